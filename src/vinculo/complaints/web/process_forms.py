"""Forms of targets, audits and reviews."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from vinculo.complaints.domain.process import MOST_SAMPLED, AuditStep, Measure, Result
from vinculo.complaints.labels.process import AUDIT_STEP, MEASURE, RESULT
from vinculo.complaints.web.forms import DAY, area, pairs
from vinculo.ui.forms import DayField, offer

Choices = Sequence[tuple[str, str]]
SEEDS = 2**31 - 1


def day(label: Any, *, required: bool = True) -> forms.DateField:
    """A day."""
    return DayField(
        label=label,
        required=required,
        widget=forms.DateInput(attrs={"type": "date"}, format=DAY),
        input_formats=[DAY, "%d/%m/%Y"],
    )


class TargetForm(forms.Form):
    """A target of a service."""

    prefix = "meta"
    service = forms.TypedChoiceField(label=_("Servicio"), coerce=UUID, choices=[])
    measure = forms.TypedChoiceField(label=_("Qué se mide"), coerce=Measure, choices=pairs(MEASURE))
    target_pct = forms.IntegerField(
        label=_("Meta (%)"),
        required=False,
        min_value=1,
        max_value=100,
        help_text=_("Vacía: deja de vigilarse."),
    )
    within_hours = forms.IntegerField(
        label=_("En cuántas horas"),
        required=False,
        min_value=1,
        max_value=24 * 366,
        help_text=_("Solo para lo que va a tiempo."),
    )

    def __init__(self, services: Choices, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "service", services)


class AuditForm(forms.Form):
    """An audit to plan."""

    prefix = "auditoria"
    name = forms.CharField(label=_("Nombre"), max_length=120)
    since = day(_("Cerradas desde"))
    until = day(_("Cerradas hasta"))
    size = forms.IntegerField(
        label=_("Cuántas se sortean"), min_value=1, max_value=MOST_SAMPLED, initial=10
    )
    seed = forms.IntegerField(
        label=_("Semilla del sorteo"),
        min_value=0,
        max_value=SEEDS,
        help_text=_("La misma semilla sortea las mismas reclamaciones."),
    )
    auditor = forms.TypedChoiceField(
        label=_("Quién audita"),
        coerce=UUID,
        choices=[],
        help_text=_("No entran en el sorteo las que llevó esa persona."),
    )
    planned_for = day(_("Para cuándo"))

    def __init__(self, people: Choices, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "auditor", people)


class ReviewForm(forms.Form):
    """A period to review."""

    prefix = "revision"
    since = day(_("Desde"))
    until = day(_("Hasta"))


class CheckForm(forms.Form):
    """What was found of one complaint."""

    words = forms.CharField(
        label=_("Por qué no es conforme"), max_length=500, required=False, widget=area(2)
    )
    owner = forms.TypedChoiceField(
        label=_("Quién lo arregla"), coerce=UUID, choices=[], required=False, empty_value=None
    )
    due = day(_("Para cuándo"), required=False)

    def __init__(self, people: Choices, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for step in reversed(AuditStep):
            field = forms.TypedChoiceField(
                label=AUDIT_STEP[step], coerce=Result, choices=pairs(RESULT)
            )
            self.fields = {step.value: field} | self.fields
        offer(self, "owner", [("", "—"), *people])

    @property
    def results(self) -> dict[AuditStep, Result]:
        """What was chosen of each step."""
        return {step: self.cleaned_data[step.value] for step in AuditStep}


class DecisionForm(forms.Form):
    """Something that direction decides."""

    words = forms.CharField(label=_("Qué se decide"), max_length=500, widget=area(2))
    owner = forms.TypedChoiceField(label=_("Quién se ocupa"), coerce=UUID, choices=[])
    due = day(_("Para cuándo"))

    def __init__(self, people: Choices, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "owner", people)
