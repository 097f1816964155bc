"""Customers of a demo company who were called and asked for what is missing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from vinculo.identity import api as identity
from vinculo.portfolio.contracts import AskedBy
from vinculo.statutory.services import pausing
from vinculo.statutory.services.asking import COMPLETION, Missing

TIME_TO_ANSWER = timedelta(days=40)


@dataclass(frozen=True, kw_only=True)
class YearPause:
    """A call that asked, and when the customer answered; ``resumed_at`` None: they did not yet."""

    case_id: UUID
    agent_id: UUID
    words: str
    told_to: str
    told_at: datetime
    noted_at: datetime
    resumed_at: datetime | None


def write_pauses(pauses: Iterable[YearPause]) -> None:
    """Let the terms of these cases stand still, one by one, as a person at a desk does."""
    for one in pauses:
        actor = identity.actor_for(one.agent_id)
        if actor is None:
            raise LookupError(str(one.agent_id))
        missing = Missing(
            kind=COMPLETION,
            words=one.words,
            answer_by=(one.told_at + TIME_TO_ANSWER).date(),
            by=AskedBy.CALL,
            told_to=one.told_to,
            told_at=one.told_at,
        )
        pausing.ask(case_id=one.case_id, missing=missing, actor=actor, at=one.noted_at)
        if one.resumed_at:
            pausing.resume(case_id=one.case_id, actor=actor, at=one.resumed_at)
