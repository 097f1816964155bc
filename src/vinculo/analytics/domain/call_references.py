"""What may be the id of a call: it is never erased, so it says no telephone number."""

import re

_NUMBER = re.compile(r"\+[0-9](?:[ .-]?[0-9]){6}|(?<![0-9])(?:00)?34[6-9][0-9]{8}(?![0-9])")


def says_a_number(reference: str) -> bool:
    """Whether an id holds a number as telephone systems write it: with its country in front."""
    return _NUMBER.search(reference) is not None
