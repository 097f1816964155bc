"""Third parties, what was agreed with them and their results, in words."""

from collections.abc import Iterable
from datetime import timedelta

from django.utils.translation import gettext

from vinculo.portfolio.contracts import ResultView
from vinculo.portfolio.labels import VERDICT
from vinculo.portfolio.labels.decisions import PARTY_KIND
from vinculo.portfolio.selectors.parties import PartySheet, PartyStandard
from vinculo.portfolio.web.words import BADGES, goal_words, value_words

A_MOMENT = timedelta(seconds=1)
"""A period ends where the next begins: its last day is the one before."""

Told = tuple[PartySheet, object, list[dict[str, object]]]


def told_parties(found: Iterable[PartySheet]) -> list[Told]:
    """Each with the words of its kind and its lines."""
    return [(sheet, PARTY_KIND[sheet.kind], lines_of(sheet)) for sheet in found]


def lines_of(sheet: PartySheet) -> list[dict[str, object]]:
    """What was agreed with one and what it keeps of it."""
    return [_line(each) for each in sheet.standards]


def _line(line: PartyStandard) -> dict[str, object]:
    return {
        "line": line,
        "goal": goal_words(line.standard),
        "verdict": VERDICT[line.verdict],
        "look": BADGES[line.verdict],
        "value": _value(line.last),
        "results": [
            (each, _value(each), _ends(each), each.until - A_MOMENT) for each in line.results
        ],
        "ends": _ends(line.last),
        "spark": [each.value for each in reversed(line.results) if each.value is not None],
    }


def _value(result: ResultView | None) -> str:
    return value_words(result.kind, result.value) if result else "—"


def _ends(result: ResultView | None) -> str:
    if result is None or result.low is None or result.high is None:
        return ""
    return gettext("entre %(low)s y %(high)s") % {
        "low": value_words(result.kind, result.low),
        "high": value_words(result.kind, result.high),
    }
