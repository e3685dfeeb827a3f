# Targets without logic: what each does stands in the program that it calls.
# `make demo` and `make test` set everything up by themselves, in .venv, once.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.PHONY: demo test suites test-stores test-conformance check lint format typecheck register constraints bench build clean

demo: $(READY)
	rm -rf demo
	mkdir demo
	$(BIN)/kurultay build seeds/articles --store demo/store -o demo/graph.ttl --report demo/report.html
	$(BIN)/kurultay query ministers-at-ots-meetings --store demo/store --format table

test: lint typecheck
	$(BIN)/python -m pytest

suites: $(READY)
	tests/stores/install.sh
	tests/conformance/install.sh

test-stores: suites
	$(BIN)/python -m pytest tests/stores

test-conformance: suites
	$(BIN)/python -m pytest tests/conformance

check: test

lint: $(READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check

format: $(READY)
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

typecheck: $(READY)
	$(BIN)/mypy

register: $(READY)
	$(BIN)/python seeds/register/make.py

constraints: $(READY)
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --only-binary :all: --upgrade --output-file constraints.txt

bench: $(READY)
	$(BIN)/python benchmarks/mapping.py

build: $(READY)
	$(BIN)/python -m build --no-isolation

clean:
	rm -rf .venv demo dist out

$(READY): constraints.txt pyproject.toml
	$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11) and 'kurultay needs Python 3.11 or later; say make PYTHON=python3.12')"
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes --only-binary :all: --requirement constraints.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $(READY)
