"""The head of the chain, exported every day to where the database does not reach.

Whoever could rewrite the whole chain would have to rewrite these files too, and the copies that
auditors got by mail.
"""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from django.conf import settings

from vinculo.kernel.evidence.sealing import Head, head


class UnreadableHeadError(ValueError):
    """A file of an exported head cannot be read; says which and why."""


@dataclass(frozen=True, kw_only=True)
class Kept:
    """The heads of this installation: those that can be compared, and the days of all files."""

    heads: tuple[Head, ...]
    days: tuple[date, ...]
    unreadable: tuple[date, ...]

    @property
    def without(self) -> tuple[date, ...]:
        """The days between the first and the last head of which there is none."""
        if not self.days:
            return ()
        first, length = min(self.days), (max(self.days) - min(self.days)).days
        between = (first + timedelta(days=number) for number in range(length))
        return tuple(day for day in between if day not in self.days)


def folder() -> Path:
    """Where the heads lie, one file a day."""
    return Path(settings.DATA_DIR) / "evidence"


def export(*, at: datetime) -> Path | None:
    """Write today's head, once a day, so that it is never half written; None: nothing to write.

    A file of today that stands already is left as it is.
    """
    today = head()
    path = folder() / f"head-{at.astimezone(UTC).date().isoformat()}.json"
    if today.sealed_at is None or path.exists():
        return None
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(".part")
    half.write_text(text_of(today) + "\n", encoding="utf-8")
    half.replace(path)
    return path


def text_of(found: Head) -> str:
    """A head as its file and its mail say it: one line of JSON."""
    sealed = found.sealed_at.astimezone(UTC).isoformat() if found.sealed_at else None
    return json.dumps({"position": found.position, "hash": found.hash, "sealed_at": sealed})


def read(path: Path) -> Head:
    """A head from its file. Raises UnreadableHeadError, also where it names no position."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        head = Head(
            position=int(found["position"]),
            hash=str(found["hash"]),
            sealed_at=datetime.fromisoformat(found["sealed_at"]),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UnreadableHeadError(f"{path.name}: {error}") from error
    if head.position < 1:
        raise UnreadableHeadError(f"{path.name}: position {head.position}")
    return head


def kept() -> Kept:
    """Every head of this installation, read."""
    found, days, unreadable = [], [], []
    for day, path in exported():
        days.append(day)
        try:
            found.append(read(path))
        except UnreadableHeadError:
            unreadable.append(day)
    return Kept(heads=tuple(found), days=tuple(days), unreadable=tuple(unreadable))


def exported() -> list[tuple[date, Path]]:
    """The files of this installation, the newest first, by the day in their names."""
    found = []
    for path in folder().glob("head-*.json"):
        try:
            found.append((date.fromisoformat(path.stem.removeprefix("head-")), path))
        except ValueError:
            continue
    return sorted(found, reverse=True)
