/*
 * datelines.c - a dateline begins a paragraph with a place in capitals, or holds a bracketed
 * agency, and ends in a dash with blanks around it, within the first MOST_TOKENS tokens; a day may
 * stand behind the bracket, which the splitter takes for the end of a sentence.
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

/* "BAKU (Agency) February 13, 2024 - Four": whether the tokens before the dash are a day, where the
 * sentence before ends in the bracket of an agency. */
static bool is_dated(const dm_parse *parse, const dm_sentence *before, uint32_t first,
                     uint32_t dash) {
    enum { MOST_OF_A_DAY = 6 };
    bool head = before->count && before->count < MOST_TOKENS &&
                is_shouted(parse->tokens[before->first].form) &&
                dm_str_is(parse->tokens[before->first + before->count - 1].form, ")");
    size_t digits = 0;
    for (uint32_t t = first; t < dash; t++)
        digits += parse->tokens[t].form.ptr[0] >= '0' && parse->tokens[t].form.ptr[0] <= '9';
    return head && digits > 0 && dash - first <= MOST_OF_A_DAY;
}

/* The index of the first token behind the dateline of a sentence; its first token if it has none.
 */
static uint32_t behind_dateline(const dm_parse *parse, size_t sentence) {
    const dm_sentence *s = &parse->sentences[sentence];
    bool begins = s->paragraph_start || sentence == 0, bracket = false;
    if (!begins && !parse->sentences[sentence - 1].paragraph_start && sentence != 1)
        return s->first;
    for (uint32_t i = 1; i < s->count && i < MOST_TOKENS; i++) {
        const dm_token *token = &parse->tokens[s->first + i], *before = token - 1;
        if (dm_str_is(token->form, ")"))
            bracket = true;
        if (!dm_form_is_dash(token->form) || !before->space_after || !token->space_after ||
            i + 2 >= s->count)
            continue;
        bool closed = bracket && dm_str_is(before->form, ")");
        if (!begins)
            return is_dated(parse, s - 1, s->first, s->first + i) ? s->first + i + 1 : s->first;
        return is_shouted(parse->tokens[s->first].form) || closed ? s->first + i + 1 : s->first;
    }
    return s->first;
}

dm_status dm_datelines_split(dm_arena *arena, dm_parse *parse, dm_error *error) {
    size_t extra = 0;
    for (size_t i = 0; i < parse->sentence_count; i++)
        extra += behind_dateline(parse, i) != parse->sentences[i].first;
    if (!extra)
        return DM_OK;
    dm_sentence *wider = DM_NEW_ARRAY(arena, dm_sentence, parse->sentence_count + extra);
    if (!wider)
        return dm_fail_memory(error);
    size_t count = 0;
    for (size_t i = 0; i < parse->sentence_count; i++) {
        dm_sentence whole = parse->sentences[i];
        uint32_t cut = behind_dateline(parse, i);
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
