"""Rules of articles: what makes one, how it is named, when it is looked at again."""

import re
from collections.abc import Mapping
from datetime import date

from vinculo.kernel.errors import DomainError
from vinculo.knowledge.contracts import ArticleText
from vinculo.lib.calendar.days import add_months
from vinculo.lib.text.folding import fold

LANGUAGES = ("es", "en")
LONGEST_TITLE = 120
LONGEST_BODY = 20_000
MONTHS_WITHOUT_REVIEW = 24
EXCERPT = 160
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")


class ArticleEmptyError(DomainError):
    """An article says something under a title, in one language at least."""

    code = "knowledge_empty"


class ReviewDayError(DomainError):
    """An article is looked at again on a day to come, within two years."""

    code = "knowledge_review_day"


def checked(texts: Mapping[str, ArticleText]) -> dict[str, ArticleText]:
    """The languages in which something is said, without loose ends. Raises ArticleEmptyError.

    A title without a body, or a body without a title, says nothing yet.
    """
    found: dict[str, ArticleText] = {}
    for language in LANGUAGES:
        text = texts.get(language)
        title = " ".join(text.title.split())[:LONGEST_TITLE] if text else ""
        body = text.body.strip()[:LONGEST_BODY] if text else ""
        if bool(title) != bool(body):
            raise ArticleEmptyError
        if title:
            found[language] = ArticleText(title=title, body=body)
    if not found:
        raise ArticleEmptyError
    return found


def check_review(day: date, *, today: date) -> None:
    """Raises ReviewDayError."""
    if day <= today or day > add_months(today, MONTHS_WITHOUT_REVIEW):
        raise ReviewDayError


def slug_of(title: str) -> str:
    """What stands in the address of an article: the letters of its title, 60 at most."""
    return _NOT_PLAIN.sub("-", fold(title)).strip("-")[:60].strip("-") or "articulo"


def read_in(texts: Mapping[str, ArticleText], language: str) -> tuple[str, ArticleText]:
    """The text in the language asked for, else in the first one that there is."""
    if language in texts:
        return language, texts[language]
    first = next(one for one in LANGUAGES if one in texts)
    return first, texts[first]


def excerpt(body: str) -> str:
    """The first words of a body, on one line."""
    line = " ".join(body.split())
    if len(line) <= EXCERPT:
        return line
    return line[:EXCERPT].rsplit(" ", 1)[0] + "…"
