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

static void configure(void) {
    tile_config config = {.palette = 1};
    for (int i = 0; i < 8; i++) {
        config.bytes[i] = DEPTH;
        config.rows[i] = TILE;
    }
    /* The intrinsics do not tell the compiler which memory they read. */
    __asm__ volatile("" : : "r"(&config) : "memory");
    _tile_loadconfig(&config);
}

static inline void put(const int32_t *sums, size_t count, const float *a_scale, const dm_matrix *m,
                       size_t o, float *out, size_t stride) {
    __m512 scale = _mm512_loadu_ps(m->scale + o), bias = _mm512_loadu_ps(m->bias + o);
    for (size_t r = 0; r < count; r++) {
        __m512 factor = _mm512_mul_ps(_mm512_set1_ps(a_scale[r]), scale);
        __m512 y = _mm512_mul_ps(_mm512_cvtepi32_ps(_mm512_load_si512(sums + r * TILE)), factor);
        _mm512_storeu_ps(out + r * stride + o, _mm512_add_ps(y, bias));
    }
}

/* 32 rows by 32 columns; the second 16 rows may be fewer or none, and are then not stored. */
static void block(const dm_matrix *m, const int8_t *a, const float *a_scale, size_t count, size_t o,
                  float *out, size_t stride) {
    int32_t sums[4][TILE * TILE] __attribute__((aligned(64)));
    const int8_t *w0 = m->weights + o * m->inner, *w1 = w0 + 16 * m->inner;
    const int8_t *a0 = a, *a1 = count > TILE ? a + TILE * m->inner : a;
    _tile_zero(0);
    _tile_zero(1);
    _tile_zero(2);
    _tile_zero(3);
    for (size_t i = 0; i < m->inner; i += DEPTH) {
        _tile_loadd(4, a0 + i, m->inner);
        _tile_loadd(6, w0 + i * 16, 64);
        _tile_dpbssd(0, 4, 6);
        _tile_loadd(7, w1 + i * 16, 64);
        _tile_dpbssd(1, 4, 7);
        if (count > TILE) {
            _tile_loadd(5, a1 + i, m->inner);
            _tile_dpbssd(2, 5, 6);
            _tile_dpbssd(3, 5, 7);
        }
    }
    _tile_stored(0, sums[0], 64);
    _tile_stored(1, sums[1], 64);
    size_t first = count < TILE ? count : TILE;
    put(sums[0], first, a_scale, m, o, out, stride);
    put(sums[1], first, a_scale, m, o + 16, out, stride);
    if (count > TILE) {
        _tile_stored(2, sums[2], 64);
        _tile_stored(3, sums[3], 64);
        put(sums[2], count - TILE, a_scale + TILE, m, o, out + TILE * stride, stride);
        put(sums[3], count - TILE, a_scale + TILE, m, o + 16, out + TILE * stride, stride);
    }
}

static void multiply(const dm_matrix *m, const int8_t *a, const float *a_scale, size_t rows,
                     float *out, size_t stride) {
    configure();
    __asm__ volatile("" : : "r"(a), "r"(m->weights) : "memory");
    for (size_t r = 0; r < rows; r += 2 * TILE) {
        size_t count = rows - r < 2 * TILE ? rows - r : 2 * TILE;
        for (size_t o = 0; o < m->outer; o += 32)
            block(m, a + r * m->inner, a_scale + r, count, o, out + r * stride, stride);
    }
    _tile_release(); /* other code of the process need not save the tiles */
}

const dm_kernels dm_kernels_amx = {"amx",        multiply,    wide_quantise, loop_sum_rows,
                                   loop_recur,   loop_leak,   loop_add_leak, loop_score,
                                   wide_largest, loop_sum_exp};
#else
bool dm_kernels_amx_ready(void) {
    return false;
}
#endif
