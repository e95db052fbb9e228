/*
 * questions.c - stands: votes, recognition, what was not signed; the day of saying; the same
 * question from different words; what follows by rule.
 */
#include "coder_run.h"

static void stands(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Chad does not recognise the annexation of Crimea by Russia.",
         {"TCD does-not-recognise annexation:RUS:UA-43 asserted ",
          "TCD supports sovereignty:UKR:UA-43 asserted  derived"}},
        {"Nauru recognised Abkhazia.",
         {"NRU recognises statehood:X-ABKHAZIA asserted ",
          "NRU opposes sovereignty:GEO asserted  derived"}},
        {"Kenya voted against the resolution on Ukraine.", {"!votes-for", "!condemns"}},
        {"Kenya condemned Uganda on Tuesday.", {"KEN condemns conduct:-:UGA asserted 2022-03-01"}},
        {"Kenya refused to meet Uganda.", {"!supports"}},
        {"Kenya did not condemn Uganda.", {"!condemns"}},
    };
    EXPECT(list);
}

/* Who votes a document down, or does not sign it, does not say what it says. */
static void documents_of_others(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Kenya voted against the resolution condemning Uganda.",
         {"KEN votes-against resolution asserted ", "!condemns", "!KEN>UGA"}},
        {"Kenya vetoed a resolution condemning Uganda.",
         {"KEN vetoes resolution asserted ", "KEN votes-against resolution asserted  derived",
          "!condemns", "!KEN>UGA"}},
        {"Kenya abstained from a vote on a resolution condemning Uganda.",
         {"KEN abstains resolution asserted ", "!condemns", "!KEN>UGA"}},
        {"Kenya did not sign the statement condemning Uganda.", {"!condemns", "!KEN>UGA"}},
        {"Kenya refused to sign the letter condemning Uganda.", {"!condemns", "!KEN>UGA"}},
        {"Kenya voted for a resolution condemning Uganda.",
         {"KEN votes-for resolution asserted ", "KEN condemns conduct:-:UGA asserted "}},
        {"Kenya issued a statement condemning Uganda.", {"KEN condemns conduct:-:UGA asserted "}},
    };
    EXPECT(list);
}

/* Some of many are not the whole; what one should do, or would do if, is not what one does. */
static void no_stand_of_theirs(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Five EU members do not recognise Kosovo.", {"!statehood"}},
        {"Several NATO countries condemned Turkey.", {"!condemns"}},
        {"The European Union condemned Turkey.", {"ACCUSE/disapprove EU>TUR asserted"}},
        {"Kenya should condemn Uganda.", {"!condemns"}},
        {"Norway must recognise Palestine, the opposition leader said.", {"!recognises"}},
        {"Norway would recognise Palestine if the war went on.", {"!recognises"}},
        {"Norway recognised Palestine.", {"NOR recognises statehood:PSE asserted "}},
    };
    EXPECT(list);
}

/* "will never recognise" is a stand of the day on which it is said, not of a day to come. */
static void the_day_of_saying(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"\"We will never recognise Russia's annexation of Crimea,\" Kenyan President Uhuru "
         "Kenyatta said on Wednesday.",
         {"KEN does-not-recognise annexation:RUS:UA-43 asserted 2022-03-02"}},
        {"Brazil said on Tuesday that it will never recognise Russia's annexation of Crimea.",
         {"BRA does-not-recognise annexation:RUS:UA-43 asserted 2022-03-01",
          "BRA supports sovereignty:UKR:UA-43 asserted 2022-03-01 derived"}},
    };
    EXPECT(list);
}

static const dm_position *position(const dm_records *r, const char *verdict) {
    for (size_t i = 0; i < r->positions.len; i++)
        if (dm_str_is(r->positions.ptr[i].verdict, verdict))
            return &r->positions.ptr[i];
    return NULL;
}

static void one_question_in_many_words(void **state) {
    NEEDS_MODEL();
    static const char *const groups[][4] = {
        {"Chad condemned the annexation of Crimea by Russia.",
         "Gabon condemned Russia's annexation of Crimea.",
         "Chad denounced Moscow's annexation of Crimea.", NULL},
        {"Kenya recognised Kosovo.", "Chad recognised the independence of Kosovo.",
         "Kenya recognised Kosovo as an independent state.", NULL}};
    for (size_t g = 0; g < sizeof groups / sizeof *groups; g++) {
        char id[128] = "";
        for (size_t i = 0; groups[g][i]; i++) {
            const dm_records *r = coded(groups[g][i], "2022-03-03");
            const dm_position *p = position(r, g ? "recognises" : "condemns");
            if (!p)
                fail_msg("%s: no stand", groups[g][i]);
            if (i && !dm_str_is(p->question.id, id))
                fail_msg("%s: %.*s is not %s", groups[g][i], DM_FMT(p->question.id), id);
            snprintf(id, sizeof id, "%.*s", DM_FMT(p->question.id));
        }
    }
    const dm_position *p = position(
        coded("Chad condemned the annexation of Sevastopol by Russia.", "2022-03-03"), "condemns");
    assert_true(!p || !dm_str_is(p->question.id, "annexation:RUS:UA-43"));
}

static bool is_id_of(const dm_records *r, dm_str id) {
    for (size_t i = 0; i < r->events.len; i++)
        if (dm_str_is(id, r->events.ptr[i].id))
            return true;
    for (size_t i = 0; i < r->statements.len; i++)
        if (dm_str_is(id, r->statements.ptr[i].id))
            return true;
    for (size_t i = 0; i < r->positions.len; i++)
        if (dm_str_is(id, r->positions.ptr[i].id))
            return true;
    return false;
}

static void what_follows_names_its_source(void **state) {
    NEEDS_MODEL();
    const dm_records *r =
        coded("Chad does not recognise the annexation of Crimea by Russia.", "2022-03-03");
    const dm_position *stand = position(r, "does-not-recognise"), *p = position(r, "supports");
    assert_true(stand && p && !stand->derived && p->derived);
    assert_true(dm_str_is(p->rule, "annexation-not-recognised"));
    assert_true(stand->polarity == -1 && p->polarity == 1);
    assert_true(p->from_count > 0);
    bool from_stand = false;
    for (size_t i = 0; i < p->from_count; i++) {
        assert_true(is_id_of(r, p->from[i]));
        from_stand |= dm_str_is(p->from[i], stand->id);
    }
    assert_true(from_stand);
    assert_string_not_equal(p->id, stand->id);
    r = coded("Kenya vetoed a resolution on Uganda.", "2022-03-03");
    p = position(r, "vetoes");
    assert_true(p && dm_str_is(p->basis, "vote"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stands),
        cmocka_unit_test(documents_of_others),
        cmocka_unit_test(no_stand_of_theirs),
        cmocka_unit_test(the_day_of_saying),
        cmocka_unit_test(one_question_in_many_words),
        cmocka_unit_test(what_follows_names_its_source),
    };
    return cmocka_run_group_tests(tests, run_set_up, run_tear_down);
}
