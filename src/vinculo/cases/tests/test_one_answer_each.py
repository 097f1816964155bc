"""Whoever has two cases because of one announcement gets one mail, and both cases say so."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction

from vinculo.cases import api
from vinculo.cases.contracts import Then
from vinculo.cases.domain import notices as rules
from vinculo.cases.domain.notices import LinkedState, Reached, one_each
from vinculo.cases.models import Case, CaseEntry, NoticeAnswer, NoticeAnswerCase, PlannedAnswer
from vinculo.cases.selectors import notices as reading
from vinculo.cases.services import notes, notice_answers, planned
from vinculo.cases.testing import MORNING, House, a_case
from vinculo.cases.tests.test_announced_cases import an_incident, asked, linked_to, wrote_again
from vinculo.delivery.testing import outbox
from vinculo.identity.testing import signed_in
from vinculo.kernel import clock
from vinculo.kernel.actor import SYSTEM
from vinculo.kernel.testing import run_jobs

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
LATER = MORNING + HOUR
LUCIA = "Lucía Romero <lucia@correo.example>"
ONE, TWO, THREE = UUID(int=1), UUID(int=2), UUID(int=3)


def reached(case: UUID, *, customer=ONE, readers=("a",), reserve=None, minutes=0) -> Reached:
    return Reached(
        case_id=case,
        customer=customer,
        readers=frozenset(readers),
        reserve=reserve,
        heard_at=MORNING + minutes * MINUTE,
    )


@pytest.mark.parametrize(
    ("cases", "shared"),
    [
        pytest.param(
            [reached(ONE), reached(TWO, minutes=1)], {ONE: TWO}, id="where they wrote last"
        ),
        pytest.param(
            [reached(ONE, minutes=2), reached(TWO), reached(THREE)],
            {TWO: ONE, THREE: ONE},
            id="three of them",
        ),
        pytest.param([reached(ONE), reached(TWO, readers="b")], {}, id="other readers"),
        pytest.param([reached(ONE), reached(TWO, readers="ab")], {}, id="one reader more"),
        pytest.param([reached(ONE), reached(TWO, customer=TWO)], {}, id="a shared address"),
        pytest.param([reached(ONE), reached(TWO, reserve=THREE)], {}, id="another reserve"),
        pytest.param([reached(ONE, readers=()), reached(TWO, readers=())], {}, id="no address"),
        pytest.param(
            [reached(ONE, customer=None), reached(TWO, customer=None, minutes=1)],
            {ONE: TWO},
            id="nobody known, one address",
        ),
    ],
)
def test_the_same_people_get_it_once(cases, shared) -> None:
    assert one_each(cases) == shared


@pytest.fixture
def pair(house: House) -> list:
    """Two cases of Lucía, the second one written later, and their announcement."""
    return [a_case(subject=f"Sin internet {n}", at=MORNING + n * MINUTE) for n in range(2)]


@pytest.fixture
def notice(house: House, pair):
    found = an_incident(house)
    linked_to(found, pair, house)
    return found


def left_at(at=LATER) -> None:
    for one in PlannedAnswer.objects.all():
        planned.send_planned(planned_id=one.pk, at=at + notice_answers.TIME_TO_TAKE_BACK)
    run_jobs()


def state_of(case) -> str:
    return NoticeAnswerCase.objects.get(case_id=case.id).state


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("then", "status"), [(Then.STAY, "open"), (Then.RESOLVE, "resolved")], ids=["stay", "resolve"]
)
def test_one_mail_leaves_and_the_other_case_says_by_which(
    house: House, pair, notice, then, status
) -> None:
    first, last = pair
    found = reading.to_answer(actor=house.agent, notice_id=notice, seen_at=LATER)
    assert (found.ready, found.shared, found.customers) == ((last.id,), {first.id: last.id}, 1)
    count = len(outbox())
    run = asked(notice, house, then=then)
    notice_answers.do_some(answer_id=run, at=LATER)
    assert [one.case_id for one in PlannedAnswer.objects.all()] == [last.id]
    assert Case.objects.get(pk=first.id).first_answered_at is None
    left_at()
    answers = [one for one in outbox()[count:] if "Ya funciona" in str(one.message)]
    assert len(answers) == 1
    (line,) = CaseEntry.objects.filter(case_id=first.id, kind="answered_in")
    assert (line.ref, line.params["number"], line.actor_id) == (
        last.id,
        last.number,
        house.marta.id,
    )
    other = Case.objects.get(pk=first.id)
    assert other.first_answered_at is not None
    assert {case.status for case in Case.objects.all()} == {status}
    assert state_of(first) == LinkedState.TOLD
    seen = reading.run_of(actor=house.agent, answer_id=run)
    assert (seen.answered, seen.told, seen.shared, seen.taken_back) == (1, 1, 0, 0)
    page = signed_in(house.marta).get(f"/casos/{first.id}/").content.decode()
    assert f"contestó al cliente por el caso {last.number}" in page
    notice_answers.do_some(answer_id=run, at=LATER)
    assert CaseEntry.objects.filter(kind="answered_in").count() == 1


@pytest.mark.django_db
def test_a_customer_with_two_addresses_gets_one_mail_at_each_and_counts_once(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: LATER)
    case, other = a_case(), a_case(sender="Lucía <lucia@trabajo.example>", subject="Sin internet")
    customer = api.case(actor=SYSTEM, case_id=case.id).customer_id
    api.set_customer(case_id=other.id, customer_id=customer, actor=SYSTEM, at=MORNING)
    notice = an_incident(house)
    linked_to(notice, [case, other], house)
    found = reading.to_answer(actor=house.agent, notice_id=notice, seen_at=LATER)
    assert (len(found.ready), found.shared, found.customers) == (2, {}, 1)
    page = signed_in(house.marta).get(f"/casos/aviso/{notice}/").content.decode()
    assert "Contestar a 1 cliente" in page
    assert "Salen 2 correos" in page


@pytest.mark.django_db
def test_the_page_counts_customers_and_says_that_one_mail_serves_two_cases(
    house: House, pair, notice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: LATER)
    page = signed_in(house.marta).get(f"/casos/aviso/{notice}/").content.decode()
    assert "Contestar a 1 cliente" in page
    assert "por 2 casos abiertos enlazados" in page
    assert "recibe un solo correo" in page
    run = asked(notice, house)
    notice_answers.do_some(answer_id=run, at=LATER)
    shown = signed_in(house.marta).get(f"/casos/avisados/{run}/")
    assert "casos de quien recibe un solo correo por otro" in shown.content.decode()


@pytest.mark.django_db
def test_where_it_cannot_leave_in_one_case_the_other_takes_its_place(
    house: House, pair, notice
) -> None:
    first, last = pair
    run = asked(notice, house)
    notes.keep_draft(case_id=last.id, html="<p>Estimada</p>", actor=house.agent, at=LATER)
    notice_answers.do_some(answer_id=run, at=LATER)
    notice_answers.do_some(answer_id=run, at=LATER)
    assert [one.case_id for one in PlannedAnswer.objects.all()] == [first.id]
    assert (state_of(last), state_of(first)) == ("refused", "planned")


@pytest.mark.django_db
def test_who_writes_in_the_other_case_meanwhile_is_read_there(house: House, pair, notice) -> None:
    first, last = pair
    run = asked(notice, house)
    notice_answers.do_some(answer_id=run, at=LATER)
    wrote_again(first, house, LUCIA, at=LATER + MINUTE)
    left_at()
    row = NoticeAnswerCase.objects.get(case_id=first.id)
    assert (row.state, row.why) == ("refused", "case_wrote_since")
    assert Case.objects.get(pk=first.id).first_answered_at is None
    assert Case.objects.get(pk=last.id).first_answered_at is not None
    assert reading.run_of(actor=house.agent, answer_id=run).answered == 1


@pytest.mark.django_db
def test_what_was_unlinked_meanwhile_is_not_called_answered(house: House, pair, notice) -> None:
    run = asked(notice, house)
    notice_answers.do_some(answer_id=run, at=LATER)
    reading.CaseNotice.objects.filter(case_id=pair[0].id).delete()
    left_at()
    row = NoticeAnswerCase.objects.get(case_id=pair[0].id)
    assert (row.answer_id, row.state, row.why) == (run, "refused", "case_no_such_notice")


@pytest.mark.django_db
def test_calling_it_off_leaves_both_as_they_were_and_counts_the_customer_once(
    house: House, pair, notice
) -> None:
    first, last = pair
    run = asked(notice, house)
    notice_answers.do_some(answer_id=run, at=LATER)
    found = reading.to_answer(actor=house.agent, notice_id=notice, seen_at=LATER)
    codes = {one.case_id: one.code for one in found.left_out}
    assert codes == {first.id: rules.SharedError.code, last.id: rules.WaitsAlreadyError.code}
    assert notice_answers.take_back(answer_id=run, actor=house.agent, at=LATER) == 1
    assert (state_of(first), state_of(last)) == ("taken_back", "taken_back")
    seen = reading.run_of(actor=house.agent, answer_id=run)
    assert (seen.taken_back, seen.shared, seen.told) == (1, 0, 0)
    run_jobs()
    assert not CaseEntry.objects.filter(kind="answered_in").exists()
    found = reading.to_answer(actor=house.agent, notice_id=notice, seen_at=LATER + MINUTE)
    assert (found.ready, len(found.shared)) == ((last.id,), 1)


@pytest.mark.django_db
def test_the_database_knows_by_which_other_case_an_answer_goes(house: House, pair, notice) -> None:
    asked(notice, house)
    shared = NoticeAnswerCase.objects.filter(case_id=pair[0].id)
    for wrong in (None, pair[0].id):
        with pytest.raises(IntegrityError), transaction.atomic():
            shared.update(goes_by=wrong)
    assert NoticeAnswer.objects.count() == 1
    assert uuid4() not in set(shared.values_list("goes_by", flat=True))


@pytest.mark.django_db
def test_where_the_leading_answer_is_held_the_other_case_takes_its_place(
    house: House, pair, notice
) -> None:
    first, last = pair
    run = asked(notice, house)
    notice_answers.do_some(answer_id=run, at=LATER)
    run_jobs()
    wrote_again(last, house, LUCIA, at=LATER + MINUTE)
    left_at()
    notice_answers.do_some(answer_id=run, at=LATER + HOUR)
    assert state_of(first) == LinkedState.PLANNED
    held = PlannedAnswer.objects.get(case_id=last.id)
    assert (held.state, held.held) == ("held", "case_message_arrived")
    count = len([one for one in outbox() if "Ya funciona" in str(one.message)])
    left_at(clock.now() + HOUR)
    sent = [one for one in outbox() if "Ya funciona" in str(one.message)]
    assert len(sent) - count == 1
    assert Case.objects.get(pk=first.id).first_answered_at is not None


@pytest.mark.django_db
def test_where_somebody_takes_the_leading_answer_back_the_other_case_waits_again_and_says_why(
    house: House, pair, notice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: LATER)
    first, last = pair
    run = asked(notice, house)
    notice_answers.do_some(answer_id=run, at=LATER)
    waits = PlannedAnswer.objects.get(case_id=last.id)
    planned.take_back(planned_id=waits.pk, actor=house.agent, at=LATER)
    run_jobs()
    row = NoticeAnswerCase.objects.get(case_id=first.id)
    assert (row.state, row.why) == ("refused", "case_shared_taken_back")
    page = signed_in(house.marta).get(f"/casos/avisados/{run}/").content.decode()
    assert "se deshizo" in page
    notes.keep_draft(case_id=last.id, html="", actor=house.agent, at=LATER)
    found = reading.to_answer(actor=house.agent, notice_id=notice, seen_at=LATER + MINUTE)
    assert rules.SharedError.code not in {one.code for one in found.left_out}
