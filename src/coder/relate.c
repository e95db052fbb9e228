/*
 * relate.c - features of a sentence with two given actors, and the linear decision between the
 * types.
 *
 * The two actors get the codes @S and @T, so that frames and operators fill their slots with them
 * as in any sentence; what the coder makes of it, the words on the path between the two and those
 * beside them are the features. Classes compete by softmax over weights of
 * lexicon/scorer/relate.tsv.
 */
#include "coder/relate.h"

#include "actors/actors_inside.h"
#include "base/error.h"
#include "base/utf8.h"
#include "coder/sides.h"

static const char *const CLASS_NAMES[DM_RELATE_CLASSES] = {
    "AGREE",  "CONSULT",  "SUPPORT", "YIELD",    "COOPERATE", "AID",    "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE",  "COERCE", "ASSAULT"};

const char *dm_relate_class_name(unsigned class_) {
    return class_ < DM_RELATE_CLASSES ? CLASS_NAMES[class_] : NULL;
}

typedef struct relater {
    dm_story story;
    dm_actors *actors;
    dm_relate_features *features;
    dm_arena *arena;
    uint32_t source, target; /* head tokens, DM_NO_TOKEN */
    bool *on_path, *between;
} relater;

/* ---- the given actors ---- */

static uint32_t give_span(relater *r, dm_span span, const dm_entity *entity, const dm_name *name) {
    const dm_parse *parse = r->actors->parse;
    uint32_t first = DM_NO_TOKEN, last = 0;
    for (uint32_t t = 0; t < parse->token_count; t++) {
        const dm_token *token = &parse->tokens[t];
        if (token->end <= span.start || token->start >= span.end)
            continue;
        if (first == DM_NO_TOKEN)
            first = t;
        last = t;
    }
    if (first == DM_NO_TOKEN)
        return DM_NO_TOKEN;
    uint32_t head = DM_NO_TOKEN;
    for (uint32_t t = first; t <= last; t++) {
        uint32_t above = parse->tokens[t].head;
        if (head == DM_NO_TOKEN && (above == DM_NO_TOKEN || above < first || above > last) &&
            parse->tokens[t].upos != DM_PUNCT && parse->tokens[t].upos != DM_ADP)
            head = t;
        r->actors->mention_of[t] = r->actors->name_of[t] = DM_NO_TOKEN;
    }
    if (head == DM_NO_TOKEN)
        head = last;
    dm_name_span *named = dm_vec_push(r->arena, &r->actors->names);
    if (!named)
        return head;
    *named = (dm_name_span){first, last, head, name, entity, NULL};
    for (uint32_t t = first; t <= last; t++)
        r->actors->name_of[t] = (uint32_t)(r->actors->names.len - 1);
    dm_actor *actor = DM_NEW(r->arena, dm_actor);
    if (!actor)
        return head;
    *actor = (dm_actor){.code = entity->code,
                        .kind = DM_KIND_STATE,
                        .name = entity->name,
                        .sector = DM_STR("GOV"),
                        .text = dm_str_sub(parse->text, span.start, span.end),
                        .span = span};
    dm_actors_mention(r->actors, head, first, last, DM_MENTION_NAME, actor, 1);
    return head;
}

static void give_actors(relater *r, const dm_relate_input *input) {
    static const dm_name name = {.sort = DM_NAME_ENTITY};
    dm_entity *source = DM_NEW(r->arena, dm_entity), *target = DM_NEW(r->arena, dm_entity);
    if (!source || !target)
        return;
    *source = (dm_entity){.code = DM_STR("@S"), .name = DM_STR("source"), .kind = DM_KIND_STATE};
    *target = (dm_entity){.code = DM_STR("@T"), .name = DM_STR("target"), .kind = DM_KIND_STATE};
    r->source = r->target = DM_NO_TOKEN;
    for (size_t i = 0; i < input->source_count; i++) {
        uint32_t head = give_span(r, input->sources[i], source, &name);
        r->source = r->source == DM_NO_TOKEN ? head : r->source;
    }
    for (size_t i = 0; i < input->target_count; i++) {
        uint32_t head = give_span(r, input->targets[i], target, &name);
        r->target = r->target == DM_NO_TOKEN ? head : r->target;
    }
}

/* ---- features ---- */

static void feature(relater *r, const char *kind, dm_str value) {
    dm_str name = dm_arena_printf(r->arena, "%s:%.*s", kind, DM_FMT(value));
    for (size_t i = 0; i < r->features->len; i++)
        if (dm_str_eq(r->features->ptr[i], name))
            return;
    dm_str *slot = dm_vec_push(r->arena, r->features);
    if (slot)
        *slot = name;
}

static void mark_path(relater *r) {
    const dm_parse *parse = r->actors->parse;
    uint32_t up[2] = {r->source, r->target};
    for (int side = 0; side < 2; side++) {
        uint32_t t = up[side];
        for (size_t steps = 0; t != DM_NO_TOKEN && steps < parse->token_count; steps++) {
            r->on_path[t] = true;
            if (up[1 - side] != DM_NO_TOKEN && dm_tree_above(parse, t, up[1 - side]) && side == 1 &&
                t != up[1])
                break;
            t = parse->tokens[t].head;
        }
    }
    /* what is above both is shared: keep only up to the lowest of it */
    if (r->source != DM_NO_TOKEN && r->target != DM_NO_TOKEN) {
        uint32_t t = r->source;
        while (t != DM_NO_TOKEN && !dm_tree_above(parse, t, r->target))
            t = parse->tokens[t].head;
        for (uint32_t above = t == DM_NO_TOKEN ? t : parse->tokens[t].head; above != DM_NO_TOKEN;
             above = parse->tokens[above].head)
            r->on_path[above] = false;
    }
    uint32_t low = r->source < r->target ? r->source : r->target,
             high = r->source < r->target ? r->target : r->source;
    for (uint32_t t = 0; t < parse->token_count; t++)
        r->between[t] = low != DM_NO_TOKEN && high != DM_NO_TOKEN && t > low && t < high;
}

static const char *class_name(dm_event_type type) {
    return type == DM_CONCEDE || type == DM_RETREAT ? "YIELD" : dm_event_type_name(type);
}

/* How well a candidate's sides are the given ones: 3 both, 2 crossed or one, 1 none. */
static int fit(const dm_candidate *c, const char **word) {
    bool source = dm_refs_have(&c->actors, DM_STR("@S")),
         target = dm_refs_have(&c->recipients, DM_STR("@T"));
    bool crossed =
        dm_refs_have(&c->actors, DM_STR("@T")) || dm_refs_have(&c->recipients, DM_STR("@S"));
    bool together = source && dm_refs_have(&c->actors, DM_STR("@T"));
    if ((source && target) || together) {
        *word = together ? "together" : "both";
        return 4;
    }
    if (source || target) {
        *word = source ? "source" : "target";
        return 3;
    }
    *word = crossed ? "crossed" : "none";
    return crossed ? 2 : 1;
}

static void candidate_features(relater *r, const dm_candidate *c) {
    const char *word;
    if (c->type == DM_NO_EVENT)
        return;
    fit(c, &word);
    dm_str type = dm_str_of(class_name(c->type)),
           own = dm_str_of(class_name(c->frame->type == DM_NO_EVENT ? c->type : c->frame->type));
    feature(r, c->dropped ? "dropped" : "event",
            dm_arena_printf(r->arena, "%.*s:%s", DM_FMT(type), word));
    feature(r, c->dropped ? "dropped-any" : "event-any", type);
    if (c->status != DM_ASSERTED)
        feature(
            r, "event-status",
            dm_arena_printf(r->arena, "%.*s:%s", DM_FMT(type), dm_event_status_name(c->status)));
    if (!dm_str_eq(type, own))
        feature(r, "composed", dm_arena_printf(r->arena, "%.*s:%.*s", DM_FMT(own), DM_FMT(type)));
}

/* What the lexicon says of a word, whether or not its frame holds. */
static void word_features(relater *r, uint32_t t, bool deep) {
    const dm_codebook *book = r->story.scene.grammar.book;
    const dm_parse *parse = r->actors->parse;
    const dm_token *token = &parse->tokens[t];
    char pos = dm_predicate_pos(parse, t);
    if (!pos || r->actors->name_of[t] != DM_NO_TOKEN)
        return;
    dm_str lemma = dm_utf8_lowered(r->arena, token->lemma);
    const char *where = r->on_path[t] ? "path" : r->between[t] ? "between" : "sentence";
    feature(r, "lemma", lemma);
    feature(r, where, lemma);
    if (token->rel == DM_REL_ROOT)
        feature(r, "root", lemma);
    for (uint32_t link = dm_codebook_frames(book, lemma, pos), n = 0; link != DM_MAP_NONE && n < 4;
         link = book->frames.ptr[link].next, n++) {
        const dm_frame *frame = &book->frames.ptr[link];
        if (frame->type == DM_NO_EVENT || !dm_words_present(parse, t, frame->words, frame->pos))
            continue;
        dm_str type = dm_str_of(class_name(frame->type));
        feature(r, "word", type);
        feature(r, "word-at", dm_arena_printf(r->arena, "%s:%.*s", where, DM_FMT(type)));
        if (deep && token->rel == DM_REL_ROOT)
            feature(r, "word-root", type);
    }
    for (uint32_t link = dm_codebook_operators(book, lemma, pos); link != DM_MAP_NONE;
         link = DM_MAP_NONE)
        feature(r, "operator",
                dm_arena_printf(r->arena, "%s:%d", where, (int)book->operators.ptr[link].effect));
}

static void governor_features(relater *r, uint32_t t, const char *kind) {
    const dm_parse *parse = r->actors->parse;
    uint32_t head = t == DM_NO_TOKEN ? (uint32_t)DM_NO_TOKEN : parse->tokens[t].head;
    if (head == DM_NO_TOKEN)
        return;
    feature(r, kind,
            dm_arena_printf(r->arena, "%s:%.*s", dm_rel_name(parse->tokens[t].rel),
                            DM_FMT(parse->tokens[head].lemma)));
    feature(r, kind, dm_str_of(dm_rel_name(parse->tokens[t].rel)));
    dm_str preposition = dm_tree_case(parse, r->arena, t);
    if (preposition.len)
        feature(r, kind, dm_arena_printf(r->arena, "case:%.*s", DM_FMT(preposition)));
}

static void plain_features(relater *r) {
    const dm_parse *parse = r->actors->parse;
    feature(r, "bias", DM_STR("1"));
    governor_features(r, r->source, "source");
    governor_features(r, r->target, "target");
    for (uint32_t t = 0; t < parse->token_count; t++) {
        const dm_token *token = &parse->tokens[t];
        word_features(r, t, true);
        dm_str form = dm_utf8_lowered(r->arena, token->form);
        if (token->upos == DM_AUX || token->upos == DM_PART)
            feature(r,
                    r->on_path[t] || (token->head != DM_NO_TOKEN && r->on_path[token->head])
                        ? "aux-path"
                        : "aux",
                    form);
        if (t + 1 < parse->token_count && token->upos != DM_PUNCT &&
            parse->tokens[t + 1].upos != DM_PUNCT && r->actors->name_of[t] == DM_NO_TOKEN &&
            r->actors->name_of[t + 1] == DM_NO_TOKEN &&
            (dm_predicate_pos(parse, t) || dm_predicate_pos(parse, t + 1))) {
            dm_str a = dm_utf8_lowered(r->arena, token->lemma),
                   b = dm_utf8_lowered(r->arena, parse->tokens[t + 1].lemma);
            feature(r, "pair", dm_arena_printf(r->arena, "%.*s_%.*s", DM_FMT(a), DM_FMT(b)));
        }
    }
}

/* ---- the decision ---- */

static dm_status read_story(relater *r, const dm_codebook *codebook, const dm_relate_input *input,
                            dm_error *error) {
    static const dm_article nobody = {.language = {"en", 2}};
    dm_status status =
        dm_actors_find(codebook->knowledge, r->arena, &nobody, input->parse, &r->actors, error);
    if (status != DM_OK)
        return status;
    size_t count = input->parse->token_count + 1;
    r->on_path = DM_NEW_ARRAY(r->arena, bool, count);
    r->between = DM_NEW_ARRAY(r->arena, bool, count);
    if (!r->on_path || !r->between)
        return dm_fail_memory(error);
    give_actors(r, input);
    r->story = (dm_story){.article = &nobody,
                          .scene.grammar = {codebook, input->parse, r->actors, r->arena}};
    mark_path(r);
    dm_spoken_find(&r->story.scene, &r->story.places, &r->story.spoken);
    dm_candidates_find(&r->story);
    return r->arena->failed ? dm_fail_memory(error) : DM_OK;
}

/* The candidate that best connects the two and is of the class decided for (any class: NULL). */
static const dm_candidate *best_candidate(const relater *r, const char *class_, int least) {
    const dm_candidate *best = NULL;
    int best_fit = 0;
    for (size_t i = 0; i < r->story.candidates.len; i++) {
        const dm_candidate *c = &r->story.candidates.ptr[i];
        const char *word;
        if (c->type == DM_NO_EVENT || (class_ && strcmp(class_name(c->type), class_) != 0))
            continue;
        int order = fit(c, &word) * 2 + !c->dropped;
        if (order > best_fit && order / 2 >= least) {
            best = c;
            best_fit = order;
        }
    }
    return best;
}

/* All features of the sentence, into r->features. */
static dm_status read_features(relater *r, const dm_codebook *codebook,
                               const dm_relate_input *input, dm_error *error) {
    *r->features = (dm_relate_features){0};
    dm_status status = read_story(r, codebook, input, error);
    if (status != DM_OK)
        return status;
    plain_features(r);
    for (size_t i = 0; i < r->story.candidates.len; i++)
        candidate_features(r, &r->story.candidates.ptr[i]);
    return DM_OK;
}

dm_status dm_relate_extract(const dm_codebook *codebook, dm_arena *arena,
                            const dm_relate_input *input, dm_relate_features *features,
                            dm_relation *relation, dm_error *error) {
    relater r = {.arena = arena, .features = features};
    dm_status status = read_features(&r, codebook, input, error);
    if (status != DM_OK)
        return status;
    if (relation) {
        *relation = (dm_relation){.type = DM_NO_EVENT};
        relation->supported = best_candidate(&r, NULL, 3) != NULL;
    }
    return arena->failed ? dm_fail_memory(error) : DM_OK;
}

/* exp(x) for x <= 0: (1 + x/4096)^4096 by squaring, the same on every machine. */
static double exponential(double x) {
    double y = 1.0 + (x < -40 ? -40 : x) / 4096.0;
    for (int i = 0; i < 12; i++)
        y *= y;
    return y;
}

static void decide(const dm_codebook *codebook, const dm_relate_features *features,
                   double probability[DM_RELATE_CLASSES]) {
    double sums[DM_RELATE_CLASSES] = {0}, most = -1e300, total = 0;
    for (size_t i = 0; i < features->len; i++) {
        uint32_t at = dm_map_get(&codebook->relate_features, features->ptr[i]);
        for (unsigned c = 0; at != DM_MAP_NONE && c < DM_RELATE_CLASSES; c++)
            sums[c] += codebook->relate_weights.ptr[at].weights[c];
    }
    for (unsigned c = 0; c < DM_RELATE_CLASSES; c++)
        most = sums[c] > most ? sums[c] : most;
    for (unsigned c = 0; c < DM_RELATE_CLASSES; c++)
        total += probability[c] = exponential(sums[c] - most);
    for (unsigned c = 0; c < DM_RELATE_CLASSES; c++)
        probability[c] /= total;
}

dm_status dm_relate(const dm_codebook *codebook, dm_arena *arena, const dm_relate_input *input,
                    dm_relation *relation, dm_error *error) {
    dm_relate_features features;
    relater r = {.arena = arena, .features = &features};
    *relation = (dm_relation){.type = DM_NO_EVENT};
    dm_status status = read_features(&r, codebook, input, error);
    if (status != DM_OK)
        return status;
    double probability[DM_RELATE_CLASSES];
    decide(codebook, &features, probability);
    unsigned best = 0;
    for (unsigned c = 1; c < DM_RELATE_CLASSES; c++)
        best = probability[c] > probability[best] ? c : best;
    const dm_candidate *chosen = best_candidate(&r, CLASS_NAMES[best], 1);
    const dm_candidate *yield = best_candidate(&r, "YIELD", 1);
    dm_event_type giving = yield ? yield->type : DM_RETREAT;
    for (unsigned c = 0; c < DM_RELATE_CLASSES; c++) {
        dm_event_type type = strcmp(CLASS_NAMES[c], "YIELD") == 0
                                 ? giving
                                 : dm_event_type_of(dm_str_of(CLASS_NAMES[c]));
        relation->scores[type] = probability[c];
        if (c == best)
            relation->type = type;
    }
    relation->confidence = probability[best];
    relation->supported = best_candidate(&r, NULL, 3) != NULL;
    relation->status = chosen ? chosen->status : DM_ASSERTED;
    relation->mode = chosen && chosen->type == relation->type ? chosen->mode : (dm_str){"", 0};
    return arena->failed ? dm_fail_memory(error) : DM_OK;
}
