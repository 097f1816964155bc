"""The form of an item of the orders' catalogue."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vinculo.organization import api as organization
from vinculo.portfolio.contracts.orderables import OrderableDraft, OrderableView
from vinculo.portfolio.domain.orderables import parse_options, write_options
from vinculo.portfolio.web.forms.service import DAY
from vinculo.ui.forms import DayField


class OrderableForm(forms.Form):
    """What it is, what it costs, how many of it, when it usually arrives."""

    name = forms.CharField(label=_("Nombre"), max_length=120)
    name_en = forms.CharField(label=_("Nombre en inglés"), max_length=120, required=False)
    description = forms.CharField(
        label=_("Descripción"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    description_en = forms.CharField(
        label=_("Descripción en inglés"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    price = forms.DecimalField(
        label=_("Precio de la unidad"),
        required=False,
        min_value=0,
        max_digits=11,
        decimal_places=2,
        localize=True,
        help_text=_("Vacío: a consultar, y se escribe en cada pedido."),
    )
    currency = forms.RegexField(
        label=_("Moneda"),
        regex=r"^[A-Za-z]{3}$",
        initial=organization.currency,
        help_text=_("Tres letras: EUR, MXN, USD. Un pedido lleva una sola moneda."),
    )
    options = forms.CharField(
        label=_("Opciones"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "Una por línea, con sus maneras y lo que suman o restan. El asterisco obliga a elegir,"
            " y tras una barra va el inglés. Ejemplo: Color / Colour*: Negro / Black; Blanco +5,00"
        ),
    )
    least = forms.IntegerField(label=_("Cantidad mínima"), min_value=1, initial=1)
    most = forms.IntegerField(
        label=_("Cantidad máxima"), min_value=1, required=False, help_text=_("Vacío: sin máximo.")
    )
    step = forms.IntegerField(
        label=_("De cuántos en cuántos"),
        min_value=1,
        initial=1,
        help_text=_("Desde el mínimo: con mínimo 2 y paso 4 se piden 2, 6, 10…"),
    )
    lead_days = forms.IntegerField(
        label=_("Plazo habitual, en días laborables"), min_value=0, max_value=500, initial=5
    )
    sold_from = DayField(label=_("Se vende desde"), widget=DAY, required=False)
    sold_until = DayField(label=_("Se vende hasta"), widget=DAY, required=False)
    is_public = forms.BooleanField(
        label=_("Enseñarlo en la página pública del servicio"), required=False
    )

    def draft(self) -> OrderableDraft:
        """What was written. Raises BadOptionsError, OptionTwiceError."""
        said = dict(self.cleaned_data)
        said["options"] = parse_options(said["options"])
        return OrderableDraft(**said | {"currency": said["currency"].upper()})


def orderable_initial(known: OrderableView | None) -> dict[str, Any]:
    """The fields as the newest version has them."""
    if known is None:
        return {}
    draft = known.draft
    names = [name for name in OrderableForm.base_fields if name != "options"]
    return {name: getattr(draft, name) for name in names} | {
        "options": write_options(draft.options)
    }


def quantity_words(draft: OrderableDraft) -> str:
    """How many can be ordered, in words."""
    if draft.most is not None:
        said = gettext("de %(least)s a %(most)s") % {"least": draft.least, "most": draft.most}
    else:
        said = gettext("desde %(least)s") % {"least": draft.least}
    if draft.step > 1:
        said += ", " + gettext("de %(step)s en %(step)s") % {"step": draft.step}
    return said
