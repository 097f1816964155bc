"""The option of a person is a checked setting: who looked, when, and what the customer reads."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from vinculo.identity.testing import a_member, a_user, signed_in
from vinculo.interactions.contracts.human import HumanStanding, NewHumanCheck
from vinculo.interactions.domain import human as rules
from vinculo.interactions.models import HumanCheck
from vinculo.interactions.selectors.human import human_entrances, words_of
from vinculo.interactions.services import human
from vinculo.interactions.testing import mailbox
from vinculo.kernel import clock
from vinculo.kernel.actor import SYSTEM, Actor, Role, keys_of
from vinculo.kernel.errors import NotAllowedError
from vinculo.kernel.models import EvidenceLine
from vinculo.organization.testing import a_company
from vinculo.portfolio.testing import a_service, a_signed_scope, give_owner
from vinculo.work import api as work

AT = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)
DAY, YEAR = timedelta(days=1), timedelta(days=365)
WORDS = "Llame al 900 000 000, de lunes a viernes de 9 a 18 h, y pulse 0."


@pytest.mark.parametrize(
    ("reaches", "checked_on", "today", "standing"),
    [
        (None, None, date(2026, 1, 1), HumanStanding.NEVER),
        (True, date(2025, 1, 1), date(2026, 1, 1), HumanStanding.GOOD),
        (True, date(2025, 1, 1), date(2026, 1, 2), HumanStanding.OLD),
        (True, date(2024, 2, 29), date(2025, 2, 28), HumanStanding.GOOD),
        (True, date(2024, 2, 29), date(2025, 3, 1), HumanStanding.OLD),
        (False, date(2025, 1, 1), date(2025, 1, 1), HumanStanding.NONE),
    ],
)
def test_a_check_is_good_for_a_year(reaches, checked_on, today, standing):
    assert rules.standing(reaches=reaches, checked_on=checked_on, today=today) is standing


def test_somebody_hears_of_it_a_month_before_it_is_too_old():
    assert not rules.is_soon_old(None, date(2026, 1, 1))
    assert not rules.is_soon_old(date(2025, 1, 31), date(2026, 1, 1))
    assert rules.is_soon_old(date(2025, 1, 31), date(2026, 1, 2))


def test_words_are_in_the_readers_language_where_there_are_any():
    assert rules.chosen_words("Llame", "Call", "en") == "Call"
    assert rules.chosen_words("Llame", "", "en") == "Llame"
    assert rules.chosen_words("Llame", "Call", "es") == "Llame"


@pytest.fixture
def service(db, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: AT)
    a_company()
    made = a_service(standards=False)
    give_owner(made, a_user(Role.OWNER, name="Olga Ruiz").id)
    return made


@pytest.fixture
def source(service):
    return f"mailbox:{mailbox(service_id=service.id)}"


def check(source, **more):
    said = {"reaches": True, "words": WORDS} | more
    return human.check(NewHumanCheck(source=source, **said), by=SYSTEM, at=AT)


def entrance(source, *, at=AT):
    return next(one for one in human_entrances(at=at) if one.source == source)


def test_where_no_law_asks_nothing_is_alarmed_and_nothing_is_said(service, source):
    assert not entrance(source).is_asked
    assert human.watch(at=AT) == 0
    assert words_of(source, service.id, language="es", at=AT) == ""
    check(source)
    assert words_of(source, service.id, language="es", at=AT) == WORDS


def test_where_the_law_asks_what_nobody_checked_is_alarmed_until_somebody_does(service, source):
    a_signed_scope()
    assert entrance(source).is_alarming
    assert human.watch(at=AT) == 1
    assert human.watch(at=AT + DAY) == 1
    subject = f"human:{source}"
    assert [(t.title, t.done_at) for t in work.tasks_on(subject)] == [
        (f"Comprobar cómo se llega a una persona: {entrance(source).name}", None)
    ]
    check(source)
    assert human.watch(at=AT) == 0
    assert [t.done_at for t in work.tasks_on(subject)] == [AT]
    line = EvidenceLine.objects.get(kind="interactions.human_checked")
    assert line.subject == subject
    assert WORDS not in line.facts
    assert '"reaches":true' in line.facts


def test_a_no_and_an_old_yes_are_alarmed_and_the_last_check_counts(service, source):
    a_signed_scope()
    check(source)
    assert human.watch(at=AT + YEAR - 20 * DAY) == 0
    assert len(work.tasks_on(f"human:{source}")) == 1
    assert human.watch(at=AT + YEAR + DAY) == 1
    assert entrance(source, at=AT + YEAR + DAY).standing is HumanStanding.OLD
    check(source, reaches=False, words="")
    assert entrance(source).standing is HumanStanding.NONE
    assert human.watch(at=AT) == 1
    assert HumanCheck.objects.count() == 2


def test_a_customer_reads_how_to_reach_a_person_also_where_nobody_checked(service, source):
    a_signed_scope()
    said = words_of(source, service.id, language="es", at=AT)
    assert said.startswith("Si prefiere que le atienda una persona, pídalo en su mensaje o escriba")
    assert "person" in words_of(source, service.id, language="en", at=AT)
    assert words_of("form:x", None, language="es", at=AT).endswith("pídalo en su mensaje.")


def test_a_telephone_is_known_by_its_checks_alone_until_it_is_gone(service):
    a_signed_scope()
    with pytest.raises(rules.NoEntranceError):
        check("phone:")
    phone = check("phone:", name="900 000 000", service_id=service.id)
    assert (entrance(phone).name, entrance(phone).service_id) == ("900 000 000", service.id)
    check(phone, reaches=False, words="", is_gone=True)
    assert phone not in {one.source for one in human_entrances(at=AT)}


@pytest.mark.parametrize("bad", ["phone:nobody", "form:nobody", "pigeon:1", ""])
def test_a_check_of_what_is_no_entrance_is_refused(service, bad):
    with pytest.raises(rules.NoEntranceError):
        check(bad)


def test_whoever_says_yes_says_how(service, source):
    with pytest.raises(rules.NoWayWrittenError):
        check(source, words="  ")


def test_owners_and_administrators_check_auditors_and_direction_read_others_neither(
    service, source
):
    url, act = reverse("interactions:human"), reverse("interactions:human_check")
    said = {"source": source, "answer": "yes", "words": WORDS}
    for role in (Role.AGENT, Role.SUPERVISOR, Role.ANALYST):
        assert a_member(role).get(url).status_code == 403
        assert a_member(role).post(act, said).status_code == 403
    for role in (Role.AUDITOR, Role.DIRECTION):
        page = a_member(role).get(url)
        assert page.status_code == 200
        assert "Comprobar " not in page.content.decode()
        assert a_member(role).post(act, said).status_code == 403
    assert Client().get(url).status_code == 302
    assert not HumanCheck.objects.exists()


def test_the_page_says_what_is_missing_and_takes_a_check(service, source):
    a_signed_scope()
    browser = signed_in(a_user(Role.ADMINISTRATOR, name="Ana Gil"))
    url, act = reverse("interactions:human"), reverse("interactions:human_check")
    assert "En 1 entrada la ley pide" in browser.get(url).content.decode()
    assert 'id="comprobar"' in browser.get(url, {"entrada": source}).content.decode()
    refused = browser.post(act, {"source": source, "answer": "yes", "words": ""})
    assert refused.status_code == 422
    assert "Diga cómo se llega a una persona" in refused.content.decode()
    assert browser.post(act, {"source": "phone:no", "answer": "no"}).status_code == 422
    assert browser.get(act).status_code == 405
    said = {"source": source, "answer": "yes", "words": WORDS, "words_en": "Call us"}
    assert browser.post(act, said).status_code == 302
    page = browser.get(url).content.decode()
    assert "Ana Gil" in page
    assert "vale hasta el 18/11/2027" in page
    new = {"source": "kiosk:", "name": "Tienda de Cádiz", "answer": "yes", "words": "En la mesa 2"}
    assert browser.post(act, new).status_code == 302
    assert "Tienda de Cádiz" in browser.get(url).content.decode()


def acting(user):
    return Actor(user_id=user.id, name="", roles=user.roles, keys=keys_of(user.id, user.roles))


def test_an_owner_checks_the_entrances_of_the_own_services_alone(service, source):
    other = a_service(name="Otro", standards=False)
    raul = a_user(Role.OWNER, name="Raúl Gil")
    give_owner(other, raul.id)
    phone = check("phone:", name="900 000 000", service_id=service.id)
    everybodys = check("kiosk:", name="Tienda")
    tries = (
        {"source": source, "reaches": True},
        {"source": phone, "reaches": False, "is_gone": True, "service_id": service.id},
        {"source": phone, "reaches": True, "service_id": other.id},
        {"source": everybodys, "reaches": True, "service_id": other.id},
        {"source": "phone:", "reaches": True, "name": "911", "service_id": service.id},
        {"source": "phone:", "reaches": True, "name": "911"},
    )
    written = HumanCheck.objects.count()
    for said in tries:
        with pytest.raises(NotAllowedError):
            human.check(NewHumanCheck(words=WORDS, **said), by=acting(raul), at=AT)
    assert HumanCheck.objects.count() == written
    browser, url = signed_in(raul), reverse("interactions:human")
    act = reverse("interactions:human_check")
    for one in (source, phone, everybodys):
        assert 'id="comprobar"' not in browser.get(url, {"entrada": one}).content.decode()
        assert browser.post(act, {"source": one, "answer": "gone"}).status_code == 422
    new = {"source": "phone:", "name": "911", "answer": "yes", "words": WORDS}
    assert browser.post(act, new).status_code == 422
    assert browser.post(act, new | {"service": str(service.id)}).status_code == 422
    assert HumanCheck.objects.count() == written
    assert browser.post(act, new | {"service": str(other.id)}).status_code == 302
    assert HumanCheck.objects.count() == written + 1


def test_a_check_by_an_administrator_ends_the_task_of_the_owner(service, source):
    a_signed_scope()
    assert human.watch(at=AT) == 1
    ana = a_user(Role.ADMINISTRATOR, name="Ana Gil")
    human.check(NewHumanCheck(source=source, reaches=True, words=WORDS), by=acting(ana), at=AT)
    assert [t.done_at for t in work.tasks_on(f"human:{source}")] == [AT]
