#!/bin/bash
# The example of every row of the lexicon yields what the row says, table by table.
. tests/cli/lib.sh

[ -e "$(dirname "$program")/../models/en.model" ] || { skip "examples of the lexicon" "no model"; exit 0; }
for table in lexicon/predicates/*.tsv lexicon/positions/*.tsv; do
    name=${table#lexicon/}
    demarche lexicon test "${name%.tsv}" > "$work/out" 2>&1 || { fail "examples of $name" "$(head -n 12 "$work/out")"; continue; }
    grep -q ' examples, 0 do not' "$work/out" && pass "examples of $name"
done
exit $((failures > 0))
