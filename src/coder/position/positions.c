/*
 * position/positions.c - stands from stances: a predicate whose frame says that taking the action
 * takes a stand, on the question its theme asks.
 *
 * Two kinds of rows have stances: those of the events (lexicon/predicates) and those that only take
 * a stand (lexicon/positions/stances), which go first. The verdict is what operators and negation
 * leave of the frame's: "refuse to recognise" is does-not-recognise, "did not support" is nothing
 * that was said. What is done (aid sent, sanctions imposed) is an event; announced, promised or
 * decided it is a stand on the measure. Votes: position/votes.c; "so did Serbia":
 * position/echo.c; what a stand on a theme comes to: position/theme.c; what an event tells by
 * itself: position/bare.c; what follows by rule: position/derived.c.
 */
#include "coder/position/positions.h"

#include "coder/position/parts.h"
#include "coder/settle.h"
#include "coder/sides.h"

/* ---- stands of candidates ---- */

/* "would recognise it if the war went on" */
static bool hangs_on_if(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    bool would = false, condition = false;
    for (DM_CHILDREN(parse, c->predicate, t)) {
        uint32_t mark = dm_tree_find(parse, t, DM_REL_MARK);
        would |= parse->tokens[t].rel == DM_REL_AUX && dm_tree_lemma_is(parse, t, "would");
        condition |=
            parse->tokens[t].rel == DM_REL_ADVCL && mark != DM_NO_TOKEN &&
            (dm_tree_lemma_is(parse, mark, "if") || dm_tree_lemma_is(parse, mark, "unless"));
    }
    return would && condition;
}

/* A row that is a stand only where it is negated: "could not be accepted". */
static bool is_for_refusal(const dm_candidate *c) {
    return dm_str_is(dm_table_get(c->frame->table, c->frame->row, "only"), "refused");
}

/* Who means himself: "must be respected", "will not be recognised", said of nobody. */
static dm_actor_refs unnamed_holder(const dm_story *story, const dm_candidate *c) {
    const dm_speech *speech =
        dm_spoken_at(&story->spoken, dm_parse_of(story)->tokens[c->predicate].start);
    bool agentless = dm_is_passive(&story->scene.grammar, c->predicate);
    if (!speech || !agentless || speech->kind_of_verb == DM_REPORT_THINK)
        return (dm_actor_refs){0};
    return dm_holders_settled(story, &speech->speakers, true);
}

/* "sent to mend roads and support the patrols": what others are to do. */
static bool is_purpose(const dm_parse *parse, uint32_t t) {
    while (parse->tokens[t].rel == DM_REL_CONJ)
        t = parse->tokens[t].head;
    uint32_t mark = dm_tree_find(parse, t, DM_REL_MARK);
    return parse->tokens[t].rel == DM_REL_ADVCL && mark != DM_NO_TOKEN &&
           dm_tree_lemma_is(parse, mark, "to");
}

/* "its right to defend its sovereignty": what it may do, whoever grants it. */
static bool is_of_right(const dm_story *story, uint32_t t) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_token *word = &parse->tokens[t];
    bool behind = word->rel == DM_REL_ACL || word->rel == DM_REL_XCOMP;
    return behind && word->head < t &&
           dm_codebook_in_class(story->scene.grammar.book, "@right-noun",
                                parse->tokens[word->head].lemma);
}

/* "the claim that Kenya backs the rebels": said of it by others. */
static bool is_claimed(const dm_story *story, uint32_t t) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_token *word = &parse->tokens[t];
    uint32_t mark = dm_tree_find(parse, t, DM_REL_MARK);
    return (word->rel == DM_REL_ACL || word->rel == DM_REL_CCOMP) && word->head < t &&
           mark != DM_NO_TOKEN && dm_tree_lemma_is(parse, mark, "that") &&
           dm_codebook_in_class(story->scene.grammar.book, "@told-by-others",
                                parse->tokens[word->head].lemma);
}

/* "congratulated all concerned", "the parties concerned": those whom it concerns. */
static bool is_of_those(const dm_parse *parse, uint32_t t) {
    return t > 0 && dm_form_is(parse, t, "concerned") &&
           LEMMA_IN(parse, t - 1, "all", "those", "everyone", "party", "side", "country");
}

/* "asked the court to rule that Kenya had no right": what it has not said yet. */
bool dm_stand_to_be_said(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t said = parse->tokens[c->predicate].head;
    if (!dm_frame_is_spoken(c->frame) || parse->tokens[c->predicate].rel != DM_REL_CCOMP ||
        parse->tokens[said].rel != DM_REL_XCOMP)
        return false;
    uint32_t above = parse->tokens[said].head;
    return parse->tokens[above].upos == DM_VERB &&
           (dm_tree_find(parse, above, DM_REL_OBJ) != DM_NO_TOKEN ||
            dm_tree_find(parse, above, DM_REL_IOBJ) != DM_NO_TOKEN);
}

/* The noun that an adjective stands before, "this dangerous and hostile decision". */
static uint32_t modified(const dm_parse *parse, uint32_t adjective) {
    if (parse->tokens[adjective].upos == DM_ADJ && parse->tokens[adjective].rel == DM_REL_CONJ)
        adjective = parse->tokens[adjective].head;
    uint32_t noun = parse->tokens[adjective].rel == DM_REL_AMOD ? parse->tokens[adjective].head
                                                                : (uint32_t)DM_NO_TOKEN;
    if (noun != DM_NO_TOKEN && dm_tree_lemma_is(parse, noun, "one") &&
        dm_tree_find(parse, noun, DM_REL_COP) != DM_NO_TOKEN)
        return DM_NO_TOKEN; /* "was a reckless one": said of the subject */
    return noun;
}

/* "this dangerous decision", in the words of somebody: a thing that is pointed at, judged by the
 * way. */
static bool is_judged_aside(const dm_story *story, const dm_candidate *c, uint32_t noun) {
    const dm_parse *parse = dm_parse_of(story);
    if (!dm_spoken_at(&story->spoken, parse->tokens[noun].start) ||
        parse->tokens[noun].upos != DM_NOUN || c->negated ||
        !dm_str_is(c->frame->table->name, "positions/stances_general"))
        return false;
    for (DM_CHILDREN(parse, noun, det))
        if (dm_tree_lemma_is(parse, det, "this") || dm_tree_lemma_is(parse, det, "these") ||
            dm_form_is(parse, det, "Today") || dm_tree_lemma_is(parse, det, "such"))
            return true;
    return false;
}

/* "concern over the bloodshed", "alarmed by the tension": a state of affairs, which nobody named
 * has brought about, and no stand against anybody. */
static bool is_sad_state(const dm_story *story, const dm_candidate *c, uint32_t theme) {
    const dm_codebook *book = story->scene.grammar.book;
    const dm_parse *parse = dm_parse_of(story);
    dm_str word = parse->tokens[c->predicate].lemma;
    uint32_t voiced = dm_tree_find(parse, c->predicate, DM_REL_OBJ);
    bool worried = dm_codebook_in_class(book, "@dismayed", word) || dm_str_is(word, "regret") ||
                   (voiced != DM_NO_TOKEN &&
                    (dm_codebook_in_class(book, "@dismayed", parse->tokens[voiced].lemma) ||
                     dm_tree_lemma_is(parse, voiced, "regret")));
    if (!worried || !dm_str_is(c->frame->stance, "opposes") ||
        !(dm_codebook_in_class(book, "@sad-state", parse->tokens[theme].lemma) ||
          dm_codebook_in_class(book, "@sad-state", parse->tokens[theme].form)))
        return false;
    for (DM_CHILDREN(parse, theme, t)) /* "violence by Israel", "its fighting" */
        if (parse->tokens[t].rel == DM_REL_NMOD_POSS || dm_tree_has_case(parse, t, "by"))
            return false;
    return true;
}

/* "is against Kenya joining the alliance": what somebody is against, and no stand of Kenya's. */
static bool is_opposed(const dm_parse *parse, uint32_t t) {
    uint32_t head = parse->tokens[t].head;
    if ((parse->tokens[t].rel == DM_REL_ACL || parse->tokens[t].rel == DM_REL_ADVCL) && head < t &&
        dm_str_ends(parse->tokens[t].form, DM_STR("ing")) &&
        dm_tree_has_case(parse, head, "against"))
        return true;
    for (DM_CHILDREN(parse, t, c))
        if ((parse->tokens[c].rel == DM_REL_MARK || parse->tokens[c].rel == DM_REL_CASE) &&
            dm_form_is(parse, c, "against"))
            return dm_tree_is_verbal(parse, t);
    return false;
}

/* "is recognised by no state", "whom no country recognises": whoever it may be taken for. */
static bool is_held_by_none(const dm_story *story, const dm_candidate *c) {
    const dm_actors *actors = story->scene.grammar.actors;
    const dm_parse *parse = dm_parse_of(story);
    for (size_t i = 0; c->actors.len == 1 && i < actors->mentions.len; i++) {
        uint32_t head = actors->mentions.ptr[i].head;
        uint32_t det = parse->tokens[head].sentence == parse->tokens[c->predicate].sentence
                           ? dm_tree_find(parse, head, DM_REL_DET)
                           : (uint32_t)DM_NO_TOKEN;
        if (det != DM_NO_TOKEN && dm_tree_lemma_is(parse, det, "no") &&
            parse->tokens[head].start >= c->actors.ptr[0]->span.start &&
            parse->tokens[head].end <= c->actors.ptr[0]->span.end)
            return true;
    }
    return false;
}

/* "Kenya's condemnation of the raid was swift", "drew a rebuke from Kenya": told by its noun. */
static bool is_told_by_noun(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    if (!c->nominal || c->status != DM_ASSERTED || !c->theme.count ||
        c->modality != DM_MODALITY_NONE || c->layer_count ||
        !dm_codebook_in_class(story->scene.grammar.book, "@stand-noun",
                              parse->tokens[c->predicate].lemma))
        return false;
    const dm_speech *speech = dm_spoken_at(&story->spoken, parse->tokens[c->predicate].start);
    if (speech && !dm_refs_share(&speech->speakers, &c->actors))
        return false; /* "its support for extremism", in the words of another */
    for (DM_CHILDREN(parse, c->predicate, t))
        if (parse->tokens[t].rel == DM_REL_NMOD_POSS || dm_tree_has_case(parse, t, "from") ||
            dm_tree_has_case(parse, t, "by"))
            return true;
    return false;
}

/* "insists that the isle must remain part of Fiji": whose it is, in the words of somebody. */
static bool is_whose_land(const dm_candidate *c) {
    return dm_frame_is_spoken(c->frame) && !c->negated &&
           dm_str_is(dm_table_get(c->frame->table, c->frame->row, "kind"), "sovereignty");
}

/* False: no stand was found. */
static bool stand_of_candidate(dm_making *making, const dm_candidate *c) {
    dm_story *story = making->story;
    dm_stand s = {.candidate = c, .holders = c->actors};
    bool found = false;
    bool spoken_of = c->nominal && !is_told_by_noun(story, c) &&
                     !(dm_frame_is_spoken(c->frame) && dm_stand_of_none(story, c));
    bool told_by_list = dm_is_vote(c->frame->stance) && !dm_is_chamber_vote(c->frame);
    uint32_t noun = modified(dm_parse_of(story), c->predicate);
    bool aside = dm_stand_to_be_said(story, c) || dm_commands_own(c) ||
                 is_of_right(story, c->predicate) || is_claimed(story, c->predicate) ||
                 is_of_those(dm_parse_of(story), c->predicate) || is_held_by_none(story, c) ||
                 is_opposed(dm_parse_of(story), c->predicate) ||
                 dm_question_is_joined(story, c->predicate) ||
                 (dm_parse_of(story)->tokens[c->predicate].rel == DM_REL_CONJ &&
                  is_purpose(dm_parse_of(story), c->predicate));
    bool against = dm_frame_is_spoken(c->frame) && /* "is against such attacks" */
                   dm_predicate_pos(dm_parse_of(story), c->predicate) == 'N' &&
                   dm_tree_has_case(dm_parse_of(story), c->predicate, "against");
    if (!c->frame->stance.len || spoken_of || against || told_by_list || aside ||
        dm_str_is(c->frame->stance, "did-not-sign") ||
        (c->frame->type == DM_PROTEST && !dm_str_is(c->frame->stance, "calls-for")) ||
        (noun != DM_NO_TOKEN && !is_judged_aside(story, c, noun)) ||
        !dm_stand_verdict(story, c, &s) ||
        (is_for_refusal(c) && dm_str_is(c->frame->stance, s.verdict->name)))
        return false;
    /* "Kenya should condemn Uganda", "France would recognise it if ...": no stand that it takes */
    if (s.holders.len && !c->deontic &&
        ((c->modality == DM_MODALITY_DEONTIC && !is_whose_land(c)) ||
         (hangs_on_if(story, c) && s.status != DM_HYPOTHETICAL)))
        return false;
    if (!s.holders.len && c->modality == DM_MODALITY_DEONTIC && !c->negated &&
        s.verdict->polarity < 0)
        return false; /* "those who did it must be condemned" */
    if (!s.holders.len)
        s.holders = unnamed_holder(story, c);
    if (!dm_stand_blocked(story, c, &s))
        return false;
    if (s.holders.len && (!c->theme.count || noun != DM_NO_TOKEN))
        return dm_stand_on_theme(making, &s, noun);
    for (size_t i = 0; s.holders.len && i < c->theme.count; i++) {
        uint32_t list[DM_MOST_FILLERS];
        size_t n = dm_tree_conjuncts(dm_parse_of(story), c->theme.tokens[i], list, DM_MOST_FILLERS);
        /* names are gathered with the first of them; what is denied is one thing */
        const dm_mention *mention = dm_actors_at(story->scene.grammar.actors, list[0]);
        if ((mention && mention->actors.ptr[0].code.len) || dm_str_is(c->frame->stance, "denies"))
            n = 1;
        for (size_t k = 0; k < n; k++)
            found |= !is_sad_state(story, c, list[k]) && dm_stand_on_theme(making, &s, list[k]);
    }
    return found;
}

/* "accused each other of breaking the truce", "traded accusations": each the others. */
static bool is_mutual(const dm_parse *parse, const dm_candidate *c) {
    uint32_t object = dm_tree_find(parse, c->predicate, DM_REL_OBJ);
    bool mutual = c->actors.len > 1 && dm_str_is(c->frame->stance, "condemns"),
         each = c->frame->reciprocal ||
                (object != DM_NO_TOKEN && LEMMA_IN(parse, object, "each", "other", "another"));
    for (size_t i = 0; i < c->actors.len && !each; i++)
        mutual &= dm_refs_have(&c->recipients, c->actors.ptr[i]->code);
    return mutual;
}

static bool stand_of_each(dm_making *making, const dm_candidate *c) {
    dm_arena *arena = making->story->scene.grammar.arena;
    bool found = false;
    if (!is_mutual(dm_parse_of(making->story), c))
        return stand_of_candidate(making, c);
    for (size_t i = 0; i < c->actors.len; i++) {
        dm_candidate *one = DM_NEW(arena, dm_candidate);
        if (!one)
            return found;
        *one = *c;
        one->mutual = true;
        one->actors = one->recipients = (dm_actor_refs){0};
        for (size_t k = 0; k < c->actors.len; k++)
            dm_refs_push(arena, k == i ? &one->actors : &one->recipients, c->actors.ptr[k]);
        found |= stand_of_candidate(making, one);
    }
    return found;
}

/* ---- demands ---- */

/* "called Putin on Monday to discuss the war" */
static bool is_telephoned(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    for (size_t i = 0; i < c->layer_count; i++)
        if (dm_tree_lemma_is(parse, c->layers[i].head, "call") &&
            dm_tree_find(parse, c->layers[i].head, DM_REL_OBJ) != DM_NO_TOKEN)
            return true;
    return false;
}

/* "called for the embargo to be lifted": told by the verb, and not the embargo's. */
static bool is_asked_by_verb(const dm_story *story, const dm_candidate *c, const bool *taken) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t verb = parse->tokens[c->predicate].head;
    return parse->tokens[c->predicate].upos == DM_NOUN &&
           parse->tokens[c->predicate].rel == DM_REL_OBL && taken[verb] &&
           dm_tree_has_case(parse, c->predicate, "for") &&
           dm_tree_find(parse, verb, DM_REL_ADVCL) != DM_NO_TOKEN;
}

/* A REQUEST that an operator made: "demanded that Russia withdraw". */
static void stand_of_request(dm_making *making, const dm_candidate *c, const bool *taken) {
    bool land = taken[c->predicate] && /* "must remain part of Serbia": whose it is */
                LEMMA_IN(dm_parse_of(making->story), c->predicate, "remain", "stay");
    if (land || is_asked_by_verb(making->story, c, taken) || c->dropped || c->type != DM_REQUEST ||
        !(c->layer_count || c->deontic) || c->status != DM_ASSERTED || !c->actors.len ||
        dm_stand_asked(making->story, c->predicate) || is_telephoned(making->story, c))
        return;
    dm_stand s = {.candidate = c,
                  .holders = c->actors,
                  .verdict = dm_verdict_of(DM_STR("calls-for")),
                  .status = DM_ASSERTED};
    if (!dm_demand_draft(making->story, c, c->predicate, &s.draft))
        return;
    dm_stand_fit(&s);
    dm_stand_record(making, &s);
}

/* ---- the whole ---- */

typedef bool (*matcher)(const dm_scene *scene, uint32_t p, dm_candidate *candidate);

/* "froze new grants": of whom, the event at the same word has from the rest of the article. */
static void take_recipients(const dm_story *story, dm_candidate *c) {
    for (size_t i = 0; i < story->candidates.len && !c->recipients.len; i++) {
        const dm_candidate *event = &story->candidates.ptr[i];
        if (event->predicate == c->predicate && !event->dropped && event->type == DM_SANCTION)
            c->recipients = event->recipients;
    }
}

/* Who the events of the article say they are; that is as sure as what it leaves unsaid can be. */
static void settle_sides(const dm_story *story, dm_candidate *c) {
    static const float settled = 0.6f;
    bool known = dm_refs_any_code(&c->actors);
    c->actors = dm_holders_settled(story, &c->actors, true);
    c->recipients = dm_holders_settled(story, &c->recipients, false);
    if (!known && dm_refs_any_code(&c->actors) && c->certainty < settled)
        c->certainty = settled;
}

/* The rows that only take a stand; `taken` are the tokens at which one did. */
static void stands_by_themselves(dm_making *making, matcher match, bool *taken) {
    dm_story *story = making->story;
    const dm_parse *parse = dm_parse_of(story);
    for (uint32_t t = 0; t < parse->token_count; t++) {
        dm_candidate c;
        if (taken[t] || !match(&story->scene, t, &c))
            continue;
        dm_compose(&story->scene, &c);
        settle_sides(story, &c);
        if (dm_str_is(c.frame->stance, "suspends"))
            take_recipients(story, &c);
        taken[t] = stand_of_each(making, dm_crowd_reading(story, &c));
    }
}

void dm_positions_make(dm_story *story, const dm_coder_options *options, dm_records *records) {
    dm_arena *arena = story->scene.grammar.arena;
    dm_making making = {.story = story, .options = options, .records = records};
    bool *taken = DM_NEW_ARRAY(arena, bool, dm_parse_of(story)->token_count + 1);
    story->agenda = dm_agenda_new(arena);
    if (!taken || !story->agenda)
        return;
    for (size_t i = 0; i < story->candidates.len; i++)
        taken[story->candidates.ptr[i].predicate] |= story->candidates.ptr[i].figurative;
    stands_by_themselves(&making, dm_match_stances, taken);
    for (size_t i = 0; i < story->candidates.len; i++) {
        const dm_candidate *c = dm_crowd_reading(story, &story->candidates.ptr[i]);
        if (c->figurative)
            continue;
        bool told = taken[c->predicate] || (c->light != DM_NO_TOKEN && taken[c->light]);
        if (!told)
            taken[c->predicate] = stand_of_each(&making, c);
        stand_of_request(&making, c, taken);
    }
    stands_by_themselves(&making, dm_match_general, taken);
    dm_positions_modals(&making, taken);
    dm_positions_votes(&making);
    dm_positions_echo(&making);
    dm_positions_nonsigners(&making);
    dm_positions_bare(&making);
    dm_positions_once(&making);
    dm_positions_derive(&making);
}
