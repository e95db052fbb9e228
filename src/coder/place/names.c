/*
 * place/names.c - builds and searches the gazetteer (see place/names.h).
 */
#include "coder/place/names.h"

#include <math.h>

#include "actors/actors_inside.h"
#include "base/alloc.h"
#include "base/error.h"
#include "base/utf8.h"

/* Columns of places/cities and places/more. */
enum {
    CITY_FORM,
    CITY_NAME,
    CITY_COUNTRY,
    CITY_SUBDIVISION,
    CITY_LAT,
    CITY_LON,
    CITY_POPULATION,
    CITY_RANK,
    CITY_COLUMNS
};

/* "-3.25"; NAN for anything else. Not strtod: that obeys the locale. */
static double decimal(dm_str s) {
    bool negative = s.len && s.ptr[0] == '-';
    double value = 0, scale = 0;
    size_t digits = 0;
    for (size_t i = negative ? 1 : 0; i < s.len; i++) {
        char c = s.ptr[i];
        if (c == '.' && scale == 0) {
            scale = 1;
            continue;
        }
        if (c < '0' || c > '9')
            return NAN;
        value = value * 10 + (c - '0');
        scale *= 10;
        digits++;
    }
    if (!digits)
        return NAN;
    if (scale > 1)
        value /= scale;
    return negative ? -value : value;
}

static int number(dm_str s) {
    uint64_t value;
    return dm_str_number(s, 1000000, &value) ? (int)value : 0;
}

static place_entry city_at(const dm_table *t, size_t row) {
    dm_str name = dm_table_cell(t, row, CITY_NAME), rank = dm_table_cell(t, row, CITY_RANK);
    return (place_entry){.kind = PLACE_CITY,
                         .capital = dm_str_is(rank, "C"),
                         .seat = dm_str_is(rank, "A"),
                         .name = name.len ? name : dm_table_cell(t, row, CITY_FORM),
                         .country = dm_table_cell(t, row, CITY_COUNTRY),
                         .codes = dm_table_cell(t, row, CITY_SUBDIVISION),
                         .lat = decimal(dm_table_cell(t, row, CITY_LAT)),
                         .lon = decimal(dm_table_cell(t, row, CITY_LON)),
                         .population = number(dm_table_cell(t, row, CITY_POPULATION)),
                         .next = DM_MAP_NONE};
}

/* Eight letters as a number that is in the order of the forms; zeros behind a shorter one. */
static uint64_t letters_of(dm_str form) {
    uint64_t letters = 0;
    size_t count = form.len < sizeof letters ? form.len : sizeof letters;
    for (size_t i = 0; i < count; i++)
        letters = letters << 8 | (unsigned char)form.ptr[i];
    return count ? letters << 8 * (sizeof letters - count) : 0;
}

/* The first sample that is not before these letters. */
static size_t lowest_sample(const dm_gazetteer *self, uint64_t letters) {
    size_t low = 0, high = self->city_samples;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (self->city_letters[middle] < letters)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The first row of places/cities whose form is not before this one. The samples say between which
 * two of them it is; the table itself is large, and read from memory. */
static size_t lowest_city(const dm_gazetteer *self, dm_str form) {
    const dm_table *t = self->cities;
    uint64_t letters = letters_of(form);
    size_t from = lowest_sample(self, letters), to = from;
    while (to < self->city_samples && self->city_letters[to] == letters)
        to++; /* seldom any */
    size_t low = from ? (from - 1) * PLACE_SAMPLE + 1 : 0;
    size_t high = to < self->city_samples ? to * PLACE_SAMPLE : t->rows;
    while (low < high) {
        size_t middle = (low + high) / 2;
        dm_str there = dm_table_cell(t, middle, CITY_FORM);
        uint64_t its = letters_of(there);
        if (its < letters || (its == letters && dm_str_cmp(there, form) < 0))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The first row of places/cities with this form; rows when there is none. */
static size_t first_city(const dm_gazetteer *self, dm_str form) {
    size_t low = lowest_city(self, form), rows = self->cities->rows;
    return low < rows && dm_str_eq(dm_table_cell(self->cities, low, CITY_FORM), form) ? low : rows;
}

bool place_city_begins(const dm_gazetteer *self, dm_str form) {
    size_t low = self->cities ? lowest_city(self, form) : 0;
    return self->cities && low < self->cities->rows &&
           dm_str_starts(dm_table_cell(self->cities, low, CITY_FORM), form);
}

size_t place_candidates(const dm_gazetteer *self, dm_str form, bool cities, place_entry *list) {
    size_t count = 0;
    uint32_t at = dm_map_get(&self->names, form);
    for (; at != DM_MAP_NONE && count < PLACE_CANDIDATES; at = self->entries.ptr[at].next)
        list[count++] = self->entries.ptr[at];
    if (!self->cities || !cities)
        return count;
    size_t row = first_city(self, form);
    for (; row < self->cities->rows && count < PLACE_CANDIDATES &&
           dm_str_eq(dm_table_cell(self->cities, row, CITY_FORM), form);
         row++)
        list[count++] = city_at(self->cities, row);
    return count;
}

/* U+00C0..U+017F as the press writes them without accents; a dot is none. */
static const char plain[] = "AAAAAAACEEEEIIIIDNOOOOO.OUUUUYTsaaaaaaaceeeeiiiidnooooo.ouuuuyty"
                            "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlL"
                            "lLlNnNnNnnNnOoOoOoOoRrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs";

size_t place_fold(dm_str name, char *out, size_t room) {
    size_t n = 0;
    for (size_t i = 0; i < name.len; i++) {
        unsigned char c = (unsigned char)name.ptr[i];
        if (n == room)
            return 0;
        if (c == '\n' || c == '\t')
            c = ' ';
        if (c < 0x80) {
            if (c != ' ' || !n || out[n - 1] != ' ')
                out[n++] = (char)c;
        } else if (c >= 0xc3 && c <= 0xc5 && i + 1 < name.len) {
            size_t at = (size_t)(c - 0xc3) * 64 + ((unsigned char)name.ptr[++i] & 0x3f);
            out[n++] = plain[at];
        } else if (c == 0xe2 && i + 2 < name.len && (unsigned char)name.ptr[i + 1] == 0x80) {
            unsigned char last = (unsigned char)name.ptr[i + 2];
            i += 2;
            if (last == 0x99)
                out[n++] = '\'';
            else if (last >= 0x90 && last <= 0x94)
                out[n++] = '-';
            else if (last != 0x98)
                return 0;
        } else
            return 0;
    }
    return n;
}

place_noun place_noun_of(const dm_gazetteer *self, dm_str lemma) {
    uint32_t kind = dm_map_get(&self->kinds, lemma);
    return kind == DM_MAP_NONE ? PLACE_NOUN_NONE : (place_noun)kind;
}

bool place_is_taken(const dm_gazetteer *self, dm_arena *arena, const dm_parse *parse,
                    uint32_t noun) {
    uint8_t rel = parse->tokens[noun].rel;
    uint32_t verb = parse->tokens[noun].head;
    return (rel == DM_REL_OBJ || rel == DM_REL_NSUBJ_PASS) && verb != DM_NO_TOKEN &&
           place_noun_of(self, dm_utf8_lowered(arena, parse->tokens[verb].lemma)) ==
               PLACE_TAKING_VERB;
}

uint8_t place_preposition(const dm_gazetteer *self, dm_str preposition, place_kind kind) {
    uint32_t row = dm_map_get(&self->prepositions, preposition);
    const char *column = kind == PLACE_COUNTRY  ? "country"
                         : kind == PLACE_REGION ? "region"
                                                : "city";
    return row == DM_MAP_NONE ? 0
                              : (uint8_t)number(dm_table_get(self->preposition_rows, row, column));
}

dm_str place_country_of(const dm_gazetteer *self, dm_str code) {
    uint32_t row =
        code.len >= 2 ? dm_map_get(&self->countries, dm_str_sub(code, 0, 2)) : DM_MAP_NONE;
    return row == DM_MAP_NONE ? (dm_str){"", 0} : dm_table_cell(self->iso, row, self->iso_alpha3);
}

/* ---- first words ---- */

static bool is_letter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* What the glance goes by: the letters of a form before its first mark or blank; otherwise of those
 * that are in `names`. */
static uint64_t first_letters(dm_str form, bool cities) {
    size_t end = 0;
    while (end < form.len && is_letter(form.ptr[end]))
        end++;
    uint64_t letters = dm_word_letters(dm_str_sub(form, 0, end));
    return cities ? letters : letters * 0xBF58476D1CE4E5B9u;
}

bool place_may_begin(const dm_gazetteer *self, const dm_parse *parse, uint32_t t, bool cities) {
    char form[PLACE_LONGEST_FORM];
    size_t length = place_fold(dm_tree_text(parse, t, t), form, sizeof form);
    const dm_token *token = &parse->tokens[t], *next = token + 1;
    bool goes_on = t + 1 < parse->token_count && next->start == token->end && next->form.len &&
                   (is_letter(next->form.ptr[0]) || next->form.ptr[0] & 0x80);
    return length > 0 &&
           (goes_on || dm_glance_has(&self->begins, first_letters((dm_str){form, length}, cities)));
}

/* ---- building ---- */

static bool add(dm_gazetteer *self, dm_str form, place_entry entry) {
    uint32_t *slot = dm_map_put(&self->names, &self->arena, form);
    if (!slot)
        return false;
    dm_glance_add(&self->begins, first_letters(form, true));
    dm_glance_add(&self->begins, first_letters(form, false));
    entry.next = *slot;
    *slot = (uint32_t)self->entries.len;
    place_entry *added = dm_vec_push(&self->arena, &self->entries);
    if (added)
        *added = entry;
    return added != NULL;
}

/* Every form of the cell; the first is the canonical name. */
static bool add_forms(dm_gazetteer *self, dm_str cell, place_entry entry) {
    dm_str form;
    bool first = true;
    while (dm_str_split(&cell, '|', &form)) {
        entry.doubtful = form.len && form.ptr[0] == '~';
        if (entry.doubtful)
            form = dm_str_sub(form, 1, form.len);
        if (first)
            entry.name = form;
        first = false;
        if (form.len && !add(self, form, entry))
            return false;
    }
    return true;
}

static bool add_subdivisions(dm_gazetteer *self, const dm_table *t) {
    for (size_t row = 0; t && row < t->rows; row++) {
        dm_str code = dm_table_get(t, row, "code");
        place_entry entry = {.kind = PLACE_SUBDIVISION,
                             .codes = code,
                             .country = place_country_of(self, code),
                             .lat = NAN,
                             .lon = NAN};
        if (!add_forms(self, dm_table_get(t, row, "forms"), entry))
            return false;
    }
    return true;
}

static bool add_regions(dm_gazetteer *self, const dm_table *t) {
    for (size_t row = 0; t && row < t->rows; row++) {
        dm_str forms = dm_table_get(t, row, "forms"), rest = forms, name;
        dm_str codes = dm_table_get(t, row, "subdivisions");
        if (!dm_str_split(&rest, '|', &name))
            continue;
        place_entry entry = {.kind = PLACE_REGION,
                             .country = dm_table_get(t, row, "country"),
                             .codes = codes.len ? codes : name,
                             .lat = decimal(dm_table_get(t, row, "lat")),
                             .lon = decimal(dm_table_get(t, row, "lon"))};
        if (!add_forms(self, forms, entry))
            return false;
    }
    return true;
}

static bool add_cities(dm_gazetteer *self, const dm_table *t) {
    for (size_t row = 0; t && row < t->rows; row++)
        if (!add(self, dm_table_cell(t, row, CITY_FORM), city_at(t, row)))
            return false;
    return true;
}

static bool add_aliases(dm_gazetteer *self, const dm_table *t) {
    for (size_t row = 0; t && self->cities && row < t->rows; row++) {
        dm_str city = dm_table_get(t, row, "city"), country = dm_table_get(t, row, "country");
        for (size_t at = first_city(self, city);
             at < self->cities->rows && dm_str_eq(dm_table_cell(self->cities, at, CITY_FORM), city);
             at++) {
            if (!dm_str_eq(dm_table_cell(self->cities, at, CITY_COUNTRY), country))
                continue;
            if (!add(self, dm_table_get(t, row, "form"), city_at(self->cities, at)))
                return false;
            break;
        }
    }
    return true;
}

static bool fill(dm_gazetteer *self, dm_map *map, dm_str key, uint32_t value) {
    uint32_t *slot = dm_map_put(map, &self->arena, key);
    if (slot)
        *slot = value;
    return slot != NULL;
}

static place_noun noun_named(dm_str kind) {
    static const char *const names[] = {[PLACE_NOUN_SUBDIVISION] = "subdivision",
                                        [PLACE_NOUN_CITY] = "city",
                                        [PLACE_NOUN_SITE] = "site",
                                        [PLACE_NOUN_EVENT] = "event",
                                        [PLACE_LIGHT_VERB] = "light",
                                        [PLACE_TAKING_VERB] = "taking"};
    for (int i = PLACE_NOUN_SUBDIVISION; i <= PLACE_TAKING_VERB; i++)
        if (dm_str_is(kind, names[i]))
            return (place_noun)i;
    return PLACE_NOUN_NONE;
}

static bool add_words(dm_gazetteer *self, const dm_table *kinds) {
    for (size_t row = 0; kinds && row < kinds->rows; row++)
        if (!fill(self, &self->kinds, dm_table_get(kinds, row, "word"),
                  noun_named(dm_table_get(kinds, row, "kind"))))
            return false;
    const dm_table *t = self->preposition_rows;
    for (size_t row = 0; t && row < t->rows; row++)
        if (!fill(self, &self->prepositions, dm_table_get(t, row, "preposition"), (uint32_t)row))
            return false;
    return true;
}

static bool add_countries(dm_gazetteer *self) {
    for (size_t row = 0; self->iso && row < self->iso->rows; row++)
        if (!fill(self, &self->countries, dm_table_get(self->iso, row, "alpha_2"), (uint32_t)row))
            return false;
    return true;
}

/* What is known of the long table by heart. */
static bool sample_cities(dm_gazetteer *self) {
    const dm_table *t = self->cities;
    size_t count = t ? (t->rows + PLACE_SAMPLE - 1) / PLACE_SAMPLE : 0;
    uint64_t *letters = DM_NEW_ARRAY(&self->arena, uint64_t, count + 1);
    for (size_t i = 0; letters && i < count; i++)
        letters[i] = letters_of(dm_table_cell(t, i * PLACE_SAMPLE, CITY_FORM));
    for (size_t row = 0; t && row < t->rows; row++)
        dm_glance_add(&self->begins, first_letters(dm_table_cell(t, row, CITY_FORM), true));
    self->city_letters = letters;
    self->city_samples = count;
    return letters != NULL;
}

static bool build(dm_gazetteer *self, const dm_lexicon *lexicon) {
    return sample_cities(self) && add_countries(self) &&
           add_words(self, dm_lexicon_table(lexicon, "places/kinds")) &&
           add_aliases(self, dm_lexicon_table(lexicon, "places/aliases")) &&
           add_cities(self, dm_lexicon_table(lexicon, "places/more")) &&
           add_regions(self, dm_lexicon_table(lexicon, "places/regions")) &&
           add_subdivisions(self, dm_lexicon_table(lexicon, "places/subdivisions"));
}

dm_status dm_gazetteer_new(const dm_lexicon *lexicon, const dm_knowledge *knowledge,
                           dm_gazetteer **gazetteer, dm_error *error) {
    *gazetteer = NULL;
    dm_gazetteer *self = dm_alloc_zero(1, sizeof *self);
    if (!self)
        return dm_fail_memory(error);
    dm_arena_init(&self->arena, 0);
    self->lexicon = lexicon;
    self->knowledge = knowledge;
    self->cities = dm_lexicon_table(lexicon, "places/cities");
    self->preposition_rows = dm_lexicon_table(lexicon, "places/prepositions");
    self->iso = dm_lexicon_table(lexicon, "iso/countries");
    self->iso_alpha3 = self->iso ? dm_table_column(self->iso, "alpha_3") : 0;
    dm_status status = DM_OK;
    if (self->cities && self->cities->columns != CITY_COLUMNS)
        status = dm_fail(error, DM_ERR_FORMAT,
                         "the table places/cities has other columns than this program knows");
    else if (!build(self, lexicon))
        status = dm_fail_memory(error);
    if (status)
        dm_gazetteer_free(self);
    else
        *gazetteer = self;
    return status;
}

void dm_gazetteer_free(dm_gazetteer *self) {
    if (!self)
        return;
    dm_arena_free(&self->arena);
    dm_free(self);
}

/* ---- words around a name ---- */

bool place_connects(const dm_token *t) {
    enum { LONGEST = 4 };
    static const char *const words[] = {"of",   "de",  "del", "la", "al", "el",  "ez",  "on",
                                        "upon", "and", "the", "du", "da", "do",  "dos", "des",
                                        "e",    "es",  "as",  "ad", "an", "ash", "i",   "-",
                                        "–",    "'",   "'s",  "’",  "&",  "."};
    for (size_t i = 0; t->form.len <= LONGEST && i < sizeof words / sizeof *words; i++)
        if (dm_str_is(t->form, words[i]))
            return true;
    return false;
}

bool place_acts(const dm_parse *parse, uint32_t head) {
    uint8_t rel = parse->tokens[head].rel;
    return rel == DM_REL_NSUBJ || rel == DM_REL_OBL_AGENT || rel == DM_REL_IOBJ ||
           dm_tree_has_case(parse, head, "with") || dm_tree_has_case(parse, head, "by") ||
           dm_tree_has_case(parse, head, "against") || dm_tree_has_case(parse, head, "for");
}

uint32_t place_town_of(const dm_parse *parse, const dm_name_span *name) {
    uint32_t t = name->last, noun = parse->tokens[t].head;
    if (name->name->sort != DM_NAME_ADJECTIVE || !name->entity ||
        name->entity->kind != DM_KIND_STATE || parse->tokens[t].rel != DM_REL_AMOD ||
        noun == DM_NO_TOKEN || noun < t || parse->tokens[noun].upos != DM_NOUN ||
        parse->tokens[t].end == parse->tokens[t + 1].start ||
        dm_tree_lemma_is(parse, noun, "settlement") || dm_tree_lemma_is(parse, noun, "stronghold"))
        return DM_NO_TOKEN;
    return noun;
}

uint32_t place_name_of_town(const dm_parse *parse, uint32_t town) {
    for (DM_CHILDREN(parse, town, c)) {
        const dm_token *child = dm_tok(parse, c);
        bool of = child->rel == DM_REL_NMOD && dm_tree_has_case(parse, c, "of");
        if (c > town && child->upos == DM_PROPN &&
            (of || child->rel == DM_REL_APPOS || child->rel == DM_REL_FLAT))
            return c;
    }
    return DM_NO_TOKEN;
}

const dm_noun *place_office_behind(const dm_gazetteer *gazetteer, const dm_parse *parse,
                                   uint32_t last) {
    enum { MOST_WORDS = 4, MOST_BYTES = 96 };
    static const char *const sectors[] = {"GOV", "LEG", "JUD", "COP"};
    char words[MOST_BYTES];
    const dm_noun *found = NULL;
    size_t n = 0;
    for (uint32_t t = last + 1; t < parse->token_count && t <= last + MOST_WORDS; t++) {
        if (parse->tokens[t].sentence != parse->tokens[last].sentence ||
            parse->tokens[t].upos == DM_PUNCT)
            break;
        n = dm_actors_spell(parse, t, words, n, sizeof words);
        const dm_noun *noun =
            n ? dm_knowledge_noun(gazetteer->knowledge, (dm_str){words, n}) : NULL;
        found = noun ? noun : found;
    }
    for (size_t i = 0; found && i < sizeof sectors / sizeof *sectors; i++)
        if (dm_str_is(found->sector, sectors[i]))
            return found;
    return NULL;
}

bool place_any_region(const place_entry *list, size_t count, dm_str country) {
    for (size_t i = 0; i < count; i++)
        if (list[i].kind == PLACE_REGION && dm_str_eq(list[i].country, country))
            return true;
    return false;
}

bool place_names_thing(const dm_parse *parse, uint32_t first, uint32_t last) {
    const dm_token *token = &parse->tokens[first], *next = &parse->tokens[last] + 1;
    bool inside = last + 1 < parse->token_count && next->sentence == token->sentence;
    bool article = first > 0 && token[-1].upos == DM_DET && token[-1].sentence == token->sentence;
    return article || (inside && dm_str_is(next->form, "of"));
}
