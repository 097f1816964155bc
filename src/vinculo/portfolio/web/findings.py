"""The sentence that a page of the portfolio opens with: what was found, before any table."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vinculo.kernel.amounts import number
from vinculo.portfolio.domain.decisions import State


def decisions_finding(states: Sequence[State]) -> str:
    """Which decisions wait for somebody; empty without any decision."""
    if not states:
        return ""
    said = []
    due = sum(state is State.DUE for state in states)
    if due:
        said.append(
            ngettext("Toca revisar %(n)s decisión.", "Toca revisar %(n)s decisiones.", due)
            % {"n": number(due)}
        )
    waiting = sum(state is State.OPEN for state in states)
    if waiting:
        said.append(
            ngettext("%(n)s está sin decidir.", "%(n)s están sin decidir.", waiting)
            % {"n": number(waiting)}
        )
    return " ".join(said) or _("Todo está decidido y ninguna revisión ha llegado.")


def parties_finding(looks: Sequence[str]) -> str:
    """How many of the agreed standards are not kept, by the looks of their last results."""
    if not looks:
        return ""
    missed = sum(look == "breach" for look in looks)
    if missed:
        return _("De %(n)s normas acordadas con terceros, sin cumplir: %(missed)s.") % {
            "n": len(looks),
            "missed": missed,
        }
    return ngettext(
        "La única norma acordada con un tercero no se incumple.",
        "Ninguna de las %(n)s normas acordadas con terceros se incumple.",
        len(looks),
    ) % {"n": number(len(looks))}


def laws_finding(*, binding: int, known: int, doubts: int) -> str:
    """How many laws bind the company, and how many of their duties are in doubt."""
    said = ngettext(
        "Obliga %(n)s de %(known)s leyes.", "Obligan %(n)s de %(known)s leyes.", binding
    ) % {"n": number(binding), "known": known}
    if not doubts:
        return said
    more = ngettext(
        "En ellas, %(n)s deber tiene dudas que un abogado debe resolver.",
        "En ellas, %(n)s deberes tienen dudas que un abogado debe resolver.",
        doubts,
    ) % {"n": number(doubts)}
    return f"{said} {more}"
