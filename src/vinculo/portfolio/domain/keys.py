"""Stable keys of services, made from their names."""

import re
from collections.abc import Collection

from vinculo.lib.text.sort_key import sort_key

KEY_MAX_LENGTH = 40


def key_for(name: str, taken: Collection[str]) -> str:
    """A key for a service called ``name`` that is not ``taken``: «Averías» gives ``averias``."""
    plain = sort_key(name).split(" ")[0].replace("{", "")
    base = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[: KEY_MAX_LENGTH - 4] or "servicio"
    key, number = base, 1
    while key in taken:
        number += 1
        key = f"{base}-{number}"
    return key
