"""The sentences that a page of promises opens with, each with the rows behind it."""

from collections.abc import Sequence

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vinculo.kernel.amounts import number
from vinculo.promises.contracts import Kept
from vinculo.ui.tongues import said as in_tongue
from vinculo.ui.web.rendering import up_to


def register_findings(*, at_risk: int, broken: int) -> list[tuple[str, str]]:
    """What needs a hand, with the group of the register that shows it; "" where there is none."""
    found = []
    if at_risk:
        words = ngettext(
            "%(n)s promesa está en riesgo.", "%(n)s promesas están en riesgo.", at_risk
        )
        found.append((words % {"n": up_to(at_risk)}, "riesgo"))
    if broken:
        words = ngettext("%(n)s rota sin reparar.", "%(n)s rotas sin reparar.", broken)
        found.append((words % {"n": up_to(broken)}, "sin-reparar"))
    return found or [(_("Ninguna promesa está en riesgo ni rota sin reparar."), "")]


def commitments_finding(kept: Sequence[Kept], *, days: int) -> str:
    """The commitment that is kept least, said first: that is what a reader would look for."""
    known = [(one.rate.pct, one) for one in kept if one.rate.pct is not None]
    if not known:
        return ngettext(
            "%(n)s compromiso publicado, todavía sin medir.",
            "%(n)s compromisos publicados, todavía sin medir.",
            len(kept),
        ) % {"n": number(len(kept))}
    pct, least = min(known, key=lambda each: each[0])
    said = {"pct": number_format(round(pct, 1), 1), "days": days}
    if len(kept) == 1:
        return _("En los últimos %(days)s días lo cumplimos el %(pct)s %% de las veces.") % said
    return _(
        "De %(n)s compromisos, el que menos se cumple en %(days)s días: «%(words)s», el %(pct)s %%."
    ) % {**said, "n": len(kept), "words": in_tongue(least.claim.words, least.claim.words_en)}
