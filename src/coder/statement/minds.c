/*
 * statement/minds.c - what somebody is said to hold without a verb of saying: "was concerned that
 * ...", "is of the view that ...", "Ghana's position is that ...", "objected to the debate: the
 * Council was no place for it".
 */
#include "coder/statement/parts.h"

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

/* "the message from Brussels": from whom; DM_NO_TOKEN. */
static uint32_t sent_from(const finder *f, uint32_t noun) {
    for (DM_CHILDREN(f->parse, noun, c))
        if (c > noun && tok(f, c)->rel == DM_REL_NMOD && dm_tree_has_case(f->parse, c, "from"))
            return c;
    return DM_NO_TOKEN;
}

/* "Ghana's position is that", "the view of the ministry is that": whose; DM_NO_TOKEN. */
static uint32_t whose_view(const finder *f, uint32_t t) {
    if (tok(f, t)->upos != DM_NOUN || (tok(f, t)->feats & DM_FEAT_PLUR) ||
        !(dm_codebook_in_class(f->scene->grammar.book, "@held-view", tok(f, t)->lemma) ||
          dm_codebook_in_class(f->scene->grammar.book, "@own-answer", tok(f, t)->lemma)))
        return DM_NO_TOKEN;
    uint32_t owner = dm_tree_owner(f->parse, t);
    return owner == DM_NO_TOKEN ? sent_from(f, t) : owner;
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
    bool seat = mention && mention->place && /* "the message from Brussels" */
                dm_tree_has_case(f->parse, t, "from");
    return mention && (seat || !mention->place) && mention->actors.ptr[0].code.len;
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

/* "objected to the debate: ...", "Washington's criticism was for one side: ...": who explains
 * himself behind the colon; DM_NO_TOKEN where nobody does. */
static uint32_t who_explains(const finder *f, uint32_t verb) {
    const dm_codebook *book = f->scene->grammar.book;
    const dm_reporting *report = dm_codebook_report(book, tok(f, verb)->lemma, 'V');
    uint32_t subject = subject_of(f, verb);
    if (subject == DM_NO_TOKEN || subject > verb)
        subject = dm_speaking(f, verb);
    if (subject == DM_NO_TOKEN)
        return DM_NO_TOKEN;
    bool speaks = dm_tree_is_verbal(f->parse, verb) && !dm_is_passive(&f->scene->grammar, verb) &&
                  ((report && report->kind != DM_REPORT_THINK) ||
                   dm_codebook_in_class(book, "@judges", tok(f, verb)->lemma) ||
                   dm_codebook_in_class(book, "@explains-itself", tok(f, verb)->lemma));
    bool blunt = tok(f, verb)->upos == DM_ADJ && /* "was blunt: the era of lectures was over" */
                 dm_codebook_in_class(book, "@blunt", tok(f, verb)->lemma) &&
                 dm_tree_find(f->parse, verb, DM_REL_COP) != DM_NO_TOKEN;
    bool further =
        dm_tree_lemma_is(f->parse, verb, "go") && (dm_str_is(tok(f, verb + 1)->form, "further") ||
                                                   dm_str_is(tok(f, verb + 2)->form, "further"));
    bool plain = dm_tree_lemma_is(f->parse, verb, "mince"); /* "did not mince his words: ..." */
    if (speaks || further || plain || (blunt && sent_from(f, subject) == DM_NO_TOKEN))
        return subject;
    bool own = tok(f, subject)->upos == DM_NOUN &&
               (dm_codebook_in_class(book, "@held-view", tok(f, subject)->lemma) ||
                dm_codebook_in_class(book, "@own-words", tok(f, subject)->lemma));
    for (DM_CHILDREN(f->parse, subject, c))
        if (own && (tok(f, c)->rel == DM_REL_NMOD_POSS ||
                    (tok(f, c)->rel == DM_REL_NMOD && dm_tree_has_case(f->parse, c, "of"))))
            return c;
    return own ? sent_from(f, subject) : (uint32_t)DM_NO_TOKEN;
}

/* Whether somebody else is told of between the tokens: a person who does something, or whoever says
 * it. */
static bool tells_of_others(const finder *f, uint32_t first, uint32_t last) {
    for (uint32_t t = first; t <= last; t++) {
        if (t > first && t + 4 < last && dm_str_is(tok(f, t)->form, "one") &&
            dm_str_is(tok(f, t - 1)->form, ",") && dm_str_is(tok(f, t + 1)->form, "of") &&
            dm_str_is(tok(f, t + 4)->form, ","))
            return true; /* ", one of them allowed," */
        const dm_reporting *report =
            tok(f, t)->upos == DM_VERB
                ? dm_codebook_report(f->scene->grammar.book, tok(f, t)->lemma, 'V')
                : NULL;
        if ((report && report->kind == DM_REPORT_SAY && (tok(f, t)->feats & DM_FEAT_FIN)) ||
            dm_str_is(tok(f, t)->form, "according"))
            return true;
        const dm_mention *mention = dm_actors_at(actors_of(f), t);
        dm_rel rel = (dm_rel)tok(f, t)->rel;
        if (mention && (rel == DM_REL_NSUBJ || rel == DM_REL_NSUBJ_PASS) &&
            mention->sort == DM_MENTION_PERSON && mention->actors.ptr[0].kind == DM_KIND_PERSON)
            return true;
    }
    return false;
}

void dm_report_behind_colon(finder *f, uint32_t colon) {
    const dm_sentence *s = sentence_of(f, colon);
    uint32_t last = s->first + s->count - 1, verb = s->root;
    if (!dm_str_is(tok(f, colon)->form, ":") || colon < s->first + 3 || colon + 4 > last ||
        dm_is_mark(f, colon + 1) || dm_spoken_quoted(f->spoken, tok(f, colon + 1)->end) ||
        dm_spoken_quoted(f->spoken, tok(f, colon)->start))
        return;
    if (verb > colon) { /* the tree hangs what explains on what is explained, or the other way */
        for (verb = s->first; verb < colon; verb++)
            if (tok(f, verb)->head > colon && dm_tree_is_verbal(f->parse, verb) &&
                subject_of(f, verb) < verb)
                break;
    }
    bool said = f->spoken->speeches.len && f->last_sentence == tok(f, colon)->sentence;
    if (verb >= colon || said || !dm_holds_finite(f, s->first, colon) ||
        !dm_holds_finite(f, colon + 1, last) ||
        (is_negated(f, verb) && !dm_tree_lemma_is(f->parse, verb, "mince")) ||
        tells_of_others(f, colon + 1, last))
        return;
    uint32_t holder = who_explains(f, verb);
    if (holder == DM_NO_TOKEN || !may_hold(f, holder))
        return;
    uint32_t end = last;
    for (uint32_t t = colon + 1; t < end; t++)
        if (dm_str_is(tok(f, t)->form, ";"))
            end = t;
    dm_speech speech = {.verb = verb,
                        .lemma = tok(f, verb)->lemma,
                        .kind_of_verb = DM_REPORT_SAY,
                        .sentence = tok(f, verb)->sentence};
    dm_content_of(f, colon + 1, end, &speech);
    dm_speakers_at(f, holder, verb, &speech);
    speech.certainty *= HELD;
    dm_speech_settle(f, &speech);
    dm_speech_push(f, &speech);
}
