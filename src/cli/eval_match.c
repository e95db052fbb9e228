/*
 * eval_match.c - pairs coded records with expected ones, one to one, and counts.
 *
 * Coded records choose in the order of their confidence; each takes the expected record of its item
 * that it resembles most among those it may match. Two records that say the opposite of each other
 * never match: an event that is coded as having happened is not the one that was denied.
 */
#include "cli/eval_match.h"

#include <ctype.h>
#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* ---- what may match ---- */

static size_t common(eval_codes a, eval_codes b) {
    size_t count = 0;
    for (size_t i = 0; i < a.len; i++)
        for (size_t j = 0; j < b.len; j++)
            if (dm_str_eq(a.ptr[i], b.ptr[j])) {
                count++;
                break;
            }
    return count;
}

/* One of each in common, or nobody on either side. */
static bool meet(eval_codes a, eval_codes b) {
    return common(a, b) > 0 || (a.len == 0 && b.len == 0);
}

/* "A and B met" may be written as A, B > - or as A > B. */
static bool is_mutual(const eval_record *record) {
    return record->whom.len == 0 && record->who.len > 1;
}

static size_t participants(const eval_record *a, const eval_record *b) {
    return common(a->who, b->who) + common(a->who, b->whom) + common(a->whom, b->who) +
           common(a->whom, b->whom);
}

/* What is optional forgives any doubt about who: one participant in common is enough. */
static bool same_actors(const eval_record *want, const eval_record *have) {
    if (want->optional)
        return participants(want, have) > 0 ||
               (meet(want->who, have->who) && meet(want->whom, have->whom));
    if (is_mutual(want) != is_mutual(have))
        return participants(want, have) > 1;
    return meet(want->who, have->who) && meet(want->whom, have->whom);
}

/* Both may be true of one event. */
static bool same_reality(dm_event_status a, dm_event_status b) {
    bool open_a = a == DM_FUTURE || a == DM_HYPOTHETICAL,
         open_b = b == DM_FUTURE || b == DM_HYPOTHETICAL;
    if (a == b || (open_a && open_b))
        return true;
    return a != DM_NEGATED && a != DM_HYPOTHETICAL && b != DM_NEGATED && b != DM_HYPOTHETICAL;
}

static bool is_word(char c) {
    return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

static bool next_word(dm_str text, size_t *at, dm_str *word) {
    while (*at < text.len && !is_word(text.ptr[*at]))
        ++*at;
    size_t start = *at;
    while (*at < text.len && is_word(text.ptr[*at]))
        ++*at;
    *word = dm_str_sub(text, start, *at);
    return word->len > 0;
}

/* The part of the words of `words` that lie in `text`, each word of the text counted once. */
static double coverage(dm_str words, dm_str text) {
    size_t at = 0, total = 0, found = 0;
    dm_str word, other;
    bool used[4096] = {false};
    while (next_word(words, &at, &word)) {
        size_t from = 0, start = 0;
        total++;
        while (next_word(text, &from, &other)) {
            start = (size_t)(other.ptr - text.ptr);
            if (start < sizeof used && !used[start] && dm_str_eq_nocase(word, other)) {
                used[start] = true;
                found++;
                break;
            }
        }
    }
    return total ? (double)found / (double)total : 0;
}

static bool agrees_strictly(const eval_record *want, const eval_record *have) {
    bool dated = !want->date.len || dm_str_eq(want->date, have->date);
    if (want->kind == DM_EVENTS)
        return dm_str_eq(want->mode, have->mode) && want->status == have->status && dated;
    if (want->kind == DM_POSITIONS)
        return dm_str_eq(want->verdict, have->verdict) && want->status == have->status && dated;
    return true;
}

/* 0: they cannot be the same; more: the more alike. */
static double likeness(const eval_record *want, const eval_record *have, bool strict) {
    if (want->kind != have->kind || want->item != have->item || want->document != have->document)
        return 0;
    if (strict && !agrees_strictly(want, have))
        return 0;
    double covered = coverage(want->words, have->words);
    bool right;
    if (want->kind == DM_EVENTS)
        right = want->type == have->type && same_actors(want, have) &&
                same_reality(want->status, have->status);
    else if (want->kind == DM_STATEMENTS)
        right = meet(want->who, have->who) && covered >= 0.5;
    else
        right = want->polarity == have->polarity && dm_str_eq(want->question, have->question) &&
                meet(want->who, have->who);
    if (!right)
        return 0;
    return 1 + 4 * covered + dm_str_eq(want->mode, have->mode) +
           dm_str_eq(want->verdict, have->verdict) + 0.5 * (want->status == have->status) +
           0.1 * (double)common(want->who, have->who) +
           0.1 * (double)common(want->whom, have->whom);
}

static eval_record *best(eval_records *expected, const eval_record *have, bool strict,
                         bool matched) {
    eval_record *found = NULL;
    double most = 0;
    for (size_t i = 0; i < expected->len; i++) {
        eval_record *want = &expected->ptr[i];
        double alike = want->matched == matched ? likeness(want, have, strict) : 0;
        if (alike > 0 && want->optional)
            alike /= 100; /* what is expected comes first */
        if (alike > most) {
            most = alike;
            found = want;
        }
    }
    return found;
}

/* ---- counting ---- */

static eval_part *part_of(eval_scores *scores, eval_parts *parts, dm_str name) {
    for (size_t i = 0; i < parts->len; i++)
        if (dm_str_eq(parts->ptr[i].name, name))
            return &parts->ptr[i];
    eval_part *part = dm_vec_push(scores->arena, parts);
    if (part)
        part->name = dm_arena_str(scores->arena, name);
    return part;
}

/* The tallies a record counts in. */
static size_t tallies_of(eval_scores *scores, const eval_record *record, dm_str group,
                         eval_tally *tallies[3]) {
    size_t count = 0;
    eval_part *part = NULL;
    if (record->kind == DM_EVENTS) {
        tallies[count++] = &scores->events;
        tallies[count++] = &scores->types[record->type];
    } else if (record->kind == DM_STATEMENTS) {
        tallies[count++] = &scores->statements;
    } else {
        tallies[count++] = &scores->positions;
        part = part_of(scores, &scores->questions, record->question);
    }
    if (record->kind == DM_EVENTS && group.len)
        part = part_of(scores, &scores->groups, group);
    if (part)
        tallies[count++] = &part->tally;
    return count;
}

static void count(eval_scores *scores, const eval_record *record, dm_str group, size_t member) {
    eval_tally *tallies[3];
    size_t n = tallies_of(scores, record, group, tallies);
    for (size_t i = 0; i < n; i++)
        ++*(size_t *)((char *)tallies[i] + member);
}

#define COUNT(scores, record, group, member)                                                       \
    count(scores, record, group, offsetof(eval_tally, member))

static void note(eval_scores *scores, dm_str place, const char *what, const eval_record *record) {
    eval_error *error = dm_vec_push(scores->arena, &scores->errors);
    if (!error)
        return;
    bool coded = record->rule.len || record->sentence.len;
    *error = (eval_error){.place = dm_arena_str(scores->arena, place),
                          .what = what,
                          .kind = record->kind,
                          .text = eval_describe(scores->arena, record),
                          .sentence =
                              dm_arena_str(scores->arena, coded ? record->sentence : record->words),
                          .rule = dm_arena_str(scores->arena, record->rule),
                          .confidence = coded ? record->confidence : -1};
}

/* "1<tab>samples/a.txt<tab>bias=1 nominal=0.5" */
static void write_features(const eval_scores *scores, dm_str place, const eval_record *have,
                           bool right) {
    json_t *json = json_loadb(have->explain.ptr, have->explain.len, 0, NULL), *feature;
    size_t i;
    if (!json) /* what follows by rule has no features of its own */
        return;
    fprintf(scores->features, "%d\t%.*s\t", right, DM_FMT(place));
    json_array_foreach(json_object_get(json, "features"), i, feature)
        fprintf(scores->features, "%s%s=%.4g", i ? " " : "",
                json_string_value(json_object_get(feature, "feature")),
                json_number_value(json_object_get(feature, "value")));
    putc('\n', scores->features);
    json_decref(json);
}

static void weigh(eval_scores *scores, dm_str place, const eval_record *have, bool right) {
    if (scores->features)
        write_features(scores, place, have, right);
    if (have->kind != DM_EVENTS)
        return;
    int at = (int)(have->confidence * EVAL_BINS);
    eval_bin *bin = &scores->bins[at < 0 ? 0 : at < EVAL_BINS ? at : EVAL_BINS - 1];
    bin->count++;
    bin->right += right;
    bin->confidence += have->confidence;
}

static void add_ratio(eval_ratio *ratio, bool right) {
    ratio->of++;
    ratio->right += right;
}

static void count_right(eval_scores *scores, dm_str place, dm_str group, const eval_record *want,
                        const eval_record *have) {
    COUNT(scores, want, group, right);
    weigh(scores, place, have, true);
    if (want->kind == DM_POSITIONS)
        add_ratio(&scores->verdicts, dm_str_eq(want->verdict, have->verdict));
    if (want->kind != DM_EVENTS)
        return;
    if (want->mode.len)
        add_ratio(&scores->modes, dm_str_eq(want->mode, have->mode));
    add_ratio(&scores->statuses, want->status == have->status);
    if (want->date.len)
        add_ratio(&scores->dates, dm_str_eq(want->date, have->date));
}

/* Claims nothing about the news: an event that did not happen, or may happen, or lies far back. */
static bool claims_nothing(const eval_record *have, bool strict) {
    if (have->optional || strict || have->kind == DM_STATEMENTS)
        return have->optional;
    return have->status != DM_ASSERTED && have->status != DM_FUTURE;
}

static void judge(eval_scores *scores, dm_str place, dm_str group, eval_records *expected,
                  eval_record *have) {
    eval_record *want = best(expected, have, scores->strict, false);
    if (want) {
        want->matched = true;
        if (want->optional)
            COUNT(scores, have, group, aside);
        else
            count_right(scores, place, group, want, have);
        return;
    }
    if (claims_nothing(have, scores->strict)) {
        COUNT(scores, have, group, aside);
        return;
    }
    bool repeat = best(expected, have, scores->strict, true) != NULL;
    COUNT(scores, have, group, wrong);
    weigh(scores, place, have, false);
    note(scores, place, repeat ? "repeat" : "false", have);
}

static int by_confidence(const void *a, const void *b) {
    const eval_record *x = a, *y = b;
    if (x->confidence != y->confidence)
        return x->confidence < y->confidence ? 1 : -1;
    return x->line < y->line ? -1 : x->line > y->line;
}

void eval_compare(eval_scores *scores, dm_str place, dm_str group, eval_records *expected,
                  eval_records *coded) {
    for (size_t i = 0; i < coded->len; i++)
        coded->ptr[i].line = i; /* equal confidence: in the order of the text */
    if (coded->len)
        qsort(coded->ptr, coded->len, sizeof *coded->ptr, by_confidence);
    for (size_t i = 0; i < coded->len; i++)
        judge(scores, place, group, expected, &coded->ptr[i]);
}

void eval_count_missed(eval_scores *scores, dm_str place, dm_str group, eval_records *expected) {
    for (size_t i = 0; i < expected->len; i++) {
        eval_record *want = &expected->ptr[i];
        if (want->matched || want->optional)
            continue;
        note(scores, place, want->kind == DM_DOCUMENTS ? "no document" : "missed", want);
        if (want->kind == DM_DOCUMENTS) {
            add_ratio(&scores->item_kinds, false);
            add_ratio(&scores->published, false);
        } else {
            COUNT(scores, want, group, missed);
        }
    }
}

/* ---- documents ---- */

static eval_record *expected_document(eval_records *expected, size_t document, int item) {
    for (size_t i = 0; i < expected->len; i++)
        if (expected->ptr[i].kind == DM_DOCUMENTS && expected->ptr[i].document == document &&
            expected->ptr[i].item == item)
            return &expected->ptr[i];
    return NULL;
}

static void note_document(eval_scores *scores, dm_str place, const char *what, dm_str want,
                          dm_str have) {
    eval_error *error = dm_vec_push(scores->arena, &scores->errors);
    if (error)
        *error =
            (eval_error){.place = dm_arena_str(scores->arena, place),
                         .what = what,
                         .kind = DM_DOCUMENTS,
                         .text = dm_arena_printf(scores->arena, "wanted \"%.*s\", got \"%.*s\"",
                                                 DM_FMT(want), DM_FMT(have)),
                         .confidence = -1};
}

static void compare_text(eval_scores *scores, dm_str place, const char *what, eval_ratio *ratio,
                         dm_str want, dm_str have) {
    bool right = dm_str_eq(dm_str_trim(want), dm_str_trim(have));
    add_ratio(ratio, right);
    if (!right)
        note_document(scores, place, what, want, have);
}

static bool any_documents(const eval_records *expected, size_t document) {
    for (size_t i = 0; i < expected->len; i++)
        if (expected->ptr[i].kind == DM_DOCUMENTS && expected->ptr[i].document == document)
            return true;
    return false;
}

void eval_compare_documents(eval_scores *scores, dm_str place, size_t document,
                            const dm_article *articles, size_t count, eval_records *expected) {
    if (!any_documents(expected, document))
        return;
    for (size_t i = 0; i < count; i++) {
        const dm_article *have = &articles[i];
        eval_record *want = expected_document(expected, document, have->item);
        dm_str kind = dm_str_of(dm_item_kind_name(have->kind));
        if (!want) {
            compare_text(scores, place, "item", &scores->item_kinds, DM_STR("none"), kind);
            continue;
        }
        want->matched = true;
        compare_text(scores, place, "item", &scores->item_kinds, want->item_kind, kind);
        compare_text(scores, place, "published", &scores->published, want->date, have->published);
        if (want->title.len)
            compare_text(scores, place, "title", &scores->titles, want->title, have->title);
    }
}

/* ---- figures ---- */

double eval_precision(const eval_tally *tally) {
    size_t of = tally->right + tally->wrong;
    return of ? (double)tally->right / (double)of : NAN;
}

double eval_recall(const eval_tally *tally) {
    size_t of = tally->right + tally->missed;
    return of ? (double)tally->right / (double)of : NAN;
}

double eval_f1(const eval_tally *tally) {
    size_t of = 2 * tally->right + tally->wrong + tally->missed;
    return of ? 2.0 * (double)tally->right / (double)of : NAN;
}

double eval_calibration_error(const eval_scores *scores) {
    double sum = 0;
    size_t total = 0;
    for (size_t i = 0; i < EVAL_BINS; i++) {
        const eval_bin *bin = &scores->bins[i];
        sum += fabs(bin->confidence - (double)bin->right);
        total += bin->count;
    }
    return total ? sum / (double)total : NAN;
}
