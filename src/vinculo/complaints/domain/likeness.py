"""Which complaints are like another one, and why."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from vinculo.lib.text.folding import fold

ENOUGH_SHARED, ENOUGH_SHARE = 2, 0.25
SHORTEST = 5
MOST = 8


class Why(StrEnum):
    """What two complaints have in common."""

    CAUSE = "cause"
    SERVICE = "service"
    WORDS = "words"


@dataclass(frozen=True, kw_only=True)
class Told:
    """A complaint as far as likeness looks at it: its cause, its service, its words."""

    id: UUID
    cause_id: UUID | None
    service_id: UUID
    words: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class Likeness:
    """A complaint like another, with the reasons; ``shared`` are the words of both."""

    id: UUID
    reasons: tuple[Why, ...]
    shared: tuple[str, ...]


def words_of(text: str) -> frozenset[str]:
    """The words of a text that can tell it from others: folded, of five letters and more."""
    return frozenset(
        word for word in fold(text).split() if len(word) >= SHORTEST and word.isalpha()
    )


def like(
    one: Told, others: Iterable[Told], *, common: Collection[str] = (), most: int = MOST
) -> list[Likeness]:
    """Those like ``one``, the likest first.

    Of the same cause; or of the same service with words in common: two at least, and a quarter
    of all that both have. ``common`` words (half of all complaints have them) tell nothing.
    """
    scored, telling_nothing = [], frozenset(common)
    mine = one.words - telling_nothing
    for other in others:
        if other.id == one.id:
            continue
        theirs = other.words - telling_nothing
        shared = mine & theirs
        share = len(shared) / len(mine | theirs) if mine | theirs else 0.0
        says_the_same = len(shared) >= ENOUGH_SHARED and share >= ENOUGH_SHARE
        same_cause = one.cause_id is not None and one.cause_id == other.cause_id
        same_service = one.service_id == other.service_id
        if not (same_cause or (same_service and says_the_same)):
            continue
        held: Mapping[Why, bool] = {
            Why.CAUSE: same_cause,
            Why.SERVICE: same_service,
            Why.WORDS: says_the_same,
        }
        found = Likeness(
            id=other.id,
            reasons=tuple(why for why, holds in held.items() if holds),
            shared=tuple(sorted(shared)) if says_the_same else (),
        )
        scored.append((-sum(held.values()), -share, str(other.id), found))
    return [found for *_, found in sorted(scored, key=lambda row: row[:3])][:most]
