"""The forms of a complaint's page: each is made when it is shown, most only when asked for.

Nobody takes nine steps at once. What the complaint waits for stands open on its page; the form of
any other step comes when its summary is opened, or with the whole page where nothing runs.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vinculo.complaints.contracts import HANDED, ComplaintState
from vinculo.complaints.selectors.seen import ComplaintPage
from vinculo.complaints.web.body_forms import bodies_of, choices_of
from vinculo.complaints.web.forms import (
    AnswerForm,
    AssessForm,
    CloseForm,
    FindingsForm,
    HelpForm,
    LegalTypeForm,
    LessonForm,
    PeopleForm,
    PointsForm,
)
from vinculo.complaints.web.receiving import HandForm
from vinculo.identity import api as identity
from vinculo.kernel import clock
from vinculo.kernel.actor import Role
from vinculo.kernel.addresses import address

LESSON_DAYS = 30
WORKERS = frozenset({Role.AGENT, Role.SUPERVISOR, Role.OWNER})
LEADERS = frozenset({Role.SUPERVISOR, Role.OWNER})
EVERYBODY = frozenset(Role)


class Forms:
    """A form by its name: what was typed and refused, else a fresh one, made when it is read."""

    def __init__(self, page: ComplaintPage, typed: Mapping[str, forms.Form]) -> None:
        self._page = page
        self._made = dict(typed)
        if "answer" in self._made:
            _told_by_letter(self._made["answer"], page)

    def __getitem__(self, name: str) -> forms.Form:
        if name not in self._made:
            self._made[name] = FRESH[name](self._page)
        return self._made[name]


@dataclass(frozen=True)
class Step:
    """A step behind a summary: its words, its button, and when its form waits to be asked for."""

    asks: str | Promise
    button: str | Promise
    icon: str = ""
    again: str | Promise = ""
    waits: Callable[[ComplaintPage], bool] = lambda _page: True
    is_main: bool = False
    may_be_taken: Callable[[ComplaintPage], bool] = lambda page: page.view.is_open


def _can_change(page: ComplaintPage) -> bool:
    return page.view.is_open and page.view.state is not ComplaintState.ANSWERED


def _is_weighed(page: ComplaintPage) -> bool:
    return page.view.assessed_at is not None


def _is_handed(page: ComplaintPage) -> bool:
    return page.receipt is not None and any(way in HANDED for way, _at in page.receipt.given)


STEPS: Mapping[str, Step] = {
    "points": Step(
        asks=_("Apuntar lo que plantea"),
        button=_("Guardar los puntos"),
        icon="plus",
        waits=lambda page: bool(page.points),
        may_be_taken=_can_change,
    ),
    "assess": Step(
        asks=_("Valorar lo que pesa"),
        again=_("Valorarla de nuevo"),
        button=_("Guardar la valoración"),
        icon="check",
        is_main=True,
        waits=_is_weighed,
        may_be_taken=_can_change,
    ),
    "findings": Step(
        asks=_("Escribir lo averiguado"),
        again=_("Completar lo averiguado"),
        button=_("Guardar lo averiguado"),
        icon="check",
        waits=lambda page: bool(page.findings),
        may_be_taken=lambda page: _can_change(page) and _is_weighed(page),
    ),
    "answer": Step(
        asks=_("Preparar la decisión"),
        button=_("Comunicar la decisión"),
        icon="send",
        is_main=True,
        waits=lambda page: page.answered_points < len(page.points),
        may_be_taken=lambda page: _can_change(page) and _is_weighed(page),
    ),
    "people": Step(asks=_("Cambiar quién interviene"), button=_("Guardar")),
    "help": Step(
        asks=_("El cliente pide hablar con un supervisor"),
        button=_("Avisar al supervisor"),
        icon="phone",
    ),
    "hand": Step(
        asks=_("Entregado en mano o por correo postal"),
        button=_("Apuntar la entrega"),
        icon="check",
        may_be_taken=lambda page: page.receipt is not None and not _is_handed(page),
    ),
    "legal": Step(asks=_("Cambiar el tipo según la ley"), button=_("Guardar el tipo")),
    "lesson": Step(
        asks=_("Apuntar una lección"),
        button=_("Guardar la lección"),
        icon="plus",
        waits=lambda page: bool(page.lessons) or not page.view.is_open,
        may_be_taken=lambda page: page.view.answered_at is not None,
    ),
}
ADDRESSES = {name: f"complaints:{name}" for name in STEPS} | {"legal": "complaints:legal_type"}


@dataclass(frozen=True)
class Shown:
    """A step as the page draws it."""

    name: str
    summary: str | Promise
    button: str | Promise
    icon: str
    address: str
    later: str
    is_open: bool
    kind: str
    size: str
    form: forms.Form | None


class Steps:
    """The steps behind a summary by their name; the form is made only for one that is open."""

    def __init__(self, page: ComplaintPage, made: Forms, *, opened: frozenset[str]) -> None:
        self._page, self._made, self._opened = page, made, opened

    def __getitem__(self, name: str) -> Shown:
        step, complaint_id = STEPS[name], self._page.view.id
        waits = step.waits(self._page)
        is_open = not waits or name in self._opened
        return Shown(
            name=name,
            summary=step.again if waits and step.again else step.asks,
            button=step.button,
            icon=step.icon,
            address=address(ADDRESSES[name], complaint_id),
            later=address("complaints:step", complaint_id, name),
            is_open=is_open,
            kind="primary" if step.is_main and not waits else "",
            size="" if name == "answer" else "small",
            form=self._made[name] if is_open else None,
        )


def may_be_taken(name: str, page: ComplaintPage) -> bool:
    """Whether the complaint, as it stands, still has this step."""
    step = STEPS.get(name)
    return step is not None and step.may_be_taken(page)


def _people(roles: frozenset[Role]) -> list[tuple[str, str]]:
    return [(str(one.id), one.name) for one in identity.users() if one.roles & roles]


def _assess(page: ComplaintPage) -> forms.Form:
    return AssessForm(
        initial={
            "severity": page.severity or 2,
            "complexity": page.complexity or 1,
            "impact": page.impact or 1,
            "is_safety": page.is_safety,
            "needs_action": bool(page.at_once),
            "at_once": page.at_once,
        }
    )


def _answer(page: ComplaintPage) -> forms.Form:
    form = answer_form(page.view.id, initial={"seen": page.latest_message_id or ""})
    return _told_by_letter(form, page)


def answer_form(complaint_id: UUID, *args: Any, **kwargs: Any) -> AnswerForm:
    """The decision, with the bodies of which the customer of this complaint is told today."""
    found = bodies_of(complaint_id)
    return AnswerForm(choices_of(found), {one.way for one in found}, *args, **kwargs)


def _told_by_letter(form: forms.Form, page: ComplaintPage) -> forms.Form:
    """Without the field for another way, where the case has an address to answer to."""
    if page.has_conversation:
        form.fields.pop("otherwise", None)
    return form


def _takers(page: ComplaintPage) -> forms.Form:
    named: dict[str, UUID | str] = {
        "champion": page.champion_id or "",
        "investigator": page.investigator_id or "",
        "about": page.about_id or "",
    }
    return PeopleForm(_people(WORKERS), initial=named)


def _lesson(_page: ComplaintPage) -> forms.Form:
    due = timezone.localtime(clock.now()).date() + timedelta(days=LESSON_DAYS)
    return LessonForm(_people(EVERYBODY), initial={"due": due})


FRESH: Mapping[str, Callable[[ComplaintPage], forms.Form]] = {
    "assess": _assess,
    "legal": lambda page: LegalTypeForm(initial={"legal_type": page.view.legal_type.value}),
    "points": lambda page: PointsForm(initial={"words": "\n".join(page.proposals)}),
    "people": _takers,
    "findings": lambda page: FindingsForm(initial={"findings": page.findings}),
    "answer": _answer,
    "close": lambda page: CloseForm(initial={"ways": [way.value for way in page.ways]}),
    "help": lambda _page: HelpForm(_people(LEADERS), initial={"way": "call_back"}),
    "lesson": _lesson,
    "hand": lambda _page: HandForm(initial={"handed_at": timezone.localtime(clock.now())}),
}


def context(page: ComplaintPage, name: str) -> dict[str, Any]:
    """What the form of one step needs that is asked for alone."""
    made = Forms(page, {})
    return {"step": Steps(page, made, opened=frozenset({name}))[name], "complaint": page.view}
