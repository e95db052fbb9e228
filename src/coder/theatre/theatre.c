/*
 * theatre/theatre.c - material acts happen somewhere, and the place often tells whose they are or
 * whom they hit.
 *
 * Crowds belong to the country they gather in and turn, unless they name somebody else, against
 * those who govern it. Shells and bombs hit the country they fall on, arrests whoever lives there.
 * Help is for the state that its purpose names, however deep ("gave money for wells in Kenya").
 * Countries are looked for in the clause, then in the sentence, then in the article if nearly all
 * its places lie in one (theatre/places.c, theatre/home.c).
 *
 * Here is only the order: whose act it is first (theatre/crowds.c, theatre/force.c), then whom it
 * is for or hits, unless the frame found them (theatre/purpose.c, theatre/force.c). What one side
 * of a country does to another is sorted out last (theatre/domestic.c).
 */
#include "coder/theatre/homeland.h"
#include "coder/theatre/parts.h"

/* "the foreign minister held talks in Moscow": a lone official's talks abroad are with those there,
 * but for seats of conferences. */
static void settle_host(dm_story *story, dm_candidate *c) {
    const dm_codebook *book = story->scene.grammar.book;
    const dm_actor *guest = c->actors.len == 1 ? c->actors.ptr[0] : NULL;
    if (c->type != DM_CONSULT || c->nominal || c->recipients.len || !guest || !guest->code.len ||
        guest->kind != DM_KIND_PERSON || !dm_codebook_in_class(book, "@talks", c->frame->lemma))
        return;
    const dm_place *place =
        c->light == DM_NO_TOKEN ? NULL : dm_places_of(&story->places, dm_parse_of(story), c->light);
    if (!place || !place->country.len || dm_str_eq(place->country, guest->code) ||
        dm_codebook_in_class(book, "@conference-seat", place->name))
        return;
    dm_theatre_hit_at(story, c, place->country);
    c->mode = DM_STR("visit");
}

/* "met her Bolivian counterpart and signed an agreement", "signed an agreement in Nairobi": with
 * whom he met, or with those where a lone official signs abroad. */
static void settle_signer(dm_story *story, dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_codebook *book = story->scene.grammar.book;
    const dm_actor *guest = c->actors.len == 1 ? c->actors.ptr[0] : NULL;
    if (c->type != DM_SUPPORT || c->status != DM_ASSERTED || c->recipients.len || !guest ||
        guest->code.len != 3 || guest->kind != DM_KIND_PERSON ||
        !dm_str_is(c->frame->lemma, "sign"))
        return;
    uint32_t first = dm_tree_first_conjunct(parse, c->predicate);
    for (size_t i = 0; i < story->candidates.len && first != c->predicate; i++) {
        const dm_candidate *met = &story->candidates.ptr[i];
        bool together = met->predicate == first && met->type == DM_CONSULT && !met->dropped &&
                        met->status == DM_ASSERTED;
        if (!together)
            continue;
        for (size_t k = 0; k < met->actors.len + met->recipients.len; k++) {
            const dm_actor *other =
                k < met->actors.len ? met->actors.ptr[k] : met->recipients.ptr[k - met->actors.len];
            if (other->code.len && !dm_refs_have(&c->actors, other->code))
                dm_refs_push(story->scene.grammar.arena, &c->actors, other);
        }
        return;
    }
    dm_str here = {"", 0};
    for (size_t i = 0; i < story->places.len; i++) {
        const dm_place_mention *m = &story->places.ptr[i];
        if (parse->tokens[m->head].sentence == parse->tokens[c->predicate].sentence &&
            !m->country && dm_tree_has_case(parse, m->head, "in"))
            here = dm_codebook_in_class(book, "@conference-seat", m->place.name) ? (dm_str){"", 0}
                                                                                 : m->place.country;
    }
    if (here.len != 3 || dm_str_eq(here, guest->code))
        return;
    dm_refs_push(story->scene.grammar.arena, &c->actors,
                 dm_actor_told(story, c->predicate, DM_KIND_STATE, DM_STR("GOV"), here,
                               "those where it was signed"));
}

/* What is given, promised, praised, mediated, lifted or withheld is so for somebody. */
static bool has_purpose(const dm_candidate *c) {
    bool given =
        c->type == DM_AID || (c->type == DM_AGREE && !c->nominal && c->frame->type != DM_CONSULT);
    bool spoken = (c->type == DM_SUPPORT && !c->nominal) || dm_str_is(c->mode, "third-party");
    bool measure = c->type == DM_SANCTION && !dm_str_is(c->mode, "convict"); /* of a person */
    return given || (spoken && !c->recipients.len) || measure || c->type == DM_CONCEDE;
}

/* "Lukashenko said a Ukrainian had been arrested": who rules where nothing tells another country;
 * empty if no ruler says so. */
static dm_str country_of_speaker(const dm_story *story, const dm_candidate *c) {
    const dm_speech *speech =
        dm_spoken_at(&story->spoken, dm_parse_of(story)->tokens[c->predicate].start);
    const dm_actor *speaker = speech && speech->speakers.len == 1 ? speech->speakers.ptr[0] : NULL;
    bool rules = speaker && speaker->code.len == 3 &&
                 (is_power(story, speaker->sector) || speaker->kind == DM_KIND_STATE);
    return rules && (dm_str_is(c->mode, "arrest") || c->type == DM_MOBILIZE) ? speaker->code
                                                                             : (dm_str){"", 0};
}

/* Whose act it is, in the streets and by force, where the frame found nobody known: of those at
 * home or in power where it happened. */
static void settle_doers(dm_story *story, dm_candidate *c, dm_str home) {
    bool street = c->type == DM_PROTEST;
    dm_str country = dm_theatre_country_here(story, c);
    for (size_t i = 0; i < c->recipients.len && street && !country.len; i++)
        if (is_power(story, c->recipients.ptr[i]->sector) ||
            c->recipients.ptr[i]->kind == DM_KIND_PERSON)
            country = c->recipients.ptr[i]->code; /* "stormed the president's residence" */
    if (!country.len)
        country = dm_theatre_country_ruled(story, c);
    uint32_t sentence = dm_parse_of(story)->tokens[c->predicate].sentence;
    if (!country.len && dm_homeland_in_capital(dm_parse_of(story), sentence))
        country = dm_theatre_dateline(story);
    bool unknown = dm_theatre_is_elsewhere(story, c);
    /* "the crowd" is the one told of right before */
    bool told = street && c->actors.len && c->actors.ptr[0]->text.len > 4 &&
                dm_str_eq_nocase(dm_str_sub(c->actors.ptr[0]->text, 0, 4), DM_STR("the "));
    if (!country.len && !unknown && told)
        country = dm_theatre_country_before(story, sentence);
    const dm_sentence *s = &dm_parse_of(story)->sentences[sentence];
    if (!country.len && !unknown && sentence > 0 && !s->paragraph_start)
        country = dm_homeland_of_sentence(story->scene.grammar.book, dm_parse_of(story),
                                          &story->places, sentence - 1);
    if (!country.len && !unknown)
        country = home;
    if (!country.len && !unknown)
        country = dm_theatre_country_before(story, sentence);
    if (!country.len && !unknown &&
        (street || dm_str_is(c->mode, "crowd-control") || dm_str_is(c->mode, "arrest")))
        country = dm_theatre_dateline(story);
    if (street)
        dm_theatre_crowd(story, c, country);
    if (c->type == DM_MOBILIZE)
        dm_theatre_armour(story, c, country);
    dm_theatre_owner(story, c, country);
    dm_str clause = dm_theatre_country_of_clause(story, c);
    bool crime = c->recipients.len && dm_str_is(c->recipients.ptr[0]->sector, "CRM");
    dm_str here = dm_theatre_country_here(story, c), said = country_of_speaker(story, c);
    dm_theatre_mover(story, c, said);
    here = here.len && !dm_refs_have(&c->recipients, here) ? here : said.len ? said : here;
    here = clause.len || crime ? clause : here.len ? here : home;
    dm_theatre_ruler(story, c, here.len || crime ? here : dm_theatre_country_served(story, c));
    dm_theatre_freed(story, c, here);
}

/* "the curfew in Colombo was lifted", "two sailors were sentenced in Cairo": by those who rule
 * there.
 */
static void settle_ruler(dm_story *story, dm_candidate *c, dm_str home) {
    dm_str here = dm_theatre_country_of_clause(story, c);
    here = here.len ? here : dm_theatre_country_here(story, c);
    here = here.len ? here : home;
    dm_theatre_ruler(story, c, here.len ? here : dm_theatre_country_served(story, c));
}

/* "Fiji ...; Australia and New Zealand banned its leaders": both act against somebody else. */
static bool are_allied(const dm_story *story, const dm_candidate *c) {
    for (size_t i = 0; i < story->candidates.len; i++) {
        const dm_candidate *other = &story->candidates.ptr[i];
        if (other != c && !other->dropped && dm_is_hostile(other->type) &&
            dm_refs_have(&other->actors, c->actors.ptr[0]->code) &&
            dm_refs_have(&other->actors, c->actors.ptr[1]->code) &&
            dm_refs_any_code(&other->recipients) && !dm_refs_share(&other->recipients, &c->actors))
            return true;
    }
    return false;
}

/* "Iran and Iraq had broken off ties": with each other. */
static bool is_mutual(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    dm_fillers object = {0};
    if (c->type != DM_SANCTION || c->actors.len != 2 || c->recipients.len || are_allied(story, c))
        return false;
    dm_arguments(&story->scene.grammar, c->predicate, DM_SLOT_OBJ, (dm_str){"", 0}, &object);
    return object.count && (dm_codebook_in_class(story->scene.grammar.book, "@ties",
                                                 parse->tokens[object.tokens[0]].lemma) ||
                            parse->tokens[object.tokens[0]].upos == DM_PRON);
}

/* The country of a mention or place in the phrase of token t behind "in", "to" or "at". */
static dm_str country_within(const dm_story *story, uint32_t t) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t first, last;
    dm_tree_phrase(parse, t, &first, &last);
    for (uint32_t p = t + 1; p <= last && p < parse->token_count; p++) {
        bool at = dm_tree_has_case(parse, p, "in") || dm_tree_has_case(parse, p, "to") ||
                  dm_tree_has_case(parse, p, "at");
        const dm_mention *named = at ? dm_actors_at(story->scene.grammar.actors, p) : NULL;
        if (named && named->actors.len == 1 && named->actors.ptr[0].code.len)
            return named->actors.ptr[0].code;
        for (size_t i = 0; i < story->places.len && at; i++)
            if (story->places.ptr[i].head == p)
                return story->places.ptr[i].place.country;
    }
    return (dm_str){0};
}

/* "The American ambassador in Dushanbe announced aid", "the envoy to Harare criticised the rules":
 * what an envoy says and does that names nobody is for those he is sent to. */
static void settle_posted(dm_story *story, dm_candidate *c) {
    dm_fillers subject = {0};
    bool said = c->type == DM_AGREE || c->type == DM_AID || c->type == DM_SUPPORT ||
                c->type == DM_ACCUSE || c->type == DM_REQUEST || c->type == DM_REJECT ||
                c->type == DM_THREATEN;
    if (!said || c->nominal || c->actors.len != 1 || dm_refs_any_code(&c->recipients))
        return;
    dm_arguments(&story->scene.grammar, c->predicate, DM_SLOT_SUBJ, (dm_str){"", 0}, &subject);
    if (subject.count != 1 ||
        !dm_codebook_in_class(story->scene.grammar.book, "@diplomat",
                              dm_parse_of(story)->tokens[subject.tokens[0]].lemma))
        return;
    dm_str country = country_within(story, subject.tokens[0]);
    if (country.len != 3 || dm_refs_have(&c->actors, country))
        return;
    c->recipients.len = 0;
    dm_refs_push(story->scene.grammar.arena, &c->recipients,
                 dm_actor_told(story, subject.tokens[0], DM_KIND_STATE, (dm_str){"", 0}, country,
                               "those the envoy is sent to"));
}

void dm_theatre_settle(dm_story *story, dm_candidate *c, dm_str home) {
    bool street = c->type == DM_PROTEST;
    bool force = c->type == DM_ASSAULT || c->type == DM_COERCE || c->type == DM_MOBILIZE ||
                 c->type == DM_RETREAT;
    dm_theatre_they(story, c);
    dm_theatre_and(story, c);
    dm_theatre_seat(story, c);
    if ((street || force) && !dm_refs_any_code(&c->actors))
        settle_doers(story, c, home);
    bool verdict = dm_str_is(c->mode, "convict");
    if ((c->type == DM_CONCEDE || verdict || dm_theatre_is_charge(story, c)) && !c->actors.len)
        settle_ruler(story, c, home);
    dm_theatre_exercise(story, c);
    dm_theatre_again(story, c);
    dm_theatre_invader(story, c);
    settle_host(story, c);
    settle_signer(story, c);
    dm_theatre_means(story, c);
    if (street) {
        dm_theatre_followers(story, c);
        dm_theatre_guests(story, c);
    }
    dm_theatre_attack(story, c);
    if (c->type == DM_ASSAULT && dm_refs_any_code(&c->recipients))
        dm_theatre_unknown(story, c);
    if (force || verdict)
        dm_theatre_dual(story, c);
    if (!c->frame->recipient.count || dm_refs_any_code(&c->recipients) || c->type == DM_COOPERATE ||
        (c->nominal && c->type != DM_AID)) /* only spoken of: it must name both sides itself */
        return;
    if (is_mutual(story, c)) {
        c->recipients = c->actors;
        return;
    }
    dm_theatre_told(story, c);
    if (dm_refs_any_code(&c->recipients))
        return;
    bool inside = c->type == DM_SANCTION || c->type == DM_COERCE || c->type == DM_ASSAULT;
    if (inside && dm_theatre_is_own(story, c)) {
        dm_theatre_own(story, c);
        return;
    }
    if (has_purpose(c)) {
        dm_theatre_purpose(story, c);
        settle_posted(story, c);
        if (c->type == DM_AID && !c->nominal && !c->recipients.len && c->actors.len)
            dm_theatre_need(story, c, home);
    } else if (street) {
        dm_theatre_against_rulers(story, c);
    } else if (force || verdict) {
        dm_theatre_hit(story, c, home);
    } else {
        settle_posted(story, c);
    }
    if (c->type == DM_ASSAULT && dm_refs_any_code(&c->recipients))
        dm_theatre_unknown(story, c);
}
