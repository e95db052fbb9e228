/*
 * lemma.c - chooses the lemma of a word.
 *
 * Method: a form that the treebanks always gave one lemma under a part of speech keeps it. For
 * others the tagger's rule decides, unless what it makes is no lemma that training knows while its
 * second choice, not far behind, makes one: "fearing" is fear, not feare.
 */
#include "language/lemma.h"

#include "base/hash.h"
#include "base/utf8.h"

static const float FARTHEST_SECOND = 6.0f; /* in logits; beyond it the second rule is a guess */

uint64_t dm_lemma_form_key(dm_str form, uint16_t upos) {
    return dm_hash64(form, DM_LEMMA_FORM_SEED + (uint64_t)upos);
}

uint64_t dm_lemma_known_key(dm_str lemma, uint16_t upos) {
    return dm_hash64(lemma, DM_LEMMA_KNOWN_SEED + (uint64_t)upos);
}

static bool is_known(const dm_lemmatiser *self, dm_str lemma, uint16_t upos) {
    return dm_feature_find(&self->known, dm_lemma_known_key(lemma, upos)) != DM_NO_ROW;
}

static size_t apply(const dm_lemmatiser *self, uint16_t rule, dm_str form, char *out) {
    return rule < self->rule_count ? dm_lemma_rule_apply(&self->rules[rule], form, out) : 0;
}

dm_lemma_choice dm_lemma_seen(const dm_lemmatiser *self, dm_str form, uint16_t upos) {
    uint32_t rule = dm_feature_find(&self->forms, dm_lemma_form_key(form, upos));
    bool seen = rule < self->rule_count;
    return (dm_lemma_choice){.best = seen ? (uint16_t)rule : 0, .seen = seen};
}

/* True when the capital that the form begins with is gone. */
static bool lowers(dm_str form, const char *lemma) {
    return form.ptr[0] >= 'A' && form.ptr[0] <= 'Z' && lemma[0] >= 'a' && lemma[0] <= 'z';
}

static size_t choose(const dm_lemmatiser *self, dm_str form, uint16_t upos, bool name,
                     dm_lemma_choice choice, char *out) {
    size_t len = apply(self, choice.best, form, out);
    if (choice.seen ||
        (len > 0 && (choice.margin > FARTHEST_SECOND || is_known(self, (dm_str){out, len}, upos))))
        return len;
    char other[DM_LEMMA_BYTES];
    size_t other_len = apply(self, choice.second, form, other);
    bool better = len == 0 || is_known(self, (dm_str){other, other_len}, upos) ||
                  (name && lowers(form, out) && !lowers(form, other));
    if (other_len > 0 && better) {
        memcpy(out, other, other_len);
        return other_len;
    }
    return len;
}

dm_str dm_lemma_of(const dm_lemmatiser *self, dm_arena *arena, dm_str form, uint16_t upos,
                   bool name, dm_lemma_choice choice) {
    char out[DM_LEMMA_BYTES];
    size_t len = choose(self, form, upos, name, choice, out);
    if (len == 0 || (len == form.len && memcmp(out, form.ptr, len) == 0))
        return form;
    return dm_arena_str(arena, (dm_str){out, len});
}
