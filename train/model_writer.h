/*
 * model_writer.h - writes model files (src/language/model_file.h).
 */
#ifndef DM_TRAIN_MODEL_WRITER_H
#define DM_TRAIN_MODEL_WRITER_H

#include "language/model_file.h"

typedef struct model_writer {
    struct {
        char name[DM_MODEL_FILE_NAME];
        void *bytes;
        size_t size;
    } section[DM_MODEL_FILE_SECTIONS];
    size_t count;
} model_writer;

/* Copies the bytes; a section of that name is replaced. False when there are too many or the name
 * is too long. */
bool model_writer_add(model_writer *self, const char *name, const void *bytes, size_t size);
/* Writes beside `path` and renames, so that whoever opens it sees a whole file. False with a
 * message on standard error. */
bool model_writer_write(const model_writer *self, const char *path);
void model_writer_free(model_writer *self);

#endif
