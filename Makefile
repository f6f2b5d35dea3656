# SPDX-License-Identifier: Apache-2.0
# make audit    install what is missing, build, audit the sample, say where the report lies
# make test     install what the tests need and run them all
# make bench    the benchmarks, with the peers where ../shared/bench is there
# make fuzz     the fuzzers, twenty minutes each
# make format   lay the Swift sources out
.PHONY: audit test bench fuzz format release lint swift packages

BUILD_PACKAGES := libxml2-dev libre2-dev libzip-dev zlib1g-dev pkg-config
TEST_PACKAGES := python3 python3-jsonschema python3-pip git cmark-gfm libxml2-utils
REPORT ?= report

audit: release
	@status=0; .build/release/evenhand audit SampleData/csv --explanations SampleData/explanations.csv \
	  --as-of 2026-04-30 --out $(REPORT) || status=$$?; \
	case $$status in \
	  0|1|4) echo "The report lies at $(CURDIR)/$(REPORT)/report.html (the audit's exit code was $$status)";; \
	  *) exit $$status;; \
	esac

release: packages swift
	swift build -c release --product evenhand

packages:
	@.ci/packages $(BUILD_PACKAGES)

swift:
	@command -v swift >/dev/null 2>&1 || { \
	  echo "evenhand: Swift 6.2 or later is needed; see https://www.swift.org/install/linux/" >&2; exit 1; }

lint: swift
	swift format lint --strict --recursive Package.swift Sources Tests

test: packages swift
	@.ci/packages $(TEST_PACKAGES)
	@.ci/schemas
	@.ci/engine
	$(MAKE) lint
	swift build --build-tests
	swift test --skip-build

# Twenty minutes for each fuzzer: Tests/Fuzzing/run 60 csv is a minute of one.
fuzz: packages swift
	Tests/Fuzzing/run

bench: release
	Tests/Benchmarks/run

format: swift
	swift format --in-place --recursive Package.swift Sources Tests
