/*
 * model_file.h - the container of a language's weights: one file, mapped, of named sections.
 *
 *   bytes 0..63   "DMMODEL\n", u32 version, u32 number of sections, u64 size of the file, u64 XXH3
 * of all that follows, zeros then          a table: name (40 bytes, NUL-padded), u64 offset, u64
 * size; 64 bytes an entry with 8 of zeros then          the sections, each at a multiple of 64
 * bytes
 *
 * Numbers are little-endian. A file of another version, of another size than it says, or with other
 * bytes than its hash says is refused when it is opened; whoever reads a section still checks that
 * what it holds fits its size.
 */
#ifndef DM_LANGUAGE_MODEL_FILE_H
#define DM_LANGUAGE_MODEL_FILE_H

#include "base/str.h"

enum {
    DM_MODEL_FILE_VERSION = 1,
    DM_MODEL_FILE_ALIGN = 64,
    DM_MODEL_FILE_SECTIONS = 256, /* most that a file may have; English has about 30 */
    DM_MODEL_FILE_NAME = 40
};

#define DM_MODEL_FILE_MAGIC "DMMODEL\n"

typedef struct dm_model_header {
    char magic[8];
    uint32_t version, sections;
    uint64_t size, hash;
    uint8_t zeros[32];
} dm_model_header;

typedef struct dm_model_entry {
    char name[DM_MODEL_FILE_NAME];
    uint64_t offset, size;
    uint8_t zeros[8];
} dm_model_entry;

typedef struct dm_model_file {
    const unsigned char *bytes;
    size_t size;
    bool mapped;
    char hash[17]; /* 16 hex digits and a NUL */
} dm_model_file;

/* Maps the file. DM_ERR_IO if it cannot be, DM_ERR_VERSION, DM_ERR_FORMAT if it is not a whole,
 * unharmed model. */
dm_status dm_model_file_open(const char *path, dm_model_file *file, dm_error *error) DM_MUST_CHECK;
/* Of memory that the caller keeps, at an address that is a multiple of 64; `name` stands in
 * messages. */
dm_status dm_model_file_view(const void *bytes, size_t size, const char *name, dm_model_file *file,
                             dm_error *error) DM_MUST_CHECK;
void dm_model_file_close(dm_model_file *file);
/* The section, or a view with a NULL pointer. */
dm_str dm_model_file_section(const dm_model_file *file, const char *name);

#endif
