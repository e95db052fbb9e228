/*
 * fragments.c - pieces of sentences behind a whole one, as headings, captions and bad splits leave
 * them: whatever word their tree hangs on, they are coded, or nothing is, and nobody reads beyond
 * the tree.
 */
#include "coder_run.h"

enum { LONGEST = 400, MOST_WORDS = 60 };

static const char *const SENTENCES[] = {
    "The country, which is short of dollars, has accused its neighbour of closing the border.",
    "According to the ministry, both sides agreed to a truce that the bloc had asked for on "
    "Monday.",
    "Asked whether the two would meet, the spokeswoman said: \"It is for them to decide.\"",
    "So did the European Union, whose members, the former and the latter, had voted against it.",
    "Among those who abstained were Peru, Chile and the island nation, with two votes to spare.",
    "To help the victims, the organisation called on its members to send the group their soldiers.",
    "Its ambassador there was called back for consultations after the raid by the other's troops.",
    "Who recognised whom, and when, the envoy of the neighbouring kingdom would not tell them.",
    "Neither of the three, nor all of the four, withdrew from where the militia had held its own.",
    "Thousands marched in the capital to demand that the president, her deputy and theirs resign.",
};

/* Words a to b of a sentence; false: there are not so many. */
static bool piece_of(const char *sentence, size_t a, size_t b, char *out, size_t room) {
    const char *begins[MOST_WORDS + 1];
    size_t count = 0;
    for (const char *at = sentence; *at && count < MOST_WORDS; count++) {
        begins[count] = at;
        at += strcspn(at, " ");
        at += *at == ' ';
    }
    begins[count] = sentence + strlen(sentence) + 1;
    if (b > count)
        return false;
    snprintf(out, room, "%.*s", (int)(begins[b] - begins[a] - 1), begins[a]);
    out[0] = out[0] >= 'a' && out[0] <= 'z' ? (char)(out[0] - 'a' + 'A') : out[0];
    return true;
}

static void pieces_are_coded(void **state) {
    NEEDS_MODEL();
    static const size_t lengths[] = {1, 2, 3, 5, 9};
    char piece[LONGEST], text[2 * LONGEST];
    size_t done = 0;
    for (size_t s = 0; s < sizeof SENTENCES / sizeof *SENTENCES; s++)
        for (size_t a = 0; a < MOST_WORDS; a++)
            for (size_t k = 0; k < sizeof lengths / sizeof *lengths; k++) {
                if (!piece_of(SENTENCES[s], a, a + lengths[k], piece, sizeof piece))
                    break;
                snprintf(text, sizeof text, "Kenya signed the pact with Uganda on Monday. %s.",
                         piece);
                assert_non_null(coded(text, "2022-03-03"));
                done++;
            }
    assert_true(done > 500);
}

/* The whole sentence is coded all the same. */
static void whole_ones_stand(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Kenya signed the pact with Uganda. The country.", {"SUPPORT KEN>UGA asserted"}},
        {"Kenya accused Uganda of lies. And the bloc.", {"ACCUSE/allege KEN>UGA asserted"}},
    };
    EXPECT(list);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_are_coded),
        cmocka_unit_test(whole_ones_stand),
    };
    return cmocka_run_group_tests(tests, run_set_up, run_tear_down);
}
