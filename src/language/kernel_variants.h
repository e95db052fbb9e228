/*
 * kernel_variants.h - the variants of the kernels for x86-64; see kernels.h.
 */
#ifndef DM_LANGUAGE_KERNEL_VARIANTS_H
#define DM_LANGUAGE_KERNEL_VARIANTS_H

#include "language/kernels.h"

#ifdef DM_KERNELS_X86
extern const dm_kernels dm_kernels_avx2;   /* 32 bytes at a time, products in 16 bits */
extern const dm_kernels dm_kernels_avx512; /* 64 bytes at a time, products of four bytes (VNNI) */
extern const dm_kernels dm_kernels_amx;    /* products of whole tiles, else as above */
#endif

#endif
