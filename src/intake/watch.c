/*
 * watch.c - rounds over feeds.
 *
 * A round is a list of tasks: first the feeds that are due, then, as they answer, the pages of
 * their new items. The first task whose host may be asked again is done next; when none may, the
 * round sleeps. So one host's pause does not hold up another, and no host is asked twice at once.
 *
 * An item is new if neither its URL nor its date nor its title changed since it was taken. Its page
 * is fetched unless the feed carries the whole text or robots.txt forbids it; then the feed's own
 * text is the article.
 */
#include "intake/watch.h"

#include <stdio.h>
#include <time.h>

#include "base/alloc.h"
#include "base/error.h"
#include "base/hash.h"
#include "intake/containers.h"
#include "intake/watch_fetch.h"
#include "intake/watch_robots.h"
#include "intake/watch_state.h"

enum {
    INTERVAL = 900,
    TIMEOUT = 30,
    ROBOTS_SECONDS = 86400,
    ROBOTS_BYTES = 500 << 10, /* RFC 9309 asks for at least this */
    LONGEST_DELAY = 60,
    WHOLE_TEXT = 1500 /* bytes of an item's own text that are taken for the article */
};
static const double DELAY = 2;
static const dm_str PRODUCT = {"demarche", 8};

typedef struct watch_host {
    dm_str name; /* "https://example.org:8080" */
    dm_str robots;
    double may_ask; /* monotonic seconds */
    double robots_until;
    bool asked, unreachable; /* robots.txt: unreachable forbids all, as RFC 9309 says */
    unsigned delay;          /* of robots.txt */
} watch_host;

typedef struct task {
    size_t feed;
    uint64_t item;        /* 0: the feed itself */
    dm_resource resource; /* what the feed says of the item; in the round's arena */
    dm_str url;
    bool done;
} task;

struct dm_watch {
    dm_watch_options options;
    dm_watch_memory memory;
    dm_fetcher *fetcher;
    dm_arena kept;    /* URLs, hosts */
    dm_arena round;   /* tasks */
    dm_arena scratch; /* one answer */
    DM_VEC(dm_watched *) feeds;
    DM_VEC(watch_host) hosts;
    DM_VEC(task) tasks;
    const dm_intake_calls *calls;
    dm_watch_counts *counts;
};

/* ---- life ---- */

dm_status dm_watch_new(const dm_watch_options *options, const dm_watch_memory *memory,
                       dm_watch **watch, dm_error *error) {
    char agent[256];
    dm_watch *self = *watch = dm_alloc_zero(1, sizeof *self);
    if (!self)
        return dm_fail_memory(error);
    self->options = *options;
    self->memory = *memory;
    if (!self->options.interval)
        self->options.interval = INTERVAL;
    if (self->options.delay < 0)
        self->options.delay = DELAY;
    dm_arena_init(&self->kept, 0);
    dm_arena_init(&self->round, 0);
    dm_arena_init(&self->scratch, 0);
    dm_str contact = options->contact;
    snprintf(agent, sizeof agent, "%s/%s%s%.*s%s", PRODUCT.ptr, dm_version(),
             contact.len ? " (+" : "", DM_FMT(contact), contact.len ? ")" : "");
    return dm_fetcher_new(dm_str_of(agent), options->timeout ? options->timeout : TIMEOUT,
                          &self->fetcher, error);
}

void dm_watch_free(dm_watch *self) {
    if (!self)
        return;
    for (size_t i = 0; i < self->feeds.len; i++) {
        dm_arena_free(&self->feeds.ptr[i]->arena);
        dm_free(self->feeds.ptr[i]);
    }
    dm_fetcher_free(self->fetcher);
    dm_arena_free(&self->kept);
    dm_arena_free(&self->round);
    dm_arena_free(&self->scratch);
    dm_free(self);
}

/* "https://example.org:8080/path?query" is cut before the third slash. */
static bool split_url(dm_str url, dm_str *host, dm_str *path) {
    size_t start = dm_str_starts(url, DM_STR("https://"))  ? 8
                   : dm_str_starts(url, DM_STR("http://")) ? 7
                                                           : 0;
    size_t end = start;
    while (end < url.len && !strchr("/?#", url.ptr[end]))
        end++;
    *host = dm_str_sub(url, 0, end);
    *path = dm_str_sub(url, end, url.len);
    size_t hash = dm_str_find(*path, DM_STR("#"), 0);
    *path = dm_str_sub(*path, 0, hash);
    if (path->len == 0 || path->ptr[0] != '/')
        *path = DM_STR("/");
    return start > 0 && end > start;
}

dm_status dm_watch_add(dm_watch *self, dm_str url, dm_error *error) {
    dm_str host, path;
    if (!split_url(url, &host, &path))
        return dm_fail(error, DM_ERR_USAGE, "%.*s is no http or https URL", DM_FMT(url));
    dm_watched *feed = dm_alloc_zero(1, sizeof *feed);
    dm_watched **slot = feed ? dm_vec_push(&self->kept, &self->feeds) : NULL;
    if (!slot) {
        dm_free(feed);
        return dm_fail_memory(error);
    }
    *slot = feed;
    dm_arena_init(&feed->arena, 0);
    feed->url = dm_arena_str(&self->kept, url);
    return dm_watched_load(feed, &self->memory, error);
}

/* ---- time ---- */

static double monotonic(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static bool stopped(const dm_watch *self) {
    return self->options.stop && *self->options.stop;
}

static void sleep_until(const dm_watch *self, double when) {
    for (double left; (left = when - monotonic()) > 0 && !stopped(self);) {
        double step = left < 0.2 ? left : 0.2; /* to see a request to stop */
        struct timespec t = {0, (long)(step * 1e9)};
        nanosleep(&t, NULL);
    }
}

static dm_str now_text(dm_arena *arena) {
    time_t now = time(NULL);
    struct tm t;
    gmtime_r(&now, &t);
    return dm_arena_printf(arena, "%04d-%02d-%02dT%02d:%02d:%02dZ", t.tm_year + 1900, t.tm_mon + 1,
                           t.tm_mday, t.tm_hour, t.tm_min, t.tm_sec);
}

/* ---- hosts ---- */

static watch_host *host_of(dm_watch *self, dm_str url) {
    dm_str name, path;
    split_url(url, &name, &path);
    for (size_t i = 0; i < self->hosts.len; i++)
        if (dm_str_eq_nocase(self->hosts.ptr[i].name, name))
            return &self->hosts.ptr[i];
    watch_host *host = dm_vec_push(&self->kept, &self->hosts);
    if (host)
        host->name = dm_arena_str(&self->kept, name);
    return host;
}

static void note(const dm_watch *self, dm_str url, const char *outcome) {
    if (self->options.note)
        self->options.note(self->options.note_context, url, outcome);
}

/* One request to a host, and its pause afterwards. */
static dm_status ask(dm_watch *self, watch_host *host, dm_str url, dm_str etag, dm_str modified,
                     dm_answer *answer, dm_error *error) {
    self->counts->requests++;
    dm_status status = dm_fetch(self->fetcher, &self->scratch, url, etag, modified, answer, error);
    double delay = host->delay > self->options.delay ? host->delay : self->options.delay;
    host->may_ask = monotonic() + (delay < LONGEST_DELAY ? delay : LONGEST_DELAY);
    return status;
}

static dm_status read_robots(dm_watch *self, watch_host *host) {
    dm_answer answer = {0};
    dm_error error;
    dm_str url = dm_arena_printf(&self->scratch, "%.*s/robots.txt", DM_FMT(host->name));
    dm_status status = ask(self, host, url, (dm_str){0}, (dm_str){0}, &answer, &error);
    if (status == DM_ERR_MEMORY)
        return status;
    host->asked = true;
    host->unreachable = status != DM_OK || answer.status >= 500;
    host->robots_until = monotonic() + (host->unreachable ? INTERVAL : ROBOTS_SECONDS);
    host->robots = (dm_str){0};
    if (status == DM_OK && answer.status == 200)
        host->robots = dm_arena_str(&self->kept, dm_str_sub(answer.body, 0, ROBOTS_BYTES));
    (void)dm_robots_allow(host->robots, PRODUCT, DM_STR("/"), &host->delay);
    note(self, url, host->unreachable ? "unreachable: the host is left alone" : "read");
    dm_arena_reset(&self->scratch);
    return DM_OK;
}

static bool allowed(const watch_host *host, dm_str url) {
    dm_str name, path;
    unsigned delay;
    split_url(url, &name, &path);
    return !host->unreachable && dm_robots_allow(host->robots, PRODUCT, path, &delay);
}

/* ---- items ---- */

typedef struct item_reader {
    dm_watch *watch;
    size_t feed;
} item_reader;

static uint64_t item_key(const dm_resource *item) {
    dm_str body = item->url.len ? (dm_str){0} : item->bytes;
    const dm_str parts[] = {item->url, item->published, item->title, body};
    uint64_t key = 0;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        key = dm_hash64(parts[i], key);
    return key ? key : 1;
}

static bool is_web(dm_str url) {
    dm_str host, path;
    return split_url(url, &host, &path);
}

static dm_status take_item(void *context, const dm_resource *item, dm_error *error) {
    item_reader *reader = context;
    dm_watch *self = reader->watch;
    uint64_t key = item_key(item);
    if (dm_watched_has(self->feeds.ptr[reader->feed], key))
        return DM_OK;
    task *fresh = dm_vec_push(&self->round, &self->tasks);
    if (!fresh)
        return dm_fail_memory(error);
    fresh->feed = reader->feed;
    fresh->item = key;
    fresh->resource = *item;
    dm_str *const views[] = {&fresh->resource.source,   &fresh->resource.bytes,
                             &fresh->resource.url,      &fresh->resource.title,
                             &fresh->resource.byline,   &fresh->resource.outlet,
                             &fresh->resource.language, &fresh->resource.published};
    for (size_t i = 0; i < sizeof views / sizeof *views; i++)
        *views[i] = views[i]->len ? dm_arena_str(&self->round, *views[i]) : (dm_str){0};
    bool whole = self->options.feeds_only || item->bytes.len >= WHOLE_TEXT;
    fresh->url = !whole && is_web(item->url) ? fresh->resource.url : (dm_str){0};
    return self->round.failed ? dm_fail_memory(error) : DM_OK;
}

/* An item without text of its own is not lost if it has a page. */
static void pass_over(void *context, dm_str source, const char *reason, const dm_error *detail) {
    (void)context, (void)source, (void)reason, (void)detail;
}

static dm_status pull_whole(void *context, dm_str *piece, dm_error *error) {
    dm_str *rest = context;
    (void)error;
    *piece = *rest;
    *rest = (dm_str){0};
    return DM_OK;
}

static dm_status read_items(dm_watch *self, size_t feed, const dm_answer *answer, dm_error *error) {
    static const dm_intake_options none;
    item_reader reader = {self, feed};
    dm_intake_calls calls = {&reader, take_item, pass_over};
    dm_str rest = answer->body;
    dm_stream stream;
    dm_stream_init(&stream, pull_whole, &rest);
    dm_status status =
        dm_intake_read_stream(&stream, self->feeds.ptr[feed]->url, &none, &calls, error);
    dm_stream_free(&stream);
    return status;
}

/* ---- tasks ---- */

static dm_status emit(dm_watch *self, task *of, const dm_resource *resource, dm_error *error) {
    dm_status status = self->calls->resource(self->calls->context, resource, error);
    if (status == DM_OK)
        dm_watched_note(self->feeds.ptr[of->feed], of->item);
    self->counts->articles += status == DM_OK;
    return status;
}

/* What the feed itself says of the item, where its page cannot be had. */
static dm_status emit_own(dm_watch *self, task *of, dm_error *error) {
    return of->resource.bytes.len ? emit(self, of, &of->resource, error) : DM_OK;
}

static dm_status do_page(dm_watch *self, task *of, watch_host *host, dm_error *error) {
    dm_answer answer;
    dm_error detail;
    dm_status status = ask(self, host, of->url, (dm_str){0}, (dm_str){0}, &answer, &detail);
    if (status == DM_ERR_MEMORY)
        return dm_fail_memory(error);
    if (status != DM_OK || answer.status != 200 || answer.body.len == 0) {
        self->counts->failed++;
        note(self, of->url, status != DM_OK ? detail.message : "no page");
        return emit_own(self, of, error);
    }
    dm_resource page = {.source = of->url,
                        .offset = SIZE_MAX,
                        .bytes = answer.body,
                        .content_type = answer.content_type,
                        .url = answer.url,
                        .crawled = now_text(&self->scratch)};
    note(self, of->url, "read");
    return emit(self, of, &page, error);
}

static dm_status do_feed(dm_watch *self, task *of, watch_host *host, dm_error *error) {
    dm_watched *feed = self->feeds.ptr[of->feed];
    dm_answer answer;
    dm_error detail;
    dm_status status = ask(self, host, feed->url, feed->etag, feed->modified, &answer, &detail);
    int64_t now = (int64_t)time(NULL);
    if (status == DM_ERR_MEMORY)
        return dm_fail_memory(error);
    if (status == DM_OK && answer.status == 304) {
        self->counts->unchanged++;
        note(self, feed->url, "not modified");
        dm_str etag = dm_arena_str(&self->scratch, feed->etag);
        dm_str modified = dm_arena_str(&self->scratch, feed->modified);
        dm_watched_succeed(feed, now, self->options.interval, etag, modified);
        return DM_OK;
    }
    if (status != DM_OK || answer.status != 200) {
        char outcome[64];
        snprintf(outcome, sizeof outcome, "HTTP status %u", status == DM_OK ? answer.status : 0);
        self->counts->failed++;
        feed->gone = status == DM_OK && answer.status == 410;
        note(self, feed->url, status == DM_OK ? outcome : detail.message);
        dm_watched_fail(feed, now, self->options.interval,
                        status == DM_OK ? answer.retry_after : 0);
        return DM_OK;
    }
    note(self, feed->url, "read");
    status = read_items(self, of->feed, &answer, error);
    if (status == DM_OK)
        dm_watched_succeed(feed, now, self->options.interval, answer.etag, answer.modified);
    return status;
}

static dm_status do_task(dm_watch *self, size_t index, watch_host *host, dm_error *error) {
    task mine = self->tasks.ptr[index]; /* the list may grow meanwhile */
    dm_status status = DM_OK;
    if (!allowed(host, mine.url)) {
        self->counts->disallowed++;
        note(self, mine.url,
             host->unreachable ? "robots.txt unreachable" : "robots.txt forbids it");
        if (mine.item)
            status = emit_own(self, &mine, error);
        else
            dm_watched_fail(self->feeds.ptr[mine.feed], (int64_t)time(NULL), self->options.interval,
                            0);
    } else {
        status = mine.item ? do_page(self, &mine, host, error) : do_feed(self, &mine, host, error);
    }
    self->tasks.ptr[index].done = true;
    dm_arena_reset(&self->scratch);
    return status;
}

/* The first task that may be done now, SIZE_MAX if there is none; *when is when to look again, 0
 * when nothing is left. */
static size_t next_task(dm_watch *self, double *when) {
    double now = monotonic();
    *when = 0;
    for (size_t i = 0; i < self->tasks.len; i++) {
        const task *one = &self->tasks.ptr[i];
        if (one->done)
            continue;
        if (one->url.len == 0)
            return i;
        const watch_host *host = host_of(self, one->url);
        if (!host || host->may_ask <= now)
            return i;
        if (*when == 0 || host->may_ask < *when)
            *when = host->may_ask;
    }
    return SIZE_MAX;
}

static dm_status step(dm_watch *self, size_t index, dm_error *error) {
    task *one = &self->tasks.ptr[index];
    if (one->url.len == 0) {
        one->done = true;
        task copy = *one;
        return emit_own(self, &copy, error);
    }
    watch_host *host = host_of(self, one->url);
    if (!host)
        return dm_fail_memory(error);
    if (!host->asked || host->robots_until < monotonic())
        return read_robots(self, host); /* the task itself comes after the pause */
    return do_task(self, index, host, error);
}

static bool add_due_feeds(dm_watch *self) {
    int64_t now = (int64_t)time(NULL);
    for (size_t i = 0; i < self->feeds.len; i++) {
        const dm_watched *feed = self->feeds.ptr[i];
        if (feed->gone || feed->next > now)
            continue;
        task *fresh = dm_vec_push(&self->round, &self->tasks);
        if (!fresh)
            return false;
        *fresh = (task){.feed = i, .url = feed->url};
    }
    return true;
}

/* Items that a stop left behind: their feed must be given whole the next time. */
static void keep_unfinished(dm_watch *self) {
    for (size_t i = 0; i < self->tasks.len; i++)
        if (!self->tasks.ptr[i].done && self->tasks.ptr[i].item) {
            dm_watched *feed = self->feeds.ptr[self->tasks.ptr[i].feed];
            feed->etag = feed->modified = DM_STR("");
            feed->next = 0;
            feed->changed = true;
        }
}

dm_status dm_watch_round(dm_watch *self, const dm_intake_calls *calls, dm_watch_counts *counts,
                         dm_error *error) {
    dm_status status = DM_OK;
    double when = 0;
    dm_arena_reset(&self->round);
    memset(&self->tasks, 0, sizeof self->tasks);
    self->calls = calls;
    self->counts = counts;
    if (!add_due_feeds(self))
        return dm_fail_memory(error);
    while (status == DM_OK && !stopped(self)) {
        size_t index = next_task(self, &when);
        if (index != SIZE_MAX)
            status = step(self, index, error);
        else if (when == 0)
            break;
        else
            sleep_until(self, when);
    }
    keep_unfinished(self);
    return status;
}

dm_status dm_watch_save(dm_watch *self, dm_error *error) {
    dm_status status = DM_OK;
    for (size_t i = 0; i < self->feeds.len && status == DM_OK; i++)
        if (self->feeds.ptr[i]->changed)
            status = dm_watched_save(self->feeds.ptr[i], &self->memory, error);
    return status;
}

double dm_watch_pause(const dm_watch *self) {
    int64_t now = (int64_t)time(NULL), next = INT64_MAX;
    for (size_t i = 0; i < self->feeds.len; i++)
        if (!self->feeds.ptr[i]->gone && self->feeds.ptr[i]->next < next)
            next = self->feeds.ptr[i]->next;
    if (next == INT64_MAX)
        return -1;
    return next > now ? (double)(next - now) : 0;
}
