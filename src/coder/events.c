/*
 * events.c - from candidates to event records.
 *
 * A candidate becomes a record if its actors can be named, it is not what an operator made of
 * another candidate, and its confidence reaches the bound. Several reports of one event are one
 * record with all their sentences. (What settles the candidates before: settle.c.)
 */
#include "coder/background.h"
#include "coder/events.h"

#include <jansson.h>
#include <stdlib.h>

#include "actors/actors_inside.h"
#include "coder/cameo.h"
#include "coder/contexts.h"
#include "coder/match/ellipsis.h"
#include "coder/measures.h"
#include "coder/modes.h"
#include "coder/time/newsday.h"
#include "coder/match/refusals.h"
#include "coder/scorer.h"
#include "coder/said.h"
#include "coder/settle.h"
#include "coder/sides.h"
#include "coder/time/when.h"
#include "coder/will.h"

dm_actor_list dm_actors_copy(dm_arena *arena, const dm_actor_refs *refs) {
    dm_actor *list = refs->len ? DM_NEW_ARRAY(arena, dm_actor, refs->len) : NULL;
    for (size_t i = 0; list && i < refs->len; i++)
        list[i] = *refs->ptr[i];
    return (dm_actor_list){list, list ? refs->len : 0};
}

const dm_actor *dm_attribution(const dm_story *story, uint32_t byte) {
    const dm_speech *speech = dm_spoken_at(&story->spoken, byte);
    return speech && speech->speakers.len && speech->kind_of_verb != DM_REPORT_THINK
               ? speech->speakers.ptr[0]
               : NULL;
}

/* ---- finding ---- */

static void add_candidate(dm_story *story, const dm_candidate *candidate) {
    dm_candidate *entry = dm_vec_push(story->scene.grammar.arena, &story->candidates);
    if (entry)
        *entry = *candidate;
}

void dm_candidates_find(dm_story *story) {
    const dm_parse *parse = dm_parse_of(story);
    dm_arena *arena = story->scene.grammar.arena;
    dm_scene_mark_possible(&story->scene);
    for (uint32_t t = 0; t < parse->token_count && !arena->failed; t++) {
        dm_candidate candidate, charge;
        if (!dm_ellipsis_at(story, t, &candidate) && !dm_refusal_at(story, t, &candidate)) {
            if (dm_said_unfit(story, t, &candidate) || dm_said_closed(story, t, &candidate) ||
                dm_said_claim(story, t, &candidate) || dm_will_unbowed(story, t, &candidate)) {
                /* the words that praise, but not here; an attack owned to; not cowed */
            } else if (dm_said_is_order(story, t)) {
                if (!dm_said_order(story, t, &candidate))
                    continue; /* nobody has done what others are told to do */
            } else if (dm_tree_find(parse, t, DM_REL_EXPL) != DM_NO_TOKEN &&
                       dm_said_demand(story, t, &candidate)) {
                /* "there must be no reprisals" threatens nobody */
            } else if (dm_match_frames(&story->scene, t, &candidate)) {
                dm_compose(&story->scene, &candidate);
                dm_said_turn(story, &candidate);
                bool other = candidate.type == DM_PROTEST || candidate.type == DM_REJECT;
                if (other && dm_said_blame(story, t, &charge))
                    candidate = charge; /* "was behind the protests", "had wrecked the talks" */
            } else if (!dm_said_demand(story, t, &candidate) &&
                       !dm_said_blame(story, t, &candidate) &&
                       !dm_said_answer(story, t, &candidate) && !dm_will_at(story, t, &candidate)) {
                continue;
            }
        }
        add_candidate(story, &candidate);
        if (dm_said_charge(story, &candidate, &charge) ||
            dm_measure_prison(story, &candidate, &charge))
            add_candidate(story, &charge);
    }
}

/* ---- records ---- */

static dm_str code_key(dm_arena *arena, const dm_actor_refs *list) {
    dm_str key = {"", 0};
    for (size_t i = 0; i < list->len; i++)
        key = dm_arena_printf(
            arena, "%.*s,%.*s", DM_FMT(key),
            DM_FMT(list->ptr[i]->code.len ? list->ptr[i]->code : list->ptr[i]->text));
    return key;
}

static bool same_when(const dm_event *a, const dm_when *b) {
    return !a->when.value.len || !b->value.len || dm_str_eq(a->when.value, b->value);
}

typedef struct made {
    dm_str actors, recipients;
    const dm_candidate *candidate;
} made;

static void add_evidence(dm_story *story, dm_event *event, dm_span sentence, double confidence,
                         const dm_when *when) {
    dm_arena *arena = story->scene.grammar.arena;
    if (confidence > event->confidence)
        event->confidence = confidence;
    if (!event->when.value.len)
        event->when = *when;
    if (event->sentence.start == sentence.start)
        return;
    for (size_t i = 0; i < event->more_count; i++)
        if (event->more[i].start == sentence.start)
            return;
    dm_span *more = DM_NEW_ARRAY(arena, dm_span, event->more_count + 1);
    if (!more)
        return;
    if (event->more_count)
        memcpy(more, event->more, event->more_count * sizeof *more);
    more[event->more_count++] = sentence;
    event->more = more;
}

static dm_str explanation(const dm_story *story, const dm_candidate *c,
                          const dm_evidence *evidence) {
    json_t *root = json_object(), *features = json_array(), *operators = json_array();
    for (size_t i = 0; i < evidence->count; i++)
        json_array_append_new(features,
                              json_pack("{s:s,s:f,s:f}", "feature", evidence->features[i].name,
                                        "value", evidence->features[i].value, "weight",
                                        evidence->features[i].weight));
    for (size_t i = 0; i < c->layer_count; i++) {
        size_t line;
        dm_str file = dm_table_place(c->layers[i].op->table, c->layers[i].op->row, &line);
        dm_str word = dm_parse_of(story)->tokens[c->layers[i].head].form;
        json_array_append_new(operators, json_pack("{s:s%,s:s%,s:i}", "word", word.ptr, word.len,
                                                   "file", file.ptr, file.len, "line", (int)line));
    }
    json_object_set_new(root, "features", features);
    json_object_set_new(root, "operators", operators);
    json_object_set_new(root, "score", json_real(evidence->score));
    if (c->runner_up) {
        size_t line;
        dm_str file = dm_table_place(c->runner_up->table, c->runner_up->row, &line);
        json_object_set_new(root, "runner_up",
                            json_pack("{s:s%,s:i}", "file", file.ptr, file.len, "line", (int)line));
    }
    char *text = json_dumps(root, JSON_COMPACT);
    dm_str kept =
        text ? dm_arena_str(story->scene.grammar.arena, dm_str_of(text)) : (dm_str){"", 0};
    free(text);
    json_decref(root);
    return kept;
}

/* Those of a candidate, for a record. PLOVER writes a party, and who leads it or sits for it, as
 * its state with the sector of parties: the Republicans, and their leader, are of the United
 * States. */
static dm_actor_list recorded(const dm_story *story, const dm_actor_refs *refs) {
    dm_arena *arena = story->scene.grammar.arena;
    const dm_knowledge *knowledge = story->scene.grammar.book->knowledge;
    dm_actor_refs list = {0};
    for (size_t i = 0; i < refs->len; i++) {
        const dm_actor *actor = refs->ptr[i];
        const dm_entity *party = dm_knowledge_entity(knowledge, actor->code);
        bool of_state = dm_actors_is_party(party) && party->parent.len == 3;
        dm_refs_push(arena, &list,
                     of_state ? dm_actor_as(arena, actor, party->parent, actor->sector, actor->why)
                              : actor);
    }
    return dm_actors_copy(arena, &list);
}

static void fill_event(dm_story *story, const dm_candidate *c, const dm_coder_options *options,
                       const dm_evidence *evidence, const dm_when *when, dm_event *event) {
    const dm_parse *parse = dm_parse_of(story);
    dm_arena *arena = story->scene.grammar.arena;
    const dm_token *trigger = &parse->tokens[c->predicate];
    const dm_sentence *s = &parse->sentences[trigger->sentence];
    size_t line;
    dm_str file = dm_table_place(c->frame->table, c->frame->row, &line);
    *event = (dm_event){
        .type = c->type,
        .mode = c->mode,
        .actors = recorded(story, &c->actors),
        .recipients = recorded(story, &c->recipients),
        .when = *when,
        .place = dm_places_of(&story->places, parse, c->predicate),
        .status = c->status,
        .attribution = dm_attribution(story, trigger->start),
        .trigger = {trigger->start, trigger->end},
        .trigger_text = dm_str_sub(parse->text, trigger->start, trigger->end),
        .trigger_lemma = c->frame->lemma,
        .sentence = {s->start, s->end},
        .confidence = evidence->confidence,
        .rule = dm_arena_printf(arena, "%.*s:%zu", DM_FMT(file), line),
    };
    event->intensity = dm_plover_score(event->type, event->mode);
    event->cameo = dm_cameo_of(event->type, event->mode, c->frame->context);
    dm_contexts_find(story, c, event);
    if (options->explain)
        event->explain = explanation(story, c, evidence);
}

/* Whether all of a list take part in an event. */
static bool all_take_part(const dm_event *event, const dm_actor_refs *list) {
    for (size_t i = 0; i < list->len; i++) {
        bool there = false;
        for (size_t k = 0; k < event->actors.len; k++)
            there |= dm_str_eq(event->actors.ptr[k].code, list->ptr[i]->code);
        for (size_t k = 0; k < event->recipients.len; k++)
            there |= dm_str_eq(event->recipients.ptr[k].code, list->ptr[i]->code);
        if (!there)
            return false;
    }
    return true;
}

/* "flew to Niamey and met both": a visit, and the meeting that it was for. */
static bool is_its_meeting(const dm_story *story, const dm_event *known, const made *key,
                           const dm_candidate *c, const dm_when *when) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t there = parse->tokens[key->candidate->predicate].sentence,
             here = parse->tokens[c->predicate].sentence;
    bool visit = dm_str_is(known->mode, "visit") && here - there <= 1;
    bool call = dm_str_is(known->mode, "phone") && here == there;
    return known->type == DM_CONSULT && c->type == DM_CONSULT && !c->mode.len && (visit || call) &&
           known->status == c->status && same_when(known, when) &&
           c->actors.len + c->recipients.len == known->actors.len + known->recipients.len &&
           all_take_part(known, &c->actors) && all_take_part(known, &c->recipients);
}

/* Whether two candidates of the same sides and type may be one event: what is told in the same
 * sentence or the next, or farther on by the same word. */
static bool told_again(const dm_parse *parse, const dm_candidate *known, const dm_candidate *c) {
    const dm_token *there = &parse->tokens[known->predicate], *here = &parse->tokens[c->predicate];
    return here->sentence - there->sentence <= 1 || dm_str_eq(here->lemma, there->lemma);
}

static void make_one(dm_story *story, dm_candidate *c, const dm_coder_options *options,
                     dm_records *records, made *keys) {
    dm_arena *arena = story->scene.grammar.arena;
    dm_when when = dm_when_event(story, c);
    dm_background_history(story, c, &when);
    dm_evidence evidence;
    dm_event_evidence(story, c, &evidence);
    if (evidence.confidence < dm_least_confidence(options, DM_LEAST_EVENT)) {
        dm_candidate_drop(c, "below the least confidence");
        return;
    }
    made key = {code_key(arena, &c->actors),
                c->faceless ? (dm_str){"", 0} : code_key(arena, &c->recipients), c};
    const dm_parse *parse = dm_parse_of(story);
    const dm_sentence *s = &parse->sentences[parse->tokens[c->predicate].sentence];
    for (size_t i = 0; i < records->events.len; i++) {
        dm_event *known = &records->events.ptr[i];
        bool same = known->type == c->type && known->status == c->status &&
                    dm_str_eq(keys[i].actors, key.actors) &&
                    (dm_str_eq(keys[i].recipients, key.recipients) || !key.recipients.len) &&
                    same_when(known, &when) && told_again(parse, keys[i].candidate, c) &&
                    (dm_str_eq(known->mode, c->mode) || !c->mode.len || !known->mode.len);
        if (same || is_its_meeting(story, known, &keys[i], c, &when)) {
            add_evidence(story, known, (dm_span){s->start, s->end}, evidence.confidence, &when);
            return;
        }
    }
    keys[records->events.len] = key;
    dm_event *event = dm_vec_push(arena, &records->events);
    if (event)
        fill_event(story, c, options, &evidence, &when, event);
}

/* Only now: what names no day is the same event as what names one. */
static void date_rest(const dm_story *story, dm_records *records, const made *keys) {
    dm_newsdays days = dm_newsdays_find(story);
    for (size_t i = 0; i < records->events.len; i++) {
        dm_event *event = &records->events.ptr[i];
        if (!event->when.value.len)
            event->when = dm_newsday_of(&days, story, keys[i].candidate);
    }
}

void dm_events_make(dm_story *story, const dm_coder_options *options, dm_records *records) {
    dm_candidates_settle(story);
    dm_modes_settle(story);
    made *keys = DM_NEW_ARRAY(story->scene.grammar.arena, made, story->candidates.len + 1);
    for (size_t i = 0; keys && i < story->candidates.len; i++) {
        dm_candidate *c = &story->candidates.ptr[i];
        if (c->type == DM_NO_EVENT || c->dropped)
            continue;
        make_one(story, c, options, records, keys);
    }
    if (keys && records->events.len)
        date_rest(story, records, keys);
}
