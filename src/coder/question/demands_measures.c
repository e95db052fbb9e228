/*
 * question/demands_measures.c - measures that are asked for: "asked for sanctions on Mali" is a
 * stand on them, "demanded that the sanctions be lifted" a demand on whose they are.
 */
#include "coder/question/parts.h"
#include "coder/sides.h"

/* "demanded that the Union lift its sanctions": of those whose measure it is. */
static void ask_for_end(const dm_story *story, const dm_candidate *c, dm_draft *draft) {
    dm_draft end = {.kind = DM_STR("demand")};
    size_t count;
    const dm_str *by = dm_draft_get(draft, "by", &count);
    for (size_t i = 0; i < count; i++)
        if (!dm_refs_have(&c->actors, by[i]))
            dm_draft_set(&end, DM_STR("of"), by[i], false);
    if (count && !dm_draft_has(&end, DM_STR("of"))) /* one's own sanctions one lifts oneself */
        dm_asked_others(story, c, &c->recipients, &end);
    dm_draft_set(&end, DM_STR("what"), DM_STR("lifting"), false);
    const dm_str *on = dm_draft_get(draft, "on", &count);
    for (size_t i = 0; i < count; i++)
        dm_draft_set(&end, DM_STR("on"), on[i], false);
    const dm_str *measure = dm_draft_get(draft, "what", &count);
    if (count)
        dm_draft_set(&end, DM_STR("measure"), measure[0], false);
    end.underspecified = !dm_draft_has(&end, DM_STR("of"));
    *draft = end;
}

/* "to have the sanctions lifted" */
static bool is_had_lifted(const dm_story *story, uint32_t verb, uint32_t measure) {
    const dm_parse *parse = dm_parse_of(story);
    if (!dm_tree_is_verbal(parse, verb) && parse->tokens[verb].rel != DM_REL_ROOT)
        verb = parse->tokens[verb].head;
    uint32_t heads[] = {verb, measure};
    if (!LEMMA_IN(parse, verb, "have", "get", "see", "keep"))
        return false;
    for (size_t i = 0; i < 2; i++)
        for (DM_CHILDREN(parse, heads[i], c))
            if (parse->tokens[c].upos == DM_VERB && c > measure &&
                dm_codebook_in_class(story->scene.grammar.book, "@lifting", parse->tokens[c].lemma))
                return true;
    return false;
}

/* "asked for UN peacekeepers", "called for an international force": that they be sent. */
static bool forces_draft(const dm_story *story, const dm_candidate *c, const dm_topic *topic,
                         uint32_t at, dm_draft *draft) {
    dm_str parameters = dm_table_get(topic->table, topic->row, "parameters");
    bool troops = dm_str_find(parameters, DM_STR("what=:troops"), 0) != SIZE_MAX,
         mission = dm_str_find(parameters, DM_STR("what=:mission"), 0) != SIZE_MAX;
    if (!troops && !mission)
        return false;
    *draft = (dm_draft){.kind = DM_STR("demand")};
    dm_draft_set(draft, DM_STR("what"), troops ? DM_STR("troops") : DM_STR("mission"), false);
    dm_asked_others(story, c, &c->recipients, draft);
    if (!dm_draft_has(draft, DM_STR("of")))
        dm_question_take(story, NULL, at, DM_STR("of=subj|by"), draft);
    draft->underspecified = !dm_draft_has(draft, DM_STR("of"));
    return true;
}

/* "lay down their weapons", "let in the aid": not the measure of giving them. */
static bool is_laid_down(const dm_story *story, uint32_t theme) {
    const dm_topic *topic = dm_tree_is_verbal(dm_parse_of(story), theme)
                                ? dm_question_topic(story, theme, false)
                                : NULL;
    dm_str does = topic ? dm_table_get(topic->table, topic->row, "parameters") : (dm_str){"", 0};
    return dm_str_find(does, DM_STR("what=:disarmament"), 0) != SIZE_MAX ||
           dm_str_find(does, DM_STR("what=:surrender"), 0) != SIZE_MAX ||
           dm_str_find(does, DM_STR("what=:access"), 0) != SIZE_MAX;
}

/* "called on them to do their duty": no tariff. */
static bool is_own_duty(const dm_parse *parse, uint32_t noun) {
    uint32_t owner = dm_tree_find(parse, noun, DM_REL_NMOD_POSS);
    return dm_tree_lemma_is(parse, noun, "duty") && owner != DM_NO_TOKEN &&
           parse->tokens[owner].upos == DM_PRON;
}

/* "impose a no-fly zone": a stand on the measure; "lift the sanctions": a demand. */
bool dm_asked_measure(const dm_story *story, const dm_candidate *c, uint32_t theme,
                      dm_draft *draft) {
    const dm_codebook *book = story->scene.grammar.book;
    const dm_parse *parse = dm_parse_of(story);
    uint32_t at, ended = dm_question_ended(story, theme);
    bool lifts =
        ended != DM_NO_TOKEN || dm_codebook_in_class(book, "@lifting", parse->tokens[theme].lemma);
    const dm_topic *topic = dm_asked_topic(story, theme, "measure", 1, &at);
    const dm_topic *deed = topic ? NULL : dm_question_topic(story, theme, true);
    if (deed && dm_str_is(dm_table_get(deed->table, deed->row, "action"), "intervention")) {
        *draft = (dm_draft){.kind = DM_STR("measure")};
        dm_draft_set(draft, DM_STR("what"), DM_STR("intervention"), false);
        dm_question_take(story, NULL, theme, DM_STR("on=in|against"), draft);
        if (dm_draft_has(draft, DM_STR("on")) || !dm_tree_is_verbal(parse, theme))
            return true;
    }
    bool for_oneself = dm_str_is(c->mode, "assist") && !dm_tree_is_verbal(parse, theme);
    if (topic && for_oneself && at == theme && forces_draft(story, c, topic, at, draft))
        return true;
    bool fewer = topic && at != theme && parse->tokens[theme].upos == DM_NOUN &&
                 dm_codebook_in_class(book, "@fewer", parse->tokens[theme].lemma);
    if (!topic || for_oneself || fewer || is_own_duty(parse, at) ||
        (at == theme && dm_tree_is_verbal(parse, theme)) || is_laid_down(story, theme))
        return false;
    dm_candidate plain = *c; /* the one who asks has no part in it */
    plain.actors = plain.recipients = (dm_actor_refs){0};
    if (!dm_topic_draft(story, &plain, topic, at, draft))
        return at == theme && forces_draft(story, c, topic, at, draft);
    size_t named;
    const dm_str *what = dm_draft_get(draft, "what", &named);
    if (named && dm_str_is(what[0], "guarantee"))
        return false; /* asked of those who are to give it */
    uint32_t owner = dm_tree_find(parse, at, DM_REL_NMOD_POSS);
    if (owner != DM_NO_TOKEN && parse->tokens[owner].upos == DM_PRON)
        dm_draft_clear(draft, "by"); /* "asked the Union to lift its sanctions": the Union's */
    if (at != theme && !dm_draft_has(draft, DM_STR("by")))
        dm_asked_addressee(story, c, theme, draft);
    size_t count;
    const dm_str *by = dm_draft_get(draft, "of", &count);
    for (size_t i = 0; i < count; i++)
        dm_draft_set(draft, DM_STR("by"), by[i], false);
    dm_draft_clear(draft, "of");
    if ((lifts || is_had_lifted(story, theme, at)) != dm_asked_not(parse, theme))
        ask_for_end(story, c, draft);
    return true;
}

/* "pressed for the measure to be kept", "insisted that the sanctions stay": a stand on the measure
 * named or pointed at, or a demand for its end. */
bool dm_asked_kept(const dm_story *story, const dm_candidate *c, uint32_t noun, uint32_t verb,
                   dm_draft *draft) {
    const dm_codebook *book = story->scene.grammar.book;
    const dm_parse *parse = dm_parse_of(story);
    const dm_topic *topic = noun == DM_NO_TOKEN ? NULL : dm_question_topic(story, noun, false);
    bool lifts = dm_codebook_in_class(book, "@lifting", parse->tokens[verb].lemma) ||
                 (dm_tree_lemma_is(parse, verb, "go") && /* not "into force" */
                  dm_tree_find(parse, verb, DM_REL_OBL) == DM_NO_TOKEN),
         keeps = dm_codebook_in_class(book, "@keeping-up", parse->tokens[verb].lemma);
    dm_candidate plain = *c;
    plain.actors = plain.recipients = (dm_actor_refs){0};
    if (noun == DM_NO_TOKEN || !(lifts || keeps))
        return false;
    if (!(dm_str_is(dm_asked_kind(topic), "measure") &&
          dm_topic_draft(story, &plain, topic, noun, draft)) &&
        !(dm_codebook_in_class(story->scene.grammar.book, "@told-measure",
                               parse->tokens[noun].lemma) &&
          dm_measure_told(story, &plain, noun, draft)))
        return false;
    if (lifts != dm_asked_not(parse, verb))
        ask_for_end(story, c, draft);
    return true;
}
