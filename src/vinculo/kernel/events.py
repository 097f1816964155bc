"""Domain events: facts in the past tense that leave with the commit.

One job per subscriber is written in the transaction of the change. Jobs of one subscriber for
one aggregate run in order; handlers run at least once and look at the present state first.
"""

import dataclasses
from collections import defaultdict
from collections.abc import Callable
from datetime import datetime
from enum import Enum
from types import UnionType
from typing import Any, ClassVar, TypeVar, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from vinculo.kernel import jobs
from vinculo.kernel.registry import Registry


@dataclasses.dataclass(frozen=True, kw_only=True)
class Event:
    """Base of all events; fields are only ever added, with defaults.

    ``name`` is stable (``"cases.CaseResolved"``); ``aggregate`` says whose story it belongs to.
    Fields are str, int, bool, UUID, datetime, StrEnum, tuples of these, or None.
    """

    name: ClassVar[str]

    @property
    def aggregate(self) -> str:
        """The key of the thing this happened to: order is kept for each."""
        raise NotImplementedError


E = TypeVar("E", bound=Event)
event_types: Registry[type[Event]] = Registry("events")
_subscribers: defaultdict[str, dict[str, Callable[[Any], None]]] = defaultdict(dict)


def subscribe(event_type: type[E], key: str, handler: Callable[[E], None]) -> None:
    """Let ``handler`` hear each event of this type; ``key`` (``"cases.open"``) stays stable."""
    if event_type.name not in event_types:
        event_types.add(event_type.name, event_type)
    _subscribers[event_type.name][key] = handler


def subscribers_of(event_type: type[Event]) -> list[str]:
    """Keys of all who hear this type."""
    return sorted(_subscribers[event_type.name])


def publish(event: Event) -> None:
    """Tell ``event`` to its subscribers once the open transaction has committed."""
    for key in subscribers_of(type(event)):
        jobs.defer(
            "kernel.hear",
            arguments={"subscriber": key, "event": event.name, "fields": to_json(event)},
            lock=f"{key}:{event.aggregate}",
        )


def hear(*, subscriber: str, event: str, fields: dict[str, Any]) -> None:
    """Run one subscriber on one event, as the job says."""
    handler = _subscribers[event].get(subscriber)
    if handler is None:  # the subscriber was removed by an update; nobody is left to hear
        return
    handler(from_json(event_types[event], fields))


def to_json(event: Event) -> dict[str, Any]:
    """The event's fields as JSON values."""
    return {field.name: _plain(getattr(event, field.name)) for field in dataclasses.fields(event)}


def from_json(event_type: type[E], fields: dict[str, Any]) -> E:
    """Rebuild an event; fields it does not know (from a newer version) are left out."""
    hints = get_type_hints(event_type)
    known = {field.name for field in dataclasses.fields(event_type)}
    return event_type(
        **{name: _typed(hints[name], value) for name, value in fields.items() if name in known}
    )


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
