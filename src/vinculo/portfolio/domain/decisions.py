"""The three decisions about services: which, of what level, in which form."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from vinculo.kernel.errors import DomainError
from vinculo.portfolio.contracts.party import PartyKind

MOST = Decimal(10)
LEAST_OPTIONS = 2


class Kind(StrEnum):
    """What is decided."""

    WHICH = "which"
    LEVEL = "level"
    FORM = "form"


class Form(StrEnum):
    """By whose hands a service reaches the customer."""

    OWN = "own"
    DISTRIBUTOR = "distributor"
    OUTSOURCED = "outsourced"


class Instrument(StrEnum):
    """The five ways of learning which level customers want and get."""

    COMPARISON = "comparison"
    SURVEYS = "surveys"
    SUGGESTIONS = "suggestions"
    TOLL_FREE = "toll_free"
    COMPLAINTS = "complaints"


class State(StrEnum):
    """How far a decision has come."""

    OPEN = "open"
    MADE = "made"
    DUE = "due"


class Standing(StrEnum):
    """How one's own service is seen beside that of a competitor."""

    AHEAD = "ahead"
    SAME = "same"
    BEHIND = "behind"
    ABSENT = "absent"
    UNKNOWN = "unknown"


class NamelessOptionError(DomainError):
    """An option has a name."""

    code = "option_nameless"


class HalfLevelError(DomainError):
    """A level is said in quantity and in quality."""

    code = "option_half_level"


class NoFormError(DomainError):
    """An option about the form says which."""

    code = "option_no_form"


class WrongPartyError(DomainError):
    """One's own form has no third party; a distributor distributes, an outsourcer is outsourced."""

    code = "option_wrong_party"


class TooFewOptionsError(DomainError):
    """With one option there is nothing to decide."""

    code = "decision_few_options"


class NoReasonError(DomainError):
    """A choice says why."""

    code = "decision_no_reason"


class ReviewNotAheadError(DomainError):
    """A decision is looked at again on a day that is still to come."""

    code = "decision_review_past"


class RatingRangeError(DomainError):
    """Importance and regard go from 0 to 10."""

    code = "rating_range"


class RatingSourceError(DomainError):
    """A rating says where it comes from, of how many, of a day that has come."""

    code = "rating_source"


class HalfCompetitorError(DomainError):
    """What a competitor is rated at and who it is go together."""

    code = "rating_half_competitor"


@dataclass(frozen=True, kw_only=True)
class OptionDraft:
    """What could be chosen; which fields it needs depends on the kind of the decision."""

    name: str
    words: str = ""
    evidence: str = ""
    quantity: str = ""
    quality: str = ""
    form: Form | None = None
    party_id: UUID | None = None


FITS = {PartyKind.DISTRIBUTOR: Form.DISTRIBUTOR, PartyKind.OUTSOURCER: Form.OUTSOURCED}


def check_option(kind: Kind, draft: OptionDraft, *, party: PartyKind | None) -> OptionDraft:
    """The option with what its kind does not need left out.

    Raises NamelessOptionError, HalfLevelError, NoFormError, WrongPartyError.
    """
    name = draft.name.strip()
    if not name:
        raise NamelessOptionError
    plain = OptionDraft(name=name, words=draft.words.strip(), evidence=draft.evidence.strip())
    if kind is Kind.LEVEL:
        quantity, quality = draft.quantity.strip(), draft.quality.strip()
        if not (quantity and quality):
            raise HalfLevelError
        return replace(plain, quantity=quantity, quality=quality)
    if kind is Kind.WHICH:
        return plain
    if draft.form is None:
        raise NoFormError
    if party is not None and FITS[party] is not draft.form:
        raise WrongPartyError
    return replace(plain, form=draft.form, party_id=draft.party_id)


def check_choice(*, options: int, reason: str, review_on: date, today: date) -> str:
    """The reason, cleaned. Raises TooFewOptionsError, NoReasonError, ReviewNotAheadError."""
    if options < LEAST_OPTIONS:
        raise TooFewOptionsError
    said = reason.strip()
    if not said:
        raise NoReasonError
    if review_on <= today:
        raise ReviewNotAheadError
    return said


def state_of(*, review_on: date | None, today: date) -> State:
    """Open without a choice, due for another look from the day after that of the review on."""
    if review_on is None:
        return State.OPEN
    return State.DUE if review_on < today else State.MADE


@dataclass(frozen=True, kw_only=True)
class Rating:
    """How important a candidate is to those asked, and how it stands beside one competitor.

    All from 0 to 10, means of ``n`` answers; ``ours`` is None of what the company does not offer,
    ``theirs`` of what no competitor was compared with.
    """

    candidate: str
    importance: Decimal
    ours: Decimal | None
    competitor: str
    theirs: Decimal | None
    n: int
    surveyed_on: date
    source: str

    @property
    def gap(self) -> Decimal | None:
        """Own regard minus the competitor's; None where one of them is not known."""
        if self.ours is None or self.theirs is None:
            return None
        return self.ours - self.theirs

    @property
    def standing(self) -> Standing:
        """The sign of the gap; a mean without its spread says no more than that."""
        if self.theirs is None:
            return Standing.UNKNOWN
        if self.ours is None:
            return Standing.ABSENT
        if self.ours == self.theirs:
            return Standing.SAME
        return Standing.AHEAD if self.ours > self.theirs else Standing.BEHIND


def check_rating(rating: Rating, *, today: date) -> None:
    """Raises RatingRangeError, RatingSourceError, HalfCompetitorError."""
    marks = (rating.importance, rating.ours, rating.theirs)
    if any(mark is not None and not 0 <= mark <= MOST for mark in marks):
        raise RatingRangeError
    if rating.n < 1 or not rating.source.strip() or rating.surveyed_on > today:
        raise RatingSourceError
    if (rating.theirs is None) != (not rating.competitor.strip()):
        raise HalfCompetitorError


def ranked(ratings: Iterable[Rating]) -> list[Rating]:
    """The most important first; of equals the one that is furthest behind."""
    return sorted(
        ratings,
        key=lambda each: (
            -each.importance,
            each.gap or Decimal(0),
            each.candidate,
            each.competitor,
        ),
    )


def openings(ratings: Iterable[Rating]) -> list[Rating]:
    """Where there is something to win: as important as the mean or more, and behind or absent.

    The mean is of the candidates, each counted once.
    """
    rows = ranked(ratings)
    by_candidate = {row.candidate: row.importance for row in rows}
    if not by_candidate:
        return []
    mean = sum(by_candidate.values(), Decimal(0)) / len(by_candidate)
    short = {Standing.BEHIND, Standing.ABSENT}
    return [row for row in rows if row.importance >= mean and row.standing in short]
