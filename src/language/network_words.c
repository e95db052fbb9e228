/*
 * network_words.c - what the network makes of a word by its form alone, and keeps.
 *
 * Method: words of a text come again. So the sum of a form's rows is kept, for the words that were
 * met first, which the frequent ones are among, the first layer's products as well, and what the
 * table of lemmas says. All of it depends on the form alone: where it comes from changes nothing.
 */
#pragma GCC optimize("O3", "fp-contract=off", "no-trapping-math")

#include "language/network_parts.h"

#include <math.h>

#include "base/hash.h"

/* 1/sqrt of a whole number: correctly rounded everywhere. */
static float inverse_root(uint32_t n) {
    return 1.0f / sqrtf((float)n);
}

static dm_str shown(const dm_network *net, dm_str form) {
    uint32_t as = net->alike ? dm_map_get(&net->alike->names, form) : DM_MAP_NONE;
    return as == DM_MAP_NONE ? form : net->alike->as[as];
}

/* The rows of a word's keys. Neither the slots of the table nor the rows are in a cache, as a rule:
 * all are asked for before the first is read. */
static void embed(const dm_network *net, const dm_kernels *k, dm_str form, float *x) {
    enum { CACHE_LINE = 64 };
    dm_word_keys keys;
    dm_scaled_row rows[DM_WORD_KEYS];
    uint32_t count = 0, pieces = 0;
    size_t n = net->shape.embed;
    dm_word_keys_of(shown(net, form), &keys);
    for (uint32_t i = 0; i < keys.count; i++)
        dm_feature_fetch(&net->features, keys.key[i]);
    for (uint32_t i = 0; i < keys.count; i++) {
        uint32_t row = dm_feature_find(&net->features, keys.key[i]);
        if (i == 0 && row == DM_NO_ROW)
            row = 0;
        if (row == DM_NO_ROW)
            continue;
        const int8_t *bytes = net->embedding + row * n;
        for (size_t at = 0; at < n; at += CACHE_LINE)
            __builtin_prefetch(bytes + at);
        rows[count++] = (dm_scaled_row){bytes, net->embedding_scale[row]};
        pieces += i >= keys.first_piece;
    }
    float scale = pieces ? inverse_root(pieces) : 1.0f;
    for (uint32_t i = count - pieces; i < count; i++)
        rows[i].factor *= scale;
    k->sum_rows(x, rows, count, n);
}

/* Asks for what embed_again() will read; none of it is in a cache, as a rule. */
static void fetch_word(dm_network_room *room, dm_str form, uint16_t *at) {
    *at = (uint16_t)(dm_hash_key(form) % DM_REMEMBERED);
    __builtin_prefetch(&room->words[*at]);
}

static void fetch_sum(dm_network_room *room, size_t n, uint16_t at) {
    const float *sum = room->sums + room->words[at].row * n;
    for (size_t i = 0; i < n; i += DM_FLOATS_OF_LINE)
        __builtin_prefetch(sum + i);
}

static bool is_remembered(const dm_remembered *word, dm_str form) {
    return word->len == form.len && dm_same_bytes(word->form, form.ptr, form.len);
}

/* The row of its first layer's sums, or DM_NO_ROW. */
static uint32_t embed_again(const dm_network *net, const dm_kernels *k, dm_network_room *room,
                            dm_str form, size_t at, float *x) {
    size_t n = net->shape.embed;
    dm_remembered *word = &room->words[at];
    if (form.len == 0 || form.len > DM_REMEMBERED_FORM) {
        embed(net, k, form, x);
        return DM_NO_ROW;
    }
    if (!is_remembered(word, form)) {
        uint16_t row = word->len ? word->row : room->rows_taken++;
        embed(net, k, form, room->sums + row * n);
        *word = (dm_remembered){.len = (uint8_t)form.len, .row = row};
        memcpy(word->form, form.ptr, form.len);
    }
    memcpy(x, room->sums + word->row * n, n * sizeof *x);
    return word->summed ? word->row : DM_NO_ROW;
}

void dm_network_embed(const dm_network *net, const dm_kernels *k, dm_network_room *room,
                      const dm_batch *batch, dm_rows out) {
    enum { NEAR = 4, AHEAD = 12 };
    size_t words = batch->words, n = net->shape.embed;
    for (size_t t = 0; t < words + AHEAD; t++) {
        if (t < words)
            fetch_word(room, batch->forms[t], &room->at[t]);
        if (t >= AHEAD - NEAR && t - (AHEAD - NEAR) < words)
            fetch_sum(room, n, room->at[t - (AHEAD - NEAR)]);
        if (t >= AHEAD)
            room->first_row[t - AHEAD] =
                embed_again(net, k, room, batch->forms[t - AHEAD], room->at[t - AHEAD],
                            out.at + (t - AHEAD) * out.stride);
    }
}

/* Asks for a word's sums ahead. */
static void fetch_first(const int32_t *sums, size_t n) {
    for (size_t i = 0; i < n; i += DM_FLOATS_OF_LINE)
        __builtin_prefetch(sums + i);
}

void dm_network_sum_first(const dm_network *net, const dm_kernels *k, dm_network_room *room,
                          const dm_batch *batch, dm_rows words) {
    const dm_matrix *gates = &net->layer[0].gates;
    size_t count = 0;
    for (size_t t = 0; t < batch->words; t++) {
        uint32_t row = room->first_row[t];
        if (row != DM_NO_ROW) {
            room->first_sums[t] = room->first + row * gates->outer;
            room->first_scale[t] = room->first_kept[row];
            fetch_first(room->first_sums[t], gates->outer);
            continue;
        }
        k->quantise(words.at + t * words.stride, gates->inner, room->a + count * gates->inner,
                    &room->first_scale[t]);
        room->first_sums[t] = room->fresh + count * gates->outer;
        room->asked[count++] = (uint16_t)t;
    }
    k->sums(gates, room->a, count, room->fresh, gates->outer);
    room->asked_count = count;
}

void dm_network_keep_first(const dm_network *net, dm_network_room *room, const dm_batch *batch) {
    size_t outer = net->layer[0].gates.outer;
    for (size_t i = 0; i < room->asked_count; i++) {
        size_t t = room->asked[i];
        dm_remembered *word = &room->words[room->at[t]];
        if (word->row >= DM_SUMMED || !is_remembered(word, batch->forms[t]))
            continue;
        memcpy(room->first + word->row * outer, room->fresh + i * outer, outer * sizeof(int32_t));
        room->first_kept[word->row] = room->first_scale[t];
        word->summed = true;
    }
}

dm_lemma_choice dm_network_seen_lemma(const dm_lemmatiser *lemmatiser, dm_network_room *room,
                                      const dm_batch *batch, size_t t, uint16_t upos) {
    dm_str form = batch->meant[t];
    dm_remembered *word = &room->words[room->at[t]];
    bool kept = upos < UINT8_MAX && is_remembered(word, form);
    if (kept && word->upos == upos + 1)
        return (dm_lemma_choice){.best = word->rule, .seen = word->seen};
    dm_lemma_choice lemma = dm_lemma_seen(lemmatiser, form, upos);
    if (kept) {
        word->rule = lemma.best;
        word->seen = lemma.seen;
        word->upos = (uint8_t)(upos + 1);
    }
    return lemma;
}
