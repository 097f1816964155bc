"""Those whom an announcement affects are told before they ask: once each, counted and signed."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.urls import reverse

from vinculo.cases.testing import MORNING, House, a_house
from vinculo.customers.contracts import Standing
from vinculo.customers.testing import a_holder
from vinculo.delivery.testing import QueuedMail, outbox
from vinculo.feedback.contracts import NoticeMailState
from vinculo.feedback.domain import notice_mails as rules
from vinculo.feedback.models import NoticeMail, NoticeSending
from vinculo.feedback.services import notice_mails as sending
from vinculo.identity import api as identity
from vinculo.identity.testing import a_member, a_user, signed_in
from vinculo.kernel import clock
from vinculo.kernel.actor import SYSTEM, Role
from vinculo.kernel.errors import NotAllowedError
from vinculo.kernel.testing import run_jobs
from vinculo.knowledge import api as knowledge
from vinculo.knowledge.testing import a_notice, an_end

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
BOTH = {"es": "Sin internet", "en": "No internet"}


def test_contracts_are_one_a_line_and_none_means_all() -> None:
    assert rules.references_of(" A-1 \n\nA-2\nA-1") == ("A-1", "A-2")
    assert rules.references_of(" \n ") is None
    assert len(rules.references_of("\n".join(map(str, range(6000))))) == 6000


def test_above_the_limit_direction_signs_and_another_count_is_seen_first() -> None:
    rules.check_sending(seen=3, now=3, in_all=3, may_sign=False)
    above = rules.LIMIT + 1
    rules.check_sending(seen=above, now=above, in_all=above, may_sign=True)
    for seen, now, in_all, error in (
        (0, 0, 0, rules.NobodyAffectedError),
        (3, 4, 4, rules.CountChangedError),
        (above, above, above, rules.NeedsSignatureError),
        (3, 3, above, rules.NeedsSignatureError),
    ):
        with pytest.raises(error):
            rules.check_sending(seen=seen, now=now, in_all=in_all, may_sign=False)


@pytest.fixture
def house(monkeypatch: pytest.MonkeyPatch) -> House:
    found = a_house()
    monkeypatch.setattr(clock, "now", lambda: MORNING + HOUR)
    return found


def mails() -> list[QueuedMail]:
    return [mail for mail in outbox() if "internet" in str(mail.message["Subject"])]


def told_of(house: House):
    notice_id = a_notice(service_id=house.service_id, titles=BOTH, since=MORNING)
    return knowledge.steps_to_tell(notice_id=notice_id)[0]


def boss():
    return identity.actor_for(a_user(Role.SUPERVISOR).id)


@pytest.mark.django_db
def test_agents_send_nothing_to_customers(house: House) -> None:
    told = told_of(house)
    address = reverse("feedback:tell_affected", args=[told.step_id])
    assert a_member(Role.AGENT).get(address).status_code == 403
    agent = identity.actor_for(a_user(Role.AGENT).id)
    for by in (agent, SYSTEM):
        with pytest.raises(NotAllowedError):
            sending.start(told=told, references=None, seen=1, by=by, at=MORNING)


@pytest.mark.django_db
def test_each_customer_of_the_service_gets_one_mail_whatever_they_said_of_being_asked(
    house: House,
) -> None:
    a_holder(house.service_id, email="ada@correo.example", may_ask=False)
    a_holder(house.service_id, email="leo@correo.example")
    a_holder(house.service_id, email="gone@correo.example", until=MORNING.date() - 9 * DAY)
    a_holder(house.service_id, email="no-reply@correo.example")
    told = told_of(house)
    browser = signed_in(a_user(Role.SUPERVISOR))
    address = reverse("feedback:tell_affected", args=[told.step_id])
    page = browser.get(address).content.decode()
    assert "Enviarlo a 2 clientes" in page
    assert "1 sin correo" in page
    stale = browser.post(address, {"contracts": "", "seen": "7", "enviar": "1"})
    assert stale.status_code == 422
    assert "Ahora serían 2" in stale.content.decode()
    assert mails() == []
    sent = browser.post(address, {"contracts": "", "seen": "2", "enviar": "1"})
    assert sent.status_code == 302
    run_jobs()
    found = mails()
    assert sorted(mail.message["To"] for mail in found) == [
        "ada@correo.example",
        "leo@correo.example",
    ]
    assert "List-Unsubscribe" not in found[0].message
    assert found[0].message["Auto-Submitted"] == "auto-generated"
    again = browser.post(address, {"contracts": "", "seen": "2", "enviar": "1"})
    assert again.status_code == 422
    assert "nadie lo recibe dos veces" in again.content.decode()
    row = NoticeSending.objects.get()
    sending.send_some(sending_id=row.pk, at=MORNING + HOUR)
    run_jobs()
    assert len(mails()) == 2
    row.refresh_from_db()
    assert row.ended_at is not None
    shown = browser.get(reverse("knowledge:notice", args=[told.notice_id])).content.decode()
    assert "Enviado a 2 de 2 clientes" in shown


@pytest.mark.django_db
def test_the_end_is_told_too_and_only_the_contracts_that_are_named(house: House) -> None:
    first = a_holder(house.service_id, email="ada@correo.example")
    a_holder(house.service_id, email="leo@correo.example")
    told = told_of(house)
    assert sending.affected_by(told, references=("no-such",), at=MORNING).affected == 0
    with pytest.raises(rules.NobodyAffectedError):
        sending.start(told=told, references=("no-such",), seen=0, by=boss(), at=MORNING)
    assert sending.start(told=told, references=None, seen=2, by=boss(), at=MORNING) == 2
    assert first in set(NoticeMail.objects.values_list("customer_id", flat=True))
    an_end(told.notice_id, words="Ya hay internet.", at=MORNING + HOUR)
    last, _first = knowledge.steps_to_tell(notice_id=told.notice_id)
    assert sending.start(told=last, references=None, seen=2, by=boss(), at=MORNING + HOUR) == 2
    run_jobs()
    assert len(mails()) == 4


@pytest.mark.django_db
def test_who_is_blocked_meanwhile_is_left_out_and_counted(house: House) -> None:
    ada = a_holder(house.service_id, email="ada@correo.example")
    told = told_of(house)
    sending.start(told=told, references=None, seen=1, by=boss(), at=MORNING)
    apps.get_model("customers", "Customer").objects.filter(pk=ada).update(standing=Standing.BLOCKED)
    assert sending.send_some(sending_id=NoticeSending.objects.get().pk, at=MORNING) == 1
    assert NoticeMail.objects.get().state == NoticeMailState.SKIPPED
    assert mails() == []


@pytest.mark.django_db
def test_an_announcement_of_all_services_affects_nobody_in_particular(house: House) -> None:
    notice_id = a_notice(since=MORNING)
    (told,) = knowledge.steps_to_tell(notice_id=notice_id)
    with pytest.raises(rules.NoServiceError):
        sending.affected_by(told, references=None, at=MORNING)
    browser = signed_in(a_user(Role.SUPERVISOR))
    refused = browser.get(reverse("feedback:tell_affected", args=[told.step_id]))
    assert refused.status_code == 422
    assert "no se sabe a quién afecta" in refused.content.decode()
    gone = browser.get(reverse("feedback:tell_affected", args=[notice_id]))
    assert gone.status_code == 404
    page = browser.get(reverse("knowledge:notice", args=[notice_id])).content.decode()
    assert "A quienes afecta" not in page


@pytest.mark.django_db
def test_the_mail_says_what_was_told_and_where_it_goes_on(house: House) -> None:
    a_holder(house.service_id, email="ada@correo.example")
    told = told_of(house)
    assert told.in_language("en") == ("No internet", "Un camión ha tirado un poste.")
    sending.start(told=told, references=None, seen=1, by=boss(), at=MORNING)
    run_jobs()
    (mail,) = mails()
    text = mail.message.get_body(("plain",)).get_content()
    assert "Un camión ha tirado un poste." in text
    assert "/estado/" in text


@pytest.mark.django_db
def test_the_limit_counts_the_customers_of_the_whole_announcement(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "LIMIT", 2)
    first = [a_holder(house.service_id, email=f"a{n}@correo.example") for n in range(2)]
    told = told_of(house)
    assert sending.start(told=told, references=None, seen=2, by=boss(), at=MORNING) == 2
    an_end(told.notice_id, words="Ya hay internet.", at=MORNING + HOUR)
    last, _first = knowledge.steps_to_tell(notice_id=told.notice_id)
    again = sending.affected_by(last, references=None, at=MORNING + HOUR)
    assert (again.reachable, again.in_all) == (len(first), 2)
    new = a_holder(house.service_id, email="b@correo.example", reference="B-1")
    found = sending.affected_by(last, references=("B-1",), at=MORNING + HOUR)
    assert (found.customers, found.in_all) == ((new,), 3)
    with pytest.raises(rules.NeedsSignatureError):
        sending.start(told=last, references=("B-1",), seen=1, by=boss(), at=MORNING + HOUR)


@pytest.mark.django_db
def test_who_shares_an_address_gets_one_mail_also_when_it_changed_meanwhile(house: House) -> None:
    a_holder(house.service_id, email="ada@correo.example", reference="A-1")
    other = a_holder(house.service_id, email="leo@correo.example", reference="A-2")
    told = told_of(house)
    sending.start(told=told, references=None, seen=2, by=boss(), at=MORNING)
    points = apps.get_model("customers", "ContactPoint").objects
    points.filter(customer=other).update(value="ada@correo.example")
    found = sending.affected_by(told, references=None, at=MORNING)
    assert (found.affected, found.reachable, found.doubled) == (2, 1, 1)
    run_jobs()
    assert len(mails()) == 1
    states = sorted(NoticeMail.objects.values_list("state", flat=True))
    assert states == [NoticeMailState.SENT, NoticeMailState.SKIPPED]


@pytest.mark.django_db
def test_very_many_contracts_are_asked_for_part_by_part(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "REFERENCES_AT_ONCE", 2)
    for number in range(5):
        a_holder(house.service_id, email=f"c{number}@correo.example", reference=f"C-{number}")
    told = told_of(house)
    named = [f"C-{number}" for number in range(5)] + ["no-such"]
    assert sending.affected_by(told, references=named, at=MORNING).reachable == 5


@pytest.mark.django_db
def test_who_is_restricted_under_any_record_is_left_out_right_before_it_leaves(
    house: House,
) -> None:
    ada = a_holder(house.service_id, email="ada@correo.example")
    double = a_holder(house.service_id, email="ada2@correo.example")
    people = apps.get_model("customers", "Customer").objects
    told = told_of(house)
    sending.start(told=told, references=None, seen=2, by=boss(), at=MORNING)
    people.filter(pk=double).update(cluster_id=ada, restricted=True)
    sending.send_some(sending_id=NoticeSending.objects.get().pk, at=MORNING)
    assert set(NoticeMail.objects.values_list("state", flat=True)) == {NoticeMailState.SKIPPED}
    assert mails() == []


@pytest.mark.django_db
def test_who_has_it_today_is_counted_by_the_companys_day(house: House) -> None:
    """At half past eleven of the night in UTC it is tomorrow in Madrid: it has ended there."""
    last = MORNING.date()
    a_holder(house.service_id, email="ada@correo.example", until=last)
    told = told_of(house)
    late = MORNING.replace(hour=23, minute=30)
    assert sending.affected_by(told, references=None, at=late).affected == 0
    assert sending.affected_by(told, references=None, at=MORNING).affected == 1


@pytest.mark.django_db
def test_a_long_address_holds_up_nobody_and_stands_in_no_count_over_midnight(house: House) -> None:
    parts = ["a" * 60, "b" * 60, "c" * 60, "correo.example"]
    a_holder(house.service_id, email=f"ada@{'.'.join(parts)}", reference="A-1")
    other = a_holder(house.service_id, email="leo@correo.example", reference="A-2")
    a_holder(house.service_id, email="eva@correo.example", reference="A-3")
    told = told_of(house)
    late = MORNING.replace(hour=23, minute=59)
    sending.start(told=told, references=None, seen=3, by=boss(), at=late)
    row = NoticeSending.objects.get()
    NoticeMail.objects.filter(customer_id=other).update(state=NoticeMailState.SKIPPED)
    assert sending.send_some(sending_id=row.pk, at=late) == 2
    points = apps.get_model("customers", "ContactPoint").objects
    points.filter(customer_id=other).update(value="eva@correo.example")
    NoticeMail.objects.filter(customer_id=other).update(state=NoticeMailState.PLANNED)
    assert sending.send_some(sending_id=row.pk, at=late + HOUR) == 1
    assert NoticeMail.objects.get(customer_id=other).state == NoticeMailState.SKIPPED
    keys = apps.get_model("kernel", "UseWindow").objects.values_list("key", flat=True)
    assert not [key for key in keys if "@" in key and key.startswith("notice")]
