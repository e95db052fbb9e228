/*
 * model_pack.c - puts sections of other programs into a model file, or lists what is in one.
 *
 *   model_pack MODEL                       lists the sections
 *   model_pack MODEL OUT NAME=FILE ...     copies MODEL to OUT (may be the same path) with the
 * sections added or replaced
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model_writer.h"

static void load(const dm_model_file *file, model_writer *writer, bool list) {
    const dm_model_header *header = (const dm_model_header *)file->bytes;
    const dm_model_entry *entry = (const dm_model_entry *)(header + 1);
    for (uint32_t i = 0; i < header->sections; i++) {
        if (list)
            printf("%-28s %10llu bytes\n", entry[i].name, (unsigned long long)entry[i].size);
        model_writer_add(writer, entry[i].name, file->bytes + entry[i].offset, entry[i].size);
    }
}

static bool add_file(model_writer *writer, const char *argument) {
    const char *equals = strchr(argument, '=');
    char name[DM_MODEL_FILE_NAME];
    if (!equals || (size_t)(equals - argument) >= sizeof name) {
        fprintf(stderr, "not NAME=FILE: %s\n", argument);
        return false;
    }
    snprintf(name, sizeof name, "%.*s", (int)(equals - argument), argument);
    FILE *file = fopen(equals + 1, "rb");
    if (!file) {
        perror(equals + 1);
        return false;
    }
    fseek(file, 0, SEEK_END);
    size_t size = (size_t)ftell(file);
    rewind(file);
    char *bytes = malloc(size + 1);
    bool good =
        bytes && fread(bytes, 1, size, file) == size && model_writer_add(writer, name, bytes, size);
    free(bytes);
    fclose(file);
    return good;
}

int main(int argc, char **argv) {
    static model_writer writer;
    dm_model_file file;
    dm_error error;
    if (argc < 2 || argc == 3) {
        fprintf(stderr, "usage: model_pack MODEL [OUT NAME=FILE ...]\n");
        return 2;
    }
    if (dm_model_file_open(argv[1], &file, &error) != DM_OK) {
        fprintf(stderr, "%s: %s\n", argv[1], error.message);
        return 1;
    }
    load(&file, &writer, argc == 2);
    dm_model_file_close(&file);
    bool good = true;
    for (int i = 3; i < argc && good; i++)
        good = add_file(&writer, argv[i]);
    if (good && argc > 3)
        good = model_writer_write(&writer, argv[2]);
    model_writer_free(&writer);
    return good ? 0 : 1;
}
