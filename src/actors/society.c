/*
 * society.c - titles of states that others bear too: the president of a growers' association, a
 * representative of the army, the secretary general of a conference of bishops, a ministry's duty
 * officer. What stands beside the title says that he governs nobody.
 */
#include "actors/actors_inside.h"

#include "base/utf8.h"

/* The last word of a title within a phrase, the head of the phrase or what hangs on a name. */
static uint32_t title_of(const dm_phrase *phrase, uint32_t token) {
    return phrase->person_token == token ? phrase->noun_first : token;
}

/* The noun before a title: "Growers Association president", "duty officer"; DM_NO_TOKEN. */
static uint32_t word_before(const dm_actors *self, uint32_t title) {
    const dm_parse *parse = self->parse;
    uint32_t from = parse->sentences[dm_tok(parse, title)->sentence].first;
    for (uint32_t t = title; t-- > from;) {
        bool of_title = dm_tok(parse, t)->upos == DM_ADJ ||
                        dm_str_is(dm_tok(parse, t)->form, "-") ||
                        WORD_IN(self, t, "@part-of-title");
        if (!of_title)
            return dm_tok(parse, t)->upos == DM_NOUN || dm_tok(parse, t)->upos == DM_PROPN
                       ? t
                       : (uint32_t)DM_NO_TOKEN;
    }
    return DM_NO_TOKEN;
}

/* "president of the club", "a representative for the office" */
static uint32_t noun_behind(const dm_actors *self, uint32_t title) {
    for (DM_CHILDREN(self->parse, title, c))
        if (c > title && dm_tok(self->parse, c)->rel == DM_REL_NMOD &&
            (dm_tree_has_case(self->parse, c, "of") || dm_tree_has_case(self->parse, c, "for")))
            return c;
    return DM_NO_TOKEN;
}

/* The sector of a society by its noun; empty: it is none, or one that the lexicon knows by name. */
static dm_str society(const dm_actors *self, uint32_t t) {
    if (t == DM_NO_TOKEN || dm_actors_name(self, t))
        return (dm_str){"", 0};
    return WORD_IN(self, t, "@society")          ? DM_STR("SOC")
           : WORD_IN(self, t, "@company")        ? DM_STR("BUS")
           : WORD_IN(self, t, "@place-of-study") ? DM_STR("EDU")
                                                 : (dm_str){"", 0};
}

/* What the apposition behind t at token says that something is: "Safaricentre, a tour operator". */
static dm_str society_behind(const dm_actors *self, uint32_t token, uint32_t t) {
    dm_str sector = {"", 0};
    for (DM_CHILDREN(self->parse, token, c))
        if (c > t && dm_tok(self->parse, c)->rel == DM_REL_APPOS && !sector.len)
            sector = society(self, c);
    return sector;
}

/* "president of Safaricentre, a tour operator": the apposition hangs on it, on his title or name.
 */
static dm_str society_named(const dm_actors *self, uint32_t title, uint32_t t) {
    dm_str sector = society(self, t);
    if (sector.len || t == DM_NO_TOKEN || dm_tok(self->parse, t)->upos != DM_PROPN ||
        dm_actors_name(self, t))
        return sector;
    uint32_t over = dm_tok(self->parse, title)->head;
    sector = society_behind(self, t, t);
    if (!sector.len)
        sector = society_behind(self, title, t);
    if (!sector.len && over != DM_NO_TOKEN && dm_tok(self->parse, title)->rel == DM_REL_APPOS)
        sector = society_behind(self, over, t);
    return sector;
}

/* The sector of the body whose a lower servant is: "a State Department duty officer". */
static dm_str of_body(const dm_actors *self, uint32_t t) {
    uint32_t first;
    const dm_noun *noun =
        t == DM_NO_TOKEN || dm_actors_name(self, t) ? NULL : dm_phrase_noun(self, t, &first);
    return noun && (noun->kind == DM_NOUN_BODY || noun->kind == DM_NOUN_FORCE) ? noun->sector
                                                                               : (dm_str){"", 0};
}

static bool is_of_organisation(const dm_phrase *phrase) {
    for (size_t i = 0; i < phrase->affiliation_count; i++)
        if (phrase->affiliations[i]->kind != DM_KIND_STATE)
            return true;
    return !phrase->affiliation_count;
}

/* His role is told apart from that of those who govern: "association president". */
static void give_sector(dm_actors *self, dm_phrase *phrase, dm_str sector, uint32_t word) {
    dm_noun *noun = DM_NEW(self->arena, dm_noun);
    if (!noun)
        return;
    *noun = *phrase->noun;
    noun->sector = sector;
    if (word != DM_NO_TOKEN)
        noun->role =
            dm_arena_printf(self->arena, "%.*s %.*s",
                            DM_FMT(dm_utf8_lowered(self->arena, dm_tok(self->parse, word)->lemma)),
                            DM_FMT(noun->role));
    phrase->noun = noun;
}

void dm_phrase_read_society(dm_actors *self, dm_phrase *phrase, uint32_t token) {
    const dm_noun *noun = phrase->noun;
    if (!noun || noun->kind != DM_NOUN_TITLE || !WORD_AMONG(self, noun->role, "@also-in-societies"))
        return;
    uint32_t title = title_of(phrase, token), before = word_before(self, title);
    uint32_t behind = noun_behind(self, title);
    uint32_t word = before;
    dm_str sector = society(self, before);
    if (!sector.len) {
        word = behind;
        sector = society_named(self, title, behind);
    }
    bool small = dm_tok(self->parse, title)->upos == DM_NOUN;
    if (!sector.len && small && WORD_AMONG(self, noun->role, "@serves-a-body")) {
        sector = of_body(self, before);
        word = sector.len ? before : behind;
        sector = sector.len ? sector : of_body(self, behind);
    }
    bool sits = dm_str_is(noun->sector, "LEG") && small; /* "the representative of Kenya" */
    if (!sector.len && sits && behind != DM_NO_TOKEN && dm_actors_name(self, behind)) {
        sector = DM_STR("GOV");
        word = DM_NO_TOKEN;
    }
    if (sector.len)
        give_sector(self, phrase, sector, word);
    else if (dm_str_is(noun->sector, "IGO") && !is_of_organisation(phrase))
        give_sector(self, phrase, (dm_str){"", 0}, DM_NO_TOKEN);
}
