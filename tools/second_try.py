"""Runs the few tests that failed once more, alone and one after another, and says so.

The suite shares its cores between several servers and browsers; a test that only fails in that
crowd is told apart from one that fails. More than three are never tried again, and each second
try is printed at the end of the run: a name that returns there deserves its cause to be found.
"""

import json
import subprocess
import sys
from pathlib import Path

MOST = 3
LAST_FAILED = Path(".pytest_cache/v/cache/lastfailed")


def main() -> int:
    """Answer 0 when every test that failed passes alone."""
    try:
        failed = sorted(json.loads(LAST_FAILED.read_text()))
    except (FileNotFoundError, ValueError):
        return 1
    if not 0 < len(failed) <= MOST or any("::" not in name for name in failed):
        return 1
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *failed]
    command += ["--cov", "--cov-append", "--cov-report="]
    code = subprocess.run(command, check=False).returncode
    for name in failed:
        print(f"second try, alone: {'failed' if code else 'passed'}  {name}")
    return code


if __name__ == "__main__":
    sys.exit(main())
