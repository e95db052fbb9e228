/*
 * theatre/places.c - the country in which an act happened: by the places of its clause, of what is
 * hit, of its sentence, of the sentences right before. Where places lie in several countries the
 * answer is none.
 */
#include "coder/theatre/homeland.h"
#include "coder/theatre/parts.h"

enum { SENTENCES_BACK = 2 };

/* "in Malaita": it happened somewhere that the gazetteer does not know, so other sentences cannot
 * tell. */
bool dm_theatre_is_elsewhere(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    for (DM_CHILDREN(parse, c->predicate, t)) {
        bool dated = false;
        for (size_t i = 0; i < story->times.len; i++)
            dated |= t >= story->times.ptr[i].first && t <= story->times.ptr[i].last;
        if (parse->tokens[t].rel == DM_REL_OBL && parse->tokens[t].upos == DM_PROPN && !dated &&
            (dm_tree_has_case(parse, t, "in") || dm_tree_has_case(parse, t, "at")))
            return true;
    }
    return false;
}

/* The one country of the places told of right before. */
dm_str dm_theatre_country_before(const dm_story *story, uint32_t sentence) {
    for (uint32_t back = 1; back <= SENTENCES_BACK && back <= sentence; back++) {
        dm_str country = dm_homeland_of_sentence(story->scene.grammar.book, dm_parse_of(story),
                                                 &story->places, sentence - back);
        if (country.len)
            return country;
    }
    return (dm_str){0};
}

dm_str dm_theatre_country_of_clause(const dm_story *story, const dm_candidate *c) {
    const dm_place *place = dm_places_of(&story->places, dm_parse_of(story), c->predicate);
    if ((!place || !place->country.len) && c->light != DM_NO_TOKEN)
        place = dm_places_of(&story->places, dm_parse_of(story), c->light);
    return place ? place->country : (dm_str){0};
}

/* "a village near the border with Mali": on this side of it. */
static bool is_beyond(const dm_story *story, uint32_t place) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t border = parse->tokens[place].head;
    return parse->tokens[place].rel == DM_REL_NMOD && border != DM_NO_TOKEN &&
           dm_tree_has_case(parse, place, "with") &&
           dm_codebook_in_class(story->scene.grammar.book, "@boundary",
                                parse->tokens[border].lemma);
}

static dm_str country_inside(const dm_story *story, const dm_fillers *phrases) {
    for (size_t i = 0; i < story->places.len && phrases->count; i++) {
        const dm_place_mention *place = &story->places.ptr[i];
        uint32_t first, last;
        dm_tree_phrase(dm_parse_of(story), phrases->tokens[0], &first, &last);
        if (place->head >= first && place->head <= last && place->place.country.len &&
            !is_beyond(story, place->head))
            return place->place.country;
    }
    return (dm_str){0};
}

/* A place inside what is hit: "bombed Damascus airport", "captured Kherson", "rained rockets on
 * Sderot". */
dm_str dm_theatre_country_of_object(const dm_story *story, const dm_candidate *c) {
    dm_fillers object = {0};
    dm_arguments(&story->scene.grammar, c->predicate, DM_SLOT_OBJ, (dm_str){"", 0}, &object);
    dm_str country = country_inside(story, &object);
    for (uint8_t i = 0; i < c->frame->recipient.count && !country.len; i++) {
        dm_fillers target = {0};
        dm_slot_fillers(&story->scene.grammar, c->predicate, &c->frame->recipient.choices[i],
                        &target);
        country = country_inside(story, &target);
    }
    return country;
}

uint32_t dm_theatre_place(const dm_story *story, uint32_t predicate, dm_str country) {
    const dm_parse *parse = dm_parse_of(story);
    for (size_t i = 0; i < story->places.len; i++) {
        const dm_place_mention *place = &story->places.ptr[i];
        if (parse->tokens[place->head].sentence == parse->tokens[predicate].sentence &&
            dm_str_eq(place->place.country, country) &&
            dm_tree_above(parse, predicate, place->head))
            return place->head;
    }
    return predicate;
}

dm_str dm_theatre_country_here(const dm_story *story, const dm_candidate *c) {
    dm_str country = dm_theatre_country_of_clause(story, c);
    return country.len ? country
                       : dm_homeland_of_sentence(story->scene.grammar.book, dm_parse_of(story),
                                                 &story->places,
                                                 dm_parse_of(story)->tokens[c->predicate].sentence);
}
