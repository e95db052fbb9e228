/*
 * progress.c - one line on a terminal: how far, how fast, how long still. Nothing in a pipe.
 *
 * How far is counted in bytes of plain inputs; of compressed ones and of standard input the size is
 * not known beforehand, and then only the number of articles and the rate are shown.
 */
#include <ftw.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/utf8.h"
#include "cli/run.h"

enum { BAR = 24, DEPTH = 16 };

static size_t
    walked; /* nftw has no context; progress begins on one thread before the others exist */

static int add_size(const char *path, const struct stat *info, int type, struct FTW *where) {
    (void)path, (void)where;
    if (type == FTW_F)
        walked += (size_t)info->st_size;
    return 0;
}

static bool is_packed(const char *path) {
    static const char *const ends[] = {".gz",  ".bz2", ".xz",  ".zst",
                                       ".zip", ".tar", ".tgz", ".warc"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (dm_str_ends(dm_str_of(path), dm_str_of(ends[i])))
            return true;
    return false;
}

static size_t total_size(const char *const *paths, size_t count) {
    walked = 0;
    for (size_t i = 0; i < count; i++) {
        if (strcmp(paths[i], "-") == 0 || is_packed(paths[i]))
            return 0;
        (void)nftw(paths[i], add_size, DEPTH, FTW_PHYS);
    }
    return walked;
}

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

void progress_begin(progress *self, const char *const *paths, size_t count, bool writes_output) {
    *self = (progress){.shown = isatty(STDERR_FILENO) && !(writes_output && isatty(STDOUT_FILENO))};
    if (!self->shown)
        return;
    self->total = total_size(paths, count);
    self->began = self->drawn = now();
    self->width = dm_terminal_width(stderr);
}

static void draw(progress *self, double at) {
    char line[160], bar[BAR + 1];
    double seconds = at - self->began, rate = seconds > 0 ? (double)self->articles / seconds : 0;
    if (self->total && self->done <= self->total) {
        double part = (double)self->done / (double)self->total;
        int filled = (int)(part * BAR);
        memset(bar, '=', (size_t)filled);
        memset(bar + filled, ' ', (size_t)(BAR - filled));
        bar[BAR] = '\0';
        int left = part > 0 ? (int)(seconds / part - seconds + 0.5) : 0;
        snprintf(line, sizeof line, "[%s] %3.0f %%  %zu articles, %.0f a second, %d:%02d left", bar,
                 part * 100, self->articles, rate, left / 60, left % 60);
    } else {
        snprintf(line, sizeof line, "%zu articles, %.0f a second", self->articles, rate);
    }
    fprintf(stderr, "\r%.*s\033[K", self->width > 1 ? self->width - 1 : 79, line);
    fflush(stderr);
    self->drawn = at;
}

void progress_step(progress *self, size_t bytes, size_t articles) {
    self->done += bytes;
    self->articles += articles;
    if (!self->shown)
        return;
    double at = now();
    if (at - self->drawn > 0.1)
        draw(self, at);
}

void progress_clear(progress *self) {
    if (self->shown) {
        fputs("\r\033[K", stderr);
        fflush(stderr);
    }
}

void progress_faults(progress *self) {
    if (self->same > FAULTS_SHOWN) {
        progress_clear(self);
        dm_report_text(self->command, "%s (%zu more)", self->fault, self->same - FAULTS_SHOWN);
    }
    self->same = 0;
    self->fault[0] = '\0';
}

void progress_end(progress *self) {
    progress_faults(self);
    progress_clear(self);
    self->shown = false;
}
