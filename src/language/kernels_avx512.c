/*
 * kernels_avx512.c - the kernels for AVX-512 with VNNI.
 *
 * Method: vpdpbusd multiplies unsigned by signed bytes. 128 is added to the left side and 128 times
 * the column's sum of weights taken off at the end, which is exact in integers. Eight rows by two
 * blocks of columns are held in registers.
 */
#include "language/kernels.h"

#ifdef DM_KERNELS_X86
#pragma GCC optimize("O3", "fp-contract=off", "no-trapping-math", "finite-math-only",              \
                     "no-signed-zeros")
#pragma GCC target("avx512f,avx512vl,avx512bw,avx512dq,avx512vnni,avx2,prefer-vector-width=512")

#include <immintrin.h>
#include <string.h>

#include "language/kernel_variants.h"
#include "language/kernel_loops.h"
#include "language/kernel_avx512_loops.h"

enum { ROWS = 8, LONGEST_INNER = 1024 };

/* What sixteen columns' sums become: what was added to the left side comes off again; with scales
 * of rows they are floats then. */
typedef struct columns {
    __m512i added;
    __m512 scale, bias;
} columns;

static inline columns columns_at(const dm_matrix *m, size_t o) {
    return (columns){_mm512_slli_epi32(_mm512_loadu_si512(m->sum + o), 7),
                     _mm512_loadu_ps(m->scale + o), _mm512_loadu_ps(m->bias + o)};
}

static inline void put(__m512i sum, const float *a_scale, columns of, float *out) {
    sum = _mm512_sub_epi32(sum, of.added);
    if (!a_scale) {
        _mm512_storeu_si512((void *)out, sum);
        return;
    }
    __m512 factor = _mm512_mul_ps(_mm512_set1_ps(*a_scale), of.scale);
    _mm512_storeu_ps(out, _mm512_fmadd_ps(_mm512_cvtepi32_ps(sum), factor, of.bias));
}

/* What _mm512_dpbusd_epi32 does; around that the compiler copies each sum once more. */
static inline void add_products(__m512i *sum, __m512i x, __m512i w) {
    __asm__("vpdpbusd %2, %1, %0" : "+v"(*sum) : "v"(x), "v"(w));
}

static inline __m512i spread(const uint8_t *a) {
    int32_t four;
    memcpy(&four, a, 4);
    return _mm512_set1_epi32(four);
}

/* Written out row by row: of arrays in a loop the compiler makes memory, not registers. */
#define EACH_ROW(DO) DO(0) DO(1) DO(2) DO(3) DO(4) DO(5) DO(6) DO(7)
#define CLEAR(r) __m512i left##r = _mm512_setzero_si512(), right##r = left##r;
#define STEP(r)                                                                                    \
    {                                                                                              \
        __m512i x = spread(a + r * inner + i);                                                     \
        add_products(&left##r, x, x0);                                                             \
        add_products(&right##r, x, x1);                                                            \
    }
#define PUT(r)                                                                                     \
    if (r < count) {                                                                               \
        put(left##r, a_scale ? a_scale + r : NULL, left, out + r * stride);                        \
        put(right##r, a_scale ? a_scale + r : NULL, right, out + r * stride + 16);                 \
    }
/* Eight rows by 32 columns; only `count` of them are stored. */
static inline void block(const dm_matrix *m, const uint8_t *a, const float *a_scale, size_t count,
                         size_t o, float *out, size_t stride) {
    const size_t inner = m->inner;
    const int8_t *w0 = m->weights + o * inner, *w1 = w0 + 16 * inner;
    EACH_ROW(CLEAR)
    for (size_t i = 0; i < inner; i += 4, w0 += 64, w1 += 64) {
        __m512i x0 = _mm512_loadu_si512(w0), x1 = _mm512_loadu_si512(w1);
        EACH_ROW(STEP)
    }
    const columns left = columns_at(m, o), right = columns_at(m, o + 16);
    out += o;
    EACH_ROW(PUT)
}

static inline __attribute__((always_inline)) void all_blocks(const dm_matrix *m, const int8_t *a,
                                                             const float *a_scale, size_t rows,
                                                             float *out, size_t stride) {
    uint8_t shifted[ROWS * LONGEST_INNER] __attribute__((aligned(64)));
    const __m512i top = _mm512_set1_epi8((char)0x80);
    for (size_t r = 0; r < rows; r += ROWS) {
        size_t count = rows - r < ROWS ? rows - r : ROWS;
        for (size_t i = 0; i < ROWS * m->inner; i += 64)
            _mm512_store_si512(shifted + i,
                               _mm512_xor_si512(top, _mm512_loadu_si512(a + r * m->inner + i)));
        for (size_t o = 0; o < m->outer; o += 32)
            block(m, shifted, a_scale ? a_scale + r : NULL, count, o, out + r * stride, stride);
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

const dm_kernels dm_kernels_avx512 = {
    "avx512",   loop_begin, loop_begin,    multiply,   sums,         wide_quantise, loop_sum_rows,
    loop_recur, loop_leak,  loop_add_leak, loop_score, wide_largest, wide_sum_exp};
#endif
