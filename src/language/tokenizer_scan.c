/*
 * tokenizer_scan.c - one paragraph of text into pieces.
 *
 * A piece is the least that the treebanks' tokens are made of: a run of letters, a run of digits,
 * one mark (or a run of the same mark, as in "..." and "----"), a clitic ("'s", "n't"), an address
 * of the web or of mail as a whole. Letters are everything that is neither space, digit,
 * punctuation nor symbol to Unicode, so that combining marks and scripts without case stay in one
 * piece. Controls and invisible formatting count as white space. Each byte is looked at a bounded
 * number of times: all look-ahead is bounded, or is consumed.
 */
#include "base/utf8.h"
#include "language/tokenizer_parts.h"

enum { SPACE, LOWER, UPPER, OTHER_LETTER, DIGIT, MARK };
enum { NAME_BYTES = 255, CLITIC_LOOK = 8, CAMEL_HEAD = 3, NARROW = 40, WIDE = 160 };

typedef struct scanner {
    const dm_tokenizer_words *words;
    dm_pieces *out;
    dm_str text;
    size_t at;
    uint8_t gap; /* before the next piece */
} scanner;

typedef struct character {
    uint32_t code;
    uint8_t kind;
    uint8_t size;
} character;

static uint8_t kind_of(uint32_t c) {
    if (c < 0x80) {
        if (c >= 'a' && c <= 'z')
            return LOWER;
        if (c >= 'A' && c <= 'Z')
            return UPPER;
        if (c >= '0' && c <= '9')
            return DIGIT;
        return c <= ' ' || c == 0x7F ? SPACE : MARK;
    }
    if (c < 0xA0 || (c >= 0x200B && c <= 0x200F && c != 0x200C && c != 0x200D) ||
        (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
        dm_utf8_is_space(c))
        return SPACE;
    if (dm_utf8_is_punct(c))
        return MARK;
    if (dm_utf8_is_digit(c))
        return DIGIT;
    return dm_utf8_is_upper(c) ? UPPER : dm_utf8_is_lower(c) ? LOWER : OTHER_LETTER;
}

static character look(const scanner *s, size_t at) {
    if (at >= s->text.len)
        return (character){'\n', SPACE, 0};
    uint8_t byte = (uint8_t)s->text.ptr[at];
    if (byte < 0x80)
        return (character){byte, kind_of(byte), 1};
    size_t next = at;
    uint32_t code = dm_utf8_next(s->text, &next);
    return (character){code, kind_of(code), (uint8_t)(next - at)};
}

static bool is_letter(uint8_t kind) {
    return kind == LOWER || kind == UPPER || kind == OTHER_LETTER;
}

static bool is_apostrophe(uint32_t c) {
    return c == '\'' || c == 0x2019 || c == 0x2BC || c == '`';
}

/* Quotes of all styles are the same to the hash; their direction is kept in the shape. */
static uint32_t plain(uint32_t c) {
    switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2BC:
    case 0x2039:
    case 0x203A:
    case 0xB4:
        return '\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0xAB:
    case 0xBB:
        return '"';
    case 0x2010:
    case 0x2011:
        return '-';
    default:
        return c < 0x80 ? c : dm_utf8_lower(c);
    }
}

static const uint32_t HASH_BEGIN = 0x811C9DC5u;

static uint32_t hash_step(uint32_t hash, uint32_t c) {
    return (hash ^ c) * 0x01000193u;
}

static uint32_t hash_end(uint32_t hash) {
    hash ^= hash >> 15;
    return hash ? hash : 1;
}

uint32_t dm_tokenizer_hash(dm_str form) {
    uint32_t hash = HASH_BEGIN;
    for (size_t at = 0; at < form.len;) {
        uint8_t byte = (uint8_t)form.ptr[at];
        if (byte < 0x80) {
            hash = hash_step(hash, byte >= 'A' && byte <= 'Z' ? byte + 32u : byte);
            at++;
        } else {
            hash = hash_step(hash, plain(dm_utf8_next(form, &at)));
        }
    }
    return hash_end(hash);
}

static dm_piece *add_hashed(scanner *s, size_t start, size_t end, uint8_t shape, uint32_t hash) {
    dm_piece *p = dm_vec_push(s->out->arena, &s->out->list);
    if (!p)
        return NULL;
    p->start = (uint32_t)start;
    p->end = (uint32_t)end;
    p->shape = shape;
    p->gap = s->gap;
    p->hash = hash;
    s->gap = DM_GAP_NONE;
    s->at = end;
    return p;
}

static dm_piece *add(scanner *s, size_t start, size_t end, uint8_t shape) {
    return add_hashed(s, start, end, shape, dm_tokenizer_hash(dm_str_sub(s->text, start, end)));
}

static bool runs_together(uint32_t c, uint8_t shape) {
    return c < 0x80 ? shape != DM_SHAPE_OPEN && shape != DM_SHAPE_CLOSE &&
                          shape != DM_SHAPE_QUOTE && shape != DM_SHAPE_APOSTROPHE
                    : c == 0xFFFD || c == 0x2026 || shape == DM_SHAPE_DASH;
}

/* "?!" is one mark. */
static bool continues_run(uint32_t first, uint32_t next) {
    return next == first || ((first == '?' || first == '!') && (next == '?' || next == '!'));
}

static void take_mark(scanner *s, character c) {
    size_t end = s->at + c.size, run = 1;
    if (runs_together(c.code, dm_mark_shape(c.code, 1)))
        for (character n; continues_run(c.code, (n = look(s, end)).code) && n.size; run++)
            end += n.size;
    add(s, s->at, end, dm_mark_shape(c.code, run));
}

/* "1,200.50", "10:30": a mark between two digits belongs to the number. */
static bool joins_digits(const scanner *s, character mark, size_t at) {
    bool joins = mark.code == '.' || mark.code == ',' || mark.code == ':';
    return joins && look(s, at + mark.size).kind == DIGIT;
}

static void take_digits(scanner *s) {
    size_t end = s->at, run = 0;
    bool amount = false;
    for (character c; (c = look(s, end)).size; end += c.size) {
        if (c.kind == DIGIT)
            run++;
        else if (joins_digits(s, c, end))
            amount = true;
        else
            break;
    }
    add(s, s->at, end,
        amount     ? DM_SHAPE_AMOUNT
        : run == 1 ? DM_SHAPE_NUMBER1
        : run == 2 ? DM_SHAPE_NUMBER2
        : run == 4 ? DM_SHAPE_NUMBER4
                   : DM_SHAPE_NUMBER);
}

/* Bytes of the clitic that begins with the apostrophe at `at`, 0 if none does: 's 're 'll and so on
 * before something else. */
static size_t clitic(const scanner *s, size_t at) {
    static const char *const TAILS[] = {"s", "m", "d", "t", "re", "ve", "ll"};
    character c = look(s, at);
    if (!is_apostrophe(c.code))
        return 0;
    size_t start = at + c.size, end = start;
    for (character l; end - start < CLITIC_LOOK && is_letter((l = look(s, end)).kind);)
        end += l.size;
    return DM_STR_AMONG(dm_str_sub(s->text, start, end), TAILS) ? end - at : 0;
}

/* "n't": the n belongs to the clitic. */
static bool is_negation(const scanner *s, size_t letters_end) {
    size_t size = clitic(s, letters_end);
    char n = s->text.ptr[letters_end - 1];
    char t = size ? s->text.ptr[letters_end + size - 1] : 0;
    return (n == 'n' || n == 'N') && (t == 't' || t == 'T');
}

static uint8_t word_shape(size_t letters, size_t upper, bool first_upper) {
    if (letters == 1)
        return upper ? DM_SHAPE_INITIAL : DM_SHAPE_LETTER;
    if (upper == letters)
        return DM_SHAPE_UPPER;
    if (upper == 0)
        return DM_SHAPE_LOWER;
    return first_upper && upper == 1 ? DM_SHAPE_CAPITAL : DM_SHAPE_MIXED;
}

static uint8_t letters_shape(const scanner *s, size_t start, size_t end) {
    size_t letters = 0, upper = 0;
    bool first_upper = look(s, start).kind == UPPER;
    for (size_t at = start; at < end; letters++) {
        character c = look(s, at);
        upper += c.kind == UPPER;
        at += c.size;
    }
    return word_shape(letters, upper, first_upper);
}

static void add_letters(scanner *s, size_t start, size_t end, uint8_t joint) {
    if (start >= end)
        return;
    dm_piece *p = add(s, start, end, letters_shape(s, start, end));
    if (p)
        p->joint = joint;
}

/* Where the table says that a word may be cut in two; 0 where not. */
static size_t cut_of(const scanner *s, size_t length, uint32_t hash) {
    size_t found =
        length < 16 && s->words->mask ? dm_tokenizer_find(s->words, hash) : (size_t)SIZE_MAX;
    size_t cut = found != SIZE_MAX ? s->words->cut[found] : 0;
    return cut < length ? cut : 0;
}

/* The end of a word of ASCII letters, none but the first a capital, and its hash, both in one go:
 * nearly every word is one. 0 where it goes on otherwise, or an apostrophe follows. */
static size_t plain_word_end(const scanner *s, uint32_t *hash) {
    const char *text = s->text.ptr;
    size_t end = s->at;
    uint32_t step = hash_step(HASH_BEGIN, (uint8_t)(text[end] | 0x20));
    for (end++; end < s->text.len && text[end] >= 'a' && text[end] <= 'z'; end++)
        step = hash_step(step, (uint8_t)text[end]);
    uint8_t next = end < s->text.len ? (uint8_t)text[end] : ' ';
    if (next >= 0x80 || is_letter(kind_of(next)) || is_apostrophe(next))
        return 0;
    *hash = hash_end(step);
    return end;
}

/* A word without capitals inside; cut in two if the table says that it may be. */
static void add_word(scanner *s, size_t start, size_t end, uint8_t joint) {
    size_t cut = cut_of(s, end - start, dm_tokenizer_hash(dm_str_sub(s->text, start, end)));
    if (cut) {
        add_letters(s, start, start + cut, joint);
        add_letters(s, start + cut, end, DM_JOINT_CUT);
    } else {
        add_letters(s, start, end, joint);
    }
}

static void take_plain_word(scanner *s, size_t end, uint32_t hash) {
    size_t length = end - s->at, upper = s->text.ptr[s->at] <= 'Z';
    if (cut_of(s, length, hash)) {
        add_word(s, s->at, end, DM_JOINT_PLAIN);
        return;
    }
    dm_piece *p = add_hashed(s, s->at, end, word_shape(length, upper, upper), hash);
    if (p)
        p->joint = DM_JOINT_PLAIN;
}

/* The end of a name such as "M'Bow", "N'Guesso" or "O'Neill" that begins here; 0 if none does. */
static size_t prefixed_name_end(const scanner *s) {
    enum { SHORTEST_REST = 2 };
    character first = look(s, s->at), mark = look(s, s->at + first.size);
    size_t start = s->at + first.size + mark.size, end = start, letters = 0;
    if (first.kind != UPPER || !is_apostrophe(mark.code) || clitic(s, s->at + first.size))
        return 0;
    for (character c; is_letter((c = look(s, end)).kind) && c.size; end += c.size)
        letters++;
    return letters >= SHORTEST_REST ? end : 0;
}

static void take_letters(scanner *s) {
    size_t start = s->at, end = start, part = start;
    uint8_t joint = DM_JOINT_PLAIN, before = SPACE;
    size_t name = prefixed_name_end(s);
    if (name) {
        add_letters(s, start, name, joint);
        return;
    }
    for (character c; is_letter((c = look(s, end)).kind) && c.size; end += c.size) {
        if (c.kind == UPPER && before == LOWER && end - part >= CAMEL_HEAD &&
            look(s, end + 1).kind == LOWER) {
            add_letters(s, part, end, joint);
            part = end;
            joint = DM_JOINT_CAMEL;
        }
        before = c.kind;
    }
    if (end - part > 1 && is_negation(s, end)) {
        size_t stop = end + clitic(s, end);
        add_letters(s, part, end - 1, joint);
        dm_piece *p = add(s, end - 1, stop, DM_SHAPE_CLITIC);
        if (p)
            p->joint = DM_JOINT_CLITIC;
    } else {
        add_word(s, part, end, joint);
    }
}

static bool starts_nocase(const scanner *s, dm_str prefix) {
    return dm_str_eq_nocase(dm_str_sub(s->text, s->at, s->at + prefix.len), prefix);
}

static size_t chunk_end(const scanner *s, size_t at) {
    for (character c; (c = look(s, at)).kind != SPACE && c.size;)
        at += c.size;
    return at;
}

/* Closing marks at the end of an address belong to the sentence around it. */
static size_t without_closing(const scanner *s, size_t start, size_t end) {
    for (;;) {
        size_t at = end;
        if (at <= start + 1)
            return end;
        uint32_t c = dm_utf8_back(s->text, &at);
        bool closes = strchr(".,;:!?'\"]>)", (int)(c < 0x80 ? c : ' ')) || dm_quote_shape(c);
        if (!closes || c == 0)
            return end;
        end = at;
    }
}

static size_t web_address(const scanner *s) {
    static const char *const STARTS[] = {"http://", "https://", "ftp://", "www.", "mailto:", NULL};
    char c = s->text.ptr[s->at] | 32;
    if (c != 'h' && c != 'f' && c != 'w' && c != 'm')
        return 0;
    for (const char *const *p = STARTS; *p; p++)
        if (starts_nocase(s, dm_str_of(*p))) {
            size_t end = without_closing(s, s->at, chunk_end(s, s->at));
            return end > s->at + strlen(*p) ? end : 0;
        }
    return 0;
}

static bool is_mail_byte(char c) {
    return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || c == '.' || c == '_' ||
           c == '-' || c == '+' || c == '%';
}

/* Bytes that a mail address, a host or the name of a file may have, up to a bound. */
static size_t name_end(const scanner *s, size_t at, size_t bound) {
    size_t end = at;
    while (end < s->text.len && end - at < bound && is_mail_byte(s->text.ptr[end]))
        end++;
    return end;
}

/* name@host.tld, where the name ends at `at`: end of it or 0. */
static size_t mail_address(const scanner *s, size_t at) {
    size_t host = at + 1, end = name_end(s, host, NAME_BYTES);
    while (end > host && !is_letter(look(s, end - 1).kind))
        end--;
    size_t dot = end > host ? end - 1 : host;
    while (dot > host && s->text.ptr[dot] != '.')
        dot--;
    return dot > host && dot + 2 < end ? end : 0;
}

/* A host ("enron.com/x", "bbc.co.uk") or the name of a file ("minutes.doc") up to `end`: end of it
 * or 0. */
static size_t host_or_file(const scanner *s, size_t end) {
    static const char *const HOSTS[] = {"com", "org", "net", "gov", "edu", "mil", "info", "uk"};
    static const char *const FILES[] = {"pdf",  "doc", "docx", "xls", "xlsx", "ppt", "txt", "htm",
                                        "html", "jpg", "gif",  "png", "zip",  "exe", "php"};
    while (end > s->at && !is_letter(look(s, end - 1).kind))
        end--;
    size_t dot = end > s->at ? end - 1 : s->at;
    while (dot > s->at && s->text.ptr[dot] != '.')
        dot--;
    dm_str ending = dm_str_sub(s->text, dot + 1, end);
    if (dot == s->at || ending.len < 2)
        return 0;
    if (DM_STR_AMONG(ending, FILES))
        return end;
    if (!DM_STR_AMONG(ending, HOSTS))
        return 0;
    return end < s->text.len && s->text.ptr[end] == '/'
               ? without_closing(s, s->at, chunk_end(s, end))
               : end;
}

static size_t address(const scanner *s) {
    size_t end = name_end(s, s->at, NAME_BYTES);
    if (end < s->text.len && s->text.ptr[end] == '@')
        return mail_address(s, end);
    if (end < s->text.len && s->text.ptr[end] == ':')
        return web_address(s);
    if (!memchr(s->text.ptr + s->at, '.', end - s->at))
        return 0;
    size_t found = web_address(s);
    return found ? found : host_or_file(s, end);
}

static void take_word(scanner *s, character c) {
    size_t end = 0;
    uint32_t hash;
    bool fresh = s->gap != DM_GAP_NONE || s->out->list.len == DM_EDGE ||
                 s->out->list.ptr[s->out->list.len - 1].shape >= DM_SHAPE_PERIOD;
    if (fresh && c.code < 0x80)
        end = address(s);
    if (end)
        add(s, s->at, end, DM_SHAPE_ADDRESS);
    else if (c.kind == DIGIT)
        take_digits(s);
    else if (c.code < 0x80 && (end = plain_word_end(s, &hash)) > 0)
        take_plain_word(s, end, hash);
    else
        take_letters(s);
}

static void take_piece(scanner *s, character c) {
    if (c.kind != MARK) {
        take_word(s, c);
        return;
    }
    size_t size = s->gap == DM_GAP_NONE && s->out->list.len > DM_EDGE ? clitic(s, s->at) : 0;
    if (size) {
        dm_piece *p = add(s, s->at, s->at + size, DM_SHAPE_CLITIC);
        if (p)
            p->joint = DM_JOINT_CLITIC;
    } else {
        take_mark(s, c);
    }
}

/* Length in bytes of the longest line of the paragraph at `at`. */
static size_t longest_line(const scanner *s, size_t at) {
    size_t longest = 0;
    while (at < s->text.len) {
        const char *feed = memchr(s->text.ptr + at, '\n', s->text.len - at);
        size_t end = feed ? (size_t)(feed - s->text.ptr) : s->text.len;
        if (dm_str_trim(dm_str_sub(s->text, at, end)).len == 0)
            break;
        if (end - at > longest)
            longest = end - at;
        at = end + 1;
    }
    return longest;
}

/* Skips white space. Sets the gap; returns false at the end of the paragraph. */
static bool skip_space(scanner *s, bool lines, size_t *line_start, size_t longest) {
    size_t feeds = 0, line_end = s->at, start = s->at;
    bool separator = false;
    for (character c; (c = look(s, s->at)).kind == SPACE; s->at += c.size) {
        if (c.size == 0)
            return false;
        if (c.code == '\n' && feeds++ == 0)
            line_end = s->at;
        separator |= c.code == 0x2029;
    }
    if (separator || feeds > 1 || (lines && feeds))
        return false;
    if (s->at > start)
        s->gap = DM_GAP_BLANK;
    if (feeds) {
        size_t next = 0;
        while (next <= longest && look(s, s->at + next).kind != SPACE)
            next++;
        bool fits = line_end - *line_start + 1 + next <= longest;
        s->gap = fits || longest < NARROW || longest > WIDE ? DM_GAP_LINE_EARLY : DM_GAP_LINE;
        *line_start = s->at;
    }
    return true;
}

static bool add_edges(dm_pieces *out, size_t count) {
    for (size_t i = 0; i < count; i++) {
        dm_piece *p = dm_vec_push(out->arena, &out->list);
        if (!p)
            return false;
        p->class = DM_CLASS_EDGE;
        p->gap = DM_GAP_BLANK;
    }
    return true;
}

bool dm_tokenizer_scan(const dm_tokenizer_words *words, dm_pieces *pieces, bool lines, size_t *at) {
    scanner s = {.words = words, .out = pieces, .text = pieces->text, .at = *at};
    pieces->list.len = 0;
    while (s.at < s.text.len) {
        character c = look(&s, s.at);
        if (c.kind != SPACE)
            break;
        s.at += c.size;
    }
    *at = s.at;
    if (s.at >= s.text.len || !add_edges(pieces, DM_EDGE))
        return false;
    size_t line_start = s.at, longest = lines ? 0 : longest_line(&s, s.at);
    s.gap = DM_GAP_BLANK;
    do
        take_piece(&s, look(&s, s.at));
    while (!pieces->arena->failed && skip_space(&s, lines, &line_start, longest));
    pieces->count = (uint32_t)(pieces->list.len - DM_EDGE);
    *at = s.at;
    return add_edges(pieces, DM_EDGE) && !pieces->arena->failed;
}
