/*
 * question/demands.c - what is asked of whom: "called for a ceasefire", "demanded that Iraq
 * withdraw", "urged both to return to dialogue".
 *
 * What is demanded is a word of lexicon/positions/questions.tsv of kind demand, wherever it stands
 * in the phrase: "show restraint", "sit down for talks"; else the word for it. Asking for a measure
 * is a stand on the measure, asking for its end a demand. What is turned down: question/refusals.c.
 */
#include "coder/question/parts.h"
#include "coder/sides.h"

dm_str dm_asked_kind(const dm_topic *topic) {
    return topic ? dm_table_get(topic->table, topic->row, "kind") : (dm_str){"", 0};
}

bool dm_asked_not(const dm_parse *parse, uint32_t t) {
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
           ((rel == DM_REL_OBL || rel == DM_REL_NMOD || rel == DM_REL_OBL_AGENT) &&
            (dm_tree_has_case(parse, c, "to") || dm_tree_has_case(parse, c, "into") ||
             dm_tree_has_case(parse, c, "of") || dm_tree_has_case(parse, c, "in") ||
             dm_tree_has_case(parse, c, "by") || dm_tree_has_case(parse, c, "through") ||
             dm_tree_has_case(parse, c, "for")));
}

/* The topic at a token or in what completes it, breadth before depth; `at` is where it stands. */
const dm_topic *dm_asked_topic(const dm_story *story, uint32_t t, const char *kind, int depth,
                               uint32_t *at) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_topic *topic = dm_question_topic(story, t, false);
    if (dm_str_is(dm_asked_kind(topic), kind)) {
        *at = t;
        return topic;
    }
    for (DM_CHILDREN(parse, t, c)) {
        const dm_topic *inner = depth > 0 && is_complement(parse, c)
                                    ? dm_asked_topic(story, c, kind, depth - 1, at)
                                    : NULL;
        if (inner)
            return inner;
    }
    return NULL;
}

/* "ordered his envoy to return": a command to one's own. */
static bool is_command(const dm_story *story, const dm_candidate *c) {
    bool own = LEMMA_IN(dm_parse_of(story), c->predicate, "order", "instruct", "command");
    for (size_t i = 0; i < c->recipients.len && own; i++)
        own = dm_refs_have(&c->actors, c->recipients.ptr[i]->code);
    for (size_t i = 0; i < c->actors.len && own; i++)
        own = !dm_codebook_in_class(story->scene.grammar.book, "@court", c->actors.ptr[i]->code);
    return own;
}

/* "insisted that the crew be freed", not "insisted that the crew was free": what is wanted stands
 * in the plain form, or with an auxiliary that says so. */
static bool is_wanted(const dm_parse *parse, uint32_t predicate, uint32_t verb) {
    if (!LEMMA_IN(parse, predicate, "insist", "expect", "suggest"))
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
    uint32_t found = dm_tree_find(parse, token, DM_REL_NSUBJ_PASS);
    bool reached = found != DM_NO_TOKEN && LEMMA_IN(parse, found, "settlement", "solution") &&
                   LEMMA_IN(parse, token, "reach", "find", "achieve", "seek");
    if (!reached && !dm_codebook_in_class(book, "@settling", parse->tokens[token].lemma))
        return false;
    for (DM_CHILDREN(parse, token, c)) {
        bool means = dm_tree_has_case(parse, c, "through") || dm_tree_has_case(parse, c, "by") ||
                     dm_tree_has_case(parse, c, "via");
        bool at_table = dm_tree_has_case(parse, c, "at") && /* "at the negotiating table" */
                        dm_tree_lemma_is(parse, c, "table") &&
                        dm_tree_find(parse, c, DM_REL_AMOD) != DM_NO_TOKEN;
        if (dm_tree_lemma_is(parse, c, "peacefully") || at_table ||
            (means && dm_codebook_in_class(book, "@peaceful-means", parse->tokens[c].lemma)))
            return true;
    }
    return false;
}

bool dm_settlement_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                         dm_draft *draft) {
    if (!dm_str_is(c->frame->stance, "supports") ||
        !dm_tree_is_verbal(story->scene.grammar.parse, theme) || !dm_settles(story, theme))
        return false;
    *draft = (dm_draft){.kind = DM_STR("principle")};
    dm_draft_set(draft, DM_STR("name"), DM_STR("peaceful-settlement"), false);
    return true;
}

/* The word for what is asked: "put an end to", "make the results public". */
static dm_str word_asked(const dm_story *story, uint32_t theme) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_codebook *book = story->scene.grammar.book;
    uint32_t object = dm_tree_find(parse, theme, DM_REL_OBJ),
             made = dm_tree_find(parse, theme, DM_REL_XCOMP);
    if (dm_tree_lemma_is(parse, theme, "make") && made != DM_NO_TOKEN &&
        parse->tokens[made].upos == DM_ADJ)
        return dm_tree_lemma_is(parse, made, "public") ? DM_STR("publication")
                                                       : parse->tokens[made].lemma;
    bool light = dm_tree_is_verbal(parse, theme) && object != DM_NO_TOKEN &&
                 parse->tokens[object].upos != DM_PRON && /* "to take them back" */
                 !dm_codebook_in_class(book, "@people", parse->tokens[object].lemma) &&
                 dm_codebook_in_class(book, "@asked-light", parse->tokens[theme].lemma);
    return parse->tokens[light ? object : theme].lemma;
}

/* What is asked for in words that no table has: "urged both to find a way forward", "to put an end
 * to such crimes". A request for help for oneself is an event and no more. */
static bool general_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                          dm_draft *draft) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_token *word = &parse->tokens[theme];
    bool verbal = dm_tree_is_verbal(parse, theme), not = dm_asked_not(parse, theme);
    dm_str what = word_asked(story, theme);
    if ((!verbal && (word->upos != DM_NOUN || dm_str_is(c->mode, "assist"))) ||
        dm_codebook_in_class(story->scene.grammar.book, "@people", word->lemma) ||
        dm_codebook_in_class(story->scene.grammar.book, "@no-demand", what) ||
        (verbal && !c->recipients.len && !dm_asked_somebody(parse, c->predicate, theme) &&
         dm_asked_of_self(story, c, theme)))
        return false;
    *draft = (dm_draft){.kind = DM_STR("demand"), .general = true};
    dm_draft_set(draft, DM_STR("what"), not ? DM_STR("restraint") : what, false);
    if (!verbal)
        dm_question_take(story, NULL, theme, DM_STR("of=from|by"), draft);
    bool at_home = dm_asked_of_holder(c, draft);
    if (at_home)
        dm_draft_clear(draft, "of");
    if (!dm_draft_has(draft, DM_STR("of")))
        dm_asked_addressee(story, c, theme, draft);
    bool open = !dm_draft_has(draft, DM_STR("of"));
    draft->underspecified = open;
    return (!open || (!at_home && dm_asked_by_state(c))) && !dm_asked_own(story, c);
}

/* Whether "to be done" is what the verb stands in. */
static bool is_to_be(const dm_parse *parse, uint32_t verb) {
    uint32_t mark = dm_tree_find(parse, verb, DM_REL_MARK),
             be = dm_tree_find(parse, verb, DM_REL_AUX_PASS);
    return parse->tokens[verb].upos == DM_VERB && mark != DM_NO_TOKEN && be == mark + 1 &&
           dm_tree_lemma_is(parse, mark, "to");
}

/* "called for those responsible to be punished": what is to be done hangs on them. */
static uint32_t verb_below(const dm_parse *parse, uint32_t theme) {
    for (DM_CHILDREN(parse, theme, child)) {
        if (child > theme && is_to_be(parse, child))
            return child;
        for (DM_CHILDREN(parse, child, inner))
            if (child > theme && inner > child && parse->tokens[child].upos == DM_ADJ &&
                is_to_be(parse, inner))
                return inner;
    }
    return theme;
}

/* "wants the sanctions lifted", "would like to see the crew freed": what is to be done to it. */
static uint32_t done_to(const dm_parse *parse, uint32_t theme) {
    if (parse->tokens[theme].rel != DM_REL_OBJ)
        return theme;
    for (DM_CHILDREN(parse, parse->tokens[theme].head, verb)) {
        dm_rel rel = (dm_rel)parse->tokens[verb].rel;
        if (verb > theme && (rel == DM_REL_XCOMP || rel == DM_REL_CCOMP) &&
            parse->tokens[verb].upos == DM_VERB && (parse->tokens[verb].feats & DM_FEAT_PAST) &&
            dm_tree_find(parse, verb, DM_REL_MARK) == DM_NO_TOKEN &&
            dm_tree_find(parse, verb, DM_REL_NSUBJ) == DM_NO_TOKEN)
            return verb;
    }
    return theme;
}

/* "called for the government to step down": what is to be done hangs on the verb of asking. */
static uint32_t verb_of(const dm_story *story, const dm_candidate *c, uint32_t theme) {
    const dm_parse *parse = dm_parse_of(story);
    if (!dm_tree_has_case(parse, theme, "for") || parse->tokens[theme].head != c->predicate)
        return done_to(parse, theme);
    for (DM_CHILDREN(parse, c->predicate, verb)) {
        uint32_t mark = dm_tree_find(parse, verb, DM_REL_MARK);
        if (verb > theme && dm_tree_is_verbal(parse, verb) && mark != DM_NO_TOKEN &&
            dm_tree_lemma_is(parse, mark, "to") && mark > theme)
            return verb;
    }
    return verb_below(parse, theme);
}

/* "ordered the ambassador to leave": an expulsion. */
static bool is_sent_away(const dm_story *story, const dm_candidate *c, uint32_t theme) {
    const dm_parse *parse = dm_parse_of(story);
    if (!dm_codebook_in_class(story->scene.grammar.book, "@leaving-verb",
                              parse->tokens[theme].lemma))
        return false;
    if (dm_codebook_in_class(story->scene.grammar.book, "@ordering-off",
                             parse->tokens[c->predicate].lemma))
        return true;
    const dm_sentence *s = &parse->sentences[parse->tokens[theme].sentence];
    for (uint32_t t = s->first; t < theme; t++)
        if (parse->tokens[t].upos == DM_NOUN &&
            !(dm_tree_lemma_is(parse, t, "mission") && parse->tokens[t].head == theme) &&
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
        dm_str_find(parameters, DM_STR("what=:aid"), 0) == SIZE_MAX || !dm_asked_by_state(c))
        return false;
    *draft = (dm_draft){.kind = DM_STR("demand")};
    dm_draft_set(draft, DM_STR("what"), DM_STR("aid"), false);
    dm_asked_others(story, c, &c->recipients, draft);
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

/* "urged Kenya to respect the Charter": asked of somebody, rather than held of all. */
static bool is_directed(const dm_story *story, const dm_candidate *c, uint32_t theme) {
    const dm_parse *parse = dm_parse_of(story);
    return dm_tree_is_verbal(parse, theme) &&
           (c->recipients.len || dm_asked_somebody(parse, c->predicate, theme));
}

/* "called on both to settle it by talks": talks, asked of somebody; "urged them to settle it
 * peacefully": a settlement; of nobody, a principle. */
static void settle_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                         dm_draft *draft) {
    uint32_t at;
    *draft = (dm_draft){.kind = DM_STR("demand")};
    dm_asked_addressee(story, c, theme, draft);
    bool of = dm_draft_has(draft, DM_STR("of"));
    const dm_topic *talks = of ? dm_asked_topic(story, theme, "demand", 1, &at) : NULL;
    dm_str parameters =
        talks ? dm_table_get(talks->table, talks->row, "parameters") : (dm_str){"", 0};
    if (dm_str_find(parameters, DM_STR("what=:talks"), 0) != SIZE_MAX) {
        dm_draft_set(draft, DM_STR("what"), DM_STR("talks"), false);
        return;
    }
    draft->underspecified = !of;
    if (is_directed(story, c, theme)) {
        dm_draft_set(draft, DM_STR("what"), DM_STR("settlement"), false);
        return;
    }
    *draft = (dm_draft){.kind = DM_STR("principle")};
    dm_draft_set(draft, DM_STR("name"), DM_STR("peaceful-settlement"), false);
}

/* "urged the Union to open accession talks with Georgia": of those who are asked. */
static bool membership_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                             dm_draft *draft) {
    uint32_t at;
    size_t own;
    const dm_topic *membership = dm_asked_topic(story, theme, "membership", 1, &at);
    if (!membership || dm_tree_is_verbal(dm_parse_of(story), at) ||
        dm_tree_lemma_is(dm_parse_of(story), c->predicate, "apply"))
        return false;
    dm_candidate plain = *c;
    if (c->recipients.len)
        plain.actors = c->recipients;
    plain.recipients = (dm_actor_refs){0};
    if (!dm_topic_draft(story, &plain, membership, at, draft))
        return false;
    if (!dm_draft_has(draft, DM_STR("entity"))) /* "that Kosovo be invited to the membership" */
        dm_draft_take(draft, DM_STR("entity"), &c->recipients, false);
    return dm_draft_get(draft, "entity", &own) && own;
}

/* A principle, or the sovereignty of a land that is to be respected; of somebody in particular it
 * is demanded. */
static bool principle_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                            bool *drafted, dm_draft *draft) {
    uint32_t at;
    bool directed = is_directed(story, c, theme);
    const dm_topic *principle = dm_asked_topic(story, theme, "principle", 2, &at);
    if (principle && !directed) {
        *drafted = dm_topic_draft(story, NULL, principle, at, draft);
        return true;
    }
    const dm_topic *land = dm_asked_topic(story, theme, "sovereignty", 2, &at);
    *drafted = land && at != theme && dm_topic_draft(story, NULL, land, at, draft) &&
               !(directed && dm_str_is(draft->kind, "principle")); /* "of all its neighbours" */
    return *drafted;
}

/* What is asked for by a word of lexicon/positions/questions. */
static bool named_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                        const dm_topic *topic, uint32_t at, dm_draft *draft) {
    *draft = (dm_draft){.kind = DM_STR("demand")};
    dm_str parameters = dm_table_get(topic->table, topic->row, "parameters"), one;
    dm_candidate plain = *c;
    while (dm_str_split(&parameters, ' ', &one))
        if (dm_str_starts(one, DM_STR("what=")))
            dm_question_take(story, NULL, at, one, draft);
        else if (at == theme)
            dm_question_take(story, &plain, at, one, draft);
    end_of_deed(story, c, at, draft);
    if (!c->recipients.len && dm_tree_is_verbal(dm_parse_of(story), theme) &&
        !dm_asked_somebody(dm_parse_of(story), c->predicate, theme) &&
        dm_asked_of_self(story, c, theme))
        return false;
    bool at_home = dm_asked_of_holder(c, draft);
    if (at_home)
        dm_draft_clear(draft, "of");
    if (!dm_draft_has(draft, DM_STR("of")))
        dm_asked_addressee(story, c, theme, draft);
    if (at_home && !dm_draft_has(draft, DM_STR("of")) && c->recipients.len)
        return false; /* "ordered the Miami relatives to surrender" */
    if (dm_asked_own(story, c))
        return false;
    bool open = c->actors.len && !dm_draft_has(draft, DM_STR("of"));
    draft->underspecified |= open; /* of nobody, by nobody's state */
    return !open || dm_asked_by_state(c);
}

/* An ambassador who is to leave, a pronoun, somebody: nothing that could be asked for. */
static bool is_no_demand(const dm_story *story, const dm_candidate *c, uint32_t theme) {
    const dm_parse *parse = dm_parse_of(story);
    return is_sent_away(story, c, theme) || is_command(story, c) ||
           parse->tokens[theme].upos == DM_PRON ||
           (dm_actors_at(story->scene.grammar.actors, theme) &&
            !dm_codebook_in_class(story->scene.grammar.book, "@asked-forces",
                                  parse->tokens[theme].lemma)) ||
           !is_wanted(parse, c->predicate, theme);
}

static bool demand_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                         dm_draft *draft) {
    uint32_t at;
    bool not = dm_asked_not(dm_parse_of(story), theme), drafted;
    if (is_no_demand(story, c, theme))
        return false;
    if (dm_accepted_draft(story, theme, not, draft) || dm_asked_measure(story, c, theme, draft) ||
        (!not &&dm_imposed_draft(story, c, theme, draft)))
        return true;
    if (!not &&dm_settles(story, theme)) {
        settle_draft(story, c, theme, draft);
        return true;
    }
    if ((!not &&dm_joining_draft(story, c, theme, draft)) || help_draft(story, c, theme, draft))
        return true;
    if (!not &&membership_draft(story, c, theme, draft)) { /* one applies, and is told so there */
        size_t own;
        return !dm_refs_have(&c->actors, dm_draft_get(draft, "entity", &own)[0]);
    }
    if (!not &&principle_draft(story, c, theme, &drafted, draft))
        return drafted;
    const dm_topic *topic = dm_asked_topic(story, theme, "demand", 2, &at);
    return topic && !not ? named_draft(story, c, theme, topic, at, draft)
                         : general_draft(story, c, theme, draft);
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
    if (dm_asked_others_home(story, c, theme)) {
        const dm_entity *focus = story->scene.grammar.actors->focus;
        asking.recipients = (dm_actor_refs){0};
        if (!demand_draft(story, &asking, theme, draft))
            return false;
        if (focus && !dm_str_eq(focus->code, c->actors.ptr[0]->code))
            dm_draft_set(draft, DM_STR("of"), focus->code, false);
        return true;
    }
    uint32_t subject = verb == theme ? subject_of(story, c, theme) : theme;
    if (dm_asked_kept(story, c, subject, verb, draft))
        return true;
    const dm_topic *topic =
        subject == DM_NO_TOKEN ? NULL : dm_question_topic(story, subject, false);
    if (topic && dm_str_is(dm_asked_kind(topic), "sovereignty") &&
        dm_codebook_in_class(story->scene.grammar.book, "@respecting",
                             dm_parse_of(story)->tokens[verb].lemma))
        return dm_topic_draft(story, NULL, topic, subject, draft);
    if (verb == theme)
        return demand_draft(story, c, theme, draft);
    dm_actor_refs of = {0};
    dm_scene_gather(&story->scene, theme, &of);
    if (of.len)
        asking.recipients = of;
    return demand_draft(story, &asking, verb, draft);
}
