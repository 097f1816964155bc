"""Macros: several steps with one press, all of them or none, and back again."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from vinculo.cases.contracts import CaseKind, CaseStatus, Outcome
from vinculo.cases.domain.canned import OpenPlaceError
from vinculo.cases.domain.drafts import NewMessageError
from vinculo.cases.domain.later import BadDayError
from vinculo.cases.domain.macros import MacroOrderError, MacroStepsError, Step
from vinculo.cases.models import Case, CaseEntry, Draft, Macro, Note, PlannedAnswer, Undoable
from vinculo.cases.services import macros, notes, undo
from vinculo.cases.services.answer import set_waiting, wake_due
from vinculo.cases.services.hands import take_case
from vinculo.cases.services.macro_actions import DraftInTheWayError, StepValueError, actions
from vinculo.cases.services.planned import send_planned
from vinculo.cases.services.resolve import resolve_case
from vinculo.cases.testing import MORNING, House, a_case
from vinculo.clocks import api as clocks
from vinculo.clocks.contracts import ClockState
from vinculo.identity.testing import signed_in
from vinculo.kernel import clock
from vinculo.routing import api as routing

HOUR = timedelta(hours=1)
ASK = Step(action="answer", text="<p>Caso {{ caso.numero }}: ¿puede reiniciar el equipo?</p>")
WAIT = Step(action="wait", value="3")


def keep(house: House, *steps: Step, name: str = "Pedir reinicio") -> Macro:
    draft = macros.MacroDraft(name=name, steps=steps)
    return Macro.objects.get(pk=macros.keep_macro(draft, actor=house.agent))


def run(house: House, macro: Macro, case, *, at=MORNING, seen: object = ""):
    return macros.run(
        macro_id=macro.pk,
        case_id=case.id,
        seen=Case.objects.get().latest_message_id if seen == "" else seen,
        actor=house.agent,
        at=at,
    )


def url(name: str, *args: object) -> str:
    return reverse(f"cases:{name}", args=args)


@pytest.mark.parametrize(
    ("steps", "error"),
    [
        ((), MacroStepsError),
        ((WAIT, ASK), MacroOrderError),
        ((ASK, ASK), MacroOrderError),
        ((WAIT, Step(action="resolve", value="solved")), MacroOrderError),
        ((Step(action="resolve", value="gone"),), StepValueError),
        ((Step(action="kind", value=""),), StepValueError),
    ],
)
def test_a_macro_that_cannot_work_is_not_kept(house: House, steps, error) -> None:
    with pytest.raises(error):
        keep(house, *steps)


def test_one_press_does_all_and_one_press_takes_all_back(house: House, settings) -> None:
    settings.UNDO_SECONDS = 10
    case = a_case()
    macro = keep(
        house,
        Step(action="take"),
        Step(action="kind", value="incident"),
        Step(action="note", text="<p>Probado: {{ caso.numero }}</p>"),
        ASK,
        WAIT,
    )
    said = macros.preview(macro_id=macro.pk, case_id=case.id, actor=house.agent, at=MORNING)
    assert [one.refused for one in said] == [None] * 5
    assert case.number in said[3].words
    assert "21/11/2026" in said[4].words
    assert not CaseEntry.objects.filter(actor=house.marta.id).exists()
    group = run(house, macro, case)
    row = Case.objects.get()
    assert (row.kind, row.status) == (CaseKind.INCIDENT, CaseStatus.OPEN)
    assert routing.owners_of([f"case:{case.id}"])[f"case:{case.id}"].name == "Marta Ruiz"
    assert Note.objects.get().text == f"Probado: {case.number}"
    macro.refresh_from_db()
    assert macro.used_count == 1
    undo.undo(group=group, actor=house.agent, at=MORNING)
    row.refresh_from_db()
    assert row.kind == CaseKind.QUERY
    assert routing.owners_of([f"case:{case.id}"])[f"case:{case.id}"] is None
    assert not PlannedAnswer.objects.exists()
    assert case.number in Draft.objects.get().html
    with pytest.raises(undo.UndoTooLateError):
        undo.undo(group=group, actor=house.agent, at=MORNING)
    with pytest.raises(DraftInTheWayError):
        run(house, macro, case)
    Draft.objects.all().delete()
    run(house, macro, case)
    planned = PlannedAnswer.objects.get()
    assert send_planned(planned_id=planned.pk, at=MORNING + HOUR)
    row.refresh_from_db()
    assert (row.status, row.waiting_until.isoformat()) == (CaseStatus.WAITING, "2026-11-21")


def test_what_cannot_be_done_is_said_and_nothing_happens(house: House) -> None:
    case = a_case()
    macro = keep(
        house, Step(action="take"), Step(action="answer", text="<p>{{ cliente.nombre }}</p>")
    )
    with pytest.raises(NewMessageError):
        run(house, macro, case, seen=None)
    Case.objects.update(customer=None)
    with pytest.raises(OpenPlaceError):
        run(house, macro, case)
    marta: Client = signed_in(house.marta)
    shown = marta.get(url("choose_macro", case.id), {"macro": macro.pk}).content.decode()
    assert "Quedan huecos por rellenar: {{ cliente.nombre }}" in shown
    assert "Hacerlo" not in shown
    posted = marta.post(url("run_macro", case.id, macro.pk), {"seen": "x"}, follow=True)
    assert "Vuelva a intentarlo" in posted.content.decode()
    assert Case.objects.get().status == CaseStatus.NEW
    assert not Undoable.objects.exists()


def test_an_ending_is_taken_back_with_its_clocks_and_hands(house: House) -> None:
    case = a_case()
    take_case(case_id=case.id, actor=house.agent, at=MORNING)
    before = {c.kind: c.due_at for c in clocks.clocks_of([f"case:{case.id}"])[f"case:{case.id}"]}
    begun = {"case_id": case.id, "html": "<p>A medias</p>", "known_version": 0}
    notes.save_draft(**begun, actor=house.agent, at=MORNING)
    with undo.together() as group:
        resolve_case(case_id=case.id, outcome=Outcome.SOLVED, actor=house.agent, at=MORNING + HOUR)
    undo.undo(group=group, actor=house.agent, at=MORNING + 2 * HOUR)
    row = Case.objects.get()
    assert (row.status, row.outcome, row.reopened_count) == (CaseStatus.OPEN, "", 0)
    now = clocks.clocks_of([f"case:{case.id}"])[f"case:{case.id}"]
    assert {c.kind: c.due_at for c in now} == before
    assert Draft.objects.get().html == "<p>A medias</p>"  # what was begun is not lost by ending
    assert {c.state for c in now} == {ClockState.RUNNING}
    assert routing.owners_of([f"case:{case.id}"])[f"case:{case.id}"].name == "Marta Ruiz"


def test_nothing_is_taken_back_over_what_somebody_did_later(house: House) -> None:
    case = a_case()
    given = {"case_id": case.id, "actor": house.agent}
    with undo.together() as group:
        set_waiting(until=None, at=MORNING, **given)
    with undo.together() as later:
        resolve_case(outcome=Outcome.SOLVED, at=MORNING + HOUR, **given)
    with pytest.raises(undo.UndoTooLateError):
        undo.undo(group=group, actor=house.agent, at=MORNING + HOUR)
    undo.undo(group=later, actor=house.agent, at=MORNING + HOUR)
    assert Case.objects.get().status == CaseStatus.WAITING
    undo.undo(group=group, actor=house.agent, at=MORNING + HOUR)
    assert Case.objects.get().status == CaseStatus.NEW


def test_a_case_that_waited_comes_back_by_itself_and_says_so(house: House) -> None:
    case = a_case()
    take_case(case_id=case.id, actor=house.agent, at=MORNING)
    day = (MORNING + timedelta(days=2)).date()
    for days in (-1, 0, 367):
        wrong = MORNING.date() + timedelta(days=days)
        with pytest.raises(BadDayError):
            set_waiting(case_id=case.id, until=wrong, actor=house.agent, at=MORNING)
    set_waiting(case_id=case.id, until=day, actor=house.agent, at=MORNING)
    paused = clocks.clocks_of([f"case:{case.id}"])[f"case:{case.id}"]
    assert ClockState.PAUSED in {c.state for c in paused}
    assert wake_due(today=day - timedelta(days=1), at=MORNING) == 0
    assert wake_due(today=day, at=MORNING + timedelta(days=2)) == 1
    assert Case.objects.get().status == CaseStatus.OPEN
    page = signed_in(house.marta).get("/avisos/").content.decode()
    assert f"El caso {case.number} ha dejado de esperar: vuelve a ser suyo" in page


def test_a_macro_is_put_together_used_and_undone_in_the_browser(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: MORNING + HOUR)
    case = a_case()
    marta: Client = signed_in(house.marta)
    given = {"name": "Aparcar", "sharing": "personal", "step": "add:take"}
    assert "1. Tomar el caso" in marta.post(url("macro_new"), given).content.decode()
    assert marta.post(url("macro_new"), given | {"step": "up:²"}).status_code == 200
    given |= {"action": ["take", "wait"], "value": ["", "customer"], "text": ["", ""]}
    moved = marta.post(url("macro_new"), given | {"step": "up:1"}).content.decode()
    assert "1. Dejar en espera" in moved
    refused = marta.post(url("macro_new"), given | {"step": "save", "name": ""})
    assert refused.status_code == 422
    assert marta.post(url("macro_new"), given | {"step": "save"}).status_code == 302
    macro = Macro.objects.get()
    assert "Aparcar" in marta.get(url("macros")).content.decode()
    plan = marta.get(url("choose_macro", case.id), {"macro": macro.pk}).content.decode()
    assert "Dejar el caso en espera hasta que el cliente escriba" in plan
    done = marta.post(
        url("run_macro", case.id, macro.pk),
        {"seen": Case.objects.get().latest_message_id},
        follow=True,
    ).content.decode()
    assert "La macro está hecha" in done
    group = Undoable.objects.first().group
    assert done.count(url("undo", group)) == 2
    back = marta.post(url("undo", group), {"volver": url("page", case.id)}, follow=True)
    words = back.content.decode()
    assert "el caso está como antes" in words
    assert "Marta Ruiz deshizo: quién lo lleva" in words
    assert Case.objects.get().status == CaseStatus.NEW
    again = marta.post(url("undo", group), follow=True).content.decode()
    assert "Ya no puede deshacerse" in again
    dropped = given | {"step": "drop:0"}
    assert "1. Dejar en espera" in marta.post(url("macro_edit", macro.pk), dropped).content.decode()
    marta.post(url("macro_remove", macro.pk))
    assert not Macro.objects.exists()


def test_every_action_of_macros_says_what_it_is() -> None:
    assert all(str(action.label) for action in actions.values())
