/*
 * boilerplate.h - tells what a single line is when it is not text of an article: by the phrases of
 * lexicon/intake, by the form of credits and captions, by the marks of unfilled templates.
 */
#ifndef DM_INTAKE_BOILERPLATE_H
#define DM_INTAKE_BOILERPLATE_H

#include "base/arena.h"
#include "intake/text_tables.h"

/* Words between white space. */
size_t dm_text_words(dm_str s);
/* Does it end as a sentence does: full stop, question or exclamation mark, quotes and brackets
 * after it allowed? */
bool dm_text_sentence_end(dm_str s);
/* Only dashes, stars, dots, bars: a rule between items. */
bool dm_text_is_rule(dm_str s);
/* An unfilled field: "[author_name]", "{{title}}", "${date}", "<%= x %>", "%s". Bounds of the first
 * in s; false if there is none. */
bool dm_text_placeholder(dm_str s, size_t *start, size_t *end);

/* The phrase that `line` is, starts or ends with; NULL if none. `arena` is scratch. */
const dm_phrase *dm_boilerplate_phrase(dm_arena *arena, dm_str line, size_t words);

typedef enum dm_credit {
    DM_CREDIT_NONE,
    DM_CREDIT_TAIL,   /* the end from `at` is a credit: "... on Thursday. (ANI)" */
    DM_CREDIT_LINE,   /* the whole line is a credit: "(With information from EFE)" */
    DM_CREDIT_CAPTION /* the line is a caption with its credit: "A woman votes (REUTERS/Name)" */
} dm_credit;

dm_credit dm_boilerplate_credit(dm_arena *arena, dm_str line, size_t words, size_t *at);
/* Where a picture credit in brackets ends inside `line`, text following it: "Caption (REUTERS/Name)
 * The president said"; 0 if there is none. */
size_t dm_boilerplate_caption_end(dm_arena *arena, dm_str line);

#endif
