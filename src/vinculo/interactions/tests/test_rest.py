"""The API of mail: pages, one, deliver, quarantine; the same policies as the pages."""

import pytest
from django.test import Client

from vinculo.identity.testing import a_token, a_user
from vinculo.interactions import api
from vinculo.interactions.models import RawMessage
from vinculo.interactions.testing import arrive, mail, mailbox
from vinculo.kernel.actor import Role

pytestmark = pytest.mark.django_db


class Program:
    """A program that speaks with a token."""

    def __init__(self, *roles: Role) -> None:
        user = a_user(*roles)
        self.key = f"person:{user.id}"
        self._headers = {"Authorization": f"Bearer {a_token(user)}"}

    def get(self, path: str) -> object:
        return Client().get(f"/api/v1{path}", headers=self._headers)

    def post(self, path: str, body: object = None) -> object:
        return Client().post(
            f"/api/v1{path}", body, content_type="application/json", headers=self._headers
        )


def test_messages_are_paged_and_only_those_within_sight() -> None:
    mailbox()
    program = Program(Role.AGENT)
    for number in range(3):
        taken = arrive(mail(message_id=f"<{number}@a.example>", text=f"Mensaje {number}"))
        if number:
            api.set_access(taken.conversation_id, [program.key])
    first = program.get("/messages?limit=1").json()
    second = program.get(f"/messages?limit=1&cursor={first['next_cursor']}").json()
    assert {first["items"][0]["text"], second["items"][0]["text"]} == {"Mensaje 1", "Mensaje 2"}
    assert second["next_cursor"] is None
    assert program.get(f"/messages/{first['items'][0]['id']}").status_code == 200
    hidden = api.messages(arrive(mail(message_id="<x@a.example>")).conversation_id)[0]
    assert program.get(f"/messages/{hidden.id}").status_code in {404, 422}


def test_a_raw_message_is_delivered() -> None:
    raw = mail().decode("latin-1")
    program = Program(Role.ADMINISTRATOR)
    answer = program.post("/messages", {"raw": raw})
    assert answer.status_code == 202
    assert answer.json()["outcome"] == "stored"
    assert RawMessage.objects.get().via == "api"
    assert program.get(f"/intake/{answer.json()['id']}").json()["key"] == answer.json()["key"]


def test_quarantine_is_listed_shown_and_tried_again() -> None:
    taken = arrive(b"nada que leer")
    program = Program(Role.SUPERVISOR)
    (row,) = program.get("/quarantine").json()["items"]
    assert (row["id"], row["reason"]) == (str(taken.id), "not_a_message")
    assert program.get(f"/quarantine/{taken.id}").status_code == 200
    assert program.post(f"/quarantine/{taken.id}/retry").json()["outcome"] == "stored"


@pytest.mark.parametrize("path", ["/quarantine", "/messages"])
def test_analysts_get_nothing(path: str) -> None:
    assert Program(Role.ANALYST).get(path).status_code == 403
