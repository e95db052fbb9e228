/*
 * place.c - provisional: no places yet (the place module lands separately).
 */
#include "coder/place.h"

dm_status dm_gazetteer_new(const dm_lexicon *lexicon, const dm_knowledge *knowledge,
                           dm_gazetteer **gazetteer, dm_error *error) {
    (void)lexicon, (void)knowledge, (void)error;
    *gazetteer = NULL;
    return DM_OK;
}
void dm_gazetteer_free(dm_gazetteer *gazetteer) {
    (void)gazetteer;
}
dm_status dm_places_find(const dm_gazetteer *gazetteer, dm_arena *arena, const dm_actors *actors,
                         dm_places *places, dm_error *error) {
    (void)gazetteer, (void)arena, (void)actors, (void)error;
    *places = (dm_places){NULL, 0};
    return DM_OK;
}
const dm_place *dm_places_of(const dm_places *places, const dm_parse *parse, uint32_t predicate) {
    (void)places, (void)parse, (void)predicate;
    return NULL;
}
size_t dm_places_territories(const dm_places *places, const dm_parse *parse, uint32_t token,
                             dm_str *codes, size_t room) {
    (void)places, (void)parse, (void)token, (void)codes, (void)room;
    return 0;
}
