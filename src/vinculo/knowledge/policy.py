"""Who reads articles and who writes them."""

from django.db.models import Q

from vinculo.kernel.access import policies
from vinculo.kernel.actor import Actor, Role
from vinculo.knowledge.contracts import Reach

ACTIONS = {
    "knowledge.read": frozenset(Role),
    "knowledge.write": frozenset({Role.AGENT, Role.SUPERVISOR, Role.OWNER, Role.ADMINISTRATOR}),
    "knowledge.announce": frozenset({Role.SUPERVISOR, Role.OWNER, Role.ADMINISTRATOR}),
    "knowledge.retire": frozenset({Role.SUPERVISOR, Role.OWNER, Role.ADMINISTRATOR}),
}


def may(actor: Actor, action: str) -> bool:
    """Whether ``actor`` may do ``action``; which articles, :func:`editable` says."""
    return actor.is_any(*ACTIONS.get(action, ()))


def visible(actor: Actor) -> Q:
    """Everybody who works here reads every article, the internal ones too."""
    return Q() if may(actor, "knowledge.read") else Q(pk__in=())


def visible_notices(actor: Actor) -> Q:
    """Everybody who works here reads what is announced, as strangers do."""
    return Q() if may(actor, "knowledge.read") else Q(pk__in=())


def editable(actor: Actor) -> Q:
    """Who may retire articles changes all of them, the others those that they answer for."""
    if may(actor, "knowledge.retire"):
        return Q()
    return Q(owner_id=actor.user_id) if may(actor, "knowledge.write") else Q(pk__in=())


def for_strangers() -> Q:
    """What is published for everybody."""
    return Q(reach=Reach.PUBLIC, is_retired=False)


policies.add("knowledge", may)

UNFILTERED = {
    "public_notices": "what the company announces to everybody, without a login",
    "step_text": "what the company announces to everybody, without a login",
    "step_to_tell": "what the company announces to everybody, without a login",
    "steps_to_tell": "what the company announces to everybody, without a login",
    "active_notices": "what the company announces to everybody, without a login",
    "public_articles": "what the company publishes for everybody, without a login",
    "public_by_id": "what the company publishes for everybody, without a login",
    "notice_named": "what the company announces to everybody, without a login",
    "latest_notices": "what the company announces to everybody, without a login",
    "notices_near": "what the company announces to everybody, without a login",
    "public_article": "what the company publishes for everybody, without a login",
}
"""Selectors that pages use without a reader, each with its why."""
