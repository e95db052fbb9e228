/*
 * demarche.h - the public C API of libdemarche.
 *
 * demarche reads news articles and writes down who did or said what to whom, when and where, and who stands where on
 * which question, with the sentence that proves it.
 *
 * Life of the objects:
 *   1. dm_engine_open()    maps the models and the lexicon. Read-only afterwards, shared by all threads.
 *   2. dm_reader_new()     one a thread; owns the scratch memory of one document at a time.
 *   3. dm_reader_code()    codes the articles of one input and hands out the records as JSON Lines.
 *   4. dm_reader_free(), dm_engine_close()
 *
 * Every function that can fail returns a dm_status; DM_OK is 0. Strings are views (pointer + length) that the object named in the
 * comment owns; they are not NUL-terminated unless said so. No function prints, exits or reads the environment.
 */
#ifndef DEMARCHE_H
#define DEMARCHE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(DM_BUILDING_LIBRARY)
#define DM_API __attribute__((visibility("default")))
#else
#define DM_API
#endif
#define DM_MUST_CHECK __attribute__((warn_unused_result))

/* What a call came to. The text of the failure is in the dm_error that was passed. */
typedef enum dm_status {
    DM_OK = 0,
    DM_ERR_MEMORY,    /* an allocation failed */
    DM_ERR_IO,        /* a file could not be opened, read or written */
    DM_ERR_FORMAT,    /* the input is not what it claims to be: line or offset is set */
    DM_ERR_LIMIT,     /* a bound of limits.h was reached: the message names it */
    DM_ERR_VERSION,   /* a model, lexicon or store of another version */
    DM_ERR_USAGE,     /* the caller's arguments contradict each other */
    DM_ERR_NOT_FOUND, /* no such record, question, file */
    DM_ERR_STORE,     /* the store refused: locked, full, read-only, corrupted */
    DM_ERR_NETWORK    /* a feed could not be fetched */
} dm_status;

enum { DM_ERROR_MESSAGE = 512, DM_ERROR_FILE = 256 };

/* Filled by a failing call; plain memory of the caller's, nothing to free. */
typedef struct dm_error {
    dm_status status;
    char message[DM_ERROR_MESSAGE]; /* one sentence, NUL-terminated, without file and line */
    char file[DM_ERROR_FILE];       /* "" when it concerns no file */
    size_t line;                    /* 1-based; 0 when there is none */
    size_t offset;                  /* byte offset; SIZE_MAX when there is none */
} dm_error;

/* A view of bytes somebody else owns. */
typedef struct dm_str {
    const char *ptr;
    size_t len;
} dm_str;

/* "0.1.0" */
DM_API const char *dm_version(void);

#ifdef __cplusplus
}
#endif
#endif
