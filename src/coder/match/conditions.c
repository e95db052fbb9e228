/*
 * match/conditions.c - whether the conditions of a frame hold: the words, classes and kinds of
 * actors that its slots ask for (lexicon/predicates/README.md).
 */
#include "coder/match/mood.h"
#include "coder/match/parts.h"

#include "coder/measures.h"

/* "Russian planes", "ships of China": things that act for their owner. */
static bool acts_for_owner(const dm_scene *scene, uint32_t t, dm_actor_refs *list) {
    return tok(scene, t)->upos == DM_NOUN &&
           dm_codebook_in_class(scene->grammar.book, "@instrument", tok(scene, t)->lemma) &&
           dm_actors_responsible(scene->grammar.actors, t, DM_OWNER_OF, list) > 0;
}

/* "Nigerians", "about 5,000 Armenians". */
static bool is_people(const dm_scene *scene, uint32_t t) {
    const dm_mention *mention = dm_actors_at(scene->grammar.actors, t);
    return mention && mention->actors.len == 1 && tok(scene, t)->upos == DM_PROPN &&
           mention->actors.ptr[0].kind == DM_KIND_PEOPLE && mention->actors.ptr[0].code.len &&
           (!mention->actors.ptr[0].sector.len || dm_str_is(mention->actors.ptr[0].sector, "CVL"));
}

/* A town, region or province, not a whole country. */
static bool is_place(const dm_scene *scene, uint32_t t) {
    for (size_t i = 0; scene->places && i < scene->places->len; i++)
        if (scene->places->ptr[i].head == t && !scene->places->ptr[i].country)
            return true;
    return false;
}

/* "soldiers", "the Taliban", "Russian forces": who bears arms, by the word or by whom it names. */
static bool is_force(const dm_scene *scene, uint32_t t) {
    const dm_codebook *book = scene->grammar.book;
    dm_actor_refs refs = {0};
    if (dm_codebook_in_class(book, "@armed", tok(scene, t)->lemma) ||
        dm_codebook_in_class(book, "@rebels", tok(scene, t)->lemma))
        return true;
    dm_scene_gather(scene, t, &refs);
    return refs.len && dm_codebook_in_class(book, "@sector-force", refs.ptr[0]->sector);
}

/* "Labour", "the opposition", "deputies": who argues for a living, and bears no arms. */
static bool is_party(const dm_scene *scene, uint32_t t) {
    dm_actor_refs refs = {0};
    dm_scene_gather(scene, t, &refs);
    return refs.len &&
           dm_codebook_in_class(scene->grammar.book, "@sector-politics", refs.ptr[0]->sector) &&
           !is_force(scene, t);
}

/* One of "visit,trip,@talks,ACTOR". */
static bool item_fits(const dm_scene *scene, uint32_t t, dm_str item) {
    uint32_t meant = dm_scene_said_of(scene, t); /* "It is a trap, he said of the offer" */
    t = meant != DM_NO_TOKEN ? meant : t;
    const dm_token *token = tok(scene, t);
    const dm_codebook *book = scene->grammar.book;
    if (item.len && item.ptr[0] == '@')
        return dm_codebook_has_member(book, item, token->lemma) ||
               dm_codebook_has_member(book, item, token->form) ||
               (dm_str_is(item, "@protesting") && is_people(scene, t));
    if (dm_str_is(item, "NAME")) /* of a town or a person, known or not */
        return token->upos == DM_PROPN;
    if (dm_str_is(item, "ACTOR")) {
        dm_actor_refs refs = {0};
        return dm_scene_gather(scene, t, &refs) > 0;
    }
    if (dm_str_is(item, "PLACE"))
        return is_place(scene, t);
    if (dm_str_is(item, "FORCE"))
        return is_force(scene, t);
    if (dm_str_is(item, "PARTY"))
        return is_party(scene, t);
    if (dm_str_is(item, "AHEAD"))
        return dm_mood_modality(scene, t) == DM_MODALITY_FUTURE ||
               dm_mood_modality(scene, t) == DM_MODALITY_DEONTIC;
    return dm_str_eq_nocase(item, token->lemma) || dm_str_eq_nocase(item, token->form);
}

uint32_t dm_scene_measured(const dm_scene *scene, uint32_t t) {
    const dm_token *token = tok(scene, t);
    if (token->upos != DM_NUM &&
        !dm_codebook_in_class(scene->grammar.book, "@measure", token->lemma))
        return DM_NO_TOKEN;
    for (DM_CHILDREN(scene->grammar.parse, t, c))
        if (tok(scene, c)->rel == DM_REL_NMOD && dm_tree_has_case(scene->grammar.parse, c, "of"))
            return c;
    return DM_NO_TOKEN;
}

/* "a provocative gesture" is what its adjective says: for the classes of judgements. */
static bool judged_by_adjective(const dm_scene *scene, uint32_t t, dm_str item) {
    if (tok(scene, t)->upos != DM_NOUN ||
        !(dm_str_is(item, "@condemned") || dm_str_is(item, "@praised") ||
          dm_str_is(item, "@good") || dm_str_is(item, "@ill-natured")))
        return false;
    /* "an important step", "the right decision" */
    bool advance = dm_str_is(item, "@good") &&
                   dm_codebook_in_class(scene->grammar.book, "@advance", tok(scene, t)->lemma);
    for (DM_CHILDREN(scene->grammar.parse, t, c))
        if (tok(scene, c)->rel == DM_REL_AMOD &&
            (item_fits(scene, c, item) ||
             (advance &&
              dm_codebook_in_class(scene->grammar.book, "@weighty", tok(scene, c)->lemma))))
            return true;
    return false;
}

bool dm_class_fits(const dm_scene *scene, uint32_t t, dm_str name) {
    return item_fits(scene, t, name) || judged_by_adjective(scene, t, name);
}

static bool word_fits(const dm_scene *scene, uint32_t t, const dm_condition *condition) {
    dm_str list = condition->words, item;
    uint32_t meant = dm_scene_measured(scene, t);
    /* the head counts, the other is meant: "thousands of runners" are not just thousands */
    bool counts = meant != DM_NO_TOKEN && tok(scene, meant)->upos == DM_NOUN;
    bool among = condition->letters &
                 (dm_letters_bit(tok(scene, t)->lemma) | dm_letters_bit(tok(scene, t)->form));
    while (among && !counts && dm_str_split(&list, ',', &item))
        if (item_fits(scene, t, item) || judged_by_adjective(scene, t, item))
            return true;
    return meant != DM_NO_TOKEN && word_fits(scene, meant, condition);
}

/* "Ambassador Huang Xilian", "Ivan Petrov, the consul": a name is what its title says. */
static bool titled(const dm_scene *scene, uint32_t t, const dm_condition *condition) {
    if (tok(scene, t)->upos != DM_PROPN)
        return false;
    const dm_mention *met = dm_actors_at(scene->grammar.actors, t);
    dm_str role = met && met->actors.len == 1 ? met->actors.ptr[0].role : (dm_str){"", 0};
    dm_str list = condition->words, item, office = {"", 0};
    dm_str_split(&role, ' ', &office); /* "ambassador to the United Nations" */
    while (office.len && dm_str_split(&list, ',', &item))
        if (dm_str_is(item, "@diplomat") &&
            dm_codebook_has_member(scene->grammar.book, item, office))
            return true;
    for (DM_CHILDREN(scene->grammar.parse, t, c)) {
        dm_rel rel = (dm_rel)tok(scene, c)->rel;
        if ((rel == DM_REL_NMOD_DESC || rel == DM_REL_APPOS) && word_fits(scene, c, condition))
            return true;
    }
    return false;
}

/* "argued for decades", "called a strike for March 28": for nothing. */
static bool is_duration(const dm_scene *scene, uint32_t t, const dm_slot *slot) {
    uint8_t last = slot->count - 1;
    return slot->steps[last].role == DM_SLOT_PREP &&
           dm_str_is(slot->steps[last].preposition, "for") && tok(scene, t)->upos == DM_NOUN &&
           dm_codebook_in_class(scene->grammar.book, "@time-noun", tok(scene, t)->lemma);
}

/* Whether a noun is the thing that "it" or "them" may stand for: the object of a verb, in the same
 * number, and nobody who acts. */
static bool is_thing(const dm_scene *scene, uint32_t noun, bool many) {
    const dm_token *token = tok(scene, noun);
    const dm_mention *mention = dm_actors_at(scene->grammar.actors, noun);
    bool power = mention && mention->sort == DM_MENTION_NAME;
    return token->upos == DM_NOUN && token->rel == DM_REL_OBJ && !power &&
           many == ((token->feats & DM_FEAT_PLUR) != 0);
}

/* "had 10,000 soldiers there and has begun to pull them out": the object named last, in this
 * sentence or the one before, that a pronoun in the place of an object stands for; DM_NO_TOKEN. */
static uint32_t thing_meant(const dm_scene *scene, uint32_t t) {
    const dm_parse *parse = scene->grammar.parse;
    const dm_token *token = tok(scene, t);
    bool many = dm_str_eq_nocase(token->form, DM_STR("them"));
    if (token->upos != DM_PRON || token->rel != DM_REL_OBJ ||
        (!many && !dm_str_eq_nocase(token->form, DM_STR("it"))))
        return DM_NO_TOKEN;
    uint32_t sentence = token->sentence;
    uint32_t from = parse->sentences[sentence ? sentence - 1 : 0].first;
    for (uint32_t k = t; k > from; k--)
        if (is_thing(scene, k - 1, many))
            return k - 1;
    return DM_NO_TOKEN;
}

/* "Farmers in Togo said they had blocked a road": the noun, in this sentence or the one before, of
 * those for whom the pronoun in the place of a subject stands; DM_NO_TOKEN. */
static uint32_t who_is_meant(const dm_scene *scene, uint32_t t) {
    const dm_parse *parse = scene->grammar.parse;
    const dm_token *token = tok(scene, t);
    const dm_mention *own = dm_actors_at(scene->grammar.actors, t);
    if (token->upos != DM_PRON || !own || own->head != t ||
        (token->rel != DM_REL_NSUBJ && token->rel != DM_REL_NSUBJ_PASS))
        return DM_NO_TOKEN;
    uint32_t from = parse->sentences[token->sentence ? token->sentence - 1 : 0].first;
    for (uint32_t k = t; k > from; k--) {
        const dm_mention *met = dm_actors_at(scene->grammar.actors, k - 1);
        if (met && met->head == k - 1 && tok(scene, k - 1)->upos == DM_NOUN &&
            dm_str_eq(met->actors.ptr[0].code, own->actors.ptr[0].code) &&
            dm_str_eq(met->actors.ptr[0].sector, own->actors.ptr[0].sector))
            return k - 1;
    }
    return DM_NO_TOKEN;
}

static bool filler_fits(const dm_scene *scene, uint32_t t, const dm_condition *condition) {
    uint32_t list[DM_MOST_FILLERS];
    if (condition->filler == DM_FILLER_ANY)
        return !is_duration(scene, t, condition->slot);
    if (condition->filler == DM_FILLER_ACTOR) {
        dm_actor_refs refs = {0};
        bool subject = condition->slot->steps[0].role == DM_SLOT_SUBJ && !condition->negated;
        return dm_scene_gather(scene, t, &refs) > 0 ||
               (subject &&
                (acts_for_owner(scene, t, &refs) || dm_scene_documented(scene, t, &refs) > 0));
    }
    size_t n = dm_tree_conjuncts(scene->grammar.parse, t, list, DM_MOST_FILLERS);
    for (size_t i = 0; i < n; i++)
        if (word_fits(scene, list[i], condition) || titled(scene, list[i], condition))
            return true;
    uint32_t meant = condition->negated ? (uint32_t)DM_NO_TOKEN : thing_meant(scene, t);
    if (meant == DM_NO_TOKEN && !condition->negated)
        meant = who_is_meant(scene, t);
    return meant != DM_NO_TOKEN && word_fits(scene, meant, condition);
}

/* Fillers of a slot: the frames of a word ask for the same few. */
static const dm_fillers *fillers_of(const dm_scene *scene, uint32_t p, const dm_slot *slot,
                                    dm_asked_slots *asked, dm_fillers *own) {
    for (size_t i = 0; i < asked->count; i++)
        if (asked->slots[i].slot == slot)
            return &asked->slots[i].fillers;
    if (asked->count < DM_ASKED_SLOTS) {
        asked->slots[asked->count].slot = slot;
        own = &asked->slots[asked->count++].fillers;
    }
    own->count = 0;
    dm_slot_fillers(&scene->grammar, p, slot, own);
    return own;
}

static bool condition_holds(const dm_scene *scene, uint32_t p, const dm_condition *condition,
                            dm_asked_slots *asked) {
    const uint64_t *possible = dm_possible_at(scene, p);
    if (condition->filler == DM_FILLER_WORDS && possible &&
        !dm_bits_have(possible, condition->list))
        return condition->negated;
    dm_fillers own;
    const dm_fillers *fillers = fillers_of(scene, p, condition->slot, asked, &own);
    bool holds = false;
    for (size_t i = 0; i < fillers->count && !holds; i++)
        holds = filler_fits(scene, fillers->tokens[i], condition);
    return holds != condition->negated;
}

bool dm_frame_voiced(const dm_scene *scene, uint32_t p, const dm_frame *frame) {
    bool words = frame->type == DM_ACCUSE || frame->type == DM_REQUEST ||
                 frame->type == DM_REJECT || frame->type == DM_THREATEN;
    dm_fillers subject = {0};
    if (frame->pos != 'V' || !words)
        return false;
    dm_arguments(&scene->grammar, p, DM_SLOT_SUBJ, (dm_str){"", 0}, &subject);
    return subject.count &&
           (tok(scene, subject.tokens[0])->upos == DM_PROPN ||
            dm_codebook_in_class(scene->grammar.book, "@voices",
                                 tok(scene, subject.tokens[0])->lemma)) &&
           !dm_actors_at(scene->grammar.actors, subject.tokens[0]);
}

bool dm_frame_holds(const dm_scene *scene, uint32_t p, const dm_frame *frame, dm_asked_slots *asked,
                    bool *open) {
    if (!dm_words_present(scene->grammar.parse, p, frame->words, frame->pos))
        return false;
    for (uint8_t i = 0; i < frame->condition_count; i++) {
        const dm_condition *condition = &frame->conditions[i];
        if (condition_holds(scene, p, condition, asked) ||
            (condition->filler == DM_FILLER_ACTOR && !condition->negated &&
             condition->slot->count == 1 && condition->slot->steps[0].role == DM_SLOT_SUBJ &&
             dm_frame_voiced(scene, p, frame)))
            continue;
        if (!dm_measure_is_open(&scene->grammar, p, frame, &frame->conditions[i]))
            return false;
        *open = true;
    }
    return true;
}
