/*
 * anaphors.c - what points back: pronouns, "the two countries", "the bloc", nicknames.
 */
#include "actors/discourse.h"

#include "base/utf8.h"

enum { RECENT_SENTENCES = 6 };

const dm_met *dm_discourse_last(const dm_met *list, size_t count, uint32_t sentence,
                                bool subject_first) {
    const dm_met *latest = NULL;
    for (size_t i = count; i > 0; i--) {
        const dm_met *one = &list[i - 1];
        if (sentence - one->sentence > RECENT_SENTENCES)
            continue;
        if (!latest)
            latest = one;
        if (!subject_first)
            break;
        if (one->subject && sentence - one->sentence <= 1)
            return one;
    }
    return latest;
}

const dm_met *dm_discourse_last_power(const dm_discourse *d, uint32_t sentence) {
    const dm_met *latest = NULL;
    for (size_t i = d->power_count; i > 0; i--) {
        const dm_met *one = &d->powers[i - 1];
        if (one->actor->kind == DM_KIND_PERSON || sentence - one->sentence > RECENT_SENTENCES)
            continue;
        if (one->subject && sentence - one->sentence <= 1)
            return one;
        if (!latest)
            latest = one;
    }
    return latest;
}

typedef enum pronoun_class { NOT_A_PRONOUN, OF_PERSON, OF_THING, OF_MANY } pronoun_class;

static pronoun_class classify(dm_str form) {
    static const struct {
        const char *form;
        pronoun_class class;
    } table[] = {
        {"he", OF_PERSON},  {"she", OF_PERSON},  {"him", OF_PERSON},      {"his", OF_PERSON},
        {"her", OF_PERSON}, {"hers", OF_PERSON}, {"himself", OF_PERSON},  {"herself", OF_PERSON},
        {"it", OF_THING},   {"its", OF_THING},   {"itself", OF_THING},    {"they", OF_MANY},
        {"them", OF_MANY},  {"their", OF_MANY},  {"themselves", OF_MANY}, {"both", OF_MANY}};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (dm_str_eq_nocase(form, dm_str_of(table[i].form)))
            return table[i].class;
    return NOT_A_PRONOUN;
}

/* "The international community made clear that it ...": the subject of the clause above, which is
 * no actor we know. */
static bool stands_for_matrix(const dm_actors *self, uint32_t t) {
    const dm_parse *parse = self->parse;
    uint32_t clause = dm_tok(parse, t)->head;
    if (!dm_discourse_is_subject(dm_tok(parse, t)) || clause == DM_NO_TOKEN ||
        dm_tok(parse, clause)->rel != DM_REL_CCOMP)
        return false;
    uint32_t matrix = dm_tok(parse, clause)->head;
    uint32_t subject =
        matrix == DM_NO_TOKEN ? (uint32_t)DM_NO_TOKEN : dm_tree_find(parse, matrix, DM_REL_NSUBJ);
    return subject != DM_NO_TOKEN && dm_tok(parse, subject)->upos == DM_NOUN &&
           self->mention_of[subject] == DM_NO_TOKEN;
}

/* The actors a pronoun stands for; the list is in the arena. */
dm_actor_list dm_discourse_refer(dm_discourse *d, uint32_t t) {
    dm_actors *self = d->self;
    const dm_token *token = dm_tok(self->parse, t);
    const dm_met *who = NULL;
    switch (classify(token->form)) {
    case OF_PERSON:
        who = dm_discourse_last(d->people, d->people_count, token->sentence, true);
        break;
    case OF_THING:
        if (stands_for_matrix(self, t))
            break;
        who = dm_discourse_last_power(d, token->sentence);
        break;
    case OF_MANY:
        for (size_t i = self->mentions.len; i > 0; i--) { /* a list or a plural body */
            const dm_mention *mention = &self->mentions.ptr[i - 1];
            const dm_token *head = dm_tok(self->parse, mention->head);
            if (token->sentence - head->sentence > 2)
                break;
            if (mention->place || !dm_discourse_is_subject(head) ||
                !mention->actors.ptr[0].code.len)
                continue;
            if (mention->actors.len > 1 || (head->feats & DM_FEAT_PLUR))
                return mention->actors;
            dm_actor_refs all = {0};
            size_t count = dm_actors_gather(self, mention->head, &all);
            dm_actor *list = count > 1 ? DM_NEW_ARRAY(self->arena, dm_actor, count) : NULL;
            for (size_t k = 0; list && k < count; k++)
                list[k] = *all.ptr[k];
            if (list)
                return (dm_actor_list){list, count};
        }
        for (size_t i = self->mentions.len; i > 0;
             i--) { /* "Russian troops ... that they withdraw": any plural, else */
            const dm_mention *mention = &self->mentions.ptr[i - 1];
            const dm_token *head = dm_tok(self->parse, mention->head);
            if (token->sentence - head->sentence > 1)
                break;
            if (!mention->place && mention->actors.ptr[0].code.len &&
                (head->feats & DM_FEAT_PLUR) &&
                (mention->sort == DM_MENTION_BODY || mention->sort == DM_MENTION_PERSON))
                return mention->actors;
        }
        who = dm_discourse_last_power(d, token->sentence);
        if (who && (!who->subject || token->sentence - who->sentence > 1))
            who = NULL;
        break;
    case NOT_A_PRONOUN:
        break;
    }
    if (!who)
        return (dm_actor_list){NULL, 0};
    dm_actor *copy = dm_discourse_copy(d, who->actor, t, t, "pronoun for");
    return (dm_actor_list){copy, copy ? 1 : 0};
}

void dm_discourse_pronoun(dm_discourse *d, uint32_t t) {
    dm_actor_list list = dm_discourse_refer(d, t);
    if (!list.len)
        return;
    dm_mention *mention =
        dm_actors_mention(d->self, t, t, t, DM_MENTION_PRONOUN, list.ptr, list.len);
    if (mention)
        mention->certainty = classify(dm_tok(d->self->parse, t)->form) == OF_PERSON ? 0.85f : 0.7f;
}

/* ---- "the two countries", "the bloc" ---- */

/* The last `want` different states or organisations. */
static void mention_last(dm_discourse *d, const dm_phrase *phrase, size_t want) {
    dm_actors *self = d->self;
    uint32_t sentence = dm_tok(self->parse, phrase->head)->sentence;
    dm_actor *list = DM_NEW_ARRAY(self->arena, dm_actor, want);
    size_t count = 0;
    for (size_t i = d->power_count; list && i > 0 && count < want; i--) {
        const dm_met *one = &d->powers[i - 1];
        if (sentence - one->sentence > RECENT_SENTENCES)
            break;
        bool seen = false;
        for (size_t k = 0; k < count; k++)
            seen |= dm_str_eq(list[k].code, one->actor->code);
        if (!seen)
            list[count++] = *one->actor;
    }
    if (!list || count < want)
        return;
    dm_mention *mention = dm_actors_mention(self, phrase->head, phrase->head, phrase->head,
                                            DM_MENTION_ANAPHOR, list, count);
    if (mention)
        mention->certainty = 0.8f;
}

static const dm_actor *last_of_kind(const dm_discourse *d, uint32_t sentence, bool organisation) {
    for (size_t i = d->power_count; i > 0; i--) {
        const dm_met *one = &d->powers[i - 1];
        if (sentence - one->sentence > RECENT_SENTENCES)
            break;
        bool is = one->actor->kind == DM_KIND_ORGANISATION || one->actor->kind == DM_KIND_GROUP;
        bool state = one->actor->kind == DM_KIND_STATE || one->actor->kind == DM_KIND_PERSON;
        if (organisation ? is : state)
            return one->actor;
    }
    return NULL;
}

/* The group of states spoken of last. */
static const dm_actor *last_group(const dm_discourse *d, uint32_t sentence) {
    for (size_t i = d->power_count; i > 0; i--) {
        const dm_met *one = &d->powers[i - 1];
        if (sentence - one->sentence > 3)
            break;
        if (one->actor->kind == DM_KIND_GROUP)
            return one->actor;
    }
    return NULL;
}

/* True if the phrase is an anaphor, whether or not it could be resolved. */
bool dm_discourse_anaphor(dm_discourse *d, const dm_phrase *phrase) {
    const dm_parse *parse = d->self->parse;
    uint32_t t = phrase->head;
    bool plural = dm_tok(parse, t)->feats & DM_FEAT_PLUR;
    bool two = phrase->number == 2 || (plural && phrase->definite && !phrase->number);
    if (plural && phrase->affiliation_count == 0 &&
        LEMMA_IN(parse, t, "country", "side", "nation", "state", "neighbour", "neighbor", "leader",
                 "president", "minister", "diplomat", "official", "power", "rival", "ally",
                 "government", "party", "man")) {
        const dm_actor *group = phrase->number ? NULL : last_group(d, dm_tok(parse, t)->sentence);
        if (group && phrase->definite &&
            !LEMMA_IN(parse, t, "side", "neighbour", "neighbor", "rival",
                      "party")) { /* "The countries", of the G7 */
            dm_actor *copy = dm_discourse_copy(d, group, t, t, "the members of");
            dm_mention *mention =
                copy ? dm_actors_mention(d->self, t, t, t, DM_MENTION_ANAPHOR, copy, 1) : NULL;
            if (mention)
                mention->certainty = 0.8f;
            return true;
        }
        if (!two && !LEMMA_IN(parse, t, "side"))
            return LEMMA_IN(parse, t, "country", "nation", "state", "power", "rival");
        mention_last(d, phrase, 2);
        return true;
    }
    return false;
}

/* The words of the phrase from its article to its head, in lower case, one blank between. */
static dm_str words_of(const dm_actors *self, uint32_t head) {
    enum { MOST_WORDS = 8 };
    const dm_parse *parse = self->parse;
    uint32_t first, last;
    dm_tree_phrase(parse, head, &first, &last);
    if (head - first >= MOST_WORDS)
        return (dm_str){"", 0};
    dm_str words = dm_utf8_lowered(self->arena, dm_tok(parse, first)->form);
    for (uint32_t t = first + 1; t <= head; t++) {
        dm_str next = dm_utf8_lowered(self->arena, dm_tok(parse, t)->form);
        words = dm_arena_printf(self->arena, "%.*s%s%.*s", DM_FMT(words),
                                dm_tok(parse, t - 1)->space_after ? " " : "", DM_FMT(next));
    }
    return words;
}

/* "the bloc", "world leaders": by lexicon/actors/nicknames.tsv. True if the phrase is one, whether
 * or not it could be resolved. */
bool dm_discourse_nickname(dm_discourse *d, uint32_t t) {
    dm_actors *self = d->self;
    const dm_nickname *nickname = dm_knowledge_nickname(self->knowledge, words_of(self, t));
    if (!nickname)
        return false;
    for (DM_CHILDREN(self->parse, t, c)) /* "the breakaway region of Abkhazia" says itself which */
        if (c > t && dm_tok(self->parse, c)->rel == DM_REL_NMOD &&
            nickname->condition != DM_STANDS_ALWAYS)
            return false;
    const dm_entity *entity =
        nickname->code.len ? dm_knowledge_entity(self->knowledge, nickname->code) : NULL;
    const dm_actor *last = NULL;
    if (nickname->condition != DM_STANDS_ALWAYS)
        last = last_of_kind(d, dm_tok(self->parse, t)->sentence,
                            nickname->condition == DM_STANDS_LAST_ORGANISATION);
    if (nickname->condition == DM_STANDS_LAST_ORGANISATION && nickname->code.len &&
        !(last && dm_str_eq(last->code, nickname->code)))
        return true; /* "the alliance" is NATO only where NATO was named */
    if (last)
        entity = dm_knowledge_entity(self->knowledge, last->code);
    uint32_t first, end;
    dm_tree_phrase(self->parse, t, &first, &end);
    dm_actor *actor = entity ? dm_actors_make(self, entity, first, t) : NULL;
    if (actor && last)
        actor->why = dm_arena_printf(self->arena, "stands for \"%.*s\"", DM_FMT(last->text));
    dm_mention *mention =
        actor ? dm_actors_mention(self, t, first, t, DM_MENTION_ANAPHOR, actor, 1) : NULL;
    if (mention)
        mention->certainty = last ? 0.75f : 0.9f;
    return true;
}
