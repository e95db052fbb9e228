/*
 * position/repeats.c - one stand told more than once in an article: "condemned the raid", and
 * paragraphs on "protested to Togo"; "asked Togo to free him", and then "asked for his release";
 * "condemned the raid as an insult to its flag".
 *
 * What names less of its question than another stand of the same holder tells that one again, and
 * is no question of its own.
 */
#include "coder/position/parts.h"

/* The holders that hold it themselves, and not as members of a group. */
static size_t direct(const dm_position *position) {
    size_t n = 0;
    for (size_t i = 0; i < position->holders.len; i++)
        n += position->holders.ptr[i].via.len == 0;
    return n;
}

static bool holds(const dm_position *position, const dm_actor *holder) {
    for (size_t i = 0; i < position->holders.len; i++)
        if (!position->holders.ptr[i].via.len &&
            dm_str_eq(position->holders.ptr[i].code, holder->code) &&
            dm_str_eq(position->holders.ptr[i].sector, holder->sector))
            return true;
    return false;
}

static bool same_holders(const dm_position *a, const dm_position *b) {
    for (size_t i = 0; i < a->holders.len; i++)
        if (!a->holders.ptr[i].via.len && !holds(b, &a->holders.ptr[i]))
            return false;
    return direct(a) == direct(b);
}

static bool is_of(const dm_position *a, const dm_position *b, const char *kind) {
    return dm_str_is(a->question.kind, kind) && dm_str_is(b->question.kind, kind);
}

/* The same who, or several: "KGZ+TJK". */
static bool same_values(const dm_position *a, const dm_position *b, const char *key) {
    const dm_parameter *one = dm_position_parameter(a, key), *other = dm_position_parameter(b, key);
    if (!one || !other || one->value_count != other->value_count)
        return false;
    for (size_t i = 0; i < one->value_count; i++)
        if (!dm_str_eq(one->values[i], other->values[i]))
            return false;
    return one->value_count > 0;
}

/* "protested to Togo", of what is not said, by who condemned Togo's raid. */
static bool is_vague_conduct(const dm_position *a, const dm_position *b) {
    return is_of(a, b, "conduct") && !dm_position_parameter(a, "action") &&
           dm_position_parameter(b, "action") && same_values(a, b, "actor");
}

/* "asked for his release", of nobody, by who asked Togo for something before. */
static bool is_vague_demand(const dm_position *a, const dm_position *b) {
    bool full = dm_position_parameter(b, "of") && dm_position_parameter(b, "what");
    bool open = !dm_position_parameter(a, "of") || !dm_position_parameter(a, "what");
    return is_of(a, b, "demand") && full && open && b->evidence.start <= a->evidence.start;
}

/* Of two on what was done, in one sentence, the one that is less sure. */
static bool is_beside_surer(const dm_position *a, const dm_position *b, bool before) {
    return is_of(a, b, "conduct") && a->evidence.start == b->evidence.start &&
           !dm_str_is(a->verdict, "denies") && !dm_str_is(b->verdict, "denies") &&
           (b->confidence > a->confidence || (b->confidence >= a->confidence && before));
}

static bool tells_again(const dm_position *a, const dm_position *b, bool before) {
    return !a->derived && !b->derived && a->polarity == b->polarity && same_holders(a, b) &&
           (is_vague_conduct(a, b) || is_vague_demand(a, b) || is_beside_surer(a, b, before));
}

void dm_positions_once(dm_making *making) {
    dm_records *records = making->records;
    const dm_position *all = records->positions.ptr;
    size_t at = 0, count = records->positions.len;
    bool *again = DM_NEW_ARRAY(making->story->scene.grammar.arena, bool, count + 1);
    if (!again)
        return;
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < count && !again[i]; k++)
            again[i] = k != i && tells_again(&all[i], &all[k], k < i);
    for (size_t i = 0; i < count; i++) {
        if (again[i])
            continue;
        records->positions.ptr[at] = records->positions.ptr[i];
        making->predicates.ptr[at++] = making->predicates.ptr[i];
    }
    records->positions.len = making->predicates.len = at;
}
