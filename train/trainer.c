/*
 * trainer.c - a step of training: a batch in two shards, gradients, Adam.
 *
 * Rows of the embedding that no word of the batch uses are left alone, moments and all ("lazy"
 * Adam).
 */
#include "trainer.h"

#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

double seconds(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

typedef struct job {
    trainer *t;
    int which;
} job;

static void *run_shard(void *p) {
    job *j = p;
    shard *s = &j->t->shard[j->which];
    matrix_thread_start();
    if (s->count > 0) {
        shard_forward(s, &j->t->net, &j->t->o->drop);
        shard_backward(s, &j->t->net, (size_t)j->which, &j->t->scaled, &j->t->o->drop);
    }
    return NULL;
}

void trainer_run_shards(trainer *t) {
    job jobs[SHARDS];
    pthread_t thread;
    for (int i = 0; i < SHARDS; i++)
        jobs[i] = (job){t, i};
    bool two = t->shard[1].count > 0 && t->o->threads > 1;
    if (two && pthread_create(&thread, NULL, run_shard, &jobs[1]) != 0)
        two = false;
    run_shard(&jobs[0]);
    if (two)
        pthread_join(thread, NULL);
    else
        run_shard(&jobs[1]); /* does nothing for an empty shard */
}

void trainer_gather_rows(trainer *t) {
    size_t n = t->net.shape.embed;
    t->touched_count = 0;
    for (int k = 0; k < SHARDS; k++) {
        shard *s = &t->shard[k];
        for (size_t i = 0; i < s->count; i++)
            for (size_t w = 0; w < s->sentences[i]->count; w++) {
                const word_type *type = &t->v.types[s->sentences[i]->words[w].type];
                size_t at = s->start[i] + w;
                float piece = 1.0f / sqrtf((float)(type->row_count - type->first_piece) + 1e-9f);
                for (uint32_t r = 0; r < type->row_count; r++) {
                    uint32_t row = r == 0 && s->word_dropped[at] ? UNKNOWN_ROW : type->row[r];
                    if (t->row_slot[row] == 0) {
                        t->touched[t->touched_count] = row;
                        t->row_slot[row] = (uint32_t)++t->touched_count;
                        memset(t->row_gradient + (t->touched_count - 1) * n, 0, n * sizeof(float));
                    }
                    float *g = t->row_gradient + (size_t)(t->row_slot[row] - 1) * n;
                    const float *dx = s->dx + at * n;
                    float scale = r < type->first_piece ? 1.0f : piece;
                    for (size_t d = 0; d < n; d++)
                        g[d] += scale * dx[d];
                }
            }
    }
}

static double square_sum(const float *g, size_t n) {
    float sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += g[i] * g[i];
    return sum;
}

static void adam(float *restrict w, float *restrict m, float *restrict v, const float *restrict g,
                 size_t n, float scale, float rate, float beta2, float shrink) {
    for (size_t i = 0; i < n; i++) {
        float x = g[i] * scale;
        m[i] = 0.9f * m[i] + 0.1f * x;
        v[i] = beta2 * v[i] + (1 - beta2) * x * x;
        w[i] = w[i] * shrink - rate * m[i] / (sqrtf(v[i]) + 1e-8f);
    }
}

void trainer_update(trainer *t) {
    size_t n = t->net.shape.embed;
    double norm = square_sum(t->row_gradient, t->touched_count * n);
    for (size_t i = 0; i < t->net.param_count; i++) {
        param *p = &t->net.params[i];
        size_t size = p->rows * p->columns;
        for (size_t k = 0; k < size && t->shard[1].count > 0; k++)
            p->g[0][k] += p->g[1][k];
        norm += square_sum(p->g[0], size);
    }
    norm = sqrt(norm);
    float scale = norm > t->o->clip ? (float)(t->o->clip / norm) : 1.0f;
    double done = (double)t->step / (double)t->steps, warm = 0.02;
    double rate = t->o->rate * (done < warm ? done / warm : (1 - done) / (1 - warm));
    double grown = 1 - pow(t->o->beta2, (double)t->step + 1);
    float corrected = (float)(rate * sqrt(grown) / (1 - pow(0.9, (double)t->step + 1)));
    for (size_t i = 0; i < t->net.param_count; i++) {
        param *p = &t->net.params[i];
        size_t size = p->rows * p->columns;
        adam(p->w, p->m, p->v, p->g[0], size, scale, corrected, (float)t->o->beta2,
             p->rows > 1 ? (float)(1 - rate * t->o->decay) : 1.0f);
        memset(p->g[0], 0, size * sizeof(float));
        if (t->shard[1].count > 0)
            memset(p->g[1], 0, size * sizeof(float));
    }
    for (size_t i = 0; i < t->touched_count; i++) {
        size_t row = t->touched[i];
        adam(t->net.embed + row * n, t->net.embed_m + row * n, t->net.embed_v + row * n,
             t->row_gradient + i * n, n, scale, corrected, (float)t->o->beta2, 1.0f);
        t->row_slot[row] = 0;
    }
    t->step++;
}

void trainer_fill_batch(trainer *t, const uint32_t *order, size_t count, size_t *next) {
    size_t words[SHARDS] = {0}, total = 0;
    for (int k = 0; k < SHARDS; k++)
        t->shard[k].count = 0;
    while (*next < count && total < t->o->batch) {
        const sentence *s = &t->train.sentences[order[(*next)++]];
        int k = t->o->threads > 1 && words[1] < words[0];
        t->shard[k].sentences[t->shard[k].count++] = s;
        words[k] += s->count;
        total += s->count;
    }
    float scale = 1.0f / (float)total;
    t->scaled = t->o->weight;
    t->scaled.arc *= scale;
    t->scaled.rel *= scale;
    for (int i = 0; i < TAG_KINDS; i++)
        t->scaled.tag[i] *= scale;
    for (int k = 0; k < SHARDS; k++) {
        t->shard[k].training = true;
        t->shard[k].random = t->o->seed * 1000003 + t->step * 2 + (uint64_t)k;
    }
}

/* ---- checking ---- */

static double loss_now(trainer *t) {
    double sum = 0;
    for (int k = 0; k < SHARDS; k++) {
        memset(t->shard[k].loss, 0, sizeof t->shard[k].loss);
        t->shard[k].random = 77 + (uint64_t)k;
    }
    trainer_run_shards(t);
    for (int k = 0; k < SHARDS; k++) {
        sum +=
            t->shard[k].loss[TAG_KINDS] * t->scaled.arc + t->shard[k].loss[TAG_REL] * t->scaled.rel;
        for (int i = 0; i < TAG_REL; i++)
            sum += t->shard[k].loss[i] * t->scaled.tag[i];
    }
    return sum;
}

static void check_one(trainer *t, const char *name, float *w, double analytic) {
    const float h = 1e-2f;
    float old = *w;
    *w = old + h;
    double up = loss_now(t);
    *w = old - h;
    double down = loss_now(t);
    *w = old;
    double measured = (up - down) / (2 * (double)h);
    double off = fabs(measured - analytic) / (fabs(measured) + fabs(analytic) + 1e-4);
    printf("%-16s measured %12.6f computed %12.6f %s\n", name, measured, analytic,
           off < 0.05 ? "ok" : "OFF");
}

void trainer_check_gradients(trainer *t) {
    matrix_exact = true;
    uint32_t order[4] = {0, 1, 2, 3};
    size_t next = 0;
    trainer_fill_batch(t, order, 4, &next);
    loss_now(t);
    trainer_gather_rows(t);
    uint64_t random = 5;
    for (size_t i = 0; i < t->net.param_count; i++) {
        param *p = &t->net.params[i];
        for (int k = 0; k < 2; k++) {
            size_t at = (size_t)(random_unit(&random) * (double)(p->rows * p->columns));
            for (size_t j = 0; j < p->rows * p->columns && k == 1; j++) /* the largest */
                if (fabsf(p->g[0][j] + p->g[1][j]) > fabsf(p->g[0][at] + p->g[1][at]))
                    at = j;
            float saved[2] = {p->g[0][at], p->g[1][at]};
            check_one(t, p->name, &p->w[at], saved[0] + saved[1]);
            for (size_t q = 0; q < t->net.param_count; q++)
                for (int g = 0; g < SHARDS; g++)
                    memset(t->net.params[q].g[g], 0,
                           t->net.params[q].rows * t->net.params[q].columns * sizeof(float));
            loss_now(t);
        }
    }
    for (int k = 0; k < 6; k++) {
        size_t slot = (size_t)k * t->touched_count / 6, d = (size_t)k * 7 % t->net.shape.embed;
        check_one(t, "embedding", &t->net.embed[t->touched[slot] * t->net.shape.embed + d],
                  t->row_gradient[slot * t->net.shape.embed + d]);
    }
}
