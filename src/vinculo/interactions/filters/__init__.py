"""What is done with a message before it becomes part of a conversation: ordered steps, one a file.

A step looks at the parsed mail and says nothing, «a machine wrote it» (it goes on, and is never
answered by a machine), or how the message ends here: as a duplicate, as the report of a failed
delivery, as a trial of ours that came back, or in quarantine.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from vinculo.interactions.domain.bounces import Bounce
from vinculo.interactions.domain.mail import ParsedMail
from vinculo.kernel.registry import Registry


class Ruling(StrEnum):
    """What a step decides."""

    AUTOMATIC = "automatic"
    DUPLICATE = "duplicate"
    QUARANTINE = "quarantine"
    BOUNCE = "bounce"
    PROBE = "probe"


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """What a step may know besides the mail itself.

    ``first`` is the raw message that brought this very message before; ``spam_rules`` are the
    company's, each a kind and a value.
    """

    raw_id: UUID
    digest: str
    mailboxes: frozenset[str]
    instance: str
    size_bytes: int = 0
    is_spam: bool = False
    is_mail: bool = True
    first: UUID | None = None
    spam_rules: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """A step's decision; ``reason`` has words in labels."""

    ruling: Ruling
    reason: str
    duplicate_of: UUID | None = None
    bounce: Bounce | None = None


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step; the lower ``order`` looks first. One for mail only reads headers and hops."""

    order: int
    judge: Callable[[ParsedMail, Arrival], Verdict | None]
    is_for_mail_only: bool = False


steps: Registry[Step] = Registry("mail filters")


def judge(mail: ParsedMail, arrival: Arrival, *, released: bool) -> tuple[Verdict | None, bool]:
    """The verdict that ends the message here (or None), and whether a machine wrote it.

    A message that a person released from quarantine is not put there again.
    """
    is_automatic = False
    for step in sorted(steps.values(), key=lambda step: step.order):
        if step.is_for_mail_only and not arrival.is_mail:
            continue
        verdict = step.judge(mail, arrival)
        if verdict is None or (released and verdict.ruling == Ruling.QUARANTINE):
            continue
        if verdict.ruling == Ruling.AUTOMATIC:
            is_automatic = True
            continue
        return verdict, is_automatic
    return None, is_automatic
