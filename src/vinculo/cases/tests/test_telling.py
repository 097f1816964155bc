"""Customers are told that their case ended or lives again, where the service wants it: once."""

from datetime import timedelta
from email.message import EmailMessage
from uuid import UUID

import pytest

from vinculo.cases.contracts import CaseView, EntryKind, Outcome, WishedChannel
from vinculo.cases.domain.tracking import Rule
from vinculo.cases.models import CaseEntry, TrackingLink, TrackingWish
from vinculo.cases.services import telling, tracking_links, undo
from vinculo.cases.services.resolve import reopen_case, resolve_case
from vinculo.cases.testing import MORNING, House, a_case, a_house
from vinculo.delivery.testing import outbox
from vinculo.identity.testing import a_member, signed_in
from vinculo.interactions.testing import arrive, mail
from vinculo.kernel.actor import Role
from vinculo.kernel.testing import actor

pytestmark = pytest.mark.django_db
SOON = MORNING + timedelta(minutes=1)


@pytest.fixture
def house() -> House:
    return a_house()


def wanted(house: House, **what: bool) -> None:
    tracking_links.set_rule(service_id=house.service_id, rule=Rule(**what), by=actor(Role.OWNER))


def resolve(case: CaseView, house: House, outcome: Outcome = Outcome.SOLVED) -> UUID:
    resolve_case(case_id=case.id, outcome=outcome, actor=house.agent, at=MORNING)
    return last(EntryKind.RESOLVED)


def last(kind: EntryKind) -> UUID:
    return CaseEntry.objects.filter(kind=kind).latest("at", "pk").pk


def mails() -> list[EmailMessage]:
    return [one.message for one in outbox()]


def test_one_mail_with_number_and_question_is_told_once_and_stands_in_the_case(
    house: House,
) -> None:
    wanted(house, tells_resolved=True, tells_reopened=True)
    case = a_case()
    before = len(mails())
    ended = resolve(case, house)
    assert telling.tell(entry_id=ended, at=SOON) == 1
    assert telling.tell(entry_id=ended, at=SOON) == 0
    (told,) = mails()[before:]
    assert told["To"] == "lucia@correo.example"
    assert told["Auto-Submitted"] == "auto-replied"
    assert case.number in str(told["Subject"])
    words = told.get_body(("plain",)).get_content()
    assert "Confirme aquí que está resuelto" in words
    assert "/seguimiento/" in words
    assert case.subject not in told.as_string()
    assert TrackingLink.objects.latest("issued_at").occasion == "notice"
    page = signed_in(house.marta).get(f"/casos/{case.id}/").content.decode()
    assert f"Damos por resuelto su asunto {case.number}." in page

    reopen_case(case_id=case.id, actor=house.agent, at=SOON)
    assert telling.tell(entry_id=last(EntryKind.REOPENED), at=SOON) == 1
    assert telling.tell(entry_id=ended, at=SOON) == 0
    assert "vuelve a estar abierto" in mails()[-1].get_body(("plain",)).get_content()


def test_nothing_is_told_that_was_taken_back_or_that_concerns_no_customer(house: House) -> None:
    wanted(house, tells_resolved=True)
    case = a_case()
    ended = resolve(case, house)
    undo.undo(group=_last_group(), actor=house.agent, at=MORNING)
    assert telling.tell(entry_id=ended, at=SOON) == 0
    other = a_case(sender="Luis <luis@correo.example>", subject="Lo de Luis")
    assert telling.tell(entry_id=resolve(other, house, Outcome.DUPLICATE), at=SOON) == 0


def test_a_service_that_did_not_ask_for_it_tells_nobody(house: House) -> None:
    assert telling.tell(entry_id=resolve(a_case(), house), at=SOON) == 0


def test_machines_and_who_looks_at_the_page_get_none_and_others_three_a_day(house: House) -> None:
    wanted(house, tells_resolved=True)
    weak = (("X-Auto-Response-Suppress", "OOF"),)
    machine = a_case(sender="Avisos <avisos@correo.example>", headers=weak)
    assert telling.tell(entry_id=resolve(machine, house), at=SOON) == 0

    reader = a_case()
    wish = TrackingWish.objects.create(
        conversation_id=reader.conversation_id,
        address="lucia@correo.example",
        channel=WishedChannel.PAGE,
        said_at=MORNING,
    )
    TrackingLink.objects.create(
        ref="a", digest="a", conversation_id=reader.conversation_id,
        address="lucia@correo.example", occasion="answer", issued_at=MORNING,
    )  # fmt: skip
    assert telling.tell(entry_id=resolve(reader, house), at=SOON) == 0
    wish.delete()
    told = [telling.tell(entry_id=resolve(a_case(), house), at=SOON) for _ in range(4)]
    assert told == [1, 1, 1, 0]


def test_a_customer_who_writes_again_is_told_that_it_is_open(house: House) -> None:
    wanted(house, tells_reopened=True)
    case = a_case()
    resolve(case, house)
    from vinculo.interactions import api as interactions
    from vinculo.kernel.testing import run_jobs

    interactions.send_answer(
        conversation_id=case.conversation_id, html="<p>Hecho</p>", by=house.agent, at=MORNING
    )
    to = str(mails()[-1]["Reply-To"])
    arrive(mail(to=to, message_id="<again@correo.example>", text="Sigue igual."), at=SOON)
    run_jobs()
    assert telling.tell(entry_id=last(EntryKind.REOPENED), at=SOON) == 1


def test_it_is_chosen_for_each_service_in_the_browser(house: House) -> None:
    admin = a_member(Role.ADMINISTRATOR)
    page = "/ajustes/seguimiento/"
    assert b"checked" not in admin.get(page).content.split(b'name="resolved-')[1][:80]
    sent = {f"days-{house.service_id}": "30", f"resolved-{house.service_id}": "on"}
    assert admin.post(page, sent).status_code == 302
    ended = resolve(a_case(), house)
    assert telling.tell(entry_id=ended, at=SOON) == 1


def _last_group() -> UUID:
    from vinculo.cases.models import Undoable

    return Undoable.objects.latest("at", "pk").group
