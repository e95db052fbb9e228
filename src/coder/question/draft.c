/*
 * question/draft.c - a question while it is made, and its id.
 *
 * The id is made of the kind and the values of its parameters, sorted within each, so that two
 * articles that name the same things in other words or another order agree:
 * "annexation:RUS:UA-09+UA-14". What an article leaves open stays open in the id.
 */
#include "coder/question/parts.h"

#include <stdlib.h>

void dm_draft_set(dm_draft *draft, dm_str key, dm_str value, bool list) {
    size_t k = 0;
    while (k < draft->key_count && !dm_str_eq(draft->keys[k].key, key))
        k++;
    if (k == DM_QUESTION_KEYS || !value.len)
        return;
    if (k == draft->key_count) {
        draft->keys[k].key = key;
        draft->keys[k].count = 0;
        draft->keys[k].list = list;
        draft->key_count++;
    }
    for (size_t i = 0; i < draft->keys[k].count; i++)
        if (dm_str_eq(draft->keys[k].values[i], value))
            return;
    if (draft->keys[k].count < DM_QUESTION_VALUES)
        draft->keys[k].values[draft->keys[k].count++] = value;
}

const dm_str *dm_draft_get(const dm_draft *draft, const char *key, size_t *count) {
    for (size_t k = 0; k < draft->key_count; k++)
        if (dm_str_is(draft->keys[k].key, key)) {
            *count = draft->keys[k].count;
            return draft->keys[k].values;
        }
    *count = 0;
    return NULL;
}

void dm_draft_take(dm_draft *draft, dm_str key, const dm_actor_refs *refs, bool list) {
    for (size_t i = 0; i < refs->len; i++)
        dm_draft_set(draft, key, refs->ptr[i]->code, list);
}

bool dm_draft_has(const dm_draft *draft, dm_str key) {
    for (size_t k = 0; k < draft->key_count; k++)
        if (dm_str_eq(draft->keys[k].key, key) && draft->keys[k].count)
            return true;
    return false;
}

void dm_draft_clear(dm_draft *draft, const char *key) {
    for (size_t k = 0; k < draft->key_count; k++)
        if (dm_str_is(draft->keys[k].key, key))
            draft->keys[k].count = 0;
}

void dm_draft_keep_others(dm_draft *draft, const char *key, const char *whose) {
    size_t owners, count, n = 0;
    dm_str kept[DM_QUESTION_VALUES];
    const dm_str *owner = dm_draft_get(draft, whose, &owners),
                 *value = dm_draft_get(draft, key, &count);
    for (size_t i = 0; i < count; i++)
        if (!owners || !dm_str_eq(value[i], owner[0]))
            kept[n++] = value[i];
    if (!n || n == count)
        return;
    dm_draft_clear(draft, key);
    for (size_t i = 0; i < n; i++)
        dm_draft_set(draft, dm_str_of(key), kept[i], false);
}

void dm_draft_turn(dm_draft *draft, const dm_candidate *c) {
    if (!c->mutual)
        return;
    dm_draft_clear(draft, "actor");
    dm_draft_clear(draft, "against");
    dm_draft_take(draft, DM_STR("actor"), &c->recipients, false);
}

/* ---- closing ---- */

static int by_value(const void *a, const void *b) {
    return dm_str_cmp(*(const dm_str *)a, *(const dm_str *)b);
}

/* "from" says no more than the territories do; left out of the id so that articles that do not name
 * the state agree. */
static bool is_in_id(const dm_draft *draft, size_t k) {
    size_t territories;
    dm_draft_get(draft, "territory", &territories);
    size_t dates; /* a body's vote of a day is one, whatever words tell what it was about */
    dm_draft_get(draft, "date", &dates);
    if (dm_str_is(draft->kind, "resolution") && dates && dm_str_is(draft->keys[k].key, "subject"))
        return false;
    if (dm_str_is(draft->kind, "demand") && dm_str_is(draft->keys[k].key, "measure"))
        return false; /* of what kind it is that is to end, articles tell in many words */
    return !(dm_str_is(draft->keys[k].key, "from") && territories);
}

/* ":-" for a parameter of which nothing is known and that stands right before `key` in the ids of
 * its kind, so that two values cannot be taken for each other: "conduct:coup:-:NER". */
static dm_str open_before(const dm_draft *draft, dm_str key) {
    static const struct {
        const char *kind, *first, *second;
    } orders[] = {
        {"conduct", "action", "actor"},
        {"conduct", "actor", "against"},
        {"measure", "by", "on"},
        {"measure", "on", "what"},
        {"membership", "entity", "organisation"},
        {"annexation", "claimant", "territory"},
        {"demand", "of", "on"},
        {"demand", "of", "what"},
    };
    dm_str open = {"", 0};
    size_t pairs = sizeof orders / sizeof *orders, count;
    dm_draft_get(draft, "on", &count);
    if (count && dm_str_is(draft->kind, "demand") && dm_str_is(key, "what"))
        return open; /* whom it concerns stands between */
    for (size_t i = 0; i < pairs; i++) {
        if (!dm_str_is(draft->kind, orders[i].kind) || !dm_str_is(key, orders[i].second))
            continue;
        dm_draft_get(draft, orders[i].first, &count);
        open = count ? open : DM_STR(":-");
        for (size_t k = 0; k < pairs && !count; k++) /* and the one before that */
            if (dm_str_is(draft->kind, orders[k].kind) &&
                strcmp(orders[k].second, orders[i].first) == 0) {
                dm_draft_get(draft, orders[k].first, &count);
                open = count ? DM_STR(":-") : DM_STR(":-:-");
                count = 1;
            }
    }
    return open;
}

dm_question dm_question_close(dm_arena *arena, const dm_draft *given) {
    dm_draft sorted = *given,
             *draft = &sorted; /* keys in the order of the alphabet, however they were found */
    for (size_t i = 1; i < sorted.key_count; i++)
        for (size_t k = i; k > 0 && dm_str_cmp(sorted.keys[k].key, sorted.keys[k - 1].key) < 0;
             k--) {
            __typeof__(sorted.keys[0]) swap = sorted.keys[k];
            sorted.keys[k] = sorted.keys[k - 1];
            sorted.keys[k - 1] = swap;
        }
    dm_question question = {.kind = draft->kind, .underspecified = draft->underspecified};
    dm_parameter *parameters = DM_NEW_ARRAY(arena, dm_parameter, draft->key_count + 1);
    dm_str id = draft->kind;
    for (size_t k = 0; parameters && k < draft->key_count; k++) {
        if (!draft->keys[k].count)
            continue;
        dm_str *values = DM_NEW_ARRAY(arena, dm_str, draft->keys[k].count);
        if (!values)
            break;
        memcpy(values, draft->keys[k].values, draft->keys[k].count * sizeof *values);
        qsort(values, draft->keys[k].count, sizeof *values, by_value);
        parameters[question.parameter_count++] =
            (dm_parameter){draft->keys[k].key, values, draft->keys[k].count, draft->keys[k].list};
        dm_str joined = values[0];
        for (size_t i = 1; i < draft->keys[k].count; i++)
            joined = dm_arena_printf(arena, "%.*s+%.*s", DM_FMT(joined), DM_FMT(values[i]));
        if (is_in_id(draft, k))
            id = dm_arena_printf(arena, "%.*s%.*s:%.*s", DM_FMT(id),
                                 DM_FMT(open_before(draft, draft->keys[k].key)), DM_FMT(joined));
    }
    question.id = dm_arena_str(arena, id); /* empty when memory ran out */
    char *bytes = (char *)question.id.ptr;
    for (size_t i = 0; i < question.id.len; i++)
        if (bytes[i] == ' ')
            bytes[i] = '-';
    question.parameters = parameters;
    return question;
}
