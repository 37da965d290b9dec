# The commands of the README; each does its own set-up.
PYTHON ?= python3
BIN := .venv/bin
INSTALL := -m pip install --quiet --disable-pip-version-check
# What is installed is what was tested, the parts that build our own package too.
EXACT := PIP_CONSTRAINT=constraints.txt PIP_BUILD_CONSTRAINT=constraints.txt

.PHONY: deck test lint newest oldest constraints

deck: .venv/deck.stamp
	$(BIN)/versecards build source

test: .venv/test.stamp
	$(BIN)/python -m pytest --numprocesses=auto

lint: .venv/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# The same tests with the newest release of everything, and with the oldest that
# pyproject.toml allows.
newest:
	rm -rf .venv-newest
	$(PYTHON) -m venv .venv-newest
	.venv-newest/bin/python $(INSTALL) --editable ".[test]"
	.venv-newest/bin/python -m pytest --numprocesses=auto

oldest:
	rm -rf .venv-oldest
	$(PYTHON) -m venv .venv-oldest
	.venv-oldest/bin/python $(INSTALL) --no-deps --editable .
	.venv-oldest/bin/python tests/lowest.py > .venv-oldest/lowest.txt
	.venv-oldest/bin/python $(INSTALL) --constraint .venv-oldest/lowest.txt --editable ".[test]"
	.venv-oldest/bin/python -m pytest --numprocesses=auto

# Write constraints.txt anew. Use the oldest Python: what it can have, all can have.
constraints:
	rm -rf .venv-newest
	$(PYTHON) -m venv .venv-newest
	.venv-newest/bin/python $(INSTALL) --editable ".[dev,pin]"
	( echo "# The exact versions that were tested; written by \`make constraints\`."; \
	  .venv-newest/bin/python -m pip freeze --exclude-editable ) > constraints.txt

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/deck.stamp: .venv/bin/python pyproject.toml constraints.txt
	$(EXACT) $(BIN)/python $(INSTALL) --editable .
	touch $@

.venv/test.stamp: .venv/bin/python pyproject.toml constraints.txt
	$(EXACT) $(BIN)/python $(INSTALL) --editable ".[dev]"
	touch $@ .venv/deck.stamp
