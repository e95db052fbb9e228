/*
 * private_life.c - how far an article is of public affairs, and which candidates are not.
 *
 * Who acts in news of politics is a state, a body or somebody who holds an office: eight in ten of
 * those named. In the story of a study, a match or a marriage it is one in ten, and what is told
 * there of "the scientists" or "her advisor" is an event of nobody, however well the words fit. So
 * the share is counted once an article, and held against what goes on among those who hold no
 * office, or within one country.
 */
#include "coder/private_life.h"

#include "coder/sides.h"

#include "coder/match/mood.h"

#include "coder/counterpart/parts.h"

static const double USUAL = 0.8; /* share of those who act for others, in news of politics */
static const double ASSUMED = 5; /* mentions of the usual kind that every article starts with */
static const double POLITICAL = 0.45; /* from here on an article is of public affairs */
static const double PRIVATE = 0.2;    /* from here down it is not */

static bool is_somebody(const dm_actor *actor) {
    return actor->kind == DM_KIND_PERSON || actor->kind == DM_KIND_PEOPLE;
}

/* Somebody in office, or whoever else stands for many. */
static bool is_public(const dm_codebook *book, const dm_actor *actor) {
    if (!actor->sector.len)
        return actor->code.len && !is_somebody(actor);
    return dm_codebook_in_class(book, "@sector-public", actor->sector);
}

void dm_private_count(dm_story *story) {
    const dm_actors *actors = story->scene.grammar.actors;
    double named = USUAL * ASSUMED, all = ASSUMED + (double)actors->mentions.len;
    for (size_t i = 0; i < actors->mentions.len; i++)
        named += is_public(story->scene.grammar.book, &actors->mentions.ptr[i].actors.ptr[0]);
    double share = named / all;
    story->private_life = share >= POLITICAL ? 0
                          : share <= PRIVATE ? 1
                                             : (POLITICAL - share) / (POLITICAL - PRIVATE);
}

static bool any_private(const dm_codebook *book, const dm_actor_refs *list) {
    for (size_t i = 0; i < list->len; i++)
        if (is_somebody(list->ptr[i]) && !is_public(book, list->ptr[i]))
            return true;
    return false;
}

double dm_private_event(const dm_story *story, const dm_candidate *c) {
    const dm_codebook *book = story->scene.grammar.book;
    bool within =
        c->actors.len && c->actors.ptr[0]->code.len &&
        (!c->recipients.len || dm_str_eq(c->actors.ptr[0]->code, c->recipients.ptr[0]->code));
    bool aside = within || c->inferred || any_private(book, &c->actors);
    return aside ? story->private_life : 0;
}

/* "her boyfriend", "his business partner". */
static bool is_intimate(const dm_scene *scene, uint32_t t) {
    const dm_parse *parse = scene->grammar.parse;
    uint32_t whose = dm_tree_find(parse, t, DM_REL_NMOD_POSS);
    return whose != DM_NO_TOKEN && parse->tokens[whose].upos == DM_PRON &&
           dm_codebook_in_class(scene->grammar.book, "@intimate", parse->tokens[t].lemma);
}

/* "a Dutch tourist", "a businessman": one person, met by chance. */
static bool is_single(const dm_scene *scene, uint32_t t, const char *words) {
    const dm_token *token = &scene->grammar.parse->tokens[t];
    return token->upos == DM_NOUN && !(token->feats & DM_FEAT_PLUR) &&
           dm_codebook_in_class(scene->grammar.book, words, token->lemma);
}

bool dm_private_crime(const dm_story *story, const dm_candidate *c) {
    const dm_scene *scene = &story->scene;
    dm_fillers doer = {0}, victim = {0};
    if (c->type != DM_ASSAULT)
        return false;
    dm_arguments(&scene->grammar, c->predicate, DM_SLOT_SUBJ, (dm_str){"", 0}, &doer);
    dm_arguments(&scene->grammar, c->predicate, DM_SLOT_OBJ, (dm_str){"", 0}, &victim);
    if (!doer.count || !victim.count)
        return false;
    uint32_t who = doer.tokens[0], whom = victim.tokens[0];
    for (size_t i = 0; i < c->actors.len; i++)
        if (!is_somebody(c->actors.ptr[i]) && is_public(scene->grammar.book, c->actors.ptr[i]) &&
            c->actors.ptr[i]->sector.len)
            return false; /* police, an army */
    const dm_mention *mention = dm_actors_at(scene->grammar.actors, who);
    bool office = mention && is_public(scene->grammar.book, &mention->actors.ptr[0]) &&
                  is_somebody(&mention->actors.ptr[0]);
    if (is_intimate(scene, who) || (is_intimate(scene, whom) && !office))
        return true;
    bool strangers =
        is_single(scene, who, "@private-person") && is_single(scene, whom, "@private-person");
    return strangers &&
           (is_single(scene, who, "@passes-through") || is_single(scene, whom, "@passes-through"));
}

/* "found not guilty". */
static bool is_acquittal(const dm_scene *scene, uint32_t v) {
    for (DM_CHILDREN(scene->grammar.parse, v, t))
        if (scene->grammar.parse->tokens[t].rel == DM_REL_XCOMP && dm_mood_negated(scene, t))
            return true;
    return false;
}

bool dm_private_trial(const dm_story *story, const dm_candidate *c) {
    const dm_scene *scene = &story->scene;
    const dm_codebook *book = scene->grammar.book;
    if (!dm_str_is(c->mode, "convict") || !dm_tree_is_verbal(scene->grammar.parse, c->predicate))
        return false;
    if (is_acquittal(scene, c->predicate))
        return true;
    dm_fillers doer = {0};
    dm_arguments(&scene->grammar, c->predicate, DM_SLOT_SUBJ, (dm_str){"", 0}, &doer);
    if (doer.count || c->recipients.len != 1 || !c->actors.len)
        return false;
    const dm_actor *whom = c->recipients.ptr[0];
    return is_somebody(whom) && dm_str_eq(whom->code, c->actors.ptr[0]->code) &&
           !dm_str_is(whom->sector, "ELI") && /* a former president */
           !dm_codebook_in_class(book, "@sector-dissent", whom->sector) &&
           (!whom->sector.len || dm_codebook_in_class(book, "@sector-private", whom->sector));
}

/* "Traders appealed to the government of Mali to open the border": who petitions does more than
 * comment. */
static bool is_petition(const dm_story *story, const dm_candidate *c) {
    const dm_codebook *book = story->scene.grammar.book;
    const dm_parse *parse = story->scene.grammar.parse;
    bool petition = dm_codebook_in_class(book, "@petitions", parse->tokens[c->predicate].lemma);
    for (size_t l = 0; l < c->layer_count; l++)
        petition |=
            dm_codebook_in_class(book, "@petitions", parse->tokens[c->layers[l].head].lemma);
    return petition && c->type == DM_REQUEST && dm_refs_any_code(&c->recipients);
}

bool dm_private_view(const dm_story *story, const dm_candidate *c) {
    const dm_codebook *book = story->scene.grammar.book;
    if (is_petition(story, c))
        return false;
    bool words = c->type == DM_ACCUSE || c->type == DM_REQUEST || c->type == DM_REJECT ||
                 c->type == DM_SUPPORT || c->type == DM_THREATEN;
    for (size_t i = 0; words && i < c->actors.len; i++) {
        const dm_actor *who = c->actors.ptr[i];
        bool of_state = who->kind == DM_KIND_PERSON && who->role.len; /* not "UN experts" */
        const dm_entity *whose = dm_knowledge_entity(book->knowledge, who->code);
        bool of_body = whose && whose->kind != DM_KIND_STATE;
        words = of_state && !of_body && dm_codebook_in_class(book, "@only-comments", who->role);
    }
    return words && c->actors.len > 0;
}

double dm_private_stand(const dm_story *story, const dm_actor_refs *holders) {
    for (size_t i = 0; i < holders->len; i++)
        if (dm_sides_is_power(story->scene.grammar.book, holders->ptr[i]))
            return story->private_life / 2;
    return story->private_life;
}
