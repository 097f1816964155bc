# Two commands matter: `make up` and `make test`.
VENV := .venv
PY := $(VENV)/bin/python
PORT ?= 8000
export VINCULO_SECRET_KEY ?= only-for-checks

.PHONY: install dev up test check bench

$(VENV)/.run: requirements/run.txt requirements/build.txt
	python3 -m venv $(VENV)
	$(VENV)/bin/pip install -q --disable-pip-version-check --require-hashes -r requirements/build.txt -r requirements/run.txt
	$(VENV)/bin/pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/.dev: $(VENV)/.run requirements/dev.txt
	$(VENV)/bin/pip install -q --disable-pip-version-check --require-hashes -r requirements/dev.txt
	touch $@

install: $(VENV)/.run
dev: $(VENV)/.dev

up: $(VENV)/.run
	$(VENV)/bin/vinculo up --port $(PORT) $(if $(DATA),--data $(DATA))

check: $(VENV)/.dev
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/lint-imports
	$(VENV)/bin/mypy
	$(VENV)/bin/djlint --lint --check src

test: $(VENV)/.dev check
	$(PY) -m pytest -n 2
