/*
 * phrases.c - reading one noun phrase: its noun ("foreign ministry", "president"), whose it is
 * (adjective, possessor, "of" phrase), and the person it names.
 *
 *   Kenyan  Foreign  Minister  Alfred  Mutua          Alfred Mutua, the foreign minister of Kenya,
 * ... amod    compound head      flat                   head          appos ──────── nmod
 *
 * Parsers differ on whether the title or the name is the head: both are read.
 */
#include "actors/actors_inside.h"

#include "base/utf8.h"

/* ---- the noun ---- */

/* Not "outgoing", not "then": those still hold or then held the office. */
static bool is_former(dm_str word) {
    static const char *const words[] = {"former", "ex",      "ex-",      "late",
                                        "ousted", "deposed", "erstwhile"};
    return DM_STR_AMONG(word, words);
}

enum { NOUN_BYTES = 160, BLANK = 1 }; /* the longest noun of the lexicon has half of that */

size_t dm_actors_spell(const dm_parse *parse, uint32_t t, char *out, size_t at, size_t room) {
    size_t blank = at && parse->tokens[t - 1].space_after;
    if (at + blank > room)
        return 0;
    size_t n = dm_utf8_lower_to(out + at + blank, room - at - blank, parse->tokens[t].form);
    if (n && blank)
        out[at] = ' ';
    return n ? at + blank + n : 0;
}

/* "Amir-Abdollahian": half of a name, no emir. */
static bool is_half_a_name(const dm_parse *parse, uint32_t t) {
    const dm_token *token = &parse->tokens[t];
    return token->upos == DM_PROPN && !token->space_after && t + 2 < parse->token_count &&
           dm_str_is(token[1].form, "-") && !token[1].space_after &&
           dm_utf8_is_capitalised(token[2].form) && token[2].upos == DM_PROPN;
}

/* "European Union leaders": a word inside a name is none of the noun behind it. */
static bool is_inside_name(const dm_actors *self, uint32_t t) {
    uint32_t name = self->name_of[t];
    return name != DM_NO_TOKEN && self->names.ptr[name].first < t && self->names.ptr[name].entity;
}

/* The words are spelt from the end of `text` to its front. */
const dm_noun *dm_phrase_noun(const dm_actors *self, uint32_t t, uint32_t *first) {
    const dm_parse *parse = self->parse;
    const dm_sentence *s = &parse->sentences[parse->tokens[t].sentence];
    char text[NOUN_BYTES], word[NOUN_BYTES];
    *first = t;
    if (is_half_a_name(parse, t))
        return NULL;
    size_t n = dm_utf8_lower_to(word, sizeof word, parse->tokens[t].lemma), at = sizeof text;
    const dm_noun *best = dm_knowledge_noun(self->knowledge, (dm_str){word, n});
    if (!best && !dm_str_eq_nocase(parse->tokens[t].form, parse->tokens[t].lemma)) {
        n = dm_utf8_lower_to(word, sizeof word, parse->tokens[t].form);
        best = dm_knowledge_noun(self->knowledge, (dm_str){word, n});
    }
    if (!n)
        return best;
    bool glued = t > s->first && !parse->tokens[t - 1].space_after;
    if (!glued && !dm_knowledge_noun_ends(self->knowledge, (dm_str){word, n}))
        return best;
    memcpy(text + (at -= n), word, n);
    for (uint32_t back = 1; back <= 4 && t - s->first >= back; back++) {
        const dm_token *before = &parse->tokens[t - back];
        if (before->upos == DM_PUNCT && !dm_str_is(before->form, "-"))
            break;
        n = dm_utf8_lower_to(word, sizeof word, before->form);
        if (!n || n + BLANK > at)
            break;
        if (before->space_after)
            text[--at] = ' ';
        memcpy(text + (at -= n), word, n);
        const dm_noun *longer =
            dm_knowledge_noun(self->knowledge, (dm_str){text + at, sizeof text - at});
        if (longer && !is_inside_name(self, t - back)) {
            best = longer;
            *first = t - back;
        }
    }
    return best;
}

/* "minister of foreign affairs", "secretary of state", "chief of staff": the noun begins at t and
 * goes on behind it. */
static const dm_noun *noun_onward(const dm_actors *self, uint32_t t) {
    const dm_parse *parse = self->parse;
    const dm_sentence *s = &parse->sentences[parse->tokens[t].sentence];
    char text[NOUN_BYTES];
    size_t at = dm_actors_spell(parse, t, text, 0, sizeof text);
    const dm_noun *best = NULL;
    if (parse->tokens[t].space_after &&
        !dm_knowledge_noun_begins(self->knowledge, (dm_str){text, at}))
        return NULL;
    for (uint32_t on = 1; at && on <= 5 && t + on < s->first + s->count; on++) {
        at = dm_actors_spell(parse, t + on, text, at, sizeof text);
        if (!dm_knowledge_noun_goes_on(self->knowledge, (dm_str){text, at}))
            break;
        const dm_noun *longer = dm_knowledge_noun(self->knowledge, (dm_str){text, at});
        if (longer)
            best = longer;
    }
    return best;
}

/* "the office of Taiwan's president", "the press service of President Zelensky": a body of the
 * ruler whose it is; NULL if it is another office. */
static const dm_noun *rulers_office(const dm_actors *self, uint32_t t) {
    const dm_parse *parse = self->parse;
    if (parse->tokens[t].upos == DM_VERB || !WORD_IN(self, t, "@serves-ruler"))
        return NULL;
    for (DM_CHILDREN(parse, t, c)) {
        if (c < t || parse->tokens[c].rel != DM_REL_NMOD || !dm_tree_has_case(parse, c, "of"))
            continue;
        uint32_t title = dm_tree_find(parse, c, DM_REL_NMOD_DESC), first = c;
        const dm_noun *noun = dm_phrase_noun(self, title == DM_NO_TOKEN ? c : title, &first);
        if (noun && noun->kind == DM_NOUN_TITLE && noun->binds == DM_BINDS_STATE)
            return dm_knowledge_noun(self->knowledge, DM_STR("office of the president"));
    }
    return NULL;
}

/* ---- whose ---- */

/* `depth` bounds phrases within phrases ("the spokesman of the minister of ..."). */
static void read_at(dm_actors *self, uint32_t token, dm_phrase *phrase, int depth);

static void affiliate(dm_phrase *phrase, const dm_actor *actor) {
    for (size_t i = 0; i < phrase->affiliation_count; i++)
        if (dm_actor_same(phrase->affiliations[i], actor))
            return;
    if (phrase->affiliation_count < DM_MOST_ACTORS)
        phrase->affiliations[phrase->affiliation_count++] = actor;
}

/* "Colombia's FARC rebels" are of the group, not of the country it belongs to. */
static void keep_bands(const dm_actors *self, dm_phrase *phrase) {
    size_t bands = 0;
    const dm_actor *list[DM_MOST_ACTORS];
    for (size_t i = 0; i < phrase->affiliation_count; i++)
        if (dm_actors_is_band(dm_knowledge_entity(self->knowledge, phrase->affiliations[i]->code)))
            list[bands++] = phrase->affiliations[i];
    if (!bands)
        return;
    memcpy(phrase->affiliations, list, bands * sizeof *list);
    phrase->affiliation_count = bands;
}

/* "the New Serbian Democracy": an adjective within the name of something that no list has. */
static bool is_within_unknown_name(const dm_actors *self, const dm_name_span *name) {
    const dm_parse *parse = self->parse;
    uint32_t first = name->first, next = name->last + 1;
    if (name->name->sort != DM_NAME_ADJECTIVE || first == 0 || next >= parse->token_count ||
        parse->tokens[first - 1].sentence != parse->tokens[next].sentence)
        return false;
    return WORD_IN(self, first - 1, "@opens-party-name") &&
           dm_utf8_is_capitalised(parse->tokens[first - 1].form) &&
           dm_utf8_is_capitalised(parse->tokens[next].form);
}

/* The actors of a name, or of a noun phrase that itself says whose it is. */
/* "the Chadian U.N. envoy", "Kenya's UN ambassador": the state that sent an envoy to the United
 * Nations; NULL if the name is of another body, or nobody sent him. */
static const dm_entity *sender_to_un(const dm_actors *self, const dm_name_span *name) {
    uint32_t envoy = dm_tok(self->parse, name->head)->head, before = name->first;
    if (!dm_str_is(name->entity->code, "UN") || envoy == DM_NO_TOKEN || before == 0 ||
        !WORD_IN(self, envoy, "@sent-to-un"))
        return NULL;
    before -= before > 1 && dm_str_is(dm_tok(self->parse, before - 1)->form, "'s") ? 2 : 1;
    const dm_name_span *state = dm_actors_name(self, before);
    return state ? dm_actors_state_of(self, state) : NULL;
}

static void affiliate_token(dm_actors *self, dm_phrase *phrase, uint32_t t, bool nominal,
                            int depth) {
    const dm_name_span *name = dm_actors_name(self, t);
    if (name && name->entity) {
        const dm_entity *other =
            dm_actors_other_party(self, name); /* "the Croatian Labour Party" */
        const dm_entity *sender = sender_to_un(self, name);
        other = sender ? sender : other;
        if (!is_within_unknown_name(self, name))
            affiliate(phrase,
                      dm_actors_make(self, other ? other : name->entity, name->first, name->last));
        return;
    }
    if (!nominal || depth >= DM_MOST_DEPTH)
        return;
    const dm_mention *known = dm_actors_at(self, t);
    bool met = known && t < phrase->head && known->sort == DM_MENTION_PERSON &&
               self->parse->tokens[t].rel == DM_REL_NMOD_POSS; /* "Castro's government" */
    if (known && (known->announced || met)) {
        for (size_t i = 0; i < known->actors.len; i++)
            affiliate(phrase, &known->actors.ptr[i]);
        return;
    }
    dm_phrase inner;
    read_at(self, t, &inner, depth + 1);
    bool of = self->parse->tokens[t].rel == DM_REL_NMOD && dm_tree_has_case(self->parse, t, "of");
    bool rules = phrase->noun &&
                 phrase->noun->kind == DM_NOUN_BODY && /* "the government of Putin" */
                 (self->parse->tokens[t].rel == DM_REL_COMPOUND || of) &&
                 WORD_IN(self, phrase->head, "@cabinets");
    if (rules && !inner.person && !inner.noun && self->parse->tokens[t].upos == DM_PROPN)
        inner.person = dm_actors_surname(self, &inner, self->parse->tokens[t].form);
    if (inner.person) { /* "the government of Nicolas Maduro" */
        const dm_actor *person = dm_actors_person(self, inner.person, t, t);
        if (person && person->code.len)
            affiliate(phrase, person);
        return;
    }
    const dm_entity *ruled =
        rules && !inner.noun && !inner.affiliation_count
            ? dm_actors_once_ruled(self, self->parse->tokens[t].form,
                                   LEMMA_IN(self->parse, phrase->head, "administration"))
            : NULL;
    if (ruled && self->parse->tokens[t].upos == DM_PROPN) { /* "the Clinton administration" */
        affiliate(phrase, dm_actors_make(self, ruled, t, t));
        return;
    }
    for (size_t i = 0; i < inner.affiliation_count; i++)
        affiliate(phrase, inner.affiliations[i]);
    bool plain = !inner.noun && self->parse->tokens[t].upos == DM_NOUN && t < phrase->head &&
                 !WORD_IN(self, t, "@subject-of-study");
    for (DM_CHILDREN(self->parse, t, c)) { /* "UN human rights experts" */
        const dm_name_span *whose = plain ? dm_actors_name(self, c) : NULL;
        if (whose && whose->entity && whose->name->sort == DM_NAME_ADJECTIVE && c < t)
            affiliate_token(self, phrase, c, false, depth + 1);
    }
}

static bool affiliates(dm_str preposition) {
    static const char *const words[] = {"of", "for",  "from",         "in",        "at",
                                        "to", "with", "on behalf of", "including", "such as"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (dm_str_is(preposition, words[i]))
            return true;
    return false;
}

/* "the ambassador to London", "a diplomat in Vienna": of another state than the one they are sent
 * to. */
static bool is_sent(const dm_actors *self, const dm_phrase *phrase, dm_str preposition) {
    bool there = dm_str_is(preposition, "to") || dm_str_is(preposition, "in") ||
                 dm_str_is(preposition, "at");
    const dm_str form = phrase->noun ? phrase->noun->form : (dm_str){"", 0};
    if (there && (dm_str_ends(form, DM_STR("embassy")) || dm_str_ends(form, DM_STR("consulate"))))
        return true;
    return there && phrase->noun && WORD_AMONG(self, phrase->noun->role, "@sent-role");
}

static void read_affiliations(dm_actors *self, dm_phrase *phrase, uint32_t t, int depth);

/* "ministers meeting in London": where they are at the moment, not whose they are. */
static bool only_meets(const dm_actors *self, uint32_t place) {
    const dm_parse *parse = self->parse;
    uint32_t in = dm_tree_find(parse, place, DM_REL_CASE);
    return in != DM_NO_TOKEN && in > 0 && parse->tokens[in - 1].upos != DM_PUNCT &&
           (dm_tree_has_case(parse, place, "in") || dm_tree_has_case(parse, place, "at")) &&
           WORD_IN(self, in - 1, "@gathering");
}

/* "nine countries, including Kenya", "states such as Kenya", "several nations, among them Kenya" */
static bool names_members(const dm_actors *self, uint32_t c) {
    dm_str preposition = dm_tree_case(self->parse, self->arena, c);
    if (dm_str_is(preposition, "including") || dm_str_is(preposition, "such as"))
        return true;
    for (DM_CHILDREN(self->parse, c, k))
        if (k < c && self->parse->tokens[k].upos == DM_PRON &&
            dm_tree_has_case(self->parse, k, "among"))
            return true;
    uint32_t first, last; /* where the pronoun hangs elsewhere */
    dm_tree_phrase(self->parse, c, &first, &last);
    return first >= 2 && self->parse->tokens[first - 1].upos == DM_PRON &&
           dm_str_eq_nocase(self->parse->tokens[first - 2].form, DM_STR("among"));
}

/* The members that a plural names of those it speaks of. */
static void read_members(dm_actors *self, dm_phrase *phrase, uint32_t t, int depth) {
    uint32_t list[DM_MOST_ACTORS];
    for (DM_CHILDREN(self->parse, t, c)) {
        if (c < t || !(self->parse->tokens[t].feats & DM_FEAT_PLUR) || !names_members(self, c))
            continue;
        size_t n = dm_tree_conjuncts(self->parse, c, list, DM_MOST_ACTORS);
        for (size_t i = 0; i < n; i++)
            affiliate_token(self, phrase, list[i], true, depth + 1);
        phrase->members |= phrase->affiliation_count > 0;
        return;
    }
}

/* "the presidents of Poland, Romania and Slovakia", where the parser took the second for an
 * apposition of the presidents. */
static void read_apposed_states(dm_actors *self, dm_phrase *phrase, uint32_t t, int depth) {
    uint32_t list[DM_MOST_ACTORS];
    for (DM_CHILDREN(self->parse, t, c)) {
        const dm_name_span *name = dm_actors_name(self, c);
        if (self->parse->tokens[c].rel != DM_REL_APPOS || !name || !name->entity ||
            name->entity->kind != DM_KIND_STATE)
            continue;
        size_t n = dm_tree_conjuncts(self->parse, c, list, DM_MOST_ACTORS);
        for (size_t i = 0; i < n; i++)
            affiliate_token(self, phrase, list[i], false, depth + 1);
    }
}

/* "a French-led force", "the coalition led by Saudi Arabia": whoever leads it. */
static void affiliate_leader(dm_actors *self, dm_phrase *phrase, uint32_t led) {
    const dm_parse *parse = self->parse;
    bool backed = dm_tree_lemma_is(parse, led, "back"); /* "Syrian government-backed troops" */
    if (!backed && !WORD_IN(self, led, "@led"))
        return;
    uint32_t over = parse->tokens[led].head;
    bool land = over != DM_NO_TOKEN && WORD_IN(self, over, "@held-land");
    for (DM_CHILDREN(parse, led, c)) {
        const dm_name_span *name = land ? dm_actors_name(self, c) : NULL;
        if (name && name->entity && name->entity->kind == DM_KIND_STATE)
            continue; /* "the Serb-run half": whose people these are, not whose land it is */
        if (c < led && (!backed || dm_tree_lemma_is(parse, c, "government")))
            affiliate_token(self, phrase, c, backed, 0);
    }
}

/* "a delegation headed by China's trade minister": whose the one who heads it is. */
static void affiliate_head(dm_actors *self, dm_phrase *phrase, uint32_t t, int depth) {
    const dm_parse *parse = self->parse;
    for (DM_CHILDREN(parse, t, c)) {
        if (c < t || parse->tokens[c].rel != DM_REL_ACL || !WORD_IN(self, c, "@led-by"))
            continue;
        for (DM_CHILDREN(parse, c, agent))
            if (agent > c && dm_tree_has_case(parse, agent, "by"))
                affiliate_token(self, phrase, agent, true, depth + 1);
    }
}

static bool only_studies(const dm_actors *self, uint32_t head, uint32_t state) {
    const dm_name_span *name = dm_actors_name(self, state);
    dm_str form = self->parse->tokens[state].form;
    return self->parse->tokens[state].rel == DM_REL_COMPOUND && state < head && name &&
           name->entity && name->entity->kind == DM_KIND_STATE &&
           name->name->sort != DM_NAME_ADJECTIVE && form.len > 2 && form.ptr[1] >= 'a' &&
           form.ptr[1] <= 'z' && WORD_IN(self, head, "@studies-states");
}

bool dm_actors_studies_state(const dm_actors *self, uint32_t head) {
    for (DM_CHILDREN(self->parse, head, c))
        if (only_studies(self, head, c))
            return true;
    return false;
}

/* Of a noun that only counts or names a kind ("a number of countries including ..."). */
static void read_affiliations_below(dm_actors *self, dm_phrase *phrase, uint32_t t, int depth) {
    if (depth < DM_MOST_DEPTH && self->parse->tokens[t].upos == DM_NOUN)
        read_affiliations(self, phrase, t, depth);
}

/* "ethnic Albanian parties", "pro-Russian politicians", "deputies of the Polish minority": of the
 * country they live in, not of the one they feel for. */
static bool only_leans(const dm_actors *self, uint32_t head, uint32_t state) {
    const dm_parse *parse = self->parse;
    uint32_t before = state;
    if (dm_tok(parse, state)->rel == DM_REL_AMOD && WORD_IN(self, head, "@minority"))
        return true;
    while (before > 0 && (dm_str_is(parse->tokens[before - 1].form, "-") ||
                          dm_str_is(parse->tokens[before - 1].form, "\xe2\x80\x91")))
        before--;
    return before > 0 && parse->tokens[before - 1].sentence == parse->tokens[state].sentence &&
           (dm_str_eq_nocase(parse->tokens[before - 1].form, DM_STR("pro")) ||
            dm_str_eq_nocase(parse->tokens[before - 1].form, DM_STR("pro-")) ||
            dm_str_eq_nocase(parse->tokens[before - 1].form, DM_STR("ethnic")));
}

/* "MFA RF", "MoD Ukraine": the state whose name was taken for a part of the body's. */
static void affiliate_flat(dm_actors *self, dm_phrase *phrase, uint32_t t, int depth) {
    if (!phrase->noun || phrase->noun->kind != DM_NOUN_BODY)
        return;
    for (DM_CHILDREN(self->parse, t, c)) {
        const dm_name_span *name =
            c > t && self->parse->tokens[c].rel == DM_REL_FLAT ? dm_actors_name(self, c) : NULL;
        if (name && name->entity && name->entity->kind == DM_KIND_STATE)
            affiliate_token(self, phrase, c, false, depth + 1);
    }
}

static void read_affiliations(dm_actors *self, dm_phrase *phrase, uint32_t t, int depth) {
    const dm_parse *parse = self->parse;
    uint32_t list[DM_MOST_ACTORS];
    bool listed = false; /* "Syrian and Hezbollah fighters" */
    /* What stands before the noun outranks what stands behind it: "the Chinese ambassador to the
     * UN". */
    for (DM_CHILDREN(parse, t, c)) {
        dm_rel rel = parse->tokens[c].rel;
        if (rel != DM_REL_AMOD && rel != DM_REL_COMPOUND && rel != DM_REL_NMOD_POSS &&
            rel != DM_REL_NMOD && rel != DM_REL_NMOD_DESC && rel != DM_REL_NMOD_UNMARKED)
            continue;
        if (c > t)
            break;
        if (only_studies(self, t, c) || (phrase->noun && only_leans(self, t, c)))
            continue;
        size_t n = dm_tree_conjuncts(parse, c, list, DM_MOST_ACTORS);
        for (size_t i = 0; i < n; i++)
            affiliate_token(self, phrase, list[i],
                            rel == DM_REL_NMOD_POSS || rel == DM_REL_COMPOUND, depth + 1);
        listed |= n > 1;
        if (!phrase->affiliation_count)
            affiliate_leader(self, phrase, c);
    }
    if (!listed)
        keep_bands(self, phrase);
    if (!phrase->affiliation_count)
        affiliate_flat(self, phrase, t, depth);
    if (phrase->affiliation_count)
        return;
    for (DM_CHILDREN(parse, t, c)) {
        dm_rel rel = parse->tokens[c].rel;
        if (c < t || (rel != DM_REL_NMOD && rel != DM_REL_NMOD_UNMARKED && rel != DM_REL_OBL))
            continue;
        dm_str preposition = dm_tree_case(parse, self->arena, c);
        if (!affiliates(preposition) || is_sent(self, phrase, preposition) || only_meets(self, c) ||
            dm_actors_sits_abroad(self, phrase, t, c) || WORD_IN(self, c, "@shown-or-worn"))
            continue; /* "people with Palestinian flags" */
        size_t n = dm_tree_conjuncts(parse, c, list, DM_MOST_ACTORS);
        const dm_mention *counted = dm_actors_at(self, c);
        if (counted && counted->announced)
            n = 1; /* the number says how many there are */
        for (size_t i = 0; i < n; i++)
            affiliate_token(self, phrase, list[i], true, depth + 1);
        if (!phrase->affiliation_count) /* "leaders from a number of countries including A and B" */
            read_affiliations_below(self, phrase, c, depth + 1);
        if (phrase->affiliation_count) {
            read_apposed_states(self, phrase, t, depth);
            return;
        }
    }
    affiliate_head(self, phrase, t, depth);
    uint32_t shared = phrase->affiliation_count ? DM_NO_TOKEN : dm_actors_shared_owner(self, t);
    if (shared != DM_NO_TOKEN) { /* with all who stand beside it: "of Peru and Chile" */
        size_t n = dm_tree_conjuncts(parse, shared, list, DM_MOST_ACTORS);
        for (size_t i = 0; i < n; i++)
            affiliate_token(self, phrase, list[i], false, depth + 1);
    }
}

/* Adjectives, determiners, possessive pronouns of the head. */
static void read_modifiers(const dm_actors *self, dm_phrase *phrase, uint32_t t) {
    const dm_parse *parse = self->parse;
    for (DM_CHILDREN(parse, t, c)) {
        const dm_token *token = &parse->tokens[c];
        if (token->rel == DM_REL_AMOD || token->rel == DM_REL_ADVMOD ||
            token->rel == DM_REL_COMPOUND)
            phrase->former |= is_former(token->lemma);
        if (c > t && (token->rel == DM_REL_NMOD || token->rel == DM_REL_OBL)) /* "until 2022" */
            phrase->former |=
                dm_tree_has_case(parse, c, "until") || dm_tree_has_case(parse, c, "till");
        if (token->rel == DM_REL_DET && dm_str_eq_nocase(token->form, DM_STR("the")))
            phrase->definite = true;
        if (token->rel == DM_REL_DET && token->upos == DM_DET &&
            (dm_str_eq_nocase(token->form, DM_STR("both")) ||
             dm_str_eq_nocase(token->form, DM_STR("these"))))
            phrase->definite = true;
        if (token->rel == DM_REL_NMOD_POSS && token->upos == DM_PRON)
            phrase->possessor = c;
    }
    phrase->number = dm_actors_number(parse, t);
}

/* "Lord Triesman, the British minister for Africa": the office behind the name tells whose he is
 * where the title before it does not. */
static void read_office_behind(dm_actors *self, dm_phrase *phrase, uint32_t token, int depth) {
    const dm_parse *parse = self->parse;
    for (DM_CHILDREN(parse, token, c)) {
        uint32_t first = c;
        if (parse->tokens[c].rel != DM_REL_APPOS || c < token || phrase->affiliation_count ||
            depth >= DM_MOST_DEPTH)
            continue;
        const dm_noun *title = noun_onward(self, c);
        title = title ? title : dm_phrase_noun(self, c, &first);
        if (!title || title->kind != DM_NOUN_TITLE)
            continue;
        for (uint32_t part = c + 1; part-- > first && !phrase->affiliation_count;)
            read_affiliations(self, phrase, part, depth + 1);
        if (phrase->affiliation_count)
            phrase->noun = title;
    }
}

/* "Somalia's Islamist group al Shabaab", "the charity Oxfam", "the Philippine Abu Sayyaf group",
 * "the Office of the High Commissioner (UNHCR)": the name says who it is. */
static void read_group(dm_actors *self, dm_phrase *phrase, uint32_t t) {
    const dm_parse *parse = self->parse;
    bool noun = dm_actors_is_group_noun(self, t);
    bool armed = phrase->noun && WORD_AMONG(self, phrase->noun->sector, "@sector-armed");
    const dm_name_span *band = armed || noun ? dm_actors_band_of(self, t) : NULL;
    if (phrase->noun && phrase->noun->kind == DM_NOUN_TITLE && !band)
        return;
    if (band) {
        phrase->group = band;
        phrase->affiliation_count = 0;
        affiliate(phrase, dm_actors_make(self, band->entity, band->first, band->last));
        return;
    }
    for (DM_CHILDREN(parse, t, c)) {
        dm_rel rel = parse->tokens[c].rel;
        const dm_name_span *name = dm_actors_name(self, c);
        bool bracketed = c > t + 2 && dm_str_is(parse->tokens[c - 1].form, "(");
        if (!phrase->noun && !noun && !bracketed)
            continue;
        bool behind = rel == DM_REL_APPOS || rel == DM_REL_FLAT || rel == DM_REL_NMOD_DESC ||
                      rel == DM_REL_NMOD_UNMARKED || rel == DM_REL_LIST;
        bool before = rel == DM_REL_COMPOUND && name && noun && dm_actors_is_band(name->entity);
        if (!name || !name->entity || name->head != c || !dm_actors_names_group(name) ||
            (c > t ? !behind || (name->first > t + 2 && !bracketed) : !before))
            continue;
        phrase->group = name;
        phrase->affiliation_count = 0;
        affiliate(phrase, dm_actors_make(self, name->entity, name->first, name->last));
        return;
    }
}

static void read_at(dm_actors *self, uint32_t token, dm_phrase *phrase, int depth) {
    const dm_parse *parse = self->parse;
    *phrase = (dm_phrase){
        .head = token, .person_token = DM_NO_TOKEN, .possessor = DM_NO_TOKEN, .noun_first = token};
    const dm_name_span *name = dm_actors_name(self, token);
    read_modifiers(self, phrase, token);
    if (!(name && name->entity)) {
        phrase->noun = noun_onward(self, token);
        if (!phrase->noun && !(name && name->person))
            phrase->noun = dm_phrase_noun(self, token, &phrase->noun_first);
        if (!phrase->noun && !(name && name->person))
            phrase->noun = rulers_office(self, token);
    }
    read_members(self, phrase, token, depth);
    if (phrase->members)
        return;
    if (phrase->noun) {
        read_affiliations(self, phrase, token, depth);
        for (uint32_t part = phrase->noun_first; part < token && !phrase->affiliation_count; part++)
            read_affiliations(self, phrase, part, depth);
        read_group(self, phrase, token);
        dm_phrase_read_person(self, phrase, token);
        if (phrase->person_token != DM_NO_TOKEN && !phrase->affiliation_count)
            read_office_behind(self, phrase, token, depth);
        /* "the Swedish delegation head Carl ...": a title that is itself modified by a body */
        return;
    }
    read_group(self, phrase, token);
    if (dm_phrase_is_person(self, token)) {
        dm_phrase_take_person(self, phrase, token);
        /* The title may hang on the name: before it or as an apposition behind it. */
        for (DM_CHILDREN(parse, token, c)) {
            dm_rel rel = parse->tokens[c].rel;
            bool beside = rel == DM_REL_APPOS || rel == DM_REL_NMOD_DESC ||
                          rel == DM_REL_COMPOUND || rel == DM_REL_NMOD || rel == DM_REL_FLAT ||
                          rel == DM_REL_NMOD_UNMARKED || rel == DM_REL_DEP || rel == DM_REL_LIST;
            if (!beside || depth >= DM_MOST_DEPTH ||
                (rel == DM_REL_NMOD && dm_tree_find(parse, c, DM_REL_CASE) != DM_NO_TOKEN))
                continue;
            uint32_t first = c;
            const dm_noun *title = noun_onward(self, c);
            if (!title)
                title = dm_phrase_noun(self, c, &first);
            if (!title || title->kind == DM_NOUN_FORCE)
                continue;
            phrase->noun = title;
            phrase->noun_first = c;
            read_modifiers(self, phrase, c);
            read_affiliations(self, phrase, c, depth + 1);
            for (uint32_t part = first; part < c && !phrase->affiliation_count;
                 part++) /* "NATO Secretary General": on the first word */
                read_affiliations(self, phrase, part, depth + 1);
            /* "General Kofi Mensah, the chief of Ghana's army": whose he is may stand behind */
            if (phrase->affiliation_count || !WORD_AMONG(self, title->role, "@rank-role"))
                break;
        }
        read_affiliations(self, phrase, token, depth + 1);
    }
}

void dm_phrase_read(dm_actors *self, uint32_t token, dm_phrase *phrase) {
    read_at(self, token, phrase, 0);
    dm_phrase_read_society(self, phrase, token);
}
