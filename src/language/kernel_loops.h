/*
 * kernel_loops.h - the loops in float, included by each kernels_*.c and compiled there for its
 * instruction set.
 *
 * The compiler vectorises them; no operation is reordered or fused, so that every width of vector
 * gives the same bits.
 */

static const float LEAK = 0.1f;

/* The registers of the instruction set. Where sums must stay in them over a loop they are named:
 * of arrays the compiler makes memory. */
#if defined(__AVX512F__)
#define LANE_BYTES 64
#elif defined(__AVX2__)
#define LANE_BYTES 32
#else
#define LANE_BYTES 16
#endif
enum { LANES = LANE_BYTES / 4 };
typedef float lanes __attribute__((vector_size(LANE_BYTES), aligned(4), may_alias));

static inline lanes load(const float *x) {
    return *(const lanes *)x;
}

static inline void store(float *x, lanes y) {
    *(lanes *)x = y;
}

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

#ifdef __AVX2__
/* The compiler would go byte by byte. */
static inline lanes load_bytes(const int8_t *x) {
#ifdef __AVX512F__
    return (lanes)_mm512_cvtepi32_ps(_mm512_cvtepi8_epi32(_mm_loadu_si128((const void *)x)));
#else
    return (lanes)_mm256_cvtepi32_ps(_mm256_cvtepi8_epi32(_mm_loadl_epi64((const void *)x)));
#endif
}

static void loop_sum_rows(float *restrict x, const dm_scaled_row *rows, size_t count, size_t n) {
    for (size_t o = 0; o < n; o += 4 * LANES) {
        lanes sum0 = {0}, sum1 = sum0, sum2 = sum0, sum3 = sum0;
        for (size_t r = 0; r < count; r++) {
            const int8_t *row = rows[r].row + o;
            float factor = rows[r].factor;
            sum0 += factor * load_bytes(row);
            sum1 += factor * load_bytes(row + LANES);
            sum2 += factor * load_bytes(row + 2 * LANES);
            sum3 += factor * load_bytes(row + 3 * LANES);
        }
        store(x + o, sum0);
        store(x + o + LANES, sum1);
        store(x + o + 2 * LANES, sum2);
        store(x + o + 3 * LANES, sum3);
    }
}
#else
static void add_row(float *restrict x, const int8_t *restrict row, float factor, size_t n) {
    for (size_t i = 0; i < n; i++)
        x[i] += factor * (float)row[i];
}

static void loop_sum_rows(float *restrict x, const dm_scaled_row *rows, size_t count, size_t n) {
    memset(x, 0, n * sizeof *x);
    for (size_t r = 0; r < count; r++)
        add_row(x, rows[r].row, rows[r].factor, n);
}
#endif

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

/* Of four rows at a time: one sum waits for the one before, four do not wait for each other. */
static void loop_score(const dm_scoring *s) {
    size_t next = s->left_stride;
    for (size_t d = 0; d < s->rows; d += DM_SCORE_ROWS)
        for (size_t h = 0; h < s->count; h += LANES) {
            const float *left = s->left + d * next, *heads = s->heads + h;
            float *scores = s->scores + d * s->stride + h;
            lanes sum0 = {0}, sum1 = sum0, sum2 = sum0, sum3 = sum0;
            for (size_t k = 0; k < s->inner; k++, left++, heads += s->stride) {
                lanes head = load(heads);
                sum0 += left[0] * head;
                sum1 += left[next] * head;
                sum2 += left[2 * next] * head;
                sum3 += left[3 * next] * head;
            }
            store(scores, sum0);
            store(scores + s->stride, sum1);
            store(scores + 2 * s->stride, sum2);
            store(scores + 3 * s->stride, sum3);
        }
}

static __attribute__((unused)) size_t loop_largest(const float *x, size_t n) {
    enum { WIDE = 16 };
    float most = x[0], lane[WIDE];
    size_t whole = n / WIDE * WIDE, i = 0;
    for (size_t j = 0; j < WIDE; j++)
        lane[j] = most;
    for (; i < whole; i += WIDE)
        for (size_t j = 0; j < WIDE; j++)
            lane[j] = x[i + j] > lane[j] ? x[i + j] : lane[j];
    for (size_t j = 0; j < WIDE; j++)
        most = lane[j] > most ? lane[j] : most;
    for (; i < n; i++)
        most = x[i] > most ? x[i] : most;
    for (i = 0; i < whole; i += WIDE) { /* a block at a time, then the place in it */
        int found = 0;
        for (size_t j = 0; j < WIDE; j++)
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
    enum { WIDE = 16 };
    float lane[WIDE] = {0}, sum = 0;
    size_t i = 0;
    for (; i + WIDE <= n; i += WIDE)
        for (size_t j = 0; j < WIDE; j++)
            lane[j] += loop_exp(x[i + j] - most);
    for (size_t j = 0; i + j < n; j++)
        lane[j] += loop_exp(x[i + j] - most);
    for (size_t j = 0; j < WIDE; j++)
        sum += lane[j];
    return sum;
}
