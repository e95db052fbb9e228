/*
 * error.c - filling a dm_error.
 */
#include "base/error.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static void fill(dm_error *error, dm_status status, const char *file, size_t line, size_t offset) {
    error->status = status;
    error->line = line;
    error->offset = offset;
    snprintf(error->file, sizeof error->file, "%s", file ? file : "");
}

dm_status dm_fail(dm_error *error, dm_status status, const char *format, ...) {
    if (!error)
        return status;
    va_list args;
    va_start(args, format);
    fill(error, status, NULL, 0, SIZE_MAX);
    vsnprintf(error->message, sizeof error->message, format, args);
    va_end(args);
    return status;
}

dm_status dm_fail_at(dm_error *error, dm_status status, const char *file, size_t line,
                     size_t offset, const char *format, ...) {
    if (!error)
        return status;
    va_list args;
    va_start(args, format);
    fill(error, status, file, line, offset);
    vsnprintf(error->message, sizeof error->message, format, args);
    va_end(args);
    return status;
}

dm_status dm_fail_errno(dm_error *error, const char *file, const char *what) {
    int code = errno;
    char buffer[128] = "";
    const char *text = strerror_r(code, buffer, sizeof buffer); /* GNU's, which returns the text */
    return dm_fail_at(error, DM_ERR_IO, file, 0, SIZE_MAX, "%s: %s", what, text);
}

dm_status dm_fail_memory(dm_error *error) {
    return dm_fail(error, DM_ERR_MEMORY, "out of memory");
}
