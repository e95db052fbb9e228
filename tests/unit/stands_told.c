/*
 * stands_told.c - stands as long reports tell them: by lists behind "with", by empty seats, by
 * keeping others company, by what a text says of what somebody else imposed.
 */
#include "coder_run.h"

static void votes_told_aside(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"The General Assembly adopted the resolution by 93 votes to 18, with Cuba, Mali and "
         "Belarus opposed.",
         {"CUB,MLI,BLR votes-against resolution:UN-GA asserted "}},
        {"The Security Council adopted the resolution by 13 votes to two, with China and Russia "
         "against, and Peru spoke of a victory.",
         {"CHN,RUS votes-against resolution:UN-SC asserted ", "!PER votes"}},
        {"The seats of Morocco, Kuwait and Tunisia were empty when the General Assembly voted.",
         {"MAR,KWT,TUN did-not-vote resolution:UN-GA asserted "}},
        {"The General Assembly adopted the text; the United States voted against, and Israel and "
         "Hungary kept the Americans company.",
         {"ISR,HUN votes-against resolution:UN-GA asserted "}},
        {"The Americans abstained in the vote of the Security Council on the resolution.",
         {"USA abstains resolution:UN-SC asserted "}},
        {"The General Assembly voted by 143 to nine to upgrade Palestine. The United States and "
         "Israel were among the nine.",
         {"USA,ISR votes-against resolution:UN-GA asserted "}},
        {"The General Assembly passed the resolution over the objections of Cuba and Mali.",
         {"CUB,MLI opposes resolution:UN-GA asserted "}},
        {"The draft fell to a Russian veto in the Security Council.",
         {"RUS vetoes resolution:UN-SC asserted "}},
        {"The resolution passed in the Security Council, China and Russia abstaining.",
         {"CHN,RUS abstains resolution:UN-SC asserted "}},
        {"The Security Council adopted the resolution by 13 votes, with the abstention of Russia "
         "and "
         "China.",
         {"RUS,CHN abstains resolution:UN-SC asserted "}},
        {"The Security Council authorised the mission of a force led by Kenya in Haiti, by 13 "
         "votes "
         "in favor.",
         {"!KEN votes-for", "!HTI votes-for", "!KEN,HTI votes-for"}},
        {"Kenya explained its abstention in the General Assembly.", {"!abstains"}},
        {"Kenya built the road over the objections of Uganda.", {"!resolution"}},
        {"Nine ministers met in Oslo. Kenya and Chad were among the nine.", {"!votes-against"}},
        {"Young Americans abstained in the vote of the Security Council on the resolution.",
         {"!USA abstains"}},
        {"African leaders held a summit in Nairobi. The president of Chad did not take part.",
         {"!did-not-vote"}},
        {"Kenya said its seat at the table was empty.", {"!did-not-vote"}},
        {"Peru came home with empty hands, with Chile against the wall.", {"!votes-against"}},
    };
    EXPECT(list);
}

/* One stand told twice is one record, of the question that says more. */
static void stands_told_again(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Peru condemned the raid by Bolivia. Peru blamed Bolivia.",
         {"PER condemns conduct:incursion:BOL asserted ", "!conduct:-:BOL"}},
        {"Peru blamed Bolivia. Peru condemned the raid by Bolivia.",
         {"PER condemns conduct:incursion:BOL asserted ", "!conduct:-:BOL"}},
        {"Peru condemned the raid by Bolivia. Chile blamed Bolivia.",
         {"PER condemns conduct:incursion:BOL asserted ", "CHL condemns conduct:-:BOL asserted "}},
        {"Peru condemned the raid by Bolivia. Peru blamed Ecuador.",
         {"PER condemns conduct:incursion:BOL asserted ", "PER condemns conduct:-:ECU asserted "}},
        {"Kenya urged Uganda to release the sailors. Kenya called for restraint.",
         {"KEN calls-for demand:UGA:release asserted ", "!demand:-:restraint"}},
        {"Kenya called for restraint. Kenya urged Uganda to release the sailors.",
         {"KEN calls-for demand:UGA:release asserted ",
          "KEN calls-for demand:-:restraint asserted "}},
    };
    EXPECT(list);
}

static void measures_told_aside(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Qatar described the embargo imposed by Saudi Arabia as a blow to its people.",
         {"QAT condemns measure:SAU:-:embargo asserted "}},
        {"Mali described the sanctions that Kenya imposed on Monday as inhumane.",
         {"MLI condemns measure:KEN:-:sanction asserted "}},
        {"France excluded any military intervention in Niger.",
         {"FRA opposes measure:-:NER:intervention asserted "}},
        {"The United Nations Security Council authorised the member states to inspect ships "
         "bound for Libya.",
         {"UN-SC,FRA,GBR,USA,CHN,RUS,IND,IRL,KEN,MEX,NOR,ALB,BRA,GAB,GHA,ARE supports "
          "measure:UN-SC:-:inspect asserted "}},
        {"The president of the Dominican Republic promised to close the border with Haiti.",
         {"DOM pledges measure:DOM:HTI:closure future "}},
        {"Iran called the revival of the sanctions null and void.",
         {"IRN opposes measure:-:-:sanction asserted "}},
        {"The Parliamentary Assembly of the Council of Europe recommended that Kosovo be admitted.",
         {"PACE calls-for membership:XKX:COE asserted ", "!demand"}},
        {"The United States is against Ukraine joining NATO.", {"!joins"}},
        {"Palestine wants to join the United Nations, a bid that the Americans promised to veto.",
         {"USA opposes membership:PSE:UN future "}},
        {"A ship which Uganda refused to release sank.",
         {"UGA opposes demand:UGA:release asserted "}},
        {"Turkey warned Greece against the stationing of missiles on Crete.",
         {"TUR opposes measure:-:-:deployment asserted "}},
        {"The Security Council called for a reduction of arms on Cyprus.", {"!measure"}},
        {"The opposition in Cyprus praised a victory of common sense.", {"!vote-result"}},
        {"Zelensky turned down one draft of an agreement with the United States.", {"!resolution"}},
        {"Peru gave the Venezuelan envoys 72 hours to pack.", {"!calls-for"}},
        {"China regards Taiwan, which has governed itself since 1949, as part of its territory.",
         {"CHN supports sovereignty:CHN:TWN asserted "}},
        {"Japan said the islands were without doubt Japanese territory.",
         {"JPN supports sovereignty:JPN asserted "}},
        {"Kenya authorised its soldiers to read a map.", {"!supports measure"}},
        {"Germany urged the Greeks to think again.",
         {"DEU calls-for demand:GRC:reversal asserted "}},
        {"Kenya urged Uganda to think of the children.", {"!reversal"}},
        {"Greece imposed an embargo on Macedonia on Wednesday. Macedonia's president described the "
         "blockade as a blow to peace.",
         {"MKD condemns measure:GRC:MKD:embargo asserted "}},
        {"Turkey condemned the Israeli blockade of Gaza.", {"!condemns measure"}},
        {"Turkey will train the navy of Somalia.", {"TUR pledges measure:TUR:SOM:aid future "}},
        {"Norway said that 500 million dollars would flow to Kenya.",
         {"NOR pledges measure:NOR:KEN:aid future "}},
        {"Kenya will train its police at home.", {"!measure"}},
        {"Kenya will close the port of Mombasa for repairs.", {"!measure"}},
        {"Norway said that rain would flow to Kenya.", {"!pledges"}},
        {"The European Union considers \"extremely worrying\" the decision of Algeria to suspend "
         "the treaty.",
         {"!neutral"}},
    };
    EXPECT(list);
}

static void recognised_by_whom(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Transnistria is recognised by no state.", {"!recognises", "!MDA"}},
        {"Abkhazia, which no country recognises, held a vote.", {"!recognise"}},
        {"Vanuatu took back its recognition of Abkhazia.",
         {"VUT withdraws-recognition statehood:X-ABKHAZIA asserted "}},
        {"Peru decided to hail Juan Guaido as interim president of Venezuela.",
         {"PER recognises government:Juan-Guaido:VEN asserted "}},
        {"Kosovo won recognition from Bahrain.", {"BHR recognises statehood:XKX asserted "}},
        {"Kenya won recognition from critics for its films.", {"!recognises"}},
        {"Macedonia passed a law in 1991. Bulgaria and Turkey paid no heed and recognised it that "
         "year.",
         {"BGR,TUR recognises statehood:MKD asserted 1991"}},
        {"Puntland no longer recognises the federal institutions of Somalia.",
         {"X-PUNTLAND does-not-recognise government:SOM asserted "}},
        {"The Americans and some fifty others recognised Juan Guaido as interim president of "
         "Venezuela.",
         {"USA recognises government:Juan-Guaido:VEN asserted "}},
    };
    EXPECT(list);
}

/* What was asked right before is what "it" and "one" mean to whoever was asked. */
static void asked_and_refused(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Kenya asked Uganda for an apology on Monday; Uganda rejected it.",
         {"UGA opposes demand:UGA:apology asserted "}},
        {"Kenya asked Uganda for talks on Monday. Uganda will not hear of them.",
         {"UGA opposes demand:UGA:talks asserted "}},
        {"Kenya asked Uganda for talks on Monday. Rwanda rejected them.", {"!RWA opposes demand"}},
        {"Kenya imposed sanctions on Uganda on Monday. Uganda rejected them.",
         {"UGA opposes measure:KEN:UGA:sanction asserted "}},
        {"Nepal would like China and India back at the table.", {"!pledges"}},
        {"A summit of the African Union ended with an appeal to Uganda to reopen the markets.",
         {"!pledges"}},
    };
    EXPECT(list);
}

/* What angered whom, where the verb stands behind an infinitive; stands told by nouns. */
static void told_by_nouns(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Kenya's decision to close the border angered Uganda.",
         {"UGA opposes conduct:closure:KEN asserted "}},
        {"Israel's plan to annex the valley worried Jordan.", {"!JOR supports", "!ISR opposes"}},
        {"France's move to expel the diplomats drew protests from Mali.",
         {"MLI condemns conduct:expulsion:FRA asserted "}},
        {"France's refusal to recognise Kosovo angered many.", {"!FRA recognises"}},
        {"Kenya's condemnation of the raid by Uganda was swift.",
         {"KEN condemns conduct:incursion:UGA asserted "}},
        {"Condemnation of the raid by Uganda was swift.", {"!condemns"}},
        {"Kenya's opposition to the sanctions on Iran is well known.",
         {"KEN opposes measure:-:IRN:sanction asserted "}},
        {"Kenya's appeal for calm went unheeded.", {"KEN calls-for demand:-:restraint asserted "}},
        {"India deplored the support of Canada for extremism.", {"!CAN supports"}},
        {"Kenya could not but deplore the raid by Uganda.",
         {"KEN condemns conduct:incursion:UGA asserted "}},
    };
    EXPECT(list);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(votes_told_aside),    cmocka_unit_test(stands_told_again),
        cmocka_unit_test(measures_told_aside), cmocka_unit_test(recognised_by_whom),
        cmocka_unit_test(asked_and_refused),   cmocka_unit_test(told_by_nouns),
    };
    return cmocka_run_group_tests(tests, run_set_up, run_tear_down);
}
