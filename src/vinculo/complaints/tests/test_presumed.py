"""What a customer calls a complaint is never a query in silence: it is asked, and answered."""

from datetime import timedelta

import pytest

from vinculo.cases import api as cases
from vinculo.cases.contracts import CaseKind
from vinculo.cases.testing import a_case, a_house
from vinculo.complaints.contracts import ComplaintKind
from vinculo.complaints.domain.claiming import claimed
from vinculo.complaints.models import Complaint
from vinculo.complaints.testing import a_complaint
from vinculo.identity.testing import a_member, signed_in
from vinculo.kernel import clock
from vinculo.kernel.actor import SYSTEM, Role
from vinculo.kernel.models import EvidenceLine
from vinculo.kernel.testing import run_jobs

DAY = timedelta(days=1)
ASKS = "¿es una reclamación?"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Hola. Quiero poner una reclamación: me cobran dos veces.", ComplaintKind.CLAIM),
        ("Presento una queja formal por el trato.", ComplaintKind.COMPLAINT),
        ("Solicito la hoja de reclamaciones.", ComplaintKind.CLAIM),
        ("Reclamo que me devuelvan los 30 euros.", ComplaintKind.CLAIM),
        ("No funciona y quiero reclamar.", ComplaintKind.CLAIM),
        ("Deseo levantar una queja contra el técnico.", ComplaintKind.COMPLAINT),
        ("Quiero presentar un reclamo por el cobro.", ComplaintKind.CLAIM),
        ("Me quejo de que nadie contesta.", ComplaintKind.COMPLAINT),
        ("Reclamación por cobro indebido", ComplaintKind.CLAIM),
        ("Queja formal", ComplaintKind.COMPLAINT),
        ("Esto es una reclamación.", ComplaintKind.CLAIM),
        ("Exijo la devolución del importe.", ComplaintKind.CLAIM),
        ("I want to make a complaint about the visit.", ComplaintKind.COMPLAINT),
        ("I'd like to lodge a formal complaint", ComplaintKind.COMPLAINT),
        ("I would like to complain.", ComplaintKind.COMPLAINT),
        ("I hereby demand a refund.", ComplaintKind.CLAIM),
    ],
)
def test_a_complaint_that_is_called_one_is_known_with_its_words(text, kind) -> None:
    found = claimed(text)
    assert found is not None
    assert found.kind is kind
    assert found.words in text


@pytest.mark.parametrize(
    "text",
    [
        "No es una queja, solo quería saber el precio.",
        "Esto no es una reclamación.",
        "No quiero poner una reclamación, solo que vengan.",
        "No tengo ninguna queja.",
        "Vuestro departamento de reclamaciones me dijo que escribiera aquí.",
        "Gracias por atender mi reclamación.",
        "> Quiero poner una reclamación",
        "Si desea presentar una reclamación, visite nuestra página.",
        "I do not want to make a complaint.",
        "This isn't a complaint, just a question.",
        "If you wish to make a complaint, call us.",
        "¿Cuánto cuesta la línea?",
        "",
    ],
)
def test_other_words_are_none(text) -> None:
    assert claimed(text) is None


@pytest.fixture
def house(db):
    return a_house()


@pytest.fixture
def case(house):
    return a_case(
        at=clock.now() - DAY, subject="Mi línea", text="Hola. Quiero poner una reclamación formal."
    )


def _panel(client, case) -> str:
    return client.get(f"/reclamaciones/caso/{case.id}/").content.decode()


def _message(case):
    return cases.messages(actor=SYSTEM, case_id=case.id)[0]


def test_its_case_asks_and_the_yes_counts_from_when_it_was_written(house, case) -> None:
    marta = signed_in(house.marta)
    page = _panel(marta, case)
    assert ASKS in page
    assert "Quiero poner una reclamación formal." in page
    message = _message(case)
    url = f"/reclamaciones/caso/{case.id}/tratar/?mensaje={message.id}"
    assert f'href="{url}"'.replace("&", "&amp;") in page
    form = marta.get(url).content.decode()
    assert f'value="{message.id}" checked' in form or f'value="{message.id}"' in form
    said = {"kind": "claim", "said": str(message.id), "asks_for": ""}
    assert marta.post(url, said).status_code == 302
    run_jobs()
    row = Complaint.objects.get()
    assert row.filed_at == message.at
    found = cases.case(actor=SYSTEM, case_id=case.id)
    assert found is not None
    assert found.kind is CaseKind.CLAIM
    assert ASKS not in _panel(marta, case)


def test_a_no_needs_a_reason_which_is_evidence_and_is_asked_no_more(house, case) -> None:
    marta = signed_in(house.marta)
    message = _message(case)
    url = f"/reclamaciones/caso/{case.id}/no-es/{message.id}/"
    assert url in _panel(marta, case)
    refused = marta.post(url, {"why": "porque no"})
    assert refused.status_code == 422
    assert "porque no" in refused.content.decode()
    why = "Pregunta cómo se pone: no reclama nada."
    assert marta.post(url, {"why": why}).status_code == 302
    line = EvidenceLine.objects.get(kind="complaints.not_one")
    assert line.subject == f"case:{case.id}"
    assert line.digest
    assert why not in line.facts
    assert why in marta.get(f"/casos/{case.id}/").content.decode()
    assert ASKS not in _panel(marta, case)
    assert not Complaint.objects.exists()
    assert marta.post(url, {"why": why}).status_code == 302, "twice is once"
    assert EvidenceLine.objects.filter(kind="complaints.not_one").count() == 1


def test_what_is_one_already_or_says_nothing_is_not_asked(house, case) -> None:
    marta = signed_in(house.marta)
    other = a_case(subject="Horario", text="¿A qué hora abren?", sender="b@c.example")
    assert ASKS not in _panel(marta, other)
    message = _message(other)
    said = {"why": "No dice nada de reclamar."}
    assert (
        marta.post(f"/reclamaciones/caso/{other.id}/no-es/{message.id}/", said).status_code == 404
    )
    a_complaint(case.id, actor=house.agent)
    assert ASKS not in _panel(marta, case)


def test_whoever_may_not_file_does_not_answer(house, case) -> None:
    url = f"/reclamaciones/caso/{case.id}/no-es/{_message(case).id}/"
    assert a_member(Role.AUDITOR).post(url, {"why": "x" * 20}).status_code in {403, 404}
    assert not EvidenceLine.objects.filter(kind="complaints.not_one").exists()
