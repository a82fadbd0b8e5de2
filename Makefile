# Bare `make` lists the targets. Only Python 3.11 (or later) and make are needed: the rest is set up in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
LINKS := .mypy_path/chipcontrols
PACKAGES := graph loaders ontology queries

.DEFAULT_GOAL := help
.PHONY: help graph test lint types docs screenshots bench wheel constraints clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "%-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed; name one with make PYTHON=…")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	touch $@

graph: $(READY) ## set up and run the main job: build/ with graph, store, views and report
	$(BIN)/chipcontrols build --out build

test: $(READY) ## run the tests
	$(BIN)/python -m pytest -n auto

lint: $(READY) ## check the style with ruff
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY) ## check the types with mypy
	@mkdir -p $(LINKS) && for package in $(PACKAGES); do ln -sfn ../../$$package $(LINKS)/$$package; done
	MYPYPATH=.mypy_path $(BIN)/mypy -p chipcontrols.graph -p chipcontrols.loaders -p chipcontrols.ontology -p chipcontrols.queries

docs: $(READY) ## write the generated pages of docs/reference anew
	$(BIN)/python docs/generate.py

screenshots: $(READY) ## take the pictures of docs/images from build/ in headless Chromium
	$(BIN)/python docs/screenshots.py

bench: $(READY) ## measure speed, side by side with the peers
	$(BIN)/python benchmarks/build.py

wheel: $(READY) ## build the wheel in dist/
	rm -rf .wheel
	$(BIN)/python -m build --wheel --outdir dist

constraints: $(READY) ## renew constraints.txt from what is installed
	(head -1 constraints.txt; $(BIN)/python -m pip freeze --exclude-editable | sort -f) > constraints.tmp
	mv constraints.tmp constraints.txt

clean: ## remove what was built
	rm -rf build dist .wheel .mypy_path .mypy_cache .pytest_cache .ruff_cache *.egg-info
