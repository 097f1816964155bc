"""Finding customers by a part of their name, with mistakes, or by a part of their number.

First what fits exactly; only when that is not enough, names that look alike by the three-letter
pieces that they share, and then more loosely. Each step is answered by an index.
"""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from uuid import UUID

from django.contrib.postgres.lookups import TrigramWordSimilar
from django.contrib.postgres.search import TrigramSimilarity, TrigramWordSimilarity
from django.db.models import CharField, F, Func, Q, QuerySet, TextField, Value
from django.db.models.functions import Greatest

from vinculo.customers import policy
from vinculo.customers.contracts import ContactKind, CustomerKind
from vinculo.customers.domain.contact_points import shown_value
from vinculo.customers.domain.nearness import is_near
from vinculo.customers.models import ContactPoint, Customer
from vinculo.kernel.actor import Actor
from vinculo.kernel.search import each_likeness
from vinculo.lib.text.asking import Asked
from vinculo.lib.text.folding import fold

THRESHOLDS = (0.62, 0.4)
"""How much of what was typed must be in the name: one wrong letter of a whole name, of a word."""
LONGEST_NAME = 80
MOST_CANDIDATES = 200
MOST_ALIKE = 2_000
MOST_NEAR = 60
LEAST_LETTERS = 3


@dataclass(frozen=True, kw_only=True)
class LikeCustomer:
    """A customer who was found; ``point`` is the address or number that fitted, as read."""

    id: UUID
    cluster_id: UUID
    name: str
    kind: CustomerKind
    point: str = ""
    is_alike: bool = False


class FoldedName(Func):
    """The name without accents and capitals, as its index holds it."""

    function = "search_fold"
    output_field = TextField()

    def __init__(self) -> None:
        super().__init__(F("name"))


def with_words(rows: "QuerySet[Customer]", text: str) -> "QuerySet[Customer]":
    """Those whose name holds each word of ``text`` somewhere, by the index of names."""
    words = [word for word in fold(text).split() if len(word) >= LEAST_LETTERS]
    rows = rows.alias(folded=FoldedName())
    for word in words:
        rows = rows.filter(folded__contains=word)
    return rows


def customers_like(*, actor: Actor, asked: Asked, most: int) -> Sequence[LikeCustomer]:
    """Customers within sight who fit, the best first, each once."""
    seen = Customer.objects.filter(policy.visible(actor))
    found = _by_point(actor, asked, most)
    text = fold(asked.words)[:LONGEST_NAME]
    if len(text) >= LEAST_LETTERS and any(letter.isalpha() for letter in text):
        exact = _rows(_ranked(with_words(seen, text), text), most)
        found += exact
        if not exact and not found:
            found += _alike(seen, text, most)
    by_cluster = {row.cluster_id: row for row in reversed(found)}
    unique = {row.id: row for row in found if by_cluster[row.cluster_id].id == row.id}
    return list(unique.values())[:most]


def _by_point(actor: Actor, asked: Asked, most: int) -> list[LikeCustomer]:
    """By a part of an address (with its @) or of a telephone."""
    parts = Q()
    for word in asked.wanted:
        if "@" in word:
            parts |= Q(kind=ContactKind.EMAIL, value__contains=word.lower())
    for fragment in asked.fragments:
        if fragment.isdigit() and len(fragment) > LEAST_LETTERS:
            parts |= Q(kind=ContactKind.PHONE, value__contains=fragment.lstrip("0"))
    if not parts:
        return []
    rows = ContactPoint.objects.filter(
        parts, customer__in=Customer.objects.filter(policy.visible(actor))
    )
    return [
        LikeCustomer(
            id=key,
            cluster_id=cluster,
            name=name,
            kind=CustomerKind(kind),
            point=shown_value(ContactKind(point_kind), value),
        )
        for key, cluster, name, kind, point_kind, value in rows.values_list(
            "customer_id",
            "customer__cluster_id",
            "customer__name",
            "customer__kind",
            "kind",
            "value",
        )[:most]
    ]


def _alike(seen: "QuerySet[Customer]", text: str, most: int) -> list[LikeCustomer]:
    found: list[LikeCustomer] = []
    with closing(each_likeness(THRESHOLDS)) as thresholds:
        for _threshold in thresholds:
            rows = seen.filter(TrigramWordSimilar(FoldedName(), Value(text, CharField())))
            alike = _rows(_ranked(rows, text, MOST_ALIKE), MOST_NEAR, is_alike=True)
            found = [row for row in alike if is_near(text, row.name)][:most]
            if found:
                break
    return found


def _ranked(
    rows: "QuerySet[Customer]", text: str, candidates: int = MOST_CANDIDATES
) -> "QuerySet[Customer]":
    """Of the first candidates those most alike first: the whole name before a part of it."""
    some = rows.values("pk")[:candidates]
    likeness = Greatest(
        TrigramSimilarity(FoldedName(), text), TrigramWordSimilarity(text, FoldedName()) * 0.9
    )
    return Customer.objects.filter(pk__in=some).annotate(like=likeness).order_by("-like", "pk")


def _rows(rows: "QuerySet[Customer]", most: int, *, is_alike: bool = False) -> list[LikeCustomer]:
    return [
        LikeCustomer(
            id=key, cluster_id=cluster, name=name, kind=CustomerKind(kind), is_alike=is_alike
        )
        for key, cluster, name, kind in rows.values_list("pk", "cluster_id", "name", "kind")[:most]
    ]
