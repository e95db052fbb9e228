/*
 * question/votes.c - which vote it was: the body, the day and what it was about.
 *
 * A body's vote of a day is one question. Where a sentence leaves body or day open they are those
 * of the vote that the article told of before ("Russia vetoed a draft of the Security Council on
 * Friday ... China abstained"); where it speaks of an earlier vote they stay open.
 */
#include "actors/actors_inside.h"
#include "coder/question/parts.h"
#include "coder/sides.h"
#include "coder/time/when.h"

bool dm_is_vote(dm_str stance) {
    return dm_str_is(stance, "abstains") || dm_str_is(stance, "votes-for") ||
           dm_str_is(stance, "votes-against") || dm_str_is(stance, "vetoes") ||
           dm_str_is(stance, "did-not-vote");
}

static bool is_body(const dm_codebook *book, dm_str code) {
    return dm_codebook_in_class(book, "@voting-body", code) || dm_str_starts(code, DM_STR("UN-"));
}

static bool sentence_has(const dm_parse *parse, uint32_t sentence, const char *lemma) {
    const dm_sentence *s = &parse->sentences[sentence];
    for (uint32_t t = s->first; t < s->first + s->count; t++)
        if (dm_tree_lemma_is(parse, t, lemma) ||
            dm_str_eq_nocase(parse->tokens[t].form, dm_str_of(lemma)))
            return true;
    return false;
}

static bool names(const dm_story *story, const char *code) {
    const dm_actors *actors = story->scene.grammar.actors;
    for (size_t i = 0; i < actors->names.len; i++)
        if (actors->names.ptr[i].entity && dm_str_is(actors->names.ptr[i].entity->code, code))
            return true;
    return false;
}

/* The body of a vote: named in the sentence, meant by "the Council", "the assembly", by a veto, or
 * named last before it. */
static dm_str voting_body(const dm_story *story, uint32_t token) {
    const dm_actors *actors = story->scene.grammar.actors;
    const dm_parse *parse = dm_parse_of(story);
    uint32_t here = parse->tokens[token].sentence;
    dm_str best = {"", 0};
    if (dm_tree_lemma_is(parse, token, "veto") && names(story, "UN-SC"))
        return DM_STR("UN-SC");
    for (size_t i = 0; i < actors->names.len; i++) {
        const dm_name_span *name = &actors->names.ptr[i];
        uint32_t sentence = parse->tokens[name->first].sentence;
        if (!name->entity || !is_body(story->scene.grammar.book, name->entity->code))
            continue;
        if (sentence == here)
            return name->entity->code;
        if (sentence < here || !best.len)
            best = name->entity->code;
    }
    if (sentence_has(parse, here, "council") && names(story, "UN-SC"))
        return DM_STR("UN-SC");
    if (sentence_has(parse, here, "assembly") && names(story, "UN-GA"))
        return DM_STR("UN-GA");
    return best;
}

static bool tells_of_text(const dm_parse *parse, uint32_t sentence) {
    return sentence_has(parse, sentence, "resolution") || sentence_has(parse, sentence, "draft") ||
           sentence_has(parse, sentence, "text") || sentence_has(parse, sentence, "motion") ||
           sentence_has(parse, sentence, "adopt") || sentence_has(parse, sentence, "veto");
}

bool dm_vote_of_people(const dm_story *story, uint32_t token) {
    const dm_actors *actors = story->scene.grammar.actors;
    const dm_codebook *book = story->scene.grammar.book;
    const dm_parse *parse = dm_parse_of(story);
    uint32_t here = parse->tokens[token].sentence, body = 0, first = 0;
    bool named = false;
    for (size_t i = 0; i < actors->names.len; i++) {
        const dm_name_span *name = &actors->names.ptr[i];
        uint32_t sentence = parse->tokens[name->first].sentence;
        if (name->entity && is_body(story->scene.grammar.book, name->entity->code) &&
            sentence <= here && (!named || sentence > body) && tells_of_text(parse, sentence)) {
            body = sentence;
            named = true;
        }
    }
    if (named)
        first = parse->sentences[body].first + parse->sentences[body].count;
    const dm_sentence *s = &parse->sentences[here];
    for (uint32_t t = s->first + s->count; t-- > first;)
        if (parse->tokens[t].upos == DM_NOUN &&
            dm_codebook_in_class(book, "@popular-vote", parse->tokens[t].lemma))
            return true;
    return false;
}

bool dm_tells_of_election(const dm_story *story) {
    const dm_codebook *book = story->scene.grammar.book;
    const dm_parse *parse = dm_parse_of(story);
    for (uint32_t t = 0; t < parse->token_count; t++)
        if (parse->tokens[t].upos == DM_NOUN &&
            (dm_codebook_in_class(book, "@popular-vote", parse->tokens[t].lemma) ||
             dm_codebook_in_class(book, "@electoral", parse->tokens[t].lemma)))
            return true;
    return false;
}

/* What a resolution is about: the first noun of the sentence that names a question by itself. */
static dm_str subject_of(const dm_story *story, uint32_t token) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_sentence *s = &parse->sentences[parse->tokens[token].sentence];
    for (uint32_t t = s->first; t < s->first + s->count; t++) {
        if (parse->tokens[t].upos != DM_NOUN || t == token) /* the seat of who did not vote */
            continue;
        const dm_topic *topic = dm_question_topic(story, t, false);
        const dm_topic *deed = topic ? NULL : dm_question_topic(story, t, true);
        dm_str kind = topic ? dm_table_get(topic->table, topic->row, "kind") : (dm_str){"", 0};
        if (topic && !dm_str_is(topic->words, "state") && !dm_str_is(kind, "resolution") &&
            !dm_str_is(kind, "vote-result") && !dm_str_is(kind, "sovereignty"))
            return topic->words;
        dm_str action = deed ? dm_table_get(deed->table, deed->row, "action") : (dm_str){"", 0};
        if (deed && !dm_str_is(action, "policy") && !dm_str_is(action, "statement") &&
            !dm_str_is(action, "vote") && !dm_str_is(action, "veto"))
            return action;
    }
    return (dm_str){"", 0};
}

static bool tells_of_vote(const dm_parse *parse, uint32_t t) {
    if (LEMMA_IN(parse, t, "vote", "veto", "abstain"))
        return true;
    if (!LEMMA_IN(parse, t, "adopt", "pass", "reject", "approve") ||
        parse->tokens[t].upos != DM_VERB)
        return false;
    uint32_t sentence = parse->tokens[t].sentence;
    return sentence_has(parse, sentence, "resolution") || sentence_has(parse, sentence, "draft") ||
           sentence_has(parse, sentence, "text");
}

/* "a similar text", "had abstained on earlier texts": another vote than the one reported. */
static bool is_another(const dm_story *story, uint32_t token) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t sentence = parse->tokens[token].sentence;
    return sentence_has(parse, sentence, "similar") || sentence_has(parse, sentence, "previous") ||
           sentence_has(parse, sentence, "earlier");
}

/* The day of the vote told at t, empty if it is not told there or is not one of this body. */
static dm_str day_told_at(const dm_story *story, uint32_t t, dm_str body) {
    const dm_parse *parse = dm_parse_of(story);
    dm_upos upos = (dm_upos)parse->tokens[t].upos;
    if ((upos != DM_VERB && upos != DM_NOUN) || !tells_of_vote(parse, t))
        return (dm_str){"", 0};
    dm_when when = dm_when_of(story, t);
    bool told = when.precision == DM_PRECISION_DAY && !is_another(story, t) &&
                dm_str_eq(voting_body(story, t), body);
    return told ? when.value : (dm_str){"", 0};
}

/* Its own day, else that of the vote told last before it, else of the first behind it. */
static dm_str day_of_vote(const dm_story *story, uint32_t token, dm_str body) {
    const dm_parse *parse = dm_parse_of(story);
    dm_when own = dm_when_of(story, token);
    dm_str day = {"", 0};
    if (own.precision == DM_PRECISION_DAY || is_another(story, token))
        return own.precision == DM_PRECISION_DAY ? own.value : day;
    for (uint32_t t = token; t-- > 0 && !day.len;)
        day = day_told_at(story, t, body);
    for (uint32_t t = token + 1; t < parse->token_count && !day.len; t++)
        day = day_told_at(story, t, body);
    return day;
}

/* "vetoed the bid of Sweden", "vetoed aid to Ukraine": a stand on the membership, the measure. */
static bool is_of_another_kind(const dm_story *story, uint32_t t) {
    uint32_t object = dm_tree_find(dm_parse_of(story), t, DM_REL_OBJ);
    const dm_topic *topic = object == DM_NO_TOKEN ? NULL : dm_question_topic(story, object, false);
    dm_str kind = topic ? dm_table_get(topic->table, topic->row, "kind") : (dm_str){"", 0};
    return dm_str_is(kind, "membership") || dm_str_is(kind, "measure");
}

/* "which had abstained on such drafts before": not in this vote. */
static bool is_of_before(const dm_parse *parse, uint32_t token) {
    for (DM_CHILDREN(parse, token, c))
        if (parse->tokens[c].rel == DM_REL_AUX && dm_form_is(parse, c, "had"))
            for (DM_CHILDREN(parse, token, when))
                if (LEMMA_IN(parse, when, "before", "previously"))
                    return true;
    return false;
}

bool dm_vote_draft(const dm_story *story, uint32_t token, dm_draft *draft) {
    static const char *const texts[] = {"draft", "motion", "text", "amendment"};
    static const char *const acts[] = {"vote", "veto", "adopt", "council", "assembly"};
    const dm_parse *parse = dm_parse_of(story);
    uint32_t here = parse->tokens[token].sentence;
    dm_str body = voting_body(story, token);
    bool text = false, act = false;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        text |= sentence_has(parse, here, texts[i]);
    for (size_t i = 0; i < sizeof acts / sizeof *acts; i++)
        act |= sentence_has(parse, here, acts[i]);
    bool resolution = sentence_has(parse, here, "resolution") || (text && act);
    bool other = sentence_has(parse, here, "earlier") &&
                 dm_when_of(story, token).precision != DM_PRECISION_DAY;
    if ((!body.len && !resolution) || other || is_of_before(parse, token) ||
        is_of_another_kind(story, token))
        return false;
    *draft = (dm_draft){.kind = DM_STR("resolution")};
    dm_draft_set(draft, DM_STR("body"), body, false);
    dm_draft_set(draft, DM_STR("subject"), subject_of(story, token), false);
    if (body.len)
        dm_draft_set(draft, DM_STR("date"), day_of_vote(story, token, body), false);
    draft->underspecified = draft->key_count < 2;
    return true;
}

/* ---- votes outside the United Nations: on what a body decides ---- */

bool dm_has_votes(const dm_story *story, dm_actor_kind kind, uint32_t predicate) {
    const dm_grammar *grammar = &story->scene.grammar;
    if (kind == DM_KIND_ORGANISATION || kind == DM_KIND_GROUP)
        return true;
    uint32_t subject = dm_surface_subject(grammar, predicate);
    return subject != DM_NO_TOKEN &&
           dm_codebook_in_class(grammar->book, "@chamber", grammar->parse->tokens[subject].lemma);
}

/* An act of a body that has votes, and no mere words of it. */
static bool is_decision(const dm_story *story, const dm_candidate *act) {
    if (act->dropped || !act->actors.len || act->type == DM_NO_EVENT || act->type == DM_CONSULT ||
        act->type == DM_ACCUSE || act->type == DM_PROTEST || act->status == DM_HYPOTHETICAL)
        return false;
    return dm_has_votes(story, act->actors.ptr[0]->kind, act->predicate);
}

/* The membership, the measure that the sentence of a decision names. */
static bool named_in_decision(const dm_story *story, const dm_candidate *act, dm_draft *draft) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_sentence *s = &parse->sentences[parse->tokens[act->predicate].sentence];
    for (uint32_t t = s->first; t < s->first + s->count; t++) {
        const dm_topic *topic = dm_question_topic(story, t, false);
        dm_str kind = topic ? dm_table_get(topic->table, topic->row, "kind") : (dm_str){"", 0};
        if ((dm_str_is(kind, "membership") || dm_str_is(kind, "measure")) &&
            dm_topic_draft(story, act, topic, t, draft))
            return true;
    }
    return false;
}

const dm_candidate *dm_decision_before(const dm_story *story, uint32_t token) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_candidate *last = NULL;
    for (size_t i = 0; i < story->candidates.len; i++) {
        const dm_candidate *act = &story->candidates.ptr[i];
        if (act->predicate < token && (!last || act->predicate > last->predicate) &&
            parse->tokens[token].sentence - parse->tokens[act->predicate].sentence <=
                DM_DECISION_NEAR &&
            is_decision(story, act))
            last = act;
    }
    return last;
}

bool dm_decision_draft(const dm_story *story, const dm_candidate *act, dm_draft *draft) {
    if (named_in_decision(story, act, draft))
        return true;
    bool out = dm_str_is(act->mode, "expel") || dm_str_is(act->mode, "withdraw");
    if (act->type != DM_SANCTION || !act->recipients.len)
        return false;
    *draft = (dm_draft){.kind = DM_STR("measure")};
    dm_draft_take(draft, DM_STR("by"), &act->actors, false);
    dm_draft_set(draft, DM_STR("what"), out ? DM_STR("suspension") : DM_STR("sanction"), false);
    dm_draft_take(draft, DM_STR("on"), &act->recipients, false);
    return true;
}

/* Whether the phrase says whose result it is: "the Georgian vote", "the result in Mali". */
static bool is_placed(const dm_story *story, uint32_t theme) {
    const dm_parse *parse = dm_parse_of(story);
    for (DM_CHILDREN(parse, theme, c)) {
        dm_rel rel = parse->tokens[c].rel;
        bool within = rel == DM_REL_NMOD || rel == DM_REL_NMOD_POSS || rel == DM_REL_AMOD ||
                      rel == DM_REL_COMPOUND;
        if (within && !dm_tree_lemma_is(parse, c, "vote"))
            return true;
    }
    return false;
}

bool dm_told_vote_draft(const dm_story *story, uint32_t theme, dm_draft *draft) {
    const dm_codebook *book = story->scene.grammar.book;
    const dm_parse *parse = dm_parse_of(story);
    size_t count;
    if (!LEMMA_IN(parse, theme, "result", "outcome", "vote", "day") || is_placed(story, theme) ||
        dm_vote_of_people(story, theme))
        return false;
    for (uint32_t t = 0; t < theme && !dm_tree_lemma_is(parse, theme, "vote"); t++)
        if (dm_codebook_in_class(book, "@popular-vote", parse->tokens[t].lemma) ||
            dm_codebook_in_class(book, "@electoral", parse->tokens[t].lemma))
            return false;
    if (!dm_vote_draft(story, theme, draft) || !dm_draft_get(draft, "body", &count) || !count)
        return false;
    const dm_str *body = dm_draft_get(draft, "body", &count);
    for (uint32_t t = 0; t < theme; t++)
        if (tells_of_vote(parse, t) && dm_str_eq(voting_body(story, t), body[0]))
            return true;
    return false;
}

bool dm_body_decision_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                            dm_draft *draft) {
    const dm_parse *parse = dm_parse_of(story);
    size_t count;
    bool of_body = false;
    for (size_t i = 0; i < c->recipients.len; i++)
        of_body |= is_body(story->scene.grammar.book, c->recipients.ptr[i]->code);
    if (!of_body || !dm_tree_lemma_is(parse, theme, "decision") || is_placed(story, theme) ||
        !dm_vote_draft(story, theme, draft))
        return false;
    const dm_str *body = dm_draft_get(draft, "body", &count);
    if (!count || !dm_refs_have(&c->recipients, body[0]))
        return false;
    for (uint32_t t = 0; t < theme; t++)
        if (tells_of_vote(parse, t) && dm_str_eq(voting_body(story, t), body[0]))
            return true;
    return false;
}

/* Whether a chamber votes in the sentence: "parliament voted", "MPs passed". Words for elections: a
 * vote of the people. */
static bool is_of_chamber(const dm_story *story, uint32_t sentence) {
    const dm_codebook *book = story->scene.grammar.book;
    const dm_parse *parse = dm_parse_of(story);
    const dm_sentence *s = &parse->sentences[sentence];
    bool chamber = false, votes = false;
    for (uint32_t t = s->first; t < s->first + s->count; t++) {
        chamber |= dm_codebook_in_class(book, "@chamber", parse->tokens[t].lemma);
        votes |= dm_codebook_in_class(book, "@votes-on", parse->tokens[t].lemma);
    }
    return chamber && votes;
}

static bool tells_of_polls(const dm_story *story, uint32_t first, uint32_t last) {
    const dm_codebook *book = story->scene.grammar.book;
    const dm_parse *parse = dm_parse_of(story);
    for (uint32_t t = first; t < last; t++)
        if (dm_codebook_in_class(book, "@polls", parse->tokens[t].lemma))
            return true;
    return false;
}

bool dm_told_chamber_draft(const dm_story *story, uint32_t theme, dm_draft *draft) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t here = parse->tokens[theme].sentence, told = here;
    if (!LEMMA_IN(parse, theme, "result", "outcome", "vote") || is_placed(story, theme))
        return false;
    while (told > 0 && !is_of_chamber(story, told - 1))
        told--;
    if (told == 0)
        return false;
    const dm_sentence *s = &parse->sentences[told - 1];
    if (tells_of_polls(story, s->first + s->count, theme) ||
        (!dm_tree_lemma_is(parse, theme, "vote") && tells_of_polls(story, 0, s->first)))
        return false;
    for (uint32_t t = s->first; t < s->first + s->count; t++) {
        const dm_topic *topic = dm_question_topic(story, t, false);
        dm_str kind = topic ? dm_table_get(topic->table, topic->row, "kind") : (dm_str){"", 0};
        bool matter = dm_str_is(kind, "membership") || dm_str_is(kind, "measure");
        if (matter && dm_topic_draft(story, NULL, topic, t, draft))
            return true;
    }
    *draft = (dm_draft){.kind = DM_STR("measure"), .underspecified = true};
    dm_draft_set(draft, DM_STR("what"), DM_STR("bill"), false);
    return true;
}

bool dm_is_chamber_vote(const dm_frame *frame) {
    return dm_is_vote(frame->stance) &&
           dm_str_starts(frame->table->name, DM_STR("positions/stances"));
}

bool dm_chamber_draft(const dm_story *story, const dm_candidate *c, uint32_t theme,
                      dm_draft *draft) {
    const dm_parse *parse = dm_parse_of(story);
    dm_arena *arena = story->scene.grammar.arena;
    dm_fillers subject = {0};
    dm_arguments(&story->scene.grammar, c->predicate, DM_SLOT_SUBJ, (dm_str){"", 0}, &subject);
    if (!c->actors.len || !subject.count ||
        !(c->actors.ptr[0]->kind == DM_KIND_STATE || dm_str_is(c->actors.ptr[0]->code, "EU")))
        return false;
    dm_when when = dm_when_of(story, c->predicate);
    *draft = (dm_draft){.kind = DM_STR("resolution")};
    dm_draft_set(draft, DM_STR("body"),
                 dm_arena_printf(arena, "%.*s-%.*s", DM_FMT(c->actors.ptr[0]->code),
                                 DM_FMT(parse->tokens[subject.tokens[0]].lemma)),
                 false);
    dm_draft_set(draft, DM_STR("subject"), parse->tokens[theme].lemma, false);
    if (when.precision == DM_PRECISION_DAY)
        dm_draft_set(draft, DM_STR("date"), when.value, false);
    return true;
}
