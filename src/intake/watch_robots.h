/*
 * watch_robots.h - what a host's robots.txt allows (RFC 9309).
 */
#ifndef DM_INTAKE_WATCH_ROBOTS_H
#define DM_INTAKE_WATCH_ROBOTS_H

#include "base/str.h"

/* May an agent whose product name is `agent` fetch `path` (with query)? `delay` becomes the group's
 * Crawl-delay in seconds, 0 if it has none. An empty file allows all. */
bool dm_robots_allow(dm_str robots, dm_str agent, dm_str path, unsigned *delay);

#endif
