/*
 * curl_library.c - finds libcurl, whichever library for TLS it was built with.
 */
#include "intake/curl_library.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

static dm_curl_library library;
static bool loaded;

static void load(void) {
    static const char *const files[] = {"libcurl.so.4", "libcurl-gnutls.so.4"};
    static const struct {
        const char *name;
        size_t at;
    } functions[] = {
        {"curl_global_init", offsetof(dm_curl_library, global_init)},
        {"curl_easy_init", offsetof(dm_curl_library, easy_init)},
        {"curl_easy_cleanup", offsetof(dm_curl_library, easy_cleanup)},
        {"curl_easy_reset", offsetof(dm_curl_library, easy_reset)},
        {"curl_easy_setopt", offsetof(dm_curl_library, easy_setopt)},
        {"curl_easy_perform", offsetof(dm_curl_library, easy_perform)},
        {"curl_easy_getinfo", offsetof(dm_curl_library, easy_getinfo)},
        {"curl_easy_strerror", offsetof(dm_curl_library, easy_strerror)},
        {"curl_slist_append", offsetof(dm_curl_library, slist_append)},
        {"curl_slist_free_all", offsetof(dm_curl_library, slist_free_all)},
    };
    void *file = NULL;
    for (size_t i = 0; !file && i < sizeof files / sizeof *files; i++)
        file = dlopen(files[i], RTLD_NOW | RTLD_LOCAL);
    bool all = file != NULL;
    for (size_t i = 0; all && i < sizeof functions / sizeof *functions; i++) {
        void *function = dlsym(file, functions[i].name);
        memcpy((char *)&library + functions[i].at, &function, sizeof function);
        all = function != NULL;
    }
    loaded = all && library.global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
}

const dm_curl_library *dm_curl(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load);
    return loaded ? &library : NULL;
}
