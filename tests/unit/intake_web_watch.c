/*
 * intake_web_watch.c - tests of following feeds, against a server of this process on the loopback
 * interface; nothing else is contacted.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>
#include <cmocka.h>

#include "intake/watch.h"
#include "intake/watch_robots.h"

/* ---- the server ---- */

typedef struct server {
    int listener;
    unsigned port;
    pthread_t thread;
    pthread_mutex_t lock;
    char log[8192];   /* "GET /feed;" with "(etag)" where it was conditional */
    double asked[64]; /* when */
    size_t requests;
    bool failing, changed;
} server;

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static const char feed_one[] = "<rss version=\"2.0\"><channel><title>Loop</title>"
                               "<item><title>One</title><link>http://127.0.0.1:%u/one</"
                               "link><description>Short one.</description></item>"
                               "<item><title>Two</title><link>http://127.0.0.1:%u/private/two</"
                               "link><description>Short two.</description></item>"
                               "<item><title>Three</title><link>http://127.0.0.1:%u/missing</"
                               "link><description>Short three.</description></item>"
                               "%s</channel></rss>";

static void answer(server *self, const char *path, bool conditional, char *out, size_t room) {
    char body[4096];
    const char *status = "200 OK", *extra = "";
    body[0] = '\0';
    if (!strcmp(path, "/robots.txt")) {
        snprintf(body, sizeof body, "User-agent: *\nDisallow: /private/\n");
    } else if (self->failing) {
        status = "503 Busy";
        extra = "Retry-After: 7200\r\n";
    } else if (!strcmp(path, "/feed")) {
        extra = "ETag: \"v1\"\r\nContent-Type: application/rss+xml\r\n";
        if (conditional && !self->changed)
            status = "304 Not Modified";
        else
            snprintf(body, sizeof body, feed_one, self->port, self->port, self->port,
                     self->changed
                         ? "<item><title>Four</title><description>Short four.</description></item>"
                         : "");
    } else if (!strcmp(path, "/one")) {
        snprintf(body, sizeof body, "<html><body><p>The page of the first item.</p></body></html>");
        extra = "Content-Type: text/html\r\n";
    } else {
        status = "404 Not Found";
    }
    snprintf(out, room, "HTTP/1.1 %s\r\n%sContent-Length: %zu\r\nConnection: close\r\n\r\n%s",
             status, extra, strlen(body), body);
}

static void serve_one(server *self, int fd) {
    char request[4096], path[256], reply[6000];
    size_t length = 0;
    for (ssize_t got; length + 1 < sizeof request &&
                      (got = read(fd, request + length, sizeof request - 1 - length)) > 0;) {
        length += (size_t)got;
        request[length] = '\0';
        if (strstr(request, "\r\n\r\n"))
            break;
    }
    request[length] = '\0';
    if (sscanf(request, "GET %255s", path) == 1) {
        bool conditional = strstr(request, "If-None-Match: \"v1\"") != NULL;
        pthread_mutex_lock(&self->lock);
        size_t used = strlen(self->log);
        snprintf(self->log + used, sizeof self->log - used, "%s%s;", path,
                 conditional ? "(etag)" : "");
        if (self->requests < 64)
            self->asked[self->requests] = now();
        self->requests++;
        answer(self, path, conditional, reply, sizeof reply);
        pthread_mutex_unlock(&self->lock);
        if (write(fd, reply, strlen(reply)) < 0)
            perror("write");
    }
    close(fd);
}

static void *serve(void *context) {
    server *self = context;
    for (int fd; (fd = accept(self->listener, NULL, NULL)) >= 0;)
        serve_one(self, fd);
    return NULL;
}

static void start(server *self) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof address;
    memset(self, 0, sizeof *self);
    pthread_mutex_init(&self->lock, NULL);
    self->listener = socket(AF_INET, SOCK_STREAM, 0);
    assert_true(self->listener >= 0);
    assert_int_equal(bind(self->listener, (struct sockaddr *)&address, sizeof address), 0);
    assert_int_equal(listen(self->listener, 8), 0);
    assert_int_equal(getsockname(self->listener, (struct sockaddr *)&address, &size), 0);
    self->port = ntohs(address.sin_port);
    assert_int_equal(pthread_create(&self->thread, NULL, serve, self), 0);
}

static void stop(server *self) {
    shutdown(self->listener, SHUT_RDWR);
    close(self->listener);
    pthread_join(self->thread, NULL);
}

/* ---- memory and caller ---- */

typedef struct memory {
    char name[256], value[1 << 16];
    char log[4096];
} memory;

static dm_status get(void *context, dm_arena *arena, dm_str name, dm_str *value, dm_error *error) {
    memory *self = context;
    (void)error;
    *value =
        dm_str_is(name, self->name) ? dm_arena_str(arena, dm_str_of(self->value)) : (dm_str){0};
    return DM_OK;
}

static dm_status put(void *context, dm_str name, dm_str value, dm_error *error) {
    memory *self = context;
    (void)error;
    assert_true(value.len < sizeof self->value);
    snprintf(self->name, sizeof self->name, "%.*s", DM_FMT(name));
    snprintf(self->value, sizeof self->value, "%.*s", DM_FMT(value));
    return DM_OK;
}

static dm_status note(void *context, const dm_resource *r, dm_error *error) {
    memory *self = context;
    (void)error;
    size_t used = strlen(self->log);
    const char *slash = r->url.len ? memrchr(r->url.ptr, '/', r->url.len) : NULL;
    snprintf(self->log + used, sizeof self->log - used, "%.*s[%.*s]%s;",
             slash ? (int)(r->url.ptr + r->url.len - slash) : 0, slash ? slash : "",
             DM_FMT(r->bytes), r->crawled.len ? " crawled" : "");
    return DM_OK;
}

static dm_watch *open_watch(memory *memory, const server *server, double delay, unsigned interval) {
    dm_watch_options options = {.delay = delay,
                                .interval = interval,
                                .timeout = 5,
                                .contact = DM_STR("https://example.org/bot")};
    dm_watch_memory calls = {memory, get, put};
    dm_watch *watch = NULL;
    char url[64];
    snprintf(url, sizeof url, "http://127.0.0.1:%u/feed", server->port);
    assert_int_equal(dm_watch_new(&options, &calls, &watch, NULL), DM_OK);
    assert_int_equal(dm_watch_add(watch, dm_str_of(url), NULL), DM_OK);
    return watch;
}

static dm_watch_counts go_round(dm_watch *watch, memory *memory) {
    dm_intake_calls calls = {memory, note, NULL};
    dm_watch_counts counts = {0};
    dm_error error = {0};
    memory->log[0] = '\0';
    assert_int_equal(dm_watch_round(watch, &calls, &counts, &error), DM_OK);
    assert_int_equal(dm_watch_save(watch, &error), DM_OK);
    return counts;
}

/* ---- tests ---- */

static const char articles[] =
    "/one[<html><body><p>The page of the first item.</p></body></html>] crawled;"
    "/two[Short two.];/missing[Short three.];";

static void a_feed_is_followed(void **state) {
    (void)state;
    server server;
    static memory memory;
    memset(&memory, 0, sizeof memory);
    start(&server);
    dm_watch *watch = open_watch(&memory, &server, 0, 1);
    dm_watch_counts counts = go_round(watch, &memory);
    assert_string_equal(memory.log, articles);
    assert_string_equal(server.log, "/robots.txt;/feed;/one;/missing;");
    assert_int_equal(counts.disallowed, 1);
    assert_int_equal(counts.articles, 3);
    assert_int_equal(counts.failed, 1);
    dm_watch_free(watch);

    /* Another run: what was taken is remembered, and the feed is asked with a condition. */
    server.log[0] = '\0';
    sleep(2);
    watch = open_watch(&memory, &server, 0, 1);
    counts = go_round(watch, &memory);
    assert_string_equal(memory.log, "");
    assert_string_equal(server.log, "/robots.txt;/feed(etag);");
    assert_int_equal(counts.unchanged, 1);

    /* A new item is all that is taken of a changed feed; robots.txt is not asked again. */
    server.log[0] = '\0';
    server.changed = true;
    sleep(2);
    go_round(watch, &memory);
    assert_string_equal(memory.log, "[Short four.];");
    assert_string_equal(server.log, "/feed(etag);");
    dm_watch_free(watch);
    stop(&server);
}

static void failures_are_waited_out(void **state) {
    (void)state;
    server server;
    static memory memory;
    memset(&memory, 0, sizeof memory);
    start(&server);
    server.failing = true;
    dm_watch *watch = open_watch(&memory, &server, 0, 10);
    dm_watch_counts counts = go_round(watch, &memory);
    assert_int_equal(counts.failed, 1);
    assert_true(dm_watch_pause(watch) > 7000); /* the server asked for 7200 */
    dm_watch_free(watch);
    watch = open_watch(&memory, &server, 0, 10); /* also after a restart */
    counts = go_round(watch, &memory);
    assert_int_equal(counts.requests, 0);
    dm_watch_free(watch);
    stop(&server);
    /* Nobody listens: robots.txt cannot be read, and the host is left alone. */
    memset(&memory, 0, sizeof memory);
    watch = open_watch(&memory, &server, 0, 10);
    counts = go_round(watch, &memory);
    assert_int_equal(counts.requests, 1);
    assert_int_equal(counts.disallowed, 1);
    assert_true(dm_watch_pause(watch) > 10);
    dm_watch_free(watch);
}

static void a_host_is_given_time(void **state) {
    (void)state;
    server server;
    static memory memory;
    memset(&memory, 0, sizeof memory);
    start(&server);
    dm_watch *watch = open_watch(&memory, &server, 0.15, 10);
    go_round(watch, &memory);
    assert_int_equal(server.requests, 4);
    for (size_t i = 1; i < server.requests; i++)
        assert_true(server.asked[i] - server.asked[i - 1] > 0.14);
    dm_watch_free(watch);
    stop(&server);
}

static void only_the_web(void **state) {
    (void)state;
    static memory memory;
    dm_watch_options options = {0};
    dm_watch_memory calls = {&memory, get, put};
    dm_watch *watch = NULL;
    assert_int_equal(dm_watch_new(&options, &calls, &watch, NULL), DM_OK);
    assert_int_equal(dm_watch_add(watch, DM_STR("file:///etc/passwd"), NULL), DM_ERR_USAGE);
    assert_int_equal(dm_watch_add(watch, DM_STR("http:///x"), NULL), DM_ERR_USAGE);
    assert_true(dm_watch_pause(watch) < 0);
    dm_watch_free(watch);
}

static void robots(void **state) {
    (void)state;
    static const char file[] =
        "# comment\nUser-agent: other\nDisallow: /\n\n"
        "User-agent: *\nDisallow: /a # not there\nAllow: /a/b\nDisallow: /*.pdf$\nCrawl-delay: 7\n";
    static const struct {
        const char *path;
        bool allowed;
    } cases[] = {{"/", true},       {"/a", false},       {"/a/x", false},
                 {"/a/b", true},    {"/a/b/c", true},    {"/x.pdf", false},
                 {"/x.pdfs", true}, {"/b/y.pdf", false}, {"/x.pdf?y", true}};
    unsigned delay;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (dm_robots_allow(dm_str_of(file), DM_STR("demarche"), dm_str_of(cases[i].path),
                            &delay) != cases[i].allowed)
            fail_msg("%s", cases[i].path);
    assert_int_equal(delay, 7);
    assert_false(dm_robots_allow(dm_str_of(file), DM_STR("Other"), DM_STR("/b"), &delay));
    assert_true(dm_robots_allow(DM_STR(""), DM_STR("demarche"), DM_STR("/b"), &delay));
    assert_int_equal(delay, 0);
    /* A group of its own counts alone; two names may share one. */
    dm_str own =
        DM_STR("User-agent: *\nDisallow: /\nUser-agent: x\nUser-agent: demarche\nDisallow: /no");
    assert_true(dm_robots_allow(own, DM_STR("demarche"), DM_STR("/yes"), &delay));
    assert_false(dm_robots_allow(own, DM_STR("demarche"), DM_STR("/no"), &delay));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_feed_is_followed),
        cmocka_unit_test(failures_are_waited_out),
        cmocka_unit_test(a_host_is_given_time),
        cmocka_unit_test(only_the_web),
        cmocka_unit_test(robots),
    };
    return cmocka_run_group_tests_name("intake_web_watch", tests, NULL, NULL);
}
