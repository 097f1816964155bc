#!/bin/sh
# Changes the rules of the domains one by one; a change that no test notices is printed.
set -eu
cd "$(dirname "$0")/.."
export VINCULO_SECRET_KEY="${VINCULO_SECRET_KEY:-only-for-checks}"
export VINCULO_PURE_TESTS=true
BIN=${VENV:-.venv}/bin
"$BIN/mutmut" run "$@"
"$BIN/mutmut" results
