"""What an item asks of people, in one short key: equal keys ask the same."""

import hashlib
from collections.abc import Collection, Mapping
from uuid import UUID


def need_of(
    queue_id: UUID,
    kind: str,
    language: str,
    skills: Mapping[str, int],
    kept_for: Collection[UUID] | None = None,
) -> str:
    """The queue's key, then a digest of the rest; items of one queue sort together.

    What is kept for a few people asks for them, so it never stands in the way of the rest.
    """
    asked = [f"{skill}={skills[skill]}" for skill in sorted(skills)]
    named = [] if kept_for is None else ["for", *sorted(str(person) for person in kept_for)]
    rest = ";".join([kind, language, *asked, *named])
    return f"{queue_prefix(queue_id)}{hashlib.sha256(rest.encode()).hexdigest()[:7]}"


def queue_prefix(queue_id: UUID) -> str:
    """What the keys of a queue's items begin with."""
    return f"{queue_id.hex}:"


def merged(*skills: Mapping[str, int]) -> dict[str, int]:
    """All that is asked; of two levels of one skill, the higher."""
    found: dict[str, int] = {}
    for each in skills:
        for skill, level in each.items():
            found[skill] = max(level, found.get(skill, 0))
    return found


def marks(numbers: list[int]) -> str:
    """Which numbers, as one hexadecimal text: a bit for each."""
    total = 0
    for number in numbers:
        total |= 1 << number
    return f"{total:x}"


def is_marked(text: str, number: int) -> bool:
    """Whether ``number`` is among those of :func:`marks`."""
    return bool(int(text, 16) >> number & 1)
