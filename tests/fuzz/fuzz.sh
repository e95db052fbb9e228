#!/bin/sh
# Fuzzes one target for a while with clang's libFuzzer: tests/fuzz/fuzz.sh TARGET [SECONDS].
#
# What the target needs stands in its file, in the line "Sources:", as prefixes of C files, and in "Libraries:". New inputs go to build-fuzz/TARGET; what finds a fault is left in
# build-fuzz and belongs, once mended, into tests/fuzz/corpus/TARGET (html: tests/corpus/pages, with its text), which every test run replays.
set -e
cd "$(dirname "$0")/../.."
target=$1 seconds=${2:-60}
[ -f "tests/fuzz/$target.c" ] || { echo "usage: tests/fuzz/fuzz.sh TARGET [SECONDS]" >&2; exit 2; }
mkdir -p "build-fuzz/$target"
sources=
for prefix in $(sed -n 's/^ \* Sources: //p' "tests/fuzz/$target.c"); do
    sources="$sources $(echo "$prefix"*.c)"
done
libraries=
for library in $(sed -n 's/^ \* Libraries: //p' "tests/fuzz/$target.c"); do
    case $library in
    -*) libraries="$libraries $library" ;;
    *) libraries="$libraries $(pkg-config --cflags --libs "$library")" ;;
    esac
done
# shellcheck disable=SC2086 # a list of files
clang -std=gnu17 -O1 -g -D_GNU_SOURCE -DDM_VERSION='"fuzz"' -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=undefined \
    -Iinclude -Isrc "tests/fuzz/$target.c" $sources -o "build-fuzz/fuzz_$target" -licui18n -licuuc -lxxhash -lb2 $libraries -lpthread -lm
corpus=tests/fuzz/corpus/$target
[ "$target" = html ] && corpus=tests/corpus/pages
cd build-fuzz
exec "./fuzz_$target" -max_total_time="$seconds" -print_final_stats=1 "$target" "../$corpus"
