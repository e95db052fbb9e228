/*
 * position/blocked.c - "Hungary blocked a statement condemning Chad", "the Council failed to adopt
 * a text that recognises Mali": what a text would have held that did not come about. Nobody holds
 * it; who stopped one in favour of something is against that.
 */
#include "coder/match/mood.h"
#include "coder/position/parts.h"

static bool is_text(const dm_codebook *book, const dm_parse *parse, uint32_t noun) {
    return dm_codebook_in_class(book, "@resolution", parse->tokens[noun].lemma) ||
           LEMMA_IN(parse, noun, "statement", "declaration", "communique", "text", "document",
                    "letter");
}

/* The verb that stopped the text in which the predicate stands, or did not bring it about;
 * `stopped`: somebody did. DM_NO_TOKEN: none. */
static uint32_t stopping_verb(const dm_story *story, uint32_t predicate, bool *stopped) {
    const dm_codebook *book = story->scene.grammar.book;
    const dm_parse *parse = dm_parse_of(story);
    const dm_token *word = &parse->tokens[predicate];
    if (word->rel != DM_REL_ACL && word->rel != DM_REL_ACL_RELCL)
        return DM_NO_TOKEN;
    uint32_t noun = word->head;
    if (!is_text(book, parse, noun) && parse->tokens[noun].rel == DM_REL_NMOD)
        noun = parse->tokens[noun].head; /* "a statement of the Council that condemned" */
    const dm_token *text = &parse->tokens[noun];
    if ((text->rel != DM_REL_OBJ && text->rel != DM_REL_NSUBJ_PASS) || !is_text(book, parse, noun))
        return DM_NO_TOKEN;
    uint32_t verb = text->head, above = parse->tokens[verb].head;
    *stopped = dm_codebook_in_class(book, "@blocking", parse->tokens[verb].lemma);
    bool failed = parse->tokens[verb].rel == DM_REL_XCOMP &&
                  LEMMA_IN(parse, above, "fail", "refuse", "decline");
    return *stopped || failed || dm_mood_negated(&story->scene, verb) ? verb
                                                                      : (uint32_t)DM_NO_TOKEN;
}

bool dm_stand_blocked(const dm_story *story, const dm_candidate *c, dm_stand *stand) {
    bool stopped = false;
    uint32_t verb = stopping_verb(story, c->predicate, &stopped);
    if (verb == DM_NO_TOKEN)
        return true;
    dm_fillers who = {0};
    dm_actor_refs holders = {0};
    dm_arguments(&story->scene.grammar, verb, DM_SLOT_SUBJ, (dm_str){"", 0}, &who);
    for (size_t i = 0; i < who.count; i++)
        dm_scene_gather(&story->scene, who.tokens[i], &holders);
    bool held = strcmp(stand->verdict->name, "supports") == 0 ||
                strcmp(stand->verdict->name, "recognises") == 0;
    if (!stopped || !holders.len || !held)
        return false;
    stand->holders = holders;
    stand->verdict = dm_verdict_of(DM_STR("opposes"));
    return true;
}
