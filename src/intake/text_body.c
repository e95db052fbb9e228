/*
 * text_body.c - which lines after the title are the article, and what the others are.
 *
 * Phrases and rules cut the lines into zones: a list of links, a section of other news, a comment
 * form, a rule between briefs. What a zone holds beyond headlines is taken back into the article if
 * its rare words are the article's, and becomes items of their own if not. A second story that no
 * phrase announces is looked for where stories begin: at headlines and datelines; there the
 * evidence must be stronger, for a subheading looks the same.
 */
#include "intake/text_lines.h"

#include "base/limits.h"
#include "base/utf8.h"

enum {
    HEADLINE_WORDS = 25,
    TEASER_WORDS = 40,
    NAME_WORDS = 4,
    BREAK_WORDS = 40,
    LIST_WORDS = 400,
    FEW_WORDS = 8,
    TEASER_LINES = 8,
    TEASER_ITEMS = 40,
    LEAD_IN = 6,
    SHARED_NAMES = 3,
    BEGINNING_WORDS = 150,
    HEAVIEST_LINE = 60,
    FOOT_LINE = 4,
    FOOT_LINES = 6,
    SILENT_WORDS = 60
};

/* Topic scores below which a stretch is another story: where a phrase, a rule or a dateline
 * announces one, and where only a headline stands, which may be a subheading. */
static const double TITLED = 9, SHARED_BONUS = 2, ANNOUNCED = 0.5, HEADLINE = -1.0, SILENT = -6.8;

typedef enum zone_mode { ZONE_MAIN, ZONE_OTHERS, ZONE_REST } zone_mode;

typedef struct body {
    dm_text *text;
    dm_topic topic; /* of the article so far */
    size_t prose;   /* its paragraphs */
    zone_mode mode;
    const char *rest; /* why the rest is dropped */
} body;

bool dm_text_is_headline(const dm_line *l) {
    return !l->prose && !l->sentence && l->words <= HEADLINE_WORDS;
}

/* ---- lines by themselves ---- */

static void sort_credit(dm_text *self, size_t i) {
    dm_line *l = &self->lines.ptr[i];
    size_t at;
    switch (dm_boilerplate_credit(self->arena, l->text, l->words, &at)) {
    case DM_CREDIT_LINE:
        l->reason = "credit";
        break;
    case DM_CREDIT_CAPTION:
        l->reason = "caption";
        break;
    case DM_CREDIT_TAIL:
        if (dm_text_split(self, i, at))
            self->lines.ptr[i + 1].reason = "credit";
        break;
    case DM_CREDIT_NONE:
        break;
    }
}

/* A line with a date only, before no paragraph: the date of a link, not a heading of a chronicle.
 */
static bool loose_date(dm_text *self, size_t i) {
    dm_line *l = &self->lines.ptr[i];
    bool clock, before_text = i + 1 < self->lines.len && self->lines.ptr[i + 1].prose;
    if (self->from_page || l->prose || before_text ||
        !dm_text_date_line(self->arena, l->text, &clock))
        return false;
    /* "Published Jan. 20, 2017" right behind a paragraph is the article's own date */
    bool own = i > 0 && self->lines.ptr[i - 1].prose && !self->lines.ptr[i - 1].reason &&
               (dm_str_find_nocase(l->text, DM_STR("publish"), 0) != SIZE_MAX ||
                dm_str_find_nocase(l->text, DM_STR("posted"), 0) != SIZE_MAX);
    l->reason = own ? "dateline" : "navigation";
    return true;
}

static void link_line(dm_text *self, dm_line *l, dm_str words, size_t lines);

/* "Read also: A headline" */
static void drop_phrase_line(dm_text *self, dm_line *l) {
    l->reason = l->phrase->reason;
    size_t colon = dm_str_find(dm_str_sub(l->text, 0, l->phrase->len + LEAD_IN), DM_STR(": "), 0);
    if (colon == SIZE_MAX && strchr("?|", l->phrase->text[l->phrase->len - 1]))
        colon = dm_str_find(l->text,
                            dm_str_sub((dm_str){l->phrase->text, l->phrase->len},
                                       l->phrase->len - 1, l->phrase->len),
                            0);
    if (colon != SIZE_MAX && l->phrase->match == DM_PHRASE_START &&
        !strcmp(l->reason, "related-links"))
        link_line(self, l, dm_str_trim(dm_str_sub(l->text, colon + 1, l->text.len)), 1);
}

static void sort_lines(dm_text *self) {
    for (size_t i = self->body; i < self->lines.len; i++) {
        dm_line *l = &self->lines.ptr[i];
        size_t from, to;
        if (l->reason || l->title)
            continue;
        if (l->phrase && l->phrase->reach == DM_REACH_LINE)
            drop_phrase_line(self, l);
        else if (l->words <= HEADLINE_WORDS && dm_text_placeholder(l->text, &from, &to))
            l->reason = "template";
        else if (!l->phrase && !loose_date(self, i))
            sort_credit(self, i);
    }
}

/* ---- zones ---- */

static bool marks(const dm_line *l) {
    return !l->reason && (l->rule || (l->phrase && l->phrase->reach != DM_REACH_LINE));
}

/* The line after the zone that begins at i. */
static size_t zone_end(const dm_text *self, size_t i) {
    while (i < self->lines.len && !marks(&self->lines.ptr[i]))
        i++;
    return i;
}

static size_t first_prose(const dm_text *self, size_t from, size_t to) {
    while (from < to && (self->lines.ptr[from].reason || !self->lines.ptr[from].prose))
        from++;
    return from;
}

static void discard(dm_text *self, size_t from, size_t to, const char *reason) {
    for (size_t i = from; i < to; i++)
        if (!self->lines.ptr[i].reason)
            self->lines.ptr[i].reason = reason;
}

/* The line's rare words; a line that was cut in two since they were read has others. */
static dm_stems stems_of(const dm_text *self, const dm_line *l) {
    bool known = l->stems.of.ptr == l->text.ptr && l->stems.of.len == l->text.len;
    return known ? l->stems : dm_stems_of(self->arena, l->text);
}

static void add_line(const dm_text *self, const dm_line *l, dm_topic *topic) {
    dm_stems stems = stems_of(self, l);
    dm_topic_add_stems(topic, &stems);
}

static void topic_of(dm_text *self, size_t from, size_t to, dm_topic *topic) {
    dm_topic_init(topic, self->arena);
    for (size_t i = from; i < to; i++)
        if (!self->lines.ptr[i].reason && !self->lines.ptr[i].item)
            add_line(self, &self->lines.ptr[i], topic);
}

/* Of the first paragraphs only: of many words a smaller share is known, whatever they are about. */
static void beginning_of(dm_text *self, size_t from, size_t to, dm_topic *topic) {
    size_t words = 0;
    dm_topic_init(topic, self->arena);
    for (size_t i = from; i < to && words < BEGINNING_WORDS; i++) {
        const dm_line *l = &self->lines.ptr[i];
        if (l->reason || l->item)
            continue;
        add_line(self, l, topic);
        words += l->words;
    }
}

static void accept(body *b, size_t from, size_t to) {
    for (size_t i = from; i < to; i++) {
        dm_line *l = &b->text->lines.ptr[i];
        if (l->reason)
            continue;
        l->item = 0;
        b->prose += l->prose;
        l->stems = stems_of(b->text, l);
        dm_topic_add_stems(&b->topic, &l->stems);
    }
}

/* A headline alone is a link, and an item too where few such stand together: its text is the
 * headline. */
static void link_line(dm_text *self, dm_line *l, dm_str words, size_t lines) {
    l->reason = "related-links";
    if (self->from_page || lines > TEASER_LINES || dm_text_words(words) < 2 ||
        self->items > TEASER_ITEMS)
        return;
    l->item = self->items++;
    l->teaser = words;
}

static size_t headlines(const dm_text *self, size_t from, size_t to) {
    size_t lines = 0;
    for (size_t i = from; i < to; i++)
        lines += !self->lines.ptr[i].reason && dm_text_is_headline(&self->lines.ptr[i]);
    return lines;
}

/* Lines that are none of the article's: items where a headline and its text, or text alone, stand
 * together; headlines alone are links. */
static void make_items(dm_text *self, size_t from, size_t to) {
    size_t item = 0, lines = headlines(self, from, to);
    for (size_t i = from; i < to; i++) {
        dm_line *l = &self->lines.ptr[i];
        if (l->reason)
            continue;
        if (dm_text_is_headline(l)) {
            size_t next = i + 1;
            while (next < to && self->lines.ptr[next].reason)
                next++;
            item = 0;
            if (next >= to || dm_text_is_headline(&self->lines.ptr[next]) ||
                self->items > DM_LIMIT_ITEMS) {
                link_line(self, l, l->text, lines);
                continue;
            }
            item = self->items++;
            l->title = true;
        } else if (!item) {
            item = self->items <= DM_LIMIT_ITEMS ? self->items++ : 0;
        }
        l->item = item;
        if (!item)
            l->reason = "related-links";
    }
}

/* Paragraphs most of which break off are summaries of other pages. */
static bool breaks_off(const dm_text *self, size_t from, size_t to) {
    size_t whole = 0, broken = 0;
    for (size_t i = from; i < to; i++) {
        const dm_line *l = &self->lines.ptr[i];
        if (l->reason || !l->prose)
            continue;
        bool ends = l->sentence || l->text.ptr[l->text.len - 1] == ':';
        broken += !ends;
        whole += ends;
    }
    return broken > whole;
}

/* Are two and two fifths of the title's rare words there? Then it is what the title speaks of. */
static bool titled(dm_text *self, const dm_topic *part) {
    dm_topic title;
    dm_arena_mark mark = dm_arena_tell(self->arena);
    dm_topic_init(&title, self->arena);
    dm_topic_add(&title, self->title);
    dm_affinity a = dm_topic_affinity(part, &title);
    dm_arena_rewind(self->arena, mark);
    return a.shared >= 2 && a.shared * 5 >= a.words * 2;
}

static bool foreign(body *b, size_t from, size_t to) {
    dm_topic zone;
    beginning_of(b->text, from, to, &zone);
    if (titled(b->text, &zone))
        return false;
    dm_affinity a = dm_topic_affinity(&b->topic, &zone);
    if (a.words < FEW_WORDS ||
        b->topic.count < FEW_WORDS) /* too few to weigh: a single one in common decides */
        return a.shared == 0 && a.words >= FEW_WORDS / 2;
    return dm_topic_score(&b->topic, &zone) < ANNOUNCED;
}

/* Lines [from, to) after a list's heading: links, then perhaps the article again, or other items.
 */
static void list_zone(body *b, size_t from, size_t to) {
    size_t text = first_prose(b->text, from, to);
    if (text == to) {
        make_items(b->text, from, to);
    } else if (b->mode != ZONE_OTHERS && !breaks_off(b->text, text, to) && !foreign(b, text, to)) {
        make_items(b->text, from, text);
        accept(b, text, to);
        b->mode = ZONE_MAIN;
    } else {
        make_items(b->text, from, to);
    }
}

static void section_zone(body *b, size_t at, size_t to) {
    dm_line *heading = &b->text->lines.ptr[at];
    bool list = to == at + 1; /* a rule follows at once: briefs */
    if (b->mode == ZONE_MAIN && !list && first_prose(b->text, at + 1, to) < to &&
        !foreign(b, at + 1, to)) {
        accept(b, at, to);
        return;
    }
    heading->reason = heading->phrase->reason;
    make_items(b->text, at + 1, to);
    b->mode = ZONE_OTHERS;
}

/* A headline, then a dateline: a story of its own, whatever it is about. */
static bool own_dateline(const dm_text *self, size_t from, size_t to) {
    return from + 1 < to && dm_text_is_headline(&self->lines.ptr[from]) &&
           dm_text_dateline(self->lines.ptr[from + 1].text);
}

static void rule_zone(body *b, size_t from, size_t to) {
    if (from == to)
        return;
    if (b->mode == ZONE_MAIN && !own_dateline(b->text, from, to) && !foreign(b, from, to)) {
        accept(b, from, to);
    } else if (b->mode == ZONE_REST) {
        discard(b->text, from, to, b->rest);
    } else {
        make_items(b->text, from, to);
        b->mode = ZONE_OTHERS;
    }
}

static void zones(body *b) {
    dm_text *self = b->text;
    size_t i = zone_end(self, self->body);
    accept(b, self->body, i);
    while (i < self->lines.len) {
        dm_line *mark = &self->lines.ptr[i];
        size_t to = zone_end(self, i + 1);
        if (b->prose == 0) { /* before the article: a menu */
            mark->reason = mark->rule ? "separator" : mark->phrase->reason;
            accept(b, i + 1, to);
        } else if (mark->rule) {
            mark->reason = "separator";
            rule_zone(b, i + 1, to);
        } else if (mark->phrase->reach == DM_REACH_SECTION && b->mode != ZONE_REST) {
            section_zone(b, i, to);
        } else if (mark->phrase->reach == DM_REACH_REST) {
            b->rest = mark->reason = mark->phrase->reason;
            b->mode = ZONE_REST;
            discard(self, i + 1, to, b->rest);
        } else {
            mark->reason = mark->phrase->reason;
            if (b->mode == ZONE_REST)
                b->mode = ZONE_OTHERS;
            list_zone(b, i + 1, to);
        }
        i = to;
    }
}

/* ---- the end of the article, and stories that nothing announces ---- */

static bool person_name(const dm_line *l) {
    if (l->words < 1 || l->words > NAME_WORDS)
        return false;
    bool start = true;
    for (size_t at = 0; at < l->text.len;) {
        uint32_t c = dm_utf8_next(l->text, &at);
        if (dm_utf8_is_digit(c) || c == ':' || c == '?')
            return false;
        if (start && dm_utf8_is_letter(c) && !dm_utf8_is_upper(c))
            return false;
        start = dm_utf8_is_space(c);
    }
    return true;
}

/* A sentence of speech that lacks its full stop: "We wait," he said */
static bool quotes(const dm_line *l) {
    static const char *const marks[] = {",\"",           "\",", ",\xe2\x80\x9d",
                                        "\xe2\x80\x9d,", "\" ", "\xe2\x80\x9d "};
    for (size_t i = 0; i < sizeof marks / sizeof *marks && l->words > 7; i++)
        if (dm_str_find(l->text, dm_str_of(marks[i]), 0) != SIZE_MAX)
            return true;
    return false;
}

/* After the last sentence of the article: signature, place, loose headlines. */
static void trim_end(dm_text *self) {
    size_t last = self->lines.len;
    for (size_t i = self->body; i < self->lines.len; i++)
        if (!self->lines.ptr[i].reason && self->lines.ptr[i].item == 0 &&
            (self->lines.ptr[i].prose ||
             (self->lines.ptr[i].sentence && self->lines.ptr[i].words > NAME_WORDS)))
            last = i;
    if (last == self->lines.len)
        return;
    bool list = self->lines.ptr[last].text.ptr[self->lines.ptr[last].text.len - 1] == ':';
    for (size_t i = last + 1; i < self->lines.len && !list; i++) {
        dm_line *l = &self->lines.ptr[i];
        bool name = person_name(l);
        if (l->reason || l->item || (!name && !dm_text_is_headline(l)) || quotes(l))
            continue;
        if (name && l->words > 1 && !l->sentence && !self->byline.len)
            self->byline = l->text;
        l->reason = name ? "byline" : "related-links";
    }
}

/* Does another story seem to begin at line i of the article? */
static bool may_begin(const dm_text *self, size_t i) {
    const dm_line *l = &self->lines.ptr[i];
    if (l->reason || l->item || l->title)
        return false;
    bool clock;
    if (dm_text_is_headline(l) && !dm_text_date_line(self->arena, l->text, &clock))
        return i + 1 < self->lines.len && self->lines.ptr[i + 1].item == 0 &&
               !self->lines.ptr[i + 1].reason && self->lines.ptr[i + 1].prose && l->words > 2;
    return l->prose && dm_text_dateline(l->text);
}

static size_t words_of(const dm_text *self, size_t from, size_t to) {
    size_t words = 0;
    for (size_t i = from; i < to; i++)
        if (!self->lines.ptr[i].reason && !self->lines.ptr[i].item)
            words += self->lines.ptr[i].words;
    return words;
}

/* How lines [from, to) go on with the topic: as a whole, or as they begin, whichever is more. */
static double score_of(dm_text *self, const dm_topic *topic, size_t from, size_t to) {
    dm_topic part;
    dm_arena_mark mark = dm_arena_tell(self->arena);
    beginning_of(self, from, to, &part);
    double begins = titled(self, &part) ? TITLED : dm_topic_score(topic, &part);
    topic_of(self, from, to, &part);
    double whole = dm_topic_score(topic, &part);
    /* News of one field share few words even within an article: a single one in common counts for
     * it. */
    dm_affinity a = dm_topic_affinity(topic, &part);
    whole = whole < 0 && a.shared_names >= SHARED_NAMES ? 0
            : a.shared                                  ? whole + SHARED_BONUS
                                                        : whole;
    dm_arena_rewind(self->arena, mark);
    return begins > whole ? begins : whole;
}

/* The end of a second story that begins at i and may reach to `to`; i if there is none. A headline
 * with little below it may be the first of a list of such: then all that follows is looked at
 * together. */
static size_t second_story(dm_text *self, const dm_topic *topic, size_t i, size_t to, bool cut) {
    if (!may_begin(self, i))
        return i;
    bool headline = dm_text_is_headline(&self->lines.ptr[i]);
    size_t last = self->lines.len;
    if (words_of(self, i, to) >= BREAK_WORDS)
        return score_of(self, topic, i, to) < (cut || !headline ? ANNOUNCED : HEADLINE) &&
                       score_of(self, topic, to, last) < ANNOUNCED
                   ? to
                   : i;
    if (to < last && words_of(self, i, last) >= BREAK_WORDS &&
        words_of(self, i, last) <= LIST_WORDS)
        return score_of(self, topic, i, last) < HEADLINE ? last : i;
    return i;
}

/* Where the list of other stories that was found at i begins in truth: small stories before it may
 * belong to it, and its heading. */
static size_t list_start(dm_text *self, size_t i) {
    for (size_t p = i; p-- > self->body && words_of(self, p, i) < BREAK_WORDS;) {
        if (!may_begin(self, p))
            continue;
        dm_arena_mark mark = dm_arena_tell(self->arena);
        dm_topic before;
        topic_of(self, self->body, p, &before);
        dm_topic_add(&before, self->title);
        double score = score_of(self, &before, p, self->lines.len);
        dm_arena_rewind(self->arena, mark);
        if (words_of(self, self->body, p) < BREAK_WORDS || score >= ANNOUNCED)
            break;
        i = p;
    }
    while (i > self->body + 1 && !self->lines.ptr[i - 1].reason && !self->lines.ptr[i - 1].item &&
           dm_text_is_headline(&self->lines.ptr[i - 1]))
        i--;
    return i;
}

/* Cuts off stories in the article that begin at a headline or a dateline and share no rare words
 * with what came before. */
static void unannounced(dm_text *self) {
    dm_topic topic;
    dm_topic_init(&topic, self->arena);
    dm_topic_add(&topic, self->title);
    bool cut = false;
    size_t words = 0;
    for (size_t i = self->body, to; i < self->lines.len; i = to) {
        for (to = i + 1; to < self->lines.len && !may_begin(self, to);)
            to++;
        size_t end = words >= BREAK_WORDS ? second_story(self, &topic, i, to, cut) : i;
        if (end > i) {
            make_items(self, end == self->lines.len ? list_start(self, i) : i, to = end);
            cut = true;
            continue;
        }
        words += words_of(self, i, to);
        for (size_t k = i; k < to; k++)
            if (!self->lines.ptr[k].reason && !self->lines.ptr[k].item)
                add_line(self, &self->lines.ptr[k], &topic);
    }
}

/*
 * The last resort: two stories with nothing between them. The article is cut where what comes after
 * shares least with what came before, if that is so little that hardly any article would do it.
 */
static void silent_break(dm_text *self) {
    dm_arena_mark mark = dm_arena_tell(self->arena);
    dm_stems *texts = DM_NEW_ARRAY(self->arena, dm_stems, self->lines.len + 1);
    size_t *places = DM_NEW_ARRAY(self->arena, size_t, self->lines.len + 1), count = 0, total = 0,
           words = 0, cut = 0;
    double *scores = DM_NEW_ARRAY(self->arena, double, self->lines.len + 1), least = SILENT;
    for (size_t i = self->body; scores && places && texts && i < self->lines.len; i++) {
        const dm_line *l = &self->lines.ptr[i];
        if (l->reason || l->item || l->title)
            continue;
        texts[count] = stems_of(self, l);
        places[count++] = i;
        total += l->words;
    }
    if (total >= 2 * SILENT_WORDS &&
        dm_topic_scores(self->arena, self->title, texts, count, scores))
        for (size_t k = 0; k < count; k++) {
            const dm_line *l = &self->lines.ptr[places[k]];
            if (words >= SILENT_WORDS && total - words >= SILENT_WORDS && l->prose &&
                scores[k] < least) {
                cut = places[k];
                least = scores[k];
            }
            words += l->words;
        }
    dm_arena_rewind(self->arena, mark);
    if (cut)
        make_items(self, cut, self->lines.len);
}

/*
 * A page's foot without a phrase that opens it: many lines that are no text, with little text among
 * them that is none of the article's. It begins after the line where paragraphs last made up for
 * the lines that are none.
 */
static void foot(body *b) {
    dm_text *self = b->text;
    double sum = 0, most = 0;
    size_t last = SIZE_MAX, lines = 0;
    for (size_t i = self->body; i < self->lines.len; i++) {
        const dm_line *l = &self->lines.ptr[i];
        if (l->reason || l->item || l->title)
            continue;
        bool text = l->prose && l->sentence;
        double words = (double)(l->words > l->text.len / 8 ? l->words : l->text.len / 8);
        sum += text ? (words < HEAVIEST_LINE ? words : HEAVIEST_LINE) : -FOOT_LINE;
        lines = text ? lines : lines + 1;
        if (sum >= most) {
            most = sum;
            last = i;
            lines = 0;
        }
    }
    if (last == SIZE_MAX || lines < FOOT_LINES ||
        self->lines.ptr[last].text.ptr[self->lines.ptr[last].text.len - 1] == ':')
        return;
    size_t text = first_prose(self, last + 1, self->lines.len);
    if (text < self->lines.len && !foreign(b, text, self->lines.len))
        return;
    make_items(self, last + 1, self->lines.len);
}

void dm_text_body(dm_text *self) {
    body b = {.text = self, .mode = ZONE_MAIN};
    sort_lines(self);
    dm_topic_init(&b.topic, self->arena);
    dm_topic_add(&b.topic, self->title);
    zones(&b);
    /* The element that holds a page's article holds no second one without a mark. */
    if (!self->from_page) {
        unannounced(self);
        silent_break(self);
        foot(&b);
        trim_end(self);
    }
}
