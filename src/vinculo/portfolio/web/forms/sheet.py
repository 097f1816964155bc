"""Forms about what a service is worth: answers, measures, money, offers, the policy."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vinculo.kernel.errors import DomainError, words_for
from vinculo.kernel.metrics import Better, metrics
from vinculo.kernel.metrics import Unit as MetricUnit
from vinculo.organization import api as organization
from vinculo.portfolio.domain.accounts import InvestmentKind
from vinculo.portfolio.domain.offers import Term, terms_from
from vinculo.portfolio.domain.sheet import Aspect
from vinculo.portfolio.labels import ASPECT, BETTER, INVESTMENT_KIND
from vinculo.portfolio.web.forms.service import DAY
from vinculo.ui.forms import DayField, offer

Choices = Sequence[tuple[str, str]]
CURRENCY = r"^[A-Z]{3}$"


def _sum(label: Any, *, required: bool = True, least: str | None = "0") -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        min_value=Decimal(least) if least is not None else None,
        max_digits=14,
        decimal_places=2,
        required=required,
    )


def _currency() -> forms.RegexField:
    return forms.RegexField(
        CURRENCY,
        label=_("Moneda"),
        initial=organization.currency,
        max_length=3,
        help_text=_("Tres letras mayúsculas: EUR, MXN."),
    )


class AnswerForm(forms.Form):
    """The answer to one question of the strategy."""

    text = forms.CharField(
        label=_("Respuesta"), max_length=4000, required=False, widget=forms.Textarea
    )
    evidence = forms.CharField(
        label=_("Evidencia"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Una por línea: palabras, una dirección, o «palabras | https://…»."),
    )


class MeasureForm(forms.Form):
    """How one side of a service is measured."""

    aspect = forms.ChoiceField(
        label=_("De qué lado"), choices=[(each.value, words) for each, words in ASPECT.items()]
    )
    name = forms.CharField(label=_("Qué se mide"), max_length=80)
    metric = forms.ChoiceField(label=_("Quién lo mide"), required=False)
    unit = forms.CharField(
        label=_("Unidad"),
        max_length=30,
        required=False,
        help_text=_("Si lo cuenta una métrica: porcentajes y horas; no hace falta escribirla."),
    )
    better = forms.ChoiceField(
        label=_("Qué es mejor"), choices=[(each.value, words) for each, words in BETTER.items()]
    )
    goal = forms.DecimalField(label=_("Meta"), min_value=0, max_digits=14, decimal_places=4)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        counted = [(each.key, each.label) for each in metrics.values()]
        offer(self, "metric", [("", gettext("Se escribe a mano, con su fuente")), *counted])

    def clean(self) -> dict[str, Any]:
        """A metric brings its unit; a typed figure needs one."""
        said = super().clean() or {}
        known = metrics.get(said.get("metric") or "")
        if known is not None:
            said["unit"] = "%" if known.unit is MetricUnit.SHARE else "h"
        elif not said.get("unit"):
            self.add_error("unit", gettext("Diga en qué unidad se escribe la cifra."))
        return said

    def values(self) -> dict[str, Any]:
        """What the services take."""
        said = self.cleaned_data
        return said | {"aspect": Aspect(said["aspect"]), "better": Better(said["better"])}


class FigureForm(forms.Form):
    """A typed figure with its source."""

    on = DayField(label=_("Día"), widget=DAY)
    value = forms.DecimalField(label=_("Cifra"), max_digits=14, decimal_places=4)
    n = forms.IntegerField(
        label=_("Sobre cuántos (n)"), min_value=1, max_value=10**12, required=False
    )
    source = forms.CharField(label=_("Fuente"), max_length=200)


class AllocationForm(forms.Form):
    """What a service takes and gives in a period."""

    first = DayField(label=_("Primer día"), widget=DAY)
    last = DayField(label=_("Último día"), widget=DAY)
    people = forms.DecimalField(
        label=_("Personas"),
        min_value=0,
        max_digits=8,
        decimal_places=2,
        help_text=_("A jornada completa: dos a media jornada son una."),
    )
    hours = forms.DecimalField(
        label=_("Horas del periodo"), min_value=0, max_digits=10, decimal_places=2
    )
    cost = _sum(_("Coste"))
    margin = _sum(_("Margen que dejó"), required=False, least=None)
    customers = forms.IntegerField(
        label=_("De cuántos clientes"), min_value=1, max_value=2**31 - 1, required=False
    )
    currency = _currency()
    source = forms.CharField(label=_("Fuente"), max_length=200)


class InvestmentForm(forms.Form):
    """A planned investment."""

    kind = forms.ChoiceField(
        label=_("En qué"), choices=[(each.value, words) for each, words in INVESTMENT_KIND.items()]
    )
    title = forms.CharField(label=_("Qué es"), max_length=120)
    service = forms.TypedChoiceField(
        label=_("Servicio"), coerce=UUID, empty_value=None, required=False
    )
    cost = _sum(_("Coste"), least="0.01")
    currency = _currency()
    expected = forms.CharField(
        label=_("Qué beneficio se espera"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    planned_on = DayField(label=_("Prevista para"), widget=DAY)
    review_on = DayField(
        label=_("Se mira el beneficio el"),
        widget=DAY,
        help_text=_("Si pasa ese día sin que nadie lo mire, queda señalada."),
    )

    def __init__(self, services: Choices, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "service", [("", gettext("Toda la cartera")), *services])

    def values(self) -> dict[str, Any]:
        """What the services take."""
        said = dict(self.cleaned_data)
        return said | {"kind": InvestmentKind(said["kind"]), "service_id": said.pop("service")}


class FollowForm(forms.Form):
    """What became of an investment."""

    done_on = DayField(label=_("Hecha el"), widget=DAY, required=False)
    review_on = DayField(label=_("Se mira el beneficio el"), widget=DAY)
    seen_on = DayField(label=_("Beneficio visto el"), widget=DAY, required=False)
    seen_figure = forms.CharField(
        label=_("Qué se vio, con su cifra"), max_length=120, required=False
    )
    evidence = forms.CharField(
        label=_("Evidencia"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class OfferForm(forms.Form):
    """New conditions of a service."""

    name = forms.CharField(label=_("Nombre de la oferta"), max_length=80)
    sold_from = DayField(label=_("Se vende desde"), widget=DAY)
    terms = forms.CharField(
        label=_("Condiciones"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_(
            "Una por línea, con su cifra y qué prefiere el cliente: «Precio: 29,90 €/mes; menos»,"
            " «Velocidad: 600 Mbit/s; más»."
        ),
    )
    customers = forms.IntegerField(
        label=_("Clientes que ya la tienen"), min_value=0, max_value=2**31 - 1, initial=0
    )

    def clean_terms(self) -> tuple[Term, ...]:
        """The conditions, line by line."""
        try:
            return terms_from(self.cleaned_data["terms"])
        except DomainError as error:
            raise forms.ValidationError(words_for(error)) from None


class CustomersForm(forms.Form):
    """How many have the conditions of an offer."""

    customers = forms.IntegerField(label=_("Clientes"), min_value=0, max_value=2**31 - 1)


class PolicyForm(forms.Form):
    """The draft of the service policy."""

    text = forms.CharField(
        label=_("Texto de la política"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 16}),
        help_text=_("Será un borrador hasta que alguien de dirección lo firme."),
    )


class SignForm(forms.Form):
    """The signature."""

    position = forms.CharField(label=_("Cargo con el que firma"), max_length=80)
    read = forms.CharField(widget=forms.HiddenInput, max_length=64)
