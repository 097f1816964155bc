"""Limits on file length: warn above the first number, fail above the second."""

import sys
from pathlib import Path

LIMITS = {".py": (300, 500), ".html": (120, 200), ".js": (150, 300), ".css": (300, 600)}
DESK_LIMIT = 200
SKIP = {"migrations", "locale", "vendor", "mutants", ".venv", "__pycache__"}


def too_long(root: Path) -> tuple[list[str], list[str]]:
    """Files above the soft and above the hard limit, as ``lines path``."""
    soft: list[str] = []
    hard: list[str] = []
    for path in sorted(root.rglob("*")):
        if path.suffix not in LIMITS or SKIP & set(path.relative_to(root).parts):
            continue
        warn, fail = LIMITS[path.suffix]
        if path.is_relative_to(root / "vinculo" / "desk"):
            warn, fail = min(warn, DESK_LIMIT), min(fail, DESK_LIMIT)
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > fail:
            hard.append(f"{lines} {path}")
        elif lines > warn:
            soft.append(f"{lines} {path}")
    return soft, hard


def main(roots: list[str]) -> int:
    failed = 0
    for root in roots:
        soft, hard = too_long(Path(root))
        failed += len(hard)
        for line in soft:
            print(f"long      {line}")
        for line in hard:
            print(f"too long  {line}")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:] or ["src", "tests", "tools"]))
