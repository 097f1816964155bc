"""Files that were chosen on a page which has not been sent: kept, so that no error loses them."""

import mimetypes
from datetime import datetime, timedelta
from typing import BinaryIO
from uuid import UUID

from django.db.models import Q, Sum

from vinculo.interactions.domain.errors import TooManyStagedFilesError
from vinculo.interactions.domain.file_names import safe_name
from vinculo.interactions.models import StagedFile
from vinculo.kernel import blobs
from vinculo.kernel.ids import new_public_key

KEPT = timedelta(hours=24)
MOST_FILES, MOST_BYTES = 30, 100 * 1024 * 1024


SCANS = "scans"
"""What stands for the field where scans of a letter are put, which belong to no form."""


def stage(
    source: BinaryIO,
    *,
    name: str,
    request_id: UUID,
    form_id: UUID | None,
    field_key: str,
    at: datetime,
) -> str:
    """Keep a file beside the page ``request_id``; its token. Raises TooManyStagedFilesError.

    Its type is told from its name: what a stranger's browser says about it is not believed.
    """
    there = StagedFile.objects.filter(request_id=request_id)
    if there.count() >= MOST_FILES or (
        (there.aggregate(total=Sum("size_bytes"))["total"] or 0) >= MOST_BYTES
    ):
        raise TooManyStagedFilesError(most=MOST_FILES)
    clean = safe_name(name, media_type="application/octet-stream", number=1)
    digest, size = blobs.store(source)
    return StagedFile.objects.create(
        token=new_public_key(),
        request_id=request_id,
        form_id=form_id,
        field_key=field_key,
        blob=digest,
        name=clean,
        media_type=mimetypes.guess_type(clean)[0] or "application/octet-stream",
        size_bytes=size,
        at=at,
    ).token


def unstage(*, request_id: UUID, token: str, form_id: UUID | None) -> None:
    """Take a file away again; only from the page that it was chosen on."""
    of_form = Q(form_id=form_id) if form_id else Q(form=None)
    StagedFile.objects.filter(of_form, request_id=request_id, token=token).delete()


def sweep(*, at: datetime) -> int:
    """Forget files of pages that nobody sent within a day; how many."""
    return StagedFile.objects.filter(at__lt=at - KEPT).delete()[0]
