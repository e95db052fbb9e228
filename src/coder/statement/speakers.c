/*
 * statement/speakers.c - who speaks: the subject of a verb of saying, and what stands before the
 * verb where the tree has lost its subject.
 */
#include "base/utf8.h"
#include "coder/sides.h"
#include "coder/statement/parts.h"

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
    return DM_STR_AMONG(tok(f, t)->form, forms) || tok(f, t)->upos == DM_PRON;
}

/* "“Putin wants war,” he said": nobody is meant whom only the words themselves name. The person
 * named last before them; NULL if the pronoun is no such one or nobody else was named. */
static const dm_mention *person_outside(const finder *f, uint32_t t, const dm_speech *speech) {
    const dm_mention *pronoun = dm_actors_at(actors_of(f), t), *latest = NULL;
    bool inside = false;
    if (!dm_is_he(f, t) || !pronoun || speech->start > tok(f, t)->start)
        return NULL;
    const dm_actors *actors = actors_of(f);
    for (size_t i = 0; i < actors->mentions.len; i++) {
        const dm_mention *one = &actors->mentions.ptr[i];
        const dm_token *head = tok(f, one->head);
        if (one->head >= t || one->actors.len != 1 || one->actors.ptr[0].kind != DM_KIND_PERSON ||
            one->sort == DM_MENTION_PRONOUN || (head->feats & DM_FEAT_PLUR))
            continue;
        if (dm_lies_within(f, one->head, speech)) {
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

/* The organisation named last before t with the word in its name: "the Council" of "the UN Security
 * Council". */
static const dm_actor *named_with(const finder *f, uint32_t word) {
    const dm_actors *actors = actors_of(f);
    for (size_t i = actors->mentions.len; i > 0; i--) {
        const dm_mention *one = &actors->mentions.ptr[i - 1];
        const dm_actor *actor = &one->actors.ptr[0];
        if (one->head >= word || one->actors.len != 1 || !actor->code.len ||
            actor->kind != DM_KIND_ORGANISATION)
            continue;
        for (uint32_t u = one->first; u <= one->last; u++)
            if (dm_str_eq_nocase(tok(f, u)->form, tok(f, word)->form) &&
                dm_utf8_is_capitalised(tok(f, u)->form))
                return actor;
    }
    return NULL;
}

/* "Council president Ann Lee of Peru", "a Commission official": of the body that was named in full
 * before, not of the state that its president is from. */
static const dm_actor *officer_of_body(const finder *f, uint32_t t) {
    const dm_codebook *book = f->scene->grammar.book;
    uint32_t first, last;
    dm_tree_phrase(f->parse, t, &first, &last);
    for (uint32_t u = first; u < t + 1 && u < last; u++) {
        dm_str word = dm_utf8_lowered(f->arena, tok(f, u)->form);
        bool alone = u == first || tok(f, u - 1)->upos == DM_DET || tok(f, u - 1)->upos == DM_NUM;
        if (alone && dm_codebook_in_class(book, "@named-body", word) &&
            dm_codebook_in_class(book, "@officer-of-body", tok(f, u + 1)->lemma)) {
            const dm_actor *named = named_with(f, u);
            named = named ? named : dm_seat_before(f, u);
            const dm_mention *mention = dm_actors_at(actors_of(f), t);
            bool person = named && mention && mention->actors.len == 1;
            return person ? dm_actor_as(f->arena, &mention->actors.ptr[0], named->code,
                                        named->sector, DM_STR(DM_WHY_SPEAKS_FOR))
                          : named;
        }
    }
    return NULL;
}

/* "Senegalese troops crossed the river, an army spokesman said": the army whose men the sentence
 * tells of, where nothing in the phrase says which one it is; NULL. */
static const dm_actor *army_told_of(const finder *f, uint32_t t) {
    const dm_actors *actors = actors_of(f);
    const dm_mention *speaker = dm_actors_at(actors, t);
    uint32_t first, last;
    if (!speaker || speaker->actors.len != 1 || !dm_str_is(speaker->actors.ptr[0].sector, "MIL") ||
        dm_tree_find(f->parse, t, DM_REL_NMOD_POSS) != DM_NO_TOKEN)
        return NULL;
    dm_tree_phrase(f->parse, t, &first, &last);
    for (uint32_t u = first; u <= last; u++)
        if (actors->name_of[u] != DM_NO_TOKEN || tok(f, u)->upos == DM_PROPN)
            return NULL;
    for (size_t i = 0; i < actors->mentions.len; i++) {
        const dm_mention *one = &actors->mentions.ptr[i];
        if (one->head >= first || tok(f, one->head)->sentence != tok(f, t)->sentence ||
            one->actors.len != 1 || !one->actors.ptr[0].code.len ||
            !dm_str_is(one->actors.ptr[0].sector, "MIL"))
            continue;
        for (uint32_t u = one->first; u <= one->last; u++)
            if (actors->name_of[u] != DM_NO_TOKEN)
                return speaker->actors.ptr[0].kind == DM_KIND_PERSON
                           ? dm_actor_as(f->arena, &speaker->actors.ptr[0], one->actors.ptr[0].code,
                                         DM_STR("MIL"), DM_STR(DM_WHY_LAST))
                           : &one->actors.ptr[0];
    }
    return NULL;
}

/* "The Dutch presidency of the EU": speaks for the EU. */
static const dm_actor *chaired(const finder *f, uint32_t t) {
    if (!dm_codebook_in_class(f->scene->grammar.book, "@chair", tok(f, t)->lemma))
        return NULL;
    for (DM_CHILDREN(f->parse, t, c)) {
        const dm_mention *one = dm_actors_at(actors_of(f), c);
        if (one && tok(f, c)->rel == DM_REL_NMOD && dm_tree_has_case(f->parse, c, "of") &&
            one->actors.ptr[0].kind == DM_KIND_ORGANISATION && one->actors.ptr[0].code.len)
            return &one->actors.ptr[0];
    }
    return NULL;
}

/* "Burkina Faso They warned": translation engines add the pronoun that the source left out. */
static const dm_mention *doubled_subject(const finder *f, uint32_t t) {
    const dm_actors *actors = actors_of(f);
    bool capital = t > sentence_of(f, t)->first && is_pronoun(f, t) &&
                   dm_utf8_is_capitalised(tok(f, t)->form) && !dm_str_is(tok(f, t)->form, "I") &&
                   (tok(f, t - 1)->upos != DM_PUNCT || dm_str_is(tok(f, t - 1)->form, ","));
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

/* "The court in The Hague found": no court of the Netherlands but the one of states that the
 * article names; nobody's if it names none. */
static bool sits_abroad(const finder *f, uint32_t t, dm_speech *speech) {
    const dm_actors *actors = actors_of(f);
    bool court =
        dm_tree_lemma_is(f->parse, t, "court") || dm_tree_lemma_is(f->parse, t, "tribunal") ||
        dm_tree_lemma_is(f->parse, t, "judge") || dm_tree_lemma_is(f->parse, t, "prosecutor");
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
    dm_speaker_give(f, t, (dm_str){0}, DM_STR("sits abroad"), 0.85f, speech);
    return true;
}

/* Whether the pronoun is one for somebody like the actor: "they" is not one man who has a name. */
static bool may_mean(const finder *f, uint32_t t, const dm_actor *actor) {
    bool many = dm_str_eq_nocase(tok(f, t)->form, DM_STR("they"));
    if (dm_is_he(f, t) && (actor->kind == DM_KIND_ORGANISATION || actor->kind == DM_KIND_GROUP ||
                           (actor->kind != DM_KIND_PERSON && dm_str_is(actor->sector, "JUD"))))
        return false;
    return !many || actor->kind != DM_KIND_PERSON || !actor->name.len || !actor->role.len ||
           dm_str_find(actor->name, actor->role, 0) != SIZE_MAX;
}

/* "His guest, Emomali Rahmon, said": somebody who is known by his name, whosever guest he is. */
static const dm_actor *named_beside(const finder *f, uint32_t t) {
    if (tok(f, t)->upos != DM_NOUN || dm_actors_at(actors_of(f), t))
        return NULL;
    for (DM_CHILDREN(f->parse, t, c)) {
        const dm_mention *one =
            c > t && tok(f, c)->rel == DM_REL_APPOS ? dm_actors_at(actors_of(f), c) : NULL;
        if (one && one->actors.len == 1 && one->actors.ptr[0].kind == DM_KIND_PERSON &&
            one->actors.ptr[0].code.len && one->certainty > 0.85f)
            return &one->actors.ptr[0];
    }
    return NULL;
}

/* Who is meant by what stands before: the document that "it" is, whoever goes on speaking, those
 * who spoke under the same noun. False if nothing before tells. */
static bool find_before(const finder *f, uint32_t t, uint32_t verb, dm_speech *speech) {
    const dm_mention *doubled = doubled_subject(f, t);
    if (doubled) {
        dm_scene_gather(f->scene, doubled->head, &speech->speakers);
        return true;
    }
    if (dm_listed(f, t, &speech->speakers)) {
        speech->certainty = 0.85f;
        return true;
    }
    uint32_t document = document_before(f, t);
    if (document != DM_NO_TOKEN) { /* of a document of nobody we know "it" is no state */
        dm_document_speakers(f, document, &speech->speakers);
        speech->by_text = true;
        speech->certainty = 0.8f;
        return true;
    }
    if (dm_speaks_on(f, t, speech))
        return true;
    const dm_actor *body = is_thing_pronoun(f, t) ? dm_sender_of_note(f, t, verb) : NULL;
    body = body ? body : named_beside(f, t);
    body = body ? body : chaired(f, t);
    body = body ? body : officer_of_body(f, t);
    body = body ? body : army_told_of(f, t);
    body = body ? body : dm_press_of_doer(f, t, speech);
    body = body ? body : dm_body_meant(f, t);
    body = body ? body : dm_bloc_meant(f, t);
    body = body ? body : dm_named_of(f, t);
    body = body ? body : dm_of_state(f, t);
    body = body ? body : dm_commissioner(f, t);
    body = body ? body : dm_of_body_meant(f, t);
    body = body ? body : dm_sent_from(f, t);
    body = body ? body : dm_owner_of(f, t);
    body = body ? body : dm_founder_of(f, t);
    if (body) {
        dm_refs_push(f->arena, &speech->speakers, body);
        return true;
    }
    return dm_speaks_again(f, t, speech) || sits_abroad(f, t, speech);
}

/* "Deputy Prime Minister and Government Spokesman Ann Lee", "the high representative, Ann Lee":
 * whether the first of two speakers is but another title of the second. */
static bool is_title_of(const finder *f, const dm_actor *title, const dm_actor *named) {
    if (title->kind != DM_KIND_PERSON || title->name.len || title->code.len ||
        named->kind != DM_KIND_PERSON || !dm_utf8_is_capitalised(named->name) ||
        named->span.start < title->span.end)
        return false;
    dm_str link = DM_STR(" and "),
           between = dm_str_sub(f->parse->text, title->span.end, named->span.start),
           behind = dm_str_sub(f->parse->text, title->span.end, named->span.end);
    bool joined =
        dm_str_starts(behind, link) && dm_str_find(between, DM_STR(","), 0) == SIZE_MAX &&
        dm_utf8_is_capitalised(dm_str_sub(behind, (uint32_t)link.len, (uint32_t)behind.len));
    return dm_str_is(between, ", ") || (joined && dm_utf8_is_capitalised(title->text) &&
                                        !dm_str_starts(title->text, DM_STR("The ")));
}

/* Leaves out those among the speakers that are but titles of the one behind them. */
static void join_titles(const finder *f, dm_speech *speech) {
    size_t kept = 0;
    for (size_t i = 0; i < speech->speakers.len; i++) {
        bool title = false;
        for (size_t k = i + 1; k < speech->speakers.len && !title; k++)
            title = is_title_of(f, speech->speakers.ptr[i], speech->speakers.ptr[k]);
        if (!title)
            speech->speakers.ptr[kept++] = speech->speakers.ptr[i];
    }
    speech->speakers.len = kept;
}

static void find_speakers(const finder *f, uint32_t t, uint32_t verb, dm_speech *speech) {
    dm_str capital = dm_capital_that_speaks(f, t);
    speech->certainty = 0.95f;
    if (capital.len) {
        dm_speaker_give(f, t, capital, DM_STR(DM_WHY_PLACE), 0.85f, speech);
        return;
    }
    if (find_before(f, t, verb, speech))
        return;
    const dm_mention *mention = person_outside(f, t, speech);
    t = mention ? mention->head : t;
    dm_scene_gather(f->scene, t, &speech->speakers);
    join_titles(f, speech);
    mention = dm_actors_at(actors_of(f), t);
    if (mention && mention->certainty < speech->certainty)
        speech->certainty = mention->certainty;
    if (!speech->speakers.len && dm_is_document(f, t)) {
        dm_document_speakers(f, t, &speech->speakers);
        speech->by_text = true;
        speech->joint = speech->speakers.len > 1;
        speech->certainty = 0.8f;
    }
    if (dm_str_eq_nocase(tok(f, t)->form, DM_STR("we"))) { /* the writer, who speaks for nobody */
        speech->speakers = (dm_actor_refs){0};
        return;
    }
    uint32_t introduced = dm_is_he(f, t) ? dm_introduced(f, t) : (uint32_t)DM_NO_TOKEN;
    if (introduced != DM_NO_TOKEN) {
        dm_speaker_affiliate(f, introduced, verb, speech);
        return;
    }
    if (is_pronoun(f, t) && !dm_refs_any_code(&speech->speakers)) {
        bool recent = f->last.len == 1 && speech->sentence - f->last_sentence <= RECENT_SENTENCES &&
                      may_mean(f, t, f->last.ptr[0]);
        speech->speakers = recent && tok(f, t)->upos == DM_PRON ? f->last : (dm_actor_refs){0};
        speech->certainty = 0.75f;
        return;
    }
    dm_speaker_side(f, t, verb, speech);
}

/* "In the lounge an envoy from West Africa, one of many, stirred his coffee.", where the tree has
 * lost the subject: the one person whom "a" brings in and no preposition governs. */
static uint32_t somebody_in(const finder *f, const dm_sentence *s) {
    uint32_t found = DM_NO_TOKEN;
    for (uint32_t t = s->first + 1; t < s->first + s->count && t < s->root; t++) {
        uint32_t some = t;
        while (some > s->first && tok(f, some)->upos != DM_DET &&
               (tok(f, some - 1)->upos == DM_ADJ || tok(f, some - 1)->upos == DM_NOUN ||
                tok(f, some - 1)->upos == DM_DET))
            some--;
        if (tok(f, t)->upos != DM_NOUN || (tok(f, t)->feats & DM_FEAT_PLUR) || some == t ||
            !dm_tree_lemma_is(f->parse, some, "a") || !dm_is_person_noun(f, t) ||
            (some > s->first && tok(f, some - 1)->upos == DM_ADP))
            continue;
        if (found != DM_NO_TOKEN)
            return DM_NO_TOKEN;
        found = t;
    }
    return found;
}

/* "Ann Lee was more guarded: Chad, she told reporters, had doubts": who stands before the colon as
 * the subject; DM_NO_TOKEN. */
static uint32_t before_colon(const finder *f, uint32_t t) {
    const dm_sentence *s = sentence_of(f, t);
    uint32_t colon = t, found = DM_NO_TOKEN;
    while (colon > s->first && !dm_str_is(tok(f, colon)->form, ":"))
        colon--;
    if (!dm_str_is(tok(f, colon)->form, ":") || !dm_holds_finite(f, s->first, colon) ||
        dm_quotation_over(f, s->start, tok(f, colon)->start))
        return DM_NO_TOKEN;
    for (uint32_t u = s->first; u < colon; u++) {
        const dm_mention *one = dm_actors_at(actors_of(f), u);
        if (!one || one->actors.len != 1 || one->actors.ptr[0].kind != DM_KIND_PERSON)
            continue;
        if (found != DM_NO_TOKEN || one->sort == DM_MENTION_PRONOUN || !one->actors.ptr[0].code.len)
            return DM_NO_TOKEN; /* one of two */
        found = u;
    }
    dm_rel rel = found != DM_NO_TOKEN ? (dm_rel)tok(f, found)->rel : DM_REL_DEP;
    return (rel == DM_REL_NSUBJ || rel == DM_REL_NSUBJ_PASS) && /* "was more guarded:" */
                   dm_actors_may_be(actors_of(f), tok(f, t)->form,
                                    &dm_actors_at(actors_of(f), found)->actors.ptr[0])
               ? found
               : (uint32_t)DM_NO_TOKEN;
}

/* "A teacher waved. She had walked all night. “Tell them,” she said": the sentence behind the one
 * that brought in who is told of by a pronoun since. */
static uint32_t behind_introduction(const finder *f, uint32_t from) {
    uint32_t sentence = from;
    for (uint32_t back = 0; back + 1 < RECENT_SENTENCES && sentence > 0; back++) {
        const dm_sentence *s = &f->parse->sentences[sentence - 1];
        uint32_t subject = s->count && s->root != DM_NO_TOKEN
                               ? dm_surface_subject(&f->scene->grammar, s->root)
                               : (uint32_t)DM_NO_TOKEN;
        if (s->paragraph_start || f->parse->sentences[sentence].paragraph_start ||
            subject != s->first || !dm_is_he(f, subject))
            break;
        sentence--;
    }
    const dm_sentence *first = sentence > 0 ? &f->parse->sentences[sentence - 1] : NULL;
    uint32_t who = first && first->count && first->root != DM_NO_TOKEN
                       ? dm_surface_subject(&f->scene->grammar, first->root)
                       : (uint32_t)DM_NO_TOKEN;
    uint32_t some =
        who != DM_NO_TOKEN ? dm_tree_find(f->parse, who, DM_REL_DET) : (uint32_t)DM_NO_TOKEN;
    return some != DM_NO_TOKEN && dm_tree_lemma_is(f->parse, some, "a") ? sentence : from;
}

/* "Lee's own account was different. He told reporters that ...": whose account it is; DM_NO_TOKEN
 * where the subject is none of anybody. */
static uint32_t owner_of_account(const finder *f, uint32_t subject, uint32_t pronoun) {
    const dm_codebook *book = f->scene->grammar.book;
    uint32_t owner = dm_tree_find(f->parse, subject, DM_REL_NMOD_POSS);
    const dm_mention *one =
        owner == DM_NO_TOKEN ? NULL : dm_actors_at(actors_of(f), dm_speaker_head(f, owner));
    bool account = dm_codebook_in_class(book, "@own-words", tok(f, subject)->lemma) ||
                   dm_codebook_in_class(book, "@held-view", tok(f, subject)->lemma) ||
                   dm_codebook_in_class(book, "@own-answer", tok(f, subject)->lemma);
    return account && one && one->actors.len == 1 && !one->place &&
                   one->actors.ptr[0].kind == DM_KIND_PERSON && one->sort != DM_MENTION_PRONOUN &&
                   dm_actors_may_be(actors_of(f), tok(f, pronoun)->form, &one->actors.ptr[0])
               ? one->head
               : (uint32_t)DM_NO_TOKEN;
}

/* "The chair, Ann Lee, cut him off. “Take your flags,” she said": the subject of the sentence
 * before, where that is somebody whom the lexicon does not know. */
static uint32_t stranger_before(const finder *f, uint32_t t, const dm_speech *speech) {
    uint32_t sentence = tok(f, t)->sentence;
    if (!dm_is_he(f, t) || sentence == 0)
        return t;
    uint32_t led = before_colon(f, t);
    if (led != DM_NO_TOKEN)
        return led;
    bool opens = speech->start > tok(f, t)->start; /* "He said that ..." */
    if (opens && t != sentence_of(f, t)->first)
        return t;
    uint32_t quoted = speech->start; /* the sentence before the quotation's first */
    while (sentence > 0 && f->parse->sentences[sentence].start > quoted && !opens)
        sentence--;
    if (!opens)
        sentence = behind_introduction(f, sentence);
    if (sentence == 0)
        return t;
    const dm_sentence *s = &f->parse->sentences[sentence - 1];
    if (!s->count || s->root == DM_NO_TOKEN)
        return t;
    uint32_t subject = dm_surface_subject(&f->scene->grammar, s->root);
    if (subject == DM_NO_TOKEN && tok(f, s->root)->upos == DM_NOUN)
        subject = s->root; /* "A trader at the gate shrugged", whose verb was lost */
    if (subject == DM_NO_TOKEN && !opens)
        subject = somebody_in(f, s);
    uint32_t whose = subject == DM_NO_TOKEN ? subject : owner_of_account(f, subject, t);
    if (whose != DM_NO_TOKEN)
        return whose;
    if (subject == DM_NO_TOKEN || is_pronoun(f, subject) || !dm_is_person_noun(f, subject) ||
        LEMMA_IN(f->parse, subject, "journalist", "reporter", "correspondent"))
        return t; /* "A journalist asked ... He answered" */
    const dm_mention *mention = dm_actors_at(actors_of(f), subject);
    bool known = mention && mention->actors.ptr[0].code.len;
    uint32_t named = dm_tree_find(f->parse, subject, DM_REL_APPOS);
    bool name = tok(f, subject)->upos == DM_PROPN ||
                (named != DM_NO_TOKEN && tok(f, named)->upos == DM_PROPN);
    uint32_t some = dm_tree_find(f->parse, subject, DM_REL_DET); /* "A trader shrugged." */
    bool somebody = !opens && tok(f, subject)->upos == DM_NOUN &&
                    !(tok(f, subject)->feats & DM_FEAT_PLUR) && some != DM_NO_TOKEN &&
                    dm_tree_lemma_is(f->parse, some, "a") &&
                    !f->parse->sentences[sentence].paragraph_start;
    if (somebody)
        return subject;
    if (opens) /* "Vega, a grocer, laughed. He told reporters that ..." */
        name &=
            named != DM_NO_TOKEN && tok(f, named)->upos == DM_NOUN && dm_is_person_noun(f, named);
    return known || !name ? t : subject;
}

/* "said a Western diplomat", "an envoy from one of the member states": he speaks for a state, and
 * it is left open which one. */
static void leave_open(const finder *f, uint32_t t, dm_speech *speech) {
    const dm_actor *who = speech->speakers.len == 1 ? speech->speakers.ptr[0] : NULL;
    if (who && !who->code.len && dm_str_is(who->why, DM_WHY_NO_SIDE) &&
        !(tok(f, t)->feats & DM_FEAT_PLUR) && (dm_is_some_diplomat(f, t) || dm_is_of_region(f, t)))
        speech->speakers.ptr[0] =
            dm_actor_as(f->arena, who, (dm_str){0}, who->sector, DM_STR(DM_WHY_SOME_STATE));
}

/* "father Aristide claimed", where the tree has two subjects: the token of the name. */
static uint32_t name_behind(const finder *f, uint32_t t) {
    const dm_mention *next = t < dm_end_of(f, t) ? dm_actors_at(actors_of(f), t + 1) : NULL;
    bool named = next && next->actors.len == 1 && next->actors.ptr[0].code.len &&
                 next->actors.ptr[0].kind == DM_KIND_PERSON && next->first == t + 1 &&
                 tok(f, t + 1)->upos == DM_PROPN && tok(f, t + 1)->rel == DM_REL_NSUBJ;
    return named && tok(f, t)->upos == DM_NOUN && tok(f, t)->rel == DM_REL_NSUBJ ? t + 1 : t;
}

void dm_speakers_at(const finder *f, uint32_t t, uint32_t verb, dm_speech *speech) {
    if (tok(f, t)->upos == DM_PRON && dm_str_ends(tok(f, t)->form, DM_STR("self"))) {
        uint32_t self = dm_surface_subject(&f->scene->grammar, sentence_of(f, t)->root);
        t = self == DM_NO_TOKEN ? t : self; /* "pronounced himself unable to see why" */
    }
    t = name_behind(f, t);
    t = stranger_before(f, dm_some_of(f, dm_speaker_head(f, t)), speech);
    find_speakers(f, t, verb, speech);
    leave_open(f, t, speech);
    dm_bring_to_state(f, speech);
}

/* "Ann Lee, who was in Lima for talks with Mr Vega, said": the end of what stands before the clause
 * between the commas; `end` where there is none. */
static uint32_t before_inserted(const finder *f, const dm_sentence *s, uint32_t end,
                                uint32_t verb) {
    bool closed = end < verb && dm_str_is(tok(f, end)->form, ",");
    for (uint32_t t = end; closed && t > s->first + 1; t--)
        if (dm_str_is(tok(f, t - 1)->form, ",") &&
            (dm_str_is(tok(f, t)->form, "who") || dm_str_is(tok(f, t)->form, "which") ||
             dm_str_is(tok(f, t)->form, "whose")))
            return t - 1;
    return end;
}

void dm_speakers_before(const finder *f, uint32_t verb, dm_speech *speech) {
    const dm_actors *actors = actors_of(f);
    const dm_sentence *s = sentence_of(f, verb);
    uint32_t end = verb; /* the token behind the subject's last */
    bool inverted =
        verb > s->first && dm_str_is(tok(f, verb - 1)->form, ",") &&
        verb + 1 < s->first + s->count && tok(f, verb + 1)->upos == DM_PROPN &&
        !dm_codebook_in_class(f->scene->grammar.book, "@time-noun", tok(f, verb + 1)->lemma);
    if (inverted) /* "..., reported Sputnik" */
        return;
    while (end > s->first &&
           (tok(f, end - 1)->upos == DM_AUX || tok(f, end - 1)->upos == DM_ADV ||
            (tok(f, end - 1)->upos == DM_PUNCT && dm_str_is(tok(f, end - 1)->form, ","))))
        end--;
    end = before_inserted(f, s, end, verb);
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
