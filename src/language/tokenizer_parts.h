/*
 * tokenizer_parts.h - the steps of the tokeniser, shared with the program that trains it
 * (train/tokenizer.c).
 *
 *   scan      one paragraph into pieces: runs of letters, of digits, single marks; never more than
 * a token may hold joints    between two pieces without white space: does a token begin at the
 * second? merge     pieces into tokens breaks    between two tokens: does a sentence begin at the
 * second?
 *
 * The text "Mr. O'Neil didn't." has the pieces  Mr .  O ' Neil  did n't .
 * and the tokens                               Mr.   O'Neil    did n't .
 */
#ifndef DM_LANGUAGE_TOKENIZER_PARTS_H
#define DM_LANGUAGE_TOKENIZER_PARTS_H

#include "language/tokenizer.h"

/* What a piece or token looks like. Punctuation has a shape for each mark that matters. */
typedef enum dm_shape {
    DM_SHAPE_EDGE, /* before the first and behind the last of a paragraph */
    DM_SHAPE_LOWER,
    DM_SHAPE_LETTER,
    DM_SHAPE_CAPITAL,
    DM_SHAPE_INITIAL,
    DM_SHAPE_UPPER,
    DM_SHAPE_MIXED,
    DM_SHAPE_NUMBER1,
    DM_SHAPE_NUMBER2,
    DM_SHAPE_NUMBER4,
    DM_SHAPE_NUMBER,
    DM_SHAPE_AMOUNT,
    DM_SHAPE_ALNUM,
    DM_SHAPE_ABBREVIATION,
    DM_SHAPE_INITIALS,
    DM_SHAPE_ADDRESS,
    DM_SHAPE_CLITIC,
    DM_SHAPE_PERIOD,
    DM_SHAPE_ELLIPSIS,
    DM_SHAPE_QUESTION,
    DM_SHAPE_EXCLAMATION,
    DM_SHAPE_COMMA,
    DM_SHAPE_COLON,
    DM_SHAPE_SEMICOLON,
    DM_SHAPE_QUOTE,
    DM_SHAPE_QUOTE_OPEN,
    DM_SHAPE_QUOTE_CLOSE,
    DM_SHAPE_APOSTROPHE,
    DM_SHAPE_APOSTROPHE_OPEN,
    DM_SHAPE_APOSTROPHE_CLOSE,
    DM_SHAPE_OPEN,
    DM_SHAPE_CLOSE,
    DM_SHAPE_HYPHEN,
    DM_SHAPE_DASH,
    DM_SHAPE_SLASH,
    DM_SHAPE_BULLET,
    DM_SHAPE_RULE,
    DM_SHAPE_CURRENCY,
    DM_SHAPE_PERCENT,
    DM_SHAPE_AT,
    DM_SHAPE_MARK,
    DM_SHAPE_SYMBOL,
    DM_SHAPE_COUNT
} dm_shape;

/* White space before a piece. */
typedef enum dm_gap {
    DM_GAP_NONE,
    DM_GAP_BLANK,
    DM_GAP_LINE,      /* a line feed where a line may be full */
    DM_GAP_LINE_EARLY /* a line feed although the next word had fitted: somebody meant it */
} dm_gap;

/* Why a piece begins where it does, if it follows the one before without a gap. */
typedef enum dm_joint {
    DM_JOINT_PLAIN,
    DM_JOINT_CLITIC, /* 's, n't */
    DM_JOINT_CUT,    /* a place in a word that the word table gives: can|not */
    DM_JOINT_CAMEL   /* a capital behind a small letter: Russia|They */
} dm_joint;

/* A piece, and later a token, of the paragraph at hand. */
typedef struct dm_piece {
    uint32_t start, end; /* bytes in the text */
    uint32_t hash;       /* of the lower-cased form */
    uint8_t shape, gap, joint, class;
    bool token;     /* a token begins here */
    bool multiword; /* ... as a further part of the multi-word token that is running */
    bool sentence;  /* a sentence begins here */
    uint8_t
        verbs; /* finite verbs among this and the tokens that follow to the next stop, at most 3 */
    uint8_t stop;          /* shape of the next mark of punctuation from here on */
    uint8_t stop_distance; /* tokens to it, at most 31 */
} dm_piece;

/* Classes of words beyond those of the word table. */
enum { DM_CLASS_EDGE = 255, DM_CLASS_UNKNOWN = 64, DM_CLASS_VERB = 128 };

typedef struct dm_pieces {
    dm_arena *arena;
    DM_VEC(dm_piece) list; /* of one paragraph, with two edges before and EDGE_AFTER behind */
    dm_str text;
    uint32_t paragraph_end;
    uint32_t count; /* without the edges */
} dm_pieces;

enum { DM_EDGE = 4, DM_FEATURES = 64 };

/* Features of one decision: rows before they are masked. */
typedef struct dm_features {
    uint32_t row[DM_FEATURES];
    size_t count;
    const int8_t *rows; /* of the classifier that is asked first: they are fetched, since they are
                           in no cache, as a rule */
    uint32_t mask;      /* 0: none is */
} dm_features;

/* What the sentence that is running has held so far. */
typedef struct dm_running {
    uint32_t length;          /* tokens */
    uint32_t first;           /* index of its first token */
    uint8_t verbs;            /* finite verbs, at most 3 */
    uint8_t last_stop;        /* shape of its last punctuation inside */
    uint8_t brackets, quotes; /* open ones; quotes is 0 or 1 */
    uint8_t previous_end;     /* shape of the mark that ended the sentence before */
} dm_running;

/* Hash of a form, case and style of quotes ignored. Never 0. */
uint32_t dm_tokenizer_hash(dm_str form);
/* Class of the word with this hash and shape. */
uint8_t dm_tokenizer_class(const dm_tokenizer_words *words, uint32_t hash, uint8_t shape,
                           dm_str form);
/* Index in the table, or SIZE_MAX. */
size_t dm_tokenizer_find(const dm_tokenizer_words *words, uint32_t hash);

/* ---- tokenizer_marks.c ---- */

/* The shape of a quotation mark or an apostrophe; DM_SHAPE_EDGE of anything else. */
uint8_t dm_quote_shape(uint32_t code_point);
/* The shape of a mark of which `run` stand together. */
uint8_t dm_mark_shape(uint32_t code_point, size_t run);

/*
 * Reads the paragraph that begins at or after *at into pieces->list and sets *at behind it. False
 * if there is none left, or if memory ran out (the arena has `failed` set). With `lines` a
 * paragraph is a line.
 */
bool dm_tokenizer_scan(const dm_tokenizer_words *words, dm_pieces *pieces, bool lines, size_t *at);
/* True if piece i (0-based) may or may not begin a token. */
bool dm_tokenizer_is_joint(const dm_pieces *pieces, uint32_t i);
void dm_tokenizer_joint(const dm_pieces *pieces, uint32_t i, dm_features *features);
/* Makes tokens of the pieces by their `token`; in place. */
void dm_tokenizer_merge(const dm_tokenizer_words *words, dm_pieces *pieces);
/* Features for a sentence to begin at token i > 0. */
void dm_tokenizer_break(const dm_pieces *pieces, const dm_running *running, uint32_t i,
                        dm_features *features);
/* Adds token i to what is running, after it was decided whether it begins a sentence. */
void dm_tokenizer_advance(dm_running *running, const dm_pieces *pieces, uint32_t i);
/* Above 0 is yes. */
int32_t dm_tokenizer_score(const dm_tokenizer_net *net, const dm_features *features);

static inline const dm_piece *dm_piece_at(const dm_pieces *pieces, int64_t i) {
    return &pieces->list.ptr[i + DM_EDGE];
}

#endif
