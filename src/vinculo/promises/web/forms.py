"""Forms about promises and claims."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vinculo.organization import api as organization
from vinculo.portfolio.api import METRIC, UNIT
from vinculo.portfolio.contracts import Length, Metric, Unit
from vinculo.promises.contracts import Asked, ClaimView, NewClaim, Place, Proof, Source
from vinculo.promises.labels import ASKED, PLACE, PROOF, SOURCE
from vinculo.ui.forms import DayField, offer

Choices = Sequence[tuple[str, str]]
MOMENTS = ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%d/%m/%Y %H:%M"]


def moment_field(label: Any, **options: Any) -> forms.DateTimeField:
    """A moment by the company's clock."""
    return forms.DateTimeField(
        label=label,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MOMENTS[0]),
        input_formats=MOMENTS,
        **options,
    )


def by_the_wall(said: datetime | None) -> datetime | None:
    """What was typed, by the company's clock."""
    return said.replace(tzinfo=ZoneInfo(organization.company().timezone)) if said else None


class PromiseForm(forms.Form):
    """A promise that somebody types into the register."""

    source = forms.ChoiceField(
        label=_("Qué nos obliga"),
        choices=[(each.value, SOURCE[each]) for each in Source if each is not Source.CLAIM],
    )
    words = forms.CharField(
        label=_("Qué se ha prometido"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Como lo entendió quien lo recibió: «llamarle antes de las 12»."),
    )
    service = forms.TypedChoiceField(label=_("Servicio"), coerce=UUID, choices=[])
    customer = forms.CharField(
        label=_("A quién"),
        required=False,
        max_length=200,
        help_text=_(
            "El correo, el teléfono o el nombre de un cliente. Vacío: a nadie en concreto."
        ),
    )
    given = moment_field(_("Cuándo se prometió"))
    due = moment_field(_("Para cuándo"))
    owner = forms.TypedChoiceField(
        label=_("Responde de ella"), coerce=UUID, choices=[], required=False, empty_value=None
    )

    party = forms.TypedChoiceField(
        label=_("En manos de"),
        coerce=UUID,
        choices=[],
        required=False,
        empty_value=None,
        help_text=_("El tercero que ha de cumplirla; ante el cliente responde la empresa."),
    )

    def __init__(
        self, services: Choices, people: Choices, parties: Choices, *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "service", services)
        offer(self, "party", [("", gettext("De la propia empresa")), *parties])
        offer(self, "owner", [("", gettext("Quien la apunta")), *people])


class OtherDayForm(forms.Form):
    """The day that the customer asked for instead, how they asked, and what they said."""

    due = moment_field(_("Para cuándo lo pide"))
    how = forms.ChoiceField(
        label=_("Cómo lo pidió"), choices=[(each.value, ASKED[each]) for each in Asked]
    )
    words = forms.CharField(
        label=_("Qué dijo el cliente"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Es lo que prueba que lo pidió él: quede escrito como lo dijo."),
    )


class KeepForm(forms.Form):
    """When it was done and what shows it."""

    proof = forms.ChoiceField(
        label=_("Qué lo muestra"),
        choices=[(each.value, PROOF[each]) for each in Proof if each is not Proof.RESOLVED],
    )
    words = forms.CharField(
        label=_("La prueba, en palabras"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Qué se hizo y dónde se puede ver: «llamada de las 11:40, nota del caso»."),
    )
    done = moment_field(_("Cuándo se hizo"), required=False, help_text=_("Vacío: ahora mismo."))


class ClaimForm(forms.Form):
    """A sentence for the public and what it claims."""

    words = forms.CharField(
        label=_("Qué se afirma"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Tal como lo leerá el público."),
    )
    words_en = forms.CharField(
        label=_("Qué se afirma, en inglés"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "lang": "en"}),
        help_text=_("Promete lo mismo. Vacío: quien lee en inglés la lee en español."),
    )
    place = forms.ChoiceField(
        label=_("Dónde se lee"), choices=[(each.value, words) for each, words in PLACE.items()]
    )
    where = forms.CharField(
        label=_("En qué sitio"),
        max_length=200,
        required=False,
        help_text=_("La campaña, la dirección de la página, la tienda."),
    )
    service = forms.TypedChoiceField(
        label=_("Servicio"), coerce=UUID, choices=[], required=False, empty_value=None
    )
    metric = forms.ChoiceField(
        label=_("Estándar que la respalda"),
        required=False,
        choices=[("", _("Ninguno")), *((each.value, words) for each, words in METRIC.items())],
    )
    count = forms.IntegerField(
        label=_("En cuánto tiempo"),
        min_value=1,
        max_value=9999,
        required=False,
        help_text=_("Solo si la frase dice un plazo; vacío: el del estándar."),
    )
    unit = forms.ChoiceField(
        label=_("Unidad"),
        choices=[(unit.value, words) for unit, words in UNIT.items()],
        help_text=_(
            "De horas de atención del calendario del estándar, no del reloj: 24 horas de una"
            " oficina son varios días."
        ),
    )
    share = forms.IntegerField(
        label=_("En qué parte de los casos (%)"),
        min_value=1,
        max_value=100,
        initial=95,
        help_text=_(
            "Una frase sin excepciones afirma al menos el 95 %. Si afirma más que el estándar y las"
            " operaciones no lo muestran, la firma dirección."
        ),
    )
    since = DayField(label=_("Desde"), widget=forms.DateInput(attrs={"type": "date"}))
    until = DayField(
        label=_("Hasta"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(self, services: Choices, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "service", [("", gettext("Elija un servicio")), *services])

    def new(self) -> NewClaim:
        """What was written."""
        said = self.cleaned_data
        within: timedelta | None = None
        if said["count"]:
            within = Length(count=said["count"], unit=Unit(said["unit"])).span
        return NewClaim(
            words=said["words"],
            words_en=said["words_en"],
            place=Place(said["place"]),
            where=said["where"],
            service_id=said["service"],
            metric=Metric(said["metric"]).value if said["metric"] else "",
            within=within,
            share=said["share"],
            since=said["since"],
            until=said["until"],
        )


def claim_initial(claim: ClaimView) -> dict[str, Any]:
    """A claim as the form shows it."""
    length = Length.of(claim.within) if claim.within else None
    return {
        "words": claim.words,
        "words_en": claim.words_en,
        "place": claim.place,
        "where": claim.where,
        "service": claim.service_id,
        "metric": claim.metric,
        "count": length.count if length else None,
        "unit": length.unit if length else Unit.HOURS,
        "share": claim.share,
        "since": f"{claim.since:%Y-%m-%d}",
        "until": f"{claim.until:%Y-%m-%d}" if claim.until else "",
    }
