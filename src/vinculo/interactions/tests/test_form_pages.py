"""The public page of a form: nothing typed is lost, nobody else's authority is borrowed."""

import re
from datetime import timedelta
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from vinculo.interactions.domain.forms import flood
from vinculo.interactions.models import FormAnswer, RawMessage, StagedFile
from vinculo.interactions.testing import AT, a_form
from vinculo.interactions.web.forms import sending
from vinculo.kernel import clock
from vinculo.organization.testing import a_company

pytestmark = pytest.mark.django_db
PATH = "/f/que-ha-pasado/"
GOOD = {"c_tipo": "queja", "c_que": "Me cobraron <script>alert(1)</script> dos veces"}


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """The time, which a test moves."""
    held = {"at": AT}
    monkeypatch.setattr(clock, "now", lambda: held["at"])
    a_company()
    a_form()
    return held  # type: ignore[return-value]


def stranger() -> Client:
    """Somebody without cookies, whose sending is checked as a browser's is."""
    return Client(enforce_csrf_checks=True)


def mark_in(page: str) -> str:
    found = re.search(r'name="marca" value="([^"]+)"', page)
    assert found is not None
    return found[1]


def opened(client: Client, now: dict[str, object], path: str = PATH) -> str:
    """The mark of a page that has been open for a minute."""
    mark = mark_in(client.get(path).content.decode())
    now["at"] = now["at"] + timedelta(minutes=1)  # type: ignore[operator]
    return mark


def test_an_answer_needs_no_cookie_and_tells_its_key(now: dict[str, object]) -> None:
    client = stranger()
    mark = opened(client, now)
    assert client.cookies == {}
    answer = client.post(PATH, {**GOOD, "marca": mark})
    assert answer.status_code == 302
    page = client.get(answer["Location"])
    raw = RawMessage.objects.get()
    assert raw.via == "form"
    assert raw.key in page.content.decode()
    assert (page["Cache-Control"], page["Referrer-Policy"]) == ("no-store", "no-referrer")
    assert client.get(PATH)["Referrer-Policy"] == "same-origin"
    again = client.post(PATH, {**GOOD, "marca": mark})
    assert client.get(again["Location"]).content.decode().count(raw.key) == 1
    assert FormAnswer.objects.count() == 1
    assert client.cookies == {}


def test_every_error_keeps_what_was_typed_and_the_files(now: dict[str, object]) -> None:
    client = stranger()
    mark = opened(client, now)
    files = [
        SimpleUploadedFile("recibo.png", b"x"),
        SimpleUploadedFile("enorme.png", b"x" * (1024 * 1024 + 1)),
    ]
    typed = {**GOOD, "c_correo": "lucia@", "marca": mark, "c_fotos": files}
    answer = client.post(PATH, typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Me cobraron &lt;script&gt;" in page
    assert 'value="lucia@"' in page
    assert "recibo.png" in page
    assert "«enorme.png» pasa de 1 MB" in page
    assert 'href="#campo-correo"' in page
    fixed = client.post(PATH, {**GOOD, "marca": mark_in(page)})
    assert fixed.status_code == 302
    assert [f["name"] for f in FormAnswer.objects.get().answers["fotos"]] == ["recibo.png"]
    assert not StagedFile.objects.exists()


def test_the_other_language_keeps_what_was_typed(now: dict[str, object]) -> None:
    client = stranger()
    page = client.post(
        PATH, {**GOOD, "marca": opened(client, now), "idioma": "en"}
    ).content.decode()
    assert "Something does not work" in page
    assert "dos veces" in page
    assert "not translated yet" in page
    assert not FormAnswer.objects.exists()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"HTTP_ORIGIN": "https://mala.example"}, 403),
        ({"HTTP_SEC_FETCH_SITE": "cross-site"}, 403),
        ({"HTTP_ORIGIN": "http://[::1"}, 403),
        ({"HTTP_ORIGIN": "null"}, 403),
        ({"HTTP_ORIGIN": "http://testserver"}, 302),
    ],
)
def test_another_site_cannot_send_for_somebody_n28(
    now: dict[str, object], headers: dict[str, str], status: int
) -> None:
    client = stranger()
    mark = opened(client, now)
    answer = client.post(PATH, {**GOOD, "marca": mark}, **headers)  # type: ignore[arg-type]
    assert answer.status_code == status
    assert FormAnswer.objects.exists() == (status == 302)


def test_without_its_mark_or_in_a_second_nothing_is_taken_and_nothing_lost(
    now: dict[str, object],
) -> None:
    client = stranger()
    forged = client.post(PATH, {**GOOD, "marca": "a.1.b"})
    assert forged.status_code == 422
    assert "dos veces" in forged.content.decode()
    mark = mark_in(client.get(PATH).content.decode())
    hasty = client.post(PATH, {**GOOD, "marca": mark})
    assert "muy deprisa" in hasty.content.decode()
    assert not FormAnswer.objects.exists()
    assert client.post(PATH, {**GOOD, "marca": mark_in(forged.content.decode())}).status_code == 302


def test_a_page_left_open_for_a_day_can_still_be_sent(now: dict[str, object]) -> None:
    client = stranger()
    mark = opened(client, now)
    now["at"] = AT + timedelta(days=2)
    late = client.post(PATH, {**GOOD, "marca": mark})
    assert "demasiado tiempo abierta" in late.content.decode()
    assert client.post(PATH, {**GOOD, "marca": mark_in(late.content.decode())}).status_code == 302


def test_robots_fill_the_box_that_people_do_not_see(now: dict[str, object]) -> None:
    client = stranger()
    mark = opened(client, now)
    answer = client.post(PATH, {**GOOD, "marca": mark, sending.TRAP: "http://x.example"})
    assert answer.status_code == 302
    assert RawMessage.objects.get().reason == "form_trap"


def test_n27_one_sender_is_slowed_down_and_loses_nothing(
    now: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(flood, "MOST_OF_SENDER", 2)
    monkeypatch.setattr(sending, "MOST_UPLOADS", 1)
    client = stranger()
    statuses = []
    for _ in range(3):
        mark = opened(client, now)
        answer = client.post(
            PATH, {**GOOD, "marca": mark}, HTTP_X_FORWARDED_FOR=f"10.0.0.{len(statuses)}"
        )
        statuses.append(answer.status_code)
    assert statuses == [302, 302, 429]
    assert "dos veces" in answer.content.decode()
    other = Client(REMOTE_ADDR="198.51.100.7")
    assert other.post(PATH, {**GOOD, "marca": opened(other, now)}).status_code == 302
    for name, status in (("a.png", 200), ("b.png", 429)):
        file = SimpleUploadedFile(name, b"x")
        upload = {"marca": mark, "adjuntar": "1", "c_fotos": file, "c_que": "sigue aquí"}
        answer = client.post(PATH, upload)
        assert answer.status_code == status
        assert "sigue aquí" in answer.content.decode()


def test_only_named_sites_may_show_the_form_in_a_frame(now: dict[str, object]) -> None:
    from vinculo.interactions.models import Form

    Form.objects.update(allowed_sites=["https://www.fibra.example"])
    plain = stranger().get(PATH)
    assert "frame-ancestors 'none'" in plain["Content-Security-Policy"]
    framed = stranger().get(f"{PATH}marco/")
    assert "frame-ancestors 'self' https://www.fibra.example" in framed["Content-Security-Policy"]
    assert "X-Frame-Options" not in framed
    client = stranger()
    mark = opened(client, now, f"{PATH}marco/")
    answer = client.post(f"{PATH}marco/", {**GOOD, "marca": mark})
    thanks = client.get(answer["Location"])
    assert "https://www.fibra.example" in thanks["Content-Security-Policy"]
    assert client.cookies == {}


def test_a_receipt_opens_its_own_thanks_for_an_hour(now: dict[str, object]) -> None:
    client = stranger()
    answer = client.post(PATH, {**GOOD, "marca": opened(client, now)})
    key = RawMessage.objects.get().key
    assert key in client.get(answer["Location"]).content.decode()
    now["at"] = AT + timedelta(hours=3)
    for address in (answer["Location"], f"{PATH}gracias/?r={UUID(int=1)}.9.x"):
        gone = client.get(address)
        assert (gone.status_code, gone["Location"]) == (302, f"{PATH}?idioma=es")


def test_a_counter_shows_nothing_of_the_last_person(now: dict[str, object]) -> None:
    client = stranger()
    page = client.get(f"{PATH}?modo=mostrador")
    text = page.content.decode()
    assert page["Cache-Control"] == "no-store"
    assert 'autocomplete="email"' not in text
    assert "data-kiosk" in text
    answer = client.post(f"{PATH}?modo=mostrador", {**GOOD, "marca": opened(client, now)})
    assert "modo=mostrador" in answer["Location"]
    thanks = client.get(answer["Location"])
    assert thanks["Refresh"].startswith(f"45;url={PATH}?")
    assert "modo=mostrador" in thanks["Refresh"]


def test_a_closed_form_is_not_there(now: dict[str, object]) -> None:
    assert stranger().get("/f/otro/").status_code == 404
