#!/bin/bash
# sanitized. --actors: dictionaries in the manner of TABARI and PETRARCH, of actors and agents who do not exist.
. tests/cli/lib.sh

actors=tests/cli/actors/phoenix.actors.txt agents=tests/cli/actors/phoenix.agents.txt

# What is wrong with a file, and where.
expect "check: no fault" 0 'actors.txt: 8 entries, no fault' -- demarche lexicon check --actors $actors --actors $agents
expect "check: what is not known is a note" 0 'actors.txt:14: note: "QQX"' -- demarche lexicon check --actors $actors
printf 'LENA_VARGO_ [KENGOV\n' > "$work/open.txt"
expect "check: a fault" 1 'open.txt:1: .*write \[CODE\]' -- demarche lexicon check --actors "$work/open.txt"
expect "check: prose is no dictionary" 1 'NOTICE: .*NAME_ \[CODE\]' -- demarche lexicon check --actors NOTICE
expect "check: no such file" 1 'none.txt' -- demarche lexicon check --actors "$work/none.txt"

[ -e "$(dirname "$program")/../models/en.model" ] || { skip "code --actors" "no model"; exit 0; }
echo 'Lena Vargo condemned Uganda. The Zorvanian Front attacked Kenyan soldiers. Kenyan harbour masters praised Chad.' > "$work/article.txt"

# actors_on DAY [OPTION...]: type, code and sector of the events' actors, one line.
actors_on() {
    local day=$1
    shift
    demarche code --only events --min-confidence 0 --published "$day" "$@" "$work/article.txt" 2> /dev/null |
        python3 -c 'import json, sys
print(" ".join(sorted("%s:%s-%s" % (e["type"], a["code"], a["sector"]) for e in map(json.loads, sys.stdin) for a in e["actors"])))'
}
is() { # NAME WANT HAVE
    if [ "$2" = "$3" ]; then pass "$1"; else fail "$1" "expected $2, have $3"; fi
}
is "in office" "ACCUSE:KEN-GOV ASSAULT:UGA-REB SUPPORT:KEN-COP" "$(actors_on 2012-03-05 --actors $actors --actors $agents)"
is "out of office" "ACCUSE:KEN-OPP ASSAULT:UGA-PTY SUPPORT:KEN-COP" "$(actors_on 2020-03-02 --actors $actors --actors $agents)"
without=$(actors_on 2012-03-05)
case $without in *KEN-GOV* | *UGA-REB* | *KEN-COP*) fail "nobody without the dictionary" "$without" ;; *) pass "nobody without the dictionary" ;; esac

expect "the run goes on beside notes" 0 'note: "QQX"' -- demarche code --actors $actors "$work/article.txt"
expect "a fault ends it" 3 'open.txt:1' -- demarche code --actors "$work/open.txt" "$work/article.txt"
engine_of() { demarche code --only documents,events "$@" "$work/article.txt" 2> /dev/null | grep -o '"engine":"[^"]*"'; }
plain=$(engine_of)
if [ -n "$plain" ] && [ "$plain" != "$(engine_of --actors $agents)" ]; then pass "the engine has another name"; else fail "the engine has another name" "$plain"; fi

# The other commands that open an engine.
expect "explain" 0 'KEN GOV, Lena Vargo' -- demarche explain --published 2012-03-05 --actors $actors "$work/article.txt"
echo 'Kenya refused to meet Uganda. The weather was fine.' > "$work/silent.txt"
expect "explain: what a sentence's words came to" 0 'meet: REJECT KEN > UGA' -- demarche explain --readings "$work/silent.txt"
expect "explain: why a sentence is silent" 0 'no word of it is a predicate' -- demarche explain --readings "$work/silent.txt"
expect "ingest" 0 '1 new' -- demarche ingest -d "$work/a.db" --actors $actors "$work/article.txt"
echo '{"id": "1", "marked": "<s>Lena Vargo</s> condemned <t>Uganda</t>."}' > "$work/pairs.jsonl"
expect "relate" 0 'ACCUSE' -- demarche relate --actors $actors "$work/pairs.jsonl"
expect "eval" 3 'open.txt:1' -- demarche eval --actors "$work/open.txt" samples/01-kosovo-recognition.txt
expect "lexicon test" 3 'open.txt:1' -- demarche lexicon test --actors "$work/open.txt" predicates/accuse
