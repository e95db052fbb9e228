/*
 * model_file.c - opens and checks the container of model_file.h.
 *
 * The whole file is hashed when it is opened: 20 MB take 2 ms, and a damaged weight could otherwise
 * only be noticed by worse trees.
 */
#include "language/model_file.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/hash.h"

static dm_status bad(dm_error *error, const char *name, const char *why) {
    return dm_fail_at(error, DM_ERR_FORMAT, name, 0, SIZE_MAX, "%s", why);
}

static dm_status check_table(const dm_model_file *file, const char *name, uint32_t sections,
                             dm_error *error) {
    size_t end = sizeof(dm_model_header) + sections * sizeof(dm_model_entry);
    if (sections > DM_MODEL_FILE_SECTIONS || end > file->size)
        return bad(error, name, "the model's table of sections does not fit the file");
    const dm_model_entry *entry = (const dm_model_entry *)(file->bytes + sizeof(dm_model_header));
    for (uint32_t i = 0; i < sections; i++)
        if (!memchr(entry[i].name, 0, sizeof entry[i].name) || entry[i].offset < end ||
            entry[i].offset % DM_MODEL_FILE_ALIGN != 0 || entry[i].offset > file->size ||
            entry[i].size > file->size - entry[i].offset)
            return bad(error, name, "a section of the model lies outside the file");
    return DM_OK;
}

dm_status dm_model_file_view(const void *bytes, size_t size, const char *name, dm_model_file *file,
                             dm_error *error) {
    dm_model_header header;
    *file = (dm_model_file){.bytes = bytes, .size = size};
    if ((uintptr_t)bytes % DM_MODEL_FILE_ALIGN != 0)
        return dm_fail(error, DM_ERR_USAGE, "the model's memory is not at a multiple of 64");
    if (size < sizeof header)
        return bad(error, name, "the file is too short to be a language model");
    memcpy(&header, bytes, sizeof header);
    if (memcmp(header.magic, DM_MODEL_FILE_MAGIC, sizeof header.magic) != 0)
        return bad(error, name, "the file is not a language model of demarche");
    if (header.version != DM_MODEL_FILE_VERSION)
        return dm_fail_at(error, DM_ERR_VERSION, name, 0, SIZE_MAX,
                          "the model has format version %u; this program reads version %d",
                          header.version, DM_MODEL_FILE_VERSION);
    if (header.size > size)
        return dm_fail_at(error, DM_ERR_FORMAT, name, 0, size,
                          "the model is truncated: %zu of %llu bytes are there", size,
                          (unsigned long long)header.size);
    if (header.size < size)
        return bad(error, name, "the model is followed by bytes that do not belong to it");
    dm_str rest = {(const char *)bytes + sizeof header, size - sizeof header};
    if (dm_hash64_file(rest, header.sections) != header.hash)
        return bad(error, name, "the model is damaged: its bytes do not match its hash");
    snprintf(file->hash, sizeof file->hash, "%016llx", (unsigned long long)header.hash);
    return check_table(file, name, header.sections, error);
}

dm_status dm_model_file_open(const char *path, dm_model_file *file, dm_error *error) {
    *file = (dm_model_file){0};
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return dm_fail_errno(error, path, "the model cannot be opened");
    struct stat info;
    void *bytes = MAP_FAILED;
    dm_status status = DM_OK;
    if (fstat(fd, &info) != 0)
        status = dm_fail_errno(error, path, "the model cannot be read");
    else if (info.st_size <= 0)
        status = bad(error, path, "the file is too short to be a language model");
    else if ((bytes = mmap(NULL, (size_t)info.st_size, PROT_READ, MAP_SHARED | MAP_POPULATE, fd,
                           0)) == MAP_FAILED)
        status = dm_fail_errno(error, path, "the model cannot be mapped");
    else
        status = dm_model_file_view(bytes, (size_t)info.st_size, path, file, error);
    close(fd);
    if (status == DM_OK)
        file->mapped = true;
    else if (bytes != MAP_FAILED)
        munmap(bytes, (size_t)info.st_size);
    return status;
}

void dm_model_file_close(dm_model_file *file) {
    if (file->mapped)
        munmap((void *)(uintptr_t)file->bytes, file->size);
    *file = (dm_model_file){0};
}

dm_str dm_model_file_section(const dm_model_file *file, const char *name) {
    const dm_model_header *header = (const dm_model_header *)file->bytes;
    const dm_model_entry *entry = (const dm_model_entry *)(header + 1);
    for (uint32_t i = 0; i < header->sections; i++)
        if (strcmp(entry[i].name, name) == 0)
            return (dm_str){(const char *)file->bytes + entry[i].offset, entry[i].size};
    return (dm_str){NULL, 0};
}
