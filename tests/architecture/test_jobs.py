"""Every task can be tried again, knows nothing but ids, and belongs to a context."""

import inspect

import pytest
from procrastinate.tasks import Task

from tests.architecture.house import CONTEXTS
from tests.architecture.test_words import import_everything
from vinculo.kernel import events
from vinculo.kernel.jobs import Retry, worker_app

THEIRS = ("builtin", "procrastinate")


def our_tasks() -> list[Task]:
    import_everything()
    return [t for name, t in sorted(worker_app.tasks.items()) if not name.startswith(THEIRS)]


def faults(task: Task) -> list[str]:
    """What keeps a task from being safe."""
    found = []
    if not isinstance(task.retry_strategy, Retry):
        found.append("no Retry: a lost connection would lose it")
    if task.name.partition(".")[0] not in CONTEXTS:
        found.append("its name does not begin with its context")
    parameters = inspect.signature(task.func).parameters.values()
    if any(p.kind is inspect.Parameter.POSITIONAL_ONLY for p in parameters):
        found.append("what it is given cannot be named")
    return found


def test_every_task_is_tried_again() -> None:
    found = {task.name: faults(task) for task in our_tasks()}
    assert found, "no task is registered"
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_a_task_without_retry_is_seen() -> None:
    task = worker_app.task(name="nobody.tries_again")(lambda: None)
    del worker_app.tasks["nobody.tries_again"]
    assert len(faults(task)) == 2


def test_every_event_can_be_told() -> None:
    """Known by a stable name of its context, and every field survives as JSON."""
    import_everything()
    for name in events.event_types:
        kind = events.event_types[name]
        if kind.__module__.startswith("vinculo.") and ".tests." not in kind.__module__:
            context = kind.__module__.split(".")[1]
            assert name == f"{context}.{kind.__name__}"
            assert kind.aggregate is not events.Event.aggregate, f"{name}: whose story is it?"


@pytest.mark.parametrize("room", ["subscribers"])
def test_subscribers_are_named_after_their_context(room: str) -> None:
    import_everything()
    for name in events.event_types:
        for key in events.subscribers_of(events.event_types[name]):
            assert key.partition(".")[0] in CONTEXTS, f"{key} in {room}"
