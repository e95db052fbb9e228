/*
 * statement/side.c - whose side somebody speaks for whose own phrase does not tell it, or tells no
 * more than a place does: by what stands around him, by what he speaks of, by where the report is
 * from.
 */
#include "coder/sides.h"
#include "coder/statement/parts.h"

static const float UNKNOWN = 0.85f;

/* The one speaker, if its code is but that of a place in what is said (theatre/homeland.c): that
 * may lie anywhere, who says it is rather of the country that the report is from. */
static const dm_actor *guessed_by_place(const finder *f, uint32_t t, const dm_speech *speech) {
    const dm_mention *mention = dm_actors_at(actors_of(f), t);
    if (!mention || speech->speakers.len != 1 || mention->certainty > 0.75f)
        return NULL;
    const dm_actor *actor = speech->speakers.ptr[0];
    for (size_t i = 0; i < f->places->len; i++) {
        const dm_place_mention *place = &f->places->ptr[i];
        uint32_t at = tok(f, place->head)->start;
        if (tok(f, place->head)->sentence == tok(f, t)->sentence &&
            (at < speech->start || at >= speech->end) &&
            dm_str_eq(place->place.country, actor->code))
            return NULL;
    }
    return dm_str_ends(actor->why, DM_STR(DM_WHY_COUNTRY_OF_PLACE)) ? actor : NULL;
}

/* "the authorities said": those of the country the report is from, whoever was named last. */
static bool are_home_authorities(const finder *f, uint32_t t) {
    uint32_t first, last;
    if (!f->home.len || !dm_str_eq_nocase(tok(f, t)->form, DM_STR("authorities")))
        return false;
    dm_tree_phrase(f->parse, t, &first, &last);
    return last == t && (first == t || (first + 1 == t && tok(f, first)->upos == DM_DET));
}

/* "Under Secretary of State Ann Lee", whose country stands in no words. */
static bool is_american_office(const finder *f, uint32_t t, const dm_actor *actor) {
    const dm_mention *mention = dm_actors_at(actors_of(f), t);
    return mention && (mention->certainty < 0.75f || !actor->code.len) &&
           dm_codebook_in_class(f->scene->grammar.book, "@office-of-the-usa", actor->role);
}

/* "Kenya's General Ann Lee": whether the words before the name say whose he is. */
static bool names_its_side(const finder *f, uint32_t t) {
    uint32_t first, last;
    dm_tree_phrase(f->parse, t, &first, &last);
    for (uint32_t u = first; u < t; u++)
        if (actors_of(f)->name_of[u] != DM_NO_TOKEN)
            return true;
    return false;
}

/* "said it would suspend imports from Japan": whether the words name the state as somebody to whom
 * or from whom something is done. */
static bool is_dealt_with(const finder *f, dm_str code, const dm_speech *speech) {
    static const char *const words[] = {"from", "to", "on", "against", "with", "for"};
    const dm_actors *actors = actors_of(f);
    for (size_t i = 0; i < actors->mentions.len; i++) {
        const dm_mention *one = &actors->mentions.ptr[i];
        uint32_t at = tok(f, one->head)->start;
        if (at < speech->start || at >= speech->end || one->sort == DM_MENTION_PRONOUN ||
            one->actors.len != 1 || !dm_str_eq(one->actors.ptr[0].code, code))
            continue;
        for (size_t k = 0; k < sizeof words / sizeof *words; k++)
            if (dm_tree_has_case(f->parse, one->head, words[k]))
                return true;
    }
    return false;
}

/* "China's coast guard denied it and said ... “...,” spokesman Liu Dejun said": of whoever spoke in
 * the sentence before, where that was no person. */
static bool speaks_for_last(const finder *f, uint32_t t, const dm_speech *speech) {
    const dm_actor *last = f->last.len == 1 ? f->last.ptr[0] : NULL;
    return last && last->code.len && last->kind != DM_KIND_PERSON && speech->speakers.len == 1 &&
           !speech->speakers.ptr[0]->code.len &&
           dm_str_ends(speech->speakers.ptr[0]->role, DM_STR("spokesperson")) &&
           !dm_is_insider(f, t) && !dm_serves_other(f, t) &&
           f->last_sentence + 1 == tok(f, t)->sentence && !sentence_of(f, t)->paragraph_start;
}

/* The side of a speaker of whom nothing tells it yet: by what was told before, and by place. */
static void settle_open(const finder *f, uint32_t t, uint32_t verb, dm_speech *speech) {
    if (speaks_for_last(f, t, speech))
        dm_speaker_give(f, t, f->last.ptr[0]->code, DM_STR("of whoever spoke right before"), 0.8f,
                        speech);
    const dm_actor *guessed = guessed_by_place(f, t, speech);
    if (guessed)
        speech->speakers.ptr[0] =
            dm_actor_as(f->arena, guessed, (dm_str){0}, guessed->sector, guessed->why);
    if (speech->speakers.len <= 1 && !dm_refs_any_code(&speech->speakers) && !dm_is_document(f, t))
        dm_speaker_affiliate(f, t, verb, speech);
    if (guessed && !f->apolitical && !dm_refs_any_code(&speech->speakers) &&
        !dm_is_private(f, t, verb) && !dm_is_arbiter(f, t))
        speech->speakers.ptr[0] = guessed;
    if (dm_refs_any_code(&speech->speakers))
        return;
    /* That nobody knows his side is no doubt about who he is; in a report on sport nobody has one.
     */
    float known = f->apolitical ? 0.95f : UNKNOWN;
    if (speech->certainty < known)
        speech->certainty = known;
}

/* "Madrid called it piracy. The government recalled its envoy and said": the state of which the
 * sentence before tells, where "the" and an office or a body open the sentence and say no more. */
static dm_str side_taken_up(const finder *f, uint32_t t, uint32_t verb) {
    uint32_t first, last;
    const dm_mention *mention = dm_actors_at(actors_of(f), t);
    dm_tree_phrase(f->parse, t, &first, &last);
    if (!mention || tok(f, t)->upos != DM_NOUN || last != t || first + 2 < t ||
        first != sentence_of(f, t)->first || !dm_str_is(tok(f, first)->form, "The") ||
        !dm_codebook_in_class(f->scene->grammar.book, "@takes-up-state", tok(f, t)->lemma) ||
        names_its_side(f, t) || dm_tree_find(f->parse, t, DM_REL_APPOS) != DM_NO_TOKEN)
        return (dm_str){0};
    bool answers =
        dm_codebook_in_class(f->scene->grammar.book, "@answers-no", tok(f, verb)->lemma) &&
        !dm_tree_lemma_is(f->parse, verb, "say");
    const dm_actor *side = answers ? NULL : dm_side_before(f, t);
    const dm_sentence *before =
        &f->parse->sentences[tok(f, t)->sentence ? tok(f, t)->sentence - 1 : 0];
    bool force =
        side && f->home.len && !dm_str_eq(f->home, side->code) &&
        before->root != DM_NO_TOKEN && /* "Chad fired missiles. The ministry said": at home */
        dm_codebook_in_class(f->scene->grammar.book, "@done-to-others",
                             tok(f, before->root)->lemma);
    return side && !force ? side->code : (dm_str){0};
}

/* "its captain", "their chairman", in a report on sport or markets: of a team or a firm. */
static bool is_of_its_team(const finder *f, uint32_t t) {
    uint32_t owner = dm_tree_find(f->parse, t, DM_REL_NMOD_POSS);
    return owner != DM_NO_TOKEN && tok(f, owner)->upos == DM_PRON && tok(f, t)->upos == DM_NOUN &&
           dm_codebook_in_class(f->scene->grammar.book, "@of-team-or-firm", tok(f, t)->lemma);
}

/* "residents of Surin province": the country of the one place in the phrase of t. */
static dm_str place_within(const finder *f, uint32_t t) {
    uint32_t first, last;
    dm_str found = {0};
    dm_tree_phrase(f->parse, t, &first, &last);
    for (size_t i = 0; i < f->places->len; i++) {
        const dm_place_mention *place = &f->places->ptr[i];
        if (place->head <= t || place->head > last || !place->place.country.len)
            continue;
        if (found.len && !dm_str_eq(found, place->place.country))
            return (dm_str){0};
        found = place->place.country;
    }
    return found;
}

/* The country of the seat, or of the place in front, of a speaker whose phrase does not tell it. */
static dm_str seat_of(const finder *f, uint32_t t, bool inherited) {
    dm_str seat = dm_seated_in(f, t);
    if (seat.len || !inherited || tok(f, t)->upos != DM_NOUN || dm_is_insider(f, t) ||
        dm_tree_find(f->parse, t, DM_REL_NMOD_POSS) != DM_NO_TOKEN ||
        dm_codebook_in_class(f->scene->grammar.book, "@sent", tok(f, t)->lemma))
        return seat;
    dm_str near = place_within(f, t);
    near = near.len ? near : dm_country_in_front(f, t);
    return near.len ? near : dm_paragraph_home(f, t);
}

/* "the government of the atoll": what it is of stands there, under whatever name. */
static bool says_of_whom(const finder *f, uint32_t t, dm_str code) {
    for (DM_CHILDREN(f->parse, t, c)) {
        const dm_mention *of =
            c > t && dm_tree_has_case(f->parse, c, "of") ? dm_actors_at(actors_of(f), c) : NULL;
        if (of && of->actors.len == 1 && dm_str_eq(of->actors.ptr[0].code, code))
            return true;
    }
    return false;
}

/* A body or an officer whose side was guessed, and cannot be the one that was: it is elsewhere, or
 * its words are about that side. */
static bool is_of_report(const finder *f, uint32_t t, uint32_t verb, const dm_mention *mention,
                         const dm_speech *speech) {
    dm_str guessed = speech->speakers.ptr[0]->code;
    bool body = mention->sort == DM_MENTION_BODY;
    return f->home.len && !(body && says_of_whom(f, t, guessed)) && !dm_is_of_nobody(f, t, verb) &&
           (tok(f, t)->upos == DM_NOUN || body) &&
           (body || mention->sort == DM_MENTION_PERSON || dm_is_body_noun(f, t)) &&
           !dm_codebook_in_class(f->scene->grammar.book, "@sent", tok(f, t)->lemma) &&
           dm_tree_find(f->parse, t, DM_REL_NMOD_POSS) == DM_NO_TOKEN &&
           (dm_is_elsewhere(f, t, guessed) || is_dealt_with(f, guessed, speech));
}

/* By the places and deeds around a speaker whose side is a guess or none: whether it was found. */
static bool find_around(const finder *f, uint32_t t, uint32_t verb, bool placed, bool ruled,
                        dm_speech *speech) {
    const dm_mention *mention = dm_actors_at(actors_of(f), t);
    bool one = speech->speakers.len == 1;
    bool guessed = one && mention && mention->certainty < 0.7f, inherited = guessed && !ruled;
    dm_str seat = one ? seat_of(f, t, inherited) : (dm_str){0};
    dm_str taken = inherited && !seat.len && !placed ? side_taken_up(f, t, verb) : (dm_str){0};
    if (!taken.len && !placed && guessed && !seat.len)
        taken = dm_side_of_measure(f, t, verb);
    if (taken.len && f->home.len && !dm_str_eq(taken, f->home) && is_dealt_with(f, taken, speech))
        taken = (dm_str){0}; /* "Chad did so. The ministry said it would cut ties with Chad" */
    if (seat.len)
        dm_speaker_give(f, t, seat, DM_STR(DM_WHY_PLACE), 0.8f, speech);
    else if (taken.len)
        dm_speaker_give(f, t, taken, DM_STR("of whom the sentence before tells"), 0.85f, speech);
    else if (inherited && !placed && is_of_report(f, t, verb, mention, speech))
        dm_speaker_give(f, t, f->home, DM_STR(DM_WHY_HOME), 0.8f, speech);
    return seat.len;
}

/* What the office alone tells: one that no other state has, one that leads a party or a group. */
static void give_office(const finder *f, uint32_t t, dm_speech *speech) {
    if (is_american_office(f, t, speech->speakers.ptr[0]))
        dm_speaker_give(f, t, DM_STR("USA"), DM_STR("an office of no other state"), 0.85f, speech);
    dm_str led = dm_str_starts(speech->speakers.ptr[0]->why, DM_STR(DM_WHY_TITLE)) ? dm_led_by(f, t)
                                                                                   : (dm_str){0};
    if (led.len && !names_its_side(f, t))
        dm_speaker_give(f, t, led, DM_STR("leads it"), 0.85f, speech);
}

/* "a spokesman said that Seoul would ...": of an office whose side is a guess or none. */
static void give_meant(const finder *f, uint32_t t, bool guessed, dm_speech *speech) {
    const dm_actor *who = speech->speakers.ptr[0];
    bool open = tok(f, t)->upos != DM_PRON && (guessed || !who->code.len) &&
                !dm_str_starts(who->why, DM_STR(DM_WHY_ROLE)) &&
                dm_codebook_in_class(f->scene->grammar.book, "@sector-office", who->sector);
    dm_str meant = open ? dm_side_of_words(f, speech, true) : (dm_str){0};
    if (meant.len)
        dm_speaker_give(f, t, meant, DM_STR("of the capital it speaks of"), 0.8f, speech);
}

/* "For Washington, Ann Lee said": whom the speaker's sentence names so right before him. */
static const dm_actor *named_in_front(const finder *f, uint32_t t) {
    enum { NAME_TOKENS = 6 };
    uint32_t start = sentence_of(f, t)->first, first, last, comma = start + 1;
    dm_tree_phrase(f->parse, t, &first, &last);
    while (comma < first && !dm_str_is(tok(f, comma)->form, ","))
        comma++;
    if (!dm_str_is(tok(f, start)->form, "For") || comma + 1 != first || comma > start + NAME_TOKENS)
        return NULL;
    for (uint32_t u = start + 1; u < comma; u++) {
        const dm_mention *one = dm_actors_at(actors_of(f), u);
        if (one && one->actors.len == 1 && one->sort == DM_MENTION_NAME &&
            one->actors.ptr[0].kind != DM_KIND_PERSON)
            return &one->actors.ptr[0];
    }
    return NULL;
}

void dm_speaker_side(const finder *f, uint32_t t, uint32_t verb, dm_speech *speech) {
    bool one = speech->speakers.len == 1;
    if (one && (dm_is_of_nobody(f, t, verb) || dm_is_some_diplomat(f, t) ||
                dm_is_from_one_of(f, t) || dm_is_kin_of_body(f, t, speech->speakers.ptr[0])))
        dm_speaker_give(f, t, (dm_str){0}, DM_STR(DM_WHY_NO_SIDE), 1.0f, speech);
    if (one && f->apolitical && is_of_its_team(f, t)) {
        dm_speaker_give(f, t, (dm_str){0}, DM_STR(DM_WHY_NO_SIDE), 1.0f, speech);
        speech->certainty = 0.95f;
        return;
    }
    const dm_actor *front = one ? named_in_front(f, t) : NULL;
    if (front && (front->kind != DM_KIND_STATE || !names_its_side(f, t))) {
        dm_speaker_give(f, t, front->code, DM_STR("named for whom he speaks"), 0.95f, speech);
        return;
    }
    dm_str it = one ? dm_side_of_it(f, t, speech) : (dm_str){0};
    if (it.len && !names_its_side(f, t)) {
        dm_speaker_give(f, t, it, DM_STR("of whom it tells"), 0.85f, speech);
        return;
    }
    if (one && are_home_authorities(f, t))
        dm_speaker_give(f, t, f->home, DM_STR(DM_WHY_HOME), 0.8f, speech);
    dm_str there =
        one && tok(f, t)->upos == DM_NOUN ? dm_speaker_country_there(f, t, verb) : (dm_str){0};
    if (there.len)
        dm_speaker_give(f, t, there, DM_STR("of the place named before"), 0.8f, speech);
    if (dm_is_done_to_home(f, t, speech))
        dm_speaker_give(f, t, f->home, DM_STR(DM_WHY_HOME), 0.85f, speech);
    dm_str ruled = there.len ? (dm_str){0} : dm_province_of(f, t);
    if (ruled.len)
        dm_speaker_give(f, t, ruled, DM_STR("of the place named before"), 0.85f, speech);
    const dm_mention *mention = dm_actors_at(actors_of(f), t);
    bool guessed = speech->speakers.len == 1 && mention && mention->certainty < 0.7f && !ruled.len;
    bool seated = find_around(f, t, verb, there.len, ruled.len, speech);
    if (speech->speakers.len == 1) {
        give_office(f, t, speech);
        if (!seated && !there.len)
            give_meant(f, t, guessed, speech);
    }
    settle_open(f, t, verb, speech);
}
