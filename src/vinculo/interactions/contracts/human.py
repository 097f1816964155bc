"""How a person is reached by each entrance, and who looked whether that is so."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID


class HumanKind(StrEnum):
    """By what people come in; the last two are known only by what somebody wrote of them."""

    MAILBOX = "mailbox"
    FORM = "form"
    PHONE = "phone"
    KIOSK = "kiosk"


class HumanStanding(StrEnum):
    """What is known of the way to a person."""

    GOOD = "good"
    NEVER = "never"
    OLD = "old"
    NONE = "none"


@dataclass(frozen=True, kw_only=True)
class HumanEntrance:
    """An entrance and its last check; ``is_asked``: a law in force for its service asks for it.

    ``good_until`` is the last day on which the check is good; None where there is none.
    """

    source: str
    kind: HumanKind
    name: str
    service_id: UUID | None
    is_asked: bool
    standing: HumanStanding
    words: str
    words_en: str
    checked_by: str
    checked_at: datetime | None
    good_until: date | None

    @property
    def is_alarming(self) -> bool:
        """Whether the law asks for what nobody has made sure of."""
        return self.is_asked and self.standing is not HumanStanding.GOOD


@dataclass(frozen=True, kw_only=True)
class NewHumanCheck:
    """What somebody found; ``name`` and ``service_id`` count for telephones and counters alone."""

    source: str
    reaches: bool
    words: str
    words_en: str = ""
    name: str = ""
    service_id: UUID | None = None
    is_gone: bool = False
