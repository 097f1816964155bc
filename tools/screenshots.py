"""Pictures of every page, to look at: each size, light and dark, Spanish and English.

``python tools/screenshots.py http://127.0.0.1:8000 --user marta@example.com --password … --to DIR``
signs in to a running server and saves ``<page>-<width>-<theme>-<language>.png``. Pages are those
of the navigation; more can be named. ``--fast`` takes 1440 light Spanish and 390 dark English.
"""

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.browser import FLAGS, SIZES, chromium_path  # noqa: E402

FAST = [(1440, "light", "es"), (390, "dark", "en")]
FORGIVEN = re.compile("favicon")


def shapes(*, fast: bool) -> Iterator[tuple[int, str, str]]:
    """Each combination of width, theme and language."""
    if fast:
        yield from FAST
        return
    for language in ("es", "en"):
        for theme in ("light", "dark"):
            for width in SIZES:
                yield width, theme, language


def sign_in(page: Any, url: str, user: str, password: str) -> None:
    """Fill the sign-in form."""
    page.goto(f"{url}/entrar/")
    page.locator('input[type="email"], input[name="login"]').first.fill(user)
    page.locator('input[type="password"]').first.fill(password)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_load_state("load")


def choose(page: Any, url: str, theme: str, language: str) -> None:
    """Choose theme and language by the form that every page has."""
    page.goto(f"{url}/componentes/")
    page.evaluate(
        """([theme, language]) => {
          const form = document.querySelector("[data-preferences]");
          const body = new FormData(form);
          body.set("theme", theme); body.set("language", language);
          return fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
        }""",  # noqa: E501
        [theme, language],
    )


def pages_of(page: Any) -> list[str]:
    """The addresses that the navigation and the settings list."""
    script = (
        "() => [...document.querySelectorAll('#paleta-lista [data-href]')].map(e => e.dataset.href)"
    )
    return list(dict.fromkeys(page.evaluate(script)))


def name_of(path: str) -> str:
    """A file's name for an address."""
    return re.sub(r"[^a-z0-9]+", "-", urlsplit(path).path.lower()).strip("-") or "inicio"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("url")
    parser.add_argument("pages", nargs="*", help="addresses such as /casos/; without: all listed")
    parser.add_argument("--user", required=True)
    parser.add_argument("--password", required=True)
    parser.add_argument("--to", type=Path, default=Path("screenshots"))
    parser.add_argument("--fast", action="store_true")
    parser.add_argument("--stranger", action="store_true", help="do not sign in")
    wanted = parser.parse_args()
    wanted.to.mkdir(parents=True, exist_ok=True)
    url = wanted.url.rstrip("/")

    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=FLAGS)
        context = browser.new_context(reduced_motion="reduce")
        page = context.new_page()
        page.on(
            "console",
            lambda m: m.type == "error" and not FORGIVEN.search(m.text) and print(page.url, m.text),
        )
        if not wanted.stranger:
            sign_in(page, url, wanted.user, wanted.password)
        for width, theme, language in shapes(fast=wanted.fast):
            if wanted.stranger:
                page.emulate_media(color_scheme=theme)
                cookie = {"name": "django_language", "value": language, "url": url}
                context.add_cookies([cookie])
            else:
                choose(page, url, theme, language)
            page.set_viewport_size({"width": width, "height": SIZES[width]})
            for path in wanted.pages or pages_of(page):
                page.goto(url + path)
                page.wait_for_timeout(300)
                file = wanted.to / f"{name_of(path)}-{width}-{theme}-{language}.png"
                page.screenshot(path=file, full_page=True)
                wide = page.evaluate("document.documentElement.scrollWidth")
                print(file, "SCROLLS SIDEWAYS" if wide > width else "")
        browser.close()


if __name__ == "__main__":
    main()
