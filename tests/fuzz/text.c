/*
 * text.c - fuzzer of plain-text intake: the first byte says whether the text comes from a page and
 * whether a title is known, the rest is text. Whatever the text: articles have valid text, every
 * paragraph of it stands in the input, discards lie within the input, dates print as dates, and a
 * text is a reprint of itself.
 *
 * Sources: src/base/ src/intake/text src/intake/lines src/intake/blocks src/intake/boilerplate
 * Sources: src/intake/encoding
 * Sources: src/intake/translated src/intake/dates src/intake/published src/intake/duplicates
 * Sources: build/src/intake/intake_tables
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "intake/blocks.h"
#include "intake/dates.h"
#include "intake/duplicates.h"
#include "intake/lines.h"

#define CHECK(condition)                                                                           \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            fprintf(stderr, "line %d: %s\n", __LINE__, #condition);                                \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

/* Paragraphs are pieces of the input, unless lines were joined. */
static void check_text(dm_str text, dm_str input, bool joined) {
    CHECK(dm_utf8_valid(text) == text.len);
    for (size_t at = 0, end; at < text.len && !joined; at = end + 2) {
        end = dm_str_find(text, DM_STR("\n\n"), at);
        end = end == SIZE_MAX ? text.len : end;
        CHECK(end > at);
        CHECK(dm_str_find(input, dm_str_sub(text, at, end), 0) != SIZE_MAX);
    }
}

static void check_dates(dm_arena *arena, dm_str text) {
    dm_date_hints hints = {.language = DM_STR("en")};
    dm_date d;
    for (size_t at = 0; dm_date_find(text, at, hints, &d); at = d.end) {
        CHECK(d.end > at && d.end <= text.len && d.start >= at && d.start < d.end);
        CHECK(d.month >= 0 && d.month <= 12 && d.day >= 0 && d.day <= 31);
        CHECK(dm_date_print(arena, &d).len >= 4);
    }
    (void)dm_date_parse(text, hints, &d);
}

static void check_reprint(dm_str text) {
    dm_sketch sketch, again;
    dm_duplicate found;
    uint8_t bytes[DM_SKETCH_PACKED];
    dm_sketch_of(text, &sketch);
    CHECK(dm_sketch_unpack(bytes, dm_sketch_pack(&sketch, bytes), &again));
    CHECK(!memcmp(&sketch, &again, sizeof sketch));
    dm_duplicates *index = dm_duplicates_new();
    CHECK(index && dm_duplicates_add(index, &sketch, "00000000000000ab", &found, NULL) == DM_OK &&
          !found.id[0]);
    CHECK(dm_duplicates_find(index, &sketch, &found, NULL) == DM_OK);
    CHECK(!sketch.count || (!strcmp(found.id, "00000000000000ab") && found.similarity > 0.99));
    dm_duplicates_free(index);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size < 1)
        return 0;
    dm_arena arena;
    dm_blocks blocks = {0};
    dm_article *articles;
    size_t article_count, repaired;
    dm_arena_init(&arena, 0);
    dm_str input = dm_utf8_repair(&arena, (dm_str){(const char *)data + 1, size - 1}, &repaired);
    dm_decoded decoded = {.text = input, .input_size = input.len};
    dm_lines_to_blocks(&arena, &decoded, &blocks);
    size_t unwrapped_count = blocks.len;
    const dm_block *unwrapped = blocks.ptr;
    dm_blocks_unwrap(&arena, &unwrapped, &unwrapped_count);
    dm_str title = data[0] & 2 ? DM_STR("Envoys of four states meet") : (dm_str){0};
    CHECK(dm_text_articles(&arena, blocks.ptr, blocks.len, title, data[0] & 1, &articles,
                           &article_count, NULL) == DM_OK);
    CHECK(article_count >= 1);
    dm_resource resource = {.kind = DM_RESOURCE_TEXT, .bytes = input};
    for (size_t i = 0; i < article_count; i++) {
        dm_article *a = &articles[i];
        CHECK(a->item == (int)i && (i == 0) == (a->kind == DM_ITEM_MAIN));
        check_text(a->text, input, unwrapped != blocks.ptr);
        for (size_t k = 0; k < a->discarded.len; k++)
            CHECK(a->discarded.ptr[k].start <= a->discarded.ptr[k].end &&
                  a->discarded.ptr[k].end <= input.len);
        dm_published_choose(&arena, a, &resource, NULL, NULL, 0);
        CHECK((a->published.len == 0) == !!(a->flags & DM_FLAG_NO_DATE));
        CHECK(a->published_confidence >= 0 && a->published_confidence <= 1);
    }
    check_dates(&arena, input);
    check_reprint(input);
    dm_arena_free(&arena);
    return 0;
}
