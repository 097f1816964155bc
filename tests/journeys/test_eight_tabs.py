"""Eight tabs of one browser: all load, all hear, one stream."""

import time
from typing import Any
from uuid import UUID

import httpx
import pytest

from tests.browser import Site, Visit
from vinculo.identity.testing import a_user
from vinculo.kernel.actor import Role
from vinculo.kernel.live import push

pytestmark = pytest.mark.browser

NOTE = """() => {
  window.heard = [];
  const note = (event) => window.heard.push(event.detail.ref);
  document.body.addEventListener("live:tests.changed", note);
}"""
PAGE = "/componentes/"


def streams(site: Site) -> int:
    for line in httpx.get(f"{site.url}/metrics").text.splitlines():
        if line.startswith("vinculo_live_streams "):
            return int(float(line.split()[1]))
    raise AssertionError("no figure about streams")


def settles(site: Site, number: int) -> None:
    """Wait until the server counts ``number`` streams: one that was left takes a moment to end."""
    end = time.monotonic() + 20
    while streams(site) != number:
        assert time.monotonic() < end, f"{streams(site)} streams instead of {number}"
        time.sleep(0.1)


def is_on(tab: Any) -> None:
    tab.wait_for_selector("html[data-live=on]", state="attached", timeout=20_000)


def hears(tab: Any, ref: UUID) -> None:
    tab.wait_for_function("(ref) => window.heard.includes(ref)", arg=str(ref), timeout=20_000)


def test_eight_tabs_share_one_stream_and_hand_it_on(live_site: Site, visit: Visit) -> None:
    user = a_user(Role.ADMINISTRATOR)
    visitor = visit(user)
    settles(live_site, 0)
    tabs = [visitor.page, *(visitor.page.context.new_page() for _ in range(7))]
    for tab in tabs:
        assert tab.goto(live_site.url + PAGE, timeout=20_000).ok
        is_on(tab)
        tab.evaluate(NOTE)
    settles(live_site, 1)
    push(topics=[f"person:{user.id}"], kind="tests.changed", ref=UUID(int=1))
    for tab in tabs:
        hears(tab, UUID(int=1))
    tabs[0].close()
    push(topics=[f"person:{user.id}"], kind="tests.changed", ref=UUID(int=2))
    for tab in tabs[1:]:
        hears(tab, UUID(int=2))
        is_on(tab)
    settles(live_site, 1)
    assert tabs[1].evaluate("window.heard").count(str(UUID(int=2))) == 1
