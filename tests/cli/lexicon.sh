#!/bin/bash
# The example of every row of the lexicon yields what the row says, table by table.
. tests/cli/lib.sh

[ -e "$(dirname "$program")/../models/en.model" ] || { skip "examples of the lexicon" "no model"; exit 0; }
for table in lexicon/predicates/*.tsv lexicon/positions/*.tsv; do
    name=${table#lexicon/}
    demarche lexicon test "${name%.tsv}" > "$work/out" 2>&1 || { fail "examples of $name" "$(head -n 12 "$work/out")"; continue; }
    grep -q ' examples, 0 do not' "$work/out" && pass "examples of $name"
done

# Who borders whom: each row's states name it in theirs.
one_sided=$(awk -F '\t' '/^@beside-/ { from = toupper(substr($1, 9)); n = split($2, to, "|"); for (i = 1; i <= n; i++) seen[from, to[i]] = 1 }
    END { for (pair in seen) { split(pair, of, SUBSEP); if (!((of[2], of[1]) in seen)) print of[1], of[2] } }' lexicon/actors/words_borders.tsv)
grep -q '^@beside-fra' lexicon/actors/words_borders.tsv && [ -z "$one_sided" ] && pass "borders have two sides" ||
    fail "borders have two sides" "$one_sided"
exit $((failures > 0))
