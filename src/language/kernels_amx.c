/*
 * kernels_amx.c - the kernels for AMX: one instruction multiplies 16 rows of 64 bytes by 16
 * columns.
 *
 * The layout of the weights is that of a tile already. Linux lets a process use the tile registers
 * when it asks; where it refuses, or the processor has none, the AVX-512 kernels are used.
 */
#include "language/kernels.h"

#ifdef DM_KERNELS_X86
#pragma GCC optimize("O3", "fp-contract=off", "no-trapping-math", "finite-math-only",              \
                     "no-signed-zeros")
#pragma GCC target(                                                                                \
    "avx512f,avx512vl,avx512bw,avx512dq,avx512vnni,avx2,amx-tile,amx-int8,prefer-vector-width=512")

#include <cpuid.h>
#include <immintrin.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "language/kernel_variants.h"
#include "language/kernel_loops.h"
#include "language/kernel_avx512_loops.h"

enum { TILE = 16, DEPTH = 64 };

bool dm_kernels_amx_ready(void) {
    enum { REQUEST_PERMISSION = 0x1023, TILE_DATA = 18, TILE_BITS = 1 << 24 | 1 << 25 };
    unsigned a, b, c, d;
    if (!__get_cpuid_count(7, 0, &a, &b, &c, &d) || (d & TILE_BITS) != TILE_BITS)
        return false;
    return syscall(SYS_arch_prctl, REQUEST_PERMISSION, TILE_DATA) == 0;
}

typedef struct tile_config {
    uint8_t palette, start, reserved[14];
    uint16_t bytes[16];
    uint8_t rows[16];
} tile_config;

static void begin(void) {
    tile_config config = {.palette = 1};
    for (int i = 0; i < 8; i++) {
        config.bytes[i] = DEPTH;
        config.rows[i] = TILE;
    }
    /* The intrinsics do not tell the compiler which memory they read. */
    __asm__ volatile("" : : "r"(&config) : "memory");
    _tile_loadconfig(&config);
}

/* 16 rows of a block of sums to where they belong; of the last rows of all only those that are. */
#define PUT_TILE(tile, to, count)                                                                  \
    if ((count) == TILE)                                                                           \
        _tile_stored(tile, to, stride * sizeof *out);                                              \
    else {                                                                                         \
        _tile_stored(tile, rest, TILE * sizeof *rest);                                             \
        __asm__ volatile("" : : "r"(rest) : "memory");                                             \
        for (size_t row = 0; row < (count); row++)                                                 \
            memcpy((to) + row * stride, rest + row * TILE, TILE * sizeof *rest);                   \
    }

/* 32 rows by 32 columns; the second 16 rows may be fewer or none. */
static inline void block(const dm_matrix *m, const int8_t *a, size_t count, size_t o, int32_t *out,
                         size_t stride) {
    int32_t rest[TILE * TILE] __attribute__((aligned(64)));
    const int8_t *w0 = m->weights + o * m->inner, *w1 = w0 + 16 * m->inner;
    const int8_t *a1 = a + TILE * m->inner;
    size_t first = count < TILE ? count : TILE, second = count - first;
    _tile_zero(0);
    _tile_zero(1);
    _tile_zero(2);
    _tile_zero(3);
    for (size_t i = 0; i < m->inner; i += DEPTH) {
        _tile_loadd(4, a + i, m->inner);
        _tile_loadd(6, w0 + i * 16, 64);
        _tile_dpbssd(0, 4, 6);
        _tile_loadd(7, w1 + i * 16, 64);
        _tile_dpbssd(1, 4, 7);
        if (second) {
            _tile_loadd(5, a1 + i, m->inner);
            _tile_dpbssd(2, 5, 6);
            _tile_dpbssd(3, 5, 7);
        }
    }
    PUT_TILE(0, out + o, first)
    PUT_TILE(1, out + o + 16, first)
    if (second) {
        PUT_TILE(2, out + TILE * stride + o, second)
        PUT_TILE(3, out + TILE * stride + o + 16, second)
    }
}

/* Of a panel of rows that the first cache holds: each block of weights is read from the second one
 * once and serves all of them. */
static void add_products(const dm_matrix *m, const int8_t *a, size_t rows, int32_t *out,
                         size_t stride) {
    __asm__ volatile("" : : "r"(a), "r"(m->weights) : "memory");
    for (size_t o = 0; o < m->outer; o += 32)
        for (size_t r = 0; r < rows; r += 2 * TILE)
            block(m, a + r * m->inner, rows - r < 2 * TILE ? rows - r : 2 * TILE, o,
                  out + r * stride, stride);
    __asm__ volatile("" : : "r"(out) : "memory");
}

/* Rows of a panel: as many as fit, of all that there are `left`. */
static size_t panel_rows(const dm_matrix *m, size_t left) {
    enum { PANEL_BYTES = 34 << 10 };
    size_t most = PANEL_BYTES / m->inner / (2 * TILE) * (2 * TILE);
    return left < most ? left : most;
}

static void end(void) {
    _tile_release(); /* other code of the process need not save the tiles */
}

static void sums(const dm_matrix *m, const int8_t *a, size_t rows, int32_t *out, size_t stride) {
    for (size_t r = 0, count; r < rows; r += count) {
        count = panel_rows(m, rows - r);
        add_products(m, a + r * m->inner, count, out + r * stride, stride);
    }
}

/* In place. While tiles are multiplied vectors of 64 bytes take twice as long, so that sums become
 * floats afterwards, a few rows at a time. */
static void turn_to_floats(const dm_matrix *m, const float *a_scale, size_t rows, float *out,
                           size_t stride) {
    for (size_t r = 0; r < rows; r++) {
        __m512 row_scale = _mm512_set1_ps(a_scale[r]);
        float *row = out + r * stride;
        for (size_t o = 0; o < m->outer; o += 16) {
            __m512 factor = _mm512_mul_ps(row_scale, _mm512_loadu_ps(m->scale + o));
            __m512 sum = _mm512_cvtepi32_ps(_mm512_loadu_si512((const void *)(row + o)));
            _mm512_storeu_ps(row + o, _mm512_fmadd_ps(sum, factor, _mm512_loadu_ps(m->bias + o)));
        }
    }
}

static void multiply(const dm_matrix *m, const int8_t *a, const float *a_scale, size_t rows,
                     float *out, size_t stride) {
    for (size_t r = 0, count; r < rows; r += count) {
        count = panel_rows(m, rows - r);
        add_products(m, a + r * m->inner, count, (int32_t *)(void *)(out + r * stride), stride);
        turn_to_floats(m, a_scale + r, count, out + r * stride, stride);
    }
}

const dm_kernels dm_kernels_amx = {
    "amx",      begin,     end,           multiply,   sums,         wide_quantise, loop_sum_rows,
    loop_recur, loop_leak, loop_add_leak, loop_score, wide_largest, wide_sum_exp};
#else
bool dm_kernels_amx_ready(void) {
    return false;
}
#endif
