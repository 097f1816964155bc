"""Forms about services: what they are, where they stand, who may read of them."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vinculo.portfolio.contracts import Stage
from vinculo.portfolio.domain.lifecycle import Position, position_of
from vinculo.portfolio.labels import PHASE, STAGE
from vinculo.portfolio.services.catalogue import InEnglish
from vinculo.ui.forms import DayField, offer

Choices = Sequence[tuple[str, str]]
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


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
    benefit_en = forms.CharField(
        label=_("Qué hace por el cliente, en inglés"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "lang": "en"}),
        help_text=_("Vacío: quien lee en inglés lo lee en español."),
    )
    product = forms.CharField(
        label=_("Producto al que acompaña"),
        max_length=120,
        required=False,
        help_text=_("Vacío si el servicio se vende solo."),
    )
    product_en = forms.CharField(
        label=_("Producto al que acompaña, en inglés"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"lang": "en"}),
    )
    owner = forms.TypedChoiceField(
        label=_("Responsable"), coerce=UUID, empty_value=None, required=False
    )

    def __init__(self, people: Choices, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "owner", [("", gettext("Nadie todavía")), *people])

    def values(self) -> dict[str, Any]:
        """What the services take."""
        return {
            "name": self.cleaned_data["name"],
            "benefit": self.cleaned_data["benefit"],
            "product": self.cleaned_data["product"],
            "english": InEnglish(
                benefit=self.cleaned_data["benefit_en"], product=self.cleaned_data["product_en"]
            ),
            "owner_id": self.cleaned_data["owner"],
        }


class NewServiceForm(ServiceForm):
    """The same, with where it begins."""

    stage = forms.ChoiceField(
        label=_("Etapa"),
        choices=[(stage.value, STAGE[stage]) for stage in (Stage.PIPELINE, Stage.CATALOGUE)],
        help_text=_("Solo lo que está en catálogo se ofrece y recibe contactos."),
    )

    def values(self) -> dict[str, Any]:
        """What the services take."""
        return super().values() | {"stage": Stage(self.cleaned_data["stage"])}


class MoveForm(forms.Form):
    """One step through the portfolio."""

    there = forms.ChoiceField(label=_("Pasa a"))
    on = DayField(label=_("Desde el día"), widget=DAY)
    reason = forms.CharField(
        label=_("Por qué"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Queda en la historia del servicio."),
    )
    successor = forms.TypedChoiceField(
        label=_("Lo sucede"),
        coerce=UUID,
        empty_value=None,
        required=False,
        help_text=_("Al retirarlo con casos abiertos hace falta decir qué servicio lo sucede."),
    )

    def __init__(
        self, moves: Sequence[Position], heirs: Choices, *args: Any, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        offer(self, "there", [(move.key, position_words(move)) for move in moves])
        offer(self, "successor", [("", gettext("Ninguno")), *heirs])

    def values(self) -> dict[str, Any]:
        """What the services take."""
        said = self.cleaned_data
        return {
            "there": position_of(said["there"]),
            "on": said["on"],
            "reason": said["reason"],
            "successor_id": said["successor"],
        }


def position_words(position: Position) -> str:
    """Where a service stands, as people say it."""
    stage, phase = STAGE[position.stage], PHASE[position.phase]
    return str(stage) if position.stage is Stage.RETIRED else f"{stage} · {phase}"


class PublishForm(forms.Form):
    """What strangers may read of a service."""

    shown = forms.BooleanField(label=_("Mostrarlo en la página pública"), required=False)
    with_rates = forms.BooleanField(
        label=_("Publicar también cuánto se cumple cada estándar"), required=False
    )


class ReviewForm(forms.Form):
    """When the strategy sheet is looked through again."""

    on = DayField(
        label=_("Próxima revisión"),
        widget=DAY,
        required=False,
        help_text=_("El responsable recibe una tarea para ese día."),
    )
