# The front door. Meson and Ninja build; this says what there is to do. All paths are relative, so that the folder may be anywhere,
# blanks in its path included.
#
#   make demo | test | build | bench | install | fuzz | format | help

PREFIX ?= /usr/local
DESTDIR ?=
BUILD ?= build
NINJA := ninja -C $(BUILD)

.DEFAULT_GOAL := help
.PHONY: help build demo test docs bench accuracy install uninstall fuzz format check clean bootstrap

help: ## says what there is to do
	@echo "demarche: who did what to whom, and who stands where, read from the press"
	@echo
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile
	@echo
	@echo "Missing Debian packages are installed by tools/bootstrap, which each of these runs first."

bootstrap: ## installs the Debian packages that are missing
	@tools/bootstrap

$(BUILD)/build.ninja:
	@tools/bootstrap
	@meson setup $(BUILD) --prefix='$(PREFIX)' $(MESON_OPTIONS) > $(BUILD).log || { cat $(BUILD).log; exit 1; }
	@rm -f $(BUILD).log

build: $(BUILD)/build.ninja ## leaves the program at build/demarche, runnable in place
	@$(NINJA) --quiet

demo: build ## reads samples/ into a store and prints two ledgers and some events
	@tools/demo $(BUILD)/demarche

test: build ## all tests, plain and under the sanitizers; ends with the counts
	@tools/test $(BUILD)

check: build ## layout, includes, docs against the program
	@tools/check $(BUILD)

docs: build ## writes the outputs that README and guide show anew
	@DEMARCHE=$(BUILD)/demarche tests/docs/examples.py --update

bench: build ## speed and accuracy
	@bench/run.sh $(BUILD)

accuracy: build ## writes the tables of docs/accuracy.md anew
	@tools/accuracy.py

install: build ## program, library, header, man pages, completion; DESTDIR and PREFIX as usual
	@meson configure $(BUILD) --prefix='$(PREFIX)' > /dev/null
	@$(NINJA) --quiet
	@DESTDIR='$(DESTDIR)' meson install -C $(BUILD) --quiet

fuzz: build ## fuzzes every entry point for a minute each (SECONDS=60)
	@tests/fuzz/fuzz.sh

format: ## lays the C sources out with clang-format
	@tools/format

clean: ## removes what was built
	@rm -rf build build-asan
