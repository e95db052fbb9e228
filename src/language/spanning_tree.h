/*
 * spanning_tree.h - the best tree for a matrix of scores.
 */
#ifndef DM_LANGUAGE_SPANNING_TREE_H
#define DM_LANGUAGE_SPANNING_TREE_H

#include "base/str.h"
#include "language/kernels.h"

enum {
    DM_TREE_WORDS = 256, /* longest sentence that is decoded in one piece */
    DM_TREE_NODES = DM_TREE_WORDS + 1
};

/* Memory for one call: arrays over (dependent, head) pairs and over nodes, used by the slow path
 * only. */
typedef struct dm_tree_scratch {
    float score[DM_TREE_NODES *
                DM_TREE_NODES]; /* of the best edge between two groups of contracted nodes */
    uint16_t from[DM_TREE_NODES * DM_TREE_NODES]; /* that edge's head */
    uint16_t to[DM_TREE_NODES * DM_TREE_NODES];   /* that edge's dependent */
    uint16_t group[DM_TREE_NODES *
                   DM_TREE_NODES]; /* a row a contraction: the group of each node before it */
    uint16_t cycle[2 * DM_TREE_NODES],
        cycle_start[DM_TREE_NODES]; /* members of the contracted cycles */
    uint16_t cycle_from[2 * DM_TREE_NODES], cycle_to[2 * DM_TREE_NODES];
    uint16_t best[DM_TREE_NODES], now[DM_TREE_NODES], mark[DM_TREE_NODES];
    bool active[DM_TREE_NODES];
    float closed[DM_TREE_NODES]; /* what is added to the score of a head: 0 of an active one, else
                                    more than all scores take off */
    float open[DM_TREE_NODES];   /* scores of the heads that a node may have */
    dm_largest *largest;
    size_t nodes; /* of the sentence and the root: how long the rows are */
} dm_tree_scratch;

/*
 * head[1..n] comes with the best head of each word (the first of equals) and leaves with the heads
 * (0 is the root) of the best tree in which exactly one word hangs from the root. score[d * stride
 * + h] is the score of head h (0..n) for word d (1..n); row 0 and score[d][d] are not read. n is at
 * most DM_TREE_WORDS. `largest` is that of dm_kernels.
 */
void dm_tree_decode(const float *score, size_t stride, size_t n, uint16_t *head,
                    dm_largest *largest, dm_tree_scratch *scratch);

#endif
