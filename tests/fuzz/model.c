/*
 * model.c - fuzzer of the model loader: whatever the bytes, the model is refused or opens. They get
 * a header whose magic, version, size and hash are right, so that what stands behind the hash is
 * reached.
 *
 * Sources: src/base/ src/language/
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "language/language.h"
#include "language/model_file.h"

static void try_open(const unsigned char *bytes, size_t size) {
    dm_model *model = NULL;
    dm_error error;
    dm_status status = dm_model_open_memory(bytes, size, &model, &error);
    if ((status == DM_OK) != (model != NULL))
        abort();
    dm_model_close(model);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    unsigned char *bytes = aligned_alloc(64, (size + 64) & ~(size_t)63);
    if (!bytes)
        return 0;
    memcpy(bytes, data, size);
    try_open(bytes, size);
    dm_model_header header;
    if (size >= sizeof header) {
        memcpy(&header, bytes, sizeof header);
        memcpy(header.magic, DM_MODEL_FILE_MAGIC, sizeof header.magic);
        header.version = DM_MODEL_FILE_VERSION;
        header.size = size;
        header.hash = dm_hash64((dm_str){(char *)bytes + sizeof header, size - sizeof header},
                                header.sections);
        memcpy(bytes, &header, sizeof header);
        try_open(bytes, size);
    }
    free(bytes);
    return 0;
}
