/*
 * freed.c - "A court in Ankara jailed a German reporter. Berlin demanded his release": what is
 * demanded for one's own citizen is asked of whoever holds him, who was told of before. "Soldiers
 * freed women kidnapped by the rebels": whoever frees another's captives helps them (PLOVER: AID).
 */
#include "coder/settle.h"
#include "coder/sides.h"

enum { SENTENCES_BACK = 6 };

/* The last arrest or abduction of somebody of the one who demands. */
static const dm_candidate *taken_before(const dm_story *story, const dm_candidate *demand) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_candidate *nearest = NULL;
    for (size_t i = 0; i < story->candidates.len; i++) {
        const dm_candidate *c = &story->candidates.ptr[i];
        bool takes = c->type == DM_COERCE || c->type == DM_ASSAULT;
        if (!takes || c->dropped || c->predicate >= demand->predicate ||
            !dm_refs_any_code(&c->actors) || !dm_refs_share(&c->recipients, &demand->actors) ||
            dm_refs_share(&c->actors, &demand->actors) ||
            parse->tokens[demand->predicate].sentence - parse->tokens[c->predicate].sentence >
                SENTENCES_BACK)
            continue;
        if (!nearest || c->predicate > nearest->predicate)
            nearest = c;
    }
    return nearest;
}

/* "demanded his release", "called for him to be freed". */
static bool is_for_freedom(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_codebook *book = story->scene.grammar.book;
    if (dm_codebook_in_class(book, "@freedom", parse->tokens[c->predicate].lemma))
        return true;
    for (DM_CHILDREN(parse, c->predicate, k))
        if (dm_codebook_in_class(book, "@freedom", parse->tokens[k].lemma))
            return true;
    return false;
}

/* How somebody else took those who are let go, as the words on them tell; NULL. */
static const dm_candidate *taking_of(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    dm_fillers freed = {0};
    if (c->dropped || c->type != DM_RETREAT || !dm_str_is(c->mode, "release") || !c->actors.len)
        return NULL;
    dm_arguments(&story->scene.grammar, c->predicate, DM_SLOT_OBJ, (dm_str){"", 0}, &freed);
    for (size_t i = 0; freed.count && i < story->candidates.len; i++) {
        const dm_candidate *taken = &story->candidates.ptr[i];
        const dm_token *word = &parse->tokens[taken->predicate];
        bool on_them = word->head == freed.tokens[0] &&
                       (word->rel == DM_REL_ACL || word->rel == DM_REL_ACL_RELCL);
        bool by_force = taken->type == DM_ASSAULT || taken->type == DM_COERCE;
        if (on_them && by_force && taken->actors.len && !dm_refs_share(&taken->actors, &c->actors))
            return taken;
    }
    return NULL;
}

void dm_freed_settle(dm_story *story) {
    for (size_t i = 0; i < story->candidates.len; i++) {
        dm_candidate *rescue = &story->candidates.ptr[i];
        const dm_candidate *taken = taking_of(story, rescue);
        if (!taken)
            continue;
        rescue->type = DM_AID;
        rescue->mode = (dm_str){"", 0};
        if (dm_refs_any_code(&taken->recipients))
            rescue->recipients = taken->recipients;
    }
    for (size_t i = 0; i < story->candidates.len; i++) {
        dm_candidate *c = &story->candidates.ptr[i];
        if (c->dropped || c->type != DM_REQUEST || !c->recipients.len ||
            !is_for_freedom(story, c) || !dm_refs_share(&c->recipients, &c->actors))
            continue;
        const dm_candidate *held = taken_before(story, c);
        if (held) {
            c->recipients = held->actors;
            c->certainty = c->certainty < 0.8f ? c->certainty : 0.8f;
        }
    }
}
