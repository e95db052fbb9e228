/*
 * engine.c - opening what all threads share, and the way of one resource through the stages.
 *
 * A reader's memory is an arena for the articles and trees of each resource that it has begun, and
 * one for the records of the one it finishes; each is thrown away with its resource. What an
 * unusually long article made them grow by is given back, so that the memory of a run depends on
 * the number of threads and not on the longest article seen.
 */
#include "engine/engine.h"

#include <pthread.h>
#include <stdio.h>

#include "base/alloc.h"
#include "base/error.h"
#include "base/limits.h"
#include "engine/alike.h"
#include "engine/datelines.h"

/* TELLING_BYTES: text from which a detected language is taken at its word. */
enum { KEPT_BYTES = 16 << 20, NAME_SIZE = 128, TELLING_BYTES = 200 };

struct dm_engine {
    dm_model *model;
    dm_lexicon *lexicon;
    dm_codebook *codebook;
    dm_arena arena; /* of `alike` */
    dm_alike alike;
    char name[NAME_SIZE];
};

/* A resource that was begun: its articles, and the analysis of each that is to be coded. */
typedef struct draft {
    dm_arena arena;
    dm_reading reading;
    dm_parse **parses; /* NULL: of one that is not */
} draft;

struct dm_reader {
    const dm_engine *engine;
    dm_arena arena; /* of records */
    draft drafts[DM_READER_DRAFTS];
    dm_parser *parser;
};

/* The model, which nothing needs before the rest is there: mapped and hashed beside the reading of
 * the lexicon. */
typedef struct model_opening {
    pthread_t thread;
    bool started; /* else it is opened when it is wanted */
    const char *path;
    dm_model *model;
    dm_status status;
    dm_error error;
} model_opening;

static void *open_model(void *context) {
    model_opening *self = context;
    self->status = dm_model_open(self->path, &self->model, &self->error);
    return NULL;
}

static void begin_opening(model_opening *self, const char *path) {
    *self = (model_opening){.path = path};
    self->started = path && pthread_create(&self->thread, NULL, open_model, self) == 0;
}

/* The model is the caller's, whatever the status of the rest. */
static dm_model *end_opening(model_opening *self, dm_status *status, dm_error *error) {
    if (self->started)
        pthread_join(self->thread, NULL);
    else if (self->path && *status == DM_OK)
        open_model(self);
    if (*status == DM_OK && self->status != DM_OK) {
        *status = self->status;
        if (error)
            *error = self->error;
    }
    return self->model;
}

dm_status dm_engine_open(const dm_engine_options *options, dm_engine **engine, dm_error *error) {
    *engine = NULL;
    if (options->model && !options->lexicon)
        return dm_fail(error, DM_ERR_USAGE, "a model needs a lexicon beside it");
    dm_engine *self = dm_alloc_zero(1, sizeof *self);
    if (!self)
        return dm_fail_memory(error);
    dm_status status = DM_OK;
    model_opening opening;
    begin_opening(&opening, options->model);
    if (options->lexicon)
        status = dm_lexicon_open(options->lexicon, options->extra, options->extra_count,
                                 &self->lexicon, error);
    for (size_t i = 0; self->lexicon && status == DM_OK && i < options->actors_count; i++)
        status = dm_lexicon_add_actors(self->lexicon, options->actors[i], error);
    if (status == DM_OK && options->model)
        status = dm_codebook_new(self->lexicon, &self->codebook, error);
    self->model = end_opening(&opening, &status, error);
    dm_arena_init(&self->arena, 0);
    if (status == DM_OK && self->model)
        status = dm_alike_read(self->lexicon, self->codebook->knowledge, &self->arena, &self->alike,
                               error);
    if (status != DM_OK) {
        dm_engine_close(self);
        return status;
    }
    if (self->model)
        dm_model_set_alike(self->model, &self->alike);
    dm_str lexicon = self->lexicon ? dm_lexicon_hash(self->lexicon) : DM_STR("none");
    dm_str model = self->model ? dm_model_hash(self->model) : DM_STR("none");
    snprintf(self->name, sizeof self->name, "demarche %s lexicon %.*s model %.*s", dm_version(),
             DM_FMT(lexicon), DM_FMT(model));
    *engine = self;
    return DM_OK;
}

void dm_engine_close(dm_engine *self) {
    if (!self)
        return;
    if (self->model)
        dm_model_close(self->model);
    dm_arena_free(&self->arena);
    dm_codebook_free(self->codebook);
    if (self->lexicon)
        dm_lexicon_close(self->lexicon);
    dm_free(self);
}

const char *dm_engine_name(const dm_engine *self) {
    return self->name;
}

const char *dm_reader_name(const dm_reader *self) {
    return self->engine->name;
}

const dm_lexicon *dm_engine_lexicon(const dm_engine *self) {
    return self->lexicon;
}

const dm_model *dm_engine_model(const dm_engine *self) {
    return self->model;
}

dm_status dm_engine_relations(dm_engine *self, dm_error *error) {
    return dm_codebook_relations(self->codebook, error);
}

const dm_codebook *dm_engine_codebook(const dm_engine *self) {
    return self->codebook;
}

dm_status dm_reader_new(const dm_engine *engine, dm_reader **reader, dm_error *error) {
    *reader = NULL;
    dm_reader *self = dm_alloc_zero(1, sizeof *self);
    if (!self)
        return dm_fail_memory(error);
    self->engine = engine;
    dm_arena_init(&self->arena, DM_LIMIT_ARENA_BYTES);
    for (size_t i = 0; i < DM_READER_DRAFTS; i++)
        dm_arena_init(&self->drafts[i].arena, DM_LIMIT_ARENA_BYTES);
    dm_status status = DM_OK;
    if (engine->model)
        status = dm_parser_new(engine->model, &self->parser, error);
    if (status != DM_OK) {
        dm_reader_free(self);
        return status;
    }
    *reader = self;
    return DM_OK;
}

void dm_reader_free(dm_reader *self) {
    if (!self)
        return;
    if (self->parser)
        dm_parser_free(self->parser);
    for (size_t i = 0; i < DM_READER_DRAFTS; i++)
        dm_arena_free(&self->drafts[i].arena);
    dm_arena_free(&self->arena);
    dm_free(self);
}

/* An arena for the next resource. */
static void renew(dm_arena *arena) {
    if (arena->used > KEPT_BYTES)
        dm_arena_free(arena);
    else
        dm_arena_reset(arena);
}

/* The arena says only that it refused; this says why. */
static dm_status arena_status(const dm_arena *arena, dm_status status, dm_error *error) {
    if (!arena->failed || (status != DM_OK && status != DM_ERR_MEMORY))
        return status;
    if (arena->used > DM_LIMIT_ARENA_BYTES / 2)
        return dm_fail(error, DM_ERR_LIMIT, "the document needs more than %d MB of memory",
                       DM_LIMIT_ARENA_BYTES >> 20);
    return dm_fail_memory(error);
}

/* True if the article is written in the model's language, or may be: of a few words, names most of
 * them, no detector can tell. */
static bool is_of_language(const dm_article *article, dm_str language) {
    dm_str rest = article->language, main = {0};
    if (!rest.len || !dm_str_split(&rest, '-', &main) || dm_str_is(main, "und"))
        return true;
    if (article->language_confidence < 1 && article->text.len < TELLING_BYTES)
        return true;
    return dm_str_eq_nocase(main, language);
}

/* Sentences and words of a text, its datelines apart. */
static dm_status tokenize(dm_reader *self, dm_arena *arena, dm_str text, dm_parse *parse,
                          dm_error *error) {
    dm_status status = dm_parser_tokenize(self->parser, arena, text, parse, error);
    return status == DM_OK ? dm_datelines_split(arena, parse, error) : status;
}

/* The words of an article, none if it is not to be coded. */
static dm_status read_words(dm_reader *self, dm_arena *arena, dm_article *article,
                            const dm_reading_options *options, dm_parse **words, dm_error *error) {
    *words = NULL;
    if (!self->parser || options->documents_only || article->kind == DM_ITEM_TEASER)
        return DM_OK;
    if (!is_of_language(article, dm_model_language(self->engine->model))) {
        article->flags |= DM_FLAG_LANGUAGE_NOT_CODED;
        return DM_OK;
    }
    *words = DM_NEW(arena, dm_parse);
    return *words ? tokenize(self, arena, article->text, *words, error) : dm_fail_memory(error);
}

dm_status dm_reader_begin(dm_reader *self, size_t number, const dm_resource *resource,
                          const dm_reading_options *options, dm_error *error) {
    draft *to = &self->drafts[number];
    dm_reading *reading = &to->reading;
    renew(&to->arena);
    *reading = (dm_reading){0};
    dm_status status = dm_intake_articles(&to->arena, resource, &options->intake,
                                          &reading->articles, &reading->count, error);
    if (status == DM_OK) {
        reading->records = DM_NEW_ARRAY(&to->arena, dm_records, reading->count);
        to->parses = DM_NEW_ARRAY(&to->arena, dm_parse *, reading->count);
    }
    for (size_t i = 0; status == DM_OK && !to->arena.failed && i < reading->count; i++)
        status =
            read_words(self, &to->arena, &reading->articles[i], options, &to->parses[i], error);
    return arena_status(&to->arena, status, error);
}

dm_status dm_reader_go_on(dm_reader *self, size_t number, dm_error *error) {
    draft *to = &self->drafts[number];
    dm_status status = DM_OK;
    for (size_t i = 0; status == DM_OK && i < to->reading.count; i++)
        if (to->parses[i])
            status = dm_parser_analyse(self->parser, &to->arena, to->parses[i], error);
    return arena_status(&to->arena, status, error);
}

dm_status dm_reader_finish(dm_reader *self, size_t number, const dm_reading_options *options,
                           dm_reading *reading, dm_error *error) {
    draft *from = &self->drafts[number];
    dm_status status = DM_OK;
    *reading = from->reading;
    renew(&self->arena);
    for (size_t i = 0; status == DM_OK && i < reading->count; i++) {
        dm_article *article = &reading->articles[i];
        reading->records[i] = (dm_records){.article = article};
        if (from->parses[i])
            status = dm_coder_code(self->engine->codebook, &self->arena, article, from->parses[i],
                                   &options->coder, &reading->records[i], error);
    }
    return arena_status(&self->arena, status, error);
}

dm_status dm_reader_read(dm_reader *self, const dm_resource *resource,
                         const dm_reading_options *options, dm_reading *reading, dm_error *error) {
    *reading = (dm_reading){0};
    dm_status status = dm_reader_begin(self, 0, resource, options, error);
    if (status == DM_OK)
        status = dm_reader_go_on(self, 0, error);
    return status == DM_OK ? dm_reader_finish(self, 0, options, reading, error) : status;
}

dm_status dm_reader_parse(dm_reader *self, dm_str text, dm_parse *parse, dm_error *error) {
    if (!self->parser)
        return dm_fail(error, DM_ERR_USAGE, "the engine was opened without a model");
    renew(&self->arena);
    dm_status status = dm_parser_text(self->parser, &self->arena, text, parse, error);
    return arena_status(&self->arena, status, error);
}

dm_status dm_reader_trees(dm_reader *self, dm_str text, dm_parse *parse, dm_error *error) {
    if (!self->parser)
        return dm_fail(error, DM_ERR_USAGE, "the engine was opened without a model");
    renew(&self->arena);
    dm_status status = tokenize(self, &self->arena, text, parse, error);
    if (status == DM_OK)
        status = dm_parser_analyse(self->parser, &self->arena, parse, error);
    if (status == DM_OK)
        dm_coder_mend(self->engine->codebook, &self->arena, parse);
    return arena_status(&self->arena, status, error);
}
