"""In which languages a complaint and its answer are, and how often somebody corrected that."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from vinculo.complaints.contracts import ToldSide
from vinculo.complaints.models import Complaint, LanguageSaid


@dataclass(frozen=True, kw_only=True)
class LanguageShown:
    """What stands for one side, "" where nothing was recognised, and who said so, if anybody."""

    side: ToldSide
    language: str
    who: str = ""
    said_at: datetime | None = None


def languages_of(complaint_id: UUID) -> tuple[LanguageShown, ...]:
    """Of what was filed, and of the answer once it was told."""
    row = Complaint.objects.only("filed_language", "answered_language", "answered_at").get(
        pk=complaint_id
    )
    now = {ToldSide.FILED: row.filed_language, ToldSide.ANSWERED: row.answered_language}
    said = {
        one.side: one
        for one in LanguageSaid.objects.filter(complaint=complaint_id)
        .select_related("said_by")
        .order_by("said_at", "pk")
    }
    sides = [ToldSide.FILED, *([ToldSide.ANSWERED] if row.answered_at else [])]
    shown = []
    for side in sides:
        last, language = said.get(side.value), now[side]
        is_said = last is not None and last.language == language and _counts(last, row.answered_at)
        shown.append(
            LanguageShown(
                side=side,
                language=language,
                who=(last.said_by.name if last.said_by else "Vínculo") if last and is_said else "",
                said_at=last.said_at if last and is_said else None,
            )
        )
    return tuple(shown)


def _counts(said: LanguageSaid, answered_at: datetime | None) -> bool:
    """What was said of an answer before the last one counts no more."""
    is_of_last = answered_at is not None and said.said_at >= answered_at
    return said.side != ToldSide.ANSWERED or is_of_last


def languages_corrected(*, since: datetime, until: datetime) -> int:
    """How often somebody corrected a language in the time, in the whole company."""
    return LanguageSaid.objects.filter(said_at__gte=since, said_at__lt=until).count()
