# Two commands matter: `make up` and `make test`. A machine with python3, its venv module and make
# is enough; what else the tests need is installed on the way, or its absence is said aloud.
VENV ?= .venv
PY := $(VENV)/bin/python
PIP := $(VENV)/bin/pip install --quiet --disable-pip-version-check
PORT ?= 8000
HOST ?= 127.0.0.1
WORKERS ?= 2
SAY := @printf '\033[1m▸ %s\033[0m\n'

.PHONY: install dev up test check bench docs clean

$(VENV)/.run: requirements/run.txt requirements/build.txt pyproject.toml
	$(SAY) "entorno de Python en $(VENV)"
	@python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Hace falta Python 3.11 o posterior (python3 --version)."; exit 78; }
	@test -x $(PY) || python3 -m venv $(VENV) || \
	  { echo "Falta el módulo venv: apt-get install python3-venv"; exit 78; }
	$(SAY) "bibliotecas, con su resumen comprobado (un par de minutos la primera vez)"
	@$(PIP) --require-hashes -r requirements/build.txt -r requirements/run.txt
	$(SAY) "vinculo"
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements/dev.txt
	$(SAY) "bibliotecas para las pruebas"
	@$(PIP) --require-hashes -r requirements/dev.txt
	@touch $@

install: $(VENV)/.run
dev: $(VENV)/.dev

up: $(VENV)/.run
	@exec $(VENV)/bin/vinculo up --port $(PORT) --host $(HOST) $(if $(DATA),--data $(DATA)) $(if $(NO_DEMO),--no-demo)

check: $(VENV)/.dev
	$(SAY) "estilo"
	@$(VENV)/bin/ruff check . && $(VENV)/bin/ruff format --check .
	$(SAY) "capas"
	@$(VENV)/bin/lint-imports
	$(SAY) "tipos"
	@VINCULO_SECRET_KEY=only-for-checks $(VENV)/bin/mypy
	$(SAY) "plantillas"
	@$(VENV)/bin/djlint --lint --check src

test: $(VENV)/.dev check
	@sh tools/test_machine.sh
	$(SAY) "pruebas"
	@$(PY) -m pytest -n $(WORKERS)
