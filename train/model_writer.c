/*
 * model_writer.c - see model_writer.h. Sections are written in the order of their names: the same
 * content gives the same bytes.
 */
#include "model_writer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"

bool model_writer_add(model_writer *self, const char *name, const void *bytes, size_t size) {
    size_t at = 0;
    while (at < self->count && strcmp(self->section[at].name, name) < 0)
        at++;
    bool there = at < self->count && strcmp(self->section[at].name, name) == 0;
    if (strlen(name) >= DM_MODEL_FILE_NAME || (!there && self->count == DM_MODEL_FILE_SECTIONS))
        return false;
    if (there)
        free(self->section[at].bytes);
    else {
        memmove(self->section + at + 1, self->section + at,
                (self->count - at) * sizeof self->section[0]);
        self->count++;
    }
    memset(self->section[at].name, 0, DM_MODEL_FILE_NAME);
    memcpy(self->section[at].name, name, strlen(name));
    self->section[at].bytes = malloc(size ? size : 1);
    self->section[at].size = size;
    memcpy(self->section[at].bytes, bytes, size);
    return true;
}

static size_t aligned(size_t n) {
    return (n + DM_MODEL_FILE_ALIGN - 1) & ~(size_t)(DM_MODEL_FILE_ALIGN - 1);
}

static unsigned char *assemble(const model_writer *self, size_t *size) {
    size_t start = sizeof(dm_model_header) + self->count * sizeof(dm_model_entry);
    *size = start;
    for (size_t i = 0; i < self->count; i++)
        *size += aligned(self->section[i].size);
    unsigned char *bytes = calloc(1, *size);
    dm_model_header *header = (dm_model_header *)bytes;
    dm_model_entry *entry = (dm_model_entry *)(header + 1);
    for (size_t i = 0, at = start; i < self->count; i++) {
        memcpy(entry[i].name, self->section[i].name, DM_MODEL_FILE_NAME);
        entry[i].offset = at;
        entry[i].size = self->section[i].size;
        memcpy(bytes + at, self->section[i].bytes, self->section[i].size);
        at += aligned(self->section[i].size);
    }
    memcpy(header->magic, DM_MODEL_FILE_MAGIC, sizeof header->magic);
    header->version = DM_MODEL_FILE_VERSION;
    header->sections = (uint32_t)self->count;
    header->size = *size;
    header->hash = dm_hash64((dm_str){(char *)bytes + sizeof *header, *size - sizeof *header},
                             header->sections);
    return bytes;
}

bool model_writer_write(const model_writer *self, const char *path) {
    size_t size;
    unsigned char *bytes = assemble(self, &size);
    char beside[4096];
    snprintf(beside, sizeof beside, "%s.new", path);
    FILE *file = fopen(beside, "wb");
    bool good = file && fwrite(bytes, 1, size, file) == size;
    if (file)
        good = fclose(file) == 0 && good;
    good = good && rename(beside, path) == 0;
    if (!good)
        perror(path);
    free(bytes);
    return good;
}

void model_writer_free(model_writer *self) {
    for (size_t i = 0; i < self->count; i++)
        free(self->section[i].bytes);
    self->count = 0;
}
