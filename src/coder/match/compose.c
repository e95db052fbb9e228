/*
 * match/compose.c - what the words above a predicate make of it: "refused to attend", "threatened
 * to cut", "agreed not to attack", "will not recognise".
 *
 * The layers that match/compose_read.c collects on the way up are applied from the inside outwards
 * by PLOVER's rules for neighbouring types (reference: PLOVER manual, "Choosing between
 * neighbours"; a type of its own always beats a type with an auxiliary: a future SUPPORT is an
 * AGREE, a future ASSAULT a THREATEN).
 */
#include "coder/match/parts.h"
#include "coder/match/mood.h"
#include "coder/sides.h"

bool dm_is_cooperative(dm_event_type type) {
    return type == DM_AGREE || type == DM_CONSULT || type == DM_SUPPORT || type == DM_COOPERATE ||
           type == DM_AID;
}

bool dm_is_hostile(dm_event_type type) {
    return type == DM_PROTEST || type == DM_SANCTION || type == DM_MOBILIZE || type == DM_COERCE ||
           type == DM_ASSAULT;
}

bool dm_gives_up(dm_event_type type, dm_str mode) {
    return type == DM_CONCEDE || (type == DM_RETREAT && !dm_str_is(mode, "release"));
}

static dm_str refusal_mode(dm_event_type type) {
    return dm_request_mode(type, false); /* what is refused is what was asked for */
}

static void drop(dm_candidate *c, const char *why) {
    c->dropped = true;
    c->dropped_why = why;
}

static void gather_role(const dm_scene *scene, uint32_t p, dm_role role, dm_actor_refs *list) {
    dm_fillers fillers = {0};
    dm_arguments(&scene->grammar, p, role, (dm_str){"", 0}, &fillers);
    for (size_t i = 0; i < fillers.count; i++)
        dm_scene_gather(scene, fillers.tokens[i], list);
}

/* The operator's own subject, and whom it is addressed to. */
static void operator_actors(const dm_scene *scene, const dm_layer *layer, dm_actor_refs *subject,
                            dm_actor_refs *addressee) {
    gather_role(scene, layer->head, DM_SLOT_SUBJ, subject);
    if (layer->op->has_addressee) {
        dm_slots slots = {.choices = &layer->op->addressee, .count = 1};
        dm_scene_fill(scene, layer->head, &slots, addressee);
    } else {
        gather_role(scene, layer->head, DM_SLOT_OBJ, addressee);
    }
}

static void become(dm_candidate *c, dm_event_type type, dm_str mode) {
    c->type = type;
    c->mode = mode;
}

static void commit(dm_candidate *c, bool inner_negated) {
    dm_event_type type = c->type;
    if (inner_negated) {
        if (dm_is_cooperative(type) || type == DM_CONCEDE || type == DM_RETREAT)
            become(c, DM_REJECT, refusal_mode(type)); /* "vowed not to give it up" */
        else if (dm_is_hostile(type))
            become(c, DM_CONCEDE, (dm_str){"", 0});
        return;
    }
    if (dm_is_cooperative(type))
        become(c, DM_AGREE, (dm_str){"", 0});
    else if (type == DM_CONCEDE || type == DM_RETREAT)
        become(c, DM_CONCEDE, (dm_str){"", 0});
    else if (dm_is_hostile(type))
        become(c, DM_THREATEN, dm_threat_mode(type, c->mode));
    else if (type == DM_ACCUSE)
        c->status = DM_FUTURE; /* "vowed to bring them to justice" */
}

/* "the lifting of the US embargo against Cuba": whose the thing is that is to be given up. */
static void gather_holders(const dm_scene *scene, const dm_candidate *c, dm_actor_refs *list) {
    dm_fillers fillers = {0};
    if (c->type != DM_CONCEDE && c->type != DM_RETREAT)
        return;
    dm_arguments(&scene->grammar, c->predicate, DM_SLOT_OBJ, (dm_str){"", 0}, &fillers);
    for (size_t i = 0; i < fillers.count; i++)
        dm_actors_responsible(scene->grammar.actors, fillers.tokens[i], DM_OWNER_BESIDE, list);
}

/* "ordered to move ten battalions": nobody is told to, whoever orders has it done. */
static bool is_own_order(const dm_scene *scene, const dm_layer *layer) {
    dm_fillers told = {0};
    dm_arguments(&scene->grammar, layer->head, DM_SLOT_OBJ, (dm_str){"", 0}, &told);
    return layer->op->agent == DM_SLOT_OBJ && !told.count && !layer->negated &&
           !dm_is_passive(&scene->grammar, layer->head) &&
           dm_codebook_in_class(scene->grammar.book, "@commands", tok(scene, layer->head)->lemma);
}

/* "ordered his army to withdraw": who commands men of his own has it done. */
static bool commands_own(const dm_scene *scene, const dm_layer *layer, const dm_actor_refs *subject,
                         const dm_actor_refs *told) {
    dm_fillers troops = {0};
    if (!subject->len || !told->len || layer->negated || layer->op->agent != DM_SLOT_OBJ ||
        !dm_str_eq(subject->ptr[0]->code, told->ptr[0]->code) ||
        !dm_codebook_in_class(scene->grammar.book, "@commands", tok(scene, layer->head)->lemma))
        return false;
    dm_arguments(&scene->grammar, layer->head, DM_SLOT_OBJ, (dm_str){"", 0}, &troops);
    return troops.count && dm_codebook_in_class(scene->grammar.book, "@own-men",
                                                tok(scene, troops.tokens[0])->lemma);
}

/* Those of the list who are none of the others. */
static void leave_out(dm_actor_refs *list, const dm_actor_refs *others) {
    size_t kept = 0;
    for (size_t i = 0; i < list->len; i++)
        if (!dm_refs_have(others, list->ptr[i]->code))
            list->ptr[kept++] = list->ptr[i];
    list->len = kept;
}

static void request(const dm_scene *scene, dm_candidate *c, const dm_layer *layer,
                    bool inner_negated) {
    dm_actor_refs subject = {0}, addressee = {0};
    operator_actors(scene, layer, &subject, &addressee);
    dm_compose_second(scene, c, layer, &addressee);
    bool asker = c->actors.len && subject.len && dm_actor_same(c->actors.ptr[0], subject.ptr[0]);
    bool part = c->type == DM_SUPPORT && dm_str_is(c->frame->context, "territory") &&
                !addressee.len && (asker || !c->actors.len);
    /* "called for respect for Serbia's sovereignty" */
    if (part || is_own_order(scene, layer)) {
        c->actors = subject;
        return;
    }
    bool yields = c->type == DM_RETREAT || c->type == DM_CONCEDE;
    bool sues = c->type == DM_ACCUSE; /* "instructed his minister to sue" */
    if ((yields || sues) && !inner_negated && commands_own(scene, layer, &subject, &addressee)) {
        become(c, yields ? DM_CONCEDE : c->type, yields ? DM_STR("") : c->mode);
        c->actors = subject;
        leave_out(&c->recipients, &subject);
        return;
    }
    if (dm_compose_boycott(c, layer, &subject, &addressee)) {
        become(c, DM_PROTEST, DM_STR("boycott"));
        c->actors = subject;
        return;
    }
    if (dm_compose_call_out(scene, c, layer, &addressee)) {
        if (c->type == DM_COERCE)
            c->recipients.len = 0; /* the roads */
        become(c, DM_PROTEST, c->type == DM_COERCE ? DM_STR("obstruct") : c->mode);
        c->actors = subject;
        return;
    }
    if (!addressee.len && !asker)
        addressee = c->actors; /* "demanded that Russia withdraw" */
    if (!addressee.len)
        gather_holders(scene, c, &addressee);
    if (!addressee.len)
        addressee = c->recipients; /* "called for sanctions against Belarus" */
    become(c, DM_REQUEST, dm_request_mode(c->type, inner_negated));
    /* Asked of itself ("asked to join"): the recipient is whom the act was for. */
    bool own = addressee.len && subject.len && dm_actor_same(addressee.ptr[0], subject.ptr[0]);
    c->recipients = own ? c->recipients : addressee;
    c->actors = subject;
}

static void end(dm_candidate *c) {
    if (c->type == DM_CONSULT) {
        drop(c, "a meeting over is no event");
        return;
    }
    if (c->type == DM_ASSAULT)
        become(c, DM_RETREAT, DM_STR("ceasefire"));
    else if (c->type == DM_SANCTION || c->type == DM_COERCE || c->type == DM_PROTEST)
        become(c, DM_CONCEDE, (dm_str){"", 0});
    else if (c->type == DM_MOBILIZE)
        become(c, DM_RETREAT, DM_STR("withdraw"));
    else if (dm_is_cooperative(c->type))
        become(c, DM_SANCTION, DM_STR("discontinue"));
    else
        drop(c, "what ends here is no event of its own");
}

/* "was unwilling to meet Panama": Panama is the other side. */
static void part(const dm_scene *scene, dm_candidate *c, const dm_actor_refs *subject) {
    if (!c->frame->reciprocal || c->recipients.len)
        return;
    for (size_t i = 0; i < c->actors.len; i++)
        if (!dm_refs_have(subject, c->actors.ptr[i]->code))
            dm_refs_push(scene->grammar.arena, &c->recipients, c->actors.ptr[i]);
}

static void take_subject(const dm_scene *scene, dm_candidate *c, const dm_layer *layer) {
    dm_actor_refs subject = {0};
    if (layer->op->agent != DM_SLOT_SUBJ)
        return;
    gather_role(scene, layer->head, DM_SLOT_SUBJ, &subject);
    if (!subject.len)
        return;
    if (c->frame->reciprocal && layer->op->effect == DM_EFFECT_SAME && c->actors.len > 1)
        return; /* "decided to meet Panama": still all of them */
    if (dm_refs_share(&c->recipients, &subject) && dm_refs_any_code(&c->actors) &&
        !dm_refs_share(&c->actors, &subject)) {
        if (layer->op->effect == DM_EFFECT_SAME)
            return;                /* "began to receive loans from Japan": Japan still gives them */
        c->recipients = c->actors; /* "agreed to receive the envoy of Japan" */
    }
    part(scene, c, &subject);
    c->actors = subject;
}

/* "would not talk to Panama": who is the subject refuses. */
static void refuse(const dm_scene *scene, dm_candidate *c) {
    dm_actor_refs subject = {0};
    gather_role(scene, c->light != DM_NO_TOKEN ? c->light : c->predicate, DM_SLOT_SUBJ, &subject);
    become(c, DM_REJECT, refusal_mode(c->type));
    if (!subject.len || subject.len >= c->actors.len)
        return;
    part(scene, c, &subject);
    if (c->frame->reciprocal)
        c->actors = subject;
}

/* "was not ready to ratify", "had no plans to meet": who will not, refuses. */
static bool turn_down(const dm_scene *scene, dm_candidate *c, const dm_layer *layer, bool negated) {
    bool gives = dm_is_cooperative(c->type) || c->type == DM_CONCEDE || c->type == DM_RETREAT;
    if (!layer->negated || negated || !gives || layer->op->agent != DM_SLOT_SUBJ ||
        !dm_codebook_in_class(scene->grammar.book, "@will", tok(scene, layer->head)->lemma))
        return false;
    become(c, DM_REJECT, refusal_mode(c->type));
    return true;
}

/* "Ukraine warned that Russia would attack": another's act is only warned of. */
static bool is_anothers(const dm_scene *scene, const dm_candidate *c, const dm_layer *layer) {
    dm_actor_refs subject = {0};
    gather_role(scene, layer->head, DM_SLOT_SUBJ, &subject);
    return dm_tree_lemma_is(scene->grammar.parse, layer->head, "warn") &&
           dm_refs_any_code(&subject) && dm_refs_any_code(&c->actors) &&
           !dm_refs_share(&subject, &c->actors);
}

static void threaten(dm_candidate *c, bool inner_negated) {
    bool withheld = inner_negated || c->type == DM_REJECT; /* "that it would not sign" */
    if (dm_is_hostile(c->type) || c->type == DM_RETREAT || withheld)
        become(c, DM_THREATEN, withheld ? DM_STR("relations") : dm_threat_mode(c->type, c->mode));
    else
        drop(c, "a threat of nothing hostile");
}

/* Whether it is the operator's subject who acts in its complement, as `take_subject` has it. */
static bool is_of_subject(dm_effect effect) {
    return effect != DM_EFFECT_REQUEST && effect != DM_EFFECT_ACCUSE && effect != DM_EFFECT_DENY &&
           effect != DM_EFFECT_REPORT;
}

/* "withdrew its decision to expel the envoy": what was decided is taken back. */
static bool is_taken_back(const dm_scene *scene, const dm_layer *layer) {
    uint32_t verb = tok(scene, layer->head)->head;
    return layer->op->effect == DM_EFFECT_DECIDE && verb != DM_NO_TOKEN &&
           tok(scene, layer->head)->rel == DM_REL_OBJ &&
           dm_codebook_in_class(scene->grammar.book, "@undone", tok(scene, verb)->lemma);
}

/* What is willed: promised, decided on, planned; as apply(). Help decided on is promised, sanctions
 * decided on, or made law, are imposed. */
static bool apply_will(const dm_scene *scene, dm_candidate *c, const dm_layer *layer,
                       bool negated) {
    bool hostile = dm_is_hostile(c->type), planned = layer->op->effect == DM_EFFECT_PLAN;
    bool law = hostile && dm_mood_enacted(scene, layer->head);
    if (is_taken_back(scene, layer)) {
        end(c);
        return negated != layer->negated;
    }
    if (planned && (negated || hostile))
        c->status = DM_FUTURE;
    else if (planned)
        commit(c, false);
    else if (!law && (layer->op->effect == DM_EFFECT_COMMIT || !hostile)) {
        commit(c, negated);
        negated = false;
    }
    return negated != layer->negated;
}

/* "offered to send soldiers", "offered to hold him in its prison": what is offered is no threat;
 * sanctions that somebody pledges are one. */
static bool is_offered(const dm_scene *scene, const dm_candidate *c, const dm_layer *layer,
                       bool negated) {
    return layer->op->effect == DM_EFFECT_COMMIT && dm_is_hostile(c->type) && !negated &&
           !layer->negated && c->type != DM_SANCTION &&
           dm_codebook_in_class(scene->grammar.book, "@offers", tok(scene, layer->head)->lemma);
}

static void offer(dm_candidate *c) {
    if (c->type == DM_MOBILIZE)
        become(c, DM_AGREE, (dm_str){"", 0});
    else
        drop(c, "nobody offers to do harm");
}

/* "a pact that lets them send troops": what a text allows nobody has done yet. */
static bool is_by_text(const dm_scene *scene, const dm_layer *layer) {
    uint32_t subject = dm_surface_subject(&scene->grammar, layer->head);
    return subject != DM_NO_TOKEN &&
           (dm_codebook_in_class(scene->grammar.book, "@document", tok(scene, subject)->lemma) ||
            dm_codebook_in_class(scene->grammar.book, "@agreement", tok(scene, subject)->lemma));
}

bool dm_is_claimed(const dm_scene *scene, const dm_candidate *c, const dm_layer *layer) {
    uint32_t clause = dm_tree_find(scene->grammar.parse, layer->head, DM_REL_CCOMP);
    if (clause == DM_NO_TOKEN || c->modality == DM_MODALITY_DEONTIC ||
        !dm_tree_lemma_is(scene->grammar.parse, layer->head, "insist"))
        return false;
    if (c->modality != DM_MODALITY_NONE)
        return true;
    for (DM_CHILDREN(scene->grammar.parse, clause, d)) {
        dm_rel rel = (dm_rel)tok(scene, d)->rel;
        bool small = rel == DM_REL_COP || rel == DM_REL_AUX || rel == DM_REL_AUX_PASS;
        if (small && (dm_tree_lemma_is(scene->grammar.parse, d, "be") ||
                      dm_tree_lemma_is(scene->grammar.parse, d, "have")))
            return (tok(scene, d)->feats & (DM_FEAT_PAST | DM_FEAT_PRES)) != 0;
    }
    return (tok(scene, clause)->feats & DM_FEAT_PAST) != 0 ||
           ((tok(scene, clause)->feats & DM_FEAT_PRES) != 0 &&
            !dm_str_eq_nocase(tok(scene, clause)->form, tok(scene, clause)->lemma));
}

static bool is_willed(dm_effect effect) {
    return effect == DM_EFFECT_COMMIT || effect == DM_EFFECT_PLAN || effect == DM_EFFECT_WISH;
}

/* "said the step would fuel a war", "could undermine the truce": it is blamed for that now. */
static bool is_blamed(const dm_candidate *c) {
    return c->type == DM_ACCUSE && c->frame->type == DM_ACCUSE && dm_frame_is_spoken(c->frame);
}

static bool apply_threat(const dm_scene *scene, dm_candidate *c, const dm_layer *layer,
                         bool negated) {
    if (is_blamed(c) && dm_tree_lemma_is(scene->grammar.parse, layer->head, "warn"))
        return negated != layer->negated;
    if (is_anothers(scene, c, layer))
        drop(c, "another's act is warned of");
    if (c->type == DM_THREATEN)
        return negated != layer->negated; /* "that it would attack" is a threat by itself */
    threaten(c, negated);
    return layer->negated;
}

/* "plans to announce that Uganda attacked", "began to say that": what is willed or begun is the
 * saying, the act in it is another's. */
static bool is_of_saying(const dm_scene *scene, const dm_candidate *c, size_t layer) {
    const dm_parse *parse = scene->grammar.parse;
    dm_actor_refs subject = {0};
    gather_role(scene, c->layers[layer].head, DM_SLOT_SUBJ, &subject);
    if (!is_of_subject(c->layers[layer].op->effect) || dm_refs_share(&subject, &c->actors))
        return false;
    for (size_t i = 0; i < layer; i++) {
        uint32_t clause = c->layers[i].op->effect == DM_EFFECT_REPORT
                              ? dm_tree_find(parse, c->layers[i].head, DM_REL_CCOMP)
                              : (uint32_t)DM_NO_TOKEN;
        if (clause != DM_NO_TOKEN &&
            (dm_tree_find(parse, clause, DM_REL_NSUBJ) != DM_NO_TOKEN ||
             dm_tree_find(parse, clause, DM_REL_NSUBJ_PASS) != DM_NO_TOKEN))
            return true;
    }
    return false;
}

/* What is above the saying: "refused to say that Uganda had attacked" tells of nothing. */
static void leave_said(dm_candidate *c, const dm_layer *layer) {
    dm_effect effect = layer->op->effect;
    if (effect == DM_EFFECT_REFUSE || effect == DM_EFFECT_FAIL || effect == DM_EFFECT_END ||
        effect == DM_EFFECT_WISH || layer->negated)
        drop(c, "what was not said");
}

/* One layer. `negated` is what is below it: "agreed not to attack". Returns whether the outcome is
 * negated now. */
/* Whether the act that was refused, or not refused, is negated from here on. */
static bool apply_refusal(const dm_scene *scene, dm_candidate *c, const dm_layer *layer,
                          bool negated) {
    if (layer->negated && !layer->modality &&
        dm_codebook_in_class(scene->grammar.book, "@hesitates", tok(scene, layer->head)->lemma))
        return negated; /* "did not hesitate to strike" */
    if (layer->negated && dm_is_hostile(c->type)) {
        threaten(c, false); /* "would not hesitate to strike" */
        return false;
    }
    become(c, DM_REJECT, refusal_mode(c->type));
    return layer->negated;
}

static bool apply(const dm_scene *scene, dm_candidate *c, const dm_layer *layer, bool negated) {
    dm_effect effect = layer->op->effect;
    if (is_of_subject(effect))
        take_subject(scene, c, layer);
    if (is_willed(effect) && turn_down(scene, c, layer, negated))
        return false;
    if (is_offered(scene, c, layer, negated)) {
        offer(c);
        return false;
    }
    switch (effect) {
    case DM_EFFECT_COMMIT:
    case DM_EFFECT_DECIDE:
    case DM_EFFECT_PLAN:
        return apply_will(scene, c, layer, negated);
    case DM_EFFECT_THREATEN:
        return apply_threat(scene, c, layer, negated);
    case DM_EFFECT_REFUSE:
        return apply_refusal(scene, c, layer, negated);
    case DM_EFFECT_REQUEST:
        if (dm_is_claimed(scene, c, layer))
            break;
        request(scene, c, layer, negated);
        negated = false;
        break;
    case DM_EFFECT_ACCUSE:
        drop(c, "an accusation: the act is alleged, not reported");
        break;
    case DM_EFFECT_DENY: /* "denied attacking" says that it did not; "denied the attack" no more */
        negated = dm_predicate_pos(scene->grammar.parse, c->predicate) == 'V' &&
                  dm_codebook_in_class(scene->grammar.book, "@denies",
                                       scene->grammar.parse->tokens[layer->head].lemma);
        if (!negated)
            drop(c, "denied");
        break;
    case DM_EFFECT_FAIL:
        negated = true;
        break;
    case DM_EFFECT_WISH:
        c->status = DM_HYPOTHETICAL;
        break;
    case DM_EFFECT_END:
        end(c);
        break;
    case DM_EFFECT_PERMIT:
        if (is_by_text(scene, layer))
            drop(c, "what a text allows");
        break;
    case DM_EFFECT_SAME:
    case DM_EFFECT_REPORT:
        break;
    }
    return negated != layer->negated;
}

/* "warned that those responsible could face sanctions" */
static bool is_warning(const dm_scene *scene, const dm_candidate *c) {
    const dm_speech *speech = dm_scene_speech(scene, c->predicate);
    return speech && (dm_str_is(speech->lemma, "warn") || dm_str_is(speech->lemma, "threaten"));
}

/* "said it would cut its air links", "will send troops to Bosnia": a sanction or a deployment
 * announced without a condition is news of it, where an attack announced is a threat. */
static bool is_announced(const dm_candidate *c) {
    bool measure = c->type == DM_SANCTION || c->type == DM_MOBILIZE;
    return measure && !c->conditional && !c->unreal && !c->provisional;
}

/* "no bank can erase the debt": nobody, not one who refuses. */
static bool is_nobody(const dm_scene *scene, const dm_candidate *c) {
    uint32_t subject = dm_surface_subject(&scene->grammar, c->predicate);
    uint32_t no = subject == DM_NO_TOKEN ? (uint32_t)DM_NO_TOKEN
                                         : dm_tree_find(scene->grammar.parse, subject, DM_REL_DET);
    bool there = dm_tree_find(scene->grammar.parse, c->predicate, DM_REL_EXPL) != DM_NO_TOKEN;
    return !there && dm_tree_lemma_is(scene->grammar.parse, no, "no");
}

/* A future or possible event without operator: the type of its own that PLOVER gives it. */
static bool apply_modality(const dm_scene *scene, dm_candidate *c, dm_modality modality,
                           bool negated) {
    switch (modality) {
    case DM_MODALITY_FUTURE:
        if (negated &&
            (dm_is_cooperative(c->type) || c->type == DM_CONCEDE || c->type == DM_RETREAT)) {
            refuse(scene, c);
            return false;
        }
        if (!negated && c->type == DM_REJECT && /* "said it would block the talks" */
            dm_codebook_in_class(scene->grammar.book, "@blocks", c->frame->lemma))
            become(c, DM_THREATEN, DM_STR("relations"));
        if (!negated && !is_announced(c))
            commit(c, false);
        if (is_blamed(c) && !negated)
            return negated;
        if (negated || c->type == DM_ACCUSE || c->type == DM_REQUEST || c->type == DM_MOBILIZE)
            c->status = DM_FUTURE;
        return negated;
    case DM_MODALITY_POSSIBLE:
        if (is_blamed(c) && !negated)
            return negated;
        if (negated && c->cannot && !is_nobody(scene, c)) {
            refuse(scene, c);
            return false;
        }
        c->status = DM_HYPOTHETICAL;
        return negated;
    default:
        return negated;
    }
}

/* Threats that are told of: a warning of what may come is one, what others have suffered is none.
 */
static void weigh_threat(const dm_scene *scene, dm_candidate *c) {
    /* "said Iran would pay for it"; that it paid is no threat */
    bool spoken = c->frame->type == DM_THREATEN && dm_frame_is_spoken(c->frame);
    bool warned = spoken && c->modality == DM_MODALITY_POSSIBLE && is_warning(scene, c);
    if (warned && c->status == DM_HYPOTHETICAL && !c->conditional)
        c->status = DM_ASSERTED;
    if (spoken && !warned && c->modality != DM_MODALITY_FUTURE &&
        c->modality != DM_MODALITY_DEONTIC)
        drop(c, "what others have suffered is no threat");
}

void dm_compose(const dm_scene *scene, dm_candidate *c) {
    c->status = DM_ASSERTED;
    dm_compose_read(scene, c);
    bool negated = c->negated;
    if (c->type != DM_NO_EVENT) {
        negated = apply_modality(scene, c, c->modality, negated);
        for (size_t i = 0; i < c->layer_count && !c->dropped; i++) {
            if (is_of_saying(scene, c, i)) {
                leave_said(c, &c->layers[i]);
                break;
            }
            negated = apply(scene, c, &c->layers[i], negated);
            bool like = dm_tree_lemma_is(scene->grammar.parse, c->layers[i].head, "like");
            if (c->layers[i].modality && !c->dropped && !like) /* "would like" only asks */
                negated = apply_modality(scene, c, (dm_modality)c->layers[i].modality, negated);
        }
        if (c->modality == DM_MODALITY_DEONTIC && dm_only_reported(c))
            c->status = DM_HYPOTHETICAL;
    }
    if (c->conditional || c->purpose || (c->unreal && c->type != DM_THREATEN))
        c->status = DM_HYPOTHETICAL;
    negated = negated && dm_compose_negated(scene, c);
    if (negated && (c->status == DM_ASSERTED || c->status == DM_FUTURE))
        c->status = DM_NEGATED;
    weigh_threat(scene, c);
    /* "Iran and Iraq agreed to exchange ambassadors": those are nobody else's */
    if (c->actors.len > 1 && !dm_refs_any_code(&c->recipients) &&
        (dm_is_cooperative(c->type) || c->type == DM_CONCEDE))
        c->recipients.len = 0;
}

void dm_compose_none(dm_candidate *c) {
    if (c->modality != DM_MODALITY_FUTURE || c->type != DM_AGREE) {
        c->status = DM_NEGATED;
        return;
    }
    become(c, DM_REJECT, refusal_mode(c->frame->type));
}
