/*
 * stands.c - stands of several at once, of those whom the article makes known, put off, promised
 * and asked in the grammar of other languages.
 */
#include "coder_run.h"

/* Who accuse each other: each of what the other does. */
static void each_of_the_other(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"India and Pakistan accused each other of violating the truce.",
         {"IND condemns conduct:violation:PAK asserted ",
          "PAK condemns conduct:violation:IND asserted "}},
        {"Armenia and Azerbaijan blamed each other for the attack.",
         {"ARM condemns conduct:attack:AZE asserted ",
          "AZE condemns conduct:attack:ARM asserted "}},
        {"Chile and Peru traded accusations of diverting the river.",
         {"CHL condemns conduct:divert:PER asserted ",
          "PER condemns conduct:divert:CHL asserted "}},
        {"Chile and Peru accused Bolivia of diverting the river.",
         {"CHL,PER condemns conduct:divert:BOL asserted ", "!divert:PER", "!divert:CHL"}},
        {"Chile and Peru traded copper and fish.", {"!condemns"}},
    };
    EXPECT(list);
}

/* Laws and pacts are measures to who is against them; harm that is feared is spoken against. */
static void against_measures(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Australia criticised the security pact between Chad and China.",
         {"AUS condemns measure:CHN+TCD:-:pact asserted "}},
        {"Spain praised the pact between Kenya and Somalia.",
         {"ESP supports conduct:pact:KEN+SOM asserted "}},
        {"Germany criticised Georgia's law on foreign agents.",
         {"DEU condemns measure:GEO:-:law asserted "}},
        {"Russia said that the embargo on Mali could undermine the peace process.",
         {"RUS condemns measure:-:MLI:embargo asserted "}},
        {"Fiji stood with the people of Cuba.", {"!supports"}},
        {"Sweden supports Ukraine's accession.", {"SWE supports membership:UKR asserted "}},
        {"Human Rights Watch said that Ethiopian soldiers had committed war crimes in Tigray.",
         {"HRW condemns conduct:-:ETH asserted ", "!measure"}},
        {"Eritrea backed the Sudanese state.", {"!statehood"}},
        {"Eritrea backed a Palestinian state.", {"ERI supports statehood:PSE asserted "}},
        {"Niger's general said that it was not a coup.", {"NER denies conduct:coup asserted "}},
        {"Kenya said that it would not be a coup if they agreed.", {"!denies"}},
        {"The raid on Kenya was not an invasion.", {"!denies"}},
        {"Pakistan's army denied any role in the ouster of the prime minister.",
         {"PAK denies conduct:-:PAK asserted "}},
        {"Chile lamented the situation in Colombia.", {"!condemns"}},
        {"Japan will not continue talks with Russia.", {"JPN opposes demand:JPN:talks asserted "}},
        {"Kenya expects that the hostages be released.",
         {"KEN calls-for demand:-:release asserted "}},
        {"Kenya expects that the economy will grow.", {"!calls-for"}},
    };
    EXPECT(list);
}

/* In English made of Arabic the verb comes first and its subject looks like an object. */
static void verb_first(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"And rejected Algeria the accusations of Morocco.",
         {"DZA denies conduct:-:DZA asserted "}},
        {"From its side, urged Qatar the parties to return to the negotiations.",
         {"QAT calls-for demand:-:talks asserted "}},
        {"The general gave Algeria the accusations of Morocco.", {"!denies"}},
    };
    EXPECT(list);
}

/* Refused until something happens: refused. */
static void until_then(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Kenya said that it would not recognise the new government of Niger until elections were "
         "held.",
         {"KEN does-not-recognise government:NER asserted "}},
        {"Kenya said that it would recognise the new government of Niger if elections were held.",
         {"!government:NER asserted "}},
        {"Kenya gave the junta of Niger a week to free the president.",
         {"KEN calls-for demand:NER:release asserted "}},
    };
    EXPECT(list);
}

/* Promises of help, whatever the help will be. */
static void help_is_promised(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Spain promised to help to rebuild Haiti.", {"ESP pledges measure:ESP:HTI:aid future "}},
        {"New Zealand had set aside another NZ$7 million for Tonga.",
         {"NZL pledges measure:NZL:TON:aid asserted "}},
        {"Fiji offered to lead the force in Haiti.",
         {"FJI pledges measure:FJI:HTI:mission future "}},
        {"Spain helped the refugees of Haiti.", {"!pledges"}},
        {"The rains will help the farmers of Haiti.", {"!pledges"}},
    };
    EXPECT(list);
}

/* "called both to calm", "asked to Peru an apology". */
static void asked_in_translation(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Turkey called Uganda to restraint.", {"TUR calls-for demand:UGA:restraint asserted "}},
        {"Algeria urges the government of Mali to the dialogue.", {"!supports"}},
        {"Peru asked to Colombia an explicit apology.",
         {"PER calls-for demand:COL:apology asserted "}},
        {"Peru called the ambassador of Chile to the ministry.", {"!calls-for"}},
    };
    EXPECT(list);
}

/* What "the decision" is, after somebody was let into a body or kept out of it. */
static void decisions_of_bodies(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"The Commonwealth suspended Fiji on Friday. Australia welcomed the decision. Samoa "
         "criticised the move.",
         {"AUS supports measure:COMMONWEALTH:FJI:suspension asserted ",
          "WSM condemns measure:COMMONWEALTH:FJI:suspension asserted "}},
        {"The Arab League decided on Sunday to resume the participation of Syria in its meetings. "
         "Iraq welcomed the decision.",
         {"IRQ supports membership:SYR:ARAB-LEAGUE asserted "}},
        {"The Commonwealth suspended Fiji on Friday. Kenya closed its border with Uganda. Samoa "
         "criticised the decision of Kenya.",
         {"WSM condemns measure:KEN:UGA:sanction asserted ", "!suspension"}},
    };
    EXPECT(list);
}

/* Recognition of whom nobody needs to say. */
static void of_the_new_state(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"South Sudan became a member of the United Nations after its independence. Kenya and "
         "Uganda extended recognition on Saturday. Israel followed on Sunday.",
         {"KEN,UGA recognises statehood:SSD asserted 2022-02-26",
          "ISR recognises statehood:SSD asserted 2022-02-27"}},
        {"South Sudan took its seat in the United Nations on Thursday.",
         {"SSD joins membership:SSD:UN asserted 2022-03-03"}},
        {"Kenya and Uganda won recognition for their work with refugees.", {"!statehood"}},
        {"Ukraine cut air links with its northern neighbour.", {"!statehood"}},
    };
    EXPECT(list);
}

/* What somebody says is his own, or whose it is. */
static void lands_held_to_be_ones_own(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Serbia insists that Kosovo is part of its territory.",
         {"SRB supports sovereignty:SRB:XKX asserted "}},
        {"Serbia considers Kosovo part of its territory.",
         {"SRB supports sovereignty:SRB:XKX asserted "}},
        {"Taiwan, which Beijing claims as its own, held elections on Saturday.",
         {"CHN supports sovereignty:CHN:TWN asserted "}},
        {"Argentina says that the Falkland Islands belong to it.",
         {"ARG supports sovereignty:ARG:FLK asserted "}},
        {"The Senkaku Islands are also claimed by China.",
         {"CHN supports sovereignty:CHN:Senkaku-Islands asserted "}},
        {"Kenya says that China considers Taiwan part of its territory.",
         {"CHN supports sovereignty:CHN:TWN asserted ", "!KEN supports"}},
        {"The United States does not take a position on the sovereignty of Georgia.",
         {"USA neutral sovereignty:GEO asserted "}},
        {"Russia claimed the town of Pokrovsk on Saturday.", {"!sovereignty"}},
        {"Does China consider Taiwan part of its territory?", {"!sovereignty"}},
        {"Britain has no doubt about its sovereignty over the Falkland Islands.",
         {"GBR supports sovereignty:GBR:FLK asserted "}},
        {"Kenya claims Uganda as a friend.", {"!sovereignty"}},
        {"Uganda took a firm position on the sovereignty of Georgia.", {"!neutral"}},
    };
    EXPECT(list);
}

/* What somebody asks to be held or sent; who asks where the report of it alone tells. */
static void asked_to_be_sent(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Peru asked the United Nations Security Council for an emergency session.",
         {"PER calls-for demand:UN-SC:session asserted "}},
        {"Peru asked the United Nations for a peacekeeping force.",
         {"PER calls-for demand:UN:mission asserted "}},
        {"Haiti asked for UN peacekeepers.", {"HTI calls-for demand:UN:troops asserted "}},
        {"Human Rights Watch accused Kenya and Uganda of war crimes.",
         {"HRW condemns conduct:genocide:KEN+UGA asserted "}},
        {"Peru asked Chile for anonymity.", {"!calls-for"}},
        {"Haiti sent soldiers to the UN peacekeepers.", {"!calls-for"}},
    };
    EXPECT(list);
}

/* What an event tells where no phrase of its own makes a question; parties and crowds. */
static void bare_stands(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Uganda thanked Kenya for its courage.", {"UGA supports conduct:-:KEN asserted "}},
        {"Uganda thanked Kenya.", {"!supports"}},
        {"Portugal took Kenya's side.", {"PRT supports conduct:-:KEN asserted "}},
        {"Uganda asked Kenya for permission to land.", {"!calls-for"}},
        {"Kenya told its citizens to leave Uganda.", {"!calls-for"}},
        {"The opposition People Power Party criticised Japan's launch in Seoul.",
         {"KOR condemns conduct:missile-launch:JPN asserted "}},
        {"Both sides must show restraint, the foreign ministry of Kenya said.",
         {"KEN calls-for demand:-:restraint asserted "}},
        {"Kenya called for those responsible to be punished.",
         {"KEN calls-for demand:-:accountability asserted "}},
        {"Kenya said that the fence should be repainted.", {"!calls-for"}},
    };
    EXPECT(list);
}

/* Who takes no side; a party to it is not neutral. */
static void sides_not_taken(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Norway declined to take sides over the raid by Uganda on Kenya.",
         {"NOR neutral conduct:incursion:UGA asserted "}},
        {"Norway said that the raid in Mali was an internal affair.",
         {"NOR neutral conduct:incursion:-:MLI asserted "}},
        {"Sudan said that the fighting in Khartoum was an internal affair.", {"!neutral"}},
        {"Norway does not take a position on the sovereignty of the islands.",
         {"NOR neutral sovereignty asserted "}},
        {"Norway took a firm position on the raid by Uganda.", {"!neutral"}},
        {"India said that it was a matter between Iran and Pakistan.",
         {"IND neutral conduct asserted "}},
        {"India said that the contract was a matter of money.", {"!neutral"}},
    };
    EXPECT(list);
}

/* What something is called behind its name; the step that names what was done before it. */
static void judged_by_name(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Kenya called the warrants nonsense.", {"KEN condemns conduct:ruling asserted "}},
        {"Kenya called the arrest a declaration of war.",
         {"KEN condemns conduct:detention asserted "}},
        {"Kenya called the resolution a document of the United Nations.", {"!condemns"}},
        {"Uganda banned Kenyan milk on Monday, a decision which Nairobi condemned.",
         {"KEN condemns measure:UGA:KEN:sanction asserted "}},
        {"Uganda attacked a Kenyan post on Monday, a step that Nairobi condemned.", {"!measure"}},
        {"China said that the islands had been its sacred territory.",
         {"CHN supports sovereignty:CHN asserted "}},
        {"China said that the theatre had been its favourite territory.", {"!sovereignty"}},
    };
    EXPECT(list);
}

/* What is asked of one's own, or held against another for the past; measures asked for. */
static void asked_and_held_against(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Malaysia said that Cambodia should have consulted the other members.",
         {"MYS opposes conduct:-:KHM asserted ", "!calls-for"}},
        {"Kenya said that Uganda should consult the other members.",
         {"KEN calls-for demand:UGA:consult asserted "}},
        {"President Ruto of Kenya ordered his ambassador to return.", {"!calls-for"}},
        {"India suggested that Nepal had raised the issue.", {"!calls-for"}},
        {"Brazil suggested that Colombia apologise.",
         {"BRA calls-for demand:COL:apology asserted "}},
        {"Spain asked the International Court of Justice to rule that Canada had no right to "
         "arrest the trawler.",
         {"!condemns"}},
        {"Kenya asked the European Union to freeze the funds of Uganda.",
         {"KEN calls-for measure:EU:UGA:freeze asserted "}},
        {"Kenya asked the European Union to freeze the project.", {"!measure"}},
        {"Peru called the resolution a historic step.", {"!calls-for"}},
    };
    EXPECT(list);
}

/* Accession talks and their bodies, in whatever order they are told. */
static void talks_on_membership(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Bulgaria blocked the start of North Macedonia's accession talks with the European Union.",
         {"BGR opposes membership:MKD:EU asserted "}},
        {"Greece supports the opening of membership talks with Albania.",
         {"GRC supports membership:ALB asserted "}},
        {"Greece supports peace talks with Albania.", {"!membership"}},
        {"Romania supports the integration of Ukraine into NATO.",
         {"ROU supports membership:UKR:NATO asserted "}},
        {"Romania supports the integration of migrants.", {"!membership"}},
        {"Commonwealth leaders suspended Nigeria on Saturday.",
         {"!supports membership", "!opposes membership"}},
        {"Nauru recognised Abkhazia on Monday. Georgia condemned the decision.",
         {"GEO condemns conduct:recognition:NRU:X-ABKHAZIA asserted ",
          "GEO opposes statehood:X-ABKHAZIA asserted  derived"}},
        {"Nauru recognised Abkhazia and imposed a tariff on Fiji on Monday. Fiji condemned the "
         "decision.",
         {"!FJI opposes statehood"}},
        {"The former Yugoslav republic of Macedonia became independent in 1991. Russia recognised "
         "the republic in February.",
         {"RUS recognises statehood:MKD asserted 1991-02"}},
        {"The United States said it supported a unified Yemen.",
         {"USA supports sovereignty:YEM asserted "}},
        {"Cuba criticised the United States.", {"!sovereignty"}},
        {"Armenia froze its participation in the CSTO.",
         {"ARM suspends membership:ARM:CSTO asserted "}},
    };
    EXPECT(list);
}

/* Measures and memberships in other words; talks that are no vote. */
static void measures_and_memberships(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Peru voted against new sanctions of the European Union on Belarus.",
         {"PER opposes measure:EU:BLR:sanction asserted "}},
        {"Serbia refused to join the sanctions of the European Union on Belarus.", {"!membership"}},
        {"Uganda said that it had no intention of withdrawing its troops.",
         {"UGA opposes demand:UGA:withdrawal asserted "}},
        {"Uganda has plans to withdraw its troops.", {"!opposes"}},
        {"Estonia said that it belongs to NATO.", {"!sovereignty"}},
        {"Estonia said that Crimea belongs to Ukraine.",
         {"EST supports sovereignty:UKR:UA-43 asserted "}},
        {"Italy withdrew its application for a loan from the World Bank.", {"!membership"}},
        {"Serbia turned down an offer of talks with Kosovo.",
         {"SRB opposes demand:SRB:talks asserted "}},
        {"Turkey lifted its objections to the accession of Finland to NATO.",
         {"TUR supports membership:FIN:NATO asserted "}},
        {"Nauru broke off relations with Taiwan and established diplomatic ties with China.",
         {"NRU withdraws-recognition statehood:TWN asserted ",
          "NRU recognises statehood:CHN asserted "}},
        {"Peru established diplomatic ties with China.", {"!statehood"}},
        {"Iran said that it would never again take part in the talks after the statement of the "
         "United Nations Security Council.",
         {"!did-not-vote"}},
        {"If Peru voted against sanctions on Cuba, Chile would protest.", {"!opposes"}},
        {"The African Union said that the election in Kenya was credible.",
         {"!does-not-recognise"}},
        {"Peru did not call the election in Georgia legitimate.", {"!PER recognises"}},
    };
    EXPECT(list);
}

/* Judgements on what a clause tells. */
static void judged_in_a_clause(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Kenya condemned the manner in which Uganda expelled its envoy.",
         {"KEN condemns conduct:expulsion:UGA:KEN asserted "}},
        {"Kenya denounced that Uganda had expelled its envoy.",
         {"KEN condemns conduct:expulsion:UGA:KEN asserted "}},
        {"Kenya found a way in which Uganda could expel its envoy.", {"!condemns"}},
        {"Kenya condemned what it called a land grab by Uganda.",
         {"KEN condemns annexation:UGA asserted "}},
    };
    EXPECT(list);
}

/* Who is to belong to what: talks, invitations, wishes; those who neither do the one nor the other.
 */
static void to_join(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Bulgaria refused to approve the framework for accession talks between the European "
         "Union and North Macedonia.",
         {"BGR opposes membership:MKD:EU asserted "}},
        {"Latvia urged the European Union to open accession talks with Moldova.",
         {"LVA calls-for membership:MDA:EU asserted "}},
        {"China opposes Japan's bid for a permanent seat on the Security Council.",
         {"CHN opposes membership:JPN:UN-SC asserted "}},
        {"Argentina turned down an invitation to join the Arab League.",
         {"ARG opposes membership:ARG:ARAB-LEAGUE asserted "}},
        {"Kenya wants to join the talks in Geneva.", {"!membership"}},
        {"France announced its withdrawal from Mali.", {"!membership"}},
        {"The European Union opened talks with Australia on trade.", {"!membership"}},
        {"Neither Chad nor the Republic of Congo recognises the election in Belarus.",
         {"TCD,COG does-not-recognise vote-result:BLR:election asserted "}},
        {"Neither China nor India supports the sanctions of Canada on Mali.",
         {"CHN,IND opposes measure:CAN:MLI:sanction asserted "}},
        {"Japan does not recognise Russia's sovereignty over the Kuril Islands.",
         {"JPN opposes sovereignty:RUS:RU-SAK asserted ", "!supports"}},
    };
    EXPECT(list);
}

/* What is kept up, given up and asked of others. */
static void kept_and_given_up(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Poland extended the ban on Ukrainian grain.",
         {"POL supports measure:POL:UKR:ban asserted "}},
        {"Norway has since given up plans to send men to Mali.", {"!pledges"}},
        {"Canada agreed to lift its sanctions on Myanmar.", {"!opposes"}},
        {"Poland would no longer supply weapons to Ukraine, its prime minister said.",
         {"POL opposes measure:POL:UKR:arms asserted "}},
        {"China would continue to provide aid to Cuba, its envoy said.",
         {"CHN pledges measure:CHN:CUB:aid future "}},
        {"Fiji gave Congolese soldiers an ultimatum to lay down their weapons.",
         {"FJI calls-for demand:COD:disarmament asserted ", "!measure"}},
        {"Britain called on all countries to respect the outcome of the referendum in the Falkland "
         "Islands.",
         {"GBR calls-for vote-result:FLK:referendum asserted ", "!demand"}},
        {"Serbia urged states not to recognise the independence of Kosovo.",
         {"SRB opposes statehood:XKX asserted "}},
        {"Canada considers the election in Georgia legitimate.",
         {"CAN recognises vote-result:GEO:election asserted "}},
        {"The United States said that the election in Senegal cannot be considered as legitimate.",
         {"USA does-not-recognise vote-result:SEN:election asserted "}},
        {"Turkey said Karabakh was Azerbaijani territory.",
         {"TUR supports sovereignty:AZE:Nagorno-Karabakh asserted "}},
        {"Sudan supports the right of Ethiopia to build the dam.",
         {"SDN supports conduct:-:ETH asserted "}},
    };
    EXPECT(list);
}

/* Bodies and their leaders, truces that are agreed to, what was only asked for or told by the way.
 */
static void bodies_and_truces(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Cambodia and Thailand have agreed to an immediate ceasefire.",
         {"KHM,THA supports demand:KHM+THA:ceasefire asserted "}},
        {"Spain asked the International Court of Justice to rule that Canada had no right to "
         "arrest "
         "the trawler.",
         {"ESP calls-for demand:ICJ:rule asserted ", "!ICJ opposes"}},
        {"The Human Rights Council adopted the resolution with 25 votes in favour, six against and "
         "16 abstentions, among them Brazil and Qatar.",
         {"BRA,QAT abstains resolution:UN-HRC asserted ", "!votes-for"}},
        {"Micronesia recognised the new cabinet of Samoa.",
         {"FSM recognises government:WSM asserted "}},
        {"Morocco had offered two planes, to which Algeria did not reply.", {"!pledges"}},
        {"Colombia told the delegates of the sanctions which Peru reimposed on Chile in 2018.",
         {"!supports"}},
        {"Japan said it was extremely regrettable that South Korea had ended the pact.",
         {"JPN condemns conduct:end:KOR asserted "}},
        {"Pakistan recognised the Taliban government.",
         {"PAK recognises government:X-TALIBAN:AFG asserted "}},
        {"Jordan condemned Israeli settlement building in the West Bank.",
         {"JOR condemns conduct:settlements:ISR:PSE asserted "}},
        {"Washington demanded the immediate release of the reporters jailed in Iran.",
         {"USA calls-for demand:IRN:release asserted ", "!demand:IRN:jail"}},
        {"The Security Council adopted the text with nine votes in favour, four against - Cuba, "
         "Mali, "
         "Chad and Togo - and two abstentions (Peru, Chile).",
         {"CUB,MLI,TCD,TGO votes-against resolution:UN-SC asserted ",
          "PER,CHL abstains resolution:UN-SC asserted "}},
        {"China supports Pakistan in safeguarding its sovereignty.",
         {"CHN supports sovereignty:PAK asserted "}},
        {"The European Union was to open membership talks with North Macedonia.", {"!supports"}},
        {"South Africa said it took no side in the war between Russia and Ukraine.",
         {"ZAF neutral conduct:war:RUS+UKR asserted "}},
        {"Kazakhstan neither recognises nor condemns the annexation of Crimea.",
         {"KAZ neutral annexation:-:UA-43 asserted ", "!KAZ does-not-recognise"}},
        {"Norway supports self-determination for the people of Western Sahara.",
         {"NOR supports principle:self-determination asserted "}},
        {"Hungary blocked a joint EU statement condemning Israel.", {"!condemns"}},
        {"Italy blocked an EU statement recognising Juan Guaido as president of Venezuela.",
         {"ITA opposes government:Juan-Guaido:VEN asserted ", "!recognises"}},
        {"The Security Council failed to adopt a resolution condemning the coup in Myanmar.",
         {"!condemns"}},
        {"Fiji issued a statement condemning the coup in Gabon.",
         {"FJI condemns conduct:coup:-:GAB asserted "}},
        {"Hours before Chile recognised Kosovo, Peru closed its embassy.",
         {"CHL recognises statehood:XKX asserted "}},
        {"Peru said it would not talk before Serbia recognised Kosovo.", {"!SRB recognises"}},
    };
    EXPECT(list);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(to_join),
        cmocka_unit_test(kept_and_given_up),
        cmocka_unit_test(bodies_and_truces),
        cmocka_unit_test(each_of_the_other),
        cmocka_unit_test(verb_first),
        cmocka_unit_test(against_measures),
        cmocka_unit_test(until_then),
        cmocka_unit_test(help_is_promised),
        cmocka_unit_test(asked_in_translation),
        cmocka_unit_test(decisions_of_bodies),
        cmocka_unit_test(of_the_new_state),
        cmocka_unit_test(lands_held_to_be_ones_own),
        cmocka_unit_test(asked_to_be_sent),
        cmocka_unit_test(bare_stands),
        cmocka_unit_test(sides_not_taken),
        cmocka_unit_test(judged_by_name),
        cmocka_unit_test(asked_and_held_against),
        cmocka_unit_test(talks_on_membership),
        cmocka_unit_test(measures_and_memberships),
        cmocka_unit_test(judged_in_a_clause),
    };
    return cmocka_run_group_tests(tests, run_set_up, run_tear_down);
}
