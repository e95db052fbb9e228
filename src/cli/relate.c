/*
 * relate.c - `demarche relate`: sentences with a marked source and target in, the event between
 * them out. JSON Lines on both sides, same order.
 */
#include <errno.h>
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "cli/run.h"
#include "coder/relate.h"
#include "engine/engine.h"

enum { MOST_SPANS = 32 };

typedef struct relate_options {
    engine_options engine;
    bool allow_none;
} relate_options;

static const dm_option OPTIONS[] = {
    {"allow-none", 0, NULL,
     "Lets type be null where no predicate of the lexicon connects source and target and no type "
     "is likelier than the rest together.",
     DM_OPTION_FLAG, offsetof(relate_options, allow_none)},
    DM_ENGINE_OPTIONS(relate_options, engine),
    DM_OPTIONS_END};

static const dm_example EXAMPLES[] = {
    {"echo '{\"id\": 1, \"marked\": \"<s>Kenya</s> condemned <t>Uganda</t>.\"}' | demarche relate",
     "One sentence:"},
    {NULL, NULL}};

typedef struct relater {
    const relate_options *options;
    dm_engine *engine;
    dm_reader *reader;
    dm_arena arena;
    size_t rejected;
    const char *file;
    size_t line;
} relater;

typedef struct marks {
    dm_span spans[MOST_SPANS];
    size_t count;
} marks;

static bool reject(relater *self, const char *why) {
    dm_report_text("relate", "%s:%zu: rejected: %s", self->file, self->line, why);
    self->rejected++;
    return false;
}

/* Takes <s>, </s>, <t>, </t> out of the text. */
static bool untag(relater *self, dm_str marked, dm_str *text, marks *source, marks *target) {
    char *out = dm_arena_alloc(&self->arena, marked.len + 1);
    size_t length = 0, open[2] = {SIZE_MAX, SIZE_MAX};
    marks *of[2] = {source, target};
    for (size_t at = 0; out && at < marked.len;) {
        dm_str rest = dm_str_sub(marked, at, marked.len);
        static const struct {
            const char *tag;
            int side;
            bool opens;
        } tags[] = {{"<s>", 0, true}, {"</s>", 0, false}, {"<t>", 1, true}, {"</t>", 1, false}};
        size_t step = 0;
        for (size_t k = 0; k < 4 && !step; k++) {
            if (!dm_str_starts(rest, dm_str_of(tags[k].tag)))
                continue;
            step = strlen(tags[k].tag);
            int side = tags[k].side;
            if (tags[k].opens) {
                if (open[side] != SIZE_MAX)
                    return reject(self, "a tag is opened twice");
                open[side] = length;
            } else {
                if (open[side] == SIZE_MAX)
                    return reject(self, "a tag is closed that was not opened");
                if (of[side]->count < MOST_SPANS && length > open[side])
                    of[side]->spans[of[side]->count++] =
                        (dm_span){(uint32_t)open[side], (uint32_t)length};
                open[side] = SIZE_MAX;
            }
        }
        if (step)
            at += step;
        else
            out[length++] = marked.ptr[at++];
    }
    if (!out)
        return reject(self, "out of memory");
    if (open[0] != SIZE_MAX || open[1] != SIZE_MAX)
        return reject(self, "a tag is not closed");
    out[length] = '\0';
    *text = (dm_str){out, length};
    return true;
}

/* [start, end] in bytes of the text, on characters' bounds. */
static bool read_span(relater *self, const json_t *value, dm_str text, marks *out) {
    json_int_t start = json_integer_value(json_array_get(value, 0)),
               end = json_integer_value(json_array_get(value, 1));
    bool inside =
        json_array_size(value) == 2 && start >= 0 && start < end && (size_t)end <= text.len;
    if (!inside)
        return reject(self, "source and target are [start, end) in bytes of text");
    if (((unsigned char)text.ptr[start] & 0xC0) == 0x80 ||
        ((size_t)end < text.len && ((unsigned char)text.ptr[end] & 0xC0) == 0x80))
        return reject(self, "an offset stands inside a character");
    out->spans[out->count++] = (dm_span){(uint32_t)start, (uint32_t)end};
    return true;
}

static bool read_input(relater *self, const json_t *row, dm_str *text, marks *source,
                       marks *target) {
    const json_t *marked = json_object_get(row, "marked"), *plain = json_object_get(row, "text");
    if (json_is_string(marked))
        return untag(self, (dm_str){json_string_value(marked), json_string_length(marked)}, text,
                     source, target);
    const json_t *from = json_object_get(row, "source"), *to = json_object_get(row, "target");
    if (!json_is_string(plain) || !json_is_array(from) || !json_is_array(to))
        return reject(
            self,
            "\"marked\", or \"text\" with \"source\" and \"target\" as [start, end], is expected");
    *text = (dm_str){json_string_value(plain), json_string_length(plain)};
    return read_span(self, from, *text, source) && read_span(self, to, *text, target);
}

static double rounded(double value) {
    return floor(value * 10000 + 0.5) / 10000;
}

static bool write_relation(relater *self, json_t *id, const dm_relation *relation) {
    bool none = self->options->allow_none && !relation->supported && relation->confidence < 0.5;
    json_t *scores = json_object();
    for (unsigned t = 0; t < DM_EVENT_TYPES; t++)
        json_object_set_new(scores, dm_event_type_name(t), json_real(rounded(relation->scores[t])));
    json_t *out = json_object();
    json_object_set(out, "id", id ? id : json_null());
    json_object_set_new(out, "type",
                        none ? json_null() : json_string(dm_event_type_name(relation->type)));
    json_object_set_new(out, "mode",
                        none || !relation->mode.len
                            ? json_null()
                            : json_stringn(relation->mode.ptr, relation->mode.len));
    json_object_set_new(out, "quad",
                        none ? json_null() : json_string(dm_quad_name(dm_quad_of(relation->type))));
    json_object_set_new(out, "status",
                        none ? json_null() : json_string(dm_event_status_name(relation->status)));
    json_object_set_new(out, "confidence",
                        json_real(rounded(none ? 1 - relation->confidence : relation->confidence)));
    json_object_set_new(out, "scores", scores);
    bool good =
        json_dumpf(out, stdout, JSON_COMPACT | JSON_REAL_PRECISION(6)) == 0 && putchar('\n') != EOF;
    json_decref(out);
    return good;
}

/* False when standard output is gone. */
static bool relate_line(relater *self, const char *line, size_t length) {
    json_error_t fault;
    json_t *row = json_loadb(line, length, 0, &fault);
    dm_str text;
    marks source = {.count = 0}, target = {.count = 0};
    bool good = true;
    if (!json_is_object(row)) {
        reject(self, row ? "is no JSON object" : fault.text);
    } else if (read_input(self, row, &text, &source, &target)) {
        dm_relate_input input = {NULL, source.spans, source.count, target.spans, target.count};
        dm_relation relation;
        dm_parse parse;
        dm_error error;
        dm_status status = dm_reader_parse(self->reader, text, &parse, &error);
        input.parse = &parse;
        if (status == DM_OK)
            status = dm_relate(dm_engine_codebook(self->engine), &self->arena, &input, &relation,
                               &error);
        if (status != DM_OK)
            reject(self, error.message);
        else
            good = write_relation(self, json_object_get(row, "id"), &relation);
    }
    json_decref(row);
    dm_arena_reset(&self->arena);
    return good;
}

static bool relate_file(relater *self, const char *path) {
    FILE *file = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
    char *line = NULL;
    size_t room = 0;
    bool good = true;
    self->file = file == stdin ? "standard input" : path;
    self->line = 0;
    if (!file) {
        dm_report_text("relate", "%s: cannot be opened: %s", path, strerror(errno));
        self->rejected++;
        return true;
    }
    for (ssize_t n; good && (n = getline(&line, &room, file)) > 0;) {
        self->line++;
        dm_str trimmed = dm_str_trim((dm_str){line, (size_t)n});
        if (trimmed.len > DM_LIMIT_TEXT_BYTES)
            reject(self, "is longer than 1 MB");
        else if (trimmed.len)
            good = relate_line(self, trimmed.ptr, trimmed.len);
    }
    free(line);
    if (file != stdin)
        fclose(file);
    return good;
}

static dm_exit run(void *values, int count, char **operands) {
    relater self = {.options = values};
    dm_error error;
    self.engine = run_open_engine("relate", &self.options->engine, false);
    if (!self.engine)
        return DM_EXIT_FAILED;
    dm_arena_init(&self.arena, DM_LIMIT_ARENA_BYTES);
    bool good = true;
    if (dm_engine_relations(self.engine, &error) != DM_OK ||
        dm_reader_new(self.engine, &self.reader, &error) != DM_OK) {
        dm_report("relate", &error);
        good = false;
    }
    for (int i = 0; good && i < (count ? count : 1); i++)
        good = relate_file(&self, count ? operands[i] : "-");
    dm_reader_free(self.reader);
    dm_arena_free(&self.arena);
    dm_engine_close(self.engine);
    if (!good)
        return DM_EXIT_FAILED;
    return dm_finish_output("relate", self.rejected ? DM_EXIT_REJECTED : DM_EXIT_DONE);
}

const dm_command dm_command_relate = {
    .name = "relate",
    .operands = "[FILE...]",
    .summary = "the event between a marked source and target",
    .description =
        "Reads JSON Lines {\"id\", \"marked\": \"... <s>source</s> ... <t>target</t> ...\"} (tags "
        "may occur more than once) or "
        "{\"id\", \"text\", \"source\": [start, end], \"target\": [start, end]} with offsets in "
        "bytes, and writes in the same order "
        "{\"id\", \"type\", \"mode\", \"quad\", \"status\", \"confidence\", \"scores\"}.\n\n"
        "It is the coder's own judgement with the actors given: its frames and operators, and a "
        "linear scorer whose weights are in "
        "lexicon/scorer/relate.tsv. A line that cannot be read is rejected with its number; the "
        "rest goes on.",
    .options = OPTIONS,
    .examples = EXAMPLES,
    .options_size = sizeof(relate_options),
    .min_operands = 0,
    .max_operands = -1,
    .run = run};
