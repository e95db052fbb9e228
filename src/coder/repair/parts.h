/*
 * repair/parts.h - what the files of repair/ share. For nobody else: repair/repair.h is the door.
 */
#ifndef DM_CODER_REPAIR_PARTS_H
#define DM_CODER_REPAIR_PARTS_H

#include "coder/repair/repair.h"
#include "language/tree.h"

/* A word at which repairs are tried, as bits. Nearly every pattern is of words with certain
 * relations, parts of speech or relations among their children, and most words are passed over by
 * that, before the pattern is called; where all patterns of a repair want the same, before the
 * repair is (repair/repair.c: whoever widens a repair looks there). */
typedef struct dm_repair_at {
    uint64_t rel, children;
    uint32_t upos;
} dm_repair_at;

static inline dm_repair_at dm_repair_look(const dm_parse *parse, uint32_t t) {
    const dm_token *token = &parse->tokens[t];
    return (dm_repair_at){(uint64_t)1 << token->rel, parse->child_rels[t],
                          (uint32_t)1 << token->upos};
}

/* DM_OF(NSUBJ), DM_AS(VERB): the bits of a relation and of a part of speech. */
#define DM_OF(rel) ((uint64_t)1 << DM_REL_##rel)
#define DM_AS(upos) ((uint32_t)1 << DM_##upos)

/* Whether token t is printed just so: "That" opens a sentence, "that" a clause. */
static inline bool dm_repair_is_form(const dm_parse *parse, uint32_t t, const char *form) {
    return dm_str_is(parse->tokens[t].form, form);
}

/* Hangs token t on `head`; DM_NO_TOKEN makes it a root. Children are linked anew at the end of a
 * pass (dm_tree_link). */
static inline void dm_repair_attach(dm_parse *parse, uint32_t t, uint32_t head, dm_rel rel) {
    parse->tokens[t].head = head;
    dm_tree_set_rel(parse, t, rel);
}

static inline bool dm_repair_has_subject(const dm_parse *parse, uint32_t verb) {
    return dm_tree_find(parse, verb, DM_REL_NSUBJ) != DM_NO_TOKEN ||
           dm_tree_find(parse, verb, DM_REL_NSUBJ_PASS) != DM_NO_TOKEN;
}

/* Makes the verb that hangs on the root the root, what was the root its subject, and hangs on it
 * what stands behind it. (repair/repair.c) */
void dm_repair_raise(dm_parse *parse, dm_sentence *sentence, uint32_t verb);
/* Whether the verb tells what somebody does, and nobody who does it is in its tree.
 * (repair/clauses.c) */
bool dm_repair_lacks_subject(const dm_parse *parse, uint32_t verb);
/* Gives a sentence the verb it lost; false if it lost none. May change its root. (repair/verbs.c)
 */
bool dm_repair_clause(const dm_codebook *codebook, dm_parse *parse, dm_sentence *sentence);
/* Gives a headline the verb or the second subject that the parser did not see; false if nothing
 * changed. May change its root. (repair/headlines.c) */
bool dm_repair_headline(const dm_codebook *codebook, dm_parse *parse, dm_sentence *sentence);
/* Gives a headline in the present the verb that was taken for a noun; false if it is none. Changes
 * its root. (repair/present.c) */
bool dm_repair_present(const dm_codebook *codebook, dm_parse *parse, dm_sentence *sentence);
/* The same for a verb behind "have" or "to" that was taken for an attribute, at token t.
 * (repair/verbs.c) */
bool dm_repair_participle(const dm_codebook *codebook, dm_parse *parse, uint32_t t);
/* Makes a participle behind what is inserted the verb that the sentence lacks; false if it lacks
 * none. May change its root. (repair/clauses.c) */
bool dm_repair_told(const dm_codebook *codebook, dm_parse *parse, dm_sentence *sentence);
/* Gives the verb at token t the subject, or the object t the verb, from which something inserted
 * parts it; false if nothing changed. (repair/clauses.c) */
bool dm_repair_inserted(const dm_codebook *codebook, dm_parse *parse, uint32_t t);
/* Makes "be" the head of "was in Muscat for talks", at the place t; false if t is none. May change
 * its sentence's root. (repair/presence.c) */
bool dm_repair_presence(const dm_codebook *codebook, dm_parse *parse, uint32_t t);
/* Makes a verb of saying beside a name the verb of an aside ("..., promised Ann Lee, the chair");
 * false if t is none. (repair/tellers.c) */
bool dm_repair_tellers(const dm_codebook *codebook, dm_parse *parse, uint32_t t);
/* "Officials in Kyiv stress that ...": makes a verb of what was taken for a noun; false if the
 * sentence has a verb. Changes its root. (repair/tellers.c) */
bool dm_repair_told_by_many(const dm_codebook *codebook, dm_parse *parse, dm_sentence *sentence);
/* Makes the noun at t a verb in "condemns the attack and calls for restraint"; false if it is none.
 * (repair/calling.c) */
bool dm_repair_calling(const dm_codebook *codebook, dm_parse *parse, uint32_t t);
/* Makes the noun at t a verb in "with Russia voting against"; false if it is none.
 * (repair/voting.c) */
bool dm_repair_voting(dm_parse *parse, uint32_t t);
/* Makes "part" at t what "considers Kosovo part of its territory" says of the object; false if it
 * is an object of its own. (repair/voting.c) */
bool dm_repair_part(const dm_codebook *codebook, dm_parse *parse, uint32_t t);
/* "said it would have to respond": makes the deed the verb of what is said, where `t` is the
 * "have". (repair/obliged.c) */
bool dm_repair_obliged(dm_parse *parse, uint32_t t);
/* "called Turkey to respect it", in translated English: urged, and its lemma becomes so; not
 * "called Oman to thank it", by telephone. */
bool dm_repair_called_upon(const dm_codebook *codebook, dm_parse *parse, uint32_t verb, uint32_t t);
/* "demanded in a resolution that Turkey free them": what is demanded, not of the resolution. */
bool dm_repair_gapless(const dm_codebook *codebook, dm_parse *parse, uint32_t t);
/* "the bombing of the embassy that killed ten": the bombing killed. "was to land, greet those who
 * survived and meet the king": was to meet. (repair/joined.c) */
bool dm_repair_joined(const dm_codebook *codebook, dm_parse *parse, uint32_t t);
/* Hangs token t, or what is around it, where it belongs; false if nothing changed.
 * (repair/attachments.c) */
bool dm_repair_attachment(const dm_codebook *codebook, dm_parse *parse, uint32_t t);
/* The same for words of other languages and translated English. (repair/foreign.c) */
bool dm_repair_foreign(const dm_codebook *codebook, dm_parse *parse, uint32_t t);

/* The same for clauses and times as other languages have them. (repair/translated.c) */
bool dm_repair_translated(const dm_codebook *codebook, dm_parse *parse, uint32_t t);

/* Makes the participle at t what the subject of "had him arrested" did; false if it is none. May
 * change its sentence's root. (repair/caused.c) */
bool dm_repair_caused(const dm_codebook *codebook, dm_parse *parse, uint32_t t);
/* Gives back to a clause what stands before it or inside it and took a part of it, where t is the
 * gerund, the day or the infinitive; false if nothing changed. (repair/fronted.c) */
bool dm_repair_fronted(const dm_codebook *codebook, dm_parse *parse, uint32_t t);
/* Makes the attribute at t the verb of a clause in "after Norway distributed rations", its noun the
 * object; false if it is none. (repair/hidden.c) */
bool dm_repair_hidden(const dm_codebook *codebook, dm_parse *parse, uint32_t t);
/* "the pact that Kenya and Chad signed", "rebels that it accuses Uganda of arming": what the
 * pronoun is in the clause of the verb. (repair/gaps.c) */
bool dm_repair_gaps(const dm_codebook *codebook, dm_parse *parse, uint32_t verb);
/* "blamed the deaths of 13 soldiers on the rebels": "on" is the verb's at v. (repair/blamed.c) */
bool dm_repair_blamed(const dm_codebook *codebook, dm_parse *parse, uint32_t v);
/* "the shelling of a village by Kenya": `t` is who does it, hung on the village. (repair/agent.c)
 */
bool dm_repair_agent(const dm_codebook *codebook, dm_parse *parse, uint32_t t);
/* Makes "had" at t the auxiliary of the participle from which a time or place parts it; false if it
 * is none. May change its sentence's root. (repair/perfect.c) */
bool dm_repair_perfect(const dm_codebook *codebook, dm_parse *parse, uint32_t t);
/* "the sanctions Britain imposed on Iran": gives the verb at t the name before it as its subject;
 * false if nothing changed. May change its sentence's root. (repair/contact.c) */
bool dm_repair_contact(const dm_codebook *codebook, dm_parse *parse, uint32_t t);
/* "invaded what was then Zaire": puts the name in the place of the "what" at t; false if there is
 * none. (repair/contact.c) */
bool dm_repair_what_was(dm_parse *parse, uint32_t t);
/* "Guinea, suspended in May, kept its border open": makes the second form the verb; false if the
 * first is it. Changes the root. (repair/contact.c) */
bool dm_repair_cut_off(dm_parse *parse, dm_sentence *sentence);
/* Gives a sentence whose root is a noun with a long clause behind it the verb that became a part of
 * that clause; false if there is none. Changes its root. (repair/relative.c) */
bool dm_repair_relative(dm_parse *parse, dm_sentence *sentence);
/* Hangs what is said, who says it and what something is described as where they belong; true if
 * the tree was changed. (repair/said.c) */
bool dm_repair_said(const dm_codebook *codebook, dm_parse *parse, uint32_t t);

/* Makes the noun at token t the object of the second of two verbs, right behind which it stands, or
 * hangs the verb at t behind "and" on the one whose subject it goes on with; false if nothing
 * changed. (repair/conjuncts.c) */
bool dm_repair_conjunct(const dm_codebook *codebook, dm_parse *parse, uint32_t t);
/* Hangs the infinitive at token t on the verb or noun whose complement it is; false if nothing
 * changed. (repair/infinitives.c) */
bool dm_repair_infinitive(const dm_codebook *codebook, dm_parse *parse, uint32_t t);
/* The last token of a state's name that begins at token t; DM_NO_TOKEN if none does.
 * (repair/officer.c) */
uint32_t dm_repair_state_ends(const dm_codebook *codebook, const dm_parse *parse, uint32_t t);
/* Makes the person's name behind "the President of STATE" his who holds the office, where t begins
 * the name of the state; false if nothing changed. May change the sentence's root.
 * (repair/officer.c) */
bool dm_repair_officer(const dm_codebook *codebook, dm_parse *parse, uint32_t t);
/* "Minister of National Defense Hulusi Akar": makes the name at token t that of the office's
 * holder; false if it is none. (repair/officer.c) */
bool dm_repair_portfolio(const dm_codebook *codebook, dm_parse *parse, uint32_t t);
/* Hangs what stands at t, behind an insertion with "including", on the noun before it; false if
 * nothing changed. (repair/insertion.c) */
bool dm_repair_insertion(const dm_codebook *codebook, dm_parse *parse, uint32_t t);
/* "has offered 150 men, and Jamaica and Antigua have said": the subject between a verb's own "and"
 * and the verb. (repair/astride.c) */
bool dm_repair_astride(dm_parse *parse, uint32_t t);
/* "Among those released were six Lithuanians": makes the participle the verb of the sentence; false
 * if nothing changed. Changes its root. (repair/among.c) */
bool dm_repair_among(const dm_codebook *codebook, dm_parse *parse, dm_sentence *sentence);
/* Makes the two nationalities that a hyphen joins before their noun, the second at token t, a
 * coordination; false if nothing changed. (repair/paired.c) */
bool dm_repair_paired(const dm_codebook *codebook, dm_parse *parse, uint32_t t);
/* Makes the name at t the apposition of the noun right before it, where both were taken for
 * subjects, and the adjective at t that of the title behind it; false if nothing changed.
 * (repair/named.c) */
bool dm_repair_named(const dm_codebook *codebook, dm_parse *parse, uint32_t t);

/* Makes the word in "-ing" at t, read as a deed, the attribute of the name behind it ("accused
 * neighbouring Chad"); false if it is none. (repair/neighbouring.c) */
bool dm_repair_neighbouring(const dm_codebook *codebook, dm_parse *parse, uint32_t t);

/* Makes the name behind a verb of giving whom it is given to; false if nothing changed.
 * (repair/given.c) */
bool dm_repair_given(const dm_codebook *codebook, dm_parse *parse, uint32_t t);
/* Makes the noun at token t the object of the verb from which a phrase parts it, the clause at t
 * that of the claim which it denies, "it" at t somebody; false if nothing changed.
 * (repair/shifted.c) */
bool dm_repair_shifted(const dm_codebook *codebook, dm_parse *parse, uint32_t t);
/* Makes the bare noun at token t the subject of the verb behind it, which a time or place opens,
 * and "it" at t somebody who is prepared; false if nothing changed. (repair/opened.c) */
bool dm_repair_opened(const dm_codebook *codebook, dm_parse *parse, uint32_t t);
/* Makes the noun without a preposition at token t the subject or object it is, the verb at t that
 * of the noun it was compounded with, "be" at t the copula of a state, the one behind "for" at t
 * the subject of the infinitive; false if nothing changed. May change its sentence's root.
 * (repair/bare.c) */
bool dm_repair_bare(const dm_codebook *codebook, dm_parse *parse, uint32_t t);
/* "offered the Kyrgyz leader asylum": makes the office at token t whom it is given to; false if it
 * is none. (repair/given.c) */
bool dm_repair_offered(const dm_codebook *codebook, dm_parse *parse, uint32_t t);
/* Gives a verb of giving the receiver at token t that hangs on a part of the gift; false if nothing
 * changed. (repair/given.c) */
bool dm_repair_sent(const dm_codebook *codebook, dm_parse *parse, uint32_t t);

/* Puts the noun of "what it called a violation" in the place of the "what" at t; false if nothing
 * changed. (repair/called.c) */
bool dm_repair_called(const dm_codebook *codebook, dm_parse *parse, uint32_t t);
/* Whether the word says what somebody thinks of a thing: "unlawful", "historic". (repair/judged.c)
 */
bool dm_repair_is_judgement(const dm_codebook *codebook, dm_str word);
/* Makes the judgement at token t the complement of the verb that names it, and the noun before it
 * the object; false if nothing changed. (repair/judged.c) */
bool dm_repair_judged(const dm_codebook *codebook, dm_parse *parse, uint32_t t);
/* "called the decision to send troops a provocation": hangs what something is called on the verb of
 * naming at t; false if nothing changed. (repair/pronounced.c) */
bool dm_repair_pronounced(const dm_codebook *codebook, dm_parse *parse, uint32_t t);

/* Makes the clause at token t what its verb of asking demands, an attribute with a subject a verb,
 * the exercises at t what is held, a stricken place at t whom something is given to; false if
 * nothing changed. May change its sentence's root. (repair/demanded.c) */
bool dm_repair_demanded(const dm_codebook *codebook, dm_parse *parse, uint32_t t);

/* "Turkey's attempt to block it alarmed Greece": makes the past form behind an infinitive the verb
 * that the sentence lacks; false if it lacks none. Changes its root. (repair/swallowed.c) */
bool dm_repair_led(const dm_codebook *codebook, dm_parse *parse, dm_sentence *sentence);

/* Makes a past form behind two commas the verb that the sentence lacks; false if it lacks none.
 * Changes its root. (repair/swallowed.c) */
bool dm_repair_swallowed(const dm_codebook *codebook, dm_parse *parse, dm_sentence *sentence);
/* Hangs what stands at token t behind a time or a hearer on the verb; false if nothing changed.
 * (repair/swallowed.c) */
bool dm_repair_behind(const dm_codebook *codebook, dm_parse *parse, uint32_t t);
/* Makes the word in "-ing" of "was arming militias" the verb, where the noun at t was taken for
 * what the subject is; false if it is. May change its sentence's root. (repair/progressive.c) */
bool dm_repair_progressive(const dm_codebook *codebook, dm_parse *parse, uint32_t t);

/* Hangs the verb at token t on the one further up whose subject it goes on with; false if nothing
 * changed. (repair/resumed.c) */
bool dm_repair_resumed(const dm_codebook *codebook, dm_parse *parse, uint32_t t);

/* Makes the name at token t the subject of the verb behind it, not a part of the day or town that
 * opens the clause; false if nothing changed. (repair/place_first.c) */
bool dm_repair_place_first(const dm_codebook *codebook, dm_parse *parse, uint32_t t);

/* Gives the verb at t the subject that words between commas part it from, behind a conjunction that
 * was taken for a preposition: "after the minister, Ali Juma, refused"; false if nothing changed.
 * (repair/interrupted.c) */
bool dm_repair_interrupted(const dm_codebook *codebook, dm_parse *parse, uint32_t t);

#endif
