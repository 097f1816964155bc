"""Files of forms and letters that nobody could read yet: their own bytes alone name them."""

import json
from collections.abc import Iterator

from vinculo.interactions.contracts import RawState
from vinculo.interactions.models import RawMessage
from vinculo.interactions.services.forms.receiving import FORM, LETTER
from vinculo.kernel import blobs
from vinculo.kernel.blob_sweep import BlobUse, blob_uses

UNREAD = (RawState.STORED, RawState.QUARANTINED)


def digests_of_unread() -> Iterator[str]:
    """The files that they name; from then on their messages do."""
    waiting = RawMessage.objects.filter(via__in=(FORM, LETTER), state__in=UNREAD).order_by("pk")
    for digest in waiting.values_list("blob", flat=True).iterator():
        yield from _named_in(json.loads(blobs.read_blob(digest)))


def _named_in(said: object) -> Iterator[str]:
    if isinstance(said, dict):
        if isinstance(said.get("digest"), str):
            yield said["digest"]
        for part in said.values():
            yield from _named_in(part)
    elif isinstance(said, list):
        for part in said:
            yield from _named_in(part)


blob_uses.add(
    "interactions.unread", BlobUse(model="interactions.RawMessage", inside=digests_of_unread)
)
