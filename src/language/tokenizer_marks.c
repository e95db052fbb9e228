/*
 * tokenizer_marks.c - what kind of mark a character is to the tokeniser.
 */
#include "language/tokenizer_parts.h"

uint8_t dm_quote_shape(uint32_t c) {
    switch (c) {
    case '"':
        return DM_SHAPE_QUOTE;
    case 0x201C:
    case 0x201E:
    case 0x201F:
    case 0xAB:
        return DM_SHAPE_QUOTE_OPEN;
    case 0x201D:
    case 0xBB:
        return DM_SHAPE_QUOTE_CLOSE;
    case '\'':
    case '`':
    case 0x2BC:
    case 0xB4:
        return DM_SHAPE_APOSTROPHE;
    case 0x2018:
    case 0x201A:
    case 0x201B:
    case 0x2039:
        return DM_SHAPE_APOSTROPHE_OPEN;
    case 0x2019:
    case 0x203A:
        return DM_SHAPE_APOSTROPHE_CLOSE;
    default:
        return DM_SHAPE_EDGE;
    }
}

/* Marks that mean the same however many of them run together. */
static uint8_t single_shape(uint32_t c) {
    switch (c) {
    case '?':
    case 0xFF1F:
    case 0x61F:
        return DM_SHAPE_QUESTION;
    case '!':
    case 0xFF01:
        return DM_SHAPE_EXCLAMATION;
    case ',':
    case 0x60C:
        return DM_SHAPE_COMMA;
    case ':':
        return DM_SHAPE_COLON;
    case ';':
        return DM_SHAPE_SEMICOLON;
    case '(':
    case '[':
    case '{':
        return DM_SHAPE_OPEN;
    case ')':
    case ']':
    case '}':
        return DM_SHAPE_CLOSE;
    case 0xB7:
    case 0x2022:
    case 0x25AA:
    case 0x25CF:
    case 0x25A0:
    case 0x2023:
    case 0x25E6:
        return DM_SHAPE_BULLET;
    case '/':
    case '\\':
    case '|':
        return DM_SHAPE_SLASH;
    case '$':
    case 0xA3:
    case 0xA5:
    case 0x20AC:
        return DM_SHAPE_CURRENCY;
    case '%':
        return DM_SHAPE_PERCENT;
    case '@':
        return DM_SHAPE_AT;
    default:
        return c < 0x80 ? DM_SHAPE_MARK : DM_SHAPE_SYMBOL;
    }
}

uint8_t dm_mark_shape(uint32_t c, size_t run) {
    uint8_t quote = dm_quote_shape(c);
    if (quote)
        return quote;
    switch (c) {
    case '.':
        return run > 1 ? DM_SHAPE_ELLIPSIS : DM_SHAPE_PERIOD;
    case 0x2026:
        return DM_SHAPE_ELLIPSIS;
    case 0x3002:
        return DM_SHAPE_PERIOD;
    case '-':
    case 0x2010:
    case 0x2011:
        return run == 1 ? DM_SHAPE_HYPHEN : run < 4 ? DM_SHAPE_DASH : DM_SHAPE_RULE;
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
        return DM_SHAPE_DASH;
    case '_':
    case '=':
    case '*':
    case '~':
    case '#':
        return run > 3 ? DM_SHAPE_RULE : c == '*' ? DM_SHAPE_BULLET : DM_SHAPE_MARK;
    default:
        return single_shape(c);
    }
}
