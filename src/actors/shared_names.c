/*
 * shared_names.c - names of which several have a part in common, told once: "North and South
 * Korea", "the Donetsk and Luhansk People's Republics", "the republics of Donetsk and Luhansk".
 */
#include "actors/actors_inside.h"

#include "base/utf8.h"

#include <stdio.h>

enum { MOST_BYTES = 96, MOST_WORDS = 3 };

/* The entity whose whole name the words are; NULL if none. */
static const dm_name *entity_called(const dm_knowledge *knowledge, const char *text, int length) {
    dm_match match;
    bool known = length > 0 && length < MOST_BYTES &&
                 dm_knowledge_match(knowledge, (dm_str){text, (size_t)length}, 0, &match) &&
                 match.length == (size_t)length && match.name->sort == DM_NAME_ENTITY;
    return known ? match.name : NULL;
}

const dm_name *dm_actors_shared_name(const dm_knowledge *knowledge, const dm_parse *parse,
                                     uint32_t t, uint32_t *last) {
    dm_match whole;
    char text[MOST_BYTES];
    uint32_t other = t + 2; /* "South" */
    if (other + 1 >= parse->token_count || !dm_utf8_is_capitalised(parse->tokens[t].form) ||
        parse->tokens[other].sentence != parse->tokens[t].sentence ||
        !dm_str_is(parse->tokens[t + 1].form, "and") ||
        !dm_knowledge_match(knowledge, parse->text, parse->tokens[other].start, &whole) ||
        whole.name->sort != DM_NAME_ENTITY)
        return NULL;
    uint32_t end = parse->tokens[other].start + (uint32_t)whole.length;
    *last = other;
    while (*last + 1 < parse->token_count && parse->tokens[*last].end < end)
        ++*last;
    if (parse->tokens[*last].end != end || *last == other)
        return NULL;
    dm_str first = parse->tokens[t].form, rest = dm_tree_text(parse, other + 1, *last);
    int length = snprintf(text, sizeof text, "%.*s %.*s", DM_FMT(first), DM_FMT(rest));
    return entity_called(knowledge, text, length);
}

/* The last token of "People's Republics" behind t, DM_NO_TOKEN. */
static uint32_t plural_behind(const dm_parse *parse, uint32_t t) {
    for (uint32_t k = t + 1; k <= t + MOST_WORDS && k < parse->token_count; k++)
        if (dm_str_is(parse->tokens[k].form, "Republics"))
            return k;
    return DM_NO_TOKEN;
}

/* "Donetsk" and "Luhansk" before "People's Republics": with the last word in the singular. */
static const dm_name *before_plural(const dm_actors *self, uint32_t t, uint32_t *last) {
    const dm_parse *parse = self->parse;
    char text[MOST_BYTES];
    uint32_t plural = plural_behind(parse, t), from = t + 1;
    *last = plural;
    if (plural == DM_NO_TOKEN && t + 2 < parse->token_count &&
        dm_str_is(parse->tokens[t + 1].form, "and")) {
        plural = plural_behind(parse, t + 2);
        from = t + 3;
        *last = t;
    }
    if (plural == DM_NO_TOKEN || from > plural)
        return NULL;
    dm_str first = parse->tokens[t].form, rest = dm_tree_text(parse, from, plural);
    int length =
        snprintf(text, sizeof text, "%.*s %.*s", DM_FMT(first), (int)rest.len - 1, rest.ptr);
    return entity_called(self->knowledge, text, length);
}

/* Whether t is one of the names behind "republics of". */
static bool is_of_republics(const dm_parse *parse, uint32_t t) {
    uint32_t sentence = parse->tokens[t].sentence;
    for (; t >= 2 && parse->tokens[t - 2].sentence == sentence; t -= 2) {
        dm_str before = parse->tokens[t - 1].form;
        if (dm_str_is(before, "of"))
            return dm_str_eq_nocase(parse->tokens[t - 2].form, DM_STR("republics")) ||
                   dm_str_eq_nocase(parse->tokens[t - 2].form, DM_STR("republic"));
        if (!dm_str_is(before, "and") && !dm_str_is(before, ","))
            break;
    }
    return false;
}

static const dm_name *behind_republics(const dm_actors *self, uint32_t t, uint32_t *last) {
    static const char *const kinds[] = {"People's Republic", "Republic"};
    char text[MOST_BYTES];
    const dm_name *found = NULL;
    *last = t;
    for (size_t i = 0; !found && i < sizeof kinds / sizeof *kinds; i++) {
        dm_str form = self->parse->tokens[t].form;
        int length = snprintf(text, sizeof text, "%.*s %s", DM_FMT(form), kinds[i]);
        found = entity_called(self->knowledge, text, length);
    }
    return found;
}

const dm_name *dm_actors_republic_name(const dm_actors *self, uint32_t t, uint32_t *last) {
    if (!dm_utf8_is_capitalised(self->parse->tokens[t].form))
        return NULL;
    return is_of_republics(self->parse, t) ? behind_republics(self, t, last)
                                           : before_plural(self, t, last);
}
