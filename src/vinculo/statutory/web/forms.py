"""Forms about what the law asks of a case."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from vinculo.statutory.contracts import MatterTopic
from vinculo.statutory.labels import TOPIC

MOMENT = "%Y-%m-%dT%H:%M"


class TopicForm(forms.Form):
    """What a matter is about; leaving a topic with a term of its own says why."""

    topic = forms.ChoiceField(label=_("Asunto según la ley"))
    why = forms.CharField(
        label=_("Por qué cambia"),
        help_text=_("Hace falta al dejar un asunto con plazo propio. Queda de prueba."),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["topic"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101
        field.choices = [(one.value, TOPIC[one]) for one in MatterTopic]


class CauseForm(forms.Form):
    """What failed, when it is expected back, and how it is told where there is no address."""

    cause = forms.CharField(
        label=_("Causa que se conoce"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    restores_at = forms.DateTimeField(
        label=_("Cuándo se espera que vuelva"),
        input_formats=[MOMENT, "%d/%m/%Y %H:%M", "%Y-%m-%d %H:%M"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MOMENT),
    )
    otherwise = forms.CharField(
        label=_("Cómo se lo contó"),
        help_text=_("Por ejemplo: por teléfono, a las 10:20."),
        required=False,
        max_length=200,
    )
    seen = forms.UUIDField(required=False, widget=forms.HiddenInput())

    def __init__(self, *args: Any, is_written: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_written:
            del self.fields["otherwise"]
