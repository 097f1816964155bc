"""Calls as telephone systems tell them: by a file or by the API, each once."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from vinculo.analytics.domain.call_digests import KIND, PREFIX, digest_of_batch
from vinculo.analytics.domain.call_references import says_a_number
from vinculo.analytics.models import CallBatch, CallRecord
from vinculo.analytics.selectors import figures
from vinculo.kernel import evidence
from vinculo.kernel.errors import DomainError
from vinculo.kernel.locks import wait_for
from vinculo.kernel.tables import read_table
from vinculo.lib.calendar.call_order import out_of_order, unfolded
from vinculo.lib.calendar.told import NotToldError, told_start
from vinculo.lib.tables import Column, Problem, Table, TableError

ENDS = ("", "customer", "agent", "system")
MOMENTS = ("received_at", "menu_reached_at", "human_requested_at", "answered_at")
LONGEST_REFERENCE = 80
CLOCKS_DIFFER = timedelta(minutes=5)
"""By how much the telephone system's clock may be ahead of ours."""


class CallOrderError(DomainError):
    """A call of which something lies before what it follows; ``row``: which of those told."""

    code = "call_order"


class CallTwiceError(DomainError):
    """One reference with two calls in one telling: the first would be lost."""

    code = "call_twice"


class CallNumberError(DomainError):
    """The id of a call says a telephone number, and calls are never erased."""

    code = "call_number"


class CallAheadError(DomainError):
    """A call that has not come in yet; it would be evidence for ever."""

    code = "call_ahead"


class CallReasonError(DomainError):
    """Calls that are known are told otherwise, and nobody says why."""

    code = "call_reason"


@dataclass(frozen=True, kw_only=True)
class NewCall:
    """A call to keep; ``reference`` is the telephone system's own id."""

    reference: str
    received_at: datetime
    menu_reached_at: datetime | None = None
    human_requested_at: datetime | None = None
    answered_at: datetime | None = None
    ended_by: str = ""

    @property
    def turned(self) -> tuple[str, str] | None:
        """The first two moments that lie the wrong way round, the one told too early first."""
        return next(out_of_order({name: getattr(self, name) for name in MOMENTS}), None)

    def ahead_of(self, now: datetime) -> str:
        """Which of its moments is still to come; "" when none is."""
        told = {name: getattr(self, name) for name in MOMENTS}
        latest = now + CLOCKS_DIFFER
        return next((name for name, at in told.items() if at is not None and at > latest), "")


@transaction.atomic
def keep_calls(
    calls: Iterable[NewCall], *, at: datetime, way: str = "api", reason: str = ""
) -> int:
    """Keep calls as a batch that is evidence; how many were told.

    A call told again alike is nothing new. One told otherwise is its next version, for which there
    must be a ``reason``; what it was stays. Two calls under one reference are refused, because one
    would be lost. Raises CallOrderError, CallTwiceError, CallNumberError, CallAheadError,
    CallReasonError.
    """
    told: dict[str, NewCall] = {}
    rows_of: dict[str, int] = {}
    for row, call in enumerate(calls, start=1):
        _check(call, row=row, at=at)
        if told.setdefault(call.reference, call) != call:
            raise CallTwiceError(first=rows_of[call.reference], row=row, reference=call.reference)
        rows_of.setdefault(call.reference, row)
    wait_for("analytics.calls")
    known = _known(told)
    new = {ref: call for ref, call in told.items() if ref not in known or known[ref][1] != call}
    if not new:
        return len(told)
    reason = " ".join(reason.split())[:200]
    corrected = sum(ref in known for ref in new)
    if corrected and not reason:
        raise CallReasonError(n=corrected)
    batch = CallBatch.objects.create(way=way, reason=reason, told_at=at)
    rows = [
        _row(batch, call, version=known[ref][0] + 1 if ref in known else 1)
        for ref, call in new.items()
    ]
    CallRecord.objects.bulk_create(rows, batch_size=1000)
    prove(batch, rows, corrected=corrected)
    return len(told)


def _check(call: NewCall, *, row: int, at: datetime) -> None:
    if says_a_number(call.reference):
        raise CallNumberError(row=row)
    if call.turned:
        late, early = call.turned
        raise CallOrderError(row=row, reference=call.reference, late=late, early=early)
    if name := call.ahead_of(at):
        raise CallAheadError(row=row, reference=call.reference, name=name)


def _known(told: Collection[str]) -> dict[str, tuple[int, NewCall]]:
    """Of these references, the last version of each that is known."""
    rows = CallRecord.objects.filter(reference__in=list(told)).order_by("reference", "-version")
    return {
        row.reference: (
            row.version,
            NewCall(
                reference=row.reference,
                received_at=row.received_at,
                menu_reached_at=row.menu_reached_at,
                human_requested_at=row.human_requested_at,
                answered_at=row.answered_at,
                ended_by=row.ended_by,
            ),
        )
        for row in rows.distinct("reference")
    }


def _row(batch: CallBatch, call: NewCall, *, version: int) -> CallRecord:
    row = CallRecord(
        batch=batch,
        reference=call.reference,
        version=version,
        received_at=call.received_at,
        menu_reached_at=call.menu_reached_at,
        human_requested_at=call.human_requested_at,
        answered_at=call.answered_at,
        ended_by=call.ended_by,
    )
    row.digest = row.true_digest
    return row


def prove(batch: CallBatch, rows: Sequence[CallRecord], *, corrected: int = 0) -> None:
    """Leave the line of evidence of a batch that is kept in this transaction."""
    digest = digest_of_batch(
        batch_id=batch.pk,
        told_at=batch.told_at,
        way=batch.way,
        reason=batch.reason,
        calls=[row.digest for row in rows],
    )
    facts = {
        "count": len(rows),
        "corrected": corrected,
        "way": batch.way,
        "first": min(row.received_at for row in rows).astimezone(UTC).isoformat(),
        "last": max(row.received_at for row in rows).astimezone(UTC).isoformat(),
        "told_at": batch.told_at.astimezone(UTC).isoformat(),
    }
    evidence.record(
        evidence.Proof(kind=KIND, subject=f"{PREFIX}{batch.pk}", facts=facts, digest=digest)
    )


def columns() -> tuple[Column, ...]:
    """What a file of calls holds, in the reader's language."""
    return (
        Column("reference", "text", _("Identificador de la llamada"), aliases=("id", "llamada")),
        Column("received_at", "text", _("Cuándo entró"), aliases=("recibida", "entrada")),
        Column(
            "answered_at",
            "text",
            _("Cuándo la atendió una persona; vacío, nunca"),
            blank=True,
            aliases=("atendida", "contestada"),
        ),
        Column(
            "human_requested_at",
            "text",
            _("Cuándo se pidió una persona"),
            required=False,
            aliases=("pide_persona",),
        ),
        Column(
            "menu_reached_at",
            "text",
            _("Cuándo el menú dejó decir el motivo y pedir una persona"),
            required=False,
            aliases=("menu",),
        ),
        Column(
            "ended_by",
            "text",
            _("Quién colgó: customer, agent o system"),
            required=False,
            aliases=("cuelga",),
        ),
    )


def bring_calls(path: Path, *, at: datetime, reason: str = "") -> int:
    """Keep the calls of a file, all of them or none. Raises TableError, CallReasonError."""
    table = read_table(path, columns())
    problems: list[Problem] = []
    calls = list(_calls(table, figures.zone(), problems, at=at))
    if problems:
        raise TableError(problems[:20], total=len(problems))
    return keep_calls(calls, at=at, way="file", reason=reason)


def _calls(
    table: Table, zone: ZoneInfo, problems: list[Problem], *, at: datetime
) -> Iterable[NewCall]:
    texts = {column.name: table.texts(column.name) for column in columns()}
    kept: dict[str, tuple[int, NewCall]] = {}
    for index, row in enumerate(table.rows):
        told = {name: texts[name][index].strip() for name in texts}
        call = _call(told, zone, row, problems)
        if call is None or _is_wrong(call, row, problems, at=at):
            continue
        first, before = kept.setdefault(call.reference, (row, call))
        if before != call:
            words = _(
                "La fila %(row)s dice otra cosa de esta llamada. "
                "Deje una fila por llamada, desde que entró."
            ) % {"row": first}
            problems.append(Problem("call_twice", row=row, column="reference", words=words))
        elif first == row:
            yield call


def _call(
    told: Mapping[str, str], zone: ZoneInfo, row: int, problems: list[Problem]
) -> NewCall | None:
    """The call of a row; None where it says none, with what is wrong."""
    before = len(problems)
    if len(told["reference"]) > LONGEST_REFERENCE:
        words = _("El identificador tiene más de %(n)s caracteres.") % {"n": LONGEST_REFERENCE}
        problems.append(Problem("too_long", row=row, column="reference", words=words))
    if says_a_number(told["reference"]):
        words = _("El identificador lleva un teléfono: use uno que no diga quién llama.")
        problems.append(Problem("call_number", row=row, column="reference", words=words))
    moments = unfolded({name: _moment(told[name], zone, row, name, problems) for name in MOMENTS})
    received = moments["received_at"]
    if received is None and len(problems) == before:
        problems.append(Problem("missing", row=row, column="received_at", words=_("Falta.")))
    if told["ended_by"] not in ENDS:
        words = _("Escriba customer, agent o system.")
        problems.append(Problem("unknown", row=row, column="ended_by", words=words))
    if received is None or len(problems) > before:
        return None
    return NewCall(
        reference=told["reference"],
        received_at=received,
        menu_reached_at=moments["menu_reached_at"],
        human_requested_at=moments["human_requested_at"],
        answered_at=moments["answered_at"],
        ended_by=told["ended_by"],
    )


def _is_wrong(call: NewCall, row: int, problems: list[Problem], *, at: datetime) -> bool:
    """Whether its moments cannot be, with what is wrong."""
    if call.turned is not None:
        late, early = call.turned
        words = _("«%(late)s» es anterior a «%(early)s».") % {"late": late, "early": early}
        problems.append(Problem("ends_first", row=row, column=late, words=words))
        return True
    if name := call.ahead_of(at):
        words = _("Está por venir: una llamada se cuenta cuando ya ha entrado.")
        problems.append(Problem("ahead", row=row, column=name, words=words))
        return True
    return False


def _moment(
    text: str, zone: ZoneInfo, row: int, column: str, problems: list[Problem]
) -> datetime | None:
    if not text:
        return None
    try:
        told = told_start(text, zone, midnight_is_a_day=False)
    except NotToldError:
        told = None
    if isinstance(told, datetime):
        return told
    words = _("No es un momento: escriba 2026-12-28T10:00:00.")
    problems.append(Problem("not_a_moment", row=row, column=column, words=words))
    return None
