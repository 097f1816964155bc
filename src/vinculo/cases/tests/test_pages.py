"""The pages of cases: what they show, what they offer, how many queries they take."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from vinculo.cases import api
from vinculo.cases.contracts import CaseStatus, Outcome, Scope
from vinculo.cases.models import Case, Draft, Note
from vinculo.cases.testing import MORNING, House, a_case
from vinculo.delivery.testing import outbox
from vinculo.identity.testing import a_user, signed_in
from vinculo.kernel import clock
from vinculo.kernel.actor import Role
from vinculo.routing import api as routing

HOUR = timedelta(hours=1)
PAGE_QUERIES = 20


def in_a_week() -> str:
    return (clock.now() + timedelta(days=7)).date().isoformat()


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch):
    moment = MORNING + HOUR
    monkeypatch.setattr(clock, "now", lambda: moment)
    return moment


@pytest.fixture
def marta(house: House, now) -> Client:
    return signed_in(house.marta)


def url(name: str, case) -> str:
    return reverse(f"cases:{name}", args=[case.id])


def test_the_list_shows_the_most_urgent_first(house: House, marta: Client) -> None:
    late = a_case(sender="Uno <uno@correo.example>", subject="Segundo")
    early = a_case(sender="Dos <dos@correo.example>", subject="Primero", at=MORNING - HOUR)
    answer = marta.get(reverse("cases:list"))
    text = answer.content.decode()
    assert text.index(early.number) < text.index(late.number)
    assert "Primero" in text
    assert text.count("data-row-link") == 2


@pytest.mark.parametrize("scope", list(Scope))
def test_every_scope_opens(house: House, marta: Client, scope: Scope) -> None:
    case = a_case()
    if scope is Scope.RESOLVED:
        api.resolve_case(case_id=case.id, outcome=Outcome.SOLVED, actor=house.agent, at=MORNING)
    answer = marta.get(reverse("cases:list"), {"ver": scope.value})
    assert answer.status_code == 200
    expected = scope in {Scope.OPEN, Scope.QUEUE, Scope.RESOLVED}
    assert (case.number in answer.content.decode()) is expected


def test_the_list_goes_on_where_a_page_ended(house: House, now) -> None:
    made = [
        a_case(sender=f"Cliente {n} <c{n}@correo.example>", at=MORNING + n * timedelta(minutes=1))
        for n in range(5)
    ]
    seen, cursor = [], ""
    while True:
        found = api.cases_in(actor=house.agent, scope=Scope.OPEN, at=now, cursor=cursor, size=2)
        seen += [row.id for row in found.rows]
        cursor = found.next_cursor
        if not cursor:
            break
    assert seen == [case.id for case in made]


def test_a_list_is_one_query_for_all_its_rows(house: House, now, django_assert_num_queries) -> None:
    for number in range(4):
        a_case(sender=f"Cliente {number} <c{number}@correo.example>")
    actor = house.agent
    with django_assert_num_queries(1):
        assert len(api.cases_in(actor=actor, scope=Scope.OPEN, at=now).rows) == 4


def test_a_bad_address_is_refused_in_words(house: House, marta: Client) -> None:
    assert marta.get(reverse("cases:list"), {"ver": "nada"}).status_code == 400
    answer = marta.get(reverse("cases:list"), {"desde": "x"}, follow=True)
    assert "Empiece por el principio" in answer.content.decode()


def test_the_page_shows_the_case_whole(
    house: House, marta: Client, django_assert_max_num_queries
) -> None:
    case = a_case()
    api.add_note(case_id=case.id, text="Mirar la ONT", actor=house.agent, at=MORNING)
    with django_assert_max_num_queries(PAGE_QUERIES):
        answer = marta.get(url("page", case))
    text = answer.content.decode()
    for words in ("Sin conexión desde ayer", "Lucía Romero", "Mirar la ONT", "Primera respuesta"):
        assert words in text
    assert f"Se abrió el caso {case.number}" in text


def test_what_one_cannot_see_is_not_there(house: House, now) -> None:
    case = a_case()
    for role in (Role.AGENT, Role.ADMINISTRATOR, Role.ANALYST, Role.DIRECTION, Role.COLLEAGUE):
        stranger = signed_in(a_user(role))
        assert stranger.get(url("page", case)).status_code == 404, role
        assert stranger.get(url("live", case)).status_code == 404, role
        assert case.number not in stranger.get(reverse("cases:list")).content.decode()


def test_an_answer_leaves_without_scripts(house: House, marta: Client) -> None:
    case = a_case()
    seen = Case.objects.get().latest_message_id
    answer = marta.post(
        url("answer", case),
        {"html": "Buenos días.\n\nVa un técnico.", "seen": seen, "then": "resolve"},
        follow=True,
    )
    assert "La respuesta está en camino" in answer.content.decode()
    row = Case.objects.get()
    assert (row.status, row.outcome) == (CaseStatus.RESOLVED, "answered")


def test_what_could_not_be_sent_is_kept(house: House, marta: Client) -> None:
    case = a_case()
    answer = marta.post(
        url("answer", case),
        {"html": "Va un técnico.", "seen": uuid4(), "volver": url("page", case)},
        follow=True,
    )
    text = answer.content.decode()
    assert "Ha llegado un mensaje nuevo mientras escribía" in text
    assert "Va un técnico." in text
    assert Draft.objects.get().html == "<p>Va un técnico.</p>"


def test_the_draft_saves_itself_and_says_when_it_may_not(house: House, marta: Client) -> None:
    case = a_case()
    given = {"html": "<p>Hola</p>", "html_format": "html", "version": "0"}
    assert marta.post(url("draft", case), given).json()["version"] == 1
    given["html"] = "<p>Otra</p>"
    refused = marta.post(url("draft", case), given)
    assert refused.status_code == 409
    assert (refused.json()["stored"], refused.json()["version"]) == ("<p>Hola</p>", 1)
    assert "Hola" in marta.get(url("page", case)).content.decode()


def test_each_button_does_what_it_says(house: House, marta: Client) -> None:
    case = a_case()
    steps = [
        ("take", {}, CaseStatus.OPEN),
        ("wait", {"until": in_a_week()}, CaseStatus.WAITING),
        ("resume", {}, CaseStatus.OPEN),
        ("give_back", {}, CaseStatus.OPEN),
        ("resolve", {"outcome": "solved"}, CaseStatus.RESOLVED),
        ("reopen", {}, CaseStatus.OPEN),
    ]
    for name, given, status in steps:
        answer = marta.post(url(name, case), given)
        assert answer.status_code == 302, name
        assert Case.objects.get().status == status, name
    marta.post(url("note", case), {"text": "Ojo"})
    assert Note.objects.get().text == "Ojo"


@pytest.mark.parametrize(
    ("name", "given", "words"),
    [
        ("resolve", {}, "Diga cómo terminó"),
        ("wait", {"until": "mañana"}, "Esa fecha no se entiende"),
        ("set_customer", {}, "Elija quién es"),
        ("note", {"text": " "}, "Falta el texto"),
        ("resume", {}, "ya no admite esa acción"),
    ],
)
def test_a_mistake_is_said_in_words(
    house: House, marta: Client, name: str, given: dict, words: str
) -> None:
    case = a_case()
    answer = marta.post(url(name, case), given, follow=True)
    assert words in answer.content.decode()


@pytest.mark.parametrize("until", ["mañana", "2020-01-01"])
def test_an_answer_waits_for_a_day_that_can_be(house: House, marta: Client, until: str) -> None:
    case = a_case()
    given = {"html": "<p>Le esperamos.</p>", "then": "wait", "until": until}
    answer = marta.post(url("answer", case), given, follow=True).content.decode()
    assert "Elija un día que aún no haya llegado" in answer
    assert "Le esperamos." in answer
    assert not outbox()


def test_nobody_is_sent_to_another_site(house: House, marta: Client) -> None:
    case = a_case()
    answer = marta.post(url("take", case), {"volver": "https://malo.example/"})
    assert answer["Location"] == url("page", case)


def test_a_case_is_handed_on(house: House, marta: Client) -> None:
    case = a_case()
    pilar = a_user(Role.SUPERVISOR, name="Pilar Nieto")
    assert "Pilar Nieto" in marta.get(url("transfer", case)).content.decode()
    said = {"target": f"person:{pilar.id}", "note": "@Pilar Nieto: falta llamar a la tienda."}
    marta.post(url("transfer", case), said)
    assert Note.objects.get(case_id=case.id).text == said["note"]
    assert (
        "Le nombran en una nota" in signed_in(pilar).get(reverse("notices:list")).content.decode()
    )
    assert routing.owners_of([f"case:{case.id}"])[f"case:{case.id}"].name == "Pilar Nieto"
    refused = marta.post(url("transfer", case), {"target": "nada", "note": "Sigue aquí"})
    assert "Sigue aquí" in refused.content.decode()
    assert Note.objects.filter(case_id=case.id).count() == 1
    other = reverse("cases:transfer", args=[uuid4()])
    assert marta.get(other).status_code == 404


def test_a_matter_is_registered_with_its_customer(house: House, marta: Client) -> None:
    assert marta.get(reverse("cases:register")).status_code == 200
    given = {
        "subject": "Cambiar la cita",
        "text": "Prefiere el jueves.",
        "kind": "request",
        "service": house.service_id,
        "customer_name": "Nuria Castaño",
        "contact": "nuria@correo.example",
    }
    answer = marta.post(reverse("cases:register"), given, follow=True)
    assert "Nuria Castaño" in answer.content.decode()
    again = given | {"subject": "Otra vez"}
    marta.post(reverse("cases:register"), again)
    assert len(set(Case.objects.values_list("customer_id", flat=True))) == 1
    assert "Cambiar la cita" in answer.content.decode()
    assert marta.post(reverse("cases:register"), {}).status_code == 200


def test_a_number_opens_its_case(house: House, marta: Client) -> None:
    case = a_case()
    year, _, count = case.number.partition("-")
    said = f"{year}/{int(count)}"
    answer = marta.get(reverse("cases:go"), {"numero": said})
    assert answer["Location"] == url("page", case)
    answer = marta.get(reverse("cases:go"), {"numero": "2020-1"}, follow=True)
    assert "Ningún caso a su alcance" in answer.content.decode()
