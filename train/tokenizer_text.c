/*
 * tokenizer_text.c - the text of a treebank with its boundaries, in several styles, and the score
 * of a tokeniser on it.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "tokenizer_train.h"

typedef struct maker {
    char *bytes;
    uint8_t *marks;
    size_t len, cap;
    uint64_t random;
    bool curly, quote_open, capitals, camel;
} maker;

static bool is_capital(char c) {
    return c >= 'A' && c <= 'Z';
}

static bool is_small(char c) {
    return c >= 'a' && c <= 'z';
}

static void put_byte(maker *m, char c, uint8_t mark) {
    if (m->len == m->cap) {
        m->cap = m->cap ? m->cap * 2 : 1 << 16;
        m->bytes = realloc(m->bytes, m->cap);
        m->marks = realloc(m->marks, m->cap);
        if (!m->bytes || !m->marks)
            exit(3);
    }
    m->bytes[m->len] = c;
    m->marks[m->len++] = mark;
}

static void put_code(maker *m, uint32_t code, uint8_t mark) {
    char bytes[4];
    size_t n = dm_utf8_put(bytes, code);
    for (size_t i = 0; i < n; i++)
        put_byte(m, bytes[i], i == 0 ? mark : 0);
}

static bool in_word(const maker *m) {
    return m->len && ((m->bytes[m->len - 1] | 32) >= 'a' && (m->bytes[m->len - 1] | 32) <= 'z');
}

/* A form; its first byte has the mark. */
static void put_form(maker *m, dm_str form, uint8_t mark) {
    for (size_t i = 0; i < form.len; i++) {
        char c = form.ptr[i];
        uint8_t at = i == 0 ? mark : 0;
        if (m->curly && c == '"') {
            put_code(m, m->quote_open ? 0x201D : 0x201C, at);
            m->quote_open = !m->quote_open;
        } else if (m->curly && c == '\'') {
            put_code(m, in_word(m) || form.len > 1 ? 0x2019 : 0x2018, at);
        } else {
            put_byte(m, m->capitals && c >= 'a' && c <= 'z' ? (char)(c - 32) : c, at);
        }
    }
}

static bool forms_make(const dm_conllu_sentence *s, const dm_conllu_multiword *w) {
    size_t at = 0;
    for (uint32_t i = w->first; i <= w->last; i++) {
        if (!dm_str_eq(dm_str_sub(w->form, at, at + s->words[i].form.len), s->words[i].form))
            return false;
        at += s->words[i].form.len;
    }
    return at == w->form.len;
}

/* Items of lists begin with one of these. */
static bool put_bullet(maker *m, const tt_style *style, bool lines) {
    static const uint32_t BULLETS[] = {0x2022, 0x2022, '-', '*', 0x2013, 0xB7, 0x25AA, 0x25CF};
    bool fresh = m->len == 0 || m->bytes[m->len - 1] == '\n';
    if (!style->noisy || !lines || !fresh || !tt_chance(&m->random, 1, 6))
        return false;
    put_code(m, BULLETS[tt_random(&m->random) % 8], TT_TOKEN | TT_SENTENCE);
    put_byte(m, ' ', 0);
    return true;
}

static bool is_name_part(const dm_conllu_word *w) {
    static const char *const TAGS[] = {"PROPN", "NOUN", "ADJ", "VERB", "ADV", "ADP"};
    for (size_t i = 0; i < w->form.len; i++)
        if (!is_small((char)(w->form.ptr[i] | 32)))
            return false;
    for (size_t i = 0; i < sizeof TAGS / sizeof *TAGS; i++)
        if (dm_str_is(w->upos, TAGS[i]))
            return w->form.len > 1;
    return false;
}

static void put_capitalised(maker *m, dm_str form, uint8_t mark) {
    char first = form.ptr[0];
    put_byte(m, is_small(first) ? (char)(first - 32) : first, mark);
    put_form(m, dm_str_sub(form, 1, form.len), 0);
}

/* Two words as a name in one: "PayPal", "BlackRock". A capital inside a word is no proof that two
 * words ran into each other. */
static bool put_camel(maker *m, const dm_conllu_sentence *s, uint32_t i, uint32_t until,
                      uint8_t mark) {
    if (!m->camel || i + 1 >= until || !s->words[i].space_after || !is_name_part(&s->words[i]) ||
        !is_name_part(&s->words[i + 1]) || !tt_chance(&m->random, 1, 60))
        return false;
    put_capitalised(m, s->words[i].form, mark);
    put_capitalised(m, s->words[i + 1].form, 0);
    return true;
}

static void put_sentence(maker *m, const dm_conllu_sentence *s, bool begun) {
    size_t next = 0;
    for (uint32_t i = 0; i < s->word_count; i++) {
        uint8_t mark = TT_TOKEN | (i == 0 && !begun ? TT_SENTENCE : 0);
        const dm_conllu_multiword *w = next < s->multiword_count && s->multiwords[next].first == i
                                           ? &s->multiwords[next]
                                           : NULL;
        if (w && !forms_make(s, w)) {
            put_form(m, w->form, mark);
            i = w->last;
        } else if (w) {
            for (; i <= w->last; i++)
                put_form(m, s->words[i].form, i == w->first ? mark : (uint8_t)(TT_TOKEN | TT_PART));
            i = w->last;
        } else if (put_camel(m, s, i,
                             next < s->multiword_count ? s->multiwords[next].first
                                                       : (uint32_t)s->word_count,
                             mark)) {
            i++;
        } else {
            put_form(m, s->words[i].form, mark);
        }
        next += w != NULL;
        if (s->words[i].space_after && i + 1 < s->word_count)
            put_byte(m, ' ', 0);
    }
}

/* Sentences run into each other only where a reader would still see it: "forces.The", "RussiaThey".
 */
static bool may_run_on(const maker *m, const dm_conllu_sentence *next) {
    char last = m->bytes[m->len - 1];
    dm_str first = next->words[0].form;
    if (!is_capital(first.ptr[0]) || (first.len > 1 && !is_small(first.ptr[1])) || first.len == 1)
        return false;
    return last == '.' || last == '?' || last == '!' || last == '"' || last == ')' ||
           is_small(last) || (last >= '0' && last <= '9');
}

/* The next sentence follows without a blank, now and then without the full stop either. */
static void run_on(maker *m) {
    bool stop = m->len > 1 && m->bytes[m->len - 1] == '.' && is_small(m->bytes[m->len - 2]) &&
                (m->marks[m->len - 1] & TT_TOKEN);
    if (stop && tt_chance(&m->random, 1, 3))
        m->len--;
}

static void put_space(maker *m, const tt_style *style, bool lines, const dm_conllu_sentence *last,
                      const dm_conllu_sentence *next) {
    if (style->noisy && lines && tt_chance(&m->random, 3, 4)) {
        put_byte(m, '\n', 0);
        return;
    }
    if (style->noisy && !lines && may_run_on(m, next) && tt_chance(&m->random, 1, 6)) {
        run_on(m);
        return;
    }
    if (last->words[last->word_count - 1].space_after)
        put_byte(m, ' ', 0);
}

/*
 * An early line feed near the head of a paragraph: before a capital or a digit it parts a headline,
 * byline or dateline from what follows, whatever the words; before a small letter it is an accident
 * of the source.
 */
static void break_head(maker *m, size_t start) {
    enum { HEAD = 60 };
    if (m->len < start + 2 * HEAD || memchr(m->bytes + start, '\n', m->len - start) ||
        !tt_chance(&m->random, 1, 4))
        return;
    size_t at = start + tt_random(&m->random) % HEAD;
    while (at < start + HEAD && m->bytes[at] != ' ')
        at++;
    if (m->bytes[at] != ' ')
        return;
    char next = m->bytes[at + 1];
    m->bytes[at] = '\n';
    if (is_capital(next) || (next >= '0' && next <= '9'))
        m->marks[at + 1] |= TT_SENTENCE;
}

/* Turns blanks into line feeds so that lines are at most `width` bytes where they can be. */
static void wrap_lines(maker *m, size_t start, size_t width) {
    size_t line = start, blank = 0;
    for (size_t i = start; i < m->len; i++) {
        if (m->bytes[i] == '\n') {
            line = i + 1;
            blank = 0;
        } else if (m->bytes[i] == ' ') {
            blank = i;
        }
        if (i - line >= width && blank > line) {
            m->bytes[blank] = '\n';
            line = blank + 1;
            blank = 0;
        }
    }
}

tt_text tt_make_text(const tt_treebank *bank, const tt_style *style) {
    maker m = {.random = style->seed * 7919 + 1, .camel = style->noisy};
    size_t document = 0, start = 0;
    bool lines = false, joined = false;
    for (size_t i = 0; i < bank->count; i++) {
        const dm_conllu_sentence *s = &bank->sentences[i];
        bool paragraph = i == 0 || s->newdoc || s->newpar;
        if (s->newdoc || i == 0) {
            if (style->wrap)
                wrap_lines(&m, document,
                           style->wrap + (style->wrap_spread
                                              ? tt_random(&m.random) % style->wrap_spread
                                              : 0));
            document = m.len;
            joined = style->noisy && tt_chance(&m.random, 1, 2);
            m.curly = style->curly && tt_chance(&m.random, 1, 2);
        }
        if (paragraph && style->noisy)
            break_head(&m, start);
        if (paragraph) {
            m.quote_open = false;
            lines = tt_chance(&m.random, 1, 3);
        }
        if (i > 0 && paragraph)
            put_form(&m, joined && !s->newdoc ? DM_STR("\n") : DM_STR("\n\n"), 0);
        else if (i > 0)
            put_space(&m, style, lines, s - 1, s);
        m.capitals = style->noisy && paragraph && s->word_count < 14 && tt_chance(&m.random, 1, 5);
        put_sentence(&m, s, put_bullet(&m, style, lines));
    }
    if (style->wrap)
        wrap_lines(&m, document, style->wrap);
    put_byte(&m, '\n', 0);
    return (tt_text){{m.bytes, m.len}, m.marks};
}

void tt_free_text(tt_text *text) {
    free((char *)text->bytes.ptr);
    free(text->marks);
}

/* The next byte at or after `at` whose mark has `want` but not `without`; the text's length if
 * there is none. */
static size_t next_mark(const tt_text *t, size_t at, uint8_t want, uint8_t without) {
    while (at < t->bytes.len && (!(t->marks[at] & want) || (t->marks[at] & without)))
        at++;
    return at;
}

static size_t without_space(const tt_text *t, size_t end) {
    while (end > 0 && (t->bytes.ptr[end - 1] == ' ' || t->bytes.ptr[end - 1] == '\n'))
        end--;
    return end;
}

/* True if a gold unit begins at start and the next one begins behind nothing but white space after
 * end. */
static bool is_gold(const tt_text *t, size_t start, size_t end, uint8_t want, uint8_t without) {
    if (!(t->marks[start] & want) || (t->marks[start] & without))
        return false;
    size_t next = next_mark(t, start + 1, want, without);
    size_t first = start;
    while (first < next && t->bytes.ptr[first] != ' ' && t->bytes.ptr[first] != '\n')
        first++;
    if (want == TT_TOKEN && first < next)
        next = first;
    return without_space(t, next) == end;
}

tt_score tt_evaluate(const dm_tokenizer *tokenizer, const tt_text *text) {
    tt_score score = {0};
    dm_arena arena;
    dm_arena_init(&arena, 0);
    dm_parse p;
    if (dm_tokenizer_run(tokenizer, &arena, text->bytes, DM_TOKENIZE_TEXT, &p, NULL))
        exit(3);
    for (size_t i = 0; i < text->bytes.len; i++) {
        score.tokens.gold += (text->marks[i] & TT_TOKEN) && !(text->marks[i] & TT_PART);
        score.sentences.gold += (text->marks[i] & TT_SENTENCE) != 0;
    }
    score.sentences.system = p.sentence_count;
    for (size_t i = 0; i < p.sentence_count; i++)
        score.sentences.correct +=
            is_gold(text, p.sentences[i].start, p.sentences[i].end, TT_SENTENCE, 0);
    for (size_t i = 0; i < p.token_count; i++) {
        size_t last = i + (p.tokens[i].multiword ? p.tokens[i].multiword - 1u : 0);
        score.tokens.system++;
        score.tokens.correct +=
            is_gold(text, p.tokens[i].start, p.tokens[last].end, TT_TOKEN, TT_PART);
        i = last;
    }
    dm_arena_free(&arena);
    return score;
}

double tt_precision(tt_count c) {
    return c.system ? (double)c.correct / (double)c.system : 0;
}

double tt_recall(tt_count c) {
    return c.gold ? (double)c.correct / (double)c.gold : 0;
}

double tt_f1(tt_count c) {
    return c.gold + c.system ? 2.0 * (double)c.correct / (double)(c.gold + c.system) : 0;
}
