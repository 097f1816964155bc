import re
from dataclasses import replace
from datetime import timedelta
from math import inf
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from vinculo.cases.testing import a_case, a_house, acting
from vinculo.complaints.testing import a_cause, a_complaint
from vinculo.customers.testing import a_holder
from vinculo.feedback.contracts import InvitationState, Trouble
from vinculo.feedback.domain.silence import RANGE
from vinculo.feedback.domain.unheard import Brought, Measured, behind, behind_each, by_cause
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


def test_the_fewer_had_told_us_the_more_are_silent() -> None:
    """Of forty with a problem, told before: the silent behind two complaints."""
    found = [behind((brought(2, Measured(had=40, had_told=told)),)) for told in range(1, 41)]
    silent = [one.silent.value for one in found if one is not None]
    assert len(silent) == 40
    assert silent == sorted(silent, reverse=True)
    assert silent[:2] == [pytest.approx(2 * 39), pytest.approx(2 * 19)]
    assert not any(one.is_open for one in found if one is not None)


@pytest.mark.parametrize(
    ("had", "least", "published"),
    [
        pytest.param(5, (0, 3), 52, id="few: next to nothing is known"),
        pytest.param(40, (12, 26), 52, id="forty: at least a few"),
        pytest.param(400, (120, 270), 52, id="four hundred: at least ten times as many"),
    ],
)
def test_where_none_had_told_us_only_the_least_is_known(
    had: int, least: tuple[float, float], published: float
) -> None:
    """One divided by a share that may be 0 has no upper end: none is given, nor a middle."""
    found = behind((brought(2, Measured(had=had, worth=100.0)),))
    assert found is not None
    assert found.is_open
    assert found.asked == had
    for figure in (found.silent, found.share, found.costs[0][1]):
        assert figure.is_least
        assert figure.interval is not None
        assert (figure.interval.low, figure.interval.high) == (figure.value, inf)
    assert least[0] <= found.silent.value <= least[1]
    assert found.published is not None
    assert found.published.value == pytest.approx(published)
    assert found.published.interval is not None
    assert found.published.interval.method == RANGE


def test_one_open_service_leaves_the_whole_open_and_only_the_costs_that_it_is_in() -> None:
    sure = brought(20, Measured(had=40, had_told=10, worth=100.0))
    unsure = brought(2, Measured(had=40, worth=900.0, currency="MXN"), cause=OTHER)
    whole, alone = behind((sure, unsure)), behind((sure,))
    assert whole is not None
    assert alone is not None
    assert whole.is_open
    assert whole.silent.is_least
    assert not alone.is_open
    assert alone.published is None
    costs = dict(whole.costs)
    assert not costs["EUR"].is_least
    assert costs["EUR"].value == pytest.approx(dict(alone.costs)["EUR"].value)
    assert costs["MXN"].is_least


@pytest.mark.parametrize(
    ("known", "loss", "n", "silent", "high"),
    [
        pytest.param(Measured(holders=30), "", 2, 30, 30, id="published, above the customers"),
        pytest.param(Measured(holders=60), "", 2, 52, 60, id="only its upper end is above"),
        pytest.param(Measured(holders=9000), "", 2, 52, None, id="nothing is above"),
        pytest.param(Measured(), "", 2, 52, None, id="nobody wrote down who has it"),
        pytest.param(Measured(had=40, had_told=1, holders=50), "", 2, 50, 50, id="measured"),
        pytest.param(Measured(had=40, had_told=40, holders=50), "", 2, 0, None, id="none silent"),
        pytest.param(Measured(holders=1), "small", 9, 1, 1, id="fewer customers than complaints"),
    ],
)
def test_no_service_has_more_silent_customers_than_customers(
    known: Measured, loss: str, n: int, silent: float, high: float | None
) -> None:
    found = behind((brought(n, known, loss=loss),))
    assert found is not None
    assert found.silent.value == pytest.approx(silent)
    assert found.silent.interval is not None
    if high is None:
        assert (found.capped, found.holders) == (0, 0)
    else:
        assert found.silent.interval.high == pytest.approx(high)
        assert (found.capped, found.holders) == (1, known.holders)
    assert found.share.value == pytest.approx(found.silent.value / (found.silent.value + n))


def test_the_causes_of_a_service_share_its_customers_and_the_cost_keeps_to_them() -> None:
    service = uuid4()
    known = Measured(had=50, had_told=1, worth=100.0, holders=60)
    first, second = (
        Brought(cause_id=cause, service_id=service, n=n, loss="large", known=known)
        for cause, n in ((ONE, 2), (OTHER, 1))
    )
    apart = brought(1, Measured(had=50, had_told=25, worth=100.0, holders=70))
    whole = behind((first, second, apart))
    assert whole is not None
    assert whole.silent.value == pytest.approx(60 + 1)
    assert (whole.capped, whole.holders) == (1, 60)
    ((_currency, cost),) = whole.costs
    assert cost.value == pytest.approx(100 * (61 * 0.91 + 4 * 0.81))
    assert cost.interval is not None
    for one in (first, second):
        alone = behind((one,))
        assert alone is not None
        assert alone.silent.value <= 60


def test_of_an_open_service_too_the_least_is_no_more_than_its_customers() -> None:
    found = behind((brought(20, Measured(had=400, holders=45)),))
    assert found is not None
    assert found.is_open
    assert found.silent.value <= 45
    assert (found.capped, found.holders) == (1, 45)
    assert found.published is not None
    assert found.published.value == pytest.approx(45)


counts = st.integers(1, 60)


@settings(max_examples=40, deadline=None)
@given(
    n=counts,
    had=st.integers(0, 60),
    part=st.floats(0, 1),
    holders=st.integers(0, 500),
    loss=st.sampled_from(["large", "small", ""]),
)
def test_the_silent_keep_to_the_customers_and_every_interval_holds_its_point(
    n: int, had: int, part: float, holders: int, loss: str
) -> None:
    known = Measured(had=had, had_told=round(had * part), worth=10.0, holders=holders)
    more = replace(known, holders=holders * 2)
    found, wider = (behind((brought(n, each, loss=loss),)) for each in (known, more))
    fewer = behind((brought(max(n - 1, 1), known, loss=loss),))
    assert found is not None
    assert wider is not None
    assert fewer is not None
    for figure in (found.share, found.silent, *(cost for _currency, cost in found.costs)):
        assert figure.interval is not None
        assert figure.interval.low <= figure.value <= figure.interval.high
    slack = 1 + 1e-9
    if holders:
        assert found.silent.value <= holders * slack
        assert found.is_open or found.silent.interval.high <= holders * slack
    assert found.silent.value <= (wider.silent.value if holders else inf) * slack
    if not found.is_open:
        assert fewer.silent.value <= found.silent.value * slack


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
    assert by_cause((much, little, much)) == {ONE: (0, 2), OTHER: (1,)}


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


def test_causes_of_one_service_add_up_to_its_silent_and_to_their_cost() -> None:
    known, service = Measured(worth=120.0, holders=100), uuid4()
    causes = tuple(
        Brought(cause_id=uuid4(), service_id=service, n=20, loss=loss, known=known)
        for loss in ("small", "small", "large")
    )
    whole, each = behind(causes), behind_each(causes)
    assert whole is not None
    assert [key for key, _one in each] == [one.cause_id for one in causes]
    assert sum(one.silent.value for _key, one in each) == pytest.approx(whole.silent.value)
    assert whole.silent.value == pytest.approx(100)
    cost = sum(dict(one.costs)["EUR"].value for _key, one in each)
    assert cost == pytest.approx(dict(whole.costs)["EUR"].value)
    assert sum(one.n for _key, one in each) == whole.n
    assert {(one.capped, one.holders) for _key, one in each} == {(1, 100)}


def test_a_cause_has_costs_only_in_its_own_currencies() -> None:
    euros = brought(20, Measured(worth=100.0, holders=50))
    pesos = brought(4, Measured(worth=900.0, currency="MXN"), cause=OTHER)
    each = dict(behind_each((euros, pesos)))
    assert [currency for currency, _cost in each[ONE].costs] == ["EUR"]
    assert [currency for currency, _cost in each[OTHER].costs] == ["MXN"]
    assert (each[ONE].capped, each[OTHER].capped) == (0, 0)


def test_a_cause_of_which_nobody_said_what_is_lost_has_no_cost_beside_one_that_has() -> None:
    said = brought(20, Measured(worth=100.0))
    unsaid = brought(4, Measured(worth=100.0), loss="", cause=OTHER)
    each = dict(behind_each((said, unsaid)))
    assert [currency for currency, _cost in each[ONE].costs] == ["EUR"]
    assert each[OTHER].costs == ()


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
def test_a_panel_of_the_silent_keeps_to_four_questions_and_to_the_readers_sight(house) -> None:
    cause = a_cause("Cobro duplicado")
    a_claim(house, cause, "Cobro que no procede")
    marta = house.agent
    with CaptureQueriesContext(connection) as asked:
        found = unheard.of_cause(marta, cause)
    assert len(asked) <= 4
    assert found is not None
    assert (found["n"], found["rows"][0]["name"]) == (1, "Cobro duplicado")
    stranger = acting(a_user(Role.AGENT, name="De otro equipo"))
    assert unheard.of_company(stranger, stranger.user_id) is None


@pytest.mark.django_db
def test_where_none_had_told_us_the_page_says_so_and_the_customers_are_the_most(house) -> None:
    """Eight asked, eight customers: neither a number without ground nor more than there are."""
    cause = a_cause("Cobro duplicado")
    a_claim(house, cause, "Cobro que no procede")
    marta = signed_in(house.marta)
    a_wave(house, had=8, told=0)
    places = ("/reclamaciones/causas/", "/reclamaciones/callan/", f"/servicios/{house.service_id}/")
    for address in places:
        page = marta.get(address).content.decode()
        assert "De 8 con un problema, ninguno nos lo había dicho: no basta" in page, address
        assert "Con la regla publicada (callan 26 de 27) serían 8 (" in page, address
        assert "quienes tuvieron el servicio en esos días (8)" in page, address
        assert "como poco" in page, address
        assert "inf" not in re.sub(r"<[^>]*>|inf[eo]rm|infor", "", page), address
    signed = marta.get("/reclamaciones/causas/", headers={"accept-language": "en"})
    assert signed.status_code == 200


@pytest.mark.django_db
def test_a_sum_above_the_customers_stays_at_them_and_says_so(house) -> None:
    cause = a_cause("Cobro duplicado")
    claim = a_claim(house, cause, "Cobro que no procede")
    for _each in range(9):
        a_holder(house.service_id)
    marta = signed_in(house.marta)
    line = marta.get("/reclamaciones/callan/").content.decode()
    assert "unos <strong>9</strong> clientes que callan (entre 0 y 9)" in line
    assert "quienes tuvieron el servicio en esos días (9): la cuenta se queda ahí" in line
    of_cause = marta.get(f"/reclamaciones/{claim}/causa/").content.decode()
    assert "la cuenta se queda ahí" in of_cause


@pytest.mark.django_db
def test_the_rows_of_a_service_and_the_page_of_a_cause_share_its_customers(house) -> None:
    causes = [a_cause("Cobro duplicado"), a_cause("Avería que vuelve")]
    for number, cause in enumerate(causes):
        a_claim(house, cause, f"Cobro que no procede {number}")
    for _each in range(8):
        a_holder(house.service_id)
    service = unheard.of_service(house.agent, house.service_id)
    assert service is not None
    said = [int(row["silent"]["value"]) for row in service["rows"]]
    assert sum(said) == int(service["silent"]["value"]) <= 10
    page = unheard.of_cause(house.agent, causes[0])
    assert page is not None
    assert (page["n"], int(page["silent"]["value"]), len(page["rows"])) == (1, said[0], 1)
    assert page["is_part"]
    assert not service["is_part"]
    claim = a_claim(house, causes[0], "Otra vez cobrado")
    shown = signed_in(house.marta).get(f"/reclamaciones/{claim}/causa/").content.decode()
    assert "entre todas sus causas" in shown
