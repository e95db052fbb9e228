/*
 * makers.c - finds whose thing a noun points to, by what the article said of such a thing before.
 *
 * Things of the classes "@same-..." of lexicon/language/classes_positions are looked for: those of
 * one class may be the same. The one named last with an owner or a maker counts. "The launch" may
 * also be of whoever launched something right before.
 */
#include "coder/makers.h"

#include "coder/match/mood.h"
#include "coder/repair/lemmas.h"
#include "coder/sides.h"

enum { REACH = 800 }; /* words back: no whole line of a megabyte */

static const char *const SAME[] = {"@same-scheme", "@same-penalty", "@same-pact", "@same-text",
                                   "@same-move"};

/* The classes that a lemma is in, a bit each. */
static unsigned classes_of(const dm_codebook *book, dm_str lemma) {
    unsigned found = 0;
    for (size_t i = 0; i < sizeof SAME / sizeof *SAME; i++)
        if (dm_codebook_in_class(book, SAME[i], lemma))
            found |= 1u << i;
    return found;
}

/* "the plan", "this plan", and nothing behind it that says which. */
static bool points(const dm_story *story, uint32_t noun) {
    const dm_parse *parse = dm_parse_of(story);
    bool definite = false;
    if (parse->tokens[noun].upos != DM_NOUN || (parse->tokens[noun].feats & DM_FEAT_PLUR))
        return false; /* "the announcements": of several */
    for (DM_CHILDREN(parse, noun, c)) {
        switch ((dm_rel)parse->tokens[c].rel) {
        case DM_REL_DET:
            definite |= dm_tree_lemma_is(parse, c, "the") || dm_tree_lemma_is(parse, c, "this");
            break;
        case DM_REL_NMOD_POSS:
        case DM_REL_ACL:
        case DM_REL_ACL_RELCL:
        case DM_REL_COMPOUND:
            return false;
        case DM_REL_NMOD:
            if (dm_tree_has_case(parse, c, "of") || dm_tree_has_case(parse, c, "by") ||
                dm_tree_has_case(parse, c, "from"))
                return false;
            break;
        default:
            break;
        }
    }
    return definite;
}

/* The verb that makes the thing at a token, DM_NO_TOKEN: "presented a plan", "a plan was
 * presented", "a plan presented by". */
static uint32_t making_of(const dm_story *story, uint32_t thing) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_token *token = &parse->tokens[thing];
    uint32_t verb =
        token->rel == DM_REL_OBJ || token->rel == DM_REL_NSUBJ_PASS ? token->head : DM_NO_TOKEN;
    for (DM_CHILDREN(parse, thing, c))
        if (verb == DM_NO_TOKEN &&
            (parse->tokens[c].rel == DM_REL_ACL || parse->tokens[c].rel == DM_REL_ACL_RELCL))
            verb = c;
    return verb != DM_NO_TOKEN && dm_codebook_in_class(story->scene.grammar.book, "@makes",
                                                       parse->tokens[verb].lemma)
               ? verb
               : DM_NO_TOKEN;
}

static void gather_makers(const dm_story *story, uint32_t thing, dm_actor_refs *list) {
    const dm_grammar *g = &story->scene.grammar;
    dm_actors_responsible(g->actors, thing, DM_OWNER_OF, list);
    uint32_t verb = list->len ? (uint32_t)DM_NO_TOKEN : making_of(story, thing);
    if (verb == DM_NO_TOKEN)
        return;
    dm_fillers subject = {0};
    dm_arguments(g, verb, DM_SLOT_SUBJ, (dm_str){"", 0}, &subject);
    for (size_t i = 0; i < subject.count; i++)
        dm_scene_gather(&story->scene, subject.tokens[i], list);
}

/* "The Commonwealth decided to suspend Togo": the body of states that took a decision. */
static void gather_deciders(const dm_story *story, uint32_t verb, dm_actor_refs *list) {
    dm_actor_refs all = {0};
    dm_fillers subject = {0};
    dm_arguments(&story->scene.grammar, verb, DM_SLOT_SUBJ, (dm_str){"", 0}, &subject);
    for (size_t i = 0; i < subject.count; i++)
        dm_scene_gather(&story->scene, subject.tokens[i], &all);
    for (size_t i = 0; i < all.len; i++)
        if (dm_str_is(all.ptr[i]->sector, "IGO") && all.ptr[i]->code.len)
            dm_refs_push(story->scene.grammar.arena, list, all.ptr[i]);
}

bool dm_is_made_of(dm_str noun, dm_str verb) {
    enum { STEM = 4 };
    size_t shared = 0;
    while (shared < noun.len && shared < verb.len && noun.ptr[shared] == verb.ptr[shared])
        shared++;
    bool longer = dm_str_ends(verb, DM_STR("ise")) || dm_str_ends(verb, DM_STR("ize"));
    return shared >= STEM && shared + (longer ? 2 : 1) >= verb.len;
}

/* "Iran launched a rocket. Japan condemned the launch": who did what the noun is made of, in the
 * sentence or the two before; not who did not, or would only if something else came about. */
static bool gather_doers(const dm_story *story, uint32_t noun, const dm_actor_refs *but,
                         dm_actor_refs *list) {
    enum { SENTENCES_BACK = 2 };
    const dm_parse *parse = dm_parse_of(story);
    uint32_t here = parse->tokens[noun].sentence;
    for (uint32_t t = noun; t > 0 && parse->tokens[t - 1].sentence + SENTENCES_BACK >= here; t--) {
        dm_actor_refs doers = {0};
        dm_fillers subject = {0};
        if (parse->tokens[t - 1].upos != DM_VERB ||
            !dm_is_made_of(parse->tokens[noun].lemma, parse->tokens[t - 1].lemma) ||
            dm_mood_negated(&story->scene, t - 1) || dm_mood_conditional(&story->scene, t - 1))
            continue;
        dm_arguments(&story->scene.grammar, t - 1, DM_SLOT_SUBJ, (dm_str){"", 0}, &subject);
        for (size_t i = 0; i < subject.count; i++)
            dm_scene_gather(&story->scene, subject.tokens[i], &doers);
        if (!dm_refs_any_code(&doers) || dm_refs_share(&doers, but))
            continue;
        for (size_t i = 0; i < doers.len; i++)
            if (doers.ptr[i]->code.len)
                dm_refs_push(story->scene.grammar.arena, list, doers.ptr[i]);
        return true;
    }
    return false;
}

bool dm_makers_of(const dm_story *story, uint32_t noun, const dm_actor_refs *but,
                  dm_actor_refs *list) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_codebook *book = story->scene.grammar.book;
    dm_str lemma = parse->tokens[noun].lemma;
    unsigned classes = classes_of(book, lemma);
    bool decided = dm_codebook_in_class(book, "@body-deed", lemma);
    if (!points(story, noun))
        return false;
    if (!classes && !decided)
        return gather_doers(story, noun, but, list);
    for (uint32_t t = noun, left = REACH; t > 0 && left > 0; t--, left--) {
        const dm_token *thing = &parse->tokens[t - 1];
        dm_actor_refs makers = {0};
        if (thing->upos == DM_NOUN && (classes & classes_of(book, thing->lemma)))
            gather_makers(story, t - 1, &makers);
        else if (decided && thing->upos == DM_VERB &&
                 dm_codebook_in_class(book, "@decides", thing->lemma))
            gather_deciders(story, t - 1, &makers);
        else
            continue;
        if (!dm_refs_any_code(&makers) || dm_refs_share(&makers, but))
            continue;
        for (size_t i = 0; i < makers.len; i++)
            if (makers.ptr[i]->code.len)
                dm_refs_push(story->scene.grammar.arena, list, makers.ptr[i]);
        return true;
    }
    return gather_doers(story, noun, but, list);
}
