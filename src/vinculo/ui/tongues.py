"""Sentences that the company writes in Spanish and, if it likes, in English too.

What somebody typed has no such pair: its small words say which of the two it is.
"""

import re

from django.utils.html import format_html, linebreaks
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

_SPANISH_WORDS = """
el la los las un una unos unas de del al y o que en por para con sin su sus se lo le les
es son está fue ha han no más muy este esta como cuando donde antes hasta nos mi
"""
_ENGLISH_WORDS = """
the an of and or that to in on for with without your you his her their it its is are was
has have not more very this as when where before until we our my i would what
"""
_SMALL = {"es": frozenset(_SPANISH_WORDS.split()), "en": frozenset(_ENGLISH_WORDS.split())}
_WORD = re.compile(r"[^\W\d_]+")
_SPANISH = re.compile(r"[¿¡ñ]|[^\W\d_]*[áéíóú]")
LEAST = 2
"""So many small words more than the other language has: one alone («no», «a») is in both."""


def looks_like(text: str) -> str:
    """``es`` or ``en`` by the small words of ``text``; nothing where they do not show it."""
    folded = text.casefold()
    words = _WORD.findall(folded)
    least = {code: sum(word in small for word in words) for code, small in _SMALL.items()}
    if _SPANISH.search(folded):
        least["es"] += 1
    if least["es"] >= least["en"] + LEAST:
        return "es"
    return "en" if least["en"] >= least["es"] + LEAST else ""


def foreign(text: str) -> SafeString:
    """The attribute ``lang`` for ``text`` where it is not in the language of the page."""
    found = looks_like(text)
    is_foreign = bool(found) and found != ("en" if _reads_english() else "es")
    return format_html(' lang="{}"', found) if is_foreign else SafeString("")


def said(spanish: str, english: str) -> str:
    """The sentence for whoever reads now: English for who reads English, where it was written."""
    return english if english and _reads_english() else spanish


def marked(spanish: str, english: str, *, lines: bool = False) -> SafeString:
    """The same as HTML; Spanish that stands in for a missing English is marked as Spanish.

    ``lines``: in paragraphs.
    """
    text = said(spanish, english)
    is_foreign = bool(text) and not english and _reads_english()
    if lines:
        shown = mark_safe(linebreaks(text, autoescape=True))  # noqa: S308 - escaped just there
        return format_html('<div lang="es">{}</div>', shown) if is_foreign else shown
    return format_html('<span lang="es">{}</span>' if is_foreign else "{}", text)


def _reads_english() -> bool:
    return (get_language() or "").startswith("en")
