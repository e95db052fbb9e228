/*
 * legacy.c - the text of TABARI and PETRARCH dictionaries of actors and agents.
 *
 *   UNITED_NATIONS_ [IGOUNO] ; comment              TABARI: a line an entry, codes with their dates
 *   BILL_CLINTON_ [USAGOV 930120-010120] [USAELI]
 *
 *   ABDULLAH_GUL_  # comment                        PETRARCH: synonyms and codes on lines of their
 * own +PRESIDENT_GUL_ <tab>[TURGOV 20070828-20140828]
 *
 *   POLICE_OFFICER {POLICE_OFFICERS} [~COP]         agents: nouns, the tilde stands for the state
 *   !PERSON! = MAN, MEN, WOMAN, WOMEN               a set; FISHER!PERSON! stands for each of them
 *   <!-- a comment of several lines -->
 *
 * The files were written by hand over decades. What is only unknown is noted and left out; what
 * cannot be read is a fault.
 */
#include "lexicon/legacy.h"

#include "base/error.h"
#include "base/utf8.h"

enum { MOST_FORMS = 256, MOST_LINE = 4096 };

typedef struct spelling_set {
    dm_str name; /* with its exclamation marks */
    DM_VEC(dm_str) members;
} spelling_set;

typedef struct reading {
    dm_legacy *to;
    dm_arena *arena;
    const dm_legacy_parts *parts;
    dm_str file;
    size_t line;
    dm_map reported; /* parts of codes that were noted */
    DM_VEC(spelling_set) sets;
    bool in_comment, has_entry, has_codes;
    dm_legacy_entry entry;
    dm_error *error;
} reading;

#define FAULT(r, ...)                                                                              \
    dm_fail_at((r)->error, DM_ERR_FORMAT, (r)->file.ptr, (r)->line, SIZE_MAX, __VA_ARGS__)

void dm_legacy_note_at(dm_legacy *self, dm_arena *arena, dm_str file, size_t line, dm_str text) {
    dm_legacy_note *note = dm_vec_push(arena, &self->notes);
    if (note)
        *note = (dm_legacy_note){file, line, text};
}

#define NOTE(r, ...)                                                                               \
    dm_legacy_note_at((r)->to, (r)->arena, (r)->file, (r)->line,                                   \
                      dm_arena_printf((r)->arena, __VA_ARGS__))

/* ---- spellings ---- */

/* "UNITED_NATIONS_" to "united nations"; *open: without the final underscore. */
static dm_str spelled_out(reading *r, dm_str written, bool *open) {
    char *out = dm_arena_alloc(r->arena, written.len + 1);
    size_t n = 0;
    *open = written.len && written.ptr[written.len - 1] != '_';
    for (size_t i = 0; out && i < written.len; i++) {
        char c = written.ptr[i];
        bool blank = c == '_' || c == ' ' || c == '\t';
        if (blank && (n == 0 || out[n - 1] == ' '))
            continue;
        out[n++] = blank ? ' ' : c;
    }
    while (n && out[n - 1] == ' ')
        n--;
    return out ? dm_utf8_lowered(r->arena, (dm_str){out, n}) : (dm_str){"", 0};
}

static dm_status add_form(reading *r, dm_str written) {
    bool open;
    dm_str form = spelled_out(r, written, &open);
    if (!form.len)
        return FAULT(r, "no name stands here: write the name before its code, NAME_ [CODE]");
    if (r->entry.form_count == MOST_FORMS)
        return FAULT(r, "more than %d spellings of one entry: divide it", MOST_FORMS);
    dm_legacy_form *entry = dm_vec_push(r->arena, &r->to->forms);
    if (entry) {
        *entry = (dm_legacy_form){form, open};
        r->entry.form_count++;
    }
    return DM_OK;
}

static const spelling_set *set_in(const reading *r, dm_str written, size_t *start, size_t *end) {
    *start = dm_str_find(written, DM_STR("!"), 0);
    *end = *start == SIZE_MAX ? SIZE_MAX : dm_str_find(written, DM_STR("!"), *start + 1);
    if (*end == SIZE_MAX)
        return NULL;
    dm_str name = dm_str_sub(written, *start, ++*end);
    for (size_t i = 0; i < r->sets.len; i++)
        if (dm_str_eq(r->sets.ptr[i].name, name))
            return &r->sets.ptr[i];
    return NULL;
}

/* One set a spelling: the members stand in its place. */
static dm_status add_spellings(reading *r, dm_str written) {
    size_t start, end;
    const spelling_set *set = set_in(r, written, &start, &end);
    if (start == SIZE_MAX)
        return add_form(r, written);
    if (!set)
        return FAULT(r, "no set %.*s was defined: write !NAME! = ONE, OTHER in a line above",
                     DM_FMT(dm_str_sub(written, start, end)));
    if (dm_str_find(written, DM_STR("!"), end) != SIZE_MAX)
        return FAULT(r, "two sets in one name: write one of them out");
    dm_status status = DM_OK;
    for (size_t m = 0; status == DM_OK && m < set->members.len; m++)
        status = add_form(r, dm_arena_printf(r->arena, "%.*s%.*s%.*s", (int)start, written.ptr,
                                             DM_FMT(set->members.ptr[m]),
                                             DM_FMT(dm_str_sub(written, end, written.len))));
    return status;
}

static dm_status define_set(reading *r, dm_str line, size_t equals) {
    dm_str name = dm_str_trim(dm_str_sub(line, 0, equals)), member;
    dm_str rest = dm_str_sub(line, equals + 1, line.len);
    if (name.len < 3 || name.ptr[name.len - 1] != '!')
        return FAULT(r, "a set's name stands between exclamation marks: !NAME! = ONE, OTHER");
    spelling_set set = {.name = dm_arena_str(r->arena, name)};
    while (dm_str_split(&rest, ',', &member)) {
        member = dm_str_trim(member);
        dm_str *slot = member.len ? dm_vec_push(r->arena, &set.members) : NULL;
        if (slot)
            *slot = dm_arena_str(r->arena, member);
    }
    if (!set.members.len && !r->arena->failed)
        return FAULT(r, "the set %.*s has no members: !NAME! = ONE, OTHER", DM_FMT(name));
    spelling_set *slot = dm_vec_push(r->arena, &r->sets);
    if (slot)
        *slot = set;
    return DM_OK;
}

/* ---- codes ---- */

static dm_status day_of(reading *r, dm_str digits, bool last, dm_day *day) {
    *day = digits.len ? dm_legacy_day(digits, last) : 0;
    if (digits.len && !*day)
        return FAULT(r, "\"%.*s\" is no day: write YYMMDD or YYYYMMDD", DM_FMT(digits));
    return DM_OK;
}

/* "930120-010120", "930120-", "<930120", ">010120" */
static dm_status read_dates(reading *r, dm_str dates, dm_legacy_code *code) {
    if (dates.len > 1 && dates.ptr[dates.len - 1] == '>') /* <930120> */
        dates.len--;
    dm_str digits = dm_str_sub(dates, 1, dates.len);
    code->dated = true;
    dm_status status;
    if (dates.ptr[0] == '<') {
        status = day_of(r, digits, false, &code->to);
        code->to = code->to ? dm_day_before(code->to) : 0;
    } else if (dates.ptr[0] == '>') {
        status = day_of(r, digits, true, &code->from);
        code->from = code->from ? dm_day_after(code->from) : 0;
    } else {
        size_t dash = dm_str_find(dates, DM_STR("-"), 0);
        status = day_of(r, dm_str_sub(dates, 0, dash), false, &code->from);
        if (status == DM_OK)
            status = day_of(r, dm_str_sub(dates, dash == SIZE_MAX ? 0 : dash + 1, dates.len), true,
                            &code->to);
    }
    if (status == DM_OK && !code->from && !code->to)
        return FAULT(r, "\"%.*s\" are no dates: write YYMMDD-YYMMDD, <YYMMDD or >YYMMDD",
                     DM_FMT(dates));
    return status;
}

static void note_unknown(reading *r, dm_str part, dm_str code, bool dropped) {
    uint32_t *slot = dm_map_put(&r->reported, r->arena, dm_arena_str(r->arena, part));
    if (!slot || *slot != DM_MAP_NONE)
        return; /* once a file */
    *slot = 0;
    NOTE(r, "\"%.*s\" in the code %.*s is not known%s", DM_FMT(part), DM_FMT(code),
         dropped ? ": the code is left out" : "");
}

static bool is_date(dm_str word) {
    return word.len && (word.ptr[0] == '<' || word.ptr[0] == '>' ||
                        (word.ptr[0] >= '0' && word.ptr[0] <= '9') ||
                        (word.ptr[0] == '-' && word.len > 1 && word.ptr[1] != '-'));
}

/* The letters of the code; the tilde of agents is taken away. */
static dm_str code_letters(reading *r, dm_str written) {
    size_t slash = dm_str_find(written, DM_STR("/"), 0);
    if (slash != SIZE_MAX) {
        NOTE(r, "of the codes %.*s only the first is taken", DM_FMT(written));
        written = dm_str_sub(written, 0, slash);
    }
    if (written.len && written.ptr[0] == '~') {
        r->entry.agent = true;
        written = dm_str_sub(written, 1, written.len);
    }
    if (written.len && written.ptr[written.len - 1] == '~') {
        r->entry.agent = true;
        written.len--;
    }
    return written;
}

static void put_code(reading *r, const dm_legacy_code *code) {
    dm_legacy_code *slot = dm_vec_push(r->arena, &r->to->codes);
    if (slot) {
        *slot = *code;
        r->entry.code_count++;
    }
}

/* What stands between the brackets: a code, perhaps in pieces, and dates. */
static dm_status read_code(reading *r, dm_str inside) {
    dm_legacy_code code = {0};
    dm_str written = {"", 0}, word, unknown;
    dm_status status = DM_OK;
    r->has_codes = true;
    for (inside = dm_str_trim(inside); status == DM_OK && dm_str_split(&inside, ' ', &word);) {
        word = dm_str_trim(word);
        if (is_date(word))
            status = read_dates(r, word, &code);
        else if (word.len)
            written = dm_arena_printf(r->arena, "%.*s%.*s", DM_FMT(written), DM_FMT(word));
    }
    if (status != DM_OK)
        return status;
    if (!written.len)
        return FAULT(r, "the brackets hold no code: write [USAGOV], or [---] for nobody");
    if (code.from && code.to && code.from > code.to) {
        NOTE(r, "the code %.*s ends before it begins and is left out", DM_FMT(written));
        return DM_OK;
    }
    dm_str letters = code_letters(r, written);
    bool nobody = dm_str_is(letters, "---");
    bool known = nobody || dm_legacy_decode(r->parts, letters, &code, &unknown);
    if (!nobody && unknown.len)
        note_unknown(r, unknown, written, !known);
    if (known)
        put_code(r, &code);
    return DM_OK;
}

/* All brackets of a line; `rest` begins at the first. */
static dm_status read_codes(reading *r, dm_str rest) {
    dm_status status = DM_OK;
    while (status == DM_OK && (rest = dm_str_trim(rest)).len) {
        if (rest.ptr[0] != '[') {
            NOTE(r, "\"%.*s\" behind the code is taken as a comment", DM_FMT(rest));
            return DM_OK;
        }
        size_t end = dm_str_find(rest, DM_STR("]"), 0);
        if (end == SIZE_MAX)
            return FAULT(r, "a bracket is not closed: write [CODE] or [CODE YYMMDD-YYMMDD]");
        status = read_code(r, dm_str_sub(rest, 1, end));
        rest = dm_str_sub(rest, end + 1, rest.len);
    }
    return status;
}

/* ---- entries ---- */

/* English plurals, as the programs made them themselves where none was given. */
static dm_str plural_of(reading *r, dm_str form) {
    size_t n = form.len;
    bool y = form.ptr[n - 1] == 'y' && n > 1 && !strchr("aeiou", form.ptr[n - 2]);
    bool hiss = form.ptr[n - 1] == 's' || form.ptr[n - 1] == 'x' ||
                dm_str_ends(form, DM_STR("ch")) || dm_str_ends(form, DM_STR("sh"));
    return dm_arena_printf(r->arena, "%.*s%s", (int)(y ? n - 1 : n), form.ptr,
                           y      ? "ies"
                           : hiss ? "es"
                                  : "s");
}

static void add_plurals(reading *r) {
    uint32_t count = r->entry.form_count;
    for (uint32_t i = 0; i < count && r->entry.form_count < MOST_FORMS; i++) {
        dm_legacy_form form = r->to->forms.ptr[r->entry.first_form + i];
        dm_legacy_form *slot = form.open ? dm_vec_push(r->arena, &r->to->forms) : NULL;
        if (slot) {
            *slot = (dm_legacy_form){plural_of(r, form.form), true};
            r->entry.form_count++;
        }
    }
}

static void end_entry(reading *r, bool has_plural) {
    if (!r->has_entry)
        return;
    r->has_entry = false;
    size_t line = r->line;
    r->line = r->entry.line;
    if (!r->has_codes)
        NOTE(r, "an entry without code is left out");
    r->line = line;
    if (!r->entry.code_count || r->arena->failed)
        return;
    if (r->entry.agent && !has_plural)
        add_plurals(r);
    dm_legacy_entry *slot = dm_vec_push(r->arena, &r->to->entries);
    if (slot)
        *slot = r->entry;
}

/* "NAME {PLURAL} [CODE]", of which the plural and the codes may be absent. */
static dm_status read_spelling(reading *r, dm_str line, bool *has_plural) {
    size_t bracket = dm_str_find(line, DM_STR("["), 0), brace = dm_str_find(line, DM_STR("{"), 0);
    *has_plural = brace < bracket;
    dm_str name = dm_str_trim(dm_str_sub(line, 0, *has_plural ? brace : bracket));
    dm_status status = add_spellings(r, name);
    if (status == DM_OK && *has_plural) {
        size_t end = dm_str_find(line, DM_STR("}"), brace);
        if (end == SIZE_MAX || end > bracket)
            return FAULT(r, "a brace is not closed: write NAME {PLURAL} [~CODE]");
        dm_str plural = dm_str_trim(dm_str_sub(line, brace + 1, end));
        if (plural.len)
            status = add_spellings(r, plural);
        if (status == DM_OK && bracket == SIZE_MAX &&
            dm_str_trim(dm_str_sub(line, end + 1, line.len)).len)
            return FAULT(r, "a code is expected behind the brace: write NAME {PLURAL} [~CODE]");
    }
    if (status == DM_OK && bracket != SIZE_MAX)
        status = read_codes(r, dm_str_sub(line, bracket, line.len));
    return status;
}

static dm_status read_head(reading *r, dm_str line, bool *has_plural) {
    end_entry(r, *has_plural);
    r->entry = (dm_legacy_entry){.file = r->file,
                                 .line = r->line,
                                 .first_form = (uint32_t)r->to->forms.len,
                                 .first_code = (uint32_t)r->to->codes.len};
    r->has_entry = true;
    r->has_codes = false;
    return read_spelling(r, line, has_plural);
}

static dm_status read_line(reading *r, dm_str line, bool *has_plural) {
    dm_str text = dm_str_trim(line);
    size_t equals = dm_str_find(text, DM_STR("="), 0);
    bool more;
    if (text.ptr[0] == '!' && equals != SIZE_MAX)
        return define_set(r, text, equals);
    if (text.ptr[0] == '+' || text.ptr[0] == '[') {
        if (!r->has_entry)
            return FAULT(r, "a %s stands before any name: begin with a line NAME_",
                         text.ptr[0] == '+' ? "synonym" : "code");
        return text.ptr[0] == '[' ? read_codes(r, text)
                                  : read_spelling(r, dm_str_sub(text, 1, text.len), &more);
    }
    return read_head(r, text, has_plural);
}

/* What is not comment of a line. */
static dm_str without_comments(reading *r, dm_str line) {
    dm_str kept = {"", 0};
    while (line.len) {
        size_t mark = dm_str_find(line, r->in_comment ? DM_STR("-->") : DM_STR("<!--"), 0);
        if (!r->in_comment)
            kept = kept.len ? dm_arena_printf(r->arena, "%.*s%.*s", DM_FMT(kept),
                                              DM_FMT(dm_str_sub(line, 0, mark)))
                            : dm_str_sub(line, 0, mark);
        if (mark == SIZE_MAX)
            break;
        line = dm_str_sub(line, mark + (r->in_comment ? 3 : 4), line.len);
        r->in_comment = !r->in_comment;
    }
    for (size_t i = 0; i < kept.len; i++)
        if (kept.ptr[i] == ';' || kept.ptr[i] == '#')
            return dm_str_sub(kept, 0, i);
    return kept;
}

static dm_status read_text(reading *r, dm_str text) {
    bool has_plural = false;
    dm_str line;
    dm_status status = DM_OK;
    for (r->line = 1; status == DM_OK && dm_str_split(&text, '\n', &line); r->line++) {
        if (line.len > MOST_LINE)
            return FAULT(r, "a line of more than %d bytes: divide it", MOST_LINE);
        line = without_comments(r, line);
        if (dm_str_trim(line).len)
            status = read_line(r, line, &has_plural);
        if (r->arena->failed)
            return dm_fail_memory(r->error);
    }
    if (status == DM_OK)
        end_entry(r, has_plural);
    return status;
}

static void read_endings(dm_legacy *self, dm_arena *arena, const dm_table *table) {
    for (size_t row = 0; row < table->rows; row++) {
        if (!dm_str_is(dm_table_get(table, row, "use"), "ending"))
            continue;
        dm_str *slot = dm_vec_push(arena, &self->endings);
        if (slot)
            *slot = dm_utf8_lowered(arena, dm_table_get(table, row, "part"));
        else
            return;
    }
}

dm_status dm_legacy_read(dm_legacy *self, dm_arena *arena, const dm_legacy_parts *parts,
                         dm_str file, dm_str text, dm_error *error) {
    reading r = {.to = self,
                 .arena = arena,
                 .parts = parts,
                 .file = dm_arena_str(arena, file),
                 .error = error};
    size_t before = self->entries.len, repaired = 0;
    if (!parts->table)
        return dm_fail(error, DM_ERR_VERSION,
                       "the lexicon has no table actors/legacy_codes: compile it again");
    if (!self->endings.len)
        read_endings(self, arena, parts->table);
    if (dm_str_starts(text, DM_STR("\xEF\xBB\xBF")))
        text = dm_str_sub(text, 3, text.len);
    text = dm_utf8_repair(arena, text, &repaired);
    if (repaired)
        NOTE(&r, "%zu bytes are not UTF-8; names that hold them will not be found", repaired);
    dm_status status = read_text(&r, text);
    if (status == DM_OK && arena->failed)
        status = dm_fail_memory(error);
    if (status == DM_OK && self->entries.len == before)
        status = dm_fail_at(error, DM_ERR_FORMAT, r.file.ptr, 0, SIZE_MAX,
                            "holds no name with a code that is known: write NAME_ [CODE], a line "
                            "each");
    return status;
}
