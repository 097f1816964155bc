"""Working on a case: taking, answering, waiting, handing on, noting, ending."""

from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest

from vinculo.cases import api
from vinculo.cases.contracts import CaseStatus, EntryKind, Outcome
from vinculo.cases.domain.drafts import DraftConflictError, EmptyTextError, NewMessageError
from vinculo.cases.domain.lifecycle import IllegalTransitionError
from vinculo.cases.events import CaseAnswered, CaseOpened, CaseReopened, CaseResolved
from vinculo.cases.models import Case, CaseEntry, Draft, Note
from vinculo.cases.selectors import page
from vinculo.cases.services import answer as answering
from vinculo.cases.services import hands, notes
from vinculo.cases.services.answer import Answer, NobodyToAnswerError, Then
from vinculo.cases.services.customer import NoSuchCustomerError
from vinculo.cases.services.story import NoSuchCaseError
from vinculo.cases.testing import MORNING, House, a_case, acting
from vinculo.clocks import api as clocks
from vinculo.customers import api as customers
from vinculo.customers.contracts import ContactKind
from vinculo.identity.testing import a_user
from vinculo.interactions import api as interactions
from vinculo.kernel import clock, events
from vinculo.kernel.actor import Role
from vinculo.kernel.errors import DomainError, NotAllowedError
from vinculo.kernel.jobs import worker_app
from vinculo.kernel.testing import actor, run_jobs
from vinculo.organization import api as organization
from vinculo.routing import api as routing
from vinculo.routing.testing import a_queue

HOUR = timedelta(hours=1)
LATER = MORNING + HOUR


def told(monkeypatch: pytest.MonkeyPatch) -> list[events.Event]:
    """Every event that leaves from now on."""
    heard: list[events.Event] = []
    publish = events.publish_all
    monkeypatch.setattr(events, "publish_all", lambda all_: (heard.extend(all_), publish(all_)))
    return heard


def latest(case_id):
    return Case.objects.get(pk=case_id).latest_message_id


def send(case_id, actor, *, html="<p>Va un técnico.</p>", then=Then.STAY, at=LATER):
    answer = Answer(html=html, seen=latest(case_id), then=then)
    return answering.answer_case(case_id=case_id, answer=answer, actor=actor, at=at)


def clock_states(case_id) -> dict[str, str]:
    subject = f"case:{case_id}"
    return {clock.kind: clock.state.value for clock in clocks.clocks_of([subject])[subject]}


def last_entry(case_id) -> str:
    return CaseEntry.objects.filter(case_id=case_id).latest("pk").kind


def test_taking_the_next_makes_it_ones_own(house: House) -> None:
    case = a_case()
    assert api.take_next(actor=house.agent, at=LATER) == case.id
    assert api.take_next(actor=house.agent, at=LATER) is None
    row = Case.objects.get()
    assert row.status == CaseStatus.OPEN
    assert f"person:{house.marta.id}" in row.access_keys
    assert last_entry(case.id) == EntryKind.TAKEN


def test_a_case_is_taken_once(house: House) -> None:
    case = a_case()
    javier = a_user(Role.AGENT)
    organization.add_member(team_id=house.team_id, user_id=javier.id)
    hands.take_case(case_id=case.id, actor=house.agent, at=LATER)
    hands.take_case(case_id=case.id, actor=house.agent, at=LATER)
    with pytest.raises(DomainError) as refused:
        hands.take_case(case_id=case.id, actor=acting(javier), at=LATER)
    assert refused.value.code == "routing_item_taken"
    assert CaseEntry.objects.filter(kind=EntryKind.TAKEN).count() == 1


def test_an_owner_of_the_service_does_not_take_from_the_queue(house: House) -> None:
    a_case()
    with pytest.raises(NotAllowedError):
        hands.take_next(actor=actor(Role.OWNER), at=LATER)


def test_an_answer_stops_the_first_clock(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    heard = told(monkeypatch)
    case = a_case()
    message_id = send(case.id, house.agent)
    row = Case.objects.get()
    assert (row.status, row.first_answered_at) == (CaseStatus.OPEN, LATER)
    assert clock_states(case.id) == {"first_answer": "kept", "resolution": "running"}
    assert routing.owners_of([f"case:{case.id}"])[f"case:{case.id}"].user_id == house.marta.id
    sent = interactions.messages(case.conversation_id)
    assert [m.id for m in sent if m.direction == "out"] == [message_id]
    assert [type(e) for e in heard if isinstance(e, CaseOpened | CaseAnswered)] == [
        CaseOpened,
        CaseAnswered,
    ]
    send(case.id, house.agent, at=LATER + HOUR)
    firsts = [e.is_first for e in heard if isinstance(e, CaseAnswered)]
    assert firsts == [True, False]
    assert Case.objects.get().first_answered_at == LATER


def test_answering_and_resolving_is_one_step(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    heard = told(monkeypatch)
    case = a_case()
    send(case.id, house.agent, then=Then.RESOLVE)
    row = Case.objects.get()
    assert (row.status, row.outcome, row.resolved_at) == ("resolved", "answered", LATER)
    assert row.due_at is None
    assert clock_states(case.id) == {"first_answer": "kept", "resolution": "kept"}
    assert [type(e) for e in heard if isinstance(e, CaseResolved)] == [CaseResolved]


def test_answering_and_waiting_is_one_step(house: House) -> None:
    case = a_case()
    send(case.id, house.agent, then=Then.WAIT)
    assert Case.objects.get().status == CaseStatus.WAITING
    assert clock_states(case.id)["resolution"] == "paused"
    send(case.id, house.agent, at=LATER + HOUR)
    assert Case.objects.get().status == CaseStatus.OPEN
    assert clock_states(case.id)["resolution"] == "running"


def test_nothing_is_sent_past_a_message_nobody_looked_at(house: House) -> None:
    case = a_case()
    with pytest.raises(NewMessageError):
        api.answer_case(
            case_id=case.id, html="<p>Hola</p>", seen=uuid4(), actor=house.agent, at=LATER
        )
    assert Case.objects.get().first_answered_at is None


def test_an_empty_answer_is_refused(house: House) -> None:
    case = a_case()
    with pytest.raises(EmptyTextError):
        send(case.id, house.agent, html="<p><br></p>")


def test_a_matter_without_mail_cannot_be_answered_but_resolved(house: House) -> None:
    case_id = api.open_case(
        actor=house.agent,
        service_id=house.service_id,
        customer_id=None,
        kind="query",
        subject="Preguntó en la tienda",
        text="Por el horario.",
        at=MORNING,
    )
    with pytest.raises(NobodyToAnswerError):
        send(case_id, house.agent)
    api.resolve_case(case_id=case_id, outcome=Outcome.ANSWERED, actor=house.agent, at=LATER)
    assert clock_states(case_id) == {"first_answer": "kept", "resolution": "kept"}


def test_a_duplicate_counts_nowhere(house: House) -> None:
    case = a_case()
    api.resolve_case(case_id=case.id, outcome=Outcome.DUPLICATE, actor=house.agent, at=LATER)
    assert clock_states(case.id) == {"first_answer": "cancelled", "resolution": "cancelled"}


def test_a_person_reopens(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    heard = told(monkeypatch)
    case = a_case()
    api.resolve_case(case_id=case.id, outcome=Outcome.SOLVED, actor=house.agent, at=LATER)
    api.reopen_case(case_id=case.id, actor=house.agent, at=LATER + HOUR)
    row = Case.objects.get()
    assert (row.status, row.outcome, row.resolved_at) == ("open", "", None)
    assert row.due_at is not None
    assert [e.reopened_by for e in heard if isinstance(e, CaseReopened)] == [house.marta.id]
    with pytest.raises(IllegalTransitionError):
        api.reopen_case(case_id=case.id, actor=house.agent, at=LATER + HOUR)


def test_waiting_for_a_day_ends_on_that_day(house: House) -> None:
    case = a_case()
    answering.set_waiting(case_id=case.id, until=date(2026, 11, 20), actor=house.agent, at=LATER)
    assert answering.wake_due(today=date(2026, 11, 19), at=LATER) == 0
    assert answering.wake_due(today=date(2026, 11, 20), at=LATER) == 1
    assert Case.objects.get().status == CaseStatus.OPEN
    assert last_entry(case.id) == EntryKind.RESUMED


def test_a_person_goes_on_with_a_waiting_case(house: House) -> None:
    case = a_case()
    answering.set_waiting(case_id=case.id, until=None, actor=house.agent, at=LATER)
    answering.resume_case(case_id=case.id, actor=house.agent, at=LATER + HOUR)
    assert clock_states(case.id)["resolution"] == "running"


def test_a_case_handed_to_a_person_is_theirs_to_see(house: House) -> None:
    case = a_case()
    raul = a_user(Role.AGENT, name="Raúl Medina")
    assert api.case(actor=acting(raul), case_id=case.id) is None
    hands.transfer_case(case_id=case.id, actor=house.agent, at=LATER, to_user=raul.id)
    assert api.case(actor=acting(raul), case_id=case.id) is not None
    seen = page.case_page(actor=house.agent, case_id=case.id, at=LATER)
    assert seen.owner_name == "Raúl Medina"
    assert seen.entries[-1].params["to_user_name"] == "Raúl Medina"


def test_a_case_in_another_queue_leaves_the_first_teams_sight(house: House) -> None:
    case = a_case()
    other = a_queue(at=MORNING)
    hands.transfer_case(case_id=case.id, actor=house.agent, at=LATER, to_queue=other)
    assert api.case(actor=house.agent, case_id=case.id) is None
    assert interactions.conversation(case.conversation_id) is not None


@pytest.mark.parametrize("role", [Role.ANALYST, Role.COLLEAGUE])
def test_a_case_goes_only_to_those_who_work_cases(house: House, role: Role) -> None:
    case = a_case()
    with pytest.raises(hands.NoSuchPersonError):
        hands.transfer_case(case_id=case.id, actor=house.agent, at=LATER, to_user=a_user(role).id)


def test_a_case_given_back_waits_in_its_queue(house: House) -> None:
    case = a_case()
    api.take_next(actor=house.agent, at=LATER)
    hands.give_back(case_id=case.id, actor=house.agent, at=LATER)
    assert routing.waiting(house.agent).total == 1
    assert f"person:{house.marta.id}" not in Case.objects.get().access_keys


def test_colleagues_leave_notes(house: House) -> None:
    case = a_case()
    note_id = api.add_note(case_id=case.id, text=" Ojo con la ONT ", actor=house.agent, at=LATER)
    assert Note.objects.get(pk=note_id).text == "Ojo con la ONT"
    with pytest.raises(EmptyTextError):
        api.add_note(case_id=case.id, text=" ", actor=house.agent, at=LATER)


def test_a_draft_is_kept_and_never_overwritten_in_silence(house: House) -> None:
    case = a_case()

    def save(html: str, known: int) -> int:
        return notes.save_draft(
            case_id=case.id, html=html, known_version=known, actor=house.agent, at=LATER
        )

    assert save("<p> </p>", 0) == 0
    assert save("<p>Buenos</p>", 0) == 1
    assert save("<p>Buenos días</p>", 1) == 2
    assert save("<p>Buenos días</p>", 2) == 2
    with pytest.raises(DraftConflictError) as refused:
        save("<p>Otra cosa</p>", 1)
    assert refused.value.params == {"stored": "<p>Buenos días</p>", "version": 2}
    assert save("<p>Otra cosa</p>", 2) == 3
    assert save("", 3) == 0
    assert Draft.objects.count() == 0
    notes.keep_draft(case_id=case.id, html="<p>a</p>", actor=house.agent, at=LATER)
    notes.keep_draft(case_id=case.id, html="<p>b</p>", actor=house.agent, at=LATER)
    assert page.draft_of(house.agent, case.id).html == "<p>b</p>"
    send(case.id, house.agent)
    assert page.draft_of(house.agent, case.id) is None


def test_a_person_says_who_the_customer_is(house: House) -> None:
    case = a_case()
    other = customers.register(
        name="Ana Romero", kind=ContactKind.EMAIL, value="ana@correo.example", at=MORNING
    )
    api.set_customer(case_id=case.id, customer_id=other, actor=house.agent, at=LATER)
    assert interactions.conversation(case.conversation_id).customer_id == other
    assert api.case(actor=house.agent, case_id=case.id).customer_id == other
    with pytest.raises(NoSuchCustomerError):
        api.set_customer(case_id=case.id, customer_id=uuid4(), actor=house.agent, at=LATER)


def test_clocks_raise_a_case_in_its_queue(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def watch_at(moment: datetime) -> None:
        monkeypatch.setattr(clock, "now", lambda: moment)
        worker_app.tasks["clocks.watch"].func(0)
        run_jobs()

    case = a_case()
    subject = f"case:{case.id}"
    watch_at(MORNING + 3 * HOUR + timedelta(minutes=30))
    assert last_entry(case.id) == EntryKind.CLOCK_WARNED
    watch_at(MORNING + 9 * HOUR)
    assert last_entry(case.id) == EntryKind.CLOCK_BROKEN
    assert routing.item_of(subject).priority == 90
    entries = CaseEntry.objects.filter(case_id=case.id)
    assert entries.filter(kind=EntryKind.CLOCK_BROKEN).count() == 1


def test_what_one_cannot_see_does_not_exist(house: House) -> None:
    case = a_case()
    stranger = acting(a_user(Role.AGENT))
    for act in (
        lambda: send(case.id, stranger),
        lambda: api.resolve_case(case_id=case.id, outcome=Outcome.SOLVED, actor=stranger, at=LATER),
        lambda: api.add_note(case_id=case.id, text="x", actor=stranger, at=LATER),
        lambda: hands.take_case(case_id=case.id, actor=stranger, at=LATER),
    ):
        with pytest.raises(NoSuchCaseError):
            act()


def test_the_auditor_opens_no_case_and_changes_none(house: House) -> None:
    case = a_case()
    auditor = actor(Role.AUDITOR)
    assert api.case(actor=auditor, case_id=case.id) is None
    for act in (
        lambda: send(case.id, auditor),
        lambda: api.add_note(case_id=case.id, text="x", actor=auditor, at=LATER),
    ):
        with pytest.raises(NoSuchCaseError):
            act()
