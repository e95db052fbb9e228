/*
 * measures.c - measures against a state of which the sentence tells one side only, by the sentences
 * right before it.
 *
 * Nobody expels his own diplomats: they are of whoever was acted against before. A measure told in
 * the passive without a doer ("Fifteen American companies were put on the list") is one more of
 * whoever took the last one; where it is only threatened, it is the speaker's.
 */
#include "coder/measures.h"

#include "actors/why.h"
#include "coder/settle.h"
#include "coder/sides.h"

static const float BY_LAST = 0.75f;
/* Years, in days as dm_day has them (20040229), in which a state that is out may still have been
 * in. */
enum { A_YEAR = 10000, LOOKED_BACK = 12 * A_YEAR };

/* "will be closed", not yet done. */
static bool is_ahead(const dm_grammar *g, uint32_t predicate) {
    uint32_t aux = dm_tree_find(g->parse, predicate, DM_REL_AUX);
    return aux != DM_NO_TOKEN &&
           dm_codebook_in_class(g->book, "@ahead", g->parse->tokens[aux].lemma);
}

/* "the internet was cut off", "parliament was dissolved": coercion that only those who rule can do.
 */
static bool is_of_rulers(const dm_grammar *g, uint32_t predicate, const dm_frame *frame) {
    static const char *const modes[] = {"censor", "withhold", "martial-law", "curfew"};
    bool rule = dm_str_is(frame->mode, "restrict") &&
                dm_codebook_in_class(g->book, "@outlaws", g->parse->tokens[predicate].lemma);
    for (size_t i = 0; i < sizeof modes / sizeof *modes; i++)
        rule |= dm_str_is(frame->mode, modes[i]);
    dm_rel rel = (dm_rel)g->parse->tokens[predicate].rel;
    return rule && rel != DM_REL_ACL && rel != DM_REL_AMOD && rel != DM_REL_XCOMP;
}

/* "The ban was lifted, Cuba said": given up, and told; not what must be ("said that it should be
 * lifted"). */
static bool is_given_up(const dm_grammar *g, uint32_t predicate, const dm_frame *frame) {
    if (!dm_gives_up(frame->type, frame->mode) || g->parse->tokens[predicate].rel != DM_REL_CCOMP)
        return false;
    dm_fillers object = {0};
    dm_arguments(g, predicate, DM_SLOT_OBJ, (dm_str){"", 0}, &object);
    if (object.count &&
        dm_codebook_in_class(g->book, "@of-several", g->parse->tokens[object.tokens[0]].lemma))
        return false;
    bool will = false, be = false;
    for (DM_CHILDREN(g->parse, predicate, c)) {
        const dm_token *token = &g->parse->tokens[c];
        bool ahead = dm_form_is(g->parse, c, "will") || dm_form_is(g->parse, c, "would");
        if (token->rel == DM_REL_AUX && !ahead && !dm_str_is(token->lemma, "have"))
            return false;
        if (token->rel == DM_REL_ADVMOD &&
            (dm_form_is(g->parse, c, "not") || dm_form_is(g->parse, c, "never")))
            return false;
        will |= ahead;
        be |= dm_form_is(g->parse, c, "be"); /* "demanded that it be lifted" */
    }
    return will || !be;
}

bool dm_measure_is_open(const dm_grammar *g, uint32_t predicate, const dm_frame *frame,
                        const dm_condition *condition) {
    dm_fillers subject = {0};
    if (condition->filler != DM_FILLER_ACTOR || condition->negated || condition->slot->count != 1 ||
        condition->slot->steps[0].role != DM_SLOT_SUBJ)
        return false; /* as most are: nothing of the frame is looked at */
    bool measure =
        frame->type == DM_SANCTION ||
        (frame->type == DM_COERCE &&
         (is_ahead(g, predicate) || is_of_rulers(g, predicate, frame))) ||
        (frame->type == DM_ASSAULT && is_ahead(g, predicate) && /* "said they would be attacked" */
         g->parse->tokens[predicate].rel == DM_REL_CCOMP) ||
        is_given_up(g, predicate, frame);
    if (!measure || !dm_is_passive(g, predicate))
        return false;
    dm_slot_fillers(g, predicate, condition->slot, &subject);
    return !subject.count;
}

/* "cut ties with Oman and expelled its diplomats": nobody expels his own; they are of whoever was
 * acted against before. */
static void settle_expelled(const dm_story *story, dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t object = dm_tree_is_verbal(parse, c->predicate)
                          ? dm_tree_find(parse, c->predicate, DM_REL_OBJ)
                          : (uint32_t)DM_NO_TOKEN;
    uint32_t its = object == DM_NO_TOKEN ? object : dm_tree_find(parse, object, DM_REL_NMOD_POSS);
    bool sent = (c->type == DM_SANCTION && dm_str_is(c->frame->mode, "expel")) ||
                (c->type == DM_COERCE && dm_str_is(c->frame->mode, "deport"));
    bool own = sent && c->actors.len && c->actors.ptr[0]->code.len && its != DM_NO_TOKEN &&
               parse->tokens[its].upos == DM_PRON &&
               (!dm_refs_any_code(&c->recipients) || dm_refs_share(&c->actors, &c->recipients));
    for (size_t i = story->candidates.len; own && i > 0; i--) {
        const dm_candidate *other = &story->candidates.ptr[i - 1];
        if (other->predicate < c->predicate && !other->dropped &&
            parse->tokens[c->predicate].sentence - parse->tokens[other->predicate].sentence <= 1 &&
            dm_refs_share(&other->actors, &c->actors) && dm_refs_any_code(&other->recipients) &&
            !dm_refs_share(&other->recipients, &c->actors)) {
            c->recipients = other->recipients;
            return;
        }
    }
    /* "Prague expelled 18 diplomats": of whom, the rest of the article tells */
    if (c->type == DM_SANCTION && dm_str_is(c->frame->mode, "expel") && object != DM_NO_TOKEN &&
        its == DM_NO_TOKEN && dm_refs_share(&c->actors, &c->recipients) &&
        dm_codebook_in_class(story->scene.grammar.book, "@diplomat", parse->tokens[object].lemma))
        c->recipients.len = 0;
}

/* Whether a measure may be one more of whoever took `other`. */
static bool is_one_more(const dm_candidate *other, const dm_candidate *c) {
    return !other->dropped && !other->nominal && other->type == c->type &&
           other->status == DM_ASSERTED && dm_refs_any_code(&other->actors) &&
           dm_refs_any_code(&other->recipients) && !dm_refs_share(&other->actors, &c->recipients) &&
           !dm_refs_share(&other->actors, &other->recipients);
}

/* Whether `other` is a hard word or deed of somebody against those whom the measure hits. */
static bool is_quarrel_with(const dm_candidate *other, const dm_candidate *c) {
    bool hard = other->type == DM_THREATEN || other->type == DM_ACCUSE ||
                other->type == DM_REJECT || other->type == DM_COERCE;
    return hard && !other->dropped && !other->nominal && other->status == DM_ASSERTED &&
           other->actors.len == 1 && other->actors.ptr[0]->code.len &&
           other->actors.ptr[0]->kind != DM_KIND_PEOPLE &&
           dm_refs_share(&other->recipients, &c->recipients) &&
           !dm_refs_share(&other->actors, &c->recipients);
}

static bool is_release(const dm_candidate *c) {
    return c->type == DM_RETREAT && dm_str_is(c->mode, "release");
}

/* Whether those who were let go may be of those whom `other` tells of. */
static bool is_same_release(const dm_candidate *other, const dm_candidate *c) {
    return !other->dropped && is_release(other) && other->status == DM_ASSERTED &&
           dm_refs_any_code(&other->actors) && !dm_refs_share(&other->actors, &c->recipients);
}

/* Whether somebody asks in the sentence of `c` for what is done: "freed at the demand of the king".
 */
static bool asks_there(const dm_story *story, const dm_candidate *c, const dm_actor_refs *who) {
    const dm_parse *parse = dm_parse_of(story);
    for (size_t i = 0; i < story->candidates.len; i++) {
        const dm_candidate *asked = &story->candidates.ptr[i];
        if (asked->type == DM_REQUEST && asked->nominal && dm_refs_share(&asked->actors, who) &&
            parse->tokens[asked->predicate].sentence == parse->tokens[c->predicate].sentence)
            return true;
    }
    return false;
}

/* "Seoul was struck off the list", after what Tokyo did: by Tokyo. "The generals' assets were
 * frozen", after what Washington warned them of: by Washington. "Six Lithuanians were released",
 * after Minsk freed 52 people: by Minsk. */
static void settle_agentless(const dm_story *story, dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    if ((c->type != DM_SANCTION && !is_release(c)) || c->actors.len || c->nominal ||
        !dm_refs_any_code(&c->recipients) || parse->tokens[c->predicate].rel == DM_REL_ACL ||
        parse->tokens[c->predicate].rel == DM_REL_AMOD ||
        !dm_is_passive(&story->scene.grammar, c->light != DM_NO_TOKEN ? c->light : c->predicate))
        return;
    const dm_candidate *last =
        dm_candidate_before(story, c, is_release(c) ? is_same_release : is_one_more);
    if (!last && c->type == DM_SANCTION)
        last = dm_candidate_before(story, c, is_quarrel_with);
    if (!last || (is_release(c) && asks_there(story, c, &last->actors)))
        return;
    c->actors = last->actors;
    c->certainty = c->certainty < BY_LAST ? c->certainty : BY_LAST;
}

/* Whether `other` is a measure of one of the two whom `c` tells of against the other. */
static bool is_between_them(const dm_candidate *other, const dm_candidate *c) {
    const dm_actor_refs *two = c->actors.len ? &c->actors : &c->recipients;
    return !other->dropped && other->type == c->type && other->status == DM_ASSERTED &&
           other->actors.len == 1 && other->recipients.len == 1 &&
           dm_refs_any_code(&other->actors) && dm_refs_share(&other->actors, two) &&
           dm_refs_share(&other->recipients, two) &&
           !dm_refs_share(&other->actors, &other->recipients);
}

/* "Kenya recalled its envoy. All agreements between the two are suspended": by Kenya. */
static void settle_between(const dm_story *story, dm_candidate *c) {
    if (c->type != DM_SANCTION || c->actors.len + c->recipients.len != 2 ||
        (c->actors.len && c->recipients.len) || c->status != DM_ASSERTED)
        return;
    const dm_candidate *last = dm_candidate_before(story, c, is_between_them);
    if (!last)
        return;
    c->actors = last->actors;
    c->recipients = last->recipients;
    c->certainty = c->certainty < BY_LAST ? c->certainty : BY_LAST;
}

/* Whether only the article told whose the doer is, if anything did. */
static bool is_guessed(const dm_actor *actor) {
    static const char *const guesses[] = {DM_BY_FOCUS, DM_WHY_LAST, DM_WHY_AROUND};
    bool guessed = !actor->code.len && DM_STR_IN(actor->sector, "GOV", "COP", "MIL");
    for (size_t i = 0; i < sizeof guesses / sizeof *guesses; i++)
        guessed |= dm_str_find(actor->why, dm_str_of(guesses[i]), 0) != SIZE_MAX;
    return guessed;
}

bool dm_measure_by_foe(const dm_story *story, dm_candidate *c) {
    if (c->actors.len != 1 || c->nominal || c->status != DM_ASSERTED || c->frame->pos != 'V' ||
        (c->type != DM_COERCE && c->type != DM_REJECT) || !is_guessed(c->actors.ptr[0]) ||
        is_guessed(c->recipients.ptr[0]))
        return false;
    for (const dm_candidate *k = c; k > story->candidates.ptr;) {
        k--;
        bool deed = k->type == DM_SANCTION || k->type == DM_COERCE || k->type == DM_ASSAULT ||
                    k->type == DM_MOBILIZE;
        if (!deed || k->dropped || k->status != DM_ASSERTED || k->actors.len != 1 ||
            !k->actors.ptr[0]->code.len || !dm_refs_share(&k->recipients, &c->recipients) ||
            dm_refs_share(&k->actors, &c->recipients))
            continue;
        const dm_actor *old = c->actors.ptr[0];
        dm_refs_put(story->scene.grammar.arena, &c->actors, 0,
                    dm_actor_as(story->scene.grammar.arena, old, k->actors.ptr[0]->code,
                                old->sector, DM_STR("of whoever acted against it before")));
        c->certainty = c->certainty < BY_LAST ? c->certainty : BY_LAST;
        return true;
    }
    return false;
}

/* Whether two or more talked with each other. */
static bool is_parley(const dm_candidate *other, const dm_candidate *c) {
    size_t sides = other->actors.len + other->recipients.len;
    return !other->dropped && other->type == DM_CONSULT && other->status == DM_ASSERTED &&
           sides > 1 && dm_refs_any_code(&other->actors) &&
           (!c->recipients.len || dm_refs_share(&other->recipients, &c->recipients) ||
            dm_refs_share(&other->actors, &c->recipients));
}

/* "Oman's sultan visited Iran. Four agreements were signed": by those who met. */
static void settle_signed(const dm_story *story, dm_candidate *c) {
    dm_arena *arena = story->scene.grammar.arena;
    if (c->type != DM_SUPPORT || c->actors.len || c->nominal || c->frame->pos != 'V' ||
        !dm_str_is(c->frame->lemma, "sign") || !dm_is_passive(&story->scene.grammar, c->predicate))
        return;
    const dm_candidate *met = dm_candidate_before(story, c, is_parley);
    if (!met)
        return;
    for (size_t i = 0; i < met->actors.len; i++)
        dm_refs_push(arena, &c->actors, met->actors.ptr[i]);
    for (size_t i = 0; i < met->recipients.len; i++)
        dm_refs_push(arena, &c->actors, met->recipients.ptr[i]);
    c->recipients.len = 0;
    c->certainty = c->certainty < BY_LAST ? c->certainty : BY_LAST;
}

/* "announced that exports to Israel were stopped": a measure, told by a verb of announcing. */
static bool is_announced(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_token *token = &parse->tokens[c->predicate];
    if (token->rel != DM_REL_CCOMP || token->head == DM_NO_TOKEN ||
        (c->type != DM_SANCTION && c->type != DM_CONCEDE && c->type != DM_AID &&
         c->type != DM_COERCE && c->type != DM_RETREAT && c->type != DM_MOBILIZE))
        return false;
    const dm_reporting *report =
        dm_codebook_report(story->scene.grammar.book, parse->tokens[token->head].lemma, 'V');
    return report && report->kind == DM_REPORT_ANNOUNCE;
}

/* "Iran said that the strait would be closed": by whoever says so. */
static void settle_announced(const dm_story *story, dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    if ((c->type != DM_THREATEN && !is_announced(story, c)) || c->actors.len || c->nominal ||
        !dm_is_passive(&story->scene.grammar, c->light != DM_NO_TOKEN ? c->light : c->predicate))
        return;
    const dm_actor *speaker = dm_attribution(story, parse->tokens[c->predicate].start);
    if (!speaker || !speaker->code.len || dm_refs_have(&c->recipients, speaker->code))
        return;
    dm_refs_push(story->scene.grammar.arena, &c->actors, speaker);
    c->certainty = c->certainty < BY_LAST ? c->certainty : BY_LAST;
}

/* Whether a state is a member of a body, or was in the years before. */
static bool was_member(const dm_actors *actors, dm_str body, dm_str state) {
    for (dm_day back = 0; back <= LOOKED_BACK && back <= actors->day; back += 2 * A_YEAR)
        if (dm_knowledge_is_member(actors->knowledge, body, state, actors->day - back))
            return true;
    return false;
}

static size_t times_named(const dm_actors *actors, dm_str code) {
    size_t count = 0;
    for (size_t i = 0; i < actors->mentions.len; i++)
        count += dm_str_eq(actors->mentions.ptr[i].actors.ptr[0].code, code);
    return count;
}

/* "Fiji was suspended in 2009": by the body that is named before, and most often, of those whose
 * member the state is or was. */
static void settle_suspended(const dm_story *story, dm_candidate *c) {
    const dm_actors *actors = story->scene.grammar.actors;
    if (c->type != DM_SANCTION || !dm_str_is(c->mode, "expel") || c->actors.len || c->nominal ||
        c->recipients.len != 1 || c->recipients.ptr[0]->kind != DM_KIND_STATE ||
        !c->recipients.ptr[0]->code.len || !dm_is_passive(&story->scene.grammar, c->predicate))
        return;
    const dm_actor *body = NULL;
    size_t most = 0;
    for (size_t i = 0; i < actors->mentions.len; i++) {
        const dm_mention *mention = &actors->mentions.ptr[i];
        const dm_actor *one = &mention->actors.ptr[0];
        bool joined = one->kind == DM_KIND_ORGANISATION || one->kind == DM_KIND_GROUP;
        if (mention->head >= c->predicate || mention->actors.len != 1 || !joined ||
            (body && dm_str_eq(body->code, one->code)) ||
            !was_member(actors, one->code, c->recipients.ptr[0]->code))
            continue;
        size_t count = times_named(actors, one->code);
        if (count >= most) {
            body = one;
            most = count;
        }
    }
    if (!body)
        return;
    dm_refs_push(story->scene.grammar.arena, &c->actors, body);
    c->certainty = c->certainty < BY_LAST ? c->certainty : BY_LAST;
}

/* "ruled that Uganda had violated the treaty": the verdict is told, and the charge in it is not
 * coded as well (PLOVER, ACCUSE or SANCTION). */
static void settle_verdict(const dm_story *story, dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_token *charge = &parse->tokens[c->predicate];
    for (size_t i = 0; c->type == DM_ACCUSE && i < story->candidates.len; i++) {
        const dm_candidate *verdict = &story->candidates.ptr[i];
        if (verdict->predicate == charge->head && charge->rel == DM_REL_CCOMP &&
            verdict->type == DM_SANCTION && dm_str_is(verdict->mode, "convict") &&
            !verdict->dropped && dm_refs_share(&verdict->recipients, &c->recipients))
            dm_candidate_drop(c, "the verdict says it");
    }
}

/* "expelled Ambassador Lee": no state's envoy to itself; whose he is, the article tells elsewhere.
 */
static void settle_own_envoy(dm_candidate *c) {
    if (c->type == DM_SANCTION && dm_str_is(c->mode, "expel") &&
        dm_str_is(c->frame->context, "diplomatic") && c->actors.len == 1 &&
        c->recipients.len == 1 && c->actors.ptr[0]->code.len &&
        dm_str_eq(c->actors.ptr[0]->code, c->recipients.ptr[0]->code) &&
        c->recipients.ptr[0]->kind == DM_KIND_PERSON)
        c->recipients.len = 0;
}

void dm_measure_settle(const dm_story *story, dm_candidate *c) {
    settle_own_envoy(c);
    settle_verdict(story, c);
    settle_expelled(story, c);
    settle_suspended(story, c);
    settle_agentless(story, c);
    settle_between(story, c);
    settle_signed(story, c);
    settle_announced(story, c);
}

bool dm_measure_prison(const dm_story *story, const dm_candidate *verdict, dm_candidate *other) {
    static const char *const behind[] = {"to", "for"};
    const dm_grammar *g = &story->scene.grammar;
    bool convicted = verdict->type == DM_SANCTION && dm_str_is(verdict->mode, "convict");
    bool held = verdict->type == DM_COERCE && dm_str_is(verdict->mode, "arrest");
    if ((!convicted && !held) ||
        !dm_codebook_in_class(g->book, "@sentences", verdict->frame->lemma))
        return false;
    bool prison = false;
    for (size_t i = 0; i < sizeof behind / sizeof *behind; i++) {
        dm_fillers term = {0};
        dm_arguments(g, verdict->predicate, DM_SLOT_PREP, dm_str_of(behind[i]), &term);
        for (size_t k = 0; k < term.count; k++)
            prison |= dm_codebook_in_class(g->book, "@prison-term",
                                           g->parse->tokens[term.tokens[k]].lemma);
    }
    *other = *verdict;
    other->type = convicted ? DM_COERCE : DM_SANCTION;
    other->mode = convicted ? DM_STR("arrest") : DM_STR("convict");
    return prison;
}
