"""Third parties: written down, with standards of their own and what they kept of them."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from vinculo.kernel import evidence
from vinculo.kernel.errors import DomainError
from vinculo.kernel.ids import new_id
from vinculo.kernel.metrics import Better
from vinculo.lib.text.sort_key import sort_key
from vinculo.portfolio.contracts import PartyKind, ResultKind, ResultView, StandardDraft
from vinculo.portfolio.domain.parties import check_name, check_period, share_kept
from vinculo.portfolio.models import Party, Standard
from vinculo.portfolio.services.catalogue import day_of, locked
from vinculo.portfolio.services.decisions import PartyNotFoundError
from vinculo.portfolio.services.results import WILSON, record_result
from vinculo.portfolio.services.stamps import check_read, stamp_of
from vinculo.portfolio.services.standards import create_standard, next_unmeasured

WRITTEN = ("kind", "name", "does", "owner_id", "since", "until")


class PartyNameTakenError(DomainError):
    """Two third parties may not share a name."""

    code = "party_name_taken"


class PartyDatesError(DomainError):
    """The last day comes before the first."""

    code = "party_dates"


class PartyEndedError(DomainError):
    """Nothing new is asked of one that works no longer with the company."""

    code = "party_ended"


class PartyStandardNotFoundError(DomainError):
    """No such standard of a third party."""

    code = "party_standard_not_found"


@dataclass(frozen=True, kw_only=True)
class PartyDraft:
    """What is written of a third party."""

    kind: PartyKind
    name: str
    since: date
    does: str = ""
    until: date | None = None
    owner_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class PartyStandardDraft:
    """What is agreed with one: in how many of a hundred cases what is said in words is done."""

    service_id: UUID
    name: str
    words: str
    goal_pct: Decimal
    calendar_id: UUID
    words_en: str = ""


@transaction.atomic
def create_party(draft: PartyDraft, *, at: datetime, party_id: UUID | None = None) -> UUID:
    """Write a third party down. Raises NoPartyNameError, PartyNameTakenError, PartyDatesError."""
    key = party_id or new_id()
    Party.objects.create(pk=key, created_at=at, **_columns(draft, but=key))
    return key


@transaction.atomic
def change_party(*, party_id: UUID, draft: PartyDraft, read: str | None = None) -> None:
    """Change what is written of it; ``read``: the stamp of what the writer read.

    Raises PartyNotFoundError, QuickerError and those of ``create_party``.
    """
    row = Party.objects.select_for_update().filter(pk=party_id).first()
    if row is None:
        raise PartyNotFoundError
    check_read(read, stamp_of(row, WRITTEN))
    columns = _columns(draft, but=party_id)
    for name, value in columns.items():
        setattr(row, name, value)
    row.save(update_fields=list(columns))


def party_stamp(party_id: UUID) -> str:
    """The stamp of what is written of one."""
    return stamp_of(Party.objects.filter(pk=party_id).first(), WRITTEN)


@transaction.atomic
def agree_standard(
    *, party_id: UUID, draft: PartyStandardDraft, by: UUID | None, at: datetime
) -> UUID:
    """Write down what is asked of a third party in one service.

    Raises PartyNotFoundError, PartyEndedError, ServiceNotFoundError, and those of
    ``create_standard``.
    """
    party = Party.objects.select_for_update().filter(pk=party_id).first()
    if party is None:
        raise PartyNotFoundError
    if party.until is not None and party.until < day_of(at):
        raise PartyEndedError
    locked(draft.service_id)
    return create_standard(
        service_id=draft.service_id,
        draft=StandardDraft(
            metric=next_unmeasured(draft.service_id),
            name=draft.name,
            words=draft.words,
            words_en=draft.words_en,
            goal=draft.goal_pct,
            unit="%",
            better=Better.HIGHER,
            calendar_id=draft.calendar_id,
            party_id=party_id,
        ),
        at=at,
        by=by,
    )


@transaction.atomic
def record_party_result(
    *,
    standard_id: UUID,
    kept: int,
    n: int,
    since: datetime,
    until: datetime,
    source: str,
    by: UUID | None,
    at: datetime,
) -> None:
    """Write down how often a third party kept a standard of its own, with Wilson's interval.

    The same end of the period again corrects it. Raises PartyStandardNotFoundError,
    ResultCountError, ResultPeriodError.
    """
    from vinculo.lib.stats.intervals import wilson

    if not Standard.objects.filter(pk=standard_id, party__isnull=False).exists():
        raise PartyStandardNotFoundError
    check_period(since=since, until=until, at=at)
    value = share_kept(kept=kept, n=n)
    interval = wilson(kept, n)
    record_result(
        ResultView(
            standard_id=standard_id,
            since=since,
            until=until,
            kind=ResultKind.SHARE,
            value=value,
            low=interval.low,
            high=interval.high,
            n=n,
            method=WILSON,
            computed_at=at,
            source=source.strip(),
        )
    )
    evidence.record(
        evidence.Proof(
            kind="portfolio.party_result",
            subject=f"standard:{standard_id}",
            facts={
                "kept": kept,
                "n": n,
                "since": since.isoformat(),
                "until": until.isoformat(),
                "by": str(by or ""),
            },
        )
    )


def _columns(draft: PartyDraft, *, but: UUID) -> dict[str, object]:
    name = check_name(draft.name)
    if draft.until is not None and draft.until < draft.since:
        raise PartyDatesError
    if Party.objects.filter(name__iexact=name).exclude(pk=but).exists():
        raise PartyNameTakenError(name=name)
    return {
        "kind": draft.kind,
        "name": name,
        "sort_name": sort_key(name),
        "does": draft.does.strip(),
        "owner_id": draft.owner_id,
        "since": draft.since,
        "until": draft.until,
    }
