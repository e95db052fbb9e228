/*
 * statement_minds.c - what somebody is said to hold without a verb of saying: "was concerned that
 * ...", "is of the view that ...", "Ghana's position is that ...".
 */
#include "actors/actors_inside.h"
#include "coder/statement_parts.h"

static const float HELD = 0.85f; /* certainty: told of, not quoted */

static bool opens_clause(const finder *f, uint32_t t) {
    const dm_sentence *s = sentence_of(f, t);
    return t + 2 < s->first + s->count && dm_str_is(tok(f, t)->form, "that") &&
           tok(f, t)->upos != DM_DET;
}

static bool is_negated(const finder *f, uint32_t t) {
    for (DM_CHILDREN(f->parse, t, c))
        if ((tok(f, c)->feats & DM_FEAT_NEG) || dm_tree_lemma_is(f->parse, c, "not") ||
            dm_tree_lemma_is(f->parse, c, "never") || dm_tree_lemma_is(f->parse, c, "no"))
            return true;
    return false;
}

static uint32_t subject_of(const finder *f, uint32_t t) {
    uint32_t subject = dm_tree_find(f->parse, t, DM_REL_NSUBJ);
    return subject != DM_NO_TOKEN ? subject : dm_tree_find(f->parse, t, DM_REL_NSUBJ_PASS);
}

/* Whose mind it is: the subject of "was concerned", "remains convinced"; DM_NO_TOKEN where the word
 * is no predicate, or is denied. */
static uint32_t whose_mind(const finder *f, uint32_t t) {
    bool is = dm_tree_find(f->parse, t, DM_REL_COP) != DM_NO_TOKEN ||
              dm_tree_find(f->parse, t, DM_REL_AUX_PASS) != DM_NO_TOKEN;
    uint32_t over = tok(f, t)->head;
    bool stays = !is && tok(f, t)->rel == DM_REL_XCOMP && over != DM_NO_TOKEN && over < t &&
                 LEMMA_IN(f->parse, over, "remain", "stay", "be", "become");
    if ((!is && !stays) || is_negated(f, t) || (stays && is_negated(f, over)))
        return DM_NO_TOKEN;
    uint32_t subject = subject_of(f, stays ? over : t);
    return subject != DM_NO_TOKEN && subject < t ? subject : (uint32_t)DM_NO_TOKEN;
}

static bool is_of_mind(const finder *f, uint32_t t) {
    const dm_codebook *book = f->scene->grammar.book;
    dm_upos upos = (dm_upos)tok(f, t)->upos;
    if (upos == DM_NOUN)
        return dm_codebook_in_class(book, "@held-view", tok(f, t)->lemma) &&
               dm_tree_has_case(f->parse, t, "of");
    return (upos == DM_ADJ || upos == DM_VERB) &&
           (dm_codebook_in_class(book, "@of-mind", tok(f, t)->form) ||
            dm_codebook_in_class(book, "@of-mind", tok(f, t)->lemma));
}

/* "Ghana's position is that", "the view of the ministry is that": whose; DM_NO_TOKEN. */
static uint32_t whose_view(const finder *f, uint32_t t) {
    if (tok(f, t)->upos != DM_NOUN || (tok(f, t)->feats & DM_FEAT_PLUR) ||
        !dm_codebook_in_class(f->scene->grammar.book, "@held-view", tok(f, t)->lemma))
        return DM_NO_TOKEN;
    for (DM_CHILDREN(f->parse, t, c))
        if (tok(f, c)->rel == DM_REL_NMOD_POSS ||
            (tok(f, c)->rel == DM_REL_NMOD && dm_tree_has_case(f->parse, c, "of")))
            return c;
    return DM_NO_TOKEN;
}

/* "is", and "that", behind the phrase that token t heads: the token of "that"; DM_NO_TOKEN. */
static uint32_t is_that(const finder *f, uint32_t t) {
    uint32_t first, last;
    dm_tree_phrase(f->parse, t, &first, &last);
    const dm_sentence *s = sentence_of(f, t);
    for (uint32_t be = t + 1; be <= last + 3 && be + 2 < s->first + s->count; be++)
        if (dm_tree_lemma_is(f->parse, be, "be") && opens_clause(f, be + 1))
            return be + 1;
    return DM_NO_TOKEN;
}

/* A state, a body or somebody of one, or a pronoun for one. */
static bool may_hold(const finder *f, uint32_t t) {
    const dm_mention *mention = dm_actors_at(actors_of(f), t);
    return mention && !mention->place && mention->actors.ptr[0].code.len;
}

void dm_report_by_mind(finder *f, uint32_t t) {
    uint32_t that = t + 1, holder = DM_NO_TOKEN;
    if (opens_clause(f, that) && is_of_mind(f, t)) {
        holder = whose_mind(f, t);
    } else if ((holder = whose_view(f, t)) != DM_NO_TOKEN) {
        that = is_that(f, t);
        holder = that == DM_NO_TOKEN ? that : holder;
    }
    if (holder == DM_NO_TOKEN || !may_hold(f, holder))
        return;
    dm_speech speech = {.verb = t,
                        .lemma = tok(f, t)->lemma,
                        .kind_of_verb = DM_REPORT_SAY,
                        .sentence = tok(f, t)->sentence};
    dm_content_of(f, that + 1, dm_clause_end(f, t, that + 1), &speech);
    dm_speakers_at(f, holder, t, &speech);
    speech.certainty *= HELD;
    dm_speech_settle(f, &speech);
    dm_speech_push(f, &speech);
}
