/*
 * time/grammar_counts.c - numbers and counted units: "two", "a hundred and ten", "at least three
 * and a half years", "two days ago", "a three-week-long", and what only looks like one ("aged 30
 * years").
 */
#include "coder/time/grammar.h"

char time_unit_of(const time_piece *piece, bool *plural) {
    const time_word *row = time_row(piece, TIME_UNIT), *many = time_row(piece, TIME_UNITS);
    *plural = many != NULL;
    return row ? row->code[0] : many ? many->code[0] : '\0';
}

bool time_is_verb(const dm_parse *parse, const time_piece *piece) {
    return dm_tok(parse, piece->token)->upos == DM_VERB;
}

/* Words between one and ninety-nine, and hundreds. */
static size_t number_words(const time_pieces *pieces, size_t at, int *count) {
    const time_word *row = time_row(time_at(pieces, at), TIME_NUMBER);
    if (!row)
        return 0;
    *count = row->number;
    size_t n = 1;
    size_t dash = time_is_mark(time_at(pieces, at + 1), '-') ? 1 : 0;
    const time_word *one = time_row(time_at(pieces, at + 1 + dash), TIME_NUMBER);
    if (row->number >= 20 && row->number < 100 && row->number % 10 == 0 && one &&
        one->number < 10) {
        *count += one->number;
        n += 1 + dash;
    }
    const time_word *hundred = time_row(time_at(pieces, at + n), TIME_NUMBER);
    if (hundred && hundred->number == 100 && *count < 100) {
        *count *= 100;
        n++;
    }
    if (time_is_word(time_at(pieces, at), "couple") && time_is_word(time_at(pieces, at + n), "of"))
        n++;
    if (time_is_word(time_at(pieces, at), "dozen") && time_is_word(time_at(pieces, at + n), "of"))
        n++;
    return n;
}

/* "1/2", "and a half" after a number. */
static size_t and_half(const time_pieces *pieces, size_t at) {
    const time_piece *p = time_at(pieces, at);
    if (p->shape == PIECE_NUMBER && dm_str_is(p->text, "1/2"))
        return 1;
    size_t n = 0;
    bool and = false, half = false;
    for (; n < 6 && !half; n++) {
        p = time_at(pieces, at + n);
        and = and || time_is_word(p, "and");
        half = time_row(p, TIME_HALF) != NULL;
        if (!half && !time_is_mark(p, '-') && !time_is_word(p, "and") && !time_row(p, TIME_ARTICLE))
            return 0;
    }
    return and&&half ? n : 0;
}

size_t time_count(const time_pieces *pieces, size_t at, int *count, bool *half) {
    const time_piece *piece = time_at(pieces, at);
    size_t n = 0;
    *half = false;
    if (time_row(piece, TIME_ARTICLE)) {
        const time_piece *next = time_at(pieces, at + 1);
        if (time_row(next, TIME_VAGUE) || time_row(next, TIME_NUMBER)) {
            n = time_row(next, TIME_VAGUE) ? 1 : number_words(pieces, at + 1, count);
            if (time_row(next, TIME_VAGUE))
                *count = -1;
            return n + 1;
        }
        *count = 1;
        return 1;
    }
    if (time_row(piece, TIME_VAGUE)) {
        *count = -1;
        return 1;
    }
    if (piece->shape == PIECE_NUMBER) {
        *count = piece->number;
        *half = piece->fraction && dm_str_ends(piece->text, DM_STR(".5"));
        n = 1;
        if (piece->fraction && !*half && !dm_str_is(piece->text, "1/2"))
            *count = -1;
    } else
        n = number_words(pieces, at, count);
    size_t more = n ? and_half(pieces, at + n) : 0;
    *half = *half || more;
    return n + more;
}

/* "at least", "more than", "nearly": pieces before a number. */
static size_t hedge(const time_pieces *pieces, size_t at) {
    size_t n = 0;
    while (n < 3 && time_row(time_at(pieces, at + n), TIME_HEDGE))
        n++;
    return n;
}

/* COUNT [-] [more] UNIT, "half an hour", "a year and a half". */
size_t time_amount(const time_pieces *pieces, size_t at, time_expr *e) {
    bool plural;
    size_t n = 0;
    if (time_row(time_at(pieces, at), TIME_HALF)) {
        n = 1 + (time_row(time_at(pieces, at + 1), TIME_ARTICLE) ||
                 time_is_mark(time_at(pieces, at + 1), '-'));
        e->unit = time_unit_of(time_at(pieces, at + n), &plural);
        e->half = true;
        return e->unit && !plural ? n + 1 : 0;
    }
    n = time_count(pieces, at, &e->count, &e->half);
    if (!n)
        return 0;
    bool article = n == 1 && time_row(time_at(pieces, at), TIME_ARTICLE);
    if (time_is_mark(time_at(pieces, at + n), '-'))
        n++;
    else if (time_is_word(time_at(pieces, at + n), "more") ||
             time_is_word(time_at(pieces, at + n), "full") ||
             time_is_word(time_at(pieces, at + n), "straight") ||
             time_is_word(time_at(pieces, at + n), "consecutive"))
        n++;
    if (article && time_row(time_at(pieces, at + n), TIME_HALF)) {
        e->half = true;
        e->count = 0;
        n += 1 + time_is_mark(time_at(pieces, at + n + 1), '-');
    }
    e->unit = time_unit_of(time_at(pieces, at + n), &plural);
    if (!e->unit && e->count != 0 && !article && time_is_word(time_at(pieces, at + n), "second"))
        e->unit = 'S';
    if (!e->unit || (article && (plural || e->unit == 'S')))
        return 0;
    n++;
    size_t more = article ? and_half(pieces, at + n) : 0;
    e->half = e->half || more;
    return n + more;
}

/* An age is no time: "28-year-old". */
bool time_is_age(const time_pieces *pieces, size_t after) {
    const time_piece *next = time_at(pieces, after);
    const time_piece *word = time_is_mark(next, '-') ? time_at(pieces, after + 1) : next;
    return time_is_word(word, "old") || time_is_word(word, "olds") ||
           (time_is_word(next, "of") && time_is_word(time_at(pieces, after + 1), "age"));
}

/* What turns an amount into an offset: "ago", "earlier", "later", "from now". */
static size_t offset_after(const time_pieces *pieces, size_t at, time_expr *e) {
    const time_piece *piece = time_at(pieces, at);
    const time_word *compared = time_row(piece, TIME_COMPARED);
    size_t dash = time_is_mark(piece, '-') ? 1 : 0;
    if (dash && e->count == 1)
        compared = time_row(time_at(pieces, at + 1), TIME_COMPARED);
    bool joined =
        dash && e->count == 1 && time_row(time_at(pieces, at + 1), TIME_AGO); /* "year-ago" */
    if (time_row(piece, TIME_AGO) || joined) {
        e->kind = EXPR_OFFSET;
        e->shift = -1;
        return joined ? 2 : 1;
    }
    if (compared) {
        e->kind = EXPR_OFFSET;
        e->shift = compared->code[0] == 'B' ? -1 : 1;
        e->told = true;
        return 1 + dash;
    }
    if (time_is_word(piece, "from") && (time_is_word(time_at(pieces, at + 1), "now") ||
                                        time_is_word(time_at(pieces, at + 1), "today"))) {
        e->kind = EXPR_OFFSET;
        e->shift = 1;
        return 2;
    }
    return 0;
}

static bool seldom_alone(char unit) {
    return unit == 'Q' || unit == 'S' || unit == 'N';
}

/* "could one day be free", "60 Minutes" */
static bool once_upon(const time_pieces *pieces, size_t first, size_t last) {
    const time_piece *before = time_at(pieces, first ? first - 1 : pieces->len),
                     *unit = time_at(pieces, last);
    bool one_day = last == first + 1 && time_is_word(time_at(pieces, first), "one") &&
                   time_is_word(unit, "day");
    bool title = first && time_at(pieces, first)->shape == PIECE_NUMBER &&
                 unit->text.ptr[0] >= 'A' && unit->text.ptr[0] <= 'Z' && unit->text.len > 1 &&
                 unit->text.ptr[1] >= 'a';
    return title ||
           (one_day && !time_row(before, TIME_BEFORE_YEAR) && !time_row(before, TIME_HEDGE));
}

/* Durations and offsets: "two days", "about two weeks ago", "a year later", "decades-long". */
size_t time_counted(const dm_parse *parse, const time_pieces *pieces, size_t at, time_expr *e) {
    *e = (time_expr){.kind = EXPR_DURATION};
    size_t before = hedge(pieces, at);
    size_t n = time_amount(pieces, at + before, e);
    bool plural = false, bare = false;
    if (!n && !before) {
        e->unit = time_unit_of(time_at(pieces, at), &plural);
        e->count = plural ? -1 : 1;
        bare = true;
        if (!e->unit)
            return 0;
        n = 1;
    }
    if (!n || time_is_age(pieces, at + before + n))
        return 0;
    n += before;
    size_t more = offset_after(pieces, at + n, e);
    if (bare && !more) {
        size_t dash = time_is_mark(time_at(pieces, at + n), '-') ? 1 : 0;
        if (dash && time_is_word(time_at(pieces, at + n + 1), "long"))
            return n + 2;
        const time_piece *prep = at ? time_at(pieces, at - 1) : time_at(pieces, pieces->len);
        bool time_word = time_is_word(prep, "for") || time_is_word(prep, "in") ||
                         time_is_word(prep, "over") || time_is_word(prep, "within");
        return plural && time_word && !seldom_alone(e->unit) &&
                       !time_is_verb(parse, time_at(pieces, at))
                   ? n
                   : 0;
    }
    if (!more && time_is_mark(time_at(pieces, at + n), '-') &&
        time_is_word(time_at(pieces, at + n + 1), "long"))
        more = 2;
    if (!more && once_upon(pieces, at, at + n - 1))
        return 0;
    bool money =
        at && time_at(pieces, at - 1)->shape == PIECE_MARK && time_at(pieces, at - 1)->mark == '$';
    return money || (seldom_alone(e->unit) && e->unit != 'S' && !more) ? 0 : n + more;
}
