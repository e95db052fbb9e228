/*
 * stands_votes.c - stands taken by voting: in chambers and councils, by those whom the article only
 * describes, demanded by resolutions; and those who vote likewise.
 */
#include "coder_run.h"

/* What is demanded hangs on the verb, whatever stands between. */
static void demanded_by_votes(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"The Socialist opposition in Albania walked out of the vote, which passed 74 to 3.",
         {"!does-not-recognise", "!rejects"}},
        {"Kenya demanded in a letter that Uganda free the journalists.",
         {"KEN calls-for demand:UGA:release asserted "}},
        {"The General Assembly demanded by 116 votes to six that Britain give up the islands.",
         {"UN-GA calls-for demand:GBR:renunciation asserted "}},
        {"Ghana signed a treaty with Togo that the parliament rejected.", {"!calls-for"}},
        {"France condemned the raid that Uganda carried out, and urged Kenya to show restraint.",
         {"FRA calls-for demand:KEN:restraint asserted "}},
        {"Chad condemns the raids since May, when the Houthis seized a ship, and demands its "
         "release.",
         {"TCD calls-for demand:X-HOUTHI:release asserted "}},
    };
    EXPECT(list);
}

/* "the vote", "the result": of the parliament that voted last, unless the people did. */
static void votes_of_chambers(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Georgia's parliament voted to accept the French proposal. Peru welcomed the vote.",
         {"PER supports measure:FRA:-:plan asserted ", "!vote-result"}},
        {"Turkey's parliament ratified Sweden's accession to NATO. Norway hailed the result.",
         {"NOR supports membership:SWE:NATO asserted ", "!vote-result"}},
        {"Peru's congress voted down a bill to hold elections this year. Chile regretted the "
         "outcome.",
         {"CHL opposes measure:-:-:bill asserted ", "!vote-result"}},
        {"Georgia held an election on Sunday. Parliament approved the budget. Chad rejected the "
         "result.",
         {"!measure"}},
    };
    EXPECT(list);
}

/* Votes told by nouns, by sides, of a body as a whole. */
static void votes_in_other_words(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"The General Assembly of the United Nations adopted the resolution on Tuesday. All 15 "
         "members of the European Union voted for the text. Only Palau and Nauru sided with Peru. "
         "Among the abstainers were Chile and Fiji.",
         {"EU,BEL,FRA,DEU,ITA,LUX,NLD,DNK,IRL,GRC,ESP,PRT,AUT,FIN,SWE,CYP,CZE,EST,HUN,LVA,LTU,MLT,"
          "POL,SVK,SVN,BGR,ROU,HRV votes-for resolution:UN-GA:2022-03-01 asserted ",
          "PLW,NRU,PER votes-against resolution:UN-GA:2022-03-01 asserted ",
          "CHL,FJI abstains resolution:UN-GA:2022-03-01 asserted "}},
        {"Germany and Britain said the vote was neither free nor fair.",
         {"DEU,GBR does-not-recognise vote-result:vote asserted "}},
        {"Two members of the European Union voted for the text in the United Nations.", {"!EU,"}},
        {"Only Palau and Nauru sided with Peru in the war.", {"!votes-against"}},
        {"Peru cut off aid to Chad on Monday. Chad closed its border with Peru. The president of "
         "Chad "
         "defended his decision.",
         {"TCD supports conduct:policy:TCD:2022-03 asserted ",
          "TCD supports measure:TCD:PER:sanction asserted 2022-02-28 derived"}},
        {"Kenya called for Georgia to be admitted to NATO.",
         {"KEN calls-for membership:GEO:NATO asserted ", "!supports membership"}},
    };
    EXPECT(list);
}

/* Who voted, where a description or a list says it. */
static void votes_of_those_described(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"The General Assembly of the United Nations adopted the resolution, with Peru, Chile and "
         "Togo voting against and China and India abstaining.",
         {"PER,CHL,TGO votes-against resolution:UN-GA asserted ",
          "CHN,IND abstains resolution:UN-GA asserted ", "!CHN,IND votes-against"}},
        {"Peru was the only country to vote against the resolution of the United Nations General "
         "Assembly.",
         {"PER votes-against resolution:UN-GA asserted "}},
        {"The United Nations General Assembly passed the resolution on Tuesday; Peru, joined by "
         "Chile and Palau, voted against.",
         {"PER,CHL,PLW votes-against resolution:UN-GA:2022-03-01 asserted "}},
        {"The United Nations General Assembly adopted the resolution with 143 in favour, among "
         "them Kenya and Peru, nine against and 25 abstentions.",
         {"!abstains"}},
        {"The United Nations General Assembly adopted the resolution. The text was supported by 90 "
         "states, five voted against, and 35 abstained, among them Chile and Fiji.",
         {"CHL,FJI abstains resolution:UN-GA asserted ", "!votes-against"}},
        {"The General Assembly of the United Nations adopted the text on Tuesday. The vote was 135 "
         "in favour, "
         "including Kenya, 10 against, among them Peru and Laos, with 26 abstentions, Mali's "
         "included.",
         {"KEN votes-for resolution:UN-GA:2022-03-01 asserted ",
          "PER,LAO votes-against resolution:UN-GA:2022-03-01 asserted ",
          "MLI abstains resolution:UN-GA:2022-03-01 asserted "}},
        {"The UN General Assembly adopted the resolution by 143 votes to three (Chile, Fiji and "
         "Togo), "
         "with two abstentions (Mali, Peru).",
         {"CHL,FJI,TGO votes-against resolution:UN-GA asserted ",
          "MLI,PER abstains resolution:UN-GA asserted "}},
        {"The UN General Assembly adopted the resolution with 25 votes in favour, two against - "
         "Chile "
         "and Fiji - and 16 abstentions.",
         {"CHL,FJI votes-against resolution:UN-GA asserted ", "!abstains"}},
        {"The General Assembly adopted the resolution by 187 votes to two, Chile and Fiji, with "
         "one abstention, that of Togo.",
         {"CHL,FJI votes-against resolution:UN-GA asserted ",
          "TGO abstains resolution:UN-GA asserted "}},
        {"The General Assembly approved the text by 120 votes to three, Peru said on Tuesday.",
         {"!votes-against"}},
        {"Norway filed a complaint against Chile at the World Trade Organization.",
         {"NOR condemns conduct:-:CHL asserted "}},
        {"Zambia's president ruled out changing the constitution under pressure.",
         {"ZMB opposes demand:ZMB:change asserted ", "!conduct"}},
        {"The junta in Niger ruled out early elections.",
         {"NER opposes demand:NER:elections asserted ", "!vote-result"}},
        {"Togo ruled out an attack by rebels as a cause of the blast.", {"!demand"}},
        {"Chile condemns the attack by rebels and calls for a ceasefire.",
         {"CHL condemns conduct:attack asserted ", "CHL calls-for demand:-:ceasefire asserted "}},
        {"Chile and Peru condemn the attack and call for restraint.",
         {"CHL,PER calls-for demand:-:restraint asserted "}},
        {"Turkey will not ratify the accession until Sweden extradites the suspects, Erdogan said.",
         {"TUR calls-for demand:SWE:extradition asserted "}},
        {"Chad said it would leave the talks unless Mali freed the men.",
         {"TCD calls-for demand:MLI:release asserted "}},
        {"Ukraine's president said the war would go on until Russia loses.", {"!calls-for"}},
        {"The war lasted until Germany surrendered.", {"!calls-for"}},
        {"Spain, which has not recognised Kosovo, was absent.",
         {"ESP does-not-recognise statehood:XKX asserted "}},
        {"Kenya has not condemned the coup in Niger.", {"!condemns", "!supports"}},
        {"Kenya said it did not agree with the tariffs.",
         {"KEN opposes measure:KEN:-:tariff asserted "}},
        {"Peru and Chile did not agree on a ceasefire.", {"!opposes"}},
        {"Mali demanded that the UN mission leave without delay.",
         {"MLI calls-for demand:UN:withdrawal asserted "}},
        {"Chile rejects the demands and calls for a vote.", {"!calls-for"}},
        {"Peru plans to be the only country to vote against the tax.", {"!votes-against"}},
    };
    EXPECT(list);
}

/* Who voted: named right before the word, of whose members it is told, whose country it is. */
static void those_who_voted(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Thirteen members of the Security Council backed the draft, but the United States used "
         "its "
         "veto and Britain abstained.",
         {"GBR abstains resolution:UN-SC asserted ", "!USA abstains"}},
        {"South Africa's ambassador said his country would abstain in the General Assembly vote.",
         {"ZAF abstains resolution:UN-GA future "}},
        {"Mexico and Brazil joined the majority in the Security Council, and India abstained.",
         {"IND abstains resolution:UN-SC asserted ", "!BRA abstains"}},
        {"Kenya's president refused to step down.",
         {"KEN opposes demand:KEN:resignation asserted "}},
        {"Ukraine called on the European Union to ban Russian diamonds.",
         {"UKR calls-for measure:EU:RUS:ban asserted "}},
        {"Peru said the decision of Japan was a reckless one.",
         {"PER condemns conduct:policy:JPN:2022-03 asserted "}},
    };
    EXPECT(list);
}

/* Lists of those who voted, and stands told by pointing at another's. */
static void votes_and_echoes(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Belarus and Syria voted against the resolution of the UN General Assembly.",
         {"BLR,SYR votes-against resolution:UN-GA asserted "}},
        {"The UN General Assembly adopted the resolution. Among those that abstained were Canada, "
         "Mexico and Peru.",
         {"CAN,MEX,PER abstains resolution:UN-GA asserted "}},
        {"The UN General Assembly adopted the resolution. Thirty-five states abstained, among them "
         "China, India and Pakistan.",
         {"CHN,IND,PAK abstains resolution:UN-GA asserted "}},
        {"Yemen did not take part in the vote of the UN Security Council.",
         {"YEM did-not-vote resolution:UN-SC asserted "}},
        {"No one voted against the resolution of the UN Security Council.", {"!votes-against"}},
        {"Kenya condemned the coup in Niger. So did Ghana. Benin did the same on Tuesday.",
         {"KEN condemns conduct:coup:-:NER asserted ", "GHA condemns conduct:coup:-:NER asserted ",
          "BEN condemns conduct:coup:-:NER asserted 2022-03-01"}},
        {"Spain does not recognise Kosovo. Slovakia and Romania do not do so either.",
         {"SVK,ROU does-not-recognise statehood:XKX asserted "}},
        {"Austria recognised Kosovo on Monday, four days after Italy had done so.",
         {"ITA recognises statehood:XKX asserted 2022-02-24"}},
        {"Spain and Norway recognised Palestine, and Slovenia followed on Tuesday.",
         {"SVN recognises statehood:PSE asserted 2022-03-01"}},
        {"Kenya condemned the coup in Niger. Ghana joined the criticism. Togo and Benin issued "
         "similar statements. Talks followed.",
         {"GHA condemns conduct:coup:-:NER asserted ",
          "TGO,BEN condemns conduct:coup:-:NER asserted "}},
        {"Ten members of the UN Security Council voted for the draft, Peru and Chile among them, "
         "with China abstaining.",
         {"PER,CHL votes-for resolution:UN-SC asserted ",
          "CHN abstains resolution:UN-SC asserted "}},
        {"The Commonwealth suspended Fiji on Monday. The Pacific Islands Forum did the same.",
         {"!NCL suspends membership:FJI:COMMONWEALTH"}},
        {"Arsenal attacked from the start and beat Turkey's Galatasaray 3-1 on Wednesday, while "
         "the Swiss referee expelled two players. Brazil's coach criticised Argentina's tactics.",
         {"!condemns"}},
    };
    EXPECT(list);
}

/* What organisations and chambers vote on is the measure or the membership that they decide. */
static void votes_on_decisions(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"The European Union on Friday approved extra tariffs on electric cars from China. Ten "
         "countries, among them France and Italy, voted in favor; Germany voted against. Twelve "
         "abstained, Spain and Sweden included.",
         {"FRA,ITA votes-for measure:EU:CHN:tariff asserted ",
          "DEU votes-against measure:EU:CHN:tariff asserted ",
          "ESP,SWE abstains measure:EU:CHN:tariff asserted "}},
        {"EU ambassadors agreed to extend the sanctions on Belarus. Hungary voted against and "
         "Slovakia abstained, two diplomats said.",
         {"HUN votes-against measure:EU:BLR:sanction asserted ",
          "SVK abstains measure:EU:BLR:sanction asserted "}},
        {"The International Olympic Committee decided to readmit Russia. Latvia voted against.",
         {"LVA votes-against membership:RUS:IOC asserted "}},
        {"The Southern African Development Community agreed to send troops to Mozambique. Malawi "
         "abstained.",
         {"MWI abstains measure:SADC:MOZ:troops asserted "}},
        {"Britain, which had abstained on such drafts before, voted for this one in the Security "
         "Council.",
         {"GBR votes-for resolution:UN-SC asserted ", "!abstains"}},
        {"Parliament elected Marta Silva as speaker. Ten deputies voted against.",
         {"!votes-against"}},
        {"The European Union met China's premier on Friday. Germany voted against.",
         {"!votes-against"}},
    };
    EXPECT(list);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(demanded_by_votes),    cmocka_unit_test(votes_of_chambers),
        cmocka_unit_test(votes_in_other_words), cmocka_unit_test(votes_of_those_described),
        cmocka_unit_test(those_who_voted),      cmocka_unit_test(votes_and_echoes),
        cmocka_unit_test(votes_on_decisions),
    };
    return cmocka_run_group_tests(tests, run_set_up, run_tear_down);
}
