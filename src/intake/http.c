/*
 * http.c - HTTP/1 responses as web archives store them: header, chunks, content encodings.
 */
#include "intake/http.h"

#include <brotli/decode.h>
#include <zlib.h>

#include "base/error.h"

bool dm_header_next(dm_str *rest, dm_str *name, dm_str *value) {
    dm_str line;
    while (rest->ptr && rest->len) {
        dm_str_split(rest, '\n', &line);
        if (!rest->ptr)
            *rest = (dm_str){line.ptr + line.len, 0};
        line = dm_str_trim(line);
        if (line.len == 0)
            return false;
        size_t colon = dm_str_find(line, DM_STR(":"), 0);
        if (colon == SIZE_MAX)
            continue;
        *name = dm_str_trim(dm_str_sub(line, 0, colon));
        *value = dm_str_trim(dm_str_sub(line, colon + 1, line.len));
        return true;
    }
    return false;
}

void dm_http_parse(dm_str bytes, dm_http *http) {
    *http = (dm_http){.body = bytes};
    dm_str rest = bytes, line, name, value;
    uint64_t status = 0;
    if (!dm_str_starts(bytes, DM_STR("HTTP/")) || !dm_str_split(&rest, '\n', &line) || !rest.ptr)
        return;
    size_t space = dm_str_find(line, DM_STR(" "), 0);
    if (space == SIZE_MAX || !dm_str_number(dm_str_sub(line, space + 1, space + 4), 999, &status))
        return;
    http->status = (unsigned)status;
    while (dm_header_next(&rest, &name, &value)) {
        if (dm_str_eq_nocase(name, DM_STR("content-type")))
            http->content_type = value;
        else if (dm_str_eq_nocase(name, DM_STR("content-encoding")))
            http->content_encoding = value;
        else if (dm_str_eq_nocase(name, DM_STR("transfer-encoding")))
            http->transfer_encoding = value;
        else if (dm_str_eq_nocase(name, DM_STR("content-language")))
            http->content_language = value;
        else if (dm_str_eq_nocase(name, DM_STR("date")))
            http->date = value;
    }
    http->body = rest.ptr ? rest : (dm_str){bytes.ptr + bytes.len, 0};
}

/* ---- chunks ---- */

static bool chunk_size(dm_str line, size_t *size) {
    size_t n = 0;
    *size = 0;
    line = dm_str_trim(line);
    for (; n < line.len && n < 8; n++) {
        char c = line.ptr[n];
        int digit = c >= '0' && c <= '9'   ? c - '0'
                    : c >= 'a' && c <= 'f' ? c - 'a' + 10
                    : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                           : -1;
        if (digit < 0)
            break;
        *size = *size * 16 + (size_t)digit;
    }
    return n > 0 && (n == line.len || line.ptr[n] == ';' || line.ptr[n] == ' ');
}

/* False when the body is not chunked after all. */
static bool join_chunks(dm_arena *arena, dm_str body, dm_str *joined, bool *truncated) {
    dm_str rest = body, line;
    size_t size, length = 0;
    if (!dm_str_split(&rest, '\n', &line) || line.len > 64 || !chunk_size(line, &size))
        return false;
    char *out = dm_arena_alloc(arena, body.len + 1);
    rest = body;
    while (out && rest.ptr && rest.len) {
        if (!dm_str_split(&rest, '\n', &line) || !chunk_size(line, &size) || !rest.ptr) {
            *truncated = true;
            break;
        }
        if (size == 0)
            break;
        *truncated |= size > rest.len;
        size = size < rest.len ? size : rest.len;
        memcpy(out + length, rest.ptr, size);
        length += size;
        rest = dm_str_sub(rest, size, rest.len);
        if (rest.len && rest.ptr[0] == '\r')
            rest = dm_str_sub(rest, 1, rest.len);
        if (rest.len && rest.ptr[0] == '\n')
            rest = dm_str_sub(rest, 1, rest.len);
    }
    *joined = (dm_str){out ? out : "", length};
    return out != NULL;
}

/* ---- encodings ---- */

/* A buffer that doubles in the arena up to `limit`. */
typedef struct growing {
    dm_arena *arena;
    char *bytes;
    size_t length, room, limit;
} growing;

static bool grow(growing *self) {
    if (self->room > self->limit)
        return false;
    size_t room = self->room ? self->room * 2 : 256 << 10;
    char *wider = dm_arena_alloc(self->arena, room);
    if (!wider)
        return false;
    if (self->length)
        memcpy(wider, self->bytes, self->length);
    self->bytes = wider;
    self->room = room;
    return true;
}

/* window: 47 zlib or gzip by its header, -15 raw deflate. False if nothing at all came of it. */
static bool inflate_all(growing *out, dm_str in, int window, bool *truncated) {
    z_stream z = {.next_in = (Bytef *)in.ptr, .avail_in = (uInt)in.len};
    int result = Z_OK;
    if (inflateInit2(&z, window) != Z_OK)
        return false;
    while (result == Z_OK) {
        if (out->length == out->room && !grow(out))
            break;
        z.next_out = (Bytef *)out->bytes + out->length;
        z.avail_out = (uInt)(out->room - out->length);
        result = inflate(&z, Z_NO_FLUSH);
        out->length = out->room - z.avail_out;
        if (result == Z_BUF_ERROR && z.avail_out == 0)
            result = Z_OK;
        if (result == Z_STREAM_END && z.avail_in > 18 && window == 47 && z.next_in[0] == 0x1f)
            result = inflateReset(&z); /* gzip in several members */
    }
    *truncated |= result != Z_STREAM_END;
    inflateEnd(&z);
    return out->length > 0;
}

static bool brotli_all(growing *out, dm_str in, bool *truncated) {
    BrotliDecoderState *state = BrotliDecoderCreateInstance(NULL, NULL, NULL);
    const uint8_t *next = (const uint8_t *)in.ptr;
    size_t left = in.len;
    BrotliDecoderResult result = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
    while (state && result == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT) {
        if (out->length == out->room && !grow(out))
            break;
        size_t room = out->room - out->length;
        uint8_t *to = (uint8_t *)out->bytes + out->length;
        result = BrotliDecoderDecompressStream(state, &left, &next, &room, &to, NULL);
        out->length = out->room - room;
    }
    BrotliDecoderDestroyInstance(state);
    *truncated |= result != BROTLI_DECODER_RESULT_SUCCESS;
    return out->length > 0;
}

static bool has_token(dm_str value, const char *token) {
    return dm_str_find_nocase(value, dm_str_of(token), 0) != SIZE_MAX;
}

static bool is_gzip(dm_str s) {
    return dm_str_starts(s, DM_STR("\x1f\x8b"));
}

static bool decode(growing *out, const dm_http *http, dm_str in, bool *truncated) {
    if (is_gzip(in))
        return inflate_all(out, in, 47, truncated);
    if (has_token(http->content_encoding, "deflate")) {
        bool cut = false;
        if (inflate_all(out, in, 47, &cut) || inflate_all(out, in, -15, &cut)) {
            *truncated |= cut;
            return true;
        }
        return false;
    }
    /* Brotli has no magic number: a text that is one already is left alone. */
    if (has_token(http->content_encoding, "br") && !dm_str_starts(dm_str_trim(in), DM_STR("<")))
        return brotli_all(out, in, truncated);
    return false;
}

dm_status dm_http_body(dm_arena *arena, const dm_http *http, size_t limit, dm_str *body,
                       bool *truncated, dm_error *error) {
    *body = http->body;
    if (has_token(http->transfer_encoding, "chunked"))
        (void)join_chunks(arena, http->body, body, truncated);
    growing out = {.arena = arena, .limit = limit};
    bool cut = false;
    if (decode(&out, http, *body, &cut)) {
        *body = (dm_str){out.bytes, out.length};
        *truncated |= cut;
    }
    if (arena->failed)
        return dm_fail_memory(error);
    if (body->len > limit)
        return dm_fail(error, DM_ERR_LIMIT, "unpacks to more than the bound of %zu bytes", limit);
    return DM_OK;
}
