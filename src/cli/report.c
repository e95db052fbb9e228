/*
 * report.c - messages to standard error, and what is known of the terminal.
 */
#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/cli.h"

void dm_report_text(const char *command, const char *format, ...) {
    char line[2 * DM_ERROR_MESSAGE];
    va_list args;
    va_start(args, format);
    vsnprintf(line, sizeof line, format, args);
    va_end(args);
    /* A file name may hold anything: no control character reaches the terminal. */
    for (char *c = line; *c; c++)
        if ((unsigned char)*c < 0x20 || *c == 0x7f)
            *c = '?';
    fprintf(stderr, "demarche %s: %s\n", command, line);
}

void dm_report(const char *command, const dm_error *error) {
    if (error->file[0] && error->line)
        dm_report_text(command, "%s:%zu: %s", error->file, error->line, error->message);
    else if (error->file[0] && error->offset != SIZE_MAX)
        dm_report_text(command, "%s: byte %zu: %s", error->file, error->offset, error->message);
    else if (error->file[0])
        dm_report_text(command, "%s: %s", error->file, error->message);
    else
        dm_report_text(command, "%s", error->message);
}

dm_exit dm_report_exit(const char *command, const dm_error *error) {
    dm_report(command, error);
    return error->status == DM_ERR_USAGE ? DM_EXIT_USAGE : DM_EXIT_FAILED;
}

int dm_terminal_width(FILE *out) {
    const char *columns = getenv("COLUMNS");
    if (columns && atoi(columns) > 0)
        return atoi(columns);
    if (!isatty(fileno(out)))
        return 0;
    struct winsize size;
    if (ioctl(fileno(out), TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
    return 80;
}

bool dm_terminal_color(FILE *out) {
    const char *no = getenv("NO_COLOR"), *term = getenv("TERM");
    return isatty(fileno(out)) && !(no && *no) && term && strcmp(term, "dumb") != 0;
}

dm_exit dm_finish_output(const char *command, dm_exit status) {
    if (fflush(stdout) == 0 && !ferror(stdout))
        return status;
    /* A reader that has seen enough (head) is no failure worth a message. */
    if (errno != EPIPE)
        dm_report_text(command, "standard output: %s",
                       errno ? strerror(errno) : "cannot be written");
    return DM_EXIT_FAILED;
}
