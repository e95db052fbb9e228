/*
 * match/calls.c - demands that come to an act of whoever makes them: who calls his followers into
 * the street protests, who calls for a boycott boycotts (PLOVER manual, PROTEST); and whom else a
 * second demand is made on.
 */
#include "coder/match/parts.h"
#include "coder/sides.h"

/* "called on his followers to block the roads": who calls supporters into the street protests
 * (manual). */
bool dm_compose_call_out(const dm_scene *scene, const dm_candidate *c, const dm_layer *layer,
                         const dm_actor_refs *addressee) {
    dm_fillers told = {0};
    bool blocks = c->type == DM_COERCE && dm_str_is(c->frame->lemma, "block");
    if ((c->type != DM_PROTEST && !blocks) || layer->negated || dm_refs_any_code(addressee))
        return false;
    if (layer->op->has_addressee)
        dm_slot_fillers(&scene->grammar, layer->head, &layer->op->addressee, &told);
    else
        dm_arguments(&scene->grammar, layer->head, DM_SLOT_OBJ, (dm_str){"", 0}, &told);
    return told.count && dm_codebook_in_class(scene->grammar.book, "@followers",
                                              tok(scene, told.tokens[0])->lemma);
}

/* "called for a boycott of Israeli goods", "urged Egyptians to boycott the vote": asked of one's
 * own or of people at large, and not of a state, it is a boycott. */
bool dm_compose_boycott(const dm_candidate *c, const dm_layer *layer, const dm_actor_refs *subject,
                        const dm_actor_refs *addressee) {
    bool boycott =
        (c->type == DM_PROTEST || c->type == DM_SANCTION) && dm_str_is(c->frame->lemma, "boycott");
    if (!boycott || layer->negated || !dm_refs_any_code(subject))
        return false;
    dm_str sector = subject->ptr[0]->sector; /* who governs asks other states */
    if (!dm_refs_any_code(addressee) && (dm_str_is(sector, "GOV") || dm_str_is(sector, "IGO")))
        return false;
    for (size_t i = 0; i < addressee->len; i++) {
        const dm_actor *told = addressee->ptr[i];
        if (told->code.len && told->kind != DM_KIND_PEOPLE && told->kind != DM_KIND_PERSON &&
            !dm_refs_have(subject, told->code))
            return false;
    }
    return true;
}

/* "urged Kenya to free them and Uganda to open the border": the second is asked something else. */
void dm_compose_second(const dm_scene *scene, const dm_candidate *c, const dm_layer *layer,
                       dm_actor_refs *addressee) {
    const dm_parse *parse = scene->grammar.parse;
    uint32_t at = c->light != DM_NO_TOKEN ? c->light : c->predicate,
             subject = dm_tree_find(parse, at, DM_REL_NSUBJ);
    if (layer->op->agent != DM_SLOT_OBJ || parse->tokens[at].rel != DM_REL_CONJ ||
        subject == DM_NO_TOKEN || dm_tree_find(parse, at, DM_REL_MARK) != subject + 1)
        return;
    addressee->len = 0;
    dm_scene_gather(scene, subject, addressee);
}
