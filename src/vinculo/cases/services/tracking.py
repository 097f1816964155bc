"""What a customer does on the page of their case; nothing here needs an account."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from vinculo.cases.contracts import (
    CaseStatus,
    EntryKind,
    LinkScope,
    OpenLink,
    Outcome,
    WishedChannel,
    WishView,
)
from vinculo.cases.domain.drafts import EmptyTextError
from vinculo.cases.domain.files import check_files, shortened
from vinculo.cases.domain.lifecycle import CaseAction, IllegalTransitionError, next_status
from vinculo.cases.models import Case, TrackingFile, TrackingWish
from vinculo.cases.selectors.tracking import dead_links_with_files
from vinculo.cases.services import story
from vinculo.cases.services.files import ONE_AFTER_THE_OTHER, NewFile
from vinculo.cases.services.resolve import end
from vinculo.interactions import api as interactions
from vinculo.interactions.contracts import AnswerFile, WrittenOnPage
from vinculo.kernel import limits
from vinculo.kernel.actor import SYSTEM
from vinculo.kernel.errors import DomainError, NotAllowedError

AN_HOUR = timedelta(hours=1)
MOST_WRITTEN = 20
MOST_UPLOADS = 40
FORGET_AT_ONCE = 500


class NeedsPhoneError(DomainError):
    """Who wants to be called says at which number."""

    code = "case_needs_phone"


def write(*, link: OpenLink, text: str, mark: str, at: datetime) -> UUID:
    """Send what the customer wrote, with the files put beside it; answers the raw message's id.

    It is kept before the files are let go: whatever breaks, nothing is lost. Raises EmptyTextError
    when there is neither a text nor a file, TooManyError after too many in an hour.
    """
    _require_write(link)
    files = list(TrackingFile.objects.filter(link_id=link.id).order_by("at", "pk"))
    if not files and not text.strip():
        raise EmptyTextError
    limits.take(f"tracking writes:{link.ref}", limit=MOST_WRITTEN, per=AN_HOUR, at=at)
    raw_id = interactions.take_written(
        WrittenOnPage(
            conversation_id=link.conversation_id,
            address=link.address,
            text=text,
            mark=mark,
            files=tuple(
                AnswerFile(name=f.name, media_type=f.media_type, digest=f.blob) for f in files
            ),
        ),
        at=at,
    )
    TrackingFile.objects.filter(pk__in=[f.pk for f in files]).delete()
    return raw_id


@transaction.atomic
def attach(*, link: OpenLink, files: Sequence[NewFile], at: datetime) -> None:
    """Put files beside what the customer writes. Raises the refusals of ``check_files``."""
    _require_write(link)
    limits.take(f"tracking uploads:{link.ref}", limit=MOST_UPLOADS, per=AN_HOUR, at=at)
    there = list(TrackingFile.objects.filter(link_id=link.id).values_list("size_bytes", flat=True))
    check_files(there=there, new=[(file.name, file.size_bytes) for file in files])
    TrackingFile.objects.bulk_create(
        TrackingFile(
            link_id=link.id,
            blob=file.digest,
            name=shortened(file.name),
            media_type=file.media_type[:100] or "application/octet-stream",
            size_bytes=file.size_bytes,
            at=at + number * ONE_AFTER_THE_OTHER,
        )
        for number, file in enumerate(files)
    )


def detach(*, link: OpenLink, file_id: UUID) -> None:
    """Take one file away again; one that is gone already is no error."""
    _require_write(link)
    TrackingFile.objects.filter(link_id=link.id, pk=file_id).delete()


@transaction.atomic
def forget_files(*, at: datetime) -> int:
    """Let go of files that nobody can send any more: their link is over or revoked; how many."""
    dead = dead_links_with_files(at=at, most=FORGET_AT_ONCE)
    gone, _ = TrackingFile.objects.filter(link_id__in=dead).delete()
    return gone


@transaction.atomic
def confirm(*, link: OpenLink, at: datetime) -> None:
    """The customer says that it is solved: the case is closed with that word.

    One that nobody resolved yet, but answered, ends as solved. Saying it twice changes nothing.
    Raises IllegalTransitionError while nobody has answered.
    """
    _require_write(link)
    if link.case_id is None:
        raise IllegalTransitionError(status="", action=CaseAction.CLOSE)
    case = Case.objects.select_for_update(of=("self",)).get(pk=link.case_id)
    if case.status == CaseStatus.CLOSED:
        return
    if case.status != CaseStatus.RESOLVED:
        if case.first_answered_at is None:
            raise IllegalTransitionError(status=case.status, action=CaseAction.RESOLVE)
        end(case, outcome=Outcome.SOLVED, actor=SYSTEM, at=at)
    case.status = next_status(CaseStatus(case.status), CaseAction.CLOSE)
    case.closed_at = case.changed_at = at
    case.save(update_fields=["status", "closed_at", "changed_at"])
    story.enter(case, EntryKind.CONFIRMED, at=at, ref=link.id)
    story.tell(case)


@transaction.atomic
def set_wish(*, link: OpenLink, wish: WishView, at: datetime) -> None:
    """Keep how and in which language this recipient wants to be told. Raises NeedsPhoneError."""
    _require_write(link)
    phone = " ".join(wish.phone.split())[:40]
    if wish.channel is WishedChannel.PHONE and sum(c.isdigit() for c in phone) < 6:
        raise NeedsPhoneError
    _keep(link, at, channel=wish.channel, phone=phone)
    if link.case_id is not None:
        case = Case.objects.get(pk=link.case_id)
        story.enter(case, EntryKind.WISHED, at=at, channel=wish.channel.value)
        story.tell(case)


def set_language(*, link: OpenLink, language: str, at: datetime) -> None:
    """Keep the language in which this recipient reads; a link that only reads may say it too."""
    _keep(link, at, language=language if language in {"es", "en"} else "")


def _keep(link: OpenLink, at: datetime, **fields: object) -> None:
    TrackingWish.objects.update_or_create(
        conversation_id=link.conversation_id,
        address=link.address,
        defaults={**fields, "said_at": at},
    )


def _require_write(link: OpenLink) -> None:
    if link.scope is not LinkScope.WRITE:
        raise NotAllowedError(action="tracking.write")
