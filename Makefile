# sohoa: two commands do everything on Debian 12 with Swift installed.
#   make demo    install what is missing, build, convert a sample scan, show what came out
#   make test    install what is missing, run every test
# Others: make build | corpus | models | bench | bench-diff | install PREFIX=/usr/local | format | clean

PREFIX ?= /usr/local
BUILD_FLAGS = -c release --static-swift-stdlib
BINARY = .build/release/sohoa
DEMO_OUT = out/demo
DEMO_SCAN = corpus/ke-hoach-2024/office.pdf
DEMO_TRUTH = corpus/ke-hoach-2024/truth/text

PACKAGES = libpoppler-glib-dev libleptonica-dev libtesseract-dev libxlsxwriter-dev libqpdf-dev libssl-dev libsqlite3-dev zlib1g-dev tesseract-ocr tesseract-ocr-vie \
	pkg-config xz-utils poppler-utils qpdf fonts-liberation2 python3-jsonschema

export OMP_THREAD_LIMIT = 1

default: demo
.PHONY: default demo test build install dependencies models bench bench-diff format lint clean

demo: build
	@echo "== Converting $(DEMO_SCAN) (a scan: pictures only, no text)"
	$(BINARY) convert $(DEMO_SCAN) --out $(DEMO_OUT) --format json,txt,md,html,csv,xlsx --models models
	@echo
	@echo "== Its outline, as recognised"
	@$(BINARY) outline $(DEMO_OUT)/office.json
	@echo
	@echo "== Its text against the truth"
	@$(BINARY) evaluate $(DEMO_OUT)/office.json $(DEMO_TRUTH)
	@echo
	@echo "== The results lie in $(DEMO_OUT):"
	@ls -l $(DEMO_OUT)

test: dependencies
	swift build --build-tests
	swift test --skip-build

build: dependencies
	swift build $(BUILD_FLAGS) --product sohoa

# Installs only what is missing, so that it works offline afterwards.
dependencies:
	@missing=""; \
	for package in $(PACKAGES); do \
		dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q "install ok installed" || missing="$$missing $$package"; \
	done; \
	if [ -n "$$missing" ]; then \
		echo "== Installing:$$missing"; \
		if [ "$$(id -u)" = 0 ]; then elevate=""; else elevate="sudo"; fi; \
		$$elevate apt-get update -qq && \
		$$elevate env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing; \
	else \
		echo "== Debian packages: all there"; \
	fi
	@command -v swift >/dev/null || { echo "Swift 6.1 or later is not on the PATH: install it from https://swift.org/install and run make again"; exit 1; }

install: build
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/sohoa/models
	install -m 755 $(BINARY) $(DESTDIR)$(PREFIX)/bin/sohoa
	install -m 644 models/* $(DESTDIR)$(PREFIX)/share/sohoa/models/
	@echo "== Installed $(DESTDIR)$(PREFIX)/bin/sohoa and its models"

include corpus/Makefile.inc

# Trains the n-gram model again: make models CORPORA="a.txt.xz b.txt.xz"
models: build
	$(BINARY) train $(CORPORA) -o models/vi.ngram

bench: build
	Benchmarks/run.sh

# Comparisons: what is found on the corpus pair, and how the cost grows.
bench-diff: build
	python3 Benchmarks/diff.py $(BINARY)
	python3 Benchmarks/diff.py $(BINARY) --variant office
	python3 Benchmarks/diff_growth.py $(BINARY)

format:
	swift format -i --parallel --recursive Sources Tests

lint:
	swift format lint --strict --parallel --recursive Sources Tests

clean:
	rm -rf .build out
