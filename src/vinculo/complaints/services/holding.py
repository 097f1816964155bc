"""Billing asks before it cuts a service or claims a debt: the answer, its reasons, its proof."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import get_language

from vinculo.complaints.contracts import CutRule, HeldThing, HoldWhy
from vinculo.complaints.domain.outside import Holder, held_by
from vinculo.complaints.labels import CUT_RULES, DEBT_RULES, HOLD_WHY
from vinculo.complaints.models import BillingQuestion, HeldQuestion
from vinculo.complaints.selectors.holding import holders_of
from vinculo.kernel import evidence
from vinculo.portfolio import api as portfolio

DUTIES = {HeldThing.CUT: "ES10-NOSUSP", HeldThing.DEBT: "ES10-NODEBT"}
KINDS = {
    HeldThing.CUT: "complaints.suspension_asked",
    HeldThing.DEBT: "complaints.debt_asked",
}
WORDS = {HeldThing.CUT: CUT_RULES, HeldThing.DEBT: DEBT_RULES}


@dataclass(frozen=True, kw_only=True)
class Reason:
    """A complaint that says no: its public number, why, in words too, and since what day."""

    complaint: UUID
    number: str
    why: HoldWhy
    words: str
    since: date


@dataclass(frozen=True, kw_only=True)
class Answer:
    """Whether something may be done to a customer now; ``reasons`` are the complaints behind a no.

    ``duties`` are the legal duties behind it and ``law`` their laws and articles in words; both
    empty when it is the house's own rule: no law of this company holds it, the company chose to
    wait.
    """

    may: bool
    rule: CutRule
    duties: Sequence[str]
    law: Sequence[str]
    reasons: Sequence[Reason]
    words: str
    asked_at: datetime

    @property
    def complaints(self) -> list[UUID]:
        """The complaints that say no, each once, the oldest first."""
        return list(dict.fromkeys(one.complaint for one in self.reasons))


@transaction.atomic
def ask(
    thing: HeldThing, *, service_id: UUID, customer_id: UUID, by: UUID | None, at: datetime
) -> Answer:
    """Answer billing whether it may cut a service or claim a debt of it; the question is evidence.

    Any complaint of the customer forbids it that is open, or with a body outside, under any of
    their records: one about a bill is filed with who makes bills. Only of what somebody with the
    right said that it has nothing to do with this service, it does not.
    """
    answer, found = told(service_id, customer_id, at=at)[thing]
    BillingQuestion.objects.create(
        service_id=service_id, thing=thing, may=answer.may, rule=answer.rule, asked_at=at
    )
    HeldQuestion.objects.bulk_create(
        HeldQuestion(
            complaint_id=key,
            service_id=service_id,
            thing=thing,
            is_outside=any(one.complaint_id == key and one.why is HoldWhy.OUTSIDE for one in found),
            asked_at=at,
        )
        for key in answer.complaints
    )
    facts = {
        "customer": str(customer_id),
        f"may_{'suspend' if thing is HeldThing.CUT else 'claim'}": answer.may,
        "complaints": ",".join(map(str, answer.complaints)),
        "why": ",".join(sorted({one.why.value for one in found})),
        "rule": answer.rule.value,
        "duties": ",".join(answer.duties),
        "by": str(by or ""),
        "asked_at": at.isoformat(),
    }
    evidence.record(evidence.Proof(kind=KINDS[thing], subject=f"service:{service_id}", facts=facts))
    return answer


def told(
    service_id: UUID, customer_id: UUID, *, at: datetime
) -> dict[HeldThing, tuple[Answer, tuple[Holder, ...]]]:
    """What billing would be told now of each thing, and by which complaints; nothing is kept."""
    law = portfolio.law_of(service_id, at=at)
    holders = holders_of(customer_id, at=at)
    return {
        thing: _told(thing, service_id, holders, is_law=law.holds(DUTIES[thing]), at=at)
        for thing in HeldThing
    }


def _told(
    thing: HeldThing, service_id: UUID, holders: Sequence[Holder], *, is_law: bool, at: datetime
) -> tuple[Answer, tuple[Holder, ...]]:
    duty = DUTIES[thing]
    rule, found = held_by(holders, thing, service_id, is_law=is_law)
    duties = [duty] if rule is CutRule.LAW else []
    language = "en" if (get_language() or "es").startswith("en") else "es"
    said = [portfolio.duty_words(one, language) for one in duties]
    answer = Answer(
        may=not found,
        rule=rule,
        duties=duties,
        law=[f"{one.law}, {one.article}" for one in said if one],
        reasons=[
            Reason(
                complaint=one.complaint_id,
                number=one.number,
                why=one.why,
                words=str(HOLD_WHY[one.why]),
                since=one.since,
            )
            for one in found
        ],
        words=str(WORDS[thing][rule]),
        asked_at=at,
    )
    return answer, found
