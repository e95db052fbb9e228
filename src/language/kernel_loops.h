/*
 * kernel_loops.h - the loops in float, included by each kernels_*.c and compiled there for its
 * instruction set.
 *
 * The compiler vectorises them; no operation is reordered or fused, so that every width of vector
 * gives the same bits.
 */

static const float LEAK = 0.1f;

static void loop_quantise(const float *x, size_t n, int8_t *out, float *scale) {
    uint32_t most =
        0; /* magnitudes compare like integers; NaN, which cannot come, would be the largest */
    for (size_t i = 0; i < n; i++) {
        uint32_t bits;
        memcpy(&bits, &x[i], 4);
        bits &= 0x7fffffff;
        most = bits > most ? bits : most;
    }
    float peak;
    memcpy(&peak, &most, 4);
    if (!(peak > 1e-20f)) {
        memset(out, 0, n);
        *scale = 0;
        return;
    }
    const float rounder = 12582912.0f; /* 1.5 * 2^23: adding it rounds to the nearest integer */
    float factor = 127.0f / peak;
    for (size_t i = 0; i < n; i++) {
        float y = x[i] * factor + rounder;
        int32_t bits;
        memcpy(&bits, &y, 4);
        out[i] = (int8_t)bits;
    }
    *scale = peak / 127.0f;
}

static void loop_add_row(float *restrict x, const int8_t *restrict row, float factor, size_t n) {
    for (size_t i = 0; i < n; i++)
        x[i] += factor * (float)row[i];
}

/* The polynomial that stands for the sigmoid; the trainer's is the same. */
static inline float loop_gate(float x) {
    float u = x * 0.25f;
    u = u > -1.0f ? u : -1.0f;
    u = u < 1.0f ? u : 1.0f;
    float q = u * u;
    return 0.5f + u * (0.9375f + q * (-0.625f + q * 0.1875f));
}

static void loop_recur_word(const float *restrict u, const float *restrict skip,
                            float *restrict cell, float *restrict out, const dm_recurrence *r) {
    const float *fb = r->forget_bias, *rb = r->reset_bias;
    const float *fc = r->forget_carry, *rc = r->reset_carry;
    size_t width = r->width, n = r->size;
    for (size_t d = 0; d < n; d++) {
        float before = cell[d];
        float f = loop_gate(u[width + d] + fb[d] + fc[d] * before);
        float g = loop_gate(u[2 * width + d] + rb[d] + rc[d] * before);
        float c = f * before + (1.0f - f) * u[d];
        cell[d] = c;
        out[d] = g * c + (1.0f - g) * skip[d];
    }
}

static void loop_recur(const dm_recurrence *r) {
    memset(r->cell, 0, r->size * sizeof *r->cell);
    const float *gates = r->gates, *skip = r->skip;
    float *out = r->out;
    for (size_t t = 0; t < r->words; t++) {
        loop_recur_word(gates, skip, r->cell, out, r);
        gates += r->gates_step;
        skip += r->skip_step;
        out += r->out_step;
    }
}

static void loop_leak(float *x, size_t n) {
    for (size_t i = 0; i < n; i++) {
        float y = LEAK * x[i];
        x[i] = x[i] > y ? x[i] : y;
    }
}

static void loop_add_leak(float *restrict x, const float *restrict a, const float *restrict b,
                          size_t n) {
    for (size_t i = 0; i < n; i++) {
        float s = a[i] + b[i], y = LEAK * s;
        x[i] = s > y ? s : y;
    }
}

static void loop_score(const float *restrict left, const float *restrict heads, size_t stride,
                       size_t inner, size_t n, float *restrict scores) {
    for (size_t h = 0; h < n; h += 16) {
        float sum[16] = {0};
        for (size_t k = 0; k < inner; k++)
            for (size_t j = 0; j < 16; j++)
                sum[j] += left[k] * heads[k * stride + h + j];
        for (size_t j = 0; j < 16; j++)
            scores[h + j] = sum[j];
    }
}

static __attribute__((unused)) size_t loop_largest(const float *x, size_t n) {
    enum { LANES = 16 };
    float most = x[0], lane[LANES];
    size_t whole = n / LANES * LANES, i = 0;
    for (size_t j = 0; j < LANES; j++)
        lane[j] = most;
    for (; i < whole; i += LANES)
        for (size_t j = 0; j < LANES; j++)
            lane[j] = x[i + j] > lane[j] ? x[i + j] : lane[j];
    for (size_t j = 0; j < LANES; j++)
        most = lane[j] > most ? lane[j] : most;
    for (; i < n; i++)
        most = x[i] > most ? x[i] : most;
    for (i = 0; i < whole; i += LANES) { /* a block at a time, then the place in it */
        int found = 0;
        for (size_t j = 0; j < LANES; j++)
            found |= x[i + j] == most;
        if (found)
            break;
    }
    while (i < n && x[i] != most)
        i++;
    return i < n ? i : 0;
}

/* e to the x for x <= 0: k ln 2 + r, and the series of e^r to the sixth degree. Below -80 as at
 * -80, which is next to nothing. */
static inline float loop_exp(float x) {
    x = x > -80.0f ? x : -80.0f;
    float y = x * 1.44269504f + 12582912.0f, k = y - 12582912.0f;
    float r = (x - k * 0.693359375f) + k * 2.12194440e-4f;
    float p = 0.00833333333f + r * 0.00138888889f;
    p = 0.166666667f + r * (0.0416666667f + r * p);
    p = 1.0f + r * (1.0f + r * (0.5f + r * p));
    union {
        uint32_t bits;
        float value;
    } power = {.bits = (uint32_t)((int32_t)k + 127) << 23};
    return p * power.value;
}

/* Sixteen sums, added up at the end: the order is the same for every width of vector. */
static float loop_sum_exp(const float *x, size_t n, float most) {
    enum { LANES = 16 };
    float lane[LANES] = {0}, sum = 0;
    size_t i = 0;
    for (; i + LANES <= n; i += LANES)
        for (size_t j = 0; j < LANES; j++)
            lane[j] += loop_exp(x[i + j] - most);
    for (size_t j = 0; i + j < n; j++)
        lane[j] += loop_exp(x[i + j] - most);
    for (size_t j = 0; j < LANES; j++)
        sum += lane[j];
    return sum;
}
