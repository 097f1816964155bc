"""Reading the chain a page at a time, for who may read evidence."""

from typing import Any
from uuid import UUID

from vinculo.kernel.models import EvidenceCheck, EvidenceLine
from vinculo.kernel.paging import Page, keyset


def lines(
    *, cursor: str | None = None, subject: str = "", kind: str = "", beside: UUID | None = None
) -> Page[dict[str, Any]]:
    """Lines with their place in the chain (None: not taken up yet), the latest first.

    ``subject`` is a whole key (``case:<id>``), ``kind`` the beginning of one, ``beside`` a line
    about whose subject all is wanted. Guarded by the page.
    """
    rows = EvidenceLine.objects.all()
    if subject:
        rows = rows.filter(subject=subject)
    if beside is not None:
        rows = rows.filter(subject__in=EvidenceLine.objects.filter(pk=beside).values("subject"))
    if kind:
        rows = rows.filter(kind__startswith=kind)
    values = rows.values(
        "id", "kind", "subject", "recorded_at", "facts", "digest", "hash", "link__position"
    )
    return keyset(values, cursor=cursor, time="recorded_at", key="id")


def latest_check() -> EvidenceCheck | None:
    """The last repetition of the whole chain."""
    return EvidenceCheck.objects.order_by("-checked_at").first()
