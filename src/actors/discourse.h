/*
 * discourse.h - who was met so far in the article; what its readers share.
 */
#ifndef DM_ACTORS_DISCOURSE_H
#define DM_ACTORS_DISCOURSE_H

#include "actors/actors_inside.h"

enum { DM_MET_MEMORY = 48 }; /* people, and powers, that are remembered */

typedef struct dm_met {
    const dm_actor *actor;
    dm_str surname;
    uint32_t sentence, token; /* of the last mention */
    bool subject, object;     /* it was one there */
} dm_met;

typedef struct dm_discourse {
    dm_actors *self;
    dm_met people[DM_MET_MEMORY]; /* latest last */
    size_t people_count;
    dm_met powers[DM_MET_MEMORY]; /* states, organisations, entities, bodies; latest last */
    size_t power_count;
} dm_discourse;

/* Remembers who a mention is. (discourse.c) */
void dm_discourse_note(dm_discourse *d, const dm_mention *mention);
/* Subject or object of its clause, by the relation alone; passive subjects count as subjects. */
bool dm_discourse_is_subject(const dm_token *token);
bool dm_discourse_is_object(const dm_token *token);
/* Whether the mention headed by `other` is an argument of the verb that t is an argument of: they
 * cannot be the same ("Kenya accused the country"). */
bool dm_discourse_is_beside(const dm_parse *parse, uint32_t t, uint32_t other);

/* "The former colonial power, Portugal, ...": mentions the noun at token t as the state, body or
 * group that its apposition names; false if there is none. (named.c) */
bool dm_discourse_named_behind(dm_discourse *d, uint32_t t);
/* The state the article is about, where `last` was told of in an earlier paragraph only and the
 * phrase names no people; NULL elsewhere. (topic.c) */
const dm_entity *dm_discourse_back_to(const dm_discourse *d, const dm_phrase *phrase,
                                      const dm_met *last);
/* "In Beijing the finance ministry ...": of the state whose capital opens the sentence; NULL where
 * none does, or the phrase is no part of a government. (shared_bodies.c) */
const dm_actor *dm_discourse_opened(const dm_discourse *d, const dm_phrase *phrase, uint32_t first,
                                    uint32_t last);
/* "the kingdom's ministry", "a spokesman for the group": makes it one of whoever that noun stands
 * for; false if that is not told. (owners.c) */
bool dm_discourse_affiliate_owner(dm_discourse *d, dm_phrase *phrase);
/* "An aide to Tobin", where Tobin was met before: he, if he is of a side; NULL elsewhere.
 * (people.c) */
const dm_actor *dm_discourse_served(const dm_discourse *d, uint32_t t);
/* "An alliance official", "a bloc spokesman": the body of states named last before it; NULL where
 * the word before the noun is none for such a body, or none was named. (groups.c) */
const dm_entity *dm_actors_body_before(const dm_actors *self, uint32_t official);
/* "The Portuguese-speaking community, the CPLP,", "the world's health body, the WHO": makes a
 * mention of the body named behind the noun; false if none is. (anaphors.c) */
bool dm_discourse_apposed(dm_discourse *d, uint32_t t);
/* The clause that somebody tells before the verb of saying he is the subject of; DM_NO_TOKEN.
 * (owners.c) */
uint32_t dm_discourse_told_by(const dm_parse *parse, uint32_t teller);
/* "Serbia recalled its envoy, the foreign ministry said": the state whose deed a body without a
 * country tells, unless it is a deed of force, which others tell as well; whom an aide serves; NULL
 * elsewhere.
 * (owners.c) */
const dm_actor *dm_discourse_teller(const dm_discourse *d, const dm_phrase *phrase);
/* Of whom an envoy is that a phrase names without his country: whoever the article told of last
 * that does not receive him ("Kenya summoned the ambassador", "the envoy to Chad"); of a
 * secretary-general the body named last; NULL if the phrase is of neither, or that is not told.
 * (owners.c) */
const dm_actor *dm_discourse_sender(const dm_discourse *d, const dm_phrase *phrase);
/* "The Gambia sued Myanmar at the International Court of Justice. The judges ordered": the court
 * between states that was named right before; NULL. (courts.c) */
const dm_actor *dm_discourse_court(const dm_discourse *d, const dm_phrase *phrase);
/* "the court" where the Supreme Court of Gabon was named, and no other, "the sailors" of a Greek
 * tanker: whose they are. Governments are of too many. NULL. (met_bodies.c) */
const dm_actor *dm_discourse_met_body(const dm_discourse *d, const dm_phrase *phrase);
/* "Washington is content, but senators there", "In Jakarta, officials there": of the state or
 * capital named last, in this sentence or the one before; NULL if another place was since.
 * (met_bodies.c) */
const dm_actor *dm_discourse_of_there(const dm_discourse *d, const dm_phrase *phrase);
/* "The Union called on the authorities", in a report sent from the capital of the state that it
 * names most: whether they are that one's, not of who was told of before. (met_bodies.c) */
bool dm_discourse_is_addressed(const dm_discourse *d, const dm_phrase *phrase);
/* "sent him to Warsaw, where he asked the government": of the state of that capital; NULL.
 * (met_bodies.c) */
const dm_actor *dm_discourse_of_where(const dm_discourse *d, const dm_phrase *phrase);
/* Whose the noun of a phrase is that names nobody ("the government", "police"), by who stands near
 * it, where [first, last] are its tokens; `placed`: it says where it is. NULL if that tells nobody.
 * (owners.c) */
const dm_actor *dm_discourse_owner(const dm_discourse *d, const dm_phrase *phrase, uint32_t first,
                                   uint32_t last, bool placed);

/* "The head of state thanked ...": of the presidents and kings told of, the last who did something;
 * NULL for others. (roles.c) */
const dm_actor *dm_discourse_head_of_state(const dm_discourse *d, const dm_phrase *phrase);
/* Who is meant by a bare title that takes up somebody told of just before under another one: "the
 * diplomat", of a spokeswoman of a foreign ministry; NULL if nobody fits. (roles.c) */
const dm_actor *dm_discourse_by_other_title(const dm_discourse *d, const dm_phrase *phrase);

/* "the former Belgian premier", of the president of the European Council who was told of just
 * before: whoever once held that office for the state `code`; NULL. (roles.c) */
const dm_actor *dm_discourse_once(const dm_discourse *d, const dm_phrase *phrase, dm_str code);
/* "The chamber" behind a parliament that was named: makes the mention; nothing otherwise. (roles.c)
 */
void dm_discourse_chamber(dm_discourse *d, const dm_phrase *phrase);

/* Who "the rebels", "guerrillas", "rebel" at token t are: the only armed group met lately; NULL if
 * it is another word or there is none, or several. (groups.c) */
const dm_actor *dm_discourse_rebels(const dm_discourse *d, uint32_t t);

/* "fled to Togo", "flew to Cairo": where somebody went, and no state that the article is about:
 * whose "the government" is it does not tell. (topic.c) */
bool dm_actors_went_to(const dm_actors *self, const dm_met *met);
/* The last state or organisation met before token t; of those that the article names in passing
 * only none, if it is a party. NULL if there is none lately. (anaphors.c) */
const dm_met *dm_discourse_last_party(const dm_discourse *d, uint32_t t);

/* Makes the mention of a name that is no person's. (named.c) */
void dm_discourse_name(dm_discourse *d, const dm_name_span *span);
/* "the Islamist group al Shabaab": whoever is named, told of by the whole phrase. (named.c) */
void dm_discourse_group(dm_discourse *d, const dm_phrase *phrase);
/* "rebel positions": of the rebels that the article named. (named.c) */
void dm_discourse_rebel(dm_discourse *d, uint32_t t);
/* Makes the mention of a phrase with a person's name or role in it. (people.c) */
void dm_discourse_person(dm_discourse *d, const dm_phrase *phrase);
/* The same actor with other words of the text; NULL when memory is refused. */
dm_actor *dm_discourse_copy(dm_discourse *d, const dm_actor *actor, uint32_t first, uint32_t last,
                            const char *why);
/* The tokens [first, last] of a phrase without what merely follows it. */
void dm_discourse_span(const dm_actors *self, uint32_t head, const dm_phrase *phrase,
                       uint32_t *first, uint32_t *last);
/* An office that the press names without its state. */
bool dm_discourse_is_top_role(const dm_actors *self, dm_str role);

/* What a pronoun may stand for, by its form. (pronouns.c) */
typedef enum dm_pronoun_class {
    DM_NOT_A_PRONOUN,
    DM_OF_PERSON,
    DM_OF_THING,
    DM_OF_MANY
} dm_pronoun_class;
dm_pronoun_class dm_discourse_classify(dm_str form);
/* Whom the pronoun at t stands for by what is done in its clause or the one above; empty.
 * (pronouns_done.c) */
dm_actor_list dm_discourse_of_done(dm_discourse *d, uint32_t t);
/* "As for Chad, its envoy stayed": whom the pronoun at t stands for, where its sentence opens with
 * whom it is about; empty. (as_for.c) */
dm_actor_list dm_discourse_as_for(dm_discourse *d, uint32_t t);
/* Whom a possessive in "who took office when her predecessor lost" stands for: whom the clause
 * tells of; empty elsewhere. (as_for.c) */
dm_actor_list dm_discourse_of_relative(dm_discourse *d, uint32_t t);
/* "Fishermen accused their government": whether those are its people of whom nothing is known.
 * (as_for.c) */
bool dm_discourse_is_of_strangers(const dm_discourse *d, uint32_t t);
/* Mentions of pronouns, of "the two countries", of nicknames; false if it is none. (pronouns.c,
 * anaphors.c, nicknames.c) */
void dm_discourse_pronoun(dm_discourse *d, uint32_t t);
bool dm_discourse_anaphor(dm_discourse *d, const dm_phrase *phrase);
/* "That of Mexico", behind the envoy of another state: makes the mention. (anaphors.c) */
bool dm_discourse_that_of(dm_discourse *d, uint32_t t);
bool dm_discourse_nickname(dm_discourse *d, uint32_t t);
/* "the general staff of the North's army": the state whose nickname stands in what the body is of;
 * NULL. (nicknames.c) */
const dm_actor *dm_discourse_nicknamed(const dm_discourse *d, uint32_t body);
/* The mention of somebody by what he is to another: "his country", "its neighbour"; false if the
 * phrase is none. (ties.c) */
bool dm_discourse_tie(dm_discourse *d, const dm_phrase *phrase);
/* "his counterpart": makes the phrase one of the other of two states told of lately. False if it is
 * no such phrase, or that is not certain. (ties.c) */
bool dm_discourse_counterpart(dm_discourse *d, dm_phrase *phrase);
/* "NATO's Jens Stoltenberg said ... The Norwegian said": who was told of right before, of a body of
 * states, by a nationality of which the article names nobody else; t is the subject. NULL if
 * there is none. (roles.c) */
const dm_actor *dm_discourse_countryman(const dm_discourse *d, uint32_t t, dm_str code);
/* "Donald Trump said ... The Republican said": who was told of right before, of the state that the
 * party is of; NULL. (roles.c) */
const dm_actor *dm_discourse_partisan(const dm_discourse *d, const dm_name_span *span);
/* "the Russian leader" where Putin was named: that person; of several the one that was told of
 * last, rather than one that was only named beside him. code: of that state, empty: of any. NULL if
 * nobody was. (known.c) */
const dm_actor *dm_discourse_met_by_role(const dm_discourse *d, const dm_phrase *phrase,
                                         dm_str code);
/* Who has the role of a phrase, if the article told of one before ("the ambassador"); NULL.
 * (known.c) */
const dm_actor *dm_discourse_known_by_role(const dm_discourse *d, const dm_phrase *phrase);
/* "The latter", of two who were named last: makes the mention. (latter.c) */
bool dm_discourse_latter(dm_discourse *d, uint32_t t);
/* The mention of a number without a noun: "the two", "the 27". */
void dm_discourse_number(dm_discourse *d, uint32_t t);
/* Whom a pronoun stands for; empty if that is not certain. */
dm_actor_list dm_discourse_refer(dm_discourse *d, uint32_t t);
/* The last one met within the sentences that count as recent, subjects first; nobody who stands
 * beside token t, unless `beside_too`; NULL if there is none. */
const dm_met *dm_discourse_last_person(const dm_discourse *d, uint32_t t, bool beside_too);
const dm_met *dm_discourse_last_power(const dm_discourse *d, uint32_t t);
/* Whom "both sides", "the three countries", "the ministers" stand for; empty if that is not
 * certain. `want` of them, 0 where no number is given. (several.c) */
dm_actor_list dm_discourse_several(dm_discourse *d, uint32_t t, size_t want);
/* Whom "them" at t stands for where the verb above tells with whom somebody spoke: "spoke with the
 * king and the emir, urging them"; empty elsewhere. (several.c) */
dm_actor_list dm_discourse_partners(const dm_discourse *d, uint32_t t);
/* The same where the phrase only says whose `argument` is: whoever stands beside that is none of
 * them ("Kenya urged leaders of the two countries"). */
dm_actor_list dm_discourse_several_of(dm_discourse *d, uint32_t t, uint32_t argument, size_t want);
/* Makes a phrase one of each of those that it is of, where they were named before: "commanders of
 * the two sides", "both countries' ministers". False if it is no such phrase. (anaphors.c) */
bool dm_discourse_of_several(dm_discourse *d, dm_phrase *phrase);

/* "took Germany to the World Court over its sales", "brought a case against Israel at the court,
 * accusing it": whether somebody met is where something is told, not who is meant. (courts.c) */
bool dm_discourse_is_forum(const dm_actors *self, const dm_met *met);

#endif
