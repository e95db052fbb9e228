/*
 * argument/parts.h - what the arguments_*.c files share. For nobody else: argument/arguments.h is
 * the door.
 */
#ifndef DM_CODER_ARGUMENTS_PARTS_H
#define DM_CODER_ARGUMENTS_PARTS_H

#include "coder/argument/arguments.h"

static inline const dm_token *tok(const dm_grammar *g, uint32_t t) {
    return &g->parse->tokens[t];
}

/* ---- fillers (argument/arguments.c) ---- */

/* Adds token t once; DM_NO_TOKEN, and what exceeds DM_MOST_FILLERS, is left out. */
void dm_fillers_add(dm_fillers *fillers, uint32_t t);
/* One of the prepositions of t: "out of" is "out", "of" and both. */
bool dm_has_preposition(const dm_grammar *g, uint32_t t, dm_str preposition);
/* The first child of t with this preposition (of a clause: mark), DM_NO_TOKEN if there is none. */
uint32_t dm_prepositional(const dm_grammar *g, uint32_t t, dm_str preposition);
/* Adds all of them: "in March ... in Somalia". */
void dm_add_prepositional(const dm_grammar *g, uint32_t t, dm_str preposition, dm_fillers *fillers);

/* ---- subjects (argument/subjects.c) ---- */

/* The subject that hangs on v itself, active, passive or outer; DM_NO_TOKEN. */
uint32_t dm_own_subject(const dm_grammar *g, uint32_t v);
/* The object that hangs on v itself; DM_NO_TOKEN. */
uint32_t dm_own_object(const dm_grammar *g, uint32_t v);
/* "who", "whom", "which", "that" as pronouns. */
bool dm_is_relative_pronoun(const dm_token *token);
/* The noun that a relative pronoun among the arguments of v stands for; any other argument as it
 * is. */
uint32_t dm_resolve_relative(const dm_grammar *g, uint32_t v, uint32_t argument);

/* ---- roles (argument/verbs.c, argument/nouns.c, argument/clauses.c) ----
 *
 * Each adds to `fillers` what fills the role; nothing is added where the tree has none. */

void dm_verb_subject(const dm_grammar *g, uint32_t v, dm_fillers *fillers);
void dm_verb_object(const dm_grammar *g, uint32_t v, dm_fillers *fillers);
void dm_verb_preposition(const dm_grammar *g, uint32_t v, dm_str preposition, dm_fillers *fillers);
/* The subject of a passive that has an object of its own: "Lebanon was given hospitals". */
uint32_t dm_given_to(const dm_grammar *g, uint32_t v);
void dm_noun_subject(const dm_grammar *g, uint32_t n, dm_fillers *fillers);
void dm_noun_preposition(const dm_grammar *g, uint32_t n, dm_str preposition, dm_fillers *fillers);
/* Open clauses ("to withdraw", "illegal") and closed ones ("that it withdrew") of predicate p. */
void dm_clauses(const dm_grammar *g, uint32_t p, bool open, bool closed, dm_fillers *fillers);

#endif
