/*
 * text_lines.h - the lines of one input on their way to articles; shared by text.c, text_head.c and
 * text_body.c, private to them.
 *
 *   blocks ──▶ lines ──▶ head: crawl header, clock, byline, title ──▶ body: discards, lists of
 * links, other items ──▶ articles
 */
#ifndef DM_INTAKE_TEXT_LINES_H
#define DM_INTAKE_TEXT_LINES_H

#include "intake/article.h"
#include "intake/boilerplate.h"
#include "intake/text_topics.h"

typedef struct dm_line {
    dm_str text;
    size_t start, end; /* bytes of the input */
    size_t words;
    bool sentence; /* ends as a sentence does */
    bool prose;    /* a sentence or more of running text */
    bool rule;     /* dashes or stars only */
    bool blank_before, heading, quote;
    const dm_phrase *phrase; /* what it is by the phrase table; NULL for most */
    const char *reason;      /* not NULL: discarded, and why */
    size_t item;             /* which article it belongs to; 0 is the main one */
    bool title;              /* the title of its item */
    dm_stems stems;          /* of a text that was accepted; of another: not to be used */
    dm_str teaser;           /* a discarded headline that is an item all the same: its words */
} dm_line;

typedef struct dm_text {
    dm_arena *arena;
    DM_VEC(dm_line) lines;
    size_t body; /* the first line after title and head */
    dm_str title, byline;
    size_t items;   /* articles so far, the main one included */
    bool from_page; /* the HTML stage has already found the article */
    bool truncated;
} dm_text;

void dm_text_head(dm_text *self); /* text_head.c */
void dm_text_body(dm_text *self); /* text_body.c */

/* Cuts line i in two at byte `at` of its text; white space at the cut goes. False when nothing
 * would remain of either, or without memory. */
bool dm_text_split(dm_text *self, size_t i, size_t at);
/* "KYIV, Oct 3 (Reuters) - ", "BEIJING (AP) — ": does the text begin with a dateline? */
bool dm_text_dateline(dm_str s);
/* A dateline that has the line for itself: "NICOSIA, August 8 (Agency) --". */
bool dm_text_lone_dateline(dm_str s);
/* Does it begin with a word that opens English sentences, capitalised: "The", "On", "A"? */
bool dm_text_opens(dm_str s);
/* Does a sentence begin in s after blanks and punctuation? Where, from `at` on? */
bool dm_text_starts_sentence(dm_str s);
size_t dm_text_sentence_start(dm_str s, size_t at);

/* A line made of a date (with weekday, time, zone, "Updated"): the masthead's clock or the
 * article's own date line. */
bool dm_text_date_line(dm_arena *arena, dm_str line, bool *clock);
/* Headline-like: short and without the end of a sentence. */
bool dm_text_is_headline(const dm_line *line);

#endif
