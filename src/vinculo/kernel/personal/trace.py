"""Everything by which the rows of one person are found, in every context."""

import re
from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from django.db.models import Q

from vinculo.lib.text.folding import fold

NATIONAL = 9
"""So many figures of a telephone are its own; those before name its country."""
_PARTED = r"[-\s./()]*"
_SIGNS = re.compile(r"[\\^$.|?*+()\[\]{}]")
_SPELT = {
    "a": "[aáàäâãªå]",
    "e": "[eéèëê]",
    "i": "[iíìïî]",
    "o": "[oóòöôõº]",
    "u": "[uúùüû]",
    "n": "[nñ]",
    "c": "[cç]",
    "y": "[yýÿ]",
}
"""The letters that :func:`fold` makes one."""


class Trace:
    """Ids and words that lead to one person's rows; each context adds what it knows.

    Kinds that contexts below also understand: ``subject`` (``"case:<id>"``), ``address`` and
    ``phone`` (nobody else has them), ``any_address`` (others may have it too), ``name``, ``mail``
    (ids of outgoing mails). Other kinds are the matter of who adds them.
    """

    def __init__(self, customer_ids: Collection[UUID]) -> None:
        self.customer_ids = sorted(customer_ids)
        self._found: dict[str, set[Any]] = {}

    def add(self, kind: str, values: Iterable[Any]) -> None:
        """Remember what leads to the person; nothing twice."""
        self._found.setdefault(kind, set()).update(values)

    def add_subjects(self, kind: str, ids: Iterable[UUID]) -> None:
        """Remember ids of one kind, and what clocks, tasks and notices call them."""
        known = list(ids)
        self.add(kind, known)
        self.add("subject", [f"{kind}:{one}" for one in known])

    def of(self, kind: str) -> list[Any]:
        """What is known of one kind, in an order."""
        return sorted(self._found.get(kind, ()), key=str)

    @property
    def pattern(self) -> str:
        """What nobody else's row should say, as people write it; empty when nothing is known.

        A regular expression of PostgreSQL, to be compared without regard to capitals: addresses as
        they are; telephones by their last nine figures with whatever parts them; whole names in
        either order, with or without their accents. A name of one word says nothing.
        """
        phones, names = self.of("phone"), [one for one in self.of("name") if " " in one.strip()]
        ways = [
            *map(escaped, [*self.of("address"), *phones, *names]),
            *(way for one in phones if (way := phone_pattern(one))),
            *(way for one in names for way in name_patterns(one)),
        ]
        return "|".join(f"(?:{way})" for way in dict.fromkeys(ways))

    def saying(self, *columns: str) -> Q:
        """Rows of which one of these columns says it; none where nothing is known."""
        found = Q(pk__in=())
        if pattern := self.pattern:
            for column in columns:
                found |= Q(**{f"{column}__iregex": pattern})
        return found


def escaped(text: str) -> str:
    """``text`` as a regular expression that finds just it."""
    return _SIGNS.sub(r"\\\g<0>", text)


def phone_pattern(number: str) -> str:
    """A telephone with its country or without, whatever parts its figures; empty for a short one.

    >>> phone_pattern("+34 611 22")
    ''
    """
    figures = [sign for sign in number if sign.isdigit()]
    if len(figures) < NATIONAL:
        return ""
    country = _PARTED.join([*figures[:-NATIONAL], ""])
    own = _PARTED.join(figures[-NATIONAL:])
    return rf"(?:^|[^0-9])(?:(?:00)?{country})?{own}(?![0-9])"


def name_patterns(name: str) -> list[str]:
    """A name of two words or more, beginning with each of its words."""
    words = fold(name).split()
    if len(words) < 2:
        return []
    spelt = ["".join(_SPELT.get(letter, letter) for letter in word) for word in words]
    turned = [spelt[first:] + spelt[:first] for first in range(len(spelt))]
    return [r"\m" + r"[-\s,.;'’]+".join(order) + r"\M" for order in turned]
