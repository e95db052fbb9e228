/*
 * own_state.c - the state whose press an article is of: at home nobody writes whose prime minister
 * he is. "Prime Minister John Howard" or "the Federal Government" in news of the wheat trade with
 * Iraq is told to Australians, however often Iraq is named.
 *
 * Two signs: those in office who are named behind a bare title are all of one state; the
 * government is called federal, and one federation alone is named.
 */
#include "actors/actors_inside.h"

enum { TIMES_RARER = 3 }; /* than the state named most: rarer, it is another's affair */

static size_t times_of(const dm_actors *self, const dm_entity *state) {
    for (size_t at = 0; at < self->tally_len; at++)
        if (self->tally[at].state == state)
            return self->tally[at].times;
    return 0;
}

static bool begins_before(const dm_actors *self, size_t name) {
    for (size_t i = 0; i < name; i++)
        if (self->names.ptr[i].person == self->names.ptr[name].person)
            return true;
    return false;
}

/* "Iraq's Prime Minister Ann Lee", "the Iraqi leader, Ann Lee": named as somebody from elsewhere.
 * Else whether a title stands before the name: "Prime Minister John Howard". */
static bool is_owned(const dm_actors *self, const dm_name_span *name, bool *titled) {
    const dm_parse *parse = self->parse;
    uint32_t from = parse->sentences[dm_tok(parse, name->first)->sentence].first;
    for (uint32_t t = name->first; t-- > from;) {
        if (self->name_of[t] != DM_NO_TOKEN || dm_tok(parse, t)->upos == DM_PART)
            return true;
        if (dm_tok(parse, t)->upos != DM_PROPN && dm_tok(parse, t)->upos != DM_NOUN &&
            dm_tok(parse, t)->upos != DM_ADJ && !dm_str_is(dm_tok(parse, t)->form, ","))
            break;
        *titled |= WORD_IN(self, t, "@governs");
    }
    return false;
}

/* "the Prime Minister" where nothing says whose, and that is what he is: "Letters from John
 * Howard". */
static bool has_bare_office(const dm_actors *self, const dm_name_span *name) {
    const dm_parse *parse = self->parse;
    const dm_term *term =
        dm_knowledge_term(self->knowledge, name->person, self->day, (dm_str){"", 0});
    bool two = term && dm_str_find(term->role, DM_STR(" "), 0) != SIZE_MAX;
    for (uint32_t t = 2; term && t < parse->token_count; t++) {
        uint32_t first = two ? t - 1 : t;
        dm_str text = dm_str_sub(parse->text, dm_tok(parse, first)->start, dm_tok(parse, t)->end);
        uint32_t after = t + 1 < parse->token_count ? t + 1 : t;
        if (dm_str_eq_nocase(text, term->role) &&
            dm_str_eq_nocase(dm_tok(parse, first - 1)->form, DM_STR("the")) &&
            dm_tok(parse, after)->upos != DM_PROPN && !dm_str_is(dm_tok(parse, after)->form, "of"))
            return true;
    }
    return false;
}

/* The state of all who are named in office, one of them by a bare title. */
static const dm_entity *by_titles(const dm_actors *self) {
    const dm_entity *own = NULL;
    bool bare = false;
    for (size_t i = 0; i < self->names.len; i++) {
        const dm_name_span *name = &self->names.ptr[i];
        const dm_entity *state = name->person ? dm_actors_state_of(self, name) : NULL;
        if (!state || begins_before(self, i))
            continue;
        bool titled = false;
        if ((own && own != state) || is_owned(self, name, &titled))
            return NULL;
        own = state;
        bare |= titled || has_bare_office(self, name);
    }
    return bare ? own : NULL;
}

static const dm_entity *only_federation(const dm_actors *self) {
    const dm_entity *own = NULL;
    for (size_t at = 0; at < self->tally_len; at++) {
        if (!WORD_AMONG(self, self->tally[at].state->code, "@federation"))
            continue;
        if (own)
            return NULL;
        own = self->tally[at].state;
    }
    return own;
}

/* "the Federal Government", "Federal Agriculture Minister Ann Lee"; not "the Iraqi federal
 * government". */
static bool has_federal_rulers(const dm_actors *self) {
    enum { LONGEST_TITLE = 3 };
    const dm_parse *parse = self->parse;
    for (uint32_t t = 0; t + LONGEST_TITLE < parse->token_count; t++) {
        bool federal = dm_str_eq_nocase(dm_tok(parse, t)->form, DM_STR("federal")) &&
                       self->name_of[t] == DM_NO_TOKEN &&
                       (t == 0 || self->name_of[t - 1] == DM_NO_TOKEN);
        for (uint32_t u = t + 1; federal && u <= t + LONGEST_TITLE; u++)
            if (WORD_IN(self, u, "@rules-a-federation"))
                return true;
    }
    return false;
}

/* "ANKARA - 23.01.2024", "LIBREVILLE, Aug 31": sent from somewhere, to readers anywhere. */
static bool has_dateline(const dm_actors *self) {
    enum { FIRST_SENTENCES = 4, NEAR = 4, SHORTEST = 4 };
    const dm_parse *parse = self->parse;
    if (self->article->dateline.len)
        return true;
    for (uint32_t s = 0; s < parse->sentence_count && s < FIRST_SENTENCES; s++) {
        uint32_t t = parse->sentences[s].first, last = t + parse->sentences[s].count;
        dm_str form = dm_tok(parse, t)->form;
        size_t capitals = 0;
        while (capitals < form.len && form.ptr[capitals] >= 'A' && form.ptr[capitals] <= 'Z')
            capitals++;
        if (capitals < SHORTEST || capitals < form.len)
            continue;
        for (uint32_t u = t + 1; u < last && u <= t + NEAR; u++)
            if (dm_tok(parse, u)->upos == DM_PUNCT)
                return true;
    }
    return false;
}

const dm_entity *dm_actors_own_state(const dm_actors *self) {
    if (has_dateline(self))
        return NULL;
    const dm_entity *own = by_titles(self);
    if (!own && has_federal_rulers(self))
        own = only_federation(self);
    size_t most = 0, times = own ? times_of(self, own) : 0, more = 0;
    for (size_t at = 0; at < self->tally_len; at++) {
        most = self->tally[at].times > most ? self->tally[at].times : most;
        more += self->tally[at].times > times;
    }
    return own && more <= 1 && times * TIMES_RARER >= most ? own : NULL;
}
