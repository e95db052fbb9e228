/*
 * base.c - tests of src/base: views, arena, UTF-8, hash ids, the ordered pool, the allocation gate.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

#include "base/alloc.h"
#include "base/arena.h"
#include "base/hash.h"
#include "base/map.h"
#include "base/pool.h"
#include "base/utf8.h"

static void views(void **state) {
    (void)state;
    dm_str rest = DM_STR("a\tb\t"), field;
    assert_true(dm_str_split(&rest, '\t', &field) && dm_str_is(field, "a"));
    assert_true(dm_str_split(&rest, '\t', &field) && dm_str_is(field, "b"));
    assert_true(dm_str_split(&rest, '\t', &field) && field.len == 0);
    assert_false(dm_str_split(&rest, '\t', &field));
    uint64_t n = 0;
    assert_true(dm_str_number(DM_STR("2022"), 9999, &n) && n == 2022);
    assert_false(dm_str_number(DM_STR("18446744073709551616"), UINT64_MAX, &n));
    assert_false(dm_str_number(DM_STR("-1"), 9, &n));
    assert_int_equal(dm_str_find_nocase(DM_STR("Read MORE"), DM_STR("more"), 0), 5);
    assert_true(dm_str_is(dm_str_trim(DM_STR(" \n x y\t")), "x y"));
}

static void arena_keeps_and_rewinds(void **state) {
    (void)state;
    dm_arena arena;
    dm_arena_init(&arena, 1 << 20);
    dm_arena_mark mark = dm_arena_tell(&arena);
    dm_str s = dm_arena_printf(&arena, "%s-%d", "UA", 14);
    assert_true(dm_str_is(s, "UA-14"));
    dm_arena_rewind(&arena, mark);
    assert_int_equal(arena.used, 0);
    DM_VEC(int) numbers = {0};
    for (int i = 0; i < 1000; i++)
        *dm_vec_push(&arena, &numbers) = i;
    for (int i = 0; i < 1000; i++)
        assert_int_equal(numbers.ptr[i], i);
    assert_null(dm_arena_alloc(&arena, 2 << 20));
    assert_true(arena.failed);
    dm_arena_reset(&arena);
    assert_false(arena.failed);
    dm_arena_free(&arena);
}

/* What dm_arena_printf() joins by itself and what it leaves to vsnprintf() are the same. */
static void texts_are_printed(void **state) {
    (void)state;
    dm_arena arena;
    dm_arena_init(&arena, 0);
    char line[200], want[600];
    memset(line, 'x', sizeof line - 1);
    line[sizeof line - 1] = '\0';
    dm_str cut = DM_STR("Lima, Quito"), empty = {"", 0}, torn = {"a\0b", 3};
    assert_true(dm_str_is(dm_arena_printf(&arena, "%.*s:%zu", 4, cut.ptr, (size_t)0), "Lima:0"));
    assert_true(dm_str_is(dm_arena_printf(&arena, "%zu|%s|%.*s", SIZE_MAX, "", DM_FMT(empty)),
                          "18446744073709551615||"));
    assert_true(dm_str_is(dm_arena_printf(&arena, "[%.*s]", DM_FMT(torn)), "[a]"));
    assert_true(dm_str_is(dm_arena_printf(&arena, "%d%%, %02d", 7, 5), "7%, 05"));
    for (int more = 0; more < 70; more += 23) { /* on both sides of what is tried first */
        int length = snprintf(want, sizeof want, "%.*s-%s", 60 + more, line, line + 140);
        dm_str have = dm_arena_printf(&arena, "%.*s-%s", 60 + more, line, line + 140);
        assert_int_equal(have.len, length);
        assert_string_equal(have.ptr, want);
    }
    dm_arena_free(&arena);
}

/* An array at the end of what is in use grows where it is; one behind which something stands
 * moves. */
static void arrays_grow(void **state) {
    (void)state;
    dm_arena arena;
    DM_VEC(int) numbers = {0};
    dm_arena_init(&arena, 0);
    dm_arena_expect(&arena, 4 << 20);
    dm_arena_block *block = arena.current;
    for (int i = 0; i < 8; i++)
        *dm_vec_push(&arena, &numbers) = i;
    const int *before = numbers.ptr;
    *dm_vec_push(&arena, &numbers) = 8;
    assert_ptr_equal(numbers.ptr, before);
    dm_str behind = dm_arena_str(&arena, DM_STR("behind"));
    dm_vec_expect(&arena, &numbers, 100000);
    assert_ptr_not_equal(numbers.ptr, before);
    before = numbers.ptr;
    for (int i = 9; i < 100009; i++)
        *dm_vec_push(&arena, &numbers) = i;
    assert_ptr_equal(numbers.ptr, before);
    for (int i = 0; i < 100009; i++)
        assert_int_equal(numbers.ptr[i], i);
    assert_true(dm_str_is(behind, "behind"));
    assert_ptr_equal(arena.current, block);
    dm_arena_free(&arena);
}

static void maps_grow(void **state) {
    (void)state;
    dm_arena arena;
    dm_map expected = {0}, grown = {0};
    dm_arena_init(&arena, 0);
    dm_map_expect(&expected, &arena, 1000);
    size_t capacity = expected.capacity;
    for (uint32_t i = 0; i < 1000; i++) {
        dm_str key = dm_arena_printf(&arena, "key %u", i);
        *dm_map_put(&expected, &arena, key) = i;
        *dm_map_put(&grown, &arena, key) = i;
    }
    assert_int_equal(expected.capacity, capacity);
    for (uint32_t i = 0; i < 1001; i++) {
        dm_str key = dm_arena_printf(&arena, "key %u", i);
        assert_int_equal(dm_map_get(&expected, key), i < 1000 ? i : DM_MAP_NONE);
        assert_int_equal(dm_map_get(&grown, key), i < 1000 ? i : DM_MAP_NONE);
    }
    dm_arena_free(&arena);
}

static void hashes_agree(void **state) {
    (void)state;
    static char bytes[5000];
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (char)(i * 37 + i / 251);
    for (size_t n = 0; n < sizeof bytes; n += n < 300 ? 1 : 97)
        assert_true(dm_hash64_file((dm_str){bytes, n}, n) == dm_hash64((dm_str){bytes, n}, n));
}

static void arena_survives_refused_memory(void **state) {
    (void)state;
    for (uint64_t nth = 1; nth < 4; nth++) {
        dm_arena arena;
        dm_arena_init(&arena, 0);
        dm_alloc_fail_after(nth);
        for (int i = 0; i < 4 && !arena.failed; i++)
            (void)dm_arena_alloc(&arena, 200 << 10);
        assert_true(arena.failed);
        dm_alloc_fail_after(0);
        dm_arena_free(&arena);
    }
}

static void utf8(void **state) {
    (void)state;
    dm_arena arena;
    dm_arena_init(&arena, 0);
    size_t repaired = 0, at = 0;
    dm_str bad = {"a\xff\0\xe2\x82", 5};
    dm_str good = dm_utf8_repair(&arena, bad, &repaired);
    assert_int_equal(repaired, 4);
    assert_int_equal(dm_utf8_valid(good), good.len);
    dm_str s = DM_STR("\xc3\x89t\xf0\x9f\x98\x80");
    assert_int_equal(dm_utf8_next(s, &at), 0xC9);
    assert_int_equal(at, 2);
    at = s.len;
    assert_int_equal(dm_utf8_back(s, &at), 0x1F600);
    assert_int_equal(at, 3);
    assert_true(dm_str_is(dm_utf8_lowered(&arena, DM_STR("\xc3\x89T")), "\xc3\xa9t"));
    assert_int_equal(dm_utf8_width(DM_STR("\xe4\xb8\xad\x61")), 3);
    dm_arena_free(&arena);
}

static void ids_depend_on_every_part(void **state) {
    (void)state;
    char one[DM_ID_SIZE], two[DM_ID_SIZE];
    dm_hash_id((dm_str[]){DM_STR("ab"), DM_STR("c")}, 2, one);
    dm_hash_id((dm_str[]){DM_STR("a"), DM_STR("bc")}, 2, two);
    assert_string_not_equal(one, two);
    assert_int_equal(strlen(one), 16);
}

typedef struct order {
    int expected;
    bool wrong;
} order;

static void square(void *context, unsigned worker, void *job) {
    (void)context, (void)worker;
    int *n = job;
    for (volatile int spin = 0; spin < (*n % 7) * 1000; spin++) {
    }
    *n = *n * *n;
}

static void check(void *context, void *job) {
    order *self = context;
    int *n = job;
    self->wrong |= *n != self->expected * self->expected;
    self->expected++;
    free(n);
}

static void pool_keeps_order(void **state) {
    (void)state;
    for (unsigned threads = 1; threads <= 7; threads += 3) {
        order seen = {0};
        dm_pool_calls calls = {&seen, square, check};
        dm_pool *pool = NULL;
        assert_int_equal(dm_pool_new(threads, &calls, &pool, NULL), DM_OK);
        for (int i = 0; i < 2000; i++) {
            int *job = malloc(sizeof *job);
            *job = i;
            dm_pool_submit(pool, job);
        }
        dm_pool_drain(pool);
        assert_int_equal(seen.expected, 2000);
        assert_false(seen.wrong);
        dm_pool_free(pool);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(views),
        cmocka_unit_test(arena_keeps_and_rewinds),
        cmocka_unit_test(texts_are_printed),
        cmocka_unit_test(arena_survives_refused_memory),
        cmocka_unit_test(arrays_grow),
        cmocka_unit_test(maps_grow),
        cmocka_unit_test(hashes_agree),
        cmocka_unit_test(utf8),
        cmocka_unit_test(ids_depend_on_every_part),
        cmocka_unit_test(pool_keeps_order),
    };
    return cmocka_run_group_tests_name("base", tests, NULL, NULL);
}
