"""Who may see complaints and do what with them: whoever sees the case, by their role."""

from collections.abc import Mapping
from types import MappingProxyType
from uuid import UUID

from django.db.models import Q

from vinculo.cases import api as cases
from vinculo.kernel.access import policies
from vinculo.kernel.actor import Actor, Role

WORKERS = frozenset({Role.AGENT, Role.SUPERVISOR, Role.OWNER})
READERS = WORKERS | {Role.ADMINISTRATOR}

ACTIONS: Mapping[str, frozenset[Role]] = MappingProxyType(
    {
        "complaints.see": READERS,
        "complaints.file": WORKERS,
        "complaints.handle": WORKERS,
        "complaints.ask_suspension": READERS,
        "complaints.approve": frozenset({Role.SUPERVISOR, Role.OWNER}),
        "complaints.export": frozenset({Role.SUPERVISOR, Role.OWNER}),
        "complaints.see_remedies": READERS | {Role.DIRECTION},
        "complaints.set_remedies": frozenset({Role.OWNER, Role.ADMINISTRATOR}),
        "complaints.set_bodies": frozenset({Role.OWNER, Role.ADMINISTRATOR}),
        "complaints.see_process": frozenset({Role.SUPERVISOR, Role.OWNER, Role.DIRECTION}),
        "complaints.set_targets": frozenset({Role.OWNER, Role.DIRECTION}),
        "complaints.audit": frozenset({Role.SUPERVISOR, Role.OWNER}),
        "complaints.review": frozenset({Role.DIRECTION}),
        "complaints.see_leaving": frozenset({Role.SUPERVISOR, Role.OWNER, Role.DIRECTION}),
        "complaints.see_causes": READERS | {Role.DIRECTION},
        "complaints.set_causes": frozenset({Role.SUPERVISOR, Role.OWNER, Role.ADMINISTRATOR}),
    }
)


def may(actor: Actor, action: str) -> bool:
    """Whether ``actor`` may do ``action`` at all; on which complaints, :func:`visible` says."""
    return actor.is_any(*ACTIONS.get(action, ()))


def may_set_target(actor: Actor, service_id: UUID) -> bool:
    """Who directs the company sets targets of every service, an owner those of their own."""
    if not may(actor, "complaints.set_targets"):
        return False
    return actor.is_any(Role.DIRECTION) or actor.holds([f"service:{service_id}"])


def visible(actor: Actor) -> Q:
    """The complaints whose cases ``actor`` may see."""
    return within(cases.keys_for(actor), may_see=may(actor, "complaints.see"))


def within(keys: list[str] | None, *, may_see: bool) -> Q:
    """The complaints whose cases these keys open; None opens all."""
    if keys is None:
        return Q()
    return Q(case__access_keys__overlap=keys) if may_see else Q(pk__in=())


def counted(actor: Actor) -> Q:
    """The complaints that a figure for ``actor`` counts: direction reads figures of them all."""
    return Q() if actor.is_any(Role.DIRECTION) else visible(actor)


policies.add("complaints", may)

UNFILTERED = {
    "asked_of": "messages of a case, which cases gives to whoever may see it alone",
    "asked": "counts over the whole company without names; the page asks for see_process",
    "languages_of": "languages of a complaint that the page has read by the policy",
    "languages_corrected": "a count over the whole company without names, for the yearly report",
    "used_together": "sums of a complaint that its page or service has read by the policy",
    "bodies": "the addresses of bodies out of court: settings of the company, nobody's data",
    "offered": "the addresses of bodies out of court: settings of the company, nobody's data",
    "offered_for": "bodies of the service of a complaint that the page has read by the policy",
    "told_with": "bodies named in the answer of a complaint that is locked for its letter",
    "services_of": "names of services beside settings: it reads nobody's row",
    "choices": "the names of causes: the tree is the company's own, nobody's data",
    "with_below": "the ids of causes below one: the tree is the company's own, nobody's data",
    "targets": "counts over the whole company without names; the page asks for see_process",
    "audits": "plans and counts of audits; their sample is asked for by policy",
    "reviews": "figures without names that direction reviews; the page asks for see_process",
    "review": "figures without names that direction reviews; the page asks for see_process",
    "leaving": "counts over the whole company without names; their rows are asked for by policy",
    "pauses_of": "codes of pauses taken from terms that the page has read",
    "asked_about": "what was asked beside terms that the page has read by the policy",
    "first_days": "days counted from terms that the page has read by the policy",
    "letter_file": "a letter beside a complaint that the page has read by the policy",
    "day_of": "the company's day of a moment: it reads nobody's row",
    "has_said_apart": "whether it was said of a complaint that the page has read by the policy",
    "beside": "what stands beside a complaint that the page has read by the policy",
    "outside_now": "which of the complaints that the page has read by the policy are outside",
    "outside_on": "a condition that the register narrows by, beside its policy",
    "outside_once": "a condition that the register narrows by, beside its policy",
    "with_merged": "the ids of cases whose complaints go on with one that the page has read",
    "terms_of_case": "dates of duties beside a complaint that the page has read by the policy",
}
"""Selectors that pages use without a reader, each with its why."""
