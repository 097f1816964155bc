"""The rows behind each figure of the live page: exactly those that it counts."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from vinculo.analytics import api as analytics
from vinculo.cases import api as cases
from vinculo.clocks import api as clocks
from vinculo.desk import labels
from vinculo.desk.live import SLOT, case_id_of, slot_of
from vinculo.desk.web import live_words as words
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.actor import Actor
from vinculo.kernel.paging import BadCursorError, decode_cursor, encode_cursor
from vinculo.routing import api as routing
from vinculo.routing.contracts import Board

SHOWN = 50
MOST_JUDGED = 500


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Whose rows, of which queue, at what moment, from which place on."""

    actor: Actor
    at: datetime
    queue_id: UUID | None
    after: tuple[datetime, UUID] | None

    @property
    def board(self) -> Board:
        """The queues and people of the reader, or one queue's."""
        return routing.board(actor=self.actor, at=self.at, queue_id=self.queue_id)


@dataclass(frozen=True, kw_only=True)
class Rows:
    """``kind`` names the part that draws them; ``count`` is the figure they stand behind."""

    kind: str
    rows: list[Any]
    count: int | str
    more: dict[str, Any] = field(default_factory=dict)


def _waiting(asked: Asked, most: int = SHOWN) -> Rows:
    found = routing.waiting_rows(
        actor=asked.actor, queue_id=asked.queue_id, after=asked.after, most=most + 1
    )
    shown = found[:most]
    ids = {key for row in shown if (key := case_id_of(row.subject))}
    known = cases.cases_by_id(actor=asked.actor, ids=ids)
    rows = [(row, known.get(key) if (key := case_id_of(row.subject)) else None) for row in shown]
    following = most == SHOWN and len(found) > most
    more = {"next": encode_cursor(shown[-1].enqueued_at, shown[-1].item_id)} if following else {}
    return Rows(kind="waiting", rows=rows, count=asked.board.waiting, more=more)


def _oldest(asked: Asked) -> Rows:
    found = _waiting(asked, most=1)
    return Rows(kind="waiting", rows=found.rows, count=len(found.rows))


def _judged(asked: Asked) -> Rows:
    keys = [f"queue:{queue.id}" for queue in asked.board.queues]
    lately = analytics.kept_lately([queue.id for queue in asked.board.queues], at=asked.at)
    found = clocks.judged_in(keys, since=lately.since, until=asked.at, most=MOST_JUDGED)
    ids = {key for row in found if (key := case_id_of(row.subject))}
    known = cases.cases_by_id(actor=asked.actor, ids=ids)
    rows = [(row, known.get(key) if (key := case_id_of(row.subject)) else None) for row in found]
    count, shown = lately.whole.judged, len(rows)
    more = {"first": shown} if shown < count else {}
    return Rows(kind="judged", rows=rows, count=count, more=more)


def _late(asked: Asked) -> Rows:
    rows = cases.due_before(
        actor=asked.actor, moment=asked.at, queue_id=asked.queue_id, most=MOST_JUDGED
    )
    count = cases.how_many_due(actor=asked.actor, moment=asked.at, queue_id=asked.queue_id)
    return Rows(kind="late", rows=rows, count=words.capped(count))


def _people(asked: Asked) -> Rows:
    rows = [words.person_line(person, asked.at) for person in asked.board.people]
    return Rows(kind="people", rows=rows, count=len(rows))


def _free(asked: Asked) -> Rows:
    free = [person for person in asked.board.people if person.is_free]
    rows = [words.person_line(person, asked.at) for person in free]
    return Rows(kind="people", rows=rows, count=len(rows))


def _expected(asked: Asked) -> Rows:
    board = asked.board
    names = {queue.id: queue.name for queue in board.queues}
    following = slot_of(asked.at) + SLOT
    slots = analytics.expected_arrivals(list(names), since=following, until=following + SLOT)
    rows = [(names[slot.queue_id], slot) for slot in slots]
    return Rows(kind="expected", rows=rows, count=len(rows))


KINDS: dict[str, Callable[[Asked], Rows]] = {
    "waiting": _waiting,
    "oldest": _oldest,
    "judged": _judged,
    "late": _late,
    "people": _people,
    "free": _free,
    "expected": _expected,
}


@allowed("desk.watch")
@require_GET
def rows(request: HttpRequest, figure: str) -> HttpResponse:
    """The rows of one figure, of all queues or of one."""
    if figure not in KINDS:
        raise Http404
    actor = the_actor(request)
    cursor, queue = request.GET.get("tras", ""), request.GET.get("cola", "")
    try:
        after = decode_cursor(cursor, datetime.fromisoformat, UUID) if cursor else None
        queue_id = UUID(queue) if queue else None
    except (BadCursorError, ValueError) as error:
        raise BadRequest from error
    if after and after[0].tzinfo is None:
        raise BadRequest
    asked = Asked(
        actor=actor, at=clock.now(), queue_id=queue_id, after=after and (after[0], after[1])
    )
    queues = {each.id: each.name for each in asked.board.queues}
    if queue_id is not None and queue_id not in queues:
        raise Http404
    found = KINDS[figure](asked)
    context = {
        "figure": figure,
        "title": labels.LIVE[figure],
        "part": found.kind,
        "rows": found.rows,
        "count": found.count,
        "more": found.more,
        "at": asked.at,
        "queue_id": queue_id,
        "queue_name": queues[queue_id] if queue_id else "",
        "here": request.get_full_path(),
    }
    return render(request, "desk/live_rows.html", context)
