"""One action on many cases: each by itself, and all of them back again."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from vinculo.cases import api
from vinculo.cases.contracts import CaseStatus, CaseView, Outcome
from vinculo.cases.domain.bulk import BulkState
from vinculo.cases.domain.macros import Step
from vinculo.cases.models import BulkPart, BulkRun, Case
from vinculo.cases.services import bulk, bulk_runs
from vinculo.cases.testing import MORNING, House, a_case
from vinculo.identity.testing import a_user, signed_in
from vinculo.kernel import clock
from vinculo.kernel.actor import Role
from vinculo.kernel.testing import actor, run_jobs
from vinculo.notices.testing import notices_of

LATER = MORNING + timedelta(hours=1)


@pytest.fixture
def three(house: House) -> list[CaseView]:
    return [a_case(sender=f"C{n} <c{n}@correo.example>", subject=f"Asunto {n}") for n in range(3)]


@pytest.fixture
def marta(house: House, monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setattr(clock, "now", lambda: LATER)
    return signed_in(house.marta)


def statuses(cases: list[CaseView]) -> list[str]:
    found = dict(Case.objects.values_list("pk", "status"))
    return [found[case.id] for case in cases]


def test_many_are_resolved_and_go_back_one_refusing_none_else(
    house: House, three: list[CaseView]
) -> None:
    api.resolve_case(case_id=three[0].id, outcome=Outcome.SOLVED, actor=house.agent, at=MORNING)
    found = bulk.run(
        case_ids=[case.id for case in three],
        step=Step(action="resolve", value="duplicate"),
        actor=house.agent,
        at=LATER,
    )
    assert found.done == 2
    assert [(number, error.code) for number, error in found.refused] == [
        (three[0].number, "case_illegal_transition")
    ]
    assert statuses(three) == [CaseStatus.RESOLVED] * 3
    api.reopen_case(case_id=three[1].id, actor=house.agent, at=LATER)
    back = bulk.take_back(group=found.group, actor=house.agent, at=LATER + timedelta(minutes=1))
    assert (back.done, [number for number, _error in back.refused]) == (1, [three[1].number])
    assert statuses(three) == [CaseStatus.RESOLVED, CaseStatus.OPEN, CaseStatus.NEW]


def test_what_is_out_of_sight_is_refused_and_not_named(three: list[CaseView]) -> None:
    stranger = actor(Role.AGENT)
    found = bulk.run(
        case_ids=[three[0].id], step=Step(action="wait", value="2"), actor=stranger, at=LATER
    )
    assert (found.done, [number for number, _error in found.refused]) == (0, [""])
    with pytest.raises(bulk.NotForManyError):
        bulk.run(case_ids=[], step=Step(action="answer"), actor=stranger, at=LATER)


def test_the_chosen_and_the_whole_list_from_the_page(
    house: House, marta: Client, three: list[CaseView]
) -> None:
    page = marta.get(reverse("cases:list")).content.decode()
    assert page.count("data-pick ") == 3
    asked = {"ver": "open", "caso": [str(three[0].id), str(three[1].id)]}
    choose = marta.get(reverse("cases:bulk"), asked).content.decode()
    assert "Los 2 casos elegidos" in choose
    assert "Los 3 casos de la lista" in choose
    done = marta.post(
        reverse("cases:bulk_run"),
        asked | {"cuales": "elegidos", "que": "wait:customer"},
        follow=True,
    ).content.decode()
    assert "Hecho con 2 casos." in done
    assert statuses(three) == ["waiting", "waiting", "new"]
    undo = done.split('class="toast-undo" method="post" action="')[1].split('"')[0]
    again = marta.post(undo, follow=True).content.decode()
    assert "Deshecho: 2 casos están como antes." in again
    assert statuses(three) == ["new", "new", "new"]
    marta.post(
        reverse("cases:bulk_run"),
        {"ver": "open", "cuales": "todos", "que": "kind:incident"},
    )
    assert set(Case.objects.values_list("kind", flat=True)) == {"incident"}


def test_nothing_chosen_and_nonsense_change_nothing(
    house: House, marta: Client, three: list[CaseView]
) -> None:
    run = reverse("cases:bulk_run")
    assert marta.post(run, {"ver": "open", "que": "wait:customer"}).status_code == 302
    assert marta.post(run, {"caso": "x", "que": "wait:customer"}).status_code == 400
    marta.post(run, {"caso": str(three[0].id), "que": "wait:never"})
    marta.post(run, {"caso": str(three[0].id), "que": ""})
    assert statuses(three) == ["new", "new", "new"]
    nobody = signed_in(a_user(Role.COLLEAGUE, name="Otra"))
    assert nobody.post(run, {"caso": str(three[0].id)}).status_code == 403


def test_more_than_anybody_waits_for_is_done_behind_the_page_stopped_and_undone(
    house: House, marta: Client, three: list[CaseView], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "MOST", 1)
    api.resolve_case(case_id=three[2].id, outcome=Outcome.SOLVED, actor=house.agent, at=MORNING)
    asked = {"caso": [str(one.id) for one in three], "cuales": "elegidos", "que": "resolve:solved"}
    page = marta.post(reverse("cases:bulk_run"), asked | {"caso": asked["caso"][:2]}).url
    assert statuses(three) == ["new", "new", "resolved"], "nothing happens before the job"
    assert "Hecho con 0 casos de 2." in marta.get(page).content.decode()
    assert 'hx-trigger="every 2s"' in marta.get(page, HTTP_HX_REQUEST="true").content.decode()
    run = BulkRun.objects.get()
    bulk_runs.do_part(run_id=run.pk, at=LATER)
    marta.post(reverse("cases:bulk_stop", args=[run.pk]))
    run_jobs()
    assert "Hecho con 1 caso de 2." in (stopped := marta.get(page).content.decode())
    assert "Parado" in stopped
    BulkRun.objects.update(state=BulkState.DOING)
    BulkPart.objects.filter(run=run, place=0).update(done=0, done_at=None)
    while bulk_runs.do_part(run_id=run.pk, at=LATER):
        pass
    assert "Hecho con 2 casos de 2." in marta.get(page).content.decode(), "a part broke off"
    step = Step(action="resolve", value="solved")
    run_id = bulk_runs.ask(
        case_ids=[one.id for one in three[1:]], step=step, actor=house.agent, at=LATER
    )
    run_jobs()
    other = marta.get(reverse("cases:bulk_run_page", args=[run_id])).content.decode()
    assert "2 no lo admitieron." in other
    assert f"{three[2].number}</span>: " in other
    api.reopen_case(case_id=three[0].id, actor=house.agent, at=LATER)
    marta.post(reverse("cases:bulk_back", args=[run.pk]))
    run_jobs()
    assert statuses(three) == ["open", "new", "resolved"]
    back = marta.get(page).content.decode()
    assert "1 de 2 está como antes." in back
    assert "1 se queda" in back
    marta.post(reverse("cases:bulk_back", args=[run.pk]))
    assert BulkRun.objects.get(pk=run.pk).state == BulkState.UNDONE, "once is all"
    told = [
        (one.kind, one.params["count"], one.params["total"]) for one in notices_of(house.marta.id)
    ]
    assert ("cases.bulk_ended", 2, 2) in told, "whoever asked is on other pages by then"
    assert ("cases.bulk_went_back", 1, 2) in told
    assert signed_in(a_user(Role.AGENT, name="Otra")).get(page).status_code == 404
    assert bulk_runs.forget(at=LATER + timedelta(days=31)) == 2
