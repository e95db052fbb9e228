/*
 * titles.c - titles of questions from a template for each kind.
 *
 * In a template {x} is the value of parameter x, lists joined by commas and "and"; a part in
 * brackets is left out when a parameter in it has no value; behind a bar stands what is said
 * instead; {@} is the preposition that ties a deed or a measure to the one it concerns, {&} that
 * of those who do it. So an
 * underspecified question has a shorter title, not one with holes.
 */
#include "ledger/titles.h"

#include <stdio.h>

typedef struct kind {
    const char *name, *title, *words;
} kind;

static const kind KINDS[] = {
    {"statehood", "Recognition[ of {entity}] as a state",
     "recognise recognises independence independent statehood ties"},
    {"annexation", "Annexation[ of {territory}| of land][ from {from}][ by {claimant}]",
     "annex annexed recognise borders changed by force"},
    {"sovereignty", "Sovereignty[ of {state}][ over {territory}]",
     "territorial integrity borders independence unity"},
    {"government", "[{claimant} as ]government[ of {state}]",
     "recognise president legitimate regime"},
    {"vote-result", "Result of the [{what}|vote][ in {place}][, {date}]",
     "vote recognise referendum election"},
    {"membership", "Membership[ of {entity}][ in {organisation}]",
     "join joins accession bid member"},
    {"conduct", "[{action}|conduct][{@}{against}][{&}{actor}][, {date}]",
     "condemn condemns policy conduct"},
    {"measure", "[{what}|measures][ by {by}][{@}{on}]", "measure measures impose provide"},
    {"resolution", "Resolution[ of {body}][: {subject}][, {date}]",
     "vote votes abstain abstention veto voted"},
    {"demand", "Demand[ on {of}]: {what}[ of {measure}][ on {on}]",
     "demand demands call calls urge"},
    {"principle", "Principle[: {name}]", "principle principles"},
};

static const kind *kind_of(const json_t *question) {
    const char *name = json_string_value(json_object_get(question, "kind"));
    for (size_t i = 0; name && i < sizeof KINDS / sizeof *KINDS; i++)
        if (strcmp(KINDS[i].name, name) == 0)
            return &KINDS[i];
    return NULL;
}

/* ---- values ---- */

/* How a deed or a measure is tied to the one it concerns ({@}), and what it is called where its id
 * is not enough. */
static const struct {
    const char *value, *tie, *words;
} DEEDS[] = {
    {"abduction", " of ", NULL},
    {"abuses", " of ", "human rights abuses"},
    {"aid", " to ", NULL},
    {"arming", " against ", "arming of others"},
    {"arms", " for ", NULL},
    {"arms-embargo", " on ", NULL},
    {"attack", " on ", NULL},
    {"blockade", " of ", NULL},
    {"bombing", " of ", NULL},
    {"ceasefire", " in ", NULL},
    {"construction", " in ", NULL},
    {"coup", " in ", NULL},
    {"cyberattack", " on ", NULL},
    {"demolition", " of ", NULL},
    {"deployment", " in ", "deployment of troops"},
    {"deportation", " of ", "deportation"},
    {"detention", " of ", NULL},
    {"end", " of ", "an end"},
    {"execution", " of ", NULL},
    {"exercise", " with ", "military exercise"},
    {"expulsion", " on ", "expulsion of diplomats"},
    {"guarantee", " for ", "guarantees"},
    {"incursion", " into ", NULL},
    {"interference", " in ", NULL},
    {"intervention", " in ", NULL},
    {"invasion", " of ", NULL},
    {"killing", " of ", NULL},
    {"mission", " in ", NULL},
    {"no-fly-zone", " over ", "no-fly zone"},
    {"occupation", " of ", NULL},
    {"one-china", " ", "One-China"},
    {"poisoning", " of ", NULL},
    {"policy", " towards ", "decision or policy"},
    {"price-cap", " on ", NULL},
    {"prosecution", " of ", NULL},
    {"recognition", " of ", NULL},
    {"release", " of ", NULL},
    {"repression", " of ", NULL},
    {"sanction", " on ", "sanctions"},
    {"seizure", " from ", NULL},
    {"settlements", " in ", NULL},
    {"statement", " about ", "words"},
    {"strike", " on ", "strikes"},
    {"tariff", " on ", "tariffs"},
    {"threats", " against ", NULL},
    {"troops", " for ", "troops or police"},
    {"two-state-solution", " ", "two-state solution"},
    {"un-charter", " ", "UN Charter"},
    {"violence", " in ", NULL},
    {"visa-ban", " on ", "visa bans"},
    {"visit", " to ", NULL},
    {"withdrawal", " from ", NULL},
};

static const char *tie_of(const json_t *question) {
    const char *deed = json_string_value(json_object_get(question, "action"));
    if (!deed)
        deed = json_string_value(json_object_get(question, "what"));
    for (size_t i = 0; deed && i < sizeof DEEDS / sizeof *DEEDS; i++)
        if (strcmp(DEEDS[i].value, deed) == 0)
            return DEEDS[i].tie;
    return " against ";
}

static bool is_mutual(const json_t *question) {
    const char *deed = json_string_value(json_object_get(question, "action"));
    return deed && (strcmp(deed, "agreement") == 0 || strcmp(deed, "talks") == 0 ||
                    strcmp(deed, "ceasefire") == 0);
}

static const char *words_of(dm_str value) {
    for (size_t i = 0; i < sizeof DEEDS / sizeof *DEEDS; i++)
        if (dm_str_is(value, DEEDS[i].value))
            return DEEDS[i].words;
    return NULL;
}

static dm_str value_name(dm_arena *arena, dm_str value, const dm_namer *namer) {
    dm_str name = namer && namer->name ? namer->name(namer->context, value) : (dm_str){0};
    if (name.len)
        return name;
    if (words_of(value))
        return dm_arena_str(arena, dm_str_of(words_of(value)));
    if (dm_str_starts(value, DM_STR("X-")))
        value = dm_str_sub(value, 2, value.len);
    dm_str copy = dm_arena_str(arena, value);
    /* Words joined by hyphens become words again; codes are in capitals and stay. */
    bool words = false;
    for (size_t i = 0; i < copy.len; i++)
        words |= copy.ptr[i] >= 'a' && copy.ptr[i] <= 'z';
    for (size_t i = 0; words && i < copy.len; i++)
        if (copy.ptr[i] == '-' && i > 0 && copy.ptr[i - 1] >= 'a' && copy.ptr[i - 1] <= 'z')
            ((char *)(uintptr_t)copy.ptr)[i] = ' ';
    return copy;
}

static dm_str string_of(const json_t *value) {
    return (dm_str){json_string_value(value), json_string_length(value)};
}

/* The value of a parameter in words, empty when it has none. */
static dm_str parameter(dm_arena *arena, const json_t *question, dm_str key,
                        const dm_namer *namer) {
    char name[64];
    dm_str all = {0};
    if (dm_str_is(key, "@"))
        return dm_str_of(tie_of(question));
    if (dm_str_is(key, "&")) /* "agreement between", "invasion by" */
        return json_array_size(json_object_get(question, "actor")) > 1 && is_mutual(question)
                   ? DM_STR(" between ")
                   : DM_STR(" by ");
    snprintf(name, sizeof name, "%.*s", DM_FMT(key));
    const json_t *value = json_object_get(question, name);
    if (json_is_string(value))
        return json_string_length(value) ? value_name(arena, string_of(value), namer) : all;
    size_t n = json_array_size(value);
    for (size_t i = 0; i < n; i++) {
        dm_str one = value_name(arena, string_of(json_array_get(value, i)), namer);
        const char *between = i == 0 ? "" : i + 1 == n ? " and " : ", ";
        all = dm_arena_printf(arena, "%.*s%s%.*s", DM_FMT(all), between, DM_FMT(one));
    }
    return all;
}

/* ---- templates ---- */

/* Text with its {x} filled; *missing is set when one has no value. */
static dm_str fill(dm_arena *arena, dm_str text, const json_t *question, const dm_namer *namer,
                   bool *missing) {
    dm_str out = DM_STR(""), rest = text, before, key;
    while (dm_str_split(&rest, '{', &before)) {
        out = dm_arena_printf(arena, "%.*s%.*s", DM_FMT(out), DM_FMT(before));
        if (!rest.ptr || !dm_str_split(&rest, '}', &key))
            break;
        dm_str value = parameter(arena, question, key, namer);
        *missing |= value.len == 0;
        out = dm_arena_printf(arena, "%.*s%.*s", DM_FMT(out), DM_FMT(value));
    }
    return out;
}

/* A part in brackets: with its values, or what stands behind its bar, or nothing. */
static dm_str optional(dm_arena *arena, dm_str part, const json_t *question, const dm_namer *namer,
                       dm_str otherwise) {
    bool missing = false;
    dm_str filled = fill(arena, part, question, namer, &missing);
    return missing ? otherwise : filled;
}

static dm_str expand(dm_arena *arena, dm_str text, const json_t *question, const dm_namer *namer) {
    dm_str out = DM_STR(""), rest = text, before, part;
    bool ignored = false;
    while (dm_str_split(&rest, '[', &before)) {
        dm_str plain = fill(arena, before, question, namer, &ignored), otherwise = DM_STR("");
        out = dm_arena_printf(arena, "%.*s%.*s", DM_FMT(out), DM_FMT(plain));
        if (!rest.ptr || !dm_str_split(&rest, ']', &part))
            break;
        dm_str inner = part, first;
        if (dm_str_split(&inner, '|', &first) && inner.ptr) {
            part = first;
            otherwise = inner;
        }
        dm_str chosen = optional(arena, part, question, namer, otherwise);
        out = dm_arena_printf(arena, "%.*s%.*s", DM_FMT(out), DM_FMT(chosen));
        if (!rest.ptr)
            break;
    }
    return out;
}

dm_str dm_question_title(dm_arena *arena, const json_t *question, const dm_namer *namer) {
    const kind *k = kind_of(question);
    if (!k)
        return dm_arena_str(arena, string_of(json_object_get(question, "id")));
    dm_str title = dm_arena_str(arena, expand(arena, dm_str_of(k->title), question, namer));
    if (json_is_true(json_object_get(question, "underspecified")))
        title = dm_arena_printf(arena, "%.*s (not further specified)", DM_FMT(title));
    char *first = (char *)(uintptr_t)title.ptr;
    if (title.len && *first >= 'a' && *first <= 'z')
        *first = (char)(*first - 'a' + 'A');
    return title;
}

dm_str dm_question_words(dm_arena *arena, const json_t *question, const dm_namer *namer) {
    (void)namer;
    const kind *k = kind_of(question);
    dm_str id = string_of(json_object_get(question, "id"));
    return dm_arena_printf(arena, "%s %.*s", k ? k->words : "", DM_FMT(id));
}
