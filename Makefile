# What can be done here: `make help`.
#
#   PYTHON=python3.12   which interpreter makes the virtual environment (default: the first suitable one found)
#   VENV=.venv          where it stands
#   ARGS="…"            more arguments for demo, test and bench

SHELL := /usr/bin/env bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help

PYTHON ?=
VENV ?= .venv
WORKERS ?= 2
ARGS ?=
SEED ?= 1
KILLS ?= 200
MINUTES ?= 30
BIN := $(VENV)/bin
export PYTHON

PIP_TOOLS := pip-tools>=7.6,<8
PIP_AUDIT := pip-audit>=2.10,<3
COMPILE := build/lock/bin/pip-compile --quiet --generate-hashes --allow-unsafe --build-deps-for editable --strip-extras \
	--no-annotate --no-header --no-emit-index-url --no-emit-trusted-host --no-emit-find-links

.PHONY: help demo test faults check audit bench screenshots format lock clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(VENV)/.runtime ## Start Concord and its local workspace, with the founding group loaded, and print the address
	@exec $(BIN)/concord demo $(ARGS)

test: $(VENV)/.test ## Run every test, those in a browser and on PostgreSQL included
	@tools/system-packages.sh
	@tools/npm-packages.sh
	@exec $(BIN)/python -m pytest -n $(WORKERS) --dist worksteal $(ARGS)

check: $(VENV)/.test ## Check format, style, types, who imports whom, and that no secret is kept
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/secrets_scan.py

faults: $(VENV)/.test ## Break the running program again and again (SEED=7 KILLS=200 MINUTES=30) and look for what was lost
	@tools/system-packages.sh
	@exec $(BIN)/python -m pytest tests/faults/test_under_load.py -k one_thing_after_the_other \
		--faults-seed=$(SEED) --faults-kills=$(KILLS) --faults-minutes=$(MINUTES) $(ARGS)

bench: $(VENV)/.test ## Measure, print the ratios and write build/bench.json
	@mkdir -p build
	@exec $(BIN)/python -m bench $(ARGS)

screenshots: $(VENV)/.test ## Take the pictures of README and the manual anew, from the running demonstration
	@tools/system-packages.sh
	@exec $(BIN)/python -m tests.browser.screenshots

audit: build/audit/.made ## Ask whether a package of the lock file has a known weakness (needs the network)
	@build/audit/bin/pip-audit --strict --disable-pip --require-hashes --requirement requirements.lock $(ARGS)

format: $(VENV)/.test ## Format the code and mend what can be mended by itself
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

lock: build/lock/.made ## Bring the lock files up to date with pyproject.toml (ARGS=--upgrade: newest versions)
	$(COMPILE) $(ARGS) --output-file requirements.lock pyproject.toml
	$(COMPILE) $(ARGS) --extra test --extra check --constraint requirements.lock \
		--output-file requirements-test.lock pyproject.toml

clean: ## Remove what was built (the virtual environment stays)
	rm -rf build tests/browser/axe/node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(VENV)/.runtime: requirements.lock pyproject.toml
	@tools/environment.sh $(VENV) requirements.lock
	@touch $@

$(VENV)/.test: requirements-test.lock pyproject.toml
	@tools/environment.sh $(VENV) requirements-test.lock
	@touch $@ $(VENV)/.runtime

build/audit/.made:
	@PYTHON=$${PYTHON:-python3}; $$PYTHON -m venv build/audit
	@build/audit/bin/python -m pip install --disable-pip-version-check --quiet '$(PIP_AUDIT)'
	@touch $@

build/lock/.made:
	@PYTHON=$${PYTHON:-python3}; $$PYTHON -m venv build/lock
	@build/lock/bin/python -m pip install --disable-pip-version-check --quiet '$(PIP_TOOLS)'
	@touch $@
