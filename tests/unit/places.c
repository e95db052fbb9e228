/*
 * places.c - places: the gazetteer, which namesake is meant, what is no place, where events
 * happened, territories. Reads the lexicon that the build compiled.
 */
#include <locale.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

#include "base/alloc.h"
#include "built.h"
#include "coder/place/names.h"
#include "time_tree.h"

static dm_arena arena;
static dm_lexicon *lexicon;
static dm_knowledge *knowledge;
static dm_gazetteer *gazetteer;

static void same(dm_str got, const char *want) {
    char text[128];
    assert_true(got.len < sizeof text);
    if (got.len)
        memcpy(text, got.ptr, got.len);
    text[got.len] = '\0';
    assert_string_equal(text, want);
}

static dm_places find(const dm_parse *parse) {
    dm_article *article = DM_NEW(&arena, dm_article);
    dm_actors *actors;
    dm_places places;
    dm_error error = {0};
    article->published = DM_STR("2022-10-03");
    article->text = parse->text;
    assert_int_equal(dm_actors_find(knowledge, &arena, article, parse, &actors, &error), DM_OK);
    assert_int_equal(dm_places_find(gazetteer, &arena, actors, &places, &error), DM_OK);
    return places;
}

static const dm_place_mention *at(const dm_places *places, const dm_parse *parse,
                                  const char *form) {
    uint32_t t = tree_token(parse, form);
    for (size_t i = 0; i < places->len; i++)
        if (places->ptr[i].first <= t && t <= places->ptr[i].last)
            return &places->ptr[i];
    return NULL;
}

/* The place at a word of a sentence: its country and subdivision; NULL: it is none. */
static void check(const char *sentence, const char *word, const char *country,
                  const char *subdivision) {
    dm_arena_reset(&arena);
    dm_parse p = tree(&arena, (const char *[]){sentence, NULL});
    dm_places places = find(&p);
    const dm_place_mention *m = at(&places, &p, word);
    if (!country) {
        if (m)
            fail_msg("%s: %s is taken for a place", sentence, word);
        return;
    }
    if (!m)
        fail_msg("%s: %s is not found", sentence, word);
    same(m->place.country, country);
    same(m->place.subdivision, subdivision);
}

static void names(void **state) {
    (void)state;
    check("They fought!P in Donetsk", "Donetsk", "UKR", "UA-14");
    check("They fought!P in Lugansk", "Lugansk", "UKR", "UA-09");
    check("They met!P in Kiev", "Kiev", "UKR", "UA-30");
    check("They met!P in Zürich", "Zürich", "CHE", "CH-ZH");
    check("They met!P in Zurich", "Zurich", "CHE", "CH-ZH");
    check("They met!P in Kenya", "Kenya", "KEN", "");
    check("They detained!P them in Xinjiang", "Xinjiang", "CHN", "CN-XJ");
    check("They sailed!P in/ADP>6 the South/ADJ>6 China/PROPN:compound>6 Sea/PROPN:obl>2", "Sea",
          "", "");
    check("They fought!P in/ADP>5 the Kursk/PROPN:compound>6 region/NOUN:obl>2", "Kursk", "RUS",
          "RU-KRS");
}

static void namesakes(void **state) {
    (void)state;
    check("They met!P in Odessa", "Odessa", "UKR", "UA-51");
    check("They met!P in Odessa ,/PUNCT>6 Texas/PROPN:appos>4", "Odessa", "USA", "US-TX");
    check("They met!P in Tripoli", "Tripoli", "LBY", "LY-TB");
    check("Lebanon/PROPN:nsubj>2 mourned!P the dead in Tripoli", "Tripoli", "LBN", "LB-AS");
    check("They met!P in Geneva", "Geneva", "CHE", "CH-GE");
    /* among other provinces of its state */
    check("They met!P in Victoria", "Victoria", "CAN", "CA-BC");
    check("Queensland/PROPN:nsubj>2 mourned!P the dead in Victoria", "Victoria", "AUS", "AU-VIC");
    /* a small town in a country that nobody mentions */
    check("They met!P in Enterprise", "Enterprise", NULL, NULL);
}

static void look_alikes(void **state) {
    (void)state;
    check("Paris/PROPN:nsubj>3 Hilton/PROPN:flat>1 spoke!P", "Paris", NULL, NULL);
    check("Moscow/PROPN:nsubj>2 denied!P it", "Moscow", NULL, NULL);
    check("They read!P the London/PROPN:compound>5 Gazette/PROPN:obj>2", "London", NULL, NULL);
    check("President/NOUN:compound>2 Lincoln/PROPN:nsubj>3 spoke!P", "Lincoln", NULL, NULL);
    check("They met!P in March", "March", NULL, NULL);
    /* a surname of the article is not a town */
    check("Janet/PROPN:nsubj>3 Reno/PROPN:flat>1 spoke!P to reporters from/ADP>7 Reno/PROPN:obl>3",
          "Reno", NULL, NULL);
}

static void where(const char *sentence, const char *word, const char *want) {
    dm_arena_reset(&arena);
    dm_parse p = tree(&arena, (const char *[]){sentence, NULL});
    dm_places places = find(&p);
    const dm_place *place = dm_places_of(&places, &p, tree_token(&p, word));
    same(place ? place->name : (dm_str){"", 0}, want);
}

static void events(void **state) {
    (void)state;
    where("They fought!P in Goma", "fought", "Goma");
    where("They fought!P in Goma ,/PUNCT>6 Congo/PROPN:appos>4", "fought", "Goma");
    where("Rebels killed!P people/NOUN:obj>2 near Mosul in/ADP>7 Iraq", "killed", "Mosul");
    where("They attacked!P a base/NOUN:obj>2 in/ADP>6 Syria/PROPN:nmod>4", "attacked", "Syria");
    where("They deplored!P the war/NOUN:obj>2 in/ADP>6 Syria/PROPN:nmod>4", "deplored", "");
    where("They deplored!P the war/NOUN:obj>2 in/ADP>6 Syria/PROPN:nmod>4", "war", "Syria");
    where("They held!P talks/NOUN:obj>2 in Geneva", "talks", "Geneva");
    where("Officials/NOUN:nsubj>4 in/ADP>3 Kyiv/PROPN:nmod>1 said!P so", "said", "");
    where("He said!P that/SCONJ:mark>4 they/PRON:nsubj>5 fought/VERB:ccomp>2 in/ADP>7 "
          "Goma/PROPN:obl>5",
          "said", "");
    where("They imposed!P sanctions/NOUN:obj>2 on Moscow", "imposed", "");
}

static void territories(void **state) {
    (void)state;
    dm_str codes[8];
    dm_arena_reset(&arena);
    dm_parse p =
        tree(&arena,
             (const char *[]){"They annexed!P the Donetsk/PROPN:compound>9 ,/PUNCT>6 "
                              "Luhansk/PROPN:conj>4 , Kherson/PROPN:conj>4 regions/NOUN:obj>2",
                              "They claim!N Donbas/PROPN:obj>2 and/CCONJ:cc>5 Crimea/PROPN:conj>3",
                              "They recognised!P Ukraine/PROPN:obj>2", NULL});
    dm_places places = find(&p);
    size_t n = dm_places_territories(&places, &p, tree_token(&p, "regions"), codes, 8);
    assert_int_equal(n, 3);
    same(codes[0], "UA-14");
    same(codes[1], "UA-09");
    same(codes[2], "UA-65");
    n = dm_places_territories(&places, &p, tree_token(&p, "Donbas"), codes, 8);
    assert_int_equal(n, 3); /* UA-14 and UA-09 of Donbas, and Crimea */
    same(codes[2], "UA-43");
    assert_int_equal(dm_places_territories(&places, &p, tree_token(&p, "Donbas"), codes, 1), 1);
    assert_int_equal(dm_places_territories(&places, &p, tree_token(&p, "Ukraine"), codes, 8), 0);
}

static void folding(void **state) {
    (void)state;
    char out[32];
    assert_int_equal(place_fold(DM_STR("Malmö"), out, sizeof out), 5);
    assert_memory_equal(out, "Malmo", 5);
    assert_int_equal(place_fold(DM_STR("Sana’a"), out, sizeof out), 6);
    assert_memory_equal(out, "Sana'a", 6);
    assert_int_equal(place_fold(DM_STR("Москва"), out, sizeof out), 0);
    assert_int_equal(place_fold(DM_STR("Antananarivo"), out, 4), 0);
    assert_int_equal(place_fold((dm_str){"\xc5", 1}, out, sizeof out), 0);
    assert_int_equal(place_fold((dm_str){"\xe2\x80", 2}, out, sizeof out), 0);
}

/* Every row can be found under its form: the table is in the order that the search wants. */
static void every_city_is_found(void **state) {
    (void)state;
    const dm_table *t = gazetteer->cities;
    assert_non_null(t);
    assert_true(t->rows > 20000);
    place_entry list[PLACE_CANDIDATES];
    for (size_t row = 0; row < t->rows; row++) {
        dm_str form = dm_table_cell(t, row, 0);
        size_t n = place_candidates(gazetteer, form, true, list);
        assert_true(n > 0);
        if (row)
            assert_true(dm_str_cmp(dm_table_cell(t, row - 1, 0), form) <= 0);
    }
}

/* Aliases name cities that exist, subdivisions codes that ISO knows, coordinates are on the globe.
 */
static void tables_agree(void **state) {
    (void)state;
    const dm_table *aliases = dm_lexicon_table(lexicon, "places/aliases");
    place_entry list[PLACE_CANDIDATES];
    for (size_t row = 0; row < aliases->rows; row++) {
        size_t n = place_candidates(gazetteer, dm_table_get(aliases, row, "form"), true, list),
               right = 0;
        for (size_t i = 0; i < n; i++)
            right += dm_str_eq(list[i].country, dm_table_get(aliases, row, "country"));
        if (!right)
            fail_msg("aliases.tsv: %.*s", DM_FMT(dm_table_get(aliases, row, "form")));
    }
    const dm_table *iso = dm_lexicon_table(lexicon, "iso/subdivisions");
    dm_map known = {0};
    for (size_t row = 0; row < iso->rows; row++)
        *dm_map_put(&known, &arena, dm_table_get(iso, row, "code")) = 1;
    const dm_table *subdivisions = dm_lexicon_table(lexicon, "places/subdivisions");
    for (size_t row = 0; row < subdivisions->rows; row++)
        if (dm_map_get(&known, dm_table_get(subdivisions, row, "code")) != 1)
            fail_msg("subdivisions.tsv: %.*s", DM_FMT(dm_table_get(subdivisions, row, "code")));
    for (size_t row = 0; row < gazetteer->cities->rows; row++) {
        size_t n =
            place_candidates(gazetteer, dm_table_cell(gazetteer->cities, row, 0), true, list);
        for (size_t i = 0; i < n; i++)
            assert_true(list[i].kind != PLACE_CITY ||
                        (fabs(list[i].lat) <= 90 && fabs(list[i].lon) <= 180));
    }
}

static void memory_runs_out(void **state) {
    (void)state;
    dm_error error;
    dm_gazetteer *other = NULL;
    bool done = false;
    size_t refused = 0;
    for (uint64_t n = 1; !done && n < 200; n++) {
        dm_alloc_fail_after(n);
        dm_status status = dm_gazetteer_new(lexicon, knowledge, &other, &error);
        dm_alloc_fail_after(0);
        done = status == DM_OK;
        refused += !done;
        if (!done) {
            assert_int_equal(status, DM_ERR_MEMORY);
            assert_null(other);
        }
    }
    assert_true(done && refused > 0);
    dm_gazetteer_free(other);
    dm_gazetteer_free(NULL);

    dm_arena_reset(&arena);
    dm_parse p = tree(&arena, (const char *[]){"They fought!P in Goma and in Mosul",
                                               "They met!P in Geneva", NULL});
    dm_article article = {.published = DM_STR("2022-10-03"), .text = p.text};
    dm_actors *actors;
    assert_int_equal(dm_actors_find(knowledge, &arena, &article, &p, &actors, &error), DM_OK);
    for (uint64_t n = 1, finished = 0; !finished && n < 200; n++) {
        dm_arena fresh;
        dm_places places;
        dm_arena_init(&fresh, 0);
        dm_alloc_fail_after(n);
        dm_status status = dm_places_find(gazetteer, &fresh, actors, &places, &error);
        dm_alloc_fail_after(0);
        finished = status == DM_OK;
        assert_true(finished || (status == DM_ERR_MEMORY && places.len == 0));
        assert_true(!finished || places.len == 3);
        dm_arena_free(&fresh);
    }
}

static void locale_does_not_matter(void **state) {
    (void)state;
    place_entry list[PLACE_CANDIDATES];
    setlocale(LC_ALL, "de_DE.UTF-8");
    size_t n = place_candidates(gazetteer, DM_STR("Goma"), true, list);
    setlocale(LC_ALL, "C");
    assert_true(n > 0);
    assert_true(list[0].lat < -1.6 && list[0].lat > -1.7);
}

static int set_up(void **state) {
    (void)state;
    dm_error error = {0};
    dm_arena_init(&arena, 0);
    dm_status status = built_knowledge(&lexicon, &knowledge);
    if (!status && (status = dm_gazetteer_new(lexicon, knowledge, &gazetteer, &error)))
        fprintf(stderr, "%s\n", error.message);
    return status ? -1 : 0;
}

static int tear_down(void **state) {
    (void)state;
    dm_gazetteer_free(gazetteer);
    dm_knowledge_free(knowledge);
    dm_lexicon_close(lexicon);
    dm_arena_free(&arena);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names),
        cmocka_unit_test(namesakes),
        cmocka_unit_test(look_alikes),
        cmocka_unit_test(events),
        cmocka_unit_test(territories),
        cmocka_unit_test(folding),
        cmocka_unit_test(every_city_is_found),
        cmocka_unit_test(tables_agree),
        cmocka_unit_test(memory_runs_out),
        cmocka_unit_test(locale_does_not_matter),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
