/*
 * trace.c - runs the coder's passes and lists the candidates with what became of them.
 */
#include "coder/trace.h"

#include "base/error.h"
#include "coder/counterparts_parts.h"
#include "coder/events.h"
#include "coder/scorer.h"
#include "coder/theatre.h"

static dm_str codes(dm_arena *arena, const dm_actor_refs *list) {
    dm_str text = {"", 0};
    for (size_t i = 0; i < list->len; i++)
        text = dm_arena_printf(
            arena, "%.*s%s%.*s", DM_FMT(text), text.len ? "," : "",
            DM_FMT(list->ptr[i]->code.len ? list->ptr[i]->code : list->ptr[i]->text));
    return text.len ? text : DM_STR("-");
}

static dm_str line_of(const dm_story *story, dm_arena *arena, const dm_candidate *c) {
    const dm_parse *parse = story->scene.grammar.parse;
    dm_evidence evidence;
    size_t line;
    dm_str file = dm_table_place(c->frame->table, c->frame->row, &line);
    dm_event_evidence(story, c, &evidence);
    dm_str actors = codes(arena, &c->actors), recipients = codes(arena, &c->recipients);
    return dm_arena_printf(
        arena, "%u: %.*s %s %.*s > %.*s [%s] %.2f (%.*s:%zu)%s%s%s%s\n",
        parse->tokens[c->predicate].sentence, DM_FMT(parse->tokens[c->predicate].form),
        c->type == DM_NO_EVENT ? "-" : dm_event_type_name(c->type), DM_FMT(actors),
        DM_FMT(recipients), dm_event_status_name(c->status), evidence.confidence, DM_FMT(file),
        line, c->nominal ? " nominal" : "", c->inferred ? " inferred" : "",
        c->dropped ? " dropped: " : "", c->dropped ? c->dropped_why : "");
}

/* What speaks for each side that a recipient was looked for among: "    ? CODE 0.41 doer=1.00". */
static dm_str sides_of(const dm_story *story, dm_arena *arena, size_t index, dm_str home) {
    const dm_candidate *c = &story->candidates.ptr[index];
    dm_str text = {"", 0};
    dm_sides sides;
    dm_sides_find(story, index, home, &sides);
    dm_sides_weigh(story, c, &sides);
    dm_reason reasons[DM_MOST_REASONS];
    size_t count = dm_sides_nobody(story, c, reasons);
    text = dm_arena_printf(arena, "    ? - %.2f", sides.nobody);
    for (size_t i = 0; i < count; i++)
        if (reasons[i].value > 0)
            text = dm_arena_printf(arena, "%.*s %s=%.3f", DM_FMT(text), reasons[i].name + 3,
                                   reasons[i].value);
    text = dm_arena_printf(arena, "%.*s\n", DM_FMT(text));
    for (size_t i = 0; i < sides.count; i++) {
        const dm_side *side = &sides.list[i];
        text = dm_arena_printf(arena, "%.*s    ? %.*s %.2f", DM_FMT(text), DM_FMT(side->code),
                               side->likely);
        for (dm_side_feature f = 0; f < DM_SIDE_FEATURE_COUNT; f++)
            if (side->features[f] > 0)
                text = dm_arena_printf(arena, "%.*s %s=%.3f", DM_FMT(text), dm_side_feature_name(f),
                                       side->features[f]);
        text = dm_arena_printf(arena, "%.*s\n", DM_FMT(text));
    }
    return text;
}

dm_status dm_coder_trace(const dm_codebook *codebook, dm_arena *arena, const dm_article *article,
                         const dm_parse *parse, dm_str *text, dm_error *error) {
    dm_story story;
    dm_status status = dm_story_open(codebook, arena, article, parse, &story, error);
    if (status != DM_OK)
        return status;
    dm_coder_options options = {.min_confidence = 0};
    dm_records records = {.article = article};
    dm_events_make(&story, &options, &records);
    *text = DM_STR("");
    uint32_t sentence = UINT32_MAX;
    dm_str home = dm_theatre_home(&story);
    for (size_t i = 0; i < story.candidates.len; i++) {
        const dm_candidate *c = &story.candidates.ptr[i];
        uint32_t here = parse->tokens[c->predicate].sentence;
        if (here != sentence) {
            dm_str words =
                dm_str_sub(parse->text, parse->sentences[here].start, parse->sentences[here].end);
            *text = dm_arena_printf(arena, "%.*s\n%.*s\n", DM_FMT(*text), DM_FMT(words));
            sentence = here;
        }
        dm_str line = line_of(&story, arena, c);
        *text = dm_arena_printf(arena, "%.*s  %.*s", DM_FMT(*text), DM_FMT(line));
        if (c->sought) {
            dm_str sides = sides_of(&story, arena, i, home);
            *text = dm_arena_printf(arena, "%.*s%.*s", DM_FMT(*text), DM_FMT(sides));
        }
    }
    return arena->failed ? dm_fail_memory(error) : DM_OK;
}
