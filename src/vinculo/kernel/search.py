"""Looking for something everywhere: each context registers what it finds, one page shows it.

A :class:`Searcher` takes what was asked and who asks, and answers links with words. What it finds
is within the reader's sight: it asks the same policy as its lists and pages.
"""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.postgres.search import SearchQuery
from django.db import connection, transaction
from django.db.models import TextField, Value
from django.utils.functional import Promise

from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError
from vinculo.kernel.registry import Registry
from vinculo.lib.text.asking import Asked
from vinculo.lib.text.marking import Piece

Words = str | Promise


class BadFilterError(DomainError):
    """A filter that was typed is not known, or its value is none of its values."""

    code = "search_bad_filter"


@dataclass(frozen=True, kw_only=True)
class Hit:
    """Something that was found, with the way there."""

    url: str
    title: tuple[Piece, ...]
    excerpt: tuple[Piece, ...] = ()
    kind: Words = ""
    facts: tuple[Words, ...] = ()
    state: Words = ""
    look: str = ""
    at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Found:
    """What one searcher found; ``is_capped``: there is more than was looked at."""

    hits: Sequence[Hit] = ()
    count: int = 0
    is_capped: bool = False
    note: Words = ""


@dataclass(frozen=True, kw_only=True)
class Question:
    """What is asked, read as the database reads it.

    ``query`` holds all words, ``plain_query`` those without a digit. ``most`` hits are wanted,
    after the first ``after``.
    """

    asked: Asked
    query: str
    plain_query: str
    stems: tuple[str, ...]
    at: datetime
    most: int
    after: int = 0


@dataclass(frozen=True, kw_only=True)
class FilterField:
    """A filter as a form shows it; without ``options`` something is typed, a day if ``is_day``.

    ``options`` asks for them: a page asks only when it shows them.
    """

    name: Words
    label: Words
    hint: Words = ""
    options: Callable[[], Sequence[tuple[str, Words]]] | None = None
    is_day: bool = False


@dataclass(frozen=True, kw_only=True)
class Searcher:
    """A section of the results.

    ``action``: what the reader must be allowed to do. ``filters`` are the folded names of the
    filters that it understands; asked for another one, it is left out. ``fields`` shows them in a
    form.
    """

    order: int
    title: Words
    icon: str
    action: str
    find: Callable[[Actor, Question], Found]
    filters: Callable[[], Sequence[str]] = field(default=lambda: ())
    fields: Callable[[Actor], Sequence[FilterField]] = field(default=lambda _actor: ())


searchers: Registry[Searcher] = Registry("searchers")
"""From the key of a section (``"cases"``) to what finds it; filled by ``searchers.py``."""


class AsQuery(SearchQuery):
    """A tsquery as :func:`question` wrote it, as a part of an expression."""

    template = "(%(expressions)s)::tsquery"

    def __init__(self, written: str) -> None:
        super().__init__(Value(written, output_field=TextField()))


def question(asked: Asked, *, at: datetime, most: int, after: int = 0) -> Question:
    """Read what was asked once, for all searchers."""
    query, plain, stems = "", "", ()
    if asked.wanted:
        wanted, unwanted = list(asked.wanted), list(asked.unwanted)
        plain_words = [word for word in wanted if not any(sign.isdigit() for sign in word)]
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT search_query(%s::text[], %s::text[], %s)::text,"
                " search_query(%s::text[], %s::text[], false)::text, search_stems(%s::text[])",
                [wanted, unwanted, asked.is_begun, plain_words, unwanted, wanted],
            )
            query, plain, stems = cursor.fetchone()
    return Question(
        asked=asked,
        query=query,
        plain_query=plain,
        stems=tuple(stems),
        at=at,
        most=most,
        after=after,
    )


def each_likeness(thresholds: Sequence[float]) -> Generator[float, None, None]:
    """Inside the loop a name is alike when it shares this part of its letters' threes (0 to 1).

    One transaction for all of them, closed when the loop ends or its iterator is closed.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        for threshold in thresholds:
            cursor.execute(
                "SELECT set_config('pg_trgm.word_similarity_threshold', %s, true)",
                [str(threshold)],
            )
            yield threshold
