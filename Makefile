# `make demo` and `make test` need Python 3.11+ and make, nothing else: each sets up .venv itself, with exactly the
# versions and files (hashes) that the folder lock names. CONTRIBUTING.md tells how the lock is made anew.
PYTHON ?= python3
OLDEST_PYTHON ?= $(shell $(PYTHON) -c 'import sys; print(sys.executable if sys.version_info < (3, 12) else "python3.11")')
VENV := .venv
BIN := $(VENV)/bin
PIP := -m pip --disable-pip-version-check --quiet install
EXACTLY := $(PIP) --require-hashes --no-deps --requirement
THIS := $(PIP) --no-deps --no-build-isolation --editable .
UV := $(VENV)-lock/bin/uv --no-config --quiet
INDEX := --default-index https://pypi.org/simple
GROUPER := $(VENV)-string-grouper/bin/python
CATALOGUE := src/overlap/locale/nl/LC_MESSAGES/overlap.po

.PHONY: demo test coverage long newest oldest lint bench docs locale lock thesaurus bundle wheel clean

demo: $(VENV)/.installed  ## compare the invented examples; the workbook comes in the folder demo
	@mkdir -p demo
	@cd demo && ../$(BIN)/overlap demo

test: $(VENV)/.dev  ## run the tests
	$(BIN)/python -m pytest -n auto --dist loadfile  # a process per core, each with whole files

coverage: $(VENV)/.dev  ## the same, and fail when they reach less of the code than before; then: .venv/bin/coverage report -m
	$(BIN)/python -m pytest -n auto --dist loadfile --cov --cov-report=  # half as slow again: not in `make test`

long: $(VENV)/.dev  ## run also the tests that take minutes
	$(BIN)/python -m pytest -n auto --dist load -m "long or not long"

newest:  ## run the tests with the newest of everything that pyproject.toml allows
	@$(PYTHON) -m venv --clear $(VENV)-newest
	@$(VENV)-newest/bin/python $(PIP) --upgrade pip
	@$(VENV)-newest/bin/python $(PIP) --upgrade --upgrade-strategy eager --editable . --group test
	$(VENV)-newest/bin/python -m pytest -n auto --dist loadfile

oldest:  ## run the tests with the lower bounds of pyproject.toml, on Python 3.11
	@$(OLDEST_PYTHON) -m venv --clear $(VENV)-oldest
	@$(VENV)-oldest/bin/python $(EXACTLY) lock/pip.txt
	@$(VENV)-oldest/bin/python $(EXACTLY) lock/oldest.txt
	@$(VENV)-oldest/bin/python $(THIS)
	$(VENV)-oldest/bin/python -m pytest -n auto --dist loadfile

lint: $(VENV)/.dev  ## ruff, mypy and the layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/mypy --strict tests/typing/api.py  # the public face, as a stranger uses it
	$(BIN)/lint-imports

bench: $(VENV)/.bench $(GROUPER)  ## quality and speed beside other ways to match texts
	$(BIN)/python benchmarks/beside.py --string-grouper $(GROUPER)
	$(BIN)/python benchmarks/quality.py
	$(BIN)/python benchmarks/behaviour.py
	$(BIN)/python benchmarks/speed.py
	$(BIN)/python benchmarks/matrix.py
	$(BIN)/python benchmarks/scale.py --sizes 500 2000 --string-grouper $(GROUPER)  # larger: see docs/one-machine.md

docs: $(VENV)/.docs  ## the pages of docs as a site, in the folder site; every link in it is looked at
	$(BIN)/python -m mkdocs build --quiet --strict --config-file website/mkdocs.yml
	$(BIN)/python website/links.py site

locale: $(VENV)/.dev  ## collect new texts into the Dutch catalogue and compile it
	$(BIN)/python -m babel.messages.frontend -q extract -F babel.cfg -k mark --no-location --sort-output -o $(VENV)/overlap.pot --project overlap --copyright-holder "" --msgid-bugs-address "" --version "" .
	$(BIN)/python -m babel.messages.frontend -q update -D overlap -l nl -i $(VENV)/overlap.pot -o $(CATALOGUE) --no-fuzzy-matching --ignore-obsolete --width 120
	$(BIN)/python -m babel.messages.frontend -q compile -i $(CATALOGUE) -o $(CATALOGUE:.po=.mo)

lock: $(VENV)-lock/.uv  ## choose versions anew where pyproject.toml asks for it; all to the newest: make lock UPGRADE=--upgrade
	$(UV) lock $(INDEX) $(UPGRADE)
	$(UV) export --frozen --no-emit-project --no-header --only-group pip -o lock/pip.txt
	$(UV) export --frozen --no-emit-project --no-header --no-default-groups --group build -o lock/run.txt
	$(UV) export --frozen --no-emit-project --no-header -o lock/dev.txt
	$(UV) export --frozen --no-emit-project --no-header --no-default-groups --group build --group bench -o lock/bench.txt
	$(UV) export --frozen --no-emit-project --no-header --no-default-groups --group build --group docs -o lock/docs.txt
	$(UV) export --frozen --no-emit-project --no-header --no-default-groups --group build --group bundle -o lock/bundle.txt
	$(UV) pip compile $(INDEX) $(UPGRADE) --no-header --generate-hashes --universal --python-version 3.11 \
		--resolution lowest-direct --group build --group test -o lock/oldest.txt pyproject.toml

thesaurus: $(VENV)/.bench  ## indexes, vectors and associations anew, after a change in thesaurus, cards or werkvelden
	$(BIN)/python -m overlap.language.compile_thesaurus
	$(BIN)/python benchmarks/werkvelden.py
	$(BIN)/python -m overlap.language.associations.learning

bundle:  ## a folder and a .zip that need no Python, in dist
	$(PYTHON) bundle/build.py

wheel: $(VENV)/.installed  ## build a wheel to install elsewhere
	$(BIN)/python -m build --no-isolation --wheel

$(VENV)/.venv: lock/pip.txt
	@$(PYTHON) -c 'import sys; sys.exit("overlap needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.12") if sys.version_info < (3, 11) else 0'
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python $(EXACTLY) lock/pip.txt
	@touch $@

$(VENV)/.installed: $(VENV)/.venv pyproject.toml lock/run.txt
	@$(BIN)/python $(EXACTLY) lock/run.txt
	@$(BIN)/python $(THIS)
	@$(BIN)/python -m compileall -q src  # where Python may not keep what it compiles, every start would do it again
	@touch $@

$(VENV)/.dev: $(VENV)/.installed lock/dev.txt
	@$(BIN)/python $(EXACTLY) lock/dev.txt
	@touch $@

$(VENV)/.bench: $(VENV)/.installed lock/bench.txt
	@$(BIN)/python $(EXACTLY) lock/bench.txt
	@touch $@

$(VENV)/.docs: $(VENV)/.installed lock/docs.txt
	@$(BIN)/python $(EXACTLY) lock/docs.txt
	@touch $@

$(GROUPER):  # it wants an older pandas than what is measured here
	@$(PYTHON) -m venv --clear $(VENV)-string-grouper
	@$@ $(PIP) "string_grouper==0.8.0" openpyxl

$(VENV)-lock/.uv:
	@$(PYTHON) -m venv $(VENV)-lock
	@$(VENV)-lock/bin/python $(PIP) "uv>=0.8"
	@touch $@

clean:
	rm -rf $(VENV) $(VENV)-newest $(VENV)-oldest $(VENV)-lock $(VENV)-string-grouper build dist demo site .coverage .coverage.*
