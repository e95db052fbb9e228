#!/bin/bash
# sanitized. Inputs that nobody should have: each is coded or rejected with a reason, nothing crashes, hangs or leaks.
. tests/cli/lib.sh
needs_model "hostile inputs"

: > "$work/empty.txt"
expect "empty input" 1 '"reason":' -- demarche code "$work/empty.txt"
head -c 200000 /dev/urandom > "$work/random.txt"
expect "random bytes" "$([ "$(demarche code "$work/random.txt" > /dev/null 2>&1; echo $?)" = 1 ] && echo 1 || echo 0)" -- demarche code "$work/random.txt"
head -c 300000 /dev/zero > "$work/nul.txt"
printf 'France condemned\0 Russia on \0 Monday. Germany met France in Paris.' > "$work/nuls.txt"
demarche code "$work/nul.txt" > /dev/null 2>&1
expect "nothing but NUL bytes" $? -- demarche code "$work/nul.txt"
expect "NUL bytes in a text" 0 '"record":"document"' -- demarche code "$work/nuls.txt"
printf 'France condemned \xff\xfe\xc3( Russia on Monday, \xed\xa0\x80 said Paris.' > "$work/utf8.txt"
expect "invalid UTF-8" 0 '"record":"document"' -- demarche code "$work/utf8.txt"
python3 -c 'print("France (" + "(" * 20000 + " condemned " + ")" * 20000 + " Russia.")' > "$work/brackets.txt"
expect "nested brackets" 0 '"record":"document"' -- demarche code "$work/brackets.txt"
python3 -c 'print("<html><body>" + "<div>" * 200000 + "France condemned Russia." + "</div>" * 200000)' > "$work/deep.html"
demarche code "$work/deep.html" > /dev/null 2>&1
expect "nested elements" $? 'record' -- demarche code "$work/deep.html"
python3 -c 'print("{\"text\": " + "[" * 500000)' > "$work/deep.jsonl"
expect "nested JSON" 1 'rejected' -- demarche code "$work/deep.jsonl"
python3 -c 'print("word " * 10000)' > "$work/sentence.txt"
printf '[]\n' > "$work/none.jsonl"
expect "JSON without an article: says so" 0 'no article' -- demarche code "$work/none.jsonl"
expect "a sentence of 10,000 words" 0 '"record":"document"' -- demarche code "$work/sentence.txt"
python3 -c 'for n in range(40): print("{\"text\": \"France condemned Russia in Paris and the talks went on" + " slowly" * n + ". On Monday the army of Peru said\"}")' > "$work/cut.jsonl"
expect "texts cut behind a verb of saying" 0 '"record":"document"' -- demarche code "$work/cut.jsonl"
python3 -c 'print("of the minister " * 6000)' > "$work/chain.txt"
LIMIT=20 expect "a chain of 6,000 phrases" 0 '"record":"document"' -- demarche code "$work/chain.txt"
python3 -c 'print("the minister of the government of " * 6000)' > "$work/offices.txt"
LIMIT=20 expect "a chain of 6,000 offices" 0 '"record":"document"' -- demarche code "$work/offices.txt"
python3 -c 'print("x" * 500000)' > "$work/blankless.txt"
expect "a text without a blank" 0 '"record":"document"' -- demarche code "$work/blankless.txt"
python3 -c 'print("\u202e\u05e9\u05dc\u05d5\u05dd \U0001f600\u0301 France condemned Russia. \ufeff\u200b")' > "$work/scripts.txt"
expect "right-to-left, astral, zero width" 0 '"record":"document"' -- demarche code "$work/scripts.txt"

mkdir -p "$work/loop/a" && ln -s .. "$work/loop/a/up" && ln -s "$work/loop" "$work/loop/self" && echo 'France condemned Russia on Monday.' > "$work/loop/a/t.txt"
timeout 20 "$program" code "$work/loop" > "$work/out" 2> "$work/err"
got=$?
[ $got -le 1 ] && [ "$(grep -c '"record":"document"' "$work/out")" = 1 ] && pass "a loop of folders" || fail "a loop of folders" "status $got, $(head -n 3 "$work/err")"
ln -s nowhere "$work/dangling"
expect "a link to nowhere" 1 'rejected' -- demarche code "$work/dangling"
mkfifo "$work/pipe"
mkdir "$work/vanish"
echo 'Kenya met Uganda.' > "$work/vanish/a.txt"
ln -s gone "$work/vanish/b.txt"
expect "a file that vanishes: the rest is coded" 1 '"record":"document"' -- demarche code "$work/vanish"
chmod 000 "$work/vanish/a.txt"
if [ "$(id -u)" = 0 ]; then
    skip "a file that may not be read" "root may read all"
else
    expect "a file that may not be read" 1 'Permission denied' -- demarche code "$work/vanish/a.txt"
fi
chmod 600 "$work/vanish/a.txt"
name=$(printf 'odd \xff\n name.txt')
echo 'Kenya met Uganda.' > "$work/$name"
demarche code "$work/$name" 2> /dev/null | python3 -c 'import json,sys; [json.loads(l) for l in sys.stdin.buffer]' && pass "a file name that is no UTF-8" || fail "a file name that is no UTF-8"

for i in 1 2 3 4 5 6 7; do echo '{"no": "text"}'; done > "$work/faulty.jsonl"
expect "faults that are alike are told together" 1 'faulty.jsonl: rejected: .* \(4 more\)' -- demarche code "$work/faulty.jsonl"

case $program in
*asan*) size=1000000 ;;
*) size=100000000 ;;
esac
python3 -c 'import sys; n = int(sys.argv[1]); s = "France condemned Russia and "; sys.stdout.write(s * (n // len(s)))' $size > "$work/line.txt"
LIMIT=120 expect "$((size / 1000000)) MB of one line" "$([ $size -gt 64000000 ] && echo 1 || echo 0)" -- demarche code "$work/line.txt"
if [ $size -gt 64000000 ]; then
    expect "... says which bound it met" 1 'MB|limit|larger' -- demarche code "$work/line.txt"
fi
exit $((failures > 0))
