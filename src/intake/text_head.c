/*
 * text_head.c - what stands before the text of an article: the crawl's header, the masthead's
 * clock, read times, bylines, and the title, which may be there twice, as a slug, or run together
 * with the first sentence.
 *
 * Titles are compared by their words alone (letters and digits, lower case), so that "Ukraine China
 * reiterate" made from a URL is known as the beginning of "Ukraine, China reiterate their distance:
 * ...".
 */
#include "intake/text_lines.h"

#include "base/utf8.h"

enum {
    HEAD_LINES = 40,
    TITLE_WORDS = 30,
    TITLE_FEWEST_WORDS = 4,
    BYLINE_WORDS = 10,
    REPEATS_WITHIN = 6,
    TITLE_WITHIN = 16,
    TITLE_TEXT_LINES = 10,
    MENU_LINES = 12, /* more lines before the text are a page's */
    MENU_LINE = 3,   /* words of a paragraph that make up for one */
    HEAVIEST_LINE = 60,
    CRAWL_WITHIN = 2
};

/* ---- crawl header ---- */

static bool iso_date(dm_str s) {
    static const char form[] = "dddd-dd-dd";
    if (s.len < 10 || (s.len > 10 && s.ptr[10] >= '0' && s.ptr[10] <= '9'))
        return false;
    for (size_t i = 0; i < 10; i++)
        if (form[i] == 'd' ? s.ptr[i] < '0' || s.ptr[i] > '9' : s.ptr[i] != '-')
            return false;
    return true;
}

/* Bytes of "date 2022-10-03" (with the time, if there is one) at the start of the line; 0 if it has
 * none. */
static size_t crawl_header(dm_str s) {
    static const char *const keys[] = {"date",      "published", "crawled",      "fetched",
                                       "retrieved", "pubdate",   "date_publish", "timestamp"};
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
        dm_str key = dm_str_of(keys[k]);
        if (s.len < key.len + 11 || !dm_str_eq_nocase(dm_str_sub(s, 0, key.len), key))
            continue;
        size_t at = key.len;
        while (at < s.len && strchr(" :=\t\"", s.ptr[at]) && s.ptr[at])
            at++;
        if (at == key.len || !iso_date(dm_str_sub(s, at, s.len)))
            continue;
        at += 10;
        if (at + 1 < s.len && (s.ptr[at] == 'T' || s.ptr[at] == ' ') && s.ptr[at + 1] >= '0' &&
            s.ptr[at + 1] <= '9') {
            size_t time = at + 1;
            while (time < s.len && s.ptr[time] && strchr("0123456789:.+-Z", s.ptr[time]))
                time++;
            if (memchr(s.ptr + at, ':', time - at))
                at = time;
        }
        return at;
    }
    return 0;
}

/* The header stands first, or right behind the headline. */
static void take_crawl_header(dm_text *self) {
    size_t at = 0, header = 0;
    for (; at < CRAWL_WITHIN && at < self->lines.len; at++) {
        const dm_line *l = &self->lines.ptr[at];
        header = l->reason ? 0 : crawl_header(l->text);
        if (header || l->prose)
            break;
    }
    if (!header)
        return;
    bool more = dm_text_split(self, at, header);
    self->lines.ptr[at].reason = "crawl-header";
    size_t caption =
        more ? dm_boilerplate_caption_end(self->arena, self->lines.ptr[at + 1].text) : 0;
    if (caption && dm_text_split(self, at + 1, caption))
        self->lines.ptr[at + 1].reason = "caption";
}

/* ---- titles ---- */

/* Steps over the next word of s; false at the end. The word is [*from, *at). */
static bool next_word(dm_str s, size_t *at, size_t *from) {
    bool inside = false;
    while (*at < s.len) {
        size_t before = *at;
        uint32_t c = dm_utf8_next(s, at);
        bool part = dm_utf8_is_letter(c) || dm_utf8_is_digit(c);
        if (part && !inside) {
            inside = true;
            *from = before;
        } else if (!part && inside) {
            *at = before;
            return true;
        }
    }
    return inside;
}

static bool same_word(dm_str a, dm_str b) {
    size_t i = 0, k = 0;
    while (i < a.len && k < b.len)
        if (dm_utf8_lower(dm_utf8_next(a, &i)) != dm_utf8_lower(dm_utf8_next(b, &k)))
            return false;
    return i == a.len && k == b.len;
}

/* Where in `longer` the words of `shorter` end, if it begins with all of them; 0 if not. *words:
 * how many they are. */
static size_t begins_with(dm_str longer, dm_str shorter, size_t *words) {
    size_t i = 0, k = 0, from_i, from_k;
    *words = 0;
    while (next_word(shorter, &k, &from_k)) {
        if (!next_word(longer, &i, &from_i) ||
            !same_word(dm_str_sub(longer, from_i, i), dm_str_sub(shorter, from_k, k)))
            return 0;
        (*words)++;
    }
    return *words ? i : 0;
}

static bool byline(const dm_line *l, dm_str *name) {
    if (l->words < 2 || l->words > BYLINE_WORDS || l->sentence ||
        !dm_str_eq_nocase(dm_str_sub(l->text, 0, 3), DM_STR("by ")))
        return false;
    *name = dm_str_trim(dm_str_sub(l->text, 3, l->text.len));
    size_t at = 0;
    return dm_utf8_is_upper(dm_utf8_next(*name, &at));
}

/* After the title: drops what repeats it, alone or before the first sentence. */
static void drop_repeats(dm_text *self, size_t from) {
    size_t seen = 0, n;
    for (size_t i = from; i < self->lines.len && seen < REPEATS_WITHIN; i++) {
        dm_line *l = &self->lines.ptr[i];
        if (l->reason || l->title)
            continue;
        seen++;
        size_t end = begins_with(l->text, self->title, &n);
        if (!end || n < TITLE_FEWEST_WORDS) {
            /* A shorter form of the title, as from a URL. */
            if (begins_with(self->title, l->text, &n) && n >= TITLE_FEWEST_WORDS && !l->sentence)
                l->reason = "repeated-title";
            continue;
        }
        dm_str rest = dm_str_sub(l->text, end, l->text.len);
        if (dm_text_words(rest) < 3 || dm_text_is_rule(rest)) {
            l->reason = "repeated-title";
        } else if (!l->prose || dm_text_starts_sentence(rest)) {
            if (!l->prose) { /* the fuller form: this is the title */
                self->title = l->text;
                l->title = true;
            } else if (dm_text_split(self, i, dm_text_sentence_start(l->text, end))) {
                self->lines.ptr[i].reason = "repeated-title";
            }
        }
    }
}

/* The word before the blank at `at` begins with a small letter: no part of a name. */
static bool behind_small_word(dm_str s, size_t at) {
    size_t from = at;
    while (from > 0 && s.ptr[from - 1] != ' ')
        from--;
    return s.ptr[from] >= 'a' && s.ptr[from] <= 'z';
}

/* The word before the blank at `at` wants another behind it: no title ends with it. */
static bool behind_leading_word(dm_str s, size_t at) {
    static const char *const leading[] = {"a",    "an",   "the", "of",   "for", "to",
                                          "with", "from", "by",  "into", "as",  "and",
                                          "than", "its",  "on",  "in",   "at",  "via"};
    size_t from = at;
    while (from > 0 && s.ptr[from - 1] != ' ')
        from--;
    for (size_t i = 0; i < sizeof leading / sizeof *leading; i++)
        if (dm_str_is(dm_str_sub(s, from, at), leading[i]))
            return true;
    return false;
}

/* "Ministers agree on sanctionsThe foreign ministers ...", "... gas deal TEHRAN, July 19 (Reuters)
 * - ": where the sentence begins. */
static size_t run_together(const dm_line *l) {
    dm_str s = l->text;
    size_t words = 0, opener = 0, dateline = 0, joined = 0;
    for (size_t at = 1; at + 1 < s.len && words < TITLE_WORDS; at++) {
        const char *p = s.ptr + at;
        words += *p == ' ';
        if (words + 1 < TITLE_FEWEST_WORDS)
            continue;
        if (strchr(".;", *p) && p[1] == ' ' && !(p[-1] >= 'A' && p[-1] <= 'Z'))
            break;
        bool lower = p[-1] >= 'a' && p[-1] <= 'z', upper = *p >= 'A' && *p <= 'Z';
        dm_str rest = dm_str_sub(s, at, s.len);
        if (!joined && lower && upper && dm_text_opens(rest))
            joined = at;
        if (p[-1] != ' ' || !upper)
            continue;
        bool capitals = p[1] >= 'A' && p[1] <= 'Z';
        if (!dateline && capitals && dm_text_dateline(rest))
            dateline = at;
        /* "... never recognize it The heads of state": an opening word between small words; an
         * article behind a capitalised one too. */
        const char *next = memchr(p, ' ', rest.len);
        bool article = dm_str_starts(rest, DM_STR("The "));
        bool letter = p[1] == ' ' && *p != 'A' && *p != 'I'; /* "a post on X that ..." */
        bool between = at > 2 && !letter && p[-2] >= 'a' && p[-2] <= 'z' && !capitals &&
                       !behind_leading_word(s, at - 1) &&
                       (article || behind_small_word(s, at - 1)) && next && next[1] >= 'a' &&
                       next[1] <= 'z';
        if (!opener && between && dm_text_opens(rest))
            opener = at;
    }
    return dateline ? dateline : joined ? joined : opener;
}

/* Can line i be the title: a headline, or a short sentence before much longer ones? */
static bool titular(const dm_text *self, size_t i) {
    const dm_line *l = &self->lines.ptr[i];
    if (l->words > TITLE_WORDS || dm_text_dateline(l->text))
        return false;
    if (!l->sentence)
        return true;
    char last = l->text.ptr[l->text.len - 1];
    if (last == '?' || last == '!' || (last != '.' && l->words <= TITLE_WORDS / 2))
        return l->words <= TITLE_WORDS / 2;
    return false;
}

/* How many rare words the line shares with the text that begins at `begin`. */
static size_t shared_words(dm_text *self, size_t begin, size_t i) {
    dm_topic text, line;
    dm_arena_mark mark = dm_arena_tell(self->arena);
    dm_topic_init(&text, self->arena);
    dm_topic_init(&line, self->arena);
    for (size_t k = begin; k < self->lines.len && k < begin + TITLE_TEXT_LINES; k++)
        dm_topic_add(&text, self->lines.ptr[k].text);
    dm_topic_add(&line, self->lines.ptr[i].text);
    size_t shared = dm_topic_affinity(&text, &line).shared;
    dm_arena_rewind(self->arena, mark);
    return shared;
}

/* Names alone, of a body that publishes: "Press office of the Government of the Kingdom",
 * "Ministry of Fisheries, news letter no. 148". */
static bool is_publisher(dm_str line) {
    size_t at = 0, from, words = 0;
    bool body = false;
    while (next_word(line, &at, &from)) {
        dm_str word = dm_str_sub(line, from, at);
        size_t first = 0;
        body |= words++ == 0 && dm_line_word_is(word, DM_LINE_PUBLISHER);
        if (dm_utf8_is_lower(dm_utf8_next(word, &first)) &&
            !dm_line_word_is(word, DM_LINE_PUBLISHER_SMALL))
            return false;
    }
    return body || dm_str_find(line, DM_STR(" | "), 0) != SIZE_MAX;
}

/* A line that is a headline only where no other stands beside it: who publishes, a photo's caption
 * "(Photo: Agency)", "2022-10-03 08:11 | Read 4 min". */
static bool gives_way(const dm_line *l) {
    size_t colon = dm_str_find(dm_str_sub(l->text, 0, 32), DM_STR(": "), 0);
    if (colon != SIZE_MAX && is_publisher(dm_str_sub(l->text, colon + 2, l->text.len)))
        return true; /* "Publishing unit: Department of Fisheries" */
    return is_publisher(l->text) || iso_date(l->text) || l->text.ptr[l->text.len - 1] == ')';
}

/*
 * The title among the headlines from `first` to the text at `end`: the first of at least four
 * words, else the longest; but one that shares no rare word with the text gives way to one that
 * shares two.
 */
static void choose_title(dm_text *self, size_t first, size_t end) {
    size_t best = SIZE_MAX;
    for (size_t i = first; i < end; i++) {
        const dm_line *l = &self->lines.ptr[i];
        if (l->reason || !titular(self, i))
            continue;
        bool better = best == SIZE_MAX ||
                      (l->words >= TITLE_FEWEST_WORDS && gives_way(&self->lines.ptr[best]) &&
                       !gives_way(l)) ||
                      (self->lines.ptr[best].words < TITLE_FEWEST_WORDS &&
                       l->words > self->lines.ptr[best].words) ||
                      (shared_words(self, end, best) == 0 && shared_words(self, end, i) >= 2);
        best = better ? i : best;
    }
    if (best == SIZE_MAX)
        return;
    for (size_t i = first; i < best; i++)
        if (!self->lines.ptr[i].reason)
            self->lines.ptr[i].reason = "navigation";
    self->lines.ptr[best].title = true;
    self->title = self->lines.ptr[best].text;
    drop_repeats(self, best + 1);
    for (size_t i = best + 1; i < self->lines.len && i <= best + REPEATS_WITHIN; i++)
        if (self->lines.ptr[i].title) { /* the fuller form took its place */
            self->lines.ptr[best].title = false;
            self->lines.ptr[best].reason = "repeated-title";
            best = i;
        }
    self->body = best + 1;
}

/* ---- whole pages: a menu before the article ---- */

static bool near_enough(const dm_text *self, size_t i, size_t begin) {
    return i + TITLE_WITHIN >= begin && i < self->lines.len;
}

/*
 * Where the running text begins, when a page has come with all its menus: the first line of the
 * stretch in which words of paragraphs outweigh the lines that are none (the largest sum of
 * consecutive values).
 */
static size_t heaviest_stretch(const dm_text *self) {
    double sum = 0, most = 0;
    size_t start = 0, best = 0;
    for (size_t i = 0; i < self->lines.len; i++) {
        const dm_line *l = &self->lines.ptr[i];
        bool text = l->prose && l->sentence && !l->reason;
        double words = (double)(l->words > l->text.len / 8 ? l->words : l->text.len / 8);
        sum += text ? (words < HEAVIEST_LINE ? words : HEAVIEST_LINE) : -MENU_LINE;
        if (sum > most) {
            most = sum;
            best = start;
        }
        if (sum <= 0) {
            sum = 0;
            start = i + 1;
        }
    }
    return best;
}

/* The headline before `begin` that shares most rare words with the text after it; the last one of
 * some length if none does. */
static size_t shared_title(dm_text *self, size_t begin) {
    dm_topic text, line;
    size_t best = SIZE_MAX, most = 0;
    dm_topic_init(&text, self->arena);
    for (size_t i = begin; i < self->lines.len && i < begin + TITLE_TEXT_LINES; i++)
        dm_topic_add(&text, self->lines.ptr[i].text);
    for (size_t i = begin > TITLE_WITHIN ? begin - TITLE_WITHIN : 0; i < begin; i++) {
        if (self->lines.ptr[i].reason || !titular(self, i) || self->lines.ptr[i].words < 3)
            continue;
        dm_topic_init(&line, self->arena);
        dm_topic_add(&line, self->lines.ptr[i].text);
        dm_affinity a = dm_topic_affinity(&text, &line);
        if (best == SIZE_MAX || a.shared > most || (a.shared == most && !most)) {
            best = i;
            most = a.shared;
        }
    }
    return best;
}

/* "Home > World > Middle East" */
static bool breadcrumbs(const dm_line *l) {
    static const char *const marks[] = {" > ", " \xc2\xbb ", " \xe2\x80\xba ", " \xe2\x86\x92 "};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (l->words <= BYLINE_WORDS && dm_str_find(l->text, dm_str_of(marks[i]), 0) != SIZE_MAX)
            return true;
    return false;
}

static bool drop_head_line(dm_text *self, size_t i);

static void head_of_page(dm_text *self, size_t begin) {
    for (size_t i = 0; i < begin; i++)
        (void)drop_head_line(self, i);
    size_t title = shared_title(self, begin);
    for (size_t i = 0; i < begin; i++) {
        dm_line *l = &self->lines.ptr[i];
        if (i == title) {
            l->title = true;
            self->title = l->text;
        } else if (!l->reason && (i < title || title == SIZE_MAX || !near_enough(self, i, begin) ||
                                  l->words < TITLE_FEWEST_WORDS)) {
            l->reason = "navigation";
        }
    }
    self->body = title == SIZE_MAX ? begin : title + 1;
    if (self->title.len)
        drop_repeats(self, self->body);
}

/* Drops what is no headline and no text; false when line i is one or the other. */
static bool drop_head_line(dm_text *self, size_t i) {
    dm_line *l = &self->lines.ptr[i];
    bool clock;
    dm_str name;
    size_t at;
    if (l->reason)
        return true;
    if (dm_text_date_line(self->arena, l->text, &clock)) {
        l->reason = clock ? "page-header" : "dateline";
    } else if (dm_text_lone_dateline(l->text)) {
        l->reason = "dateline";
    } else if (breadcrumbs(l)) {
        l->reason = "navigation";
    } else if (l->rule) {
        l->reason = "separator";
    } else if (l->phrase && !l->prose) {
        l->reason = l->phrase->reason;
    } else if (byline(l, &name)) {
        self->byline = self->byline.len ? self->byline : name;
        l->reason = "byline";
    } else {
        dm_credit credit = dm_boilerplate_credit(self->arena, l->text, l->words, &at);
        if (credit == DM_CREDIT_LINE || credit == DM_CREDIT_CAPTION)
            l->reason = credit == DM_CREDIT_LINE ? "credit" : "caption";
    }
    return l->reason != NULL;
}

void dm_text_head(dm_text *self) {
    take_crawl_header(self);
    size_t first = 0, end = 0,
           begin = self->from_page || self->title.len ? 0 : heaviest_stretch(self);
    if (begin > MENU_LINES) {
        head_of_page(self, begin);
        return;
    }
    for (; end < self->lines.len && end < HEAD_LINES; end++)
        if (!drop_head_line(self, end) &&
            (self->lines.ptr[end].prose || self->lines.ptr[end].words > TITLE_WORDS))
            break;
    self->body = 0;
    if (self->title.len) {
        drop_repeats(self, 0);
        return;
    }
    if (self->from_page)
        return;
    /* Text that is nothing but headlines: the first is the title all the same. */
    choose_title(self, first, end < self->lines.len ? end : (end ? 1 : 0));
    if (!self->title.len && end < self->lines.len) {
        size_t cut = run_together(&self->lines.ptr[end]);
        if (cut && dm_text_split(self, end, cut)) {
            self->lines.ptr[end].title = true;
            self->title = self->lines.ptr[end].text;
            self->body = end + 1;
        }
    }
}
