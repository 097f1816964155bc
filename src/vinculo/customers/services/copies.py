"""Copies of all that is kept of a customer: made in the background, for who may hand them over."""

import json
import tempfile
import zipfile
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import BinaryIO, cast
from uuid import UUID

from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from vinculo.customers import policy
from vinculo.customers.contracts import CopyState
from vinculo.customers.domain.errors import UnknownCustomerError
from vinculo.customers.events import CopyHanded
from vinculo.customers.models import Customer, HandedCopy
from vinculo.customers.selectors import same
from vinculo.kernel import blobs, events, jobs, sight
from vinculo.kernel.actor import Actor
from vinculo.kernel.personal import Trace
from vinculo.kernel.personal.handing import Section, sections
from vinculo.kernel.personal.keeping import follow
from vinculo.notices import api as notices
from vinculo.organization import api as organization

KEPT_FOR = timedelta(days=7)
BUILD = "customers.build_copy"
READY = "customers.copy_ready"
SCHEMA = "vinculo.persona/1"
IN_MEMORY = 8 * 1024 * 1024


@transaction.atomic
def ask_copy(*, customer_id: UUID, by: Actor, at: datetime) -> UUID:
    """Have a copy made; that ``by`` gets the person's data is written down. The copy's id.

    Raises UnknownCustomerError. One that waits already is not made twice.
    """
    row = Customer.objects.filter(policy.visible(by), pk=customer_id).first()
    if row is None or by.user_id is None:
        raise UnknownCustomerError(customer_id=customer_id)
    sight.record(actor=by, subject=f"customer:{row.cluster_id}", where="copy", at=at)
    waiting = HandedCopy.objects.filter(
        customer_id=row.cluster_id, asked_by_id=by.user_id, state=CopyState.WAITING
    ).first()
    if waiting is not None:
        return waiting.pk
    made = HandedCopy.objects.create(
        customer_id=row.cluster_id,
        asked_by_id=by.user_id,
        language=row.language,
        asked_at=at,
    )
    jobs.defer(BUILD, arguments={"copy_id": str(made.pk)}, queue="heavy")
    return made.pk


def build_copy(*, copy_id: UUID, at: datetime) -> None:
    """Put the archive together and tell who asked; running it again changes nothing."""
    row = HandedCopy.objects.filter(pk=copy_id, state=CopyState.WAITING).first()
    if row is None:
        return
    trace = follow(Trace(same.records_of(row.customer_id)))
    with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as file:
        with override(row.language):
            _write(cast("BinaryIO", file), list(sections(trace)), at=at)
        file.seek(0)
        digest, size = blobs.store(cast("BinaryIO", file))
    with transaction.atomic():
        done = HandedCopy.objects.filter(pk=copy_id, state=CopyState.WAITING).update(
            state=CopyState.READY, blob=digest, size_bytes=size, ready_at=at
        )
        if not done:
            return
        events.publish(CopyHanded(copy_id=copy_id, customer_id=row.customer_id, made_at=at))
        notices.tell(
            [row.asked_by_id],
            kind=READY,
            subject=f"copy:{copy_id}",
            at=at,
            url=reverse("customers:personal", args=[row.customer_id]),
        )


def _write(file: BinaryIO, found: Sequence[Section], *, at: datetime) -> None:
    """One archive: ``datos.json`` for programs, ``datos.html`` for people, and the files."""
    company = organization.company().name
    data = {
        "schema": SCHEMA,
        "company": company,
        "made_at": at.isoformat(),
        "sections": [
            {
                "key": one.key,
                "title": str(one.title),
                "columns": {key: str(words) for key, words in one.columns},
                "rows": list(one.rows),
                "left_out_of_others": one.left_out,
            }
            for one in found
        ],
    }
    page = render_to_string(
        "customers/copy.html",
        {"sections": [_shown(one) for one in found if one.rows], "company": company, "at": at},
    )
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("datos.json", json.dumps(data, ensure_ascii=False, indent=1))
        archive.writestr("datos.html", page)
        archive.writestr("datos.css", STYLE)
        for name, digest in {one.name: one.digest for part in found for one in part.files}.items():
            if blobs.path_of(digest).exists():
                archive.write(blobs.path_of(digest), name)


def _shown(section: Section) -> dict[str, object]:
    """A section without the columns of which nothing is known; a «no» is known."""
    keys = [
        key
        for key, _words in section.columns
        if any(row[key] not in (None, "", [], {}) for row in section.rows)
    ]
    return {
        "title": section.title,
        "columns": [words for key, words in section.columns if key in keys],
        "rows": [
            ([_read(row[key]) for key in keys], row.get("archivo", "")) for row in section.rows
        ],
        "left_out": section.left_out,
    }


def _read(value: object) -> object:
    """A value as people read it; programs have it as it is."""
    return (_("Sí") if value else _("No")) if isinstance(value, bool) else value


STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem;
  color: #1d2429; background: #fff; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2.5rem; }
table { border-collapse: collapse; width: 100%; } caption { text-align: left; color: #55606a; }
th, td { text-align: left; vertical-align: top; padding: .5rem .75rem .5rem 0;
  border-bottom: 1px solid #d5dbe0; overflow-wrap: anywhere; white-space: pre-line; }
"""


@transaction.atomic
def drop_old(*, at: datetime) -> int:
    """Let go of copies that were ready for a week; the sweep then deletes their bytes.

    What still waits after a week failed; it can be asked for again.
    """
    late = HandedCopy.objects.filter(state=CopyState.WAITING, asked_at__lt=at - KEPT_FOR)
    late.update(state=CopyState.FAILED)
    old = HandedCopy.objects.filter(state=CopyState.READY, ready_at__lt=at - KEPT_FOR)
    return old.update(state=CopyState.GONE, blob="", gone_at=at)
