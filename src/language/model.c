/*
 * model.c - opens a language model: views of the sections of its file, each checked against the
 * shape the file declares.
 */
#include "language/model.h"

#include <stdio.h>

#include "base/alloc.h"
#include "base/error.h"

const char *const dm_name_sections[DM_NAME_LISTS] = {"names.upos", "names.xpos", "names.feats",
                                                     "names.lemma", "names.rel"};

/* A section of exactly `size` bytes, or NULL with the error filled. */
static const void *section(const dm_model *m, const char *name, size_t size, dm_error *error) {
    dm_str s = dm_model_file_section(&m->file, name);
    if (s.ptr && s.len == size)
        return s.ptr;
    (void)dm_fail(error, DM_ERR_FORMAT, "the model's section '%s' is missing or has the wrong size",
                  name);
    return NULL;
}

static bool matrix(const dm_model *m, const char *name, size_t inner, size_t outer, dm_matrix *out,
                   dm_error *error) {
    dm_str s = dm_model_file_section(&m->file, name);
    dm_matrix_header h = {0};
    if (s.ptr && s.len >= sizeof h)
        memcpy(&h, s.ptr, sizeof h);
    if (h.inner != inner || h.outer_used != outer || h.outer < outer ||
        h.outer >= outer + DM_MATRIX_OUTER || h.outer % DM_MATRIX_OUTER != 0 ||
        h.inner % DM_MATRIX_INNER != 0 || s.len != sizeof h + (size_t)h.outer * (12 + h.inner)) {
        (void)dm_fail(error, DM_ERR_FORMAT,
                      "the model's matrix '%s' is missing or has the wrong size", name);
        return false;
    }
    out->inner = h.inner;
    out->outer = h.outer;
    out->scale = (const float *)(s.ptr + sizeof h);
    out->bias = out->scale + h.outer;
    out->sum = (const int32_t *)(out->bias + h.outer);
    out->weights = (const int8_t *)(out->sum + h.outer);
    return true;
}

static bool fits(size_t n) {
    return n > 0 && n <= DM_NETWORK_WIDTH && n % DM_MATRIX_INNER == 0;
}

static bool shape_is_sound(const dm_network_shape *s) {
    bool sound = fits(s->embed) && fits(s->width) && fits(s->arc) && fits(s->rel) && fits(s->tag) &&
                 s->layers > 0 && s->layers <= DM_NETWORK_LAYERS && s->tag_layer < s->layers &&
                 s->rows > 0;
    for (int i = 0; i < DM_NAME_LISTS; i++)
        sound = sound && s->names[i] > 0 && s->names[i] < 4096;
    return sound && s->names[DM_NAMES_UPOS] <= 255 && s->names[DM_NAMES_XPOS] <= 255;
}

static size_t all_tags(const dm_network_shape *s) {
    size_t n = 0;
    for (int i = 0; i < DM_NAMES_REL; i++)
        n += s->names[i];
    return n;
}

/* The parameters of a layer's units, those of 16 beside each other. Bias is [2 width] of forget and
 * reset, so is carry. A quarter is a power of two and costs no bit. */
static void fill_units(const dm_matrix *gates, const float *bias, const float *carry, size_t width,
                       float *units) {
    for (size_t o = 0; o < width; o++) {
        float row[DM_UNIT_PARAMETERS] = {
            [DM_UNIT_SCALE] = gates->scale[o],
            [DM_UNIT_BIAS] = gates->bias[o],
            [DM_UNIT_FORGET_SCALE] = gates->scale[width + o] * 0.25f,
            [DM_UNIT_FORGET_BIAS] = (gates->bias[width + o] + bias[o]) * 0.25f,
            [DM_UNIT_RESET_SCALE] = gates->scale[2 * width + o] * 0.25f,
            [DM_UNIT_RESET_BIAS] = (gates->bias[2 * width + o] + bias[width + o]) * 0.25f,
            [DM_UNIT_FORGET_CARRY] = carry[o] * 0.25f,
            [DM_UNIT_RESET_CARRY] = carry[width + o] * 0.25f,
        };
        if (gates->outer > 3 * width) {
            row[DM_UNIT_HANDED_SCALE] = gates->scale[3 * width + o];
            row[DM_UNIT_HANDED_BIAS] = gates->bias[3 * width + o];
        }
        float *block = units + o / DM_UNIT_BLOCK * DM_UNIT_BLOCK * DM_UNIT_PARAMETERS;
        for (size_t p = 0; p < DM_UNIT_PARAMETERS; p++)
            block[p * DM_UNIT_BLOCK + o % DM_UNIT_BLOCK] = row[p];
    }
}

static bool open_layers(dm_model *m, dm_error *error) {
    dm_network *n = &m->network;
    size_t width = n->shape.width, room = width * DM_UNIT_PARAMETERS;
    n->units = dm_alloc(n->shape.layers * room * sizeof(float) + DM_MODEL_FILE_ALIGN);
    if (!n->units) {
        (void)dm_fail_memory(error);
        return false;
    }
    uintptr_t at = (uintptr_t)n->units + DM_MODEL_FILE_ALIGN - 1;
    float *units = (float *)(at - at % DM_MODEL_FILE_ALIGN); /* so that no vector is in two lines */
    for (uint32_t l = 0; l < n->shape.layers; l++) {
        char name[DM_MODEL_FILE_NAME];
        size_t in = l == 0 ? n->shape.embed : width, gates = l == 0 ? 4 : 3;
        snprintf(name, sizeof name, "layer%u", l);
        if (!matrix(m, name, in, gates * width, &n->layer[l].gates, error))
            return false;
        snprintf(name, sizeof name, "layer%u.bias", l);
        const float *bias = section(m, name, 2 * width * sizeof(float), error);
        snprintf(name, sizeof name, "layer%u.carry", l);
        const float *carry = bias ? section(m, name, 2 * width * sizeof(float), error) : NULL;
        if (!carry)
            return false;
        fill_units(&n->layer[l].gates, bias, carry, width, units + l * room);
        n->layer[l].units = units + l * room;
    }
    return true;
}

/* A table of which a search would not end, or whose rows lie outside the embedding, would be worse
 * than none. */
static __attribute__((optimize("O3"))) bool table_is_sound(const dm_feature_table *table,
                                                           uint32_t rows) {
    uint32_t used = 0, beyond = 0, slots = (uint32_t)1 << table->bits;
    for (uint32_t i = 0; i < slots; i++) { /* without a branch: vectors */
        used += table->slot[i].row != 0;
        beyond |= table->slot[i].row > rows;
    }
    return used < slots && !beyond;
}

/* A table in a section of its own: its size is a power of two of slots. */
static bool open_table(const dm_model *m, const char *name, uint32_t rows, dm_feature_table *table,
                       dm_error *error) {
    dm_str s = dm_model_file_section(&m->file, name);
    table->slot = (const dm_feature_slot *)s.ptr;
    table->bits = 0;
    while (table->bits < 28 && sizeof(dm_feature_slot) << table->bits < s.len)
        table->bits++;
    if (s.ptr && s.len == sizeof(dm_feature_slot) << table->bits && table_is_sound(table, rows))
        return true;
    (void)dm_fail(error, DM_ERR_FORMAT, "the model's table '%s' is missing or not sound", name);
    return false;
}

static bool open_lemmatiser(dm_model *m, dm_error *error) {
    m->lemmatiser.rules = m->lemma_rules;
    return open_table(m, "lemma.forms", m->lemmatiser.rule_count, &m->lemmatiser.forms, error) &&
           open_table(m, "lemma.known", UINT32_MAX, &m->lemmatiser.known, error);
}

static bool open_network(dm_model *m, dm_error *error) {
    dm_network *n = &m->network;
    const void *shape = section(m, "shape", sizeof n->shape, error);
    if (!shape)
        return false;
    memcpy(&n->shape, shape, sizeof n->shape);
    const dm_network_shape *s = &n->shape;
    if (!shape_is_sound(s)) {
        (void)dm_fail(error, DM_ERR_FORMAT, "the model's shape is not one this program can run");
        return false;
    }
    n->embedding = section(m, "embedding", (size_t)s->rows * s->embed, error);
    n->embedding_scale = section(m, "embedding.scale", s->rows * sizeof(float), error);
    n->root_arc = section(m, "root.arc", s->arc * sizeof(float), error);
    n->root_rel = section(m, "root.rel", s->rel * sizeof(float), error);
    n->distance = section(m, "distance", DM_NETWORK_DISTANCES * sizeof(float), error);
    if (!open_table(m, "features", s->rows, &n->features, error) || !n->embedding ||
        !n->embedding_scale || !n->root_arc || !n->root_rel || !n->distance ||
        !open_layers(m, error))
        return false;
    return matrix(m, "head", s->width, 2 * (s->arc + s->rel), &n->head, error) &&
           matrix(m, "biaffine", s->arc, s->arc, &n->biaffine, error) &&
           matrix(m, "rel.out", s->rel, s->names[DM_NAMES_REL], &n->rel_out, error) &&
           matrix(m, "tag", s->width + s->embed, s->tag, &n->tag, error) &&
           matrix(m, "tag.out", s->tag, all_tags(s), &n->tag_out, error);
}

/* The lines of a section; at least `least`. */
static dm_status open_lines(const dm_model *m, const char *name, uint32_t least, dm_str **lines,
                            uint32_t *count, dm_error *error) {
    dm_str text = dm_model_file_section(&m->file, name), rest = text, line;
    uint32_t ends = 0;
    for (size_t i = 0; i < text.len; i++)
        ends += text.ptr[i] == '\n';
    if (ends < least || ends > DM_MODEL_LINES)
        return dm_fail(error, DM_ERR_FORMAT,
                       "the model's section '%s' has too few lines or too many", name);
    if (!(*lines = dm_alloc_zero(ends, sizeof(dm_str))))
        return dm_fail_memory(error);
    for (*count = 0; *count < ends && dm_str_split(&rest, '\n', &line); ++*count)
        (*lines)[*count] = line;
    return DM_OK;
}

static dm_status open_names(dm_model *m, dm_error *error) {
    dm_status status = DM_OK;
    for (int k = 0; k < DM_NAME_LISTS && status == DM_OK; k++) {
        uint32_t count = 0;
        status = open_lines(m, dm_name_sections[k], m->network.shape.names[k], &m->names[k], &count,
                            error);
        if (k == DM_NAMES_LEMMA)
            m->lemmatiser.rule_count = count;
    }
    return status;
}

/* What the coder wants of each name, once for all. */
static dm_status translate_names(dm_model *m, dm_error *error) {
    const uint32_t *count = m->network.shape.names;
    m->upos = dm_alloc_zero(count[DM_NAMES_UPOS], sizeof *m->upos);
    m->rel = dm_alloc_zero(count[DM_NAMES_REL], sizeof *m->rel);
    m->feats = dm_alloc_zero(count[DM_NAMES_FEATS], sizeof *m->feats);
    m->lemma_rules = dm_alloc_zero(m->lemmatiser.rule_count, sizeof *m->lemma_rules);
    if (!m->upos || !m->rel || !m->feats || !m->lemma_rules)
        return dm_fail_memory(error);
    for (uint32_t i = 0; i < count[DM_NAMES_UPOS]; i++) {
        dm_upos upos = dm_upos_of(m->names[DM_NAMES_UPOS][i]);
        m->upos[i] = upos == DM_UPOS_COUNT ? DM_X : (uint8_t)upos;
    }
    for (uint32_t i = 0; i < count[DM_NAMES_REL]; i++) {
        m->rel[i] = (uint8_t)dm_rel_of(m->names[DM_NAMES_REL][i]);
        if (m->rel[i] == DM_REL_ROOT)
            m->root_rel = (uint16_t)i;
        if (dm_str_is(m->names[DM_NAMES_REL][i], "parataxis"))
            m->parataxis_rel = (uint16_t)i;
        if (m->rel[i] == DM_REL_DEP)
            m->dep_rel = (uint16_t)i;
    }
    for (uint32_t i = 0; i < count[DM_NAMES_FEATS]; i++)
        m->feats[i] = dm_feats_bits(m->names[DM_NAMES_FEATS][i]);
    for (uint32_t i = 0; i < m->lemmatiser.rule_count; i++)
        if (!dm_lemma_rule_read(m->names[DM_NAMES_LEMMA][i], &m->lemma_rules[i]))
            return dm_fail(error, DM_ERR_FORMAT, "lemma rule %u of the model cannot be read", i);
    return DM_OK;
}

static dm_status open_sections(dm_model *m, dm_error *error) {
    m->language = dm_model_file_section(&m->file, "language");
    m->kernels = dm_kernels_best();
    if (!m->language.ptr)
        return dm_fail(error, DM_ERR_FORMAT, "the model names no language");
    if (!open_network(m, error))
        return error && error->status == DM_ERR_MEMORY ? DM_ERR_MEMORY : DM_ERR_FORMAT;
    dm_status status = open_names(m, error);
    if (status == DM_OK)
        status = translate_names(m, error);
    if (status == DM_OK && !open_lemmatiser(m, error))
        status = DM_ERR_FORMAT;
    dm_str tokenizer = dm_model_file_section(&m->file, DM_TOKENIZER_SECTION);
    if (status == DM_OK && !tokenizer.ptr)
        status =
            dm_fail(error, DM_ERR_FORMAT, "the model has no section '" DM_TOKENIZER_SECTION "'");
    if (status == DM_OK)
        status = dm_tokenizer_open(&m->tokenizer, tokenizer.ptr, tokenizer.len, error);
    return status;
}

static dm_status open_from(const char *path, const void *bytes, size_t size, dm_model **model,
                           dm_error *error) {
    *model = NULL;
    dm_model *m = dm_alloc_zero(1, sizeof *m);
    if (!m)
        return dm_fail_memory(error);
    dm_status status = path ? dm_model_file_open(path, &m->file, error)
                            : dm_model_file_view(bytes, size, "", &m->file, error);
    if (status == DM_OK)
        status = open_sections(m, error);
    if (status == DM_OK)
        *model = m;
    else
        dm_model_close(m);
    if (status != DM_OK && path && error && error->file[0] == 0)
        snprintf(error->file, sizeof error->file, "%s", path);
    return status;
}

dm_status dm_model_open(const char *path, dm_model **model, dm_error *error) {
    return open_from(path, NULL, 0, model, error);
}

dm_status dm_model_open_memory(const void *bytes, size_t size, dm_model **model, dm_error *error) {
    return open_from(NULL, bytes, size, model, error);
}

void dm_model_close(dm_model *m) {
    if (!m)
        return;
    for (int i = 0; i < DM_NAME_LISTS; i++)
        dm_free(m->names[i]);
    dm_free(m->upos);
    dm_free(m->rel);
    dm_free(m->feats);
    dm_free(m->lemma_rules);
    dm_free(m->network.units);
    dm_model_file_close(&m->file);
    dm_free(m);
}

void dm_model_set_alike(dm_model *model, const dm_alike *alike) {
    model->network.alike = alike;
}

dm_str dm_model_language(const dm_model *model) {
    return model->language;
}

dm_str dm_model_hash(const dm_model *model) {
    return dm_str_of(model->file.hash);
}

static dm_str name(const dm_model *m, int list, uint32_t id) {
    return id < m->network.shape.names[list] ? m->names[list][id] : DM_STR("_");
}

dm_str dm_model_xpos(const dm_model *model, uint8_t id) {
    return name(model, DM_NAMES_XPOS, id);
}

dm_str dm_model_feats(const dm_model *model, uint16_t id) {
    return name(model, DM_NAMES_FEATS, id);
}

dm_str dm_model_deprel(const dm_model *model, uint16_t id) {
    return name(model, DM_NAMES_REL, id);
}
