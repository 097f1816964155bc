"""A matter as its case's page, its customer and its receipt show it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any
from uuid import UUID

from django.utils.translation import gettext

from vinculo.cases import api as cases
from vinculo.interactions.contracts import StoredFile
from vinculo.kernel.actor import Actor
from vinculo.portfolio import api as portfolio
from vinculo.portfolio.contracts import TermState, TermView
from vinculo.statutory import policy
from vinculo.statutory.contracts import QUICK, MatterKind, MatterState, MatterTopic, MatterView
from vinculo.statutory.models import Matter, MatterReceipt

A_SECOND = timedelta(seconds=1)
WARNS_AFTER = 3 / 4
CLOCK = {
    TermState.RUNNING: "running",
    TermState.PAUSED: "paused",
    TermState.KEPT: "kept",
    TermState.LATE: "broken",
}
RECEIPT = MatterReceipt.objects.select_related("matter__case")


@dataclass(frozen=True, kw_only=True)
class TermShown:
    """A duty where it ends first, and the places where it ends later."""

    first: TermView
    others: tuple[TermView, ...]

    @property
    def due_at(self) -> datetime | None:
        """The last moment in time; None while it stands still."""
        return self.first.ends_before and self.first.ends_before - A_SECOND

    @property
    def warn_at(self) -> datetime | None:
        """When three quarters of the time are gone."""
        ends, started = self.first.ends_before, self.first.started_at
        return ends and started + (ends - started) * WARNS_AFTER

    @property
    def clock(self) -> str:
        """What its face looks like."""
        return CLOCK[self.first.state]


def matter_of(*, actor: Actor, case_id: UUID) -> MatterView | None:
    """A case before the law, within the actor's sight; None when no law gives it terms."""
    row = Matter.objects.filter(policy.visible(actor), case_id=case_id).first()
    if row is None:
        return None
    return _view(row, MatterReceipt.objects.filter(matter=row).first())


def matter(*, actor: Actor, matter_id: UUID) -> MatterView | None:
    """The same by its own id."""
    row = Matter.objects.filter(policy.visible(actor), pk=matter_id).first()
    if row is None:
        return None
    return _view(row, MatterReceipt.objects.filter(matter=row).first())


def terms_shown(case_id: UUID) -> list[TermShown]:
    """The terms that were not called off, the first to end first."""
    subject = f"case:{case_id}"
    found = [one for one in portfolio.terms_of([subject])[subject] if one.state in CLOCK]
    by_duty = groupby(sorted(found, key=lambda one: one.duty), key=lambda one: one.duty)
    groups = [sorted(each, key=lambda one: not one.is_first) for _duty, each in by_duty]
    shown = [TermShown(first=one[0], others=tuple(one[1:])) for one in groups]
    return sorted(shown, key=lambda one: (one.due_at is None, one.due_at or one.first.started_at))


def has_merged_outage(case_id: UUID) -> bool:
    """Whether a case that goes on in this one still waits to be told cause and return."""
    _own, *merged = (f"case:{one}" for one in cases.with_merged(case_id))
    found = portfolio.terms_of(merged) if merged else {}
    return any(t.duty == QUICK and t.stopped_at is None for each in found.values() for t in each)


def on_tracking_page(case_id: UUID) -> MatterView | None:
    """For the customer's own page, whose link was found good; None while there is no receipt."""
    row = RECEIPT.filter(matter__case_id=case_id).first()
    return _view(row.matter, row) if row else None


def receipt_file(case_id: UUID) -> StoredFile | None:
    """The receipt of a case, for whoever may read the case."""
    row = RECEIPT.filter(matter__case_id=case_id).exclude(blob="").first()
    if row is None:
        return None
    name = gettext("justificante-%(number)s.pdf") % {"number": row.matter.case.number}
    return StoredFile(digest=row.blob, name=name, media_type="application/pdf")


def _view(row: Any, receipt: MatterReceipt | None) -> MatterView:
    return MatterView(
        id=row.pk,
        case_id=row.case_id,
        kind=MatterKind(row.kind),
        topic=MatterTopic(row.topic),
        is_presumed=row.is_presumed,
        state=MatterState(row.state),
        filed_at=row.filed_at,
        answered_at=row.answered_at,
        told_at=row.told_at,
        receipt=receipt.blob if receipt else "",
        receipt_at=receipt.made_at if receipt else None,
        delivered_at=receipt.given_at if receipt else None,
    )
