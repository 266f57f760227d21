# Readback: `make help` lists what can be made.

SWIFT ?= swift
PREFIX ?= /usr/local
DESTDIR ?=
# "-s" leaves the symbols out of the installed program.
STRIP ?= -s
DATA ?= ../shared/eval
SECONDS = 60
# How long `make mutate` may take; it reports the changes it did not try.
MINUTES = 120
# Checkouts of article-extraction-benchmark and readability, see Tools/pages.
PAGES ?=
# Debian releases that `make test-deb` also tries the package on, by debootstrap over the network:
# make test-deb RELEASES='bookworm trixie'
RELEASES ?=

# A crash must end a build or a test, not open a debugger that waits for a key.
export SWIFT_BACKTRACE = enable=no

BUILD_PACKAGES = make pkgconf|pkg-config libncurses-dev|libncursesw5-dev libsqlite3-dev \
  libcurl4-openssl-dev|libcurl4-gnutls-dev \
  libuchardet-dev libxml2-dev libzip-dev zlib1g-dev
# The tests open what Readback writes with the programs that people open it with.
TEST_PACKAGES = libvterm-dev ncurses-term jq less libxml2-utils mandoc miller \
  pandoc poppler-utils python3-jsonschema translate-toolkit vim w3m
FORMAT_PACKAGES = chromium csvkit enscript omegat paps libreoffice-calc \
  libreoffice-writer tidy
LINT_PACKAGES = codespell
DEB_PACKAGES = binutils dpkg-dev gcc lintian $(if $(RELEASES),debootstrap)

release = .build/release
# The program must not contain a directory of the build, neither to load libraries from nor in its
# debug symbols.
release_flags = -c release --static-swift-stdlib --disable-local-rpath \
  -Xswiftc -file-prefix-map -Xswiftc '$(CURDIR)=.' -Xcc '-ffile-prefix-map=$(CURDIR)=.' \
  $(foreach flag,$(same_everywhere),-Xswiftc -Xfrontend -Xswiftc $(flag))
# Names of cached modules and hashes of intermediate code depend on the directory, too.
same_everywhere = -no-clang-module-breadcrumbs -disable-incremental-llvm-codegen

.PHONY: help
help: ## Lists what can be made.
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: run
run: program ## Installs what is missing, builds, and opens the reader on the samples.
	$(release)/readback

.PHONY: program
program: packages commit
	@Tools/package/late-libraries .build/pkgconfig
	PKG_CONFIG_PATH='$(CURDIR)/.build/pkgconfig' $(SWIFT) build $(release_flags) --product readback
	$(SWIFT) build $(release_flags) --product readback-opinion-http

.PHONY: build
build: program ## Builds .build/release/readback and its two companions.
	$(SWIFT) build $(release_flags) --product readback-measure

.PHONY: test
test: packages test-packages commit ## Installs what is missing and runs the tests.
	$(SWIFT) build --build-tests
	Tools/check-fuzz
	$(SWIFT) test --skip-build --disable-xctest

.PHONY: lint
lint: ## Checks style, imports, spelling and the comments of public declarations.
	$(SWIFT) format lint --strict --recursive Sources Tests Examples Package.swift
	Tools/check-floors
	Tools/check-docs
	Tools/check-spelling

.PHONY: packages test-packages lint-packages format-packages deb-packages
packages:
	@Tools/debian-packages $(call quoted,$(BUILD_PACKAGES))
test-packages:
	@Tools/debian-packages $(call quoted,$(TEST_PACKAGES))
lint-packages:
	@Tools/debian-packages $(call quoted,$(LINT_PACKAGES))
format-packages:
	@Tools/debian-packages $(call quoted,$(FORMAT_PACKAGES))
deb-packages:
	@Tools/debian-packages $(call quoted,$(DEB_PACKAGES))
quoted = $(foreach word,$(1),'$(word)')

.PHONY: commit
commit:
	@Tools/write-commit

.PHONY: measure
measure: ## Measures how right the comparison is, on the data in DATA.
	@if [ ! -d '$(DATA)' ]; then \
	  echo "There is no measuring data at $(DATA); name its folder: make measure DATA=FOLDER" >&2; \
	  exit 1; \
	fi
	@$(MAKE) --no-print-directory build
	$(release)/readback-measure report '$(DATA)'
	@if [ -n '$(PAGES)' ]; then \
	  Tools/pages/measure $(release)/readback-measure $(PAGES); \
	else \
	  echo "Web pages are left out; name their folders: make measure PAGES='FOLDER ...' (Tools/pages)"; \
	fi
	@if [ -d '$(DATA)/../bench' ]; then \
	  $(release)/readback-measure opinion '$(DATA)/../bench'; \
	fi
	@if [ -f '$(DATA)/../cross.jsonl' ]; then \
	  $(release)/readback-measure cross '$(DATA)/../cross.jsonl'; \
	else \
	  echo "Texts in two languages are left out; make them with Tools/cross/make.py"; \
	fi

.PHONY: test-formats
test-formats: build test-packages format-packages ## Opens each format in the programs it is for.
	Tools/formats/check $(release)/readback

.PHONY: bench
bench: build ## Measures start, speed and memory against other programs, in one table.
	Tools/bench/run $(release)/readback --chapters \
	  '$(DATA)/data/sent_align_bible_dev.jsonl' '$(DATA)/data/sent_align_candide_sent_dev.jsonl'

.PHONY: fuzz
fuzz: packages ## Fuzzes the readers, the aligner and the exporters for SECONDS each.
	Tools/fuzz $(SECONDS)

.PHONY: hostile
hostile: build test-packages ## Gives the program texts made to do harm, and files and clocks that fail.
	Tools/hostile/run $(release)/readback --kilobytes 512
	Tools/hostile/run $(release)/readback --kilobytes 16 --formats
	Tools/hostile/faults $(release)/readback

.PHONY: attack
attack: MINUTES = 20
attack: program test-packages ## Attacks stores, names, formats and readers for MINUTES (20); PARTS="damage kill".
	MINUTES=$(MINUTES) Tools/attack $(PARTS)

.PHONY: logins
logins: build ## Tries to get out of restricted logins over ssh; needs root.
	Tools/hostile/logins $(release)/readback

.PHONY: mutate
mutate: packages test-packages commit ## Changes fifty important lines, one at a time, and reports those no test notices.
	Tools/mutate --minutes $(MINUTES)

.PHONY: sanitize
sanitize: packages test-packages commit ## Runs the tests under the address and thread sanitizers.
	ASAN_OPTIONS=detect_leaks=0 $(SWIFT) test --disable-xctest --sanitize=address \
	  --scratch-path .build-address
	$(SWIFT) test --disable-xctest --sanitize=thread --scratch-path .build-thread

bindir = $(DESTDIR)$(PREFIX)/bin
share = $(DESTDIR)$(PREFIX)/share
helpers = $(DESTDIR)$(PREFIX)/libexec/readback
# Debian's zsh looks in other places for what packages and what administrators install.
zsh = $(share)/zsh/$(if $(filter /usr,$(PREFIX)),vendor-completions,site-functions)

.PHONY: install
install: ## Installs what was built under PREFIX, below DESTDIR when that is set.
	@if [ ! -x $(release)/readback ]; then echo 'Run "make build" first.' >&2; exit 1; fi
	install -D -m 755 $(STRIP) $(release)/readback '$(bindir)/readback'
	install -D -m 755 $(STRIP) $(release)/readback-opinion-http '$(helpers)/readback-opinion-http'
	install -D -m 644 -t '$(share)/man/man1' man/readback.1 man/readback-opinion-http.1
	install -D -m 644 man/readback-collection.5 '$(share)/man/man5/readback-collection.5'
	install -d '$(share)/bash-completion/completions' '$(zsh)' \
	  '$(share)/fish/vendor_completions.d' '$(share)/readback/samples/languages' \
	  '$(share)/readback/languages' '$(share)/readback/schemas'
	$(release)/readback --generate-completion-script bash | tail -n +2 \
	  >'$(share)/bash-completion/completions/readback'
	$(release)/readback --generate-completion-script zsh \
	  >'$(zsh)/_readback'
	$(release)/readback --generate-completion-script fish \
	  >'$(share)/fish/vendor_completions.d/readback.fish'
	install -m 644 Samples/*.* '$(share)/readback/samples'
	install -m 644 Samples/languages/* '$(share)/readback/samples/languages'
	install -m 644 Sources/Languages/*.pack '$(share)/readback/languages'
	install -D -m 644 Sources/CSamples/opinion-prompt.txt '$(share)/readback/opinion/prompt.txt'
	install -m 644 Schemas/* '$(share)/readback/schemas'
	install -D -m 644 -t '$(share)/doc/readback' README.md CHANGELOG.md LICENSE NOTICE

.PHONY: uninstall
uninstall: ## Removes what "make install" put there.
	rm -f '$(bindir)/readback' '$(share)/man/man1/readback.1' \
	  '$(share)/man/man1/readback-opinion-http.1' \
	  '$(share)/man/man5/readback-collection.5' \
	  '$(share)/bash-completion/completions/readback' '$(zsh)/_readback' \
	  '$(share)/fish/vendor_completions.d/readback.fish'
	rm -rf '$(helpers)' '$(share)/readback' '$(share)/doc/readback'

.PHONY: deb
deb: program deb-packages ## Makes Debian packages in .build, and checks them with lintian.
	Tools/package/make-deb
	lintian --fail-on error .build/readback_*.deb .build/readback-dbgsym_*.deb \
	  .build/readback-lang-*.deb

.PHONY: test-deb
test-deb: deb ## Installs the package on a bare system, runs it, purges it; needs root.
	Tools/package/check-deb .build/readback_*.deb $(RELEASES)

.PHONY: clean
clean: ## Removes what was built.
	rm -rf .build .build-* .build_* Sources/CProgram/commit.h
