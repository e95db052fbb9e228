/*
 * readings.c - lists the candidates of the coder's passes with what became of them.
 */
#include "coder/readings.h"

#include "base/buffer.h"
#include "coder/counterpart/parts.h"
#include "coder/events.h"
#include "coder/scorer.h"
#include "coder/theatre/theatre.h"

static dm_str codes(dm_arena *arena, const dm_actor_refs *list) {
    dm_str text = {"", 0};
    for (size_t i = 0; i < list->len; i++)
        text = dm_arena_printf(
            arena, "%.*s%s%.*s", DM_FMT(text), text.len ? "+" : "",
            DM_FMT(list->ptr[i]->code.len ? list->ptr[i]->code : list->ptr[i]->text));
    return text.len ? text : DM_STR("nobody");
}

static dm_str candidate_line(const dm_story *story, const dm_candidate *c) {
    dm_arena *arena = story->scene.grammar.arena;
    const dm_token *word = &dm_parse_of(story)->tokens[c->predicate];
    dm_evidence evidence;
    size_t line;
    dm_str file = dm_table_place(c->frame->table, c->frame->row, &line);
    dm_event_evidence(story, c, &evidence);
    dm_str actors = codes(arena, &c->actors), recipients = codes(arena, &c->recipients);
    dm_str text = dm_arena_printf(
        arena, "  %.*s: %s %.*s > %.*s, %s, confidence %.2f, %.*s:%zu\n", DM_FMT(word->form),
        c->type == DM_NO_EVENT ? "no type" : dm_event_type_name(c->type), DM_FMT(actors),
        DM_FMT(recipients), dm_event_status_name(c->status), evidence.confidence, DM_FMT(file),
        line);
    if (c->dropped)
        text = dm_arena_printf(arena, "%.*s    no record: %s\n", DM_FMT(text), c->dropped_why);
    else if (c->type == DM_NO_EVENT)
        text = dm_arena_printf(arena, "%.*s    no record: it only turns another\n", DM_FMT(text));
    return text;
}

static dm_str feature_text(dm_arena *arena, dm_str text, const char *name, double value) {
    return value > 0 ? dm_arena_printf(arena, "%.*s %s=%.3g", DM_FMT(text), name, value) : text;
}

/* What speaks for each side that a recipient was looked for among. */
static dm_str sides_of(const dm_story *story, size_t index, dm_str home) {
    dm_arena *arena = story->scene.grammar.arena;
    const dm_candidate *c = &story->candidates.ptr[index];
    dm_sides sides;
    dm_sides_find(story, index, home, &sides);
    dm_sides_weigh(story, c, &sides);
    dm_reason reasons[DM_MOST_REASONS];
    size_t count = dm_sides_nobody(story, c, reasons);
    dm_str text = dm_arena_printf(arena, "    as its recipient: nobody %.2f", sides.nobody);
    for (size_t i = 0; i < count; i++)
        text = feature_text(arena, text, reasons[i].name + 3, reasons[i].value);
    for (size_t i = 0; i < sides.count; i++) {
        const dm_side *side = &sides.list[i];
        text = dm_arena_printf(arena, "%.*s\n    as its recipient: %.*s %.2f", DM_FMT(text),
                               DM_FMT(side->code), side->likely);
        for (dm_side_feature f = 0; f < DM_SIDE_FEATURE_COUNT; f++)
            text = feature_text(arena, text, dm_side_feature_name(f), side->features[f]);
    }
    return dm_arena_printf(arena, "%.*s\n", DM_FMT(text));
}

/* A sentence in one line. */
static dm_str in_a_line(dm_arena *arena, dm_str words) {
    char *copy = dm_arena_alloc(arena, words.len + 1);
    for (size_t i = 0; copy && i < words.len; i++)
        copy[i] = words.ptr[i] == '\n' || words.ptr[i] == '\r' ? ' ' : words.ptr[i];
    return copy ? (dm_str){copy, words.len} : DM_STR("");
}

static void put(dm_buffer *out, dm_str text) {
    (void)dm_buffer_append(out, text.ptr, text.len); /* short of memory: the text ends here */
}

dm_str dm_readings_of(const dm_story *story) {
    dm_arena *arena = story->scene.grammar.arena;
    const dm_parse *parse = dm_parse_of(story);
    dm_str home = dm_theatre_home(story);
    dm_buffer out = {0};
    size_t next = 0;
    for (uint32_t s = 0; s < parse->sentence_count; s++) {
        const dm_sentence *sentence = &parse->sentences[s];
        dm_str words = dm_str_sub(parse->text, sentence->start, sentence->end);
        size_t first = next;
        put(&out, dm_arena_printf(arena, "[%u, %u) %.*s\n", sentence->start, sentence->end,
                                  DM_FMT(in_a_line(arena, words))));
        for (; next < story->candidates.len; next++) {
            const dm_candidate *c = &story->candidates.ptr[next];
            if (parse->tokens[c->predicate].sentence != s)
                break;
            put(&out, candidate_line(story, c));
            if (c->sought)
                put(&out, sides_of(story, next, home));
        }
        if (next == first)
            put(&out, DM_STR("  no word of it is a predicate of the lexicon\n"));
    }
    dm_str text = dm_arena_str(arena, (dm_str){out.ptr, out.len});
    dm_buffer_free(&out);
    return text;
}
