/*
 * codebook/codebook.h - the coder's knowledge made ready: predicates with their frames, operators,
 * classes of words, reporting verbs, kinds of question, and who is who. Built from the lexicon
 * once, read-only, shared by all threads. Formats: lexicon/predicates/README.md.
 */
#ifndef DM_CODER_CODEBOOK_H
#define DM_CODER_CODEBOOK_H

#include "coder/codebook/wanted.h"
#include "lexicon/classes.h"
#include "lexicon/knowledge.h"
#include "lexicon/lexicon.h"
#include "records/records.h"

typedef enum dm_role {
    DM_SLOT_SUBJ,
    DM_SLOT_OBJ,
    DM_SLOT_IOBJ,
    DM_SLOT_XCOMP,
    DM_SLOT_CCOMP,
    DM_SLOT_COMP,
    DM_SLOT_POSS,
    DM_SLOT_SPEAKER,
    DM_SLOT_PREP
} dm_role;

enum { DM_SLOT_STEPS = 3, DM_SLOT_CHOICES = 8, DM_FRAME_CONDITIONS = 8 };

/* "obj/of": the steps from the predicate to the filler. */
typedef struct dm_slot {
    struct {
        dm_role role;
        dm_str preposition;
    } steps[DM_SLOT_STEPS];
    uint8_t count;
    bool responsible; /* ends in "*" */
    bool joined;      /* "a&b": taken together with the choice before */
} dm_slot;

typedef struct dm_slots {
    const dm_slot *choices; /* at most DM_SLOT_CHOICES */
    uint8_t count;
} dm_slots;

typedef enum dm_filler { DM_FILLER_ANY, DM_FILLER_ACTOR, DM_FILLER_WORDS } dm_filler;

typedef struct dm_condition {
    const dm_slot *slot; /* conditions that write the same share it */
    dm_str words;        /* "visit,trip,@talks,ACTOR": lemmas, classes */
    uint32_t letters;    /* dm_letters_bit() of each of the words; all bits where one is a class */
    uint8_t filler;      /* dm_filler */
    bool negated;
    uint16_t list; /* of the words, in dm_codebook.wanted */
} dm_condition;

/* Of a word, in any case: what has no bit of a list is none of its words. */
static inline uint32_t dm_letters_bit(dm_str word) {
    return (uint32_t)1 << (dm_word_letters(word) * 0x9E3779B97F4A7C15u >> 59);
}

/* One row of the predicate tables. First what most frames of a word are passed over by: it lies in
 * one line of the cache. */
typedef struct dm_frame {
    dm_str words;                    /* the others of a predicate of several, blank-separated */
    dm_condition *conditions;        /* at most DM_FRAME_CONDITIONS */
    uint32_t next;                   /* of the same lemma and pos, less specific */
    dm_event_type type;              /* DM_NO_EVENT: positions only */
    uint8_t condition_count, weight; /* weight: how specific */
    char pos;                        /* 'V', 'N', 'A' */
    bool reciprocal;                 /* the actor slots are joined by & and there is no recipient */
    uint32_t row;                    /* where it stands */
    dm_slots actor, recipient, theme;
    dm_str lemma; /* of the head */
    dm_str mode, context, stance;
    const dm_table *table;
} dm_frame;

typedef enum dm_effect {
    DM_EFFECT_SAME,
    DM_EFFECT_COMMIT,
    DM_EFFECT_THREATEN,
    DM_EFFECT_REFUSE,
    DM_EFFECT_REQUEST,
    DM_EFFECT_ACCUSE,
    DM_EFFECT_DENY,
    DM_EFFECT_FAIL,
    DM_EFFECT_PLAN,
    DM_EFFECT_WISH,
    DM_EFFECT_PERMIT,
    DM_EFFECT_END,
    DM_EFFECT_REPORT,
    DM_EFFECT_DECIDE
} dm_effect;

/* One row of operators.tsv. */
typedef struct dm_operator {
    dm_str lemma, words;
    char pos;
    dm_slots complement;
    dm_effect effect;
    dm_role agent; /* DM_SLOT_SUBJ, DM_SLOT_OBJ or DM_SLOT_COMP */
    dm_slot addressee;
    bool has_addressee;
    const dm_table *table;
    uint32_t row;
    uint32_t next;
} dm_operator;

typedef enum dm_report_kind {
    DM_REPORT_SAY,
    DM_REPORT_ANNOUNCE,
    DM_REPORT_ACCUSE,
    DM_REPORT_DENY,
    DM_REPORT_ASK,
    DM_REPORT_THINK,
    DM_REPORT_DOCUMENT,
    DM_REPORT_PREPOSITION
} dm_report_kind;
typedef struct dm_reporting {
    dm_str lemma;
    char pos;
    dm_report_kind kind;
    unsigned strength;
} dm_reporting;

/* A feature of the relation scorer with its weight for each class (relate.h). */
typedef struct dm_relate_row {
    float weights[15];
} dm_relate_row;

/* A word or phrase that names what stands are taken on: a row of lexicon/positions/questions or
 * .../deeds. */
typedef struct dm_topic {
    dm_str words; /* "territorial integrity" */
    dm_str head;  /* in it: dm_topic_head() */
    const dm_table *table;
    uint32_t row;
    bool deed;
    uint32_t next; /* with the same head */
} dm_topic;

/* The rows for any word of a class, in the order of the lexicon. */
typedef struct dm_class_rows {
    dm_str name;       /* "@condemned" */
    uint32_t first[3]; /* frame for a verb, noun, adjective; DM_MAP_NONE */
    bool open;         /* more than the word may put it into the class (match/conditions.c) */
} dm_class_rows;
/* Of the parts of speech that predicates have. */
static inline size_t dm_pos_index(char pos) {
    return pos == 'V' ? 0 : pos == 'N' ? 1 : 2;
}

typedef struct dm_codebook {
    dm_arena arena;
    dm_classes classes; /* of lexicon/language */
    dm_glance headed;   /* what words are known for (codebook/parts.h) */
    const dm_lexicon *lexicon;
    dm_knowledge *knowledge;
    struct dm_gazetteer *gazetteer;
    DM_VEC(dm_slots) slots;        /* all different ones, as frames and operators have them */
    dm_map slots_written;          /* "obj|on" -> slots */
    DM_VEC(const dm_slot *) asked; /* all different ones, as conditions have them */
    dm_map asked_written;          /* "obj/of" -> asked */
    DM_VEC(dm_frame) frames;
    const dm_frame_needs *needs; /* of each of the frames */
    dm_wanted wanted;            /* the words that conditions ask for */
    dm_map frame_heads;          /* "accuse.V" -> first frame */
    dm_map
        stance_heads; /* the same for frames that only take a stand (lexicon/positions/stances) */
    DM_VEC(dm_class_rows) class_rows[DM_SCOPE_COUNT];
    DM_VEC(dm_operator) operators;
    dm_map operator_heads;
    DM_VEC(dm_topic) topics;
    dm_map topic_heads;
    DM_VEC(dm_reporting) reports;
    dm_map report_heads;
    DM_VEC(dm_relate_row) relate_weights;
    dm_map relate_features;       /* feature -> row */
    DM_VEC(dm_str) lemmas;        /* of irregular forms */
    dm_map irregular;             /* form -> lemma */
    DM_VEC(double) weights;       /* of the scorer's features */
    dm_map features;              /* name -> weight */
    const uint32_t *side_weights; /* of each dm_side_feature: its weight, DM_MAP_NONE */
    DM_VEC(dm_str) cues;          /* contexts of a cue word: "military;territory" */
    dm_map cue_words;             /* lemma -> cue */
} dm_codebook;

/* Reads the tables of the lexicon; DM_ERR_MEMORY, or a fault of a row with file and line. The
 * caller frees the codebook; the lexicon must outlive it. It is read-only then, for all threads. */
dm_status dm_codebook_new(const dm_lexicon *lexicon, dm_codebook **codebook,
                          dm_error *error) DM_MUST_CHECK;
/* Reads the weights of the relation scorer too, which only dm_relate() asks for. Before other
 * threads have the codebook; fails as dm_codebook_new() does. */
dm_status dm_codebook_relations(dm_codebook *codebook, dm_error *error) DM_MUST_CHECK;
void dm_codebook_free(dm_codebook *codebook);

/* First frame, operator of a lemma ("accuse", 'V'); DM_MAP_NONE if there is none. Follow `next`. */
uint32_t dm_codebook_frames(const dm_codebook *self, dm_str lemma, char pos);
/* The same among the rows of lexicon/positions/stances, which make positions and no events; of
 * .../stances_general for "+accuse" and "+@class". */
uint32_t dm_codebook_stances(const dm_codebook *self, dm_str lemma, char pos);
uint32_t dm_codebook_operators(const dm_codebook *self, dm_str lemma, char pos);
/* The head of a topic: its last word, the first of "use of force". A view of `words`. */
dm_str dm_topic_head(dm_str words);
/* Whether a class with rows for this part of speech may hold the word: most words are told by a
 * glance to be in none. */
bool dm_codebook_may_be_classed(const dm_codebook *self, dm_class_scope scope, dm_str word,
                                char pos);
/* First topic whose head is this lemma; DM_MAP_NONE. Follow `next`. */
uint32_t dm_codebook_topics(const dm_codebook *self, dm_str lemma);
/* What kind of reporting word it is; NULL if it is none. */
const dm_reporting *dm_codebook_report(const dm_codebook *self, dm_str lemma, char pos);
/* The lemma of an irregular verb form (in lower case); empty if it is none. */
dm_str dm_codebook_irregular(const dm_codebook *self, dm_str form);
/* Whether a lemma is in the class "@name". */
static inline bool dm_codebook_has_member(const dm_codebook *self, dm_str name, dm_str lemma) {
    return dm_classes_in(&self->classes, name, lemma);
}
/* The same for a name that is a literal. */
static inline __attribute__((always_inline)) bool
dm_codebook_in_class(const dm_codebook *self, const char *name, dm_str lemma) {
    return dm_classes_in(&self->classes, dm_str_of(name), lemma);
}

/* The contexts a word is a cue for, `;`-separated; empty for none. */
dm_str dm_codebook_contexts(const dm_codebook *self, dm_str lemma);

#endif
