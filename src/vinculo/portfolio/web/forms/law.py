"""Forms about the law: the scope, its signature, a choice for a service, a date to compute."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from vinculo.portfolio.domain.scope import Channel, Facts, Sector
from vinculo.portfolio.labels.law import CHANNEL, COUNTRY, SECTOR
from vinculo.ui.forms import offer

EUROS = _("En euros, de todo el grupo.")


class ScopeForm(forms.Form):
    """What decides which laws bind the company."""

    countries = forms.MultipleChoiceField(
        label=_("Países a cuyos consumidores vende"),
        choices=list(COUNTRY.items()),
        widget=forms.CheckboxSelectMultiple,
    )
    to_consumers = forms.BooleanField(
        label=_("Vende a consumidores, no solo a empresas"), required=False
    )
    sector = forms.ChoiceField(label=_("Sector"), choices=[(s.value, w) for s, w in SECTOR.items()])
    staff = forms.IntegerField(
        label=_("Personas el año anterior"),
        min_value=0,
        max_value=10_000_000,
        help_text=_("De todo el grupo. Obliga desde 250."),
    )
    turnover = forms.DecimalField(
        label=_("Facturación del año anterior"),
        min_value=Decimal(0),
        max_digits=16,
        decimal_places=2,
        help_text=EUROS,
    )
    balance = forms.DecimalField(
        label=_("Balance del año anterior"),
        min_value=Decimal(0),
        max_digits=16,
        decimal_places=2,
        help_text=EUROS,
    )
    channels = forms.MultipleChoiceField(
        label=_("Por dónde le llegan los clientes"),
        choices=[(c.value, w) for c, w in CHANNEL.items()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    is_non_profit = forms.BooleanField(
        label=_("Es una entidad sin ánimo de lucro o una cooperativa"), required=False
    )
    is_small_retailer = forms.BooleanField(
        label=_("Comercializa energía o telefonía con menos del 5 % del mercado nacional"),
        required=False,
    )
    has_seal = forms.BooleanField(label=_("Tiene el sello del SERNAC (Chile)"), required=False)

    def facts(self) -> Facts:
        """What was answered."""
        said = self.cleaned_data
        return Facts(
            countries=tuple(said["countries"]),
            to_consumers=said["to_consumers"],
            sector=Sector(said["sector"]),
            staff=said["staff"],
            turnover=said["turnover"],
            balance=said["balance"],
            channels=tuple(Channel(each) for each in said["channels"]),
            is_non_profit=said["is_non_profit"],
            is_small_retailer=said["is_small_retailer"],
            has_seal=said["has_seal"],
        )


class ScopeSignForm(forms.Form):
    """The signature of direction, under the answers that stood on the page."""

    read = forms.CharField(widget=forms.HiddenInput, max_length=64)
    position = forms.CharField(label=_("Cargo con el que firma"), max_length=80)


class ChoiceForm(forms.Form):
    """A profile on or off for one service."""

    service = forms.UUIDField(widget=forms.HiddenInput)
    is_on = forms.BooleanField(widget=forms.HiddenInput, required=False)
    reason = forms.CharField(label=_("Por qué"), max_length=300)


class DateForm(forms.Form):
    """A date of the law to compute."""

    duty = forms.ChoiceField(label=_("Deber"))
    at = forms.CharField(
        label=_("Cuándo empieza"),
        max_length=40,
        help_text=_("Un día (2026-12-28) o un momento (2026-12-28T10:00)."),
    )

    def __init__(self, duties: Sequence[tuple[str, str]], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "duty", list(duties))
