/*
 * dateline.c - see dateline.h. A dateline is a line of its own, or a town in capitals, or a town
 * with a day or an agency, before the report begins.
 */
#include "coder/dateline.h"

#include <string.h>

#include "base/utf8.h"
#include "coder/place/names.h"

static const dm_token *tok(const dm_scene *scene, uint32_t t) {
    return &scene->grammar.parse->tokens[t];
}

/* Bytes of the apostrophe in "N'DJAMENA" at `at`, 0 if there is none. */
static size_t apostrophe(dm_str line, size_t at) {
    static const char curly[] = "\xe2\x80\x99";
    if (at < line.len && line.ptr[at] == '\'')
        return 1;
    return dm_str_starts(dm_str_sub(line, at, line.len), dm_str_of(curly)) ? 3 : 0;
}

/* Bytes of a letter of Latin-1 with an accent in it, 0 if there is none: "BOGOTÁ". */
static size_t accented(dm_str line, size_t at) {
    return at + 1 < line.len && (uint8_t)line.ptr[at] == 0xc3 && (uint8_t)line.ptr[at + 1] >= 0x80
               ? 2
               : 0;
}

/* How many bytes at the beginning of a line are in capitals: "N'DJAMENA", "BOGOTÁ". */
static size_t shouted_bytes(dm_str line) {
    size_t end = 0;
    for (size_t letter; end < line.len; end += letter) {
        letter = accented(line, end) + apostrophe(line, end);
        if ((line.ptr[end] >= 'A' && line.ptr[end] <= 'Z') || memchr(" -/", line.ptr[end], 3))
            letter = 1;
        if (!letter)
            break;
    }
    return end;
}

/* "PORT-AU-PRINCE" -> "Port-au-Prince", "N'DJAMENA" -> "Ndjamena", as the gazetteer writes it. */
static size_t title_case(dm_str shouted, char *out, size_t room) {
    static const char *const small[] = {"au", "de", "la", "el", "al", "es", "of", "da", "do"};
    if (shouted.len >= room)
        return 0;
    bool begins = true;
    size_t length = 0;
    for (size_t i = 0; i < shouted.len; i++) {
        char c = shouted.ptr[i];
        size_t skip = apostrophe(shouted, i);
        if (skip) {
            i += skip - 1;
            continue;
        }
        out[length++] = c >= 'A' && c <= 'Z' && !begins ? (char)(c - 'A' + 'a') : c;
        begins = c == ' ' || c == '-';
    }
    for (size_t k = 0; k < sizeof small / sizeof *small; k++)
        for (size_t i = 1; i + 3 < length; i++)
            if (out[i - 1] == '-' && out[i + 2] == '-' && (out[i] - 'A' + 'a') == small[k][0] &&
                out[i + 1] == small[k][1])
                out[i] = small[k][0];
    return length;
}

/* "Port Sudan": one town, no word of which begins with a small letter; not "Georgetown / Caracas".
 */
static bool is_one_town(dm_str name) {
    for (size_t i = 0; i < name.len; i++) {
        bool begins = i == 0 || name.ptr[i - 1] == ' ';
        if (begins && ((name.ptr[i] >= 'a' && name.ptr[i] <= 'z') || name.ptr[i] == '/'))
            return false;
    }
    return true;
}

/* "STEPANAKERT": the contested land whose seat it is, where the article names that land. */
static dm_str land_of_seat(const dm_scene *scene, dm_str name) {
    const dm_actors *actors = scene->grammar.actors;
    dm_match match;
    if (!dm_knowledge_match(actors->knowledge, name, 0, &match) || match.length != name.len ||
        match.name->sort == DM_NAME_PERSON)
        return (dm_str){0};
    const dm_entity *land = dm_knowledge_entity_at(actors->knowledge, match.name->target);
    if (land->kind != DM_KIND_ENTITY)
        return (dm_str){0};
    for (size_t i = 0; i < actors->names.len; i++)
        if (actors->names.ptr[i].entity == land &&
            !dm_str_eq_nocase(actors->names.ptr[i].name->form, name))
            return land->code;
    return (dm_str){0};
}

/* "ULAANBAATAR", "LUXEMBOURG": the state whose capital or name it is, where no town is called so.
 */
static dm_str state_of_seat(const dm_scene *scene, dm_str name) {
    const dm_knowledge *knowledge = scene->grammar.actors->knowledge;
    dm_match match;
    if (!dm_knowledge_match(knowledge, name, 0, &match) || match.length != name.len ||
        match.name->sort == DM_NAME_PERSON)
        return (dm_str){0};
    const dm_entity *state = dm_knowledge_entity_at(knowledge, match.name->target);
    return state->kind == DM_KIND_STATE ? state->code : (dm_str){0};
}

/* The largest town of that name, a capital before all others. */
static dm_str country_of_town(const dm_scene *scene, dm_str name) {
    place_entry list[PLACE_CANDIDATES];
    size_t count = place_candidates(scene->grammar.book->gazetteer, name, true, list);
    const place_entry *best = NULL;
    for (size_t i = 0; i < count; i++) {
        if (list[i].kind != PLACE_CITY || !list[i].country.len)
            continue;
        if (!best || list[i].capital > best->capital ||
            (list[i].capital == best->capital && list[i].population > best->population))
            best = &list[i];
    }
    return best ? best->country : (dm_str){0};
}

bool dm_dateline_at_seat(const dm_scene *scene, dm_str name) {
    return dm_codebook_in_class(scene->grammar.book, "@seat",
                                dm_utf8_lowered(scene->grammar.arena, name));
}

/* The place in capitals before the first comma, bracket or dash of a dateline. */
static dm_str shouted_place(const dm_scene *scene, const dm_sentence *s) {
    uint32_t last = s->first;
    while (last + 1 < s->first + s->count && tok(scene, last + 1)->upos != DM_PUNCT &&
           !dm_form_is_dash(tok(scene, last + 1)->form) &&
           !dm_str_is(tok(scene, last + 1)->form, "/"))
        last++;
    while (last + 2 < s->first + s->count && dm_str_is(tok(scene, last + 1)->form, "-") &&
           !tok(scene, last)->space_after) /* "PORT-AU-PRINCE" */
        last += 2;
    return dm_tree_text(scene->grammar.parse, s->first, last);
}

static dm_str country_of_shouted(const dm_scene *scene, dm_str town) {
    enum { LONGEST_TOWN = 40 };
    char name[LONGEST_TOWN], plain[LONGEST_TOWN];
    if (dm_dateline_at_seat(scene, town))
        return DM_DATELINE_SEAT;
    if (dm_codebook_in_class(scene->grammar.book, "@page-label",
                             dm_utf8_lowered(scene->grammar.arena, town)))
        return (dm_str){0};                                /* "DATE: 12.03.2017" */
    size_t folded = place_fold(town, plain, sizeof plain); /* without accents */
    size_t length = title_case((dm_str){plain, folded}, name, sizeof name);
    dm_str land = length ? land_of_seat(scene, (dm_str){name, length}) : (dm_str){0};
    if (land.len)
        return land;
    dm_str country = length ? country_of_town(scene, (dm_str){name, length}) : (dm_str){0};
    return country.len || !length ? country : state_of_seat(scene, (dm_str){name, length});
}

/* The same where the dateline has a line for itself: "WELLINGTON, New Zealand (AP) _". */
static dm_str country_of_line(const dm_scene *scene, dm_str line) {
    const dm_knowledge *knowledge = scene->grammar.actors->knowledge;
    size_t end = 0;
    while (end < line.len && !memchr(",(_/:.", line.ptr[end], 6) &&
           !(line.ptr[end] == '-' && end > 0 && line.ptr[end - 1] == ' ')) {
        size_t letter = accented(line, end) + apostrophe(line, end);
        if (!letter && (uint8_t)line.ptr[end] >= 0x80)
            break;
        end += letter ? letter : 1;
    }
    size_t comma = end;
    while (end > 0 && line.ptr[end - 1] == ' ')
        end--;
    dm_str town = dm_str_sub(line, 0, end);
    if (dm_dateline_at_seat(scene, town))
        return DM_DATELINE_SEAT;
    dm_match match;
    if (comma + 2 < line.len && line.ptr[comma] == ',' &&
        dm_knowledge_match(knowledge, line, comma + 2, &match) &&
        match.name->sort == DM_NAME_ENTITY)
        return dm_knowledge_entity_at(knowledge, match.name->target)->code;
    return country_of_shouted(scene, town);
}

/* "BERLIN (Agency). After months", "ISLAMABAD: Pakistan closed": a town in capitals opens the
 * sentence and something that cannot go on with it follows. */
static dm_str country_of_opening(const dm_scene *scene, const dm_sentence *s) {
    enum { LONGEST = 60, SHORTEST = 3 };
    dm_str line = dm_str_sub(scene->grammar.parse->text, s->start, s->start + LONGEST);
    size_t end = shouted_bytes(line);
    bool ends = end < line.len && memchr(",(:.", line.ptr[end], 4);
    return end > SHORTEST && ends ? country_of_line(scene, line) : (dm_str){0};
}

/* "Doha - May 7 (QNA) -": a town, then an agency's letters in brackets. */
static dm_str country_of_agency_line(const dm_scene *scene, const dm_sentence *s) {
    enum { LONGEST = 48, LEAST_LETTERS = 2 };
    dm_str line = dm_str_sub(scene->grammar.parse->text, s->start, s->start + LONGEST);
    size_t open = 0, end, letters = 0;
    while (open < line.len && line.ptr[open] != '(' && line.ptr[open] != '\n')
        open++;
    end = open + 1;
    while (end < line.len && line.ptr[end] >= 'A' && line.ptr[end] <= 'Z') {
        end++;
        letters++;
    }
    bool agency = letters >= LEAST_LETTERS && end < line.len && line.ptr[end] == ')';
    agency &= is_one_town(dm_str_sub(line, 0, open));
    return agency && line.len && line.ptr[0] >= 'A' && line.ptr[0] <= 'Z'
               ? country_of_line(scene, line)
               : (dm_str){0};
}

/* "Port Sudan - (Nile Voice)": a town in small letters, a dash and the agency in brackets, which
 * end the line or stand before a dash. */
static dm_str country_of_bracketed_line(const dm_scene *scene, const dm_sentence *s) {
    enum { LONGEST = 72, LONGEST_NAME = 24, MOST_AGENCY = 32 };
    dm_str line = dm_str_sub(scene->grammar.parse->text, s->start, s->start + LONGEST);
    size_t open = dm_str_find(line, DM_STR(" ("), 0), dash = dm_str_find(line, DM_STR(" - ("), 0);
    size_t close = dm_str_find(line, DM_STR(")"), 0);
    if (dash == SIZE_MAX || dash > LONGEST_NAME || open != dash + 2 || close == SIZE_MAX ||
        close > open + MOST_AGENCY || !dm_utf8_is_capitalised(dm_str_sub(line, open + 2, close)) ||
        !is_one_town(dm_str_sub(line, 0, dash)) || memchr(line.ptr, '\n', dash))
        return (dm_str){0};
    bool ends = close + 1 < line.len &&
                (line.ptr[close + 1] == '\n' ||
                 dm_str_starts(dm_str_sub(line, close + 1, line.len), DM_STR(" -")));
    return ends ? country_of_line(scene, dm_str_sub(line, 0, dash)) : (dm_str){0};
}

/* "Lima, Dec 20 2022 (Agency).-", "Riyadh, August 08, 2018, SAG --": a town in small letters, a day
 * and a dash or a bracket before the report begins. */
static dm_str country_of_dated_line(const dm_scene *scene, const dm_sentence *s) {
    enum { LONGEST = 90, LONGEST_NAME = 24 };
    static const char *const dashes[] = {" - ", " -- ",           ".- ",           ").-",
                                         ") ",  " \xe2\x80\x93 ", " \xe2\x80\x94 "};
    dm_str line = dm_str_sub(scene->grammar.parse->text, s->start, s->start + LONGEST);
    size_t end = SIZE_MAX, comma = dm_str_find(line, DM_STR(", "), 0);
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
        size_t at = dm_str_find(line, dm_str_of(dashes[i]), 0);
        end = at < end ? at : end;
    }
    if (end == SIZE_MAX || comma > LONGEST_NAME || comma > end ||
        memchr(line.ptr, '\n', end) != NULL)
        return (dm_str){0};
    bool dated = false;
    for (size_t i = comma; i < end; i++)
        dated |= line.ptr[i] >= '0' && line.ptr[i] <= '9';
    return dated && is_one_town(dm_str_sub(line, 0, comma)) ? country_of_line(scene, line)
                                                            : (dm_str){0};
}

/* "Mbabane -- A team": a town in small letters and a long dash before the first word. */
static dm_str country_of_plain_line(const dm_scene *scene, const dm_sentence *s) {
    enum { LONGEST = 48, LONGEST_NAME = 24 };
    static const char *const dashes[] = {" -- ", " \xe2\x80\x93 ", " \xe2\x80\x94 "};
    dm_str line = dm_str_sub(scene->grammar.parse->text, s->start, s->start + LONGEST);
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
        dm_str dash = dm_str_of(dashes[i]);
        size_t at = dm_str_find(line, dash, 0);
        if (at == SIZE_MAX || at > LONGEST_NAME || at + dash.len >= line.len ||
            !dm_utf8_is_capitalised(dm_str_sub(line, at + dash.len, line.len)))
            continue;
        dm_str town = dm_str_sub(line, 0, at);
        bool bare = is_one_town(town);
        for (size_t k = 0; k < at; k++)
            bare &= !memchr(",:;.\n", line.ptr[k], 5);
        return bare ? country_of_shouted(scene, town) : (dm_str){0};
    }
    return (dm_str){0};
}

/* "ANKARA" as a paragraph of its own, "(Seoul=Agency)". */
static dm_str country_of_lone_line(const dm_scene *scene, const dm_sentence *s) {
    enum { LONGEST = 40, SHORTEST = 3 };
    dm_str line = dm_str_sub(scene->grammar.parse->text, s->start, s->start + LONGEST);
    size_t end = shouted_bytes(line), equals = dm_str_find(line, DM_STR("="), 0);
    if (line.len && line.ptr[0] == '(' && equals < LONGEST / 2)
        return country_of_town(scene, dm_str_sub(line, 1, equals));
    bool alone = end > SHORTEST && end < line.len && line.ptr[end] == '\n';
    return alone ? country_of_line(scene, dm_str_sub(line, 0, end)) : (dm_str){0};
}

dm_str dm_dateline_country(const dm_scene *scene, const dm_places *places) {
    enum { FIRST_SENTENCES = 4 };
    dm_str told = scene->grammar.actors->article->dateline;
    dm_str own = told.len ? country_of_line(scene, told) : told;
    if (own.len) /* else "Dawn, 30 May 1998": a paper and its day */
        return own;
    for (uint32_t i = 0; i < scene->grammar.parse->sentence_count && i < FIRST_SENTENCES; i++) {
        const dm_sentence *s = &scene->grammar.parse->sentences[i];
        dm_str opening = country_of_opening(scene, s);
        if (!opening.len)
            opening = country_of_agency_line(scene, s);
        if (!opening.len)
            opening = country_of_bracketed_line(scene, s);
        if (!opening.len)
            opening = country_of_dated_line(scene, s);
        if (!opening.len && s->paragraph_start)
            opening = country_of_plain_line(scene, s);
        if (!opening.len && s->paragraph_start)
            opening = country_of_lone_line(scene, s);
        if (opening.len)
            return opening;
        if (s->count < 2 || !dm_form_is_dash(tok(scene, s->first + s->count - 1)->form))
            continue;
        dm_str place = shouted_place(scene, s);
        if (dm_dateline_at_seat(scene, place))
            return DM_DATELINE_SEAT;
        for (size_t k = 0; k < places->len; k++)
            if (tok(scene, places->ptr[k].head)->sentence == i && places->ptr[k].place.country.len)
                return places->ptr[k].place.country;
        return country_of_shouted(scene, place);
    }
    return (dm_str){0};
}
