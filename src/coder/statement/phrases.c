/*
 * statement/phrases.c - who speaks by a phrase without a verb of saying: "according to the
 * ministry", "in the minister's view", "for the minister".
 */
#include "coder/statement/parts.h"

/* "According to the ministry, ...": the preposition's noun speaks; the rest of the sentence is what
 * it says. */
static void report_by_preposition(finder *f, uint32_t noun, uint32_t speaker, const char *words) {
    const dm_token *token = tok(f, noun);
    dm_speech speech = {.verb = noun,
                        .lemma = dm_str_of(words),
                        .kind_of_verb = DM_REPORT_PREPOSITION,
                        .sentence = token->sentence};
    if (!dm_content_of_host(f, noun, &speech))
        return;
    if (dm_speech_is_told(f, &speech))
        return;
    dm_speakers_at(f, speaker, noun, &speech);
    if (speaker != noun && !speech.speakers.len)
        return;
    dm_speech_settle(f, &speech);
    dm_speech_push(f, &speech);
}

/* The clause says what something is or comes to: "was a mistake", "amounted to blackmail". */
static bool judges(const finder *f, uint32_t verb) {
    return dm_tree_find(f->parse, verb, DM_REL_COP) != DM_NO_TOKEN ||
           dm_codebook_in_class(f->scene->grammar.book, "@amounts", tok(f, verb)->lemma);
}

/* "For the minister, the veto was a stain": of a person or an office, and where the sentence begins
 * so; of a state it may as well be the writer's judgement ("For Chad the vote was a defeat"). */
static bool is_judge(const finder *f, uint32_t t) {
    const dm_sentence *s = sentence_of(f, t);
    const dm_mention *mention = dm_actors_at(f->scene->grammar.actors, t);
    if (!dm_str_eq_nocase(tok(f, s->first)->form, DM_STR("for")) || tok(f, s->first)->head != t ||
        tok(f, t)->head == DM_NO_TOKEN || !judges(f, tok(f, t)->head) || !mention)
        return false;
    return mention->actors.ptr[0].kind == DM_KIND_PERSON || mention->sort == DM_MENTION_BODY ||
           mention->sort == DM_MENTION_PERSON;
}

/* "in his view", "in the eyes of Kenya", "by Kenya's account", "according to the words of": whose;
 * DM_NO_TOKEN if t is none of these. */
static uint32_t beholder(const finder *f, uint32_t t) {
    uint32_t first, last;
    dm_tree_phrase(f->parse, t, &first, &last);
    bool words = dm_codebook_in_class(f->scene->grammar.book, "@words-of", tok(f, t)->lemma),
         opens = first <= sentence_of(f, t)->first + 1; /* not "which they won, by their account" */
    bool seen = (dm_codebook_in_class(f->scene->grammar.book, "@viewpoint", tok(f, t)->lemma) ||
                 (opens && dm_tree_lemma_is(f->parse, t, "word"))) &&
                dm_tree_has_case(f->parse, t, "in");
    seen |= dm_tree_lemma_is(f->parse, t, "word") && dm_tree_has_case(f->parse, t, "on");
    if (!seen && !(words && (dm_tree_has_case(f->parse, t, "according") ||
                             (opens && dm_tree_has_case(f->parse, t, "by")))))
        return DM_NO_TOKEN;
    return dm_tree_owner(f->parse, t);
}

/* "according to the ministry", "according to the agency UNHCR" where it hangs on the agency. */
static bool is_according(const finder *f, uint32_t t) {
    if (dm_str_is(dm_tree_case(f->parse, f->arena, t), "according to"))
        return true;
    for (DM_CHILDREN(f->parse, t, c))
        if (tok(f, c)->rel == DM_REL_COMPOUND && c < t &&
            dm_str_is(dm_tree_case(f->parse, f->arena, c), "according to"))
            return true;
    return false;
}

void dm_report_by_phrase(finder *f, uint32_t t) {
    dm_rel rel = tok(f, t)->rel;
    if (rel != DM_REL_OBL && rel != DM_REL_NMOD && rel != DM_REL_ADVMOD)
        return;
    bool according = is_according(f, t);
    uint32_t eye = rel == DM_REL_OBL || according ? beholder(f, t) : (uint32_t)DM_NO_TOKEN;
    if (according) { /* "the ministry", "the words of the ministry" */
        report_by_preposition(f, t, eye == DM_NO_TOKEN ? t : eye, "according to");
        return;
    }
    if (eye != DM_NO_TOKEN)
        report_by_preposition(f, t, eye, "view");
    else if (rel == DM_REL_OBL && is_judge(f, t))
        report_by_preposition(f, t, t, "for");
}
