"""Who may see which cases, and do what with them; list, page, search and API all ask here."""

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django.db.models import Q

from vinculo.cases.domain.access import usable_keys
from vinculo.cases.domain.restriction import held_keys
from vinculo.cases.models import RestrictionPerson
from vinculo.kernel.access import policies
from vinculo.kernel.actor import Actor, Role, key_providers

WORKERS = frozenset({Role.AGENT, Role.SUPERVISOR, Role.OWNER})
STAFF = frozenset(Role) - {Role.AUDITOR}

ACTIONS: Mapping[str, frozenset[Role]] = MappingProxyType(
    {
        "cases.see": STAFF,
        "cases.see_evidence": frozenset({Role.AUDITOR}),
        "cases.register": STAFF,
        "cases.note": STAFF,
        "cases.answer": WORKERS,
        "cases.change": WORKERS,
        "cases.keep_view": STAFF,
        "cases.export": frozenset({Role.SUPERVISOR, Role.OWNER}),
        "cases.confirm_sender": frozenset({Role.AGENT, Role.SUPERVISOR}),
        "cases.set_rules": frozenset({Role.ADMINISTRATOR, Role.OWNER}),
        "cases.see_offers": frozenset({Role.SUPERVISOR, Role.OWNER, Role.DIRECTION}),
        "cases.coach": frozenset({Role.SUPERVISOR}),
        "cases.restrict": WORKERS | {Role.ADMINISTRATOR},
        "cases.lift": frozenset({Role.SUPERVISOR, Role.OWNER, Role.ADMINISTRATOR}),
        "cases.see_restricted": frozenset({Role.ADMINISTRATOR}),
        "cases.take": frozenset({Role.AGENT, Role.SUPERVISOR}),
        "cases.keep_texts": WORKERS | {Role.ADMINISTRATOR},
        "cases.keep_common_texts": frozenset({Role.SUPERVISOR, Role.OWNER, Role.ADMINISTRATOR}),
    }
)


def may(actor: Actor, action: str) -> bool:
    """Whether ``actor`` may do ``action`` at all; on which cases, :func:`visible` says."""
    return actor.is_any(*ACTIONS.get(action, ()))


def visible(actor: Actor) -> Q:
    """The cases ``actor`` may see.

    Agents and supervisors see their queues', owners their services', everybody what names them
    (a case they have or registered). The roles of administrator, analyst, direction and auditor
    open nothing by themselves, but administrators see the restricted ones. Those are seen by
    nobody else than whom they name, whatever queue, service or role.
    """
    return within(keys_for(actor))


def keys_for(actor: Actor) -> list[str] | None:
    """The keys that open cases for ``actor``; None opens all."""
    if actor.is_system:
        return None
    return usable_keys(actor.roles, actor.keys)


def within(keys: list[str] | None) -> Q:
    """The cases that these keys open."""
    return Q() if keys is None else Q(access_keys__overlap=keys)


def visible_views(actor: Actor) -> Q:
    """The kept views of the list that ``actor`` made or that a team of the actor shares."""
    return views_of(actor.user_id, teams_of(actor))


def views_of(person_id: UUID | None, team_ids: Collection[UUID]) -> Q:
    """The kept views of a person and of these teams."""
    return Q(person_id=person_id) | Q(team_id__in=team_ids)


def visible_texts(actor: Actor) -> Q:
    """The kept texts and macros of ``actor``, of their teams and of the company."""
    common = Q(person__isnull=True, team_id__isnull=True)
    return (
        common | Q(person_id=actor.user_id, person__isnull=False) | Q(team_id__in=teams_of(actor))
    )


def own_texts(actor: Actor) -> Q:
    """Those that ``actor`` may change: their own; a supervisor's team's; the company's."""
    own = Q(person_id=actor.user_id, person__isnull=False)
    if not may(actor, "cases.keep_common_texts"):
        return own
    return own | Q(team_id__in=teams_of(actor)) | Q(person__isnull=True, team_id__isnull=True)


def is_own(row: Any, actor: Actor) -> bool:
    """Whether ``actor`` may change a kept text or macro that they see."""
    return row.person_id == actor.user_id or may(actor, "cases.keep_common_texts")


def may_share(actor: Actor, team_id: UUID) -> bool:
    """Whether ``actor`` may keep texts and macros for a team: their own, as a supervisor."""
    return may(actor, "cases.keep_common_texts") and team_id in teams_of(actor)


def teams_of(actor: Actor) -> list[UUID]:
    """The teams whose keys ``actor`` holds."""
    return [UUID(key.removeprefix("team:")) for key in actor.keys if key.startswith("team:")]


def visible_evidence(actor: Actor) -> Q:
    """The cases of which ``actor`` may read numbers, states, clocks, codes and times.

    Nobody's name, address or text is among that; an auditor reads it of all, the restricted too,
    but not of those that were kept from this very person.
    """
    if not may(actor, "cases.see_evidence"):
        return Q(pk__in=())
    kept = RestrictionPerson.objects.filter(person_id=actor.user_id, is_barred=True)
    standing = kept.filter(restriction__lifted_at__isnull=True).values("restriction_id")
    return Q(restriction__isnull=True) | ~Q(restriction_id__in=standing)


policies.add("cases", may)
key_providers.add("cases.restricted", held_keys)

UNFILTERED = {
    "state_by_key": "the state of the matter whose secret key was shown, without names or words",
    "fields": "the company's own fields of a case: their names and rules, and nobody's answers",
    "counts_of_offers": "counts over the whole company without names; the page asks for see_offers",
    "graces": "the rules of services, without anybody's data, shown to who may set them",
}
"""Selectors that pages use without a reader, each with its why."""
