/*
 * kernel_avx512_loops.h - what the compiler does not vectorise well by itself; for the two variants
 * with AVX-512.
 */

/* Which of 64 floats, of which there are `n`, are the same as all of `most`. */
static inline uint64_t wide_same(const float *x, size_t n, __m512 most) {
    uint64_t in = n >= 64 ? ~0ull : (1ull << n) - 1, same = 0;
    for (int i = 0; i < 4; i++) {
        __mmask16 part = (__mmask16)(in >> 16 * i);
        __m512 y = _mm512_maskz_loadu_ps(part, x + 16 * i);
        same |= (uint64_t)_mm512_mask_cmp_ps_mask(part, y, most, _CMP_EQ_OQ) << 16 * i;
    }
    return same;
}

/* Exact, so the order of comparison does not matter: the first element that equals the largest.
 * Where that is nobody can foretell, so that nothing is asked on the way. */
static size_t wide_largest(const float *x, size_t n) {
    const __m512 first = _mm512_set1_ps(x[0]);
    __m512 most = first, most1 = first, most2 = first, most3 = first;
    size_t at = 0, found = 0;
    for (; at + 64 <= n; at += 64) { /* four that do not wait for each other */
        most = _mm512_max_ps(most, _mm512_loadu_ps(x + at));
        most1 = _mm512_max_ps(most1, _mm512_loadu_ps(x + at + 16));
        most2 = _mm512_max_ps(most2, _mm512_loadu_ps(x + at + 32));
        most3 = _mm512_max_ps(most3, _mm512_loadu_ps(x + at + 48));
    }
    uint64_t in = (1ull << (n - at)) - 1;
    most = _mm512_max_ps(most, _mm512_mask_loadu_ps(first, (__mmask16)in, x + at));
    most1 = _mm512_max_ps(most1, _mm512_mask_loadu_ps(first, (__mmask16)(in >> 16), x + at + 16));
    most2 = _mm512_max_ps(most2, _mm512_mask_loadu_ps(first, (__mmask16)(in >> 32), x + at + 32));
    most3 = _mm512_max_ps(most3, _mm512_mask_loadu_ps(first, (__mmask16)(in >> 48), x + at + 48));
    most = _mm512_max_ps(_mm512_max_ps(most, most1), _mm512_max_ps(most2, most3));
    most = _mm512_set1_ps(_mm512_reduce_max_ps(most));
    for (at = (n - 1) / 64 * 64 + 64; at > 0;) {
        at -= 64;
        uint64_t same = wide_same(x + at, n - at, most);
        size_t here = at + (size_t)__builtin_ctzll(same | 1ull << 63);
        found = __builtin_expect_with_probability(same != 0, 1, 0.5) ? here : found;
    }
    return found;
}

/* A row in two passes over its registers: the largest magnitude, then the bytes. Rounding to the
 * nearest is what the portable loop's addition does. */
static void wide_quantise(const float *x, size_t n, int8_t *out, float *scale) {
    enum { LARGER_MAGNITUDE = 3, WITHOUT_SIGN = 2 << 2 };
    __m512 most0 = _mm512_setzero_ps(), most1 = most0;
    if (n % 64 != 0) {
        loop_quantise(x, n, out, scale);
        return;
    }
    for (size_t i = 0; i < n; i += 32) {
        most0 = _mm512_range_ps(most0, _mm512_loadu_ps(x + i), LARGER_MAGNITUDE | WITHOUT_SIGN);
        most1 =
            _mm512_range_ps(most1, _mm512_loadu_ps(x + i + 16), LARGER_MAGNITUDE | WITHOUT_SIGN);
    }
    float peak = _mm512_reduce_max_ps(_mm512_max_ps(most0, most1));
    if (!(peak > 1e-20f)) {
        memset(out, 0, n);
        *scale = 0;
        return;
    }
    /* Packing leaves four bytes of each quarter of the registers side by side. */
    const __m512i order = _mm512_setr_epi32(0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15);
    __m512 factor = _mm512_set1_ps(127.0f / peak);
    for (size_t i = 0; i < n; i += 64) {
        __m512i a = _mm512_cvtps_epi32(_mm512_mul_ps(_mm512_loadu_ps(x + i), factor));
        __m512i b = _mm512_cvtps_epi32(_mm512_mul_ps(_mm512_loadu_ps(x + i + 16), factor));
        __m512i c = _mm512_cvtps_epi32(_mm512_mul_ps(_mm512_loadu_ps(x + i + 32), factor));
        __m512i d = _mm512_cvtps_epi32(_mm512_mul_ps(_mm512_loadu_ps(x + i + 48), factor));
        __m512i y = _mm512_packs_epi16(_mm512_packs_epi32(a, b), _mm512_packs_epi32(c, d));
        _mm512_storeu_si512(out + i, _mm512_permutexvar_epi32(order, y));
    }
    *scale = peak / 127.0f;
}

static inline __m512 wide_exp(__m512 x) {
    const __m512 rounder = _mm512_set1_ps(12582912.0f), one = _mm512_set1_ps(1.0f);
    x = _mm512_max_ps(x, _mm512_set1_ps(-80.0f));
    __m512 k = _mm512_sub_ps(_mm512_fmadd_ps(x, _mm512_set1_ps(1.44269504f), rounder), rounder);
    __m512 r = _mm512_fmadd_ps(k, _mm512_set1_ps(-0.693359375f), x);
    r = _mm512_fmadd_ps(k, _mm512_set1_ps(2.12194440e-4f), r);
    __m512 p = _mm512_fmadd_ps(r, _mm512_set1_ps(0.00138888889f), _mm512_set1_ps(0.00833333333f));
    p = _mm512_fmadd_ps(r, p, _mm512_set1_ps(0.0416666667f));
    p = _mm512_fmadd_ps(r, p, _mm512_set1_ps(0.166666667f));
    p = _mm512_fmadd_ps(r, p, _mm512_set1_ps(0.5f));
    p = _mm512_fmadd_ps(r, _mm512_fmadd_ps(r, p, one), one);
    __m512i power = _mm512_add_epi32(_mm512_cvtps_epi32(k), _mm512_set1_epi32(127));
    return _mm512_mul_ps(p, _mm512_castsi512_ps(_mm512_slli_epi32(power, 23)));
}

/* loop_sum_exp() without a tail that goes one by one. */
static float wide_sum_exp(const float *x, size_t n, float most) {
    float lane[EXP_LANES] __attribute__((aligned(64)));
    __m512 sum = _mm512_setzero_ps(), top = _mm512_set1_ps(most);
    for (size_t i = 0; i < n; i += EXP_LANES) {
        __mmask16 in = n - i >= EXP_LANES ? 0xffff : (__mmask16)((1u << (n - i)) - 1);
        __m512 y = wide_exp(_mm512_sub_ps(_mm512_maskz_loadu_ps(in, x + i), top));
        sum = _mm512_mask_add_ps(sum, in, sum, y);
    }
    _mm512_store_ps(lane, sum);
    return loop_add_up(lane);
}
