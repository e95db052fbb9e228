/*
 * statement_sides.c - for whom a speaker speaks whose phrase does not tell it by itself, and how
 * far his words go: one construction a line.
 */
#include "coder_run.h"

static void told_before(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Speaking for the European Union, the Irish ambassador said the text was weak. He added "
         "that the bloc was also worried about the prisoners.",
         {"EU,IRL indirect: the bloc was also worried about the prisoners"}},
        {"Kenyan President William Ruto met Ugandan President Yoweri Museveni. Hundreds of "
         "Sudanese "
         "refugees waited outside. \"We walked for nine days,\" said one of them.",
         {"SDN direct: We walked for nine days,"}},
        {"Iranian Foreign Minister Hossein Amir-Abdollahian flew to Lima. Amir-Abdollahian said "
         "that the talks with Peru were useful.",
         {"IRN indirect: the talks with Peru were useful"}},
        {"NAIROBI, June 6 (Agency) - Ethiopia bombed Eritrea. Ethiopia and Eritrea refused to "
         "talk. "
         "Ethiopia bombed Eritrea again on Friday. Ethiopia said it would not stop. Eritrea "
         "accused "
         "Ethiopia of lying. The roads were empty, drivers said.",
         {"!KEN indirect"}},
    };
    EXPECT(list);
}

static void told_beside(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Kenyan President William Ruto thanked French President Emmanuel Macron, who telephoned "
         "both sides on Monday and warned that Paris would sell no more weapons.",
         {"FRA indirect: Paris would sell no more weapons"}},
        {"Kenyan President William Ruto thanked French President Emmanuel Macron, who telephoned "
         "both sides on Monday, and warned that Nairobi would buy no more weapons.",
         {"KEN indirect: Nairobi would buy no more weapons"}},
        {"The Kenyan minister of defence said that the border was closed and warned that soldiers "
         "would shoot at smugglers.",
         {"KEN indirect: the border was closed",
          "KEN indirect: soldiers would shoot at smugglers"}},
        {"Under Secretary of State Ann Miller, who was in Lima for talks with Peruvian President "
         "Dina Boluarte, said that the border would stay open.",
         {"USA indirect: the border would stay open"}},
        {"The African Union on Monday issued a statement that described the vote as a bad joke.",
         {"AU indirect: the vote as a bad joke"}},
        {"Kenyan President William Ruto said it was late. The resolution, which Russia vetoed, "
         "called the raid a clear violation of the truce.",
         {"!RUS indirect"}},
    };
    EXPECT(list);
}

/* The press of one state tells of another and leaves out whose its own rulers are. */
static void own_press(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Fruit growers lost a market when Indonesia closed its ports. Indonesia said the fruit "
         "was sick. The Federal Government sent a vet to Indonesia on Monday. Malaysia buys no "
         "fruit. Agriculture Minister Ann Miller said the ban came as a surprise.",
         {"MYS indirect: the ban came as a surprise"}},
        {"Indonesia closed its ports. Indonesia said the fruit of New Zealand was sick. Prime "
         "Minister Helen Clark sent a vet to Indonesia. The agriculture minister said the ban came "
         "as a surprise.",
         {"NZL indirect: the ban came as a surprise"}},
    };
    EXPECT(list);
}

static void led_and_announced(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"ECOWAS gave Niger one week. The heads of state said after a summit in Lagos that they "
         "would use force.",
         {"ECOWAS indirect: they would use force"}},
        {"The African Union met in Kigali. \"Nobody trusts that count,\" a senior official of the "
         "Commission said.",
         {"AU direct: Nobody trusts that count,"}},
        {"MANILA, May 4 (Agency) - The Philippines began an exercise. The Philippines and Japan "
         "sent "
         "ships. Lieutenant General Ann Miller, who leads the Canadian contingent, said the drill "
         "was aimed at nobody.",
         {"CAN indirect: the drill was aimed at nobody"}},
        {"TOKYO, May 4 (Agency) - Japan struck South Korea off a list. Japan said it was late. "
         "Hong "
         "Bo-min, the trade minister, announced that South Korea would strike Japan off its own "
         "list as well.",
         {"KOR indirect: South Korea would strike Japan off its own list as well"}},
        {"Gunmen fired on a Greenpeace boat near Tema, the organisation said.",
         {"GREENPEACE indirect: Gunmen fired on a Greenpeace boat near Tema"}},
    };
    EXPECT(list);
}

static void served_and_meant(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Indonesia sent more troops to Papua, and Indonesia closed the airports. Indonesia also "
         "cut the telephone lines. Vanuatu's prime minister, Charlot Salwai, wrote to the United "
         "Nations. \"He waits for an answer,\" an aide said.",
         {"VUT direct: He waits for an answer,"}},
        {"KAMPALA, May 4 (Agency) - Kenya and Rwanda quarrelled about the road at the summit of "
         "the Commonwealth, delegates said.",
         {"!UGA indirect", "!RWA indirect"}},
        {"The Estonian foreign minister, Margus Tsahkna, told the house that it was late. \"Russia "
         "must pay for the cable,\" a foreign ministry official said.",
         {"EST direct: Russia must pay for the cable,"}},
        {"The European Union complained about the United States to the World Trade Organization. "
         "\"Nobody gains by this,\" a Commission official said.",
         {"EU direct: Nobody gains by this,"}},
        {"PERTH, May 4 (Agency) - Samoa and Tonga called home their ambassadors from Paris after "
         "France closed the school. France had promised to keep it, and France is silent. Prime "
         "Minister Sione Vuna told parliament in Apia that the step was an insult.",
         {"WSM indirect: the step was an insult"}},
        {"Finland is expected to announce shortly that it will close the border with Russia.",
         {"!FIN indirect"}},
    };
    EXPECT(list);
}

static void going_on(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"PARIS, Sept 16, 2021 (Agency) - France and Australia quarrelled. France is angry, and "
         "France called home its ambassador. The White House said it was sorry. A senior official "
         "said Washington had warned both.",
         {"USA indirect: Washington had warned both"}},
        {"TOKYO, Sept 16, 2021 (Agency) - Japan sent a note. Japan's chief cabinet secretary, Ken "
         "Oda, was silent. In Beijing, a spokesman said the ships would stay.",
         {"CHN indirect: the ships would stay"}},
        {"Turkey's president, Recep Tayyip Erdogan, said the town would be reopened. The "
         "president, Nicos Anastasiades, said Cyprus would appeal.",
         {"CYP indirect: Cyprus would appeal"}},
        {"DHAKA, Aug 6, 2024 (Agency) - Prime Minister Sheikh Hasina fled to India on Monday. The "
         "army chief said an interim government would be formed.",
         {"BGD indirect: an interim government would be formed"}},
    };
    EXPECT(list);
}

static void beside_commas(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"The European Union called for restraint, and Brazil, the largest buyer, said it hoped "
         "for an "
         "early settlement.",
         {"BRA indirect: it hoped for an early settlement"}},
        {"The Danish ambassador in Baku was summoned and told that two of her staff must leave.",
         {"!DNK indirect"}},
        {"The Security Council must act now, Chile's ambassador, Ana Vega, told its members.",
         {"CHL indirect: The Security Council must act now"}},
        {"Georgia thanked Armenia. It is stated in the communique of the Presidency of Senegal "
         "that the two heads of state exchanged views.",
         {"SEN indirect: the two heads of state exchanged views"}},
        {"TBILISI, Nov 4 (Agency) - Thousands marched against Russia in the evening. The interior "
         "ministry said that 14 people had been detained. Georgia applied to join in 2022.",
         {"GEO indirect: 14 people had been detained"}},
    };
    EXPECT(list);
}

static void translated_and_joined(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"South Korea's Joint Chiefs of Staff said the North fired a missile.",
         {"KOR indirect: the North fired a missile"}},
        {"Kenya was calm. Mao Ning emphasized, China urges the Japanese side to stop.",
         {"CHN indirect: China urges the Japanese side to stop"}},
        {"The USA, on the words of State Department representative Matthew Miller, firmly "
         "supports the border of Moldova.",
         {"USA indirect: The USA, on the words of State Department representative Matthew Miller, "
          "firmly supports the border of Moldova"}},
        {"The Lebanese minister said that Israel is defending itself and described the war as "
         "absurd.",
         {"LBN indirect: the war as absurd"}},
        {"Thousands of Kenyans marched in Nairobi, civil servants went on strike, and on February "
         "22 "
         "Mr Odinga declared himself president.",
         {"!KEN indirect: Thousands of Kenyans"}},
        {"Moldova has quarrelled with Russia since May, and Russia is angry. Russia sent a "
         "note.\n\nIn Chisinau they answered at once. \"It is a game,\" the government spokesman "
         "wrote on a network.",
         {"MDA direct: It is a game,"}},
    };
    EXPECT(list);
}

static void sent_from(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Doha - May 7 (QNA) - The official spokesman said on Sunday that the position on the war "
         "in "
         "Syria had not changed.",
         {"QAT indirect: the position on the war in Syria had not changed"}},
        {"Doha announced a fair. A dealer (UK) said that it was late.", {"!QAT indirect"}},
    };
    EXPECT(list);
}

static void names(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"NAIROBI, May 4, 2024 (Agency) - Kenya sent troops to the town of Lamu. Kenya closed the "
         "port. \"We are tired of war,\" said Ahmed, a shopkeeper in the Kenyan town of Lamu.",
         {"KEN direct: We are tired of war,"}},
        {"Two people were killed, said a police officer in the Kenyan town of Lamu.",
         {"KEN indirect: Two people were killed"}},
        {"Cypriot President Glafcos Clerides spoke in Larnaca. Clerides argued that the missiles "
         "were a danger to the island.",
         {"CYP indirect: the missiles were a danger to the island"}},
    };
    EXPECT(list);
}

static void lost_subjects(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"KHARTOUM, June 6 (Agency) - Sudan closed the port. Sudan sent troops. Doctors close to "
         "the "
         "opposition say ninety people have been killed since Monday.",
         {"SDN indirect: ninety people have been killed since Monday"}},
        {"TEHRAN, June 6 (Agency) - Iran closed the port. Iran sent troops. A conservative daily "
         "wrote that the tears of the president would not help.",
         {"IRN indirect: the tears of the president would not help"}},
        {"\"Thank you, Olaf Scholz,\" tweeted Polish Prime Minister Donald Tusk.",
         {"POL direct: Thank you, Olaf Scholz,"}},
        {"More than 4,000 people have fled, according to the aid agency UNICEF.",
         {"UNICEF indirect: More than 4,000 people have fled"}},
    };
    EXPECT(list);
}

static void whole_words(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Lima responds that no talks are needed, because a treaty has drawn the line.",
         {"PER indirect: no talks are needed, because a treaty has drawn the line"}},
        {"The president of Pakistan declared a state of emergency under which accounts were "
         "frozen.",
         {"!indirect"}},
        {"A magistrate in Kenya jailed him for buying weapons that the authorities say were meant "
         "for "
         "a coup.",
         {"!indirect"}},
        {"Kenyan President William Ruto said it was late. On Monday, we will note, the parties "
         "agreed "
         "to the terms of the treaty.",
         {"!the parties"}},
        {"Turkey's foreign ministry said the step was one-sided, did not suit allies and was based "
         "on no good reason.",
         {"TUR indirect: the step was one-sided, did not suit allies and was based on no good "
          "reason"}},
        {"The Kenyan police said three suspects, including a driver and a guard of the airline, "
         "were hiding inside.",
         {"KEN indirect: three suspects, including a driver and a guard of the airline, were "
          "hiding "
          "inside"}},
    };
    EXPECT(list);
}

static void other_ways(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Chadian President Idriss Deby accused Ali Moussa, a deputy who lives in Togo, of hiding "
         "stolen weapons in the north.",
         {"TCD indirect: hiding stolen weapons in the north"}},
        {"The Russian ambassador said joining the bloc would be a grave mistake with consequences.",
         {"RUS indirect: joining the bloc would be a grave mistake with consequences"}},
        {"According to data of the Kenyan interior ministry, nine farmers were killed on Monday.",
         {"KEN indirect: nine farmers were killed on Monday"}},
        {"The UN calculates that one in four of the victims has received something.",
         {"UN indirect: one in four of the victims has received something"}},
        {"Kenya's foreign minister took to the air: \"We shall not leave the town.\"",
         {"KEN direct: We shall not leave the town."}},
        {"By Kenya's account, nine people died on the road to the town.",
         {"KEN indirect: nine people died on the road to the town"}},
        {"Chinese Foreign Minister Wang Yi pointed out, the two sides should keep to the "
         "agreement.",
         {"CHN indirect: the two sides should keep to the agreement"}},
        {"The Kenyan foreign minister emphasized: nobody would leave the town before Monday.",
         {"KEN indirect: nobody would leave the town before Monday"}},
        {"JAKARTA, Sept 10 (Agency) - Indonesia sent troops. \"We hear the lorries at night,\" a "
         "nun "
         "said by telephone from Dili.",
         {"TLS direct: We hear the lorries at night,"}},
        {"And said the foreign minister of Kenya in a press conference that the border was open.",
         {"KEN indirect: the border was open"}},
        {"The President of Abkhazia Aslan Bzhania said on Monday that the decision was historic.",
         {"X-ABKHAZIA indirect: the decision was historic"}},
        {"A state of emergency declared by Jakarta on Monday did nothing to stop the killing.",
         {"!indirect"}},
        {"AMMAN, May 4 (Agency) - Jordan sent an observer. Syrian newspapers accused Jordan of "
         "weakness. The government replied that a guest had no vote.",
         {"JOR indirect: a guest had no vote"}},
        {"The Ghanaian team's coach said that the rules had been changed in secret.",
         {"GHA indirect: the rules had been changed in secret"}},
    };
    EXPECT(list);
}

/* Somebody told of again by another word for what he is. */
static void other_titles(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"MOSCOW, March 14 - Western countries drag Moldova into their schemes, Russian Foreign "
         "Ministry Spokeswoman Maria Zakharova said.\n\n\"The authorities in Chisinau are being "
         "pushed towards a confrontation,\" the diplomat pointed out.",
         {"RUS direct: The authorities in Chisinau are being pushed towards a confrontation,"}},
        {"Chile's foreign minister Alberto Ruiz spoke about Venezuela on Wednesday.\n\nIn "
         "statements to the press, the chancellor indicated that Santiago hopes for the total "
         "collaboration of Caracas.",
         {"CHL indirect: Santiago hopes for the total collaboration of Caracas"}},
        {"Poland will close its border with Belarus, Interior Minister Jan Nowak announced on "
         "Thursday.\n\nMinsk called the move unjustified.\n\nThe politician warned that further "
         "crossings could be shut.",
         {"POL indirect: further crossings could be shut"}},
        {"Lebanese lawmaker Ali Haddad accused Israel of violating the truce.\n\n\"The enemy "
         "respects nothing,\" the MP said.",
         {"LBN direct: The enemy respects nothing,"}},
        {"LIMA, May 4 (Agency) - Protesters blocked roads in Peru.\n\n\"We want him out of the "
         "palace,\" said Juana Ponce, a farmer from Cusco.\n\n\"They kidnapped him,\" added the "
         "45-year-old.",
         {"PER direct: They kidnapped him,"}},
        {"Ugandan lawmaker Ann Akello met Kenyan President William Ruto on Monday.\n\nThe "
         "parliamentarian said the talks would go on in May.",
         {"UGA indirect: the talks would go on in May"}},
    };
    EXPECT(list);
}

/* What is held without a verb of saying, what any verb beside a quotation tells, and clauses that
 * the parser cut. */
static void held_and_cut(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"The Chinese ambassador was concerned that the raid would endanger the talks in Yemen.",
         {"CHN indirect: the raid would endanger the talks in Yemen"}},
        {"Poland remains adamant that the cheap grain should never again enter its market.",
         {"POL indirect: the cheap grain should never again enter its market"}},
        {"Ghana's position is that no foreign base will be opened on its soil this year.",
         {"GHA indirect: no foreign base will be opened on its soil this year"}},
        {"Poland is not convinced that the grain should enter its market at all.", {"!indirect"}},
        {"\"They will answer for every drop of blood\", fumed Turkey's interior minister on "
         "Monday.",
         {"TUR direct: They will answer for every drop of blood"}},
        {"\"The long road\", opened by the Turkish minister, was a film.", {"!direct"}},
        {"Kenyan President William Ruto said the law and the oath were sacred, but assured Uganda "
         "that his government was ready for talks.",
         {"KEN indirect: the law and the oath were sacred"}},
        {"The Egyptian Foreign Minister said that his country faces a threat, and that if its "
         "right "
         "to life was endangered then it would have to protect it.",
         {"EGY indirect: his country faces a threat, and that if its right to life was endangered "
          "then it would have to protect it"}},
        {"Kenya cut ties with Chad, the foreign ministry said in a letter made public late on "
         "Saturday, as fighters moved towards the town.",
         {"!indirect: in a letter"}},
        {"The Russian envoy condemned a raid for which, he said, the resolution gave no licence at "
         "all.",
         {"RUS indirect: the resolution gave no licence at all"}},
    };
    EXPECT(list);
}

/* Who "she" is, who explains himself behind a colon, whose a spokesman is. */
static void she_and_colons(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"German Foreign Minister Annalena Baerbock met US Secretary of State Antony Blinken in "
         "Berlin. Blinken got no visible result. She said that nobody had wanted a longer war.",
         {"DEU indirect: nobody had wanted a longer war"}},
        {"The Ethiopian water minister objected to the whole debate: the Council was no place for "
         "a "
         "hydro-electric project.",
         {"ETH indirect: the Council was no place for a hydro-electric project"}},
        {"Kenya imposed a curfew: nobody may leave his house after eight.", {"!indirect"}},
        {"Finland held up the application: President Recep Tayyip Erdogan wants people back whom "
         "it "
         "shelters.",
         {"!FIN indirect"}},
        {"Kenyan President William Ruto met the press. On Tuesday Ruto's spokesman had said that "
         "the "
         "road to Lodwar was closed for repairs.",
         {"KEN indirect: the road to Lodwar was closed for repairs"}},
        {"Wang Wenbin: China firmly opposes this. We have lodged solemn representations with the "
         "Japanese side.",
         {"CHN direct: China firmly opposes this. We have lodged solemn representations with the "
          "Japanese side."}},
        {"The M23 announced that it would not travel to Luanda, where Angola had invited it to "
         "talks; "
         "sanctions on the eve of dialogue, it stated, gravely compromised it.",
         {"X-M23 indirect: sanctions on the eve of dialogue, it stated, gravely compromised it"}},
    };
    EXPECT(list);
}

/* Those who are told of again by what they once were, and who is whose beside whom. */
static void once_and_beside(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"European Council President Charles Michel said that leaders would meet again in January. "
         "\"We are extremely confident and optimistic,\" the former Belgian premier told "
         "reporters.",
         {"EU direct: We are extremely confident and optimistic,"}},
        {"Good relations were essential for the stability of the Gulf region, the UN chief "
         "stressed.",
         {"UN indirect: Good relations were essential for the stability of the Gulf region"}},
        {"The Kenyan foreign minister said that the road would be closed, adding that nobody would "
         "get through before Monday.",
         {"KEN indirect: the road would be closed",
          "KEN indirect: nobody would get through before Monday"}},
        {"A foreign ministry spokesman in Beijing said that any attempt was doomed to fail; the "
         "principle, he said, had the backing of the whole community.",
         {"CHN indirect: any attempt was doomed to fail",
          "CHN indirect: the principle, he said, had the backing of the whole community"}},
        {"The UN refugee agency said the bill was weak. Its representative to the UK, Ann Lee, "
         "warned "
         "that the text set a worrying precedent for others.",
         {"UNHCR indirect: the text set a worrying precedent for others"}},
    };
    EXPECT(list);
}

/* Datelines with an apostrophe or accents. */
static void datelines(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"N'DJAMENA, Aug 30 - Rebels attacked a convoy near the lake.\n\"We heard shots,\" a nurse "
         "said.",
         {"TCD direct: We heard shots,"}},
        {"BOGOT\xc3\x81, Aug 30 - Rebels attacked a convoy near the port.\n\"We heard shots,\" a "
         "nurse said.",
         {"COL direct: We heard shots,"}},
    };
    EXPECT(list);
}

/* Whom an aide serves, what office a state has not, and whose capital a spokesman speaks of. */
static void aides_and_capitals(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Brian Tobin, the Canadian fisheries minister, had ordered the arrest of the trawler. "
         "Spain "
         "called it piracy.\nAn aide to Tobin said on Wednesday that the suit changed nothing.",
         {"CAN indirect: the suit changed nothing"}},
        {"Washington has frozen the assets of two ministers of Chad. The United States accuses "
         "them "
         "of graft.\nThe foreign ministry said it had not been told.",
         {"TCD indirect: it had not been told"}},
        {"Japan removed South Korea from a list of trusted partners on Friday.\nA presidential "
         "spokesperson said that Seoul would consider all options.",
         {"KOR indirect: Seoul would consider all options"}},
        {"Ukraine's foreign minister spoke in Vilnius on Monday.\nThe minister said Moscow would "
         "have to pay for the war.",
         {"UKR indirect: Moscow would have to pay for the war"}},
    };
    EXPECT(list);
}

/* Whose somebody is by his office in an organisation, by whom he speaks for, and by a first name.
 */
static void offices(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Briefing the Council on Friday, Ann Lee, the Assistant Secretary-General for the Middle "
         "East, said the violence could have grave consequences for Yemen.",
         {"UN indirect: the violence could have grave consequences for Yemen"}},
        {"A delegate who took the floor for the Caribbean Community said that the embargo on Cuba "
         "must come to an end.",
         {"CARICOM indirect: the embargo on Cuba must come to an end"}},
        {"ALGIERS, May 4 (Agency) - Algeria closed the border. The High Security Council said that "
         "the group was receiving help from Morocco.",
         {"DZA indirect: the group was receiving help from Morocco"}},
        {"Dr Abiy said that the dam had been built without a loan, and Mr Museveni said that he "
         "was "
         "glad of it.",
         {"ETH indirect: the dam had been built without a loan"}},
        {"KHARTOUM, May 4 (Agency) - Gen. Burhan said that the rebels would lose the war within a "
         "year.",
         {"SDN indirect: the rebels would lose the war within a year"}},
    };
    EXPECT(list);
}

/* Ministers of no organisation, provinces within states, parties with the name of another's, and
 * who a document goes on to speak for. */
static void parts_and_wholes(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"LIMA, May 3 (Agency) - The European Union will discuss it at a meeting of its foreign "
         "ministers on Monday. Foreign Minister Juan Carlos Ruiz for his part alleged that "
         "Santiago had planned a raid.",
         {"PER indirect: Santiago had planned a raid"}},
        {"JUBA, May 3 - Sudanese warplanes bombed the outskirts of Bentiu, capital of South "
         "Sudan's Unity state, the state's governor said.",
         {"SSD indirect: Sudanese warplanes bombed the outskirts of Bentiu, capital of South "
          "Sudan's Unity state"}},
        {"BELGRADE, May 3 - Petrovic, leader of the Croatian Democratic Party, said the vote was "
         "void.",
         {"HRV indirect: the vote was void"}},
        {"BRUSSELS - The European Commission adopted sanctions against Iceland. “The ships could "
         "have stayed at home,” Ann Lee, the commissioner for fisheries, said.",
         {"EU direct: The ships could have stayed at home,"}},
        {"ACCRA, May 3 - The Economic Community of West African States suspended Guinea. “We have "
         "been patient,” admitted the President of the Commission of the organization, Jean-Luc "
         "Brou.",
         {"ECOWAS direct: We have been patient,"}},
        {"SEOUL, May 3 - US President Joe Biden welcomed the step. The soldiers returned to their "
         "bases, the Joint Chiefs of Staff said.",
         {"KOR indirect: The soldiers returned to their bases"}},
        {"BUDAPEST, May 3 - Human Rights Watch deplored the law. A spokesman for the liberal Spark "
         "party said it was time to go.",
         {"HUN indirect: it was time to go"}},
        {"ROME, May 3 - Amnesty International published a report. The report said prisoners were "
         "beaten. Egypt rejected it. The report added that 20 men had died.",
         {"AMNESTY indirect: prisoners were beaten", "AMNESTY indirect: 20 men had died"}},
        {"TOKYO, May 3 - Peru called its high commissioner home.", {NULL}},
        {"CARACAS, May 3 - The National Electoral Council proclaimed Nicolas Maduro re-elected on "
         "Monday.",
         {NULL}},
    };
    EXPECT(list);
}

/* Two speakers in one sentence, each with his office behind a comma; who is done by to the country
 * the report is from; whom "the official", "its representative" and "the regime" stand for. */
static void halves_and_homes(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"The talks went on for weeks. Chile's president, Gabriel Boric, regretted that the talks "
         "had failed, and Peru's energy minister, Juan Roe, said he could not see how they might "
         "go on.",
         {"CHL indirect: the talks had failed", "PER indirect: he could not see how they might go "
                                                "on"}},
        {"The talks went on. Poland's prime minister, Donald Tusk, said the border was closed, "
         "while Germany's interior minister, Nancy Faeser, said it was open to all.",
         {"POL indirect: the border was closed", "DEU indirect: it was open to all"}},
        {"PRAGUE, May 3 (Agency) - The dispute goes on. Russia expelled two Czech diplomats, the "
         "foreign ministry said on Tuesday.",
         {"CZE indirect: Russia expelled two Czech diplomats"}},
        {"TOKYO, May 3 (Agency) - The dispute goes on. Japan will answer China with sanctions, the "
         "foreign ministry said.",
         {"JPN indirect: Japan will answer China with sanctions"}},
        {"LIMA, March 19 -- Peru recalled its envoy on Friday.\nChile has broken the treaty. The "
         "Foreign Ministry declared that it severs relations with Chile, which did a hostile act.",
         {"PER indirect: it severs relations with Chile, which did a hostile act"}},
        {"QUITO, May 3 - Venezuela's chancellor wrote that Ecuador forgets its migrants.\nIn "
         "Bogota, the director of Migration Colombia, Christian Kruger, warned that thousands "
         "could remain stranded. “We are going to be the cork of the bottle”, said the official.",
         {"VEN indirect: Ecuador forgets its migrants",
          "COL indirect: thousands could remain stranded",
          "COL direct: We are going to be the cork of the bottle"}},
        {"QUITO, May 3 - UNHCR asked for the doors to be kept open. The agency recalled that "
         "millions have left Venezuela. “Visas push people to the trails,” declared its "
         "representative in Ecuador, Maria Clara Martin, to the radio.",
         {"UNHCR indirect: millions have left Venezuela",
          "UNHCR direct: Visas push people to the trails,"}},
        {"NIAMEY, May 3 - Niger expelled an envoy. The regime has accused Paris of wanting to "
         "intervene. On Tuesday, its prime minister, Ali Zeine, told a delegation that talks were "
         "going well.",
         {"NER indirect: talks were going well"}},
        {"PARIS, May 3 - ASEAN ministers met on Monday. A lobby group, Farmers First, said prices "
         "were low. The group said that the bloc did nothing.",
         {NULL}},
    };
    EXPECT(list);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(told_before),
        cmocka_unit_test(told_beside),
        cmocka_unit_test(led_and_announced),
        cmocka_unit_test(names),
        cmocka_unit_test(whole_words),
        cmocka_unit_test(other_ways),
        cmocka_unit_test(sent_from),
        cmocka_unit_test(lost_subjects),
        cmocka_unit_test(translated_and_joined),
        cmocka_unit_test(going_on),
        cmocka_unit_test(served_and_meant),
        cmocka_unit_test(beside_commas),
        cmocka_unit_test(other_titles),
        cmocka_unit_test(held_and_cut),
        cmocka_unit_test(offices),
        cmocka_unit_test(once_and_beside),
        cmocka_unit_test(aides_and_capitals),
        cmocka_unit_test(datelines),
        cmocka_unit_test(own_press),
        cmocka_unit_test(she_and_colons),
        cmocka_unit_test(parts_and_wholes),
        cmocka_unit_test(halves_and_homes),
    };
    return cmocka_run_group_tests(tests, run_set_up, run_tear_down);
}
