# Two commands matter: `make up` and `make test`. A machine with python3, its venv module and make
# is enough; what else the tests need is installed on the way, or its absence is said aloud.
VENV ?= .venv
PY := $(VENV)/bin/python
PIP := $(VENV)/bin/pip install --quiet --disable-pip-version-check
PORT ?= 8000
HOST ?= 127.0.0.1
WORKERS ?= 2
SAY := @printf '\033[1m▸ %s\033[0m\n'

.PHONY: help install dev up test check coverage messages ratchet base agrees lock mutants bench docs clean

help: ## says what each target does
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12


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

install: $(VENV)/.run ## the virtual environment, from the lock
dev: $(VENV)/.dev ## the same with what tests and checks need

up: $(VENV)/.run ## install, prepare the database, start, print the address (PORT, HOST, DATA, NO_DEMO, DEMO)
	@exec $(VENV)/bin/vinculo up --port $(PORT) --host $(HOST) $(if $(DATA),--data "$(DATA)") $(if $(NO_DEMO),--no-demo) $(if $(DEMO),--demo $(DEMO))

check: $(VENV)/.dev ## everything that needs no test: style, layers, types, templates, migrations, words, documents
	$(SAY) "estilo"
	@$(VENV)/bin/ruff check . && $(VENV)/bin/ruff format --check .
	@$(PY) tools/file_length.py
	$(SAY) "capas"
	@$(VENV)/bin/lint-imports --no-cache
	$(SAY) "tipos"
	@VINCULO_SECRET_KEY=only-for-checks $(VENV)/bin/mypy
	$(SAY) "plantillas"
	@$(VENV)/bin/djlint --quiet --lint src
	$(SAY) "migraciones"
	@VINCULO_SECRET_KEY=only-for-checks $(PY) -W ignore manage.py makemigrations --check --dry-run
	$(SAY) "palabras"
	@$(PY) tools/messages.py --check
	@$(MAKE) --no-print-directory docs

docs: $(VENV)/.dev ## the documents as pages in build/docs; a warning is an error
	$(SAY) "documentos"
	@$(VENV)/bin/sphinx-build -W --keep-going -q -b html docs build/docs

coverage: ## what the last run of the tests left unvisited: every line of domain, metrics and lib, 90 % of all
	$(SAY) "cobertura"
	@$(VENV)/bin/coverage report --skip-covered --include='*/domain/*,*/metrics/*,*/facts/*,*/vinculo/lib/*' --fail-under=99
	@$(PY) tools/domain_lines.py
	@$(VENV)/bin/coverage report --skip-covered --fail-under=90

messages: $(VENV)/.dev ## brings every catalogue of words up to date with the source
	@$(PY) tools/messages.py

ratchet: $(VENV)/.dev ## agrees to the present size of every context
	@$(PY) tools/ratchet.py

base: $(VENV)/.dev ## writes the tables of new databases anew, after migrations were added
	@PYTHONPATH=src:. $(PY) tools/schema_base.py

agrees: $(VENV)/.dev ## compares base and migrations and notes it, so that the tests need not until they change
	@PYTHONPATH=src:. $(PY) tools/schema_base.py --compare

lock: ## writes requirements/*.txt anew (needs uv)
	@sh tools/lock.sh

mutants: $(VENV)/.dev ## changes the rules of the domains one by one and asks whether a test notices
	@sh tools/mutants.sh

test: $(VENV)/.dev check ## everything that CI runs, with coverage
	@sh tools/test_machine.sh
	$(SAY) "pruebas"
	@rm -rf .pytest_cache
	@$(PY) -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder --cov --cov-report= || $(PY) tools/second_try.py
	@$(MAKE) --no-print-directory coverage

bench: $(VENV)/.dev ## the measures, in small; then the mutants
	@for file in bench/[a-z]*.py; do [ -e "$$file" ] || continue; printf '\033[1m▸ %s\033[0m\n' "$$file"; $(PY) -m "bench.$$(basename "$$file" .py)" || exit 1; done
	@$(MAKE) --no-print-directory mutants

clean: ## removes what can be made again, never the data
	@rm -rf build dist mutants htmlcov .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	@rm -f .coverage .coverage.*
