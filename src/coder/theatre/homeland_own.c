/*
 * theatre/homeland_own.c - words within one country: courts, parties, unions and governments of a
 * state blame, refuse and ask others of the same state, whose country nobody names.
 *
 * "The opposition accused the president", "prosecutors opened an investigation into a bank",
 * "parliament rejected the bill". Whoever speaks for the country abroad is left out, and so is an
 * article that is about another country.
 */
#include "coder/theatre/homeland.h"

#include "actors/actors_inside.h"
#include "coder/sides.h"

static const float AT_HOME = 0.8f, OF_ARTICLE = 0.6f;

static bool is_quarrel(const dm_candidate *c) {
    return c->type == DM_ACCUSE || c->type == DM_REJECT || c->type == DM_REQUEST ||
           c->type == DM_THREATEN || dm_str_is(c->mode, "convict");
}

/* "the foreign minister", "the embassy", "envoys". */
static bool speaks_abroad(const dm_codebook *book, const dm_actor *actor) {
    dm_str text = actor->text;
    for (size_t from = 0; from < text.len;) {
        size_t end = dm_str_find(text, DM_STR(" "), from);
        end = end == SIZE_MAX ? text.len : end;
        if (dm_codebook_in_class(book, "@abroad", dm_str_sub(text, from, end)))
            return true;
        from = end + 1;
    }
    return dm_codebook_in_class(book, "@sent", actor->role);
}

/* The part of a country that acts; NULL: a state itself, several countries, or who speaks abroad.
 */
static const dm_actor *part_of(const dm_codebook *book, const dm_candidate *c, dm_str home) {
    const dm_actor *actor = c->actors.len ? c->actors.ptr[0] : NULL;
    if (!actor || actor->code.len != 3 ||
        !dm_codebook_in_class(book, "@sector-domestic", actor->sector) ||
        actor->kind == DM_KIND_ORGANISATION || actor->kind == DM_KIND_GROUP ||
        speaks_abroad(book, actor) || (home.len && !dm_str_eq(home, actor->code)))
        return NULL;
    for (size_t i = 1; i < c->actors.len; i++)
        if (!dm_str_eq(c->actors.ptr[i]->code, actor->code))
            return NULL;
    return actor;
}

/* ---- those without affiliation ---- */

/* The head of the phrase that names an actor. */
static uint32_t head_of(const dm_story *story, const dm_actor *actor) {
    const dm_actors *actors = story->scene.grammar.actors;
    for (size_t i = 0; i < actors->mentions.len; i++) {
        const dm_mention *mention = &actors->mentions.ptr[i];
        for (size_t k = 0; k < mention->actors.len; k++)
            if (mention->actors.ptr[k].span.start == actor->span.start &&
                mention->actors.ptr[k].span.end == actor->span.end)
                return mention->head;
    }
    return DM_NO_TOKEN;
}

/* "lecturers", "the former president", "a rebel group"; no company or paper by its name, and not
 * "the government" in the mouth of a minister: that is another's. */
static bool is_compatriot(const dm_story *story, const dm_actor *actor, const dm_actor *hit) {
    const dm_codebook *book = story->scene.grammar.book;
    uint32_t head = head_of(story, hit);
    bool named = head != DM_NO_TOKEN && dm_parse_of(story)->tokens[head].upos == DM_PROPN;
    bool business = dm_str_is(hit->sector, "BUS") || dm_str_is(hit->sector, "MED");
    bool two = actor->kind == DM_KIND_PERSON && hit->kind == DM_KIND_PERSON; /* two offices */
    bool ruler =
        dm_str_is(hit->sector, "GOV") && dm_str_is(actor->sector, "GOV") && !two &&
        !(head != DM_NO_TOKEN &&
          dm_codebook_in_class(book, "@subordinate", dm_parse_of(story)->tokens[head].lemma));
    if (hit->code.len || ruler || speaks_abroad(book, hit) || (business && named) ||
        dm_str_is(hit->sector, "UNK"))
        return false;
    return business || (dm_codebook_in_class(book, "@sector-domestic", hit->sector) &&
                        !dm_homeland_is_nowhere(book, hit));
}

/* "The Kenyan government condemned the army's action": another's army. */
static bool is_judged_army(const dm_candidate *c, const dm_actor *actor, const dm_actor *hit) {
    return c->type == DM_ACCUSE && dm_str_is(actor->sector, "GOV") && dm_str_is(hit->sector, "MIL");
}

static bool own_people(const dm_story *story, dm_candidate *c, const dm_actor *actor) {
    for (size_t i = 0; i < c->recipients.len; i++)
        if (!is_compatriot(story, actor, c->recipients.ptr[i]) ||
            is_judged_army(c, actor, c->recipients.ptr[i]))
            return false;
    for (size_t i = 0; i < c->recipients.len; i++) {
        const dm_actor *hit = c->recipients.ptr[i];
        dm_str why = dm_arena_printf(story->scene.grammar.arena, "%.*s, of the country of %.*s",
                                     DM_FMT(hit->why), DM_FMT(actor->text));
        dm_refs_put(story->scene.grammar.arena, &c->recipients, i,
                    dm_actor_as(story->scene.grammar.arena, hit, actor->code, hit->sector, why));
    }
    return c->recipients.len > 0;
}

/* ---- voices without affiliation ---- */

/* A name that the lexicon does not know: "Mirza Fakhrul called for the government to resign". */
static void hear_names(const dm_story *story, dm_candidate *c, dm_str home) {
    dm_fillers subject = {0};
    dm_arguments(&story->scene.grammar, c->predicate, DM_SLOT_SUBJ, (dm_str){"", 0}, &subject);
    for (size_t i = 0; i < subject.count; i++)
        if ((dm_parse_of(story)->tokens[subject.tokens[i]].upos == DM_PROPN ||
             dm_codebook_in_class(story->scene.grammar.book, "@speaks-up",
                                  dm_parse_of(story)->tokens[subject.tokens[i]].lemma)) &&
            !dm_actors_at(story->scene.grammar.actors, subject.tokens[i]))
            dm_refs_push(story->scene.grammar.arena, &c->actors,
                         dm_actor_told(story, subject.tokens[i], DM_KIND_PERSON, DM_STR("CVL"),
                                       home, "a name in an article about one country"));
}

static void hear_parts(const dm_story *story, dm_candidate *c, dm_str home) {
    dm_arena *arena = story->scene.grammar.arena;
    dm_actor_refs parts = {0};
    for (size_t i = 0; i < c->actors.len; i++) {
        const dm_actor *old = c->actors.ptr[i];
        dm_str sector = old->sector.len ? old->sector : DM_STR("CVL");
        dm_str why = dm_arena_printf(arena, "%.*s, " DM_WHY_FOCUS, DM_FMT(old->why));
        dm_refs_push(arena, &parts,
                     dm_str_is(sector, "UNK") ||
                             dm_homeland_is_nowhere(story->scene.grammar.book, old)
                         ? old
                         : dm_actor_as(arena, old, home, sector, why));
    }
    c->actors = parts;
}

/* ---- what only those of a country quarrel about ---- */

/* A law, a budget, a strike; "the result of the election", "a wage offer". */
static bool is_of_home(const dm_story *story, uint32_t t, const dm_actor *actor) {
    const dm_codebook *book = story->scene.grammar.book;
    const dm_parse *parse = dm_parse_of(story);
    bool opposes = dm_homeland_opposes(book, actor) && !dm_str_is(actor->sector, "LEG") &&
                   !dm_str_is(actor->sector, "REB");
    if (dm_codebook_in_class(book, "@home-matter", parse->tokens[t].lemma) ||
        (opposes && dm_codebook_in_class(book, "@opposed-matter", parse->tokens[t].lemma)))
        return true;
    for (DM_CHILDREN(parse, t, c)) {
        bool beside = parse->tokens[c].rel == DM_REL_COMPOUND ||
                      (parse->tokens[c].rel == DM_REL_NMOD && !dm_tree_has_case(parse, c, "with"));
        if (beside && dm_codebook_in_class(book, "@home-matter", parse->tokens[c].lemma))
            return true;
    }
    return false;
}

/* Somebody is named in the phrase: the first of those without affiliation, where all are. */
static bool names_others(const dm_story *story, uint32_t t, const dm_actor *actor,
                         const dm_actor **found) {
    uint32_t first, last;
    dm_tree_phrase(dm_parse_of(story), t, &first, &last);
    for (uint32_t k = first; k <= last; k++) {
        const dm_mention *mention = dm_actors_at(story->scene.grammar.actors, k);
        for (size_t i = 0; mention && i < mention->actors.len; i++) {
            const dm_actor *other = &mention->actors.ptr[i];
            if (!other->code.len && !other->sector.len && other->kind == DM_KIND_PERSON)
                continue; /* a name */
            if (!is_compatriot(story, actor, other) && !dm_str_eq(other->code, actor->code))
                return true;
            if (!*found && other->span.start != actor->span.start)
                *found = other;
        }
    }
    return false;
}

/* A petition before a court; an inquiry that the opposition demands. */
static bool is_theirs(const dm_story *story, const dm_actor *actor, uint32_t t) {
    const dm_codebook *book = story->scene.grammar.book;
    dm_str lemma = dm_parse_of(story)->tokens[t].lemma;
    return dm_str_is(actor->sector, "JUD")
               ? dm_codebook_in_class(book, "@court-matter", lemma)
               : dm_homeland_opposes(book, actor) &&
                     dm_codebook_in_class(book, "@asked-at-home", lemma);
}

/* Takes those whose matter the noun is, or who asked for it. */
static bool take_matter(const dm_story *story, dm_candidate *c, const dm_actor *actor, uint32_t t) {
    dm_arena *arena = story->scene.grammar.arena;
    const dm_actor *found = NULL;
    if (names_others(story, t, actor, &found))
        return false;
    bool asked = found && dm_codebook_in_class(story->scene.grammar.book, "@proposal",
                                               dm_parse_of(story)->tokens[t].lemma);
    if (!asked && !is_of_home(story, t, actor) && !is_theirs(story, actor, t))
        return false;
    dm_str sector = dm_str_is(actor->sector, "GOV") ? DM_STR("LEG") : DM_STR("GOV");
    dm_refs_push(arena, &c->recipients,
                 asked ? dm_actor_as(arena, found, actor->code, found->sector, found->why)
                       : dm_actor_told(story, t, DM_KIND_STATE, sector, actor->code,
                                       "those whose matter it is in the country of the actor"));
    return true;
}

static bool own_matter(const dm_story *story, dm_candidate *c, const dm_actor *actor) {
    const dm_grammar *g = &story->scene.grammar;
    bool blames = dm_homeland_opposes(g->book, actor) || dm_str_is(actor->sector, "JUD");
    /* a government asks others for help, and its own for nothing */
    bool begs =
        dm_str_is(actor->sector, "GOV") && c->type == DM_REQUEST && dm_str_is(c->mode, "assist");
    /* "Washington demanded an election", in news of another country */
    const dm_entity *about = g->actors->most_named;
    bool abroad = dm_str_is(actor->sector, "GOV") && about && !dm_str_eq(about->code, actor->code);
    if (c->recipients.len || c->nominal || begs || abroad || (c->type == DM_ACCUSE && !blames))
        return false;
    if (c->type == DM_REQUEST && dm_str_is(c->frame->mode, "resign")) { /* "that he resign" */
        dm_refs_push(g->arena, &c->recipients,
                     dm_actor_told(story, c->predicate, DM_KIND_STATE, DM_STR("GOV"), actor->code,
                                   "those who govern the country of the actor"));
        return true;
    }
    for (uint8_t i = 0; i < c->frame->recipient.count; i++) {
        dm_fillers fillers = {0};
        dm_slot_fillers(g, c->predicate, &c->frame->recipient.choices[i], &fillers);
        for (size_t k = 0; k < fillers.count; k++)
            if (take_matter(story, c, actor, fillers.tokens[k]))
                return true;
    }
    dm_fillers object = {0};
    dm_arguments(g, c->predicate, DM_SLOT_OBJ, (dm_str){"", 0}, &object);
    return object.count && take_matter(story, c, actor, object.tokens[0]);
}

/* "the government", not "the Nigerian government". */
static bool is_bare_organ(const dm_story *story, const dm_actor *organ) {
    uint32_t head = head_of(story, organ), first, last;
    if (head == DM_NO_TOKEN || dm_parse_of(story)->tokens[head].upos != DM_NOUN)
        return false;
    dm_tree_phrase(dm_parse_of(story), head, &first, &last);
    for (uint32_t t = first; t <= last; t++)
        if (dm_parse_of(story)->tokens[t].upos == DM_PROPN ||
            dm_actors_name(story->scene.grammar.actors, t))
            return false;
    return true;
}

/* "Residents accused the Nigerian army": the country of an organ of state, where only those who
 * live under it have to do with it. */
static dm_str country_of_organ(const dm_story *story, const dm_candidate *c) {
    const dm_codebook *book = story->scene.grammar.book;
    const dm_actor *organ = c->recipients.len == 1 ? c->recipients.ptr[0] : NULL;
    if (!organ || organ->code.len != 3 ||
        !dm_codebook_in_class(book, "@sector-power", organ->sector))
        return (dm_str){0};
    for (size_t i = 0; i < c->actors.len; i++) {
        const dm_actor *actor = c->actors.ptr[i];
        if (actor->code.len || !dm_homeland_opposes(book, actor) || speaks_abroad(book, actor) ||
            (dm_str_is(actor->sector, "LEG") && !is_bare_organ(story, organ)) ||
            actor->kind == DM_KIND_ORGANISATION)
            return (dm_str){0};
    }
    return c->actors.len ? organ->code : (dm_str){0};
}

/* "Its secretary accused the government", "Mirza Fakhrul rejected the bill". */
void dm_homeland_voices(const dm_story *story, dm_candidate *c, dm_str home) {
    dm_actor_refs before = c->actors;
    if (!home.len)
        home = country_of_organ(story, c);
    if (!home.len || !is_quarrel(c) || c->nominal || c->dropped || dm_refs_any_code(&c->actors))
        return;
    if (!c->actors.len)
        hear_names(story, c, home);
    else
        hear_parts(story, c, home);
    const dm_actor *actor = part_of(story->scene.grammar.book, c, home);
    bool told = dm_refs_have(&c->recipients, home) ||
                (actor && !dm_refs_any_code(&c->recipients) &&
                 (own_people(story, c, actor) || own_matter(story, c, actor)));
    if (!told)
        c->actors = before;
    else if (c->actors.len && c->certainty > OF_ARTICLE)
        c->certainty = OF_ARTICLE;
}

/* "Prosecutors opened an investigation into Mirza Fakhrul": courts and police deal with those who
 * live where they are. */
static bool own_case(const dm_story *story, dm_candidate *c, const dm_actor *actor) {
    const dm_grammar *g = &story->scene.grammar;
    if (c->recipients.len || c->nominal ||
        !(dm_str_is(actor->sector, "JUD") || dm_str_is(actor->sector, "COP")))
        return false;
    for (uint8_t i = 0; i < c->frame->recipient.count; i++) {
        dm_fillers fillers = {0};
        dm_slot_fillers(g, c->predicate, &c->frame->recipient.choices[i], &fillers);
        for (size_t k = 0; k < fillers.count; k++) {
            const dm_actor *found = NULL;
            uint32_t t = fillers.tokens[k];
            if (g->parse->tokens[t].upos != DM_PROPN || names_others(story, t, actor, &found))
                continue;
            dm_refs_push(g->arena, &c->recipients,
                         dm_actor_told(story, t, DM_KIND_PERSON, DM_STR("CVL"), actor->code,
                                       "a party to a case, of the country of the court"));
            return true;
        }
    }
    return false;
}

void dm_homeland_own(const dm_story *story, dm_candidate *c, dm_str home) {
    const dm_codebook *book = story->scene.grammar.book;
    bool praise = c->type == DM_SUPPORT;
    const dm_actor *actor =
        (is_quarrel(c) || praise) && !c->dropped ? part_of(book, c, home) : NULL;
    if (actor && praise) { /* "the unions welcomed the ruling"; "parliament passed the bill" */
        if (c->frame->recipient.count && dm_homeland_opposes(book, actor) &&
            own_matter(story, c, actor))
            c->certainty = c->certainty < AT_HOME ? c->certainty : AT_HOME;
        return;
    }
    if (actor &&
        (own_people(story, c, actor) || own_matter(story, c, actor) || own_case(story, c, actor)) &&
        c->certainty > AT_HOME)
        c->certainty = AT_HOME;
}

/* Told in a sentence of its own or in somebody's words; no relative clause, no purpose. */
static bool is_told(const dm_story *story, const dm_candidate *c) {
    uint32_t verb = c->light != DM_NO_TOKEN ? c->light : c->predicate;
    const dm_parse *parse = dm_parse_of(story);
    dm_rel rel = (dm_rel)parse->tokens[dm_tree_first_conjunct(parse, verb)].rel;
    dm_fillers object = {0};
    dm_arguments(&story->scene.grammar, c->predicate, DM_SLOT_OBJ, (dm_str){"", 0}, &object);
    bool pointed = object.count && (parse->tokens[object.tokens[0]].upos == DM_PRON ||
                                    dm_actors_at(story->scene.grammar.actors, object.tokens[0]));
    return !pointed && (rel == DM_REL_ROOT || rel == DM_REL_CCOMP || rel == DM_REL_PARATAXIS);
}

/* A person, party, court or assembly; no ministry and no capital, whose words may be meant for the
 * world. */
static bool is_voice(const dm_codebook *book, const dm_actor *actor) {
    return (actor->kind == DM_KIND_PERSON || dm_homeland_opposes(book, actor) ||
            dm_str_is(actor->sector, "JUD")) &&
           !dm_str_is(actor->sector, "MIL") && !dm_codebook_in_class(book, "@knows", actor->role);
}

void dm_homeland_rest(const dm_story *story, dm_candidate *c, dm_str home) {
    const dm_actor *actor = home.len && is_quarrel(c) && !c->dropped && !c->nominal &&
                                    !c->recipients.len && c->frame->recipient.count
                                ? part_of(story->scene.grammar.book, c, home)
                                : NULL;
    if (!actor || dm_str_is(c->mode, "assist") || !is_told(story, c) ||
        !is_voice(story->scene.grammar.book, actor))
        return;
    bool rules = dm_str_is(actor->sector, "GOV") || dm_str_is(actor->sector, "MIL");
    dm_refs_push(story->scene.grammar.arena, &c->recipients,
                 dm_actor_beside(story->scene.grammar.arena, actor,
                                 rules ? DM_KIND_PEOPLE : DM_KIND_STATE,
                                 rules ? DM_STR("CVL") : DM_STR("GOV"),
                                 "the other side in the country that the article is about"));
    c->inferred = true;
    c->share = OF_ARTICLE;
}
