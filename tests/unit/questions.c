/*
 * questions.c - stands: votes, recognition, what was not signed; the day of saying; the same
 * question from different words; what follows by rule.
 */
#include "coder_run.h"

static void stands(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Chad does not recognise the annexation of Crimea by Russia.",
         {"TCD does-not-recognise annexation:RUS:UA-43 asserted ",
          "TCD supports sovereignty:UKR:UA-43 asserted  derived"}},
        {"Nauru recognised Abkhazia.",
         {"NRU recognises statehood:X-ABKHAZIA asserted ",
          "NRU opposes sovereignty:GEO:GE-AB asserted  derived"}},
        {"Kenya voted against the resolution on Ukraine.", {"!votes-for", "!condemns"}},
        {"Kenya condemned Uganda on Tuesday.", {"KEN condemns conduct:-:UGA asserted 2022-03-01"}},
        {"The referendums were held in Donetsk and Luhansk. The president of Latvia, who called "
         "the "
         "voting wrong, stated that they will not be recognised.",
         {"LVA does-not-recognise vote-result:UA-09+UA-14:referendum asserted ", "!statehood"}},
        {"Palau no longer recognises Kosovo.", {"PLW does-not-recognise statehood:XKX asserted "}},
        {"\xe2\x80\x9cWe support the territorial integrity of Ukraine\xe2\x80\x9d, Kenya said.",
         {"KEN supports sovereignty:UKR asserted "}},
        {"Kenya refused to meet Uganda.", {"!supports"}},
        {"Kenya did not condemn Uganda.", {"!condemns"}},
    };
    EXPECT(list);
}

/* Who votes a document down, or does not sign it, does not say what it says. */
static void documents_of_others(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Kenya voted against the resolution condemning Uganda.",
         {"KEN votes-against resolution asserted ", "!condemns", "!KEN>UGA"}},
        {"Kenya vetoed a resolution condemning Uganda.",
         {"KEN vetoes resolution asserted ", "KEN votes-against resolution asserted  derived",
          "!condemns", "!KEN>UGA"}},
        {"Kenya abstained from a vote on a resolution condemning Uganda.",
         {"KEN abstains resolution asserted ", "!condemns", "!KEN>UGA"}},
        {"Kenya did not sign the statement condemning Uganda.", {"!condemns", "!KEN>UGA"}},
        {"Kenya refused to sign the letter condemning Uganda.", {"!condemns", "!KEN>UGA"}},
        {"Kenya voted for a resolution condemning Uganda.",
         {"KEN votes-for resolution asserted ", "KEN condemns conduct:-:UGA asserted "}},
        {"Kenya issued a statement condemning Uganda.", {"KEN condemns conduct:-:UGA asserted "}},
    };
    EXPECT(list);
}

/* Some of many are not the whole; what one should do, or would do if, is not what one does. */
static void no_stand_of_theirs(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Five EU members do not recognise Kosovo.", {"!statehood"}},
        {"Several NATO countries condemned Turkey.", {"!condemns"}},
        {"The European Union condemned Turkey.", {"ACCUSE/disapprove EU>TUR asserted"}},
        {"Kenya should condemn Uganda.", {"!condemns"}},
        {"Norway must recognise Palestine, the opposition leader said.", {"!recognises"}},
        {"Norway would recognise Palestine if the war went on.",
         {"NOR recognises statehood:PSE hypothetical ", "!asserted"}},
        {"Norway recognised Palestine.", {"NOR recognises statehood:PSE asserted "}},
    };
    EXPECT(list);
}

/* "will never recognise" is a stand of the day on which it is said, not of a day to come. */
static void the_day_of_saying(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"\"We will never recognise Russia's annexation of Crimea,\" Kenyan President Uhuru "
         "Kenyatta said on Wednesday.",
         {"KEN does-not-recognise annexation:RUS:UA-43 asserted 2022-03-02"}},
        {"Brazil said on Tuesday that it will never recognise Russia's annexation of Crimea.",
         {"BRA does-not-recognise annexation:RUS:UA-43 asserted 2022-03-01",
          "BRA supports sovereignty:UKR:UA-43 asserted 2022-03-01 derived"}},
    };
    EXPECT(list);
}

static const dm_position *position(const dm_records *r, const char *verdict) {
    for (size_t i = 0; i < r->positions.len; i++)
        if (dm_str_is(r->positions.ptr[i].verdict, verdict))
            return &r->positions.ptr[i];
    return NULL;
}

static bool about(const dm_records *r, const char *id) {
    for (size_t i = 0; i < r->positions.len; i++)
        if (dm_str_is(r->positions.ptr[i].question.id, id))
            return true;
    return false;
}

/* Pairs of articles that speak of the same thing in other words, and the question both must be
 * about. */
static void one_question_in_many_words(void **state) {
    NEEDS_MODEL();
    static const struct {
        const char *id, *texts[4];
    } groups[] = {
        {"annexation:RUS:UA-43",
         {"Chad condemned the annexation of Crimea by Russia.",
          "Gabon rejected Moscow's incorporation of Crimea.",
          "Peru will never recognise Russia's annexation of Crimea.",
          "Syria recognised Crimea as a part of Russia."}},
        {"statehood:XKX",
         {"Kenya recognised Kosovo.", "Chad recognised the independence of Kosovo.",
          "Peru recognised Kosovo as an independent state.",
          "Spain opposes the recognition of Kosovo."}},
        {"statehood:TWN",
         {"Chad broke off diplomatic relations with Taiwan.",
          "Nauru switched recognition from Taiwan to China."}},
        {"sovereignty:GEO",
         {"Chad reaffirmed its support for the territorial integrity of Georgia.",
          "Peru stressed the importance of respecting the sovereignty and territorial integrity of "
          "Georgia."}},
        {"government:Juan-Guaido:VEN",
         {"Chad recognised Juan Guaido as interim president of Venezuela.",
          "Peru said it recognises Juan Guaido as the legitimate president of Venezuela."}},
        {"vote-result:UA-43:referendum",
         {"Chad called the referendum in Crimea a sham.",
          "Peru said the plebiscite in Crimea was null and void.",
          "Canada said that the referendum in Crimea had no validity."}},
        {"membership:FIN:NATO",
         {"Chad backs Finland's accession to NATO.",
          "Peru supports the bid of Finland to join NATO.", "Finland joined NATO."}},
        {"demand:ISR:lifting",
         {"Brazil called on Israel to lift the blockade of Gaza.",
          "Brazil demanded an end to the Israeli blockade of Gaza.",
          "Brazil demanded the lifting of Israel's blockade of Gaza."}},
        {"demand:ISR+SYR:ceasefire",
         {"Egypt urged Israel and Syria to agree to a truce.",
          "Egypt called for a ceasefire between Israel and Syria.",
          "Egypt called for an end to the fighting between Israel and Syria.",
          "Egypt appealed to Israel and Syria to stop fighting."}},
        {"membership:UKR:EU",
         {"Norway backed Ukraine's bid to join the European Union.",
          "Norway supported Ukrainian membership of the European Union."}},
        {"conduct:coup:-:NER",
         {"Kenya condemned the coup in Niger.",
          "Kenya denounced the seizure of power by soldiers in Niger.",
          "Kenya condemned the overthrow of the government of Niger."}},
        {"vote-result:VEN:election",
         {"Peru does not recognise the result of the election in Venezuela.",
          "Peru rejected the outcome of Venezuela's presidential election.",
          "Peru called the Venezuelan vote a fraud."}},
        {"measure:USA:TWN:arms",
         {"China opposes the sale of American arms to Taiwan.",
          "China protested against the sale of weapons to Taiwan by the United States."}},
        {"measure:EU:RUS:sanction",
         {"Belarus denounced the sanctions of the European Union against Russia.",
          "Belarus criticised the European Union's punitive measures against Russia."}},
        {"conduct:ruling:ICJ",
         {"Poland welcomed the ruling of the International Court of Justice.",
          "Poland hailed the verdict of the World Court.",
          "Poland praised the decision of the International Court of Justice."}},
        {"sovereignty:SRB:XKX",
         {"Serbia said that Kosovo is part of Serbia.",
          "Serbia reaffirmed its territorial integrity, including Kosovo."}},
        {"conduct:invasion:RUS:UKR",
         {"Chad condemned the invasion of Ukraine by Russia.",
          "Peru condemned Russian aggression against Ukraine.",
          "Fiji condemned Russia for invading Ukraine.",
          "Gabon denounced Moscow's special military operation in Ukraine."}},
        {"conduct:coup:-:NER",
         {"Chad condemned the coup in Niger.", "Peru denounced the military takeover in Niger."}},
        {"conduct:missile-launch:PRK",
         {"Chad criticised the North Korean missile test.",
          "Peru condemned the launch of a ballistic missile by North Korea."}},
        {"conduct:agreement:KEN+UGA",
         {"Chad praised the agreement between Kenya and Uganda.",
          "Peru welcomed the peace deal between Uganda and Kenya."}},
        {"annexation:RUS:UKR",
         {"Chile condemned the Russian annexation of four Ukrainian regions.",
          "Fiji will never recognise Russia's annexation of Ukrainian territory."}},
        {"vote-result:NIC:election",
         {"Canada said the election in Nicaragua was a sham.",
          "Chile rejected the results of the Nicaraguan election."}},
        {"sovereignty:CHN:South-China-Sea",
         {"Vietnam rejected China's claims in the South China Sea.",
          "Japan condemned China's claims to the South China Sea."}},
        {"measure:USA:UKR:aid",
         {"The United States pledged 500 million dollars in military aid to Ukraine.",
          "The United States will send aid to Ukraine."}},
        {"government:X-TALIBAN:AFG",
         {"Pakistan recognised the Taliban government.",
          "Pakistan called on the world to recognise the Taliban government."}},
        {"measure:USA:CUB:sanction",
         {"Chad opposes the American sanctions on Cuba.",
          "Fiji condemned the sanctions of the United States on Cuba."}},
        {"demand:USA:CUB:lifting", /* what is asked of somebody is a demand, whatever it is */
         {"Peru called on the United States to lift its sanctions on Cuba.",
          "Fiji urged the United States to lift the embargo on Cuba.",
          "Fiji demanded that the American embargo on Cuba be lifted."}},
        {"demand:KEN:end",
         {"Kenyan opposition leader Raila Odinga urged the government to stop the raids."}},
        {"demand:VEN:release",
         {"Venezuela held an election on Sunday. Brazil and Mexico called on the authorities to "
          "release the results."}},
        {"measure:-:SDN:sanction", {"Chad called for sanctions on Sudan. Kenya opposed it."}},
        {"conduct:-:SAU", {"Bahrain declared its support for Riyadh."}},
        {"measure:-:RUS:sanction",
         {"Poland insisted that the sanctions on Russia remain.",
          "Poland called for the sanctions on Russia to be kept."}},
        {"measure:TWN:NPL:aid",
         {"Taiwan offered rescuers to Nepal on Monday. Kathmandu declined."}},
        {"measure:ECOWAS:MLI:sanction",
         {"ECOWAS imposed sanctions on Mali. \"These illegal sanctions will hurt the poor,\" the "
          "foreign minister of Mali said."}},
        {"demand:GBR:talks", {"Britain says there will be no talks with Argentina."}},
        {"annexation:IDN:TLS",
         {"Indonesia annexed East Timor in 1976, a step that Peru never recognised."}},
        {"demand:CIV:release", /* put to the holder, and refused */
         {"Ivory Coast refused any exchange of prisoners.",
          "Mali asked Ivory Coast to free the soldiers. Ivory Coast turned down the request."}},
        {"demand:ISR:ceasefire", {"Israel rejected a truce in Lebanon."}},
        {"measure:EU:NER:cooperation",
         {"The European Union suspended its cooperation with Niger.",
          "The European Union has frozen all cooperation with Niger."}},
        {"government:NER", {"Mali voiced support for the new authorities in Niger."}},
        {"membership:ZWE:COMMONWEALTH",
         {"Zambia pressed for Zimbabwe to be readmitted to the Commonwealth."}},
        {"statehood:X-CATALONIA",
         {"Catalonia declared independence. Germany does not recognise the declaration."}},
        {"demand:NPL:resignation", {"Peru called for the prime minister of Nepal to resign."}},
        {"membership:SWE:NATO", {"Turkey threatened to veto the accession of Sweden to NATO."}},
        {"resolution:UN-SC:sanction",
         {"The Security Council adopted sanctions by 13 votes, with Russia and China abstaining.",
          "Ten members of the Security Council, among them Peru, voted for the sanctions."}},
        {"measure:JPN:KOR:sanction",
         {"Japan imposed sanctions on South Korea. Chad called the step reckless.",
          "Japan froze the accounts of South Korean banks. Peru condemned the decision."}},
        {"measure:FRA:MLI:sanction", {"France imposed sanctions on Mali. Mali called it illegal."}},
        {"measure:-:PSE:plan",
         {"Jordan welcomed the Arab plan for Gaza.", "Peru endorsed the blueprint for Gaza."}},
        {"sovereignty:ARG:FLK", {"Chad backed the Argentine claim to the Falkland Islands."}},
        {"annexation:RUS:UA-43",
         {"Russia recognised Crimea as part of Russia. Chad rejected the proclamation.",
          "Russia recognised Crimea as part of Russia. Peru condemned the decision."}},
        {"resolution:UN-GA:2022-03-01",
         {"The UN General Assembly adopted a resolution on Uganda on Tuesday by 120 votes to 3. "
          "Peru welcomed the result.",
          "The UN General Assembly adopted a resolution on Uganda on Tuesday by 120 votes to 3. "
          "Chad hailed the outcome."}},
        {"vote-result:CIV:election",
         {"Ivory Coast held its presidential election on Sunday. Chad rejected the ruling of the "
          "Constitutional Council.",
          "Ivory Coast held its presidential election on Sunday. Peru welcomed the announcement of "
          "the electoral commission."}},
        {"measure:TCD:UKR:arms",
         {"Chad will send tanks to Ukraine.", "Chad pledged weapons to Ukraine."}},
        {"conduct:expulsion:GBR:RUS",
         {"Chad criticised the expulsion of Russian diplomats by Britain.",
          "Peru condemned the British expulsion of Russian diplomats."}},
        {"resolution:UN-SC:2022-03-01",
         {"Chad abstained in the vote of the UN Security Council on Tuesday.",
          "The UN Security Council voted on a resolution on Tuesday; Peru abstained."}},
        {"demand:RUS:withdrawal",
         {"Chad demanded that Russia withdraw its troops from Georgia.",
          "Peru called for the withdrawal of Russia from Georgia."}},
        {"demand:KEN+UGA:talks",
         {"Chad urged Kenya and Uganda to return to the negotiating table.",
          "Peru called on Kenya and Uganda to hold talks."}},
        {"demand:KEN+UGA:ceasefire",
         {"Chad called for a ceasefire between Kenya and Uganda.",
          "Peru urged Kenya and Uganda to agree to a truce."}},
        {"demand:UGA:release",
         {"Chad demanded the release of the Kenyan soldiers by Uganda.",
          "Peru urged Uganda to free the Kenyan soldiers."}},
        {"principle:two-state-solution",
         {"Chad supports a two-state solution.",
          "Peru reaffirmed its commitment to the two-state solution."}},
        {"principle:one-china",
         {"Chad adheres to the one-China principle.", "Peru respects the one-China policy."}},
        {"principle:peaceful-settlement",
         {"Chad called for a peaceful solution to the crisis.",
          "Peru insisted that the dispute be settled by peaceful means.",
          "Chile said that the dispute should be settled through dialogue.",
          "Spain called for a solution through negotiation."}},
    };
    size_t failed = 0;
    for (size_t g = 0; g < sizeof groups / sizeof *groups; g++)
        for (size_t i = 0; i < 4 && groups[g].texts[i]; i++) {
            const dm_records *r = coded(groups[g].texts[i], "2022-03-03");
            if (about(r, groups[g].id))
                continue;
            print_message("%s: nothing on %s\n", groups[g].texts[i], groups[g].id);
            for (size_t p = 0; p < r->positions.len; p++)
                print_message("    %.*s\n", DM_FMT(r->positions.ptr[p].question.id));
            failed++;
        }
    assert_int_equal(failed, 0);
    const dm_position *p = position(
        coded("Chad condemned the annexation of Sevastopol by Russia.", "2022-03-03"), "condemns");
    assert_true(!p || !dm_str_is(p->question.id, "annexation:RUS:UA-43"));
}

/* What looks like a stand and is none. */
static void no_stands(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Kenya supports Uganda.", {"KEN supports conduct:-:UGA asserted "}},
        {"Kenya asked its soldiers to reopen the road.", {"!calls-for"}},
        {"Kenya said that it must reopen the road.", {"!calls-for"}},
        {"Kenya refused to comment.", {"!opposes"}},
        {"A commission backed by Kenya awarded the island to Uganda.", {"!supports"}},
        {"Kenya welcomed the results of the harvest.", {"!supports"}},
        {"Kenya sent aid to Uganda.", {"!measure"}},
        {"Kenya agreed on a plan with Uganda.", {"!measure"}},
        {"Kenya welcomed the fact that Uganda had answered.", {"!supports"}},
        {"Kenya welcomed any efforts of Uganda.", {"!supports"}},
        {"Uganda built a dam. Kenya said it would not recognise it.", {"!statehood"}},
        {"The observers found proof of Kenya's support for terrorism.", {"!supports"}},
        {"Kenya broke off relations with Uganda. Peru regretted the decision.", {"!measure"}},
        {"Kenya expressed concern about Uganda's plan to arm militias.", {"!measure"}},
        {"The UN Security Council voted on Monday. The ruling party won the election in Georgia. "
         "Kenya welcomed the result.",
         {"!resolution"}},
        {"Kenya asked the Security Council for more time.", {"!calls-for"}},
        {"Kenya said that Uganda should take note of the result.", {"!calls-for"}},
        {"Kenya imposed sanctions on Uganda.",
         {"KEN supports measure:KEN:UGA:sanction asserted 2022-03-03 derived", "!pledges"}},
        {"Kenya will impose sanctions on Uganda.",
         {"KEN pledges measure:KEN:UGA:sanction future "}},
        {"Kenya threatened to impose sanctions on Uganda.", {"!pledges"}},
        {"The tax will stay until Serbia recognises Kosovo.", {"!statehood"}},
        {"Will Kenya recognise Kosovo?", {"!recognises"}},
        {"Greece signed the agreement with Italy.", {"!conduct"}},
        {"Kenya did not oppose the sanctions on Cuba.", {"!supports", "!opposes"}},
        {"The Greek parliament voted for the budget.", {"!resolution"}},
        {"Kenya agreed to hand over the suspects.", {"!demand"}},
        {"Kenya unions called a strike for Monday.", {"!demand"}},
        {"Kenya condemned the bombing of the embassy of Uganda.", {"!conduct:bombing:UGA"}},
    };
    EXPECT(list);
}

/* Judgements, demands and refusals in words that no table has: conduct or demand by the word. */
static void stands_in_any_words(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Kenya deplored the diversion of the river by Uganda.",
         {"KEN condemns conduct:diversion:UGA asserted "}},
        {"Uganda diverted the river. Kenya said that it was regrettable.",
         {"KEN condemns conduct asserted "}},
        {"Kenya and Togo voiced unease about the diversion of the river.",
         {"KEN,TGO opposes conduct:diversion asserted "}},
        {"Kenya urged the neighbours to reopen the market.",
         {"KEN calls-for demand:-:reopen asserted "}},
        {"Kenya said that Uganda must reopen the market.",
         {"KEN calls-for demand:UGA:reopen asserted "}},
        {"Kenya said that the market must be reopened.",
         {"KEN calls-for demand:-:reopen asserted "}},
        {"Israel would not apologise.", {"ISR opposes demand:ISR:apology future "}},
        {"Kenya accused Uganda of lying.", {"KEN condemns conduct:lie:UGA asserted "}},
        {"Chad denied everything.", {"TCD denies conduct:-:TCD asserted "}},
        {"Peru commended Bolivia.", {"PER supports conduct:-:BOL asserted "}},
        {"India is against a diversion of the river.", {"IND opposes conduct:diversion asserted "}},
        {"Austria does not support a diversion of the river.",
         {"AUT opposes conduct:diversion asserted "}},
        {"Austria did not support a diversion of the river.", {"!opposes"}},
        {"Sweden said that the diversion of the river could not be accepted.",
         {"SWE opposes conduct:diversion asserted "}},
        {"Sweden accepted the diversion of the river.", {"!supports"}},
        {"Kenya asked Uganda for talks. Uganda declined.", {"UGA opposes demand:UGA asserted "}},
        {"The diversion of the river drew sharp criticism from Kenya.",
         {"KEN condemns conduct:diversion asserted "}},
        {"China, for its part, urged calm.", {"CHN calls-for demand:-:restraint asserted "}},
        {"The Chilean senate rejected the treaty.",
         {"CHL votes-against resolution:CHL-senate:treaty asserted "}},
        {"Japan called Peru on Monday to discuss the river.", {"!calls-for"}},
        {"The UN Human Rights Council adopted the resolution. Belarus held an election. Latvia "
         "called the vote a farce.",
         {"LVA does-not-recognise vote-result:BLR:election asserted ", "!resolution"}},
        {"Canada said that the election in Georgia was neither free nor fair.",
         {"CAN does-not-recognise vote-result:GEO:election asserted "}},
        {"Sudan welcomed the lifting of the sanctions on Cuba.",
         {"SDN opposes measure:-:CUB:sanction asserted "}},
    };
    EXPECT(list);
}

/* What is denied of others, one's own deeds defended, things withheld, envoys sent away. */
static void stands_on_own_deeds(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"North Korea denies that the man was a general.", {"PRK denies conduct:-:PRK asserted "}},
        {"Togo denied that its soldiers had attacked Benin.",
         {"TGO denies conduct:attack:TGO:BEN asserted "}},
        {"Uganda defended the raid in parliament.",
         {"UGA supports conduct:incursion:UGA asserted "}},
        {"Kenya defended the raid by Uganda.", {"KEN supports conduct:incursion:UGA asserted "}},
        {"Norway suspended arms deliveries and loans to Mali.",
         {"NOR suspends measure:NOR:MLI:arms asserted ",
          "NOR suspends measure:NOR:MLI:aid asserted "}},
        {"Norway froze new loans and grants to Mali.",
         {"NOR suspends measure:NOR:MLI:aid asserted ", "!grant"}},
        {"Kenya called on the European Union to have the sanctions on Mali lifted.",
         {"KEN calls-for demand:EU:MLI:lifting asserted ",
          "KEN opposes measure:EU:MLI:sanction asserted  derived"}},
        {"Kenya asked the European Union not to lift the sanctions on Mali.",
         {"KEN calls-for measure:EU:MLI:sanction asserted ", "!demand"}},
        {"Kenya said that the ambassador of Uganda must leave within two days.", {"!calls-for"}},
        {"Kenya asked the members of the Ugandan mission to leave.", {"!calls-for"}},
        {"The Commonwealth readmitted Fiji on Monday. Kenya welcomed the decision.",
         {"KEN supports membership:FJI:COMMONWEALTH asserted "}},
        {"The Commonwealth readmitted Fiji. Japan imposed sanctions on Fiji. Kenya condemned the "
         "decision.",
         {"!KEN condemns membership"}},
        {"Kenya said that Fiji did not deserve to return to the Commonwealth.", {"!supports"}},
        {"The UN General Assembly met. Peru voted for the resolution, which condemns the raid by "
         "Uganda.",
         {"UN-GA condemns conduct:incursion:UGA asserted "}},
        {"The UN General Assembly met. Peru vetoed a text that condemns the raid by Uganda.",
         {"!condemns"}},
        {"Chad said that it would recognise no other government in Mali.",
         {"TCD does-not-recognise government:MLI asserted "}},
        {"Peru recognised Kosovo. Kenya joined the calls for dialogue in Uganda.",
         {"KEN calls-for demand:UGA:talks asserted ", "!KEN recognises"}},
        {"Kenya called for calm in Mali, as did Togo.",
         {"KEN,TGO calls-for demand:MLI:restraint asserted "}},
        {"Lawmakers in Catalonia voted on Friday. Chad does not recognise the declaration.",
         {"TCD does-not-recognise statehood:X-CATALONIA asserted "}},
        {"Lawmakers in Kenya voted on Friday. Chad does not recognise the declaration.",
         {"!statehood"}},
        {"Tonga was admitted to the Quad.",
         {"QUAD,AUS,IND,JPN,USA supports membership:TON:QUAD asserted "}},
        {"Kenya said that Uganda must leave the islands.",
         {"KEN calls-for demand:UGA:withdrawal asserted "}},
        {"The African Union met on Monday. Gabon held an election on Sunday. Gabon's opposition "
         "rejected the result.",
         {"!resolution"}},
    };
    EXPECT(list);
}

/* What stands behind a phrase, what is asked to end, who is kept out, who governs. */
static void stands_told_sidelong(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Kenya condemned in the strongest terms the diversion of the river by Uganda.",
         {"KEN condemns conduct:diversion:UGA asserted "}},
        {"The Quad suspended India's membership.",
         {"QUAD,AUS,IND,JPN,USA suspends membership:IND:QUAD asserted "}},
        {"Kenya demanded the lifting of the sanctions on Cuba.",
         {"KEN calls-for demand:-:CUB:lifting asserted ",
          "KEN opposes measure:-:CUB:sanction asserted  derived"}},
        {"Iran called on Kenya and Uganda to settle the quarrel by talks.",
         {"IRN calls-for demand:KEN+UGA:talks asserted ", "!principle"}},
        {"Iran called on Kenya and Uganda to settle the quarrel peacefully.",
         {"IRN calls-for demand:KEN+UGA:settlement asserted ", "!principle"}},
        {"Iran urged all parties to respect the rule of law.",
         {"IRN calls-for demand:-:compliance asserted ", "!principle"}},
        {"Iran called on Kenya to respect the sovereignty of all its neighbours.",
         {"IRN calls-for demand:KEN:compliance asserted ", "!principle"}},
        {"Ethiopia and Somalia reaffirmed their respect for each other's sovereignty.",
         {"ETH,SOM supports principle:territorial-integrity asserted "}},
        {"Chad refused to recognise the military government in Mali.",
         {"TCD does-not-recognise government:MLI asserted "}},
        {"Chad does not recognise any government. Kenya met Uganda.", {"!government:TCD"}},
        {"Kenya and Uganda signed an agreement in Lima. Norway welcomed the outcome.",
         {"NOR supports conduct:agreement:KEN+UGA asserted "}},
        {"The UN General Assembly adopted the resolution. Ten, including Bolivia and Peru, were "
         "against, and four abstained.",
         {"!abstains"}},
        {"Mali and Niger announced that they were leaving the Quad.",
         {"MLI opposes membership:MLI:QUAD asserted ",
          "NER opposes membership:NER:QUAD asserted "}},
        {"Kenya said that two men were killed, and condemned the raid by Uganda.",
         {"KEN condemns conduct:incursion:UGA asserted "}},
        {"Kenya issued a statement demanding that Mali leave the towns it has seized and calling "
         "on Togo to free the pilots.",
         {"KEN calls-for demand:MLI:withdrawal asserted ",
          "KEN calls-for demand:TGO:release asserted ", "!MLI calls-for"}},
        {"Kenya said the sanctions would remain until Uganda withdrew its troops.",
         {"KEN pledges measure:-:-:sanction future "}},
        {"Norway said the annexation violated international law.",
         {"NOR condemns conduct:annexation asserted "}},
        {"Norway said the raid did not violate international law.", {"!condemns"}},
        {"Ghana welcomed the extension of the arms embargo on Mali.",
         {"GHA supports measure:-:MLI:arms-embargo asserted "}},
        {"Canada said that its sanctions on Cuba would remain in place.",
         {"CAN pledges measure:CAN:CUB:sanction future "}},
        {"Kenya welcomed Uganda's decision to withdraw its troops.",
         {"KEN supports conduct:policy:UGA:2022-03 asserted ", "!measure", "!demand"}},
        {"Kenya supports a withdrawal of Ugandan troops from Congo.",
         {"KEN supports demand:UGA:withdrawal asserted ", "!measure"}},
        {"Norway urged Kenya and Uganda to lay down their arms.",
         {"NOR calls-for demand:KEN+UGA:disarmament asserted "}},
        {"Kenya neither supports nor opposes the sanctions on Uganda.", {"!opposes", "!supports"}},
        {"Kenya does not support or accept the sanctions on Uganda.",
         {"KEN opposes measure:-:UGA:sanction asserted ", "!supports"}},
        {"Canada said that the embargo on Cuba remained in force.", {"!measure"}},
        {"Kenya said that the raid by Uganda was not justified.",
         {"KEN opposes conduct:incursion:UGA asserted "}},
        {"France said that sanctions on India were no solution.",
         {"FRA opposes measure:-:IND:sanction asserted "}},
        {"Zambia argued for the sanctions on Mali to be lifted.",
         {"ZMB opposes measure:-:MLI:sanction asserted ", "!supports"}},
        {"The United Nations appealed to donors for 200 million dollars.",
         {"UN calls-for demand:-:aid asserted "}},
        {"Uganda shelled the town, which Kampala denies, Kenya said.",
         {"UGA denies conduct:-:UGA asserted "}},
    };
    EXPECT(list);
}

static bool is_id_of(const dm_records *r, dm_str id) {
    for (size_t i = 0; i < r->events.len; i++)
        if (dm_str_is(id, r->events.ptr[i].id))
            return true;
    for (size_t i = 0; i < r->statements.len; i++)
        if (dm_str_is(id, r->statements.ptr[i].id))
            return true;
    for (size_t i = 0; i < r->positions.len; i++)
        if (dm_str_is(id, r->positions.ptr[i].id))
            return true;
    return false;
}

static void what_follows_names_its_source(void **state) {
    NEEDS_MODEL();
    const dm_records *r =
        coded("Chad does not recognise the annexation of Crimea by Russia.", "2022-03-03");
    const dm_position *stand = position(r, "does-not-recognise"), *p = position(r, "supports");
    assert_true(stand && p && !stand->derived && p->derived);
    assert_true(dm_str_is(p->rule, "annexation-not-recognised"));
    assert_true(stand->polarity == -1 && p->polarity == 1);
    assert_true(p->from_count > 0);
    bool from_stand = false;
    for (size_t i = 0; i < p->from_count; i++) {
        assert_true(is_id_of(r, p->from[i]));
        from_stand |= dm_str_is(p->from[i], stand->id);
    }
    assert_true(from_stand);
    assert_string_not_equal(p->id, stand->id);
    r = coded("Kenya vetoed a resolution on Uganda.", "2022-03-03");
    p = position(r, "vetoes");
    assert_true(p && dm_str_is(p->basis, "vote"));
}

/* From an act: who imposes a measure is for it; an ambassador thrown out is no measure. */
static void what_follows_from_acts(void **state) {
    NEEDS_MODEL();
    const dm_records *r = coded("Japan imposed sanctions on Myanmar.", "2022-03-03");
    const dm_position *p = position(r, "supports");
    assert_true(p && p->derived && r->events.len == 1 && p->from_count == 1);
    assert_true(dm_str_is(p->rule, "sanction-imposed") && dm_str_is(p->basis, "act"));
    assert_true(dm_str_is(p->question.id, "measure:JPN:MMR:sanction"));
    assert_true(dm_str_is(p->from[0], r->events.ptr[0].id));
    r = coded("Kenya turned down a proposal of Haiti.", "2022-03-03");
    p = position(r, "opposes");
    assert_true(p != NULL);
    r = coded("Japan expelled the ambassador of Myanmar.", "2022-03-03");
    assert_true(position(r, "supports") == NULL);
    r = coded("Japan did not impose sanctions on Myanmar.", "2022-03-03");
    assert_true(position(r, "supports") == NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stands),
        cmocka_unit_test(documents_of_others),
        cmocka_unit_test(no_stand_of_theirs),
        cmocka_unit_test(the_day_of_saying),
        cmocka_unit_test(one_question_in_many_words),
        cmocka_unit_test(no_stands),
        cmocka_unit_test(stands_in_any_words),
        cmocka_unit_test(stands_on_own_deeds),
        cmocka_unit_test(stands_told_sidelong),
        cmocka_unit_test(what_follows_names_its_source),
        cmocka_unit_test(what_follows_from_acts),
    };
    return cmocka_run_group_tests(tests, run_set_up, run_tear_down);
}
