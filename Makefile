# make report: the 2019 edition in out/2019/.   make test: the test suite.   make bench: benchmarks/README.md.
PYTHON ?= python3
VENV := .venv
EXTRAS := $(or $(DOCGEN_EXTRAS),dev)
BIN := $(VENV)/bin

.PHONY: report test bench clean

report: $(VENV)/.report
	$(BIN)/docgen build

test: $(VENV)/.test
	$(BIN)/python -m pytest -n auto

bench: $(VENV)/.bench
	$(BIN)/python benchmarks/run.py

$(VENV)/.report: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	touch $@

$(VENV)/.test: $(VENV)/.report
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[$(EXTRAS)]'
	touch $@

$(VENV)/.bench: $(VENV)/.report
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[bench]'
	touch $@

clean:
	rm -rf out .cache $(VENV)
