"""Files beside an answer that is being written: kept until it leaves, whatever happens."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from vinculo.cases.domain.files import check_files, shortened
from vinculo.cases.domain.pictures import content_id, pictures_in, with_content_ids
from vinculo.cases.models import Case, PlannedAnswer, PreparedFile
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
    there = list(own(case, actor).values_list("size_bytes", flat=True))
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
    own(case, actor).filter(pk=file_id).delete()


@transaction.atomic
def keep_picture(*, case_id: UUID, picture: NewFile, actor: Actor, at: datetime) -> UUID:
    """Keep a picture that was pasted into an answer; answers its id. Raises as ``attach`` does."""
    case = story.locked(case_id, actor, "cases.answer")
    if actor.user_id is None:
        raise NotAllowedError(action="cases.answer")
    there = list(own(case, actor).values_list("size_bytes", flat=True))
    check_files(there=there, new=[(picture.name, picture.size_bytes)])
    return PreparedFile.objects.create(
        case=case,
        person_id=actor.user_id,
        blob=picture.digest,
        name=shortened(picture.name),
        media_type=picture.media_type,
        size_bytes=picture.size_bytes,
        is_picture=True,
        at=at,
    ).pk


def take(
    case: Case, actor: Actor, *, html: str, planned: PlannedAnswer | None = None
) -> tuple[str, list[AnswerFile]]:
    """The text as it leaves and the files that go with it; they are part of the answer from now.

    A picture that no longer stands in the text stays behind.
    """
    mine = own(case, actor) if planned is None else PreparedFile.objects.filter(planned=planned)
    shown = pictures_in(html)
    rows = [row for row in mine.order_by("at", "pk") if not row.is_picture or row.pk in shown]
    text = with_content_ids(html, {row.pk for row in rows if row.is_picture})
    files = [
        AnswerFile(
            name=row.name,
            media_type=row.media_type,
            digest=row.blob,
            content_id=content_id(row.pk) if row.is_picture else "",
        )
        for row in rows
    ]
    mine.delete()
    return text, files


def own(case: Case, actor: Actor) -> "QuerySet[PreparedFile]":
    """What a person has put beside the answer that they write now."""
    return PreparedFile.objects.filter(case=case, person_id=actor.user_id, planned__isnull=True)
