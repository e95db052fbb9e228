/*
 * published.c - the date of publication: the option, else the first clue.
 */
#include "intake/article.h"

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
