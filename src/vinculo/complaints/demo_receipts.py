"""The receipts of a demo company's year: all of them are one paper, typeset once."""

import io
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext

from vinculo.complaints.models import Receipt
from vinculo.complaints.services.receipts import TEMPLATE
from vinculo.kernel import blobs
from vinculo.kernel.demo import timed_id
from vinculo.kernel.inserting import insert_all
from vinculo.kernel.papers import pdf
from vinculo.organization import api as organization

TIME_TAKEN = timedelta(minutes=1)


def write(filed: Sequence[tuple[int, UUID, datetime]]) -> str:
    """Write a receipt for each place, complaint and moment of its filing; the paper's SHA-256."""
    digest, size = blobs.store(io.BytesIO(_paper()))
    insert_all(
        Receipt(
            id=timed_id(f"receipt:{place}", filed_at + TIME_TAKEN),
            complaint_id=complaint_id,
            blob=digest,
            size_bytes=size,
            made_at=filed_at + TIME_TAKEN,
            mailed_at=filed_at + TIME_TAKEN,
        )
        for place, complaint_id, filed_at in filed
    )
    return digest


def _paper() -> bytes:
    company = organization.company()
    return pdf(
        TEMPLATE,
        {
            "language": company.language,
            "company": company.name,
            "title": gettext("Justificante de recepción"),
            "key_words": gettext("Su clave"),
            "key": "—",
            "facts": [],
            "words_title": gettext("Lo que nos cuenta"),
            "words": gettext(
                "Esta es una empresa de práctica: los justificantes de su año pasado son todos"
                " este papel. Los que se hacen desde hoy llevan cada uno lo suyo."
            ),
            "next_title": gettext("Qué pasa ahora"),
            "next": [],
            "foot": "",
        },
    )
