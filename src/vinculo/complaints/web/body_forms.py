"""What a person writes of a body outside of court, and choosing among those that are kept."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from vinculo.complaints.contracts import Taking, WayOut
from vinculo.complaints.labels import OUTSIDE_WAY, TAKING
from vinculo.complaints.selectors.bodies import BodyView, offered_for
from vinculo.complaints.selectors.holding import day_of
from vinculo.complaints.services import bodies
from vinculo.complaints.web.forms import DAY, Choices, area, pairs
from vinculo.kernel import clock
from vinculo.ui.forms import DayField, offer


def choices_of(found: Sequence[BodyView]) -> list[tuple[str, str]]:
    """Bodies to choose from, by their names and whether the company takes part."""
    return [(str(one.id), f"{one.name} · {TAKING[one.taking]}") for one in found]


def bodies_of(complaint_id: UUID) -> list[BodyView]:
    """The bodies of which the customer of a complaint is told today."""
    return offered_for(complaint_id, day=day_of(clock.now()))


def _day(label: object) -> DayField:
    return DayField(
        label=label,
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format=DAY),
        input_formats=[DAY, "%d/%m/%Y"],
    )


class BodyForm(forms.Form):
    """A body: which one, where it is, whether the company takes part, for what and when."""

    name = forms.CharField(
        label=_("Organismo"), max_length=160, help_text=_("Como lo lee el cliente.")
    )
    way = forms.ChoiceField(label=_("Qué vía"), choices=pairs(OUTSIDE_WAY))
    taking = forms.ChoiceField(
        label=_("La empresa, ante él"),
        choices=pairs(TAKING),
        help_text=_("Se le dice al cliente: lo pide la Ley 7/2017, art. 40.3."),
    )
    address = forms.CharField(label=_("Su dirección"), max_length=300, required=False)
    url = forms.CharField(
        label=_("Página"),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "url", "placeholder": "https://"}),
        help_text=_("Con su dirección, su página o las dos."),
    )
    how = forms.CharField(
        label=_("Cómo se acude"),
        max_length=500,
        required=False,
        widget=area(2),
        help_text=_("Por ejemplo, en qué plazo y con qué papeles."),
    )
    how_en = forms.CharField(
        label=_("Cómo se acude, en inglés"),
        max_length=500,
        required=False,
        widget=area(2),
        help_text=_("Vacío: quien lee en inglés lo lee en español."),
    )
    place = forms.CharField(
        label=_("De qué lugar"),
        max_length=80,
        required=False,
        help_text=_("Vacío: de cualquiera. Ayuda a elegir; el cliente lee su dirección."),
    )
    services = forms.MultipleChoiceField(
        label=_("En qué servicios"),
        choices=[],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Sin marcar ninguno, en todos."),
    )
    since_on = _day(_("Se ofrece desde"))
    until_on = _day(_("Se ofrece hasta"))
    is_retired = forms.BooleanField(
        label=_("Ya no se ofrece"), required=False, help_text=_("Sigue donde se dijo.")
    )

    def __init__(self, services: Choices, *args: Any, is_new: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "services", services)
        if is_new:
            del self.fields["is_retired"]

    def said(self) -> bodies.Entry:
        """What was written."""
        said = dict(self.cleaned_data)
        services = tuple(UUID(key) for key in said.pop("services"))
        way, taking = WayOut(said.pop("way")), Taking(said.pop("taking"))
        return bodies.Entry(way=way, taking=taking, service_ids=services, **said)


FIELD_OF = {
    "complaint_body_name": "name",
    "complaint_body_place": "url",
    "complaint_body_link": "url",
    "complaint_body_closed_platform": "url",
    "complaint_body_days": "until_on",
    "complaint_body_service": "services",
}
"""Beside which field the words of a refusal stand."""
