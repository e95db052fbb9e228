/*
 * tokenizer.c - text to tokens and sentences, with trained weights.
 *
 * Paragraph by paragraph: scan into pieces, decide at each joint whether a token begins, merge,
 * decide at each token whether a sentence begins (left to right: what the running sentence holds is
 * evidence), and write the result out. The classifiers are small networks over hashed features: the
 * rows that the features choose are summed; of the sum, 15 units are rectified and weighed, the
 * last goes straight to the score. That is one 16-byte row a feature.
 *
 * The section:  header | rows of three classifiers | keys of words | classes of words | cuts of
 * words
 */
#include "language/tokenizer.h"

#include "base/error.h"
#include "base/limits.h"
#include "language/tokenizer_file.h"
#include "language/tokenizer_parts.h"

typedef int16_t sums __attribute__((vector_size(32)));
typedef int8_t row __attribute__((vector_size(16)));

int32_t dm_tokenizer_score(const dm_tokenizer_net *net, const dm_features *features) {
    sums sum = {0};
    for (size_t i = 0; i < features->count; i++) {
        row r;
        memcpy(&r, net->rows + (size_t)(features->row[i] & net->mask) * DM_TOKENIZER_WIDTH,
               sizeof r);
        sum += __builtin_convertvector(r, sums);
    }
    int32_t score = net->bias + sum[DM_TOKENIZER_DIRECT] * net->out[DM_TOKENIZER_DIRECT];
    for (int i = 0; i < DM_TOKENIZER_DIRECT; i++)
        score += sum[i] > 0 ? sum[i] * net->out[i] : 0;
    return score;
}

static const uint8_t *net_open(dm_tokenizer_net *net, const dm_tokenizer_file_net *in,
                               const uint8_t *bytes) {
    net->rows = (const int8_t *)bytes;
    net->mask = (1u << in->bits) - 1;
    net->bias = in->bias;
    memcpy(net->out, in->out, sizeof net->out);
    return bytes + ((size_t)DM_TOKENIZER_WIDTH << in->bits);
}

dm_status dm_tokenizer_open(dm_tokenizer *self, const void *section, size_t size, dm_error *error) {
    const dm_tokenizer_file *header = section;
    if (size < sizeof *header || memcmp(header->magic, DM_TOKENIZER_MAGIC, 4) != 0)
        return dm_fail(error, DM_ERR_FORMAT, "this is not a tokeniser's section");
    if (header->version != DM_TOKENIZER_VERSION)
        return dm_fail(error, DM_ERR_VERSION, "tokeniser of version %u, this program reads %u",
                       header->version, DM_TOKENIZER_VERSION);
    size_t need = sizeof *header;
    for (int i = 0; i < DM_TOKENIZER_NETS; i++) {
        if (header->nets[i].bits > DM_TOKENIZER_MAX_BITS)
            return dm_fail(error, DM_ERR_FORMAT, "the tokeniser's section is damaged");
        need += (size_t)DM_TOKENIZER_WIDTH << header->nets[i].bits;
    }
    size_t words = (size_t)1 << (header->word_bits & 31);
    if (header->word_bits < 1 || header->word_bits > DM_TOKENIZER_MAX_BITS)
        return dm_fail(error, DM_ERR_FORMAT, "the tokeniser's section is damaged");
    if (size < need + words * 6)
        return dm_fail(error, DM_ERR_FORMAT, "the tokeniser's section is cut short");
    const uint8_t *at = (const uint8_t *)(header + 1);
    at = net_open(&self->token, &header->nets[0], at);
    at = net_open(&self->multiword, &header->nets[1], at);
    at = net_open(&self->sentence, &header->nets[2], at);
    self->words = (dm_tokenizer_words){.keys = (const uint32_t *)(const void *)at,
                                       .class_of = at + words * 4,
                                       .cut = at + words * 5,
                                       .mask = (uint32_t)words - 1};
    bool room = false; /* an empty place ends every search */
    for (size_t i = 0; i < words && !room; i++)
        room = self->words.keys[i] == 0;
    return room ? DM_OK : dm_fail(error, DM_ERR_FORMAT, "the tokeniser's word table is full");
}

static void classify(const dm_tokenizer_words *words, dm_pieces *pieces) {
    enum { AHEAD = 8 }; /* the table is in no cache, as a rule */
    for (uint32_t i = 0; i < pieces->count; i++) {
        dm_piece *p = &pieces->list.ptr[i + DM_EDGE];
        if (i + AHEAD < pieces->count) {
            __builtin_prefetch(&words->keys[p[AHEAD].hash & words->mask]);
            __builtin_prefetch(&words->class_of[p[AHEAD].hash & words->mask]);
        }
        p->class = dm_tokenizer_class(words, p->hash, p->shape,
                                      dm_str_sub(pieces->text, p->start, p->end));
    }
}

static bool is_word(uint8_t shape) {
    return shape >= DM_SHAPE_LOWER && shape <= DM_SHAPE_UPPER;
}

/*
 * What need not be asked, since the answer is known: a comma behind a word is a token, a mark is
 * never part of a word of several tokens, no sentence begins with a small letter behind a word or a
 * comma, nor with the comma, the period or the clitic right behind a word. In a million tokens of
 * news and of web text the classifiers answered otherwise for two sentences that were to begin with
 * 's and 've; it spares three questions of four. A name goes on behind a word on the same line, for
 * which the classifiers, that have seen headlines run in, are too ready to see a beginning: "UN |
 * Secretary-General". A colon behind it makes it a caption's ("Image: ...").
 */
static bool is_token_surely(const dm_piece *p) {
    return p->shape == DM_SHAPE_COMMA && is_word(p[-1].shape);
}

static bool is_mark(uint8_t shape) {
    return shape >= DM_SHAPE_PERIOD && shape <= DM_SHAPE_QUOTE_CLOSE;
}

static bool is_inside(uint8_t before) {
    return is_word(before) || before == DM_SHAPE_COMMA || before == DM_SHAPE_NUMBER1 ||
           before == DM_SHAPE_NUMBER2 || before == DM_SHAPE_NUMBER;
}

static bool goes_on_surely(const dm_piece *p) {
    uint8_t before = p[-1].shape;
    if (p->gap == DM_GAP_BLANK && is_word(p->shape) && is_inside(before) &&
        p[1].shape != DM_SHAPE_COLON)
        return true;
    if (p->gap == DM_GAP_BLANK)
        return (p->shape == DM_SHAPE_LOWER || p->shape == DM_SHAPE_LETTER) &&
               ((before >= DM_SHAPE_LOWER && before <= DM_SHAPE_ALNUM) ||
                before == DM_SHAPE_CLITIC || before == DM_SHAPE_COMMA);
    return p->gap == DM_GAP_NONE && is_word(before) &&
           (p->shape == DM_SHAPE_COMMA || p->shape == DM_SHAPE_PERIOD ||
            p->shape == DM_SHAPE_CLITIC);
}

/* "its" and "lets": in edited text never "it's" and "let's", as web text has taught the
 * classifiers. */
static bool is_edited(const dm_pieces *pieces, const dm_piece *p) {
    dm_str word = dm_str_sub(pieces->text, p[-1].start, p->end);
    return dm_str_eq_nocase(word, DM_STR("its")) || dm_str_eq_nocase(word, DM_STR("lets"));
}

static void find_tokens(const dm_tokenizer *self, dm_pieces *pieces) {
    dm_features features = {.rows = self->token.rows, .mask = self->token.mask};
    for (uint32_t i = 0; i < pieces->count; i++) {
        dm_piece *p = &pieces->list.ptr[i + DM_EDGE];
        p->token = true;
        if (!dm_tokenizer_is_joint(pieces, i) || is_token_surely(p))
            continue;
        dm_tokenizer_joint(pieces, i, &features);
        p->token = dm_tokenizer_score(&self->token, &features) > 0 && !is_edited(pieces, p);
        p->multiword =
            p->token && !is_mark(p->shape) && dm_tokenizer_score(&self->multiword, &features) > 0;
    }
}

/* An item of a list on a line of its own. */
static bool begins_item(const dm_piece *p) {
    if (p->gap < DM_GAP_LINE || p[1].gap != DM_GAP_BLANK)
        return false;
    return p->shape == DM_SHAPE_BULLET ||
           (p->gap == DM_GAP_LINE_EARLY &&
            (p->shape == DM_SHAPE_HYPHEN || p->shape == DM_SHAPE_DASH));
}

/* "anti-|Israel": no sentence begins behind a hyphen that binds two words. */
static bool is_bound(const dm_pieces *pieces, const dm_piece *p) {
    const char *text = pieces->text.ptr;
    return p->gap == DM_GAP_NONE && is_word(p->shape) && p->start > 1 &&
           text[p->start - 1] == '-' &&
           ((text[p->start - 2] | 0x20) >= 'a' && (text[p->start - 2] | 0x20) <= 'z');
}

static void find_sentences(const dm_tokenizer *self, dm_pieces *pieces, bool lines) {
    dm_running running = {0};
    dm_features features = {.rows = self->sentence.rows, .mask = self->sentence.mask};
    size_t length = 0;
    for (uint32_t i = 0; i < pieces->count; i++) {
        dm_piece *p = &pieces->list.ptr[i + DM_EDGE];
        bool too_long = length >= DM_LIMIT_SENTENCE_LENGTH && !lines && !p->multiword;
        p->sentence = i == 0 || too_long;
        if (!p->sentence && !lines && !p->multiword && !goes_on_surely(p) && !is_bound(pieces, p)) {
            dm_tokenizer_break(pieces, &running, i, &features);
            p->sentence = begins_item(p) || dm_tokenizer_score(&self->sentence, &features) > 0;
        }
        length = p->sentence ? 1 : length + 1;
        dm_tokenizer_advance(&running, pieces, i);
    }
}

/* What is written to. */
typedef struct output {
    dm_arena *arena;
    DM_VEC(dm_token) tokens;
    DM_VEC(dm_sentence) sentences;
} output;

static void emit_token(output *out, const dm_pieces *pieces, uint32_t i) {
    const dm_piece *p = dm_piece_at(pieces, i);
    dm_token *t = dm_vec_push(out->arena, &out->tokens);
    if (!t)
        return;
    t->start = p->start;
    t->end = p->end;
    t->form = dm_str_sub(pieces->text, p->start, p->end);
    t->head = DM_NO_TOKEN;
    t->sentence = (uint32_t)out->sentences.len - 1;
    t->space_after = p[1].gap != DM_GAP_NONE;
    uint32_t parts = 1;
    while (i + parts < pieces->count && p[parts].multiword && parts < UINT8_MAX)
        parts++;
    t->multiword = !p->multiword && parts > 1 ? (uint8_t)parts : 0;
}

static void emit(output *out, const dm_pieces *pieces) {
    for (uint32_t i = 0; i < pieces->count && !out->arena->failed; i++) {
        const dm_piece *p = dm_piece_at(pieces, i);
        if (p->sentence) {
            dm_sentence *s = dm_vec_push(out->arena, &out->sentences);
            if (!s)
                return;
            s->start = p->start;
            s->first = (uint32_t)out->tokens.len;
            s->root = DM_NO_TOKEN;
            s->paragraph_start = i == 0;
        }
        emit_token(out, pieces, i);
        dm_sentence *now = &out->sentences.ptr[out->sentences.len - 1];
        now->count = (uint32_t)out->tokens.len - now->first;
        now->end = p->end;
    }
}

dm_status dm_tokenizer_run(const dm_tokenizer *self, dm_arena *arena, dm_str text,
                           dm_tokenizer_mode mode, dm_parse *parse, dm_error *error) {
    *parse = (dm_parse){.text = text};
    if (text.len >= UINT32_MAX)
        return dm_fail(error, DM_ERR_LIMIT, "a text of 4 GB or more");
    bool lines = mode == DM_TOKENIZE_LINES;
    output out = {.arena = arena};
    dm_pieces pieces = {.arena = arena, .text = text};
    for (size_t at = 0; dm_tokenizer_scan(&self->words, &pieces, lines, &at);) {
        classify(&self->words, &pieces);
        find_tokens(self, &pieces);
        dm_tokenizer_merge(&self->words, &pieces);
        find_sentences(self, &pieces, lines);
        emit(&out, &pieces);
    }
    parse->tokens = dm_arena_fenced(arena, out.tokens.ptr, out.tokens.len * sizeof *out.tokens.ptr);
    if (arena->failed)
        return dm_fail_memory(error);
    parse->token_count = out.tokens.len;
    parse->sentences = out.sentences.ptr;
    parse->sentence_count = out.sentences.len;
    return DM_OK;
}
