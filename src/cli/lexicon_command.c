/*
 * lexicon_command.c - `demarche lexicon`: compiles the tables into the file that is mapped, and
 * checks tables of the user's.
 */
#include <string.h>

#include "base/error.h"
#include "cli/cli.h"
#include "cli/lexicon_examples.h"
#include "cli/run.h"
#include "coder/codebook/codebook.h"
#include "lexicon/legacy.h"

#ifndef DM_ISO_CODES
#define DM_ISO_CODES "/usr/share/iso-codes/json"
#endif

typedef struct lexicon_options {
    engine_options engine;
    const char *iso_codes;
} lexicon_options;

static const dm_option OPTIONS[] = {
    DM_ENGINE_OPTIONS(lexicon_options, engine),
    {"iso-codes", 0, "FOLDER",
     "compile: where the JSON tables of iso-codes are; default " DM_ISO_CODES ".", DM_OPTION_TEXT,
     offsetof(lexicon_options, iso_codes)},
    DM_OPTIONS_END};

static const dm_example EXAMPLES[] = {
    {"demarche lexicon compile lexicon/ my-lexicon.bin",
     "Makes the file that --lexicon-file takes:"},
    {"demarche lexicon check lexicon/actors/states.tsv",
     "Checks a table, for instance one of your own:"},
    {"demarche lexicon test predicates/sanction", "Runs the examples of one table:"},
    {NULL, NULL}};

/* Opens a lexicon and makes it ready as the coder does: every row is looked at. `dictionary`, if
 * not NULL, is one of --actors; what it holds that is not known is told. */
static dm_status read_all(const char *path, const char *const *extra, size_t count,
                          const char *dictionary, size_t *rows, dm_error *error) {
    dm_lexicon *lexicon = NULL;
    dm_codebook *codebook = NULL;
    dm_status status = dm_lexicon_open(path, extra, count, &lexicon, error);
    if (status == DM_OK && dictionary)
        status = dm_lexicon_add_actors(lexicon, dictionary, error);
    if (status == DM_OK && dictionary)
        run_report_notes("lexicon", lexicon, SIZE_MAX);
    if (status == DM_OK)
        status = dm_codebook_new(lexicon, &codebook, error);
    if (status == DM_OK)
        status = dm_codebook_relations(codebook, error);
    *rows = 0;
    for (size_t i = 0; status == DM_OK && i < dm_lexicon_tables(lexicon); i++)
        *rows += dm_lexicon_table_at(lexicon, i)->rows;
    if (status == DM_OK && dictionary)
        *rows += dm_lexicon_legacy(lexicon)->entries.len;
    dm_codebook_free(codebook);
    if (lexicon)
        dm_lexicon_close(lexicon);
    return status;
}

static dm_exit compile(const lexicon_options *self, const char *folder, const char *out) {
    dm_error error;
    size_t rows = 0;
    dm_status status =
        dm_lexicon_compile(folder, self->iso_codes ? self->iso_codes : DM_ISO_CODES, out, &error);
    if (status == DM_OK)
        status = read_all(out, NULL, 0, NULL, &rows, &error);
    if (status != DM_OK)
        return dm_report_exit("lexicon", &error);
    return dm_finish_output("lexicon", DM_EXIT_DONE);
}

/* Each file by itself, so that a fault in one does not hide those of the next. */
static dm_exit check(const lexicon_options *self, char **files, size_t count) {
    char path[DM_PATH];
    dm_error error;
    if (dm_file_find("lexicon.bin", self->engine.lexicon_file, path, &error) != DM_OK)
        return dm_report_exit("lexicon", &error);
    size_t faults = 0, before = 0, rows = 0;
    if (read_all(path, NULL, 0, NULL, &before, &error) != DM_OK)
        return dm_report_exit("lexicon", &error);
    for (size_t i = 0; i < count; i++) {
        const char *one = files[i];
        if (read_all(path, &one, 1, NULL, &rows, &error) == DM_OK) {
            printf("%s: %zu rows, no fault\n", one, rows - before);
        } else {
            dm_report("lexicon", &error);
            faults++;
        }
    }
    for (size_t i = 0; i < self->engine.actors.count; i++) {
        const char *one = self->engine.actors.items[i];
        if (read_all(path, NULL, 0, one, &rows, &error) == DM_OK) {
            printf("%s: %zu entries, no fault\n", one, rows - before);
        } else {
            dm_report("lexicon", &error);
            faults++;
        }
    }
    return dm_finish_output("lexicon", faults ? DM_EXIT_REJECTED : DM_EXIT_DONE);
}

static dm_exit run(void *values, int count, char **operands) {
    const lexicon_options *self = values;
    if (strcmp(operands[0], "compile") == 0 && count == 3)
        return compile(self, operands[1], operands[2]);
    if (strcmp(operands[0], "check") == 0)
        return check(self, operands + 1, (size_t)count - 1);
    if (strcmp(operands[0], "test") == 0)
        return lexicon_examples("lexicon", &self->engine, operands + 1, (size_t)count - 1);
    dm_report_text("lexicon", "'compile FOLDER OUT' 'check FILE...' or 'test [TABLE...]' is "
                              "expected; see 'demarche lexicon --help'");
    return DM_EXIT_USAGE;
}

const dm_command dm_command_lexicon = {
    .name = "lexicon",
    .operands = "compile FOLDER OUT | check FILE... | test [TABLE...]",
    .summary = "compiles the lexicon, checks tables of your own",
    .description =
        "check reads tables as --lexicon would, and the dictionaries of --actors, and "
        "says what is wrong, with file, line "
        "and what would mend it; exit status 1 if "
        "anything is. compile makes one file of a folder of tables; the program maps "
        "that file when it starts. "
        "lexicon/README.md describes the tables. test codes the example of every row, "
        "or of the rows "
        "of the tables whose names begin as given (predicates/sanction), and lists those "
        "that do not yield what the row says; exit status 1 if any does not.",
    .options = OPTIONS,
    .examples = EXAMPLES,
    .options_size = sizeof(lexicon_options),
    .min_operands = 1,
    .max_operands = -1,
    .run = run};
