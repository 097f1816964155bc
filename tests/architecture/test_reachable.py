"""Every page can be reached: something in the product leads to it."""

import re

from django.urls import URLPattern, URLResolver, get_resolver

from tests.architecture.house import SRC, python_files
from tests.architecture.templates import template_files

OTHERWISE = {
    "desk:home": "the mark in the corner leads to /",
    "desk:suggestions": "the field of Ctrl K asks it while somebody types",
    "ui:icon": "browsers ask for /favicon.ico beside what has no head of its own",
    "desk:setup": "`vinculo up` prints its address, with the token of this start",
}
OURS = re.compile(r"^[a-z]+:[a-z_]+$")


def names(resolver: URLResolver, space: str = "") -> set[str]:
    """Names of all pages, with their contexts, that need no argument."""
    found = set()
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            found |= names(entry, entry.namespace or space)
        elif isinstance(entry, URLPattern) and entry.name and not entry.pattern.converters:
            found.add(f"{space}:{entry.name}" if space else entry.name)
    return found


def mentioned() -> set[str]:
    """Names that a template, a place of the navigation or a redirect mentions."""
    texts = [path.read_text(encoding="utf-8") for path in template_files()]
    texts += [path.read_text(encoding="utf-8") for path in python_files() if path.stem != "urls"]
    return set(re.findall(r"""["']([a-z]+:[a-z_]+)["']""", "\n".join(texts)))


def test_something_leads_to_every_page() -> None:
    pages = {name for name in names(get_resolver()) if OURS.match(name)}
    ours = {name for name in pages if (SRC / name.partition(":")[0]).exists()}
    assert ours, "no page was found"
    assert ours - mentioned() - set(OTHERWISE) == set()
