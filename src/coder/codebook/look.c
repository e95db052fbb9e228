/*
 * codebook/look.c - finds in a codebook what stands there for a word. Asked for every word of every
 * article.
 */
#include "coder/codebook/parts.h"

#include "base/hash.h"

static uint32_t head(const dm_codebook *self, dm_heads heads, const dm_map *map, dm_str lemma,
                     char pos) {
    char key[128];
    if (lemma.len + 2 > sizeof key || !dm_heads_may_be(self, heads, lemma, pos))
        return DM_MAP_NONE;
    dm_copy_small(key, lemma.ptr, lemma.len);
    key[lemma.len] = '.';
    key[lemma.len + 1] = pos;
    return dm_map_get(map, (dm_str){key, lemma.len + (pos ? 2 : 0)});
}

uint32_t dm_codebook_frames(const dm_codebook *self, dm_str lemma, char pos) {
    return head(self, DM_HEADS_FRAMES, &self->frame_heads, lemma, pos);
}

uint32_t dm_codebook_stances(const dm_codebook *self, dm_str lemma, char pos) {
    return head(self, DM_HEADS_STANCES, &self->stance_heads, lemma, pos);
}

bool dm_codebook_may_be_classed(const dm_codebook *self, dm_class_scope scope, dm_str word,
                                char pos) {
    return dm_heads_may_be(
        self, scope == DM_SCOPE_EVENTS ? DM_HEADS_EVENT_CLASSES : DM_HEADS_STANCE_CLASSES, word,
        pos);
}

uint32_t dm_codebook_operators(const dm_codebook *self, dm_str lemma, char pos) {
    return head(self, DM_HEADS_OPERATORS, &self->operator_heads, lemma, pos);
}

uint32_t dm_codebook_topics(const dm_codebook *self, dm_str lemma) {
    return head(self, DM_HEADS_TOPICS, &self->topic_heads, lemma, 0);
}

const dm_reporting *dm_codebook_report(const dm_codebook *self, dm_str lemma, char pos) {
    uint32_t at = head(self, DM_HEADS_REPORTS, &self->report_heads, lemma, pos);
    return at == DM_MAP_NONE ? NULL : &self->reports.ptr[at];
}

dm_str dm_codebook_contexts(const dm_codebook *self, dm_str lemma) {
    uint32_t at = dm_heads_may_be(self, DM_HEADS_CUES, lemma, 0)
                      ? dm_map_get(&self->cue_words, lemma)
                      : (uint32_t)DM_MAP_NONE;
    return at == DM_MAP_NONE ? (dm_str){"", 0} : self->cues.ptr[at];
}

dm_str dm_codebook_irregular(const dm_codebook *self, dm_str form) {
    char lower[32];
    if (form.len > sizeof lower)
        return (dm_str){"", 0};
    dm_copy_small(lower, form.ptr, form.len);
    uint32_t at = dm_map_get(&self->irregular, (dm_str){lower, form.len});
    return at == DM_MAP_NONE ? (dm_str){"", 0} : self->lemmas.ptr[at];
}
