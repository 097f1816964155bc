"""What other contexts' tests may use of notices."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from vinculo.identity.testing import START, a_user
from vinculo.kernel.actor import Role
from vinculo.kernel.testing import Things, matrix_things
from vinculo.notices.labels import notice_words
from vinculo.notices.models import Absence, Notice
from vinculo.notices.services.telling import tell

TEST_KIND = "notices.test"
if TEST_KIND not in notice_words:
    notice_words.add(TEST_KIND, "Aviso de prueba sobre %(what)s")


def a_notice(user_id: UUID) -> UUID:
    """An unread notice of a person."""
    subject = f"case:{uuid4()}"
    tell([user_id], kind=TEST_KIND, subject=subject, at=START, params={"what": "algo"})
    return Notice.objects.get(user_id=user_id, subject=subject).pk


def told(user_id: UUID, kind: str) -> list[dict[str, object]]:
    """What a person was told of one kind: the values of its sentence, oldest first."""
    rows = Notice.objects.filter(user_id=user_id, kind=kind).order_by("created_at", "pk")
    return list(rows.values_list("params", flat=True))


@dataclass(frozen=True, kw_only=True)
class Told:
    """A notice as it was kept."""

    kind: str
    params: Mapping[str, object]


def notices_of(user_id: UUID) -> list[Told]:
    """What a person was told, the oldest first."""
    rows = Notice.objects.filter(user_id=user_id).order_by("created_at", "pk")
    return [Told(kind=row.kind, params=row.params) for row in rows]


def an_absence(
    user_id: UUID, *, substitute_id: UUID | None = None, days: int = 5, at: datetime = START
) -> UUID:
    """A person is away from the day of ``at`` on."""
    return Absence.objects.create(
        user_id=user_id,
        from_on=at.date(),
        until_on=at.date() + timedelta(days=days),
        substitute_id=substitute_id,
        made_at=at,
    ).pk


def _notices(user_id: UUID, _roles: frozenset[Role]) -> Things:
    return Things(own=a_notice(user_id), foreign=a_notice(a_user().id))


def _absences(user_id: UUID, _roles: frozenset[Role]) -> Things:
    return Things(own=an_absence(user_id), foreign=an_absence(a_user().id))


matrix_things.add("notice_id", _notices)
matrix_things.add("absence_id", _absences)
