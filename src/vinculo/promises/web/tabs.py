"""What is one touch away from a page of the register: the states, and what obliges us."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from vinculo.kernel.counting import MOST_COUNTED
from vinculo.promises.contracts import Source
from vinculo.promises.labels import SOURCE
from vinculo.promises.selectors.register import Tally
from vinculo.promises.web.wanted import GROUP_WORDS
from vinculo.ui.web.rendering import up_to

IN_FORM = ("q", "servicio", "desde", "hasta")


def by_state(
    said: Mapping[str, str], group: str, tally: Tally
) -> list[tuple[str, object, str | None, bool]]:
    """The states with their address, how many need a hand, and whether it is the one shown."""
    counted = {"abiertas": tally.open, "riesgo": tally.at_risk, "sin-reparar": tally.broken}
    return [
        (
            urlencode({**said, "estado": key}),
            words,
            up_to(counted[key], MOST_COUNTED) if key in counted else None,
            key == group,
        )
        for key, words in GROUP_WORDS.items()
    ]


def by_source(source: Source | None, tally: Tally) -> list[tuple[str, object, str | None, bool]]:
    """What obliges us: its value, its words, how many are so in the state shown, and if chosen."""
    found: list[tuple[str, object, str | None, bool]] = [("", _("Todo"), None, source is None)]
    for each, words in SOURCE.items():
        count = up_to(tally.by_source[each], MOST_COUNTED)
        found.append((each.value, words, count, each is source))
    return found


def kept_in_form(said: Mapping[str, str], group: str, *, apart: tuple[str, ...]) -> dict[str, Any]:
    """What a form of the page carries on unseen: all that is said but what it asks itself."""
    return {key: value for key, value in {**said, "estado": group}.items() if key not in apart}
