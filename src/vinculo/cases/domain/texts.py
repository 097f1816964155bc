"""What a text says once its dress is taken off."""

import html
import re

from vinculo.cases.contracts import Outcome
from vinculo.cases.domain.drafts import EmptyTextError

_TAG = re.compile(r"<[^>]*>")
_SUBJECT_NOISE = re.compile(r"^\s*((re|rv|fw|fwd|aw)\s*:\s*)+", re.IGNORECASE)
UNANSWERABLE = frozenset({Outcome.DUPLICATE, Outcome.UNFOUNDED})
LONGEST_SUBJECT = 300


def plain(text: str) -> str:
    """The words of a rich text, on one line."""
    return " ".join(html.unescape(_TAG.sub(" ", text)).split())


def require_text(text: str) -> str:
    """``text`` unless it says nothing. Raises EmptyTextError."""
    if not plain(text):
        raise EmptyTextError
    return text


def says_something(text: str) -> bool:
    """Whether a rich text has words or pictures."""
    return bool(plain(text)) or "<img" in text.lower()


def require_something(text: str) -> str:
    """``text`` unless it has neither words nor pictures. Raises EmptyTextError."""
    if not says_something(text):
        raise EmptyTextError
    return text


def tidy_subject(subject: str) -> str:
    """A subject without the marks of answering and forwarding, short enough for a title."""
    return " ".join(_SUBJECT_NOISE.sub("", subject).split())[:LONGEST_SUBJECT]


def needs_an_answer(outcome: Outcome) -> bool:
    """Whether ending with ``outcome`` counts as answering; a duplicate has nobody waiting."""
    return outcome not in UNANSWERABLE
