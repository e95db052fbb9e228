/*
 * counterpart/echoes.c - acts that say again what was said right before: whom the one before was
 * meant for, this one is. "Hungary condemned it as well", "so did Cuba", "Britain pledged two".
 */
#include "coder/counterpart/parts.h"
#include "coder/settle.h"
#include "coder/sides.h"
#include "coder/theatre/homeland.h"

uint32_t dm_sides_thing(const dm_story *story, const dm_candidate *c) {
    dm_fillers object = {0};
    dm_arguments(&story->scene.grammar, c->predicate, DM_SLOT_OBJ, (dm_str){"", 0}, &object);
    return object.count ? object.tokens[0] : (uint32_t)DM_NO_TOKEN;
}

/* "rejected it too", "welcomed the step as well". */
static bool is_likewise(const dm_story *story, uint32_t predicate) {
    const dm_parse *parse = dm_parse_of(story);
    for (DM_CHILDREN(parse, predicate, t)) {
        bool well = parse->tokens[t].rel == DM_REL_ADVMOD && t + 1 < parse->token_count &&
                    dm_str_eq_nocase(parse->tokens[t].form, DM_STR("as")) &&
                    dm_str_eq_nocase(parse->tokens[t + 1].form, DM_STR("well"));
        if (well ||
            (parse->tokens[t].rel == DM_REL_ADVMOD &&
             dm_codebook_in_class(story->scene.grammar.book, "@likewise", parse->tokens[t].lemma)))
            return true;
    }
    return false;
}

/* Words on what somebody else did. */
static bool judges(const dm_candidate *c) {
    bool judges = c->type == DM_ACCUSE || c->type == DM_SUPPORT || c->type == DM_REJECT;
    return judges && !c->dropped && !c->nominal && c->actors.len;
}

/* A word for what somebody did, decided or signed, or that points to it. */
static bool is_deed(const dm_story *story, uint32_t thing) {
    static const char *const classes[] = {"@deed", "@ruling", "@ballot", "@agreement"};
    bool deed = false;
    for (size_t i = 0; i < sizeof classes / sizeof *classes && thing != DM_NO_TOKEN; i++)
        deed |= dm_codebook_in_class(story->scene.grammar.book, classes[i],
                                     dm_parse_of(story)->tokens[thing].lemma);
    return deed;
}

/* "condemned Israel, calling the raid a crime": what the words behind the comma go on with; NULL.
 */
static const dm_candidate *gone_on_with(const dm_story *story, const dm_candidate *c,
                                        size_t index) {
    const dm_token *word = &dm_parse_of(story)->tokens[c->predicate];
    for (size_t k = index; k > 0 && judges(c) && word->rel == DM_REL_ADVCL; k--) {
        const dm_candidate *before = &story->candidates.ptr[k - 1];
        if (before->predicate == word->head && judges(before) &&
            (before->type == DM_SUPPORT) == (c->type == DM_SUPPORT) &&
            dm_refs_share(&before->actors, &c->actors))
            return dm_refs_any_code(&before->recipients) ? before : NULL;
    }
    return NULL;
}

/* "Hamas applauded the decision. So did Cuba": what was done right before, by others; NULL. */
static const dm_candidate *done_likewise(const dm_story *story, const dm_candidate *c,
                                         size_t index) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t here = parse->tokens[c->predicate].sentence;
    if (!dm_tree_lemma_is(parse, c->predicate, "do") || !judges(c) || c->recipients.len)
        return NULL;
    for (size_t k = index; k > 0; k--) {
        const dm_candidate *before = &story->candidates.ptr[k - 1];
        if (here - parse->tokens[before->predicate].sentence > 1)
            break;
        if (before->frame == c->frame && !before->dropped && dm_refs_any_code(&before->recipients))
            return dm_refs_share(&before->recipients, &c->actors) ? NULL : before;
    }
    return NULL;
}

/* "Romania condemned the move. Hungary condemned it as well", "Peru welcomed it": what others said
 * right before, of the same thing; NULL. */
static const dm_candidate *echoed(const dm_story *story, const dm_candidate *c, size_t index) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t thing = dm_sides_thing(story, c);
    bool deed = is_deed(story, thing), likewise = is_likewise(story, c->predicate);
    if (!judges(c) || (!deed && !likewise) || /* his own rulers may be meant */
        dm_homeland_opposes(story->scene.grammar.book, c->actors.ptr[0]))
        return NULL;
    const dm_token *word = deed ? &parse->tokens[thing] : NULL;
    bool noun = word && word->upos == DM_NOUN;
    for (size_t k = index; k > 0; k--) {
        const dm_candidate *before = &story->candidates.ptr[k - 1];
        uint32_t apart =
            parse->tokens[c->predicate].sentence - parse->tokens[before->predicate].sentence;
        if (apart > 2)
            break;
        if (!judges(before) || !dm_refs_any_code(&before->recipients) ||
            dm_refs_share(&before->recipients, &c->actors))
            continue;
        uint32_t other = dm_sides_thing(story, before);
        if (dm_refs_share(&before->actors, &c->actors)) { /* he goes on about it */
            if (deed && before->type == c->type && !c->recipients.len && other != DM_NO_TOKEN &&
                parse->tokens[other].upos == DM_NOUN)
                return before;
            continue;
        }
        if (other != DM_NO_TOKEN && !before->inferred && !before->pointed.len &&
            dm_codebook_in_class(story->scene.grammar.book, "@agreement",
                                 parse->tokens[other].lemma))
            continue; /* "signed a pact with": no word on it */
        bool same_sign = (before->type == DM_SUPPORT) == (c->type == DM_SUPPORT);
        bool alike =
            before->type == c->type && /* "Serbia, too, will not recognise the vote" */
            dm_str_eq(parse->tokens[before->predicate].lemma, parse->tokens[c->predicate].lemma);
        if (!deed && !alike)
            continue;
        bool same = noun
                        ? other != DM_NO_TOKEN && dm_str_eq(parse->tokens[other].lemma, word->lemma)
                        : deed && apart < 2 && is_deed(story, other);
        if (same || (likewise && same_sign))
            return before;
    }
    return NULL;
}

static bool is_gift(const dm_candidate *c) {
    return !c->nominal &&
           (c->type == DM_AID || (c->type == DM_AGREE && c->frame->type != DM_CONSULT));
}

/* "The Union released three million, and Britain pledged two": for whom the gift told right before
 * was; NULL. */
static const dm_candidate *given_before(const dm_story *story, const dm_candidate *c,
                                        size_t index) {
    const dm_parse *parse = dm_parse_of(story);
    if (!is_gift(c) || c->dropped || !c->actors.len || c->recipients.len || c->closed)
        return NULL;
    for (size_t k = index; k > 0; k--) {
        const dm_candidate *before = &story->candidates.ptr[k - 1];
        uint32_t apart =
            parse->tokens[c->predicate].sentence - parse->tokens[before->predicate].sentence;
        if (apart > 1)
            return NULL;
        bool donors = before->dropped && !dm_refs_any_code(&before->actors); /* "donors pledged" */
        if (is_gift(before) && (donors || (!before->dropped && before->actors.len)) &&
            (!apart || before->type == DM_AID || donors) && dm_refs_any_code(&before->recipients) &&
            !dm_refs_share(&before->actors, &c->actors) &&
            !dm_refs_share(&before->recipients, &c->actors))
            return before;
    }
    return NULL;
}

/* "Peru welcomed the ruling. Chile opposed it": the ruling, not Peru. */
static bool is_mistaken(const dm_story *story, const dm_candidate *c, size_t index) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t thing = dm_sides_thing(story, c);
    if (!judges(c) || thing == DM_NO_TOKEN || !dm_refs_any_code(&c->recipients) ||
        !dm_tree_lemma_is(parse, thing, "it"))
        return false;
    for (size_t k = index; k > 0; k--) {
        const dm_candidate *before = &story->candidates.ptr[k - 1];
        if (parse->tokens[c->predicate].sentence - parse->tokens[before->predicate].sentence > 1)
            break;
        uint32_t other = judges(before) ? dm_sides_thing(story, before) : (uint32_t)DM_NO_TOKEN;
        if (is_deed(story, other) && parse->tokens[other].upos == DM_NOUN)
            return dm_refs_share(&before->actors, &c->recipients);
    }
    return false;
}

/* Takes over whom the act before was meant for; "it" in such a sentence is no actor of the one
 * before. */
static void echo(dm_candidate *c, const dm_candidate *before) {
    if (dm_refs_any_code(&c->recipients) && !dm_refs_share(&c->recipients, &before->actors))
        return;
    c->recipients = before->recipients;
    c->inferred = before->inferred;
    c->share = before->share;
}

void dm_sides_echoed(dm_story *story, size_t index) {
    dm_candidate *c = &story->candidates.ptr[index];
    const dm_candidate *before = gone_on_with(story, c, index);
    if (before && !c->recipients.len)
        dm_candidate_drop(c, "the verb it goes on with says it");
    else if (!(before = done_likewise(story, c, index)))
        before = echoed(story, c, index);
    if (before)
        echo(c, before);
    else if (is_mistaken(story, c, index))
        c->recipients = (dm_actor_refs){0};
}

void dm_sides_given(dm_story *story, size_t index) {
    static const float TOLD_BEFORE = 0.7f;
    dm_candidate *c = &story->candidates.ptr[index];
    const dm_candidate *gift = given_before(story, c, index);
    if (gift) {
        c->recipients = gift->recipients;
        c->inferred = true;
        c->share = TOLD_BEFORE;
    }
}
