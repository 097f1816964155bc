"""Figures of the yearly evaluation that are counts, each beside its recount."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from vinculo.analytics.contracts import By, Days, Figure
from vinculo.analytics.domain.evaluation import Counted
from vinculo.analytics.selectors import figures
from vinculo.analytics.selectors.evaluation import (
    ATTENDED,
    BILLING,
    CORRECTED,
    MUST,
    OFFERS,
    WAYS,
)
from vinculo.analytics.selectors.raw_offers import (
    OffersCounted,
    QuestionsCounted,
    attended_recounted,
    corrected_recounted,
    offers_recounted,
    questions_recounted,
    ways_recounted,
)
from vinculo.complaints import api as complaints
from vinculo.kernel.metrics import metrics
from vinculo.organization import api as organization
from vinculo.portfolio import api as portfolio

LANGUAGES = "ES10-LANG"
HELD = {"cut": "cuts_held", "debt": "debts_held"}
"""What billing asks about, and the metric of its questions."""
NONE_ASKED = QuestionsCounted(allowed=0, refused=0)


@dataclass(frozen=True, kw_only=True)
class Found:
    """A figure as it is published, its recount, and the limit that it should keep, if any."""

    key: str
    value: Counted
    recount: Counted
    limit: float | None = None
    passes: bool | None = None
    note: str = ""


def ways(days: Days, at: datetime) -> Iterator[Found]:
    """Refusals that tell a way that is left: all must (Ley 10/2025, art. 13.7)."""
    total = figures.compute(metrics[WAYS], days, with_bounds=False, at=at).total
    value = Counted(value=total.value, n=total.n)
    again = ways_recounted(since=days.since, until=days.until)
    if value.n or again.n:
        passes = None if value.value is None else value.value == 1
        yield Found(key=WAYS, value=value, recount=again, limit=1.0, passes=passes, note=MUST)


def offers(days: Days, at: datetime) -> Iterator[Found]:
    """Offers asked for, refused, sent with a ground and without: of the last none may be."""
    tried = figures.compute(metrics["offers_refused"], days, with_bounds=False, at=at).total
    sent = figures.compute(metrics["offers_groundless"], days, with_bounds=False, at=at).total
    groundless = _good(sent)
    said = OffersCounted(
        asked=tried.left_out.get("asked", 0),
        refused=_good(tried),
        grounded=sent.n - groundless,
        groundless=groundless,
    )
    again = offers_recounted(since=days.since, until=days.until)
    if said == again == OffersCounted(asked=0, refused=0, grounded=0, groundless=0):
        return
    for name in ("asked", "refused", "grounded"):
        yield Found(key=f"{OFFERS}{name}", value=_of(said, name), recount=_of(again, name))
    yield Found(
        key=f"{OFFERS}groundless",
        value=_of(said, "groundless"),
        recount=_of(again, "groundless"),
        limit=0.0,
        passes=said.groundless == 0,
        note=MUST,
    )


def questions(days: Days, at: datetime) -> Iterator[Found]:
    """What billing asked, was told no and was told yes: in all, and of each service."""
    again = questions_recounted(since=days.since, until=days.until)
    for thing, key in HELD.items():
        told = figures.compute(metrics[key], days, by=By.SERVICE, with_bounds=False, at=at)
        said = {one.group: _asked(one) for one in told.groups if one.n}
        recount = {service: one for (what, service), one in again.items() if what == thing}
        if not said and not recount:
            continue
        yield from _questions(f"{BILLING}{thing}", _sum(said), _sum(recount))
        for service in sorted({*said, *recount}):
            yield from _questions(
                f"{BILLING}{thing}.{service}",
                said.get(service, NONE_ASKED),
                recount.get(service, NONE_ASKED),
            )


def languages(days: Days, at: datetime) -> Iterator[Found]:
    """Each language that the law wants where the company works: does it attend in it today?

    And how often a person corrected a recognised one. What stands today is of today's year alone.
    """
    since, until = days.since, days.until
    said = complaints.languages_corrected(since=since, until=until)
    again = corrected_recounted(since=since, until=until)
    if said or again:
        yield Found(
            key=CORRECTED,
            value=Counted(value=said, n=said),
            recount=Counted(value=again, n=again),
        )
    if not since <= at < until or not _wants_languages(at):
        return
    attended, history = organization.company().attended_languages, attended_recounted()
    for code in organization.wanted_languages():
        yield Found(
            key=f"{ATTENDED}{code}",
            value=Counted.of(int(code in attended), 1),
            recount=Counted.of(int(code in history), 1),
            limit=1.0,
            passes=code in attended,
            note=MUST,
        )


def _wants_languages(at: datetime) -> bool:
    return any(portfolio.law_of(one.id, at=at).holds(LANGUAGES) for one in portfolio.services())


def _questions(key: str, said: QuestionsCounted, again: QuestionsCounted) -> Iterator[Found]:
    for name in ("asked", "refused", "allowed"):
        yield Found(
            key=f"{key}.{name}",
            value=Counted(value=getattr(said, name), n=said.asked),
            recount=Counted(value=getattr(again, name), n=again.asked),
        )


def _of(said: OffersCounted, name: str) -> Counted:
    """A count of offers, of how many: of those tried, but those asked for stand alone."""
    tried = said.refused + said.grounded + said.groundless
    value: int = getattr(said, name)
    return Counted(value=value, n=value if name == "asked" else tried)


def _sum(said: dict[str, QuestionsCounted]) -> QuestionsCounted:
    return QuestionsCounted(
        allowed=sum(one.allowed for one in said.values()),
        refused=sum(one.refused for one in said.values()),
    )


def _asked(one: Figure) -> QuestionsCounted:
    refused = _good(one)
    return QuestionsCounted(allowed=one.n - refused, refused=refused)


def _good(one: Figure) -> int:
    """How many of a share count as one."""
    return round((one.value or 0.0) * one.n)
