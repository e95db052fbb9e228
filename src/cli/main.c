/*
 * main.c - the program: finds the command, reads its options, runs it. The commands are in files of
 * their own.
 */
#include <locale.h>
#include <malloc.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"

/* clang-format off */
const dm_command *const dm_commands[] = {
    &dm_command_code,
    &dm_command_ingest,
    &dm_command_watch,
    &dm_command_explain,
    &dm_command_ledger,
    &dm_command_events,
    &dm_command_statements,
    &dm_command_eval,
    &dm_command_parse,
    &dm_command_relate,
    &dm_command_lexicon,
    &dm_command_help,
    NULL};
/* clang-format on */

const dm_command *dm_command_find(const char *name) {
    for (const dm_command *const *c = dm_commands; *c; c++)
        if (strcmp((*c)->name, name) == 0)
            return *c;
    return NULL;
}

static dm_exit run(const dm_command *command, int argc, char **argv) {
    void *values = calloc(1, command->options_size ? command->options_size : 1);
    if (!values) {
        dm_report_text(command->name, "no memory");
        return DM_EXIT_FAILED;
    }
    int first = dm_options_read(command, argc, argv, values);
    dm_exit status = first == -2 ? dm_finish_output(command->name, DM_EXIT_DONE) : DM_EXIT_USAGE;
    if (first >= 0)
        status = command->run(values, argc - first, argv + first);
    free(values);
    return status;
}

/* What one article gives back the next one takes: to return it to the system between them, and to
 * have it cleared again, costs more than to keep it. */
static void keep_freed_memory(void) {
#ifdef M_TRIM_THRESHOLD
    enum { KEPT = 16 << 20, OWN_MAPPING = 1 << 20 };
    (void)mallopt(M_TRIM_THRESHOLD, KEPT);
    (void)mallopt(M_MMAP_THRESHOLD, OWN_MAPPING);
#endif
}

int main(int argc, char **argv) {
    keep_freed_memory();
    setlocale(LC_CTYPE, "C.UTF-8");
    signal(SIGPIPE, SIG_IGN);
    /* A file that may not grow is an error of the write, as a full disk is. */
    signal(SIGXFSZ, SIG_IGN);
    if (argc < 2) {
        dm_manual_overview(stderr, dm_terminal_width(stderr));
        return DM_EXIT_USAGE;
    }
    if (strcmp(argv[1], "--version") == 0) {
        printf("demarche %s\n", dm_version());
        return dm_finish_output("demarche", DM_EXIT_DONE);
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0) {
        dm_manual_overview(stdout, dm_terminal_width(stdout));
        return dm_finish_output("demarche", DM_EXIT_DONE);
    }
    const dm_command *command = dm_command_find(argv[1]);
    if (!command) {
        dm_report_text(argv[1], "there is no such command; 'demarche --help' lists them");
        return DM_EXIT_USAGE;
    }
    return run(command, argc - 1, argv + 1);
}
