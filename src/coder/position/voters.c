/*
 * position/voters.c - who cast a vote that position/votes.c has found.
 *
 * The subject did; where that is a number ("35 states abstained"), a list that the sentence gives:
 * behind "among them", "including", a colon, or "were" ("Among those that abstained were Canada and
 * Mexico"), or in front of "were among the 35 that abstained".
 */
#include "coder/position/parts.h"
#include "coder/sides.h"

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

bool dm_is_of_voter(const dm_parse *parse, uint32_t t) {
    return (parse->tokens[t].rel == DM_REL_ACL || parse->tokens[t].rel == DM_REL_ACL_RELCL) &&
           LEMMA_IN(parse, parse->tokens[t].head, "country", "state", "nation", "member", "one",
                    "government", "delegation");
}

/* "was the only member to vote against", "was one of seven that abstained", "Peru, the only country
 * to abstain": who is said to be that. */
static void take_described(const dm_making *making, uint32_t t, dm_actor_refs *voters) {
    const dm_parse *parse = dm_parse_of(making->story);
    uint32_t noun = parse->tokens[t].head;
    if (!dm_is_of_voter(parse, t) || dm_has_not(parse, noun))
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

void dm_find_voters(const dm_making *making, uint32_t t, dm_actor_refs *voters) {
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
