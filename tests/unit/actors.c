/*
 * actors.c - who is meant: titles and names, appositions, bodies and forces, lists, pronouns and
 * phrases for those named before, capitals and buildings against places.
 */
#include "coder_run.h"

static void phrases(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"French President Emmanuel Macron met German Chancellor Olaf Scholz in Paris.",
         {"CONSULT FRA,DEU>- asserted"}},
        {"The prime minister of Japan, Fumio Kishida, condemned Russia.",
         {"ACCUSE/disapprove JPN>RUS asserted"}},
        {"Fumio Kishida, the prime minister of Japan, condemned Russia.",
         {"ACCUSE/disapprove JPN>RUS asserted"}},
        {"Lavrov condemned the United States.", {"ACCUSE/disapprove RUS>USA asserted"}},
        {"The French foreign ministry condemned Russia.", {"ACCUSE/disapprove FRA>RUS asserted"}},
        {"Kenyan troops attacked Ugandan soldiers.", {"ASSAULT KEN>UGA asserted"}},
        {"Troops from Kenya attacked Goma.", {"ASSAULT KEN>COD asserted"}},
        {"Ukrainian police detained Russian soldiers.", {"COERCE/arrest UKR>RUS asserted"}},
        {"RussianPresident Vladimir Putin condemned NATO.",
         {"ACCUSE/disapprove RUS>NATO asserted"}},
        {"The foreign ministers of Kenya and Uganda met on Tuesday.",
         {"CONSULT KEN,UGA>- asserted"}},
    };
    EXPECT(list);
}

static void lists(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"France, Germany and Italy condemned Russia.",
         {"ACCUSE/disapprove FRA,DEU,ITA>RUS asserted"}},
        {"Three countries, Kenya, Uganda and Tanzania, condemned Russia.",
         {"ACCUSE/disapprove KEN,UGA,TZA>RUS asserted"}},
        {"The leaders of France, Germany and Italy condemned Russia.",
         {"ACCUSE/disapprove FRA,DEU,ITA>RUS asserted"}},
    };
    EXPECT(list);
}

static void places_and_governments(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Moscow condemned Paris.", {"ACCUSE/disapprove RUS>FRA asserted"}},
        {"They met in Moscow.", {"!RUS"}},
        {"The Kremlin condemned France.", {"ACCUSE/disapprove RUS>FRA asserted"}},
        {"Downing Street condemned Russia.", {"ACCUSE/disapprove GBR>RUS asserted"}},
        {"The Pentagon said Russia had attacked Ukraine.",
         {"USA indirect: Russia had attacked Ukraine", "ASSAULT RUS>UKR asserted"}},
    };
    EXPECT(list);
}

static void those_named_before(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Kenya condemned Uganda. It also imposed sanctions on Rwanda.",
         {"SANCTION/discontinue KEN>RWA asserted"}},
        {"Kenya and Uganda met in March. The two countries condemned Rwanda.",
         {"ACCUSE/disapprove KEN,UGA>RWA asserted"}},
        {"Macron met his Ukrainian counterpart, Volodymyr Zelensky.",
         {"CONSULT FRA,UKR>- asserted"}},
        {"Russian Foreign Minister Sergei Lavrov met his Turkish counterpart, Mevlut Cavusoglu.",
         {"CONSULT RUS,TUR>- asserted"}},
        {"Police arrested protesters in Nairobi. Kenyan President William Ruto condemned Uganda.",
         {"COERCE/arrest KEN>KEN asserted"}},
    };
    EXPECT(list);
}

/* The same names on other days: who held the office, which state it was. */
static void the_day_decides(void **state) {
    NEEDS_MODEL();
    static const expectation then[] = {
        {"Zaire accused Belgium of meddling.", {"ACCUSE/allege COD>BEL asserted"}},
        {"The Kremlin condemned France.", {"ACCUSE/disapprove SUN>FRA asserted"}}};
    static const expectation later[] = {
        {"Zaire accused Belgium of meddling.", {"!COD"}},
        {"The Kremlin condemned France.", {"ACCUSE/disapprove RUS>FRA asserted"}}};
    expect_all(then, 2, "1985-03-03");
    expect_all(later, 2, "2022-03-03");
}

static const dm_actor *speaker(const char *text, const char *published) {
    const dm_records *r = coded(text, published);
    return r->statements.len && r->statements.ptr[0].speakers.len
               ? &r->statements.ptr[0].speakers.ptr[0]
               : NULL;
}

static void names_and_roles(void **state) {
    NEEDS_MODEL();
    const dm_actor *a = speaker("President Emmanuel Macron said that it was late.", "2022-03-03");
    assert_non_null(a);
    assert_true(dm_str_is(a->name, "Emmanuel Macron") && dm_str_is(a->code, "FRA"));
    assert_true(dm_str_is(a->role, "president") && dm_str_is(a->sector, "GOV"));
    assert_int_equal(a->kind, DM_KIND_PERSON);
    assert_true(dm_str_is(a->text, "President Emmanuel Macron"));
    assert_int_equal(a->span.end - a->span.start, a->text.len);
    a = speaker("Former president Barack Obama said that it was late.", "2022-03-03");
    assert_true(a && dm_str_is(a->name, "Barack Obama") && !dm_str_is(a->sector, "GOV"));
    a = speaker("A spokesman for the Kenyan army said that it was late.", "2022-03-03");
    assert_true(a && dm_str_is(a->code, "KEN"));
    a = speaker("A neighbour said that it was late.", "2022-03-03");
    assert_true(!a || !a->code.len);
}

/* Who leads a society or serves a body is not of those who govern. */
static void societies(void **state) {
    NEEDS_MODEL();
    static const struct {
        const char *text, *sector;
    } list[] = {
        {"Kenya Growers Association president Ann Miller said that it was late.", "SOC"},
        {"The president of the Kenyan football federation said that it was late.", "SOC"},
        {"The president of the University of Nairobi said that Kenya was late.", "EDU"},
        {"A representative of the Sudanese army said that it was late.", "MIL"},
        {"A Peruvian foreign ministry officer said that it was late.", "GOV"},
        {"The president of the Russian Federation said that it was late.", "GOV"},
        {"The secretary general of NATO said that it was late.", "IGO"},
        {"Kenya's vice president said that it was late.", "GOV"},
    };
    for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
        const dm_actor *a = speaker(list[i].text, "2023-03-03");
        if (!a || !dm_str_eq(a->sector, dm_str_of(list[i].sector)))
            fail_msg("%s: %.*s", list[i].text, (int)(a ? a->sector.len : 0),
                     a ? a->sector.ptr : "");
    }
}

/* An abbreviation is what the article says it is. */
static void spelled_out(void **state) {
    NEEDS_MODEL();
    const dm_actor *a = speaker("AQIS said that it was late.", "2023-03-03");
    assert_true(a && dm_str_is(a->code, "X-AQIS"));
    a = speaker("The Australian Quarantine and Inspection Service (AQIS) was slow. AQIS said that "
                "it was late.",
                "2023-03-03");
    assert_true(!a || !dm_str_is(a->code, "X-AQIS"));
    a = speaker("The World Food Program (WFP) was slow. WFP said that it was late.", "2023-03-03");
    assert_true(a && dm_str_is(a->code, "WFP"));
}

/* What the article says of an office outweighs the tables, unless it says that it is past. */
static void offices_by_the_text(void **state) {
    NEEDS_MODEL();
    static const struct {
        const char *text, *sector, *role;
    } list[] = {
        {"Jean-Yves Le Drian, France's foreign minister, said that it was late.", "GOV",
         "foreign minister"},
        {"The foreign minister of Brazil, Ernesto Araujo, said that it was late.", "GOV",
         "foreign minister"},
        {"Chinese Foreign Minister Wang Yi said that it was late.", "GOV", "foreign minister"},
        {"South Ossetia will hold a vote, its leader Anatoly Bibilov said.", "GOV", "president"},
        {"Jean-Yves Le Drian, foreign minister until 2022, said that it was late.", "ELI",
         "former foreign minister"},
        {"France's former foreign minister, Jean-Yves Le Drian, said that it was late.", "ELI",
         "former foreign minister"},
        {"Jean-Yves Le Drian said that it was late.", "ELI", "former foreign minister"},
    };
    for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
        const dm_actor *a = speaker(list[i].text, "2023-03-03");
        if (!a || !dm_str_eq(a->sector, dm_str_of(list[i].sector)) ||
            !dm_str_eq(a->role, dm_str_of(list[i].role)))
            fail_msg("%s: %.*s", list[i].text, (int)(a ? a->role.len : 0), a ? a->role.ptr : "");
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(phrases),
        cmocka_unit_test(lists),
        cmocka_unit_test(societies),
        cmocka_unit_test(spelled_out),
        cmocka_unit_test(places_and_governments),
        cmocka_unit_test(those_named_before),
        cmocka_unit_test(the_day_decides),
        cmocka_unit_test(names_and_roles),
        cmocka_unit_test(offices_by_the_text),
    };
    return cmocka_run_group_tests(tests, run_set_up, run_tear_down);
}
