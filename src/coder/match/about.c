/*
 * match/about.c - what the "it" and the "you" in somebody's words are: "It is a betrayal, he said
 * of the agreement between Kenya and Uganda", "You broke it, he told the Kenyan minister". The verb
 * of saying has it beside it.
 */
#include "coder/match/parts.h"

#include "coder/statement/statements.h"

const dm_speech *dm_scene_speech(const dm_scene *scene, uint32_t t) {
    return scene->spoken ? dm_spoken_at(scene->spoken, tok(scene, t)->start) : NULL;
}

/* The speech at token t, where a verb of saying leads it. */
static const dm_speech *speech_at(const dm_scene *scene, uint32_t t) {
    const dm_speech *speech = dm_scene_speech(scene, t);
    return speech && speech->verb != DM_NO_TOKEN ? speech : NULL;
}

static bool points(const dm_token *token) {
    static const char *const words[] = {"it", "this", "that", "they", "these", "those", "them"};
    return token->upos == DM_PRON && DM_STR_AMONG(token->form, words);
}

bool dm_scene_points(const dm_scene *scene, uint32_t t) {
    return points(tok(scene, t)) && speech_at(scene, t);
}

/* The noun under the verb t behind "of", "about" and their like; `also` is one more of these. */
static uint32_t noun_about(const dm_parse *parse, uint32_t t, const char *also) {
    static const char *const about[] = {"of", "about", "regarding", "concerning"};
    for (DM_CHILDREN(parse, t, c)) {
        bool thing = (parse->tokens[c].rel == DM_REL_OBL || parse->tokens[c].rel == DM_REL_OBJ) &&
                     dm_tree_is_nominal(parse, c) && parse->tokens[c].upos != DM_PRON;
        if (thing && dm_tree_has_case(parse, c, also))
            return c;
        for (size_t i = 0; thing && i < sizeof about / sizeof *about; i++)
            if (dm_tree_has_case(parse, c, about[i]))
                return c;
    }
    return DM_NO_TOKEN;
}

/* Somebody, or what somebody does, not a drought or the price of oil. */
static bool is_deed(const dm_scene *scene, uint32_t noun) {
    static const char *const deeds[] = {"@deed",   "@state-deed",  "@criticised", "@scheme",
                                        "@ruling", "@restriction", "@violence",   "@agreement"};
    const dm_codebook *book = scene->grammar.book;
    dm_str lemma = tok(scene, noun)->lemma;
    for (size_t i = 0; i < sizeof deeds / sizeof *deeds; i++)
        if (dm_codebook_in_class(book, deeds[i], lemma))
            return true;
    return dm_actors_at(scene->grammar.actors, noun) ||
           dm_codebook_frames(book, lemma, 'N') != DM_MAP_NONE;
}

static uint32_t told_of(const dm_scene *scene, const dm_speech *speech) {
    const dm_parse *parse = scene->grammar.parse;
    uint32_t noun = noun_about(parse, speech->verb, "of");
    if (noun != DM_NO_TOKEN) /* not "said in defence of it": it hangs on the verb */
        return noun;
    for (DM_CHILDREN(parse, speech->verb, c)) { /* "asked about", "commenting on" */
        const dm_token *clause = &parse->tokens[c];
        bool beside = (clause->rel == DM_REL_ADVCL || clause->rel == DM_REL_CCOMP) &&
                      (clause->start < speech->start || clause->start >= speech->end);
        if (!beside || !dm_codebook_in_class(scene->grammar.book, "@speaks-of", clause->lemma))
            continue;
        noun = noun_about(parse, c, dm_tree_lemma_is(parse, c, "comment") ? "on" : "to");
        if (noun != DM_NO_TOKEN)
            return noun;
    }
    return DM_NO_TOKEN;
}

uint32_t dm_scene_said_of(const dm_scene *scene, uint32_t t) {
    const dm_speech *speech = points(tok(scene, t)) ? speech_at(scene, t) : NULL;
    uint32_t noun = speech && dm_tree_is_verbal(scene->grammar.parse, speech->verb)
                        ? told_of(scene, speech)
                        : (uint32_t)DM_NO_TOKEN;
    return noun != DM_NO_TOKEN && is_deed(scene, noun) ? noun : (uint32_t)DM_NO_TOKEN;
}

void dm_scene_gather_hearers(const dm_scene *scene, uint32_t t, dm_actor_refs *list) {
    const dm_speech *speech = speech_at(scene, t);
    for (size_t i = 0; speech && i < speech->addressees.len; i++)
        if (speech->addressees.ptr[i]->code.len)
            dm_actors_add(scene->grammar.arena, list, speech->addressees.ptr[i]);
}
