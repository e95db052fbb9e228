/*
 * actors_inside.h - what names.c, phrases.c and discourse.c share.
 */
#ifndef DM_ACTORS_INSIDE_H
#define DM_ACTORS_INSIDE_H

#include "actors/actors.h"

enum { DM_MOST_ACTORS = 64, DM_MOST_DEPTH = 6 };

/* Fills names and name_of. (names.c) */
void dm_actors_find_names(dm_actors *self);
/* The name span at a token, NULL if there is none. */
const dm_name_span *dm_actors_name(const dm_actors *self, uint32_t token);

/* "North and South Korea": the name whose last words stand only in the one behind "and", where both
 * are names of the lexicon; `last`: of the other. NULL if t begins no such pair. (names.c) */
const dm_name *dm_actors_shared_name(const dm_knowledge *knowledge, const dm_parse *parse,
                                     uint32_t t, uint32_t *last);
/* The same for "the Donetsk and Luhansk People's Republics" and "the republics of Donetsk and
 * Luhansk": the entity that the word at t names there. */
const dm_name *dm_actors_republic_name(const dm_actors *self, uint32_t t, uint32_t *last);

/*
 * What a noun phrase says of itself, before the discourse is asked. (phrases.c)
 */
typedef struct dm_phrase {
    uint32_t head;
    const dm_noun *noun; /* title or body the head is, with its modifiers; NULL if it is none */
    uint32_t noun_first; /* first token of a noun of several words */
    bool former;         /* ex-, former, late */
    bool definite, possessed; /* "the", "its" */
    uint32_t person_token;    /* the token of the personal name in or beside it, DM_NO_TOKEN */
    dm_str person_name;       /* as printed */
    const dm_person *person;
    uint32_t possessor;        /* token of "his", "their", "whose", DM_NO_TOKEN */
    unsigned number;           /* "nine presidents": 9; 0 none */
    const dm_name_span *group; /* the name behind a noun of its kind: "the rebel group ..." */
    bool members; /* the affiliations are those it names of many: "countries including Kenya" */
    const dm_actor *affiliations[DM_MOST_ACTORS];
    size_t affiliation_count;
} dm_phrase;

/* True of armed groups and parties; of parties only. Contested lands are neither. (groups.c) */
bool dm_actors_is_band(const dm_entity *entity);
bool dm_actors_is_party(const dm_entity *entity);
/* "Boko Haram attacked a base in Chad and killed 40 soldiers": whether another state than `home` is
 * named between the group and those it hits. (groups.c) */
bool dm_actors_is_abroad(const dm_actors *self, uint32_t group, uint32_t hit,
                         const dm_entity *home);
/* The first of the states that a group belongs to; NULL if it belongs to none. (groups.c) */
const dm_entity *dm_actors_home_of(const dm_actors *self, const dm_entity *band);
/* The one state that all groups named in an article belong to that names no state: "the army blamed
 * the FARC"; NULL if there is none. (groups.c) */
const dm_entity *dm_actors_land_of_bands(const dm_actors *self);
/* The one state whose junta or regime the article names as its: "Mali's junta", "the Myanmar
 * military regime"; NULL if none or several are. (groups.c) */
const dm_entity *dm_actors_land_of_junta(const dm_actors *self);
/* "A resolution expresses sorrow. It condemns ...": whether the subject of the sentence before is a
 * thing, or a body that is nobody's, that the pronoun goes on with. (topic.c) */
bool dm_actors_is_of_a_thing(const dm_actors *self, uint32_t pronoun);
/* "Taiwan will not accept it", "Jordan welcomed it": an act or a document, not a state. (topic.c)
 */
bool dm_actors_is_judged(const dm_actors *self, uint32_t pronoun);
/* "The Council heard a statement by 27 states. They called on China": whether "they" are several
 * who were counted and not told in the sentence before. (topic.c) */
bool dm_actors_are_others(const dm_actors *self, uint32_t pronoun);
/* The one of these states whose soldiers or officers the article tells of: "the army in Myanmar";
 * NULL if it tells of none's, or of several's. (groups.c) */
const dm_entity *dm_actors_land_under_arms(const dm_actors *self);
/* The one state of the article that soldiers have ruled within memory, of class @had-junta; NULL if
 * it names none, or several. (groups.c) */
const dm_entity *dm_actors_land_once_of_junta(const dm_actors *self);
/* The state that an article names beside words of a coup, or the one it names most: "the junta" is
 * its; NULL if there is none. (groups.c) */
const dm_entity *dm_actors_land_of_coup(const dm_actors *self);
/* Whether a name is that of an organisation, a group or a company; whether the noun at t says that
 * what is named is one, and is no actor by itself. (groups.c) */
bool dm_actors_names_group(const dm_name_span *name);
bool dm_actors_is_group_noun(const dm_actors *self, uint32_t t);
/* The state the article is about, if the name is one that parties of many states have and the
 * article says nothing of the one it stands for by default; NULL otherwise. (groups.c) */
const dm_entity *dm_actors_other_party(const dm_actors *self, const dm_name_span *span);
/* The state whose capital stands in capitals at the beginning of the text or of its dateline; NULL.
 * (shared_bodies.c) */
const dm_entity *dm_actors_sent_from(const dm_actors *self);
/* "an EU diplomat", "three NATO ministers": of some member that is not told, not the body.
 * (groups.c) */
bool dm_actors_of_some_member(const dm_actors *self, uint32_t t, const dm_actor *whose);
/* Settles whose a body is that several states have by one name ("the Foreign Office").
 * (shared_bodies.c) */
void dm_actors_settle_bodies(dm_actors *self);
/* Reads the noun phrase that `token` heads; all that it does not say is empty in `phrase`. */
void dm_phrase_read(dm_actors *self, uint32_t token, dm_phrase *phrase);
/* The noun of the lexicon that ends in token t, with up to four words before it, of which `first`
 * is the first; the longest wins. NULL if none does. (phrases.c) */
const dm_noun *dm_phrase_noun(const dm_actors *self, uint32_t t, uint32_t *first);
/* Whether token t is (a part of) the name of a person, of the lexicon or of nobody it knows; gives
 * the phrase that person; looks for one in or beside a phrase whose head, t, is a title.
 * (phrases_person.c) */
bool dm_phrase_is_person(const dm_actors *self, uint32_t t);
void dm_phrase_take_person(dm_actors *self, dm_phrase *phrase, uint32_t t);
void dm_phrase_read_person(dm_actors *self, dm_phrase *phrase, uint32_t t);
/* The only holder of a known office that day who has this surname; with a title in the phrase it
 * must be that office, else one of the highest. NULL if there is none or several. (people.c) */
const dm_person *dm_actors_surname(const dm_actors *self, const dm_phrase *phrase, dm_str surname);
/* The state that whoever has this surname ever led, if all of that name led one state; NULL
 * otherwise. Of presidents of the United States and others `american` tells: "the Johnson
 * administration", "the Johnson government". (people.c) */
const dm_entity *dm_actors_once_ruled(const dm_actors *self, dm_str surname, bool american);
/* The actor of an entity, or of a person as the lexicon knows him, told of by the tokens [first,
 * last]; in the arena, NULL when memory ran out. */
dm_actor *dm_actors_make(dm_actors *self, const dm_entity *entity, uint32_t first, uint32_t last);
dm_actor *dm_actors_person(dm_actors *self, const dm_person *person, uint32_t first, uint32_t last);
/* A new mention with one actor (or a list); returns NULL when memory ran out. */
dm_mention *dm_actors_mention(dm_actors *self, uint32_t head, uint32_t first, uint32_t last,
                              dm_mention_sort sort, const dm_actor *actors, size_t count);
/* Reads the article from its beginning. (discourse.c) */
void dm_actors_read(dm_actors *self);

/* Finds the lists that numbers announce; how many. Then forgets all other mentions, for a second
 * reading: "they" may stand for one. (announced.c) */
size_t dm_actors_resolve_numbers(dm_actors *self);
size_t dm_actors_keep_numbers(dm_actors *self);
/* Puts the kept mention at token t behind those of the second reading. (announced.c) */
void dm_actors_meet_again(dm_actors *self, uint32_t t);
/* Removes the first `count` mentions, those that were kept, when all are read again. (announced.c)
 */
void dm_actors_drop_first(dm_actors *self, size_t count);
/* The state of a name: its own, or the one its person held office for; NULL if it is of none.
 * (actors.c) */
const dm_entity *dm_actors_state_of(const dm_actors *self, const dm_name_span *name);
/* The state whose press the article is of, where bare titles of those in office or a federal
 * government tell; NULL. Names must have been found and counted. (own_state.c) */
const dm_entity *dm_actors_own_state(const dm_actors *self);
/* Gives a title that societies, companies and bodies have as well ("association president") the
 * sector of what it is of. `token` is the one the phrase was read from. (society.c) */
void dm_phrase_read_society(dm_actors *self, dm_phrase *phrase, uint32_t token);
/* Whether the article itself says that an abbreviation stands for something else than whom the name
 * is of: "the Australian Quarantine and Inspection Service (AQIS)". (spelled.c) */
bool dm_actors_is_spelled_otherwise(const dm_actors *self, const dm_name *name);
/* "AU", "OSCE": two letters or more, all of them capitals. (spelled.c) */
bool dm_actors_is_abbreviation(dm_str form);
/* "the rights group Spring", "Lobby group, the Farm Bureau, says": the first word of the name that
 * stands behind a noun that is that of token t, between `from` and t; DM_NO_TOKEN. (nicknames.c) */
uint32_t dm_actors_other_of_kind(const dm_actors *self, uint32_t from, uint32_t t);
/* "The minister for his part said": he is another than who was told of before. (people.c) */
bool dm_actors_is_for_his_part(const dm_parse *parse, const dm_sentence *s);

/* "the Palestinian group", "the Iran-backed movement": the armed group or party named before that
 * the noun at `head` stands for; NULL. (bands.c) */
const dm_entity *dm_actors_band_called(const dm_actors *self, uint32_t head);
/* The one armed group that the article names, of the land unless that is NULL; NULL if there is
 * none, or several. (bands.c) */
const dm_entity *dm_actors_only_band(const dm_actors *self, const dm_entity *land);
/* "54-nation", "Vienna-based", "al-Qaeda-linked": how many tokens the modifier has that begins at t
 * and whose last word is in the class; 0 if none does before the head. (unions.c) */
uint32_t dm_actors_hyphened(const dm_actors *self, uint32_t t, uint32_t head, const char *name);
/* Whether the phrase of the noun at `head` calls a body of states by what it is: "the 54-nation
 * club", "the Vienna-based body". (unions.c) */
bool dm_actors_is_union(const dm_actors *self, uint32_t head);
/* Which of the bodies named before has the members, the seat and the part of the world that such a
 * phrase tells; NULL if none has, or nothing is told. (unions.c) */
const dm_entity *dm_actors_union_told(const dm_actors *self, uint32_t head);

/* Whether the body, NULL for none, is a court between states, by its name. (courts.c) */
bool dm_actors_is_court(const dm_entity *body);
/* "the judges in The Hague", "a tribunal at The Hague": they are not of the state where they sit.
 * Affiliates the phrase, whose head is t, with the court named last if it says which. (courts.c) */
bool dm_actors_sits_abroad(dm_actors *self, dm_phrase *phrase, uint32_t t, uint32_t place);

/* What a word or digits count: 5 of "five" and "5"; 0 where that is no number up to 200.
 * (several.c) */
unsigned dm_actors_value(dm_str form);
/* The number before the noun t, in figures up to 200 or a word up to twenty; 0 without one.
 * (several.c) */
unsigned dm_actors_number(const dm_parse *parse, uint32_t t);

/* "27 EU leaders": whether the number of the noun t is that of all members of the body on the day.
 * (actors.c) */
bool dm_actors_counts_all(const dm_actors *self, uint32_t t, const dm_entity *body);
/* Whether a word is in a class of lexicon/actors/words, by the name as a literal. */
#define WORD_AMONG(self, word, name)                                                               \
    dm_classes_in(dm_knowledge_words((self)->knowledge), dm_str_of(name), (word))
/* The same of a token's lemma. */
#define WORD_IN(self, t, name) WORD_AMONG((self), (self)->parse->tokens[t].lemma, (name))

/*
 * Adds token t in lower case to the `at` bytes of out[0..room), behind a blank where the text has
 * one and it is not the first: how many there are now, 0 if there is no room.
 */
size_t dm_actors_spell(const dm_parse *parse, uint32_t t, char *out, size_t at, size_t room);

/* A state that the article names in passing only: seldom beside the one it names most. (actors.c)
 */
bool dm_actors_is_bystander(const dm_actors *self, dm_str code);

/* Whether two states border each other: the classes @beside-CODE of
 * lexicon/actors/words_borders.tsv. (ties.c) */
bool dm_actors_border(const dm_actors *self, dm_str one, dm_str other);

/* "warplanes, ships and submarines of Peru": the state that the last of several nouns from token t
 * on names for all of them; DM_NO_TOKEN if none does. (owners.c) */
uint32_t dm_actors_shared_owner(const dm_actors *self, uint32_t t);

/* "an al-Qaeda-linked group", "gunmen affiliated with al-Shabaab": the armed group that the noun at
 * t is of; NULL if none is told. (groups.c) */
const dm_name_span *dm_actors_band_of(const dm_actors *self, uint32_t t);

#endif
