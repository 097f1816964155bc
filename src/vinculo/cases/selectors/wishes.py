"""How customers asked to be told, for whoever writes to them."""

from collections.abc import Iterable

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q
from django.db.models.functions import JSONObject

from vinculo.cases.contracts import Wish, WishedChannel, WishView
from vinculo.cases.models import TrackingWish

WISH = JSONObject(address="address", channel="channel", phone="phone", language="language")
MOST_WISHES = 5


def wished_language(address: str) -> str:
    """The language that the holder of an address asked for last; "" when for none."""
    said = TrackingWish.objects.filter(address=address).exclude(language="").order_by("-said_at")
    return said.values_list("language", flat=True).first() or ""


def wishes_column() -> ArraySubquery:
    """For a row of a case: what its readers asked for beyond the usual, the newest first."""
    usual = Q(channel=WishedChannel.EMAIL, language="")
    rows = TrackingWish.objects.filter(conversation_id=OuterRef("conversation_id")).exclude(usual)
    return ArraySubquery(rows.order_by("-said_at", "-pk").values_list(WISH)[:MOST_WISHES])


def wishes_read(column: Iterable[dict[str, str]]) -> tuple[Wish, ...]:
    """What :func:`wishes_column` gave."""
    return tuple(
        Wish(
            address=each["address"],
            said=WishView(
                channel=WishedChannel(each["channel"]),
                phone=each["phone"],
                language=each["language"],
            ),
        )
        for each in column
    )
