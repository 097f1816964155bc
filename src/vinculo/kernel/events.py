"""Domain events: facts in the past tense that leave with the commit.

One job per subscriber is written in the transaction of the change. Jobs of one subscriber for
one aggregate run in order; handlers run at least once and look at the present state first.

A subscriber that hears many at once (``together``) gets what was published together in one job,
and its jobs run one after another. An event that cannot be heard is put into a job of its own,
with those that follow it in its story: no other event waits for it.
"""

import dataclasses
import logging
from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from datetime import datetime
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, ClassVar, TypeVar, Union, cast, get_args, get_origin, get_type_hints
from uuid import UUID

from vinculo.kernel import evidence, jobs, locks
from vinculo.kernel.registry import Registry

log = logging.getLogger(__name__)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Event:
    """Base of all events; fields are only ever added, with defaults.

    ``name`` is stable (``"cases.CaseResolved"``); ``aggregate`` says whose story it belongs to.
    Fields are str, int, bool, UUID, datetime, StrEnum, tuples of these, or None. One that
    ``is_evidence`` also becomes a line that can never be changed: of its str fields only those
    that ``codes`` names stand there, and ``digest`` (of a text that is proved) in its own place.
    """

    name: ClassVar[str]
    is_evidence: ClassVar[bool] = False
    codes: ClassVar[tuple[str, ...]] = ()

    @property
    def aggregate(self) -> str:
        """The key of the thing this happened to: order is kept for each."""
        raise NotImplementedError


E = TypeVar("E", bound=Event)
event_types: Registry[type[Event]] = Registry("events")
_subscribers: defaultdict[str, dict[str, "_Subscriber"]] = defaultdict(dict)


@dataclasses.dataclass(frozen=True)
class _Subscriber:
    one: Callable[[Any], None]
    together: Callable[[Sequence[Any]], None] | None


def subscribe(
    event_type: type[E],
    key: str,
    handler: Callable[[E], None],
    *,
    together: Callable[[Sequence[E]], None] | None = None,
) -> None:
    """Let ``handler`` hear each event of this type; ``key`` (``"cases.open"``) stays stable.

    ``together`` hears several in their order: all of them or none, in one transaction, or so that
    hearing again changes nothing of what was heard.
    """
    if event_type.name not in event_types:
        event_types.add(event_type.name, event_type)
    _subscribers[event_type.name][key] = _Subscriber(handler, together)


def subscribers_of(event_type: type[Event]) -> list[str]:
    """Keys of all who hear this type."""
    return sorted(_subscribers[event_type.name])


def publish(event: Event) -> None:
    """Tell ``event`` to its subscribers once the open transaction has committed."""
    publish_all([event])


def publish_all(events: Sequence[E]) -> None:
    """Tell events of one type, in their order, once the open transaction has committed."""
    if not events:
        return
    (event_type,) = {type(event) for event in events}
    if event_type.is_evidence:
        evidence.record_all([proof_of(event) for event in events])
    for key in subscribers_of(event_type):
        if _subscribers[event_type.name][key].together is None:
            for event in events:
                _tell_alone(key, event)
            continue
        jobs.defer(
            "kernel.hear_together",
            arguments={
                "subscriber": key,
                "event": event_type.name,
                "fields": [to_json(event) for event in events],
            },
            lock=key,
        )


def proof_of(event: Event) -> evidence.Proof:
    """The line that an event leaves in the chain: ids, times and codes, no text."""
    facts = {
        name: value
        for name, value in to_json(event).items()
        if value is not None
        and (name in event.codes or _hint_is_safe(cast("Hashable", type(event)), name))
    }
    digest = getattr(event, "digest", "")
    return evidence.Proof(kind=event.name, subject=event.aggregate, facts=facts, digest=digest)


@cache
def _hint_is_safe(event_type: Hashable, name: str) -> bool:
    """Whether a field can hold no text: text is ``str`` itself, a known word is an enum."""
    hint = _hints_of(event_type)[name]
    return str not in {hint, *get_args(hint), *(a for h in get_args(hint) for a in get_args(h))}


def _tell_alone(key: str, event: Event) -> None:
    jobs.defer(
        "kernel.hear",
        arguments={"subscriber": key, "event": event.name, "fields": to_json(event)},
        lock=_story_of(key, event),
    )


def _story_of(key: str, event: Event) -> str:
    return f"{key}:{event.aggregate}"


def hear_together(*, subscriber: str, event: str, fields: Sequence[dict[str, Any]]) -> None:
    """Run one subscriber on several events, as the job says.

    What comes after an event that waits in a job of its own joins it there. A lost connection
    rises: the whole job is tried again.
    """
    known = _subscribers[event].get(subscriber)
    if known is None:
        return
    told = [from_json(event_types[event], each) for each in fields]
    waiting = jobs.locks_in_use({_story_of(subscriber, each) for each in told})
    now = [each for each in told if _story_of(subscriber, each) not in waiting]
    if not _heard_at_once(known, now):
        waiting |= _hear_each(subscriber, known, now)
    for each in told:
        if _story_of(subscriber, each) in waiting:
            _tell_alone(subscriber, each)


def _heard_at_once(known: _Subscriber, told: Sequence[Event]) -> bool:
    if len(told) < 2 or known.together is None:
        return not told
    try:
        known.together(told)
    except Exception as error:
        if jobs.is_lost_connection(error) and not locks.is_crossed(error):
            raise
        log.warning("%s events are heard one by one: %s", len(told), type(error).__name__)
        return False
    return True


def _hear_each(subscriber: str, known: _Subscriber, told: Sequence[Event]) -> set[str]:
    """Each by itself; the stories of those that could not be heard and of what follows them."""
    failed: set[str] = set()
    for each in told:
        story = _story_of(subscriber, each)
        if story in failed:
            continue
        try:
            known.one(each)
        except Exception as error:
            if jobs.is_lost_connection(error) and not locks.is_crossed(error):
                raise
            log.warning("an event waits by itself: %s", type(error).__name__)
            failed.add(story)
    return failed


def hear(*, subscriber: str, event: str, fields: dict[str, Any]) -> None:
    """Run one subscriber on one event, as the job says."""
    known = _subscribers[event].get(subscriber)
    if known is None:  # the subscriber was removed by an update; nobody is left to hear
        return
    known.one(from_json(event_types[event], fields))


def to_json(event: Event) -> dict[str, Any]:
    """The event's fields as JSON values."""
    return {field.name: _plain(getattr(event, field.name)) for field in dataclasses.fields(event)}


def from_json(event_type: type[E], fields: dict[str, Any]) -> E:
    """Rebuild an event; fields it does not know (from a newer version) are left out."""
    hints = _hints_of(cast("Hashable", event_type))
    return event_type(
        **{name: _typed(hints[name], value) for name, value in fields.items() if name in hints}
    )


@cache
def _hints_of(event_type: Any) -> dict[str, Any]:
    hints = get_type_hints(event_type)
    return {field.name: hints[field.name] for field in dataclasses.fields(event_type)}


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, tuple | list | frozenset):
        return [_plain(item) for item in value]
    return value


def _typed(hint: Any, value: Any) -> Any:
    if value is None:
        return None
    if get_origin(hint) in {Union, UnionType}:
        hint = next(part for part in get_args(hint) if part is not type(None))
    if get_origin(hint) is tuple:
        return tuple(_typed(get_args(hint)[0], item) for item in value)
    if hint is datetime:
        return datetime.fromisoformat(value)
    if isinstance(hint, type) and (hint is UUID or issubclass(hint, Enum)):
        return hint(value)
    return value
