"""Forms about cases."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from vinculo.cases import labels
from vinculo.cases.contracts import Outcome, Then
from vinculo.cases.services.hands import who_works_cases
from vinculo.customers import api as customers
from vinculo.customers.contracts import ContactKind
from vinculo.portfolio import api as portfolio
from vinculo.routing import api as routing
from vinculo.ui.forms import DayField, offer


def uuid_or_none(text: str) -> UUID | None:
    """What a form says as an id; None when it is none."""
    try:
        return UUID(text)
    except ValueError:
        return None


class RegisterForm(forms.Form):
    """A customer's matter that any colleague heard of."""

    subject = forms.CharField(label=_("Asunto"), max_length=300)
    text = forms.CharField(
        label=_("Qué necesita el cliente"), widget=forms.Textarea(attrs={"rows": 5})
    )
    kind = forms.ChoiceField(label=_("Tipo"), choices=[])
    service = forms.TypedChoiceField(label=_("Servicio"), choices=[], coerce=UUID)
    customer_name = forms.CharField(label=_("Nombre del cliente"), max_length=200, required=False)
    contact = forms.CharField(
        label=_("Correo o teléfono"),
        max_length=254,
        required=False,
        help_text=_("Para encontrarlo entre los clientes, o anotarlo si es nuevo."),
    )
    told = forms.BooleanField(
        label=_("Ya se le ha contestado al hablar"),
        required=False,
        help_text=_("La primera respuesta queda dada; el caso sigue hasta que se resuelva."),
    )

    def __init__(self, *args: Any, may_tell: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_tell:
            del self.fields["told"]
        offer(self, "kind", list(labels.KINDS.items()))
        offer(self, "service", [(s.id, s.name) for s in portfolio.services()])


def whose(form: RegisterForm, *, at: datetime) -> UUID | None:
    """The customer of the matter: the certain owner of the contact point, else a new one.

    Without a contact point nobody is entered: the case says whose it is later.
    """
    contact = form.cleaned_data["contact"].strip()
    if not contact:
        return None
    kind = ContactKind.EMAIL if "@" in contact else ContactKind.PHONE
    name = form.cleaned_data["customer_name"].strip()
    candidates = customers.identify(kind=kind, value=contact, name=name)
    certain = next((found for found in candidates if found.is_certain), None)
    if certain:
        return certain.customer_id
    return customers.register(name=name, kind=kind, value=contact, at=at)


class AnswerForm(forms.Form):
    """What the composer sends along with its text."""

    seen = forms.CharField(required=False, max_length=80)
    then = forms.TypedChoiceField(
        choices=[(t.value, t.value) for t in Then],
        coerce=Then,
        empty_value=Then.STAY,
        required=False,
    )
    outcome = forms.TypedChoiceField(
        choices=[(o.value, o.value) for o in Outcome],
        coerce=Outcome,
        empty_value=Outcome.ANSWERED,
        required=False,
    )
    until = DayField(required=False)


class ResolveForm(forms.Form):
    """How the case ended."""

    outcome = forms.TypedChoiceField(choices=[(o.value, o.value) for o in Outcome], coerce=Outcome)


class WaitForm(forms.Form):
    """Until which day the case waits; empty: until the customer writes."""

    until = DayField(
        label=_("Hasta el día"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Sin fecha, espera a que el cliente escriba."),
    )


class TransferForm(forms.Form):
    """Whom a case goes to, and what they should know."""

    target = forms.ChoiceField(label=_("A quién"), choices=[])
    note = forms.CharField(
        label=_("Nota para quien lo reciba"),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
        help_text=_(
            "Qué se ha hecho y qué falta. Queda como nota interna: el cliente no la ve. "
            "Con @ y un nombre avisa a esa persona."
        ),
    )
    sight = forms.BooleanField(
        label=_("Dar acceso a este caso a quien nombro y no lo ve"), required=False
    )

    def __init__(self, *args: Any, names: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["note"].widget.attrs |= {
            "data-mentions": names,
            "aria-autocomplete": "list",
            "aria-haspopup": "listbox",
            "aria-controls": "nombrar-traspaso",
        }
        offer(
            self,
            "target",
            [
                (_("Colas"), [(f"queue:{q.id}", q.name) for q in routing.all_queues()]),
                (_("Personas"), [(f"person:{user.id}", user.name) for user in who_works_cases()]),
                (
                    _("Quien sepa de…"),
                    [(f"skill:{each.id}", each.name) for each in routing.skills()],
                ),
            ],
        )

    def chosen(self) -> dict[str, UUID | None]:
        """The target as the service wants it."""
        kind, _, text = self.cleaned_data["target"].partition(":")
        found = uuid_or_none(text)
        return {{"person": "to_user", "skill": "to_skill"}.get(kind, "to_queue"): found}


class SenderForm(forms.Form):
    """Whose message is confirmed."""

    message = forms.UUIDField()


class CustomerForm(forms.Form):
    """Who the customer is; ``nobody`` takes an answer back that nobody had given before."""

    customer = forms.UUIDField(required=False)
    nobody = forms.BooleanField(required=False)

    def clean(self) -> dict[str, Any]:
        """One of the two must be said."""
        said = super().clean() or {}
        if not said.get("customer") and not said.get("nobody"):
            raise forms.ValidationError(_("Elija quién es el cliente."))
        return said
