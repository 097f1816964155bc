import re
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from vinculo.cases.testing import a_case, a_house, acting
from vinculo.complaints.testing import a_cause, a_complaint
from vinculo.customers.testing import a_holder
from vinculo.feedback.contracts import InvitationState, Trouble
from vinculo.feedback.domain.silence import RANGE
from vinculo.feedback.domain.unheard import Brought, Measured, behind, by_cause
from vinculo.feedback.models import Wave, WaveInvitation
from vinculo.feedback.panels import unheard
from vinculo.identity.testing import a_member, a_user, signed_in
from vinculo.kernel import clock
from vinculo.kernel.actor import Role

DAY = timedelta(days=1)


ONE, OTHER = uuid4(), uuid4()


def brought(n: int, known: Measured, *, loss: str = "large", cause: UUID = ONE) -> Brought:
    return Brought(cause_id=cause, service_id=uuid4(), n=n, loss=loss, known=known)


def test_behind_one_complaint_stand_twenty_six_until_enough_is_measured() -> None:
    for known in (Measured(), Measured(had=4, had_told=2), Measured(had=4, had_told=0)):
        result = behind((brought(2, known, loss=""),))
        assert result is not None
        assert round(result.silent.value) == 52
        assert result.silent.interval is not None
        assert result.silent.interval.method == RANGE
        assert (result.costs, result.without_loss) == ((), 2)
    assert behind(()) is None


def test_the_fewer_had_told_us_the_more_are_silent_and_none_is_a_measurement_too() -> None:
    """Of forty with a problem, told before: the silent behind two complaints and their share."""
    found = [behind((brought(2, Measured(had=40, had_told=told)),)) for told in range(41)]
    silent = [one.silent.value for one in found if one is not None]
    assert len(silent) == 41
    assert silent == sorted(silent, reverse=True)
    assert silent[:3] == [pytest.approx(2 * 81), pytest.approx(2 * 39), pytest.approx(2 * 19)]
    none = found[0]
    assert none is not None
    assert none.share.value == pytest.approx(81 / 82)
    assert none.share.interval is not None
    assert none.share.interval.low > 0.9


@pytest.mark.parametrize(("had", "told"), [(5, 5), (5, 0), (40, 0), (4, 4), (100, 0), (50, 50)])
@pytest.mark.parametrize("n", [1, 3, 20])
def test_every_interval_holds_its_point(had: int, told: int, n: int) -> None:
    found = behind((brought(n, Measured(had=had, had_told=told, worth=100.0)),))
    assert found is not None
    for figure in (found.share, found.silent, *(cost for _currency, cost in found.costs)):
        assert figure.interval is not None
        assert figure.interval.low <= figure.value <= figure.interval.high


def test_causes_of_one_service_err_together() -> None:
    """Eleven of thirty-seven: about what Wilson says, however many causes share the count."""
    known, service = Measured(had=37, had_told=11), uuid4()
    causes = [
        Brought(cause_id=uuid4(), service_id=service, n=20, loss="large", known=known)
        for _each in range(6)
    ]
    result = behind(tuple(causes))
    assert result is not None
    assert result.share.interval is not None
    ends = result.share.interval
    assert (round(ends.low, 2), round(ends.high, 2)) == (
        pytest.approx(0.54, abs=0.02),
        pytest.approx(0.83, abs=0.02),
    )


@pytest.mark.parametrize(
    ("loss", "silent", "low", "high"),
    [("large", 0.31, 0.25, 0.5), ("small", 0.97, 0.95, 0.99), ("", 26 / 27, 0.5, 0.99)],
)
def test_what_was_published_of_a_large_and_of_a_small_loss_stands_in(
    loss: str, silent: float, low: float, high: float
) -> None:
    result = behind((brought(10, Measured(), loss=loss),))
    assert result is not None
    assert result.share.value == pytest.approx(silent)
    assert result.share.interval is not None
    ends = result.share.interval
    assert (ends.low, ends.high) == (pytest.approx(low), pytest.approx(high))


def test_each_service_counts_with_its_own_share_and_margin_and_each_cause_with_its_loss() -> None:
    measured_here = Measured(had=20, had_told=5, worth=100.0)
    published = Measured(worth=10.0)
    much, little = brought(3, measured_here), brought(3, published, loss="small", cause=OTHER)
    result = behind((much, little))
    assert result is not None
    little_silent = 3 / 0.03 * 0.97
    assert result.silent.value == pytest.approx(9 + little_silent)
    ((currency, cost),) = result.costs
    first = 100 * (9 * 0.91 + 3 * 0.81)
    second = 10 * (little_silent * 0.63 + 3 * 0.54)
    assert (currency, cost.value) == ("EUR", pytest.approx(first + second))
    assert cost.interval is not None
    assert cost.interval.low < cost.value < cost.interval.high
    alone = behind((much,))
    assert alone is not None
    assert alone.silent.interval is not None
    assert alone.silent.interval.method != RANGE
    assert list(by_cause((much, little, much))) == [ONE, OTHER]


def test_currencies_are_never_added_and_what_is_not_known_is_in_no_cost() -> None:
    euros = brought(2, Measured(had=20, had_told=5, worth=100.0))
    pesos = brought(4, Measured(had=20, had_told=5, worth=900.0, currency="MXN"))
    result = behind((euros, pesos, brought(5, Measured()), brought(7, Measured(), loss="")))
    assert result is not None
    costs = {currency: round(figure.value) for currency, figure in result.costs}
    assert costs == {
        "EUR": round(100 * (6 * 0.91 + 2 * 0.81)),
        "MXN": round(900 * (12 * 0.91 + 4 * 0.81)),
    }
    assert (result.n, result.without_margin, result.without_loss) == (18, 5, 7)


@pytest.fixture
def house(db):
    return a_house()


def a_claim(house, cause, subject):
    case = a_case(at=clock.now() - DAY, subject=subject, text="Lo cuenta")
    claim = a_complaint(case.id, actor=house.agent, at=clock.now() - DAY)
    signed_in(house.marta).post(f"/reclamaciones/{claim}/causa/decir/", {"causa": cause})
    return claim


def a_wave(house, *, had: int, told: int, worth: str | None = None) -> None:
    now = clock.now()
    row = Wave.objects.create(
        name="Octubre", service_id=house.service_id, since=now.date(), until=now.date(), seed=1,
        worth=worth, state="sent", created_at=now, started_at=now,
    )  # fmt: skip
    for number in range(had):
        person = a_holder(house.service_id)
        WaveInvitation.objects.create(
            wave=row, customer_id=person, state=InvitationState.SAID, sent_at=now,
            answered_at=now, trouble=Trouble.DELAY, had_told=number < told, text="Tardó",
        )  # fmt: skip


@pytest.mark.django_db
def test_beside_each_figure_of_complaints_stand_the_silent_with_source_and_cost(house) -> None:
    above = a_cause("Cobros")
    cause = a_cause("Cobro duplicado", parent=above)
    claim = a_claim(house, cause, "Cobro que no procede")
    marta = signed_in(house.marta)
    register = marta.get("/reclamaciones/callan/").content.decode()
    assert "unos <strong>26</strong> clientes que callan" in register
    assert "Según lo publicado, por lo que pierde cada cliente" in register
    a_wave(house, had=8, told=4, worth="120.00")
    unsaid = marta.get("/reclamaciones/causas/").content.decode().split('id="callan"')[1]
    assert "De 1 reclamación nadie ha dicho si el cliente pierde mucho o poco" in unsaid
    said = {"causa": above, "nombre": "Cobros", "perdida": "large"}
    keeper = signed_in(a_user(Role.SUPERVISOR, name="Carmen"))
    assert keeper.post("/reclamaciones/causas/", said).status_code == 302
    for address in (
        "/reclamaciones/causas/",
        f"/reclamaciones/{claim}/causa/",
        f"/reclamaciones/callan/?servicio={house.service_id}",
        f"/servicios/{house.service_id}/",
    ):
        page = marta.get(address).content.decode()
        assert "de 8 con un problema, 4 ya nos lo habían dicho" in page, address
    table = marta.get("/reclamaciones/causas/").content.decode().split('id="callan"')[1]
    assert re.search(r"Cobro duplicado.*?>1</a>.*?€", table, re.DOTALL)
    service = f"/servicios/{house.service_id}/"
    assert 'id="callan"' not in a_member(Role.ANALYST).get(service).content.decode()
    figures = a_member(Role.DIRECTION).get(service).content.decode().split('id="callan"')[1]
    assert "Cobro duplicado" in figures
    assert "/reclamaciones/?causa" not in figures, "direction reads figures, never whose they are"


@pytest.mark.django_db
def test_a_panel_of_the_silent_keeps_to_three_questions_and_to_the_readers_sight(house) -> None:
    cause = a_cause("Cobro duplicado")
    a_claim(house, cause, "Cobro que no procede")
    marta = house.agent
    with CaptureQueriesContext(connection) as asked:
        found = unheard.of_cause(marta, cause)
    assert len(asked) <= 3
    assert found is not None
    assert (found["n"], found["rows"][0]["name"]) == (1, "Cobro duplicado")
    stranger = acting(a_user(Role.AGENT, name="De otro equipo"))
    assert unheard.of_company(stranger, stranger.user_id) is None
