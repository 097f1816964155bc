"""Files beside an answer that is being written: kept until it leaves, whatever happens."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from vinculo.cases.domain.files import check_files, shortened
from vinculo.cases.models import Case, PreparedFile
from vinculo.cases.services import story
from vinculo.interactions.contracts import AnswerFile
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import NotAllowedError

ONE_AFTER_THE_OTHER = timedelta(microseconds=1)


@dataclass(frozen=True, kw_only=True)
class NewFile:
    """A file whose bytes are the blob ``digest`` already."""

    name: str
    media_type: str
    digest: str
    size_bytes: int


@transaction.atomic
def attach(*, case_id: UUID, files: Sequence[NewFile], actor: Actor, at: datetime) -> None:
    """Put files beside the answer that ``actor`` writes.

    Raises the refusals of ``check_files``; then none of them is kept.
    """
    case = story.locked(case_id, actor, "cases.answer")
    if actor.user_id is None:
        raise NotAllowedError(action="cases.answer")
    there = list(_own(case, actor).values_list("size_bytes", flat=True))
    check_files(there=there, new=[(file.name, file.size_bytes) for file in files])
    PreparedFile.objects.bulk_create(
        PreparedFile(
            case=case,
            person_id=actor.user_id,
            blob=file.digest,
            name=shortened(file.name),
            media_type=file.media_type[:100] or "application/octet-stream",
            size_bytes=file.size_bytes,
            at=at + number * ONE_AFTER_THE_OTHER,
        )
        for number, file in enumerate(files)
    )


@transaction.atomic
def detach(*, case_id: UUID, file_id: UUID, actor: Actor) -> None:
    """Take one file away again; one that is gone already is no error."""
    case = story.locked(case_id, actor, "cases.answer")
    _own(case, actor).filter(pk=file_id).delete()


def take(case: Case, actor: Actor) -> list[AnswerFile]:
    """The files of a locked case that leave with the answer; from now on they are part of it."""
    rows = list(_own(case, actor).order_by("at", "pk"))
    _own(case, actor).delete()
    return [AnswerFile(name=row.name, media_type=row.media_type, digest=row.blob) for row in rows]


def _own(case: Case, actor: Actor) -> "QuerySet[PreparedFile]":
    return PreparedFile.objects.filter(case=case, person_id=actor.user_id)
