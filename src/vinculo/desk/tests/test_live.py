"""The live page: every figure opens exactly its rows, and a supervisor acts from them."""

import re
from datetime import timedelta
from uuid import UUID

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from vinculo.analytics.testing import expect, set_threshold, watch_now
from vinculo.cases import api as cases
from vinculo.cases.contracts import Outcome
from vinculo.cases.testing import MORNING, House, a_case, a_house, acting
from vinculo.identity.contracts import UserView
from vinculo.identity.testing import a_user, signed_in
from vinculo.kernel import clock
from vinculo.kernel.actor import Role
from vinculo.organization import api as organization
from vinculo.routing import api as routing
from vinculo.routing.contracts import PresenceState

NOON = MORNING + timedelta(hours=3)
FIGURES = ("waiting", "oldest", "judged", "late", "free", "people", "expected")


@pytest.fixture
def house(db: None) -> House:
    return a_house()


@pytest.fixture
def pilar(house: House, monkeypatch: pytest.MonkeyPatch) -> UserView:
    """A supervisor of the house's team, at noon."""
    monkeypatch.setattr(clock, "now", lambda: NOON)
    user = a_user(Role.SUPERVISOR, name="Pilar Nieto")
    organization.add_member(team_id=house.team_id, user_id=user.id, leads=True)
    return user


@pytest.fixture
def page(pilar: UserView) -> Client:
    return signed_in(pilar)


def a_morning(house: House) -> list[UUID]:
    """Five cases: one resolved in time, one taken, three waiting, the oldest since nine."""
    found = [
        a_case(at=MORNING + timedelta(minutes=5 * n), sender=f"C{n} <c{n}@correo.example>").id
        for n in range(5)
    ]
    cases.resolve_case(
        case_id=found[4], outcome=Outcome.SOLVED, actor=house.agent, at=MORNING + timedelta(hours=1)
    )
    routing.set_presence(user_id=house.marta.id, state=PresenceState.AVAILABLE, at=NOON)
    routing.take(subject=f"case:{found[3]}", queue_ids=[house.queue_id], actor=house.agent, at=NOON)
    late = apps.get_model("cases", "Case").objects.filter(pk__in=found[:2])
    late.update(due_at=NOON - timedelta(minutes=5), warn_at=NOON - timedelta(hours=1))
    return found


def figure(html: str, key: str) -> str:
    """The number of one figure on the live page."""
    found = re.search(rf'data-figure="{key}".*?class="value"[^>]*>([^<]*)', html, re.DOTALL)
    assert found is not None, key
    return found[1].strip()


def rows(html: str) -> int:
    return html.count("data-row=")


def test_every_figure_opens_exactly_its_rows(
    house: House, page: Client, django_assert_max_num_queries: object
) -> None:
    a_morning(house)
    expect(house.queue_id, at=NOON)
    with django_assert_max_num_queries(20):
        html = page.get(reverse("desk:live")).content.decode()
    opened = {
        key: rows(page.get(reverse("desk:live_rows", args=[key])).content.decode())
        for key in FIGURES
    }
    assert (figure(html, "waiting"), opened["waiting"]) == ("3", 3)
    assert (figure(html, "oldest"), opened["oldest"]) == ("3 h", 1)
    assert (figure(html, "late"), opened["late"]) == ("2", 2)
    judged = re.search(r"(\d+) de (\d+) plazos juzgados hoy", html)
    assert judged is not None
    assert opened["judged"] == int(judged[2]) > 0
    assert figure(html, "judged") == str(round(100 * int(judged[1]) / int(judged[2])))
    assert (figure(html, "free"), opened["free"]) == ("0", 0)
    assert opened["people"] == 1
    assert (figure(html, "expected"), opened["expected"]) == ("12", 1)
    one_queue = {"cola": str(house.queue_id)}
    for key in FIGURES:
        found = page.get(reverse("desk:live_rows", args=[key]), one_queue)
        assert rows(found.content.decode()) == opened[key], key


def test_on_a_quiet_day_the_share_is_that_of_the_last_week_and_says_so(
    house: House, page: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = reverse("desk:live"), reverse("desk:live_rows", args=["judged"])
    html = page.get(here).content.decode()
    assert (figure(html, "judged"), rows(page.get(there).content.decode())) == ("—", 0)
    assert "ningún plazo juzgado en 7 días" in html
    a_morning(house)
    for days, said in ((6, "en los últimos 7 días; hoy, ninguno"), (9, "juzgado en 7 días")):
        monkeypatch.setattr(clock, "now", lambda days=days: NOON + timedelta(days=days))
        html = page.get(here).content.decode()
        assert said in html
        n = re.search(r"de (\d+) en los últimos", html)
        assert rows(page.get(there).content.decode()) == (int(n[1]) if n else 0)
        assert (figure(html, "judged") == "—") is (n is None)


def test_addresses_that_mean_nothing_are_refused(house: House, page: Client) -> None:
    address = reverse("desk:live_rows", args=["waiting"])
    assert page.get(reverse("desk:live_rows", args=["nada"])).status_code == 404
    assert page.get(address, {"cola": "x"}).status_code == 400
    assert page.get(address, {"tras": "x"}).status_code == 400
    assert page.get(address, {"cola": "00000000-0000-7000-8000-000000000000"}).status_code == 404
    strangers = signed_in(a_user(Role.SUPERVISOR, name="De otra casa"))
    assert "No hay colas en sus equipos" in strangers.get(reverse("desk:live")).content.decode()
    assert signed_in(house.marta).get(reverse("desk:live")).status_code == 403


def test_a_supervisor_takes_back_and_hands_on_from_the_page(
    house: House, pilar: UserView, page: Client
) -> None:
    found = a_morning(house)
    here = reverse("desk:live")
    answer = page.post(reverse("cases:give_back", args=[found[3]]), {"volver": here})
    assert answer.headers["Location"] == here
    assert figure(page.get(here).content.decode(), "waiting") == "4"
    ways = page.get(reverse("desk:live_rows", args=["waiting"])).content.decode()
    assert ways.count(reverse("cases:transfer", args=[found[0]])) == 1
    answer = page.post(
        reverse("cases:transfer", args=[found[0]]),
        {"volver": here, "to": f"person:{house.marta.id}"},
    )
    assert answer.status_code in {200, 302}
    assert acting(pilar).keys >= {f"queue:{house.queue_id}"}


def test_a_supervisor_changes_a_persons_state_and_the_person_hears_who(
    house: House, page: Client
) -> None:
    routing.set_presence(user_id=house.marta.id, state=PresenceState.AVAILABLE, at=NOON)
    address = reverse("routing:set_state_of", args=[house.marta.id])
    page.post(address, {"state": "away", "volver": reverse("desk:live")})
    people = page.get(reverse("desk:live_rows", args=["people"])).content.decode()
    assert "en pausa" in people
    bell = signed_in(house.marta).get(reverse("notices:list")).content.decode()
    assert "Pilar Nieto le ha puesto en «En pausa»." in bell
    stranger = a_user(Role.AGENT, name="De otro equipo")
    other = reverse("routing:set_state_of", args=[stranger.id])
    assert page.post(other, {"state": "away"}).status_code == 404
    assert page.post(other, {"state": "no such"}).status_code == 404
    assert page.post(address, {"state": "wrap_up"}).status_code == 400
    assert signed_in(house.marta).post(address, {"state": "away"}).status_code == 403


def test_a_figure_beyond_its_threshold_is_said_once_until_it_is_back(
    house: House, pilar: UserView, page: Client
) -> None:
    found = a_morning(house)
    set_threshold("waiting", 2)
    now = NOON + timedelta(microseconds=1)
    assert [watch_now(at=now), watch_now(at=now)] == [1, 0]
    html = page.get(reverse("desk:live")).content.decode()
    assert "Averías pasa un umbral" in html
    bell = page.get(reverse("notices:list")).content.decode()
    assert "Cola «Averías»: Contactos que esperan, 3. El umbral es 2." in bell
    for case_id in found[:2]:
        cases.resolve_case(case_id=case_id, outcome=Outcome.DUPLICATE, actor=house.agent, at=NOON)
    assert watch_now(at=NOON) == 0
    assert "pasa un umbral" not in page.get(reverse("desk:live")).content.decode()
