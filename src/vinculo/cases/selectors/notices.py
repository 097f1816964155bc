"""Because of which announcement cases came: proposed, counted, answered together."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from vinculo.cases import policy
from vinculo.cases.contracts import EntryKind, PlannedState, Then
from vinculo.cases.domain.lifecycle import UNRESOLVED
from vinculo.cases.domain.notices import (
    DRAFT_CODE,
    NOBODY_CODE,
    Announced,
    AnsweredSinceError,
    Likeness,
    LinkedState,
    Reached,
    SharedError,
    WaitsAlreadyError,
    WroteSinceError,
    likenesses,
    one_each,
)
from vinculo.cases.models import (
    Case,
    CaseEntry,
    CaseMessage,
    CaseNotice,
    Draft,
    NoticeAnswer,
    NoticeAnswerCase,
    PlannedAnswer,
    PreparedFile,
)
from vinculo.customers import api as customers
from vinculo.interactions import api as interactions
from vinculo.interactions.contracts import Direction
from vinculo.kernel.actor import Actor, Role
from vinculo.knowledge import api as knowledge
from vinculo.knowledge.contracts import NoticeBrief

LONGEST = 4000
MOST_OFFERED = 3
MOST_NAMED = 20
OPEN = [status.value for status in UNRESOLVED]


@dataclass(frozen=True, kw_only=True)
class OfCase:
    """The announcement of a case, or those that it may have come of with what fits."""

    case_id: UUID
    linked: NoticeBrief | None
    linked_at: datetime | None
    offered: tuple[tuple[NoticeBrief, Likeness], ...]


@dataclass(frozen=True, kw_only=True)
class Linked:
    """How many cases within sight came because of it."""

    open: int
    resolved: int


@dataclass(frozen=True, kw_only=True)
class LeftOut:
    """A case that does not get the common answer, and the code of why."""

    case_id: UUID
    number: str
    subject: str
    code: str


@dataclass(frozen=True, kw_only=True)
class ToAnswer:
    """Which open cases get one answer, and which are looked at first.

    ``shared``: from a case to that in which the same people get it. ``customers``: how many get it.
    """

    ready: tuple[UUID, ...]
    shared: Mapping[UUID, UUID]
    customers: int
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, kw_only=True)
class RunView:
    """How far a common answer is; ``left_out`` with number and code."""

    id: UUID
    notice_id: UUID
    by: str
    asked_at: datetime
    leaves_at: datetime
    taken_back_at: datetime | None
    then: Then
    texts: dict[str, str]
    waiting: int
    leaving: int
    held: int
    answered: int
    taken_back: int
    shared: int
    told: int
    left_out: tuple[LeftOut, ...]
    is_own: bool

    @property
    def can_go_back(self) -> bool:
        """Whether something of it has not left yet."""
        return self.is_own and self.taken_back_at is None and bool(self.waiting + self.leaving)


def of_case(*, actor: Actor, case_id: UUID, language: str) -> OfCase | None:
    """What is announced and has to do with a case; None out of sight."""
    seen = Case.objects.filter(policy.visible(actor), pk=case_id)
    case = seen.values("id", "subject", "service_id", "opened_at", "status").first()
    if case is None:
        return None
    row = CaseNotice.objects.filter(case_id=case_id).values("notice_id", "at").first()
    if row is not None:
        linked = knowledge.notice_named(row["notice_id"], language=language)
        return OfCase(case_id=case_id, linked=linked, linked_at=row["at"], offered=())
    if case["status"] not in OPEN:
        return OfCase(case_id=case_id, linked=None, linked_at=None, offered=())
    near = knowledge.notices_near(
        service_id=case["service_id"], at=case["opened_at"], language=language
    )
    text = f"{case['subject']}\n{_first_words(case_id) if near else ''}"
    found = likenesses(
        [
            Announced(
                id=one.id,
                service_id=one.service_id,
                since=one.since,
                ended_at=one.ended_at,
                words=one.words,
            )
            for one in near
        ],
        text=text,
        service_id=case["service_id"],
        opened_at=case["opened_at"],
    )
    by_id = {one.id: one for one in near}
    offered = tuple((by_id[one.id], one) for one in found[:MOST_OFFERED])
    return OfCase(case_id=case_id, linked=None, linked_at=None, offered=offered)


def linked(*, actor: Actor, notice_id: UUID) -> Linked:
    """How many cases the reader may see, as the list opens them."""
    rows = _linked(actor, notice_id).values_list("status", flat=True)
    counted = Counter(status in OPEN for status in rows)
    return Linked(open=counted[True], resolved=counted[False])


def to_answer(*, actor: Actor, notice_id: UUID, seen_at: datetime) -> ToAnswer:
    """Who gets one answer: open, reachable, quiet since somebody linked them and since then.

    Left out are those with another answer on its way, and where the person has begun their own.
    Whoever reads two of them gets one mail.
    """
    ready, left_out = [], []
    for row in _candidates(actor, notice_id):
        code = _why_not(row, seen_at)
        if code is None:
            ready.append(row)
        else:
            left_out.append(
                LeftOut(case_id=row.pk, number=row.number, subject=row.subject, code=code)
            )
    reached = _reached(ready)
    shared = one_each(reached)
    leading = [one for one in reached if one.case_id not in shared]
    return ToAnswer(
        ready=tuple(one.case_id for one in leading),
        shared=shared,
        customers=_how_many(leading),
        left_out=tuple(left_out),
    )


def customers_behind(case_ids: Collection[UUID]) -> int:
    """How many customers these cases are of; a case of nobody known is of one."""
    return _how_many(_reached(Case.objects.filter(pk__in=list(case_ids)).order_by("pk")))


def run_of(*, actor: Actor, answer_id: UUID) -> RunView | None:
    """How far one is, for whoever may answer; None for others and for what is unknown."""
    row = NoticeAnswer.objects.select_related("person").filter(pk=answer_id).first()
    if row is None or not _may_see(row, actor):
        return None
    return _run(row, actor)


def latest_run(*, actor: Actor, notice_id: UUID) -> RunView | None:
    """The last one of an announcement that the reader may see."""
    rows = NoticeAnswer.objects.select_related("person").filter(notice_id=notice_id)
    own = Q(person_id=actor.user_id)
    if actor.is_any(Role.SUPERVISOR, Role.OWNER):
        in_sight = NoticeAnswerCase.objects.filter(policy_of_case(actor), answer=OuterRef("pk"))
        own |= Q(Exists(in_sight))
    row = rows.filter(own).order_by("-asked_at", "-pk").first()
    return _run(row, actor) if row else None


def _may_see(row: NoticeAnswer, actor: Actor) -> bool:
    if row.person_id == actor.user_id:
        return True
    in_sight = NoticeAnswerCase.objects.filter(policy_of_case(actor), answer=row)
    return actor.is_any(Role.SUPERVISOR, Role.OWNER) and in_sight.exists()


def _run(row: Any, actor: Actor) -> RunView:
    """Of somebody else's only the cases in sight are counted."""
    of_it = NoticeAnswerCase.objects.filter(answer=row)
    rows = of_it.exclude(state=LinkedState.TAKEN_BACK, goes_by__isnull=False)
    if row.person_id != actor.user_id:
        rows = rows.filter(policy_of_case(actor))
    waits = PlannedAnswer.objects.filter(pk=OuterRef("planned"))
    given = CaseEntry.objects.filter(
        case=OuterRef("case"), kind="answered", actor=row.person_id, at__gte=row.asked_at
    )
    counted: Counter[str] = Counter()
    for state, is_leaving, is_held, is_given in rows.annotate(
        is_leaving=Exists(waits.filter(state=PlannedState.PLANNED)),
        is_held=Exists(waits.filter(state=PlannedState.HELD)),
        is_given=Exists(given),
    ).values_list("state", "is_leaving", "is_held", "is_given"):
        if state != LinkedState.PLANNED:
            counted[state] += 1
        elif is_leaving or is_held:
            counted["leaving" if is_leaving else "held"] += 1
        else:
            counted["answered" if is_given else LinkedState.TAKEN_BACK] += 1
    seen = rows.filter(policy_of_case(actor), state=LinkedState.REFUSED)
    named = seen.order_by("case__number").values_list(
        "case_id", "case__number", "case__subject", "why"
    )
    return RunView(
        id=row.pk,
        notice_id=row.notice_id,
        by=row.person.name,
        asked_at=row.asked_at,
        leaves_at=row.leaves_at,
        taken_back_at=row.taken_back_at,
        then=Then(row.then),
        texts=dict(row.texts),
        waiting=counted[LinkedState.WAITING],
        leaving=counted["leaving"],
        held=counted["held"],
        answered=counted["answered"],
        taken_back=counted[LinkedState.TAKEN_BACK],
        shared=counted[LinkedState.SHARED],
        told=counted[LinkedState.TOLD],
        left_out=tuple(
            LeftOut(case_id=pk, number=number, subject=subject, code=why)
            for pk, number, subject, why in named
        ),
        is_own=row.person_id == actor.user_id or actor.is_any(Role.SUPERVISOR),
    )


def policy_of_case(actor: Actor) -> Q:
    """Rows whose case ``actor`` may see."""
    return Q(case__in=Case.objects.filter(policy.visible(actor)))


def came_of(notice_id: UUID) -> Q:
    """Cases that came because of it; one that goes on in another is not one of its own any more."""
    ids = CaseNotice.objects.filter(notice_id=notice_id).values("case")
    return Q(pk__in=ids, merged_into__isnull=True)


def _linked(actor: Actor, notice_id: UUID) -> "QuerySet[Case]":
    return Case.objects.filter(policy.visible(actor), came_of(notice_id))


def _candidates(actor: Actor, notice_id: UUID) -> Any:
    heard = CaseMessage.objects.filter(case=OuterRef("pk"), message__direction=Direction.IN)
    said = CaseNotice.objects.filter(case=OuterRef("pk"))
    answered = CaseEntry.objects.filter(
        case=OuterRef("pk"), kind__in=[EntryKind.ANSWERED, EntryKind.ANSWERED_IN]
    )
    leaving = PlannedAnswer.objects.filter(case=OuterRef("goes_by"), beside__isnull=True)
    shared = NoticeAnswerCase.objects.filter(case=OuterRef("pk"), state=LinkedState.SHARED)
    own = {"case": OuterRef("pk"), "person_id": actor.user_id}
    return (
        _linked(actor, notice_id)
        .filter(status__in=OPEN)
        .annotate(
            heard_at=Subquery(heard.order_by("-at").values("at")[:1]),
            linked_at=Subquery(said.values("at")[:1]),
            answered_at=Subquery(answered.order_by("-at").values("at")[:1]),
            is_leaving=Exists(
                PlannedAnswer.objects.filter(case=OuterRef("pk"), beside__isnull=True)
            ),
            is_shared=Exists(shared.filter(Exists(leaving))),
            has_draft=Exists(Draft.objects.filter(**own)),
            has_files=Exists(PreparedFile.objects.filter(**own, planned=None)),
        )
        .order_by("opened_at", "pk")
    )


def _why_not(row: Any, seen_at: datetime) -> str | None:
    if row.conversation_id is None:
        return NOBODY_CODE
    if row.heard_at is not None and row.heard_at > min(row.linked_at, seen_at):
        return WroteSinceError.code
    if row.linked_at > seen_at:
        return WroteSinceError.code
    if row.answered_at is not None and row.answered_at > seen_at:
        return AnsweredSinceError.code
    if row.is_leaving or row.is_shared:
        return WaitsAlreadyError.code if row.is_leaving else SharedError.code
    return DRAFT_CODE if row.has_draft or row.has_files else None


def _reached(rows: Iterable[Any]) -> list[Reached]:
    """Cases with whose they are under all their records, and who reads them."""
    known = list(rows)
    clusters = customers.clusters_of({row.customer_id for row in known if row.customer_id})
    readers = interactions.readers_in({row.conversation_id for row in known if row.conversation_id})
    return [
        Reached(
            case_id=row.pk,
            customer=clusters.get(row.customer_id),
            readers=readers.get(row.conversation_id, frozenset()),
            reserve=row.restriction_id,
            heard_at=getattr(row, "heard_at", None),
        )
        for row in known
    ]


def _how_many(reached: Iterable[Reached]) -> int:
    return len({one.customer or one.case_id for one in reached})


def _first_words(case_id: UUID) -> str:
    rows = CaseMessage.objects.filter(case_id=case_id, message__direction=Direction.IN)
    found = rows.order_by("at", "pk").values_list(F("message__text"), flat=True).first()
    return (found or "")[:LONGEST]
