#!/bin/bash
# demarche watch against a server on the loopback interface: articles come into the store once, again is harmless.
. tests/cli/lib.sh

if ! "$program" code tests/cli/articles > /dev/null 2>&1; then
    skip "watch" "models/en.model is not there"
    exit 0
fi

mkdir "$work/site"
cat > "$work/site/robots.txt" <<'EOF'
User-agent: *
Disallow: /closed/
EOF
cat > "$work/site/one.html" <<'EOF'
<html><head><title>Norway condemns attack</title></head><body><nav><a href="/">Home</a></nav><article><h1>Norway condemns attack</h1>
<p>The foreign minister of Norway condemned the attack on the harbour on Tuesday and called on both sides to return to talks.</p>
<p>Officials in Oslo said that the ambassador had been summoned and that the government would take the matter to the United Nations.</p>
</article></body></html>
EOF
python3 - "$work/site" > "$work/port" 2> "$work/requests" <<'EOF' &
import functools, http.server, sys
handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=sys.argv[1])
server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), handler)
print(server.server_address[1], flush=True)
server.serve_forever()
EOF
server=$!
trap 'kill $server 2> /dev/null; rm -rf "$work"' EXIT
for _ in 1 2 3 4 5 6 7 8 9 10; do [ -s "$work/port" ] && break; sleep 0.2; done
base=http://127.0.0.1:$(cat "$work/port")
cat > "$work/site/feed.xml" <<EOF
<rss version="2.0"><channel><title>Loopback News</title>
<item><title>Norway condemns attack</title><link>$base/one.html</link><description>Short.</description></item>
<item><title>Closed</title><link>$base/closed/two.html</link><description>Sweden's parliament ratified the treaty on Monday, its speaker said.</description></item>
</channel></rss>
EOF

expect "watch takes what is new" 0 '2 articles' -- demarche watch --once --delay 0 -d "$work/w.db" "$base/feed.xml"
expect "the page is in the store" 0 'harbour' -- sqlite3 "$work/w.db" 'SELECT text FROM document'
expect "a closed page is not asked for" 1 -- grep closed "$work/requests"
expect "watch again, nothing is due" 0 -- demarche watch --once --delay 0 -d "$work/w.db" "$base/feed.xml"
expect "still two documents" 0 '^2$' -- sqlite3 "$work/w.db" 'SELECT count(*) FROM document'
expect "what is no URL of the web" 2 'no http or https URL' -- demarche watch --once -d "$work/w.db" file:///etc/passwd
expect "no store" 2 'store DB is missing' -- demarche watch "$base/feed.xml"
[ "$failures" -eq 0 ]
