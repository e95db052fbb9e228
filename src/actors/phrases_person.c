/*
 * phrases_person.c - the personal name in a noun phrase: "General Ann Lee", "the German ambassador
 * to Mali, Dietrich Pohl", "Kim You-geun".
 */
#include "actors/actors_inside.h"

#include "base/utf8.h"

/* "The UN Charter", "the NATO Summit": no person, for all its capital. */
bool dm_phrase_is_person(const dm_actors *self, uint32_t t) {
    const dm_token *token = &self->parse->tokens[t];
    const dm_name_span *name = dm_actors_name(self, t);
    uint32_t first;
    if (name)
        return name->person != NULL;
    return token->upos == DM_PROPN && !WORD_IN(self, t, "@title-of-thing") &&
           !dm_phrase_noun(self, t, &first);
}

/* "Mr. Zhao" is met as Zhao. */
static bool is_courtesy(const dm_actors *self, dm_str form) {
    return dm_utf8_is_capitalised(form) && WORD_AMONG(self, form, "@courtesy");
}

/* Whether token t is a hyphen within a name: "Amir-Abdollahian". */
static bool is_name_hyphen(const dm_parse *parse, uint32_t t) {
    return t > 0 && t + 1 < parse->token_count && dm_str_is(parse->tokens[t].form, "-") &&
           !parse->tokens[t - 1].space_after && !parse->tokens[t].space_after &&
           (parse->tokens[t - 1].upos == DM_PROPN || parse->tokens[t - 1].rel == DM_REL_FLAT) &&
           (parse->tokens[t + 1].upos == DM_PROPN || parse->tokens[t + 1].rel == DM_REL_FLAT);
}

/* "Kim You-geun", whose "You" was taken for a pronoun: a word with a capital that hangs on the name
 * before it. */
static bool goes_on_name(const dm_parse *parse, uint32_t name, uint32_t t) {
    const dm_token *token = &parse->tokens[t];
    return token->rel == DM_REL_FLAT && token->head == name && token->upos != DM_PUNCT &&
           (dm_utf8_is_capitalised(token->form) || is_name_hyphen(parse, t - 1));
}

/* "On Tuesday Ruto's spokesman": a word before a name that hangs on none of its words is no part of
 * it. */
static bool hangs_together(const dm_parse *parse, uint32_t before, uint32_t last) {
    uint32_t head = parse->tokens[before].head;
    if (head != DM_NO_TOKEN && head > before && head <= last)
        return true;
    for (uint32_t t = before + 1; t <= last; t++)
        if (parse->tokens[t].head == before ||
            (parse->tokens[t].head == head && parse->tokens[t].rel == parse->tokens[before].rel))
            return true;
    return false;
}

/* "On Monday Sandu accused": the name behind the day, or behind the town, is another. */
static bool begins_another(const dm_parse *parse, uint32_t first, uint32_t next) {
    uint32_t head = parse->tokens[next].head;
    if (parse->tokens[next].rel == DM_REL_FLAT ||
        (head != DM_NO_TOKEN && head >= first && head < next))
        return false;
    for (uint32_t t = first; t < next; t++)
        if (parse->tokens[t].head == next)
            return false;
    return head == parse->tokens[first].head;
}

void dm_phrase_take_person(dm_actors *self, dm_phrase *phrase, uint32_t t) {
    const dm_parse *parse = self->parse;
    const dm_name_span *name = dm_actors_name(self, t);
    phrase->person_token = t;
    if (name && name->person) {
        phrase->person = name->person;
        phrase->person_name = dm_tree_text(parse, name->first, name->last);
        return;
    }
    uint32_t first = t, last = t;
    while (last + 1 < parse->token_count &&
           (parse->tokens[last + 1].upos == DM_PROPN || is_name_hyphen(parse, last + 1) ||
            goes_on_name(parse, t, last + 1)) &&
           parse->tokens[last + 1].sentence == parse->tokens[t].sentence &&
           !dm_actors_name(self, last + 1) && !begins_another(parse, t, last + 1))
        last++;
    while (first > 0 && parse->tokens[first - 1].sentence == parse->tokens[t].sentence &&
           (is_name_hyphen(parse, first - 1) ||
            (parse->tokens[first - 1].upos == DM_PROPN && dm_phrase_is_person(self, first - 1) &&
             !WORD_AMONG(self, parse->tokens[first - 1].form, "@time-name") &&
             hangs_together(parse, first - 1, last))))
        first--;
    while (first < last && is_courtesy(self, parse->tokens[first].form))
        first++;
    phrase->person_name = dm_tree_text(parse, first, last);
}

/* "the foreign minister of Brazil, Ernesto Araujo", "the ambassador to Mali, Dietrich Pohl": the
 * full name that was hung on the state or town; DM_NO_TOKEN if none was. */
static uint32_t name_behind_place(const dm_actors *self, uint32_t title) {
    const dm_parse *parse = self->parse;
    for (DM_CHILDREN(parse, title, c)) {
        uint32_t person =
            c > title && parse->tokens[c].rel == DM_REL_NMOD && parse->tokens[c].upos == DM_PROPN
                ? dm_tree_find(parse, c, DM_REL_APPOS)
                : (uint32_t)DM_NO_TOKEN;
        if (person == DM_NO_TOKEN || person < c || !dm_phrase_is_person(self, person) ||
            !dm_str_is(parse->tokens[person - 1].form, ",") ||
            (parse->tokens[title].feats & DM_FEAT_PLUR))
            continue;
        uint32_t last = dm_tree_find(parse, person, DM_REL_FLAT);
        if (last == person + 1 &&
            !WORD_AMONG(self, dm_tree_text(parse, person, last), "@home-of-namesakes"))
            return person;
    }
    return DM_NO_TOKEN;
}

void dm_phrase_read_person(dm_actors *self, dm_phrase *phrase, uint32_t t) {
    const dm_parse *parse = self->parse;
    for (DM_CHILDREN(parse, t, c)) {
        dm_rel rel = parse->tokens[c].rel;
        bool bare = rel == DM_REL_NMOD && dm_tree_find(parse, c, DM_REL_CASE) == DM_NO_TOKEN;
        if (!bare && rel != DM_REL_FLAT && rel != DM_REL_APPOS && rel != DM_REL_NMOD_DESC &&
            rel != DM_REL_COMPOUND && rel != DM_REL_NMOD_UNMARKED && rel != DM_REL_LIST &&
            rel != DM_REL_DEP)
            continue;
        if (rel == DM_REL_COMPOUND && c < t)
            continue;
        if (dm_phrase_is_person(self, c) &&
            (rel != DM_REL_APPOS || dm_tree_find(parse, c, DM_REL_CASE) == DM_NO_TOKEN)) {
            dm_phrase_take_person(self, phrase, c);
            return;
        }
    }
    uint32_t behind = name_behind_place(self, t);
    if (behind != DM_NO_TOKEN)
        dm_phrase_take_person(self, phrase, behind);
}
