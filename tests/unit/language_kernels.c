/*
 * language_kernels.c - the SIMD variants of the language engine's loops give the bits of the
 * portable ones.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "language/kernels.h"

static uint64_t seed = 1;

static uint32_t next(void) {
    seed = seed * 6364136223846793005ull + 1442695040888963407ull;
    return (uint32_t)(seed >> 33);
}

/* Of both signs and many magnitudes, zero among them. */
static float any_float(void) {
    float x = (float)(int32_t)(next() % 2001) / 1000.0f - 1.0f;
    return next() % 16 == 0 ? 0.0f : next() % 8 == 0 ? x * 50.0f : x;
}

static void *room(size_t size) {
    void *p = aligned_alloc(64, (size + 63) & ~(size_t)63);
    assert_non_null(p);
    memset(p, 0, (size + 63) & ~(size_t)63);
    return p;
}

static float *floats(size_t n) {
    float *x = room(n * sizeof *x);
    for (size_t i = 0; i < n; i++)
        x[i] = any_float();
    return x;
}

static int8_t *bytes(size_t n, bool extreme) {
    int8_t *x = room(n);
    for (size_t i = 0; i < n; i++)
        x[i] = (int8_t)(extreme ? (next() & 1 ? 127 : -127) : (int)(next() % 255) - 127);
    return x;
}

/* Tells that two outputs differ in no bit; the sum of a column is part of the matrix. */
static void compare_products(size_t rows, size_t inner, size_t outer, bool extreme) {
    int8_t *weights = bytes(inner * outer, extreme), *a = bytes((rows + 32) * inner, extreme);
    float *scale = floats(outer), *bias = floats(outer), *a_scale = floats(rows + 32);
    int32_t *sum = room(outer * sizeof *sum);
    for (size_t o = 0; o < outer; o++)
        for (size_t i = 0; i < inner; i++)
            sum[o] += weights[dm_matrix_at(inner, i, o)];
    dm_matrix m = {inner, outer, scale, bias, sum, weights};
    float *want = room(rows * outer * sizeof *want), *got = room(rows * outer * sizeof *got);
    int32_t *sums = room(rows * outer * sizeof *sums),
            *got_sums = room(rows * outer * sizeof *sums);
    dm_kernels_portable.multiply(&m, a, a_scale, rows, want, outer);
    dm_kernels_portable.sums(&m, a, rows, sums, outer);
    /* The portable product itself is the definition, looked at in a few places. */
    for (int k = 0; k < 20; k++) {
        size_t r = next() % rows, o = next() % outer;
        int32_t total = 0;
        for (size_t i = 0; i < inner; i++)
            total += a[r * inner + i] * weights[dm_matrix_at(inner, i, o)];
        assert_true(want[r * outer + o] == fmaf((float)total, a_scale[r] * scale[o], bias[o]));
        assert_true(sums[r * outer + o] == total);
    }
    for (size_t v = 1; dm_kernels_at(v); v++) {
        memset(got, 0, rows * outer * sizeof *got);
        dm_kernels_at(v)->begin();
        dm_kernels_at(v)->multiply(&m, a, a_scale, rows, got, outer);
        assert_memory_equal(got, want, rows * outer * sizeof *got);
        dm_kernels_at(v)->sums(&m, a, rows, got_sums, outer);
        dm_kernels_at(v)->end();
        assert_memory_equal(got_sums, sums, rows * outer * sizeof *sums);
    }
    free(weights), free(a), free(scale), free(bias), free(a_scale), free(sum), free(want),
        free(got), free(sums), free(got_sums);
}

static void products_are_the_same(void **state) {
    (void)state;
    static const size_t rows[] = {1, 2, 7, 8, 9, 15, 16, 17, 31, 32, 33, 70};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        compare_products(rows[i], 64, 32, false);
        compare_products(rows[i], 192, 96, true);
        compare_products(rows[i], 512, 64, false);
    }
}

static void rows_are_quantised_the_same(void **state) {
    (void)state;
    for (int round = 0; round < 200; round++) {
        size_t n = 64 * (1 + next() % 5);
        float *x = floats(n), want_scale, got_scale;
        int8_t want[320], got[320];
        if (round % 20 == 0)
            memset(x, 0, n * sizeof *x);
        dm_kernels_portable.quantise(x, n, want, &want_scale);
        for (size_t i = 0; i < n; i++) {
            float back = (float)want[i] * want_scale;
            assert_true(back - x[i] <= want_scale * 0.51f && x[i] - back <= want_scale * 0.51f);
        }
        for (size_t v = 1; dm_kernels_at(v); v++) {
            dm_kernels_at(v)->quantise(x, n, got, &got_scale);
            assert_memory_equal(got, want, n);
            assert_memory_equal(&got_scale, &want_scale, sizeof want_scale);
        }
        free(x);
    }
}

enum { SIZE = 96, WIDTH = 192, WORDS = 9 };

/* In two goes, the second of which begins with word `cut`. */
static void run_recurrence(const dm_kernels *k, bool backwards, size_t cut, const int32_t *sums,
                           const float *a_scale, const float *skip, const float *parameters,
                           float *out) {
    float cell[SIZE];
    ptrdiff_t step = backwards ? -1 : 1;
    size_t first = backwards ? WORDS - 1 : 0;
    dm_recurrence r = {.sums = sums + first * 4 * WIDTH,
                       .a_scale = a_scale + first,
                       .parameters = parameters,
                       .skip = skip ? skip + first * WIDTH : NULL,
                       .out = out + first * WIDTH,
                       .sums_step = step * 4 * WIDTH,
                       .a_scale_step = step,
                       .skip_step = step * WIDTH,
                       .out_step = step * WIDTH,
                       .cell = cell,
                       .width = WIDTH,
                       .size = SIZE,
                       .words = cut};
    k->recur(&r);
    ptrdiff_t done = (ptrdiff_t)cut;
    r.sums += done * r.sums_step;
    r.a_scale += done * r.a_scale_step;
    r.skip = skip ? r.skip + done * r.skip_step : NULL;
    r.out += done * r.out_step;
    r.words = WORDS - cut;
    r.goes_on = cut > 0;
    k->recur(&r);
}

/* The same in one go, each word's sums for themselves: the words stand in another order. */
static void run_apart(const dm_kernels *k, bool backwards, const int32_t *sums,
                      const float *a_scale, const float *skip, const float *parameters,
                      float *out) {
    enum { OF_WORD = 4 * WIDTH, APART = 16 };
    float cell[SIZE];
    ptrdiff_t step = backwards ? -1 : 1;
    size_t first = backwards ? WORDS - 1 : 0;
    const int32_t *each[WORDS];
    int32_t *apart = room(WORDS * (OF_WORD + APART) * sizeof *apart);
    for (size_t t = 0; t < WORDS; t++) {
        int32_t *to = apart + (t * 2 % WORDS) * (OF_WORD + APART);
        memcpy(to + APART, sums + t * OF_WORD, OF_WORD * sizeof *sums);
        each[t] = to;
    }
    k->recur(&(dm_recurrence){.each = each + first,
                              .each_first = APART,
                              .a_scale = a_scale + first,
                              .parameters = parameters,
                              .skip = skip ? skip + first * WIDTH : NULL,
                              .out = out + first * WIDTH,
                              .sums_step = step,
                              .a_scale_step = step,
                              .skip_step = step * WIDTH,
                              .out_step = step * WIDTH,
                              .cell = cell,
                              .width = WIDTH,
                              .size = SIZE,
                              .words = WORDS});
    free(apart);
}

/* One unit of it as it is defined, in doubles and with the sigmoid's polynomial. */
static void check_recurrence(size_t unit, const int32_t *sums, const float *a_scale,
                             const float *skip, const float *parameters, const float *out) {
    double p[DM_UNIT_PARAMETERS], cell = 0;
    for (size_t i = 0; i < DM_UNIT_PARAMETERS; i++)
        p[i] = (double)parameters[(unit / 16 * DM_UNIT_PARAMETERS + i) * 16 + unit % 16];
    for (size_t t = 0; t < WORDS; t++) {
        double value[4], gate[2];
        static const int scale[] = {DM_UNIT_SCALE, DM_UNIT_FORGET_SCALE, DM_UNIT_RESET_SCALE,
                                    DM_UNIT_HANDED_SCALE};
        for (int i = 0; i < 4; i++)
            value[i] = sums[(t * 4 + (size_t)i) * WIDTH + unit] * (double)a_scale[t] * p[scale[i]] +
                       p[scale[i] + 1];
        for (int i = 0; i < 2; i++) {
            double u = value[i + 1] + p[DM_UNIT_FORGET_CARRY + i] * cell;
            u = u < -1 ? -1 : u > 1 ? 1 : u;
            gate[i] = 0.5 + u * (0.9375 + u * u * (-0.625 + u * u * 0.1875));
        }
        cell = gate[0] * cell + (1 - gate[0]) * value[0];
        double on = skip ? (double)skip[t * WIDTH + unit] : value[3];
        double want = gate[1] * cell + (1 - gate[1]) * on;
        assert_true(fabs((double)out[t * WIDTH + unit] - want) < 1e-3 * (1 + fabs(want)));
    }
}

static void recurrences_are_the_same(void **state) {
    (void)state;
    enum { OUT = WORDS * WIDTH };
    for (int round = 0; round < 20; round++) {
        float *skip = floats(OUT), *parameters = floats(SIZE * DM_UNIT_PARAMETERS);
        float *a_scale = floats(WORDS), *handed = round % 4 < 2 ? skip : NULL;
        float *want = room(OUT * sizeof *want), *got = room(OUT * sizeof *got);
        int32_t *sums = room(4 * OUT * sizeof *sums);
        for (size_t i = 0; i < 4 * OUT; i++)
            sums[i] = (int32_t)(next() % 41) - 20;
        run_recurrence(&dm_kernels_portable, round % 2, 0, sums, a_scale, handed, parameters, want);
        for (size_t unit = 0; round % 2 == 0 && unit < SIZE; unit += 7)
            check_recurrence(unit, sums, a_scale, handed, parameters, want);
        for (size_t v = 1; dm_kernels_at(v); v++) {
            memset(got, 0, OUT * sizeof *got);
            run_recurrence(dm_kernels_at(v), round % 2, (size_t)round % WORDS, sums, a_scale,
                           handed, parameters, got);
            assert_memory_equal(got, want, OUT * sizeof *got);
        }
        for (size_t v = 0; dm_kernels_at(v); v++) {
            memset(got, 0, OUT * sizeof *got);
            run_apart(dm_kernels_at(v), round % 2, sums, a_scale, handed, parameters, got);
            assert_memory_equal(got, want, OUT * sizeof *got);
        }
        free(skip), free(parameters), free(a_scale), free(want), free(got), free(sums);
    }
}

static void loops_are_the_same(void **state) {
    (void)state;
    enum { N = 192, HEADS = 48, ROWS = 8 };
    for (int round = 0; round < 20; round++) {
        float *a = floats(N), *b = floats(N), *heads = floats(N * HEADS), want[N], got[N];
        float *left = floats(N * ROWS), want_scores[ROWS * HEADS], got_scores[ROWS * HEADS];
        int8_t *row = bytes(N * ROWS, false);
        dm_scaled_row rows[ROWS];
        for (size_t i = 0; i < ROWS; i++)
            rows[i] = (dm_scaled_row){row + i * N, a[i]};
        for (size_t v = 1; dm_kernels_at(v); v++) {
            const dm_kernels *p = &dm_kernels_portable, *k = dm_kernels_at(v);
            p->sum_rows(want, rows, (size_t)round % ROWS, N);
            k->sum_rows(got, rows, (size_t)round % ROWS, N);
            assert_memory_equal(got, want, sizeof got);
            p->leak(want, N);
            k->leak(got, N);
            assert_memory_equal(got, want, sizeof got);
            p->add_leak(want, a, b, N);
            k->add_leak(got, a, b, N);
            assert_memory_equal(got, want, sizeof got);
            dm_scoring scoring = {left, heads, want_scores, N, HEADS, ROWS, N, HEADS};
            p->score(&scoring);
            scoring.scores = got_scores;
            k->score(&scoring);
            assert_memory_equal(got_scores, want_scores, sizeof got_scores);
            for (size_t n = 1; n <= N; n += 13) {
                assert_int_equal(k->largest(a, n), p->largest(a, n));
                float most = a[p->largest(a, n)];
                float x = p->sum_exp(a, n, most), y = k->sum_exp(a, n, most);
                assert_memory_equal(&x, &y, sizeof x);
            }
        }
        free(a), free(b), free(heads), free(row), free(left);
    }
}

static void largest_is_the_first_of_equals(void **state) {
    (void)state;
    float x[100];
    for (size_t v = 0; dm_kernels_at(v); v++)
        for (size_t n = 1; n < 100; n++)
            for (size_t at = 0; at < n; at += 7) {
                for (size_t i = 0; i < n; i++)
                    x[i] = i == at || i == n - 1 ? 3.0f : -1.0f;
                assert_int_equal(dm_kernels_at(v)->largest(x, n), at);
            }
}

static void exponentials_are_right(void **state) {
    (void)state;
    for (float x = -79.9f; x <= 0; x += 0.037f) {
        double got = (double)dm_kernels_portable.sum_exp(&x, 1, 0.0f), want = exp((double)x);
        assert_true(fabs(got - want) <= 3e-6 * want);
    }
    float least = -1e30f;
    assert_true(dm_kernels_portable.sum_exp(&least, 1, 0.0f) < 1e-30f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(products_are_the_same),
        cmocka_unit_test(rows_are_quantised_the_same),
        cmocka_unit_test(recurrences_are_the_same),
        cmocka_unit_test(loops_are_the_same),
        cmocka_unit_test(exponentials_are_right),
        cmocka_unit_test(largest_is_the_first_of_equals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
