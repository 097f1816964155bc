"""«Sistema»: how the house is, and the jobs that failed for good."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_GET, require_POST

from vinculo.desk.labels import check_words, job_state_words
from vinculo.identity import api as identity
from vinculo.kernel import clock, dead_letters, health
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.dead_letters import Letter
from vinculo.kernel.errors import DomainError, words_for

PAGE_SIZE = 50
HIDDEN = "···"
ID_LIKE = re.compile(r"[\w.:+/-]{1,80}")


@dataclass(frozen=True, kw_only=True)
class CheckRow:
    """One thing that must hold, in words."""

    name: str
    measured: str
    ok: bool


@dataclass(frozen=True, kw_only=True)
class LetterRow:
    """One failed job as the page shows it; ids only, never what somebody wrote."""

    id: UUID
    job_id: int
    task: str
    arguments: tuple[tuple[str, str], ...]
    error: str
    failed_at: datetime
    retried_at: datetime | None
    retried_by: str
    state: str
    is_running_again: bool


@allowed("desk.system")
@require_GET
def system(request: HttpRequest) -> HttpResponse:
    """The state of the house, the failed jobs and those that were tried again."""
    first = max(_number(request.GET.get("desde", "")), 0)
    total = dead_letters.waiting_count()
    waiting = dead_letters.waiting(first=first, count=PAGE_SIZE)
    retried = dead_letters.retried()
    names = identity.user_names({row.retried_by for row in retried if row.retried_by})
    last = first + len(waiting)
    context = {
        "checks": [_check_row(check) for check in health.checks()],
        "waiting": [_row(letter, names) for letter in waiting],
        "retried": [_row(letter, names) for letter in retried],
        "total": total,
        "first": first + 1,
        "last": last,
        "previous": f"?desde={max(first - PAGE_SIZE, 0)}" if first else "",
        "next": f"?desde={last}" if last < total else "",
    }
    return render(request, "desk/system.html", context)


@allowed("desk.system")
@require_POST
def retry(request: HttpRequest, letter_id: UUID) -> HttpResponse:
    """Let one failed job run again."""
    try:
        dead_letters.retry(letter_id=letter_id, by=the_actor(request).user_id, at=clock.now())
    except DomainError as error:
        messages.error(request, words_for(error))
    else:
        messages.success(request, gettext("El trabajo se intentará de nuevo ahora."))
    return redirect("desk:system")


@allowed("desk.system")
@require_POST
def retry_all(request: HttpRequest) -> HttpResponse:
    """Let every failed job run again, in their old order."""
    count = dead_letters.retry_all(by=the_actor(request).user_id, at=clock.now())
    words = ngettext(
        "Se intentará de nuevo %(n)s trabajo.", "Se intentarán de nuevo %(n)s trabajos.", count
    )
    messages.success(request, words % {"n": count})
    return redirect("desk:system")


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 8 else 0


def _check_row(check: health.Check) -> CheckRow:
    name, measured = check_words(check)
    return CheckRow(name=name, measured=measured, ok=check.ok)


def _row(letter: Letter, names: Mapping[UUID, str]) -> LetterRow:
    return LetterRow(
        id=letter.id,
        job_id=letter.job_id,
        task=letter.task,
        arguments=tuple(_shown(letter.arguments)),
        error=letter.error,
        failed_at=letter.failed_at,
        retried_at=letter.retried_at,
        retried_by=names.get(letter.retried_by, "") if letter.retried_by else "",
        state=str(job_state_words.get(letter.job_state, "")),
        is_running_again=letter.job_state in {"todo", "doing"},
    )


def _shown(arguments: Mapping[str, Any], prefix: str = "") -> list[tuple[str, str]]:
    """Names and values of a job's arguments: ids, numbers and codes; other text is not shown."""
    shown: list[tuple[str, str]] = []
    for name, value in arguments.items():
        if isinstance(value, dict):
            shown += _shown(value, prefix=f"{name}.")
        elif value is None or isinstance(value, bool | int | float):
            shown.append((prefix + name, str(value)))
        else:
            text = str(value)
            shown.append((prefix + name, text if ID_LIKE.fullmatch(text) else HIDDEN))
    return shown
