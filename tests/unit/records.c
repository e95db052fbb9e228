/*
 * records.c - tests of src/records: names, ids, JSON in the order of the contract, and the way
 * back.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>
#include <math.h>

#include <jansson.h>

#include "base/alloc.h"
#include "records/json_writer.h"
#include "records/records.h"

static const dm_actor FRANCE = {.code = {"FRA", 3},
                                .kind = DM_KIND_STATE,
                                .sector = {"GOV", 3},
                                .name = {"France", 6},
                                .text = {"Paris", 5},
                                .span = {0, 5}};
static const dm_actor SERBIA = {.code = {"SRB", 3}, .kind = DM_KIND_STATE, .name = {"Serbia", 6}};

static dm_article article_of(void) {
    dm_article article = {.id = "0123456789abcdef",
                          .source = DM_STR("a.txt"),
                          .language = DM_STR("en"),
                          .text = DM_STR("Paris blamed Serbia."),
                          .flags = DM_FLAG_TRUNCATED | DM_FLAG_NO_DATE};
    return article;
}

static dm_event event_of(void) {
    static const dm_str contexts[] = {{"military", 8}};
    static const dm_span more[] = {{30, 40}};
    static const dm_place place = {
        .name = {"Pristina", 8}, .country = {"XKX", 3}, .lat = 42.66291, .lon = 21.16554};
    dm_event event = {.type = DM_ACCUSE,
                      .mode = DM_STR("disapprove"),
                      .contexts = contexts,
                      .context_count = 1,
                      .cameo = DM_STR("111"),
                      .intensity = -2,
                      .actors = {&FRANCE, 1},
                      .recipients = {&SERBIA, 1},
                      .when = {DM_STR("2022-09-30"), DM_PRECISION_DAY, DM_STR("on Friday")},
                      .place = &place,
                      .status = DM_NEGATED,
                      .attribution = &SERBIA,
                      .trigger = {6, 12},
                      .trigger_text = DM_STR("blamed"),
                      .trigger_lemma = DM_STR("blame"),
                      .sentence = {0, 20},
                      .more = more,
                      .more_count = 1,
                      .confidence = 0.81249};
    return event;
}

/* The object that a line is. */
static json_t *object_of(dm_buffer line, bool made) {
    assert_true(made);
    json_t *json = json_loadb(line.ptr, line.len, JSON_REJECT_DUPLICATES, NULL);
    assert_non_null(json);
    dm_buffer_free(&line);
    return json;
}

static json_t *event_json(const dm_article *article, const dm_event *event) {
    dm_buffer line = {0};
    bool made = dm_event_json(&line, article, event);
    return object_of(line, made);
}

static json_t *article_json(const dm_article *article, const dm_json_options *options) {
    dm_buffer line = {0};
    bool made = dm_article_json(&line, article, options);
    return object_of(line, made);
}

static json_t *position_json(const dm_article *article, const dm_position *position) {
    dm_buffer line = {0};
    bool made = dm_position_json(&line, article, position);
    return object_of(line, made);
}

/* The keys of an object in their order, joined by blanks. */
static void keys_of(const json_t *json, char *out, size_t size) {
    const char *key;
    json_t *value;
    *out = '\0';
    json_object_foreach((json_t *)(uintptr_t)json, key, value) {
        (void)value;
        size_t n = strlen(out);
        snprintf(out + n, size - n, "%s%s", n ? " " : "", key);
    }
}

static void names_go_both_ways(void **state) {
    (void)state;
    for (int i = 0; i < DM_EVENT_TYPES; i++)
        assert_int_equal(dm_event_type_of(dm_str_of(dm_event_type_name((dm_event_type)i))), i);
    assert_int_equal(dm_event_type_of(DM_STR("NONSENSE")), DM_NO_EVENT);
    assert_null(dm_event_type_name(DM_NO_EVENT));
    dm_event_status status;
    assert_true(dm_event_status_of(DM_STR("future"), &status) && status == DM_FUTURE);
    assert_false(dm_event_status_of(DM_STR("Future"), &status));
}

static void quads_are_plovers(void **state) {
    (void)state;
    assert_string_equal(dm_quad_name(dm_quad_of(DM_CONCEDE)), "verbal_cooperation");
    assert_string_equal(dm_quad_name(dm_quad_of(DM_COOPERATE)), "material_cooperation");
    assert_string_equal(dm_quad_name(dm_quad_of(DM_RETREAT)), "material_cooperation");
    assert_string_equal(dm_quad_name(dm_quad_of(DM_REQUEST)), "verbal_conflict");
    assert_string_equal(dm_quad_name(dm_quad_of(DM_THREATEN)), "verbal_conflict");
    assert_string_equal(dm_quad_name(dm_quad_of(DM_PROTEST)), "material_conflict");
}

static void event_has_the_contracts_keys(void **state) {
    (void)state;
    char keys[512];
    dm_article article = article_of();
    dm_event event = event_of();
    json_t *json = event_json(&article, &event);
    keys_of(json, keys, sizeof keys);
    assert_string_equal(
        keys, "record id document item type mode context quad cameo intensity actors recipients "
              "date date_precision "
              "date_text place status attribution trigger sentence also confidence sources");
    assert_true(json_real_value(json_object_get(json, "confidence")) == 0.812);
    assert_true(json_is_null(json_object_get(json, "sources")));
    json_decref(json);
}

static void unknown_is_null(void **state) {
    (void)state;
    dm_article article = article_of();
    dm_event event = {.type = DM_CONSULT, .when = {.precision = DM_PRECISION_DAY}};
    json_t *json = event_json(&article, &event);
    static const char *const nulls[] = {"mode",      "cameo", "date",
                                        "date_text", "place", "attribution"};
    for (size_t i = 0; i < sizeof nulls / sizeof *nulls; i++)
        assert_true(json_is_null(json_object_get(json, nulls[i])));
    assert_string_equal(json_string_value(json_object_get(json, "date_precision")), "none");
    json_decref(json);
    dm_json_options options = {.text = false, .engine = "e"};
    json = article_json(&article, &options);
    assert_null(json_object_get(json, "text"));
    assert_true(json_is_null(json_object_get(json, "published")));
    assert_true(json_is_null(json_object_get(json, "similarity")));
    assert_int_equal(json_array_size(json_object_get(json, "flags")), 2);
    json_decref(json);
}

static void source_that_is_no_utf8_is_repaired(void **state) {
    (void)state;
    dm_article article = article_of();
    article.source = DM_STR("bad\xff.txt");
    dm_json_options options = {.engine = "e"};
    json_t *json = article_json(&article, &options);
    assert_string_equal(json_string_value(json_object_get(json, "source")), "bad\xef\xbf\xbd.txt");
    json_decref(json);
}

static dm_position position_of(dm_parameter *parameter, const dm_str *values) {
    *parameter = (dm_parameter){DM_STR("territory"), values, 2, true};
    return (dm_position){
        .holders = {&FRANCE, 1},
        .verdict = DM_STR("does-not-recognise"),
        .polarity = -1,
        .question = {DM_STR("annexation:RUS:UKR"), DM_STR("annexation"), parameter, 1, true},
        .basis = DM_STR("statement"),
        .derived = true,
        .rule = DM_STR("sovereignty"),
        .evidence = {0, 5},
        .evidence_text = DM_STR("Paris"),
        .confidence = 0.5};
}

static void position_has_its_question(void **state) {
    (void)state;
    static const dm_str territories[] = {{"UA-14", 5}, {"UA-09", 5}};
    dm_parameter parameter;
    dm_article article = article_of();
    dm_position position = position_of(&parameter, territories);
    json_t *json = position_json(&article, &position);
    const json_t *question = json_object_get(json, "question");
    assert_int_equal(json_array_size(json_object_get(question, "territory")), 2);
    assert_true(json_is_true(json_object_get(question, "underspecified")));
    assert_string_equal(json_string_value(json_object_get(json, "verdict")), "does-not-recognise");
    assert_int_equal(json_integer_value(json_object_get(json, "polarity")), -1);
    assert_true(json_is_true(json_object_get(json, "derived")));
    json_decref(json);
}

static void ids_are_stable_and_distinct(void **state) {
    (void)state;
    dm_article article = article_of();
    dm_event events[3] = {event_of(), event_of(), event_of()};
    events[2].recipients = (dm_actor_list){NULL, 0};
    dm_records records = {.article = &article, .events = {events, 3, 3}};
    char first[DM_ID_SIZE];
    dm_records_identify(&records);
    memcpy(first, events[0].id, sizeof first);
    /* The second is the same words again, the third has other actors: three ids. */
    assert_string_not_equal(events[0].id, events[1].id);
    assert_string_not_equal(events[0].id, events[2].id);
    dm_records_identify(&records);
    assert_string_equal(events[0].id, first);
    events[0].confidence = 0.1;
    dm_records_identify(&records);
    assert_string_equal(events[0].id, first);
}

/* A text that sixty states signed, told twice: its parts are more than are hashed at once. */
static void ids_of_long_lists(void **state) {
    (void)state;
    enum { MANY = 120 };
    static dm_actor actors[MANY];
    for (size_t i = 0; i < MANY; i++)
        actors[i] = (dm_actor){.code = DM_STR("KEN"), .name = DM_STR("Kenya")};
    dm_article article = article_of();
    dm_event events[3] = {event_of(), event_of(), event_of()};
    for (size_t i = 0; i < 3; i++)
        events[i].actors = (dm_actor_list){actors, i == 2 ? MANY - 1 : MANY};
    dm_records records = {.article = &article, .events = {events, 3, 3}};
    dm_records_identify(&records);
    assert_string_not_equal(events[0].id, events[1].id);
    assert_string_not_equal(events[0].id, events[2].id);
    assert_string_not_equal(events[1].id, events[2].id);
}

/* The text of records, byte for byte what jansson writes. */
static void lines_are_as_jansson_writes_them(void **state) {
    (void)state;
    static const double numbers[] = {0,        1,     0.5,     0.812,        0.25,     -3.5,    10,
                                     -0.001,   100,   42.6629, -179.9999,    1e-4,     12.3456, 7.1,
                                     -0.00001, 999.9, 1234567, 12345678.125, 0.999999, 90.0001};
    static const double scales[] = {1e2, 1e3, 1e4};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        for (size_t k = 0; k < sizeof scales / sizeof *scales; k++) {
            dm_buffer line = {0};
            dm_json_writer w = {.out = &line};
            dm_json_rounded(&w, numbers[i], scales[k]);
            json_t *real = json_real(floor(numbers[i] * scales[k] + 0.5) / scales[k]);
            char *want = json_dumps(real, JSON_ENCODE_ANY | JSON_COMPACT | JSON_REAL_PRECISION(7));
            assert_int_equal(line.len, strlen(want));
            assert_memory_equal(line.ptr, want, line.len);
            free(want);
            json_decref(real);
            dm_buffer_free(&line);
        }
    char odd[0x82];
    for (int c = 1; c < 0x80; c++)
        odd[c - 1] = (char)c;
    memcpy(odd + 0x7f, "\xc3\xa9", 3);
    dm_buffer line = {0};
    dm_json_writer w = {.out = &line};
    dm_json_open(&w, '[');
    dm_json_item(&w);
    dm_json_text(&w, dm_str_of(odd));
    dm_json_item(&w);
    dm_json_integer(&w, INT64_MIN);
    dm_json_item(&w);
    dm_json_rounded(&w, NAN, 1e3);
    dm_json_item(&w);
    dm_json_open(&w, '{');
    dm_json_own_key(&w, dm_str_of("of \"whom\""));
    dm_json_null(&w);
    dm_json_close(&w, '}');
    dm_json_close(&w, ']');
    json_t *same = json_pack("[s, I, n, {s: n}]", odd, (json_int_t)INT64_MIN, "of \"whom\"");
    char *want = json_dumps(same, JSON_COMPACT);
    assert_int_equal(line.len, strlen(want));
    assert_memory_equal(line.ptr, want, line.len);
    free(want);
    json_decref(same);
    dm_buffer_free(&line);
}

/* Every allocation of a line fails in turn; nothing leaks, and it is said. */
static void refused_memory(void **state) {
    (void)state;
    dm_article article = article_of();
    dm_event event = event_of();
    char place[5000];
    memset(place, 'x', sizeof place);
    article.source = (dm_str){place, sizeof place};
    event.trigger_text = (dm_str){"\xff", 1}; /* is repaired, which takes memory too */
    event.trigger_lemma = (dm_str){place, sizeof place};
    size_t failures = 0;
    for (uint64_t nth = 1;; nth++) {
        dm_buffer line = {0};
        dm_alloc_fail_after(nth);
        bool made = dm_event_json(&line, &article, &event);
        dm_alloc_fail_after(0);
        dm_buffer_free(&line);
        if (made)
            break;
        failures++;
    }
    assert_int_equal(failures, 3);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_go_both_ways),
        cmocka_unit_test(quads_are_plovers),
        cmocka_unit_test(event_has_the_contracts_keys),
        cmocka_unit_test(unknown_is_null),
        cmocka_unit_test(source_that_is_no_utf8_is_repaired),
        cmocka_unit_test(position_has_its_question),
        cmocka_unit_test(ids_are_stable_and_distinct),
        cmocka_unit_test(ids_of_long_lists),
        cmocka_unit_test(lines_are_as_jansson_writes_them),
        cmocka_unit_test(refused_memory),
    };
    return cmocka_run_group_tests_name("records", tests, NULL, NULL);
}
