/*
 * version.c - the program's version, set by the build.
 */
#include "demarche.h"

const char *dm_version(void) {
    return DM_VERSION;
}
