/*
 * background.c - words of events in sentences that do not tell them.
 *
 * A noun beside a word of what may come ("the door to a dialogue", "a review of cooperation", "a
 * proposed deal") or under "should" and "could" names no event; a relative clause in the present
 * says which parties, companies or people are meant ("parties that oppose the bill"); a participle
 * says who stands behind something ("backed by Russia", "a text sponsored by France"). What nature
 * does, what people do among themselves and what is said to the press is no politics; wars of long
 * ago are history.
 */
#include "coder/background.h"

#include "coder/claims.h"
#include "coder/match/mood.h"
#include "coder/private_life.h"
#include "coder/settle.h"
#include "coder/sides.h"
#include "coder/theatre/street.h"

enum { MOST_STEPS = 4 };

static const dm_token *tok_of(const dm_story *story, uint32_t t) {
    return &dm_parse_of(story)->tokens[t];
}

static bool in_class(const dm_story *story, const char *class_, uint32_t t) {
    return dm_codebook_in_class(story->scene.grammar.book, class_, tok_of(story, t)->lemma);
}

/* "a proposed deal", "possible talks". */
static bool is_prospective(const dm_story *story, const dm_candidate *c) {
    const dm_codebook *book = story->scene.grammar.book;
    if (dm_predicate_pos(dm_parse_of(story), c->predicate) != 'N')
        return false;
    for (DM_CHILDREN(dm_parse_of(story), c->predicate, n))
        if ((tok_of(story, n)->rel == DM_REL_AMOD || tok_of(story, n)->rel == DM_REL_COMPOUND ||
             (tok_of(story, n)->rel == DM_REL_DET &&
              c->type != DM_REJECT)) && /* "no more of any" */
            dm_codebook_in_class(book, "@prospective", tok_of(story, n)->form))
            return true;
    return false;
}

/* "the talks collapsed": they are over. */
static bool is_broken_off(const dm_story *story, const dm_candidate *c) {
    const dm_token *token = tok_of(story, c->predicate);
    return c->type == DM_CONSULT && c->nominal && token->rel == DM_REL_NSUBJ &&
           token->head != DM_NO_TOKEN && in_class(story, "@falls-through", token->head);
}

/* "opened the door to a dialogue", hung on the verb. */
static bool is_beside_prospect(const dm_story *story, uint32_t t, uint32_t verb) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t object = dm_tree_find(parse, verb, DM_REL_OBJ);
    return object != DM_NO_TOKEN && object < t && tok_of(story, t)->rel == DM_REL_OBL &&
           in_class(story, "@prospect", object) &&
           (dm_tree_has_case(parse, t, "to") || dm_tree_has_case(parse, t, "for") ||
            dm_tree_has_case(parse, t, "of"));
}

/* "a Chinese invasion would shake the world", "its recognition would be a mistake": of no deed that
 * was done; "the strike would not be forgotten, it said" is. */
static bool is_supposed(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_token *noun = tok_of(story, c->predicate);
    uint32_t det = dm_tree_find(parse, c->predicate, DM_REL_DET);
    if (noun->rel != DM_REL_NSUBJ || noun->head == DM_NO_TOKEN || noun->head < c->predicate ||
        (det != DM_NO_TOKEN &&
         (dm_tree_lemma_is(parse, det, "the") || dm_tree_lemma_is(parse, det, "this") ||
          dm_tree_lemma_is(parse, det, "that"))))
        return false;
    bool owned = dm_tree_find(parse, c->predicate, DM_REL_NMOD_POSS) != DM_NO_TOKEN;
    bool would = false;
    for (DM_CHILDREN(parse, noun->head, t))
        would |= tok_of(story, t)->rel == DM_REL_AUX && dm_str_is(tok_of(story, t)->form, "would");
    return would && (!owned || c->type == DM_SUPPORT || dm_str_is(c->mode, "seize"));
}

/* "the resumption of talks", "a door to further dialogue"; "should come about through talks". */
static bool is_only_meant(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t t = c->predicate;
    if (!c->nominal || c->type == DM_REJECT)
        return false;
    if (is_supposed(story, c))
        return true;
    for (int up = 0; up < MOST_STEPS; up++) {
        const dm_token *token = tok_of(story, t);
        uint32_t head = token->head;
        if (head == DM_NO_TOKEN)
            return false;
        if (dm_tree_is_verbal(parse, head)) {
            dm_modality modality = dm_mood_modality(&story->scene, head);
            bool intended = in_class(story, "@meant-for", head) && /* "arms meant for a coup" */
                            dm_tree_has_case(parse, t, "for") &&
                            dm_is_passive(&story->scene.grammar, head);
            return intended ||
                   is_beside_prospect(story, t, head) || /* "known for his sympathies" */
                   dm_tree_lemma_is(parse, head, "know") || modality == DM_MODALITY_POSSIBLE ||
                   modality == DM_MODALITY_DEONTIC || dm_mood_conditional(&story->scene, head);
        }
        if (token->rel != DM_REL_NMOD && token->rel != DM_REL_COMPOUND)
            return false;
        if (in_class(story, "@prospect", head))
            return true;
        t = head;
    }
    return false;
}

/* "parties that oppose the bill", "people who support it": which ones, not what they did. */
static bool is_definition(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_token *token = tok_of(story, c->predicate);
    bool stand = c->type == DM_ACCUSE || c->type == DM_SUPPORT || c->type == DM_REJECT ||
                 c->type == DM_REQUEST;
    if (!stand || token->rel != DM_REL_ACL_RELCL || token->head == DM_NO_TOKEN ||
        (token->feats & DM_FEAT_PAST) ||
        dm_tree_find(parse, c->predicate, DM_REL_AUX) != DM_NO_TOKEN)
        return false;
    const dm_token *who = tok_of(story, token->head);
    return who->upos == DM_NOUN && (who->feats & DM_FEAT_PLUR) &&
           !in_class(story, "@document", token->head);
}

/* "China, backed by Russia, blocked it": who is behind it, in passing. */
static bool is_backing(const dm_story *story, const dm_candidate *c) {
    const dm_token *token = tok_of(story, c->predicate);
    return c->type == DM_SUPPORT && token->rel == DM_REL_ACL &&
           in_class(story, "@stands-behind", c->predicate) &&
           dm_is_passive(&story->scene.grammar, c->predicate);
}

/* "condemns support given by Mali to rebels": what is condemned is not told beside it. */
static bool is_inside_object(const dm_story *story, const dm_candidate *c) {
    uint32_t t = c->predicate;
    if (tok_of(story, t)->rel == DM_REL_ACL && dm_is_passive(&story->scene.grammar, t))
        t = tok_of(story, t)->head;
    const dm_token *object = tok_of(story, t);
    bool friendly = c->type == DM_SUPPORT || c->type == DM_AID || c->type == DM_COOPERATE;
    if (!friendly || dm_predicate_pos(dm_parse_of(story), t) != 'N' || object->rel != DM_REL_OBJ)
        return false;
    for (size_t i = 0; i < story->candidates.len; i++) {
        const dm_candidate *over = &story->candidates.ptr[i];
        if (over->predicate == object->head && !over->dropped && over->type == DM_ACCUSE)
            return true;
    }
    return false;
}

/* A state against itself, told of no part of it and no people: "closed its test site", "greeted
 * by soldiers", "advised its citizens not to travel". */
static bool is_at_home(const dm_story *story, const dm_candidate *c) {
    (void)story;
    const dm_actor *actor = c->actors.len == 1 ? c->actors.ptr[0] : NULL;
    const dm_actor *hit = c->recipients.len == 1 ? c->recipients.ptr[0] : NULL;
    if (!actor || !hit || !actor->code.len || !dm_str_eq(actor->code, hit->code))
        return false;
    bool told = actor->span.start != hit->span.start;
    return (dm_str_is(c->mode, "restrict") && !told && !actor->sector.len &&
            dm_str_is(hit->sector, "CVL")) ||
           (c->type == DM_CONSULT &&
            (dm_str_is(c->mode, "visit") || hit->kind == DM_KIND_PEOPLE)) ||
           (c->type == DM_REQUEST && dm_str_is(c->mode, "meet") && hit->kind == DM_KIND_PEOPLE);
}

/* Holds an office or arms, or is a body of those who do. */
static bool is_public(const dm_story *story, const dm_actor *actor) {
    const dm_codebook *book = story->scene.grammar.book;
    if (!actor->sector.len)
        return actor->kind != DM_KIND_PERSON && actor->kind != DM_KIND_PEOPLE;
    return !dm_codebook_in_class(book, "@sector-unofficial", actor->sector);
}

static bool anybody_public(const dm_story *story, const dm_actor_refs *list) {
    for (size_t i = 0; i < list->len; i++)
        if (is_public(story, list->ptr[i]))
            return true;
    return false;
}

/* "Brin met with the boy", "the row between Hooke and Newton", "left Cuba when she was four":
 * people of one country among themselves, or on a journey. */
static bool is_private(const dm_story *story, const dm_candidate *c) {
    bool leaves = c->type == DM_SANCTION && dm_str_is(c->mode, "withdraw") &&
                  dm_str_is(c->frame->lemma, "leave") && c->actors.len == 1 &&
                  c->actors.ptr[0]->kind == DM_KIND_PERSON;
    bool mutual = c->frame->reciprocal && !c->recipients.len && c->actors.len > 1 &&
                  (c->type == DM_CONSULT || c->type == DM_ACCUSE || c->type == DM_COOPERATE);
    for (size_t i = 1; i < c->actors.len && mutual; i++)
        mutual = dm_str_eq(c->actors.ptr[i]->code, c->actors.ptr[0]->code);
    return (leaves || mutual) && c->actors.len && !anybody_public(story, &c->actors);
}

/* "was flown to Costa Rica by soldiers": nobody visits where he is taken. */
static bool is_carried(const dm_story *story, const dm_candidate *c) {
    return c->type == DM_CONSULT && dm_str_is(c->mode, "visit") &&
           in_class(story, "@carries", c->predicate) &&
           dm_is_passive(&story->scene.grammar, c->predicate);
}

/* "often makes promises", "always backs him": what somebody is in the habit of. */
static bool is_habit(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t verb = c->light != DM_NO_TOKEN ? c->light : c->predicate;
    if (c->type != DM_AGREE && c->type != DM_THREATEN && c->type != DM_SUPPORT)
        return false;
    if ((tok_of(story, verb)->feats & DM_FEAT_PAST) || tok_of(story, verb)->upos != DM_VERB ||
        dm_tree_find(parse, verb, DM_REL_AUX) != DM_NO_TOKEN)
        return false;
    for (DM_CHILDREN(parse, verb, t))
        if (tok_of(story, t)->rel == DM_REL_ADVMOD && in_class(story, "@habitually", t))
            return true;
    return false;
}

/* "days before he left office": when, not that. */
static bool is_only_when(const dm_story *story, const dm_candidate *c) {
    uint32_t mark = dm_tree_find(dm_parse_of(story), c->predicate, DM_REL_MARK);
    return dm_str_is(c->mode, "resign") && mark != DM_NO_TOKEN &&
           tok_of(story, c->predicate)->rel == DM_REL_ADVCL &&
           (dm_tree_lemma_is(dm_parse_of(story), mark, "before") ||
            dm_tree_lemma_is(dm_parse_of(story), mark, "until") ||
            dm_tree_lemma_is(dm_parse_of(story), mark, "when"));
}

/* "prisoners held by the army": a state of things. */
static bool is_held(const dm_story *story, const dm_candidate *c) {
    return c->type == DM_COERCE && tok_of(story, c->predicate)->rel == DM_REL_ACL &&
           (dm_tree_lemma_is(dm_parse_of(story), c->predicate, "hold") ||
            dm_tree_lemma_is(dm_parse_of(story), c->predicate, "keep"));
}

/* "Typhoon Hagupit killed 21", "snow forced Austria to close a road": nobody's deed. */
static bool is_of_nature(const dm_story *story, const dm_candidate *c) {
    const dm_token *token = tok_of(story, c->predicate);
    bool moved = token->rel == DM_REL_XCOMP && in_class(story, "@compels", token->head);
    uint32_t t = dm_surface_subject(&story->scene.grammar, moved ? token->head : c->predicate);
    if ((c->type != DM_ASSAULT && c->type != DM_COERCE) || t == DM_NO_TOKEN ||
        dm_is_passive(&story->scene.grammar, c->predicate))
        return false;
    bool nature = in_class(story, "@disaster", t) || in_class(story, "@nature", t);
    for (DM_CHILDREN(dm_parse_of(story), t, n)) {
        dm_rel rel = (dm_rel)tok_of(story, n)->rel;
        bool name = rel == DM_REL_COMPOUND || rel == DM_REL_FLAT || rel == DM_REL_NMOD_DESC ||
                    rel == DM_REL_APPOS;
        nature |= name && (in_class(story, "@disaster", n) || in_class(story, "@nature", n));
    }
    return nature;
}

static bool is_press(const dm_actor_refs *list) {
    bool press = list->len > 0;
    for (size_t i = 0; i < list->len; i++)
        press &= dm_str_is(list->ptr[i]->sector, "JRN") || dm_str_is(list->ptr[i]->sector, "MED");
    return press;
}

/* "spoke to reporters", "a conference call with media": how it was said, no meeting. */
static bool is_interview(const dm_story *story, const dm_candidate *c) {
    (void)story;
    return c->type == DM_CONSULT && !dm_str_is(c->mode, "visit") &&
           (is_press(&c->actors) || is_press(&c->recipients) ||
            (c->actors.len == 2 && !c->recipients.len &&
             (dm_str_is(c->actors.ptr[1]->sector, "JRN") ||
              dm_str_is(c->actors.ptr[1]->sector, "MED"))));
}

/* "companies let you go into the red": whoever reads it. */
static bool is_of_reader(const dm_story *story, const dm_candidate *c) {
    const dm_role roles[] = {DM_SLOT_SUBJ, DM_SLOT_OBJ, DM_SLOT_IOBJ};
    if (dm_spoken_quoted(&story->spoken, tok_of(story, c->predicate)->start))
        return false;
    for (size_t r = 0; r < sizeof roles / sizeof *roles; r++) {
        dm_fillers fillers = {0};
        dm_arguments(&story->scene.grammar, c->predicate, roles[r], (dm_str){"", 0}, &fillers);
        for (size_t i = 0; i < fillers.count; i++)
            if (tok_of(story, fillers.tokens[i])->feats & DM_FEAT_P2)
                return true;
    }
    return false;
}

/* "was accused of causing a famine by blocking aid": part of the charge. */
static bool is_in_charge(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t t = c->predicate;
    for (int up = 0; up < MOST_STEPS; up++) {
        uint32_t head = tok_of(story, t)->head;
        dm_rel rel = (dm_rel)tok_of(story, t)->rel;
        if (head == DM_NO_TOKEN || rel == DM_REL_CONJ || rel == DM_REL_PARATAXIS ||
            rel == DM_REL_ACL_RELCL)
            return false;
        uint32_t mark = dm_tree_find(parse, t, DM_REL_MARK);
        bool clause = rel == DM_REL_ADVCL || rel == DM_REL_XCOMP || rel == DM_REL_ACL;
        if (up > 0 && clause && mark != DM_NO_TOKEN && dm_tree_lemma_is(parse, mark, "of") &&
            in_class(story, "@charge-of", head))
            return true;
        t = head;
    }
    return false;
}

/* "warned them that the mines are of little use": told what is, not what the one who warns will
 * do; "said its own people would pay the price". */
static bool is_no_threat(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t clause = dm_tree_find(parse, c->predicate, DM_REL_CCOMP);
    if (c->type != DM_THREATEN || c->frame->type != DM_THREATEN)
        return false;
    if (dm_tree_find(parse, c->predicate, DM_REL_EXPL) != DM_NO_TOKEN &&
        dm_mood_negated(&story->scene, c->predicate))
        return true;                  /* "there would be no retaliation" */
    if (dm_frame_is_spoken(c->frame)) /* "any soldier who stays away will be treated as a rebel" */
        return dm_refs_share(&c->actors, &c->recipients) &&
               !dm_codebook_in_class(story->scene.grammar.book, "@dealt-with", c->frame->lemma);
    bool warns = dm_tree_lemma_is(parse, c->predicate, "warn") ||
                 dm_tree_lemma_is(parse, c->predicate, "caution");
    uint32_t whom = dm_tree_find(parse, c->predicate, DM_REL_IOBJ);
    if (whom == DM_NO_TOKEN)
        whom = dm_tree_find(parse, c->predicate, DM_REL_OBJ);
    if (warns && whom != DM_NO_TOKEN && dm_refs_share(&c->actors, &c->recipients) &&
        dm_tree_find(parse, whom, DM_REL_NMOD_POSS) != DM_NO_TOKEN)
        return true; /* "warned its citizens against the trip" */
    return warns && clause != DM_NO_TOKEN && !c->layer_count &&
           dm_mood_modality(&story->scene, clause) == DM_MODALITY_NONE;
}

/* "marched to mark the end of the war": a feast, no dissent. */
static bool is_festive(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    for (uint32_t i = 0; c->type == DM_PROTEST && i < dm_children_count(parse, c->predicate); i++) {
        uint32_t aim = dm_child(parse, c->predicate, i);
        dm_rel rel = (dm_rel)parse->tokens[aim].rel;
        bool purpose = (rel == DM_REL_XCOMP || rel == DM_REL_ADVCL) && aim > c->predicate &&
                       (parse->tokens[aim].feats & DM_FEAT_INF);
        if (purpose && in_class(story, "@celebrates", aim))
            return true;
    }
    return false;
}

/* "a protest was lodged": a note, no crowd. */
static bool is_note(const dm_story *story, const dm_candidate *c) {
    const dm_token *token = tok_of(story, c->predicate);
    return c->type == DM_PROTEST && token->upos == DM_NOUN && token->head != DM_NO_TOKEN &&
           (token->rel == DM_REL_OBJ || token->rel == DM_REL_NSUBJ_PASS) &&
           in_class(story, "@conveys", token->head);
}

/* "In the novel a diplomat is kidnapped", "the film shows how they invaded": told as a tale. */
static bool is_tale(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t t = c->predicate;
    for (int up = 0; up < MOST_STEPS && t != DM_NO_TOKEN; up++) {
        uint32_t who = up ? dm_tree_find(parse, t, DM_REL_NSUBJ) : (uint32_t)DM_NO_TOKEN;
        bool work = who != DM_NO_TOKEN &&
                    (in_class(story, "@tale", who) || in_class(story, "@retells", who));
        if (work && in_class(story, "@tells-of", t))
            return true;
        for (DM_CHILDREN(parse, t, n))
            if (tok_of(story, n)->rel == DM_REL_OBL && in_class(story, "@tale", n) &&
                dm_tree_has_case(parse, n, "in"))
                return true;
        t = tok_of(story, t)->head;
    }
    return false;
}

/* "The striker rejected an offer", "the coach condemned his own defence": a matter of the game. */
static bool is_of_athletes(const dm_story *story, const dm_candidate *c) {
    uint32_t who = dm_surface_subject(&story->scene.grammar, c->predicate);
    return c->type != DM_PROTEST && who != DM_NO_TOKEN && in_class(story, "@athlete", who) &&
           !dm_is_passive(&story->scene.grammar, c->predicate);
}

/* "NATO invited Albania to join it": the invitation is the news, and is told. */
static bool is_only_invited(const dm_story *story, const dm_candidate *c) {
    for (size_t l = 0; l < c->layer_count; l++) {
        if (!dm_tree_lemma_is(dm_parse_of(story), c->layers[l].head, "invite"))
            continue;
        for (size_t i = 0; i < story->candidates.len; i++) {
            const dm_candidate *other = &story->candidates.ptr[i];
            if (other->predicate == c->layers[l].head && other != c && !other->dropped &&
                other->type != DM_NO_EVENT && other->recipients.len)
                return true;
        }
    }
    return false;
}

/* "The attorney declined to discuss the charges": tells the press nothing; states and governments
 * that will not discuss a thing refuse it to each other. */
static bool is_silence(const dm_story *story, const dm_candidate *c) {
    bool person = c->actors.len && (c->actors.ptr[0]->kind == DM_KIND_PERSON ||
                                    c->actors.ptr[0]->kind == DM_KIND_PEOPLE);
    return c->type == DM_REJECT && c->frame->type == DM_CONSULT && person &&
           !dm_refs_any_code(&c->recipients) &&
           dm_tree_find(dm_parse_of(story), c->predicate, DM_REL_OBJ) != DM_NO_TOKEN;
}

/* "the bombings at U.S. embassies, which have killed": a building kills nobody. */
static bool is_by_building(const dm_story *story, const dm_candidate *c) {
    if (c->type != DM_ASSAULT || c->actors.len != 1)
        return false;
    dm_str rest = c->actors.ptr[0]->name, first; /* "embassy of Peru" */
    return dm_str_split(&rest, ' ', &first) &&
           dm_codebook_in_class(story->scene.grammar.book, "@mission-building", first);
}

/* "Officials believe that Peru will invade Chile": what others expect of somebody, which is no more
 * his act than his word. Not "Peru thinks that it will". */
static bool is_expected(const dm_story *story, const dm_candidate *c) {
    uint32_t clause = c->predicate;
    for (int up = 0; up < MOST_STEPS && tok_of(story, clause)->rel != DM_REL_CCOMP; up++) {
        if (tok_of(story, clause)->head == DM_NO_TOKEN ||
            tok_of(story, clause)->rel == DM_REL_PARATAXIS)
            return false;
        clause = tok_of(story, clause)->head;
    }
    uint32_t verb = tok_of(story, clause)->head;
    if (tok_of(story, clause)->rel != DM_REL_CCOMP || !in_class(story, "@expects-of-others", verb))
        return false;
    dm_modality modality = dm_mood_modality(&story->scene, clause);
    uint32_t who = dm_surface_subject(&story->scene.grammar, verb);
    const dm_mention *mind =
        who == DM_NO_TOKEN ? NULL : dm_actors_at(story->scene.grammar.actors, who);
    bool own = mind && c->actors.len && /* "Kenya thinks that it will", not "voters will" */
               mind->actors.ptr[0].kind == c->actors.ptr[0]->kind &&
               dm_str_eq(mind->actors.ptr[0].code, c->actors.ptr[0]->code);
    return (modality == DM_MODALITY_FUTURE || modality == DM_MODALITY_POSSIBLE) && !own;
}

/* "A meeting between Chile and Peru was cancelled", "Mali blocked a meeting": nobody met. */
static bool is_called_off(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_token *noun = tok_of(story, c->predicate);
    if (c->light != DM_NO_TOKEN || noun->head == DM_NO_TOKEN ||
        (noun->rel != DM_REL_NSUBJ_PASS && noun->rel != DM_REL_OBJ))
        return false;
    bool held = in_class(story, "@puts", noun->head); /* "put the offensive on hold" */
    for (DM_CHILDREN(parse, noun->head, t))
        if (held && c->nominal && t > noun->head && in_class(story, "@on-hold", t) &&
            dm_tree_has_case(parse, t, "on"))
            return true;
    if (c->type != DM_CONSULT)
        return false;
    bool off = dm_tree_find(parse, noun->head, DM_REL_COMPOUND_PRT) != DM_NO_TOKEN;
    return in_class(story, off ? "@called-off" : "@cancelled", noun->head) ||
           (!off && in_class(story, "@thwarts", noun->head));
}

/* "a trade war", "a legal battle": the noun at t is no fighting. */
static bool is_figurative(const dm_story *story, uint32_t t) {
    const dm_parse *parse = dm_parse_of(story);
    if (!in_class(story, "@fighting-goes", t))
        return false;
    for (DM_CHILDREN(parse, t, c)) {
        dm_rel rel = (dm_rel)parse->tokens[c].rel;
        if ((rel == DM_REL_COMPOUND || rel == DM_REL_AMOD) && in_class(story, "@bloodless", c))
            return true;
    }
    return false;
}

/* "The trade war between Peru and Chile hurt", "fought a price war with Chile". */
static bool is_bloodless(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    if (c->type != DM_ASSAULT)
        return false;
    bool found = is_figurative(story, c->predicate);
    for (DM_CHILDREN(parse, c->predicate, t)) {
        dm_rel rel = (dm_rel)parse->tokens[t].rel;
        found |= (rel == DM_REL_NSUBJ || rel == DM_REL_OBJ) && is_figurative(story, t);
    }
    return found;
}

void dm_background_settle(dm_story *story) {
    static const struct {
        bool (*holds)(const dm_story *story, const dm_candidate *c);
        const char *why;
    } reasons[] = {{is_prospective, "proposed or possible"},
                   {is_broken_off, "talks that are over"},
                   {is_only_meant, "what may come, not what happens"},
                   {is_only_invited, "only invited to"},
                   {is_called_off, "it did not take place"},
                   {dm_claim_imagined, "what is feared or rumoured"},
                   {dm_claim_denied, "denied"},
                   {is_silence, "told to nobody"},
                   {is_by_building, "done by a building"},
                   {is_expected, "what others expect of him"},
                   {is_definition, "says who is meant"},
                   {is_backing, "who stands behind it, in passing"},
                   {is_inside_object, "what is condemned"},
                   {is_at_home, "nobody of the country is named"},
                   {is_of_nature, "done by nature"},
                   {is_bloodless, "a war without arms"},
                   {is_private, "among people who hold no office"},
                   {dm_private_crime, "a crime among private people"},
                   {dm_private_trial, "a trial of somebody private"},
                   {dm_private_view, "somebody who only comments"},
                   {is_carried, "taken there by others"},
                   {is_habit, "a habit"},
                   {is_only_when, "tells when"},
                   {is_held, "how things are"},
                   {is_no_threat, "said of what is, or of one's own side"},
                   {is_note, "handed over, not shouted"},
                   {is_festive, "a feast, no protest"},
                   {is_interview, "said to the press"},
                   {is_of_reader, "done by or to whoever reads it"},
                   {is_in_charge, "part of an accusation"},
                   {is_tale, "told in a novel or a film"},
                   {is_of_athletes, "done by athletes"}};
    for (size_t i = 0; i < story->candidates.len; i++) {
        dm_candidate *c = &story->candidates.ptr[i];
        bool told = !c->dropped && c->type != DM_NO_EVENT;
        for (size_t r = 0; told && !c->dropped && r < sizeof reasons / sizeof *reasons; r++)
            if (reasons[r].holds(story, c))
                dm_candidate_drop(c, reasons[r].why);
    }
    for (size_t i = 0; i < story->candidates.len; i++)
        dm_street_settle(story, &story->candidates.ptr[i]);
}

/* ---- history ---- */

/* A date of more than a year before the article; where nobody knows when that was, one that no
 * reader takes for news. */
static bool is_old(const dm_story *story, const dm_when *when) {
    enum { A_YEAR = 10000, MODERN = 19500101 }; /* in the digits of a day */
    dm_day published = dm_day_first(story->article->published), day = dm_day_last(when->value);
    return day && (published ? day + A_YEAR < published : day < MODERN);
}

/* "signed it, three years after they had fought": years before what is news, or older still. */
static bool is_years_before(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t mark = dm_tree_find(parse, c->predicate, DM_REL_MARK);
    if (tok_of(story, c->predicate)->rel != DM_REL_ADVCL || mark == DM_NO_TOKEN ||
        !dm_tree_lemma_is(parse, mark, "after"))
        return false;
    for (DM_CHILDREN(parse, c->predicate, n))
        if (n < mark && tok_of(story, n)->upos == DM_NOUN &&
            (tok_of(story, n)->feats & DM_FEAT_PLUR) &&
            (dm_tree_lemma_is(parse, n, "year") || dm_tree_lemma_is(parse, n, "decade")))
            return true;
    return false;
}

/* "lost it in a war that ended in 1884": as old as the war. */
static bool is_in_old(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    for (size_t i = 0; i < story->times.len; i++) {
        const dm_timex *x = &story->times.ptr[i];
        dm_when date = {.value = x->iso};
        uint32_t t = x->first;
        if (parse->tokens[t].sentence != parse->tokens[c->predicate].sentence ||
            x->type != DM_TIMEX_DATE || !is_old(story, &date))
            continue;
        for (int up = 0; up < MOST_STEPS && t != DM_NO_TOKEN; up++) {
            dm_rel rel = (dm_rel)parse->tokens[t].rel;
            t = parse->tokens[t].head;
            if (rel == DM_REL_ACL_RELCL)
                break;
        }
        if (t != DM_NO_TOKEN && parse->tokens[t].head == c->predicate &&
            parse->tokens[t].rel == DM_REL_OBL && parse->tokens[t].upos == DM_NOUN &&
            (dm_tree_has_case(parse, t, "in") || dm_tree_has_case(parse, t, "during") ||
             dm_tree_has_case(parse, t, "after")))
            return true;
    }
    return false;
}

/* "During the Second World War Bulgaria attacked Greece". */
static bool is_in_world_war(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    for (DM_CHILDREN(parse, c->predicate, war)) {
        bool when = tok_of(story, war)->rel == DM_REL_OBL &&
                    (dm_tree_has_case(parse, war, "during") || dm_tree_has_case(parse, war, "in"));
        if (!when || !dm_tree_lemma_is(parse, war, "war"))
            continue;
        for (DM_CHILDREN(parse, war, n))
            if (in_class(story, "@war-of-history", n))
                return true;
    }
    return false;
}

void dm_background_history(const dm_story *story, dm_candidate *c, const dm_when *when) {
    if (c->status == DM_ASSERTED &&
        (is_old(story, when) ||
         (!when->value.len &&
          (is_years_before(story, c) || is_in_old(story, c) || is_in_world_war(story, c)))))
        c->status = DM_HISTORICAL;
}
