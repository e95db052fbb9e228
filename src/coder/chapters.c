/*
 * chapters.c - see chapters.h.
 *
 * What a sentence leaves open is looked for in the whole article, by a score of stages and for each
 * of their items: the time of that grows with the square of the length, and a page of 18,000
 * sentences took half a minute. No story is that long. It is a year of a live blog, a collection,
 * a report, and what a sentence of it means stands near. So chapters are of like size, cut where a
 * paragraph begins if one does nearby, and know nothing of each other.
 */
#include "coder/chapters.h"

#include "base/limits.h"
#include "language/tree.h"

/* Behind the last sentence of the chapter that begins at `first`: the rest dealt out evenly, less
 * what is behind the last beginning of a paragraph in its last quarter. */
static size_t end_of(const dm_parse *whole, size_t first) {
    size_t rest = whole->sentence_count - first;
    size_t tokens =
        first < whole->sentence_count ? whole->token_count - whole->sentences[first].first : 0;
    size_t parts = (rest + DM_LIMIT_CHAPTER_SENTENCES - 1) / DM_LIMIT_CHAPTER_SENTENCES;
    size_t of_tokens = (tokens + DM_LIMIT_CHAPTER_TOKENS - 1) / DM_LIMIT_CHAPTER_TOKENS;
    parts = of_tokens > parts ? of_tokens : parts;
    if (parts < 2 || rest < 2)
        return whole->sentence_count;
    size_t size = (rest + parts - 1) / parts, end = first + size;
    for (size_t cut = end; cut > end - size / 4; cut--)
        if (whole->sentences[cut].paragraph_start)
            return cut;
    return end;
}

static uint32_t moved(uint32_t token, uint32_t by) {
    return token == DM_NO_TOKEN ? token : token - by;
}

bool dm_chapter_next(dm_arena *arena, const dm_parse *whole, size_t *at, dm_parse *chapter) {
    size_t first = *at, end = end_of(whole, first);
    *at = end;
    *chapter = *whole;
    if (end - first == whole->sentence_count)
        return true;
    const dm_sentence *last = &whole->sentences[end - 1];
    uint32_t base = whole->sentences[first].first;
    chapter->text.len = last->end;
    chapter->sentence_count = end - first;
    chapter->token_count = last->first + last->count - base;
    chapter->sentences =
        dm_arena_alloc(arena, chapter->sentence_count * sizeof *chapter->sentences);
    chapter->tokens = dm_arena_alloc(arena, chapter->token_count * sizeof *chapter->tokens);
    chapter->child_start = DM_NEW_ARRAY(arena, uint32_t, chapter->token_count + 2);
    chapter->children = DM_NEW_ARRAY(arena, uint32_t, chapter->token_count + 1);
    chapter->child_rels = DM_NEW_ARRAY(arena, uint64_t, chapter->token_count + 1);
    if (arena->failed)
        return false;
    for (size_t i = 0; i < chapter->sentence_count; i++) {
        dm_sentence *sentence = &chapter->sentences[i];
        *sentence = whole->sentences[first + i];
        sentence->first -= base;
        sentence->root = moved(sentence->root, base);
    }
    for (size_t i = 0; i < chapter->token_count; i++) {
        dm_token *token = &chapter->tokens[i];
        *token = whole->tokens[base + i];
        token->head = moved(token->head, base);
        token->sentence -= (uint32_t)first;
    }
    dm_tree_link(chapter);
    return true;
}
