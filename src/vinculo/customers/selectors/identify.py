"""Who may be behind a contact point: one question for many of them."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db import connection

from vinculo.customers.contracts import Candidate, ContactKind, Known, Standing
from vinculo.customers.domain import contact_points, identification
from vinculo.customers.domain.names import same_name, spelled
from vinculo.customers.domain.regions import DEFAULT_REGION
from vinculo.customers.models import ContactPoint

MOST_NAMESAKES = 5
Rows = list[tuple[UUID, str]]
NAMESAKES = """
(SELECT %s, cluster_id, name FROM customers_customer WHERE sort_name ~ %s
    AND standing = 'active'
  ORDER BY cluster_id, id LIMIT %s)
"""


def identify(*, kind: ContactKind, value: str, name: str = "") -> tuple[Candidate, ...]:
    """Candidates for the person behind a contact point, the surest first."""
    return identify_all([Known(kind=kind, value=value, name=name)])[0]


def identify_all(known: Sequence[Known]) -> list[tuple[Candidate, ...]]:
    """Candidates for each of several, in their order, in two queries."""
    points = [
        (one.kind, contact_points.normal_value(one.kind, one.value, region=DEFAULT_REGION))
        for one in known
    ]
    owners = _owners({point for point in points if point[1]})
    theirs = [owners.get(point, []) for point in points]
    namesakes = _namesakes(
        {one.name for one, found in zip(known, theirs, strict=True) if one.name and len(found) != 1}
    )
    return [
        identification.candidates(
            kind=one.kind,
            owners=found,
            namesakes=namesakes.get(one.name, []) if len(found) != 1 else [],
            is_namesake=[who for who, owner in found if same_name(owner, one.name)],
        )
        for one, found in zip(known, theirs, strict=True)
    ]


def _owners(points: set[tuple[ContactKind, str]]) -> dict[tuple[ContactKind, str], Rows]:
    if not points:
        return {}
    found: dict[tuple[ContactKind, str], list[tuple[UUID, str]]] = {}
    rows = (
        ContactPoint.objects.filter(
            kind__in={kind for kind, _ in points},
            value__in={value for _, value in points},
            customer__standing=Standing.ACTIVE,
        )
        .order_by("customer__cluster_id", "customer_id")
        .values_list("kind", "value", "customer__cluster_id", "customer__name")
    )
    for kind, value, cluster_id, name in rows:
        found.setdefault((ContactKind(kind), value), []).append((cluster_id, name))
    return {point: _clusters(rows) for point, rows in found.items()}


def _namesakes(names: set[str]) -> dict[str, Rows]:
    """Who is called so, by name: each a look into the index of names, all in one question."""
    asked = [(name, letters) for name in sorted(names) if (letters := spelled(name))]
    if not asked:
        return {}
    values: list[int | str] = []
    for number, (_, letters) in enumerate(asked):
        values += (number, f"^{letters}( |$)", MOST_NAMESAKES)
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([NAMESAKES] * len(asked)), values)
        rows = cursor.fetchall()
    found: dict[str, list[tuple[UUID, str]]] = {}
    for number, cluster_id, name in rows:
        found.setdefault(asked[number][0], []).append((cluster_id, name))
    return {name: _clusters(rows) for name, rows in found.items()}


def _clusters(rows: Iterable[tuple[UUID, str]]) -> Rows:
    found: dict[UUID, str] = {}
    for cluster_id, name in rows:
        found.setdefault(cluster_id, name)
    return list(found.items())
