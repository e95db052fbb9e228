/*
 * demarche.h - the public C API of libdemarche.
 *
 * demarche reads news articles and writes down who did or said what to whom, when and where, and
 * who stands where on which question, with the sentence that proves it.
 *
 * Life of the objects:
 *   1. dm_engine_open()    maps the models and the lexicon. Read-only afterwards, shared by all
 * threads.
 *   2. dm_reader_new()     one a thread; owns the scratch memory of one document at a time.
 *   3. dm_reader_code()    codes the articles of one input and hands out the records as JSON Lines.
 *   4. dm_reader_free(), dm_engine_close()
 *
 * Every function that can fail returns a dm_status; DM_OK is 0. Strings are views (pointer +
 * length) that the object named in the comment owns; they are not NUL-terminated unless said so. No
 * function prints, exits or reads the environment.
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

/* ---- engine: the model and the lexicon, opened once ---- */

typedef struct dm_engine dm_engine;

typedef struct dm_engine_options {
    const char
        *model; /* path of the language model; NULL: articles are found and dated, but not coded */
    const char *lexicon;      /* path of the compiled lexicon; NULL only together with `model` */
    const char *const *extra; /* tables of the user's, see docs/guide.md */
    size_t extra_count;
    /* TABARI or PETRARCH dictionaries of actors and agents, see docs/guide.md */
    const char *const *actors;
    size_t actors_count;
} dm_engine_options;

/*
 * Opens both files. The engine is read-only from then on and may be used by any number of threads
 * at once. Fails with DM_ERR_IO (cannot be opened), DM_ERR_FORMAT (damaged; or a fault in an extra
 * table or a dictionary, with file and line), DM_ERR_VERSION (made for another version),
 * DM_ERR_MEMORY. On failure *engine is NULL.
 */
DM_API dm_status dm_engine_open(const dm_engine_options *options, dm_engine **engine,
                                dm_error *error) DM_MUST_CHECK;
/* After the last reader of it was freed. NULL is allowed. */
DM_API void dm_engine_close(dm_engine *engine);
/* Program version and the hashes of lexicon and model, NUL-terminated: what would have to be the
 * same for the same output. The engine's. */
DM_API const char *dm_engine_name(const dm_engine *engine);

/* ---- reader: the scratch memory of one thread ---- */

typedef struct dm_reader dm_reader;

/* Kinds of record, as bits. */
enum { DM_DOCUMENTS = 1, DM_EVENTS = 2, DM_STATEMENTS = 4, DM_POSITIONS = 8, DM_ALL_RECORDS = 15 };

typedef struct dm_code_options {
    unsigned records;      /* kinds wanted; 0 is all */
    bool text;             /* the article's text in document records */
    double min_confidence; /* records below are left out; negative: by kind */
    const char *source;    /* what document records say in `source`; NULL: "-" */
    const char *url;       /* NULL: unknown */
    const char *published; /* override what is found; NULL: look for it */
    const char *language;
    const char *outlet;
} dm_code_options;

/* Takes one record: a JSON object without line end, valid during the call. Anything but DM_OK ends
 * the coding with that status. */
typedef dm_status (*dm_line_call)(void *context, const char *line, size_t length);

DM_API dm_status dm_reader_new(const dm_engine *engine, dm_reader **reader,
                               dm_error *error) DM_MUST_CHECK;
DM_API void dm_reader_free(dm_reader *reader);
/*
 * Codes the articles of one page or text. `bytes` may be HTML or plain text and is not kept.
 * Records come in the order of the contract: a document, its events, statements, positions; then
 * the next document.
 *
 *   dm_reader_code(reader, page, page_length, &(dm_code_options){.source = "page.html",
 * .min_confidence = -1}, print, stdout, &error);
 *
 * Fails with DM_ERR_FORMAT (no text in it), DM_ERR_LIMIT (a bound of the program, named in the
 * message), DM_ERR_MEMORY; the reader can be used again after any of them.
 */
DM_API dm_status dm_reader_code(dm_reader *reader, const char *bytes, size_t length,
                                const dm_code_options *options, dm_line_call line, void *context,
                                dm_error *error) DM_MUST_CHECK;

#ifdef __cplusplus
}
#endif
#endif
