"""Forms of orders and special requests."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from vinculo.kernel.amounts import money
from vinculo.orders.contracts import RequestState
from vinculo.orders.domain.dates import end_of
from vinculo.orders.domain.requests import CalledOffBy, Ending
from vinculo.orders.labels import CALLED_OFF_BY, REQUEST
from vinculo.orders.services.composing import Details, NewLine
from vinculo.organization import api as organization
from vinculo.portfolio.contracts import OrderableView
from vinculo.promises import api as promises
from vinculo.promises.contracts import Asked
from vinculo.ui.forms import DayField, offer

Choices = Sequence[tuple[str, str]]
DAY_FORMAT = "%Y-%m-%d"
MOMENT_FORMAT = "%Y-%m-%dT%H:%M"


def day_field(label: Any, **more: Any) -> forms.DateField:
    """A day, as browsers write it."""
    widget = forms.DateInput(attrs={"type": "date"}, format=DAY_FORMAT)
    return DayField(label=label, widget=widget, input_formats=[DAY_FORMAT, "%d/%m/%Y"], **more)


def area(rows: int) -> forms.Textarea:
    """A field for several lines."""
    return forms.Textarea(attrs={"rows": rows})


class LineForm(forms.Form):
    """An item for an order: its options, how many, and the price of what is on request."""

    quantity = forms.IntegerField(label=_("Cantidad"), min_value=0, max_value=1_000_000)
    agreed = forms.DecimalField(
        label=_("Precio acordado de la unidad"),
        required=False,
        min_value=0,
        max_digits=11,
        decimal_places=2,
        localize=True,
    )

    def __init__(self, item: OrderableView, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.item = item
        draft = item.draft
        self.fields["quantity"].initial = draft.least
        if draft.price is not None:
            del self.fields["agreed"]
        for number, option in enumerate(draft.options):
            choices = [
                (one.name, _choice_words(one.name, one.difference, draft.currency))
                for one in option.choices
            ]
            self.fields[f"option-{number}"] = forms.ChoiceField(
                label=option.name, required=False, choices=[("", "—"), *choices]
            )

    def line(self) -> NewLine:
        """What was put together."""
        said = self.cleaned_data
        chosen = {
            option.name: said.get(f"option-{number}") or ""
            for number, option in enumerate(self.item.draft.options)
        }
        return NewLine(
            item_id=self.item.id,
            quantity=said["quantity"],
            chosen=chosen,
            agreed=said.get("agreed"),
        )


class DetailsForm(forms.Form):
    """When the customer wishes it, where it goes, what else was said."""

    wished_on = day_field(_("Para cuándo lo quiere el cliente"), required=False)
    deliver_to = forms.CharField(
        label=_("Dónde se entrega"), max_length=500, required=False, widget=area(2)
    )
    notes = forms.CharField(label=_("Notas"), max_length=2000, required=False, widget=area(2))

    def details(self) -> Details:
        """What was said."""
        return Details(**self.cleaned_data)


class ConfirmForm(forms.Form):
    """The day that is promised."""

    due_on = day_field(
        _("Se le promete para el"),
        help_text=_("Queda en el registro de promesas y el cliente recibe el resumen."),
    )


class DeliverForm(forms.Form):
    """What shows that it was delivered, and when that was."""

    proof = forms.CharField(
        label=_("Qué lo muestra"),
        max_length=500,
        help_text=_("Quién lo recibió, qué albarán, qué foto."),
    )
    done_at = forms.DateTimeField(
        label=_("Cuándo"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MOMENT_FORMAT),
        input_formats=[MOMENT_FORMAT, "%d/%m/%Y %H:%M"],
        help_text=_("Vacío: ahora."),
    )


class MoveForm(forms.Form):
    """Another day, with the apology that the customer reads."""

    due_on = day_field(_("Fecha nueva"))
    apology = forms.CharField(
        label=_("Disculpa, como la lee el cliente"), max_length=500, widget=area(2)
    )


class AskedForm(forms.Form):
    """Another day that the customer asks for: how they asked, and what they said."""

    due_on = day_field(_("Fecha que pide"))
    how = forms.ChoiceField(
        label=_("Cómo lo pidió"), choices=[(each.value, promises.ASKED[each]) for each in Asked]
    )
    words = forms.CharField(
        label=_("Qué dijo el cliente"),
        max_length=480,
        widget=area(2),
        help_text=_("Es lo que prueba que lo pidió él: quede escrito como lo dijo."),
    )


class ReasonForm(forms.Form):
    """Why it ends like this, as the customer reads it."""

    reason = forms.CharField(
        label=_("Por qué, como lo lee el cliente"), max_length=500, widget=area(2)
    )


class CustomerOrderForm(forms.Form):
    """An order that begins on the customer's page: of which service, and what they said."""

    service = forms.TypedChoiceField(label=_("Servicio"), coerce=UUID)
    words = forms.CharField(
        label=_("Qué ha pedido el cliente"),
        max_length=2000,
        widget=area(3),
        help_text=_("Con esto se abre el caso del pedido."),
    )

    def __init__(self, services: Choices, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "service", services)


class WishForm(forms.Form):
    """A special request: what, who tries, until when the customer hears of it."""

    wanted = forms.CharField(
        label=_("Qué quiere el cliente, con sus palabras"), max_length=2000, widget=area(4)
    )
    owner = forms.TypedChoiceField(label=_("Quién lo intenta"), coerce=UUID)
    due_on = day_field(
        _("Se le cuenta a más tardar el"),
        help_text=_("Se le promete contarle en qué queda, no conseguirlo."),
    )

    def __init__(self, people: Choices, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "owner", people)

    def due_at(self) -> datetime:
        """The end of that day by the company's clock."""
        return end_of(self.cleaned_data["due_on"], organization.company().timezone)


class AttemptForm(forms.Form):
    """What was tried."""

    tried = forms.CharField(label=_("Qué se ha intentado"), max_length=500)
    with_whom = forms.CharField(label=_("Con quién"), max_length=200, required=False)
    result = forms.CharField(label=_("Qué ha resultado"), max_length=1000, widget=area(2))


class HandOnForm(forms.Form):
    """Who tries it from now on, and why."""

    owner = forms.TypedChoiceField(label=_("Quién la intenta desde ahora"), coerce=UUID)
    why = forms.CharField(label=_("Por qué cambia de manos"), max_length=1000, required=False)

    def __init__(self, people: Choices, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "owner", people)


class DropForm(forms.Form):
    """Who calls it off, and why it is tried no more, with nothing to tell."""

    who = forms.TypedChoiceField(
        label=_("Quién la deja"),
        coerce=CalledOffBy,
        choices=[(each.value, words) for each, words in CALLED_OFF_BY.items()],
        widget=forms.RadioSelect,
        help_text=_(
            "En los dos primeros no se le escribe nada. Si nadie puede, se intenta y se le cuenta."
        ),
    )
    reason = forms.CharField(
        label=_("Por qué ya no se intenta"),
        max_length=500,
        widget=area(2),
    )


class EndForm(forms.Form):
    """What became of it, as the customer reads it."""

    state = forms.ChoiceField(
        label=_("En qué queda"),
        choices=[
            (key.value, words)
            for key, words in REQUEST.items()
            if key not in {RequestState.TRYING, RequestState.DROPPED}
        ],
        widget=forms.RadioSelect,
    )
    outcome = forms.CharField(
        label=_("Lo que lee el cliente: qué se ha conseguido, o por qué no"),
        max_length=2000,
        widget=area(4),
    )
    alternative = forms.CharField(
        label=_("Qué se le ofrece en su lugar"),
        max_length=2000,
        required=False,
        widget=area(2),
        help_text=_("Obligatorio si no se pudo."),
    )
    otherwise = forms.CharField(
        label=_("Cómo se le ha contado"),
        max_length=200,
        required=False,
        help_text=_("Cuando no le llega correo: por teléfono, por carta, en persona."),
    )
    seen = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def ending(self) -> Ending:
        """What was said."""
        said = self.cleaned_data
        return Ending(
            state=RequestState(said["state"]),
            outcome=said["outcome"],
            alternative=said["alternative"],
            otherwise=said.get("otherwise", ""),
        )


def _choice_words(name: str, difference: Any, currency: str) -> str:
    if not difference:
        return name
    sign = "+" if difference > 0 else "−"
    return f"{name} ({sign}{money(abs(difference), currency)})"
