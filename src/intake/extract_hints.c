/*
 * extract_hints.c - words in the class, id and role of an element.
 *
 * Names are cut into words at "-", "_" and humps ("relatedArticles-list" is related, articles,
 * list), lower-cased, and looked up. The vocabulary is that of publishing systems in general
 * (WordPress, Drupal, the large chains' systems), in English, as class names are nearly everywhere.
 * No entry stands for one site. Two words in a row are looked up together as well ("read more",
 * "article body").
 */
#include "intake/extract_hints.h"

#include <stdlib.h>

typedef struct hint_word {
    const char *word;
    uint32_t hints;
} hint_word;

/* Sorted by word: found by bisection. */
static const hint_word words[] = {
    {"actions", DM_HINT_SHARING},
    {"ad", DM_HINT_ADVERTISEMENT},
    {"addthis", DM_HINT_SHARING},
    {"addtoany", DM_HINT_SHARING},
    {"ads", DM_HINT_ADVERTISEMENT},
    {"adsbygoogle", DM_HINT_ADVERTISEMENT},
    {"advert", DM_HINT_ADVERTISEMENT},
    {"advertisement", DM_HINT_ADVERTISEMENT},
    {"affiliate", DM_HINT_ADVERTISEMENT},
    {"agegate", DM_HINT_CONSENT},
    {"aside", DM_HINT_SIDEBAR},
    {"attribution", DM_HINT_CREDIT},
    {"author", DM_HINT_BYLINE},
    {"authors", DM_HINT_BYLINE},
    {"banner", DM_HINT_ADVERTISEMENT},
    {"bio", DM_HINT_BYLINE},
    {"biography", DM_HINT_BYLINE},
    {"bookmark", DM_HINT_SHARING},
    {"breadcrumb", DM_HINT_NAVIGATION},
    {"breadcrumbs", DM_HINT_NAVIGATION},
    {"byline", DM_HINT_BYLINE},
    {"bylines", DM_HINT_BYLINE},
    {"caption", DM_HINT_CAPTION},
    {"captions", DM_HINT_CAPTION},
    {"categories", DM_HINT_BYLINE},
    {"category", DM_HINT_BYLINE},
    {"colophon", DM_HINT_FOOTER},
    {"comment", DM_HINT_COMMENT},
    {"commentform", DM_HINT_COMMENT},
    {"commentlist", DM_HINT_COMMENT},
    {"comments", DM_HINT_COMMENT},
    {"consent", DM_HINT_CONSENT},
    {"content", DM_HINT_CONTENT},
    {"contributor", DM_HINT_BYLINE},
    {"contributors", DM_HINT_BYLINE},
    {"cookie", DM_HINT_CONSENT},
    {"cookies", DM_HINT_CONSENT},
    {"copyright", DM_HINT_FOOTER},
    {"credit", DM_HINT_CREDIT},
    {"credits", DM_HINT_CREDIT},
    {"cutline", DM_HINT_CAPTION},
    {"date", DM_HINT_BYLINE},
    {"dateline", DM_HINT_BYLINE},
    {"datetime", DM_HINT_BYLINE},
    {"deck", DM_HINT_STANDFIRST},
    {"dek", DM_HINT_STANDFIRST},
    {"disclaimer", DM_HINT_FOOTER},
    {"disclosure", DM_HINT_FOOTER},
    {"disqus", DM_HINT_COMMENT},
    {"donate", DM_HINT_SUBSCRIPTION},
    {"donation", DM_HINT_SUBSCRIPTION},
    {"dropdown", DM_HINT_NAVIGATION},
    {"email", DM_HINT_SHARING},
    {"embed", DM_HINT_CAPTION},
    {"entry", DM_HINT_CONTENT},
    {"facebook", DM_HINT_SHARING},
    {"figcaption", DM_HINT_CAPTION},
    {"flyout", DM_HINT_NAVIGATION},
    {"follow", DM_HINT_SHARING},
    {"footer", DM_HINT_FOOTER},
    {"footnote", DM_HINT_FOOTER},
    {"gallery", DM_HINT_CAPTION},
    {"gdpr", DM_HINT_CONSENT},
    {"hidden", DM_HINT_HIDDEN},
    {"hide", DM_HINT_HIDDEN},
    {"infobox", DM_HINT_SIDEBAR},
    {"keywords", DM_HINT_BYLINE},
    {"latest", DM_HINT_RELATED},
    {"legal", DM_HINT_FOOTER},
    {"lightbox", DM_HINT_POPUP},
    {"livefyre", DM_HINT_COMMENT},
    {"login", DM_HINT_SUBSCRIPTION},
    {"mailchimp", DM_HINT_SUBSCRIPTION},
    {"masthead", DM_HINT_NAVIGATION},
    {"menu", DM_HINT_NAVIGATION},
    {"menus", DM_HINT_NAVIGATION},
    {"meta", DM_HINT_BYLINE},
    {"modal", DM_HINT_POPUP},
    {"more", DM_HINT_RELATED},
    {"nav", DM_HINT_NAVIGATION},
    {"navbar", DM_HINT_NAVIGATION},
    {"navigation", DM_HINT_NAVIGATION},
    {"newsletter", DM_HINT_SUBSCRIPTION},
    {"newsletters", DM_HINT_SUBSCRIPTION},
    {"noprint", DM_HINT_HIDDEN},
    {"optin", DM_HINT_SUBSCRIPTION},
    {"outbrain", DM_HINT_RELATED},
    {"overlay", DM_HINT_POPUP},
    {"pager", DM_HINT_NAVIGATION},
    {"pagination", DM_HINT_NAVIGATION},
    {"paging", DM_HINT_NAVIGATION},
    {"partners", DM_HINT_ADVERTISEMENT},
    {"paywall", DM_HINT_SUBSCRIPTION},
    {"photocredit", DM_HINT_CREDIT},
    {"photographer", DM_HINT_CREDIT},
    {"popular", DM_HINT_RELATED},
    {"popup", DM_HINT_POPUP},
    {"print", DM_HINT_SHARING},
    {"promo", DM_HINT_RELATED},
    {"promos", DM_HINT_RELATED},
    {"promotion", DM_HINT_RELATED},
    {"pubdate", DM_HINT_BYLINE},
    {"published", DM_HINT_BYLINE},
    {"pullquote", DM_HINT_QUOTE},
    {"rail", DM_HINT_SIDEBAR},
    {"rating", DM_HINT_SHARING},
    {"ratings", DM_HINT_SHARING},
    {"readmore", DM_HINT_RELATED},
    {"recent", DM_HINT_RELATED},
    {"recirc", DM_HINT_RELATED},
    {"recirculation", DM_HINT_RELATED},
    {"recommend", DM_HINT_RELATED},
    {"recommendation", DM_HINT_RELATED},
    {"recommendations", DM_HINT_RELATED},
    {"recommended", DM_HINT_RELATED},
    {"related", DM_HINT_RELATED},
    {"relatedposts", DM_HINT_RELATED},
    {"replies", DM_HINT_COMMENT},
    {"reply", DM_HINT_COMMENT},
    {"respond", DM_HINT_COMMENT},
    {"search", DM_HINT_NAVIGATION},
    {"share", DM_HINT_SHARING},
    {"sharedaddy", DM_HINT_SHARING},
    {"sharing", DM_HINT_SHARING},
    {"sharrre", DM_HINT_SHARING},
    {"shoutbox", DM_HINT_COMMENT},
    {"sidebar", DM_HINT_SIDEBAR},
    {"signin", DM_HINT_SUBSCRIPTION},
    {"signup", DM_HINT_SUBSCRIPTION},
    {"similar", DM_HINT_RELATED},
    {"sitemap", DM_HINT_NAVIGATION},
    {"skip", DM_HINT_NAVIGATION},
    {"slideshow", DM_HINT_CAPTION},
    {"social", DM_HINT_SHARING},
    {"socials", DM_HINT_SHARING},
    {"sponsor", DM_HINT_ADVERTISEMENT},
    {"sponsored", DM_HINT_ADVERTISEMENT},
    {"sponsors", DM_HINT_ADVERTISEMENT},
    {"standfirst", DM_HINT_STANDFIRST},
    {"subscribe", DM_HINT_SUBSCRIPTION},
    {"subscription", DM_HINT_SUBSCRIPTION},
    {"suggested", DM_HINT_RELATED},
    {"suggestions", DM_HINT_RELATED},
    {"syndication", DM_HINT_FOOTER},
    {"taboola", DM_HINT_RELATED},
    {"tag", DM_HINT_BYLINE},
    {"taglist", DM_HINT_BYLINE},
    {"tags", DM_HINT_BYLINE},
    {"teaser", DM_HINT_RELATED},
    {"teasers", DM_HINT_RELATED},
    {"timestamp", DM_HINT_BYLINE},
    {"toolbar", DM_HINT_NAVIGATION},
    {"tools", DM_HINT_SHARING},
    {"tooltip", DM_HINT_HIDDEN},
    {"topics", DM_HINT_BYLINE},
    {"trending", DM_HINT_RELATED},
    {"truste", DM_HINT_CONSENT},
    {"tweet", DM_HINT_SHARING},
    {"twitter", DM_HINT_SHARING},
    {"vcard", DM_HINT_BYLINE},
    {"visuallyhidden", DM_HINT_HIDDEN},
    {"vote", DM_HINT_SHARING},
    {"widget", DM_HINT_WIDGET},
    {"widgets", DM_HINT_WIDGET},
    {"yarpp", DM_HINT_RELATED},
    {"zergnet", DM_HINT_RELATED},
};
/* Two words in a row; the first is looked up by reading through. */
static const struct {
    const char *first, *second;
    uint32_t hints;
} pairs[] = {
    {"article", "body", DM_HINT_BODY},
    {"article", "content", DM_HINT_BODY},
    {"article", "text", DM_HINT_BODY},
    {"story", "body", DM_HINT_BODY},
    {"story", "content", DM_HINT_BODY},
    {"story", "text", DM_HINT_BODY},
    {"entry", "content", DM_HINT_BODY},
    {"post", "content", DM_HINT_BODY},
    {"post", "body", DM_HINT_BODY},
    {"body", "content", DM_HINT_BODY},
    {"body", "copy", DM_HINT_BODY},
    {"body", "text", DM_HINT_BODY},
    {"news", "text", DM_HINT_BODY},
    {"node", "body", DM_HINT_BODY},
    {"field", "body", DM_HINT_BODY},
    {"news", "content", DM_HINT_BODY},
    {"sr", "only", DM_HINT_HIDDEN},
    {"screen", "reader", DM_HINT_HIDDEN},
    {"visually", "hidden", DM_HINT_HIDDEN},
    {"most", "read", DM_HINT_RELATED},
    {"most", "viewed", DM_HINT_RELATED},
    {"also", "like", DM_HINT_RELATED},
    {"see", "also", DM_HINT_RELATED},
    {"up", "next", DM_HINT_RELATED},
    {"read", "next", DM_HINT_RELATED},
    {"read", "also", DM_HINT_RELATED},
    {"next", "post", DM_HINT_RELATED},
    {"previous", "post", DM_HINT_RELATED},
    {"next", "article", DM_HINT_RELATED},
    {"article", "list", DM_HINT_RELATED},
    {"video", "player", DM_HINT_CAPTION},
    {"audio", "player", DM_HINT_CAPTION},
    {"sign", "up", DM_HINT_SUBSCRIPTION},
    {"sign", "in", DM_HINT_SUBSCRIPTION},
    {"image", "description", DM_HINT_CAPTION},
    {"photo", "description", DM_HINT_CAPTION},
    {"image", "desc", DM_HINT_CAPTION},
    {"image", "text", DM_HINT_CAPTION},
    {"media", "body", 0},
    {"news", "ticker", DM_HINT_NAVIGATION},
    {"article", "author", DM_HINT_BYLINE},
    {"about", "author", DM_HINT_BYLINE},
    {"pull", "quote", DM_HINT_QUOTE},
    {"site", "header", DM_HINT_NAVIGATION},
    {"page", "header", DM_HINT_NAVIGATION},
    {"terms", "conditions", DM_HINT_FOOTER},
    {"post", "info", DM_HINT_BYLINE},
    {"article", "info", DM_HINT_BYLINE},
    {"article", "summary", DM_HINT_STANDFIRST},
    {"sub", "headline", DM_HINT_STANDFIRST},
};

static int compare_word(const void *key, const void *entry) {
    return strcmp(key, ((const hint_word *)entry)->word);
}

static uint32_t of_word(const char *word) {
    const hint_word *found =
        bsearch(word, words, sizeof words / sizeof *words, sizeof *words, compare_word);
    return found ? found->hints : 0;
}

static uint32_t of_pair(const char *first, const char *second) {
    uint32_t hints = 0;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (pairs[i].first[0] == first[0] && strcmp(pairs[i].first, first) == 0 &&
            strcmp(pairs[i].second, second) == 0)
            hints |= pairs[i].hints;
    return hints;
}

enum { WORD_BYTES = 24, NAME_BYTES = 400 };

/* Cuts the next word out of a name; false at the end. *gap: white space stood before it, so that it
 * is not one name with the word before. */
static bool next_word(dm_str name, size_t *at, char word[WORD_BYTES], bool *gap) {
    size_t length = 0;
    *gap = false;
    while (*at < name.len) {
        unsigned char c = (unsigned char)name.ptr[*at];
        bool upper = c >= 'A' && c <= 'Z', letter = upper || (c >= 'a' && c <= 'z') || c >= 0x80;
        bool hump = upper && length && name.ptr[*at - 1] >= 'a' && name.ptr[*at - 1] <= 'z';
        if (length && (!letter || hump))
            break;
        *gap |= c == ' ' || c == '\n' || c == '\t';
        if (letter && length + 1 < WORD_BYTES)
            word[length++] = (char)(upper ? c + 32 : c);
        (*at)++;
    }
    word[length] = '\0';
    return length > 0;
}

static uint32_t of_name(dm_str name) {
    char word[2][WORD_BYTES];
    unsigned turn = 0;
    uint32_t hints = 0;
    size_t at = 0;
    bool gap;
    name = dm_str_sub(name, 0, NAME_BYTES);
    word[1][0] = '\0';
    while (next_word(name, &at, word[turn], &gap)) {
        hints |= of_word(word[turn]);
        if (word[!turn][0] && !gap)
            hints |= of_pair(word[!turn], word[turn]);
        turn = !turn;
    }
    return hints;
}

static uint32_t of_tag(unsigned tag) {
    switch (tag) {
    case DM_TAG_NAV:
    case DM_TAG_MENU:
        return DM_HINT_NAVIGATION;
    case DM_TAG_FOOTER:
        return DM_HINT_FOOTER;
    case DM_TAG_ASIDE:
        return DM_HINT_SIDEBAR;
    case DM_TAG_FIGCAPTION:
        return DM_HINT_CAPTION;
    case DM_TAG_FORM:
    case DM_TAG_FIELDSET:
    case DM_TAG_LABEL:
        return DM_HINT_FORM;
    case DM_TAG_TIME:
        return DM_HINT_BYLINE;
    default:
        return 0;
    }
}

static bool hidden_by_style(dm_str style) {
    size_t at = dm_str_find_nocase(style, DM_STR("display"), 0);
    if (at == SIZE_MAX)
        return false;
    dm_str rest = dm_str_sub(style, at + 7, at + 24);
    return dm_str_find_nocase(rest, DM_STR("none"), 0) != SIZE_MAX;
}

static uint32_t of_property(dm_str value) {
    return dm_str_is(value, "articleBody")   ? DM_HINT_BODY
           : dm_str_is(value, "description") ? DM_HINT_STANDFIRST
           : dm_str_is(value, "author")      ? DM_HINT_BYLINE
                                             : 0;
}

uint32_t dm_hints_of(const dm_node *node) {
    uint32_t hints = of_tag(node->tag);
    for (uint32_t i = 0; i < node->attribute_count; i++) {
        dm_str value = node->attributes[i].value;
        switch (node->attributes[i].name) {
        case DM_ATTRIBUTE_CLASS:
        case DM_ATTRIBUTE_ID:
        case DM_ATTRIBUTE_ROLE:
        case DM_ATTRIBUTE_DATA_COMPONENT:
        case DM_ATTRIBUTE_DATA_TYPE:
            hints |= of_name(value);
            break;
        case DM_ATTRIBUTE_ITEMPROP:
            hints |= of_property(value);
            break;
        case DM_ATTRIBUTE_REL:
            hints |= dm_str_is(value, "author") ? DM_HINT_BYLINE : 0;
            break;
        case DM_ATTRIBUTE_HIDDEN:
            hints |= DM_HINT_HIDDEN;
            break;
        case DM_ATTRIBUTE_ARIA_HIDDEN:
            hints |= dm_str_is(value, "true") ? DM_HINT_HIDDEN : 0;
            break;
        case DM_ATTRIBUTE_STYLE:
            hints |= hidden_by_style(value) ? DM_HINT_HIDDEN : 0;
            break;
        default:
            break;
        }
    }
    return hints;
}

const char *dm_hint_reason(uint32_t hints) {
    static const struct {
        uint32_t hint;
        const char *reason;
    } reasons[] = {
        {DM_HINT_COMMENT, "comment-form"},
        {DM_HINT_RELATED, "related-links"},
        {DM_HINT_CONSENT, "cookie-notice"},
        {DM_HINT_SUBSCRIPTION, "subscription"},
        {DM_HINT_ADVERTISEMENT, "advertisement"},
        {DM_HINT_SHARING, "sharing"},
        {DM_HINT_CREDIT, "credit"},
        {DM_HINT_CAPTION, "caption"},
        {DM_HINT_NAVIGATION, "navigation"},
        {DM_HINT_FOOTER, "footer"},
        {DM_HINT_BYLINE, "byline"},
        {DM_HINT_SIDEBAR, "sidebar"},
        {DM_HINT_FORM, "form"},
        {DM_HINT_HIDDEN, "hidden"},
        {DM_HINT_POPUP, "popup"},
        {DM_HINT_WIDGET, "sidebar"},
    };
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (hints & reasons[i].hint)
            return reasons[i].reason;
    return NULL;
}
