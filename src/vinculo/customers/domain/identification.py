"""Who may this be? Certainty is earned by evidence; a name alone is only a hint."""

from collections.abc import Sequence
from uuid import UUID

from vinculo.customers.contracts import Candidate, ContactKind, Reason

SHARED_MOST_PCT = 60
SAME_NAME_PCT = 20

_ONE = {ContactKind.EMAIL: Reason.SAME_EMAIL, ContactKind.PHONE: Reason.SAME_PHONE}
_MANY = {ContactKind.EMAIL: Reason.SHARED_EMAIL, ContactKind.PHONE: Reason.SHARED_PHONE}


def candidates(
    *,
    kind: ContactKind,
    owners: Sequence[tuple[UUID, str]],
    namesakes: Sequence[tuple[UUID, str]],
    is_namesake: Sequence[UUID] = (),
) -> tuple[Candidate, ...]:
    """Everybody whom the evidence names, the surest first.

    ``owners`` have exactly this contact point, ``namesakes`` only the same name. One owner is
    certain. Several share what is left of ``SHARED_MOST_PCT``; the one among them who also has
    the name gets all of it, and is still a question for a person.
    """
    if len(owners) == 1:
        ((customer_id, name),) = owners
        return (
            Candidate(customer_id=customer_id, name=name, reason=_ONE[kind], certainty_pct=100),
        )
    found = [
        Candidate(
            customer_id=customer_id,
            name=name,
            reason=_MANY[kind],
            certainty_pct=SHARED_MOST_PCT
            if list(is_namesake) == [customer_id]
            else SHARED_MOST_PCT // len(owners),
        )
        for customer_id, name in owners
    ]
    known = {customer_id for customer_id, _ in owners}
    found += [
        Candidate(
            customer_id=customer_id,
            name=name,
            reason=Reason.SAME_NAME,
            certainty_pct=SAME_NAME_PCT,
        )
        for customer_id, name in namesakes
        if customer_id not in known
    ]
    return tuple(sorted(found, key=lambda c: (-c.certainty_pct, c.name, c.customer_id)))
