/*
 * legacy_apply.c - the entries of legacy dictionaries as names, people and nouns of the knowledge.
 *
 * The dictionaries were made for text without case: a form matches in any case that has a capital,
 * and is printed with capitals at its words. A code that holds without dates fills the days that
 * the dated ones leave, as PETRARCH reads it. The dictionaries do not tell people from bodies;
 * whoever has offices by date (or was in office) and is called nothing like a body is taken for a
 * person, so that a surname, a title and a pronoun can stand for them.
 *
 * Of two names of one form the user's wins, unless both say the same: then the built-in one stays,
 * since it knows whether it is an adjective, a demonym or a seat.
 */
#include <stdlib.h>

#include "base/utf8.h"
#include "lexicon/knowledge_build.h"
#include "lexicon/legacy.h"

enum { MOST_CODES = 128 };

typedef struct application {
    dm_knowledge *to;
    const dm_legacy *from;
    dm_map built_in; /* lower form -> the first name of it */
    uint32_t *same;  /* of each built-in name the next of the same form */
    bool *gone;      /* built-in names that the user's replace */
    size_t built_in_count;
    dm_map given; /* lower forms of the user's names */
} application;

/* A period of a code, for one entry. */
typedef struct period {
    dm_day from, to;
    const dm_legacy_code *code;
} period;

/* ---- the built-in names by form ---- */

static bool index_built_in(application *a) {
    dm_knowledge *k = a->to;
    a->built_in_count = k->names.len;
    a->same = DM_NEW_ARRAY(&k->arena, uint32_t, k->names.len + 1);
    a->gone = DM_NEW_ARRAY(&k->arena, bool, k->names.len + 1);
    for (size_t i = 0; a->same && a->gone && i < k->names.len; i++) {
        dm_str lower = dm_utf8_lowered(&k->arena, k->names.ptr[i].form);
        uint32_t *slot = dm_map_put(&a->built_in, &k->arena, lower);
        if (!slot)
            return false;
        a->same[i] = *slot;
        *slot = (uint32_t)i;
    }
    return a->same && a->gone;
}

static const dm_entity *entity_of(const application *a, const dm_name *name) {
    return name->sort == DM_NAME_PERSON ? NULL : &a->to->entities.ptr[name->target];
}

/* The built-in name says what the user's does. */
static bool agrees(const application *a, const dm_name *name, const dm_legacy_code *code) {
    const dm_entity *entity = entity_of(a, name);
    if (!entity || name->from || name->to || !dm_str_eq(entity->code, code->code))
        return false;
    return !code->sector.len || dm_str_eq(code->sector, name->sector) ||
           dm_str_eq(code->sector, entity->sector);
}

/* Takes built-in names of the form away. True if one agrees and stays in the user's place. */
static bool replace(application *a, dm_str form, const dm_legacy_entry *entry, dm_name_sort *sort) {
    const dm_legacy_code *code = &a->from->codes.ptr[entry->first_code];
    bool plain = entry->code_count == 1 && !code->dated, agreed = false;
    *sort = DM_NAME_ENTITY;
    for (uint32_t i = dm_map_get(&a->built_in, form); i != DM_MAP_NONE; i = a->same[i]) {
        const dm_name *name = &a->to->names.ptr[i];
        if (plain && agrees(a, name, code)) {
            agreed = true;
            continue;
        }
        if (name->sort == DM_NAME_ADJECTIVE || name->sort == DM_NAME_DEMONYM)
            *sort = name->sort;
        a->gone[i] = true;
    }
    return agreed;
}

/* ---- how a form is printed ---- */

static bool is_small_word(dm_str word) {
    static const char *const words[] = {"of",  "the", "and", "in",  "for", "de",
                                        "du",  "la",  "al",  "el",  "bin", "ibn",
                                        "von", "van", "der", "den", "da",  "dos"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (dm_str_is(word, words[i]))
            return true;
    return false;
}

static size_t word_end(dm_str form, size_t at) {
    while (at < form.len && form.ptr[at] != ' ')
        at++;
    return at;
}

/* "bank of england" to "Bank of England", "al-sadr" to "Al-Sadr". */
static dm_str printed(dm_arena *arena, dm_str form) {
    dm_str copy = dm_arena_str(arena, form);
    for (size_t start = 0; start < copy.len; start = word_end(copy, start) + 1) {
        size_t end = word_end(copy, start);
        if (start && is_small_word(dm_str_sub(copy, start, end)))
            continue;
        for (size_t i = start; i < end; i++) {
            char before = i > start ? copy.ptr[i - 1] : ' ';
            bool begins =
                before == ' ' || before == '-' || before == '.' || (before == '\'' && i + 1 < end);
            if (begins && copy.ptr[i] >= 'a' && copy.ptr[i] <= 'z')
                ((char *)(uintptr_t)copy.ptr)[i] -= 32;
        }
    }
    return copy;
}

/* ---- days ---- */

static int later_first(const void *a, const void *b) {
    const period *x = a, *y = b;
    if (x->from != y->from)
        return x->from > y->from ? -1 : 1;
    return x->code < y->code ? -1 : x->code > y->code;
}

/* The days of [from, to] that no dated code covers, walking back from the latest. */
static size_t add_gaps(period *periods, size_t dated, const dm_legacy_code *code) {
    size_t count = dated;
    dm_day open_to = 0; /* the gap ends here; 0: it is open */
    for (size_t i = 0; i < dated; i++) {
        const period *p = &periods[i];
        bool above = p->to && (!open_to || dm_day_after(p->to) <= open_to);
        if (above && count < 2 * MOST_CODES)
            periods[count++] = (period){dm_day_after(p->to), open_to, code};
        if (!p->from)
            return count;
        if (!open_to || p->from <= open_to)
            open_to = dm_day_before(p->from);
    }
    periods[count++] = (period){0, open_to, code};
    return count;
}

/* All periods of an entry, the dated ones and what they leave to the code without dates; the latest
 * first, for that is what an article without date is read by. `periods` has room for twice
 * MOST_CODES and one. */
static size_t periods_of(const application *a, const dm_legacy_entry *entry, period *periods) {
    const dm_legacy_code *always = NULL;
    size_t count = 0;
    for (uint32_t i = 0; i < entry->code_count; i++) {
        const dm_legacy_code *code = &a->from->codes.ptr[entry->first_code + i];
        if (!code->dated)
            always = always ? always : code;
        else if (count < MOST_CODES)
            periods[count++] = (period){code->from, code->to, code};
    }
    if (count)
        qsort(periods, count, sizeof *periods, later_first);
    if (always)
        count = add_gaps(periods, count, always);
    if (count)
        qsort(periods, count, sizeof *periods, later_first);
    return count;
}

/* ---- people ---- */

static bool sounds_like_body(const dm_knowledge *k, dm_str head) {
    dm_str word;
    while (dm_str_split(&head, ' ', &word)) {
        uint32_t noun = dm_map_get(&k->noun_forms, word);
        if (noun != DM_MAP_NONE && k->nouns.ptr[noun].kind != DM_NOUN_TITLE)
            return true;
    }
    return false;
}

static bool is_person(const application *a, const dm_legacy_entry *entry) {
    dm_str head = a->from->forms.ptr[entry->first_form].form;
    bool several_words = dm_str_find(head, DM_STR(" "), 0) != SIZE_MAX;
    bool dated = false, former = false, office = false;
    for (uint32_t i = 0; i < entry->code_count; i++) {
        const dm_legacy_code *code = &a->from->codes.ptr[entry->first_code + i];
        if (!code->sector.len)
            return false;
        dated |= code->dated;
        former |= dm_str_is(code->sector, "ELI");
        office |= dm_str_is(code->sector, "GOV") || dm_str_is(code->sector, "LEG") ||
                  dm_str_is(code->sector, "MIL") || dm_str_is(code->sector, "JUD");
    }
    uint32_t same = dm_map_get(&a->built_in, head);
    if (same != DM_MAP_NONE)
        return a->to->names.ptr[same].sort == DM_NAME_PERSON;
    if (sounds_like_body(a->to, head))
        return false;
    return (former && (dated || several_words)) || (dated && office && several_words);
}

static uint32_t add_person(application *a, dm_str name, const period *periods, size_t count) {
    dm_knowledge *k = a->to;
    uint32_t index = (uint32_t)k->persons.len;
    dm_person *person = dm_vec_push(&k->arena, &k->persons);
    if (!person)
        return DM_MAP_NONE;
    *person = (dm_person){.name = name};
    for (size_t i = 0; i < count; i++) {
        dm_term *term = dm_vec_push(&k->arena, &k->terms);
        dm_surname_link *owner = dm_vec_push(&k->arena, &k->surname_links);
        if (!term || !owner)
            return DM_MAP_NONE;
        *term = (dm_term){.affiliation = periods[i].code->code,
                          .sector = periods[i].code->sector,
                          .from = periods[i].from,
                          .to = periods[i].to};
        *owner = (dm_surname_link){index, 0}; /* borrowed until the terms are sorted */
        k->persons.ptr[index].term_count++;
    }
    return index;
}

/* ---- names ---- */

static dm_actor_kind kind_of(const dm_legacy_code *code, const dm_entity *whole) {
    if (!code->sector.len)
        return whole ? whole->kind : DM_KIND_PEOPLE;
    if (dm_str_is(code->sector, "IGO") || dm_str_is(code->sector, "NGO"))
        return DM_KIND_ORGANISATION;
    if (dm_str_is(code->sector, "BUS"))
        return DM_KIND_COMPANY;
    bool of_state = dm_str_is(code->sector, "GOV") || dm_str_is(code->sector, "MIL") ||
                    dm_str_is(code->sector, "LEG") || dm_str_is(code->sector, "JUD") ||
                    dm_str_is(code->sector, "COP") || dm_str_is(code->sector, "SPY");
    return of_state && whole ? whole->kind : DM_KIND_ENTITY;
}

/* An entity of the entry's own, so that `explain` shows the dictionary's line. */
static uint32_t add_entity(application *a, const dm_legacy_entry *entry, dm_str name,
                           const dm_legacy_code *code) {
    dm_knowledge *k = a->to;
    uint32_t at = code->code.len ? dm_map_get(&k->codes, code->code) : (uint32_t)DM_MAP_NONE;
    const dm_entity *whole = at == DM_MAP_NONE ? NULL : &k->entities.ptr[at];
    dm_entity made = {.code = code->code,
                      .name = code->sector.len || !whole ? name : whole->name,
                      .kind = kind_of(code, whole),
                      .sector = code->sector.len || !whole ? code->sector : whole->sector,
                      .parent = whole ? whole->parent : (dm_str){"", 0},
                      .table = entry->file,
                      .row = entry->line};
    uint32_t index = (uint32_t)k->entities.len;
    dm_entity *slot = dm_vec_push(&k->arena, &k->entities);
    if (!slot)
        return DM_MAP_NONE;
    *slot = made;
    return index;
}

static void add_name(application *a, dm_name name) {
    dm_name *slot = dm_vec_push(&a->to->arena, &a->to->names);
    if (slot)
        *slot = name;
}

typedef struct target {
    bool person;
    period periods[2 * MOST_CODES + 1];
    uint32_t targets[2 * MOST_CODES + 1];
    size_t count; /* of names: one for a person */
} target;

static bool make_target(application *a, const dm_legacy_entry *entry, target *t) {
    dm_str name = printed(&a->to->arena, a->from->forms.ptr[entry->first_form].form);
    t->count = periods_of(a, entry, t->periods);
    t->person = is_person(a, entry);
    if (t->person) {
        t->targets[0] = add_person(a, name, t->periods, t->count);
        t->periods[0] = (period){0, 0, NULL};
        t->count = 1;
        return t->targets[0] != DM_MAP_NONE;
    }
    for (size_t i = 0; i < t->count; i++) {
        t->targets[i] = add_entity(a, entry, name, t->periods[i].code);
        if (t->targets[i] == DM_MAP_NONE)
            return false;
    }
    return t->count > 0;
}

static void add_names(application *a, dm_str form, const target *t, dm_name_sort sort) {
    dm_str shown = printed(&a->to->arena, form);
    for (size_t i = 0; i < t->count; i++)
        add_name(a, (dm_name){.form = shown,
                              .sort = t->person ? DM_NAME_PERSON : sort,
                              .target = t->targets[i],
                              .sector = {"", 0},
                              .from = t->periods[i].from,
                              .to = t->periods[i].to,
                              .any_case = true});
}

static bool first_time(application *a, dm_str form) {
    uint32_t *slot = dm_map_put(&a->given, &a->to->arena, form);
    if (!slot || *slot != DM_MAP_NONE)
        return false;
    *slot = 0;
    return true;
}

static void apply_name(application *a, const dm_legacy_entry *entry, target *t) {
    if (!make_target(a, entry, t))
        return;
    for (uint32_t f = 0; f < entry->form_count; f++) {
        dm_str form = a->from->forms.ptr[entry->first_form + f].form;
        dm_name_sort sort;
        if (!first_time(a, form) || replace(a, form, entry, &sort))
            continue;
        bool adjective = sort != DM_NAME_ENTITY;
        bool whole = !a->from->codes.ptr[entry->first_code].sector.len;
        add_names(a, form, t, adjective && whole ? sort : DM_NAME_ENTITY);
    }
    /* Endings take no other name's place: IRA does not become Iran. */
    for (uint32_t f = 0; f < entry->form_count; f++) {
        dm_legacy_form form = a->from->forms.ptr[entry->first_form + f];
        for (size_t e = 0; form.open && form.form.len >= 4 && e < a->from->endings.len; e++) {
            dm_str longer = dm_arena_printf(&a->to->arena, "%.*s%.*s", DM_FMT(form.form),
                                            DM_FMT(a->from->endings.ptr[e]));
            if (dm_map_get(&a->built_in, longer) == DM_MAP_NONE && first_time(a, longer))
                add_names(a, longer, t, DM_NAME_ENTITY);
        }
    }
}

static void drop_replaced(application *a) {
    size_t kept = 0;
    for (size_t i = 0; i < a->to->names.len; i++)
        if (i >= a->built_in_count || !a->gone[i])
            a->to->names.ptr[kept++] = a->to->names.ptr[i];
    a->to->names.len = kept;
}

/* ---- nouns ---- */

/* What the last word of a new noun is: "police officer" an officer, "peace council" a council. */
static dm_noun noun_like(const application *a, dm_str form, const dm_legacy_code *code, bool mass) {
    bool armed = dm_str_is(code->sector, "MIL") || dm_str_is(code->sector, "COP") ||
                 dm_str_is(code->sector, "REB") || dm_str_is(code->sector, "UAF") ||
                 dm_str_is(code->sector, "PRM");
    dm_noun noun = {.form = form,
                    .sector = code->sector,
                    .role = {"", 0},
                    .kind = !mass   ? DM_NOUN_PEOPLE
                            : armed ? DM_NOUN_FORCE
                                    : DM_NOUN_BODY,
                    .binds = DM_BINDS_STATE};
    size_t last = form.len;
    while (last && form.ptr[last - 1] != ' ')
        last--;
    uint32_t like = dm_map_get(&a->to->noun_forms, dm_str_sub(form, last, form.len));
    if (like == DM_MAP_NONE)
        return noun;
    noun.kind = a->to->nouns.ptr[like].kind;
    noun.binds = a->to->nouns.ptr[like].binds;
    if (noun.kind == DM_NOUN_TITLE)
        noun.role = form;
    return noun;
}

static void apply_noun(application *a, const dm_legacy_entry *entry) {
    dm_knowledge *k = a->to;
    const dm_legacy_code *code = &a->from->codes.ptr[entry->first_code];
    for (uint32_t f = 0; code->sector.len && f < entry->form_count; f++) {
        dm_legacy_form form = a->from->forms.ptr[entry->first_form + f];
        dm_noun noun = noun_like(a, form.form, code, !form.open && entry->form_count == 1);
        uint32_t *slot = dm_map_put(&k->noun_forms, &k->arena, form.form);
        if (!slot)
            return;
        if (*slot != DM_MAP_NONE) {
            k->nouns.ptr[*slot].sector = code->sector;
            continue;
        }
        dm_knowledge_filter_noun(k, form.form);
        *slot = (uint32_t)k->nouns.len;
        dm_noun *entry_noun = dm_vec_push(&k->arena, &k->nouns);
        if (!entry_noun)
            return;
        *entry_noun = noun;
    }
}

/* ---- the whole ---- */

void dm_legacy_apply(dm_knowledge *knowledge, const dm_legacy *self) {
    application a = {.to = knowledge, .from = self};
    target *t = DM_NEW(&knowledge->arena, target);
    if (!t || !index_built_in(&a))
        return;
    for (size_t i = 0; i < self->entries.len && !knowledge->arena.failed; i++)
        if (!self->entries.ptr[i].agent)
            apply_name(&a, &self->entries.ptr[i], t);
    drop_replaced(&a);
    for (size_t i = 0; i < self->entries.len && !knowledge->arena.failed; i++)
        if (self->entries.ptr[i].agent)
            apply_noun(&a, &self->entries.ptr[i]);
}
