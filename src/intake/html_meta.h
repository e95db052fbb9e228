/*
 * html_meta.h - what a page says of itself: JSON-LD, OpenGraph and other <meta>, microdata, <time>.
 */
#ifndef DM_INTAKE_HTML_META_H
#define DM_INTAKE_HTML_META_H

#include "intake/article.h"
#include "intake/html.h"

typedef struct dm_html_meta {
    dm_str headline; /* JSON-LD */
    dm_str og_title; /* og:title, twitter:title */
    dm_str title;    /* <title> */
    dm_str description;
    dm_str byline, outlet, language, url;
    dm_str article_body; /* JSON-LD articleBody: not taken as the text, but shows where it is */
    bool is_article;     /* it says that it is one article, not a list of them */
    DM_VEC(dm_date_clue) clues; /* strongest first */
} dm_html_meta;

/* Everything is copied into `arena`. Faulty JSON-LD is passed over. */
void dm_html_meta_read(dm_arena *arena, const dm_html *html, dm_html_meta *meta);
/* A title without the outlet's name behind a bar or dash. */
dm_str dm_title_without_outlet(dm_str title, dm_str outlet);

#endif
