/*
 * statements.c - who said what: one construction a line, and what looks like a statement and is
 * none.
 */
#include "coder_run.h"

static void clauses(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Kenyan President William Ruto said during a visit to Oman that nobody would win the war.",
         {"KEN indirect: nobody would win the war"}},
        {"The foreign minister of Chad told the council on Monday that a part of his country had "
         "been taken.",
         {"TCD indirect: a part of his country had been taken"}},
        {"A spokesman for the Peruvian army said that the bridge had not been hit.",
         {"PER indirect: the bridge had not been hit"}},
        {"Togo announced new taxes on Monday, saying that the debts \"had to be paid by "
         "somebody\".",
         {"TGO mixed: the debts \"had to be paid by somebody"}},
        {"Australia suspended the aid to Fiji on Monday after saying that those responsible would "
         "have to "
         "answer.",
         {"AUS indirect: those responsible would have to answer"}},
        {"Mali repeated the position of the union expressed yesterday by the ambassador of Kenya.",
         {"!the position of the union"}},
        {"Mali recalled the view that the vote was stolen expressed by the ambassador of Kenya.",
         {"!MLI indirect: the view"}},
        {"Togo has reached the position expressed by its rank in the table of exports.",
         {"!position"}},
        {"Tass quoted Russian President Vladimir Putin as saying that the talks had failed.",
         {"RUS indirect: the talks had failed"}},
        {"The president of Ghana said in a letter published on Wednesday that he wanted peace.",
         {"GHA indirect: he wanted peace"}},
        {"The Peruvian prosecutor said other evidence that the police might present includes a "
         "map.",
         {"!PER indirect: the police"}},
        {"Peruvian President Dina Boluarte said Friday she had been misled.",
         {"PER indirect: she had been misled"}},
        {"The Ghanaian government sent a letter to the Malian police explaining that the road "
         "would be closed.",
         {"GHA indirect: the road would be closed"}},
        {"Kenya's president said that his country was ready but that peace would take time.",
         {"KEN indirect: his country was ready but that peace would take time"}},
        {"Peru put two officers on trial for having admitted that the map was wrong.",
         {"!indirect"}},
    };
    EXPECT(list);
}

static void asides(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Ghana abstained, its ambassador said, because it saw great risks.",
         {"GHA indirect: Ghana abstained, its ambassador said, because it saw great risks"}},
        {"The raids killed nine people, the Sudanese army reported; the rebels counted fifty.",
         {"SDN indirect: The raids killed nine people", "!fifty"}},
        {"In the north it was quiet; the road will be opened on Friday, the Nepalese police said.",
         {"NPL indirect: the road will be opened on Friday", "!quiet"}},
    };
    EXPECT(list);
}

static void quotations(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"``We extend our sympathies to the victims,'' Philippine President Joseph Estrada said. "
         "``No cause is so great.''",
         {"PHL direct: We extend our sympathies to the victims,",
          "PHL direct: No cause is so great."}},
        {"Italy: \"We will not send any soldiers to Libya.\"",
         {"ITA direct: We will not send any soldiers to Libya."}},
        {"'We are counting hours now,' said the Turkish foreign minister.",
         {"TUR direct: We are counting hours now,"}},
        {"The president of Chile called the raid \"a crime, and a stupid one\".",
         {"CHL mixed: the raid \"a crime, and a stupid one"}},
        {"Iran described the entry of foreign forces as unacceptable and recalled its envoy.",
         {"IRN indirect: the entry of foreign forces as unacceptable", "!recalled"}},
    };
    EXPECT(list);
}

static void speakers(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"The UN General Assembly adopted the resolution on Monday. The resolution, drafted by "
         "Ukraine, says that the vote has no validity.",
         {"UN-GA indirect: the vote has no validity", "!UKR indirect"}},
        {"HONIARA, Sept 20 (Agency) - The cabinet voted on Monday.\n\n\"There was no other way,\" "
         "a "
         "government spokesman said.",
         {"SLB direct: There was no other way,"}},
        {"Russian President Vladimir Putin congratulated China. \"We join forces for a better "
         "world,\" he said.\n\n\"I confirm our will to go on with this work,\" he added.",
         {"RUS direct: I confirm our will to go on with this work,"}},
        {"A fisherman from Suva saw it in his own way.\n\n\"The sea was here before the ministers "
         "were,\" he said.",
         {"FJI direct: The sea was here before the ministers were,"}},
    };
    EXPECT(list);
}

/* What looks like one. */
/* "..., X said, ...": where the words on the page tell more than the tree. */
static void inserted(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"The bridge, the Moldovan interior ministry said late on Tuesday, had been mined.",
         {"MDA indirect: The bridge, the Moldovan interior ministry said late on Tuesday, had been "
          "mined"}},
        {"The ruling, Kenyan President William Ruto went on, would strain relations.",
         {"KEN indirect: The ruling, Kenyan President William Ruto went on, would strain "
          "relations"}},
        {"Because the road was closed, a spokeswoman for the Kenyan police explained, the convoy "
         "turned back.",
         {"KEN indirect: Because the road was closed, a spokeswoman for the Kenyan police "
          "explained, the convoy turned back"}},
        {"The cable had been cut on purpose, Finland's foreign minister, Elina Valtonen, told "
         "reporters in Helsinki.",
         {"FIN indirect: The cable had been cut on purpose"}},
        {"The talks will go on, the Qatari foreign ministry added on Friday, noting that both "
         "sides "
         "had been patient.",
         {"QAT indirect: The talks will go on", "QAT indirect: both sides had been patient"}},
        {"The shoal is ours, the Philippine coast guard fired back.",
         {"PHL indirect: The shoal is ours"}},
        {"On Monday, the president of Chad, a former general, announced a curfew.",
         {"!CHD indirect", "!TCD indirect"}},
        {"Ghanaian ministers, officials and judges said nothing.", {"!GHA"}},
        {"As reported by the Georgian interior ministry, two men were held.",
         {"GEO indirect: two men were held"}},
        {"As Kenyan President William Ruto told reporters, the bridge is safe.",
         {"KEN indirect: the bridge is safe"}},
        {"As Kenya announced the deal, shares rose.", {"!indirect"}},
        {"As the Kenyan minister spoke, shells fell on the town.", {"!indirect"}},
        {"The talks were held, the press service of the Kremlin reports.",
         {"RUS indirect: The talks were held"}},
    };
    EXPECT(list);
}

static void other_wordings(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Lebanese President Joseph Aoun dismissed the report as propaganda.",
         {"LBN indirect: the report as propaganda"}},
        {"The Colombian president condemned the strike as \"an act of tyranny\".",
         {"COL mixed: the strike as \"an act of tyranny"}},
        {"The Colombian president condemned the strike as its ambassador left.", {"!COL indirect"}},
        {"Poland closed the crossing, a step that Belarus described as a provocation.",
         {"BLR indirect: a provocation"}},
        {"The Armenian government expressed hope that the border would be opened by summer.",
         {"ARM indirect: the border would be opened by summer"}},
        {"Zambia made it clear that it would not extradite the men.",
         {"ZMB indirect: it would not extradite the men"}},
        {"The prime minister of Greece spoke of a historic opportunity.",
         {"GRC indirect: a historic opportunity"}},
        {"Israel went so far as to say that the agency had lied.",
         {"ISR indirect: the agency had lied"}},
        {"The Swiss court found that the seizure was unlawful.",
         {"CHE indirect: the seizure was unlawful"}},
        {"The Ugandan opposition asked why the results had been delayed.",
         {"UGA indirect: why the results had been delayed"}},
        {"Norway urged Sweden to tell its people that the lakes were safe.", {"!SWE indirect"}},
        {"The ambassador of Chile refused to say who had ordered it.", {"!CHL indirect"}},
        {"France called the vote \"a sham\" after Belarus told foreign observers to leave.",
         {"!BLR mixed"}},
    };
    EXPECT(list);
}

static void sides_of_speakers(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"NATO confirmed the flight. Officials of the alliance said that two jets had been sent.",
         {"NATO indirect: two jets had been sent"}},
        {"In London, where two Russian agents stand trial, a spokesman for the prime minister said "
         "the talks were useful.",
         {"GBR indirect: the talks were useful", "!RUS indirect"}},
        {"It was signed last year, a diplomat in Vienna noted.", {"!AUT"}},
        {"Analysts said the vote in Gabon would be close.", {"!GAB"}},
        {"Ten people were killed in Lahore, the police there said.",
         {"PAK indirect: Ten people were killed in Lahore"}},
        {"Kremlin spokesman Dmitry Peskov, asked about the talks of German Chancellor Olaf Scholz, "
         "said he hoped for the best.",
         {"RUS indirect: he hoped for the best"}},
        {"Ukrainian President Volodymyr Zelensky spoke on Monday. \"Putin wants this war,\" he "
         "said.",
         {"UKR direct: Putin wants this war,"}},
        {"The tribunal in The Hague ruled that China had no claim to the reef.", {"!NLD"}},
        {"The report, published by the UN on Tuesday, accuses Eritrea of forced labour. It also "
         "says that thousands have fled.",
         {"UN indirect: thousands have fled"}},
    };
    EXPECT(list);
}

/* Speakers that the lexicon has no name for. */
static void strangers(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"LISBON, May 3 (Agency) - The cabinet met on Monday. Brightwater Bank said it might "
         "leave. "
         "The company said it had no choice.",
         {"!PRT indirect"}},
        {"LISBON, May 3 (Agency) - Portugal sold the port. An arbitral tribunal ruled that the "
         "sale "
         "was void. The tribunal found that a minister had lied.",
         {"!PRT indirect"}},
        {"LISBON, May 3 (Agency) - The cabinet met on Monday. Apricot said sales had fallen.",
         {"!PRT indirect"}},
        {"DAKAR, May 3 (Agency) - Senegal freed three soldiers of Niger. The men had been held for "
         "a "
         "year, the authorities said.",
         {"SEN indirect: The men had been held for a year", "!NER indirect"}},
        {"Kenya reaffirmed its readiness for the free passage of grain through the strait.",
         {"KEN indirect: its readiness for the free passage of grain through the strait"}},
        {"Kenya reaffirmed its commitment to the free passage of grain through the strait.",
         {"!indirect"}},
        {"Neither side said what had happened in Peru.", {"!indirect"}},
        {"LISBON, May 3 (Agency) - Portugal sold the port. The pilots' union said the price was "
         "too "
         "low.",
         {"PRT indirect: the price was too low"}},
        {"The Chilean customs agency said the ban took effect on Monday.",
         {"CHL indirect: the ban took effect on Monday"}},
        {"The Finnish presidency of the European Union said the list was final.",
         {"EU indirect: the list was final", "!FIN indirect"}},
        {"The African Union opened a summit in Cairo. The final communique said that no army would "
         "be recognised.",
         {"AU indirect: no army would be recognised", "!EGY"}},
        {"Kenya sent a note to Somalia. Peru's foreign ministry said the seas were closed. \"No "
         "ship will pass,\" it added.",
         {"PER direct: No ship will pass,"}},
        {"ACCRA, May 3 (Agency) - Information Minister Kofi Danso announced the step. He said that "
         "the envoys had left.",
         {"GHA indirect: the envoys had left"}},
        {"Amnesty International sent ten people to Fiji. The organisation said the cells were "
         "full.",
         {"AMNESTY indirect: the cells were full"}},
        {"TOKYO/SEOUL - Japan closed the shop. A crowd met outside a bank in Seoul. \"We want our "
         "money back,\" said a student.",
         {"KOR direct: We want our money back,"}},
        {"Anger grew in Moscow. \"It is a mistake,\" said the ambassador in Berlin, Pavel Orlov.",
         {"RUS direct: It is a mistake,", "!DEU direct"}},
        {"\"The line is drawn,\" insisted on Friday a Peruvian envoy.",
         {"PER direct: The line is drawn,"}},
        {"BERLIN (Agency). Ministers met on Monday. \"It was a short night,\" a porter said.",
         {"DEU direct: It was a short night,"}},
    };
    EXPECT(list);
}

static void charges(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Chad accused Sudan of arming the rebels and recalled its envoy.",
         {"TCD indirect: arming the rebels", "!recalled"}},
        {"Malta, which accused Libya of letting the boats go, closed the port.",
         {"MLT indirect: letting the boats go"}},
        {"Sudan was accused of arming the rebels.", {"!indirect"}},
        {"Chad accused Sudan of treason.", {"!indirect"}},
        {"The delegate of Norway, speaking for the Nordic states, said the rules harmed small "
         "fleets, but urged patience.",
         {"NOR indirect: the rules harmed small fleets"}},
        {"The president of Ghana told reporters before flying home that the talks had failed.",
         {"GHA indirect: the talks had failed"}},
        {"The president of Ghana said a prayer.", {"!indirect"}},
        {"Malawi said it was alarmed and hoped that both would meet.",
         {"MWI indirect: it was alarmed and hoped that both would meet"}},
        {"The soldiers, says the Red Cross, kept the trucks out.",
         {"ICRC indirect: The soldiers, says the Red Cross, kept the trucks out"}},
        {"The gates will be shut by noon, warned Kenyan Defence Minister Aden Duale, a former "
         "speaker.",
         {"KEN indirect: The gates will be shut by noon"}},
        {"Norway, which lies on the sea, regretted Finland's choice.", {"!indirect"}},
        {"It was not, Kenyan President William Ruto stressed, a threat to anybody.",
         {"KEN indirect: It was not, Kenyan President William Ruto stressed, a threat to anybody"}},
        {"Peru takes help from all states \"except those that sent the bombers\", a Peruvian "
         "minister said.",
         {"PER mixed: Peru takes help from all states \"except those that sent the bombers"}},
        {"President Kim Dae-jung's office made it known that the tours would go on.",
         {"KOR indirect: the tours would go on"}},
        {"Growers made it known that the rain had come.", {"!indirect"}},
        {"The Kenyan foreign minister called in the Danish ambassador to complain that the film "
         "was "
         "an insult.",
         {"KEN indirect: the film was an insult"}},
        {"Should it be pushed, the Fijian army had warned earlier in the week, it would fight.",
         {"FJI indirect: Should it be pushed, the Fijian army had warned earlier in the week, it "
          "would fight"}},
        {"There was no border there, as Peru has maintained.", {"!indirect"}},
        {"Helen Clark, the prime minister of New Zealand, described what had happened as an "
         "outrage.",
         {"NZL indirect: what had happened as an outrage"}},
        {"Sweden expressed \"serious doubts\" that the count was right.",
         {"SWE indirect: the count was right"}},
        {"The Chilean navy, which warned that the strait was mined, sent two boats.",
         {"CHL indirect: the strait was mined", "!boats"}},
        {"Ethiopia appealed to all for an end to \"the burning of villages and of fields\".",
         {"ETH direct: the burning of villages and of fields"}},
    };
    EXPECT(list);
}

static void no_statements(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"The award of the court does not say who owns the reefs of Vietnam.", {"!indirect"}},
        {"The last British soldiers left Port Said on Monday.", {"!indirect"}},
        {"India called back its high commissioner from Nepal on Friday.", {"!indirect", "!mixed"}},
        {"Pakistan proposed a joint inquiry, a suggestion that India waved aside.",
         {"!indirect: India"}},
        {"Brazil hoped that Argentina would return.", {"!indirect"}},
        {"Taiwan opened an office under the name \"Taiwanese\" in Lithuania.", {"!direct"}},
        {"Peru thanked Chile; the road was opened on Monday.", {"!indirect"}},
        {"The remarks of the president of Peru were meant for those who say that he is tired.",
         {"!indirect"}},
        {"Critics who say that the pact harms Peru marched on Monday.", {"!indirect"}},
        {"Asked to comment on the plan, a Kenyan spokesman said:", {"!indirect"}},
        {"The Peruvian website lists doctors it says \"killed\" patients in their beds.",
         {"!mixed"}},
        {"Neither Kenya nor Uganda replied. No Kenyan minister would say when the road would open.",
         {"!indirect"}},
    };
    EXPECT(list);
}

/* For whom somebody speaks whose phrase does not say it in so many words. */
static void whose_speakers(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"ABUJA, March 3 (Agency) - The ECOWAS Commission said the roads of Togo would be opened.",
         {"ECOWAS indirect: the roads of Togo would be opened"}},
        {"MAPUTO, May 2 (Agency) - The camp was full.\n\n\"We took the goats and left,\" said a "
         "widow who crossed the hills to Zambia.",
         {"MOZ direct: We took the goats and left,"}},
        {"ACCRA, May 2 (Agency) - Mali closed its border on Friday. Mali asked the miners to go "
         "home. Mali also closed the mines.\n\nMali's president, Assimi Goita, said the gold "
         "belonged to all. Mali holds on to it.\n\n\"The gold buys us nothing,\" said a digger.",
         {"MLI direct: The gold buys us nothing,"}},
        {"UN Secretary-General Antonio Guterres was silent. Ian Weir, Guterres's envoy for Haiti, "
         "said the port was safe.",
         {"UN indirect: the port was safe"}},
        {"NAIROBI, Oct. 4 (Agency) - Nine Western embassies, including those of Canada and Norway, "
         "said they were alarmed.",
         {"CAN,NOR indirect: they were alarmed"}},
        {"NAIROBI, Oct. 4 (Agency) - Caribbean governments said the fee would ruin their farmers.",
         {"!KEN indirect"}},
        {"Russian ambassador Ivan Petrov voted against it. \"We had no choice,\" said a "
         "diplomat of his mission.",
         {"RUS direct: We had no choice,"}},
        {"Nine people died on the Armenian side, police there said.",
         {"ARM indirect: Nine people died on the Armenian side"}},
        {"Samantha Power called it a stain. Her Chilean colleague, Ana Rojas, explained her vote "
         "by the costs: the poor should not, she said, pay for it.",
         {"CHL indirect: the poor should not, she said, pay for it"}},
        {"Hamas rejected the plan. The foreign ministers of France and Italy welcomed it. \"The "
         "border must be opened,\" their joint statement read.",
         {"FRA,ITA direct: The border must be opened,"}},
        {"Niger and Benin signed on Friday. The bridge will be free of tolls, says the joint "
         "statement with Togo.",
         {"NER,BEN,TGO indirect: The bridge will be free of tolls"}},
        {"A report by a UN panel was published on Monday. It finds that the siege was unlawful.",
         {"UN indirect: the siege was unlawful"}},
        {"In the statement of the Kazakh foreign ministry it was noted that the roads were open.",
         {"KAZ indirect: the roads were open"}},
        {"Ecuador's president denounced that the planes had flown over the boats.",
         {"ECU indirect: the planes had flown over the boats"}},
        {"NATO met on Monday. Officials of the alliance said the depot had been the target.",
         {"NATO indirect: the depot had been the target"}},
        {"The Kenyan bombers found their range, and the town was lost.", {"!indirect"}},
        {"Japan has cited lax controls, an allegation Seoul denies.", {"!KOR indirect: Japan"}},
        {"KATHMANDU, April 7 (Agency) - Nine people died, according to local human rights groups.",
         {"NPL indirect: Nine people died"}},
        {"SANAA, April 7 (Agency) - Amnesty International welcomed the swap. Their families said "
         "the men had been beaten.",
         {"YEM indirect: the men had been beaten"}},
        {"Pakistan's cabinet met on Friday. \"The river must not be cut off,\" it said in a "
         "statement.",
         {"PAK direct: The river must not be cut off,"}},
        {"JAKARTA, May 2 (Agency) - Chile has signed, a diplomat in Vienna said.",
         {"? indirect: Chile has signed"}},
        {"The French ambassador stayed. A Chilean diplomat said the talks had begun.",
         {"CHL indirect: the talks had begun"}},
        {"Speaking for the European Union, the Austrian ambassador said the text was weak.",
         {"EU,AUT indirect: the text was weak"}},
        {"The Russian mission said it had abstained.", {"RUS indirect: it had abstained"}},
        {"Caracas denied it. \"It is a lie,\" said Venezuelan President Hugo Chavez.",
         {"VEN direct: It is a lie,"}},
        {"The OAS will meet on Friday, its secretary general, Jose Miguel Insulza, said. \"We will "
         "hear both of them,\" he said.",
         {"OAS indirect: The OAS will meet on Friday"}},
        {"Venezuelan President Hugo Chavez said it was a lie.\n\nColombian President Alvaro Uribe, "
         "on a visit to Brazil, kept out of it. \"I will talk to him,\" was all the press got.",
         {"COL direct: I will talk to him,"}},
        {"WASHINGTON, May 2 (Agency) - The US Senate voted on Monday. The US president was silent. "
         "US senators left.\n\nIn Delhi an official said the government would wait.",
         {"IND indirect: the government would wait"}},
    };
    EXPECT(list);
}

/* What is named beside something else that is said counts for less than what is named alone. */
static void in_passing(void **state) {
    NEEDS_MODEL();
    double alone = coded("Chadian President Idriss Deby called the vote a farce.", "")
                       ->statements.ptr[0]
                       .confidence;
    double beside = coded("Chadian President Idriss Deby called the vote a farce and said that he "
                          "would not take part.",
                          "")
                        ->statements.ptr[0]
                        .confidence;
    double what = coded("Chadian President Idriss Deby left what he called a farce.", "")
                      ->statements.ptr[0]
                      .confidence;
    assert_true(beside < alone);
    assert_true(what < alone);
}

/* Whose words they are that a text, an office of a body or no clause of their own tells. */
static void by_other_words(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Kenya closed the border, according to a report of the UN commission. In the report it is "
         "said that the border was calm.",
         {"UN indirect: the border was calm"}},
        {"The European Commission met on Monday. \"Nobody will leave before the talks are over,\" "
         "said one Commission official in Norway.",
         {"EU direct: Nobody will leave before the talks are over,"}},
        {"The UN Security Council met on Monday. Council president Joao Silva of Brazil told "
         "reporters that the members were united.",
         {"UN-SC indirect: the members were united"}},
        {"Iran claimed to have shot down the drone.",
         {"IRN indirect: to have shot down the drone"}},
        {"The Dutch ambassador has said to regret the delay of the train.",
         {"NLD indirect: to regret the delay of the train"}},
        {"Turkish President Recep Tayyip Erdogan said that for freedom of navigation Turkey will "
         "take every measure.",
         {"TUR indirect: for freedom of navigation Turkey will take every measure"}},
        {"Peru welcomed the ruling as a sign of fairness.",
         {"PER indirect: the ruling as a sign of fairness"}},
        {"Peru welcomed the verdict as well.", {"!indirect"}},
        {"Ghana is said to have left the talks.", {"!indirect"}},
        {"Three Ghanaian soldiers died in Togo, an army spokesman said.",
         {"GHA indirect: Three Ghanaian soldiers died in Togo"}},
        {"Peru sold the guns that officials said were meant for a parade.", {"!that officials"}},
        {"The government of Peru promised an inquiry into press reports that arms were flown to "
         "Chile.",
         {"!indirect"}},
        {"Kenya had declared \"persona non grata\" the ambassador of Togo.", {"!direct"}},
        {"The government of Peru said on Sunday it hoped for a result so that the talks could go "
         "on.",
         {"PER indirect: it hoped for a result so that the talks could go on"}},
    };
    EXPECT(list);
}

/* What is done by saying so: asked, demanded, denied. */
static void demands(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Norwegian Prime Minister Erna Solberg urged both sides to lay down their weapons.",
         {"NOR indirect: both sides to lay down their weapons"}},
        {"Kenyan President William Ruto called on the rebels to leave the town at once.",
         {"KEN indirect: the rebels to leave the town at once"}},
        {"Turkish President Recep Tayyip Erdogan demanded that the soldiers be withdrawn.",
         {"TUR indirect: the soldiers be withdrawn"}},
        {"Pope Francis appealed for the release of the nuns held in the north, saying that they "
         "were ill.",
         {"VAT indirect: the release of the nuns held in the north",
          "VAT indirect: they were ill"}},
        {"Italian Foreign Minister Antonio Tajani denied having met the arms dealers.",
         {"ITA indirect: having met the arms dealers"}},
        {"Norwegian Prime Minister Erna Solberg asked Peru to join the search, officials have "
         "said.",
         {"NOR indirect: Peru to join the search"}},
        {"Spain blamed Morocco for letting the boats sail.",
         {"ESP indirect: letting the boats sail"}},
        {"The foreign minister of Ghana will ask Togo to close the border.", {"!indirect"}},
        {"The minister of Togo was asked by the union to send police.", {"!indirect"}},
        {"The parliament of Peru voted to urge the president to resign.", {"!indirect"}},
        {"Swedish Prime Minister Ulf Kristersson called in the Chinese ambassador to complain.",
         {"!indirect"}},
        {"Canadian Prime Minister Justin Trudeau, asked whether he would go, said he had plans.",
         {"CAN indirect: he had plans", "!whether"}},
        {"Kenya denied the report.", {"!indirect"}},
    };
    EXPECT(list);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clauses),           cmocka_unit_test(asides),
        cmocka_unit_test(quotations),        cmocka_unit_test(speakers),
        cmocka_unit_test(inserted),          cmocka_unit_test(other_wordings),
        cmocka_unit_test(sides_of_speakers), cmocka_unit_test(no_statements),
        cmocka_unit_test(strangers),         cmocka_unit_test(charges),
        cmocka_unit_test(whose_speakers),    cmocka_unit_test(in_passing),
        cmocka_unit_test(demands),           cmocka_unit_test(by_other_words),
    };
    return cmocka_run_group_tests(tests, run_set_up, run_tear_down);
}
