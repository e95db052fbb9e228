/*
 * matrix.h - products of matrices for the trainers.
 */
#ifndef DM_TRAIN_MATRIX_H
#define DM_TRAIN_MATRIX_H

#include <stdbool.h>
#include <stddef.h>

/* Packing buffers of one thread; zero-initialised, grows as needed. */
typedef struct matrix_room {
    void *a, *b;
    size_t a_size, b_size;
} matrix_room;

/* Rounds nothing to bfloat16 but computes in float, slowly: for checking gradients. */
extern bool matrix_exact;

/* Once in each thread that multiplies. */
void matrix_thread_start(void);

/* C (+)= op(A) op(B), where op transposes; C is m by n, the inner side is k. lda, ldb, ldc are the
 * strides as stored. */
void matrix_multiply(matrix_room *room, size_t m, size_t n, size_t k, const float *a, size_t lda,
                     bool transpose_a, const float *b, size_t ldb, bool transpose_b, float *c,
                     size_t ldc, bool add);

#endif
