/*
 * position/votes.c - votes in councils and assemblies: who voted how.
 *
 * The words are those of lexicon/positions/ballots.tsv; who voted position/voters.c finds.
 */
#include "coder/position/parts.h"
#include "coder/sides.h"

enum { GAP = 4 }; /* words between the words of a phrase */

static bool is_word(const dm_parse *parse, uint32_t t, dm_str word) {
    return dm_str_eq_nocase(parse->tokens[t].lemma, word) ||
           dm_str_eq_nocase(parse->tokens[t].form, word);
}

bool dm_has_not(const dm_parse *parse, uint32_t t) {
    for (DM_CHILDREN(parse, t, c))
        if (dm_form_is(parse, c, "not") || dm_form_is(parse, c, "n't") ||
            dm_form_is(parse, c, "n’t") || dm_form_is(parse, c, "never"))
            return true;
    return false;
}

/* "voted for the first time", "for a third year": when, and not for what. */
static bool is_of_time(const dm_codebook *book, const dm_parse *parse, uint32_t t) {
    uint32_t noun = parse->tokens[t].head;
    return dm_form_is(parse, t, "for") && noun != DM_NO_TOKEN &&
           dm_codebook_in_class(book, "@when-voted", parse->tokens[noun].lemma);
}

/* Whether the phrase stands at t: its last token, DM_NO_TOKEN if it does not. */
static uint32_t phrase_end(const dm_codebook *book, const dm_parse *parse, uint32_t t,
                           dm_str phrase) {
    dm_str word;
    const dm_sentence *s = &parse->sentences[parse->tokens[t].sentence];
    uint32_t at = t, last = s->first + s->count;
    dm_str_split(&phrase, ' ', &word);
    bool negated = dm_str_is(word, "not");
    if (negated)
        dm_str_split(&phrase, ' ', &word);
    if (!is_word(parse, t, word) || (negated && !dm_has_not(parse, t)))
        return DM_NO_TOKEN;
    while (phrase.len && dm_str_split(&phrase, ' ', &word)) {
        uint32_t u = at + 1;
        for (; u < last && u <= at + 1 + GAP; u++) {
            if (is_word(parse, u, word) && !is_of_time(book, parse, u))
                break;
            if (parse->tokens[u].upos == DM_VERB || parse->tokens[u].upos == DM_PUNCT)
                return DM_NO_TOKEN;
        }
        if (u == last || u > at + 1 + GAP)
            return DM_NO_TOKEN;
        at = u;
    }
    return at;
}

static size_t words_in(dm_str phrase) {
    size_t words = 1;
    for (size_t i = 0; i < phrase.len; i++)
        words += phrase.ptr[i] == ' ';
    return words;
}

/* The rows of the ballots whose first word (behind "not") begins with a letter, as bits by their
 * places: of most words there are none. Rows beyond the last place are always looked at. */
enum { LETTERS = 32, PLACES = 64 };
typedef struct ballots {
    const dm_table *table;
    uint64_t rows_of[LETTERS];
    dm_str first[PLACES]; /* of each row, behind "not" */
} ballots;

static size_t letter_of(dm_str word) {
    return word.len ? word.ptr[0] & (LETTERS - 1) : 0;
}

static ballots ballots_of(const dm_table *table) {
    ballots self = {.table = table};
    for (size_t row = 0; row < table->rows && row < PLACES; row++) {
        dm_str phrase = dm_table_cell(table, row, 0), not_ = DM_STR("not ");
        if (dm_str_starts(phrase, not_))
            phrase = dm_str_sub(phrase, not_.len, phrase.len);
        self.rows_of[letter_of(phrase)] |= (uint64_t)1 << row;
        dm_str_split(&phrase, ' ', &self.first[row]);
    }
    return self;
}

/* The first of these rows from `row` on; beyond the last place that row. */
static size_t next_row(uint64_t rows, size_t row) {
    uint64_t left = row < PLACES ? rows >> row : 0;
    return row >= PLACES ? row : left ? row + (size_t)__builtin_ctzll(left) : PLACES;
}

/* The row of the table whose phrase stands at t, SIZE_MAX if none does. */
static size_t ballot_at(const dm_codebook *book, const dm_parse *parse, const ballots *self,
                        uint32_t t) {
    const dm_token *token = &parse->tokens[t];
    uint64_t rows = self->rows_of[letter_of(token->form)] | self->rows_of[letter_of(token->lemma)];
    size_t best = SIZE_MAX, most = 0;
    uint32_t nearest = 0;
    for (size_t row = next_row(rows, 0); row < self->table->rows; row = next_row(rows, row + 1)) {
        if (row < PLACES && !is_word(parse, t, self->first[row]))
            continue;
        dm_str phrase = dm_table_cell(self->table, row, 0);
        uint32_t end = phrase_end(book, parse, t, phrase);
        size_t words = end == DM_NO_TOKEN ? 0 : words_in(phrase);
        if (!words || (best != SIZE_MAX && (end > nearest || (end == nearest && words <= most))))
            continue;
        if (words == 1 && best != SIZE_MAX)
            continue;
        best = row;
        most = words;
        nearest = words == 1 ? UINT32_MAX : end;
    }
    return best;
}

/* ---- at which words ---- */

/* "Only Israel and Palau sided with Washington", after a vote was told: all three against. */
static bool is_lone_side(const dm_story *story, uint32_t t) {
    enum { NEAR = 3 }; /* sentences */
    const dm_parse *parse = dm_parse_of(story);
    uint32_t here = parse->tokens[t].sentence, from = here > NEAR ? here - NEAR : 0;
    bool only = false, told = false;
    for (uint32_t u = parse->sentences[from].first; u < t; u++) {
        only |= parse->tokens[u].sentence == here && LEMMA_IN(parse, u, "only", "just", "alone");
        told |= LEMMA_IN(parse, u, "vote", "resolution", "adopt");
    }
    return only && told;
}

/* "did not take part": in a vote where it says in what, not in talks. */
static bool is_of_vote(const dm_codebook *book, const dm_parse *parse, uint32_t t, dm_str phrase) {
    const dm_sentence *s = &parse->sentences[parse->tokens[t].sentence];
    if (!dm_str_ends(phrase, DM_STR(" part")) && !dm_str_ends(phrase, DM_STR(" participate")))
        return true;
    for (uint32_t u = t + 1; u < s->first + s->count; u++) {
        uint32_t over = parse->tokens[u].head;
        bool of_it = over == t || (over > t && over < u && dm_tree_lemma_is(parse, over, "part"));
        uint32_t mark = of_it ? dm_tree_find(parse, u, DM_REL_MARK) : (uint32_t)DM_NO_TOKEN;
        bool doing = mark != DM_NO_TOKEN && dm_tree_lemma_is(parse, mark, "in"); /* "drafting" */
        if (of_it &&
            (doing || dm_tree_has_case(parse, u, "in") || dm_tree_has_case(parse, u, "at")))
            return dm_codebook_in_class(book, "@voted-in", parse->tokens[u].lemma);
    }
    enum { NEAR = 2 }; /* sentences; of talks no vote is told */
    uint32_t here = parse->tokens[t].sentence;
    for (uint32_t u = parse->sentences[here > NEAR ? here - NEAR : 0].first;
         u < s->first + s->count; u++)
        if (LEMMA_IN(parse, u, "vote", "ballot", "abstain", "abstention", "resolution", "veto"))
            return true;
    return false;
}

/* ---- records ---- */

static bool settle(const dm_making *making, dm_candidate *c, bool inherent, dm_stand *stand) {
    const dm_parse *parse = dm_parse_of(making->story);
    dm_compose(&making->story->scene, c);
    if (inherent)
        c->negated = false;
    if (dm_is_of_voter(parse, c->predicate) && !c->layer_count &&
        parse->tokens[c->predicate].rel == DM_REL_ACL) { /* "the only country to abstain" did */
        c->purpose = false;
        c->modality = DM_MODALITY_NONE;
    }
    if (c->negated || c->conditional || c->purpose || c->modality == DM_MODALITY_POSSIBLE ||
        c->modality == DM_MODALITY_DEONTIC)
        return false;
    stand->status = c->modality == DM_MODALITY_FUTURE ? DM_FUTURE : DM_ASSERTED;
    for (size_t i = 0; i < c->layer_count; i++) {
        dm_effect effect = c->layers[i].op->effect;
        if (c->layers[i].negated)
            return false;
        if (effect == DM_EFFECT_COMMIT || effect == DM_EFFECT_THREATEN || effect == DM_EFFECT_PLAN)
            stand->status = DM_FUTURE;
        else if (effect != DM_EFFECT_SAME && effect != DM_EFFECT_DECIDE &&
                 effect != DM_EFFECT_REPORT)
            return false;
    }
    const dm_sentence *s = &parse->sentences[parse->tokens[c->predicate].sentence];
    return !dm_form_is(parse, s->first + s->count - 1, "?");
}

void dm_vote_record(dm_making *making, const dm_table *table, size_t row, uint32_t t,
                    const dm_actor_refs *voters) {
    dm_arena *arena = making->story->scene.grammar.arena;
    dm_frame *frame = DM_NEW(arena, dm_frame);
    dm_candidate *c = DM_NEW(arena, dm_candidate);
    dm_stand stand = {.candidate = c};
    dm_str phrase = dm_table_cell(table, row, 0);
    if (!frame || !c)
        return;
    *frame = (dm_frame){.lemma = dm_parse_of(making->story)->tokens[t].lemma,
                        .pos = 'V',
                        .weight = 6,
                        .type = DM_NO_EVENT,
                        .stance = dm_table_get(table, row, "verdict"),
                        .table = table,
                        .row = (uint32_t)row};
    *c = (dm_candidate){.predicate = t,
                        .light = DM_NO_TOKEN,
                        .frame = frame,
                        .type = DM_NO_EVENT,
                        .actors = *voters,
                        .certainty = 1.0f};
    stand.verdict = dm_verdict_of(frame->stance);
    bool inherent = dm_str_starts(phrase, DM_STR("not ")) || dm_str_is(phrase, "take no part");
    if (!stand.verdict || !voters->len || !settle(making, c, inherent, &stand))
        return;
    stand.holders = c->actors;
    if (stand.holders.len &&
        (dm_vote_draft(making->story, t, &stand.draft) || dm_vote_decided(making, t, &stand.draft)))
        dm_stand_record(making, &stand);
}

static void vote_at(dm_making *making, const dm_table *table, size_t row, uint32_t t) {
    dm_actor_refs voters = {0};
    if (!is_of_vote(making->story->scene.grammar.book, dm_parse_of(making->story), t,
                    dm_table_cell(table, row, 0)))
        return;
    dm_find_voters(making, t, &voters);
    dm_vote_record(making, table, row, t, &voters);
}

void dm_positions_votes(dm_making *making) {
    const dm_parse *parse = dm_parse_of(making->story);
    const dm_table *table =
        dm_lexicon_table(making->story->scene.grammar.book->lexicon, "positions/ballots");
    if (!table)
        return;
    const ballots all = ballots_of(table);
    for (uint32_t t = 0; t < parse->token_count; t++) {
        if (parse->tokens[t].upos != DM_VERB && parse->tokens[t].upos != DM_NOUN &&
            !dm_form_is(parse, t, "absent") && !dm_form_is(parse, t, "nowhere"))
            continue;
        size_t row = ballot_at(making->story->scene.grammar.book, parse, &all, t);
        if (row == SIZE_MAX)
            continue;
        bool noun = parse->tokens[t].upos == DM_NOUN;
        if ((noun && !dm_is_ballot_noun(parse, t)) ||
            (dm_tree_lemma_is(parse, t, "side") && !is_lone_side(making->story, t)))
            continue;
        /* "cast the only vote against" is told once, by its verb */
        bool cast = noun && dm_tree_lemma_is(parse, parse->tokens[t].head, "cast");
        if (!cast)
            vote_at(making, table, row, t);
    }
    dm_positions_counts(making, table);
}
