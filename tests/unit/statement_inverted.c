/*
 * statement_inverted.c - who says something where his verb stands before him or was lost, what a
 * text says of itself, and what is voiced behind a time or a place: one construction a line.
 */
#include "coder_run.h"

/* The verb before whoever says it, with a day between; texts that say it; no clause at all. */
static void verb_first(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"The border will stay open, announced Thursday the president of Chad, Mahamat Deby.",
         {"TCD indirect: The border will stay open"}},
        {"The border will stay open, indicated Monday the Chadian foreign ministry.",
         {"TCD indirect: The border will stay open"}},
        {"Two soldiers died in the ambush, affirmed on Sunday the Malian minister of defence.",
         {"MLI indirect: Two soldiers died in the ambush"}},
        {"The talks have begun, declared Tuesday the spokesman of the Kenyan presidency.",
         {"KEN indirect: The talks have begun"}},
        {"Chad's ministry said in a statement that it was calm. The border will stay open, adds "
         "the "
         "text.",
         {"TCD indirect: The border will stay open"}},
        {"Vietnam issued a communique on Monday. The country would sell rice for two years, the "
         "communique reads.",
         {"VNM indirect: The country would sell rice for two years"}},
        {"Kenya's ministry sent out a statement. “It is a great day for the nations of the river,” "
         "the statement ran.",
         {"KEN direct: It is a great day for the nations of the river,"}},
        {"An insult to a nation's history, fumed the Nepali defence minister, Ishwar Pokhrel.",
         {"NPL indirect: An insult to a nation's history"}},
        {"A blow to the whole of the south, the Kenyan foreign minister wrote.",
         {"KEN indirect: A blow to the whole of the south"}},
        {"A spokesman for the ministry in Nairobi, Ann Lee, said.", {NULL}},
        {"In the morning, said the Kenyan minister.", {NULL}},
        {"The border was closed on Monday, Thursday and Friday.", {NULL}},
        {"Chad's president, announced on Thursday as the winner, will travel to Paris.", {NULL}},
    };
    EXPECT(list);
}

/* Verbs of saying that were taken for nouns behind the place of many. */
static void told_by_many(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Kenyan officials in the capital stress that the law does not allow police to go abroad.",
         {"KEN indirect: the law does not allow police to go abroad"}},
        {"Opposition figures in Nairobi answer that the constitution does not allow it at all.",
         {"KEN indirect: the constitution does not allow it at all"}},
        {"Kenyan aides to the president hint that he will go before the vote.",
         {"KEN indirect: he will go before the vote"}},
        {"Officers at the Ugandan ministry report that two men died in the camp.",
         {"UGA indirect: two men died in the camp"}},
        {"Deputies of the Polish opposition claim that the money was never paid.",
         {"POL indirect: the money was never paid"}},
        {"Readers of the Kenyan paper's report that was leaked are angry with the minister.",
         {NULL}},
        {"Officials in Kyiv have a report that two men died.", {NULL}},
        {"Reports in the Kenyan press that two men died were denied by nobody.", {NULL}},
        {"Hopes in Nairobi of an answer that all could live with have faded.", {NULL}},
        {"Soldiers at the stress test that Kenya ran were tired.", {NULL}},
    };
    EXPECT(list);
}

/* What is made known behind a time or a place; tales that somebody denies or repeats. */
static void made_known(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Manuel Zelaya of Honduras let it be known on Tuesday that he had no intention of "
         "leaving.",
         {"HND indirect: he had no intention of leaving"}},
        {"Ukraine, which abstained, let it be known within hours that it had meant to vote.",
         {"UKR indirect: it had meant to vote"}},
        {"The South Korean minister made it clear on Monday that the visit was badly timed.",
         {"KOR indirect: the visit was badly timed"}},
        {"Kenya made plain in Geneva that it would not sign.", {"KEN indirect: it would not sign"}},
        {"The Pentagon denied reports that its troops had left the base in Niger.",
         {"USA indirect: its troops had left the base in Niger"}},
        {"The Kremlin has denied allegations that it supplied the missiles to the rebels.",
         {"RUS indirect: it supplied the missiles to the rebels"}},
        {"Ghana denies suggestions that the port was sold to a Chinese firm.",
         {"GHA indirect: the port was sold to a Chinese firm"}},
        {"Iran's foreign minister repeated the claim that Israel had fired first.",
         {"IRN indirect: Israel had fired first"}},
        {"Peru's minister repeated his promise that no soldier would be left behind.",
         {"PER indirect: no soldier would be left behind"}},
        {"Chad denied the report that was published on Monday.", {NULL}},
        {"Kenya made clear land that was mined on Monday.", {NULL}},
        {"Uganda denied the visa that the envoy wanted.", {NULL}},
    };
    EXPECT(list);
}

/* Who has seen a text has not written it; who is told of by a pronoun since he was brought in; who
 * stands before a colon; a name behind "according to". */
static void brought_in(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Nepal sent a note to India. The note, seen by this newspaper, says that the road runs "
         "through Nepali soil.",
         {"NPL indirect: the road runs through Nepali soil"}},
        {"Kenya sent a letter to the council. The letter, obtained by Reuters on Monday, argues "
         "that the "
         "court has no say.",
         {"KEN indirect: the court has no say"}},
        {"TEGUCIGALPA, May 3 (AWP) - The army of Honduras closed the airport.\n\nMrs. Clinton "
         "called for talks.\n\nA teacher waved a flag. She had walked all night. “Tell the world "
         "we are here,” she said.",
         {"HND direct: Tell the world we are here,"}},
        {"According to the Bolivian agent, Eduardo Vega, his country wants no more than talks.",
         {"BOL indirect: his country wants no more than talks"}},
        {"According to the Kenyan minister, Ann Lee, the road is open and the troops have left.",
         {"KEN indirect: the road is open and the troops have left"}},
        {"The plans are ready. Kenya, the minister of Uganda, Ann Lee, said, would pay for them.",
         {"UGA indirect: Kenya, the minister of Uganda, Ann Lee, said, would pay for them"}},
        {"Uganda's minister was more guarded: Kenya, he told reporters, had doubts about the pact.",
         {"UGA indirect: Kenya, he told reporters, had doubts about the pact",
          "!indirect: Uganda's minister"}},
    };
    EXPECT(list);
}

/* Quotations before a verb that the parser took for something else; words of somebody between
 * commas; nobody's words. */
static void behind_quotations(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"“First the cars, then the police, then us,” said a pharmacist in Mitrovica.",
         {"XKX direct: First the cars, then the police, then us,"}},
        {"“First the water, then the light,” said a nurse in Nairobi.",
         {"KEN direct: First the water, then the light,"}},
        {"“Kenya saw a boy carried off on a door,” countered Mutinta, a deputy of the Zambian "
         "parliament.",
         {"ZMB direct: Kenya saw a boy carried off on a door,"}},
        {"The word was ill chosen, an EU official sighs.",
         {"EU indirect: The word was ill chosen"}},
        {"The road is closed, a Kenyan official reckons.", {"KEN indirect: The road is closed"}},
        {"The road is closed for good, the Kenyan minister informed the deputies.",
         {"KEN indirect: The road is closed for good"}},
        {"Chad, by the words of its minister Ann Lee, does not see threats from the north.",
         {"TCD indirect: Chad, by the words of its minister Ann Lee, does not see threats from the "
          "north"}},
        {"In the morning he informed the Kenyan minister of the raid.", {NULL}},
        {"Its foreign ministry issued a note on Kenya. Whoever claimed otherwise was a liar.",
         {NULL}},
        {"By the words of the treaty Kenya owns the lake.", {NULL}},
    };
    EXPECT(list);
}

/* Who is told of by another word than his name: an epithet, his account, his office at home. */
static void other_words(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"GUATEMALA CITY, May 3, 2023 (AWP) - Guatemala recalled its envoy.\n\nPresident Gustavo "
         "Petro of Colombia leapt to his defence. “I would not accept a warrant,” the leftist "
         "said.",
         {"COL direct: I would not accept a warrant,"}},
        {"GUATEMALA CITY, May 3, 2023 (AWP) - Guatemala recalled its envoy.\n\nPresident Gustavo "
         "Petro of Colombia was calm. “I know the monster that we fight,” the 63-year-old said.",
         {"COL direct: I know the monster that we fight,"}},
        {"GUATEMALA CITY, May 3, 2023 (AWP) - Guatemala recalled its envoy.\n\nPresident Gustavo "
         "Petro of Colombia was calm.\n\n“I know the monster that we fight,” said the "
         "shopkeeper.",
         {"!direct: COL"}},
        {"TBILISI, May 3, 2023 (AWP) - Georgia's premier was proud of the law.\n\nAnn Lee, the "
         "Kenyan minister, was not. Ann Lee's own account was different. If the law went forward, "
         "she warned, there would be sanctions.",
         {"KEN indirect: If the law went forward, she warned, there would be sanctions"}},
        {"France held back. Germany will not recognise the republic for now, a government "
         "spokesman "
         "said in Berlin.",
         {"DEU indirect: Germany will not recognise the republic for now"}},
        {"France held back. Kenya has closed the border for good, a ministry spokeswoman said in "
         "Nairobi.",
         {"KEN indirect: Kenya has closed the border for good"}},
        {"KIEV, May 3, 1994 (AWP) - Ukraine gave up its weapons.\n\nMoscow was cooler. The foreign "
         "ministry objected to the wording. “There can be no ownership of such arms,” a spokesman "
         "said.",
         {"RUS direct: There can be no ownership of such arms,"}},
    };
    EXPECT(list);
}

/* Who says it between commas, with his title; a time that no clause begins with; halves of a
 * quotation; plurals behind the verb; a side that is left open. */
static void between_commas(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"The border, Ann Lee, the Kenyan minister, noted, would stay closed for good.",
         {"KEN indirect: The border, Ann Lee, the Kenyan minister, noted, would stay closed for "
          "good"}},
        {"The border would stay closed for good, Kenya's ambassador, Ann Lee, confirmed.",
         {"KEN indirect: The border would stay closed for good"}},
        {"The border would stay closed until May, Kenya's ambassador, Ann Lee, countered.",
         {"KEN indirect: The border would stay closed until May"}},
        {"The border would stay closed for good, Kenyan officials pointed out.",
         {"KEN indirect: The border would stay closed for good"}},
        {"The border would stay closed for good, announced an official in Nairobi.",
         {"KEN indirect: The border would stay closed for good"}},
        {"The border would stay closed for good, warned the Kenyan foreign minister.",
         {"KEN indirect: The border would stay closed for good"}},
        {"The border would stay closed for good, replied Kenyan officials.",
         {"KEN indirect: The border would stay closed for good"}},
        {"“Peace in the valley,” the Kenyan foreign minister observed, “will not come by itself.”",
         {"KEN direct: Peace in the valley,” the Kenyan foreign minister observed, “will not come "
          "by itself."}},
        {"“We in this country,” an official in Nairobi vowed, “will never give up the lake.”",
         {"KEN direct: We in this country,” an official in Nairobi vowed, “will never give up the "
          "lake."}},
        {"NAIROBI, June 3, 2022 (AWP) - Kenya closed its border.\n\nPresident Yoweri Museveni of "
         "Uganda protested.\n\n“The road will be open by May,” a Western diplomat said.",
         {"!direct: UGA"}},
        {"The road would be open by summer, a Kenyan border guard who gave his name only as Peter "
         "said.",
         {"KEN indirect: The road would be open by summer"}},
        {"The talks had failed for good, a Ugandan diplomat who attended them admitted.",
         {"UGA indirect: The talks had failed for good"}},
        {"Peru sent its envoy home, and a man who saw him said nothing.", {"!indirect"}},
        {"Thai soldiers left, recalled its ambassador in Paris and announced more.", {"!indirect"}},
        {"Kenya would go if Uganda promised that it would pay.", {"!indirect: it would pay"}},
    };
    EXPECT(list);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(verb_first),        cmocka_unit_test(told_by_many),
        cmocka_unit_test(made_known),        cmocka_unit_test(brought_in),
        cmocka_unit_test(behind_quotations), cmocka_unit_test(other_words),
        cmocka_unit_test(between_commas),
    };
    return cmocka_run_group_tests(tests, run_set_up, run_tear_down);
}
