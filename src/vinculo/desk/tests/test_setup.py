from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from vinculo.identity import api as identity
from vinculo.interactions import api as interactions
from vinculo.kernel import clock
from vinculo.kernel.actor import Role
from vinculo.organization import api as organization
from vinculo.organization.testing import a_company
from vinculo.portfolio import api as portfolio
from vinculo.routing import api as routing

pytestmark = pytest.mark.django_db
TOKEN = "una-llave-larga-de-un-solo-uso"
COMPANY = {
    "name": "Clínica Odiel",
    "language": "es",
    "timezone": "Europe/Madrid",
    "base_url": "https://odiel.example/",
}
HOURS = {f"day_{day}": "9-14" for day in range(5)} | {"day_5": "", "day_6": "", "place": "ES/AN"}
SERVICE = {
    "name": "Citas",
    "benefit": "Una cita a su hora.",
    "first_answer_hours": "2",
    "resolution_hours": "10",
    "mailbox": "citas@odiel.example",
}
PERSON = {
    "name": "Carmen Vela",
    "email": "carmen@odiel.example",
    "password": "laguna-verde-27",
    "answers": "on",
}
STEPS = (("empresa", COMPANY), ("horario", HOURS), ("servicio", SERVICE))


@pytest.fixture
def browser(client, settings):
    settings.SETUP_TOKEN = TOKEN
    client.get("/empezar/", {"token": TOKEN})
    return client


def answer(browser, *, upto=3):
    for key, values in STEPS[:upto]:
        page = browser.post(f"/empezar/{key}/", values)
        assert page.status_code == 302, page.content.decode()


def test_the_wizard_opens_a_house(browser):
    answer(browser)
    page = browser.post("/empezar/administracion/", PERSON, follow=True)
    assert page.redirect_chain[-1][0] == "/empezar/hecho/"
    assert "Clínica Odiel ya está en marcha" in page.content.decode()
    assert organization.company().base_url == "https://odiel.example"
    (carmen,) = identity.users()
    assert carmen.roles == {Role.ADMINISTRATOR, Role.OWNER, Role.AGENT}
    (service,) = portfolio.services()
    assert service.owner_id == carmen.id
    standards = portfolio.standards_for(service_id=service.id, at=clock.now())
    assert [s.target for s in standards] == [timedelta(hours=2), timedelta(hours=10)]
    assert "antes de 2 horas de nuestro horario" in standards[0].words
    assert routing.queue_for(service.id).name == "Citas"
    assert [box.service_id for box in interactions.mailboxes()] == [service.id]
    assert f"person:{carmen.id}" in identity.actor_for(carmen.id).keys


def test_the_house_speaks_the_companys_language(browser):
    browser.post("/empezar/empresa/", COMPANY | {"language": "en"})
    browser.post("/empezar/horario/", HOURS)
    browser.post("/empezar/servicio/", SERVICE | {"first_answer_hours": "1", "mailbox": ""})
    browser.post("/empezar/administracion/", PERSON)
    (service,) = portfolio.services()
    words = portfolio.standards_for(service_id=service.id, at=clock.now())[0].words
    assert words == "A person answers you within 1 hour of our opening hours."
    assert interactions.mailboxes() == []


def test_a_wrong_token_opens_nothing(client, settings):
    settings.SETUP_TOKEN = TOKEN
    for query in ({}, {"token": ""}, {"token": "x"}, {"token": "ñ"}):
        assert client.get("/empezar/", query).status_code == 403
    assert client.get("/empezar/empresa/").status_code == 403


def test_without_a_token_of_its_own_an_installation_has_no_wizard(client, settings):
    settings.SETUP_TOKEN = ""
    assert client.get("/empezar/", {"token": ""}).status_code == 403


def test_a_token_of_another_start_no_longer_counts(browser, settings):
    assert browser.get("/empezar/empresa/").status_code == 200
    settings.SETUP_TOKEN = "otra"
    assert browser.get("/empezar/empresa/").status_code == 403


def test_the_wizard_is_closed_once_there_is_a_company(browser):
    answer(browser)
    a_company()
    assert browser.get("/empezar/", {"token": TOKEN})["Location"] == "/"
    assert browser.post("/empezar/administracion/", PERSON)["Location"] == "/"
    assert identity.users() == []


def test_no_page_is_skipped(browser):
    assert browser.get("/empezar/administracion/")["Location"] == "/empezar/empresa/"
    answer(browser, upto=1)
    assert browser.get("/empezar/administracion/")["Location"] == "/empezar/horario/"
    assert browser.get("/empezar/otra/")["Location"] == "/empezar/horario/"
    assert browser.get("/empezar/")["Location"] == "/empezar/horario/"


def test_what_was_typed_is_kept(browser):
    answer(browser)
    assert "Clínica Odiel" in browser.get("/empezar/empresa/").content.decode()
    assert 'value="9-14"' in browser.get("/empezar/horario/").content.decode()
    wrong = browser.post("/empezar/servicio/", SERVICE | {"resolution_hours": "1"})
    assert wrong.status_code == 422
    assert "Una cita a su hora." in wrong.content.decode()
    assert "menos plazo" in wrong.content.decode()


@pytest.mark.parametrize(
    ("key", "values", "words"),
    [
        ("empresa", COMPANY | {"base_url": "ftp://x"}, "no es una dirección"),
        ("horario", HOURS | {"day_0": "mañana"}, "no se entiende"),
        ("horario", HOURS | {f"day_{day}": "" for day in range(7)}, "Abra al menos un día"),
    ],
)
def test_what_makes_no_sense_is_said(browser, key, values, words):
    answer(browser, upto=[name for name, _values in STEPS].index(key))
    page = browser.post(f"/empezar/{key}/", values)
    assert page.status_code == 422
    assert words in page.content.decode()


def test_a_weak_password_undoes_everything_and_says_so(browser):
    answer(browser)
    page = browser.post("/empezar/administracion/", PERSON | {"password": "1234"})
    assert page.status_code == 422
    assert "Carmen Vela" in page.content.decode()
    assert 'value="1234"' not in page.content.decode()
    assert not organization.company_exists()
    assert identity.users() == []


def test_a_logo_waits_until_the_house_opens(browser):
    drawn = BytesIO()
    Image.new("RGB", (4, 2)).save(drawn, format="PNG")
    logo = SimpleUploadedFile("logo.png", drawn.getvalue(), content_type="image/png")
    browser.post("/empezar/empresa/", COMPANY | {"logo": logo})
    assert "ya está guardado" in browser.get("/empezar/empresa/").content.decode()
    answer(browser)
    browser.post("/empezar/administracion/", PERSON)
    assert len(organization.company().logo_digest) == 64


def test_a_logo_that_is_none_is_refused(browser):
    drawing = SimpleUploadedFile("logo.svg", b"<svg/>", content_type="image/svg+xml")
    page = browser.post("/empezar/empresa/", COMPANY | {"logo": drawing})
    assert page.status_code == 422
    assert "PNG, JPEG o WebP" in page.content.decode()


def test_a_week_is_looked_at_before_going_on(browser):
    answer(browser, upto=1)
    page = browser.post("/empezar/horario/", HOURS | {"preview": "1"})
    assert page.status_code == 200
    assert "09:00–14:00" in page.content.decode()
    assert browser.get("/empezar/servicio/")["Location"] == "/empezar/horario/"
