/*
 * time_expressions.c - time expressions: what is found, what it is worth, which event it dates.
 * Published on Wednesday, 28 September 2022, unless said otherwise.
 */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "base/alloc.h"
#include "coder/time/time.h"
#include "coder/time/days.h"
#include "time_tree.h"

static dm_arena arena;

static dm_times find(const dm_parse *parse, const char *published) {
    dm_times times;
    dm_error error = {0};
    assert_int_equal(dm_times_find(&arena, parse, dm_str_of(published), &times, &error), DM_OK);
    return times;
}

static void same(dm_str got, const char *want) {
    char text[128];
    assert_true(got.len < sizeof text);
    if (got.len)
        memcpy(text, got.ptr, got.len);
    text[got.len] = '\0';
    assert_string_equal(text, want);
}

typedef struct row {
    const char *sentence, *text, *value, *iso; /* text NULL: nothing is found */
} row;

static void check_on(const row *rows, size_t count, const char *published) {
    for (size_t i = 0; i < count; i++) {
        dm_arena_reset(&arena);
        dm_parse p = tree(&arena, (const char *[]){rows[i].sentence, NULL});
        dm_times times = find(&p, published);
        if (!rows[i].text) {
            if (times.len)
                fail_msg("%s: found %.*s", rows[i].sentence,
                         (int)(times.ptr[0].end - times.ptr[0].start),
                         p.text.ptr + times.ptr[0].start);
            continue;
        }
        if (!times.len)
            fail_msg("%s: nothing found", rows[i].sentence);
        same(dm_str_sub(p.text, times.ptr[0].start, times.ptr[0].end), rows[i].text);
        same(times.ptr[0].value, rows[i].value);
        same(times.ptr[0].iso, rows[i].iso);
    }
}

#define CHECK_ON(rows, published) check_on(rows, sizeof rows / sizeof *rows, published)

static void dates(void **state) {
    (void)state;
    static const row rows[] = {
        {"They met!P on Oct. 3 , 2021", "Oct. 3 , 2021", "2021-10-03", "2021-10-03"},
        {"They met!P on 3 October 2021", "3 October 2021", "2021-10-03", "2021-10-03"},
        {"They met!P on 10/03/2021", "10/03/2021", "2021-10-03", "2021-10-03"},
        {"They met!P on 23/10/2021", "23/10/2021", "2021-10-23", "2021-10-23"},
        {"They met!P on 3.10.2021", "3.10.2021", "2021-10-03", "2021-10-03"},
        {"They met!P on 2021_ -_ 10_ -_ 03", "2021-10-03", "2021-10-03", "2021-10-03"},
        {"They met!P on September 27", "September 27", "2022-09-27", "2022-09-27"},
        {"They met!P on November 27", "November 27", "2022-11-27", "2022-11-27"},
        {"They met!P on January 27", "January 27", "2022-01-27", "2022-01-27"},
        {"They will meet!I on January 27", "January 27", "2023-01-27", "2023-01-27"},
        {"They met!P on the 28th of June", "the 28th of June", "2022-06-28", "2022-06-28"},
        {"They met!P on the 19th", "the 19th", "2022-09-19", "2022-09-19"},
        {"They met!P on the 29th", "the 29th", "2022-08-29", "2022-08-29"},
        {"They will meet!I on the 5th", "the 5th", "2022-10-05", "2022-10-05"},
        {"They met!P on June 28_ -_ 30", "June 28-30", "2022-06-28", "2022-06-28/2022-06-30"},
        {"They met!P on Friday , Sept. 23", "Friday , Sept. 23", "2022-09-23", "2022-09-23"},
        {"They met!P yesterday , September 27", "yesterday , September 27", "2022-09-27",
         "2022-09-27"},
        {"They met!P in 1998", "1998", "1998", "1998"},
        {"They met!P in mid-June", "mid-June", "2022-06", "2022-06"},
        {"They met!P in late 2019", "late 2019", "2019", "2019"},
        {"They met!P on Christmas Day", "Christmas Day", "2021-12-25", "2021-12-25"},
        {"They will meet!I on Thanksgiving", "Thanksgiving", "2022-11-24", "2022-11-24"},
        {"They met!P at 14:30 GMT on Tuesday", "14:30 GMT on Tuesday", "2022-09-27T14:30",
         "2022-09-27"},
        {"They met!P at 9 p.m. yesterday", "9 p.m. yesterday", "2022-09-27T21:00", "2022-09-27"},
    };
    CHECK_ON(rows, "2022-09-28");
}

static void direction(void **state) {
    (void)state;
    static const row rows[] = {
        {"They met!P on Wednesday", "Wednesday", "2022-09-28", "2022-09-28"},
        {"They met!P on Thursday", "Thursday", "2022-09-22", "2022-09-22"},
        {"They will meet!I on Thursday", "Thursday", "2022-09-29", "2022-09-29"},
        {"They met!P last Wednesday", "last Wednesday", "2022-09-21", "2022-09-21"},
        {"They met!P last Friday night", "last Friday night", "2022-09-23TNI", "2022-09-23"},
        {"They will meet!I next Monday", "next Monday", "2022-10-03", "2022-10-03"},
        {"They will meet!I this Sunday", "this Sunday", "2022-10-02", "2022-10-02"},
        {"They stated!P this Sunday", "this Sunday", "2022-09-25", "2022-09-25"},
        {"It will guide!I them for the next decade", "the next decade", "P10Y", ""},
        {"They criticised!P Tuesday/PROPN:nmod:poss>4 's/PART:case>2 vote/NOUN:obj>1", "Tuesday",
         "2022-09-27", "2022-09-27"},
        {"They criticised!P Friday/PROPN:nmod:poss>4 's/PART:case>2 vote/NOUN:obj>1", "Friday",
         "2022-09-30", "2022-09-30"},
        {"They had/AUX:aux>3 plan!P talks/NOUN:obj>3 on Friday", "Friday", "2022-09-30",
         "2022-09-30"},
        {"They met!P in March", "March", "2022-03", "2022-03"},
        {"They met!P in November", "November", "2021-11", "2021-11"},
        {"They will meet!I in March", "March", "2023-03", "2023-03"},
        {"They met!P last October", "last October", "2021-10", "2021-10"},
        {"They met!P over the weekend", "the weekend", "2022-W38-WE", "2022-09-24/2022-09-25"},
    };
    CHECK_ON(rows, "2022-09-28T09:00:00Z");
}

static void units(void **state) {
    (void)state;
    static const row rows[] = {
        {"They met!P two days ago", "two days ago", "2022-09-26", "2022-09-26"},
        {"They met!P two weeks ago", "two weeks ago", "2022-W37", "2022-09-12/2022-09-18"},
        {"They met!P twenty_ -_ five years ago", "twenty-five years ago", "1997", "1997"},
        {"They met!P last month", "last month", "2022-08", "2022-08"},
        {"They met!P earlier this year", "earlier this year", "2022", "2022"},
        {"They met!P last week", "last week", "2022-W38", "2022-09-19/2022-09-25"},
        {"They met!P during the past three years", "the past three years", "P3Y", ""},
        {"They met!P for three days", "three days", "P3D", ""},
        {"They waited!P half an hour", "half an hour", "PT30M", ""},
        {"They will meet!I in two weeks", "two weeks", "P2W", "2022-10-10/2022-10-16"},
        {"They met!P in the 1990s", "the 1990s", "199", "1990/1999"},
        {"They met!P in the early 2000s", "the early 2000s", "200", "2000/2009"},
        {"They met!P in the second quarter", "the second quarter", "2022-Q2", "2022-04/2022-06"},
        {"They gained!P in fiscal 1998", "fiscal 1998", "FY1998", "1998"},
        {"They meet!N daily", "daily", "P1D", ""},
        {"They meet!N every two years", "every two years", "P2Y", ""},
        {"They meet!N every Sunday", "every Sunday", "XXXX-WXX-7", ""},
        {"They meet!N now", "now", "PRESENT_REF", ""},
        {"They met!P recently", "recently", "PAST_REF", ""},
        {"They met!P in the 20th century", "the 20th century", "19", ""},
        {"They met!P last summer", "last summer", "2022-SU", "2022-06/2022-08"},
    };
    CHECK_ON(rows, "2022-09-28");
}

static void look_alikes(void **state) {
    (void)state;
    static const row rows[] = {
        {"They may/AUX:aux>3 meet!I", NULL, NULL, NULL},
        {"May/PROPN:nsubj>2 resigned!P", NULL, NULL, NULL},
        {"the May/PROPN:compound>3 government/NOUN:nsubj>4 fell!P", NULL, NULL, NULL},
        {"They march!N on/ADP the capital", NULL, NULL, NULL},
        {"The second minister sat!P", NULL, NULL, NULL},
        {"April/PROPN:nsubj>3 Glaspie/PROPN:flat>1 spoke!P", NULL, NULL, NULL},
        {"A 28_ -_ year_ -_ old man died!P", NULL, NULL, NULL},
        {"They sent!P 2000/NUM:nummod>4 troops/NOUN:obj>2", NULL, NULL, NULL},
        {"They sent!P 91000116,000,000/NUM:nummod>4 troops/NOUN:obj>2", NULL, NULL, NULL},
        {"Resolution/NOUN:nsubj>3 1973/NUM:nummod>1 passed!P", NULL, NULL, NULL},
        {"It cost!P $_ 1998", NULL, NULL, NULL},
        {"They could/AUX:aux>5 one day be/AUX:cop>5 free!I", NULL, NULL, NULL},
        {"They watched!P 60 Minutes", NULL, NULL, NULL},
        {"It is a second/ADJ:amod>5 betrayal!P", NULL, NULL, NULL},
    };
    CHECK_ON(rows, "2022-09-28");
    dm_arena_reset(&arena);
    dm_parse p = tree(
        &arena, (const char *[]){"the May/PROPN:compound>3 summit/NOUN:nsubj>4 failed!P", NULL});
    assert_int_equal(find(&p, "2022-09-28").len, 1);
}

static void without_anchor(void **state) {
    (void)state;
    static const row none[] = {
        {"They met!P on Sunday", "Sunday", "XXXX-WXX-7", ""},
        {"They met!P on September 28", "September 28", "XXXX-09-28", "XXXX-09-28"},
        {"They met!P last week", "last week", "XXXX-WXX", ""},
        {"They met!P on September 28 , 2001", "September 28 , 2001", "2001-09-28", "2001-09-28"},
    };
    CHECK_ON(none, "");
    static const row year[] = {
        {"They met!P last year", "last year", "2021", "2021"},
        {"They met!P on Sunday", "Sunday", "XXXX-WXX-7", ""},
    };
    CHECK_ON(year, "2022");
    static const row month[] = {
        {"They met!P last month", "last month", "2021-12", "2021-12"},
    };
    CHECK_ON(month, "2022-01");
}

static void told_time(void **state) {
    (void)state;
    dm_arena_reset(&arena);
    dm_parse p =
        tree(&arena, (const char *[]){"They met!P on June 28 , 2021", "Troops left!P the same day",
                                      "They returned!P a year later", NULL});
    dm_times times = find(&p, "2022-09-28");
    assert_int_equal(times.len, 3);
    same(times.ptr[1].value, "2021-06-28");
    same(times.ptr[2].value, "2022");
    p = tree(&arena, (const char *[]){"They met!P on April 24 and 25 .", NULL});
    times = find(&p, "2022-09-28");
    assert_int_equal(times.len, 2);
    same(times.ptr[1].value, "2022-04-25");
}

static void long_ago(void **state) {
    (void)state;
    dm_arena_reset(&arena);
    dm_parse p = tree(&arena, (const char *[]){"He spoke!P on July/PROPN:compound>5 26 , 1956",
                                               "They invaded!P on October 29", NULL});
    dm_times times = find(&p, "2022-09-28");
    same(times.ptr[1].value, "1956-10-29");
    times = find(&p, "");
    same(times.ptr[1].value, "1956-10-29");
    p = tree(&arena,
             (const char *[]){"He spoke!P on July 26 , 2019", "They met!P on September 20", NULL});
    times = find(&p, "2022-09-28");
    same(times.ptr[1].value, "2022-09-20");
    /* What is told beside a weekday is news. */
    p = tree(&arena, (const char *[]){"They met!P on Monday", "He spoke!P on July 26 , 1956",
                                      "They signed!P it on September 20", NULL});
    times = find(&p, "2022-09-28");
    same(times.ptr[2].value, "2022-09-20");
}

static void anniversaries_date_nothing(void **state) {
    (void)state;
    dm_arena_reset(&arena);
    dm_parse p = tree(&arena, (const char *[]){"They marked!P the 73rd/ADJ anniversary", NULL});
    dm_times times = find(&p, "2022-09-28");
    assert_int_equal(times.len, 1);
    assert_true(times.ptr[0].anniversary);
    assert_null(dm_times_of(&times, &p, tree_token(&p, "marked")));
}

/* Which time dates a word of a sentence; "" for none. */
static void dated(const char *sentence, const char *word, const char *want) {
    dm_arena_reset(&arena);
    dm_parse p = tree(&arena, (const char *[]){sentence, NULL});
    dm_times times = find(&p, "2022-09-28");
    const dm_timex *x = dm_times_of(&times, &p, tree_token(&p, word));
    same(x ? dm_str_sub(p.text, x->start, x->end) : (dm_str){"", 0}, want);
}

static void attachment(void **state) {
    (void)state;
    dated("Troops attacked!P on Friday", "attacked", "Friday");
    /* the saying's time is not the attack's */
    dated("He said!P on/ADP>4 Friday that/SCONJ:mark>7 rebels/NOUN:nsubj>7 attacked/VERB:ccomp>2",
          "said", "Friday");
    dated("He said!P on/ADP>4 Friday that/SCONJ:mark>7 rebels/NOUN:nsubj>7 attacked/VERB:ccomp>2",
          "attacked", "");
    dated("He said!P that/SCONJ:mark>5 rebels/NOUN:nsubj>5 attacked/VERB:ccomp>2 on/ADP>7 "
          "Friday/PROPN:obl>5",
          "attacked", "Friday");
    dated("He said!P that/SCONJ:mark>5 rebels/NOUN:nsubj>5 attacked/VERB:ccomp>2 on/ADP>7 "
          "Friday/PROPN:obl>5",
          "said", "");
    /* what a verb says that it took place, and what it only speaks of */
    dated("They hold!P talks/NOUN:obj>2 on Friday", "talks", "Friday");
    dated("They condemned!P on/ADP>4 Friday the attack/NOUN:obj>2", "attack", "");
    dated("The president/NOUN:nsubj>3 spoke!P on Friday", "president", "");
    /* joined under one subject */
    dated("They met!P on/ADP>4 Friday and/CCONJ:cc>6 talked/VERB:conj>2", "talked", "Friday");
    /* what a parser hung on a noun near by; not what is the noun's own */
    dated(
        "They severed!P ties/NOUN:obl>2 with/ADP>5 Qatar/PROPN:nmod>3 on/ADP>7 Monday/PROPN:nmod>5",
        "severed", "Monday");
    dated(
        "They deplored!P the annexation/NOUN:obj>2 of Crimea/PROPN:nmod>4 in/ADP>8 2014/NUM:nmod>6",
        "deplored", "");
    dated("It began!P on February 14 ,/PUNCT>9 when/ADV:advmod>9 bombers/NOUN:nsubj>9 "
          "struck/VERB:acl:relcl>5",
          "struck", "February 14");
    dated("They agree!P on/ADP>4 Friday to/PART:mark>6 resume/VERB:advcl>2", "resume", "Friday");
    /* bounds date nothing, but the day on which it begins does */
    dated("They ruled!P until/ADP>4 1998", "ruled", "");
    dated("They ruled!P since/ADP>4 1998", "ruled", "");
    dated("They marched!P since/ADP>4 Saturday", "marched", "Saturday");
    /* "of" behind an hour, not behind what has a date of its own */
    dated("They met!P in/ADP>5 the morning/NOUN:obl>2 of/ADP>7 Saturday/PROPN:nmod>5", "met",
          "Saturday");
    dated("They met!P after/ADP>5 the attack/NOUN:obl>2 of/ADP>7 Saturday/PROPN:nmod>5", "met", "");
    /* at the same time */
    dated("They marched!P on/ADP>4 Friday as/SCONJ:mark>7 police/NOUN:nsubj>7 fired/VERB:advcl>2",
          "fired", "Friday");
    dated("They marched!P on/ADP>4 Friday because/SCONJ:mark>7 police/NOUN:nsubj>7 "
          "fired/VERB:advcl>2",
          "fired", "");
}

static void calendar(void **state) {
    (void)state;
    for (int32_t day = -200000; day < 200000; day += 37) {
        time_date d = time_day_date(day);
        assert_int_equal(time_day_number(d), day);
        assert_in_range(d.day, 1, time_month_days(d.year, d.month));
    }
    assert_int_equal(time_weekday(time_day_number((time_date){2022, 9, 28})), 3);
    int year, week;
    time_week(time_day_number((time_date){2021, 1, 3}), &year, &week);
    assert_int_equal(year, 2020);
    assert_int_equal(week, 53);
    time_date easter = time_easter(2022);
    assert_int_equal(easter.month * 100 + easter.day, 417);
    assert_int_equal(time_parse_date(DM_STR("2022-02-30")).day, 0);
    assert_int_equal(time_parse_date(DM_STR("XXXX-02-03")).year, 0);
}

static const char *const long_text[] = {
    "They met!P on Friday , Sept. 23 , and at 9 p.m. yesterday , two weeks ago and in the 1990s",
    "The same day they will/AUX:aux>5 meet!I for three days in mid-June every Sunday", NULL};

static void memory_runs_out(void **state) {
    (void)state;
    dm_arena trees;
    dm_arena_init(&trees, 0);
    dm_parse p = tree(&trees, long_text);
    dm_times times;
    dm_error error;
    bool done = false;
    for (uint64_t n = 1; !done && n < 100; n++) {
        dm_arena_free(&arena);
        dm_arena_init(&arena, 0);
        dm_alloc_fail_after(n);
        dm_status status = dm_times_find(&arena, &p, DM_STR("2022-09-28"), &times, &error);
        dm_alloc_fail_after(0);
        done = status == DM_OK;
        if (!done) {
            assert_int_equal(status, DM_ERR_MEMORY);
            assert_int_equal(times.len, 0);
        }
    }
    assert_true(done);
    dm_arena_free(&trees);
}

static void locale_does_not_matter(void **state) {
    (void)state;
    dm_arena_reset(&arena);
    dm_parse p = tree(&arena, long_text);
    dm_times before = find(&p, "2022-09-28");
    setlocale(LC_ALL, "tr_TR.UTF-8");
    setlocale(LC_ALL, "de_DE.UTF-8");
    dm_times after = find(&p, "2022-09-28");
    setlocale(LC_ALL, "C");
    assert_int_equal(before.len, after.len);
    for (size_t i = 0; i < before.len; i++) {
        assert_true(dm_str_eq(before.ptr[i].value, after.ptr[i].value));
        assert_int_equal(before.ptr[i].start, after.ptr[i].start);
    }
}

static int set_up(void **state) {
    (void)state;
    dm_arena_init(&arena, 0);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    dm_arena_free(&arena);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates),           cmocka_unit_test(direction),
        cmocka_unit_test(units),           cmocka_unit_test(look_alikes),
        cmocka_unit_test(without_anchor),  cmocka_unit_test(told_time),
        cmocka_unit_test(long_ago),        cmocka_unit_test(anniversaries_date_nothing),
        cmocka_unit_test(attachment),      cmocka_unit_test(calendar),
        cmocka_unit_test(memory_runs_out), cmocka_unit_test(locale_does_not_matter),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
