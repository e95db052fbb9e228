/*
 * text_provisional.c - until text.c and published.c are there: all blocks are the text, the first
 * is the title. Delete this file with the commit that lands them.
 */
#include "base/error.h"
#include "intake/article.h"

static dm_str join(dm_arena *arena, const dm_block *blocks, size_t count) {
    size_t length = 0, at = 0;
    for (size_t i = 0; i < count; i++)
        length += blocks[i].text.len + 2;
    char *text = dm_arena_alloc(arena, length + 1);
    for (size_t i = 0; text && i < count; i++) {
        if (blocks[i].discard)
            continue;
        if (at) {
            memcpy(text + at, "\n\n", 2);
            at += 2;
        }
        memcpy(text + at, blocks[i].text.ptr, blocks[i].text.len);
        at += blocks[i].text.len;
    }
    return (dm_str){text ? text : "", at};
}

dm_status dm_text_articles(dm_arena *arena, const dm_block *blocks, size_t count, dm_str title,
                           bool from_page, dm_article **articles, size_t *article_count,
                           dm_error *error) {
    dm_article *article = DM_NEW(arena, dm_article);
    if (!article)
        return dm_fail_memory(error);
    size_t first = title.len || from_page || count < 2 ? 0 : 1;
    article->title = title.len || !first ? title : dm_arena_str(arena, blocks[0].text);
    article->text = join(arena, blocks + first, count - first);
    for (size_t i = first; i < count; i++) {
        dm_discard *discard = blocks[i].discard ? dm_vec_push(arena, &article->discarded) : NULL;
        if (discard)
            *discard = (dm_discard){blocks[i].start, blocks[i].end, blocks[i].discard};
    }
    *articles = article;
    *article_count = 1;
    return arena->failed ? dm_fail_memory(error) : DM_OK;
}

void dm_published_choose(dm_arena *arena, dm_article *article, const dm_resource *resource,
                         const dm_intake_options *options, const dm_date_clue *clues,
                         size_t count) {
    (void)resource;
    article->published = (dm_str){0};
    if (options->published.len) {
        article->published = dm_arena_str(arena, options->published);
        article->published_from = DM_DATE_OPTION;
        article->published_confidence = 1;
    } else if (count && clues[0].value.len >= 10) {
        article->published = dm_arena_str(arena, dm_str_sub(clues[0].value, 0, 10));
        article->published_from = clues[0].from;
        article->published_confidence = 0.5;
    } else {
        article->flags |= DM_FLAG_NO_DATE;
    }
}
