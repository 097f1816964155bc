"""The stream: who may hear it, that nothing is lost, and how it ends."""

import contextlib
import json
import os
import threading
import time
from collections.abc import Callable, Iterator
from typing import ClassVar
from uuid import UUID, uuid4

import httpx
import psycopg
import pytest
from django.conf import settings
from django.contrib.sessions.models import Session

from vinculo.config.tests import serving
from vinculo.identity import api as identity
from vinculo.identity.contracts import UserView
from vinculo.identity.testing import a_user, signed_in
from vinculo.kernel.clock import now
from vinculo.kernel.live import push
from vinculo.kernel.models import LiveEvent

pytestmark = pytest.mark.usefixtures("committed")


class Browser:
    """One open stream, read in a thread."""

    opened: ClassVar[list["Browser"]] = []

    def __init__(self, site: serving.Running, cookie: str, **more: str) -> None:
        self.heard: list[tuple[str, int]] = []
        self.events: list[str] = []
        self.horizon = ""
        self.status = 0
        self._stop = threading.Event()
        self._answer: httpx.Response | None = None
        self._headers = {"Cookie": f"{settings.SESSION_COOKIE_NAME}={cookie}", **more}
        self._thread = threading.Thread(target=self._read, args=(site.url,), daemon=True)
        self._thread.start()
        self.opened.append(self)

    def close(self) -> None:
        self._stop.set()
        if self._answer is not None:
            self._answer.close()

    def _read(self, url: str) -> None:
        with (
            contextlib.suppress(httpx.HTTPError, httpx.StreamError, OSError, AttributeError),
            httpx.stream("GET", f"{url}/live/stream", headers=self._headers, timeout=30) as answer,
        ):
            self._answer, self.status = answer, answer.status_code
            for line in answer.iter_lines():
                self._take(line)
                if self._stop.is_set():
                    return

    def _take(self, line: str) -> None:
        name, _, text = line.partition(": ")
        if name == "event":
            self.events.append(text)
        elif name == "id":
            self.horizon = text
        elif name == "data" and "kind" in text:
            hint = json.loads(text)
            self.heard.append((hint["kind"], UUID(hint["ref"]).int))

    def is_open(self) -> bool:
        return self.status == 200 and self._thread.is_alive()

    def is_over(self) -> bool:
        return not self._thread.is_alive()


@pytest.fixture(scope="module")
def site() -> Iterator[serving.Running]:
    with serving.web() as running:
        yield running


@pytest.fixture
def ending_site() -> Iterator[serving.Running]:
    with serving.web() as running:
        yield running


@pytest.fixture
def user() -> UserView:
    return a_user()


def session_of(user: UserView) -> str:
    return signed_in(user).cookies[settings.SESSION_COOKIE_NAME].value


@pytest.fixture(autouse=True)
def closed_afterwards() -> Iterator[None]:
    yield
    for browser in Browser.opened:
        browser.close()
    Browser.opened.clear()


def opened(site: serving.Running, user: UserView, **more: str) -> Browser:
    browser = Browser(site, session_of(user), **more)
    serving.until(browser.is_open, log=site.log)
    serving.until(lambda: "state" in browser.events, log=site.log)
    return browser


def tell(user: UserView, number: int) -> None:
    push(topics=[f"person:{user.id}"], kind="tests.changed", ref=UUID(int=number))


def hears(browser: Browser, *numbers: int) -> Callable[[], bool]:
    return lambda: [n for _, n in browser.heard] == list(numbers)


def test_a_page_hears_what_its_reader_may_hear_and_nothing_else(
    site: serving.Running, user: UserView
) -> None:
    browser = opened(site, user)
    tell(a_user(), 1)
    start = time.monotonic()
    tell(user, 2)
    serving.until(hears(browser, 2), log=site.log)
    assert time.monotonic() - start < 2
    assert browser.heard == [("tests.changed", 2)]


def test_strangers_hear_nothing(site: serving.Running) -> None:
    for cookies in ({}, {settings.SESSION_COOKIE_NAME: "a" * 32}):
        assert httpx.get(f"{site.url}/live/stream", cookies=cookies).status_code == 401
    assert (
        httpx.get(f"{site.url}/live/stream", headers={"Sec-Fetch-Site": "cross-site"}).status_code
        == 403
    )


def test_a_lower_id_that_commits_later_is_not_lost(site: serving.Running, user: UserView) -> None:
    browser = opened(site, user)
    with contextlib.closing(late_writer()) as late:
        write(late, user, 1)
        tell(user, 2)
        serving.until(hears(browser, 2), log=site.log)
        away = opened(site, user)
        late.commit()
    serving.until(hears(browser, 2, 1), log=site.log)
    serving.until(lambda: 1 in [n for _, n in away.heard], log=site.log)
    low, high = LiveEvent.objects.order_by("pk").values_list("ref", flat=True)
    assert (low.int, high.int) == (1, 2)


def test_a_browser_that_was_away_hears_what_it_missed_by_horizon(
    site: serving.Running, user: UserView
) -> None:
    with contextlib.closing(late_writer()) as late:
        write(late, user, 1)
        browser = opened(site, user)
        tell(user, 2)
        serving.until(hears(browser, 2), log=site.log)
        tell(user, 3)
        serving.until(hears(browser, 2, 3), log=site.log)
        horizon = browser.horizon
        late.commit()
    age(60)
    with serving.web() as another:
        again = opened(another, user, **{"Last-Event-ID": horizon})
        serving.until(lambda: 1 in [n for _, n in again.heard], log=another.log)


def late_writer() -> psycopg.Connection[tuple[object, ...]]:
    return psycopg.connect(os.environ["DATABASE_APP_URL"])


def write(connection: psycopg.Connection[tuple[object, ...]], user: UserView, number: int) -> None:
    connection.execute(
        "INSERT INTO kernel_liveevent (topic, kind, ref) VALUES (%s, 'tests.changed', %s)",
        [f"person:{user.id}", UUID(int=number)],
    )
    connection.execute("SELECT pg_notify('vinculo_live', '')")


def age(minutes: int) -> None:
    from datetime import timedelta

    LiveEvent.objects.update(at=now() - timedelta(minutes=minutes))


@pytest.mark.parametrize("way", ["session", "login", "password"])
def test_who_is_shut_out_loses_the_stream_within_seconds(
    site: serving.Running, user: UserView, way: str
) -> None:
    session = session_of(user)
    browser, other = Browser(site, session), opened(site, a_user())
    serving.until(lambda: "state" in browser.events, log=site.log)
    if way == "session":
        Session.objects.filter(session_key=session).delete()
    elif way == "login":
        identity.deactivate(user_id=user.id, at=now())
    else:
        identity.set_password(user_id=user.id, password="otra-laguna-verde-28")
    serving.until(browser.is_over, 9, log=site.log)
    assert other.is_open()


def test_access_that_is_given_later_is_heard(site: serving.Running, user: UserView) -> None:
    from vinculo.organization import api as organization

    browser = opened(site, user)
    team = organization.create_team(name="Averías", at=now())
    organization.add_member(team_id=team, user_id=user.id)
    deadline = time.monotonic() + 25

    def told() -> bool:
        push(topics=[f"team:{team}"], kind="tests.team", ref=uuid4())
        time.sleep(0.5)
        return bool(browser.heard) or time.monotonic() > deadline

    serving.until(told, 30, log=site.log)
    assert browser.heard


def test_streams_end_with_the_server_at_once_and_quietly(
    ending_site: serving.Running, user: UserView
) -> None:
    site = ending_site
    session = session_of(user)
    browsers = [Browser(site, session) for _ in range(10)]
    serving.until(lambda: all(b.is_open() for b in browsers), log=site.log)
    assert site.stop() < 3
    serving.until(lambda: all(b.is_over() for b in browsers))
    assert all("end" in b.events for b in browsers)
    assert "Traceback" not in site.log.read_text()


def test_the_stream_outlives_the_loss_of_its_connection(
    site: serving.Running, user: UserView
) -> None:
    browser = opened(site, user)
    with psycopg.connect(os.environ["VINCULO_TEST_ADMIN_URL"]) as admin:
        admin.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE application_name = 'vinculo-live'"
        )
    tell(user, 1)
    serving.until(hears(browser, 1), log=site.log)
    assert browser.is_open()
