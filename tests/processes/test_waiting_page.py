"""Who opens the address while the first start is at work is told so."""

import time

import httpx
import pytest

from tests.processes.running import Up, folder, until

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1200)]


def page_of(house: Up) -> httpx.Response | None:
    try:
        return httpx.get(f"{house.url}/escritorio/", timeout=5)
    except httpx.HTTPError:
        return None


def test_a_browser_that_comes_early_sees_what_is_being_written() -> None:
    with folder() as data:
        house = Up(data, "--demo", "conectasur", VINCULO_DEMO_SCALE="0.005")
        try:
            seen: list[httpx.Response] = []

            def is_told() -> bool:
                time.sleep(0.5)
                if (found := page_of(house)) is not None:
                    seen.append(found)
                return bool(seen) and 'role="status"></p>' not in seen[-1].text

            until(is_told, 500, house.said)
            early = seen[-1]
            assert early.status_code == 503
            assert "Vínculo se está preparando" in early.text
            rules = early.headers["content-security-policy"]
            assert rules == "default-src 'none'; style-src 'self'"
            house.wait()
            assert "clientes y contratos" in house.said, "the terminal is told, too"

            def is_open() -> bool:
                found = page_of(house)
                return found is not None and found.status_code in {200, 302}

            until(is_open, 120, house.said)  # a full machine may answer late
        finally:
            house.stop()
