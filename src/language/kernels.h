/*
 * kernels.h - the loops in which the engine's time goes, once portable and once for each
 * instruction set.
 *
 * All variants give the same bits: products of matrices are sums of integers, and what is in float
 * is done element by element and in one order; a product that is added to something is fused with
 * the sum (one rounding), which IEEE 754 defines as exactly as either alone. Which variant runs is
 * chosen once, by the machine.
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

/* A view into the model. out[r][o] = (scale[o] * scale of row r) * sum over i of a[r][i] *
 * weight(i, o) + bias[o] */
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

/*
 * One direction of a recurrent layer over one sentence; see dm_kernels.recur. Sums are those of
 * dm_kernels.sums: candidate, forget, reset and, where `skip` is NULL, what the word hands on, each
 * `width` apart; they become gates here. Parameters of 16 units lie together, each kind in a row of
 * 16: [size / 16][DM_UNIT_PARAMETERS][16].
 */
typedef struct dm_recurrence {
    const int32_t *sums;        /* of the first word that is read */
    const int32_t *const *each; /* in place of that: where those of the first word are, sums_step to
                                   the next; the units' own begin at each_first */
    size_t each_first;
    const float *a_scale; /* of that word */
    const float *parameters;
    const float *skip; /* what the word's layer input hands on */
    float *out;
    ptrdiff_t sums_step, a_scale_step, skip_step,
        out_step;              /* to the next word; negative backwards */
    float *cell;               /* [size]; holds that of the last word afterwards */
    bool goes_on;              /* from the cell there is; else from 0 */
    size_t width, size, words; /* size: a multiple of 16 */
} dm_recurrence;

/* Scale and bias of what the sums stand for; what is carried of the cell. Scale, bias and carry of
 * forget and reset are a quarter of what the network has, which is what the sigmoid begins with. */
typedef enum dm_unit_parameter {
    DM_UNIT_SCALE, /* of the candidate */
    DM_UNIT_BIAS,
    DM_UNIT_FORGET_SCALE,
    DM_UNIT_FORGET_BIAS,
    DM_UNIT_RESET_SCALE,
    DM_UNIT_RESET_BIAS,
    DM_UNIT_FORGET_CARRY,
    DM_UNIT_RESET_CARRY,
    DM_UNIT_HANDED_SCALE,
    DM_UNIT_HANDED_BIAS,
    DM_UNIT_PARAMETERS
} dm_unit_parameter;
enum { DM_UNIT_BLOCK = 16 };

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

typedef size_t dm_largest(const float *x, size_t n);

typedef struct dm_kernels {
    const char *name;
    /* Before and after multiply() and sums(): the registers of AMX are made ready and given back,
     * which takes as long as a small product. */
    void (*begin)(void);
    void (*end)(void);
    /* `rows` rows of int8 `a` (stride inner, 64-byte aligned, room for rows up to the next multiple
     * of 16) times the matrix. */
    void (*multiply)(const dm_matrix *matrix, const int8_t *a, const float *a_scale, size_t rows,
                     float *out, size_t stride);
    /* The sums alone, without scale and bias. */
    void (*sums)(const dm_matrix *matrix, const int8_t *a, size_t rows, int32_t *out,
                 size_t stride);
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
    dm_largest *largest;
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
