/*
 * question/meant.c - from the theme of a stand to its question: nouns that only carry another
 * ("the decision to", "support for"), what "it" and "the new country" mean, and themes that are a
 * question by the words around them ("recognised Crimea as part of Russia").
 */
#include "actors/actors_inside.h"
#include "base/utf8.h"
#include "coder/question/parts.h"
#include "coder/sides.h"

/* What a noun such as "attempt" or "support" is about: "attempts to annex", "support for the
 * independence of". */
static uint32_t shelled(const dm_story *story, uint32_t theme) {
    static const char *const prepositions[] = {"of", "at", "in", "for", "to", "with", "against"};
    const dm_parse *parse = story->scene.grammar.parse;
    bool supports =
        dm_codebook_in_class(story->scene.grammar.book, "@supporting", parse->tokens[theme].lemma);
    for (DM_CHILDREN(parse, theme, c)) {
        dm_rel rel = parse->tokens[c].rel;
        bool complement = false;
        if (supports && rel == DM_REL_NMOD && dm_tree_has_case(parse, c, "of") &&
            dm_actors_at(story->scene.grammar.actors, c))
            continue; /* "the support of Washington for the sovereignty of Guyana": who gives it */
        for (size_t i = 0; rel == DM_REL_NMOD && i < sizeof prepositions / sizeof *prepositions;
             i++)
            complement |= dm_tree_has_case(parse, c, prepositions[i]);
        if (rel == DM_REL_ACL || rel == DM_REL_XCOMP || complement)
            return c;
    }
    return DM_NO_TOKEN;
}

/* A measure whose end is a stand against it; troops that are withdrawn are another matter. */
static bool is_penalty_or_help(const dm_topic *topic) {
    if (!topic || !dm_str_is(dm_table_get(topic->table, topic->row, "kind"), "measure"))
        return false;
    dm_str parameters = dm_table_get(topic->table, topic->row, "parameters");
    return dm_str_find(parameters, DM_STR("what=:troops"), 0) == SIZE_MAX &&
           dm_str_find(parameters, DM_STR("what=:mission"), 0) == SIZE_MAX;
}

uint32_t dm_question_ended(const dm_story *story, uint32_t theme) {
    const dm_parse *parse = dm_parse_of(story);
    if (parse->tokens[theme].upos != DM_NOUN ||
        !dm_codebook_in_class(story->scene.grammar.book, "@lifted", parse->tokens[theme].lemma))
        return DM_NO_TOKEN;
    for (DM_CHILDREN(parse, theme, c)) {
        const dm_topic *topic = dm_tree_has_case(parse, c, "of") || dm_tree_has_case(parse, c, "to")
                                    ? dm_question_topic(story, c, false)
                                    : NULL;
        if (is_penalty_or_help(topic))
            return c;
    }
    return DM_NO_TOKEN;
}

/* "the decision to suspend its arms exports": the measure that ends. */
static uint32_t suspended(const dm_story *story, uint32_t theme) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t object = dm_tree_is_verbal(parse, theme) ? dm_tree_find(parse, theme, DM_REL_OBJ)
                                                      : (uint32_t)DM_NO_TOKEN;
    if (object == DM_NO_TOKEN ||
        !dm_codebook_in_class(story->scene.grammar.book, "@lifting", parse->tokens[theme].lemma))
        return DM_NO_TOKEN;
    const dm_topic *topic = dm_question_topic(story, object, false);
    return is_penalty_or_help(topic) ? object : (uint32_t)DM_NO_TOKEN;
}

/* The word that names the question, behind nouns that only carry it: "its decision to impose
 * sanctions", "their support for the sovereignty of". */
static uint32_t meant(const dm_story *story, uint32_t theme) {
    const dm_codebook *book = story->scene.grammar.book;
    const dm_parse *parse = story->scene.grammar.parse;
    for (int depth = 0; depth < 3; depth++) {
        dm_str lemma = parse->tokens[theme].lemma;
        uint32_t counted = shelled(story, theme);
        bool counts =
            parse->tokens[theme].upos == DM_NUM || dm_codebook_in_class(book, "@measure", lemma);
        if (counts && counted != DM_NO_TOKEN && !dm_question_topic(story, theme, false)) {
            theme = counted; /* "14 of its tanks", "a package of sanctions" */
            continue;
        }
        bool carries = dm_codebook_in_class(book, "@shell", lemma) ||
                       dm_codebook_in_class(book, "@commitment", lemma) ||
                       dm_codebook_in_class(book, "@carrier", lemma) ||
                       dm_codebook_in_class(book, "@approval", lemma);
        const dm_topic *own = dm_question_topic(story, theme, false);
        bool names = own && !dm_str_is(dm_table_get(own->table, own->row, "kind"), "demand");
        if (!carries || names)
            return theme;
        uint32_t inner = shelled(story, theme);
        if (inner == DM_NO_TOKEN || inner == theme)
            return theme;
        const dm_topic *joined = dm_question_topic(story, inner, false);
        if (dm_codebook_in_class(story->scene.grammar.book, "@beginning-noun",
                                 parse->tokens[theme].lemma) &&
            !(joined && dm_str_is(dm_table_get(joined->table, joined->row, "kind"), "membership")))
            return theme; /* "the start of accession talks", not of a war */
        bool named = dm_question_topic(story, inner, false) ||
                     dm_question_topic(story, inner, true) ||
                     dm_codebook_in_class(book, "@shell", parse->tokens[inner].lemma);
        uint32_t object = dm_tree_find(parse, inner, DM_REL_OBJ);
        if (dm_tree_is_verbal(parse, inner) &&
            dm_codebook_in_class(book, "@imposing", parse->tokens[inner].lemma) &&
            object != DM_NO_TOKEN && dm_question_topic(story, object, false))
            return object;
        if (!named && !dm_codebook_in_class(book, "@approval", lemma))
            return theme;
        theme = inner;
    }
    return theme;
}

/* ---- what is meant by "it" ---- */

static bool is_statehood(dm_str kind) {
    return dm_str_is(kind, "statehood");
}

static bool is_government(dm_str kind) {
    return dm_str_is(kind, "government");
}

static bool is_recognisable(dm_str kind) {
    return dm_str_is(kind, "annexation") || dm_str_is(kind, "statehood") ||
           dm_is_vote_result(kind) || dm_str_is(kind, "government");
}

/* "the step": what somebody did, and not who governs. */
static bool is_deed_recognised(dm_str kind) {
    return is_recognisable(kind) && !is_government(kind);
}

static bool is_accepted(dm_str kind) {
    return is_recognisable(kind) || dm_str_is(kind, "conduct");
}

static bool is_declared(dm_str kind) {
    return is_accepted(kind) && !is_government(kind);
}

bool dm_question_can_be_judged(dm_str kind) {
    return dm_str_is(kind, "annexation") || dm_str_is(kind, "conduct") ||
           dm_str_is(kind, "measure") || dm_str_is(kind, "membership") ||
           dm_str_is(kind, "resolution");
}

static bool is_pronoun(const dm_parse *parse, uint32_t t) {
    static const char *const words[] = {"it",  "them", "they",  "this", "that",
                                        "him", "her",  "these", "so"};
    return DM_STR_AMONG(parse->tokens[t].form, words);
}

/* "its northern neighbour", "the other half": one of two that do not recognise each other. */
static bool is_other_half(const dm_story *story, uint32_t t) {
    return dm_codebook_in_class(story->scene.grammar.book, "@other-half",
                                dm_parse_of(story)->tokens[t].lemma);
}

/* What kind of question "the new country", "the outcome", "him" may mean; NULL: named itself. */
typedef bool (*kind_test)(dm_str kind);

static kind_test meant_kind(const dm_story *story, uint32_t t) {
    static const struct {
        const char *noun;
        kind_test kind;
    } nouns[] = {
        {"country", is_statehood},     {"state", is_statehood},
        {"republic", is_statehood},    {"nation", is_statehood},
        {"entity", is_statehood},      {"territory", is_statehood},
        {"region", is_statehood},      {"two", is_statehood},
        {"one", is_statehood},         {"leader", is_government},
        {"him", is_government},        {"her", is_government},
        {"result", dm_is_vote_result}, {"outcome", dm_is_vote_result},
        {"declaration", is_statehood}, {"proclamation", is_recognisable},
        {"step", is_deed_recognised},  {"act", is_deed_recognised},
    };
    const dm_parse *parse = story->scene.grammar.parse;
    const dm_mention *mention = dm_actors_at(story->scene.grammar.actors, t);
    bool pronoun = is_pronoun(parse, t);
    if (!pronoun && mention &&
        (mention->sort == DM_MENTION_NAME || mention->sort == DM_MENTION_PERSON))
        return NULL;
    for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++)
        if (dm_tree_lemma_is(parse, t, nouns[i].noun) ||
            dm_str_eq_nocase(parse->tokens[t].form, dm_str_of(nouns[i].noun)))
            return nouns[i].kind;
    if (is_other_half(story, t))
        return is_statehood;
    return pronoun ? is_accepted : NULL;
}

static bool is_own(const dm_candidate *c, const dm_draft *draft) {
    size_t count, actors;
    const dm_str *entity = dm_draft_get(draft, "entity", &count);
    const dm_str *actor = dm_draft_get(draft, "actor", &actors);
    bool recognition = dm_is_recognition(c->frame->stance);
    if (actors == 1 && c->actors.len && dm_str_eq(actor[0], c->actors.ptr[0]->code))
        return true;
    for (size_t i = 0; recognition && i < c->actors.len && count; i++)
        if (dm_str_eq(c->actors.ptr[i]->code, entity[0]))
            return true;
    return false;
}

/* "neither accepts nor recognises it": what can be recognised, or a ruling or pact; the nearer. */
static bool accepted_before(const dm_story *story, uint32_t theme, dm_draft *draft) {
    return dm_agenda_accepted(story, theme, is_recognisable, draft) ||
           dm_agenda_before(story, theme, UINT32_MAX, is_recognisable, draft);
}

/* "Kenya asked Uganda for talks; it rejected them": what was asked of the holder right before. */
static bool asked_of_holder(const dm_story *story, const dm_candidate *c, uint32_t theme,
                            dm_draft *draft) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_candidate *asked = NULL;
    if (!dm_str_is(c->frame->stance, "rejects") ||
        !(is_pronoun(parse, theme) || dm_tree_lemma_is(parse, theme, "one")))
        return false;
    for (size_t i = 0; i < story->candidates.len; i++) {
        const dm_candidate *one = &story->candidates.ptr[i];
        if (one->type == DM_REQUEST && !one->dropped && one->predicate < theme &&
            parse->tokens[theme].sentence - parse->tokens[one->predicate].sentence <= 1 &&
            dm_refs_share(&one->recipients, &c->actors))
            asked = one;
    }
    uint32_t what = asked && asked->theme.count ? asked->theme.tokens[0] : DM_NO_TOKEN;
    if (asked && what == DM_NO_TOKEN)
        what = asked->predicate;
    return asked && dm_demand_draft(story, asked, what, draft) &&
           dm_str_is(draft->kind, "demand") && (draft->refused = true);
}

/* "it", taken for a state. */
static bool mention_of_state(const dm_story *story, uint32_t theme) {
    const dm_mention *mention = dm_actors_at(story->scene.grammar.actors, theme);
    return mention && is_pronoun(dm_parse_of(story), theme) && mention->actors.len == 1 &&
           mention->actors.ptr[0].kind == DM_KIND_STATE && mention->actors.ptr[0].code.len;
}

static bool antecedent_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                             dm_draft *draft) {
    const dm_parse *parse = story->scene.grammar.parse;
    kind_test kind = meant_kind(story, theme);
    if (kind == is_accepted && !dm_codebook_in_class(story->scene.grammar.book, "@recognising",
                                                     parse->tokens[c->predicate].lemma))
        kind = is_declared; /* "called it illegal": hardly whoever governs */
    if (parse->tokens[c->predicate].rel == DM_REL_ACL_RELCL &&
        dm_tree_lemma_is(parse, theme, "that"))
        return false; /* "the only president that it recognises" */
    if (is_other_half(story, theme) &&
        dm_str_is(dm_table_get(c->frame->table, c->frame->row, "kind"), "contested"))
        return false; /* "cut air links with its northern neighbour" */
    bool state = mention_of_state(story, theme) && !c->negated &&
                 LEMMA_IN(parse, c->predicate, "recognise", "recognize");
    if (state && kind == is_accepted) /* "recognised it that year": laws and pacts are accepted */
        return dm_agenda_before(story, theme, 1, is_recognisable, draft);
    if (dm_is_recognition(c->frame->stance))
        return kind &&
               ((kind != is_accepted ? dm_agenda_before(story, theme, UINT32_MAX, kind, draft)
                                     : accepted_before(story, theme, draft)) ||
                dm_newborn_draft(story, theme, draft));
    bool person = dm_tree_lemma_is(parse, c->predicate, "thank") ||
                  dm_tree_lemma_is(parse, c->predicate, "congratulate");
    if (!dm_question_judged(story, c) || person || !is_pronoun(parse, theme) ||
        !dm_agenda_before(story, theme, 1, dm_question_can_be_judged, draft))
        return false;
    dm_policy_told(story, c, theme, draft);
    return true;
}

/* Who a phrase says it is: a person known to the lexicon, or by the name in the text. */
static dm_str person_named(const dm_story *story, uint32_t theme, const dm_actor **person) {
    const dm_parse *parse = story->scene.grammar.parse;
    dm_actor_refs refs = {0};
    uint32_t apposed = dm_tree_find(parse, theme, DM_REL_APPOS), first, last;
    dm_scene_gather(&story->scene, theme, &refs);
    if (!refs.len && apposed != DM_NO_TOKEN)
        dm_scene_gather(&story->scene, apposed, &refs);
    *person = refs.len ? refs.ptr[0] : NULL;
    for (size_t i = 0; i < refs.len; i++)
        if (refs.ptr[i]->kind == DM_KIND_PERSON && refs.ptr[i]->name.len)
            return refs.ptr[i]->name;
    uint32_t name = parse->tokens[theme].upos == DM_PROPN ? theme : apposed;
    if (name == DM_NO_TOKEN || parse->tokens[name].upos != DM_PROPN)
        return (dm_str){"", 0};
    dm_tree_phrase(parse, name, &first, &last);
    while (last > first && parse->tokens[last].upos != DM_PROPN)
        last--;
    while (first < last && parse->tokens[first].upos != DM_PROPN)
        first++;
    return dm_tree_text(parse, first, last);
}

/* "recognised Guaido as interim president": who governs. */
static bool office_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                         dm_draft *draft) {
    const dm_parse *parse = story->scene.grammar.parse;
    uint32_t as = DM_NO_TOKEN;
    if (dm_str_ends(parse->tokens[theme].form, DM_STR("self"))) /* "regards himself as" */
        return false;
    for (DM_CHILDREN(parse, c->predicate, child))
        if (dm_codebook_in_class(story->scene.grammar.book, "@office",
                                 parse->tokens[child].lemma) &&
            dm_tree_has_case(parse, child, "as"))
            as = child;
    if (!dm_is_recognition(c->frame->stance) || as == DM_NO_TOKEN)
        return false;
    const dm_mention *land = dm_actors_at(story->scene.grammar.actors, theme);
    if (land && land->sort == DM_MENTION_NAME && land->actors.len == 1 &&
        land->actors.ptr[0].kind == DM_KIND_STATE && !land->actors.ptr[0].sector.len) {
        *draft =
            (dm_draft){.kind = DM_STR("statehood")}; /* "the People's Republic as the sole ..." */
        dm_draft_set(draft, DM_STR("entity"), land->actors.ptr[0].code, false);
        return true;
    }
    const dm_actor *person;
    dm_str name = person_named(story, theme, &person);
    *draft = (dm_draft){.kind = DM_STR("government")};
    dm_draft_set(draft, DM_STR("claimant"), name, false);
    dm_question_take(story, NULL, as, DM_STR("state=of|subj"), draft);
    if (!dm_draft_has(draft, DM_STR("state")) && person)
        dm_draft_set(draft, DM_STR("state"), person->code, false);
    if (!dm_draft_has(draft, DM_STR("state")) && story->scene.grammar.actors->focus)
        dm_draft_set(draft, DM_STR("state"), story->scene.grammar.actors->focus->code, false);
    dm_draft named;
    if (!name.len && dm_agenda_before(story, theme, UINT32_MAX, is_government, &named))
        *draft = named;
    else
        draft->underspecified = !name.len;
    return draft->key_count > 0;
}

/* "support for an independent Kosovo", "backed a united Libya" */
static bool independent_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                              dm_draft *draft) {
    const dm_parse *parse = story->scene.grammar.parse;
    uint32_t adjective = dm_tree_find(parse, theme, DM_REL_AMOD);
    dm_actor_refs refs = {0};
    bool one = adjective != DM_NO_TOKEN && /* and not "the United States" */
               !dm_utf8_is_capitalised(parse->tokens[adjective].form) &&
               LEMMA_IN(parse, adjective, "united", "unified", "undivided", "single");
    if (adjective == DM_NO_TOKEN || !dm_question_judged(story, c) ||
        !(one || LEMMA_IN(parse, adjective, "independent", "sovereign")))
        return false;
    *draft = (dm_draft){.kind = one ? DM_STR("sovereignty") : DM_STR("statehood")};
    dm_scene_gather(&story->scene, theme, &refs);
    for (size_t i = 0; i < refs.len && one; i++)
        if (refs.ptr[i]->kind != DM_KIND_STATE)
            return false;
    dm_draft_take(draft, one ? DM_STR("state") : DM_STR("entity"), &refs, false);
    return draft->key_count > 0;
}

static bool is_conduct(dm_str kind) {
    return dm_str_is(kind, "conduct");
}

/* "welcomed the outcome": of the talks, the pact or the ruling told of just before. */
static bool concluded_draft(const dm_story *story, uint32_t theme, dm_draft *draft) {
    enum { NEAR = 4 }; /* sentences */
    size_t count;
    if (!dm_tree_lemma_is(dm_parse_of(story), theme, "outcome") ||
        !dm_agenda_before(story, theme, NEAR, is_conduct, draft))
        return false;
    const dm_str *action = dm_draft_get(draft, "action", &count);
    return count && (dm_str_is(action[0], "agreement") || dm_str_is(action[0], "talks") ||
                     dm_str_is(action[0], "ruling"));
}

/* A body takes no stand on its own vote. */
static bool is_of_body(const dm_candidate *c, const dm_draft *draft) {
    size_t count;
    const dm_str *body = dm_draft_get(draft, "body", &count);
    for (size_t i = 0; i < c->actors.len && count; i++)
        if (dm_str_eq(body[0], c->actors.ptr[i]->code))
            return true;
    return false;
}

/* "the vote", "the result" of nobody named: a body's, where one is in sight, else an election that
 * the article does not place. */
static bool outcome_draft(const dm_story *story, const dm_candidate *c, const dm_topic *topic,
                          uint32_t theme, dm_draft *draft) {
    size_t body;
    const dm_parse *parse = story->scene.grammar.parse;
    for (DM_CHILDREN(parse, theme, child)) { /* "the results of the harvest" */
        const dm_topic *of = dm_question_topic(story, child, false);
        if (parse->tokens[child].rel == DM_REL_NMOD && dm_tree_has_case(parse, child, "of") &&
            !dm_actors_at(story->scene.grammar.actors, child) &&
            !(of && dm_str_is(dm_table_get(of->table, of->row, "kind"), "vote-result")))
            return false;
    }
    bool people = dm_vote_of_people(story, theme) ||
                  (dm_tree_lemma_is(parse, theme, "result") && dm_tells_of_election(story));
    if (!people && concluded_draft(story, theme, draft))
        return draft->meant = true;
    if (!people && dm_vote_draft(story, theme, draft) && dm_draft_get(draft, "body", &body) &&
        body && !is_of_body(c, draft))
        return true;
    *draft = (dm_draft){.kind = DM_STR("vote-result")};
    if ((people || dm_tells_of_election(story)) &&
        dm_agenda_before(story, theme, UINT32_MAX, dm_is_vote_result, draft))
        return true;
    bool by_row = dm_str_is(dm_table_get(c->frame->table, c->frame->row, "kind"), "vote-result");
    if (!people && !by_row && dm_question_judged(story, c) &&
        !dm_tree_lemma_is(parse, theme, "result"))
        return false; /* "called the vote reckless": of a chamber that is not named */
    if (!people && !by_row && dm_tree_lemma_is(parse, theme, "outcome") &&
        !dm_tells_of_election(story))
        return false; /* "called the outcome regrettable": of talks */
    dm_str parameters = dm_table_get(topic->table, topic->row, "parameters"), one;
    while (dm_str_split(&parameters, ' ', &one))
        if (dm_str_starts(one, DM_STR("what=")))
            dm_question_take(story, c, theme, one, draft);
    draft->underspecified = true;
    return true;
}

/* "the state", "it": one that not all recognise, named before, rather than whoever was last. */
static bool entity_or_named(const dm_story *story, const dm_candidate *c, uint32_t theme,
                            dm_draft *draft) {
    const dm_mention *mention = dm_actors_at(story->scene.grammar.actors, theme);
    bool by_name =
        mention && (mention->sort == DM_MENTION_NAME || mention->sort == DM_MENTION_PERSON);
    dm_draft named;
    size_t count;
    const dm_str *entity = dm_draft_get(draft, "entity", &count);
    bool recognition = dm_is_recognition(c->frame->stance) && !by_name && count,
         doubtful = recognition && !dm_question_contested(story, entity[0]);
    bool said = recognition && is_pronoun(dm_parse_of(story), theme) && !c->negated &&
                LEMMA_IN(dm_parse_of(story), c->predicate, "recognise", "recognize");
    if ((doubtful || (recognition && is_pronoun(dm_parse_of(story), theme))) &&
        antecedent_draft(story, c, theme, &named) && !is_own(c, &named) &&
        !(said && dm_str_is(named.kind, "measure"))) /* laws and pacts are accepted */
        *draft = named;
    else if (doubtful && !said && /* "recognises it": nobody doubts that Kenya is a state */
             !dm_codebook_in_class(story->scene.grammar.book, "@state-noun",
                                   dm_parse_of(story)->tokens[theme].lemma))
        return dm_conduct_draft(story, c, theme, draft);
    return true;
}

/* "supports the right of Kenya to build it": what somebody does, or the principle. */
static bool right_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                        dm_draft *draft) {
    const dm_parse *parse = dm_parse_of(story);
    if (!dm_tree_lemma_is(parse, theme, "right") || parse->tokens[theme].upos != DM_NOUN ||
        dm_is_recognition(c->frame->stance))
        return false;
    for (DM_CHILDREN(parse, theme, to)) {
        const dm_topic *topic = dm_question_topic(story, to, false);
        if (topic && dm_str_is(dm_table_get(topic->table, topic->row, "kind"), "principle"))
            return dm_topic_draft(story, NULL, topic, to, draft);
    }
    *draft = (dm_draft){.kind = DM_STR("conduct"), .underspecified = true};
    dm_question_take(story, NULL, theme, DM_STR("actor=of|subj"), draft);
    return dm_draft_has(draft, DM_STR("actor"));
}

/* By the word that names it, or the words around it. */
static bool named_draft(const dm_story *story, const dm_candidate *c, const dm_topic *topic,
                        uint32_t theme, dm_draft *draft) {
    if (dm_certified_draft(story, theme, draft) ||
        (dm_str_is(dm_table_get(c->frame->table, c->frame->row, "kind"), "resolution") &&
         LEMMA_IN(dm_parse_of(story), theme, "statement", "declaration", "communique") &&
         dm_vote_draft(story, theme, draft)))
        return true;
    if (!LEMMA_IN(dm_parse_of(story), c->predicate, "recognise", "recognize") &&
        (dm_told_vote_draft(story, theme, draft) || dm_told_chamber_draft(story, theme, draft)))
        return true;
    if (dm_ruler_draft(story, c, theme, draft))
        return true;
    if (topic && dm_topic_draft(story, c, topic, theme, draft) && !is_own(c, draft)) {
        dm_annexed_land(story, c, theme, draft);
        return true;
    }
    if (independent_draft(story, c, theme, draft))
        return true;
    return topic && dm_str_is(dm_table_get(topic->table, topic->row, "kind"), "vote-result") &&
           outcome_draft(story, c, topic, theme, draft);
}

/* "extended recognition", "would not recognise": of whom, the rest of the article says. */
static bool is_recognition_unsaid(const dm_parse *parse, const dm_candidate *c) {
    uint32_t object = dm_tree_find(parse, c->predicate, DM_REL_OBJ);
    return dm_is_recognition(c->frame->stance) &&
           (LEMMA_IN(parse, c->predicate, "recognise", "recognize", "recognition") ||
            (object != DM_NO_TOKEN && dm_tree_lemma_is(parse, object, "recognition")));
}

/* The question of a measure that ends: a stand on that is one against the measure. */
static bool ended_draft(const dm_story *story, const dm_candidate *c, uint32_t measure,
                        dm_draft *draft) {
    if (measure == DM_NO_TOKEN || !dm_question_draft(story, c, measure, draft))
        return false;
    draft->reversed = !draft->reversed;
    return true;
}

/* The question that a theme names, or the deed that it is, whichever comes first for the stand. */
static bool named_or_done(const dm_story *story, const dm_candidate *c, uint32_t theme,
                          dm_draft *draft) {
    const dm_codebook *book = story->scene.grammar.book;
    const dm_parse *parse = story->scene.grammar.parse;
    const dm_topic *topic = dm_question_topic(story, theme, false);
    dm_str kind = topic ? dm_table_get(topic->table, topic->row, "kind") : (dm_str){"", 0};
    bool attitude = dm_codebook_in_class(book, "@attitude", parse->tokens[c->predicate].lemma);
    bool demand = dm_str_is(dm_table_get(c->frame->table, c->frame->row, "kind"), "demand");
    bool deed_first = !attitude && !demand && !dm_is_recognition(c->frame->stance) &&
                      (dm_str_is(kind, "demand") || dm_str_is(kind, "statehood"));
    if (deed_first && (dm_conduct_draft(story, c, theme, draft) ||
                       (dm_str_is(kind, "demand") && dm_general_draft(story, c, theme, draft))))
        return true;
    if (named_draft(story, c, topic, theme, draft) || right_draft(story, c, theme, draft))
        return true;
    if (dm_str_is(dm_table_get(c->frame->table, c->frame->row, "kind"), "vote-result") &&
        dm_actors_at(story->scene.grammar.actors, theme))
        return dm_agenda_before(story, theme, UINT32_MAX, dm_is_vote_result, draft);
    if (dm_entity_draft(story, c, theme, draft) && !is_own(c, draft))
        return entity_or_named(story, c, theme, draft);
    if (dm_body_decision_draft(story, c, theme, draft) ||
        (antecedent_draft(story, c, theme, draft) && !is_own(c, draft)) ||
        dm_pointed_draft(story, c, theme, draft))
        return draft->meant = true;
    return dm_conduct_draft(story, c, theme, draft) || dm_general_draft(story, c, theme, draft);
}

/* "recognised it last year": whose, when the article's last question of such a kind is whose. */
static bool recognition_draft(const dm_story *story, const dm_candidate *c, dm_draft *draft) {
    return dm_agenda_before(story, c->predicate, UINT32_MAX, is_statehood, draft) ||
           dm_newborn_draft(story, DM_NO_TOKEN, draft) ||
           dm_agenda_before(story, c->predicate, UINT32_MAX, is_government, draft);
}

bool dm_question_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                       dm_draft *draft) {
    const dm_parse *parse = story->scene.grammar.parse;
    *draft = (dm_draft){0};
    theme = dm_question_theme(story, c, theme);
    if (dm_str_is(c->frame->stance, "neutral"))
        return dm_neutral_draft(story, c, theme, draft);
    if (dm_joined_draft(story, theme, draft))
        return true;
    if (theme == DM_NO_TOKEN)
        return is_recognition_unsaid(parse, c) ? recognition_draft(story, c, draft)
                                               : dm_general_draft(story, c, theme, draft);
    if (dm_helped_draft(story, c, draft) || dm_authorised_draft(story, c, theme, draft) ||
        dm_flown_draft(story, c, theme, draft))
        return true;
    if (dm_settlement_draft(story, c, theme, draft))
        return true;
    if (dm_str_is(c->frame->stance, "denies") && dm_claimed_land(story, c, theme, draft))
        return true;
    if (dm_str_is(c->frame->stance, "denies"))
        return dm_conduct_draft(story, c, theme, draft) || dm_general_draft(story, c, theme, draft);
    if (dm_is_chamber_vote(c->frame))
        return dm_chamber_draft(story, c, theme, draft);
    if (dm_withheld_draft(story, c, theme, draft))
        return true;
    if (dm_str_is(c->frame->stance, "calls-for"))
        return dm_demand_draft(story, c, theme, draft);
    if (dm_str_is(c->frame->stance, "supports") &&
        dm_codebook_in_class(story->scene.grammar.book, "@menace", parse->tokens[theme].lemma))
        return false; /* a charge: "their support for terrorism" */
    const dm_topic *own = LEMMA_IN(parse, c->predicate, "part", "belong")
                              ? dm_question_topic(story, c->predicate, false)
                              : NULL; /* "Crimea is a part of Ukraine" */
    if (own && dm_topic_draft(story, c, own, c->predicate, draft))
        return dm_land_of_somebody(story, c, draft);
    if (dm_soil_draft(story, c, draft))
        return true;
    if (dm_defends_own(story, c, theme))
        return dm_conduct_draft(story, c, theme, draft) || dm_general_draft(story, c, theme, draft);
    if (dm_land_draft(story, c, theme, draft) || office_draft(story, c, theme, draft))
        return true;
    if (ended_draft(story, c, dm_question_ended(story, theme), draft))
        return true;
    if (asked_of_holder(story, c, theme, draft))
        return true;
    uint32_t shell = theme;
    theme = meant(story, theme);
    if (ended_draft(story, c, suspended(story, theme), draft))
        return true;
    const dm_topic *inner = dm_question_topic(story, theme, false);
    if (shell != theme && dm_tree_is_verbal(parse, theme) && inner &&
        dm_str_is(dm_table_get(inner->table, inner->row, "kind"), "demand"))
        theme = shell; /* "backed the decision to withdraw": the decision */
    if (dm_rejected_draft(story, c, theme, draft))
        return true;
    return named_or_done(story, c, theme, draft);
}
