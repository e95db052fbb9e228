/*
 * modes.c - see modes.h. The classes of words are in lexicon/language/classes.tsv.
 */
#include "coder/modes.h"

dm_str dm_threat_mode(dm_event_type type, dm_str mode) {
    switch (type) {
    case DM_SANCTION:
        return dm_str_is(mode, "expel") ? DM_STR("expel") : DM_STR("relations");
    case DM_COERCE:
        if (dm_str_is(mode, "arrest"))
            return DM_STR("arrest");
        if (dm_str_is(mode, "seize"))
            return DM_STR("territory");
        return dm_str_is(mode, "deport") ? DM_STR("expel") : DM_STR("restrict");
    case DM_PROTEST:
        return DM_STR("restrict");
    case DM_ASSAULT:
    case DM_MOBILIZE:
        return DM_STR("violence");
    case DM_RETREAT:
        return DM_STR("relations");
    default:
        return (dm_str){"", 0};
    }
}

dm_str dm_request_mode(dm_event_type type, bool negated) {
    switch (type) {
    case DM_CONSULT:
        return DM_STR("meet");
    case DM_AID:
    case DM_COOPERATE:
    case DM_SUPPORT:
    case DM_AGREE:
        return negated ? DM_STR("change") : DM_STR("assist");
    case DM_CONCEDE:
    case DM_RETREAT:
        return DM_STR("yield");
    default:
        return negated && dm_is_hostile(type) ? DM_STR("yield") : DM_STR("change");
    }
}

static bool in_class(const dm_story *story, const char *class_, uint32_t t) {
    return dm_codebook_in_class(story->scene.grammar.book, class_,
                                dm_parse_of(story)->tokens[t].lemma);
}

/* A word of the class right below t, beside particles and auxiliaries. */
static bool has_below(const dm_story *story, const char *class_, uint32_t t) {
    const dm_parse *parse = dm_parse_of(story);
    for (DM_CHILDREN(parse, t, c)) {
        dm_rel rel = (dm_rel)parse->tokens[c].rel;
        bool argument = rel == DM_REL_OBJ || rel == DM_REL_OBL || rel == DM_REL_NMOD ||
                        rel == DM_REL_NSUBJ_PASS || rel == DM_REL_COMPOUND || rel == DM_REL_ADVMOD;
        if (argument && in_class(story, class_, c))
            return true;
    }
    return false;
}

/* What is asked for or refused, as it is worded: the verb or noun. DM_NO_TOKEN if nothing says. */
static uint32_t content_of(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    if (c->frame->type != DM_REQUEST && c->frame->type != DM_REJECT)
        return c->predicate;
    uint32_t clause = dm_tree_find(parse, c->predicate, DM_REL_XCOMP);
    if (clause == DM_NO_TOKEN)
        clause = dm_tree_find(parse, c->predicate, DM_REL_CCOMP);
    if (clause != DM_NO_TOKEN && clause > c->predicate)
        return clause;
    return c->theme.count ? c->theme.tokens[0] : (uint32_t)DM_NO_TOKEN;
}

/* "hand back", "hand over". */
static bool has_particle(const dm_parse *parse, uint32_t t) {
    for (DM_CHILDREN(parse, t, c))
        if (c > t && (dm_str_eq_nocase(parse->tokens[c].form, DM_STR("back")) ||
                      dm_str_eq_nocase(parse->tokens[c].form, DM_STR("over"))))
            return true;
    return false;
}

/* "must stop supporting them": an end is asked for. */
static bool is_ending(const dm_story *story, const dm_candidate *c) {
    for (size_t i = 0; i < c->layer_count; i++)
        if (in_class(story, "@asks-end", c->layers[i].head))
            return true;
    return false;
}

static dm_str mode_asked(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t t = content_of(story, c);
    if (is_ending(story, c))
        return DM_STR("yield");
    if (t == DM_NO_TOKEN)
        return c->mode;
    bool power = has_below(story, "@power", t);
    if (in_class(story, "@asks-change", t) || (power && in_class(story, "@asks-handing", t)) ||
        has_below(story, "@published", t))
        return DM_STR("change");
    if (in_class(story, "@asks-end", t) || in_class(story, "@asks-yield", t) ||
        (in_class(story, "@asks-lifting", t) && has_below(story, "@restriction", t)) ||
        (in_class(story, "@asks-handing", t) && has_particle(parse, t)) ||
        (in_class(story, "@asks-return", t) && has_below(story, "@home", t)) ||
        (in_class(story, "@asks-restraint", t) && has_below(story, "@restraint", t)))
        return DM_STR("yield");
    bool talks = c->type == DM_REQUEST && in_class(story, "@talks", t);
    if (talks || (in_class(story, "@asks-return", t) && has_below(story, "@talks", t)))
        return DM_STR("meet");
    return c->mode;
}

/* "called it an act of aggression", "denounced the vote as a fraud". */
static bool names_wrong(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    if (!in_class(story, "@calls-so", c->predicate))
        return false;
    for (DM_CHILDREN(parse, c->predicate, n)) {
        dm_rel rel = (dm_rel)parse->tokens[n].rel;
        bool as = dm_tree_has_case(parse, n, "as") || dm_tree_has_case(parse, n, "of");
        if (n < c->predicate || (rel != DM_REL_XCOMP && rel != DM_REL_OBJ && !as))
            continue;
        if (in_class(story, "@wrong", n) || has_below(story, "@wrong", n))
            return rel == DM_REL_XCOMP || as;
    }
    return false;
}

void dm_modes_settle(dm_story *story) {
    for (size_t i = 0; i < story->candidates.len; i++) {
        dm_candidate *c = &story->candidates.ptr[i];
        if (c->dropped)
            continue;
        if (c->type == DM_REQUEST || c->type == DM_REJECT)
            c->mode = mode_asked(story, c);
        else if (c->type == DM_ACCUSE && dm_str_is(c->mode, "disapprove") && names_wrong(story, c))
            c->mode = DM_STR("allege");
    }
}
