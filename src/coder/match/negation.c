/*
 * match/negation.c - "does not recognise", "did not agree to", "did not permit", "did not receive":
 * deeds that were not done and are deeds of their own by that.
 */
#include "coder/match/mood.h"
#include "coder/match/parts.h"
#include "coder/sides.h"

/* "does not support the plan": a plan, not a party that one may be charged with supporting. */
static bool leaves_plan(const dm_scene *scene, const dm_candidate *c) {
    uint32_t object = dm_tree_find(scene->grammar.parse, c->predicate, DM_REL_OBJ);
    return c->type == DM_SUPPORT && c->frame->pos == 'V' && object != DM_NO_TOKEN &&
           dm_codebook_in_class(scene->grammar.book, "@backs-plans",
                                tok(scene, c->predicate)->lemma) &&
           dm_codebook_in_class(scene->grammar.book, "@proposal", tok(scene, object)->lemma);
}

/* "did not receive the envoys", with whom they came to talk: the host will not meet them. */
static bool turns_away(const dm_scene *scene, const dm_candidate *c) {
    return c->type == DM_CONSULT && c->status == DM_ASSERTED && dm_only_reported(c) &&
           !c->conditional && c->recipients.len && dm_refs_any_code(&c->actors) &&
           dm_tree_lemma_is(scene->grammar.parse, c->predicate, "receive") &&
           dm_str_is(c->mode, "visit") && !dm_mood_over(scene, c->predicate) &&
           (tok(scene, c->predicate)->upos == DM_VERB) &&
           !dm_is_passive(&scene->grammar, c->predicate);
}

bool dm_compose_negated(const dm_scene *scene, dm_candidate *c) {
    /* "does not recognise", of a stand one takes: a refusal, "no longer recognised": it is over. */
    bool stands = dm_str_is(c->frame->stance, "recognises") && c->type == DM_SUPPORT;
    bool over = stands && dm_mood_over(scene, c->predicate);
    stands &= over || !(tok(scene, c->predicate)->feats & DM_FEAT_PAST) ||
              (dm_is_passive(&scene->grammar, c->predicate) && c->actors.len);
    dm_str mode = stands ? DM_STR("assist") : DM_STR("");
    bool declines =
        (c->type == DM_AGREE || c->type == DM_CONCEDE || c->type == DM_SUPPORT) &&
        c->recipients.len && /* "did not agree to the plan", "does not accept the ruling" */
        dm_codebook_in_class(scene->grammar.book, "@consenting", tok(scene, c->predicate)->lemma);
    declines |= c->recipients.len && leaves_plan(scene, c);
    bool bars = /* "did not permit the return" */
        (c->type == DM_CONCEDE || c->type == DM_RETREAT) &&
        dm_codebook_in_class(scene->grammar.book, "@permits", tok(scene, c->predicate)->lemma);
    if ((stands || declines || bars) && c->status == DM_ASSERTED && dm_only_reported(c)) {
        c->type = over ? DM_SANCTION : DM_REJECT;
        c->mode = over ? DM_STR("discontinue") : mode;
        return false;
    }
    if (turns_away(scene, c)) {
        const dm_actor_refs host = c->recipients;
        c->recipients = c->actors;
        c->actors = host;
        c->type = DM_REJECT;
        c->mode = DM_STR("meet");
        return false;
    }
    return true;
}
