"""Letters that came by post: registered with their scan, from then on a message like any other."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from vinculo.interactions.domain.forms.answers import GivenFile
from vinculo.interactions.services.forms import receiving
from vinculo.kernel.actor import Actor
from vinculo.organization import api as organization


@dataclass(frozen=True, kw_only=True)
class Letter:
    """What stands on a letter; ``answers`` are those of a paper form, of ``version_id``."""

    request_id: UUID
    received_on: date
    service_id: UUID
    subject: str
    text: str
    name: str
    address: str = ""
    email: str = ""
    phone: str = ""
    language: str = "es"
    version_id: UUID | None = None
    answers: dict[str, Any] | None = None


def register_letter(
    letter: Letter, scans: Sequence[GivenFile], *, by: Actor, at: datetime
) -> receiving.Taken:
    """Keep a letter with the scans that lie beside its page; sent twice it is one.

    It counts from the beginning of the day on which it came: the customer's time does not wait
    for somebody to type.
    """
    zone = ZoneInfo(organization.company().timezone)
    is_today = letter.received_on >= at.astimezone(zone).date()
    begun = datetime.combine(letter.received_on, time.min, tzinfo=zone)
    return receiving.receive(
        receiving.Written(
            request_id=letter.request_id,
            version_id=letter.version_id,
            language=letter.language,
            answers=letter.answers or {},
            via=receiving.LETTER,
            letter={
                "received_on": letter.received_on.isoformat(),
                "service_id": str(letter.service_id),
                "subject": letter.subject,
                "text": letter.text,
                "name": letter.name,
                "address": letter.address,
                "email": letter.email,
                "phone": letter.phone,
                "registered_by": by.name,
                "files": [
                    {
                        "name": scan.name,
                        "media_type": scan.media_type,
                        "size_bytes": scan.size_bytes,
                        "digest": scan.digest,
                    }
                    for scan in scans
                ],
            },
        ),
        at=at,
        received_at=at if is_today else begun,
    )
