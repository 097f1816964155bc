"""What other contexts' tests may use of matters before the law."""

import io
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from uuid import UUID, uuid4

from django.utils import translation

from vinculo.cases import api as cases
from vinculo.cases.contracts import CaseKind
from vinculo.identity.testing import a_user
from vinculo.kernel import blobs, clock
from vinculo.kernel.actor import SYSTEM, Actor, Role
from vinculo.kernel.papers import pdf
from vinculo.kernel.testing import Things, matrix_things
from vinculo.organization.testing import a_team
from vinculo.portfolio.testing import a_service
from vinculo.routing import api as routing
from vinculo.statutory.contracts import MatterKind
from vinculo.statutory.models import CaseLetter, Matter, MatterReceipt
from vinculo.statutory.services import following, receipts
from vinculo.statutory.services.words import said_until


def a_matter(person: UUID) -> UUID:
    """A query of somebody with its receipt, seen by the key that names them."""
    at = clock.now()
    service_id = a_service(name=f"Servicio {uuid4()}", standards=False).id
    team_id = a_team(name=f"Equipo {uuid4()}")
    routing.create_queue(service_id=service_id, name=f"Cola {uuid4()}", team_id=team_id, at=at)
    case_id = cases.open_case(
        actor=Actor(user_id=person, name="", roles=frozenset({Role.COLLEAGUE})),
        service_id=service_id,
        customer_id=None,
        kind=CaseKind.QUERY,
        subject="Pregunta por su factura",
        text="Lo cuenta por teléfono",
        at=at,
    )
    row = Matter.objects.create(
        case_id=case_id, service_id=service_id, kind=MatterKind.QUERY, filed_at=at
    )
    digest, size = blobs.store(io.BytesIO(b"%PDF-1.7 justificante"))
    MatterReceipt.objects.create(
        matter=row, blob=digest, size_bytes=size, language="es", made_at=at
    )
    return row.pk


def make_receipts(case_id: UUID, *, at: datetime) -> None:
    """Make and mail the receipt of one case."""
    receipts.make(matter_id=Matter.objects.get(case_id=case_id).pk, at=at)


def receipt_again(case_id: UUID) -> bytes:
    """The receipt of a case, set anew from what stands there now."""
    row, case = Matter.objects.get(case_id=case_id), cases.case(actor=SYSTEM, case_id=case_id)
    if case is None:
        raise LookupError(case_id)
    said = said_until(case, row.filed_at)
    with translation.override("es"):
        return pdf(receipts.TEMPLATE, receipts.paper_of(row, case, said=said, language="es"))


def follow_again(case_ids: Sequence[UUID], *, at: datetime) -> None:
    """Let the terms of cases be what the cases are now."""
    for case_id in case_ids:
        following.follow(case_id=case_id, at=at)


def change_a_delivery(case_id: UUID) -> None:
    """Take a delivery away behind the back of the chain."""
    rows = MatterReceipt.objects.filter(matter__case_id=case_id)
    rows.update(given_at=None, way="")


def _matters(person: UUID, _roles: frozenset[Role]) -> Things:
    other = a_user(Role.AGENT, name="Otra persona").id
    return Things(own=_own(person), foreign=a_matter(other))


@cache
def _own(person: UUID) -> UUID:
    """The matter of a person that all parts of an address speak of."""
    return a_matter(person)


def _letters(person: UUID, _roles: frozenset[Role]) -> Things:
    """A letter by which the customer of each was asked."""
    digest, size = blobs.store(io.BytesIO(b"%PDF-1.4 carta"))
    other = a_user(Role.AGENT, name="Otra persona").id
    own, foreign = (
        CaseLetter.objects.create(
            case_id=Matter.objects.values_list("case_id", flat=True).get(pk=matter_id),
            blob=digest,
            name="carta.pdf",
            media_type="application/pdf",
            size_bytes=size,
            handed_to="Lucía",
            handed_at=clock.now(),
            kept_at=clock.now(),
        ).pk
        for matter_id in (_own(person), a_matter(other))
    )
    return Things(own=own, foreign=foreign)


matrix_things.add("case_letter_id", _letters)
matrix_things.add("matter_id", _matters)
