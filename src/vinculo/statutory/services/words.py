"""What a customer wrote, in which language, and how a moment is said to them."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import translation
from django.utils.formats import date_format

from vinculo.cases import api as cases
from vinculo.cases.contracts import CaseView
from vinculo.interactions.contracts import Direction
from vinculo.kernel.actor import SYSTEM
from vinculo.organization import api as organization

SURE_OF_LANGUAGE = 0.7
MOST_CHARACTERS = 4_000
SPOKEN_HERE = frozenset({"es", "en"})


def said_until(case: CaseView, until: datetime) -> str:
    """What the customer wrote in this case until then; of what was spoken, what was noted."""
    said = [
        message
        for message in cases.messages(actor=SYSTEM, case_id=case.id)
        if message.direction is Direction.IN and not message.is_automatic and message.at <= until
    ]
    found = "\n\n".join(
        "\n".join(f"{line.question}: {line.answer}" for line in one.answers) or one.text
        for one in said
    )
    return found or cases.registered_words(case.id)


def filed_language(case: CaseView) -> str:
    """The language in which the customer wrote, else the one in which they are written to."""
    from vinculo.lib.text.mood.language import language_of

    said = said_until(case, case.opened_at)
    found = language_of(said[:MOST_CHARACTERS]) if said else None
    if found and found.confidence >= SURE_OF_LANGUAGE and found.code in SPOKEN_HERE:
        return found.code
    return cases.language_of(case.id)


def moment(at: datetime) -> str:
    """A moment in the company's time zone, in the language that counts now."""
    return moment_in(at, ZoneInfo(organization.company().timezone))


def moment_in(at: datetime, zone: ZoneInfo) -> str:
    """A moment in that time zone, in the language that counts now."""
    there = at.astimezone(zone)
    if (translation.get_language() or "es").startswith("es"):
        return date_format(there, "j \\d\\e F \\d\\e Y, H:i")
    return date_format(there, "j F Y, H:i")
