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

const dm_entity *dm_actors_only_band(const dm_actors *self, const dm_entity *land) {
    const dm_entity *found = NULL;
    for (size_t i = 0; i < self->names.len; i++) {
        const dm_entity *band = self->names.ptr[i].entity;
        if (!dm_actors_is_band(band) || dm_actors_is_party(band) || band == found ||
            (land && dm_str_find(band->parent, land->code, 0) == SIZE_MAX))
            continue;
        if (found)
            return NULL;
        found = band;
    }
    return found;
}

/* Whether the article has named an armed group before token t. */
static bool was_named(const dm_actors *self, uint32_t t) {
    for (size_t i = 0; i < self->names.len; i++)
        if (self->names.ptr[i].first < t && dm_actors_is_band(self->names.ptr[i].entity) &&
            !dm_actors_is_party(self->names.ptr[i].entity))
            return true;
    return false;
}

/* Reads the words around "rebels": false if they are some that no name may stand for, "Hutu
 * rebels", "suspected militants"; in `land` the state they are said to be of, in `definite`
 * whether "the" stands there. */
static bool read_rebels(const dm_actors *self, uint32_t head, const dm_entity **land,
                        bool *definite) {
    const dm_parse *parse = self->parse;
    for (DM_CHILDREN(parse, head, c)) {
        const dm_token *token = dm_tok(parse, c);
        const dm_name_span *name = dm_actors_name(self, c);
        const dm_entity *state = name ? dm_actors_state_of(self, name) : NULL;
        bool behind = c > head && token->rel == DM_REL_NMOD;
        bool in = behind && dm_tree_has_case(parse, c, "in");
        bool plain = token->upos == DM_ADJ && !name && !dm_utf8_is_capitalised(token->form);
        *definite |= token->rel == DM_REL_DET && LEMMA_IN(parse, c, "the");
        if (state && !dm_actors_is_band(name->entity) && (c < head || in))
            *land = state;
        else if ((behind && dm_tree_has_case(parse, c, "of")) ||
                 (c < head && token->rel != DM_REL_DET && token->rel != DM_REL_PUNCT &&
                  !(plain && !WORD_AMONG(self, token->form, "@unsure-of-rebels"))))
            return false;
    }
    return true;
}

/* "Rebels in Congo seized the town ... the M23": told of before the article says who they are;
 * "Sudan's paramilitaries": the one group that fights there. NULL if that is not certain. */
static const dm_entity *rebels_told_ahead(const dm_actors *self, uint32_t head) {
    enum { LEAD = 2 }; /* sentences, behind a title */
    const dm_entity *land = NULL;
    bool definite = false;
    if (!WORD_IN(self, head, "@rebels") || !(dm_tok(self->parse, head)->feats & DM_FEAT_PLUR) ||
        !read_rebels(self, head, &land, &definite) ||
        (!land &&
         (was_named(self, head) || (!definite && dm_tok(self->parse, head)->sentence > LEAD))))
        return NULL;
    return dm_actors_only_band(self, land);
}

const dm_entity *dm_actors_band_called(const dm_actors *self, uint32_t head) {
    enum { AS_LONG_AS = 12 }; /* sentences */
    band_words words;
    const dm_token *token = dm_tok(self->parse, head);
    const dm_entity *rebels = token->upos == DM_NOUN ? rebels_told_ahead(self, head) : NULL;
    if (rebels)
        return rebels;
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
