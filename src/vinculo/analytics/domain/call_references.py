"""What may be the id of a call: it is never erased, so it says no telephone number."""

import re

_RANDOM = re.compile(
    r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{12,}",
    re.IGNORECASE,
)
"""UUIDs and what is drawn by lot, in which any digits come together."""

_SPAIN = r"[6-9][0-9]{8}"
_MEXICO = r"(?:2[2-47-9]|[346789][1-9]|5[569])[0-9]{8}"
"""Ten digits that begin with an area in use; what begins with 1 or 20 is a moment or a day."""

_TOGETHER = re.compile(
    rf"(?<![0-9])(?:(?:(?:00)?34)?{_SPAIN}|(?:(?:00)?521?|01|04[45])?{_MEXICO}"
    r"|00[2-9][0-9]{9,12}|001[2-9][0-9]{9})(?![0-9])"
)
_APART = re.compile(
    r"(?<![0-9])(?:[6-9][0-9]{2}(?:[ .-][0-9]{3}){2}|[6-9][0-9]{2}(?:[ .-][0-9]{2}){3}"
    r"|[89][0-9]\)?[ .-][0-9]{3}(?:[ .-][0-9]{2}){2}"
    r"|(?:33|5[56]|81)\)?[ .-][0-9]{4}[ .-][0-9]{4}"
    r"|[2-9][1-9][0-9]\)?[ .-][0-9]{3}[ .-][0-9]{2}[ .-]?[0-9]{2})(?![0-9])"
)
_ABROAD = re.compile(r"\+[0-9](?:[ .-]?[0-9]){6}")


def says_a_number(reference: str) -> bool:
    """Whether an id holds a telephone number.

    With a plus of any country; of Spain and of Mexico also bare, with or without their country,
    in one or in the groups in which they are written. Other countries' bare digits cannot be told
    from an id.
    """
    told = _RANDOM.sub(_without_lots, reference)
    return any(form.search(told) for form in (_ABROAD, _TOGETHER, _APART))


def _without_lots(found: re.Match[str]) -> str:
    """Nothing for what was drawn by lot; a run of digits with a letter beside it stays."""
    text = found[0]
    return "" if "-" in text or sum(one.isalpha() for one in text) > 1 else text
