"""Linking, merging and splitting: no message changes its conversation, and all of it goes back."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from vinculo.cases.contracts import CaseStatus, Outcome
from vinculo.cases.models import Case, CaseMessage, Note, Undoable
from vinculo.cases.selectors.related import Tie, related
from vinculo.cases.services import join, resolve, undo
from vinculo.cases.services.notes import add_note
from vinculo.cases.services.resolve import GoesOnElsewhereError, resolve_case
from vinculo.cases.testing import MORNING, House, a_case
from vinculo.clocks import api as clocks
from vinculo.clocks.contracts import ClockState
from vinculo.delivery.testing import outbox
from vinculo.identity.testing import signed_in
from vinculo.interactions import api as interactions
from vinculo.interactions.testing import arrive, mail
from vinculo.kernel import clock
from vinculo.kernel.testing import run_jobs

DAY = timedelta(days=1)


def url(name: str, *args: object) -> str:
    return reverse(f"cases:{name}", args=args)


def own(case) -> int:
    return CaseMessage.objects.filter(case_id=case.id).count()


def reply(case, house: House, *, at, text: str, answers: str = "") -> None:
    """The customer writes once more in the conversation of a case, answering a message of it."""
    interactions.send_answer(
        conversation_id=case.conversation_id, html="<p>¿Algo más?</p>", by=house.agent, at=at
    )
    to = str(outbox()[-1].message["Reply-To"])
    headers = (("In-Reply-To", f"<{answers}>"),) if answers else ()
    raw = mail(to=to, text=text, message_id=f"<{uuid4()}@correo.example>", headers=headers)
    arrive(raw, at=at)
    run_jobs()


def test_a_merge_goes_back_days_and_three_messages_later(house: House) -> None:
    first, second = a_case(), a_case(subject="Otra vez sin conexión", at=MORNING)
    add_note(case_id=second.id, text="Llamó dos veces", actor=house.agent, at=MORNING)
    with undo.together() as group:
        join.merge_case(case_id=second.id, into_id=first.id, actor=house.agent, at=MORNING)
    gone = Case.objects.get(pk=second.id)
    assert (gone.status, gone.outcome, gone.merged_into_id) == ("resolved", "duplicate", first.id)
    assert (own(first), own(second)) == (2, 0)
    with pytest.raises(GoesOnElsewhereError):
        resolve.reopen_case(case_id=second.id, actor=house.agent, at=MORNING)
    for days in (1, 2, 3):
        reply(second, house, at=MORNING + days * DAY, text=f"Sigue {days}")
    assert (own(first), own(second), Case.objects.count()) == (5, 0, 2)
    page = signed_in(house.marta).get(url("page", first.id)).content.decode()
    for words in (
        "Sigue 3",
        "No tengo internet",
        "Llamó dos veces",
        f"unió aquí el caso {gone.number}",
    ):
        assert words in page, words
    later = MORNING + 4 * DAY
    undo.undo(group=group, actor=house.agent, at=later)
    back = Case.objects.get(pk=second.id)
    assert (back.status, back.merged_into_id) == (CaseStatus.NEW, None)
    assert (own(first), own(second)) == (1, 4)
    assert Note.objects.get().case_id == second.id
    states = {c.state for c in clocks.clocks_of([f"case:{second.id}"])[f"case:{second.id}"]}
    assert ClockState.CANCELLED not in states
    conversations = set(
        CaseMessage.objects.values_list("case__conversation_id", "message__conversation_id")
    )
    assert all(one == other for one, other in conversations)
    reply(second, house, at=later + DAY, text="Ya va")
    assert own(second) == 5
    with pytest.raises(undo.UndoTooLateError):
        undo.undo(group=group, actor=house.agent, at=later)


def test_what_may_not_be_one_case_is_said(house: House) -> None:
    first = a_case()
    other = a_case(sender="Nuria <nuria@correo.example>", subject="Factura de octubre")
    given = {"actor": house.agent, "at": MORNING}
    with pytest.raises(join.SameCaseError):
        join.merge_case(case_id=first.id, into_id=first.id, **given)
    with pytest.raises(join.OtherCustomerError):
        join.merge_case(case_id=other.id, into_id=first.id, **given)
    with pytest.raises(join.NothingToSplitError):
        join.split_case(case_id=first.id, message_ids=[], subject="", **given)
    Case.objects.filter(pk=other.id).update(customer=None)
    resolve_case(case_id=other.id, outcome=Outcome.SOLVED, **given)
    with pytest.raises(join.CannotMergeError):
        join.merge_case(case_id=other.id, into_id=first.id, **given)


def test_messages_become_a_case_of_their_own_and_come_home_again(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: MORNING + 2 * DAY)
    case = a_case()
    reply(case, house, at=MORNING + DAY, text="Y además la factura está mal.")
    written = CaseMessage.objects.order_by("at")
    first, second = written.first().message.message_id, written.last().message_id
    marta = signed_in(house.marta)
    form = marta.get(url("join", case.id)).content.decode()
    assert "Y además la factura está mal." in form
    given = {"message": [str(second), "x"], "subject": "Factura errónea"}
    page = marta.post(url("split", case.id), given, follow=True).content.decode()
    new = Case.objects.get(subject="Factura errónea")
    assert "Es un caso aparte" in page
    assert f"lo separó del caso {case.number}" in page
    assert (own(case), own(new), new.opened_at) == (1, 1, MORNING + DAY)
    assert new.conversation_id == case.conversation_id
    reply(case, house, at=MORNING + 2 * DAY, text="De la línea: ya va.", answers=first)
    assert (own(case), own(new)) == (2, 1)  # it answers a message of the first, not of the newest
    reply(case, house, at=MORNING + 2 * DAY, text="De la factura: gracias.")
    assert (own(case), own(new)) == (2, 2)
    marta.post(url("undo", Undoable.objects.get(what="split").group))
    assert own(case) == 4
    new.refresh_from_db()
    assert (new.status, new.merged_into_id) == (CaseStatus.RESOLVED, case.id)


def test_what_is_beside_a_case_is_shown_with_its_reason(house: House) -> None:
    case = a_case(subject="Sin conexión desde ayer en la tienda")
    same = a_case(subject="Cambio de tarifa")
    alike = a_case(sender="Nuria <nuria@correo.example>", subject="La tienda está sin conexión")
    linked = a_case(sender="Pau <pau@correo.example>", subject="Obras en la calle")
    marta = signed_in(house.marta)
    for what, words in (("link", "Los dos casos están enlazados"), ("merge", "clientes distintos")):
        given = {"number": linked.number, "what": what}
        assert words in marta.post(url("join_with", case.id), given, follow=True).content.decode()
    found = {one.case.id: one for one in related(actor=house.agent, case_id=case.id)}
    assert {pk: one.tie for pk, one in found.items()} == {
        linked.id: Tie.LINKED,
        same.id: Tie.SAME_CUSTOMER,
        alike.id: Tie.ALIKE,
    }
    assert found[alike.id].shared == ("conexion", "tienda")
    part = marta.get(url("related", case.id)).content.decode()
    assert "se parece en: conexion, tienda" in part
    undo.undo(group=Undoable.objects.get().group, actor=house.agent, at=MORNING)
    assert linked.id not in {one.case.id for one in related(actor=house.agent, case_id=case.id)}
    missing = marta.post(url("join_with", case.id), {"number": "2026-999999"}, follow=True)
    assert "No hay ningún caso con ese número" in missing.content.decode()


def test_a_case_that_went_on_in_the_one_split_from_it_takes_none_back(house: House) -> None:
    """Each of the two would be a double of the other, and nobody would have the customer."""
    case = a_case()
    reply(case, house, at=MORNING + DAY, text="Y además la factura está mal.")
    second = CaseMessage.objects.order_by("-at").values_list("message_id", flat=True)[0]
    later = MORNING + 2 * DAY
    with undo.together() as group:
        new_id = join.split_case(
            case_id=case.id, message_ids=[second], subject="", actor=house.agent, at=later
        )
    join.merge_case(case_id=case.id, into_id=new_id, actor=house.agent, at=later)
    with pytest.raises(undo.UndoTooLateError):
        undo.undo(group=group, actor=house.agent, at=later)
    assert Case.objects.get(pk=new_id).status == CaseStatus.NEW
