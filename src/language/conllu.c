/*
 * conllu.c - the reader of CoNLL-U.
 *
 * A sentence is a block of lines up to an empty one: comments ("#..."), then rows of ten columns
 * between tabs. The first column says what a row is: "7" a word, "3-4" the surface of two words,
 * "8.1" an empty node of the enhanced graph, which is left out. The reader checks what its callers
 * lean on: ten columns, words numbered 1, 2, 3..., ranges that neither overlap nor run past the
 * sentence, heads within the sentence. It does not judge tags, features or trees.
 *
 * https://universaldependencies.org/format.html
 */
#include "language/conllu.h"

#include "base/error.h"

enum { COLUMNS = 10 };
enum { ID, FORM, LEMMA, UPOS, XPOS, FEATS, HEAD, DEPREL, DEPS, MISC };

/* What is being put together; the vectors become the sentence's arrays. */
typedef struct builder {
    dm_conllu_reader *reader;
    dm_arena *arena;
    dm_error *error;
    DM_VEC(dm_str) comments;
    DM_VEC(dm_conllu_word) words;
    DM_VEC(dm_conllu_multiword) multiwords;
    dm_conllu_sentence *sentence;
} builder;

void dm_conllu_reader_init(dm_conllu_reader *self, dm_str content, const char *file) {
    if (content.len >= 3 && memcmp(content.ptr, "\xEF\xBB\xBF", 3) == 0)
        content = dm_str_sub(content, 3, content.len);
    *self = (dm_conllu_reader){.rest = content, .line = 1, .file = file ? file : ""};
}

/* Cuts the next line off, without its end. False at the end of the content. */
static bool next_line(dm_conllu_reader *self, dm_str *line) {
    if (self->rest.len == 0)
        return false;
    const char *end = memchr(self->rest.ptr, '\n', self->rest.len);
    size_t len = end ? (size_t)(end - self->rest.ptr) : self->rest.len;
    *line = dm_str_sub(self->rest, 0, len);
    self->rest = dm_str_sub(self->rest, end ? len + 1 : len, self->rest.len);
    self->line++;
    if (line->len && line->ptr[line->len - 1] == '\r')
        line->len--;
    return true;
}

static dm_status fault(builder *b, const char *what) {
    return dm_fail_at(b->error, DM_ERR_FORMAT, b->reader->file, b->reader->line - 1, SIZE_MAX, "%s",
                      what);
}

static bool is_blank(dm_str line) {
    return dm_str_trim(line).len == 0;
}

/* "# key = value" or "# key": the value, or ptr NULL if it is another comment. */
static dm_str comment_value(dm_str line, dm_str key) {
    line = dm_str_trim(dm_str_sub(line, 1, line.len));
    if (!dm_str_starts(line, key))
        return (dm_str){0};
    dm_str value = dm_str_trim(dm_str_sub(line, key.len, line.len));
    if (value.len == 0)
        return DM_STR("");
    if (value.ptr[0] == '=')
        return dm_str_trim(dm_str_sub(value, 1, value.len));
    return (dm_str){0};
}

/* "# newpar", "# newpar id = x". */
static bool comment_is(dm_str line, dm_str key) {
    line = dm_str_trim(dm_str_sub(line, 1, line.len));
    return dm_str_starts(line, key) && (line.len == key.len || line.ptr[key.len] == ' ');
}

static dm_status add_comment(builder *b, dm_str line) {
    dm_conllu_sentence *s = b->sentence;
    dm_str *comment = dm_vec_push(b->arena, &b->comments);
    if (!comment)
        return dm_fail_memory(b->error);
    *comment = line;
    dm_str text = comment_value(line, DM_STR("text"));
    dm_str id = comment_value(line, DM_STR("sent_id"));
    if (text.ptr)
        s->text = text;
    if (id.ptr)
        s->sent_id = id;
    s->newdoc |= comment_is(line, DM_STR("newdoc"));
    s->newpar |= comment_is(line, DM_STR("newpar"));
    return DM_OK;
}

static dm_str or_empty(dm_str column) {
    return dm_str_is(column, "_") ? DM_STR("") : column;
}

static bool has_space_after(dm_str misc) {
    dm_str value;
    return !(dm_conllu_value(misc, DM_STR("SpaceAfter"), &value) && dm_str_is(value, "No"));
}

static dm_status add_word(builder *b, const dm_str *columns, uint64_t id) {
    if (id != b->words.len + 1)
        return fault(b, "the words of a sentence are numbered 1, 2, 3 and so on");
    uint64_t head = DM_NO_TOKEN;
    if (!dm_str_is(columns[HEAD], "_") && !dm_str_number(columns[HEAD], UINT32_MAX - 1, &head))
        return fault(b, "HEAD is the number of a word, 0 or _");
    dm_conllu_word *word = dm_vec_push(b->arena, &b->words);
    if (!word)
        return dm_fail_memory(b->error);
    *word = (dm_conllu_word){
        .form = columns[FORM],
        .lemma = columns[LEMMA],
        .upos = columns[UPOS],
        .xpos = columns[XPOS],
        .feats = or_empty(columns[FEATS]),
        .deprel = columns[DEPREL],
        .deps = or_empty(columns[DEPS]),
        .misc = or_empty(columns[MISC]),
        .head = (uint32_t)head,
        .space_after = has_space_after(columns[MISC]),
    };
    return DM_OK;
}

static dm_status add_multiword(builder *b, const dm_str *columns, uint64_t first, uint64_t last) {
    if (first != b->words.len + 1 || last < first)
        return fault(b, "a multi-word token stands before its first word and spans words in order");
    if (b->multiwords.len && first <= b->multiwords.ptr[b->multiwords.len - 1].last + 1u)
        return fault(b, "multi-word tokens overlap");
    dm_conllu_multiword *multiword = dm_vec_push(b->arena, &b->multiwords);
    if (!multiword)
        return dm_fail_memory(b->error);
    *multiword = (dm_conllu_multiword){
        .first = (uint32_t)(first - 1),
        .last = (uint32_t)(last - 1),
        .form = columns[FORM],
        .misc = or_empty(columns[MISC]),
        .space_after = has_space_after(columns[MISC]),
    };
    return DM_OK;
}

static dm_status split_columns(builder *b, dm_str line, dm_str *columns) {
    dm_str rest = line;
    size_t n = 0;
    for (dm_str field; dm_str_split(&rest, '\t', &field); n++) {
        if (n == COLUMNS)
            return fault(b, "a row has ten columns between tabs, this one more");
        if (field.len == 0)
            return fault(b, "a column is empty; write _ where there is nothing");
        columns[n] = field;
    }
    return n == COLUMNS ? DM_OK : fault(b, "a row has ten columns between tabs, this one fewer");
}

static dm_status add_row(builder *b, dm_str line) {
    dm_str columns[COLUMNS];
    dm_status status = split_columns(b, line, columns);
    if (status)
        return status;
    dm_str id = columns[ID];
    size_t dash = dm_str_find(id, DM_STR("-"), 0), dot = dm_str_find(id, DM_STR("."), 0);
    uint64_t first, last;
    if (dash != SIZE_MAX) {
        if (!dm_str_number(dm_str_sub(id, 0, dash), UINT32_MAX - 1, &first) ||
            !dm_str_number(dm_str_sub(id, dash + 1, id.len), UINT32_MAX - 1, &last))
            return fault(b, "a multi-word token's number reads like 3-4");
        return add_multiword(b, columns, first, last);
    }
    if (!dm_str_number(dm_str_sub(id, 0, dot), UINT32_MAX - 1, &first))
        return fault(b, "the first column is a number");
    return dot != SIZE_MAX ? DM_OK : add_word(b, columns, first);
}

/* Ranges and heads lie inside the sentence; the last part of a multi-word token has the blank that
 * follows it. */
static dm_status finish(builder *b) {
    dm_conllu_sentence *s = b->sentence;
    s->comments = b->comments.ptr;
    s->comment_count = b->comments.len;
    s->words = b->words.ptr;
    s->word_count = b->words.len;
    s->multiwords = b->multiwords.ptr;
    s->multiword_count = b->multiwords.len;
    if (s->word_count == 0)
        return fault(b, "a sentence without words");
    for (size_t i = 0; i < s->word_count; i++)
        if (s->words[i].head != DM_NO_TOKEN && s->words[i].head > s->word_count)
            return fault(b, "a HEAD points behind the end of the sentence that ends here");
    for (size_t i = 0; i < s->multiword_count; i++) {
        dm_conllu_multiword *m = &s->multiwords[i];
        if (m->last >= s->word_count)
            return fault(b, "a multi-word token runs past the sentence that ends here");
        for (uint32_t w = m->first; w < m->last; w++)
            s->words[w].space_after = false;
        s->words[m->last].space_after = m->space_after;
    }
    return DM_OK;
}

static void skip_sentence(dm_conllu_reader *self) {
    for (dm_str line; next_line(self, &line) && !is_blank(line);)
        ;
}

/* Lines up to the empty one that ends the sentence. */
static dm_status read_rows(builder *b, dm_str line) {
    do {
        bool comment = line.ptr[0] == '#' && b->words.len == 0 && b->multiwords.len == 0;
        dm_status status = comment ? add_comment(b, line) : add_row(b, line);
        if (status == DM_ERR_FORMAT)
            skip_sentence(b->reader);
        if (status)
            return status;
    } while (next_line(b->reader, &line) && !is_blank(line));
    return finish(b);
}

dm_status dm_conllu_next(dm_conllu_reader *self, dm_arena *arena, dm_conllu_sentence *sentence,
                         bool *more, dm_error *error) {
    dm_str line;
    *sentence = (dm_conllu_sentence){0};
    *more = false;
    do {
        if (!next_line(self, &line))
            return DM_OK;
    } while (is_blank(line));
    *more = true;
    sentence->line = self->line - 1;
    builder b = {.reader = self, .arena = arena, .error = error, .sentence = sentence};
    return read_rows(&b, line);
}

bool dm_conllu_value(dm_str list, dm_str key, dm_str *value) {
    for (dm_str item; dm_str_split(&list, '|', &item);) {
        if (item.len > key.len && item.ptr[key.len] == '=' && dm_str_starts(item, key)) {
            *value = dm_str_sub(item, key.len + 1, item.len);
            return true;
        }
    }
    return false;
}
