/*
 * repair/perfect.c - "had earlier in the day warned": "have" and its participle with a time or a
 * place between them.
 *
 *   Ann had  in the morning told reporters      Ann had in the morning told reporters
 *   nsubj  ccomp               root      ──▶    nsubj aux               root
 *
 * Parsers make two clauses of it, or hang the subject on the auxiliary. What stands between may be
 * nothing but adverbs, phrases of a preposition and times, and begins with one of these: "had a
 * meeting arranged" is no perfect.
 */
#include "coder/repair/parts.h"

enum { FARTHEST = 12 };

/* The participle that follows with nothing but circumstances between; DM_NO_TOKEN if none does. */
static uint32_t participle_behind(const dm_codebook *codebook, const dm_parse *parse, uint32_t t) {
    const dm_sentence *s = &parse->sentences[parse->tokens[t].sentence];
    uint32_t end = s->first + s->count, u = t + 1;
    bool governed = false; /* by a preposition */
    for (; u < end && u - t <= FARTHEST; u++) {
        const dm_token *token = &parse->tokens[u];
        bool noun = dm_tree_is_nominal(parse, u - 1); /* "in the past accused Uganda" */
        if (token->upos == DM_VERB && (token->rel != DM_REL_AMOD || noun))
            break;
        if (noun && token->upos == DM_DET)
            governed = false; /* "had in Uganda a friend" */
        if (token->upos == DM_CCONJ && parse->tokens[u - 1].upos == DM_ADV && u + 1 < end &&
            parse->tokens[u + 1].upos == DM_ADV)
            continue; /* "has repeatedly and publicly said" */
        bool time = dm_codebook_in_class(codebook, "@time-noun", token->lemma);
        governed |= token->upos == DM_ADP;
        bool small = token->upos == DM_ADP || token->upos == DM_ADV || token->upos == DM_DET;
        if ((!small && !governed && !time && token->upos != DM_NUM) || token->upos == DM_PUNCT ||
            token->upos == DM_AUX || token->upos == DM_SCONJ || token->upos == DM_CCONJ ||
            token->upos == DM_PART)
            return DM_NO_TOKEN;
    }
    bool opens = parse->tokens[t + 1].upos == DM_ADV || parse->tokens[t + 1].upos == DM_ADP;
    if (u >= end || u < t + 3 || !opens || parse->tokens[u].upos != DM_VERB)
        return DM_NO_TOKEN;
    bool past = parse->tokens[u].feats & (DM_FEAT_PAST | DM_FEAT_PART);
    return past && !dm_str_ends(parse->tokens[u].form, DM_STR("ing")) ? u : (uint32_t)DM_NO_TOKEN;
}

/* Whether the verb hangs on "have", on the circumstance right before it ("has on two occasions
 * denied") or on its own object, which "have" has ("has in the past accused Uganda"). */
static bool hangs_there(const dm_parse *parse, uint32_t have, uint32_t verb) {
    const dm_token *token = &parse->tokens[verb];
    if (token->head == have || parse->tokens[have].head == verb)
        return true;
    if (token->head == DM_NO_TOKEN || parse->tokens[token->head].head != have)
        return false;
    bool before = token->rel == DM_REL_ACL && token->head + 1 == verb &&
                  verb + 1 < parse->token_count && parse->tokens[verb + 1].upos != DM_ADP;
    return before || (token->rel == DM_REL_AMOD && token->head > verb &&
                      parse->tokens[token->head].rel == DM_REL_OBJ);
}

/* "said it had downed three jets", its words hung on "had": the verb's. */
static bool leave_auxiliary(dm_parse *parse, uint32_t t) {
    uint32_t verb = parse->tokens[t].head;
    bool changed = false;
    for (DM_CHILDREN(parse, t, c)) {
        dm_rel rel = (dm_rel)parse->tokens[c].rel;
        if (rel == DM_REL_NSUBJ || rel == DM_REL_OBJ || rel == DM_REL_MARK) {
            dm_repair_attach(parse, c, verb, rel);
            changed = true;
        }
    }
    return changed;
}

bool dm_repair_perfect(const dm_codebook *codebook, dm_parse *parse, uint32_t t) {
    if (parse->tokens[t].rel == DM_REL_AUX && parse->tokens[t].head > t &&
        parse->tokens[t].head != DM_NO_TOKEN && leave_auxiliary(parse, t))
        return true;
    const dm_token *have = &parse->tokens[t];
    if (!dm_str_is(have->lemma, "have") || (have->upos != DM_VERB && have->upos != DM_AUX) ||
        t + 1 >= parse->token_count)
        return false;
    uint32_t subject = dm_tree_find(parse, t, DM_REL_NSUBJ);
    uint32_t verb = subject == DM_NO_TOKEN || subject > t ? (uint32_t)DM_NO_TOKEN
                                                          : participle_behind(codebook, parse, t);
    if (verb == DM_NO_TOKEN || dm_repair_has_subject(parse, verb) || !hangs_there(parse, t, verb))
        return false;
    if (have->head != verb) {
        dm_repair_attach(parse, verb, have->head, (dm_rel)have->rel);
        dm_sentence *s = &parse->sentences[have->sentence];
        if (s->root == t)
            s->root = verb;
    }
    for (DM_CHILDREN(parse, t, c)) {
        dm_rel rel = (dm_rel)parse->tokens[c].rel; /* "had earlier the day told" */
        if (c != verb && parse->tokens[c].head == t)
            dm_repair_attach(parse, c, verb, rel == DM_REL_OBJ && c < verb ? DM_REL_OBL : rel);
    }
    dm_repair_attach(parse, t, verb, DM_REL_AUX);
    parse->tokens[t].upos = DM_AUX;
    parse->tokens[verb].feats |= DM_FEAT_PAST | DM_FEAT_PART;
    return true;
}
