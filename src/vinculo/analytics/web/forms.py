"""Forms about figures."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from vinculo.analytics.contracts import LiveFigure
from vinculo.analytics.labels import LIVE_FIGURES
from vinculo.routing import api as routing
from vinculo.ui.forms import offer


def _queue(text: str) -> UUID | None:
    return UUID(text) if text else None


class ThresholdForm(forms.Form):
    """When a figure is worth an alert."""

    figure = forms.TypedChoiceField(label=_("Cifra"), choices=[], coerce=LiveFigure)
    limit = forms.IntegerField(label=_("Umbral"), min_value=0, max_value=100_000)
    queue = forms.TypedChoiceField(
        label=_("Cola"), choices=[], coerce=_queue, required=False, empty_value=None
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "figure", list(LIVE_FIGURES.items()))
        queues = [(queue.id, queue.name) for queue in routing.all_queues()]
        offer(self, "queue", [("", _("Cada cola")), *queues])
