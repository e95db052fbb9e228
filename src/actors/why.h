/*
 * why.h - how an actor was found, where a later stage goes by it. `dm_actor.why` is a text that
 * `explain` prints; who writes one of these, and who reads it, takes it from here.
 *
 * An actor that is found in several steps has the last one at the end, after a comma.
 */
#ifndef DM_ACTORS_WHY_H
#define DM_ACTORS_WHY_H

/* Whom the words themselves name. */
#define DM_WHY_NOUN "the noun \""   /* DM_WHY_NOUN "%.*s\"" */
#define DM_WHY_NOUN_OF "\" of "     /* DM_WHY_NOUN "%.*s" DM_WHY_NOUN_OF "%.*s": and its owner */
#define DM_WHY_TITLE "by the title" /* what follows is the title */
#define DM_WHY_ROLE "the role of"   /* what follows is how the one who has it was found */
#define DM_WHY_IN_OFFICE "in office"
#define DM_WHY_SOME_MEMBER "of some member that is not told"

/* Whose he is, though nothing beside him tells. */
#define DM_BY_FOCUS "the country the article is about"
#define DM_WHY_FOCUS "of " DM_BY_FOCUS
#define DM_WHY_HOME "of the country the report is from"
#define DM_WHY_LAST "of whom was named last"
#define DM_WHY_SPOKE "of the side that spoke before"
#define DM_WHY_PLACE "of the place beside it"
#define DM_WHY_COUNTRY_OF_PLACE "of the country " DM_WHY_PLACE
#define DM_WHY_AROUND "of the country told of all around"
#define DM_WHY_SPEAKS_FOR "speaks for it"
#define DM_WHY_BEFORE "as before"
#define DM_WHY_NO_SIDE "of no side that is told"
#define DM_WHY_SOME_STATE "of a state that is not told"
/* A company, a charity: of no country. */
#define DM_WHY_COMPANY "a company or charity"

#endif
