/*
 * kernel_loops.h - the loops in float, included by each kernels_*.c and compiled there for its
 * instruction set.
 *
 * The compiler vectorises them; no operation is reordered, and fused are those that say so, so that
 * every width of vector gives the same bits.
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

/* a * b + c, rounded once. */
static inline float fused(float a, float b, float c) {
    return __builtin_fmaf(a, b, c);
}

static inline lanes fused_lanes(lanes a, lanes b, lanes c) {
#if defined(__AVX512F__)
    return (lanes)_mm512_fmadd_ps((__m512)a, (__m512)b, (__m512)c);
#elif defined(__AVX2__)
    return (lanes)_mm256_fmadd_ps((__m256)a, (__m256)b, (__m256)c);
#else
    for (size_t i = 0; i < LANES; i++)
        c[i] = fused(a[i], b[i], c[i]);
    return c;
#endif
}

static inline lanes all_lanes(float x) {
    return x - (lanes){0};
}

/* What does not need the tiles of AMX. */
static __attribute__((unused)) void loop_begin(void) {}

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
            lanes factor = all_lanes(rows[r].factor);
            sum0 = fused_lanes(factor, load_bytes(row), sum0);
            sum1 = fused_lanes(factor, load_bytes(row + LANES), sum1);
            sum2 = fused_lanes(factor, load_bytes(row + 2 * LANES), sum2);
            sum3 = fused_lanes(factor, load_bytes(row + 3 * LANES), sum3);
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
        x[i] = fused(factor, (float)row[i], x[i]);
}

static void loop_sum_rows(float *restrict x, const dm_scaled_row *rows, size_t count, size_t n) {
    memset(x, 0, n * sizeof *x);
    for (size_t r = 0; r < count; r++)
        add_row(x, rows[r].row, rows[r].factor, n);
}
#endif

/* What a sum of products stands for. */
static inline __attribute__((unused)) float loop_value(int32_t sum, float a_scale, float scale,
                                                       float bias) {
    return fused((float)sum, a_scale * scale, bias);
}

static inline lanes load_sums(const int32_t *x) {
#if defined(__AVX512F__)
    return (lanes)_mm512_cvtepi32_ps(_mm512_loadu_si512((const void *)x));
#elif defined(__AVX2__)
    return (lanes)_mm256_cvtepi32_ps(_mm256_loadu_si256((const void *)x));
#else
    lanes y;
    for (size_t i = 0; i < LANES; i++)
        y[i] = (float)x[i];
    return y;
#endif
}

/* Between -1 and 1. */
static inline lanes clamped(lanes x) {
#if defined(__AVX512F__)
    enum { SMALLER_MAGNITUDE = 2, SIGN_OF_FIRST = 0 << 2 };
    return (lanes)_mm512_range_ps((__m512)x, _mm512_set1_ps(1.0f),
                                  SMALLER_MAGNITUDE | SIGN_OF_FIRST);
#elif defined(__AVX2__)
    return (lanes)_mm256_min_ps(_mm256_max_ps((__m256)x, _mm256_set1_ps(-1.0f)),
                                _mm256_set1_ps(1.0f));
#else
    for (size_t i = 0; i < LANES; i++) {
        float y = x[i] > -1.0f ? x[i] : -1.0f;
        x[i] = y < 1.0f ? y : 1.0f;
    }
    return x;
#endif
}

/* The polynomial that stands for the sigmoid, of a quarter of its argument; the trainer's is the
 * same. */
static inline lanes loop_gate(lanes x) {
    lanes u = clamped(x), q = u * u;
    lanes y = fused_lanes(q, all_lanes(0.1875f), all_lanes(-0.625f));
    return fused_lanes(u, fused_lanes(q, y, all_lanes(0.9375f)), all_lanes(0.5f));
}

static inline lanes unit_value(const int32_t *sums, lanes a_scale, const float *scale_and_bias) {
    return fused_lanes(load_sums(sums), a_scale * load(scale_and_bias),
                       load(scale_and_bias + DM_UNIT_BLOCK));
}

/* A word, some units of it: `p` are their parameters. */
static inline __attribute__((always_inline)) void recur_units(const int32_t *sums, size_t width,
                                                              lanes a_scale, const float *p,
                                                              const float *skip, float *cell,
                                                              float *out, bool own_skip) {
    enum { ROW = DM_UNIT_BLOCK };
    lanes before = load(cell), u = unit_value(sums, a_scale, p);
    lanes f = unit_value(sums + width, a_scale, p + DM_UNIT_FORGET_SCALE * ROW);
    lanes g = unit_value(sums + 2 * width, a_scale, p + DM_UNIT_RESET_SCALE * ROW);
    lanes on = own_skip ? unit_value(sums + 3 * width, a_scale, p + DM_UNIT_HANDED_SCALE * ROW)
                        : load(skip);
    f = loop_gate(fused_lanes(load(p + DM_UNIT_FORGET_CARRY * ROW), before, f));
    g = loop_gate(fused_lanes(load(p + DM_UNIT_RESET_CARRY * ROW), before, g));
    lanes c = fused_lanes(f, before - u, u);
    store(cell, c);
    store(out, fused_lanes(g, c - on, on));
}

static inline __attribute__((always_inline)) void recur_words(const dm_recurrence *r,
                                                              bool own_skip) {
    const int32_t *sums = r->sums, *const *each = r->each;
    const float *a_scale = r->a_scale, *skip = r->skip;
    const size_t width = r->width, size = r->size;
    float *out = r->out, *cell = r->cell;
    for (size_t t = 0; t < r->words; t++) {
        const lanes scale = all_lanes(*a_scale);
        const float *p = r->parameters;
        if (each) {
            sums = *each + r->each_first;
            each += r->sums_step;
        }
        for (size_t d = 0; d < size; d += DM_UNIT_BLOCK) {
            for (size_t i = d; i < d + DM_UNIT_BLOCK; i += LANES)
                recur_units(sums + i, width, scale, p + (i - d), own_skip ? NULL : skip + i,
                            cell + i, out + i, own_skip);
            p += DM_UNIT_PARAMETERS * DM_UNIT_BLOCK;
        }
        sums += each ? 0 : r->sums_step;
        a_scale += r->a_scale_step;
        skip = own_skip ? NULL : skip + r->skip_step;
        out += r->out_step;
    }
}

static void loop_recur(const dm_recurrence *r) {
    if (!r->goes_on)
        memset(r->cell, 0, r->size * sizeof *r->cell);
    if (r->skip)
        recur_words(r, false);
    else
        recur_words(r, true);
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

/* Four rows by two vectors of heads: one sum waits for the one before, eight do not wait for each
 * other. */
static void score_two(const dm_scoring *s, size_t d, size_t h) {
    size_t next = s->left_stride;
    const float *left = s->left + d * next, *heads = s->heads + h;
    float *scores = s->scores + d * s->stride + h;
    lanes sum0 = {0}, sum1 = sum0, sum2 = sum0, sum3 = sum0;
    lanes more0 = sum0, more1 = sum0, more2 = sum0, more3 = sum0;
    for (size_t k = 0; k < s->inner; k++, left++, heads += s->stride) {
        lanes head = load(heads), more = load(heads + LANES);
        lanes left0 = all_lanes(left[0]), left1 = all_lanes(left[next]);
        lanes left2 = all_lanes(left[2 * next]), left3 = all_lanes(left[3 * next]);
        sum0 = fused_lanes(left0, head, sum0), more0 = fused_lanes(left0, more, more0);
        sum1 = fused_lanes(left1, head, sum1), more1 = fused_lanes(left1, more, more1);
        sum2 = fused_lanes(left2, head, sum2), more2 = fused_lanes(left2, more, more2);
        sum3 = fused_lanes(left3, head, sum3), more3 = fused_lanes(left3, more, more3);
    }
    store(scores, sum0), store(scores + LANES, more0);
    scores += s->stride;
    store(scores, sum1), store(scores + LANES, more1);
    scores += s->stride;
    store(scores, sum2), store(scores + LANES, more2);
    scores += s->stride;
    store(scores, sum3), store(scores + LANES, more3);
}

static void loop_score(const dm_scoring *s) {
    size_t next = s->left_stride, pairs = s->count / (2 * LANES) * (2 * LANES);
    for (size_t d = 0; d < s->rows; d += DM_SCORE_ROWS) {
        for (size_t h = 0; h < pairs; h += 2 * LANES)
            score_two(s, d, h);
        for (size_t h = pairs; h < s->count; h += LANES) {
            const float *left = s->left + d * next, *heads = s->heads + h;
            float *scores = s->scores + d * s->stride + h;
            lanes sum0 = {0}, sum1 = sum0, sum2 = sum0, sum3 = sum0;
            for (size_t k = 0; k < s->inner; k++, left++, heads += s->stride) {
                lanes head = load(heads);
                sum0 = fused_lanes(all_lanes(left[0]), head, sum0);
                sum1 = fused_lanes(all_lanes(left[next]), head, sum1);
                sum2 = fused_lanes(all_lanes(left[2 * next]), head, sum2);
                sum3 = fused_lanes(all_lanes(left[3 * next]), head, sum3);
            }
            store(scores, sum0);
            store(scores + s->stride, sum1);
            store(scores + 2 * s->stride, sum2);
            store(scores + 3 * s->stride, sum3);
        }
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
    float k = fused(x, 1.44269504f, 12582912.0f) - 12582912.0f;
    float r = fused(k, 2.12194440e-4f, fused(k, -0.693359375f, x));
    float p = fused(r, 0.00138888889f, 0.00833333333f);
    p = fused(r, fused(r, p, 0.0416666667f), 0.166666667f);
    p = fused(r, fused(r, fused(r, p, 0.5f), 1.0f), 1.0f);
    union {
        uint32_t bits;
        float value;
    } power = {.bits = (uint32_t)((int32_t)k + 127) << 23};
    return p * power.value;
}

enum { EXP_LANES = 16 };

/* Of sixteen sums: halves, quarters and so on, which every width of vector can do. */
static inline float loop_add_up(float *lane) {
    for (size_t half = EXP_LANES / 2; half > 0; half /= 2)
        for (size_t j = 0; j < half; j++)
            lane[j] += lane[j + half];
    return lane[0];
}

static __attribute__((unused)) float loop_sum_exp(const float *x, size_t n, float most) {
    float lane[EXP_LANES] = {0};
    size_t i = 0;
    for (; i + EXP_LANES <= n; i += EXP_LANES)
        for (size_t j = 0; j < EXP_LANES; j++)
            lane[j] += loop_exp(x[i + j] - most);
    for (size_t j = 0; i + j < n; j++)
        lane[j] += loop_exp(x[i + j] - most);
    return loop_add_up(lane);
}
