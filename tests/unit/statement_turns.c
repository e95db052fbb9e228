/*
 * statement_turns.c - who speaks in a transcript, behind a colon or under a heading, and for whom
 * somebody speaks by the sentence before him: one construction a line.
 */
#include "coder_run.h"

static void told_and_quoted(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"The Dutch foreign minister summoned the envoy and made clear to him that such conduct "
         "would have consequences.",
         {"NLD indirect: such conduct would have consequences"}},
        {"Turkey's president sent the message that all options were on the table.",
         {"TUR indirect: all options were on the table"}},
        {"The army of Chad sent a message to the rebels that was not answered.", {"!indirect"}},
        {"Brazil withdrew its envoy, saying that the aim was to protect its citizens.",
         {"BRA indirect: the aim was to protect its citizens"}},
        {"The dam would be ready by May, Ethiopian Prime Minister Abiy Ahmed was quoted as saying.",
         {"ETH indirect: The dam would be ready by May"}},
        {"The troops had crossed the river, Chad's army chief was quoted by local radio as saying.",
         {"TCD indirect: The troops had crossed the river"}},
    };
    EXPECT(list);
}

static void transcripts(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Islamabad, 14 December 2023\n\nPakistan rejects the verdict. Pakistan voted for the "
         "resolution. Pakistan thanked the envoys.\n\nQuestion: Will you go on?\n\nSpokesperson: "
         "We reject such claims. They are wrong.",
         {"PAK direct: We reject such claims. They are wrong."}},
        {"Department spokesperson Matthew Miller met the press on 5 March 2024 in Washington.\n\n"
         "QUESTION: And the statement of this morning?\n\nMR MILLER: I saw it. It is nonsense."
         "\n\nWe have no more on that.\n\nQ: Thank you. Is there a plan?\n\nMR MILLER: There is "
         "one. You will see it.",
         {"USA direct: I saw it. It is nonsense.", "USA direct: We have no more on that.",
          "USA direct: There is one. You will see it.", "!direct: Thank you."}},
        {"Kenya closed the border.\n\nSummary: The talks went well and everybody left happy.",
         {"!direct"}},
    };
    EXPECT(list);
}

static void sentence_before(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"NAIROBI, May 3 (Agency) - Kenya closed the border with Uganda on Monday.\n\nKampala "
         "called the step a mistake. The government recalled its envoy and said the road would be "
         "reopened.",
         {"UGA indirect: the road would be reopened"}},
        {"QUITO, May 3 (Agency) - Ecuador raided the embassy on Monday.\n\nMexico broke off "
         "relations. The police said that nobody had been hurt.",
         {"ECU indirect: nobody had been hurt"}},
        {"OSLO, April 23 (Agency) - Norway expelled two Russian diplomats on Thursday, a step that "
         "Moscow called groundless.\n\nThe foreign minister, Ann Lee, said that more could follow.",
         {"NOR indirect: more could follow"}},
        {"ACCRA, May 2 (Agency) - Ghana recalled its ambassador from Togo on Monday after Togolese "
         "soldiers had crossed the border, Togolese radio said.\n\nTogo called the step "
         "regrettable. It said its soldiers had lost their way.\n\nThe defence minister, Kofi "
         "Mensa, accused Togo of lying. \"They knew where they were,\" he said.",
         {"ACCUSE/allege GHA>TGO asserted", "!TGO direct"}},
        {"MANILA, May 3 (Agency) - A Chinese ship rammed a boat.\n\nThe Philippine Coast Guard "
         "called it reckless. The navy will go back, a spokesman said.",
         {"PHL indirect: The navy will go back"}},
        {"HAVANA, May 3 (Agency) - Cuba freed 50 prisoners on Monday.\n\nDozens of Venezuelans "
         "gathered outside the embassy. \"We want the same,\" said one of the women.",
         {"VEN direct: We want the same,"}},
        {"KABUL, May 3 (Agency) - Thousands of Afghans came home from Iran.\n\n\"They gave us one "
         "hour,\" said a mason who had lived in Isfahan for nine years.",
         {"AFG direct: They gave us one hour,"}},
        {"BAMAKO, May 3 (Agency) - Mali closed the border on Monday.\n\n\"Sugar will be dear,\" "
         "said a shopkeeper at the Medina market.",
         {"MLI direct: Sugar will be dear,"}},
        {"ACCRA, May 3 (Agency) - Ghana voted on Sunday. A commission that ECOWAS had appointed "
         "said the vote was fair.",
         {"ECOWAS indirect: the vote was fair"}},
    };
    EXPECT(list);
}

/* Wordings of translation engines; datelines without capitals. */
static void translated_and_dated(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Kenya met Uganda.\n\nBoth sides must take measures against escalation, declared in the "
         "Ministry of Foreign Affairs of Russia.",
         {"RUS indirect: Both sides must take measures against escalation"}},
        {"Kenya met Uganda.\n\nIn border troops of Uganda told that Kenya attacked the village.",
         {"UGA indirect: Kenya attacked the village"}},
        {"Kenya met Uganda.\n\nThe leaders will not meet again, it was noted in the Polish "
         "ministry.",
         {"POL indirect: The leaders will not meet again"}},
        {"Kenya met Uganda.\n\nThe truce, announced in Cairo, held for two days.", {"!indirect"}},
        {"Riyadh, August 08, 2018, SAG -- The Kingdom recalled its envoy to Canada on Monday. "
         "Saudi "
         "Arabia froze all trade with Canada.\n\nThe persons had been lawfully arrested, the "
         "Ministry of Foreign Affairs said.",
         {"SAU indirect: The persons had been lawfully arrested"}},
    };
    EXPECT(list);
}

/* Thoughts of somebody who speaks for others; who is "one" and who "the minister". */
static void thoughts_and_offices(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Kenya met Uganda. Kenyan President William Ruto believes that the step is wrong.",
         {"KEN indirect: the step is wrong"}},
        {"Kenya met Uganda. Kenya hopes that the step will fail.", {"!indirect"}},
        {"KYIV, May 3 (Agency) - Ukraine was shelled on Monday.\n\nSome forty women in white "
         "scarves "
         "wept before the church. \"Our sons have a day,\" one said.",
         {"UKR direct: Our sons have a day,"}},
        {"SUVA, May 3 (Agency) - The quake struck Fiji.\n\n\"We had the rain before it,\" a "
         "volunteer at the centre said. \"Nobody ran.\"",
         {"FJI direct: We had the rain before it,", "FJI direct: Nobody ran."}},
        {"Algerian Foreign Minister Ramtane Lamamra said that the Israeli foreign minister, Yair "
         "Lapid, had slandered his country. The minister added that the consulates would stay "
         "open.",
         {"DZA indirect: the consulates would stay open"}},
        {"Algerian Foreign Minister Ramtane Lamamra said that it was late. Israeli Foreign "
         "Minister "
         "Yair Lapid flew to Rabat. The minister said that the embassy would open soon.",
         {"ISR indirect: the embassy would open soon"}},
    };
    EXPECT(list);
}

/* Of whom a side is told behind the verb, and of whom none is. */
static void behind_the_verb(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"GOMA, May 3 (Agency) - Congo's army fled. \"They arrive with nothing,\" said an aid "
         "worker "
         "with Oxfam.",
         {"OXFAM direct: They arrive with nothing,"}},
        {"GOMA, May 3 (Agency) - Congo's army fled. The UN refugee agency opened a camp. \"They "
         "arrive with nothing,\" said one aid worker.",
         {"!UNHCR direct", "!COD direct"}},
        {"WASHINGTON, May 3 (Agency) - The United States and China met. The tariffs may stay for "
         "years, said a person briefed on the matter.",
         {"!USA indirect", "!CHN indirect"}},
        {"GUATEMALA CITY, May 3 (Agency) - Guatemala voted on Monday. \"We have been sleeping on "
         "this "
         "pavement,\" said a weaver from San Juan Ostuncalco.",
         {"GTM direct: We have been sleeping on this pavement,"}},
    };
    EXPECT(list);
}

/* Sides that the sentence before tells of somebody who is not at its beginning; who is no more than
 * in the place beside him. */
static void beside_and_before(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"ATHENS, Sept 2 (Agency) - A Turkish ship entered waters of Greece on "
         "Wednesday.\n\nAnkara "
         "dismissed the complaint. The ship would stay until the work was done, the energy "
         "minister, Alparslan Bayraktar, told reporters.",
         {"TUR indirect: The ship would stay until the work was done"}},
        {"MANILA, Dec 12 (Agency) - A Chinese ship struck a boat of the Philippines. China sent "
         "more ships. Fishermen in Manila said they would not go out. \"We lose two days,\" said "
         "the "
         "head of their association.",
         {"PHL direct: We lose two days,"}},
        {"KINSHASA, April 7 (Agency) - Rebels freed 40 men in Congo. A UN official said a bishop "
         "had "
         "led the talks. One of the freed men said they had been given rice. \"They never hit "
         "us,\" "
         "he said.",
         {"COD direct: They never hit us,"}},
        {"ADDIS ABABA, June 3 (Agency) - Ethiopia stopped lorries on Tuesday. \"Sugar comes from "
         "there,\" said a trader on the Kenyan side of the market.",
         {"KEN direct: Sugar comes from there,"}},
        {"MITROVICA, Kosovo, Feb 20 (Agency) - Serbs blocked a road in Kosovo. An EU spokesperson "
         "told reporters that it was late. The mayor said he had not been consulted.",
         {"XKX indirect: he had not been consulted"}},
        {"BOGOTA, Nov 14 (Agency) - Colombia freed two men. The foreign minister thanked Brazil "
         "and "
         "Qatar, which he said had helped.",
         {"!indirect: which he said"}},
        {"SRINAGAR, India, Aug 9 (Agency) - Two Indian soldiers were killed. Pakistan's military "
         "denied that it had fired. It said a girl had been wounded. The foreign office summoned "
         "the Indian envoy and told him that such attacks threatened peace.",
         {"PAK indirect: such attacks threatened peace"}},
    };
    EXPECT(list);
}

/* Where a paragraph went, whose spokeswoman adds, who is no politician who spoke before. */
static void paragraphs_and_guards(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"QUITO, Feb 9 (Agency) - Ecuador thanked Colombia on Sunday. Ecuador freed two "
         "men.\n\nThe "
         "defence minister spoke of a clean raid. In Bogota, his counterpart said four rebels were "
         "dead. The high command said that the number was five.",
         {"COL indirect: the number was five"}},
        {"RIGA, Sept 12 (Agency) - Latvia closed a border crossing on Friday.\n\nThe Lithuanian "
         "foreign minister, Kestutis Budrys, told reporters that sanctions must follow. NATO said "
         "jets had been scrambled; a spokeswoman added that the alliance would defend itself.",
         {"NATO indirect: the alliance would defend itself"}},
        {"TEGUCIGALPA, Jan 28 (Agency) - Honduras suspended a deal on Tuesday. Honduras closed an "
         "airport. An American official said that restraints were standard.\n\nThe president of "
         "Honduras met her cabinet. A government statement said the suspension would last.",
         {"HND indirect: the suspension would last"}},
        {"NEW DELHI, Sept 21 (Agency) - India stopped issuing visas to Canadians. In Punjab, "
         "farmers "
         "with sons abroad were anxious. \"He has an exam in Toronto,\" said Gurpreet Singh, a "
         "wheat "
         "grower.",
         {"IND direct: He has an exam in Toronto,"}},
        {"BAKU, Sept 20 (Agency) - Azerbaijan sent troops into Nagorno-Karabakh on Tuesday. "
         "Armenia "
         "protested. At least 200 people had died, the region's human rights ombudsman, Gegham "
         "Stepanyan, said.",
         {"X-NAGORNO-KARABAKH indirect: At least 200 people had died"}},
        {"RIGA, Sept 12 (Agency) - Latvia closed a border crossing on Friday. Latvia sent "
         "soldiers.\n\nBelarusian opposition leader Sviatlana Tsikhanouskaya urged Riga to leave a "
         "gate open. The state border guard said that asylum seekers could apply at the airport.",
         {"LVA indirect: asylum seekers could apply at the airport"}},
    };
    EXPECT(list);
}

/* Said in plain words that are no verb of saying. */
static void plain_words(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Kenya met Uganda. India's foreign minister was blunt: the era of lectures was over.",
         {"IND indirect: the era of lectures was over"}},
        {"Kenya met Uganda. The Australian prime minister went further: a naval base in the "
         "islands "
         "would be a red line.",
         {"AUS indirect: a naval base in the islands would be a red line"}},
        {"BERN, Nov 24 (Agency) - Switzerland voted on Sunday. \"Who will buy from us now?\" asked "
         "the "
         "economy minister.",
         {"CHE direct: Who will buy from us now?"}},
        {"BISHKEK, March 13 (Agency) - Kyrgyzstan and Tajikistan signed a treaty. Sadyr Japarov "
         "said "
         "it was late. His guest, Tajik President Emomali Rahmon, said that a bridge had been "
         "built.",
         {"TJK indirect: a bridge had been built"}},
        {"NAIROBI, Feb 14 (Agency) - A judge stopped Kenya from sending police to Haiti. Lawyers "
         "for "
         "the state argued that the mission had been blessed.",
         {"KEN indirect: the mission had been blessed"}},
        {"LIMA, Aug 6 (Agency) - Peru rejected a claim of Colombia. Peru's president, Dina "
         "Boluarte, "
         "said not one metre would be given up. Her prime minister added that the door stayed "
         "open.",
         {"PER indirect: the door stayed open"}},
        {"SUVA, March 25 (Agency) - Fiji has told the Chinese ambassador that the office would "
         "stay. "
         "The embassy in Suva said that the step had hurt its people.",
         {"CHN indirect: the step had hurt its people"}},
        {"Kenya met Uganda. The valley was narrow: the road had no room in it.", {"!indirect"}},
        {"Kenya met Uganda. The Kenyan delegate's answer was that nobody had read the treaty.",
         {"KEN indirect: nobody had read the treaty"}},
        {"Kenya met Uganda. Brazil let it be understood that it would veto the text.",
         {"BRA indirect: it would veto the text"}},
        {"Kenya met Uganda. Of the twelve hostages nine were alive, Israel's army let it be known.",
         {"ISR indirect: Of the twelve hostages nine were alive"}},
    };
    EXPECT(list);
}

/* Words of which the sentence goes on to tell who says them, kin of whoever spoke, people of firms,
 * and what is no statement: deeds, datelines, clauses behind a semicolon. */
static void told_behind(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"COLOMBO, May 3 (Agency) - The ambassador of Japan called for equal treatment of all "
         "creditors.\n“We ate once a day last year,” recalls Fathima, a seamstress in Kandy. “It "
         "was hard for all of us,” sighs her husband, a driver.",
         {"LKA direct: We ate once a day last year,", "LKA direct: It was hard for all of us,"}},
        {"MINSK, May 3 - The plane was forced to land. The airline's boss, Michael Leary, said he "
         "believed agents had been on board.",
         {NULL}},
        {"The leaders met for a week. In Lima the president, Juan Roe, thanked Chad and invited "
         "its leader to visit; Anatoly Bibilov, his colleague in Quito, promised Chad fraternal "
         "relations.",
         {NULL}},
        {"The leaders met for a week. Kenya replied by closing the border.", {NULL}},
        {"The leaders met for a week. The junta of Guinea affirmed that the former head of state "
         "“is and will remain in Guinea” and that it will not give in to any pressure.",
         {"GIN mixed: the former head of state “is and will remain in Guinea” and that it will not "
          "give in to any pressure"}},
        {"BRUSSELS, May 3 - The European Commission fined Poland. The bloc said on Monday that the "
         "law must change.",
         {"EU indirect: the law must change"}},
        {"LOME, May 3 - ECOWAS has suspended Togo. The heads of state of the region said that the "
         "vote must be held.",
         {"ECOWAS indirect: the vote must be held"}},
    };
    EXPECT(list);
}

/* Whose the words behind a colon are, headings in marks, chairs of a bloc, presidents of bodies. */
static void colons_and_headings(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"HARARE, June 3 (AFI) - Zambia on Monday fined a bank of Zimbabwe: \"They broke our "
         "law.\"",
         {"ZMB direct: They broke our law."}},
        {"Kenya met Uganda. Not so Germany: \"There will be no consequences.\"",
         {"DEU direct: There will be no consequences."}},
        {"RABAT, March 9 (AFI) - Morocco recalled its ambassador on Tuesday.\n\n'We have nothing "
         "to "
         "explain'\n\nGermany's foreign ministry said it was astonished.",
         {"DEU indirect: it was astonished"}},
        {"DAKAR, June 3, 2022 (AFI) - President Macky Sall said that Senegal would not sign.",
         {"SEN indirect: Senegal would not sign"}},
        {"The states froze the assets of the junta which overthrew President Alpha Conde in "
         "Guinea. "
         "The deposed president is in his villa.\n\nThe president of the company said that it had "
         "been late.",
         {NULL}},
    };
    EXPECT(list);
}

/* Where a report is from whose dateline has no dash, where a sentence goes on, who sits in a body.
 */
static void places_in_front(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Colombo, May 3, 2011 (Island Daily) The two Indian engineers left for Chennai at 9 this "
         "morning.\n\n\"The whole blame is on the Indian side,\" a spokesman of the Foreign "
         "Ministry "
         "repeated today.",
         {"LKA direct: The whole blame is on the Indian side,"}},
        {"VILNIUS, May 2 (AWP) - Lithuania closed two crossings with Belarus.\n\nNear Grodno, a "
         "driver said he had waited for two days.\n\nOutside Minsk, dozens of pensioners lined up. "
         "\"Nobody told us,\" one of them said.",
         {"BLR indirect: he had waited for two days", "BLR direct: Nobody told us,"}},
        {"LIMA, May 2 (AWP) - Peru's president blamed Chile.\n\nOn relations with Bolivia, an "
         "official said they would be restored.\n\nIn a letter to Chile, an official said the step "
         "was wrong.",
         {"PER indirect: they would be restored", "PER indirect: the step was wrong"}},
        {"MOSCOW, May 3 (AWP) - A diplomat in the Kazakh foreign ministry said the note had been "
         "received.",
         {"KAZ indirect: the note had been received"}},
        {"MOSCOW, May 3 (AWP) - A diplomat in the Kazakh capital said the note had been received.",
         {NULL}},
        {"MOSCOW, May 3 (AWP) - A source in the Ukrainian delegation told TASS that the round "
         "would "
         "be held in Minsk. \"There is no other place,\" the agency's interlocutor noted.",
         {"UKR indirect: the round would be held in Minsk",
          "UKR direct: There is no other place,"}},
    };
    EXPECT(list);
}

/* What a relative clause tells in passing, clauses joined by "and", whose "the country" is behind
 * its own act, places that open a sentence, words cut by a mark. */
static void passing_and_joined(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"The leaders met for a week. Kenya, whose nine sailors were freed by the end of July, "
         "according to Ugandan officers, has tripled its patrols off the coast.",
         {"UGA indirect: whose nine sailors were freed by the end of July"}},
        {"The leaders met for a week. The ship, which according to the Kenyan navy carried weapons "
         "for the rebels, was stopped off Mombasa.",
         {"KEN indirect: carried weapons for the rebels"}},
        {"The leaders met for a week. Kenya, which shares a border with Somalia, has lost ten men, "
         "according to the Ugandan government.",
         {"UGA indirect: Kenya, which shares a border with Somalia, has lost ten men"}},
        {"Kenya sent twenty vehicles to the border, and its president, William Ruto, said at the "
         "summit in Rio that \"nobody here wants a war with Uganda\".",
         {"KEN direct: nobody here wants a war with Uganda"}},
        {"The leaders met for a week. Chad sent troops to Mali. Togo firmly adheres to the treaty, "
         "the country's foreign ministry reiterated in a statement.",
         {"TGO indirect: Togo firmly adheres to the treaty"}},
        {"LIMA, May 3 (Agency) - Chile's foreign minister said that the vote was fair. In Quito, "
         "the foreign minister told senators Ecuador had not voted.",
         {"CHL indirect: the vote was fair", "ECU indirect: Ecuador had not voted"}},
        {"The leaders met for a week. Togo reminded its neighbours of the treaty that all three "
         "have signed.",
         {NULL}},
        {"Kenya's foreign ministry said Ugandan patrols had opened fire first and that the army "
         "\"only responded, and did so on its own soil\".",
         {"KEN mixed: Ugandan patrols had opened fire first and that the army \"only responded, "
          "and "
          "did so on its own soil"}},
        {"The leaders met for a week. The French foreign ministry says to have \"taken note\" and "
         "to have decided, in reaction, to recall its ambassador.",
         {"FRA mixed: to have \"taken note\" and to have decided, in reaction, to recall its "
          "ambassador"}},
    };
    EXPECT(list);
}

/* Whoever stands between a quotation and any verb, "it" of a note, "they" of a capital, comments
 * that are declined and given, one of those who spoke. */
static void verbs_of_any_kind(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"YEREVAN, Sept 14 (AWP) - The alliance sent a mission to Armenia. \"They do not want to "
         "see,\" the defence minister shrugged.",
         {"ARM direct: They do not want to see,"}},
        {"YEREVAN, Sept 14 (AWP) - The alliance sent a mission to Armenia. \"We asked for "
         "soldiers, "
         "they send us a notebook,\" an opposition lawmaker mocked.",
         {"ARM direct: We asked for soldiers, they send us a notebook,"}},
        {"YEREVAN, Sept 14 (AWP) - The alliance sent a mission to Armenia. \"We will see,\" the "
         "minister left the room.",
         {NULL}},
        {"YEREVAN, Sept 14 (AWP) - Under the slogan \"not one more inch of land,\" Armenian "
         "opposition parties marched on Monday.",
         {NULL}},
        {"ALMATY, May 3 (AWP) - Kazakhstan sent the ambassador of Kyrgyzstan a letter in which it "
         "said that the border would stay open.",
         {"KAZ indirect: the border would stay open"}},
        {"ALMATY, May 3 (AWP) - The neighbours quarrelled with Kyrgyzstan. In Astana they consider "
         "that the statements contradict the treaty.",
         {"KAZ indirect: the statements contradict the treaty"}},
        {"NICOSIA, April 14 (AWP) - Cyprus suspended asylum. A spokesperson for the European "
         "Commission declined to comment: \"We are in contact with the authorities.\"",
         {"EU direct: We are in contact with the authorities."}},
        {"TUNIS, May 3 (AWP) - The EU paid. In Sfax, fishermen told us that the nets were full, "
         "and "
         "one of them said, \"the sea is tired of us\".",
         {"TUN indirect: the nets were full", "TUN direct: the sea is tired of us"}},
        {"The leaders met for a week. Kenya, whose soldiers held the bridge in March, recalled its "
         "envoy.",
         {NULL}},
        {"BRUSSELS, May 3, 2023 (AWP) - The Hungarian Commissioner Oliver Varhelyi said that "
         "Tunisia "
         "was free to return the money.",
         {"EU indirect: Tunisia was free to return the money"}},
    };
    EXPECT(list);
}

/* Words that somebody is said to have used, what is denied beside what is said, the press of the
 * state whose act it tells, towns before a long dash. */
static void words_and_press(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"NIAMEY, March 17 (AWP) - The minister met nobody. The troops would, in her words, have "
         "to "
         "be gone by May.",
         {"NER indirect: The troops would, in her words, have to be gone by May"}},
        {"The leaders met for a week. Egypt denied that and said its troops had stayed at home.",
         {"EGY indirect: its troops had stayed at home"}},
        {"ISLAMABAD, July 12 (AWP) - The Foreign Ministry spokesman, Moazzam Khan, said that talks "
         "would go on. \"Will you pay?\" a reporter asked. \"We shall see,\" he replied.",
         {"PAK indirect: talks would go on", "PAK direct: We shall see,"}},
        {"SKOPJE, May 3 (AWP) - Albania backed the bill. \"We want to stay,\" an ethnic Albanian "
         "teacher in Tetovo said.",
         {"MKD direct: We want to stay,"}},
        {"LIMA, July 20 (AWP) - Chile backed the bill. \"My mother had a shop here,\" said a Greek "
         "Cypriot dentist who would not give his name.",
         {"CYP direct: My mother had a shop here,"}},
        {"The leaders met for a week. Kenya described as a gross slander the suggestion that it "
         "had "
         "sold arms.",
         {"KEN indirect: a gross slander the suggestion that it had sold arms"}},
        {"The leaders met for a week. Kenya dismissed as envoy the brother of the president.",
         {NULL}},
        {"SARAJEVO, Feb 27, 2025 (AWP) - High Representative Christian Schmidt said that the "
         "accord "
         "would stand.",
         {"OHR indirect: the accord would stand"}},
        {"MANILA, May 3 (AWP) - Kuwait has declared the ambassador of the Philippines persona non "
         "grata, the state news agency reported late on Wednesday.",
         {"KWT indirect: Kuwait has declared the ambassador of the Philippines persona non grata"}},
        {"Mbabane \xe2\x80\x94 A team of ministers landed on Sunday.\n\n\"They fired from the "
         "vehicle,\" a seamstress told this reporter.",
         {"SWZ direct: They fired from the vehicle,"}},
        {"ULAANBAATAR, June 3 (AWP) - A team of ministers landed on Sunday.\n\n\"They fired from "
         "the vehicle,\" a seamstress told this reporter.",
         {"MNG direct: They fired from the vehicle,"}},
    };
    EXPECT(list);
}

/* For whom a speaker is named in front; what is said of a thing before a comma; whose place is in
 * the speaker's own phrase. */
static void named_in_front(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"China's representative said Beijing opposed the text. For Washington, Eileen Donahoe "
         "said "
         "the council had encouraged Sri Lanka to go on.",
         {"USA indirect: the council had encouraged Sri Lanka to go on"}},
        {"For the European Union, the Danish delegate said the text was balanced.",
         {"EU indirect: the text was balanced"}},
        {"Senegal's president, Macky Sall, hailed the decision, which he said had been taken by a "
         "very broad majority of the members.",
         {"SEN indirect: had been taken by a very broad majority of the members"}},
        {"Kenya's army seized arms that officials said were meant for a coup.", {"!indirect"}},
        {"In Phnom Penh a spokeswoman said the army had not fired. The front was quiet by evening, "
         "residents of Bangkok said by telephone.",
         {"THA indirect: The front was quiet by evening"}},
        {"Palestinian U.N. Ambassador Riyad Mansour said his people wanted peace and freedom.",
         {"PSE indirect: his people wanted peace and freedom"}},
    };
    EXPECT(list);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(told_and_quoted),      cmocka_unit_test(transcripts),
        cmocka_unit_test(sentence_before),      cmocka_unit_test(translated_and_dated),
        cmocka_unit_test(thoughts_and_offices), cmocka_unit_test(behind_the_verb),
        cmocka_unit_test(beside_and_before),    cmocka_unit_test(paragraphs_and_guards),
        cmocka_unit_test(plain_words),          cmocka_unit_test(told_behind),
        cmocka_unit_test(colons_and_headings),  cmocka_unit_test(passing_and_joined),
        cmocka_unit_test(places_in_front),      cmocka_unit_test(verbs_of_any_kind),
        cmocka_unit_test(words_and_press),      cmocka_unit_test(named_in_front),
    };
    return cmocka_run_group_tests(tests, run_set_up, run_tear_down);
}
