/*
 * cameo.c - two small tables of the ontology. They are part of the record contract, not of the
 * lexicon: an event type is an enum of the program.
 */
#include "coder/cameo.h"

typedef struct row {
    dm_event_type type;
    const char *mode;
    double score;
    const char *cameo;
} row;

/* Mode "" is the type itself. */
static const row rows[] = {
    {DM_AGREE, "", 2.5, "030"},
    {DM_CONSULT, "", 2.5, "040"},
    {DM_CONSULT, "visit", 4, "042"},
    {DM_CONSULT, "third-party", 1, "044"},
    {DM_CONSULT, "multilateral", 4, "046"},
    {DM_CONSULT, "phone", 1.5, "041"},
    {DM_SUPPORT, "", 5, "050"},
    {DM_CONCEDE, "", 4.5, "080"},
    {DM_COOPERATE, "", 9.5, "060"},
    {DM_AID, "", 10, "070"},
    {DM_RETREAT, "", 6.5, "08"},
    {DM_RETREAT, "withdraw", 8, "0874"},
    {DM_RETREAT, "release", 6.5, "0841"},
    {DM_RETREAT, "disarm", 10, "0873"},
    {DM_RETREAT, "ceasefire", 7.5, "0871"},
    {DM_RETREAT, "access", 6.5, "086"},
    {DM_RETREAT, "resign", 4.5, "0831"},
    {DM_REQUEST, "", 0, "100"},
    {DM_REQUEST, "assist", 0.5, "101"},
    {DM_REQUEST, "change", -1, "104"},
    {DM_REQUEST, "yield", -1, "105"},
    {DM_REQUEST, "meet", 0, "106"},
    {DM_ACCUSE, "", -3, "110"},
    {DM_ACCUSE, "disapprove", -2, "111"},
    {DM_ACCUSE, "investigate", -3.5, "090"},
    {DM_ACCUSE, "allege", -3.5, "112"},
    {DM_REJECT, "", -2, "120"},
    {DM_REJECT, "assist", -1.5, "121"},
    {DM_REJECT, "change", -2, "123"},
    {DM_REJECT, "yield", -2, "124"},
    {DM_REJECT, "meet", -2, "125"},
    {DM_THREATEN, "", -3.5, "130"},
    {DM_THREATEN, "restrict", -3, "132"},
    {DM_THREATEN, "arrest", -3.5, "137"},
    {DM_THREATEN, "relations", -3.5, "131"},
    {DM_THREATEN, "expel", -3.5, "1313"},
    {DM_THREATEN, "territory", -4, "1382"},
    {DM_THREATEN, "violence", -3.5, "138"},
    {DM_PROTEST, "", -5, "140"},
    {DM_PROTEST, "demo", -5, "141"},
    {DM_PROTEST, "riot", -7, "145"},
    {DM_PROTEST, "strike", -5, "143"},
    {DM_PROTEST, "hunger", -4.5, "142"},
    {DM_PROTEST, "boycott", -4.5, "143"},
    {DM_PROTEST, "obstruct", -4.5, "144"},
    {DM_PROTEST, "vandalize", -5, "140"},
    {DM_SANCTION, "", -6, "160"},
    {DM_SANCTION, "convict", -6, "173"},
    {DM_SANCTION, "expel", -5.5, "166"},
    {DM_SANCTION, "withdraw", -6, "161"},
    {DM_SANCTION, "discontinue", -6, "162"},
    {DM_MOBILIZE, "", -5.5, "150"},
    {DM_MOBILIZE, "troops", -6.5, "154"},
    {DM_MOBILIZE, "weapons", -6.5, "150"},
    {DM_MOBILIZE, "police", -5.5, "153"},
    {DM_MOBILIZE, "militia", -6, "150"},
    {DM_COERCE, "", -7, "170"},
    {DM_COERCE, "seize", -7, "171"},
    {DM_COERCE, "restrict", -7, "172"},
    {DM_COERCE, "censor", -6.5, "1721"},
    {DM_COERCE, "curfew", -6.5, "1723"},
    {DM_COERCE, "martial-law", -7.5, "1724"},
    {DM_COERCE, "arrest", -7, "173"},
    {DM_COERCE, "deport", -7, "174"},
    {DM_COERCE, "withhold", -7, "170"},
    {DM_COERCE, "misinformation", -6.5, "170"},
    {DM_COERCE, "cyber", -7, "170"},
    {DM_ASSAULT, "", -9, "180"},
    {DM_ASSAULT, "abduct", -8.5, "181"},
    {DM_ASSAULT, "beat", -7.5, "182"},
    {DM_ASSAULT, "torture", -8.5, "1822"},
    {DM_ASSAULT, "sexual", -8.5, "1821"},
    {DM_ASSAULT, "targeted", -9.5, "186"},
    {DM_ASSAULT, "destroy", -8.5, "1712"},
    {DM_ASSAULT, "primitive", -8, "182"},
    {DM_ASSAULT, "firearms", -9, "193"},
    {DM_ASSAULT, "explosives", -9, "183"},
    {DM_ASSAULT, "suicide-attack", -9.5, "1831"},
    {DM_ASSAULT, "aerial", -9.5, "195"},
    {DM_ASSAULT, "drone", -9.5, "195"},
    {DM_ASSAULT, "heavy-weapons", -9.5, "194"},
    {DM_ASSAULT, "crowd-control", -7.5, "175"},
    {DM_ASSAULT, "unconventional", -10, "204"},
};

static const row *find(dm_event_type type, dm_str mode) {
    const row *whole = NULL;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (rows[i].type != type)
            continue;
        if (dm_str_is(mode, rows[i].mode))
            return &rows[i];
        if (!*rows[i].mode)
            whole = &rows[i];
    }
    return whole;
}

double dm_plover_score(dm_event_type type, dm_str mode) {
    const row *one = find(type, mode);
    return one ? one->score : 0;
}

dm_str dm_cameo_of(dm_event_type type, dm_str mode, dm_str context) {
    if (type == DM_AID && dm_str_is(context, "military"))
        return DM_STR("072");
    if (type == DM_AID && dm_str_is(context, "economic"))
        return DM_STR("071");
    if (type == DM_COOPERATE && dm_str_is(context, "military"))
        return DM_STR("062");
    if (type == DM_COOPERATE && dm_str_is(context, "economic"))
        return DM_STR("061");
    const row *one = find(type, mode);
    return one ? dm_str_of(one->cameo) : (dm_str){"", 0};
}
