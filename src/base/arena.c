/*
 * arena.c - a chain of blocks, each twice as large as the one before up to a bound.
 *
 *   first ─▶ [block 64 KB] ─▶ [block 128 KB] ─▶ ...
 *                               ▲ current: bytes [0, at) in use, the rest free and poisoned under
 * AddressSanitizer
 */
#include "base/arena.h"

#include <limits.h>
#include <stdarg.h>
#include <stdio.h>

#include "base/alloc.h"

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/asan_interface.h>
#define POISON(p, n) ASAN_POISON_MEMORY_REGION((p), (n))
#define UNPOISON(p, n) ASAN_UNPOISON_MEMORY_REGION((p), (n))
#else
#define POISON(p, n) ((void)(p), (void)(n))
#define UNPOISON(p, n) ((void)(p), (void)(n))
#endif

enum { FIRST_BLOCK = 64 << 10, LARGEST_STEP = 8 << 20, ALIGNMENT = 16 };

struct dm_arena_block {
    dm_arena_block *next;
    size_t size, at;
    _Alignas(ALIGNMENT) char bytes[];
};

static size_t rounded(size_t size) {
    return (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
}

void dm_arena_init(dm_arena *self, size_t limit) {
    *self = (dm_arena){.limit = limit};
}

void dm_arena_reset(dm_arena *self) {
    for (dm_arena_block *b = self->first; b; b = b->next) {
        POISON(b->bytes, b->size);
        b->at = 0;
    }
    self->current = self->first;
    self->used = 0;
    self->failed = false;
}

void dm_arena_free(dm_arena *self) {
    dm_arena_block *b = self->first;
    while (b) {
        dm_arena_block *next = b->next;
        UNPOISON(b->bytes, b->size);
        dm_free(b);
        b = next;
    }
    *self = (dm_arena){.limit = self->limit};
}

/* A block with room for `size`: one kept from before, else a new one put behind the current. */
static dm_arena_block *next_block(dm_arena *self, size_t size) {
    dm_arena_block *last = self->current;
    for (dm_arena_block *b = last ? last->next : self->first; b; b = b->next) {
        if (b->size >= size)
            return b;
        last = b;
    }
    size_t want = last ? (sizeof *last + last->size) * 2 : FIRST_BLOCK; /* with its head */
    if (want > LARGEST_STEP)
        want = LARGEST_STEP;
    if (want < size + sizeof *last)
        want = size + sizeof *last;
    dm_arena_block *b = dm_alloc_large(want);
    if (!b)
        return NULL;
    *b = (dm_arena_block){.size = want - sizeof *b};
    POISON(b->bytes, b->size);
    if (last)
        last->next = b;
    else
        self->first = b;
    return b;
}

void dm_arena_expect(dm_arena *self, size_t size) {
    dm_arena_block *b = self->current;
    if (!b || b->size - b->at < size) {
        b = next_block(self, size);
        if (b)
            self->current = b;
    }
}

void *dm_arena_alloc(dm_arena *self, size_t size) {
    if (size > SIZE_MAX / 2 || (self->limit && size > self->limit - self->used)) {
        self->failed = true;
        return NULL;
    }
    size_t room = rounded(size);
    dm_arena_block *b = self->current;
    if (!b || b->size - b->at < room) {
        b = next_block(self, room);
        if (!b) {
            self->failed = true;
            return NULL;
        }
        self->current = b;
    }
    void *p = b->bytes + b->at;
    UNPOISON(p, size);
    b->at += room;
    self->used += size;
    return p;
}

void *dm_arena_zero(dm_arena *self, size_t count, size_t size) {
    if (size && count > SIZE_MAX / size) {
        self->failed = true;
        return NULL;
    }
    void *p = dm_arena_alloc(self, count * size);
    return p ? memset(p, 0, count * size) : NULL;
}

void *dm_arena_fenced(dm_arena *self, void *p, size_t size) {
#if defined(__SANITIZE_ADDRESS__)
    enum { FENCE = 256 };
    char *copy = dm_arena_alloc(self, rounded(size) + 2 * (size_t)FENCE);
    if (!copy)
        return p;
    if (size)
        memcpy(copy + FENCE, p, size);
    POISON(copy, FENCE);
    POISON(copy + FENCE + size, rounded(size) - size + FENCE);
    return copy + FENCE;
#else
    (void)self, (void)size;
    return p;
#endif
}

dm_str dm_arena_str(dm_arena *self, dm_str s) {
    char *copy = dm_arena_alloc(self, s.len + 1);
    if (!copy)
        return (dm_str){"", 0};
    if (s.len)
        memcpy(copy, s.ptr, s.len);
    copy[s.len] = '\0';
    return (dm_str){copy, s.len};
}

/* Gives back the end of the last thing that was handed out, `size` bytes at `p`. */
static void shrink_last(dm_arena *self, char *p, size_t size, size_t smaller) {
    self->current->at -= rounded(size) - rounded(smaller);
    self->used -= size - smaller;
    POISON(p + smaller, size - smaller);
}

enum { MOST_DIGITS = 20 }; /* of 64 bits */

/* The digits of a number, at the end of a room for the longest. */
static const char *decimal(size_t number, char digits[MOST_DIGITS], size_t *length) {
    *length = 0;
    do {
        digits[MOST_DIGITS - ++*length] = (char)('0' + number % 10);
        number /= 10;
    } while (number);
    return digits + MOST_DIGITS - *length;
}

/* As vsnprintf(), for formats of nothing but text, "%s", "%.*s" and "%zu", as nearly all are: the
 * bytes it takes, of which those before `room` are written, without a NUL. -1 for any other. */
static int join(char *out, size_t room, const char *format, va_list args) {
    char digits[MOST_DIGITS];
    size_t at = 0;
    while (*format) {
        const char *part = format;
        size_t length = 0;
        while (format[length] && format[length] != '%') /* a few letters: no search is as quick */
            length++;
        format += length;
        if (!length && format[1] == 's') {
            part = va_arg(args, const char *);
            length = strlen(part);
            format += 2;
        } else if (!length && format[1] == '.' && format[2] == '*' && format[3] == 's') {
            int most = va_arg(args, int);
            part = va_arg(args, const char *);
            length = most > 0 ? strnlen(part, (size_t)most) : 0;
            format += 4;
        } else if (!length && format[1] == 'z' && format[2] == 'u') {
            part = decimal(va_arg(args, size_t), digits, &length);
            format += 3;
        } else if (!length) {
            return -1;
        }
        if (length && at < room)
            memcpy(out + at, part, length < room - at ? length : room - at);
        at += length;
    }
    return at <= INT_MAX ? (int)at : -1;
}

/* A string of at most `room` bytes with its NUL; what it would take, -1 if it cannot be made. */
static int print(char *out, size_t room, const char *format, va_list args) {
    va_list again;
    va_copy(again, args);
    int need = join(out, room, format, again);
    va_end(again);
    if (need < 0)
        return vsnprintf(out, room, format, args);
    out[(size_t)need < room ? (size_t)need : room - 1] = '\0';
    return need;
}

/* Into what is left of the block first: mostly that is enough, and the text is made once. */
dm_str dm_arena_printf(dm_arena *self, const char *format, ...) {
    enum { GUESS = 128 };
    va_list args;
    char *copy = dm_arena_alloc(self, GUESS);
    if (!copy)
        return (dm_str){"", 0};
    va_start(args, format);
    int need = print(copy, GUESS, format, args);
    va_end(args);
    shrink_last(self, copy, GUESS, need >= 0 && need < GUESS ? (size_t)need + 1 : 0);
    if (need < 0)
        return (dm_str){"", 0};
    if (need < GUESS)
        return (dm_str){copy, (size_t)need};
    copy = dm_arena_alloc(self, (size_t)need + 1);
    if (!copy)
        return (dm_str){"", 0};
    va_start(args, format);
    print(copy, (size_t)need + 1, format, args);
    va_end(args);
    return (dm_str){copy, (size_t)need};
}

dm_arena_mark dm_arena_tell(const dm_arena *self) {
    return (dm_arena_mark){self->current, self->current ? self->current->at : 0, self->used};
}

void dm_arena_rewind(dm_arena *self, dm_arena_mark mark) {
    dm_arena_block *b = mark.block ? mark.block : self->first;
    if (b) {
        b->at = mark.block ? mark.at : 0;
        POISON(b->bytes + b->at, b->size - b->at);
        for (dm_arena_block *later = b->next; later; later = later->next) {
            later->at = 0;
            POISON(later->bytes, later->size);
        }
    }
    self->current = b;
    self->used = mark.used;
}

/* True when the last thing that was handed out, `size` bytes at `p`, could be made wider where it
 * is. */
static bool widen(dm_arena *self, const void *p, size_t size, size_t wider) {
    dm_arena_block *b = self->current;
    size_t room = rounded(size), wanted = rounded(wider);
    if (!p || !b || b->at < room || (const char *)p != b->bytes + b->at - room ||
        b->size - b->at < wanted - room || (self->limit && wider - size > self->limit - self->used))
        return false;
    UNPOISON(p, wider);
    b->at += wanted - room;
    self->used += wider - size;
    return true;
}

static bool vec_grow(dm_arena *arena, void **ptr, size_t len, size_t *cap, size_t wider,
                     size_t size) {
    if (wider > SIZE_MAX / 4 / size) {
        arena->failed = true;
        return false;
    }
    if (!widen(arena, *ptr, *cap * size, wider * size)) {
        void *moved = dm_arena_alloc(arena, wider * size);
        if (!moved)
            return false;
        if (len)
            memcpy(moved, *ptr, len * size);
        *ptr = moved;
    }
    *cap = wider;
    return true;
}

bool dm_vec_grow(dm_arena *arena, void **ptr, size_t len, size_t *cap, size_t size) {
    return vec_grow(arena, ptr, len, cap, *cap ? *cap * 2 : 8, size);
}

void dm_vec_expect_room(dm_arena *arena, void **ptr, size_t *len, size_t *cap, size_t size,
                        size_t more) {
    if (*cap - *len < more)
        (void)vec_grow(arena, ptr, *len, cap, *len + more, size);
}
