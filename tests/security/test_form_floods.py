"""N27: whoever floods a form slows themselves down; others get through, and nothing is lost."""

import re
from collections import Counter
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest
from django.test import Client

from vinculo.cases.testing import MORNING, a_house
from vinculo.identity.testing import a_user, signed_in
from vinculo.interactions import api as interactions
from vinculo.interactions.contracts import RawState
from vinculo.interactions.domain.forms import flood
from vinculo.interactions.models import Message, RawMessage, StagedFile
from vinculo.interactions.services import spam_rules
from vinculo.interactions.testing import a_form
from vinculo.interactions.web.forms import sending
from vinculo.kernel import clock, limits
from vinculo.kernel.actor import Role
from vinculo.kernel.testing import run_jobs

pytestmark = pytest.mark.django_db
A_MEBIBYTE = 1024 * 1024


def from_address(address: str) -> HttpRequest:
    """A request of that address."""
    request = HttpRequest()
    request.META["REMOTE_ADDR"] = address
    return request


def outcome(address: str, form_id, *, at: datetime = MORNING) -> str:
    """What becomes of one answer from ``address``: through, held or refused."""
    try:
        return sending.take_answer(from_address(address), form_id, at=at) or "through"
    except limits.TooManyError:
        return "refused"


def test_one_sender_is_told_to_wait_and_others_are_not() -> None:
    form = uuid4()
    said = Counter(outcome("203.0.113.7", form) for _ in range(40))
    assert said == {"through": flood.MOST_OF_SENDER, "refused": 10}
    assert outcome("203.0.113.8", form) == "through"
    assert outcome("203.0.113.7", uuid4()) == "through"
    assert outcome("203.0.113.7", form, at=MORNING + timedelta(hours=1)) == "through"


@pytest.mark.parametrize("network", ["198.51.100.{}", "2001:db8:7:{:x}::1"])
def test_one_network_has_its_share_and_the_rest_of_it_is_held(
    monkeypatch: pytest.MonkeyPatch, network: str
) -> None:
    monkeypatch.setattr(flood, "MOST_OF_NETWORK", 200)
    form = uuid4()
    said = Counter(outcome(network.format(n % 100), form) for n in range(220))
    assert said == {"through": flood.SHARE_OF_NETWORK, flood.FLOODED: 80, "refused": 20}
    assert outcome("203.0.113.8", form) == "through"


def test_twenty_networks_cannot_close_a_form_to_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flood, "USUAL", 40)
    monkeypatch.setattr(flood, "MOST_OF_FORM", 70)
    form = uuid4()
    said = Counter(outcome(f"198.18.{n % 20}.9", form) for n in range(200))
    assert said == {"through": 60, flood.FLOODED: 140}
    for n in range(10):
        assert outcome(f"203.0.{n}.1", form) == "through"
    assert outcome("203.0.99.1", form) == flood.FLOODED


def test_what_waits_takes_no_more_room_than_there_is() -> None:
    here = from_address("203.0.113.7")
    sending.take_bytes(here, 299 * A_MEBIBYTE, waiting=0, at=MORNING)
    with pytest.raises(limits.TooManyError):
        sending.take_bytes(here, 2 * A_MEBIBYTE, waiting=0, at=MORNING)
    there = from_address("198.51.100.1")
    sending.take_bytes(there, 14 * A_MEBIBYTE, waiting=flood.CROWDED_BYTES, at=MORNING)
    with pytest.raises(limits.TooManyError):
        sending.take_bytes(there, 2 * A_MEBIBYTE, waiting=flood.CROWDED_BYTES, at=MORNING)
    with pytest.raises(limits.TooManyError):
        sending.take_bytes(from_address("192.0.2.1"), 1, waiting=flood.FULL_BYTES, at=MORNING)


def test_what_is_held_has_its_key_wakes_nobody_and_is_let_in_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = [MORNING]
    monkeypatch.setattr(clock, "now", lambda: now[0])
    monkeypatch.setattr(flood, "SHARE_OF_NETWORK", 1)
    house = a_house()
    form = a_form(service_id=house.service_id)
    path, client = f"/f/{form.slug}/", Client(REMOTE_ADDR="203.0.113.7")
    keys = []
    for _ in range(3):
        mark = re.search(r'name="marca" value="([^"]+)"', client.get(path).content.decode())
        assert mark is not None
        now[0] += timedelta(minutes=1)
        photo = SimpleUploadedFile("a.png", uuid4().bytes)
        typed = {"c_tipo": "queja", "c_que": "No va", "c_correo": "lucia@correo.example"}
        answer = client.post(path, {**typed, "marca": mark[1], "c_fotos": photo})
        keys += re.findall(r'id="clave">([^<]+)<', client.get(answer["Location"]).content.decode())
    assert len(set(keys)) == 3
    run_jobs()
    waiting = RawMessage.objects.filter(state=RawState.QUARANTINED, reason=flood.FLOODED)
    assert waiting.count() == 2
    assert not StagedFile.objects.exists()
    assert Message.objects.count() == 1
    supervisor = a_user(Role.SUPERVISOR)
    boss = signed_in(supervisor)
    page = boss.get("/cuarentena/?motivo=form_flood").content.decode()
    assert "Dar por buenos los 2" in page
    assert boss.post("/cuarentena/reintentar/", {"motivo": "form_flood"}).status_code == 302
    run_jobs()
    assert not waiting.exists()
    ids = RawMessage.objects.values_list("pk", flat=True)
    assert all(interactions.intake(pk).conversation_id for pk in ids)
    assert spam_rules.MOST_AT_ONCE == 200
