/*
 * time/words.h - the words of time expressions (lexicon/time, compiled to arrays at build) and the
 * text cut into the pieces that the grammar reads.
 *
 * Tokens are not what the grammar wants: "mid-June" may be one token or three, "10/03/2022" is one
 * and "2022-10-03" five. Pieces are finer and always the same: runs of letters, of digits (with
 * what belongs to them: "28th", "1990s", "10:35", "10/03/2022"), and single marks.
 */
#ifndef DM_CODER_TIME_WORDS_H
#define DM_CODER_TIME_WORDS_H

#include "coder/time/time.h"
#include "coder/time/glance.h"

typedef enum time_class {
    TIME_AGO,
    TIME_ANNIVERSARY,
    TIME_ARTICLE,
    TIME_BEFORE_DAY,
    TIME_BEFORE_YEAR,
    TIME_CLOCK,
    TIME_COMPARED,
    TIME_CONTROLS,
    TIME_DAY,
    TIME_DECADE,
    TIME_DOUBTFUL,
    TIME_EVERY,
    TIME_FISCAL,
    TIME_GRANTS,
    TIME_HALF,
    TIME_HALFDAY,
    TIME_HEDGE,
    TIME_HOURS,
    TIME_IMPLIES,
    TIME_LIGHT,
    TIME_OCCURS,
    TIME_MODIFIER,
    TIME_MONTH,
    TIME_NUMBER,
    TIME_ORDINAL,
    TIME_PART,
    TIME_PARTS,
    TIME_PEOPLE,
    TIME_PHRASE,
    TIME_PLANS,
    TIME_REFERENCE,
    TIME_REPORTS,
    TIME_SEASON,
    TIME_SET,
    TIME_SHIFT,
    TIME_THE,
    TIME_TOLD,
    TIME_UNIT,
    TIME_UNITS,
    TIME_VAGUE,
    TIME_WEEKDAY,
    TIME_WEEKDAYS,
    TIME_ZONE,
    /* of phrases */
    TIME_DATE,
    TIME_DURATION,
    TIME_HOLIDAY,
    TIME_NONE
} time_class;

typedef struct time_word {
    const char *word;
    uint8_t length, class;
    int16_t number;   /* the value read as a decimal */
    const char *code; /* the value */
} time_word;

extern const time_word time_words[], time_phrases[];
extern const size_t time_words_count, time_phrases_count;

/* Where in time_words[] the first row of a word is, and one: from dm_hash_ends() on. 0: none. */
extern const uint16_t time_words_index[TIME_INDEX];
/* Bits of the words that have rows, at time_glance_at(). */
extern const uint64_t time_words_glance[(1 << TIME_GLANCE_BITS) / 64];

/* Rows of a word, in any case of letters and without a final dot; NULL if there are none. */
const time_word *time_word_rows(dm_str word, size_t *count);
bool time_lemma_is(dm_str lemma, time_class class);

typedef enum time_shape {
    PIECE_WORD,    /* letters */
    PIECE_NUMBER,  /* digits; `number`, `digits`; a decimal has `fraction` */
    PIECE_ORDINAL, /* 28th */
    PIECE_DECADE,  /* 1990s, '90s: `number` is 1990 or 90 */
    PIECE_CLOCK,   /* 10:35 */
    PIECE_SLASHES, /* 10/03/2022, 3.10.2022 */
    PIECE_MARK     /* anything else */
} time_shape;

typedef struct time_piece {
    uint32_t token;
    uint32_t start, end; /* bytes of the text */
    dm_str text;
    const time_word *rows;
    uint8_t row_count;
    uint64_t classes; /* of its rows, as bits */
    uint8_t shape;
    uint8_t digits;
    bool fraction; /* 5.5, 1/2 */
    bool glued;    /* no white space before */
    char mark;     /* of a mark: its first byte; any dash is '-', any apostrophe '\'' */
    int number;    /* a clock: hours */
    int minute, second;
} time_piece;

typedef struct time_pieces {
    time_piece *ptr;
    size_t len, cap;
    bool any; /* something in it may begin a time expression */
} time_pieces;

/* Cuts one sentence. `pieces` is emptied first and its memory used again. */
bool time_cut(dm_arena *arena, const dm_parse *parse, const dm_sentence *sentence,
              time_pieces *pieces);

/* The row of a piece that has this class; NULL. */
const time_word *time_row(const time_piece *piece, time_class class);

/* The phrase that begins at piece `at` (longest first) and how many pieces it takes; NULL. */
const time_word *time_phrase(const time_pieces *pieces, size_t at, size_t *taken);

#endif
