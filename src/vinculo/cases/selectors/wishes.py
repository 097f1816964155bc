"""How customers asked to be told, for whoever writes to them."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from vinculo.cases import policy
from vinculo.cases.contracts import WishedChannel, WishView
from vinculo.cases.models import Case, TrackingWish
from vinculo.interactions.contracts import is_holder
from vinculo.kernel.actor import Actor
from vinculo.kernel.statements import Statement


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What one reader of a case asked for."""

    address: str
    said: WishView

    @property
    def is_holder(self) -> bool:
        """Whether they hold a link and gave no address."""
        return is_holder(self.address)


def wished_language(address: str) -> str:
    """The language that the holder of an address asked for last; "" when for none."""
    said = TrackingWish.objects.filter(address=address).exclude(language="").order_by("-said_at")
    return said.values_list("language", flat=True).first() or ""


def wishes_of(*, actor: Actor, case_id: UUID) -> list[Wish]:
    """What readers of a case within sight asked for beyond the usual, the newest first."""
    return [
        Wish(
            address=row.address,
            said=WishView(
                channel=WishedChannel(row.channel), phone=row.phone, language=row.language
            ),
        )
        for row in _wishes.rows(keys=policy.keys_for(actor), case_id=case_id)
    ]


@Statement
def _wishes(keys: list[str] | None, case_id: UUID) -> QuerySet[Any, Any]:
    seen = Case.objects.filter(policy.within(keys), pk=case_id).values("conversation_id")
    usual = Q(channel=WishedChannel.EMAIL, language="")
    rows = TrackingWish.objects.filter(conversation_id__in=seen).exclude(usual)
    return rows.order_by("-said_at", "-pk").values("address", "channel", "phone", "language")[:5]
