/*
 * engine.h - the stages put together: an engine holds what is read-only, a reader takes one
 * resource through intake, language and coder. The public part is in demarche.h.
 */
#ifndef DM_ENGINE_ENGINE_H
#define DM_ENGINE_ENGINE_H

#include "coder/coder.h"
#include "intake/article.h"
#include "language/language.h"
#include "lexicon/lexicon.h"
#include "records/records.h"

const dm_lexicon *dm_engine_lexicon(const dm_engine *engine);
const dm_model *dm_engine_model(const dm_engine *engine); /* NULL when it was opened without */

/* Makes it ready for dm_relate(); before other threads have it. Fails as dm_engine_open() does. */
dm_status dm_engine_relations(dm_engine *engine, dm_error *error) DM_MUST_CHECK;
const dm_codebook *dm_engine_codebook(const dm_engine *engine); /* NULL without a model */

const char *dm_reader_name(const dm_reader *reader); /* dm_engine_name() of its engine */

/* What a resource came to: articles and, at the same index, their records. Lives in the reader
 * until its next call. */
typedef struct dm_reading {
    dm_article *articles;
    dm_records *records;
    size_t count;
} dm_reading;

typedef struct dm_reading_options {
    dm_intake_options intake;
    dm_coder_options coder; /* min_confidence negative: by kind */
    bool documents_only;    /* find and date the articles, do not code them */
} dm_reading_options;

/*
 * The way of a resource in three steps: its articles and their words; the trees; the records.
 * Somebody who has several small resources takes each step for all of them before the next. What
 * the steps read, the tables of intake and tokenizer, the weights of the network, the codebook,
 * does not fit into a core's own cache together; so it is fetched once for all of them.
 *
 * Each that is begun is a draft with a number of its own, which is free again after its end. All
 * fail as dm_reader_code does; what failed must not go on.
 */
enum { DM_READER_DRAFTS = 16 };
dm_status dm_reader_begin(dm_reader *reader, size_t draft, const dm_resource *resource,
                          const dm_reading_options *options, dm_error *error) DM_MUST_CHECK;
dm_status dm_reader_go_on(dm_reader *reader, size_t draft, dm_error *error) DM_MUST_CHECK;
dm_status dm_reader_finish(dm_reader *reader, size_t draft, const dm_reading_options *options,
                           dm_reading *reading, dm_error *error) DM_MUST_CHECK;
/* All at once. */
dm_status dm_reader_read(dm_reader *reader, const dm_resource *resource,
                         const dm_reading_options *options, dm_reading *reading,
                         dm_error *error) DM_MUST_CHECK;
/* The trees of an article's text as the coder reads them: datelines apart, lemmas and trees mended.
 * In the reader until its next call. */
dm_status dm_reader_trees(dm_reader *reader, dm_str text, dm_parse *parse,
                          dm_error *error) DM_MUST_CHECK;
/* The analysis of a text as the parser gives it, in the reader until its next call. */
dm_status dm_reader_parse(dm_reader *reader, dm_str text, dm_parse *parse,
                          dm_error *error) DM_MUST_CHECK;

#endif
