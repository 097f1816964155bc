"""Taking answers: raw bytes with their public key first, and only then anybody reads them."""

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from vinculo.identity import api as identity
from vinculo.interactions.contracts import RawState
from vinculo.interactions.domain.forms.flood import FLOODED
from vinculo.interactions.models import FormAnswer, FormVersion, RawMessage, StagedFile
from vinculo.interactions.services import intake
from vinculo.kernel import blobs, locks
from vinculo.kernel.actor import Role
from vinculo.notices import api as notices

FORM, LETTER = "form", "letter"
WATCHERS = (Role.ADMINISTRATOR, Role.SUPERVISOR)


@dataclass(frozen=True, kw_only=True)
class Written:
    """What somebody filled in; ``trapped`` says why it waits in quarantine."""

    request_id: UUID
    version_id: UUID | None
    language: str
    answers: Mapping[str, Any]
    via: str = FORM
    letter: Mapping[str, Any] = field(default_factory=dict)
    trapped: str = ""


@dataclass(frozen=True, kw_only=True)
class Taken:
    """The raw message that holds it, and the key to tell."""

    raw_id: UUID
    key: str
    is_new: bool


def receive(written: Written, *, at: datetime, received_at: datetime | None = None) -> Taken:
    """Keep what was filled in. The same request again answers the first one's key.

    ``received_at`` is for paper, which came before somebody typed it.
    """
    raw_bytes = json.dumps(
        {
            "kind": written.via,
            "request": str(written.request_id),
            "version": str(written.version_id or ""),
            "language": written.language,
            "written_at": at.isoformat(),
            "answers": dict(written.answers),
            "letter": dict(written.letter),
        },
        ensure_ascii=False,
    ).encode()
    digest, size = blobs.store(io.BytesIO(raw_bytes))
    return _enter(written, digest, size, at=at, received_at=received_at or at)


@transaction.atomic
def _enter(
    written: Written, digest: str, size: int, *, at: datetime, received_at: datetime
) -> Taken:
    locks.wait_for(f"form request {written.request_id}")
    before = FormAnswer.objects.filter(request_id=written.request_id).values_list(
        "raw_id", "raw__key"
    )
    if before:
        return Taken(raw_id=before[0][0], key=before[0][1], is_new=False)
    raw_id = intake.enter(digest, size, via=written.via, at=received_at)
    FormAnswer.objects.create(
        raw_id=raw_id,
        version_id=written.version_id,
        request_id=written.request_id,
        language=written.language,
        answers=dict(written.answers),
        at=received_at,
    )
    StagedFile.objects.filter(request_id=written.request_id).delete()
    if written.trapped:
        intake.settle(raw_id, state=RawState.QUARANTINED, reason=written.trapped, at=at)
    if written.trapped == FLOODED and written.version_id:
        _tell_of_flood(written.version_id, at)
    key = RawMessage.objects.values_list("key", flat=True).get(pk=raw_id)
    return Taken(raw_id=raw_id, key=key, is_new=True)


def _tell_of_flood(version_id: UUID, at: datetime) -> None:
    """Whoever looks after the quarantine hears of it once, until they have read it."""
    form = FormVersion.objects.select_related("form").get(pk=version_id).form
    people = {u.id for role in WATCHERS for u in identity.users(role=role)}
    notices.tell(
        people,
        kind="interactions.form_flood",
        subject=f"form:{form.pk}",
        at=at,
        params={"name": form.name},
        url=f"/cuarentena/?motivo={FLOODED}",
    )
