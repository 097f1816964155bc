"""What became of offers in a demo company: asked for and sent, or held back by the law."""

from datetime import datetime, timedelta

from vinculo.cases.contracts import CaseKind
from vinculo.cases.domain.offers import Ground
from vinculo.cases.models import Case
from vinculo.cases.services import offers
from vinculo.kernel.actor import SYSTEM

LATELY, LATER = timedelta(days=100), timedelta(hours=2)
MOST = 12
NAME = "Pásese al giga"
WORDS = "Preguntó por teléfono cuánto le costaría pasarse al giga"


def tell_offers(at: datetime) -> None:
    """Of the latest queries one in three asked for an offer and got it; one was refused."""
    rows = Case.objects.filter(kind=CaseKind.QUERY, opened_at__gte=at - LATELY)
    for number, case in enumerate(rows.order_by("-opened_at", "pk")[:MOST]):
        when = min(case.opened_at + LATER, at)
        if not offers.standing_of(case.pk, at=when).is_forbidden:
            continue
        if number % 3 == 0:
            offers.ask(case_id=case.pk, message_id=None, words=WORDS, actor=SYSTEM, at=when)
            offers.note_sent(case.pk, [(NAME, Ground.ASKED)], actor=SYSTEM, at=when)
        elif number % 3 == 1:
            offers.note_refused(case.pk, NAME, actor=SYSTEM, at=when)
