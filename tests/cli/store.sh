#!/bin/bash
# sanitized. The store: ingesting again, two processes at once, reprints and versions, and every way in which a store can refuse.
. tests/cli/lib.sh
needs_model "the store"

count() { sqlite3 "$1" "$2"; }
whole() { # NAME DB
    if [ "$(sqlite3 "$2" 'PRAGMA integrity_check; PRAGMA foreign_key_check')" = ok ]; then pass "$1"; else fail "$1"; fi
}
dump() { sqlite3 "$1" .dump | grep -v '^PRAGMA\|^INSERT INTO sqlite_' | sort; }

db=$work/a.db
expect "ingest" 0 '4 articles: 4 new, 0 known' -- demarche ingest -d "$db" tests/cli/articles
dump "$db" > "$work/once"
expect "ingest again" 0 '4 articles: 0 new, 4 known' -- demarche ingest -d "$db" tests/cli/articles
dump "$db" > "$work/twice"
same "... changes nothing" "$work/once" "$work/twice"
whole "... the store is whole" "$db"

mkdir "$work/elsewhere" && cp tests/cli/articles/vote.txt "$work/elsewhere/copy.txt"
expect "the same text from elsewhere" 0 '0 new, 1 known' -- demarche ingest -d "$db" "$work/elsewhere"
[ "$(count "$db" 'SELECT count(*) FROM sighting')" = 6 ] && pass "... is a sighting" || fail "... is a sighting"

sed 's/told the council/told the members/; s/at once/immediately/' tests/cli/articles/vote.txt > "$work/elsewhere/reprint.txt"
expect "a reprint" 0 '1 of them reprints' -- demarche ingest -d "$db" "$work/elsewhere"
[ "$(count "$db" 'SELECT count(*) FROM document WHERE duplicate_of IS NOT NULL AND lineage <> key AND similarity > 0.5')" = 1 ] &&
    pass "... is tied to the earlier" || fail "... is tied to the earlier"
[ "$(count "$db" "SELECT count(*) FROM document WHERE json_extract(record, '\$.duplicate_of') IS NOT NULL")" = 1 ] &&
    pass "... and says so in its record" || fail "... and says so in its record"
demarche events -d "$db" --format jsonl > "$work/events"
demarche events -d "$db" --format jsonl --each-report > "$work/reports"
[ "$(wc -l < "$work/reports")" -gt "$(wc -l < "$work/events")" ] && pass "... its events are not counted twice" ||
    fail "... its events are not counted twice" "$(wc -l "$work/reports" "$work/events")"
grep -q '"sources":2' "$work/events" && fail "... nor does it make a source" || pass "... nor does it make a source"

line() { printf '{"url": "https://x.example/a", "published": "2022-03-0%s", "title": "%s", "text": "France condemned Russia on Monday. %s"}\n' "$1" "$2" "$3"; }
line 1 Early 'More follows.' > "$work/v1.jsonl"
line 2 Late 'Germany imposed sanctions on Belarus a day later, and Poland expelled two diplomats from Minsk.' > "$work/v2.jsonl"
demarche ingest -d "$db" "$work/v1.jsonl" 2> /dev/null
expect "a changed text at one URL" 0 '1 new versions' -- demarche ingest -d "$db" "$work/v2.jsonl"

# Two processes at once lose nothing.
mkdir "$work/many"
for i in $(seq 1 60); do
    printf 'date 2022-03-%02d\n\nDay %d of the talks\n\nFrance met Germany in Paris. Kenya condemned Uganda over border post %d. Envoy number %d left.\n' \
        $((i % 28 + 1)) "$i" "$i" $((i * 7919)) > "$work/many/$i.txt"
done
demarche ingest -d "$work/one.db" "$work/many" 2> /dev/null
demarche ingest -d "$work/two.db" "$work/many" 2> "$work/err1" &
first=$!
demarche ingest -d "$work/two.db" "$work/many" 2> "$work/err2"
second=$?
wait $first
first=$?
if [ $first = 0 ] && [ $second = 0 ] && [ "$(count "$work/one.db" 'SELECT count(*), (SELECT count(*) FROM record) FROM document')" = \
    "$(count "$work/two.db" 'SELECT count(*), (SELECT count(*) FROM record) FROM document')" ]; then
    pass "two processes at once"
else
    fail "two processes at once" "$first $second $(cat "$work/err1" "$work/err2")"
fi
whole "... the store is whole" "$work/two.db"

# Refusals: a clear message, exit status 3, and nothing lost.
cp "$db" "$work/newer.db" && sqlite3 "$work/newer.db" 'PRAGMA user_version = 99'
for command in "ledger" "events" "ingest tests/cli/articles"; do
    # shellcheck disable=SC2086
    set -- $command
    which=$1
    shift
    expect "$which: a newer schema" 3 'newer demarche' -- demarche "$which" -d "$work/newer.db" "$@"
    expect "$which: no database" 3 'no SQLite database|not a store' -- demarche "$which" -d Makefile "$@"
    expect "$which: a folder" 3 'not a file' -- demarche "$which" -d tests "$@"
    sqlite3 "$work/other.db" 'CREATE TABLE IF NOT EXISTS t (x)'
    expect "$which: another program's database" 3 'not a store of demarche' -- demarche "$which" -d "$work/other.db" "$@"
done
sqlite3 "$db" 'PRAGMA wal_checkpoint(TRUNCATE)' > /dev/null
cp "$db" "$work/damaged.db"
size=$(stat -c %s "$db")
python3 - "$work/damaged.db" "$size" << 'END'
import sys
with open(sys.argv[1], 'r+b') as f:
    for at in range(4096 * 3, int(sys.argv[2]), 4096):
        f.seek(at)
        f.write(b'\xa5' * 512)
END
expect "events: a damaged store" 3 'damaged' -- demarche events -d "$work/damaged.db"
head -c 3000 "$db" > "$work/short.db"
expect "ledger: a truncated store" 3 'damaged|not a store' -- demarche ledger -d "$work/short.db"
expect "no folder to make it in" 3 'cannot be opened' -- demarche ingest -d "$work/none/a.db" tests/cli/articles
: > "$work/nothing.db"
expect "ledger: an empty file" 3 'is empty' -- demarche ledger -d "$work/nothing.db"
expect "explain: no such record" 3 'no record' -- demarche explain -d "$db" 0000000000000000

# Somebody else's file: read as another user, who may not write.
if [ "$(id -u)" = 0 ] && command -v setpriv > /dev/null; then
    shared=$(mktemp -d) && chmod 755 "$shared" && cp "$db" "$shared/a.db" && chmod 644 "$shared/a.db"
    cp "$program" "$shared/" && cp "$(dirname "$program")/lexicon.bin" "$shared/" && mkdir "$shared/models" && cp -L models/en.model "$shared/en.model" 2> /dev/null
    cp tests/cli/articles/vote.txt "$shared/" && chmod 644 "$shared"/*.txt
    nobody() { setpriv --reuid=65534 --regid=65534 --clear-groups "$@"; }
    ASAN_OPTIONS=detect_leaks=0
    export ASAN_OPTIONS
    nobody "$shared/demarche" events -d "$shared/a.db" --format jsonl > "$work/read-only" 2> "$work/err"
    [ -s "$work/read-only" ] && pass "a read-only store is read" || fail "a read-only store is read" "$(cat "$work/err")"
    nobody "$shared/demarche" ingest -d "$shared/a.db" "$shared/vote.txt" > /dev/null 2> "$work/err"
    [ $? = 3 ] && grep -Eq 'read-only' "$work/err" && pass "ingest: a read-only store" || fail "ingest: a read-only store" "$(cat "$work/err")"
    rm -rf "$shared"
else
    skip "a read-only store" "needs root, to become another user"
fi

# A full disk: a small one of its own where that may be mounted, else a limit on the size of files.
cat > "$work/full.sh" << 'END'
mount -t tmpfs -o size=600k none "$1" || exit 99
"$2" ingest -d "$1/a.db" "$3"
echo "status $?"
sqlite3 "$1/a.db" 'PRAGMA integrity_check; SELECT count(*) FROM document' 2>&1
END
mkdir "$work/small"
for i in $(seq 1 800); do sed "s/Ukrain/Ukrain$i /g; s/the /the n$i /g" tests/cli/articles/vote.txt > "$work/many/v$i.txt"; done
unshare --mount bash "$work/full.sh" "$work/small" "$program" "$work/many" > "$work/full" 2>&1
if [ "${DM_NO_MOUNT:-}" = "" ] && grep -q 'status' "$work/full"; then
    grep -q 'status 3' "$work/full" && grep -q 'full\|make room' "$work/full" && pass "a full disk: says so" || fail "a full disk: says so" "$(tail -n 5 "$work/full")"
    grep -qx ok "$work/full" && pass "... and the store is whole" || fail "... and the store is whole" "$(tail -n 5 "$work/full")"
else
    (ulimit -f 400; demarche ingest -d "$work/limited.db" "$work/many") > "$work/full" 2>&1
    [ $? = 3 ] && grep -q 'full\|make room' "$work/full" && pass "a file that may not grow: says so" || fail "a file that may not grow: says so" "$(tail -n 5 "$work/full")"
    whole "... and the store is whole" "$work/limited.db"
fi
exit $((failures > 0))
