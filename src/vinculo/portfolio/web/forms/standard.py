"""The form of a standard, by what measures it."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vinculo.kernel.metrics import Better, metrics
from vinculo.kernel.metrics import Unit as MetricUnit
from vinculo.portfolio.contracts import (
    Audience,
    Length,
    Metric,
    StandardDraft,
    StandardVersion,
    Unit,
)
from vinculo.portfolio.labels import AUDIENCE, BETTER, METRIC, UNIT
from vinculo.portfolio.web.forms.service import DAY
from vinculo.ui.forms import DayField, offer

Choices = Sequence[tuple[str, str]]
NOTHING = "none"


class ChooseMetricForm(forms.Form):
    """What measures the new standard."""

    metric = forms.ChoiceField(
        label=_("Qué lo mide"),
        help_text=_("Una norma que nada mide se puede escribir, y queda señalada."),
    )

    def __init__(self, taken: Sequence[str], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        clocks = [(each.value, METRIC[each]) for each in Metric if each.value not in taken]
        counted = [(each.key, each.label) for each in metrics.values() if each.key not in taken]
        offer(
            self,
            "metric",
            [*clocks, *counted, (NOTHING, gettext("Nada lo mide todavía"))],
        )


class StandardForm(forms.Form):
    """The next version of a standard whose goal is a length of time."""

    count = forms.IntegerField(label=_("Plazo"), min_value=1, max_value=9999)
    unit = forms.ChoiceField(
        label=_("Unidad"), choices=[(unit.value, words) for unit, words in UNIT.items()]
    )
    min_share_pct = forms.DecimalField(
        label=_("Se cumple al menos en (%)"),
        min_value=Decimal("0.01"),
        max_value=100,
        max_digits=5,
        decimal_places=2,
        required=False,
        help_text=_("De cada cien casos, en cuántos; vacío, en todos."),
    )
    audience = forms.ChoiceField(
        label=_("Para quién"),
        choices=[(each.value, words) for each, words in AUDIENCE.items()],
        required=False,
    )
    audience_words = forms.CharField(
        label=_("Qué clase o qué canal"),
        max_length=120,
        required=False,
        help_text=_("Vacío si es para todos."),
    )
    owner = forms.TypedChoiceField(
        label=_("Responde de él"), coerce=UUID, empty_value=None, required=False
    )
    calendar = forms.TypedChoiceField(
        label=_("Calendario"), coerce=UUID, help_text=_("El plazo solo cuenta sus horas abiertas.")
    )
    warn_pct = forms.IntegerField(
        label=_("Avisar al consumirse (%)"),
        min_value=1,
        max_value=100,
        initial=75,
        help_text=_("75 avisa cuando queda la cuarta parte; 100 no avisa."),
    )
    words = forms.CharField(
        label=_("Frase para el cliente"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Lo que se le promete, con el plazo dicho en palabras."),
    )
    words_en = forms.CharField(
        label=_("Frase para el cliente, en inglés"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "lang": "en"}),
        help_text=_("Vacía: quien lee en inglés la lee en español."),
    )
    staff_words = forms.CharField(
        label=_("Frase para quien lo cumple"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Qué cuenta como hecho y cuándo se detiene el reloj."),
    )
    staff_words_en = forms.CharField(
        label=_("Frase para quien lo cumple, en inglés"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "lang": "en"}),
    )
    since = DayField(
        label=_("Rige desde"), widget=DAY, required=False, help_text=_("Vacío: desde ahora.")
    )

    def __init__(self, calendars: Choices, people: Choices, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "calendar", calendars)
        offer(self, "owner", [("", gettext("Quien responde del servicio")), *people])

    def clean(self) -> dict[str, Any]:
        """A class or a channel is named."""
        said = super().clean() or {}
        is_some = said.get("audience") not in {"", None, Audience.ALL.value}
        if is_some and not said.get("audience_words"):
            self.add_error("audience_words", gettext("Diga cuál."))
        return said

    def goal(self) -> dict[str, Any]:
        """The goal as a draft takes it."""
        said = self.cleaned_data
        return {
            "target": Length(count=said["count"], unit=Unit(said["unit"])).span,
            "min_share_pct": said.get("min_share_pct"),
        }

    def draft(self, metric: str, zone: ZoneInfo) -> StandardDraft:
        """The version that was written."""
        said = self.cleaned_data
        since = said["since"]
        return StandardDraft(
            metric=metric,
            calendar_id=said["calendar"],
            words=said["words"],
            words_en=said["words_en"],
            staff_words=said["staff_words"],
            staff_words_en=said["staff_words_en"],
            warn_pct=said.get("warn_pct") or 100,
            audience=Audience(said["audience"] or Audience.ALL),
            audience_words=said["audience_words"],
            owner_id=said["owner"],
            valid_from=datetime(since.year, since.month, since.day, tzinfo=zone) if since else None,
            **self.goal(),
        )


class ShareForm(StandardForm):
    """The goal is a share that a metric counts."""

    count = unit = min_share_pct = warn_pct = None  # type: ignore[assignment]
    share = forms.DecimalField(
        label=_("Meta (%)"), min_value=Decimal("0.01"), max_value=100, decimal_places=2
    )
    field_order = ("share",)

    def goal(self) -> dict[str, Any]:
        """The goal as a draft takes it."""
        return {"goal": self.cleaned_data["share"], "unit": "%"}


class UnmeasuredForm(StandardForm):
    """Nothing measures it: it has a name, a number and a unit."""

    count = min_share_pct = warn_pct = None  # type: ignore[assignment]
    name = forms.CharField(label=_("Qué se promete"), max_length=80)
    number = forms.DecimalField(
        label=_("Meta"), min_value=Decimal("0.0001"), max_digits=14, decimal_places=4
    )
    unit = forms.CharField(  # type: ignore[assignment]
        label=_("Unidad"), max_length=30, help_text=_("Veces al mes, días, llamadas…")
    )
    better = forms.ChoiceField(
        label=_("Qué es mejor"), choices=[(each.value, words) for each, words in BETTER.items()]
    )
    field_order = ("name", "number", "unit", "better")

    def goal(self) -> dict[str, Any]:
        """The goal as a draft takes it."""
        said = self.cleaned_data
        return {
            "name": said["name"],
            "goal": said["number"],
            "unit": said["unit"],
            "better": Better(said["better"]),
        }


def form_for(metric: str) -> type[StandardForm]:
    """The form by what measures the standard."""
    if metric in frozenset(Metric):
        return StandardForm
    known = metrics.get(metric)
    if known is None:
        return UnmeasuredForm
    return ShareForm if known.unit is MetricUnit.SHARE else StandardForm


def standard_initial(standard: StandardVersion | None, calendar_id: UUID | None) -> dict[str, Any]:
    """The form's first values: the version in force, or common ones."""
    if standard is None:
        return {"count": 4, "unit": Unit.HOURS, "warn_pct": 75, "calendar": calendar_id}
    length = standard.length
    return {
        "count": length.count if length else None,
        "unit": length.unit if length else standard.unit,
        "share": standard.goal,
        "number": standard.goal,
        "name": standard.name,
        "better": standard.better,
        "min_share_pct": standard.min_share_pct,
        "audience": standard.audience,
        "audience_words": standard.audience_words,
        "owner": standard.owner_id,
        "warn_pct": standard.warn_pct,
        "calendar": standard.calendar_id,
        "words": standard.words,
        "words_en": standard.words_en,
        "staff_words": standard.staff_words,
        "staff_words_en": standard.staff_words_en,
    }
