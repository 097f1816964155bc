"""The fewest agents that keep a promise."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vinculo.analytics.domain.staffing.erlang import Flow, OverloadError
from vinculo.analytics.domain.staffing.sizing import (
    Model,
    Target,
    UnreachableTargetError,
    agents_for,
    people_to_plan,
    performance,
)

HUNDRED_CALLS = Flow(100 / 1800, 180.0)


@pytest.mark.parametrize(
    ("model", "patience", "target", "agents"),
    [
        pytest.param(Model.PATIENT, None, Target(), 14, id="80 in 20"),
        pytest.param(Model.IMPATIENT, 60.0, Target(), 12, id="80 in 20, some leave"),
        pytest.param(Model.PATIENT, None, Target(most_occupancy=0.7), 15, id="80 in 20, unhurried"),
        pytest.param(
            Model.LOSS, None, Target(None, most_abandonment=0.01), 18, id="one in a hundred lost"
        ),
        pytest.param(Model.PATIENT, None, Target(None, most_wait=10.0), 14, id="ten seconds"),
        pytest.param(
            Model.IMPATIENT, 60.0, Target(None, most_abandonment=1.0), 0, id="all may leave"
        ),
    ],
)
def test_the_fewest_agents_are_found(model, patience, target, agents):
    got = agents_for(model, HUNDRED_CALLS, target, patience=patience)
    assert got.agents == agents
    assert target.kept_by(got)


@settings(max_examples=50)
@given(
    load=st.floats(0.1, 400.0),
    share=st.floats(0.5, 0.99),
    threshold=st.floats(0.0, 60.0),
    patience=st.none() | st.floats(10.0, 600.0),
)
def test_one_agent_fewer_breaks_the_promise(load, share, threshold, patience):
    flow = Flow(load / 240.0, 240.0)
    target = Target(share, threshold)
    model = Model.PATIENT if patience is None else Model.IMPATIENT
    agents = agents_for(model, flow, target, patience=patience).agents
    try:
        fewer = performance(model, flow, agents - 1, threshold=threshold, patience=patience)
    except OverloadError:
        return
    assert not target.kept_by(fewer)


def test_what_no_number_of_agents_gives_is_said():
    with pytest.raises(UnreachableTargetError):
        agents_for(Model.PATIENT, HUNDRED_CALLS, Target(most_occupancy=0.0))
    with pytest.raises(UnreachableTargetError):
        agents_for(Model.PATIENT, Flow(1000.0, 3600.0), Target())


def test_thousands_of_agents_are_found_too():
    got = agents_for(Model.PATIENT, Flow(50.0, 240.0), Target(0.9, 10.0))
    assert 12000 < got.agents < 12300


@given(agents=st.integers(0, 5000), shrinkage=st.floats(0, 0.9))
def test_those_planned_cover_those_needed(agents, shrinkage):
    planned = people_to_plan(agents, shrinkage)
    assert planned * (1 - shrinkage) >= agents - 1e-6
    assert (planned - 1) * (1 - shrinkage) < agents or planned == 0


def test_seven_of_ten_at_work_need_ten_paid():
    assert people_to_plan(7, 0.3) == 10
    assert people_to_plan(14, 0.3) == math.ceil(14 / 0.7)
