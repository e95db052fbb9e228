/*
 * limits.h - every bound of the program, with its reason. A bound that is met is named in the
 * message.
 */
#ifndef DM_BASE_LIMITS_H
#define DM_BASE_LIMITS_H

enum {
    /* One input document, after decompression. The largest news page seen is 12 MB; live blogs that
       ran for a year. */
    DM_LIMIT_DOCUMENT_BYTES = 64 << 20,
    /* Text of an article that is coded; what is beyond is cut at a paragraph and the document
       flagged `truncated`. A novel has 600 KB. */
    DM_LIMIT_TEXT_BYTES = 1 << 20,
    /* Tokens of a sentence that are parsed together; longer ones are cut, the parts joined at their
       roots. */
    DM_LIMIT_SENTENCE_TOKENS = 256,
    /* Tokens of a sentence, behind which another begins whatever is there: words without end have
       no marks, and what looks through a sentence for each of its words would take the square of
       them. */
    DM_LIMIT_SENTENCE_LENGTH = 1024,
    /* Sentences of a text that are coded together; a longer one is coded in chapters. Ordinary
       articles have 20, the longest reports in newspapers 300. */
    DM_LIMIT_CHAPTER_SENTENCES = 320,
    /* The same of sentences that are twice as long as most. */
    DM_LIMIT_CHAPTER_TOKENS = 16000,
    /* Nesting of elements in a page, of brackets in JSON, of archives in archives. */
    DM_LIMIT_HTML_DEPTH = 512,
    DM_LIMIT_JSON_DEPTH = 64,
    DM_LIMIT_ARCHIVE_DEPTH = 4,
    /* Members of one zip or tar: a year of a large outlet has 200,000 pages. */
    DM_LIMIT_ARCHIVE_MEMBERS = 10000000,
    /* Bytes out for bytes in, once more than 16 MB have come out: text packs 1:10, tables of zeros
       1:1000. */
    DM_LIMIT_EXPANSION = 400,
    /* Articles on one page. A front page has 200 teasers. */
    DM_LIMIT_ITEMS = 256,
    /* Records of a document. */
    DM_LIMIT_RECORDS = 4096,
    /* Jobs, of a few documents each, in flight between the reader and the sink, a thread. */
    DM_LIMIT_QUEUE = 16,
    DM_LIMIT_THREADS = 256,
    /* Memory of one document's arena. A document of DM_LIMIT_TEXT_BYTES needs about 120 MB. */
    DM_LIMIT_ARENA_BYTES = 1 << 30
};

#endif
