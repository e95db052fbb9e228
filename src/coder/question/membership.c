/*
 * question/membership.c - who is to belong to what: "the application of Sweden to join NATO",
 * "opened accession talks with Albania", "granted Moldova candidate status".
 */
#include "actors/actors_inside.h"
#include "coder/question/parts.h"
#include "coder/sides.h"

/* "the application of Sweden to join NATO", "the bid for a seat on the Security Council" */
static void take_joined(const dm_story *story, uint32_t token, dm_draft *draft) {
    const dm_parse *parse = story->scene.grammar.parse;
    for (DM_CHILDREN(parse, token, child)) {
        uint32_t made = dm_tree_lemma_is(parse, child, "become") /* "to become a member of" */
                            ? dm_tree_find(parse, child, DM_REL_XCOMP)
                            : (uint32_t)DM_NO_TOKEN;
        if (made != DM_NO_TOKEN && dm_tree_lemma_is(parse, made, "member"))
            dm_question_take(story, NULL, made, DM_STR("organisation=of|in"), draft);
        if (LEMMA_IN(parse, child, "join", "rejoin", "enter"))
            dm_question_take(story, NULL, child, DM_STR("organisation=obj"), draft);
        else if (dm_codebook_in_class(story->scene.grammar.book, "@seat-among",
                                      parse->tokens[child].lemma))
            dm_question_take(story, NULL, child, DM_STR("organisation=on|in|of|at"), draft);
    }
}

static bool is_body(const dm_story *story, dm_str code) {
    const dm_entity *entity = dm_knowledge_entity(story->scene.grammar.book->knowledge, code);
    return entity && (entity->kind == DM_KIND_ORGANISATION || entity->kind == DM_KIND_GROUP);
}

/* "talks between the Union and Albania": one of the two joins, the other is joined. Members alone
 * are no bodies ("the membership of Mali"), and bodies are no members. */
static void part_sides(const dm_story *story, dm_draft *draft) {
    static const char *const names[] = {"entity", "organisation"};
    for (size_t side = 0; side < 2; side++) {
        dm_str key = dm_str_of(names[side]), kept[DM_QUESTION_VALUES];
        size_t count, n = 0;
        const dm_str *values = dm_draft_get(draft, names[side], &count);
        for (size_t i = 0; i < count; i++)
            if (is_body(story, values[i]) == (side == 1))
                kept[n++] = values[i];
        if (n == count || (!n && side == 0))
            continue;
        dm_draft_clear(draft, names[side]);
        for (size_t i = 0; i < n; i++)
            dm_draft_set(draft, key, kept[i], false);
    }
}

/* "Albania's talks with the Union": whose they are, where only the body was found. */
static void take_own(const dm_story *story, uint32_t token, dm_draft *draft) {
    size_t count, owners;
    const dm_str *entity = dm_draft_get(draft, "entity", &count);
    dm_draft own = {.kind = draft->kind};
    if (count && !is_body(story, entity[0]))
        return;
    dm_question_take(story, NULL, token, DM_STR("entity=subj|of|for"), &own);
    const dm_str *owner = dm_draft_get(&own, "entity", &owners);
    if (!owners || is_body(story, owner[0]))
        return;
    dm_draft_clear(draft, "entity");
    for (size_t i = 0; i < owners; i++)
        dm_draft_set(draft, DM_STR("entity"), owner[i], false);
}

/* The Union, if the article names it: of all bodies, talks on accession are held with this one. */
static dm_str union_named(const dm_story *story) {
    const dm_actors *actors = story->scene.grammar.actors;
    for (size_t i = 0; i < actors->names.len; i++)
        if (actors->names.ptr[i].entity && dm_str_is(actors->names.ptr[i].entity->code, "EU"))
            return actors->names.ptr[i].entity->code;
    return (dm_str){"", 0};
}

void dm_membership_close(const dm_story *story, const dm_candidate *c, uint32_t token,
                         dm_draft *draft) {
    const dm_codebook *book = story->scene.grammar.book;
    const dm_parse *parse = story->scene.grammar.parse;
    dm_str does = c ? parse->tokens[c->predicate].lemma : (dm_str){"", 0};
    size_t entities, bodies;
    take_joined(story, token, draft);
    part_sides(story, draft);
    take_own(story, token, draft);
    const dm_str *bidder = dm_draft_get(draft, "entity", &entities);
    if (c && entities && c->actors.len && dm_str_is(does, "veto") &&
        dm_str_eq(bidder[0], c->actors.ptr[0]->code)) /* "a bid that it will veto": another's */
        dm_draft_clear(draft, "entity");
    uint32_t over = parse->tokens[token].head;
    bool of_body = c && (dm_codebook_in_class(book, "@of-body", does) ||
                         (over != DM_NO_TOKEN &&
                          dm_codebook_in_class(book, "@of-body", parse->tokens[over].lemma)));
    const dm_str *entity = dm_draft_get(draft, "entity", &entities);
    if (of_body && entities && c->actors.len && is_body(story, entity[0]) &&
        dm_str_eq(entity[0], c->actors.ptr[0]->code)) { /* "granted it the status of a member" */
        dm_draft_clear(draft, "entity");
        entities = 0;
    }
    const dm_str *body = dm_draft_get(draft, "organisation", &bodies);
    if (entities && bodies && /* "membership of the Union", "the Assembly admitted it" */
        dm_str_starts(entity[0], body[0]))
        dm_draft_clear(draft, "entity");
    bool invited =
        c && dm_codebook_in_class(book, "@for-oneself", does) && /* not "rejects it" */
        (!LEMMA_IN(parse, c->predicate, "turn", "decline", "refuse", "accept", "reject") ||
         dm_tree_lemma_is(parse, token, "invitation"));
    if (c && (of_body || dm_str_is(does, "deserve")) && !dm_draft_has(draft, DM_STR("entity")))
        dm_draft_take(draft, DM_STR("entity"), &c->recipients, false);
    if (invited && !dm_draft_has(draft, DM_STR("entity")))
        dm_draft_take(draft, DM_STR("entity"), &c->actors, false);
    if (!dm_draft_has(draft, DM_STR("organisation")) && /* "accession talks", where it is named */
        LEMMA_IN(parse, token, "talk", "negotiation", "process", "conference"))
        dm_draft_set(draft, DM_STR("organisation"), union_named(story), false);
    bool keeps = of_body || (c && dm_str_is(c->frame->stance, "suspends"));
    for (size_t i = 0; keeps && i < c->actors.len && i < 1; i++) /* "the bloc suspended its" */
        if (!dm_draft_has(draft, DM_STR("organisation")) && is_body(story, c->actors.ptr[i]->code))
            dm_draft_set(draft, DM_STR("organisation"), c->actors.ptr[i]->code, false);
}

/* "supports | Ukraine joining NATO": the verb right behind who is to join; DM_NO_TOKEN. */
static uint32_t joining_behind(const dm_story *story, uint32_t noun) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t v = noun + 1;
    return v < parse->token_count && parse->tokens[v].sentence == parse->tokens[noun].sentence &&
                   dm_str_ends(parse->tokens[v].form, DM_STR("ing")) &&
                   dm_codebook_in_class(story->scene.grammar.book, "@joining",
                                        parse->tokens[v].lemma) &&
                   dm_tree_find(parse, v, DM_REL_AUX) == DM_NO_TOKEN &&
                   dm_tree_is_nominal(parse, noun)
               ? v
               : (uint32_t)DM_NO_TOKEN;
}

bool dm_question_is_joined(const dm_story *story, uint32_t verb) {
    return verb > 0 && joining_behind(story, verb - 1) == verb;
}

bool dm_joined_draft(const dm_story *story, uint32_t theme, dm_draft *draft) {
    uint32_t verb = theme == DM_NO_TOKEN ? theme : joining_behind(story, theme);
    dm_actor_refs who = {0};
    if (verb == DM_NO_TOKEN)
        return false;
    *draft = (dm_draft){.kind = DM_STR("membership")};
    dm_scene_gather(&story->scene, theme, &who);
    dm_draft_take(draft, DM_STR("entity"), &who, false);
    dm_question_take(story, NULL, verb, DM_STR("organisation=obj|to"), draft);
    return dm_draft_has(draft, DM_STR("entity")) && dm_draft_has(draft, DM_STR("organisation"));
}

/* "the suspension of Mali from the Union": it is to belong there no more, and who asks for that is
 * against it. */
bool dm_suspension_close(const dm_story *story, uint32_t token, dm_draft *draft) {
    size_t count, bodies;
    const dm_str *what = dm_draft_get(draft, "what", &count);
    if (!count || !dm_str_is(what[0], "suspension"))
        return false;
    dm_draft member = {.kind = DM_STR("membership"), .reversed = !draft->reversed};
    dm_question_take(story, NULL, token, DM_STR("organisation=from"), &member);
    const dm_str *by = dm_draft_get(draft, "by", &count);
    if (!dm_draft_has(&member, DM_STR("organisation")) && count)
        dm_draft_set(&member, DM_STR("organisation"), by[0], false);
    const dm_str *body = dm_draft_get(&member, "organisation", &bodies),
                 *on = dm_draft_get(draft, "on", &count);
    if (!bodies || !is_body(story, body[0]) || !count || is_body(story, on[0]))
        return false;
    for (size_t i = 0; i < count; i++)
        dm_draft_set(&member, DM_STR("entity"), on[i], false);
    *draft = member;
    return true;
}

/* The body that the article names first: into which somebody is to be let again. */
static dm_str first_body(const dm_story *story) {
    const dm_actors *actors = story->scene.grammar.actors;
    const dm_name_span *first = NULL;
    for (size_t i = 0; i < actors->names.len; i++) {
        const dm_name_span *name = &actors->names.ptr[i];
        bool body =
            name->entity && dm_str_is(name->entity->sector, "IGO") &&
            (name->entity->kind == DM_KIND_ORGANISATION || name->entity->kind == DM_KIND_GROUP);
        if (body && (!first || name->first < first->first))
            first = name;
    }
    return first ? first->entity->code : (dm_str){"", 0};
}

bool dm_joining_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                      dm_draft *draft) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_topic *topic = dm_question_topic(story, theme, false);
    if (!topic || !dm_str_is(dm_table_get(topic->table, topic->row, "kind"), "membership") ||
        !LEMMA_IN(parse, theme, "join", "accede", "admit", "readmit"))
        return false;
    *draft = (dm_draft){.kind = DM_STR("membership")};
    if (!dm_refs_share(&c->actors, &c->recipients))
        dm_draft_take(draft, DM_STR("entity"), &c->recipients, false);
    if (!dm_draft_has(draft, DM_STR("entity"))) /* "pressed for Kenya to be readmitted" */
        dm_question_take(story, NULL, c->predicate, DM_STR("entity=for"), draft);
    if (!dm_draft_has(draft, DM_STR("entity")) && dm_is_passive(&story->scene.grammar, theme))
        dm_question_take(story, NULL, theme, DM_STR("entity=obj"), draft);
    dm_question_take(story, NULL, theme,
                     LEMMA_IN(parse, theme, "admit", "readmit")
                         ? DM_STR("organisation=to|into")
                         : DM_STR("organisation=to|into|obj"),
                     draft);
    dm_agenda_complete(story, theme, draft);
    if (!dm_draft_has(draft, DM_STR("organisation")) && c->actors.len &&
        LEMMA_IN(parse, theme, "admit", "readmit") &&
        (c->actors.ptr[0]->kind == DM_KIND_ORGANISATION ||
         c->actors.ptr[0]->kind == DM_KIND_GROUP)) { /* "the Assembly recommended that it be" */
        const dm_entity *body =
            dm_knowledge_entity(story->scene.grammar.book->knowledge, c->actors.ptr[0]->code);
        dm_draft_set(draft, DM_STR("organisation"),
                     body && body->parent.len ? body->parent : c->actors.ptr[0]->code, false);
    }
    if (!dm_draft_has(draft, DM_STR("organisation")) && dm_tree_lemma_is(parse, theme, "readmit"))
        dm_draft_set(draft, DM_STR("organisation"), first_body(story), false);
    return dm_draft_has(draft, DM_STR("entity")) && dm_draft_has(draft, DM_STR("organisation"));
}
