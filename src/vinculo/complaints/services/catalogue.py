"""The catalogue of remedies, what each role may grant, and which forms bring complaints."""

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from vinculo.complaints import policy
from vinculo.complaints.contracts import ComplaintKind, RemedyWay
from vinculo.complaints.domain.remedies import check_amount
from vinculo.complaints.models import FormKind, RemedyKind, RemedyLimit
from vinculo.kernel.actor import Actor, Role
from vinculo.kernel.errors import DomainError, NotAllowedError
from vinculo.organization import api as organization


class RemedyNameError(DomainError):
    """A remedy has a name, and no other in use has the same."""

    code = "complaint_remedy_name"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What somebody writes of a remedy.

    ``currency``: that of its figures, where it is the company's; "" keeps the one that it has.
    """

    name: str
    way: RemedyWay
    amount: Decimal | None
    cost: Decimal | None
    is_owed: bool
    is_retired: bool = False
    currency: str = ""


@transaction.atomic
def keep_remedy(*, entry: Entry, actor: Actor, remedy_kind_id: UUID | None = None) -> UUID:
    """Write an entry of the catalogue, or change it; what was granted keeps its amount.

    A new one is in the company's currency; one that stands keeps its own, unless its figures are
    said to be in the company's now. Raises NotAllowedError, RemedyNameError, AmountError.
    """
    _require(actor)
    tidy = " ".join(entry.name.split())[:120]
    for money in (entry.amount, entry.cost):
        if money is not None:
            check_amount(money)
    row = RemedyKind() if remedy_kind_id is None else RemedyKind.objects.get(pk=remedy_kind_id)
    same = RemedyKind.objects.filter(name__iexact=tidy, is_retired=False).exclude(pk=row.pk)
    if not tidy or (not entry.is_retired and same.exists()):
        raise RemedyNameError
    row.name, row.way, row.amount, row.cost = tidy, entry.way, entry.amount, entry.cost
    row.is_owed, row.is_retired = entry.is_owed, entry.is_retired
    today = organization.currency()
    row.currency = today if entry.currency == today else row.currency or today
    row.save()
    return row.pk


@transaction.atomic
def set_limit(*, role: Role, amount: Decimal, actor: Actor) -> None:
    """Say how much a role may grant on one case, in the company's currency.

    Raises NotAllowedError, AmountError.
    """
    _require(actor)
    check_amount(amount)
    said = {"amount": amount, "currency": organization.currency()}
    RemedyLimit.objects.update_or_create(role=role.value, defaults=said)


@transaction.atomic
def set_form_kind(*, source: str, kind: ComplaintKind | None, actor: Actor) -> None:
    """Say what comes in by a form; None: nothing in particular. Raises NotAllowedError."""
    _require(actor)
    if kind is None:
        FormKind.objects.filter(source=source).delete()
    else:
        FormKind.objects.update_or_create(source=source, defaults={"kind": kind})


def _require(actor: Actor) -> None:
    if not policy.may(actor, "complaints.set_remedies"):
        raise NotAllowedError(action="complaints.set_remedies")
