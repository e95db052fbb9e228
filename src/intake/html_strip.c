/*
 * html_strip.c - cuts out what holds no text, before the parser.
 *
 * One pass that jumps from "<" to "<". An element that is never closed is left to the parser but
 * for its tag, so that one missing "</script>" does not swallow the article.
 */
#include "intake/html_strip.h"

static bool name_at(dm_str page, size_t at, const char *name) {
    size_t n = strlen(name);
    if (page.len - at < n + 1 || strncasecmp(page.ptr + at, name, n) != 0)
        return false;
    char next = page.ptr[at + n];
    return next == '>' || next == '/' || next == ' ' || (next >= '\t' && next <= '\r');
}

/* Behind "</name ...>" from `at` on; SIZE_MAX if it is not there. *inner is where the tag begins.
 */
static size_t behind_close(dm_str page, size_t at, const char *name, size_t *inner) {
    while ((at = dm_str_find(page, DM_STR("</"), at)) != SIZE_MAX) {
        if (name_at(page, at + 2, name)) {
            const char *end = memchr(page.ptr + at, '>', page.len - at);
            *inner = at;
            return end ? (size_t)(end - page.ptr) + 1 : page.len;
        }
        at += 2;
    }
    return SIZE_MAX;
}

static void keep_linked_data(dm_arena *arena, dm_str page, size_t open, size_t close,
                             dm_stripped *out) {
    const char *end = memchr(page.ptr + open, '>', close - open);
    if (!end)
        return;
    dm_str tag = dm_str_range(page.ptr + open, end);
    if (dm_str_find_nocase(tag, DM_STR("ld+json"), 0) == SIZE_MAX)
        return;
    dm_str *slot = dm_vec_push(arena, &out->linked_data);
    if (slot)
        *slot = dm_str_trim(dm_str_range(end + 1, page.ptr + close));
}

/* Where what begins with the "<" at `at` ends, if it is to be cut; `at` itself otherwise. `missing`
 * remembers closing tags that the page does not have, lest each open one search to the end. */
static size_t cut_end(dm_arena *arena, dm_str page, size_t at, unsigned *missing,
                      dm_stripped *out) {
    static const char *const names[] = {"script", "style", "svg"};
    dm_str rest = dm_str_sub(page, at, page.len);
    if (dm_str_starts(rest, DM_STR("<!--"))) {
        size_t end = *missing & 8 ? SIZE_MAX : dm_str_find(page, DM_STR("-->"), at + 2);
        if (end == SIZE_MAX)
            *missing |= 8;
        return end == SIZE_MAX ? at + 4 : end + 3;
    }
    for (unsigned i = 0; i < 3; i++)
        if (name_at(page, at + 1, names[i]) && !(*missing & 1u << i)) {
            size_t inner = at, end = behind_close(page, at + 1, names[i], &inner);
            if (end == SIZE_MAX) {
                *missing |= 1u << i;
                return at;
            }
            if (i == 0)
                keep_linked_data(arena, page, at, inner, out);
            return end;
        }
    return at;
}

void dm_html_strip(dm_arena *arena, dm_str page, dm_stripped *out) {
    memset(out, 0, sizeof *out);
    char *text = dm_arena_alloc(arena, page.len + 1);
    size_t length = 0, at = 0, from = 0;
    unsigned missing = 0;
    while (text && at < page.len) {
        const char *open = memchr(page.ptr + at, '<', page.len - at);
        if (!open)
            break;
        at = (size_t)(open - page.ptr);
        size_t end = cut_end(arena, page, at, &missing, out);
        if (end == at) {
            at++;
            continue;
        }
        memcpy(text + length, page.ptr + from, at - from);
        length += at - from;
        from = at = end;
        dm_strip_cut *cut = dm_vec_push(arena, &out->cuts);
        if (cut)
            *cut = (dm_strip_cut){length, end - length};
    }
    if (text && from < page.len) {
        memcpy(text + length, page.ptr + from, page.len - from);
        length += page.len - from;
    }
    if (text)
        text[length] = '\0';
    out->text = (dm_str){text ? text : "", text ? length : 0};
}

size_t dm_stripped_offset(const dm_stripped *self, size_t at) {
    size_t low = 0, high = self->cuts.len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (self->cuts.ptr[middle].at <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return at + (low ? self->cuts.ptr[low - 1].shift : 0);
}
