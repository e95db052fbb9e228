/*
 * question_demands.c - what is asked of whom: "called for a ceasefire", "demanded that Iraq
 * withdraw", "urged both to return to dialogue".
 *
 * What is demanded is a word of lexicon/positions/questions.tsv of kind demand, wherever it stands
 * in the phrase: "show restraint", "sit down for talks"; else the word for it. Asking for a measure
 * is a stand on the measure, asking for its end a demand. What is turned down: question_refusals.c.
 */
#include "actors/actors_inside.h"
#include "coder/question_parts.h"
#include "coder/sides.h"

static dm_str kind_of(const dm_topic *topic) {
    return topic ? dm_table_get(topic->table, topic->row, "kind") : (dm_str){"", 0};
}

static bool is_negated(const dm_parse *parse, uint32_t t) {
    for (DM_CHILDREN(parse, t, c))
        if (dm_str_eq_nocase(parse->tokens[c].form, DM_STR("not")) ||
            dm_str_eq_nocase(parse->tokens[c].form, DM_STR("n't")))
            return true;
    return false;
}

/* "settle it peacefully" */
static bool is_settled(const dm_parse *parse, uint32_t adverb) {
    uint32_t verb = parse->tokens[adverb].head;
    return dm_tree_lemma_is(parse, verb, "settle") || dm_tree_lemma_is(parse, verb, "resolve") ||
           dm_tree_lemma_is(parse, verb, "solve") || dm_tree_lemma_is(parse, verb, "end");
}

static bool is_complement(const dm_parse *parse, uint32_t c) {
    dm_rel rel = parse->tokens[c].rel;
    return rel == DM_REL_OBJ || rel == DM_REL_XCOMP || rel == DM_REL_ACL ||
           (rel == DM_REL_ADVMOD && is_settled(parse, c)) || rel == DM_REL_NSUBJ_PASS ||
           ((rel == DM_REL_OBL || rel == DM_REL_NMOD) &&
            (dm_tree_has_case(parse, c, "to") || dm_tree_has_case(parse, c, "into") ||
             dm_tree_has_case(parse, c, "of") || dm_tree_has_case(parse, c, "in") ||
             dm_tree_has_case(parse, c, "by") || dm_tree_has_case(parse, c, "through") ||
             dm_tree_has_case(parse, c, "for")));
}

/* The topic at a token or in what completes it, breadth before depth; `at` is where it stands. */
static const dm_topic *asked(const dm_story *story, uint32_t t, const char *kind, int depth,
                             uint32_t *at) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_topic *topic = dm_question_topic(story, t, false);
    if (dm_str_is(kind_of(topic), kind)) {
        *at = t;
        return topic;
    }
    for (DM_CHILDREN(parse, t, c)) {
        const dm_topic *inner =
            depth > 0 && is_complement(parse, c) ? asked(story, c, kind, depth - 1, at) : NULL;
        if (inner)
            return inner;
    }
    return NULL;
}

/* "the opposition urged the government to": asked at home, by others than those who govern. */
static bool is_rival(const dm_story *story, const dm_candidate *c, const dm_actor *of) {
    return c->actors.len && dm_str_is(of->sector, "GOV") && of->kind != DM_KIND_PEOPLE &&
           dm_codebook_in_class(story->scene.grammar.book, "@sector-own-voice",
                                c->actors.ptr[0]->sector);
}

/* Those who are not the ones who ask. */
static void take_others(const dm_story *story, const dm_candidate *c, const dm_actor_refs *of,
                        dm_draft *draft) {
    for (size_t i = 0; i < of->len; i++) {
        bool holder = false;
        for (size_t k = 0; k < c->actors.len; k++)
            holder |= dm_str_eq(of->ptr[i]->code, c->actors.ptr[k]->code);
        if (!holder || is_rival(story, c, of->ptr[i]))
            dm_draft_set(draft, DM_STR("of"), of->ptr[i]->code, false);
    }
}

static void take_addressee(const dm_story *story, const dm_candidate *c, uint32_t theme,
                           dm_draft *draft) {
    const dm_parse *parse = dm_parse_of(story);
    dm_actor_refs of = {0};
    if (dm_tree_is_verbal(parse, theme)) {
        dm_fillers subject = {0};
        dm_arguments(&story->scene.grammar, theme, DM_SLOT_SUBJ, (dm_str){"", 0}, &subject);
        for (size_t i = 0; i < subject.count; i++) {
            dm_scene_gather(&story->scene, subject.tokens[i], &of);
            if (!of.len)
                dm_actors_responsible(story->scene.grammar.actors, subject.tokens[i],
                                      DM_OWNER_OF | DM_OWNER_PLACE, &of);
        }
    }
    take_others(story, c, &of, draft);
    if (!dm_draft_has(draft,
                      DM_STR("of"))) /* "called on Kenya to": the clause has Chad's subject */
        take_others(story, c, &c->recipients, draft);
}

/* "demanded that the Union lift its sanctions": of those whose measure it is. */
static void ask_for_end(const dm_story *story, const dm_candidate *c, dm_draft *draft) {
    dm_draft end = {.kind = DM_STR("demand")};
    size_t count;
    const dm_str *by = dm_draft_get(draft, "by", &count);
    for (size_t i = 0; i < count; i++)
        if (!dm_refs_have(&c->actors, by[i]))
            dm_draft_set(&end, DM_STR("of"), by[i], false);
    if (count && !dm_draft_has(&end, DM_STR("of"))) /* one's own sanctions one lifts oneself */
        take_others(story, c, &c->recipients, &end);
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
    take_others(story, c, &c->recipients, draft);
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

/* "impose a no-fly zone": a stand on the measure; "lift the sanctions": a demand. */
static bool measure_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                          dm_draft *draft) {
    const dm_codebook *book = story->scene.grammar.book;
    const dm_parse *parse = dm_parse_of(story);
    uint32_t at, ended = dm_question_ended(story, theme);
    bool lifts =
        ended != DM_NO_TOKEN || dm_codebook_in_class(book, "@lifting", parse->tokens[theme].lemma);
    const dm_topic *topic = asked(story, theme, "measure", 1, &at);
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
    if (!topic || for_oneself || (at == theme && dm_tree_is_verbal(parse, theme)) ||
        is_laid_down(story, theme))
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
        take_addressee(story, c, theme, draft);
    size_t count;
    const dm_str *by = dm_draft_get(draft, "of", &count);
    for (size_t i = 0; i < count; i++)
        dm_draft_set(draft, DM_STR("by"), by[i], false);
    dm_draft_clear(draft, "of");
    if ((lifts || is_had_lifted(story, theme, at)) != is_negated(parse, theme))
        ask_for_end(story, c, draft);
    return true;
}

/* "insisted that it would only negotiate with Washington" */
static bool is_own_act(const dm_story *story, const dm_candidate *c, uint32_t theme) {
    dm_fillers subject = {0};
    dm_actor_refs refs = {0};
    dm_arguments(&story->scene.grammar, theme, DM_SLOT_SUBJ, (dm_str){"", 0}, &subject);
    for (size_t i = 0; i < subject.count; i++)
        if (!dm_str_eq_nocase(dm_parse_of(story)->tokens[subject.tokens[i]].form, DM_STR("they")))
            dm_scene_gather(&story->scene, subject.tokens[i], &refs);
    return refs.len && c->actors.len && dm_str_eq(refs.ptr[0]->code, c->actors.ptr[0]->code);
}

static bool is_of_holder(const dm_candidate *c, const dm_draft *draft) {
    size_t count;
    const dm_str *of = dm_draft_get(draft, "of", &count);
    for (size_t i = 0; i < c->actors.len && count; i++)
        if (dm_str_eq(of[0], c->actors.ptr[i]->code))
            return true;
    return false;
}

/* "called on the rivals to reopen", "urged them to": the clause is of whoever stands between. */
static bool is_of_others(const dm_parse *parse, uint32_t predicate, uint32_t theme) {
    for (DM_CHILDREN(parse, predicate, c))
        if (c > predicate && c < theme &&
            (parse->tokens[c].rel == DM_REL_OBJ || parse->tokens[c].rel == DM_REL_IOBJ ||
             dm_tree_has_case(parse, c, "on") || dm_tree_has_case(parse, c, "upon") ||
             dm_tree_has_case(parse, c, "to") || dm_tree_has_case(parse, c, "for")))
            return true;
    return false;
}

/* "told his negotiators to": one's own, unless they are allies or rivals. */
static bool is_ones_own(const dm_story *story, uint32_t t) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t owner = dm_tree_find(parse, t, DM_REL_NMOD_POSS);
    dm_str lemma = parse->tokens[t].lemma;
    const dm_codebook *book = story->scene.grammar.book;
    return owner != DM_NO_TOKEN && parse->tokens[t].rel != DM_REL_OBL &&
           LEMMA_IN(parse, owner, "its", "his", "her", "their", "my", "our") &&
           (dm_codebook_in_class(book, "@people", lemma) ||
            LEMMA_IN(parse, t, "negotiator", "force", "official", "army", "government")) &&
           !dm_codebook_in_class(book, "@opposite-number", lemma);
}

/* "urged its people to stay at home", "exhorted citizens to keep rallying" */
static bool is_to_own(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    for (DM_CHILDREN(parse, c->predicate, t)) {
        bool asked = parse->tokens[t].rel == DM_REL_OBJ || parse->tokens[t].rel == DM_REL_IOBJ ||
                     (parse->tokens[t].rel == DM_REL_OBL &&
                      (dm_tree_has_case(parse, t, "to") || dm_tree_has_case(parse, t, "on")));
        if (asked && dm_tree_find(parse, t, DM_REL_NMOD) == DM_NO_TOKEN &&
            (is_ones_own(story, t) || dm_codebook_in_class(story->scene.grammar.book, "@own-public",
                                                           parse->tokens[t].lemma)))
            return true;
    }
    for (size_t i = 0; i < c->recipients.len && c->actors.len; i++)
        if (dm_str_eq(c->recipients.ptr[i]->code, c->actors.ptr[0]->code) &&
            !is_rival(story, c, c->recipients.ptr[i]))
            return true;
    return false;
}

/* Asked by a state or a body, or by somebody who speaks for one. */
static bool is_by_state(const dm_candidate *c) {
    bool state = c->actors.len && (dm_str_is(c->actors.ptr[0]->sector, "GOV") ||
                                   dm_str_is(c->actors.ptr[0]->sector, "IGO"));
    for (size_t i = 0; i < c->actors.len; i++)
        state |=
            c->actors.ptr[i]->kind != DM_KIND_PERSON && c->actors.ptr[i]->kind != DM_KIND_PEOPLE;
    return state;
}

/* "insisted that the crew be freed", not "insisted that the crew was free": what is wanted stands
 * in the plain form, or with an auxiliary that says so. */
static bool is_wanted(const dm_parse *parse, uint32_t predicate, uint32_t verb) {
    if (!dm_tree_lemma_is(parse, predicate, "insist"))
        return true;
    for (DM_CHILDREN(parse, verb, c))
        if (parse->tokens[c].rel == DM_REL_AUX || parse->tokens[c].rel == DM_REL_AUX_PASS)
            return dm_tree_lemma_is(parse, c, "must") || dm_tree_lemma_is(parse, c, "should") ||
                   dm_str_eq_nocase(parse->tokens[c].form, DM_STR("be"));
    return dm_str_eq_nocase(parse->tokens[verb].form, parse->tokens[verb].lemma) &&
           dm_tree_find(parse, verb, DM_REL_COP) == DM_NO_TOKEN;
}

bool dm_settles(const dm_story *story, uint32_t token) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_codebook *book = story->scene.grammar.book;
    if (!dm_codebook_in_class(book, "@settling", parse->tokens[token].lemma))
        return false;
    for (DM_CHILDREN(parse, token, c)) {
        bool means = dm_tree_has_case(parse, c, "through") || dm_tree_has_case(parse, c, "by") ||
                     dm_tree_has_case(parse, c, "via");
        if (dm_tree_lemma_is(parse, c, "peacefully") ||
            (means && dm_codebook_in_class(book, "@peaceful-means", parse->tokens[c].lemma)))
            return true;
    }
    return false;
}

/* What is asked for in words that no table has: "urged both to find a way forward", "to put an end
 * to such crimes". A request for help for oneself is an event and no more. */
static bool general_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                          dm_draft *draft) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_token *word = &parse->tokens[theme];
    uint32_t object = dm_tree_find(parse, theme, DM_REL_OBJ);
    bool verbal = dm_tree_is_verbal(parse, theme), not = is_negated(parse, theme);
    bool light = verbal && object != DM_NO_TOKEN &&
                 LEMMA_IN(parse, theme, "put", "make", "take", "give", "have", "do", "keep", "find",
                          "bring", "show");
    dm_str what = parse->tokens[light ? object : theme].lemma;
    if ((!verbal && (word->upos != DM_NOUN || dm_str_is(c->mode, "assist"))) ||
        dm_codebook_in_class(story->scene.grammar.book, "@people", word->lemma) ||
        dm_codebook_in_class(story->scene.grammar.book, "@no-demand", what) ||
        (verbal && !c->recipients.len && !is_of_others(parse, c->predicate, theme) &&
         is_own_act(story, c, theme)))
        return false;
    *draft = (dm_draft){.kind = DM_STR("demand"), .general = true};
    dm_draft_set(draft, DM_STR("what"), not ? DM_STR("restraint") : what, false);
    if (!verbal)
        dm_question_take(story, NULL, theme, DM_STR("of=from|by"), draft);
    bool at_home = is_of_holder(c, draft);
    if (at_home)
        dm_draft_clear(draft, "of");
    if (!dm_draft_has(draft, DM_STR("of")))
        take_addressee(story, c, theme, draft);
    bool open = !dm_draft_has(draft, DM_STR("of"));
    draft->underspecified = open;
    return (!open || (!at_home && is_by_state(c))) && !is_to_own(story, c);
}

/* "called for the government to step down": what is to be done hangs on the verb of asking. */
static uint32_t verb_of(const dm_story *story, const dm_candidate *c, uint32_t theme) {
    const dm_parse *parse = dm_parse_of(story);
    if (!dm_tree_has_case(parse, theme, "for") || parse->tokens[theme].head != c->predicate)
        return theme;
    for (DM_CHILDREN(parse, c->predicate, verb)) {
        uint32_t mark = dm_tree_find(parse, verb, DM_REL_MARK);
        if (verb > theme && dm_tree_is_verbal(parse, verb) && mark != DM_NO_TOKEN &&
            dm_tree_lemma_is(parse, mark, "to") && mark > theme)
            return verb;
    }
    return theme;
}

/* "ordered the ambassador to leave": an expulsion. */
static bool is_sent_away(const dm_story *story, const dm_candidate *c, uint32_t theme) {
    const dm_parse *parse = dm_parse_of(story);
    if (!LEMMA_IN(parse, theme, "leave", "depart", "quit", "go"))
        return false;
    if (LEMMA_IN(parse, c->predicate, "order", "tell", "give", "instruct"))
        return true;
    const dm_sentence *s = &parse->sentences[parse->tokens[theme].sentence];
    for (uint32_t t = s->first; t < theme; t++)
        if (parse->tokens[t].upos == DM_NOUN &&
            dm_codebook_in_class(story->scene.grammar.book, "@diplomat", parse->tokens[t].lemma))
            return true;
    return false;
}

/* "appealed for tents and medicine": help for oneself, or for those who suffer. */
static bool help_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                       dm_draft *draft) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_topic *topic = dm_question_topic(story, theme, false);
    dm_str parameters = topic ? dm_table_get(topic->table, topic->row, "parameters") : DM_STR("");
    bool for_help =
        dm_str_is(c->mode, "assist") || dm_str_starts(c->frame->table->name, DM_STR("positions/"));
    if (!for_help || !LEMMA_IN(parse, c->predicate, "appeal", "plead") ||
        c->status != DM_ASSERTED || dm_tree_is_verbal(parse, theme) ||
        dm_str_find(parameters, DM_STR("what=:aid"), 0) == SIZE_MAX || !is_by_state(c))
        return false;
    *draft = (dm_draft){.kind = DM_STR("demand")};
    dm_draft_set(draft, DM_STR("what"), DM_STR("aid"), false);
    take_others(story, c, &c->recipients, draft);
    draft->underspecified = !dm_draft_has(draft, DM_STR("of"));
    return true;
}

/* "an end to the fighting": a truce; "an end to the Saudi blockade": asked of whoever does it. */
static void end_of_deed(const dm_story *story, const dm_candidate *c, uint32_t at,
                        dm_draft *draft) {
    const dm_parse *parse = dm_parse_of(story);
    size_t count, actors;
    const dm_str *what = dm_draft_get(draft, "what", &count);
    if (!count || !dm_str_is(what[0], "end"))
        return;
    for (DM_CHILDREN(parse, at, child)) {
        bool matter = parse->tokens[child].rel == DM_REL_OBJ ||
                      parse->tokens[child].rel == DM_REL_XCOMP || is_complement(parse, child);
        const dm_topic *deed = matter ? dm_question_topic(story, child, true) : NULL;
        bool truce = matter && dm_codebook_in_class(story->scene.grammar.book, "@hostilities",
                                                    parse->tokens[child].lemma);
        dm_draft done;
        if (truce) {
            dm_draft_clear(draft, "what");
            dm_draft_set(draft, DM_STR("what"), DM_STR("ceasefire"), false);
            if (!c->recipients.len)
                dm_question_take(story, NULL, child, DM_STR("of=between|in"), draft);
        }
        if (!deed)
            continue;
        dm_deed_draft(story, deed, child, &done);
        const dm_str *doer = dm_draft_get(&done, "actor", &actors);
        if (actors && !dm_draft_has(draft, DM_STR("of")) && !c->recipients.len)
            dm_draft_set(draft, DM_STR("of"), doer[0], false);
        const dm_str *action = dm_draft_get(&done, "action", &count);
        if (count && dm_str_is(action[0], "blockade")) {
            dm_draft_clear(draft, "what");
            dm_draft_set(draft, DM_STR("what"), DM_STR("lifting"), false);
        }
        return;
    }
}

/* "called on both to settle it by talks": talks, asked of somebody; of nobody, or "peacefully", a
 * principle. */
static void settle_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                         dm_draft *draft) {
    uint32_t at;
    *draft = (dm_draft){.kind = DM_STR("demand")};
    take_addressee(story, c, theme, draft);
    const dm_topic *talks =
        dm_draft_has(draft, DM_STR("of")) ? asked(story, theme, "demand", 1, &at) : NULL;
    dm_str parameters =
        talks ? dm_table_get(talks->table, talks->row, "parameters") : (dm_str){"", 0};
    if (dm_str_find(parameters, DM_STR("what=:talks"), 0) != SIZE_MAX) {
        dm_draft_set(draft, DM_STR("what"), DM_STR("talks"), false);
        return;
    }
    *draft = (dm_draft){.kind = DM_STR("principle")};
    dm_draft_set(draft, DM_STR("name"), DM_STR("peaceful-settlement"), false);
}

static bool demand_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                         dm_draft *draft) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t at;
    if (is_sent_away(story, c, theme) || parse->tokens[theme].upos == DM_PRON ||
        (dm_actors_at(story->scene.grammar.actors, theme) &&
         !LEMMA_IN(parse, theme, "peacekeeper", "force", "troop", "mission")) ||
        !is_wanted(parse, c->predicate, theme))
        return false;
    if (dm_accepted_draft(story, theme, is_negated(parse, theme), draft) ||
        measure_draft(story, c, theme, draft) ||
        (!is_negated(parse, theme) && dm_imposed_draft(story, c, theme, draft)))
        return true;
    if (dm_settles(story, theme) && !is_negated(parse, theme)) {
        settle_draft(story, c, theme, draft);
        return true;
    }
    if (!is_negated(parse, theme) && dm_joining_draft(story, c, theme, draft))
        return true;
    if (help_draft(story, c, theme, draft))
        return true;
    const dm_topic *membership = asked(story, theme, "membership", 1, &at);
    if (membership && !is_negated(parse, theme) && !dm_tree_is_verbal(parse, at) &&
        !dm_tree_lemma_is(parse, c->predicate, "apply")) {
        dm_candidate plain = *c; /* "urged the Union to open accession talks with Georgia" */
        if (c->recipients.len)
            plain.actors = c->recipients;
        plain.recipients = (dm_actor_refs){0};
        size_t own;
        const dm_str *entity;
        if (dm_topic_draft(story, &plain, membership, at, draft) &&
            (entity = dm_draft_get(draft, "entity", &own)) && own)
            return !dm_refs_have(&c->actors, entity[0]); /* one applies, and is told so there */
    }
    const dm_topic *principle = asked(story, theme, "principle", 2, &at);
    bool law = principle && dm_tree_lemma_is(parse, at, "rule") &&
               dm_tree_is_verbal(parse, theme) &&
               c->recipients.len; /* "urged Kenya to respect the rule of law" */
    if (principle && !law && !is_negated(parse, theme))
        return dm_topic_draft(story, NULL, principle, at, draft);
    const dm_topic *land = asked(story, theme, "sovereignty", 2, &at); /* that it be respected */
    if (land && at != theme && !is_negated(parse, theme) &&
        dm_topic_draft(story, NULL, land, at, draft))
        return true;
    const dm_topic *topic = asked(story, theme, "demand", 2, &at);
    if (!topic || is_negated(parse, theme))
        return general_draft(story, c, theme, draft);
    *draft = (dm_draft){.kind = DM_STR("demand")};
    dm_str parameters = dm_table_get(topic->table, topic->row, "parameters"), one;
    dm_candidate plain = *c;
    while (dm_str_split(&parameters, ' ', &one))
        if (dm_str_starts(one, DM_STR("what=")))
            dm_question_take(story, NULL, at, one, draft);
        else if (at == theme)
            dm_question_take(story, &plain, at, one, draft);
    end_of_deed(story, c, at, draft);
    if (!c->recipients.len && dm_tree_is_verbal(parse, theme) &&
        !is_of_others(parse, c->predicate, theme) && is_own_act(story, c, theme))
        return false;
    bool at_home = is_of_holder(c, draft);
    if (at_home)
        dm_draft_clear(draft, "of");
    if (!dm_draft_has(draft, DM_STR("of")))
        take_addressee(story, c, theme, draft);
    if (at_home && !dm_draft_has(draft, DM_STR("of")) && c->recipients.len)
        return false; /* "ordered the Miami relatives to surrender" */
    if (is_to_own(story, c))
        return false;
    bool open = c->actors.len && !dm_draft_has(draft, DM_STR("of"));
    draft->underspecified |= open; /* of nobody, by nobody's state */
    return !open || is_by_state(c);
}

/* "pressed for the measure to be kept", "insisted that the sanctions stay": a stand on the measure
 * named or pointed at, or a demand for its end. */
static bool kept_draft(const dm_story *story, const dm_candidate *c, uint32_t noun, uint32_t verb,
                       dm_draft *draft) {
    const dm_codebook *book = story->scene.grammar.book;
    const dm_parse *parse = dm_parse_of(story);
    const dm_topic *topic = noun == DM_NO_TOKEN ? NULL : dm_question_topic(story, noun, false);
    bool lifts = dm_codebook_in_class(book, "@lifting", parse->tokens[verb].lemma),
         keeps = dm_codebook_in_class(book, "@keeping-up", parse->tokens[verb].lemma);
    dm_candidate plain = *c;
    plain.actors = plain.recipients = (dm_actor_refs){0};
    if (noun == DM_NO_TOKEN || !(lifts || keeps))
        return false;
    if (!(dm_str_is(kind_of(topic), "measure") &&
          dm_topic_draft(story, &plain, topic, noun, draft)) &&
        !(LEMMA_IN(parse, noun, "measure", "suspension", "restriction", "penalty") &&
          dm_measure_told(story, &plain, noun, draft)))
        return false;
    if (lifts != is_negated(parse, verb))
        ask_for_end(story, c, draft);
    return true;
}

/* "Brazil called on the authorities to": hardly its own, whoever they were taken for. */
static bool is_of_others_home(const dm_story *story, const dm_candidate *c, uint32_t theme) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_actor *asking = c->actors.len ? c->actors.ptr[0] : NULL;
    if (!asking || !c->recipients.len || !dm_str_eq(asking->code, c->recipients.ptr[0]->code) ||
        dm_codebook_in_class(story->scene.grammar.book, "@sector-own-voice", asking->sector))
        return false;
    for (DM_CHILDREN(parse, c->predicate, t)) {
        uint32_t det = t < theme ? dm_tree_find(parse, t, DM_REL_DET) : DM_NO_TOKEN;
        if (det != DM_NO_TOKEN && dm_tree_lemma_is(parse, det, "the") &&
            LEMMA_IN(parse, t, "authority", "government", "junta"))
            return true;
    }
    return false;
}

/* What is to be kept or lifted: the subject of the verb, or what stands before it with "for". */
static uint32_t subject_of(const dm_story *story, const dm_candidate *c, uint32_t verb) {
    const dm_parse *parse = dm_parse_of(story);
    static const dm_rel rels[] = {DM_REL_NSUBJ, DM_REL_NSUBJ_PASS};
    for (size_t i = 0; i < 2; i++) {
        uint32_t subject = dm_tree_find(parse, verb, rels[i]);
        if (subject != DM_NO_TOKEN)
            return subject;
    }
    for (DM_CHILDREN(parse, c->predicate, t))
        if (t > c->predicate && t < verb && parse->tokens[verb].head == c->predicate &&
            dm_tree_has_case(parse, t, "for"))
            return t;
    return DM_NO_TOKEN;
}

bool dm_demand_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                     dm_draft *draft) {
    uint32_t verb = verb_of(story, c, theme);
    dm_candidate asking = *c;
    if (is_of_others_home(story, c, theme)) {
        const dm_entity *focus = story->scene.grammar.actors->focus;
        asking.recipients = (dm_actor_refs){0};
        if (!demand_draft(story, &asking, theme, draft))
            return false;
        if (focus && !dm_str_eq(focus->code, c->actors.ptr[0]->code))
            dm_draft_set(draft, DM_STR("of"), focus->code, false);
        return true;
    }
    uint32_t subject = verb == theme ? subject_of(story, c, theme) : theme;
    if (kept_draft(story, c, subject, verb, draft))
        return true;
    if (verb == theme)
        return demand_draft(story, c, theme, draft);
    dm_actor_refs of = {0};
    dm_scene_gather(&story->scene, theme, &of);
    if (of.len)
        asking.recipients = of;
    return demand_draft(story, &asking, verb, draft);
}
