"""What people write about customers."""

from django import forms
from django.utils.translation import gettext_lazy as _

from vinculo.customers.contracts import ContactKind, RequestState
from vinculo.customers.labels import ERASURE_REASONS, KINDS, REQUEST_KINDS, REQUEST_STATES
from vinculo.ui.forms import DayField


class NameForm(forms.Form):
    """Correct who somebody is; what is not sent stays as it is."""

    name = forms.CharField(label=_("Nombre"), max_length=200)
    kind = forms.ChoiceField(
        label=_("Qué es"), choices=[(k.value, KINDS[k]) for k in KINDS], required=False
    )
    language = forms.ChoiceField(
        label=_("Idioma"), choices=[("es", _("Español")), ("en", _("Inglés"))], required=False
    )


class ContactPointForm(forms.Form):
    """One more way to reach somebody."""

    value = forms.CharField(
        label=_("Correo o teléfono"),
        max_length=254,
        help_text=_("Puede ser de varias personas: la familia, la oficina."),
    )


class CustomerForm(forms.Form):
    """A new customer."""

    name = forms.CharField(label=_("Nombre"), max_length=200)
    kind = forms.ChoiceField(label=_("Qué es"), choices=[(k.value, KINDS[k]) for k in KINDS])
    value = forms.CharField(label=_("Correo o teléfono"), max_length=254)


def _day(label: object, help_text: object = "") -> forms.DateField:
    return DayField(
        label=label,
        help_text=help_text,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
    )


class RequestForm(forms.Form):
    """What a person asks about their own data."""

    kind = forms.ChoiceField(label=_("Qué pide la persona"), choices=list(REQUEST_KINDS.items()))
    asked_on = _day(_("Cuándo lo pidió"), _("El plazo de un mes cuenta desde este día."))
    words = forms.CharField(
        label=_("Con qué palabras"),
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AnswerForm(forms.Form):
    """What was answered to a request."""

    state = forms.ChoiceField(
        label=_("Qué se ha hecho"),
        choices=[
            (each.value, REQUEST_STATES[each]) for each in (RequestState.DONE, RequestState.REFUSED)
        ],
    )
    answer = forms.CharField(
        label=_("Qué se le ha contestado"),
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Si se deniega, el motivo que se le ha dado."),
    )


class BlockForm(forms.Form):
    """Until when nobody reads somebody's data, and why."""

    until = _day(
        _("Hasta cuándo"), _("El último día en que un juez o una autoridad puede pedirlos.")
    )
    reason = forms.CharField(label=_("Motivo"), max_length=500)


class UnblockForm(forms.Form):
    """Why somebody's data may be read again."""

    reason = forms.CharField(label=_("Motivo"), max_length=500)


class EraseForm(forms.Form):
    """Why somebody is erased, and that it is meant."""

    reason = forms.ChoiceField(label=_("Por qué"), choices=list(ERASURE_REASONS.items()))
    sure = forms.BooleanField(label=_("Entiendo que no hay vuelta atrás."))


def contact_kind_of(value: str) -> ContactKind:
    """An at sign makes an address; everything else is tried as a telephone."""
    return ContactKind.EMAIL if "@" in value else ContactKind.PHONE
