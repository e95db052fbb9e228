/*
 * as_for.c - "As for Chad, its envoy stayed": a sentence that opens with whom it is about, who is
 * "he" or "it" in what follows, whoever was told of before.
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
