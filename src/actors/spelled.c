/*
 * spelled.c - abbreviations that the article spells out itself: in "the Australian Quarantine and
 * Inspection Service (AQIS)" AQIS is no branch of al-Qaeda, there and in all of the article.
 */
#include "actors/actors_inside.h"

#include "base/utf8.h"

enum { LEAST_LETTERS = 3, WORD_BEGINS = 4 };

bool dm_actors_is_abbreviation(dm_str form) {
    for (size_t i = 0; i < form.len; i++)
        if (form.ptr[i] < 'A' || form.ptr[i] > 'Z')
            return false;
    return form.len > 1;
}

/* The first of the words before the bracket at `open` whose initials the letters are; `open` if
 * they are not. */
static uint32_t spelled_from(const dm_parse *parse, uint32_t open, dm_str letters) {
    size_t left = letters.len;
    uint32_t sentence = dm_tok(parse, open)->sentence;
    for (uint32_t t = open; left > 0 && t-- > 0 && dm_tok(parse, t)->sentence == sentence;) {
        dm_str form = dm_tok(parse, t)->form;
        if (form.len && form.ptr[0] == letters.ptr[left - 1])
            left--;
        else if (dm_utf8_is_capitalised(form) || dm_tok(parse, t)->upos == DM_PUNCT)
            return open;
        if (left == 0)
            return t;
    }
    return open;
}

/* Whether a word of the tokens begins one of the name. */
static bool shares_word(const dm_parse *parse, uint32_t first, uint32_t end, dm_str name) {
    for (uint32_t t = first; t < end; t++) {
        dm_str form = dm_tok(parse, t)->form;
        if (form.len >= WORD_BEGINS &&
            dm_str_find(name, dm_str_sub(form, 0, WORD_BEGINS), 0) != SIZE_MAX)
            return true;
    }
    return false;
}

bool dm_actors_is_spelled_otherwise(const dm_actors *self, const dm_name *name) {
    const dm_parse *parse = self->parse;
    if (name->form.len < LEAST_LETTERS || !dm_actors_is_abbreviation(name->form) ||
        name->sort == DM_NAME_PERSON)
        return false;
    const dm_entity *entity = dm_knowledge_entity_at(self->knowledge, name->target);
    if (entity->kind == DM_KIND_STATE) /* by a body of its own: "Government of National Accord" */
        return false;
    for (uint32_t t = 1; t < parse->token_count; t++) {
        if (!dm_str_eq(dm_tok(parse, t)->form, name->form) ||
            !dm_str_is(dm_tok(parse, t - 1)->form, "("))
            continue;
        uint32_t first = spelled_from(parse, t - 1, name->form);
        if (first < t - 1)
            return !shares_word(parse, first, t - 1, entity->name);
    }
    return false;
}
