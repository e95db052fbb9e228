/*
 * position/counts.c - states listed right behind a count of votes.
 *
 *   by 143 votes to five (Belarus, Mali), six against - China and Cuba - and 16 abstentions
 *                   ^^^^  ^^^^^^^^^^^^^   ^^^^^^^^^^^   ^^^^^^^^^^^^^^
 *   by 187 votes to two, the United States and Israel, with one abstention, that of Ukraine
 *   135 in favour, 10 against, among them China and Russia, with 26 abstentions, India's included
 *   by 32 votes to three, with the United States and Italy against
 *   by 13 votes, with the abstention of Russia and China
 *   by 143 votes to nine; the United States and Israel were among the nine
 *
 * and whose seats were empty.
 */
#include "actors/actors_inside.h"
#include "coder/position/parts.h"

static bool is_number(const dm_parse *parse, uint32_t t) {
    return t < parse->token_count && parse->tokens[t].upos == DM_NUM;
}

static bool is_dash(const dm_parse *parse, uint32_t t) {
    return t < parse->token_count && dm_form_is_dash(parse->tokens[t].form);
}

/* The ballot of a count that ends at t; NULL if none does. */
static const char *counted(const dm_parse *parse, uint32_t t) {
    if (dm_form_is(parse, t, "against") && t >= 1 &&
        is_number(parse, t >= 2 && dm_tree_lemma_is(parse, t - 1, "vote") ? t - 2 : t - 1))
        return "vote against";
    if ((dm_form_is(parse, t, "favour") || dm_form_is(parse, t, "favor")) && t >= 2 &&
        dm_form_is(parse, t - 1, "in") &&
        is_number(parse, t >= 3 && dm_tree_lemma_is(parse, t - 2, "vote") ? t - 3 : t - 2))
        return "vote in favour";
    if (dm_tree_lemma_is(parse, t, "abstention") && t >= 1 && is_number(parse, t - 1))
        return "abstain";
    if (!is_number(parse, t) || t < 2 || !dm_form_is(parse, t - 1, "to") ||
        (!dm_form_is(parse, t + 1, "(") && !dm_form_is(parse, t + 1, ",")))
        return NULL;
    for (uint32_t v = t - 1; v-- > 0 && parse->tokens[v].sentence == parse->tokens[t].sentence;)
        if (dm_tree_lemma_is(parse, v, "vote"))
            return "vote against"; /* "by 143 votes to five" */
    return NULL;
}

/* "among them", "including", which open a list of some: the token behind them, u if none stands. */
static uint32_t behind_some(const dm_parse *parse, uint32_t u) {
    if (dm_form_is(parse, u, "including") || dm_form_is(parse, u, "notably") ||
        dm_form_is(parse, u, "namely"))
        return u + 1;
    return dm_form_is(parse, u, "among") && dm_form_is(parse, u + 1, "them") ? u + 2 : u;
}

/* "by 187 votes to two, the United States and Israel, with one abstention, that of Ukraine": the
 * last token of the names set off by the commas at t and behind them; DM_NO_TOKEN where anything
 * else stands between the commas. */
static uint32_t last_set_off(const dm_making *making, uint32_t t, uint32_t end) {
    const dm_parse *parse = dm_parse_of(making->story);
    const dm_actors *actors = making->story->scene.grammar.actors;
    uint32_t last = DM_NO_TOKEN;
    for (uint32_t u = behind_some(parse, t + 1); u < end; u++) {
        const dm_mention *mention = dm_actors_at(actors, u);
        if (parse->tokens[u].upos == DM_PROPN || actors->name_of[u] != DM_NO_TOKEN ||
            (mention && mention->actors.ptr[0].kind == DM_KIND_STATE))
            last = u;
        else if (!dm_form_is(parse, u, ",") && !dm_form_is(parse, u, "and") &&
                 !dm_form_is(parse, u, "the") && !dm_form_is(parse, u, "of") &&
                 !(u <= t + 2 && (dm_form_is(parse, u, "that") || dm_form_is(parse, u, "those"))))
            break;
    }
    while (last != DM_NO_TOKEN &&
           (dm_form_is(parse, last + 1, "'s") || dm_form_is(parse, last + 1, "included")))
        last++;
    bool closed = last != DM_NO_TOKEN &&
                  (last + 1 == end || dm_form_is(parse, last + 1, ",") ||
                   dm_form_is(parse, last + 1, ";") || dm_form_is(parse, last + 1, "."));
    return closed ? last : (uint32_t)DM_NO_TOKEN;
}

/* The last token of the list that a mark at t opens; DM_NO_TOKEN if none does. */
static uint32_t list_end(const dm_making *making, uint32_t t) {
    const dm_parse *parse = dm_parse_of(making->story);
    const dm_sentence *s = &parse->sentences[parse->tokens[t].sentence];
    uint32_t end = s->first + s->count;
    bool bracket = dm_form_is(parse, t, "(");
    if (dm_form_is(parse, t, ","))
        return last_set_off(making, t, end);
    if (!bracket && !is_dash(parse, t) && !dm_form_is(parse, t, ":"))
        return DM_NO_TOKEN;
    for (uint32_t u = t + 1; u < end; u++)
        if (bracket ? dm_form_is(parse, u, ")") : is_dash(parse, u) || dm_form_is(parse, u, ";"))
            return u - 1;
    return bracket ? DM_NO_TOKEN : end - 1;
}

bool dm_is_behind_count(const dm_parse *parse, uint32_t t) {
    return t > 1 && counted(parse, dm_form_is(parse, t - 1, ",") ? t - 2 : t - 1);
}

bool dm_is_ballot_noun(const dm_parse *parse, uint32_t t) {
    bool told =
        (parse->tokens[t].feats & DM_FEAT_PLUR) || /* "explained its abstention" tells none */
        dm_tree_find(parse, t, DM_REL_NMOD) != DM_NO_TOKEN;
    return LEMMA_IN(parse, t, "vote", "voting") ||
           (told && LEMMA_IN(parse, t, "abstention", "abstainer"));
}

bool dm_take_abstaining(const dm_making *making, uint32_t t, dm_actor_refs *voters) {
    const dm_parse *parse = dm_parse_of(making->story);
    for (DM_CHILDREN(parse, t, c)) {
        if (!dm_tree_lemma_is(parse, t, "abstention") || parse->tokens[c].rel != DM_REL_NMOD ||
            !(dm_tree_has_case(parse, c, "of") || dm_tree_has_case(parse, c, "by")))
            continue;
        uint32_t first, last;
        dm_tree_hull(parse, c, &first, &last);
        dm_take_list(making, first, last, voters);
    }
    return voters->len > 0;
}

/* Records for the voters what the row of this phrase says. */
static void record_row(dm_making *making, const dm_table *ballots, const char *phrase, uint32_t t,
                       const dm_actor_refs *voters) {
    for (size_t row = 0; voters->len && row < ballots->rows; row++)
        if (dm_str_is(dm_table_cell(ballots, row, 0), phrase)) {
            dm_vote_record(making, ballots, row, t, voters);
            return;
        }
}

/* Whether the sentence tells before the token that something was voted on. */
static bool is_voted(const dm_parse *parse, uint32_t t) {
    for (uint32_t u = parse->sentences[parse->tokens[t].sentence].first; u < t; u++)
        if (LEMMA_IN(parse, u, "vote", "adopt", "pass", "carry", "approve", "resolution"))
            return true;
    return false;
}

/* Whether the name of a state stands at the token. */
static bool is_state(const dm_making *making, uint32_t t) {
    const dm_actors *actors = making->story->scene.grammar.actors;
    uint32_t name = actors->name_of[t];
    const dm_entity *entity = name == DM_NO_TOKEN ? NULL : actors->names.ptr[name].entity;
    return entity && (entity->kind == DM_KIND_STATE || entity->kind == DM_KIND_ENTITY);
}

/* "with the United States, Italy and Mali against": what those named right before did; NULL where
 * the word at t closes no such list. */
static const char *closed_list(const dm_making *making, uint32_t t, dm_actor_refs *voters) {
    const dm_parse *parse = dm_parse_of(making->story);
    const dm_actors *actors = making->story->scene.grammar.actors;
    bool favour = dm_form_is(parse, t, "in") && LEMMA_IN(parse, t + 1, "favour", "favor");
    bool abstains = dm_form_is(parse, t, "abstaining");
    if (!favour && !abstains && !dm_form_is(parse, t, "against") &&
        !dm_form_is(parse, t, "opposed") && !dm_form_is(parse, t, "dissenting"))
        return NULL;
    if (!favour && parse->tokens[t + 1].upos != DM_PUNCT && !dm_form_is(parse, t + 1, "and"))
        return NULL;
    for (uint32_t u = t; u-- > parse->sentences[parse->tokens[t].sentence].first;) {
        if (dm_form_is(parse, u, "with") && is_voted(parse, u)) {
            dm_take_list(making, u + 1, t - 1, voters);
            return favour ? "vote in favour" : abstains ? NULL : "vote against";
        }
        bool after = abstains && dm_form_is(parse, u, ",") && u + 1 < t && !is_state(making, u - 1);
        if (after && is_voted(parse, u)) { /* "in the Council, China and Russia abstaining" */
            dm_take_list(making, u + 1, t - 1, voters);
            return "abstain";
        }
        if (after || (actors->name_of[u] == DM_NO_TOKEN && parse->tokens[u].upos != DM_PROPN &&
                      !dm_form_is(parse, u, ",") &&
                      !LEMMA_IN(parse, u, "and", "the", "both", "only", "alone")))
            return NULL;
    }
    return NULL;
}

/* "Mexico's chair stayed empty", "the seats of Peru and Chile were empty". */
static bool is_empty_seat(const dm_making *making, uint32_t t) {
    const dm_codebook *book = making->story->scene.grammar.book;
    const dm_parse *parse = dm_parse_of(making->story);
    const dm_token *seat = &parse->tokens[t];
    if (seat->upos != DM_NOUN || seat->rel != DM_REL_NSUBJ ||
        !dm_codebook_in_class(book, "@seat-of-voter", seat->lemma))
        return false;
    if (dm_codebook_in_class(book, "@left-empty", parse->tokens[seat->head].lemma))
        return true;
    for (DM_CHILDREN(parse, seat->head, c))
        if (c > t && dm_codebook_in_class(book, "@left-empty", parse->tokens[c].lemma))
            return true;
    return false;
}

static void take_seat(const dm_making *making, uint32_t t, dm_actor_refs *voters) {
    const dm_parse *parse = dm_parse_of(making->story);
    for (DM_CHILDREN(parse, t, c))
        if (parse->tokens[c].rel == DM_REL_NMOD_POSS ||
            (parse->tokens[c].rel == DM_REL_NMOD && dm_tree_has_case(parse, c, "of")))
            dm_take_voters(making, c, voters);
}

/* "Russia's veto doomed the draft", "the draft fell to a Russian veto": whose it was. */
static bool take_veto(const dm_making *making, uint32_t t, dm_actor_refs *voters) {
    const dm_codebook *book = making->story->scene.grammar.book;
    const dm_parse *parse = dm_parse_of(making->story);
    const dm_token *veto = &parse->tokens[t];
    if (veto->upos != DM_NOUN || !dm_str_is(veto->lemma, "veto") || veto->rel == DM_REL_ROOT)
        return false;
    dm_str verb = parse->tokens[veto->head].lemma;
    bool undoes = veto->rel == DM_REL_NSUBJ && dm_codebook_in_class(book, "@undone-by-veto", verb),
         undone = veto->rel == DM_REL_OBL && dm_tree_has_case(parse, t, "to") &&
                  dm_codebook_in_class(book, "@falls-to-veto", verb);
    if (!undoes && !undone)
        return false;
    for (DM_CHILDREN(parse, t, c))
        if (parse->tokens[c].rel == DM_REL_NMOD_POSS)
            dm_take_voters(making, c, voters);
    if (!voters->len)
        dm_actors_responsible(making->story->scene.grammar.actors, t, DM_OWNER_BESIDE, voters);
    return voters->len > 0;
}

/* "passed over the objections of Cuba and Mali": who was against. */
static bool take_objections(const dm_making *making, uint32_t t, dm_actor_refs *voters) {
    const dm_parse *parse = dm_parse_of(making->story);
    if (!(dm_tree_has_case(parse, t, "over") || dm_tree_has_case(parse, t, "despite")) ||
        !LEMMA_IN(parse, t, "objection", "protest", "opposition") || !is_voted(parse, t))
        return false;
    take_seat(making, t, voters);
    return voters->len > 0;
}

/* What those did who were counted at token u: "143 to nine", "nine against", "nine abstentions". */
static const char *did(const dm_parse *parse, uint32_t u) {
    if (u >= 2 && dm_form_is(parse, u - 1, "to") &&
        (is_number(parse, u - 2) || dm_tree_lemma_is(parse, u - 2, "vote")))
        return "vote against";
    if (dm_form_is(parse, u + 1, "against"))
        return "vote against";
    if (LEMMA_IN(parse, u + 1, "abstention", "abstain") ||
        (dm_tree_lemma_is(parse, u + 1, "country") && dm_tree_lemma_is(parse, u + 2, "abstain")))
        return "abstain";
    return NULL;
}

/* "143 to nine. The United States and Israel were among the nine": what the nine did; NULL where t
 * is no such number. */
static const char *among_counted(const dm_making *making, uint32_t t, dm_actor_refs *voters) {
    const dm_parse *parse = dm_parse_of(making->story);
    uint32_t subject = dm_tree_find(parse, t, DM_REL_NSUBJ);
    if (!is_number(parse, t) || subject == DM_NO_TOKEN ||
        !(dm_tree_has_case(parse, t, "among") || dm_tree_has_case(parse, t, "of")))
        return NULL;
    uint32_t here = parse->tokens[t].sentence;
    for (uint32_t u = t; u-- > 0 && here - parse->tokens[u].sentence <= 1;) {
        const char *phrase =
            dm_str_eq_nocase(parse->tokens[u].form, parse->tokens[t].form) ? did(parse, u) : NULL;
        if (!phrase)
            continue;
        dm_take_voters(making, subject, voters);
        return phrase;
    }
    return NULL;
}

void dm_positions_counts(dm_making *making, const dm_table *ballots) {
    const dm_parse *parse = dm_parse_of(making->story);
    for (uint32_t t = 1; t + 1 < parse->token_count; t++) {
        dm_actor_refs voters = {0};
        if (is_empty_seat(making, t)) {
            take_seat(making, t, &voters);
            record_row(making, ballots, "absent vote", t, &voters);
            continue;
        }
        if (take_veto(making, t, &voters) || take_objections(making, t, &voters)) {
            record_row(making, ballots,
                       dm_tree_lemma_is(parse, t, "veto") ? "veto" : "over objection", t, &voters);
            continue;
        }
        const char *phrase = counted(parse, t);
        uint32_t last = phrase ? list_end(making, t + 1) : (uint32_t)DM_NO_TOKEN;
        if (last != DM_NO_TOKEN && parse->tokens[t + 1].sentence == parse->tokens[t].sentence)
            dm_take_list(making, behind_some(parse, t + 2), last, &voters);
        else if (!(phrase = closed_list(making, t, &voters)))
            phrase = among_counted(making, t, &voters);
        if (phrase)
            record_row(making, ballots, phrase, t, &voters);
    }
}
