"""The sentence that a page about complaints opens with: what was found, before any table."""

from collections.abc import Sequence

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vinculo.complaints.contracts import ComplaintState
from vinculo.complaints.domain.leaving import LeftShare
from vinculo.complaints.selectors.causes import CauseRow
from vinculo.complaints.selectors.register import Counts
from vinculo.complaints.selectors.remedies import Use
from vinculo.kernel.amounts import number
from vinculo.ui.web.rendering import up_to

TO_ANSWER = (
    ComplaintState.RECEIVED,
    ComplaintState.ACKNOWLEDGED,
    ComplaintState.ASSESSED,
    ComplaintState.INVESTIGATED,
)


def of_chosen(found: str, *, is_chosen: bool) -> str:
    """The sentence says that it speaks of what somebody chose, not of everything."""
    return _("De lo que ha elegido: %(found)s") % {"found": found} if is_chosen else found


def register_finding(counted: Counts) -> str:
    """Who waits for our answer, and what was closed without a lesson."""
    waiting = sum(counted.by_state[state] for state in TO_ANSWER)
    found = _("Ninguna reclamación espera nuestra respuesta.")
    if waiting:
        found = ngettext(
            "%(n)s reclamación espera nuestra respuesta.",
            "%(n)s reclamaciones esperan nuestra respuesta.",
            waiting,
        ) % {"n": up_to(waiting)}
    if counted.to_learn:
        unlearned = ngettext(
            "De %(n)s cerrada no se ha apuntado qué se aprende.",
            "De %(n)s cerradas no se ha apuntado qué se aprende.",
            counted.to_learn,
        ) % {"n": up_to(counted.to_learn)}
        return f"{found} {unlearned}"
    return found


def causes_finding(rows: Sequence[CauseRow], *, days: int) -> str:
    """The cause that comes back most; a cause that came up once does not stand out."""
    parents = {row.parent_id for row in rows}
    total = sum(row.complaints for row in rows if row.parent_id is None)
    leaves = sorted(
        (row for row in rows if row.id not in parents and row.complaints),
        key=lambda row: (-row.complaints, row.path),
    )
    if not total:
        return _("Ninguna reclamación de los últimos %(days)s días tiene causa dicha.") % {
            "days": days
        }
    top = leaves[0].complaints if leaves else 0
    if top < 2:
        return ngettext(
            "Ninguna causa se repite: en %(days)s días hay %(n)s reclamación con causa dicha.",
            "Ninguna causa se repite: en %(days)s días hay %(n)s reclamaciones con causa dicha.",
            total,
        ) % {"days": days, "n": number(total)}
    return _("Lo que más se repite: «%(cause)s», %(n)s de %(total)s en %(days)s días.") % {
        "cause": leaves[0].path,
        "n": number(top),
        "total": number(total),
        "days": days,
    }


def use_finding(use: Use) -> str:
    """Whether those who were right were given something."""
    if not use.upheld:
        return _("A nadie se le ha dado la razón en estos días.")
    if not use.without:
        return ngettext(
            "La única reclamación con razón tuvo su remedio.",
            "Las %(n)s reclamaciones con razón tuvieron su remedio.",
            use.upheld,
        ) % {"n": number(use.upheld)}
    return _("De %(n)s reclamaciones con razón, sin ningún remedio: %(without)s.") % {
        "n": number(use.upheld),
        "without": number(use.without),
    }


def leaving_finding(complained: LeftShare, others: LeftShare) -> str:
    """Both shares with their intervals, and whether they can be told apart."""
    if complained.interval is None:
        return ""
    said = _("De quienes reclamaron se fue %(what)s.") % {"what": _share(complained)}
    if others.interval is None:
        return said
    both = _("De quienes reclamaron se fue %(what)s; de los demás, %(other)s.") % {
        "what": _share(complained),
        "other": _share(others),
    }
    if complained.interval.low > others.interval.high:
        verdict = _("Se van más quienes reclamaron.")
    elif complained.interval.high < others.interval.low:
        verdict = _("Se van menos quienes reclamaron.")
    else:
        verdict = _("Los intervalos se solapan: no se distinguen.")
    return f"{both} {verdict}"


def _share(one: LeftShare) -> str:
    ends = one.interval
    if ends is None or one.share is None:
        return "—"
    return _("el %(share)s %% (%(left)s de %(n)s; entre %(low)s y %(high)s %%)") % {
        "share": _percent(one.share),
        "left": number(one.left),
        "n": number(one.n),
        "low": _percent(ends.low),
        "high": _percent(ends.high),
    }


def process_finding(standings: Sequence[str]) -> str:
    """How many targets are missed; ``standings`` are the looks of each of them."""
    if not standings:
        return _("Ningún servicio tiene metas todavía: sin ellas nadie sabe si se trata bien.")
    missed = sum(look == "breach" for look in standings)
    if missed:
        return _("De %(n)s metas, sin alcanzar: %(missed)s.") % {
            "n": len(standings),
            "missed": missed,
        }
    return ngettext(
        "La única meta no se incumple.",
        "Ninguna de las %(n)s metas se incumple.",
        len(standings),
    ) % {"n": number(len(standings))}


def _percent(share: float) -> str:
    return str(number_format(round(share * 100, 1), 1))
