"""Forms about queues."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from vinculo.organization import api as organization
from vinculo.portfolio import api as portfolio
from vinculo.ui.forms import offer


class QueueForm(forms.Form):
    """The name of a queue and the team that works it."""

    name = forms.CharField(label=_("Nombre"), max_length=120)
    team = forms.TypedChoiceField(label=_("Equipo que la atiende"), choices=[], coerce=UUID)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "team", [(team.id, team.name) for team in organization.teams()])


class NewQueueForm(QueueForm):
    """A queue for a service that has none yet."""

    service = forms.TypedChoiceField(label=_("Servicio"), choices=[], coerce=UUID)

    def __init__(self, *args: Any, taken: frozenset[UUID] = frozenset(), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(
            self,
            "service",
            [
                (service.id, service.name)
                for service in portfolio.services()
                if service.id not in taken
            ],
        )
