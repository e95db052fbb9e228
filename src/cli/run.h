/*
 * run.h - what the commands that read articles (code, ingest, explain) have in common: the options
 * of the engine and of a run, and progress.
 */
#ifndef DM_CLI_RUN_H
#define DM_CLI_RUN_H

#include "cli/cli.h"
#include "engine/pipeline.h"

typedef struct engine_options {
    const char *model, *lexicon_file;
    dm_texts lexicon, actors;
} engine_options;

#define DM_ENGINE_OPTIONS(type, member)                                                            \
    {"lexicon",                                                                                    \
     0,                                                                                            \
     "FILE",                                                                                       \
     "A table of your own beside the built-in lexicon, as docs/guide.md describes; may be "        \
     "repeated.",                                                                                  \
     DM_OPTION_LIST,                                                                               \
     offsetof(type, member.lexicon)},                                                              \
        {"actors",                                                                                 \
         0,                                                                                        \
         "FILE",                                                                                   \
         "A TABARI or PETRARCH dictionary of actors or agents, read as it is beside the built-in " \
         "names; may be repeated.",                                                                \
         DM_OPTION_LIST,                                                                           \
         offsetof(type, member.actors)},                                                           \
        {"lexicon-file", 0,                                                                        \
         "FILE",         "The compiled lexicon to use in place of the one beside the program.",    \
         DM_OPTION_TEXT, offsetof(type, member.lexicon_file)},                                     \
    {                                                                                              \
        "model", 0, "FILE", "The language model to use in place of the one beside the program.",   \
            DM_OPTION_TEXT, offsetof(type, member.model)                                           \
    }

typedef struct run_options {
    engine_options engine;
    unsigned threads;
    const char *published, *language, *outlet, *only;
    dm_texts map;
    double min_confidence;
} run_options;

/* The bounds of coder.h in words. */
#define DM_TEXT_OF_(x) #x
#define DM_TEXT_OF(x) DM_TEXT_OF_(x)
#define DM_LEAST_TEXT                                                                              \
    DM_TEXT_OF(DM_LEAST_EVENT)                                                                     \
    " (events), " DM_TEXT_OF(DM_LEAST_STATEMENT) " (statements) or " DM_TEXT_OF(                   \
        DM_LEAST_POSITION) " (positions)"

#define DM_RUN_OPTIONS(type, member)                                                               \
    {"threads",                                                                                    \
     0,                                                                                            \
     "N",                                                                                          \
     "Threads; 0, the default, is one for each core. The output does not depend on it.",           \
     DM_OPTION_COUNT,                                                                              \
     offsetof(type, member.threads)},                                                              \
        {"published",                                                                              \
         0,                                                                                        \
         "DATE",                                                                                   \
         "The date of publication, in place of what is found: 2022-10-03, 2022-10 or 2022.",       \
         DM_OPTION_DAY,                                                                            \
         offsetof(type, member.published)},                                                        \
        {"language",     0,                                                                        \
         "TAG",          "The language of the articles (BCP 47), in place of what is found.",      \
         DM_OPTION_TEXT, offsetof(type, member.language)},                                         \
        {"outlet",       0,                                                                        \
         "NAME",         "The outlet, in place of what is found.",                                 \
         DM_OPTION_TEXT, offsetof(type, member.outlet)},                                           \
        {"map",                                                                                    \
         0,                                                                                        \
         "KEY=FIELD",                                                                              \
         "Reads FIELD of an article (title, text, published, url, language, outlet, byline) from " \
         "KEY of "                                                                                 \
         "a JSON line or CSV row; may be repeated.",                                               \
         DM_OPTION_LIST,                                                                           \
         offsetof(type, member.map)},                                                              \
        {"min-confidence",                                                                         \
         0,                                                                                        \
         "P",                                                                                      \
         "Leaves out records of less confidence; " DM_LEAST_TEXT " unless given, 0 keeps all.",    \
         DM_OPTION_NUMBER,                                                                         \
         offsetof(type, member.min_confidence)},                                                   \
        DM_ENGINE_OPTIONS(type, member.engine)

/* Tells on standard error what of the dictionaries of --actors was not understood: `most` of it,
 * and how much more there is. */
void run_report_notes(const char *command, const dm_lexicon *lexicon, size_t most);

/* Finds and opens model (unless `without_model`) and lexicon; a message if it cannot. */
dm_engine *run_open_engine(const char *command, const engine_options *options, bool without_model);

/* The bits of --only; all if it was not given. */
unsigned run_kinds(const char *only);

/* The pairs of --map, in `pairs` (DM_TEXTS of them). False after a message. */
bool run_pipeline_options(const char *command, const run_options *options, dm_str (*pairs)[2],
                          dm_pipeline_options *out);

/* ---- progress.c ---- */

typedef struct progress {
    bool shown;
    double began, drawn; /* seconds */
    size_t total, done;  /* bytes */
    size_t articles;
    int width;
    const char *command; /* of the fault told last */
    char fault[512];     /* its file and problem */
    size_t same;         /* how often it came, one after the other */
} progress;

/* Shows nothing unless standard error is a terminal; nor if standard output is one too and is
 * written to meanwhile. */
void progress_begin(progress *self, const char *const *paths, size_t count, bool writes_output);
void progress_step(progress *self, size_t bytes, size_t articles);
/* Takes the line away, so that a message can stand there. */
void progress_clear(progress *self);
void progress_end(progress *self);
/* Says how many more faults there were like the ones that were shown, and forgets them. */
void progress_faults(progress *self);
enum { FAULTS_SHOWN = 3 };

/* Reports a delivery that was rejected, with the progress line out of the way. Of lines of one file
 * with the same fault only the first few are told; progress_end says how many more there were. */
void run_report_rejected(const char *command, progress *bar, const dm_delivery *delivery);

#endif
