"""The sentence that the page of waves opens with."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vinculo.feedback.domain.waves import Funnel
from vinculo.kernel.amounts import number


def waves_finding(funnels: Iterable[Funnel]) -> str:
    """Of all who were asked: how many told of something, said all was right, said nothing."""
    known = list(funnels)
    sent = sum(one.sent for one in known)
    if not sent:
        return _("Todavía no se ha preguntado a nadie.")
    asked = ngettext("Se ha preguntado %(n)s vez.", "Se ha preguntado %(n)s veces.", sent) % {
        "n": number(sent)
    }
    came = _("Hubo algo: %(said)s; todo bien: %(fine)s; no han contestado: %(silent)s.") % {
        "said": sum(one.said for one in known),
        "fine": sum(one.fine for one in known),
        "silent": sum(one.silent for one in known),
    }
    return f"{asked} {came}"
