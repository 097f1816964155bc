"""Rules of what is announced of services: when it holds, what may be said of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from vinculo.kernel.errors import DomainError
from vinculo.knowledge.contracts import NoticeKind, NoticeState

LANGUAGES = ("es", "en")


class NoticeEmptyError(DomainError):
    """An announcement says something under a title, in one language at least."""

    code = "service_notice_empty"


class NoticeTimesError(DomainError):
    """What is expected to end ends after it began, and after now."""

    code = "service_notice_times"


class NoticeEndedError(DomainError):
    """What has ended is told no more of."""

    code = "service_notice_ended"


class NotBegunError(DomainError):
    """What has not begun does not end: it is said that it will not happen."""

    code = "service_notice_not_begun"


class HasBegunError(DomainError):
    """What has begun is not called off: it ends."""

    code = "service_notice_begun"


class NoticeCauseError(DomainError):
    """Only of a fault a cause is told, with the moment to come at which it is expected back."""

    code = "service_notice_cause"


@dataclass(frozen=True, kw_only=True)
class Words:
    """The same in the languages in which somebody wrote it."""

    es: str = ""
    en: str = ""

    def in_language(self, language: str) -> tuple[str, str]:
        """The language that was found and its words: the one asked for, or the other."""
        other = "en" if language == "es" else "es"
        said = {"es": self.es, "en": self.en}
        return (language, said[language]) if said.get(language) else (other, said[other])


def checked(said: Mapping[str, str]) -> Words:
    """The words without loose ends. Raises NoticeEmptyError without any."""
    found = {language: said.get(language, "").strip() for language in LANGUAGES}
    if not any(found.values()):
        raise NoticeEmptyError
    return Words(**found)


def check_times(*, since: datetime, expected: datetime | None, at: datetime) -> None:
    """Raises NoticeTimesError."""
    if expected is not None and (expected <= since or expected <= at):
        raise NoticeTimesError


def check_cause(
    *, tells_cause: bool, kind: NoticeKind, expected: datetime | None, at: datetime
) -> None:
    """Raises NoticeCauseError."""
    if tells_cause and (kind is not NoticeKind.INCIDENT or expected is None or expected <= at):
        raise NoticeCauseError


def state_of(
    *, since: datetime, expected: datetime | None, ended: datetime | None, at: datetime
) -> NoticeState:
    """Planned before it begins, ended once somebody said so, late when it goes on too long.

    Called off is what ended at the very moment at which it would have begun: ``end_of`` keeps
    what happened from ending then.
    """
    if ended is not None and ended == since:
        return NoticeState.CALLED_OFF
    if ended is not None:
        return NoticeState.ENDED
    if since > at:
        return NoticeState.PLANNED
    return NoticeState.LATE if expected is not None and expected < at else NoticeState.ACTIVE


def end_of(*, since: datetime, at: datetime) -> datetime:
    """When something is over that has begun; never the moment at which it began."""
    return max(at, since + timedelta.resolution)
