/*
 * theatre/parts.h - what the files of theatre/ share. For nobody else: theatre/theatre.h is the
 * door.
 *
 * Every function that takes a candidate and returns nothing leaves it alone where its construction
 * is not the one above the function.
 */
#ifndef DM_CODER_THEATRE_PARTS_H
#define DM_CODER_THEATRE_PARTS_H

#include "coder/sides.h"
#include "coder/theatre/theatre.h"

static inline bool is_power(const dm_story *story, dm_str sector) {
    return dm_codebook_in_class(story->scene.grammar.book, "@sector-power", sector);
}

static inline bool is_crowd(const dm_story *story, dm_str sector) {
    return dm_codebook_in_class(story->scene.grammar.book, "@sector-crowd", sector);
}

/* ---- the country where it happened (theatre/places.c); empty: none, or several ---- */

dm_str dm_theatre_country_of_clause(const dm_story *story, const dm_candidate *c);
dm_str dm_theatre_country_of_object(const dm_story *story, const dm_candidate *c);
/* Of the clause, else of the sentence. */
dm_str dm_theatre_country_here(const dm_story *story, const dm_candidate *c);
/* Of the sentences right before `sentence`. */
dm_str dm_theatre_country_before(const dm_story *story, uint32_t sentence);
/* It happened at a place that the gazetteer does not know. */
bool dm_theatre_is_elsewhere(const dm_story *story, const dm_candidate *c);

/* ---- protests (theatre/crowds.c) ---- */

void dm_theatre_crowd(dm_story *story, dm_candidate *c, dm_str country);
/* "supporters of Hezbollah marched": people of its country, not the group. */
void dm_theatre_followers(dm_story *story, dm_candidate *c);
void dm_theatre_against_rulers(dm_story *story, dm_candidate *c);
void dm_theatre_guests(dm_story *story, dm_candidate *c);

/* ---- what is said at a seat of government (theatre/seats.c) ---- */

/* "In Moscow the step was called hostile": a deed that is accused, rejected or welcomed in the
 * passive by nobody named is so by the state whose seat of government stands beside the verb; not
 * where those who meet there may have said it, nor by the one of whom it is said. */
void dm_theatre_seat(dm_story *story, dm_candidate *c);

/* ---- help and measures (theatre/purpose.c) ---- */

void dm_theatre_purpose(dm_story *story, dm_candidate *c);
void dm_theatre_need(dm_story *story, dm_candidate *c, dm_str home);

/* ---- force (theatre/force.c) ---- */

/* A single actor without a code who belongs to the country gets its code. */
void dm_theatre_owner(dm_story *story, dm_candidate *c, dm_str country);
/* "was charged with treason": by nobody named, somebody of public life. */
bool dm_theatre_is_charge(const dm_story *story, const dm_candidate *c);
/* Forces that are moved by nobody named are those of `speaks`, the country of who tells so. */
void dm_theatre_mover(dm_story *story, dm_candidate *c, dm_str speaks);
void dm_theatre_ruler(dm_story *story, dm_candidate *c, dm_str country);
/* Of a politician, official or officer who is hit: it happens at home where no place is told. */
dm_str dm_theatre_country_served(const dm_story *story, const dm_candidate *c);
/* Makes those hit, or the country itself, the recipients of an act in it. */
void dm_theatre_hit_at(dm_story *story, dm_candidate *c, dm_str country);
/* Tanks and patrols that nobody is named for are of the country's own army. */
void dm_theatre_armour(dm_story *story, dm_candidate *c, dm_str country);
/* Whether an act turns against the actor's own state, and the change that makes of it. */
bool dm_theatre_is_own(const dm_story *story, const dm_candidate *c);
void dm_theatre_own(dm_story *story, dm_candidate *c);
/* "freed two British Iranians": those who are of its own people too are held as another's. */
void dm_theatre_dual(dm_story *story, dm_candidate *c);
/* "Armenian troops wounded a serviceman, Azerbaijan said": whom the other side's forces hit, of no
 * country that is named, are of the side that tells so. */
void dm_theatre_told(dm_story *story, dm_candidate *c);
void dm_theatre_hit(dm_story *story, dm_candidate *c, dm_str home);

/* ---- force by whoever is not the subject (theatre/unknown.c) ---- */

/* "The raids killed 19 people", after what Israeli planes did: their raids, in the same place. */
void dm_theatre_again(const dm_story *story, dm_candidate *c);
/* "Rwandan troops crossed into Congo. They killed five farmers": whoever used force right before,
 * and there. */
void dm_theatre_they(dm_story *story, dm_candidate *c);
/* "attacked a base in Chad and killed 40 soldiers": those hit next are of the country hit before.
 */
void dm_theatre_and(dm_story *story, dm_candidate *c);
/* "Hezbollah fired rockets at Israel. The air force bombed villages in Lebanon": the other side's.
 */
void dm_theatre_invader(const dm_story *story, dm_candidate *c);
/* "In the attack by Hamas on Israel, many were killed": people of whom no more is told were hit by
 * whose attack it was, and are of where it was. */
void dm_theatre_attack(dm_story *story, dm_candidate *c);
/* An act of force without an actor: by whose weapon it was, or by somebody who is not named. */
void dm_theatre_unknown(dm_story *story, dm_candidate *c);

/* ---- how force was used (theatre/means.c) ---- */

/* The mode of an act of force whose frame tells none. */
void dm_theatre_means(const dm_story *story, dm_candidate *c);

/* ---- within one country (theatre/domestic.c) ---- */

/* Of those whom soldiers, or nobody named, overthrow: "toppled the government of Guinea". */
dm_str dm_theatre_country_ruled(const dm_story *story, const dm_candidate *c);

/* Those who were freed by nobody named are freed by whoever held them, or rules in `country`. */
void dm_theatre_freed(dm_story *story, dm_candidate *c, dm_str country);

/* Two states that exercise or patrol do so together. */
void dm_theatre_exercise(dm_story *story, dm_candidate *c);

#endif
