/*
 * counterpart/nobody.c - what speaks for it that an act whose sentence names no recipient has
 * none, or is not told as an act at all.
 *
 * Kinds of act differ (forces are moved, demands are made at large), and so do articles: where
 * hardly any act between two sides is told, the others are hardly meant for one. What is told in
 * passing, in a noun or a circumstance, is less often meant for somebody than what is the news.
 * Calm, talks and help are asked of whoever can give them.
 */
#include "coder/counterpart/parts.h"
#include "coder/sides.h"

static const double ENOUGH = 3; /* acts between two sides in an article */

bool dm_sides_is_power(const dm_codebook *book, const dm_actor *actor) {
    if (!actor->sector.len)
        return actor->kind != DM_KIND_PERSON && actor->kind != DM_KIND_PEOPLE;
    return dm_codebook_in_class(book, "@sector-outward", actor->sector);
}

static const char *of_type(dm_event_type type) {
    switch (type) {
    case DM_ACCUSE:
    case DM_SUPPORT:
        return "to-nobody-judged";
    case DM_REQUEST:
        return "to-nobody-asked";
    case DM_REJECT:
        return "to-nobody-refused";
    case DM_SANCTION:
    case DM_AID:
    case DM_AGREE:
        return "to-nobody-given";
    case DM_MOBILIZE:
        return "to-nobody-moved";
    case DM_CONCEDE:
    case DM_RETREAT:
        return "to-nobody-yielded";
    case DM_PROTEST:
        return "to-nobody-marched";
    default:
        return "to-nobody-forced";
    }
}

/* How many acts the article tells of with both sides named. */
static double acts_between(const dm_story *story, const dm_candidate *c) {
    double count = 0;
    for (size_t i = 0; i < story->candidates.len; i++) {
        const dm_candidate *other = &story->candidates.ptr[i];
        count += other != c && !other->dropped && !other->inferred && other->type != DM_NO_EVENT &&
                 dm_refs_any_code(&other->actors) && dm_refs_any_code(&other->recipients) &&
                 !dm_refs_share(&other->actors, &other->recipients);
    }
    return count;
}

static bool is_aside(dm_rel rel) {
    return rel == DM_REL_ADVCL || rel == DM_REL_ACL || rel == DM_REL_ACL_RELCL ||
           rel == DM_REL_XCOMP || rel == DM_REL_AMOD || rel == DM_REL_OBL || rel == DM_REL_NMOD;
}

size_t dm_sides_nobody(const dm_story *story, const dm_candidate *c, dm_reason *reasons) {
    const dm_actors *actors = story->scene.grammar.actors;
    const dm_token *token = &dm_parse_of(story)->tokens[c->predicate];
    char pos = dm_predicate_pos(dm_parse_of(story), c->predicate);
    size_t n = 0;
    reasons[n++] = (dm_reason){"to-nobody", 1};
    reasons[n++] = (dm_reason){of_type(c->type), 1};
    reasons[n++] = (dm_reason){"to-nobody-quiet", ENOUGH / (ENOUGH + acts_between(story, c))};
    reasons[n++] = (dm_reason){"to-nobody-home",
                               actors->focus && dm_refs_have(&c->actors, actors->focus->code)};
    reasons[n++] = (dm_reason){"to-nobody-aside", is_aside((dm_rel)token->rel)};
    reasons[n++] = (dm_reason){"to-nobody-quoted", dm_spoken_quoted(&story->spoken, token->start)};
    reasons[n++] = (dm_reason){"to-nobody-noun", pos == 'N'};
    reasons[n++] = (dm_reason){"to-nobody-adjective", pos == 'A'};
    reasons[n++] = (dm_reason){"to-nobody-unsure", c->status != DM_ASSERTED};
    reasons[n++] = (dm_reason){"to-nobody-private",
                               !dm_sides_is_power(story->scene.grammar.book, c->actors.ptr[0])};
    return n;
}

/* Whether a name stands in the phrase of t: "the creditors of Zambia". */
static bool is_somebodys(const dm_story *story, uint32_t t) {
    const dm_actors *actors = story->scene.grammar.actors;
    uint32_t first, last;
    dm_tree_phrase(dm_parse_of(story), t, &first, &last);
    for (uint32_t u = first; u <= last; u++)
        if (actors->name_of[u] != DM_NO_TOKEN)
            return true;
    return dm_tree_find(dm_parse_of(story), t, DM_REL_NMOD_POSS) != DM_NO_TOKEN;
}

/* "the remaining members", "some partners": several who are not told. */
static bool is_untold_group(const dm_story *story, uint32_t t) {
    const dm_parse *parse = dm_parse_of(story);
    dm_actor_refs who = {0};
    bool others = false;
    for (DM_CHILDREN(parse, t, c))
        others |= c < t &&
                  dm_codebook_in_class(story->scene.grammar.book, "@others", parse->tokens[c].form);
    if (!others || !(parse->tokens[t].feats & DM_FEAT_PLUR) ||
        !dm_codebook_in_class(story->scene.grammar.book, "@asked-group", parse->tokens[t].lemma))
        return false;
    dm_scene_gather(&story->scene, t, &who);
    return !dm_refs_any_code(&who);
}

/* "all sides", "the international community". */
static bool is_everybody(const dm_story *story, uint32_t t) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_codebook *book = story->scene.grammar.book;
    uint32_t all = dm_tree_find(parse, t, DM_REL_DET);
    if (is_somebodys(story, t))
        return false;
    return dm_codebook_in_class(book, "@everybody", parse->tokens[t].lemma) ||
           is_untold_group(story, t) ||
           (all != DM_NO_TOKEN && dm_tree_lemma_is(parse, all, "all") &&
            dm_codebook_in_class(book, "@addressed", parse->tokens[t].lemma));
}

/* Whether what is asked for there is asked of everybody, or everybody is asked. */
static bool is_asked_at_large(const dm_story *story, uint32_t verb) {
    const dm_parse *parse = dm_parse_of(story);
    for (DM_CHILDREN(parse, verb, t)) {
        bool object = parse->tokens[t].rel == DM_REL_OBJ || parse->tokens[t].rel == DM_REL_IOBJ;
        if (t < verb || !dm_tree_is_nominal(parse, t))
            continue;
        if ((object || dm_tree_has_case(parse, t, "for")) &&
            dm_codebook_in_class(story->scene.grammar.book, "@asked-at-large",
                                 parse->tokens[t].lemma))
            return true;
        if ((object || dm_tree_has_case(parse, t, "on") || dm_tree_has_case(parse, t, "upon") ||
             dm_tree_has_case(parse, t, "to")) &&
            is_everybody(story, t))
            return true;
    }
    return false;
}

/* Whether those asked are whoever can hear it, though they were given a country: "creditors". */
static bool asks_everybody(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    for (DM_CHILDREN(parse, c->predicate, t)) {
        bool within =
            t > c->predicate && !is_somebodys(story, t) &&
            dm_codebook_in_class(story->scene.grammar.book, "@givers", parse->tokens[t].lemma);
        for (size_t i = 0; within && i < c->recipients.len; i++)
            if (c->recipients.ptr[i]->span.start <= parse->tokens[t].start &&
                c->recipients.ptr[i]->span.end >= parse->tokens[t].end)
                return true;
    }
    return false;
}

bool dm_asks_at_large(const dm_story *story, const dm_candidate *c) {
    if (c->type != DM_REQUEST || c->dropped || c->nominal || !c->actors.len || c->conditional ||
        !c->actors.ptr[0]->code.len ||
        dm_str_is(c->actors.ptr[0]->sector, "COP")) /* "police appealed for help" */
        return false;
    if (dm_refs_any_code(&c->recipients))
        return asks_everybody(story, c);
    bool large = is_asked_at_large(story, c->predicate);
    uint32_t calls = dm_tree_find(dm_parse_of(story), c->predicate, DM_REL_OBJ);
    large |= calls != DM_NO_TOKEN && /* "joined the calls for an inquiry" */
             dm_codebook_in_class(story->scene.grammar.book, "@proposal",
                                  dm_parse_of(story)->tokens[calls].lemma) &&
             is_asked_at_large(story, calls);
    for (size_t i = 0; i < c->layer_count; i++)
        large |= is_asked_at_large(story, c->layers[i].head);
    return large;
}
