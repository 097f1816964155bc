"""Terms of the law that run or ran about something."""

from collections import defaultdict
from collections.abc import Collection
from uuid import UUID

from django.utils.translation import get_language

from vinculo.organization import api as organization
from vinculo.portfolio.contracts import TermState, TermView
from vinculo.portfolio.domain.legal import Duty
from vinculo.portfolio.domain.legal_due import force_of
from vinculo.portfolio.labels.law import PAUSE, article_words
from vinculo.portfolio.models import LegalTerm, TermPause
from vinculo.portfolio.profiles import versions_of


def terms_of(subjects: Collection[str]) -> dict[str, list[TermView]]:
    """The terms of each of ``subjects``, the first to end first, every place of a duty.

    Who may see a subject is its owner's matter. Four queries at most.
    """
    rows = list(LegalTerm.objects.filter(subject__in=subjects).order_by("started_at", "pk"))
    return _by_subject(subjects, rows)


def _by_subject(subjects: Collection[str], rows: list[LegalTerm]) -> dict[str, list[TermView]]:
    found: defaultdict[str, list[TermView]] = defaultdict(list)
    pauses: defaultdict[str, list[str]] = defaultdict(list)
    if rows:
        for pause in TermPause.objects.filter(subject__in=subjects).order_by("starts_at"):
            pauses[pause.subject].append(pause.kind)
    confirmed = _confirmed() if rows else {}
    for row in rows:
        found[row.subject].append(view_of(row, tuple(pauses[row.subject]), confirmed))
    for views in found.values():
        views.sort(key=lambda view: (view.ends_before is None, view.ends_before or view.started_at))
    return {subject: found.get(subject, []) for subject in subjects}


def _confirmed() -> dict[str, frozenset[int]]:
    return {place.name: place.confirmed_years for place in organization.legal_places()}


def view_of(
    row: LegalTerm, pauses: tuple[str, ...], confirmed: dict[str, frozenset[int]]
) -> TermView:
    """A row as others read it; ``confirmed`` are the years of each place."""
    profile = versions_of(row.profile)[0]
    duty = profile.duty(row.duty)
    assert duty is not None  # noqa: S101
    language = (get_language() or "es")[:2]
    year = (row.due_on or row.started_at.date()).year
    return TermView(
        subject=row.subject,
        service_id=row.service_id,
        profile=row.profile,
        profile_name=profile.name[language],
        duty=row.duty,
        title=duty.title[language],
        article=article_words(duty.article),
        place=row.place,
        state=TermState(row.state),
        is_first=row.is_first,
        started_at=row.started_at,
        due_on=row.due_on,
        ends_before=row.ends_before,
        stopped_at=row.stopped_at,
        is_enforceable=force_of(profile, duty, row.started_at.date()) == "in_force",
        is_confirmed=year in confirmed.get(row.place, frozenset())
        or year <= (profile.confirmed_until or profile.as_of.year),
        pauses=pauses,
        may_pause=_may_pause(duty) if row.state == TermState.RUNNING else {},
    )


def _may_pause(duty: Duty) -> dict[str, str]:
    """The pauses that the law of a duty knows; one without words of its own shows its code."""
    return {rule.kind: str(PAUSE.get(rule.kind, rule.kind)) for rule in duty.pause_rules}


def open_years() -> list[tuple[UUID, str, int]]:
    """Calendar, its name and the year of open terms that end in a year nobody has confirmed."""
    places = {place.name: place for place in organization.legal_places()}
    ends = LegalTerm.objects.open().filter(due_on__isnull=False, state=TermState.RUNNING)
    found = set(ends.values_list("place", "due_on").distinct())
    return sorted(
        {
            (places[name].calendar_id, name, day.year)
            for name, day in found
            if day and name in places and day.year not in places[name].confirmed_years
        }
    )
