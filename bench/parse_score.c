/*
 * parse_score.c - the measures of the CoNLL 2018 shared task.
 *
 * Both files are read as one string of characters without blanks; every token, word and sentence is
 * a range of it. Tokens and sentences count as right when their range is. Words are aligned by
 * their ranges, except around multi-word tokens: there, all words of the stretch that a multi-word
 * token of either side covers are aligned by the longest common subsequence of their lower-cased
 * forms. The other measures compare aligned words; a head is right if it is aligned with the gold
 * head. Relations are taken without subtype, features only if universal.
 *
 * Zeman et al., "CoNLL 2018 Shared Task: Multilingual Parsing from Raw Text to Universal
 * Dependencies", section 5, and the definitions on
 * universaldependencies.org/conll18/evaluation.html.
 */
#include "parse_score.h"

#include <stdlib.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "base/error.h"

enum { ROOT = -1, NOT_ALIGNED = -2 };

typedef struct span {
    uint32_t start, end;
} span;

typedef struct scored_word {
    span at;
    bool multiword, content, functional;
    int64_t parent;     /* index of the head word or ROOT */
    dm_str rel;         /* without subtype */
    dm_str form, feats; /* lower-cased; universal ones sorted */
    const dm_conllu_word *word;
    int64_t aligned;                   /* of a system word: the gold word or NOT_ALIGNED */
    uint32_t first_child, child_count; /* its functional children in side.children */
} scored_word;

typedef struct side {
    dm_str characters;
    span *tokens, *sentences;
    size_t token_count, sentence_count;
    scored_word *words;
    size_t word_count;
    uint32_t *children;
} side;

typedef struct word_pair {
    uint32_t gold, system;
} word_pair;

typedef struct alignment {
    const side *gold;
    side *system;
    word_pair *pairs;
    size_t pair_count;
    dm_arena *arena;
} alignment;

static const char *const NAMES[SCORE_COUNT] = {"Tokens", "Sentences", "Words",  "UPOS", "XPOS",
                                               "UFeats", "AllTags",   "Lemmas", "UAS",  "LAS",
                                               "CLAS",   "MLAS",      "BLEX"};

static const char *const CONTENT[] = {
    "nsubj",  "obj",        "iobj",       "csubj",  "ccomp",     "xcomp",    "obl",   "vocative",
    "expl",   "dislocated", "advcl",      "advmod", "discourse", "nmod",     "appos", "nummod",
    "acl",    "amod",       "conj",       "fixed",  "flat",      "compound", "list",  "parataxis",
    "orphan", "goeswith",   "reparandum", "root",   "dep",       NULL};

static const char *const FUNCTIONAL[] = {"aux", "cop", "mark", "det", "clf", "case", "cc", NULL};

static const char *const UNIVERSAL_FEATURES[] = {
    "PronType", "NumType", "Poss",     "Reflex", "Foreign",  "Abbr", "Gender", "Animacy",
    "Number",   "Case",    "Definite", "Degree", "VerbForm", "Mood", "Tense",  "Aspect",
    "Voice",    "Evident", "Polarity", "Person", "Polite",   NULL};

const char *score_name(score_metric metric) {
    return NAMES[metric];
}

double score_precision(score_counts c) {
    return c.system ? (double)c.correct / (double)c.system : 0;
}

double score_recall(score_counts c) {
    return c.gold ? (double)c.correct / (double)c.gold : 0;
}

double score_f1(score_counts c) {
    return c.gold + c.system ? 2.0 * (double)c.correct / (double)(c.gold + c.system) : 0;
}

dm_status score_read(dm_str content, const char *file, dm_arena *arena, score_sentences *sentences,
                     dm_error *error) {
    DM_VEC(dm_conllu_sentence) read = {0};
    dm_conllu_reader reader;
    dm_conllu_reader_init(&reader, content, file);
    for (bool more = true; more;) {
        dm_conllu_sentence sentence;
        dm_status status = dm_conllu_next(&reader, arena, &sentence, &more, error);
        if (status)
            return status;
        if (!more)
            break;
        dm_conllu_sentence *place = dm_vec_push(arena, &read);
        if (!place)
            return dm_fail_memory(error);
        *place = sentence;
    }
    *sentences = (score_sentences){read.ptr, read.len};
    return DM_OK;
}

static bool is_one_of(dm_str s, const char *const *list) {
    for (; *list; list++)
        if (dm_str_is(s, *list))
            return true;
    return false;
}

/* Lower-cased, without blanks. The length in characters is what counts; bytes serve as well, being
 * the same on both sides. */
static dm_str fold(dm_arena *arena, dm_str form, bool lower) {
    char *out = dm_arena_alloc(arena, form.len * 3 + 4);
    if (!out)
        return (dm_str){"", 0};
    size_t n = 0;
    for (size_t i = 0; i < form.len;) {
        size_t start = i;
        UChar32 c;
        U8_NEXT((const uint8_t *)form.ptr, i, form.len, c);
        if (c >= 0 && u_charType(c) == U_SPACE_SEPARATOR)
            continue;
        if (c < 0 || !lower) {
            memcpy(out + n, form.ptr + start, i - start);
            n += i - start;
        } else {
            U8_APPEND_UNSAFE(out, n, u_tolower(c));
        }
    }
    return (dm_str){out, n};
}

static int by_bytes(const void *a, const void *b) {
    return dm_str_cmp(*(const dm_str *)a, *(const dm_str *)b);
}

static dm_str universal_feats(dm_arena *arena, dm_str feats) {
    dm_str kept[64];
    size_t n = 0, len = 0;
    for (dm_str item; n < 64 && feats.ptr && dm_str_split(&feats, '|', &item);) {
        size_t equals = dm_str_find(item, DM_STR("="), 0);
        if (is_one_of(dm_str_sub(item, 0, equals), UNIVERSAL_FEATURES)) {
            kept[n++] = item;
            len += item.len + 1;
        }
    }
    qsort(kept, n, sizeof *kept, by_bytes);
    char *out = dm_arena_alloc(arena, len + 1);
    size_t at = 0;
    for (size_t i = 0; out && i < n; i++) {
        memcpy(out + at, kept[i].ptr, kept[i].len);
        at += kept[i].len;
        out[at++] = '|';
    }
    return (dm_str){out, out ? at : 0};
}

static scored_word score_word(dm_arena *arena, const dm_conllu_word *w, size_t first) {
    scored_word out = {.word = w, .aligned = NOT_ALIGNED, .parent = ROOT};
    out.rel = dm_str_sub(w->deprel, 0, dm_str_find(w->deprel, DM_STR(":"), 0));
    out.content = is_one_of(out.rel, CONTENT);
    out.functional = is_one_of(out.rel, FUNCTIONAL);
    if (w->head != 0 && w->head != DM_NO_TOKEN)
        out.parent = (int64_t)(first + w->head - 1);
    out.form = fold(arena, w->form, true);
    out.feats = universal_feats(arena, w->feats);
    return out;
}

static span put_characters(dm_arena *arena, side *s, char *bytes, dm_str form) {
    dm_str clean = fold(arena, form, false);
    uint32_t start = (uint32_t)s->characters.len;
    memcpy(bytes + start, clean.ptr, clean.len);
    s->characters.len += clean.len;
    return (span){start, (uint32_t)s->characters.len};
}

static void add_sentence(dm_arena *arena, side *s, char *bytes, const dm_conllu_sentence *in) {
    size_t first = s->word_count, next = 0;
    uint32_t start = (uint32_t)s->characters.len;
    for (uint32_t i = 0; i < in->word_count; i++) {
        const dm_conllu_multiword *m = next < in->multiword_count ? &in->multiwords[next] : NULL;
        bool multiword = m && m->first <= i;
        if (!multiword || m->first == i)
            s->tokens[s->token_count++] =
                put_characters(arena, s, bytes, multiword ? m->form : in->words[i].form);
        scored_word w = score_word(arena, &in->words[i], first);
        w.multiword = multiword;
        w.at = s->tokens[s->token_count - 1];
        s->words[s->word_count++] = w;
        if (multiword && m->last == i)
            next++;
    }
    s->sentences[s->sentence_count++] = (span){start, (uint32_t)s->characters.len};
}

/* Lists each word's functional children in the order of the text, by counting. */
static void list_children(dm_arena *arena, side *s) {
    s->children = DM_NEW_ARRAY(arena, uint32_t, s->word_count + 1);
    if (!s->children)
        return;
    for (size_t i = 0; i < s->word_count; i++)
        if (s->words[i].functional && s->words[i].parent >= 0)
            s->words[s->words[i].parent].child_count++;
    uint32_t at = 0;
    for (size_t i = 0; i < s->word_count; i++) {
        s->words[i].first_child = at;
        at += s->words[i].child_count;
        s->words[i].child_count = 0;
    }
    for (size_t i = 0; i < s->word_count; i++)
        if (s->words[i].functional && s->words[i].parent >= 0) {
            scored_word *p = &s->words[s->words[i].parent];
            s->children[p->first_child + p->child_count++] = (uint32_t)i;
        }
}

static dm_status make_side(score_sentences in, dm_arena *arena, side *s, dm_error *error) {
    size_t words = 0, bytes = 0;
    for (size_t i = 0; i < in.len; i++) {
        words += in.ptr[i].word_count;
        for (size_t w = 0; w < in.ptr[i].word_count; w++)
            bytes += in.ptr[i].words[w].form.len;
        for (size_t m = 0; m < in.ptr[i].multiword_count; m++)
            bytes += in.ptr[i].multiwords[m].form.len;
    }
    char *characters = dm_arena_alloc(arena, bytes + 1);
    *s = (side){.characters = {characters, 0},
                .tokens = DM_NEW_ARRAY(arena, span, words + 1),
                .sentences = DM_NEW_ARRAY(arena, span, in.len + 1),
                .words = DM_NEW_ARRAY(arena, scored_word, words + 1)};
    if (arena->failed)
        return dm_fail_memory(error);
    for (size_t i = 0; i < in.len; i++)
        add_sentence(arena, s, characters, &in.ptr[i]);
    list_children(arena, s);
    return arena->failed ? dm_fail_memory(error) : DM_OK;
}

static score_counts compare_spans(const span *gold, size_t golds, const span *sys, size_t systems) {
    score_counts c = {.gold = golds, .system = systems};
    for (size_t g = 0, s = 0; g < golds && s < systems;) {
        if (sys[s].start < gold[g].start) {
            s++;
        } else if (gold[g].start < sys[s].start) {
            g++;
        } else {
            c.correct += gold[g].end == sys[s].end;
            s++;
            g++;
        }
    }
    return c;
}

static void align_pair(alignment *a, size_t g, size_t s) {
    a->pairs[a->pair_count++] = (word_pair){(uint32_t)g, (uint32_t)s};
    a->system->words[s].aligned = (int64_t)g;
}

static bool beyond(const side *s, size_t i, uint32_t end) {
    if (i >= s->word_count)
        return true;
    return s->words[i].multiword ? s->words[i].at.start >= end : s->words[i].at.end > end;
}

static uint32_t extended(const scored_word *w, uint32_t end) {
    return w->multiword && w->at.end > end ? w->at.end : end;
}

/* Moves *gi and *si behind the stretch that multi-word tokens cover from here; *gs and *ss are
 * where it begins. */
static void find_stretch(const alignment *a, size_t *gs, size_t *ss, size_t *gi, size_t *si) {
    const scored_word *gold = a->gold->words, *sys = a->system->words;
    uint32_t end;
    if (gold[*gi].multiword) {
        end = gold[*gi].at.end;
        if (!sys[*si].multiword && sys[*si].at.start < gold[*gi].at.start)
            ++*si;
    } else {
        end = sys[*si].at.end;
        if (!gold[*gi].multiword && gold[*gi].at.start < sys[*si].at.start)
            ++*gi;
    }
    *gs = *gi;
    *ss = *si;
    while (!beyond(a->gold, *gi, end) || !beyond(a->system, *si, end)) {
        if (*gi < a->gold->word_count &&
            (*si >= a->system->word_count || gold[*gi].at.start <= sys[*si].at.start))
            end = extended(&gold[(*gi)++], end);
        else
            end = extended(&sys[(*si)++], end);
    }
}

static bool same_form(const alignment *a, size_t g, size_t s) {
    return dm_str_eq(a->gold->words[g].form, a->system->words[s].form);
}

static uint32_t larger(uint32_t a, uint32_t b) {
    return a > b ? a : b;
}

/* Longest common subsequence of gold [gs, gi) and system [ss, si), read from the front. */
static void align_stretch(alignment *a, size_t gs, size_t ss, size_t gi, size_t si) {
    size_t rows = gi - gs, columns = si - ss, width = columns + 1;
    dm_arena_mark mark = dm_arena_tell(a->arena);
    uint32_t *lcs = DM_NEW_ARRAY(a->arena, uint32_t, (rows + 1) * width);
    if (!lcs)
        return;
    for (size_t g = rows; g-- > 0;)
        for (size_t s = columns; s-- > 0;) {
            uint32_t best = same_form(a, gs + g, ss + s) ? 1 + lcs[(g + 1) * width + s + 1] : 0;
            best = larger(best, lcs[(g + 1) * width + s]);
            lcs[g * width + s] = larger(best, lcs[g * width + s + 1]);
        }
    for (size_t g = 0, s = 0; g < rows && s < columns;) {
        if (same_form(a, gs + g, ss + s))
            align_pair(a, gs + g++, ss + s++);
        else if (lcs[g * width + s] == lcs[(g + 1) * width + s])
            g++;
        else
            s++;
    }
    dm_arena_rewind(a->arena, mark);
}

static void align(alignment *a) {
    const side *gold = a->gold, *sys = a->system;
    for (size_t g = 0, s = 0; g < gold->word_count && s < sys->word_count;) {
        const scored_word *gw = &gold->words[g], *sw = &sys->words[s];
        if (gw->multiword || sw->multiword) {
            size_t gs, ss;
            find_stretch(a, &gs, &ss, &g, &s);
            align_stretch(a, gs, ss, g, s);
        } else if (gw->at.start == sw->at.start && gw->at.end == sw->at.end) {
            align_pair(a, g++, s++);
        } else if (gw->at.start <= sw->at.start) {
            g++;
        } else {
            s++;
        }
    }
}

/* The gold word that word `i` of the system stands for. */
static int64_t as_gold(const alignment *a, int64_t i) {
    return i < 0 ? i : a->system->words[i].aligned;
}

static bool same_head(const alignment *a, const scored_word *g, const scored_word *s) {
    return g->parent == as_gold(a, s->parent);
}

static bool same_lemma(const scored_word *g, const scored_word *s) {
    return dm_str_is(g->word->lemma, "_") || dm_str_eq(g->word->lemma, s->word->lemma);
}

static bool same_tags(const scored_word *g, const scored_word *s) {
    return dm_str_eq(g->word->upos, s->word->upos) && dm_str_eq(g->feats, s->feats);
}

static bool same_children(const alignment *a, const scored_word *g, const scored_word *s) {
    if (g->child_count != s->child_count)
        return false;
    for (uint32_t i = 0; i < g->child_count; i++) {
        uint32_t gc = a->gold->children[g->first_child + i];
        uint32_t sc = a->system->children[s->first_child + i];
        const scored_word *gw = &a->gold->words[gc], *sw = &a->system->words[sc];
        if (as_gold(a, sc) != gc || !dm_str_eq(gw->rel, sw->rel) || !same_tags(gw, sw))
            return false;
    }
    return true;
}

static bool right(const alignment *a, score_metric metric, const scored_word *g,
                  const scored_word *s) {
    switch (metric) {
    case SCORE_UPOS:
        return dm_str_eq(g->word->upos, s->word->upos);
    case SCORE_XPOS:
        return dm_str_eq(g->word->xpos, s->word->xpos);
    case SCORE_UFEATS:
        return dm_str_eq(g->feats, s->feats);
    case SCORE_ALLTAGS:
        return same_tags(g, s) && dm_str_eq(g->word->xpos, s->word->xpos);
    case SCORE_LEMMAS:
        return same_lemma(g, s);
    case SCORE_UAS:
        return same_head(a, g, s);
    case SCORE_LAS:
    case SCORE_CLAS:
        return same_head(a, g, s) && dm_str_eq(g->rel, s->rel);
    case SCORE_MLAS:
        return same_head(a, g, s) && dm_str_eq(g->rel, s->rel) && same_tags(g, s) &&
               same_children(a, g, s);
    case SCORE_BLEX:
        return same_head(a, g, s) && dm_str_eq(g->rel, s->rel) && same_lemma(g, s);
    default:
        return true;
    }
}

static score_counts compare_words(const alignment *a, score_metric metric) {
    bool content = metric == SCORE_CLAS || metric == SCORE_MLAS || metric == SCORE_BLEX;
    score_counts c = {0};
    for (size_t i = 0; i < a->gold->word_count; i++)
        c.gold += !content || a->gold->words[i].content;
    for (size_t i = 0; i < a->system->word_count; i++)
        c.system += !content || a->system->words[i].content;
    for (size_t i = 0; i < a->pair_count; i++) {
        const scored_word *g = &a->gold->words[a->pairs[i].gold];
        const scored_word *s = &a->system->words[a->pairs[i].system];
        if (content && !g->content)
            continue;
        c.aligned += metric != SCORE_WORDS;
        c.correct += right(a, metric, g, s);
    }
    return c;
}

dm_status score_compare(score_sentences gold, score_sentences system, dm_arena *arena,
                        score_counts counts[SCORE_COUNT], dm_error *error) {
    side g, s;
    dm_status status = make_side(gold, arena, &g, error);
    if (!status)
        status = make_side(system, arena, &s, error);
    if (status)
        return status;
    if (!dm_str_eq(g.characters, s.characters)) {
        size_t at = 0;
        while (at < g.characters.len && at < s.characters.len &&
               g.characters.ptr[at] == s.characters.ptr[at])
            at++;
        return dm_fail_at(error, DM_ERR_FORMAT, "", 0, at,
                          "gold and system differ in their characters (blanks not counted)");
    }
    alignment a = {.gold = &g,
                   .system = &s,
                   .pairs = DM_NEW_ARRAY(arena, word_pair, g.word_count + 1),
                   .arena = arena};
    if (!a.pairs)
        return dm_fail_memory(error);
    align(&a);
    counts[SCORE_TOKENS] = compare_spans(g.tokens, g.token_count, s.tokens, s.token_count);
    counts[SCORE_SENTENCES] =
        compare_spans(g.sentences, g.sentence_count, s.sentences, s.sentence_count);
    for (score_metric m = SCORE_WORDS; m < SCORE_COUNT; m++)
        counts[m] = compare_words(&a, m);
    return arena->failed ? dm_fail_memory(error) : DM_OK;
}
