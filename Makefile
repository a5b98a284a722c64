# The two commands of this project are `make demo` and `make test`; the rest serves its developers.
PYTHON ?= python3
VENV   ?= .venv
RUNS   ?= 5
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif

.PHONY: demo test lint types golden bench env dev clean

demo: env  ## make the environment, install, build the example packet
	$(BIN)/parole-packet build cases/medical --force

test: dev  ## make the environment, run all tests
	$(BIN)/python -m pytest -n 2

golden: dev  ## write what the program says now into tests/golden; read the difference before you commit it
	$(BIN)/python -m pytest --update-golden tests

lint: dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: dev
	$(BIN)/mypy

bench: $(VENV)/.installed-bench  ## measure beside public tools: all, or JOBS="mixed photos" RUNS=1
	RUNS=$(RUNS) $(BIN)/python -m bench $(JOBS)

env: $(VENV)/.installed
dev: $(VENV)/.installed-dev

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	$(BIN)/python -m compileall -q src  # pip compiles what it copies, not what it links to
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

$(VENV)/.installed-bench: requirements-bench.txt $(VENV)/.installed-dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-bench.txt
	@touch $@

clean:
	rm -rf $(VENV) cases/*/out .pytest_cache .mypy_cache .ruff_cache .hypothesis
