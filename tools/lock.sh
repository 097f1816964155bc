#!/bin/sh
# Writes the three locks anew: every library with its hashes, for every system, without addresses.
set -eu
cd "$(dirname "$0")/.."
UV=${UV:-uv}
command -v "$UV" >/dev/null || { echo "Hace falta uv: pip install uv (o UV=ruta)"; exit 78; }

lock() {
    "$UV" pip compile --quiet --python-version 3.11 --universal --generate-hashes \
        --no-emit-index-url --no-header "$@"
}

lock pyproject.toml -o requirements/run.txt
lock pyproject.toml --group dev -o requirements/dev.txt
printf 'hatchling>=1.27\neditables\n' | lock - -o requirements/build.txt
