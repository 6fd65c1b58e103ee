# Everything a checkout needs is made by these targets; nothing has to be installed by hand
# but Python ≥ 3.11 (with venv), make and access to a package index.

PYTHON ?= python3
VENV := .venv
FINSAM := $(VENV)/bin/finsam
# The address of PyTorch's own index of CPU wheels. Without it, pip takes whichever build of
# torch the package index serves, which on Linux may bring gigabytes of CUDA.
TORCH_INDEX ?=

.PHONY: ask serve test check lint types eval bench calibrate vectors clean
.DEFAULT_GOAL := check

ask: $(VENV)/.runtime ## make ask Q="Får vi finansiera ett Fontänhus?"
	@$(FINSAM) ask --prepare -- "$${Q}"

serve: $(VENV)/.runtime
	@$(FINSAM) serve --prepare

test: $(VENV)/.dev $(VENV)/.browser
	$(VENV)/bin/pytest

lint: $(VENV)/.dev
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .

types: $(VENV)/.dev
	$(VENV)/bin/mypy

check: lint types test

eval: $(VENV)/.dev ## ask every development case; figures by kind, and the cases that failed
	$(FINSAM) eval run

bench: $(VENV)/.dev
	$(VENV)/bin/python -m evals.bench

calibrate: $(VENV)/.dev ## after a change of the search: fit the confidence, print how well
	$(VENV)/bin/python -m evals.calibrate

vectors: $(VENV)/.dev ## after a change of the corpus: embed what is new, write index/data/vectors
	$(FINSAM) index vectors

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis *.egg-info
	rm -rf tests/browser/node_modules

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Finsam-assistenten needs Python 3.11 or newer; set PYTHON=… to one."; exit 1; }
	@echo "Setting up $(VENV) (once; a few minutes) …"
	@$(PYTHON) -m venv $(VENV)

# torch comes first and alone: with 2.13.0 installed, nothing after it asks for another build.
$(VENV)/.runtime: pyproject.toml constraints.txt | $(VENV)/bin/python
	@$(VENV)/bin/pip install -qq $(if $(TORCH_INDEX),--index-url $(TORCH_INDEX)) torch==2.13.0
	@$(VENV)/bin/pip install -qq -c constraints.txt -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.runtime
	@$(VENV)/bin/pip install -qq -c constraints.txt -e '.[dev]'
	@touch $@

# Where no browser can be had, the tests that need one are skipped with what to do about it.
$(VENV)/.browser: $(VENV)/.dev tests/browser/prepare.py tests/browser/package-lock.json
	@$(VENV)/bin/python tests/browser/prepare.py && touch $@ || true
