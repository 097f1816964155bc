"""Promises by the API."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from vinculo.identity.testing import a_token, a_user
from vinculo.kernel import clock
from vinculo.kernel.actor import Role
from vinculo.organization.testing import a_company
from vinculo.portfolio.testing import a_service
from vinculo.promises.testing import a_promise

MORNING = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)
PROMISES = "/api/v1/promises"


@pytest.mark.django_db
def test_a_program_opens_a_contracts_promise_once_and_reads_what_is_in_its_sight(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    a_company()
    service, marta = a_service(), a_user(Role.AGENT)
    key = {"HTTP_AUTHORIZATION": f"Bearer {a_token(marta, '*')}"}
    hidden = a_promise(service_id=service.id, given_at=MORNING)
    monkeypatch.setattr(clock, "now", lambda: MORNING + timedelta(hours=1))
    said = {
        "source": "contract",
        "words": "Cambio del equipo en un día",
        "service_id": str(service.id),
        "given_at": "2026-11-18T09:00:00Z",
        "due_at": "2026-11-19T09:00:00Z",
        "reference": "contrato-7",
    }

    def post(**other: object):
        return Client().post(PROMISES, said | other, content_type="application/json", **key)

    one, again = post(), post()
    assert (one.status_code, again.json()["id"]) == (201, one.json()["id"])
    listed = Client().get(f"{PROMISES}?state=open&source=contract", **key).json()
    assert [each["words"] for each in listed["items"]] == ["Cambio del equipo en un día"]
    assert Client().get(f"{PROMISES}/{hidden}", **key).status_code == 404
    assert post(due_at="2026-11-17T09:00:00Z", reference="").status_code in {400, 409, 422}
    assert post(due_at="2026-11-19T09:00:00", reference="").status_code == 422
    assert post(source="claim").status_code == 422
    assert post(service_id="00000000-0000-0000-0000-000000000000").status_code == 404
