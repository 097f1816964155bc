"""What people write about customers."""

from django import forms
from django.utils.translation import gettext_lazy as _

from vinculo.customers.contracts import ContactKind
from vinculo.customers.labels import KINDS


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


def contact_kind_of(value: str) -> ContactKind:
    """An at sign makes an address; everything else is tried as a telephone."""
    return ContactKind.EMAIL if "@" in value else ContactKind.PHONE
