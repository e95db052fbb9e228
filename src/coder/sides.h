/*
 * sides.h - the lists of actors on either side of an event: asking them, adding to them, and making
 * actors that no mention of the article is, because only the circumstances tell of them.
 *
 * All that is made lives in the arena of the document; nothing fails but for memory, which the
 * arena remembers (`failed`).
 */
#ifndef DM_CODER_SIDES_H
#define DM_CODER_SIDES_H

#include "coder/events.h"

/* Whether anybody in the list has a code. */
bool dm_refs_any_code(const dm_actor_refs *list);
/* Whether somebody in the list has this code. */
bool dm_refs_have(const dm_actor_refs *list, dm_str code);
/* Whether the lists have a code in common. */
bool dm_refs_share(const dm_actor_refs *a, const dm_actor_refs *b);
/* Adds an actor; NULL adds nothing. */
void dm_refs_push(dm_arena *arena, dm_actor_refs *list, const dm_actor *actor);
/* Puts another actor in a place of the list; candidates that share it keep theirs. When memory runs
 * out the list stays as it is. */
void dm_refs_put(dm_arena *arena, dm_actor_refs *list, size_t at, const dm_actor *actor);

/* The same actor under a code and a sector, and why; `old` itself when memory ran out. */
const dm_actor *dm_actor_as(dm_arena *arena, const dm_actor *old, dm_str code, dm_str sector,
                            dm_str why);
/* Somebody of whom the word at `token` tells; NULL when memory ran out. */
const dm_actor *dm_actor_told(const dm_story *story, uint32_t token, dm_actor_kind kind,
                              dm_str sector, dm_str code, const char *why);
/* The country that an armed group or a party belongs to; of any other code, the code itself. */
dm_str dm_country_of(const dm_story *story, dm_str code);
/* Somebody else of the country of `actor`, told of in the same words; NULL when memory ran out. */
const dm_actor *dm_actor_beside(dm_arena *arena, const dm_actor *actor, dm_actor_kind kind,
                                dm_str sector, const char *why);

/* Whether an actor is of a body whose members meet: the League, the Council, its ministers; not the
 * United Nations as such, a court or an agency. */
bool dm_is_of_assembly(const dm_actors *actors, const dm_actor *actor);

#endif
