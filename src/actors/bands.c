/*
 * bands.c - armed groups and movements by what they are: "the Palestinian group", "the Iran-backed
 * movement", "the hardline Islamist faction": of those that were named before the one that fits.
 */
#include "actors/discourse.h"

#include "base/utf8.h"

/* What the words between "the" and the noun say of the group. */
typedef struct band_words {
    const dm_entity *home; /* the state whose adjective stands there */
    bool told;             /* anything that says that it is one */
} band_words;

static bool read_words(const dm_actors *self, uint32_t head, band_words *words) {
    const dm_parse *parse = self->parse;
    uint32_t t, last;
    *words = (band_words){NULL, false};
    dm_tree_phrase(parse, head, &t, &last);
    if (!dm_str_eq_nocase(dm_tok(parse, t)->form, DM_STR("the")))
        return false;
    for (t++; t < head;) {
        uint32_t tie = dm_actors_hyphened(self, t, head, "@tied-to"); /* "Iran-backed" */
        const dm_name_span *name = dm_actors_name(self, t);
        bool nation =
            name && name->name->sort == DM_NAME_ADJECTIVE && name->first == t && name->last < head;
        words->told |= tie || nation || WORD_AMONG(self, dm_tok(parse, t)->form, "@of-creed");
        if (tie) {
            t += tie;
            continue;
        }
        if (!nation && !WORD_AMONG(self, dm_tok(parse, t)->form, "@of-creed") &&
            !WORD_AMONG(self, dm_tok(parse, t)->form, "@modifies-band"))
            return false;
        words->home = nation ? dm_actors_state_of(self, name) : words->home;
        t = nation ? name->last + 1 : t + 1;
    }
    return words->told;
}

const dm_entity *dm_actors_band_called(const dm_actors *self, uint32_t head) {
    enum { AS_LONG_AS = 12 }; /* sentences */
    band_words words;
    const dm_token *token = dm_tok(self->parse, head);
    if (token->upos != DM_NOUN || (token->feats & DM_FEAT_PLUR) ||
        !WORD_IN(self, head, "@called-a-band") || dm_utf8_is_capitalised(token->form) ||
        !read_words(self, head, &words))
        return NULL;
    for (size_t i = self->names.len; i > 0; i--) {
        const dm_name_span *name = &self->names.ptr[i - 1];
        bool band = name->last < head && dm_actors_is_band(name->entity) &&
                    token->sentence - dm_tok(self->parse, name->head)->sentence <= AS_LONG_AS;
        if (band &&
            (!words.home || dm_str_find(name->entity->parent, words.home->code, 0) != SIZE_MAX))
            return name->entity;
    }
    return NULL;
}
