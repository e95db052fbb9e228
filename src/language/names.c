/*
 * names.c - the names of Universal Dependencies that the coder knows by number.
 */
#include "language/language.h"
#include "language/model.h"

static const char *const upos_names[DM_UPOS_COUNT] = {
    "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN", "NUM",
    "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};

static const char *const rel_names[DM_REL_COUNT] = {
    "root",       "acl",          "acl:relcl",  "advcl",        "advcl:relcl", "advmod",
    "amod",       "appos",        "aux",        "aux:pass",     "case",        "cc",
    "cc:preconj", "ccomp",        "compound",   "compound:prt", "conj",        "cop",
    "csubj",      "csubj:pass",   "dep",        "det",          "det:predet",  "discourse",
    "dislocated", "expl",         "fixed",      "flat",         "goeswith",    "iobj",
    "list",       "mark",         "nmod",       "nmod:desc",    "nmod:poss",   "nmod:unmarked",
    "nsubj",      "nsubj:outer",  "nsubj:pass", "nummod",       "obj",         "obl",
    "obl:agent",  "obl:unmarked", "orphan",     "parataxis",    "punct",       "reparandum",
    "vocative",   "xcomp"};

static const struct {
    const char *name;
    uint32_t bits;
} feature_bits[] = {
    {"Number=Sing", DM_FEAT_SING},   {"Number=Plur", DM_FEAT_PLUR}, {"Tense=Pres", DM_FEAT_PRES},
    {"Tense=Past", DM_FEAT_PAST},    {"VerbForm=Fin", DM_FEAT_FIN}, {"VerbForm=Inf", DM_FEAT_INF},
    {"VerbForm=Part", DM_FEAT_PART}, {"VerbForm=Ger", DM_FEAT_GER}, {"Mood=Imp", DM_FEAT_IMP},
    {"Mood=Sub", DM_FEAT_SUB},       {"Voice=Pass", DM_FEAT_PASS},  {"Polarity=Neg", DM_FEAT_NEG},
    {"PronType=Neg", DM_FEAT_NEG},   {"Person=1", DM_FEAT_P1},      {"Person=2", DM_FEAT_P2},
    {"Person=3", DM_FEAT_P3},        {"Poss=Yes", DM_FEAT_POSS},    {"PronType=Rel", DM_FEAT_REL},
    {"NumType=Card", DM_FEAT_CARD},  {"NumType=Ord", DM_FEAT_ORD}};

const char *dm_upos_name(dm_upos upos) {
    return upos < DM_UPOS_COUNT ? upos_names[upos] : "X";
}

dm_upos dm_upos_of(dm_str name) {
    int i = 0;
    while (i < DM_UPOS_COUNT && !dm_str_is(name, upos_names[i]))
        i++;
    return (dm_upos)i;
}

const char *dm_rel_name(dm_rel rel) {
    return rel < DM_REL_COUNT ? rel_names[rel] : "dep";
}

dm_rel dm_rel_of(dm_str name) {
    for (int i = 0; i < DM_REL_COUNT; i++)
        if (dm_str_is(name, rel_names[i]))
            return (dm_rel)i;
    dm_str main_part, rest = name;
    if (memchr(name.ptr, ':', name.len) && dm_str_split(&rest, ':', &main_part))
        return dm_rel_of(main_part);
    return DM_REL_DEP;
}

uint32_t dm_feats_bits(dm_str feats) {
    uint32_t bits = 0;
    dm_str one;
    while (dm_str_split(&feats, '|', &one))
        for (size_t i = 0; i < sizeof feature_bits / sizeof *feature_bits; i++)
            if (dm_str_is(one, feature_bits[i].name))
                bits |= feature_bits[i].bits;
    return bits;
}
