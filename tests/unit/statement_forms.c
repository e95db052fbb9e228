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

/* Bodies that several states have by one name, and whose the body is that a nickname stands behind.
 */
static void whose_bodies(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"ISLAMABAD, May 4 (Agency) - Pakistan hit camps in Iran. The Foreign Office said that a "
         "number of terrorists were killed.",
         {"PAK indirect: a number of terrorists were killed"}},
        {"BERLIN, May 4 (Agency) - Germany summoned the Iranian envoy. The Foreign Office said "
         "that a number of people were killed.",
         {"DEU indirect: a number of people were killed"}},
        {"TEHRAN, May 4 (Agency) - Iran arrested a Briton on Monday. The Foreign Office said that "
         "it was aware of the case in Shiraz.",
         {"GBR indirect: it was aware of the case in Shiraz"}},
        {"HARGEISA, May 4 (Agency) - Somaliland police arrested three reporters in the port, the "
         "information ministry said.",
         {"X-SOMALILAND indirect: Somaliland police arrested three reporters in the port"}},
        {"SEOUL, May 4 (Agency) - North Korea and South Korea met on Friday. South Korea's "
         "president thanked the North. The general staff of the North's army said that it was "
         "studying a plan to send troops back.",
         {"PRK indirect: it was studying a plan to send troops back"}},
        {"SEOUL, May 4 (Agency) - North Korean leader Kim Jong Un left on Friday. The National "
         "Security Council met. Its deputy director, Kim You-geun, warned that Seoul would respond "
         "strongly.",
         {"KOR indirect: Seoul would respond strongly"}},
    };
    EXPECT(list);
}

static void spokesmen_of_the_last(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"MANILA, May 4 (Agency) - The Philippine coast guard said a Chinese ship struck one of "
         "its "
         "boats.\n\nChina's coast guard said the boats had intruded. \"The responsibility lies "
         "with the other side,\" spokesman Liu Dejun said.",
         {"PHL indirect: a Chinese ship struck one of its boats",
          "CHN indirect: the boats had intruded",
          "CHN direct: The responsibility lies with the other side,"}},
    };
    EXPECT(list);
}

static void no_name_is_given(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Kenyan President William Ruto dismissed Justin Muturi as attorney general.", {0}},
        {"Kenyan President William Ruto dismissed Ann Mwangi as deputy prime minister.", {0}},
        {"Kenyan President William Ruto called his negotiators home for consultations.", {0}},
        {"Kenyan President William Ruto dismissed the report as nonsense.",
         {"KEN indirect: the report as nonsense"}},
    };
    EXPECT(list);
}

/* Sources of those who rule; "the source" of a statement; what is written on things. */
static void sources(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"KAMPALA, May 4 (Agency) - Rwanda closed the border. A security source told reporters "
         "that the closure would last a week.",
         {"UGA indirect: the closure would last a week"}},
        {"KAMPALA, May 4 (Agency) - Rwanda closed the border. A diplomatic source told reporters "
         "that the closure would last a week.",
         {"!UGA indirect"}},
        {"KAMPALA, May 4 (Agency) - Rwanda closed the border on Monday. The Rwandan presidency "
         "said in a statement that the closure would last a week. \"We had no other choice,\" "
         "added "
         "the source.",
         {"RWA direct: We had no other choice,"}},
        {"KAMPALA, May 4 (Agency) - Rwanda closed the border. \"Ugandans want their road back,\" "
         "read a banner held by one of the marchers.",
         {"!direct"}},
        {"Ugandan President Yoweri Museveni said late on Friday the road would be closed for a "
         "week.",
         {"UGA indirect: the road would be closed for a week"}},
    };
    EXPECT(list);
}

/* Who a "she" and "the former president" are. */
static void taken_up(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"ACCRA, May 4 (Agency) - Ghana recalled its envoy to Togo. ECOWAS said that it was in "
         "touch with both capitals.\n\nA trader at the border town of Paga shrugged. \"The lorries "
         "still cross,\" she said.",
         {"!ECOWAS direct"}},
        {"LA PAZ, May 4 (Agency) - Colombian President Gustavo Petro said that the war was a "
         "crime. Evo Morales, who led Bolivia from 2006 to 2019, had demanded a break for weeks. "
         "The former president wrote that the step was not enough.",
         {"BOL indirect: the step was not enough"}},
    };
    EXPECT(list);
}

/* Where somebody was told of first, the place beside him says whose he is. */
static void introduced(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"NAIROBI, May 4 (Agency) - The governor of Kirkuk province, Rakan Saeed, met the press. "
         "Saeed said that the deal was bad for all of them.",
         {"IRQ indirect: the deal was bad for all of them"}},
        {"NAIROBI, May 4 (Agency) - The bishop of Matagalpa, Rolando Alvarez, met the press. "
         "Alvarez said that the deal was bad for all of them.",
         {"NIC indirect: the deal was bad for all of them"}},
        {"NAIROBI, May 4 (Agency) - The German ambassador to Mali, Dietrich Pohl, met the press. "
         "Pohl said that the deal was bad for all of them.",
         {"DEU indirect: the deal was bad for all of them"}},
    };
    EXPECT(list);
}

/* Counts, wishes and judgements; whose those are who tell of a place or of their own forces. */
static void told_and_counted(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Kenya's health ministry put the number of dead at 24 and of wounded at 87.",
         {"KEN indirect: the number of dead at 24 and of wounded at 87"}},
        {"The health minister put the plan on ice at 24 hospitals.", {"!indirect"}},
        {"UN envoy Volker Perthes welcomed the accord and expressed hope for talks on a truce next "
         "week.",
         {"UN indirect: hope for talks on a truce next week"}},
        {"North Korea's foreign ministry served a last warning that, should a drone be found "
         "again, an immediate retaliation would follow.",
         {"PRK indirect: should a drone be found again, an immediate retaliation would follow"}},
        {"Kenya's president has repeatedly and publicly said that the army would stay.",
         {"KEN indirect: the army would stay"}},
        {"China hopes that all parties will avoid a rise of tension, according to its foreign "
         "ministry.",
         {"CHN indirect: China hopes that all parties will avoid a rise of tension"}},
        {"US President Donald Trump has claimed again this summer that his country paid for it.",
         {"USA indirect: his country paid for it"}},
        {"Gambia's justice minister praised the order as a victory for international justice.",
         {"GMB indirect: the order as a victory for international justice"}},
        {"JEDDAH, May 4 (Agency) - Saudi Arabia hosted the talks. Air strikes shook Khartoum again "
         "on Friday. Residents said that army jets had bombed the south of the capital.",
         {"SDN indirect: army jets had bombed the south of the capital"}},
        {"MAPUTO, May 4 (Agency) - Mozambique waited. The mission of observers of the European "
         "Union, which had arrived in October, said that the doubts remained strong.",
         {"EU indirect: the doubts remained strong"}},
    };
    EXPECT(list);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spokesmen_of_the_last),
        cmocka_unit_test(torn_apart),
        cmocka_unit_test(whose_bodies),
        cmocka_unit_test(no_name_is_given),
        cmocka_unit_test(introduced),
        cmocka_unit_test(told_and_counted),
        cmocka_unit_test(sources),
        cmocka_unit_test(taken_up),
    };
    return cmocka_run_group_tests(tests, run_set_up, run_tear_down);
}
