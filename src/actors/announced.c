/*
 * announced.c - "nine presidents ... A, B and C": a number and the list of states that it
 * announces.
 */
#include "actors/actors_inside.h"

enum { LIST_WINDOW = 12 }; /* sentences between the number and its list */

static size_t states_of_list(dm_actors *self, uint32_t t, dm_actor *list, size_t room) {
    uint32_t members[DM_MOST_ACTORS];
    size_t n = dm_tree_conjuncts(self->parse, t, members, DM_MOST_ACTORS), count = 0;
    for (size_t i = 0; i < n; i++) {
        const dm_mention *mention = dm_actors_at(self, members[i]);
        for (size_t k = 0; mention && k < mention->actors.len && count < room; k++) {
            bool seen = !mention->actors.ptr[k].code.len;
            for (size_t j = 0; j < count; j++)
                seen |= dm_str_eq(list[j].code, mention->actors.ptr[k].code);
            if (!seen)
                list[count++] = mention->actors.ptr[k];
        }
    }
    return count;
}

/* Makes the noun at token t stand for the list. */
static void announce(dm_actors *self, uint32_t t, dm_actor *list, size_t count) {
    for (size_t i = 0; i < count; i++)
        list[i].why = DM_STR("the list that the number announces");
    uint32_t at = self->mention_of[t];
    if (at != DM_NO_TOKEN) {
        self->mentions.ptr[at].actors = (dm_actor_list){list, count};
        self->mentions.ptr[at].certainty = 0.9f;
        self->mentions.ptr[at].announced = true;
        return;
    }
    uint32_t first, last;
    dm_tree_phrase(self->parse, t, &first, &last);
    dm_mention *mention = dm_actors_mention(self, t, first, last, DM_MENTION_ANAPHOR, list, count);
    if (mention)
        mention->announced = true;
}

/* The coordination of exactly `number` states that stands nearest after, else nearest before. */
static bool resolve_number(dm_actors *self, const dm_phrase *phrase) {
    const dm_parse *parse = self->parse;
    uint32_t here = dm_tok(parse, phrase->head)->sentence;
    dm_actor *list = DM_NEW_ARRAY(self->arena, dm_actor, DM_MOST_ACTORS), *best = NULL;
    uint32_t best_distance = UINT32_MAX;
    for (size_t m = 0; list && m < self->mentions.len; m++) {
        uint32_t head = self->mentions.ptr[m].head, sentence = dm_tok(parse, head)->sentence;
        if (dm_tok(parse, head)->rel == DM_REL_CONJ || head == phrase->head)
            continue;
        uint32_t distance = sentence >= here ? sentence - here : 100 + (here - sentence);
        if (distance >= best_distance ||
            (sentence >= here ? distance : distance - 100) > LIST_WINDOW)
            continue;
        if (states_of_list(self, head, list, DM_MOST_ACTORS) != phrase->number)
            continue;
        best = DM_NEW_ARRAY(self->arena, dm_actor, phrase->number);
        if (!best)
            return false;
        memcpy(best, list, phrase->number * sizeof *list);
        best_distance = distance;
    }
    if (!best)
        return false;
    announce(self, phrase->head, best, phrase->number);
    return true;
}

/* "14 foreigners: six Lithuanians, two Poles and a Briton": those behind the colon. */
static bool resolve_breakdown(dm_actors *self, uint32_t t) {
    dm_actor *list = DM_NEW_ARRAY(self->arena, dm_actor, DM_MOST_ACTORS);
    for (DM_CHILDREN(self->parse, t, c)) {
        if (!list || c < t || dm_tok(self->parse, c)->rel != DM_REL_APPOS)
            continue;
        size_t count = states_of_list(self, c, list, DM_MOST_ACTORS);
        if (count < 2)
            continue;
        announce(self, t, list, count);
        return true;
    }
    return false;
}

/* "three crew members", "two family members": of what no state is a member. */
static bool has_kind_before(const dm_actors *self, uint32_t t) {
    for (DM_CHILDREN(self->parse, t, c))
        if (c < t && dm_tok(self->parse, c)->rel == DM_REL_COMPOUND &&
            dm_tok(self->parse, c)->upos == DM_NOUN && !dm_actors_name(self, c))
            return true;
    return false;
}

/* "three Indonesian sailors": it is said which state they are of. */
static bool is_of_one_state(const dm_phrase *phrase) {
    return phrase->affiliation_count == 1 && !phrase->members &&
           phrase->affiliations[0]->kind == DM_KIND_STATE;
}

/* Returns how many numbers found their list. */
size_t dm_actors_resolve_numbers(dm_actors *self) {
    size_t found = 0;
    for (uint32_t t = 0; t < self->parse->token_count; t++) {
        if (dm_tok(self->parse, t)->upos != DM_NOUN ||
            !(dm_tok(self->parse, t)->feats & DM_FEAT_PLUR))
            continue;
        if (dm_tree_find(self->parse, t, DM_REL_NUMMOD) == DM_NO_TOKEN)
            continue;
        if (WORD_IN(self, t, "@broken-down") && resolve_breakdown(self, t)) {
            found++;
            continue;
        }
        dm_phrase phrase;
        dm_phrase_read(self, t, &phrase);
        bool person = phrase.noun && phrase.noun->kind == DM_NOUN_TITLE &&
                      !WORD_IN(self, t, "@servants"); /* "expelled three diplomats" */
        bool crew = WORD_IN(self, t, "@members") && has_kind_before(self, t); /* "crew members" */
        bool of_states = (person || WORD_IN(self, t, "@members-announced")) && !crew;
        if (phrase.number >= 3 && of_states && phrase.affiliation_count != phrase.number &&
            !is_of_one_state(&phrase))
            found += resolve_number(self, &phrase);
    }
    return found;
}

/* Forgets all but the lists that numbers announced, for the second reading: "they" may stand for
 * one. */
size_t dm_actors_keep_numbers(dm_actors *self) {
    size_t kept = 0;
    for (uint32_t t = 0; t < self->parse->token_count; t++)
        self->mention_of[t] = DM_NO_TOKEN;
    for (size_t m = 0; m < self->mentions.len; m++) {
        dm_mention mention = self->mentions.ptr[m];
        if (!mention.announced)
            continue;
        self->mentions.ptr[kept] = mention;
        self->mention_of[mention.head] = (uint32_t)kept++;
    }
    self->mentions.len = kept;
    return kept;
}

/* Behind those met since, so that the mentions stand in the order of the text: whoever looks back
 * from a pronoun stops at the first that is too far. */
void dm_actors_meet_again(dm_actors *self, uint32_t t) {
    dm_mention mention = self->mentions.ptr[self->mention_of[t]];
    dm_mention *again = dm_vec_push(self->arena, &self->mentions);
    if (!again)
        return;
    *again = mention;
    self->mention_of[t] = (uint32_t)(self->mentions.len - 1);
}

void dm_actors_drop_first(dm_actors *self, size_t count) {
    for (size_t m = 0; m < count; m++) { /* one that the second reading passed over stays */
        uint32_t head = self->mentions.ptr[m].head;
        if (self->mention_of[head] < count)
            dm_actors_meet_again(self, head);
    }
    for (size_t m = count; m < self->mentions.len; m++)
        self->mentions.ptr[m - count] = self->mentions.ptr[m];
    self->mentions.len -= count;
    for (uint32_t t = 0; t < self->parse->token_count; t++)
        if (self->mention_of[t] != DM_NO_TOKEN)
            self->mention_of[t] -= (uint32_t)count;
}
