# make demo   set up, and the whole job on the sample resolution
# make test   set up, and every test
# make check  set up; format, lint, types
# make wheel  build the wheel, install it alone, and run it
# make acceptance  set up; let translate-toolkit, in an environment of its own, read what we write
# make notebooks  set up; run the notebooks, and keep what they show

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
OUT ?= demo-output

.PHONY: demo test check wheel acceptance notebooks clean
.DELETE_ON_ERROR:

demo: $(READY)
	$(BIN)/hexapla demo -o $(OUT)

test: $(READY)
	$(BIN)/python -m pytest -q -n auto

check: $(READY)
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy

wheel: $(READY)
	rm -rf build
	$(BIN)/pip wheel --quiet --no-deps --wheel-dir build/wheel .
	$(PYTHON) -m venv build/alone
	build/alone/bin/pip install --quiet --upgrade pip
	build/alone/bin/pip install --quiet build/wheel/*.whl
	cd build && alone/bin/hexapla --help > /dev/null && alone/bin/hexapla demo -o demo

acceptance: $(READY)
	$(PYTHON) -m venv build/acceptance
	build/acceptance/bin/pip install --quiet --upgrade pip
	build/acceptance/bin/pip install --quiet translate-toolkit==3.20.4
	HEXAPLA_TRANSLATE_TOOLKIT=build/acceptance/bin $(BIN)/python -m pytest -q -k translate_toolkit tests/termbase/test_acceptance.py

notebooks: $(READY)
	$(BIN)/python notebooks/execute.py

# Set up anew whenever pyproject.toml changes.
$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "hexapla needs Python 3.11 or later; make PYTHON=/path/to/it")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --upgrade pip
	$(BIN)/pip install --quiet --editable . --group dev
	touch $@

clean:
	rm -rf $(VENV) build $(OUT)
