/*
 * question/deeds.c - conduct: what somebody did, that others are for or against.
 *
 * A deed is a word of lexicon/positions/deeds.tsv; whatever else is praised or blamed is no
 * question. Who did it and to whom is read from the phrase, then from the act of judging ("thanked
 * Oman for its mediation"), then from where the article names the same deed more fully.
 */
#include "coder/question/parts.h"
#include "coder/sides.h"

static dm_str cell(const dm_topic *deed, const char *column) {
    return dm_table_get(deed->table, deed->row, column);
}

static void take(const dm_story *story, uint32_t token, const char *key, dm_str slots,
                 dm_draft *draft) {
    if (slots.len)
        dm_question_take(story, NULL, token,
                         dm_arena_printf(story->scene.grammar.arena, "%s=%.*s", key, DM_FMT(slots)),
                         draft);
}

/* Done to somebody: the one in the phrase is rather its victim. */
static bool is_violent(const dm_story *story, const dm_topic *deed) {
    return dm_codebook_in_class(story->scene.grammar.book, "@violent-deed", cell(deed, "action"));
}

/* "the U.S. embassy bombings": what is bombed stands before the bombing. */
static bool is_of_target(const dm_story *story, uint32_t token) {
    for (DM_CHILDREN(dm_parse_of(story), token, child))
        if (dm_parse_of(story)->tokens[child].rel == DM_REL_COMPOUND &&
            (dm_codebook_in_class(story->scene.grammar.book, "@target-site",
                                  dm_parse_of(story)->tokens[child].lemma) ||
             dm_codebook_in_class(story->scene.grammar.book, "@diplomat",
                                  dm_parse_of(story)->tokens[child].lemma)))
            return true;
    return false;
}

/* "the decision", "the remarks": which, only the time tells. */
static void date_generic(const dm_story *story, const dm_topic *deed, dm_draft *draft) {
    dm_str published = story->article->published;
    bool generic =
        dm_str_is(cell(deed, "action"), "policy") || dm_str_is(cell(deed, "action"), "statement");
    if (generic && published.len >= 7 && published.ptr[0] != 'X')
        dm_draft_set(draft, DM_STR("date"), dm_str_sub(published, 0, 7), false);
}

void dm_deed_draft(const dm_story *story, const dm_topic *deed, uint32_t token, dm_draft *draft) {
    *draft = (dm_draft){.kind = DM_STR("conduct")};
    dm_draft_set(draft, DM_STR("action"), cell(deed, "action"), false);
    date_generic(story, deed, draft);
    take(story, token, "actor", cell(deed, "actor"), draft);
    take(story, token, "against", cell(deed, "against"), draft);
    size_t actors, victims;
    uint32_t part = dm_tree_find(dm_parse_of(story), token, DM_REL_COMPOUND);
    dm_actor_refs owner = {0};
    if (part != DM_NO_TOKEN) /* "Israeli settlement building in": Israel's, though hung on a part */
        dm_actors_responsible(story->scene.grammar.actors, part, DM_OWNER_BESIDE, &owner);
    if (owner.len) {
        dm_draft_clear(draft, "actor");
        dm_draft_take(draft, DM_STR("actor"), &owner, false);
    }
    dm_draft_keep_others(draft, "against", "actor"); /* "Israel's settlements in the West Bank" */
    const dm_str *actor = dm_draft_get(draft, "actor", &actors);
    if (dm_str_is(cell(deed, "action"), "coup") && actors) { /* by soldiers of the land itself */
        if (!dm_draft_has(draft, DM_STR("against")))
            dm_draft_set(draft, DM_STR("against"), actor[0], false);
        dm_draft_clear(draft, "actor");
        return;
    }
    if (dm_str_is(cell(deed, "action"), "policy") && actors &&
        dm_codebook_in_class(story->scene.grammar.book, "@court", actor[0])) {
        dm_draft_clear(draft, "action"); /* "the decision of the International Court" */
        dm_draft_clear(draft, "date");
        dm_draft_set(draft, DM_STR("action"), DM_STR("ruling"), false);
    }
    if (actors && is_of_target(story, token) &&
        !dm_str_is(cell(deed, "action"), "settlements")) { /* which are built, not hit */
        dm_draft_set(draft, DM_STR("against"), actor[0], false);
        dm_draft_clear(draft, "actor");
        return;
    }
    const dm_str *victim = dm_draft_get(draft, "against", &victims);
    if (actors == 1 && victims == 1 && dm_str_eq(actor[0], victim[0]))
        dm_draft_clear(draft, "against"); /* "the attack on Israel" as Israel's, twice read */
}

/* Those who are praised or blamed and to whom the deed was not done. */
static void take_judged(const dm_story *story, const dm_actor_refs *refs, uint32_t at, bool violent,
                        dm_draft *draft) {
    const dm_parse *parse = dm_parse_of(story);
    size_t victims;
    uint32_t first, last;
    const dm_str *victim = dm_draft_get(draft, "against", &victims);
    dm_tree_hull(parse, at, &first, &last);
    for (size_t i = 0; i < refs->len; i++) {
        /* "the bombings near American embassies": who stands in the phrase and is not its subject
         * suffers what is done */
        bool suffered = violent && refs->ptr[i]->span.start >= parse->tokens[first].start &&
                        refs->ptr[i]->span.end <= parse->tokens[last].end;
        for (size_t v = 0; v < victims; v++)
            suffered |= dm_str_eq(victim[v], refs->ptr[i]->code);
        if (!suffered)
            dm_draft_set(draft, DM_STR("actor"), refs->ptr[i]->code, false);
    }
}

static bool judges(const dm_story *story, const dm_candidate *c) {
    dm_str stance = c->frame->stance;
    bool for_or_against = dm_str_is(stance, "condemns") || dm_str_is(stance, "supports") ||
                          dm_str_is(stance, "opposes") || dm_str_is(stance, "rejects") ||
                          dm_str_is(stance, "denies") || dm_str_is(stance, "neutral") ||
                          dm_str_is(stance, "does-not-recognise") ||
                          dm_str_is(stance, "recognises");
    if (!for_or_against)
        return false;
    return dm_str_starts(c->frame->table->name, DM_STR("positions/")) ||
           dm_codebook_in_class(story->scene.grammar.book, "@judging",
                                dm_parse_of(story)->tokens[c->predicate].lemma);
}

/* "condemned Mali for the arrests": the deed that it is judged for. */
static uint32_t reason(const dm_story *story, const dm_candidate *c, const dm_topic **deed) {
    const dm_parse *parse = dm_parse_of(story);
    for (DM_CHILDREN(parse, c->predicate, child)) {
        bool reasoned = dm_tree_has_case(parse, child, "for") ||
                        dm_tree_has_case(parse, child, "over") ||
                        (dm_tree_is_verbal(parse, child) &&
                         dm_tree_find(parse, child, DM_REL_MARK) != DM_NO_TOKEN &&
                         dm_tree_lemma_is(parse, dm_tree_find(parse, child, DM_REL_MARK), "for"));
        if (reasoned && (*deed = dm_question_topic(story, child, true)))
            return child;
    }
    return DM_NO_TOKEN;
}

/* Somebody as such: "criticised the United States". */
static bool somebody_draft(const dm_story *story, const dm_candidate *c, const dm_actor_refs *who,
                           dm_draft *draft) {
    if (!dm_str_is(c->frame->stance, "condemns"))
        return false; /* "supports Ukraine" takes no stand on a conduct */
    bool own_voice =
        c->actors.len && dm_codebook_in_class(story->scene.grammar.book, "@sector-own-voice",
                                              c->actors.ptr[0]->sector);
    *draft = (dm_draft){.kind = DM_STR("conduct"), .underspecified = true};
    for (size_t i = 0; i < who->len; i++)
        if ((who->ptr[i]->kind == DM_KIND_STATE || who->ptr[i]->kind == DM_KIND_ENTITY ||
             who->ptr[i]->kind == DM_KIND_ORGANISATION) &&
            (own_voice || !dm_refs_have(&c->actors, who->ptr[i]->code)))
            dm_draft_set(draft, DM_STR("actor"), who->ptr[i]->code, false);
    return draft->key_count > 0;
}

/* What is denied is a deed of one's own, or of nobody named. */
static bool own_deed(const dm_candidate *c, dm_draft *draft) {
    size_t actors;
    const dm_str *actor = dm_draft_get(draft, "actor", &actors);
    bool own = !actors;
    for (size_t i = 0; i < actors; i++)
        for (size_t k = 0; k < c->actors.len; k++)
            own |= dm_str_eq(actor[i], c->actors.ptr[k]->code);
    if (own && !actors)
        dm_draft_take(draft, DM_STR("actor"), &c->actors, false);
    return own;
}

/* What is judged is the holder's own doing: a matter at home, or a misreading. */
/* Whether all who do it are the holder's state; who speaks for a party or himself may judge it. */
static bool is_own_only(const dm_story *story, const dm_candidate *c, const dm_draft *draft) {
    size_t actors;
    const dm_str *actor = dm_draft_get(draft, "actor", &actors);
    for (size_t i = 0; i < actors; i++) {
        bool own = false;
        for (size_t k = 0; k < c->actors.len; k++)
            own |= dm_str_eq(actor[i], c->actors.ptr[k]->code) &&
                   !dm_codebook_in_class(story->scene.grammar.book, "@sector-own-voice",
                                         c->actors.ptr[k]->sector);
        if (!own)
            return false;
    }
    return actors > 0;
}

static const dm_topic *deed_below(const dm_story *story, uint32_t t, int depth, uint32_t *at) {
    const dm_topic *deed = dm_question_topic(story, t, true);
    *at = t;
    if (deed && !dm_str_is(cell(deed, "action"), "statement") &&
        !dm_str_is(cell(deed, "action"), "policy"))
        return deed;
    for (DM_CHILDREN(dm_parse_of(story), t, child)) {
        dm_rel rel = dm_parse_of(story)->tokens[child].rel;
        bool inside = rel == DM_REL_OBJ || rel == DM_REL_NMOD || rel == DM_REL_OBL ||
                      rel == DM_REL_ACL || rel == DM_REL_CCOMP || rel == DM_REL_XCOMP;
        deed = depth > 0 && inside ? deed_below(story, child, depth - 1, at) : NULL;
        if (deed)
            return deed;
    }
    return NULL;
}

/* "accused Mali of shelling the camp, which Bamako denies" */
static bool is_aside(const dm_parse *parse, uint32_t verb) {
    uint32_t object = dm_tree_find(parse, verb, DM_REL_OBJ);
    return parse->tokens[verb].rel == DM_REL_ACL_RELCL && object != DM_NO_TOKEN &&
           LEMMA_IN(parse, object, "which", "what");
}

/* "denies that it interferes", "denied that its soldiers had fired", "that the government knew": he
 * who denies. */
static bool is_of_denier(const dm_parse *parse, uint32_t verb) {
    uint32_t subject = dm_tree_find(parse, verb, DM_REL_NSUBJ);
    return subject != DM_NO_TOKEN &&
           (LEMMA_IN(parse, subject, "it", "they", "he", "she", "government") ||
            dm_tree_find(parse, subject, DM_REL_NMOD_POSS) != DM_NO_TOKEN);
}

/* "denied that it had attacked", "rejected the accusation of", "denies any part in": a deed of
 * one's own; where it is not named, that one did what others say. */
static bool denied_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                         dm_draft *draft) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t at;
    const dm_topic *deed = deed_below(story, theme, 3, &at);
    for (DM_CHILDREN(parse, c->predicate, child)) /* "denies any part | in the attack" */
        if (!deed && child > theme && parse->tokens[child].rel == DM_REL_OBL &&
            dm_tree_has_case(parse, child, "in"))
            deed = deed_below(story, child, 0, &at);
    bool clause = dm_tree_lemma_is(parse, c->predicate, "deny") &&
                  (dm_tree_is_verbal(parse, theme) || parse->tokens[theme].rel == DM_REL_CCOMP);
    if (deed) {
        dm_deed_draft(story, deed, at, draft);
        if (clause && is_of_denier(parse, theme)) {
            dm_draft_clear(draft, "actor");
            dm_draft_take(draft, DM_STR("actor"), &c->actors, false);
        }
        return own_deed(c, draft);
    }
    *draft = (dm_draft){.kind = DM_STR("conduct"), .underspecified = true};
    dm_draft_take(draft, DM_STR("actor"), &c->actors, false);
    bool meant =
        dm_codebook_in_class(story->scene.grammar.book, "@charge", parse->tokens[theme].lemma) ||
        dm_codebook_in_class(story->scene.grammar.book, "@part-in", parse->tokens[theme].lemma) ||
        is_aside(parse, c->predicate) || clause;
    dm_fillers subject = {0};
    if (dm_tree_is_verbal(parse, theme))
        dm_arguments(&story->scene.grammar, theme, DM_SLOT_SUBJ, (dm_str){"", 0}, &subject);
    for (size_t i = 0; i < subject.count; i++) { /* "denies that it had any part in it" */
        dm_actor_refs refs = {0};
        dm_scene_gather(&story->scene, subject.tokens[i], &refs);
        meant |= refs.len && c->actors.len && dm_str_eq(refs.ptr[0]->code, c->actors.ptr[0]->code);
    }
    return meant && draft->key_count > 0;
}

/* "regretted that Paris had not heeded its warnings": what another did, whatever it was. */
static bool regretted_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                            dm_draft *draft) {
    dm_fillers subject = {0};
    dm_actor_refs refs = {0};
    uint32_t at;
    if (!dm_tree_lemma_is(dm_parse_of(story), c->predicate, "regret"))
        return false;
    const dm_topic *deed = deed_below(story, theme, 1, &at);
    dm_arguments(&story->scene.grammar, theme, DM_SLOT_SUBJ, (dm_str){"", 0}, &subject);
    for (size_t i = 0; i < subject.count; i++)
        dm_scene_gather(&story->scene, subject.tokens[i], &refs);
    *draft = (dm_draft){.kind = DM_STR("conduct"), .underspecified = !deed};
    if (deed)
        dm_deed_draft(story, deed, at, draft);
    dm_draft_clear(draft, "actor");
    dm_draft_take(draft, DM_STR("actor"), &refs, false);
    return refs.len && !is_own_only(story, c, draft);
}

bool dm_is_defence(const dm_parse *parse, uint32_t predicate) {
    return LEMMA_IN(parse, predicate, "defend", "justify");
}

bool dm_defends_own(const dm_story *story, const dm_candidate *c, uint32_t theme) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t owner = dm_tree_find(parse, theme, DM_REL_NMOD_POSS);
    return dm_is_defence(parse, c->predicate) && owner != DM_NO_TOKEN &&
           LEMMA_IN(parse, owner, "his", "her", "its", "their") &&
           dm_codebook_in_class(story->scene.grammar.book, "@same-move",
                                parse->tokens[theme].lemma);
}

bool dm_conduct_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                      dm_draft *draft) {
    const dm_parse *parse = dm_parse_of(story);
    if (judges(story, c) && dm_str_is(c->frame->stance, "denies"))
        return denied_draft(story, c, theme, draft);
    if (!judges(story, c) || parse->tokens[theme].upos == DM_PRON)
        return false;
    dm_actor_refs who = {0};
    const dm_topic *deed = dm_question_topic(story, theme, true);
    bool named = !deed && dm_scene_gather(&story->scene, theme, &who) > 0;
    uint32_t at = deed ? theme : reason(story, c, &deed);
    if (!deed && dm_tree_is_verbal(parse, theme))
        return regretted_draft(story, c, theme, draft);
    if (!deed)
        return named && somebody_draft(story, c, &who, draft);
    if (dm_is_recognition(c->frame->stance) && dm_str_is(cell(deed, "action"), "statement"))
        return false; /* "does not recognise the declaration" */
    dm_deed_draft(story, deed, at, draft);
    dm_draft_turn(draft, c);
    size_t actors;
    dm_draft_get(draft, "actor", &actors);
    if (!actors && dm_is_defence(parse, c->predicate))
        dm_draft_take(draft, DM_STR("actor"), &c->actors, false);
    dm_draft_get(draft, "actor", &actors);
    if (!actors && named)
        take_judged(story, &who, at, false, draft);
    dm_draft_get(draft, "actor", &actors);
    if (!actors)
        dm_agenda_complete(story, at, draft);
    dm_draft_get(draft, "actor", &actors);
    bool unnamed = dm_str_is(cell(deed, "actor"), "by"); /* "the coup in Niger": nobody's known */
    if (!actors && !unnamed)
        take_judged(story, &c->recipients, at, is_violent(story, deed), draft);
    else if (!actors && !dm_draft_has(draft, DM_STR("against")))
        dm_draft_take(draft, DM_STR("against"), &c->recipients, false);
    if (is_own_only(story, c, draft))
        return dm_is_defence(parse, c->predicate);
    if (!dm_draft_get(draft, "actor", &actors) || !actors) {
        draft->underspecified = true;
        return !dm_str_is(cell(deed, "needs"), "actor");
    }
    return true;
}
