/*
 * error.h - filling a dm_error. Every setter returns the status it was given, so that a failing
 * function ends in `return dm_fail(error, DM_ERR_FORMAT, "...")`. `error` may be NULL: the status
 * alone is then the answer.
 */
#ifndef DM_BASE_ERROR_H
#define DM_BASE_ERROR_H

#include "demarche.h"

dm_status dm_fail(dm_error *error, dm_status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* With the place: `line` 0 and `offset` SIZE_MAX mean there is none. */
dm_status dm_fail_at(dm_error *error, dm_status status, const char *file, size_t line,
                     size_t offset, const char *format, ...) __attribute__((format(printf, 6, 7)));
/* DM_ERR_IO with errno's text. */
dm_status dm_fail_errno(dm_error *error, const char *file, const char *what);
/* DM_ERR_MEMORY. */
dm_status dm_fail_memory(dm_error *error);

#endif
