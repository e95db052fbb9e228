/*
 * question/pointed.c - the question of a judgement on "the decision", "the step", "this plan": the
 * sanctions, the help, the arms that the article has told of before, if they are those of whoever
 * is judged.
 */
#include "coder/question/parts.h"
#include "coder/sides.h"

/* What kind of measure an act is, as a value of `what`; empty: none. */
static dm_str measure_of(const dm_candidate *c) {
    bool leaves = dm_str_is(c->mode, "expel") || dm_str_is(c->mode, "withdraw") ||
                  dm_str_is(c->mode, "convict");
    bool told = c->status == DM_ASSERTED || c->status == DM_FUTURE;
    if (c->dropped || !told || !c->actors.len)
        return (dm_str){"", 0};
    if (c->type == DM_SANCTION && !leaves)
        return DM_STR("sanction");
    if (c->type == DM_AID || (c->type == DM_AGREE && c->frame->type == DM_AID))
        return DM_STR("aid");
    return (dm_str){"", 0};
}

/* "closed the border, a step that Kenya regretted": what was done, named behind it. */
static bool names_act(const dm_parse *parse, const dm_candidate *c, uint32_t theme) {
    dm_rel rel = (dm_rel)parse->tokens[theme].rel;
    return (rel == DM_REL_APPOS || rel == DM_REL_PARATAXIS || rel == DM_REL_OBL_UNMARKED) &&
           parse->tokens[c->predicate].head != DM_NO_TOKEN && theme < c->predicate &&
           dm_tree_above(parse, theme, c->predicate);
}

/* "the decision", "its move", "this step": pointed at, and not said what it is. */
static bool points(const dm_story *story, const dm_candidate *c, uint32_t theme) {
    const dm_parse *parse = dm_parse_of(story);
    if (parse->tokens[theme].upos != DM_NOUN ||
        (!dm_codebook_in_class(story->scene.grammar.book, "@measure-taken",
                               parse->tokens[theme].lemma) &&
         !dm_codebook_in_class(story->scene.grammar.book, "@proclaims",
                               parse->tokens[theme].lemma)))
        return false;
    if (names_act(parse, c, theme))
        return true;
    bool definite = false;
    for (DM_CHILDREN(parse, theme, c)) {
        dm_rel rel = parse->tokens[c].rel;
        definite |= rel == DM_REL_NMOD_POSS || dm_tree_lemma_is(parse, c, "the") ||
                    dm_tree_lemma_is(parse, c, "this") || dm_tree_lemma_is(parse, c, "these") ||
                    dm_tree_lemma_is(parse, c, "such");
        if (rel == DM_REL_ACL || rel == DM_REL_ACL_RELCL || dm_tree_has_case(parse, c, "on") ||
            dm_tree_has_case(parse, c, "against"))
            return false;
    }
    return definite;
}

/* Whether the act is one that a stand at the token may mean: told before, by whoever is judged. */
static bool is_meant(const dm_candidate *c, const dm_candidate *act, uint32_t token) {
    bool theirs = !c->recipients.len || c->inferred || dm_refs_share(&c->recipients, &act->actors);
    return act->predicate < token && act != c && theirs && act->actors.len &&
           !dm_refs_share(&c->actors, &act->actors);
}

/* "broke off relations": a measure only where more than one was taken ("the measures"). */
static bool cuts_ties(const dm_story *story, const dm_candidate *act, uint32_t token) {
    const dm_parse *parse = dm_parse_of(story);
    if (!dm_str_is(act->mode, "discontinue") || dm_tree_lemma_is(parse, token, "measure"))
        return false;
    const dm_sentence *s = &parse->sentences[parse->tokens[act->predicate].sentence];
    for (uint32_t t = s->first; t < s->first + s->count; t++)
        if (dm_codebook_in_class(story->scene.grammar.book, "@ties", parse->tokens[t].lemma))
            return true;
    return false;
}

static void draft_of_act(const dm_candidate *act, dm_draft *draft) {
    *draft = (dm_draft){.kind = DM_STR("measure")};
    dm_draft_take(draft, DM_STR("by"), &act->actors, false);
    dm_draft_set(draft, DM_STR("what"), measure_of(act).len ? measure_of(act) : DM_STR("aid"),
                 false);
    dm_draft_take(draft, DM_STR("on"), &act->recipients, false);
}

/* "offered rescuers to Nepal" */
static bool is_offer(const dm_story *story, const dm_candidate *act) {
    const dm_topic *topic = dm_str_is(act->frame->stance, "pledges") && act->theme.count
                                ? dm_question_topic(story, act->theme.tokens[0], false)
                                : NULL;
    return dm_str_is(measure_of(act), "aid") ||
           (topic && dm_str_is(dm_table_get(topic->table, topic->row, "kind"), "measure"));
}

bool dm_offer_told(const dm_story *story, const dm_candidate *c, uint32_t token, dm_draft *draft) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_candidate *offer = NULL;
    for (size_t i = 0; i < story->candidates.len; i++) {
        const dm_candidate *act = &story->candidates.ptr[i];
        if (is_meant(c, act, token) && is_offer(story, act) &&
            parse->tokens[token].sentence - parse->tokens[act->predicate].sentence <= 1)
            offer = act;
    }
    if (offer)
        draft_of_act(offer, draft);
    return offer != NULL;
}

/* What is decided on: the last such act is meant by "the decision", whatever was told before it. */
static bool is_decided(const dm_candidate *act) {
    return !act->dropped && act->status != DM_NEGATED && act->status != DM_HYPOTHETICAL &&
           (act->type == DM_SANCTION || act->type == DM_AID || act->type == DM_CONCEDE ||
            act->type == DM_COERCE || act->type == DM_RETREAT || act->type == DM_MOBILIZE ||
            act->type == DM_COOPERATE);
}

bool dm_measure_told(const dm_story *story, const dm_candidate *c, uint32_t token,
                     dm_draft *draft) {
    const dm_parse *parse = dm_parse_of(story);
    bool by_kind =
        dm_codebook_in_class(story->scene.grammar.book, "@the-measure", parse->tokens[token].lemma);
    const dm_candidate *meant = NULL, *last = NULL;
    for (size_t i = 0; i < story->candidates.len; i++) {
        const dm_candidate *act = &story->candidates.ptr[i];
        if (!is_meant(c, act, token) || cuts_ties(story, act, token))
            continue;
        if (is_decided(act) || measure_of(act).len)
            last = act;
        if (measure_of(act).len)
            meant = act;
    }
    if (!meant || (!by_kind && meant != last))
        return false;
    draft_of_act(meant, draft);
    return true;
}

void dm_policy_told(const dm_story *story, const dm_candidate *c, uint32_t token, dm_draft *draft) {
    size_t count;
    const dm_str *action = dm_draft_get(draft, "action", &count);
    dm_draft told;
    bool judged =
        (dm_str_is(c->frame->stance, "condemns") ||
         dm_str_is(c->frame->stance, "opposes")) && /* "called the decision unfair": */
        !dm_codebook_in_class(story->scene.grammar.book, "@the-measure",
                              dm_parse_of(story)->tokens[token].lemma); /* what was done */
    if (count && dm_str_is(action[0], "policy") && !judged &&
        dm_measure_told(story, c, token, &told))
        *draft = told;
}

/* "rejected the proclamation", "condemned the decision": that land is recognised as somebody's, or
 * that somebody recognised a state as not all do, where nothing else was decided since. */
static bool recognition_told(const dm_story *story, const dm_candidate *c, uint32_t theme,
                             dm_draft *draft) {
    const dm_candidate *meant = NULL;
    size_t count;
    bool since = false;
    for (size_t i = 0; i < story->candidates.len; i++) {
        const dm_candidate *act = &story->candidates.ptr[i];
        bool before =
            act->predicate < theme && act != c && !dm_refs_share(&c->actors, &act->actors);
        if (before && dm_str_is(act->frame->stance, "recognises") && act->status == DM_ASSERTED &&
            act->theme.count) {
            meant = act;
            since = false;
        } else if (before && is_decided(act)) {
            since = true;
        }
    }
    if (!meant || !dm_question_draft(story, meant, meant->theme.tokens[0], draft))
        return false;
    if (dm_str_is(draft->kind, "annexation"))
        return true;
    const dm_str *entity = dm_draft_get(draft, "entity", &count);
    if (since || !dm_str_is(draft->kind, "statehood") || !count ||
        !dm_question_contested(story, entity[0]))
        return false;
    dm_draft deed = {.kind = DM_STR("conduct")}; /* what follows for the entity: derived */
    dm_draft_set(&deed, DM_STR("action"), DM_STR("recognition"), false);
    dm_draft_take(&deed, DM_STR("actor"), &meant->actors, false);
    for (size_t i = 0; i < count; i++)
        dm_draft_set(&deed, DM_STR("entity"), entity[i], false);
    *draft = deed;
    return true;
}

static bool is_measure(dm_str kind) {
    return dm_str_is(kind, "measure");
}

/* "condemned the measure": the tariff, the embargo that the article named before, of another. */
static bool measure_named(const dm_story *story, const dm_candidate *c, uint32_t theme,
                          dm_draft *draft) {
    size_t count;
    if (!dm_codebook_in_class(story->scene.grammar.book, "@the-measure",
                              dm_parse_of(story)->tokens[theme].lemma) ||
        !dm_agenda_before(story, theme, UINT32_MAX, is_measure, draft))
        return false;
    const dm_str *by = dm_draft_get(draft, "by", &count);
    for (size_t i = 0; i < count; i++)
        if (dm_refs_have(&c->actors, by[i]) ||
            (c->recipients.len && !dm_refs_have(&c->recipients, by[i])))
            return false;
    return true;
}

bool dm_embargo_told(const dm_story *story, uint32_t theme, const dm_draft *deed,
                     dm_draft *embargo) {
    size_t actors, authors, count;
    const dm_str *action = dm_draft_get(deed, "action", &count),
                 *actor = dm_draft_get(deed, "actor", &actors);
    if (!count || !dm_str_is(action[0], "blockade") ||
        !dm_agenda_before(story, theme, UINT32_MAX, is_measure, embargo))
        return false;
    const dm_str *what = dm_draft_get(embargo, "what", &count),
                 *by = dm_draft_get(embargo, "by", &authors);
    return count && dm_str_is(what[0], "embargo") &&
           (!actors || !authors || dm_str_eq(by[0], actor[0]));
}

bool dm_pointed_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                      dm_draft *draft) {
    if (dm_is_recognition(c->frame->stance) || !points(story, c, theme))
        return false;
    if (measure_named(story, c, theme, draft))
        return true;
    return (!dm_codebook_in_class(story->scene.grammar.book, "@proclaims",
                                  dm_parse_of(story)->tokens[theme].lemma) &&
            dm_measure_told(story, c, theme, draft)) ||
           recognition_told(story, c, theme, draft);
}
