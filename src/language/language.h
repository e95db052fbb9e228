/*
 * language.h - from text to sentences, tokens and trees: what the stages behind the language engine
 * see.
 *
 * A dm_parse is the analysis of one text. Tokens of all sentences lie in one array, in the order of
 * the text; a sentence is a range of it. Heads are indices into the same array. Everything lives in
 * the arena that was passed and points into the text that was passed.
 *
 *   text      "Kenya did n't comment. Uganda did."
 *   tokens     0     1   2   3      4 5      6  7
 *   sentences [0, 5)                 [5, 8)
 */
#ifndef DM_LANGUAGE_LANGUAGE_H
#define DM_LANGUAGE_LANGUAGE_H

#include "base/map.h"
#include "demarche.h"

/* Universal part-of-speech tags, in the order of their names. */
typedef enum dm_upos {
    DM_ADJ,
    DM_ADP,
    DM_ADV,
    DM_AUX,
    DM_CCONJ,
    DM_DET,
    DM_INTJ,
    DM_NOUN,
    DM_NUM,
    DM_PART,
    DM_PRON,
    DM_PROPN,
    DM_PUNCT,
    DM_SCONJ,
    DM_SYM,
    DM_VERB,
    DM_X,
    DM_UPOS_COUNT
} dm_upos;

/* Universal relations and the subtypes the coder looks at. A model's subtype that is not listed
 * here maps to its main relation. */
typedef enum dm_rel {
    DM_REL_ROOT,
    DM_REL_ACL,
    DM_REL_ACL_RELCL,
    DM_REL_ADVCL,
    DM_REL_ADVCL_RELCL,
    DM_REL_ADVMOD,
    DM_REL_AMOD,
    DM_REL_APPOS,
    DM_REL_AUX,
    DM_REL_AUX_PASS,
    DM_REL_CASE,
    DM_REL_CC,
    DM_REL_CC_PRECONJ,
    DM_REL_CCOMP,
    DM_REL_COMPOUND,
    DM_REL_COMPOUND_PRT,
    DM_REL_CONJ,
    DM_REL_COP,
    DM_REL_CSUBJ,
    DM_REL_CSUBJ_PASS,
    DM_REL_DEP,
    DM_REL_DET,
    DM_REL_DET_PREDET,
    DM_REL_DISCOURSE,
    DM_REL_DISLOCATED,
    DM_REL_EXPL,
    DM_REL_FIXED,
    DM_REL_FLAT,
    DM_REL_GOESWITH,
    DM_REL_IOBJ,
    DM_REL_LIST,
    DM_REL_MARK,
    DM_REL_NMOD,
    DM_REL_NMOD_DESC,
    DM_REL_NMOD_POSS,
    DM_REL_NMOD_UNMARKED,
    DM_REL_NSUBJ,
    DM_REL_NSUBJ_OUTER,
    DM_REL_NSUBJ_PASS,
    DM_REL_NUMMOD,
    DM_REL_OBJ,
    DM_REL_OBL,
    DM_REL_OBL_AGENT,
    DM_REL_OBL_UNMARKED,
    DM_REL_ORPHAN,
    DM_REL_PARATAXIS,
    DM_REL_PUNCT,
    DM_REL_REPARANDUM,
    DM_REL_VOCATIVE,
    DM_REL_XCOMP,
    DM_REL_COUNT
} dm_rel;

/* The features the coder needs, as bits of dm_token.feats. */
enum {
    DM_FEAT_SING = 1u << 0,
    DM_FEAT_PLUR = 1u << 1,
    DM_FEAT_PRES = 1u << 2,
    DM_FEAT_PAST = 1u << 3,
    DM_FEAT_FIN = 1u << 4,
    DM_FEAT_INF = 1u << 5,
    DM_FEAT_PART = 1u << 6,
    DM_FEAT_GER = 1u << 7,
    DM_FEAT_IMP = 1u << 8,   /* Mood=Imp */
    DM_FEAT_SUB = 1u << 9,   /* Mood=Sub */
    DM_FEAT_PASS = 1u << 10, /* Voice=Pass */
    DM_FEAT_NEG = 1u << 11,  /* Polarity=Neg or PronType=Neg */
    DM_FEAT_P1 = 1u << 12,
    DM_FEAT_P2 = 1u << 13,
    DM_FEAT_P3 = 1u << 14,
    DM_FEAT_POSS = 1u << 15,
    DM_FEAT_REL = 1u << 16,
    DM_FEAT_CARD = 1u << 17,
    DM_FEAT_ORD = 1u << 18
};

enum { DM_NO_TOKEN = UINT32_MAX };

typedef struct dm_token {
    uint32_t start, end; /* bytes in the text; tokens of one multi-word token may share bytes only
                            if its parts cannot be told apart */
    dm_str form;       /* as a view of the text (or the canonical form where the surface differs) */
    dm_str lemma;      /* from the lemmatiser; arena or model memory */
    uint32_t head;     /* index in dm_parse.tokens, DM_NO_TOKEN for the root of its sentence */
    uint32_t sentence; /* index in dm_parse.sentences */
    uint32_t feats;    /* DM_FEAT_ bits */
    uint16_t feats_id; /* the full feature string: dm_model_feats() */
    uint16_t deprel_id; /* the full relation with its subtype: dm_model_deprel() */
    uint8_t upos;       /* dm_upos */
    uint8_t xpos;       /* index of the model's tag: dm_model_xpos() */
    uint8_t rel;        /* dm_rel */
    bool space_after;   /* white space follows in the text */
    uint8_t multiword;  /* number of tokens of the multi-word token that begins here (2 for
                           "didn't"), else 0 */
    float certainty;    /* of the head and relation, 0..1 */
} dm_token;

typedef struct dm_sentence {
    uint32_t start, end;   /* bytes in the text */
    uint32_t first, count; /* range of tokens */
    uint32_t root;         /* index of the root token */
    bool paragraph_start;  /* the first sentence of its paragraph */
} dm_sentence;

typedef struct dm_parse {
    dm_str text;
    dm_sentence *sentences;
    size_t sentence_count;
    dm_token *tokens;
    size_t token_count;
    /* Children of token t, in the order of the text: children[child_start[t] .. child_start[t +
     * 1]). */
    uint32_t *children, *child_start;
    /* A bit for each relation that a child of token t has, and sometimes for one that it had. */
    uint64_t *child_rels;
} dm_parse;
_Static_assert(DM_REL_COUNT <= 64, "a bit for each relation");

/* A trained language: mapped, read-only, shared by all threads. */
typedef struct dm_model dm_model;
/* The scratch of one thread. */
typedef struct dm_parser dm_parser;

dm_status dm_model_open(const char *path, dm_model **model, dm_error *error) DM_MUST_CHECK;
/* From memory the caller keeps until dm_model_close(). */
dm_status dm_model_open_memory(const void *bytes, size_t size, dm_model **model,
                               dm_error *error) DM_MUST_CHECK;
void dm_model_close(dm_model *model);

/*
 * Names that the model need not know: in place of each, tagger and parser are shown a name
 * whose representation the treebanks have taught. Tokens, lemmas and text are not touched.
 */
typedef struct dm_alike {
    dm_map names; /* case as in the text; the value is the place of its stand-in in `as` */
    const dm_str *as;
    dm_map rewordings; /* first word, in lower case; the value is the place in `links` */
    const struct dm_rewording *reworded;
    const struct dm_rewording_link *links; /* most are told by these alone */
    dm_map acting, phrase_ends; /* words of a <who>, and those that end it; in lower case */
} dm_alike;

/*
 * Words in a row that are shown as others: "accused to Uganda" as "accused Uganda". A word of the
 * pattern is itself in lower case, or <name>, <number>, <determiner>, <count>, <any>, <ly> (an
 * adverb), <month>, <day>, or alternatives parted by "|"; <when> stands for none to four words that
 * say when, <who> for a noun phrase of somebody who acts, the shortest that fits. Of what is shown
 * "=" is the word itself, "-" is nothing, "@2" the second one of the text, which stands here then:
 * "relations diplomatic" is shown in the order "@2 @1". What is shown behind "!" is meant, too: the
 * lemma is made of it; "!x|y" goes with the alternatives "a|b".
 */
enum { DM_MOST_REWORDED = 10 };
typedef struct dm_reworded_word {
    dm_str written;
    const uint32_t *numbers; /* of each alternative: what it is told by before it is compared */
    uint16_t count;
    bool when, who;
} dm_reworded_word;
typedef struct dm_rewording {
    uint32_t count;
    bool whole; /* no other begins within it */
    dm_reworded_word words[DM_MOST_REWORDED];
    dm_str shown[DM_MOST_REWORDED];
} dm_rewording;
/* A word of a pattern as it is written, made ready; false when memory ran out. (reword.c) */
bool dm_reworded_word_read(dm_arena *arena, dm_str written, dm_reworded_word *word);
typedef struct dm_rewording_link {
    uint64_t seconds; /* dm_rewording_letters() of what its second word may be */
    uint64_t thirds;  /* ... and its third one */
    uint32_t at;      /* of the pattern in `reworded` */
    uint32_t next;    /* the next with the same first word, DM_MAP_NONE */
} dm_rewording_link;
/* A bit for the first and the last letter of a word, whatever their case, and for its length; 0 of
 * no word. */
static inline uint64_t dm_rewording_letters(dm_str word) {
    enum { LETTER = 0x1f };
    size_t letters =
        word.len ? (size_t)(word.ptr[0] & LETTER) * 5 + (word.ptr[word.len - 1] & LETTER) * 11 : 0;
    return word.len ? (uint64_t)1 << ((letters + word.len) % 64) : 0;
}
/* A word that is shown, and the token it is of. */
typedef struct dm_shown {
    dm_str form;
    uint16_t token;
    bool meant; /* its lemma is that of `form`, not that of the token */
} dm_shown;
/* Puts what is shown of `count` tokens in the place of those in `shown`, which are the tokens as
 * they are. Returns how many are shown. (reword.c) */
uint32_t dm_reword(const dm_alike *alike, const dm_token *tokens, uint32_t count, dm_shown *shown);
/* Before the first parser is made; the caller keeps `alike` until dm_model_close(). */
void dm_model_set_alike(dm_model *model, const dm_alike *alike);

dm_str dm_model_language(const dm_model *model); /* "en" */
dm_str dm_model_hash(const dm_model *model);     /* 16 hex digits */
dm_str dm_model_xpos(const dm_model *model, uint8_t id);
dm_str dm_model_feats(const dm_model *model, uint16_t id);
dm_str dm_model_deprel(const dm_model *model, uint16_t id);
const char *dm_upos_name(dm_upos upos);
const char *dm_rel_name(dm_rel rel);
dm_rel dm_rel_of(dm_str name);

dm_status dm_parser_new(const dm_model *model, dm_parser **parser, dm_error *error) DM_MUST_CHECK;
void dm_parser_free(dm_parser *parser);

/*
 * Analyses `text` (UTF-8, paragraphs separated by a blank line). The result lives in `arena` and
 * refers to `text`. Fails with DM_ERR_MEMORY only: any text gives an analysis.
 */
dm_status dm_parser_text(dm_parser *parser, dm_arena *arena, dm_str text, dm_parse *parse,
                         dm_error *error) DM_MUST_CHECK;

/*
 * The two halves of it. The first fills sentences and the tokens' start, end, form, sentence,
 * space_after, multiword. The second fills the rest for a parse whose sentences and tokens are
 * given (CoNLL-U input).
 */
dm_status dm_parser_tokenize(dm_parser *parser, dm_arena *arena, dm_str text, dm_parse *parse,
                             dm_error *error) DM_MUST_CHECK;
dm_status dm_parser_analyse(dm_parser *parser, dm_arena *arena, dm_parse *parse,
                            dm_error *error) DM_MUST_CHECK;

#endif
