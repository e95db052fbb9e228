/*
 * parser.c - the analysis of a text: sentences go through the network in batches, trees are
 * decoded, tokens filled.
 *
 * A sentence of more than DM_TREE_WORDS words is cut into pieces behind a mark where there is one;
 * each piece gets its own tree, and the roots of the later pieces hang from the first one's as
 * parataxis. So time and memory grow with the text, never with its square.
 */
#include "base/alloc.h"
#include "base/error.h"
#include "language/network.h"
#include "language/recall.h"
#include "language/spanning_tree.h"
#include "language/tree.h"

/* A run of words that is parsed as one sentence. */
typedef struct piece {
    uint32_t first, count, sentence;
    uint32_t shown; /* words that the network sees of it */
    bool continues; /* not the first of its sentence */
    bool whole;     /* all of its sentence: kept for when it comes again */
    dm_recall_key key;
} piece;

struct dm_parser {
    const dm_model *model;
    dm_network_room *room;
    dm_recall *recall;
    dm_batch batch;
    piece pieces[DM_BATCH_SENTENCES];
    dm_str forms[DM_BATCH_WORDS], meant[DM_BATCH_WORDS];
    dm_shown shown[DM_BATCH_WORDS]; /* what each word is of, within its piece */
    dm_word_tags tags[DM_BATCH_WORDS];
    uint16_t heads[DM_BATCH_WORDS], rels[DM_BATCH_WORDS];
    float arc_probability[DM_BATCH_WORDS], rel_probability[DM_BATCH_WORDS];
    dm_tree_scratch tree;
};

dm_status dm_parser_new(const dm_model *model, dm_parser **parser, dm_error *error) {
    *parser = dm_alloc_zero(1, sizeof **parser);
    if (!*parser)
        return dm_fail_memory(error);
    (*parser)->model = model;
    (*parser)->room = dm_network_room_new(&model->network);
    (*parser)->recall = dm_recall_new();
    if ((*parser)->room && (*parser)->recall)
        return DM_OK;
    dm_parser_free(*parser);
    *parser = NULL;
    return dm_fail_memory(error);
}

void dm_parser_free(dm_parser *parser) {
    if (!parser)
        return;
    dm_network_room_free(parser->room);
    dm_recall_free(parser->recall);
    dm_free(parser);
}

/* ---- one batch ---- */

static void decode_trees(dm_parser *self) {
    uint16_t head[DM_TREE_NODES], best[DM_TREE_NODES];
    const dm_model *m = self->model;
    for (size_t i = 0; i < self->batch.sentences; i++) {
        size_t stride, first = self->batch.first[i], n = self->batch.first[i + 1] - first;
        const float *scores =
            dm_network_arcs(&m->network, m->kernels, self->room, &self->batch, i, &stride, best);
        memcpy(head, best, (n + 1) * sizeof *head);
        dm_tree_decode(scores, stride, n, head, m->kernels->largest, &self->tree);
        for (size_t d = 1; d <= n; d++) {
            self->heads[first + d - 1] = head[d];
            self->arc_probability[first + d - 1] =
                dm_network_arc_probability(m->kernels, scores + d * stride, n, head[d], best[d]);
        }
    }
}

static void fill_token(const dm_parser *self, dm_token *token, size_t at, dm_arena *arena) {
    const dm_model *m = self->model;
    dm_word_tags tags = self->tags[at];
    token->upos = m->upos[tags.upos];
    token->xpos = (uint8_t)tags.xpos;
    token->feats_id = tags.feats;
    token->feats = m->feats[tags.feats];
    if (self->shown[at].meant)
        token->form = self->shown[at].form;
    token->lemma = dm_lemma_of(&m->lemmatiser, arena, token->form, tags.upos,
                               token->upos == DM_PROPN, tags.lemma);
    token->deprel_id = self->rels[at];
    token->rel = m->rel[self->rels[at]];
    token->certainty = self->arc_probability[at] * self->rel_probability[at];
}

/* Tokens that the network was not shown hang on the next one that it was, the last ones on the last
 * of those; they mean nothing. They are those whose head is still themselves. */
static void fill_hidden(const dm_parser *self, const piece *p, dm_parse *parse) {
    dm_token *tokens = parse->tokens + p->first;
    uint32_t beside = p->count - 1;
    while (beside > 0 && tokens[beside].head == p->first + beside)
        beside--;
    for (uint32_t t = p->count; t-- > 0;) {
        dm_token *token = &tokens[t];
        if (token->head != p->first + t) {
            beside = t;
            continue;
        }
        token->head = p->first + beside;
        token->upos = DM_X;
        token->feats = token->xpos = 0;
        token->feats_id = 0;
        token->lemma = token->form;
        token->deprel_id = self->model->dep_rel;
        token->rel = DM_REL_DEP;
        token->certainty = 1;
    }
}

static void fill_piece(const dm_parser *self, const piece *p, size_t at, dm_parse *parse,
                       dm_arena *arena) {
    dm_sentence *sentence = &parse->sentences[p->sentence];
    for (uint32_t t = 0; t < p->count; t++)
        parse->tokens[p->first + t].head = p->first + t; /* not shown, as far as is known */
    for (uint32_t w = 0; w < p->shown; w++) {
        uint32_t t = p->first + self->shown[at + w].token;
        dm_token *token = &parse->tokens[t];
        fill_token(self, token, at + w, arena);
        if (self->heads[at + w] != 0)
            token->head = p->first + self->shown[at + self->heads[at + w] - 1].token;
        else if (p->continues) {
            token->head = sentence->root;
            token->deprel_id = self->model->parataxis_rel;
            token->rel = DM_REL_PARATAXIS;
        } else {
            token->head = DM_NO_TOKEN;
            sentence->root = t;
        }
    }
    if (p->shown < p->count)
        fill_hidden(self, p, parse);
}

/* The analysis of a sentence that was met lately, where its words in the batch would be; false if
 * it was not. */
static bool recall(dm_parser *self, const piece *p) {
    size_t at = self->batch.words;
    const dm_recalled *words = dm_recall_find(self->recall, p->key, p->shown);
    for (uint32_t w = 0; words && w < p->shown; w++) {
        self->tags[at + w] = words[w].tags;
        self->heads[at + w] = words[w].head;
        self->rels[at + w] = words[w].rel;
        self->arc_probability[at + w] = words[w].arc_probability;
        self->rel_probability[at + w] = words[w].rel_probability;
    }
    return words;
}

static void keep(dm_parser *self, const piece *p, size_t at) {
    dm_recalled *words = dm_recall_keep(self->recall, p->key, p->shown);
    for (uint32_t w = 0; w < p->shown; w++)
        words[w] = (dm_recalled){self->tags[at + w], self->heads[at + w], self->rels[at + w],
                                 self->arc_probability[at + w], self->rel_probability[at + w]};
}

static void run_batch(dm_parser *self, dm_parse *parse, dm_arena *arena) {
    const dm_model *m = self->model;
    dm_batch *batch = &self->batch;
    if (batch->words == 0)
        return;
    batch->forms = self->forms;
    batch->meant = self->meant;
    batch->first[batch->sentences] = (uint32_t)batch->words;
    dm_network_run(&m->network, &m->lemmatiser, m->kernels, self->room, batch, self->tags);
    decode_trees(self);
    dm_network_rels(&m->network, m->kernels, self->room, batch, self->heads, m->root_rel,
                    self->rels, self->rel_probability);
    for (size_t i = 0; i < batch->sentences; i++) {
        fill_piece(self, &self->pieces[i], batch->first[i], parse, arena);
        if (self->pieces[i].whole)
            keep(self, &self->pieces[i], batch->first[i]);
    }
    batch->sentences = 0;
    batch->words = 0;
}

static void add_piece(dm_parser *self, piece p, dm_parse *parse, dm_arena *arena) {
    dm_batch *batch = &self->batch;
    if (batch->words + p.count > DM_BATCH_WORDS || batch->sentences == DM_BATCH_SENTENCES)
        run_batch(self, parse, arena);
    dm_shown *shown = self->shown + batch->words;
    for (uint32_t t = 0; t < p.count; t++)
        shown[t] = (dm_shown){parse->tokens[p.first + t].form, (uint16_t)t, false};
    const dm_alike *alike = self->model->network.alike;
    if (alike && alike->reworded)
        p.shown = dm_reword(alike, &parse->tokens[p.first], p.count, shown);
    for (uint32_t w = 0; w < p.shown; w++) {
        self->forms[batch->words + w] = shown[w].form;
        self->meant[batch->words + w] =
            shown[w].meant ? shown[w].form : parse->tokens[p.first + shown[w].token].form;
    }
    if (p.whole) {
        p.key = dm_recall_key_of(self->forms + batch->words, self->meant + batch->words, p.shown);
        if (recall(self, &p)) {
            fill_piece(self, &p, batch->words, parse, arena);
            return;
        }
    }
    self->pieces[batch->sentences] = p;
    batch->first[batch->sentences++] = (uint32_t)batch->words;
    batch->words += p.shown;
}

/* ---- all of a text ---- */

/* How good a place to cut is behind this token. */
static int cut_rank(dm_str form) {
    if (form.len != 1)
        return 0;
    return form.ptr[0] == ';' || form.ptr[0] == '.' ? 3
           : form.ptr[0] == ':'                     ? 2
                                                    : form.ptr[0] == ',';
}

/* Length of the next piece of the `left` tokens at `tokens`: the best mark in the second half of
 * what fits. */
static uint32_t piece_length(const dm_token *tokens, uint32_t left) {
    if (left <= DM_TREE_WORDS)
        return left;
    uint32_t best = DM_TREE_WORDS;
    int rank = 0;
    for (uint32_t i = DM_TREE_WORDS; i > DM_TREE_WORDS / 2; i--)
        if (cut_rank(tokens[i - 1].form) > rank) {
            rank = cut_rank(tokens[i - 1].form);
            best = i;
        }
    return best;
}

static void add_sentence(dm_parser *self, uint32_t index, dm_parse *parse, dm_arena *arena) {
    dm_sentence *sentence = &parse->sentences[index];
    uint32_t done = 0;
    sentence->root = DM_NO_TOKEN;
    while (done < sentence->count) {
        uint32_t first = sentence->first + done;
        uint32_t count = piece_length(parse->tokens + first, sentence->count - done);
        add_piece(self,
                  (piece){.first = first,
                          .count = count,
                          .sentence = index,
                          .shown = count,
                          .continues = done > 0,
                          .whole = count == sentence->count},
                  parse, arena);
        done += count;
    }
}

/* Children by head. */
static bool link_children(dm_parse *parse, dm_arena *arena) {
    parse->child_start = DM_NEW_ARRAY(arena, uint32_t, parse->token_count + 2);
    parse->children = DM_NEW_ARRAY(arena, uint32_t, parse->token_count + 1);
    parse->child_rels = DM_NEW_ARRAY(arena, uint64_t, parse->token_count + 1);
    if (!parse->child_start || !parse->children || !parse->child_rels)
        return false;
    dm_tree_link(parse);
    return true;
}

dm_status dm_parser_analyse(dm_parser *self, dm_arena *arena, dm_parse *parse, dm_error *error) {
    self->batch.sentences = 0;
    self->batch.words = 0;
    for (size_t i = 0; i < parse->sentence_count; i++)
        add_sentence(self, (uint32_t)i, parse, arena);
    run_batch(self, parse, arena);
    if (!link_children(parse, arena) || arena->failed)
        return dm_fail_memory(error);
    return DM_OK;
}

dm_status dm_parser_tokenize(dm_parser *self, dm_arena *arena, dm_str text, dm_parse *parse,
                             dm_error *error) {
    return dm_tokenizer_run(&self->model->tokenizer, arena, text, DM_TOKENIZE_TEXT, parse, error);
}

dm_status dm_parser_text(dm_parser *self, dm_arena *arena, dm_str text, dm_parse *parse,
                         dm_error *error) {
    dm_status status = dm_parser_tokenize(self, arena, text, parse, error);
    return status == DM_OK ? dm_parser_analyse(self, arena, parse, error) : status;
}
