"""Everything that the page of one complaint shows, in a bounded number of queries."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject

from vinculo.cases import api as cases
from vinculo.clocks import api as clocks
from vinculo.clocks.contracts import ClockView
from vinculo.complaints import policy
from vinculo.complaints.contracts import (
    HelpWay,
    ReceiptWay,
    RemedyState,
    Said,
    Unsent,
    WayOut,
)
from vinculo.complaints.domain.calling import is_call
from vinculo.complaints.domain.points import proposed_points
from vinculo.complaints.domain.remedies import counted, currency_of, may_grant, room
from vinculo.complaints.domain.steps import Step, StepLine, line_of
from vinculo.complaints.domain.weighing import Effort, effort_of
from vinculo.complaints.models import (
    Complaint,
    ComplaintStep,
    Handling,
    Help,
    HelpTry,
    Lesson,
    Point,
    Receipt,
    Remedy,
    RemedyKind,
    RemedyLimit,
    ToldBody,
)
from vinculo.complaints.selectors.reading import VIEWED, views_of
from vinculo.complaints.selectors.remedies import used_together
from vinculo.complaints.selectors.seen import (
    ComplaintPage,
    HandlingView,
    HelpView,
    HistoryLine,
    LessonView,
    LimitView,
    OfferedRemedy,
    PointView,
    ReceiptView,
    RemedyView,
    TryView,
)
from vinculo.interactions import api as interactions
from vinculo.interactions.contracts import Direction, MessageView
from vinculo.kernel.actor import Actor
from vinculo.kernel.statements import Statement
from vinculo.organization import api as organization

NOTHING = Decimal(0)
COLUMNS = (
    "case__conversation_id",
    "case__latest_message_id",
    "asks_for",
    "about_id",
    "about__name",
    "champion_id",
    "champion__name",
    "investigator_id",
    "investigator__name",
    "severity",
    "complexity",
    "impact",
    "is_safety",
    "at_once",
    "findings",
    "reasons",
    "decided_by__name",
    "said",
    "ways_named",
    "merged_into_id",
    "closed_by__name",
    "cause_id",
    "cause__name",
    "pattern",
)
RECEIPT = JSONObject(
    blob="blob",
    made_at="made_at",
    mailed_at="mailed_at",
    sent_at="sent_at",
    returned_at="returned_at",
    opened_at="opened_at",
    handed_at="handed_at",
    handed_way="handed_way",
    handed_by="handed_by__name",
    handed_words="handed_words",
)
TRY = JSONObject(at="tried_at", by="by__name", place="place")
HELP = JSONObject(
    id="id",
    way="way",
    person="person__name",
    asked_at="asked_at",
    due_at="due_at",
    turned_at="turned_at",
    done_at="done_at",
    tries=ArraySubquery(
        HelpTry.objects.filter(help=OuterRef("pk")).order_by("tried_at", "pk").values_list(TRY)
    ),
)
LESSON = JSONObject(words="words", owner="owner__name", due_at="due_at", done_at="done_at")
POINT = JSONObject(
    id="id",
    position="position",
    words="words",
    answer="answer",
    by="answered_by__name",
    by_id="answered_by_id",
)
LIMIT = JSONObject(amount="amount", currency="currency")
LINE = JSONObject(what="what", at="at", by="by__name", words="words", code="code")
HANDLING = JSONObject(
    asked_at="asked_at",
    process="process",
    treatment="treatment",
    result="result",
    words="words",
    answered_at="answered_at",
    mailed_at="mailed_at",
    unsent="unsent",
    task_id="task_id",
    heard_by="heard_by__name",
)


def complaint_page(*, actor: Actor, complaint_id: UUID, at: datetime) -> ComplaintPage | None:
    """The complaint for its page; None out of the actor's sight."""
    row = _whole.first(
        complaint_id=complaint_id,
        keys=cases.keys_for(actor),
        sees=policy.may(actor, "complaints.see"),
        roles=sorted(role.value for role in actor.roles),
    )
    if row is None:
        return None
    (view,) = views_of([row], actor=actor)
    remedies = _remedies.rows(complaint_id=complaint_id)
    is_one_of_many = row.has_joined or row.merged_into_id is not None
    together = used_together(complaint_id) if is_one_of_many and row.limits else {}
    limits = _limits(row.limits, remedies, together)
    return ComplaintPage(
        view=view,
        steps=_steps(row),
        has_conversation=row.case__conversation_id is not None,
        latest_message_id=row.case__latest_message_id,
        asks_for=row.asks_for,
        about_id=row.about_id,
        about=row.about__name or "",
        champion_id=row.champion_id,
        champion=row.champion__name or "",
        investigator_id=row.investigator_id,
        investigator=row.investigator__name or "",
        severity=row.severity,
        complexity=row.complexity,
        impact=row.impact,
        is_safety=row.is_safety,
        at_once=row.at_once,
        effort=_effort(row),
        findings=row.findings,
        reasons=row.reasons,
        decided_by=row.decided_by__name or "",
        said=Said(row.said) if row.said else None,
        ways=tuple(WayOut(way) for way in row.ways_named.split()),
        bodies=tuple(row.bodies),
        closed_by=row.closed_by__name or "",
        cause_id=row.cause_id,
        cause=row.cause__name or "",
        pattern=row.pattern,
        points=tuple(_point(one, row.about_id) for one in row.points),
        proposals=() if row.points or not view.is_open else _proposals(row),
        remedies=tuple(_remedy(one) for one in remedies),
        offered=_offered(limits) if view.is_open else (),
        limits=limits,
        helps=_helps(row),
        lessons=_lessons(row),
        history=_history(row),
        clocks=_clocks(row, at),
        receipt=_receipt(row.receipt) if row.receipt else None,
        handling=_handling(row),
    )


def complaint_of_remedy(*, actor: Actor, remedy_id: UUID) -> UUID | None:
    """On which complaint within sight a remedy was granted or asked for."""
    seen = Complaint.objects.filter(policy.visible(actor))
    rows = Remedy.objects.filter(pk=remedy_id, complaint__in=seen)
    return rows.values_list("complaint_id", flat=True).first()


@Statement
def _whole(
    complaint_id: UUID, keys: list[str] | None, sees: bool, roles: list[str]
) -> QuerySet[Any, Any]:
    """The complaint with its case, the names of who takes part, and what stands in lists."""
    limits = RemedyLimit.objects.filter(role__in=roles)
    steps = _of(ComplaintStep).order_by("at", "pk")
    told = _of(ToldBody).filter(told_at=OuterRef("answered_at"))
    within = policy.within(keys, may_see=sees)
    whole: QuerySet[Any, Any] = Complaint.objects.filter(within, pk=complaint_id).values(
        *VIEWED,
        *COLUMNS,
        points=ArraySubquery(_of(Point).order_by("position").values_list(POINT)),
        lines=ArraySubquery(steps.values_list(LINE)),
        receipt=Subquery(_of(Receipt).values_list(RECEIPT)[:1]),
        handling=Subquery(_of(Handling).values_list(HANDLING)[:1]),
        helps=ArraySubquery(_of(Help).order_by("asked_at", "pk").values_list(HELP)),
        has_joined=Exists(Complaint.objects.filter(merged_into=OuterRef("pk"))),
        lessons=ArraySubquery(_of(Lesson).order_by("made_at", "pk").values_list(LESSON)),
        bodies=ArraySubquery(told.order_by("name", "pk").values_list("name")),
        limits=ArraySubquery(limits.order_by("currency", "-amount").values_list(LIMIT)),
    )
    return whole


@Statement
def _remedies(complaint_id: UUID) -> QuerySet[Any, Any]:
    rows = Remedy.objects.filter(complaint_id=complaint_id).order_by("asked_at", "pk")
    return rows.values(
        "id",
        "kind__name",
        "words",
        "amount",
        "cost",
        "currency",
        "is_owed",
        "state",
        "told_at",
        "asked_by_id",
        "asked_by__name",
        "asked_at",
        "decided_by__name",
        "decided_at",
        "reason",
        "done_at",
    )


@Statement
def _catalogue() -> QuerySet[Any, Any]:
    rows = RemedyKind.objects.filter(is_retired=False)
    rows = rows.order_by("-is_owed", "amount", "name", "pk")
    return rows.values("id", "name", "way", "amount", "cost", "currency", "is_owed")


def _of(model: Any) -> Any:
    return model.objects.filter(complaint=OuterRef("pk"))


def _steps(row: Any) -> tuple[StepLine, ...]:
    return line_of(
        {
            Step.RECEIVED: row.filed_at,
            Step.ACKNOWLEDGED: row.acknowledged_at,
            Step.ASSESSED: row.assessed_at,
            Step.INVESTIGATED: row.investigated_at,
            Step.ANSWERED: row.answered_at,
            Step.REPAIRED: row.repaired_at,
            Step.CLOSED: row.closed_at,
            Step.LEARNED: row.learned_at,
        }
    )


def _effort(row: Any) -> Effort | None:
    if row.assessed_at is None:
        return None
    return effort_of(row.severity, row.complexity, row.impact, is_safety=row.is_safety)


def _point(one: dict[str, Any], about: UUID | None) -> PointView:
    return PointView(
        id=UUID(one["id"]),
        position=one["position"],
        words=one["words"],
        answer=one["answer"],
        answered_by=one["by"] or "",
        is_by_them=about is not None and one["by_id"] == str(about),
    )


def _proposals(row: Any) -> tuple[str, ...]:
    """What the customer's own messages raise, as long as nobody wrote any point down."""
    if row.case__conversation_id is None:
        return ()
    messages = interactions.messages(row.case__conversation_id)
    said = [_own_words(one) for one in messages if one.direction is Direction.IN]
    return tuple(proposed_points("\n".join(said)))


def _own_words(message: MessageView) -> str:
    """What the customer wrote, without the questions of the form that they filled in."""
    story = "\n".join(line.answer for line in message.answers if line.is_story)
    return story or message.text


def _uses(one: Any) -> bool:
    return not one.is_owed and one.state in {RemedyState.GRANTED, RemedyState.DONE}


def _remedy(row: Any) -> RemedyView:
    return RemedyView(
        id=row.id,
        name=row.kind__name,
        words=row.words,
        amount=row.amount,
        currency=row.currency,
        is_owed=row.is_owed,
        state=RemedyState(row.state),
        told_at=row.told_at,
        asked_by=row.asked_by__name or "",
        asker_id=row.asked_by_id,
        asked_at=row.asked_at,
        decided_by=row.decided_by__name or "",
        decided_at=row.decided_at,
        reason=row.reason,
        done_at=row.done_at,
    )


def _limits(
    found: Sequence[Any], remedies: Sequence[Any], together: Mapping[str, Decimal]
) -> tuple[LimitView, ...]:
    """The highest limit of the reader's roles in each currency, with what was granted in it.

    ``together``: what was granted here and on complaints that are one with it, where there are any.
    """
    best: dict[str, Decimal] = {}
    for one in found:
        best.setdefault(one["currency"], Decimal(str(one["amount"])))
    own: dict[str, Decimal] = {}
    for one in remedies:
        if _uses(one):
            counts = counted(one.amount, one.cost)
            own[one.currency] = own.get(one.currency, NOTHING) + counts
    return tuple(
        LimitView(
            limit=limit,
            used=(used := together.get(currency, own.get(currency, NOTHING))),
            currency=currency,
            elsewhere=used - own.get(currency, NOTHING),
        )
        for currency, limit in sorted(best.items())
    )


def _offered(limits: Sequence[LimitView]) -> tuple[OfferedRemedy, ...]:
    by_currency = {one.currency: one for one in limits}
    rows = _catalogue.rows()
    is_typed = any(row.amount is None and row.cost is None for row in rows)
    today = organization.currency() if is_typed else ""
    return tuple(_offer(row, by_currency, today) for row in rows)


def _offer(row: Any, limits: Mapping[str, LimitView], today: str) -> OfferedRemedy:
    currency = currency_of(row.currency, amount=row.amount, cost=row.cost, company=today)
    mine = limits.get(currency)
    limit, used = (mine.limit, mine.used) if mine else (NOTHING, NOTHING)
    counts = counted(row.amount or NOTHING, row.cost)
    return OfferedRemedy(
        id=row.id,
        name=row.name,
        way=row.way,
        amount=row.amount,
        currency=currency,
        is_owed=row.is_owed,
        counts=counts,
        is_within=may_grant(counts, is_owed=row.is_owed, limit=limit, used=used),
        room=room(limit, used) if mine or not limits else None,
    )


def _receipt(said: Mapping[str, Any]) -> ReceiptView:
    ways = (
        (ReceiptWay.MAIL, said["sent_at"]),
        (ReceiptWay.PAGE, said["opened_at"]),
        (ReceiptWay(said["handed_way"] or ReceiptWay.HAND), said["handed_at"]),
    )
    return ReceiptView(
        made_at=datetime.fromisoformat(said["made_at"]),
        digest=said["blob"],
        mailed_at=_moment(said["mailed_at"]),
        returned_at=_moment(said["returned_at"]),
        given=tuple((way, datetime.fromisoformat(at)) for way, at in ways if at),
        handed_by=said["handed_by"] or "",
        handed_words=said["handed_words"],
    )


def _helps(row: Any) -> tuple[HelpView, ...]:
    return tuple(
        HelpView(
            way=HelpWay(one["way"]),
            person=one["person"],
            asked_at=datetime.fromisoformat(one["asked_at"]),
            due_at=datetime.fromisoformat(one["due_at"]),
            done_at=_moment(one["done_at"]),
            id=UUID(one["id"]),
            is_call=is_call(one["way"], turned_at=_moment(one["turned_at"])),
            tries=tuple(
                TryView(at=datetime.fromisoformat(each["at"]), by=each["by"], place=each["place"])
                for each in one["tries"]
            ),
        )
        for one in row.helps
    )


def _lessons(row: Any) -> tuple[LessonView, ...]:
    return tuple(
        LessonView(
            words=one["words"],
            owner=one["owner"],
            due_at=datetime.fromisoformat(one["due_at"]),
            done_at=_moment(one["done_at"]),
        )
        for one in row.lessons
    )


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _history(row: Any) -> tuple[HistoryLine, ...]:
    return tuple(
        HistoryLine(
            what=one["what"],
            at=datetime.fromisoformat(one["at"]),
            by=one["by"] or "",
            words=one["words"],
            code=one["code"],
        )
        for one in row.lines
    )


def _clocks(row: Any, at: datetime) -> tuple[ClockView, ...]:
    """The clocks of the complaint before those of its case, the soonest first."""
    subjects = [f"complaint:{row.id}", f"case:{row.case_id}"]
    found = clocks.clocks_of(subjects, at=at)
    return tuple(
        one
        for subject in subjects
        for one in sorted(found.get(subject, ()), key=lambda each: each.due_at)
    )


def _handling(row: Any) -> HandlingView | None:
    one = row.handling
    if one is None:
        return None
    return HandlingView(
        asked_at=datetime.fromisoformat(one["asked_at"]),
        process=one["process"],
        treatment=one["treatment"],
        result=one["result"],
        words=one["words"],
        answered_at=_moment(one["answered_at"]),
        mailed_at=_moment(one["mailed_at"]),
        unsent=Unsent(one["unsent"]) if one["unsent"] else None,
        has_task=one["task_id"] is not None,
        heard_by=one["heard_by"] or "",
    )
