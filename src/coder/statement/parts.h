/*
 * statement/parts.h - what the files that find statements share: who speaks (statement/subject.c,
 * statement/speakers.c, statement/side.c, statement/documents.c, statement/strangers.c,
 * statement/affiliation.c, statement/home.c, statement/owners.c, statement/before.c,
 * statement/bodies.c), what is said (statement/content.c, statement/aside.c), by what other ways
 * (statement/ways.c, statement/phrases.c), speeches as lists (statement/speeches.c), quotations
 * that no verb introduces (statement/carry.c). Private to them and statement/statements.c.
 */
#ifndef DM_CODER_STATEMENT_PARTS_H
#define DM_CODER_STATEMENT_PARTS_H

#include "coder/statement/statements.h"

enum { SCARE_QUOTE_WORDS = 3, RECENT_SENTENCES = 3 };

/* One article while its statements are found. */
typedef struct finder {
    dm_scene *scene;
    dm_spoken *spoken;
    const dm_parse *parse;
    dm_arena *arena;
    dm_actor_refs last; /* speakers of the last speech */
    uint32_t last_sentence;
    const dm_places *places;
    dm_str home; /* the country whose officials need not be named as such; empty if there is none */
    bool apolitical; /* a report on sport, markets, arts, science: nobody speaks for a state */
} finder;

/* The token; behind the last, where an article may end within a sentence, an empty one. */
static inline const dm_token *tok(const finder *f, uint32_t t) {
    static const dm_token none = {.head = DM_NO_TOKEN};
    return t < f->parse->token_count ? &f->parse->tokens[t] : &none;
}

static inline const dm_sentence *sentence_of(const finder *f, uint32_t t) {
    return &f->parse->sentences[tok(f, t)->sentence];
}

static inline const dm_actors *actors_of(const finder *f) {
    return f->scene->grammar.actors;
}

/* The last token of t's sentence. */
static inline uint32_t dm_end_of(const finder *f, uint32_t t) {
    const dm_sentence *s = sentence_of(f, t);
    return s->first + s->count - 1;
}

static inline bool dm_is_mark(const finder *f, uint32_t t) {
    dm_str form = tok(f, t)->form;
    return dm_str_is(form, "\"") || dm_str_is(form, "``") || dm_str_is(form, "''") ||
           dm_str_is(form, "\xe2\x80\x9c") || dm_str_is(form, "\xe2\x80\x9d");
}

static inline bool dm_is_he(const finder *f, uint32_t t) {
    return dm_str_eq_nocase(tok(f, t)->form, DM_STR("he")) ||
           dm_str_eq_nocase(tok(f, t)->form, DM_STR("she"));
}

/* Whether the token is part of what is said, or of other words in quotation marks. */
static inline bool dm_lies_within(const finder *f, uint32_t t, const dm_speech *speech) {
    uint32_t at = tok(f, t)->start;
    return (at >= speech->start && at < speech->end) || dm_spoken_quoted(f->spoken, at);
}

/* ---- speakers ---- */

/* Sets the speakers of a pronoun by whom he or it goes on speaking for: the one person, or body,
 * that spoke last. False, and nothing set, if it is nobody's. (statement/again.c) */
bool dm_speaks_on(const finder *f, uint32_t t, dm_speech *speech);
/* The same of a bare noun: "the officials said" of officials who spoke before, "added the
 * 45-year-old" of whoever spoke last. (statement/again.c) */
bool dm_speaks_again(const finder *f, uint32_t t, dm_speech *speech);

/* Whether token t is a text that speaks: statement, resolution, letter. */
bool dm_is_document(const finder *f, uint32_t t);
/* Whose document t is: its issuer in the phrase, the body that adopted it, else the speakers before
 * it. */
void dm_document_speakers(const finder *f, uint32_t t, dm_actor_refs *list);
/* Sets home, the country the report was sent from or the one it is mostly about, and apolitical. */
void dm_speakers_home(finder *f, const dm_places *places);
/* The token that speaks: the subject, who is quoted, or a document behind the verb ("..., reads a
 * statement"); DM_NO_TOKEN. */
uint32_t dm_speaking(const finder *f, uint32_t verb);
/* "let Parliament know that", "let fall": the last token of what makes "let" at `verb` a verb of
 * saying; DM_NO_TOKEN. */
uint32_t dm_lets_know(const finder *f, uint32_t verb);
/* "did not say who owns the reefs": nothing is said. */
bool dm_is_unsaid(const finder *f, uint32_t verb);
/* Sets speakers and certainty of the speech from the subject t of verb `verb`. */
void dm_speakers_at(const finder *f, uint32_t t, uint32_t verb, dm_speech *speech);
/* The side of the speaker t of verb `verb` whose phrase does not tell it, or tells no more than a
 * place does. (statement/side.c) */
void dm_speaker_side(const finder *f, uint32_t t, uint32_t verb, dm_speech *speech);
/* A speaker of unknown side: with whom it speaks for, with the country of the place beside it, or,
 * where its office belongs to a state, with the country that the article is about. */
void dm_speaker_affiliate(const finder *f, uint32_t t, uint32_t verb, dm_speech *speech);
/* A noun for somebody: of the lexicon's titles and people, or made of what he does ("reviewer",
 * "forecaster", "analyst"). */
bool dm_is_person_noun(const finder *f, uint32_t t);
/* "the 45-year-old": somebody whose age alone is told. */
bool dm_is_of_age(const finder *f, uint32_t t);
/* "The UN rights office called it appalling. ... spokesperson Ann Lee said": the one speaker is a
 * spokesperson, and an organisation spoke right before. (statement/owners.c) */
bool dm_speaks_for_body(const finder *f, const dm_speech *speech);
/* "the police there": the country of the place or state named last before the word. */
dm_str dm_speaker_country_there(const finder *f, uint32_t t, uint32_t verb);
/* Gives the speech a copy of its one speaker, or a new one out of the token t, with the code. */
void dm_speaker_give(const finder *f, uint32_t t, dm_str code, dm_str why, float certainty,
                     dm_speech *speech);
/* "A spokesman for the liberal Spark party": whose name is known, though not whose side
 * that is. (statement/strangers.c) */
bool dm_serves_other(const finder *f, uint32_t t);
/* The same as dm_speakers_at where the tree gives the verb no subject that speaks: from the words
 * before it. */
void dm_speakers_before(const finder *f, uint32_t verb, dm_speech *speech);

/* ---- strangers ---- */

/* The head of the person whose name the token is a part of; the token itself if it is none. */
uint32_t dm_speaker_head(const finder *f, uint32_t t);
/* A noun for an office, a company or an association of somebody. */
bool dm_is_body_noun(const finder *f, uint32_t t);
/* A company, a charity or the like, which speaks for no country: by its noun, by a word of its
 * name, or since it is an "it". */
bool dm_is_private(const finder *f, uint32_t t, uint32_t verb);
/* "Apple said": one word that was in no longer name before, and nothing tells who that is. */
bool dm_is_bare_name(const finder *f, uint32_t t);
/* "the organisation", "the agency": the one named last; NULL if it is none of these nouns. */
const dm_actor *dm_body_meant(const finder *f, uint32_t t);
/* "the heads of state said", "the ministers": the organisation of the meeting, the one named last;
 * NULL where the phrase says more, or nobody was named. (statement/bodies.c) */
const dm_actor *dm_bloc_meant(const finder *f, uint32_t t);
/* "the Commission", "the Secretariat", which was named nowhere in full: that of the organisation
 * named last; NULL. (statement/bodies.c) */
const dm_actor *dm_named_body_meant(const finder *f, uint32_t t);
/* "a Commission official", of one named nowhere in full: of whom the word at t is a part; NULL.
 * (statement/bodies.c) */
const dm_actor *dm_seat_before(const finder *f, uint32_t t);
/* "General Ann Lee, who leads the US contingent", "a delegate who spoke for the Community": the
 * code of what the speaker leads or speaks for; empty if nothing of it is told.
 * (statement/bodies.c) */
dm_str dm_led_by(const finder *f, uint32_t t);
/* "announced that Kenya would leave": the state of which the words tell what it will do, with
 * `capital` only one named by its capital; empty if they begin otherwise. (statement/bodies.c) */
dm_str dm_side_of_words(const finder *f, const dm_speech *speech, bool capital);
/* "officials of the alliance": the one named last; NULL. */
const dm_actor *dm_of_body_meant(const finder *f, uint32_t t);
/* "the president of the AU Commission": the person as one of the organisation that is named there,
 * where the mention is of another side; NULL. */
const dm_actor *dm_named_of(const finder *f, uint32_t t);
/* "the commissioner for energy", "the trade commissioner": of the EU, where the article names it;
 * NULL. (statement/bodies.c) */
const dm_actor *dm_commissioner(const finder *f, uint32_t t);
/* "the Joint Chiefs of Staff of South Korea", "the Security Council of Russia": a body that bears
 * another's name, as one of the state named behind it; NULL. (statement/bodies.c) */
const dm_actor *dm_of_state(const finder *f, uint32_t t);
/* "a commission that the EU had appointed", "a panel set up by it": who did so, for whom it speaks;
 * NULL. (statement/bodies.c) */
const dm_actor *dm_founder_of(const finder *f, uint32_t t);
/* "the ambassador in Berlin": as one of the state named last that is not where he is; NULL. */
const dm_actor *dm_sent_from(const finder *f, uint32_t t);
/* "Annan's envoy", "a diplomat of his mission": the speaker as one of the side of whom the phrase
 * points to; NULL. (statement/owners.c) */
const dm_actor *dm_owner_of(const finder *f, uint32_t t);
/* "Hundreds of Haitians came to help. “...,” one of the diggers said": the code of the people of
 * whom the sentence before in the paragraph tells; empty. (statement/before.c) */
dm_str dm_crowd_before(const finder *f, uint32_t t);
/* "Madrid called it piracy. The government said": the state, or what speaks for it, of which the
 * sentence before in the paragraph tells; NULL. (statement/before.c) */
const dm_actor *dm_side_before(const finder *f, uint32_t t);
/* "shelled Unity state, the state's governor said": the country of the province named last, else
 * the one the report is from; empty where t is no governor of "the state". (statement/before.c) */
dm_str dm_province_of(const finder *f, uint32_t t);
/* "a dozen embassies, including those of A and B": A and B; false if none is named. */
bool dm_listed(const finder *f, uint32_t t, dm_actor_refs *list);
/* "Speaking for the Nordic states, Norway said": puts those before the speakers. */
void dm_speaking_for(const finder *f, uint32_t verb, dm_actor_refs *list);
/* "a diplomat", "diplomats in Vienna", "delegates", "the participants": of a state that is not
 * told. (statement/owners.c) */
bool dm_is_some_diplomat(const finder *f, uint32_t t);
/* "New Zealand said ... Foreign Minister McKinnon said", "The minister told the house ... A
 * ministry official said": the state that spoke, not before the sentence `named`, or whose minister
 * or official spoke in the sentence before; empty. (statement/owners.c) */
dm_str dm_side_that_spoke(const finder *f, uint32_t t, uint32_t named);
/* "Thousands marched against Russia. The ministry said": whether those of that code are subject or
 * owner of nothing in the sentence of t before it, nor in the one before. (statement/owners.c) */
bool dm_is_elsewhere(const finder *f, uint32_t t, dm_str code);
/* "Peru took note of it. It regretted the raid, an official said": the state that is "it", where
 * the sentence before is about it and t is some official; empty. (statement/before.c) */
dm_str dm_side_of_it(const finder *f, uint32_t t, const dm_speech *speech);
/* "At the hospital in Gualaquiza a nurse said": somebody in a place that nobody knows, in an
 * article that is about other countries than the one it was sent from. (statement/before.c) */
bool dm_is_somewhere_else(const finder *f, uint32_t t);
/* "In Chisinau they reacted at once. ... The government spokesman wrote": the country of the place
 * that a sentence before opens with in the paragraph, the last of them; empty. (statement/before.c)
 */
dm_str dm_paragraph_home(const finder *f, uint32_t t);
/* "interior ministry of Russia" -> "interior ministry of Georgia": the actor's name as one of the
 * side with the code; his own name as it is. (statement/owners.c) */
dm_str dm_renamed(const finder *f, const dm_actor *old, dm_str code);
/* "their families", taken for those of Amnesty: organisations have none. */
bool dm_is_kin_of_body(const finder *f, uint32_t t, const dm_actor *owner);
/* "the Kenyan leader's guest", "his rival": somebody who is not of the side of who owns the noun.
 * (statement/owners.c) */
bool dm_is_another_of(const finder *f, uint32_t t);
/* "a diplomat from one of the Baltic states": of some state of several. */
bool dm_is_from_one_of(const finder *f, uint32_t t);
/* "Caribbean governments", "a Western diplomat": of no state that is told. */
bool dm_is_of_region(const finder *f, uint32_t t);
/* The one country of the places in the phrase of the speaker or the clause of the verb: "a father
 * of four told our reporter in Khan Younis"; empty. (statement/home.c) */
dm_str dm_country_beside(const finder *f, uint32_t t, uint32_t verb);
/* "A crowd gathered in Seoul. ... said a student": the country of the place where things happen
 * that the same paragraph told of before.
 * (statement/home.c) */
dm_str dm_country_of_scene(const finder *f, uint32_t t);
/* What speaks for another country than the one that the report is from, out of four: who spoke
 * last, the state named last, the last that was a subject, the one named most. (statement/home.c)
 */
int dm_rival_of_home(const finder *f, uint32_t t, const dm_speech *speech, dm_str *rival);
/* The same where somebody of that name, who speaks at t, was told of first: "the governor of Texas,
 * Ann Lee"; empty. (statement/home.c) */
dm_str dm_country_introduced(const finder *f, uint32_t t, dm_str name);
/* "the foreign ministry in Male", whose country stands in no other words: that of the place. */
dm_str dm_seated_in(const finder *f, uint32_t t);
/* "Russia expelled two Czech diplomats, the ministry said", from Prague: whether a body of which
 * the phrase tells no more was taken for one of the state that did something to the country the
 * report is from. (statement/home.c) */
bool dm_is_done_to_home(const finder *f, uint32_t t, const dm_speech *speech);
/* Whether the country that counts as home for being named most, by no dateline, is told of only
 * behind t. (statement/before.c) */
bool dm_is_home_untold(const finder *f, uint32_t t);
/* "Beijing rejected the protest. A foreign ministry spokeswoman said": whether the sentence before
 * that of t tells of the state. (statement/before.c) */
bool dm_is_subject_before(const finder *f, uint32_t t, dm_str code);
/* "Kenya banned the milk of its neighbour. The minister announced the measure on Monday": the state
 * that took the measure which the speaker t announces; empty. (statement/before.c) */
dm_str dm_side_of_measure(const finder *f, uint32_t t, uint32_t verb);
/* "Five of the Forum's 18 members", "several members of the Union": some states that are not told.
 * (statement/bodies.c) */
bool dm_is_some_of_members(const finder *f, uint32_t t);
/* "issued warrants for “crimes against humanity and peace”": whether the words stand for what
 * somebody is charged with. (statement/ways.c) */
bool dm_is_charge_in_law(const finder *f, uint32_t verb, const dm_speech *speech);
/* "The republic proclaimed there in 1983 is recognised by nobody": whether the participle was taken
 * for the verb, so that what follows has no subject. (statement/ways.c) */
bool dm_is_of_thing_made(const finder *f, uint32_t verb);
/* "In neighbouring Chad", but not "In its answer Chad", "On relations with Peru" or "On Chile he
 * said nothing": whether the place stands in the phrase of the preposition at token `in`, and tells
 * where. (statement/before.c) */
bool dm_stands_in(const finder *f, uint32_t place, uint32_t in);
/* "In", "On", "Near": whether the sentence begins with what may tell where it goes on.
 * (statement/before.c) */
bool dm_opens_place(const finder *f, const dm_sentence *s);
/* Whether somebody speaks for a state or under one: officials, deputies, soldiers, police, judges.
 */
bool dm_holds_office(const finder *f, const dm_actor *actor);
/* "his deputy, Ann Lee, and the sports minister, Ben Roe, who had fled with him and said": of the
 * country of the official before "and". */
dm_str dm_side_of_first(const finder *f, uint32_t t);
/* "two sovereign states", where the tagger took the noun for the verb. (statement/subject.c) */
bool dm_is_noun_states(const finder *f, uint32_t t);
/* "abstained on the text, which asks both", "backed a resolution condemning the raid": it speaks
 * for the body that adopts it; a draft speaks for nobody yet. */
bool dm_is_text_that_says(const finder *f, uint32_t t);
/* Whether the words are a quotation that a colon leads in. (statement/carry.c) */
bool dm_stands_behind_colon(const finder *f, const dm_speech *speech);
/* "Chad has expelled the envoy, the state news agency reported": the press of the state that does
 * what it tells, where its phrase names none; NULL. (statement/before.c) */
const dm_actor *dm_press_of_doer(const finder *f, uint32_t t, const dm_speech *speech);
/* "an ethnic Albanian teacher": whether the adjective at t says no more than that. He is of where
 * he lives. (statement/before.c) */
bool dm_is_ethnic(const finder *f, uint32_t t);
/* "In Astana they consider": the country of the capital that opens the sentence, where "they"
 * stands right behind it; empty. (statement/before.c) */
dm_str dm_capital_that_speaks(const finder *f, uint32_t t);
/* "handed to Chad's envoy a note in which it called the raid a crime": who sent what the clause
 * tells of; NULL. (statement/before.c) */
const dm_actor *dm_sender_of_note(const finder *f, uint32_t it, uint32_t verb);
/* "Trent Lott, the Republican leader", "the opposition Social Democrats said": a party, who leads
 * it or sits for it is of its state. */
void dm_bring_to_state(const finder *f, dm_speech *speech);
/* "“...”, ironised a taximan", "“...,” fumed the minister": any verb right behind a quotation that
 * ends with a comma and before whoever says it tells that he said it. (statement/ways.c) */
bool dm_says_quotation(const finder *f, uint32_t verb);
/* "In London, a spokesman for the prime minister said": the country of the place that opens the
 * sentence. (statement/before.c) */
dm_str dm_country_in_front(const finder *f, uint32_t t);
/* "some of them": the token of those; t itself where it is no such word. */
uint32_t dm_some_of(const finder *f, uint32_t t);
/* An arbitral tribunal and its judges: of no state. */
bool dm_is_arbiter(const finder *f, uint32_t t);
/* "people familiar with the talks", "a person briefed on the matter", "an aid worker": who does not
 * say for whom he speaks, wherever he is. */
bool dm_is_insider(const finder *f, uint32_t t);
/* A company or an arbiter whose phrase says nothing of a country: of none, whoever was named last.
 */
bool dm_is_of_nobody(const finder *f, uint32_t t, uint32_t verb);
/* Where the person was named first whom a pronoun stands for and nobody knows a side of;
 * DM_NO_TOKEN. */
uint32_t dm_introduced(const finder *f, uint32_t pronoun);

/* ---- content ---- */

/* Whether a verb, an auxiliary or "to" follows "that" at once: "a plan that would end the war". */
bool dm_is_subject_relative(const finder *f, uint32_t that);
/* Bytes of tokens [first, last] without punctuation at the ends. */
void dm_content_of(const finder *f, uint32_t first, uint32_t last, dm_speech *speech);
/* "...; Ann Lee promised help": a clause of its own, which has an object. (statement/content.c) */
bool dm_is_behind_semicolon(const finder *f, uint32_t verb, uint32_t subject);
/* "responded by bombing the port": answered by a deed. (statement/content.c) */
bool dm_is_done_by(const finder *f, uint32_t verb);
/* "LIMA, May 3": whether what is said in the sentence of the verb is nothing but names and numbers.
 * (statement/content.c) */
bool dm_is_only_names(const finder *f, const dm_speech *speech);
/* "proclaimed Ann Lee re-elected", "declared her winner": what somebody is made by saying so.
 * (statement/content.c) */
bool dm_makes_by_words(const finder *f, uint32_t verb, const dm_speech *speech);
/* Where the clause that begins at `first` ends: at a verb joined to the verb of saying, else with
 * the sentence. */
uint32_t dm_clause_end(const finder *f, uint32_t verb, uint32_t first);
/* "Kenya, which Uganda says opened fire, denied it": before the comma where the sentence goes on.
 */
uint32_t dm_set_off_end(const finder *f, uint32_t verb);
/* The content of a verb by its that-clause or complement; false if it has none. */
bool dm_content_of_clause(const finder *f, uint32_t verb, dm_speech *speech);
/* "..., Kenya said": the verb is an aside of what is said. */
bool dm_content_of_host(const finder *f, uint32_t verb, dm_speech *speech);
/* "..., the ministry said on Monday, ...": the tokens of the aside and the one who says. */
typedef struct dm_aside {
    uint32_t first, last, subject;
} dm_aside;
/* Whether the verb, its subject and circumstances stand between commas or before the end. */
bool dm_aside_at(const finder *f, uint32_t verb, dm_aside *aside);
/* "As the ministry informs, ...", "As reported by the ministry, ...": who tells what follows. */
bool dm_as_told(const finder *f, uint32_t verb, uint32_t *subject, dm_speech *speech);
/* Whether a finite verb that nobody is quoted with stands among the tokens [first, end). */
bool dm_holds_finite(const finder *f, uint32_t first, uint32_t end);
/* The sentence around the token where quotation marks kept the parser from ending one. */
void dm_true_sentence(const finder *f, uint32_t at, uint32_t *first, uint32_t *last);
/* The sentence around the aside; false if no clause is there. */
bool dm_content_around(const finder *f, const dm_aside *aside, dm_speech *speech);
/* Where what is said around an aside begins: `from`, or behind a colon. */
uint32_t dm_behind_colon(const finder *f, uint32_t from, uint32_t aside, uint32_t subject);
/* "He emphasized: the bridge is safe", of translation engines "pointed out, the bridge is safe":
 * the clause behind the mark. */
bool dm_content_behind_mark(const finder *f, uint32_t verb, dm_speech *speech);
/* "called the step disappointing": what it is called is what is said of it. */
bool dm_content_of_naming(const finder *f, uint32_t verb, dm_speech *speech);

/* "Poland spoke of state terror, NATO's chief of a hijacking": the token of the second "of", and
 * who says it; DM_NO_TOKEN. (statement/names.c) */
uint32_t dm_spoken_of_too(const finder *f, uint32_t verb, uint32_t *who);
/* "voiced concern that ...", "made known that ...", "spoke of a wrong signal". */
bool dm_content_of_voicing(const finder *f, uint32_t verb, dm_speech *speech);

/* "accused the army of shelling the town": what somebody is accused of. */
bool dm_content_of_charge(const finder *f, uint32_t verb, dm_speech *speech);

/* "asked the government why it was silent": the clause that opens with a word that asks. */
bool dm_content_of_question(const finder *f, uint32_t verb, dm_speech *speech);
/* Whether the content opens with such a word. */
bool dm_is_question(const finder *f, const dm_speech *speech);

/* The subject next to the verb, where the parser hung that of the clause on it too. */
uint32_t dm_nearest_subject(const finder *f, uint32_t verb);

/* ---- halves of clauses (statement/gaps.c) ---- */

/* "guns that officials said were meant for a coup", "for what he says was an error": half a clause
 * is told, and of a thing; what "which" tells of may be the whole clause before. */
bool dm_is_in_gap(const finder *f, const dm_aside *aside);
/* Whether the words found for the verb tell half of something, or what others do. */
bool dm_is_half_said(const finder *f, uint32_t verb, const dm_speech *speech);

/* ---- quotations ---- */

/* The quotation that covers most of the bytes; NULL if none does. */
dm_quotation *dm_quotation_over(const finder *f, uint32_t start, uint32_t end);
size_t dm_words_in(const finder *f, uint32_t start, uint32_t end);
/* Appends the speech unless it says again what one of the same speakers says already. */
void dm_speech_push(finder *f, const dm_speech *speech);
/* Whether a speech of the same sentence holds most of these words: "X said that ..., according to
 * Y". */
bool dm_speech_is_told(const finder *f, const dm_speech *speech);
/* Sets the kind: direct where the quotation is the content, mixed where it holds one, else
 * indirect. A direct one takes the quotation's bounds. */
void dm_speech_settle(const finder *f, dm_speech *speech);
/* Venue and addressees, by what hangs on the verb. */
void dm_speech_circumstances(const finder *f, uint32_t verb, dm_speech *speech);
/* Speakers for the quotations that no verb introduced. */
void dm_speakers_carry(finder *f);

/* "As Berlin sees it, ...", "To hear Belgrade tell it, ...". (statement/phrases.c) */
void dm_report_by_opening(finder *f, uint32_t sentence);
/* What they go on to say in the mood of what is reported, without a verb of saying.
 * (statement/onward.c) */
void dm_speakers_onward(finder *f);

/* ---- other ways of saying: each adds a speech if the token at hand tells one ---- */

/* "called the step a mistake". */
void dm_report_by_naming(finder *f, uint32_t verb);
/* "voiced serious concern that ...", "made it known that ...", "spoke of a wrong signal". */
void dm_report_by_voicing(finder *f, uint32_t verb);
/* "accused the army of shelling the town". */
void dm_report_by_charge(finder *f, uint32_t verb);
/* "urged both sides to show restraint", "called for an inquiry", "denied having done so".
 * (statement/demands.c) */
void dm_report_by_demand(finder *f, uint32_t verb);
/* "the position of China expressed yesterday by its ambassador": a stand that somebody else took in
 * words before. */
void dm_report_by_agent(finder *f, uint32_t verb);
/* "Wang Wenbin: China opposes this.": the paragraph that begins with the sentence.
 * (statement/labels.c)
 */
void dm_report_by_label(finder *f, uint32_t sentence);
/* What somebody holds: "was concerned that ...", "is of the view that ...", "Ghana's position is
 * that ...". (statement/minds.c) */
void dm_report_by_mind(finder *f, uint32_t t);
/* "objected to the debate: the Council was no place for it": the clause behind the colon at token
 * t, where whoever stands before it explains himself. (statement/minds.c) */
void dm_report_behind_colon(finder *f, uint32_t colon);
/* A phrase at t that is no clause: "according to the ministry", "for the minister", "in the
 * minister's view". (statement/phrases.c) */
void dm_report_by_phrase(finder *f, uint32_t t);

#endif
