/*
 * watch_robots.c - robots.txt by RFC 9309: the group that names the agent, else the one for "*"; of
 * the rules that match the longest counts, and Allow where two are as long. "*" stands for any
 * bytes, "$" at the end for the end.
 */
#include "intake/watch_robots.h"

static bool matches(dm_str rule, dm_str path) {
    size_t r = 0, p = 0, star = SIZE_MAX, retry = 0;
    bool anchored = rule.len && rule.ptr[rule.len - 1] == '$';
    if (anchored)
        rule.len--;
    for (;;) {
        if (r == rule.len && (!anchored || p == path.len))
            return true;
        if (r < rule.len && rule.ptr[r] == '*') {
            star = ++r;
            retry = p;
        } else if (r < rule.len && p < path.len && rule.ptr[r] == path.ptr[p]) {
            r++;
            p++;
        } else if (star != SIZE_MAX && retry < path.len) {
            r = star;
            p = ++retry;
        } else {
            return false;
        }
    }
}

typedef struct verdict {
    size_t longest;
    bool allowed, seen;
    unsigned delay;
} verdict;

static void apply(verdict *self, dm_str key, dm_str value, dm_str path) {
    bool allow = dm_str_eq_nocase(key, DM_STR("allow"));
    uint64_t seconds;
    if (dm_str_eq_nocase(key, DM_STR("crawl-delay"))) {
        if (dm_str_number(value, 86400, &seconds))
            self->delay = (unsigned)seconds;
    } else if ((allow || dm_str_eq_nocase(key, DM_STR("disallow"))) && value.len &&
               matches(value, path)) {
        if (value.len > self->longest || (value.len == self->longest && allow)) {
            self->longest = value.len;
            self->allowed = allow;
        }
    }
}

bool dm_robots_allow(dm_str robots, dm_str agent, dm_str path, unsigned *delay) {
    verdict own = {.allowed = true}, all = {.allowed = true};
    bool for_own = false, for_all = false, in_agents = false;
    dm_str line;
    if (dm_str_starts(robots, DM_STR("\xef\xbb\xbf")))
        robots = dm_str_sub(robots, 3, robots.len);
    while (dm_str_split(&robots, '\n', &line)) {
        dm_str rest = line, key, value;
        dm_str_split(&rest, '#', &line);
        rest = line;
        if (!dm_str_split(&rest, ':', &key) || !rest.ptr)
            continue;
        key = dm_str_trim(key);
        value = dm_str_trim(rest);
        if (dm_str_eq_nocase(key, DM_STR("user-agent"))) {
            if (!in_agents)
                for_own = for_all = false;
            in_agents = true;
            for_all |= dm_str_is(value, "*");
            for_own |= dm_str_eq_nocase(value, agent);
            own.seen |= for_own;
            continue;
        }
        in_agents = false;
        if (for_own)
            apply(&own, key, value, path);
        if (for_all)
            apply(&all, key, value, path);
    }
    const verdict *chosen = own.seen ? &own : &all;
    *delay = chosen->delay;
    return chosen->allowed;
}
