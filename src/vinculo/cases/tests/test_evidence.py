"""An auditor reads what is on record of each case, and nobody's name, address or words."""

import pytest
from django.test import Client
from django.urls import reverse

from vinculo.cases import api
from vinculo.cases.contracts import Outcome
from vinculo.cases.models import Case
from vinculo.cases.selectors import evidence
from vinculo.cases.services import hands
from vinculo.cases.testing import MORNING, House, a_case
from vinculo.identity.testing import a_token, a_user, signed_in
from vinculo.kernel.actor import Role
from vinculo.kernel.paging import keyset
from vinculo.kernel.testing import actor

PRIVATE = (
    "Lucía",
    "Romero",
    "correo.example",
    "internet",
    "Sin conexión",
    "técnico",
    "Marta",
    "Nuria",
)


@pytest.fixture
def auditor() -> Client:
    return signed_in(a_user(Role.AUDITOR, name="Olga Pons"))


def a_worked_case(house: House) -> object:
    """Answered with words, handed to a colleague with a note, resolved."""
    case = a_case()
    colleague = a_user(Role.AGENT, name="Nuria Gil")
    seen = Case.objects.get(pk=case.id).latest_message_id
    api.answer_case(
        case_id=case.id, html="<p>Va un técnico.</p>", seen=seen, actor=house.agent, at=MORNING
    )
    api.add_note(case_id=case.id, text="Es prima de Marta", actor=house.agent, at=MORNING)
    hands.transfer_case(case_id=case.id, actor=house.agent, at=MORNING, to_user=colleague.id)
    api.resolve_case(case_id=case.id, outcome=Outcome.SOLVED, actor=house.agent, at=MORNING)
    return case


def test_the_page_tells_states_clocks_codes_and_times(house: House, auditor: Client) -> None:
    case = a_worked_case(house)
    text = auditor.get(reverse("cases:evidence", args=[case.id])).content.decode()
    for told in (
        case.number, "Resuelto", "Solucionado", "Primera respuesta", "Cumplido",
        "<code>opened</code>", "<code>answered</code>", "<code>transferred</code>",
        "<code>resolved</code>", MORNING.strftime("%Y-%m-%d"), str(house.marta.id)[-6:],
    ):  # fmt: skip
        assert told in text, told


def test_neither_page_tells_names_addresses_or_texts(house: House, auditor: Client) -> None:
    case = a_worked_case(house)
    for path in (reverse("cases:evidence", args=[case.id]), reverse("cases:evidence_list")):
        text = auditor.get(path).content.decode()
        assert case.number in text
        assert [word for word in PRIVATE if word in text] == []


def test_the_pages_that_hold_texts_are_closed_to_an_auditor(house: House, auditor: Client) -> None:
    case = a_case()
    for name in ("page", "live"):
        assert auditor.get(reverse(f"cases:{name}", args=[case.id])).status_code == 403
    assert auditor.get(reverse("cases:list")).status_code == 403
    token = {"Authorization": f"Bearer {a_token(a_user(Role.AUDITOR), '*')}"}
    for path in ("/api/v1/cases", f"/api/v1/cases/{case.id}", f"/api/v1/cases/{case.id}/messages"):
        assert Client().get(path, headers=token).status_code in {403, 404}, path


def test_whoever_is_no_auditor_reads_no_evidence(house: House) -> None:
    case = a_case()
    for role in set(Role) - {Role.AUDITOR}:
        assert evidence.evidence_of(actor=actor(role), case_id=case.id) is None
        assert evidence.evidence_list(actor=actor(role), cursor=None).rows == []
        other = signed_in(a_user(role))
        assert other.get(reverse("cases:evidence", args=[case.id])).status_code == 403


def test_a_case_is_found_by_the_number_that_somebody_says(house: House, auditor: Client) -> None:
    first, second = a_case(), a_case(sender="Otra <otra@correo.example>")
    text = auditor.get(reverse("cases:evidence_list"), {"numero": first.number}).content.decode()
    assert first.number in text
    assert second.number not in text
    nothing = auditor.get(reverse("cases:evidence_list"), {"numero": "ninguno"}).content.decode()
    assert "Ningún caso tiene ese número." in nothing


def test_the_list_goes_on_page_by_page(
    house: House, auditor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = {a_case(sender=f"C{n} <c{n}@correo.example>").number for n in range(3)}
    reader, cursor, found = actor(Role.AUDITOR), None, []
    monkeypatch.setattr(
        evidence, "keyset", lambda rows, **given: keyset(rows, **given | {"limit": 2})
    )
    while True:
        page = evidence.evidence_list(actor=reader, cursor=cursor)
        found += [row.number for row in page.rows]
        cursor = page.next_cursor
        if cursor is None:
            break
    assert sorted(found) == sorted(numbers)


def test_a_page_of_evidence_costs_few_queries(
    house: House, auditor: Client, django_assert_max_num_queries: object
) -> None:
    case = a_worked_case(house)
    with django_assert_max_num_queries(16):
        auditor.get(reverse("cases:evidence", args=[case.id]))
