/*
 * html.c - fuzzer of intake: web pages, in any encoding. What intake.h asks of articles must hold.
 *
 * Sources: src/base/ src/intake/ build/src/intake/intake_tables
 * Libraries: libxml-2.0 libarchive icu-i18n jansson zlib libbrotlidec libcurl sqlite3 -lcld2
 */
#include "intake.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    fuzz_run run = {.articles = true};
    dm_resource page = {.kind = DM_RESOURCE_HTML,
                        .source = DM_STR("x.html"),
                        .offset = SIZE_MAX,
                        .bytes = {(const char *)data, size}};
    (void)fuzz_resource(&run, &page, NULL);
    return 0;
}
