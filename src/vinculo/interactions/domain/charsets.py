"""Bytes to text when nobody told the truth about the charset."""

import codecs
import re

_LATIN = {"ascii", "iso8859-1", "iso8859-15", "cp1252"}
_NOT_FOR_MAIL = {"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined"}
_MEANT = {
    "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949", "shift_jis": "cp932", "x-sjis": "cp932", "big5": "big5hkscs",
    "iso-8859-8-i": "iso-8859-8", "windows-874": "cp874", "tis-620": "cp874",
    "macintosh": "mac_roman", "x-mac-roman": "mac_roman", "unicode-1-1-utf-8": "utf-8",
}  # fmt: skip
"""What mail programs write under a name, wider than the name (the WHATWG encoding standard)."""
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
            if name == "utf-8" and (damaged := _damaged_utf8(raw)):
                return damaged
    return raw.decode("latin-1")


def _damaged_utf8(raw: bytes) -> str:
    """UTF-8 of which some bytes were broken on the way; "" when it was never UTF-8."""
    text = raw.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(1 for letter in text if letter > "\x7f") - broken
    return text if whole > 2 * broken else ""


def _known(charset: str) -> str:
    label = charset.strip().strip("\"'").lower()
    try:
        name = codecs.lookup(_MEANT.get(label, label)).name if label else ""
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
