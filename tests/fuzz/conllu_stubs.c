/*
 * conllu_stubs.c - stands in for the model's names, which the writer asks for only when it has a
 * model; the fuzzer has none.
 */
#include "language/language.h"

const char *dm_upos_name(dm_upos upos) {
    (void)upos;
    return "X";
}

dm_str dm_model_xpos(const dm_model *model, uint8_t id) {
    (void)model, (void)id;
    return (dm_str){"_", 1};
}

dm_str dm_model_feats(const dm_model *model, uint16_t id) {
    (void)model, (void)id;
    return (dm_str){"_", 1};
}

dm_str dm_model_deprel(const dm_model *model, uint16_t id) {
    (void)model, (void)id;
    return (dm_str){"_", 1};
}
