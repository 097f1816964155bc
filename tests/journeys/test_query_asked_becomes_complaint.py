"""A query whose customer was asked by letter becomes a complaint: the letter goes with it."""

import io
from datetime import timedelta

import pytest
from django.urls import reverse

from vinculo.cases.testing import a_case, a_house, acting
from vinculo.complaints.testing import a_complaint
from vinculo.identity.testing import a_user, signed_in
from vinculo.kernel import blobs, clock
from vinculo.kernel.actor import Role
from vinculo.portfolio.contracts import AskedBy
from vinculo.portfolio.testing import a_signed_scope
from vinculo.statutory.models import CaseLetter
from vinculo.statutory.services import asking, pausing

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.mark.django_db
def test_the_letter_that_asked_is_read_from_the_complaint(db) -> None:
    house, now = a_house(), clock.now()
    a_signed_scope()
    query = a_case(at=now - HOUR)
    digest, size = blobs.store(io.BytesIO(b"%PDF-1.4 carta"))
    paper = asking.Letter(
        digest=digest, name="carta.pdf", media_type="application/pdf", size_bytes=size
    )
    missing = asking.Missing(
        kind=asking.COMPLETION,
        words="La factura de octubre",
        answer_by=(now + 40 * DAY).date(),
        by=AskedBy.LETTER,
        told_to="Lucía",
        told_at=now,
        letter=paper,
    )
    pausing.ask(case_id=query.id, missing=missing, actor=acting(house.marta), at=now)
    complaint = a_complaint(query.id, actor=house.agent, at=now)
    letter = CaseLetter.objects.get()
    client = signed_in(house.marta)
    page = client.get(reverse("complaints:terms", args=[complaint])).content.decode()
    link = reverse("complaints:letter", args=[complaint, letter.pk])
    assert link in page
    assert "carta.pdf" in page
    assert client.get(link).status_code == 200
    assert signed_in(a_user(Role.AGENT)).get(link).status_code == 404
    other = a_complaint(a_case(at=now, sender="Otra <otra@b.example>").id, actor=house.agent)
    elsewhere = reverse("complaints:letter", args=[other, letter.pk])
    assert client.get(elsewhere).status_code == 404
