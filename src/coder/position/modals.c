/*
 * position/modals.c - stands in a small word: "said that Uganda must reopen the market" asks it of
 * Uganda, "would not apologise" refuses what is asked of oneself, "is against the dam".
 *
 * The auxiliaries are rows of lexicon/positions/stances_general; what is to be done, or will not
 * be, is the verb they stand with. "It was not a coup" denies the coup. "The raids must stop" is
 * asked of nobody in particular.
 */
#include "coder/match/mood.h"
#include "coder/position/parts.h"
#include "coder/question/parts.h"
#include "coder/sides.h"

/* The row of the auxiliary; NULL if it has none. */
static const dm_frame *row_of(const dm_codebook *book, dm_str lemma) {
    char key[24] = "+";
    if (lemma.len + 1 > sizeof key)
        return NULL;
    memcpy(key + 1, lemma.ptr, lemma.len);
    uint32_t link = dm_codebook_stances(book, (dm_str){key, lemma.len + 1}, 'V');
    return link == DM_MAP_NONE ? NULL : &book->frames.ptr[link];
}

static bool is_hedged(const dm_story *story, uint32_t verb, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_sentence *s = &parse->sentences[parse->tokens[verb].sentence];
    dm_rel rel = parse->tokens[verb].rel;
    return c->conditional || c->purpose || rel == DM_REL_ADVCL ||
           dm_form_is(parse, s->first + s->count - 1, "?");
}

/* "both sides must show restraint": of the parties to the quarrel, whoever they are. */
static bool is_of_parties(const dm_story *story, uint32_t verb) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t subject = dm_tree_find(parse, verb, DM_REL_NSUBJ);
    return subject != DM_NO_TOKEN && dm_codebook_in_class(story->scene.grammar.book, "@party-to-it",
                                                          parse->tokens[subject].lemma);
}

/* "Kenya said Uganda must ...": asked by whoever speaks of whoever must; false: of himself. */
static bool set_asked(dm_making *making, dm_candidate *c, const dm_speech *speech,
                      const dm_actor_refs *subject) {
    const dm_parse *parse = dm_parse_of(making->story);
    if (!speech || !speech->speakers.len || speech->unsaid ||
        speech->kind_of_verb == DM_REPORT_THINK)
        return false;
    c->actors = dm_holders_settled(making->story, &speech->speakers, true);
    for (size_t i = 0; i < subject->len; i++) {
        const dm_actor *one = subject->ptr[i];
        bool private = one->kind == DM_KIND_PERSON && !dm_str_is(one->sector, "GOV");
        if (private || one->kind == DM_KIND_PEOPLE || dm_refs_have(&speech->speakers, one->code))
            return false;
        const dm_actor **slot = dm_vec_push(making->story->scene.grammar.arena, &c->recipients);
        if (slot)
            *slot = one;
    }
    uint32_t what = dm_tree_find(parse, c->predicate, DM_REL_NSUBJ);
    const dm_topic *topic =
        what == DM_NO_TOKEN ? NULL : dm_question_topic(making->story, what, false);
    bool goes = dm_tree_lemma_is(parse, c->predicate, "go") && topic && /* "the sanctions must" */
                dm_str_is(dm_table_get(topic->table, topic->row, "kind"), "measure");
    bool undirected = goes || dm_is_passive(&making->story->scene.grammar, c->predicate) ||
                      LEMMA_IN(parse, c->predicate, "stop", "end", "cease", "continue", "stay",
                               "remain", "return") ||
                      is_of_parties(making->story, c->predicate);
    return subject->len || (undirected && !c->negated);
}

/* "should have consulted them": what was done is held against who did it. */
static bool is_reproach(const dm_story *story, uint32_t verb) {
    const dm_parse *parse = dm_parse_of(story);
    if (!(parse->tokens[verb].feats & DM_FEAT_PAST))
        return false;
    for (DM_CHILDREN(parse, verb, c))
        if (parse->tokens[c].rel == DM_REL_AUX && dm_form_is(parse, c, "have"))
            return true;
    return false;
}

/* "there will be no talks", said by somebody: he refuses them. */
static bool is_ruled_out(dm_making *making, uint32_t verb, const dm_speech *speech, dm_candidate *c,
                         dm_draft *draft) {
    const dm_parse *parse = dm_parse_of(making->story);
    uint32_t matter = dm_tree_find(parse, verb, DM_REL_NSUBJ),
             none = matter == DM_NO_TOKEN ? DM_NO_TOKEN : dm_tree_find(parse, matter, DM_REL_DET);
    if (!speech || !dm_tree_lemma_is(parse, verb, "be") ||
        dm_tree_find(parse, verb, DM_REL_EXPL) == DM_NO_TOKEN || none == DM_NO_TOKEN ||
        !dm_tree_lemma_is(parse, none, "no") || c->conditional || is_reproach(making->story, verb))
        return false; /* "there would have been no vote": it was held */
    c->actors = dm_holders_settled(making->story, &speech->speakers, true);
    if (dm_refused_draft(making->story, c, matter, draft))
        return true;
    const dm_topic *topic = dm_question_topic(making->story, matter, false);
    dm_str kind = topic ? dm_table_get(topic->table, topic->row, "kind") : (dm_str){"", 0};
    return (dm_str_is(kind, "membership") || dm_str_is(kind, "statehood")) &&
           dm_topic_draft(making->story, c, topic, matter, draft);
}

static bool reproach_draft(const dm_candidate *c, dm_stand *s) {
    s->verdict = dm_verdict_of(DM_STR("opposes"));
    s->draft = (dm_draft){.kind = DM_STR("conduct"), .underspecified = true, .general = true};
    for (size_t i = 0; i < c->recipients.len; i++)
        dm_draft_set(&s->draft, DM_STR("actor"), c->recipients.ptr[i]->code, false);
    return c->recipients.len > 0;
}

static void stand_of_modal(dm_making *making, uint32_t verb, const dm_frame *frame) {
    dm_story *story = making->story;
    dm_candidate c = {.predicate = verb, .light = DM_NO_TOKEN, .frame = frame};
    dm_stand s = {.candidate = &c, .verdict = dm_verdict_of(frame->stance)};
    const dm_speech *speech = dm_spoken_at(&story->spoken, dm_parse_of(story)->tokens[verb].start);
    dm_fillers fillers = {0};
    dm_actor_refs subject = {0};
    c.type = DM_NO_EVENT;
    dm_compose(&story->scene, &c);
    bool asks = dm_str_is(frame->stance, "calls-for"),
         refuses = dm_str_is(frame->stance, "opposes");
    if (!s.verdict || !(asks || refuses) || is_hedged(story, verb, &c))
        return;
    c.certainty = 1.0f;
    dm_arguments(&story->scene.grammar, verb, DM_SLOT_SUBJ, (dm_str){"", 0}, &fillers);
    for (size_t i = 0; i < fillers.count; i++)
        dm_scene_gather(&story->scene, fillers.tokens[i], &subject);
    if (asks) {
        bool weak = !subject.len && dm_str_is(frame->lemma, "should") && !dm_settles(story, verb);
        if (!set_asked(making, &c, speech, &subject) ||
            !(is_reproach(story, verb) ? reproach_draft(&c, &s)
                                       : dm_demand_draft(story, &c, verb, &s.draft)) ||
            (weak && s.draft.general))
            return; /* "should be repainted": asked of nobody, and nothing that is asked for */
    } else {
        bool own =
            subject.len && (!speech || dm_refs_have(&speech->speakers, subject.ptr[0]->code));
        c.actors = subject;
        if (is_ruled_out(making, verb, speech, &c, &s.draft)) {
            s.holders = c.actors;
            dm_stand_record(making, &s);
            return;
        }
        if (dm_str_is(frame->lemma, "can") || !c.negated || !own ||
            !dm_refusal_draft(story, verb, &s.draft))
            return;
        s.status = DM_FUTURE;
        for (size_t i = 0; i < subject.len; i++)
            dm_draft_set(&s.draft, DM_STR("of"), subject.ptr[i]->code, false);
    }
    s.holders = c.actors;
    dm_stand_record(making, &s);
}

/* Who says what is to be until then, or does it. */
static dm_actor_refs who_waits(dm_making *making, uint32_t verb) {
    const dm_story *story = making->story;
    const dm_speech *speech = dm_spoken_at(&story->spoken, dm_parse_of(story)->tokens[verb].start);
    dm_fillers fillers = {0};
    dm_actor_refs refs = {0};
    if (speech && (speech->unsaid || speech->kind_of_verb == DM_REPORT_THINK))
        return refs;
    if (speech)
        return dm_holders_settled(story, &speech->speakers, true);
    for (DM_CHILDREN(dm_parse_of(story), verb,
                     c)) /* "No Kenyan may leave until": by others' leave */
        if (dm_parse_of(story)->tokens[c].rel == DM_REL_AUX &&
            LEMMA_IN(dm_parse_of(story), c, "may", "can", "might"))
            return refs;
    dm_arguments(&story->scene.grammar, verb, DM_SLOT_SUBJ, (dm_str){"", 0}, &fillers);
    for (size_t i = 0; i < fillers.count; i++)
        dm_scene_gather(&story->scene, fillers.tokens[i], &refs);
    return refs;
}

/* "threatened to kill them unless", "vowed to stay until": says what is to be until then. */
static bool says_until(const dm_story *story, uint32_t verb) {
    return dm_mood_modality(&story->scene, verb) != DM_MODALITY_NONE ||
           dm_codebook_in_class(story->scene.grammar.book, "@says-unless",
                                dm_parse_of(story)->tokens[verb].lemma);
}

/* "will not talk until the prisoners are freed": what is to be done, by whomever; false where that
 * is no demand. */
static bool awaited_draft(const dm_story *story, uint32_t verb, dm_draft *draft) {
    const dm_topic *topic = dm_question_topic(story, verb, false);
    dm_str parameters = topic ? dm_table_get(topic->table, topic->row, "parameters") : DM_STR(""),
           one;
    if (!topic || !dm_str_is(dm_table_get(topic->table, topic->row, "kind"), "demand") ||
        !dm_codebook_in_class(story->scene.grammar.book, "@awaited",
                              dm_parse_of(story)->tokens[verb].lemma))
        return false;
    *draft = (dm_draft){.kind = DM_STR("demand"), .underspecified = true, .asked = true};
    while (dm_str_split(&parameters, ' ', &one))
        if (dm_str_starts(one, DM_STR("what=")))
            dm_question_take(story, NULL, verb, one, draft);
    return draft->key_count > 0;
}

/* "would keep the ban until Uganda withdrew", "will not talk unless it does": what is waited for is
 * asked of who is to do it. */
static void stand_of_condition(dm_making *making, uint32_t verb, const dm_frame *frame) {
    dm_story *story = making->story;
    const dm_parse *parse = dm_parse_of(story);
    uint32_t main = parse->tokens[verb].head;
    dm_candidate c = {.predicate = verb, .light = DM_NO_TOKEN, .frame = frame};
    dm_stand s = {.candidate = &c, .verdict = dm_verdict_of(frame->stance)};
    dm_fillers fillers = {0};
    c.type = DM_NO_EVENT;
    while (parse->tokens[main].rel == DM_REL_XCOMP) /* "would remain suspended" */
        main = parse->tokens[main].head;
    bool passive = dm_is_passive(&story->scene.grammar, verb);
    if (!says_until(story, main) || (passive && !awaited_draft(story, verb, &s.draft)) ||
        dm_stand_asked(story, verb) ||
        dm_codebook_in_class(story->scene.grammar.book, "@no-condition", parse->tokens[verb].lemma))
        return;
    c.certainty = 1.0f;
    dm_arguments(&story->scene.grammar, verb, DM_SLOT_SUBJ, (dm_str){"", 0}, &fillers);
    for (size_t i = 0; i < fillers.count; i++)
        dm_scene_gather(&story->scene, fillers.tokens[i], &c.recipients);
    s.holders = c.actors = who_waits(making, main);
    if (passive) {
        if (dm_refs_any_code(&c.actors))
            dm_stand_record(making, &s);
        return;
    }
    if (!dm_refs_any_code(&c.actors) || !dm_refs_any_code(&c.recipients) ||
        dm_refs_share(&c.actors, &c.recipients))
        return;
    if (!dm_demand_draft(story, &c, verb, &s.draft)) {
        s.draft = (dm_draft){.kind = DM_STR("demand"), .underspecified = true, .asked = true};
        for (size_t i = 0; i < c.recipients.len; i++)
            dm_draft_set(&s.draft, DM_STR("of"), c.recipients.ptr[i]->code, false);
    }
    s.draft.general = false; /* whatever else is said of it */
    dm_stand_record(making, &s);
}

/* "India is against a diversion": who is against what. */
static void stand_of_preposition(dm_making *making, uint32_t matter, const dm_frame *frame) {
    dm_story *story = making->story;
    dm_candidate c = {.predicate = matter, .light = DM_NO_TOKEN, .frame = frame};
    dm_stand s = {.candidate = &c, .verdict = dm_verdict_of(frame->stance)};
    c.type = DM_NO_EVENT;
    dm_compose(&story->scene, &c);
    uint32_t subject = dm_tree_find(dm_parse_of(story), matter, DM_REL_NSUBJ);

    if (subject == DM_NO_TOKEN) /* "is against admitting Serbia" */
        subject = dm_tree_find(dm_parse_of(story), matter, DM_REL_NSUBJ_OUTER);
    bool alone = dm_tree_lemma_is(dm_parse_of(story), matter, "against");
    if (dm_tree_is_verbal(dm_parse_of(story), matter)) /* "against" is no "if" */
        c.conditional = c.purpose = false;
    if (!s.verdict || c.negated || is_hedged(story, matter, &c) || subject == DM_NO_TOKEN)
        return;
    c.certainty = 1.0f;
    dm_scene_gather(&story->scene, subject, &c.actors);
    const dm_speech *speech =
        dm_spoken_at(&story->spoken, dm_parse_of(story)->tokens[matter].start);
    if (!c.actors.len && speech && LEMMA_IN(dm_parse_of(story), subject, "it", "he", "she", "they"))
        c.actors = speech->speakers; /* "said it was against" */
    s.holders = c.actors;
    if (s.holders.len &&
        dm_question_draft(story, &c, alone ? (uint32_t)DM_NO_TOKEN : matter, &s.draft)) {
        dm_stand_fit(&s);
        if (s.verdict)
            dm_stand_record(making, &s);
    }
}

/* "it was not a coup", "there is no blockade": whoever says so denies the deed. */
static bool is_named_not(const dm_story *story, uint32_t deed, uint32_t not ) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t subject = dm_tree_find(parse, deed, DM_REL_NSUBJ), verb = parse->tokens[deed].head;
    if (!dm_codebook_in_class(story->scene.grammar.book, "@deed-name", parse->tokens[deed].lemma))
        return false;
    if (dm_tree_find(parse, deed, DM_REL_COP) != DM_NO_TOKEN)
        return subject != DM_NO_TOKEN && LEMMA_IN(parse, subject, "this", "it", "that");
    return parse->tokens[not ].rel == DM_REL_DET && parse->tokens[deed].rel == DM_REL_NSUBJ &&
           verb != DM_NO_TOKEN && dm_tree_find(parse, verb, DM_REL_EXPL) != DM_NO_TOKEN;
}

static void stand_of_denial(dm_making *making, uint32_t deed, const dm_frame *frame) {
    dm_story *story = making->story;
    dm_candidate c = {.predicate = deed, .light = DM_NO_TOKEN, .frame = frame};
    dm_stand s = {.candidate = &c, .verdict = dm_verdict_of(frame->stance)};
    const dm_speech *speech = dm_spoken_at(&story->spoken, dm_parse_of(story)->tokens[deed].start);
    const dm_topic *topic = dm_question_topic(story, deed, true);
    c.type = DM_NO_EVENT;
    dm_compose(&story->scene, &c);
    if (!speech || !speech->speakers.len || speech->unsaid || !topic || !s.verdict ||
        c.modality != DM_MODALITY_NONE || speech->kind_of_verb == DM_REPORT_THINK ||
        is_hedged(story, deed, &c))
        return;
    c.certainty = 1.0f;
    s.holders = c.actors = dm_holders_settled(story, &speech->speakers, true);
    dm_deed_draft(story, topic, deed, &s.draft);
    if (dm_refs_any_code(&s.holders))
        dm_stand_record(making, &s);
}

/* "can only be solved through dialogue": that it is to be. */
static bool is_only(const dm_story *story, uint32_t verb) {
    const dm_parse *parse = dm_parse_of(story);
    for (DM_CHILDREN(parse, verb, c))
        if (parse->tokens[c].rel == DM_REL_ADVMOD && dm_tree_lemma_is(parse, c, "only"))
            return dm_settles(story, verb);
    return false;
}

void dm_positions_modals(dm_making *making, const bool *taken) {
    const dm_parse *parse = dm_parse_of(making->story);
    for (uint32_t t = 0; t < parse->token_count; t++) {
        uint32_t verb = parse->tokens[t].head;
        bool alone = verb == DM_NO_TOKEN || parse->tokens[t].rel == DM_REL_CONJ ||
                     parse->tokens[t].rel == DM_REL_CCOMP; /* "Hungary is against" */
        bool against =
            dm_tree_lemma_is(parse, t, "against") &&
            (alone ? dm_tree_find(parse, t, DM_REL_COP) != DM_NO_TOKEN
                   : (parse->tokens[t].rel == DM_REL_CASE || parse->tokens[t].rel == DM_REL_MARK) &&
                         dm_tree_find(parse, verb, DM_REL_COP) != DM_NO_TOKEN);
        const dm_frame *row =
            against ? row_of(making->story->scene.grammar.book, parse->tokens[t].lemma) : NULL;
        if (row)
            stand_of_preposition(making, alone ? t : verb, row);
        bool not = verb != DM_NO_TOKEN && parse->tokens[verb].upos == DM_NOUN &&
                   LEMMA_IN(parse, t, "not", "no", "n't") && is_named_not(making->story, verb, t);
        const dm_frame *denial =
            not ? row_of(making->story->scene.grammar.book, DM_STR("not")) : NULL;
        if (denial)
            stand_of_denial(making, verb, denial);
        bool owned = dm_form_is(parse, t, "ours") || parse->tokens[t].upos == DM_ADJ;
        const dm_frame *ours =
            owned ? row_of(making->story->scene.grammar.book, DM_STR("ours")) : NULL;
        if (ours)
            dm_positions_land(making, t, ours);
        bool only = verb != DM_NO_TOKEN && dm_tree_lemma_is(parse, t, "can") &&
                    is_only(making->story, verb);
        const dm_frame *frame =
            parse->tokens[t].rel == DM_REL_AUX && verb != DM_NO_TOKEN && verb > t && !taken[verb]
                ? row_of(making->story->scene.grammar.book,
                         only ? DM_STR("must") : parse->tokens[t].lemma)
                : NULL;
        if (frame)
            stand_of_modal(making, verb, frame);
        bool awaited = verb != DM_NO_TOKEN && parse->tokens[t].rel == DM_REL_MARK &&
                       parse->tokens[verb].rel == DM_REL_ADVCL && !taken[verb] &&
                       LEMMA_IN(parse, t, "until", "till", "unless");
        const dm_frame *must =
            awaited ? row_of(making->story->scene.grammar.book, DM_STR("must")) : NULL;
        if (must)
            stand_of_condition(making, verb, must);
    }
}
