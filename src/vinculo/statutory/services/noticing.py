"""A mail to those whom an announced fault affects, which tells each its cause and its return."""

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from vinculo.cases import api as cases
from vinculo.kernel import events
from vinculo.kernel.actor import SYSTEM
from vinculo.kernel.errors import DomainError
from vinculo.statutory.contracts import QUICK, MatterState
from vinculo.statutory.domain.matters import check_told, may_be_told
from vinculo.statutory.events import CauseTakenBack
from vinculo.statutory.models import Matter
from vinculo.statutory.services import following, terms
from vinculo.statutory.services.announcing import hear_answer
from vinculo.statutory.services.beginning import wait_for_turn
from vinculo.statutory.services.telling import Teller, note_told


@dataclass(frozen=True, kw_only=True)
class NoticeMailed:
    """A mail that left ``at`` and told these records of one customer cause and return.

    ``since`` is when the fault of the service began; ``by`` signed for the sending. ``is_sure``: it
    touches all that they have of that service, so that their cases of it can be of nothing else.
    """

    mail_id: UUID
    notice_id: UUID
    customer_ids: Collection[UUID]
    service_id: UUID
    since: datetime
    cause: str
    restores_at: datetime
    by: UUID | None
    at: datetime
    is_sure: bool = True


@transaction.atomic
def hear_mailed(told: NoticeMailed) -> int:
    """End the short term of the customer's open cases of that service; how many it ended.

    Of a case that came because of another announcement, that is older than this fault, that may be
    of a contract which the fault leaves alone, or that was filed after the mail had left it says
    nothing. Safe to hear twice.
    """
    mine = Matter.objects.filter(
        state=MatterState.OPEN,
        told_at=None,
        service_id=told.service_id,
        case__customer_id__in=told.customer_ids,
        filed_at__lte=told.at,
    )
    found = list(mine.order_by("case_id").values_list("case_id", flat=True))
    if not found:
        return 0
    wait_for_turn(*found)
    with suppress(DomainError):  # the moment that it names had passed when it left
        check_told(told.cause, told.restores_at, at=told.at)
        rows = mine.filter(case_id__in=found).select_for_update(of=("self",)).order_by("pk")
        ended = [row for row in rows if _is_of(row, told) and terms.runs(row, QUICK)]
        teller = Teller(
            person=told.by,
            message_id=None,
            at=told.at,
            notice_id=told.notice_id,
            mail_id=told.mail_id,
        )
        note_told(ended, told.cause, told.restores_at, by=teller)
        return len(ended)
    return 0


def _is_of(row: Matter, told: NoticeMailed) -> bool:
    came_of = cases.announced_by(row.case_id)
    return may_be_told(
        filed_at=row.filed_at,
        began_at=told.since,
        came_of=came_of,
        told_of=told.notice_id,
        is_sure=told.is_sure,
    )


@transaction.atomic
def take_mailed_back(*, mail_id: UUID, at: datetime) -> list[UUID]:
    """The mail came back: what it had ended runs again to its true end; of which cases.

    What an answer had told as well, or what ended meanwhile, ends when that did. Safe to hear
    twice.
    """
    rows = Matter.objects.filter(told_mail_id=mail_id)
    found = list(rows.order_by("case_id").values_list("case_id", flat=True))
    if not found:
        return []
    wait_for_turn(*found)
    for row in rows.select_for_update().order_by("pk"):
        told_at = row.told_at
        assert told_at is not None  # noqa: S101 - the database holds both together
        following.forget_told(row)
        terms.run_anew(row, since=told_at, until=told_at, at=at)
        events.publish(
            CauseTakenBack(
                matter_id=row.pk,
                case_id=row.case_id,
                service_id=row.service_id,
                mail_id=mail_id,
                told_at=told_at,
                taken_back_at=at,
            )
        )
        _end_otherwise(row)
    return found


def _end_otherwise(row: Matter) -> None:
    """What ended it meanwhile ends the short term too: an answer to all, or the end itself."""
    stands = following.where_it_goes_on(row.case_id)
    if row.state == MatterState.OPEN:
        hear_answer(case_id=row.case_id, where_id=stands, by=None)
        return
    case = cases.case(actor=SYSTEM, case_id=stands)
    end = following.ended_at(case) if case else None
    if end is not None:
        terms.end(row, at=end, duties=[QUICK])
