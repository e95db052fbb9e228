/*
 * statement/again.c - who goes on speaking: "he added", "it says", and those who spoke before told
 * of by a bare noun ("the officials said", "added the 45-year-old").
 */
#include "base/utf8.h"
#include "coder/sides.h"
#include "coder/statement/parts.h"

/* Whether another person is the subject of a sentence between, outside what is said. */
static bool names_person_since(const finder *f, uint32_t sentence, uint32_t t,
                               const dm_speech *speech) {
    const dm_actors *actors = actors_of(f);
    for (size_t i = 0; i < actors->mentions.len; i++) {
        const dm_mention *one = &actors->mentions.ptr[i];
        const dm_token *head = tok(f, one->head);
        bool person = one->sort == DM_MENTION_PERSON ||
                      (one->sort == DM_MENTION_OTHER && one->actors.ptr[0].kind == DM_KIND_PERSON);
        bool does = head->rel == DM_REL_NSUBJ || head->rel == DM_REL_NSUBJ_PASS ||
                    head->rel == DM_REL_OBL_AGENT;
        if (one->head < t && head->sentence >= sentence && person && does &&
            !dm_lies_within(f, one->head, speech))
            return true;
    }
    return false;
}

/* Somebody with a name, or "an official": not "the police", not "officials". */
static bool is_one_person(const dm_actor *actor) {
    if (actor->kind != DM_KIND_PERSON)
        return false;
    if (actor->name.len && dm_utf8_is_capitalised(actor->name))
        return true;
    dm_str text = actor->text;
    return !dm_str_ends(text, DM_STR("s")) && dm_str_find(text, DM_STR("olice"), 0) == SIZE_MAX;
}

/* "One of the freed men said": one of those who are the speakers. */
static bool was_one_of_them(const finder *f) {
    size_t count = f->spoken->speeches.len;
    const dm_speech *last = count ? &f->spoken->speeches.ptr[count - 1] : NULL;
    if (!last || last->verb == DM_NO_TOKEN || last->sentence != f->last_sentence)
        return false;
    uint32_t subject = dm_surface_subject(&f->scene->grammar, last->verb);
    return subject != DM_NO_TOKEN && (dm_str_eq_nocase(tok(f, subject)->form, DM_STR("one")) ||
                                      dm_str_eq_nocase(tok(f, subject)->form, DM_STR("another")));
}

/* Whether one person spoke last, for himself or, the last in the list, for whom he speaks. */
static bool is_last_person(const finder *f) {
    size_t others = 0;
    for (size_t i = 0; i + 1 < f->last.len; i++)
        others += f->last.ptr[i]->kind != DM_KIND_PERSON;
    return f->last.len && others + 1 == f->last.len &&
           (is_one_person(f->last.ptr[f->last.len - 1]) || was_one_of_them(f));
}

/* "..., he added": whoever spoke last, if that was a person, goes on. */
static bool goes_on_speaking(const finder *f, uint32_t t, const dm_speech *speech) {
    if (!dm_is_he(f, t) || !is_last_person(f) ||
        !dm_actors_may_be(actors_of(f), tok(f, t)->form, f->last.ptr[f->last.len - 1]) ||
        speech->sentence < f->last_sentence ||
        speech->sentence - f->last_sentence > RECENT_SENTENCES)
        return false;
    size_t count = f->spoken->speeches.len;   /* 0 where what was asked for last is beside them */
    if (speech->sentence == f->last_sentence) /* two sentences that were taken for one */
        return count > 0 && f->spoken->speeches.ptr[count - 1].end <= speech->start;
    return !names_person_since(f, f->last_sentence + 1, t, speech);
}

/* Whether another body or state than the one that spoke last is a subject since. */
static bool names_body_since(const finder *f, uint32_t t, const dm_speech *speech) {
    const dm_actors *actors = actors_of(f);
    for (size_t i = 0; i < actors->mentions.len; i++) {
        const dm_mention *one = &actors->mentions.ptr[i];
        const dm_token *head = tok(f, one->head);
        if (one->head < t && head->sentence > f->last_sentence && one->sort != DM_MENTION_PRONOUN &&
            head->rel == DM_REL_NSUBJ && one->actors.ptr[0].kind != DM_KIND_PERSON &&
            one->actors.ptr[0].code.len && !dm_lies_within(f, one->head, speech) &&
            !dm_str_eq(one->actors.ptr[0].code, f->last.ptr[0]->code))
            return true;
    }
    return false;
}

static bool starts_behind_semicolon(const finder *f, const dm_speech *speech) {
    dm_str text = f->parse->text;
    uint32_t at = speech->start;
    while (at > 0 && text.ptr[at - 1] == ' ')
        at--;
    return at > 0 && text.ptr[at - 1] == ';';
}

/* "Chad, it said, would pay for it": whom the pronoun was taken for is but named in the words. */
static bool is_named_in_words(const finder *f, uint32_t t, const dm_speech *speech) {
    const dm_actors *actors = actors_of(f);
    const dm_mention *it = dm_actors_at(actors, t);
    if (!it || it->actors.len != 1 || !dm_str_eq_nocase(tok(f, t)->form, DM_STR("it")) ||
        speech->start > tok(f, t)->start ||
        dm_str_eq(it->actors.ptr[0].code, f->last.len ? f->last.ptr[0]->code : (dm_str){0}))
        return false;
    for (size_t i = 0; i < actors->mentions.len; i++) {
        const dm_mention *one = &actors->mentions.ptr[i];
        uint32_t at = tok(f, one->head)->start;
        if (at >= speech->start && one->head < t && one->actors.len == 1 &&
            one->sort != DM_MENTION_PRONOUN &&
            dm_str_eq(one->actors.ptr[0].code, it->actors.ptr[0].code))
            return true;
    }
    return false;
}

/* "..., it says": the court or organisation that spoke last, or the ministry of the sentence
 * before. */
static bool body_goes_on(const finder *f, uint32_t t, const dm_speech *speech) {
    size_t count = f->spoken->speeches.len;
    if (dm_str_eq_nocase(tok(f, t)->form, DM_STR("it")) && f->last.len == 1 && count &&
        speech->sentence == f->last_sentence && f->last.ptr[0]->kind != DM_KIND_PERSON &&
        f->last.ptr[0]->code.len && f->spoken->speeches.ptr[count - 1].end <= speech->start &&
        starts_behind_semicolon(f, speech))
        return true; /* "The group said it would not go; sanctions, it stated, ..." */
    bool soon = speech->sentence > f->last_sentence && /* with a quotation between */
                speech->sentence - f->last_sentence <= RECENT_SENTENCES;
    if (is_named_in_words(f, t, speech) && f->last.len == 1 && f->last.ptr[0]->code.len &&
        f->last.ptr[0]->kind != DM_KIND_PERSON && soon && !names_body_since(f, t, speech))
        return true;
    if (!dm_str_eq_nocase(tok(f, t)->form, DM_STR("it")) || f->last.len != 1 ||
        speech->sentence <= f->last_sentence || names_body_since(f, t, speech))
        return false;
    uint32_t since = speech->sentence - f->last_sentence;
    return f->last.ptr[0]->kind == DM_KIND_ORGANISATION
               ? since <= RECENT_SENTENCES
               : f->last.ptr[0]->kind == DM_KIND_STATE && since == 1;
}

/* "the former president" is nobody who is in office now. */
static bool is_former_one(const finder *f, uint32_t t) {
    for (DM_CHILDREN(f->parse, t, c))
        if (tok(f, c)->rel == DM_REL_AMOD &&
            (dm_tree_lemma_is(f->parse, c, "former") || dm_tree_lemma_is(f->parse, c, "ousted") ||
             dm_tree_lemma_is(f->parse, c, "deposed")))
            return true;
    return false;
}

/* "the officials said", "the diplomat added": who spoke before under the same noun. */
static const dm_speech *same_noun_before(const finder *f, uint32_t t) {
    enum { SAME_NOUN_SENTENCES = 5 };
    const dm_noun *noun = dm_knowledge_noun(f->scene->grammar.book->knowledge, tok(f, t)->lemma);
    uint32_t first, last;
    bool body = dm_is_body_noun(f, t);
    uint32_t name = dm_tree_find(f->parse, t, DM_REL_APPOS); /* "the president, Ann Lee" */
    if (tok(f, t)->upos != DM_NOUN || (!body && (!noun || noun->kind != DM_NOUN_TITLE)) ||
        (name != DM_NO_TOKEN && tok(f, name)->upos == DM_PROPN))
        return NULL;
    dm_tree_phrase(f->parse, t, &first, &last);
    bool definite = dm_str_eq_nocase(tok(f, first)->form, DM_STR("the")) ||
                    dm_str_eq_nocase(tok(f, first)->form, DM_STR("these"));
    for (uint32_t u = first + 1; u < t && definite; u++)
        definite = tok(f, u)->upos == DM_ADJ && !dm_actors_at(actors_of(f), u) &&
                   !dm_utf8_is_capitalised(tok(f, u)->form);
    if (!definite || last != t)
        return NULL;
    const dm_mention *here = dm_actors_at(actors_of(f), t); /* "In Kampala, the minister said" */
    dm_str opened = here && here->actors.len == 1 && here->certainty > 0.8f &&
                            !dm_str_starts(here->actors.ptr[0].why, DM_STR(DM_WHY_ROLE))
                        ? here->actors.ptr[0].code
                        : (dm_str){0};
    for (size_t i = f->spoken->speeches.len; i > 0; i--) {
        const dm_speech *one = &f->spoken->speeches.ptr[i - 1];
        if (one->sentence > tok(f, t)->sentence ||
            tok(f, t)->sentence - one->sentence > SAME_NOUN_SENTENCES)
            continue;
        if (one->speakers.len == 1 && is_former_one(f, t) &&
            !dm_str_is(one->speakers.ptr[0]->sector, "ELI"))
            continue;
        if (one->speakers.len == 1 && opened.len && !dm_str_eq(one->speakers.ptr[0]->code, opened))
            continue;
        if (one->speakers.len == 1 && (body || one->speakers.ptr[0]->kind == DM_KIND_PERSON) &&
            dm_str_find(one->speakers.ptr[0]->text, tok(f, t)->lemma, 0) != SIZE_MAX)
            return one;
    }
    return NULL;
}

/* "The director of the agency warned ... “...,” said the official": whoever spoke in the sentence
 * before `sentence`, where t stands in that one and in the same paragraph. */
static bool is_any_officer(const finder *f, uint32_t t, uint32_t sentence) {
    return dm_codebook_in_class(f->scene->grammar.book, "@any-officer", tok(f, t)->lemma) &&
           tok(f, t)->sentence == sentence && sentence == f->last_sentence + 1 &&
           !sentence_of(f, t)->paragraph_start;
}

/* "Interior Minister Ann Lee announced ... The politician warned": who spoke before and may be
 * meant by such a noun, where the phrase itself tells no side; NULL. */
static const dm_speech *other_title_before(const finder *f, uint32_t t) {
    const dm_mention *mention = dm_actors_at(actors_of(f), t);
    uint32_t first, last;
    dm_tree_phrase(f->parse, t, &first, &last);
    if (tok(f, t)->upos != DM_NOUN || last != t || first + 2 < t ||
        (tok(f, t)->feats & DM_FEAT_PLUR) || (mention && mention->certainty > 0.7f) ||
        !dm_str_eq_nocase(tok(f, first)->form, DM_STR("the")))
        return NULL;
    for (size_t i = f->spoken->speeches.len; i > 0; i--) {
        const dm_speech *one = &f->spoken->speeches.ptr[i - 1];
        if (one->sentence >= tok(f, t)->sentence || one->speakers.len != 1 ||
            tok(f, t)->sentence - one->sentence > RECENT_SENTENCES)
            continue;
        const dm_actor *speaker = one->speakers.ptr[0];
        if (is_former_one(f, t) && !dm_str_is(speaker->sector, "ELI"))
            continue;
        if (is_one_person(speaker) && speaker->code.len &&
            (is_any_officer(f, t, one->sentence + 1) ||
             dm_actors_takes_up(actors_of(f), tok(f, t)->lemma, speaker)))
            return one;
    }
    return NULL;
}

/* "Minister Lamamra said that Israel's foreign minister had slandered him. The minister added": the
 * one who spoke last, not another of that office who did nothing since. */
static bool speaks_on_in_office(const finder *f, uint32_t t, const dm_speech *speech) {
    const dm_actors *actors = actors_of(f);
    const dm_mention *mention = dm_actors_at(actors, t);
    uint32_t first, last;
    dm_tree_phrase(f->parse, t, &first, &last);
    if (!mention || tok(f, t)->upos != DM_NOUN || last != t || first + 1 != t ||
        !dm_str_eq_nocase(tok(f, first)->form, DM_STR("the")) || !is_last_person(f) ||
        !dm_str_starts(mention->actors.ptr[0].why, DM_STR(DM_WHY_ROLE)) ||
        speech->sentence <= f->last_sentence ||
        speech->sentence - f->last_sentence > RECENT_SENTENCES)
        return false;
    const dm_actor *spoke = f->last.ptr[f->last.len - 1], *meant = &mention->actors.ptr[0];
    if (!spoke->code.len || dm_str_eq(spoke->name, meant->name) ||
        !(is_any_officer(f, t, speech->sentence) ||
          dm_actors_takes_up(actors, tok(f, t)->lemma, spoke)))
        return false;
    for (size_t i = 0; i < actors->mentions.len; i++) {
        const dm_mention *one = &actors->mentions.ptr[i];
        const dm_token *head = tok(f, one->head);
        if (one->head < t && head->sentence > f->last_sentence && head->rel == DM_REL_NSUBJ &&
            dm_str_eq(one->actors.ptr[0].name, meant->name))
            return false;
    }
    return true;
}

/* "said Juana Ponce, a farmer. ... added the 45-year-old", "the expert": the one person who spoke
 * last, told of by a bare noun of which the lexicon knows no more. */
/* "The mayor" behind what a spokesman said: somebody else, by his title. */
static bool has_other_title(const finder *f, uint32_t t) {
    const dm_actor *spoke = f->last.ptr[f->last.len - 1];
    const dm_noun *noun = dm_knowledge_noun(f->scene->grammar.book->knowledge, tok(f, t)->lemma);
    return noun && noun->kind == DM_NOUN_TITLE && spoke->role.len &&
           !dm_actors_takes_up(actors_of(f), tok(f, t)->lemma, spoke);
}

static bool goes_on_as_somebody(const finder *f, uint32_t t, const dm_speech *speech) {
    const dm_mention *mention = dm_actors_at(actors_of(f), t);
    bool age = dm_is_of_age(f, t), definite = false;
    if (!is_last_person(f) || speech->sentence <= f->last_sentence ||
        speech->sentence - f->last_sentence > RECENT_SENTENCES || has_other_title(f, t) ||
        (tok(f, t)->feats & DM_FEAT_PLUR) || tok(f, t)->upos == DM_PROPN ||
        (mention && mention->sort == DM_MENTION_BODY) ||
        !(age || (tok(f, t)->upos == DM_NOUN && dm_is_person_noun(f, t))) ||
        (mention && mention->actors.ptr[0].code.len && mention->certainty > 0.7f))
        return false;
    for (DM_CHILDREN(f->parse, t, c)) {
        dm_rel rel = (dm_rel)tok(f, c)->rel;
        if (rel == DM_REL_DET)
            definite = dm_tree_lemma_is(f->parse, c, "the");
        else if (rel == DM_REL_APPOS || (rel == DM_REL_COMPOUND && !age) ||
                 rel == DM_REL_NMOD_POSS || rel == DM_REL_CONJ || rel == DM_REL_NUMMOD ||
                 (rel == DM_REL_NMOD && !age) || actors_of(f)->name_of[c] != DM_NO_TOKEN)
            return false;
    }
    return definite && !names_person_since(f, f->last_sentence + 1, t, speech);
}

/* "The presidency said ... , added the source": whoever spoke last. */
static bool is_the_source(const finder *f, uint32_t t, const dm_speech *speech) {
    uint32_t determiner = dm_tree_find(f->parse, t, DM_REL_DET);
    return dm_tree_lemma_is(f->parse, t, "source") && !(tok(f, t)->feats & DM_FEAT_PLUR) &&
           determiner != DM_NO_TOKEN && dm_tree_lemma_is(f->parse, determiner, "the") &&
           dm_children_count(f->parse, t) == 1 && f->last.len == 1 &&
           speech->sentence > f->last_sentence &&
           speech->sentence - f->last_sentence <= RECENT_SENTENCES;
}

/* Nothing but "the" and a word for how he is stands with the singular noun: "the leftist", "the
 * former judge", "the 61-year-old". */
static bool is_epithet(const finder *f, uint32_t t) {
    bool age = dm_is_of_age(f, t), definite = false, former = is_former_one(f, t);
    const dm_noun *noun = dm_knowledge_noun(f->scene->grammar.book->knowledge, tok(f, t)->lemma);
    if ((tok(f, t)->feats & DM_FEAT_PLUR) || tok(f, t)->upos == DM_PROPN ||
        !(age || (tok(f, t)->upos == DM_NOUN && dm_is_person_noun(f, t))) ||
        (noun && noun->kind == DM_NOUN_TITLE && !former))
        return false;
    for (DM_CHILDREN(f->parse, t, c)) {
        dm_rel rel = (dm_rel)tok(f, c)->rel;
        if (rel == DM_REL_DET)
            definite = dm_tree_lemma_is(f->parse, c, "the");
        else if (!age && rel != DM_REL_AMOD && rel != DM_REL_PUNCT)
            return false;
    }
    return definite;
}

/* "Petro leapt to his defence. “...,” the leftist said": the one person who is the subject of the
 * sentence before the words, in the same paragraph; NULL. */
static const dm_mention *subject_described(const finder *f, uint32_t t, const dm_speech *speech) {
    uint32_t sentence = tok(f, t)->sentence;
    if (!is_epithet(f, t))
        return NULL;
    while (sentence > 0 && f->parse->sentences[sentence].start > speech->start)
        sentence--;
    if (sentence == 0 || f->parse->sentences[sentence].paragraph_start)
        return NULL;
    const dm_sentence *s = &f->parse->sentences[sentence - 1];
    uint32_t subject = s->count && s->root < f->parse->token_count
                           ? dm_surface_subject(&f->scene->grammar, s->root)
                           : (uint32_t)DM_NO_TOKEN;
    const dm_mention *one = subject == DM_NO_TOKEN ? NULL : dm_actors_at(actors_of(f), subject);
    return one && one->actors.len == 1 && one->actors.ptr[0].kind == DM_KIND_PERSON &&
                   one->certainty > 0.85f && one->actors.ptr[0].code.len &&
                   !(tok(f, subject)->feats & DM_FEAT_PLUR) &&
                   dm_utf8_is_capitalised(one->actors.ptr[0].name)
               ? one
               : NULL;
}

bool dm_speaks_on(const finder *f, uint32_t t, dm_speech *speech) {
    if (!goes_on_speaking(f, t, speech) && !body_goes_on(f, t, speech) &&
        !is_the_source(f, t, speech))
        return false;
    speech->speakers = f->last;
    return true;
}

bool dm_speaks_again(const finder *f, uint32_t t, dm_speech *speech) {
    const dm_speech *before = same_noun_before(f, t);
    before = before ? before : other_title_before(f, t);
    if (before) {
        speech->speakers = before->speakers;
        speech->certainty = before->certainty;
        return true;
    }
    if (speaks_on_in_office(f, t, speech) || goes_on_as_somebody(f, t, speech)) {
        speech->speakers = f->last;
        speech->certainty = 0.9f;
        return true;
    }
    const dm_mention *described = subject_described(f, t, speech);
    if (!described)
        return false;
    const dm_actor *who = &described->actors.ptr[0],
                   *spoke = f->last.len == 1 ? f->last.ptr[0] : NULL;
    who = spoke && dm_str_eq(spoke->name, who->name) ? spoke : who; /* whose side is known by now */
    dm_refs_push(f->arena, &speech->speakers, who);
    speech->certainty = 0.85f;
    return true;
}
