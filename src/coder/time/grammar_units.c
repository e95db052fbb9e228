/*
 * time/grammar_units.c - expressions that go by units and counts: "last month", "two days ago",
 * "for three years", "the early 1990s", "the second quarter", "every week", "now", bare years,
 * anniversaries.
 */
#include "coder/time/grammar.h"
/* The modifier in front: "early", "late", "the beginning of", "earlier", "later". */
static size_t edge(const time_pieces *pieces, size_t at, time_expr *e) {
    size_t n = 0;
    const time_piece *piece = time_at(pieces, at);
    const time_word *row = time_row(piece, TIME_MODIFIER),
                    *compared = time_row(piece, TIME_COMPARED);
    if (compared) {
        e->edge = compared->code[0] == 'B' ? 'b' : 'a';
        return 1;
    }
    if (time_row(piece, TIME_THE) && time_row(time_at(pieces, at + 1), TIME_MODIFIER) &&
        time_is_word(time_at(pieces, at + 2), "of")) {
        row = time_row(time_at(pieces, at + 1), TIME_MODIFIER);
        n = 2;
    }
    if (!row)
        return 0;
    e->edge = row->code[0] == 'S' ? 'B' : row->code[0];
    n++;
    return n + (time_is_mark(time_at(pieces, at + n), '-') ||
                time_is_word(time_at(pieces, at + n), "in"));
}

/* "last three years", "the next few weeks": a duration. After the shift word at `at`. */
static size_t shifted_amount(const time_pieces *pieces, size_t at, time_expr *e) {
    time_expr a = {0};
    size_t n = time_amount(pieces, at, &a);
    if (!n || time_row(time_at(pieces, at), TIME_ARTICLE) || time_is_age(pieces, at + n))
        return 0;
    a.kind = EXPR_DURATION;
    a.edge = e->edge;
    a.shift = e->shift;
    a.shifted = true;
    *e = a;
    return n;
}

/* A season or part of the day after a shift: "last summer", "this morning", "that night". */
static size_t shifted_other(const time_pieces *pieces, size_t at, time_expr *e) {
    const time_word *season = time_row(time_at(pieces, at), TIME_SEASON);
    const time_word *part = time_row(time_at(pieces, at), TIME_PART);
    if (season) {
        e->kind = EXPR_SEASON;
        e->code = season->code;
        return 1;
    }
    if (part) {
        e->kind = EXPR_DAY;
        e->part = part->code;
        return 1;
    }
    return 0;
}

/* [the] [early] last | this | next | same ... UNIT */
static size_t shifted(const dm_parse *parse, const time_pieces *pieces, size_t at, time_expr *e) {
    *e = (time_expr){.kind = EXPR_UNIT};
    const time_piece *before = time_at(pieces, at ? at - 1 : pieces->len);
    size_t n = edge(pieces, at, e);
    bool the = time_row(time_at(pieces, at + n), TIME_THE) != NULL;
    if (the)
        n++;
    n += !e->edge ? edge(pieces, at + n, e) : 0;
    const time_piece *piece = time_at(pieces, at + n);
    const time_word *shift = time_row(piece, TIME_SHIFT);
    if (!shift || (time_is_verb(parse, piece) && !the))
        return 0;
    e->shift = shift->number;
    e->shifted = true;
    e->told = time_row(piece, TIME_TOLD) != NULL;
    bool recent = time_is_word(piece, "recent"),
         past = time_is_word(piece, "past") || time_is_word(piece, "recent");
    n++;
    if ((time_is_word(piece, "that") || time_is_word(piece, "this")) &&
        time_is_word(time_at(pieces, at + n), "same")) {
        e->told = true;
        n++;
    }
    bool plural;
    e->unit = time_unit_of(time_at(pieces, at + n), &plural);
    if (e->unit == 'S')
        e->unit = '\0';
    if (!e->unit) {
        size_t more = shifted_amount(pieces, at + n, e);
        more = more || recent ? more : shifted_other(pieces, at + n, e);
        return more ? n + more : 0;
    }
    if (time_is_word(piece, "that") && dm_tok(parse, piece->token)->upos == DM_SCONJ)
        return 0;
    n++;
    bool span = time_is_word(before, "for") || time_is_word(before, "over") ||
                time_is_word(before, "in") || time_is_word(before, "within") ||
                time_is_word(before, "during");
    bool coming = e->shift > 0 && !e->told && span; /* "for the next decade" */
    bool last = time_is_word(piece, "last") && !e->edge;
    if (plural || (the && (past || last || coming))) {
        e->kind = EXPR_DURATION;
        e->count = plural ? -1 : 1;
        return n;
    }
    const time_word *part = e->unit == 'D' ? time_row(time_at(pieces, at + n), TIME_PART) : NULL;
    if (part) {
        e->part = part->code;
        n++;
    }
    return recent ? 0 : n;
}

/* "the day before", "the year after", "the week before last"; "the week of March 6" */
static size_t the_unit(const dm_parse *parse, const time_pieces *pieces, size_t at, time_expr *e) {
    bool plural;
    *e = (time_expr){.kind = EXPR_UNIT, .told = true, .shifted = true};
    size_t n = edge(pieces, at, e);
    bool in = n && time_is_word(time_at(pieces, at + n - 1), "in");
    if (!time_row(time_at(pieces, at + n), TIME_THE))
        return 0;
    n++;
    e->unit = time_unit_of(time_at(pieces, at + n), &plural);
    if (!e->unit || plural)
        return 0;
    n++;
    const time_piece *next = time_at(pieces, at + n);
    if (e->unit == 'N' || (e->edge && in && e->unit != 'D'))
        return n;
    if (e->unit == 'W' && time_is_word(next, "of")) {
        time_expr date = time_match_date(parse, pieces, at + n + 1);
        if (date.kind != EXPR_CALENDAR || !date.day)
            return 0;
        *e = date;
        e->kind = EXPR_WEEK_OF;
        return n + 2 + (date.last - date.first);
    }
    if (!time_is_word(next, "before") && !time_is_word(next, "after"))
        return 0;
    e->shift = time_is_word(next, "before") ? -1 : 1;
    const time_piece *beyond = time_at(pieces, at + n + 1);
    if (e->unit == 'Y' && e->shift < 0 && time_is_word(beyond, "last"))
        return 0;
    /* "the day after the vote" dates by another event: not to be known here. */
    bool ends = beyond->shape == PIECE_MARK || time_row(beyond, TIME_BEFORE_YEAR);
    return ends ? n + 1 : 0;
}

/* "1990s", "the early 1990s", "mid-1980s", "the nineties" */
static size_t decade(const time_pieces *pieces, size_t at, time_expr *e) {
    *e = (time_expr){.kind = EXPR_DECADE};
    size_t n = time_row(time_at(pieces, at), TIME_THE) ? 1 : 0;
    n += edge(pieces, at + n, e);
    if (time_is_mark(time_at(pieces, at + n), '-'))
        n++;
    const time_piece *piece = time_at(pieces, at + n);
    const time_word *row = time_row(piece, TIME_DECADE);
    if (piece->shape == PIECE_DECADE)
        e->year = piece->digits == 4 ? piece->number : 1900 + piece->number;
    else if (row && n)
        e->year = 1900 + row->number * 10;
    else
        return 0;
    if (piece->digits == 2 && piece->text.ptr[0] >= '0' && piece->text.ptr[0] <= '9')
        return 0; /* "in his 30s" */
    return e->edge == 'b' || e->edge == 'a' ? 0 : n + 1;
}

/* "the second quarter [of 1998]", "first half", "the 20th century" */
static size_t ordinal_part(const time_pieces *pieces, size_t at, time_expr *e) {
    *e = (time_expr){.kind = EXPR_QUARTER};
    size_t n = time_row(time_at(pieces, at), TIME_THE) ? 1 : 0;
    bool own =
        time_row(time_at(pieces, at), TIME_SHIFT) != NULL; /* "this year's second quarter" is two */
    if (own)
        return 0;
    n += edge(pieces, at + n, e);
    const time_piece *piece = time_at(pieces, at + n);
    const time_word *row = time_row(piece, TIME_ORDINAL);
    e->count = row ? row->number : piece->shape == PIECE_ORDINAL ? piece->number : 0;
    if (!e->count)
        return 0;
    n++;
    if (time_is_mark(time_at(pieces, at + n), '-'))
        n++;
    if (time_row(time_at(pieces, at + n), TIME_FISCAL))
        n++;
    const time_piece *unit = time_at(pieces, at + n);
    if (time_is_word(unit, "century")) {
        e->kind = EXPR_CENTURY;
        return e->count > 30 ? 0 : n + 1;
    }
    if (time_row(unit, TIME_ANNIVERSARY)) {
        e->kind = EXPR_ANNIVERSARY;
        e->anniversary = true;
        return n + 1;
    }
    e->unit = time_is_word(unit, "quarter") ? 'Q' : time_is_word(unit, "half") ? 'Z' : '\0';
    if (!e->unit || e->count > (e->unit == 'Q' ? 4 : 2))
        return 0;
    n++;
    size_t of =
        time_is_word(time_at(pieces, at + n), "of") || time_is_mark(time_at(pieces, at + n), ',')
            ? 1
            : 0;
    size_t the = time_row(time_at(pieces, at + n + of), TIME_THE) ? 1 : 0;
    const time_piece *year = time_at(pieces, at + n + of + the);
    const time_word *shift = time_row(year, TIME_SHIFT);
    if (time_is_year(year)) {
        e->year = year->number;
        return n + of + the + 1;
    }
    if (shift && time_is_word(time_at(pieces, at + n + of + the + 1), "year")) {
        e->shifted = true;
        e->shift = shift->number;
        return n + of + the + 2;
    }
    return e->unit == 'Q' || (of && time_is_word(time_at(pieces, at + n + 1), "the") &&
                              time_is_word(time_at(pieces, at + n + 2), "year"))
               ? n
               : 0;
}

/* "summer 1998", "the summer of 1998", "in the spring" */
static size_t season(const dm_parse *parse, const time_pieces *pieces, size_t at, time_expr *e) {
    *e = (time_expr){.kind = EXPR_SEASON};
    size_t n = edge(pieces, at, e);
    bool the = time_row(time_at(pieces, at + n), TIME_THE) != NULL;
    n += the ? 1 : 0;
    n += !e->edge ? edge(pieces, at + n, e) : 0;
    const time_piece *piece = time_at(pieces, at + n);
    const time_word *row = time_row(piece, TIME_SEASON);
    if (!row || time_is_verb(parse, piece))
        return 0;
    e->code = row->code;
    n++;
    size_t of = time_is_word(time_at(pieces, at + n), "of") ? 1 : 0;
    if (time_is_year(time_at(pieces, at + n + of))) {
        e->year = time_at(pieces, at + n + of)->number;
        return n + of + 1;
    }
    const time_piece *prep = at ? time_at(pieces, at - 1) : time_at(pieces, pieces->len);
    bool fall = time_is_word(piece, "fall") || time_is_word(piece, "spring");
    bool in = time_is_word(prep, "in") || time_is_word(prep, "since") ||
              time_is_word(prep, "until") || time_is_word(prep, "by") ||
              time_is_word(prep, "during");
    return !of && in && (!fall || the || e->edge) ? n : 0;
}

/* "every day", "each year", "every two weeks", "every Friday", "per year" */
static size_t every(const time_pieces *pieces, size_t at, time_expr *e) {
    *e = (time_expr){.kind = EXPR_SET, .count = 1, .set = true};
    const time_piece *piece = time_at(pieces, at);
    if (!time_row(piece, TIME_EVERY))
        return 0;
    size_t n = 1;
    int count;
    bool half, plural;
    size_t more = time_count(pieces, at + n, &count, &half);
    if (more && !time_row(time_at(pieces, at + n), TIME_ARTICLE)) {
        e->count = count;
        n += more;
    } else if (time_is_word(time_at(pieces, at + n), "other")) {
        e->count = 2;
        n++;
    }
    const time_word *weekday = time_row(time_at(pieces, at + n), TIME_WEEKDAY);
    const time_word *part = time_row(time_at(pieces, at + n), TIME_PART);
    e->unit = time_unit_of(time_at(pieces, at + n), &plural);
    if (weekday)
        e->weekday = weekday->number;
    else if (part && !more)
        e->unit = 'D';
    else if (!e->unit)
        return 0;
    return n + 1;
}

/* One word: "daily", "now", "Sundays". */
static size_t single(const dm_parse *parse, const time_pieces *pieces, size_t at, time_expr *e) {
    const time_piece *piece = time_at(pieces, at);
    const time_word *set = time_row(piece, TIME_SET), *reference = time_row(piece, TIME_REFERENCE);
    const time_word *weekdays = time_row(piece, TIME_WEEKDAYS);
    uint8_t upos = piece->token == DM_NO_TOKEN ? DM_X : dm_tok(parse, piece->token)->upos;
    if (set && (upos == DM_ADJ || upos == DM_ADV)) {
        *e = (time_expr){.kind = EXPR_SET, .code = set->code, .set = true};
        return 1;
    }
    if (reference && (upos == DM_ADJ || upos == DM_ADV)) {
        *e = (time_expr){.kind = EXPR_CODE, .code = reference->code};
        return 1;
    }
    if (weekdays && upos != DM_VERB) {
        *e = (time_expr){.kind = EXPR_SET, .weekday = weekdays->number, .count = 1, .set = true};
        return 1;
    }
    if (time_is_word(piece, "future") && upos == DM_ADJ) {
        *e = (time_expr){.kind = EXPR_CODE, .code = "FUTURE_REF"};
        return 1;
    }
    return 0;
}

static size_t phrase(const time_pieces *pieces, size_t at, time_expr *e) {
    size_t taken = 0;
    const time_word *row = time_phrase(pieces, at, &taken);
    if (!row || row->class == TIME_HOLIDAY)
        return 0;
    *e = (time_expr){.kind = row->class == TIME_NONE  ? EXPR_NONE
                             : row->class == TIME_DAY ? EXPR_DAY
                                                      : EXPR_CODE,
                     .code = row->code,
                     .shift = row->number};
    return taken;
}

/* A number of things, not a year: "2000 people", "1,900", "Flight 1999". */
static bool counts_something(const dm_parse *parse, const time_pieces *pieces, size_t at) {
    const dm_token *token = dm_tok(parse, time_at(pieces, at)->token);
    const time_piece *next = time_at(pieces, at + 1), *before = at ? time_at(pieces, at - 1) : next;
    if (at && before->shape == PIECE_MARK &&
        (before->mark == '$' || before->mark == '#' || (before->mark & 0x80)))
        return true;
    if (next->row_count && (time_row(next, TIME_UNITS) || time_row(next, TIME_ZONE)))
        return true;
    if (time_is_mark(next, '%') || time_is_word(next, "percent") || time_is_word(next, "per"))
        return true;
    if (time_is_mark(next, '-') && next->glued && time_at(pieces, at + 2)->shape == PIECE_WORD)
        return !time_is_word(before, "in") && !time_is_word(before, "the") &&
               !time_is_word(before, "a");
    if (token->rel != DM_REL_NUMMOD || token->head == DM_NO_TOKEN)
        return false;
    const dm_token *head = dm_tok(parse, token->head);
    if (token->head < time_at(pieces, at)->token)
        return head->upos == DM_PROPN || head->upos == DM_NOUN; /* "Resolution 1973" */
    bool determined = dm_tree_find(parse, token->head, DM_REL_DET) != DM_NO_TOKEN ||
                      dm_tree_find(parse, token->head, DM_REL_NMOD_POSS) != DM_NO_TOKEN;
    return (head->feats & DM_FEAT_PLUR) && !determined;
}

/* A bare year, "early 1997", "fiscal [year] 1998", "the year 2000", "1998-99" */
static size_t year(const dm_parse *parse, const time_pieces *pieces, size_t at, time_expr *e) {
    *e = (time_expr){.kind = EXPR_CALENDAR};
    size_t n = edge(pieces, at, e);
    if (time_row(time_at(pieces, at), TIME_FISCAL)) {
        e->kind = EXPR_FISCAL;
        n = 1 + time_is_word(time_at(pieces, at + 1), "year");
    } else if (time_row(time_at(pieces, at + n), TIME_THE) &&
               time_is_word(time_at(pieces, at + n + 1), "year"))
        n += 2;
    const time_piece *piece = time_at(pieces, at + n);
    if (!time_is_year(piece) || e->edge == 'b' || e->edge == 'a')
        return 0;
    e->year = piece->number;
    const time_piece *before = at ? time_at(pieces, at - 1) : time_at(pieces, pieces->len);
    const dm_token *token = dm_tok(parse, piece->token);
    bool company = n || time_row(before, TIME_BEFORE_YEAR) || time_row(before, TIME_ARTICLE) ||
                   time_row(before, TIME_THE) || time_is_mark(before, '(') ||
                   time_is_mark(before, ',') || time_is_word(before, "s") ||
                   token->rel == DM_REL_NMOD_UNMARKED || token->rel == DM_REL_OBL_UNMARKED ||
                   token->rel == DM_REL_OBL || token->rel == DM_REL_COMPOUND ||
                   token->rel == DM_REL_CONJ;
    if (!company || (n == 0 && counts_something(parse, pieces, at)) || piece->number < 1400)
        return 0;
    n++;
    const time_piece *dash = time_at(pieces, at + n), *end = time_at(pieces, at + n + 1);
    if (time_is_mark(dash, '-') && dash->glued && end->glued && end->shape == PIECE_NUMBER) {
        int last = end->digits == 2   ? e->year / 100 * 100 + end->number
                   : end->digits == 4 ? end->number
                                      : 0;
        if (last > e->year && last < e->year + 100) {
            e->last_year = last;
            n += 2;
        }
    }
    return n;
}

/* A form, and what it may begin with: rows of these classes, or a number of any shape. */
typedef struct form {
    size_t (*by_tree)(const dm_parse *, const time_pieces *, size_t, time_expr *);
    size_t (*by_pieces)(const time_pieces *, size_t, time_expr *);
    uint64_t classes;
    bool number;
} form;
#define EDGE (TIME_BIT(THE) | TIME_BIT(MODIFIER) | TIME_BIT(COMPARED))
#define AMOUNT                                                                                     \
    (TIME_BIT(HEDGE) | TIME_BIT(HALF) | TIME_BIT(ARTICLE) | TIME_BIT(VAGUE) | TIME_BIT(NUMBER))
static const form FORMS[] = {
    {time_counted, NULL, AMOUNT | TIME_BIT(UNIT) | TIME_BIT(UNITS), true},
    {shifted, NULL, EDGE | TIME_BIT(SHIFT), false},
    {the_unit, NULL, EDGE, false},
    {season, NULL, EDGE | TIME_BIT(SEASON), false},
    {single, NULL, ~(uint64_t)0, false},
    {year, NULL, EDGE | TIME_BIT(FISCAL), true},
    {NULL, decade, EDGE, true},
    {NULL, ordinal_part, EDGE | TIME_BIT(ORDINAL), true},
    {NULL, every, TIME_BIT(EVERY), false},
};
#undef EDGE
#undef AMOUNT

time_expr time_match_units(const dm_parse *parse, const time_pieces *pieces, size_t at) {
    time_expr best = {0}, e;
    size_t n,
        longest = phrase(
            pieces, at,
            &best); /* also EXPR_NONE: what only looks like a time is passed over as a whole */
    bool passed = longest > 0;
    for (size_t i = 0; i < sizeof FORMS / sizeof *FORMS; i++) {
        if (!time_may_begin(pieces, at, FORMS[i].classes, FORMS[i].number))
            continue;
        n = FORMS[i].by_tree ? FORMS[i].by_tree(parse, pieces, at, &e)
                             : FORMS[i].by_pieces(pieces, at, &e);
        if (n > longest) {
            best = e;
            longest = n;
        }
    }
    best.first = at;
    best.last = at + longest - 1;
    if (!longest && !passed)
        best.last = at;
    return best;
}

time_expr time_match(const dm_parse *parse, const time_pieces *pieces, size_t at) {
    time_expr day = time_match_date(parse, pieces, at);
    time_expr other = time_match_units(parse, pieces, at);
    bool date = day.kind != EXPR_NONE;
    if (date && (other.kind == EXPR_NONE ? day.last >= other.last : day.last >= other.last))
        return day;
    return other;
}
