/*
 * time/grammar.h - what a time expression says, before it is known when that was.
 */
#ifndef DM_CODER_TIME_GRAMMAR_H
#define DM_CODER_TIME_GRAMMAR_H

#include "coder/time/words.h"

typedef enum time_kind {
    EXPR_NONE,
    EXPR_CALENDAR, /* year, month, day, weekday, as far as given */
    EXPR_WEEKDAY,  /* weekday, shift */
    EXPR_DAY,      /* shift days from today */
    EXPR_UNIT,     /* shift units: last month, this week, the same year */
    EXPR_OFFSET,   /* count units before (shift -1) or after: two days ago, a year later */
    EXPR_WEEK_OF,  /* the week of month, day */
    EXPR_QUARTER,  /* count 1..4 of year or shift; unit Q quarter, Z half */
    EXPR_SEASON,   /* code, year or shift */
    EXPR_DECADE,   /* year (1990) */
    EXPR_CENTURY,  /* count: the 20th */
    EXPR_FISCAL,   /* year */
    EXPR_HOLIDAY,  /* code is the rule; year or shift */
    EXPR_DURATION, /* count units */
    EXPR_SET,      /* count units, or code */
    EXPR_CLOCK,    /* hour, minute; a date may go with it */
    EXPR_CODE,     /* code is the value */
    EXPR_ANNIVERSARY
} time_kind;

typedef struct time_expr {
    size_t first, last; /* pieces */
    time_kind kind;
    int year, month, day, weekday;
    int last_month, last_day; /* of a range; 0: none */
    int last_year;
    int shift;
    bool shifted;     /* a shift word stands there */
    bool told;        /* counted from the time the text speaks of */
    char unit;        /* as in lexicon/time/words.tsv */
    int count;        /* -1: vague */
    bool half;        /* and a half */
    const char *part; /* of the day: "MO"; NULL */
    const char *code;
    int hour, minute, second; /* -1: not given */
    bool clock, zulu;
    bool anniversary;
    bool set;  /* every ... */
    char edge; /* 'B' early, 'M' mid, 'E' late: of the modifier */
} time_expr;

/*
 * The expression that begins at piece `at`, the longest; EXPR_NONE if there is none. The tree
 * decides doubtful words.
 */
time_expr time_match(const dm_parse *parse, const time_pieces *pieces, size_t at);

/* Halves of the grammar: days and clocks; units, counts and the rest. */
time_expr time_match_date(const dm_parse *parse, const time_pieces *pieces, size_t at);
time_expr time_match_units(const dm_parse *parse, const time_pieces *pieces, size_t at);

/* A bare year, "fiscal 1998", at a piece. */
bool time_is_year(const time_piece *piece);
const time_piece *time_at(const time_pieces *pieces,
                          size_t at); /* never NULL: an empty piece outside */
bool time_is_mark(const time_piece *piece, char mark);
/* TIME_BIT(THE): the bit of a class in time_piece.classes. */
#define TIME_BIT(class) ((uint64_t)1 << TIME_##class)
/* Whether a form may begin at a piece that begins with rows of these classes or, where `number`,
 * with a number of any shape: "the" begins none before a word without rows. */
bool time_may_begin(const time_pieces *pieces, size_t at, uint64_t classes, bool number);
bool time_is_word(const time_piece *piece, const char *word);
/* A number in words or digits, "a", "several": pieces it takes, 0 if it is none. */
size_t time_count(const time_pieces *pieces, size_t at, int *count, bool *half);

/* ---- time/grammar_counts.c ---- */

/* The unit that a piece names, 0 if none; `plural` says in which number. */
char time_unit_of(const time_piece *piece, bool *plural);
/* The tree takes the piece for a verb ("second the motion"). */
bool time_is_verb(const dm_parse *parse, const time_piece *piece);
/* "two and a half years": count, half and unit; pieces taken, 0 if there is none. */
size_t time_amount(const time_pieces *pieces, size_t at, time_expr *e);
/* "years old", "of age" behind an amount. */
bool time_is_age(const time_pieces *pieces, size_t after);
/* A duration or an offset from now: "for three years", "two days ago". */
size_t time_counted(const dm_parse *parse, const time_pieces *pieces, size_t at, time_expr *e);

#endif
