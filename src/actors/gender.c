/*
 * gender.c - whether somebody may be a "he" or a "she": by the titles he is given, by his given
 * name, and where the lexicon knows him by what it says of women. What is not told is left open.
 */
#include "actors/discourse.h"

static dm_str first_word(dm_str name) {
    size_t at = 0;
    while (at < name.len && name.ptr[at] != ' ')
        at++;
    return dm_str_sub(name, 0, at);
}

static bool is_known(const dm_actors *self, dm_str name) {
    dm_match match;
    return dm_knowledge_match(self->knowledge, name, 0, &match) &&
           match.name->sort == DM_NAME_PERSON && match.length == name.len;
}

dm_gender dm_actors_gender(const dm_actors *self, const dm_actor *actor) {
    if (actor->kind != DM_KIND_PERSON)
        return DM_GENDER_OPEN;
    dm_str rest = actor->text, word;
    while (dm_str_split(&rest, ' ', &word))
        if (WORD_AMONG(self, word, "@woman-title"))
            return DM_SHE;
    if (!actor->name.len || dm_str_starts(actor->name, actor->role))
        return DM_GENDER_OPEN;
    if (WORD_AMONG(self, actor->name, "@woman"))
        return DM_SHE;
    if (WORD_AMONG(self, actor->name, "@man"))
        return DM_HE;
    dm_str given = first_word(actor->name);
    if (WORD_AMONG(self, given, "@either-name"))
        return DM_GENDER_OPEN;
    if (WORD_AMONG(self, given, "@woman-name"))
        return DM_SHE;
    return is_known(self, actor->name) ? DM_HE : DM_GENDER_OPEN;
}

bool dm_actors_may_be(const dm_actors *self, dm_str pronoun, const dm_actor *actor) {
    dm_gender wanted = DM_STR_IN(pronoun, "she", "her", "hers", "herself") ? DM_SHE
                       : DM_STR_IN(pronoun, "he", "him", "his", "himself") ? DM_HE
                                                                           : DM_GENDER_OPEN;
    dm_gender is = wanted == DM_GENDER_OPEN ? wanted : dm_actors_gender(self, actor);
    return wanted == DM_GENDER_OPEN || is == DM_GENDER_OPEN || is == wanted;
}
