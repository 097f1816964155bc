"""Erasing a person, step by step; each may be cut off at any moment and done again.

While an open :class:`vinculo.kernel.models.Erasing` names somebody, and no longer, the functions
of the database's owner clear that person out of what only grows (histories): the application has
no right to do it itself.
"""

import time
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models, transaction
from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast

from vinculo.kernel import blobs, evidence
from vinculo.kernel.blob_sweep import in_use
from vinculo.kernel.models import Erasing
from vinculo.kernel.personal.keeping import (
    Keeper,
    PersonalThing,
    follow,
    in_order,
    rows_of,
)
from vinculo.kernel.personal.trace import Trace
from vinculo.kernel.privacy import Privacy

TOLD = frozenset({Privacy.PERSONAL, Privacy.SENSITIVE})


@dataclass(frozen=True, kw_only=True)
class Erased:
    """What was erased or would be: rows by model, files, and rows of others that name the person.

    ``mentions``: by ``model.column``, how many rows that are not the person's still say their
    address, telephone or whole name; people decide about those.
    """

    rows: Mapping[str, int]
    files: int
    mentions: Mapping[str, int]


def count(trace: Trace) -> Erased:
    """What :func:`erase` would touch; changes nothing."""
    rows = Counter[str]()
    for keeper in in_order():
        for thing in keeper.things:
            rows[thing.model] += _rows(thing, trace).count()
    return Erased(
        rows=_said(rows), files=len(_digests(trace)), mentions=mentions(trace, but_own=True)
    )


def erase(*, key: str, customer_ids: Collection[UUID], at: datetime) -> Erased:
    """Erase everything about the person whom ``key`` (``"customer:<id>"``) names.

    Every context does its part in a transaction of its own, who finds customers last; so whatever
    was done, the next attempt finds what is left. The salt of the evidence dies with the person.
    """
    begun = time.time()
    trace = follow(Trace(customer_ids))
    row, _ = Erasing.objects.get_or_create(key=key, ended_at=None, defaults={"started_at": at})
    row.files = sorted({*row.files, *_digests(trace)})
    row.save(update_fields=["files"])
    pattern = trace.pattern
    rows = Counter[str]()
    for keeper in reversed(in_order()):
        rows.update(_erase_in(keeper, trace, key))
    gone = _forget_files(row.files, before=begun)
    for customer_id in trace.customer_ids:
        evidence.forget(owner=f"customer:{customer_id}")
    row.files, row.ended_at = [], at
    row.save(update_fields=["files", "ended_at"])
    return Erased(rows=_said(rows), files=gone, mentions=_mentions(pattern, trace, but_own=False))


@transaction.atomic
def _erase_in(keeper: Keeper, trace: Trace, key: str) -> Counter[str]:
    done = Counter[str]()
    for thing in keeper.things:
        rows = _rows(thing, trace)
        if thing.by_owner:
            done[thing.model] += rows.count()
        elif thing.blank is None:
            done[thing.model] += rows.delete()[1].get(thing.model, 0)
        else:
            done[thing.model] += rows.update(**thing.blank)
    if keeper.forget_history is not None:
        keeper.forget_history(trace, key)
    return done


def _rows(thing: PersonalThing, trace: Trace) -> QuerySet[Any]:
    return rows_of(thing.model).filter(thing.mine(trace))


def _digests(trace: Trace) -> set[str]:
    found: set[str] = set()
    for keeper in in_order():
        for thing in keeper.things:
            for column in thing.files:
                found.update(_rows(thing, trace).values_list(column, flat=True))
    return found - {""}


def _forget_files(digests: Collection[str], *, before: float) -> int:
    """Delete bytes that no row names any more; what somebody stored anew meanwhile stays."""
    unused = set(digests) - in_use(sorted(digests)) if digests else set()
    return sum(blobs.forget(digest, before=before) for digest in sorted(unused))


def mentions(trace: Trace, *, but_own: bool) -> dict[str, int]:
    """Rows that say the person's address, telephone or whole name, by ``model.column``.

    Reads every personal column of the product. ``but_own``: without the rows that are erased.
    """
    return _mentions(trace.pattern, trace, but_own=but_own)


def _mentions(pattern: str, trace: Trace, *, but_own: bool) -> dict[str, int]:
    if not pattern:
        return {}
    own = _own(trace) if but_own else {}
    found: dict[str, int] = {}
    for model, column in _columns_with_words():
        texts = rows_of(model).annotate(as_text=Cast(column, TextField()))
        rows = texts.filter(as_text__iregex=pattern)
        if model in own:
            rows = rows.exclude(own[model])
        if number := rows.count():
            found[f"{model}.{column}"] = number
    return found


def _own(trace: Trace) -> dict[str, Q]:
    found: dict[str, Q] = {}
    for keeper in in_order():
        for thing in keeper.things:
            found[thing.model] = found.get(thing.model, Q()) | thing.mine(trace)
    return found


def _columns_with_words() -> Iterator[tuple[str, str]]:
    """Every column of the product in which somebody may be named, with its model."""
    for model in apps.get_models():
        classes: Mapping[str, Privacy] = getattr(model, "privacy", {})
        for one in model._meta.concrete_fields:
            if _is_words(one) and classes.get(str(one.column), Privacy.NONE) in TOLD:
                yield model._meta.label, one.name


def _is_words(column: Any) -> bool:
    return isinstance(column, models.CharField | models.TextField | models.JSONField | ArrayField)


def _said(rows: Counter[str]) -> dict[str, int]:
    return {model: number for model, number in sorted(rows.items()) if number}
