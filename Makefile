# `make demo` and `make test` are all the set-up there is; both make the environment first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SHARED ?= ../shared

.PHONY: help demo test check format bench evaluate clean

help: ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 12

$(VENV)/.made: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Dateline needs Python 3.11 or later; set PYTHON=")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $@

demo: $(VENV)/.made ## read an example report
	$(BIN)/dateline read examples/harbour-ceasefire.txt

test: $(VENV)/.made ## run the tests
	$(BIN)/python -m pytest

check: $(VENV)/.made ## lint, format and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/.made ## put the code into the house format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/.made ## speed and memory
	$(BIN)/python benchmarks/speed.py
	$(BIN)/python benchmarks/pages.py

evaluate: $(VENV)/.made ## accuracy on the public test sets in SHARED
	$(BIN)/dateline evaluate reader $(SHARED)/data/ud/gum/test.conllu $(SHARED)/data/ud/ewt/test.conllu
	$(BIN)/dateline evaluate names --last 480 $(SHARED)/data/ner/wikigold/all.conll
	$(BIN)/dateline evaluate names $(sort $(wildcard $(SHARED)/data/ner/*/test.conll))
	$(BIN)/dateline evaluate places --plot docs/places-reliability.svg tests/places/held_out.jsonl $(SHARED)/data/geo/lgl.jsonl
	$(BIN)/dateline evaluate pages $(SHARED)/data/html/truth.json $(SHARED)/reports/truth.json tests/pages

clean: ## remove what was made
	rm -rf $(VENV) out
