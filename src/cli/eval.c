/*
 * eval.c - `demarche eval`: runs the coder over annotated articles and sentences and says how well
 * it does.
 *
 * A folder that holds a folder `expected` is one of articles: expected/NAME.jsonl is what the file
 * NAME, or NAME.txt, NAME.html, ..., must yield; they may be named one by one as well. A *.tsv
 * file, alone or in a folder, is a table of sentences. (eval_annotation.c reads both, eval_match.c
 * compares, eval_report.c prints.)
 */
#include <dirent.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/error.h"
#include "base/limits.h"
#include "cli/eval_match.h"
#include "cli/eval_report.h"
#include "cli/run.h"

#define SENTENCE_DAY "2022-06-15" /* of sentences without a date of publication */

typedef struct eval_options {
    engine_options engine;
    const char *format, *features;
    bool errors, strict;
    double min_confidence;
} eval_options;

static const dm_option OPTIONS[] = {
    {"errors", 0, NULL,
     "Lists first what was missed and what is false, with sentence, confidence and rule.",
     DM_OPTION_FLAG, offsetof(eval_options, errors)},
    {"strict", 0, NULL,
     "Mode, status and date of events, verdict, status and date of positions must be right too.",
     DM_OPTION_FLAG, offsetof(eval_options, strict)},
    {"min-confidence", 0, "P",
     "Leaves out records of less confidence; " DM_LEAST_TEXT " unless given, 0 keeps all.",
     DM_OPTION_NUMBER, offsetof(eval_options, min_confidence)},
    {"features", 0, "FILE",
     "Writes for each record that counts whether it is right and the features of its "
     "confidence, which train/train_scorer fits the weights to.",
     DM_OPTION_TEXT, offsetof(eval_options, features)},
    {"format", 0, "table|json", "How the figures are written; tables are the default.",
     DM_OPTION_CHOICE, offsetof(eval_options, format)},
    DM_ENGINE_OPTIONS(eval_options, engine),
    DM_OPTIONS_END};

static const dm_example EXAMPLES[] = {
    {"demarche eval samples/", "How well articles of the samples are coded:"},
    {"demarche eval --errors tests/sentences/", "Sentences, with what is wrong in them:"},
    {"demarche eval --format json --min-confidence 0.7 samples/",
     "For a program, and only what is fairly sure:"},
    {NULL, NULL}};

typedef struct evaluation {
    const eval_options *options;
    dm_engine *engine;
    dm_reader *reader;
    dm_parser *parser; /* of sentences */
    dm_arena arena;    /* of one file */
    dm_arena kept;     /* what the scores keep */
    eval_scores scores;
    eval_records expected; /* of the file of articles that is being read */
    const char *path;
    size_t documents;
    bool faulty; /* something could not be read: a message was printed */
} evaluation;

static void fault(void *context, const dm_error *error) {
    evaluation *self = context;
    dm_report("eval", error);
    self->faulty = true;
}

/* ---- sentences ---- */

static dm_status code_sentence(evaluation *self, const eval_sentence *sentence, eval_records *coded,
                               dm_error *error) {
    dm_str published = sentence->published.len ? sentence->published : DM_STR(SENTENCE_DAY);
    dm_article *article = DM_NEW(&self->arena, dm_article);
    dm_records *records = DM_NEW(&self->arena, dm_records);
    dm_coder_options options = {.min_confidence = self->options->min_confidence,
                                .explain = self->scores.features != NULL};
    dm_parse parse;
    if (!article || !records)
        return dm_fail_memory(error);
    *article =
        (dm_article){.text = sentence->text, .language = DM_STR("en"), .published = published};
    dm_status status = dm_parser_text(self->parser, &self->arena, article->text, &parse, error);
    if (status == DM_OK)
        status = dm_coder_code(dm_engine_codebook(self->engine), &self->arena, article, &parse,
                               &options, records, error);
    if (status != DM_OK)
        return status;
    /* Of sentences only the events are annotated. */
    records->statements.len = records->positions.len = 0;
    eval_add_coded(&self->arena, records, 0, coded);
    return DM_OK;
}

static void count_case(eval_scores *scores, dm_str group, bool clean) {
    for (size_t i = 0; i < scores->groups.len; i++)
        if (dm_str_eq(scores->groups.ptr[i].name, group)) {
            scores->groups.ptr[i].cases++;
            scores->groups.ptr[i].clean += clean;
            return;
        }
    eval_part *part = dm_vec_push(scores->arena, &scores->groups);
    if (part)
        *part = (eval_part){.name = dm_arena_str(scores->arena, group), .cases = 1, .clean = clean};
}

static dm_status eval_sentences_of(evaluation *self, const char *path, dm_error *error) {
    eval_sentences sentences = {0};
    dm_status status = eval_read_sentences(&self->arena, path, &sentences, fault, self, error);
    for (size_t i = 0; status == DM_OK && i < sentences.len; i++) {
        eval_sentence *sentence = &sentences.ptr[i];
        eval_records coded = {0};
        dm_str place = dm_arena_printf(&self->arena, "%s:%zu", path, sentence->line);
        size_t errors = self->scores.errors.len;
        status = code_sentence(self, sentence, &coded, error);
        if (status != DM_OK)
            break;
        eval_compare(&self->scores, place, sentence->group, &sentence->expected, &coded);
        eval_count_missed(&self->scores, place, sentence->group, &sentence->expected);
        count_case(&self->scores, sentence->group, self->scores.errors.len == errors);
        self->scores.articles++;
    }
    self->scores.files += status == DM_OK;
    dm_arena_reset(&self->arena);
    return status;
}

/* ---- articles ---- */

static dm_status take_resource(void *context, const dm_resource *resource, dm_error *error) {
    evaluation *self = context;
    dm_reading_options options = {.coder = {.min_confidence = self->options->min_confidence,
                                            .explain = self->scores.features != NULL}};
    dm_reading reading;
    dm_status status = dm_reader_read(self->reader, resource, &options, &reading, error);
    dm_str place = dm_str_of(self->path);
    size_t document = self->documents++;
    if (status == DM_ERR_FORMAT || status == DM_ERR_LIMIT) {
        fault(self, error); /* data, not failure: its records are missed */
        return DM_OK;
    }
    if (status != DM_OK)
        return status;
    eval_compare_documents(&self->scores, place, document, reading.articles, reading.count,
                           &self->expected);
    eval_records coded = {0};
    for (size_t i = 0; i < reading.count; i++)
        eval_add_coded(&self->arena, &reading.records[i], document, &coded);
    eval_compare(&self->scores, place, (dm_str){0}, &self->expected, &coded);
    self->scores.articles += reading.count;
    return DM_OK;
}

static void take_rejected(void *context, dm_str source, const char *reason,
                          const dm_error *detail) {
    evaluation *self = context;
    dm_report_text("eval", "%.*s: rejected: %s: %s", DM_FMT(source), reason, detail->message);
    self->faulty = true;
}

static dm_status eval_articles_of(evaluation *self, const char *path, const char *annotation,
                                  dm_error *error) {
    dm_intake_options intake = {0};
    dm_intake_calls calls = {self, take_resource, take_rejected};
    self->path = path;
    self->documents = 0;
    self->expected = (eval_records){0};
    dm_status status =
        eval_read_records(&self->arena, annotation, &self->expected, fault, self, error);
    if (status == DM_OK)
        status = dm_intake_read(path, &intake, &calls, error);
    if (status == DM_OK)
        eval_count_missed(&self->scores, dm_str_of(path), (dm_str){0}, &self->expected);
    self->scores.files += status == DM_OK;
    dm_arena_reset(&self->arena);
    return status;
}

/* ---- folders ---- */

static bool has_ending(const char *name, const char *ending) {
    return dm_str_ends(dm_str_of(name), dm_str_of(ending));
}

/* NAME, or the first NAME.something of the folder; NULL: there is none. */
static const char *article_of(struct dirent **names, int count, dm_str name) {
    for (int i = 0; i < count; i++) {
        dm_str one = dm_str_of(names[i]->d_name);
        if (dm_str_eq(one, name) ||
            (dm_str_starts(one, name) && one.len > name.len && one.ptr[name.len] == '.'))
            return names[i]->d_name;
    }
    return NULL;
}

static dm_status eval_annotated(evaluation *self, const char *folder, const char *name,
                                struct dirent **names, int count, dm_error *error) {
    char annotation[DM_PATH], path[DM_PATH];
    dm_str stem = dm_str_of(name);
    stem.len -= sizeof ".jsonl" - 1;
    const char *article = article_of(names, count, stem);
    if (!article) {
        dm_report_text("eval", "%s/expected/%s: there is no article \"%.*s\" in %s", folder, name,
                       DM_FMT(stem), folder);
        self->faulty = true;
        return DM_OK;
    }
    if (snprintf(annotation, sizeof annotation, "%s/expected/%s", folder, name) >= DM_PATH ||
        snprintf(path, sizeof path, "%s/%s", folder, article) >= DM_PATH)
        return dm_fail_at(error, DM_ERR_LIMIT, folder, 0, SIZE_MAX, "its path is too long");
    return eval_articles_of(self, path, annotation, error);
}

static void free_names(struct dirent **names, int count) {
    for (int i = 0; i < count; i++)
        free(names[i]);
    if (count >= 0)
        free(names);
}

/* The articles that expected/ speaks of. */
static dm_status eval_expected_of(evaluation *self, const char *folder, struct dirent **names,
                                  int count, size_t *found, dm_error *error) {
    char path[DM_PATH];
    struct dirent **annotations = NULL;
    dm_status status = DM_OK;
    if (snprintf(path, sizeof path, "%s/expected", folder) >= DM_PATH)
        return dm_fail_at(error, DM_ERR_LIMIT, folder, 0, SIZE_MAX, "its path is too long");
    int annotated = scandir(path, &annotations, NULL, alphasort);
    for (int i = 0; status == DM_OK && i < annotated; i++)
        if (has_ending(annotations[i]->d_name, ".jsonl")) {
            status = eval_annotated(self, folder, annotations[i]->d_name, names, count, error);
            ++*found;
        }
    free_names(annotations, annotated);
    return status;
}

static dm_status eval_folder(evaluation *self, const char *given, dm_error *error) {
    char folder[DM_PATH], path[DM_PATH];
    dm_str bare = dm_str_of(given);
    while (bare.len > 1 && bare.ptr[bare.len - 1] == '/')
        bare.len--;
    snprintf(folder, sizeof folder, "%.*s", DM_FMT(bare));
    struct dirent **names = NULL;
    int count = scandir(folder, &names, NULL, alphasort);
    size_t found = 0;
    if (count < 0)
        return dm_fail_errno(error, folder, "cannot be read");
    dm_status status = eval_expected_of(self, folder, names, count, &found, error);
    for (int i = 0; status == DM_OK && i < count; i++)
        if (has_ending(names[i]->d_name, ".tsv") &&
            snprintf(path, sizeof path, "%s/%s", folder, names[i]->d_name) < DM_PATH) {
            status = eval_sentences_of(self, path, error);
            found++;
        }
    free_names(names, count);
    if (status == DM_OK && !found)
        return dm_fail_at(error, DM_ERR_NOT_FOUND, folder, 0, SIZE_MAX,
                          "holds neither expected/*.jsonl nor *.tsv");
    return status;
}

/* Where the annotation of an article would be: expected/NAME.jsonl beside it. False: none is. */
static bool annotation_of(const char *path, char annotation[DM_PATH]) {
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    const char *dot = strchr(name, '.');
    int folder = (int)(name - path), stem = (int)(dot ? dot - name : (ptrdiff_t)strlen(name));
    int length = snprintf(annotation, DM_PATH, "%.*sexpected/%.*s.jsonl", folder, path, stem, name);
    struct stat about;
    return length < DM_PATH && stat(annotation, &about) == 0;
}

static dm_status eval_path(evaluation *self, const char *path, dm_error *error) {
    char annotation[DM_PATH];
    struct stat about;
    if (stat(path, &about) != 0)
        return dm_fail_errno(error, path, "cannot be read");
    if (S_ISDIR(about.st_mode))
        return eval_folder(self, path, error);
    if (!has_ending(path, ".tsv") && annotation_of(path, annotation))
        return eval_articles_of(self, path, annotation, error);
    if (!has_ending(path, ".tsv") && S_ISREG(about.st_mode))
        return dm_fail_at(error, DM_ERR_FORMAT, path, 0, SIZE_MAX,
                          "is neither a table of sentences (*.tsv) nor an article with "
                          "expected/NAME.jsonl beside it");
    return eval_sentences_of(self, path, error);
}

/* ---- the command ---- */

static dm_exit print_json(const evaluation *self) {
    json_t *json = eval_json(&self->scores, self->options->errors);
    if (!json) {
        dm_report_text("eval", "no memory");
        return DM_EXIT_FAILED;
    }
    json_dumpf(json, stdout, JSON_INDENT(2) | JSON_REAL_PRECISION(7));
    putchar('\n');
    json_decref(json);
    return DM_EXIT_DONE;
}

static dm_exit report(evaluation *self) {
    const char *format = self->options->format;
    if (format && dm_str_is(dm_str_of(format), "json"))
        return print_json(self);
    if (self->options->errors)
        eval_print_errors(stdout, &self->scores);
    eval_print_tables(stdout, &self->scores);
    return DM_EXIT_DONE;
}

static dm_exit run_all(evaluation *self, int count, char **operands) {
    dm_error error;
    dm_status status = dm_reader_new(self->engine, &self->reader, &error);
    if (status == DM_OK)
        status = dm_parser_new(dm_engine_model(self->engine), &self->parser, &error);
    if (status != DM_OK)
        return dm_report_exit("eval", &error);
    for (int i = 0; i < count; i++) {
        status = eval_path(self, operands[i], &error);
        if (status == DM_ERR_MEMORY)
            return dm_report_exit("eval", &error);
        if (status != DM_OK)
            fault(self, &error);
    }
    if (self->kept.failed) {
        (void)dm_fail_memory(&error);
        return dm_report_exit("eval", &error);
    }
    dm_exit printed = report(self);
    return printed != DM_EXIT_DONE ? printed : self->faulty ? DM_EXIT_REJECTED : DM_EXIT_DONE;
}

static bool open_features(evaluation *self) {
    const char *path = self->options->features;
    dm_error error;
    if (path && !(self->scores.features = fopen(path, "w"))) {
        (void)dm_fail_errno(&error, path, "cannot be written");
        dm_report("eval", &error);
        return false;
    }
    return true;
}

static dm_exit run(void *values, int count, char **operands) {
    evaluation self = {.options = values};
    self.engine = run_open_engine("eval", &self.options->engine, false);
    if (!self.engine)
        return DM_EXIT_FAILED;
    dm_arena_init(&self.arena, DM_LIMIT_ARENA_BYTES);
    dm_arena_init(&self.kept, 0);
    self.scores = (eval_scores){.arena = &self.kept, .strict = self.options->strict};
    dm_exit status = DM_EXIT_FAILED;
    if (open_features(&self))
        status = run_all(&self, count, operands);
    if (self.scores.features && fclose(self.scores.features) != 0) {
        dm_report_text("eval", "%s: cannot be written", self.options->features);
        status = DM_EXIT_FAILED;
    }
    if (self.parser)
        dm_parser_free(self.parser);
    dm_reader_free(self.reader);
    dm_arena_free(&self.arena);
    dm_arena_free(&self.kept);
    dm_engine_close(self.engine);
    return dm_finish_output("eval", status);
}

const dm_command dm_command_eval = {
    .name = "eval",
    .operands = "PATH...",
    .summary = "precision, recall, F1 and calibration against annotated records",
    .description =
        "Codes annotated articles and sentences and says how much of what was expected was found, "
        "and how much of what was found was expected: for events, by their type too, statements, "
        "positions and documents, and how far the confidence of events can be taken at its "
        "word.\n\n"
        "PATH is an article with expected/NAME.jsonl beside it, a folder of such, or a table of "
        "sentences (*.tsv, or a folder of them). docs/accuracy.md describes both forms.\n\n"
        "Records are paired one to one within an article, the more confident first. An event is "
        "right when its type is, and one of its actors and one of its recipients are, or none is "
        "expected and none was coded; where two only act together, two of them in any place. A "
        "statement is right when one speaker is and half of the annotated words lie in its "
        "content; a position when one holder, the polarity and the kind of question are.\n\n"
        "The status counts where it turns the meaning: what was denied, or is only supposed, is "
        "not matched by an event that is said to have happened, nor the other way round. "
        "Unmatched, an event or position that is asserted or lies ahead is false. One that is "
        "negated, hypothetical or historical claims nothing about the news and is set aside, as "
        "are derived positions, those held only as a member of a group, and what the annotation "
        "calls optional; the column Aside counts them. With --strict what is not "
        "asserted counts as false too.\n\n"
        "A line of an annotation that cannot be understood is reported with its file and line; "
        "the run goes on and ends with status 1.",
    .options = OPTIONS,
    .examples = EXAMPLES,
    .options_size = sizeof(eval_options),
    .min_operands = 1,
    .max_operands = -1,
    .run = run};
