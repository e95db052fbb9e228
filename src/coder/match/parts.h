/*
 * match/parts.h - what the files that read predicates share: match/match.c (which frame),
 * match/slots.c (its actors), match/conditions.c (its conditions), match/mood.c and match/compose.c
 * (what stands above it). For nobody else: match/match.h is the door.
 */
#ifndef DM_CODER_MATCH_PARTS_H
#define DM_CODER_MATCH_PARTS_H

#include "coder/match/match.h"

static inline const dm_token *tok(const dm_scene *scene, uint32_t t) {
    return &scene->grammar.parse->tokens[t];
}

/* The lists that words are on which conditions at p may look at; NULL: any may be. */
static inline const uint64_t *dm_possible_at(const dm_scene *scene, uint32_t p) {
    return scene->possible ? scene->possible[tok(scene, p)->sentence] : NULL;
}
/* The first frame from `link` on that asks for no other list than these; DM_MAP_NONE. */
static inline uint32_t dm_frame_possible(const dm_codebook *book, const uint64_t *possible,
                                         uint32_t link) {
    while (possible && link != DM_MAP_NONE &&
           !(dm_bits_have(possible, book->needs[link].lists[0]) &&
             dm_bits_have(possible, book->needs[link].lists[1])))
        link = book->needs[link].next;
    return link;
}

/* What is counted or measured at a token: "a series of strikes", "millions of dollars", "14 of its
 * tanks". DM_NO_TOKEN if nothing. */
uint32_t dm_scene_measured(const dm_scene *scene, uint32_t token);
/* Whether a word is in the class "@name", or judged by an adjective of it: "a shameful act". */
bool dm_class_fits(const dm_scene *scene, uint32_t token, dm_str name);
/* Whose words the document at a token is, by the verb that carries it: "issued a statement that",
 * "said in a letter that", "adopted a text that"; how many were added to the list. */
size_t dm_scene_documented(const dm_scene *scene, uint32_t token, dm_actor_refs *list);
/* The speech that token t is said in; NULL before speeches are found, and outside them.
 * (match/about.c) */
const struct dm_speech *dm_scene_speech(const dm_scene *scene, uint32_t t);
/* Whether t is a pronoun in somebody's words, so that dm_scene_said_of() may find what it stands
 * for wherever the verb of saying is. (match/about.c) */
bool dm_scene_points(const dm_scene *scene, uint32_t t);
/* Appends whom a "you" at token t speaks to: those who are told so. (match/about.c) */
void dm_scene_gather_hearers(const dm_scene *scene, uint32_t t, dm_actor_refs *list);
/* Fillers of the slots that the frames of one word asked for so far. */
enum { DM_ASKED_SLOTS = 12 };
typedef struct dm_asked_slots {
    size_t count;
    struct {
        const dm_slot *slot;
        dm_fillers fillers;
    } slots[DM_ASKED_SLOTS];
} dm_asked_slots;
/* "the Council of Chiefs condemned the coup": a frame of words whose subject is a name, or a voice,
 * of which nothing is known; whose words they are the article may tell. */
bool dm_frame_voiced(const dm_scene *scene, uint32_t predicate, const dm_frame *frame);
/* Whether the conditions of a frame hold. `open` becomes true where they do but for the doer of a
 * passive, which the article may tell. */
bool dm_frame_holds(const dm_scene *scene, uint32_t predicate, const dm_frame *frame,
                    dm_asked_slots *asked, bool *open);

/* Climbs from the predicate to the root of its sentence, one layer for each operator on the way
 * (match/compose_read.c). */
void dm_compose_read(const dm_scene *scene, dm_candidate *candidate);
/* Whether a demand for a protest, of one's followers, or for a boycott, of one's own or of people
 * at large, is that protest or boycott (match/calls.c). */
bool dm_compose_call_out(const dm_scene *scene, const dm_candidate *c, const dm_layer *layer,
                         const dm_actor_refs *addressee);
bool dm_compose_boycott(const dm_candidate *c, const dm_layer *layer, const dm_actor_refs *subject,
                        const dm_actor_refs *addressee);
/* Who is asked to do what stands behind "and", where he is another than the first. */
void dm_compose_second(const dm_scene *scene, const dm_candidate *c, const dm_layer *layer,
                       dm_actor_refs *addressee);
/* Turns a negated candidate into the deed that it is instead: what is refused is refused. Whether
 * it is negated still (match/negation.c). */
bool dm_compose_negated(const dm_scene *scene, dm_candidate *c);

#endif
