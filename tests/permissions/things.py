"""Two houses for the permission matrix: the reader works in the first, strangers in the second.

Contexts whose things need a whole house get them here; simpler ones register their own makers in
their ``testing.py``.
"""

from dataclasses import dataclass
from email.message import EmailMessage
from functools import lru_cache
from uuid import UUID, uuid4

from vinculo.cases import api as cases
from vinculo.cases.testing import a_restriction, a_step_to_take_back
from vinculo.identity.testing import a_user
from vinculo.interactions import api as interactions
from vinculo.interactions.testing import arrive, mailbox
from vinculo.kernel.actor import Role
from vinculo.kernel.models import DeadLetter
from vinculo.kernel.testing import ThingMaker, Things, matrix_things, run_jobs
from vinculo.organization.testing import START, a_calendar, a_company, a_team
from vinculo.portfolio.testing import a_service
from vinculo.routing import api as routing


@dataclass(frozen=True)
class House:
    """What one message from outside has made."""

    case_id: UUID
    group_id: UUID
    message_id: UUID
    attachment_id: UUID
    customer_id: UUID | None
    team_id: UUID
    user_id: UUID
    queue_id: UUID
    service_id: UUID
    calendar_id: UUID
    kept: dict[str, UUID]


def a_mail_with_a_file(key: str, address: str) -> bytes:
    message = EmailMessage()
    message["From"] = f"Cliente {key} <{key}@correo.example>"
    message["To"] = address
    message["Subject"] = f"Asunto {key}"
    message["Message-ID"] = f"<{uuid4()}@correo.example>"
    message.set_content("No tengo internet desde ayer.")
    message.add_alternative("<p>No tengo internet desde ayer.</p>", subtype="html")
    message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="f.pdf")
    return message.as_bytes()


def build(*, owner_id: UUID, member_id: UUID) -> House:
    """A service with owner, team, queue and mailbox, and a case that a message opened."""
    key = uuid4().hex[:8]
    address = f"{key}@fibra.example"
    calendar_id = a_calendar(name=f"Horario {key}")
    service = a_service(name=f"Servicio {key}", owner_id=owner_id)
    colleague = a_user(Role.AGENT)
    team_id = a_team(member_id, colleague.id, name=f"Equipo {key}", leader=member_id)
    queue_id = routing.create_queue(
        service_id=service.id, name=f"Cola {key}", team_id=team_id, at=START
    )
    mailbox(address=address, service_id=service.id)
    taken = arrive(a_mail_with_a_file(key, address), at=START)
    run_jobs()
    assert taken.conversation_id is not None
    case = cases.case_of(taken.conversation_id)
    assert case is not None
    message = interactions.messages(taken.conversation_id)[0]
    return House(
        case_id=case.id,
        group_id=a_step_to_take_back(case.id, member_id),
        message_id=message.id,
        attachment_id=message.attachments[0].id,
        customer_id=interactions.conversation(taken.conversation_id).customer_id,
        team_id=team_id,
        user_id=colleague.id,
        queue_id=queue_id,
        service_id=service.id,
        calendar_id=calendar_id,
        kept=a_case_kept_from(member_id, for_id=colleague.id, address=address),
    )


def a_case_kept_from(member_id: UUID, *, for_id: UUID, address: str) -> dict[str, UUID]:
    """A case of this very house that is restricted, and for this very person never."""
    taken = arrive(a_mail_with_a_file(uuid4().hex[:8], address), at=START)
    run_jobs()
    assert taken.conversation_id is not None
    case = cases.case_of(taken.conversation_id)
    assert case is not None
    message = interactions.messages(taken.conversation_id)[0]
    found = {
        "case_id": case.id,
        "group_id": a_step_to_take_back(case.id, member_id),
        "message_id": message.id,
        "attachment_id": message.attachments[0].id,
    }
    a_restriction(case.id, named=for_id, barred=member_id)
    return found


@lru_cache(maxsize=1)
def houses(user_id: UUID) -> tuple[House, House]:
    """The reader's house and a foreign one; made once for each reader."""
    a_company()
    own = build(owner_id=user_id, member_id=user_id)
    stranger, other = a_user(Role.AGENT), a_user(Role.OWNER)
    return own, build(owner_id=other.id, member_id=stranger.id)


SEES_ITS_HOUSE = frozenset({Role.AGENT, Role.SUPERVISOR, Role.OWNER})


def of_house(part: str, *, sees_all: frozenset[Role], sees_own: frozenset[Role]) -> None:
    """Register a maker of one part of the houses."""

    def make(user_id: UUID, roles: frozenset[Role]) -> Things:
        own, foreign = houses(user_id)
        mine = getattr(own, part) if roles & (sees_own | sees_all) else None
        others = None if roles & sees_all else getattr(foreign, part)
        return Things(own=mine, foreign=others, kept=own.kept.get(part))

    matrix_things.add(part, make)


EVERYBODY = frozenset(Role)
of_house("case_id", sees_own=SEES_ITS_HOUSE, sees_all=frozenset({Role.AUDITOR}))
of_house("group_id", sees_own=SEES_ITS_HOUSE, sees_all=frozenset())
of_house("message_id", sees_own=SEES_ITS_HOUSE, sees_all=frozenset())
of_house("attachment_id", sees_own=SEES_ITS_HOUSE, sees_all=frozenset())
of_house(
    "user_id",
    sees_own=frozenset({Role.SUPERVISOR}),
    sees_all=frozenset({Role.ADMINISTRATOR}),
)
for shared in ("team_id", "queue_id", "calendar_id", "service_id"):
    of_house(shared, sees_own=EVERYBODY, sees_all=EVERYBODY)
of_house("customer_id", sees_own=EVERYBODY, sees_all=EVERYBODY)


def one_for_all(own: object) -> ThingMaker:
    """A thing that nobody's sight depends on."""
    return lambda _user_id, _roles: Things(own=own, foreign=None)


def a_letter(_user_id: UUID, _roles: frozenset[Role]) -> Things:
    letter = DeadLetter.objects.create(
        job_id=uuid4().int % 10**9,
        task="kernel.hear",
        queue="default",
        arguments={},
        error="x",
        failed_at=START,
    )
    return Things(own=letter.pk, foreign=None)


matrix_things.add("metric", one_for_all("first_answer"))
matrix_things.add("figure", one_for_all("waiting"))
matrix_things.add("key", one_for_all("waiting"))
matrix_things.add("step_name", one_for_all("people"))
matrix_things.add("occasion", one_for_all("acknowledgement"))
matrix_things.add("language", one_for_all("es"))
for only_unknown in (
    "slug",
    "mail_id",
    "raw_id",
    "spam_id",
    "file_id",
    "planned_id",
    "key_id",
    "link_id",
    "merge_id",
    "point_id",
    "other_id",
    "part_key",
    "token",
):
    matrix_things.add(only_unknown, one_for_all(None))
matrix_things.add("letter_id", a_letter)
