/*
 * matrix.c - matrix products for the trainers.
 *
 * Method: both sides are packed as bfloat16 into the tiles of Intel's AMX (16 by 32 on the left, 16
 * pairs by 16 on the right) and multiplied two by two tiles at a time with sums in float. Without
 * AMX, or with matrix_exact, a plain loop in float does the same.
 */
#include "matrix.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#if defined(__AMX_BF16__) && defined(__AVX512BF16__)
#define HAVE_AMX 1
#include <immintrin.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

bool matrix_exact = false;

static void multiply_plain(size_t m, size_t n, size_t k, const float *a, size_t lda,
                           bool transpose_a, const float *b, size_t ldb, bool transpose_b, float *c,
                           size_t ldc, bool add) {
    for (size_t i = 0; i < m; i++) {
        float *row = c + i * ldc;
        if (!add)
            memset(row, 0, n * sizeof *row);
        for (size_t x = 0; x < k; x++) {
            float left = transpose_a ? a[x * lda + i] : a[i * lda + x];
            if (transpose_b)
                for (size_t j = 0; j < n; j++)
                    row[j] += left * b[j * ldb + x];
            else
                for (size_t j = 0; j < n; j++)
                    row[j] += left * b[x * ldb + j];
        }
    }
}

#ifdef HAVE_AMX

enum { TILE = 16, DEPTH = 32, TILE_HALVES = 512 };

static void *room_for(void **p, size_t *have, size_t want) {
    if (want > *have) {
        free(*p);
        want = (want + want / 4 + 4095) & ~(size_t)4095;
        if (!(*p = aligned_alloc(64, want)))
            abort();
        *have = want;
    }
    return *p;
}

static void compiler_barrier(void *p) {
    __asm__ volatile("" : : "r"(p) : "memory");
}

void matrix_thread_start(void) {
    struct {
        uint8_t palette, start, reserved[14];
        uint16_t bytes[16];
        uint8_t rows[16];
    } __attribute__((packed)) config;
    enum { REQUEST_PERMISSION = 0x1023, TILE_DATA = 18 };
    if (syscall(SYS_arch_prctl, REQUEST_PERMISSION, TILE_DATA) != 0)
        matrix_exact = true;
    if (matrix_exact)
        return;
    memset(&config, 0, sizeof config);
    config.palette = 1;
    for (int i = 0; i < 8; i++) {
        config.bytes[i] = 64;
        config.rows[i] = 16;
    }
    compiler_barrier(&config); /* the intrinsic does not tell the compiler what it reads */
    _tile_loadconfig(&config);
}

static __mmask16 first_lanes(size_t n) {
    return n >= 16 ? 0xffff : (__mmask16)((1u << n) - 1);
}

/* 32 values of a row as bfloat16, zero behind the first n. */
static __m512i load_halves(const float *p, size_t n) {
    __m512 low = _mm512_maskz_loadu_ps(first_lanes(n), p);
    __m512 high = n > 16 ? _mm512_maskz_loadu_ps(first_lanes(n - 16), p + 16) : _mm512_setzero_ps();
    return (__m512i)_mm512_cvtne2ps_pbh(high, low);
}

/* Two rows of 16 values as 16 pairs of bfloat16. */
static __m512i load_pairs(const float *even, const float *odd, size_t n) {
    const __m512i order =
        _mm512_set_epi16(31, 15, 30, 14, 29, 13, 28, 12, 27, 11, 26, 10, 25, 9, 24, 8, 23, 7, 22, 6,
                         21, 5, 20, 4, 19, 3, 18, 2, 17, 1, 16, 0);
    __m512 low = even ? _mm512_maskz_loadu_ps(first_lanes(n), even) : _mm512_setzero_ps();
    __m512 high = odd ? _mm512_maskz_loadu_ps(first_lanes(n), odd) : _mm512_setzero_ps();
    return _mm512_permutexvar_epi16(order, (__m512i)_mm512_cvtne2ps_pbh(high, low));
}

static void scatter_column(uint16_t *tile, size_t column, __m512i pairs) {
    const __m512i rows =
        _mm512_mullo_epi32(_mm512_set_epi32(15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0),
                           _mm512_set1_epi32(16));
    _mm512_i32scatter_epi32((int *)tile + column, rows, pairs, 4);
}

static const float *row_or_null(const float *p, size_t ld, size_t row, size_t rows) {
    return row < rows ? p + row * ld : NULL;
}

/* The lines of a tile are 16 of `outer`, their elements 32 of `inner`; `along` means stored with
 * inner contiguous. */
static void pack_left(uint16_t *tile, const float *p, size_t ld, bool along, size_t outer,
                      size_t inner, size_t outers, size_t inners) {
    size_t left = inners - inner, lines = outers - outer;
    if (along) {
        for (size_t i = 0; i < TILE; i++)
            _mm512_store_si512(tile + i * DEPTH,
                               i < lines ? load_halves(p + (outer + i) * ld + inner, left)
                                         : _mm512_setzero_si512());
        return;
    }
    for (size_t j = 0; j < TILE; j++)
        scatter_column(tile, j,
                       load_pairs(row_or_null(p + outer, ld, inner + 2 * j, inners),
                                  row_or_null(p + outer, ld, inner + 2 * j + 1, inners), lines));
}

/* Pairs of `inner` by 16 of `outer`; `along` means stored with outer contiguous. */
static void pack_right(uint16_t *tile, const float *p, size_t ld, bool along, size_t outer,
                       size_t inner, size_t outers, size_t inners) {
    size_t left = inners - inner, lines = outers - outer;
    if (along) {
        for (size_t j = 0; j < TILE; j++)
            _mm512_store_si512(tile + j * DEPTH,
                               load_pairs(row_or_null(p + outer, ld, inner + 2 * j, inners),
                                          row_or_null(p + outer, ld, inner + 2 * j + 1, inners),
                                          lines));
        return;
    }
    for (size_t i = 0; i < TILE; i++)
        scatter_column(tile, i,
                       i < lines ? load_halves(p + (outer + i) * ld + inner, left)
                                 : _mm512_setzero_si512());
}

typedef void pack_tile(uint16_t *, const float *, size_t, bool, size_t, size_t, size_t, size_t);

static void pack(pack_tile *one, uint16_t *out, const float *p, size_t ld, bool along,
                 size_t outers, size_t inners, size_t outer_tiles, size_t inner_tiles) {
    for (size_t o = 0; o < outer_tiles; o++)
        for (size_t i = 0; i < inner_tiles; i++, out += TILE_HALVES) {
            if (o * TILE >= outers)
                memset(out, 0, TILE_HALVES * sizeof *out);
            else
                one(out, p, ld, along, o * TILE, i * DEPTH, outers, inners);
        }
}

static void put_tile(const float *tile, float *c, size_t ldc, size_t rows, size_t columns,
                     bool add) {
    __mmask16 mask = first_lanes(columns);
    for (size_t i = 0; i < rows && i < TILE; i++) {
        __m512 x = _mm512_load_ps(tile + i * TILE);
        if (add)
            x = _mm512_add_ps(x, _mm512_maskz_loadu_ps(mask, c + i * ldc));
        _mm512_mask_storeu_ps(c + i * ldc, mask, x);
    }
}

/* Two by two tiles at (row, column) of C. */
static void multiply_block(const uint16_t *a, const uint16_t *b, size_t depth, float *c, size_t ldc,
                           size_t rows, size_t columns, bool add) {
    float tile[4][256] __attribute__((aligned(64)));
    _tile_zero(0);
    _tile_zero(1);
    _tile_zero(2);
    _tile_zero(3);
    for (size_t x = 0; x < depth; x++) {
        _tile_loadd(4, a + x * TILE_HALVES, 64);
        _tile_loadd(5, a + (depth + x) * TILE_HALVES, 64);
        _tile_loadd(6, b + x * TILE_HALVES, 64);
        _tile_loadd(7, b + (depth + x) * TILE_HALVES, 64);
        _tile_dpbf16ps(0, 4, 6);
        _tile_dpbf16ps(1, 4, 7);
        _tile_dpbf16ps(2, 5, 6);
        _tile_dpbf16ps(3, 5, 7);
    }
    _tile_stored(0, tile[0], 64);
    _tile_stored(1, tile[1], 64);
    _tile_stored(2, tile[2], 64);
    _tile_stored(3, tile[3], 64);
    put_tile(tile[0], c, ldc, rows, columns, add);
    if (columns > TILE)
        put_tile(tile[1], c + TILE, ldc, rows, columns - TILE, add);
    if (rows > TILE)
        put_tile(tile[2], c + TILE * ldc, ldc, rows - TILE, columns, add);
    if (rows > TILE && columns > TILE)
        put_tile(tile[3], c + TILE * ldc + TILE, ldc, rows - TILE, columns - TILE, add);
}

void matrix_multiply(matrix_room *room, size_t m, size_t n, size_t k, const float *a, size_t lda,
                     bool transpose_a, const float *b, size_t ldb, bool transpose_b, float *c,
                     size_t ldc, bool add) {
    if (matrix_exact) {
        multiply_plain(m, n, k, a, lda, transpose_a, b, ldb, transpose_b, c, ldc, add);
        return;
    }
    size_t rows = (m + 2 * TILE - 1) / (2 * TILE) * 2,
           columns = (n + 2 * TILE - 1) / (2 * TILE) * 2;
    size_t depth = (k + DEPTH - 1) / DEPTH;
    uint16_t *left = room_for(&room->a, &room->a_size, rows * depth * TILE_HALVES * 2);
    uint16_t *right = room_for(&room->b, &room->b_size, columns * depth * TILE_HALVES * 2);
    pack(pack_left, left, a, lda, !transpose_a, m, k, rows, depth);
    pack(pack_right, right, b, ldb, !transpose_b, n, k, columns, depth);
    compiler_barrier(left);
    for (size_t i = 0; i < rows; i += 2)
        for (size_t j = 0; j < columns; j += 2)
            multiply_block(left + i * depth * TILE_HALVES, right + j * depth * TILE_HALVES, depth,
                           c + i * TILE * ldc + j * TILE, ldc, m - i * TILE, n - j * TILE, add);
}

#else

void matrix_thread_start(void) {}

void matrix_multiply(matrix_room *room, size_t m, size_t n, size_t k, const float *a, size_t lda,
                     bool transpose_a, const float *b, size_t ldb, bool transpose_b, float *c,
                     size_t ldc, bool add) {
    (void)room;
    multiply_plain(m, n, k, a, lda, transpose_a, b, ldb, transpose_b, c, ldc, add);
}

#endif
