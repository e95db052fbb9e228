/*
 * theatre/purpose.c - whom help and measures are meant for: the state, people or body that their
 * purpose names, however deep ("gave money for wells in Kenya"). The way up from the name to the
 * predicate may lead only through what is given, to whom and what for.
 */
#include "actors/actors_inside.h"
#include "coder/theatre/parts.h"

enum { MOST_STEPS = 8 };

/* Words that lead from help or a measure to whom it is for. */
static bool leads(const dm_story *story, uint32_t t, dm_event_type type) {
    const dm_parse *parse = dm_parse_of(story);
    bool measure = type == DM_SANCTION || type == DM_CONCEDE;
    if (type == DM_CONSULT) /* whose quarrel is mediated */
        return dm_tree_has_case(parse, t, "between");
    const char *words = measure              ? "@leads-from-measure"
                        : type == DM_SUPPORT ? "@leads-from-praise"
                                             : "@leads-from-aid";
    for (DM_CHILDREN(parse, t, c))
        if (parse->tokens[c].rel == DM_REL_CASE &&
            dm_codebook_in_class(story->scene.grammar.book, words, parse->tokens[c].form))
            return true;
    return false;
}

/* Whether the way up from t to the predicate leads only through what is given, to whom and what
 * for. */
static bool is_meant(const dm_story *story, uint32_t t, uint32_t top, dm_event_type type) {
    const dm_parse *parse = dm_parse_of(story);
    bool led = false;
    for (int steps = 0; steps < MOST_STEPS && t != DM_NO_TOKEN; steps++) {
        const dm_token *token = &parse->tokens[t];
        if (dm_tree_lemma_is(parse, t, "exception"))
            return false;
        switch ((dm_rel)token->rel) {
        case DM_REL_AMOD:
        case DM_REL_COMPOUND:
        case DM_REL_NMOD_POSS:
        case DM_REL_CONJ:
        case DM_REL_FLAT: /* "to help Haiti cope" */
            led |= type != DM_SUPPORT && token->head != DM_NO_TOKEN &&
                   parse->tokens[token->head].rel == DM_REL_XCOMP &&
                   dm_tree_is_verbal(parse, token->head);
            break;
        case DM_REL_OBL:
        case DM_REL_OBL_AGENT: /* "hit by floods in Chad" */
            if (type == DM_SUPPORT)
                return false; /* praised in Lima, not Lima */
            /* fallthrough */
        case DM_REL_NMOD:
            if (!led && !leads(story, t, type))
                return false;
            led = true;
            break;
        case DM_REL_OBJ:
            if (token->head != top && type == DM_SUPPORT)
                return false;
            if (token->head != top)
                led = true; /* "to help Ethiopia" */
            break;
        case DM_REL_ADVCL:
        case DM_REL_ACL:
        case DM_REL_XCOMP:
            if (type == DM_SUPPORT)
                return false;
            if ((token->feats & (DM_FEAT_FIN | DM_FEAT_PAST)) && !(token->feats & DM_FEAT_PART))
                return false; /* but "sanctions imposed on Chad" */
            break;
        default:
            return false;
        }
        t = token->head;
        if (t == top)
            return led;
        if (t != DM_NO_TOKEN && dm_tree_is_verbal(parse, t) && token->rel == DM_REL_CONJ)
            return false;
    }
    return false;
}

/* The place that t heads; NULL if it is none, or lies in no one country. */
static const dm_place_mention *place_at(const dm_story *story, uint32_t t) {
    for (size_t i = 0; i < story->places.len; i++)
        if (story->places.ptr[i].head == t && story->places.ptr[i].place.country.len)
            return &story->places.ptr[i];
    return NULL;
}

/* "families displaced in Malawi and Zambia": those named are of the countries they live in. */
static bool take_place(dm_story *story, dm_candidate *c, uint32_t t) {
    uint32_t members[DM_MOST_ACTORS];
    size_t n = dm_tree_conjuncts(dm_parse_of(story), t, members, DM_MOST_ACTORS);
    bool taken = false;
    for (size_t i = 0; i < n; i++) {
        const dm_place_mention *place = place_at(story, members[i]);
        bool told = place && (c->type != DM_SUPPORT || place->country); /* no seat of a court */
        if (!told || dm_refs_have(&c->actors, place->place.country))
            continue;
        if (!taken) {
            c->recipients.len = c->recipients.len > 1 ? 1 : c->recipients.len;
            dm_theatre_hit_at(story, c, place->place.country);
        } else if (!dm_refs_have(&c->recipients, place->place.country)) {
            dm_refs_push(story->scene.grammar.arena, &c->recipients,
                         dm_actor_told(story, members[i], DM_KIND_STATE, (dm_str){"", 0},
                                       place->place.country, "the country where it is needed"));
        }
        taken = true;
    }
    return taken;
}

/* "the ban on imports of British beef": whose goods they are. */
static bool take_owner(dm_story *story, dm_candidate *c, uint32_t t) {
    dm_actors *actors = (dm_actors *)story->scene.grammar.actors;
    const dm_name_span *name = dm_actors_name(actors, t);
    bool measure = c->type == DM_SANCTION || c->type == DM_CONCEDE;
    if (!measure || !name || !name->entity || dm_refs_have(&c->actors, name->entity->code))
        return false;
    c->recipients.len = 0;
    dm_refs_push(story->scene.grammar.arena, &c->recipients,
                 dm_actors_make(actors, name->entity, name->first, name->last));
    return true;
}

/* "walked out of talks in Doha", "suspended its part in a summit in Kigali": whether the place at t
 * hangs on the act or on the talks that it tells of. */
static bool is_where_they_talk(const dm_story *story, uint32_t t, uint32_t top) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t held = parse->tokens[t].head;
    for (uint32_t u = top + 1; u < t; u++)
        if (dm_codebook_in_class(story->scene.grammar.book, "@talks", parse->tokens[u].lemma) &&
            parse->tokens[u].upos == DM_NOUN && dm_tree_above(parse, top, u) &&
            (held == top || held == u))
            return true;
    return false;
}

/* "suspended the talks in Havana", "agreed to a truce after talks in Oman", "Chad and Togo agreed
 * to a truce in Cairo": where they were held, not with whom. */
static bool is_venue(const dm_story *story, uint32_t t, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    dm_fillers object = {0};
    uint32_t held = parse->tokens[t].head;
    if (parse->tokens[t].rel == DM_REL_COMPOUND && place_at(story, t) && held != DM_NO_TOKEN &&
        dm_codebook_in_class(story->scene.grammar.book, "@agreement", parse->tokens[held].lemma))
        return true; /* "the Paris climate accord" */
    if (!dm_tree_has_case(parse, t, "in"))
        return false;
    if (c->type != DM_SANCTION && held != DM_NO_TOKEN && held != c->predicate &&
        parse->tokens[t].rel == DM_REL_NMOD &&
        dm_codebook_in_class(story->scene.grammar.book, "@talks", parse->tokens[held].lemma))
        return true;
    bool words = c->type == DM_AGREE || c->type == DM_SUPPORT || c->type == DM_CONCEDE;
    uint32_t top = c->light != DM_NO_TOKEN ? c->light : c->predicate;
    if (words && held != DM_NO_TOKEN && held != top && dm_tree_is_verbal(parse, held) && held > top)
        return true; /* "will adopt measures like those decided in Accra" */
    if (c->actors.len > 1 && c->type == DM_CONCEDE)
        return true;
    if (c->type != DM_SANCTION)
        return false;
    dm_arguments(&story->scene.grammar, c->predicate, DM_SLOT_OBJ, (dm_str){"", 0}, &object);
    return (object.count && dm_codebook_in_class(story->scene.grammar.book, "@talks",
                                                 parse->tokens[object.tokens[0]].lemma)) ||
           is_where_they_talk(story, t, top);
}

/* "evacuated its staff to Kenya": a safe place. */
static bool is_refuge(const dm_story *story, uint32_t t, const dm_candidate *c) {
    return dm_str_is(c->mode, "withdraw") && dm_tree_has_case(dm_parse_of(story), t, "to") &&
           dm_codebook_in_class(story->scene.grammar.book, "@moves-away", c->frame->lemma);
}

/* The first state, people or body behind the predicate that it is meant for. */
void dm_theatre_purpose(dm_story *story, dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t top = c->light != DM_NO_TOKEN ? c->light : c->predicate;
    if (c->nominal && parse->tokens[top].rel == DM_REL_NSUBJ) /* "relief flights landed in" */
        top = parse->tokens[top].head;
    const dm_sentence *s = &parse->sentences[parse->tokens[top].sentence];
    const dm_actors *actors = story->scene.grammar.actors;
    for (uint32_t t = top + 1; t < s->first + s->count; t++) {
        const dm_mention *mention = dm_actors_at(actors, t);
        bool coded = mention && mention->actors.len && mention->actors.ptr[0].code.len &&
                     !dm_refs_have(&c->actors, mention->actors.ptr[0].code);
        if (!coded && !place_at(story, t) && !dm_actors_name(actors, t))
            continue;
        if (!is_meant(story, t, top, c->type) || is_venue(story, t, c) || is_refuge(story, t, c))
            continue;
        if (coded) {
            c->recipients.len = 0;
            dm_actors_gather(actors, t, &c->recipients);
            return;
        }
        if (take_place(story, c, t) || take_owner(story, c, t))
            return;
    }
}

/* "Chile sent forty rescuers": to whoever others are told to help, else to the country that the
 * article is about. */
void dm_theatre_need(dm_story *story, dm_candidate *c, dm_str home) {
    dm_str needy = home, here = dm_theatre_country_of_clause(story, c);
    if (here.len && !dm_refs_have(&c->actors, here)) {
        dm_theatre_hit_at(story, c, here);
        return;
    }
    for (const dm_candidate *k = c; k > story->candidates.ptr;) {
        k--;
        if (k->frame->type == DM_AID && k->recipients.len && k->recipients.ptr[0]->code.len) {
            needy = k->recipients.ptr[0]->code;
            break;
        }
    }
    if (!needy.len || dm_refs_have(&c->actors, needy))
        return;
    dm_refs_push(story->scene.grammar.arena, &c->recipients,
                 dm_actor_told(story, c->predicate, DM_KIND_STATE, (dm_str){"", 0}, needy,
                               "whom the article tells of as helped"));
    c->inferred = true;
}
