"""Before anything went wrong: how to complain, and who outside may be asked, for everybody."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from vinculo.complaints.contracts import Taking
from vinculo.complaints.testing import a_body
from vinculo.kernel import clock
from vinculo.organization.testing import a_company

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def read(**headers: str) -> str:
    answer = Client(headers=headers).get(reverse("complaints:how_to_complain"))
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_a_stranger_reads_how_it_goes_and_whether_we_take_part_outside() -> None:
    a_company()
    a_body(name="Junta Arbitral de Sevilla", taking=Taking.MEMBER, place="Andalucía")
    page = read()
    assert "Con la clave puede ver cómo va" in page
    assert "Junta Arbitral de Sevilla" in page
    assert "Andalucía" in page
    assert "Estamos adheridos: participamos en su procedimiento." in page


def test_who_reads_english_reads_it_in_english() -> None:
    a_company()
    a_body(name="Junta Arbitral de Sevilla", how="Por su sede electrónica", how_en="On its site")
    page = read(accept_language="en")
    assert "How to complain" in page
    assert "On its site" in page
    assert "Por su sede" not in page


def test_what_is_archived_or_not_told_today_is_not_there() -> None:
    a_company()
    today = clock.now().date()
    a_body(name="Fuera de uso", is_retired=True)
    a_body(name="De otro año", until_on=today - DAY)
    assert "Se lo diremos con la decisión" in read()


def test_before_there_is_a_company_the_page_stands() -> None:
    assert "Cómo reclamar" in read()
