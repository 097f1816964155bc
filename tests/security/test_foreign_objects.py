"""N14 and N15: the other end of an action is asked for too, and one rule decides all sight."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.apps import apps
from django.urls import reverse

from vinculo.cases import api as cases
from vinculo.cases.contracts import Scope
from vinculo.cases.testing import MORNING, House, a_case, a_house, acting
from vinculo.identity.testing import a_token, a_user, signed_in
from vinculo.kernel import clock
from vinculo.kernel.actor import Role
from vinculo.organization.testing import a_team
from vinculo.portfolio.testing import a_service
from vinculo.routing import api as routing

pytestmark = pytest.mark.django_db
LATER = MORNING + timedelta(hours=1)


@pytest.fixture
def house(monkeypatch: pytest.MonkeyPatch) -> House:
    monkeypatch.setattr(clock, "now", lambda: LATER)
    return a_house()


def elsewhere() -> object:
    """A case that waits in the queue of another team."""
    found = a_case(sender="Otro <otro@correo.example>", subject="Zarabanda")
    service = a_service(name="Otro servicio")
    team = a_team(a_user(Role.AGENT).id, name="Otro equipo")
    queue = routing.create_queue(service_id=service.id, name="Otra", team_id=team, at=MORNING)
    keys = [f"queue:{queue}", f"service:{service.id}"]
    apps.get_model("cases", "Case").objects.filter(pk=found.id).update(access_keys=keys)
    return found


def test_n14_the_other_end_of_a_merge_a_link_and_a_bulk_is_asked_for_too(house: House) -> None:
    own, foreign = a_case(), elsewhere()
    marta = signed_in(house.marta)
    for what in ("merge", "link"):
        form = {"number": foreign.number, "what": what}
        marta.post(reverse("cases:join_with", args=[own.id]), form)
    marta.post(reverse("cases:bulk_run"), {"caso": [str(foreign.id)], "que": "resolve",
                                           "what": "resolve", "outcome": "solved"})  # fmt: skip
    row = apps.get_model("cases", "Case").objects.get(pk=foreign.id)
    assert (row.status, row.merged_into_id) == ("new", None)
    assert not apps.get_model("cases", "CaseLink").objects.exists()
    for address in (
        f"{reverse('desk:search')}?q={foreign.number}",
        reverse("cases:related", args=[own.id]),
        reverse("cases:join", args=[own.id]),
        reverse("cases:go") + f"?numero={foreign.number}",
        reverse("cases:export"),
    ):
        answer = marta.get(address, follow=True)
        text = b"".join(answer) if answer.streaming else answer.content
        assert b"Zarabanda" not in text, address
        assert str(foreign.id).encode() not in text, address


def test_n14_no_hint_of_a_stream_reaches_who_holds_none_of_its_keys(house: House) -> None:
    foreign = elsewhere()
    events = apps.get_model("kernel", "LiveEvent")
    events.objects.all().delete()
    cases.add_note(case_id=foreign.id, text="x", actor=_of(foreign, house), at=LATER)
    heard = set(events.objects.values_list("topic", flat=True))
    assert heard
    assert not heard & acting(house.marta).keys


def _of(case: object, house: House) -> object:
    keys = apps.get_model("cases", "Case").objects.values_list("access_keys", flat=True)
    return replace(house.agent, keys=frozenset(keys.get(pk=case.id)))


@pytest.mark.parametrize("role", list(Role))
def test_n15_what_is_listed_is_what_is_opened_found_and_given_out_by_the_api(
    house: House, role: Role
) -> None:
    case = a_case(subject="Zarabanda")
    user = a_user(role)
    rows = apps.get_model("cases", "Case").objects.filter(pk=case.id)
    token = {"HTTP_AUTHORIZATION": f"Bearer {a_token(user)}"}
    browser = signed_in(user)
    plain = acting(user)
    for kind in ("queue", "team", "service", "person", "restricted", "other"):
        for key in (f"{kind}:{uuid4()}", f"{kind}:{user.id}"):
            rows.update(access_keys=[key])
            listed = cases.cases_in(actor=plain, scope=Scope.OPEN, at=LATER).rows
            sees = case.id in {row.id for row in listed}
            assert sees is (cases.case(actor=plain, case_id=case.id) is not None), key
            assert sees is (cases.counts(actor=plain, at=LATER).open == 1), key
            assert sees is bool(cases.cases_by_id(actor=plain, ids=[case.id])), key
            if key.endswith(str(user.id)):
                sees = sees and role is not Role.AUDITOR  # who has no page of cases at all
                page = browser.get(reverse("cases:page", args=[case.id])).status_code
                assert sees is (page == 200), key
                api = browser.get(f"/api/v1/cases/{case.id}", **token).status_code
                assert sees is (api == 200), key
                found = browser.get(reverse("desk:search"), {"q": "Zarabanda"}).content.decode()
                assert sees is (str(case.id) in found), key
