/*
 * arena.h - memory that is thrown away at once. One arena holds everything a document needs;
 * dm_arena_reset() keeps the blocks for the next one, so that a warm reader does not call malloc.
 * Poisoned under AddressSanitizer between uses.
 *
 * When the gate refuses, allocation returns NULL and the arena remembers it (`failed`): a stage may
 * finish its loop and check once.
 */
#ifndef DM_BASE_ARENA_H
#define DM_BASE_ARENA_H

#include "base/str.h"

typedef struct dm_arena_block dm_arena_block;

typedef struct dm_arena {
    dm_arena_block *first;   /* blocks in use and kept, oldest first */
    dm_arena_block *current; /* the one being filled */
    size_t used;             /* bytes handed out since the last reset */
    size_t limit;            /* more than this fails; 0 is no limit */
    bool failed;
} dm_arena;

typedef struct dm_arena_mark {
    dm_arena_block *block;
    size_t at, used;
} dm_arena_mark;

void dm_arena_init(dm_arena *self, size_t limit);
void dm_arena_reset(dm_arena *self); /* keeps the memory */
void dm_arena_free(dm_arena *self);  /* gives it back */
/* Room for so much at once: what is known to need megabytes is spared the small blocks. A hint;
 * without memory nothing happens. */
void dm_arena_expect(dm_arena *self, size_t size);
/* 16-byte aligned, not cleared. */
void *dm_arena_alloc(dm_arena *self, size_t size);
void *dm_arena_zero(dm_arena *self, size_t count, size_t size);
/* The same `size` bytes at p; under AddressSanitizer a copy of them with a fence before and behind
 * it, which finds who reads beyond either end. */
void *dm_arena_fenced(dm_arena *self, void *p, size_t size);
/* Copies; the copy has a NUL behind it. On failure ptr is "" and len 0 and `failed` is set. */
dm_str dm_arena_str(dm_arena *self, dm_str s);
dm_str dm_arena_printf(dm_arena *self, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
dm_arena_mark dm_arena_tell(const dm_arena *self);
void dm_arena_rewind(dm_arena *self, dm_arena_mark mark);

#define DM_NEW(arena, type) ((type *)dm_arena_zero((arena), 1, sizeof(type)))
#define DM_NEW_ARRAY(arena, type, count) ((type *)dm_arena_zero((arena), (count), sizeof(type)))

/*
 * A growing array in an arena. Declare with DM_VEC(type) { ptr, len, cap }; dm_vec_push returns a
 * pointer to the new, cleared element or NULL. Elements move when it grows: keep indices, not
 * pointers.
 */
#define DM_VEC(type)                                                                               \
    struct {                                                                                       \
        type *ptr;                                                                                 \
        size_t len, cap;                                                                           \
    }
#define dm_vec_push(arena, vec)                                                                    \
    (dm_vec_room((arena), (void **)&(vec)->ptr, &(vec)->len, &(vec)->cap, sizeof *(vec)->ptr)      \
         ? &(vec)->ptr[(vec)->len++]                                                               \
         : NULL)
bool dm_vec_grow(dm_arena *arena, void **ptr, size_t len, size_t *cap, size_t size);
/* `size` is known where this stands, so that most elements are cleared without a call. */
static inline bool dm_vec_room(dm_arena *arena, void **ptr, const size_t *len, size_t *cap,
                               size_t size) {
    if (*len == *cap && !dm_vec_grow(arena, ptr, *len, cap, size))
        return false;
    memset((char *)*ptr + *len * size, 0, size);
    return true;
}
/* Makes room for so many more elements at once; a hint, too. */
#define dm_vec_expect(arena, vec, more)                                                            \
    dm_vec_expect_room((arena), (void **)&(vec)->ptr, &(vec)->len, &(vec)->cap,                    \
                       sizeof *(vec)->ptr, (more))
void dm_vec_expect_room(dm_arena *arena, void **ptr, size_t *len, size_t *cap, size_t size,
                        size_t more);

#endif
