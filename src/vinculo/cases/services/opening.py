"""A case begins: with number, clocks, queue and access, all of it or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction

from vinculo.cases import policy
from vinculo.cases.contracts import CaseKind, EntryKind
from vinculo.cases.domain.access import keys_of_case
from vinculo.cases.domain.texts import require_text, tidy_subject
from vinculo.cases.events import CaseOpened
from vinculo.cases.models import Case, Note
from vinculo.cases.services import claimed, contracted, story
from vinculo.cases.services.answer import told_aloud
from vinculo.cases.services.clocking import start_clocks
from vinculo.cases.services.numbering import next_numbers
from vinculo.kernel import events
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import NotAllowedError
from vinculo.kernel.ids import new_id, new_public_key
from vinculo.kernel.inserting import insert_all
from vinculo.lib.text.mood.judged import MoodView
from vinculo.organization import api as organization
from vinculo.routing import api as routing
from vinculo.routing.contracts import Arrival, Inputs


@dataclass(frozen=True, kw_only=True)
class Matter:
    """What a case begins with."""

    subject: str
    key: str
    service_id: UUID
    kind: CaseKind = CaseKind.QUERY
    customer_id: UUID | None = None
    conversation_id: UUID | None = None
    message_id: UUID | None = None
    follows: Case | None = None
    is_certain: bool = True
    mood: MoodView | None = None
    queue_id: UUID | None = None
    restriction_id: UUID | None = None

    @property
    def kept_under(self) -> UUID | None:
        """The restriction that it inherits: its own, or that of the case which it follows."""
        return self.restriction_id or (self.follows.restriction_id if self.follows else None)


@transaction.atomic
def register_case(
    *,
    actor: Actor,
    service_id: UUID,
    customer_id: UUID | None,
    kind: CaseKind,
    subject: str,
    text: str,
    at: datetime,
    is_told: bool = False,
) -> UUID:
    """A customer's matter that any colleague heard of and writes down.

    ``is_told``: they answered it in the same talk; more may be left to do.
    """
    for action in ("cases.register", *(["cases.answer"] if is_told else [])):
        if not policy.may(actor, action):
            raise NotAllowedError(action=action)
    require_text(subject)
    require_text(text)
    matter = Matter(
        subject=subject,
        key=new_public_key(),
        service_id=service_id,
        kind=kind,
        customer_id=customer_id,
    )
    case = open_matter(matter, at, registered_by=actor)
    note = Note.objects.create(case=case, author_id=actor.user_id, text=text.strip(), at=at)
    story.enter(case, EntryKind.NOTE, at=at, actor=actor, ref=note.pk)
    if is_told:
        told_aloud(case, note_id=note.pk, actor=actor, at=at)
    story.tell(case)
    return case.pk


def open_matter(matter: Matter, at: datetime, registered_by: Actor | None = None) -> Case:
    """Number, clocks, queue and access: all of it or nothing."""
    return open_matters([(matter, at)], registered_by)[0]


def open_matters(
    matters: Sequence[tuple[Matter, datetime]], registered_by: Actor | None = None
) -> list[Case]:
    """The same for several matters with as few questions, in their order."""
    ways = {(matter.service_id, "") for matter, _ in matters if matter.queue_id is None}
    usual = routing.queues_for(ways) if ways else {}
    queues = [matter.queue_id or usual[matter.service_id, ""].id for matter, _ in matters]
    zone = ZoneInfo(organization.company().timezone)
    numbers = next_numbers([at.astimezone(zone).year for _, at in matters])
    cases = [
        _new_case(matter, at, number, queue_id, registered_by)
        for (matter, at), number, queue_id in zip(matters, numbers, queues, strict=True)
    ]
    started = start_clocks(
        [(case, case.opened_at) for case in cases], (story.FIRST_ANSWER, story.RESOLUTION)
    )
    items = routing.enqueue_all(
        [
            Arrival(
                subject=story.subject_of(case.pk),
                queue_id=queue_id,
                priority=story.note_deadline(case, started[case.pk], case.opened_at),
                due_at=case.due_at,
                at=case.opened_at,
                inputs=_handed_down(matter.mood),
            )
            for case, queue_id, (matter, _) in zip(cases, queues, matters, strict=True)
        ]
    )
    for case in cases:
        case.item_id = items[story.subject_of(case.pk)]
    insert_all(cases)
    restricted = [case for case in cases if case.restriction_id is not None]
    if restricted:
        inherit(restricted)
    story.share_conversations({case.conversation_id: case.number for case in cases})
    contracted.promise_levels(cases, at=max((at for _, at in matters)))
    claimed.promise_claims(cases, at=max((at for _, at in matters)))
    _tell_beginnings(cases, matters, registered_by)
    return cases


def inherit(cases: Sequence[Case]) -> None:
    """Cases that begin under a restriction are kept for those whom it names."""
    keys = story.restriction_keys({case.restriction_id for case in cases if case.restriction_id})
    for case in cases:
        if case.restriction_id is not None:
            case.keys_before, case.access_keys = case.access_keys, keys[case.restriction_id]
            case.save(update_fields=["access_keys", "keys_before"])
            story.keep_to_named(case)


def _new_case(
    matter: Matter, at: datetime, number: str, queue_id: UUID, registered_by: Actor | None
) -> Case:
    registrar = registered_by.user_id if registered_by else None
    return Case(
        pk=new_id(),
        number=number,
        key=matter.key,
        subject=tidy_subject(matter.subject),
        kind=matter.kind,
        service_id=matter.service_id,
        customer_id=matter.customer_id,
        conversation_id=matter.conversation_id,
        latest_message_id=matter.message_id,
        follows=matter.follows,
        restriction_id=matter.kept_under,
        registered_by_id=registrar,
        opened_at=at,
        changed_at=at,
        access_keys=keys_of_case(
            queue_id=queue_id, service_id=matter.service_id, people=(registrar,)
        ),
    )


def _tell_beginnings(
    cases: Sequence[Case],
    matters: Sequence[tuple[Matter, datetime]],
    registered_by: Actor | None,
) -> None:
    """The first lines of their histories, and the events."""
    what = EntryKind.REGISTERED if registered_by else EntryKind.OPENED
    entries = []
    for case, (matter, at) in zip(cases, matters, strict=True):
        entries.append(story.entry(case, what, at=at, actor=registered_by, number=case.number))
        if before := matter.follows:
            link = EntryKind.FOLLOWED_UP if matter.is_certain else EntryKind.MAY_FOLLOW
            entries.append(story.entry(case, link, at=at, ref=before.pk, number=before.number))
    story.enter_all(entries)
    events.publish_all(
        [
            CaseOpened(
                case_id=case.pk,
                number=case.number,
                kind=matter.kind,
                service_id=matter.service_id,
                customer_id=matter.customer_id,
                opened_at=at,
                follows=matter.follows.pk if matter.follows else None,
            )
            for case, (matter, at) in zip(cases, matters, strict=True)
        ]
    )


def _handed_down(mood: MoodView | None) -> Inputs:
    """What routing may look at besides the urgency: the language and the mood, when clear."""
    if mood is None:
        return Inputs()
    return Inputs(language=mood.language, upset_pct=mood.upset_pct)
