#!/bin/sh
# Takes the pictures of the README anew, from the practice company in a real browser.
set -eu
cd "$(dirname "$0")/.."
export VINCULO_PICTURES="${1:-docs/pantallas}"
"${VENV:-.venv}/bin/python" -m pytest -q -p no:cacheprovider tests/journeys/test_pictures.py
