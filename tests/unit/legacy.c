/*
 * legacy.c - tests of src/lexicon/legacy*: dates, codes, the text of TABARI and PETRARCH
 * dictionaries, and what becomes of it beside the built-in names. The dictionaries are invented.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>
#include <stdio.h>
#include <unistd.h>

#include "lexicon/legacy.h"

typedef struct fixture {
    dm_lexicon *lexicon;
    dm_arena arena;
    dm_legacy_parts parts;
    dm_legacy legacy;
    dm_error error;
} fixture;

static int set_up(void **state) {
    static fixture f;
    char path[4096];
    f = (fixture){0};
    snprintf(path, sizeof path, "%s/lexicon.bin", getenv("DM_BUILD"));
    if (dm_lexicon_open(path, NULL, 0, &f.lexicon, &f.error) != DM_OK)
        return -1;
    dm_arena_init(&f.arena, 0);
    dm_legacy_parts_init(&f.parts, &f.arena, f.lexicon);
    *state = &f;
    return 0;
}

static int tear_down(void **state) {
    fixture *f = *state;
    dm_arena_free(&f->arena);
    dm_lexicon_close(f->lexicon);
    return 0;
}

static dm_status read_text(fixture *f, const char *text) {
    f->legacy = (dm_legacy){0};
    return dm_legacy_read(&f->legacy, &f->arena, &f->parts, DM_STR("made.txt"), dm_str_of(text),
                          &f->error);
}

static void must_read(fixture *f, const char *text) {
    dm_status status = read_text(f, text);
    if (status != DM_OK)
        fail_msg("line %zu: %s", f->error.line, f->error.message);
}

static void is(dm_str have, const char *want) {
    if (!dm_str_is(have, want))
        fail_msg("\"%.*s\", expected \"%s\"", DM_FMT(have), want);
}

/* ---- days ---- */

static void test_days(void **state) {
    (void)state;
    assert_int_equal(dm_legacy_day(DM_STR("930120"), false), 19930120);
    assert_int_equal(dm_legacy_day(DM_STR("010120"), false), 20010120);
    assert_int_equal(dm_legacy_day(DM_STR("400101"), false), 19400101);
    assert_int_equal(dm_legacy_day(DM_STR("391231"), false), 20391231);
    assert_int_equal(dm_legacy_day(DM_STR("20030101"), false), 20030101);
    assert_int_equal(dm_legacy_day(DM_STR("2003"), true), 20031231);
    assert_int_equal(dm_legacy_day(DM_STR("931320"), false), 0);
    assert_int_equal(dm_legacy_day(DM_STR("930132"), false), 0);
    assert_int_equal(dm_legacy_day(DM_STR("9301"), false), 93010101);
    assert_int_equal(dm_legacy_day(DM_STR("93012"), false), 0);
    assert_int_equal(dm_legacy_day(DM_STR("9301x0"), false), 0);
    assert_int_equal(dm_day_before(20000301), 20000229);
    assert_int_equal(dm_day_before(20010101), 20001231);
    assert_int_equal(dm_day_after(19991231), 20000101);
    assert_int_equal(dm_day_after(19000228), 19000301);
}

/* ---- codes ---- */

static void test_codes(void **state) {
    static const struct {
        const char *written, *code, *sector, *unknown;
        bool known;
    } cases[] = {
        {"USA", "USA", "", "", true},
        {"USAGOV", "USA", "GOV", "", true},
        {"KOS", "XKX", "", "", true},
        {"ROMMIL", "ROU", "MIL", "", true},
        {"IGOUNO", "UN", "", "", true},
        {"IGOUNOREFHCR", "UNHCR", "REF", "", true},
        {"IGOEUREEC", "EU", "", "", true},
        {"IGONAT", "NATO", "", "", true},
        {"IGOAFU", "AU", "", "", true},
        {"IGO", "", "IGO", "", true},
        {"NGO", "", "NGO", "", true},
        {"NGORCR", "ICRC", "", "", true},
        {"MNCUSA", "", "BUS", "", true},
        {"IMGSEP", "", "REB", "", true},
        {"IMG", "", "UAF", "", true},
        {"EUR", "", "", "", false}, /* the continent is nobody */
        {"IRQINS", "IRQ", "REB", "", true},
        {"FRAMED", "FRA", "JRN", "", true},
        {"FRAHLH", "FRA", "MED", "", true},
        {"FRAENV", "FRA", "SOC", "", true},
        {"FRAMODOPP", "FRA", "OPP", "", true},
        {"SYROPPREB", "SYR", "OPP", "", true},
        {"IRQkur", "IRQ", "CVL", "", true}, /* people of Iraq, not Iraq */
        {"RUSQQX", "RUS", "UNK", "QQX", true},
        {"QQXGOV", "", "", "QQX", false},
        {"REB", "", "REB", "", true},
        {"US", "", "", "US", false},
    };
    fixture *f = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        dm_legacy_code code;
        dm_str unknown;
        bool known = dm_legacy_decode(&f->parts, dm_str_of(cases[i].written), &code, &unknown);
        if (known != cases[i].known)
            fail_msg("%s: %s", cases[i].written, known ? "known" : "not known");
        is(code.code, cases[i].code);
        is(code.sector, cases[i].sector);
        is(unknown, cases[i].unknown);
    }
}

/* Every organisation that a code leads to is one of the lexicon. */
static void test_codes_lead_somewhere(void **state) {
    fixture *f = *state;
    dm_knowledge *knowledge;
    assert_int_equal(dm_knowledge_new(f->lexicon, &knowledge, &f->error), DM_OK);
    for (size_t row = 0; row < f->parts.table->rows; row++) {
        dm_str code = dm_table_get(f->parts.table, row, "code");
        if (code.len && !dm_knowledge_entity(knowledge, code))
            fail_msg("%.*s is no code of the lexicon", DM_FMT(code));
    }
    dm_knowledge_free(knowledge);
}

/* ---- text ---- */

static void test_tabari(void **state) {
    fixture *f = *state;
    must_read(f, "HARBOUR_LEAGUE_ [IGOUNO] ;; made up\r\n"
                 "ADA_BRENT_ [KENELI <930120] [KENGOV 930120-010120] [KENOPP >010120]; more\n"
                 "OLD_LAND [KEN]\n");
    assert_int_equal(f->legacy.entries.len, 3);
    assert_int_equal(f->legacy.notes.len, 0);
    is(f->legacy.forms.ptr[0].form, "harbour league");
    assert_false(f->legacy.forms.ptr[0].open);
    assert_true(f->legacy.forms.ptr[2].open);
    const dm_legacy_entry *brent = &f->legacy.entries.ptr[1];
    assert_int_equal(brent->line, 2);
    assert_int_equal(brent->code_count, 3);
    const dm_legacy_code *codes = &f->legacy.codes.ptr[brent->first_code];
    assert_int_equal(codes[0].to, 19930119);
    assert_int_equal(codes[1].from, 19930120);
    assert_int_equal(codes[1].to, 20010120);
    assert_int_equal(codes[2].from, 20010121);
    assert_int_equal(codes[2].to, 0);
}

static void test_petrarch(void **state) {
    fixture *f = *state;
    must_read(f, "\xEF\xBB\xBF# head\n<!-- all [of\nthis } is -->\nADA_BRENT_ # who\n"
                 "+MINISTER_BRENT_\n+A._BRENT_\n\t[KENGOV 20090120-20170120]\n"
                 "\t[KENELI >20170120]\n\nREED_CLUB_\n    [UGA PTY <19931231>]\n");
    assert_int_equal(f->legacy.entries.len, 2);
    assert_int_equal(f->legacy.entries.ptr[0].form_count, 3);
    assert_int_equal(f->legacy.entries.ptr[0].code_count, 2);
    is(f->legacy.forms.ptr[2].form, "a. brent");
    is(f->legacy.codes.ptr[2].sector, "PTY");
    assert_int_equal(f->legacy.codes.ptr[2].to, 19931230);
    assert_int_equal(f->legacy.notes.len, 0);
}

static void test_agents(void **state) {
    fixture *f = *state;
    must_read(f, "!PERSON! = MAN, MEN\nFERRY!PERSON! [~CVL]\nWHARF_MISTRESS {WHARF_LADIES} [~COP]\n"
                 "HIGH_MOOT_ [~LEG]\nLOCK_DEPUTY [~GOV]\nAID_BOAT [NGO~]\n");
    assert_int_equal(f->legacy.entries.len, 5);
    static const char *const forms[] = {
        "ferryman",  "ferrymen",    "ferrymans",     "ferrymens", "wharf mistress", "wharf ladies",
        "high moot", "lock deputy", "lock deputies", "aid boat",  "aid boats"};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        is(f->legacy.forms.ptr[i].form, forms[i]);
    for (size_t i = 0; i < 5; i++)
        assert_true(f->legacy.entries.ptr[i].agent);
    is(f->legacy.codes.ptr[4].sector, "NGO");
}

static void test_notes(void **state) {
    fixture *f = *state;
    must_read(f, "ONE_ [QQX]\nTWO_ [QQX]\nTHREE_\nFOUR_ [KEN] no comment sign\n"
                 "FIVE_ [KENGOV 20100101-20050101]\nSIX_ [KEN/UGA]\nSEVEN_\xFF [KEN]\n");
    assert_int_equal(f->legacy.entries.len, 3);
    assert_int_equal(f->legacy.notes.len, 6);
    static const size_t lines[] = {0, 1, 3, 4, 5, 6};
    for (size_t i = 1; i < 6; i++)
        assert_int_equal(f->legacy.notes.ptr[i].line, lines[i]);
}

static void test_faults(void **state) {
    static const struct {
        const char *text;
        size_t line;
    } cases[] = {
        {"A_ [KEN]\nB_ [UGA\n", 2},
        {"A_ [KEN 931320-]\n", 1},
        {"A_ [KEN 93-]\n", 1},
        {"A_ []\n", 1},
        {"+A_\n", 1},
        {"\t[KEN]\n", 1},
        {"A_ [KEN]\n__ [KEN]\n", 2},
        {"A {B [~COP]\n", 1},
        {"!SET! =\n", 1},
        {"!SET = A\n", 1},
        {"A!SET! [~COP]\n", 1},
        {"A! [~COP]\n", 1},
        {"!S! = A\nB!S!!S! [~COP]\n", 2},
        {"A_ [20100101]\n", 1},
        {"just prose\n", 0},
        {"", 0},
        {"A_ [KEN 930120-x]\n", 1},
        {"A_ [KEN >]\n", 1},
    };
    fixture *f = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        if (read_text(f, cases[i].text) != DM_ERR_FORMAT)
            fail_msg("no fault in %s", cases[i].text);
        assert_int_equal(f->error.line, cases[i].line);
        assert_string_equal(f->error.file, "made.txt");
        assert_non_null(strchr(f->error.message, ':')); /* what would mend it */
    }
}

/* ---- beside the built-in names ---- */

static dm_knowledge *knowledge_with(fixture *f, const char *text) {
    char path[] = "/tmp/legacy-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, text, strlen(text)), (ssize_t)strlen(text));
    close(fd);
    dm_status status = dm_lexicon_add_actors(f->lexicon, path, &f->error);
    unlink(path);
    assert_int_equal(status, DM_OK);
    dm_knowledge *knowledge;
    assert_int_equal(dm_knowledge_new(f->lexicon, &knowledge, &f->error), DM_OK);
    return knowledge;
}

/* The entity's code and sector on a day, "" if no name stands there. */
static const char *entity_at(const dm_knowledge *k, const char *text, dm_day day) {
    static char out[64];
    dm_match match;
    dm_str s = dm_str_of(text);
    *out = '\0';
    for (bool found = dm_knowledge_match(k, s, 0, &match); found && !*out;
         found = dm_knowledge_next_match(k, s, 0, &match)) {
        const dm_name *name = match.name;
        if (match.length != s.len || (day && name->from > day) || (name->to && name->to < day))
            continue;
        const dm_entity *entity = dm_knowledge_entity_at(k, name->target);
        if (name->sort == DM_NAME_PERSON)
            snprintf(out, sizeof out, "person");
        else
            snprintf(out, sizeof out, "%.*s %.*s", DM_FMT(entity->code), DM_FMT(entity->sector));
    }
    return out;
}

static void test_names(void **state) {
    fixture *f = *state;
    char before[17];
    snprintf(before, sizeof before, "%.*s", DM_FMT(dm_lexicon_hash(f->lexicon)));
    dm_knowledge *k = knowledge_with(f, "ZORVAN_FRONT_ [UGAREB <20150101] [UGAPTY]\n"
                                        "KREMLIN_ [KENGOV]\nRUSSIAN_ [RUS]\nGRANIA [KEN]\n"
                                        "IRAQ_ [---]\nIRA_ [GBRREB]\nIRAN_CLUB [IRNCVL]\n");
    assert_false(dm_str_is(dm_lexicon_hash(f->lexicon), before));
    assert_string_equal(entity_at(k, "Zorvan Front", 20141231), "UGA REB");
    assert_string_equal(entity_at(k, "ZORVAN FRONT", 20150101), "UGA PTY");
    assert_string_equal(entity_at(k, "zorvan front", 20150101), "");
    assert_string_equal(entity_at(k, "Kremlin", 0), "KEN GOV"); /* the user's wins */
    assert_string_equal(entity_at(k, "Granian", 0), "KEN ");
    assert_string_equal(entity_at(k, "Iraq", 0), " ");
    assert_string_equal(entity_at(k, "Iran", 0), "IRN ");
    dm_match match;
    assert_true(dm_knowledge_match(k, DM_STR("Russian"), 0, &match));
    assert_int_equal(match.name->sort, DM_NAME_ADJECTIVE); /* they agree: the built-in one stays */
    dm_knowledge_free(k);
}

static void test_people(void **state) {
    fixture *f = *state;
    dm_knowledge *k = knowledge_with(
        f, "LENA_VARGO_\n+DR._VARGO_\n\t[KENGOV 20100101-20141231]\n\t[KENOPP >20141231]\n"
           "VARGO_MOVEMENT_ [KENGOV 20100101-20141231]\nTAM_OTIENO_ [KENELI] [KENMIL <20000101]\n");
    assert_string_equal(entity_at(k, "Lena Vargo", 0), "person");
    assert_string_equal(entity_at(k, "Vargo Movement", 20120101), "KEN GOV");
    assert_string_equal(entity_at(k, "Vargo Movement", 20160101), "");
    uint32_t who;
    assert_int_not_equal(dm_knowledge_surname(k, DM_STR("Vargo")), DM_MAP_NONE);
    dm_knowledge_next_surname(k, dm_knowledge_surname(k, DM_STR("Vargo")), &who);
    const dm_person *vargo = dm_knowledge_person_at(k, who);
    is(vargo->name, "Lena Vargo");
    is(dm_knowledge_term(k, vargo, 20120615, DM_STR(""))->sector, "GOV");
    is(dm_knowledge_term(k, vargo, 20160615, DM_STR(""))->sector, "OPP");
    assert_null(dm_knowledge_term(k, vargo, 20090615, DM_STR("")));
    dm_match match;
    assert_true(dm_knowledge_match(k, DM_STR("Tam Otieno"), 0, &match));
    const dm_person *otieno = dm_knowledge_person_at(k, match.name->target);
    is(dm_knowledge_term(k, otieno, 19990615, DM_STR(""))->sector, "MIL");
    is(dm_knowledge_term(k, otieno, 20000101, DM_STR(""))->sector, "ELI");
    dm_knowledge_free(k);
}

static void test_nouns(void **state) {
    fixture *f = *state;
    dm_knowledge *k = knowledge_with(f, "PARLIAMENT [~OPP]\nHARBOUR_MINISTER [~GOV]\n"
                                        "HIGH_MOOT_ [~LEG]\nREED_WATCH_ [~MIL]\nFERRYMAN [~CVL]\n");
    is(dm_knowledge_noun(k, DM_STR("parliament"))->sector, "OPP");
    assert_int_equal(dm_knowledge_noun(k, DM_STR("parliament"))->kind, DM_NOUN_BODY);
    assert_int_equal(dm_knowledge_noun(k, DM_STR("harbour minister"))->kind, DM_NOUN_TITLE);
    assert_int_equal(dm_knowledge_noun(k, DM_STR("high moot"))->kind, DM_NOUN_BODY);
    assert_int_equal(dm_knowledge_noun(k, DM_STR("reed watch"))->kind, DM_NOUN_FORCE);
    assert_int_equal(dm_knowledge_noun(k, DM_STR("ferrymans"))->kind, DM_NOUN_PEOPLE);
    dm_knowledge_free(k);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_days),   TEST(test_codes),    TEST(test_codes_lead_somewhere),
        TEST(test_tabari), TEST(test_petrarch), TEST(test_agents),
        TEST(test_notes),  TEST(test_faults),   TEST(test_names),
        TEST(test_people), TEST(test_nouns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
