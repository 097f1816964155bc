"""A reply to a resolved case does what its service says."""

from datetime import timedelta

import pytest
from django.urls import reverse

from vinculo.cases.contracts import CaseStatus, Outcome
from vinculo.cases.models import Case
from vinculo.cases.services.reply_rules import set_grace
from vinculo.cases.services.resolve import close_old, resolve_case
from vinculo.cases.testing import MORNING, House, a_case, a_house
from vinculo.identity.testing import a_member, signed_in
from vinculo.interactions.testing import arrive, mail
from vinculo.kernel.actor import Role
from vinculo.kernel.errors import NotAllowedError
from vinculo.kernel.testing import actor, run_jobs

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def house() -> House:
    return a_house()


def resolved(house: House, *, days: int) -> Case:
    set_grace(service_id=house.service_id, days=days, by=actor(Role.ADMINISTRATOR))
    case = Case.objects.get(pk=a_case().id)
    resolve_case(case_id=case.pk, outcome=next(iter(Outcome)), actor=house.agent, at=MORNING)
    return case


def reply_to(case: Case, *, after: timedelta) -> Case:
    """The case in which the customer's reply stands."""
    from vinculo.interactions import api as interactions

    reply = interactions.messages(case.conversation_id)[0]
    interactions.send_answer(
        conversation_id=case.conversation_id, html="<p>Hecho</p>", by=actor(Role.AGENT), at=MORNING
    )
    from vinculo.delivery.testing import outbox

    to = str(outbox()[-1].message["Reply-To"])
    arrive(
        mail(to=to, message_id="<again@correo.example>", text="Sigue igual."), at=MORNING + after
    )
    run_jobs()
    assert reply.conversation_id == case.conversation_id
    return Case.objects.order_by("-opened_at", "-pk").first()


@pytest.mark.parametrize(
    ("days", "after", "same"),
    [
        pytest.param(10, 9 * DAY, True, id="within a long grace"),
        pytest.param(10, 11 * DAY, False, id="after a long grace"),
        pytest.param(0, timedelta(hours=1), False, id="a service that never reopens"),
    ],
)
def test_a_reply_follows_the_rule_of_the_service(
    house: House, days: int, after: timedelta, *, same: bool
) -> None:
    case = resolved(house, days=days)
    found = reply_to(case, after=after)
    assert (found.pk == case.pk) is same
    if same:
        assert found.status == CaseStatus.OPEN
    else:
        assert found.follows_id == case.pk


def test_cases_are_closed_when_their_own_grace_is_over(house: House) -> None:
    case = resolved(house, days=10)
    assert close_old(at=MORNING + 9 * DAY) == 0
    assert close_old(at=MORNING + 11 * DAY) == 1
    case.refresh_from_db()
    assert case.status == CaseStatus.CLOSED


def test_only_who_answers_for_services_sets_it(house: House) -> None:
    with pytest.raises(NotAllowedError):
        set_grace(service_id=house.service_id, days=1, by=house.agent)


def test_it_is_set_in_the_browser(house: House) -> None:
    client = a_member(Role.ADMINISTRATOR)
    field = f"days-{house.service_id}"
    assert b'value="3"' in client.get("/ajustes/respuestas/").content
    assert client.post("/ajustes/respuestas/", {field: "7"}).status_code == 302
    assert b'value="7"' in client.get("/ajustes/respuestas/").content
    assert client.post("/ajustes/respuestas/", {field: "700"}).status_code == 422
    assert a_member(Role.AGENT).get("/ajustes/respuestas/").status_code == 403


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "Si el cliente vuelve a escribir, se abre otro caso."),
        (1, "Si el cliente escribe antes de 1 día, el caso se reabre solo."),
        (9, "Si el cliente escribe antes de 9 días, el caso se reabre solo."),
    ],
)
def test_whoever_resolves_reads_what_a_reply_would_do_in_this_service(
    house: House, days: int, said: str
) -> None:
    set_grace(service_id=house.service_id, days=days, by=actor(Role.ADMINISTRATOR))
    page = signed_in(house.marta).get(reverse("cases:page", args=[a_case().id]))
    assert said in page.content.decode()
