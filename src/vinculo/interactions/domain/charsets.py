"""Bytes to text when nobody told the truth about the charset."""

import codecs
import re

_LATIN = {"ascii", "iso8859-1", "iso8859-15", "cp1252"}
_NOT_FOR_MAIL = {"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined"}
_DROPPED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff]")
_DIRECTION = dict.fromkeys((8206, 8207, *range(8234, 8239), *range(8294, 8298)))


def decode(raw: bytes, charset: str = "") -> str:
    """The text in ``raw``: as declared, else UTF-8, else Windows-1252, else Latin-1.

    UTF-8 that is declared as some Latin charset (or as nothing) is read as UTF-8: other text does
    not look like it by chance.
    """
    declared = _known(charset)
    order = [declared, "utf-8", "cp1252"]
    if declared in _LATIN or not declared:
        order = ["utf-8", "cp1252" if declared in {"", "ascii", "iso8859-1"} else declared]
    for name in order:
        try:
            return raw.decode(name)
        except (UnicodeDecodeError, ValueError):
            continue
    return raw.decode("latin-1")


def _known(charset: str) -> str:
    try:
        name = codecs.lookup(charset.strip().strip("\"'")).name if charset else ""
    except (LookupError, ValueError):
        return ""
    if name.replace("-", "_") in _NOT_FOR_MAIL or not _is_text(name):
        return ""
    return name


def _is_text(name: str) -> bool:
    try:
        return isinstance(b"a".decode(name), str)
    except (LookupError, ValueError):
        return name.startswith(("utf-16", "utf-32"))


def clean_text(text: str) -> str:
    """``text`` with plain line ends and nothing that a database or a screen stumbles over."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    plain = _DROPPED.sub("", plain)
    return plain.encode("utf-8", "replace").decode("utf-8")


def clean_line(text: str, *, longest: int) -> str:
    """``text`` as one line: no breaks, no control or direction marks, at most ``longest`` long."""
    words = clean_text(text).translate(_DIRECTION).split()
    return " ".join(words)[:longest]
