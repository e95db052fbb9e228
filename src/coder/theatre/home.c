/*
 * theatre/home.c - the country that an article is told from and about.
 *
 * Every place where something happened and every state and person of state that is named gives its
 * country a point, the city of the dateline several. The first must be half as high again as the
 * second; otherwise the article is about several countries and has no home. Where nearly nothing
 * else is named, the dateline alone tells it.
 */
#include "coder/dateline.h"
#include "coder/sides.h"
#include "coder/theatre/theatre.h"

enum {
    MOST_COUNTRIES = 32, /* of an article, told apart */
    ISO_LENGTH = 3,
    DATELINE_POINTS = 3, /* beside that of the place */
    TOLD_FROM = 3,
    LEAST_POINTS = 4,
    LEAD_WITHIN = 3
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

dm_str dm_theatre_dateline(const dm_story *story) {
    return dm_dateline_is_seat(story->scene.sent_from) ? (dm_str){0} : story->scene.sent_from;
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
        mention->actors = (dm_actor_list){mine, 1};
        if (OURS < mention->certainty)
            mention->certainty = OURS;
    }
}

bool dm_theatre_leads_with(const dm_grammar *g, dm_str state) {
    for (uint32_t s = 0; state.len && s < g->parse->sentence_count && s < LEAD_WITHIN; s++) {
        uint32_t root = g->parse->sentences[s].root;
        uint32_t told = root == DM_NO_TOKEN ? root : dm_tree_find(g->parse, root, DM_REL_CCOMP);
        if (told != DM_NO_TOKEN && told < root) /* "Norway expelled two, the radio said" */
            root = told;
        uint32_t subject = root == DM_NO_TOKEN ? root : dm_surface_subject(g, root);
        const dm_mention *mention =
            subject == DM_NO_TOKEN ? NULL : dm_actors_at(g->actors, subject);
        if (mention)
            return mention->sort == DM_MENTION_NAME && mention->actors.len == 1 &&
                   dm_str_eq(mention->actors.ptr[0].code, state);
    }
    return false;
}

dm_str dm_theatre_home(const dm_story *story) {
    return dm_theatre_home_but(story, NULL);
}

dm_str dm_theatre_home_but(const dm_story *story, const dm_actor_refs *but) {
    const dm_actors *actors = story->scene.grammar.actors;
    tally all = {.count = 0};
    for (size_t i = 0; i < story->places.len; i++) {
        const dm_place_mention *place = &story->places.ptr[i];
        if (!place->country || place->event >= DM_PLACE_ABOUT)
            count(&all, but, place->place.country, 1);
    }
    for (size_t i = 0; i < actors->mentions.len; i++) {
        const dm_mention *mention = &actors->mentions.ptr[i];
        if (mention->sort == DM_MENTION_NAME || mention->sort == DM_MENTION_PERSON)
            count(&all, but, mention->actors.ptr[0].code, 1);
    }
    count(&all, but, dm_theatre_dateline(story), DATELINE_POINTS);
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
    bool told_from = best >= TOLD_FROM && second <= 1; /* "NAIROBI - Police arrested 20" */
    return (best >= LEAST_POINTS && best * 2 >= second * 3) || told_from ? all.codes[at]
                                                                         : (dm_str){0};
}
