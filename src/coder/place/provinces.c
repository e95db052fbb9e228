/*
 * place/provinces.c - the states whose provinces an article names: beside New South Wales and
 * Queensland, Victoria is neither the town in Canada nor that in Texas.
 */
#include "base/utf8.h"
#include "coder/place/names.h"

enum { FORM_TOKENS = 3 };

static bool some_province(const place_entry *list, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (list[i].kind == PLACE_SUBDIVISION)
            return true;
    return false;
}

/* The state of a province that bears its name alone; empty if the tokens are no such name. Of
 * the many cities it asks only where a province has the name. */
static dm_str state_of_province(const dm_gazetteer *gazetteer, const dm_parse *parse, uint32_t t,
                                uint32_t last) {
    char form[PLACE_LONGEST_FORM];
    place_entry list[PLACE_CANDIDATES];
    size_t length = place_fold(dm_tree_text(parse, t, last), form, sizeof form);
    dm_str name = {form, length};
    if (!length || !some_province(list, place_candidates(gazetteer, name, false, list)))
        return (dm_str){"", 0};
    size_t count = place_candidates(gazetteer, name, true, list);
    for (size_t i = 0; i < count; i++)
        if (!dm_str_eq(list[i].country, list[0].country) || list[i].doubtful)
            return (dm_str){"", 0};
    return list[0].country;
}

static bool has(const dm_str *states, size_t count, dm_str state) {
    for (size_t i = 0; i < count; i++)
        if (dm_str_eq(states[i], state))
            return true;
    return false;
}

size_t place_provinces(const dm_gazetteer *gazetteer, const dm_parse *parse, dm_str *states,
                       size_t room) {
    size_t count = 0;
    for (uint32_t t = 0; t < parse->token_count && count < room; t++) {
        const dm_token *token = &parse->tokens[t];
        if (token->upos != DM_PROPN || !dm_utf8_is_capitalised(token->form) ||
            !place_may_begin(gazetteer, parse, t, false))
            continue;
        for (uint32_t last = t; last < t + FORM_TOKENS && last < parse->token_count &&
                                parse->tokens[last].sentence == token->sentence;
             last++) {
            dm_str state = state_of_province(gazetteer, parse, t, last);
            if (state.len && !has(states, count, state) && count < room)
                states[count++] = state;
        }
    }
    return count;
}

bool place_is_among(const dm_str *states, size_t count, const place_entry *entry) {
    return entry->kind == PLACE_SUBDIVISION && has(states, count, entry->country);
}
