/*
 * continued.c - whom a second deed is done to that names nobody: whoever the first one hit with
 * which its sentence goes on.
 */
#include "coder/settle.h"
#include "coder/sides.h"

/* "eased the embargo in May and tightened it again": what the second verb is done to is the first
 * one's object. */
static bool takes_up_object(const dm_parse *parse, uint32_t verb) {
    uint32_t object = dm_tree_find(parse, verb, DM_REL_OBJ);
    return object != DM_NO_TOKEN && parse->tokens[object].upos == DM_PRON &&
           (dm_form_is(parse, object, "it") || dm_form_is(parse, object, "them"));
}

/* Whether `c` goes on with what the verb above it does: behind "and", or "retaliated, recalling its
 * envoys". */
static bool goes_on(const dm_parse *parse, const dm_candidate *c) {
    const dm_token *verb = &parse->tokens[c->predicate];
    bool along = verb->rel == DM_REL_ADVCL && dm_str_ends(verb->form, DM_STR("ing"));
    return verb->rel == DM_REL_CONJ ||
           (along && dm_tree_find(parse, c->predicate, DM_REL_NSUBJ) == DM_NO_TOKEN);
}

/* "expelled the ambassador and sealed the crossings": what the same side goes on to do hits the
 * same other, where it names none. */
void dm_continued_settle(dm_story *story) {
    const dm_parse *parse = dm_parse_of(story);
    for (size_t i = 0; i < story->candidates.len; i++) {
        dm_candidate *c = &story->candidates.ptr[i];
        if (c->dropped || !dm_is_hostile(c->type) || c->nominal || c->recipients.len ||
            c->status != DM_ASSERTED || !c->actors.len || !goes_on(parse, c))
            continue;
        uint32_t first = parse->tokens[c->predicate].head;
        bool again = takes_up_object(parse, c->predicate);
        for (size_t k = 0; k < story->candidates.len; k++) {
            const dm_candidate *before = &story->candidates.ptr[k];
            uint32_t verb = before->light != DM_NO_TOKEN ? before->light : before->predicate;
            bool kind = dm_is_hostile(before->type) || (again && before->type == DM_CONCEDE);
            if (k == i || before->dropped || verb != first || !kind ||
                before->status != DM_ASSERTED || !dm_refs_any_code(&before->recipients) ||
                !dm_refs_share(&before->actors, &c->actors) ||
                dm_refs_share(&before->actors, &before->recipients))
                continue;
            c->recipients = before->recipients;
            break;
        }
    }
}
