/*
 * match/slots.c - the actors that fill the slots of a frame: those whom the fillers name, those who
 * are responsible inside the phrase, those for whom a thing acts.
 */
#include "coder/match/parts.h"

#include "coder/statement/statements.h"

static const dm_voice *voice_at(const dm_scene *scene, uint32_t byte) {
    const dm_voice *found = NULL; /* the innermost: quotations inside reports */
    for (size_t v = 0; v < scene->voice_count; v++) {
        const dm_voice *one = &scene->voices[v];
        if (byte < one->start || byte >= one->end)
            continue;
        if (!found || one->end - one->start < found->end - found->start)
            found = one;
    }
    return found;
}

/* "protested to the Greek side", "demanded from the Greek side", but "crossed to the Greek side",
 * "from the Greek side of the island". */
static bool is_addressed(const dm_scene *scene, uint32_t t) {
    const dm_parse *parse = scene->grammar.parse;
    uint32_t over = parse->tokens[t].head;
    if (!(dm_tree_has_case(parse, t, "to") || dm_tree_has_case(parse, t, "from")) ||
        over == DM_NO_TOKEN ||
        dm_codebook_in_class(scene->grammar.book, "@goes-over", parse->tokens[over].lemma))
        return false;
    for (DM_CHILDREN(parse, t, c))
        if (dm_tree_has_case(parse, c, "of"))
            return false;
    return true;
}

/* "the Greek side", "by the Greek side", "called on the Greek side", but "on the Greek side of the
 * border". */
static bool is_party(const dm_scene *scene, uint32_t t) {
    static const char *const of_parties[] = {"by", "with", "against", "of", "for"};
    const dm_parse *parse = scene->grammar.parse;
    uint32_t before = dm_tree_find(parse, t, DM_REL_CASE), over = parse->tokens[t].head;
    if (!dm_tree_lemma_is(parse, t, "side") || before == DM_NO_TOKEN)
        return before == DM_NO_TOKEN && dm_tree_lemma_is(parse, t, "side");
    for (size_t i = 0; i < sizeof of_parties / sizeof *of_parties; i++)
        if (dm_tree_has_case(parse, t, of_parties[i]))
            return true;
    if (is_addressed(scene, t))
        return true;
    return dm_tree_has_case(parse, t, "on") && over != DM_NO_TOKEN && over + 1 == before &&
           dm_tree_lemma_is(parse, over, "call");
}

/* "the RSF, the paramilitary group it has been fighting": whom the apposition describes. */
static uint32_t described(const dm_scene *scene, uint32_t token) {
    const dm_token *word = tok(scene, token);
    const dm_mention *own = dm_actors_at(scene->grammar.actors, token);
    if (word->rel != DM_REL_APPOS || word->upos != DM_NOUN || word->head == DM_NO_TOKEN ||
        word->head > token || (own && own->sort == DM_MENTION_NAME))
        return token;
    const dm_mention *name = dm_actors_at(scene->grammar.actors, word->head);
    bool body = name && name->sort == DM_MENTION_NAME && name->actors.len == 1 &&
                name->actors.ptr[0].kind != DM_KIND_PERSON &&
                name->actors.ptr[0].kind != DM_KIND_STATE;
    return body ? word->head : token;
}

/* "I" and "we" are who says so, "you" who is told. */
static void gather_talkers(const dm_scene *scene, uint32_t token, dm_actor_refs *list) {
    const dm_token *word = tok(scene, token);
    if (word->upos == DM_PRON && (word->feats & DM_FEAT_P1)) {
        const dm_voice *voice = voice_at(scene, word->start);
        for (size_t i = 0; voice && i < voice->speakers.len; i++)
            dm_actors_add(scene->grammar.arena, list, &voice->speakers.ptr[i]);
    }
    if (word->upos == DM_PRON && (word->feats & DM_FEAT_P2))
        dm_scene_gather_hearers(scene, token, list);
}

/* "our soldiers", "your government": of who says so, of who is told. */
static void gather_own(const dm_scene *scene, uint32_t token, dm_actor_refs *list) {
    uint32_t whose = dm_tree_find(scene->grammar.parse, token, DM_REL_NMOD_POSS);
    if (whose != DM_NO_TOKEN && (tok(scene, whose)->feats & (DM_FEAT_P1 | DM_FEAT_P2)) &&
        dm_codebook_in_class(scene->grammar.book, "@ones-own", tok(scene, token)->lemma))
        gather_talkers(scene, whose, list);
}

size_t dm_scene_gather(const dm_scene *scene, uint32_t token, dm_actor_refs *list) {
    token = described(scene, token);
    size_t before = list->len;
    gather_own(scene, token, list);
    if (list->len > before)
        return list->len;
    gather_talkers(scene, token, list);
    before = list->len;
    dm_actors_gather(scene->grammar.actors, token, list);
    const dm_mention *whose = dm_actors_whose(scene->grammar.actors, token);
    for (size_t i = 0; whose && i < whose->actors.len; i++) /* "Iran, whose strikes" */
        dm_actors_add(scene->grammar.arena, list, &whose->actors.ptr[i]);
    if (list->len == before && is_party(scene, token))
        dm_actors_responsible(scene->grammar.actors, token, DM_OWNER_BESIDE, list);
    for (size_t i = 0; list->len == before && i < scene->issued.len; i++)
        for (size_t k = 0;
             scene->issued.ptr[i].token == token && k < scene->issued.ptr[i].issuers.len; k++)
            dm_actors_add(scene->grammar.arena, list, scene->issued.ptr[i].issuers.ptr[k]);
    return list->len;
}

/*
 * "arrested a journalist from Germany", "shelled a town in Armenia": parsers hang the last phrase
 * on the verb as often as on the noun. The state of such a phrase right behind the object is the
 * object's.
 */
static const dm_actor *adjacent_owner(const dm_scene *scene, uint32_t verb, uint32_t object) {
    const dm_parse *parse = scene->grammar.parse;
    uint32_t first, last;
    dm_tree_phrase(parse, object, &first, &last);
    for (DM_CHILDREN(parse, verb, c)) {
        dm_rel rel = parse->tokens[c].rel;
        if (rel != DM_REL_OBL || c < last)
            continue;
        bool locates = dm_tree_has_case(parse, c, "from") || dm_tree_has_case(parse, c, "in") ||
                       dm_tree_has_case(parse, c, "of") || dm_tree_has_case(parse, c, "near");
        uint32_t from, to;
        dm_tree_hull(parse, c, &from, &to);
        if (!locates || from > last + 2)
            continue;
        const dm_mention *mention = dm_actors_at(scene->grammar.actors, c);
        if (mention && mention->actors.len == 1 &&
            (mention->actors.ptr[0].kind == DM_KIND_STATE ||
             (mention->actors.ptr[0].kind == DM_KIND_ENTITY && dm_tree_has_case(parse, c, "from"))))
            return &mention->actors.ptr[0];
    }
    return NULL;
}

/* Gives the people or thing the code of the state beside it. */
static void own_by_neighbour(const dm_scene *scene, uint32_t verb, uint32_t object, size_t before,
                             dm_actor_refs *list) {
    for (size_t i = before; i < list->len; i++)
        if (list->ptr[i]->code.len)
            return;
    dm_actor_refs flag = {0};
    dm_actors_flag(scene->grammar.actors, object, &flag);
    const dm_actor *owner = flag.len ? flag.ptr[0] : adjacent_owner(scene, verb, object);
    dm_actor *actor = owner ? DM_NEW(scene->grammar.arena, dm_actor) : NULL;
    if (!actor)
        return;
    if (list->len > before) {
        *actor = *list->ptr[before];
        actor->code = owner->code;
        list->len = before;
    } else {
        *actor = *owner;
    }
    dm_actors_add(scene->grammar.arena, list, actor);
}

/* Whether what a noun frame is done to stands behind "of". */
static bool takes_object(const dm_frame *frame) {
    for (uint8_t i = 0; i < frame->recipient.count; i++)
        if (frame->recipient.choices[i].steps[0].role == DM_SLOT_OBJ)
            return true;
    return false;
}

/* Whose deed a noun is: "the annexation of Crimea" is not Crimea's, "the attack in Kenya" not
 * Kenya's; "the crackdown in Myanmar" and "the arrest of a reporter in Uganda" are. */
static unsigned owners_of(const dm_scene *scene, uint32_t t) {
    const dm_codebook *book = scene->grammar.book;
    bool inward = dm_codebook_in_class(book, "@inward", tok(scene, t)->lemma);
    unsigned owners = DM_OWNER_OF | DM_OWNER_PLACE;
    uint32_t link = dm_codebook_frames(book, tok(scene, t)->lemma, 'N');
    if (dm_codebook_in_class(book, "@harm", tok(scene, t)->lemma))
        return DM_OWNER_BESIDE;
    if (dm_codebook_in_class(book, "@planted", tok(scene, t)->lemma) || /* "a mine in Mali" */
        dm_codebook_in_class(book, "@held-somewhere", tok(scene, t)->lemma))
        return DM_OWNER_OF; /* "pulled out of a summit in Kigali" */
    if (dm_codebook_in_class(book, "@done-to", tok(scene, t)->lemma))
        return DM_OWNER_PLACE; /* "the persecution of a minority in Chad" */
    for (; link != DM_MAP_NONE; link = book->frames.ptr[link].next) {
        const dm_frame *frame = &book->frames.ptr[link];
        if (!dm_is_hostile(frame->type))
            continue;
        if (takes_object(frame))
            return inward ? DM_OWNER_PLACE : DM_OWNER_BESIDE;
        if (frame->type == DM_ASSAULT && !inward)
            owners = DM_OWNER_OF;
    }
    return owners;
}

/* Whoever does what the clause or noun t tells; whose ship or plane does what a clause tells:
 * "demanded that the Chinese ships leave". */
static void gather_doers(const dm_scene *scene, uint32_t t, dm_actor_refs *list) {
    dm_fillers inner = {0};
    dm_arguments(&scene->grammar, t, DM_SLOT_SUBJ, (dm_str){"", 0}, &inner);
    for (size_t k = 0; k < inner.count; k++) {
        uint32_t doer = inner.tokens[k];
        size_t before = list->len;
        dm_scene_gather(scene, doer, list);
        if (list->len == before && dm_tree_is_verbal(scene->grammar.parse, t) &&
            dm_codebook_in_class(scene->grammar.book, "@instrument", tok(scene, doer)->lemma))
            dm_actors_responsible(scene->grammar.actors, doer, DM_OWNER_OF | DM_OWNER_PLACE, list);
    }
}

/* "said the vote was illegal": who says so. */
static void gather_speakers(const dm_scene *scene, uint32_t p, dm_actor_refs *list) {
    const dm_speech *speech = dm_scene_speech(scene, p);
    for (size_t i = 0; speech && speech->kind_of_verb != DM_REPORT_THINK && !speech->unsaid &&
                       i < speech->speakers.len;
         i++)
        dm_actors_add(scene->grammar.arena, list, speech->speakers.ptr[i]);
}

/* "adopted a French-drafted text that": whose the text becomes, whoever wrote it. */
static bool is_made_his(const dm_scene *scene, uint32_t carrier) {
    return dm_codebook_in_class(scene->grammar.book, "@makes-its-own", tok(scene, carrier)->lemma);
}

size_t dm_scene_documented(const dm_scene *scene, uint32_t t, dm_actor_refs *list) {
    const dm_codebook *book = scene->grammar.book;
    uint32_t carrier = tok(scene, t)->head;
    bool carried = tok(scene, t)->rel == DM_REL_OBJ ||
                   (tok(scene, t)->rel == DM_REL_OBL &&
                    dm_tree_has_case(scene->grammar.parse, t, "in")); /* "said in a letter that" */
    if (!carried || carrier == DM_NO_TOKEN ||
        !dm_codebook_in_class(book, "@document", tok(scene, t)->lemma) ||
        !dm_tree_is_verbal(scene->grammar.parse, carrier) ||
        dm_turns_down(&scene->grammar, carrier))
        return 0;
    size_t before = list->len;
    if (!is_made_his(scene, carrier))
        dm_actors_responsible(scene->grammar.actors, t, DM_OWNER_BESIDE, list);
    if (list->len == before)
        gather_doers(scene, carrier, list);
    return list->len - before;
}

/* "the executive board of the IMF approved": the organisation whose organ it is. */
static void gather_organisation(const dm_scene *scene, uint32_t t, dm_actor_refs *list) {
    dm_actor_refs owners = {0};
    dm_actors_responsible(scene->grammar.actors, t, DM_OWNER_OF, &owners);
    if (owners.len == 1 && owners.ptr[0]->kind == DM_KIND_ORGANISATION)
        dm_actors_add(scene->grammar.arena, list, owners.ptr[0]);
}

/* "Russian jets bombed", "airstrikes by Turkey hit": the things act for their owner; "signed
 * decrees that recognised": documents for who signed. */
static void gather_owners(const dm_scene *scene, uint32_t t, dm_actor_refs *list) {
    const dm_codebook *book = scene->grammar.book;
    bool instrument = dm_codebook_in_class(book, "@instrument", tok(scene, t)->lemma);
    if (dm_scene_documented(scene, t, list))
        return;
    size_t before = list->len;
    dm_actors_responsible(scene->grammar.actors, t,
                          instrument ? DM_OWNER_OF | DM_OWNER_PLACE : DM_OWNER_BESIDE, list);
    if (list->len == before && dm_codebook_in_class(book, "@organ", tok(scene, t)->lemma))
        gather_organisation(scene, t, list);
}

/* Who is responsible inside the phrase at t: "Russia's strikes", "attacks carried out by Russia".
 */
static void gather_responsible(const dm_scene *scene, uint32_t p, uint32_t t, bool object,
                               dm_actor_refs *list) {
    size_t before = list->len;
    unsigned owners = owners_of(scene, t);
    dm_actors_responsible(scene->grammar.actors, t, owners, list);
    if (object && list->len == before)
        own_by_neighbour(scene, p, t, before, list);
    if (list->len == before && dm_predicate_pos(scene->grammar.parse, t) == 'N')
        gather_doers(scene, t, list);
    /* "the offices of a German broadcaster", "a number of German offices"; whose embassy was bombed
     * did not bomb it */
    bool within = (object && (owners & DM_OWNER_OF)) ||
                  dm_codebook_in_class(scene->grammar.book, "@measure", tok(scene, t)->lemma);
    for (DM_CHILDREN(scene->grammar.parse, t, c))
        if (within && list->len == before && tok(scene, c)->rel == DM_REL_NMOD &&
            tok(scene, c)->upos == DM_NOUN && dm_tree_has_case(scene->grammar.parse, c, "of"))
            dm_actors_responsible(scene->grammar.actors, c, DM_OWNER_BESIDE, list);
    for (DM_CHILDREN(scene->grammar.parse, t, c)) /* "a text drafted by Kenya" */
        if (list->len == before && tok(scene, c)->rel == DM_REL_ACL &&
            dm_is_passive(&scene->grammar, c))
            gather_doers(scene, c, list);
}

static void gather_slot(const dm_scene *scene, uint32_t p, const dm_slot *slot,
                        dm_actor_refs *list) {
    const dm_parse *parse = scene->grammar.parse;
    const dm_actors *actors = scene->grammar.actors;
    dm_role role = slot->count == 1 ? slot->steps[0].role : DM_SLOT_PREP;
    dm_role last = slot->steps[slot->count - 1].role;
    if (role == DM_SLOT_SPEAKER) {
        gather_speakers(scene, p, list);
        return;
    }
    bool object = role == DM_SLOT_OBJ && dm_tree_is_verbal(parse, p);
    char subject_of = role == DM_SLOT_SUBJ ? dm_predicate_pos(parse, p) : '\0';
    dm_fillers fillers = {0};
    dm_slot_fillers(&scene->grammar, p, slot, &fillers);
    for (size_t i = 0; i < fillers.count; i++) {
        uint32_t t = fillers.tokens[i];
        size_t before = list->len;
        uint32_t meant = slot->responsible ? dm_scene_said_of(scene, t) : (uint32_t)DM_NO_TOKEN;
        if (meant != DM_NO_TOKEN) { /* "It is a betrayal, he said of the Kenyan decision" */
            dm_scene_gather(scene, meant, list);
            if (list->len == before)
                gather_responsible(scene, p, meant, object, list);
            if (list->len > before)
                continue;
        }
        dm_scene_gather(scene, t, list);
        if (list->len > before) {
            if (object)
                own_by_neighbour(scene, p, t, before, list);
        } else if (last == DM_SLOT_SUBJ && slot->count > 1 && actors->name_of[t] != DM_NO_TOKEN) {
            /* "in a Taliban ambush": a name without a mention of its own */
            dm_actors_responsible(actors, tok(scene, t)->head, DM_OWNER_BESIDE, list);
        } else if (dm_tree_is_verbal(parse, t)) { /* a clause: who does it */
            if (slot->responsible)
                gather_doers(scene, t, list);
        } else if (slot->responsible) {
            gather_responsible(scene, p, t, object, list);
        } else if (subject_of == 'V' && tok(scene, t)->upos == DM_NOUN) {
            gather_owners(scene, t, list);
        } else if (subject_of == 'N' && actors->name_of[t] != DM_NO_TOKEN) {
            /* national adjective or possessor without a mention of its own */
            dm_actors_responsible(actors, p, DM_OWNER_BESIDE, list);
        } else if (subject_of == 'N' && dm_light_verb(&scene->grammar, p) != DM_NO_TOKEN &&
                   (dm_codebook_in_class(scene->grammar.book, "@document", tok(scene, t)->lemma) ||
                    dm_codebook_in_class(scene->grammar.book, "@organ", tok(scene, t)->lemma))) {
            gather_owners(scene, t, list); /* "adopted a text that imposed sanctions" */
        }
    }
}

void dm_scene_fill(const dm_scene *scene, uint32_t p, const dm_slots *slots, dm_actor_refs *list) {
    for (uint8_t i = 0; i < slots->count; i++) {
        if (list->len && !slots->choices[i].joined)
            return;
        gather_slot(scene, p, &slots->choices[i], list);
    }
}
