# Shared by the tests of the command line: `. tests/cli/lib.sh` from the top folder. Prints "ok - NAME", "not ok - NAME" or "skip - NAME" for each
# test, which tools/test counts.
#
#   DEMARCHE    the program under test; default build/demarche
#   work        a folder of the script's own, removed at its end

set -u
program=${DEMARCHE:-build/demarche}
case $program in /*) ;; *) program=$PWD/$program ;; esac
root=$PWD
work=$(mktemp -d)
trap 'chmod -R u+w "$work" 2> /dev/null; rm -rf "$work"' EXIT
failures=0

pass() { printf 'ok - %s\n' "$1"; }
fail() {
    printf 'not ok - %s\n' "$1"
    [ -z "${2:-}" ] || printf '%s\n' "$2" | sed 's/^/#   /'
    failures=$((failures + 1))
}
skip() { printf 'skip - %s (%s)\n' "$1" "$2"; }

# The program under its own name, also for timeout and for scripts.
mkdir "$work/bin" && ln -s "$program" "$work/bin/demarche" && PATH=$work/bin:$PATH

# expect NAME STATUS [PATTERN] -- COMMAND...   runs it; its exit status and, if given, a pattern (grep -E) in what it wrote to either stream
expect() {
    local name=$1 status=$2 pattern=
    shift 2
    if [ "$1" != -- ]; then pattern=$1; shift; fi
    shift
    timeout "${LIMIT:-60}" "$@" > "$work/out" 2> "$work/err" < /dev/null
    got=$?
    if [ $got -ne "$status" ]; then
        fail "$name" "exit status $got, expected $status: $(tail -n 5 "$work/err")"
    elif grep -Eq 'AddressSanitizer|LeakSanitizer|runtime error:' "$work/err"; then
        fail "$name" "sanitizer: $(head -n 12 "$work/err")"
    elif [ -n "$pattern" ] && ! cat "$work/out" "$work/err" | grep -Eq -e "$pattern"; then
        fail "$name" "no match of /$pattern/ in: $(cat "$work/out" "$work/err" | head -n 5)"
    else
        pass "$name"
    fi
}

same() { # NAME FILE FILE
    if cmp -s "$2" "$3"; then pass "$1"; else fail "$1" "$(diff "$2" "$3" 2>&1 | head -n 6)"; fi
}

# Without a model nothing can be coded: the script says so and ends.
needs_model() {
    if "$program" code - < /dev/null 2>&1 | grep -q 'en.model is missing'; then
        skip "$1" "models/en.model is not there"
        exit 0
    fi
}
