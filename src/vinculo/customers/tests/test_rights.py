"""People's rights over their own data: terms, copies, blocking, and what stands against erasing."""

import io
import json
import zipfile
from collections.abc import Collection
from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from vinculo.customers import api
from vinculo.customers.contracts import (
    ContactKind,
    ErasureReason,
    OpenMatter,
    Purpose,
    RequestKind,
    RequestState,
)
from vinculo.customers.domain import rights
from vinculo.customers.domain.errors import UnknownCustomerError
from vinculo.customers.models import Customer, DataRequest, HandedCopy
from vinculo.customers.services import copies, hiding, requests
from vinculo.customers.services.merging import merge
from vinculo.identity.testing import a_user, signed_in
from vinculo.kernel import blobs, clock
from vinculo.kernel.actor import Actor, Role, keys_of
from vinculo.kernel.personal.erasing import Erased
from vinculo.kernel.testing import run_jobs
from vinculo.organization.testing import a_company
from vinculo.work import api as work
from vinculo.work.contracts import TaskView

AT = datetime(2026, 11, 20, 9, tzinfo=UTC)
TODAY = date(2026, 11, 20)
MADRID = ZoneInfo("Europe/Madrid")


@pytest.mark.parametrize(
    ("asked_on", "is_extended", "last_moment"),
    [
        pytest.param(date(2026, 11, 20), False, "2026-12-20T23:00", id="a month"),
        pytest.param(date(2026, 1, 31), False, "2026-02-28T23:00", id="a shorter month"),
        pytest.param(date(2026, 11, 20), True, "2027-02-20T23:00", id="two months more"),
    ],
)
def test_a_request_is_answered_within_a_month(
    asked_on: date, is_extended: bool, last_moment: str
) -> None:
    due = rights.due_at(asked_on, MADRID, is_extended=is_extended)
    assert due == datetime.fromisoformat(last_moment).replace(tzinfo=UTC)


def test_what_cannot_be_is_refused() -> None:
    for asked_on in (TODAY + timedelta(days=1), date(2025, 11, 19)):
        with pytest.raises(rights.RequestDayError):
            rights.check_day(asked_on, today=TODAY)
    rights.check_day(TODAY, today=TODAY)
    for until in (TODAY, date(2036, 11, 21)):
        with pytest.raises(rights.BlockingDayError):
            rights.check_until(until, today=TODAY)
    rights.check_until(date(2036, 11, 20), today=TODAY)
    with pytest.raises(rights.NeedsReasonError):
        rights.check_reason(" \n ")
    assert rights.check_reason(" lo  pide ") == "lo pide"
    rights.check_nothing_open([])
    with pytest.raises(rights.StillOpenError):
        rights.check_nothing_open([OpenMatter(code="cases", n=2)])


@pytest.fixture
def boss() -> Actor:
    a_company()
    user = a_user(Role.ADMINISTRATOR, name="Elena Vidal")
    roles = frozenset(user.roles)
    return Actor(user_id=user.id, name=user.name, roles=roles, keys=keys_of(user.id, roles))


@pytest.fixture
def lucia(boss: Actor) -> UUID:
    return api.register(
        name="Lucía Romero", kind=ContactKind.EMAIL, value="lucia@correo.example", at=AT
    )


def ask(lucia: UUID, boss: Actor, kind: RequestKind = RequestKind.ACCESS) -> UUID:
    return requests.register_request(
        customer_id=lucia, kind=kind, words="¿Qué saben de mí?", asked_on=TODAY, by=boss, at=AT
    )


def open_tasks() -> list[TaskView]:
    return [
        one
        for one in work.tasks_on(f"data_request:{DataRequest.objects.get().pk}")
        if not one.done_at
    ]


@pytest.mark.django_db
def test_a_request_is_a_task_with_its_term_until_it_is_answered(lucia: UUID, boss: Actor) -> None:
    made = ask(lucia, boss)
    (task,) = open_tasks()
    assert task.due_at == DataRequest.objects.get().due_at
    assert "Lucía" not in task.title
    requests.extend_request(request_id=made, by=boss, at=AT)
    (task,) = open_tasks()
    assert task.due_at is not None
    assert task.due_at.date() == date(2027, 2, 20)
    with pytest.raises(rights.ExtensionError):
        requests.extend_request(request_id=made, by=boss, at=AT)
    with pytest.raises(rights.RefusalNeedsReasonError):
        requests.end_request(
            request_id=made, state=RequestState.REFUSED, answer=" ", by=boss, at=AT
        )
    requests.end_request(request_id=made, state=RequestState.DONE, answer="Va", by=boss, at=AT)
    assert open_tasks() == []
    with pytest.raises(rights.RequestEndedError):
        requests.end_request(request_id=made, state=RequestState.DONE, answer="", by=boss, at=AT)


@pytest.mark.django_db
def test_the_copy_holds_all_records_of_the_person_and_is_dropped_after_a_week(
    lucia: UUID, boss: Actor
) -> None:
    other = api.register(name="L. Romero", kind=ContactKind.PHONE, value="600111222", at=AT)
    merge(customer_id=lucia, other_id=other, by=boss, at=AT)
    ask(lucia, boss)
    api.consent(
        customer_id=lucia, purpose=Purpose.ASKING, given=False, words="Llamó", by=boss, at=AT
    )
    browser = signed_in(a_user(Role.SUPERVISOR))
    page = reverse("customers:personal", args=[lucia])
    assert "campana" in browser.post(f"{page}copia/", follow=True).content.decode()
    run_jobs()
    row = HandedCopy.objects.get()
    answer = browser.get(reverse("customers:copy_file", args=[row.pk]))
    assert answer["X-Vinculo-File"] == row.blob
    with zipfile.ZipFile(io.BytesIO(blobs.read_blob(row.blob))) as archive:
        data = json.loads(archive.read("datos.json"))
        shown = archive.read("datos.html").decode()
    found = {one["key"]: one["rows"] for one in data["sections"]}
    assert {each["name"] for each in found["customers.Customer"]} == {"Lucía Romero", "L. Romero"}
    assert {each["value"] for each in found["customers.ContactPoint"]} == {
        "lucia@correo.example", "+34600111222",
    }  # fmt: skip
    assert "¿Qué saben de mí?" in shown
    assert "<td>Preguntarle cómo fue</td><td>No</td>" in shown
    assert {each["given"] for each in found["customers.Consent"]} == {False}
    assert copies.drop_old(at=row.ready_at + timedelta(days=6)) == 0
    assert copies.drop_old(at=row.ready_at + timedelta(days=8)) == 1
    assert browser.get(reverse("customers:copy_file", args=[row.pk])).status_code == 404


@pytest.mark.django_db
def test_the_pages_register_answer_and_keep_what_was_typed(lucia: UUID, boss: Actor) -> None:
    browser = signed_in(a_user(Role.SUPERVISOR))
    page = reverse("customers:personal", args=[lucia])
    wrong = browser.post(
        f"{page}pedir/", {"kind": "access", "asked_on": "2031-01-01", "words": "Todo"}
    )
    assert wrong.status_code == 422
    assert "Todo" in wrong.content.decode()
    browser.post(f"{page}pedir/", {"kind": "access", "asked_on": clock.now().date().isoformat()})
    made = DataRequest.objects.get().pk
    one = reverse("customers:data_request", args=[made])
    register = browser.get(reverse("customers:data_requests")).content.decode()
    assert one in register
    assert "Lucía Romero" in register
    assert browser.post(one, {"state": "refused"}).status_code == 422
    assert "contestada" in browser.post(one, {"state": "done"}, follow=True).content.decode()
    assert one not in browser.get(reverse("customers:data_requests")).content.decode()
    assert (
        one in browser.get(reverse("customers:data_requests"), {"estado": "todas"}).content.decode()
    )


@pytest.mark.django_db
def test_nobody_reads_a_blocked_customer_and_who_blocked_it_can_undo_it(
    lucia: UUID, boss: Actor
) -> None:
    ask(lucia, boss, RequestKind.BLOCKING)
    until = date(2029, 11, 20)
    with pytest.raises(rights.BlockingDayError):
        hiding.block(customer_id=lucia, until=TODAY, reason="x", by=boss, at=AT)
    hiding.block(customer_id=lucia, until=until, reason="Lo pide", by=boss, at=AT)
    with pytest.raises(UnknownCustomerError):
        api.customer(boss, lucia, where="page", at=AT)
    assert api.names_of([lucia]) == {}
    assert api.identify(kind=ContactKind.EMAIL, value="lucia@correo.example") == ()
    assert api.identify(kind=ContactKind.EMAIL, value="x@y.example", name="Lucía Romero") == ()
    assert api.find(actor=boss, text="Lucía") == ()
    browser = signed_in(a_user(Role.ADMINISTRATOR))
    page = reverse("customers:personal", args=[lucia])
    shown = browser.get(page).content.decode()
    assert "Datos bloqueados hasta el 20 de noviembre de 2029" in shown
    assert "Lucía" not in shown
    assert signed_in(a_user(Role.SUPERVISOR)).get(page).status_code == 404
    with pytest.raises(rights.IsBlockedError):
        hiding.begin_erasure(customer_id=lucia, reason="asked", by=boss, at=AT)
    browser.post(f"{page}desbloquear/", {"reason": "Era otra persona"})
    assert api.customer(boss, lucia, where="page", at=AT).name == "Lucía Romero"
    assert Customer.objects.get().standing == "active"


@pytest.mark.django_db
def test_a_block_whose_day_has_come_is_shown_as_past_and_read_by_nobody_still(
    lucia: UUID, boss: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    hiding.block(customer_id=lucia, until=date(2029, 11, 20), reason="Lo pide", by=boss, at=AT)
    browser = signed_in(a_user(Role.ADMINISTRATOR))
    page, register = (
        reverse("customers:personal", args=[lucia]),
        reverse("customers:data_requests"),
    )
    assert "Hasta el 20 de noviembre de 2029" in browser.get(register).content.decode()
    monkeypatch.setattr(clock, "now", lambda: datetime(2029, 11, 20, 9, tzinfo=UTC))
    own, listed = (browser.get(one).content.decode() for one in (page, register))
    assert "El plazo del bloqueo terminó el 20 de noviembre de 2029" in own
    assert "Terminó el 20 de noviembre de 2029" in listed
    for shown in (own, listed):
        assert "asta el 20 de noviembre de 2029" not in shown
        assert "Lucía" not in shown
    assert api.names_of([lucia]) == {}
    hiding.begin_erasure(customer_id=lucia, reason="asked", by=boss, at=clock.now())


@pytest.mark.django_db
def test_an_erasing_that_fails_stops_nobody_elses(
    boss: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = [
        api.register(name=name, kind=ContactKind.EMAIL, value=f"{name}@uno.example", at=AT)
        for name in ("ana", "luis")
    ]
    for one in both:
        hiding.begin_erasure(
            customer_id=one, reason=ErasureReason.ASKED, by=boss, at=AT, later=False
        )
    first = hiding.begun_erasures()[0]
    real = hiding.erase

    def fails_once(*, key: str, customer_ids: Collection[UUID], at: datetime) -> Erased:
        if first in customer_ids:
            raise RuntimeError(key)
        return real(key=key, customer_ids=customer_ids, at=at)

    monkeypatch.setattr(hiding, "erase", fails_once)
    with pytest.raises(ExceptionGroup):
        hiding.end_begun(at=AT)
    assert hiding.begun_erasures() == [first]
    monkeypatch.setattr(hiding, "erase", real)
    assert hiding.end_begun(at=AT) == 1
    assert hiding.begun_erasures() == []
