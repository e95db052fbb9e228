/*
 * settle.c - the passes over an article's candidates before they become records.
 *
 * Each pass looks at the candidates together: operators give way to what they made of their
 * complement, a verb and the noun it carries are told once, actors and recipients that the sentence
 * leaves open are those of the act spoken of, of what was told before, or of the country the
 * article is about; words of sport, markets, arts and nature make figures of speech. What falls is
 * marked with the reason, never removed, so that `explain` can say why.
 */
#include "coder/measures.h"
#include "coder/parties.h"
#include "coder/settle.h"

#include "actors/actors_inside.h"
#include "coder/answers.h"
#include "coder/background.h"
#include "coder/circumstances.h"
#include "coder/counterpart/counterparts.h"
#include "coder/deeds.h"
#include "coder/theatre/homeland.h"
#include "coder/provisos.h"
#include "coder/purposes.h"
#include "coder/sides.h"
#include "coder/theatre/theatre.h"
#include "coder/will.h"

enum { SENTENCES_BACK = 2 }; /* how far a doer is remembered */

/* ---- choosing ---- */

void dm_candidate_drop(dm_candidate *c, const char *why) {
    if (!c->dropped) {
        c->dropped = true;
        c->dropped_why = why;
    }
}

const dm_candidate *dm_candidate_before(const dm_story *story, const dm_candidate *c,
                                        bool (*fits)(const dm_candidate *, const dm_candidate *)) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t here = parse->tokens[c->predicate].sentence;
    for (const dm_candidate *k = c; k > story->candidates.ptr;) {
        k--;
        uint32_t there = parse->tokens[k->predicate].sentence;
        if (here - there > SENTENCES_BACK)
            return NULL;
        if (there != here && fits(k, c))
            return k;
    }
    return NULL;
}

/* "entered the village and burned a school": who moved his forces and fought in one sentence,
 * fought (manual: mobilised and fought in the same report is only ASSAULT). */
static void settle_fought(dm_story *story) {
    const dm_parse *parse = dm_parse_of(story);
    for (size_t i = 0; i < story->candidates.len; i++) {
        dm_candidate *moved = &story->candidates.ptr[i];
        if (moved->dropped || moved->type != DM_MOBILIZE || !dm_refs_any_code(&moved->actors))
            continue;
        for (size_t k = 0; k < story->candidates.len && !moved->dropped; k++) {
            const dm_candidate *fought = &story->candidates.ptr[k];
            if (!fought->dropped && fought->type == DM_ASSAULT && fought->status == moved->status &&
                dm_refs_share(&fought->actors, &moved->actors) &&
                (!moved->recipients.len ||
                 dm_refs_share(&fought->recipients, &moved->recipients)) &&
                parse->tokens[fought->predicate].sentence ==
                    parse->tokens[moved->predicate].sentence)
                dm_candidate_drop(moved, "who moved also fought");
        }
    }
}

/* Who is nobody known; beside somebody known, also officials whose state is not said: "the Russian
 * consul and the military attache". */
static void prune_actors(dm_actor_refs *list) {
    size_t at = 0;
    bool known = dm_refs_any_code(list);
    for (size_t i = 0; i < list->len; i++) {
        const dm_actor *actor = list->ptr[i];
        bool vague = known && !actor->code.len &&
                     (actor->kind == DM_KIND_PERSON || dm_str_is(actor->sector, "IGO"));
        for (size_t k = 0; k < at; k++) /* the mayors of two towns: one side */
            vague |= actor->part.len && dm_str_eq(list->ptr[k]->code, actor->code) &&
                     dm_str_eq(list->ptr[k]->sector, actor->sector);
        if (!vague && (actor->code.len || actor->sector.len))
            list->ptr[at++] = actor;
    }
    list->len = at;
}

/* "the authorities arrested two ministers", "freed them": those who rule, and some of them. */
static bool is_within(const dm_candidate *c) {
    const dm_actor *power = c->actors.ptr[0], *hit = c->recipients.ptr[0];
    bool done = c->type == DM_COERCE || c->type == DM_ASSAULT || c->type == DM_THREATEN ||
                dm_str_is(c->mode, "release");
    return done && hit->kind == DM_KIND_PERSON && power->kind == DM_KIND_STATE && power->sector.len;
}

static bool same_side(const dm_story *story, const dm_candidate *c) {
    return c->actors.len == 1 && c->recipients.len == 1 &&
           dm_actor_same(c->actors.ptr[0], c->recipients.ptr[0]) && !is_within(c) &&
           !dm_homeland_divided(story, c);
}

/* One of those within a state, named or by a role: not the state itself. */
static bool is_part(const dm_actor *actor) {
    return actor->sector.len && actor->kind != DM_KIND_STATE;
}

/* A state against itself is told only of its people and parts: "police arrested journalists",
 * "officers detained the president". */
static bool same_state(const dm_story *story, const dm_candidate *c) {
    if (c->actors.len != 1 || c->recipients.len != 1 || !c->actors.ptr[0]->code.len ||
        !dm_str_eq(c->actors.ptr[0]->code, c->recipients.ptr[0]->code) ||
        dm_homeland_divided(story, c))
        return false;
    if (c->type == DM_AID || c->type == DM_COOPERATE)
        return true;
    if (c->type == DM_PROTEST || (is_part(c->actors.ptr[0]) && is_part(c->recipients.ptr[0])))
        return false;
    bool against = dm_is_hostile(c->type) || c->type == DM_ACCUSE || c->type == DM_REQUEST ||
                   c->type == DM_REJECT || c->type == DM_THREATEN;
    if (against && c->recipients.ptr[0]->sector.len &&
        !dm_str_eq(c->actors.ptr[0]->part, c->recipients.ptr[0]->part))
        return false; /* "Texas sued the federal government" */
    dm_str a = c->actors.ptr[0]->sector, b = c->recipients.ptr[0]->sector;
    if ((against && dm_homeland_opposes(story->scene.grammar.book, c->actors.ptr[0])) ||
        (c->type == DM_ASSAULT && dm_str_is(a, "PRM") && !b.len))
        return false; /* "the unions accused the government", "militiamen burned a village" */
    if (against && !b.len && (dm_str_is(a, "JUD") || dm_str_is(a, "COP")))
        return false; /* "French prosecutors investigated a French bank": a party to a case */
    bool people = b.len && !dm_str_is(b, "GOV") && !dm_str_is(b, "MIL");
    if (c->type == DM_SANCTION && !dm_str_is(c->mode, "convict") && !dm_str_is(c->mode, "expel"))
        return true; /* it cuts ties with others only */
    if (!a.len && people &&
        (c->type == DM_COERCE || c->type == DM_ASSAULT || c->type == DM_SANCTION ||
         c->type == DM_CONCEDE || dm_str_is(c->mode, "release")))
        return false; /* "Chad jailed opposition leaders", "Sudan bombed villages in Darfur" */
    bool person = c->recipients.ptr[0]->kind == DM_KIND_PERSON;
    bool held = c->type == DM_COERCE || c->type == DM_THREATEN || dm_str_is(c->mode, "release");
    if (held && (person || is_part(c->recipients.ptr[0])))
        return false; /* "the king was deported", "freed two leaders" */
    if (c->type == DM_ASSAULT && person && a.len && c->actors.ptr[0]->code.len == 3)
        return false; /* "police beat the head of the charity" */
    return !a.len || !b.len || dm_str_eq(a, b);
}

/* "the battle between the Cubans": a quarrel in one country, where nobody is armed or "clashed". */
static bool is_quarrel(const dm_candidate *c) {
    bool clash = c->frame->pos == 'V' && c->actors.len > 1 && dm_str_is(c->frame->lemma, "clash");
    bool quarrel = c->type == DM_ASSAULT && c->frame->reciprocal && !c->recipients.len && !clash;
    for (size_t i = 0; i < c->actors.len && quarrel; i++)
        quarrel = dm_str_eq(c->actors.ptr[i]->code, c->actors.ptr[0]->code) &&
                  !dm_is_armed(c->actors.ptr[i]->sector);
    return quarrel;
}

/* "the families they left behind", "left Cairo without a truce": people and towns are left, bodies
 * and states are quit. */
static bool leaves_people(const dm_story *story, const dm_candidate *c) {
    if (c->type != DM_SANCTION || !dm_str_is(c->mode, "withdraw") ||
        !dm_str_is(c->frame->lemma, "leave") || !c->recipients.len)
        return false;
    uint32_t object = dm_tree_find(dm_parse_of(story), c->predicate, DM_REL_OBJ);
    const dm_name_span *name =
        object == DM_NO_TOKEN ? NULL : dm_actors_name(story->scene.grammar.actors, object);
    return dm_str_is(c->recipients.ptr[0]->sector, "CVL") ||
           (name && name->name->sort == DM_NAME_CAPITAL);
}

/* "the curfew was lifted": told by its verb. */
static bool is_lifted(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t noun = c->predicate;
    if (parse->tokens[noun].rel == DM_REL_NMOD) /* "the state of emergency" */
        noun = parse->tokens[noun].head;
    return c->type == DM_CONCEDE && c->frame->type == DM_COERCE &&
           parse->tokens[noun].rel == DM_REL_NSUBJ_PASS;
}

static bool all_business(const dm_actor_refs *list) {
    for (size_t i = 0; i < list->len; i++)
        if (!dm_str_is(list->ptr[i]->sector, "BUS"))
            return false;
    return list->len > 0;
}

/* "The Swiss drugmaker agreed to buy an Indian rival": trade among companies, no politics. */
static bool is_trade(const dm_candidate *c) {
    return (c->type == DM_AGREE || c->type == DM_CONSULT || c->type == DM_SUPPORT ||
            c->type == DM_ACCUSE || c->type == DM_REJECT || c->type == DM_REQUEST) &&
           all_business(&c->actors) && all_business(&c->recipients);
}

/* "licences issued under its agreement with Togo": what has long been in force. */
static bool is_in_force(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    return c->nominal &&
           (c->type == DM_AGREE || c->type == DM_SUPPORT || c->type == DM_COOPERATE) &&
           (dm_tree_has_case(parse, c->predicate, "under") ||
            dm_tree_has_case(parse, c->predicate, "pursuant"));
}

/* The same power; not another part of it: "the opposition accused the government". */
static bool is_himself(const dm_actor *a, const dm_actor *b) {
    return dm_str_eq(a->code, b->code) &&
           (!a->sector.len || !b->sector.len || dm_str_eq(a->sector, b->sector));
}

/* "called both leaders", by one of them: of several whom it is done to he is none. */
static void without_own(dm_candidate *c) {
    size_t kept = 0;
    if (c->actors.len != 1 || !c->actors.ptr[0]->code.len || c->type == DM_PROTEST)
        return;
    for (size_t i = 0; i < c->recipients.len; i++)
        kept += !is_himself(c->actors.ptr[0], c->recipients.ptr[i]);
    if (!kept || kept == c->recipients.len)
        return;
    kept = 0;
    for (size_t i = 0; i < c->recipients.len; i++)
        if (!is_himself(c->actors.ptr[0], c->recipients.ptr[i]))
            c->recipients.ptr[kept++] = c->recipients.ptr[i];
    c->recipients.len = kept;
}

/* "regretted the death of the fisherman": nobody gives ground who mourns his own. */
static bool regrets_own_loss(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t loss = dm_tree_find(parse, c->predicate, DM_REL_OBJ);
    return c->type == DM_CONCEDE && dm_str_is(c->frame->lemma, "regret") && c->recipients.len &&
           loss != DM_NO_TOKEN &&
           dm_codebook_in_class(story->scene.grammar.book, "@loss-of-life",
                                parse->tokens[loss].lemma) &&
           dm_str_eq(dm_country_of(story, c->actors.ptr[0]->code),
                     dm_country_of(story, c->recipients.ptr[0]->code));
}

/* Those in power, and nobody but their own forces. */
static bool faces_own_forces(const dm_candidate *c) {
    const dm_actor *who = c->actors.len == 1 ? c->actors.ptr[0] : NULL;
    if (!who || !who->code.len || (who->sector.len && !dm_str_is(who->sector, "GOV")))
        return false;
    for (size_t i = 0; i < c->recipients.len; i++) {
        const dm_actor *whom = c->recipients.ptr[i];
        bool forces = dm_str_is(whom->sector, "MIL") || dm_str_is(whom->sector, "COP");
        if (!forces || (whom->code.len && !dm_str_eq(whom->code, who->code)))
            return false;
    }
    return c->recipients.len > 0;
}

bool dm_commands_own(const dm_candidate *c) {
    return c->type == DM_REQUEST && faces_own_forces(c);
}

/* "the refusal was a gift to Moscow": nobody gave any. */
static bool is_likeness(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    return c->type == DM_AID && c->frame->pos == 'N' && c->light == DM_NO_TOKEN &&
           dm_codebook_in_class(story->scene.grammar.book, "@likened-help", c->frame->lemma) &&
           dm_tree_find(parse, c->predicate, DM_REL_COP) != DM_NO_TOKEN;
}

static void settle_actors(const dm_story *story, dm_candidate *c) {
    prune_actors(&c->actors);
    prune_actors(&c->recipients);
    without_own(c);
    bool body = c->actors.len == 1 && (c->actors.ptr[0]->kind == DM_KIND_ORGANISATION ||
                                       c->actors.ptr[0]->kind == DM_KIND_GROUP);
    if (body && c->type == DM_SANCTION && c->recipients.len &&
        (c->recipients.ptr[0]->kind == DM_KIND_PEOPLE ||
         c->recipients.ptr[0]->kind == DM_KIND_PERSON) &&
        dm_refs_share(&c->actors, &c->recipients))
        c->recipients.len = 0; /* "the EU put judges on its blacklist": not its own */
    if (c->type == DM_MOBILIZE &&
        (same_side(story, c) || same_state(story, c) || faces_own_forces(c)))
        c->recipients.len = 0; /* "soldiers patrolled the capital": against nobody yet */
    if (c->type == DM_REJECT && c->frame->type == DM_CONCEDE && same_side(story, c))
        c->recipients.len = 0; /* "refused to apologise for what its police did": to another */
    if (c->purpose)
        dm_candidate_drop(c, "a purpose or possibility, not told as happening");
    if (is_likeness(story, c))
        dm_candidate_drop(c, "what something else is likened to");
    if (c->actors.len && !dm_refs_any_code(&c->actors) && dm_refs_any_code(&c->recipients))
        dm_measure_by_foe(story, c);
    if (!c->actors.len)
        dm_candidate_drop(c, "nobody is named as its actor");
    else if (!dm_refs_any_code(&c->actors) && !dm_refs_any_code(&c->recipients))
        dm_candidate_drop(c, "neither side has a known affiliation");
    else if (c->frame->reciprocal && c->actors.len < 2 && !c->recipients.len &&
             (c->type == DM_CONSULT || c->type == DM_COOPERATE))
        dm_candidate_drop(c, "only one side of what two do together is known");
    else if (is_quarrel(c))
        dm_candidate_drop(c, "a quarrel in one country");
    else if (is_trade(c))
        dm_candidate_drop(c, "companies among themselves");
    else if (is_in_force(story, c))
        dm_candidate_drop(c, "what has long been in force");
    else if (leaves_people(story, c))
        dm_candidate_drop(c, "people are left, not a body");
    else if ((c->type != DM_PROTEST && (same_side(story, c) || same_state(story, c)) &&
              !dm_measure_by_foe(story, c)) ||
             regrets_own_loss(story, c) || dm_commands_own(c))
        dm_candidate_drop(c, "both sides are the same");
    /* A noun that is only spoken of needs both sides to be told from a mere mention. */
    else if (c->nominal && !c->recipients.len && !c->frame->reciprocal && !is_lifted(story, c) &&
             !dm_is_session(story, c) && !dm_is_after_resigning(story, c) &&
             !(c->type == DM_CONSULT && c->actors.len > 1))
        dm_candidate_drop(c, "only mentioned");
}

/* "imagine that Canada declared war", "nothing suggests that Laos attacked". */
static void settle_imagined(dm_story *story) {
    const dm_parse *parse = dm_parse_of(story);
    for (size_t i = 0; i < story->candidates.len; i++) {
        dm_candidate *c = &story->candidates.ptr[i];
        const dm_token *token = &parse->tokens[c->predicate];
        if (token->rel != DM_REL_CCOMP || token->head == DM_NO_TOKEN)
            continue;
        uint32_t subject = dm_tree_find(parse, token->head, DM_REL_NSUBJ);
        bool nothing = subject != DM_NO_TOKEN && (dm_tree_lemma_is(parse, subject, "nothing") ||
                                                  dm_tree_lemma_is(parse, subject, "nobody"));
        if (nothing || dm_codebook_in_class(story->scene.grammar.book, "@imagines",
                                            parse->tokens[token->head].lemma))
            dm_candidate_drop(c, "imagined, or said by nobody");
    }
}

/* "said Israel had carried out a strike": who says so charges Israel, and the strike is told. */
static bool is_charge(const dm_candidate *c) {
    return dm_str_is(c->frame->lemma, "any-deed");
}

/* "put an end to its cooperation with Niger": there is none any more. */
static bool is_ended(const dm_parse *parse, const dm_candidate *c) {
    const dm_token *noun = &parse->tokens[c->predicate];
    uint32_t end = noun->rel == DM_REL_OBL && noun->head != DM_NO_TOKEN
                       ? dm_tree_find(parse, noun->head, DM_REL_OBJ)
                       : (uint32_t)DM_NO_TOKEN;
    return end != DM_NO_TOKEN && LEMMA_IN(parse, end, "end", "stop", "halt") &&
           dm_tree_has_case(parse, c->predicate, "to");
}

/* "the suspension of aid to Mali by Denmark": the aid is none, and whoever gave it suspends it. */
static void settle_withheld(dm_story *story) {
    const dm_parse *parse = dm_parse_of(story);
    for (size_t i = 0; i < story->candidates.len; i++) {
        dm_candidate *c = &story->candidates.ptr[i];
        const dm_token *noun = &parse->tokens[c->predicate];
        bool friendly = c->nominal && dm_is_cooperative(c->type) && !c->dropped;
        if (friendly && is_ended(parse, c))
            dm_candidate_drop(c, "what is ended");
        if (!friendly || noun->rel != DM_REL_NMOD || noun->head == DM_NO_TOKEN ||
            !dm_codebook_in_class(story->scene.grammar.book, "@not-going-on",
                                  parse->tokens[noun->head].lemma))
            continue;
        if (c->type == DM_CONSULT && LEMMA_IN(parse, noun->head, "end", "ending"))
            continue; /* "at the end of the talks": they were held */
        for (size_t k = 0; k < story->candidates.len; k++) {
            dm_candidate *end = &story->candidates.ptr[k];
            if (end->predicate != noun->head || end->dropped || end->type == DM_NO_EVENT)
                continue;
            end->actors = end->actors.len ? end->actors : c->actors;
            end->recipients = end->recipients.len ? end->recipients : c->recipients;
        }
        dm_candidate_drop(c, "what is withheld");
    }
}

/* The noun is told by its verb, which may leave open whom it names: "reiterated its commitment to
 * supporting Lebanon". */
static void leave_to_verb(dm_candidate *noun, dm_candidate *verb) {
    bool akin = noun->type == verb->type ||
                (dm_is_cooperative(noun->type) && dm_is_cooperative(verb->type));
    if (akin && !dm_str_is(verb->frame->lemma, "sign") && /* with whom, not on what */
        !dm_refs_any_code(&verb->recipients) && dm_refs_any_code(&noun->recipients) &&
        !dm_refs_share(&verb->actors, &noun->recipients))
        verb->recipients = noun->recipients;
    dm_candidate_drop(noun, "its verb says it");
}

/* The same words must not count twice: "imposed sanctions" as verb and as noun. */
static void settle_overlaps(dm_story *story) {
    for (size_t i = 0; i < story->candidates.len; i++) {
        dm_candidate *a = &story->candidates.ptr[i];
        const dm_token *noun = &dm_parse_of(story)->tokens[a->predicate];
        bool carried = a->light != DM_NO_TOKEN;
        bool owned = !carried && (noun->rel == DM_REL_OBJ || noun->rel == DM_REL_NMOD) &&
                     dm_is_cooperative(a->type);
        for (size_t k = 0; (carried || owned) && k < story->candidates.len && !a->dropped; k++) {
            dm_candidate *b = &story->candidates.ptr[k];
            if (owned && b->predicate == noun->head && !b->dropped && b->type == DM_SANCTION) {
                b->recipients = b->recipients.len ? b->recipients : a->recipients;
                /* "withdrew its support", "the withdrawal of its recognition" */
                dm_candidate_drop(a, "its verb takes it away");
            }
            if (owned && b->predicate == noun->head && !b->dropped && b->type != DM_NO_EVENT &&
                dm_codebook_in_class(story->scene.grammar.book, "@entry-sought", noun->lemma))
                dm_candidate_drop(a, "its verb says what becomes of it"); /* "ratified its entry" */
            if (i == k || b->dropped || a->light != b->predicate || a->type == DM_NO_EVENT ||
                b->type == DM_NO_EVENT || is_charge(b))
                continue;
            bool fuller = a->recipients.len >= b->recipients.len && a->actors.len >= b->actors.len;
            fuller &= a->type != DM_AID || b->type != DM_AGREE; /* "promised an aid package" */
            if (fuller && (a->type == b->type || a->frame->weight > b->frame->weight))
                dm_candidate_drop(b, "the noun it carries says it");
            else
                leave_to_verb(a, b);
        }
    }
}

/* "UN sanctions against Iran were lifted": what was imposed is taken back. */
static void settle_lifted(dm_story *story) {
    const dm_parse *parse = dm_parse_of(story);
    for (size_t i = 0; i < story->candidates.len; i++) {
        dm_candidate *noun = &story->candidates.ptr[i];
        const dm_token *token = &parse->tokens[noun->predicate];
        if (token->rel == DM_REL_NMOD && dm_tree_lemma_is(parse, token->head, "state"))
            token = &parse->tokens[token->head]; /* "the state of emergency" */
        bool taken_back = noun->nominal && token->rel == DM_REL_NSUBJ_PASS &&
                          (noun->type == DM_SANCTION || noun->type == DM_COERCE) &&
                          dm_codebook_in_class(story->scene.grammar.book, "@lifts",
                                               parse->tokens[token->head].lemma);
        if (taken_back) {
            noun->type = DM_CONCEDE;
            noun->mode = (dm_str){"", 0};
        }
    }
}

/* "condemned the Russian aggression", "cut its aid": the noun is what the verb's event is about; it
 * is not told as an event of its own. */
static void settle_governed(dm_story *story) {
    const dm_parse *parse = dm_parse_of(story);
    for (size_t i = 0; i < story->candidates.len; i++) {
        dm_candidate *noun = &story->candidates.ptr[i];
        const dm_token *token = &parse->tokens[noun->predicate];
        bool object = token->rel == DM_REL_OBJ || token->rel == DM_REL_NSUBJ_PASS;
        bool deed = dm_is_hostile(noun->type) || noun->type == DM_AID;
        for (size_t k = 0; k < story->candidates.len && noun->nominal && object && deed; k++) {
            dm_candidate *verb = &story->candidates.ptr[k];
            if (k == i || verb->type == DM_NO_EVENT || verb->predicate != token->head)
                continue;
            if (!verb->recipients.len && dm_refs_share(&verb->actors, &noun->actors))
                verb->recipients = noun->recipients; /* "lifted the ban it imposed on Mali" */
            dm_candidate_drop(noun, "what its verb is about");
        }
        if (noun->nominal && token->rel == DM_REL_OBJ &&
            dm_codebook_in_class(story->scene.grammar.book, "@lifts",
                                 parse->tokens[token->head].lemma))
            dm_candidate_drop(noun, "taken back, or to be");
    }
}

/* The object in which help is told: "a part of its aid", "the aid it had given"; DM_NO_TOKEN. */
static uint32_t object_with(const dm_parse *parse, uint32_t t) {
    enum { MOST_STEPS = 4 };
    for (int steps = 0; steps < MOST_STEPS && t != DM_NO_TOKEN;
         steps++, t = parse->tokens[t].head) {
        dm_rel rel = (dm_rel)parse->tokens[t].rel;
        if (rel == DM_REL_OBJ && steps && !dm_tree_is_verbal(parse, t))
            return t;
        if (rel != DM_REL_OBJ && rel != DM_REL_ACL_RELCL &&
            !(rel == DM_REL_NMOD && dm_tree_has_case(parse, t, "of")))
            return DM_NO_TOKEN;
    }
    return DM_NO_TOKEN;
}

/* "froze a part of its aid", "ended the aid it had given": what is cut is no new help. */
static void settle_cut(dm_story *story) {
    const dm_parse *parse = dm_parse_of(story);
    for (size_t i = 0; i < story->candidates.len; i++) {
        dm_candidate *aid = &story->candidates.ptr[i];
        uint32_t object = aid->type == DM_AID && !aid->dropped ? object_with(parse, aid->predicate)
                                                               : (uint32_t)DM_NO_TOKEN;
        for (size_t k = 0; k < story->candidates.len && object != DM_NO_TOKEN; k++) {
            const dm_candidate *cut = &story->candidates.ptr[k];
            bool less = cut->type == DM_SANCTION || dm_str_is(cut->mode, "withhold");
            if (less && !cut->dropped && cut->predicate == parse->tokens[object].head &&
                dm_refs_share(&cut->actors, &aid->actors))
                dm_candidate_drop(aid, "what is cut");
        }
    }
}

/* "bombed Serbia to drive its forces out", hung on the verb as its complement: what for, not what
 * came of it. */
static void settle_complements(dm_story *story) {
    const dm_parse *parse = dm_parse_of(story);
    for (size_t i = 0; i < story->candidates.len; i++) {
        dm_candidate *c = &story->candidates.ptr[i];
        const dm_token *token = &parse->tokens[c->predicate];
        if (token->rel != DM_REL_XCOMP || !(token->feats & DM_FEAT_INF) || c->layer_count)
            continue;
        for (size_t k = 0; k < story->candidates.len; k++) {
            const dm_candidate *over = &story->candidates.ptr[k];
            if (over->predicate == token->head && dm_is_hostile(over->type) &&
                dm_tree_find(parse, token->head, DM_REL_OBJ) != DM_NO_TOKEN)
                dm_candidate_drop(c, "a purpose or possibility, not told as happening");
        }
    }
}

/* "were killed in an Israeli strike": the strike says by whom. */
static void settle_unnamed(dm_story *story) {
    const dm_parse *parse = dm_parse_of(story);
    for (size_t i = 0; i < story->candidates.len; i++) {
        dm_candidate *c = &story->candidates.ptr[i];
        bool unnamed = !c->dropped && c->type == DM_ASSAULT && c->actors.len == 1 &&
                       !c->actors.ptr[0]->code.len && dm_str_is(c->actors.ptr[0]->sector, "UNK");
        for (size_t k = 0; k < story->candidates.len && unnamed; k++) {
            const dm_candidate *other = &story->candidates.ptr[k];
            if (!other->dropped && other->type == DM_ASSAULT && dm_refs_any_code(&other->actors) &&
                parse->tokens[other->predicate].sentence == parse->tokens[c->predicate].sentence)
                dm_candidate_drop(c, "another word of the sentence says by whom");
        }
    }
}

void dm_candidates_settle(dm_story *story) {
    dm_str home = dm_theatre_home(story);
    dm_nested_settle(story);
    settle_lifted(story);
    settle_withheld(story);
    for (size_t i = 0; i < story->candidates.len; i++)
        if (story->candidates.ptr[i].type != DM_NO_EVENT && !story->candidates.ptr[i].dropped) {
            dm_purpose_settle(story, &story->candidates.ptr[i]);
            dm_visitor_settle(story, &story->candidates.ptr[i]);
            dm_circumstance_settle(story, &story->candidates.ptr[i]);
            dm_proviso_settle(story, &story->candidates.ptr[i]);
            dm_theatre_settle(story, &story->candidates.ptr[i], home);
            dm_homeland_actors(story, &story->candidates.ptr[i], home);
            dm_homeland_voices(story, &story->candidates.ptr[i], home);
            dm_theatre_domestic(story, &story->candidates.ptr[i]);
            dm_measure_settle(story, &story->candidates.ptr[i]);
            settle_actors(story, &story->candidates.ptr[i]);
            dm_homeland_recipients(story, &story->candidates.ptr[i]);
            dm_homeland_own(story, &story->candidates.ptr[i], home);
        }
    settle_overlaps(story);
    settle_governed(story);
    settle_cut(story);
    settle_fought(story);
    dm_continued_settle(story);
    settle_unnamed(story);
    settle_complements(story);
    settle_imagined(story);
    dm_will_settle_none(story);
    dm_domains_settle(story);
    dm_background_settle(story);
    dm_freed_settle(story);
    for (size_t i = 0; i < story->candidates.len; i++)
        dm_deed_settle(story, i);
    for (size_t i = 0; i < story->candidates.len; i++)
        dm_recognition_settle(story, &story->candidates.ptr[i]);
    for (size_t i = 0; i < story->candidates.len; i++) {
        dm_counterpart_settle(story, i, home);
        dm_answer_in_turn(story, &story->candidates.ptr[i]);
    }
    dm_parties_settle(story);
    dm_answers_settle(story);
}
