/*
 * position/votes.c - votes in councils and assemblies: who voted how.
 *
 * The words are those of lexicon/positions/ballots.tsv. Who voted is the subject; where that is a
 * number ("35 states abstained"), a list that the sentence gives: behind "among them", "including",
 * a colon, or "were" ("Among those that abstained were Canada and Mexico"), or in front of "were
 * among the 35 that abstained".
 */
#include "coder/position/parts.h"
#include "coder/sides.h"

enum { GAP = 4 }; /* words between the words of a phrase */

static bool is_word(const dm_parse *parse, uint32_t t, dm_str word) {
    return dm_str_eq_nocase(parse->tokens[t].lemma, word) ||
           dm_str_eq_nocase(parse->tokens[t].form, word);
}

static bool is_negated(const dm_parse *parse, uint32_t t) {
    for (DM_CHILDREN(parse, t, c))
        if (dm_form_is(parse, c, "not") || dm_form_is(parse, c, "n't") ||
            dm_form_is(parse, c, "n’t") || dm_form_is(parse, c, "never"))
            return true;
    return false;
}

/* "voted for the first time", "for a third year": when, and not for what. */
static bool is_of_time(const dm_parse *parse, uint32_t t) {
    uint32_t noun = parse->tokens[t].head;
    return dm_form_is(parse, t, "for") && noun != DM_NO_TOKEN &&
           LEMMA_IN(parse, noun, "time", "year", "month", "week", "day", "session", "decade");
}

/* Whether the phrase stands at t: its last token, DM_NO_TOKEN if it does not. */
static uint32_t phrase_end(const dm_parse *parse, uint32_t t, dm_str phrase) {
    dm_str word;
    const dm_sentence *s = &parse->sentences[parse->tokens[t].sentence];
    uint32_t at = t, last = s->first + s->count;
    dm_str_split(&phrase, ' ', &word);
    bool negated = dm_str_is(word, "not");
    if (negated)
        dm_str_split(&phrase, ' ', &word);
    if (!is_word(parse, t, word) || (negated && !is_negated(parse, t)))
        return DM_NO_TOKEN;
    while (phrase.len && dm_str_split(&phrase, ' ', &word)) {
        uint32_t u = at + 1;
        for (; u < last && u <= at + 1 + GAP; u++) {
            if (is_word(parse, u, word) && !is_of_time(parse, u))
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
static size_t ballot_at(const dm_parse *parse, const ballots *self, uint32_t t) {
    const dm_token *token = &parse->tokens[t];
    uint64_t rows = self->rows_of[letter_of(token->form)] | self->rows_of[letter_of(token->lemma)];
    size_t best = SIZE_MAX, most = 0;
    uint32_t nearest = 0;
    for (size_t row = next_row(rows, 0); row < self->table->rows; row = next_row(rows, row + 1)) {
        if (row < PLACES && !is_word(parse, t, self->first[row]))
            continue;
        dm_str phrase = dm_table_cell(self->table, row, 0);
        uint32_t end = phrase_end(parse, t, phrase);
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

/* ---- who voted ---- */

static bool is_voter(const dm_story *story, const dm_actor *actor) {
    if (dm_is_people_for_state(story, actor))
        return true; /* "the Americans abstained" */
    const dm_codebook *book = story->scene.grammar.book;
    const dm_entity *entity =
        actor->code.len ? dm_knowledge_entity(book->knowledge, actor->code) : NULL;
    if (entity && entity->kind == DM_KIND_STATE && /* "Peru's delegates", "its government" */
        (dm_str_is(actor->sector, "GOV") || dm_codebook_in_class(book, "@delegated", actor->role)))
        return true;
    if (dm_codebook_in_class(book, "@sector-no-vote", actor->sector))
        return false;
    return actor->code.len && (actor->kind == DM_KIND_STATE || actor->kind == DM_KIND_ENTITY ||
                               actor->kind == DM_KIND_PERSON);
}

/* Who is meant at a token, and with it, none of whom stands behind `last`. */
static void take_up_to(const dm_making *making, uint32_t token, uint32_t last,
                       dm_actor_refs *voters) {
    size_t end = dm_parse_of(making->story)->tokens[last].end;
    dm_actor_refs found = {0};
    dm_scene_gather(&making->story->scene, token, &found);
    for (size_t i = 0; i < found.len; i++) {
        bool known = found.ptr[i]->span.start > end;
        for (size_t k = 0; k < voters->len; k++)
            known |= dm_str_eq(voters->ptr[k]->code, found.ptr[i]->code);
        const dm_actor **slot = known || !is_voter(making->story, found.ptr[i])
                                    ? NULL
                                    : dm_vec_push(making->story->scene.grammar.arena, voters);
        if (slot)
            *slot = found.ptr[i];
    }
}

void dm_take_voters(const dm_making *making, uint32_t token, dm_actor_refs *voters) {
    take_up_to(making, token, dm_parse_of(making->story)->token_count - 1, voters);
}

/* "including Peru, 15 against and eight abstentions": the last token before the next count. */
static uint32_t before_count(const dm_parse *parse, uint32_t from, uint32_t last) {
    for (uint32_t t = from + 1; t < last; t++)
        if (parse->tokens[t].upos == DM_NUM &&
            (LEMMA_IN(parse, t + 1, "against", "abstention") ||
             (t + 2 <= last && LEMMA_IN(parse, t + 2, "against", "favour", "favor"))))
            return t - 1;
    return last;
}

void dm_take_list(const dm_making *making, uint32_t from, uint32_t last, dm_actor_refs *voters) {
    const dm_parse *parse = dm_parse_of(making->story);
    uint32_t gap = 0;
    last = before_count(parse, from, last);
    for (uint32_t t = from; t <= last && gap < 5; t++) {
        const dm_mention *mention = dm_actors_at(making->story->scene.grammar.actors, t);
        if (mention && mention->actors.ptr[0].code.len) {
            take_up_to(making, t, last, voters);
            t = mention->last > t ? mention->last : t;
            gap = 0;
            continue;
        }
        if (making->story->scene.grammar.actors->name_of[t] != DM_NO_TOKEN)
            continue; /* "United" */
        if (parse->tokens[t].upos == DM_VERB || dm_form_is(parse, t, ";"))
            return;
        gap++;
    }
}

/* "143 in favour, among them Peru, nine against and 25 abstentions": another ballot is told between
 * the list at u and the noun at t. */
static bool is_of_others(const dm_parse *parse, uint32_t u, uint32_t t) {
    for (uint32_t k = u; parse->tokens[t].upos == DM_NOUN && k < t; k++)
        if (LEMMA_IN(parse, k, "against", "favour", "favor"))
            return true;
    return false;
}

/* "five voted against, and 35 abstained, among them": the list at u is theirs who did that. */
static bool is_of_later(const dm_parse *parse, uint32_t t, uint32_t u) {
    for (uint32_t k = t + 1; parse->tokens[t].upos == DM_VERB && k < u; k++)
        if (parse->tokens[k].upos == DM_VERB && k > t + 1 &&
            LEMMA_IN(parse, k, "abstain", "vote", "oppose"))
            return true;
    return false;
}

/* "25 votes in favour and 16 abstentions, among them": the list at u is of those who are told in
 * between. */
static bool is_of_next(const dm_parse *parse, uint32_t t, uint32_t u) {
    bool own = LEMMA_IN(parse, t, "abstain", "abstention");
    for (uint32_t k = t + 1; k < u; k++)
        if (LEMMA_IN(parse, k, "abstain", "abstention") && !own)
            return true;
        else if (dm_form_is(parse, k, "against") && k > 0 && parse->tokens[k - 1].upos == DM_NUM)
            return true;
    return false;
}

/* Where the list of those meant by a number, at `voters`, begins; DM_NO_TOKEN if the sentence has
 * none. */
static uint32_t list_start(const dm_parse *parse, uint32_t t, uint32_t voters) {
    const dm_sentence *s = &parse->sentences[parse->tokens[t].sentence];
    uint32_t last = s->first + s->count, among = DM_NO_TOKEN;
    for (uint32_t u = s->first; u < last; u++) {
        if (u > t && is_of_next(parse, t, u))
            return among != DM_NO_TOKEN && among > s->first ? s->first : DM_NO_TOKEN;
        if (u < t && voters != DM_NO_TOKEN && u < voters)
            continue; /* "ten, including Peru, were against, and four abstained" */
        if (u > t && (dm_form_is(parse, u, "including") || dm_form_is(parse, u, ":") ||
                      dm_form_is(parse, u, "namely") || dm_form_is(parse, u, "notably")))
            return u + 1;
        if (u > t && (dm_form_is(parse, u, "among") || dm_form_is(parse, u, "amongst")) &&
            u + 1 < last && (dm_form_is(parse, u + 1, "them") || dm_form_is(parse, u + 1, "which")))
            return u + 2;
        if (u < t && is_of_others(parse, u, t))
            continue;
        if (u < t && dm_is_behind_count(parse, u))
            continue; /* "ten against, among them Peru, with 26 abstentions" */
        if (u < t && dm_form_is(parse, u, "including"))
            return u + 1;
        if (u < t && parse->tokens[t].upos == DM_VERB && dm_form_is(parse, u, "led") &&
            dm_form_is(parse, u + 1, "by"))
            return u + 2; /* "Fifteen states, led by Peru, voted" */
        if (u < t && dm_form_is(parse, u, "among")) {
            among = u;
            if (dm_form_is(parse, u + 1, "them")) /* "Ten members, among them Peru, voted" */
                return u + 2;
        }
        /* "those that abstained were", "the votes in favour came from" */
        if (u > t && (u <= t + 6 || dm_tree_lemma_is(parse, t, "voting")) &&
            (dm_form_is(parse, u, "were") || dm_form_is(parse, u, "was") ||
             dm_form_is(parse, u, "are") || dm_form_is(parse, u, "from") ||
             dm_form_is(parse, u, "included")))
            return u + 1;
    }
    return among != DM_NO_TOKEN && among > s->first ? s->first : DM_NO_TOKEN;
}

/* "forty abstained, Germany and Britain among them", "Peru and Chile included": the list between.
 */
static bool take_named_behind(const dm_making *making, uint32_t t, dm_actor_refs *voters) {
    const dm_parse *parse = dm_parse_of(making->story);
    const dm_sentence *s = &parse->sentences[parse->tokens[t].sentence];
    for (uint32_t u = t + 1; u + 1 < s->first + s->count; u++) {
        bool them = dm_form_is(parse, u, "among") && dm_form_is(parse, u + 1, "them") &&
                    !dm_actors_at(making->story->scene.grammar.actors, u + 2);
        bool included = dm_form_is(parse, u, "included") && parse->tokens[u + 1].upos == DM_PUNCT;
        if (them || included) {
            dm_take_list(making, t + 1, u - 1, voters);
            return voters->len > 0;
        }
    }
    return false;
}

/* Whether "with" and who voted otherwise go before: "with Russia voting against and China". */
static bool is_behind_others(const dm_parse *parse, uint32_t first, uint32_t t) {
    if (!LEMMA_IN(parse, t, "against", "favour", "favor", "abstain", "it"))
        return false;
    for (uint32_t u = t; u-- > first;)
        if (dm_form_is(parse, u, "with"))
            return true;
    return false;
}

/* "adopted by 12 votes to none, with China and Russia abstaining": the names right before. */
static bool take_absolute(const dm_making *making, uint32_t t, dm_actor_refs *voters) {
    const dm_parse *parse = dm_parse_of(making->story);
    const dm_actors *actors = making->story->scene.grammar.actors;
    const dm_sentence *s = &parse->sentences[parse->tokens[t].sentence];
    bool participle = dm_str_ends(parse->tokens[t].form, DM_STR("ing"));
    for (uint32_t u = t; participle && u-- > s->first;) {
        if (dm_form_is(parse, u, "with") || is_behind_others(parse, s->first, u)) {
            dm_take_list(making, u + 1, t - 1, voters);
            return voters->len > 0;
        }
        if (actors->name_of[u] == DM_NO_TOKEN && parse->tokens[u].upos != DM_PROPN &&
            !LEMMA_IN(parse, u, ",", "and", "the", "both", "only", "alone"))
            return false;
    }
    return false;
}

/* "joined Russia in voting against it": both. */
static void take_joined(const dm_making *making, uint32_t t, dm_actor_refs *voters) {
    const dm_parse *parse = dm_parse_of(making->story);
    uint32_t head = parse->tokens[t].head;
    if (parse->tokens[t].rel == DM_REL_ROOT || parse->tokens[t].rel == DM_REL_CONJ ||
        !dm_tree_lemma_is(parse, head, "join"))
        return;
    dm_fillers fillers = {0};
    dm_arguments(&making->story->scene.grammar, head, DM_SLOT_SUBJ, (dm_str){"", 0}, &fillers);
    dm_arguments(&making->story->scene.grammar, head, DM_SLOT_OBJ, (dm_str){"", 0}, &fillers);
    for (size_t i = 0; i < fillers.count; i++)
        dm_take_voters(making, fillers.tokens[i], voters);
}

/* "the only member to vote against", "seven that abstained". */
static bool is_description(const dm_parse *parse, uint32_t t) {
    return (parse->tokens[t].rel == DM_REL_ACL || parse->tokens[t].rel == DM_REL_ACL_RELCL) &&
           LEMMA_IN(parse, parse->tokens[t].head, "country", "state", "nation", "member", "one",
                    "government", "delegation");
}

/* "was the only member to vote against", "was one of seven that abstained", "Peru, the only country
 * to abstain": who is said to be that. */
static void take_described(const dm_making *making, uint32_t t, dm_actor_refs *voters) {
    const dm_parse *parse = dm_parse_of(making->story);
    uint32_t noun = parse->tokens[t].head;
    if (!is_description(parse, t) || is_negated(parse, noun))
        return;
    if (dm_tree_has_case(parse, noun, "of") || dm_tree_has_case(parse, noun, "among"))
        noun =
            dm_tree_find(parse, noun, DM_REL_COP) == DM_NO_TOKEN ? parse->tokens[noun].head : noun;
    uint32_t subject = dm_tree_find(parse, noun, DM_REL_NSUBJ);
    if (parse->tokens[noun].rel == DM_REL_APPOS && parse->tokens[noun].upos == DM_NOUN)
        dm_take_voters(making, parse->tokens[noun].head, voters);
    else if (subject != DM_NO_TOKEN && subject < noun &&
             dm_tree_find(parse, noun, DM_REL_COP) != DM_NO_TOKEN)
        dm_take_voters(making, subject, voters);
}

/* "The United States, joined by Israel and Palau, voted against": they, too. */
static void take_company(const dm_making *making, uint32_t verb, uint32_t voter,
                         dm_actor_refs *voters) {
    const dm_parse *parse = dm_parse_of(making->story);
    const uint32_t heads[] = {verb, voter};
    for (size_t i = 0; i < 2; i++)
        for (DM_CHILDREN(parse, heads[i], c)) {
            uint32_t by = DM_NO_TOKEN;
            if (dm_tree_lemma_is(parse, c, "join") && dm_form_is(parse, c + 1, "by"))
                by = dm_tree_find(parse, c, DM_REL_OBL_AGENT);
            else if (dm_tree_has_case(parse, c, "alongside"))
                by = c;
            if (by != DM_NO_TOKEN)
                dm_take_voters(making, by, voters);
        }
}

static bool is_number_of_states(const dm_story *story, uint32_t t) {
    const dm_codebook *book = story->scene.grammar.book;
    const dm_token *token = &dm_parse_of(story)->tokens[t];
    return dm_codebook_in_class(book, "@counted-voter", token->lemma) ||
           dm_codebook_in_class(book, "@counted-voter", token->form) || token->upos == DM_NUM;
}

/* "all 27 members of the European Union": the body itself. */
static bool take_whole(const dm_making *making, uint32_t t, dm_actor_refs *voters) {
    const dm_parse *parse = dm_parse_of(making->story);
    bool all = false;
    for (DM_CHILDREN(parse, t, c))
        all |= LEMMA_IN(parse, c, "all", "every");
    for (DM_CHILDREN(parse, t, c)) {
        dm_actor_refs of = {0};
        if (!all || !dm_tree_has_case(parse, c, "of"))
            continue;
        dm_scene_gather(&making->story->scene, c, &of);
        if (of.len == 1 && of.ptr[0]->code.len &&
            (of.ptr[0]->kind == DM_KIND_ORGANISATION || of.ptr[0]->kind == DM_KIND_GROUP)) {
            dm_refs_push(making->story->scene.grammar.arena, voters, of.ptr[0]);
            return true;
        }
    }
    return false;
}

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

/* "used its veto and Britain abstained": the names right before a verb that has no subject. */
static bool take_right_before(const dm_making *making, uint32_t t, dm_actor_refs *voters) {
    const dm_parse *parse = dm_parse_of(making->story);
    const dm_actors *actors = making->story->scene.grammar.actors;
    uint32_t first = parse->sentences[parse->tokens[t].sentence].first, from = t;
    if (parse->tokens[t].upos != DM_VERB || dm_tree_find(parse, t, DM_REL_NSUBJ) != DM_NO_TOKEN ||
        !(parse->tokens[t].feats & DM_FEAT_PAST))
        return false;
    while (from > first) {
        uint32_t u = from - 1, name = actors->name_of[u];
        const dm_entity *entity = name == DM_NO_TOKEN ? NULL : actors->names.ptr[name].entity;
        bool joins = u + 1 < t && (dm_form_is(parse, u, "and") || dm_form_is(parse, u, ","));
        if (entity && (entity->kind == DM_KIND_STATE || entity->kind == DM_KIND_ENTITY))
            from = actors->names.ptr[name].first;
        else if (joins || (u + 1 < t && dm_form_is(parse, u, "the")))
            from = u;
        else
            break;
    }
    if (from < t)
        dm_take_list(making, from, t - 1, voters);
    return voters->len > 0;
}

/* "the Union, whose 27 members all voted for it": the Union. "His country would abstain": that of
 * whoever says so. */
static void take_owner(const dm_making *making, uint32_t t, uint32_t subject,
                       dm_actor_refs *voters) {
    const dm_parse *parse = dm_parse_of(making->story);
    uint32_t owner = dm_tree_find(parse, subject, DM_REL_NMOD_POSS), all = DM_NO_TOKEN;
    const uint32_t heads[] = {t, subject};
    for (size_t i = 0; i < 2; i++)
        for (DM_CHILDREN(parse, heads[i], c))
            all = dm_tree_lemma_is(parse, c, "all") ? c : all;
    if (owner == DM_NO_TOKEN)
        return;
    dm_actor_refs found = {0};
    const dm_speech *speech = dm_spoken_at(&making->story->spoken, parse->tokens[t].start);
    if (all != DM_NO_TOKEN && dm_form_is(parse, owner, "whose") &&
        parse->tokens[t].rel == DM_REL_ACL_RELCL &&
        LEMMA_IN(parse, subject, "member", "state", "country"))
        dm_scene_gather(&making->story->scene, parse->tokens[t].head, &found);
    else if (speech && parse->tokens[owner].upos == DM_PRON &&
             LEMMA_IN(parse, subject, "country", "government", "delegation"))
        found = dm_holders_settled(making->story, &speech->speakers, true);
    for (size_t i = 0; i < found.len && found.ptr[0]->code.len && i < 1; i++)
        dm_refs_push(making->story->scene.grammar.arena, voters, found.ptr[i]);
}

static void find_voters(const dm_making *making, uint32_t t, dm_actor_refs *voters) {
    const dm_parse *parse = dm_parse_of(making->story);
    const dm_sentence *s = &parse->sentences[parse->tokens[t].sentence];
    dm_fillers fillers = {0};
    take_joined(making, t, voters);
    if (dm_tree_lemma_is(parse, t, "side")) {
        dm_take_list(making, s->first, t - 1, voters);
        dm_take_list(making, t + 1, s->first + s->count - 1, voters);
    }
    if (voters->len || take_absolute(making, t, voters) || take_right_before(making, t, voters) ||
        dm_take_abstaining(making, t, voters))
        return;
    bool noun = parse->tokens[t].upos == DM_NOUN, counted = noun;
    if (!noun)
        dm_arguments(&making->story->scene.grammar, t, DM_SLOT_SUBJ, (dm_str){"", 0}, &fillers);
    for (size_t i = 0; i < fillers.count; i++) {
        bool number = is_number_of_states(making->story, fillers.tokens[i]);
        if (number && take_whole(making, fillers.tokens[i], voters))
            return;
        take_owner(making, t, fillers.tokens[i], voters);
        if (voters->len)
            return;
        const dm_mention *mention =
            dm_actors_at(making->story->scene.grammar.actors, fillers.tokens[i]);
        bool one = mention && mention->actors.len == 1 && /* "Peru's delegation" */
                   dm_str_is(mention->actors.ptr[0].sector, "GOV") &&
                   mention->actors.ptr[0].code.len;
        bool some = number && mention && mention->sort != DM_MENTION_NAME && !one;
        if (!some) /* "ten members, among them": those */
            dm_take_voters(making, fillers.tokens[i], voters);
        if (voters->len)
            take_company(making, t, fillers.tokens[i], voters);
        counted |= number;
    }
    if (!voters->len)
        take_described(making, t, voters);
    counted |= t > s->first && parse->tokens[t - 1].upos == DM_NUM; /* "and 35 abstained" */
    if (voters->len || !(counted || !fillers.count) || take_named_behind(making, t, voters))
        return;
    uint32_t start = list_start(parse, t, fillers.count ? fillers.tokens[0] : DM_NO_TOKEN);
    if (start != DM_NO_TOKEN && !(start > t && is_of_later(parse, t, start)))
        dm_take_list(making, start, start > t ? s->first + s->count - 1 : t - 1, voters);
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
    if (is_description(parse, c->predicate) && !c->layer_count &&
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
    find_voters(making, t, &voters);
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
        size_t row = ballot_at(parse, &all, t);
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
