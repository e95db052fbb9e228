/*
 * statement/documents.c - texts that speak: whose they are. The issuers stand in the phrase of the
 * text or beside it; else the body that adopted it, the meeting that ended with it, or those who
 * spoke before it.
 */
#include "coder/sides.h"
#include "coder/statement/parts.h"

enum { BODY_SENTENCES = 10 };

/* "paragraph 3", "Article 20 of the treaty". */
static bool is_text_part(const finder *f, uint32_t t) {
    const dm_sentence *s = sentence_of(f, t);
    return dm_codebook_in_class(f->scene->grammar.book, "@text-part", tok(f, t)->lemma) &&
           t + 1 < s->first + s->count && tok(f, t + 1)->upos == DM_NUM;
}

/* "is stated in the appeal": words of somebody in which something is told. */
static bool is_told_in(const finder *f, uint32_t t) {
    uint32_t verb = tok(f, t)->head;
    return tok(f, t)->rel == DM_REL_OBL && verb != DM_NO_TOKEN &&
           dm_is_passive(&f->scene->grammar, verb) && dm_tree_has_case(f->parse, t, "in");
}

bool dm_is_document(const finder *f, uint32_t t) {
    const dm_codebook *book = f->scene->grammar.book;
    const dm_reporting *report = dm_codebook_report(book, tok(f, t)->lemma, 'N');
    return (report && is_told_in(f, t)) || (report && report->kind == DM_REPORT_DOCUMENT) ||
           dm_codebook_in_class(book, "@document", tok(f, t)->lemma) || is_text_part(f, t);
}

/* "The text, made public by the presidency": who published it need not have issued it. */
static bool is_publishing(const finder *f, uint32_t verb) {
    return f->last.len > 1 &&
           dm_codebook_in_class(f->scene->grammar.book, "@publishes", tok(f, verb)->lemma);
}

/* "The note, seen by Reuters": who has seen it has not written it. */
static bool is_seen(const finder *f, uint32_t verb) {
    return dm_codebook_in_class(f->scene->grammar.book, "@gets-to-see", tok(f, verb)->lemma);
}

/* "by a UN panel", "from the Kenyan board": whose a body is that is no actor of its own. */
static void gather_named(const finder *f, uint32_t t, dm_actor_refs *list) {
    const dm_actors *actors = actors_of(f);
    for (DM_CHILDREN(f->parse, t, c)) {
        uint32_t name = actors->name_of[c];
        const dm_entity *entity = name == DM_NO_TOKEN || c > t || !dm_is_body_noun(f, t)
                                      ? NULL
                                      : actors->names.ptr[name].entity;
        dm_actor *actor = entity && entity->code.len ? DM_NEW(f->arena, dm_actor) : NULL;
        if (!actor)
            continue;
        *actor = (dm_actor){.kind = entity->kind,
                            .code = entity->code,
                            .name = entity->name,
                            .text = tok(f, t)->form,
                            .span = {tok(f, t)->start, tok(f, t)->end},
                            .why = DM_STR("whose body it is")};
        dm_refs_push(f->arena, list, actor);
        return;
    }
}

static void gather_case(const finder *f, uint32_t t, const char *preposition, dm_actor_refs *list) {
    for (DM_CHILDREN(f->parse, t, c)) {
        dm_rel rel = tok(f, c)->rel;
        if (rel != DM_REL_NMOD && rel != DM_REL_OBL && rel != DM_REL_OBL_AGENT && rel != DM_REL_ACL)
            continue;
        if (rel == DM_REL_ACL) { /* "published by the State Department on behalf of ..." */
            if (is_seen(f, c))
                continue;
            if (!is_publishing(f, c) || dm_tree_lemma_is(f->parse, t, "message"))
                gather_case(f, c, preposition, list);
            continue;
        }
        if (dm_str_is(dm_tree_case(f->parse, f->arena, c), preposition)) {
            const dm_actor *sent = dm_sent_from(f, c);
            if (sent) {
                dm_refs_push(f->arena, list, sent);
                continue;
            }
            dm_scene_gather(f->scene, c, list);
            if (!list->len)
                gather_named(f, c, list);
            for (DM_CHILDREN(f->parse, c, d)) /* "on behalf of the ministers of A and B" nests */
                if (tok(f, d)->rel == DM_REL_APPOS)
                    dm_scene_gather(f->scene, d, list);
        }
    }
}

/* "on behalf of the G7": hangs now on the noun, now on its participle. */
static void gather_behalf(const finder *f, uint32_t t, dm_actor_refs *list) {
    uint32_t first, last;
    dm_tree_hull(f->parse, t, &first, &last);
    for (uint32_t u = first; u <= last && !list->len; u++)
        if (dm_tree_lemma_is(f->parse, u, "behalf"))
            for (DM_CHILDREN(f->parse, u, c)) {
                if (tok(f, c)->rel != DM_REL_NMOD && tok(f, c)->rel != DM_REL_NMOD_POSS)
                    continue;
                dm_scene_gather(f->scene, c, list);
                dm_actors_responsible(actors_of(f), c, DM_OWNER_BESIDE, list);
            }
}

/* "the declaration that the assembly adopted", "the letter Kenya sent": who did so. */
static void gather_relative(const finder *f, uint32_t t, dm_actor_refs *list) {
    for (DM_CHILDREN(f->parse, t, c)) {
        if (tok(f, c)->rel != DM_REL_ACL_RELCL || dm_is_passive(&f->scene->grammar, c) ||
            dm_turns_down(&f->scene->grammar, c) || dm_tree_lemma_is(f->parse, c, "veto") ||
            dm_tree_lemma_is(f->parse, c, "block"))
            continue;
        uint32_t subject = dm_tree_find(f->parse, c, DM_REL_NSUBJ);
        if (subject != DM_NO_TOKEN && subject > t)
            dm_scene_gather(f->scene, subject, list);
    }
}

static bool is_adopted_text(const finder *f, uint32_t t) {
    return dm_tree_lemma_is(f->parse, t, "resolution") || dm_tree_lemma_is(f->parse, t, "draft") ||
           dm_tree_lemma_is(f->parse, t, "motion");
}

static bool is_signed_text(const finder *f, uint32_t t) {
    return dm_tree_lemma_is(f->parse, t, "statement") ||
           dm_tree_lemma_is(f->parse, t, "declaration") ||
           dm_tree_lemma_is(f->parse, t, "communique") || dm_tree_lemma_is(f->parse, t, "letter") ||
           dm_tree_lemma_is(f->parse, t, "agreement") || dm_tree_lemma_is(f->parse, t, "treaty");
}

/* "The text" is what was last named: a resolution, or something that was signed. */
static bool means_resolution(const finder *f, uint32_t t) {
    if (is_adopted_text(f, t))
        return true;
    if (!dm_tree_lemma_is(f->parse, t, "text") && !dm_tree_lemma_is(f->parse, t, "document"))
        return false;
    for (uint32_t u = t; u-- > 0 && tok(f, t)->sentence - tok(f, u)->sentence <= BODY_SENTENCES;) {
        if (is_adopted_text(f, u) || dm_tree_lemma_is(f->parse, u, "vote"))
            return true;
        if (is_signed_text(f, u))
            return false;
    }
    return false;
}

/* The council or assembly named last before t: whose resolution it is. */
static void gather_body(const finder *f, uint32_t t, dm_actor_refs *list) {
    const dm_actors *actors = actors_of(f);
    for (size_t i = actors->mentions.len; i > 0; i--) {
        const dm_mention *mention = &actors->mentions.ptr[i - 1];
        if (mention->head >= t || mention->actors.len != 1 ||
            tok(f, t)->sentence - tok(f, mention->head)->sentence > BODY_SENTENCES)
            continue;
        const dm_actor *actor = &mention->actors.ptr[0];
        bool votes = dm_str_starts(actor->code, DM_STR("UN-")) || dm_str_is(actor->sector, "LEG");
        const dm_actor **slot = votes && actor->code.len ? dm_vec_push(f->arena, list) : NULL;
        if (!slot)
            continue;
        *slot = actor;
        return;
    }
}

/* "a joint statement" whose signers were announced by a number ("the presidents of nine
 * countries"), close by. */
static void gather_announced(const finder *f, uint32_t t, dm_actor_refs *list) {
    const dm_actors *actors = actors_of(f);
    for (size_t i = actors->mentions.len; i > 0 && !list->len; i--) {
        const dm_mention *one = &actors->mentions.ptr[i - 1];
        bool near = one->head < t && tok(f, t)->sentence - tok(f, one->head)->sentence <= 2;
        for (size_t k = 0; near && one->announced && one->actors.len > 2 && k < one->actors.len;
             k++) {
            const dm_actor **slot = dm_vec_push(f->arena, list);
            if (slot)
                *slot = &one->actors.ptr[k];
        }
    }
}

static bool is_joint(const finder *f, uint32_t t) {
    for (DM_CHILDREN(f->parse, t, c))
        if (dm_tree_lemma_is(f->parse, c, "joint") || dm_tree_lemma_is(f->parse, c, "common"))
            return true;
    return false;
}

/* "Kenya and Uganda agreed to reopen the bridge. ... their joint statement": the several who were
 * the subject of a sentence before. */
static void gather_several(const finder *f, uint32_t t, dm_actor_refs *list) {
    const dm_actors *actors = actors_of(f);
    for (size_t i = actors->mentions.len; i > 0; i--) {
        const dm_mention *one = &actors->mentions.ptr[i - 1];
        if (one->head >= t || tok(f, one->head)->rel != DM_REL_NSUBJ || one->place)
            continue;
        if (tok(f, t)->sentence - tok(f, one->head)->sentence > RECENT_SENTENCES)
            return;
        dm_actor_refs found = {0};
        dm_scene_gather(f->scene, one->head, &found);
        if (found.len < 2 || !dm_refs_any_code(&found))
            continue;
        *list = found;
        return;
    }
}

/* "the message published by the Kremlin", where nobody else can be meant. */
static void gather_publisher(const finder *f, uint32_t t, dm_actor_refs *list) {
    for (DM_CHILDREN(f->parse, t, c)) {
        dm_fillers fillers = {0};
        if (tok(f, c)->rel != DM_REL_ACL || !dm_is_passive(&f->scene->grammar, c))
            continue;
        dm_arguments(&f->scene->grammar, c, DM_SLOT_SUBJ, (dm_str){"", 0}, &fillers);
        for (size_t i = 0; i < fillers.count; i++)
            dm_scene_gather(f->scene, fillers.tokens[i], list);
    }
}

/* Whether somebody meets in the sentence. */
static bool tells_of_meeting(const finder *f, uint32_t sentence) {
    const dm_sentence *s = &f->parse->sentences[sentence];
    for (uint32_t t = s->first; t < s->first + s->count; t++)
        if (dm_codebook_in_class(f->scene->grammar.book, "@convenes", tok(f, t)->lemma))
            return true;
    return false;
}

/* The organisation whose meeting adopted the communique or declaration t; NULL if none is told. */
static const dm_actor *adopter_of(const finder *f, uint32_t t) {
    enum { MEETING_SENTENCES = 12 };
    const dm_actors *actors = f->scene->grammar.actors;
    const dm_actor *found = NULL;
    if (!dm_codebook_in_class(f->scene->grammar.book, "@adopted-text", tok(f, t)->lemma))
        return NULL;
    for (size_t i = actors->mentions.len; i > 0; i--) {
        const dm_mention *one = &actors->mentions.ptr[i - 1];
        const dm_actor *actor = &one->actors.ptr[0];
        bool body = actor->kind == DM_KIND_ORGANISATION || actor->kind == DM_KIND_GROUP;
        if (one->head >= t || one->actors.len != 1 || !body || !actor->code.len)
            continue;
        uint32_t sentence = tok(f, one->head)->sentence;
        if (tok(f, t)->sentence - sentence > MEETING_SENTENCES)
            break;
        if (tells_of_meeting(f, sentence))
            return actor;
        found = found ? found : actor;
    }
    return tells_of_meeting(f, tok(f, t)->sentence) ? found : NULL;
}

/* Who issues the text by its phrase: "by", "from" or "of" somebody, or whoever owns it. */
static void gather_issuer(const finder *f, uint32_t t, dm_actor_refs *list) {
    static const char *const issuers[] = {"by", "from", "of"};
    for (size_t i = 0; i < 3 && !list->len; i++)
        gather_case(f, t, issuers[i], list);
    if (!list->len)
        dm_actors_responsible(actors_of(f), t, DM_OWNER_BESIDE, list);
}

/* Whether the speech is what a document like t says: "the statement noted", "according to it". */
static bool is_by_document(const finder *f, uint32_t t, const dm_speech *one) {
    enum { BEHIND = 4 };
    if (one->verb == DM_NO_TOKEN || !one->speakers.len)
        return false;
    uint32_t subject = one->kind_of_verb == DM_REPORT_PREPOSITION
                           ? (uint32_t)DM_NO_TOKEN
                           : dm_surface_subject(&f->scene->grammar, one->verb);
    if (subject != DM_NO_TOKEN)
        return dm_str_eq(tok(f, subject)->lemma, tok(f, t)->lemma);
    for (uint32_t u = one->verb; u <= one->verb + BEHIND && u <= dm_end_of(f, one->verb); u++)
        if (one->kind_of_verb == DM_REPORT_PREPOSITION &&
            dm_str_eq(tok(f, u)->lemma, tok(f, t)->lemma))
            return true;
    return false;
}

/* "Manila answered with a statement of its own": whether another document of that kind is told of
 * in the sentences behind `sentence` and before that of t. */
static bool is_made_since(const finder *f, uint32_t t, uint32_t sentence) {
    for (uint32_t u = t; u > 0 && tok(f, u - 1)->sentence > sentence; u--) {
        uint32_t one = u - 1;
        if (tok(f, one)->sentence < tok(f, t)->sentence &&
            dm_str_eq(tok(f, one)->lemma, tok(f, t)->lemma) && dm_tree_is_nominal(f->parse, one) &&
            tok(f, one)->rel != DM_REL_NSUBJ)
            return true;
    }
    return false;
}

/* "According to the statement, ... The statement noted": the same one, which spoke before. */
static void gather_same(const finder *f, uint32_t t, dm_actor_refs *list) {
    enum { SAME_DOCUMENT_SENTENCES = 5 };
    uint32_t determiner = dm_tree_find(f->parse, t, DM_REL_DET);
    if (determiner == DM_NO_TOKEN || !dm_tree_lemma_is(f->parse, determiner, "the"))
        return;
    for (DM_CHILDREN(f->parse, t, c))
        if (c != determiner && tok(f, c)->upos != DM_PUNCT && tok(f, c)->upos != DM_ADV)
            return;
    for (size_t i = f->spoken->speeches.len; i > 0; i--) {
        const dm_speech *one = &f->spoken->speeches.ptr[i - 1];
        if (one->sentence > tok(f, t)->sentence ||
            tok(f, t)->sentence - one->sentence > SAME_DOCUMENT_SENTENCES)
            continue;
        if (!is_by_document(f, t, one))
            continue;
        if (!is_made_since(f, t, one->sentence))
            *list = one->speakers;
        return;
    }
}

/* "according to a report of the UN panel. ... In the report it is said": whose it was when it was
 * named first, or who made it ("the ministry issued a statement"). */
static void gather_earlier(const finder *f, uint32_t t, dm_actor_refs *list) {
    dm_str lemma = tok(f, t)->lemma;
    for (uint32_t u = t;
         u-- > 0 && tok(f, t)->sentence - tok(f, u)->sentence <= RECENT_SENTENCES;) {
        if (f->last.len && tok(f, u)->sentence < f->last_sentence)
            return; /* somebody spoke since */
        if (tok(f, u)->sentence == tok(f, t)->sentence || !dm_str_eq(tok(f, u)->lemma, lemma) ||
            !dm_tree_is_nominal(f->parse, u) || dm_spoken_quoted(f->spoken, tok(f, u)->start))
            continue;
        uint32_t verb = tok(f, u)->head;
        gather_behalf(f, u, list); /* in whose name, whoever published it */
        if (!list->len)
            gather_issuer(f, u, list);
        bool made = verb != DM_NO_TOKEN && dm_tree_is_verbal(f->parse, verb) &&
                    (tok(f, u)->rel == DM_REL_OBJ || tok(f, u)->rel == DM_REL_OBL) &&
                    !dm_is_passive(&f->scene->grammar, verb);
        uint32_t subject = made && !list->len ? dm_surface_subject(&f->scene->grammar, verb)
                                              : (uint32_t)DM_NO_TOKEN;
        if (subject != DM_NO_TOKEN)
            dm_scene_gather(f->scene, subject, list);
        return;
    }
}

/* "The OAS adopted a resolution that calls it a violation", "the ministry issued a statement saying
 * so": who makes the text by the verb above it. */
static void gather_maker(const finder *f, uint32_t t, dm_actor_refs *list) {
    uint32_t verb = tok(f, t)->head;
    if (tok(f, t)->rel != DM_REL_OBJ || verb == DM_NO_TOKEN ||
        !dm_codebook_in_class(f->scene->grammar.book, "@makes-text", tok(f, verb)->lemma) ||
        dm_is_passive(&f->scene->grammar, verb))
        return;
    uint32_t subject = dm_surface_subject(&f->scene->grammar, verb);
    if (subject != DM_NO_TOKEN)
        dm_scene_gather(f->scene, subject, list);
}

/* The text that a paragraph is one of; the text itself. */
static uint32_t whole_text(const finder *f, uint32_t t) {
    if (is_text_part(f, t))
        for (DM_CHILDREN(f->parse, t, c))
            if (tok(f, c)->rel == DM_REL_NMOD && dm_is_document(f, c))
                return c;
    return t;
}

/* "A government statement", "a police report", of no state that the phrase names: of the one that
 * the sentence before tells of, else of the country that the report is from. */
static void gather_state(const finder *f, uint32_t t, dm_actor_refs *list) {
    bool official = false;
    for (DM_CHILDREN(f->parse, t, c)) {
        if (actors_of(f)->name_of[c] != DM_NO_TOKEN || tok(f, c)->rel == DM_REL_NMOD_POSS ||
            (c > t && tok(f, c)->rel == DM_REL_NMOD))
            return;
        official |= c < t && (tok(f, c)->rel == DM_REL_COMPOUND || tok(f, c)->rel == DM_REL_AMOD) &&
                    dm_codebook_in_class(f->scene->grammar.book, "@of-the-state", tok(f, c)->lemma);
    }
    const dm_actor *side = official ? dm_side_before(f, t) : NULL;
    dm_str code = side ? side->code : f->home;
    dm_actor *actor = official && code.len ? DM_NEW(f->arena, dm_actor) : NULL;
    if (!actor)
        return;
    uint32_t first, last;
    dm_tree_phrase(f->parse, t, &first, &last);
    *actor = (dm_actor){.kind = DM_KIND_STATE,
                        .code = code,
                        .sector = DM_STR("GOV"),
                        .text = dm_tree_text(f->parse, first, last),
                        .span = {tok(f, first)->start, tok(f, last)->end},
                        .why = DM_STR(DM_WHY_HOME)};
    dm_refs_push(f->arena, list, actor);
}

void dm_document_speakers(const finder *f, uint32_t t, dm_actor_refs *list) {
    t = whole_text(f, t);
    const dm_actor *adopter = adopter_of(f, t);
    if (adopter) {
        dm_refs_push(f->arena, list, adopter);
        return;
    }
    gather_maker(f, t, list);
    if (!list->len)
        gather_same(f, t, list);
    if (!dm_refs_any_code(list) && means_resolution(f, t))
        gather_body(f, t, list);
    if (!list->len)
        gather_behalf(f, t, list);
    if (!list->len)
        gather_relative(f, t, list);
    if (!list->len)
        gather_issuer(f, t, list);
    if (list->len < 2 && is_joint(f, t)) {
        dm_actor_refs alone = *list;
        *list = (dm_actor_refs){0};
        gather_several(f, t, list);
        gather_case(f, t, "with", list);
        if (!list->len && dm_tree_find(f->parse, t, DM_REL_NMOD_POSS) == DM_NO_TOKEN)
            *list = alone; /* "their joint statement" is not that of one */
    }
    uint32_t determiner = dm_tree_find(f->parse, t, DM_REL_DET);
    bool known = tok(f, t)->upos == DM_PROPN || tok(f, t)->feats & DM_FEAT_SING ||
                 (determiner != DM_NO_TOKEN && dm_tree_lemma_is(f->parse, determiner, "the"));
    for (DM_CHILDREN(f->parse, t, c)) /* "the report by a panel": of nobody we know */
        known &= (tok(f, c)->rel != DM_REL_NMOD || !dm_tree_has_case(f->parse, c, "by")) &&
                 (tok(f, c)->rel != DM_REL_ACL || is_seen(f, c) || /* "adopted by all members" */
                  dm_tree_find(f->parse, c, DM_REL_OBL_AGENT) == DM_NO_TOKEN);
    if (!list->len)
        gather_state(f, t, list);
    if (!list->len && known && !is_text_part(f, t))
        gather_earlier(f, t, list);
    if (!list->len && known && !is_text_part(f, t) &&
        tok(f, t)->sentence - f->last_sentence <= RECENT_SENTENCES)
        *list = f->last;
    if (!list->len)
        gather_announced(f, t, list);
    if (!list->len)
        gather_publisher(f, t, list);
    bool nobody =
        list->len == 1 && !list->ptr[0]->code.len; /* "The ministry": whose is known now */
    if (nobody && f->last.len == 1 && dm_str_eq(f->last.ptr[0]->text, list->ptr[0]->text))
        *list = f->last;
}

bool dm_is_text_that_says(const finder *f, uint32_t t) {
    uint32_t carrier = tok(f, t)->head;
    bool adopted = tok(f, t)->rel == DM_REL_OBJ; /* by the subject: told by the verb */
    if (tok(f, t)->upos != DM_NOUN || !LEMMA_IN(f->parse, t, "resolution", "text") || adopted ||
        (tok(f, t)->feats & DM_FEAT_PLUR) ||
        (carrier != DM_NO_TOKEN && (dm_turns_down(&f->scene->grammar, carrier) ||
                                    LEMMA_IN(f->parse, carrier, "veto", "block", "oppose"))))
        return false;
    bool says = false;
    for (DM_CHILDREN(f->parse, t, c)) {
        dm_rel rel = (dm_rel)tok(f, c)->rel;
        if (dm_tree_lemma_is(f->parse, c, "draft"))
            return false;
        says |= (rel == DM_REL_ACL || rel == DM_REL_ACL_RELCL) && tok(f, c)->upos == DM_VERB &&
                !dm_is_passive(&f->scene->grammar, c) && !LEMMA_IN(f->parse, c, "draft", "table");
    }
    return says;
}
