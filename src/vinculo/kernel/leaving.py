"""Leaving the practice company for an own one: a wish in the data folder, which ``up`` carries out.

The site and the command only write it down. Whoever supervises them stops everything, opens the
company's own database beside the practice one, and erases that one when it was asked to.
"""

import json
import os
import secrets
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

FILE, RUNNING = "leave.json", "up.json"


@dataclass(frozen=True, kw_only=True)
class Leave:
    """What was wished: whether the practice company goes, and the key of the start wizard."""

    erase: bool
    token: str


def can_leave(folder: Path) -> bool:
    """Whether an ``up`` with its own database runs the practice company here."""
    with suppress(OSError, ValueError):
        found = json.loads((folder / RUNNING).read_text(encoding="utf-8"))
        return bool(found.get("embedded")) and found.get("instance") == "practice"
    return False


def ask_to_leave(folder: Path, *, erase: bool) -> Leave:
    """Write the wish down, readable by its owner alone; a later wish takes its place."""
    wish = Leave(erase=erase, token=secrets.token_urlsafe(24))
    half = folder / f".{FILE}-{secrets.token_hex(4)}"
    handle = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(asdict(wish), file)
    half.replace(folder / FILE)
    return wish


def asked_to_leave(folder: Path) -> Leave | None:
    """The wish that nobody has carried out yet."""
    with suppress(OSError, ValueError, TypeError, KeyError):
        found = json.loads((folder / FILE).read_text(encoding="utf-8"))
        return Leave(erase=found["erase"] is True, token=str(found["token"]))
    return None


def forget_wish(folder: Path) -> None:
    """It is done."""
    (folder / FILE).unlink(missing_ok=True)
