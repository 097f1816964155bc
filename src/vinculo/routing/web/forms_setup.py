"""Forms about how work is given out."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from vinculo.identity.contracts import UserView
from vinculo.organization import api as organization
from vinculo.routing import labels
from vinculo.routing.contracts import ChannelKind, QueueView, SkillView
from vinculo.routing.domain.choice import Step
from vinculo.routing.domain.settings import LEVELS, RANGES
from vinculo.routing.services.queues import Giving
from vinculo.ui.forms import offer

LEVEL_CHOICES = [("", "—"), *((str(level), str(level)) for level in LEVELS)]


class GivingForm(forms.Form):
    """How a queue's work reaches people."""

    offers = forms.BooleanField(
        label=_("Se reparte sola"),
        required=False,
        help_text=_("Cada contacto se ofrece a la persona más adecuada que esté y tenga sitio."),
    )
    may_take = forms.BooleanField(label=_("Se puede tomar trabajo de ella"), required=False)
    offer_seconds = forms.IntegerField(
        label=_("Segundos para contestar una oferta"), min_value=5, max_value=600
    )
    patience_minutes = forms.IntegerField(
        label=_("Minutos que se espera a la persona preferida"), min_value=0, max_value=1440
    )
    calendar = forms.TypedChoiceField(
        label=_("Horario en que reparte"), choices=[], coerce=UUID, empty_value=None, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        calendars = [(str(each.id), each.name) for each in organization.calendars()]
        offer(self, "calendar", [("", _("Siempre")), *calendars])

    def giving(self) -> Giving:
        """As the service wants it."""
        data = self.cleaned_data
        return Giving(
            offers=data["offers"],
            may_take=data["may_take"],
            offer_seconds=data["offer_seconds"],
            patience_minutes=data["patience_minutes"],
            calendar_id=data["calendar"],
        )


class AskSkillForm(forms.Form):
    """A skill that a queue asks for; an empty level: no longer."""

    skill = forms.TypedChoiceField(label=_("Habilidad"), choices=[], coerce=UUID)
    min_level = forms.TypedChoiceField(
        label=_("Nivel mínimo"), choices=LEVEL_CHOICES, coerce=int, empty_value=None, required=False
    )

    def __init__(self, *args: Any, skills: list[SkillView], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "skill", [(str(each.id), each.name) for each in skills])


class StepForm(forms.Form):
    """A rung of the overflow ladder."""

    after_minutes = forms.IntegerField(
        label=_("A los minutos de espera"), min_value=0, max_value=100_000
    )
    lower_by = forms.IntegerField(
        label=_("Pedir niveles menos"), min_value=0, max_value=5, initial=0
    )
    drops_language = forms.BooleanField(label=_("Dejar de pedir el idioma"), required=False)
    to_queue = forms.TypedChoiceField(
        label=_("Ofrecer también a la cola"),
        choices=[],
        coerce=UUID,
        empty_value=None,
        required=False,
    )

    def __init__(self, *args: Any, queues: list[QueueView], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "to_queue", [("", "—"), *((str(each.id), each.name) for each in queues)])

    def step(self) -> Step:
        """As the service wants it."""
        data = self.cleaned_data
        return Step(
            after=timedelta(minutes=data["after_minutes"]),
            lower_by=data["lower_by"],
            drops_language=data["drops_language"],
            to_queue=data["to_queue"],
        )


class SettingsForm(forms.Form):
    """The weights and times, each within what it may be."""

    why = forms.CharField(label=_("Por qué se cambia"), max_length=200, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        why = self.fields.pop("why")
        for name, words in labels.SETTINGS.items():
            least, most = RANGES[name]
            self.fields[name] = forms.IntegerField(
                label=str(words),
                min_value=least,
                max_value=most,
                help_text=_("De %(least)s a %(most)s.") % {"least": least, "most": most},
            )
        self.fields["why"] = why

    def values(self) -> dict[str, int]:
        """The numbers, by name."""
        return {name: self.cleaned_data[name] for name in labels.SETTINGS}


class LoadForm(forms.Form):
    """What a kind of contact weighs."""

    kind = forms.ChoiceField(
        label=_("Tipo de contacto"), choices=[(k.value, w) for k, w in labels.CHANNELS.items()]
    )
    weight_pct = forms.IntegerField(
        label=_("Cuánto ocupa de una persona, en %"), min_value=1, max_value=100
    )
    wrap_up_seconds = forms.IntegerField(
        label=_("Segundos para terminar después"), min_value=0, max_value=3600, initial=0
    )
    cannot_wait = forms.BooleanField(
        label=_("No puede esperar: vuelve a la cola si quien lo lleva desaparece"), required=False
    )


class SkillForm(forms.Form):
    """One more skill; a language carries its code."""

    name = forms.CharField(label=_("Nombre"), max_length=80)
    language = forms.RegexField(
        r"^[a-z]{2,3}$",
        label=_("Código, si es un idioma"),
        required=False,
        help_text=_("Por ejemplo: es, en, ca."),
    )


class LevelForm(forms.Form):
    """How well somebody does something; an empty level: not at all."""

    person = forms.TypedChoiceField(label=_("Persona"), choices=[], coerce=UUID)
    skill = forms.TypedChoiceField(label=_("Habilidad"), choices=[], coerce=UUID)
    level = forms.TypedChoiceField(
        label=_("Nivel"), choices=LEVEL_CHOICES, coerce=int, empty_value=None, required=False
    )

    def __init__(
        self, *args: Any, skills: list[SkillView], people: list[UserView], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "person", [(str(each.id), each.name) for each in people])
        offer(self, "skill", [(str(each.id), each.name) for each in skills])


class LimitForm(forms.Form):
    """How many contacts of a kind somebody has at most."""

    person = forms.TypedChoiceField(label=_("Persona"), choices=[], coerce=UUID)
    kind = forms.TypedChoiceField(
        label=_("Tipo de contacto"),
        choices=[(k.value, w) for k, w in labels.CHANNELS.items()],
        coerce=ChannelKind,
    )
    at_most = forms.IntegerField(
        label=_("Como mucho a la vez"), min_value=0, max_value=100, required=False
    )

    def __init__(self, *args: Any, people: list[UserView], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "person", [(str(each.id), each.name) for each in people])


class PauseForm(forms.Form):
    """A reason for a pause."""

    name = forms.CharField(label=_("Nombre"), max_length=60)
    max_minutes = forms.IntegerField(
        label=_("Minutos como mucho"),
        min_value=1,
        max_value=1440,
        required=False,
        help_text=_("Después se avisa a quien lleva el equipo. En blanco: sin límite."),
    )
