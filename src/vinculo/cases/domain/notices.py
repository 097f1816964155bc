"""Whether a case reads as if it came because of what is announced."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from vinculo.kernel.errors import DomainError
from vinculo.lib.text.folding import fold

AFTERWARDS = timedelta(days=2)
"""Who writes so long after it ended may still write because of it."""
LEAST_LETTERS = 5
STEM = 6
MOST_SHOWN = 5
COMMON = frozenset(
    fold(
        "ahora antes aunque ayer buenas buenos cada cliente cuando dentro desde despues donde"
        " durante entre estado estamos estan estas este favor gracias hacer hasta hemos hola"
        " mientras mucho ningun ninguna nosotros nuestra nuestro otros porque puede pueden quiero"
        " saludos servicio siempre sobre tambien tengo tiene tienen todas todavia todos usted"
        " ustedes calle cambiar cambio correo problema problemas semana telefono numero factura"
        " about after again also been before could customer every from hello have here"
        " please regards service should since still thank thanks their there these they this"
        " today were what when where which while with would your"
    ).split()
)
"""Words that stand everywhere and show nothing."""


NOBODY_CODE, DRAFT_CODE = "case_nobody_to_answer", "case_draft_in_the_way"
"""Refusals of an answer that are known before it is tried."""


class LinkedState(StrEnum):
    """What became of the common answer of an announcement in one case.

    ``shared``: the same people get it in another case of theirs; ``told``: they have got it there.
    """

    WAITING = "waiting"
    PLANNED = "planned"
    REFUSED = "refused"
    TAKEN_BACK = "taken_back"
    SHARED = "shared"
    TOLD = "told"


class OtherServiceError(DomainError):
    """What is announced of one service is not why somebody wrote about another."""

    code = "case_notice_other_service"


class NoSuchNoticeError(DomainError):
    """No such announcement."""

    code = "case_no_such_notice"


class WroteSinceError(DomainError):
    """The customer wrote after somebody read the case: it is looked at first."""

    code = "case_wrote_since"


class SharedTakenBackError(DomainError):
    """The answer that they were to get in another case of theirs was taken back there."""

    code = "case_shared_taken_back"


class AnsweredSinceError(DomainError):
    """Somebody answered the customer after the case was read."""

    code = "case_answered_since"


class AnsweredAllMeanwhileError(DomainError):
    """All of them were answered after they were read here."""

    code = "case_answered_all_meanwhile"


class SharedError(DomainError):
    """The same people are about to get it in another case of theirs."""

    code = "case_answer_shared"


class WaitsAlreadyError(DomainError):
    """Another answer is about to leave."""

    code = "case_answer_waits"


@dataclass(frozen=True, kw_only=True)
class Reached:
    """A case that gets an answer: whose it is, who would read it, and when they wrote last.

    ``reserve`` is the restriction that it is under, if any.
    """

    case_id: UUID
    customer: UUID | None
    readers: frozenset[str]
    reserve: UUID | None
    heard_at: datetime | None


def one_each(reached: Iterable[Reached]) -> dict[UUID, UUID]:
    """From a case to that in which the same people get the answer, of those that need none.

    It goes by the case in which they wrote last. Two cases of one customer with other readers get
    one each, since who reads one would not read the other; so do those under another reserve.
    """
    groups: dict[object, list[Reached]] = {}
    for one in reached:
        key = (one.customer, one.readers, one.reserve) if one.readers else one.case_id
        groups.setdefault(key, []).append(one)
    found: dict[UUID, UUID] = {}
    for group in groups.values():
        by = max(group, key=_latest)
        found |= {one.case_id: by.case_id for one in group if one is not by}
    return found


def _latest(one: Reached) -> tuple[float, UUID]:
    return one.heard_at.timestamp() if one.heard_at else 0.0, one.case_id


@dataclass(frozen=True, kw_only=True)
class Announced:
    """An announcement as it is compared: of which service, since and until when, its words."""

    id: UUID
    service_id: UUID | None
    since: datetime
    ended_at: datetime | None
    words: str


@dataclass(frozen=True, kw_only=True)
class Likeness:
    """How well it fits: the words of the case that stand in the announcement too."""

    id: UUID
    shared: tuple[str, ...]

    @property
    def is_proposed(self) -> bool:
        """Without a word in common it is offered, and nobody says that it fits."""
        return bool(self.shared)


def may_come_of(one: Announced, *, service_id: UUID, opened_at: datetime) -> bool:
    """Whether a case of that service, opened then, can have come because of it."""
    if one.service_id is not None and one.service_id != service_id:
        return False
    if opened_at < one.since:
        return False
    return one.ended_at is None or opened_at <= one.ended_at + AFTERWARDS


def likenesses(
    announced: Iterable[Announced], *, text: str, service_id: UUID, opened_at: datetime
) -> list[Likeness]:
    """Those that the case can have come of, the best fitting first, then the latest begun."""
    said = _stems(text)
    found = []
    for one in announced:
        if not may_come_of(one, service_id=service_id, opened_at=opened_at):
            continue
        theirs = _stems(one.words)
        shared = tuple(word for stem, word in said.items() if stem in theirs)
        found.append((one, Likeness(id=one.id, shared=shared[:MOST_SHOWN]), len(shared)))
    found.sort(key=lambda each: (-each[2], -each[0].since.timestamp(), each[0].id))
    return [likeness for _one, likeness, _n in found]


def _stems(text: str) -> dict[str, str]:
    """The words that show something, by how they begin, in the order of the text."""
    found: dict[str, str] = {}
    for word in fold(text).split():
        if len(word) >= LEAST_LETTERS and word not in COMMON:
            found.setdefault(word[:STEM], word)
    return found
