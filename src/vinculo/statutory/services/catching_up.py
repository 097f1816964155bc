"""Open cases whose matter never began: those of before an upgrade, or before anybody had signed."""

import logging
from collections.abc import Iterator, Sequence
from datetime import datetime
from uuid import UUID

from vinculo.cases import api as cases
from vinculo.cases.contracts import CaseKind
from vinculo.kernel import jobs
from vinculo.kernel.errors import DomainError
from vinculo.organization import api as organization
from vinculo.portfolio import api as portfolio
from vinculo.statutory.models import Matter
from vinculo.statutory.services import following

log = logging.getLogger(__name__)
TASK = "statutory.catch_up_more"
AT_ONCE = 25
"""So many begin in one transaction, which nobody at a desk waits for."""
MOST = 500
"""So many begin in one round; the rest in rounds of their own."""
KINDS = frozenset({CaseKind.QUERY, CaseKind.INCIDENT})


def catch_up(*, at: datetime, most: int = MOST) -> int:
    """Begin the matters that open cases are owed, the oldest first; how many, at most ``most``.

    Each from when it was said, by what had been signed and chosen then, so that nothing that began
    is taken away. Without a transaction of its own: each few have theirs. Safe to run at any time.
    """
    begun = 0
    for owed in _missing():
        for start in range(0, len(owed), AT_ONCE):
            few = owed[start : start + min(AT_ONCE, most - begun)]
            begun += _begin(few, at=at)
            if begun >= most:
                return begun
    return begun


def ask() -> None:
    """Let a round begin soon; one that waits already is enough."""
    jobs.defer(TASK, arguments={}, queueing_lock=TASK)


def _missing() -> Iterator[list[UUID]]:
    """Open cases without a matter that a law gives terms to, the oldest first, some at a time."""
    if not organization.company_exists():
        return
    law = portfolio.law_history()
    if not law.scopes and not law.choices:
        return
    after: tuple[datetime, UUID] | None = None
    while True:
        found = cases.open_of_kinds(KINDS, known=Matter.objects.all(), after=after, most=MOST)
        yield [
            case_id
            for case_id, service_id, opened_at in found
            if law.law_of(service_id, filed_at=opened_at).duties
        ]
        if len(found) < MOST:
            return
        after = (found[-1][2], found[-1][0])


def _begin(few: Sequence[UUID], *, at: datetime) -> int:
    """Those together; where one of them cannot begin, each by itself."""
    try:
        return len(following.follow_all(case_ids=few, at=at))
    except DomainError:
        if len(few) == 1:
            log.warning("the terms of case %s cannot begin", few[0], exc_info=True)
            return 0
        return sum(_begin([one], at=at) for one in few)
