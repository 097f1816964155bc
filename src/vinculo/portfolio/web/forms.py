"""Forms about services and their standards."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vinculo.portfolio.contracts import (
    Length,
    Metric,
    Stage,
    StandardDraft,
    StandardVersion,
    Unit,
)
from vinculo.portfolio.labels import STAGE, UNIT

Choices = Sequence[tuple[str, str]]


class ServiceForm(forms.Form):
    """What a service is and who answers for it."""

    name = forms.CharField(label=_("Nombre"), max_length=80)
    benefit = forms.CharField(
        label=_("Qué hace por el cliente"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("El resultado que obtiene y lo que deja de preocuparle, en una o dos frases."),
    )
    owner = forms.TypedChoiceField(
        label=_("Responsable"), coerce=UUID, empty_value=None, required=False
    )
    stage = forms.ChoiceField(
        label=_("Etapa"), choices=[(stage.value, words) for stage, words in STAGE.items()]
    )

    def __init__(self, people: Choices, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["owner"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101
        field.choices = [("", gettext("Nadie todavía")), *people]

    def values(self) -> dict[str, Any]:
        """What the services take."""
        return {
            "name": self.cleaned_data["name"],
            "benefit": self.cleaned_data["benefit"],
            "owner_id": self.cleaned_data["owner"],
            "stage": Stage(self.cleaned_data["stage"]),
        }


class StandardForm(forms.Form):
    """The next version of a standard."""

    count = forms.IntegerField(label=_("Plazo"), min_value=1, max_value=9999)
    unit = forms.ChoiceField(
        label=_("Unidad"), choices=[(unit.value, words) for unit, words in UNIT.items()]
    )
    calendar = forms.TypedChoiceField(
        label=_("Calendario"), coerce=UUID, help_text=_("El plazo solo cuenta sus horas abiertas.")
    )
    warn_pct = forms.IntegerField(
        label=_("Avisar al consumirse (%)"),
        min_value=1,
        max_value=100,
        help_text=_("75 avisa cuando queda la cuarta parte; 100 no avisa."),
    )
    words = forms.CharField(
        label=_("Frase para el cliente"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Lo que se le promete, con el plazo dicho en palabras."),
    )
    staff_words = forms.CharField(
        label=_("Frase para quien lo cumple"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Qué cuenta como hecho y cuándo se detiene el reloj."),
    )

    def __init__(self, calendars: Choices, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["calendar"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101
        field.choices = list(calendars)

    def draft(self, metric: Metric) -> StandardDraft:
        """The version that was written."""
        values = self.cleaned_data
        return StandardDraft(
            metric=metric,
            target=Length(count=values["count"], unit=Unit(values["unit"])).span,
            calendar_id=values["calendar"],
            words=values["words"],
            staff_words=values["staff_words"],
            warn_pct=values["warn_pct"],
        )


def standard_initial(standard: StandardVersion | None, calendar_id: UUID | None) -> dict[str, Any]:
    """The form's first values: the version in force, or common ones."""
    if standard is None:
        return {"count": 4, "unit": Unit.HOURS, "warn_pct": 75, "calendar": calendar_id}
    length = standard.length
    return {
        "count": length.count,
        "unit": length.unit,
        "warn_pct": standard.warn_pct,
        "calendar": standard.calendar_id,
        "words": standard.words,
        "staff_words": standard.staff_words,
    }
