/*
 * time/words.c - cuts sentences into pieces and looks words up (see time/words.h). Works on bytes:
 * everything that matters here is ASCII, other letters make words that no table has.
 */
#include "coder/time/words.h"

#include <limits.h>

#include "base/hash.h"

enum { LONGEST_WORD = 16, LONGEST_PHRASE = 48, PHRASE_PIECES = 8 };

static bool letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80);
}

static bool digit(char c) {
    return c >= '0' && c <= '9';
}

/* Dashes and apostrophes of general punctuation (E2 80 90..99): their plain kin, else NUL. */
static inline char typographic(dm_str s, size_t at) {
    if (s.ptr[at] != '\xe2' || at + 2 >= s.len || s.ptr[at + 1] != '\x80')
        return '\0';
    unsigned char last = (unsigned char)s.ptr[at + 2];
    if (last >= 0x90 && last <= 0x95)
        return '-';
    return last == 0x98 || last == 0x99 ? '\'' : '\0';
}

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

/* As memcmp() and then the lengths: mostly the second letter tells. */
static int compare(const time_word *row, const char *word, size_t length) {
    size_t common = row->length < length ? row->length : length, i = 0;
    while (i < common && row->word[i] == word[i])
        i++;
    return i < common ? (int)(unsigned char)row->word[i] - (int)(unsigned char)word[i]
                      : (int)row->length - (int)length;
}

/* The first row that is not before the word. */
static size_t lower_bound(const time_word *rows, size_t count, const char *word, size_t length) {
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (compare(&rows[middle], word, length) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Whether the word may have rows: most are told by a glance to have none. */
static bool may_have_rows(dm_str word) {
    size_t at = time_glance_at(word.ptr, word.len);
    return time_words_glance[at / 64] >> (at % 64) & 1;
}

static bool is_row(size_t row, const char *word, size_t length) {
    return row < time_words_count && time_words[row].length == length &&
           dm_same_bytes(time_words[row].word, word, length);
}

const time_word *time_word_rows(dm_str word, size_t *count) {
    char low[LONGEST_WORD];
    *count = 0;
    if (word.len > 1 && word.ptr[word.len - 1] == '.')
        word.len--;
    if (!word.len || word.len > LONGEST_WORD)
        return NULL;
    low[0] = lower(word.ptr[0]);
    if (low[0] < 'a' || low[0] > 'z' || !may_have_rows(word))
        return NULL;
    dm_copy_small(low, word.ptr, word.len);
    size_t place = dm_hash_ends(low, word.len) % TIME_INDEX;
    while (time_words_index[place] && !is_row(time_words_index[place] - 1, low, word.len))
        place = (place + 1) % TIME_INDEX;
    if (!time_words_index[place])
        return NULL;
    size_t first = time_words_index[place] - 1;
    for (*count = 1; is_row(first + *count, low, word.len);)
        ++*count;
    return &time_words[first];
}

bool time_lemma_is(dm_str lemma, time_class class) {
    size_t count;
    const time_word *rows = time_word_rows(lemma, &count);
    for (size_t i = 0; i < count; i++)
        if (rows[i].class == class)
            return true;
    return false;
}

const time_word *time_row(const time_piece *piece, time_class class) {
    if (!(piece->classes >> class & 1))
        return NULL;
    for (size_t i = 0; i < piece->row_count; i++)
        if (piece->rows[i].class == class)
            return &piece->rows[i];
    return NULL;
}

static size_t digits(dm_str s, size_t at, int *number) {
    size_t n = 0;
    *number = 0;
    for (; at + n < s.len && digit(s.ptr[at + n]); n++)
        if (n < 8)
            *number = *number * 10 + (s.ptr[at + n] - '0');
    return n;
}

/* "10:35", "10:35:20"; "9.30" only before a half of the day, which the grammar sees to. */
static size_t clock_at(dm_str s, size_t at, time_piece *piece) {
    int hour, minute, second;
    size_t h = digits(s, at, &hour);
    if (h < 1 || h > 2 || at + h >= s.len || s.ptr[at + h] != ':')
        return 0;
    size_t m = digits(s, at + h + 1, &minute);
    if (m != 2 || hour > 24 || minute > 59)
        return 0;
    piece->shape = PIECE_CLOCK;
    piece->number = hour;
    piece->minute = minute;
    piece->second = -1;
    size_t end = at + h + 1 + m;
    if (end < s.len && s.ptr[end] == ':' && digits(s, end + 1, &second) == 2) {
        piece->second = second;
        end += 3;
    }
    return end - at;
}

/* "10/03/2022", "3.10.2022": number, minute and second hold the three parts; digits those of the
 * first. */
static size_t slashes_at(dm_str s, size_t at, time_piece *piece) {
    int part[3];
    size_t end = at;
    char mark = '\0';
    for (int i = 0; i < 3; i++) {
        size_t n = digits(s, end, &part[i]);
        if (n < 1 || n == 3 || n > 4)
            return 0;
        if (i == 0)
            piece->digits = (uint8_t)n;
        end += n;
        if (i == 2)
            break;
        if (end >= s.len || (s.ptr[end] != '/' && s.ptr[end] != '.') ||
            (mark && s.ptr[end] != mark))
            return 0;
        mark = s.ptr[end++];
    }
    if (end < s.len && (s.ptr[end] == mark || digit(s.ptr[end])))
        return 0;
    piece->shape = PIECE_SLASHES;
    piece->number = part[0];
    piece->minute = part[1];
    piece->second = part[2];
    return end - at;
}

/* What may follow digits: an ordinal's ending or a decade's. */
static size_t ending(dm_str s, size_t at, time_piece *piece) {
    char a = at < s.len ? lower(s.ptr[at]) : '\0', b = at + 1 < s.len ? lower(s.ptr[at + 1]) : '\0';
    bool over = at + 2 >= s.len || !letter(s.ptr[at + 2]);
    if (over && ((a == 's' && b == 't') || (a == 'n' && b == 'd') || (a == 'r' && b == 'd') ||
                 (a == 't' && b == 'h'))) {
        piece->shape = PIECE_ORDINAL;
        return 2;
    }
    size_t quote = a == '\'' ? 1 : 0;
    if (quote)
        a = b;
    if (a == 's' && (at + quote + 1 >= s.len || !letter(s.ptr[at + quote + 1])) &&
        piece->number % 10 == 0 && (piece->digits == 4 || (piece->digits == 2 && !quote))) {
        piece->shape = PIECE_DECADE;
        return 1 + quote;
    }
    return 0;
}

static size_t number_at(dm_str s, size_t at, time_piece *piece) {
    size_t n = slashes_at(s, at, piece);
    if (!n)
        n = clock_at(s, at, piece);
    if (n)
        return n;
    n = digits(s, at, &piece->number);
    piece->shape = PIECE_NUMBER;
    piece->digits = (uint8_t)(n < 255 ? n : 255);
    size_t end = at + n;
    while (end + 1 < s.len && (s.ptr[end] == '.' || s.ptr[end] == ',' || s.ptr[end] == '/') &&
           digit(s.ptr[end + 1])) {
        int ignored;
        piece->fraction = piece->fraction || s.ptr[end] != ',';
        piece->digits = 0; /* no year, no day */
        size_t more = digits(s, end + 1, &ignored);
        if (s.ptr[end] == ',' && piece->number < INT_MAX / 1000) /* more is no time */
            piece->number = piece->number * 1000 + ignored % 1000;
        end += 1 + more;
    }
    if (end == at + n)
        end += ending(s, end, piece);
    return end - at;
}

static size_t word_at(dm_str s, size_t at, time_piece *piece) {
    size_t n = 0;
    while (at + n < s.len && letter(s.ptr[at + n]) && !typographic(s, at + n))
        n++;
    /* a.m., p.m. */
    while (n <= 3 && at + n + 1 < s.len && s.ptr[at + n] == '.' && letter(s.ptr[at + n + 1]))
        n += 2;
    piece->shape = PIECE_WORD;
    size_t count;
    piece->rows = time_word_rows(dm_str_sub(s, at, at + n), &count);
    piece->row_count = (uint8_t)count;
    for (size_t i = 0; i < count; i++)
        piece->classes |= (uint64_t)1 << piece->rows[i].class;
    if (piece->rows && at + n < s.len && s.ptr[at + n] == '.')
        n++; /* the dot of an abbreviation that the tokeniser took for one */
    return n;
}

/* One piece at `at` of a token; `any` is set if it may begin a time expression. */
static size_t piece_at(dm_str s, size_t at, time_piece *piece, bool *any) {
    char c = s.ptr[at];
    char other = typographic(s, at);
    size_t n = other ? 3 : 1;
    piece->shape = PIECE_MARK;
    piece->mark = other ? other : c;
    if (digit(c))
        n = number_at(s, at, piece);
    else if (piece->mark == '\'' && at + n + 2 < s.len && digit(s.ptr[at + n]) &&
             digit(s.ptr[at + n + 1])) {
        size_t quote = n;
        n += number_at(s, at + n, piece);
        if (piece->shape != PIECE_DECADE) {
            *piece = (time_piece){
                .token = piece->token, .shape = PIECE_MARK, .glued = piece->glued, .mark = '\''};
            n = quote;
        }
    } else if (letter(c) && !other)
        n = word_at(s, at, piece);
    if (piece->rows || (piece->shape != PIECE_WORD && piece->shape != PIECE_MARK))
        *any = true;
    return n;
}

bool time_cut(dm_arena *arena, const dm_parse *parse, const dm_sentence *sentence,
              time_pieces *pieces) {
    pieces->len = 0;
    pieces->any = false;
    uint32_t last_end = 0;
    for (uint32_t t = sentence->first; t < sentence->first + sentence->count; t++) {
        const dm_token *token = dm_tok(parse, t);
        if (token->start < last_end && t > sentence->first)
            continue; /* shares its bytes with the one before */
        dm_str text = dm_str_sub(parse->text, token->start, token->end);
        for (size_t at = 0, n; at < text.len; at += n) {
            time_piece *piece = dm_vec_push(arena, pieces);
            if (!piece)
                return false;
            piece->token = t;
            piece->glued = at > 0 || token->start == last_end;
            n = piece_at(text, at, piece, &pieces->any);
            piece->text = dm_str_sub(text, at, at + n);
            piece->start = token->start + (uint32_t)at;
            piece->end = token->start + (uint32_t)(at + n);
        }
        last_end = token->end;
    }
    return true;
}

/* Writes the piece in lower case, after a blank unless it is glued to an apostrophe. False when
 * there is no room. */
static bool spell(const time_piece *piece, char *out, size_t *length) {
    bool quote = piece->mark == '\'' || (*length && out[*length - 1] == '\'');
    if (*length + piece->text.len + 1 > LONGEST_PHRASE)
        return false;
    if (*length && !(piece->glued && quote))
        out[(*length)++] = ' ';
    if (piece->shape == PIECE_MARK)
        out[(*length)++] = piece->mark;
    else
        for (size_t i = 0; i < piece->text.len; i++)
            out[(*length)++] = lower(piece->text.ptr[i]);
    return true;
}

const time_word *time_phrase(const time_pieces *pieces, size_t at, size_t *taken) {
    if (!time_row(&pieces->ptr[at], TIME_PHRASE))
        return NULL;
    char text[LONGEST_PHRASE];
    size_t length = 0, row = 0;
    const time_word *found = NULL;
    for (size_t n = 0; n < PHRASE_PIECES && at + n < pieces->len; n++) {
        const time_piece *piece = &pieces->ptr[at + n];
        if (!spell(piece, text, &length))
            break;
        row += lower_bound(time_phrases + row, time_phrases_count - row, text, length);
        if (row == time_phrases_count || time_phrases[row].length < length ||
            memcmp(time_phrases[row].word, text, length) != 0)
            break; /* no phrase begins so */
        if (time_phrases[row].length == length) {
            found = &time_phrases[row];
            *taken = n + 1;
        }
    }
    return found;
}
