/*
 * kernel_avx512_loops.h - what the compiler does not vectorise well by itself; for the two variants
 * with AVX-512.
 */

/* Exact, so the order of comparison does not matter: the first element that equals the largest. */
static size_t wide_largest(const float *x, size_t n) {
    __m512 most = _mm512_set1_ps(x[0]);
    for (size_t i = 0; i < n; i += 16) {
        __mmask16 in = n - i >= 16 ? 0xffff : (__mmask16)((1u << (n - i)) - 1);
        most = _mm512_mask_max_ps(most, in, most, _mm512_maskz_loadu_ps(in, x + i));
    }
    most = _mm512_set1_ps(_mm512_reduce_max_ps(most));
    for (size_t i = 0; i < n; i += 16) {
        __mmask16 in = n - i >= 16 ? 0xffff : (__mmask16)((1u << (n - i)) - 1);
        __mmask16 same =
            _mm512_mask_cmp_ps_mask(in, _mm512_maskz_loadu_ps(in, x + i), most, _CMP_EQ_OQ);
        if (same)
            return i + (size_t)__builtin_ctz(same);
    }
    return 0;
}
