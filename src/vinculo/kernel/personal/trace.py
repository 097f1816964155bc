"""Everything by which the rows of one person are found, in every context."""

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID


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
    def words(self) -> list[str]:
        """What nobody else's row should say: addresses, telephones and the whole name."""
        names = [name for name in self.of("name") if " " in name.strip()]
        return [*self.of("address"), *self.of("phone"), *names]
