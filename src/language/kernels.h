/*
 * kernels.h - the loops in which the engine's time goes, once portable and once for each
 * instruction set.
 *
 * All variants give the same bits: products of matrices are sums of integers, and what is in float
 * is done element by element, in one order, without fused operations. Which variant runs is chosen
 * once, by the machine.
 *
 * A matrix of inner x outer weights lies in blocks that one instruction multiplies: weight (i, o)
 * is at
 *   ((o / 16) * (inner / 4) + i / 4) * 64 + (o % 16) * 4 + i % 4
 */
#ifndef DM_LANGUAGE_KERNELS_H
#define DM_LANGUAGE_KERNELS_H

/* gcc compiles a single file for other instruction sets than the rest; with other compilers the
 * portable loops are all there is. */
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define DM_KERNELS_X86 1
#endif

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    DM_MATRIX_INNER = 64, /* inner is a multiple of this, outer of that */
    DM_MATRIX_OUTER = 32
};

typedef struct dm_matrix_header {
    uint32_t inner, outer, outer_used;
    uint32_t zeros[13];
} dm_matrix_header;

/* A view into the model. out[r][o] = scale[o] * scale of row r * sum over i of a[r][i] * weight(i,
 * o) + bias[o] */
typedef struct dm_matrix {
    size_t inner, outer;
    const float *scale, *bias;
    const int32_t
        *sum; /* of the weights of each column: for instructions whose left side is unsigned */
    const int8_t *weights;
} dm_matrix;

static inline size_t dm_matrix_at(size_t inner, size_t i, size_t o) {
    return ((o / 16) * (inner / 4) + i / 4) * 64 + (o % 16) * 4 + i % 4;
}

/* One direction of a recurrent layer over one sentence; see dm_kernels.recur. */
typedef struct dm_recurrence {
    const float
        *gates; /* of the first word that is read: candidate, forget, reset, each `width` apart */
    const float *skip; /* what the word's layer input hands on */
    float *out;
    ptrdiff_t gates_step, skip_step, out_step; /* to the next word; negative backwards */
    const float *forget_bias, *reset_bias, *forget_carry, *reset_carry;
    float *cell; /* [size], scratch */
    size_t width, size, words;
} dm_recurrence;

/* A row of an embedding and what it is multiplied by. */
typedef struct dm_scaled_row {
    const int8_t *row;
    float factor;
} dm_scaled_row;

/*
 * Scores of all heads for the words of a sentence: scores[d][h] = sum over k of left[d][k] *
 * heads[k][h], for d < rows and h < count, a multiple of 16. Rows are read and written up to
 * the next multiple of DM_SCORE_ROWS.
 */
enum { DM_SCORE_ROWS = 4 };
typedef struct dm_scoring {
    const float *left, *heads;
    float *scores;
    size_t left_stride, stride; /* of left; of heads and scores */
    size_t rows, inner, count;
} dm_scoring;

typedef struct dm_kernels {
    const char *name;
    /* `rows` rows of int8 `a` (stride inner, 64-byte aligned, room for rows up to the next multiple
     * of 16) times the matrix. */
    void (*multiply)(const dm_matrix *matrix, const int8_t *a, const float *a_scale, size_t rows,
                     float *out, size_t stride);
    /* A row of n floats as -127..127 and its scale. */
    void (*quantise)(const float *x, size_t n, int8_t *out, float *scale);
    /* x = the sum of factor * row over all rows, in their order; n a multiple of 64. Sums of
     * embeddings. */
    void (*sum_rows)(float *x, const dm_scaled_row *rows, size_t count, size_t n);
    void (*recur)(const dm_recurrence *r);
    /* x = max(x, x / 10) */
    void (*leak)(float *x, size_t n);
    /* x = leak(a + b) */
    void (*add_leak)(float *x, const float *a, const float *b, size_t n);
    void (*score)(const dm_scoring *s);
    /* Index of the largest, the first of equals. */
    size_t (*largest)(const float *x, size_t n);
    /* Sum over n of e to the (x - most), where no x is larger than most. */
    float (*sum_exp)(const float *x, size_t n, float most);
} dm_kernels;

extern const dm_kernels dm_kernels_portable;
/* The best that this machine runs. */
const dm_kernels *dm_kernels_best(void);
/* By index from 0; NULL behind the last. Those that this machine cannot run are left out. */
const dm_kernels *dm_kernels_at(size_t index);
/* Once a thread before its first multiply() (asks the system for the tile registers); cheap to
 * repeat. */
bool dm_kernels_amx_ready(void);

#endif
