/*
 * repair/among.c - "Among those released were six Lithuanians", "Those expelled included two
 * consuls": what is told is that these were released, expelled. The participle becomes the verb of
 * the sentence, and who is named its subject.
 */
#include "coder/repair/parts.h"

/* The passive participle behind "those" at token t; DM_NO_TOKEN if there is none. */
static uint32_t participle_of(const dm_parse *parse, uint32_t t) {
    uint32_t verb = dm_tree_find(parse, t, DM_REL_ACL);
    if (verb == DM_NO_TOKEN || verb < t || dm_tok(parse, verb)->upos != DM_VERB)
        return DM_NO_TOKEN;
    bool done = dm_tok(parse, verb)->feats & (DM_FEAT_PAST | DM_FEAT_PASS);
    return done && dm_tree_find(parse, verb, DM_REL_OBJ) == DM_NO_TOKEN ? verb : DM_NO_TOKEN;
}

/* "those" before `end` under token `over`, which has such a participle. */
static uint32_t those_under(const dm_codebook *codebook, const dm_parse *parse, uint32_t over,
                            uint32_t end, bool among) {
    for (DM_CHILDREN(parse, over, c)) {
        bool those = dm_codebook_in_class(codebook, "@those-counted", dm_tok(parse, c)->form);
        if (c < end && those && dm_tree_has_case(parse, c, "among") == among &&
            participle_of(parse, c) != DM_NO_TOKEN)
            return c;
    }
    return DM_NO_TOKEN;
}

bool dm_repair_among(const dm_codebook *codebook, dm_parse *parse, dm_sentence *sentence) {
    uint32_t root = sentence->root, named = root;
    uint32_t link = dm_tree_find(parse, root, DM_REL_COP);
    bool includes =
        dm_tok(parse, root)->upos == DM_VERB && dm_str_is(dm_tok(parse, root)->lemma, "include");
    if (includes) {
        named = dm_tree_find(parse, root, DM_REL_OBJ);
        link = root;
    }
    if (named == DM_NO_TOKEN || link == DM_NO_TOKEN || link > named)
        return false;
    uint32_t those = those_under(codebook, parse, root, link, !includes);
    if (those == DM_NO_TOKEN)
        return false;
    uint32_t verb = participle_of(parse, those);
    dm_repair_attach(parse, verb, DM_NO_TOKEN, DM_REL_ROOT);
    dm_repair_attach(parse, named, verb, DM_REL_NSUBJ_PASS);
    dm_repair_attach(parse, link, verb, includes ? DM_REL_DEP : DM_REL_AUX_PASS);
    dm_repair_attach(parse, those, verb, DM_REL_DEP);
    sentence->root = verb;
    return true;
}
