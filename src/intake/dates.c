/*
 * dates.c - finds calendar dates in text.
 *
 * One pass over tokens: a run of digits may begin 2022-10-03, 20221003, 03/10/22, "3 October 2022",
 * 2022年10月3日; a word that is the name of a month (of some 75 languages, from ICU's tables) may
 * begin "October 3, 2022" or "October 2022". A weekday before and a time of day after belong to the
 * date. Small words between ("de", "of", ordinal endings) are passed over.
 */
#include "intake/dates.h"

#include "base/hash.h"
#include "base/utf8.h"
#include "intake/text_tables.h"

enum { LONGEST_NAME = 48, MONTHS = 12, SUNDAY = 13, PIVOT = 50 /* of two-digit years */ };

/* ---- the calendar (days from civil, after H. Hinnant, "chrono-compatible low-level date
 * algorithms") ---- */

static long days_from(long y, int m, int d) {
    y -= m <= 2;
    long era = (y >= 0 ? y : y - 399) / 400;
    long yoe = y - era * 400, doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
    return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

static void civil_from(long days, dm_date *date) {
    days += 719468;
    long era = (days >= 0 ? days : days - 146096) / 146097, doe = days - era * 146097;
    long yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365,
         doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    long mp = (5 * doy + 2) / 153;
    date->day = (int)(doy - (153 * mp + 2) / 5 + 1);
    date->month = (int)(mp < 10 ? mp + 3 : mp - 9);
    date->year = (int)(yoe + era * 400 + (date->month <= 2));
}

long dm_date_days(const dm_date *date) {
    return days_from(date->year, date->month, date->day);
}

void dm_date_shift(dm_date *date, int days) {
    bool year = date->year != 0;
    dm_date moved = *date;
    civil_from(days_from(year ? date->year : 2001, date->month, date->day) + days, &moved);
    date->year = year ? moved.year : 0;
    date->month = moved.month;
    date->day = moved.day;
    date->weekday = 0;
}

int dm_date_weekday(const dm_date *date) {
    long w = (dm_date_days(date) + 4) % 7;
    return (int)(w < 0 ? w + 7 : w) + 1;
}

bool dm_date_weekday_fits(const dm_date *date) {
    return !date->weekday || !date->year || !date->month || !date->day ||
           dm_date_weekday(date) == date->weekday;
}

dm_str dm_date_print(dm_arena *arena, const dm_date *date) {
    if (date->month && date->day)
        return date->year
                   ? dm_arena_printf(arena, "%04d-%02d-%02d", date->year, date->month, date->day)
                   : dm_arena_printf(arena, "XXXX-%02d-%02d", date->month, date->day);
    if (date->year && date->month)
        return dm_arena_printf(arena, "%04d-%02d", date->year, date->month);
    return date->year ? dm_arena_printf(arena, "%04d", date->year) : (dm_str){0};
}

static int days_in(int year, int month) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = !year || (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0));
    return days[month - 1] + (month == 2 && leap);
}

static bool valid(int year, int month, int day) {
    return (year == 0 || (year >= 1000 && year <= 2999)) && month >= 1 && month <= MONTHS &&
           day >= 1 && day <= days_in(year, month);
}

/* ---- reading ---- */

typedef struct scan {
    dm_str s;
    dm_date_hints hints;
} scan;

static bool digit(dm_str s, size_t at) {
    return at < s.len && s.ptr[at] >= '0' && s.ptr[at] <= '9';
}

/* A run of `least` to `most` digits at *at, no digit after it. */
static bool number(dm_str s, size_t *at, size_t least, size_t most, int *value) {
    size_t n = 0;
    long v = 0;
    while (digit(s, *at + n) && n <= most)
        v = v * 10 + (s.ptr[*at + n++] - '0');
    if (n < least || n > most)
        return false;
    *at += n;
    *value = (int)v;
    return true;
}

static size_t skip(dm_str s, size_t at, const char *set) {
    while (at < s.len && s.ptr[at] && strchr(set, s.ptr[at]))
        at++;
    return at;
}

static bool skip_text(dm_str s, size_t *at, const char *text) {
    dm_str t = dm_str_of(text);
    bool there = dm_str_starts(dm_str_sub(s, *at, s.len), t);
    *at += there ? t.len : 0;
    return there;
}

/* Blanks, the no-break one too. */
static size_t blanks(dm_str s, size_t at) {
    for (size_t before = SIZE_MAX; before != at;) {
        before = at;
        at = skip(s, at, " \t");
        skip_text(s, &at, "\xc2\xa0");
        skip_text(s, &at, "\xe2\x80\xaf");
    }
    return at;
}

/* The word at *at in lower case. Letters with their marks only. */
static dm_str word(dm_str s, size_t *at, char buffer[LONGEST_NAME]) {
    size_t n = 0, i = *at;
    while (i < s.len) {
        size_t next = i;
        uint32_t c = dm_utf8_next(s, &next);
        if (c < 0x80 && n + 4 < LONGEST_NAME && dm_utf8_is_letter(c)) {
            buffer[n++] = (char)(c | 0x20);
            i = next;
            continue;
        }
        if (!dm_utf8_is_letter(c) && !(c >= 0x0300 && c <= 0x036F) && !(c >= 0x0900 && c <= 0x0DFF))
            break;
        if (n + 4 < LONGEST_NAME)
            n += dm_utf8_put(buffer + n, dm_utf8_lower(c));
        else
            n = LONGEST_NAME; /* too long for a name */
        i = next;
        if (n >= LONGEST_NAME)
            n = LONGEST_NAME - 4;
    }
    *at = i;
    return (dm_str){buffer, n};
}

/* What the name stands for, months (low 1) or weekdays (low 13): by the language of the text, else
 * English, else any. */
static int named(const scan *self, dm_str name, int low, int high) {
    const dm_month_name *m = name.len ? dm_month_name_find(name) : NULL, *best = NULL;
    dm_str language = dm_str_sub(self->hints.language, 0, 3);
    if (language.len == 3 && language.ptr[2] == '-')
        language.len = 2;
    for (; m && m < dm_month_names + dm_month_name_count &&
           dm_str_eq((dm_str){m->text, m->len}, name);
         m++) {
        if (m->value < low || m->value > high)
            continue;
        if (dm_str_is(language, m->language))
            return m->value;
        if (!best || !strcmp(m->language, "en"))
            best = m;
    }
    /* "SANTO DOMINGO, March 7": in an English text a weekday is one of English. */
    bool foreign =
        best && low == SUNDAY && dm_str_is(language, "en") && strcmp(best->language, "en");
    return best && !foreign ? best->value : 0;
}

/* Month by name at *at, its dot too; 0 if there is none. small: in small letters too. */
static int month_name(const scan *self, size_t *at, bool small) {
    char buffer[LONGEST_NAME];
    size_t end = *at;
    dm_str name = word(self->s, &end, buffer);
    int month = named(self, name, 1, MONTHS);
    char first = *at < self->s.len ? self->s.ptr[*at] : 'X';
    /* "may" and "march" are verbs of English; as months they have a capital. */
    bool english = !self->hints.language.len || dm_str_starts(self->hints.language, DM_STR("en"));
    if (month && english && !small && first >= 'a' && first <= 'z' &&
        (dm_str_is(name, "may") || dm_str_is(name, "march") || dm_str_is(name, "mar")))
        return 0;
    if (!month)
        return 0;
    *at = end < self->s.len && self->s.ptr[end] == '.' ? end + 1 : end;
    return month;
}

/* "of", "de", "del" between day, month and year. */
static size_t particle(dm_str s, size_t at) {
    static const char *const words[] = {"of ",  "de ",  "del ", "d'", "di ",
                                        "ta' ", "the ", "dne ", "da "};
    at = blanks(s, at);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (skip_text(s, &at, words[i]))
            return blanks(s, at);
    return at;
}

/* A year of four digits (or of two after an apostrophe) at *at, after a comma, dot or particle. */
static int year_after(dm_str s, size_t *at) {
    size_t i = skip(s, *at, ",.");
    i = particle(s, i);
    i = skip(s, i, ",");
    int year = 0;
    size_t bracket = blanks(s, *at);
    if (bracket + 5 < s.len && s.ptr[bracket] == '(' && s.ptr[bracket + 5] == ')') {
        bracket++; /* "Feb 2 (2024)" */
        if (number(s, &bracket, 4, 4, &year) && year >= 1900 && year <= 2100) {
            *at = bracket + 1;
            return year;
        }
        year = 0;
    }
    bool clock = false; /* "Oct 3 1830:45"; but "March 3, 2008: Kenya" */
    if (number(s, &i, 4, 4, &year))
        clock = i + 1 < s.len && s.ptr[i] == ':' && digit(s, i + 1);
    if (clock || year < 1000 || year > 2999)
        return 0;
    *at = i;
    return year;
}

/* Ordinal endings after a day: 3rd, 1er, 3., 1º. */
static size_t ordinal(dm_str s, size_t at) {
    static const char *const ends[] = {"st",       "nd",       "rd", "th",  "er",      ".",
                                       "\xc2\xba", "\xc2\xb0", "-e", "-ro", "\xc2\xaa"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (skip_text(s, &at, ends[i]))
            break;
    return at;
}

/* ---- forms ---- */

/* 3 October 2022, 3rd of October, 3. Oktober 2022, 3 de octubre de 2022, 3-Oct-2022 */
static bool day_month(const scan *self, size_t at, dm_date *d) {
    int day;
    if (!number(self->s, &at, 1, 2, &day))
        return false;
    at = particle(self->s, ordinal(self->s, at));
    bool dash = at < self->s.len && (self->s.ptr[at] == '-' || self->s.ptr[at] == '/');
    at += dash;
    size_t name = at;
    int month = month_name(self, &at, true);
    if (!month || !valid(0, month, day))
        return false;
    at += dash && at < self->s.len && (self->s.ptr[at] == '-' || self->s.ptr[at] == '/');
    size_t end = at;
    if (self->s.ptr[end - 1] == '.')
        end--;
    int year = year_after(self->s, &at);
    *d = (dm_date){.year = year, .month = month, .day = day, .end = year ? at : end};
    return valid(year, month, day) && (year || month_name(self, &name, false));
}

/* October 3, 2022; Oct. 3; October 2022 */
static bool month_day(const scan *self, size_t at, dm_date *d) {
    int month = month_name(self, &at, false), day = 0, year;
    if (!month)
        return false;
    size_t from = particle(self->s, at), end = from;
    if (number(self->s, &end, 1, 2, &day) && !(end < self->s.len && self->s.ptr[end] == '%') &&
        !(end < self->s.len && self->s.ptr[end] == ':' && digit(self->s, end + 1))) {
        end = ordinal(self->s, end);
        size_t after = end - (self->s.ptr[end - 1] == '.');
        year = year_after(self->s, &end);
        *d = (dm_date){.year = year, .month = month, .day = day, .end = year ? end : after};
        return valid(year, month, day);
    }
    year = year_after(self->s, &at);
    *d = (dm_date){.year = year, .month = month, .end = at};
    return year != 0;
}

static bool ambiguous_numbers(int a, int b) {
    return a >= 1 && b >= 1 && a <= MONTHS && b <= MONTHS && a != b;
}

/* 03/10/2022, 3.10.22, 3-10-2022 */
static bool numeric(const scan *self, size_t at, dm_date *d) {
    int a, b, year;
    if (!number(self->s, &at, 1, 2, &a) || at >= self->s.len || !strchr("/.-", self->s.ptr[at]) ||
        !self->s.ptr[at])
        return false;
    char separator = self->s.ptr[at++];
    if (!number(self->s, &at, 1, 2, &b) || at >= self->s.len || self->s.ptr[at] != separator)
        return false;
    size_t digits = ++at;
    if (!number(self->s, &at, 2, 4, &year) || at - digits == 3)
        return false;
    if (at - digits == 2 && separator != '/')
        return false; /* 1.2.22 is as often a version or a section */
    if (at - digits == 2)
        year += year < PIVOT ? 2000 : 1900;
    bool month_first = self->hints.order == DM_DATE_MONTH_FIRST && separator != '.';
    if (self->hints.order == DM_DATE_ORDER_UNKNOWN && separator == '/')
        month_first = true;
    if ((month_first && a > MONTHS) || (!month_first && b > MONTHS))
        month_first = !month_first;
    *d = (dm_date){.year = year,
                   .month = month_first ? a : b,
                   .day = month_first ? b : a,
                   .ambiguous = separator != '.' && ambiguous_numbers(a, b),
                   .end = at};
    return valid(d->year, d->month, d->day);
}

/* 2022-10-03, 2022/10/3, 2022.10.03, 2022年10月3日, 2022년 10월 3일 */
static bool year_first(const scan *self, size_t at, dm_date *d) {
    static const char *const marks[][3] = {{"-", "-", ""},
                                           {"/", "/", ""},
                                           {". ", ". ", ""},
                                           {".", ".", ""},
                                           {"\xe5\xb9\xb4", "\xe6\x9c\x88", "\xe6\x97\xa5"},
                                           {"\xeb\x85\x84 ", "\xec\x9b\x94 ", "\xec\x9d\xbc"},
                                           {"\xeb\x85\x84", "\xec\x9b\x94", "\xec\x9d\xbc"}};
    int year, month, day;
    if (!number(self->s, &at, 4, 4, &year))
        return false;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t p = at;
        if (!skip_text(self->s, &p, marks[i][0]) || !number(self->s, &p, 1, 2, &month) ||
            !skip_text(self->s, &p, marks[i][1]) || !number(self->s, &p, 1, 2, &day))
            continue;
        skip_text(self->s, &p, marks[i][2]);
        *d = (dm_date){.year = year, .month = month, .day = day, .end = p};
        return valid(year, month, day);
    }
    return false;
}

/* 20221003, 20221003T080000Z, 20221003080000 */
static bool compact(const scan *self, size_t at, dm_date *d) {
    size_t n = 0;
    while (digit(self->s, at + n) && n < 15)
        n++;
    if (n != 8 && n != 14)
        return false;
    const char *p = self->s.ptr + at;
    int year = (p[0] - '0') * 1000 + (p[1] - '0') * 100 + (p[2] - '0') * 10 + p[3] - '0';
    int month = (p[4] - '0') * 10 + p[5] - '0', day = (p[6] - '0') * 10 + p[7] - '0';
    *d = (dm_date){.year = year, .month = month, .day = day, .end = at + n};
    return year >= 1900 && year <= 2100 && valid(year, month, day);
}

/* A time of day and its zone directly after the date. */
static void time_after(dm_str s, dm_date *d) {
    size_t at = d->end;
    int hour, minute;
    if (at < s.len && s.ptr[at] == 'T')
        at++;
    else
        at = blanks(s, skip(s, blanks(s, at), ",|-"));
    if (at > d->end && skip_text(s, &at, "at "))
        at = blanks(s, at);
    if (!number(s, &at, 1, 2, &hour) || at >= s.len || s.ptr[at] != ':')
        return;
    at++;
    if (!number(s, &at, 2, 2, &minute) || hour > 24 || minute > 59)
        return;
    if (at < s.len && s.ptr[at] == ':')
        at = skip(s, at, ":0123456789.");
    size_t zone = blanks(s, at);
    dm_str rest = dm_str_sub(s, zone, s.len);
    if (dm_str_eq_nocase(dm_str_sub(rest, 0, 2), DM_STR("pm"))) {
        hour = hour < 12 ? hour + 12 : hour;
        d->halved = true;
        zone = blanks(s, at = zone + 2);
        rest = dm_str_sub(s, zone, s.len);
    } else if (dm_str_eq_nocase(dm_str_sub(rest, 0, 2), DM_STR("am"))) {
        hour = hour == 12 ? 0 : hour;
        d->halved = true;
        zone = blanks(s, at = zone + 2);
        rest = dm_str_sub(s, zone, s.len);
    }
    static const char *const utc[] = {"Z", "UTC", "GMT", "+00:00", "+0000", "-00:00", "+00"};
    for (size_t i = 0; i < sizeof utc / sizeof *utc && !d->utc; i++)
        d->utc = dm_str_starts(rest, dm_str_of(utc[i]));
    d->timed = true;
    d->hour = hour % 24;
    d->end = d->utc ? zone : at;
}

/* ---- finding ---- */

/* A date that begins at `at`. */
static bool date_at(const scan *self, size_t at, dm_date *d) {
    bool found = digit(self->s, at) ? year_first(self, at, d) || compact(self, at, d) ||
                                          numeric(self, at, d) || day_month(self, at, d)
                                    : month_day(self, at, d);
    if (found) {
        d->start = at;
        time_after(self->s, d);
    }
    return found;
}

static bool inside_word(dm_str s, size_t at) {
    if (at == 0)
        return false;
    size_t before = at;
    uint32_t c = dm_utf8_back(s, &before);
    return dm_utf8_is_letter(c) || dm_utf8_is_digit(c);
}

static bool is_ascii_letter(char c) {
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/* The end of the word of ASCII letters that begins at `at`; `at` where something else is joined to
 * it. */
static size_t plain_word_end(dm_str s, size_t at) {
    size_t end = at;
    unsigned char before = at ? (unsigned char)s.ptr[at - 1] : ' ';
    if (before >= 0x80 || is_ascii_letter((char)before) || (before >= '0' && before <= '9'))
        return at;
    while (end < s.len && is_ascii_letter(s.ptr[end]))
        end++;
    return end < s.len && (unsigned char)s.ptr[end] >= 0x80 ? at : end;
}

bool dm_date_find(dm_str s, size_t from, dm_date_hints hints, dm_date *date) {
    scan self = {s, hints};
    char buffer[LONGEST_NAME];
    int weekday = 0;
    size_t weekday_end = 0, weekday_start = 0;
    for (size_t at = from; at < s.len;) {
        size_t here = at, end = plain_word_end(s, at);
        if (end > at && end - at < LONGEST_NAME) { /* as nearly all words are */
            dm_copy_small(buffer, s.ptr + at, end - at);
            if (!dm_month_name_find((dm_str){buffer, end - at})) {
                at = end;
                continue;
            }
        }
        uint32_t c = dm_utf8_next(s, &at);
        bool letter = dm_utf8_is_letter(c), figure = c >= '0' && c <= '9';
        if ((!letter && !figure) || (inside_word(s, here) && here != from))
            continue;
        at = here;
        if (letter && !dm_month_name_find(word(s, &at, buffer))) /* as hardly any is */
            continue;
        if (date_at(&self, here, date)) {
            if (weekday && here - weekday_end <= 8) {
                date->weekday = weekday;
                date->start = weekday_start;
            }
            return true;
        }
        at = here;
        if (letter) {
            dm_str name = word(s, &at, buffer);
            int value = named(&self, name, SUNDAY, SUNDAY + 6);
            if (value) {
                weekday = value - SUNDAY + 1;
                weekday_start = here;
                weekday_end = at;
            }
        } else {
            while (digit(s, at))
                at++;
        }
        at = at == here ? here + 1 : at;
    }
    return false;
}

static bool seconds(dm_str value, dm_date *date) {
    uint64_t n;
    if (!dm_str_number(value, UINT64_C(9999999999999), &n) || (value.len != 10 && value.len != 13))
        return false;
    *date = (dm_date){.timed = true, .utc = true, .end = value.len};
    n = value.len == 13 ? n / 1000 : n;
    civil_from((long)(n / 86400), date);
    date->hour = (int)(n % 86400 / 3600);
    return true;
}

bool dm_date_parse(dm_str value, dm_date_hints hints, dm_date *date) {
    value = dm_str_trim(value);
    size_t at = 0;
    int year, month;
    if (seconds(value, date) || dm_date_find(value, 0, hints, date))
        return true;
    if (!number(value, &at, 4, 4, &year) || year < 1000)
        return false;
    *date = (dm_date){.year = year, .end = at};
    if (at == value.len)
        return true;
    if (value.ptr[at] != '-' && value.ptr[at] != '/')
        return false;
    at++;
    if (!number(value, &at, 1, 2, &month) || month < 1 || month > MONTHS || at != value.len)
        return false;
    date->month = month;
    date->end = at;
    return true;
}
