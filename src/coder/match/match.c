/* match/match.c - trying the frames of a word, the most specific first. The first whose conditions
 * hold and whose actors are found wins. */
#include "coder/match/parts.h"

#include "actors/actors_inside.h"
#include "coder/match/mood.h"

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

/* What a verb says of its subject is held against it: "was adding fuel to the fire". */
static bool is_charge(const dm_frame *frame) {
    return frame->type == DM_ACCUSE && frame->pos == 'V' && dm_frame_is_spoken(frame) &&
           frame->recipient.count && frame->recipient.choices[0].steps[0].role == DM_SLOT_SUBJ;
}

bool dm_only_tells(const dm_codebook *book, const dm_actor *speaker) {
    size_t space = dm_str_find(speaker->name, DM_STR(" "), 0);
    dm_str first = dm_str_sub(speaker->name, 0, space == SIZE_MAX ? speaker->name.len : space);
    if (dm_str_is(speaker->sector, "JRN"))
        return !dm_codebook_in_class(book, "@mouthpiece", first);
    return dm_codebook_in_class(book, "@bystander", dm_str_last_word(speaker->role));
}

/* Held against somebody by the press or a witness. */
static bool is_bystander_charge(const dm_scene *scene, const dm_candidate *charge) {
    return charge->actors.len && dm_only_tells(scene->grammar.book, charge->actors.ptr[0]);
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
    enum { REACH = 200 }; /* words: no whole line of a megabyte */
    const dm_parse *parse = scene->grammar.parse;
    const dm_sentence *s = &parse->sentences[tok(scene, v)->sentence];
    uint32_t end = s->first + s->count < v + REACH ? s->first + s->count : v + REACH;
    bool counted = false;
    for (uint32_t t = v + 1; t + 1 < end && candidate->actors.len; t++) {
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
            dm_actors_add(scene->grammar.arena, &candidate->actors, actor);
        counted |= tok(scene, t)->upos == DM_NUM;
    }
    without(&candidate->recipients, &candidate->actors);
}

/* "dozens were detained", "30 were arrested": people, of whom only the number is told. */
static bool counted_only(const dm_scene *scene, uint32_t v) {
    const dm_parse *parse = scene->grammar.parse;
    uint32_t t = dm_tree_find(parse, v, DM_REL_NSUBJ_PASS);
    return t != DM_NO_TOKEN && dm_scene_measured(scene, t) == DM_NO_TOKEN &&
           (tok(scene, t)->upos == DM_NUM ||
            dm_codebook_in_class(scene->grammar.book, "@measure", tok(scene, t)->form));
}

/* Whose crowd, shells or tanks they are, or who detains dozens, the place may say. */
static bool is_told_by_place(const dm_scene *scene, uint32_t p, char pos, const dm_frame *frame) {
    if (pos == 'V')
        return frame->type == DM_PROTEST || frame->type == DM_ASSAULT ||
               frame->type == DM_MOBILIZE ||
               (dm_str_is(frame->mode, "arrest") && counted_only(scene, p));
    bool carried = dm_light_verb(&scene->grammar, p) != DM_NO_TOKEN;
    bool rule = dm_str_is(frame->mode, "curfew") || dm_str_is(frame->mode, "martial-law");
    return pos == 'N' && ((carried && (frame->type == DM_PROTEST || rule)) ||
                          (rule && tok(scene, p)->rel == DM_REL_NSUBJ_PASS));
}

/* "were killed in an attack by Chad, Oman said": Oman does not say that something was an attack. */
static bool is_told_in_passing(const dm_scene *scene, uint32_t p, char pos) {
    const dm_parse *parse = scene->grammar.parse;
    const dm_token *word = tok(scene, p);
    if (pos != 'N' || dm_tree_find(parse, p, DM_REL_COP) != DM_NO_TOKEN)
        return false;
    if (word->rel == DM_REL_OBJ && word->head != DM_NO_TOKEN &&
        dm_codebook_in_class(scene->grammar.book, "@perpetrates", tok(scene, word->head)->lemma))
        return true; /* "had committed crimes": the verb says it */
    return dm_tree_find(parse, p, DM_REL_CASE) != DM_NO_TOKEN && !dm_tree_has_case(parse, p, "as");
}

/* "any unilateral move": none that somebody made. */
static bool is_any(const dm_scene *scene, uint32_t noun) {
    uint32_t which = dm_tree_find(scene->grammar.parse, noun, DM_REL_DET);
    return which != DM_NO_TOKEN && dm_tree_lemma_is(scene->grammar.parse, which, "any");
}

/* "this courageous man": a judgement in passing (a stand in passing: position/positions.c). */
static bool is_attribute(const dm_scene *scene, uint32_t p, char pos, const dm_frame *frame) {
    uint32_t noun = tok(scene, p)->head;
    return pos == 'A' && tok(scene, p)->rel == DM_REL_AMOD && frame->type != DM_NO_EVENT &&
           (is_any(scene, noun) ||
            !dm_codebook_in_class(scene->grammar.book, "@criticised", tok(scene, noun)->lemma));
}

/* Takes the frame that tells an act of which nobody in the sentence is a side. */
static void take_nobodys(const dm_scene *scene, uint32_t p, const dm_frame *frame,
                         dm_candidate *candidate) {
    candidate->frame = frame;
    candidate->type = frame->type;
    candidate->mode = frame->mode;
    candidate->certainty = 1.0f;
    dm_scene_fill(scene, p, &frame->recipient, &candidate->recipients);
}

/* The frame is the predicate's, whose actors and recipients are filled already. */
static void take_frame(const dm_scene *scene, uint32_t p, char pos, const dm_frame *frame,
                       dm_candidate *candidate) {
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

/* The best of a chain of frames. */
static bool match_chain(const dm_scene *scene, uint32_t p, char pos, uint32_t link,
                        dm_candidate *candidate) {
    const dm_parse *parse = scene->grammar.parse;
    const dm_frame *nobody = NULL;
    dm_asked_slots asked;
    asked.count = 0;
    const dm_codebook *book = scene->grammar.book;
    const uint64_t *possible = dm_possible_at(scene, p);
    for (link = dm_frame_possible(book, possible, link); link != DM_MAP_NONE;
         link = dm_frame_possible(book, possible, book->needs[link].next)) {
        const dm_frame *frame = &book->frames.ptr[link];
        bool open = false;
        if (!dm_frame_holds(scene, p, frame, &asked, &open))
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
        if (scene->spoken && dm_frame_is_spoken(frame) &&
            (!candidate->actors.len || is_attribute(scene, p, pos, frame) ||
             is_told_in_passing(scene, p, pos)))
            continue; /* nobody says so, or he says it in passing */
        if (is_charge(frame) &&
            (!candidate->recipients.len || is_bystander_charge(scene, candidate) ||
             dm_mood_modality(scene, p) == DM_MODALITY_DEONTIC))
            continue; /* of oneself; "should not add fuel to the fire" asks */
        bool stand = frame->stance.len && dm_is_passive(&scene->grammar, p);
        bool crowd = is_told_by_place(scene, p, pos, frame) || dm_frame_voiced(scene, p, frame);
        if (!candidate->actors.len && !candidate->recipients.len && !stand) {
            if (crowd && !nobody)
                nobody = frame;
            continue;
        }
        take_frame(scene, p, pos, frame, candidate);
    }
    if (!candidate->frame && nobody)
        take_nobodys(scene, p, nobody, candidate);
    if (!candidate->frame)
        return false;
    if (pos == 'N')
        candidate->light = dm_light_verb(&scene->grammar, p);
    candidate->nominal = pos == 'N' && candidate->light == DM_NO_TOKEN &&
                         dm_tree_find(parse, p, DM_REL_COP) == DM_NO_TOKEN;
    return true;
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

/* Whether the noun, adjective or verb may be of a class that rows are for: what is in one itself,
 * or has an adjective that may be. */
static bool may_be_classed(const dm_scene *scene, uint32_t p, char pos) {
    const dm_codebook *book = scene->grammar.book;
    return dm_codebook_may_be_classed(book, DM_SCOPE_EVENTS, tok(scene, p)->lemma, pos) ||
           dm_codebook_may_be_classed(book, DM_SCOPE_EVENTS, tok(scene, p)->form, pos) ||
           dm_tree_may_have(scene->grammar.parse, p, DM_REL_AMOD);
}

/* Adds the classes of a verb with its particle: "wound up", of those that have "wind up". */
static void add_phrasal(const dm_scene *scene, uint32_t v, dm_row_set *rows) {
    enum { LONGEST = 96 }; /* as that of a class */
    char whole[LONGEST];
    dm_str verb = tok(scene, v)->lemma;
    for (DM_CHILDREN(scene->grammar.parse, v, c)) {
        const dm_token *token = tok(scene, c);
        bool behind = c == v + 1 && (token->upos == DM_ADV || token->upos == DM_ADP);
        if ((token->rel != DM_REL_COMPOUND_PRT && !behind) ||
            verb.len + 1 + token->form.len > sizeof whole)
            continue;
        memcpy(whole, verb.ptr, verb.len);
        whole[verb.len] = ' ';
        memcpy(whole + verb.len + 1, token->form.ptr, token->form.len);
        dm_wanted_rows(&scene->grammar.book->wanted, DM_SCOPE_EVENTS,
                       (dm_str){whole, verb.len + 1 + token->form.len}, rows);
    }
}

/* The classes with rows that a word is of, as it stands there. Those which more than the word
 * decides on are asked for it. */
static dm_row_set classes_of(const dm_scene *scene, uint32_t p, char pos) {
    const dm_codebook *book = scene->grammar.book;
    uint32_t meant = dm_scene_said_of(scene, p);
    const dm_token *word = tok(scene, meant != DM_NO_TOKEN ? meant : p);
    dm_row_set rows = {0};
    dm_wanted_rows(&book->wanted, DM_SCOPE_EVENTS, word->lemma, &rows);
    dm_wanted_rows(&book->wanted, DM_SCOPE_EVENTS, word->form, &rows);
    if (pos == 'V')
        add_phrasal(scene, p, &rows);
    for (size_t i = 0; i < book->class_rows[DM_SCOPE_EVENTS].len; i++)
        if (book->class_rows[DM_SCOPE_EVENTS].ptr[i].open &&
            dm_class_fits(scene, p, book->class_rows[DM_SCOPE_EVENTS].ptr[i].name))
            dm_bits_add(rows.bits, i);
    return rows;
}

/* Rows for any word of a class: "was appalling", "judged the raid a blunder", "the severing of
 * relations". What a noun says of somebody only as what something is said to be. */
static bool match_class(const dm_scene *scene, uint32_t p, char pos, dm_candidate *candidate) {
    const dm_codebook *book = scene->grammar.book;
    uint32_t first =
        dm_tree_first_conjunct(scene->grammar.parse, p); /* "a witch-hunt and a joke" */
    uint32_t be = dm_tree_find(scene->grammar.parse, first, DM_REL_COP);
    bool said = pos != 'N' || (be != DM_NO_TOKEN && /* "accused of being": by that verb */
                               !dm_str_is(tok(scene, be)->form, "being"));
    dm_row_set classes = classes_of(scene, p, pos);
    for (size_t i = dm_bits_next(classes.bits, DM_MOST_CLASS_ROWS, 0); i < DM_MOST_CLASS_ROWS;
         i = dm_bits_next(classes.bits, DM_MOST_CLASS_ROWS, i + 1)) {
        const dm_class_rows *rows = &book->class_rows[DM_SCOPE_EVENTS].ptr[i];
        uint32_t link = rows->first[dm_pos_index(pos)];
        if (link == DM_MAP_NONE || (!said && dm_frame_is_spoken(&book->frames.ptr[link])))
            continue;
        bool praised = pos == 'N' && dm_str_is(rows->name, "@condemned") && is_qualified(scene, p);
        if (!praised && match_chain(scene, p, pos, link, candidate))
            return true;
    }
    return false;
}

/* Clears the candidate, where a chain of frames is to be tried. */
static dm_candidate *begin(uint32_t p, dm_candidate *candidate) {
    *candidate = (dm_candidate){.predicate = p, .light = DM_NO_TOKEN, .type = DM_NO_EVENT};
    return candidate;
}

bool dm_match_frames(const dm_scene *scene, uint32_t p, dm_candidate *candidate) {
    char pos = dm_predicate_pos(scene->grammar.parse, p);
    if (!pos)
        return false;
    uint32_t link = frames_of(scene, p, pos);
    bool classed = may_be_classed(scene, p, pos);
    if (link == DM_MAP_NONE && !classed)
        return false;
    begin(p, candidate);
    return (link != DM_MAP_NONE && match_chain(scene, p, pos, link, candidate)) ||
           (classed && match_class(scene, p, pos, candidate));
}

bool dm_match_as(const dm_scene *scene, uint32_t p, dm_str lemma, dm_candidate *candidate) {
    return match_chain(scene, p, 'V', dm_codebook_frames(scene->grammar.book, lemma, 'V'),
                       begin(p, candidate));
}

bool dm_match_stances(const dm_scene *scene, uint32_t p, dm_candidate *candidate) {
    char pos = dm_predicate_pos(scene->grammar.parse, p);
    uint32_t link = pos ? dm_codebook_stances(scene->grammar.book, tok(scene, p)->lemma, pos)
                        : (uint32_t)DM_MAP_NONE;
    return link != DM_MAP_NONE && match_chain(scene, p, pos, link, begin(p, candidate));
}

/* The frames of a lemma or class among the general ones. */
static uint32_t general_frames(const dm_scene *scene, dm_str name, char pos) {
    char key[96] = "+";
    if (name.len + 1 > sizeof key)
        return DM_MAP_NONE;
    memcpy(key + 1, name.ptr, name.len);
    return dm_codebook_stances(scene->grammar.book, (dm_str){key, name.len + 1}, pos);
}

bool dm_match_general(const dm_scene *scene, uint32_t p, dm_candidate *candidate) {
    const dm_codebook *book = scene->grammar.book;
    char pos = dm_predicate_pos(scene->grammar.parse, p);
    dm_str lemma = tok(scene, p)->lemma;
    uint32_t own = pos ? general_frames(scene, lemma, pos) : (uint32_t)DM_MAP_NONE;
    if (own != DM_MAP_NONE && match_chain(scene, p, pos, own, begin(p, candidate)))
        return true;
    /* "was a blunder", not "received threats" */
    bool told = pos && dm_codebook_may_be_classed(book, DM_SCOPE_STANCES, lemma, pos) &&
                (pos != 'N' || dm_tree_find(scene->grammar.parse, p, DM_REL_COP) != DM_NO_TOKEN);
    for (size_t i = 0; told && i < book->class_rows[DM_SCOPE_STANCES].len; i++) {
        const dm_class_rows *rows = &book->class_rows[DM_SCOPE_STANCES].ptr[i];
        uint32_t link = rows->first[dm_pos_index(pos)];
        if (link == DM_MAP_NONE || !dm_codebook_has_member(book, rows->name, lemma))
            continue;
        bool praised = pos == 'N' && dm_str_is(rows->name, "@condemned") && is_qualified(scene, p);
        if (!praised && match_chain(scene, p, pos, link, begin(p, candidate)))
            return true;
    }
    return false;
}
