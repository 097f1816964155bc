"""Telling the customer what was granted after the decision was told: by itself, and once."""

from contextlib import suppress
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import translation
from django.utils.html import format_html
from django.utils.translation import gettext

from vinculo.cases import api as cases
from vinculo.complaints.contracts import RemedyState
from vinculo.complaints.models import Complaint, Remedy
from vinculo.complaints.selectors.speaking import language_to
from vinculo.complaints.services import story
from vinculo.identity import api as identity
from vinculo.kernel.actor import SYSTEM
from vinculo.kernel.amounts import money
from vinculo.kernel.errors import DomainError
from vinculo.organization import api as organization
from vinculo.work import api as work

GIVEN = (RemedyState.GRANTED, RemedyState.DONE)
MAIL, TASK, SPOKEN = "mail", "task", "spoken"


@transaction.atomic
def tell_remedy(*, remedy_id: UUID, at: datetime) -> None:
    """Write to the customer that they get a remedy of which the answer said nothing.

    Before the answer there is nothing to do: that tells it. Who has no address, or gets no mail
    that leaves by itself, hears it from whoever accompanies them. Safe to say twice.
    """
    found = Remedy.objects.filter(pk=remedy_id).values_list("complaint_id", flat=True).first()
    if found is None:
        return
    row = Complaint.objects.select_related("case").select_for_update(of=("self",)).get(pk=found)
    remedy = Remedy.objects.select_related("kind").select_for_update(of=("self",)).get(pk=remedy_id)
    is_told = remedy.told_at is not None or remedy.told_task_id is not None
    if row.answered_at is None or remedy.state not in GIVEN or is_told:
        return
    with translation.override(language_of(row)):
        by_mail = _mail(row, remedy, at=at)
    if by_mail:
        remedy.told_at = at
    else:
        with translation.override(organization.company().language):
            remedy.told_task_id = _ask_to_tell(row, remedy, at=at)
    if by_mail or remedy.told_task_id is not None:
        remedy.save(update_fields=["told_at", "told_task_id"])
        how = MAIL if by_mail else TASK
        story.enter(row, "remedy_told", at=at, words=remedy.kind.name, code=how)


def told_with_answer(row: Complaint, *, at: datetime) -> None:
    """The decision of a locked complaint was told, and with it what was granted until then."""
    Remedy.objects.filter(complaint=row, state__in=GIVEN, told_at__isnull=True).update(told_at=at)


@transaction.atomic
def hear_task_done(*, task_id: UUID, at: datetime) -> None:
    """Somebody told them aloud. Safe to hear twice."""
    rows = Remedy.objects.filter(told_task_id=task_id, told_at__isnull=True)
    for remedy in rows.select_related("kind").select_for_update(of=("self",)):
        remedy.told_at = at
        remedy.save(update_fields=["told_at"])
        row = Complaint.objects.select_related("case").get(pk=remedy.complaint_id)
        story.enter(row, "remedy_told", at=at, words=remedy.kind.name, code=SPOKEN)


def language_of(row: Complaint) -> str:
    """The language in which they complained, as far as we write it; else the company's."""
    return language_to(row.filed_language)


def words_of(remedy: Remedy) -> str:
    """What the customer reads of a remedy: its words, and its amount where it has one."""
    words = remedy.words or remedy.kind.name
    return f"{words} ({money(remedy.amount, remedy.currency)})" if remedy.amount else words


def _mail(row: Complaint, remedy: Remedy, *, at: datetime) -> bool:
    if row.case.conversation_id is None:
        return False
    html = format_html(
        "<p>{}</p><ul><li>{}</li></ul><p>{}</p>",
        gettext("Además de lo que le dijimos en nuestra respuesta, hemos aprobado esto:"),
        words_of(remedy),
        gettext("No tiene que volver a pedirlo. También puede verlo en su página."),
    )
    with suppress(DomainError), transaction.atomic():
        spoken = language_of(row)
        cases.send_by_itself(case_id=row.case_id, html=html, at=at, is_duty=True, language=spoken)
        return True
    return False


def _ask_to_tell(row: Complaint, remedy: Remedy, *, at: datetime) -> UUID | None:
    """A task for whoever accompanies them, else decided or granted; None: nobody has a login."""
    title = gettext("Decir al cliente de %(number)s lo que se ha aprobado")
    people = (row.champion_id, row.decided_by_id, remedy.asked_by_id, remedy.decided_by_id)
    able = {user.id for user in identity.users()}
    to = next((one for one in people if one in able), None)
    if to is None:
        return None
    task = work.give(
        owner_id=to,
        title=title % {"number": row.case.number},
        details=words_of(remedy),
        by=SYSTEM,
        subject=story.subject_of(row.pk),
        url=story.page_of(row.pk),
        at=at,
    )
    return task.id
