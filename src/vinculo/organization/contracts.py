"""What other contexts may know of the company."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class CompanyView:
    """The company that this installation serves; ``logo_digest`` is empty without a logo.

    ``currency`` is what new amounts are in where nothing else is said; what is written keeps its
    own. ``attended_languages`` are codes, none while nobody said in which customers are attended.
    """

    name: str
    language: str
    timezone: str
    base_url: str
    is_practice: bool
    logo_digest: str
    currency: str = "EUR"
    attended_languages: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CalendarSummary:
    """A business calendar by name; ``version`` grows with each change."""

    id: UUID
    name: str
    timezone: str
    version: int
    is_default: bool


@dataclass(frozen=True, kw_only=True)
class TeamView:
    """A team, and whether the person asked about leads it."""

    id: UUID
    name: str
    leads: bool = False


@dataclass(frozen=True, kw_only=True)
class MemberView:
    """A person in a team."""

    user_id: UUID
    leads: bool


@dataclass(frozen=True, kw_only=True)
class SpecialDay:
    """A day with its own opening hours; no interval means closed all day.

    ``is_public``: it is so by public decision (a local holiday, or a working day by decree), so
    that terms of the law count it too. The company's own closing moves no term.
    """

    day: date
    name: str
    intervals: tuple[tuple[int, int], ...] = ()
    is_public: bool = False


@dataclass(frozen=True, kw_only=True)
class LegalPlace:
    """A place where terms of the law are counted: a calendar with the country of its holidays.

    ``public_days`` are those that public decision adds or takes away; ``confirmed_years`` those of
    which somebody said that the holidays are the published ones.
    """

    calendar_id: UUID
    name: str
    version: int
    timezone: str
    country: str
    region: str
    public_days: tuple[SpecialDay, ...]
    confirmed_years: frozenset[int]


@dataclass(frozen=True, kw_only=True)
class CalendarDraft:
    """What a calendar should be from now on.

    ``weekly`` holds seven days, Monday first, each with pairs of minutes from midnight (a
    closing minute over 1440 is on the next day). ``country`` and ``region`` choose the public
    holidays on which it is closed (empty: none). ``special_days`` win over both.
    """

    timezone: str
    weekly: tuple[tuple[tuple[int, int], ...], ...]
    country: str = ""
    region: str = ""
    special_days: tuple[SpecialDay, ...] = ()
