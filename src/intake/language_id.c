/*
 * language_id.c - language identification by CLD2 (Compact Language Detector 2), which scores
 * runs of four letters against 80 languages with a naive Bayes model. It was measured beside
 * libexttextcat on short news text: bench/pages_language.
 *
 * CLD2 is a C++ library without a C header. The two functions used are plain functions on plain
 * types, so they are declared here under the names its ABI gives them; `percent`, `score` and the
 * reliability it reports become one confidence.
 */
#include "intake/language_id.h"

#include <unicode/uloc.h>

#include "base/limits.h"

typedef struct cld2_hints {
    const char *content_language, *top_level_domain;
    int encoding, language;
} cld2_hints;

enum { CLD2_UNKNOWN_ENCODING = 23, CLD2_UNKNOWN_LANGUAGE = 26 };

extern int cld2_detect(const char *text, int length, bool is_plain, const cld2_hints *hints,
                       int flags, int languages[3], int percent[3], double score[3], void *chunks,
                       int *text_bytes,
                       bool *reliable) __asm__("_ZN4CLD224ExtDetectLanguageSummaryEPKcibPKNS_"
                                               "8CLDHintsEiPNS_8LanguageEPiPdPSt6vectorINS_"
                                               "11ResultChunkESaISA_EES7_Pb");
extern const char *cld2_code(int language) __asm__("_ZN4CLD212LanguageCodeENS_8LanguageE");

/* Enough to tell any language; more would only cost time. */
enum { WINDOW = 1 << 10 };
static const double PLAINLY = 0.99;

/* BCP 47 in ICU's canonical form: "iw" becomes "he", "zh-cn" becomes "zh-CN". */
static dm_str canonical(dm_arena *arena, const char *code) {
    char locale[64], tag[64];
    UErrorCode error = U_ZERO_ERROR;
    uloc_canonicalize(code, locale, sizeof locale, &error);
    int32_t length = uloc_toLanguageTag(locale, tag, sizeof tag, false, &error);
    if (U_FAILURE(error) || length <= 0 || length >= (int32_t)sizeof tag)
        return dm_arena_str(arena, dm_str_of(code));
    return dm_arena_str(arena, (dm_str){tag, (size_t)length});
}

/* Words of grammar that fill a quarter of any English text, and of no other language's. */
static bool is_english_word(const char *word, size_t length) {
    static const char words[][6] = {"the",  "of",   "and",  "that", "was",  "with",  "which",
                                    "been", "have", "has",  "his",  "from", "said",  "were",
                                    "are",  "they", "this", "will", "by",   "for",   "but",
                                    "not",  "who",  "had",  "its",  "it",   "their", "would",
                                    "to",   "he",   "she",  "at",   "be",   "after"};
    char small[sizeof *words] = {0};
    if (length < 2 || length >= sizeof small)
        return false;
    for (size_t i = 0; i < length; i++)
        small[i] = (char)(word[i] | 0x20);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (memcmp(words[i], small, sizeof small) == 0)
            return true;
    return false;
}

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Whether a window is plainly English: most articles are, and CLD2, which would say so too, takes
 * longer for them than the rest of the intake. */
static bool is_plainly_english(dm_str window) {
    enum { LEAST_WORDS = 60, TELLING_PERCENT = 25, FOREIGN_PERCENT = 8, ALL = 100 };
    size_t words = 0, telling = 0, foreign = 0;
    for (size_t at = 0, end; at < window.len; at = end + 1) {
        foreign += (unsigned char)window.ptr[at] >= 0x80;
        for (end = at; end < window.len && is_letter(window.ptr[end]);)
            end++;
        words += end > at;
        telling += end > at && is_english_word(window.ptr + at, end - at);
        foreign += end > at && end < window.len && (unsigned char)window.ptr[end] >= 0x80;
    }
    return words >= LEAST_WORDS && telling * ALL >= words * TELLING_PERCENT &&
           foreign * ALL <= window.len * FOREIGN_PERCENT;
}

dm_str dm_language_of(dm_arena *arena, dm_str text, dm_str declared, double *confidence) {
    char hint[16] = "";
    if (declared.len < sizeof hint && declared.len >= 2)
        memcpy(hint, declared.ptr, declared.len);
    cld2_hints hints = {hint[0] ? hint : NULL, NULL, CLD2_UNKNOWN_ENCODING, CLD2_UNKNOWN_LANGUAGE};
    int languages[3] = {CLD2_UNKNOWN_LANGUAGE, CLD2_UNKNOWN_LANGUAGE, CLD2_UNKNOWN_LANGUAGE};
    int percent[3] = {0}, text_bytes = 0;
    double score[3] = {0};
    bool reliable = false;
    *confidence = 0;
    size_t cut = text.len < WINDOW ? text.len : WINDOW;
    while (cut < text.len && cut && ((unsigned char)text.ptr[cut] & 0xC0) == 0x80)
        cut--;
    if (is_plainly_english(dm_str_sub(text, 0, cut))) {
        *confidence = PLAINLY;
        return DM_STR("en");
    }
    cld2_detect(text.ptr, (int)cut, true, &hints, 0, languages, percent, score, NULL, &text_bytes,
                &reliable);
    if (languages[0] == CLD2_UNKNOWN_LANGUAGE || percent[0] < 50 || (!reliable && percent[0] < 80))
        return DM_STR("und");
    dm_str tag = canonical(arena, cld2_code(languages[0]));
    double sure = percent[0] / 100.0 * (reliable ? 1.0 : 0.6);
    if (text_bytes < 100)
        sure *= 0.5 + text_bytes / 200.0;
    bool agrees = hint[0] && tag.len >= 2 && strncasecmp(hint, tag.ptr, 2) == 0;
    *confidence = agrees ? 1 - (1 - sure) / 2 : sure;
    return *confidence < 0.4 ? DM_STR("und") : tag;
}
