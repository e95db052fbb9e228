/*
 * warc.c - fuzzer of intake: web archives, plain or under gzip. What intake.h asks must hold.
 *
 * Sources: src/base/ src/intake/ build/src/intake/intake_tables
 * Libraries: libxml-2.0 libarchive icu-i18n jansson zlib libbrotlidec libcurl sqlite3 -lcld2
 */
#include "intake.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    fuzz_container(data, size, "x.warc");
    return 0;
}
