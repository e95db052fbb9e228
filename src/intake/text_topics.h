/*
 * text_topics.h - whether two stretches of text are about the same thing, by the rare words and
 * names they share.
 */
#ifndef DM_INTAKE_TEXT_TOPICS_H
#define DM_INTAKE_TEXT_TOPICS_H

#include "base/arena.h"

/* The rare words of a text: stems of words that are not in lexicon/intake/common.tsv, names apart.
 */
typedef struct dm_topic {
    dm_arena *arena;
    uint64_t
        *slots; /* open addressing; 0 is empty; the lowest bit says that it was seen as a name */
    size_t count, room; /* stems held; slots, a power of two */
} dm_topic;

typedef struct dm_affinity {
    size_t words, shared;       /* distinct rare words of the other text; those also in the topic */
    size_t names, shared_names; /* of these, the capitalised ones */
} dm_affinity;

/* The rare words of a text one after the other, as numbers: read once where a text is asked about
 * again and again. */
typedef struct dm_stems {
    dm_str of; /* the text */
    const uint64_t *keys;
    size_t count;
} dm_stems;

/* Without memory they are none. */
dm_stems dm_stems_of(dm_arena *arena, dm_str text);

void dm_topic_init(dm_topic *self, dm_arena *arena);
void dm_topic_add(dm_topic *self, dm_str text);
void dm_topic_add_stems(dm_topic *self, const dm_stems *stems);
/* How the words of `other` lie in the topic. */
dm_affinity dm_topic_affinity(const dm_topic *self, const dm_topic *other);

/*
 * How likely `other` goes on with the topic, as log odds of a text that does against one that does
 * not. 0 where there are too few words to tell. Of articles cut in two one in forty falls below -1,
 * one in twenty below 0; of unlike articles put together nine in ten do.
 */
double dm_topic_score(const dm_topic *self, const dm_topic *other);

/*
 * For each text of a row the score of it and all after it, against the title and all before it:
 * what dm_topic_score() would say, in time linear in their length. False without memory.
 */
bool dm_topic_scores(dm_arena *arena, dm_str title, const dm_stems *texts, size_t count,
                     double *scores);

#endif
