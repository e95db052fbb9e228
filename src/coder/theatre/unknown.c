/*
 * theatre/unknown.c - force whose doer the subject does not name: by whose weapon it was, or by
 * somebody who is not known.
 *
 * "Killed in an Israeli strike" tells by whom; "killed in a bombing", "was kidnapped" and "a masked
 * man attacked" tell of a deliberate act, which is somebody's all the same.
 */
#include "actors/actors_inside.h"
#include "coder/settle.h"
#include "coder/theatre/parts.h"

static const float INVADERS = 0.6f;
static const float GUNMEN = 0.8f;

/* What people are killed in or by: "strike", "offensive". */
static bool is_weapon(const dm_story *story, uint32_t t) {
    const dm_codebook *book = story->scene.grammar.book;
    dm_str lemma = dm_parse_of(story)->tokens[t].lemma;
    return dm_codebook_in_class(book, "@weapon-use", lemma) ||
           dm_codebook_in_class(book, "@campaign", lemma);
}

/* The noun is an act of its own with both sides: "killed in an Israeli strike on Gaza". */
static bool says_all(const dm_story *story, uint32_t noun) {
    for (size_t i = 0; i < story->candidates.len; i++) {
        const dm_candidate *c = &story->candidates.ptr[i];
        if (c->predicate == noun && !c->dropped && c->actors.len && c->recipients.len)
            return true;
    }
    return false;
}

/* Those whose weapon or campaign it is: "an Israeli strike", "the offensive by Rwanda", "missiles
 * fired by Iran"; but "the Nairobi bombing" is named for where it was. */
static void gather_owners(const dm_story *story, uint32_t weapon, dm_actor_refs *list) {
    const dm_grammar *g = &story->scene.grammar;
    dm_fillers doers = {0};
    if (says_all(story, weapon))
        return;
    if (dm_codebook_in_class(g->book, "@campaign", g->parse->tokens[weapon].lemma)) {
        if (dm_actors_responsible(g->actors, weapon, DM_OWNER_BESIDE, list))
            return;
        dm_arguments(g, weapon, DM_SLOT_SUBJ, (dm_str){"", 0}, &doers);
    }
    for (DM_CHILDREN(g->parse, weapon, fired))
        if (!doers.count && g->parse->tokens[fired].rel == DM_REL_ACL && dm_is_passive(g, fired))
            dm_arguments(g, fired, DM_SLOT_SUBJ, (dm_str){"", 0}, &doers);
    for (DM_CHILDREN(g->parse, weapon, claimed)) /* "a Taliban-claimed car bomb" */
        if (!doers.count && dm_tree_lemma_is(g->parse, claimed, "claim"))
            for (DM_CHILDREN(g->parse, claimed, c))
                if (dm_actors_name(g->actors, c) && doers.count < DM_MOST_FILLERS)
                    doers.tokens[doers.count++] = c;
    if (!doers.count)
        dm_arguments(g, weapon, DM_SLOT_PREP, DM_STR("by"), &doers);
    if (!doers.count &&
        dm_codebook_in_class(g->book, "@fighting-goes", g->parse->tokens[weapon].lemma))
        dm_arguments(g, weapon, DM_SLOT_PREP, DM_STR("with"), &doers); /* "in clashes with Serbs" */
    for (size_t i = 0; i < doers.count; i++) {
        uint32_t t = doers.tokens[i];
        if (!dm_tree_above(g->parse, weapon, t) || dm_scene_gather(&story->scene, t, list))
            continue;
        const dm_name_span *name = dm_actors_name(g->actors, t); /* "Saudi-led" */
        if (name && name->entity)
            dm_refs_push(g->arena, list,
                         dm_actors_make((dm_actors *)g->actors, name->entity, t, t));
    }
}

/* Whether the act was done with or in a weapon or campaign; who its owner is goes into `owners`. */
static bool by_weapon(const dm_story *story, const dm_candidate *c, dm_actor_refs *owners) {
    static const char *const means[] = {"in", "by", "with", "under", "during"};
    bool weapon = false;
    for (size_t i = 0; i < sizeof means / sizeof *means; i++) {
        dm_fillers by = {0}; /* "were killed in a bombing" */
        dm_arguments(&story->scene.grammar, c->predicate, DM_SLOT_PREP, dm_str_of(means[i]), &by);
        for (size_t k = 0; k < by.count; k++)
            if (is_weapon(story, by.tokens[k])) {
                weapon |= dm_codebook_in_class(story->scene.grammar.book, "@weapon-use",
                                               dm_parse_of(story)->tokens[by.tokens[k]].lemma);
                gather_owners(story, by.tokens[k], owners);
            }
    }
    return weapon;
}

/* The attack in which it happened: "in the raid by Chad, ten died", "the raid in which ten died";
 * DM_NO_TOKEN. */
static uint32_t attack_around(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    const dm_token *verb = &parse->tokens[c->predicate];
    if (verb->rel == DM_REL_ACL_RELCL && is_weapon(story, verb->head))
        return verb->head;
    for (DM_CHILDREN(parse, c->predicate, t))
        if (parse->tokens[t].rel == DM_REL_OBL && is_weapon(story, t) &&
            (dm_tree_has_case(parse, t, "in") || dm_tree_has_case(parse, t, "during")))
            return t;
    return DM_NO_TOKEN;
}

void dm_theatre_attack(dm_story *story, dm_candidate *c) {
    const dm_grammar *g = &story->scene.grammar;
    uint32_t attack = c->type == DM_ASSAULT && !dm_refs_any_code(&c->actors) && !c->nominal &&
                              c->recipients.len && !dm_refs_any_code(&c->recipients)
                          ? attack_around(story, c)
                          : (uint32_t)DM_NO_TOKEN;
    dm_actor_refs owners = {0}, targets = {0};
    if (attack == DM_NO_TOKEN)
        return;
    gather_owners(story, attack, &owners);
    if (!dm_refs_any_code(&owners)) {
        owners.len = 0;
        dm_actors_responsible(g->actors, attack, DM_OWNER_BESIDE, &owners);
    }
    for (DM_CHILDREN(g->parse, attack, clause)) /* "the raid that Chad carried out on a convoy" */
        if (!dm_refs_any_code(&owners) && clause != c->predicate &&
            (g->parse->tokens[clause].rel == DM_REL_ACL_RELCL ||
             g->parse->tokens[clause].rel == DM_REL_ACL)) {
            dm_fillers doers = {0};
            dm_arguments(g, clause, DM_SLOT_SUBJ, (dm_str){"", 0}, &doers);
            for (size_t i = 0; i < doers.count && doers.tokens[i] != attack; i++)
                dm_scene_gather(&story->scene, doers.tokens[i], &owners);
        }
    if (!dm_refs_any_code(&owners))
        return;
    c->actors = owners;
    uint32_t first, last;
    dm_tree_hull(g->parse, attack, &first, &last);
    if (attack < c->predicate) /* "on Israel", hung on the verb behind it */
        last = c->predicate;
    for (uint32_t t = attack + 1; t <= last && !targets.len; t++)
        if (t != c->predicate &&
            (dm_tree_has_case(g->parse, t, "on") || dm_tree_has_case(g->parse, t, "against")) &&
            !dm_scene_gather(&story->scene, t, &targets))
            dm_actors_responsible(g->actors, t, DM_OWNER_BESIDE, &targets);
    if (dm_refs_any_code(&targets) && !dm_refs_share(&targets, &owners))
        c->recipients = targets;
}

/* "a masked man", "two girls with explosives": persons of whom nothing more is said. */
static bool is_anybody(const dm_story *story, const dm_candidate *c, uint32_t t) {
    const dm_codebook *book = story->scene.grammar.book;
    const dm_parse *parse = dm_parse_of(story);
    bool hidden = dm_codebook_in_class(book, "@deliberate", c->frame->lemma);
    if (parse->tokens[t].upos != DM_NOUN ||
        !dm_codebook_in_class(book, "@anybody", parse->tokens[t].lemma))
        return false;
    for (DM_CHILDREN(parse, t, d)) {
        if (parse->tokens[d].rel == DM_REL_NMOD_POSS ||
            (parse->tokens[d].rel == DM_REL_DET && dm_tree_lemma_is(parse, d, "the")))
            return false; /* who is meant has been told */
        hidden |= dm_codebook_in_class(book, "@unidentified", parse->tokens[d].form);
    }
    return hidden;
}

/* Whether the words tell of a weapon or of a deliberate act, by `t` or by nobody at all. */
static bool is_meant(const dm_story *story, const dm_candidate *c, const dm_fillers *subject) {
    const dm_codebook *book = story->scene.grammar.book;
    const dm_parse *parse = dm_parse_of(story);
    dm_fillers thrown = {0}; /* "a grenade was thrown at" */
    if (subject->count)
        return dm_codebook_in_class(book, "@weapon-use", parse->tokens[subject->tokens[0]].lemma) ||
               is_anybody(story, c, subject->tokens[0]);
    if (!dm_is_passive(&story->scene.grammar, c->predicate))
        return false;
    dm_arguments(&story->scene.grammar, c->predicate, DM_SLOT_OBJ, (dm_str){"", 0}, &thrown);
    return dm_codebook_in_class(book, "@deliberate", c->frame->lemma) ||
           (thrown.count &&
            dm_codebook_in_class(book, "@weapon-use", parse->tokens[thrown.tokens[0]].lemma));
}

/* Whether a word is "the raids", "the shelling" and no more, subject of the act. */
static bool is_again(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    dm_fillers subject = {0};
    dm_arguments(&story->scene.grammar, c->predicate, DM_SLOT_SUBJ, (dm_str){"", 0}, &subject);
    if (!subject.count || !dm_codebook_in_class(story->scene.grammar.book, "@campaign",
                                                parse->tokens[subject.tokens[0]].lemma))
        return false;
    bool the = false, more = false;
    for (DM_CHILDREN(parse, subject.tokens[0], t)) {
        the |= dm_tree_lemma_is(parse, t, "the");
        more |= parse->tokens[t].rel != DM_REL_DET && !dm_tree_lemma_is(parse, t, "air");
    }
    return the && !more;
}

/* An attack whose doer is told. */
static bool is_told_attack(const dm_candidate *earlier, const dm_candidate *c) {
    (void)c;
    return earlier->type == DM_ASSAULT && !earlier->dropped && dm_refs_any_code(&earlier->actors);
}

void dm_theatre_again(const dm_story *story, dm_candidate *c) {
    if (c->type != DM_ASSAULT || c->actors.len || c->nominal || !is_again(story, c))
        return;
    const dm_candidate *last = dm_candidate_before(story, c, is_told_attack);
    if (!last)
        return;
    c->actors = last->actors;
    if (!dm_refs_any_code(&c->recipients) || dm_refs_share(&c->actors, &c->recipients))
        c->recipients = last->recipients;
}

/* Something that several people did by force or in the street. */
static bool is_told_force(const dm_candidate *earlier, const dm_candidate *c) {
    (void)c;
    bool force = earlier->type == DM_ASSAULT || earlier->type == DM_COERCE ||
                 earlier->type == DM_MOBILIZE || earlier->type == DM_PROTEST;
    return force && !earlier->dropped && !earlier->nominal && earlier->status == DM_ASSERTED &&
           earlier->actors.len == 1;
}

/* Whether the subject of the act is the word "they". */
static bool is_by_them(const dm_story *story, const dm_candidate *c) {
    dm_fillers subject = {0};
    dm_arguments(&story->scene.grammar, c->predicate, DM_SLOT_SUBJ, (dm_str){"", 0}, &subject);
    return subject.count == 1 &&
           dm_str_eq_nocase(dm_parse_of(story)->tokens[subject.tokens[0]].form, DM_STR("they"));
}

/* "The minister said that they support the call": he speaks for several, and nobody else is told.
 */
static void take_speakers(const dm_story *story, dm_candidate *c) {
    const dm_speech *speech =
        dm_spoken_at(&story->spoken, dm_parse_of(story)->tokens[c->predicate].start);
    bool voiced = c->type == DM_SUPPORT || c->type == DM_REJECT || c->type == DM_ACCUSE ||
                  c->type == DM_REQUEST || c->type == DM_AGREE || c->type == DM_THREATEN;
    if (voiced && !c->nominal && !c->actors.len && speech && !speech->unsaid &&
        speech->speakers.len == 1 && speech->speakers.ptr[0]->code.len && is_by_them(story, c))
        c->actors = speech->speakers;
}

/* "The ministry said that a protest had been lodged with China": what those who govern tell as
 * done to others, and not where, they did. Attacks they tell of others, too. */
static void take_announcer(const dm_story *story, dm_candidate *c) {
    uint32_t verb = c->light != DM_NO_TOKEN ? c->light : c->predicate;
    bool measure = c->type == DM_SANCTION || c->type == DM_COERCE || c->type == DM_AID ||
                   (c->type == DM_ACCUSE && c->frame->pos == 'N') || dm_str_is(c->mode, "release");
    uint32_t told = dm_tree_first_conjunct(dm_parse_of(story), verb);
    dm_rel rel = (dm_rel)dm_parse_of(story)->tokens[told].rel;
    measure &= rel == DM_REL_CCOMP || rel == DM_REL_PARATAXIS || rel == DM_REL_ROOT;
    if (!measure || c->nominal || c->actors.len || c->status != DM_ASSERTED ||
        !dm_is_passive(&story->scene.grammar, verb) || !dm_refs_any_code(&c->recipients))
        return;
    const dm_speech *speech = dm_spoken_at(&story->spoken, dm_parse_of(story)->tokens[verb].start);
    if (!speech || speech->unsaid || speech->kind_of_verb == DM_REPORT_THINK ||
        speech->speakers.len != 1)
        return;
    const dm_actor *speaker = speech->speakers.ptr[0];
    bool governs = speaker->code.len == 3 && speaker->kind != DM_KIND_ORGANISATION &&
                   (is_power(story, speaker->sector) || speaker->kind == DM_KIND_STATE);
    dm_str here = dm_theatre_country_of_clause(story, c);
    bool elsewhere = here.len && !dm_str_eq(here, speaker->code);
    bool own = dm_refs_have(&c->recipients, speaker->code);
    if (governs && !elsewhere && !own)
        c->actors = speech->speakers;
}

/* "struck Kurdish positions, killing eight fighters": those whom the blow was for. */
static void take_hit(const dm_story *story, dm_candidate *c) {
    const dm_token *verb = &dm_parse_of(story)->tokens[c->predicate];
    if (c->type != DM_ASSAULT || c->nominal || verb->rel != DM_REL_ADVCL ||
        !dm_str_ends(verb->form, DM_STR("ing")) || dm_refs_any_code(&c->recipients))
        return;
    for (size_t i = 0; i < story->candidates.len; i++) {
        const dm_candidate *blow = &story->candidates.ptr[i];
        if (blow->predicate == verb->head && blow->type == DM_ASSAULT && !blow->dropped &&
            blow->status == DM_ASSERTED && dm_refs_any_code(&blow->recipients) &&
            dm_refs_share(&blow->actors, &c->actors))
            c->recipients = blow->recipients;
    }
}

void dm_theatre_they(dm_story *story, dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    take_hit(story, c);
    take_speakers(story, c);
    take_announcer(story, c);
    bool force = c->type == DM_ASSAULT || c->type == DM_COERCE || c->type == DM_PROTEST;
    if (!force || c->nominal || !is_by_them(story, c))
        return;
    const dm_candidate *last = dm_candidate_before(story, c, is_told_force);
    if (!last ||
        parse->tokens[last->predicate].sentence + 1 != parse->tokens[c->predicate].sentence)
        return;
    const dm_actor *doer = last->actors.ptr[0];
    if (!c->actors.len && doer->kind != DM_KIND_STATE)
        c->actors = last->actors;
    bool same = c->actors.len == 1 && dm_str_eq(c->actors.ptr[0]->code, doer->code);
    if (same && c->type != DM_PROTEST && !dm_refs_any_code(&c->recipients) &&
        last->recipients.len == 1 && last->recipients.ptr[0]->code.len == 3 &&
        !dm_theatre_country_here(story, c).len)
        dm_theatre_hit_at(story, c, last->recipients.ptr[0]->code);
}

/* The country that the force told right before `c` in the same chain of verbs hit or entered; empty
 * if it is the doer's own, or none. */
static dm_str country_beside(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    uint32_t first = dm_tree_first_conjunct(parse, c->predicate);
    dm_str country = {"", 0};
    for (size_t i = 0; i < story->candidates.len; i++) {
        const dm_candidate *other = &story->candidates.ptr[i];
        if (other->predicate >= c->predicate)
            break;
        if (is_told_force(other, c) && dm_tree_first_conjunct(parse, other->predicate) == first &&
            other->recipients.len == 1)
            country = other->recipients.ptr[0]->code;
    }
    for (DM_CHILDREN(parse, first, t)) /* "crossed into Kenya and killed six officers" */
        if (!country.len && t < c->predicate && dm_tree_has_case(parse, t, "into") &&
            dm_actors_at(story->scene.grammar.actors, t))
            country = dm_actors_at(story->scene.grammar.actors, t)->actors.ptr[0].code;
    return country.len == 3 && !dm_refs_have(&c->actors, country) ? country : (dm_str){"", 0};
}

void dm_theatre_and(dm_story *story, dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    bool force = c->type == DM_ASSAULT || dm_str_is(c->mode, "arrest");
    if (!force || c->nominal || parse->tokens[c->predicate].rel != DM_REL_CONJ ||
        dm_tree_find(parse, c->predicate, DM_REL_NSUBJ) != DM_NO_TOKEN || c->actors.len != 1 ||
        !c->actors.ptr[0]->code.len || !c->frame->recipient.count ||
        dm_refs_any_code(&c->recipients) || dm_theatre_is_elsewhere(story, c) ||
        dm_theatre_country_of_clause(story, c).len || dm_theatre_country_of_object(story, c).len)
        return;
    dm_theatre_hit_at(story, c, country_beside(story, c));
}

/* "The air force", "the troops": forces of which nothing but their kind is told, taken for those of
 * the country where they strike. */
static bool is_bare_force(const dm_story *story, const dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    dm_fillers subject = {0};
    const dm_actor *force = c->actors.len == 1 ? c->actors.ptr[0] : NULL;
    if (c->type != DM_ASSAULT || c->nominal || !force || !dm_str_is(force->sector, "MIL") ||
        force->kind == DM_KIND_PERSON || c->recipients.len > 1 ||
        (c->recipients.len && !dm_str_eq(c->recipients.ptr[0]->code, force->code)))
        return false;
    dm_arguments(&story->scene.grammar, c->predicate, DM_SLOT_SUBJ, (dm_str){"", 0}, &subject);
    if (!subject.count || parse->tokens[subject.tokens[0]].upos != DM_NOUN)
        return false;
    for (DM_CHILDREN(parse, subject.tokens[0], t))
        if (dm_actors_at(story->scene.grammar.actors, t) ||
            story->scene.grammar.actors->name_of[t] != DM_NO_TOKEN || /* "Indian jets" */
            parse->tokens[t].rel == DM_REL_NMOD_POSS || parse->tokens[t].rel == DM_REL_NMOD)
            return false;
    return true;
}

/* The other side of an act of force that `country` or a group of it did or suffered; empty if it
 * is not one. */
static dm_str enemy_in(const dm_story *story, const dm_candidate *c, dm_str country) {
    if (c->type != DM_ASSAULT || c->dropped || c->actors.len != 1 || c->recipients.len != 1)
        return (dm_str){"", 0};
    dm_str doer = c->actors.ptr[0]->code, hit = c->recipients.ptr[0]->code;
    if (doer.len == 3 && dm_str_eq(dm_country_of(story, hit), country))
        return doer;
    return hit.len == 3 && dm_str_eq(dm_country_of(story, doer), country) ? hit : (dm_str){"", 0};
}

void dm_theatre_invader(const dm_story *story, dm_candidate *c) {
    if (!is_bare_force(story, c))
        return;
    const dm_actor *force = c->actors.ptr[0];
    dm_str enemy = {"", 0};
    for (size_t i = 0; i < story->candidates.len; i++) {
        const dm_candidate *other = &story->candidates.ptr[i];
        if (other->predicate >= c->predicate)
            break;
        dm_str one = enemy_in(story, other, force->code);
        if (!one.len || dm_str_eq(one, force->code))
            continue;
        if (enemy.len && !dm_str_eq(enemy, one))
            return; /* of which of them? */
        enemy = one;
    }
    if (!enemy.len)
        return;
    dm_arena *arena = story->scene.grammar.arena;
    c->actors.len = 0;
    dm_refs_push(arena, &c->actors,
                 dm_actor_as(arena, force, enemy, force->sector,
                             DM_STR("of the state that fights the country where they strike")));
    if (INVADERS < c->certainty)
        c->certainty = INVADERS;
}

/* An attack whose doer is told, on the people of the same country. */
static bool is_attack_there(const dm_candidate *earlier, const dm_candidate *c) {
    return is_told_attack(earlier, c) && earlier->status == DM_ASSERTED && !earlier->nominal &&
           earlier->actors.len == 1 && dm_refs_share(&earlier->recipients, &c->recipients);
}

/* "Police opened fire on the crowd. Five people were shot dead": by whoever was told to shoot right
 * before. */
static const dm_candidate *attack_told(const dm_story *story, const dm_candidate *c,
                                       const dm_fillers *subject, bool weapon) {
    bool bare = !subject->count && !weapon && dm_is_passive(&story->scene.grammar, c->predicate) &&
                dm_codebook_in_class(story->scene.grammar.book, "@victims-of", c->frame->lemma);
    return bare && c->status == DM_ASSERTED ? dm_candidate_before(story, c, is_attack_there) : NULL;
}

void dm_theatre_unknown(dm_story *story, dm_candidate *c) {
    const dm_parse *parse = dm_parse_of(story);
    dm_fillers subject = {0};
    dm_actor_refs owners = {0};
    if (c->actors.len == 1 && !c->actors.ptr[0]->code.len && c->certainty < GUNMEN)
        c->certainty =
            GUNMEN; /* "gunmen killed two soldiers": that nobody knows them is no doubt */
    if (c->actors.len || c->nominal || dm_predicate_pos(parse, c->predicate) != 'V' ||
        parse->tokens[c->predicate].rel == DM_REL_AMOD || /* "the bombed embassy" */
        parse->tokens[c->predicate].rel == DM_REL_ACL)    /* "citizens abducted decades ago" */
        return;
    dm_arguments(&story->scene.grammar, c->predicate, DM_SLOT_SUBJ, (dm_str){"", 0}, &subject);
    bool weapon = by_weapon(story, c, &owners);
    if (subject.count && is_weapon(story, subject.tokens[0]))
        gather_owners(story, subject.tokens[0], &owners);
    if (dm_refs_any_code(&owners)) {
        c->actors = owners;
        return;
    }
    const dm_candidate *told = attack_told(story, c, &subject, weapon);
    if (told) {
        c->actors = told->actors;
        return;
    }
    if (!weapon && !is_meant(story, c, &subject))
        return;
    dm_refs_push(story->scene.grammar.arena, &c->actors,
                 dm_actor_told(story, subject.count ? subject.tokens[0] : c->predicate,
                               DM_KIND_PEOPLE, DM_STR("UNK"), (dm_str){"", 0},
                               "somebody who is not named"));
    if (c->certainty < GUNMEN)
        c->certainty = GUNMEN;
}
