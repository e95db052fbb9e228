/*
 * stands_plain.c - stands in the plain words of agencies: whose a land is by an adjective, who is
 * to join what, what is wanted lifted, what is insisted on and not asked for, whose government
 * others recognise.
 */
#include "coder_run.h"

static void whose_land(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Spain's foreign minister said Gibraltar was Spanish.",
         {"ESP supports sovereignty:ESP:GIB asserted "}},
        {"Syria's envoy said the Golan Heights were Syrian and would return to Syria.",
         {"SYR supports sovereignty:SYR:Golan-Heights asserted "}},
        {"Japan said the Senkaku Islands were clearly Japanese.",
         {"JPN supports sovereignty:JPN:Senkaku-Islands asserted "}},
        {"Russia said that Crimea is not Ukrainian.",
         {"RUS opposes sovereignty:UKR:UA-43 asserted "}},
        {"Ghana said that Taiwan is Chinese.", {"GHA supports sovereignty:CHN:TWN asserted "}},
        {"Kenya said that the wine was French.", {"!sovereignty"}},
        {"Ukraine's spokesman said that the soldier was Russian.", {"!sovereignty"}},
        {"Spain said the ship was Spanish.", {"!sovereignty"}},
        {"If Gibraltar is Spanish, Britain said, then Ceuta is Moroccan.", {"!GBR supports"}},
        {"The minister said the region was largely Russian-speaking.", {"!sovereignty"}},
        {"Serbia's position is that Kosovo must remain part of Serbia.",
         {"SRB supports sovereignty:SRB:XKX asserted ", "!calls-for"}},
        {"Turkey said that Crimea was Ukrainian land.",
         {"TUR supports sovereignty:UKR:UA-43 asserted "}},
        {"The Comoros claims Mayotte.", {"COM supports sovereignty:COM:MYT asserted "}},
    };
    EXPECT(list);
}

static void joining(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Poland supports Ukraine joining NATO.",
         {"POL supports membership:UKR:NATO asserted ", "!joins"}},
        {"Hungary opposes Ukraine joining the European Union.",
         {"HUN opposes membership:UKR:EU asserted ", "!joins"}},
        {"Hungary is against Ukraine joining the European Union.",
         {"HUN opposes membership:UKR:EU asserted "}},
        {"Slovakia is in favour of Ukraine joining the European Union.",
         {"SVK supports membership:UKR:EU asserted "}},
        {"Austria said it was opposed to Turkey joining the European Union.",
         {"AUT opposes membership:TUR:EU asserted "}},
        {"Japan has no objection to South Korea joining the G7.",
         {"JPN supports membership:KOR:G7 asserted ", "!joins"}},
        {"Turkey dropped its objections to Sweden joining NATO.",
         {"TUR supports membership:SWE:NATO asserted "}},
        {"Greece would veto Macedonia joining NATO.", {"GRC opposes membership:MKD:NATO future "}},
        {"Croatia's president is against admitting Serbia to the European Union.",
         {"HRV opposes membership:SRB:EU asserted "}},
        {"Croatia opposes admitting Serbia to the European Union.",
         {"HRV opposes membership:SRB:EU asserted ", "!EU opposes"}},
        {"Mexico asked for the suspension of Ecuador from the United Nations.",
         {"MEX opposes membership:ECU:UN asserted "}},
        {"Kenya condemned the suspension of Mali by the African Union.",
         {"KEN supports membership:MLI:AU asserted "}},
        {"Kenya condemned the suspension of the parliament in Mali.", {"!membership"}},
        {"The General Assembly backed a Palestinian bid to become a full member of the United "
         "Nations.",
         {"UN-GA supports membership:PSE:UN asserted "}},
        {"Kenya backed the bid of Tunisia to host the games.", {"!membership"}},
        {"The United States supports Taiwan's participation in the World Health Assembly.",
         {"USA supports membership:TWN:WHO asserted "}},
        {"Kenya welcomed the inclusion of women in the government.", {"!membership"}},
    };
    EXPECT(list);
}

static void wanted_and_insisted(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Kenya wants the sanctions on Mali lifted.",
         {"KEN calls-for demand:-:MLI:lifting asserted ", "!calls-for measure"}},
        {"Chad would like to see the embargo on Cuba ended.",
         {"TCD calls-for demand:-:CUB:lifting future "}},
        {"Kenya wants sanctions imposed on Mali.",
         {"KEN calls-for measure:-:MLI:sanction asserted "}},
        {"Kenya said that the sanctions on Mali must go.",
         {"KEN calls-for demand:-:MLI:lifting asserted "}},
        {"Israel said that the sanctions on Iran must return.",
         {"ISR calls-for measure:-:IRN:sanction asserted "}},
        {"Kenya is against lifting the sanctions on Mali.",
         {"KEN supports measure:-:MLI:sanction asserted "}},
        {"Pakistan insisted that it supports the sovereignty of Iran.",
         {"PAK supports sovereignty:IRN asserted "}},
        {"Pakistan insisted it opposes the sanctions on Russia.",
         {"PAK opposes measure:-:RUS:sanction asserted ", "!calls-for"}},
        {"Pakistan insisted it would not recognise Kosovo.",
         {"PAK does-not-recognise statehood:XKX asserted "}},
        {"Greece insisted that Turkey withdraw its troops.",
         {"GRC calls-for demand:TUR:withdrawal asserted "}},
        {"The European Union imposed sanctions on Myanmar on Monday. India said it was against "
         "such "
         "steps.",
         {"IND opposes measure:EU:MMR:sanction asserted "}},
        {"Hungary's prime minister said there would be no accession of Ukraine to NATO.",
         {"HUN opposes membership:UKR:NATO asserted "}},
        {"\"There can be no talks with Rwanda,\" Congo's president said.",
         {"COD opposes demand:COD:talks asserted "}},
    };
    EXPECT(list);
}

static void settled_how(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Ukraine said that the conflict can only be solved through negotiations.",
         {"UKR calls-for principle:peaceful-settlement asserted "}},
        {"Ukraine said that a settlement can only be reached through dialogue.",
         {"UKR calls-for principle:peaceful-settlement asserted "}},
        {"Kenya said the money can only be spent on schools.", {"!calls-for"}},
        {"Kenya said the house can be found only by car.", {"!calls-for"}},
        {"Kenya called for the sovereignty of Belize to be respected.",
         {"KEN calls-for sovereignty:BLZ asserted "}},
        {"Kenya called for the prisoners to be protected.",
         {"KEN calls-for demand:-:protection asserted "}},
        {"Kenya said that the elections in Nicaragua were not free, fair or transparent.",
         {"KEN does-not-recognise vote-result:NIC:election asserted ", "!KEN recognises"}},
        {"Poland said that the vote in Belarus was neither free nor fair.",
         {"POL does-not-recognise vote-result:BLR:election asserted ", "!POL recognises"}},
        {"Poland said the poll in Georgia was free, fair and transparent.",
         {"POL recognises vote-result:GEO:election asserted "}},
        {"The White House called the vote in Nicaragua a pantomime.",
         {"USA does-not-recognise vote-result:NIC:election asserted "}},
    };
    EXPECT(list);
}

static void by_whom(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"The Taliban, whose government Pakistan and Saudi Arabia recognised last month, entered "
         "the city.",
         {"PAK,SAU recognises government:X-TALIBAN:AFG asserted 2022-02", "!TALIBAN recognises"}},
        {"Kenya voted for the first time against a resolution of the United Nations General "
         "Assembly on Cuba.",
         {"KEN votes-against resolution:UN-GA asserted ", "!votes-for"}},
        {"Kenya voted for the first time in years in favour of the resolution of the United "
         "Nations General Assembly.",
         {"KEN votes-for resolution:UN-GA asserted "}},
        {"The Armenian delegation voted against the resolution in the United Nations General "
         "Assembly.",
         {"ARM votes-against resolution:UN-GA asserted "}},
        {"Armenia's representative voted against the resolution in the United Nations General "
         "Assembly.",
         {"ARM votes-against resolution:UN-GA asserted "}},
        {"Kenya is opposed to sanctions on Mali.",
         {"KEN opposes measure:-:MLI:sanction asserted "}},
        {"Libya is firmly opposed to sanctions on Mali.",
         {"LBY opposes measure:-:MLI:sanction asserted "}},
        {"Panama does not recognise the new term of President Nicolas Maduro.",
         {"PAN does-not-recognise government:VEN asserted "}},
        {"Kosovo won the recognition of Bahrain on Tuesday.",
         {"BHR recognises statehood:XKX asserted 2022-03-01"}},
        {"Kenya said that it will cease to recognise Kosovo.",
         {"KEN does-not-recognise statehood:XKX asserted "}},
        {"Chad said that the government of Venezuela had no legitimacy.",
         {"TCD does-not-recognise government:VEN asserted "}},
        {"Russia said the election in Georgia had taken place in accordance with the law.",
         {"RUS recognises vote-result:GEO:election asserted "}},
    };
    EXPECT(list);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whose_land),
        cmocka_unit_test(joining),
        cmocka_unit_test(wanted_and_insisted),
        cmocka_unit_test(settled_how),
        cmocka_unit_test(by_whom),
    };
    return cmocka_run_group_tests(tests, run_set_up, run_tear_down);
}
