"""What waits to leave, and the pictures of what is being written."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet

from vinculo.cases import policy
from vinculo.cases.contracts import PlannedState, PlannedView, Then
from vinculo.cases.models import Case, PlannedAnswer, PreparedFile
from vinculo.interactions.contracts import Recipient
from vinculo.kernel.actor import Actor, Role
from vinculo.kernel.statements import Statement

MOST = 200


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A picture of a draft, for whoever writes it."""

    digest: str
    name: str
    media_type: str


@dataclass(frozen=True, kw_only=True)
class LetterFile:
    """A file that was chosen for a letter."""

    name: str
    media_type: str
    digest: str
    size: int


@dataclass(frozen=True, kw_only=True)
class Letter:
    """A letter to somebody else as its author left it; ``about`` is the message handed on."""

    id: UUID
    case_id: UUID
    html: str
    recipients: tuple[Recipient, ...]
    subject: str
    thread: UUID | None
    about: UUID | None
    attachment_ids: frozenset[UUID]
    files: tuple[LetterFile, ...]


def letter(actor: Actor, planned_id: UUID) -> Letter | None:
    """A letter that was taken back and that ``actor`` may go on with."""
    visible = Case.objects.filter(policy.visible(actor))
    rows = PlannedAnswer.objects.filter(
        pk=planned_id, case__in=visible, beside__isnull=False, state=PlannedState.HELD
    )
    if not actor.is_any(Role.SUPERVISOR):
        rows = rows.filter(person_id=actor.user_id)
    row = rows.first()
    if row is None:
        return None
    noted = row.beside
    return Letter(
        id=row.pk,
        case_id=row.case_id,
        html=row.html,
        recipients=tuple(Recipient(**one) for one in row.recipients),
        subject=noted["subject"],
        thread=UUID(noted["thread"]) if noted["thread"] else None,
        about=UUID(noted["about"]) if noted["about"] else None,
        attachment_ids=frozenset(UUID(one) for one in noted["attachments"]),
        files=tuple(
            LetterFile(
                name=one.name, media_type=one.media_type, digest=one.blob, size=one.size_bytes
            )
            for one in PreparedFile.objects.filter(planned=row).order_by("at", "pk")
        ),
    )


def planned_of_case(actor: Actor, case_id: UUID) -> tuple[PlannedView, ...]:
    """What waits to leave in one case; the caller has asked whether the case is in sight."""
    return tuple(_view(row, actor) for row in _of_case.rows(case_id=case_id))


@Statement
def _of_case(case_id: UUID) -> QuerySet[Any, Any]:
    return _columns(PlannedAnswer.objects.filter(case_id=case_id))


def planned(actor: Actor) -> tuple[PlannedView, ...]:
    """What waits to leave in the cases within sight, the next one first."""
    visible = Case.objects.filter(policy.visible(actor))
    rows = _columns(PlannedAnswer.objects.filter(case__in=visible))[:MOST]
    return tuple(_view(row, actor) for row in map(_Row, rows))


def picture(actor: Actor, case_id: UUID, picture_id: UUID) -> Picture | None:
    """A picture that this person has put into an answer, or sent and not yet gone."""
    visible = Case.objects.filter(policy.visible(actor), pk=case_id)
    row = PreparedFile.objects.filter(
        pk=picture_id, case__in=visible, person_id=actor.user_id, is_picture=True
    ).first()
    if row is None:
        return None
    return Picture(digest=row.blob, name=row.name, media_type=row.media_type)


class _Row:
    """A row of ``values`` with its columns as attributes, as statements give them."""

    def __init__(self, row: dict[str, Any]) -> None:
        vars(self).update(row)


def _columns(rows: "QuerySet[PlannedAnswer]") -> QuerySet[Any, Any]:
    files = PreparedFile.objects.filter(planned_id=OuterRef("pk"), is_picture=False)
    shown: QuerySet[Any, Any] = rows.order_by("leaves_at", "pk").values(
        "id",
        "case_id",
        "case__number",
        "case__subject",
        "person_id",
        "person__name",
        "html",
        "recipients",
        "beside",
        "then",
        "made_at",
        "leaves_at",
        "held",
        file_names=ArraySubquery(files.order_by("at", "pk").values("name")),
    )
    return shown


def _view(row: Any, actor: Actor) -> PlannedView:
    return PlannedView(
        id=row.id,
        case_id=row.case_id,
        case_number=row.case__number,
        case_subject=row.case__subject,
        person_name=row.person__name,
        is_own=row.person_id == actor.user_id or actor.is_any(Role.SUPERVISOR),
        html=row.html,
        recipients=tuple(Recipient(**one) for one in row.recipients),
        file_names=tuple(row.file_names),
        then=Then(row.then),
        made_at=row.made_at,
        leaves_at=row.leaves_at,
        held=row.held,
        beside=row.beside["subject"] if row.beside else None,
    )
