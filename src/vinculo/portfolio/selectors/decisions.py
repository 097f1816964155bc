"""The three decisions as their pages read them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import F, OuterRef, Subquery

from vinculo.identity import api as identity
from vinculo.kernel.actor import Actor
from vinculo.kernel.paging import Page, keyset
from vinculo.portfolio import policy
from vinculo.portfolio.domain.decisions import (
    Form,
    Instrument,
    Kind,
    Rating,
    State,
    openings,
    ranked,
    state_of,
)
from vinculo.portfolio.domain.sheet import Evidence, evidence_of
from vinculo.portfolio.models import (
    CandidateRating,
    Decision,
    DecisionChoice,
    DecisionOption,
    InstrumentFinding,
)

PAGE = 30


@dataclass(frozen=True, kw_only=True)
class DecisionRow:
    """A decision in a list; ``chosen`` is the name of what was chosen last."""

    id: UUID
    kind: Kind
    title: str
    service_id: UUID | None
    service_name: str
    options: int
    chosen: str
    chosen_on: date | None
    chosen_by: str
    review_on: date | None
    state: State


@dataclass(frozen=True, kw_only=True)
class OptionView:
    """Something that could be chosen."""

    id: UUID
    number: int
    name: str
    words: str
    evidence: tuple[Evidence, ...]
    evidence_text: str
    quantity: str
    quality: str
    form: Form | None
    party_id: UUID | None
    party_name: str
    is_chosen: bool
    was_chosen: bool


@dataclass(frozen=True, kw_only=True)
class ChoiceView:
    """One choice of those that were made, the latest first."""

    number: int
    option_name: str
    reason: str
    chosen_by: str
    chosen_on: date
    review_on: date


@dataclass(frozen=True, kw_only=True)
class FindingView:
    """What an instrument found; without words: none yet."""

    instrument: Instrument
    finding: str = ""
    evidence: tuple[Evidence, ...] = ()
    evidence_text: str = ""
    n: int | None = None
    on: date | None = None


@dataclass(frozen=True, kw_only=True)
class DecisionPage:
    """A decision whole; ``findings`` of a level, ``ratings`` of which services."""

    id: UUID
    kind: Kind
    title: str
    why: str
    service_id: UUID | None
    service_name: str
    opened_by: str
    opened_at: datetime
    review_on: date | None
    state: State
    options: tuple[OptionView, ...]
    choices: tuple[ChoiceView, ...]
    findings: tuple[FindingView, ...]
    ratings: tuple[Rating, ...]
    openings: tuple[Rating, ...]

    @property
    def known(self) -> int:
        """How many of the instruments have evidence."""
        return sum(bool(each.finding) for each in self.findings)


def decisions(
    *,
    actor: Actor,
    today: date,
    kind: Kind | None = None,
    cursor: str | None = None,
) -> Page[DecisionRow]:
    """Decisions within sight, the latest opened first, in four queries."""
    rows = Decision.objects.filter(policy.visible_decisions(actor)).annotate(
        service_name=F("service__name")
    )
    if kind is not None:
        rows = rows.filter(kind=kind)
    page = keyset(rows, cursor=cursor, limit=PAGE)
    ids = [row.pk for row in page.rows]
    counts: defaultdict[UUID, int] = defaultdict(int)
    for key in DecisionOption.objects.filter(decision__in=ids).values_list("decision", flat=True):
        counts[key] += 1
    last = _last_choices(ids)
    return Page(
        [_row(row, counts[row.pk], last.get(row.pk), today) for row in page.rows], page.next_cursor
    )


def decided_of(*, actor: Actor, service_id: UUID) -> list[tuple[UUID, str, str]]:
    """The decisions about a service within sight, the latest first: id, title, what was chosen."""
    last = DecisionChoice.objects.filter(decision=OuterRef("pk")).order_by("-number")
    rows = (
        Decision.objects.filter(policy.visible_decisions(actor), service_id=service_id)
        .annotate(chosen=Subquery(last.values("option__name")[:1]))
        .order_by("-created_at", "-pk")[:PAGE]
    )
    return [(row.pk, row.title, row.chosen or "") for row in rows]


def _last_choices(ids: Iterable[UUID]) -> dict[UUID, DecisionChoice]:
    rows = (
        DecisionChoice.objects.filter(decision__in=list(ids))
        .select_related("option", "chosen_by")
        .order_by("decision", "-number")
        .distinct("decision")
    )
    return {row.decision_id: row for row in rows}


def _row(row: Decision, options: int, last: DecisionChoice | None, today: date) -> DecisionRow:
    return DecisionRow(
        id=row.pk,
        kind=Kind(row.kind),
        title=row.title,
        service_id=row.service_id,
        service_name=getattr(row, "service_name", "") or "",
        options=options,
        chosen=last.option.name if last else "",
        chosen_on=last.chosen_on if last else None,
        chosen_by=last.chosen_by.name if last else "",
        review_on=row.review_on,
        state=state_of(review_on=row.review_on, today=today),
    )


def decision(*, actor: Actor, decision_id: UUID, today: date) -> DecisionPage | None:
    """One decision whole, in at most seven queries; None out of sight."""
    row = (
        Decision.objects.filter(policy.visible_decisions(actor), pk=decision_id)
        .annotate(service_name=F("service__name"))
        .first()
    )
    if row is None:
        return None
    choices = list(
        DecisionChoice.objects.filter(decision=row)
        .select_related("option", "chosen_by")
        .order_by("-number")
    )
    kind = Kind(row.kind)
    ratings = _ratings(row.pk) if kind is Kind.WHICH else []
    names = identity.user_names({row.opened_by}) if row.opened_by else {}
    return DecisionPage(
        id=row.pk,
        kind=kind,
        title=row.title,
        why=row.why,
        service_id=row.service_id,
        service_name=row.service_name or "",
        opened_by=names.get(row.opened_by, "") if row.opened_by else "",
        opened_at=row.created_at,
        review_on=row.review_on,
        state=state_of(review_on=row.review_on, today=today),
        options=tuple(_options(row.pk, choices)),
        choices=tuple(_choice(each) for each in choices),
        findings=tuple(_findings(row.pk)) if kind is Kind.LEVEL else (),
        ratings=tuple(ranked(ratings)),
        openings=tuple(openings(ratings)),
    )


def may_prepare(*, actor: Actor, decision_id: UUID) -> bool:
    """Whether ``actor`` may write options and evidence of this decision."""
    return Decision.objects.filter(
        policy.visible_decisions(actor), policy.preparable(actor), pk=decision_id
    ).exists()


def decision_of(*, actor: Actor, option_id: UUID) -> UUID | None:
    """The decision of an option within sight."""
    seen = Decision.objects.filter(policy.visible_decisions(actor))
    return (
        DecisionOption.objects.filter(pk=option_id, decision__in=seen)
        .values_list("decision", flat=True)
        .first()
    )


def _options(decision_id: UUID, choices: list[DecisionChoice]) -> Iterable[OptionView]:
    current = choices[0].option_id if choices else None
    once = {each.option_id for each in choices}
    rows = DecisionOption.objects.filter(decision=decision_id).annotate(party_name=F("party__name"))
    for row in rows.order_by("number"):
        yield OptionView(
            id=row.pk,
            number=row.number,
            name=row.name,
            words=row.words,
            evidence=evidence_of(row.evidence),
            evidence_text=row.evidence,
            quantity=row.quantity,
            quality=row.quality,
            form=Form(row.form) if row.form else None,
            party_id=row.party_id,
            party_name=row.party_name or "",
            is_chosen=row.pk == current,
            was_chosen=row.pk in once,
        )


def _choice(row: DecisionChoice) -> ChoiceView:
    return ChoiceView(
        number=row.number,
        option_name=row.option.name,
        reason=row.reason,
        chosen_by=row.chosen_by.name,
        chosen_on=row.chosen_on,
        review_on=row.review_on,
    )


def _findings(decision_id: UUID) -> Iterable[FindingView]:
    known = {row.instrument: row for row in InstrumentFinding.objects.filter(decision=decision_id)}
    for instrument in Instrument:
        row = known.get(instrument)
        if row is None:
            yield FindingView(instrument=instrument)
        else:
            yield FindingView(
                instrument=instrument,
                finding=row.finding,
                evidence=evidence_of(row.evidence),
                evidence_text=row.evidence,
                n=row.n,
                on=row.on,
            )


def _ratings(decision_id: UUID) -> list[Rating]:
    return [
        Rating(
            candidate=row.candidate,
            importance=row.importance,
            ours=row.ours,
            competitor=row.competitor,
            theirs=row.theirs,
            n=row.n,
            surveyed_on=row.surveyed_on,
            source=row.source,
        )
        for row in CandidateRating.objects.filter(decision=decision_id).order_by("pk")[:200]
    ]
