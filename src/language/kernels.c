/*
 * kernels.c - the portable loops and the choice among the variants.
 */
#pragma GCC optimize("O3", "fp-contract=off", "no-trapping-math", "finite-math-only",              \
                     "no-signed-zeros")

#include "language/kernels.h"

#include <stdbool.h>
#include <string.h>

#include "language/kernel_loops.h"
#include "language/kernel_variants.h"

static void sum_block(const dm_matrix *matrix, const int8_t *a, size_t block, int32_t *sum) {
    const int8_t *w = matrix->weights + block * matrix->inner;
    memset(sum, 0, 16 * sizeof *sum);
    for (size_t i = 0; i < matrix->inner; i += 4, w += 64)
        for (size_t o = 0; o < 16; o++)
            for (size_t k = 0; k < 4; k++)
                sum[o] += a[i + k] * w[o * 4 + k];
}

static void multiply(const dm_matrix *matrix, const int8_t *a, const float *a_scale, size_t rows,
                     float *out, size_t stride) {
    for (size_t r = 0; r < rows; r++)
        for (size_t block = 0; block < matrix->outer; block += 16) {
            int32_t sum[16];
            sum_block(matrix, a + r * matrix->inner, block, sum);
            for (size_t o = 0; o < 16; o++)
                out[r * stride + block + o] = loop_value(
                    sum[o], a_scale[r], matrix->scale[block + o], matrix->bias[block + o]);
        }
}

static void sums(const dm_matrix *matrix, const int8_t *a, size_t rows, int32_t *out,
                 size_t stride) {
    for (size_t r = 0; r < rows; r++)
        for (size_t block = 0; block < matrix->outer; block += 16)
            sum_block(matrix, a + r * matrix->inner, block, out + r * stride + block);
}

const dm_kernels dm_kernels_portable = {
    "portable", loop_begin, loop_begin,    multiply,   sums,         loop_quantise, loop_sum_rows,
    loop_recur, loop_leak,  loop_add_leak, loop_score, loop_largest, loop_sum_exp};

/* For measuring: -DDM_KERNELS_MOST=1 leaves out what is better than AVX2, =2 than AVX-512. */
#ifndef DM_KERNELS_MOST
#define DM_KERNELS_MOST SIZE_MAX
#endif

const dm_kernels *dm_kernels_at(size_t index) {
    const dm_kernels *all[5];
    size_t count = 0;
    all[count++] = &dm_kernels_portable;
#ifdef DM_KERNELS_X86
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
        all[count++] = &dm_kernels_avx2;
    if (count > 1 && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vnni")) {
        all[count++] = &dm_kernels_avx512;
        if (dm_kernels_amx_ready())
            all[count++] = &dm_kernels_amx;
    }
#endif
    return index < count && index <= DM_KERNELS_MOST ? all[index] : NULL;
}

const dm_kernels *dm_kernels_best(void) {
    size_t last = 0;
    while (dm_kernels_at(last + 1))
        last++;
    return dm_kernels_at(last);
}
