"""The terms of a complaint count from when the customer said it."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from vinculo.cases import api as cases
from vinculo.cases.contracts import CaseKind
from vinculo.cases.testing import a_case, a_house, merged
from vinculo.complaints.contracts import ComplaintKind, Origin
from vinculo.complaints.domain.saying import Line, SaidOutsideError, presumed
from vinculo.complaints.models import Complaint, ComplaintStep
from vinculo.complaints.services import filing, told
from vinculo.delivery.testing import outbox
from vinculo.identity.testing import signed_in
from vinculo.interactions.testing import acknowledging_at_once, arrive, mail
from vinculo.kernel import clock
from vinculo.kernel.testing import run_jobs

SATURDAY = datetime(2026, 11, 21, 12, 22, tzinfo=UTC)
HOUR = timedelta(hours=1)


def line(hours: float, *, theirs: bool = True) -> Line:
    at = SATURDAY + hours * HOUR
    return Line(id=UUID(int=int(hours * 10) + 1), at=at, words="", is_theirs=theirs)


@pytest.mark.parametrize(
    ("thread", "expected"),
    [
        pytest.param([line(0), line(0.1, theirs=False)], 0, id="one letter and what we sent"),
        pytest.param([line(0), line(1, theirs=False), line(5)], 0, id="we asked in between"),
        pytest.param([line(0, theirs=False), line(2)], 2, id="we wrote first"),
        pytest.param([line(0, theirs=False)], None, id="nothing from the customer"),
        pytest.param([], None, id="nothing at all"),
    ],
)
def test_a_complaint_is_presumed_said_in_the_first_letter_of_its_case(thread, expected) -> None:
    found = presumed(thread)
    assert (found.at if found else None) == (
        None if expected is None else SATURDAY + expected * HOUR
    )


@pytest.fixture
def house(db):
    return a_house()


@pytest.fixture
def letter(house):
    """A letter of two days ago that nobody took for a complaint."""
    return a_case(at=clock.now() - 48 * HOUR, subject="Cobro", text="Me cobraron dos veces")


def test_a_letter_taken_for_a_complaint_days_later_counts_from_its_arrival(house, letter) -> None:
    cases.set_kind(case_id=letter.id, kind=CaseKind.CLAIM, actor=house.agent, at=clock.now())
    run_jobs()
    row = Complaint.objects.get(case_id=letter.id)
    assert row.filed_at == letter.opened_at
    assert row.filed_medium == "written"


def test_the_page_asks_when_it_was_said_and_the_terms_count_from_there(house, letter) -> None:
    marta = signed_in(house.marta)
    page = marta.get(f"/reclamaciones/caso/{letter.id}/tratar/").content.decode()
    assert "Me cobraron dos veces" in page
    marta.post(f"/reclamaciones/caso/{letter.id}/tratar/", {"kind": "claim"})
    assert Complaint.objects.get().filed_at == letter.opened_at
    assert not ComplaintStep.objects.filter(what="said_later").exists()


def test_who_says_a_later_moment_is_in_the_history(house, letter) -> None:
    marta = signed_in(house.marta)
    marta.post(f"/reclamaciones/caso/{letter.id}/tratar/", {"kind": "claim", "said": "now"})
    row = Complaint.objects.get()
    assert row.filed_at > letter.opened_at + 47 * HOUR
    assert ComplaintStep.objects.get(what="said_later").by_id == house.marta.id


def test_of_many_messages_a_person_reaches_each_to_say_when_it_was(house) -> None:
    acknowledging_at_once()
    letter = a_case(at=clock.now() - 48 * HOUR, subject="Cobro", text="Me cobraron dos veces")
    ours = outbox()[-1].message["Reply-To"]
    for n in range(9):
        again = mail(to=ours, text=f"Carta número {n}", message_id=f"<c{n}@correo.example>")
        arrive(again, at=letter.opened_at + (n + 1) * HOUR)
    run_jobs()
    marta, page = signed_in(house.marta), f"/reclamaciones/caso/{letter.id}/tratar/"
    first = marta.get(page).content.decode()
    assert "Carta número 8" in first
    assert "Carta número 2" not in first
    assert "Ver los 10 mensajes" in first
    every = marta.get(f"{page}?mensajes=todos").content.decode()
    assert all(f"Carta número {n}" in every for n in range(9))
    assert "Ver los 10 mensajes" not in every
    lines = told.lines_of(letter.id, until=clock.now())
    wanted = next(one for one in lines if "Carta número 2" in one.words)
    assert marta.post(page, {"kind": "claim", "said": str(wanted.id)}).status_code == 302
    assert Complaint.objects.get().filed_at == wanted.at


@pytest.mark.parametrize("hours", [-49, 1])
def test_nobody_said_it_before_the_case_or_after_now(house, letter, hours) -> None:
    with pytest.raises(SaidOutsideError):
        filing.file_as_said(
            case_id=letter.id,
            kind=ComplaintKind.CLAIM,
            origin=Origin.AGENT,
            actor=house.agent,
            at=clock.now(),
            said_at=clock.now() + hours * HOUR,
        )
    assert not Complaint.objects.exists()


def test_what_was_written_in_a_case_that_was_merged_counts_too(house, letter) -> None:
    second = a_case(at=clock.now() - 24 * HOUR, subject="Cobro otra vez", text="Nadie contesta")
    merged(letter.id, second.id, at=clock.now() - HOUR, actor=house.agent)
    run_jobs()
    cases.set_kind(case_id=second.id, kind=CaseKind.CLAIM, actor=house.agent, at=clock.now())
    run_jobs()
    assert Complaint.objects.get(case_id=second.id).filed_at == letter.opened_at
