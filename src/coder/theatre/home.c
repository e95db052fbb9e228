/*
 * theatre/home.c - the country that an article is told from and about.
 *
 * Every place where something happened and every state and person of state that is named gives its
 * country a point, the city of the dateline several. The first must be half as high again as the
 * second; otherwise the article is about several countries and has no home. Where nearly nothing
 * else is named, the dateline alone tells it.
 */
#include "coder/sides.h"
#include "coder/theatre/theatre.h"

enum {
    MOST_COUNTRIES = 32, /* of an article, told apart */
    ISO_LENGTH = 3,
    DATELINE_WITHIN = 2, /* sentences: the title may stand before it */
    DATELINE_POINTS = 3,
    LEAST_POINTS = 4
};

static const float OURS = 0.8f; /* certainty */

typedef struct tally {
    dm_str codes[MOST_COUNTRIES];
    size_t points[MOST_COUNTRIES], count;
} tally;

static void count(tally *self, const dm_actor_refs *but, dm_str code, size_t points) {
    if (but && dm_refs_have(but, code))
        return;
    for (size_t i = 0; i < self->count; i++)
        if (dm_str_eq(self->codes[i], code)) {
            self->points[i] += points;
            return;
        }
    if (code.len != ISO_LENGTH || self->count == MOST_COUNTRIES)
        return;
    self->codes[self->count] = code;
    self->points[self->count++] = points;
}

/* "CARACAS, April 26": capitals at the beginning of the text. */
static bool is_dateline(const dm_parse *parse, uint32_t first, uint32_t head) {
    dm_str form = parse->tokens[head].form;
    uint32_t sentence = parse->tokens[head].sentence;
    if (sentence > DATELINE_WITHIN || first != parse->sentences[sentence].first || form.len < 3 ||
        memchr(form.ptr, '.', form.len)) /* "U.S." */
        return false;
    for (size_t i = 0; i < form.len; i++)
        if (form.ptr[i] >= 'a' && form.ptr[i] <= 'z')
            return false;
    return true;
}

dm_str dm_theatre_dateline(const dm_story *story) {
    const dm_actors *actors = story->scene.grammar.actors;
    const dm_parse *parse = story->scene.grammar.parse;
    for (size_t i = 0; i < story->places.len; i++)
        if (is_dateline(parse, story->places.ptr[i].first, story->places.ptr[i].head))
            return story->places.ptr[i].place.country;
    for (size_t i = 0; i < actors->mentions.len; i++)
        if (actors->mentions.ptr[i].actors.len == 1 &&
            is_dateline(parse, actors->mentions.ptr[i].first, actors->mentions.ptr[i].head))
            return actors->mentions.ptr[i].actors.ptr[0].code;
    return (dm_str){0};
}

/* "our", outside quotation marks. */
static bool is_ours(const dm_story *story, uint32_t noun) {
    const dm_parse *parse = story->scene.grammar.parse;
    for (DM_CHILDREN(parse, noun, c))
        if (parse->tokens[c].rel == DM_REL_NMOD_POSS && dm_str_is(parse->tokens[c].form, "our") &&
            !dm_spoken_quoted(&story->spoken, parse->tokens[c].start))
            return true;
    return false;
}

void dm_theatre_ours(dm_story *story) {
    const dm_actors *actors = story->scene.grammar.actors;
    dm_arena *arena = story->scene.grammar.arena;
    dm_str home = dm_theatre_dateline(story);
    for (size_t i = 0; i < actors->mentions.len && home.len == ISO_LENGTH; i++) {
        dm_mention *mention = &actors->mentions.ptr[i];
        if (mention->actors.len != 1 || !is_ours(story, mention->head))
            continue;
        const dm_actor *old = &mention->actors.ptr[0];
        const dm_actor *mine = dm_actor_as(arena, old, home, old->sector,
                                           DM_STR("of the country the report is sent from"));
        dm_actor *list = DM_NEW(arena, dm_actor);
        if (!mine || !list)
            return;
        *list = *mine;
        mention->actors = (dm_actor_list){list, 1};
        if (OURS < mention->certainty)
            mention->certainty = OURS;
    }
}

dm_str dm_theatre_home(const dm_story *story) {
    return dm_theatre_home_but(story, NULL);
}

dm_str dm_theatre_home_but(const dm_story *story, const dm_actor_refs *but) {
    const dm_actors *actors = story->scene.grammar.actors;
    const dm_parse *parse = story->scene.grammar.parse;
    tally all = {.count = 0};
    for (size_t i = 0; i < story->places.len; i++) {
        const dm_place_mention *place = &story->places.ptr[i];
        if (!place->country || place->event >= DM_PLACE_ABOUT)
            count(&all, but, place->place.country,
                  is_dateline(parse, place->first, place->head) ? DATELINE_POINTS : 1);
    }
    for (size_t i = 0; i < actors->mentions.len; i++) {
        const dm_mention *mention = &actors->mentions.ptr[i];
        if (mention->sort == DM_MENTION_NAME || mention->sort == DM_MENTION_PERSON)
            count(&all, but, mention->actors.ptr[0].code,
                  is_dateline(parse, mention->head, mention->head) ? DATELINE_POINTS : 1);
    }
    size_t best = 0, second = 0, at = 0;
    for (size_t i = 0; i < all.count; i++) {
        if (all.points[i] > best) {
            second = best;
            best = all.points[i];
            at = i;
        } else if (all.points[i] > second) {
            second = all.points[i];
        }
    }
    bool told_from = best >= DATELINE_POINTS && second <= 1; /* "NAIROBI - Police arrested 20" */
    return (best >= LEAST_POINTS && best * 2 >= second * 3) || told_from ? all.codes[at]
                                                                         : (dm_str){0};
}
