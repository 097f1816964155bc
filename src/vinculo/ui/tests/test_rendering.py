"""Tags: parts are escaped, panels stand alone, moments are said as people say them."""

from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest
from django.http import HttpRequest
from django.template import Context, RequestContext, Template
from django.test import RequestFactory
from django.utils import timezone, translation

from vinculo.kernel import slots
from vinculo.kernel.actor import Actor
from vinculo.kernel.registry import Registry
from vinculo.ui import moments
from vinculo.ui.web import rendering

READER = Actor(user_id=uuid4(), name="Marta Rey")
SUBJECT = uuid4()


@pytest.fixture
def request_of_reader() -> HttpRequest:
    request = RequestFactory().get("/casos/")
    request.actor = READER
    return request


@pytest.fixture
def panels(monkeypatch: pytest.MonkeyPatch) -> Registry[slots.Panel]:
    registry: Registry[slots.Panel] = Registry("panels")
    monkeypatch.setattr(slots, "panels", registry)
    return registry


def panel(load: object, **more: object) -> slots.Panel:
    given = {"slot": "x", "order": 1, "template": "ui/_panel_failed.html", "may": lambda _a: True}
    return slots.Panel(load=load, **(given | more))


def drawn(request: HttpRequest, text: str) -> str:
    with translation.override("es"):
        return Template(text).render(RequestContext(request, {"subject": SUBJECT}))


def test_a_slot_shows_its_panels(request_of_reader: HttpRequest, panels: Registry) -> None:
    seen: list[UUID] = []
    panels.add("a", panel(lambda _actor, subject: seen.append(subject) or "loaded"))
    assert "panel" in drawn(request_of_reader, '{% slot "x" subject %}')
    assert seen == [SUBJECT]


def test_a_panel_with_nothing_to_say_is_not_there(
    request_of_reader: HttpRequest, panels: Registry
) -> None:
    panels.add("a", panel(lambda _actor, _subject: None))
    assert drawn(request_of_reader, '{% slot "x" subject %}') == ""


def test_a_panel_that_fails_leaves_the_page_standing(
    request_of_reader: HttpRequest, panels: Registry, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_actor: Actor, _subject: UUID) -> object:
        raise RuntimeError("broken")

    panels.add("a", panel(fail))
    assert "no se pudo leer" in drawn(request_of_reader, '{% slot "x" subject %}')
    assert "panel a of slot x failed" in caplog.text


def test_a_stranger_sees_no_panels(panels: Registry) -> None:
    panels.add("a", panel(lambda _actor, _subject: "loaded"))
    assert drawn(RequestFactory().get("/"), '{% slot "x" subject %}') == ""


def test_what_a_part_was_given_is_escaped() -> None:
    evil = "\"><script>alert('x')</script>"
    text = str(rendering.written({"data-x": evil, "hidden": True, "title": None, "off": False}))
    assert text == ('data-x="&quot;&gt;&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;" hidden')


def test_no_component_prints_its_attributes_unescaped() -> None:
    from tests.architecture.house import SRC

    files = SRC.glob("*/templates/cotton/**/*.html")
    assert [str(file) for file in files if "{{ attrs }}" in file.read_text("utf-8")] == []


@pytest.mark.parametrize(
    ("name", "letters"), [("Marta Rey Ortega", "MR"), ("ana", "A"), ("", "?"), ("«x» y", "Y")]
)
def test_a_name_has_initials(name: str, letters: str) -> None:
    assert rendering.initials(name) == letters


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2026, 11, 19, 9, 14, tzinfo=UTC), "9:14"),
        (datetime(2026, 11, 18, 18, 40, tzinfo=UTC), "ayer, 18:40"),
        (datetime(2026, 11, 20, 8, 0, tzinfo=UTC), "mañana, 8:00"),
        (datetime(2026, 11, 16, 9, 14, tzinfo=UTC), "lun 16 nov, 9:14"),
        (datetime(2025, 11, 16, 9, 14, tzinfo=UTC), "16 nov 2025, 9:14"),
    ],
)
def test_a_moment_is_said_as_people_say_it(moment: datetime, words: str) -> None:
    now = datetime(2026, 11, 19, 12, 0, tzinfo=UTC)
    with translation.override("es"), timezone.override("UTC"):
        assert moments.moment_words(moment, now) == words


def test_a_day_of_another_year_has_its_year() -> None:
    today = date(2026, 11, 19)
    with translation.override("es"):
        assert moments.day_words(date(2026, 11, 24), today) == "24 de noviembre"
        assert moments.day_words(date(2027, 1, 5), today) == "5 de enero de 2027"


def test_english_writes_days_large() -> None:
    now = datetime(2026, 11, 19, 12, 0, tzinfo=UTC)
    with translation.override("en"):
        assert moments.moment_words(now.replace(day=16), now) == "Mon 16 Nov, 12:00"


def test_no_moment_says_nothing() -> None:
    assert rendering.when(None) == ""


def test_a_shortcut_is_shown_by_its_caps() -> None:
    with translation.override("es"):
        assert str(rendering.key_caps("Ctrl+Enter")) == "<kbd>Ctrl</kbd> <kbd>Intro</kbd>"


def test_a_reader_is_asked_what_is_allowed(request_of_reader: HttpRequest) -> None:
    context = Context({"request": request_of_reader})
    assert rendering.reader_may(context, "ui.see")
    assert not rendering.reader_may(Context(), "ui.see")


def test_a_moment_told_to_a_stranger_always_has_its_day() -> None:
    now = datetime(2026, 11, 19, 12, 0, tzinfo=UTC)
    with translation.override("es"):
        assert moments.told_words(now.replace(hour=9, minute=5), now) == "hoy, 9:05"
        assert moments.told_words(now.replace(day=18), now) == "ayer, 12:00"
