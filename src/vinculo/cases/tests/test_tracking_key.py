"""N5, N14, N18, N21, N27: the key alone tells how a matter goes, and nothing of whose it is."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from vinculo.cases.contracts import Outcome
from vinculo.cases.models import Case
from vinculo.cases.services.resolve import resolve_case
from vinculo.cases.testing import MORNING, House, a_case
from vinculo.delivery.testing import outbox
from vinculo.interactions import api as interactions
from vinculo.kernel import clock
from vinculo.kernel.ids import new_public_key
from vinculo.kernel.testing import run_jobs
from vinculo.portfolio import api as portfolio
from vinculo.portfolio.testing import a_signed_scope

pytestmark = pytest.mark.django_db
LUCIA = "lucia@correo.example"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
URL = "/seguimiento/"


class Now:
    """The moment that pages believe in."""

    at = MORNING + HOUR


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> Now:
    moment = Now()
    monkeypatch.setattr(clock, "now", lambda: moment.at)
    return moment


def ask(key: str, **more: str):
    return Client().post(URL, {"key": key, "address": ""} | more)


def test_the_state_stands_there_and_no_name_no_text_no_file(house: House, now: Now) -> None:
    case = a_case(subject="Mi asunto privado", text="Vivo en la calle Luna 3.")
    interactions.send_answer(
        conversation_id=case.conversation_id,
        html="<p>Mañana va Marta</p>",
        by=house.agent,
        at=now.at,
    )
    run_jobs()
    answer = ask("-".join((case.key[:5], case.key[5:10].upper(), case.key[10:])))
    assert answer.status_code == 200
    page = answer.content.decode()
    assert case.number in page
    assert Case.objects.get(pk=case.id).service.name in page
    assert "Recibido" in page
    for secret in ("Lucía", "Romero", LUCIA, "Marta", "privado", "calle Luna", "Mañana va"):
        assert secret not in page, secret
    assert "/adjunto/" not in page
    assert "escribir" not in page
    assert "pase" not in answer.cookies
    assert "seguimiento" not in answer.cookies


def test_what_is_due_by_law_is_said_with_its_day(house: House, now: Now) -> None:
    a_signed_scope()
    case = a_case()
    run_jobs()
    subject = f"case:{case.id}"
    (term, *_others) = [t for t in portfolio.terms_of([subject])[subject] if t.is_first]
    page = ask(case.key).content.decode()
    assert term.title in page


def test_unknown_ended_long_ago_and_hidden_answer_the_same_by_the_same_work(
    house: House, now: Now
) -> None:
    ended, hidden = a_case(), a_case(sender="b@c.example")
    resolve_case(case_id=ended.id, outcome=Outcome.SOLVED, actor=house.agent, at=MORNING)
    Case.objects.filter(pk=hidden.id).update(keys_hidden=["queue:x"])
    now.at = MORNING + 91 * DAY
    told = []
    for key in (ended.key, hidden.key, new_public_key(), "abcde", "¿?"):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            answer = ask(key)
        content = answer.content.decode().replace(f'value="{key}"', "")
        told.append((answer.status_code, content, len(queries)))
    assert told[0][0] == 422
    assert all(one == told[0] for one in told)


def test_it_goes_into_no_cache_no_search_engine_and_no_other_site(house: House, now: Now) -> None:
    case = a_case()
    for answer in (ask(case.key), ask(new_public_key())):
        assert answer["Referrer-Policy"] == "no-referrer"
        assert "noindex" in answer["X-Robots-Tag"]
        assert "no-store" in answer["Cache-Control"]
    assert case.number not in Client().get(f"{URL}?clave={case.key}").content.decode(), (
        "a key in an address is in histories and logs: it opens nothing by itself"
    )


def test_who_tries_too_often_waits_even_with_a_good_key(house: House, now: Now) -> None:
    case = a_case()
    for _ in range(20):
        ask(new_public_key())
    assert ask(case.key).status_code == 429


def test_with_the_address_a_link_to_the_whole_leaves_as_before(house: House, now: Now) -> None:
    case = a_case()
    page = ask(case.key).content.decode()
    assert 'name="address"' in page
    assert f'name="key" value="{case.key}"' in page
    before = len(outbox())
    answer = ask(case.key, address=LUCIA)
    assert case.number not in answer.content.decode()
    run_jobs()
    assert len(outbox()) == before + 1


def test_the_key_tells_its_state_in_few_questions_and_in_english(house: House, now: Now) -> None:
    case = a_case()
    with CaptureQueriesContext(connection) as queries:
        answer = Client().post(f"{URL}?idioma=en", {"key": case.key, "address": ""})
    assert len(queries) <= 20
    assert "Received" in answer.content.decode()
