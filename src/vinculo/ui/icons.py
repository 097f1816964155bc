"""Icons: the drawings of Lucide and the few signs of our own, inline so that they take colour."""

from functools import cache
from importlib import resources
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

OWN = {
    "knot": '<path d="M3 12h5M16 12h5"/><circle cx="12" cy="12" r="4"/>',
    "gap": '<path d="M2 12h6M16 12h6"/><path d="m8 12 2.5-3M16 12l-2.5 3"/>',
}
"""Signs that only this product has."""


class UnknownIconError(LookupError):
    """Neither Lucide nor we have an icon of that name."""


@cache
def _box() -> ZipFile:
    """The drawings, opened once: reading the table of contents costs more than any drawing."""
    return ZipFile(BytesIO(resources.files("lucide").joinpath("lucide.zip").read_bytes()))


@cache
def _drawing(name: str) -> str:
    if name in OWN:
        return OWN[name]
    try:
        svg = ET.fromstring(_box().read(f"{name}.svg"))  # noqa: S314
    except KeyError:
        raise UnknownIconError(name) from None
    for node in svg.iter():
        node.tag = node.tag.rpartition("}")[2]
    return "".join(ET.tostring(child, encoding="unicode").strip() for child in svg)


@cache
def icon_svg(name: str, css: str = "icon") -> SafeString:
    """The icon ``name`` as inline SVG, hidden from screen readers: words stand beside it.

    Raises UnknownIconError.
    """
    return format_html(
        '<svg class="{}" viewBox="0 0 24 24" aria-hidden="true">{}</svg>',
        css,
        mark_safe(_drawing(name)),  # noqa: S308 - read from the package above
    )
