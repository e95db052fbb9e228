/*
 * wrongs.c - whether a verb tells what one holds against whoever did it (see wrongs.h): by itself
 * (the class @wrongs), by how it is done ("without warning"), by what it is done with ("an unjust
 * law"), or by what is owed and was not done.
 */
#include "coder/wrongs.h"

#include "coder/match/mood.h"

static const dm_token *tok(const dm_story *story, uint32_t t) {
    return &dm_parse_of(story)->tokens[t];
}

/* "had no respect for the law", "showed no will to talk", "no longer enjoys legitimacy". */
static bool has_none(const dm_story *story, uint32_t v, uint32_t object) {
    const dm_codebook *book = story->scene.grammar.book;
    bool holds = dm_codebook_in_class(book, "@possesses", tok(story, v)->lemma);
    bool has = holds || dm_codebook_in_class(book, "@perpetrates", tok(story, v)->lemma);
    bool none =
        dm_mood_negated(&story->scene, object) || (holds && dm_mood_negated(&story->scene, v));
    for (DM_CHILDREN(dm_parse_of(story), object, c)) /* "one ounce of legitimacy" */
        if (dm_tree_has_case(dm_parse_of(story), c, "of") &&
            dm_codebook_in_class(book, "@morsel", tok(story, object)->lemma))
            object = c;
    return has && none && dm_codebook_in_class(book, "@decency", tok(story, object)->lemma);
}

/* "do enough", "do its part", whatever the parser makes of the last word. */
static bool does_ones_share(const dm_story *story, uint32_t v) {
    const dm_parse *parse = dm_parse_of(story);
    if (dm_tree_lemma_is(parse, v, "do"))
        for (DM_CHILDREN(parse, v, c))
            if (c > v && dm_codebook_in_class(story->scene.grammar.book, "@ones-share",
                                              parse->tokens[c].lemma))
                return true;
    return false;
}

/* "had not complied", "did not keep its word": what one owes, and has not done. */
bool dm_wrong_undone(const dm_story *story, uint32_t v) {
    const dm_codebook *book = story->scene.grammar.book;
    dm_fillers object = {0};
    if (tok(story, v)->upos != DM_VERB)
        return false;
    dm_arguments(&story->scene.grammar, v, DM_SLOT_OBJ, (dm_str){"", 0}, &object);
    if (object.count && has_none(story, v, object.tokens[0]))
        return true;
    if (!dm_mood_negated(&story->scene, v))
        return false;
    if (dm_codebook_in_class(book, "@owed", tok(story, v)->lemma) || does_ones_share(story, v))
        return true;
    return object.count && dm_codebook_in_class(book, "@keeps-word", tok(story, v)->lemma) &&
           dm_codebook_in_class(book, "@given-word", tok(story, object.tokens[0])->lemma);
}

/* "shut the lines without warning", "entered it illegally". */
static bool done_wrongly(const dm_story *story, uint32_t v) {
    const dm_codebook *book = story->scene.grammar.book;
    const dm_parse *parse = dm_parse_of(story);
    for (DM_CHILDREN(parse, v, c)) {
        if (parse->tokens[c].rel == DM_REL_ADVMOD &&
            dm_codebook_in_class(book, "@wrongly", parse->tokens[c].form))
            return true;
        if (dm_tree_has_case(parse, c, "without") &&
            dm_codebook_in_class(book, "@warrant", parse->tokens[c].lemma))
            return true;
    }
    return false;
}

/* "was resorting to blackmail", "had acted with brutality". */
static bool resorts(const dm_story *story, uint32_t v) {
    const dm_codebook *book = story->scene.grammar.book;
    const dm_parse *parse = dm_parse_of(story);
    if (!dm_codebook_in_class(book, "@resorts", parse->tokens[v].lemma))
        return false;
    for (DM_CHILDREN(parse, v, c)) {
        uint32_t mark = dm_tree_find(parse, c, DM_REL_MARK); /* "to blackmail", taken for a verb */
        bool by = dm_tree_has_case(parse, c, "to") ||
                  (mark != DM_NO_TOKEN && dm_str_is(parse->tokens[mark].form, "to")) ||
                  dm_tree_has_case(parse, c, "with") || dm_tree_has_case(parse, c, "in") ||
                  dm_tree_has_case(parse, c, "on") || dm_tree_has_case(parse, c, "by");
        if (by &&
            (parse->tokens[c].rel == DM_REL_OBL || parse->tokens[c].rel == DM_REL_XCOMP ||
             parse->tokens[c].rel == DM_REL_ADVCL) &&
            dm_codebook_in_class(book, "@wrongdoing", parse->tokens[c].lemma))
            return true;
    }
    return false;
}

/* "had unleashed an economic war", "was applying a policy of genocide". */
static bool does_wrong(const dm_story *story, uint32_t v) {
    const dm_codebook *book = story->scene.grammar.book;
    const dm_parse *parse = dm_parse_of(story);
    dm_fillers object = {0};
    if (resorts(story, v))
        return true;
    if (!dm_codebook_in_class(book, "@perpetrates", parse->tokens[v].lemma))
        return false;
    dm_arguments(&story->scene.grammar, v, DM_SLOT_OBJ, (dm_str){"", 0}, &object);
    if (!object.count)
        return false;
    if (dm_codebook_in_class(book, "@wrongdoing", parse->tokens[object.tokens[0]].lemma))
        return true;
    for (DM_CHILDREN(parse, object.tokens[0], c))
        if (dm_tree_has_case(parse, c, "of") &&
            dm_codebook_in_class(book, "@wrongdoing", parse->tokens[c].lemma))
            return true;
    return false;
}

/* "an unjust law", "illegal nets": a thing that bears a word of blame. */
static bool is_ill(const dm_story *story, uint32_t thing) {
    for (DM_CHILDREN(dm_parse_of(story), thing, c))
        if ((tok(story, c)->rel == DM_REL_AMOD || tok(story, c)->rel == DM_REL_COMPOUND) &&
            dm_codebook_in_class(story->scene.grammar.book, "@condemned", tok(story, c)->lemma))
            return true;
    return false;
}

/* "had adopted an unjust law", "was fishing with illegal nets": whatever it is that one does with a
 * thing of blame, unless one has it from others or is against it ("faced an unjust embargo"). */
static bool does_ill(const dm_story *story, uint32_t v) {
    const dm_parse *parse = dm_parse_of(story);
    dm_fillers object = {0};
    if (dm_is_passive(&story->scene.grammar, v) || dm_mood_negated(&story->scene, v) ||
        dm_codebook_in_class(story->scene.grammar.book, "@withstands", tok(story, v)->lemma))
        return false;
    dm_arguments(&story->scene.grammar, v, DM_SLOT_OBJ, (dm_str){"", 0}, &object);
    if (object.count && is_ill(story, object.tokens[0]))
        return true;
    for (DM_CHILDREN(parse, v, c))
        if (tok(story, c)->rel == DM_REL_OBL && dm_tree_has_case(parse, c, "with") &&
            is_ill(story, c))
            return true;
    return false;
}

/* A verb that tells what nobody is proud of, in itself or by what goes with it. */
static bool tells_wrong(const dm_story *story, uint32_t v) {
    return tok(story, v)->upos == DM_VERB &&
           (done_wrongly(story, v) || does_wrong(story, v) ||
            dm_codebook_in_class(story->scene.grammar.book, "@wrongs", tok(story, v)->lemma) ||
            does_ill(story, v));
}

/* "was trying to sabotage the talks", "continued to loot": what it strives for is the wrong. */
static bool strives_for_wrong(const dm_story *story, uint32_t v) {
    const dm_codebook *book = story->scene.grammar.book;
    if (tok(story, v)->upos != DM_VERB ||
        !dm_codebook_in_class(book, "@strives", tok(story, v)->lemma))
        return false;
    uint32_t end = dm_tree_find(dm_parse_of(story), v, DM_REL_XCOMP);
    return end != DM_NO_TOKEN && !dm_mood_negated(&story->scene, end) && tells_wrong(story, end);
}

bool dm_wrong_told(const dm_story *story, uint32_t v) {
    return tells_wrong(story, v) || strives_for_wrong(story, v);
}
