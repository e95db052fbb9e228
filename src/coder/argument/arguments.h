/*
 * argument/arguments.h - who does what to whom in a tree: the logical arguments of a verb, noun or
 * adjective, whatever the construction.
 *
 *   active            Kenya accused Uganda                      subj Kenya   obj Uganda
 *   passive           Uganda was accused by Kenya               the same
 *   relative          Kenya, which accused Uganda, ...          the same
 *   participle        troops attacking Goma; aid sent by Oman   subj troops; subj Oman, obj aid
 *   control           Kenya urged Uganda to withdraw            withdraw: subj Uganda
 *   coordination      Kenya met and accused Uganda              accused: subj Kenya
 *   light verb        Kenya gave its backing to Uganda          backing: subj Kenya, to Uganda
 *   nominalisation    the condemnation of Uganda by Kenya       condemnation: subj Kenya, obj
 * Uganda
 */
#ifndef DM_CODER_ARGUMENTS_H
#define DM_CODER_ARGUMENTS_H

#include "actors/actors.h"
#include "coder/codebook/codebook.h"

enum { DM_MOST_FILLERS = 8 };

typedef struct dm_fillers {
    uint32_t tokens[DM_MOST_FILLERS];
    size_t count;
} dm_fillers;

typedef struct dm_grammar {
    const dm_codebook *book;
    const dm_parse *parse;
    const dm_actors *actors;
    dm_arena *arena;
} dm_grammar;

/* Whether verb v is in the passive (full or participle). */
bool dm_is_passive(const dm_grammar *g, uint32_t v);
/* The token that is the subject on the surface, found through coordination, control and relative
 * clauses; DM_NO_TOKEN. */
uint32_t dm_surface_subject(const dm_grammar *g, uint32_t v);
/* The subject of the active verb v where the tree has none, or one that cannot do it; `subject`, as
 * the tree has it, otherwise (argument/stray_subjects.c). */
uint32_t dm_stray_subject(const dm_grammar *g, uint32_t v, uint32_t subject);
/* Of the gerund v behind "for": who is made to answer for it, and so did it ("imposed sanctions on
 * Iran for attacking", "Iran faced sanctions for attacking"); DM_NO_TOKEN elsewhere. */
uint32_t dm_answerable(const dm_grammar *g, uint32_t v);
/* The light verb that carries noun n ("gave backing", "imposed sanctions"), DM_NO_TOKEN. */
uint32_t dm_light_verb(const dm_grammar *g, uint32_t n);
/* The clause with "that" which belongs to verb v: its own, or one that the parser hung on a
 * circumstance of it ("said in a statement that ..."). */
uint32_t dm_that_clause(const dm_grammar *g, uint32_t v);
/* Whether the subject of verb v has no part in the document that is its object: "voted against the
 * resolution", "did not sign", "vetoed", "refused to back". */
bool dm_turns_down(const dm_grammar *g, uint32_t v);
/* What fills one role of predicate p, as tokens of heads (conjuncts of a filler are not listed
 * apart). */
void dm_arguments(const dm_grammar *g, uint32_t p, dm_role role, dm_str preposition,
                  dm_fillers *fillers);
/* What fills a slot of several steps. */
void dm_slot_fillers(const dm_grammar *g, uint32_t p, const dm_slot *slot, dm_fillers *fillers);
/* Part of speech for the lexicon: 'V', 'N', 'A', 0. */
char dm_predicate_pos(const dm_parse *parse, uint32_t t);
/* The other words of a predicate of several ("off" of "call off") stand by its head. */
bool dm_words_present(const dm_parse *parse, uint32_t head, dm_str words, char pos);

#endif
