"""How long it counts that somebody looked whether a person is reached."""

from datetime import date, timedelta

from vinculo.interactions.contracts.human import HumanStanding
from vinculo.kernel.errors import DomainError

TOLD_BEFORE = timedelta(days=30)
"""So long before a check is too old somebody hears of it."""


class NoWayWrittenError(DomainError):
    """Whoever says that a person is reached says how."""

    code = "human_no_words"


class NoEntranceError(DomainError):
    """No such entrance, or a telephone without its number."""

    code = "human_no_entrance"


def good_until(checked_on: date) -> date:
    """The last day on which a check is good: the same day of the next year."""
    try:
        return checked_on.replace(year=checked_on.year + 1)
    except ValueError:
        return checked_on.replace(year=checked_on.year + 1, day=28)


def standing(*, reaches: bool | None, checked_on: date | None, today: date) -> HumanStanding:
    """What is known of a way to a person, from its last check."""
    if reaches is None or checked_on is None:
        return HumanStanding.NEVER
    if not reaches:
        return HumanStanding.NONE
    return HumanStanding.OLD if today > good_until(checked_on) else HumanStanding.GOOD


def is_soon_old(checked_on: date | None, today: date) -> bool:
    """Whether a check has a month left, or less."""
    return checked_on is not None and today > good_until(checked_on) - TOLD_BEFORE


def chosen_words(words: str, words_en: str, language: str) -> str:
    """The words in the reader's language, where there are any."""
    return words_en if language == "en" and words_en else words
