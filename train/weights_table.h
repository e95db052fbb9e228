/*
 * weights_table.h - a table of weights written anew: what fitted weights share.
 */
#ifndef DM_TRAIN_WEIGHTS_TABLE_H
#define DM_TRAIN_WEIGHTS_TABLE_H

#include <stdbool.h>

enum { WEIGHT_NAME = 48 }; /* bytes of a feature's name, its NUL included */

/*
 * Writes the table at `path` to standard output with the weights of `count` features in its second
 * column; comments, other rows and further columns stay as they are, and features that it does not
 * have follow at the end, but those in `hidden` (`hidden_count` names). False if the file cannot be
 * read.
 */
bool weights_table_write(const char *path, char names[][WEIGHT_NAME], const double *weights,
                         int count, const char *const *hidden, int hidden_count);

#endif
