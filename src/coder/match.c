/* match.c - trying the frames of a word, the most specific first. The first whose conditions hold
 * and whose actors are found wins. */
#include "coder/match.h"

#include "actors/actors_inside.h"
#include "base/utf8.h"
#include "coder/measures.h"
#include "coder/statements.h"

static const dm_token *tok(const dm_scene *scene, uint32_t t) {
    return &scene->grammar.parse->tokens[t];
}

static void push(const dm_scene *scene, dm_actor_refs *list, const dm_actor *actor) {
    for (size_t i = 0; i < list->len; i++)
        if (dm_actor_same(list->ptr[i], actor))
            return;
    const dm_actor **slot = dm_vec_push(scene->grammar.arena, list);
    if (slot)
        *slot = actor;
}

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

size_t dm_scene_gather(const dm_scene *scene, uint32_t token, dm_actor_refs *list) {
    const dm_token *word = tok(scene, token);
    if (word->upos == DM_PRON && (word->feats & DM_FEAT_P1)) {
        const dm_voice *voice = voice_at(scene, word->start);
        for (size_t i = 0; voice && i < voice->speakers.len; i++)
            push(scene, list, &voice->speakers.ptr[i]);
    }
    size_t before = list->len;
    dm_actors_gather(scene->grammar.actors, token, list);
    const dm_mention *whose = dm_actors_whose(scene->grammar.actors, token);
    for (size_t i = 0; whose && i < whose->actors.len; i++) /* "Iran, whose strikes" */
        push(scene, list, &whose->actors.ptr[i]);
    if (list->len == before && dm_tree_lemma_is(scene->grammar.parse, token, "side") &&
        dm_tree_find(scene->grammar.parse, token, DM_REL_CASE) ==
            DM_NO_TOKEN) /* "the Greek side" */
        dm_actors_responsible(scene->grammar.actors, token, DM_OWNER_BESIDE, list);
    for (size_t i = 0; list->len == before && i < scene->issued.len; i++)
        for (size_t k = 0;
             scene->issued.ptr[i].token == token && k < scene->issued.ptr[i].issuers.len; k++)
            push(scene, list, scene->issued.ptr[i].issuers.ptr[k]);
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
        if (mention && mention->actors.len == 1 && mention->actors.ptr[0].kind == DM_KIND_STATE)
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
    const dm_actor *owner = adjacent_owner(scene, verb, object);
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
    push(scene, list, actor);
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

/* Whoever does what the clause or noun t tells. */
static void gather_doers(const dm_scene *scene, uint32_t t, dm_actor_refs *list) {
    dm_fillers inner = {0};
    dm_arguments(&scene->grammar, t, DM_SLOT_SUBJ, (dm_str){"", 0}, &inner);
    for (size_t k = 0; k < inner.count; k++)
        dm_scene_gather(scene, inner.tokens[k], list);
}

/* "said the vote was illegal": who says so. */
static void gather_speakers(const dm_scene *scene, uint32_t p, dm_actor_refs *list) {
    const dm_speech *speech =
        scene->spoken ? dm_spoken_at(scene->spoken, tok(scene, p)->start) : NULL;
    for (size_t i = 0;
         speech && speech->kind_of_verb != DM_REPORT_THINK && i < speech->speakers.len; i++)
        push(scene, list, speech->speakers.ptr[i]);
}

/* "Russian jets bombed", "airstrikes by Turkey hit": the things act for their owner; "signed
 * decrees that recognised": documents for who signed. */
static void gather_owners(const dm_scene *scene, uint32_t t, dm_actor_refs *list) {
    const dm_codebook *book = scene->grammar.book;
    size_t before = list->len;
    bool instrument = dm_codebook_in_class(book, "@instrument", tok(scene, t)->lemma);
    dm_actors_responsible(scene->grammar.actors, t,
                          instrument ? DM_OWNER_OF | DM_OWNER_PLACE : DM_OWNER_BESIDE, list);
    uint32_t carrier = tok(scene, t)->head;
    if (list->len == before && tok(scene, t)->rel == DM_REL_OBJ &&
        dm_tree_is_verbal(scene->grammar.parse, carrier) &&
        !dm_turns_down(&scene->grammar, carrier) &&
        dm_codebook_in_class(book, "@document", tok(scene, t)->lemma))
        gather_doers(scene, carrier, list);
}

/* Who is responsible inside the phrase at t: "Russia's strikes", "attacks carried out by Russia".
 */
static void gather_responsible(const dm_scene *scene, uint32_t p, uint32_t t, bool object,
                               dm_actor_refs *list) {
    size_t before = list->len;
    dm_actors_responsible(scene->grammar.actors, t, owners_of(scene, t), list);
    if (object && list->len == before)
        own_by_neighbour(scene, p, t, before, list);
    if (list->len == before && dm_predicate_pos(scene->grammar.parse, t) == 'N')
        gather_doers(scene, t, list);
    /* "the offices of a German broadcaster", "a number of German offices" */
    bool within =
        object || dm_codebook_in_class(scene->grammar.book, "@measure", tok(scene, t)->lemma);
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
        dm_scene_gather(scene, t, list);
        if (list->len > before) {
            if (object)
                own_by_neighbour(scene, p, t, before, list);
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

/* ---- conditions ---- */

/* "Russian planes", "ships of China": things that act for their owner. */
static bool acts_for_owner(const dm_scene *scene, uint32_t t, dm_actor_refs *list) {
    return tok(scene, t)->upos == DM_NOUN &&
           dm_codebook_in_class(scene->grammar.book, "@instrument", tok(scene, t)->lemma) &&
           dm_actors_responsible(scene->grammar.actors, t, DM_OWNER_OF, list) > 0;
}

/* "Nigerians", "about 5,000 Armenians". */
static bool is_people(const dm_scene *scene, uint32_t t) {
    const dm_mention *mention = dm_actors_at(scene->grammar.actors, t);
    return mention && mention->actors.len == 1 && tok(scene, t)->upos == DM_PROPN &&
           mention->actors.ptr[0].kind == DM_KIND_PEOPLE && mention->actors.ptr[0].code.len &&
           (!mention->actors.ptr[0].sector.len || dm_str_is(mention->actors.ptr[0].sector, "CVL"));
}

/* One of "visit,trip,@talks,ACTOR". */
static bool item_fits(const dm_scene *scene, uint32_t t, dm_str item) {
    const dm_token *token = tok(scene, t);
    char name[96];
    if (dm_str_is(item, "NAME")) /* of a town or a person, known or not */
        return token->upos == DM_PROPN;
    if (dm_str_is(item, "ACTOR")) {
        dm_actor_refs refs = {0};
        return dm_scene_gather(scene, t, &refs) > 0;
    }
    if (item.len == 0 || item.ptr[0] != '@')
        return dm_str_eq_nocase(item, token->lemma) || dm_str_eq_nocase(item, token->form);
    if (item.len >= sizeof name)
        return false;
    memcpy(name, item.ptr, item.len);
    name[item.len] = '\0';
    return dm_codebook_in_class(scene->grammar.book, name, token->lemma) ||
           dm_codebook_in_class(scene->grammar.book, name, token->form) ||
           (dm_str_is(item, "@protesting") && is_people(scene, t));
}

/* What is counted or measured: "a series of strikes", "millions of dollars", "14 of its tanks". */
static uint32_t measured(const dm_scene *scene, uint32_t t) {
    const dm_token *token = tok(scene, t);
    if (token->upos != DM_NUM &&
        !dm_codebook_in_class(scene->grammar.book, "@measure", token->lemma))
        return DM_NO_TOKEN;
    for (DM_CHILDREN(scene->grammar.parse, t, c))
        if (tok(scene, c)->rel == DM_REL_NMOD && dm_tree_has_case(scene->grammar.parse, c, "of"))
            return c;
    return DM_NO_TOKEN;
}

/* "a provocative gesture" is what its adjective says: for the classes of judgements. */
static bool judged_by_adjective(const dm_scene *scene, uint32_t t, dm_str item) {
    if (tok(scene, t)->upos != DM_NOUN ||
        !(dm_str_is(item, "@condemned") || dm_str_is(item, "@praised") || dm_str_is(item, "@good")))
        return false;
    for (DM_CHILDREN(scene->grammar.parse, t, c))
        if (tok(scene, c)->rel == DM_REL_AMOD && item_fits(scene, c, item))
            return true;
    return false;
}

static bool word_fits(const dm_scene *scene, uint32_t t, const dm_condition *condition) {
    dm_str list = condition->words, item;
    uint32_t meant = measured(scene, t);
    /* the head counts, the other is meant: "thousands of runners" are not just thousands */
    bool counts = meant != DM_NO_TOKEN && tok(scene, meant)->upos == DM_NOUN;
    while (!counts && dm_str_split(&list, ',', &item))
        if (item_fits(scene, t, item) || judged_by_adjective(scene, t, item))
            return true;
    return meant != DM_NO_TOKEN && word_fits(scene, meant, condition);
}

/* "Ambassador Huang Xilian", "Ivan Petrov, the consul": a name is what its title says. */
static bool titled(const dm_scene *scene, uint32_t t, const dm_condition *condition) {
    if (tok(scene, t)->upos != DM_PROPN)
        return false;
    for (DM_CHILDREN(scene->grammar.parse, t, c)) {
        dm_rel rel = (dm_rel)tok(scene, c)->rel;
        if ((rel == DM_REL_NMOD_DESC || rel == DM_REL_APPOS) && word_fits(scene, c, condition))
            return true;
    }
    return false;
}

static bool filler_fits(const dm_scene *scene, uint32_t t, const dm_condition *condition) {
    uint32_t list[DM_MOST_FILLERS];
    if (condition->filler == DM_FILLER_ANY)
        return true;
    if (condition->filler == DM_FILLER_ACTOR) {
        dm_actor_refs refs = {0};
        bool subject = condition->slot.steps[0].role == DM_SLOT_SUBJ && !condition->negated;
        return dm_scene_gather(scene, t, &refs) > 0 || (subject && acts_for_owner(scene, t, &refs));
    }
    size_t n = dm_tree_conjuncts(scene->grammar.parse, t, list, DM_MOST_FILLERS);
    for (size_t i = 0; i < n; i++)
        if (word_fits(scene, list[i], condition) || titled(scene, list[i], condition))
            return true;
    return false;
}

static bool condition_holds(const dm_scene *scene, uint32_t p, const dm_condition *condition) {
    dm_fillers fillers = {0};
    dm_slot_fillers(&scene->grammar, p, &condition->slot, &fillers);
    bool holds = false;
    for (size_t i = 0; i < fillers.count && !holds; i++)
        holds = filler_fits(scene, fillers.tokens[i], condition);
    return holds != condition->negated;
}

/* `open`: but for the doer of a passive. */
static bool frame_holds(const dm_scene *scene, uint32_t p, const dm_frame *frame, bool *open) {
    if (!dm_words_present(scene->grammar.parse, p, frame->words, frame->pos))
        return false;
    for (uint8_t i = 0; i < frame->condition_count; i++) {
        if (condition_holds(scene, p, &frame->conditions[i]))
            continue;
        if (!dm_measure_is_open(&scene->grammar, p, frame, &frame->conditions[i]))
            return false;
        *open = true;
    }
    return true;
}

/* ---- matching ---- */

static float certainty_of(const dm_scene *scene, uint32_t p, const dm_slots *slots) {
    float least = 1.0f;
    for (uint8_t i = 0; i < slots->count; i++) {
        dm_fillers fillers = {0};
        dm_slot_fillers(&scene->grammar, p, &slots->choices[i], &fillers);
        for (size_t k = 0; k < fillers.count; k++) {
            const dm_mention *mention = dm_actors_at(scene->grammar.actors, fillers.tokens[k]);
            if (mention && mention->certainty < least)
                least = mention->certainty;
        }
        if (fillers.count)
            break;
    }
    return least;
}

static void fill_theme(const dm_scene *scene, uint32_t p, const dm_frame *frame,
                       dm_fillers *theme) {
    for (uint8_t i = 0; i < frame->theme.count && !theme->count; i++)
        dm_slot_fillers(&scene->grammar, p, &frame->theme.choices[i], theme);
}

/* Actors that are on both sides are only where they came first. */
static void without(dm_actor_refs *list, const dm_actor_refs *other) {
    size_t at = 0;
    for (size_t i = 0; i < list->len; i++) {
        bool both = false;
        for (size_t k = 0; k < other->len; k++)
            both |= dm_actor_same(list->ptr[i], other->ptr[k]);
        if (!both)
            list->ptr[at++] = list->ptr[i];
    }
    list->len = at;
}

bool dm_frame_is_spoken(const dm_frame *frame) {
    return frame->actor.count && frame->actor.choices[0].count == 1 &&
           frame->actor.choices[0].steps[0].role == DM_SLOT_SPEAKER && !frame->reciprocal;
}

/* Frames of a lemma; where the lemmatiser met a new word ("rebuk"), of what its form may come from.
 */
static uint32_t frames_of(const dm_scene *scene, uint32_t p, char pos) {
    const dm_token *token = tok(scene, p);
    const dm_codebook *book = scene->grammar.book;
    uint32_t link = dm_codebook_frames(book, token->lemma, pos);
    if (link == DM_MAP_NONE && pos == 'N') { /* "backing", taken for a form of "back" */
        link = dm_codebook_frames(book, token->form, pos);
        if (link == DM_MAP_NONE && dm_str_ends(token->form, DM_STR("s")))
            link = dm_codebook_frames(book, dm_str_sub(token->form, 0, token->form.len - 1), pos);
    }
    if (link != DM_MAP_NONE || pos != 'V')
        return link;
    static const char *const endings[] = {"ed", "d", "ing", "s", "es"};
    dm_str form = token->form;
    for (size_t i = 0; i < sizeof endings / sizeof *endings && link == DM_MAP_NONE; i++) {
        dm_str ending = dm_str_of(endings[i]);
        if (!dm_str_ends(form, ending) || form.len < ending.len + 3)
            continue;
        dm_str stem = dm_str_sub(form, 0, form.len - ending.len);
        link = dm_codebook_frames(book, stem, pos);
        if (link == DM_MAP_NONE)
            link = dm_codebook_frames(
                book, dm_arena_printf(scene->grammar.arena, "%.*se", DM_FMT(stem)), pos);
        if (link == DM_MAP_NONE && stem.ptr[stem.len - 1] == stem.ptr[stem.len - 2])
            link = dm_codebook_frames(book, dm_str_sub(stem, 0, stem.len - 1), pos);
    }
    return link;
}

/* "Ukraine expelled 13 diplomats and Canada four": a state with a bare number of its own, behind a
 * number, did it too. */
static void add_gapped(const dm_scene *scene, uint32_t v, dm_candidate *candidate) {
    const dm_parse *parse = scene->grammar.parse;
    const dm_sentence *s = &parse->sentences[tok(scene, v)->sentence];
    bool counted = false;
    for (uint32_t t = v + 1; t + 1 < s->first + s->count && candidate->actors.len; t++) {
        const dm_actors *actors = scene->grammar.actors;
        const dm_name_span *name =
            actors->name_of[t] == DM_NO_TOKEN ? NULL : &actors->names.ptr[actors->name_of[t]];
        uint32_t number = name ? name->last + 1 : (uint32_t)DM_NO_TOKEN;
        dm_upos before = tok(scene, t - 1)->upos;
        bool bare = counted && name && name->first == t && name->entity &&
                    name->entity->kind == DM_KIND_STATE && number + 1 < parse->token_count &&
                    tok(scene, number)->upos == DM_NUM &&
                    (tok(scene, number + 1)->upos == DM_PUNCT ||
                     tok(scene, number + 1)->upos == DM_CCONJ) &&
                    (before == DM_CCONJ || before == DM_PUNCT);
        const dm_actor *actor =
            bare && dm_tree_above(parse, v, number)
                ? dm_actors_make((dm_actors *)actors, name->entity, name->first, name->last)
                : NULL;
        if (actor)
            push(scene, &candidate->actors, actor);
        counted |= tok(scene, t)->upos == DM_NUM;
    }
    without(&candidate->recipients, &candidate->actors);
}

/* "dozens were detained", "30 were arrested": people, of whom only the number is told. */
static bool counted_only(const dm_scene *scene, uint32_t v) {
    const dm_parse *parse = scene->grammar.parse;
    uint32_t t = dm_tree_find(parse, v, DM_REL_NSUBJ_PASS);
    return t != DM_NO_TOKEN && measured(scene, t) == DM_NO_TOKEN &&
           (tok(scene, t)->upos == DM_NUM ||
            dm_codebook_in_class(scene->grammar.book, "@measure", tok(scene, t)->form));
}

/* Whose crowd, shells or tanks they are, or who detains dozens, the place may say. */
static bool is_told_by_place(const dm_scene *scene, uint32_t p, char pos, const dm_frame *frame) {
    if (pos == 'V')
        return frame->type == DM_PROTEST || frame->type == DM_ASSAULT ||
               frame->type == DM_MOBILIZE ||
               (dm_str_is(frame->mode, "arrest") && counted_only(scene, p));
    return pos == 'N' && dm_light_verb(&scene->grammar, p) != DM_NO_TOKEN &&
           (frame->type == DM_PROTEST || dm_str_is(frame->mode, "curfew"));
}

/* The best of a chain of frames. */
static bool match_chain(const dm_scene *scene, uint32_t p, char pos, uint32_t link,
                        dm_candidate *candidate) {
    const dm_parse *parse = scene->grammar.parse;
    const dm_frame *nobody = NULL;
    for (; link != DM_MAP_NONE; link = scene->grammar.book->frames.ptr[link].next) {
        const dm_frame *frame = &scene->grammar.book->frames.ptr[link];
        bool open = false;
        if (!frame_holds(scene, p, frame, &open))
            continue;
        if (candidate->frame) {
            candidate->runner_up = open ? NULL : frame;
            break;
        }
        if (open) {
            nobody = nobody ? nobody : frame;
            continue;
        }
        candidate->actors = candidate->recipients = (dm_actor_refs){0};
        dm_scene_fill(scene, p, &frame->actor, &candidate->actors);
        dm_scene_fill(scene, p, &frame->recipient, &candidate->recipients);
        without(&candidate->recipients, &candidate->actors);
        bool attribute = pos == 'A' && tok(scene, p)->rel == DM_REL_AMOD &&
                         frame->type != DM_NO_EVENT; /* a stand in passing: positions.c */
        if (scene->spoken && dm_frame_is_spoken(frame) && (!candidate->actors.len || attribute))
            continue; /* nobody says so; "this courageous man" is said in passing */
        bool stand = frame->stance.len && dm_is_passive(&scene->grammar, p);
        bool crowd = is_told_by_place(scene, p, pos, frame);
        if (!candidate->actors.len && !candidate->recipients.len && !stand) {
            if (crowd && !nobody)
                nobody = frame;
            continue;
        }
        candidate->frame = frame;
        candidate->type = frame->type;
        candidate->mode = frame->mode;
        if (pos == 'V')
            add_gapped(scene, p, candidate);
        fill_theme(scene, p, frame, &candidate->theme);
        float subject = certainty_of(scene, p, &frame->actor);
        float object = certainty_of(scene, p, &frame->recipient);
        candidate->certainty = subject < object ? subject : object;
    }
    if (!candidate->frame && nobody) {
        candidate->frame = nobody;
        candidate->type = nobody->type;
        candidate->mode = nobody->mode;
        candidate->certainty = 1.0f;
        dm_scene_fill(scene, p, &nobody->recipient, &candidate->recipients);
    }
    if (!candidate->frame)
        return false;
    if (pos == 'N')
        candidate->light = dm_light_verb(&scene->grammar, p);
    candidate->nominal = pos == 'N' && candidate->light == DM_NO_TOKEN &&
                         dm_tree_find(parse, p, DM_REL_COP) == DM_NO_TOKEN;
    return true;
}

bool dm_match_frames(const dm_scene *scene, uint32_t p, dm_candidate *candidate) {
    char pos = dm_predicate_pos(scene->grammar.parse, p);
    *candidate = (dm_candidate){.predicate = p, .light = DM_NO_TOKEN, .type = DM_NO_EVENT};
    return pos && match_chain(scene, p, pos, frames_of(scene, p, pos), candidate);
}

bool dm_match_as(const dm_scene *scene, uint32_t p, dm_str lemma, dm_candidate *candidate) {
    *candidate = (dm_candidate){.predicate = p, .light = DM_NO_TOKEN, .type = DM_NO_EVENT};
    return match_chain(scene, p, 'V', dm_codebook_frames(scene->grammar.book, lemma, 'V'),
                       candidate);
}

bool dm_match_stances(const dm_scene *scene, uint32_t p, dm_candidate *candidate) {
    char pos = dm_predicate_pos(scene->grammar.parse, p);
    *candidate = (dm_candidate){.predicate = p, .light = DM_NO_TOKEN, .type = DM_NO_EVENT};
    return pos && match_chain(scene, p, pos,
                              dm_codebook_stances(scene->grammar.book, tok(scene, p)->lemma, pos),
                              candidate);
}

/* The frames of a lemma or class among the general ones. */
static uint32_t general_frames(const dm_scene *scene, dm_str name, char pos) {
    char key[96] = "+";
    if (name.len + 1 > sizeof key)
        return DM_MAP_NONE;
    memcpy(key + 1, name.ptr, name.len);
    return dm_codebook_stances(scene->grammar.book, (dm_str){key, name.len + 1}, pos);
}

/* "a historic and courageous act" is none that is blamed. */
static bool is_qualified(const dm_scene *scene, uint32_t p) {
    const dm_codebook *book = scene->grammar.book;
    for (DM_CHILDREN(scene->grammar.parse, p, c))
        if (tok(scene, c)->rel == DM_REL_AMOD &&
            (dm_codebook_in_class(book, "@approved", tok(scene, c)->lemma) ||
             dm_codebook_in_class(book, "@praised", tok(scene, c)->lemma) ||
             dm_codebook_in_class(book, "@good", tok(scene, c)->lemma)))
            return true;
    return false;
}

bool dm_match_general(const dm_scene *scene, uint32_t p, dm_candidate *candidate) {
    const dm_codebook *book = scene->grammar.book;
    char pos = dm_predicate_pos(scene->grammar.parse, p);
    dm_str lemma = tok(scene, p)->lemma;
    *candidate = (dm_candidate){.predicate = p, .light = DM_NO_TOKEN, .type = DM_NO_EVENT};
    if (pos && match_chain(scene, p, pos, general_frames(scene, lemma, pos), candidate))
        return true;
    for (size_t i = 0; pos && i < book->general_classes.len; i++) {
        const char *name = book->general_classes.ptr[i];
        /* "was a blunder", not "received threats" */
        bool told = pos != 'N' || dm_tree_find(scene->grammar.parse, p, DM_REL_COP) != DM_NO_TOKEN;
        bool praised = pos == 'N' && strcmp(name, "@condemned") == 0 && is_qualified(scene, p);
        if (told && !praised && dm_codebook_in_class(book, name, lemma) &&
            match_chain(scene, p, pos, general_frames(scene, dm_str_of(name), pos), candidate))
            return true;
    }
    return false;
}
