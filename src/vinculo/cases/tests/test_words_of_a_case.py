"""Numbers, subjects, cursors, access keys and drafts: small rules without a database."""

from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest

from vinculo.cases.contracts import Outcome
from vinculo.cases.domain.access import keys_of_case, usable_keys
from vinculo.cases.domain.drafts import (
    DraftConflictError,
    EmptyTextError,
    NewMessageError,
    check_seen,
    check_version,
)
from vinculo.cases.domain.numbers import as_said, case_number
from vinculo.cases.domain.paging import BadCursorError, Cursor, read_cursor
from vinculo.cases.domain.texts import needs_an_answer, plain, require_text, tidy_subject
from vinculo.kernel.actor import Role

QUEUE, SERVICE, PERSON = UUID(int=1), UUID(int=2), UUID(int=3)


@pytest.mark.parametrize(
    ("year", "count", "number"), [(2026, 123, "2026-000123"), (2027, 1234567, "2027-1234567")]
)
def test_numbers_are_the_year_and_a_count(year: int, count: int, number: str) -> None:
    assert case_number(year, count) == number
    assert as_said(number) == number


@pytest.mark.parametrize("said", ["2026-123", " 2026/000123 ", "2026 123"])
def test_a_number_is_understood_as_people_say_it(said: str) -> None:
    assert as_said(said) == "2026-000123"


@pytest.mark.parametrize("said", ["", "123", "2026-", "2026-12a", "26-1"])
def test_what_is_no_number_opens_nothing(said: str) -> None:
    assert as_said(said) is None


@pytest.mark.parametrize(
    ("raw", "tidy"),
    [
        pytest.param("Re: RV: Sin línea", "Sin línea", id="answered and forwarded"),
        pytest.param("  Dos \n líneas ", "Dos líneas", id="on one line"),
        pytest.param("Regreso del técnico", "Regreso del técnico", id="a word is no mark"),
        pytest.param("a" * 400, "a" * 300, id="not longer than a title"),
    ],
)
def test_subjects_are_tidied(raw: str, tidy: str) -> None:
    assert tidy_subject(raw) == tidy


def test_a_text_without_words_says_nothing() -> None:
    assert plain("<p>Buenos <b>días</b>&nbsp;</p>") == "Buenos días"
    assert require_text("<p>Hola</p>") == "<p>Hola</p>"
    with pytest.raises(EmptyTextError):
        require_text("<p><br></p>&nbsp;")


def test_a_duplicate_leaves_nobody_waiting_for_an_answer() -> None:
    assert {o for o in Outcome if not needs_an_answer(o)} == {
        Outcome.DUPLICATE,
        Outcome.UNFOUNDED,
    }


def test_a_case_carries_the_keys_of_those_who_may_see_it() -> None:
    found = keys_of_case(queue_id=QUEUE, service_id=SERVICE, people=(PERSON, None))
    assert found == sorted([f"queue:{QUEUE}", f"service:{SERVICE}", f"person:{PERSON}"])


@pytest.mark.parametrize(
    ("roles", "kinds"),
    [
        pytest.param({Role.AGENT}, {"person", "restricted", "queue"}, id="agent"),
        pytest.param({Role.SUPERVISOR}, {"person", "restricted", "queue", "team"}, id="supervisor"),
        pytest.param({Role.OWNER}, {"person", "restricted", "service"}, id="owner"),
        pytest.param(
            {Role.OWNER, Role.AGENT}, {"person", "restricted", "queue", "service"}, id="two roles"
        ),
        pytest.param({Role.ADMINISTRATOR}, {"person", "restricted"}, id="administrator"),
        pytest.param({Role.ANALYST, Role.DIRECTION}, {"person", "restricted"}, id="figures only"),
        pytest.param({Role.COLLEAGUE}, {"person", "restricted"}, id="colleague"),
    ],
)
def test_a_role_uses_only_its_kinds_of_keys(roles: set[Role], kinds: set[str]) -> None:
    held = frozenset({"person:1", "queue:1", "team:1", "service:1", "restricted:1"})
    assert {key.partition(":")[0] for key in usable_keys(frozenset(roles), held)} == kinds


def test_cursors_survive_an_address() -> None:
    cursor = Cursor(moment=datetime(2026, 11, 21, 9, 30, tzinfo=UTC), id=uuid4())
    assert read_cursor(cursor.written()) == cursor
    assert read_cursor("") is None


@pytest.mark.parametrize("text", ["x", "MjAyNg==", "MjAyNi0xMS0yMVQwOTowMDowMHw=", "ñ"])
def test_a_broken_cursor_is_refused(text: str) -> None:
    with pytest.raises(BadCursorError):
        read_cursor(text)


def test_a_browser_that_knows_the_draft_may_save() -> None:
    check_version(stored_version=2, known_version=2, stored="a", new="b")


def test_the_same_text_is_no_conflict() -> None:
    check_version(stored_version=3, known_version=2, stored="a", new="a")


def test_a_browser_that_does_not_know_the_draft_is_shown_it() -> None:
    with pytest.raises(DraftConflictError) as refused:
        check_version(stored_version=3, known_version=2, stored="a", new="b")
    assert refused.value.params == {"stored": "a", "version": 3}


@pytest.mark.parametrize(("latest", "seen"), [(QUEUE, QUEUE), (None, None), (None, QUEUE)])
def test_what_was_looked_at_may_be_answered(latest: UUID | None, seen: UUID | None) -> None:
    check_seen(latest=latest, seen=seen)


@pytest.mark.parametrize("seen", [None, SERVICE])
def test_nothing_is_sent_past_an_unread_message(seen: UUID | None) -> None:
    with pytest.raises(NewMessageError):
        check_seen(latest=QUEUE, seen=seen)
