/*
 * mail.h - one message taken apart: what a newsletter says, in which encoding, from whom and when.
 */
#ifndef DM_INTAKE_MAIL_H
#define DM_INTAKE_MAIL_H

#include "base/arena.h"

typedef struct dm_mail {
    dm_str subject, from, date; /* encoded words decoded */
    dm_str body;                /* transfer encoding undone, its charset as in content_type */
    dm_str content_type;
    bool html;
} dm_mail;

/* All in `arena` or in `message`. The body is empty where no part is text. */
void dm_mail_parse(dm_arena *arena, dm_str message, dm_mail *mail);

#endif
