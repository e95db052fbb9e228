/*
 * names.c - where the lexicon's names stand in the text, and what each of several namesakes means
 * here.
 *
 * A form is tried at the beginning of every token, the longest first. It counts only if it ends
 * where a token ends, holds on the article's day, and is not a piece of a longer name that is
 * somebody else's ("Paris Hilton", "China Daily").
 */
#include "actors/actors_inside.h"

#include "base/utf8.h"

#include <stdio.h>

const dm_name_span *dm_actors_name(const dm_actors *self, uint32_t token) {
    uint32_t at = self->name_of[token];
    return at == DM_NO_TOKEN ? NULL : &self->names.ptr[at];
}

/* "Russiawhile", "Jinpingon": where a page lost its links, names run into the next small word. */
static bool is_run_together(dm_str rest) {
    static const char *const words[] = {"on",   "while", "and",   "in",   "who",  "which", "to",
                                        "at",   "of",    "the",   "gave", "has",  "had",   "was",
                                        "is",   "said",  "for",   "with", "that", "as",    "by",
                                        "from", "will",  "after", "when", "but",  "also"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (dm_str_is(rest, words[i]))
            return true;
    return false;
}

/* The token that ends at byte `end`, at or after t; DM_NO_TOKEN if none does. */
static uint32_t ends_at(const dm_parse *parse, uint32_t t, uint32_t end) {
    uint32_t sentence = parse->tokens[t].sentence;
    for (; t < parse->token_count && parse->tokens[t].sentence == sentence; t++) {
        if (parse->tokens[t].end == end)
            return t;
        if (parse->tokens[t].start >= end)
            break;
        if (parse->tokens[t].end > end)
            return is_run_together(dm_str_sub(parse->text, end, parse->tokens[t].end))
                       ? t
                       : (uint32_t)DM_NO_TOKEN;
    }
    return DM_NO_TOKEN;
}

/* A neighbour that makes one name with the span by the tree, and is no title, body or name of the
 * lexicon. */
static bool is_foreign_part(const dm_actors *self, uint32_t t, uint32_t first, uint32_t last) {
    const dm_parse *parse = self->parse;
    const dm_token *token = &parse->tokens[t];
    if (t >= first && t <= last)
        return false;
    if (token->upos != DM_PROPN || !dm_utf8_is_capitalised(token->form))
        return false;
    dm_str lemma = dm_utf8_lowered(self->arena, token->lemma);
    if (dm_knowledge_noun(self->knowledge, lemma))
        return false;
    dm_match match;
    return !dm_knowledge_match(self->knowledge, parse->text, token->start, &match);
}

/* "Jordan Peterson", "Real Madrid": one word of a longer name. */
static bool is_part_of_other_name(const dm_actors *self, uint32_t first, uint32_t last,
                                  const dm_name *name) {
    const dm_parse *parse = self->parse;
    if (name->sort == DM_NAME_METONYM || dm_str_find(name->form, DM_STR(" "), 0) != SIZE_MAX)
        return false;
    uint32_t head = dm_tree_span_head(parse, first, last);
    const dm_token *token = &parse->tokens[head];
    for (DM_CHILDREN(parse, head, c)) {
        dm_rel rel = parse->tokens[c].rel;
        bool joined = rel == DM_REL_FLAT || (rel == DM_REL_COMPOUND && c + 1 == first);
        if (joined && is_foreign_part(self, c, first, last) &&
            (name->sort != DM_NAME_ADJECTIVE || rel == DM_REL_FLAT))
            return true;
    }
    if (token->rel == DM_REL_FLAT && token->head != DM_NO_TOKEN &&
        is_foreign_part(self, token->head, first, last))
        return true;
    /* "China Daily": a compound of another proper noun right behind it. */
    const dm_entity *entity =
        name->sort == DM_NAME_PERSON ? NULL : dm_knowledge_entity_at(self->knowledge, name->target);
    bool place = (name->sort == DM_NAME_ENTITY && entity->kind != DM_KIND_ORGANISATION &&
                  entity->kind != DM_KIND_GROUP) || /* "the ECOWAS Commission" is a part of it */
                 name->sort == DM_NAME_CAPITAL;
    if (place && token->rel == DM_REL_COMPOUND && token->head == last + 1 &&
        is_foreign_part(self, token->head, first, last))
        return dm_tree_find(parse, token->head, DM_REL_FLAT) == DM_NO_TOKEN;
    return false;
}

/* "S." */
static bool is_initial(dm_str form) {
    return form.len == 2 && form.ptr[0] >= 'A' && form.ptr[0] <= 'Z' && form.ptr[1] == '.';
}

static bool holds(const dm_name *name, dm_day day) {
    return !day || ((!name->from || name->from <= day) && (!name->to || day <= name->to));
}

/* "since 1996, when Rwanda invaded Zaire": a state's former name in a sentence with a year in which
 * it was the name. */
static bool is_told_of_then(const dm_actors *self, const dm_name *name, uint32_t t) {
    enum { A_YEAR = 10000, DIGITS = 4 };
    const dm_parse *parse = self->parse;
    const dm_sentence *s = &parse->sentences[parse->tokens[t].sentence];
    if (name->sort != DM_NAME_ENTITY && name->sort != DM_NAME_ADJECTIVE &&
        name->sort != DM_NAME_DEMONYM)
        return false;
    for (uint32_t k = s->first; k < s->first + s->count; k++) {
        dm_str form = parse->tokens[k].form;
        if (parse->tokens[k].upos != DM_NUM || form.len != DIGITS)
            continue;
        dm_day year = dm_day_first(form);
        if (year && year + A_YEAR > name->from && name->to && year <= name->to)
            return true;
    }
    return false;
}

/* Of people of one name, who held an office that day; of states, which there was. */
static int rank(const dm_actors *self, const dm_name *name, uint32_t t) {
    if (!holds(name, self->day))
        return name->to && is_told_of_then(self, name, t) ? 0 : -1;
    if (name->sort != DM_NAME_PERSON) { /* "Kremlin", "Belgrade": of the state of that day */
        const dm_entity *entity = dm_knowledge_entity_at(self->knowledge, name->target);
        bool then = (!entity->from || entity->from <= self->day) &&
                    (!entity->to || self->day <= entity->to);
        return !self->day || then ? 2 : 1;
    }
    const dm_person *person = dm_knowledge_person_at(self->knowledge, name->target);
    return dm_knowledge_term(self->knowledge, person, self->day, (dm_str){"", 0}) ? 3 : 1;
}

/* The best form at token t: the longest that holds; of those as long, the one of highest rank. */
static const dm_name *best_name(const dm_actors *self, uint32_t t, dm_name_start start,
                                uint32_t *last) {
    const dm_parse *parse = self->parse;
    const dm_name *best = NULL;
    size_t best_length = 0;
    int best_rank = -1;
    dm_match match;
    uint32_t at = parse->tokens[t].start;
    for (bool found = dm_knowledge_match_from(self->knowledge, parse->text, at, start, &match);
         found; found = dm_knowledge_next_match(self->knowledge, parse->text, at, &match)) {
        uint32_t end = ends_at(parse, t, at + (uint32_t)match.length);
        int order = end == DM_NO_TOKEN ? -1 : rank(self, match.name, t);
        if (order < 0 || (best && match.length < best_length))
            continue;
        if (!best || order > best_rank) {
            best = match.name;
            best_length = match.length;
            best_rank = order;
            *last = end;
        }
    }
    return best;
}

/* "Mikhail S. Gorbachev": a person known without the initial that stands in his name; NULL. */
static const dm_name *name_around_initial(const dm_actors *self, uint32_t t, uint32_t *last) {
    enum { MOST_BYTES = 96, MOST_WORDS = 4 };
    const dm_parse *parse = self->parse;
    const dm_sentence *s = &parse->sentences[parse->tokens[t].sentence];
    uint32_t behind = t + 2;
    if (behind >= s->first + s->count || !is_initial(parse->tokens[t + 1].form) ||
        !dm_utf8_is_capitalised(parse->tokens[t].form) ||
        !dm_utf8_is_capitalised(parse->tokens[behind].form))
        return NULL;
    char name[MOST_BYTES];
    dm_str first = parse->tokens[t].form;
    dm_match match;
    for (uint32_t end = behind + MOST_WORDS; end-- > behind;) {
        if (end >= s->first + s->count)
            continue;
        dm_str rest = dm_tree_text(parse, behind, end);
        int n = snprintf(name, sizeof name, "%.*s %.*s", DM_FMT(first), DM_FMT(rest));
        if (n < 0 || (size_t)n >= sizeof name ||
            !dm_knowledge_match(self->knowledge, (dm_str){name, (size_t)n}, 0, &match) ||
            match.length != (size_t)n || match.name->sort != DM_NAME_PERSON ||
            rank(self, match.name, t) < 0)
            continue;
        *last = end;
        return match.name;
    }
    return NULL;
}

static bool may_begin_name(const dm_actors *self, uint32_t t) {
    const dm_token *token = &self->parse->tokens[t];
    if (token->upos == DM_PUNCT || token->form.len == 0)
        return false;
    size_t at = 0;
    uint32_t c = dm_utf8_next(token->form, &at);
    if (dm_str_is(token->form, "the") && t + 1 < self->parse->token_count)
        return dm_utf8_is_capitalised(token[1].form); /* "the Emirates" */
    uint32_t after = t + 1;                           /* "al-Shabaab", "al Qaeda" */
    if (after < self->parse->token_count && dm_str_is(token[1].form, "-"))
        after++;
    if (dm_str_is(token->form, "al") && after < self->parse->token_count)
        return dm_utf8_is_capitalised(self->parse->tokens[after].form);
    return dm_utf8_is_upper(c) || dm_utf8_is_digit(c) || token->form.len >= 4;
}

static bool all_capitals(dm_str s) {
    size_t letters = 0;
    for (size_t at = 0; at < s.len;) {
        uint32_t c = dm_utf8_next(s, &at);
        if (dm_utf8_is_lower(c))
            return false;
        letters += dm_utf8_is_upper(c);
    }
    return letters >= 2;
}

/* A form such as "US" or "WHO" in a sentence all in capitals says nothing. */
static bool is_shouted_abbreviation(const dm_actors *self, uint32_t t, const dm_name *name) {
    const dm_parse *parse = self->parse;
    if (name->form.len > 4 || !all_capitals(name->form))
        return false;
    const dm_sentence *s = &parse->sentences[parse->tokens[t].sentence];
    return s->count > 3 && all_capitals(dm_str_sub(parse->text, s->start, s->end));
}

/* "Latin American", "South America": of a part of the world, not of the United States. */
static bool is_of_continent(const dm_actors *self, uint32_t t, const dm_name *name) {
    const dm_parse *parse = self->parse;
    if (!dm_str_starts(name->form, DM_STR("America")) || t == 0 ||
        parse->tokens[t - 1].sentence != parse->tokens[t].sentence)
        return false;
    uint32_t before = t - 1;
    if (dm_str_is(parse->tokens[before].form, "-") && before > 0)
        before--;
    return WORD_AMONG(self, parse->tokens[before].form, "@part-of-continent");
}

/* "the Gulf of Oman", "the Gulf of Aden", "the Baltic Sea": waters, not the state. */
static bool is_of_waters(const dm_actors *self, uint32_t t, const dm_name *name) {
    const dm_parse *parse = self->parse;
    bool adjective = name->sort == DM_NAME_ADJECTIVE && t + 1 < parse->token_count &&
                     dm_utf8_is_capitalised(parse->tokens[t + 1].form) &&
                     WORD_AMONG(self, parse->tokens[t + 1].form, "@waters");
    bool named = (name->sort == DM_NAME_ENTITY || name->sort == DM_NAME_CAPITAL) &&
                 t >= parse->sentences[parse->tokens[t].sentence].first + 2 &&
                 dm_str_is(parse->tokens[t - 1].form, "of") &&
                 dm_utf8_is_capitalised(parse->tokens[t - 2].form) &&
                 WORD_AMONG(self, parse->tokens[t - 2].form, "@waters");
    return adjective || named;
}

/* "New Mexico", "Tamil Nadu": a land in whose name another's stands. */
static bool is_of_other_land(const dm_actors *self, uint32_t t, uint32_t last) {
    const dm_parse *parse = self->parse;
    const dm_sentence *s = &parse->sentences[parse->tokens[t].sentence];
    return (t > s->first &&
            WORD_AMONG(self, dm_tree_text(parse, t - 1, last), "@land-of-its-own")) ||
           (last + 1 < s->first + s->count &&
            WORD_AMONG(self, dm_tree_text(parse, t, last + 1), "@land-of-its-own"));
}

/* "West and Central African ministers", "Central African states": of a part of the continent, not
 * of the republic. */
static bool is_of_region(const dm_actors *self, uint32_t t, uint32_t last, const dm_name *name) {
    const dm_parse *parse = self->parse;
    const dm_sentence *s = &parse->sentences[parse->tokens[t].sentence];
    if (name->sort != DM_NAME_ADJECTIVE && name->sort != DM_NAME_DEMONYM)
        return false;
    if (!WORD_AMONG(self, name->form, "@also-a-region"))
        return false;
    bool joined = t >= s->first + 2 && dm_tok(parse, t - 1)->upos == DM_CCONJ &&
                  WORD_AMONG(self, dm_tok(parse, t - 2)->form, "@quarter");
    uint32_t noun = last + 1;
    bool several = noun < s->first + s->count && (dm_tok(parse, noun)->feats & DM_FEAT_PLUR) &&
                   WORD_IN(self, noun, "@of-region");
    return joined || several;
}

/* The state, or contested land, whose name or adjective ends at token t; NULL if none does. */
static const dm_entity *land_at(const dm_actors *self, uint32_t t) {
    const dm_name_span *name = dm_actors_name(self, t);
    bool land = name && name->entity && !dm_actors_is_band(name->entity) &&
                (name->entity->kind == DM_KIND_STATE || name->entity->kind == DM_KIND_ENTITY);
    return land ? name->entity : NULL;
}

/* "the Russian Security Council", "Kenya's General Assembly". */
static bool is_of_one_state(const dm_actors *self, uint32_t t, const dm_name *name) {
    uint32_t before = dm_str_is(self->parse->tokens[t - 1].form, "'s") && t > 1 ? t - 2 : t - 1;
    return WORD_AMONG(self, name->form, "@council-of-states") && land_at(self, before);
}

/* "Russia's Security Council met. | The Security Council decided": as where it was named last. */
static bool is_that_of_one_state(const dm_actors *self, uint32_t t, const dm_name *name) {
    const dm_token *tokens = self->parse->tokens;
    if (!WORD_AMONG(self, name->form, "@council-of-states"))
        return false;
    for (uint32_t b = t; b-- > 1;)
        if (dm_str_eq_nocase(tokens[b].form, tokens[t].form) &&
            dm_str_eq_nocase(tokens[b + 1].form, tokens[t + 1].form))
            return is_of_one_state(self, b, name) ||
                   WORD_AMONG(self, tokens[b - 1].form, "@within-one-state");
    return false;
}

/* "the National Security Council" is a state's, not the Security Council. */
static bool is_national_body(const dm_actors *self, uint32_t t, const dm_name *name) {
    bool body = name->sort == DM_NAME_ENTITY &&
                dm_knowledge_entity_at(self->knowledge, name->target)->kind == DM_KIND_ORGANISATION;
    if (!body || t == 0 || self->parse->tokens[t - 1].sentence != self->parse->tokens[t].sentence)
        return false;
    return is_of_one_state(self, t, name) ||
           WORD_AMONG(self, self->parse->tokens[t - 1].form, "@within-one-state") ||
           is_that_of_one_state(self, t, name);
}

/* Surnames that are places as well: "Valeska Paris", after whom "Paris" is she. */
enum { MOST_NAMESAKES = 8 };
typedef struct namesakes {
    dm_str forms[MOST_NAMESAKES];
    size_t count;
} namesakes;

/* Whether the name is the surname of somebody told of before, or becomes one here, and does not
 * stand where only a place does. */
static bool is_surname(dm_actors *self, namesakes *people, uint32_t t, uint32_t last,
                       const dm_name *name) {
    const dm_parse *parse = self->parse;
    if (t != last || (name->sort != DM_NAME_CAPITAL && name->sort != DM_NAME_ENTITY))
        return false;
    for (size_t i = 0; i < people->count; i++)
        if (dm_str_eq(people->forms[i], parse->tokens[t].form))
            return !dm_tree_has_case(parse, t, "in") && !dm_tree_has_case(parse, t, "to");
    bool follows = t > 0 && parse->tokens[t - 1].sentence == parse->tokens[t].sentence &&
                   parse->tokens[t].rel == DM_REL_FLAT && parse->tokens[t].head == t - 1 &&
                   is_foreign_part(self, t - 1, t, last);
    if (follows && people->count < MOST_NAMESAKES)
        people->forms[people->count++] = parse->tokens[t].form;
    return false;
}

/* Bodies of one state's by default that others have too, by the last word of the name or its
 * first. */
static bool may_be_owned(const dm_actors *self, const dm_name *name) {
    if (name->sort != DM_NAME_METONYM || name->from || name->to)
        return false;
    if (dm_str_starts(name->form, DM_STR("Department of ")))
        return true;
    return WORD_AMONG(self, dm_str_last_word(name->form), "@state-body");
}

/* The state named right behind "of" behind the token; NULL. */
static const dm_entity *land_of(const dm_actors *self, uint32_t last) {
    const dm_parse *parse = self->parse;
    uint32_t next = last + 2;
    if (next >= parse->token_count || !dm_str_is(parse->tokens[last + 1].form, "of") ||
        parse->tokens[next].sentence != parse->tokens[last].sentence)
        return NULL;
    if (parse->tokens[next].upos == DM_DET && next + 1 < parse->token_count)
        next++;
    const dm_name_span *name = dm_actors_name(self, next);
    for (uint32_t t = next; !name && t < next + 3 && t < parse->token_count; t++)
        name = dm_actors_name(self, t); /* "the Russian Federation" ends on its last word */
    return name && name->first <= next && name->entity && name->entity->kind == DM_KIND_STATE &&
                   name->name->sort == DM_NAME_ENTITY
               ? name->entity
               : NULL;
}

/* "Peru's Congress", "the Congress of Peru": theirs. */
static void give_bodies(dm_actors *self) {
    const dm_parse *parse = self->parse;
    for (size_t i = 0; i < self->names.len; i++) {
        dm_name_span *span = &self->names.ptr[i];
        if (span->entity && WORD_AMONG(self, span->name->form, "@council-of-states") &&
            land_of(self, span->last))
            span->entity = land_of(self, span->last); /* "the Security Council of Russia" */
        if (!may_be_owned(self, span->name))
            continue;
        if (land_of(self, span->last)) /* "the Joint Chiefs of Staff of South Korea" */
            span->entity = land_of(self, span->last);
        for (DM_CHILDREN(parse, span->head, c)) {
            dm_rel rel = parse->tokens[c].rel;
            bool owner = rel == DM_REL_NMOD_POSS || rel == DM_REL_AMOD || rel == DM_REL_COMPOUND ||
                         (rel == DM_REL_NMOD && dm_tree_has_case(parse, c, "of"));
            const dm_entity *land =
                owner && (c < span->first || c > span->last) ? land_at(self, c) : NULL;
            if (land && dm_actors_name(self, c)->name->sort != DM_NAME_METONYM)
                span->entity = land;
        }
    }
}

/* How many names of the article are of the states where a group is at home. */
static size_t names_of_home(const dm_actors *self, const dm_entity *band) {
    size_t count = 0;
    for (size_t i = 0; i < self->names.len; i++) {
        const dm_entity *land = self->names.ptr[i].entity;
        count += land && land->kind == DM_KIND_STATE &&
                 dm_str_find(band->parent, land->code, 0) != SIZE_MAX;
    }
    return count;
}

/* "accused Brussels" where Belgium is spoken of, and the Union is not: its capital. */
static void settle_shared_seat(dm_actors *self) {
    const dm_entity *union_of = dm_knowledge_entity(self->knowledge, DM_STR("EU")),
                    *land = dm_knowledge_entity(self->knowledge, DM_STR("BEL"));
    size_t of_union = 0, of_land = 0;
    for (size_t i = 0; i < self->names.len; i++) {
        const dm_name_span *span = &self->names.ptr[i];
        of_union += span->entity && span->entity == union_of &&
                    !WORD_AMONG(self, span->name->form, "@seat-of-a-union");
        of_land += span->entity && span->entity == land;
    }
    for (size_t i = 0; i < self->names.len && of_land > of_union; i++)
        if (self->names.ptr[i].entity == union_of &&
            WORD_AMONG(self, self->names.ptr[i].name->form, "@seat-of-a-union"))
            self->names.ptr[i].entity = land;
}

/* "the National Liberation Army" in Colombia, in Macedonia: of groups of one name that whose
 * country the article names most. */
static void settle_bands(dm_actors *self) {
    const dm_parse *parse = self->parse;
    dm_match match;
    for (size_t i = 0; i < self->names.len; i++) {
        dm_name_span *span = &self->names.ptr[i];
        if (!span->entity || !dm_actors_is_band(span->entity))
            continue;
        uint32_t at = parse->tokens[span->first].start;
        size_t length = parse->tokens[span->last].end - at,
               most = names_of_home(self, span->entity);
        for (bool found = dm_knowledge_match(self->knowledge, parse->text, at, &match); found;
             found = dm_knowledge_next_match(self->knowledge, parse->text, at, &match)) {
            if (match.length != length || match.name->sort != span->name->sort)
                continue;
            const dm_entity *other = dm_knowledge_entity_at(self->knowledge, match.name->target);
            size_t count = dm_actors_is_band(other) && rank(self, match.name, span->first) > 0
                               ? names_of_home(self, other)
                               : 0;
            if (count <= most)
                continue;
            span->name = match.name;
            span->entity = other;
            most = count;
        }
    }
}

/* Whether the article names the state, or somebody of it, by anything but this name. */
static bool is_named_elsewhere(const dm_actors *self, const dm_entity *land, dm_str form) {
    for (size_t i = 0; i < self->names.len; i++) {
        const dm_name_span *one = &self->names.ptr[i];
        const dm_term *term = one->person ? dm_knowledge_term(self->knowledge, one->person,
                                                              self->day, (dm_str){"", 0})
                                          : NULL;
        if (!dm_str_eq(one->name->form, form) &&
            (one->entity == land || (term && dm_str_eq(term->affiliation, land->code)) ||
             (one->entity && dm_str_find(one->entity->parent, land->code, 0) != SIZE_MAX)))
            return true;
    }
    return false;
}

/* "the United Democratic Party": a name that goes on before the one that was found. */
static bool is_end_of_name(const dm_actors *self, const dm_name_span *span) {
    const dm_parse *parse = self->parse;
    uint32_t before = span->first - 1;
    if (span->first == 0 || parse->tokens[before].sentence != parse->tokens[span->first].sentence)
        return false;
    const dm_token *token = &parse->tokens[before];
    bool opens = before == parse->sentences[token->sentence].first; /* "Opposition Labour said" */
    return !opens && token->upos != DM_DET && token->upos != DM_ADP && token->upos != DM_PUNCT &&
           dm_utf8_is_capitalised(token->form) && !dm_actors_name(self, before) &&
           dm_str_ends(span->name->form, DM_STR("Party"));
}

/* "PPP" in an article about South Korea is not Pakistan's party, nor "the United Democratic Party"
 * in one about the Gambia America's: the abbreviation or the half of a name of a party whose
 * country the article does not name stands for another that no list has. */
static void drop_foreign_parties(dm_actors *self) {
    size_t kept = 0;
    for (size_t i = 0; i < self->names.len; i++) {
        dm_name_span span = self->names.ptr[i];
        bool party = span.entity && dm_actors_is_party(span.entity),
             half = party && is_end_of_name(self, &span);
        const dm_entity *home = party && dm_actors_is_abbreviation(span.name->form)
                                    ? dm_actors_home_of(self, span.entity)
                                    : NULL;
        bool foreign = half || (home && !is_named_elsewhere(self, home, span.name->form));
        for (uint32_t t = span.first; t <= span.last; t++)
            self->name_of[t] = foreign ? (uint32_t)DM_NO_TOKEN : (uint32_t)kept;
        if (!foreign)
            self->names.ptr[kept++] = span;
    }
    self->names.len = kept;
}

/* "the Labour Congress" is not the Congress. */
static bool is_other_congress(const dm_actors *self, uint32_t t, const dm_name *name) {
    const dm_parse *parse = self->parse;
    return dm_str_is(name->form, "Congress") && name->sort == DM_NAME_METONYM && t > 0 &&
           parse->tokens[t - 1].head == t && parse->tokens[t - 1].rel == DM_REL_COMPOUND &&
           dm_utf8_is_capitalised(parse->tokens[t - 1].form) && !dm_actors_name(self, t - 1);
}

/* "Paris, Texas", "Lebanon, Pa.": a town that bears the name of a capital, or of a state. */
static bool is_namesake(const dm_actors *self, uint32_t last, const dm_name *name) {
    enum { WORDS = 3 };
    const dm_parse *parse = self->parse;
    uint32_t sentence = parse->tokens[last].sentence, first = last + 2;
    if ((name->sort != DM_NAME_CAPITAL && name->sort != DM_NAME_ENTITY) ||
        first >= parse->token_count || !dm_str_is(parse->tokens[last + 1].form, ","))
        return false;
    for (uint32_t end = first; end < first + WORDS && end < parse->token_count; end++)
        if (parse->tokens[end].sentence == sentence &&
            WORD_AMONG(self, dm_tree_text(parse, first, end), "@home-of-namesakes"))
            return true;
    return false;
}

/* "Indian-administered Kashmir": contested land at token t, of the state that is said to hold it;
 * NULL if none is. */
static const dm_entity *holder_of(const dm_actors *self, uint32_t t) {
    const dm_parse *parse = self->parse;
    if (t < parse->sentences[parse->tokens[t].sentence].first + 3 ||
        !dm_str_is(parse->tokens[t - 2].form, "-") ||
        !WORD_AMONG(self, parse->tokens[t - 1].form, "@held-by"))
        return NULL;
    const dm_name_span *name = dm_actors_name(self, t - 3);
    return name && name->entity && name->entity->kind == DM_KIND_STATE ? name->entity : NULL;
}

/* What begins at some tokens from `t` on; where they end. */
enum { AHEAD = 32 };
static uint32_t start_names(const dm_actors *self, uint32_t t, dm_name_start *starts) {
    const dm_parse *parse = self->parse;
    uint32_t end = t + AHEAD < parse->token_count ? t + AHEAD : (uint32_t)parse->token_count;
    for (; t < end; t++)
        starts[t % AHEAD] =
            may_begin_name(self, t)
                ? dm_knowledge_name_start(self->knowledge, parse->text, parse->tokens[t].start)
                : (dm_name_start){.link = DM_MAP_NONE};
    return end;
}

void dm_actors_find_names(dm_actors *self) {
    const dm_parse *parse = self->parse;
    namesakes people = {.count = 0};
    dm_name_start starts[AHEAD];
    uint32_t started = 0; /* up to there they are known */
    for (uint32_t t = 0; t < parse->token_count; t++)
        self->name_of[t] = DM_NO_TOKEN;
    for (uint32_t t = 0; t < parse->token_count; t++) {
        uint32_t last = t;
        uint32_t end;
        if (t >= started)
            started = start_names(self, t, starts);
        const dm_name *name = best_name(self, t, starts[t % AHEAD], &last);
        if (!name)
            name = name_around_initial(self, t, &last);
        if (!name) /* "North and South Korea" */
            name = dm_actors_shared_name(self->knowledge, parse, t, &end);
        const dm_name *republic = dm_actors_republic_name(self, t, &end);
        if (republic) {
            name = republic;
            last = end;
        }
        if (!name || is_shouted_abbreviation(self, t, name) || is_national_body(self, t, name) ||
            is_of_continent(self, t, name) || is_of_other_land(self, t, last) ||
            is_of_region(self, t, last, name) || is_of_waters(self, t, name) ||
            is_other_congress(self, t, name) || is_namesake(self, last, name) ||
            dm_actors_is_spelled_otherwise(self, name) ||
            is_surname(self, &people, t, last, name) || is_part_of_other_name(self, t, last, name))
            continue;
        dm_name_span *span = dm_vec_push(self->arena, &self->names);
        if (!span)
            return;
        *span = (dm_name_span){t, last, dm_tree_span_head(parse, t, last), name, NULL, NULL};
        if (name->sort == DM_NAME_PERSON)
            span->person = dm_knowledge_person_at(self->knowledge, name->target);
        else
            span->entity = dm_knowledge_entity_at(self->knowledge, name->target);
        if (span->entity && span->entity->kind == DM_KIND_ENTITY && holder_of(self, t))
            span->entity = holder_of(self, t);
        for (; t <= last; t++)
            self->name_of[t] = (uint32_t)(self->names.len - 1);
        t--;
    }
    drop_foreign_parties(self);
    give_bodies(self);
    self->sender = dm_actors_sent_from(self);
    dm_actors_settle_bodies(self);
    settle_bands(self);
    settle_shared_seat(self);
}
