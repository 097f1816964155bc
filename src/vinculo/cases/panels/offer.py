"""The screen pop of an offer: who it is and what we owe them, before anybody accepts."""

from dataclasses import dataclass
from uuid import UUID

from vinculo.cases import labels, policy
from vinculo.cases.domain.numbers import as_said
from vinculo.cases.selectors import offered
from vinculo.customers.contracts import Candidate
from vinculo.kernel.actor import Actor
from vinculo.kernel.slots import Panel, panels


@dataclass(frozen=True, kw_only=True)
class Who:
    """Whose case it is, or whose it may be."""

    case: offered.OfferedCase
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, kw_only=True)
class Before:
    """What we owe and what came before."""

    case: offered.OfferedCase
    earlier: list[tuple[offered.EarlierCase, object, str | None]]


def who(actor: Actor, item_id: UUID) -> Who | None:
    """The case that is held out, with the candidates while nobody is certain."""
    case = offered.offered_case(actor=actor, item_id=item_id)
    if case is None:
        return None
    return Who(case=case, candidates=offered.who_it_may_be(actor=actor, case=case))


def before(actor: Actor, item_id: UUID) -> Before | None:
    """Its deadline and the customer's other cases."""
    case = offered.offered_case(actor=actor, item_id=item_id)
    if case is None:
        return None
    earlier = offered.earlier_cases(actor=actor, case=case)
    return Before(
        case=case,
        earlier=[(each, labels.STATUSES[each.status], as_said(each.number)) for each in earlier],
    )


for key, slot, template, load, budget in (
    ("cases.offer_who", "routing.offer_who", "cases/_offer_who.html", who, 4),
    ("cases.offer_story", "routing.offer_story", "cases/_offer_story.html", before, 3),
):
    panels.add(
        key,
        Panel(
            slot=slot,
            order=10,
            template=template,
            may=lambda actor: policy.may(actor, "cases.see"),
            load=load,
            query_budget=budget,
        ),
    )
