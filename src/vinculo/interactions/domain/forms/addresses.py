"""Addresses of forms and of the sites that may show them."""

import re
import unicodedata
from urllib.parse import urlsplit

LONGEST_SLUG = 60
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_HOST = re.compile(r"(\*\.)?([a-z0-9-]+\.)+[a-z0-9-]+|localhost|127\.0\.0\.1")


def slug_of(name: str) -> str:
    """An address from a name; "" when nothing of it can stand in one.

    >>> slug_of("¿Qué ha pasado?")
    'que-ha-pasado'
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:LONGEST_SLUG].strip("-")


def is_slug(text: str) -> bool:
    """Whether ``text`` may stand in an address as it is."""
    return len(text) <= LONGEST_SLUG and bool(_SLUG.fullmatch(text))


def site_of(text: str) -> str:
    """The origin that ``text`` names, as a browser compares it; "" when it names none.

    Only https, or http on this very machine; nothing that could end the directive it stands in.

    >>> site_of("https://www.fibra.example/contacto")
    'https://www.fibra.example'
    """
    plain = text.strip().lower()
    if "://" not in plain:
        plain = f"https://{plain}"
    try:
        parts = urlsplit(plain)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return ""
    host = parts.hostname or ""
    is_near = host in {"localhost", "127.0.0.1"}
    if parts.scheme not in ({"http", "https"} if is_near else {"https"}):
        return ""
    return f"{parts.scheme}://{host}{port}" if _HOST.fullmatch(host) else ""
