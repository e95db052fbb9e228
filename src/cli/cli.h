/*
 * cli.h - what the files of the command line share: the table of a command, from which --help, the
 * man page, the shell completion and the reading of the options all come, and small helpers for
 * output.
 *
 * A command is one file that defines one `const dm_command`. Its options are described by a table
 * whose entries say where in the command's own struct a value goes:
 *
 *   typedef struct parse_options { const char *input; unsigned threads; } parse_options;
 *   static const dm_option options[] = {
 *       {"input", 0, "text|lines|conllu", "What the input is.", DM_OPTION_CHOICE,
 * offsetof(parse_options, input)},
 *       {"threads", 0, "N", "Threads; 0, the default, is one for each core.", DM_OPTION_COUNT,
 * offsetof(parse_options, threads)}, DM_OPTIONS_END};
 *
 * The struct is cleared before the table is read, so an option that is not given is NULL, 0 or
 * false; an option of kind DM_OPTION_NUMBER that is not given is -1. To add a command: write its
 * file, declare its dm_command below, list it in main.c and in meson.build.
 */
#ifndef DM_CLI_CLI_H
#define DM_CLI_CLI_H

#include <stddef.h>
#include <stdio.h>

#include "demarche.h"

/* How the program ends. */
typedef enum dm_exit {
    DM_EXIT_DONE = 0,     /* all done */
    DM_EXIT_REJECTED = 1, /* some inputs were rejected, or a check found faults */
    DM_EXIT_USAGE = 2,    /* the command line is wrong */
    DM_EXIT_FAILED = 3    /* it could not run */
} dm_exit;

typedef enum dm_option_kind {
    DM_OPTION_FLAG = 1, /* bool */
    DM_OPTION_TEXT,     /* const char * */
    DM_OPTION_CHOICE,   /* const char *, one of the words of `argument`, which are separated by | */
    DM_OPTION_WORDS,    /* const char *, comma-separated words of `argument` */
    DM_OPTION_COUNT,    /* unsigned */
    DM_OPTION_NUMBER,   /* double, 0 to 1 */
    DM_OPTION_DAY,      /* const char *, an ISO 8601 date, perhaps partial */
    DM_OPTION_LIST      /* dm_texts; may be given more than once */
} dm_option_kind;

typedef struct dm_option {
    const char *name;     /* without the dashes */
    char letter;          /* of the short form, 0: none */
    const char *argument; /* "FILE"; NULL for flags; for choices the words */
    const char *help;     /* one or two sentences */
    dm_option_kind kind;
    size_t offset; /* in the command's struct */
} dm_option;

#define DM_OPTIONS_END                                                                             \
    { NULL, 0, NULL, NULL, 0, 0 }

enum { DM_TEXTS = 64 };
typedef struct dm_texts {
    const char *items[DM_TEXTS];
    size_t count;
} dm_texts;

/* An example of the manual; the tests run every one and hold its exit status against `status`. */
typedef struct dm_example {
    const char *command;
    const char *says; /* what it does, one sentence */
} dm_example;

typedef struct dm_command {
    const char *name;
    const char *operands;    /* "[FILE...]", "" */
    const char *summary;     /* one line, lower case, no full stop */
    const char *description; /* paragraphs separated by a blank line */
    const dm_option *options;
    const dm_example *examples;     /* ends with a NULL command */
    size_t options_size;            /* of the struct the options are put into */
    int min_operands, max_operands; /* max -1: any number */
    dm_exit (*run)(void *options, int count, char **operands);
} dm_command;

/* One line each, so that two who add commands do not meet. */
extern const dm_command dm_command_code;
extern const dm_command dm_command_eval;
extern const dm_command dm_command_events;
extern const dm_command dm_command_explain;
extern const dm_command dm_command_help;
extern const dm_command dm_command_ingest;
extern const dm_command dm_command_ledger;
extern const dm_command dm_command_lexicon;
extern const dm_command dm_command_parse;
extern const dm_command dm_command_relate;
extern const dm_command dm_command_statements;
extern const dm_command dm_command_watch;
/* All commands in the order of the manual; ends with NULL. (main.c) */
extern const dm_command *const dm_commands[];
const dm_command *dm_command_find(const char *name);

/* ---- options.c ---- */

/* Fills `values` (options_size bytes). Returns the index of the first operand, or -1 after a
 * message (exit 2), or -2 when
 * --help was asked for and printed. */
int dm_options_read(const dm_command *command, int argc, char **argv, void *values);

/* ---- manual.c: the three forms of a command's table ---- */

void dm_manual_help(FILE *out, const dm_command *command, int width);
void dm_manual_overview(FILE *out, int width);
void dm_manual_man(FILE *out, const dm_command *command); /* NULL: the page of the program itself */
void dm_manual_completion(FILE *out, const char *shell);  /* bash, zsh or fish */

/* ---- report.c: messages and the terminal ---- */

/* Prints "demarche COMMAND: file:line: message" to standard error. */
void dm_report(const char *command, const dm_error *error);
void dm_report_text(const char *command, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* The same, and the exit status that goes with the error. */
dm_exit dm_report_exit(const char *command, const dm_error *error);
/* Columns of the terminal that `out` writes to: COLUMNS if set, else asked of the terminal; 0 when
 * it is none. */
int dm_terminal_width(FILE *out);
/* True if `out` is a terminal that wants colour (NO_COLOR, TERM=dumb). */
bool dm_terminal_color(FILE *out);
/* Flushes standard output; a message and DM_EXIT_FAILED if not all could be written, else `status`.
 */
dm_exit dm_finish_output(const char *command, dm_exit status);

/* ---- files.c: where the program's own files are ---- */

enum { DM_PATH = 4096 };
/*
 * Finds "en.model" or "lexicon.bin": `given` if not NULL; else beside the program as built
 * (../models/en.model, lexicon.bin), else in the data folder of the installation. DM_ERR_NOT_FOUND
 * names the places looked at.
 */
dm_status dm_file_find(const char *name, const char *given, char path[DM_PATH],
                       dm_error *error) DM_MUST_CHECK;

#endif
