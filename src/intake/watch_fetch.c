/*
 * watch_fetch.c - HTTP by libcurl.
 *
 * The handle is kept, so connections are reused. No cookies, no proxy of the environment, no
 * protocol but http and https, also after redirects; bodies beyond DM_LIMIT_DOCUMENT_BYTES end the
 * transfer.
 */
#include "intake/watch_fetch.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/error.h"
#include "base/limits.h"
#include "intake/curl_library.h"

struct dm_fetcher {
    const dm_curl_library *library;
    CURL *curl;
    char agent[256];
    unsigned timeout;
};

typedef struct transfer {
    dm_arena *arena;
    char *bytes;
    size_t length, room;
    bool too_large;
    dm_answer *answer;
} transfer;

dm_status dm_fetcher_new(dm_str agent, unsigned timeout, dm_fetcher **fetcher, dm_error *error) {
    *fetcher = NULL;
    if (!dm_curl())
        return dm_fail(error, DM_ERR_NETWORK, "libcurl is not installed");
    dm_fetcher *self = dm_alloc_zero(1, sizeof *self);
    if (!self || !(self->curl = dm_curl()->easy_init())) {
        dm_free(self);
        return dm_fail_memory(error);
    }
    self->library = dm_curl();
    *fetcher = self;
    snprintf(self->agent, sizeof self->agent, "%.*s", DM_FMT(agent));
    self->timeout = timeout;
    return DM_OK;
}

void dm_fetcher_free(dm_fetcher *self) {
    if (!self)
        return;
    self->library->easy_cleanup(self->curl);
    dm_free(self);
}

static size_t take_body(char *bytes, size_t size, size_t count, void *context) {
    transfer *self = context;
    size_t fresh = size * count;
    if (self->length + fresh > DM_LIMIT_DOCUMENT_BYTES) {
        self->too_large = true;
        return 0;
    }
    while (self->length + fresh > self->room) {
        size_t room = self->room ? self->room * 2 : 64 << 10;
        char *wider = dm_arena_alloc(self->arena, room);
        if (!wider)
            return 0;
        if (self->length)
            memcpy(wider, self->bytes, self->length);
        self->bytes = wider;
        self->room = room;
    }
    memcpy(self->bytes + self->length, bytes, fresh);
    self->length += fresh;
    return fresh;
}

static size_t take_header(char *bytes, size_t size, size_t count, void *context) {
    transfer *self = context;
    dm_str line = {bytes, size * count};
    size_t colon = dm_str_find(line, DM_STR(":"), 0);
    if (dm_str_starts(line, DM_STR("HTTP/"))) /* a redirect's header is over */
        self->answer->etag = self->answer->modified = self->answer->content_type = (dm_str){0};
    if (colon == SIZE_MAX)
        return line.len;
    dm_str name = dm_str_sub(line, 0, colon);
    dm_str value = dm_str_trim(dm_str_sub(line, colon + 1, line.len));
    uint64_t seconds;
    if (dm_str_eq_nocase(name, DM_STR("etag")))
        self->answer->etag = dm_arena_str(self->arena, value);
    else if (dm_str_eq_nocase(name, DM_STR("last-modified")))
        self->answer->modified = dm_arena_str(self->arena, value);
    else if (dm_str_eq_nocase(name, DM_STR("content-type")))
        self->answer->content_type = dm_arena_str(self->arena, value);
    else if (dm_str_eq_nocase(name, DM_STR("retry-after")) &&
             dm_str_number(value, 864000, &seconds))
        self->answer->retry_after = (unsigned)seconds;
    return line.len;
}

static struct curl_slist *condition(const dm_curl_library *library, struct curl_slist *list,
                                    dm_arena *arena, const char *name, dm_str value) {
    if (value.len == 0)
        return list;
    dm_str line = dm_arena_printf(arena, "%s: %.*s", name, DM_FMT(value));
    return library->slist_append(list, line.ptr);
}

static void set_up(dm_fetcher *self, const char *url, struct curl_slist *headers,
                   transfer *transfer) {
    CURL *curl = self->curl;
    const dm_curl_library *library = self->library;
    library->easy_reset(curl);
    library->easy_setopt(curl, CURLOPT_URL, url);
    library->easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    library->easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    library->easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 1L);
    library->easy_setopt(curl, CURLOPT_MAXREDIRS, 5L);
    library->easy_setopt(curl, CURLOPT_USERAGENT, self->agent);
    library->easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "");
    library->easy_setopt(curl, CURLOPT_PROXY, "");
    library->easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    library->easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, 10L);
    library->easy_setopt(curl, CURLOPT_TIMEOUT, (long)self->timeout);
    library->easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
    library->easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_body);
    library->easy_setopt(curl, CURLOPT_WRITEDATA, transfer);
    library->easy_setopt(curl, CURLOPT_HEADERFUNCTION, take_header);
    library->easy_setopt(curl, CURLOPT_HEADERDATA, transfer);
}

dm_status dm_fetch(dm_fetcher *self, dm_arena *arena, dm_str url, dm_str etag, dm_str modified,
                   dm_answer *answer, dm_error *error) {
    transfer transfer = {.arena = arena, .answer = answer};
    struct curl_slist *headers = NULL;
    char *effective = NULL;
    long status = 0;
    *answer = (dm_answer){0};
    headers = condition(self->library, headers, arena, "If-None-Match", etag);
    headers = condition(self->library, headers, arena, "If-Modified-Since", modified);
    dm_str copy = dm_arena_str(arena, url);
    set_up(self, copy.ptr, headers, &transfer);
    CURLcode code = self->library->easy_perform(self->curl);
    self->library->slist_free_all(headers);
    if (arena->failed)
        return dm_fail_memory(error);
    if (code != CURLE_OK)
        return dm_fail(error, DM_ERR_NETWORK, "%.200s: %s", copy.ptr,
                       transfer.too_large ? "larger than the bound of a document"
                                          : self->library->easy_strerror(code));
    self->library->easy_getinfo(self->curl, CURLINFO_RESPONSE_CODE, &status);
    self->library->easy_getinfo(self->curl, CURLINFO_EFFECTIVE_URL, &effective);
    answer->status = (unsigned)status;
    answer->url = dm_arena_str(arena, effective ? dm_str_of(effective) : url);
    answer->body = (dm_str){transfer.bytes ? transfer.bytes : "", transfer.length};
    return DM_OK;
}
