/*
 * statement_names.c - who speaks under what name: a name that the parser took for a verb,
 * namesakes, commissioners, rebels and bodies: one construction a line.
 */
#include "coder_run.h"

static void names_and_verbs(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"The United States, which also keeps a camp in Djibouti, called the Eritrean move an act "
         "of aggression.",
         {"USA indirect: the Eritrean move an act of aggression"}},
        {"Kenyan President William Ruto called the ruling of the judges disappointing.",
         {"KEN indirect: the ruling of the judges disappointing"}},
        {"Iran's ambassador in Vienna called the step legally void, politically reckless and "
         "procedurally flawed.",
         {"IRN indirect: the step legally void, politically reckless and procedurally flawed"}},
        {"The European Union called the cease-fire a step in the right direction.",
         {"EU indirect: the cease-fire a step in the right direction"}},
        {"Uganda called the two ministers home.", {"!indirect: the two ministers"}},
    };
    EXPECT(list);
}

/* Names that the tagger takes for verbs, "it" beside a state that is only told of, provinces. */
static void names_and_its(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Tunisian President Kais Saied met Farhan Haq, a spokesman for the United Nations. Saied "
         "said that the curfew would stay.",
         {"TUN indirect: the curfew would stay"}},
        {"The Balochistan Liberation Army vowed that it would not stay silent. Pakistan, it said, "
         "would have to pay a price.",
         {"X-BLA indirect: Pakistan, it said, would have to pay a price"}},
        {"Two children were killed in the raid on the village, according to the Balochistan "
         "government.",
         {"PAK indirect: Two children were killed in the raid on the village"}},
        {"The Nordic Council met on Monday. \"We sold the family silver,\" said one official from "
         "a "
         "Nordic country.",
         {"!PACE direct"}},
    };
    EXPECT(list);
}

/* Bodies that bear another's name; wordings of translation engines beside quotations; who takes the
 * words of a colon. */
static void bodies_and_marks(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Kenya met Uganda. The Security Council of Russia said that the plan was wrong.",
         {"RUS indirect: the plan was wrong"}},
        {"Kenya met Uganda. The Bank of England said that rates would fall.", {"!UN-SC indirect"}},
        {"Kenya met Uganda. \"It is an aggression\", has fulminated the Congolese minister Patrick "
         "Muyaya.",
         {"COD direct: It is an aggression"}},
        {"Kenya met Uganda. \"We will not leave our people\", \xe2\x80\x94 emphasized president of "
         "Serbia Aleksandar Vucic.",
         {"SRB direct: We will not leave our people"}},
        {"Kenya met Uganda. As stated the minister of foreign affairs of Turkey, the decision will "
         "be taken on Monday.",
         {"TUR indirect: the decision will be taken on Monday"}},
        {"Kenya met Uganda. The Kenyan ministry emphasized the importance of holding a free vote "
         "in "
         "all regions.",
         {"KEN indirect: the importance of holding a free vote in all regions"}},
        {"BISHKEK, May 3 (Agency) - Kyrgyzstan's President Sadyr Japarov spoke. Asked about the "
         "cost, he put it at 4.2 billion dollars.",
         {"!indirect: Asked"}},
        {"NIAMEY, July 2 (Agency) - Niger denied it. Nigeria's army spoke.\n\nVillagers in "
         "northern "
         "Nigeria said it was the worst raid in years. \"They came at prayer time,\" one elder "
         "said.",
         {"NGA direct: They came at prayer time,"}},
    };
    EXPECT(list);
}

/* Commissioners, spokesmen of rebels, somebody before a colon. */
static void commissioners_and_rebels(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"European Union ministers failed to agree. Hungary and Slovakia said no. The commissioner "
         "for energy, Dan Jorgensen, insisted that the ban was legally sound.",
         {"EU indirect: the ban was legally sound"}},
        {"European Union ministers met in Nairobi. Kenya's police commissioner insisted that the "
         "ban was legally sound.",
         {"KEN indirect: the ban was legally sound"}},
        {"MOSCOW, Aug 9 (Agency) - Russia sent troops.\n\nIn Dagestan, fighters held villages. The "
         "interior ministry said ten policemen were dead. A spokesman for the rebels claimed that "
         "they had shot down a helicopter.",
         {"!RUS indirect: they had shot"}},
        {"ANTANANARIVO, Oct 14 (Agency) - Soldiers took power in Madagascar on Tuesday. The "
         "president "
         "of Madagascar, Andry Rajoelina, fled. Crowds danced in Antananarivo. A shopkeeper was "
         "less sure: \"I have seen all of this before.\"",
         {"MDG direct: I have seen all of this before."}},
    };
    EXPECT(list);
}

/* Charges in marks, nationals behind a number, bodies named behind a noun, namesakes, parliaments.
 */
static void charges_and_namesakes(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"The leaders met for a week. The tribunal in Dhaka has issued arrest warrants for the "
         "former president and several ministers for \"crimes against humanity and genocide\".",
         {NULL}},
        {"The leaders met in Lima. A court in Nairobi convicted the editor of \"spreading false "
         "news about the state of the army\".",
         {NULL}},
        {"The leaders met for a week. The two, a Kenyan and a Ugandan, said they had been told "
         "nothing.",
         {"KEN,UGA indirect: they had been told nothing"}},
        {"The leaders met for a week. The official representative of MFA RF noted that the talks "
         "had failed.",
         {"RUS indirect: the talks had failed"}},
        {"India sent a note to Dhaka and the Indian minister spoke. Congress leader Shashi Tharoor "
         "said the government in New Delhi should tread carefully.",
         {"IND indirect: the government in New Delhi should tread carefully"}},
        {"The leaders met for a week. Pakistani troops left in 1971. Bangladesh wants Hasina back. "
         "Dhaka is waiting. Jamaat-e-Islami said India should return Hasina.",
         {"BGD indirect: India should return Hasina"}},
        {"BISHKEK, May 1 (Agency) - The president of Kyrgyzstan met his Tajik colleague. In "
         "Bishkek "
         "crowds asked for weapons. The Kyrgyz border was shut. The head of MFA RF said that the "
         "road was open.",
         {"RUS indirect: the road was open"}},
        {"DAR ES SALAAM, May 1 (Agency) - China and Tanzania met. Chinese President Xi Jinping "
         "praised Tanzania. In Beijing, China hailed the deal. Tanzania backs China's efforts, the "
         "country's foreign ministry reiterated.",
         {"TZA indirect: Tanzania backs China's efforts"}},
        {"The leaders met for a week. Three of the European Union's 27 members said they would not "
         "send weapons.",
         {NULL}},
        {"Uganda closed its border with Rwanda. The minister of trade, Amelia Kyambadde, announced "
         "the measure on Monday, saying Kigali had left it no choice.",
         {"UGA indirect: Kigali had left it no choice"}},
        {"The Philippines lodged a protest with China on Thursday. Beijing rejected the protest. A "
         "foreign ministry spokeswoman said the boats were sheltering from the wind.",
         {"CHN indirect: the boats were sheltering from the wind"}},
        {"Kenya met Uganda. Kenya would stay until Uganda announced that its army had gone home.",
         {NULL}},
        {"The leaders met for a week. Abu Sabaya, a spokesman for a second Sayyaf faction, said "
         "that his men were holding an American.",
         {"X-ABU-SAYYAF indirect: his men were holding an American"}},
    };
    EXPECT(list);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_and_verbs),       cmocka_unit_test(names_and_its),
        cmocka_unit_test(bodies_and_marks),      cmocka_unit_test(commissioners_and_rebels),
        cmocka_unit_test(charges_and_namesakes),
    };
    return cmocka_run_group_tests(tests, run_set_up, run_tear_down);
}
