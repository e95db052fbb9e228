/*
 * question/demands_whom.c - of whom something is asked: the subject of the clause that says what is
 * to be done, or whom the verb of asking addresses; and what one asks of one's own, which is no
 * stand.
 */
#include "coder/question/parts.h"
#include "coder/sides.h"

/* "the opposition urged the government to", "the army demanded an end to the purge in the party":
 * asked at home, of who is of another branch. */
static bool is_rival(const dm_story *story, const dm_candidate *c, const dm_actor *of) {
    const dm_codebook *book = story->scene.grammar.book;
    const dm_actor *asks = c->actors.len ? c->actors.ptr[0] : NULL;
    if (!asks || (of->kind == DM_KIND_PEOPLE && !dm_str_is(of->sector, "GOV")))
        return false;
    bool own_voice = dm_codebook_in_class(book, "@sector-own-voice", asks->sector);
    return (own_voice && dm_str_is(of->sector, "GOV")) ||
           ((own_voice || dm_str_is(asks->sector, "MIL")) &&
            dm_codebook_in_class(book, "@sector-in-power", of->sector) &&
            !dm_str_eq(asks->sector, of->sector));
}

/* Those who are not the ones who ask. */
void dm_asked_others(const dm_story *story, const dm_candidate *c, const dm_actor_refs *of,
                     dm_draft *draft) {
    for (size_t i = 0; i < of->len; i++) {
        bool holder = false;
        for (size_t k = 0; k < c->actors.len; k++)
            holder |= dm_str_eq(of->ptr[i]->code, c->actors.ptr[k]->code);
        if (!holder || is_rival(story, c, of->ptr[i]))
            dm_draft_set(draft, DM_STR("of"), of->ptr[i]->code, false);
    }
}

void dm_asked_addressee(const dm_story *story, const dm_candidate *c, uint32_t theme,
                        dm_draft *draft) {
    const dm_parse *parse = dm_parse_of(story);
    dm_actor_refs of = {0};
    if (dm_tree_is_verbal(parse, theme)) {
        dm_fillers subject = {0};
        dm_arguments(&story->scene.grammar, theme, DM_SLOT_SUBJ, (dm_str){"", 0}, &subject);
        for (size_t i = 0; i < subject.count; i++) {
            dm_scene_gather(&story->scene, subject.tokens[i], &of);
            if (!of.len)
                dm_actors_responsible(story->scene.grammar.actors, subject.tokens[i],
                                      DM_OWNER_OF | DM_OWNER_PLACE, &of);
        }
    }
    dm_asked_others(story, c, &of, draft);
    if (!dm_draft_has(draft,
                      DM_STR("of"))) /* "called on Kenya to": the clause has Chad's subject */
        dm_asked_others(story, c, &c->recipients, draft);
}

/* "insisted that it would only negotiate with Washington" */
bool dm_asked_of_self(const dm_story *story, const dm_candidate *c, uint32_t theme) {
    dm_fillers subject = {0};
    dm_actor_refs refs = {0};
    dm_arguments(&story->scene.grammar, theme, DM_SLOT_SUBJ, (dm_str){"", 0}, &subject);
    for (size_t i = 0; i < subject.count; i++)
        if (!dm_str_eq_nocase(dm_parse_of(story)->tokens[subject.tokens[i]].form, DM_STR("they")))
            dm_scene_gather(&story->scene, subject.tokens[i], &refs);
    return refs.len && c->actors.len && dm_str_eq(refs.ptr[0]->code, c->actors.ptr[0]->code) &&
           !is_rival(story, c, refs.ptr[0]); /* "students demanded that the government resign" */
}

bool dm_asked_of_holder(const dm_candidate *c, const dm_draft *draft) {
    size_t count;
    const dm_str *of = dm_draft_get(draft, "of", &count);
    for (size_t i = 0; i < c->actors.len && count; i++)
        if (dm_str_eq(of[0], c->actors.ptr[i]->code))
            return true;
    return false;
}

/* "called on the rivals to reopen", "urged them to": the clause is of whoever stands between. */
bool dm_asked_somebody(const dm_parse *parse, uint32_t predicate, uint32_t theme) {
    for (DM_CHILDREN(parse, predicate, c))
        if (c > predicate && c < theme &&
            (parse->tokens[c].rel == DM_REL_OBJ || parse->tokens[c].rel == DM_REL_IOBJ ||
             dm_tree_has_case(parse, c, "on") || dm_tree_has_case(parse, c, "upon") ||
             dm_tree_has_case(parse, c, "to") || dm_tree_has_case(parse, c, "for")))
            return true;
    return false;
}

/* "told his negotiators to": one's own, unless they are allies or rivals. */
static bool is_ones_own(const dm_story *story, uint32_t t) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t owner = dm_tree_find(parse, t, DM_REL_NMOD_POSS);
    dm_str lemma = parse->tokens[t].lemma;
    const dm_codebook *book = story->scene.grammar.book;
    return owner != DM_NO_TOKEN && parse->tokens[t].rel != DM_REL_OBL &&
           LEMMA_IN(parse, owner, "its", "his", "her", "their", "my", "our") &&
           (dm_codebook_in_class(book, "@people", lemma) ||
            dm_codebook_in_class(story->scene.grammar.book, "@own-service",
                                 parse->tokens[t].lemma)) &&
           !dm_codebook_in_class(book, "@opposite-number", lemma);
}

/* "urged its people to stay at home", "exhorted citizens to keep rallying" */
bool dm_asked_own(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    for (DM_CHILDREN(parse, c->predicate, t)) {
        bool asked = parse->tokens[t].rel == DM_REL_OBJ || parse->tokens[t].rel == DM_REL_IOBJ ||
                     (parse->tokens[t].rel == DM_REL_OBL &&
                      (dm_tree_has_case(parse, t, "to") || dm_tree_has_case(parse, t, "on")));
        if (asked && dm_tree_find(parse, t, DM_REL_NMOD) == DM_NO_TOKEN &&
            (is_ones_own(story, t) || dm_codebook_in_class(story->scene.grammar.book, "@own-public",
                                                           parse->tokens[t].lemma)))
            return true;
    }
    for (size_t i = 0; i < c->recipients.len && c->actors.len; i++)
        if (dm_str_eq(c->recipients.ptr[i]->code, c->actors.ptr[0]->code) &&
            !is_rival(story, c, c->recipients.ptr[i]))
            return true;
    return false;
}

/* Asked by a state or a body, by somebody who speaks for one, or by a crowd in the street. */
bool dm_asked_by_state(const dm_candidate *c) {
    bool state = c->actors.len && (dm_str_is(c->actors.ptr[0]->sector, "GOV") ||
                                   dm_str_is(c->actors.ptr[0]->sector, "IGO"));
    for (size_t i = 0; i < c->actors.len; i++)
        state |=
            c->actors.ptr[i]->kind != DM_KIND_PERSON && c->actors.ptr[i]->kind != DM_KIND_PEOPLE;
    return state || c->crowd;
}

/* "Brazil called on the authorities to": hardly its own, whoever they were taken for. */
bool dm_asked_others_home(const dm_story *story, const dm_candidate *c, uint32_t theme) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_actor *asking = c->actors.len ? c->actors.ptr[0] : NULL;
    if (!asking || !c->recipients.len || !dm_str_eq(asking->code, c->recipients.ptr[0]->code) ||
        dm_codebook_in_class(story->scene.grammar.book, "@sector-own-voice", asking->sector))
        return false;
    for (DM_CHILDREN(parse, c->predicate, t)) {
        uint32_t det = t < theme ? dm_tree_find(parse, t, DM_REL_DET) : DM_NO_TOKEN;
        if (det != DM_NO_TOKEN && dm_tree_lemma_is(parse, det, "the") &&
            dm_codebook_in_class(story->scene.grammar.book, "@who-governs", parse->tokens[t].lemma))
            return true;
    }
    return false;
}
