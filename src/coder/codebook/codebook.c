/*
 * codebook/codebook.c - reads predicates, operators, classes, reporting words and weights from the
 * lexicon's tables.
 */
#include "coder/codebook/parts.h"

#include <pthread.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/error.h"
#include "base/utf8.h"
#include "coder/counterpart/counterparts.h"
#include "coder/place/place.h"

/* "accuse.V" */
static dm_str key_of(dm_codebook *self, dm_str first, dm_str between, dm_str last) {
    char *key = dm_arena_alloc(&self->arena, first.len + between.len + last.len);
    if (!key)
        return (dm_str){"", 0};
    memcpy(key, first.ptr, first.len);
    memcpy(key + first.len, between.ptr, between.len);
    memcpy(key + first.len + between.len, last.ptr, last.len);
    return (dm_str){key, first.len + between.len + last.len};
}

/* ---- predicates ---- */

/* "call off.V": lemma "call", words "off"; "no-fly zone.N": lemma "zone", words "no-fly". */
static dm_status parse_predicate(const dm_row_reading *at, dm_str written, dm_str *lemma,
                                 dm_str *words, char *pos) {
    if (written.len < 3 || written.ptr[written.len - 2] != '.')
        return FAULT(at, "\"%.*s\" has no part of speech: write accuse.V, sanction.N or ready.A",
                     DM_FMT(written));
    *pos = written.ptr[written.len - 1];
    if (*pos != 'V' && *pos != 'N' && *pos != 'A')
        return FAULT(at, "part of speech %c: it is V, N or A", *pos);
    dm_str form = dm_str_sub(written, 0, written.len - 2);
    size_t first = dm_str_find(form, DM_STR(" "), 0), last = form.len;
    *lemma = form;
    *words = (dm_str){"", 0};
    if (first == SIZE_MAX)
        return DM_OK;
    if (*pos == 'V' || *pos == 'A') {
        *lemma = dm_str_sub(form, 0, first);
        *words = dm_str_sub(form, first + 1, form.len);
        return DM_OK;
    }
    while (form.ptr[last - 1] != ' ')
        last--;
    *lemma = dm_str_sub(form, last, form.len);
    *words = dm_str_sub(form, 0, last - 1);
    return DM_OK;
}

/* "!obj:film,book", "on:@sanction", "subj:ACTOR", "xcomp" */
static dm_status parse_condition(const dm_row_reading *at, dm_str written,
                                 dm_condition *condition) {
    *condition = (dm_condition){0};
    if (written.ptr[0] == '!') {
        condition->negated = true;
        written = dm_str_sub(written, 1, written.len);
    }
    size_t colon = dm_str_find(written, DM_STR(":"), 0);
    dm_str slot = dm_str_sub(written, 0, colon);
    if (colon != SIZE_MAX) {
        dm_str filler = dm_str_sub(written, colon + 1, written.len);
        condition->words = filler;
        if (dm_str_is(filler, "ACTOR"))
            condition->filler = DM_FILLER_ACTOR;
        else
            condition->filler = DM_FILLER_WORDS;
        dm_str item;
        while (dm_str_split(&filler, ',', &item)) {
            bool class_ = item.len && item.ptr[0] == '@';
            condition->letters |= class_ || dm_is_kind(item) ? UINT32_MAX : dm_letters_bit(item);
            if (class_ && !dm_classes_known(&at->self->classes, item))
                return FAULT(at, "class %.*s is not in language/classes.tsv", DM_FMT(item));
        }
    }
    return dm_slot_share(at, slot, &condition->slot);
}

static dm_status parse_frame(dm_row_reading *at, dm_frame *frame) {
    dm_condition conditions[DM_FRAME_CONDITIONS];
    dm_str written = dm_row_get(at, "frame"), one;
    frame->weight = frame->words.len ? 3 : 0;
    while (written.len && dm_str_split(&written, ' ', &one)) {
        if (!one.len)
            continue;
        if (frame->condition_count == DM_FRAME_CONDITIONS)
            return FAULT(at, "more than %d conditions", DM_FRAME_CONDITIONS);
        dm_condition *condition = &conditions[frame->condition_count++];
        dm_status status = parse_condition(at, one, condition);
        if (status != DM_OK)
            return status;
        if (!condition->negated)
            frame->weight =
                (uint8_t)(frame->weight + 2 + 2 * (condition->filler == DM_FILLER_WORDS));
    }
    frame->conditions =
        dm_codebook_keep(at->self, conditions, frame->condition_count * sizeof *conditions);
    if (!frame->conditions)
        frame->condition_count = 0;
    return DM_OK;
}

/* Puts frame or operator `index` into the chain of its head, before the first that is less
 * specific. */
static void chain_frame(dm_codebook *self, uint32_t index, bool stance) {
    dm_frame *fresh = &self->frames.ptr[index];
    bool general = dm_str_starts(fresh->table->name, DM_STR("positions/stances_general"));
    dm_str name = general ? key_of(self, DM_STR("+"), DM_STR(""), fresh->lemma) : fresh->lemma;
    dm_str key = key_of(self, name, DM_STR("."), (dm_str){&fresh->pos, 1});
    dm_heads_note(self, stance ? DM_HEADS_STANCES : DM_HEADS_FRAMES, name, fresh->pos);
    uint32_t *link =
        dm_map_put(stance ? &self->stance_heads : &self->frame_heads, &self->arena, key);
    while (link && *link != DM_MAP_NONE && self->frames.ptr[*link].weight >= fresh->weight)
        link = &self->frames.ptr[*link].next;
    if (link) {
        fresh->next = *link;
        *link = index;
    }
}

/* Rows of a type stand together. */
static dm_event_type type_of(dm_row_reading *at, dm_str written) {
    dm_str *known = &at->cells.type_written;
    if (known->ptr != written.ptr || known->len != written.len) {
        at->cells.type = dm_event_type_of(written);
        *known = written;
    }
    return at->cells.type;
}

static dm_status predicate_row(dm_row_reading *at) {
    dm_codebook *self = at->self;
    dm_frame frame = {.table = at->table, .row = (uint32_t)at->row, .type = DM_NO_EVENT};
    dm_status status =
        parse_predicate(at, dm_row_get(at, "predicate"), &frame.lemma, &frame.words, &frame.pos);
    if (status == DM_OK)
        status = parse_frame(at, &frame);
    if (status == DM_OK)
        status = dm_slots_read(at, dm_row_get(at, "actor"), &frame.actor);
    if (status == DM_OK)
        status = dm_slots_read(at, dm_row_get(at, "recipient"), &frame.recipient);
    if (status == DM_OK)
        status = dm_slots_read(at, dm_row_get(at, "theme"), &frame.theme);
    if (status != DM_OK)
        return status;
    dm_str type = dm_row_get(at, "type");
    frame.type = type.len ? type_of(at, type) : DM_NO_EVENT;
    frame.mode = dm_row_get(at, "mode");
    frame.context = dm_row_get(at, "context");
    frame.stance = dm_row_get(at, "stance");
    if (type.len && frame.type == DM_NO_EVENT)
        return FAULT(at, "\"%.*s\" is no PLOVER event type", DM_FMT(type));
    if (frame.type == DM_NO_EVENT && !frame.stance.len)
        return FAULT(at, "a row without type must have a stance");
    if (frame.stance.len && !frame.theme.count)
        return FAULT(at, "a stance needs a theme: the slot of what it is taken on");
    for (uint8_t i = 0; i < frame.actor.count; i++)
        frame.reciprocal |= frame.actor.choices[i].joined;
    frame.reciprocal &= frame.recipient.count == 0;
    dm_frame *entry = dm_vec_push(&self->arena, &self->frames);
    if (!entry)
        return DM_OK;
    *entry = frame;
    status = dm_class_rows_keep(at, &frame);
    if (at->row == 0)
        at->only_stands = dm_table_column(at->table, "only") != SIZE_MAX;
    chain_frame(self, (uint32_t)(self->frames.len - 1), at->only_stands);
    return status;
}

/* ---- operators ---- */

static bool effect_of(dm_str word, dm_effect *effect) {
    static const char *const names[] = {"same",   "commit", "threaten", "refuse", "request",
                                        "accuse", "deny",   "fail",     "plan",   "wish",
                                        "permit", "end",    "report",   "decide"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (dm_str_is(word, names[i])) {
            *effect = (dm_effect)i;
            return true;
        }
    return false;
}

static dm_status operator_row(dm_row_reading *at) {
    dm_codebook *self = at->self;
    dm_operator op = {.table = at->table, .row = (uint32_t)at->row};
    dm_status status =
        parse_predicate(at, dm_row_get(at, "predicate"), &op.lemma, &op.words, &op.pos);
    if (status == DM_OK)
        status = dm_slots_read(at, dm_row_get(at, "complement"), &op.complement);
    if (status != DM_OK)
        return status;
    dm_str effect = dm_row_get(at, "effect"), agent = dm_row_get(at, "agent");
    size_t colon = dm_str_find(effect, DM_STR(":"), 0);
    if (colon != SIZE_MAX) {
        status = dm_slot_read(at, dm_str_sub(effect, colon + 1, effect.len), &op.addressee);
        if (status != DM_OK)
            return status;
        op.has_addressee = true;
        effect = dm_str_sub(effect, 0, colon);
        if (dm_str_ends(effect, DM_STR("-of")))
            effect.len -= 3;
    }
    if (!effect_of(effect, &op.effect))
        return FAULT(at, "\"%.*s\" is no effect: see lexicon/predicates/README.md", DM_FMT(effect));
    op.agent = dm_str_is(agent, "obj")    ? DM_SLOT_OBJ
               : dm_str_is(agent, "comp") ? DM_SLOT_COMP
                                          : DM_SLOT_SUBJ;
    dm_str key = key_of(self, op.lemma, DM_STR("."), (dm_str){&op.pos, 1});
    dm_heads_note(self, DM_HEADS_OPERATORS, op.lemma, op.pos);
    uint32_t *slot = dm_map_put(&self->operator_heads, &self->arena, key);
    dm_operator *entry = slot ? dm_vec_push(&self->arena, &self->operators) : NULL;
    if (!entry)
        return DM_OK;
    *entry = op;
    /* Those of several words first. */
    uint32_t index = (uint32_t)(self->operators.len - 1);
    uint32_t *link = slot;
    while (*link != DM_MAP_NONE && self->operators.ptr[*link].words.len >= op.words.len)
        link = &self->operators.ptr[*link].next;
    entry->next = *link;
    *link = index;
    return DM_OK;
}

/* ---- words ---- */

static dm_status class_row(dm_row_reading *at) {
    return dm_classes_add_row(&at->self->classes, &at->self->arena, at->table, at->row, at->error);
}

static dm_status report_row(dm_row_reading *at) {
    dm_codebook *self = at->self;
    static const char *const kinds[] = {"say", "announce", "accuse",   "deny",
                                        "ask", "think",    "document", "preposition"};
    dm_str written = dm_row_get(at, "verb"), kind = dm_row_get(at, "kind");
    dm_reporting report = {.pos = 'V', .lemma = written};
    if (written.len > 2 && written.ptr[written.len - 2] == '.') {
        report.pos = written.ptr[written.len - 1];
        report.lemma = dm_str_sub(written, 0, written.len - 2);
    }
    size_t k = 0;
    while (k < sizeof kinds / sizeof *kinds && !dm_str_is(kind, kinds[k]))
        k++;
    if (k == sizeof kinds / sizeof *kinds)
        return FAULT(at, "\"%.*s\" is no kind of reporting word", DM_FMT(kind));
    report.kind = (dm_report_kind)k;
    uint64_t strength = 1;
    if (!dm_str_number(dm_row_get(at, "strength"), 3, &strength))
        return FAULT(at, "the strength is 1, 2 or 3");
    report.strength = (unsigned)strength;
    dm_str key = key_of(self, report.lemma, DM_STR("."), (dm_str){&report.pos, 1});
    dm_heads_note(self, DM_HEADS_REPORTS, report.lemma, report.pos);
    uint32_t *slot = dm_map_put(&self->report_heads, &self->arena, key);
    dm_reporting *entry = slot ? dm_vec_push(&self->arena, &self->reports) : NULL;
    if (entry) {
        *entry = report;
        *slot = (uint32_t)(self->reports.len - 1);
    }
    return DM_OK;
}

static dm_status weight_row(dm_row_reading *at) {
    dm_codebook *self = at->self;
    dm_str written = dm_row_get(at, "weight");
    char number[64];
    if (written.len >= sizeof number)
        return FAULT(at, "the weight is no number");
    memcpy(number, written.ptr, written.len);
    number[written.len] = '\0';
    char *end;
    double value = strtod(number, &end);
    if (*end || end == number)
        return FAULT(at, "\"%s\" is no number", number);
    uint32_t *slot = dm_map_put(&self->features, &self->arena, dm_row_get(at, "feature"));
    double *entry = slot ? dm_vec_push(&self->arena, &self->weights) : NULL;
    if (entry) {
        *entry = value;
        *slot = (uint32_t)(self->weights.len - 1);
    }
    return DM_OK;
}

static dm_status irregular_row(dm_row_reading *at) {
    dm_codebook *self = at->self;
    uint32_t *slot = dm_map_put(&self->irregular, &self->arena, dm_row_get(at, "form"));
    dm_str *entry = slot ? dm_vec_push(&self->arena, &self->lemmas) : NULL;
    if (entry) {
        *entry = dm_row_get(at, "lemma");
        *slot = (uint32_t)(self->lemmas.len - 1);
    }
    return DM_OK;
}

static dm_status cue_row(dm_row_reading *at) {
    dm_codebook *self = at->self;
    dm_str list = dm_row_get(at, "cues"), word;
    while (list.len && dm_str_split(&list, '|', &word)) {
        uint32_t *slot = dm_map_put(&self->cue_words, &self->arena, word);
        dm_heads_note(self, DM_HEADS_CUES, word, 0);
        if (slot && *slot != DM_MAP_NONE) {
            dm_str *known = &self->cues.ptr[*slot];
            *known = dm_arena_printf(&self->arena, "%.*s;%.*s", DM_FMT(*known),
                                     DM_FMT(dm_row_get(at, "context")));
            continue;
        }
        dm_str *entry = slot ? dm_vec_push(&self->arena, &self->cues) : NULL;
        if (entry) {
            *entry = dm_row_get(at, "context");
            *slot = (uint32_t)(self->cues.len - 1);
        }
    }
    return DM_OK;
}

/* A row of what stands are taken on: one topic for each of its words, found by its head. */
static dm_status topic_row(dm_row_reading *at) {
    dm_codebook *self = at->self;
    bool deed = dm_table_column(at->table, "words") != SIZE_MAX;
    dm_str list = dm_row_get(at, deed ? "words" : "noun"), one;
    while (list.len && dm_str_split(&list, '|', &one)) {
        dm_str key = dm_topic_head(one);
        uint32_t *slot = dm_map_put(&self->topic_heads, &self->arena, key);
        dm_topic *entry = slot ? dm_vec_push(&self->arena, &self->topics) : NULL;
        if (!entry)
            return DM_OK;
        dm_heads_note(self, DM_HEADS_TOPICS, key, 0);
        *entry = (dm_topic){one, key, at->table, (uint32_t)at->row, deed, *slot};
        *slot = (uint32_t)(self->topics.len - 1);
    }
    return DM_OK;
}

/* ---- the whole ---- */

typedef struct reader {
    const char *prefix, *column;
    dm_status (*row)(dm_row_reading *);
} reader;

/* Classes first: frames refer to them. */
static const reader readers[] = {
    {"language/classes", "class", class_row},
    {"language/reporting", "verb", report_row},
    {"predicates/operators", "effect", operator_row},
    {"predicates/", "predicate", predicate_row},
    {"positions/stances", "predicate", predicate_row},
    {"positions/questions", "noun", topic_row},
    {"positions/deeds", "words", topic_row},
    {"scorer/", "weight", weight_row},
    {"plover/contexts", "cues", cue_row},
    {"language/irregular", "form", irregular_row},
};
/* Only where it is asked for: see dm_codebook_relations(). */
static const reader relations = {"scorer/relate", "relation_feature", dm_codebook_relate_row};

static bool reads(const reader *one, const dm_table *table) {
    bool positions = strncmp(one->prefix, "positions/", 10) == 0; /* no rows of the user's */
    bool user = dm_str_starts(table->name, DM_STR("user/")) && !positions;
    if (!user && !dm_str_starts(table->name, dm_str_of(one->prefix)))
        return false;
    if (dm_table_column(table, one->column) == SIZE_MAX)
        return false;
    /* Operators have the predicate column too. */
    return one->row != predicate_row || dm_table_column(table, "effect") == SIZE_MAX;
}

static size_t rows_for(const dm_lexicon *lexicon, const reader *one) {
    size_t rows = 0;
    for (size_t t = 0; t < dm_lexicon_tables(lexicon); t++)
        if (reads(one, dm_lexicon_table_at(lexicon, t)))
            rows += dm_lexicon_table_at(lexicon, t)->rows;
    return rows;
}

static size_t rows_of(const dm_lexicon *lexicon, dm_status (*row)(dm_row_reading *)) {
    size_t rows = 0;
    for (size_t r = 0; r < sizeof readers / sizeof *readers; r++)
        if (readers[r].row == row)
            rows += rows_for(lexicon, &readers[r]);
    return rows;
}

static void expect_rows(dm_codebook *self) {
    enum { BYTES = 9 << 19, LEMMAS = 8192 }; /* in one block; LEMMAS: in all classes */
    size_t predicates = rows_of(self->lexicon, predicate_row);
    size_t operators = rows_of(self->lexicon, operator_row);
    dm_arena_expect(&self->arena, BYTES);
    dm_vec_expect(&self->arena, &self->frames, predicates);
    dm_map_expect(&self->frame_heads, &self->arena, predicates / 2);
    dm_vec_expect(&self->arena, &self->operators, operators);
    dm_classes_expect(&self->classes, &self->arena, LEMMAS);
}

/* Numbers the frames of a chain from `count` on, as `places` then says, and puts their conditions
 * behind one another. */
static void number_chain(dm_codebook *self, uint32_t *link, uint32_t *places, uint32_t *count,
                         dm_condition **conditions) {
    while (*link != DM_MAP_NONE) {
        dm_frame *frame = &self->frames.ptr[*link];
        places[*link] = *count;
        *link = (*count)++;
        for (uint8_t i = 0; i < frame->condition_count; i++)
            (*conditions)[i] = frame->conditions[i];
        frame->conditions = *conditions;
        *conditions += frame->condition_count;
        link = &frame->next;
    }
}

/* Lays the frames of a word side by side: they are looked at one after another, and all of them are
 * more than the cache holds. */
static void lay_frames(dm_codebook *self) {
    dm_map *const heads[] = {&self->frame_heads, &self->stance_heads};
    size_t total = 0;
    uint32_t count = 0;
    for (size_t i = 0; i < self->frames.len; i++)
        total += self->frames.ptr[i].condition_count;
    dm_condition *conditions = dm_arena_alloc(&self->arena, total * sizeof *conditions);
    dm_arena_mark mark = dm_arena_tell(&self->arena);
    uint32_t *places = dm_arena_alloc(&self->arena, self->frames.len * sizeof *places);
    if (self->arena.failed)
        return;
    for (size_t m = 0; m < sizeof heads / sizeof *heads; m++)
        for (size_t i = 0; i < heads[m]->capacity; i++)
            if (heads[m]->places[i].room)
                number_chain(self, &heads[m]->places[i].value, places, &count, &conditions);
    for (uint32_t i = 0; i < count; i++)
        while (places[i] != i) { /* each swap brings one to its place */
            uint32_t to = places[i];
            dm_frame frame = self->frames.ptr[to];
            self->frames.ptr[to] = self->frames.ptr[i];
            self->frames.ptr[i] = frame;
            places[i] = places[to];
            places[to] = to;
        }
    dm_arena_rewind(&self->arena, mark);
}

/* Of all tables, or only of the user's. */
static dm_status read_tables(dm_codebook *self, const reader *one, bool all, dm_error *error) {
    for (size_t t = 0; t < dm_lexicon_tables(self->lexicon); t++) {
        const dm_table *table = dm_lexicon_table_at(self->lexicon, t);
        if ((!all && !dm_str_starts(table->name, DM_STR("user/"))) || !reads(one, table))
            continue;
        dm_row_reading at = {.self = self, .table = table, .error = error};
        for (; at.row < table->rows; at.row++) {
            dm_status status = one->row(&at);
            if (status != DM_OK)
                return status;
        }
    }
    return DM_OK;
}

static dm_status build(dm_codebook *self, dm_error *error) {
    dm_status status = DM_OK;
    expect_rows(self);
    for (size_t r = 0; r < sizeof readers / sizeof *readers && status == DM_OK; r++)
        status = read_tables(self, &readers[r], true, error);
    if (status == DM_OK) /* faults of the user's are told at once */
        status = read_tables(self, &relations, false, error);
    if (status != DM_OK)
        return status;
    lay_frames(self);
    dm_class_rows_settle(self);
    dm_wanted_settle(self);
    return DM_OK;
}

dm_status dm_codebook_relations(dm_codebook *self, dm_error *error) {
    size_t rows = rows_for(self->lexicon, &relations);
    dm_vec_expect(&self->arena, &self->relate_weights, rows);
    dm_map_expect(&self->relate_features, &self->arena, rows);
    dm_status status = read_tables(self, &relations, true, error);
    return self->arena.failed ? dm_fail_memory(error) : status;
}

/* Who is who and where, which the rows of the codebook do not ask for: made beside them. */
typedef struct background {
    const dm_lexicon *lexicon;
    dm_knowledge *knowledge;
    dm_gazetteer *gazetteer;
    dm_status status;
    dm_error error;
} background;

static void *make_background(void *context) {
    background *self = context;
    self->status = dm_knowledge_new(self->lexicon, &self->knowledge, &self->error);
    if (self->status == DM_OK)
        self->status =
            dm_gazetteer_new(self->lexicon, self->knowledge, &self->gazetteer, &self->error);
    return NULL;
}

dm_status dm_codebook_new(const dm_lexicon *lexicon, dm_codebook **codebook, dm_error *error) {
    dm_codebook *self = dm_alloc_zero(1, sizeof *self);
    *codebook = NULL;
    if (!self)
        return dm_fail_memory(error);
    dm_arena_init(&self->arena, 0);
    self->lexicon = lexicon;
    background beside = {.lexicon = lexicon};
    pthread_t thread;
    bool started = pthread_create(&thread, NULL, make_background, &beside) == 0;
    dm_status status = build(self, error);
    if (started)
        pthread_join(thread, NULL);
    else
        make_background(&beside);
    self->knowledge = beside.knowledge;
    self->gazetteer = beside.gazetteer;
    if (beside.status != DM_OK) { /* told first, as where its tables come first */
        status = beside.status;
        if (error)
            *error = beside.error;
    }
    dm_sides_prepare(self);
    if (self->arena.failed) /* a fault may only be that a class was not kept */
        status = dm_fail_memory(error);
    if (status != DM_OK) {
        dm_codebook_free(self);
        return status;
    }
    *codebook = self;
    return DM_OK;
}

void dm_codebook_free(dm_codebook *self) {
    if (!self)
        return;
    dm_gazetteer_free(self->gazetteer);
    dm_knowledge_free(self->knowledge);
    dm_arena_free(&self->arena);
    dm_free(self);
}
