"""The register opens on what still runs, and the page of a legal duty says which law it is."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import translation

from vinculo.customers.testing import a_holder
from vinculo.identity.testing import a_user, signed_in
from vinculo.kernel import clock
from vinculo.kernel.actor import SYSTEM, Role
from vinculo.organization.testing import a_company
from vinculo.portfolio import api as portfolio
from vinculo.portfolio.testing import a_service
from vinculo.promises.contracts import NewClaim, Place, PromiseState, Source
from vinculo.promises.domain.signing import digest_of_claim
from vinculo.promises.models import Claim, Promise
from vinculo.promises.services import claiming
from vinculo.promises.testing import a_promise, broken

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


@pytest.fixture
def house(db):
    a_company()
    return a_service()


@pytest.fixture
def in_spanish_again():
    with translation.override("es"):
        yield


@pytest.fixture
def marta(house):
    return a_user(Role.AGENT, name="Marta Ruiz")


@pytest.fixture
def register(house, marta, monkeypatch):
    """An hour later: a word due in three days, two duties due in one, a broken word."""
    own = {"service_id": house.id, "owner_id": marta.id, "given_at": MORNING}
    a_promise(**own, words="Llamarla el sábado", length=3 * DAY)
    for number in (1, 2):
        a_promise(**own, words=f"Contestar {number}", source=Source.DUTY, length=DAY)
    late = a_promise(**own, words="Llamarle enseguida", length=HOUR / 2)
    broken(late, at=MORNING + HOUR)
    monkeypatch.setattr(clock, "now", lambda: MORNING + HOUR)
    return signed_in(marta)


def words(page) -> list[str]:
    return [row.promise.words for row in page.context["rows"]]


def test_the_register_opens_on_what_is_open_soonest_first(register) -> None:
    page = register.get("/promesas/")
    assert words(page) == ["Contestar 1", "Contestar 2", "Llamarla el sábado"]
    assert words(register.get("/promesas/?estado=cualquiera")) == words(page)
    assert len(words(register.get("/promesas/?estado=todas"))) == 4
    assert words(register.get("/promesas/?estado=sin-reparar")) == ["Llamarle enseguida"]


def test_each_state_is_one_touch_away_and_keeps_what_was_narrowed(register) -> None:
    page = register.get("/promesas/?q=contestar")
    assert page.context["group"] == "abiertas"
    for state in ("abiertas", "riesgo", "sin-reparar", "rotas", "cumplidas", "retiradas", "todas"):
        assert f'href="?q=contestar&amp;estado={state}#filas"' in page.content.decode()


def test_an_agents_word_is_not_drowned_by_what_the_law_asks(register) -> None:
    page = register.get("/promesas/")
    counts = {key: count for key, _words, count, _chosen in page.context["by_source"]}
    assert counts == {"": None, "word": "1", "contract": "0", "duty": "2", "claim": "0"}
    assert words(register.get("/promesas/?estado=abiertas&fuente=word")) == ["Llamarla el sábado"]
    asked = register.get("/promesas/?estado=todas&fuente=duty").context["by_source"]
    assert [count for key, _words, count, _chosen in asked if key == "word"] == ["2"]


def test_counts_end_above_a_thousand(register, monkeypatch) -> None:
    monkeypatch.setattr("vinculo.kernel.counting.MOST_COUNTED", 1)
    monkeypatch.setattr("vinculo.promises.web.tabs.MOST_COUNTED", 1)
    page = register.get("/promesas/")
    counts = {key: count for key, _words, count, _chosen in page.context["by_source"]}
    assert counts["duty"] == "1+"


def test_figures_and_claims_open_rows_in_any_state(register) -> None:
    page = register.get("/promesas/")
    for address, _words, rate in page.context["rates"]:
        rows = words(register.get(f"/promesas/?{address}"))
        assert len(rows) == rate.n, address


def test_nothing_open_leads_to_the_others(house, marta, monkeypatch) -> None:
    browser = signed_in(marta)
    assert "No hay promesas a su cargo" in browser.get("/promesas/").content.decode()
    late = a_promise(service_id=house.id, owner_id=marta.id, given_at=MORNING, length=HOUR)
    broken(late, at=MORNING + 2 * HOUR)
    page = browser.get("/promesas/").content.decode()
    assert "Ninguna promesa está ahora así" in page
    assert 'href="?estado=todas"' in page


def a_duty(house, marta, **more):
    one = a_promise(
        service_id=house.id,
        owner_id=marta.id,
        given_at=MORNING,
        words="Responder a la reclamación (TRLGDCU 21.3)",
        source=Source.DUTY,
        length=15 * DAY,
    )
    Promise.objects.filter(pk=one).update(origin="law:1:ES-TRL-15D", **more)
    return one


def test_who_reads_english_reads_a_duty_in_english_or_marked_as_spanish(
    house, monkeypatch, in_spanish_again
) -> None:
    monkeypatch.setattr(clock, "now", lambda: MORNING + HOUR)
    jane = a_user(Role.AGENT, name="Jane", language="en")
    known = portfolio.duty_words("ES-TRL-15D", "es")
    english = portfolio.duty_words("ES-TRL-15D", "en")
    with translation.override("en"):
        article = portfolio.duty_words("ES-TRL-15D", "en").article
    own = {"service_id": house.id, "owner_id": jane.id, "given_at": MORNING}
    one = a_promise(
        **own, words=f"{known.title} ({known.article})", source=Source.DUTY, length=15 * DAY
    )
    a_promise(**own, words="Contestar lo que nadie tradujo", source=Source.DUTY, length=DAY)
    a_promise(**own, words="Trucar-la dissabte", length=DAY)
    browser = signed_in(jane)
    told = browser.get("/promesas/").content.decode()
    assert f">{english.title} ({article})</a>" in told
    assert '<span lang="es">Contestar lo que nadie tradujo</span>' in told
    assert ">Trucar-la dissabte</a>" in told, "an agent's own words are in any language"
    page = browser.get(f"/promesas/{one}/").content.decode()
    assert f"<h1>{english.title} ({article})</h1>" in page
    assert known.title not in page
    get_user_model().objects.filter(pk=jane.id).update(language="es")
    hers = browser.get(f"/promesas/{one}/").content.decode()
    assert f"<h1>{known.title} ({known.article})</h1>" in hers


def test_the_page_of_a_legal_duty_says_which_law_and_from_when_it_counts(
    house, marta, monkeypatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: MORNING + HOUR)
    page = signed_in(marta).get(f"/promesas/{a_duty(house, marta)}/").content.decode()
    assert "Cuenta desde" in page
    assert "Cuándo se prometió" not in page
    assert 'href="/leyes/es-trlgdcu/#ES-TRL-15D"' in page
    assert "Qué ley la pone" in page
    assert "Se cumple sola cuando se hace lo que pide" in page


def test_a_duty_that_has_ended_says_no_more_how_it_is_kept(house, marta, monkeypatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: MORNING + HOUR)
    one = a_duty(house, marta, state=PromiseState.KEPT, proof="resolved", ended_at=MORNING + HOUR)
    page = signed_in(marta).get(f"/promesas/{one}/").content.decode()
    assert "Se cumple sola" not in page


def test_a_law_that_no_file_knows_any_more_is_no_fault(house, marta, monkeypatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: MORNING + HOUR)
    one = a_duty(house, marta)
    Promise.objects.filter(pk=one).update(origin="law:1:OLD-1")
    answer = signed_in(marta).get(f"/promesas/{one}/")
    assert answer.status_code == 200
    assert "Qué ley la pone" not in answer.content.decode()


@pytest.mark.parametrize(
    ("given", "kept", "said"),
    [(1, 1, "Cumplidas: 1 de 1"), (3, 1, "Cumplidas: 1 de 3"), (3, 0, "Cumplidas: 0 de 3")],
)
def test_the_customers_part_counts_what_was_kept_of_what_was_due(
    house, monkeypatch, given, kept, said
) -> None:
    boss = a_user(Role.SUPERVISOR, name="Pilar")
    person = a_holder(house.id, email="beatriz@correo.example")
    for number in range(given):
        one = a_promise(
            service_id=house.id, owner_id=boss.id, given_at=MORNING, length=HOUR,
            customer_id=person,
        )  # fmt: skip
        state = PromiseState.KEPT if number < kept else PromiseState.BROKEN
        Promise.objects.filter(pk=one).update(state=state, proof="note", ended_at=MORNING + HOUR)
    monkeypatch.setattr(clock, "now", lambda: MORNING + DAY)
    page = signed_in(boss).get(f"/promesas/cliente/{person}/").content.decode()
    assert said in page


def test_who_reads_english_reads_the_claim_in_english_and_who_signs_has_read_both(
    house, in_spanish_again
) -> None:
    new = NewClaim(
        words="Le contestamos a tiempo",
        place=Place.COMMITMENT,
        where="",
        service_id=house.id,
        metric="first_answer",
        since=MORNING.date() - DAY,
    )
    at = {"actor": SYSTEM, "at": MORNING}
    claim_id = claiming.write(new, **at)
    before = digest_of_claim(Claim.objects.get())
    there, english = "/compromisos/", {"Accept-Language": "en"}
    changed = replace(new, words_en="We answer you in time")
    claiming.change(claim_id=claim_id, new=changed, **at)
    assert digest_of_claim(Claim.objects.get()) != before
    claiming.publish(claim_id=claim_id, **at)
    told = Client().get(there, headers=english).content.decode()
    assert "We answer you in time" in told
    assert "Le contestamos a tiempo" not in told
    assert "Le contestamos a tiempo" in Client().get(there).content.decode()
    claiming.end(claim_id=claim_id, **at)
    claiming.publish(claim_id=claiming.write(new, **at), **at)
    told = Client().get(there, headers=english).content.decode()
    assert '<span lang="es">Le contestamos a tiempo</span>' in told
    assert f'<p class="eyebrow"><span lang="es">{house.name}</span></p>' in told
