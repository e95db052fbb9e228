/*
 * theatre/homeland.h - whose police, soldiers, courts and crowds they are where the text names only
 * the place.
 */
#ifndef DM_CODER_HOMELAND_H
#define DM_CODER_HOMELAND_H

#include "coder/events.h"

/* The one country in which all places of the sentence lie that say where something happened; empty
 * if there are several, or none. */
dm_str dm_homeland_of_sentence(const dm_codebook *book, const dm_parse *parse,
                               const dm_places *places, uint32_t sentence);
/*
 * Gives people and bodies without affiliation the country of the place that stands with them
 * ("police in Odesa", "soldiers set up roadblocks around Suva"). Changes the mentions of `actors`.
 */
void dm_homeland_settle(const dm_codebook *book, dm_actors *actors, const dm_places *places);
/* "Masked men": whoever hides his face belongs nowhere; "West African leaders": to no one country.
 */
bool dm_homeland_is_nowhere(const dm_codebook *book, const dm_actor *actor);
/* "The rebels" are the one armed group that the article names. Changes the mentions of `actors`. */
void dm_homeland_rebels(dm_actors *actors);
/* Those who are arrested, beaten or banned by a state are its own people where nothing else is
 * said. */
void dm_homeland_recipients(const dm_story *story, dm_candidate *candidate);
/* "Prosecutors opened an investigation into a bank", "parliament rejected the bill": words within
 * one country (theatre/homeland_own.c). `home` is the country the article is about, if it is about
 * one. */
void dm_homeland_own(const dm_story *story, dm_candidate *candidate, dm_str home);
/* "Its secretary accused the government": of `home`, if the act is against it. */
void dm_homeland_voices(const dm_story *story, dm_candidate *candidate, dm_str home);
/* "Unions rejected the offer" in an article about their country, of nobody who is told. */
void dm_homeland_rest(const dm_story *story, dm_candidate *candidate, dm_str home);
/* Whether it is one who may stand against those who govern his country. */
bool dm_homeland_opposes(const dm_codebook *book, const dm_actor *actor);
/* "Its leader criticised the government", "ended the accord with the rebels": whether two of one
 * state are told apart in news that is about it, in a candidate with one on either side. */
bool dm_homeland_divided(const dm_story *story, const dm_candidate *candidate);
/* Counts for dm_homeland_share(), once the actors of the article are known. */
void dm_homeland_count(dm_story *story);
/* How far the article is about one state: the share that it and its groups have of all that is
 * named, from 0 where it is half or less to 1. (counterpart/home.c) */
double dm_homeland_share(const dm_story *story, dm_str state);
/* "Four ministers resigned": of `home`, the country the article is about, if it is about one. */
void dm_homeland_actors(dm_story *story, dm_candidate *candidate, dm_str home);

/* Whether the sentence tells of something "in the capital", and not of which state. */
bool dm_homeland_in_capital(const dm_parse *parse, uint32_t sentence);

/* "China's coast guard used water cannon against them": whoever acts at sea acts on others. */
bool dm_homeland_at_sea(const dm_actor *power);

#endif
