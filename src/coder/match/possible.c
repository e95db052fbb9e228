/*
 * match/possible.c - which of the lists of words that conditions ask for a sentence has a word of,
 * before any frame is tried.
 *
 * A condition looks at lemmas and forms of tokens: of those in the tree of the predicate; where a
 * pronoun fills the slot, of the sentence before (match/conditions.c); of the token behind the
 * sentence, for a particle; and where somebody says something of "it", of any the verb of saying
 * has beside it. What is the lemma and the form of none of these cannot fill it. (wanted.h in
 * codebook/ has the index.)
 */
#include "coder/match/parts.h"

typedef struct marking {
    const dm_scene *scene;
    const dm_wanted *wanted;
    uint64_t *classes; /* of the sentence */
    size_t words;      /* of a set of lists */
    uint64_t *own;     /* sets of lists, of each sentence */
    uint64_t *all;     /* of the article */
} marking;

static void mark_token(const marking *m, uint32_t t, dm_wanted_marks *marks) {
    const dm_token *token = tok(m->scene, t);
    dm_wanted_mark(m->wanted, token->lemma, marks);
    if (!dm_str_eq(token->form, token->lemma))
        dm_wanted_mark(m->wanted, token->form, marks);
}

/* Marks what the words of a sentence are on; whether its conditions may look farther. */
static bool mark_sentence(const marking *m, size_t number) {
    const dm_sentence *s = &m->scene->grammar.parse->sentences[number];
    dm_wanted_marks marks = {m->own + number * m->words, m->classes};
    bool farther = false;
    memset(m->classes, 0, dm_bits_words(m->wanted->class_count) * sizeof *m->classes);
    for (uint32_t t = s->first; t < s->first + s->count; t++) {
        uint32_t head = tok(m->scene, t)->head;
        mark_token(m, t, &marks);
        farther |=
            dm_scene_points(m->scene, t) || (head != DM_NO_TOKEN && head - s->first >= s->count);
    }
    for (size_t w = 0; w < m->words; w++)
        m->all[w] |= marks.lists[w];
    return farther;
}

/* Adds to the lists of a sentence those of the one before and of the word behind. */
static void widen(const marking *m, size_t number, uint64_t *lists) {
    const dm_parse *parse = m->scene->grammar.parse;
    const dm_sentence *s = &parse->sentences[number];
    const uint64_t *own = m->own + number * m->words, *before = number ? own - m->words : own;
    for (size_t w = 0; w < m->words; w++)
        lists[w] = own[w] | before[w];
    memset(m->classes, 0, dm_bits_words(m->wanted->class_count) * sizeof *m->classes);
    if (s->first + s->count < parse->token_count)
        mark_token(m, s->first + s->count, &(dm_wanted_marks){lists, m->classes});
}

void dm_scene_mark_possible(dm_scene *scene) {
    const dm_parse *parse = scene->grammar.parse;
    const dm_wanted *wanted = &scene->grammar.book->wanted;
    dm_arena *arena = scene->grammar.arena;
    marking m = {scene, wanted, .words = dm_bits_words(wanted->list_count)};
    m.classes = DM_NEW_ARRAY(arena, uint64_t, dm_bits_words(wanted->class_count));
    m.own = DM_NEW_ARRAY(arena, uint64_t, m.words * (parse->sentence_count + 1));
    m.all = DM_NEW_ARRAY(arena, uint64_t, m.words);
    uint64_t *sets = dm_arena_alloc(arena, m.words * (parse->sentence_count + 1) * sizeof *sets);
    const uint64_t **possible = DM_NEW_ARRAY(arena, const uint64_t *, parse->sentence_count + 1);
    if (arena->failed)
        return;
    dm_bits_add(m.all, DM_WANTED_ANYTHING);
    for (size_t s = 0; s < parse->sentence_count; s++) {
        dm_bits_add(m.own + s * m.words, DM_WANTED_ANYTHING);
        possible[s] = mark_sentence(&m, s) ? m.all : sets + s * m.words;
    }
    for (size_t s = 0; s < parse->sentence_count; s++)
        if (possible[s] != m.all)
            widen(&m, s, sets + s * m.words);
    scene->possible = possible;
}
