"""The supervisors whom customers of a demo company's year asked for, and what came of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from vinculo.complaints.contracts import HelpWay
from vinculo.complaints.demo_year import YearComplaint
from vinculo.complaints.domain.calling import NOW, call_back_by
from vinculo.complaints.events import HelpAsked, HelpGiven, HelpTried, HelpTurned
from vinculo.complaints.models import ComplaintStep, Help, HelpTry
from vinculo.kernel import events, evidence
from vinculo.kernel.demo import demo_id, timed_id
from vinculo.kernel.inserting import insert_all
from vinculo.organization import api as organization

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
ONE_ASKS_OF = 6
"""Of so many who complained one asked for a supervisor."""
PLACE = "El número de su contrato"


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One asking with its end; ``tries``: calls that nobody answered."""

    of: YearComplaint
    at: datetime
    call_by: datetime
    spoke_at: datetime
    way: HelpWay
    tries: tuple[datetime, ...] = field(default=())

    @property
    def id(self) -> UUID:
        """Its fixed id."""
        return timed_id(f"help:{self.of.place}", self.at)

    @property
    def is_call(self) -> bool:
        """Whether nobody joined the contact in three minutes, or none was to."""
        return self.way is HelpWay.CALL_BACK or self.spoke_at - self.at >= NOW

    @property
    def turned_at(self) -> datetime | None:
        """When it became a call."""
        return self.at + NOW if self.is_call and self.way is HelpWay.NOW else None

    @property
    def subject(self) -> dict[str, UUID]:
        """What it is about."""
        return {
            "complaint_id": self.of.id,
            "case_id": self.of.case_id,
            "service_id": demo_id(f"service:{self.of.service}"),
        }


def write_helps(complaints: Sequence[YearComplaint]) -> None:
    """Write who asked for a supervisor, the calls, their history and their evidence."""
    asked = list(_asked(complaints))
    insert_all(_row(one) for one in asked)
    insert_all(_try(one, at) for one in asked for at in one.tries)
    insert_all(step for one in asked for step in _steps(one))
    evidence.record_all([events.proof_of(event) for one in asked for event in _told(one)])


def _asked(complaints: Sequence[YearComplaint]) -> Iterator[Asked]:
    """Of four, one is joined at once, two are called that day, one only the day after."""
    calendar = organization.calendar_of(organization.default_calendar_id())
    for number, one in enumerate([each for each in complaints if each.answered_at][::ONE_ASKS_OF]):
        at = one.filed_at + 10 * MINUTE
        by = call_back_by(calendar, at)
        called = at + (by - at) / 2
        now, later = HelpWay.NOW, HelpWay.CALL_BACK
        yield (
            Asked(of=one, at=at, call_by=by, spoke_at=at + 2 * MINUTE, way=now),
            Asked(of=one, at=at, call_by=by, spoke_at=called, way=later),
            Asked(of=one, at=at, call_by=by, spoke_at=by, way=now, tries=(called,)),
            Asked(
                of=one,
                at=at,
                call_by=by,
                spoke_at=by + 16 * HOUR,
                way=later,
                tries=(called, called + (by - called) / 2),
            ),
        )[number % 4]


def _row(one: Asked) -> Help:
    return Help(
        id=one.id,
        complaint_id=one.of.id,
        way=one.way,
        person_id=one.of.decider_id,
        asked_at=one.at,
        asked_by_id=one.of.agent_id,
        due_at=one.call_by if one.is_call else one.at + NOW,
        call_by=one.call_by,
        task_id=timed_id(f"help-task:{one.of.place}", one.at),
        turned_at=one.turned_at,
        connected_at=None if one.is_call else one.spoke_at,
        called_at=one.spoke_at if one.is_call else None,
        done_at=one.spoke_at,
    )


def _try(one: Asked, at: datetime) -> HelpTry:
    return HelpTry(
        id=timed_id(f"try:{one.of.place}", at),
        help_id=one.id,
        tried_at=at,
        said_at=at,
        by_id=one.of.decider_id,
        place=PLACE,
    )


def _steps(one: Asked) -> list[ComplaintStep]:
    given = HelpWay.CALL_BACK if one.is_call else HelpWay.NOW
    told: list[tuple[str, datetime, UUID | None, str, str]] = [
        ("help", one.at, one.of.agent_id, "", one.way.value)
    ]
    if one.turned_at is not None:
        told.append(("help_turned", one.turned_at, None, "", ""))
    told += [("help_tried", at, one.of.decider_id, PLACE, "") for at in one.tries]
    told.append(("help_given", one.spoke_at, None, "", given.value))
    return [
        ComplaintStep(
            id=timed_id(f"step:{one.of.place}:{what}:{number}", at),
            complaint_id=one.of.id,
            what=what,
            at=at,
            by_id=person,
            words=words,
            code=code,
        )
        for number, (what, at, person, words, code) in enumerate(told)
    ]


def _told(one: Asked) -> list[events.Event]:
    told: list[events.Event] = [
        HelpAsked(
            **one.subject,
            help_id=one.id,
            way=one.way,
            is_by_law=False,
            asked_at=one.at,
            call_by=one.call_by,
            asked_by=one.of.agent_id,
        )
    ]
    if one.turned_at is not None:
        told.append(
            HelpTurned(**one.subject, help_id=one.id, call_by=one.call_by, turned_at=one.turned_at)
        )
    owner = f"complaint:{one.of.id}"
    told += [
        HelpTried(
            **one.subject,
            help_id=one.id,
            tried_at=at,
            tried_by=one.of.decider_id,
            digest=evidence.digest_of(PLACE.encode(), owner=owner),
        )
        for at in one.tries
    ]
    way = HelpWay.CALL_BACK if one.is_call else HelpWay.NOW
    told.append(HelpGiven(**one.subject, help_id=one.id, way=way, spoke_at=one.spoke_at))
    return told
