/*
 * statement_speakers.c - who speaks: the subject of a verb of saying, the issuers of a document,
 * and what stands before the verb where the tree has lost its subject.
 */
#include "base/utf8.h"
#include "coder/sides.h"
#include "coder/statement_parts.h"

enum { BODY_SENTENCES = 10 };
static const float UNKNOWN = 0.85f;

static const dm_actors *actors_of(const finder *f) {
    return f->scene->grammar.actors;
}

/* ---- documents ---- */

bool dm_is_document(const finder *f, uint32_t t) {
    const dm_codebook *book = f->scene->grammar.book;
    const dm_reporting *report = dm_codebook_report(book, tok(f, t)->lemma, 'N');
    return (report && report->kind == DM_REPORT_DOCUMENT) ||
           dm_codebook_in_class(book, "@document", tok(f, t)->lemma);
}

/* "The text, made public by the presidency": who published it need not have issued it. */
static bool is_publishing(const finder *f, uint32_t verb) {
    return f->last.len > 1 &&
           dm_codebook_in_class(f->scene->grammar.book, "@publishes", tok(f, verb)->lemma);
}

static void gather_case(const finder *f, uint32_t t, const char *preposition, dm_actor_refs *list) {
    for (DM_CHILDREN(f->parse, t, c)) {
        dm_rel rel = tok(f, c)->rel;
        if (rel != DM_REL_NMOD && rel != DM_REL_OBL && rel != DM_REL_OBL_AGENT && rel != DM_REL_ACL)
            continue;
        if (rel == DM_REL_ACL) { /* "published by the State Department on behalf of ..." */
            if (!is_publishing(f, c) || dm_tree_lemma_is(f->parse, t, "message"))
                gather_case(f, c, preposition, list);
            continue;
        }
        if (dm_str_is(dm_tree_case(f->parse, f->arena, c), preposition)) {
            dm_scene_gather(f->scene, c, list);
            for (DM_CHILDREN(f->parse, c, d)) /* "on behalf of the ministers of A and B" nests */
                if (tok(f, d)->rel == DM_REL_APPOS)
                    dm_scene_gather(f->scene, d, list);
        }
    }
}

/* "on behalf of the G7": hangs now on the noun, now on its participle. */
static void gather_behalf(const finder *f, uint32_t t, dm_actor_refs *list) {
    uint32_t first, last;
    dm_tree_hull(f->parse, t, &first, &last);
    for (uint32_t u = first; u <= last && !list->len; u++)
        if (dm_tree_lemma_is(f->parse, u, "behalf"))
            for (DM_CHILDREN(f->parse, u, c)) {
                if (tok(f, c)->rel != DM_REL_NMOD && tok(f, c)->rel != DM_REL_NMOD_POSS)
                    continue;
                dm_scene_gather(f->scene, c, list);
                dm_actors_responsible(actors_of(f), c, DM_OWNER_BESIDE, list);
            }
}

/* "the declaration that the assembly adopted", "the letter Kenya sent": who did so. */
static void gather_relative(const finder *f, uint32_t t, dm_actor_refs *list) {
    for (DM_CHILDREN(f->parse, t, c)) {
        if (tok(f, c)->rel != DM_REL_ACL_RELCL || dm_is_passive(&f->scene->grammar, c))
            continue;
        uint32_t subject = dm_tree_find(f->parse, c, DM_REL_NSUBJ);
        if (subject != DM_NO_TOKEN && subject > t)
            dm_scene_gather(f->scene, subject, list);
    }
}

static bool is_adopted_text(const finder *f, uint32_t t) {
    return dm_tree_lemma_is(f->parse, t, "resolution") || dm_tree_lemma_is(f->parse, t, "draft") ||
           dm_tree_lemma_is(f->parse, t, "motion");
}

static bool is_signed_text(const finder *f, uint32_t t) {
    return dm_tree_lemma_is(f->parse, t, "statement") ||
           dm_tree_lemma_is(f->parse, t, "declaration") ||
           dm_tree_lemma_is(f->parse, t, "communique") || dm_tree_lemma_is(f->parse, t, "letter") ||
           dm_tree_lemma_is(f->parse, t, "agreement") || dm_tree_lemma_is(f->parse, t, "treaty");
}

/* "The text" is what was last named: a resolution, or something that was signed. */
static bool means_resolution(const finder *f, uint32_t t) {
    if (is_adopted_text(f, t))
        return true;
    if (!dm_tree_lemma_is(f->parse, t, "text") && !dm_tree_lemma_is(f->parse, t, "document"))
        return false;
    for (uint32_t u = t; u-- > 0 && tok(f, t)->sentence - tok(f, u)->sentence <= BODY_SENTENCES;) {
        if (is_adopted_text(f, u) || dm_tree_lemma_is(f->parse, u, "vote"))
            return true;
        if (is_signed_text(f, u))
            return false;
    }
    return false;
}

/* The council or assembly named last before t: whose resolution it is. */
static void gather_body(const finder *f, uint32_t t, dm_actor_refs *list) {
    const dm_actors *actors = actors_of(f);
    for (size_t i = actors->mentions.len; i > 0; i--) {
        const dm_mention *mention = &actors->mentions.ptr[i - 1];
        if (mention->head >= t || mention->actors.len != 1 ||
            tok(f, t)->sentence - tok(f, mention->head)->sentence > BODY_SENTENCES)
            continue;
        const dm_actor *actor = &mention->actors.ptr[0];
        bool votes = dm_str_starts(actor->code, DM_STR("UN-")) || dm_str_is(actor->sector, "LEG");
        const dm_actor **slot = votes && actor->code.len ? dm_vec_push(f->arena, list) : NULL;
        if (!slot)
            continue;
        *slot = actor;
        return;
    }
}

/* "a joint statement" whose signers were announced by a number ("the presidents of nine
 * countries"), close by. */
static void gather_announced(const finder *f, uint32_t t, dm_actor_refs *list) {
    const dm_actors *actors = actors_of(f);
    for (size_t i = actors->mentions.len; i > 0 && !list->len; i--) {
        const dm_mention *one = &actors->mentions.ptr[i - 1];
        bool near = one->head < t && tok(f, t)->sentence - tok(f, one->head)->sentence <= 2;
        for (size_t k = 0; near && one->announced && one->actors.len > 2 && k < one->actors.len;
             k++) {
            const dm_actor **slot = dm_vec_push(f->arena, list);
            if (slot)
                *slot = &one->actors.ptr[k];
        }
    }
}

/* "the message published by the Kremlin", where nobody else can be meant. */
static void gather_publisher(const finder *f, uint32_t t, dm_actor_refs *list) {
    for (DM_CHILDREN(f->parse, t, c)) {
        dm_fillers fillers = {0};
        if (tok(f, c)->rel != DM_REL_ACL || !dm_is_passive(&f->scene->grammar, c))
            continue;
        dm_arguments(&f->scene->grammar, c, DM_SLOT_SUBJ, (dm_str){"", 0}, &fillers);
        for (size_t i = 0; i < fillers.count; i++)
            dm_scene_gather(f->scene, fillers.tokens[i], list);
    }
}

void dm_document_speakers(const finder *f, uint32_t t, dm_actor_refs *list) {
    if (means_resolution(f, t))
        gather_body(f, t, list);
    if (!list->len)
        gather_behalf(f, t, list);
    if (!list->len)
        gather_relative(f, t, list);
    static const char *const issuers[] = {"by", "from", "of"};
    for (size_t i = 0; i < 3 && !list->len; i++)
        gather_case(f, t, issuers[i], list);
    if (!list->len)
        dm_actors_responsible(actors_of(f), t, DM_OWNER_BESIDE, list);
    uint32_t determiner = dm_tree_find(f->parse, t, DM_REL_DET);
    bool known = tok(f, t)->upos == DM_PROPN || tok(f, t)->feats & DM_FEAT_SING ||
                 (determiner != DM_NO_TOKEN && dm_tree_lemma_is(f->parse, determiner, "the"));
    for (DM_CHILDREN(f->parse, t, c)) /* "the report by a panel": of nobody we know */
        known &= tok(f, c)->rel != DM_REL_NMOD || !dm_tree_has_case(f->parse, c, "by");
    if (!list->len && known && tok(f, t)->sentence - f->last_sentence <= RECENT_SENTENCES)
        *list = f->last;
    if (!list->len)
        gather_announced(f, t, list);
    if (!list->len)
        gather_publisher(f, t, list);
}

/* ---- subjects ---- */

static bool is_thing_pronoun(const finder *f, uint32_t t) {
    return tok(f, t)->upos == DM_PRON && dm_str_eq_nocase(tok(f, t)->form, DM_STR("it"));
}

/* "It says", "It also asks": the document that was the subject of the sentence before, or of one
 * before that through more of the same. */
static uint32_t document_before(const finder *f, uint32_t t) {
    uint32_t sentence = tok(f, t)->sentence;
    uint32_t least = sentence > RECENT_SENTENCES ? sentence - RECENT_SENTENCES : 0;
    if (!is_thing_pronoun(f, t))
        return DM_NO_TOKEN;
    while (sentence > least) {
        const dm_sentence *s = &f->parse->sentences[--sentence];
        if (!s->count || s->root == DM_NO_TOKEN)
            return DM_NO_TOKEN;
        uint32_t subject = dm_surface_subject(&f->scene->grammar, s->root);
        if (subject == DM_NO_TOKEN)
            return DM_NO_TOKEN;
        if (dm_is_document(f, subject) && !dm_actors_at(actors_of(f), subject))
            return subject;
        if (!is_thing_pronoun(f, subject))
            return DM_NO_TOKEN;
    }
    return DM_NO_TOKEN;
}

static bool is_pronoun(const finder *f, uint32_t t) {
    static const char *const forms[] = {"he", "she", "it", "they", "we", "i", "this", "that"};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (dm_str_eq_nocase(tok(f, t)->form, dm_str_of(forms[i])))
            return true;
    return tok(f, t)->upos == DM_PRON;
}

static bool lies_within(const finder *f, uint32_t t, const dm_speech *speech) {
    uint32_t at = tok(f, t)->start;
    return (at >= speech->start && at < speech->end) || dm_spoken_quoted(f->spoken, at);
}

/* Whether another person is the subject of a sentence between, outside what is said. */
static bool names_person_since(const finder *f, uint32_t sentence, uint32_t t,
                               const dm_speech *speech) {
    const dm_actors *actors = actors_of(f);
    for (size_t i = 0; i < actors->mentions.len; i++) {
        const dm_mention *one = &actors->mentions.ptr[i];
        const dm_token *head = tok(f, one->head);
        bool person = one->sort == DM_MENTION_PERSON ||
                      (one->sort == DM_MENTION_OTHER && one->actors.ptr[0].kind == DM_KIND_PERSON);
        if (one->head < t && head->sentence >= sentence && person &&
            (head->rel == DM_REL_NSUBJ || head->rel == DM_REL_NSUBJ_PASS) &&
            !lies_within(f, one->head, speech))
            return true;
    }
    return false;
}

static bool is_he(const finder *f, uint32_t t) {
    return dm_str_eq_nocase(tok(f, t)->form, DM_STR("he")) ||
           dm_str_eq_nocase(tok(f, t)->form, DM_STR("she"));
}

/* Somebody with a name, or "an official": not "the police", not "officials". */
static bool is_one_person(const dm_actor *actor) {
    if (actor->kind != DM_KIND_PERSON)
        return false;
    if (actor->name.len && dm_utf8_is_upper((unsigned char)*actor->name.ptr))
        return true;
    dm_str text = actor->text;
    return !dm_str_ends(text, DM_STR("s")) && dm_str_find(text, DM_STR("olice"), 0) == SIZE_MAX;
}

/* "..., he added": whoever spoke last, if that was a person, goes on. */
static bool goes_on_speaking(const finder *f, uint32_t t, const dm_speech *speech) {
    if (!is_he(f, t) || f->last.len != 1 || !is_one_person(f->last.ptr[0]) ||
        speech->sentence < f->last_sentence ||
        speech->sentence - f->last_sentence > RECENT_SENTENCES)
        return false;
    const dm_speech *last = &f->spoken->speeches.ptr[f->spoken->speeches.len - 1];
    if (speech->sentence == f->last_sentence)
        return last->end <= speech->start; /* two sentences that were taken for one */
    return !names_person_since(f, f->last_sentence + 1, t, speech);
}

/* "“Putin wants war,” he said": nobody is meant whom only the words themselves name. The person
 * named last before them; NULL if the pronoun is no such one or nobody else was named. */
static const dm_mention *person_outside(const finder *f, uint32_t t, const dm_speech *speech) {
    const dm_mention *pronoun = dm_actors_at(actors_of(f), t), *latest = NULL;
    bool inside = false;
    if (!is_he(f, t) || !pronoun || speech->start > tok(f, t)->start)
        return NULL;
    const dm_actors *actors = actors_of(f);
    for (size_t i = 0; i < actors->mentions.len; i++) {
        const dm_mention *one = &actors->mentions.ptr[i];
        const dm_token *head = tok(f, one->head);
        if (one->head >= t || one->actors.len != 1 || one->actors.ptr[0].kind != DM_KIND_PERSON ||
            one->sort == DM_MENTION_PRONOUN || (head->feats & DM_FEAT_PLUR))
            continue;
        if (lies_within(f, one->head, speech)) {
            inside |= dm_str_eq(one->actors.ptr[0].name, pronoun->actors.ptr[0].name);
        } else if (tok(f, t)->sentence - head->sentence <= 2) {
            bool subject = head->rel == DM_REL_NSUBJ || head->rel == DM_REL_NSUBJ_PASS;
            bool rival = latest && tok(f, latest->head)->rel == DM_REL_NSUBJ &&
                         tok(f, latest->head)->sentence == head->sentence;
            if (subject || !rival)
                latest = one;
        }
    }
    return inside ? latest : NULL;
}

/* "..., it says": the court or organisation that spoke last. */
static bool body_goes_on(const finder *f, uint32_t t, const dm_speech *speech) {
    return is_thing_pronoun(f, t) && f->last.len == 1 &&
           f->last.ptr[0]->kind == DM_KIND_ORGANISATION && speech->sentence > f->last_sentence &&
           speech->sentence - f->last_sentence <= RECENT_SENTENCES;
}

/* "Burkina Faso They warned": translation engines add the pronoun that the source left out. */
static const dm_mention *doubled_subject(const finder *f, uint32_t t) {
    const dm_actors *actors = actors_of(f);
    bool capital = t > sentence_of(f, t)->first && is_pronoun(f, t) &&
                   dm_utf8_is_upper((unsigned char)*tok(f, t)->form.ptr) &&
                   !dm_str_is(tok(f, t)->form, "I") && tok(f, t - 1)->upos != DM_PUNCT;
    const dm_mention *first = NULL; /* of the sentence, where something stands between */
    for (size_t i = 0; capital && i < actors->mentions.len; i++) {
        const dm_mention *one = &actors->mentions.ptr[i];
        if (one->head >= t || one->head < sentence_of(f, t)->first || one->place ||
            !one->actors.ptr[0].code.len)
            continue;
        if (one->last + 1 == t)
            return one;
        if (!first)
            first = one;
    }
    return first;
}

/* "the officials said", "the diplomat added": who spoke before under the same noun. */
static const dm_speech *same_noun_before(const finder *f, uint32_t t) {
    enum { SAME_NOUN_SENTENCES = 5 };
    const dm_noun *noun = dm_knowledge_noun(f->scene->grammar.book->knowledge, tok(f, t)->lemma);
    uint32_t first, last;
    if (tok(f, t)->upos != DM_NOUN || !noun || noun->kind != DM_NOUN_TITLE)
        return NULL;
    dm_tree_phrase(f->parse, t, &first, &last);
    bool definite = dm_str_eq_nocase(tok(f, first)->form, DM_STR("the")) ||
                    dm_str_eq_nocase(tok(f, first)->form, DM_STR("these"));
    for (uint32_t u = first + 1; u < t && definite; u++)
        definite = tok(f, u)->upos == DM_ADJ && !dm_actors_at(actors_of(f), u) &&
                   !dm_utf8_is_upper((unsigned char)*tok(f, u)->form.ptr);
    if (!definite || last != t)
        return NULL;
    for (size_t i = f->spoken->speeches.len; i > 0; i--) {
        const dm_speech *one = &f->spoken->speeches.ptr[i - 1];
        if (one->sentence > tok(f, t)->sentence ||
            tok(f, t)->sentence - one->sentence > SAME_NOUN_SENTENCES)
            continue;
        if (one->speakers.len == 1 && one->speakers.ptr[0]->kind == DM_KIND_PERSON &&
            dm_str_find(one->speakers.ptr[0]->text, tok(f, t)->lemma, 0) != SIZE_MAX)
            return one;
    }
    return NULL;
}

/* "The court in The Hague found": no court of the Netherlands but the one of states that the
 * article names; nobody's if it names none. */
static bool sits_abroad(const finder *f, uint32_t t, dm_speech *speech) {
    const dm_actors *actors = actors_of(f);
    bool court =
        dm_tree_lemma_is(f->parse, t, "court") || dm_tree_lemma_is(f->parse, t, "tribunal");
    uint32_t first, last;
    if (!court)
        return false;
    dm_tree_phrase(f->parse, t, &first, &last);
    dm_str phrase = dm_tree_text(f->parse, t, last);
    if (dm_str_find(phrase, DM_STR("in The Hague"), 0) == SIZE_MAX)
        return false;
    for (size_t i = 0; i < actors->mentions.len; i++) {
        const dm_actor *actor = &actors->mentions.ptr[i].actors.ptr[0];
        if (actor->kind != DM_KIND_ORGANISATION || !actor->code.len ||
            (dm_str_find(actor->name, DM_STR("Court"), 0) == SIZE_MAX &&
             dm_str_find(actor->name, DM_STR("Tribunal"), 0) == SIZE_MAX))
            continue;
        speech->speakers = (dm_actor_refs){0};
        dm_refs_push(f->arena, &speech->speakers, actor);
        return true;
    }
    speech->speakers = (dm_actor_refs){0};
    dm_speaker_give(f, t, (dm_str){0}, DM_STR("sits abroad"), UNKNOWN, speech);
    return true;
}

/* Whether the pronoun is one for somebody like the actor: "they" is not one man who has a name. */
static bool may_mean(const finder *f, uint32_t t, const dm_actor *actor) {
    bool many = dm_str_eq_nocase(tok(f, t)->form, DM_STR("they"));
    return !many || actor->kind != DM_KIND_PERSON || !actor->name.len || !actor->role.len ||
           dm_str_find(actor->name, actor->role, 0) != SIZE_MAX;
}

/* "Trent Lott, the Republican leader": who leads a party or sits for it is of its state. */
static void bring_to_state(const finder *f, dm_speech *speech) {
    const dm_knowledge *knowledge = f->scene->grammar.book->knowledge;
    for (size_t i = 0; i < speech->speakers.len; i++) {
        const dm_actor *old = speech->speakers.ptr[i];
        const dm_entity *party = dm_knowledge_entity(knowledge, old->code);
        bool person = old->kind == DM_KIND_PERSON && party && dm_str_is(party->sector, "PTY");
        if (person && party->parent.len)
            speech->speakers.ptr[i] =
                dm_actor_as(f->arena, old, party->parent, old->sector, old->why);
    }
}

/* The one speaker, if its code is but that of a place in what is said (homeland.c): that may lie
 * anywhere, who says it is rather of the country that the report is from. */
static const dm_actor *guessed_by_place(const finder *f, uint32_t t, const dm_speech *speech) {
    const dm_mention *mention = dm_actors_at(actors_of(f), t);
    bool searched = f->home.len || f->apolitical; /* there is something better than the place */
    if (!mention || !searched || speech->speakers.len != 1 || mention->certainty > 0.75f)
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
    return dm_str_ends(actor->why, DM_STR("of the country of the place beside it")) ? actor : NULL;
}

/* Who is meant by what stands before: the document that "it" is, whoever goes on speaking, those
 * who spoke under the same noun. False if nothing before tells. */
static bool find_before(const finder *f, uint32_t t, dm_speech *speech) {
    const dm_mention *doubled = doubled_subject(f, t);
    if (doubled) {
        dm_scene_gather(f->scene, doubled->head, &speech->speakers);
        return true;
    }
    uint32_t document = document_before(f, t);
    if (document != DM_NO_TOKEN) { /* of a document of nobody we know "it" is no state */
        dm_document_speakers(f, document, &speech->speakers);
        speech->certainty = 0.8f;
        return true;
    }
    if (goes_on_speaking(f, t, speech) || body_goes_on(f, t, speech)) {
        speech->speakers = f->last;
        return true;
    }
    const dm_speech *before = same_noun_before(f, t);
    if (before) {
        speech->speakers = before->speakers;
        speech->certainty = before->certainty;
        return true;
    }
    return sits_abroad(f, t, speech);
}

/* The side of a speaker whose phrase does not tell it, or tells no more than a place does. */
static void find_side(const finder *f, uint32_t t, uint32_t verb, dm_speech *speech) {
    dm_str there = tok(f, t)->upos == DM_NOUN && speech->speakers.len == 1
                       ? dm_speaker_country_there(f, t, verb)
                       : (dm_str){0};
    if (there.len)
        dm_speaker_give(f, t, there, DM_STR("of the place named before"), 0.8f, speech);
    const dm_actor *guessed = guessed_by_place(f, t, speech);
    if (guessed)
        speech->speakers.ptr[0] =
            dm_actor_as(f->arena, guessed, (dm_str){0}, guessed->sector, guessed->why);
    if (speech->speakers.len <= 1 && !dm_refs_any_code(&speech->speakers) && !dm_is_document(f, t))
        dm_speaker_affiliate(f, t, verb, speech);
    if (guessed && !f->apolitical && !dm_refs_any_code(&speech->speakers))
        speech->speakers.ptr[0] = guessed;
    if (dm_refs_any_code(&speech->speakers))
        return;
    /* That nobody knows his side is no doubt about who he is; in a report on sport nobody has one.
     */
    float known = f->apolitical ? 0.95f : UNKNOWN;
    if (speech->certainty < known)
        speech->certainty = known;
}

static void find_speakers(const finder *f, uint32_t t, uint32_t verb, dm_speech *speech) {
    speech->certainty = 0.95f;
    if (find_before(f, t, speech))
        return;
    const dm_mention *mention = person_outside(f, t, speech);
    t = mention ? mention->head : t;
    dm_scene_gather(f->scene, t, &speech->speakers);
    mention = dm_actors_at(actors_of(f), t);
    if (mention && mention->certainty < speech->certainty)
        speech->certainty = mention->certainty;
    if (!speech->speakers.len && dm_is_document(f, t)) {
        dm_document_speakers(f, t, &speech->speakers);
        speech->joint = speech->speakers.len > 1;
        speech->certainty = 0.8f;
    }
    if (is_pronoun(f, t) && !dm_refs_any_code(&speech->speakers)) {
        bool recent = f->last.len == 1 && speech->sentence - f->last_sentence <= RECENT_SENTENCES &&
                      may_mean(f, t, f->last.ptr[0]);
        speech->speakers = recent && tok(f, t)->upos == DM_PRON ? f->last : (dm_actor_refs){0};
        speech->certainty = 0.75f;
        return;
    }
    find_side(f, t, verb, speech);
}

/* "The chair, Ann Lee, cut him off. “Take your flags,” she said": the subject of the sentence
 * before, where that is somebody whom the lexicon does not know. */
static uint32_t stranger_before(const finder *f, uint32_t t, const dm_speech *speech) {
    uint32_t sentence = tok(f, t)->sentence;
    if (!is_he(f, t) || sentence == 0 || speech->start > tok(f, t)->start)
        return t;
    uint32_t quoted = speech->start; /* the sentence before the quotation's first */
    while (sentence > 0 && f->parse->sentences[sentence].start > quoted)
        sentence--;
    if (sentence == 0)
        return t;
    const dm_sentence *s = &f->parse->sentences[sentence - 1];
    if (!s->count || s->root == DM_NO_TOKEN)
        return t;
    uint32_t subject = dm_surface_subject(&f->scene->grammar, s->root);
    if (subject == DM_NO_TOKEN || is_pronoun(f, subject) || !dm_is_person_noun(f, subject))
        return t;
    const dm_mention *mention = dm_actors_at(actors_of(f), subject);
    bool known = mention && mention->actors.ptr[0].code.len;
    uint32_t named = dm_tree_find(f->parse, subject, DM_REL_APPOS);
    bool name = tok(f, subject)->upos == DM_PROPN ||
                (named != DM_NO_TOKEN && tok(f, named)->upos == DM_PROPN);
    return known || !name ? t : subject;
}

void dm_speakers_at(const finder *f, uint32_t t, uint32_t verb, dm_speech *speech) {
    find_speakers(f, stranger_before(f, t, speech), verb, speech);
    bring_to_state(f, speech);
}

void dm_speakers_before(const finder *f, uint32_t verb, dm_speech *speech) {
    const dm_actors *actors = actors_of(f);
    const dm_sentence *s = sentence_of(f, verb);
    uint32_t end = verb; /* the token behind the subject's last */
    bool inverted = verb > s->first && dm_str_is(tok(f, verb - 1)->form, ",") &&
                    verb + 1 < s->first + s->count && tok(f, verb + 1)->upos == DM_PROPN;
    if (inverted) /* "..., reported Sputnik" */
        return;
    while (end > s->first &&
           (tok(f, end - 1)->upos == DM_AUX || tok(f, end - 1)->upos == DM_ADV ||
            (tok(f, end - 1)->upos == DM_PUNCT && dm_str_is(tok(f, end - 1)->form, ","))))
        end--;
    const dm_mention *found = NULL;
    for (size_t i = 0; i < actors->mentions.len; i++) {
        const dm_mention *one = &actors->mentions.ptr[i];
        if (one->last + 1 != end || one->first < s->first || one->place)
            continue;
        if (!found || one->first < found->first)
            found = one;
    }
    if (!found)
        return;
    dm_scene_gather(f->scene, found->head, &speech->speakers);
    speech->certainty = found->certainty < 0.8f ? found->certainty : 0.8f;
}
