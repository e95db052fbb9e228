/*
 * lexicon.c - fuzzer of the compiled lexicon and of its tables: whatever the bytes, they are
 * refused or open, and what opened can be read to its last cell. They get a header whose magic,
 * version, size and hash are right, so that what stands behind the hash is reached.
 *
 * Sources: src/base/ src/lexicon/lexicon src/lexicon/tsv
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/hash.h"
#include "lexicon/format.h"
#include "lexicon/lexicon.h"
#include "lexicon/tsv.h"

static uint64_t seen; /* so that reading is not optimised away */

static void look(dm_str s) {
    for (size_t i = 0; i < s.len; i++)
        seen += (unsigned char)s.ptr[i];
}

static void read_all(const dm_lexicon *lexicon) {
    enum { MOST = 1 << 16 };
    size_t line, left = MOST;
    for (size_t t = 0; t < dm_lexicon_tables(lexicon); t++) {
        const dm_table *table = dm_lexicon_table_at(lexicon, t);
        look(table->name);
        for (size_t row = 0; row < table->rows && left; row++) {
            look(dm_table_place(table, row, &line));
            for (size_t column = 0; column < table->columns && left; column++, left--)
                look(dm_table_cell(table, row, column));
        }
    }
}

static void try_open(int file, const uint8_t *bytes, size_t size) {
    char path[64];
    dm_lexicon *lexicon = NULL;
    dm_error error;
    snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    if (ftruncate(file, 0) != 0 || pwrite(file, bytes, size, 0) != (ssize_t)size)
        abort();
    dm_status status = dm_lexicon_open(path, NULL, 0, &lexicon, &error);
    if ((status == DM_OK) != (lexicon != NULL))
        abort();
    if (lexicon)
        read_all(lexicon);
    dm_lexicon_close(lexicon);
}

/* With a header that is right as far as it can be. */
static void try_signed(int file, uint8_t *bytes, size_t size) {
    dm_lex_header header;
    char hash[DM_ID_SIZE];
    memcpy(&header, bytes, sizeof header);
    memcpy(header.magic, DM_LEXICON_MAGIC, sizeof header.magic);
    header.version = DM_LEXICON_VERSION;
    header.size = size;
    header.tables %= (size - sizeof header) / sizeof(dm_lex_table) + 1;
    header.cells_at = sizeof header + header.tables * sizeof(dm_lex_table);
    header.pool_at = header.cells_at + header.pool_at % (size - header.cells_at + 1);
    memcpy(bytes, &header, sizeof header);
    dm_lex_sign((const dm_lex_header *)bytes, hash);
    memcpy(((dm_lex_header *)bytes)->hash, hash, sizeof header.hash);
    try_open(file, bytes, size);
}

static void try_table(const uint8_t *data, size_t size) {
    dm_arena arena;
    dm_tsv tsv;
    dm_error error = {0};
    dm_arena_init(&arena, 0);
    dm_str text = {(const char *)data, size};
    if (dm_tsv_parse(&arena, DM_STR("fuzz"), text, &tsv, &error) == DM_OK) {
        for (size_t r = 0; r < tsv.rows.len; r++)
            for (size_t c = 0; c < tsv.columns; c++)
                look(tsv.rows.ptr[r].cells[c]);
    } else if (error.status != DM_ERR_FORMAT || !error.message[0]) {
        abort();
    }
    dm_arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    int file = memfd_create("lexicon", 0);
    uint8_t *bytes = malloc(size + 1);
    if (file >= 0 && bytes) {
        memcpy(bytes, data, size);
        try_table(data, size);
        try_open(file, bytes, size);
        if (size >= sizeof(dm_lex_header))
            try_signed(file, bytes, size);
    }
    free(bytes);
    if (file >= 0)
        close(file);
    return 0;
}
