/*
 * lemma_rule.h - rules that turn a form into its lemma.
 *
 * Written as a line: case, TAB, characters cut in front, TAB, text put there, TAB, characters cut
 * at the end, TAB, text put there. Case is l (lower the form first), k (keep it), t (lower it, then
 * the first letter upper) or u (upper it). "=" and a lemma is the lemma itself, whatever the form.
 *
 *   walked -> walk    l 0 - 2 -        cities -> city   l 0 - 3 y        be: "=be"
 */
#ifndef DM_LANGUAGE_LEMMA_RULE_H
#define DM_LANGUAGE_LEMMA_RULE_H

#include "base/str.h"

enum { DM_LEMMA_CHARS = 96, DM_LEMMA_BYTES = 4 * DM_LEMMA_CHARS };

typedef struct dm_lemma_rule {
    dm_str front, back; /* the text that is put; `front` is the lemma of an "=" rule */
    uint8_t cut_front, cut_back;
    char kind; /* 'l', 'k', 't', 'u' or '=' */
} dm_lemma_rule;

/* Reads a line; false if it is not a rule. The rule points into it. */
bool dm_lemma_rule_read(dm_str line, dm_lemma_rule *rule);
/* Writes the line of the rule that makes `lemma` of `form` and cuts least; returns its length (0:
 * too long). */
size_t dm_lemma_rule_make(dm_str form, dm_str lemma, char line[DM_LEMMA_BYTES + 32]);
/* Writes the lemma and returns its length; 0 when the form is too short or too long for the rule.
 */
size_t dm_lemma_rule_apply(const dm_lemma_rule *rule, dm_str form, char out[DM_LEMMA_BYTES]);

#endif
