/*
 * manual.c - the manual, three ways from one table: --help for a terminal, the man page (man(7)
 * macros), shell completion.
 *
 * Text in the tables is plain; a paragraph ends with a blank line. What differs is how it is
 * dressed and wrapped.
 */
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "cli/cli.h"

static const char ABOUT[] =
    "Reads the press as it comes and writes down who did or said what to whom, when and where, "
    "and who stands where on which question, with the sentence that proves it.";

static const char *const EXITS[][2] = {
    {"0", "All done."},
    {"1", "Some inputs were rejected, or a check found faults; the rest was done."},
    {"2", "The command line is wrong."},
    {"3",
     "It could not run: a file of the program is missing, the store refused, the disk is full."}};

static const char *const ENVIRONMENT[][2] = {
    {"NO_COLOR", "If set and not empty, no colour is used."},
    {"COLUMNS", "The width of the terminal, where it is to be another than the terminal's own."}};

enum { PLAIN_WIDTH = 80, MARGIN = 4, HANG = 26 };

/* ---- for a terminal ---- */

/* Prints `text` word by word between columns `indent` and `width`; `at` is the column the line has
 * reached. */
static void wrap(FILE *out, const char *text, int indent, int width, int at) {
    dm_str rest = dm_str_of(text), word;
    bool first = true;
    while (dm_str_split(&rest, ' ', &word)) {
        int columns = (int)dm_utf8_width(word);
        if (!first && at + 1 + columns > width) {
            fprintf(out, "\n%*s", indent, "");
            at = indent;
            first = true;
        }
        fprintf(out, "%s%.*s", first ? "" : " ", DM_FMT(word));
        at += columns + !first;
        first = false;
    }
    fputc('\n', out);
}

/* Each paragraph of `text`, indented. */
static void paragraphs(FILE *out, const char *text, int width) {
    char one[4096];
    while (*text) {
        const char *end = strstr(text, "\n\n");
        size_t n = end ? (size_t)(end - text) : strlen(text);
        snprintf(one, sizeof one, "%.*s", (int)n, text);
        fprintf(out, "%*s", MARGIN, "");
        wrap(out, one, MARGIN, width, MARGIN);
        text += n + (end ? 2 : 0);
        if (*text)
            fputc('\n', out);
    }
}

/* A name and what it means: beside it where there is room, below it where not. */
static void entry(FILE *out, const char *name, const char *text, int width) {
    int n = (int)dm_utf8_width(dm_str_of(name));
    fprintf(out, "%*s%s", MARGIN, "", name);
    if (MARGIN + n + 2 > HANG)
        fprintf(out, "\n%*s", HANG, "");
    else
        fprintf(out, "%*s", HANG - MARGIN - n, "");
    wrap(out, text, HANG, width, HANG);
}

static void option_name(char *name, size_t size, const dm_option *o) {
    char letter[8] = "";
    if (o->letter)
        snprintf(letter, sizeof letter, "-%c, ", o->letter);
    const char *several = o->kind == DM_OPTION_WORDS ? "[,...]" : "";
    snprintf(name, size, "%s--%s%s%s%s", letter, o->name, o->argument ? " " : "",
             o->argument ? o->argument : "", several);
}

static int usable(int width) {
    if (width <= 0)
        return PLAIN_WIDTH;
    return width < 50 ? 50 : width > 120 ? 120 : width;
}

void dm_manual_help(FILE *out, const dm_command *c, int width) {
    width = usable(width);
    fprintf(out, "Usage: demarche %s%s%s%s\n\n", c->name,
            c->options && c->options->name ? " [OPTION...]" : "", *c->operands ? " " : "",
            c->operands);
    paragraphs(out, c->description, width);
    fputs("\nOptions:\n", out);
    for (const dm_option *o = c->options; o && o->name; o++) {
        char name[256];
        option_name(name, sizeof name, o);
        entry(out, name, o->help, width);
    }
    entry(out, "-h, --help", "Prints this and ends.", width);
    fputs("\nExit status:\n", out);
    for (size_t i = 0; i < sizeof EXITS / sizeof *EXITS; i++)
        entry(out, EXITS[i][0], EXITS[i][1], width);
    if (c->examples && c->examples->command)
        fputs("\nExamples:\n", out);
    for (const dm_example *e = c->examples; e && e->command; e++) {
        fprintf(out, "%*s", MARGIN, "");
        wrap(out, e->says, MARGIN, width, MARGIN);
        fprintf(out, "%*s%s\n", 2 * MARGIN, "", e->command);
    }
}

void dm_manual_overview(FILE *out, int width) {
    width = usable(width);
    fputs("Usage: demarche COMMAND [OPTION...] [OPERAND...]\n\n", out);
    paragraphs(out, ABOUT, width);
    fputs("\nCommands:\n", out);
    for (const dm_command *const *c = dm_commands; *c; c++)
        entry(out, (*c)->name, (*c)->summary, width);
    fputs("\n'demarche COMMAND --help' tells about one; 'demarche --version' prints the version.\n",
          out);
}

/* ---- man pages ---- */

/* Text with what roff would take for itself escaped: backslashes, hyphens of options, dots and
 * quotes that begin a line. */
static void roff(FILE *out, const char *text) {
    bool begins = true;
    for (; *text; text++) {
        if (begins && (*text == '.' || *text == '\''))
            fputs("\\&", out);
        if (*text == '\\')
            fputs("\\e", out);
        else if (*text == '-')
            fputs("\\-", out);
        else
            fputc(*text, out);
        begins = *text == '\n';
    }
}

static void roff_line(FILE *out, const char *before, const char *text, const char *after) {
    fputs(before, out);
    roff(out, text);
    fputs(after, out);
}

static void roff_paragraphs(FILE *out, const char *text) {
    while (*text) {
        const char *end = strstr(text, "\n\n");
        size_t n = end ? (size_t)(end - text) : strlen(text);
        char one[4096];
        snprintf(one, sizeof one, "%.*s", (int)n, text);
        roff_line(out, ".PP\n", one, "\n");
        text += n + (end ? 2 : 0);
    }
}

static void man_options(FILE *out, const dm_command *c) {
    fputs(".SH OPTIONS\n", out);
    for (const dm_option *o = c->options; o && o->name; o++) {
        fputs(".TP\n", out);
        if (o->letter)
            fprintf(out, "\\fB\\-%c\\fR, ", o->letter);
        roff_line(out, "\\fB\\-\\-", o->name, "\\fR");
        if (o->argument)
            roff_line(out, " \\fI", o->argument,
                      o->kind == DM_OPTION_WORDS ? "\\fR[,...]" : "\\fR");
        roff_line(out, "\n", o->help, "\n");
    }
    fputs(".TP\n\\fB\\-h\\fR, \\fB\\-\\-help\\fR\nPrints a summary and ends.\n", out);
}

static void man_pairs(FILE *out, const char *heading, const char *const (*pairs)[2], size_t count) {
    fprintf(out, ".SH %s\n", heading);
    for (size_t i = 0; i < count; i++) {
        roff_line(out, ".TP\n\\fB", pairs[i][0], "\\fR\n");
        roff_line(out, "", pairs[i][1], "\n");
    }
}

static void man_program(FILE *out) {
    fprintf(out, ".TH DEMARCHE 1 \"\" \"demarche %s\" \"User Commands\"\n", dm_version());
    fputs(".SH NAME\ndemarche \\- who did what to whom, and who stands where, from the press\n",
          out);
    fputs(
        ".SH SYNOPSIS\n\\fBdemarche\\fR \\fICOMMAND\\fR [\\fIOPTION\\fR...] [\\fIOPERAND\\fR...]\n",
        out);
    roff_line(out, ".SH DESCRIPTION\n", ABOUT, "\n.SH COMMANDS\n");
    for (const dm_command *const *c = dm_commands; *c; c++) {
        roff_line(out, ".TP\n\\fBdemarche\\-", (*c)->name, "\\fR(1)\n");
        roff_line(out, "", (*c)->summary, "\n");
    }
}

void dm_manual_man(FILE *out, const dm_command *c) {
    if (!c) {
        man_program(out);
    } else {
        roff_line(out, ".TH \"DEMARCHE-", c->name, "\" 1");
        fprintf(out, " \"\" \"demarche %s\" \"User Commands\"\n", dm_version());
        roff_line(out, ".SH NAME\ndemarche\\-", c->name, "");
        roff_line(out, " \\- ", c->summary, "\n.SH SYNOPSIS\n");
        roff_line(out, "\\fBdemarche ", c->name, "\\fR [\\fIOPTION\\fR...] ");
        roff_line(out, "\\fI", c->operands, "\\fR\n.SH DESCRIPTION\n");
        roff_paragraphs(out, c->description);
        man_options(out, c);
    }
    man_pairs(out, "EXIT STATUS", EXITS, sizeof EXITS / sizeof *EXITS);
    man_pairs(out, "ENVIRONMENT", ENVIRONMENT, sizeof ENVIRONMENT / sizeof *ENVIRONMENT);
    if (c && c->examples && c->examples->command)
        fputs(".SH EXAMPLES\n", out);
    for (const dm_example *e = c ? c->examples : NULL; e && e->command; e++) {
        roff_line(out, ".PP\n", e->says, "\n.PP\n.nf\n.RS\n");
        roff_line(out, "", e->command, "\n.RE\n.fi\n");
    }
    fputs(".SH SEE ALSO\n\\fBdemarche\\fR(1)", out);
    for (const dm_command *const *other = dm_commands; *other; other++)
        if (*other != c)
            roff_line(out, ", \\fBdemarche\\-", (*other)->name, "\\fR(1)");
    fputc('\n', out);
}

/* ---- completion ---- */

/* Words of a choice with blanks instead of bars. */
static void words(FILE *out, const char *choices) {
    for (; *choices; choices++)
        fputc(*choices == '|' ? ' ' : *choices, out);
}

static bool has_words(const dm_option *o) {
    return o->kind == DM_OPTION_CHOICE || o->kind == DM_OPTION_WORDS;
}

static void completion_bash(FILE *out) {
    fputs("# bash completion of demarche; made by 'demarche help --completion bash'\n"
          "_demarche() {\n"
          "    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n"
          "    local command=${COMP_WORDS[1]} words=\n"
          "    if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
          "        words='--help --version",
          out);
    for (const dm_command *const *c = dm_commands; *c; c++)
        fprintf(out, " %s", (*c)->name);
    fputs("'\n    else case \"$command:$before\" in\n", out);
    for (const dm_command *const *c = dm_commands; *c; c++)
        for (const dm_option *o = (*c)->options; o && o->name; o++)
            if (has_words(o)) {
                fprintf(out, "        %s:--%s) words='", (*c)->name, o->name);
                words(out, o->argument);
                fputs("' ;;\n", out);
            }
    fputs("        *) case \"$command:$word\" in\n", out);
    for (const dm_command *const *c = dm_commands; *c; c++) {
        fprintf(out, "            %s:-*) words='--help", (*c)->name);
        for (const dm_option *o = (*c)->options; o && o->name; o++)
            fprintf(out, " --%s", o->name);
        fputs("' ;;\n", out);
    }
    fputs("            esac ;;\n        esac\n    fi\n"
          "    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$word\")\n"
          "    [ -n \"$words\" ] || mapfile -t COMPREPLY < <(compgen -f -- \"$word\")\n"
          "}\ncomplete -o filenames -F _demarche demarche\n",
          out);
}

/* 'text' with its quotes escaped for zsh's and fish's single quotes. */
static void quoted(FILE *out, const char *text, const char *escape) {
    for (; *text; text++) {
        if (*text == '\'')
            fputs(escape, out);
        else if (strchr("[]:", *text))
            fprintf(out, "\\%c", *text);
        else
            fputc(*text, out);
    }
}

static void completion_zsh(FILE *out) {
    fputs("#compdef demarche\n# made by 'demarche help --completion zsh'\n"
          "if (( CURRENT == 2 )); then\n    local -a commands=(\n",
          out);
    for (const dm_command *const *c = dm_commands; *c; c++) {
        fprintf(out, "        '%s:", (*c)->name);
        quoted(out, (*c)->summary, "'\\''");
        fputs("'\n", out);
    }
    fputs("    )\n    _describe command commands\n    return\nfi\n"
          "local command=$words[2]\nshift words\n(( CURRENT-- ))\ncase $command in\n",
          out);
    for (const dm_command *const *c = dm_commands; *c; c++) {
        fprintf(out, "%s) _arguments", (*c)->name);
        for (const dm_option *o = (*c)->options; o && o->name; o++) {
            fprintf(out, " \\\n    '*--%s[", o->name);
            quoted(out, o->help, "'\\''");
            fputs("]", out);
            if (has_words(o)) {
                fprintf(out, ":%s:(", o->name);
                words(out, o->argument);
                fputs(")", out);
            } else if (o->argument) {
                fprintf(out, ":%s:_files", o->argument);
            }
            fputs("'", out);
        }
        fputs(" \\\n    '*:file:_files' ;;\n", out);
    }
    fputs("esac\n", out);
}

static void completion_fish(FILE *out) {
    fputs("# made by 'demarche help --completion fish'\n", out);
    for (const dm_command *const *c = dm_commands; *c; c++) {
        fprintf(out, "complete -c demarche -n __fish_use_subcommand -f -a %s -d '", (*c)->name);
        quoted(out, (*c)->summary, "\\'");
        fputs("'\n", out);
        for (const dm_option *o = (*c)->options; o && o->name; o++) {
            fprintf(out, "complete -c demarche -n '__fish_seen_subcommand_from %s' -l %s",
                    (*c)->name, o->name);
            if (o->letter)
                fprintf(out, " -s %c", o->letter);
            if (has_words(o)) {
                fputs(" -x -a '", out);
                words(out, o->argument);
                fputs("'", out);
            } else if (o->argument) {
                fputs(" -r", out);
            }
            fputs(" -d '", out);
            quoted(out, o->help, "\\'");
            fputs("'\n", out);
        }
    }
}

void dm_manual_completion(FILE *out, const char *shell) {
    if (strcmp(shell, "zsh") == 0)
        completion_zsh(out);
    else if (strcmp(shell, "fish") == 0)
        completion_fish(out);
    else
        completion_bash(out);
}
