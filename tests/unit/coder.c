/*
 * coder.c - the coder on short texts: arguments under all constructions, operators, status,
 * quotations, contexts; the same output again; odd texts; refused memory.
 */
#include "coder_run.h"

#include "base/alloc.h"
#include "base/error.h"
#include "coder/scorer.h"
#include "engine/datelines.h"
#include "engine/lines.h"

static void constructions(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Kenya accused Uganda of lying.", {"ACCUSE/allege KEN>UGA asserted"}},
        {"Uganda was accused by Kenya.", {"ACCUSE/allege KEN>UGA asserted"}},
        {"Uganda was condemned by Kenya and Tanzania.", {"ACCUSE/disapprove KEN,TZA>UGA asserted"}},
        {"Kenya, which condemned Uganda, left the talks.",
         {"ACCUSE/disapprove KEN>UGA asserted", "SANCTION/withdraw KEN>- asserted"}},
        {"Uganda, accused by Kenya of spying, closed its border.",
         {"ACCUSE/allege KEN>UGA asserted"}},
        {"Kenya urged Uganda to withdraw its troops from Rwanda.",
         {"REQUEST/yield KEN>UGA asserted", "!RETREAT"}},
        {"Kenya met and condemned Uganda.", {"ACCUSE/disapprove KEN>UGA asserted"}},
        {"Kenya gave its backing to Uganda.", {"SUPPORT KEN>UGA asserted"}},
        {"Kenya launched an attack on Uganda.", {"ASSAULT KEN>UGA asserted"}},
        {"Kenya imposed sanctions on Uganda.", {"SANCTION/discontinue KEN>UGA asserted"}},
        {"The condemnation of Uganda by Kenya surprised many.",
         {"ACCUSE/disapprove KEN>UGA asserted"}},
        {"Kenya's condemnation of Uganda was sharp.", {"ACCUSE/disapprove KEN>UGA asserted"}},
        {"KENYA CONDEMNED UGANDA.", {"ACCUSE/disapprove KEN>UGA asserted"}},
    };
    EXPECT(list);
}

static void operators(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Kenya refused to meet Uganda.", {"REJECT/meet KEN>UGA asserted", "!CONSULT"}},
        {"Kenya agreed to send aid to Uganda.", {"AGREE KEN>UGA asserted", "!AID"}},
        {"Kenya threatened to attack Uganda.", {"THREATEN/violence KEN>UGA asserted", "!ASSAULT"}},
        {"Kenya warned that it would attack Uganda.",
         {"THREATEN/violence KEN>UGA asserted", "!ASSAULT"}},
        {"Kenya denied attacking Uganda.", {"!ASSAULT KEN>UGA asserted"}},
        {"Kenya denied that it had attacked Uganda.", {"!ASSAULT KEN>UGA asserted"}},
        {"Kenya failed to reach an agreement with Uganda.",
         {"AGREE KEN>UGA negated", "!KEN>UGA asserted"}},
        {"Kenya did not condemn Uganda.", {"ACCUSE/disapprove KEN>UGA negated", "!conduct"}},
        {"Kenya never attacked Uganda.", {"ASSAULT KEN>UGA negated"}},
        {"Kenya may attack Uganda.", {"ASSAULT KEN>UGA hypothetical"}},
        {"Kenya planned to attack Uganda.", {"ASSAULT KEN>UGA future"}},
        {"If Kenya attacks Uganda, the region will burn.", {"ASSAULT KEN>UGA hypothetical"}},
        {"Kenya should condemn Uganda.", {"ACCUSE/disapprove KEN>UGA hypothetical"}},
    };
    EXPECT(list);
}

/* By what is asked for or refused, whatever the verb. */
static void modes_of_demands(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"Kenya urged Uganda to resign from the council.", {"REQUEST/change KEN>UGA asserted"}},
        {"Kenya demanded that Uganda hand back the ships.", {"REQUEST/yield KEN>UGA asserted"}},
        {"Kenya called on Uganda to stop supporting the rebels.",
         {"REQUEST/yield KEN>UGA asserted"}},
        {"Kenya called on Uganda to exercise restraint.", {"REQUEST/yield KEN>UGA asserted"}},
        {"Kenya asked Uganda to refrain from further tests.", {"REQUEST/yield KEN>UGA asserted"}},
        {"Kenya urged Uganda to repeal the export ban.", {"REQUEST/yield KEN>UGA asserted"}},
        {"Kenya urged Uganda and Rwanda to return to dialogue.",
         {"REQUEST/meet KEN>UGA,RWA asserted"}},
        {"Kenya urged Uganda to publish the results.", {"REQUEST/change KEN>UGA asserted"}},
        {"Kenya urged Uganda to release the hostages.", {"REQUEST/yield KEN>UGA asserted"}},
        {"Kenya called the raid by Uganda an act of aggression.",
         {"ACCUSE/allege KEN>UGA asserted"}},
        {"Kenya described the blockade by Uganda as a crime.", {"ACCUSE/allege KEN>UGA asserted"}},
        {"Kenya called the decision of Uganda regrettable.",
         {"ACCUSE/disapprove KEN>UGA asserted"}},
        {"Kenya condemned the violence of Uganda.", {"ACCUSE/disapprove KEN>UGA asserted"}},
    };
    EXPECT(list);
}

static void quotations(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"\"Kenya has attacked us,\" Ugandan President Yoweri Museveni told reporters.",
         {"ASSAULT KEN>UGA asserted", "UGA direct: Kenya has attacked us,"}},
        {"Ugandan President Yoweri Museveni said that Kenya had attacked Uganda.",
         {"UGA indirect: Kenya had attacked Uganda", "ASSAULT KEN>UGA asserted"}},
        {"\"This is unacceptable,\" Russian Foreign Minister Sergei Lavrov said. \"We condemn the "
         "United States.\"",
         {"RUS direct: This is unacceptable,", "RUS direct: We condemn the United States.",
          "ACCUSE/disapprove RUS>USA asserted"}},
        {"According to the Kremlin, France supplied weapons to Ukraine.",
         {"RUS indirect: France supplied weapons to Ukraine", "AID FRA>UKR asserted"}},
        {"France accused Russia of war crimes. \"It is shameful,\" President Emmanuel Macron said. "
         "He added that Paris would send weapons to Ukraine.",
         {"FRA direct: It is shameful,", "FRA indirect: Paris would send weapons to Ukraine",
          "AGREE FRA>UKR asserted"}},
        {"Kenya said that Uganda had condemned Rwanda.",
         {"KEN indirect: Uganda had condemned Rwanda", "ACCUSE/disapprove UGA>RWA asserted",
          "!KEN>RWA"}},
    };
    EXPECT(list);
}

/* Told by somebody: the attribution of an event. */
static void events_have_their_source(void **state) {
    NEEDS_MODEL();
    const dm_records *r = coded(
        "Ugandan President Yoweri Museveni said that Kenya had attacked Rwanda.", "2022-03-03");
    const dm_event *attack = NULL;
    for (size_t i = 0; i < r->events.len; i++)
        if (r->events.ptr[i].type == DM_ASSAULT)
            attack = &r->events.ptr[i];
    assert_non_null(attack);
    assert_true(attack->attribution && dm_str_is(attack->attribution->code, "UGA"));
    r = coded("Kenya attacked Rwanda.", "2022-03-03");
    assert_int_equal(r->events.len, 1);
    assert_null(r->events.ptr[0].attribution);
    assert_true(dm_str_is(r->events.ptr[0].trigger_text, "attacked"));
    assert_true(dm_str_is(r->events.ptr[0].trigger_lemma, "attack"));
}

static bool in_context(const dm_event *e, const char *name) {
    for (size_t i = 0; i < e->context_count; i++)
        if (dm_str_is(e->contexts[i], name))
            return true;
    return false;
}

static void contexts(void **state) {
    NEEDS_MODEL();
    const dm_records *r =
        coded("Kenya condemned Uganda over its nuclear weapons programme.", "2022-03-03");
    assert_true(r->events.len > 0 && in_context(&r->events.ptr[0], "cbrn"));
    r = coded("Kenya condemned Uganda over the elections.", "2022-03-03");
    assert_true(r->events.len > 0 && in_context(&r->events.ptr[0], "election"));
    assert_false(in_context(&r->events.ptr[0], "cbrn"));
}

/* ---- determinism ---- */

typedef struct lines {
    char *text;
    size_t len;
} lines;

static dm_status take(void *context, const char *line, size_t length) {
    lines *self = context;
    self->text = realloc(self->text, self->len + length + 2);
    assert_non_null(self->text);
    memcpy(self->text + self->len, line, length);
    memcpy(self->text + self->len + length, "\n", 2);
    self->len += length + 1;
    return DM_OK;
}

static dm_status json(dm_reader *with, const char *text, lines *out, dm_error *error) {
    dm_code_options options = {.min_confidence = 0, .source = "test", .text = true};
    return dm_reader_code(with, text, strlen(text), &options, take, out, error);
}

static const char ARTICLE[] =
    "NAIROBI, 3 March 2022 - Kenya condemned Russia's annexation of Crimea on Wednesday and voted "
    "for a resolution of the General Assembly.\n\n\"We will never recognise it,\" President Uhuru "
    "Kenyatta said. He met his Ugandan counterpart in Kampala.\n\nThe two countries did not sign "
    "the declaration. Police may arrest protesters in Mombasa.\n";

/* Whom an act is meant for where only the rest of the article says it. */
static void sides_of_the_article(void **state) {
    NEEDS_MODEL();
    static const expectation list[] = {
        {"France expelled four Russian diplomats on Monday. Poland expelled three diplomats too.",
         {"SANCTION/expel FRA>RUS asserted", "SANCTION/expel POL>RUS asserted"}},
        {"Greece sent Turkey two aircraft. Bulgaria sent doctors to Turkey. Armenia pledged tents.",
         {"AID GRC>TUR asserted", "AGREE ARM>TUR asserted"}},
        {"Troops of Sudan shelled a town in Chad on Monday. Kenya condemned the shelling.",
         {"ACCUSE/disapprove KEN>SDN asserted"}},
        {"Bombs exploded near the embassy of Chad on Monday. Kenya condemned the bombings.",
         {"!KEN>TCD"}},
        {"Gunmen killed 40 people in Lagos on Friday. Kenya condemned the attack.",
         {"ACCUSE/disapprove KEN>? asserted", "!KEN>NGA"}},
        {"An earthquake killed 300 people in Nepal on Monday. Nepal asked for help. Australia "
         "pledged "
         "$5 million.",
         {"AGREE AUS>NPL asserted"}},
        {"Ghana and Togo are at odds over the river. Benin urged both to talk. Mali urged the two "
         "to "
         "sign.",
         {"REQUEST/meet BEN>GHA,TGO asserted", "REQUEST/change MLI>GHA,TGO asserted"}},
        {"Armenia and Azerbaijan have fought since Monday. Each government blames the other.",
         {"ACCUSE/allege ARM,AZE>ARM,AZE asserted"}},
        {"Chile cut diplomatic relations with Peru on Monday. Chile recalled its envoy from Lima. "
         "Mexico sacked its coach.",
         {"SANCTION/discontinue CHL>PER asserted", "!MEX>PER"}},
        {"Chad jailed two reporters. Chad closed a station. Chad was silent.\n\nNiger was silent. "
         "Mali criticised "
         "France.\n\nJapan urged the government to free the reporters.",
         {"REQUEST/yield JPN>TCD asserted"}},
    };
    EXPECT(list);
}

static void the_same_again(void **state) {
    NEEDS_MODEL();
    dm_error error;
    lines first = {0}, again = {0}, after = {0}, other = {0}, fresh = {0};
    dm_reader *second;
    assert_int_equal(json(reader, ARTICLE, &first, &error), DM_OK);
    assert_int_equal(json(reader, ARTICLE, &again, &error), DM_OK);
    assert_int_equal(
        json(reader, "France, Germany and Italy met in Rome. They accused Iran.", &other, &error),
        DM_OK);
    assert_int_equal(json(reader, ARTICLE, &after, &error), DM_OK);
    assert_int_equal(dm_reader_new(engine, &second, &error), DM_OK);
    assert_int_equal(json(second, ARTICLE, &fresh, &error), DM_OK);
    dm_reader_free(second);
    assert_non_null(strstr(first.text, "does-not-recognise"));
    assert_string_equal(first.text, again.text);
    assert_string_equal(first.text, after.text);
    assert_string_equal(first.text, fresh.text);
    free(first.text);
    free(again.text);
    free(after.text);
    free(other.text);
    free(fresh.text);
}

/* ---- odd texts ---- */

static dm_parser *kept_parser; /* what it remembers of words is large: one for all texts */

static dm_parser *shared_parser(void) {
    dm_error error;
    if (!kept_parser)
        assert_int_equal(dm_parser_new(dm_engine_model(engine), &kept_parser, &error), DM_OK);
    return kept_parser;
}

static int tear_down(void **state) {
    dm_parser_free(kept_parser);
    return run_tear_down(state);
}

static void parsed_and_coded(dm_str text) {
    dm_arena arena;
    dm_parse parse;
    dm_parser *parser = shared_parser();
    dm_records records;
    dm_error error = {0};
    dm_article article = {
        .text = text, .published = DM_STR("2022-03-03"), .language = DM_STR("en")};
    dm_coder_options options = {.min_confidence = 0, .explain = true, .readings = true};
    dm_arena_init(&arena, 0);
    assert_int_equal(dm_parser_tokenize(parser, &arena, text, &parse, &error), DM_OK);
    assert_int_equal(dm_datelines_split(&arena, &parse, &error), DM_OK);
    assert_int_equal(dm_parser_analyse(parser, &arena, &parse, &error), DM_OK);
    assert_int_equal(dm_coder_code(dm_engine_codebook(engine), &arena, &article, &parse, &options,
                                   &records, &error),
                     DM_OK);
    for (size_t i = 0; i < records.events.len; i++) {
        const dm_event *e = &records.events.ptr[i];
        assert_true(e->sentence.start <= e->trigger.start && e->trigger.end <= e->sentence.end);
        assert_true(e->sentence.end <= text.len);
        assert_true(e->confidence >= 0 && e->confidence <= 1);
    }
    assert_true(records.readings.len >= text.len);
    dm_arena_free(&arena);
}

/* Every word of the lexicon where nothing stands above it: in a heading. */
static void headings(void **state) {
    NEEDS_MODEL();
    const dm_codebook *book = dm_engine_codebook(engine);
    static const char *const around[] = {"%.*s", "The %.*s of Kenya against Uganda",
                                         "Kenya: %.*s on resolution of Uganda by 10 votes to 2"};
    dm_arena line;
    dm_arena_init(&line, 0);
    assert_true(book->frames.len > 1000);
    dm_str last = {"", 0};
    for (size_t i = 0; i < book->frames.len; i++) {
        dm_str lemma = book->frames.ptr[i].lemma;
        if (dm_str_eq(lemma, last))
            continue;
        last = lemma;
        parsed_and_coded(dm_arena_printf(&line, around[i % 3], DM_FMT(lemma)));
    }
    parsed_and_coded(DM_STR("The vote against Kenya"));
    parsed_and_coded(DM_STR("A vote of 143 to 2 with four abstentions"));
    dm_arena_free(&line);
}

static void odd_texts(void **state) {
    NEEDS_MODEL();
    static const char *const texts[] = {
        "",
        "Kenya",
        "condemned",
        ".",
        "...!?;:,-",
        "\"",
        "\"\"\"\"",
        "( ( ( ) )",
        "'s 's 's",
        "THE PRESIDENT OF KENYA CONDEMNED THE ATTACK ON UGANDA BY RUSSIA AND VOTED AGAINST IT.",
        "and and and and",
        "of by with to",
        "Kenya Kenya Kenya Kenya Kenya",
        "1 2 3 4 5 6",
        "never not no nor",
        "\xe2\x80\x9c\xe2\x80\x9d\xe2\x80\x94",
        "said said said said",
        "Kenya\n\n\n\nUganda\n\n-\n\n-"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        parsed_and_coded(dm_str_of(texts[i]));
    /* Ends within a sentence, behind each word; under sanitizers the tokens are fenced. */
    static const char *const cut[] = {"The talks went on in Nairobi, according to Wanjiru",
                                      "say, Kenya and Uganda signed a treaty in Lima on Friday",
                                      "Kenya said that it was ready but that Uganda, whose envoy "
                                      "had left, called on its allies and",
                                      "The minister told reporters that the border was shut, as "
                                      "did Uganda, and each other of the"};
    for (size_t i = 0; i < sizeof cut / sizeof *cut; i++)
        for (size_t len = strlen(cut[i]), k = len; k > 0; k--)
            if (k == len || cut[i][k] == ' ')
                parsed_and_coded((dm_str){cut[i], k});
    /* 5,000 tokens without a full stop */
    static const char *const words[] = {"Kenya", "condemned", "and", "Uganda",
                                        "which", "said",      "that"};
    dm_str text = {dm_arena_alloc(&notes, 60000), 0};
    for (unsigned i = 0; i < 5000; i++)
        text.len += (size_t)sprintf((char *)text.ptr + text.len, "%s ", words[i * i % 7]);
    parsed_and_coded(text);
}

/* ---- readings and datelines ---- */

static void the_readings_say_why(void **state) {
    NEEDS_MODEL();
    dm_arena arena;
    dm_parse parse;
    dm_error error;
    dm_str text = DM_STR("Kenya refused to meet Uganda. The weather was fine.");
    dm_article article = {.text = text};
    dm_coder_options options = {.min_confidence = -1, .readings = true};
    dm_records records;
    dm_arena_init(&arena, 0);
    assert_int_equal(dm_reader_parse(reader, text, &parse, &error), DM_OK);
    assert_int_equal(dm_coder_code(dm_engine_codebook(engine), &arena, &article, &parse, &options,
                                   &records, &error),
                     DM_OK);
    static const char *const parts[] = {
        "[0, 29) Kenya refused to meet Uganda.\n", "  meet: REJECT KEN > UGA, asserted, confidence",
        ", predicates/", "[30, 51) The weather was fine.\n", "no word of it is a predicate"};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        assert_true(dm_str_find(records.readings, dm_str_of(parts[i]), 0) != SIZE_MAX);
    dm_arena_free(&arena);
}

static void split(const char *text, const char *second) {
    dm_arena arena;
    dm_parse parse;
    dm_parser *parser = shared_parser();
    dm_error error;
    dm_arena_init(&arena, 0);
    assert_int_equal(dm_parser_tokenize(parser, &arena, dm_str_of(text), &parse, &error), DM_OK);
    size_t before = parse.sentence_count;
    assert_int_equal(dm_datelines_split(&arena, &parse, &error), DM_OK);
    assert_int_equal(parse.sentence_count, before + (second != NULL));
    if (second) {
        const dm_sentence *s = &parse.sentences[1];
        assert_true(dm_str_starts(dm_str_sub(parse.text, s->start, s->end), dm_str_of(second)));
        assert_false(s->paragraph_start);
        assert_true(parse.sentences[0].paragraph_start);
        assert_true(parse.sentences[0].end <= s->start);
        assert_int_equal(parse.sentences[0].first + parse.sentences[0].count, s->first);
    }
    for (uint32_t i = 0; i < parse.sentence_count; i++)
        for (uint32_t t = 0; t < parse.sentences[i].count; t++)
            assert_int_equal(parse.tokens[parse.sentences[i].first + t].sentence, i);
    dm_arena_free(&arena);
}

static void datelines(void **state) {
    NEEDS_MODEL();
    split("GENEVA, March 3 (Agency) - The ministers met on Thursday.", "The ministers");
    split("GENEVA - The ministers met on Thursday. They ate.", "The ministers");
    split("Geneva (Agency) \xe2\x80\x94 The ministers met on Thursday.", "The ministers");
    split("Geneva - a town of banks - woke up late on Thursday.", NULL);
    split("The ministers met on Thursday.", NULL);
    split("The US-led force left.", NULL);
    split("GENEVA -", NULL);
}

/* ---- confidence ---- */

static double confidence(double value, const char *name) {
    dm_evidence e = {0};
    dm_evidence_add(dm_engine_codebook(engine), &e, name, value);
    dm_evidence_close(&e);
    return e.confidence;
}

static void confidence_follows_the_sum(void **state) {
    NEEDS_MODEL();
    dm_evidence e = {0};
    double before = -1;
    for (double score = -30; score <= 30; score += 0.5) {
        e.score = score;
        dm_evidence_close(&e);
        assert_true(e.confidence >= before && e.confidence >= 0 && e.confidence <= 1);
        before = e.confidence;
    }
    e.score = 0;
    dm_evidence_close(&e);
    assert_true(e.confidence == 0.5);
    assert_true(confidence(1, "no-such-feature") == 0.5);
    assert_true(confidence(0, "recipient-known") == 0.5);
    assert_true(confidence(1, "recipient-known") > 0.6);
    assert_true(confidence(1, "mention-doubt") < 0.4);
    for (int i = 0; i < 2 * DM_MOST_FEATURES; i++)
        dm_evidence_add(dm_engine_codebook(engine), &e, "bias", 1);
    assert_int_equal(e.count, DM_MOST_FEATURES);
}

/* ---- refused memory ---- */

static void memory_runs_out(void **state) {
    NEEDS_MODEL();
    dm_arena whole;
    dm_parse parse;
    dm_error error;
    dm_str text =
        DM_STR("Kenya condemned Uganda. \"We will never recognise the annexation of Crimea "
               "by Russia,\" President Uhuru Kenyatta said in Nairobi on Tuesday.");
    dm_article article = {
        .text = text, .published = DM_STR("2022-03-03"), .language = DM_STR("en")};
    dm_coder_options options = {.min_confidence = 0, .explain = true, .readings = true};
    dm_records records;
    assert_int_equal(dm_reader_parse(reader, text, &parse, &error), DM_OK);
    dm_arena_init(&whole, 0);
    bool done = false;
    size_t refused = 0, most = 0;
    /* the arena asks for blocks: a limit on it refuses in finer steps than the gate */
    assert_int_equal(dm_coder_code(dm_engine_codebook(engine), &whole, &article, &parse, &options,
                                   &records, &error),
                     DM_OK);
    most = whole.used;
    assert_true(records.events.len > 1 && records.statements.len && records.positions.len);
    dm_arena_free(&whole);
    for (size_t limit = 1; !done && limit < 2 * most; limit += limit < 20000 ? 97 : 1009) {
        dm_arena small;
        dm_arena_init(&small, limit);
        error = (dm_error){0};
        dm_status status = dm_coder_code(dm_engine_codebook(engine), &small, &article, &parse,
                                         &options, &records, &error);
        done = status == DM_OK;
        refused += !done;
        assert_true(done || (status == DM_ERR_MEMORY && error.status == DM_ERR_MEMORY));
        dm_arena_free(&small);
    }
    assert_true(done && refused > 50);
    done = false;
    for (uint64_t n = 1; !done && n < 100; n++) {
        dm_arena small;
        dm_arena_init(&small, 0);
        dm_alloc_fail_after(n);
        dm_status status = dm_coder_code(dm_engine_codebook(engine), &small, &article, &parse,
                                         &options, &records, &error);
        dm_alloc_fail_after(0);
        done = status == DM_OK;
        assert_true(done || status == DM_ERR_MEMORY);
        dm_arena_free(&small);
    }
    assert_true(done);
}

/* The date of the event of a trigger, in an article of 25 May 2021, a Tuesday. */
static void check_day(const char *text, const char *trigger, const char *date) {
    const dm_records *records = coded(text, "2021-05-25");
    const char *found = NULL;
    for (size_t k = 0; k < records->events.len; k++) {
        const dm_event *event = &records->events.ptr[k];
        if (dm_str_is(event->trigger_text, trigger))
            found = dm_arena_printf(&notes, "%.*s", DM_FMT(event->when.value)).ptr;
    }
    if (!found || strcmp(found, date) != 0)
        fail_msg("%s: %s is %s, not %s", text, trigger, found ? found : "no event", date);
}

static void days_of_acts(void **state) {
    NEEDS_MODEL();
    static const struct {
        const char *text, *trigger, *date; /* date "": none */
    } list[] = {
        {"Kenya bombed Uganda on Monday, a day after Ugandan soldiers attacked Rwanda.", "attacked",
         "2021-05-23"},
        {"Kenya bombed Uganda two days before Uganda attacked Rwanda on Monday.", "bombed",
         "2021-05-22"},
        {"Kenya expelled the Ugandan ambassador on Friday, hours after Uganda attacked Rwanda.",
         "attacked", "2021-05-21"},
        {"Just one day after condemning Rwanda on Friday, Kenya attacked Uganda.", "attacked",
         "2021-05-22"},
        {"Kenya expelled the Ugandan ambassador weeks after Uganda attacked Rwanda.", "attacked",
         ""},
        {"Kenya lifted the sanctions that it imposed on Uganda in 2009.", "lifted", ""},
        {"Kenya said that the sanctions which it imposed on Uganda in 2009 were needed.",
         "sanctions", "2009"},
        {"Kenya rejected the claim of Uganda to the land occupied since June 1967.", "rejected",
         ""},
        {"Kenya, which attacked Uganda in the valley in March, kept silent.", "attacked",
         "2021-03"},
        {"Kenya quit the talks with Uganda in August.", "quit", "2020-08"},
        {"Kenya will attack Uganda on Thursday. Two days earlier it recalled its envoy from "
         "Kampala.",
         "recalled", "2021-05-23"},
        {"Kenya has boycotted the talks with Uganda since Friday.", "boycotted", "2021-05-21"},
        {"The UN Security Council adopted a resolution on Monday demanding that Uganda withdraw "
         "its troops.",
         "withdraw", "2021-05-24"},
        /* A day of what stands beside is not the act's. */
        {"Kenya accused Uganda of violating the 1972 treaty.", "accused", "2021-05-25"},
        {"Kenya condemned the sanctions imposed by Uganda in 2018.", "condemned", ""},
        {"Kenya condemned Sunday's raid by Uganda.", "condemned", "2021-05-25"},
        {"Kenya and Uganda agreed to hold a summit in 2025.", "summit", ""},
        {"Kenya recalled its ambassador from Kampala on the 27th.", "recalled", "2021-04-27"},
    };
    for (size_t i = 0; i < sizeof list / sizeof *list; i++)
        check_day(list[i].text, list[i].trigger, list[i].date);
}

/* The same, by what the sentences before tell. */
static void days_of_the_news(void **state) {
    NEEDS_MODEL();
#define LEAD "Fiji expelled the ambassador of Tonga on Monday.\n\n"
    static const struct {
        const char *text, *trigger, *date; /* date "": none */
    } list[] = {
        {LEAD "Tonga condemned the decision.", "condemned", "2021-05-24"},
        {LEAD "It shut its border with Fiji and recalled its own envoy.", "recalled", "2021-05-24"},
        {LEAD "Police in Suva used tear gas against demonstrators.", "used", "2021-05-24"},
        {LEAD "New Zealand, which has troops there, criticised Fiji.", "criticised", "2021-05-24"},
        {"Fiji expelled the ambassador of Tonga.\n\nTonga condemned the decision.", "condemned",
         "2021-05-25"},
        {LEAD "On 2 May Tongan soldiers attacked a Fijian post. Fijian soldiers arrested four.",
         "arrested", "2021-05-02"},
        {LEAD "Hours later Tonga condemned the decision.", "condemned", "2021-05-24"},
        {LEAD "Tonga accused Fiji of violating the 1972 treaty.", "accused", "2021-05-24"},
        {LEAD "Two weeks later Tonga condemned the decision.", "condemned", ""},
        {LEAD
         "On 2 May Tongan soldiers attacked a Fijian post.\n\nTonga accused Fiji of bad faith.",
         "accused", "2021-05-24"},
        /* At some other time, nobody knows when. */
        {LEAD "Samoa had warned Fiji against the step.", "warned", ""},
        {LEAD "Samoa has accused Fiji of bad faith.", "accused", ""},
        {"Samoa has accused Fiji of bad faith.", "accused", "2021-05-25"},
        {LEAD "On 2 May Tonga closed its port. Samoa accused Fiji of bad faith the next day.",
         "accused", "2021-05-03"},
        {LEAD "Samoa accused Fiji of bad faith the next day.", "accused", "2021-05-25"},
        {"Tonga on Monday suspended parts of its treaty with Fiji.", "suspended", "2021-05-24"},
        {"Tonga threatened on Monday to attack Fiji next week.", "attack", "2021-05-24"},
        {LEAD "Samoa repeatedly accused Fiji of bad faith.", "accused", ""},
        {LEAD "Samoa, which condemned the decision, is far away.", "condemned", ""},
        {LEAD "In March Tonga rejected a treaty. Fiji accused Tonga of bad faith.", "accused", ""},
        {LEAD "On 2 May Tongan soldiers attacked a Fijian post. Samoa condemned the attack.",
         "condemned", ""},
    };
#undef LEAD
    for (size_t i = 0; i < sizeof list / sizeof *list; i++)
        check_day(list[i].text, list[i].trigger, list[i].date);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(constructions),
        cmocka_unit_test(operators),
        cmocka_unit_test(modes_of_demands),
        cmocka_unit_test(quotations),
        cmocka_unit_test(events_have_their_source),
        cmocka_unit_test(contexts),
        cmocka_unit_test(days_of_acts),
        cmocka_unit_test(days_of_the_news),
        cmocka_unit_test(the_same_again),
        cmocka_unit_test(sides_of_the_article),
        cmocka_unit_test(headings),
        cmocka_unit_test(odd_texts),
        cmocka_unit_test(the_readings_say_why),
        cmocka_unit_test(datelines),
        cmocka_unit_test(confidence_follows_the_sum),
        cmocka_unit_test(memory_runs_out),
    };
    return cmocka_run_group_tests(tests, run_set_up, tear_down);
}
