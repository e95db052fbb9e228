/*
 * export.h - writes a trained network as a model file with 8-bit weights.
 */
#ifndef DM_TRAIN_EXPORT_H
#define DM_TRAIN_EXPORT_H

#include "network.h"

/* False, with a message on standard error, when the file cannot be written. */
bool export_model(const network *net, const vocabulary *v, const char *path);

#endif
