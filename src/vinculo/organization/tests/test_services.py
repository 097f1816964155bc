from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pytest
from PIL import Image

from vinculo.identity.testing import a_user
from vinculo.kernel import blobs
from vinculo.kernel.actor import Role, keys_of
from vinculo.organization import api, selectors
from vinculo.organization.contracts import CalendarDraft, SpecialDay
from vinculo.organization.models import CalendarVersion
from vinculo.organization.selectors import NoCalendarError, NoCompanyYetError
from vinculo.organization.services import calendars, company, logo, teams
from vinculo.organization.testing import SHOP_WEEK, START, a_calendar, a_company, a_team

pytestmark = pytest.mark.django_db
DRAFT = CalendarDraft(timezone="Europe/Madrid", weekly=SHOP_WEEK, country="ES", region="AN")


def picture(size=(20, 10), kind="PNG", mode="RGB"):
    made = BytesIO()
    Image.new(mode, size, "red").save(made, format=kind)
    made.seek(0)
    return made


def test_there_is_one_company():
    assert not api.company_exists()
    with pytest.raises(NoCompanyYetError):
        api.company()
    made = a_company()
    assert (made.name, made.is_practice) == ("Fibra de Prueba", False)
    with pytest.raises(company.CompanyExistsError):
        api.create_company(
            name="Otra", language="es", timezone="UTC", base_url="http://x.es",
            is_practice=False, at=START,
        )  # fmt: skip


def test_a_company_can_move():
    a_company()
    company.change_company(
        name=" Fibra ", language="en", timezone="UTC", base_url="fibra.example/", currency="USD"
    )
    moved = api.company()
    assert (moved.name, moved.language, moved.base_url) == ("Fibra", "en", "https://fibra.example")


def test_nothing_can_be_changed_before_there_is_a_company():
    with pytest.raises(NoCompanyYetError):
        company.remove_logo()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_logo_is_redrawn(kind):
    a_company()
    digest = company.set_logo(source=picture((2000, 1000), kind))
    assert api.company().logo_digest == digest
    with Image.open(BytesIO(blobs.read_blob(digest))) as drawn:
        assert (drawn.format, drawn.size) == ("PNG", (640, 320))
    company.remove_logo()
    assert api.company().logo_digest == ""


@pytest.mark.parametrize(
    "content",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"",
        b"GIF89a" + bytes(50),
        picture().getvalue()[:40],
    ],
    ids=["svg", "empty", "gif", "cut off"],
)
def test_what_is_no_known_picture_is_refused(content):
    a_company()
    with pytest.raises(logo.BadLogoError):
        company.set_logo(source=BytesIO(content))
    assert api.company().logo_digest == ""


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_unpacked(monkeypatch):
    monkeypatch.setattr(logo, "MAX_PIXELS", 199)
    with pytest.raises(logo.LogoTooLargeError):
        company.set_logo(source=picture())
    monkeypatch.setattr(logo, "MAX_BYTES", 10)
    with pytest.raises(logo.LogoTooLargeError):
        company.set_logo(source=picture())


def test_the_first_calendar_is_the_default():
    with pytest.raises(NoCalendarError):
        api.default_calendar_id()
    first = a_calendar(name="Tienda")
    second = a_calendar(name="Noche")
    assert api.default_calendar_id() == first
    calendars.make_default(calendar_id=second)
    assert [(c.name, c.is_default) for c in api.calendars()] == [("Noche", True), ("Tienda", False)]


def test_a_calendar_knows_its_holidays_for_years():
    calendar = api.calendar_of(a_calendar(draft=DRAFT))
    assert calendar.intervals_on(date(2026, 2, 28)) == ()
    assert calendar.intervals_on(date(2036, 2, 28)) == ()


def test_a_change_makes_a_version_and_a_rename_does_not():
    calendar_id = a_calendar(draft=DRAFT)
    at = START + timedelta(days=1)
    calendars.change_calendar(calendar_id=calendar_id, name="Tienda", draft=DRAFT, at=at)
    assert [(c.name, c.version) for c in api.calendars()] == [("Tienda", 1)]
    special = SpecialDay(day=date(2026, 12, 24), name="Nochebuena", intervals=((540, 840),))
    changed = CalendarDraft(
        timezone="Europe/Madrid", weekly=SHOP_WEEK, country="ES", special_days=(special,)
    )
    calendars.change_calendar(calendar_id=calendar_id, name="Tienda", draft=changed, at=at)
    assert api.calendars()[0].version == 2
    assert selectors.draft_of(calendar_id) == changed
    assert api.calendar_of(calendar_id).intervals_on(special.day) == ((540, 840),)


def test_two_calendars_do_not_share_a_name():
    a_calendar(name="Tienda")
    with pytest.raises(calendars.CalendarNameTakenError):
        a_calendar(name="TIENDA")
    other = a_calendar(name="Noche")
    with pytest.raises(calendars.CalendarNameTakenError):
        calendars.change_calendar(calendar_id=other, name="tienda", draft=DRAFT, at=START)


def test_an_unknown_calendar_is_said(django_assert_num_queries):
    unknown = a_user().id
    for call in (
        lambda: api.calendar_of(unknown),
        lambda: selectors.draft_of(unknown),
        lambda: calendars.make_default(calendar_id=unknown),
    ):
        with pytest.raises(NoCalendarError):
            call()


def test_holidays_are_extended_before_they_run_out():
    calendar_id = a_calendar(draft=DRAFT)
    a_calendar(name="Sin festivos")
    assert calendars.extend_holidays(at=datetime(2034, 1, 1, tzinfo=UTC)) == 0
    assert calendars.extend_holidays(at=datetime(2035, 1, 1, tzinfo=UTC)) == 1
    newest = CalendarVersion.objects.filter(calendar_id=calendar_id).latest("number")
    assert newest.number == 2
    assert newest.holidays[-1] == "2045-12-25"
    assert calendars.extend_holidays(at=datetime(2035, 1, 1, tzinfo=UTC)) == 0


def test_many_calendars_cost_one_query(django_assert_num_queries):
    ids = [a_calendar(name=name) for name in "abc"]
    with django_assert_num_queries(1):
        assert set(api.calendars_of(ids)) == set(ids)


def test_members_hold_the_key_of_their_team():
    marta, pilar = a_user(), a_user(Role.SUPERVISOR)
    team_id = a_team(marta.id, pilar.id, leader=pilar.id)
    assert [m.user_id for m in api.members_of(team_id)] == [pilar.id, marta.id]
    assert f"team:{team_id}" in keys_of(marta.id, marta.roles)
    assert api.teams_of(pilar.id)[0].leads
    teams.remove_member(team_id=team_id, user_id=marta.id)
    assert f"team:{team_id}" not in keys_of(marta.id, marta.roles)


def test_a_closed_team_gives_no_key_and_frees_its_name():
    marta = a_user()
    team_id = a_team(marta.id, name="Averías")
    with pytest.raises(teams.TeamNameTakenError):
        api.create_team(name="averías", at=START)
    teams.close_team(team_id=team_id, at=START)
    assert api.teams_of(marta.id) == api.teams() == []
    assert f"team:{team_id}" not in keys_of(marta.id, marta.roles)
    with pytest.raises(teams.TeamNotFoundError):
        api.add_member(team_id=team_id, user_id=marta.id)
    api.create_team(name="Averías", at=START)


def test_teams_are_renamed_and_sorted():
    names = ["Ñandú", "Oficina", "Nube"]
    ids = [api.create_team(name=name, at=START) for name in names]
    assert [team.name for team in api.teams()] == ["Nube", "Ñandú", "Oficina"]
    teams.rename_team(team_id=ids[0], name="Zorro")
    assert api.teams()[-1].name == "Zorro"
    with pytest.raises(teams.TeamNameTakenError):
        teams.rename_team(team_id=ids[0], name="Nube")
