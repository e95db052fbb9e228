/*
 * said.c - what somebody says another did or must do (see said.h). Orders, praise withheld and what
 * is no matter for talks have files of their own: orders.c, unfit.c, closed.c.
 *
 * The manual's rules for neighbouring types: who looks forward to what the other should do asks
 * (REQUEST), who looks back at what the other did accuses (ACCUSE), who speaks of the hostile act
 * he may do himself threatens (THREATEN).
 */
#include "coder/said.h"

#include "coder/theatre/homeland.h"
#include "coder/match/mood.h"
#include "coder/sides.h"
#include "coder/wrongs.h"

static const dm_token *tok(const dm_story *story, uint32_t t) {
    return &dm_parse_of(story)->tokens[t];
}

const dm_speech *dm_said_over(const dm_story *story, uint32_t t) {
    const dm_speech *speech = dm_spoken_at(&story->spoken, tok(story, t)->start);
    return speech && speech->speakers.len ? speech : NULL;
}

/* The verb that tells a deed: "had carried out raids" does by what carries the noun. */
static uint32_t told_by(const dm_candidate *deed) {
    return deed->light != DM_NO_TOKEN ? deed->light : deed->predicate;
}

/* What is said, not what is added to it in passing: "said Ugandans had shelled and burned it". */
static bool is_said(const dm_parse *parse, uint32_t v) {
    return parse->tokens[dm_tree_first_conjunct(parse, v)].rel == DM_REL_CCOMP;
}

/* "said it had evidence that Russia had cut the cable", "said it was clear that ...", "had no doubt
 * that ...": held to be so as firmly as what is said outright. */
static bool is_held_true(const dm_story *story, uint32_t v) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_codebook *book = story->scene.grammar.book;
    const dm_token *verb = tok(story, dm_tree_first_conjunct(parse, v));
    bool clause = verb->rel == DM_REL_ACL || verb->rel == DM_REL_CSUBJ ||
                  verb->rel == DM_REL_CSUBJ_PASS || verb->rel == DM_REL_CCOMP;
    uint32_t sure = clause ? verb->head : (uint32_t)DM_NO_TOKEN;
    if (sure == DM_NO_TOKEN || sure > v ||
        dm_tree_find(parse, dm_tree_first_conjunct(parse, v), DM_REL_NSUBJ) == DM_NO_TOKEN)
        return false;
    uint32_t above = dm_tree_is_nominal(parse, sure) ? tok(story, sure)->head : sure;
    bool doubted = dm_mood_negated(&story->scene, sure) ||
                   (above != DM_NO_TOKEN && dm_mood_negated(&story->scene, above));
    bool doubt = dm_tree_lemma_is(parse, sure, "doubt");
    return above != DM_NO_TOKEN && is_said(parse, above) && doubted == doubt &&
           (doubt || dm_codebook_in_class(book, "@sure-of", tok(story, sure)->lemma));
}

/* ---- of others, or of oneself ---- */

/* A union or party of a country, and those who govern it. */
static bool of_two_minds(const dm_story *story, const dm_actor *speaker, const dm_actor *other) {
    const dm_codebook *book = story->scene.grammar.book;
    bool apart = dm_homeland_opposes(book, speaker) || dm_str_is(speaker->sector, "ELI");
    return apart && other->sector.len && !dm_homeland_opposes(book, other);
}

/* "said that Chad must answer for it": who the subject is, where the row has the speaker as the
 * actor and him as whom it is meant for. */
static bool is_meant_for_subject(const dm_story *story, const dm_candidate *c) {
    const dm_grammar *g = &story->scene.grammar;
    dm_actor_refs who = {0};
    uint32_t subject = dm_surface_subject(g, c->predicate);
    if (subject == DM_NO_TOKEN || !dm_tree_is_verbal(g->parse, c->predicate) ||
        dm_is_passive(g, c->predicate) ||
        !dm_refs_any_code(&c->recipients)) /* not "it must be a mistake" */
        return false;
    dm_scene_gather(&story->scene, subject, &who);
    return dm_refs_share(&who, &c->recipients) && !dm_refs_share(&who, &c->actors);
}

/* "told Rwanda it should withdraw": who is spoken to, where the speaker seems to mean himself. */
static const dm_actor_refs *asked(const dm_story *story, const dm_candidate *c,
                                  const dm_speech *speech) {
    if (is_meant_for_subject(story, c))
        return &c->recipients;
    for (size_t i = 0; i < speech->speakers.len; i++)
        if (dm_str_eq(speech->speakers.ptr[i]->code, c->actors.ptr[0]->code) &&
            !of_two_minds(story, speech->speakers.ptr[i], c->actors.ptr[0]))
            return dm_refs_any_code(&speech->addressees) &&
                           !dm_refs_share(&speech->addressees, &speech->speakers)
                       ? &speech->addressees
                       : NULL;
    return &c->actors;
}

static void turn_demand(const dm_story *story, dm_candidate *c, const dm_speech *speech) {
    const dm_actor_refs *whom = asked(story, c, speech);
    bool threat = c->type == DM_THREATEN && whom == &c->recipients &&
                  !dm_codebook_in_class(story->scene.grammar.book, "@called-to-account",
                                        tok(story, c->predicate)->lemma);
    if (!whom || threat) /* "will have to pay a price" */
        return;
    uint32_t who = dm_surface_subject(&story->scene.grammar, c->predicate);
    bool envoys = who != DM_NO_TOKEN &&
                  dm_tree_lemma_is(dm_parse_of(story), c->predicate, "leave") &&
                  dm_codebook_in_class(story->scene.grammar.book, "@sent", tok(story, who)->lemma);
    c->deontic = true; /* "its diplomats must leave": they are sent away */
    c->mode = envoys && !c->negated ? DM_STR("expel") : dm_request_mode(c->type, c->negated);
    c->type = envoys && !c->negated ? DM_SANCTION : DM_REQUEST;
    c->status = DM_ASSERTED;
    c->recipients = *whom;
    c->actors = speech->speakers;
}

/* "needs to explain", "had to explain": the verb above says that it must. */
static bool is_needed(const dm_story *story, uint32_t v) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_token *verb = tok(story, v);
    return verb->rel == DM_REL_XCOMP && (verb->feats & DM_FEAT_INF) &&
           (dm_tree_lemma_is(parse, verb->head, "need") ||
            dm_tree_lemma_is(parse, verb->head, "have")) &&
           dm_tree_find(parse, verb->head, DM_REL_OBJ) == DM_NO_TOKEN &&
           !dm_mood_negated(&story->scene, verb->head);
}

/* "told Poland that it would cut gas supplies": what one state tells another of its own acts, where
 * they name nobody, is meant for who is told; but not what it will strike. */
static void turn_to_hearer(dm_candidate *c, const dm_speech *speech) {
    bool states = dm_refs_any_code(&speech->addressees) && !c->recipients.len;
    for (size_t i = 0; i < speech->addressees.len && states; i++)
        states = speech->addressees.ptr[i]->kind == DM_KIND_STATE ||
                 speech->addressees.ptr[i]->kind == DM_KIND_ENTITY;
    if (states && c->type != DM_CONSULT && c->type != DM_PROTEST && c->frame->type != DM_ASSAULT &&
        dm_refs_share(&c->actors, &speech->speakers) &&
        !dm_refs_share(&speech->addressees, &speech->speakers))
        c->recipients = speech->addressees;
}

/* "The ban on Ukrainian grain was lifted, Poland's minister said": who governs tells what it gives
 * up, but for what several states impose together. */
static bool gives_way(const dm_codebook *book, const dm_candidate *c) {
    return dm_gives_up(c->type, c->mode) &&
           !dm_codebook_in_class(book, "@of-several", c->frame->lemma);
}

/* Who may announce what is done in its name: those who govern, and bodies of states what they
 * imposed or gave. */
static bool may_do(const dm_codebook *book, const dm_actor *speaker, const dm_candidate *c) {
    bool body = speaker->kind == DM_KIND_ORGANISATION && dm_str_is(speaker->sector, "IGO");
    bool cut = c->type == DM_SANCTION && dm_str_is(c->mode, "discontinue");
    if (body)
        return cut || c->type == DM_CONCEDE;
    bool governs = dm_str_is(speaker->sector, "GOV") ||
                   (speaker->kind == DM_KIND_STATE && !speaker->sector.len);
    cut &= !dm_codebook_in_class(book, "@sanction", c->frame->lemma); /* others may lift them */
    bool sent =
        c->type == DM_SANCTION && (dm_str_is(c->mode, "expel") || dm_str_is(c->mode, "withdraw"));
    return governs && (cut || sent || gives_way(book, c) ||
                       (c->type == DM_ACCUSE && dm_str_is(c->frame->lemma, "summon")));
}

/* "warned that the troops would be attacked": by whoever says so, if he has arms or power. */
static bool may_do_yet(const dm_codebook *book, const dm_actor *speaker, const dm_candidate *c) {
    bool armed = speaker->kind == DM_KIND_GROUP || dm_str_is(speaker->sector, "MIL") ||
                 dm_str_is(speaker->sector, "REB");
    bool governs = dm_str_is(speaker->sector, "GOV") ||
                   (speaker->kind == DM_KIND_STATE && !speaker->sector.len);
    return c->modality == DM_MODALITY_FUTURE && dm_is_hostile(c->type) && c->type != DM_ACCUSE &&
           !dm_only_tells(book, speaker) && (armed || governs);
}

/* "The Iranian envoy had been expelled, Kuwait's foreign ministry said": by whoever announces it.
 */
static void take_announcer(const dm_story *story, dm_candidate *c, const dm_speech *speech) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_actor *speaker = speech->speakers.ptr[0];
    uint32_t v = told_by(c);
    while (v != DM_NO_TOKEN && parse->tokens[v].upos != DM_VERB)
        v = parse->tokens[v].head;
    if (c->actors.len || v == DM_NO_TOKEN || !is_said(parse, v) ||
        !dm_is_passive(&story->scene.grammar, v) || speech->speakers.len != 1 ||
        !speaker->code.len || c->conditional || c->negated ||
        speech->kind_of_verb == DM_REPORT_THINK || speech->unsaid ||
        !(dm_refs_any_code(&c->recipients) || gives_way(story->scene.grammar.book, c)) ||
        dm_refs_share(&c->recipients, &speech->speakers))
        return;
    if (may_do_yet(story->scene.grammar.book, speaker, c)) {
        c->mode = dm_threat_mode(c->type, c->mode);
        c->type = DM_THREATEN;
        c->status = DM_ASSERTED;
    } else if (!may_do(story->scene.grammar.book, speaker, c)) {
        return;
    }
    c->actors = speech->speakers;
}

/* "would stand by Albania": solidarity is given by the words, and nothing else is promised. */
static bool is_solidarity(const dm_story *story, const dm_candidate *c) {
    return c->type == DM_AGREE && c->frame->type == DM_SUPPORT && dm_only_reported(c) &&
           !c->conditional && c->modality == DM_MODALITY_FUTURE &&
           dm_codebook_in_class(story->scene.grammar.book, "@stands-firm",
                                tok(story, c->predicate)->lemma);
}

/* "told Iran that Pakistan wanted to trade with it", "would like to help": who says of himself that
 * he wants to cooperate is ready to. */
static bool is_offered_help(const dm_story *story, const dm_candidate *c, const dm_speech *speech) {
    bool wished = false;
    bool helps = c->type == DM_COOPERATE || c->type == DM_AID || c->type == DM_SUPPORT;
    if (!helps || c->negated || c->conditional || c->purpose || !speech ||
        !dm_refs_any_code(&c->recipients) || !dm_refs_share(&c->actors, &speech->speakers))
        return false;
    for (size_t i = 0; i < c->layer_count; i++) {
        if (c->layers[i].negated || (c->layers[i].op->effect != DM_EFFECT_WISH &&
                                     c->layers[i].op->effect != DM_EFFECT_REPORT))
            return false;
        wished |= dm_codebook_in_class(story->scene.grammar.book, "@wants",
                                       tok(story, c->layers[i].head)->lemma);
    }
    return wished;
}

void dm_said_turn(dm_story *story, dm_candidate *c) {
    const dm_speech *speech = dm_said_over(story, c->predicate);
    if (is_solidarity(story, c))
        c->type = DM_SUPPORT;
    if (is_offered_help(story, c, speech)) {
        c->type = DM_AGREE;
        c->mode = DM_STR("");
        c->status = DM_ASSERTED;
    }
    if (speech)
        take_announcer(story, c, speech);
    if (!speech || !dm_only_reported(c) || c->type == DM_NO_EVENT || !c->actors.len)
        return;
    bool must = c->modality == DM_MODALITY_DEONTIC ||
                is_needed(story, c->light != DM_NO_TOKEN ? c->light : c->predicate);
    if (must && !c->conditional)
        turn_demand(story, c, speech);
    else if (c->modality == DM_MODALITY_POSSIBLE && !c->negated && !c->cannot &&
             dm_is_hostile(c->type) && dm_refs_share(&c->actors, &speech->speakers)) {
        c->mode = dm_threat_mode(c->type, c->mode);
        c->type = DM_THREATEN;
        c->status = DM_ASSERTED;
    }
    turn_to_hearer(c, speech);
}

/* ---- demands in verbs that tell no act ---- */

/* Under "must" or "should"; "must have written" is a guess, "should a coup follow" a condition. */
static bool must(const dm_story *story, uint32_t v) {
    bool must = false, done = false;
    uint32_t subject = dm_tree_find(dm_parse_of(story), v, DM_REL_NSUBJ);
    if (dm_tree_find(dm_parse_of(story), v, DM_REL_EXPL) != DM_NO_TOKEN)
        subject = DM_NO_TOKEN; /* "there must be no reprisals" */
    for (DM_CHILDREN(dm_parse_of(story), v, c)) {
        const dm_token *token = tok(story, c);
        if (token->rel != DM_REL_AUX || (subject != DM_NO_TOKEN && c < subject))
            continue;
        must |= dm_str_eq_nocase(token->form, DM_STR("must")) ||
                dm_str_eq_nocase(token->form, DM_STR("should")) ||
                dm_str_eq_nocase(token->form, DM_STR("ought"));
        done |= dm_str_eq_nocase(token->form, DM_STR("have")) ||
                (dm_str_eq_nocase(token->form, DM_STR("be")) && /* "must be dreaming" */
                 dm_str_ends(tok(story, v)->form, DM_STR("ing")));
    }
    return must && !done;
}

/* "insisted that ...": whether the clause is what somebody insists on. */
static bool is_insisted(const dm_story *story, uint32_t v) {
    const dm_token *verb = tok(story, v);
    return verb->rel == DM_REL_CCOMP && verb->head != DM_NO_TOKEN &&
           dm_codebook_in_class(story->scene.grammar.book, "@insists",
                                tok(story, verb->head)->lemma);
}

/* "insisted that Kenya stop": one is said to do it in a form that only what is asked for has. */
static bool is_subjunctive(const dm_story *story, uint32_t v) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t subject = dm_tree_find(parse, v, DM_REL_NSUBJ);
    if (!is_insisted(story, v) || subject == DM_NO_TOKEN || subject > v ||
        !dm_str_eq(tok(story, v)->form, tok(story, v)->lemma) ||
        dm_tree_find(parse, v, DM_REL_AUX) != DM_NO_TOKEN)
        return false;
    return !(tok(story, subject)->feats & DM_FEAT_PLUR) && tok(story, subject)->upos == DM_PROPN &&
           dm_tree_find(parse, subject, DM_REL_CONJ) == DM_NO_TOKEN;
}

/* "told Kenya that the list should be longer": what is asked of who is told so. */
static bool is_told_off(const dm_story *story, uint32_t t, const dm_speech *speech,
                        dm_candidate *demand) {
    if (!dm_refs_any_code(&speech->addressees) ||
        dm_refs_share(&speech->addressees, &speech->speakers) ||
        !dm_match_as(&story->scene, t, DM_STR("any-ought"), demand))
        return false;
    demand->recipients = speech->addressees;
    return true;
}

bool dm_said_demand(dm_story *story, uint32_t t, dm_candidate *demand) {
    const dm_speech *speech =
        tok(story, t)->upos == DM_VERB &&
                (must(story, t) || is_subjunctive(story, t) || is_needed(story, t))
            ? dm_said_over(story, t)
            : NULL;
    if (!speech || !speech->speakers.ptr[0]->code.len ||
        ((dm_codebook_in_class(story->scene.grammar.book, "@not-asked", tok(story, t)->lemma) ||
          !dm_match_as(&story->scene, t, DM_STR("any-must"), demand)) &&
         !is_told_off(story, t, speech, demand)))
        return false;
    dm_compose(&story->scene, demand);
    if (demand->conditional || (!dm_only_reported(demand) && !is_insisted(story, t)))
        return false;
    if (dm_refs_share(&demand->recipients, &demand->actors))
        return false; /* of himself */
    demand->deontic = true;
    demand->status = DM_ASSERTED;
    return true;
}

/* ---- threats in verbs of answering ---- */

/* "would respond if Georgia adopted the law": whoever would make it answer. */
static bool take_provoker(const dm_story *story, dm_candidate *answer) {
    const dm_grammar *g = &story->scene.grammar;
    for (DM_CHILDREN(g->parse, answer->predicate, clause)) {
        dm_actor_refs who = {0};
        uint32_t subject = tok(story, clause)->rel == DM_REL_ADVCL ? dm_surface_subject(g, clause)
                                                                   : (uint32_t)DM_NO_TOKEN;
        if (subject == DM_NO_TOKEN || !dm_mood_conditional(&story->scene, clause))
            continue;
        if (!dm_str_eq_nocase(tok(story, subject)->form, DM_STR("they"))) /* far behind, often */
            dm_scene_gather(&story->scene, subject, &who);
        if (dm_refs_any_code(&who) && !dm_refs_share(&who, &answer->actors))
            answer->recipients = who;
        return true;
    }
    return false;
}

/* "respond", "take countermeasures". */
static bool is_answer(const dm_story *story, uint32_t t) {
    const dm_codebook *book = story->scene.grammar.book;
    uint32_t object = dm_tree_find(dm_parse_of(story), t, DM_REL_OBJ);
    bool steps = object != DM_NO_TOKEN && object > t &&
                 dm_codebook_in_class(book, "@countersteps", tok(story, object)->lemma);
    return dm_codebook_in_class(book, "@acts-if", tok(story, t)->lemma) ||
           (steps && dm_codebook_in_class(book, "@takes-steps", tok(story, t)->lemma));
}

/* Told, or warned of, by the one who would do it. */
static bool is_announced(const dm_candidate *answer) {
    for (size_t i = 0; i < answer->layer_count; i++)
        if (answer->layers[i].negated || (answer->layers[i].op->effect != DM_EFFECT_REPORT &&
                                          answer->layers[i].op->effect != DM_EFFECT_THREATEN))
            return false;
    return true;
}

/* "Russia said it would act if the Taliban crossed the river": a threat under a condition. */
static bool is_under_condition(dm_story *story, uint32_t t, dm_candidate *answer) {
    if (!is_answer(story, t) || !dm_said_over(story, t) ||
        !dm_match_as(&story->scene, t, DM_STR("any-act"), answer))
        return false;
    dm_compose(&story->scene, answer);
    return answer->modality == DM_MODALITY_FUTURE && !answer->negated && !answer->conditional &&
           is_announced(answer) && take_provoker(story, answer);
}

bool dm_said_answer(dm_story *story, uint32_t t, dm_candidate *answer) {
    const dm_codebook *book = story->scene.grammar.book;
    if (tok(story, t)->upos == DM_VERB && is_under_condition(story, t, answer))
        return true;
    if (tok(story, t)->upos != DM_VERB ||
        !dm_codebook_in_class(book, "@retaliates", tok(story, t)->lemma) ||
        !dm_match_as(&story->scene, t, DM_STR("any-answer"), answer))
        return false;
    dm_compose(&story->scene, answer);
    return answer->modality == DM_MODALITY_FUTURE && !answer->negated && !answer->conditional &&
           answer->type == DM_THREATEN;
}

/* ---- charges ---- */

/* "Ugandans shelled it, Kenya said": the deed is the news, and who said so stands behind it. */
static bool is_said_last(const dm_parse *parse, uint32_t v) {
    v = dm_tree_first_conjunct(parse, v);
    return parse->tokens[v].head > v;
}

/* Told as a fact of the past or the day, by the one who says so in so many words. */
static bool is_told(const dm_story *story, const dm_candidate *c) {
    const dm_token *verb = tok(story, told_by(c));
    return (is_said(dm_parse_of(story), told_by(c)) || is_held_true(story, told_by(c))) &&
           c->modality == DM_MODALITY_NONE && !c->conditional && !c->purpose && !c->unreal &&
           dm_only_reported(c) &&
           (verb->feats & (DM_FEAT_PAST | DM_FEAT_PRES) ||
            dm_tree_find(dm_parse_of(story), told_by(c), DM_REL_AUX) != DM_NO_TOKEN ||
            dm_tree_find(dm_parse_of(story), c->predicate, DM_REL_COP) != DM_NO_TOKEN);
}

/* "arms the rebels", "sponsors terrorists". */
static bool helps_rebels(const dm_story *story, const dm_candidate *deed) {
    dm_fillers object = {0};
    if (deed->type != DM_AID || deed->negated ||
        !dm_tree_is_verbal(dm_parse_of(story), deed->predicate))
        return false;
    dm_arguments(&story->scene.grammar, deed->predicate, DM_SLOT_OBJ, (dm_str){"", 0}, &object);
    return object.count && dm_codebook_in_class(story->scene.grammar.book, "@rebels",
                                                tok(story, object.tokens[0])->lemma);
}

/* Force is held against whoever used it, cooperation against whoever withheld it, help against who
 * gave it to rebels. */
static bool is_wrong(const dm_story *story, const dm_candidate *deed) {
    if (helps_rebels(story, deed))
        return true;
    if (deed->type == DM_COOPERATE)
        return deed->status == DM_NEGATED;
    if (dm_wrong_undone(story, deed->predicate))
        return true;
    bool force = deed->type == DM_ASSAULT || deed->type == DM_MOBILIZE || deed->type == DM_COERCE;
    dm_str noun = tok(story, deed->predicate)->lemma;
    if (deed->light != DM_NO_TOKEN && !dm_refs_any_code(&deed->recipients) &&
        !dm_codebook_in_class(story->scene.grammar.book, "@violence", noun) &&
        !dm_codebook_in_class(story->scene.grammar.book, "@wrongdoing", noun))
        return false; /* "waged a campaign against malaria" */
    return force && !deed->negated &&
           (deed->status == DM_ASSERTED || deed->status == DM_HISTORICAL);
}

/* Said by somebody known, of others. */
static bool is_of_others(const dm_story *story, const dm_candidate *deed) {
    const dm_speech *speech = dm_said_over(story, deed->predicate);
    return speech && speech->kind_of_verb != DM_REPORT_THINK && !speech->unsaid &&
           speech->speakers.ptr[0]->code.len && dm_refs_any_code(&deed->actors) &&
           !dm_only_tells(story->scene.grammar.book, speech->speakers.ptr[0]) &&
           !dm_refs_share(&speech->speakers, &deed->actors);
}

bool dm_said_charge(dm_story *story, const dm_candidate *deed, dm_candidate *charge) {
    if (!is_wrong(story, deed) || !is_told(story, deed) ||
        is_said_last(dm_parse_of(story), told_by(deed)) || !is_of_others(story, deed) ||
        !dm_match_as(&story->scene, told_by(deed), DM_STR("any-deed"), charge))
        return false;
    charge->recipients = deed->actors;
    return true;
}

/* "was behind the fires": a noun that is its clause's predicate. */
static bool is_behind(const dm_parse *parse, uint32_t t) {
    return dm_tree_find(parse, t, DM_REL_COP) != DM_NO_TOKEN && dm_tree_is_nominal(parse, t) &&
           dm_tree_has_case(parse, t, "behind");
}

/* "told the assembly that it was trampling on its statute": nobody blames himself. */
static void take_hearer(const dm_story *story, uint32_t t, dm_candidate *blame) {
    const dm_speech *speech = dm_said_over(story, t);
    uint32_t subject = dm_surface_subject(&story->scene.grammar, t);
    bool self = !blame->recipients.len || dm_refs_share(&blame->recipients, &speech->speakers);
    if (self && subject != DM_NO_TOKEN && tok(story, subject)->upos == DM_PRON &&
        !(tok(story, subject)->feats & DM_FEAT_P1) && dm_refs_any_code(&speech->addressees) &&
        !dm_refs_share(&speech->addressees, &speech->speakers))
        blame->recipients = speech->addressees;
}

bool dm_said_blame(dm_story *story, uint32_t t, dm_candidate *blame) {
    bool behind = is_behind(dm_parse_of(story), t);
    if ((!behind && tok(story, t)->upos != DM_VERB) || !dm_said_over(story, t))
        return false; /* most words: before anything is read */
    bool undone = dm_wrong_undone(story, t);
    if (!(undone || behind || dm_wrong_told(story, t)) ||
        !dm_match_as(&story->scene, t, DM_STR("any-deed"), blame))
        return false;
    take_hearer(story, t, blame);
    dm_compose(&story->scene, blame);
    if (undone && blame->status == DM_NEGATED)
        blame->status = DM_ASSERTED;
    blame->negated &= !undone;
    return is_told(story, blame) && !blame->negated &&
           !dm_refs_share(&blame->actors, &blame->recipients) && blame->recipients.len;
}

bool dm_said_claim(dm_story *story, uint32_t t, dm_candidate *deed) {
    const dm_codebook *book = story->scene.grammar.book;
    if (!is_behind(dm_parse_of(story), t) ||
        !dm_codebook_in_class(book, "@weapon-use", tok(story, t)->lemma) ||
        !dm_match_as(&story->scene, t, DM_STR("any-claim"), deed))
        return false;
    uint32_t who = dm_surface_subject(&story->scene.grammar, t); /* not "Saturday's bombing" */
    deed->actors.len = 0;
    if (who != DM_NO_TOKEN)
        dm_scene_gather(&story->scene, who, &deed->actors);
    dm_compose(&story->scene, deed);
    const dm_speech *speech = dm_said_over(story, t);
    /* of others it is a charge: dm_said_blame() */
    return !deed->negated && deed->modality == DM_MODALITY_NONE &&
           dm_refs_any_code(&deed->actors) &&
           (!speech || dm_refs_share(&speech->speakers, &deed->actors));
}
