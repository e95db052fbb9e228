/*
 * export.h - writes a trained network as a model file with 8-bit weights.
 */
#ifndef DM_TRAIN_EXPORT_H
#define DM_TRAIN_EXPORT_H

#include "network.h"

/* `train` gives the lemmas of forms; rules are added to v for those that the tagger has none for.
 * False, with a message on standard error, when the file cannot be written. */
bool export_model(const network *net, vocabulary *v, const treebank *train, const char *path);

#endif
