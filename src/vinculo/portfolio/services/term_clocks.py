"""The ends of terms laid out anew after a pause, and the clock of the one that ends first."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from vinculo.clocks import api as clocks
from vinculo.kernel import evidence
from vinculo.lib.calendar import Calendar
from vinculo.portfolio.contracts import TermState
from vinculo.portfolio.domain.deadlines import Pause, Place, due
from vinculo.portfolio.domain.frozen_days import thawed
from vinculo.portfolio.domain.legal import Duty
from vinculo.portfolio.models import LegalTerm, TermPause
from vinculo.portfolio.profiles import versions_of

PREFIX = "law:"
WARN_PCT = 75


def duty_of(row: LegalTerm) -> Duty:
    """The duty of a term, in the version that was frozen with it."""
    found = versions_of(row.profile)[0].duty(row.duty)
    assert found is not None  # noqa: S101
    return found


def start_clock(row: LegalTerm, *, keys: Iterable[str] = ()) -> None:
    """Let the clock of a term run; it warns at three quarters of the time."""
    if row.ends_before is None:
        return
    clocks.start(
        subject=f"{PREFIX}{row.subject}",
        kind=row.duty,
        target=row.ends_before - row.started_at,
        warn_pct=WARN_PCT,
        calendar=Calendar.always_open(),
        started_at=row.started_at,
        keys=list(keys),
        rule=f"{row.profile}/{row.duty}",
    )


def count_again(rows: Sequence[LegalTerm], *, at: datetime, until: datetime | None = None) -> None:
    """Lay out each term anew with its own frozen days and all pauses so far.

    ``until``: for these terms a pause that is open for others still ended then.
    """
    if not rows:
        return
    pauses = TermPause.objects.filter(subject=rows[0].subject).order_by("starts_at")
    for row in rows:
        clock = duty_of(row).clock
        assert clock is not None  # noqa: S101
        able = {rule.kind for rule in clock.pauses}
        mine = [p for p in pauses if p.kind in able]
        ends = [p.ends_at or (until and max(until, p.starts_at)) for p in mine]
        place = Place(zone=ZoneInfo(row.timezone), calendar=thawed(row.days.days), words=row.place)
        told = [
            Pause(kind=p.kind, starts_at=p.starts_at, ends_at=ended)
            for p, ended in zip(mine, ends, strict=True)
        ]
        end = due(clock, row.started_at, place, told)
        row.due_on, row.ends_before = end.due_on, end.ends_before
        stands = None in ends
        row.state = TermState.PAUSED if stands else TermState.RUNNING
        row.save(update_fields=["due_on", "ends_before", "state"])
    _choose_first(rows, at=at)


def _choose_first(rows: Sequence[LegalTerm], *, at: datetime) -> None:
    """Of each duty's places the one that now ends first gets the clock."""
    for name in sorted({row.duty for row in rows}):
        mine = [row for row in rows if row.duty == name]
        first = min(mine, key=lambda row: (row.ends_before is None, row.ends_before or at))
        LegalTerm.objects.filter(pk__in=[row.pk for row in mine]).update(is_first=False)
        LegalTerm.objects.filter(pk=first.pk).update(is_first=True)
        _prove_moved(first, at=at)
        clocks.cancel(subject=f"{PREFIX}{first.subject}", kind=name, at=at)
        start_clock(first)


def _prove_moved(first: LegalTerm, *, at: datetime) -> None:
    """The end that a duty has now, for whoever counts again; None while it stands still."""
    facts = {
        "at": at.isoformat(),
        "duty": first.duty,
        "due_on": first.due_on.isoformat() if first.due_on else None,
        "ends_before": first.ends_before.isoformat() if first.ends_before else None,
    }
    evidence.record(evidence.Proof(kind="portfolio.term_moved", subject=first.subject, facts=facts))
