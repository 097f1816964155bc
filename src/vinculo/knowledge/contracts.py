"""What other contexts may hold of an article."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID


class Reach(StrEnum):
    """Who reads an article."""

    PUBLIC = "public"
    INTERNAL = "internal"


@dataclass(frozen=True, kw_only=True)
class ArticleText:
    """What an article says in one language; paragraphs are set apart by an empty line."""

    title: str
    body: str


@dataclass(frozen=True, kw_only=True)
class ArticleView:
    """An article as one page shows it, in the language that was asked for if it is there."""

    id: UUID
    slug: str
    reach: Reach
    title: str
    body: str
    language: str
    languages: tuple[str, ...]
    service_id: UUID | None
    owner_id: UUID
    owner_name: str
    review_on: date
    version: int
    published_at: datetime
    useful: int
    useless: int
    is_retired: bool
    is_offer: bool = False


@dataclass(frozen=True, kw_only=True)
class OfferArticle:
    """An article that sells something, with what it says in each language."""

    id: UUID
    slug: str
    title: str
    bodies: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """An article that may answer what somebody is writing."""

    id: UUID
    slug: str
    title: str
    excerpt: str
    reach: Reach


class NoticeKind(StrEnum):
    """What is announced: something that fails, work that is planned, or news."""

    INCIDENT = "incident"
    PLANNED = "planned"
    NEWS = "news"


class NoticeState(StrEnum):
    """Whether it holds; what was called off before it began never did."""

    PLANNED = "planned"
    CALLED_OFF = "called_off"
    ACTIVE = "active"
    LATE = "late"
    ENDED = "ended"


class StepKind(StrEnum):
    """What was told: that it is so, how it goes, that it is over."""

    BEGUN = "begun"
    NEWS = "news"
    ENDED = "ended"


@dataclass(frozen=True, kw_only=True)
class NoticeStepView:
    """What was told at one moment, in the language that was asked for if it is there."""

    id: UUID
    kind: StepKind
    words: str
    language: str
    at: datetime
    by: str = ""
    tells_cause: bool = False


@dataclass(frozen=True, kw_only=True)
class NoticeView:
    """An announcement with what was told of it, the latest first."""

    id: UUID
    kind: NoticeKind
    state: NoticeState
    title: str
    language: str
    service_id: UUID | None
    service_name: str
    place: str
    since: datetime
    expected_until: datetime | None
    ended_at: datetime | None
    steps: tuple[NoticeStepView, ...]

    @property
    def is_called_off(self) -> bool:
        """Whether it was said, before it began, that it will not happen."""
        return self.state is NoticeState.CALLED_OFF


@dataclass(frozen=True, kw_only=True)
class NoticeBrief:
    """An announcement as other things name it; ``words``: all that was told, in all languages."""

    id: UUID
    title: str
    service_id: UUID | None
    since: datetime
    ended_at: datetime | None
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class NoticeToTell:
    """What one step of an announcement says, for those who mail it; texts by language.

    ``since`` is when what is announced began. ``returns_at``: the words tell the cause of a fault,
    and it is expected back then; None where a step does not say both.
    """

    step_id: UUID
    notice_id: UUID
    kind: StepKind
    label: str
    service_id: UUID | None
    titles: Mapping[str, str]
    words: Mapping[str, str]
    at: datetime
    since: datetime
    returns_at: datetime | None = None

    def in_language(self, language: str) -> tuple[str, str]:
        """Title and words: each in that language, or in the other where it has none."""
        other = "en" if language == "es" else "es"
        return (
            self.titles.get(language) or self.titles.get(other, ""),
            self.words.get(language) or self.words.get(other, ""),
        )

    def said_in(self, language: str) -> str:
        """The language in which the words are, for who reads in this one."""
        return language if self.words.get(language) else ("en" if language == "es" else "es")
