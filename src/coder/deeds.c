/*
 * deeds.c - finds the deed that a noun points to.
 *
 * A ruling is a court's, a vote is an assembly's: the body named last before. Any other deed is
 * looked for among the candidates of the article, which are weighed by what kind of deed the noun
 * names, whether they concern whoever speaks of it, how near they are, and whether the article
 * began with them. A pact belongs to all its parties.
 */
#include "coder/deeds.h"

#include "coder/theatre/homeland.h"
#include "coder/makers.h"
#include "coder/settle.h"
#include "coder/sides.h"

static const double LEAST = 0.5, LEAD = 1, LEAD_ANY = 1.5, CALLED = 2, AKIN = 1.5, ATTRIBUTE = 1,
                    PRAISED = 3;
static const float SURE = 0.7f; /* of whose court or assembly it is */
enum { LEAD_SENTENCES = 3, FAR = 6 };

typedef enum deed_kind {
    DEED_NONE,
    DEED_PRONOUN,
    DEED_RULING,
    DEED_BALLOT,
    DEED_PACT,
    DEED_OWN,
    DEED_ANY
} deed_kind;

/* The type of event that the noun itself is; DM_NO_EVENT if it is none. */
static dm_event_type own_type(const dm_codebook *book, dm_str lemma) {
    uint32_t link = dm_codebook_frames(book, lemma, 'N');
    return link == DM_MAP_NONE ? DM_NO_EVENT : book->frames.ptr[link].type;
}

static deed_kind kind_of(const dm_codebook *book, const dm_token *noun) {
    dm_str lemma = noun->lemma;
    if (noun->upos == DM_PRON || noun->upos == DM_DET)
        return DEED_PRONOUN;
    if (dm_codebook_in_class(book, "@ruling", lemma))
        return DEED_RULING;
    if (dm_codebook_in_class(book, "@ballot", lemma))
        return DEED_BALLOT;
    if (dm_codebook_in_class(book, "@agreement", lemma) ||
        dm_codebook_in_class(book, "@ceasefire", lemma) || dm_str_is(lemma, "signature"))
        return DEED_PACT;
    if (own_type(book, lemma) != DM_NO_EVENT)
        return DEED_OWN;
    return dm_codebook_in_class(book, "@deed", lemma) ? DEED_ANY : DEED_NONE;
}

/* ---- bodies ---- */

static bool is_body(const dm_actor *actor, deed_kind kind) {
    if (kind == DEED_RULING)
        return dm_str_is(actor->sector, "JUD") ||
               (actor->kind == DM_KIND_ORGANISATION && /* and no court of a state */
                (dm_str_find(actor->name, DM_STR("Court"), 0) != SIZE_MAX ||
                 dm_str_find(actor->name, DM_STR("Tribunal"), 0) != SIZE_MAX));
    return dm_str_is(actor->code, "UN-SC") || dm_str_is(actor->code, "UN-GA") ||
           dm_str_is(actor->sector, "LEG");
}

/* Whether a sentence tells of a vote. */
static bool tells_of_vote(const dm_story *story, const dm_sentence *s) {
    const dm_parse *parse = dm_parse_of(story);
    for (uint32_t t = s->first; t < s->first + s->count; t++)
        if (dm_codebook_in_class(story->scene.grammar.book, "@voting", parse->tokens[t].lemma))
            return true;
    return false;
}

/* The court or assembly named last before the noun; of one that voted, if `voted`. */
static const dm_actor *body_before(const dm_story *story, uint32_t noun, deed_kind kind,
                                   bool voted) {
    const dm_actors *actors = story->scene.grammar.actors;
    const dm_parse *parse = dm_parse_of(story);
    const dm_actor *found = NULL;
    uint32_t at = 0;
    for (size_t i = 0; i < actors->mentions.len; i++) {
        const dm_mention *mention = &actors->mentions.ptr[i];
        const dm_actor *actor = &mention->actors.ptr[0];
        if (mention->head < noun && mention->head >= at && actor->code.len &&
            mention->certainty >= SURE && is_body(actor, kind) &&
            (!voted ||
             tells_of_vote(story, &parse->sentences[parse->tokens[mention->head].sentence]))) {
            found = actor;
            at = mention->head;
        }
    }
    return found;
}

/* ---- other deeds ---- */

/* Words about somebody else's deed are no deed. */
static bool is_talk(const dm_candidate *other) {
    return other->type == DM_ACCUSE || other->type == DM_REQUEST || other->type == DM_CONSULT;
}

/* Something that several made together. */
static bool is_pact(const dm_candidate *other) {
    bool promised =
        other->type == DM_AGREE || other->type == DM_CONCEDE || other->type == DM_COOPERATE;
    bool mutual = other->type == DM_SUPPORT && !other->recipients.len; /* not "backed Chad" */
    bool several = other->actors.len > 1 && (mutual || other->type == DM_RETREAT);
    bool offer = other->layer_count > 0 && other->actors.len == 1; /* "offered to send officers" */
    return several || (promised && !offer && other->actors.len + other->recipients.len > 1);
}

static double fitness(const dm_codebook *book, deed_kind kind, dm_str lemma,
                      const dm_candidate *other) {
    switch (kind) {
    case DEED_PACT:
        return is_pact(other) ? 3 : -3;
    case DEED_OWN: { /* "raids" are searches and air raids */
        bool force = other->type == DM_ASSAULT && dm_codebook_in_class(book, "@violence", lemma);
        force |= (other->type == DM_COERCE || other->type == DM_MOBILIZE) &&
                 dm_codebook_in_class(book, "@deed-by-force", lemma);
        return (force || other->type == own_type(book, lemma) ? 3 : -3) +
               (dm_is_made_of(lemma, other->frame->lemma) ? AKIN : 0);
    }
    default: /* a move is rather a sanction than a pledge */
        return is_talk(other) ? -2 : dm_is_hostile(other->type) ? 1.5 : 1;
    }
}

/* "signed a proclamation that recognises", "announced the closure": the deed is told of with the
 * word that points to it, in what governs it or right under it. */
static bool is_called(const dm_parse *parse, const dm_candidate *other, uint32_t noun) {
    enum { MOST_STEPS = 5 };
    dm_str lemma = parse->tokens[noun].lemma;
    uint32_t t = other->light != DM_NO_TOKEN ? other->light : other->predicate;
    if (parse->tokens[noun].upos != DM_NOUN)
        return false;
    for (int steps = 0; steps < MOST_STEPS && t != DM_NO_TOKEN && t != noun; steps++) {
        if (dm_str_eq(parse->tokens[t].lemma, lemma))
            return true;
        for (DM_CHILDREN(parse, t, child)) {
            dm_rel rel = (dm_rel)parse->tokens[child].rel;
            if ((rel == DM_REL_OBJ || rel == DM_REL_NSUBJ_PASS) && child != noun &&
                dm_str_eq(parse->tokens[child].lemma, lemma))
                return true;
        }
        t = parse->tokens[t].head;
    }
    return false;
}

/* "territories occupied by Israel": an attribute of something else. */
static bool is_attribute(const dm_parse *parse, const dm_candidate *other) {
    dm_rel rel = (dm_rel)parse->tokens[other->predicate].rel;
    return rel == DM_REL_ACL || rel == DM_REL_AMOD;
}

/* It was done to whoever speaks of it. */
static bool concerns(const dm_candidate *other, const dm_candidate *c) {
    for (size_t i = 0; i < c->actors.len; i++)
        if (dm_refs_have(&other->recipients, c->actors.ptr[i]->code))
            return true;
    return false;
}

static double weigh(const dm_story *story, const dm_candidate *c, const dm_candidate *other,
                    deed_kind kind, uint32_t noun) {
    const dm_parse *parse = dm_parse_of(story);
    dm_str lemma = parse->tokens[noun].lemma;
    double here = parse->tokens[c->predicate].sentence,
           there = parse->tokens[other->predicate].sentence;
    double apart = here > there ? here - there : 2 * (there - here) + 2;
    double sum = fitness(story->scene.grammar.book, kind, lemma, other);
    sum -= (apart < FAR ? apart : FAR) * 0.25;
    if (there < LEAD_SENTENCES)
        sum += kind == DEED_ANY ? LEAD_ANY : LEAD;
    if ((kind == DEED_ANY || kind == DEED_PACT) && is_called(parse, other, noun))
        sum += CALLED;
    if (kind == DEED_ANY && is_attribute(parse, other))
        sum -= ATTRIBUTE;
    if (kind == DEED_ANY && c->type == DM_SUPPORT && other->type == DM_ASSAULT)
        sum -= PRAISED; /* "praised the outcome": of no shooting */
    if (concerns(other, c))
        sum += c->type == DM_SUPPORT ? (dm_is_hostile(other->type) ? -1 : 2)
                                     : (dm_is_hostile(other->type) ? 2 : 0);
    return sum;
}

/* The verb of "demanded that the recognition be revoked", "asked it to lift the ban"; DM_NO_TOKEN.
 */
static uint32_t undoing(const dm_story *story, const dm_candidate *c) {
    const dm_codebook *book = story->scene.grammar.book;
    const dm_parse *parse = dm_parse_of(story);
    if (c->type != DM_REQUEST)
        return DM_NO_TOKEN;
    if (dm_codebook_in_class(book, "@undone", c->frame->lemma))
        return c->predicate;
    uint32_t verb = dm_tree_find(parse, c->predicate, DM_REL_CCOMP);
    return verb != DM_NO_TOKEN && dm_codebook_in_class(book, "@undone", parse->tokens[verb].lemma)
               ? verb
               : (uint32_t)DM_NO_TOKEN;
}

static bool undoes(const dm_story *story, const dm_candidate *c, deed_kind kind) {
    return (kind == DEED_OWN || kind == DEED_ANY) && undoing(story, c) != DM_NO_TOKEN;
}

/* Only what is said of a deed points to it: praise, blame, refusal, and brokering. */
static bool points(const dm_candidate *c, deed_kind kind) {
    bool votes = c->frame->stance.len > 4 && memcmp(c->frame->stance.ptr, "vote", 4) == 0;
    if (c->type == DM_CONSULT)
        return kind == DEED_PACT && dm_str_is(c->mode, "third-party");
    return (c->type == DM_SUPPORT || c->type == DM_ACCUSE || c->type == DM_REJECT) && !votes;
}

/* "welcomed the ruling" is no deed that others welcome; a veto is. */
static bool is_reaction(const dm_story *story, const dm_candidate *other) {
    dm_fillers object = {0};
    if (dm_str_is(other->frame->stance, "vetoes"))
        return false;
    dm_arguments(&story->scene.grammar, other->predicate, DM_SLOT_OBJ, (dm_str){"", 0}, &object);
    deed_kind kind = object.count ? kind_of(story->scene.grammar.book,
                                            &dm_parse_of(story)->tokens[object.tokens[0]])
                                  : DEED_NONE;
    bool adopts =
        kind == DEED_BALLOT && other->type == DM_SUPPORT && is_body(other->actors.ptr[0], kind);
    return kind != DEED_NONE && kind != DEED_OWN && kind != DEED_PACT && !adopts &&
           points(other, kind);
}

/* The opposition, a union, a newspaper, of what those who govern their own country did. */
static bool is_own_rulers(const dm_story *story, const dm_candidate *c, const dm_actor *doer) {
    const dm_codebook *book = story->scene.grammar.book;
    const dm_actor *voice = c->actors.len == 1 ? c->actors.ptr[0] : NULL;
    return voice && (c->type == DM_ACCUSE || c->type == DM_SUPPORT) &&
           dm_str_eq(voice->code, doer->code) &&
           (dm_homeland_opposes(book, voice) || dm_str_is(voice->sector, "BUS")) &&
           (!doer->sector.len || dm_str_is(doer->sector, "GOV")) &&
           doer->kind != DM_KIND_ORGANISATION && doer->kind != DM_KIND_GROUP;
}

static bool usable(const dm_story *story, const dm_candidate *c, const dm_candidate *other,
                   bool standing) {
    return other != c && !other->dropped && !other->nominal && !other->inferred &&
           other->type != DM_NO_EVENT && (standing || other->status != DM_HISTORICAL) &&
           other->actors.len && other->actors.ptr[0]->code.len &&
           (!dm_refs_have(&other->actors, c->actors.ptr[0]->code) ||
            is_own_rulers(story, c, other->actors.ptr[0]));
}

/* "Gunmen killed three": somebody did it whose side is not known. */
static bool is_unknown(const dm_candidate *other) {
    return other->type == DM_ASSAULT && !other->nominal && !dm_refs_any_code(&other->actors) &&
           dm_refs_any_code(&other->recipients) && other->status == DM_ASSERTED;
}

static const dm_candidate *deed_of(const dm_story *story, const dm_candidate *c, deed_kind kind,
                                   uint32_t noun) {
    const dm_candidate *best = NULL;
    double most = LEAST;
    /* sanctions that are to be lifted may be old */
    bool standing = undoes(story, c, kind);
    for (size_t k = 0; k < story->candidates.len; k++) {
        const dm_candidate *other = &story->candidates.ptr[k];
        bool unknown = kind == DEED_OWN && is_unknown(other);
        double weight = unknown || (usable(story, c, other, standing) && !is_reaction(story, other))
                            ? weigh(story, c, other, kind, noun)
                            : 0;
        if (weight > most) {
            most = weight;
            best = other;
        }
    }
    return best;
}

/* "closed the border, a step Minsk condemned": the deed that the noun is set beside. */
static const dm_candidate *deed_beside(const dm_story *story, const dm_candidate *c,
                                       uint32_t noun) {
    enum { MOST_STEPS = 6 };
    const dm_parse *parse = dm_parse_of(story);
    dm_rel rel = (dm_rel)parse->tokens[noun].rel;
    if ((rel != DM_REL_APPOS && rel != DM_REL_PARATAXIS) || noun > c->predicate ||
        !dm_tree_above(parse, noun, c->predicate))
        return NULL;
    uint32_t t = parse->tokens[noun].head;
    for (int steps = 0; steps < MOST_STEPS && t != DM_NO_TOKEN; steps++) {
        for (size_t k = 0; k < story->candidates.len; k++) {
            const dm_candidate *other = &story->candidates.ptr[k];
            if ((other->predicate == t || other->light == t) && usable(story, c, other, false))
                return other;
        }
        t = parse->tokens[t].head;
    }
    return NULL;
}

/* "it": the deed told right before, by somebody else. */
static const dm_candidate *deed_before(const dm_story *story, const dm_candidate *c, size_t index) {
    const dm_parse *parse = dm_parse_of(story);
    for (size_t k = index; k > 0; k--) {
        const dm_candidate *before = &story->candidates.ptr[k - 1];
        if (parse->tokens[c->predicate].sentence - parse->tokens[before->predicate].sentence > 2)
            break;
        if (usable(story, c, before, false) && !is_reaction(story, before))
            return before;
    }
    return NULL;
}

static void take(const dm_story *story, const dm_candidate *c, const dm_actor *actor,
                 dm_actor_refs *list) {
    if (!actor->code.len || dm_refs_have(list, actor->code) ||
        (dm_refs_have(&c->actors, actor->code) && !is_own_rulers(story, c, actor)))
        return;
    const dm_actor **slot = dm_vec_push(story->scene.grammar.arena, list);
    if (slot)
        *slot = actor;
}

/* People or states that are not known: "thanked the 143 states", "praised the protesters". */
static bool is_somebody(const dm_story *story, uint32_t noun) {
    return dm_codebook_in_class(story->scene.grammar.book, "@unnamed-side",
                                dm_parse_of(story)->tokens[noun].lemma) ||
           dm_actors_at(story->scene.grammar.actors, noun);
}

static dm_role first_role(const dm_slots *slots) {
    return slots->count ? (dm_role)slots->choices[0].steps[0].role : DM_SLOT_OBJ;
}

/* "refused to apply the sanctions", "dissociated itself from the measures": what somebody else
 * decided. DM_NO_TOKEN. */
static uint32_t complied_with(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t verb = dm_tree_find(parse, c->predicate, DM_REL_XCOMP);
    if (c->type != DM_REJECT)
        return DM_NO_TOKEN;
    if (verb != DM_NO_TOKEN &&
        dm_codebook_in_class(story->scene.grammar.book, "@complies", parse->tokens[verb].lemma))
        return dm_tree_find(parse, verb, DM_REL_OBJ);
    for (DM_CHILDREN(parse, c->predicate, t))
        if (parse->tokens[t].rel == DM_REL_OBL && dm_tree_has_case(parse, t, "from"))
            return t;
    return DM_NO_TOKEN;
}

/* The noun that the act is done to or said of: "said the expulsion was a mistake" is said of its
 * subject. DM_NO_TOKEN where there is none. */
static uint32_t noun_of(const dm_story *story, const dm_candidate *c) {
    bool said = first_role(&c->frame->actor) == DM_SLOT_SPEAKER &&
                first_role(&c->frame->recipient) == DM_SLOT_SUBJ;
    dm_fillers filler = {0};
    uint32_t verb = undoing(story, c);
    if (verb != DM_NO_TOKEN && verb != c->predicate) {
        uint32_t noun = dm_tree_find(dm_parse_of(story), verb, DM_REL_NSUBJ_PASS);
        return noun != DM_NO_TOKEN ? noun : dm_tree_find(dm_parse_of(story), verb, DM_REL_OBJ);
    }
    dm_arguments(&story->scene.grammar, c->predicate, said ? DM_SLOT_SUBJ : DM_SLOT_OBJ,
                 (dm_str){"", 0}, &filler);
    bool itself = filler.count &&
                  dm_str_ends(dm_parse_of(story)->tokens[filler.tokens[0]].lemma, DM_STR("self"));
    if (filler.count && !itself)
        return filler.tokens[0];
    /* "protested against the decision", "voiced concern over the move" */
    bool judges = c->type == DM_ACCUSE || c->type == DM_SUPPORT;
    return judges && !itself && c->theme.count ? c->theme.tokens[0] : complied_with(story, c);
}

/* "Ottawa said it was outraged": by what was told right before. */
static bool is_moved(const dm_candidate *c) {
    return c->type == DM_ACCUSE && c->frame->pos == 'V' &&
           first_role(&c->frame->actor) == DM_SLOT_OBJ;
}

/* "the transitional government's decision": of somebody whom a noun names. */
static bool is_of_other(const dm_parse *parse, uint32_t noun) {
    uint32_t owner = dm_tree_find(parse, noun, DM_REL_NMOD_POSS);
    return owner != DM_NO_TOKEN && parse->tokens[owner].upos == DM_NOUN;
}

/* Those who did the deed, its partners, and those whom it hit, as far as a stand on it meets them.
 */
static void take_sides(const dm_story *story, dm_candidate *c, deed_kind kind, uint32_t noun,
                       const dm_candidate *deed) {
    /* "welcomed the embargo": never meant for those whom it hits */
    const dm_parse *parse = dm_parse_of(story);
    uint32_t apart = parse->tokens[c->predicate].sentence - parse->tokens[deed->predicate].sentence;
    bool answers = apart <= 1 && deed->predicate < c->predicate &&
                   (kind == DEED_ANY || kind == DEED_PRONOUN) &&
                   first_role(&c->frame->actor) != DM_SLOT_SPEAKER;
    bool certain =
        (kind == DEED_OWN || answers) && c->type == DM_SUPPORT && dm_is_hostile(deed->type);
    /* bodies of states decide: "criticised the suspension" */
    certain |= deed->actors.ptr[0]->kind == DM_KIND_ORGANISATION && !is_of_other(parse, noun) &&
               dm_codebook_in_class(story->scene.grammar.book, "@body-deed",
                                    dm_parse_of(story)->tokens[noun].lemma);
    certain |= is_own_rulers(story, c, deed->actors.ptr[0]);
    /* "that the recognition be revoked": by nobody else */
    certain |=
        undoes(story, c, kind) || (deed->type == DM_SANCTION && complied_with(story, c) == noun);
    for (size_t i = 0; i < deed->actors.len; i++)
        take(story, c, deed->actors.ptr[i], certain ? &c->recipients : &c->pointed);
    for (size_t i = 0; kind == DEED_PACT && i < deed->recipients.len; i++)
        take(story, c, deed->recipients.ptr[i], &c->pointed);
    for (size_t i = 0; dm_is_hostile(deed->type) && i < deed->recipients.len; i++)
        take(story, c, deed->recipients.ptr[i], &c->stung);
}

/* What a crowd is out against: "against the sanctions", "with slogans against Abiy", "to denounce
 * the recognition". */
static uint32_t topic_of(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    for (DM_CHILDREN(parse, c->predicate, t)) {
        dm_rel rel = (dm_rel)parse->tokens[t].rel;
        bool clause = rel == DM_REL_ADVCL || rel == DM_REL_XCOMP || rel == DM_REL_ACL;
        if (clause &&
            dm_codebook_in_class(story->scene.grammar.book, "@denounces", parse->tokens[t].lemma))
            return dm_tree_find(parse, t, DM_REL_OBJ);
    }
    const dm_sentence *s = &parse->sentences[parse->tokens[c->predicate].sentence];
    for (uint32_t t = c->predicate + 1; t < s->first + s->count; t++)
        if (parse->tokens[t].upos != DM_VERB && dm_tree_has_case(parse, t, "against") &&
            dm_tree_above(parse, c->predicate, t))
            return t;
    return DM_NO_TOKEN;
}

/* Somebody of another country, named as the one who is meant. */
static bool faces_stranger(const dm_story *story, dm_candidate *c, uint32_t topic) {
    dm_actor_refs found = {0};
    dm_str own = dm_country_of(story, c->actors.ptr[0]->code);
    dm_scene_gather(&story->scene, topic, &found);
    if (!dm_refs_any_code(&found))
        return false;
    for (size_t i = 0; i < found.len; i++)
        if (dm_str_eq(dm_country_of(story, found.ptr[i]->code), own))
            return false;
    c->recipients = found;
    c->rulers = false;
    return true;
}

/* "Malians rallied against the sanctions": those who imposed them, and not their own rulers, unless
 * these did it. */
static void settle_crowd(dm_story *story, dm_candidate *c) {
    uint32_t noun = c->type == DM_PROTEST && c->rulers && !c->dropped && c->actors.len == 1
                        ? topic_of(story, c)
                        : (uint32_t)DM_NO_TOKEN;
    if (noun == DM_NO_TOKEN || faces_stranger(story, c, noun))
        return;
    deed_kind kind = kind_of(story->scene.grammar.book, &dm_parse_of(story)->tokens[noun]);
    const dm_actor *court = kind == DEED_RULING ? body_before(story, noun, kind, false) : NULL;
    if (court && !dm_str_eq(dm_country_of(story, court->code),
                            dm_country_of(story, c->actors.ptr[0]->code))) {
        c->recipients.len = 0;
        dm_refs_push(story->scene.grammar.arena, &c->recipients, court);
        c->rulers = false;
        return;
    }
    if (kind != DEED_OWN && kind != DEED_ANY && kind != DEED_PACT)
        return;
    const dm_candidate *best = NULL;
    double most = LEAST;
    for (size_t k = 0; k < story->candidates.len; k++) {
        const dm_candidate *other = &story->candidates.ptr[k];
        bool deed = other != c && !other->dropped && !other->inferred &&
                    other->type != DM_NO_EVENT && other->type != DM_PROTEST &&
                    other->status != DM_HISTORICAL && dm_refs_any_code(&other->actors) &&
                    !is_reaction(story, other);
        double weight = deed ? weigh(story, c, other, kind, noun) : 0;
        if (weight > most) {
            most = weight;
            best = other;
        }
    }
    dm_str own = dm_country_of(story, c->actors.ptr[0]->code);
    for (size_t i = 0; best && i < best->actors.len; i++)
        if (dm_str_eq(dm_country_of(story, best->actors.ptr[i]->code), own))
            return;
    if (!best || (kind == DEED_PACT && dm_refs_have(&best->recipients, own)))
        return;
    c->recipients.len = 0;
    for (size_t i = 0; i < best->actors.len; i++)
        take(story, c, best->actors.ptr[i], &c->recipients);
    c->rulers = false;
    c->inferred = true;
    c->share = 0.6f;
}

/* "defended the expulsion", where he expelled: his own deed. */
static bool defends_himself(const dm_story *story, const dm_candidate *c) {
    if (c->type != DM_SUPPORT || c->dropped || !dm_refs_any_code(&c->actors) ||
        dm_refs_any_code(&c->recipients) ||
        !dm_codebook_in_class(story->scene.grammar.book, "@defends", c->frame->lemma))
        return false;
    uint32_t noun = noun_of(story, c);
    if (noun == DM_NO_TOKEN)
        return false;
    dm_str lemma = dm_parse_of(story)->tokens[noun].lemma;
    deed_kind kind = kind_of(story->scene.grammar.book, &dm_parse_of(story)->tokens[noun]);
    for (size_t k = 0; k < story->candidates.len; k++) {
        const dm_candidate *other = &story->candidates.ptr[k];
        if (other != c && !other->dropped && other->type != DM_NO_EVENT &&
            dm_refs_share(&other->actors, &c->actors) && kind != DEED_NONE &&
            fitness(story->scene.grammar.book, kind, lemma, other) > 0)
            return true;
    }
    return false;
}

/* Whose the deed is that the noun points to: of the court or body named before, of who made the
 * thing, of the act told before. */
static void settle_owner(dm_story *story, dm_candidate *c, size_t index, uint32_t noun,
                         deed_kind kind) {
    dm_str lemma = dm_parse_of(story)->tokens[noun].lemma;
    bool at_home = kind == DEED_BALLOT && /* an opposition speaks of the elections there */
                   dm_homeland_opposes(story->scene.grammar.book, c->actors.ptr[0]);
    const dm_actor *body =
        kind == DEED_RULING || kind == DEED_BALLOT ? body_before(story, noun, kind, at_home) : NULL;
    if (body) {
        take(story, c, body, &c->recipients);
        return;
    }
    if (kind == DEED_NONE) {
        dm_makers_of(story, noun, &c->actors, &c->recipients);
        return;
    }
    if (kind == DEED_RULING && dm_makers_of(story, noun, &c->actors, &c->recipients))
        return;
    c->closed = kind == DEED_RULING; /* of a court that has no name here */
    if (c->closed)
        return;
    const dm_candidate *deed =
        kind == DEED_PRONOUN ? deed_before(story, c, index) : deed_of(story, c, kind, noun);
    if (deed && !dm_refs_any_code(&deed->actors))
        deed = NULL;
    if (!deed && kind != DEED_PRONOUN && dm_makers_of(story, noun, &c->actors, &c->recipients))
        return;
    body =
        !deed && dm_str_is(lemma, "decision") ? body_before(story, noun, DEED_RULING, false) : NULL;
    if (body)
        take(story, c, body, &c->recipients);
    /* "condemned the bombing", by whom the article does not say */
    c->closed = !deed && kind == DEED_OWN && !dm_str_is(lemma, "coup") &&
                own_type(story->scene.grammar.book, lemma) == DM_ASSAULT;
    if (deed)
        take_sides(story, c, kind, noun, deed);
}

/* "Russia used its veto": on what a body had before it. */
static bool casts_veto(const dm_story *story, const dm_candidate *c, uint32_t noun) {
    return c->type == DM_REJECT && dm_codebook_in_class(story->scene.grammar.book, "@veto",
                                                        dm_parse_of(story)->tokens[noun].lemma);
}

void dm_deed_settle(dm_story *story, size_t index) {
    dm_candidate *c = &story->candidates.ptr[index];
    if (defends_himself(story, c)) {
        dm_candidate_drop(c, "he defends what he did");
        return;
    }
    dm_recognised_settle(story, index);
    settle_crowd(story, c);
    if (c->dropped || c->type == DM_NO_EVENT || c->recipients.len || !c->frame->recipient.count ||
        !c->actors.len)
        return;
    uint32_t noun = noun_of(story, c);
    if (noun != DM_NO_TOKEN && casts_veto(story, c, noun)) {
        const dm_actor *body = body_before(story, noun, DEED_BALLOT, false);
        if (body)
            take(story, c, body, &c->recipients);
        return;
    }
    if (noun == DM_NO_TOKEN || /* "refused its confidence": whose it is is told */
        (c->type == DM_REJECT &&
         dm_tree_find(dm_parse_of(story), noun, DM_REL_NMOD_POSS) != DM_NO_TOKEN))
        return;
    deed_kind kind = is_moved(c)
                         ? DEED_PRONOUN
                         : kind_of(story->scene.grammar.book, &dm_parse_of(story)->tokens[noun]);
    const dm_candidate *beside = points(c, kind) ? deed_beside(story, c, noun) : NULL;
    for (size_t i = 0; beside && i < beside->actors.len; i++)
        take(story, c, beside->actors.ptr[i], &c->recipients);
    if (c->recipients.len)
        return;
    bool moved = c->type == DM_SANCTION || c->type == DM_AID || /* "expelled three diplomats too" */
                 c->type == DM_AGREE ||                         /* "pledged 300 soldiers" */
                 c->type == DM_MOBILIZE;                        /* "moved up extra units" */
    c->closed = !moved && (kind == DEED_NONE || kind == DEED_OWN) && is_somebody(story, noun);
    if ((points(c, kind) || undoes(story, c, kind)) && !c->closed)
        settle_owner(story, c, index, noun, kind);
}
