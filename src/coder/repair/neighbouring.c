/*
 * repair/neighbouring.c - "accused neighbouring Chad of meddling", "urged feuding generals to
 * talk": a word in "-ing" before a bare name or plural, read as a deed of the subject's.
 *
 *   accused   neighbouring   Chad   of          accused   neighbouring   Chad   of
 *   root      xcomp          obj    ...   ──▶   root      amod           obj    ...
 *
 * What hung on the word is the verb's above it.
 */
#include "coder/repair/parts.h"

/* The noun right behind the word at t, but for adjectives of its own, that hangs on it as its
 * object; DM_NO_TOKEN. */
static uint32_t noun_behind(const dm_parse *parse, uint32_t t) {
    uint32_t noun = dm_tree_find(parse, t, DM_REL_OBJ), first, last;
    if (noun == DM_NO_TOKEN || noun < t)
        return DM_NO_TOKEN;
    dm_tree_phrase(parse, noun, &first, &last);
    bool bare = dm_tree_find(parse, noun, DM_REL_DET) == DM_NO_TOKEN &&
                dm_tree_find(parse, noun, DM_REL_NMOD_POSS) == DM_NO_TOKEN;
    bool many = (parse->tokens[noun].feats & DM_FEAT_PLUR) != 0;
    return first == t + 1 && bare && (many || parse->tokens[noun].upos == DM_PROPN)
               ? noun
               : (uint32_t)DM_NO_TOKEN;
}

bool dm_repair_neighbouring(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    const dm_token *tokens = parse->tokens;
    uint32_t verb = tokens[t].head;
    if (tokens[t].upos != DM_VERB || verb == DM_NO_TOKEN || verb > t ||
        (tokens[t].rel != DM_REL_XCOMP && tokens[t].rel != DM_REL_ADVCL) ||
        !dm_codebook_in_class(codebook, "@attribute-in-ing", tokens[t].form) ||
        dm_codebook_in_class(codebook, "@done-in-ing", tokens[verb].lemma) ||
        dm_tree_find(parse, verb, DM_REL_OBJ) != DM_NO_TOKEN ||
        dm_tree_find(parse, t, DM_REL_MARK) != DM_NO_TOKEN ||
        (t > verb + 1 && dm_str_is(tokens[t - 1].form, ",")))
        return false;
    uint32_t noun = noun_behind(parse, t);
    if (noun == DM_NO_TOKEN)
        return false;
    for (DM_CHILDREN(parse, t, c))
        if (c != noun)
            dm_repair_attach(parse, c, verb, (dm_rel)tokens[c].rel);
    dm_repair_attach(parse, noun, verb, DM_REL_OBJ);
    dm_repair_attach(parse, t, noun, DM_REL_AMOD);
    parse->tokens[t].upos = DM_ADJ;
    return true;
}
