/*
 * actors.c (bench) - who the sources and targets of annotated sentences are: actors MODEL LEXICON
 * FILE [--show]
 *
 * FILE has a token and its tag a line (B-S, I-S: source; B-T, I-T: target; O), a blank line between
 * sentences, as the CAMEO sentences distributed with ConfliBERT. Counted: how many of the spans the
 * actors' code resolves to a state or organisation, and where a state is named in the span by a
 * name or adjective of its own, whether that state is what comes out. With --show every span is
 * printed with what it came to, for reading. The day is unknown, so people are those of any day.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "actors/actors.h"
#include "base/error.h"
#include "coder/repair/repair.h"
#include "engine/engine.h"
#include "lexicon/tsv.h"

enum { MOST_SPANS = 64, MOST_TEXT = 1 << 14 };

typedef struct gold_span {
    size_t start, end; /* bytes of the sentence's text */
    char side;         /* S, T */
} gold_span;

typedef struct sentence {
    char text[MOST_TEXT];
    size_t length;
    gold_span spans[MOST_SPANS];
    size_t count;
} sentence;

typedef struct counts {
    size_t spans, resolved, named, right, other, none;
} counts;

/* Tokens that are printed without a blank before them. */
static bool clings(dm_str token) {
    static const char *const marks[] = {",", ".", ";", ":", "!", "?", ")", "'s", "’s", "n't", "%"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (dm_str_is(token, marks[i]))
            return true;
    return false;
}

static void add_token(sentence *s, dm_str token, dm_str tag) {
    if (s->length + token.len + 2 > MOST_TEXT)
        return;
    bool open = s->length && s->text[s->length - 1] == '(';
    if (s->length && !clings(token) && !open)
        s->text[s->length++] = ' ';
    size_t start = s->length;
    memcpy(s->text + start, token.ptr, token.len);
    s->length += token.len;
    if (tag.len < 3)
        return;
    bool goes_on = tag.ptr[0] == 'I' && s->count && s->spans[s->count - 1].side == tag.ptr[2];
    if (goes_on)
        s->spans[s->count - 1].end = s->length;
    else if (s->count < MOST_SPANS)
        s->spans[s->count++] = (gold_span){start, s->length, tag.ptr[2]};
}

/* The tokens within a span; false if there are none. */
static bool tokens_of(const dm_parse *parse, const gold_span *span, uint32_t *first,
                      uint32_t *last) {
    bool any = false;
    for (uint32_t t = 0; t < parse->token_count; t++) {
        if (parse->tokens[t].start < span->start || parse->tokens[t].end > span->end)
            continue;
        if (!any)
            *first = t;
        *last = t;
        any = true;
    }
    return any;
}

/* The actors of a span: of its head, of whoever the head belongs to, of the first mention in it. */
static void actors_of(const dm_actors *actors, uint32_t first, uint32_t last,
                      dm_actor_refs *found) {
    uint32_t head = dm_tree_span_head(actors->parse, first, last);
    dm_actors_gather(actors, head, found);
    if (!found->len)
        dm_actors_responsible(actors, head, DM_OWNER_OF | DM_OWNER_PLACE, found);
    for (uint32_t t = first; t <= last && !found->len; t++)
        dm_actors_gather(actors, t, found);
}

static bool named_state(const dm_actors *actors, uint32_t t, dm_str *code) {
    uint32_t at = actors->name_of[t];
    if (at == DM_NO_TOKEN || !actors->names.ptr[at].entity ||
        actors->names.ptr[at].entity->kind != DM_KIND_STATE)
        return false;
    *code = actors->names.ptr[at].entity->code;
    return true;
}

static void count_span(const dm_actors *actors, const sentence *s, const gold_span *span, bool show,
                       counts *sum) {
    uint32_t first = 0, last = 0;
    dm_actor_refs found = {0};
    if (!tokens_of(actors->parse, span, &first, &last))
        return;
    actors_of(actors, first, last, &found);
    bool resolved = false, named = false, right = false;
    for (size_t i = 0; i < found.len; i++)
        resolved |= found.ptr[i]->code.len > 0;
    for (uint32_t t = first; t <= last; t++) {
        dm_str code;
        if (!named_state(actors, t, &code))
            continue;
        named = true;
        for (size_t i = 0; i < found.len; i++)
            right |= dm_str_eq(found.ptr[i]->code, code);
    }
    sum->spans++;
    sum->resolved += resolved;
    sum->named += named;
    sum->right += named && right;
    sum->other += named && !right && resolved;
    sum->none += named && !resolved;
    if (!show)
        return;
    printf("%c\t%s\t", span->side, !named ? "unnamed" : right ? "right" : "WRONG");
    for (size_t i = 0; i < found.len; i++)
        printf("%s%.*s", i ? "," : "", DM_FMT(found.ptr[i]->code));
    printf("\t%.*s\t%.*s\n", (int)(span->end - span->start), s->text + span->start, (int)s->length,
           s->text);
}

static dm_status count_sentence(const dm_engine *engine, dm_parser *parser, const sentence *s,
                                bool show, counts *sum, dm_error *error) {
    dm_arena arena;
    dm_parse parse;
    dm_actors *actors;
    dm_arena_init(&arena, 0);
    dm_article article = {.language = {"en", 2}, .text = {s->text, s->length}};
    dm_status status = dm_parser_text(parser, &arena, article.text, &parse, error);
    if (status == DM_OK) {
        dm_repair_trees(dm_engine_codebook(engine), &parse);
        status = dm_actors_find(dm_engine_codebook(engine)->knowledge, &arena, &article, &parse,
                                &actors, error);
    }
    for (size_t i = 0; status == DM_OK && i < s->count; i++)
        count_span(actors, s, &s->spans[i], show, sum);
    dm_arena_free(&arena);
    return status;
}

static dm_status count_file(const dm_engine *engine, dm_parser *parser, dm_str rest, bool show,
                            counts *sum, dm_error *error) {
    static sentence s;
    dm_str line, token;
    dm_status status = DM_OK;
    s.length = s.count = 0;
    for (bool more = true; status == DM_OK && more;) {
        more = dm_str_split(&rest, '\n', &line);
        dm_str tag = dm_str_trim(line);
        bool full = more && dm_str_split(&tag, ' ', &token) && tag.len;
        if (full) {
            add_token(&s, token, tag);
        } else if (s.length) {
            status = count_sentence(engine, parser, &s, show, sum, error);
            s.length = s.count = 0;
        }
    }
    return status;
}

static double share(size_t part, size_t whole) {
    return whole ? (double)part / (double)whole : 0;
}

int main(int argc, char **argv) {
    if (argc < 4) {
        fprintf(stderr, "usage: actors MODEL LEXICON FILE [--show]\n");
        return 2;
    }
    dm_engine_options options = {.model = argv[1], .lexicon = argv[2]};
    dm_engine *engine;
    dm_parser *parser;
    dm_error error;
    dm_arena arena;
    dm_str text;
    counts sum = {0};
    dm_arena_init(&arena, 0);
    if (dm_engine_open(&options, &engine, &error) != DM_OK ||
        dm_parser_new(dm_engine_model(engine), &parser, &error) != DM_OK ||
        dm_tsv_slurp(&arena, argv[3], &text, &error) != DM_OK ||
        count_file(engine, parser, text, argc > 4, &sum, &error) != DM_OK) {
        fprintf(stderr, "%s: %s\n", error.file, error.message);
        return 3;
    }
    printf("spans %zu, resolved %.3f; of %zu that name a state: right %.3f, another %.3f, none "
           "%.3f\n",
           sum.spans, share(sum.resolved, sum.spans), sum.named, share(sum.right, sum.named),
           share(sum.other, sum.named), share(sum.none, sum.named));
    dm_arena_free(&arena);
    dm_parser_free(parser);
    dm_engine_close(engine);
    return 0;
}
