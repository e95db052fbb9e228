/*
 * options.c - reads a command line by the table of its command, with getopt_long, and checks the
 * values: a wrong one ends with a message that says what would be right.
 */
#include <ctype.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "cli/cli.h"

enum { MOST_OPTIONS = 48, CODE_HELP = 256, CODE_FIRST = 257 };

/* True if `word` is one of `words`, which are separated by |. */
static bool is_choice(const char *words, dm_str word) {
    dm_str rest = dm_str_of(words), one;
    while (dm_str_split(&rest, '|', &one))
        if (dm_str_eq(one, word))
            return true;
    return false;
}

static bool are_choices(const char *words, const char *list) {
    dm_str rest = dm_str_of(list), one;
    while (dm_str_split(&rest, ',', &one))
        if (!is_choice(words, one))
            return false;
    return *list != '\0';
}

/* "2022", "2022-09", "2022-09-30"; months and days in their bounds. */
static bool is_day(const char *text) {
    dm_str rest = dm_str_of(text), part;
    static const uint64_t most[] = {9999, 12, 31};
    static const size_t digits[] = {4, 2, 2};
    size_t i = 0;
    for (; i < 3 && dm_str_split(&rest, '-', &part); i++) {
        uint64_t n = 0;
        if (part.len != digits[i] || !dm_str_number(part, most[i], &n) || n == 0)
            return false;
    }
    return i > 0 && rest.ptr == NULL;
}

static bool wrong(const dm_command *command, const dm_option *option, const char *value,
                  const char *expected) {
    dm_report_text(command->name, "--%s %s: %s", option->name, value, expected);
    return false;
}

static bool put_number(const dm_command *command, const dm_option *option, double *out,
                       const char *value) {
    char *end = NULL;
    double number = strtod(value, &end);
    if (end == value || *end || !(number >= 0 && number <= 1))
        return wrong(command, option, value, "a number from 0 to 1 is expected");
    *out = number;
    return true;
}

static bool put_count(const dm_command *command, const dm_option *option, unsigned *out,
                      const char *value) {
    uint64_t number = 0;
    if (!dm_str_number(dm_str_of(value), 1000000000, &number))
        return wrong(command, option, value, "a whole number is expected");
    *out = (unsigned)number;
    return true;
}

static bool put_list(const dm_command *command, const dm_option *option, dm_texts *out,
                     const char *value) {
    if (out->count == DM_TEXTS)
        return wrong(command, option, value, "given more than 64 times");
    out->items[out->count++] = value;
    return true;
}

/* Puts one value where the table says. */
static bool put(const dm_command *command, const dm_option *option, char *values,
                const char *value) {
    void *at = values + option->offset;
    switch (option->kind) {
    case DM_OPTION_FLAG:
        *(bool *)at = true;
        return true;
    case DM_OPTION_COUNT:
        return put_count(command, option, at, value);
    case DM_OPTION_NUMBER:
        return put_number(command, option, at, value);
    case DM_OPTION_LIST:
        return put_list(command, option, at, value);
    case DM_OPTION_CHOICE:
        if (!is_choice(option->argument, dm_str_of(value)))
            return wrong(command, option, value, option->argument);
        break;
    case DM_OPTION_WORDS:
        if (!are_choices(option->argument, value))
            return wrong(command, option, value, option->argument);
        break;
    case DM_OPTION_DAY:
        if (!is_day(value))
            return wrong(command, option, value, "a date is expected: 2022-09-30, 2022-09 or 2022");
        break;
    case DM_OPTION_TEXT:
        break;
    }
    *(const char **)at = value;
    return true;
}

/* The tables of getopt; returns how many options the command has. */
static int tables(const dm_command *command, struct option *longs, char *shorts, char *values) {
    int n = 0;
    *shorts++ = ':';
    *shorts++ = 'h';
    for (const dm_option *o = command->options; o && o->name && n < MOST_OPTIONS; o++, n++) {
        longs[n] = (struct option){o->name, o->argument ? required_argument : no_argument, NULL,
                                   CODE_FIRST + n};
        if (o->letter) {
            *shorts++ = o->letter;
            if (o->argument)
                *shorts++ = ':';
        }
        if (o->kind == DM_OPTION_NUMBER)
            *(double *)(void *)(values + o->offset) = -1;
    }
    *shorts = '\0';
    longs[n] = (struct option){"help", no_argument, NULL, CODE_HELP};
    longs[n + 1] = (struct option){0};
    return n;
}

static const dm_option *option_of(const dm_command *command, int code, int count) {
    if (code >= CODE_FIRST && code < CODE_FIRST + count)
        return &command->options[code - CODE_FIRST];
    for (const dm_option *o = command->options; o && o->name; o++)
        if (o->letter == code)
            return o;
    return NULL;
}

static int usage(const dm_command *command, const char *what, const char *which) {
    dm_report_text(command->name, "%s%s%s; see 'demarche %s --help'", what, *which ? " " : "",
                   which, command->name);
    return -1;
}

int dm_options_read(const dm_command *command, int argc, char **argv, void *values) {
    struct option longs[MOST_OPTIONS + 2];
    char shorts[MOST_OPTIONS * 2 + 4];
    int count = tables(command, longs, shorts, values), code;
    opterr = 0;
    optind = 1;
    while ((code = getopt_long(argc, argv, shorts, longs, NULL)) != -1) {
        if (code == CODE_HELP || code == 'h') {
            dm_manual_help(stdout, command, dm_terminal_width(stdout));
            return -2;
        }
        if (code == ':')
            return usage(command, "a value is missing after", argv[optind - 1]);
        const dm_option *option = option_of(command, code, count);
        if (!option)
            return usage(command, "there is no option", argv[optind - 1]);
        if (!put(command, option, values, optarg))
            return -1;
    }
    int operands = argc - optind;
    if (operands < command->min_operands)
        return usage(command, "missing:", command->operands);
    if (command->max_operands >= 0 && operands > command->max_operands)
        return usage(command, "too many operands, from", argv[optind + command->max_operands]);
    return optind;
}
