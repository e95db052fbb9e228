/*
 * question/general.c - the question of a judgement whose matter no table names: "condemned the
 * diversion", "said that cutting off supplies was unacceptable", "voiced concern".
 *
 * Whoever judges takes a stand on what somebody did, whatever the word for it. The question is
 * conduct; its action is the noun or verb of the theme, its actor whoever the phrase or clause
 * gives. A pronoun, or nothing at all, points back to what was judged or done before.
 */
#include "coder/question/parts.h"

enum { BACK = 2 }; /* sentences that a judgement without a matter points back */

/* Whether the candidate is a judgement, rather than an act with a stance or a mere charge ("accused
 * Mali of lying"); "a commission backed by Peru" tells whose commission it is. */
static bool judges(const dm_story *story, const dm_candidate *c) {
    const dm_codebook *book = story->scene.grammar.book;
    const dm_token *word = &dm_parse_of(story)->tokens[c->predicate];
    dm_str stance = c->frame->stance;
    bool backs = dm_str_is(stance, "supports"),
         participle = word->rel == DM_REL_ACL && dm_is_passive(&story->scene.grammar, c->predicate);
    if (dm_str_is(stance, "denies"))
        return dm_codebook_in_class(story->scene.grammar.book, "@denying-word",
                                    dm_parse_of(story)->tokens[c->predicate].lemma);
    if (!backs && !dm_str_is(stance, "condemns") && !dm_str_is(stance, "opposes") &&
        !dm_str_is(stance, "rejects"))
        return false;
    bool charges = !dm_str_is(word->lemma, "warn") &&
                   dm_codebook_in_class(book, "@charging", word->lemma) &&
                   !dm_str_is(c->frame->table->name, "positions/stances_general");
    return !(backs && participle) && !charges &&
           (dm_codebook_in_class(book, "@judging", word->lemma) ||
            dm_codebook_in_class(book, "@condemned", word->lemma) ||
            dm_codebook_in_class(book, "@approved", word->lemma) ||
            dm_str_starts(c->frame->table->name, DM_STR("positions/")));
}

static void take_actor(const dm_candidate *c, const dm_actor_refs *refs, dm_draft *draft) {
    for (size_t i = 0; i < refs->len; i++) {
        bool holder = false;
        for (size_t k = 0; k < c->actors.len; k++)
            holder |= dm_str_eq(refs->ptr[i]->code, c->actors.ptr[k]->code);
        if (!holder)
            dm_draft_set(draft, DM_STR("actor"), refs->ptr[i]->code, false);
    }
}

/* "it", "this", "them" of things; nobody. */
static bool points_back(const dm_parse *parse, uint32_t t) {
    return t == DM_NO_TOKEN ||
           LEMMA_IN(parse, t, "it", "this", "that", "these", "those", "which", "what", "them",
                    "everything", "all") ||
           (dm_tree_is_verbal(parse, t) && LEMMA_IN(parse, t, "happen", "occur"));
}

/* Whether the draft is of the holder's own doing. */
static bool is_own(const dm_story *story, const dm_candidate *c, const dm_draft *draft) {
    size_t actors;
    const dm_str *actor = dm_draft_get(draft, "actor", &actors);
    for (size_t i = 0; i < actors; i++)
        for (size_t k = 0; k < c->actors.len; k++)
            if (dm_str_eq(actor[i], c->actors.ptr[k]->code) &&
                !dm_codebook_in_class(story->scene.grammar.book, "@sector-own-voice",
                                      c->actors.ptr[k]->sector))
                return true;
    return false;
}

/* "was deeply concerned", told of nothing, behind the truce: hardly by the truce. */
static bool is_worry_at_good(const dm_story *story, const dm_candidate *c, const dm_draft *draft) {
    size_t count;
    const dm_str *action = dm_draft_get(draft, "action", &count);
    return count && !dm_str_is(c->frame->stance, "supports") &&
           dm_codebook_in_class(story->scene.grammar.book, "@welcome-deed", action[0]);
}

static void before_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                         dm_draft *draft) {
    if (dm_agenda_before(story, c->predicate, BACK, dm_question_can_be_judged, draft) &&
        !is_own(story, c, draft)) {
        if (theme != DM_NO_TOKEN)
            dm_policy_told(story, c, c->predicate, draft);
        if (theme != DM_NO_TOKEN || !is_worry_at_good(story, c, draft))
            return;
    }
    *draft = (dm_draft){.kind = DM_STR("conduct"), .underspecified = true};
    if (dm_str_is(c->frame->stance, "denies"))
        dm_draft_take(draft, DM_STR("actor"), &c->actors, false);
    else
        take_actor(c, &c->recipients, draft);
}

/* "Uganda declined": what was asked before. */
static bool declined_draft(const dm_story *story, const dm_candidate *c, dm_draft *draft) {
    dm_str kind = dm_table_get(c->frame->table, c->frame->row, "kind");
    if (!dm_str_starts(kind, DM_STR("demand")) || !dm_str_is(c->frame->stance, "opposes"))
        return false;
    if (dm_offer_told(story, c, c->predicate, draft))
        return true;
    if (!dm_agenda_before(story, c->predicate, 1, is_demand, draft))
        *draft = (dm_draft){.kind = DM_STR("demand"), .underspecified = true};
    dm_draft_clear(draft, "of");
    dm_draft_take(draft, DM_STR("of"), &c->actors, false);
    return true;
}

/* "voiced concern that the result did not reflect the will of the voters": of the result. */
static bool subject_draft(const dm_story *story, const dm_candidate *c, uint32_t verb,
                          dm_draft *draft) {
    dm_fillers subject = {0};
    dm_arguments(&story->scene.grammar, verb, DM_SLOT_SUBJ, (dm_str){"", 0}, &subject);
    for (size_t i = 0; i < subject.count; i++) {
        const dm_topic *topic = dm_question_topic(story, subject.tokens[i], false);
        dm_str kind = topic ? dm_table_get(topic->table, topic->row, "kind") : (dm_str){"", 0};
        if (dm_str_is(kind, "vote-result") || dm_str_is(kind, "annexation"))
            return dm_question_draft(story, c, subject.tokens[i], draft);
    }
    return false;
}

static void take_clause(const dm_story *story, const dm_candidate *c, uint32_t verb,
                        dm_draft *draft) {
    dm_fillers subject = {0};
    dm_actor_refs refs = {0};
    dm_arguments(&story->scene.grammar, verb, DM_SLOT_SUBJ, (dm_str){"", 0}, &subject);
    for (size_t i = 0; i < subject.count; i++)
        dm_scene_gather(&story->scene, subject.tokens[i], &refs);
    take_actor(c, &refs, draft);
}

/* "commended both leaders", "stood by Somalia": what they do, whatever it is. */
static bool somebody_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                           dm_draft *draft) {
    dm_actor_refs refs = {0};
    dm_str lemma = dm_parse_of(story)->tokens[c->predicate].lemma;
    *draft = (dm_draft){.kind = DM_STR("conduct"), .underspecified = true};
    uint32_t object = dm_tree_find(dm_parse_of(story), c->predicate, DM_REL_OBJ);
    uint32_t adjective = dm_tree_find(dm_parse_of(story), theme, DM_REL_AMOD);
    bool statehood = adjective != DM_NO_TOKEN &&
                     LEMMA_IN(dm_parse_of(story), adjective, "independent", "sovereign"),
         voiced = object != DM_NO_TOKEN && !statehood && /* "declared their support for Riyadh" */
                  dm_codebook_in_class(story->scene.grammar.book, "@supporting",
                                       dm_parse_of(story)->tokens[object].lemma);
    bool people = /* "stood with the Cuban people": not with those who govern them */
        dm_codebook_in_class(story->scene.grammar.book, "@a-people",
                             dm_parse_of(story)->tokens[theme].lemma);
    if (!(voiced || dm_codebook_in_class(story->scene.grammar.book, "@siding", lemma)) || people ||
        !dm_str_is(c->frame->stance, "supports"))
        return false;
    dm_scene_gather(&story->scene, theme, &refs);
    take_actor(c, &refs, draft);
    return draft->key_count > 0;
}

/* "welcomed the fact that", "praised the speed", "welcomed any efforts": nothing that somebody did.
 */
static bool is_no_matter(const dm_story *story, const dm_candidate *c, uint32_t theme) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t det = dm_tree_find(parse, theme, DM_REL_DET);
    bool any = det != DM_NO_TOKEN && dm_tree_lemma_is(parse, det, "any") && !c->negated &&
               dm_str_is(c->frame->stance, "supports");
    return parse->tokens[theme].upos == DM_NOUN &&
           (any || dm_codebook_in_class(story->scene.grammar.book, "@no-deed",
                                        parse->tokens[theme].lemma));
}

/* "offered its support": for what is not said. */
static bool is_for_nothing(const dm_codebook *book, const dm_parse *parse, uint32_t verb) {
    uint32_t object = dm_tree_find(parse, verb, DM_REL_OBJ);
    return object != DM_NO_TOKEN &&
           dm_codebook_in_class(book, "@moral-support", parse->tokens[object].lemma);
}

/* "rejected the facts", in translated English: what was done. */
static bool is_of_facts(const dm_story *story, const dm_candidate *c, uint32_t theme) {
    const dm_parse *parse = dm_parse_of(story);
    return dm_tree_lemma_is(parse, theme, "fact") && (parse->tokens[theme].feats & DM_FEAT_PLUR) &&
           !dm_str_is(c->frame->stance, "supports");
}

/* "accused it of having struck first": of the striking. */
static uint32_t full_verb(const dm_parse *parse, uint32_t theme) {
    uint32_t inner = dm_tree_find(parse, theme, DM_REL_OBJ);
    bool perfect = dm_str_eq_nocase(parse->tokens[theme].form, DM_STR("having")) &&
                   inner == theme + 1 && (parse->tokens[inner].feats & DM_FEAT_PAST);
    return perfect ? inner : theme;
}

/* "described the situation as dangerous": nothing that was done. */
static bool is_of_no_deed(const dm_story *story, uint32_t adjective) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t verb = parse->tokens[adjective].head, object;
    if (parse->tokens[adjective].upos != DM_ADJ || parse->tokens[adjective].rel == DM_REL_ROOT ||
        (object = dm_tree_find(parse, verb, DM_REL_OBJ)) == (uint32_t)DM_NO_TOKEN)
        return false;
    return dm_codebook_in_class(story->scene.grammar.book, "@no-deed", parse->tokens[object].lemma);
}

/* "voiced concern", "condemned it": what was judged or done before. False: it is not known that
 * anything was. */
static bool back_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                       dm_draft *draft) {
    const dm_parse *parse = dm_parse_of(story);
    bool nothing = theme == DM_NO_TOKEN;
    if (nothing && dm_str_is(c->frame->stance, "supports") && /* "reaffirmed its support" */
        (parse->tokens[c->predicate].upos == DM_NOUN ||
         is_for_nothing(story->scene.grammar.book, parse, c->predicate)))
        return false;
    if (nothing && is_of_no_deed(story, c->predicate))
        return false;
    before_draft(story, c, theme, draft);
    return draft->general = draft->meant = true;
}

/* "the result of the harvest", people, words that are no nouns: nothing that somebody did. */
static bool is_no_noun(const dm_story *story, uint32_t theme) {
    const dm_parse *parse = dm_parse_of(story);
    bool yield = LEMMA_IN(parse, theme, "result", "outcome") &&
                 dm_tree_find(parse, theme, DM_REL_NMOD) != DM_NO_TOKEN;
    return parse->tokens[theme].upos != DM_NOUN || yield ||
           dm_codebook_in_class(story->scene.grammar.book, "@people", parse->tokens[theme].lemma);
}

/* "supports Ukraine's accession": of a body that is not named. */
static bool entry_draft(const dm_story *story, uint32_t theme, dm_draft *draft) {
    const dm_topic *topic = dm_question_topic(story, theme, false);
    if (!topic || !dm_codebook_in_class(story->scene.grammar.book, "@entry",
                                        dm_parse_of(story)->tokens[theme].lemma))
        return false;
    *draft = (dm_draft){.kind = DM_STR("membership"), .underspecified = true};
    dm_question_take(story, NULL, theme, DM_STR("entity=subj|of"), draft);
    return draft->key_count > 0;
}

/* The noun or verb of the theme as somebody's deed; false where it is the holder's own. */
static bool word_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                       dm_draft *draft) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_topic *deed = dm_question_topic(story, theme, true);
    if (entry_draft(story, theme, draft))
        return draft->general = true;
    *draft = (dm_draft){.kind = DM_STR("conduct")};
    if (deed)
        dm_deed_draft(story, deed, theme, draft);
    else
        dm_draft_set(draft, DM_STR("action"), parse->tokens[theme].lemma, false);
    draft->underspecified = true;
    if (dm_tree_is_verbal(parse, theme))
        take_clause(story, c, theme, draft);
    else if (!deed)
        dm_question_take(story, NULL, theme,
                         theme == c->predicate ? DM_STR("actor=by|of") : DM_STR("actor=subj|by|of"),
                         draft);
    dm_draft_turn(draft, c);
    if (is_own(story, c, draft) && !dm_str_is(c->frame->stance, "denies") &&
        !dm_is_defence(parse, c->predicate) &&
        !dm_codebook_in_class(story->scene.grammar.book, "@mediating", parse->tokens[theme].lemma))
        return false;
    size_t actors;
    dm_draft_get(draft, "actor", &actors);
    if (!actors && dm_is_defence(parse, c->predicate))
        dm_draft_take(draft, DM_STR("actor"), &c->actors, false);
    else if (!actors)
        take_actor(c, &c->recipients, draft);
    return draft->general = true;
}

bool dm_general_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                      dm_draft *draft) {
    const dm_parse *parse = dm_parse_of(story);
    if (theme != DM_NO_TOKEN)
        theme = full_verb(parse, theme);
    if (theme == DM_NO_TOKEN && declined_draft(story, c, draft))
        return draft->general = true;
    if (!judges(story, c))
        return false;
    if (points_back(parse, theme) || is_of_facts(story, c, theme))
        return back_draft(story, c, theme, draft);
    if (somebody_draft(story, c, theme, draft))
        return draft->general = true;
    bool verbal = dm_tree_is_verbal(parse, theme);
    if (verbal && subject_draft(story, c, theme, draft))
        return true;
    if (!verbal && is_no_noun(story, theme))
        return false;
    if (dm_str_is(c->frame->stance, "rejects") &&
        dm_codebook_in_class(story->scene.grammar.book, "@asked-for", parse->tokens[theme].lemma)) {
        *draft = (dm_draft){.kind = DM_STR("demand"), .underspecified = true};
        dm_draft_take(draft, DM_STR("of"), &c->actors, false);
        return draft->general = true;
    }
    return !is_no_matter(story, c, theme) && word_draft(story, c, theme, draft);
}
