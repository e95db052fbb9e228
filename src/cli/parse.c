/*
 * parse.c - `demarche parse`: text in, CoNLL-U out.
 *
 * The input is cut where an analysis cannot reach across: text at blank lines, lines at line feeds,
 * CoNLL-U between sentences. Pieces go through the ordered pool, so the output does not depend on
 * the number of threads; sentences are numbered when a piece is written.
 */
#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/error.h"
#include "base/pool.h"
#include "cli/cli.h"
#include "cli/parse_input.h"
#include "language/conllu.h"
#include "language/model.h"

typedef struct parse_options {
    const char *input, *model;
    unsigned threads;
} parse_options;

static const dm_option OPTIONS[] = {
    {"input", 0, "text|lines|conllu",
     "What the input is. text, the default: running text, paragraphs parted by blank lines. lines: "
     "one sentence a line. conllu: sentences and tokens are kept, the rest is predicted anew.",
     DM_OPTION_CHOICE, offsetof(parse_options, input)},
    {"threads", 0, "N",
     "Threads; 0, the default, is one for each core. The output does not depend on it.",
     DM_OPTION_COUNT, offsetof(parse_options, threads)},
    {"model", 0, "FILE", "The language model to use in place of the one beside the program.",
     DM_OPTION_TEXT, offsetof(parse_options, model)},
    DM_OPTIONS_END};

static const dm_example EXAMPLES[] = {
    {"echo 'Kenya did not comment. Uganda did.' | demarche parse", "Two sentences as trees:"},
    {"printf 'Talks resume\\nBy our correspondent\\n' | demarche parse --input lines",
     "Sentences that are known to be one a line:"},
    {NULL, NULL}};

/* A piece of input, and what became of it. */
typedef struct job {
    struct job *next; /* in the list of spare jobs */
    dm_arena arena;
    parse_piece piece;
    dm_conllu_out out;
    DM_VEC(size_t) ids; /* places in the output where a sentence's number belongs */
    DM_VEC(dm_error) faults;
    dm_error error;
    dm_status status;
} job;

typedef struct run_state {
    const dm_model *model;
    dm_parser **parsers; /* one a thread */
    dm_arena *arenas;    /* one a thread, for the analysis; a job keeps its input and output only */
    parse_input_kind kind;
    pthread_mutex_t lock;
    job *spare;
    size_t sentences, faults;
    const char *file; /* of the piece that was written last */
    bool failed;
} run_state;

static job *take_job(run_state *self) {
    pthread_mutex_lock(&self->lock);
    job *j = self->spare;
    if (j)
        self->spare = j->next;
    pthread_mutex_unlock(&self->lock);
    if (!j) {
        j = dm_alloc_zero(1, sizeof *j);
        if (j)
            dm_arena_init(&j->arena, 0);
    }
    return j;
}

static void give_back(run_state *self, job *j) {
    dm_arena arena = j->arena;
    dm_arena_reset(&arena);
    pthread_mutex_lock(&self->lock);
    *j = (job){.arena = arena, .next = self->spare};
    self->spare = j;
    pthread_mutex_unlock(&self->lock);
}

/* All sentences of a piece of CoNLL-U; faulty ones are noted and left out. */
static dm_status read_conllu(job *j, dm_arena *arena, dm_conllu_sentence **sentences,
                             size_t *count) {
    DM_VEC(dm_conllu_sentence) list = {0};
    dm_conllu_reader reader;
    dm_conllu_reader_init(&reader, j->piece.bytes, j->piece.file);
    reader.line = j->piece.line;
    for (bool more = true; more;) {
        dm_conllu_sentence s;
        dm_error error;
        dm_status status = dm_conllu_next(&reader, arena, &s, &more, &error);
        if (status == DM_ERR_FORMAT) {
            dm_error *fault = dm_vec_push(&j->arena, &j->faults);
            if (fault)
                *fault = error;
        } else if (more && !status) {
            dm_conllu_sentence *place = dm_vec_push(arena, &list);
            if (place)
                *place = s;
        }
        if (arena->failed || j->arena.failed)
            return dm_fail_memory(&j->error);
    }
    *sentences = list.ptr;
    *count = list.len;
    return DM_OK;
}

static dm_status find_sentences(run_state *self, job *j, dm_arena *arena, dm_parse *parse,
                                dm_conllu_sentence **given) {
    dm_tokenizer_mode mode = self->kind == PARSE_LINES ? DM_TOKENIZE_LINES : DM_TOKENIZE_TEXT;
    if (self->kind != PARSE_CONLLU)
        return dm_tokenizer_run(&self->model->tokenizer, arena, j->piece.bytes, mode, parse,
                                &j->error);
    size_t count;
    dm_status status = read_conllu(j, arena, given, &count);
    return status ? status : dm_conllu_to_parse(*given, count, arena, parse, &j->error);
}

static dm_status analyse(run_state *self, unsigned worker, job *j) {
    dm_parse parse;
    dm_conllu_sentence *given = NULL;
    dm_arena *arena = &self->arenas[worker];
    dm_arena_reset(arena);
    dm_status status = find_sentences(self, j, arena, &parse, &given);
    if (!status)
        status = dm_parser_analyse(self->parsers[worker], arena, &parse, &j->error);
    j->out = (dm_conllu_out){.arena = &j->arena, .offset = j->piece.offset};
    for (size_t i = 0; !status && i < parse.sentence_count; i++) {
        if (self->kind == PARSE_LINES)
            parse.sentences[i].paragraph_start = false;
        status = dm_conllu_write(&j->out, self->model, &parse, i, given ? &given[i] : NULL,
                                 DM_STR(""), &j->error);
        if (status || given)
            continue;
        size_t *id = dm_vec_push(&j->arena, &j->ids);
        if (id)
            *id = j->out.id_at;
        else
            status = dm_fail_memory(&j->error);
    }
    return status;
}

static void work(void *context, unsigned worker, void *data) {
    job *j = data;
    j->status = analyse(context, worker, j);
}

static void put(run_state *self, const char *bytes, size_t size) {
    if (!self->failed && size && fwrite(bytes, 1, size, stdout) != size)
        self->failed = true;
}

static void write_job(run_state *self, const job *j) {
    const char *bytes = j->out.bytes.ptr;
    size_t at = 0;
    if (self->kind != PARSE_CONLLU && self->file != j->piece.file && j->out.bytes.len) {
        self->file = j->piece.file;
        printf("# newdoc id = ");
        for (const char *c = self->file; *c; c++)
            putchar((unsigned char)*c < ' ' ? '?' : *c);
        putchar('\n');
    }
    for (size_t i = 0; i < j->ids.len; i++) {
        put(self, bytes + at, j->ids.ptr[i] - at);
        at = j->ids.ptr[i];
        if (printf("%zu", ++self->sentences) < 0)
            self->failed = true;
    }
    put(self, bytes + at, j->out.bytes.len - at);
}

static void deliver(void *context, void *data) {
    run_state *self = context;
    job *j = data;
    for (size_t i = 0; i < j->faults.len; i++)
        dm_report("parse", &j->faults.ptr[i]);
    self->faults += j->faults.len;
    if (j->status) {
        dm_report("parse", &j->error);
        self->failed = true;
    } else {
        write_job(self, j);
    }
    give_back(self, j);
}

/* One file through the pool. */
static dm_status read_file(run_state *self, dm_pool *pool, const char *path, dm_error *error) {
    parse_input input;
    dm_status status = parse_input_open(&input, path, self->kind, error);
    for (bool more = !status; more && !self->failed;) {
        job *j = take_job(self);
        if (!j) {
            status = dm_fail_memory(error);
            break;
        }
        status = parse_input_next(&input, &j->arena, &j->piece, &more, error);
        if (status || !more) {
            give_back(self, j);
            break;
        }
        dm_pool_submit(pool, j);
    }
    parse_input_close(&input);
    return status;
}

static void free_state(run_state *self, unsigned threads) {
    for (job *j = self->spare, *next; j; j = next) {
        next = j->next;
        dm_arena_free(&j->arena);
        dm_free(j);
    }
    for (unsigned i = 0; self->parsers && i < threads; i++)
        dm_parser_free(self->parsers[i]);
    for (unsigned i = 0; self->arenas && i < threads; i++)
        dm_arena_free(&self->arenas[i]);
    dm_free(self->parsers);
    dm_free(self->arenas);
    pthread_mutex_destroy(&self->lock);
}

static dm_status open_parsers(run_state *self, unsigned threads, dm_error *error) {
    self->parsers = dm_alloc_zero(threads, sizeof *self->parsers);
    self->arenas = dm_alloc_zero(threads, sizeof *self->arenas);
    dm_status status = self->parsers && self->arenas ? DM_OK : dm_fail_memory(error);
    for (unsigned i = 0; !status && i < threads; i++)
        status = dm_parser_new(self->model, &self->parsers[i], error);
    return status;
}

static dm_exit parse_files(run_state *self, unsigned threads, int count, char **paths) {
    dm_error error = {0};
    dm_pool *pool = NULL;
    dm_pool_calls calls = {.context = self, .work = work, .deliver = deliver};
    dm_exit exit = DM_EXIT_DONE;
    dm_status status = dm_pool_new(threads, &calls, &pool, &error);
    if (!status)
        threads = dm_pool_threads(pool);
    if (!status)
        status = open_parsers(self, threads, &error);
    for (int i = 0; !status && i < (count ? count : 1) && !self->failed; i++) {
        dm_status read = read_file(self, pool, count ? paths[i] : "-", &error);
        if (read) {
            dm_pool_drain(pool);
            dm_report("parse", &error);
            exit = DM_EXIT_REJECTED;
        }
    }
    if (status)
        dm_report("parse", &error);
    if (pool)
        dm_pool_free(pool);
    free_state(self, threads);
    if (self->faults)
        exit = DM_EXIT_REJECTED;
    return status || self->failed ? DM_EXIT_FAILED : exit;
}

static dm_exit run(void *values, int count, char **operands) {
    parse_options *options = values;
    run_state state = {.kind = parse_input_kind_of(options->input)};
    char path[DM_PATH];
    dm_error error = {0};
    dm_model *model = NULL;
    dm_status status = dm_file_find("en.model", options->model, path, &error);
    if (!status)
        status = dm_model_open(path, &model, &error);
    if (status)
        return dm_report_exit("parse", &error);
    state.model = model;
    pthread_mutex_init(&state.lock, NULL);
    dm_exit exit = parse_files(&state, options->threads, count, operands);
    dm_model_close(model);
    return dm_finish_output("parse", exit);
}

const dm_command dm_command_parse = {
    .name = "parse",
    .operands = "[FILE...]",
    .summary = "writes tokens, tags, lemmas and dependency trees as CoNLL-U",
    .description =
        "Reads plain text or CoNLL-U from files or, as - and when nothing is named, from standard "
        "input, and writes each sentence as a Universal Dependencies tree in CoNLL-U.\n\n"
        "In text a blank line ends a sentence and a single line feed may. Each file begins with a "
        "newdoc comment, each paragraph with newpar. MISC holds SpaceAfter=No and "
        "TokenRange=START:END, the bytes of the token in its file. Characters that are not UTF-8 "
        "are written as U+FFFD.\n\n"
        "With --input conllu comments, words, multi-word tokens and MISC are kept, empty nodes "
        "are left out, and the other columns are predicted. A sentence that breaks the format is "
        "reported with its line and left out, and the exit status is 1.",
    .options = OPTIONS,
    .examples = EXAMPLES,
    .options_size = sizeof(parse_options),
    .min_operands = 0,
    .max_operands = -1,
    .run = run};
