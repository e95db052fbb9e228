/*
 * codebook/relations.c - the weights of the relation scorer: a row has those of one feature for
 * each class that it tells of.
 */
#include <stdlib.h>

#include "coder/codebook/parts.h"
#include "coder/relate.h"

enum { LONGEST_NUMBER = 32 };

static float weight_of(dm_str written) {
    /* Whole numbers up to 2^53 and powers of ten up to 10^22 are exact, so that their quotient is
     * what strtod gives; that takes five times as long and obeys the locale. */
    enum { DIGITS = 15 };
    char number[LONGEST_NUMBER];
    double value = 0, scale = 0;
    bool negative = written.ptr[0] == '-';
    for (size_t i = negative; i < written.len && i < DIGITS; i++) {
        char c = written.ptr[i];
        if (c >= '0' && c <= '9') {
            value = value * 10 + (c - '0');
            scale *= 10;
        } else if (c == '.' && scale == 0) {
            scale = 1;
        } else {
            scale = -1;
            break;
        }
    }
    if (scale >= 0 && written.len < DIGITS) {
        value = scale > 1 ? value / scale : value;
        return (float)(negative ? -value : value);
    }
    memcpy(number, written.ptr, written.len);
    number[written.len] = '\0';
    return (float)strtod(number, NULL);
}

/* From class `first` on; a number beyond the last if there is none. */
static unsigned class_named(dm_str name, unsigned first) {
    while (dm_relate_class_name(first) && !dm_str_is(name, dm_relate_class_name(first)))
        first++;
    return first;
}

dm_status dm_codebook_relate_row(dm_row_reading *at) {
    dm_codebook *self = at->self;
    uint32_t *slot =
        dm_map_put(&self->relate_features, &self->arena, dm_row_get(at, "relation_feature"));
    dm_relate_row *entry = slot ? dm_vec_push(&self->arena, &self->relate_weights) : NULL;
    if (!entry)
        return DM_OK;
    *slot = (uint32_t)(self->relate_weights.len - 1);
    dm_str list = dm_row_get(at, "weights"), one, name;
    unsigned class_ = 0; /* written in the order of the classes, as a rule */
    while (list.len && dm_str_split(&list, ' ', &one)) {
        if (!dm_str_split(&one, '=', &name) || !one.len || one.len >= LONGEST_NUMBER)
            return FAULT(at, "CLASS=weight is expected");
        class_ = class_named(name, class_);
        if (!dm_relate_class_name(class_))
            class_ = class_named(name, 0);
        if (!dm_relate_class_name(class_))
            return FAULT(at, "\"%.*s\" is no class", DM_FMT(name));
        entry->weights[class_] = weight_of(one);
    }
    return DM_OK;
}
