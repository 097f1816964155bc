"""Pictures of every page: each person's own pages, each size, light and dark, es and en.

``python tools/screenshots.py http://127.0.0.1:8000 --user marta@… --password … --to DIR``
signs each person in to a running server, follows the links from their first page, and saves
``DIR/<person>/<page>-<width>-<theme>-<language>.png`` and sheets of many small pictures, one for
each person and shape. Pages can be named instead. ``--fast`` takes two shapes, ``--shape
1440-light-es`` (repeatable) takes those named, ``--print`` takes A4 paper, ``--forced`` the high
contrast of the system, ``--zoom`` a window of half the width at twice the size.
"""

import argparse
import html
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.browser import (  # noqa: E402
    FLAGS,
    SIZES,
    Visitor,
    chromium_path,
    sideways,
)
from tests.kinds_of_page import kinds_of_page  # noqa: E402

STARTS = ["/", "/escritorio/", "/ajustes/", "/componentes/", "/ayuda/"]
STRANGER = ["/entrar/", "/contrasena/olvidada/", "/no-existe/"]
FORGIVEN = re.compile("favicon|404")
ACROSS = {1440: 3, 1024: 4, 390: 7, 720: 4}  # how many beside each other on a sheet
ROWS = 2
SHEET = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; font: 11px sans-serif; background: #888; display: flex; flex-wrap: wrap;
  align-items: flex-start; gap: 8px; padding: 8px; }}
figure {{ margin: 0; width: calc((100% - 8px * {across}) / {across}); background: #fff; }}
img {{ width: 100%; max-height: {tall}px; object-fit: cover; object-position: top;
  display: block; }}
</style>{figures}"""


@dataclass(frozen=True)
class Shape:
    """A width in pixels, a theme and a language."""

    width: int
    theme: str
    language: str

    @classmethod
    def read(cls, words: str) -> "Shape":
        width, theme, language = words.split("-")
        return cls(int(width), theme, language)

    def __str__(self) -> str:
        return f"{self.width}-{self.theme}-{self.language}"


FAST = [Shape(1440, "light", "es"), Shape(390, "dark", "en")]


def every_shape() -> Iterator[Shape]:
    """Each combination of language, theme and width."""
    for language in ("es", "en"):
        for theme in ("light", "dark"):
            for width in SIZES:
                yield Shape(width, theme, language)


def sign_in(page: Any, url: str, user: str, password: str) -> None:
    """Fill the sign-in form."""
    page.goto(f"{url}/entrar/")
    page.locator('input[type="email"], input[name="login"]').first.fill(user)
    page.locator('input[type="password"]').first.fill(password)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_load_state("load")


def choose(page: Any, url: str, shape: Shape) -> None:
    """Choose theme and language by the form that every page has."""
    page.goto(f"{url}/ayuda/")
    page.evaluate(
        """([theme, language]) => {
          const form = document.querySelector("[data-preferences]");
          const body = new FormData(form);
          body.set("theme", theme); body.set("language", language);
          return fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
        }""",  # noqa: E501
        [shape.theme, shape.language],
    )


def name_of(path: str) -> str:
    """A file's name for an address."""
    short = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "id", urlsplit(path).path.lower())
    return re.sub(r"[^a-z0-9]+", "-", short).strip("-") or "inicio"


def sheet(browser: Any, taken: list[Path], to: Path, width: int) -> None:
    """Many pictures on one, small, each under its name."""
    figures = "".join(
        f'<figure><img src="{file.resolve().as_uri()}">{html.escape(file.stem)}</figure>'
        for file in taken
    )
    text = SHEET.format(across=ACROSS.get(width, 5), tall=650, figures=figures)
    source = to.with_suffix(".html")
    source.write_text(text, encoding="utf-8")
    page = browser.new_page(viewport={"width": 1900, "height": 1000})
    page.goto(source.resolve().as_uri())
    page.screenshot(path=to, full_page=True)
    page.close()
    source.unlink()


def take(visitor: Visitor, path: str, file: Path, chosen: argparse.Namespace) -> None:
    """One page, and what is wrong with its width."""
    visitor.open(path)
    visitor.page.wait_for_timeout(250)
    file.parent.mkdir(parents=True, exist_ok=True)
    if chosen.print:
        visitor.page.pdf(path=file.with_suffix(".pdf"), format="A4", print_background=False)
    visitor.page.screenshot(path=file, full_page=True)
    for part in sideways(visitor):
        print(f"{file}: TOO WIDE: {part}")


def look_at(browser: Any, who: str, chosen: argparse.Namespace) -> None:
    """All pages of one person, or of a stranger, in every shape asked for."""
    url, stranger = chosen.url.rstrip("/"), who == "nadie"
    context = browser.new_context(
        reduced_motion="reduce",
        forced_colors="active" if chosen.forced else "none",
        device_scale_factor=2 if chosen.zoom else 1,
    )
    page = context.new_page()
    visitor = Visitor(page=page, url=url)
    page.on(
        "console",
        lambda m: m.type == "error" and not FORGIVEN.search(m.text) and print(page.url, m.text),
    )
    if chosen.print:
        page.emulate_media(media="print")
    if not stranger:
        sign_in(page, url, who, chosen.password)
    pages = chosen.pages or (
        STRANGER if stranger else list(kinds_of_page(visitor, STARTS).values())
    )
    for shape in chosen.shape or (FAST if chosen.fast else list(every_shape())):
        if stranger:
            page.emulate_media(color_scheme=shape.theme)
            context.add_cookies([{"name": "django_language", "value": shape.language, "url": url}])
        else:
            choose(page, url, shape)
        width = shape.width // 2 if chosen.zoom else shape.width
        page.set_viewport_size({"width": width, "height": SIZES.get(shape.width, 900)})
        folder = chosen.to / who.partition("@")[0]
        files = [folder / f"{name_of(path)}-{shape}.png" for path in pages]
        for path, file in zip(pages, files, strict=True):
            take(visitor, path, file, chosen)
        each = ACROSS.get(width, 5) * ROWS
        for number, start in enumerate(range(0, len(files), each), 1):
            to = chosen.to / f"{who.partition('@')[0]}-{shape}-{number}.png"
            sheet(browser, files[start : start + each], to, width)
        print(f"{who} {shape}: {len(files)}")
    context.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("url")
    parser.add_argument("pages", nargs="*", help="addresses such as /casos/; without: all linked")
    parser.add_argument("--user", action="append", default=[], help="repeatable; none: a stranger")
    parser.add_argument("--password", default="")
    parser.add_argument("--to", type=Path, default=Path("screenshots"))
    parser.add_argument("--fast", action="store_true", help="two shapes only")
    parser.add_argument("--shape", action="append", type=Shape.read, help="such as 1440-light-es")
    parser.add_argument("--print", action="store_true", help="as on A4 paper, with a PDF beside")
    parser.add_argument("--forced", action="store_true", help="high contrast of the system")
    parser.add_argument("--zoom", action="store_true", help="at 200 %%")
    chosen = parser.parse_intermixed_args()

    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=FLAGS)
        for who in chosen.user or ["nadie"]:
            look_at(browser, who, chosen)
        browser.close()


if __name__ == "__main__":
    main()
