#!/bin/sh
# pages_peers.sh FOLDER - demarche and Mozilla's Readability side by side on the pages of FOLDER (bench/pages),
# one core each. The npm packages are installed into a folder of their own that is removed afterwards.
set -eu
case ${1:-} in -*) echo "usage: pages_peers.sh FOLDER [BUILD]" >&2; exit 2 ;; esac
folder=${1:?usage: pages_peers.sh FOLDER [BUILD]}
build=${2:-build}
here=$(dirname "$0")
modules=$(mktemp -d)
trap 'rm -rf "$modules"' EXIT
(cd "$modules" && npm init -y >/dev/null && npm install --silent --no-audit --no-fund @mozilla/readability@0.6.0 linkedom@0.18.10 >/dev/null)
"$build/bench/pages" "$folder" | sed 's/^/demarche: /'
"$build/bench/pages" "$folder" --speed | sed 's/^/demarche: /'
node "$here/pages_readability.mjs" "$folder" "$modules" 2
