/*
 * knowledge_build.c - reads the tables under actors/ (and a user's of the same columns) into a
 * dm_knowledge.
 *
 * The columns of each table are documented in lexicon/README.md. A form may carry a period,
 * Zaire[1971..1997-05-17], and a metonym its sector, Kremlin=GOV.
 */
#include "lexicon/knowledge_build.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/utf8.h"
#include "lexicon/legacy.h"

enum { FIRST_WORD = 64 };

typedef struct source {
    dm_knowledge *self;
    const dm_table *table;
    size_t row;
    dm_error *error;
    dm_known_columns columns;
} source;

static dm_str cell(source *at, const char *column) {
    return dm_table_known(at->table, at->row, column, &at->columns);
}

/* ---- names ---- */

static void add_name(dm_knowledge *self, dm_str form, dm_name_sort sort, uint32_t target,
                     dm_str sector, dm_day from, dm_day to) {
    dm_name *name = form.len ? dm_vec_push(&self->arena, &self->names) : NULL;
    if (name)
        *name = (dm_name){.form = form,
                          .sort = sort,
                          .target = target,
                          .sector = sector,
                          .from = from,
                          .to = to,
                          .next = DM_MAP_NONE};
}

/* "Zaire[1971..1997-05-17]=GOV" */
static void add_form(dm_knowledge *self, dm_str written, dm_name_sort sort, uint32_t target) {
    dm_str form = written, sector = {"", 0};
    dm_day from = 0, to = 0;
    size_t equals = dm_str_find(form, DM_STR("="), 0);
    if (equals != SIZE_MAX) {
        sector = dm_str_sub(form, equals + 1, form.len);
        form = dm_str_sub(form, 0, equals);
    }
    size_t bracket = dm_str_find(form, DM_STR("["), 0);
    if (bracket != SIZE_MAX) {
        dm_str period = dm_str_sub(form, bracket + 1, form.len - 1);
        size_t dots = dm_str_find(period, DM_STR(".."), 0);
        form = dm_str_sub(form, 0, bracket);
        if (dots != SIZE_MAX) {
            from = dm_day_first(dm_str_sub(period, 0, dots));
            to = dm_day_last(dm_str_sub(period, dots + 2, period.len));
        }
    }
    add_name(self, form, sort, target, sector, from, to);
    if (dm_str_starts(form, DM_STR("the "))) /* at the beginning of a sentence */
        add_name(self,
                 dm_arena_printf(&self->arena, "T%.*s", DM_FMT(dm_str_sub(form, 1, form.len))),
                 sort, target, sector, from, to);
}

static void add_forms(dm_knowledge *self, dm_str list, dm_name_sort sort, uint32_t target) {
    dm_str written;
    if (!list.len)
        return;
    while (dm_str_split(&list, '|', &written))
        add_form(self, written, sort, target);
}

/* ---- entities ---- */

static uint32_t add_entity(const source *at, dm_str code, dm_entity entity) {
    dm_knowledge *self = at->self;
    uint32_t *slot = dm_map_put(&self->codes, &self->arena, code);
    if (!slot)
        return 0;
    if (*slot != DM_MAP_NONE) /* a second row of the same code adds names */
        return *slot;
    *slot = (uint32_t)self->entities.len;
    size_t place = dm_code_place(code);
    if (place != SIZE_MAX)
        self->by_letters[place] = *slot + 1;
    dm_entity *entry = dm_vec_push(&self->arena, &self->entities);
    if (!entry)
        return 0;
    *entry = entity;
    entry->code = code;
    size_t line;
    entry->table = dm_table_place(at->table, at->row, &line);
    entry->row = line;
    return *slot;
}

static dm_str first_form(dm_str list) {
    dm_str form = {"", 0};
    if (list.len)
        dm_str_split(&list, '|', &form);
    size_t bracket = dm_str_find(form, DM_STR("["), 0);
    return bracket == SIZE_MAX ? form : dm_str_sub(form, 0, bracket);
}

static dm_status state_row(source *at) {
    dm_entity entity = {.name = first_form(cell(at, "aliases")),
                        .kind = DM_KIND_STATE,
                        .from = dm_day_first(cell(at, "from")),
                        .to = dm_day_last(cell(at, "to")),
                        .parent = cell(at, "parent")};
    uint32_t target = add_entity(at, cell(at, "code"), entity);
    dm_knowledge *self = at->self;
    add_forms(self, cell(at, "aliases"), DM_NAME_ENTITY, target);
    add_forms(self, cell(at, "adjectives"), DM_NAME_ADJECTIVE, target);
    add_forms(self, cell(at, "demonyms"), DM_NAME_DEMONYM, target);
    add_forms(self, cell(at, "capital"), DM_NAME_CAPITAL, target);
    add_forms(self, cell(at, "metonyms"), DM_NAME_METONYM, target);
    return DM_OK;
}

static dm_status named_row(source *at, dm_actor_kind kind, dm_str sector, dm_str parent) {
    dm_str name = cell(at, "name");
    uint32_t target =
        add_entity(at, cell(at, "code"),
                   (dm_entity){.name = name, .kind = kind, .sector = sector, .parent = parent});
    add_name(at->self, name, DM_NAME_ENTITY, target, (dm_str){"", 0}, 0, 0);
    add_forms(at->self, cell(at, "aliases"), DM_NAME_ENTITY, target);
    add_forms(at->self, cell(at, "adjectives"), DM_NAME_ADJECTIVE, target);
    return DM_OK;
}

static dm_status entity_row(source *at) {
    return named_row(at, DM_KIND_ENTITY, DM_STR("GOV"), cell(at, "claimed_by"));
}

static dm_status organisation_row(source *at) {
    dm_str kind = cell(at, "kind");
    dm_status status =
        named_row(at, dm_str_is(kind, "group") ? DM_KIND_GROUP : DM_KIND_ORGANISATION,
                  cell(at, "sector"), cell(at, "parent"));
    uint32_t target = dm_map_get(&at->self->codes, cell(at, "code"));
    add_forms(at->self, cell(at, "seat"), DM_NAME_CAPITAL, target);
    return status;
}

static dm_status armed_row(source *at) {
    return named_row(at, DM_KIND_ENTITY, cell(at, "sector"), cell(at, "state"));
}

static dm_status member_row(source *at) {
    uint32_t organisation = dm_map_get(&at->self->codes, cell(at, "organisation"));
    uint32_t member = dm_map_get(&at->self->codes, cell(at, "member"));
    if (organisation == DM_MAP_NONE || member == DM_MAP_NONE)
        return dm_table_fault(
            at->table, at->row, at->error,
            "\"%.*s\" is no known code: declare it in states.tsv or "
            "organisations.tsv",
            DM_FMT(organisation == DM_MAP_NONE ? cell(at, "organisation") : cell(at, "member")));
    dm_membership *entry = dm_vec_push(&at->self->arena, &at->self->members);
    if (entry)
        *entry = (dm_membership){organisation, member, dm_day_first(cell(at, "from")),
                                 dm_day_last(cell(at, "to"))};
    return DM_OK;
}

/* ---- people ---- */

/* The article of an Arabic name, behind a blank and before the rest of a word; SIZE_MAX: none. */
static size_t article_at(dm_str form, size_t from) {
    for (size_t i = from; i + 4 < form.len; i++)
        if (form.ptr[i] == ' ' &&
            ((form.ptr[i + 1] | 0x20) == 'a' || (form.ptr[i + 1] | 0x20) == 'e') &&
            form.ptr[i + 2] == 'l' && (form.ptr[i + 3] == ' ' || form.ptr[i + 3] == '-'))
            return i + 1;
    return SIZE_MAX;
}

/* "Al Thani" for "al-Thani": the press writes the article of a name in four ways. */
static void add_spellings(dm_knowledge *self, dm_str form, uint32_t target) {
    static const char *const ways[] = {"al-", "Al-", "al ", "Al "};
    if (article_at(form, 0) == SIZE_MAX)
        return;
    for (size_t w = 0; w < sizeof ways / sizeof *ways; w++) {
        char *copy = dm_arena_alloc(&self->arena, form.len);
        if (!copy)
            return;
        memcpy(copy, form.ptr, form.len);
        for (size_t at = article_at(form, 0); at != SIZE_MAX; at = article_at(form, at)) {
            bool of_e = (form.ptr[at] | 0x20) == 'e';
            memcpy(copy + at, ways[w], 3);
            if (of_e)
                copy[at] = (char)(copy[at] + ('e' - 'a'));
        }
        if (memcmp(copy, form.ptr, form.len) != 0)
            add_name(self, (dm_str){copy, form.len}, DM_NAME_PERSON, target, (dm_str){"", 0}, 0, 0);
    }
}

/* "Park Geun Hye" for "Park Geun-hye": a given name of two syllables, as Kyodo and Yonhap write it.
 */
static void add_syllables(dm_knowledge *self, dm_str form, uint32_t target) {
    size_t blank = dm_str_find(form, DM_STR(" "), 0);
    size_t hyphen = dm_str_find(form, DM_STR("-"), 0);
    if (blank == SIZE_MAX || hyphen == SIZE_MAX || hyphen < blank + 2 || hyphen + 2 >= form.len ||
        form.ptr[blank + 1] < 'A' || form.ptr[blank + 1] > 'Z' || form.ptr[hyphen + 1] < 'a' ||
        form.ptr[hyphen + 1] > 'z' || dm_str_find(form, DM_STR(" "), blank + 1) != SIZE_MAX)
        return;
    char *copy = dm_arena_alloc(&self->arena, form.len);
    if (!copy)
        return;
    memcpy(copy, form.ptr, form.len);
    copy[hyphen] = ' ';
    copy[hyphen + 1] = (char)(copy[hyphen + 1] & ~0x20);
    add_name(self, (dm_str){copy, form.len}, DM_NAME_PERSON, target, (dm_str){"", 0}, 0, 0);
}

static void add_all_spellings(dm_knowledge *self, dm_str list, uint32_t target) {
    dm_str written;
    while (list.len && dm_str_split(&list, '|', &written))
        if (dm_str_find(written, DM_STR("["), 0) == SIZE_MAX)
            add_spellings(self, written, target);
}

static dm_status person_row(source *at) {
    dm_knowledge *self = at->self;
    dm_str name = cell(at, "person");
    uint32_t *slot = dm_map_put(&self->person_names, &self->arena, name);
    if (!slot)
        return DM_OK;
    if (*slot == DM_MAP_NONE) {
        *slot = (uint32_t)self->persons.len;
        dm_person *person = dm_vec_push(&self->arena, &self->persons);
        if (!person)
            return DM_OK;
        person->name = name;
        add_name(self, name, DM_NAME_PERSON, *slot, (dm_str){"", 0}, 0, 0);
        add_spellings(self, name, *slot);
        add_syllables(self, name, *slot);
    }
    uint32_t target = *slot;
    add_forms(self, cell(at, "aliases"), DM_NAME_PERSON, target);
    add_all_spellings(self, cell(at, "aliases"), target);
    self->persons.ptr[target].term_count++;
    /* Terms are gathered here in file order with the person in `from` of a helper list; see
     * sort_terms(). */
    dm_term *term = dm_vec_push(&self->arena, &self->terms);
    if (term)
        *term = (dm_term){cell(at, "role"), cell(at, "affiliation"), cell(at, "sector"),
                          dm_day_first(cell(at, "from")), dm_day_last(cell(at, "to"))};
    dm_surname_link *owner = dm_vec_push(&self->arena, &self->surname_links);
    if (owner)
        owner->person = target; /* borrowed until sort_terms() */
    return DM_OK;
}

/* Those of each person side by side, the latest first: dealt out by the number each has, and put
 * before the earlier ones. */
static void sort_terms(dm_knowledge *self) {
    size_t count = self->terms.len, all = 0;
    dm_term *dealt = dm_arena_alloc(&self->arena, (count + 1) * sizeof *dealt);
    uint32_t *has = DM_NEW_ARRAY(&self->arena, uint32_t, self->persons.len + 1);
    for (size_t p = 0; p < self->persons.len; p++) {
        self->persons.ptr[p].first_term = (uint32_t)all;
        all += self->persons.ptr[p].term_count;
    }
    if (!dealt || !has || self->surname_links.len != count || all != count)
        return;
    for (size_t i = 0; i < count; i++) {
        uint32_t person = self->surname_links.ptr[i].person;
        dm_term term = self->terms.ptr[i], *first = &dealt[self->persons.ptr[person].first_term],
                *to = first + has[person]++;
        for (; to > first && to[-1].from < term.from; to--)
            *to = to[-1];
        *to = term;
    }
    self->terms.ptr = dealt;
    self->terms.cap = count;
    self->surname_links.len = 0;
}

static void link_surname(dm_knowledge *self, dm_str surname, uint32_t person) {
    uint32_t *slot = dm_map_put(&self->surnames, &self->arena, surname);
    if (!slot)
        return;
    for (uint32_t link = *slot; link != DM_MAP_NONE; link = self->surname_links.ptr[link].next)
        if (self->surname_links.ptr[link].person == person)
            return;
    dm_surname_link *entry = dm_vec_push(&self->arena, &self->surname_links);
    if (!entry)
        return;
    *entry = (dm_surname_link){person, *slot};
    *slot = (uint32_t)(self->surname_links.len - 1);
}

/* Where the family name comes first. */
static bool family_first(dm_str affiliation) {
    static const char *const codes[] = {"CHN", "TWN", "KOR", "PRK", "HKG", "MAC", "VNM", "SGP"};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (dm_str_is(affiliation, codes[i]))
            return true;
    return false;
}

/* Every tail of a name ("von der Leyen", "der Leyen", "Leyen"), and its head where the family name
 * comes first. */
static void index_surnames(dm_knowledge *self, dm_str form, uint32_t person) {
    const dm_person *who = &self->persons.ptr[person];
    for (size_t i = 0; i + 1 < form.len; i++)
        if (form.ptr[i] == ' ')
            link_surname(self, dm_str_sub(form, i + 1, form.len), person);
    dm_str rest = form, head;
    if (who->term_count && family_first(self->terms.ptr[who->first_term].affiliation) &&
        dm_str_split(&rest, ' ', &head) && rest.ptr)
        link_surname(self, head, person);
}

/* ---- nouns ---- */

static void add_noun(dm_knowledge *self, dm_noun noun) {
    uint32_t *slot = dm_map_put(&self->noun_forms, &self->arena, noun.form);
    if (!slot || *slot != DM_MAP_NONE)
        return;
    dm_knowledge_filter_noun(self, noun.form);
    *slot = (uint32_t)self->nouns.len;
    dm_noun *entry = dm_vec_push(&self->arena, &self->nouns);
    if (entry)
        *entry = noun;
}

static dm_status title_row(source *at) {
    dm_str binds = cell(at, "binds"), title = cell(at, "title");
    dm_binds how = dm_str_is(binds, "state")  ? DM_BINDS_STATE
                   : dm_str_is(binds, "body") ? DM_BINDS_BODY
                                              : DM_BINDS_SELF;
    dm_str role = cell(at, "role");
    add_noun(at->self, (dm_noun){dm_utf8_lowered(&at->self->arena, title), cell(at, "sector"),
                                 role.len ? role : title, DM_NOUN_TITLE, how});
    return DM_OK;
}

static dm_status body_row(source *at) {
    dm_str kind = cell(at, "kind");
    dm_noun_kind which = dm_str_is(kind, "force")         ? DM_NOUN_FORCE
                         : dm_str_is(kind, "people")      ? DM_NOUN_PEOPLE
                         : dm_str_is(kind, "role-plural") ? DM_NOUN_PEOPLE
                                                          : DM_NOUN_BODY;
    add_noun(at->self, (dm_noun){dm_utf8_lowered(&at->self->arena, cell(at, "noun")),
                                 cell(at, "sector"),
                                 {"", 0},
                                 which,
                                 DM_BINDS_STATE});
    return DM_OK;
}

static dm_status nickname_row(source *at) {
    dm_knowledge *self = at->self;
    dm_str condition = cell(at, "condition"), phrase = cell(at, "phrase");
    dm_str lowered = dm_utf8_lowered(&self->arena, phrase);
    uint32_t known = dm_map_get(&self->nickname_forms, lowered);
    size_t head = phrase.len, byte = 0; /* "the North", not "European leaders" */
    while (head > 0 && phrase.ptr[head - 1] != ' ')
        head--;
    bool upper = dm_utf8_is_upper(dm_utf8_next(dm_str_sub(phrase, head, phrase.len), &byte));
    bool capital = upper && (known == DM_MAP_NONE || self->nicknames.ptr[known].capital);
    uint32_t *slot = dm_map_put(&self->nickname_forms, &self->arena, lowered);
    uint32_t *apart = upper ? dm_map_put(&self->nickname_capitals, &self->arena, lowered) : slot;
    dm_nickname *entry = slot && apart ? dm_vec_push(&self->arena, &self->nicknames) : NULL;
    if (!entry)
        return DM_OK;
    *slot = *apart = (uint32_t)(self->nicknames.len - 1);
    dm_knowledge_filter_nickname(self, lowered);
    entry->code = cell(at, "code");
    entry->capital = capital;
    entry->condition = dm_str_is(condition, "last-organisation") ? DM_STANDS_LAST_ORGANISATION
                       : dm_str_is(condition, "named")           ? DM_STANDS_NAMED
                       : dm_str_is(condition, "last-state")      ? DM_STANDS_LAST_STATE
                       : dm_str_is(condition, "article")         ? DM_STANDS_ARTICLE
                                                                 : DM_STANDS_ALWAYS;
    if (entry->condition == DM_STANDS_ALWAYS && !dm_str_is(condition, "always"))
        return dm_table_fault(
            at->table, at->row, at->error,
            "\"%.*s\" is no condition: always, last-organisation, last-state, named or article",
            DM_FMT(condition));
    return DM_OK;
}

static dm_status word_row(source *at) {
    return dm_classes_add_row(&at->self->words, &at->self->arena, at->table, at->row, at->error);
}

/* ---- the whole ---- */

typedef struct reader {
    const char *prefix; /* of the table's name */
    const char *column; /* that a user's table must have to be read so */
    dm_status (*row)(source *);
} reader;

/* In this order: what comes first wins a form that two rows claim. */
static const reader readers[] = {
    {"actors/states", "metonyms", state_row},
    {"actors/territories", "parent", state_row},
    {"actors/organisations", "seat", organisation_row},
    {"actors/entities", "claimed_by", entity_row},
    {"actors/armed_groups", "state", armed_row},
    {"actors/parties", "state", armed_row},
    {"actors/members", "member", member_row},
    {"actors/people_", "person", person_row},
    {"actors/titles", "title", title_row},
    {"actors/bodies", "noun", body_row},
    {"actors/nicknames", "condition", nickname_row},
    {"actors/words", "class", word_row},
};

static bool reads(const reader *one, const dm_table *table) {
    if (dm_str_starts(table->name, DM_STR("user/")))
        return dm_table_column(table, one->column) != SIZE_MAX;
    return dm_str_starts(table->name, dm_str_of(one->prefix));
}

/* Longest first; of one length in the order of their letters, then of the tables. */
static int longest_first(const void *a, const void *b) {
    const dm_name *x = a, *y = b;
    if (x->form.len != y->form.len)
        return x->form.len > y->form.len ? -1 : 1;
    int order = dm_str_cmp(x->form, y->form);
    return order ? order : (x->next > y->next) - (x->next < y->next);
}

/* Of most first words there are a few names. */
static void sort_names(dm_name *names, size_t count) {
    enum { FEW = 12 };
    if (count > FEW) {
        qsort(names, count, sizeof *names, longest_first);
        return;
    }
    for (size_t i = 1; i < count; i++) {
        dm_name one = names[i];
        size_t to = i;
        for (; to > 0 && longest_first(&names[to - 1], &one) > 0; to--)
            names[to] = names[to - 1];
        names[to] = one;
    }
}

/* The first word of a form in lower case, as text or, where it is that, as a view. */
static dm_str first_word(dm_str form, char *lower) {
    size_t n = 0;
    while (n < form.len && n < FIRST_WORD) {
        char c = form.ptr[n];
        bool capital = c >= 'A' && c <= 'Z', small = c >= 'a' && c <= 'z';
        if ((unsigned char)c < 0x80 && !(c >= '0' && c <= '9') && !capital && !small)
            break;
        lower[n++] = capital ? (char)(c + 32) : c;
    }
    return (dm_str){lower, n};
}

/* dm_knowledge.seconds */
static uint8_t second_letter(dm_str form, size_t first) {
    enum { SMALL = 0x20 };
    bool more =
        form.len > first + 1 && form.ptr[first] == ' ' && (unsigned char)form.ptr[first + 1] < 0x80;
    return more ? (uint8_t)(form.ptr[first + 1] | SMALL) : 0;
}

/* Deals the names out by their first words, sorts those of each and links the chains: words[i] is
 * the number of the i-th name's first word, starts[w] where the names of word w begin. */
static void chain_names(dm_knowledge *self) {
    size_t count = self->names.len;
    char lower[FIRST_WORD];
    uint32_t *words = DM_NEW_ARRAY(&self->arena, uint32_t, count + 1);
    uint32_t *starts = DM_NEW_ARRAY(&self->arena, uint32_t, count + 2);
    dm_name *dealt = dm_arena_alloc(&self->arena, (count + 1) * sizeof *dealt);
    uint8_t *seconds = dm_arena_alloc(&self->arena, count + 1);
    if (!words || !starts || !dealt || !seconds)
        return;
    for (size_t i = 0; i < count; i++) {
        dm_str word = first_word(self->names.ptr[i].form, lower);
        words[i] = dm_map_get(&self->first_words, word);
        if (words[i] == DM_MAP_NONE) {
            words[i] = (uint32_t)self->first_words.count;
            uint32_t *slot =
                dm_map_put(&self->first_words, &self->arena, dm_arena_str(&self->arena, word));
            if (!slot)
                return;
            *slot = words[i];
        }
        starts[words[i] + 1]++;
    }
    for (size_t w = 0; w < self->first_words.count; w++)
        starts[w + 1] += starts[w];
    for (size_t i = 0; i < count; i++) {
        dm_name *name = &dealt[starts[words[i]]++]; /* afterwards starts[w] is where w + 1 begins */
        *name = self->names.ptr[i];
        name->next = (uint32_t)i;
        name->second = second_letter(name->form, first_word(name->form, lower).len);
    }
    uint32_t first = 0;
    for (size_t w = 0; w < self->first_words.count; first = starts[w++]) {
        sort_names(dealt + first, starts[w] - first);
        for (uint32_t i = first; i < starts[w]; i++) {
            dealt[i].next = i + 1 < starts[w] ? i + 1 : (uint32_t)DM_MAP_NONE;
            seconds[i] = (uint8_t)(dealt[i].second | (i + 1 < starts[w] ? 0 : DM_CHAIN_END));
        }
    }
    for (size_t i = 0; i < self->first_words.capacity; i++) { /* from numbers of words to names */
        dm_map_place *place = &self->first_words.places[i];
        place->value = place->value && place->room ? starts[place->value - 1] : 0;
    }
    self->seconds = seconds;
    self->names.ptr = dealt;
    self->names.cap = count;
}

static size_t rows_of(const dm_lexicon *lexicon, dm_status (*row)(source *)) {
    size_t rows = 0;
    for (size_t r = 0; r < sizeof readers / sizeof *readers; r++)
        for (size_t t = 0; readers[r].row == row && t < dm_lexicon_tables(lexicon); t++)
            if (reads(&readers[r], dm_lexicon_table_at(lexicon, t)))
                rows += dm_lexicon_table_at(lexicon, t)->rows;
    return rows;
}

/* What the tables will fill, at once: growing would leave half of the memory to nobody. */
static void expect_rows(dm_knowledge *self, const dm_lexicon *lexicon) {
    enum { BYTES = 8 << 20 };
    size_t people = rows_of(lexicon, person_row), nouns = rows_of(lexicon, title_row);
    size_t others = rows_of(lexicon, state_row) + rows_of(lexicon, organisation_row) +
                    rows_of(lexicon, entity_row) + rows_of(lexicon, armed_row);
    nouns += rows_of(lexicon, body_row);
    dm_arena_expect(&self->arena, BYTES);
    dm_vec_expect(&self->arena, &self->entities, others);
    dm_map_expect(&self->codes, &self->arena, others);
    dm_vec_expect(&self->arena, &self->terms, people);
    dm_vec_expect(&self->arena, &self->surname_links, people);
    dm_vec_expect(&self->arena, &self->persons, people);
    dm_map_expect(&self->person_names, &self->arena, people);
    dm_map_expect(&self->surnames, &self->arena, people);
    dm_vec_expect(&self->arena, &self->nouns, nouns);
    dm_map_expect(&self->noun_forms, &self->arena, nouns);
    dm_vec_expect(&self->arena, &self->members, rows_of(lexicon, member_row));
    /* Some two forms a row: more of most states, fewer of people. */
    dm_vec_expect(&self->arena, &self->names, (people + others) * 5 / 2);
    dm_map_expect(&self->first_words, &self->arena, people + others);
}

dm_status dm_knowledge_build(dm_knowledge *self, const dm_lexicon *lexicon, dm_error *error) {
    expect_rows(self, lexicon);
    for (size_t r = 0; r < sizeof readers / sizeof *readers; r++) {
        for (size_t t = 0; t < dm_lexicon_tables(lexicon); t++) {
            const dm_table *table = dm_lexicon_table_at(lexicon, t);
            if (!reads(&readers[r], table))
                continue;
            source at = {.self = self, .table = table, .error = error};
            for (; at.row < table->rows; at.row++) {
                dm_status status = readers[r].row(&at);
                if (status != DM_OK)
                    return status;
            }
        }
    }
    if (dm_lexicon_legacy(lexicon))
        dm_legacy_apply(self, dm_lexicon_legacy(lexicon));
    sort_terms(self);
    for (size_t n = 0; n < self->names.len; n++)
        if (self->names.ptr[n].sort == DM_NAME_PERSON)
            index_surnames(self, self->names.ptr[n].form, self->names.ptr[n].target);
    chain_names(self);
    return DM_OK;
}
