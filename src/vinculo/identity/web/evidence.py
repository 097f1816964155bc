"""Who changed what, and who saw whom: read by administration and auditors."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import UTC, datetime, time
from itertools import chain
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.apps import apps
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from vinculo.identity import selectors
from vinculo.identity.labels import SIGHT_PLACES, change_words, named_by_key
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.actor import Actor
from vinculo.kernel.changes import Change, changes, day_bounds, titles
from vinculo.kernel.history import recorded_things
from vinculo.kernel.paging import decode_cursor, encode_cursor
from vinculo.kernel.privacy import Privacy
from vinculo.kernel.sight import seen_things
from vinculo.ui.forms import DayField

PAGE = 50


class EvidenceFilter(forms.Form):
    """Which lines to show."""

    person = forms.ChoiceField(label=_("Quién"), required=False)
    day = DayField(label=_("Día"), required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args: Any, people: dict[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["person"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101
        field.choices = [("", gettext("Todas")), *((str(k), v) for k, v in people.items())]

    @property
    def person_id(self) -> UUID | None:
        """The chosen person."""
        value = self.cleaned_data.get("person")
        return UUID(value) if value else None

    @property
    def bounds(self) -> tuple[datetime | None, datetime | None]:
        """The chosen day, in UTC."""
        day = self.cleaned_data.get("day")
        return day_bounds(datetime.combine(day, time(), UTC)) if day else (None, None)


class HistoryFilter(EvidenceFilter):
    """Which changes to show."""

    thing = forms.ChoiceField(label=_("Qué"), required=False)
    field_order = ("thing", "person", "day")

    def __init__(self, *args: Any, people: dict[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, people=people, **kwargs)
        field = self.fields["thing"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101
        things = sorted((str(recorded_things[key].thing), key) for key in recorded_things)
        field.choices = [("", gettext("Todo")), *((key, words) for words, key in things)]


def next_page(request: HttpRequest, cursor: str) -> str:
    """The query of the next page, with the filters kept."""
    kept = {key: value for key, value in request.GET.items() if key != "cursor" and value}
    return urlencode({**kept, "cursor": cursor})


@allowed("identity.history")
@require_GET
def history(request: HttpRequest) -> HttpResponse:
    """Changes in words, newest first."""
    names = selectors.names_for_evidence(actor=the_actor(request))
    filters = HistoryFilter(request.GET or None, people=names)
    chosen = filters.is_valid()
    since, until = filters.bounds if chosen else (None, None)
    cursor = request.GET.get("cursor", "")
    found = changes(
        limit=PAGE + 1,
        before=decode_cursor(cursor, datetime.fromisoformat, str, int) if cursor else None,
        thing=filters.cleaned_data["thing"] if chosen else "",
        subject_id=_uuid_text(request.GET.get("subject", "")),
        actor_id=filters.person_id if chosen else None,
        since=since,
        until=until,
    )
    context = {
        "filters": filters,
        "changes": _told(found[:PAGE], names, the_actor(request)),
        "next_page": next_page(request, encode_cursor(*found[PAGE - 1].place))
        if len(found) > PAGE
        else "",
    }
    return render(request, "identity/history.html", context)


def _told(
    found: Sequence[Change], people: Mapping[UUID, str], reader: Actor
) -> list[dict[str, object]]:
    """Changes as people read them; whom and what they mean by name, as far as one may know."""
    meant: dict[str, set[UUID]] = {}
    for label, key in chain.from_iterable(map(_pointed_at, found)):
        meant.setdefault(label, set()).add(key)
    names = dict(people)
    for label, ids in meant.items():
        kind = recorded_things[label].seen_as if label in recorded_things else ""
        names |= seen_things[kind].names(ids, reader) if kind else titles(label, ids)
    return [change_words(change, names, hidden=_hidden(change, names)) for change in found]


def _pointed_at(change: Change) -> Iterator[tuple[str, UUID]]:
    if change.title_of:
        yield change.title_of
    elif recorded_things[change.thing].seen_as and isinstance(change.subject_id, UUID):
        yield change.thing, change.subject_id
    for field in change.fields:
        for value in (field.before, field.after):
            if field.refers_to and isinstance(value, UUID):
                yield field.refers_to, value
            elif isinstance(value, list):
                yield from filter(None, map(named_by_key, value))


def _hidden(change: Change, names: Mapping[UUID, str]) -> Collection[str]:
    """The personal columns of somebody whose name this reader may not know."""
    whose = change.title_of[1] if change.title_of else change.subject_id
    if not recorded_things[change.thing].seen_as or whose in names:
        return ()
    privacy = getattr(apps.get_model(change.thing), "privacy", {})
    return {column for column, kind in privacy.items() if kind is not Privacy.NONE}


def _uuid_text(text: str) -> str:
    try:
        return str(UUID(text))
    except ValueError:
        return ""


def _in_words(
    rows: Sequence[Mapping[str, Any]], names: Mapping[UUID, str], reader: Actor
) -> list[dict[str, Any]]:
    """Sights as people read them: whose data by name and page, as far as ``reader`` may know."""
    known: dict[str, Mapping[UUID, str]] = {}
    for kind in {row["subject"].partition(":")[0] for row in rows} & set(seen_things):
        ids = [UUID(row["subject"].partition(":")[2]) for row in rows if _is(row, kind)]
        known[kind] = seen_things[kind].names(ids, reader)
    told = []
    for row in rows:
        kind, _colon, subject_id = row["subject"].partition(":")
        name = known[kind].get(UUID(subject_id)) if kind in known else None
        told.append(
            {
                **row,
                "who": names.get(row["actor_id"], "—"),
                "whose": name,
                "url": reverse(seen_things[kind].page, args=[subject_id]) if name else "",
                "place": SIGHT_PLACES.get(row["where"], row["where"]),
            }
        )
    return told


def _is(row: Mapping[str, Any], kind: str) -> bool:
    return bool(row["subject"].startswith(f"{kind}:"))


@allowed("identity.history")
@require_GET
def sights(request: HttpRequest) -> HttpResponse:
    """Who saw whose data, newest first."""
    names = selectors.names_for_evidence(actor=the_actor(request))
    filters = EvidenceFilter(request.GET or None, people=names)
    chosen = filters.is_valid()
    since, until = filters.bounds if chosen else (None, None)
    page = selectors.sights(
        actor=the_actor(request),
        cursor=request.GET.get("cursor") or None,
        actor_id=filters.person_id if chosen else None,
        since=since,
        until=until,
    )
    context = {
        "filters": filters,
        "sights": _in_words(page.rows, names, the_actor(request)),
        "next_page": next_page(request, page.next_cursor) if page.next_cursor else "",
    }
    return render(request, "identity/sights.html", context)


__all__ = ["Change", "history", "sights"]
