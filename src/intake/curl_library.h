/*
 * curl_library.h - libcurl, loaded when something is fetched for the first time. It brings thirty
 * libraries with it, which would take a fifth of the time in which the program starts; only `watch`
 * needs them.
 */
#ifndef DM_INTAKE_CURL_LIBRARY_H
#define DM_INTAKE_CURL_LIBRARY_H

#include <curl/curl.h>

/* The functions of libcurl that are used, by their names without "curl_". */
typedef struct dm_curl_library {
    CURLcode (*global_init)(long flags);
    CURL *(*easy_init)(void);
    void (*easy_cleanup)(CURL *curl);
    void (*easy_reset)(CURL *curl);
    CURLcode (*easy_setopt)(CURL *curl, CURLoption option, ...);
    CURLcode (*easy_perform)(CURL *curl);
    CURLcode (*easy_getinfo)(CURL *curl, CURLINFO info, ...);
    const char *(*easy_strerror)(CURLcode code);
    struct curl_slist *(*slist_append)(struct curl_slist *list, const char *line);
    void (*slist_free_all)(struct curl_slist *list);
} dm_curl_library;

/* Loaded once for all threads and kept; NULL if this machine has none. */
const dm_curl_library *dm_curl(void);

#endif
