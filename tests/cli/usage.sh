#!/bin/bash
# sanitized. The command line itself: help, wrong usage, exit statuses, what is missing.
. tests/cli/lib.sh
needs_model "the command line"

expect "no command" 2 'Usage: demarche COMMAND' -- demarche
expect "--help" 0 'Commands:' -- demarche --help
expect "--version" 0 '^demarche [0-9]+\.[0-9]+\.[0-9]+$' -- demarche --version
expect "unknown command" 2 'no such command' -- demarche frobnicate
commands=$(demarche help --options | cut -d' ' -f1 | sort -u)
for command in $commands; do
    expect "$command --help" 0 'Exit status:' -- demarche "$command" --help
    expect "$command: unknown option" 2 'no option' -- demarche "$command" --frobnicate
done
expect "a value is missing" 2 'value is missing' -- demarche code --published
expect "a wrong date" 2 'a date is expected' -- demarche code --published yesterday -
expect "an impossible month" 2 'a date is expected' -- demarche code --published 2022-13 -
expect "a wrong number" 2 'from 0 to 1' -- demarche code --min-confidence 2 -
expect "a wrong count" 2 'whole number' -- demarche code --threads -1 -
expect "too many threads" 3 'threads' -- demarche code --threads 100000 -
expect "a wrong word" 2 'documents\|events' -- demarche code --only sentences -
expect "a wrong pair" 2 'KEY=FIELD' -- demarche code --map nothing -
expect "no store named" 2 'store' -- demarche ledger
expect "no such store" 3 'no such store' -- demarche ledger -d "$work/none.db"
expect "nothing to ingest" 2 'missing: FILE' -- demarche ingest -d "$work/a.db"
expect "no such input" 1 'No such file' -- demarche code --only documents "$work/none"
expect "no such model" 3 'cannot be read' -- demarche code --model "$work/none" -
expect "no such lexicon" 3 'cannot be read' -- demarche code --lexicon-file "$work/none" -
expect "a model that is none" 3 '' -- demarche code --model README.md -
expect "a lexicon that is none" 3 'not a compiled lexicon' -- demarche code --lexicon-file README.md -

(grep -m 1 '^code' lexicon/actors/states.tsv; printf 'ZZZ\tonly two\n') > "$work/table.tsv"
expect "lexicon check: a fault" 1 'table.tsv:2: ' -- demarche lexicon check "$work/table.tsv"
printf 'colour\tname\nred\tRuritania\n' > "$work/strange.tsv"
expect "lexicon check: a header of no table" 1 'begins with the column "colour"' -- demarche lexicon check "$work/strange.tsv"
expect "lexicon check: a folder" 1 'Is a directory' -- demarche lexicon check "$work"
expect "lexicon check: no fault" 0 'no fault' -- demarche lexicon check lexicon/actors/states.tsv
expect "lexicon compile: no folder" 3 '' -- demarche lexicon compile "$work/none" "$work/out.bin"

for command in "" $commands; do
    # shellcheck disable=SC2086
    demarche help --man $command > "$work/page.1"
    if command -v man > /dev/null && LC_ALL=C.UTF-8 man --warnings -l "$work/page.1" > "$work/page.txt" 2> "$work/warnings" &&
        [ ! -s "$work/warnings" ] && grep -q 'EXIT STATUS' "$work/page.txt"; then
        pass "man page ${command:-of the program}"
    elif ! command -v man > /dev/null; then
        skip "man page ${command:-of the program}" "man is not installed"
    else
        fail "man page ${command:-of the program}" "$(cat "$work/warnings")"
    fi
done
demarche help --completion bash > "$work/completion"
if bash -c '. "$1"; COMP_WORDS=(demarche led); COMP_CWORD=1; _demarche; [ "${COMPREPLY[*]}" = ledger ] &&
    COMP_WORDS=(demarche ledger --as); COMP_CWORD=2; _demarche; [ "${COMPREPLY[*]}" = --as-of ] &&
    COMP_WORDS=(demarche ledger --format j); COMP_CWORD=3; _demarche; [ "${COMPREPLY[*]}" = jsonl ]' - "$work/completion"; then
    pass "bash completion completes"
else
    fail "bash completion completes"
fi

# Nothing of colour or progress in a pipe.
demarche code tests/cli/articles > "$work/out" 2> "$work/err"
if LC_ALL=C grep -q $'\033' "$work/out" "$work/err"; then fail "no colour in a pipe"; else pass "no colour in a pipe"; fi
if [ -s "$work/err" ]; then fail "silent in a pipe" "$(cat "$work/err")"; else pass "silent in a pipe"; fi
# A reader that goes away is no crash.
demarche code tests/cli/articles | head -n 1 > "$work/out"
[ -s "$work/out" ] && pass "a reader that goes away" || fail "a reader that goes away"
expect "standard output is full" 3 'No space left' -- bash -c '"$0" code tests/cli/articles > /dev/full' "$program"
exit $((failures > 0))
