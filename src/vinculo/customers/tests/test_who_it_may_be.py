"""Who a contact point or a name may mean, decided without a database."""

import re
from uuid import UUID

import pytest

from vinculo.customers.contracts import ContactKind, Reason
from vinculo.customers.domain.identification import candidates
from vinculo.customers.domain.names import same_name, spelled
from vinculo.customers.domain.nearness import distance, is_near
from vinculo.lib.text.sort_key import sort_key

ANA, LUIS, EVA = (UUID(int=number) for number in (1, 2, 3))


def test_the_one_owner_of_an_address_is_certain() -> None:
    (found,) = candidates(
        kind=ContactKind.EMAIL, owners=[(ANA, "Ana")], namesakes=[(EVA, "Ana")], is_namesake=[]
    )
    assert (found.customer_id, found.reason, found.is_certain) == (ANA, Reason.SAME_EMAIL, True)


def test_those_who_share_a_telephone_share_the_certainty() -> None:
    found = candidates(kind=ContactKind.PHONE, owners=[(LUIS, "Luis"), (ANA, "Ana")], namesakes=[])
    assert [(c.customer_id, c.certainty_pct) for c in found] == [(ANA, 30), (LUIS, 30)]
    assert {c.reason for c in found} == {Reason.SHARED_PHONE}


def test_who_shares_an_address_and_has_the_name_comes_first_and_is_not_certain() -> None:
    found = candidates(
        kind=ContactKind.EMAIL,
        owners=[(ANA, "Ana"), (LUIS, "Luis")],
        namesakes=[(LUIS, "Luis"), (EVA, "Luis")],
        is_namesake=[LUIS],
    )
    told = [(c.customer_id, c.reason, c.certainty_pct) for c in found]
    assert told == [
        (LUIS, Reason.SHARED_EMAIL, 60),
        (ANA, Reason.SHARED_EMAIL, 30),
        (EVA, Reason.SAME_NAME, 20),
    ]
    assert not any(c.is_certain for c in found)


def test_nobody_is_named_without_evidence() -> None:
    assert candidates(kind=ContactKind.EMAIL, owners=[], namesakes=[]) == ()


@pytest.mark.parametrize("typed", ["muñoz", "munoz", "muno"])
def test_an_n_finds_an_enye(typed: str) -> None:
    assert re.search(spelled(typed), sort_key("Muñoz"))


def test_an_enye_finds_no_n() -> None:
    assert not re.search(spelled("peña"), sort_key("Pena"))
    assert re.search(spelled("pena"), sort_key("Pena"))


def test_names_are_the_same_but_for_accents_case_and_spaces() -> None:
    assert same_name("  lucía ROMERO", "Lucia Romero")
    assert not same_name("Lucía Romero", "Lucía Romera")
    assert not same_name("", "")


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("", "", 0),
        ("", "ana", 3),
        ("romero", "romero", 0),
        ("romreo", "romero", 1),
        ("romro", "romero", 1),
        ("rommero", "romero", 1),
        ("rumero", "romero", 1),
        ("gato", "perro", 4),
    ],
)
def test_letters_are_counted_that_one_word_is_off_another(one: str, other: str, slips: int) -> None:
    assert distance(one, other) == distance(other, one) == slips


def test_a_slip_or_a_beginning_is_near_and_another_word_is_not() -> None:
    assert is_near("Lucia Romreo", "Lucía Romero Vidal")
    assert is_near("luc", "Lucía Romero Vidal")
    assert not is_near("Lucia Prieto", "Lucía Romero Vidal")
    assert not is_near("averia", "Panadería El Molino")
