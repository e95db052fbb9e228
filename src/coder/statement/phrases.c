/*
 * statement/phrases.c - who speaks by a phrase without a verb of saying: "according to the
 * ministry", "in the minister's view", "for the minister".
 */
#include "coder/statement/parts.h"

/* The token "according" before the noun; DM_NO_TOKEN. */
static uint32_t according_before(const finder *f, uint32_t noun) {
    enum { WITHIN = 8 };
    uint32_t first = sentence_of(f, noun)->first;
    for (uint32_t t = noun; t > first && noun - t < WITHIN; t--)
        if (dm_str_is(tok(f, t - 1)->form, "according"))
            return t - 1;
    return DM_NO_TOKEN;
}

/* "which according to the ministry carried arms": up to the comma that ends the clause. */
static bool behind_pronoun(const finder *f, uint32_t according, uint32_t noun, dm_speech *speech) {
    uint32_t first, last, end = dm_end_of(f, noun);
    uint32_t before = according - 1;
    if (dm_str_is(tok(f, before)->form, ","))
        before--;
    bool relative = dm_str_is(tok(f, before)->form, "which") ||
                    dm_str_is(tok(f, before)->form, "who") ||
                    dm_str_is(tok(f, before)->form, "where");
    if (!relative || before <= sentence_of(f, noun)->first)
        return false;
    dm_tree_phrase(f->parse, noun, &first, &last);
    while (last < end && dm_str_is(tok(f, last + 1)->form, ","))
        last++;
    first = last + 1;
    for (last = first; last < end && !dm_str_is(tok(f, last + 1)->form, ",");)
        last++;
    if (first >= end || first >= last)
        return false;
    dm_content_of(f, first, last, speech);
    return true;
}

/* "Kenya, whose envoy was expelled, according to the ministry, has closed the border": the clause
 * between commas that is told in passing, behind which the verb of the sentence follows. */
static bool at_clause_end(const finder *f, uint32_t according, uint32_t noun, dm_speech *speech) {
    uint32_t first, last, from = according - 1, begin = sentence_of(f, noun)->first;
    dm_tree_phrase(f->parse, noun, &first, &last);
    while (last > noun && tok(f, last)->upos == DM_PUNCT)
        last--;
    const dm_token *next = last + 2 <= dm_end_of(f, noun) ? tok(f, last + 2) : NULL;
    bool goes_on = next && dm_str_is(tok(f, last + 1)->form, ",") &&
                   (next->upos == DM_AUX || next->upos == DM_VERB) && (next->feats & DM_FEAT_FIN);
    if (!goes_on || !dm_str_is(tok(f, from)->form, ","))
        return false;
    while (from > begin + 1 && !dm_str_is(tok(f, from - 1)->form, ","))
        from--;
    bool relative =
        dm_str_is(tok(f, from)->form, "which") || dm_str_is(tok(f, from)->form, "who") ||
        dm_str_is(tok(f, from)->form, "whose") || dm_str_is(tok(f, from)->form, "where");
    if (!relative || from + 1 >= according)
        return false;
    dm_content_of(f, from, according - 1, speech);
    return true;
}

/* What a phrase within a relative clause tells: that clause and no more. */
static bool content_in_relative(const finder *f, uint32_t noun, dm_speech *speech) {
    uint32_t according = according_before(f, noun);
    return according != DM_NO_TOKEN && according > sentence_of(f, noun)->first &&
           (behind_pronoun(f, according, noun, speech) ||
            at_clause_end(f, according, noun, speech));
}

/* "According to the agent, Ann Lee, it is late": what is told begins behind the name. */
static void skip_name(const finder *f, uint32_t noun, dm_speech *speech) {
    enum { LONGEST_NAME = 6 };
    uint32_t end = dm_end_of(f, noun), first = noun + 1;
    while (first < end && tok(f, first)->start < speech->start)
        first++;
    uint32_t comma = first;
    while (comma < end && comma - first < LONGEST_NAME && tok(f, comma)->upos == DM_PROPN)
        comma++;
    if (tok(f, noun)->upos != DM_NOUN || comma == first || !dm_is_person_noun(f, noun) ||
        !dm_str_is(tok(f, first - 1)->form, ",") || !dm_str_is(tok(f, comma)->form, ",") ||
        !dm_holds_finite(f, comma, end))
        return;
    speech->start = tok(f, comma + 1)->start;
}

/* "According to the ministry, ...": the preposition's noun speaks; the rest of the sentence is what
 * it says. */
static void report_by_preposition(finder *f, uint32_t noun, uint32_t speaker, const char *words) {
    const dm_token *token = tok(f, noun);
    dm_speech speech = {.verb = noun,
                        .lemma = dm_str_of(words),
                        .kind_of_verb = DM_REPORT_PREPOSITION,
                        .sentence = token->sentence};
    if (!content_in_relative(f, noun, &speech) && !dm_content_of_host(f, noun, &speech))
        return;
    skip_name(f, noun, &speech);
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

/* Whether a phrase without a verb stands from t to a comma or the end. */
static bool ends_phrase(const finder *f, uint32_t t) {
    enum { LONGEST = 12 };
    uint32_t end = dm_end_of(f, t);
    for (uint32_t u = t; u <= end && u - t <= LONGEST; u++) {
        if (dm_str_is(tok(f, u)->form, ",") || dm_str_is(tok(f, u)->form, "."))
            return true;
        if (dm_tree_is_verbal(f->parse, u) || tok(f, u)->upos == DM_SCONJ)
            return false;
    }
    return false;
}

/* "in his view", "in the eyes of Kenya", "by Kenya's account", "according to the words of": whose;
 * DM_NO_TOKEN if t is none of these. */
static uint32_t beholder(const finder *f, uint32_t t) {
    uint32_t first, last;
    dm_tree_phrase(f->parse, t, &first, &last);
    bool words = dm_codebook_in_class(f->scene->grammar.book, "@words-of", tok(f, t)->lemma),
         opens = first <= sentence_of(f, t)->first + 1; /* not "which they won, by their account" */
    uint32_t in = dm_tree_find(f->parse, t, DM_REL_CASE);
    bool between = in != DM_NO_TOKEN && in > 0 && in < t && /* ", in his words," */
                   dm_str_is(tok(f, in - 1)->form, ",") && t < dm_end_of(f, t) &&
                   dm_str_is(tok(f, t + 1)->form, ",");
    bool words_of = in != DM_NO_TOKEN && in > 0 && in < t && t + 2 < dm_end_of(f, t) &&
                    dm_str_is(tok(f, in - 1)->form, ",") && dm_str_is(tok(f, t + 1)->form, "of") &&
                    ends_phrase(f, t + 2); /* ", in the words of Kenya," */
    bool seen = (dm_codebook_in_class(f->scene->grammar.book, "@viewpoint", tok(f, t)->lemma) ||
                 ((opens || between || words_of) && dm_tree_lemma_is(f->parse, t, "word"))) &&
                dm_tree_has_case(f->parse, t, "in");
    seen |= dm_tree_lemma_is(f->parse, t, "word") && dm_tree_has_case(f->parse, t, "on");
    seen |=
        words && words_of && dm_tree_has_case(f->parse, t, "by"); /* ", by the words of Chad," */
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

/* The comma behind "As Berlin sees it,", "To hear Belgrade tell it,", "If Kinshasa is to be
 * believed,", where the sentence begins so, and the tokens of the name in it; DM_NO_TOKEN. */
static uint32_t seen_so(const finder *f, const dm_sentence *s, uint32_t *first, uint32_t *behind) {
    enum { LONGEST_NAME = 8, LEAST = 8 };
    uint32_t t = s->first, end = s->first + s->count;
    bool as = dm_str_is(tok(f, t)->form, "As"), iff = dm_str_is(tok(f, t)->form, "If"),
         hear = dm_str_is(tok(f, t)->form, "To") && dm_str_is(tok(f, t + 1)->form, "hear");
    if (s->count < LEAST || !(as || iff || hear))
        return DM_NO_TOKEN;
    *first = t = hear ? t + 2 : t + 1;
    while (t + 4 < end && t - *first <= LONGEST_NAME && !dm_tree_is_verbal(f->parse, t) &&
           tok(f, t)->upos != DM_PUNCT && tok(f, t)->upos != DM_AUX)
        t++;
    *behind = t;
    bool it = dm_str_is(tok(f, t + 1)->form, "it") && dm_str_is(tok(f, t + 2)->form, ",");
    if (it &&
        (hear ? dm_tree_lemma_is(f->parse, t, "tell")
              : as && dm_codebook_in_class(f->scene->grammar.book, "@sees-it", tok(f, t)->lemma)))
        return t + 2;
    bool believed = iff && dm_tree_lemma_is(f->parse, t, "be") &&
                    dm_str_is(tok(f, t + 1)->form, "to") && dm_str_is(tok(f, t + 2)->form, "be") &&
                    dm_str_is(tok(f, t + 3)->form, "believed") &&
                    dm_str_is(tok(f, t + 4)->form, ",");
    return believed ? t + 4 : (uint32_t)DM_NO_TOKEN;
}

void dm_report_by_opening(finder *f, uint32_t sentence) {
    const dm_sentence *s = &f->parse->sentences[sentence];
    uint32_t first, behind, who = DM_NO_TOKEN, end = s->first + s->count;
    uint32_t comma = s->count ? seen_so(f, s, &first, &behind) : (uint32_t)DM_NO_TOKEN;
    if (comma == DM_NO_TOKEN || !dm_holds_finite(f, comma, end))
        return;
    for (uint32_t t = first; t < behind; t++) {
        const dm_mention *one = dm_actors_at(actors_of(f), t);
        if (one && !one->place && one->actors.ptr[0].code.len)
            who = t;
    }
    if (who == DM_NO_TOKEN)
        return;
    dm_speech speech = {.verb = comma - 1,
                        .lemma = DM_STR("view"),
                        .kind_of_verb = DM_REPORT_PREPOSITION,
                        .sentence = sentence};
    dm_content_of(f, comma + 1, end - 1, &speech);
    if (dm_speech_is_told(f, &speech))
        return;
    dm_speakers_at(f, who, comma - 1, &speech);
    dm_speech_settle(f, &speech);
    dm_speech_push(f, &speech);
}
