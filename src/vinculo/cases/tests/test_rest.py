"""Cases over the API: the same rules as on the pages."""

from uuid import uuid4

import pytest
from django.test import Client

from vinculo.cases.models import Case, Note
from vinculo.cases.testing import House, a_case
from vinculo.identity.testing import a_token, a_user
from vinculo.kernel.actor import Role

CASES = "/api/v1/cases"


def caller(user, *scopes: str) -> Client:
    return Client(headers={"authorization": f"Bearer {a_token(user, *scopes)}"})


def post(client: Client, path: str, **given):
    return client.post(f"{CASES}{path}", given, content_type="application/json")


def test_the_list_goes_on_by_cursor(house: House) -> None:
    made = {str(a_case(sender=f"C {n} <c{n}@correo.example>").id) for n in range(3)}
    program, cursor, seen = caller(house.marta), "", []
    while cursor is not None:
        answer = program.get(CASES, {"limit": 2, "cursor": cursor}).json()
        seen += [item["id"] for item in answer["items"]]
        cursor = answer["next_cursor"]
    assert set(seen) == made
    assert len(seen) == 3


def test_one_case_and_its_messages(house: House) -> None:
    case = a_case()
    program = caller(house.marta)
    assert program.get(f"{CASES}/{case.id}").json()["number"] == case.number
    messages = program.get(f"{CASES}/{case.id}/messages").json()["items"]
    assert [m["text"] for m in messages] == ["No tengo internet desde ayer por la tarde."]


def test_a_program_answers_notes_and_resolves(house: House) -> None:
    case = a_case()
    program = caller(house.marta)
    seen = str(Case.objects.get().latest_message_id)
    assert post(program, f"/{case.id}/answers", text="Va un técnico.").status_code == 422
    assert post(program, f"/{case.id}/answers", text="Va un técnico.", seen=seen).status_code == 201
    assert post(program, f"/{case.id}/notes", text="Ojo").status_code == 201
    assert Note.objects.get().text == "Ojo"
    answer = post(program, f"/{case.id}/resolution", outcome="solved")
    assert answer.json()["status"] == "resolved"


def test_a_program_answers_and_resolves_in_one_step(house: House) -> None:
    case = a_case()
    seen = str(Case.objects.get().latest_message_id)
    post(caller(house.marta), f"/{case.id}/answers", text="Hecho.", seen=seen, resolve=True)
    assert Case.objects.get().status == "resolved"


def test_a_colleagues_program_registers_a_matter(house: House) -> None:
    program = caller(a_user(Role.COLLEAGUE))
    answer = post(
        program, "", service_id=str(house.service_id), subject="Cita", text="Prefiere el jueves."
    )
    assert answer.status_code == 201
    assert program.get(f"{CASES}/{answer.json()['id']}").status_code == 200


@pytest.mark.parametrize("role", [Role.AGENT, Role.ADMINISTRATOR, Role.ANALYST, Role.COLLEAGUE])
def test_what_one_cannot_see_is_not_there(house: House, role: Role) -> None:
    case = a_case()
    program = caller(a_user(role))
    assert program.get(CASES).json()["items"] == []
    for path in (f"{CASES}/{case.id}", f"{CASES}/{case.id}/messages", f"{CASES}/{uuid4()}"):
        assert program.get(path).status_code == 404


def test_a_token_does_only_what_its_scopes_name(house: House) -> None:
    case = a_case()
    program = caller(house.marta, "cases.see")
    assert program.get(f"{CASES}/{case.id}").status_code == 200
    assert post(program, f"/{case.id}/notes", text="Ojo").status_code == 403
