"""Saying what went wrong without repeating what people wrote: for logs and dead letters."""

import re
import traceback
from pathlib import Path

ADDRESS = re.compile(r"[^\s@<>()'\"=,;]+@[^\s@<>()'\"=,;]+")
HIDDEN = "***"
LONGEST = 300
FRAMES = 6


def safe_text(text: str) -> str:
    """The first line of an error's text, without mail addresses: its detail quotes people."""
    first = text.strip().split("\n", 1)[0]
    return ADDRESS.sub(HIDDEN, first)[:LONGEST]


def describe(error: BaseException) -> str:
    """The kind of error, its first line and the last places it passed; no values of variables."""
    frames = traceback.extract_tb(error.__traceback__)[-FRAMES:]
    places = [f"  {Path(f.filename).name}:{f.lineno} {f.name}" for f in frames]
    return "\n".join([f"{type(error).__name__}: {safe_text(str(error))}", *places])


def chain(error: BaseException) -> list[BaseException]:
    """``error`` and what it came from, the last first."""
    found: list[BaseException] = []
    current: BaseException | None = error
    while current is not None and current not in found:
        found.append(current)
        current = current.__cause__ or current.__context__
    return found
