"""Pages in a real browser: a server over the worker's database, Chromium, axe.

A test that uses these fixtures also takes ``committed``: the server is another process and sees
only what was committed. Without Chromium the tests are skipped and the summary says so loudly.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).resolve().parents[1]
SIZES = {1440: 900, 1024: 768, 390: 844}
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = {"runOnly": AXE_TAGS, "resultTypes": ["violations"]}
START_SECONDS = 60
SERVE = "import sys; from vinculo.config.web import run; run('127.0.0.1', 0, fd=int(sys.argv[1]))"
PRACTICE_PASSWORD = "laguna-verde-27"
skipped: list[str] = []


def chromium_path() -> str | None:
    """Where the browser lies: VINCULO_CHROMIUM, or ``chromium`` on the path."""
    return os.environ.get("VINCULO_CHROMIUM") or shutil.which("chromium")


@dataclass
class Site:
    """A running server: its address, and what it wrote."""

    url: str
    log: Path
    process: subprocess.Popen[bytes]

    def wait(self) -> None:
        """Until the first page answers, whatever it says."""
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end:
            if self.process.poll() is not None:
                pytest.fail(f"the server ended:\n{self.log.read_text()}")
            try:
                urlopen(f"{self.url}/healthz", timeout=5).close()  # noqa: S310
            except HTTPError as error:
                error.close()
                return
            except (URLError, OSError):
                time.sleep(0.1)
            else:
                return
        pytest.fail(f"the server did not answer:\n{self.log.read_text()}")


@contextmanager
def serving(**more: str) -> Iterator[Site]:
    """The web server as it runs in production, in a process of its own."""
    log = Path(tempfile.mkdtemp(prefix="vinculo-web-")) / "web.log"
    with socket.socket() as listener, log.open("wb") as output:
        listener.bind(("127.0.0.1", 0))
        listener.listen(256)
        listener.set_inheritable(True)
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        environment = os.environ | {
            "PYTHONPATH": str(ROOT / "src"),
            "DJANGO_SETTINGS_MODULE": "vinculo.config.settings",
            "VINCULO_BASE_URL": url,
            **more,
        }
        process = subprocess.Popen(
            [sys.executable, "-c", SERVE, str(listener.fileno())],
            env=environment,
            pass_fds=[listener.fileno()],
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    site = Site(url=url, log=log, process=process)
    try:
        site.wait()
        yield site
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        shutil.rmtree(log.parent, ignore_errors=True)


@pytest.fixture(scope="session")
def live_site() -> Iterator[Site]:
    """The server of the session."""
    with serving() as site:
        yield site


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """One browser for the whole session; contexts are cheap, browsers are not."""
    path = chromium_path()
    if path is None:
        skipped.append("Chromium is missing")
        pytest.skip("Chromium is missing: install it, or name it in VINCULO_CHROMIUM")
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=20_000)  # the cores are shared with other tests
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # its loop runs in this very thread
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@dataclass
class Visitor:
    """Somebody in front of a browser; what the page complains about is kept."""

    page: Any
    url: str
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str) -> Any:
        """Go to ``path`` of the site and answer the response."""
        return self.page.goto(self.url + path, wait_until="load")


Visit = Callable[..., Visitor]


@pytest.fixture
def visit(live_site: Site, chromium: Any, committed: None) -> Iterator[Visit]:
    """A visitor's browser: ``visit()`` for a stranger, ``visit(user)`` for one who signed in.

    ``width``, ``theme`` and ``scripts`` (False: without JavaScript) choose the machine. Errors on
    the console and refusals of the content security policy fail the test at its end.
    """
    contexts: list[Any] = []
    visitors: list[Visitor] = []

    def make(user: Any = None, *, width: int = 1440, theme: str = "light", **more: Any) -> Visitor:
        context = chromium.new_context(
            viewport={"width": width, "height": SIZES.get(width, 900)},
            color_scheme=theme,
            java_script_enabled=more.get("scripts", True),
            locale=more.get("locale", "es-ES"),
            reduced_motion="reduce",
        )
        contexts.append(context)
        if user is not None:
            context.add_cookies([session_cookie(user, live_site.url)])
        visitor = Visitor(page=context.new_page(), url=live_site.url)
        visitor.page.on("console", lambda m: _note(visitor, m))
        visitor.page.on("pageerror", lambda e: visitor.complaints.append(str(e)))
        visitors.append(visitor)
        return visitor

    yield make
    complaints = [complaint for visitor in visitors for complaint in visitor.complaints]
    for context in contexts:
        context.close()
    assert complaints == [], "the page complained"


def _note(visitor: Visitor, message: Any) -> None:
    if message.type == "error":
        visitor.complaints.append(f"{visitor.page.url}: {message.text}")


def session_cookie(user: Any, url: str) -> Any:
    """The cookie of a session in which ``user`` (anything with ``id``) has signed in."""
    from django.conf import settings
    from django.contrib.auth import get_user_model
    from django.test import Client

    client = Client()
    client.force_login(get_user_model().objects.get(pk=user.id))
    name = settings.SESSION_COOKIE_NAME
    return {"name": name, "value": client.cookies[name].value, "url": url}


@pytest.fixture
def practice_company(committed: None) -> Iterator[None]:
    """The practice company, as ``vinculo up`` opens it; everybody has PRACTICE_PASSWORD."""
    from django.conf import settings
    from django.db import transaction

    from vinculo.kernel import clock
    from vinculo.kernel.demo import demo_parts, demo_secrets
    from vinculo.kernel.testing import run_jobs

    def layer(key: str) -> int:
        return settings.CONTEXTS.index(key.partition(".")[0])

    before, demo_secrets.password = demo_secrets.password, PRACTICE_PASSWORD
    now = clock.now()
    with transaction.atomic():
        for key in sorted(demo_parts, key=layer):
            demo_parts[key](now)
    run_jobs(limit=2_000)
    yield
    demo_secrets.password = before


@pytest.fixture
def axe() -> Callable[[Visitor], None]:
    """Fail when axe finds a violation of WCAG 2.2 AA on the page."""
    from axe_playwright_python.sync_playwright import Axe

    checker = Axe()

    def check(visitor: Visitor) -> None:
        found = checker.run(visitor.page, options=AXE).response["violations"]
        told = [
            f"{v['id']} ({v['impact']}): {node['html'][:160]} — {node['failureSummary'][:200]}"
            for v in found
            for node in v["nodes"]
        ]
        assert told == []

    return check


def sideways(visitor: Visitor) -> list[str]:
    """The parts that make the page wider than the window; none when it does not scroll sideways."""
    visitor.page.wait_for_load_state()  # a page that is still coming has no width
    found: list[str] = visitor.page.evaluate(
        """() => {
          const width = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= width) return [];
          const clips = (e) => e && (getComputedStyle(e).overflowX !== "visible" || clips(e.parentElement));
          return [...document.body.querySelectorAll("*")]
            .filter((e) => e.getBoundingClientRect().right > width + 1 && !clips(e.parentElement))
            .slice(0, 5).map((e) => e.outerHTML.slice(0, 120));
        }"""  # noqa: E501
    )
    return found


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say loudly what was not run."""
    if skipped:
        terminalreporter.section("NOT RUN: browser tests", sep="!", red=True)
        terminalreporter.line(f"{skipped[0]}: no page was opened in a browser.")
