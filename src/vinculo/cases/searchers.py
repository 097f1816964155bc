"""What cases add to the search page: the matters in whose words, numbers or files it stands."""

from collections.abc import Callable, Sequence
from functools import partial

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vinculo.cases import labels
from vinculo.cases.contracts import FoundKind
from vinculo.cases.selectors import filters
from vinculo.cases.selectors.search import FoundCase, find
from vinculo.cases.web.words import STATUS_LOOKS
from vinculo.kernel.actor import Actor
from vinculo.kernel.search import FilterField, Found, Hit, Question, Searcher, searchers
from vinculo.lib.text.marking import Piece, excerpt

SUBJECT_WIDTH = 140


def found_cases(actor: Actor, question: Question) -> Found:
    """The cases that answer the question, each with its best place."""
    found = find(actor=actor, question=question)
    return Found(
        hits=[_hit(row, question) for row in found.rows],
        count=found.count,
        is_capped=found.is_capped,
    )


def _hit(row: FoundCase, question: Question) -> Hit:
    case, place = row.case, row.place
    stems, fragments = question.stems, question.asked.fragments
    number = excerpt(case.number, stems=(), fragments=fragments)
    subject = excerpt(
        case.subject or str(_("(sin asunto)")),
        stems=stems,
        fragments=fragments,
        width=SUBJECT_WIDTH,
    )
    within: tuple[Piece, ...] = ()
    if place.kind is not FoundKind.CASE:
        within = excerpt(place.text, stems=stems, fragments=fragments)
    facts = [case.customer_name, case.service_name, place.by]
    return Hit(
        url=reverse("cases:page", args=[case.id]),
        title=(*number, Piece(" "), *subject),
        excerpt=within,
        kind=labels.FOUND_KINDS[place.kind] if within else "",
        facts=tuple(dict.fromkeys(fact for fact in facts if fact)),
        state=labels.STATUSES[case.status],
        look=STATUS_LOOKS[case.status],
        at=place.at,
    )


def fields(_actor: Actor) -> Sequence[FilterField]:
    """The filters of cases for a form."""
    return [
        FilterField(
            name=entry.names[0],
            label=entry.label,
            hint=entry.hint,
            options=partial(_said, entry.options) if entry.options else None,
            is_day=entry.is_day,
        )
        for entry in filters.in_order()
    ]


def _said(options: Callable[[], filters.Options]) -> Sequence[tuple[str, str | Promise]]:
    """What may be typed is what is read."""
    return [(str(words), words) for _value, words in options()]


searchers.add(
    "cases",
    Searcher(
        order=10,
        title=_("Casos"),
        icon="file-text",
        action="cases.see",
        find=found_cases,
        filters=filters.names,
        fields=fields,
    ),
)
