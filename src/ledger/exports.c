/*
 * exports.c - POLECAT (the weekly files on Dataverse), GDELT 2.0 event table (61 columns, no
 * header), ICEWS (coded event data).
 *
 * A column that demarche does not know (tone, religion, ethnic group) is empty. Tabs and line ends
 * inside a cell become blanks: none of the formats can quote. The Goldstein column and "Intensity"
 * hold the PLOVER score, which is on the same scale from -10 to 10.
 */
#include "ledger/exports.h"

#include <stdio.h>

#include "ledger/json_text.h"

static const char POLECAT_HEADER[] =
    "Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\tQuad Code\tContexts\tActor "
    "Name\tActor Country\tPrimary Actor Sector\t"
    "Actor Sectors\tActor Title\tActor Name Raw\tRecipient Name\tRecipient Country\tPrimary "
    "Recipient Sector\tRecipient Sectors\t"
    "Recipient Title\tRecipient Name Raw\tPlacename\tProvince\tCountry\tLatitude\tLongitude\tRaw "
    "Placename\tSource\tPublication Date\t"
    "Headline\tEvent Text\tLanguage\tVersion\n";

static const char ICEWS_HEADER[] =
    "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO "
    "Code\tIntensity\tTarget Name\tTarget Sectors\t"
    "Target Country\tStory ID\tSentence "
    "Number\tPublisher\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude\n";

const char *dm_export_header(dm_export format) {
    return format == DM_EXPORT_POLECAT ? POLECAT_HEADER
           : format == DM_EXPORT_ICEWS ? ICEWS_HEADER
                                       : "";
}

/* ---- a row being made ---- */

typedef struct row {
    dm_arena *arena;
    DM_VEC(char) bytes;
    bool begun;
} row;

static void put_char(row *self, char c) {
    char *room = dm_vec_push(self->arena, &self->bytes);
    if (room)
        *room = c;
}

static void cell(row *self, dm_str text) {
    if (self->begun)
        put_char(self, '\t');
    self->begun = true;
    for (size_t i = 0; i < text.len; i++)
        put_char(self, text.ptr[i] == '\t' || text.ptr[i] == '\n' || text.ptr[i] == '\r'
                           ? ' '
                           : text.ptr[i]);
}

static void cells(row *self, size_t empty) {
    while (empty--)
        cell(self, DM_STR(""));
}

static void end(row *self) {
    put_char(self, '\n');
    self->begun = false;
}

static dm_str number_at(dm_arena *arena, const json_t *json, const char *key) {
    const json_t *value = json_object_get(json, key);
    return json_is_number(value) ? dm_arena_printf(arena, "%.10g", json_number_value(value))
                                 : (dm_str){0};
}

/* One key of all actors, joined; each value once. */
static dm_str joined(dm_arena *arena, const json_t *actors, const char *key) {
    dm_str all = DM_STR("");
    for (size_t i = 0; i < json_array_size(actors); i++) {
        dm_str one = text_at(json_array_get(actors, i), key);
        bool seen = false;
        for (size_t k = 0; k < i; k++)
            seen |= dm_str_eq(one, text_at(json_array_get(actors, k), key));
        if (one.len && !seen)
            all =
                dm_arena_printf(arena, "%.*s%s%.*s", DM_FMT(all), all.len ? "; " : "", DM_FMT(one));
    }
    return all;
}

static dm_str quad_number(const json_t *event) {
    static const char *const quads[] = {"verbal_cooperation", "material_cooperation",
                                        "verbal_conflict", "material_conflict"};
    static const char *const numbers[] = {"1", "2", "3", "4"};
    dm_str quad = text_at(event, "quad");
    for (size_t i = 0; i < 4; i++)
        if (dm_str_is(quad, quads[i]))
            return dm_str_of(numbers[i]);
    return DM_STR("");
}

static dm_str sentence_of(const json_t *event, dm_str text) {
    const json_t *span = json_object_get(event, "sentence");
    return dm_str_sub(text, (size_t)json_integer_value(json_array_get(span, 0)),
                      (size_t)json_integer_value(json_array_get(span, 1)));
}

/* ---- POLECAT ---- */

static void polecat_side(row *out, const json_t *actors) {
    static const char *const keys[] = {"name", "code", "sector", "sector", "role", "text"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        dm_str all = joined(out->arena, actors, keys[i]);
        /* The primary sector is the first actor's. */
        cell(out, i == 2 ? text_at(json_array_get(actors, 0), "sector") : all);
    }
}

static dm_str contexts_of(dm_arena *arena, const json_t *event) {
    const json_t *contexts = json_object_get(event, "context");
    dm_str all = DM_STR("");
    for (size_t i = 0; i < json_array_size(contexts); i++)
        all = dm_arena_printf(arena, "%.*s%s%s", DM_FMT(all), i ? "; " : "",
                              json_string_value(json_array_get(contexts, i)));
    return all;
}

static void polecat(row *out, const json_t *event, const dm_found *found) {
    const json_t *place = json_object_get(event, "place");
    cell(out, text_at(event, "id"));
    cell(out, text_at(event, "date"));
    cell(out, text_at(event, "type"));
    cell(out, text_at(event, "mode"));
    cell(out, number_at(out->arena, event, "intensity"));
    cell(out, text_at(event, "quad"));
    cell(out, contexts_of(out->arena, event));
    polecat_side(out, json_object_get(event, "actors"));
    polecat_side(out, json_object_get(event, "recipients"));
    cell(out, text_at(place, "name"));
    cell(out, text_at(place, "subdivision"));
    cell(out, text_at(place, "country"));
    cell(out, number_at(out->arena, place, "lat"));
    cell(out, number_at(out->arena, place, "lon"));
    cell(out, text_at(place, "text"));
    cell(out, found->outlet.len ? found->outlet : found->source);
    cell(out, found->published);
    cell(out, found->title);
    cell(out, sentence_of(event, found->text));
    cell(out, DM_STR("en"));
    cell(out, dm_str_of(dm_version()));
    end(out);
}

/* ---- GDELT ---- */

/* Ten columns of an actor: code, name, country, group, ethnic, two religions, three types. */
static void gdelt_actor(row *out, const json_t *actor) {
    dm_str code = text_at(actor, "code"), sector = text_at(actor, "sector");
    bool state = dm_str_is(text_at(actor, "kind"), "state") || code.len == 3;
    cell(out, dm_arena_printf(out->arena, "%.*s%.*s", DM_FMT(code), DM_FMT(sector)));
    cell(out, text_at(actor, "name"));
    cell(out, state ? code : DM_STR(""));
    cell(out, state ? DM_STR("") : code);
    cells(out, 3);
    cell(out, sector);
    cells(out, 2);
}

static void gdelt_day(row *out, dm_str date) {
    dm_str day = {0}, month = {0}, year = {0}, fraction = {0};
    unsigned y = 0, m = 0, d = 0;
    if (date.len >= 10 && sscanf(date.ptr, "%4u-%2u-%2u", &y, &m, &d) == 3) {
        day = dm_arena_printf(out->arena, "%04u%02u%02u", y, m, d);
        month = dm_arena_printf(out->arena, "%04u%02u", y, m);
        year = dm_arena_printf(out->arena, "%04u", y);
        /* As GDELT's codebook has it: year + (month * 30 + day) / 365. */
        fraction = dm_arena_printf(out->arena, "%.4f", (double)y + (m * 30 + d) / 365.0);
    }
    cell(out, day);
    cell(out, month);
    cell(out, year);
    cell(out, fraction);
}

/* Eight columns of a place. */
static void gdelt_place(row *out, const json_t *place) {
    dm_str name = text_at(place, "name");
    cell(out, name.len ? DM_STR("1") : DM_STR("0"));
    cell(out, name);
    cell(out, text_at(place, "country"));
    cell(out, text_at(place, "subdivision"));
    cells(out, 1);
    cell(out, number_at(out->arena, place, "lat"));
    cell(out, number_at(out->arena, place, "lon"));
    cells(out, 1);
}

static dm_str event_number(dm_arena *arena, dm_str id) {
    char digits[16] = "";
    snprintf(digits, sizeof digits, "%.*s", id.len < 15 ? (int)id.len : 15, id.ptr);
    unsigned long long number = 0;
    (void)sscanf(digits, "%llx", &number);
    return dm_arena_printf(arena, "%llu", number);
}

static void gdelt(row *out, const json_t *event, const dm_found *found, const json_t *actor,
                  const json_t *recipient) {
    dm_str cameo = text_at(event, "cameo"),
           sources = dm_arena_printf(out->arena, "%zu", found->sources);
    dm_str date = text_at(event, "date"), published = found->published;
    cell(out, event_number(out->arena, text_at(event, "id")));
    gdelt_day(out, date.len >= 10 ? date : published);
    gdelt_actor(out, actor);
    gdelt_actor(out, recipient);
    cell(out, DM_STR("1"));
    cell(out, cameo);
    cell(out, dm_str_sub(cameo, 0, 3));
    cell(out, dm_str_sub(cameo, 0, 2));
    cell(out, quad_number(event));
    cell(out, number_at(out->arena, event, "intensity"));
    for (int i = 0; i < 3; i++)
        cell(out, sources);
    cells(out, 1 + 8 + 8);
    gdelt_place(out, json_object_get(event, "place"));
    dm_str added = published.len >= 10
                       ? dm_arena_printf(out->arena, "%.4s%.2s%.2s000000", published.ptr,
                                         published.ptr + 5, published.ptr + 8)
                       : DM_STR("");
    cell(out, added);
    cell(out, found->url.len ? found->url : found->source);
    end(out);
}

/* ---- ICEWS ---- */

static void icews(row *out, const json_t *event, const dm_found *found, const json_t *actor,
                  const json_t *recipient) {
    const json_t *place = json_object_get(event, "place");
    const json_t *sides[] = {actor, recipient};
    cell(out, event_number(out->arena, text_at(event, "id")));
    cell(out, text_at(event, "date"));
    for (size_t i = 0; i < 2; i++) {
        cell(out, text_at(sides[i], "name"));
        cell(out, text_at(sides[i], "sector"));
        cell(out, text_at(sides[i], "code"));
        if (i == 0) {
            dm_str words = text_at(json_object_get(event, "trigger"), "text");
            cell(out, words);
            cell(out, text_at(event, "cameo"));
            cell(out, number_at(out->arena, event, "intensity"));
        }
    }
    cell(out, found->document);
    cells(out, 1);
    cell(out, found->outlet.len ? found->outlet : found->source);
    cell(out, text_at(place, "name"));
    cells(out, 1);
    cell(out, text_at(place, "subdivision"));
    cell(out, text_at(place, "country"));
    cell(out, number_at(out->arena, place, "lat"));
    cell(out, number_at(out->arena, place, "lon"));
    end(out);
}

dm_str dm_export_rows(dm_arena *arena, dm_export format, const json_t *event,
                      const dm_found *found) {
    row out = {.arena = arena};
    const json_t *actors = json_object_get(event, "actors"),
                 *recipients = json_object_get(event, "recipients");
    if (format == DM_EXPORT_POLECAT) {
        polecat(&out, event, found);
        return (dm_str){out.bytes.ptr, out.bytes.len};
    }
    if (!text_at(event, "cameo").len)
        return DM_STR("");
    size_t n = json_array_size(actors), m = json_array_size(recipients);
    for (size_t i = 0; i < (n ? n : 1); i++)
        for (size_t k = 0; k < (m ? m : 1); k++) {
            const json_t *actor = json_array_get(actors, i),
                         *recipient = json_array_get(recipients, k);
            if (format == DM_EXPORT_GDELT)
                gdelt(&out, event, found, actor, recipient);
            else
                icews(&out, event, found, actor, recipient);
        }
    return (dm_str){out.bytes.ptr, out.bytes.len};
}
