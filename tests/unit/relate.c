/*
 * relate.c - the event between a marked source and target: by whom to whom decides, the order of
 * the words does not; what no frame connects is not supported; refused memory.
 */
#include "coder_run.h"

#include "base/alloc.h"
#include "coder/relate.h"

static dm_status relate(dm_arena *arena, const char *text, const char *source, const char *target,
                        dm_relation *out, dm_error *error) {
    dm_parse parse;
    dm_str whole = dm_str_of(text);
    assert_int_equal(dm_reader_parse(reader, whole, &parse, error), DM_OK);
    size_t s = dm_str_find(whole, dm_str_of(source), 0),
           t = dm_str_find(whole, dm_str_of(target), 0);
    assert_true(s != SIZE_MAX && t != SIZE_MAX);
    dm_span from = {(uint32_t)s, (uint32_t)(s + strlen(source))},
            to = {(uint32_t)t, (uint32_t)(t + strlen(target))};
    dm_relate_input input = {&parse, &from, 1, &to, 1};
    return dm_relate(dm_engine_codebook(engine), arena, &input, out, error);
}

static dm_relation of(const char *text, const char *source, const char *target) {
    dm_arena arena;
    dm_relation relation;
    dm_error error;
    dm_arena_init(&arena, 0);
    assert_int_equal(relate(&arena, text, source, target, &relation, &error), DM_OK);
    relation.mode = dm_arena_str(&notes, relation.mode);
    double sum = 0, most = 0;
    for (unsigned i = 0; i < DM_EVENT_TYPES; i++) {
        assert_true(relation.scores[i] >= 0 && relation.scores[i] <= 1);
        sum += relation.scores[i];
        most = relation.scores[i] > most ? relation.scores[i] : most;
    }
    assert_true(sum > 0.999 && sum < 1.001);
    assert_true(relation.confidence == most);
    assert_true(relation.scores[relation.type] == most);
    dm_arena_free(&arena);
    return relation;
}

static void types(void **state) {
    NEEDS_MODEL();
    static const struct {
        const char *text, *source, *target;
        dm_event_type type;
        dm_event_status status;
    } cases[] = {
        {"Kenya condemned Uganda.", "Kenya", "Uganda", DM_ACCUSE, DM_ASSERTED},
        {"Uganda was condemned by Kenya.", "Kenya", "Uganda", DM_ACCUSE, DM_ASSERTED},
        {"Kenya threatened to attack Uganda.", "Kenya", "Uganda", DM_THREATEN, DM_ASSERTED},
        {"Kenya bombed Uganda.", "Kenya", "Uganda", DM_ASSAULT, DM_ASSERTED},
        {"The rebels bombed the village.", "The rebels", "the village", DM_ASSAULT, DM_ASSERTED},
        {"Kenya met Uganda for talks.", "Kenya", "Uganda", DM_CONSULT, DM_ASSERTED},
        {"Kenya sent food aid to Uganda.", "Kenya", "Uganda", DM_AID, DM_ASSERTED},
        {"Kenya urged Uganda to leave Rwanda.", "Kenya", "Uganda", DM_REQUEST, DM_ASSERTED},
        {"Kenya did not condemn Uganda.", "Kenya", "Uganda", DM_ACCUSE, DM_NEGATED},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        dm_relation r = of(cases[i].text, cases[i].source, cases[i].target);
        if (r.type != cases[i].type || r.status != cases[i].status)
            fail_msg("%s: %s %s", cases[i].text, dm_event_type_name(r.type),
                     dm_event_status_name(r.status));
        assert_true(r.supported);
    }
}

/* What `demarche relate --allow-none` leaves without a type. */
static void what_nothing_connects(void **state) {
    NEEDS_MODEL();
    assert_false(of("Kenya lies north of Tanzania.", "Kenya", "Tanzania").supported);
    assert_false(of("The man and the woman ate an apple.", "The man", "the woman").supported);
    assert_false(
        of("Kenya condemned Uganda, and the rain fell on Chad.", "Uganda", "Chad").supported);
    assert_true(
        of("Kenya condemned Uganda, and the rain fell on Chad.", "Kenya", "Uganda").supported);
}

static void odd_inputs(void **state) {
    NEEDS_MODEL();
    dm_arena arena;
    dm_parse parse;
    dm_relation r;
    dm_error error;
    static const dm_span spans[] = {{0, 0}, {0, 5}, {3, 9}, {0, 1000}, {900, 1000}, {21, 22}};
    enum { SPANS = sizeof spans / sizeof *spans };
    dm_arena_init(&arena, 0);
    assert_int_equal(dm_reader_parse(reader, DM_STR("Kenya condemned Uganda."), &parse, &error),
                     DM_OK);
    for (size_t s = 0; s < SPANS; s++)
        for (size_t t = 0; t < SPANS; t++) {
            dm_relate_input input = {&parse, &spans[s], 1, &spans[t], 1};
            assert_int_equal(dm_relate(dm_engine_codebook(engine), &arena, &input, &r, &error),
                             DM_OK);
            assert_true(r.type < DM_EVENT_TYPES);
        }
    dm_relate_input none = {&parse, NULL, 0, NULL, 0};
    assert_int_equal(dm_relate(dm_engine_codebook(engine), &arena, &none, &r, &error), DM_OK);
    assert_false(r.supported);
    assert_int_equal(dm_reader_parse(reader, DM_STR(""), &parse, &error), DM_OK);
    assert_int_equal(dm_relate(dm_engine_codebook(engine), &arena, &none, &r, &error), DM_OK);
    dm_arena_free(&arena);
}

static void classes_are_types(void **state) {
    (void)state;
    size_t yields = 0;
    for (unsigned i = 0; i < DM_RELATE_CLASSES; i++) {
        bool yield = strcmp(dm_relate_class_name(i), "YIELD") == 0;
        yields += yield;
        assert_true(yield || dm_event_type_of(dm_str_of(dm_relate_class_name(i))) != DM_NO_EVENT);
    }
    assert_int_equal(yields, 1);
    assert_null(dm_relate_class_name(DM_RELATE_CLASSES));
}

static void memory_runs_out(void **state) {
    NEEDS_MODEL();
    bool done = false;
    size_t refused = 0;
    for (size_t limit = 1; !done && limit < 4 << 20; limit += limit < 20000 ? 97 : 1009) {
        dm_arena arena;
        dm_relation r;
        dm_error error = {0};
        dm_arena_init(&arena, limit);
        dm_status status = relate(&arena, "Kenya condemned Uganda.", "Kenya", "Uganda", &r, &error);
        done = status == DM_OK;
        refused += !done;
        assert_true(done || (status == DM_ERR_MEMORY && error.status == DM_ERR_MEMORY));
        dm_arena_free(&arena);
    }
    assert_true(done && refused > 20);
}

static int set_up(void **state) {
    dm_error error;
    return run_set_up(state) || (engine && dm_engine_relations(engine, &error) != DM_OK);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(types),           cmocka_unit_test(what_nothing_connects),
        cmocka_unit_test(odd_inputs),      cmocka_unit_test(classes_are_types),
        cmocka_unit_test(memory_runs_out),
    };
    return cmocka_run_group_tests(tests, set_up, run_tear_down);
}
