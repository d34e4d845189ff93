# `make demo` and `make test` need Python 3.11+ and make, nothing else: each sets up .venv itself.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
CATALOGUE := src/overlap/locale/nl/LC_MESSAGES/overlap.po

.PHONY: demo test long lint bench locale thesaurus wheel clean

demo: $(VENV)/.installed  ## compare the invented examples; the workbook comes in the folder demo
	@mkdir -p demo
	@cd demo && ../$(BIN)/overlap demo

test: $(VENV)/.dev  ## run the tests
	$(BIN)/python -m pytest -n auto --dist loadfile  # a process per core, each with whole files

long: $(VENV)/.dev  ## run also the tests that take minutes
	$(BIN)/python -m pytest -n auto --dist load -m "long or not long"

lint: $(VENV)/.dev  ## ruff, mypy and the layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/mypy --strict tests/typing/api.py  # the public face, as a stranger uses it
	$(BIN)/lint-imports

bench: $(VENV)/.bench  ## quality and speed beside simple scorers
	$(BIN)/python benchmarks/quality.py
	$(BIN)/python benchmarks/behaviour.py
	$(BIN)/python benchmarks/speed.py
	$(BIN)/python benchmarks/matrix.py
	$(BIN)/python benchmarks/scale.py --sizes 500 2000  # larger: see docs/one-machine.md

locale: $(VENV)/.dev  ## collect new texts into the Dutch catalogue and compile it
	$(BIN)/python -m babel.messages.frontend -q extract -F babel.cfg -k mark --no-location --sort-output -o $(VENV)/overlap.pot --project overlap --copyright-holder "" --msgid-bugs-address "" --version "" .
	$(BIN)/python -m babel.messages.frontend -q update -D overlap -l nl -i $(VENV)/overlap.pot -o $(CATALOGUE) --no-fuzzy-matching --ignore-obsolete --width 120
	$(BIN)/python -m babel.messages.frontend -q compile -i $(CATALOGUE) -o $(CATALOGUE:.po=.mo)

thesaurus: $(VENV)/.bench  ## index and vectors anew, after a change in thesaurus or werkvelden
	$(BIN)/python -m overlap.language.compile_thesaurus
	$(BIN)/python benchmarks/werkvelden.py

wheel: $(VENV)/.dev  ## build a wheel to install elsewhere
	$(PIP) install build
	$(BIN)/python -m build --wheel

$(VENV)/.venv:
	@$(PYTHON) -c 'import sys; sys.exit("overlap needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.12") if sys.version_info < (3, 11) else 0'
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --upgrade "pip>=25.1"
	@touch $@

$(VENV)/.installed: $(VENV)/.venv pyproject.toml
	@$(PIP) install --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.installed
	@$(PIP) install --group test --group lint
	@touch $@

$(VENV)/.bench: $(VENV)/.installed
	@$(PIP) install --group bench
	@touch $@

clean:
	rm -rf $(VENV) build dist demo
