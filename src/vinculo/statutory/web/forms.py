"""Forms about what the law asks of a case."""

from collections.abc import Sequence
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


class PauseForm(forms.Form):
    """What a customer is asked for, until when, by which way, and what proves it."""

    kind = forms.ChoiceField(label=_("Qué espera del cliente"))
    words = forms.CharField(
        label=_("Qué tiene que enviar o contestar"),
        help_text=_("Le llega tal como lo escriba, en la lengua en que escribió."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    answer_by = forms.DateField(
        label=_("Último día para contestar"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
    )
    way = forms.ChoiceField(
        label=_("Cómo se le pide"),
        help_text=_(
            "Por escrito sale al guardar, con el día y con lo que pasa si no contesta. Lo que usted"
            " tenga a medio escribir, y sus archivos, no salen con ello: se quedan."
        ),
    )
    sent = forms.ChoiceField(
        label=_("Si ya se le pidió con un mensaje"),
        help_text=_("Entonces no sale otro. Tiene que nombrar el día y lo que pasa."),
        required=False,
    )
    is_warned = forms.BooleanField(
        label=_("Ese mensaje le dijo también qué pasa si no contesta"), required=False
    )
    told_to = forms.CharField(
        label=_("Con quién se habló o a quién se le entregó"),
        help_text=_("Solo por carta o por teléfono."),
        required=False,
        max_length=120,
    )
    told_at = forms.DateTimeField(
        label=_("Cuándo se le pidió"),
        help_text=_("Solo por carta o por teléfono."),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MOMENT),
        input_formats=[MOMENT],
    )
    letter = forms.FileField(
        label=_("La carta que se le entregó"),
        help_text=_("Escaneada, hasta 20 MB. Solo por carta."),
        required=False,
    )
    seen = forms.UUIDField(required=False, widget=forms.HiddenInput())

    def __init__(
        self,
        *args: Any,
        kinds: Sequence[tuple[str, str]],
        ways: Sequence[tuple[str, object]],
        sent: Sequence[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        nothing = ("", _("No: que salga uno ahora"))
        found = {"kind": kinds, "way": ways, "sent": [nothing, *sent]}
        for name, choices in found.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101
            field.choices = list(choices)
        if not sent:
            del self.fields["sent"], self.fields["is_warned"]
