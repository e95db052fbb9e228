/*
 * unions.c - organisations of states by what they are: "the 54-nation club", "the Vienna-based
 * body", "the West African grouping", "the powerful trade bloc". Which one is meant the words tell:
 * by how many members it has, by its seat, by its part of the world; else it is the one named last.
 */
#include "actors/discourse.h"

#include "base/utf8.h"

/* What the words between "the" and the noun say of the body. */
typedef struct union_words {
    unsigned members;    /* 54; 0 where no number is given */
    dm_str seat, region; /* classes of those that it may be; empty where nothing is said */
    bool any;            /* one of these is told */
} union_words;

/* The classes @seated-in-vienna, @body-african of lexicon/actors/words: whose seat is there, who is
 * of that part of the world. Empty if there is none for the word. */
static dm_str class_of(const dm_actors *self, const char *beginning, dm_str word) {
    word = dm_utf8_lowered(self->arena, word);
    dm_str name = dm_arena_printf(self->arena, "%s%.*s", beginning, DM_FMT(word));
    return dm_classes_known(dm_knowledge_words(self->knowledge), name) ? name : (dm_str){"", 0};
}

uint32_t dm_actors_hyphened(const dm_actors *self, uint32_t t, uint32_t head, const char *name) {
    enum { LONGEST = 4 }; /* "al-Qaeda-linked" */
    for (uint32_t dash = t + 1; dash + 1 < head && dash <= t + LONGEST; dash++)
        if (dm_str_is(dm_tok(self->parse, dash)->form, "-") &&
            (WORD_IN(self, dash + 1, name) ||
             WORD_AMONG(self, dm_tok(self->parse, dash + 1)->form, name)))
            return dash + 2 - t;
    return 0;
}

/* Reads the words between "the" and the head: false if one of them is no word for a body of
 * states. */
static bool read_words(const dm_actors *self, uint32_t head, union_words *words) {
    const dm_parse *parse = self->parse;
    uint32_t t, last;
    *words = (union_words){0};
    dm_tree_phrase(parse, head, &t, &last);
    if (!dm_str_eq_nocase(dm_tok(parse, t)->form, DM_STR("the")))
        return false;
    uint32_t step;
    for (t++; t < head; t += step) {
        dm_str form = dm_tok(parse, t)->form;
        uint32_t number = dm_actors_hyphened(self, t, head, "@counted-members");
        uint32_t based = number ? 0 : dm_actors_hyphened(self, t, head, "@has-its-seat");
        dm_str region = class_of(self, "@body-", form);
        if (number)
            words->members = dm_actors_value(form);
        else if (based)
            words->seat = class_of(self, "@seated-in-", form);
        else if (region.len)
            words->region = region;
        else if (!WORD_AMONG(self, form, "@modifies-body"))
            return false;
        words->any |= number || based || region.len;
        step = number ? number : based ? based : 1;
    }
    return true;
}

/* Whether the body has nearly that many members on the day. */
static bool has_members(const dm_actors *self, const dm_entity *body, unsigned members) {
    enum { MOST_MEMBERS = 256, PARTS = 8 }; /* one in eight may be missing or suspended */
    const dm_entity *all[MOST_MEMBERS];
    size_t known = dm_knowledge_members(self->knowledge, body->code, self->day, all, MOST_MEMBERS);
    size_t apart = known > members ? known - members : members - known;
    return known && apart * PARTS <= members;
}

static bool fits(const dm_actors *self, const dm_entity *body, const union_words *words) {
    const dm_classes *classes = dm_knowledge_words(self->knowledge);
    return (!words->members || has_members(self, body, words->members)) &&
           (!words->seat.len || dm_classes_in(classes, words->seat, body->code)) &&
           (!words->region.len || dm_classes_in(classes, words->region, body->code));
}

bool dm_actors_is_union(const dm_actors *self, uint32_t head) {
    union_words words;
    if ((dm_tok(self->parse, head)->feats & DM_FEAT_PLUR) ||
        dm_utf8_is_capitalised(dm_tok(self->parse, head)->form) || /* "the African Group" */
        !(WORD_IN(self, head, "@called-a-body") || WORD_IN(self, head, "@called-a-union")) ||
        !read_words(self, head, &words))
        return false;
    return words.any || WORD_IN(self, head, "@called-a-body"); /* "the club" is of players */
}

const dm_entity *dm_actors_union_told(const dm_actors *self, uint32_t head) {
    union_words words;
    if (!read_words(self, head, &words) || !words.any)
        return NULL;
    for (size_t i = self->names.len; i > 0; i--) {
        const dm_name_span *name = &self->names.ptr[i - 1];
        bool body =
            name->last < head && name->entity &&
            (name->entity->kind == DM_KIND_ORGANISATION || name->entity->kind == DM_KIND_GROUP);
        if (body && fits(self, name->entity, &words))
            return name->entity;
    }
    return NULL;
}
