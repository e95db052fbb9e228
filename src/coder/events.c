/*
 * events.c - from candidates to event records.
 *
 * A candidate becomes a record if its actors can be named, it is not what an operator made of
 * another candidate, and its confidence reaches the bound. Several reports of one event are one
 * record with all their sentences.
 */
#include "coder/events.h"
#include "coder/homeland.h"

#include <jansson.h>
#include <stdlib.h>

#include "actors/actors_inside.h"
#include "coder/cameo.h"
#include "coder/contexts.h"
#include "coder/deeds.h"
#include "coder/questions.h"
#include "coder/scorer.h"

static const dm_parse *parse_of(const dm_story *story) {
    return story->scene.grammar.parse;
}

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

/* The only date in the sentence, for the predicate of its main clause: parsers hang it on the
 * subject as often as on the verb. */
static const dm_timex *only_date(const dm_story *story, uint32_t predicate) {
    const dm_parse *parse = parse_of(story);
    const dm_sentence *s = &parse->sentences[parse->tokens[predicate].sentence];
    const dm_timex *only = NULL;
    for (size_t i = 0; i < story->times.len; i++) {
        const dm_timex *one = &story->times.ptr[i];
        bool dated = (one->type == DM_TIMEX_DATE || one->type == DM_TIMEX_TIME) && one->iso.len &&
                     !one->anniversary;
        if (!dated || one->first < s->first || one->first >= s->first + s->count)
            continue;
        if (only)
            return NULL;
        only = one;
    }
    uint32_t top = predicate;
    for (int steps = 0; steps < 4 && top != DM_NO_TOKEN; steps++) {
        dm_rel rel = parse->tokens[top].rel;
        if (rel == DM_REL_ROOT)
            return only;
        if (rel != DM_REL_CONJ && rel != DM_REL_OBJ && rel != DM_REL_XCOMP &&
            rel != DM_REL_NSUBJ_PASS)
            return NULL;
        top = parse->tokens[top].head;
    }
    return NULL;
}

dm_when dm_when_of(const dm_story *story, uint32_t predicate) {
    const dm_timex *when = dm_times_of(&story->times, parse_of(story), predicate);
    if (!when)
        when = only_date(story, predicate);
    if (!when || !when->iso.len || when->anniversary)
        return (dm_when){.precision = DM_PRECISION_NONE};
    return (dm_when){when->iso, when->precision,
                     dm_str_sub(parse_of(story)->text, when->start, when->end)};
}

/* ---- finding ---- */

/* "Russia must withdraw, Kenya said": what others say somebody must do is asked of him. */
static void settle_deontic(dm_story *story, dm_candidate *c) {
    const dm_speech *speech =
        dm_spoken_at(&story->spoken, parse_of(story)->tokens[c->predicate].start);
    if (c->modality != DM_MODALITY_DEONTIC || c->layer_count || c->type == DM_NO_EVENT ||
        c->conditional || !speech || !speech->speakers.len || !c->actors.len)
        return;
    for (size_t i = 0; i < speech->speakers.len; i++)
        if (dm_str_eq(speech->speakers.ptr[i]->code, c->actors.ptr[0]->code))
            return; /* of itself */
    c->deontic = true;
    c->mode = dm_request_mode(c->type, c->negated);
    c->type = DM_REQUEST;
    c->status = DM_ASSERTED;
    c->recipients = c->actors;
    c->actors = speech->speakers;
}

void dm_candidates_find(dm_story *story) {
    const dm_parse *parse = parse_of(story);
    dm_arena *arena = story->scene.grammar.arena;
    for (uint32_t t = 0; t < parse->token_count && !arena->failed; t++) {
        dm_candidate candidate;
        if (!dm_match_frames(&story->scene, t, &candidate))
            continue;
        dm_compose(&story->scene, &candidate);
        settle_deontic(story, &candidate);
        dm_candidate *entry = dm_vec_push(arena, &story->candidates);
        if (entry)
            *entry = candidate;
    }
}

/* ---- choosing ---- */

static void drop(dm_candidate *c, const char *why) {
    if (!c->dropped) {
        c->dropped = true;
        c->dropped_why = why;
    }
}

/* An operator's own reading ("urged") gives way to what it made of its complement ("urged ... to
 * withdraw"). */
static void settle_operators(dm_story *story) {
    for (size_t i = 0; i < story->candidates.len; i++) {
        dm_candidate *inner = &story->candidates.ptr[i];
        if (inner->dropped || inner->type == DM_NO_EVENT)
            continue;
        for (size_t l = 0; l < inner->layer_count; l++)
            for (size_t k = 0; k < story->candidates.len; k++) {
                dm_candidate *outer = &story->candidates.ptr[k];
                if (k == i || outer->predicate != inner->layers[l].head || outer->dropped)
                    continue;
                if (outer->type == inner->type) {
                    if (!inner->recipients.len)
                        inner->recipients = outer->recipients;
                    if (!inner->actors.len)
                        inner->actors = outer->actors;
                    drop(outer, "its complement says it more exactly");
                } else if (inner->layers[l].op->effect != DM_EFFECT_REPORT &&
                           inner->layers[l].op->effect != DM_EFFECT_WISH) {
                    drop(outer, "its complement says what it comes to");
                }
            }
    }
}

static void prune_actors(dm_actor_refs *list) {
    size_t at = 0;
    for (size_t i = 0; i < list->len; i++) {
        const dm_actor *actor = list->ptr[i];
        if (actor->code.len || actor->sector.len)
            list->ptr[at++] = actor;
    }
    list->len = at;
}

static bool any_code(const dm_actor_refs *list) {
    for (size_t i = 0; i < list->len; i++)
        if (list->ptr[i]->code.len)
            return true;
    return false;
}

static bool same_side(const dm_candidate *c) {
    return c->actors.len == 1 && c->recipients.len == 1 &&
           dm_actor_same(c->actors.ptr[0], c->recipients.ptr[0]);
}

/* A state against itself is told only of its people: "police arrested journalists". */
static bool same_state(const dm_candidate *c) {
    if (c->actors.len != 1 || c->recipients.len != 1 || !c->actors.ptr[0]->code.len ||
        !dm_str_eq(c->actors.ptr[0]->code, c->recipients.ptr[0]->code))
        return false;
    dm_str a = c->actors.ptr[0]->sector, b = c->recipients.ptr[0]->sector;
    return !a.len || !b.len || dm_str_eq(a, b);
}

static void settle_actors(dm_candidate *c) {
    prune_actors(&c->actors);
    prune_actors(&c->recipients);
    if (c->purpose)
        drop(c, "a purpose or possibility, not told as happening");
    if (!c->actors.len)
        drop(c, "nobody is named as its actor");
    else if (!any_code(&c->actors) && !any_code(&c->recipients))
        drop(c, "neither side has a known affiliation");
    else if (c->frame->reciprocal && c->actors.len < 2 && c->type == DM_CONSULT &&
             !c->recipients.len)
        drop(c, "only one side of a meeting is known");
    else if (same_side(c) || same_state(c))
        drop(c, "both sides are the same");
    /* A noun that is only spoken of needs both sides to be told from a mere mention. */
    else if (c->nominal && (!c->recipients.len && !c->frame->reciprocal))
        drop(c, "only mentioned");
}

/* "recognised the breakaway regions of Donetsk and Luhansk": the entities that the stand is on. */
static void settle_recognition(dm_story *story, dm_candidate *c) {
    dm_draft draft;
    if (c->dropped || !dm_str_is(c->frame->stance, "recognises") || !c->theme.count)
        return;
    for (size_t i = 0; i < c->recipients.len; i++)
        if (c->recipients.ptr[i]->kind == DM_KIND_ENTITY)
            return;
    if (!dm_question_draft(story, c, c->theme.tokens[0], &draft) ||
        !dm_str_is(draft.kind, "statehood"))
        return;
    size_t count;
    const dm_str *codes = dm_draft_get(&draft, "entity", &count);
    dm_actor_refs found = {0};
    for (size_t i = 0; i < count; i++) {
        const dm_entity *entity =
            dm_knowledge_entity(story->scene.grammar.book->knowledge, codes[i]);
        const dm_actor **slot = entity && entity->kind == DM_KIND_ENTITY
                                    ? dm_vec_push(story->scene.grammar.arena, &found)
                                    : NULL;
        if (slot)
            *slot = dm_actors_make((dm_actors *)story->scene.grammar.actors, entity,
                                   c->theme.tokens[0], c->theme.tokens[0]);
    }
    if (found.len)
        c->recipients = found;
}

/* Words of sport, markets, arts or nature in the sentence: its attacks and retreats are figures of
 * speech. */
static size_t cues_of(const dm_story *story, const dm_sentence *s, const char *class_) {
    const dm_parse *parse = parse_of(story);
    size_t cues = 0;
    for (uint32_t t = s->first; t < s->first + s->count; t++)
        cues += parse->tokens[t].upos == DM_NOUN &&
                dm_codebook_in_class(story->scene.grammar.book, class_, parse->tokens[t].lemma);
    return cues;
}

/* "7-0" */
static bool has_score(const dm_story *story, const dm_sentence *s) {
    dm_str text = dm_str_sub(parse_of(story)->text, s->start, s->end);
    for (size_t i = 1; i + 1 < text.len; i++) {
        bool digits = text.ptr[i - 1] >= '0' && text.ptr[i - 1] <= '9' && text.ptr[i + 1] >= '0' &&
                      text.ptr[i + 1] <= '9';
        bool single = (i < 2 || text.ptr[i - 2] == ' ') &&
                      (i + 2 >= text.len || !(text.ptr[i + 2] >= '0' && text.ptr[i + 2] <= '9'));
        if (text.ptr[i] == '-' && digits && single)
            return true;
    }
    return false;
}

static size_t article_cues(const dm_story *story, const char *class_) {
    size_t cues = 0;
    for (size_t s = 0; s < parse_of(story)->sentence_count; s++)
        cues += cues_of(story, &parse_of(story)->sentences[s], class_);
    return cues;
}

static void settle_domains(dm_story *story) {
    static const char *const domains[] = {"@sport", "@market", "@arts", "@nature"};
    size_t words[4], cues[4] = {0}, sentences = parse_of(story)->sentence_count;
    const dm_sentence *counted = NULL; /* the sentence that `cues` is of */
    for (size_t d = 0; d < 4; d++)
        words[d] = article_cues(story, domains[d]);
    for (size_t i = 0; i < story->candidates.len; i++) {
        dm_candidate *c = &story->candidates.ptr[i];
        const dm_sentence *s =
            &parse_of(story)->sentences[parse_of(story)->tokens[c->predicate].sentence];
        bool whole = words[0] >= 3 && words[0] * 2 >= sentences; /* an article about sport */
        for (size_t d = 0; d < 4 && s != counted; d++)
            cues[d] = cues_of(story, s, domains[d]);
        counted = s;
        size_t sport = cues[0];
        if (whole || (sport && has_score(story, s)) || sport >= 2)
            drop(c, "a story of sport");
        bool bodily = c->type == DM_ASSAULT || c->type == DM_RETREAT || c->type == DM_MOBILIZE ||
                      c->type == DM_COERCE || c->type == DM_CONSULT || c->type == DM_SUPPORT ||
                      c->type == DM_ACCUSE;
        if (bodily && sport)
            drop(c, "words of sport beside it");
        for (size_t d = 1; d < 4 && bodily; d++)
            if (cues[d] >= 2 || (words[d] >= 4 && words[d] * 2 >= sentences && cues[d]))
                drop(c, "words of markets, arts or nature beside it");
        if (s->end > s->start && parse_of(story)->text.ptr[s->end - 1] == '?' &&
            !dm_spoken_quoted(&story->spoken, s->start))
            c->status = DM_HYPOTHETICAL;
    }
}

/* The same words must not count twice: "imposed sanctions" as verb and as noun. */
static void settle_overlaps(dm_story *story) {
    for (size_t i = 0; i < story->candidates.len; i++) {
        dm_candidate *a = &story->candidates.ptr[i];
        for (size_t k = 0; k < story->candidates.len && !a->dropped; k++) {
            dm_candidate *b = &story->candidates.ptr[k];
            if (i == k || b->dropped || a->light != b->predicate || a->type == DM_NO_EVENT ||
                b->type == DM_NO_EVENT)
                continue;
            bool fuller = a->recipients.len >= b->recipients.len && a->actors.len >= b->actors.len;
            if (fuller && (a->type == b->type || a->frame->weight > b->frame->weight))
                drop(b, "the noun it carries says it");
            else
                drop(a, "its verb says it");
        }
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

/* Old dates make history: more than a year before the article. */
static void settle_history(const dm_story *story, dm_candidate *c, const dm_when *when) {
    dm_day published = dm_day_first(story->article->published), day = dm_day_last(when->value);
    if (c->status == DM_ASSERTED && published && day && day + 10000 < published)
        c->status = DM_HISTORICAL;
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
        dm_str word = parse_of(story)->tokens[c->layers[i].head].form;
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

static void fill_event(dm_story *story, const dm_candidate *c, const dm_coder_options *options,
                       const dm_evidence *evidence, const dm_when *when, dm_event *event) {
    const dm_parse *parse = parse_of(story);
    dm_arena *arena = story->scene.grammar.arena;
    const dm_token *trigger = &parse->tokens[c->predicate];
    const dm_sentence *s = &parse->sentences[trigger->sentence];
    size_t line;
    dm_str file = dm_table_place(c->frame->table, c->frame->row, &line);
    *event = (dm_event){
        .type = c->type,
        .mode = c->mode,
        .actors = dm_actors_copy(arena, &c->actors),
        .recipients = dm_actors_copy(arena, &c->recipients),
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

static void make_one(dm_story *story, dm_candidate *c, const dm_coder_options *options,
                     dm_records *records, made *keys) {
    dm_arena *arena = story->scene.grammar.arena;
    dm_when when = dm_when_of(story, c->predicate);
    settle_history(story, c, &when);
    dm_evidence evidence;
    dm_event_evidence(story, c, &evidence);
    if (evidence.confidence < options->min_confidence) {
        drop(c, "below the least confidence");
        return;
    }
    made key = {code_key(arena, &c->actors), code_key(arena, &c->recipients), c};
    const dm_sentence *s =
        &parse_of(story)->sentences[parse_of(story)->tokens[c->predicate].sentence];
    for (size_t i = 0; i < records->events.len; i++) {
        dm_event *known = &records->events.ptr[i];
        bool same = known->type == c->type && known->status == c->status &&
                    dm_str_eq(keys[i].actors, key.actors) &&
                    (dm_str_eq(keys[i].recipients, key.recipients) || !key.recipients.len) &&
                    same_when(known, &when) &&
                    (dm_str_eq(known->mode, c->mode) || !c->mode.len || !known->mode.len);
        if (same) {
            add_evidence(story, known, (dm_span){s->start, s->end}, evidence.confidence, &when);
            return;
        }
    }
    keys[records->events.len] = key;
    dm_event *event = dm_vec_push(arena, &records->events);
    if (event)
        fill_event(story, c, options, &evidence, &when, event);
}

/* "Australia imposed a travel ban too": on whom, the event of the same type nearest before it says,
 * else the nearest after it. */
static void settle_recipient(dm_story *story, size_t index) {
    dm_candidate *c = &story->candidates.ptr[index];
    bool wants = !c->dropped && c->type != DM_NO_EVENT && c->actors.len && !c->recipients.len &&
                 c->frame->recipient.count && c->actors.ptr[0]->code.len;
    wants &= dm_is_cooperative(c->type) || c->type == DM_SANCTION || c->type == DM_ACCUSE ||
             c->type == DM_REJECT || c->type == DM_REQUEST || c->type == DM_THREATEN;
    const dm_candidate *found = NULL;
    for (size_t k = 0; wants && k < story->candidates.len; k++) {
        const dm_candidate *other = &story->candidates.ptr[k];
        bool usable = k != index && !other->dropped && !other->inferred && other->type == c->type &&
                      other->recipients.len && other->recipients.ptr[0]->code.len &&
                      !dm_str_eq(other->recipients.ptr[0]->code, c->actors.ptr[0]->code);
        if (usable && (k < index || !found))
            found = other;
    }
    const dm_entity *focus = story->scene.grammar.actors->focus;
    bool about = wants && !found && focus && !dm_str_eq(focus->code, c->actors.ptr[0]->code);
    if (about) { /* the country the article is about */
        uint32_t t = c->predicate;
        const dm_actor **slot = dm_vec_push(story->scene.grammar.arena, &c->recipients);
        if (slot)
            *slot = dm_actors_make((dm_actors *)story->scene.grammar.actors, focus, t, t);
        c->inferred = true;
    }
    bool answers = wants && !found && !about &&
                   (c->type == DM_SANCTION || c->type == DM_ACCUSE || c->type == DM_REJECT);
    for (size_t k = 0; answers && k < index; k++) { /* an answer to what the article began with */
        const dm_candidate *lead = &story->candidates.ptr[k];
        if (lead->dropped || lead->nominal || lead->type == DM_NO_EVENT || !lead->actors.len ||
            !lead->actors.ptr[0]->code.len)
            continue;
        if (!dm_str_eq(lead->actors.ptr[0]->code, c->actors.ptr[0]->code)) {
            c->recipients = lead->actors;
            c->inferred = true;
        }
        break;
    }
    if (!found)
        return;
    c->recipients = found->recipients;
    c->inferred = true;
}

void dm_events_make(dm_story *story, const dm_coder_options *options, dm_records *records) {
    settle_operators(story);
    for (size_t i = 0; i < story->candidates.len; i++)
        if (story->candidates.ptr[i].type != DM_NO_EVENT && !story->candidates.ptr[i].dropped) {
            settle_actors(&story->candidates.ptr[i]);
            dm_homeland_recipients(story->scene.grammar.arena, &story->candidates.ptr[i]);
        }
    settle_overlaps(story);
    settle_domains(story);
    for (size_t i = 0; i < story->candidates.len; i++)
        dm_deed_settle(story, i);
    for (size_t i = 0; i < story->candidates.len; i++)
        settle_recognition(story, &story->candidates.ptr[i]);
    for (size_t i = 0; i < story->candidates.len; i++)
        settle_recipient(story, i);
    made *keys = DM_NEW_ARRAY(story->scene.grammar.arena, made, story->candidates.len + 1);
    for (size_t i = 0; keys && i < story->candidates.len; i++) {
        dm_candidate *c = &story->candidates.ptr[i];
        if (c->type == DM_NO_EVENT || c->dropped)
            continue;
        make_one(story, c, options, records, keys);
    }
}
