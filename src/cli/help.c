/*
 * help.c - `demarche help`: the manual of a command, its man page, shell completion, and the
 * examples and options as lists that the tests read.
 */
#include <string.h>

#include "cli/cli.h"

typedef struct help_options {
    bool man, examples, options;
    const char *completion;
} help_options;

static const dm_option OPTIONS[] = {
    {"man", 0, NULL, "Writes the man page (of the program itself when no command is named).",
     DM_OPTION_FLAG, offsetof(help_options, man)},
    {"completion", 0, "bash|zsh|fish", "Writes the completion of that shell.", DM_OPTION_CHOICE,
     offsetof(help_options, completion)},
    {"examples", 0, NULL, "Lists the examples of the manual, one command line each.",
     DM_OPTION_FLAG, offsetof(help_options, examples)},
    {"options", 0, NULL, "Lists the options, one a line, with their commands.", DM_OPTION_FLAG,
     offsetof(help_options, options)},
    DM_OPTIONS_END};

static const dm_example EXAMPLES[] = {{"demarche help code", "Tells about a command:"},
                                      {"demarche help --man code", "Writes its man page:"},
                                      {NULL, NULL}};

static void list_examples(const dm_command *c) {
    for (const dm_example *e = c->examples; e && e->command; e++)
        printf("%s\n", e->command);
}

static void list_options(const dm_command *c) {
    for (const dm_option *o = c->options; o && o->name; o++)
        printf("%s --%s\n", c->name, o->name);
    printf("%s --help\n", c->name);
}

static void each(const dm_command *only, void (*list)(const dm_command *)) {
    for (const dm_command *const *c = dm_commands; *c; c++)
        if (!only || *c == only)
            list(*c);
}

static dm_exit run(void *values, int count, char **operands) {
    const help_options *self = values;
    const dm_command *command = count ? dm_command_find(operands[0]) : NULL;
    if (count && !command) {
        dm_report_text("help", "there is no command %s; 'demarche --help' lists them", operands[0]);
        return DM_EXIT_USAGE;
    }
    if (self->completion)
        dm_manual_completion(stdout, self->completion);
    else if (self->man)
        dm_manual_man(stdout, command);
    else if (self->examples)
        each(command, list_examples);
    else if (self->options)
        each(command, list_options);
    else if (command)
        dm_manual_help(stdout, command, dm_terminal_width(stdout));
    else
        dm_manual_overview(stdout, dm_terminal_width(stdout));
    return dm_finish_output("help", DM_EXIT_DONE);
}

const dm_command dm_command_help = {
    .name = "help",
    .operands = "[COMMAND]",
    .summary = "tells about a command; writes man pages and shell completion",
    .description = "Tells about a command, as its --help does. Man pages, completion and --help "
                   "are made from the same "
                   "tables, so they agree with what the program takes.",
    .options = OPTIONS,
    .examples = EXAMPLES,
    .options_size = sizeof(help_options),
    .min_operands = 0,
    .max_operands = 1,
    .run = run};
