/*
 * xml_library.c - see xml_library.h. Two threads that made libxml2's dictionary of names at once
 * waited for ever for the lock that the other had made anew (2.9.14).
 */
#include "intake/xml_library.h"

#include <libxml/parser.h>
#include <pthread.h>

void dm_xml_begin(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, xmlInitParser);
}
