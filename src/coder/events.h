/*
 * events.h - candidates become event records: who takes part, when, where, how sure; the same event
 * told twice is one.
 */
#ifndef DM_CODER_EVENTS_H
#define DM_CODER_EVENTS_H

#include "coder/match/match.h"
#include "coder/place/place.h"
#include "coder/statement/statements.h"
#include "coder/time/time.h"

/* All candidates of the article, in the order of the text; those that came to nothing are marked
 * `dropped` with why. */
typedef DM_VEC(dm_candidate) dm_candidates;

typedef struct dm_story {
    dm_scene scene;
    const dm_article *article;
    dm_times times;
    dm_places places;
    dm_spoken spoken;
    dm_candidates candidates;
    struct dm_agenda *agenda; /* question/agenda.c; NULL before positions are made */
    struct dm_agenda *early;  /* the same while recipients are still looked for; NULL until then */
    dm_str central;           /* the only state that may have more than half of the names */
    double central_share;     /* dm_homeland_share() of it */
    double private_life;      /* how far the article is not of public affairs (private_life.c) */
} dm_story;

/* The trees of the article. */
static inline const dm_parse *dm_parse_of(const dm_story *story) {
    return story->scene.grammar.parse;
}

/* Everything up to the candidates: repairs, actors, times, places, who speaks, what may have
 * happened. DM_ERR_MEMORY only. */
dm_status dm_story_open(const dm_codebook *codebook, dm_arena *arena, const dm_article *article,
                        const dm_parse *parse, dm_story *story, dm_error *error) DM_MUST_CHECK;
/* Fills story->candidates. */
void dm_candidates_find(dm_story *story);
/* Appends the events of the candidates to records. */
void dm_events_make(dm_story *story, const dm_coder_options *options, dm_records *records);
/* Deep copies for a record. */
dm_actor_list dm_actors_copy(dm_arena *arena, const dm_actor_refs *refs);
/* Who says it: the speaker whose words or report hold this byte; NULL when it is the article's own
 * voice. */
const dm_actor *dm_attribution(const dm_story *story, uint32_t byte);

#endif
