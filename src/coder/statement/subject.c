/*
 * statement/subject.c - the token that speaks for a verb of saying, where the tree hangs it
 * elsewhere: control, participles, what stands between commas, names beside a quotation.
 */
#include "base/utf8.h"
#include "coder/statement/parts.h"

/* "Tass quoted Putin as saying", "Putin was cited as saying by Tass": whose words they are. */
static uint32_t quoted_subject(const finder *f, uint32_t verb) {
    uint32_t above = tok(f, verb)->head;
    if (above == DM_NO_TOKEN || !(tok(f, verb)->feats & (DM_FEAT_GER | DM_FEAT_PART)))
        return DM_NO_TOKEN;
    if (!dm_tree_lemma_is(f->parse, above, "quote") && !dm_tree_lemma_is(f->parse, above, "cite") &&
        !dm_tree_lemma_is(f->parse, above, "report"))
        return DM_NO_TOKEN;
    uint32_t passive = dm_tree_find(f->parse, above, DM_REL_NSUBJ_PASS);
    return passive != DM_NO_TOKEN ? passive : dm_tree_find(f->parse, above, DM_REL_OBJ);
}

/* "Cyprus condemned the attacks, calling them a crime": a participle behind a comma has the subject
 * of the clause. */
static uint32_t main_subject(const finder *f, uint32_t verb) {
    const dm_token *token = tok(f, verb);
    bool participle = (token->feats & DM_FEAT_GER) || dm_str_ends(token->form, DM_STR("ing")) ||
                      ((token->feats & DM_FEAT_PART) && (token->feats & DM_FEAT_PRES));
    bool apart =
        verb > 0 && (dm_str_is(tok(f, verb - 1)->form, ",") || tok(f, verb - 1)->upos == DM_SCONJ ||
                     tok(f, verb - 1)->upos == DM_ADP);                /* "after warning that" */
    apart |= token->rel == DM_REL_ACL && token->head != DM_NO_TOKEN && /* "wrote to them saying" */
             dm_tree_has_case(f->parse, token->head, "to");
    if (!participle || !apart || dm_tree_find(f->parse, verb, DM_REL_NSUBJ) != DM_NO_TOKEN)
        return DM_NO_TOKEN;
    uint32_t root = sentence_of(f, verb)->root;
    if (root >= f->parse->token_count || root > verb || dm_is_passive(&f->scene->grammar, root))
        return DM_NO_TOKEN;
    return dm_surface_subject(&f->scene->grammar, root);
}

static bool mark_near(const finder *f, uint32_t t) {
    if (t > sentence_of(f, t)->first && tok(f, t - 1)->upos == DM_AUX)
        t--; /* "“...”, has fumed the minister" */
    uint32_t at = tok(f, t)->start;
    for (size_t i = 0; i < f->spoken->quotations.len; i++) {
        uint32_t end = f->spoken->quotations.ptr[i].end;
        if (end <= at && at - end <= 4)
            return true;
    }
    return false;
}

/* “...”, Meissner said; “...”, said Meissner: who stands beside the verb behind a quotation, where
 * the tree gives it no subject. */
static uint32_t beside_verb(const finder *f, uint32_t verb) {
    const dm_actors *actors = f->scene->grammar.actors;
    const dm_sentence *s = sentence_of(f, verb);
    const dm_mention *found =
        NULL; /* the longest: "Prime Minister Ann Lee", not "Prime Minister" */
    for (size_t i = 0; i < actors->mentions.len; i++) {
        const dm_mention *one = &actors->mentions.ptr[i];
        bool before = one->last + 1 == verb && one->first >= s->first && mark_near(f, one->first);
        bool behind = one->first == verb + 1 && mark_near(f, verb);
        if ((before || behind) && (!found || one->last - one->first > found->last - found->first))
            found = one;
    }
    return found ? found->head : (uint32_t)DM_NO_TOKEN;
}

/* “...,” Chilean lawmaker Ann Lee, who chairs the panel, said: whoever is named right behind a
 * quotation that ends with a comma, where no other verb of saying stands before this one;
 * DM_NO_TOKEN. */
static uint32_t behind_quotation(const finder *f, uint32_t verb) {
    const dm_actors *actors = f->scene->grammar.actors;
    const dm_sentence *s = sentence_of(f, verb);
    uint32_t from = DM_NO_TOKEN;
    for (size_t i = 0; i < f->spoken->quotations.len; i++) {
        const dm_quotation *one = &f->spoken->quotations.ptr[i];
        if (one->end > s->start && one->end < tok(f, verb)->start && one->end > one->start &&
            f->parse->text.ptr[one->end - 1] == ',')
            for (from = s->first; from < verb && tok(f, from)->start <= one->end;)
                from++;
    }
    for (uint32_t t = from == DM_NO_TOKEN ? verb : from; t < verb; t++)
        if (tok(f, t)->upos == DM_VERB &&
            dm_codebook_report(f->scene->grammar.book, tok(f, t)->lemma, 'V') &&
            (tok(f, t)->feats & DM_FEAT_FIN))
            return DM_NO_TOKEN;
    const dm_mention *found = NULL;
    for (size_t i = 0; from != DM_NO_TOKEN && i < actors->mentions.len; i++) {
        const dm_mention *one = &actors->mentions.ptr[i];
        bool opens = one->first == from || (one->first == from + 1 && tok(f, from)->upos == DM_DET);
        if (opens && !one->place && one->last < verb && one->actors.ptr[0].code.len &&
            (!found || one->last > found->last))
            found = one;
    }
    return found ? found->head : (uint32_t)DM_NO_TOKEN;
}

/* "..., and Ben Roe, the minister, said", "..., while Peru's envoy, Ann Lee, said": whether the
 * subject of the verb stands behind a comma and a conjunction. */
static bool opens_clause(const finder *f, uint32_t subject, uint32_t verb) {
    uint32_t first = sentence_of(f, verb)->first;
    for (uint32_t t = subject; t > first + 1 && t < verb; t--) {
        const dm_token *before = tok(f, t - 1);
        bool joins = before->upos == DM_CCONJ || dm_str_is(before->form, "while") ||
                     dm_str_is(before->form, "whereas");
        if (joins)
            return dm_str_is(tok(f, t - 2)->form, ",");
        if (dm_tree_is_verbal(f->parse, t - 1) || before->upos == DM_PUNCT)
            return false;
    }
    return false;
}

/* "Peskov, asked about the talks of Biden and Scholz, said he hoped not": who opens the sentence
 * before what is told of him between two commas, where the tree took the last name there. */
static uint32_t before_parenthesis(const finder *f, uint32_t verb, uint32_t subject) {
    const dm_actors *actors = f->scene->grammar.actors;
    const dm_sentence *s = sentence_of(f, verb);
    const dm_mention *lead = NULL;
    if (verb < s->first + 4 || !dm_str_is(tok(f, verb - 1)->form, ",") ||
        opens_clause(f, subject, verb))
        return DM_NO_TOKEN;
    for (size_t i = 0; i < actors->mentions.len && !lead; i++) {
        const dm_mention *one = &actors->mentions.ptr[i];
        bool opens = one->first == s->first ||
                     (one->first == s->first + 1 && tok(f, s->first)->upos == DM_DET);
        if (opens && !one->place && one->last + 2 < verb && one->sort != DM_MENTION_PRONOUN &&
            dm_str_is(tok(f, one->last + 1)->form, ","))
            lead = one;
    }
    if (!lead || subject <= lead->last + 1 || subject > verb)
        return DM_NO_TOKEN;
    const dm_token *next = tok(f, lead->last + 2);
    bool participle = next->upos == DM_VERB;
    bool relative = (next->feats & DM_FEAT_REL) || dm_str_is(next->form, "who");
    return participle || relative ? lead->head : (uint32_t)DM_NO_TOKEN;
}

/* "The note, seen by Reuters, says": the text before what is told of it between two commas;
 * DM_NO_TOKEN. */
static uint32_t text_before_seen(const finder *f, uint32_t verb) {
    enum { LONGEST = 12 };
    uint32_t first = sentence_of(f, verb)->first, comma = verb - 1;
    if (verb < first + 5 || !dm_str_is(tok(f, comma)->form, ","))
        return DM_NO_TOKEN;
    for (comma--; comma > first && verb - comma < LONGEST; comma--) {
        if (tok(f, comma)->upos == DM_AUX || (tok(f, comma)->feats & DM_FEAT_REL))
            return DM_NO_TOKEN;
        if (dm_str_is(tok(f, comma)->form, ","))
            break;
    }
    const dm_token *next = tok(f, comma + 1);
    return dm_str_is(tok(f, comma)->form, ",") && next->upos == DM_VERB &&
                   (next->feats & DM_FEAT_PART) && comma > first &&
                   tok(f, comma - 1)->upos == DM_NOUN && dm_is_document(f, comma - 1)
               ? comma - 1
               : (uint32_t)DM_NO_TOKEN;
}

/* "Kenya urged calm, and Brazil, its largest buyer, said it hoped": whoever stands with his
 * apposition between "and" and the verb, where the tree lists him with the words before. */
static uint32_t before_apposition(const finder *f, uint32_t verb) {
    enum { LONGEST = 14 };
    const dm_actors *actors = f->scene->grammar.actors;
    const dm_sentence *s = sentence_of(f, verb);
    uint32_t comma = verb;
    if (verb < s->first + 6 || tok(f, verb)->rel != DM_REL_CONJ ||
        !dm_str_is(tok(f, verb - 1)->form, ",") || dm_nearest_subject(f, verb) != DM_NO_TOKEN)
        return DM_NO_TOKEN;
    for (uint32_t t = verb - 1; t > s->first + 2 && verb - t < LONGEST && comma == verb; t--) {
        if (dm_tree_is_verbal(f->parse, t - 1) || tok(f, t - 1)->upos == DM_SCONJ)
            return DM_NO_TOKEN;
        if (dm_str_is(tok(f, t - 1)->form, ","))
            comma = t - 1;
    }
    for (size_t i = 0; i < actors->mentions.len && comma < verb; i++) {
        const dm_mention *one = &actors->mentions.ptr[i];
        uint32_t before = one->first > s->first ? one->first - 1 : one->first;
        if (before > s->first && tok(f, before)->upos == DM_DET)
            before--;
        if (one->last + 1 == comma && !one->place && one->first > s->first + 1 &&
            (tok(f, before)->upos == DM_CCONJ || dm_str_is(tok(f, before)->form, "while")))
            return one->head;
    }
    return DM_NO_TOKEN;
}

/* "urged Albright to tell Americans that ...": what somebody is to say is not said. */
static bool is_bidden(const finder *f, uint32_t verb) {
    uint32_t above = tok(f, verb)->head;
    const dm_reporting *report =
        dm_codebook_report(f->scene->grammar.book, tok(f, above)->lemma, 'V');
    bool summons = dm_tree_lemma_is(f->parse, above, "call") && /* "called in the envoy to say" */
                   dm_str_is(tok(f, above + 1)->form, "in");
    return dm_tree_is_verbal(f->parse, above) && report && report->kind == DM_REPORT_ASK &&
           !summons;
}

static bool comma_between(const finder *f, uint32_t from, uint32_t to) {
    for (uint32_t t = from; t < to; t++)
        if (dm_str_is(tok(f, t)->form, ","))
            return true;
    return false;
}

static bool is_nobody(const finder *f, uint32_t t) {
    uint32_t determiner = dm_tree_find(f->parse, t, DM_REL_DET);
    return dm_tree_lemma_is(f->parse, t, "nobody") || dm_tree_lemma_is(f->parse, t, "none") ||
           dm_tree_lemma_is(f->parse, t, "neither") ||
           (determiner != DM_NO_TOKEN &&
            (dm_str_eq_nocase(tok(f, determiner)->form, DM_STR("no")) ||
             dm_tree_lemma_is(f->parse, determiner, "neither")));
}

/* "was summoned and told that it must leave": he hears it. */
static bool is_told_himself(const finder *f, uint32_t verb) {
    uint32_t above = tok(f, verb)->head;
    dm_str printed = dm_str_sub(f->parse->text, tok(f, verb)->start, tok(f, verb)->end);
    return tok(f, verb)->rel == DM_REL_CONJ && above < verb && dm_str_is(printed, "told") &&
           dm_is_passive(&f->scene->grammar, above) && dm_nearest_subject(f, verb) == DM_NO_TOKEN &&
           (dm_str_is(tok(f, verb + 1)->form, "that") || dm_str_is(tok(f, verb + 1)->form, "to"));
}

/* "would go if Peru promised that it would ...": nobody has said it yet. */
static bool is_supposed(const finder *f, uint32_t verb) {
    uint32_t mark = dm_tree_find(f->parse, verb, DM_REL_MARK);
    return tok(f, verb)->rel == DM_REL_ADVCL && mark != DM_NO_TOKEN && mark < verb &&
           !comma_between(f, mark, verb) && /* "closed until May, the minister warned" */
           (dm_str_eq_nocase(tok(f, mark)->form, DM_STR("if")) ||
            dm_str_eq_nocase(tok(f, mark)->form, DM_STR("unless")) ||
            dm_str_eq_nocase(tok(f, mark)->form, DM_STR("until")));
}

bool dm_is_unsaid(const finder *f, uint32_t verb) {
    if (is_told_himself(f, verb) || is_supposed(f, verb))
        return true;
    if (verb > 1 && dm_str_is(tok(f, verb - 1)->form, "having") &&
        dm_str_is(tok(f, verb - 2)->form, "for"))
        return true; /* "put them on trial for having said that ..." */
    uint32_t above = tok(f, verb)->head;
    if ((tok(f, verb)->feats & DM_FEAT_INF) && above != DM_NO_TOKEN &&
        (dm_codebook_in_class(f->scene->grammar.book, "@keeps-silent", tok(f, above)->lemma) ||
         dm_codebook_in_class(f->scene->grammar.book, "@yet-to-say", tok(f, above)->lemma) ||
         is_bidden(f, verb)))
        return true;
    uint32_t subject = dm_tree_find(f->parse, verb, DM_REL_NSUBJ);
    if (subject != DM_NO_TOKEN && is_nobody(f, subject))
        return true; /* "Neither side would say when" */
    for (DM_CHILDREN(f->parse, verb, c))
        if (tok(f, c)->rel != DM_REL_CCOMP && c < verb && /* "said: “No.”" */
            !comma_between(f, c, verb) &&                 /* "it was not, he said, a threat" */
            ((tok(f, c)->feats & DM_FEAT_NEG) || dm_tree_lemma_is(f->parse, c, "never") ||
             dm_tree_lemma_is(f->parse, c, "without") || dm_tree_lemma_is(f->parse, c, "not")))
            return true;
    return false;
}

/* "Peru went so far as to say", "took to the air to announce": who did so; DM_NO_TOKEN unless the
 * verb of saying is such an infinitive. */
static uint32_t infinitive_subject(const finder *f, uint32_t verb) {
    uint32_t above = tok(f, verb)->head;
    if (!(tok(f, verb)->feats & DM_FEAT_INF) || verb == 0 ||
        !dm_str_is(tok(f, verb - 1)->form, "to"))
        return DM_NO_TOKEN;
    for (int up = 0; up < 3 && above != DM_NO_TOKEN && above < verb;
         up++, above = tok(f, above)->head)
        if (dm_codebook_in_class(f->scene->grammar.book, "@goes-to-say", tok(f, above)->lemma) &&
            dm_tree_is_verbal(f->parse, above) && !dm_is_unsaid(f, above))
            return dm_surface_subject(&f->scene->grammar, above);
    return DM_NO_TOKEN;
}

/* "“...”, insisted on Friday a Peruvian envoy"; "“...”, told a mother of three": whom the parser
 * took for the object. */
static uint32_t said_behind(const finder *f, uint32_t verb) {
    for (DM_CHILDREN(f->parse, verb, c)) {
        dm_rel rel = tok(f, c)->rel;
        if (c > verb && (rel == DM_REL_OBJ || rel == DM_REL_IOBJ) &&
            (dm_actors_at(f->scene->grammar.actors, c) || dm_is_person_noun(f, c)))
            return c;
    }
    return DM_NO_TOKEN;
}

/* "It is stated in the communique of the ministry that": the text, where the wording was made plain
 * for the parser; DM_NO_TOKEN. */
static uint32_t text_behind(const finder *f, uint32_t verb) {
    bool impersonal =
        verb > 1 && dm_str_is(tok(f, verb + 1)->form, "in") &&
        dm_str_eq_nocase(tok(f, verb - 2)->form, DM_STR("it")) &&
        (dm_str_is(tok(f, verb - 1)->form, "is") || dm_str_is(tok(f, verb - 1)->form, "was"));
    uint32_t clause = dm_tree_find(f->parse, verb, DM_REL_CCOMP);
    impersonal &= clause != DM_NO_TOKEN && clause > verb;
    for (DM_CHILDREN(f->parse, verb, c))
        if (impersonal && c > verb && dm_tree_is_nominal(f->parse, c) && dm_is_document(f, c))
            return c;
    return DM_NO_TOKEN;
}

/* "In the statement it was noted that ...", "“...”, is stated in the appeal": DM_NO_TOKEN if
 * somebody else is the subject. */
static uint32_t text_in_which(const finder *f, uint32_t verb) {
    uint32_t text = text_behind(f, verb);
    if (text != DM_NO_TOKEN || !dm_is_passive(&f->scene->grammar, verb))
        return text;
    for (DM_CHILDREN(f->parse, verb, c)) {
        dm_rel rel = tok(f, c)->rel;
        if ((rel == DM_REL_NSUBJ || rel == DM_REL_NSUBJ_PASS) &&
            !dm_str_eq_nocase(tok(f, c)->form, DM_STR("it")))
            return DM_NO_TOKEN;
        if (rel == DM_REL_OBL && dm_is_document(f, c) && dm_tree_has_case(f->parse, c, "in"))
            text = c;
    }
    return text;
}

/* "It finds that ...", which parsers take for an "it" that means nothing. */
static uint32_t text_that_speaks(const finder *f, uint32_t verb) {
    bool passive = dm_is_passive(&f->scene->grammar, verb);
    for (DM_CHILDREN(f->parse, verb, c)) {
        if (!passive && tok(f, c)->rel == DM_REL_EXPL && c < verb &&
            dm_str_eq_nocase(tok(f, c)->form, DM_STR("it")) &&
            dm_tree_find(f->parse, verb, DM_REL_COP) == DM_NO_TOKEN)
            return c;
    }
    return DM_NO_TOKEN;
}

/* 'The "United Nations Command" says': a name that somebody does not want to use. */
static bool is_name_in_marks(const finder *f, uint32_t t) {
    const dm_quotation *quote = dm_quotation_over(f, tok(f, t)->start, tok(f, t)->end);
    return quote && dm_words_in(f, quote->start, quote->end) <= SCARE_QUOTE_WORDS &&
           f->scene->grammar.actors->name_of[t] != DM_NO_TOKEN;
}

/* "Price" of "Ned Price", which the tagger took for a noun. */
static bool is_half_name(const finder *f, uint32_t t) {
    return tok(f, t)->upos == DM_NOUN && dm_utf8_is_capitalised(tok(f, t)->form) &&
           !dm_actors_at(f->scene->grammar.actors, t);
}

/* "Ann Lee, who in her speech said “...”, left": whom "who" stands for, where the tree gives the
 * verb no subject; DM_NO_TOKEN. */
static uint32_t before_who(const finder *f, uint32_t verb) {
    enum { LONGEST = 10 };
    const dm_actors *actors = actors_of(f);
    uint32_t first = sentence_of(f, verb)->first, who = verb;
    const dm_mention *found = NULL;
    if (!(tok(f, verb)->feats & DM_FEAT_FIN))
        return DM_NO_TOKEN;
    while (who > first + 1 && verb - who < LONGEST && !dm_str_is(tok(f, who)->form, "who")) {
        who--;
        if (tok(f, who)->upos == DM_PUNCT || dm_tree_is_verbal(f->parse, who))
            return DM_NO_TOKEN;
    }
    if (!dm_str_is(tok(f, who)->form, "who") || !dm_str_is(tok(f, who - 1)->form, ","))
        return DM_NO_TOKEN;
    for (size_t i = 0; i < actors->mentions.len; i++) {
        const dm_mention *one = &actors->mentions.ptr[i];
        if (one->last + 1 == who - 1 && one->first >= first && !one->place &&
            (!found || one->first < found->first))
            found = one;
    }
    return found ? found->head : (uint32_t)DM_NO_TOKEN;
}

/* "“First the cars, then us,” says a nurse": the subject outside the words that are quoted, where
 * the parser took one of them for another; DM_NO_TOKEN. */
static uint32_t unquoted_subject(const finder *f, uint32_t verb) {
    for (DM_CHILDREN(f->parse, verb, c))
        if (tok(f, c)->rel == DM_REL_NSUBJ && !dm_spoken_quoted(f->spoken, tok(f, c)->start))
            return c;
    return DM_NO_TOKEN;
}

/* Who speaks by other words than the verb's subject: a verb above it, a text "in which". */
static uint32_t other_subject(const finder *f, uint32_t verb) {
    uint32_t (*const ways[])(const finder *, uint32_t) = {quoted_subject, main_subject,
                                                          infinitive_subject, text_in_which};
    uint32_t at = DM_NO_TOKEN;
    for (size_t i = 0; at == DM_NO_TOKEN && i < sizeof ways / sizeof *ways; i++)
        at = ways[i](f, verb);
    return at;
}

/* Who speaks where the tree gives the verb no subject; `clause` is what is said, or none. */
static uint32_t unheard_subject(const finder *f, uint32_t verb, uint32_t clause) {
    bool told = verb > sentence_of(f, verb)->first && dm_str_is(tok(f, verb - 1)->form, ",") &&
                ((clause != DM_NO_TOKEN && clause < verb) || /* "Not so, retorted Quito: ..." */
                 dm_str_is(tok(f, verb + 2)->form, ":"));
    uint32_t who = DM_NO_TOKEN;
    if (told || mark_near(f, verb)) /* "..., said a nurse in the town" */
        who = said_behind(f, verb);
    if (who == DM_NO_TOKEN)
        who = before_who(f, verb);
    return who != DM_NO_TOKEN ? who : text_that_speaks(f, verb);
}

uint32_t dm_speaking(const finder *f, uint32_t verb) {
    uint32_t other = other_subject(f, verb);
    if (other != DM_NO_TOKEN)
        return other;
    dm_fillers subject = {0};
    dm_arguments(&f->scene->grammar, verb, DM_SLOT_SUBJ, (dm_str){"", 0}, &subject);
    uint32_t nearest = dm_nearest_subject(f, verb),
             clause = dm_tree_find(f->parse, verb, DM_REL_CCOMP);
    if (nearest != DM_NO_TOKEN && nearest < verb && clause != DM_NO_TOKEN && clause < nearest &&
        !is_half_name(f, nearest))
        return nearest; /* "Juan died, the mayor said": Juan hangs on "said" too */
    /* A subject within the words quoted does not speak them. */
    if (subject.count && dm_spoken_quoted(f->spoken, tok(f, subject.tokens[0])->start) &&
        !dm_spoken_quoted(f->spoken, tok(f, verb)->start) &&
        !is_name_in_marks(f, subject.tokens[0])) {
        subject.tokens[0] = unquoted_subject(f, verb);
        subject.count = subject.tokens[0] != DM_NO_TOKEN;
    }
    uint32_t lead = text_before_seen(f, verb);
    if (lead != DM_NO_TOKEN)
        return lead;
    lead = before_parenthesis(f, verb, subject.count ? subject.tokens[0] : verb - 1);
    lead = lead == DM_NO_TOKEN ? before_apposition(f, verb) : lead;
    if (lead != DM_NO_TOKEN)
        return lead;
    bool lost = !subject.count || is_half_name(f, subject.tokens[0]);
    const dm_mention *teller =
        subject.count ? dm_actors_at(f->scene->grammar.actors, subject.tokens[0]) : NULL;
    uint32_t behind = subject.count && (tok(f, subject.tokens[0])->upos == DM_PRON ||
                                        (teller && teller->actors.ptr[0].code.len))
                          ? (uint32_t)DM_NO_TOKEN
                          : behind_quotation(f, verb);
    if (behind != DM_NO_TOKEN)
        return behind;
    uint32_t beside = lost ? beside_verb(f, verb) : (uint32_t)DM_NO_TOKEN;
    if (beside != DM_NO_TOKEN)
        return beside;
    uint32_t object = dm_tree_find(f->parse, verb, DM_REL_OBJ);
    bool inverted = object != DM_NO_TOKEN && object > verb && dm_is_document(f, object) &&
                    dm_tree_find(f->parse, verb, DM_REL_NSUBJ) == DM_NO_TOKEN &&
                    !dm_is_passive(&f->scene->grammar, verb);
    if (inverted)
        return object;
    uint32_t called = dm_tree_find(f->parse, verb, DM_REL_VOCATIVE); /* "Peru, though ..., let" */
    if (!subject.count && called != DM_NO_TOKEN && called < verb)
        return called;
    return subject.count ? subject.tokens[0] : unheard_subject(f, verb, clause);
}

uint32_t dm_lets_know(const finder *f, uint32_t verb) {
    enum { WHOM_TOKENS = 8 };
    uint32_t end = dm_end_of(f, verb);
    if (!dm_tree_lemma_is(f->parse, verb, "let") || verb + 2 > end)
        return DM_NO_TOKEN;
    dm_str next = tok(f, verb + 1)->form;
    if (dm_str_is(next, "know") && !dm_str_is(tok(f, verb + 2)->form, "what"))
        return verb + 1; /* of translation engines "let know by its envoy that" */
    if (dm_str_is(next, "fall") || dm_str_is(next, "slip") || dm_str_is(next, "drop")) {
        dm_upos behind = (dm_upos)tok(f, verb + 2)->upos; /* not "let slip the chance" */
        return behind == DM_DET || behind == DM_NOUN || behind == DM_PROPN ? DM_NO_TOKEN : verb + 1;
    }
    for (uint32_t t = verb + 2; t <= end && t - verb <= WHOM_TOKENS; t++) {
        if (dm_str_is(tok(f, t)->form, "know"))
            return t;
        if (dm_tree_is_verbal(f->parse, t) || tok(f, t)->upos == DM_PUNCT)
            return DM_NO_TOKEN;
    }
    return DM_NO_TOKEN;
}

bool dm_is_noun_states(const finder *f, uint32_t t) {
    return t > sentence_of(f, t)->first && dm_str_is(tok(f, t)->form, "states") &&
           (tok(f, t - 1)->upos == DM_ADJ || tok(f, t - 1)->upos == DM_NUM ||
            tok(f, t - 1)->upos == DM_DET);
}
