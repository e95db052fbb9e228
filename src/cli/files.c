/*
 * files.c - finds the model and the lexicon. The program runs in place, out of the build folder,
 * and wherever the installed tree was put:
 *
 *   build/demarche       build/lexicon.bin        models/en.model
 *   PREFIX/bin/demarche  PREFIX/share/demarche/lexicon.bin, en.model
 */
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "cli/cli.h"

#ifndef DM_DATADIR
#define DM_DATADIR "/usr/local/share/demarche"
#endif

/* The folder of the running program, without a slash at the end; false when the system does not
 * say. */
static bool program_folder(char folder[DM_PATH]) {
    ssize_t n = readlink("/proc/self/exe", folder, DM_PATH - 1);
    if (n <= 0)
        return false;
    folder[n] = '\0';
    char *slash = strrchr(folder, '/');
    if (!slash)
        return false;
    *slash = '\0';
    return true;
}

static bool candidate(char path[DM_PATH], const char *folder, const char *below, const char *name) {
    int n = snprintf(path, DM_PATH, "%s/%s%s", folder, below, name);
    return n > 0 && n < DM_PATH && access(path, R_OK) == 0;
}

dm_status dm_file_find(const char *name, const char *given, char path[DM_PATH], dm_error *error) {
    if (given) {
        if (snprintf(path, DM_PATH, "%s", given) >= DM_PATH)
            return dm_fail(error, DM_ERR_USAGE, "the path of %s is too long", name);
        return access(path, R_OK) == 0 ? DM_OK : dm_fail_errno(error, path, "cannot be read");
    }
    char folder[DM_PATH];
    bool known = program_folder(folder);
    if (known &&
        (candidate(path, folder, "", name) || candidate(path, folder, "../models/", name) ||
         candidate(path, folder, "../share/demarche/", name)))
        return DM_OK;
    if (candidate(path, DM_DATADIR, "", name))
        return DM_OK;
    return dm_fail(error, DM_ERR_NOT_FOUND,
                   "%s is missing: not beside the program (%.200s), nor in ../models, "
                   "../share/demarche or %s; "
                   "give its path with --%s",
                   name, known ? folder : "?", DM_DATADIR,
                   strcmp(name, "lexicon.bin") == 0 ? "lexicon-file" : "model");
}
