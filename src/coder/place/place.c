/*
 * place/place.c - finds the places of an article (see place/place.h).
 *
 * At every capitalised token the longest form that the gazetteer knows is taken. What it may be is
 * many: there are thirteen Tripolis. Which is meant is settled by, in this order, what stands
 * beside it ("Odessa, Texas"), the countries the article and the sentence speak of, and size. A
 * small town in a country nobody mentions is more likely a name the gazetteer does not have, and is
 * left out. Neither are parts of names of people and bodies places, nor capitals that act.
 */
#include "coder/place/place.h"

#include <math.h>

#include "base/error.h"
#include "base/utf8.h"
#include "coder/place/names.h"
#include "coder/time/words.h"

enum {
    FORM_TOKENS = 7,
    CLIMB = 8,
    SIZE_WEIGHT =
        3, /* of a doubling of inhabitants against a mention of the country (6 and more) */
    SMALL_TOWN = 100,        /* thousands: less needs its country in the article */
    GOVERNED = 12,           /* a subdivision has a government rather than a town */
    SUBDIVISION_SIZE = 3000, /* a subdivision or region counts as a city of so many thousands */
    AMONG_PROVINCES = 30,    /* a province among others of its state, against a large town */
    COUNTRIES_SEEN = 64
};

typedef struct country_seen {
    dm_str code;
    unsigned count;
} country_seen;

typedef struct finder {
    const dm_gazetteer *gazetteer;
    dm_arena *arena;
    const dm_actors *actors;
    const dm_parse *parse;
    country_seen seen[COUNTRIES_SEEN];
    size_t seen_count;
    dm_str provinces[COUNTRIES_SEEN]; /* states of which provinces are named */
    size_t province_count;
    DM_VEC(dm_str) people; /* parts of the names of people in the article */
    DM_VEC(dm_place_mention) out;
} finder;

/* A span of tokens that has a form of the gazetteer. */
typedef struct span {
    uint32_t first, last, head;
    place_entry list[PLACE_CANDIDATES];
    size_t count;
} span;

/* ---- the countries of the article ---- */

static dm_str state_of(const dm_entity *entity) {
    bool state = entity && entity->kind == DM_KIND_STATE;
    return state ? entity->code : (dm_str){"", 0};
}

/* The state that a name speaks of. Capitals are left out: which city "Tripoli" is, is what is
 * asked. */
static dm_str state_named(const dm_name_span *name) {
    return name->name->sort == DM_NAME_CAPITAL ? (dm_str){"", 0} : state_of(name->entity);
}

static size_t seen_at(const finder *f, dm_str code) {
    size_t i = 0;
    while (i < f->seen_count && !dm_str_eq(f->seen[i].code, code))
        i++;
    return i;
}

static const country_seen *seen_country(const finder *f, dm_str code) {
    size_t at = seen_at(f, code);
    return at < f->seen_count ? &f->seen[at] : NULL;
}

static void count_countries(finder *f) {
    for (size_t i = 0; i < f->actors->names.len; i++) {
        const dm_name_span *name = &f->actors->names.ptr[i];
        dm_str code = state_named(name);
        size_t at = seen_at(f, code);
        if (!code.len || at == COUNTRIES_SEEN)
            continue;
        if (at == f->seen_count)
            f->seen[f->seen_count++] = (country_seen){.code = code};
        f->seen[at].count++;
    }
}

static bool in_sentence(const finder *f, dm_str country, uint32_t sentence) {
    for (size_t i = 0; i < f->actors->names.len; i++) {
        const dm_name_span *name = &f->actors->names.ptr[i];
        uint32_t at = f->parse->tokens[name->first].sentence;
        if (at > sentence)
            break;
        if (at == sentence && dm_str_eq(state_named(name), country))
            return true;
    }
    return false;
}

/* "Reno" of "Janet Reno": the word is hers in the whole article. */
static void collect_people(finder *f) {
    const dm_parse *parse = f->parse;
    for (uint32_t t = 0; t < parse->token_count; t++) {
        const dm_token *token = &parse->tokens[t];
        bool part = token->rel == DM_REL_FLAT && token->upos == DM_PROPN &&
                    parse->tokens[token->head].upos == DM_PROPN;
        dm_str *slot = part && !time_lemma_is(token->form, TIME_WEEKDAY)
                           ? dm_vec_push(f->arena, &f->people)
                           : NULL;
        if (slot)
            *slot = token->form;
    }
}

static bool of_person(const finder *f, dm_str form) {
    for (size_t i = 0; i < f->people.len; i++)
        if (dm_str_eq(f->people.ptr[i], form))
            return true;
    return dm_knowledge_surname(f->gazetteer->knowledge, form) != DM_MAP_NONE;
}

/* ---- spans ---- */

static bool upper(const dm_token *t) {
    return dm_utf8_is_capitalised(t->form);
}

/* "northern Iraq", "occupied West Bank" begin with a small letter. */
static bool may_begin(const dm_token *t) {
    if (upper(t))
        return t->upos == DM_PROPN || t->upos == DM_ADJ || t->upos == DM_NOUN || t->upos == DM_X;
    return t->upos == DM_ADJ && t->form.len >= 5;
}

/* The longest form that begins at token t. */
static bool longest(const finder *f, uint32_t t, span *s) {
    const dm_parse *parse = f->parse;
    uint32_t sentence = parse->tokens[t].sentence, ends[FORM_TOKENS];
    size_t n = 0;
    if (!place_may_begin(f->gazetteer, parse, t, true))
        return false;
    for (uint32_t u = t; u < parse->token_count && n < FORM_TOKENS; u++) {
        const dm_token *token = &parse->tokens[u];
        if (token->sentence != sentence)
            break;
        bool glued = u > t && token->start == parse->tokens[u - 1].end;
        if (u > t && !glued && !upper(token) && !place_connects(token) &&
            !(u == t + 1 && !upper(&parse->tokens[t])))
            break;
        ends[n++] = u;
    }
    char form[PLACE_LONGEST_FORM];
    size_t begin = place_fold(dm_tree_text(parse, t, t), form, sizeof form);
    bool cities = place_city_begins(f->gazetteer, (dm_str){form, begin});
    while (n-- > 0) {
        size_t length = place_fold(dm_tree_text(parse, t, ends[n]), form, sizeof form);
        if (!length || (n == 0 && !upper(&parse->tokens[t])))
            continue;
        s->count = place_candidates(f->gazetteer, (dm_str){form, length}, cities, s->list);
        if (!s->count)
            continue;
        s->first = t;
        s->last = ends[n];
        s->head = dm_tree_span_head(parse, s->first, s->last);
        return true;
    }
    return false;
}

static bool outside(const span *s, uint32_t t) {
    return t < s->first || t > s->last;
}

static bool is_person_title(const finder *f, uint32_t t) {
    const dm_noun *noun = dm_knowledge_noun(f->gazetteer->knowledge,
                                            dm_utf8_lowered(f->arena, f->parse->tokens[t].lemma));
    return noun && noun->kind == DM_NOUN_TITLE;
}

/* The noun beside the span that says what it is: "Kursk region", "the region of Kursk", "the town
 * Bakhmut". */
static place_noun kind_beside(const finder *f, const span *s, uint32_t *noun) {
    const dm_parse *parse = f->parse;
    const dm_token *head = &parse->tokens[s->head];
    uint32_t top = s->head;
    *noun = DM_NO_TOKEN;
    for (int steps = 0; steps < 6 && parse->tokens[top].rel == DM_REL_CONJ; steps++)
        top = parse->tokens[top].head;
    uint32_t over = parse->tokens[top].head;
    if (over != DM_NO_TOKEN && parse->tokens[over].upos != DM_VERB) {
        bool beside =
            parse->tokens[top].rel == DM_REL_COMPOUND || parse->tokens[top].rel == DM_REL_AMOD ||
            parse->tokens[top].rel == DM_REL_FLAT || parse->tokens[top].rel == DM_REL_APPOS ||
            (parse->tokens[top].rel == DM_REL_NMOD && dm_tree_has_case(parse, top, "of"));
        if (beside && outside(s, over)) {
            *noun = over;
            return place_noun_of(f->gazetteer,
                                 dm_utf8_lowered(f->arena, parse->tokens[over].lemma));
        }
    }
    uint32_t next = s->last + 1;
    if (next < parse->token_count && parse->tokens[next].sentence == head->sentence &&
        (parse->tokens[next].head == s->head || parse->tokens[next].rel == DM_REL_FLAT)) {
        *noun = next;
        return place_noun_of(f->gazetteer, dm_utf8_lowered(f->arena, parse->tokens[next].lemma));
    }
    return PLACE_NOUN_NONE;
}

/* A piece of somebody's or something's name: "Paris Hilton", "President Lincoln", "the New York
 * Times". */
static bool part_of_name(const finder *f, const span *s, uint32_t noun, place_noun kind) {
    const dm_parse *parse = f->parse;
    const dm_token *head = &parse->tokens[s->head];
    const dm_token *before =
        s->first > parse->sentences[head->sentence].first ? &parse->tokens[s->first - 1] : NULL;
    const dm_token *after =
        s->last + 1 < parse->token_count && parse->tokens[s->last + 1].sentence == head->sentence
            ? &parse->tokens[s->last + 1]
            : NULL;
    if (kind == PLACE_NOUN_SUBDIVISION || kind == PLACE_NOUN_CITY)
        return false;
    if (head->rel == DM_REL_COMPOUND && s->count &&
        place_office_behind(f->gazetteer, f->parse, s->last))
        return false;
    if (head->rel == DM_REL_FLAT && outside(s, head->head) &&
        parse->tokens[head->head].upos == DM_PROPN)
        return true;
    for (DM_CHILDREN(parse, s->head, c)) {
        const dm_token *child = dm_tok(parse, c);
        if (outside(s, c) && child->rel == DM_REL_FLAT && child->upos == DM_PROPN)
            return true;
        if (outside(s, c) && child->rel == DM_REL_COMPOUND &&
            (child->upos == DM_PROPN || is_person_title(f, c)) && c + 1 == s->first)
            return true;
    }
    if (before && is_person_title(f, s->first - 1) && upper(before) && before->upos != DM_ADJ)
        return true;
    if (after && after->upos == DM_PROPN && upper(after) && kind == PLACE_NOUN_NONE)
        return head->rel == DM_REL_COMPOUND || after->rel == DM_REL_FLAT || after->head == s->head;
    if (noun != DM_NO_TOKEN && head->rel == DM_REL_COMPOUND &&
        parse->tokens[noun].upos == DM_PROPN && kind == PLACE_NOUN_NONE)
        return true;
    return dm_tree_find(parse, s->head, DM_REL_APPOS) != DM_NO_TOKEN &&
           is_person_title(f, dm_tree_find(parse, s->head, DM_REL_APPOS));
}

/* What the lexicon of actors knows the tokens as. */
static const dm_name_span *actor_name(const finder *f, uint32_t t) {
    uint32_t at = f->actors->name_of[t];
    return at == DM_NO_TOKEN ? NULL : &f->actors->names.ptr[at];
}

/* ---- choosing ---- */

/* The country or subdivision that stands behind the name: "Goma, Democratic Republic of Congo",
 * "Odessa, Texas", "Goma in Congo". */
static const dm_name_span *state_behind(const finder *f, const span *s, uint32_t *at) {
    const dm_parse *parse = f->parse;
    uint32_t t = s->last + 1, end = parse->sentences[parse->tokens[s->head].sentence].first +
                                    parse->sentences[parse->tokens[s->head].sentence].count;
    if (t < end &&
        (dm_str_is(parse->tokens[t].form, ",") || dm_str_is(parse->tokens[t].form, "in") ||
         dm_str_is(parse->tokens[t].form, "(")))
        t++;
    else
        return NULL;
    while (t < end &&
           (parse->tokens[t].upos == DM_DET || parse->tokens[t].upos == DM_ADJ ||
            dm_str_is(parse->tokens[t].form, "in")) &&
           f->actors->name_of[t] == DM_NO_TOKEN)
        t++;
    *at = t;
    return t < end ? actor_name(f, t) : NULL;
}

/* The subdivision whose form begins at token t, by its code; empty if none does. */
static dm_str subdivision_at(const finder *f, uint32_t t) {
    span s;
    if (t >= f->parse->token_count || !upper(&f->parse->tokens[t]) || !longest(f, t, &s))
        return (dm_str){"", 0};
    for (size_t i = 0; i < s.count; i++)
        if (s.list[i].kind == PLACE_SUBDIVISION)
            return s.list[i].codes;
    return (dm_str){"", 0};
}

/* "Manchester, New Hampshire" as well where "New" was passed over as an adjective. */
static dm_str subdivision_behind(const finder *f, const span *s, uint32_t at) {
    dm_str code = subdivision_at(f, at);
    return code.len || at <= s->last + 2 ? code : subdivision_at(f, s->last + 2);
}

typedef struct surroundings {
    dm_str country, subdivision; /* what stands behind; empty: nothing */
    place_noun kind;
    bool governed; /* "the Ontario government" */
    uint32_t sentence;
} surroundings;

static int size_of(const place_entry *e) {
    int size = e->kind == PLACE_CITY ? e->population : SUBDIVISION_SIZE;
    int points = 0;
    while (size > 0) { /* binary logarithm */
        points++;
        size /= 2;
    }
    return SIZE_WEIGHT * points + (e->capital ? 6 : e->seat ? 2 : 0);
}

/* How likely the entry is meant; negative: it cannot be. */
static int score(const finder *f, const place_entry *e, const surroundings *around) {
    const country_seen *seen = e->country.len ? seen_country(f, e->country) : NULL;
    int points = size_of(e);
    if (around->country.len)
        points += dm_str_eq(around->country, e->country) ? 100 : -30;
    if (around->subdivision.len && e->kind == PLACE_CITY)
        points += dm_str_eq(around->subdivision, e->codes) ? 100 : 0;
    if (seen)
        points += (e->population < SMALL_TOWN ? 6 : 10) + (seen->count > 3 ? 3 : (int)seen->count);
    if (seen && in_sentence(f, e->country, around->sentence))
        points += 4;
    if (around->kind == PLACE_NOUN_SUBDIVISION)
        points += e->kind == PLACE_CITY ? -10 : 20;
    if (around->kind == PLACE_NOUN_CITY || around->kind == PLACE_NOUN_SITE ||
        (around->kind == PLACE_NOUN_EVENT && !around->governed))
        points += e->kind == PLACE_CITY ? 10 : 0;
    if (around->governed && e->kind == PLACE_SUBDIVISION)
        points += GOVERNED;
    bool among = place_is_among(f->provinces, f->province_count, e);
    if (among)
        points += AMONG_PROVINCES;
    if (e->kind == PLACE_SUBDIVISION && e->doubtful && !among &&
        around->kind != PLACE_NOUN_SUBDIVISION && !around->governed)
        return -1;
    bool sure = seen || e->kind != PLACE_CITY || e->capital || e->population >= SMALL_TOWN * 3 ||
                (e->seat && e->population >= SMALL_TOWN) || around->country.len ||
                around->subdivision.len;
    return sure ? points : -1;
}

static const place_entry *choose(const finder *f, const span *s, const surroundings *around) {
    const place_entry *best = NULL;
    int best_score = 0;
    for (size_t i = 0; i < s->count; i++) {
        int points = score(f, &s->list[i], around);
        if (points > best_score || (points == best_score && best && s->list[i].kind < best->kind)) {
            best = &s->list[i];
            best_score = points;
        }
    }
    return best;
}

/* ---- mentions ---- */

/* By the preposition of the noun phrase that the name stands in. `*noun` is that noun phrase. */
static uint8_t event_of(const finder *f, const span *s, place_kind kind, uint32_t *noun) {
    const dm_parse *parse = f->parse;
    uint32_t t = s->head;
    for (int steps = 0; steps < CLIMB; steps++) {
        uint32_t mark = dm_tree_find(parse, t, DM_REL_CASE);
        bool of = mark != DM_NO_TOKEN && dm_str_eq_nocase(parse->tokens[mark].form, DM_STR("of"));
        *noun = t;
        if (mark != DM_NO_TOKEN && parse->tokens[mark].upos != DM_PART && !of)
            return place_preposition(f->gazetteer,
                                     dm_utf8_lowered(f->arena, parse->tokens[mark].form), kind);
        uint8_t rel = parse->tokens[t].rel;
        bool inside = of || rel == DM_REL_COMPOUND || rel == DM_REL_FLAT ||
                      rel == DM_REL_NMOD_POSS || rel == DM_REL_AMOD || rel == DM_REL_CONJ ||
                      rel == DM_REL_APPOS || rel == DM_REL_NMOD_UNMARKED;
        uint32_t head = parse->tokens[t].head;
        if (!inside || head == DM_NO_TOKEN || parse->tokens[head].upos == DM_VERB)
            return 0;
        t = head;
    }
    return 0;
}

/* "deplored the war in Ukraine": the place is the war's; "held talks in Geneva" is where they were
 * held. */
static bool of_other_event(const finder *f, uint32_t noun) {
    const dm_parse *parse = f->parse;
    uint32_t over = parse->tokens[noun].head,
             verb = over == DM_NO_TOKEN ? over : parse->tokens[over].head;
    if (over == DM_NO_TOKEN ||
        place_noun_of(f->gazetteer, dm_utf8_lowered(f->arena, parse->tokens[over].lemma)) !=
            PLACE_NOUN_EVENT)
        return false;
    return verb == DM_NO_TOKEN ||
           place_noun_of(f->gazetteer, dm_utf8_lowered(f->arena, parse->tokens[verb].lemma)) !=
               PLACE_LIGHT_VERB;
}

static void push(finder *f, const span *s, dm_place place, dm_str codes, place_kind kind) {
    const dm_token *first = dm_tok(f->parse, s->first), *last = dm_tok(f->parse, s->last);
    uint32_t noun;
    place.text = dm_tree_text(f->parse, s->first, s->last);
    place.span = (dm_span){first->start, last->end};
    dm_place_mention mention = {.first = s->first,
                                .last = s->last,
                                .head = s->head,
                                .place = place,
                                .codes = codes,
                                .country = kind == PLACE_COUNTRY,
                                .subdivision = kind == PLACE_SUBDIVISION};
    mention.event = event_of(f, s, kind, &noun);
    mention.other_event = of_other_event(f, noun);
    dm_place_mention *slot = dm_vec_push(f->arena, &f->out);
    if (slot)
        *slot = mention;
}

static bool several(dm_str codes) {
    return codes.len && memchr(codes.ptr, '|', codes.len);
}

static void push_entry(finder *f, const span *s, const place_entry *e) {
    bool iso = e->codes.len > 3 && e->codes.ptr[2] == '-' && !several(e->codes);
    dm_place place = {.name = e->name, .country = e->country, .lat = e->lat, .lon = e->lon};
    if (iso)
        place.subdivision = e->codes;
    push(f, s, place, e->capital ? (dm_str){"", 0} : e->codes, e->kind);
}

/* A state, or an entity that the lexicon gives a subdivision, by its name of the actors' lexicon.
 */
static void push_entity(finder *f, const dm_name_span *name) {
    span s = {.first = name->first, .last = name->last, .head = name->head};
    const dm_entity *entity = name->entity;
    dm_place place = {.name = entity->name, .lat = NAN, .lon = NAN};
    if (entity->kind == DM_KIND_STATE) {
        place.country = entity->code;
        push(f, &s, place, (dm_str){"", 0}, PLACE_COUNTRY);
        return;
    }
    const dm_lexicon *lexicon = f->gazetteer->lexicon;
    char table[64];
    if (entity->table.len == 0 || entity->table.len >= sizeof table)
        return;
    memcpy(table, entity->table.ptr, entity->table.len);
    table[entity->table.len] = '\0';
    const dm_table *t = dm_lexicon_table(lexicon, table);
    dm_str codes = t ? dm_table_get(t, entity->row, "subdivision") : (dm_str){"", 0};
    if (!codes.len)
        return;
    place.country = place_country_of(f->gazetteer, codes);
    if (!several(codes))
        place.subdivision = codes;
    push(f, &s, place, codes, PLACE_SUBDIVISION);
}

/* Names of states and entities; capitals that do not act are cities and go on. True when the name
 * is dealt with. */
static bool take_name(finder *f, const dm_name_span *name, const span *s, bool found) {
    if (name->person)
        return true;
    bool longer = !found || name->last > s->last || name->first < s->first;
    bool place_sort = name->name->sort == DM_NAME_ENTITY || name->name->sort == DM_NAME_CAPITAL;
    bool place_kind = name->entity &&
                      (name->entity->kind == DM_KIND_STATE || name->entity->kind == DM_KIND_ENTITY);
    if (name->name->sort == DM_NAME_ENTITY && place_kind && found && name->last == s->last &&
        place_any_region(s->list, s->count, name->entity->code))
        return false;
    if (name->name->sort == DM_NAME_CAPITAL && place_kind && found)
        return place_acts(f->parse, s->head);
    if (found && !longer && !(place_kind && name->entity->kind == DM_KIND_STATE))
        return name->name->sort != DM_NAME_ENTITY && name->name->sort != DM_NAME_ADJECTIVE &&
               !place_kind;
    if (place_sort && place_kind && name->name->sort == DM_NAME_ENTITY)
        push_entity(f, name);
    return true;
}

/* A word that is a city of no great size, but just as well somebody's name or a word like any
 * other. */
static bool doubtful(const finder *f, const span *s, const place_entry *e) {
    dm_str form = f->parse->tokens[s->head].form;
    uint32_t noun;
    uint8_t event = event_of(f, s, e->kind, &noun);
    if (e->kind != PLACE_CITY || s->first != s->last)
        return false;
    if (e->population < SMALL_TOWN && !e->capital && place_names_thing(f->parse, s->first, s->last))
        return true;
    if (time_lemma_is(form, TIME_MONTH) || time_lemma_is(form, TIME_WEEKDAY))
        return true;
    if (e->capital || (e->seat && e->population >= SMALL_TOWN) || e->population >= SMALL_TOWN * 3)
        return of_person(f, form) && !e->capital && event < 2;
    return (event == 0 && !place_is_taken(f->gazetteer, f->arena, f->parse, noun)) ||
           of_person(f, form);
}

/* "in the Lebanese town of Nabatiyeh": in Lebanon, whether or not the gazetteer has the town. */
static void take_town(finder *f, const dm_name_span *name) {
    uint32_t town = place_town_of(f->parse, name), of;
    if (town == DM_NO_TOKEN)
        return;
    place_noun kind =
        place_noun_of(f->gazetteer, dm_utf8_lowered(f->arena, f->parse->tokens[town].lemma));
    of = place_name_of_town(f->parse, town);
    if (kind != PLACE_NOUN_CITY && (kind != PLACE_NOUN_SUBDIVISION || of == DM_NO_TOKEN))
        return;
    span s = {.first = name->first, .last = name->last, .head = name->last};
    dm_place place = {.name = of == DM_NO_TOKEN ? name->entity->name : f->parse->tokens[of].form,
                      .country = name->entity->code,
                      .lat = NAN,
                      .lon = NAN};
    push(f, &s, place, (dm_str){"", 0}, PLACE_COUNTRY);
}

/* The country of the adjective before the noun beside a name: "the Lebanese city of Tripoli". */
static dm_str country_before(const finder *f, uint32_t noun, place_noun kind) {
    if (noun == DM_NO_TOKEN || (kind != PLACE_NOUN_CITY && kind != PLACE_NOUN_SUBDIVISION))
        return (dm_str){"", 0};
    for (DM_CHILDREN(f->parse, noun, c)) {
        const dm_name_span *name = c < noun ? actor_name(f, c) : NULL;
        if (name && place_town_of(f->parse, name) == noun)
            return name->entity->code;
    }
    return (dm_str){"", 0};
}

static void take_span(finder *f, const span *s) {
    uint32_t noun, behind_at = DM_NO_TOKEN;
    surroundings around = {.kind = kind_beside(f, s, &noun),
                           .sentence = f->parse->tokens[s->head].sentence};
    if (part_of_name(f, s, noun, around.kind))
        return;
    const dm_noun *office = place_office_behind(f->gazetteer, f->parse, s->last);
    around.governed = office && !dm_str_is(office->role, "mayor") &&
                      dm_str_find(office->form, DM_STR("city"), 0) == SIZE_MAX &&
                      !dm_str_is(office->sector, "COP");
    const dm_name_span *behind = state_behind(f, s, &behind_at);
    if (behind && behind->entity)
        around.country = state_of(behind->entity);
    if (!around.country.len)
        around.country = country_before(f, noun, around.kind);
    if (!around.country.len && behind_at != DM_NO_TOKEN)
        around.subdivision = subdivision_behind(f, s, behind_at);
    if (!around.country.len && around.subdivision.len)
        around.country = place_country_of(f->gazetteer, around.subdivision);
    const place_entry *e = choose(f, s, &around);
    place_entry small;
    if (e && around.subdivision.len && !dm_str_eq(e->country, around.country)) {
        small = *e; /* "Cairo, Ill." */
        small.country = around.country;
        small.codes = around.subdivision;
        small.lat = small.lon = NAN;
        small.capital = false;
        e = &small;
    }
    bool vouched = around.country.len || around.kind != PLACE_NOUN_NONE || office;
    if (e && (vouched || !doubtful(f, s, e)))
        push_entry(f, s, e);
}

static void find(finder *f) {
    const dm_parse *parse = f->parse;
    for (uint32_t t = 0; t < parse->token_count; t++) {
        const dm_name_span *name = actor_name(f, t);
        if (!name && !may_begin(&parse->tokens[t]))
            continue;
        span s;
        bool found = may_begin(&parse->tokens[t]) && longest(f, t, &s);
        if (name)
            take_town(f, name);
        if (name && take_name(f, name, &s, found)) {
            t = name->last;
            continue;
        }
        if (!found)
            continue;
        take_span(f, &s);
        t = s.last;
    }
}

dm_status dm_places_find(const dm_gazetteer *gazetteer, dm_arena *arena, const dm_actors *actors,
                         dm_places *places, dm_error *error) {
    *places = (dm_places){NULL, 0};
    if (!gazetteer)
        return DM_OK;
    finder f = {.gazetteer = gazetteer, .arena = arena, .actors = actors, .parse = actors->parse};
    count_countries(&f);
    collect_people(&f);
    f.province_count = place_provinces(gazetteer, actors->parse, f.provinces, COUNTRIES_SEEN);
    find(&f);
    if (arena->failed)
        return dm_fail_memory(error);
    *places = (dm_places){f.out.ptr, f.out.len};
    return DM_OK;
}
