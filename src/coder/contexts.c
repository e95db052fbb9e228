/*
 * contexts.c - contexts by cue words: each cue counts by its weight where it stands (the sentence
 * counts more than the article); a context is given from a sum of DM_CONTEXT_LEAST on, at most
 * three.
 */
#include "coder/contexts.h"

enum { MOST_CONTEXTS = 3, SENTENCE_WEIGHT = 3, LEAST = 3, KINDS = 40 };

typedef struct score {
    dm_str name;
    int sum;
} score;

static void count(score *scores, size_t *kinds, dm_str name, int weight) {
    for (size_t i = 0; i < *kinds; i++)
        if (dm_str_eq(scores[i].name, name)) {
            scores[i].sum += weight;
            return;
        }
    if (*kinds < KINDS)
        scores[(*kinds)++] = (score){name, weight};
}

void dm_contexts_find(dm_story *story, const dm_candidate *candidate, dm_event *event) {
    const dm_codebook *book = story->scene.grammar.book;
    const dm_parse *parse = story->scene.grammar.parse;
    dm_arena *arena = story->scene.grammar.arena;
    score scores[KINDS];
    size_t kinds = 0;
    if (candidate->frame->context.len)
        count(scores, &kinds, candidate->frame->context, 100);
    if (dm_str_is(event->mode, "cyber") || dm_str_is(event->mode, "misinformation"))
        count(scores, &kinds, event->mode, 99);
    const dm_sentence *s = &parse->sentences[parse->tokens[candidate->predicate].sentence];
    for (uint32_t t = s->first; t < s->first + s->count; t++) {
        dm_str list = dm_codebook_contexts(book, parse->tokens[t].lemma), name;
        while (list.len && dm_str_split(&list, ';', &name))
            count(scores, &kinds, name, SENTENCE_WEIGHT);
    }
    dm_str *chosen = DM_NEW_ARRAY(arena, dm_str, MOST_CONTEXTS);
    size_t chosen_count = 0;
    while (chosen && chosen_count < MOST_CONTEXTS) {
        size_t best = kinds;
        for (size_t i = 0; i < kinds; i++)
            if (scores[i].sum >= LEAST && (best == kinds || scores[i].sum > scores[best].sum))
                best = i;
        if (best == kinds)
            break;
        chosen[chosen_count++] = scores[best].name;
        scores[best].sum = 0;
    }
    event->contexts = chosen;
    event->context_count = chosen_count;
}
