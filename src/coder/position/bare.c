/*
 * position/bare.c - the stands that events tell by themselves, where no phrase of theirs made a
 * question: "filed a complaint against Chad" condemns what Chad did, "thanked Togo" is for it,
 * "asked the generals to think again" asks something of them.
 *
 * Only events that are surely told, of known sides, and only where the holder takes no stand of
 * that kind in the sentence anyway.
 */
#include "coder/position/parts.h"
#include "coder/sides.h"

enum { SURE = 70 }; /* hundredths */

/* Whether one of them takes such a stand, by a record already made, in the sentence of a token. */
static bool is_told_already(const dm_making *making, const dm_actor_refs *holders, uint32_t t,
                            int polarity, const char *kind) {
    const dm_parse *parse = dm_parse_of(making->story);
    const dm_sentence *sentence = &parse->sentences[parse->tokens[t].sentence];
    for (size_t i = 0; i < making->records->positions.len; i++) {
        const dm_position *one = &making->records->positions.ptr[i];
        if (one->polarity != polarity || one->evidence.start < sentence->start ||
            one->evidence.start >= sentence->end || (kind && !dm_str_is(one->question.kind, kind)))
            continue;
        for (size_t k = 0; k < one->holders.len; k++)
            for (size_t n = 0; n < holders->len; n++) /* a party is written as its state */
                if (dm_str_eq(one->holders.ptr[k].code, holders->ptr[n]->code) ||
                    one->holders.ptr[k].span.start == holders->ptr[n]->span.start)
                    return true;
    }
    return false;
}

static bool is_of_no_deed(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t object = dm_tree_find(parse, c->predicate, DM_REL_OBJ);
    return object != DM_NO_TOKEN &&
           dm_codebook_in_class(story->scene.grammar.book, "@no-deed", parse->tokens[object].lemma);
}

/* Whether the event is told, surely enough, of two sides that are known and not the same. */
static bool is_plainly_told(const dm_making *making, const dm_candidate *c) {
    dm_evidence evidence;
    for (size_t i = 0; i < making->doubted.len;
         i++) /* not asked of them, but that it be done to them */
        if (making->doubted.ptr[i] == c->predicate)
            return false;
    if (c->dropped || c->figurative || c->nominal || c->status != DM_ASSERTED ||
        !dm_refs_any_code(&c->actors) || !dm_refs_any_code(&c->recipients) ||
        dm_stand_asked(making->story, c->predicate) || dm_stand_to_be_said(making->story, c))
        return false;
    dm_event_evidence(making->story, c, &evidence);
    return evidence.confidence * 100 >= SURE;
}

static void record(dm_making *making, const dm_candidate *c, const char *verdict, dm_draft draft,
                   const char *key) {
    dm_stand s = {.candidate = c,
                  .holders = c->actors,
                  .verdict = dm_verdict_of(dm_str_of(verdict)),
                  .status = DM_ASSERTED,
                  .draft = draft};
    for (size_t i = 0; i < c->recipients.len && key; i++)
        if (c->recipients.ptr[i]->code.len)
            dm_draft_set(&s.draft, dm_str_of(key), c->recipients.ptr[i]->code, false);
    if (dm_stand_blocked(making->story, c, &s))
        dm_stand_record(making, &s);
}

/* Whether some of those whom it is about are those who speak; those of `voices`, a class of
 * sectors, are not the same as their own government. */
static bool is_of_themselves(const dm_story *story, const dm_candidate *c, const char *voices) {
    const dm_codebook *book = story->scene.grammar.book;
    for (size_t i = 0; i < c->actors.len; i++)
        if (dm_refs_have(&c->recipients, c->actors.ptr[i]->code) &&
            !dm_codebook_in_class(book, voices, c->actors.ptr[i]->sector))
            return true;
    return false;
}

/* "filed a complaint against Chad", "accused Chad that it lied": whoever is charged with something
 * that no table names has done what the other condemns. */
static void stand_of_charge(dm_making *making, const dm_candidate *c) {
    /* worries are told by their own words; "lamented the situation" holds nothing against anybody
     */
    const dm_codebook *book = making->story->scene.grammar.book;
    dm_str word = dm_parse_of(making->story)->tokens[c->predicate].lemma;
    bool worried = dm_str_is(c->frame->stance, "opposes") || is_of_no_deed(making->story, c) ||
                   dm_codebook_in_class(book, "@dismayed", word);
    for (size_t i = 0; i < c->actors.len; i++) /* what a court finds, it does not condemn */
        worried |= dm_codebook_in_class(book, "@court", c->actors.ptr[i]->code);
    if (c->type != DM_ACCUSE || worried || c->deontic || dm_str_is(c->mode, "investigate") ||
        is_of_themselves(making->story, c, "@sector-politics") ||
        is_told_already(making, &c->actors, c->predicate, -1, NULL) || !is_plainly_told(making, c))
        return;
    record(making, c, "condemns",
           (dm_draft){.kind = DM_STR("conduct"), .underspecified = true, .charged = true}, "actor");
}

/* "thanked Togo for its courage": what he is thanked for, or praised for; thanks for hospitality
 * and trouble taken are good manners, and no stand. */
static bool has_reason(const dm_codebook *book, const dm_parse *parse, uint32_t t) {
    uint32_t object = dm_tree_find(parse, t, DM_REL_OBJ);
    for (uint32_t n = 0; n < 2; n++, t = object)
        for (DM_CHILDREN(parse, t, c))
            if (t != DM_NO_TOKEN &&
                !dm_codebook_in_class(book, "@taken-kindly", parse->tokens[c].lemma) &&
                (dm_tree_has_case(parse, c, "for") || dm_tree_has_case(parse, c, "on") ||
                 (parse->tokens[c].rel == DM_REL_ADVCL && c > t)))
                return true;
    return false;
}

/* Whether those who are backed are a people rather than who speaks for them. */
static bool are_people(const dm_actor_refs *refs) {
    for (size_t i = 0; i < refs->len; i++)
        if (refs->ptr[i]->kind != DM_KIND_PEOPLE)
            return false;
    return true;
}

/* "thanked Togo for its courage", "took Belgrade's side": for what they do. */
static void stand_of_backing(dm_making *making, const dm_candidate *c) {
    const dm_codebook *book = making->story->scene.grammar.book;
    const dm_parse *parse = dm_parse_of(making->story);
    dm_str lemma = parse->tokens[c->predicate].lemma;
    bool thanks = dm_codebook_in_class(book, "@thanking-word", lemma) &&
                  has_reason(book, parse, c->predicate);
    if (c->type != DM_SUPPORT || !(thanks || dm_codebook_in_class(book, "@backing-word", lemma)) ||
        (c->frame->stance.len && !dm_str_is(c->frame->stance, "supports")) ||
        are_people(&c->recipients) || is_of_themselves(making->story, c, "@sector-politics") ||
        is_told_already(making, &c->actors, c->predicate, 1, NULL) || !is_plainly_told(making, c))
        return;
    record(making, c, "supports",
           (dm_draft){.kind = DM_STR("conduct"), .underspecified = true, .backed = true}, "actor");
}

/* "asked for permission to land", "applied for membership": nothing that another is to mend. */
static bool is_for_oneself(const dm_story *story, const dm_candidate *c) {
    const dm_codebook *book = story->scene.grammar.book;
    const dm_parse *parse = dm_parse_of(story);
    uint32_t words[DM_MOST_FILLERS + 2] = {c->predicate, c->predicate};
    size_t count = 2;
    uint32_t object = dm_tree_find(parse, c->predicate, DM_REL_OBJ);
    if (object != DM_NO_TOKEN)
        words[1] = object;
    for (size_t i = 0; i < c->theme.count; i++)
        words[count++] = c->theme.tokens[i];
    bool own = dm_codebook_in_class(book, "@commanding", c->frame->lemma);
    for (DM_CHILDREN(parse, c->predicate, t)) /* "asked the Council for more time" */
        own |= dm_tree_has_case(parse, t, "for") &&
               dm_codebook_in_class(book, "@asked-for-oneself", parse->tokens[t].lemma);
    for (size_t i = 0; i < count; i++)
        own |= dm_codebook_in_class(book, "@asked-for-oneself", parse->tokens[words[i]].lemma) ||
               dm_codebook_in_class(book, "@no-demand", parse->tokens[words[i]].lemma);
    return own;
}

/* "asked the generals to think again": of them, whatever it is; what a government tells its own
 * people is no stand, and "urged all to recognise Kosovo" is one on Kosovo. */
static void stand_of_asking(dm_making *making, const dm_candidate *c) {
    if (c->type != DM_REQUEST || dm_is_recognition(c->frame->stance) ||
        is_of_themselves(making->story, c, "@sector-own-voice") || are_people(&c->recipients) ||
        is_for_oneself(making->story, c) ||
        is_told_already(making, &c->actors, c->predicate, 1, "demand") ||
        is_told_already(making, &c->actors, c->predicate, 1, "measure") ||
        is_told_already(making, &c->actors, c->predicate, 1, "membership") ||
        is_told_already(making, &c->actors, c->predicate, 1, "sovereignty") ||
        is_told_already(making, &c->actors, c->predicate, -1, "membership") ||
        !is_plainly_told(making, c))
        return;
    record(making, c, "calls-for",
           (dm_draft){.kind = DM_STR("demand"), .underspecified = true, .asked = true}, "of");
}

/* "turned them down", "refused to renegotiate": what was asked of the holder. */
static void stand_of_refusal(dm_making *making, const dm_candidate *c) {
    if (c->type != DM_REJECT || dm_refs_share(&c->actors, &c->recipients) ||
        !dm_codebook_in_class(making->story->scene.grammar.book, "@turning-down",
                              c->frame->lemma) ||
        is_told_already(making, &c->actors, c->predicate, -1, NULL) || !is_plainly_told(making, c))
        return;
    dm_draft draft = {.kind = DM_STR("demand"), .underspecified = true, .asked = true};
    for (size_t i = 0; i < c->actors.len; i++)
        if (c->actors.ptr[i]->code.len)
            dm_draft_set(&draft, DM_STR("of"), c->actors.ptr[i]->code, false);
    record(making, c, "opposes", draft, NULL);
}

void dm_positions_bare(dm_making *making) {
    for (size_t i = 0; i < making->story->candidates.len; i++) {
        const dm_candidate *c = &making->story->candidates.ptr[i];
        stand_of_charge(making, c);
        stand_of_backing(making, c);
        stand_of_asking(making, c);
        stand_of_refusal(making, c);
    }
}
