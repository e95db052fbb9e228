/*
 * conllu.h - reading and writing CoNLL-U, the format of the Universal Dependencies treebanks.
 *
 * The reader walks over a file that lies in memory, one sentence at a time. Its strings are views
 * of that memory; its arrays live in the arena that is passed. Empty nodes ("8.1") are skipped. `_`
 * in FEATS, DEPS and MISC is given as the empty string; in FORM and LEMMA it stays, since there it
 * may be the underscore itself.
 */
#ifndef DM_LANGUAGE_CONLLU_H
#define DM_LANGUAGE_CONLLU_H

#include "language/language.h"

typedef struct dm_conllu_word {
    dm_str form, lemma, upos, xpos, feats, deprel, deps, misc;
    uint32_t
        head; /* 1-based in its sentence, 0 for the root; DM_NO_TOKEN where the column is "_" */
    bool space_after; /* false with SpaceAfter=No of the word, or of the multi-word token whose last
                         part it is */
} dm_conllu_word;

/* Words first..last (0-based, both included) are written together as `form`. */
typedef struct dm_conllu_multiword {
    uint32_t first, last;
    dm_str form, misc;
    bool space_after;
} dm_conllu_multiword;

typedef struct dm_conllu_sentence {
    dm_str *comments; /* whole lines with their "#" */
    size_t comment_count;
    dm_str text, sent_id; /* of the comments "# text = " and "# sent_id = "; ptr is NULL where there
                             is none */
    bool newdoc, newpar;
    dm_conllu_word *words;
    size_t word_count;
    dm_conllu_multiword *multiwords; /* in order, not overlapping */
    size_t multiword_count;
    size_t line; /* of its first line, 1-based */
} dm_conllu_sentence;

typedef struct dm_conllu_reader {
    dm_str rest;
    size_t line;      /* the one that is read next, 1-based */
    const char *file; /* for messages; "" if there is none */
} dm_conllu_reader;

void dm_conllu_reader_init(dm_conllu_reader *self, dm_str content, const char *file);

/*
 * The next sentence. `*more` is false, and the sentence empty, when there is none left. Fails with
 * DM_ERR_FORMAT (file and line are set) or DM_ERR_MEMORY. After DM_ERR_FORMAT the reader stands
 * behind the faulty sentence: reading may go on.
 */
dm_status dm_conllu_next(dm_conllu_reader *self, dm_arena *arena, dm_conllu_sentence *sentence,
                         bool *more, dm_error *error) DM_MUST_CHECK;

/* The value of `key` in FEATS or MISC ("SpaceAfter" of "A=b|SpaceAfter=No"); false if it is not
 * there. */
bool dm_conllu_value(dm_str list, dm_str key, dm_str *value);

/*
 * A dm_parse with the given sentences' tokens, for dm_parser_analyse(): the text is that of the
 * sentences, rebuilt from forms and SpaceAfter, joined by a blank, by an empty line before newdoc
 * and newpar. Offsets are those in that text; the parts of a multi-word token share its bytes where
 * they are not a cut of it.
 */
dm_status dm_conllu_to_parse(const dm_conllu_sentence *sentences, size_t count, dm_arena *arena,
                             dm_parse *parse, dm_error *error) DM_MUST_CHECK;

/* The same sentence without its annotation: raw text for a tokeniser, as `dm_conllu_to_parse`
 * builds it. */
dm_status dm_conllu_text(const dm_conllu_sentence *sentences, size_t count, dm_arena *arena,
                         dm_str *text, dm_error *error) DM_MUST_CHECK;

/* A growing string that the writer appends to. */
typedef struct dm_conllu_out {
    dm_arena *arena;
    size_t
        offset;   /* added to both ends of TokenRange: where the parse's text begins in the input */
    size_t id_at; /* where in `bytes` the sent_id of the sentence that was written last begins */
    DM_VEC(char) bytes;
} dm_conllu_out;

/*
 * Sentence `index` of `parse` in ten columns: "# sent_id", "# newpar" where one begins, "# text",
 * multi-word lines, MISC with SpaceAfter=No and TokenRange=start:end in bytes of the parse's text.
 * With `model` NULL the columns of the analysis are "_". `given` (may be NULL) is the sentence it
 * was read from: its comments stand in place of the generated ones, its MISC is kept.
 */
dm_status dm_conllu_write(dm_conllu_out *out, const dm_model *model, const dm_parse *parse,
                          size_t index, const dm_conllu_sentence *given, dm_str sent_id,
                          dm_error *error) DM_MUST_CHECK;

#endif
