/*
 * coder.c - the passes over one article in their order.
 */
#include "coder/coder.h"

#include "base/error.h"
#include "coder/chapters.h"
#include "coder/dateline.h"
#include "coder/events.h"
#include "coder/destinations.h"
#include "coder/theatre/homeland.h"
#include "coder/theatre/theatre.h"
#include "coder/private_life.h"
#include "coder/repair/lemmas.h"
#include "coder/repair/surnames.h"
#include "coder/position/positions.h"
#include "coder/readings.h"
#include "coder/repair/repair.h"

void dm_coder_mend(const dm_codebook *codebook, dm_arena *arena, dm_parse *parse) {
    dm_surnames_mend(codebook, parse);
    dm_lemmas_mend(codebook, arena, parse);
    dm_repair_trees(codebook, parse);
}

dm_status dm_story_open(const dm_codebook *codebook, dm_arena *arena, const dm_article *article,
                        const dm_parse *parse, dm_story *story, dm_error *error) {
    dm_actors *actors;
    dm_parse mended = *parse; /* the same tokens */
    dm_coder_mend(codebook, arena, &mended);
    dm_status status = dm_actors_find(codebook->knowledge, arena, article, parse, &actors, error);
    if (status != DM_OK)
        return status;
    *story = (dm_story){.article = article, .scene.grammar = {codebook, parse, actors, arena}};
    status = dm_times_find(arena, parse, article->published, &story->times, error);
    if (status == DM_OK)
        status = dm_places_find(codebook->gazetteer, arena, actors, &story->places, error);
    if (status != DM_OK)
        return status;
    story->scene.places = &story->places;
    story->scene.sent_from = dm_dateline_country(&story->scene, &story->places);
    dm_homeland_settle(codebook, actors, &story->places);
    dm_destinations_settle(codebook, actors, &story->places);
    dm_homeland_count(story);
    dm_private_count(story);
    dm_spoken_find(&story->scene, &story->places, &story->spoken);
    dm_theatre_ours(story);
    dm_candidates_find(story);
    return DM_OK;
}

static dm_status code_chapter(const dm_codebook *codebook, dm_arena *arena,
                              const dm_article *article, const dm_parse *parse,
                              const dm_coder_options *options, dm_records *records,
                              dm_error *error) {
    dm_story story;
    dm_status status = dm_story_open(codebook, arena, article, parse, &story, error);
    if (status != DM_OK)
        return status;
    *records = (dm_records){.article = article};
    dm_events_make(&story, options, records);
    if (options->readings)
        records->readings = dm_readings_of(&story);
    dm_statements_make(&story.scene, &story.spoken, &story.times, article, options, records);
    dm_positions_make(&story, options, records);
    if (arena->failed)
        return dm_fail_memory(error);
    dm_records_identify(records);
    dm_positions_link(records);
    return DM_OK;
}

#define APPEND(arena, to, from, list)                                                              \
    for (size_t i = 0; i < (from)->list.len; i++) {                                                \
        void *room = dm_vec_push(arena, &(to)->list);                                              \
        if (room)                                                                                  \
            memcpy(room, &(from)->list.ptr[i], sizeof *(from)->list.ptr);                          \
    }

/* Records of chapters share no span, so their ids are what they were if all were identified at
 * once.
 */
static void append(dm_arena *arena, dm_records *to, const dm_records *from) {
    APPEND(arena, to, from, events)
    APPEND(arena, to, from, statements)
    APPEND(arena, to, from, positions)
    to->readings = dm_arena_printf(arena, "%.*s%.*s", DM_FMT(to->readings), DM_FMT(from->readings));
}

dm_status dm_coder_code(const dm_codebook *codebook, dm_arena *arena, const dm_article *article,
                        const dm_parse *parse, const dm_coder_options *options, dm_records *records,
                        dm_error *error) {
    size_t at = 0;
    dm_status status = DM_OK;
    *records = (dm_records){.article = article};
    do {
        dm_parse chapter;
        dm_records found;
        if (!dm_chapter_next(arena, parse, &at, &chapter))
            return dm_fail_memory(error);
        status = code_chapter(codebook, arena, article, &chapter, options, &found, error);
        if (status != DM_OK)
            return status;
        if (at == parse->sentence_count && !records->events.len && !records->statements.len &&
            !records->positions.len)
            *records = found; /* of one chapter, as a rule */
        else
            append(arena, records, &found);
    } while (at < parse->sentence_count);
    return arena->failed ? dm_fail_memory(error) : DM_OK;
}
