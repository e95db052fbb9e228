#!/bin/bash
# What `make install` leaves: everything is there, runs where it was put (a path with blanks), and the guide's C program links with it.
. tests/cli/lib.sh

build=$(dirname "$program")
place="$work/a place"
mkdir "$place"
if DESTDIR=$place meson install -C "$build" --no-rebuild --quiet > "$work/log" 2>&1; then pass "install"; else
    fail "install" "$(tail -n 5 "$work/log")"
    exit 1
fi
prefix=$place$(meson introspect --buildoptions "$build" | python3 -c 'import json,sys; print(next(o["value"] for o in json.load(sys.stdin) if o["name"] == "prefix"))')
for file in bin/demarche include/demarche.h share/man/man1/demarche.1 share/man/man1/demarche-ledger.1 share/demarche/lexicon.bin \
    share/bash-completion/completions/demarche share/zsh/site-functions/_demarche share/fish/vendor_completions.d/demarche.fish; do
    [ -s "$prefix/$file" ] && pass "... $file" || fail "... $file"
done
pc=$(find "$prefix" -name demarche.pc)
for file in libdemarche.so libdemarche.a; do
    [ -n "$(find "$prefix" -name $file)" ] && pass "... $file" || fail "... $file"
done
if [ ! -s "$prefix/share/demarche/en.model" ]; then
    skip "the installed program codes" "models/en.model is not there"
else
    (cd / && "$prefix/bin/demarche" code "$root/tests/cli/articles" > "$work/installed")
    "$program" code "$root/tests/cli/articles" > "$work/in-place"
    same "the installed program writes what the one in place does" "$work/installed" "$work/in-place"
fi

# Only what demarche.h declares is visible.
declared=$(grep -o 'DM_API[^;(]*dm_[a-z_]*(' include/demarche.h | grep -o 'dm_[a-z_]*' | sort -u)
declared=$(printf '%s\n' "$declared" | grep -v '^dm_status$')
visible=$(nm -D --defined-only "$(find "$prefix" -name 'libdemarche.so.*' | head -n 1)" | awk '$2 == "T" { print $3 }' | sort -u)
[ "$declared" = "$visible" ] && pass "the library shows what the header declares" || fail "the library shows what the header declares" "$(diff <(echo "$declared") <(echo "$visible"))"

awk '/^```c$/ { on = 1; next } /^```$/ { on = 0 } on' docs/guide.md > "$work/example.c"
export PKG_CONFIG_PATH=$(dirname "$pc") PKG_CONFIG_SYSROOT_DIR=$place
lib=$(dirname "$(find "$prefix" -name libdemarche.so | head -n 1)")
if gcc -std=c17 -Wall -Wextra -Werror -o "$work/example" "$work/example.c" -I"$prefix/include" -L"$lib" -ldemarche 2> "$work/log"; then
    pass "the guide's program compiles"
else
    fail "the guide's program compiles" "$(cat "$work/log")"
fi
pkg-config --exists demarche && pass "pkg-config knows it" || fail "pkg-config knows it"
if [ -s models/en.model ]; then
    LD_LIBRARY_PATH=$lib "$work/example" models/en.model "$build/lexicon.bin" > "$work/out" 2>&1 && python3 tools/check_schema.py < "$work/out" > "$work/log" &&
        grep -q '"type":"ACCUSE"' "$work/out" && pass "... and codes" || fail "... and codes" "$(cat "$work/out" "$work/log" | cut -c1-300)"
fi
printf '#include <demarche.h>\nint main() { return dm_version() == nullptr; }\n' > "$work/plus.cc"
if command -v g++ > /dev/null; then
    g++ -std=c++17 -Wall -Wextra -Werror -o "$work/plus" "$work/plus.cc" -I"$prefix/include" -L"$lib" -ldemarche 2> "$work/log" && pass "the header is C++ too" ||
        fail "the header is C++ too" "$(cat "$work/log")"
fi
exit $((failures > 0))
