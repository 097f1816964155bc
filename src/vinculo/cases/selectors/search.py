"""Finding cases by what is written in them, within the reader's sight and never beyond.

What may be seen is part of the question to the index, before anything is cut off. The latest
months are asked first, so that a word of every second message costs no more than a rare one: as
soon as there are enough, older months are not looked at, and the answer says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.contrib.postgres.search import SearchRank
from django.db.models import F, Q, QuerySet

from vinculo.cases import policy
from vinculo.cases.contracts import CaseRow, FoundKind
from vinculo.cases.domain.numbers import numbers_said
from vinculo.cases.models import Case, CaseMessage, Note, SearchRow
from vinculo.cases.selectors import filters, lists
from vinculo.kernel.actor import Actor
from vinculo.kernel.search import AsQuery, Question

MOST_ROWS = 500
"""What is ranked; beyond it the answer is «more than 500»."""
MONTHS_FIRST = (2, 12)
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
    seen = SearchRow.objects.filter(policy.within(keys))
    seen = seen.filter(case__in=Case.objects.filter(policy.visible(actor), narrow))
    ranked = _Ranked()
    fragments = [part for part in question.asked.fragments if _is_selective(part)]
    if numbers := numbers_said(question.asked.words, question.at.year):
        ranked.take(_as_ranked(seen.filter(kind=FoundKind.CASE, case__number__in=numbers)))
    if fragments and len(fragments) == len(question.asked.fragments):
        ranked.take(_holding(seen, fragments, question))
    if question.query:
        ranked.take(_by_words(seen, question))
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
    seen: "QuerySet[SearchRow]", question: Question
) -> list[tuple[UUID, UUID, str, datetime, float]]:
    """Rows with the words, of the latest months when those hold enough."""
    query = AsQuery(question.query)
    found: list[tuple[UUID, UUID, str, datetime, float]] = []
    for months in (*MONTHS_FIRST, None):
        written = question.query
        if months is not None:
            written = f"({written}) & ({_months(question.at, months)})"
        rows = seen.filter(words=AsQuery(written)).annotate(rank=SearchRank(F("words"), query))
        found = list(rows.values_list("case_id", "pk", "kind", "at", "rank")[: MOST_ROWS + 1])
        if len(found) > MOST_ROWS:
            break
    return found


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
