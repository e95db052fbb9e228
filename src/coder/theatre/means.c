/*
 * theatre/means.c - how force was used, by the words for who or what used it: gunmen fire guns,
 * jets bomb, people are killed in a bombing.
 *
 * Only for acts whose frame tells no mode. Looked at are what was fired or thrown, the head of the
 * subject, what the act was done with or in, and, where the act is a noun, what stands before it
 * ("a missile attack").
 */
#include "coder/theatre/parts.h"

typedef struct means {
    const char *words, *mode;
} means;

/* The first that fits: a drone is also an aircraft. */
static const means MEANS[] = {
    {"@means-suicide", "suicide-attack"}, {"@means-drone", "drone"},
    {"@means-aerial", "aerial"},          {"@means-heavy-weapons", "heavy-weapons"},
    {"@means-explosives", "explosives"},  {"@means-firearms", "firearms"},
    {"@means-primitive", "primitive"},    {"@means-crowd-control", "crowd-control"},
};

/* The mode that a noun or one of the words that stand before it tells. */
static const char *mode_of(const dm_story *story, uint32_t noun) {
    const dm_codebook *book = story->scene.grammar.book;
    const dm_parse *parse = dm_parse_of(story);
    for (size_t i = 0; i < sizeof MEANS / sizeof *MEANS; i++) {
        if (dm_codebook_in_class(book, MEANS[i].words, parse->tokens[noun].lemma))
            return MEANS[i].mode;
        for (DM_CHILDREN(parse, noun, t))
            if ((parse->tokens[t].rel == DM_REL_COMPOUND || parse->tokens[t].rel == DM_REL_AMOD) &&
                dm_codebook_in_class(book, MEANS[i].words, parse->tokens[t].lemma))
                return MEANS[i].mode;
    }
    return NULL;
}

void dm_theatre_means(const dm_story *story, dm_candidate *c) {
    static const char *const with[] = {"in", "by", "with", "using", "from"};
    const dm_grammar *g = &story->scene.grammar;
    dm_fillers found = {0};
    const char *mode = NULL;
    if (c->type != DM_ASSAULT)
        return;
    if (dm_codebook_in_class(g->book, "@fires", c->frame->lemma))
        dm_arguments(g, c->predicate, DM_SLOT_OBJ, (dm_str){"", 0}, &found);
    for (size_t i = 0; i < found.count && !mode; i++)
        mode = mode_of(story, found.tokens[i]);
    if (mode && dm_str_is(dm_str_of(mode), "crowd-control"))
        c->mode = dm_str_of(mode); /* "fired tear gas at": no gun */
    if (c->mode.len)
        return;
    if (!mode && dm_predicate_pos(g->parse, c->predicate) == 'N')
        mode = mode_of(story, c->predicate);
    found.count = 0;
    dm_arguments(g, c->predicate, DM_SLOT_SUBJ, (dm_str){"", 0}, &found);
    for (size_t i = 0; i < found.count && !mode; i++)
        mode = mode_of(story, found.tokens[i]);
    for (size_t k = 0; k < sizeof with / sizeof *with && !mode; k++) {
        found.count = 0;
        dm_arguments(g, c->predicate, DM_SLOT_PREP, dm_str_of(with[k]), &found);
        for (size_t i = 0; i < found.count && !mode; i++)
            mode = mode_of(story, found.tokens[i]);
    }
    if (mode)
        c->mode = dm_str_of(mode);
}
