/*
 * counterpart/counterparts.c - recipients by the rest of the article: which acts lack one, and who
 * is taken.
 *
 * counterpart/sides.c says how likely each side of the article, or nobody, is meant. The likeliest
 * is taken if it is likely enough. Who speaks of the same thing as others right before him means
 * whom they meant (counterpart/echoes.c).
 */
#include "coder/counterpart/counterparts.h"

#include "actors/actors_inside.h"
#include "coder/circumstances.h"
#include "coder/counterpart/parts.h"
#include "coder/theatre/homeland.h"
#include "coder/question/questions.h"
#include "coder/sides.h"

enum { MOST_STEPS = 4 };
/* Envoys are always of somebody: less will do. */
static const double LEAST_LIKELY = 0.45, LEAST_EXPELLED = 0.3;

/* The actor himself is named in the phrase: "welcomed the relations between Russia and China" says
 * one of the two. */
static bool names_itself(const dm_grammar *g, uint32_t t, const dm_actor_refs *actors) {
    uint32_t first, last;
    dm_tree_phrase(g->parse, t, &first, &last);
    for (uint32_t k = first; k <= last; k++) {
        const dm_mention *mention = dm_actors_at(g->actors, k);
        if (g->parse->tokens[k].upos == DM_PROPN && mention && mention->actors.len &&
            dm_refs_have(actors, mention->actors.ptr[0].code))
            return true;
    }
    return false;
}

/* "Turkey and Kazakhstan voiced concern, and the Kazakh president": one of several who say the same
 * is not whom they mean. */
static void without_themselves(dm_candidate *c) {
    bool verbal = c->type == DM_ACCUSE || c->type == DM_SUPPORT || c->type == DM_REQUEST ||
                  c->type == DM_AGREE; /* "agreed to reopen their embassies" */
    bool several = false, others = false;
    for (size_t i = 1; i < c->actors.len; i++)
        several |= !dm_str_eq(c->actors.ptr[i]->code, c->actors.ptr[0]->code);
    for (size_t i = 0; i < c->recipients.len; i++)
        others |= !dm_refs_have(&c->actors, c->recipients.ptr[i]->code);
    if (verbal && several && !others && c->recipients.len < c->actors.len)
        c->recipients = (dm_actor_refs){0};
}

/* "adopted a resolution": it is its own. */
static bool makes_its_own(const dm_story *story, const dm_candidate *c) {
    const dm_codebook *book = story->scene.grammar.book;
    const dm_token *verb = &dm_parse_of(story)->tokens[c->predicate];
    uint32_t object = dm_tree_find(dm_parse_of(story), c->predicate, DM_REL_OBJ);
    return c->type == DM_SUPPORT && object != DM_NO_TOKEN &&
           (dm_str_is(verb->lemma, "adopt") || dm_str_is(verb->lemma, "pass")) &&
           dm_codebook_in_class(book, "@resolution", dm_parse_of(story)->tokens[object].lemma);
}

/* "Kenya and Uganda agreed to open it": with each other. */
static bool is_mutual(const dm_candidate *c) {
    return c->type == DM_AGREE && c->actors.len > 1 && dm_str_is(c->frame->lemma, "agree") &&
           !dm_str_eq(c->actors.ptr[0]->code, c->actors.ptr[1]->code);
}

/* Somebody stands there, even if it is not told whose he is, or he is of the actor's own
 * side: "ruled against them", "appealed to his minister". */
static bool is_told(const dm_story *story, const dm_candidate *c) {
    const dm_grammar *g = &story->scene.grammar;
    for (uint8_t i = 0; i < c->frame->recipient.count; i++) {
        dm_fillers fillers = {0};
        dm_slot_fillers(g, c->predicate, &c->frame->recipient.choices[i], &fillers);
        for (size_t k = 0; k < fillers.count; k++) {
            uint32_t t = fillers.tokens[k];
            const dm_mention *mention = dm_actors_at(g->actors, t);
            dm_str form = g->parse->tokens[t].form;
            bool person =
                g->parse->tokens[t].upos == DM_PRON &&
                (dm_str_eq_nocase(form, DM_STR("him")) || dm_str_eq_nocase(form, DM_STR("her")) ||
                 dm_str_eq_nocase(form, DM_STR("them")));
            if (person || names_itself(g, t, &c->actors) ||
                (mention && !mention->place && mention->actors.ptr[0].code.len))
                return true;
        }
    }
    return false;
}

static bool is_expulsion(const dm_candidate *c) {
    return c->type == DM_SANCTION && dm_str_is(c->mode, "expel");
}

/* Nobody, or envoys whose side is not told: "Poland expelled three diplomats too". */
static bool is_open(const dm_candidate *c) {
    bool envoys =
        c->type == DM_SANCTION && (dm_str_is(c->mode, "expel") || dm_str_is(c->mode, "withdraw"));
    for (size_t i = 0; i < c->recipients.len; i++)
        if (!envoys || c->recipients.ptr[i]->code.len)
            return false;
    return true;
}

/* "Mexico sacked its coach": one of the actor's own; "left the talks": nobody; but talks
 * that are broken off are with somebody. */
static bool is_nobody(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    dm_fillers object = {0};
    dm_arguments(&story->scene.grammar, c->predicate, DM_SLOT_OBJ, (dm_str){"", 0}, &object);
    if (c->type != DM_SANCTION || !object.count)
        return false;
    uint32_t t = object.tokens[0];
    return is_expulsion(c)
               ? dm_tree_find(parse, t, DM_REL_NMOD_POSS) != DM_NO_TOKEN
               : !dm_codebook_in_class(story->scene.grammar.book, "@breaks-off", c->frame->lemma) &&
                     dm_codebook_in_class(story->scene.grammar.book, "@talks",
                                          parse->tokens[t].lemma);
}

/* "put its army on alert", "has 2,000 soldiers at Darwin", "called up reservists": at home, against
 * nobody yet. Police face no other state. */
static bool is_readied(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t verb = c->light != DM_NO_TOKEN ? c->light : c->predicate;
    const dm_place *place = dm_places_of(&story->places, parse, verb);
    if (dm_str_is(c->actors.ptr[0]->sector, "COP") ||
        (place && dm_str_eq(place->country, c->actors.ptr[0]->code)))
        return true;
    for (DM_CHILDREN(parse, verb, t)) /* "on alert along the frontier" */
        if (dm_codebook_in_class(story->scene.grammar.book, "@boundary", parse->tokens[t].lemma))
            return false;
    for (DM_CHILDREN(parse, verb, t)) {
        dm_rel rel = (dm_rel)parse->tokens[t].rel;
        if ((rel == DM_REL_OBL || rel == DM_REL_OBJ || rel == DM_REL_XCOMP) &&
            dm_codebook_in_class(story->scene.grammar.book, "@readiness", parse->tokens[t].lemma))
            return true;
    }
    return dm_codebook_in_class(story->scene.grammar.book, "@readiness",
                                parse->tokens[c->predicate].lemma);
}

/* "opposes any attempt to divide us": whoever may make one, and nobody yet. */
static bool is_of_any(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t thing = c->type == DM_ACCUSE || c->type == DM_REJECT || c->type == DM_SUPPORT
                         ? dm_sides_thing(story, c)
                         : (uint32_t)DM_NO_TOKEN;
    uint32_t det = thing == DM_NO_TOKEN ? thing : dm_tree_find(parse, thing, DM_REL_DET);
    return det != DM_NO_TOKEN && dm_tree_lemma_is(parse, det, "any");
}

static bool wants(const dm_story *story, const dm_candidate *c) {
    bool faces = c->type != DM_NO_EVENT && c->type != DM_PROTEST && c->type != DM_CONSULT &&
                 c->type != DM_COOPERATE;
    bool goes = c->type == DM_AGREE && c->frame->type == DM_CONSULT; /* "will travel to" */
    bool votes = dm_is_vote(c->frame->stance) || dm_str_is(c->frame->stance, "vetoes");
    if (c->type == DM_MOBILIZE && c->actors.len && is_readied(story, c))
        return false;
    bool takes = dm_str_is(c->mode, "seize"); /* "boarded ships": whose is told, or they are his */
    bool attribute = dm_parse_of(story)->tokens[c->predicate].rel == DM_REL_AMOD; /* "angry mob" */
    return faces && !goes && !votes && !takes && !attribute && !c->dropped && !c->closed &&
           c->actors.len && is_open(c) && (c->frame->recipient.count || c->type == DM_MOBILIZE) &&
           c->actors.ptr[0]->code.len && !c->conditional && !is_nobody(story, c) &&
           !is_of_any(story, c) && !makes_its_own(story, c) && !is_mutual(c) &&
           (is_expulsion(c) || !is_told(story, c));
}

/* Crowds were given those who govern them, for want of another, in an article that is not about
 * their country alone. */
static bool doubts(const dm_story *story, const dm_candidate *c) {
    return c->type == DM_PROTEST && c->rulers && !c->dropped && c->actors.len == 1 &&
           !dm_str_is(c->mode, "hunger") && /* in a prison */
           dm_homeland_share(story, dm_country_of(story, c->actors.ptr[0]->code)) <= 0;
}

/* Words of violence in the object or what else the act is about; not in another clause. */
static bool leads_to(const dm_parse *parse, uint32_t t, uint32_t predicate) {
    for (int up = 0; up < MOST_STEPS && t != DM_NO_TOKEN && t != predicate; up++) {
        switch ((dm_rel)parse->tokens[t].rel) {
        case DM_REL_OBJ:
        case DM_REL_OBL:
        case DM_REL_NMOD:
        case DM_REL_AMOD:
        case DM_REL_COMPOUND:
        case DM_REL_NSUBJ_PASS:
            break;
        case DM_REL_NSUBJ: /* "the raid was unjustified" */
            if (dm_tree_is_verbal(parse, parse->tokens[t].head))
                return false;
            break;
        default:
            return false;
        }
        t = parse->tokens[t].head;
    }
    return t == predicate;
}

enum {
    REACH = 64
}; /* words to either side in which what is blamed stands: no whole line of a megabyte */

/* "condemned the bombings", "an investigation into the blast"; not "spoke of state terrorism", a
 * name for what has been told. */
static bool is_of_violence(const dm_story *story, const dm_candidate *c) {
    const dm_codebook *book = story->scene.grammar.book;
    const dm_parse *parse = dm_parse_of(story);
    if (dm_codebook_in_class(book, "@speaks-of-deed", parse->tokens[c->predicate].lemma))
        return false;
    const dm_sentence *s = &parse->sentences[parse->tokens[c->predicate].sentence];
    uint32_t first = c->predicate > s->first + REACH ? c->predicate - REACH : s->first;
    uint32_t end = s->first + s->count;
    if (end > c->predicate + REACH)
        end = c->predicate + REACH;
    for (uint32_t t = first; c->type == DM_ACCUSE && t < end; t++) {
        dm_str lemma = parse->tokens[t].lemma;
        uint32_t head = parse->tokens[t].head;
        bool called = parse->tokens[t].rel == DM_REL_OBJ && /* "called the release a crime" */
                      dm_tree_find(parse, head, DM_REL_OBJ) != t;
        if (t != c->predicate && !called &&
            (dm_codebook_in_class(book, "@violence", lemma) ||
             dm_codebook_in_class(book, "@harm", lemma) ||
             dm_codebook_in_class(book, "@weapon-use", lemma)) &&
            leads_to(parse, t, c->predicate))
            return true;
    }
    return false;
}

/* Whether an act of the article, or where it is named, speaks for the side, not only how often. For
 * violence only those answer who did some. */
static bool is_likely(const dm_side *side, bool violence) {
    if (violence)
        return (side->features[DM_SIDE_DOER] > 0 &&
                side->features[DM_SIDE_DOER] >= side->features[DM_SIDE_STRUCK]) ||
               side->features[DM_SIDE_POINTED] > 0 || side->features[DM_SIDE_ANSWERS] > 0;
    for (size_t f = 0; f <= DM_SIDE_LAST_DOER; f++)
        if (side->features[f] > 0)
            return true;
    return side->features[DM_SIDE_BEFORE] > 0 || side->features[DM_SIDE_BEHIND] > 0 ||
           side->features[DM_SIDE_UNDER] > 0 || side->features[DM_SIDE_OWN] > 0;
}

/* "The UN said Eritrean soldiers carried out massacres": who tells of force is not whom it hits. */
static bool is_witness(const dm_candidate *c, const dm_side *side) {
    bool watches = side->actor &&
                   (dm_str_is(side->actor->sector, "IGO") || dm_str_is(side->actor->sector, "NGO"));
    return watches && c->type == DM_ASSAULT;
}

/* "opposed plans to divide Syria": named in what somebody plans to do, as what it is done to. */
static bool is_planned_for(const dm_story *story, const dm_candidate *c, const dm_side *side) {
    const dm_grammar *g = &story->scene.grammar;
    uint32_t thing = dm_sides_thing(story, c), first, last;
    bool judges = c->type == DM_ACCUSE || c->type == DM_REJECT || c->type == DM_SUPPORT;
    uint32_t deed = judges && thing != DM_NO_TOKEN ? dm_tree_find(g->parse, thing, DM_REL_ACL)
                                                   : (uint32_t)DM_NO_TOKEN;
    if (deed == DM_NO_TOKEN || dm_tree_find(g->parse, deed, DM_REL_MARK) == DM_NO_TOKEN ||
        dm_codebook_in_class(g->book, "@delivers-up", g->parse->tokens[deed].lemma))
        return false; /* "turned down a request to hand him over": his own country's */
    dm_tree_phrase(g->parse, deed, &first, &last);
    for (uint32_t t = deed; t <= last; t++) {
        const dm_mention *mention = dm_actors_at(g->actors, t);
        const dm_name_span *name = dm_actors_name(g->actors, t);
        if ((mention && mention->actors.len &&
             dm_str_eq(mention->actors.ptr[0].code, side->code)) ||
            (name && name->entity && dm_str_eq(name->entity->code, side->code)))
            return true;
    }
    return false;
}

/* "called the demands an attack on Qatar's sovereignty": Qatar is wronged by what is judged, and
 * not who did it. */
static bool is_wronged(const dm_story *story, const dm_candidate *c, const dm_side *side) {
    const dm_parse *parse = dm_parse_of(story);
    if (is_planned_for(story, c, side))
        return true;
    uint32_t word = c->type == DM_ACCUSE ? dm_tree_find(parse, c->predicate, DM_REL_XCOMP)
                                         : (uint32_t)DM_NO_TOKEN;
    if (word == DM_NO_TOKEN || !dm_tree_is_nominal(parse, word))
        return false;
    for (DM_CHILDREN(parse, word, part)) {
        uint32_t owner = dm_tree_find(parse, part, DM_REL_NMOD_POSS);
        bool hit = dm_tree_has_case(parse, part, "on") ||
                   dm_tree_has_case(parse, part, "against") || dm_tree_has_case(parse, part, "to");
        bool of = dm_tree_has_case(parse, part, "of") && owner != DM_NO_TOKEN;
        const dm_mention *mention = hit || of ? dm_actors_at(story->scene.grammar.actors,
                                                             owner != DM_NO_TOKEN ? owner : part)
                                              : NULL;
        for (size_t i = 0; mention && i < mention->actors.len; i++)
            if (dm_str_eq(mention->actors.ptr[i].code, side->code))
                return true;
    }
    return false;
}

/* "Poland spoke of terrorism, Latvia of piracy": who says the same beside it is not blamed. */
static bool is_fellow(const dm_story *story, const dm_candidate *c, const dm_side *side) {
    const dm_token *tokens = dm_parse_of(story)->tokens;
    bool judges =
        c->type == DM_ACCUSE && dm_codebook_in_class(story->scene.grammar.book, "@speaks-of-deed",
                                                     tokens[c->predicate].lemma);
    for (size_t i = 0; judges && i < story->candidates.len; i++) {
        const dm_candidate *other = &story->candidates.ptr[i];
        if (other != c && other->type == c->type && !other->dropped && !other->nominal &&
            tokens[other->predicate].sentence == tokens[c->predicate].sentence &&
            dm_refs_have(&other->actors, side->code) &&
            !dm_refs_have(&other->recipients, c->actors.ptr[0]->code))
            return true;
    }
    return false;
}

static const dm_actor *actor_of(const dm_story *story, const dm_candidate *c, const dm_side *side) {
    const dm_grammar *g = &story->scene.grammar;
    if (side->features[DM_SIDE_OWN] > 0)
        return dm_actor_beside(g->arena, c->actors.ptr[0], DM_KIND_STATE, DM_STR("GOV"),
                               "those who govern their country");
    if (side->actor || !side->entity)
        return side->actor;
    return dm_actors_make((dm_actors *)g->actors, side->entity, c->predicate, c->predicate);
}

/* "cut ties with Peru. Chile regretted the decision": whoever did what is judged is meant rather
 * than the others, and not the one it was done to. */
static void prefer_pointed(const dm_candidate *c, dm_sides *sides) {
    static const double TWICE = 2;
    bool judges = c->type == DM_ACCUSE || c->type == DM_SUPPORT || c->type == DM_REJECT;
    bool pointed = false;
    double all = sides->nobody;
    for (size_t i = 0; i < sides->count; i++)
        pointed |= sides->list[i].features[DM_SIDE_POINTED] > 0;
    if (!judges || !pointed)
        return;
    for (size_t i = 0; i < sides->count; i++) {
        dm_side *side = &sides->list[i];
        if (side->features[DM_SIDE_POINTED] > 0)
            side->likely *= TWICE;
        else if (side->features[DM_SIDE_STUNG] > 0)
            side->likely = 0;
        all += side->likely;
    }
    sides->nobody /= all;
    for (size_t i = 0; i < sides->count; i++)
        sides->list[i].likely /= all;
}

/* "condemned the attack": the question that a stand at the act would be on. */
static const dm_draft *judged_by(dm_story *story, const dm_candidate *c) {
    if (!c->frame->stance.len || !c->theme.count ||
        (c->type != DM_ACCUSE && c->type != DM_SUPPORT && c->type != DM_REJECT))
        return NULL;
    dm_draft *draft = DM_NEW(story->scene.grammar.arena, dm_draft);
    struct dm_agenda *later = story->agenda;
    if (!story->early)
        story->early = dm_agenda_new(story->scene.grammar.arena);
    story->agenda = story->early;
    bool drafted = draft && dm_question_draft(story, c, c->theme.tokens[0], draft);
    story->agenda = later;
    return drafted ? draft : NULL;
}

/* Chooses the recipient among the sides of the article. */
static void choose(dm_story *story, dm_candidate *c, size_t index, dm_str home, bool violence) {
    dm_sides sides;
    c->judged = judged_by(story, c);
    dm_sides_find(story, index, home, &sides);
    dm_sides_weigh(story, c, &sides);
    prefer_pointed(c, &sides);
    c->sought = true;
    dm_side *best = NULL;
    double pointed = 0;
    for (size_t i = 0; i < sides.count; i++) {
        if ((!best || sides.list[i].likely > best->likely) && !is_witness(c, &sides.list[i]) &&
            !is_wronged(story, c, &sides.list[i]) && !is_fellow(story, c, &sides.list[i]))
            best = &sides.list[i];
        pointed += sides.list[i].features[DM_SIDE_POINTED] > 0 ? sides.list[i].likely : 0;
    }
    if (best && best->features[DM_SIDE_POINTED] > 0) /* all who did it are meant, or none */
        best->likely = pointed;
    if (!best || !is_likely(best, violence) ||
        best->likely < (is_expulsion(c) ? LEAST_EXPELLED : LEAST_LIKELY) ||
        (best->likely < sides.nobody && !is_expulsion(c)))
        return;
    const dm_actor *actor = actor_of(story, c, best);
    if (!actor)
        return;
    c->recipients = (dm_actor_refs){0};
    if (best->features[DM_SIDE_POINTED] > 0) /* a pact is of several */
        c->recipients = c->pointed;
    else
        dm_refs_push(story->scene.grammar.arena, &c->recipients, actor);
    c->inferred = true;
    c->share = (float)best->likely;
}

/* A body without a name in the place of the recipient, taken for one of those who act. */
static bool is_own_body(const dm_story *story, const dm_candidate *c) {
    const dm_grammar *g = &story->scene.grammar;
    bool own = false;
    for (uint8_t i = 0; i < c->frame->recipient.count && !own; i++) {
        dm_fillers fillers = {0};
        dm_slot_fillers(g, c->predicate, &c->frame->recipient.choices[i], &fillers);
        const dm_mention *mention =
            fillers.count ? dm_actors_at(g->actors, fillers.tokens[0]) : NULL;
        own = mention && mention->sort == DM_MENTION_BODY &&
              g->parse->tokens[fillers.tokens[0]].upos == DM_NOUN &&
              dm_refs_have(&c->actors, mention->actors.ptr[0].code);
    }
    return own;
}

/* "Brazil, Colombia and Mexico asked the electoral council": of none of theirs, but of that of the
 * country that the article is from or about. */
static void give_home(const dm_story *story, dm_candidate *c, dm_str home) {
    const dm_grammar *g = &story->scene.grammar;
    const dm_entity *country = dm_knowledge_entity(g->book->knowledge, home);
    if (c->type != DM_REQUEST || c->actors.len < 2 || c->recipients.len || !country ||
        dm_str_eq(c->actors.ptr[0]->code, c->actors.ptr[1]->code) ||
        country->kind != DM_KIND_STATE || dm_refs_have(&c->actors, home) || !is_own_body(story, c))
        return;
    const dm_actor *theirs =
        dm_actors_make((dm_actors *)g->actors, country, c->predicate, c->predicate);
    if (theirs)
        dm_refs_push(g->arena, &c->recipients, theirs);
    c->inferred = true;
}

/* "condemned the bombing": whoever did it, of whom no more is known than the deed. */
static void give_face(dm_story *story, dm_candidate *c) {
    const dm_grammar *g = &story->scene.grammar;
    for (uint8_t i = 0; i < c->frame->recipient.count && !c->recipients.len; i++) {
        dm_fillers fillers = {0};
        dm_slot_fillers(g, c->predicate, &c->frame->recipient.choices[i], &fillers);
        if (fillers.count)
            dm_refs_push(g->arena, &c->recipients,
                         dm_actor_told(story, fillers.tokens[0], DM_KIND_PEOPLE, DM_STR("UNK"),
                                       (dm_str){"", 0}, "who did it, of whom nothing is told"));
    }
}

/* "dismissed the criticism", "rejected the charge": words that somebody said. */
static bool answers_words(const dm_story *story, const dm_candidate *c) {
    dm_fillers object = {0};
    dm_arguments(&story->scene.grammar, c->predicate, DM_SLOT_OBJ, (dm_str){"", 0}, &object);
    bool pointed = object.count && /* not "a demand which it turned down" */
                   dm_parse_of(story)->tokens[c->predicate].rel != DM_REL_ACL_RELCL;
    return pointed && dm_codebook_in_class(story->scene.grammar.book, "@words-against",
                                           dm_parse_of(story)->tokens[object.tokens[0]].lemma);
}

void dm_counterpart_settle(dm_story *story, size_t index, dm_str home) {
    dm_candidate *c = &story->candidates.ptr[index];
    bool violence = is_of_violence(story, c);
    dm_sides_echoed(story, index);
    if (!c->dropped && c->type == DM_REJECT && answers_words(story, c))
        dm_answer_settle(story, c);
    dm_sides_mediated(story, index);
    dm_sides_given(story, index);
    without_themselves(c);
    give_home(story, c, home);
    if (dm_asks_at_large(story, c)) {
        c->recipients = (dm_actor_refs){0};
        return;
    }
    bool doubted = doubts(story, c);
    const dm_candidate *demand = dm_sides_demand(story, c);
    if (demand)
        c->recipients = demand->recipients;
    else if (doubted || wants(story, c))
        choose(story, c, index, home, violence);
    else if (!c->recipients.len && !is_of_any(story, c) && !makes_its_own(story, c))
        c->recipients = c->pointed;
    c->faceless = violence && !c->recipients.len && !c->nominal && dm_str_is(c->mode, "disapprove");
    if (c->faceless)
        give_face(story, c);
    else
        dm_homeland_rest(story, c, home);
}
