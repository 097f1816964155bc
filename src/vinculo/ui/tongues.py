"""Sentences that the company writes in Spanish and, if it likes, in English too."""

from django.utils.html import format_html, linebreaks
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language


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
