"""A published claim whose standard was withdrawn: its figure stays, and people hear of it."""

from datetime import datetime, timedelta

import pytest
from django.apps import apps
from django.db.models import F
from django.test import Client

from vinculo.cases.testing import MORNING, a_case, a_house
from vinculo.identity.testing import a_user, signed_in
from vinculo.kernel import clock
from vinculo.kernel.actor import SYSTEM, Role
from vinculo.kernel.testing import run_jobs
from vinculo.notices.testing import told
from vinculo.portfolio import services as portfolio
from vinculo.portfolio.contracts import Metric
from vinculo.promises.contracts import NewClaim, Place
from vinculo.promises.services import claiming
from vinculo.work import api as work

pytestmark = pytest.mark.django_db


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    moment = [MORNING]
    monkeypatch.setattr(clock, "now", lambda: moment[0])
    return moment


@pytest.mark.parametrize("within", [None, timedelta(hours=4)])
def test_what_was_measured_stays_and_owner_and_direction_hear_once(now, within) -> None:
    house = a_house()
    director, admin = a_user(Role.DIRECTION, name="Ana Sol"), a_user(Role.ADMINISTRATOR)
    new = NewClaim(
        words="Contestamos a tiempo",
        place=Place.COMMITMENT,
        where="",
        service_id=house.service_id,
        metric=Metric.FIRST_ANSWER.value,
        within=within,
        share=95,
        since=MORNING.date(),
    )
    claim_id = claiming.write(new, actor=SYSTEM, at=MORNING)
    claiming.publish(claim_id=claim_id, actor=SYSTEM, at=MORNING)
    for number in range(3):
        a_case(at=MORNING + timedelta(minutes=number + 1), sender=f"c{number}@correo.example")
    apps.get_model("clocks", "Clock").objects.update(state="broken", broken_at=F("due_at"))
    now[0] = MORNING + timedelta(days=5)
    before = Client().get("/compromisos/").content.decode()
    assert "0 de 3" in before
    browser = signed_in(admin)
    service = browser.get(f"/servicios/{house.service_id}/").content.decode()
    assert "se quedará sin respaldo" in service
    assert f"/afirmaciones/{claim_id}/" in service
    portfolio.withdraw_standard(service_id=house.service_id, metric=Metric.FIRST_ANSWER, at=now[0])
    now[0] += timedelta(minutes=10)
    for _twice in range(2):
        run_jobs()
    after = Client().get("/compromisos/").content.decode()
    assert "0 de 3" in after
    assert "todavía sin medir" not in after
    assert "Ya nada la respalda" in browser.get("/afirmaciones/").content.decode()
    page = browser.get(f"/afirmaciones/{claim_id}/").content.decode()
    assert "Ya nada la respalda: su estándar se retiró" in page
    assert len(told(director.id, "promises.claim_lost")) == 1
    (task,) = work.tasks_on(f"claim:{claim_id}")
    assert task.done_at is None
    claiming.end(claim_id=claim_id, actor=SYSTEM, at=now[0])
    (task,) = work.tasks_on(f"claim:{claim_id}")
    assert task.done_at is not None
    assert "Ya nada la respalda" not in browser.get("/afirmaciones/").content.decode()
