/*
 * datelines.c - a dateline begins a paragraph with a place in capitals, or holds a bracketed
 * agency, and ends in a dash with blanks around it, within the first MOST_TOKENS tokens.
 */
#include "engine/datelines.h"

#include "base/error.h"
#include "base/utf8.h"
#include "language/tree.h"

enum { MOST_TOKENS = 24, LEAST_CAPITALS = 3 };

static bool is_shouted(dm_str form) {
    size_t capitals = 0;
    for (size_t at = 0; at < form.len;) {
        uint32_t c = dm_utf8_next(form, &at);
        if (dm_utf8_is_lower(c))
            return false;
        capitals += dm_utf8_is_upper(c);
    }
    return capitals >= LEAST_CAPITALS;
}

/* The index of the first token behind the dateline of a sentence; its first token if it has none.
 */
static uint32_t behind_dateline(const dm_parse *parse, const dm_sentence *s) {
    bool bracket = false;
    for (uint32_t i = 1; i < s->count && i < MOST_TOKENS; i++) {
        const dm_token *token = &parse->tokens[s->first + i], *before = token - 1;
        if (dm_str_is(token->form, ")"))
            bracket = true;
        if (!dm_form_is_dash(token->form) || !before->space_after || !token->space_after ||
            i + 2 >= s->count)
            continue;
        bool closed = bracket && dm_str_is(before->form, ")");
        return is_shouted(parse->tokens[s->first].form) || closed ? s->first + i + 1 : s->first;
    }
    return s->first;
}

dm_status dm_datelines_split(dm_arena *arena, dm_parse *parse, dm_error *error) {
    size_t extra = 0;
    for (size_t i = 0; i < parse->sentence_count; i++)
        if (parse->sentences[i].paragraph_start || i == 0)
            extra += behind_dateline(parse, &parse->sentences[i]) != parse->sentences[i].first;
    if (!extra)
        return DM_OK;
    dm_sentence *wider = DM_NEW_ARRAY(arena, dm_sentence, parse->sentence_count + extra);
    if (!wider)
        return dm_fail_memory(error);
    size_t count = 0;
    for (size_t i = 0; i < parse->sentence_count; i++) {
        dm_sentence whole = parse->sentences[i];
        uint32_t cut =
            whole.paragraph_start || i == 0 ? behind_dateline(parse, &whole) : whole.first;
        if (cut != whole.first) {
            dm_sentence line = whole;
            line.count = cut - whole.first;
            line.end = parse->tokens[cut - 1].end;
            line.root = line.first;
            wider[count++] = line;
            whole.count -= line.count;
            whole.first = cut;
            whole.start = parse->tokens[cut].start;
            whole.root = cut;
            whole.paragraph_start = false;
        }
        wider[count++] = whole;
    }
    parse->sentences = wider;
    parse->sentence_count = count;
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t t = wider[i].first; t < wider[i].first + wider[i].count; t++)
            parse->tokens[t].sentence = i;
    return DM_OK;
}
