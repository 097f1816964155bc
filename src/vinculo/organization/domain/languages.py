"""In which languages a company attends, and which the law wants where it works."""

from collections.abc import Collection, Iterable

from vinculo.kernel.errors import DomainError

ATTENDABLE = ("es", "ca", "gl", "eu", "en")
"""The languages that a company may say it attends in, in the order in which they are shown."""
CO_OFFICIAL = {"CT": "ca", "IB": "ca", "VC": "ca", "GA": "gl", "PV": "eu"}
"""By region of Spain. Where a language is official in a part of the region only (Basque in Navarre,
Aranese in Catalonia, Galician and Catalan outside of theirs) whoever attends there says so."""


class NoLanguageError(DomainError):
    """A company attends in one language at least, and in those that are known."""

    code = "company_no_language"


def clean_languages(said: Collection[str]) -> tuple[str, ...]:
    """What somebody chose, each once and in order. Raises NoLanguageError."""
    if not said or not set(said) <= set(ATTENDABLE):
        raise NoLanguageError
    return tuple(code for code in ATTENDABLE if code in said)


def wanted_in(places: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The languages that Ley 10/2025 wants in these places: country and region of each.

    Castilian in Spain, and what is co-official besides in its region (art. 7.2).
    """
    found: set[str] = set()
    for country, region in places:
        if country == "ES":
            found |= {"es", CO_OFFICIAL.get(region, "es")}
    return tuple(code for code in ATTENDABLE if code in found)
