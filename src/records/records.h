/*
 * records.h - the records demarche writes (reference: docs/records.md, the record contract), as C
 * structs, with their JSON form.
 *
 * Everything a record points to lives in the document's arena. Empty views (len 0) are written as
 * null.
 */
#ifndef DM_RECORDS_RECORDS_H
#define DM_RECORDS_RECORDS_H

#include "base/arena.h"
#include "base/hash.h"
#include "base/buffer.h"
#include "intake/article.h"

/* PLOVER event types. */
typedef enum dm_event_type {
    DM_AGREE,
    DM_CONSULT,
    DM_SUPPORT,
    DM_CONCEDE,
    DM_COOPERATE,
    DM_AID,
    DM_RETREAT,
    DM_REQUEST,
    DM_ACCUSE,
    DM_REJECT,
    DM_THREATEN,
    DM_PROTEST,
    DM_SANCTION,
    DM_MOBILIZE,
    DM_COERCE,
    DM_ASSAULT,
    DM_EVENT_TYPES,
    DM_NO_EVENT = DM_EVENT_TYPES
} dm_event_type;

typedef enum dm_quad {
    DM_VERBAL_COOPERATION = 1,
    DM_MATERIAL_COOPERATION,
    DM_VERBAL_CONFLICT,
    DM_MATERIAL_CONFLICT
} dm_quad;

typedef enum dm_status_of_event {
    DM_ASSERTED,
    DM_NEGATED,
    DM_FUTURE,
    DM_HYPOTHETICAL,
    DM_HISTORICAL
} dm_event_status;

typedef enum dm_actor_kind {
    DM_KIND_STATE,
    DM_KIND_ORGANISATION,
    DM_KIND_GROUP,
    DM_KIND_ENTITY,
    DM_KIND_PERSON,
    DM_KIND_COMPANY,
    DM_KIND_PEOPLE
} dm_actor_kind;

typedef struct dm_span {
    uint32_t start, end;
} dm_span; /* bytes of the document's text, half-open */

typedef struct dm_actor {
    dm_str code; /* "FRA", "EU", "X-HAMAS"; empty: of no known affiliation */
    dm_actor_kind kind;
    dm_str sector; /* "GOV"; empty: none */
    dm_str name;   /* canonical */
    dm_str role;   /* "foreign ministry spokesperson" */
    dm_str text;   /* as printed */
    dm_span span;
    dm_str via;  /* positions: the group as whose member it holds */
    dm_str part; /* of the country, which its government may face: "Texas"; not part of the JSON */
    dm_str why;  /* for explain: how it was found; not part of the JSON */
} dm_actor;

typedef struct dm_actor_list {
    const dm_actor *ptr;
    size_t len;
} dm_actor_list;

typedef enum dm_precision {
    DM_PRECISION_NONE,
    DM_PRECISION_DAY,
    DM_PRECISION_MONTH,
    DM_PRECISION_YEAR,
    DM_PRECISION_RANGE
} dm_precision;

typedef struct dm_when {
    dm_str
        value; /* ISO 8601, "2022-09-30", "2022-09", "2022-06-26/2022-06-28"; empty when unknown */
    dm_precision precision;
    dm_str text; /* as printed; empty when it is the article's day */
} dm_when;

typedef struct dm_place {
    dm_str name, country, subdivision; /* canonical; ISO alpha-3; ISO 3166-2 */
    double lat, lon;                   /* NAN when unknown */
    dm_str text;
    dm_span span;
} dm_place;

typedef struct dm_event {
    char id[DM_ID_SIZE];
    dm_event_type type;
    dm_str mode; /* "" none */
    const dm_str *contexts;
    size_t context_count;
    dm_str cameo;
    double intensity;
    dm_actor_list actors, recipients;
    dm_when when;
    const dm_place *place; /* NULL: none */
    dm_event_status status;
    const dm_actor *attribution; /* NULL: the article's own voice */
    dm_span trigger;
    dm_str trigger_text, trigger_lemma;
    dm_span sentence;
    const dm_span *more;
    size_t more_count; /* further sentences that report the same event ("also") */
    double confidence;
    dm_str rule;    /* "lexicon/predicates/accuse.tsv:12"; for explain */
    dm_str explain; /* JSON text of features, alternatives; for explain */
} dm_event;

typedef enum dm_statement_kind { DM_DIRECT, DM_INDIRECT, DM_MIXED } dm_statement_kind;

typedef struct dm_statement {
    char id[DM_ID_SIZE];
    dm_actor_list speakers, addressees;
    dm_statement_kind kind;
    dm_str verb;
    dm_span content;
    dm_str content_text;
    dm_str venue;
    dm_when when;
    dm_span sentence;
    double confidence;
    dm_str rule, explain;
} dm_statement;

/* A question's parameter: key and one or more values ("territory" -> ["UA-14", "UA-09"]). */
typedef struct dm_parameter {
    dm_str key;
    const dm_str *values;
    size_t value_count;
    bool list; /* written as an array even with one value */
} dm_parameter;

typedef struct dm_question {
    dm_str id; /* "annexation:RUS:UKR" ...: the same question in two articles has the same id */
    dm_str kind;
    const dm_parameter *parameters;
    size_t parameter_count;
    bool underspecified;
} dm_question;

typedef struct dm_position {
    char id[DM_ID_SIZE];
    dm_actor_list holders;
    dm_str verdict;
    int polarity;
    dm_question question;
    dm_when when;
    dm_event_status status;
    dm_str basis; /* statement, joint-statement, vote, act, report */
    bool derived;
    dm_str rule; /* of the derivation, or where the stance was found */
    const dm_str *from;
    size_t from_count;
    dm_span evidence;
    dm_str evidence_text;
    double confidence;
    dm_str explain;
} dm_position;

/* All that one article yields. Arrays in the order of their evidence. */
typedef struct dm_records {
    const dm_article *article;
    DM_VEC(dm_event) events;
    DM_VEC(dm_statement) statements;
    DM_VEC(dm_position) positions;
    dm_str readings; /* for explain: what became of every predicate; not part of the JSON */
} dm_records;

const char *dm_event_type_name(dm_event_type type);
dm_event_type dm_event_type_of(dm_str name); /* DM_NO_EVENT if it is none */
dm_quad dm_quad_of(dm_event_type type);
const char *dm_quad_name(dm_quad quad);
const char *dm_event_status_name(dm_event_status status);
const char *dm_actor_kind_name(dm_actor_kind kind);
const char *dm_precision_name(dm_precision precision);
const char *dm_statement_kind_name(dm_statement_kind kind);

/* The way back; false if it is none. */
bool dm_event_status_of(dm_str name, dm_event_status *status);

/*
 * Sets the ids of a document's records from document, trigger, type and actors: the same again
 * gives the same. Ids are written in place, so a position's `from` may view the `id` of an event or
 * statement before it is set.
 */
void dm_records_identify(dm_records *records);

/* Append a JSON object with the keys in the order of the contract, without line end. False when
 * memory ran out; what is at the end of the text then is of no use. */
typedef struct dm_json_options {
    bool text;
    const char *engine;
} dm_json_options;
bool dm_article_json(dm_buffer *out, const dm_article *article, const dm_json_options *options);
bool dm_event_json(dm_buffer *out, const dm_article *article, const dm_event *event);
bool dm_statement_json(dm_buffer *out, const dm_article *article, const dm_statement *statement);
bool dm_position_json(dm_buffer *out, const dm_article *article, const dm_position *position);
bool dm_rejected_json(dm_buffer *out, dm_str source, dm_str reason, dm_str detail);

#endif
