/*
 * domains.c - words of sport, markets, arts or nature in the sentence: its attacks and retreats are
 * figures of speech. Travellers and reviews are told apart beside them.
 */
#include "coder/settle.h"

bool dm_is_armed(dm_str sector) {
    return dm_str_is(sector, "MIL") || dm_str_is(sector, "COP") || dm_str_is(sector, "REB") ||
           dm_str_is(sector, "UAF") || dm_str_is(sector, "PRM") || dm_str_is(sector, "SPY");
}

static bool is_cue(const dm_story *story, uint32_t t, const char *class_) {
    const dm_token *token = &dm_parse_of(story)->tokens[t];
    if (token->upos != DM_NOUN ||
        !dm_codebook_in_class(story->scene.grammar.book, class_, token->lemma))
        return false;
    const dm_mention *squad = dm_actors_at(story->scene.grammar.actors, t);
    return !squad || !dm_is_armed(squad->actors.ptr[0].sector); /* no "suicide squad" */
}

/* Figures of speech come from these; what nature does is no deed. */
enum { DOMAINS = 4, DISASTER = DOMAINS, PERHAPS_SPORT };
typedef struct cues {
    uint16_t of[PERHAPS_SPORT + 1];
} cues;

/* The cues of a sentence. */
static void count_cues(const dm_story *story, const dm_sentence *s, cues *counts) {
    static const char *const classes[] = {"@sport",  "@market",   "@arts",
                                          "@nature", "@disaster", "@sport-perhaps"};
    const dm_parse *parse = dm_parse_of(story);
    for (uint32_t t = s->first; t < s->first + s->count; t++) {
        const dm_token *token = &parse->tokens[t];
        for (size_t d = 0; token->upos == DM_NOUN && d <= PERHAPS_SPORT; d++) {
            if (!is_cue(story, t, classes[d]))
                continue;
            bool part = token->rel == DM_REL_COMPOUND && token->head != DM_NO_TOKEN &&
                        is_cue(story, token->head, classes[d]); /* "a football stadium" is one */
            counts->of[d] += !part;
        }
    }
}

/* "7-0" */
static bool has_score(const dm_story *story, const dm_sentence *s) {
    dm_str text = dm_str_sub(dm_parse_of(story)->text, s->start, s->end);
    for (size_t i = 1; i + 1 < text.len; i++) {
        bool digits = text.ptr[i - 1] >= '0' && text.ptr[i - 1] <= '9' && text.ptr[i + 1] >= '0' &&
                      text.ptr[i + 1] <= '9';
        bool single = (i < 2 || text.ptr[i - 2] == ' ') &&
                      (i + 2 >= text.len || !(text.ptr[i + 2] >= '0' && text.ptr[i + 2] <= '9'));
        if (text.ptr[i] == '-' && digits && single)
            return true;
    }
    return false;
}

/* "Britons visited Croatia", "fans gathered": travellers and crowds, no delegation. */
static bool is_tourism(const dm_candidate *c) {
    bool people = (dm_str_is(c->mode, "visit") || dm_str_is(c->mode, "multilateral")) &&
                  c->type == DM_CONSULT && c->actors.len > 0;
    for (size_t i = 0; i < c->actors.len && people; i++)
        people =
            c->actors.ptr[i]->kind == DM_KIND_PEOPLE || dm_str_is(c->actors.ptr[i]->sector, "CVL");
    return people;
}

/* "praised the Iranian film": a review. */
static bool is_review(const dm_story *story, const dm_candidate *c) {
    dm_fillers object = {0};
    if (c->type != DM_SUPPORT || !dm_tree_is_verbal(dm_parse_of(story), c->predicate))
        return false;
    dm_arguments(&story->scene.grammar, c->predicate, DM_SLOT_OBJ, (dm_str){"", 0}, &object);
    return object.count && dm_codebook_in_class(story->scene.grammar.book, "@arts",
                                                dm_parse_of(story)->tokens[object.tokens[0]].lemma);
}

/* "Germany fired three shots at the goal": a team is named as its state is, and has no arms. */
static bool is_at_goal(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    if (c->type != DM_ASSAULT || !dm_tree_is_verbal(parse, c->predicate))
        return false;
    for (size_t i = 0; i < c->actors.len; i++)
        if (dm_is_armed(c->actors.ptr[i]->sector))
            return false;
    for (DM_CHILDREN(parse, c->predicate, t))
        if ((parse->tokens[t].rel == DM_REL_OBJ || parse->tokens[t].rel == DM_REL_OBL) &&
            is_cue(story, t, "@sport-ground"))
            return true;
    return false;
}

/* Neither an event nor a stand. */
static void drop_figure(dm_candidate *c, const char *why) {
    c->figurative = true;
    dm_candidate_drop(c, why);
}

static void take_perhaps(cues *counts, size_t *words, size_t sentences) {
    words[0] += words[PERHAPS_SPORT];
    for (size_t s = 0; s < sentences; s++)
        counts[s].of[0] = (uint16_t)(counts[s].of[0] + counts[s].of[PERHAPS_SPORT]);
}

void dm_domains_settle(dm_story *story) {
    size_t words[PERHAPS_SPORT + 1] = {0}, sentences = dm_parse_of(story)->sentence_count;
    cues *counts = DM_NEW_ARRAY(story->scene.grammar.arena, cues, sentences + 1);
    if (!counts)
        return;
    for (size_t s = 0; s < sentences; s++) {
        count_cues(story, &dm_parse_of(story)->sentences[s], &counts[s]);
        for (size_t d = 0; d <= PERHAPS_SPORT; d++)
            words[d] += counts[s].of[d];
    }
    bool scored =
        false; /* "beat Galatasaray 3-1": beside two words such as "referee" and "coach" */
    for (size_t s = 0; s < sentences && words[PERHAPS_SPORT] >= 2 && !scored; s++)
        scored = counts[s].of[PERHAPS_SPORT] && has_score(story, &dm_parse_of(story)->sentences[s]);
    if (words[0] >= 2 || scored) /* "the penalty" is one of football */
        take_perhaps(counts, words, sentences);
    for (size_t i = 0; i < story->candidates.len; i++) {
        dm_candidate *c = &story->candidates.ptr[i];
        const dm_sentence *s =
            &dm_parse_of(story)->sentences[dm_parse_of(story)->tokens[c->predicate].sentence];
        bool attribute = dm_parse_of(story)->tokens[c->predicate].rel == DM_REL_AMOD;
        bool quality = attribute && dm_predicate_pos(dm_parse_of(story), c->predicate) == 'A';
        if ((attribute && (dm_is_hostile(c->type) || c->type == DM_RETREAT)) ||
            (quality && c->type == DM_SUPPORT))   /* "militiamen loyal to Sadr" */
            dm_candidate_drop(c, "an attribute"); /* "the jailed leader" */
        if (is_tourism(c))
            dm_candidate_drop(c, "travellers, no delegation");
        if (is_at_goal(story, c))
            drop_figure(c, "shots at goal");
        if (is_review(story, c))
            dm_candidate_drop(c, "a work of art is praised");
        if (words[DISASTER] && dm_str_is(c->mode, "martial-law"))
            dm_candidate_drop(c, "an emergency of nature");
        bool whole = (words[0] >= 3 && words[0] * 2 >= sentences) || /* an article about sport */
                     (words[0] >= 5 && words[0] * 3 >= sentences);
        const uint16_t *own = counts[s - dm_parse_of(story)->sentences].of;
        size_t sport = own[0];
        /* "expelled the envoy after a row at the world championship" is no game */
        bool diplomacy = dm_str_is(c->frame->context, "diplomatic") && dm_is_hostile(c->type);
        if (whole || (!diplomacy && ((sport && has_score(story, s)) || sport >= 2)))
            drop_figure(c, "a story of sport");
        bool spoken = c->type == DM_CONSULT || c->type == DM_SUPPORT || c->type == DM_ACCUSE;
        bool bodily = c->type == DM_ASSAULT || c->type == DM_RETREAT || c->type == DM_MOBILIZE ||
                      c->type == DM_COERCE || spoken ||
                      (c->type == DM_AGREE && c->frame->type == DM_CONSULT);
        if (bodily && sport && (!spoken || words[0] > 1))
            drop_figure(c, "words of sport beside it");
        for (size_t d = 1; d < DOMAINS && bodily; d++)
            if (own[d] >= 2 || (words[d] >= 4 && words[d] * 2 >= sentences && own[d]))
                drop_figure(c, "words of markets, arts or nature beside it");
        if (s->end > s->start && dm_parse_of(story)->text.ptr[s->end - 1] == '?' &&
            !dm_spoken_quoted(&story->spoken, s->start))
            c->status = DM_HYPOTHETICAL;
    }
}
