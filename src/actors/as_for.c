/*
 * as_for.c - "As for Chad, its envoy stayed": a sentence that opens with whom it is about, who is
 * "he" or "it" in what follows, whoever was told of before. "Merkel, who took office when her
 * predecessor lost": whom a clause tells of is meant by its possessives.
 */
#include "actors/discourse.h"
#include "base/utf8.h"

/* How many tokens of the sentence lead in whom it is about: "As for", "With regard to"; 0. */
static uint32_t opening(const dm_actors *self, const dm_sentence *s) {
    enum { LONGEST = 3 };
    dm_str words = {0};
    for (uint32_t n = 0; n < LONGEST && n < s->count; n++) {
        dm_str form = dm_utf8_lowered(self->arena, dm_tok(self->parse, s->first + n)->form);
        words = n ? dm_arena_printf(self->arena, "%.*s %.*s", DM_FMT(words), DM_FMT(form)) : form;
        if (WORD_AMONG(self, words, "@leads-in-topic"))
            return n + 1;
    }
    return 0;
}

static bool is_possessor_of_subject(const dm_parse *parse, uint32_t t) {
    uint32_t noun = dm_tok(parse, t)->head;
    return dm_tok(parse, t)->rel == DM_REL_NMOD_POSS && noun != DM_NO_TOKEN &&
           dm_discourse_is_subject(dm_tok(parse, noun));
}

dm_actor_list dm_discourse_as_for(dm_discourse *d, uint32_t t) {
    enum { LONGEST_NAME = 12 };
    const dm_actors *self = d->self;
    const dm_parse *parse = self->parse;
    const dm_sentence *s = &parse->sentences[dm_tok(parse, t)->sentence];
    const dm_actor_list nobody = {NULL, 0};
    uint32_t name = s->first, comma;
    if (!dm_discourse_is_subject(dm_tok(parse, t)) && !is_possessor_of_subject(parse, t))
        return nobody;
    uint32_t words = opening(self, s);
    for (comma = s->first + words; words && comma < t; comma++)
        if (dm_form_is(parse, comma, ","))
            break;
    if (!words || comma >= t || comma - s->first > LONGEST_NAME)
        return nobody;
    const dm_mention *topic = NULL;
    for (name = s->first + words; name < comma && !topic; name++)
        topic = dm_actors_at(self, name);
    bool person = dm_form_is(parse, t, "he") || dm_form_is(parse, t, "she") ||
                  dm_form_is(parse, t, "his") || dm_form_is(parse, t, "her");
    if (!topic || topic->actors.len != 1 || !topic->actors.ptr[0].code.len ||
        person != (topic->actors.ptr[0].kind == DM_KIND_PERSON) ||
        (person && !dm_actors_may_be(self, dm_tok(parse, t)->form, &topic->actors.ptr[0])))
        return nobody;
    dm_actor *copy = dm_discourse_copy(d, &topic->actors.ptr[0], t, t, "pronoun for");
    return (dm_actor_list){copy, copy ? 1 : 0};
}

/* The clause with "who" or "which" as its subject that t stands in; DM_NO_TOKEN. */
static uint32_t relative_above(const dm_parse *parse, uint32_t t) {
    for (int up = 0; up < DM_MOST_DEPTH && t != DM_NO_TOKEN; up++) {
        const dm_token *token = dm_tok(parse, t);
        uint32_t subject = token->rel == DM_REL_ACL_RELCL ? dm_tree_find(parse, t, DM_REL_NSUBJ)
                                                          : (uint32_t)DM_NO_TOKEN;
        if (token->rel == DM_REL_ACL_RELCL && subject == DM_NO_TOKEN)
            subject = dm_tree_find(parse, t, DM_REL_NSUBJ_PASS);
        if (token->rel == DM_REL_ACL_RELCL)
            return subject != DM_NO_TOKEN && LEMMA_IN(parse, subject, "who", "which", "that")
                       ? t
                       : (uint32_t)DM_NO_TOKEN;
        if (token->rel == DM_REL_CCOMP || token->rel == DM_REL_PARATAXIS)
            return DM_NO_TOKEN; /* somebody else's words */
        t = token->head;
    }
    return DM_NO_TOKEN;
}

dm_actor_list dm_discourse_of_relative(dm_discourse *d, uint32_t t) {
    const dm_actors *self = d->self;
    const dm_parse *parse = self->parse;
    const dm_actor_list nobody = {NULL, 0};
    uint32_t clause = dm_tok(parse, t)->rel == DM_REL_NMOD_POSS ? relative_above(parse, t)
                                                                : (uint32_t)DM_NO_TOKEN;
    uint32_t whom = clause == DM_NO_TOKEN ? clause : dm_tok(parse, clause)->head;
    const dm_mention *mention = whom == DM_NO_TOKEN || whom > t ? NULL : dm_actors_at(self, whom);
    bool person = dm_form_is(parse, t, "his") || dm_form_is(parse, t, "her");
    if (!mention || mention->actors.len != 1 || !mention->actors.ptr[0].code.len ||
        !(person || dm_form_is(parse, t, "its")) ||
        person != (mention->actors.ptr[0].kind == DM_KIND_PERSON) ||
        (person && !dm_actors_may_be(self, dm_tok(parse, t)->form, &mention->actors.ptr[0])))
        return nobody;
    dm_actor *copy = dm_discourse_copy(d, &mention->actors.ptr[0], t, t, "pronoun for");
    return (dm_actor_list){copy, copy ? 1 : 0};
}

bool dm_discourse_is_of_strangers(const dm_discourse *d, uint32_t t) {
    const dm_actors *self = d->self;
    const dm_parse *parse = self->parse;
    uint32_t noun = dm_tok(parse, t)->head;
    if (dm_tok(parse, t)->rel != DM_REL_NMOD_POSS || !dm_form_is(parse, t, "their") ||
        !WORD_IN(self, noun, "@governs"))
        return false;
    const dm_token *token = dm_tok(parse, noun);
    uint32_t subject = dm_discourse_is_object(token) || token->rel == DM_REL_OBL
                           ? dm_tree_find(parse, token->head, DM_REL_NSUBJ)
                           : (uint32_t)DM_NO_TOKEN;
    const dm_mention *who = subject == DM_NO_TOKEN ? NULL : dm_actors_at(self, subject);
    return subject != DM_NO_TOKEN && subject < t && dm_tok(parse, subject)->upos == DM_NOUN &&
           (dm_tok(parse, subject)->feats & DM_FEAT_PLUR) && (!who || !who->actors.ptr[0].code.len);
}
