"""Whoever chooses «quiero reclamar» in a form has made a claim, with its receipt and its terms."""

from uuid import UUID, uuid4

import pytest
from django.urls import reverse

from vinculo.cases.models import Case
from vinculo.cases.testing import House, a_house
from vinculo.complaints.contracts import ComplaintKind, Origin
from vinculo.complaints.models import Complaint, Receipt
from vinculo.identity.testing import a_user, signed_in
from vinculo.interactions.models import FormVersion
from vinculo.interactions.selectors.forms import forms
from vinculo.interactions.services.forms import building
from vinculo.interactions.services.forms.receiving import Written, receive
from vinculo.interactions.services.forms.starter import starter
from vinculo.kernel import clock
from vinculo.kernel.actor import SYSTEM, Role
from vinculo.kernel.testing import run_jobs
from vinculo.portfolio.models import LegalTerm
from vinculo.portfolio.testing import a_signed_scope

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> House:
    return a_house()


def a_starter(house: House) -> UUID:
    """The form that a new one begins as, open to the public."""
    form_id = building.create_form(
        building.FormSettings(name="Cuéntenos", slug="cuentenos", service_id=house.service_id),
        starter(),
    )
    building.publish(form_id, by=SYSTEM, at=clock.now())
    return form_id


def sent(chosen: str, story: str = "Llevo así tres días") -> Case:
    """What becomes of the form when somebody chooses that and tells their story."""
    opened = forms.open_form("cuentenos")
    assert opened is not None
    answers = {"asunto": chosen, "que": story, "correo": f"{chosen}@a.example"}
    receive(
        Written(request_id=uuid4(), version_id=opened.version_id, language="es", answers=answers),
        at=clock.now(),
    )
    run_jobs()
    return Case.objects.latest("opened_at", "pk")


@pytest.mark.parametrize(
    ("chosen", "kind"),
    [("queja", "claim"), ("averia", "incident"), ("idea", "suggestion")],
)
def test_a_case_is_from_its_first_word_what_was_chosen(
    house: House, chosen: str, kind: str
) -> None:
    a_starter(house)
    assert sent(chosen).kind == kind


def test_a_claim_by_the_form_has_its_receipt_and_its_terms_at_once(house: House) -> None:
    a_signed_scope()
    a_starter(house)
    case = sent("queja")
    complaint = Complaint.objects.get(case_id=case.pk)
    assert (complaint.kind, complaint.origin) == (ComplaintKind.CLAIM, Origin.FORM)
    assert Receipt.objects.filter(complaint=complaint).exclude(blob="").count() == 1
    assert LegalTerm.objects.filter(subject=f"case:{case.pk}").exists()
    assert not Complaint.objects.exclude(pk=complaint.pk).exists()


def test_what_a_claim_raises_is_proposed_from_their_words_and_not_from_our_questions(
    house: House,
) -> None:
    a_starter(house)
    case = sent("queja", "Me han cobrado dos veces. Quiero que me devuelvan 39 euros.")
    complaint = Complaint.objects.get(case_id=case.pk)
    client = signed_in(house.marta)
    page = client.get(reverse("complaints:complaint", args=[complaint.pk])).content.decode()
    points = page.partition('name="words"')[2].partition(">")[2].partition("</textarea>")[0]
    assert points.strip() == "Quiero que me devuelvan 39 euros."
    beside = client.get(reverse("complaints:who", args=[complaint.pk])).content.decode()
    assert "Ningún archivo." in beside, "our receipt is nothing that they brought"


def test_an_incident_by_the_form_is_one_before_the_law(house: House) -> None:
    a_signed_scope()
    a_starter(house)
    duties = LegalTerm.objects.filter(subject=f"case:{sent('averia').pk}")
    other = LegalTerm.objects.filter(subject=f"case:{sent('idea').pk}")
    assert set(duties.values_list("duty", flat=True)) != set(other.values_list("duty", flat=True))


def test_whoever_builds_the_form_says_what_each_option_means(house: House) -> None:
    form_id = a_starter(house)
    client = signed_in(a_user(Role.ADMINISTRATOR))
    page = reverse("interactions:form_field", args=[form_id, "asunto"])
    shown = client.get(page).content.decode()
    assert "Quien elige «Algo no funciona» trae" in shown
    assert '<option value="claim" selected>Reclamación</option>' in shown
    field = forms.form(form_id).draft.field_of("asunto")
    assert field is not None
    said = {
        "label_es": "¿De qué se trata?",
        "options_es": "\n".join(one.label["es"] for one in field.options) + "\nUna factura",
        "options_en": "\n".join(one.label["en"] for one in field.options) + "\nA bill",
        "means_queja": "complaint",
        "means_averia": "",
        "means_idea": "nonsense",
    }
    refused = client.post(page, said)
    assert refused.status_code == 422
    assert "Una factura" in refused.content.decode()
    assert client.post(page, said | {"means_idea": "compliment"}).status_code == 302
    field = forms.form(form_id).draft.field_of("asunto")
    assert field is not None
    assert [(one.value, one.means) for one in field.options] == [
        ("queja", "complaint"),
        ("averia", ""),
        ("idea", "compliment"),
        ("una-factura", ""),
    ]
    assert sent("queja").kind == "claim", "what is published stays until it is published again"


def test_a_form_from_before_says_nothing_in_particular(house: House) -> None:
    form_id = a_starter(house)
    version = FormVersion.objects.get(form_id=form_id)
    for option in version.definition["fields"][0]["options"]:
        del option["means"]
    FormVersion.objects.filter(pk=version.pk).update(definition=version.definition)
    assert sent("queja").kind == "query"
