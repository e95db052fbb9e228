/*
 * duplicates.c - tests of near-duplicates: sketches, packing, lineages, memory that is refused.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

#include "base/alloc.h"
#include "intake/duplicates.h"

static const char first[] =
    "The border commission of the two republics met on Tuesday for the first time in eleven years. "
    "Its chairmen agreed to open the bridge at the old mill "
    "before winter and to let farmers cross with their tools and animals. A list of villages whose "
    "wells lie on the far bank is to be drawn up by surveyors "
    "from both sides. \"Nobody should need a passport to draw water,\" the older of the two "
    "chairmen told reporters on the steps of the customs house.\n\n"
    "The commission had not been convened since a shooting at the weir in which a guard lost an "
    "eye. Relatives of the guard stood in the square with a banner. "
    "They left without incident after the mayor had promised to read their letter aloud at the "
    "next session, which is set for the first week of May.";
static const char second[] =
    "Grain exporters asked the port authority to postpone the new dues until the harvest has been "
    "shipped. The authority said that it would answer by Friday, "
    "and that dredging could not wait. Captains of three bulk carriers have anchored in the roads "
    "rather than pay, according to the pilots' union. Insurers "
    "put the cost of a day at anchor at eleven thousand dollars, a sum which the smaller houses "
    "say they cannot carry for long.";

static void check(dm_duplicates *index, const char *text, const char *id, const char *expected) {
    dm_sketch sketch;
    dm_duplicate found;
    dm_sketch_of(dm_str_of(text), &sketch);
    assert_int_equal(dm_duplicates_add(index, &sketch, id, &found, NULL), DM_OK);
    assert_string_equal(found.id, expected);
    assert_true(expected[0] ? found.similarity > 0.3 && found.similarity <= 1
                            : found.similarity == 0);
}

static void marks_do_not_matter(void **state) {
    (void)state;
    dm_sketch a, b;
    dm_sketch_of(DM_STR("\"The talks,\" he said, \"are over for now.\""), &a);
    dm_sketch_of(DM_STR("\xe2\x80\x9cThe TALKS\xe2\x80\x9d, he said: \xc2\xab"
                        "are  over\nfor now\xc2\xbb"),
                 &b);
    assert_true(a.count == 4 && a.shingles == 4);
    assert_memory_equal(&a, &b, sizeof a);
    dm_sketch_of(DM_STR(""), &a);
    assert_int_equal(a.count, 0);
    dm_sketch_of(DM_STR("Two words"), &a);
    assert_int_equal(a.count, 1);
}

static void lineages(void **state) {
    (void)state;
    dm_duplicates *index = dm_duplicates_new();
    char relead[4000], cut[4000];
    snprintf(relead, sizeof relead,
             "A bridge between the neighbours may open again before the snow, officials on both "
             "banks said.%s",
             strchr(first, '.') + 1);
    snprintf(cut, sizeof cut, "%.*s", (int)(strstr(first, "\n\n") - first), first);
    check(index, first, "00000000000000aa", "");
    check(index, second, "00000000000000bb", "");
    check(index, relead, "00000000000000cc", "00000000000000aa");
    check(index, cut, "00000000000000dd", "00000000000000aa");
    check(index, first, "00000000000000aa", "00000000000000aa");
    check(index, second, "0000000000000eee", "00000000000000bb");
    check(index, "", "0000000000000fff", "");
    check(index, "", "0000000000000ff0", "");
    dm_duplicates_free(index);
}

static void packing(void **state) {
    (void)state;
    dm_sketch a, b;
    uint8_t bytes[DM_SKETCH_PACKED];
    dm_sketch_of(dm_str_of(first), &a);
    size_t size = dm_sketch_pack(&a, bytes);
    assert_int_equal(size, DM_SKETCH_PACKED);
    assert_true(dm_sketch_unpack(bytes, size, &b));
    assert_memory_equal(&a, &b, sizeof a);
    assert_false(dm_sketch_unpack(bytes, size - 1, &b));
    assert_false(dm_sketch_unpack(bytes, 0, &b));
    bytes[0] = 200;
    assert_false(dm_sketch_unpack(bytes, size, &b));
    dm_sketch_of(DM_STR("Six words make only two runs"), &a);
    size = dm_sketch_pack(&a, bytes);
    assert_true(dm_sketch_unpack(bytes, size, &b) && b.count == 2);
}

/* Many documents without a word in common: none is found, and the index stays small. */
static void grows_slowly(void **state) {
    (void)state;
    dm_duplicates *index = dm_duplicates_new();
    enum { DOCUMENTS = 20000 };
    for (uint64_t i = 0; i < DOCUMENTS; i++) {
        dm_sketch sketch = {.count = DM_SKETCH_SIZE, .shingles = 400};
        uint64_t x = i * UINT64_C(0x9e3779b97f4a7c15) + 1, at = 0;
        for (size_t k = 0; k < DM_SKETCH_SIZE; k++) {
            x = x * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
            sketch.hashes[k] = at += x >> 6;
        }
        char id[17];
        dm_duplicate found;
        snprintf(id, sizeof id, "%016llx", (unsigned long long)i);
        assert_int_equal(dm_duplicates_add(index, &sketch, id, &found, NULL), DM_OK);
        assert_string_equal(found.id, "");
    }
    assert_true(dm_duplicates_bytes(index) / DOCUMENTS < 200);
    dm_duplicates_free(index);
}

static void refused_memory(void **state) {
    (void)state;
    for (uint64_t nth = 1; nth < 8; nth++) {
        dm_sketch sketch;
        dm_duplicate found;
        dm_alloc_fail_after(nth);
        dm_duplicates *index = dm_duplicates_new();
        dm_sketch_of(dm_str_of(first), &sketch);
        for (int i = 0; index && i < 2; i++) {
            dm_status status = dm_duplicates_add(index, &sketch, "00000000000000aa", &found, NULL);
            assert_true(status == DM_OK || (status == DM_ERR_MEMORY && !found.id[0]));
        }
        dm_alloc_fail_after(0);
        if (index) {
            assert_int_equal(dm_duplicates_add(index, &sketch, "00000000000000aa", &found, NULL),
                             DM_OK);
            assert_int_equal(dm_duplicates_find(index, &sketch, &found, NULL), DM_OK);
            assert_string_equal(found.id, "00000000000000aa");
        }
        dm_duplicates_free(index);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_do_not_matter),
        cmocka_unit_test(lineages),
        cmocka_unit_test(packing),
        cmocka_unit_test(grows_slowly),
        cmocka_unit_test(refused_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
