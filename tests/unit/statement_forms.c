/*
 * statement_forms.c - what is said and by whom in forms that trees lose: a perfect torn apart, an
 * office of several words, an aside that ends the sentence. One construction a line.
 */
#include "coder_run.h"

static void torn_apart(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Kenyan President William Ruto had earlier in the day warned that the state would not "
         "pay.",
         {"KEN indirect: the state would not pay"}},
        {"Serbian President Aleksandar Vucic had earlier the day in an address warned that Serbs "
         "will not suffer more terror.",
         {"SRB indirect: Serbs will not suffer more terror"}},
        {"Peruvian President Dina Boluarte said in a televised speech that she had asked for "
         "nothing in return.",
         {"PER indirect: she had asked for nothing in return"}},
        {"MOSCOW, May 4 (Agency) - It is impossible to discuss the signing of a document with a "
         "state that takes openly unfriendly positions and seeks to harm the interests of our "
         "country, the ministry stressed.",
         {"RUS indirect: It is impossible to discuss the signing of a document with a state that "
          "takes openly unfriendly positions and seeks to harm the interests of our country"}},
    };
    EXPECT(list);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(torn_apart),
    };
    return cmocka_run_group_tests(tests, run_set_up, run_tear_down);
}
