/*
 * question/given.c - what a state gives and gives no longer: "suspended its cooperation with
 * Niger", "will help the refugees", "offered to take them in"; and arms that are no gift, as they
 * flew over: "the missile that crossed its airspace".
 */
#include "coder/question/parts.h"
#include "coder/sides.h"

/* "arms deliveries", "loans", "contacts": as what a state gives, whatever the word for it. */
static dm_str withheld(const dm_story *story, uint32_t theme) {
    const dm_codebook *book = story->scene.grammar.book;
    const dm_parse *parse = dm_parse_of(story);
    dm_str lemma = parse->tokens[theme].lemma;
    for (DM_CHILDREN(parse, theme, c))
        if (parse->tokens[c].upos == DM_NOUN &&
            dm_codebook_in_class(book, "@arms", parse->tokens[c].lemma))
            return DM_STR("arms");
    if (dm_codebook_in_class(book, "@arms", lemma))
        return DM_STR("arms");
    return dm_codebook_in_class(book, "@withheld-aid", lemma)       ? DM_STR("aid")
           : dm_codebook_in_class(book, "@withheld-contact", lemma) ? DM_STR("cooperation")
                                                                    : lemma;
}

bool dm_withheld_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                       dm_draft *draft) {
    dm_str lemma = dm_parse_of(story)->tokens[theme].lemma;
    if (!dm_str_is(c->frame->stance, "suspends") || !c->recipients.len ||
        (c->type != DM_SANCTION && c->type != DM_NO_EVENT) ||
        !dm_codebook_in_class(story->scene.grammar.book, "@withheld", lemma))
        return false;
    *draft = (dm_draft){.kind = DM_STR("measure")};
    dm_draft_take(draft, DM_STR("by"), &c->actors, false);
    dm_draft_set(draft, DM_STR("what"), withheld(story, theme), false);
    dm_draft_take(draft, DM_STR("on"), &c->recipients, false);
    return true;
}

/* "will take in refugees", "refused to host them": whether the act gives shelter. */
static bool shelters(const dm_story *story, const dm_candidate *c) {
    const dm_codebook *book = story->scene.grammar.book;
    const dm_parse *parse = dm_parse_of(story);
    uint32_t object = dm_tree_find(parse, c->predicate, DM_REL_OBJ);
    if (object == DM_NO_TOKEN)
        object = dm_tree_find(parse, c->predicate, DM_REL_NSUBJ_PASS);
    return object != DM_NO_TOKEN && dm_codebook_in_class(book, "@sheltering", c->frame->lemma) &&
           dm_codebook_in_class(book, "@in-flight", parse->tokens[object].lemma);
}

/* Those whom it concerns and who do not do it, as values of "on". */
static void take_others(const dm_candidate *c, dm_draft *draft) {
    for (size_t i = 0; i < c->recipients.len; i++)
        if (!dm_refs_have(&c->actors, c->recipients.ptr[i]->code))
            dm_draft_set(draft, DM_STR("on"), c->recipients.ptr[i]->code, false);
}

/* "will adopt measures of its own": whatever they will be. */
static bool adopts_measures(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t object = dm_tree_find(parse, c->predicate, DM_REL_OBJ);
    return dm_str_is(c->frame->lemma, "adopt") && object != DM_NO_TOKEN &&
           LEMMA_IN(parse, object, "measure", "countermeasure");
}

/* "will close the border", "promised to reopen the port", "a billion dollars will flow to Kenya": a
 * measure, whatever it serves. */
static bool closed_draft(const dm_story *story, const dm_candidate *c, dm_draft *draft) {
    const dm_codebook *book = story->scene.grammar.book;
    bool arrives = dm_codebook_in_class(book, "@arriving", c->frame->lemma),
         adopts = adopts_measures(story, c);
    if (!arrives && !adopts && !dm_codebook_in_class(book, "@shutting", c->frame->lemma))
        return false;
    *draft = (dm_draft){.kind = DM_STR("measure")};
    dm_draft_take(draft, DM_STR("by"), &c->actors, false);
    dm_draft_set(draft, DM_STR("what"),
                 arrives                                ? DM_STR("aid")
                 : adopts                               ? DM_STR("sanction")
                 : dm_str_is(c->frame->lemma, "reopen") ? DM_STR("reopening")
                                                        : DM_STR("closure"),
                 false);
    take_others(c, draft); /* "will close the port for repairs": nobody else's matter */
    uint32_t object = dm_tree_find(dm_parse_of(story), c->predicate, DM_REL_OBJ);
    bool between = object != DM_NO_TOKEN && !arrives &&
                   LEMMA_IN(dm_parse_of(story), object, "border", "frontier", "airspace");
    return c->actors.len > 0 && (adopts || between || dm_draft_has(draft, DM_STR("on")));
}

bool dm_authorised_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                         dm_draft *draft) {
    const dm_codebook *book = story->scene.grammar.book;
    const dm_parse *parse = dm_parse_of(story);
    bool body = c->actors.len && (c->actors.ptr[0]->kind == DM_KIND_ORGANISATION ||
                                  c->actors.ptr[0]->kind == DM_KIND_GROUP);
    if (!body || !dm_codebook_in_class(book, "@authorising", c->frame->lemma) ||
        !dm_tree_is_verbal(parse, theme)) /* what a state allows its police is its own matter */
        return false;
    uint32_t object = dm_tree_find(parse, theme, DM_REL_OBJ);
    dm_actor_refs on = {0};
    *draft = (dm_draft){.kind = DM_STR("measure")};
    dm_draft_take(draft, DM_STR("by"), &c->actors, false);
    dm_draft_set(draft, DM_STR("what"), parse->tokens[theme].lemma, false);
    if (object != DM_NO_TOKEN)
        dm_actors_responsible(story->scene.grammar.actors, object,
                              DM_OWNER_BESIDE | DM_OWNER_OF | DM_OWNER_PLACE, &on);
    for (size_t i = 0; i < on.len; i++)
        if (!dm_refs_have(&c->actors, on.ptr[i]->code))
            dm_draft_set(draft, DM_STR("on"), on.ptr[i]->code, false);
    return c->actors.len > 0;
}

bool dm_helped_draft(const dm_story *story, const dm_candidate *c, dm_draft *draft) {
    if (!dm_str_is(c->frame->stance, "pledges") || c->type != DM_NO_EVENT)
        return false;
    if (closed_draft(story, c, draft))
        return true;
    bool shelter = shelters(story, c);
    bool pays = dm_codebook_in_class(story->scene.grammar.book, "@compensating", c->frame->lemma);
    if (!shelter && !pays &&
        !dm_codebook_in_class(story->scene.grammar.book, "@helps", c->frame->lemma))
        return false;
    *draft = (dm_draft){.kind = DM_STR("measure")};
    dm_draft_take(draft, DM_STR("by"), &c->actors, false);
    dm_draft_set(draft, DM_STR("what"),
                 shelter                              ? DM_STR("shelter")
                 : pays                               ? DM_STR("compensation")
                 : dm_str_is(c->frame->lemma, "lead") ? DM_STR("mission")
                                                      : DM_STR("aid"),
                 false);
    take_others(c, draft);
    bool at_home = dm_codebook_in_class(story->scene.grammar.book, "@done-at-home-too",
                                        c->frame->lemma); /* "will train its police" */
    return c->actors.len > 0 && (!at_home || dm_draft_has(draft, DM_STR("on")));
}

bool dm_flown_draft(const dm_story *story, const dm_candidate *c, uint32_t theme, dm_draft *draft) {
    const dm_codebook *book = story->scene.grammar.book;
    const dm_parse *parse = dm_parse_of(story);
    uint32_t clause = dm_tree_find(parse, theme, DM_REL_ACL_RELCL);
    bool against = dm_str_is(c->frame->stance, "opposes") ||
                   dm_str_is(c->frame->stance, "condemns") ||
                   dm_str_is(c->frame->stance, "rejects");
    if (!against || clause == DM_NO_TOKEN || parse->tokens[theme].upos != DM_NOUN ||
        !dm_codebook_in_class(book, "@arms", parse->tokens[theme].lemma) ||
        !dm_codebook_in_class(book, "@flies-over", parse->tokens[clause].lemma))
        return false;
    *draft = (dm_draft){.kind = DM_STR("conduct"), .underspecified = true};
    dm_draft_set(draft, DM_STR("action"), DM_STR("incursion"), false);
    for (size_t i = 0; i < c->recipients.len; i++)
        if (!dm_refs_have(&c->actors, c->recipients.ptr[i]->code))
            dm_draft_set(draft, DM_STR("actor"), c->recipients.ptr[i]->code, false);
    return true;
}
