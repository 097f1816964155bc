"""Erlang B, C and A: known values, and what must hold for any flow."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vinculo.analytics.domain.staffing.erlang import (
    Flow,
    OverloadError,
    blocking,
    erlang_a,
    erlang_b,
    erlang_c,
    waiting_share,
)

HALF_HOUR, HOUR = 1800.0, 3600.0


@pytest.mark.parametrize(
    ("flow", "agents", "waiting", "in_time", "mean_wait", "occupancy"),
    [
        pytest.param(Flow(100 / HALF_HOUR, 180), 14, 0.174132, 0.888350, 7.835937, 0.714286),
        pytest.param(Flow(100 / HALF_HOUR, 180), 11, 0.682118, 0.389614, 122.781277, 0.909091),
        pytest.param(Flow(200 / HOUR, 300), 20, 0.338125, 0.729251, 30.431229, 0.833333),
        pytest.param(Flow(1000 / HOUR, 240), 75, 0.231855, 0.884223, 6.677422, 0.888889),
    ],
)
def test_patient_customers_meet_the_golden_values(
    flow, agents, waiting, in_time, mean_wait, occupancy
):
    got = erlang_c(flow, agents, 20)
    assert got.waiting == pytest.approx(waiting, abs=5e-7)
    assert got.service_level == pytest.approx(in_time, abs=5e-7)
    assert got.mean_wait == pytest.approx(mean_wait, abs=5e-7)
    assert got.occupancy == pytest.approx(occupancy, abs=5e-7)


@pytest.mark.parametrize(
    ("flow", "agents", "patience", "waiting", "in_time", "mean_wait", "left", "occupancy"),
    [
        pytest.param(
            Flow(100 / HALF_HOUR, 180), 12, 60, 0.240426, 0.860301, 4.554108, 0.075902, 0.770082
        ),
        pytest.param(
            Flow(100 / HALF_HOUR, 180), 9, 60, 0.524905, 0.627025, 12.793428, 0.213224, 0.874196
        ),
        pytest.param(
            Flow(200 / HOUR, 300), 16, 120, 0.482516, 0.640389, 16.823601, 0.140197, 0.895628
        ),
    ],
)
def test_impatient_customers_meet_the_golden_values(
    flow, agents, patience, waiting, in_time, mean_wait, left, occupancy
):
    got = erlang_a(flow, agents, 20, patience)
    assert got.waiting == pytest.approx(waiting, abs=5e-7)
    assert got.service_level == pytest.approx(in_time, abs=5e-7)
    assert got.mean_wait == pytest.approx(mean_wait, abs=5e-7)
    assert got.abandonment == pytest.approx(left, abs=5e-7)
    assert got.occupancy == pytest.approx(occupancy, abs=5e-7)


@pytest.mark.parametrize(
    ("agents", "load", "refused"),
    [
        pytest.param(1, 1.0, 0.5, id="one line, one erlang"),
        pytest.param(2, 1.0, 0.2, id="two lines"),
        pytest.param(10, 5.0, 0.018385, id="a table of 1917"),
        pytest.param(0, 3.0, 1.0, id="no line"),
        pytest.param(3, 0.0, 0.0, id="no traffic"),
        pytest.param(0, 0.0, 1.0, id="nothing at all"),
        pytest.param(5000, 1.0, 0.0, id="more lines than a double can tell"),
    ],
)
def test_lines_refuse_what_the_formula_says(agents, load, refused):
    assert blocking(agents, load) == pytest.approx(refused, abs=5e-7)


def test_thousands_of_agents_are_no_trouble():
    flow = Flow(per_second=10.0, handling=300.0)
    got = erlang_a(flow, 3000, 20, 120)
    assert got.mean_wait == pytest.approx(got.abandonment * 120, rel=1e-9)
    assert got.occupancy == pytest.approx(1 - got.abandonment, rel=1e-9)
    assert 0.97 < erlang_c(Flow(100.0, 300.0), 30200, 20).service_level < 1.0


def test_more_than_is_served_grows_without_end_when_nobody_leaves():
    with pytest.raises(OverloadError):
        waiting_share(10, 10.0)
    with pytest.raises(OverloadError):
        erlang_c(Flow(1.0, 30.0), 20, 20)
    with pytest.raises(OverloadError):
        erlang_a(Flow(100.0, 30.0), 20, 20, 1e9)
    with pytest.raises(OverloadError):
        erlang_a(Flow(1.0, 20.0), 20, 20, 1e18)


def test_a_long_queue_of_patient_customers_is_computed_whole():
    """One contact a second, two thirds served: the rest leaves, after a million seconds."""
    got = erlang_a(Flow(1.0, 30.0), 20, 20, 1e6)
    assert got.queue == pytest.approx(1e6 / 3, rel=1e-6)
    assert got.abandonment == pytest.approx(1 / 3, rel=1e-6)
    nearly = erlang_a(Flow(1.0, 19.99), 20, 20, 1e5)
    assert nearly.mean_wait == pytest.approx(nearly.abandonment * 1e5, rel=1e-6)


def test_when_nobody_comes_nobody_waits():
    quiet = Flow(0.0, 180.0)
    for got in (erlang_c(quiet, 3, 20), erlang_a(quiet, 3, 20, 60), erlang_b(quiet, 3)):
        assert (got.waiting, got.service_level, got.occupancy) == (0.0, 1.0, 0.0)


def test_without_agents_everybody_leaves():
    got = erlang_a(Flow(0.05, 180.0), 0, 20, 60)
    assert got.abandonment == pytest.approx(1.0)
    assert got.service_level == 0.0
    assert got.answered_or_left == pytest.approx(1 - math.exp(-20 / 60))
    assert erlang_b(Flow(0.05, 180.0), 0).abandonment == 1.0


flows = st.builds(Flow, per_second=st.floats(0.001, 0.5), handling=st.floats(20.0, 900.0))


@given(flow=flows, extra=st.integers(1, 40), threshold=st.floats(0, 120))
def test_each_agent_more_makes_patient_customers_wait_less(flow, extra, threshold):
    agents = math.floor(flow.load) + extra
    if flow.load >= agents:
        return
    one, more = erlang_c(flow, agents, threshold), erlang_c(flow, agents + 1, threshold)
    assert more.waiting <= one.waiting + 1e-12
    assert more.service_level >= one.service_level - 1e-12
    assert more.mean_wait <= one.mean_wait + 1e-9
    assert more.occupancy < one.occupancy


@settings(max_examples=60)
@given(
    flow=flows,
    agents=st.integers(0, 200),
    patience=st.floats(5, 3600),
    threshold=st.floats(0, 300),
)
def test_each_agent_more_makes_fewer_customers_leave(flow, agents, patience, threshold):
    one = erlang_a(flow, agents, threshold, patience)
    more = erlang_a(flow, agents + 1, threshold, patience)
    for got in (one, more):
        assert got.mean_wait == pytest.approx(got.abandonment * patience, rel=1e-6, abs=1e-7)
        assert 0 <= got.service_level <= got.answered_or_left + 1e-9 <= 1 + 2e-9
        assert got.service_level <= 1 - got.abandonment + 1e-9
    assert more.abandonment <= one.abandonment + 1e-9
    assert more.service_level >= one.service_level - 1e-9
    assert more.waiting <= one.waiting + 1e-9


@settings(max_examples=60)
@given(flow=flows, extra=st.integers(1, 20), threshold=st.floats(0, 120))
def test_endless_patience_leads_from_erlang_a_to_erlang_c(flow, extra, threshold):
    agents = math.floor(flow.load * 1.05) + extra
    patient = erlang_c(flow, agents, threshold)
    for patience in (1e6 * flow.handling, 1e8 * flow.handling):
        got = erlang_a(flow, agents, threshold, patience)
        assert got.waiting == pytest.approx(patient.waiting, abs=2e-3)
        assert got.service_level == pytest.approx(patient.service_level, abs=2e-3)
        assert got.abandonment == pytest.approx(0.0, abs=1e-3)


@given(flow=flows, agents=st.integers(0, 100))
def test_no_patience_leads_from_erlang_a_to_erlang_b(flow, agents):
    lost = erlang_b(flow, agents)
    got = erlang_a(flow, agents, 20, 1e-6)
    assert got.abandonment == pytest.approx(lost.abandonment, abs=1e-4)


@given(flow=flows, agents=st.integers(0, 300))
def test_each_line_more_refuses_fewer(flow, agents):
    assert blocking(agents + 1, flow.load) <= blocking(agents, flow.load)
