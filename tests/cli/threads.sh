#!/bin/bash
# The same output, byte for byte, on 1, 2 and 7 threads and over 20 runs.
. tests/cli/lib.sh
needs_model "threads"

mkdir "$work/in"
for i in $(seq 1 40); do
    for name in kosovo sanctions vote other; do sed "s/Monday/Monday number $i/" tests/cli/articles/$name.txt > "$work/in/$name-$i.txt"; done
done
inputs=$work/in
[ -d samples ] && inputs="$inputs $(echo samples/*.txt)"
# shellcheck disable=SC2086
demarche code --text --threads 1 $inputs tests/cli/none > "$work/1" 2> "$work/err1"
[ "$(wc -l < "$work/1")" -gt 160 ] && pass "there is output" || fail "there is output" "$(wc -l < "$work/1") lines"
for threads in 2 7; do
    # shellcheck disable=SC2086
    demarche code --text --threads $threads $inputs tests/cli/none > "$work/$threads" 2> "$work/err$threads"
    same "$threads threads as 1" "$work/1" "$work/$threads"
    same "... and the same messages" "$work/err1" "$work/err$threads"
done
different=0
for run in $(seq 1 20); do
    # shellcheck disable=SC2086
    demarche code --text $inputs tests/cli/none 2> /dev/null | cmp -s - "$work/1" || different=$((different + 1))
done
[ $different = 0 ] && pass "20 runs alike" || fail "20 runs alike" "$different differ"
# Two pages are all there is, so that two threads begin with libxml2 at once: one run in sixteen never ended.
for i in 1 2; do echo "<html><body><article><h1>Kenya condemns Uganda</h1><p>Kenya condemned Uganda on day $i.</p></article></body></html>" > "$work/$i.html"; done
endless=0
for run in $(seq 1 50); do
    timeout 20 demarche code --threads 2 "$work/1.html" "$work/2.html" > "$work/pages" 2>&1 || endless=$((endless + 1))
done
[ $endless = 0 ] && grep -q '"record":"event"' "$work/pages" && pass "two pages at once, 50 times" || fail "two pages at once, 50 times" "$endless failed"
exit $((failures > 0))
