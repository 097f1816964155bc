"""What is said of the intervals and days that a file of counts lacks."""

from typing import Any

import numpy as np

from vinculo.analytics.domain.staffing.arrivals import History, clock
from vinculo.analytics.domain.staffing.gaps import Gaps, Missing
from vinculo.kernel.words import gettext_noop, gettext_of, ngettext_of

_ = gettext_of("analytics")
ngettext = ngettext_of("analytics")

FIRST_ONES = 5
_DONE = {
    Missing.ESTIMATE: gettext_noop(
        "Se estima de los días parecidos; con --missing zero valdría 0, y con "
        "--missing leave-out no se usarían esos días."
    ),
    Missing.ZERO: gettext_noop("Vale 0, como pide --missing zero."),
    Missing.LEAVE_OUT: gettext_noop("Esos días no se usan, como pide --missing leave-out."),
}


def interval_name(past: History, at: int, column: int) -> str:
    """Where an interval begins, as the answer names it."""
    return f"{past.days[at].isoformat()}T{clock(column, past.interval)}"


def gap_warnings(past: History, gaps: Gaps, how: Missing) -> list[dict[str, str]]:
    """How many are missing, the first of them, and what was done."""
    found = []
    cells = [interval_name(past, at, column) for at, column in np.argwhere(gaps.cells).tolist()]
    if cells:
        lack = ngettext(
            "Falta %(n)s intervalo en el archivo: %(first)s.",
            "Faltan %(n)s intervalos en el archivo: %(first)s.",
            len(cells),
        )
        told = lack % {"n": len(cells), "first": _first(cells)}
        found.append({"code": "missing_intervals", "words": f"{told} {_(_DONE[how])}"})
    if gaps.days:
        days = [past.days[at].isoformat() for at in gaps.days]
        lack = ngettext(
            "Falta %(n)s día en el archivo: %(first)s. No cuenta como un día sin contactos.",
            "Faltan %(n)s días en el archivo: %(first)s. No cuentan como días sin contactos.",
            len(days),
        )
        words = lack % {"n": len(days), "first": _first(days)}
        found.append({"code": "missing_days", "words": words})
    if gaps.closed:
        hours = [clock(column, past.interval) for column in gaps.closed]
        words = _("Ningún día del archivo trae %(first)s: se entiende cerrado.") % {
            "first": _first(hours)
        }
        found.append({"code": "closed_intervals", "words": words})
    return found


def gap_left_out(gaps: Gaps, how: Missing) -> list[dict[str, Any]]:
    """What was not used, counted."""
    found: list[dict[str, Any]] = []
    if how is Missing.LEAVE_OUT and gaps.cells.any():
        n = int(gaps.cells.any(axis=1).sum())
        found.append({"reason": "days_with_missing_intervals", "n": n})
    if gaps.days:
        found.append({"reason": "missing_days", "n": len(gaps.days)})
    return found


def _first(names: list[str]) -> str:
    return ", ".join(names[:FIRST_ONES]) + ("…" if len(names) > FIRST_ONES else "")
