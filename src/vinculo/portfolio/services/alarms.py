"""Who hears of a legal term that runs out, and of holidays that nobody has confirmed."""

from datetime import datetime, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from vinculo.identity import api as identity
from vinculo.kernel.actor import Role
from vinculo.notices import api as notices
from vinculo.organization import api as organization
from vinculo.portfolio.models import LegalTerm
from vinculo.portfolio.selectors.law import company_day, duty_words
from vinculo.portfolio.selectors.terms import open_years
from vinculo.work import api as work

LAST_QUARTER = 10
TIME_TO_CONFIRM = timedelta(days=14)


@transaction.atomic
def tell_term(*, subject: str, duty: str, is_over: bool, at: datetime) -> bool:
    """Tell the owner of the service that a term warns or is over. False: it does not run."""
    row = (
        LegalTerm.objects.open()
        .select_related("service")
        .filter(subject=subject, duty=duty, is_first=True)
        .first()
    )
    if row is None:
        return False
    owner = row.service.owner_id
    if owner is not None:
        language = organization.company().language
        known = duty_words(row.duty, language[:2])
        notices.tell(
            [owner],
            kind="portfolio.term_over" if is_over else "portfolio.term_ends",
            subject=f"service:{row.service_id}",
            at=at,
            params={"words": known.title if known else row.duty},
            url=reverse("portfolio:law", args=[row.profile.partition("@")[0]]) + f"#{row.duty}",
        )
    return True


@transaction.atomic
def watch_years(*, at: datetime) -> int:
    """Alarm administrators of the years whose holidays nobody confirmed; how many there are.

    This year, the next one from October on, and every year in which a term that runs ends. Safe to
    run each night: an open task is enough.
    """
    today = company_day(at)
    asked = {today.year, today.year + (today.month >= LAST_QUARTER)}
    years = {
        (place.calendar_id, place.name, year)
        for place in organization.legal_places()
        for year in asked - place.confirmed_years
    }
    years |= set(open_years())
    language = organization.company().language
    managers = [user.id for user in identity.users() if Role.ADMINISTRATOR in user.roles]
    for calendar_id, name, year in sorted(years, key=lambda found: (found[1], found[2])):
        subject = f"calendar:{calendar_id}:{year}"
        url = reverse("organization:calendar", args=[calendar_id])
        with translation.override(language):
            words = gettext("%(place)s en %(year)s") % {"place": name, "year": year}
            title = gettext("Confirmar los festivos de %(words)s") % {"words": words}
        notices.tell(
            managers,
            kind="portfolio.year_open",
            subject=subject,
            at=at,
            params={"words": words},
            url=url,
        )
        if managers and all(task.done_at is not None for task in work.tasks_on(subject)):
            work.create(
                owner_id=managers[0],
                title=title,
                created_by=None,
                at=at,
                subject=subject,
                url=url,
                due_at=at + TIME_TO_CONFIRM,
            )
    return len(years)
