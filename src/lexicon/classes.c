/*
 * classes.c - classes of words: members are kept under "class<TAB>lemma" in one table.
 */
#include "lexicon/classes.h"

#include "base/hash.h"
#include "base/utf8.h"

enum { LONGEST_KEY = 128 };

/* "@class<TAB>lemma" */
static void put(dm_classes *self, dm_arena *arena, dm_str name, dm_str lemma) {
    char *key = dm_arena_alloc(arena, name.len + 1 + lemma.len);
    if (!key)
        return;
    memcpy(key, name.ptr, name.len);
    key[name.len] = '\t';
    memcpy(key + name.len + 1, lemma.ptr, lemma.len);
    uint32_t *slot = dm_map_put(&self->members, arena, (dm_str){key, name.len + 1 + lemma.len});
    if (slot)
        *slot = 0;
}

void dm_classes_add(dm_classes *self, dm_arena *arena, dm_str name, dm_str list) {
    dm_str lemma;
    if (!dm_classes_known(self, name))
        put(self, arena, name, (dm_str){"", 0});
    while (list.len && dm_str_split(&list, '|', &lemma)) {
        dm_str lower = dm_utf8_lowered(arena, lemma); /* dm_classes_have() does so too */
        dm_glance_add(&self->glance, dm_word_letters(lower) ^ dm_class_letters(name));
        put(self, arena, name, lower);
    }
}

bool dm_classes_have(const dm_classes *self, dm_str name, dm_str lemma) {
    char key[LONGEST_KEY];
    size_t n = name.len;
    if (n + 1 + lemma.len > sizeof key)
        return false;
    memcpy(key, name.ptr, n);
    key[n] = '\t';
    dm_copy_small(key + n + 1, lemma.ptr, lemma.len);
    return dm_map_get(&self->members, (dm_str){key, n + 1 + lemma.len}) != DM_MAP_NONE;
}

bool dm_classes_known(const dm_classes *self, dm_str name) {
    return dm_classes_have(self, name, (dm_str){"", 0});
}
