/*
 * conllu_write.c - writing sentences as CoNLL-U.
 *
 * Ten columns between tabs; what is not known is "_". Text of the input stands in "# text" and in
 * FORM only, where line feeds, tabs and other controls become blanks, so that no input can break
 * the rows.
 */
#include "language/conllu.h"

#include "base/error.h"
#include "base/utf8.h"

static char *room(dm_conllu_out *out, size_t size) {
    if (out->bytes.cap - out->bytes.len < size) {
        size_t cap = out->bytes.cap * 2 + size + 4096;
        char *wider = dm_arena_alloc(out->arena, cap);
        if (!wider)
            return NULL;
        if (out->bytes.len)
            memcpy(wider, out->bytes.ptr, out->bytes.len);
        out->bytes.ptr = wider;
        out->bytes.cap = cap;
    }
    return out->bytes.ptr + out->bytes.len;
}

static void put(dm_conllu_out *out, dm_str s) {
    char *at = room(out, s.len);
    if (at && s.len) {
        memcpy(at, s.ptr, s.len);
        out->bytes.len += s.len;
    }
}

static void put_char(dm_conllu_out *out, char c) {
    put(out, (dm_str){&c, 1});
}

static void put_number(dm_conllu_out *out, size_t n) {
    char digits[24];
    size_t at = sizeof digits;
    do
        digits[--at] = (char)('0' + n % 10);
    while (n /= 10);
    put(out, (dm_str){digits + at, sizeof digits - at});
}

/* A column: never empty, no controls. */
static void put_column(dm_conllu_out *out, dm_str s) {
    put_char(out, '\t');
    if (s.len == 0) {
        put_char(out, '_');
        return;
    }
    size_t repaired;
    if (dm_utf8_valid(s) < s.len)
        s = dm_utf8_repair(out->arena, s, &repaired);
    char *at = room(out, s.len);
    for (size_t i = 0; at && i < s.len; i++)
        at[i] = (unsigned char)s.ptr[i] < ' ' ? ' ' : s.ptr[i];
    out->bytes.len += at ? s.len : 0;
}

/* One line of text: each run of white space is one blank. */
static void put_line(dm_conllu_out *out, dm_str s) {
    size_t repaired;
    if (dm_utf8_valid(s) < s.len)
        s = dm_utf8_repair(out->arena, s, &repaired);
    char *at = room(out, s.len);
    if (!at)
        return;
    size_t n = 0;
    bool blank = false;
    for (size_t i = 0; i < s.len; i++) {
        bool space = (unsigned char)s.ptr[i] <= ' ';
        if (!space || !blank)
            at[n++] = space ? ' ' : s.ptr[i];
        blank = space;
    }
    out->bytes.len += n;
}

static void put_comments(dm_conllu_out *out, const dm_parse *parse, const dm_sentence *s,
                         const dm_conllu_sentence *given, dm_str sent_id) {
    for (size_t i = 0; given && i < given->comment_count; i++) {
        put(out, given->comments[i]);
        put_char(out, '\n');
    }
    if (given)
        return;
    if (s->paragraph_start)
        put(out, DM_STR("# newpar\n"));
    put(out, DM_STR("# sent_id = "));
    out->id_at = out->bytes.len;
    put_line(out, sent_id);
    put(out, DM_STR("\n# text = "));
    put_line(out, dm_str_sub(parse->text, s->start, s->end));
    put_char(out, '\n');
}

static void put_range(dm_conllu_out *out, uint32_t start, uint32_t end) {
    put(out, DM_STR("TokenRange="));
    put_number(out, out->offset + start);
    put_char(out, ':');
    put_number(out, out->offset + end);
}

/* MISC: what was given, or the blank and the place. */
static void put_misc(dm_conllu_out *out, const dm_str *given, bool no_space, uint32_t start,
                     uint32_t end) {
    if (given) {
        put_column(out, *given);
    } else {
        put_char(out, '\t');
        if (no_space)
            put(out, DM_STR("SpaceAfter=No|"));
        put_range(out, start, end);
    }
    put_char(out, '\n');
}

static void put_head(dm_conllu_out *out, const dm_model *model, const dm_sentence *s,
                     const dm_token *t) {
    put_char(out, '\t');
    if (!model)
        put_char(out, '_');
    else
        put_number(out, t->head == DM_NO_TOKEN ? 0 : t->head - s->first + 1);
}

static void put_word(dm_conllu_out *out, const dm_model *model, const dm_sentence *s,
                     const dm_token *t, size_t id, const dm_str *misc, bool part) {
    put_number(out, id);
    put_column(out, t->form);
    put_column(out, t->lemma);
    put_column(out, model ? dm_str_of(dm_upos_name((dm_upos)t->upos)) : DM_STR("_"));
    put_column(out, model ? dm_model_xpos(model, t->xpos) : DM_STR("_"));
    put_column(out, model ? dm_model_feats(model, t->feats_id) : DM_STR("_"));
    put_head(out, model, s, t);
    put_column(out, model ? dm_model_deprel(model, t->deprel_id) : DM_STR("_"));
    put_column(out, DM_STR("_"));
    put_misc(out, misc, !t->space_after && !part, t->start, t->end);
}

static void put_multiword(dm_conllu_out *out, const dm_parse *parse, const dm_token *first,
                          size_t id, size_t parts, const dm_conllu_multiword *given) {
    const dm_token *last = first + parts - 1;
    put_number(out, id);
    put_char(out, '-');
    put_number(out, id + parts - 1);
    put_column(out, given ? given->form : dm_str_sub(parse->text, first->start, last->end));
    put(out, DM_STR("\t_\t_\t_\t_\t_\t_\t_"));
    put_misc(out, given ? &given->misc : NULL, !last->space_after, first->start, last->end);
}

dm_status dm_conllu_write(dm_conllu_out *out, const dm_model *model, const dm_parse *parse,
                          size_t index, const dm_conllu_sentence *given, dm_str sent_id,
                          dm_error *error) {
    const dm_sentence *s = &parse->sentences[index];
    put_comments(out, parse, s, given, sent_id);
    size_t parts = 0, multiwords = 0;
    for (size_t i = 0; i < s->count; i++) {
        const dm_token *t = &parse->tokens[s->first + i];
        if (t->multiword) {
            const dm_conllu_multiword *m = given ? &given->multiwords[multiwords++] : NULL;
            parts = m ? m->last - m->first + 1u : t->multiword;
            put_multiword(out, parse, t, i + 1, parts, m);
        }
        put_word(out, model, s, t, i + 1, given ? &given->words[i].misc : NULL, parts > 0);
        parts -= parts > 0;
    }
    put_char(out, '\n');
    return out->arena->failed ? dm_fail_memory(error) : DM_OK;
}
