"""What a person says of a receipt that they gave, of a call, and of the moment of a filing."""

from django import forms
from django.utils.translation import gettext_lazy as _

from vinculo.complaints.contracts import HANDED, ReceiptWay
from vinculo.complaints.labels import RECEIPT_WAY
from vinculo.complaints.web.forms import area, pairs

MOMENT = "%Y-%m-%dT%H:%M"


class HandForm(forms.Form):
    """It was handed over or posted: how, when, to whom."""

    way = forms.ChoiceField(
        label=_("Cómo se lo ha dado"),
        choices=pairs({way: RECEIPT_WAY[way] for way in HANDED}),
        widget=forms.RadioSelect,
        initial=ReceiptWay.HAND.value,
    )
    handed_at = forms.DateTimeField(
        label=_("Cuándo se lo ha dado"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MOMENT),
        input_formats=[MOMENT],
    )
    words = forms.CharField(
        label=_("A quién, o adónde"),
        max_length=200,
        required=False,
        help_text=_("Quién lo recibió, o la dirección y el número de envío."),
    )

    @property
    def said_way(self) -> ReceiptWay:
        """What was chosen."""
        return ReceiptWay(self.cleaned_data["way"])


class TriedForm(forms.Form):
    """A call that nobody answered: which number or way, and when if it was not just now."""

    adonde = forms.CharField(label=_("Número o medio"), max_length=80, required=False)
    a_las = forms.DateTimeField(label=_("Cuándo"), required=False, input_formats=[MOMENT])


class DateForm(forms.Form):
    """It was filed at another moment than the one that is kept."""

    filed_at = forms.DateTimeField(
        label=_("Cuándo se presentó"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MOMENT),
        input_formats=[MOMENT],
    )
    why = forms.CharField(
        label=_("Por qué es otra la fecha"),
        max_length=2000,
        required=False,
        widget=area(2),
        help_text=_("Queda de prueba: qué muestra que se presentó entonces."),
    )
