/*
 * circumstances.c - participants by the circumstances of a sentence (see circumstances.h).
 *
 * What is done at somebody's request he has asked of the subject. Of those who do something to each
 * other all are on both sides. What is asked for in talks is asked of whoever they are with. What
 * is denied or turned down was put by whoever accused or asked.
 */
#include "coder/circumstances.h"

#include "coder/settle.h"
#include "coder/sides.h"

enum { MOST_STEPS = 4, ANSWERED_WITHIN = 2 };

/* Who does what is done at somebody's request: the subject, or whose the troops that are sent are.
 */
static void gather_asked(const dm_story *story, uint32_t verb, dm_actor_refs *asked) {
    const dm_grammar *g = &story->scene.grammar;
    uint32_t subject = dm_surface_subject(g, verb);
    if (subject == DM_NO_TOKEN)
        return;
    for (size_t i = 0; i < story->candidates.len; i++) { /* "was set free at the demand of" */
        const dm_candidate *done = &story->candidates.ptr[i];
        if (done->predicate == verb && dm_str_is(done->mode, "release") && dm_is_passive(g, verb)) {
            *asked = done->actors;
            return;
        }
    }
    dm_scene_gather(&story->scene, subject, asked);
    if (!dm_refs_any_code(asked) &&
        (dm_codebook_in_class(g->book, "@troops", g->parse->tokens[subject].lemma) ||
         dm_codebook_in_class(g->book, "@organ", g->parse->tokens[subject].lemma)))
        dm_actors_responsible(g->actors, subject, DM_OWNER_BESIDE, asked);
}

/* "met at the request of Tunisia", "at Tunisia's request": asked by Tunisia, of those who met. */
static void settle_request(dm_story *story, dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_token *noun = &parse->tokens[c->predicate];
    bool owned = dm_refs_any_code(&c->actors) &&
                 dm_tree_find(parse, c->predicate, DM_REL_NMOD_POSS) != DM_NO_TOKEN;
    if (!c->nominal || c->type != DM_REQUEST || owned == (c->recipients.len > 0) ||
        (c->actors.len && !owned) || noun->head == DM_NO_TOKEN ||
        !dm_tree_has_case(parse, c->predicate, "at"))
        return;
    dm_fillers of = {0};
    dm_arguments(&story->scene.grammar, c->predicate, DM_SLOT_PREP, DM_STR("of"), &of);
    dm_actor_refs asking = {0}, asked = {0};
    for (size_t i = 0; i < of.count && !owned; i++)
        dm_scene_gather(&story->scene, of.tokens[i], &asking);
    if (owned)
        asking = c->actors;
    uint32_t verb = noun->head;
    for (int up = 0; up < MOST_STEPS && verb != DM_NO_TOKEN && !dm_tree_is_verbal(parse, verb);
         up++)
        verb = parse->tokens[verb].head;
    if (verb != DM_NO_TOKEN)
        gather_asked(story, verb, &asked);
    if (!asking.len || !asked.len || dm_refs_share(&asking, &asked))
        return;
    c->actors = asking;
    c->recipients = asked;
}

/* "each other", "one another", "the other(s)". */
static bool is_one_another(const dm_parse *parse, uint32_t t) {
    const dm_token *token = &parse->tokens[t];
    if (t == 0)
        return false;
    dm_str before = parse->tokens[t - 1].form;
    if (dm_str_eq_nocase(token->form, DM_STR("another")))
        return dm_str_eq_nocase(before, DM_STR("one"));
    if (token->rel == DM_REL_AMOD || token->rel == DM_REL_DET)
        return false;
    bool other = dm_str_eq_nocase(token->form, DM_STR("other")) ||
                 dm_str_eq_nocase(token->form, DM_STR("others"));
    return other &&
           (dm_str_eq_nocase(before, DM_STR("each")) || dm_str_eq_nocase(before, DM_STR("the")));
}

/* Somebody else before whom acts of conflict are done to: they may be meant. */
static bool is_quarrel_of_others(const dm_story *story, const dm_candidate *c) {
    for (size_t i = 0; i < story->candidates.len; i++) {
        const dm_candidate *other = &story->candidates.ptr[i];
        if (other->predicate >= c->predicate || other->dropped ||
            dm_quad_of(other->type) != DM_MATERIAL_CONFLICT || other->recipients.len != 1 ||
            !other->recipients.ptr[0]->code.len)
            continue;
        if (!dm_refs_have(&c->actors, other->recipients.ptr[0]->code) &&
            !dm_refs_share(&c->actors, &other->actors))
            return true;
    }
    return false;
}

/* "Kenya and Uganda recalled their ambassadors": from one another; "evacuated their embassies":
 * from danger. */
static bool calls_home(const dm_story *story, const dm_candidate *c, uint32_t verb) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t object = dm_tree_find(parse, verb, DM_REL_OBJ);
    if (c->type != DM_SANCTION || !dm_str_is(c->mode, "withdraw") || c->actors.len != 2 ||
        c->recipients.len || object == DM_NO_TOKEN ||
        !dm_codebook_in_class(story->scene.grammar.book, "@called-home",
                              parse->tokens[object].lemma))
        return false;
    uint32_t owner = dm_tree_find(parse, object, DM_REL_NMOD_POSS);
    return owner != DM_NO_TOKEN && dm_tree_lemma_is(parse, owner, "their");
}

/* "Kenya and Uganda accused each other": all of them on both sides. */
static void settle_mutual(dm_story *story, dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t verb = c->light != DM_NO_TOKEN ? c->light : c->predicate;
    if (c->actors.len < 2 || c->frame->reciprocal || dm_quad_of(c->type) == DM_VERBAL_COOPERATION)
        return;
    if (calls_home(story, c, verb) && !is_quarrel_of_others(story, c))
        c->recipients = c->actors;
    const dm_sentence *s = &parse->sentences[parse->tokens[verb].sentence];
    for (uint32_t t = verb + 1; t < s->first + s->count; t++) {
        uint32_t over = t;
        if (!is_one_another(parse, t) ||
            (dm_refs_any_code(&c->recipients) && parse->tokens[t].rel != DM_REL_NMOD_POSS))
            continue;
        for (int up = 0; up < MOST_STEPS && over != DM_NO_TOKEN && over != verb; up++)
            over =
                dm_tree_is_verbal(parse, over) ? (uint32_t)DM_NO_TOKEN : parse->tokens[over].head;
        if (over == verb) {
            c->recipients = c->actors;
            return;
        }
    }
}

/* What the word for what is turned down is: "the appeal" a request; DM_NO_EVENT if it does not
 * tell.
 */
static dm_event_type turned_down(const dm_story *story, const dm_candidate *c) {
    const dm_grammar *g = &story->scene.grammar;
    dm_fillers object = {0};
    dm_arguments(g, c->predicate, DM_SLOT_OBJ, (dm_str){"", 0}, &object);
    uint32_t link = object.count
                        ? dm_codebook_frames(g->book, g->parse->tokens[object.tokens[0]].lemma, 'N')
                        : (uint32_t)DM_MAP_NONE;
    return link == DM_MAP_NONE ? DM_NO_EVENT : g->book->frames.ptr[link].type;
}

/* "The opposition asked the president to go. He rejected their calls": others of his own country.
 */
static bool is_own_answer(const dm_candidate *put, const dm_candidate *c) {
    return put->actors.ptr[0]->sector.len && c->actors.ptr[0]->sector.len &&
           !dm_str_eq(put->actors.ptr[0]->sector, c->actors.ptr[0]->sector);
}

/* "Chad accused Sudan. Khartoum denied this": what is turned down was put by whoever accused or
 * asked the one who turns it down, in this sentence or the two before; else by who did what the
 * word for it says. */
void dm_answer_settle(dm_story *story, dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    if (c->type != DM_REJECT || !dm_refs_any_code(&c->actors) || dm_refs_any_code(&c->recipients))
        return;
    uint32_t object = dm_tree_find(parse, c->predicate, DM_REL_OBJ);
    uint32_t det = object == DM_NO_TOKEN ? object : dm_tree_find(parse, object, DM_REL_DET);
    if (det != DM_NO_TOKEN && dm_tree_lemma_is(parse, det, "any")) /* "rejects any truce" */
        return;
    dm_event_type word = turned_down(story, c);
    bool it = object != DM_NO_TOKEN && parse->tokens[object].upos == DM_PRON; /* no reproach */
    const dm_candidate *akin = NULL;
    for (size_t k = story->candidates.len; k > 0; k--) {
        const dm_candidate *put = &story->candidates.ptr[k - 1];
        uint32_t here = parse->tokens[c->predicate].sentence,
                 there = parse->tokens[put->predicate].sentence;
        bool asks =
            (put->type == DM_ACCUSE && !it) || put->type == DM_REQUEST || put->type == DM_AGREE;
        if (put == c || put->predicate > c->predicate || !asks || put->dropped)
            continue;
        if (here - there > ANSWERED_WITHIN)
            break;
        if (!dm_refs_any_code(&put->actors) ||
            (dm_refs_share(&put->actors, &c->actors) && !is_own_answer(put, c)))
            continue;
        if (!akin && put->type == word)
            akin = put;
        if (!dm_refs_share(&put->recipients, &c->actors))
            continue;
        c->recipients = put->actors;
        return;
    }
    if (akin)
        c->recipients = akin->actors;
}

/* Whether the act is told with token t: its verb, what carries it, what stands above it. */
static bool is_told_with(const dm_candidate *c, uint32_t t) {
    bool with = t == c->predicate || t == c->light;
    for (size_t i = 0; i < c->layer_count; i++)
        with |= t == c->layers[i].head;
    return with;
}

/* "in a call with Niger, Chad asked for help", "Chad met Niger's minister and asked for help": said
 * in the talks; not before or after them. */
static bool is_said_in(const dm_story *story, const dm_candidate *c, const dm_candidate *talks) {
    static const char *const apart[] = {"after", "before", "following", "since", "until"};
    const dm_parse *parse = dm_parse_of(story);
    uint32_t verb = c->layer_count ? c->layers[c->layer_count - 1].head : c->predicate;
    uint32_t carrier = talks->light != DM_NO_TOKEN ? talks->light : talks->predicate;
    const dm_token *token = &parse->tokens[carrier];
    bool inside = token->head != DM_NO_TOKEN && is_told_with(c, token->head) &&
                  (token->rel == DM_REL_OBL || token->rel == DM_REL_OBL_UNMARKED ||
                   token->rel == DM_REL_ADVCL);
    for (size_t i = 0; i < sizeof apart / sizeof *apart; i++)
        inside &= !dm_tree_has_case(parse, carrier, apart[i]);
    inside &= dm_tree_find(parse, carrier, DM_REL_MARK) == DM_NO_TOKEN;
    if (parse->tokens[verb].rel == DM_REL_ACL_RELCL) { /* "spoke to the premier, who promised" */
        uint32_t who = dm_tree_first_conjunct(parse, parse->tokens[verb].head);
        inside |= who != DM_NO_TOKEN && parse->tokens[who].head == carrier &&
                  (parse->tokens[who].rel == DM_REL_OBL || parse->tokens[who].rel == DM_REL_OBJ);
    }
    return inside || (carrier < verb && dm_tree_first_conjunct(parse, verb) == carrier);
}

/* "a round of talks between Chad and Niger", "will chair talks between Chad and Niger": one
 * meeting, told by the round or by who hosts it. */
static void settle_round(const dm_story *story, dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_token *talks = &parse->tokens[c->predicate];
    bool hosted = talks->rel == DM_REL_OBJ && c->light == DM_NO_TOKEN;
    if (c->type != DM_CONSULT || talks->head == DM_NO_TOKEN ||
        (!hosted && (talks->rel != DM_REL_NMOD || !dm_tree_has_case(parse, c->predicate, "of"))))
        return;
    uint32_t round = talks->head, verb = hosted ? round : parse->tokens[round].head;
    for (size_t i = 0; i < story->candidates.len; i++) {
        const dm_candidate *other = &story->candidates.ptr[i];
        if (other == c || other->dropped || other->frame->type != DM_CONSULT ||
            (other->predicate != round && other->predicate != verb) ||
            other->actors.len + other->recipients.len < c->actors.len + c->recipients.len)
            continue;
        dm_candidate_drop(c, "its verb says it");
        return;
    }
}

/* Asked, promised or threatened in talks, and nobody else is named: whoever they are with. */
static void settle_partner(dm_story *story, dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    bool voiced = c->type == DM_REQUEST || c->type == DM_AGREE || c->type == DM_THREATEN ||
                  (c->type == DM_SUPPORT && (dm_predicate_pos(parse, c->predicate) == 'N' ||
                                             parse->tokens[c->predicate].rel == DM_REL_ACL_RELCL));
    if (!voiced || c->nominal || !dm_refs_any_code(&c->actors) || dm_refs_any_code(&c->recipients))
        return;
    for (size_t k = 0; k < story->candidates.len; k++) {
        const dm_candidate *talks = &story->candidates.ptr[k];
        if (talks->type != DM_CONSULT || talks->status == DM_NEGATED ||
            parse->tokens[talks->predicate].sentence != parse->tokens[c->predicate].sentence ||
            !is_said_in(story, c, talks))
            continue;
        dm_actor_refs partners = {0};
        const dm_actor_refs *sides[] = {&talks->actors, &talks->recipients};
        for (size_t s = 0; s < sizeof sides / sizeof *sides; s++)
            for (size_t i = 0; i < sides[s]->len; i++)
                if (sides[s]->ptr[i]->code.len && !dm_refs_have(&c->actors, sides[s]->ptr[i]->code))
                    dm_refs_push(story->scene.grammar.arena, &partners, sides[s]->ptr[i]);
        if (partners.len == 1)
            c->recipients = partners;
    }
}

/* "opened its embassy in Armenia during a visit by its minister": the host is the one other state
 * that the sentence tells of. */
static void settle_host(dm_story *story, dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_actor *host = NULL;
    if (c->type != DM_CONSULT || !c->nominal || !dm_str_is(c->frame->mode, "visit") ||
        c->actors.len != 1 || !dm_refs_any_code(&c->actors) || c->recipients.len ||
        !dm_tree_has_case(parse, c->predicate, "during"))
        return;
    for (size_t k = 0; k < story->candidates.len; k++) {
        const dm_candidate *other = &story->candidates.ptr[k];
        const dm_actor_refs *sides[] = {&other->actors, &other->recipients};
        if (other == c || other->dropped || !dm_is_cooperative(other->type) ||
            parse->tokens[other->predicate].sentence != parse->tokens[c->predicate].sentence)
            continue;
        for (size_t s = 0; s < sizeof sides / sizeof *sides; s++)
            for (size_t i = 0; i < sides[s]->len; i++) {
                const dm_actor *one = sides[s]->ptr[i];
                if (one->code.len != 3 || dm_str_eq(one->code, c->actors.ptr[0]->code) ||
                    (host && dm_str_eq(host->code, one->code)))
                    continue;
                if (host) /* of two neither */
                    return;
                host = one;
            }
    }
    if (host)
        dm_refs_push(story->scene.grammar.arena, &c->recipients, host);
}

/* "condemned the strikes, calling them a violation": what the pronoun stands for was just judged,
 * and whose it is. */
static void settle_same(dm_story *story, dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t above = parse->tokens[c->predicate].head;
    uint32_t object = dm_tree_find(parse, c->predicate, DM_REL_OBJ);
    if (c->type != DM_ACCUSE || c->nominal || object == DM_NO_TOKEN || above == DM_NO_TOKEN ||
        parse->tokens[object].upos != DM_PRON || parse->tokens[c->predicate].rel != DM_REL_ADVCL ||
        dm_refs_any_code(&c->recipients))
        return;
    for (size_t k = 0; k < story->candidates.len; k++) {
        const dm_candidate *judged = &story->candidates.ptr[k];
        if (judged == c || judged->predicate != above || judged->dropped ||
            !dm_refs_share(&judged->actors, &c->actors) || !dm_refs_any_code(&judged->recipients))
            continue;
        if (judged->type == c->type)
            dm_candidate_drop(c, "the verb above it says it");
        else
            c->recipients = judged->recipients;
        return;
    }
}

/* "sent a letter to the Sudanese leader threatening to cut aid": whoever is written to. */
static void settle_addressee(dm_story *story, dm_candidate *c) {
    const dm_scene *scene = &story->scene;
    const dm_parse *parse = dm_parse_of(story);
    uint32_t verb = c->layer_count ? c->layers[c->layer_count - 1].head : c->predicate;
    bool voiced = c->type == DM_REQUEST || c->type == DM_ACCUSE || c->type == DM_THREATEN;
    if (!voiced || c->nominal || !dm_refs_any_code(&c->actors) ||
        dm_refs_any_code(&c->recipients) || !dm_str_ends(parse->tokens[verb].form, DM_STR("ing")))
        return;
    for (int up = 0; up < MOST_STEPS && verb != DM_NO_TOKEN; up++) {
        verb = parse->tokens[verb].head;
        if (verb == DM_NO_TOKEN || !dm_tree_is_verbal(parse, verb))
            continue;
        uint32_t letter = dm_tree_find(parse, verb, DM_REL_OBJ);
        bool writes =
            dm_tree_lemma_is(parse, verb, "write") ||
            (letter != DM_NO_TOKEN &&
             dm_codebook_in_class(scene->grammar.book, "@document", parse->tokens[letter].lemma));
        dm_fillers to = {0};
        dm_arguments(&scene->grammar, verb, DM_SLOT_PREP, DM_STR("to"), &to);
        if (!to.count && letter != DM_NO_TOKEN)
            dm_arguments(&scene->grammar, letter, DM_SLOT_PREP, DM_STR("to"), &to);
        dm_actor_refs addressed = {0};
        for (size_t i = 0; i < to.count && writes; i++)
            dm_scene_gather(scene, to.tokens[i], &addressed);
        if (dm_refs_any_code(&addressed) && !dm_refs_share(&addressed, &c->actors))
            c->recipients = addressed;
        return;
    }
}

/* The verb whose circumstance a noun is: "returned from a trip", "stressed in a call the need". */
static uint32_t verb_beside(const dm_parse *parse, uint32_t noun) {
    const dm_token *token = &parse->tokens[noun];
    uint32_t head = token->head;
    if (token->rel == DM_REL_NMOD && parse->tokens[head].rel == DM_REL_OBJ &&
        !dm_tree_has_case(parse, noun, "of"))
        head = parse->tokens[head].head;
    else if (token->rel != DM_REL_OBL)
        return DM_NO_TOKEN;
    bool told = dm_tree_is_verbal(parse, head) ||
                dm_tree_find(parse, head, DM_REL_COP) != DM_NO_TOKEN; /* "was angry" */
    return told ? head : (uint32_t)DM_NO_TOKEN;
}

/* A visit is made by who says something on it, or comes from it; talks and calls are held by who
 * says something in them, or arrives for them. */
static bool is_circumstance(const dm_story *story, const dm_candidate *c, uint32_t verb) {
    static const char *const visits[] = {"during", "on", "from", "after", NULL};
    static const char *const talks[] = {"in", "during", "after", "following", "at", NULL};
    const dm_parse *parse = dm_parse_of(story);
    bool visit = dm_str_is(c->mode, "visit");
    for (const char *const *word = visit ? visits : talks; *word; word++)
        if (dm_tree_has_case(parse, c->predicate, *word))
            return true;
    for (DM_CHILDREN(parse, verb, d)) /* "will arrive", "to arrive": not yet */
        if ((parse->tokens[d].rel == DM_REL_AUX && !dm_tree_lemma_is(parse, d, "have") &&
             !dm_tree_lemma_is(parse, d, "be")) ||
            (parse->tokens[d].rel == DM_REL_MARK && dm_str_is(parse->tokens[d].form, "to")))
            return false;
    return !visit && dm_tree_has_case(parse, c->predicate, "for") &&
           dm_codebook_in_class(story->scene.grammar.book, "@arrives", parse->tokens[verb].lemma);
}

void dm_visitor_settle(dm_story *story, dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    if (!c->nominal || c->type != DM_CONSULT || c->actors.len || !dm_refs_any_code(&c->recipients))
        return;
    const dm_token *noun = &parse->tokens[c->predicate];
    bool set_off = noun->rel == DM_REL_NMOD &&
                   dm_actors_at(story->scene.grammar.actors, noun->head) &&
                   dm_tree_has_case(parse, c->predicate, dm_str_is(c->mode, "visit") ? "on" : "in");
    if (set_off) { /* "the president, in a call with Oman, demanded", "on a visit to Peru" */
        dm_scene_gather(&story->scene, noun->head, &c->actors);
        return;
    }
    uint32_t verb = verb_beside(parse, c->predicate);
    if (verb == DM_NO_TOKEN || !is_circumstance(story, c, verb) ||
        dm_is_passive(&story->scene.grammar, verb))
        return;
    dm_fillers subject = {0};
    dm_arguments(&story->scene.grammar, verb, DM_SLOT_SUBJ, (dm_str){"", 0}, &subject);
    for (size_t i = 0; i < subject.count; i++)
        dm_scene_gather(&story->scene, subject.tokens[i], &c->actors);
}

bool dm_is_after_resigning(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    return c->type == DM_RETREAT && dm_str_is(c->mode, "resign") && !c->layer_count &&
           (dm_tree_has_case(parse, c->predicate, "after") ||
            dm_tree_has_case(parse, c->predicate, "following") ||
            dm_tree_has_case(parse, c->predicate, "since"));
}

bool dm_is_session(const dm_story *story, const dm_candidate *c) {
    static const char *const at[] = {"at", "after", "during", "following", "in"};
    const dm_parse *parse = dm_parse_of(story);
    uint32_t det = dm_tree_find(parse, c->predicate, DM_REL_DET),
             verb = verb_beside(parse, c->predicate);
    if (c->type != DM_CONSULT || c->actors.len != 1 || c->layer_count || verb == DM_NO_TOKEN ||
        !dm_is_of_assembly(story->scene.grammar.actors, c->actors.ptr[0]) || det == DM_NO_TOKEN ||
        dm_tree_lemma_is(parse, det, "the") || !(parse->tokens[verb].feats & DM_FEAT_PAST))
        return false;
    for (size_t i = 0; i < sizeof at / sizeof *at; i++)
        if (dm_tree_has_case(parse, c->predicate, at[i]))
            return true;
    return false;
}

void dm_circumstance_settle(dm_story *story, dm_candidate *c) {
    settle_request(story, c);
    settle_round(story, c);
    settle_mutual(story, c);
    settle_partner(story, c);
    settle_same(story, c);
    settle_host(story, c);
    settle_addressee(story, c);
    dm_answer_settle(story, c);
}
