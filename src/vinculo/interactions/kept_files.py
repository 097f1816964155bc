"""Which files messages hold on to: what arrived, what was attached, what waits to be sent.

What arrived is named by its row for as long as retention keeps the row; a letter or a form that
nobody could read yet names its scans in its own bytes only.
"""

import json
from collections.abc import Iterator

from vinculo.interactions.contracts import RawState
from vinculo.interactions.models import RawMessage
from vinculo.kernel import blobs
from vinculo.kernel.blob_sweep import BlobUse, blob_uses

PAGES = ("form", "letter")
UNREAD = (RawState.STORED, RawState.QUARANTINED)


def digests_of_unread() -> Iterator[str]:
    """The files of forms and letters that are not messages yet."""
    waiting = RawMessage.objects.filter(via__in=PAGES, state__in=UNREAD).order_by("pk")
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


for thing, model, column in (
    ("raw", "RawMessage", "blob"),
    ("html", "Message", "html_blob"),
    ("attachments", "Attachment", "blob"),
    ("logos", "MailboxIdentity", "logo"),
    ("staged", "StagedFile", "blob"),
    ("archives", "HistoryImport", "blob"),
):
    blob_uses.add(f"interactions.{thing}", BlobUse(model=f"interactions.{model}", column=column))
blob_uses.add(
    "interactions.answers",
    BlobUse(model="interactions.FormAnswer", column="answers", json_path="$.**.digest"),
)
blob_uses.add(
    "interactions.unread", BlobUse(model="interactions.RawMessage", inside=digests_of_unread)
)
