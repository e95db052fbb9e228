/*
 * published.c - tests of dates as printed and of the choice of the date of publication.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

#include "base/alloc.h"
#include "intake/article.h"
#include "intake/dates.h"

static void check_date(const char *text, const char *language, const char *expected) {
    dm_arena arena;
    dm_date d;
    dm_arena_init(&arena, 0);
    dm_date_hints hints = {.language = dm_str_of(language)};
    dm_str got =
        dm_date_find(dm_str_of(text), 0, hints, &d) ? dm_date_print(&arena, &d) : DM_STR("none");
    dm_str want = dm_str_of(expected);
    if (!dm_str_eq(got, want))
        printf("[%s]: expected %.*s, got %.*s\n", text, DM_FMT(want), DM_FMT(got));
    assert_true(dm_str_eq(got, want));
    dm_arena_free(&arena);
}

static void forms(void **state) {
    (void)state;
    static const char *const cases[][3] = {
        {"2022-10-03T08:00:00+02:00", "", "2022-10-03"},
        {"Mon, 03 Oct 2022 08:00:00 GMT", "en", "2022-10-03"},
        {"Monday, October 3, 2022", "en", "2022-10-03"},
        {"Oct. 3", "en", "XXXX-10-03"},
        {"on the 3rd of October 2022", "en", "2022-10-03"},
        {"3-Oct-2022", "en", "2022-10-03"},
        {"October 2022", "en", "2022-10"},
        {"20221003", "", "2022-10-03"},
        {"03.10.2022", "", "2022-10-03"},
        {"25/12/2022", "", "2022-12-25"},
        {"2022\xe5\xb9\xb4"
         "10\xe6\x9c\x88"
         "3\xe6\x97\xa5",
         "zh", "2022-10-03"},
        {"3 de octubre de 2022", "es", "2022-10-03"},
        {"3. Oktober 2022", "de", "2022-10-03"},
        {"le 1er ao\xc3\xbbt 2022", "fr", "2022-08-01"},
        {"3 \xd0\xbe\xd0\xba\xd1\x82\xd1\x8f\xd0\xb1\xd1\x80\xd1\x8f 2022", "ru", "2022-10-03"},
        {"3 Ekim 2022", "tr", "2022-10-03"},
        {"3 listopada 2022", "pl", "2022-11-03"},
        {"3. listopada 2022.", "hr", "2022-10-03"},
        {"They may 10 times march 12 miles", "en", "none"},
        {"31 February 2022", "en", "2022-02"},
        {"at 10:30 in room 12", "en", "none"},
        {"version 1.2.22", "en", "none"},
        {"", "", "none"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_date(cases[i][0], cases[i][1], cases[i][2]);
}

static void calendar(void **state) {
    (void)state;
    dm_date d = {.year = 2022, .month = 6, .day = 20};
    assert_int_equal(dm_date_weekday(&d), 2);
    dm_date_shift(&d, -20);
    assert_true(d.year == 2022 && d.month == 5 && d.day == 31);
    dm_date epoch = {.year = 1970, .month = 1, .day = 1},
            leap = {.year = 2000, .month = 2, .day = 29};
    assert_int_equal(dm_date_days(&epoch), 0);
    assert_int_equal(dm_date_days(&leap), 11016);
    dm_date end = {.month = 12, .day = 31};
    dm_date_shift(&end, 1);
    assert_true(end.year == 0 && end.month == 1 && end.day == 1);
    dm_date_hints hints = {0};
    assert_true(dm_date_find(DM_STR("Monday, June 20, 2022"), 0, hints, &d) &&
                dm_date_weekday_fits(&d) && d.start == 0);
    assert_true(dm_date_find(DM_STR("Friday, June 20, 2022"), 0, hints, &d) &&
                !dm_date_weekday_fits(&d));
    assert_true(dm_date_parse(DM_STR("1664784000"), hints, &d) && d.utc && d.year == 2022 &&
                d.month == 10 && d.day == 3);
    assert_true(dm_date_parse(DM_STR("2022-10"), hints, &d) && d.month == 10 && d.day == 0);
    assert_false(dm_date_parse(DM_STR("soon"), hints, &d));
}

typedef struct page {
    const char *text, *url, *crawled, *option;
    dm_date_clue clues[3];
    size_t clue_count;
    const char *expected;
    dm_date_source from;
    const char *input; /* of a plain text, lines above and below it too */
} page;

static void check_page(const page *p) {
    dm_arena arena;
    dm_arena_init(&arena, 0);
    dm_article article = {.text = dm_str_of(p->text ? p->text : ""),
                          .url = dm_str_of(p->url ? p->url : ""),
                          .language = DM_STR("en")};
    dm_resource resource = {.kind = p->input ? DM_RESOURCE_TEXT : DM_RESOURCE_FIELDS,
                            .bytes = dm_str_of(p->input ? p->input : ""),
                            .crawled = dm_str_of(p->crawled ? p->crawled : "")};
    dm_intake_options options = {.published = dm_str_of(p->option ? p->option : "")};
    dm_published_choose(&arena, &article, &resource, &options, p->clues, p->clue_count);
    if (!dm_str_is(article.published, p->expected))
        printf("expected %s, got %.*s\n", p->expected, (int)article.published.len,
               article.published.len ? article.published.ptr : "");
    assert_true(dm_str_is(article.published, p->expected));
    assert_int_equal(article.published_from, p->from);
    assert_int_equal(!!(article.flags & DM_FLAG_NO_DATE), p->from == DM_DATE_NONE);
    assert_true(article.published_confidence >= 0 && article.published_confidence <= 1);
    dm_arena_free(&arena);
}

#define CLUE(text, what)                                                                           \
    { DM_DATE_METADATA, {text, sizeof text - 1}, what }

static void choices(void **state) {
    (void)state;
    const page pages[] = {
        {.text = "Envoys met.", .expected = "", .from = DM_DATE_NONE},
        {.option = "3 October 2022",
         .clues = {CLUE("2019-01-01", "datePublished")},
         .clue_count = 1,
         .expected = "2022-10-03",
         .from = DM_DATE_OPTION},
        {.clues = {CLUE("2022-10-03T08:00:00+02:00", "article:published_time")},
         .clue_count = 1,
         .expected = "2022-10-03",
         .from = DM_DATE_METADATA},
        /* Modification is weaker than publication, whatever the order. */
        {.clues = {CLUE("2022-11-09", "dateModified"), CLUE("2022-10-03", "datePublished")},
         .clue_count = 2,
         .expected = "2022-10-03",
         .from = DM_DATE_METADATA},
        /* A little after midnight in UTC, the evening before at home. */
        {.url = "https://example.org/2019/11/18/envoys",
         .clues = {CLUE("2019-11-19T07:03:25+00:00", "datePublished")},
         .clue_count = 1,
         .expected = "2019-11-18",
         .from = DM_DATE_METADATA},
        {.url = "https://example.org/news/20221003-envoys.html",
         .expected = "2022-10-03",
         .from = DM_DATE_URL},
        {.url = "https://example.org/2022/oct/03/envoys",
         .expected = "2022-10-03",
         .from = DM_DATE_URL},
        {.url = "https://example.org/2022/10/envoys", .expected = "2022-10", .from = DM_DATE_URL},
        {.url = "https://example.org/story-2022103/envoys", .expected = "", .from = DM_DATE_NONE},
        {.text = "NAIROBI (Agency) March 3, 2008: Envoys met.",
         .expected = "2008-03-03",
         .from = DM_DATE_DATELINE},
        {.text = "KYIV, Oct 3 (Agency) - Envoys met.",
         .expected = "XXXX-10-03",
         .from = DM_DATE_DATELINE},
        {.text = "KYIV, Oct 3 (Agency) - Envoys met.",
         .crawled = "2022-12-01T00:00:00Z",
         .expected = "2022-10-03",
         .from = DM_DATE_DATELINE},
        {.text = "KYIV, Dec 30 (Agency) - Envoys met.",
         .crawled = "2022-01-02T00:00:00Z",
         .expected = "2021-12-30",
         .from = DM_DATE_DATELINE},
        {.text = "The envoy spoke yesterday, September 27, before the assembly.",
         .expected = "XXXX-09-28",
         .from = DM_DATE_TEXT},
        /* The end of a month, and a date that nothing ties to the day of writing. */
        {.text = "The vote of yesterday (March 31) was close.",
         .expected = "XXXX-04-01",
         .from = DM_DATE_TEXT},
        {.text = "On March 31 the envoys will meet again.", .expected = "", .from = DM_DATE_NONE},
        {.text = "SANTO DOMINGO, March 7, 2008 (Agency) - Envoys met.",
         .expected = "2008-03-07",
         .from = DM_DATE_DATELINE},
        {.text = "BOMA, Democratic Republic of Congo, Mar 9, 2023 - Envoys met.",
         .expected = "2023-03-09",
         .from = DM_DATE_DATELINE},
        {.text = "Doha \xe2\x80\x93 May 7 (Agency) \xe2\x80\x93 Envoys met.",
         .expected = "XXXX-05-07",
         .from = DM_DATE_DATELINE},
        {.text = "IPOH, March 7: Envoys met.", .expected = "XXXX-03-07", .from = DM_DATE_DATELINE},
        /* Lines above and below the text. */
        {.input = "Envoys meet\n\nSource: Bay Daily   2023-08-24 16:52   Print\n\nThey met.",
         .expected = "2023-08-24",
         .from = DM_DATE_DATELINE},
        {.input = "Envoys meet\n\nAs of: 08/29/2019 7:15 a.m. | 3 min.\n\nThey met.",
         .expected = "2019-08-29",
         .from = DM_DATE_DATELINE},
        {.input = "Office of the Premier | News | Nadi, 30 July 2024\n\nThey met.",
         .expected = "2024-07-30",
         .from = DM_DATE_DATELINE},
        {.input = "Source: www.bay.example/2024/06/27/envoys\n\nThey met.",
         .expected = "2024-06-27",
         .from = DM_DATE_URL},
        {.input = "Envoys meet\n\nThey met.\n\nUpdate: 14.11.2022",
         .expected = "2022-11-14",
         .from = DM_DATE_DATELINE},
        {.input = "Envoys meet\n\nThey met.\n\nBy a staff writer, weekend pages, 3 mar 2008\n",
         .expected = "2008-03-03",
         .from = DM_DATE_DATELINE},
        /* Headlines and sentences have dates too; so has the clock of a masthead. */
        {.input = "Envoys to meet on 3 May 2019 in Nadi\n\nThey met.",
         .expected = "",
         .from = DM_DATE_NONE},
        {.input = "Monday, June 20, 2022\n\nThey met.", .expected = "", .from = DM_DATE_NONE},
        {.input = "Envoys meet\n\nThey met.\n\nThe treaty was signed in Nadi on 3 May 2019.",
         .expected = "",
         .from = DM_DATE_NONE},
        /* By the days that the text tells of, and by the clock beside it. */
        {.input = "Envoys leave\n\nBy the desk - Published on 07/04/2025 at 08:12 - 3 min.\n\nThe "
                  "bridge was hit in the night from March 31 to April 1.",
         .text = "The bridge was hit in the night from March 31 to April 1.",
         .expected = "2025-04-07",
         .from = DM_DATE_DATELINE},
        {.input =
             "Envoys leave\n\nPublished on 07/04/2025 08:12 PM\n\nThe bridge was hit on July 2.",
         .text = "The bridge was hit on July 2.",
         .expected = "2025-07-04",
         .from = DM_DATE_DATELINE},
        /* The year in what follows the day, or by the weekday and the latest year told of. */
        {.text = "Nadi, Dec 23 (Agency) 2024 The envoys met on Monday.",
         .expected = "2024-12-23",
         .from = DM_DATE_DATELINE},
        {.text = "Nadi, October 17, Rabbit 113 (2024) (Agency) -- The envoys met.",
         .expected = "2024-10-17",
         .from = DM_DATE_DATELINE},
        {.text = "Nadi, the 7 February 2024 (Agency) - The envoys met.",
         .expected = "2024-02-07",
         .from = DM_DATE_DATELINE},
        {.text = "01.05.2021 10:42 / Nadi - Agency. The envoys met.",
         .expected = "2021-05-01",
         .from = DM_DATE_DATELINE},
        {.text =
             "NADI, March 8 (Agency) -- Envoys met on Saturday, the first time since 2023. They "
             "want a bridge by 2031.",
         .expected = "2025-03-08",
         .from = DM_DATE_DATELINE},
        {.text = "NADI, March 8 (Agency) -- Envoys met on Saturday, the first time since 2009.",
         .expected = "XXXX-03-08",
         .from = DM_DATE_DATELINE},
        /* The day of the dateline, not the clock of an editor elsewhere. */
        {.input =
             "Source: Agency | Editor: A. Mwangi | 2023-11-03 06:14:02\n\nNADI, Nov. 2 (Agency) "
             "-- Envoys met on Thursday.",
         .text = "NADI, Nov. 2 (Agency) -- Envoys met on Thursday.",
         .expected = "2023-11-02",
         .from = DM_DATE_DATELINE},
        /* After the crawl, and before 1990. */
        {.crawled = "2022-10-05",
         .clues = {CLUE("2031-01-01", "datePublished"), CLUE("2022-10-03", "time[datetime]")},
         .clue_count = 2,
         .expected = "2022-10-03",
         .from = DM_DATE_METADATA},
        {.clues = {CLUE("1970-01-01T00:00:00Z", "datePublished")},
         .clue_count = 1,
         .expected = "",
         .from = DM_DATE_NONE},
        /* Day and month by the country of the outlet. */
        {.url = "https://www.example.co.uk/envoys",
         .clues = {CLUE("03/10/2022", "date")},
         .clue_count = 1,
         .expected = "2022-10-03",
         .from = DM_DATE_METADATA},
        {.url = "https://www.example.us/envoys",
         .clues = {CLUE("10/03/2022", "date")},
         .clue_count = 1,
         .expected = "2022-10-03",
         .from = DM_DATE_METADATA},
        /* By the weekday where the country says nothing. */
        {.url = "https://www.example.com/envoys",
         .clues = {CLUE("Monday 03/10/2022", "date")},
         .clue_count = 1,
         .expected = "2022-10-03",
         .from = DM_DATE_METADATA},
    };
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
        check_page(&pages[i]);
}

static void refused_memory(void **state) {
    (void)state;
    for (uint64_t nth = 1; nth < 4; nth++) {
        dm_arena arena;
        dm_arena_init(&arena, 0);
        dm_article article = {.text = DM_STR("KYIV, Oct 3, 2022 (Agency) - Envoys met."),
                              .language = DM_STR("en")};
        dm_resource resource = {
            .kind = DM_RESOURCE_HTML,
            .bytes = DM_STR("<html><body><h1>Envoys meet</h1>3 October 2022<p>Text</body></html>")};
        dm_alloc_fail_after(nth);
        dm_published_choose(&arena, &article, &resource, NULL, NULL, 0);
        dm_alloc_fail_after(0);
        assert_true(arena.failed || dm_str_is(article.published, "2022-10-03"));
        dm_arena_free(&arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(forms),
        cmocka_unit_test(calendar),
        cmocka_unit_test(choices),
        cmocka_unit_test(refused_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
