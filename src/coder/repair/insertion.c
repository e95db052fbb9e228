/*
 * repair/insertion.c - what goes on behind an insertion: "imposed sanctions, including travel bans,
 * on commanders of Myanmar", where the tree hangs the commanders on the bans.
 *
 * The insertion begins with "including" behind a comma and ends with a comma; a preposition right
 * behind that comma goes on with the noun before the first one.
 */
#include "coder/repair/parts.h"

enum { MOST_STEPS = 6 };

static bool is_comma(const dm_parse *parse, uint32_t t) {
    return dm_str_is(parse->tokens[t].form, ",");
}

/* The preposition of t, if it stands right behind a comma; DM_NO_TOKEN. */
static uint32_t resuming(const dm_codebook *codebook, const dm_parse *parse, uint32_t t) {
    for (DM_CHILDREN(parse, t, c))
        if (c < t && parse->tokens[c].rel == DM_REL_CASE && c > 0 && is_comma(parse, c - 1) &&
            dm_codebook_in_class(codebook, "@resumes", parse->tokens[c].form))
            return c;
    return DM_NO_TOKEN;
}

/* Whether "including", behind a comma, is the first word under noun t. */
static bool is_inserted(const dm_codebook *codebook, const dm_parse *parse, uint32_t t) {
    for (DM_CHILDREN(parse, t, c))
        if (c > 0 && c < t && is_comma(parse, c - 1) &&
            dm_codebook_in_class(codebook, "@inserts", parse->tokens[c].form))
            return true;
    return false;
}

bool dm_repair_insertion(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    if (parse->tokens[t].rel != DM_REL_NMOD)
        return false;
    uint32_t preposition = resuming(codebook, parse, t), noun = parse->tokens[t].head;
    if (preposition == DM_NO_TOKEN)
        return false;
    for (int up = 0; up < MOST_STEPS && noun != DM_NO_TOKEN && noun < preposition &&
                     !is_inserted(codebook, parse, noun);
         up++)
        noun = parse->tokens[noun].head;
    if (noun == DM_NO_TOKEN || !is_inserted(codebook, parse, noun))
        return false;
    noun = parse->tokens[noun].head;
    for (int up = 0; up < MOST_STEPS && noun != DM_NO_TOKEN && noun < preposition &&
                     parse->tokens[noun].rel == DM_REL_NMOD;
         up++)
        noun = parse->tokens[noun].head;
    if (noun == DM_NO_TOKEN || noun >= preposition)
        return false;
    dm_repair_attach(parse, t, noun, dm_tree_is_verbal(parse, noun) ? DM_REL_OBL : DM_REL_NMOD);
    return true;
}
