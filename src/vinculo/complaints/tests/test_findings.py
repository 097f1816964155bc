"""The first sentence of each page about complaints says what was found, with its n."""

from decimal import Decimal
from uuid import UUID, uuid4

import pytest

from vinculo.cases.testing import a_case, a_house
from vinculo.complaints.contracts import ComplaintKind, ComplaintState
from vinculo.complaints.domain.leaving import LeftShare
from vinculo.complaints.selectors.causes import CauseRow
from vinculo.complaints.selectors.register import Counts
from vinculo.complaints.selectors.remedies import Use, UseRow
from vinculo.complaints.testing import a_complaint
from vinculo.complaints.web import findings
from vinculo.identity.testing import signed_in


def counted(to_learn: int = 0, **states: int) -> Counts:
    none = dict.fromkeys(ComplaintState, 0)
    return Counts(
        by_state=none | {ComplaintState[key]: n for key, n in states.items()}, to_learn=to_learn
    )


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        pytest.param(counted(), "Ninguna reclamación espera nuestra respuesta.", id="none"),
        pytest.param(
            counted(RECEIVED=1, INVESTIGATED=1, ANSWERED=4),
            "2 reclamaciones esperan nuestra respuesta.",
            id="an answered one waits for us no more",
        ),
        pytest.param(
            counted(ASSESSED=1, CLOSED=3, to_learn=2),
            "1 reclamación espera nuestra respuesta. "
            "De 2 cerradas no se ha apuntado qué se aprende.",
            id="closed without a lesson",
        ),
    ],
)
def test_the_register_says_how_many_await_our_answer(counts: Counts, words: str) -> None:
    assert findings.register_finding(counts) == words


def cause(path: str, complaints: int, *, parent: UUID | None = None) -> CauseRow:
    return CauseRow(
        id=uuid4(),
        parent_id=parent,
        name=path,
        path=path,
        depth=0,
        owner_id=None,
        owner="",
        complaints=complaints,
    )


def test_the_cause_that_comes_back_most_is_named_and_one_alone_does_not_stand_out() -> None:
    branch = cause("Facturación", 3)
    twice = cause("Facturación › Cobro", 2, parent=branch.id)
    once = cause("Facturación › Regla", 1, parent=branch.id)
    assert (
        findings.causes_finding([branch, twice, once], days=90)
        == "Lo que más se repite: «Facturación › Cobro», 2 de 3 en 90 días."
    )
    alone = cause("Trato", 1)
    assert findings.causes_finding([alone], days=90) == (
        "Ninguna causa se repite: en 90 días hay 1 reclamación con causa dicha."
    )
    assert findings.causes_finding([cause("Trato", 0)], days=90) == (
        "Ninguna reclamación de los últimos 90 días tiene causa dicha."
    )


def test_who_was_right_and_was_given_nothing_is_said_first() -> None:
    row = UseRow(key="x", given=1, asked=0, refused=0, costs=((Decimal(1), "EUR"),))

    def use(upheld: int, without: int) -> str:
        return findings.use_finding(Use(by_kind=(row,), by_role=(), upheld=upheld, without=without))

    assert use(0, 0) == "A nadie se le ha dado la razón en estos días."
    assert use(1, 0) == "La única reclamación con razón tuvo su remedio."
    assert use(2, 0) == "Las 2 reclamaciones con razón tuvieron su remedio."
    assert use(3, 1) == "De 3 reclamaciones con razón, sin ningún remedio: 1."


@pytest.mark.parametrize(
    ("complained", "others", "verdict"),
    [
        pytest.param(LeftShare(n=0, left=0), LeftShare(n=9, left=1), "", id="nobody followed"),
        pytest.param(
            LeftShare(n=2, left=1),
            LeftShare(n=0, left=0),
            "De quienes reclamaron se fue el 50,0 % (1 de 2; entre 9,5 y 90,5 %).",
            id="nobody to compare with",
        ),
        pytest.param(
            LeftShare(n=2, left=1),
            LeftShare(n=8, left=1),
            "Los intervalos se solapan: no se distinguen.",
            id="too few",
        ),
        pytest.param(
            LeftShare(n=200, left=100),
            LeftShare(n=200, left=20),
            "Se van más quienes reclamaron.",
            id="more",
        ),
        pytest.param(
            LeftShare(n=200, left=20),
            LeftShare(n=200, left=100),
            "Se van menos quienes reclamaron.",
            id="fewer",
        ),
    ],
)
def test_those_who_left_are_compared_only_where_the_intervals_are_apart(
    complained: LeftShare, others: LeftShare, verdict: str
) -> None:
    assert findings.leaving_finding(complained, others).endswith(verdict)


def test_targets_that_are_missed_are_counted_first() -> None:
    assert findings.process_finding([]).startswith("Ningún servicio tiene metas todavía")
    assert findings.process_finding(["ok"]) == "La única meta no se incumple."
    assert findings.process_finding(["ok", "idle"]) == "Ninguna de las 2 metas se incumple."
    assert findings.process_finding(["ok", "breach"]) == "De 2 metas, sin alcanzar: 1."


@pytest.mark.django_db
def test_the_register_says_that_its_sentence_speaks_of_what_was_chosen() -> None:
    house = a_house()
    a_complaint(a_case().id, kind=ComplaintKind.CLAIM)
    marta = signed_in(house.marta)
    found = "Ninguna reclamación espera nuestra respuesta."
    assert "De lo que ha elegido" not in marta.get("/reclamaciones/").content.decode()
    page = marta.get("/reclamaciones/", {"tipo": "complaint"}).content.decode()
    assert f"De lo que ha elegido: {found}" in page
    assert (
        "De lo que ha elegido" not in marta.get("/reclamaciones/?estado=abiertas").content.decode()
    )
