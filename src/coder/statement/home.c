/*
 * statement/home.c - the country a report was sent from. Who is quoted without a side ("a farmer",
 * "the interior minister") nearly always belongs to it.
 */
#include <string.h>

#include "base/utf8.h"
#include "coder/place/names.h"
#include "coder/dateline.h"
#include "coder/statement/parts.h"
#include "coder/theatre/theatre.h"

/* Reports on sport, markets and the arts quote people who speak for no state. So do those in which
 * hardly anybody holds a public position. */
static bool is_apolitical(const finder *f) {
    enum { TELLING_IN = 60, PUBLIC_IN = 36 };
    const dm_codebook *book = f->scene->grammar.book;
    const dm_actors *actors = f->scene->grammar.actors;
    size_t words = 0, telling = 0, public = 1;
    for (uint32_t t = 0; t < f->parse->token_count; t++) {
        dm_str lemma = tok(f, t)->lemma;
        words += tok(f, t)->upos != DM_PUNCT;
        telling +=
            tok(f, t)->upos == DM_NOUN && (dm_codebook_in_class(book, "@sport", lemma) ||
                                           dm_codebook_in_class(book, "@sport-perhaps", lemma) ||
                                           dm_codebook_in_class(book, "@market", lemma) ||
                                           dm_codebook_in_class(book, "@arts", lemma));
    }
    for (size_t i = 0; i < actors->mentions.len; i++)
    public +=
        dm_codebook_in_class(book, "@sector-public", actors->mentions.ptr[i].actors.ptr[0].sector);
    return telling * TELLING_IN > words || words > public * PUBLIC_IN;
}

static size_t times_named(const dm_actors *actors, dm_str code) {
    size_t times = 0;
    for (size_t i = 0; i < actors->mentions.len; i++)
        times += dm_str_eq(actors->mentions.ptr[i].actors.ptr[0].code, code);
    return times;
}

/* Whether the state named most is named half as often again as any other. */
static bool names_most_by_far(const dm_actors *actors) {
    enum { STATE_CODE = 3 };
    size_t most = actors->most_named ? times_named(actors, actors->most_named->code) : 0;
    for (size_t i = 0; i < actors->mentions.len && most; i++) {
        dm_str code = actors->mentions.ptr[i].actors.ptr[0].code;
        if (code.len == STATE_CODE && !dm_str_eq(code, actors->most_named->code) &&
            times_named(actors, code) * 3 > most * 2)
            return false;
    }
    return most > 0;
}

/* "NAIROBI, June 5 -": the words before the report begins. */
static bool in_dateline(const finder *f, uint32_t t) {
    enum { FIRST_SENTENCES = 4 };
    const dm_sentence *s = sentence_of(f, t);
    dm_str form = tok(f, t)->form;
    if (tok(f, t)->sentence >= FIRST_SENTENCES)
        return false;
    return dm_form_is_dash(tok(f, s->first + s->count - 1)->form) ||
           (form.len > 1 && form.ptr[1] >= 'A' && form.ptr[1] <= 'Z');
}

/* Whether the text comes to speak of the country, or hardly of any: a correspondent may write from
 * a town of which nothing is told. */
static bool is_told_of(const finder *f, const dm_places *places, dm_str code) {
    enum { OTHERS = 4 };
    const dm_actors *actors = f->scene->grammar.actors;
    if (!actors->most_named || times_named(actors, actors->most_named->code) < OTHERS)
        return true;
    for (size_t i = 0; i < actors->mentions.len; i++)
        if (dm_str_eq(actors->mentions.ptr[i].actors.ptr[0].code, code) &&
            !in_dateline(f, actors->mentions.ptr[i].head))
            return true;
    for (size_t i = 0; i < places->len; i++)
        if (dm_str_eq(places->ptr[i].place.country, code) && !in_dateline(f, places->ptr[i].head))
            return true;
    return false;
}

/* "who crossed the river to Malawi": where somebody went is not where he is from. */
static bool is_way_there(const finder *f, uint32_t place, uint32_t t) {
    for (uint32_t u = tok(f, place)->head; u != DM_NO_TOKEN && u != t; u = tok(f, u)->head)
        if (tok(f, u)->rel == DM_REL_ACL_RELCL || tok(f, u)->rel == DM_REL_ACL)
            return !dm_tree_has_case(f->parse, place, "in") &&
                   !dm_tree_has_case(f->parse, place, "at") &&
                   !dm_tree_has_case(f->parse, place, "near");
    return false;
}

/* "who lived in Isfahan for nine years", not "who has lived". */
static bool lived_for_years(const finder *f, uint32_t verb) {
    enum { WITHIN = 8 };
    bool left = (tok(f, verb)->feats & DM_FEAT_PAST) && (tok(f, verb)->feats & DM_FEAT_FIN);
    for (uint32_t t = verb + 1; left && t + 1 < dm_end_of(f, verb) && t - verb <= WITHIN; t++)
        if (dm_str_is(tok(f, t)->form, "for") || dm_str_is(tok(f, t)->form, "until"))
            for (uint32_t u = t + 1; u <= t + 3; u++)
                if (dm_tree_lemma_is(f->parse, u, "year") ||
                    dm_tree_lemma_is(f->parse, u, "decade") ||
                    dm_tree_lemma_is(f->parse, u, "month"))
                    return true;
    return false;
}

/* "who had lived in Isfahan for nine years": where somebody was before. */
static bool is_left(const finder *f, uint32_t place, uint32_t t) {
    for (uint32_t u = tok(f, place)->head; u != DM_NO_TOKEN && u != t; u = tok(f, u)->head)
        if (tok(f, u)->rel == DM_REL_ACL_RELCL)
            return dm_codebook_in_class(f->scene->grammar.book, "@stays-at", tok(f, u)->lemma) &&
                   u > t &&
                   ((dm_tree_lemma_is(f->parse, u - 1, "have") &&
                     dm_str_is(tok(f, u - 1)->form, "had")) ||
                    lived_for_years(f, u));
    return false;
}

/* "the Medina market", "Waterloo station": a name that need not lie where it was taken from. */
static bool is_in_name(const finder *f, const dm_place_mention *place) {
    uint32_t noun = tok(f, place->head)->head;
    return f->home.len && !dm_str_eq(place->place.country, f->home) && noun != DM_NO_TOKEN &&
           noun == place->head + 1 && tok(f, place->head)->rel == DM_REL_COMPOUND &&
           tok(f, noun)->upos == DM_NOUN &&
           dm_codebook_in_class(f->scene->grammar.book, "@bears-a-name", tok(f, noun)->lemma);
}

/* "The group, whose leader lives in Paris": where somebody else is. */
static bool is_of_another(const finder *f, uint32_t place, uint32_t t) {
    for (uint32_t u = tok(f, place)->head; u != DM_NO_TOKEN && u != t; u = tok(f, u)->head) {
        uint32_t subject =
            tok(f, u)->rel == DM_REL_ACL_RELCL ? dm_tree_find(f->parse, u, DM_REL_NSUBJ) : u;
        if (subject != u && subject != DM_NO_TOKEN && tok(f, subject)->upos != DM_PRON)
            return true;
    }
    return false;
}

/* "a trader on the Kenyan side of the market" */
static dm_str side_of_phrase(const finder *f, uint32_t t) {
    for (DM_CHILDREN(f->parse, t, c)) {
        if (c < t || !dm_tree_lemma_is(f->parse, c, "side") || !dm_tree_has_case(f->parse, c, "on"))
            continue;
        for (DM_CHILDREN(f->parse, c, n)) {
            uint32_t name = n < c ? actors_of(f)->name_of[n] : (uint32_t)DM_NO_TOKEN;
            const dm_entity *entity =
                name == DM_NO_TOKEN ? NULL : actors_of(f)->names.ptr[name].entity;
            if (entity && entity->kind == DM_KIND_STATE)
                return entity->code;
        }
    }
    return (dm_str){0};
}

dm_str dm_country_beside(const finder *f, uint32_t t, uint32_t verb) {
    dm_str country = side_of_phrase(f, t);
    if (country.len)
        return country;
    for (size_t i = 0; i < f->places->len; i++) { /* "from Sagaing who now teaches in Dili" */
        const dm_place_mention *place = &f->places->ptr[i];
        uint32_t of = tok(f, place->head)->head;
        of = of != DM_NO_TOKEN && tok(f, of)->rel == DM_REL_APPOS ? tok(f, of)->head : of;
        if (of == t && place->head > t && !is_in_name(f, place) && place->place.country.len &&
            dm_tree_has_case(f->parse, place->head, "from"))
            return place->place.country;
    }
    for (size_t i = 0; i < f->places->len; i++) {
        const dm_place_mention *place = &f->places->ptr[i];
        uint32_t head = tok(f, place->head)->head;
        bool of_speaker = head != DM_NO_TOKEN && head != verb && dm_tree_above(f->parse, t, head) &&
                          !is_way_there(f, place->head, t) && !is_of_another(f, place->head, t) &&
                          !is_left(f, place->head, t) && !is_in_name(f, place);
        bool inside = head == verb && (dm_tree_has_case(f->parse, place->head, "in") ||
                                       dm_tree_has_case(f->parse, place->head, "at") ||
                                       dm_tree_has_case(f->parse, place->head, "near"));
        bool calls =
            head != DM_NO_TOKEN && tok(f, head)->upos == DM_NOUN &&
            dm_tree_has_case(f->parse, place->head, "from") &&
            dm_codebook_in_class(f->scene->grammar.book, "@calls-by", tok(f, head)->lemma) &&
            tok(f, head)->head == verb; /* "said by telephone from Baucau" */
        if ((!of_speaker && !inside && !calls && head != t) || !place->place.country.len ||
            (!of_speaker && dm_dateline_at_seat(f->scene, tok(f, place->head)->form)))
            continue;
        if (country.len && !dm_str_eq(country, place->place.country))
            return (dm_str){0};
        country = place->place.country;
    }
    return country;
}

/* "shelling shook Khartoum" */
static bool is_struck(const finder *f, uint32_t place) {
    uint32_t verb = tok(f, place)->head;
    return tok(f, place)->rel == DM_REL_OBJ && verb != DM_NO_TOKEN &&
           dm_codebook_in_class(f->scene->grammar.book, "@strikes-town", tok(f, verb)->lemma);
}

/* "In Belgrade bells rang. In front of the memorial in Potocari women wept": whether the text went
 * on to a place that nobody knows. */
static bool moved_on(const finder *f, uint32_t from, uint32_t t) {
    const dm_actors *actors = actors_of(f);
    for (uint32_t u = from + 1; u < t; u++) {
        bool known = actors->name_of[u] != DM_NO_TOKEN || dm_actors_at(actors, u) ||
                     dm_codebook_in_class(f->scene->grammar.book, "@time-noun", tok(f, u)->lemma);
        if (tok(f, u)->upos != DM_PROPN || known || tok(f, u)->sentence == tok(f, from)->sentence ||
            !dm_tree_has_case(f->parse, u, "in") || dm_spoken_quoted(f->spoken, tok(f, u)->start))
            continue;
        for (size_t i = 0; i < f->places->len && !known; i++)
            known = f->places->ptr[i].first <= u && u <= f->places->ptr[i].head;
        if (!known)
            return true;
    }
    return false;
}

dm_str dm_country_of_scene(const finder *f, uint32_t t) {
    dm_str country = {0};
    uint32_t latest = 0;
    for (size_t i = 0; i < f->places->len; i++) {
        const dm_place_mention *place = &f->places->ptr[i];
        uint32_t head = place->head;
        if (head >= t || head < latest || is_in_name(f, place) || !place->place.country.len ||
            place->other_event || dm_spoken_quoted(f->spoken, tok(f, head)->start) ||
            !(dm_tree_has_case(f->parse, head, "in") || dm_tree_has_case(f->parse, head, "at") ||
              dm_tree_has_case(f->parse, head, "near") ||
              (dm_opens_place(f, sentence_of(f, head)) && tok(f, head)->head != DM_NO_TOKEN &&
               head <= sentence_of(f, head)->first + 3 &&
               dm_stands_in(f, head, sentence_of(f, head)->first)) ||
              is_struck(f, head)))
            continue;
        dm_str between = dm_str_sub(f->parse->text, tok(f, head)->end, tok(f, t)->start);
        if (memchr(between.ptr, '\n', between.len))
            continue;
        country = place->place.country;
        latest = head;
    }
    return country.len && moved_on(f, latest, t) ? (dm_str){0} : country;
}

static void count_vote(dm_str code, dm_str home, dm_str *rival, int *votes) {
    if (!code.len || dm_str_eq(code, home))
        return;
    if (!rival->len)
        *rival = code;
    *votes += dm_str_eq(*rival, code);
}

/* "Greek frigates shadowed the convoy, an official said", in a report from Athens. */
static bool tells_of_home(const finder *f, const dm_speech *speech) {
    const dm_actors *actors = actors_of(f);
    for (size_t i = 0; i < actors->names.len; i++) {
        const dm_name_span *one = &actors->names.ptr[i];
        const dm_token *token = tok(f, one->head);
        if (token->start < speech->start || token->start >= speech->end || !one->entity)
            continue;
        uint32_t noun = token->rel == DM_REL_AMOD ? token->head : one->head;
        return dm_str_eq(one->entity->code, f->home) && tok(f, noun)->rel == DM_REL_NSUBJ;
    }
    return false;
}

/* "OSLO - Norway expelled two Russians. | The minister, Ann Lee, said": a new paragraph comes back
 * to whose deed the report begins with. */
static bool returns_to_lead(const finder *f, uint32_t t) {
    uint32_t first, last;
    dm_tree_phrase(f->parse, t, &first, &last);
    return dm_tree_opens_paragraph(f->parse, first) &&
           dm_theatre_leads_with(&f->scene->grammar, f->home);
}

int dm_rival_of_home(const finder *f, uint32_t t, const dm_speech *speech, dm_str *rival) {
    enum { LONGEST_AGO = 4, STATE_CODE = 3 };
    const dm_actors *actors = f->scene->grammar.actors;
    dm_str named = {0}, subject = {0};
    bool own = tells_of_home(f, speech);
    uint32_t subject_sentence = 0;
    int votes = 0;
    if (actors->focus && dm_str_eq(actors->focus->code, f->home))
        return 0;
    for (size_t i = 0; i < actors->mentions.len; i++) {
        const dm_mention *one = &actors->mentions.ptr[i];
        const dm_token *head = tok(f, one->head);
        bool said = head->start >= speech->start && head->start < speech->end;
        if (one->head >= t || said || one->actors.len != 1 || one->sort == DM_MENTION_PRONOUN ||
            one->actors.ptr[0].code.len != STATE_CODE)
            continue;
        named = one->actors.ptr[0].code;
        if (head->sentence < tok(f, t)->sentence &&
            (head->rel == DM_REL_NSUBJ || head->rel == DM_REL_NSUBJ_PASS)) {
            subject = named;
            subject_sentence = head->sentence;
        }
    }
    if (actors->most_named)
        count_vote(actors->most_named->code, f->home, rival, &votes);
    count_vote(named, f->home, rival, &votes);
    count_vote(subject, f->home, rival, &votes);
    if (f->last.len == 1 && speech->sentence - f->last_sentence <= LONGEST_AGO)
        count_vote(f->last.ptr[0]->code, f->home, rival, &votes);
    /* "Chad refused. Government spokesman Ann Lee said": right behind what it did, before others
     * spoke */
    if (votes == 3 && dm_str_eq(subject, *rival) && subject_sentence + 1 == tok(f, t)->sentence &&
        f->last_sentence < subject_sentence)
        votes++;
    return votes && (own || returns_to_lead(f, t)) ? votes - 1 : votes;
}

dm_str dm_country_introduced(const finder *f, uint32_t t, dm_str name) {
    const dm_actors *actors = f->scene->grammar.actors;
    for (size_t i = 0; i < actors->mentions.len && name.len; i++) {
        const dm_mention *one = &actors->mentions.ptr[i];
        if (one->head >= t)
            break;
        if (one->actors.len != 1 || one->actors.ptr[0].kind != DM_KIND_PERSON ||
            !dm_str_eq(one->actors.ptr[0].name, name))
            continue;
        uint32_t verb = tok(f, one->head)->head;
        return verb == DM_NO_TOKEN ? (dm_str){0} : dm_country_beside(f, one->head, verb);
    }
    return (dm_str){0};
}

bool dm_is_done_to_home(const finder *f, uint32_t t, const dm_speech *speech) {
    enum { BEHIND = 3 };
    const dm_actors *actors = f->scene->grammar.actors;
    const dm_mention *body = dm_actors_at(actors, t);
    const dm_actor *who = speech->speakers.len == 1 ? speech->speakers.ptr[0] : NULL;
    bool bare = body && body->sort == DM_MENTION_BODY && tok(f, t)->upos == DM_NOUN;
    if (!bare || !who || !f->home.len || dm_str_eq(who->code, f->home) ||
        speech->start > tok(f, t)->start ||
        dm_tree_find(f->parse, t, DM_REL_NMOD_POSS) != DM_NO_TOKEN)
        return false;
    bool does = false, home = false;
    for (size_t i = 0; i < actors->names.len; i++) {
        const dm_name_span *one = &actors->names.ptr[i];
        const dm_token *head = tok(f, one->head);
        if (one->last >= body->first && one->first <= dm_end_of(f, t) && one->first <= t + BEHIND &&
            head->sentence == tok(f, t)->sentence)
            return false; /* "the foreign ministry in Lima" */
        if (!one->entity || head->start < speech->start || one->last >= t)
            continue;
        bool wills = dm_str_is(tok(f, one->last + 1)->form, "will") ||
                     dm_str_is(tok(f, one->last + 1)->form, "would");
        does |= dm_str_eq(one->entity->code, who->code) && head->rel == DM_REL_NSUBJ && !wills;
        home |= does && dm_str_eq(one->entity->code, f->home);
    }
    return home;
}

void dm_speakers_home(finder *f, const dm_places *places) {
    const dm_actors *actors = f->scene->grammar.actors;
    f->apolitical = is_apolitical(f);
    if (f->apolitical)
        return;
    f->home = f->scene->sent_from;
    bool seat = dm_dateline_is_seat(f->home);
    if (seat || (f->home.len && !is_told_of(f, places, f->home)))
        f->home = (dm_str){0};
    if (!f->home.len && actors->focus)
        f->home = actors->focus->code;
    if (!f->home.len && !seat && names_most_by_far(actors))
        f->home = actors->most_named->code;
}
