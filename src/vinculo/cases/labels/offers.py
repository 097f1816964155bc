"""The words of offers on cases."""

from django.utils.translation import gettext_lazy as _

from vinculo.cases.domain.offers import Ground, OfferWhat
from vinculo.kernel.evidence.words import evidence_words

OFFER_WHAT = {
    OfferWhat.ASKED: _("El cliente la pidió"),
    OfferWhat.SENT: _("Salió"),
    OfferWhat.REFUSED: _("No salió: la ley no deja"),
}
OFFER_LOOKS = {OfferWhat.ASKED: "info", OfferWhat.SENT: "ok", OfferWhat.REFUSED: "warn"}
GROUND = {
    Ground.ASKED: _("porque la pidió"),
    Ground.ORDER: _("porque es un pedido"),
}
evidence_words.add("cases.offer_asked", _("El cliente pidió una oferta"))
evidence_words.add("cases.offer_refused", _("Una oferta no salió: la ley no deja"))
evidence_words.add("cases.offer_sent", _("Salió una oferta, con su motivo"))
