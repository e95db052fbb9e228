/*
 * statement_press.c - who says what in the long sentences of papers and reviews: asides that the
 * parser lost, words that go on without a verb of saying, speakers of whom little is told: one
 * construction a line.
 */
#include "coder_run.h"

static void lost_asides(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"The regime would face consequences for conduct that was outrageous and illegal, promised "
         "Ursula von der Leyen, the president of the European Commission.",
         {"EU indirect: The regime would face consequences for conduct that was outrageous and "
          "illegal"}},
        {"There could be no talks while the guns spoke, Peru's foreign minister objected.",
         {"PER indirect: There could be no talks while the guns spoke"}},
        {"Had the crates been landed, a retired Kenyan colonel reckons, there would have been "
         "shooting before Easter.",
         {"KEN indirect: Had the crates been landed, a retired Kenyan colonel reckons, there would "
          "have been shooting before Easter"}},
        {"If the hostage died, the king of Jordan let the envoys know, the treaty would die with "
         "him.",
         {"JOR indirect: If the hostage died, the king of Jordan let the envoys know, the treaty "
          "would die with him"}},
        {"Aleksandar Vucic, the Serbian president, let parliament know that aid worth a billion "
         "euros "
         "was at risk.",
         {"SRB indirect: aid worth a billion euros was at risk"}},
        {"The Chilean president let slip the chance of a deal on Monday.", {"!indirect"}},
        {"Why, the Peruvian envoy asked, should a country be rewarded that had broken its word?",
         {"PER indirect: Why, the Peruvian envoy asked, should a country be rewarded that had "
          "broken its word"}},
    };
    EXPECT(list);
}

static void going_on(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"The border was closed for good, the Chilean foreign minister said. The bridge would be "
         "pulled down before winter.",
         {"CHL indirect: The border was closed for good",
          "CHL indirect: The bridge would be pulled down before winter"}},
        {"He would not resign, the Peruvian prime minister told reporters; a committee would "
         "establish what had gone wrong.",
         {"PER indirect: a committee would establish what had gone wrong"}},
        {"The loan was frozen, the Kenyan finance minister said. Belgium would like the bank to "
         "think again.",
         {"!KEN indirect: Belgium"}},
        {"The Chilean army moved on Tuesday. Peru kept calm. Trucks rolled all night. Nonsense, "
         "the "
         "Peruvian foreign minister replied. Chile was in no position to complain, and Peru would "
         "deal with the matter.",
         {"PER indirect: Chile was in no position to complain, and Peru would deal with the "
          "matter"}},
        {"The bridge was closed, the Chilean foreign minister said. It would be the first such "
         "step "
         "in years.",
         {"!CHL indirect: It"}},
        {"The bridge was closed, the Chilean foreign minister said. The war would eventually cost "
         "ten thousand lives.",
         {"!CHL indirect: The war"}},
        {"The bridge was closed, the Chilean foreign minister said. Three lorries crossed it on "
         "Monday.",
         {"!CHL indirect: Three"}},
        {"The bridge was closed, the Chilean foreign minister said. He would die two weeks later.",
         {"!CHL indirect: He"}},
    };
    EXPECT(list);
}

static void open_sides(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Kenya shut its border with Uganda. \"Nobody won today,\" said a Western diplomat.",
         {"? direct: Nobody won today,"}},
        {"Kenya shut its border. \"You cannot handcuff a radar,\" remarked a diplomat from one of "
         "the Baltic states.",
         {"? direct: You cannot handcuff a radar,"}},
        {"German Chancellor Friedrich Merz said that Europe must be free. In the delegates' lounge "
         "an envoy from West Africa, one of the many, stirred his coffee. \"For years they rang "
         "me,\" he said.",
         {"!DEU direct"}},
    };
    EXPECT(list);
}

static void told_about(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Washington demanded calm on Monday. With regard to Chad, its foreign minister said that "
         "the border would stay open.",
         {"TCD indirect: the border would stay open"}},
        {"Turkish President Recep Tayyip Erdogan condemned the Netherlands. As for Mark Rutte, who "
         "is on a visit to Oslo, he said that there was nothing to be sorry for.",
         {"NLD indirect: there was nothing to be sorry for"}},
        {"ISTANBUL, March 3 (Agency) - Turkey expelled the envoy on Friday. Turkey did not "
         "recognise the blockade, its foreign minister said.\n\nIsrael accepted the report. It "
         "regretted the loss of life, a government official said.",
         {"ISR indirect: It regretted the loss of life"}},
        {"Belarus forced a plane down. The European Union closed its airspace on Monday and asked "
         "Minsk to free the man. It was over in an hour, an official said.",
         {"EU indirect: It was over in an hour"}},
        {"BRASILIA, March 3 (Agency) - Peru and Ecuador signed a truce. Peru and Ecuador swapped "
         "prisoners. Peru thanked Ecuador.\n\nAt the hospital in Gualaquiza a nurse was not ready "
         "to rest. \"They told us it was over,\" she said.",
         {"!BRA direct"}},
        {"The king of Jordan, Abdullah, sent two men home to Israel on Monday. If the envoy died, "
         "the monarch told the Israelis, the treaty would die with him.",
         {"JOR indirect: If the envoy died, the monarch told the Israelis, the treaty would die "
          "with him"}},
    };
    EXPECT(list);
}

static void voiced_otherwise(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"The raid shocked the region. On the contrary, answered Beijing: the islands had been "
         "Chinese since the Ming dynasty.",
         {"CHN indirect: the islands had been Chinese since the Ming dynasty"}},
        {"The raid was condemned at once by everybody. Chile's foreign minister spoke of a "
         "massacre, "
         "and the African Union of a stain on the continent.",
         {"AU indirect: a stain on the continent"}},
        {"The vote was held on Sunday. The count was a farce, in the words of Chile's foreign "
         "minister.",
         {"CHL indirect: The count was a farce"}},
        {"The vote was held on Sunday. The border was closed, in the words of a song that "
         "everybody "
         "knows.",
         {"!indirect"}},
        {"The strike went on. On Monday Ursula von der Leyen brought word that 3 billion euros "
         "would arrive in March.",
         {"EU indirect: 3 billion euros would arrive in March"}},
        {"Moynihan left. The American envoy declared that his country \"does not acknowledge, it "
         "will not abide by, it will never accept this infamous act.\"",
         {"USA direct: does not acknowledge, it will not abide by, it will never accept this "
          "infamous act."}},
        {"The bridge stayed shut. There could be no talks on the war, Ann Lee of Britain objected.",
         {"GBR indirect: There could be no talks on the war"}},
    };
    EXPECT(list);
}

static void no_words(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"The raid went on. The Brazilian army called the ambassador of Chad on Friday and gave "
         "him "
         "two notes.",
         {"!indirect"}},
        {"The republic proclaimed there in 1983 is recognized by Turkey alone.", {"!indirect"}},
        {"The court told Chad to \"suspend at once the military operations\" that it began in May.",
         {"!TCD direct"}},
        {"They were not equal in how the Council spoke of the war, the envoy of Britain objected.",
         {"!UN-SC indirect"}},
        {"By sending an envoy, Peru has acknowledged that the treaty exists.", {"!indirect"}},
        {"Asked whether he would describe the Russian as a dictator, the Kenyan president shook "
         "his "
         "head.",
         {"!indirect"}},
        {"But Crete was not to its taste either: a foreign ministry spokesman in Ankara warned "
         "Greece against the deal.",
         {"!indirect: But Crete"}},
        {"Peru shut the bridge. A Peruvian doctor pronounced the Chilean envoy dead at noon.",
         {"!indirect"}},
    };
    EXPECT(list);
}

static void in_marks(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"The talks failed on Monday. The Chilean minister saw \"a grave mistake\" in the decision "
         "of Peru.",
         {"CHL mixed: a grave mistake\" in the decision of Peru"}},
        {"The talks failed on Monday. The European Union considers \"extremely worrying\" the "
         "decision of Algeria.",
         {"EU mixed: extremely worrying\" the decision of Algeria"}},
        {"The talks failed on Monday. The Kenyan ministry bought \"a cheap aircraft\" in Peru.",
         {"!mixed"}},
        {"In May Egypt and Sudan conducted joint exercises with the name \"Guardians of the Nile\" "
         "near the border.",
         {"!direct"}},
    };
    EXPECT(list);
}

static void around_the_verb(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"The Chilean minister, who told reporters \"We shall not sign this paper\", left for "
         "Lima.",
         {"CHL direct: We shall not sign this paper"}},
        {"Turkish President Recep Tayyip Erdogan, who in his speech in Istanbul said \"These are "
         "remnants, these are fascists\", stressed that the Netherlands would pay.",
         {"TUR direct: These are remnants, these are fascists",
          "TUR indirect: the Netherlands would pay"}},
        {"The bridge fell. The leader of the Turkish opposition, Kemal Kilicdaroglu, reproached "
         "the "
         "government with a defeat: a panel on which it had its own man had blessed the blockade.",
         {"TUR indirect: a panel on which it had its own man had blessed the blockade"}},
        {"The bridge fell on Friday night. The number grew. Kenya's interior ministry put the "
         "wounded at 40.",
         {"KEN indirect: the wounded at 40"}},
        {"The bridge fell on Friday. The ferry stopped. Trade suffered. Chile's foreign minister "
         "pronounced himself unable to see on what article of the treaty such a step could rest.",
         {"CHL indirect: on what article of the treaty such a step could rest"}},
        {"The bridge fell on Friday. The ferry stopped. The French president thought the talks "
         "could "
         "be over within weeks.",
         {"FRA indirect: the talks could be over within weeks"}},
        {"The vote was close. Iran's delegate blamed the United States, a charge that nobody "
         "denied: "
         "the instructions, one of them allowed, had gone to every embassy.",
         {"!IRN indirect: the instructions"}},
    };
    EXPECT(list);
}

static void seen_so(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"The raid shook the region. Nobody slept. Trade fell. As Berlin sees it, the deal has "
         "been "
         "dead since March.",
         {"DEU indirect: the deal has been dead since March"}},
        {"The raid shook the region. Nobody slept. Trade fell. To hear Belgrade tell it, the "
         "police "
         "acted in self-defence.",
         {"SRB indirect: the police acted in self-defence"}},
        {"The raid shook the region. Nobody slept. Trade fell. If Kinshasa is to be believed, 300 "
         "soldiers crossed the border at dawn.",
         {"COD indirect: 300 soldiers crossed the border at dawn"}},
        {"The raid shook the region. Nobody slept. Trade fell. By Tehran's reckoning, the "
         "sanctions "
         "have cost it 50 billion dollars.",
         {"IRN indirect: the sanctions have cost it 50 billion dollars"}},
        {"The raid shook the region. Nobody slept. Trade fell. Kigali's version is different: the "
         "shells came from across the border.",
         {"RWA indirect: the shells came from across the border"}},
        {"The raid shook the region. Nobody slept. Trade fell. As Berlin lost its patience, the "
         "deal "
         "has been dead since March.",
         {"!indirect"}},
        {"The raid shook the region. Nobody slept. Trade fell. If Kinshasa is to be rebuilt, 300 "
         "soldiers will not do.",
         {"!indirect"}},
    };
    EXPECT(list);
}

static void not_of_whom_they_tell(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"The balloon fell on Friday. Nobody slept. Moscow, said a spokeswoman for the Polish "
         "foreign ministry, had sent it.",
         {"POL indirect: Moscow, said a spokeswoman for the Polish foreign ministry, had sent it",
          "!RUS indirect"}},
        {"The balloon fell on Friday. Nobody slept. Kenya, which Uganda says opened fire on its "
         "boats, denied it.",
         {"UGA indirect: opened fire on its boats"}},
        {"The balloon fell on Friday. Nobody slept. The Kenyan leader's guest said that the port "
         "was "
         "safe.",
         {"!KEN indirect"}},
    };
    EXPECT(list);
}

static void titles_and_names(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"ANKARA, March 3 (Agency) - Turkey shut its airspace. Turkey thanked nobody. Deputy Prime "
         "Minister and Government Spokesman Murat Yilmaz announced that the Dutch ambassador would "
         "not be let in.",
         {"TUR indirect: the Dutch ambassador would not be let in"}},
        {"The bloc met on Monday. The high representative, Josep Borrell, and the commissioner of "
         "trade, Valdis Dombrovskis, warned that the Union was ready to oppose any measures.",
         {"EU indirect: the Union was ready to oppose any measures"}},
        {"President Jean-Bertrand Aristide of Haiti left the country. The Pentagon kept silent. "
         "From his exile, father Aristide greeted the envoys and claimed that the embargo was too "
         "weak.",
         {"HTI indirect: the embargo was too weak"}},
    };
    EXPECT(list);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lost_asides),      cmocka_unit_test(going_on),
        cmocka_unit_test(open_sides),       cmocka_unit_test(told_about),
        cmocka_unit_test(voiced_otherwise), cmocka_unit_test(no_words),
        cmocka_unit_test(in_marks),         cmocka_unit_test(not_of_whom_they_tell),
        cmocka_unit_test(seen_so),          cmocka_unit_test(around_the_verb),
        cmocka_unit_test(titles_and_names),
    };
    return cmocka_run_group_tests(tests, run_set_up, run_tear_down);
}
