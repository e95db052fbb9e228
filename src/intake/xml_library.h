/*
 * xml_library.h - libxml2's global state, which threads that begin to parse at once would spoil.
 */
#ifndef DM_INTAKE_XML_LIBRARY_H
#define DM_INTAKE_XML_LIBRARY_H

/* To be called before anything of libxml2, by any thread, as often as it pleases. */
void dm_xml_begin(void);

#endif
