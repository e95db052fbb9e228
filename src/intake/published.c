/*
 * published.c - the date of publication of an article.
 *
 * Every place that may tell it gives candidates; each has a weight by where it stands (measured
 * with bench/dates) and loses some when it is doubtful (a weekday that does not fit, day and month
 * that could be swapped). Candidates for the same day confirm one another. The heaviest wins:
 *
 *   option         1.00  the user's word
 *   metadata       0.95  datePublished, article:published_time and their like; a modification 0.50
 *   URL            0.93  /2022/10/03/
 *   dateline       0.90  "February 25, 2022" beside the title; "KYIV, Oct 3, 2022 (Agency) -"
 *   crawl header   0.85  "date 2022-10-03"
 *   short lines    0.84  "Source: Bay Daily   2022-10-03 16:52"; below the text 0.75
 *   text           0.70  "yesterday, September 27": the day after
 *   page header    0.35  the masthead's clock shows when the page was fetched, not when the article
 *                        was written
 *
 * A time in UTC may fall on the day after or before the outlet's own: where the URL or the page
 * prints a neighbouring day, that is taken. A day without its year takes the year from a weaker
 * candidate that is not before it, or the one that the weekday in the lead and the latest year told
 * of leave open (published_years.c); failing that it stays partial. Dates before 1990 and after the
 * crawl are not believed; the clock of the computer is never asked.
 */
#include "intake/article.h"

#include <stdio.h>

#include <unicode/udatpg.h>

#include "base/utf8.h"
#include "intake/dates.h"
#include "intake/published_lines.h"
#include "intake/published_page.h"
#include "intake/published_parts.h"

enum {
    HEAD_BYTES = 600,
    MARKUP_BYTES = 400,
    PRINTED = 4,
    DATELINE_PARAGRAPHS = 3,
    LEAD_BYTES = 1200,
    YEAR_WITHIN = 32 /* bytes of a dateline behind its day */
};

typedef dm_published_choice choice;
typedef dm_published_candidate candidate;

static void add(choice *self, dm_date date, dm_date_source from, double weight, bool printed) {
    if (self->count == DM_PUBLISHED_MOST ||
        (date.year && (date.year < DM_PUBLISHED_FIRST_YEAR || date.year > DM_PUBLISHED_LAST_YEAR)))
        return;
    if (dm_published_full(&date) && self->crawled && dm_date_days(&date) > self->crawled + 1)
        return;
    if (!dm_date_weekday_fits(&date)) {
        dm_date swapped = date;
        swapped.month = date.day;
        swapped.day = date.month;
        bool mended = date.ambiguous && dm_date_weekday_fits(&swapped);
        date = mended ? swapped : date;
        weight *= mended ? 1 : 0.6;
    } else if (date.ambiguous && !date.weekday) {
        weight *= self->hints.order == DM_DATE_ORDER_UNKNOWN ? 0.6 : 0.9;
    }
    self->candidates[self->count++] = (candidate){date, from, weight, printed};
}

/* ---- where dates stand ---- */

/* Day before month or after, in the outlet's country (its top-level domain) and language: ICU
 * knows. */
static dm_date_order order_of(dm_str url, dm_str language) {
    char locale[16] = "en";
    size_t n = 2, host = dm_str_find(url, DM_STR("://"), 0);
    if (language.len >= 2 && language.len < 8) {
        memcpy(locale, language.ptr, language.len);
        n = language.len;
    }
    locale[n] = '\0';
    host = host == SIZE_MAX ? 0 : host + 3;
    size_t end = host;
    while (end < url.len && url.ptr[end] != '/' && url.ptr[end] != ':')
        end++;
    bool country = end - host > 3 && url.ptr[end - 3] == '.';
    if (country && n <= 3) {
        bool uk = !memcmp(url.ptr + end - 2, "uk", 2);
        locale[n++] = '_';
        locale[n++] = uk ? 'G' : (char)(url.ptr[end - 2] & ~32);
        locale[n++] = uk ? 'B' : (char)(url.ptr[end - 1] & ~32);
        locale[n] = '\0';
    } else if (n == 2 && !memcmp(locale, "en", 2)) {
        return DM_DATE_ORDER_UNKNOWN;
    }
    UErrorCode status = U_ZERO_ERROR;
    UDateTimePatternGenerator *generator = udatpg_open(locale, &status);
    UChar pattern[64] = {0};
    static const UChar skeleton[] = {'y', 'M', 'd', 0};
    if (U_SUCCESS(status))
        udatpg_getBestPattern(generator, skeleton, 3, pattern, 63, &status);
    udatpg_close(generator);
    for (const UChar *p = pattern; U_SUCCESS(status) && *p; p++)
        if (*p == 'd' || *p == 'M')
            return *p == 'd' ? DM_DATE_DAY_FIRST : DM_DATE_MONTH_FIRST;
    return DM_DATE_ORDER_UNKNOWN;
}

/* Days and months as numbers anywhere? Only then ICU is asked. */
static bool needs_order(dm_str s) {
    dm_date d;
    dm_date_hints none = {0};
    return dm_date_find(dm_str_sub(s, 0, HEAD_BYTES), 0, none, &d) && d.ambiguous;
}

static bool detail_has(const dm_date_clue *clue, const char *word) {
    return clue->detail &&
           dm_str_find_nocase(dm_str_of(clue->detail), dm_str_of(word), 0) != SIZE_MAX;
}

static void from_metadata(choice *self, const dm_date_clue *clues, size_t count) {
    for (size_t i = 0; i < count; i++) {
        dm_date date;
        if (!dm_date_parse(clues[i].value, self->hints, &date))
            continue;
        bool modified = detail_has(&clues[i], "modif") || detail_has(&clues[i], "updat") ||
                        detail_has(&clues[i], "revis");
        bool published = detail_has(&clues[i], "publi") || detail_has(&clues[i], "field") ||
                         detail_has(&clues[i], "pubdate");
        double weight = modified ? 0.5 : published ? 0.95 : 0.85;
        bool printed = clues[i].from != DM_DATE_METADATA || (date.timed && !date.utc && date.day);
        if (clues[i].from == DM_DATE_PAGE_HEADER)
            weight = 0.35;
        else if (clues[i].from != DM_DATE_METADATA)
            weight = modified ? 0.5 : 0.88;
        add(self, date, clues[i].from ? clues[i].from : DM_DATE_METADATA,
            weight - 0.001 * (double)i, printed);
    }
}

/* "2022/oct/03/": to "oct 03, 2022". */
static bool named_month(dm_str year, dm_date_hints hints, dm_date *date) {
    char text[32];
    dm_str rest = dm_str_sub(year, 5, 24), month, day;
    if (year.len < 5 || year.ptr[4] != '/' || !dm_str_split(&rest, '/', &month) ||
        !dm_str_split(&rest, '/', &day) || month.len > 12 || day.len > 2 || !rest.ptr)
        return false;
    int n = snprintf(text, sizeof text, "%.*s %.*s, %.4s", DM_FMT(month), DM_FMT(day), year.ptr);
    return dm_date_find((dm_str){text, (size_t)n}, 0, hints, date) && dm_published_full(date);
}

/* /2022/10/03/, /2022-10-03-, /20221003, /2022/oct/03/, /2022/10/ */
static void from_url(choice *self, dm_str url) {
    if (!url.len)
        return;
    size_t path = dm_str_find(url, DM_STR("://"), 0), at = 0;
    path = path == SIZE_MAX ? 0 : path + 3;
    const char *slash = memchr(url.ptr + path, '/', url.len - path);
    dm_str rest = slash ? dm_str_range(slash, url.ptr + url.len) : (dm_str){0};
    for (; at + 5 < rest.len; at++) {
        const char *p = rest.ptr + at;
        if (!p[0] || !strchr("/-_=.", p[0]) ||
            !((p[1] == '1' && p[2] == '9') || (p[1] == '2' && p[2] == '0')))
            continue;
        dm_str year = dm_str_sub(rest, at + 1, rest.len);
        dm_date date = {0};
        char joined[16];
        bool digits = year.len >= 8;
        for (size_t i = 0; i < 8 && digits; i++)
            digits = year.ptr[i] >= '0' && year.ptr[i] <= '9';
        if (digits) {
            memcpy(joined, year.ptr, 8);
            if (dm_date_parse((dm_str){joined, 8}, self->hints, &date) && dm_published_full(&date))
                add(self, date, DM_DATE_URL, 0.93, true);
            else
                continue;
            return;
        }
        if (year.len > 4 && strchr("/-_", year.ptr[4]) &&
            dm_date_find(dm_str_sub(year, 0, 10), 0, self->hints, &date) && date.start == 0 &&
            dm_published_full(&date)) {
            add(self, date, DM_DATE_URL, 0.93, true);
            return;
        }
        if (p[0] == '/' && named_month(year, self->hints, &date)) {
            add(self, date, DM_DATE_URL, 0.93, true);
            return;
        }
        if (p[0] == '/' && year.len >= 8 && year.ptr[4] == '/' && year.ptr[7] == '/' &&
            dm_date_parse(dm_str_sub(year, 0, 7), self->hints, &date) && date.month) {
            add(self, date, DM_DATE_URL, 0.6, true);
            return;
        }
    }
}

/* The text of a stretch of the input, tags left out. */
static dm_str without_tags(dm_arena *arena, dm_str raw) {
    raw = dm_str_sub(raw, 0, MARKUP_BYTES);
    char *out = dm_arena_alloc(arena, raw.len + 1);
    size_t n = 0;
    bool tag = false;
    for (size_t i = 0; out && i < raw.len; i++) {
        tag = tag || raw.ptr[i] == '<';
        out[n] = tag ? ' ' : raw.ptr[i];
        n++;
        tag = tag && raw.ptr[i] != '>';
    }
    return (dm_str){out ? out : "", n};
}

/* A day with its weekday: a masthead's clock, unless it stands below the headline or the lead tells
 * of that day. */
static double weigh_clock(const dm_article *article, dm_str input, size_t start,
                          const dm_date *date) {
    size_t title = article->title.len ? dm_str_find(input, article->title, 0) : SIZE_MAX;
    if (!dm_published_full(date))
        return 0.35;
    if (title != SIZE_MAX && title < start)
        return 0.8;
    return dm_published_lead_names(article->text, date) ? 0.62 : 0.35;
}

/* What the text stage took from before and beside the text: crawl headers, date lines, clocks. */
static void from_head(choice *self, dm_arena *arena, dm_str input) {
    for (size_t i = 0; i < self->article->discarded.len; i++) {
        const dm_discard *d = &self->article->discarded.ptr[i];
        dm_date_source from = !strcmp(d->reason, "crawl-header")  ? DM_DATE_CRAWL_HEADER
                              : !strcmp(d->reason, "dateline")    ? DM_DATE_DATELINE
                              : !strcmp(d->reason, "page-header") ? DM_DATE_PAGE_HEADER
                                                                  : DM_DATE_NONE;
        dm_date date;
        dm_str line = dm_str_sub(input, d->start, d->end);
        if (from == DM_DATE_NONE || !dm_date_find(without_tags(arena, line), 0, self->hints, &date))
            continue;
        bool updated = dm_str_find_nocase(line, DM_STR("updat"), 0) != SIZE_MAX ||
                       dm_str_find_nocase(line, DM_STR("modif"), 0) != SIZE_MAX;
        double weight = from == DM_DATE_CRAWL_HEADER ? 0.85
                        : from == DM_DATE_DATELINE
                            ? (updated ? 0.6 : 0.9)
                            : weigh_clock(self->article, input, d->start, &date);
        add(self, date, from, weight, true);
    }
}

/* Only words with capitals, and a mark at the end: "KYIV, ", "Baku, Azerbaijan, ", "(",
 * "NAIROBI (Agency) ", "LIMA: ", "La Paz, ", "Riyadh, Dhu al-Qi'dah 26, 1439, ". */
static bool place_before(dm_str s) {
    dm_str word;
    bool first = true;
    s = dm_str_trim(s);
    if (dm_str_ends(s, DM_STR(" the")))
        s = dm_str_trim(dm_str_sub(s, 0, s.len - 4)); /* "Dakar, the 7 February" */
    bool dash = dm_str_ends(s, DM_STR("\xe2\x80\x93")) || dm_str_ends(s, DM_STR("\xe2\x80\x94"));
    if (s.len < 3 || (!dash && !strchr(",(/):", s.ptr[s.len - 1])))
        return false;
    while (dm_str_split(&s, ' ', &word)) {
        size_t at = 0;
        if (!word.len)
            continue;
        uint32_t c = dm_utf8_next(word, &at);
        bool within =
            !first && (dm_str_is(word, "of") || dm_str_is(word, "and") || dm_str_is(word, "the") ||
                       dm_str_is(word, "de") || dm_str_starts(word, DM_STR("al-")));
        bool alone = first && word.len < 3 && !s.len; /* "La Paz" */
        if ((dm_utf8_is_lower(c) && !within) || alone)
            return false;
        first = false;
    }
    return true;
}

/* "Dec 23 (Agency) 2024", "October 17, Juche 113 (2024)": the year in what follows the day; 0 if
 * there is none. */
static int year_behind(dm_str behind) {
    behind = dm_str_sub(behind, 0, YEAR_WITHIN);
    for (size_t at = 1; at + 4 <= behind.len; at++) {
        uint64_t year;
        bool after = behind.ptr[at - 1] == '(' ||
                     (at > 1 && behind.ptr[at - 1] == ' ' && behind.ptr[at - 2] == ')');
        bool ends = at + 4 == behind.len || strchr(" )", behind.ptr[at + 4]);
        if (after && ends &&
            dm_str_number(dm_str_sub(behind, at, at + 4), DM_PUBLISHED_LAST_YEAR, &year) &&
            year >= DM_PUBLISHED_FIRST_YEAR)
            return (int)year;
    }
    return 0;
}

/* "01.05.2021 10:42 / Bishkek": a full date with its time and a mark, before everything. */
static bool opens_line(dm_str head, const dm_date *date) {
    dm_str rest = dm_str_trim(dm_str_sub(head, date->end, head.len));
    return date->start == 0 && dm_published_full(date) && date->timed && rest.len &&
           strchr("/|", rest.ptr[0]);
}

/* "KYIV, Oct 3 (Agency) - ", "MOSCOW, October 3. /AGENCY/." before the first sentence. */
static void from_dateline(choice *self, dm_str text) {
    size_t at = 0;
    for (int paragraph = 0; paragraph < DATELINE_PARAGRAPHS && at < text.len; paragraph++) {
        dm_date date;
        dm_str head = dm_str_sub(text, at, at + 120);
        if (dm_date_find(head, 0, self->hints, &date) && date.day && date.start <= 60 &&
            (opens_line(head, &date) || place_before(dm_str_sub(head, 0, date.start)))) {
            if (!date.year)
                date.year = year_behind(dm_str_sub(head, date.end, head.len));
            add(self, date, DM_DATE_DATELINE, 0.88 - 0.01 * paragraph, true);
            return;
        }
        size_t end = dm_str_find(text, DM_STR("\n\n"), at);
        at = end == SIZE_MAX ? text.len : end + 2;
    }
}

static bool lower_word_before(dm_str text, size_t at, const char *word) {
    dm_str before = dm_str_sub(text, at > 24 ? at - 24 : 0, at);
    while (before.len && strchr(" ,(", before.ptr[before.len - 1]))
        before.len--;
    dm_str w = dm_str_of(word);
    return before.len >= w.len &&
           dm_str_eq_nocase(dm_str_sub(before, before.len - w.len, before.len), w);
}

/* "yesterday, September 27", "today (October 3)": the day of writing by the words of the article.
 */
static void from_text(choice *self, dm_str text) {
    static const struct {
        const char *word;
        int shift;
    } words[] = {{"yesterday", 1}, {"today", 0}, {"tomorrow", -1}, {"this morning", 0},
                 {"ayer", 1},      {"hoy", 0},   {"hier", 1},      {"aujourd'hui", 0},
                 {"gestern", 1},   {"heute", 0}, {"ieri", 1},      {"oggi", 0},
                 {"ontem", 1},     {"hoje", 0}};
    dm_date date;
    text = dm_str_sub(text, 0, DM_PUBLISHED_TEXT_BYTES);
    for (size_t at = 0; dm_date_find(text, at, self->hints, &date);
         at = date.end > at ? date.end : at + 1)
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (date.month && date.day && lower_word_before(text, date.start, words[i].word)) {
                if (words[i].shift)
                    dm_date_shift(&date, words[i].shift);
                add(self, date, DM_DATE_TEXT, 0.7, true);
                break;
            }
}

static bool is_page(const dm_resource *resource) {
    dm_str head = dm_str_sub(resource->bytes, 0, 2000);
    return resource->kind == DM_RESOURCE_HTML ||
           (resource->kind == DM_RESOURCE_UNKNOWN &&
            (dm_str_find_nocase(head, DM_STR("<html"), 0) != SIZE_MAX ||
             dm_str_find_nocase(head, DM_STR("<!doctype"), 0) != SIZE_MAX));
}

/* What the page prints beside its headline, where metadata are missing or speak of another clock.
 */
static void from_page(choice *self, dm_arena *arena, dm_str html) {
    dm_printed_date printed[PRINTED];
    dm_date date;
    dm_arena_mark mark = dm_arena_tell(arena);
    size_t n =
        dm_published_printed(arena, html, self->article->title, self->hints, printed, PRINTED);
    dm_arena_rewind(arena, mark);
    for (size_t i = 0; i < n; i++)
        add(self, printed[i].date, DM_DATE_DATELINE, printed[i].weight, true);
    if (!self->count && dm_published_scripted(html, self->hints, &date))
        add(self, date, DM_DATE_METADATA, 0.6, false);
}

/* The short lines above and below a text that is no page. */
static void from_lines(choice *self, dm_str text) {
    dm_line_date lines[PRINTED];
    size_t n = dm_published_lines(text, self->hints, lines, PRINTED);
    for (size_t i = 0; i < n; i++) {
        if (lines[i].url.len)
            from_url(self, lines[i].url);
        else
            add(self, lines[i].date, DM_DATE_DATELINE, lines[i].weight, true);
    }
}

/*
 * The last resort: a full date in the first paragraphs whose weekday the lead gives ("on Tuesday
 * ... at the ceremony on April 4, 2023"). News is written on the day or the day after.
 */
static void from_lead(choice *self, dm_str text) {
    dm_date date;
    text = dm_str_sub(text, 0, LEAD_BYTES);
    for (size_t at = 0; dm_date_find(text, at, self->hints, &date);
         at = date.end > at ? date.end : at + 1)
        if (dm_published_full(&date) && dm_date_weekday_fits(&date) &&
            dm_published_lead_names(text, &date)) {
            add(self, date, DM_DATE_TEXT, 0.5, false);
            return;
        }
}

/* ---- weighing ---- */

/* A local time in metadata that is the UTC time with another label: templates do that. */
static bool mislabelled(const choice *self, const candidate *local) {
    if (local->from != DM_DATE_METADATA)
        return false;
    for (size_t i = 0; i < self->count; i++) {
        const dm_date *d = &self->candidates[i].date;
        if (d->utc && d->hour == local->date.hour && dm_published_full(d) &&
            dm_date_days(d) == dm_date_days(&local->date))
            return true;
    }
    return false;
}

/* The heaviest candidate that shows the outlet's own day, on the day itself or next to it. NULL if
 * there is none. */
static const candidate *printed_beside(const choice *self, const candidate *utc) {
    const candidate *best = NULL;
    for (size_t i = 0; i < self->count; i++) {
        const candidate *c = &self->candidates[i];
        if (!c->printed || c->date.utc || !dm_published_full(&c->date) || c->weight < 0.5 ||
            mislabelled(self, c))
            continue;
        long apart = dm_date_days(&c->date) - dm_date_days(&utc->date);
        bool possible = apart == 0 || (apart == -1 && utc->date.hour < 12) ||
                        (apart == 1 && utc->date.hour >= 10);
        if (possible && (!best || c->weight > best->weight))
            best = c;
    }
    return best;
}

/* A time in UTC beside a printed day next to it: the printed day is the outlet's. */
static void local_days(choice *self) {
    dm_date moved[DM_PUBLISHED_MOST];
    for (size_t i = 0; i < self->count; i++) {
        const candidate *c = &self->candidates[i];
        bool utc = dm_published_full(&c->date) && (c->date.utc || mislabelled(self, c));
        const candidate *local = utc ? printed_beside(self, c) : NULL;
        moved[i] = local ? local->date : c->date;
    }
    for (size_t i = 0; i < self->count; i++)
        self->candidates[i].date = moved[i];
}

static bool agrees(const dm_date *a, const dm_date *b) {
    return (!a->year || !b->year || a->year == b->year) &&
           (!a->month || !b->month || a->month == b->month) &&
           (!a->day || !b->day || a->day == b->day);
}

static void choose(choice *self, dm_arena *arena) {
    const candidate *best = NULL;
    double highest = 0;
    for (size_t i = 0; i < self->count; i++) {
        const candidate *c = &self->candidates[i];
        double doubt = 1 - c->weight;
        for (size_t k = 0; k < self->count; k++) {
            const candidate *other = &self->candidates[k];
            bool independent = k != i && other->from != c->from && dm_published_full(&other->date);
            if (independent && agrees(&c->date, &other->date))
                doubt *= 1 - other->weight / 2;
        }
        double weight = (1 - doubt) * (dm_published_full(&c->date) ? 1 : 0.75);
        if (weight > highest) {
            highest = weight;
            best = c;
        }
    }
    if (!best)
        return;
    self->article->published = dm_date_print(arena, &best->date);
    self->article->published_from = best->from;
    self->article->published_confidence =
        highest > 0.99 ? 0.99 : (double)(long)(highest * 100 + 0.5) / 100;
}

static void by_option(dm_arena *arena, dm_article *article, dm_str value) {
    dm_date date;
    dm_date_hints hints = {.language = article->language};
    bool partial = dm_str_starts(value, DM_STR("XXXX"));
    article->published = !partial && dm_date_parse(value, hints, &date)
                             ? dm_date_print(arena, &date)
                             : dm_arena_str(arena, value);
    article->published_from = DM_DATE_OPTION;
    article->published_confidence = 1;
}

void dm_published_choose(dm_arena *arena, dm_article *article, const dm_resource *resource,
                         const dm_intake_options *options, const dm_date_clue *clues,
                         size_t count) {
    choice self = {.article = article};
    dm_date crawled;
    article->published = (dm_str){0};
    article->published_from = DM_DATE_NONE;
    article->published_confidence = 0;
    if (options && options->published.len) {
        by_option(arena, article, options->published);
        return;
    }
    self.hints.language = article->language;
    if (resource->crawled.len && dm_date_parse(resource->crawled, self.hints, &crawled) &&
        dm_published_full(&crawled))
        self.crawled = dm_date_days(&crawled);
    bool numbers = needs_order(article->text);
    for (size_t i = 0; i < count && !numbers; i++)
        numbers = needs_order(clues[i].value);
    for (size_t i = 0; i < article->discarded.len && !numbers; i++)
        numbers = !strcmp(article->discarded.ptr[i].reason, "dateline") &&
                  needs_order(dm_str_sub(resource->bytes, article->discarded.ptr[i].start,
                                         article->discarded.ptr[i].end));
    if (numbers)
        self.hints.order = order_of(article->url, article->language);
    from_metadata(&self, clues, count);
    if (article->item == 0) {
        from_url(&self, article->url);
        from_head(&self, arena, resource->bytes);
        if (is_page(resource))
            from_page(&self, arena, resource->bytes);
        else
            from_lines(&self,
                       resource->kind == DM_RESOURCE_FIELDS ? article->text : resource->bytes);
    }
    from_dateline(&self, article->text);
    from_text(&self, article->text);
    if (!self.count)
        from_lead(&self, article->text);
    dm_published_order(&self);
    dm_published_years(&self);
    local_days(&self);
    choose(&self, arena);
    if (!article->published.len)
        article->flags |= DM_FLAG_NO_DATE;
}
