/*
 * knowledge.c - who is who: names by date, metonyms, people and their terms, members, nicknames,
 * nouns. Reads the lexicon that the build compiled; dates are those of public record.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

#include "base/alloc.h"
#include "built.h"

static dm_lexicon *lexicon;
static dm_knowledge *knowledge;

static void days(void **state) {
    (void)state;
    static const struct {
        const char *iso;
        dm_day first, last;
    } cases[] = {{"2022-10-03", 20221003, 20221003},
                 {"2022-10", 20221001, 20221031},
                 {"2022", 20220101, 20221231},
                 {"2022-10-03T08:00:00Z", 20221003, 20221003},
                 {"", 0, 0},
                 {"XXXX-09-28", 0, 0},
                 {"20", 0, 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(dm_day_first(dm_str_of(cases[i].iso)), cases[i].first);
        assert_int_equal(dm_day_last(dm_str_of(cases[i].iso)), cases[i].last);
    }
}

/* Whether a name that stands at the beginning of the text is one of `code` on the day, as sort. */
static bool names(const char *text, const char *code, dm_name_sort sort, dm_day day,
                  size_t length) {
    dm_match match;
    dm_str whole = dm_str_of(text);
    for (bool more = dm_knowledge_match(knowledge, whole, 0, &match); more;
         more = dm_knowledge_next_match(knowledge, whole, 0, &match)) {
        const dm_name *n = match.name;
        bool holds = !day || ((!n->from || n->from <= day) && (!n->to || day <= n->to));
        if (n->sort != sort || !holds || match.length != length)
            continue;
        if (dm_str_is(dm_knowledge_entity_at(knowledge, n->target)->code, code))
            return true;
    }
    return false;
}

static void names_in_text(void **state) {
    (void)state;
    assert_true(names("Kenya met", "KEN", DM_NAME_ENTITY, 0, 5));
    assert_true(names("Kenya", "KEN", DM_NAME_ENTITY, 0, 5));
    assert_true(names("KENYA MET", "KEN", DM_NAME_ENTITY, 0, 5));
    assert_false(names("kenya met", "KEN", DM_NAME_ENTITY, 0, 5));
    assert_false(names("Kenyatta met", "KEN", DM_NAME_ENTITY, 0, 5) &&
                 names("Kenyatta met", "KEN", DM_NAME_ENTITY, 0, 8));
    assert_true(names("Kenyan troops", "KEN", DM_NAME_ADJECTIVE, 0, 6));
    assert_true(names("Kenyans fled", "KEN", DM_NAME_DEMONYM, 0, 7));
    assert_true(names("Nairobi said", "KEN", DM_NAME_CAPITAL, 0, 7));
    assert_true(names("South Korea's", "KOR", DM_NAME_ENTITY, 0, 11));
    /* any blanks, dashes and apostrophes */
    assert_true(names("South\n  Korea", "KOR", DM_NAME_ENTITY, 0, 13));
    assert_true(names("South\xc2\xa0Korea", "KOR", DM_NAME_ENTITY, 0, 12));
    assert_true(names("Guinea\xe2\x80\x91"
                      "Bissau",
                      "GNB", DM_NAME_ENTITY, 0, 15));
    assert_true(names("C\xc3\xb4te d\xe2\x80\x99Ivoire", "CIV", DM_NAME_ENTITY, 0, 16));
    dm_match match;
    assert_false(dm_knowledge_match(knowledge, DM_STR("table"), 0, &match));
    assert_false(dm_knowledge_match(knowledge, DM_STR(""), 0, &match));
    assert_false(dm_knowledge_match(knowledge, DM_STR("Kenya"), 5, &match));
}

static void the_longest_name_comes_first(void **state) {
    (void)state;
    dm_match match;
    dm_str text = DM_STR("Democratic Republic of the Congo said");
    assert_true(dm_knowledge_match(knowledge, text, 0, &match));
    assert_int_equal(match.length, 32);
    size_t before = match.length;
    text = DM_STR("United Nations Security Council met");
    assert_true(dm_knowledge_match(knowledge, text, 0, &match));
    assert_int_equal(match.length, 31);
    for (before = match.length; dm_knowledge_next_match(knowledge, text, 0, &match);) {
        assert_true(match.length <= before);
        before = match.length;
    }
    assert_int_equal(before, 14);
}

static void names_hold_in_their_time(void **state) {
    (void)state;
    assert_true(names("Zaire said", "COD", DM_NAME_ENTITY, 19910101, 5));
    assert_true(names("Zaire said", "COD", DM_NAME_ENTITY, 19970517, 5));
    assert_false(names("Zaire said", "COD", DM_NAME_ENTITY, 19970518, 5));
    assert_false(names("Zaire said", "COD", DM_NAME_ENTITY, 19700101, 5));
    assert_true(names("Rangoon said", "MMR", DM_NAME_CAPITAL, 19990101, 7));
    assert_false(names("Rangoon said", "MMR", DM_NAME_CAPITAL, 20100101, 7));
}

static const dm_name *metonym(const char *text, const char *code) {
    dm_match match;
    for (bool more = dm_knowledge_match(knowledge, dm_str_of(text), 0, &match); more;
         more = dm_knowledge_next_match(knowledge, dm_str_of(text), 0, &match))
        if (match.name->sort == DM_NAME_METONYM &&
            dm_str_is(dm_knowledge_entity_at(knowledge, match.name->target)->code, code))
            return match.name;
    return NULL;
}

static void metonyms_have_sectors(void **state) {
    (void)state;
    assert_true(dm_str_is(metonym("Kremlin", "RUS")->sector, "GOV"));
    assert_non_null(metonym("Kremlin", "SUN"));
    assert_true(dm_str_is(metonym("Pentagon", "USA")->sector, "MIL") ||
                dm_str_is(metonym("Pentagon", "USA")->sector, "GOV"));
    assert_true(dm_str_is(metonym("Tatmadaw", "MMR")->sector, "MIL"));
    assert_null(metonym("Kremlin", "FRA"));
}

static const dm_person *person(const char *family, const char *name) {
    uint32_t who, link = dm_knowledge_surname(knowledge, dm_str_of(family));
    while (link != DM_MAP_NONE) {
        link = dm_knowledge_next_surname(knowledge, link, &who);
        const dm_person *p = dm_knowledge_person_at(knowledge, who);
        if (dm_str_is(p->name, name))
            return p;
    }
    return NULL;
}

static void syllables_apart(void **state) {
    (void)state;
    dm_match match;
    assert_true(dm_knowledge_match(knowledge, DM_STR("Park Geun Hye"), 0, &match));
    assert_int_equal(match.name->sort, DM_NAME_PERSON);
    assert_true(
        dm_str_is(dm_knowledge_person_at(knowledge, match.name->target)->name, "Park Geun-hye"));
}

static void people_and_their_terms(void **state) {
    (void)state;
    const dm_person *putin = person("Putin", "Vladimir Putin");
    assert_non_null(putin);
    const dm_term *t = dm_knowledge_term(knowledge, putin, 20030101, DM_STR(""));
    assert_true(dm_str_is(t->role, "president"));
    assert_true(dm_str_is(t->affiliation, "RUS"));
    t = dm_knowledge_term(knowledge, putin, 20100101, DM_STR(""));
    assert_true(t && dm_str_is(t->role, "prime minister"));
    assert_null(dm_knowledge_term(knowledge, putin, 20100101, DM_STR("president")));
    t = dm_knowledge_term(knowledge, putin, 20220101, DM_STR("president"));
    assert_non_null(t);
    assert_int_equal(t->from, 20120507);
    assert_ptr_equal(dm_knowledge_term(knowledge, putin, 0, DM_STR("")), t); /* the latest */

    const dm_person *obama = person("Obama", "Barack Obama");
    assert_null(dm_knowledge_term(knowledge, obama, 20180101, DM_STR("president")));
    t = dm_knowledge_past_term(knowledge, obama, 20180101);
    assert_true(t && t->to == 20170120);
    assert_null(dm_knowledge_past_term(knowledge, obama, 19900101));

    /* two of one family name */
    assert_non_null(person("Bush", "George W. Bush"));
    assert_non_null(person("Bush", "George H. W. Bush"));
    assert_int_equal(dm_knowledge_surname(knowledge, DM_STR("Nosuchname")), DM_MAP_NONE);
}

static void holders_of_roles(void **state) {
    (void)state;
    const dm_person *p =
        dm_knowledge_holder(knowledge, DM_STR("USA"), DM_STR("president"), 20100101);
    assert_true(p && dm_str_is(p->name, "Barack Obama"));
    p = dm_knowledge_holder(knowledge, DM_STR("RUS"), DM_STR("president"), 20100101);
    assert_true(p && dm_str_is(p->name, "Dmitry Medvedev"));
    assert_null(dm_knowledge_holder(knowledge, DM_STR("USA"), DM_STR("president"), 0));
    assert_null(dm_knowledge_holder(knowledge, DM_STR("USA"), DM_STR("harbour master"), 20100101));
    /* two on the day of the change: nobody can tell */
    assert_null(dm_knowledge_holder(knowledge, DM_STR("USA"), DM_STR("president"), 20170120));
}

static void members_by_day(void **state) {
    (void)state;
    assert_true(dm_knowledge_is_member(knowledge, DM_STR("EU"), DM_STR("GBR"), 20200131));
    assert_false(dm_knowledge_is_member(knowledge, DM_STR("EU"), DM_STR("GBR"), 20200201));
    assert_false(dm_knowledge_is_member(knowledge, DM_STR("EU"), DM_STR("GBR"), 0));
    assert_false(dm_knowledge_is_member(knowledge, DM_STR("NATO"), DM_STR("FIN"), 20230403));
    assert_true(dm_knowledge_is_member(knowledge, DM_STR("NATO"), DM_STR("FIN"), 20230404));
    assert_true(dm_knowledge_is_member(knowledge, DM_STR("NATO"), DM_STR("FIN"), 0));
    assert_false(dm_knowledge_is_member(knowledge, DM_STR("NATO"), DM_STR("KEN"), 0));
    assert_false(dm_knowledge_is_member(knowledge, DM_STR("NOSUCH"), DM_STR("KEN"), 0));
    const dm_entity *list[64];
    assert_int_equal(dm_knowledge_members(knowledge, DM_STR("EU"), 20100101, list, 64), 27);
    assert_int_equal(dm_knowledge_members(knowledge, DM_STR("EU"), 20150101, list, 64), 28);
    assert_int_equal(dm_knowledge_members(knowledge, DM_STR("EU"), 20210101, list, 64), 27);
    assert_int_equal(dm_knowledge_members(knowledge, DM_STR("EU"), 20210101, list, 5), 5);
    for (int i = 0; i < 5; i++)
        assert_true(dm_knowledge_is_member(knowledge, DM_STR("EU"), list[i]->code, 20210101));
    assert_int_equal(dm_knowledge_members(knowledge, DM_STR("NOSUCH"), 0, list, 64), 0);
}

static void nouns_and_nicknames(void **state) {
    (void)state;
    const dm_noun *n = dm_knowledge_noun(knowledge, DM_STR("foreign ministry"));
    assert_true(n && n->kind == DM_NOUN_BODY && dm_str_is(n->sector, "GOV"));
    n = dm_knowledge_noun(knowledge, DM_STR("prime minister"));
    assert_true(n && n->kind == DM_NOUN_TITLE && n->binds == DM_BINDS_STATE);
    assert_true(dm_str_is(n->role, "prime minister"));
    assert_null(dm_knowledge_noun(knowledge, DM_STR("table")));
    const dm_nickname *k = dm_knowledge_nickname(knowledge, DM_STR("the bloc"), false);
    assert_true(k && k->condition == DM_STANDS_LAST_ORGANISATION && !k->code.len);
    k = dm_knowledge_nickname(knowledge, DM_STR("world leaders"), false);
    assert_true(k && k->condition == DM_STANDS_ALWAYS && !k->code.len);
    assert_null(dm_knowledge_nickname(knowledge, DM_STR("the table"), false));
}

static void entities(void **state) {
    (void)state;
    const dm_entity *e = dm_knowledge_entity(knowledge, DM_STR("FRA"));
    assert_true(e && e->kind == DM_KIND_STATE && dm_str_is(e->name, "France"));
    e = dm_knowledge_entity(knowledge, DM_STR("X-HAMAS"));
    assert_true(e && dm_str_is(e->sector, "UAF") && e->kind != DM_KIND_STATE);
    assert_null(dm_knowledge_entity(knowledge, DM_STR("fra")));
    assert_true(dm_knowledge_is_of_un(knowledge, DM_STR("UN")));
    assert_true(dm_knowledge_is_of_un(knowledge, DM_STR("UN-SC")));
    assert_true(dm_knowledge_is_of_un(knowledge, DM_STR("UNHCR")));
    assert_false(dm_knowledge_is_of_un(knowledge, DM_STR("UNASUR")));
    assert_false(dm_knowledge_is_of_un(knowledge, DM_STR("UNION-STATE")));
    assert_null(dm_knowledge_entity(knowledge, DM_STR("")));
    for (size_t i = 0; i < dm_knowledge_entity_count(knowledge); i++) {
        e = dm_knowledge_entity_at(knowledge, (uint32_t)i);
        assert_ptr_equal(dm_knowledge_entity(knowledge, e->code), e);
        dm_str parents = e->parent, one; /* several claim a land */
        while (parents.len && dm_str_split(&parents, '|', &one))
            if (!dm_knowledge_entity(knowledge, one))
                fail_msg("%.*s belongs to %.*s, which is nobody", DM_FMT(e->code), DM_FMT(one));
    }
}

static void memory_runs_out(void **state) {
    (void)state;
    dm_knowledge *other = NULL;
    dm_error error;
    bool done = false;
    size_t refused = 0;
    for (uint64_t n = 1; !done && n < 1000; n += n < 30 ? 1 : 7) {
        dm_alloc_fail_after(n);
        dm_status status = dm_knowledge_new(lexicon, &other, &error);
        dm_alloc_fail_after(0);
        done = status == DM_OK;
        refused += !done;
        if (!done && status != DM_ERR_MEMORY)
            fail_msg("%d: %s", status, error.message);
        assert_true(done || !other);
    }
    assert_true(done && refused > 1); /* the head, the first block */
    dm_knowledge_free(other);
    dm_knowledge_free(NULL);
}

static int set_up(void **state) {
    (void)state;
    return built_knowledge(&lexicon, &knowledge) ? -1 : 0;
}

static int tear_down(void **state) {
    (void)state;
    dm_knowledge_free(knowledge);
    dm_lexicon_close(lexicon);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days),
        cmocka_unit_test(names_in_text),
        cmocka_unit_test(the_longest_name_comes_first),
        cmocka_unit_test(names_hold_in_their_time),
        cmocka_unit_test(metonyms_have_sectors),
        cmocka_unit_test(syllables_apart),
        cmocka_unit_test(people_and_their_terms),
        cmocka_unit_test(holders_of_roles),
        cmocka_unit_test(members_by_day),
        cmocka_unit_test(nouns_and_nicknames),
        cmocka_unit_test(entities),
        cmocka_unit_test(memory_runs_out),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
