"""What other contexts' tests may use of cases: a working house, and cases that mail opened."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from uuid import UUID, uuid4

from vinculo.cases import api
from vinculo.cases.contracts import CaseView, Then
from vinculo.cases.domain.facts import TermKind
from vinculo.cases.domain.offers import OfferWhat
from vinculo.cases.models import (
    BulkRun,
    CannedAnswer,
    Case,
    DeskRule,
    Draft,
    Macro,
    NoticeAnswer,
    OfferLine,
    SavedView,
    Term,
    Undoable,
)
from vinculo.cases.selectors.offers import OfferCounts, counts_of_offers
from vinculo.cases.services import notice_answers, notice_links, offers, planned, undo
from vinculo.cases.services.join import merge_case, split_case
from vinculo.cases.services.restricting import People, restrict_case
from vinculo.identity.contracts import UserView
from vinculo.identity.testing import a_user
from vinculo.interactions.testing import MAILBOX, arrive, mail, mailbox
from vinculo.kernel import clock
from vinculo.kernel.actor import SYSTEM, Actor, Role, keys_of
from vinculo.kernel.testing import Things, matrix_things, run_jobs
from vinculo.knowledge.testing import a_notice, an_article
from vinculo.organization.testing import a_company, a_team
from vinculo.portfolio.testing import a_service
from vinculo.routing import api as routing

MORNING = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)
"""A Wednesday, ten o'clock in Madrid, inside the tests' opening hours."""


@dataclass(frozen=True, kw_only=True)
class House:
    """A company with one service, its queue and the agent Marta in its team."""

    service_id: UUID
    queue_id: UUID
    team_id: UUID
    marta: UserView

    @property
    def agent(self) -> Actor:
        """Marta, acting."""
        return acting(self.marta)


def a_house(*, owner_id: UUID | None = None) -> House:
    """Everything that a message needs to become a case."""
    a_company()
    service = a_service(owner_id=owner_id)
    marta = a_user(Role.AGENT, name="Marta Ruiz")
    team_id = a_team(marta.id)
    queue_id = routing.create_queue(
        service_id=service.id, name="Averías", team_id=team_id, at=MORNING
    )
    mailbox(service_id=service.id)
    return House(service_id=service.id, queue_id=queue_id, team_id=team_id, marta=marta)


def acting(user: UserView) -> Actor:
    """A person with the keys they hold now."""
    roles = frozenset(user.roles)
    return Actor(user_id=user.id, name=user.name, roles=roles, keys=keys_of(user.id, roles))


def a_case(
    *,
    at: datetime = MORNING,
    sender: str = "Lucía Romero <lucia@correo.example>",
    subject: str = "Sin conexión desde ayer",
    text: str = "No tengo internet desde ayer por la tarde.",
    headers: tuple[tuple[str, str], ...] = (),
) -> CaseView:
    """The case that a message opened; every subscriber has heard it."""
    raw = mail(
        sender=sender,
        to=MAILBOX,
        subject=subject,
        text=text,
        message_id=f"<{uuid4()}@correo.example>",
        headers=headers,
    )
    taken = arrive(raw, at=at)
    run_jobs()
    if taken.conversation_id is None:
        raise AssertionError(f"no conversation: {taken.outcome} {taken.reason}")
    case = api.case_of(taken.conversation_id)
    if case is None:
        raise AssertionError("no case")
    return case


def a_common_text(html: str, *, shortcut: str = "") -> UUID:
    """A text that the whole company keeps ready."""
    return CannedAnswer.objects.create(name="Número", shortcut=shortcut, texts={"es": html}).pk


def a_class(name: str, *, words: str = "") -> UUID:
    """A class of subject; from now on no case is resolved without one."""
    return Term.objects.create(kind=TermKind.SUBJECT, name=name, words=words).pk


def a_step_to_take_back(case_id: UUID, person_id: UUID) -> UUID:
    """The name under which a person may take back that they linked a case, as far as it stands."""
    group = uuid4()
    Undoable.objects.create(
        case_id=case_id,
        person_id=person_id,
        group=group,
        what="link",
        data={"was": None, "now": str(case_id)},
        at=clock.now(),
    )
    return group


def a_restriction(case_id: UUID, *, named: UUID, barred: UUID) -> None:
    """From now on the case is for one person and for administrators, never for another."""
    restrict_case(
        case_id=case_id,
        people=People(named=frozenset({named}), barred=frozenset({barred})),
        reason="Trata de un compañero",
        actor=replace(SYSTEM, user_id=named),
        at=MORNING,
    )


def _views(person: UUID, _roles: frozenset[Role]) -> Things:
    """A kept view of the person's and one of somebody else's."""
    owners = (person, a_user(Role.AGENT, name="Otra persona").id)
    own, foreign = (
        SavedView.objects.create(person_id=owner, name=f"Vista {uuid4()}", made_at=MORNING).pk
        for owner in owners
    )
    return Things(own=own, foreign=foreign)


def _texts(person: UUID, _roles: frozenset[Role]) -> Things:
    """A kept text of the person's and one of somebody else's."""
    own, foreign = (
        CannedAnswer.objects.create(person_id=owner, name="Texto", texts={"es": "<p>Hola</p>"}).pk
        for owner in (person, a_user(Role.AGENT, name="Otra persona").id)
    )
    return Things(own=own, foreign=foreign)


def _macros(person: UUID, _roles: frozenset[Role]) -> Things:
    """A macro of the person's and one of somebody else's."""
    own, foreign = (
        Macro.objects.create(person_id=owner, name="Macro", steps=[{"action": "take"}]).pk
        for owner in (person, a_user(Role.AGENT, name="Otra persona").id)
    )
    return Things(own=own, foreign=foreign)


def _bulk_runs(person: UUID, _roles: frozenset[Role]) -> Things:
    """An action on many cases that the person asked for, and one that somebody else did."""
    own, foreign = (
        BulkRun.objects.create(
            person_id=owner, action="take", language="es", total=1, asked_at=MORNING
        ).pk
        for owner in (person, a_user(Role.AGENT, name="Otra persona").id)
    )
    return Things(own=own, foreign=foreign)


def _rules(_person: UUID, _roles: frozenset[Role]) -> Things:
    """A rule: whoever may keep rules keeps all of them."""
    steps = [{"action": "note", "text": "<p>Nota</p>"}]
    row = DeskRule.objects.create(
        name=f"Regla {uuid4()}", event="message", steps=steps, kept_at=MORNING
    )
    return Things(own=row.pk, foreign=None)


def _notice_answers(person: UUID, _roles: frozenset[Role]) -> Things:
    """A common answer of the person, and one of somebody else."""
    own, foreign = (
        NoticeAnswer.objects.create(
            notice_id=a_notice(),
            person_id=owner,
            texts={"es": "<p>Ya funciona.</p>"},
            seen_at=MORNING,
            asked_at=MORNING,
            leaves_at=MORNING,
        ).pk
        for owner in (person, a_user(Role.AGENT, name="Otra persona").id)
    )
    return Things(own=own, foreign=foreign)


matrix_things.add("bulk_id", _bulk_runs)
matrix_things.add("notice_answer_id", _notice_answers)
matrix_things.add("rule_id", _rules)
matrix_things.add("view_id", _views)
matrix_things.add("macro_id", _macros)
matrix_things.add("text_id", _texts)


def merged(case_id: UUID, into_id: UUID, *, at: datetime, actor: Actor = SYSTEM) -> None:
    """One case goes on in another; what a person merged can be taken back."""
    merge_case(case_id=case_id, into_id=into_id, actor=actor, at=at)


def came_of(case_id: UUID, notice_id: UUID, *, actor: Actor, at: datetime) -> None:
    """Somebody says that a case came because of an announcement."""
    notice_links.link(case_id=case_id, notice_id=notice_id, actor=actor, at=at)


def answered_all(notice_id: UUID, texts: dict[str, str], *, actor: Actor, at: datetime) -> UUID:
    """One answer for all open cases of an announcement; it leaves some minutes later."""
    return notice_answers.ask(
        notice_id=notice_id, texts=texts, then=Then.STAY, seen_at=at, actor=actor, at=at
    )


def answers_leave(*, at: datetime) -> int:
    """What was planned to leave by then leaves; how many."""
    return planned.send_due(at=at)


def undone_last(case_id: UUID, *, at: datetime, actor: Actor) -> None:
    """The last thing that a person did to a case is taken back."""
    step = Undoable.objects.filter(case_id=case_id, undone_at__isnull=True).latest("at")
    undo.undo(group=step.group, actor=actor, at=at)


def merge_taken_back(into_id: UUID, *, at: datetime, actor: Actor) -> None:
    """The last case that a person merged into this one was no double after all."""
    steps = Undoable.objects.filter(case_id=into_id, what="merge", undone_at__isnull=True)
    step = steps.latest("at")
    undo.undo(group=step.group, actor=actor, at=at)


def an_offer(html: str) -> UUID:
    """A kept text of the company that is an offer."""
    return CannedAnswer.objects.create(name="Fibra", texts={"es": html}, is_offer=True).pk


def an_offer_article(title: str, body: str) -> UUID:
    """A public article that is an offer."""
    return an_article(title=title, body=body, is_offer=True)


def offers_counted(*, since: datetime, until: datetime) -> OfferCounts:
    """What happened with offers in a period."""
    return counts_of_offers(since=since, until=until)


def last_seen(case_id: UUID) -> UUID | None:
    """The last message of a case, as somebody has it before their eyes."""
    found: UUID | None = Case.objects.values_list("latest_message_id", flat=True).get(pk=case_id)
    return found


def ask_for_an_offer(case_id: UUID, *, actor: Actor, at: datetime = MORNING) -> None:
    """Its customer asked for an offer, as whoever attends them says."""
    words = "Me llamó y preguntó por la fibra"
    offers.ask(case_id=case_id, message_id=None, words=words, actor=actor, at=at)


def call_an_offer_asked_for(case_id: UUID, *, at: datetime) -> None:
    """Write behind the back of the chain that a customer asked for an offer."""
    OfferLine.objects.create(case_id=case_id, what=OfferWhat.ASKED, words="Lo pidió", at=at)


def an_offer_macro() -> UUID:
    """A macro of the company that is an offer."""
    steps = [{"action": "note", "value": "", "text": "<p>Le ofrezco la fibra</p>"}]
    return Macro.objects.create(name="Fibra", steps=steps, is_offer=True).pk


def a_draft(case_id: UUID, *, person_id: UUID, html: str, at: datetime) -> None:
    """Somebody has begun to write in a case."""
    Draft.objects.create(case_id=case_id, person_id=person_id, html=html, begun_at=at, saved_at=at)


def drafts_of(case_id: UUID) -> list[str]:
    """What people have begun to write in a case."""
    return list(Draft.objects.filter(case_id=case_id).values_list("html", flat=True))


def split_off(case_id: UUID, message_id: UUID, *, actor: Actor, at: datetime) -> UUID:
    """A message of a case becomes a case of its own, in the same thread."""
    return split_case(
        case_id=case_id, message_ids=[message_id], subject="Otro asunto", actor=actor, at=at
    )
