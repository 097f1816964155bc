"""A walk along the links of the product, one page of each kind."""

import re
from collections.abc import Callable
from typing import Any

from tests.browser import Visitor

ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27,}|\d+|(?<=^/ayuda/)[^/]+")
LEFT_OUT = re.compile(
    r"^/(static|api|live|metrics)/|/(original|adjuntos|descargar)\b|^/salir/|\.(pdf|csv|xlsx)$"
)
LINKS = """() => [...document.querySelectorAll("a[href]:not([download]), [data-href]")]
  .map((e) => e.getAttribute("href") ?? e.dataset.href)
  .filter((href) => href && href.startsWith("/") && !href.startsWith("//"))
  .map((href) => href.split("#")[0])"""


def kind_of(path: str) -> str:
    """An address without ids and query: what is alike is one kind of page."""
    return ID.sub("<id>", path.partition("?")[0])


def kinds_of_page(
    visitor: Visitor,
    starts: list[str],
    look: Callable[[str, Any], None] = lambda _path, _response: None,
    *,
    most: int = 80,
) -> dict[str, str]:
    """One address for each kind of page that can be reached by links from ``starts``.

    Ids and queries are no difference between kinds; files and other sites are left out. ``look``
    is called with each address and response while the page is open.
    """
    found: dict[str, str] = {}
    waiting = list(starts)
    while waiting and len(found) < most:
        path = waiting.pop(0)
        kind = kind_of(path)
        if kind in found or LEFT_OUT.search(path):
            continue
        response = visitor.open(path)
        if "text/html" not in response.headers.get("content-type", ""):
            continue
        found[kind] = path
        look(path, response)
        waiting += visitor.page.evaluate(LINKS)
    return found
