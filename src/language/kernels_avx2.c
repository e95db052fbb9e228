/*
 * kernels_avx2.c - the kernels for AVX2.
 *
 * Method: vpmaddubsw wants one unsigned side. The left side's magnitude is that, its sign goes to
 * the weights; with values of -127..127 a pair's sum fits 16 bits, so nothing saturates and the
 * sums are the portable ones.
 */
#include "language/kernels.h"

#ifdef DM_KERNELS_X86
#pragma GCC optimize("O3", "fp-contract=off", "no-trapping-math", "finite-math-only",              \
                     "no-signed-zeros")
#pragma GCC target("avx2,fma")

#include <immintrin.h>
#include <string.h>

#include "language/kernel_variants.h"
#include "language/kernel_loops.h"

enum { ROWS = 4 };

/* Sums of one row's four bytes, spread to all lanes, with eight columns' weights. */
static inline __m256i dot(__m256i sum, __m256i a, __m256i w) {
    __m256i pairs = _mm256_maddubs_epi16(_mm256_abs_epi8(a), _mm256_sign_epi8(w, a));
    return _mm256_add_epi32(sum, _mm256_madd_epi16(pairs, _mm256_set1_epi16(1)));
}

static inline __m256i spread(const int8_t *a) {
    int32_t four;
    memcpy(&four, a, 4);
    return _mm256_set1_epi32(four);
}

/* Where products go: with `a_scale` as floats, else as the sums that they are. */
static inline void put(__m256i sum, const float *a_scale, const dm_matrix *m, size_t o,
                       float *out) {
    if (!a_scale) {
        _mm256_storeu_si256((__m256i *)(void *)(out + o), sum);
        return;
    }
    __m256 factor = _mm256_mul_ps(_mm256_set1_ps(*a_scale), _mm256_loadu_ps(m->scale + o));
    __m256 y = _mm256_fmadd_ps(_mm256_cvtepi32_ps(sum), factor, _mm256_loadu_ps(m->bias + o));
    _mm256_storeu_ps(out + o, y);
}

/* Written out row by row: of arrays in a loop the compiler makes memory, not registers. */
#define EACH_ROW(DO) DO(0) DO(1) DO(2) DO(3)
#define CLEAR(r) __m256i low##r = _mm256_setzero_si256(), high##r = low##r;
#define STEP(r)                                                                                    \
    {                                                                                              \
        __m256i x = spread(a + r * inner + i);                                                     \
        low##r = dot(low##r, x, w0);                                                               \
        high##r = dot(high##r, x, w1);                                                             \
    }
#define PUT(r)                                                                                     \
    put(low##r, a_scale ? a_scale + r : NULL, m, o, out + r * stride);                             \
    put(high##r, a_scale ? a_scale + r : NULL, m, o + 8, out + r * stride);

/* ROWS rows by 16 columns. */
static inline void block(const dm_matrix *m, const int8_t *a, const float *a_scale, size_t o,
                         float *out, size_t stride) {
    const size_t inner = m->inner;
    const int8_t *w = m->weights + o * inner;
    EACH_ROW(CLEAR)
    for (size_t i = 0; i < inner; i += 4, w += 64) {
        __m256i w0 = _mm256_loadu_si256((const __m256i *)w);
        __m256i w1 = _mm256_loadu_si256((const __m256i *)(w + 32));
        EACH_ROW(STEP)
    }
    EACH_ROW(PUT)
}

static inline void block_one(const dm_matrix *m, const int8_t *a, const float *a_scale, size_t o,
                             float *out) {
    const size_t inner = m->inner, stride = 0;
    const int8_t *w = m->weights + o * inner;
    CLEAR(0)
    for (size_t i = 0; i < inner; i += 4, w += 64) {
        __m256i w0 = _mm256_loadu_si256((const __m256i *)w);
        __m256i w1 = _mm256_loadu_si256((const __m256i *)(w + 32));
        STEP(0)
    }
    PUT(0)
}

static inline __attribute__((always_inline)) void all_blocks(const dm_matrix *m, const int8_t *a,
                                                             const float *a_scale, size_t rows,
                                                             float *out, size_t stride) {
    size_t whole = rows / ROWS * ROWS;
    for (size_t o = 0; o < m->outer; o += 16) {
        for (size_t r = 0; r < whole; r += ROWS)
            block(m, a + r * m->inner, a_scale ? a_scale + r : NULL, o, out + r * stride, stride);
        for (size_t r = whole; r < rows; r++)
            block_one(m, a + r * m->inner, a_scale ? a_scale + r : NULL, o, out + r * stride);
    }
}

static void multiply(const dm_matrix *m, const int8_t *a, const float *a_scale, size_t rows,
                     float *out, size_t stride) {
    all_blocks(m, a, a_scale, rows, out, stride);
}

/* Sums are as wide as floats: `out` only says where they go. */
static void sums(const dm_matrix *m, const int8_t *a, size_t rows, int32_t *out, size_t stride) {
    all_blocks(m, a, NULL, rows, (void *)out, stride);
}

const dm_kernels dm_kernels_avx2 = {
    "avx2",     loop_begin, loop_begin,    multiply,   sums,         loop_quantise, loop_sum_rows,
    loop_recur, loop_leak,  loop_add_leak, loop_score, loop_largest, loop_sum_exp};
#endif
