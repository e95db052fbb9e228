/*
 * stands_weak.c - what looks like a stand and is none: worry about a state of affairs, thanks for
 * hospitality, a treaty ratified, an envoy called home for consultations.
 */
#include "coder_run.h"

static void worried_about_things(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Japan voiced concern over the bloodshed in Mali.", {"!opposes", "!condemns"}},
        {"Norway is worried about the humanitarian situation in Gaza.", {"!condemns"}},
        {"Japan was alarmed by the tension between Togo and Benin.", {"!opposes"}},
        {"Ethiopia said it regretted the tension with Eritrea.", {"!opposes"}},
        {"Ethiopia regretted the decision of Eritrea.",
         {"ETH opposes conduct:policy:ERI:2022-03 asserted "}},
        {"Norway expressed concern at the violence by Benin.",
         {"NOR opposes conduct:violence:BEN asserted "}},
        {"Japan was gravely concerned about the deployment of missiles by Benin.",
         {"JPN opposes conduct:deployment:BEN asserted "}},
        {"Ghana voiced alarm over the arrests in Togo.",
         {"GHA opposes conduct:detention:TGO asserted "}},
    };
    EXPECT(list);
}

static void thanked_for_manners(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"India thanked Kenya for its hospitality.", {"!supports"}},
        {"Chile and Peru thanked Bolivia for hosting the talks.", {"!supports"}},
        {"Taiwan thanked Lithuania for its courage.", {"TWN supports conduct:-:LTU asserted "}},
        {"Togo thanked Ghana for taking its side.", {"TGO supports conduct:-:GHA asserted "}},
    };
    EXPECT(list);
}

static void not_asked_for(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Peru pulled out its ambassador, whereas Chile and Brazil called theirs for "
         "consultations.",
         {"!calls-for"}},
        {"Iran called for talks with Turkey.", {"IRN calls-for demand:TUR:talks asserted "}},
        {"Armenia's National Assembly ratified the treaty on Tuesday.", {"!votes-for"}},
        {"Canada does not accept the legitimacy of the junta in Mali.",
         {"CAN does-not-recognise government:MLI asserted ", "!opposes"}},
    };
    EXPECT(list);
}

/* Who leads a body that no list has is not whoever bears that title elsewhere in the article. */
static void leaders_of_others(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"U.S. President Joe Biden urged calm in Kenya.\n\nMaria Silva, president of the Movement "
         "for Renewal, condemned the arrests by Kenya.",
         {"!USA condemns"}},
        {"The United Nations, through Secretary-General Kofi Annan, urged calm in Togo.\n\nJean "
         "Fabre, secretary general of the Movement of Change, condemned the arrests by Togo.",
         {"!UN condemns"}},
    };
    EXPECT(list);
}

/* What somebody has a right to do, he has taken no stand on. */
static void rights_and_duties(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Israel has the right to defend its sovereignty, Germany said.", {"!ISR supports"}},
        {"The ambassador of Kenya said it would leave should Uganda withdraw its troops.",
         {"!calls-for"}},
        {"Kenya said that Uganda should withdraw its troops.",
         {"KEN calls-for demand:UGA:withdrawal asserted "}},
        {"Chile denied the reporter an asylum hearing.", {"!denies"}},
        {"Pashinyan told the nation that Armenia had taken no part in drafting the truce.",
         {"!did-not-vote"}},
        {"China said that if it had been adopted there would have been no vote.", {"!opposes"}},
        {"Kenya said there would be no talks with Uganda.",
         {"KEN opposes demand:KEN:talks asserted "}},
        {"Uzbekistan expressed readiness to become an intermediary.", {"!supports"}},
        {"Wefaq condemned the raid in Bahrain.",
         {"BHR condemns conduct:incursion:-:BHR asserted "}},
        {"Australian aid also supported two million Pakistani girls.", {"!supports"}},
        {"Kenya has decided to support the sanctions on Russia.",
         {"KEN supports measure:-:RUS:sanction asserted "}},
    };
    EXPECT(list);
}

/* What somebody did likewise is the last thing that was done, told well enough or not. */
static void likewise_the_last(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Kenya condemned the raid by Uganda; later it thanked Rwanda. So did France.",
         {"KEN condemns conduct:incursion:UGA asserted ", "!FRA condemns"}},
        {"Kenya condemned the raid by Uganda. So did France.",
         {"FRA condemns conduct:incursion:UGA asserted "}},
    };
    EXPECT(list);
}

/* A step is no government, though one is named behind it. */
static void null_and_void(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"The African Union ruled out any recognition of the new authorities in Guinea.",
         {"!statehood"}},
        {"The African Union denounced the coup in Guinea and ruled out any recognition of the new "
         "authorities.",
         {"!statehood"}},
        {"Kenya rejected the claim that Rwanda supports the M23.", {"!RWA supports"}},
        {"Russia recognised the Taliban.",
         {"RUS recognises government:AFG asserted ", "!statehood"}},
        {"Nauru recognised Abkhazia.", {"NRU recognises statehood:X-ABKHAZIA asserted "}},
        {"Ghana does not favour military intervention in Niger.",
         {"GHA opposes conduct:intervention:-:NER asserted "}},
        {"Afghanistan has never recognised the Durand Line.", {"!government"}},
        {"Turkey said the step was illegal. The government of Libya agreed.", {"!government"}},
        {"Kenya said that the extension by Greece was null and void.",
         {"KEN opposes conduct:extension:GRC asserted "}},
    };
    EXPECT(list);
}

static void out_of_bodies(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Kenya, Uganda and Rwanda suspended Burundi from the African Union.",
         {"KEN,UGA,RWA suspends membership:BDI:AU asserted "}},
        {"Paraguay was suspended from Mercosur.",
         {"MERCOSUR,ARG,BRA,PRY,URY suspends membership:PRY:MERCOSUR asserted "}},
        {"Canada does not recognise the inauguration of Nicolas Maduro.",
         {"CAN does-not-recognise government:VEN asserted ", "!conduct"}},
        {"The United States said it could not consider Nicolas Maduro the legitimate president of "
         "Venezuela.",
         {"USA does-not-recognise government:Nicolas-Maduro:VEN asserted "}},
        {"Japan lodged a protest with South Korea over its decision.", {"!conduct:-:KOR"}},
    };
    EXPECT(list);
}

/* What crowds ask for in the street, and of their own government. */
static void asked_by_crowds(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Hundreds of Iraqis took to the streets of Baghdad to demand the withdrawal of American "
         "troops.",
         {"IRQ calls-for demand:USA:withdrawal asserted "}},
        {"Thousands of Georgians rallied in Tbilisi, demanding that the government resign.",
         {"GEO calls-for demand:GEO:resignation asserted "}},
        {"Hundreds of Kenyans gathered outside parliament to ask for an inquiry into the killings.",
         {"KEN calls-for demand:-:investigation asserted "}},
        {"Georgian students demanded new elections.",
         {"GEO calls-for demand:GEO:elections asserted "}},
        {"A Georgian student demanded new elections.", {"!calls-for"}},
        {"Moldova, whose foreign minister has demanded that Romania pull out its troops, "
         "protested.",
         {"MDA calls-for demand:ROU:withdrawal asserted "}},
        {"Kenya asks that an inquiry be opened in Uganda.",
         {"KEN calls-for demand:-:investigation asserted "}},
        {"Human Rights Watch called on Syria to free detained journalists.",
         {"HRW calls-for demand:SYR:release asserted "}},
        {"Kenya sent police to demand the withdrawal of Ugandan troops.", {"!calls-for"}},
    };
    EXPECT(list);
}

/* Ties that are to be cut and shelter that is given are measures; whose a condition, a refusal and
 * a word of an alliance are. */
static void severed_and_sheltered(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Turkey called on the European Union to suspend relations with Israel.",
         {"TUR calls-for measure:EU:ISR:severing asserted ", "!demand"}},
        {"Kenya urged Uganda to restore ties with Rwanda.",
         {"KEN calls-for demand:UGA:restoration asserted "}},
        {"The Gambia offered to take in every Rohingya.",
         {"GMB pledges measure:GMB:X-ROHINGYA:shelter future "}},
        {"Canada took in refugees from Syria in 2015.", {"!measure"}},
        {"Australia ruled out sending troops to Ukraine.", {"!demand"}},
        {"Kenya declared the Ugandan ambassador persona non grata for refusing to apologise.",
         {"!KEN opposes"}},
        {"No North Korean may leave until every Malaysian is safe, Najib has ordered.",
         {"!PRK calls-for"}},
        {"Iran seized a tanker. The US Navy said that the seizure was unlawful. The company's "
         "chief "
         "executive appealed for the crew to be freed.",
         {"!calls-for"}},
        {"Boko Haram threatened to kill the girls unless its fighters were freed.",
         {"X-BOKO-HARAM calls-for demand:-:release asserted "}},
        {"Kenya says that Uganda sent arms to the rebels; Kampala disputes it.",
         {"UGA denies conduct:-:UGA asserted "}},
        {"Norway condemned the missiles that Iran supplied to Russia.", {"!incursion"}},
        {"Poland summoned Russia's ambassador over a missile that crossed its airspace.",
         {"POL opposes conduct:incursion:RUS asserted ", "!measure"}},
        {"France promised arms to Armenia.", {"FRA pledges measure:FRA:ARM:arms asserted "}},
        {"The rebels of the FARC will hand over their weapons to the United Nations.",
         {"!pledges"}},
        {"Cyprus blocked the sanctions. A Polish analyst condemned the veto.", {"!POL condemns"}},
        {"Kenya would keep its troops there until the talks were finished.", {"!calls-for"}},
        {"Kenya expelled a French envoy. Paris called the expulsion ill-considered.",
         {"FRA condemns conduct:expulsion:KEN:FRA asserted "}},
    };
    EXPECT(list);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(worried_about_things), cmocka_unit_test(thanked_for_manners),
        cmocka_unit_test(not_asked_for),        cmocka_unit_test(leaders_of_others),
        cmocka_unit_test(rights_and_duties),    cmocka_unit_test(out_of_bodies),
        cmocka_unit_test(null_and_void),        cmocka_unit_test(likewise_the_last),
        cmocka_unit_test(asked_by_crowds),      cmocka_unit_test(severed_and_sheltered),
    };
    return cmocka_run_group_tests(tests, run_set_up, run_tear_down);
}
