"""What the company tells everybody of a service: each new case of it carries that as a promise."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from uuid import UUID

from django.db import transaction

from vinculo.cases.models import Case
from vinculo.cases.services import story
from vinculo.cases.services.contracted import WITHOUT_LEVELS
from vinculo.kernel.actor import SYSTEM
from vinculo.kernel.errors import DomainError
from vinculo.lib.calendar import add_open_time
from vinculo.portfolio import api as portfolio
from vinculo.portfolio.contracts import Metric, StandardView
from vinculo.promises import api as promises
from vinculo.promises.contracts import NewPromise, PublishedClaim, Source

BEGINS = {
    Metric.FIRST_ANSWER: promises.CLAIM_ANSWER,
    Metric.RESOLUTION: promises.CLAIM_SOLUTION,
}


@transaction.atomic
def promise_claims(cases: Sequence[Case], *, at: datetime) -> int:
    """Write down what the public could read when these were opened; answers how many promises.

    One question where nothing is published. What no clock of a standard measures is left out:
    nothing would ever keep or break it. Counted from when each case was opened, in the calendar
    of the standard behind the claim, for the time that the claim itself says.
    """
    reached = [case for case in cases if case.kind not in WITHOUT_LEVELS]
    if not reached:
        return 0
    wanted = {(case.service_id, case.opened_at) for case in reached}
    found = {key: some for key, some in promises.published_claims(wanted).items() if some}
    if not found:
        return 0
    standards = portfolio.standards_for_all(list(found))
    owners = {
        service_id: view.owner_id
        for service_id in {key[0] for key in found}
        if (view := portfolio.service(service_id)) is not None
    }
    made = 0
    for case in reached:
        key = (case.service_id, case.opened_at)
        backing = {one.metric.value: one for one in standards.get(key, ())}
        for claim in found.get(key, ()):
            standard = backing.get(claim.metric)
            if standard is not None and standard.metric in BEGINS:
                made += _promise(case, claim, standard, owners.get(case.service_id), at)
    return made


def _promise(
    case: Case, claim: PublishedClaim, standard: StandardView, owner: UUID | None, at: datetime
) -> bool:
    target = claim.within or standard.target
    with suppress(DomainError):
        promises.open_promise(
            NewPromise(
                source=Source.CLAIM,
                words=claim.words,
                service_id=case.service_id,
                customer_id=case.customer_id,
                subject=story.subject_of(case.pk),
                owner_id=owner,
                standard_id=standard.id,
                claim_id=claim.id,
                given_at=case.opened_at,
                due_at=add_open_time(standard.calendar, case.opened_at, target),
                on_resolve=standard.metric is Metric.RESOLUTION,
                origin=f"{BEGINS[standard.metric]}{claim.id}:{case.pk}",
                keys=tuple(case.access_keys),
                target=target,
                calendar=standard.calendar,
            ),
            actor=SYSTEM,
            at=max(at, case.opened_at),
        )
        return True
    return False
