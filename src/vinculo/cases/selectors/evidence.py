"""What an auditor reads of cases: numbers, states, clocks, codes and times."""

from typing import Any
from uuid import UUID

from django.db.models import F

from vinculo.cases import policy
from vinculo.cases.contracts import (
    CaseEvidence,
    CaseKind,
    CaseStatus,
    EntryKind,
    EntryView,
    EvidenceRow,
    Outcome,
)
from vinculo.cases.domain.numbers import as_said
from vinculo.cases.models import Case, CaseEntry
from vinculo.clocks import api as clocks
from vinculo.kernel.actor import Actor
from vinculo.kernel.paging import Page, keyset

COLUMNS = (
    "id",
    "number",
    "kind",
    "status",
    "opened_at",
    "first_answered_at",
    "resolved_at",
    "closed_at",
    "due_at",
    "outcome",
    "reopened_count",
)
TOLD = ("number", "outcome", "until", "standard", "to_queue")
"""Of what an entry holds besides its kind: codes, numbers, days and queues."""


def evidence_list(*, actor: Actor, cursor: str | None, said: str = "") -> Page[EvidenceRow]:
    """A page of all cases, the newest first; with ``said`` the one of that number."""
    rows = _rows(actor)
    if said:
        rows = rows.filter(number=as_said(said) or "")
    page = keyset(rows, cursor=cursor, time="opened_at", key="id")
    return Page([_row(values) for values in page.rows], page.next_cursor)


def evidence_of(*, actor: Actor, case_id: UUID) -> CaseEvidence | None:
    """What is on record of one case; None when there is none, or not for this reader."""
    values = _rows(actor).filter(pk=case_id).first()
    if values is None:
        return None
    subject = f"case:{case_id}"
    entries = CaseEntry.objects.filter(case_id=case_id).order_by("at", "pk")
    return CaseEvidence(
        case=_row(values),
        entries=[_entry(entry) for entry in entries],
        clocks=clocks.clocks_of([subject])[subject],
    )


def _rows(actor: Actor) -> Any:
    seen = Case.objects.filter(policy.visible_evidence(actor))
    return seen.values(*COLUMNS, service_name=F("service__name"))


def _row(values: dict[str, Any]) -> EvidenceRow:
    outcome = values["outcome"]
    return EvidenceRow(
        **values
        | {
            "kind": CaseKind(values["kind"]),
            "status": CaseStatus(values["status"]),
            "outcome": Outcome(outcome) if outcome else None,
        }
    )


def _entry(entry: CaseEntry) -> EntryView:
    params = {name: entry.params[name] for name in TOLD if entry.params.get(name)}
    if to_user := entry.params.get("to_user"):
        params["to_user_name"] = sign_of(UUID(str(to_user)))
    return EntryView(
        id=entry.pk,
        kind=EntryKind(entry.kind),
        at=entry.at,
        actor_id=entry.actor_id,
        actor_name=sign_of(entry.actor_id) if entry.actor_id else "",
        ref=None,
        params=params,
    )


def sign_of(person_id: UUID) -> str:
    """The last signs of somebody's id: the same person has the same, and no name."""
    return f"…{str(person_id)[-6:]}"
