from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from vinculo.identity.testing import a_member, a_user
from vinculo.kernel.actor import Role
from vinculo.organization import api, selectors
from vinculo.organization.services.calendars import make_default
from vinculo.organization.testing import a_calendar, a_company, a_team
from vinculo.organization.tests.test_services import picture

pytestmark = pytest.mark.django_db
WEEK = {f"day_{day}": "9:00–14:00" for day in range(5)} | {"day_5": "", "day_6": "cerrado"}
NO_SPECIAL = {"special-TOTAL_FORMS": "0", "special-INITIAL_FORMS": "0"}
HOURS = {"name": "Tienda", "timezone": "Europe/Madrid", "place": "ES/AN", **WEEK, **NO_SPECIAL}
TYPED = {"name": "Fibra", "language": "en", "timezone": "UTC", "currency": "USD"}


@pytest.fixture
def ana():
    a_company()
    return a_member(Role.ADMINISTRATOR)


@pytest.mark.parametrize("name", ["company", "calendars", "new_calendar"])
def test_settings_are_for_administrators(name):
    a_company()
    assert a_member(Role.AGENT).get(reverse(f"organization:{name}")).status_code == 403


def test_a_supervisor_sees_teams_and_makes_none():
    browser = a_member(Role.SUPERVISOR)
    team_id = a_team(a_user(name="Marta Rey").id)
    page = browser.get(reverse("organization:teams"))
    assert "Marta Rey" in page.content.decode()
    assert browser.get(reverse("organization:team", args=[team_id])).status_code == 403
    browser.post(reverse("organization:teams"), {"name": "Otro"})
    assert [team.name for team in api.teams()] == ["Averías"]


def test_the_company_is_renamed(ana):
    page = ana.post(
        reverse("organization:company"),
        TYPED | {"base_url": "fibra.example"},
    )
    assert page.status_code == 302
    assert api.company().base_url == "https://fibra.example"


def test_a_wrong_address_keeps_what_was_typed(ana):
    page = ana.post(
        reverse("organization:company"),
        TYPED | {"base_url": "ftp://x"},
    )
    assert page.status_code == 422
    assert "ftp://x" in page.content.decode()
    assert "no es una dirección" in page.content.decode()


def test_a_logo_goes_in_and_out(ana, client):
    address = reverse("organization:logo")
    ana.post(address, {"logo": SimpleUploadedFile("l.png", picture().getvalue())})
    digest = api.company().logo_digest
    assert digest in ana.get(reverse("organization:company")).content.decode()
    shown = client.get(reverse("organization:logo_picture", args=[digest]))
    assert (shown.status_code, shown["Content-Type"]) == (200, "image/png")
    assert client.get(reverse("organization:logo_picture", args=["0" * 64])).status_code == 404
    ana.post(address, {"remove": "1"})
    assert api.company().logo_digest == ""


def test_a_drawing_that_could_run_scripts_is_refused(ana):
    page = ana.post(
        reverse("organization:logo"), {"logo": SimpleUploadedFile("l.svg", b"<svg onload='x'/>")}
    )
    assert page.status_code == 422
    assert "no es una imagen PNG" in page.content.decode()


def test_a_calendar_is_made(ana):
    assert ana.get(reverse("organization:new_calendar")).status_code == 200
    special = {
        "special-TOTAL_FORMS": "2",
        "special-INITIAL_FORMS": "0",
        "special-0-day": "2026-12-24",
        "special-0-name": "Nochebuena",
        "special-0-hours": "9-13",
        "special-1-day": "",
    }
    page = ana.post(reverse("organization:new_calendar"), HOURS | special)
    assert page.status_code == 302
    calendar = api.calendar_of(api.default_calendar_id())
    assert calendar.weekly[0] == ((540, 840),)
    assert calendar.intervals_on(date(2026, 12, 24)) == ((540, 780),)
    assert calendar.intervals_on(date(2026, 2, 28)) == ()
    listed = ana.get(reverse("organization:calendars")).content.decode()
    assert "Tienda" in listed
    assert "09:00–14:00" in listed


def test_a_preview_saves_nothing(ana):
    page = ana.post(reverse("organization:new_calendar"), HOURS | {"preview": "1"})
    assert "vista previa" in page.content.decode()
    assert "Día de Andalucía" in page.content.decode()
    assert api.calendars() == []


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"day_0": "9-14, 13-20"}, "se solapan"),
        ({"day_0": "mañana"}, "«mañana» no se entiende"),
        ({f"day_{day}": "" for day in range(7)}, "no abre ningún día"),
    ],
)
def test_hours_that_make_no_sense_are_said_and_kept(ana, changes, words):
    page = ana.post(reverse("organization:new_calendar"), HOURS | changes)
    assert page.status_code == 422
    assert words in page.content.decode()
    assert 'value="Tienda"' in page.content.decode()


def test_a_calendar_is_changed(ana):
    calendar_id = a_calendar(name="Tienda")
    other = a_calendar(name="Noche")
    address = reverse("organization:calendar", args=[calendar_id])
    assert "08:00–14:00, 16:00–20:00" in ana.get(address).content.decode()
    assert ana.post(address, HOURS | {"name": "Noche"}).status_code == 422
    assert ana.post(address, HOURS).status_code == 302
    assert selectors.draft_of(calendar_id).region == "AN"
    ana.post(reverse("organization:default_calendar", args=[other]))
    assert api.default_calendar_id() == other
    make_default(calendar_id=calendar_id)


def test_what_is_not_there_is_not_found(ana):
    nobody = a_user().id
    assert ana.get(reverse("organization:calendar", args=[nobody])).status_code == 404
    assert ana.post(reverse("organization:default_calendar", args=[nobody])).status_code == 404
    assert ana.get(reverse("organization:team", args=[nobody])).status_code == 404


def test_a_team_is_made_filled_renamed_and_closed(ana):
    marta = a_user(name="Marta Rey")
    assert "Todavía no hay equipos" in ana.get(reverse("organization:teams")).content.decode()
    made = ana.post(reverse("organization:teams"), {"name": "Averías"})
    address = made["Location"]
    ana.post(f"{address}personas/", {"user": str(marta.id), "leads": "on"})
    assert "Marta Rey" in ana.get(address).content.decode()
    assert "Marta Rey" in ana.get(reverse("organization:teams")).content.decode()
    assert ana.post(f"{address}personas/", {"user": "x"}).status_code == 200
    ana.post(address, {"name": "Instalación"})
    assert ana.post(address, {"name": ""}).status_code == 422
    ana.post(f"{address}personas/{marta.id}/quitar/")
    team = api.teams()[0]
    assert (team.name, api.members_of(team.id)) == ("Instalación", [])
    assert ana.post(reverse("organization:teams"), {"name": "instalación"}).status_code == 422
    ana.post(f"{address}cerrar/")
    assert api.teams() == []
