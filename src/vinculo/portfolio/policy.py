"""Who may see and change services and their standards."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from vinculo.kernel.access import policies
from vinculo.kernel.actor import Actor, Role, key_providers
from vinculo.portfolio.models import Service

ACTIONS = {
    "portfolio.see": frozenset(Role),
    "portfolio.edit": frozenset({Role.ADMINISTRATOR, Role.OWNER}),
    "portfolio.create": frozenset({Role.ADMINISTRATOR}),
    "portfolio.see_accounts": frozenset(
        {Role.ADMINISTRATOR, Role.DIRECTION, Role.OWNER, Role.ANALYST, Role.AUDITOR}
    ),
    "portfolio.invest": frozenset({Role.ADMINISTRATOR, Role.DIRECTION}),
    "portfolio.write_policy": frozenset({Role.ADMINISTRATOR, Role.DIRECTION}),
    "portfolio.sign_policy": frozenset({Role.DIRECTION}),
    "portfolio.publish": frozenset({Role.ADMINISTRATOR, Role.DIRECTION}),
    "portfolio.see_decisions": frozenset(
        {Role.ADMINISTRATOR, Role.DIRECTION, Role.OWNER, Role.ANALYST, Role.AUDITOR}
    ),
    "portfolio.prepare_decisions": frozenset({Role.ADMINISTRATOR, Role.DIRECTION, Role.OWNER}),
    "portfolio.decide": frozenset({Role.DIRECTION}),
    "portfolio.edit_parties": frozenset({Role.ADMINISTRATOR, Role.OWNER}),
    "portfolio.list": frozenset(Role),
}


def may(actor: Actor, action: str) -> bool:
    """Whether ``actor`` may do ``action``; which services an owner edits says :func:`editable`."""
    return actor.is_any(*ACTIONS.get(action, ()))


def visible(actor: Actor) -> Q:
    """Everybody who works here may see every service."""
    return Q() if may(actor, "portfolio.see") else Q(pk__in=())


def editable(actor: Actor) -> Q:
    """Administrators edit every service, owners their own."""
    if actor.is_any(Role.ADMINISTRATOR):
        return Q()
    return Q(owner_id=actor.user_id) if actor.is_any(Role.OWNER) else Q(pk__in=())


def edits(actor: Actor, owner_id: UUID | None) -> bool:
    """The same of one service whose owner is known, without asking the database."""
    if actor.is_any(Role.ADMINISTRATOR):
        return True
    return actor.is_any(Role.OWNER) and owner_id is not None and owner_id == actor.user_id


def visible_decisions(actor: Actor) -> Q:
    """Those who answer for services, and who checks them, see every decision."""
    return Q() if may(actor, "portfolio.see_decisions") else Q(pk__in=())


def preparable(actor: Actor) -> Q:
    """Administrators and direction prepare every decision, owners those of their services."""
    if actor.is_any(Role.ADMINISTRATOR, Role.DIRECTION):
        return Q()
    return Q(service__owner_id=actor.user_id) if actor.is_any(Role.OWNER) else Q(pk__in=())


def service_keys(user_id: UUID, roles: frozenset[Role]) -> Iterable[str]:
    """The owner of a service holds its key."""
    if Role.OWNER not in roles:
        return []
    owned = Service.objects.filter(owner_id=user_id)
    return [f"service:{service_id}" for service_id in owned.values_list("pk", flat=True)]


UNFILTERED = {
    "public_services": "what the company shows to everybody on its public page",
    "signed_scope": "which laws bind the company is no secret inside it",
    "draft_scope": "which laws bind the company is no secret inside it",
    "choices": "which laws bind a service is no secret inside the company",
    "law_book": "which laws bind a service is no secret inside the company",
    "profiles_on": "the laws are public, whoever reads them",
    "counted_places": "holidays are public, whoever reads them",
    "pauses_of": "who may see a subject is asked by the context that owns it",
    "company_day": "the date by the clock of the company",
    "service": "the name of a service, which everybody who works here may see",
    "orderables": "what the company sells, which everybody who works here may see",
    "orderable_versions": "what the company sells, which everybody who works here may see",
    "orderables_by_id": "what the company sells, which everybody who works here may see",
    "public_orderables": "what the company shows to everybody on its public page",
    "parties": "the names of third parties, which everybody who works here may see",
    "services": "the names of services, which everybody who works here may see",
}

policies.add("portfolio", may)
key_providers.add("portfolio.services", service_keys)
