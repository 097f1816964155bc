"""Telling rules what happened to a case, and knowing which of it was a rule's own doing."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from vinculo.cases.contracts import EntryKind
from vinculo.cases.events import RulesCalled
from vinculo.cases.models import CaseEntry, DeskRule
from vinculo.cases.services.rules.occasions import occasions_of
from vinculo.kernel import events


@dataclass(frozen=True, kw_only=True)
class Behind:
    """The rule at work, and the rules whose doing woke it, itself the last."""

    rule_id: UUID
    name: str
    chain: tuple[UUID, ...]


_behind: ContextVar[Behind | None] = ContextVar("vinculo_cases_rule_behind", default=None)


@contextmanager
def at_work(behind: Behind) -> Iterator[None]:
    """What is done inside is a rule's doing: its lines of the history and its events say so."""
    token = _behind.set(behind)
    try:
        yield
    finally:
        _behind.reset(token)


def mark() -> dict[str, str]:
    """What a line of the history says of the rule whose doing it is; {} of a person's."""
    behind = _behind.get()
    return {} if behind is None else {"rule": str(behind.rule_id), "rule_name": behind.name}


def tell_rules(entries: Sequence[CaseEntry]) -> None:
    """Call the rules that listen to these new lines, once the open transaction has committed.

    Without a rule that listens it costs one small question and no job.
    """
    heard = {entry.pk: occasions_of(entry) for entry in entries}
    wanted = _listened({occasion for each in heard.values() for occasion in each})
    behind = _behind.get()
    events.publish_all(
        [
            RulesCalled(
                case_id=entry.case_id,
                cause=entry.pk,
                occasions=occasions,
                at=entry.at,
                message_id=entry.ref if entry.kind == EntryKind.MESSAGE else None,
                chain=behind.chain if behind else (),
            )
            for entry in entries
            if (occasions := tuple(sorted(wanted.intersection(heard[entry.pk]))))
        ]
    )


def call_rules(*, event: str, case_id: UUID, cause: UUID, at: datetime) -> None:
    """Call the rules that listen to an event that is no line of the history."""
    if _listened({event}):
        behind = _behind.get()
        chain = behind.chain if behind else ()
        events.publish(
            RulesCalled(case_id=case_id, cause=cause, occasions=(event,), at=at, chain=chain)
        )


def _listened(occasions: Iterable[str]) -> set[str]:
    wanted = sorted(occasions)
    if not wanted:
        return set()
    rows = DeskRule.objects.filter(is_on=True, event__in=wanted)
    return set(rows.values_list("event", flat=True))
