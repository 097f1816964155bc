"""The pages of a complaint at a body outside of court: what is shown, written down and refused."""

import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from vinculo.cases.testing import MORNING, a_case
from vinculo.complaints.models import Complaint, Dispute, DisputeEnd, HeldQuestion, Unrelated
from vinculo.complaints.testing import a_complaint, outside_ended, went_outside
from vinculo.complaints.tests.test_outside import claim, house
from vinculo.complaints.web import outside_forms
from vinculo.identity.testing import a_user, signed_in
from vinculo.kernel import blobs, clock
from vinculo.kernel.actor import SYSTEM, Role
from vinculo.organization import api as organization
from vinculo.portfolio.testing import a_service

__all__ = ["claim", "house"]

DAY = timedelta(days=1)
WENT = {
    "way": "arbitration",
    "body": "Junta Arbitral de Consumo de Sevilla",
    "began_on": "2026-11-18",
    "reference": "JA-77",
    "proof": "call",
    "words": "Con ella, que trae la cédula",
}
WHY = {"why": "Era de otra clienta con el mismo nombre"}


@pytest.fixture
def boss(house, claim):
    user = a_user(Role.SUPERVISOR, Role.OWNER, name="Elena")
    organization.add_member(team_id=organization.teams()[0].id, user_id=user.id, leads=True)
    return signed_in(user)


def _url(name, claim, *more):
    return reverse(f"complaints:{name}", args=[claim.pk, *more])


def test_a_person_writes_it_down_and_its_end_and_reads_what_billing_is_told(boss, claim) -> None:
    page = boss.get(_url("outside", claim), headers={"HX-Request": "true"}).content.decode()
    assert "No consta que haya acudido" in page
    assert "<html" not in page
    assert boss.get(_url("outside_began", claim)).status_code == 405
    assert boss.post(_url("outside_began", claim), WENT).status_code == 302
    page = boss.get(_url("outside", claim)).content.decode()
    for words in ("Junta Arbitral de Consumo de Sevilla", "JA-77", "En curso", "cédula"):
        assert words in page
    assert "13.8" in boss.get(_url("billing", claim)).content.decode()
    assert (
        "El cliente acudió a la vía extrajudicial"
        in boss.get(_url("complaint", claim)).content.decode()
    )
    dispute = Dispute.objects.get()
    letter = SimpleUploadedFile("laudo.pdf", b"%PDF-1.4 laudo", content_type="application/pdf")
    ended = {"ended_on": "2026-11-18", "outcome": "for_customer", "proof": "letter", "file": letter}
    assert boss.get(_url("outside_ended", claim, dispute.pk)).status_code == 405
    assert boss.post(_url("outside_ended", claim, dispute.pk), ended).status_code == 302
    end = DisputeEnd.objects.get()
    page = boss.get(_url("outside", claim)).content.decode()
    assert "Resolución a favor del cliente" in page
    file = boss.get(_url("outside_proof", claim, end.pk))
    assert file.status_code == 200
    assert "laudo.pdf" in file["Content-Disposition"]
    assert boss.get(_url("outside_proof", claim, dispute.pk)).status_code == 404


def test_what_is_refused_says_why_and_loses_nothing(boss, claim) -> None:
    for change, words in (
        ({"began_on": "2036-11-18"}, "No pudo acudir ese día"),
        ({"proof": "letter"}, "Falta la prueba"),
        ({"proof": "message"}, "Falta la prueba"),
        ({"began_on": "ayer"}, "fecha"),
        ({"way": "court"}, "court"),
    ):
        told = boss.post(_url("outside_began", claim), WENT | change)
        assert told.status_code == 422, change
        text = told.content.decode()
        assert words in text
        assert "Junta Arbitral de Consumo de Sevilla" in text
    assert not Dispute.objects.exists()
    dispute = went_outside(claim.pk, actor=SYSTEM, at=MORNING)
    told = boss.post(_url("outside_back", claim, dispute), {"why": "error"})
    assert told.status_code == 422
    assert "Escriba el motivo" in told.content.decode()


def test_a_mistake_is_taken_back_on_the_page(boss, claim) -> None:
    dispute = went_outside(claim.pk, actor=SYSTEM, at=MORNING)
    outside_ended(claim.pk, dispute, actor=SYSTEM, at=MORNING)
    assert "No había terminado" in boss.get(_url("outside", claim)).content.decode()
    assert boss.post(_url("outside_runs_on", claim, dispute), WHY).status_code == 302
    assert "Se apuntó por error" in boss.get(_url("outside", claim)).content.decode()
    assert boss.post(_url("outside_back", claim, dispute), WHY).status_code == 302
    assert "No consta que haya acudido" in boss.get(_url("outside", claim)).content.decode()


def test_another_service_is_let_go_with_a_reason_and_held_again(boss, claim) -> None:
    other = a_service(name="Alquiler de equipos").id
    url = _url("apart", claim)
    assert boss.post(url, {"service": str(other), "why": ""}).status_code == 422
    assert boss.post(url, {"service": str(claim.service_id)} | WHY).status_code == 422
    assert boss.post(url, {"service": str(other)} | WHY).status_code == 302
    page = boss.get(_url("billing", claim)).content.decode()
    assert "No tiene que ver con Alquiler de equipos" in page
    row = Unrelated.objects.get()
    assert boss.post(_url("together", claim, row.pk), WHY).status_code == 302
    assert not Unrelated.objects.filter(void_at__isnull=True).exists()


def test_what_billing_asked_meanwhile_is_counted_on_the_page(boss, claim) -> None:
    went_outside(claim.pk, actor=SYSTEM, at=MORNING)
    for _n in range(2):
        HeldQuestion.objects.create(
            complaint=claim,
            service_id=claim.service_id,
            thing="debt",
            is_outside=True,
            asked_at=clock.now(),
        )
    page = boss.get(_url("billing", claim)).content.decode()
    assert "facturación preguntó 2 veces durante la vía" in page


def test_the_part_asks_few_questions(boss, claim) -> None:
    for day in range(3):
        dispute = went_outside(claim.pk, actor=SYSTEM, at=MORNING + day * DAY)
    outside_ended(claim.pk, dispute, actor=SYSTEM, at=MORNING + 2 * DAY)
    for name in ("outside", "billing"):
        boss.get(_url(name, claim))
        with CaptureQueriesContext(connection) as asked:
            boss.get(_url(name, claim), headers={"HX-Request": "true"})
        told = [one["sql"] for one in asked.captured_queries if one["sql"]]
        assert len(told) <= 20, (name, len(told))


def test_the_register_and_the_customer_show_it_and_the_register_narrows_by_it(boss, claim) -> None:
    register = reverse("complaints:complaints")

    def numbers(said):
        return claim.case.number in boss.get(f"{register}?via={said}").content.decode()

    assert (numbers("en-curso"), numbers("terminada"), numbers("nada")) == (False, False, True)
    dispute = went_outside(claim.pk, actor=SYSTEM, at=MORNING)
    assert (numbers("en-curso"), numbers("terminada")) == (True, False)
    customer = Complaint.objects.values_list("case__customer_id", flat=True).get(pk=claim.pk)
    theirs = reverse("complaints:of_customer", args=[customer])
    assert "Vía extrajudicial" in boss.get(theirs).content.decode()
    outside_ended(claim.pk, dispute, actor=SYSTEM, at=MORNING)
    assert (numbers("en-curso"), numbers("terminada")) == (False, True)
    assert "Vía extrajudicial" not in boss.get(theirs).content.decode()


def test_who_may_not_writes_nothing_down(claim, house) -> None:
    reader, agent = signed_in(a_user(Role.ADMINISTRATOR)), signed_in(house.marta)
    dispute = went_outside(claim.pk, actor=SYSTEM, at=MORNING)
    assert reader.post(_url("outside_began", claim), WENT).status_code == 403
    assert agent.post(_url("outside_back", claim, dispute), WHY).status_code == 403
    assert agent.post(_url("apart", claim), WHY).status_code == 403
    stranger = signed_in(a_user(Role.AGENT))
    assert stranger.get(_url("outside", claim)).status_code == 404
    assert stranger.get(_url("billing", claim)).status_code == 404
    assert stranger.post(_url("outside_began", claim), WENT).status_code == 404
    assert stranger.get(_url("outside_proof", claim, dispute)).status_code == 404


def _joined(claim, into=None):
    """Another complaint that goes on in this one, or in which this one goes on."""
    made = Complaint.objects.get(pk=a_complaint(a_case(at=MORNING + DAY).id, at=MORNING + DAY))
    first, last = (made, into) if into is not None else (claim, made)
    Complaint.objects.filter(pk=first.pk).update(
        state="merged", merged_into_id=last.pk, closed_at=MORNING + DAY
    )
    return made


def test_of_a_joined_complaint_out_of_sight_nothing_is_shown_but_that_it_is(boss, claim) -> None:
    root = _joined(claim)
    dispute = went_outside(root.pk, actor=SYSTEM, at=MORNING + DAY)
    Dispute.objects.filter(pk=dispute).update(
        body="Junta secreta",
        proof="letter",
        blob=blobs.store(io.BytesIO(b"%PDF-1.4 carta"))[0],
        name="carta.pdf",
        media_type="application/pdf",
    )
    page = boss.get(_url("outside", claim)).content.decode()
    assert "Junta secreta" in page
    assert boss.get(_url("outside_proof", claim, dispute)).status_code == 200
    type(root.case).objects.filter(pk=root.case_id).update(access_keys=["user:nobody"])
    assert boss.get(_url("outside", root)).status_code == 404
    page = boss.get(_url("outside", claim)).content.decode()
    assert "Junta secreta" not in page
    assert "carta.pdf" not in page
    assert "otra reclamación unida" in page
    assert boss.get(_url("outside_proof", claim, dispute)).status_code == 404
    assert boss.post(_url("outside_runs_on", claim, dispute), WHY).status_code == 404


def test_one_question_of_billing_over_joined_complaints_is_one(boss, claim) -> None:
    other, at = _joined(claim, into=claim), clock.now()
    for one in (claim, other):
        HeldQuestion.objects.create(
            complaint=one,
            service_id=claim.service_id,
            thing="debt",
            is_outside=True,
            asked_at=at,
        )
    page = boss.get(_url("billing", claim)).content.decode()
    assert "facturación preguntó 1 vez durante la vía" in page


def test_the_register_finds_what_was_outside_through_every_join(boss, claim) -> None:
    register = reverse("complaints:complaints")

    def numbers(said):
        return claim.case.number in boss.get(f"{register}?via={said}").content.decode()

    last = claim
    for _n in range(3):
        last = _joined(claim, into=last)
    said = {"way": "arbitration", "body": "Junta", "proof": "call", "said_at": MORNING}
    dispute = Dispute.objects.create(complaint=last, began_on=MORNING.date(), **said)
    assert (numbers("en-curso"), numbers("terminada"), numbers("nada")) == (True, False, True)
    DisputeEnd.objects.create(
        dispute=dispute,
        ended_on=MORNING.date(),
        outcome="agreement",
        proof="call",
        said_at=MORNING,
    )
    assert (numbers("en-curso"), numbers("terminada")) == (False, True)


def test_a_letter_that_was_taken_back_opens_only_for_who_may_approve(boss, claim, house) -> None:
    dispute = went_outside(claim.pk, actor=SYSTEM, at=MORNING)
    digest, _size = blobs.store(io.BytesIO(b"%PDF-1.4 carta"))
    Dispute.objects.filter(pk=dispute).update(blob=digest, name="carta.pdf", proof="letter")
    agent = signed_in(house.marta)
    assert agent.get(_url("outside_proof", claim, dispute)).status_code == 200
    assert boss.post(_url("outside_back", claim, dispute), WHY).status_code == 302
    assert agent.get(_url("outside_proof", claim, dispute)).status_code == 404
    assert boss.get(_url("outside_proof", claim, dispute)).status_code == 200


def test_a_letter_that_is_too_big_is_called_too_big(boss, claim, monkeypatch) -> None:
    monkeypatch.setattr(outside_forms, "MOST_BYTES", 4)
    letter = SimpleUploadedFile("laudo.pdf", b"%PDF-1.4 laudo", content_type="application/pdf")
    said = WENT | {"proof": "letter", "file": letter}
    told = boss.post(_url("outside_began", claim), said)
    assert told.status_code == 422
    assert "pesa demasiado" in told.content.decode()
    assert "Falta la prueba" not in told.content.decode()


def test_an_agent_alone_writes_an_end_down_with_the_letter_of_the_body_only(claim, house) -> None:
    dispute = went_outside(claim.pk, actor=SYSTEM, at=MORNING)
    agent = signed_in(house.marta)
    part = {"HX-Request": "true"}
    assert "quien supervisa" in agent.get(_url("outside", claim), headers=part).content.decode()
    said = {"ended_on": "2026-11-18", "outcome": "for_customer", "proof": "call", "words": "x"}
    told = agent.post(_url("outside_ended", claim, dispute), said)
    assert told.status_code == 422
    assert "adjunte la carta del organismo" in told.content.decode()
    assert not DisputeEnd.objects.exists()
    letter = SimpleUploadedFile("laudo.pdf", b"%PDF-1.4 laudo", content_type="application/pdf")
    proved = said | {"proof": "letter", "file": letter}
    assert agent.post(_url("outside_ended", claim, dispute), proved).status_code == 302
    assert DisputeEnd.objects.count() == 1
