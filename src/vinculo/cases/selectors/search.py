"""Finding cases by what is written in them, within the reader's sight and never beyond.

What may be seen is part of the question to the index, before anything is cut off. The latest are
asked first, so that a word of every second message costs no more than a rare one: as soon as
there are enough, older ones are not looked at, and the answer says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.contrib.postgres.search import SearchRank
from django.db import connection
from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from vinculo.cases import policy
from vinculo.cases.contracts import CaseRow, FoundKind
from vinculo.cases.domain.numbers import numbers_said
from vinculo.cases.models import Case, CaseMessage, Note, SearchRow
from vinculo.cases.selectors import filters, lists
from vinculo.kernel.actor import Actor
from vinculo.kernel.search import AsQuery, Question
from vinculo.kernel.statements import PlannedAnew

MOST_ROWS = 500
"""What is ranked; beyond it the answer is «more than 500»."""
LATEST = 20_000
COMMON = 0.01
"""Of a word in so many of all rows (0 to 1) enough is found among the ``LATEST`` of them.

To put together the long lists that an index holds of common words, months and keys costs ten
times as much as to read these rows, for whoever sees most of them.
"""
KNOWN_FOR = timedelta(minutes=10)
MONTHS_FIRST = (2, 12)
EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
ABOUT_WORDS = """
SELECT (SELECT at FROM cases_searchrow ORDER BY at DESC OFFSET %(latest)s LIMIT 1),
       ARRAY(SELECT word FROM pg_stats,
                    unnest(most_common_elems::text::text[], most_common_elem_freqs) AS t(word, part)
              WHERE schemaname = 'public' AND tablename = 'cases_searchrow'
                AND attname = 'words' AND word IS NOT NULL AND part >= %(common)s)
"""
EXACT = 10.0
LEAST_FRAGMENT = 4
YEARS = range(1990, 2040)


@dataclass(frozen=True, kw_only=True)
class FoundText:
    """Where in a case it was found, with the text there."""

    kind: FoundKind
    text: str
    at: datetime
    by: str = ""


@dataclass(frozen=True, kw_only=True)
class FoundCase:
    """A case that was found, by its best place."""

    case: CaseRow
    place: FoundText


@dataclass(frozen=True, kw_only=True)
class FoundCases:
    """A page of what was found; ``count`` is exact unless ``is_capped``."""

    rows: Sequence[FoundCase] = ()
    count: int = 0
    is_capped: bool = False


@dataclass
class _Best:
    rank: float
    row: UUID
    kind: FoundKind
    at: datetime


@dataclass
class _Ranked:
    best: dict[UUID, _Best] = field(default_factory=dict)
    is_capped: bool = False

    def take(self, rows: Sequence[tuple[UUID, UUID, str, datetime, float]]) -> None:
        """Keep each case's best place; of equal ones the latest."""
        for case_id, row, kind, at, rank in rows[:MOST_ROWS]:
            known = self.best.get(case_id)
            if known is None or (rank, at) > (known.rank, known.at):
                self.best[case_id] = _Best(rank, row, FoundKind(kind), at)
        self.is_capped = self.is_capped or len(rows) > MOST_ROWS

    def page(self, after: int, most: int) -> list[tuple[UUID, _Best]]:
        """The best ones, of equal ones the latest first."""
        ranked = sorted(self.best.items(), key=lambda p: (p[1].rank, p[1].at, p[0]), reverse=True)
        return ranked[after : after + most]


def find(*, actor: Actor, question: Question) -> FoundCases:
    """The cases in which all words stand, the best first. Raises BadFilterError."""
    chosen = filters.chosen_of(question.asked.filters, at=question.at)
    narrow = filters.condition(chosen, actor=actor, at=question.at)
    keys = policy.keys_for(actor)
    if not question.asked.wanted:
        return _newest(actor, narrow, question)
    # a row has its case's keys (triggers see to it), and what is shown is asked for by policy again
    seen = SearchRow.objects.filter(policy.within(keys))
    latest = seen
    if chosen:
        fitting = Case.objects.filter(policy.within(keys), narrow)
        seen = seen.filter(case__in=fitting)
        of_row = fitting.filter(pk=OuterRef("case_id")).values("pk")[:1]
        latest = latest.alias(fits=Subquery(of_row)).filter(fits__isnull=False)
    ranked = _Ranked()
    fragments = [part for part in question.asked.fragments if _is_selective(part)]
    if numbers := numbers_said(question.asked.words, question.at.year):
        ranked.take(_as_ranked(seen.filter(kind=FoundKind.CASE, case__number__in=numbers)))
    if fragments and len(fragments) == len(question.asked.fragments):
        ranked.take(_holding(seen, fragments, question))
    if question.query:
        ranked.take(_by_words(keys, latest, seen, question, is_narrow=bool(chosen)))
    return _page(actor, ranked, question)


def _is_selective(fragment: str) -> bool:
    is_year = fragment.isdecimal() and int(fragment) in YEARS
    return len(fragment) >= LEAST_FRAGMENT and not is_year


def _holding(
    seen: "QuerySet[SearchRow]", fragments: Sequence[str], question: Question
) -> list[tuple[UUID, UUID, str, datetime, float]]:
    """Rows with all parts of numbers that were asked for; other words must stand there too."""
    rows = seen.exclude(codes="")
    for fragment in fragments:
        rows = rows.filter(codes__contains=fragment)
    if question.plain_query:
        rows = rows.filter(words=AsQuery(question.plain_query))
    return _as_ranked(rows)


def _as_ranked(
    rows: "QuerySet[SearchRow]",
) -> list[tuple[UUID, UUID, str, datetime, float]]:
    found = rows.values_list("case_id", "pk", "kind", "at")[: MOST_ROWS + 1]
    return [(*row, EXACT + (row[2] == FoundKind.CASE)) for row in found]


def _by_words(
    keys: list[str] | None,
    latest: "QuerySet[SearchRow]",
    seen: "QuerySet[SearchRow]",
    question: Question,
    *,
    is_narrow: bool,
) -> list[tuple[UUID, UUID, str, datetime, float]]:
    """Rows with the words, the latest when there are more than enough.

    Without filters these are queries that were written once. ``latest`` asks of each row by
    itself whether its case fits the filters, ``seen`` brings both together as it thinks best.
    """
    query = question.query
    found: list[tuple[UUID, UUID, str, datetime, float]] = []
    since, common = _common_words((question.at - EPOCH) // KNOWN_FOR)
    if since is not None and question.stems and common.issuperset(question.stems):
        found = (
            list(_ranked_rows(_since(latest, since, query), query, MOST_ROWS))
            if is_narrow
            else [
                tuple(row)
                for row in _latest_rows.rows(keys=keys, since=since, query=query, most=MOST_ROWS)
            ]
        )
    for months in (*MONTHS_FIRST, None):
        if len(found) > MOST_ROWS:
            break
        written = query if months is None else f"({query}) & ({_months(question.at, months)})"
        found = (
            list(_ranked_rows(seen.filter(words=AsQuery(written)), query, MOST_ROWS))
            if is_narrow
            else [
                tuple(row)
                for row in _word_rows.rows(keys=keys, written=written, query=query, most=MOST_ROWS)
            ]
        )
    return found


@lru_cache(maxsize=1)
def _common_words(_when: int) -> tuple[datetime | None, frozenset[str]]:
    """Since when there are ``LATEST`` rows (None: never so many), and what stands in many of all.

    Both may be somewhat old: they only say which way is tried first.
    """
    with connection.cursor() as cursor:
        cursor.execute(ABOUT_WORDS, {"latest": LATEST, "common": COMMON})
        since, words = cursor.fetchone()
    return since, frozenset(words)


@PlannedAnew
def _latest_rows(
    keys: list[str] | None, since: datetime, query: str, most: int
) -> "QuerySet[Any, Any]":
    seen = SearchRow.objects.filter(policy.within(keys))
    return _ranked_rows(_since(seen, since, query), query, most)


@PlannedAnew
def _word_rows(keys: list[str] | None, written: str, query: str, most: int) -> "QuerySet[Any, Any]":
    rows = SearchRow.objects.filter(policy.within(keys), words=AsQuery(written))
    return _ranked_rows(rows, query, most)


def _since(rows: "QuerySet[SearchRow]", since: datetime, query: str) -> "QuerySet[SearchRow]":
    return rows.filter(at__gte=since, words=AsQuery(query)).order_by("-at", "-pk")


def _ranked_rows(rows: "QuerySet[SearchRow]", query: str, most: int) -> "QuerySet[Any, Any]":
    """One row more than ``most``, each with how well it fits."""
    ranked = rows.annotate(rank=SearchRank(F("words"), AsQuery(query)))
    return ranked.values_list("case_id", "pk", "kind", "at", "rank")[: most + 1]


def _months(at: datetime, months: int) -> str:
    this = at.year * 12 + at.month
    return " | ".join(f"'m:{this + 1 - back}'" for back in range(months + 1))


def _newest(actor: Actor, narrow: Q, question: Question) -> FoundCases:
    """Cases that only filters are asked for: a page of them, the newest first."""
    rows = Case.objects.filter(policy.visible(actor), narrow).order_by("-opened_at", "-pk")
    ids = list(rows.values_list("pk", flat=True)[: MOST_ROWS + 1])
    page = ids[:MOST_ROWS][question.after : question.after + question.most]
    shown = lists.cases_by_id(actor=actor, ids=page)
    return FoundCases(
        rows=[
            FoundCase(
                case=shown[key],
                place=FoundText(kind=FoundKind.CASE, text="", at=shown[key].opened_at),
            )
            for key in page
            if key in shown
        ],
        count=min(len(ids), MOST_ROWS),
        is_capped=len(ids) > MOST_ROWS,
    )


def _page(actor: Actor, ranked: _Ranked, question: Question) -> FoundCases:
    page = ranked.page(question.after, question.most)
    cases = lists.cases_by_id(actor=actor, ids=[case_id for case_id, _best in page])
    texts = _texts([best for case_id, best in page if case_id in cases])
    rows = []
    for case_id, best in page:
        case = cases.get(case_id)
        if case is None:
            continue
        text, by = texts.get(best.row, (case.subject, ""))
        place = FoundText(kind=best.kind, text=text, at=best.at, by=by)
        rows.append(FoundCase(case=case, place=place))
    return FoundCases(rows=rows, count=len(ranked.best), is_capped=ranked.is_capped)


def _texts(places: Sequence[_Best]) -> dict[UUID, tuple[str, str]]:
    """Text and writer of what was found, one query for each kind; its case was seen already."""
    ids: dict[FoundKind, list[UUID]] = {kind: [] for kind in FoundKind}
    for place in places:
        ids[place.kind].append(place.row)
    found: dict[UUID, tuple[str, str]] = {}
    if wanted := ids[FoundKind.MESSAGE]:
        rows = CaseMessage.objects.filter(message_id__in=wanted)
        for key, text, name, address in rows.values_list(
            "message_id", "message__text", "message__sender_name", "message__sender_address"
        ):
            found[key] = (text, name or address)
    if wanted := ids[FoundKind.NOTE]:
        for key, text, name in Note.objects.filter(pk__in=wanted).values_list(
            "pk", "text", "author__name"
        ):
            found[key] = (text, name or "")
    if wanted := ids[FoundKind.FILE]:
        for key, name in SearchRow.objects.filter(pk__in=wanted).values_list("pk", "name"):
            found[key] = (name, "")
    return found
