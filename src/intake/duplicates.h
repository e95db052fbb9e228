/*
 * duplicates.h - finds reprints among documents as they come in: wire copies with a new lead, cuts,
 * excerpts, updates.
 *
 *   1. dm_sketch_of()        by any thread, from the text alone (no memory is asked for)
 *   2. dm_duplicates_new()   once a run or store
 *   3. dm_duplicates_add()   for each document in its order, by one thread: tells what it reprints,
 * and remembers it
 *   4. dm_duplicates_free()
 *
 * A store keeps the packed sketches and, when it is opened, adds them again in the order in which
 * they came.
 */
#ifndef DM_INTAKE_DUPLICATES_H
#define DM_INTAKE_DUPLICATES_H

#include "base/str.h"

/* Hashes of a sketch: as many as an index of under 200 bytes a document has room for. */
enum { DM_SKETCH_SIZE = 26, DM_SKETCH_PACKED = 5 + 8 * DM_SKETCH_SIZE };

/* The smallest hashes of a text's shingles (runs of five words), ascending and distinct. Plain
 * memory. */
typedef struct dm_sketch {
    uint64_t hashes[DM_SKETCH_SIZE];
    uint32_t count;    /* of hashes: fewer than DM_SKETCH_SIZE only if these are all */
    uint32_t shingles; /* of the text, repeated ones counted again */
} dm_sketch;

typedef struct dm_duplicate {
    char id[17];       /* the earliest document of which it is a reprint; "" when there is none */
    double similarity; /* share of the shorter text that is in the longer, estimated; 0 to 1 */
} dm_duplicate;

typedef struct dm_duplicates dm_duplicates;

/* Case, punctuation, quotation marks and spacing do not matter. */
void dm_sketch_of(dm_str text, dm_sketch *sketch);

/* Bytes for a store, the same on every machine. Returns how many of `bytes` were written. */
size_t dm_sketch_pack(const dm_sketch *sketch, uint8_t bytes[DM_SKETCH_PACKED]);
/* False where the bytes are no packed sketch. */
bool dm_sketch_unpack(const uint8_t *bytes, size_t size, dm_sketch *sketch);

/* NULL without memory. */
dm_duplicates *dm_duplicates_new(void);
void dm_duplicates_free(dm_duplicates *self);

/*
 * What the document with this sketch and id (16 hex digits) reprints of those added before; then
 * remembers it. A text that came before word for word is found under its own id. On DM_ERR_MEMORY
 * it is not remembered, and *found is empty.
 */
dm_status dm_duplicates_add(dm_duplicates *self, const dm_sketch *sketch, const char *id,
                            dm_duplicate *found, dm_error *error) DM_MUST_CHECK;
/* The same without remembering. */
dm_status dm_duplicates_find(dm_duplicates *self, const dm_sketch *sketch, dm_duplicate *found,
                             dm_error *error) DM_MUST_CHECK;

/* Bytes held, for measuring. */
size_t dm_duplicates_bytes(const dm_duplicates *self);

#endif
