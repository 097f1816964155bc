"""The cases that came because of an announcement, on its page."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from vinculo.cases import policy
from vinculo.cases.contracts import Scope
from vinculo.cases.selectors.notices import Linked, RunView, latest_run, linked
from vinculo.kernel.actor import Actor
from vinculo.kernel.slots import Panel, panels
from vinculo.knowledge import api as knowledge


@dataclass(frozen=True, kw_only=True)
class OfNotice:
    """How many, where they are listed, and the last answer to all of them."""

    notice_id: UUID
    n: Linked
    open_url: str
    resolved_url: str
    run: RunView | None
    may_answer: bool
    has_ended: bool


def load(actor: Actor, notice_id: UUID) -> Any:
    """All of it; the lists open exactly those that are counted."""
    told = knowledge.notice_named(notice_id)
    return OfNotice(
        notice_id=notice_id,
        n=linked(actor=actor, notice_id=notice_id),
        open_url=list_of(notice_id, Scope.OPEN),
        resolved_url=list_of(notice_id, Scope.RESOLVED),
        run=latest_run(actor=actor, notice_id=notice_id),
        may_answer=policy.may(actor, "cases.answer"),
        has_ended=told is not None and told.ended_at is not None,
    )


def list_of(notice_id: UUID, scope: Scope) -> str:
    """The list of its cases."""
    return f"{reverse('cases:list')}?{urlencode({'ver': scope, 'f_notice': str(notice_id)})}"


panels.add(
    "cases.of_notice",
    Panel(
        slot="knowledge.notice",
        order=5,
        template="cases/_of_notice.html",
        may=lambda actor: policy.may(actor, "cases.see"),
        load=load,
        query_budget=6,
    ),
)
