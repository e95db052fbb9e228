#!/bin/sh
# What `make bench` runs: speed and memory of the whole way, then the measures of each stage. Those that need ../shared/data say so where it is not there.
#
#   bench/run.sh [BUILD]
set -u
case ${1:-} in -*) sed -n '2,$s/^#  *//p' "$0" | head -2; exit 2 ;; esac
build=${1:-build}
data=../shared/data
title() { printf '\n== %s\n' "$1"; }
# needs PATH NAME COMMAND...
needs() {
    path=$1
    title "$2"
    shift 2
    if [ -e "$path" ]; then "$@"; else echo "skipped: $path is not there"; fi
}

title "throughput: articles a second and memory of demarche code"
bench/throughput.py "$build/demarche"
title "accuracy on the samples: demarche eval samples/"
"$build/demarche" eval samples/
title "reprints made of the samples, found and falsely found"
for file in samples/*.txt; do python3 -c 'import json,sys; print(json.dumps({"text": open(sys.argv[1]).read()}))' "$file"; done > "$build/samples.jsonl"
"$build/bench/duplicates" "$build/samples.jsonl"
for file in "$data"/ud/*dev*.conllu; do
    needs "$file" "language engine, tokens given: $(basename "$file")" "$build/bench/parse" "$file" --model models/en.model
done
needs "$data/pages" "article finding on 60 web pages" "$build/bench/pages" "$data/pages"
needs "$data/time" "expressions of time (TimeML)" "$build/bench/time" "$data/time"
needs "$data/events" "sources and targets of the CAMEO sentences, resolved" "$build/bench/actors" models/en.model "$build/lexicon.bin" "$data/events/cameo_ner_train.txt"
