/*
 * time.c - provisional: no time expressions yet (the time module lands separately).
 */
#include "coder/time.h"

dm_status dm_times_find(dm_arena *arena, const dm_parse *parse, dm_str published, dm_times *times,
                        dm_error *error) {
    (void)arena, (void)parse, (void)published, (void)error;
    *times = (dm_times){NULL, 0};
    return DM_OK;
}

const dm_timex *dm_times_of(const dm_times *times, const dm_parse *parse, uint32_t predicate) {
    (void)times, (void)parse, (void)predicate;
    return NULL;
}
