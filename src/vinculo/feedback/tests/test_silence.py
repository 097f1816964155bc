"""Silent customers and the cost of poor service: the published sum, its parts, bad rows."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from vinculo.feedback.commands.complaints_silence import COLUMNS, NOTES, WORDS, command
from vinculo.feedback.domain.silence import (
    PUBLISHED_RATE,
    PUBLISHED_STAY,
    Cause,
    Share,
    estimate,
    lost_share,
)
from vinculo.feedback.domain.silence_rows import Assumed, causes_of
from vinculo.lib.tables import Table, TableError

LARGE = PUBLISHED_STAY["large"]
PUBLISHED = Share(PUBLISHED_RATE, is_published=True)
ASSUMED = Assumed(PUBLISHED, LARGE)
shares = st.floats(0, 1)


def cause(**given: object) -> Cause:
    known = {
        "name": "x",
        "margin": 100.0,
        "complaint_rate": PUBLISHED,
        "stay": LARGE,
        "customers": 10_000.0,
        "problem_rate": Share(0.2),
        "quick": 0.3,
        "satisfied": 0.3,
    }
    return Cause(**{**known, **given})


def test_the_published_sum_is_repeated() -> None:
    total = estimate([cause()]).total
    assert round(total.cost.value, 2) == 179_081.48
    assert round(total.cost_if_asked.value, 2) == 142_600.00
    assert round(total.saved.value, 2) == 36_481.48
    assert total.silent_share.value == pytest.approx(26 / 27)
    half = estimate([cause(complaint_rate=Share(0.5))]).total
    assert round(half.cost.value, 2) == 142_600.00


def test_the_published_rate_has_its_published_range() -> None:
    total = estimate([cause()]).total
    assert total.cost.interval.method == "published-range"
    assert total.cost.interval.low == pytest.approx(142_600)
    assert total.silent_share.interval.high == pytest.approx(0.99)
    assert PUBLISHED.interval(0.95).low == 0.01


def test_what_would_be_lost_anyway_is_removed() -> None:
    total = estimate([cause(baseline=0.05)]).total
    assert round(total.baseline.value, 2) == 10_000.00
    assert round(total.net.value, 2) == 169_081.48
    assert round(total.saved.value, 2) == 36_481.48


def test_problems_follow_from_complaints_when_customers_are_not_known() -> None:
    found = estimate([cause(customers=None, problem_rate=None, complaints=54.0)]).causes[0]
    assert found.problems.value == pytest.approx(54 * 27)
    assert found.silent.value == pytest.approx(54 * 26)
    assert found.problems.interval.low < 54 / 0.5
    assert found.problems.interval.high > 54 / 0.01


def test_counts_give_an_interval_that_holds_the_figure() -> None:
    counted = cause(
        complaint_rate=Share.counted(30, 60),
        problem_rate=Share.counted(60, 300),
        endings=(9.0, 9.0, 12.0),
    )
    found = estimate([counted]).total
    assert found.net.interval.method == "jeffreys-simulation"
    for figure in (found.silent_share, found.problems, found.silent, found.cost, found.net):
        assert figure.interval.low < figure.value < figure.interval.high
    assert counted.complaint_rate.interval(0.95).method == "wilson"
    wide = estimate([counted], level=0.99).total.net.interval
    assert wide.low < found.net.interval.low


def test_figures_that_were_only_given_have_no_interval() -> None:
    found = estimate([cause(complaint_rate=Share(0.1))]).total
    assert found.cost.interval is None
    assert Share(0.1).interval(0.95) is None


def test_words_of_mouth_are_told_apart() -> None:
    found = estimate([cause(told=10.0, cost_per_told=0.5)])
    assert found.total.word_of_mouth == found.causes[0].word_of_mouth == 2000 * 10 * 0.5
    assert round(found.total.cost.value, 2) == 179_081.48


def test_without_customers_nothing_is_lost_and_no_share_is_invented() -> None:
    assert estimate([cause(customers=0.0)]).total.silent_share.value == 0


@given(c=shares, quick=shares, rest=shares, more=shares)
def test_more_who_complain_never_cost_more_while_the_content_stay(
    c: float, quick: float, rest: float, more: float
) -> None:
    satisfied = (1 - quick) * rest
    higher = c + (1 - c) * more
    first, second = (lost_share(x, quick, satisfied, LARGE) for x in (c, higher))
    assert second <= first + 1e-12
    assert 0 <= second <= 1


@given(n=st.floats(0, 1e6), margin=st.floats(0, 1e5), factor=st.floats(0.1, 10))
def test_cost_grows_with_customers_and_with_margin(n: float, margin: float, factor: float) -> None:
    one = estimate([cause(customers=n, margin=margin)]).total.cost.value
    more = estimate([cause(customers=n * factor, margin=margin)]).total.cost.value
    richer = estimate([cause(customers=n, margin=margin * factor)]).total.cost.value
    assert more == pytest.approx(one * factor)
    assert richer == pytest.approx(one * factor)


@given(st.permutations(range(4)))
def test_the_order_of_causes_changes_no_sum(order: list[int]) -> None:
    causes = [cause(name=str(i), margin=100.0 * i) for i in range(4)]
    total = estimate([causes[i] for i in order]).total
    assert total.net.value == pytest.approx(estimate(causes).total.net.value)


# --- rows -----------------------------------------------------------------------------------


def table(**columns: list[object]) -> Table:
    size = len(next(iter(columns.values())))
    names = {"cause": ["a"] * size, "margin": [100] * size, **columns}
    return Table(names, list(range(2, size + 2)))


def test_each_row_without_counts_is_one_complaint() -> None:
    causes, notes = causes_of(
        Table(
            {"cause": ["Cobro", "cobro ", "Avería", "¿?"], "margin": [10, 20, 5, 1]}, [2, 3, 4, 5]
        ),
        ASSUMED,
    )
    assert [(c.name, c.complaints, c.margin) for c in causes] == [
        ("Cobro", 2, 15),
        ("Avería", 1, 5),
        ("¿?", 1, 1),
    ]
    assert notes[0].code == "rows_are_complaints"


def test_own_counts_win_over_what_is_assumed() -> None:
    [found], notes = causes_of(
        table(
            customers=[1000], asked=[100], problems=[20], complained=[10], quick=[4], complaints=[3]
        ),
        ASSUMED,
    )
    assert found.problem_rate.value == 0.2
    assert found.complaint_rate.value == 0.5
    assert (found.quick, found.satisfied, found.endings) == (0.4, 0.0, (4.0, 0.0, 6.0))
    assert found.complaints is None
    assert {n.code for n in notes} == {"published_stay", "baseline_unknown"}


def test_given_shares_are_taken_as_they_are() -> None:
    [found], notes = causes_of(
        table(
            customers=[1000],
            problem_rate=[0.1],
            complaint_rate=[0.3],
            quick_share=[0.2],
            satisfied_share=[None],
            stay_silent=[0.5],
            stay_quick=[0.9],
            stay_satisfied=[0.8],
            stay_dissatisfied=[0.4],
            baseline_loss=[0.15],
        ),
        ASSUMED,
    )
    assert found.stay.silent == 0.5
    assert (found.quick, found.satisfied) == (0.2, 0.0)
    assert {n.code for n in notes} == {"no_interval", "recovery_paradox"}


def test_rates_above_all_customers_are_remarked() -> None:
    _causes, notes = causes_of(
        table(cause=["a", "b"], customers=[10, 10], problem_rate=[0.7, 0.6]), ASSUMED
    )
    assert "several_problems_each" in {n.code for n in notes}
    assert "endings_unknown" in {n.code for n in notes}


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        ({"customers": [10], "asked": [5], "problems": [6]}, "more_than"),
        ({"customers": [10], "asked": [9], "problems": [6], "complained": [7]}, "more_than"),
        (
            {"complaints": [1], "problems": [9], "complained": [3], "quick": [2], "satisfied": [2]},
            "more_than_all",
        ),
        ({"complaints": [1], "quick_share": [0.6], "satisfied_share": [0.6]}, "shares_above_one"),
        ({"customers": [10]}, "no_problems_known"),
        ({"problems": [10]}, "no_problems_known"),
        ({"complaints": [10], "problems": [5], "complained": [0]}, "nobody_complained"),
        ({"complaints": [10], "complaint_rate": [0.0]}, "nobody_complained"),
        ({"complaints": [1, 2], "cause": ["Avería", "averia"]}, "repeated_cause"),
    ],
)
def test_rows_that_contradict_themselves_are_refused(columns: dict, code: str) -> None:
    with pytest.raises(TableError) as refused:
        causes_of(table(**columns), ASSUMED)
    assert refused.value.code == code
    assert code in WORDS


# --- the command ----------------------------------------------------------------------------


def run(tmp_path: Path, text: str, *options: str) -> Result:
    path = tmp_path / "silencio.csv"
    path.write_text(text, encoding="utf-8")
    return CliRunner().invoke(command, [str(path), *options])


def test_the_command_gives_the_published_sum(tmp_path: Path) -> None:
    heads = "causa;margen;clientes;problem_rate;quick_share;satisfied_share"
    text = f"{heads}\nx;100 €;10.000;0,2;0,3;0,3\n"
    result = run(tmp_path, text, "--json", "--baseline", "0")
    answer = json.loads(result.stdout)
    assert round(answer["total"]["net"]["value"], 2) == 179_081.48
    assert round(answer["total"]["saved"]["value"], 2) == 36_481.48
    assert answer["currency"] == "EUR"
    assert answer["causes"][0]["complaint_rate"]["origin"] == "published"
    assert {w["code"] for w in answer["warnings"]} == {"published_complaint_rate", "published_stay"}


def test_the_companys_own_rate_replaces_the_published_one(tmp_path: Path) -> None:
    text = "cause,margin,complaints\nx,100,50\ny,10,0\n"
    answer = json.loads(run(tmp_path, text, "--json", "--complaint-rate", "0.25").stdout)
    assert answer["total"]["problems"]["value"] == 200
    assert answer["causes"][0]["cause"] == "x"
    assert answer["causes"][1]["cost_per_problem"] is None
    assert answer["causes"][0]["complaint_rate"]["origin"] == "given"


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [
        ("cause,margin,complaints\nx,-5,1\n", (), 65),
        ("cause,margin,complaints\nx,5 €,1\ny,5 $,1\n", (), 65),
        ("cause,margin,customers,problem_rate\nx,5,10,20\n", (), 65),
        ("cause,margin,complaints\nx,5,1.5\n", (), 65),
        (
            "cause,margin,complaints\nx,5,1\n",
            ("--quick-share", "0.6", "--satisfied-share", "0.6"),
            2,
        ),
        ("cause,margin,complaints\nx,5,1\n", ("--complaint-rate", "0"), 2),
        ("cause,margin,complaints\nx,5,1\n", ("--stakes", "huge"), 2),
    ],
)
def test_wrong_data_and_options_are_refused(
    tmp_path: Path, text: str, options: tuple[str, ...], code: int
) -> None:
    result = run(tmp_path, text, "--json", *options)
    assert result.exit_code == code
    assert result.stdout == ""


def test_every_code_has_words_and_every_column_a_name() -> None:
    assert all(NOTES.values())
    assert len({c.name for c in COLUMNS}) == len(COLUMNS)
