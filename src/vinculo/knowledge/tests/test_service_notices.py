"""Announcements: written, told in public before anybody asks, and ended with an explanation."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from vinculo.identity.testing import START, a_member
from vinculo.kernel import clock
from vinculo.kernel.actor import SYSTEM, Role
from vinculo.kernel.errors import NotAllowedError
from vinculo.kernel.testing import actor
from vinculo.knowledge import api
from vinculo.knowledge.contracts import NoticeKind, NoticeState
from vinculo.knowledge.domain import service_notices as rules
from vinculo.knowledge.models import ServiceNotice, ServiceNoticeStep
from vinculo.knowledge.selectors import service_notices as reading
from vinculo.knowledge.services import service_notices as writing
from vinculo.knowledge.testing import a_notice
from vinculo.organization.testing import a_company
from vinculo.portfolio.testing import a_service

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def test_words_are_in_one_language_at_least_and_read_in_the_other_if_need_be() -> None:
    assert rules.checked({"es": " Corte ", "en": ""}) == rules.Words(es="Corte")
    with pytest.raises(rules.NoticeEmptyError):
        rules.checked({"es": "  "})
    both = rules.Words(es="Corte", en="Cut")
    assert both.in_language("en") == ("en", "Cut")
    assert rules.Words(es="Corte").in_language("en") == ("es", "Corte")
    assert rules.Words(en="Cut").in_language("es") == ("en", "Cut")


@pytest.mark.parametrize(
    ("since", "expected", "ended", "state"),
    [
        (START + HOUR, None, None, NoticeState.PLANNED),
        (START, None, None, NoticeState.ACTIVE),
        (START - DAY, START, None, NoticeState.ACTIVE),
        (START - DAY, START - HOUR, None, NoticeState.LATE),
        (START - DAY, START - HOUR, START, NoticeState.ENDED),
    ],
)
def test_it_is_planned_then_holds_is_late_and_ends_when_somebody_says_so(
    since, expected, ended, state
) -> None:
    found = rules.state_of(since=since, expected=expected, ended=ended, at=START)
    assert found is state


def test_its_end_is_expected_after_it_began_and_after_now() -> None:
    rules.check_times(since=START, expected=None, at=START)
    rules.check_times(since=START, expected=START + HOUR, at=START)
    for since, expected in ((START, START), (START - DAY, START)):
        with pytest.raises(rules.NoticeTimesError):
            rules.check_times(since=since, expected=expected, at=START)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (NoticeKind.PLANNED, START + HOUR),
        (NoticeKind.NEWS, START + HOUR),
        (NoticeKind.INCIDENT, None),
        (NoticeKind.INCIDENT, START),
    ],
)
def test_a_cause_is_told_of_a_fault_that_is_expected_back(kind, expected) -> None:
    rules.check_cause(tells_cause=False, kind=kind, expected=expected, at=START)
    fault, back = NoticeKind.INCIDENT, START + HOUR
    rules.check_cause(tells_cause=True, kind=fault, expected=back, at=START)
    with pytest.raises(rules.NoticeCauseError):
        rules.check_cause(tells_cause=True, kind=kind, expected=expected, at=START)


@pytest.mark.django_db
def test_who_says_that_a_text_tells_the_cause_says_when_it_is_back() -> None:
    a_company()
    browser = a_member(Role.SUPERVISOR)
    typed = {"kind": "incident", "title_es": "Corte", "words_es": "Un poste", "tells_cause": "on"}
    refused = browser.post(reverse("knowledge:announce"), {**typed, "since": "2026-11-02T10:00"})
    assert refused.status_code == 422
    assert "por venir a la que se espera" in refused.content.decode()
    notice_id = a_notice(since=START)
    address = reverse("knowledge:tell", args=[notice_id])
    when = (clock.now() + 5 * HOUR).strftime("%Y-%m-%dT%H:%M")
    said = {"words_es": "Un poste", "expected_until": when, "tells_cause": "on"}
    assert browser.post(address, said).status_code == 302
    told = api.steps_to_tell(notice_id=notice_id)[0]
    assert told.returns_at is not None
    assert api.step_text(told, "en").startswith("Qué ha pasado: Un poste")
    page = browser.get(reverse("knowledge:notice", args=[notice_id])).content.decode()
    assert "Dice la causa y cuándo se espera que vuelva" in page


@pytest.mark.django_db
def test_agents_read_what_is_announced_and_do_not_announce() -> None:
    a_company()
    notice_id = a_notice()
    agent = a_member(Role.AGENT)
    assert agent.get(reverse("knowledge:notice", args=[notice_id])).status_code == 200
    assert agent.get(reverse("knowledge:announce")).status_code == 403
    for name in ("tell", "end"):
        assert agent.post(reverse(f"knowledge:{name}", args=[notice_id])).status_code == 403
    with pytest.raises(NotAllowedError):
        writing.end(notice_id=notice_id, words={"es": "Ya."}, by=actor(Role.AGENT), at=START + HOUR)
    assert api.active_notices(service_id=None, at=START, language="es")


@pytest.mark.django_db
def test_an_incident_is_announced_told_of_and_ended_on_the_pages_and_read_by_strangers() -> None:
    a_company()
    service = a_service()
    boss, stranger = a_member(Role.SUPERVISOR), Client()
    state = reverse("knowledge:state")
    assert "no sabemos de ninguna incidencia" in stranger.get(state).content.decode()
    now = timezone.localtime(clock.now())
    said = {
        "kind": "incident",
        "title_es": "Corte en Isla Cristina",
        "words_es": "",
        "service": str(service.id),
        "place": "Isla Cristina",
        "since": f"{now - HOUR:%Y-%m-%dT%H:%M}",
        "expected_until": f"{now - 2 * HOUR:%Y-%m-%dT%H:%M}",
    }
    empty = boss.post(reverse("knowledge:announce"), said)
    assert empty.status_code == 422
    said["words_es"] = "Un camión ha tirado un poste."
    early = boss.post(reverse("knowledge:announce"), said)
    assert early.status_code == 422
    assert "después de empezar" in early.content.decode()
    assert "Un camión ha tirado un poste." in early.content.decode()
    said["expected_until"] = f"{now + 2 * HOUR:%Y-%m-%dT%H:%M}"
    made = boss.post(reverse("knowledge:announce"), said)
    assert made.status_code == 302
    public = stranger.get(state).content.decode()
    assert "Corte en Isla Cristina" in public
    assert "Un camión ha tirado un poste." in public
    assert "no sabemos de ninguna" not in public
    (row,) = ServiceNotice.objects.all()
    news = {"words_es": "La grúa ya está allí.", "expected_until": said["expected_until"]}
    assert boss.post(reverse("knowledge:tell", args=[row.pk]), news).status_code == 302
    assert "La grúa ya está allí." in stranger.get(state).content.decode()
    end = reverse("knowledge:end", args=[row.pk])
    assert boss.post(end, {"fin-words_es": ""}).status_code == 422
    assert boss.get(end).status_code == 405
    assert boss.post(end, {"fin-words_es": "Poste nuevo puesto."}).status_code == 302
    again = boss.post(end, {"fin-words_es": "Otra vez."})
    assert again.status_code == 422
    assert "ya terminó" in again.content.decode()
    assert "Otra vez." in again.content.decode()
    public = stranger.get(state).content.decode()
    assert "Poste nuevo puesto." in public
    assert "Terminado" in public
    assert ServiceNoticeStep.objects.count() == 3
    told = boss.get(reverse("knowledge:notices")).content.decode()
    assert "Corte en Isla Cristina" in told


@pytest.mark.django_db
def test_what_has_not_begun_is_planned_and_does_not_end_and_what_is_not_there_is_said() -> None:
    a_company()
    later = a_notice(since=START + DAY)
    with pytest.raises(rules.NotBegunError):
        writing.end(notice_id=later, words={"es": "Ya."}, by=SYSTEM, at=START)
    with pytest.raises(writing.NoSuchNoticeError):
        writing.end(notice_id=a_service().id, words={"es": "Ya."}, by=SYSTEM, at=START)
    with pytest.raises(rules.NoticeTimesError):
        writing.tell(
            notice_id=later,
            words={"es": "Se retrasa."},
            expected_until=START,
            by=SYSTEM,
            at=START,
        )
    boss, ahead = a_member(Role.OWNER), a_notice(since=clock.now() + DAY)
    assert boss.get(reverse("knowledge:notice", args=[a_service(name="X").id])).status_code == 404
    assert "Previsto" in boss.get(reverse("knowledge:notice", args=[ahead])).content.decode()


@pytest.mark.django_db
def test_beside_a_form_or_a_case_stand_those_of_its_service_and_of_all_that_hold_now() -> None:
    a_company()
    mine, other = a_service(), a_service(name="Otro")
    a_notice("Mío", service_id=mine.id)
    a_notice("De todos")
    a_notice("Ajeno", service_id=other.id)
    a_notice("Mañana", service_id=mine.id, since=START + DAY)
    over = a_notice("Pasado", service_id=mine.id)
    writing.end(notice_id=over, words={"es": "Ya."}, by=SYSTEM, at=START)
    found = api.active_notices(service_id=mine.id, at=START + HOUR, language="en")
    assert {(one.title, one.language) for one in found} == {("Mío", "es"), ("De todos", "es")}


@pytest.mark.django_db
def test_what_ended_long_ago_is_told_no_more_and_the_list_has_pages() -> None:
    a_company()
    over = a_notice()
    writing.end(notice_id=over, words={"es": "Ya."}, by=SYSTEM, at=START + HOUR)
    assert reading.public_notices(at=START + 14 * DAY, language="es")
    assert reading.public_notices(at=START + 15 * DAY, language="es") == []
    for number in range(31):
        a_notice(f"Corte {number}", since=START + number * HOUR)
    boss = a_member(Role.ANALYST)
    first = boss.get(reverse("knowledge:notices"))
    cursor = first.context["next_cursor"]
    assert cursor
    second = boss.get(reverse("knowledge:notices"), {"sigue": cursor})
    assert len(second.context["rows"]) == 2
    assert boss.get(reverse("knowledge:notices"), {"sigue": "nada"}).status_code == 404


@pytest.mark.django_db
def test_the_database_refuses_what_has_no_title_or_ends_before_it_began() -> None:
    base = {"kind": NoticeKind.NEWS, "since": START, "created_at": START}
    for bad in ({}, {"title_es": "X", "ended_at": START - DAY}):
        with pytest.raises(IntegrityError), transaction.atomic():
            ServiceNotice.objects.create(**base, **bad)


@pytest.mark.django_db
def test_what_is_planned_is_called_off_before_it_begins_and_never_turns_into_what_holds(
    monkeypatch,
) -> None:
    a_company()
    boss, stranger, now = a_member(Role.OWNER), Client(), clock.now()
    service = a_service()
    planned = writing.NewNotice(
        kind=NoticeKind.PLANNED,
        titles={"es": "Obras el martes"},
        words={"es": "Cortamos una hora."},
        service_id=service.id,
        since=now + DAY,
    )
    ahead = writing.announce(planned, by=SYSTEM, at=now - HOUR)
    address = reverse("knowledge:notice", args=[ahead])
    assert "No va a ocurrir" in boss.get(address).content.decode()
    off = f"{address}anular/"
    assert boss.post(off, {"anular-words_es": " "}).status_code == 422
    assert boss.get(off).status_code == 405
    said = {"anular-words_es": "La contrata no puede: no habrá corte."}
    assert a_member(Role.AGENT).post(off, said).status_code == 403
    assert boss.post(off, said).status_code == 302
    again = boss.post(off, {"anular-words_es": "Dicho dos veces."})
    assert again.status_code == 422
    assert "ya terminó" in again.content.decode()
    assert "Dicho dos veces." in again.content.decode()
    assert api.steps_to_tell(notice_id=ahead)[0].label == "No va a ocurrir"
    for later in (HOUR, DAY + HOUR, 10 * DAY):
        monkeypatch.setattr(clock, "now", lambda later=later: now + later)
        public = stranger.get(reverse("knowledge:state")).content.decode()
        assert "La contrata no puede: no habrá corte." in public
        assert "No va a ocurrir" in public
        assert "En curso" not in public
        assert "terminó" not in public
        kwargs = {"service_id": service.id, "at": now + later, "language": "es"}
        assert api.active_notices(**kwargs) == []
        assert reading.notices_near(**kwargs) == []
        (found,) = reading.public_notices(at=now + later, language="es")
        assert found.state is NoticeState.CALLED_OFF
    listed = boss.get(reverse("knowledge:notices")).content.decode()
    assert "No va a ocurrir" in listed


@pytest.mark.django_db
def test_what_has_begun_is_ended_and_not_called_off() -> None:
    a_company()
    begun = a_notice(since=START)
    with pytest.raises(rules.HasBegunError):
        writing.call_off(notice_id=begun, words={"es": "No."}, by=SYSTEM, at=START)
    writing.end(notice_id=begun, words={"es": "Ya."}, by=SYSTEM, at=START)
    (found,) = reading.public_notices(at=START + HOUR, language="es")
    assert found.state is NoticeState.ENDED
    boss = a_member(Role.OWNER)
    running = a_notice(since=clock.now() - HOUR)
    late = boss.post(
        reverse("knowledge:call_off", args=[running]), {"anular-words_es": "Ya no será."}
    )
    assert late.status_code == 422
    assert "Ya ha empezado" in late.content.decode()
    assert "Ya no será." in late.content.decode()
