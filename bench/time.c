/*
 * time.c - how well time expressions are found and normalised: scores a folder of TimeML files
 * (*.tml).
 *
 *   bench/time [--model FILE] [--half 0|1] [--errors] DIR
 *
 * The measures are TempEval-3's: expressions inside <TEXT> (the document's creation time is given,
 * not scored); strict match is the same extent, relaxed match any overlap, one to one; value F1
 * counts a relaxed match as right only if the value attributes are equal. --half scores every
 * second file, in the order of their names; --errors lists what was missed, invented and valued
 * otherwise.
 */
#include <dirent.h>
#include <getopt.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/error.h"
#include "coder/time/time.h"

enum { MAX_FILES = 10000 };

typedef struct gold_time {
    size_t start, end; /* bytes of the text */
    char *value, *type;
    bool taken;
} gold_time;

typedef struct document {
    dm_arena arena;
    DM_VEC(char) text;
    DM_VEC(gold_time) times;
    char *created;
} document;

typedef struct counts {
    size_t gold, found, strict, relaxed, value, type;
} counts;

typedef struct options {
    const char *model, *folder;
    int half;
    bool errors;
} options;

static void append(document *d, const xmlChar *s) {
    for (; *s; s++) {
        char *slot = dm_vec_push(&d->arena, &d->text);
        if (slot)
            *slot = (char)*s;
    }
}

static char *attribute(xmlNode *node, const char *name) {
    xmlChar *value = xmlGetProp(node, (const xmlChar *)name);
    char *copy = strdup(value ? (const char *)value : "");
    xmlFree(value);
    return copy;
}

static void read_nodes(document *d, xmlNode *node) {
    for (; node; node = node->next) {
        if (node->type == XML_TEXT_NODE)
            append(d, node->content);
        size_t start = d->text.len;
        read_nodes(d, node->children);
        if (node->type != XML_ELEMENT_NODE || strcmp((const char *)node->name, "TIMEX3") != 0)
            continue;
        gold_time *slot = dm_vec_push(&d->arena, &d->times);
        if (slot)
            *slot = (gold_time){start, d->text.len, attribute(node, "value"),
                                attribute(node, "type"), false};
    }
}

/* The creation time may stand inside the text (a dateline): it is given, wherever it is. */
static void find_created(document *d, xmlNode *node) {
    for (; node; node = node->next) {
        if (node->type == XML_ELEMENT_NODE && !strcmp((const char *)node->name, "TIMEX3") &&
            !d->created) {
            char *function = attribute(node, "functionInDocument");
            if (!strcmp(function, "CREATION_TIME"))
                d->created = attribute(node, "value");
            free(function);
        }
        find_created(d, node->children);
    }
}

static void find_text(document *d, xmlNode *node) {
    for (; node; node = node->next) {
        if (node->type != XML_ELEMENT_NODE)
            continue;
        if (!strcmp((const char *)node->name, "TEXT"))
            read_nodes(d, node->children);
        else
            find_text(d, node->children);
    }
}

static bool overlap(const gold_time *gold, const dm_timex *found) {
    return gold->start < found->end && found->start < gold->end;
}

/* A gold expression nobody has taken yet: of equal extent, else the first that overlaps. */
static gold_time *partner(document *d, const dm_timex *found) {
    for (size_t i = 0; i < d->times.len; i++)
        if (!d->times.ptr[i].taken && d->times.ptr[i].start == found->start &&
            d->times.ptr[i].end == found->end)
            return &d->times.ptr[i];
    for (size_t i = 0; i < d->times.len; i++)
        if (!d->times.ptr[i].taken && overlap(&d->times.ptr[i], found))
            return &d->times.ptr[i];
    return NULL;
}

static void show(const document *d, const char *what, size_t start, size_t end, dm_str value,
                 const char *gold) {
    size_t from = start > 50 ? start - 50 : 0, to = end + 30 < d->text.len ? end + 30 : d->text.len;
    printf("%s\t%.*s\t%s\t", what, DM_FMT(value), gold);
    for (size_t i = from; i < to; i++) {
        if (i == start)
            printf("[[");
        putchar(d->text.ptr[i] == '\n' || d->text.ptr[i] == '\t' ? ' ' : d->text.ptr[i]);
        if (i + 1 == end)
            printf("]]");
    }
    putchar('\n');
}

static void score(document *d, const dm_times *times, bool errors, counts *c) {
    static const char *const types[] = {"DATE", "TIME", "DURATION", "SET"};
    c->gold += d->times.len;
    for (size_t i = 0; i < times->len; i++) {
        const dm_timex *x = &times->ptr[i];
        if (!x->value.len)
            continue; /* "the 73rd anniversary" dates nothing and TimeML does not mark it */
        c->found++;
        gold_time *gold = partner(d, x);
        if (!gold) {
            if (errors)
                show(d, "invented", x->start, x->end, x->value, "");
            continue;
        }
        gold->taken = true;
        c->relaxed++;
        c->strict += gold->start == x->start && gold->end == x->end;
        c->type += !strcmp(gold->type, types[x->type]);
        bool right = dm_str_is(x->value, gold->value);
        c->value += right;
        if (!right && errors)
            show(d, "value", x->start, x->end, x->value, gold->value);
    }
    for (size_t i = 0; i < d->times.len && errors; i++)
        if (!d->times.ptr[i].taken)
            show(d, "missed", d->times.ptr[i].start, d->times.ptr[i].end, DM_STR(""),
                 d->times.ptr[i].value);
}

static dm_status score_file(const char *path, dm_parser *parser, bool errors, counts *c,
                            double *seconds, size_t *sentences, dm_error *error) {
    xmlDoc *xml =
        xmlReadFile(path, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    if (!xml)
        return dm_fail(error, DM_ERR_FORMAT, "%s is no XML", path);
    document d = {0};
    dm_arena_init(&d.arena, 0);
    find_created(&d, xmlDocGetRootElement(xml));
    find_text(&d, xmlDocGetRootElement(xml));
    dm_parse parse;
    dm_times times;
    dm_status status =
        dm_parser_text(parser, &d.arena, (dm_str){d.text.ptr, d.text.len}, &parse, error);
    clock_t begin = clock();
    if (!status)
        status =
            dm_times_find(&d.arena, &parse, dm_str_of(d.created ? d.created : ""), &times, error);
    *seconds += (double)(clock() - begin) / CLOCKS_PER_SEC;
    *sentences += status ? 0 : parse.sentence_count;
    if (!status)
        score(&d, &times, errors, c);
    for (size_t i = 0; i < d.times.len; i++) {
        free(d.times.ptr[i].value);
        free(d.times.ptr[i].type);
    }
    free(d.created);
    dm_arena_free(&d.arena);
    xmlFreeDoc(xml);
    return status;
}

static void line(const char *name, size_t right, const counts *c) {
    double p = c->found ? 100.0 * (double)right / (double)c->found : 0;
    double r = c->gold ? 100.0 * (double)right / (double)c->gold : 0;
    printf("%-10s %9.2f %9.2f %9.2f\n", name, p, r, p + r > 0 ? 2 * p * r / (p + r) : 0);
}

static int only_tml(const struct dirent *entry) {
    return dm_str_ends(dm_str_of(entry->d_name), DM_STR(".tml"));
}

static dm_status run(const options *o, dm_error *error) {
    dm_model *model = NULL;
    dm_parser *parser = NULL;
    struct dirent **names = NULL;
    counts c = {0};
    double seconds = 0;
    size_t sentences = 0;
    int count = scandir(o->folder, &names, only_tml, alphasort);
    dm_status status = count < 0 ? dm_fail_errno(error, o->folder, "cannot read") : DM_OK;
    if (!status)
        status = dm_model_open(o->model, &model, error);
    if (!status)
        status = dm_parser_new(model, &parser, error);
    for (int i = 0; i < count; i++) {
        char path[4096];
        snprintf(path, sizeof path, "%s/%s", o->folder, names[i]->d_name);
        free(names[i]);
        if (!status && (o->half < 0 || i % 2 == o->half))
            status = score_file(path, parser, o->errors, &c, &seconds, &sentences, error);
    }
    free(names);
    dm_parser_free(parser);
    dm_model_close(model);
    if (status)
        return status;
    printf("%zu expressions, %zu found; %.1f microseconds a sentence\n", c.gold, c.found,
           sentences ? 1e6 * seconds / (double)sentences : 0);
    printf("%-10s %9s %9s %9s\n", "", "precision", "recall", "F1");
    line("strict", c.strict, &c);
    line("relaxed", c.relaxed, &c);
    line("type", c.type, &c);
    line("value", c.value, &c);
    return DM_OK;
}

int main(int argc, char **argv) {
    static const struct option long_options[] = {{"model", required_argument, NULL, 'm'},
                                                 {"half", required_argument, NULL, 'h'},
                                                 {"errors", no_argument, NULL, 'e'},
                                                 {NULL, 0, NULL, 0}};
    options o = {.model = "models/en.model", .half = -1};
    for (int c; (c = getopt_long(argc, argv, "", long_options, NULL)) != -1;) {
        if (c == 'm')
            o.model = optarg;
        else if (c == 'h')
            o.half = atoi(optarg);
        else if (c == 'e')
            o.errors = true;
        else
            return 2;
    }
    if (optind + 1 != argc) {
        fprintf(stderr, "usage: bench/time [--model FILE] [--half 0|1] [--errors] DIR\n");
        return 2;
    }
    o.folder = argv[optind];
    dm_error error = {0};
    if (run(&o, &error)) {
        fprintf(stderr, "bench/time: %s %s\n", error.file, error.message);
        return 3;
    }
    return 0;
}
