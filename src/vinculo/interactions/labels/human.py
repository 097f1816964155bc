"""The words of how a person is reached."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vinculo.interactions.contracts.human import HumanKind, HumanStanding
from vinculo.kernel.errors import error_words
from vinculo.kernel.evidence.words import evidence_words
from vinculo.notices.api import notice_kinds, notice_words
from vinculo.notices.contracts import NoticeKind, Way

HUMAN_KIND: Mapping[HumanKind, Promise] = {
    HumanKind.MAILBOX: _("Buzón"),
    HumanKind.FORM: _("Formulario"),
    HumanKind.PHONE: _("Teléfono"),
    HumanKind.KIOSK: _("Mostrador"),
}
STANDING: Mapping[HumanStanding, Promise] = {
    HumanStanding.GOOD: _("comprobado"),
    HumanStanding.NEVER: _("nadie lo ha comprobado"),
    HumanStanding.OLD: _("la comprobación tiene más de un año"),
    HumanStanding.NONE: _("no se llega a ninguna persona"),
}
STANDING_LOOKS: Mapping[HumanStanding, str] = {
    HumanStanding.GOOD: "ok",
    HumanStanding.NEVER: "warn",
    HumanStanding.OLD: "warn",
    HumanStanding.NONE: "breach",
}

error_words.add("human_no_words", _("Diga cómo se llega a una persona: es lo que se publica."))
error_words.add("human_no_entrance", _("Diga el número o el lugar: esa entrada no existe todavía."))
evidence_words.add(
    "interactions.human_checked", _("Se comprobó si por una entrada se llega a una persona")
)
notice_words.add("interactions.human_missing", _("Opción de una persona por «%(name)s»: %(words)s"))
notice_kinds.add(
    "interactions.human_missing",
    NoticeKind(label=_("Una entrada sin opción de una persona comprobada"), way=Way.AT_ONCE),
)
