"""What a macro can do: each action says in words what it will do, then does it.

A new action is one entry of the registry; tags, classes and fields add theirs.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from vinculo.cases import labels
from vinculo.cases.contracts import CaseKind, Outcome, Then
from vinculo.cases.domain.canned import filled, require_filled, text_for
from vinculo.cases.domain.facts import TermKind
from vinculo.cases.domain.macros import Step
from vinculo.cases.domain.texts import plain, require_something
from vinculo.cases.models import CannedAnswer, Case, Draft
from vinculo.cases.selectors import canned as texts
from vinculo.cases.selectors import facts as names
from vinculo.cases.services import (
    answer,
    facts,
    hands,
    kinds,
    notes,
    notice_links,
    planned,
    resolve,
)
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError
from vinculo.kernel.registry import Registry
from vinculo.knowledge import api as knowledge
from vinculo.organization import api as organization
from vinculo.routing import api as routing

Words = str | Promise
CUSTOMER = "customer"
DAYS = (1, 2, 3, 5, 7, 14, 30)
SHOWN = 400


class StepValueError(DomainError):
    """What a step needs is missing or no longer there."""

    code = "case_macro_value"


class DraftInTheWayError(DomainError):
    """The person has begun another answer; a macro writes nothing over it."""

    code = "case_draft_in_the_way"


@dataclass(frozen=True, kw_only=True)
class Doing:
    """One use of a macro: on what, by whom, when, what the person had read, what comes after."""

    case: Case
    actor: Actor
    at: datetime
    seen: UUID | None
    after: tuple[Step, ...] = ()


@dataclass(frozen=True, kw_only=True)
class MacroAction:
    """``say`` gives the words of what will happen and refuses what cannot; ``do`` does it.

    ``options``: what may be chosen; ``writes``: the step has a text; ``ends``: nothing follows.
    """

    order: int
    label: Words
    say: Callable[[Doing, Step], str]
    do: Callable[[Doing, Step], object]
    options: Callable[[], Sequence[tuple[str, Words]]] | None = None
    writes: bool = False
    ends: bool = False
    once: bool = True


actions: Registry[MacroAction] = Registry("actions of macros")


def option_words(step: Step) -> str:
    """What was chosen in a step, in words. Raises StepValueError when it is no longer there."""
    action = actions[step.action]
    if action.options is None:
        return ""
    found = next((words for value, words in action.options() if value == step.value), None)
    if found is None:
        raise StepValueError(action=action.label)
    return str(found)


def html_of(doing: Doing, step: Step) -> str:
    """The text of a step, filled for the case. Raises OpenPlaceError, EmptyTextError."""
    language = texts.language_of(doing.case.pk)
    html = step.text
    if step.action == "answer" and step.value:
        row = CannedAnswer.objects.filter(pk=step.value).first()
        if row is None:
            raise StepValueError(action=actions[step.action].label)
        language, html = text_for(row.texts, language)
    values = texts.values_of(
        actor=doing.actor, case_id=doing.case.pk, language=language, at=doing.at
    )
    whole = filled(html, values or {})
    require_filled(whole.html)
    return require_something(whole.html)


def until_of(doing: Doing, step: Step) -> datetime | None:
    """Until when a waiting step waits, by the company's clock; None: until the customer writes."""
    option_words(step)
    if step.value == CUSTOMER:
        return None
    zone = ZoneInfo(organization.company().timezone)
    return doing.at.astimezone(zone) + timedelta(days=int(step.value))


def _say_answer(doing: Doing, step: Step) -> str:
    if doing.case.conversation_id is None:
        raise answer.NobodyToAnswerError
    if Draft.objects.filter(case=doing.case, person_id=doing.actor.user_id).exists():
        raise DraftInTheWayError
    return _("Contestar al cliente: «%(text)s»") % {"text": plain(html_of(doing, step))[:SHOWN]}


def _do_answer(doing: Doing, step: Step) -> object:
    """It leaves as any answer, with what follows it: one cannot wait or resolve before it left.

    When the case goes to somebody else next, it leaves at once: later its author may not see it.
    """
    ending = next((one for one in doing.after if actions[one.action].ends), None)
    given = answer.Answer(html=html_of(doing, step), seen=doing.seen)
    if ending is not None and ending.action == "wait":
        until = until_of(doing, ending)
        given = replace(given, then=Then.WAIT, until=until.date() if until else None)
    elif ending is not None and ending.action == "resolve":
        given = replace(given, then=Then.RESOLVE, outcome=Outcome(ending.value))
    leaves_hands = any(one.action == "transfer" for one in doing.after)
    if settings.UNDO_SECONDS and not leaves_hands:
        leaves_at = doing.at + timedelta(seconds=settings.UNDO_SECONDS)
        return planned.plan_answer(
            case_id=doing.case.pk, answer=given, leaves_at=leaves_at, actor=doing.actor, at=doing.at
        )
    return answer.answer_case(case_id=doing.case.pk, answer=given, actor=doing.actor, at=doing.at)


def _say_note(doing: Doing, step: Step) -> str:
    return _("Dejar una nota interna: «%(text)s»") % {"text": plain(html_of(doing, step))[:SHOWN]}


def _do_note(doing: Doing, step: Step) -> object:
    text = plain(html_of(doing, step))
    return notes.add_note(case_id=doing.case.pk, text=text, actor=doing.actor, at=doing.at)


def _say_wait(doing: Doing, step: Step) -> str:
    until = until_of(doing, step)
    if until is None:
        return _("Dejar el caso en espera hasta que el cliente escriba")
    return _("Dejar el caso en espera hasta el %(day)s") % {"day": until.strftime("%d/%m/%Y")}


def _do_wait(doing: Doing, step: Step) -> object:
    until = until_of(doing, step)
    return answer.set_waiting(
        case_id=doing.case.pk,
        until=until.date() if until else None,
        actor=doing.actor,
        at=doing.at,
    )


def _do_resolve(doing: Doing, step: Step) -> object:
    return resolve.resolve_case(
        case_id=doing.case.pk, outcome=Outcome(step.value), actor=doing.actor, at=doing.at
    )


def _do_transfer(doing: Doing, step: Step) -> object:
    kind, _colon, target = step.value.partition(":")
    return hands.transfer_case(
        case_id=doing.case.pk,
        actor=doing.actor,
        at=doing.at,
        to_user=UUID(target) if kind == "user" else None,
        to_queue=UUID(target) if kind == "queue" else None,
        to_skill=UUID(target) if kind == "skill" else None,
    )


def _targets() -> list[tuple[str, Words]]:
    return [
        *(
            (f"queue:{one.id}", _("la cola %(name)s") % {"name": one.name})
            for one in routing.all_queues()
        ),
        *((f"user:{one.id}", one.name) for one in hands.who_works_cases()),
        *(
            (f"skill:{one.id}", _("quien sepa de %(name)s") % {"name": one.name})
            for one in routing.skills()
        ),
    ]


def _waits() -> list[tuple[str, Words]]:
    days = [(str(n), ngettext("%(n)s día", "%(n)s días", n) % {"n": n}) for n in DAYS]
    return [(CUSTOMER, gettext_lazy("hasta que el cliente escriba")), *days]


def _answers() -> list[tuple[str, Words]]:
    rows = CannedAnswer.objects.order_by("name", "pk").values_list("pk", "name")
    return [("", gettext_lazy("el texto de aquí abajo")), *((str(pk), name) for pk, name in rows)]


def _notices() -> list[tuple[str, Words]]:
    return [(str(one.id), one.title) for one in knowledge.latest_notices()]


def _terms(kind: TermKind) -> list[tuple[str, Words]]:
    return [(str(term.id), term.path) for term in names.terms(kind)]


def _do_take(doing: Doing, _step: Step) -> object:
    return hands.take_case(case_id=doing.case.pk, actor=doing.actor, at=doing.at)


def _do_kind(doing: Doing, step: Step) -> object:
    return kinds.set_kind(
        case_id=doing.case.pk, kind=CaseKind(step.value), actor=doing.actor, at=doing.at
    )


def _saying(words: Words) -> Callable[[Doing, Step], str]:
    return lambda _doing, step: str(words) % {"value": option_words(step)}


for key, action in {
    "take": MacroAction(
        order=10,
        label=gettext_lazy("Tomar el caso"),
        say=_saying(gettext_lazy("Tomar el caso")),
        do=_do_take,
    ),
    "kind": MacroAction(
        order=20,
        label=gettext_lazy("Cambiar el tipo"),
        options=lambda: [(kind.value, words) for kind, words in labels.KINDS.items()],
        say=_saying(gettext_lazy("Cambiar el tipo a %(value)s")),
        do=_do_kind,
    ),
    "tag": MacroAction(
        order=30,
        label=gettext_lazy("Poner una etiqueta"),
        options=lambda: _terms(TermKind.TAG),
        say=_saying(gettext_lazy("Poner la etiqueta «%(value)s»")),
        do=lambda doing, step: facts.add_tag(
            case_id=doing.case.pk, term_id=UUID(step.value), actor=doing.actor, at=doing.at
        ),
        once=False,
    ),
    "untag": MacroAction(
        order=31,
        label=gettext_lazy("Quitar una etiqueta"),
        options=lambda: _terms(TermKind.TAG),
        say=_saying(gettext_lazy("Quitar la etiqueta «%(value)s»")),
        do=lambda doing, step: facts.remove_tag(
            case_id=doing.case.pk, term_id=UUID(step.value), actor=doing.actor, at=doing.at
        ),
        once=False,
    ),
    "classify": MacroAction(
        order=32,
        label=gettext_lazy("Clasificar el asunto"),
        options=lambda: _terms(TermKind.SUBJECT),
        say=_saying(gettext_lazy("Clasificar el asunto como «%(value)s»")),
        do=lambda doing, step: facts.set_facts(
            case_id=doing.case.pk, subject_class=UUID(step.value), actor=doing.actor, at=doing.at
        ),
    ),
    "notice": MacroAction(
        order=33,
        label=gettext_lazy("Enlazar con un aviso"),
        options=_notices,
        say=_saying(gettext_lazy("Enlazar con el aviso «%(value)s»")),
        do=lambda doing, step: notice_links.link_locked(
            doing.case, notice_id=UUID(step.value), actor=doing.actor, at=doing.at
        ),
    ),
    "note": MacroAction(
        order=60,
        label=gettext_lazy("Dejar una nota interna"),
        writes=True,
        say=_say_note,
        do=_do_note,
        once=False,
    ),
    "answer": MacroAction(
        order=70,
        label=gettext_lazy("Contestar al cliente"),
        options=_answers,
        writes=True,
        say=_say_answer,
        do=_do_answer,
    ),
    "transfer": MacroAction(
        order=80,
        label=gettext_lazy("Pasar el caso"),
        options=_targets,
        say=_saying(gettext_lazy("Pasar el caso a %(value)s")),
        do=_do_transfer,
        ends=True,
    ),
    "wait": MacroAction(
        order=81,
        label=gettext_lazy("Dejar en espera"),
        options=_waits,
        say=_say_wait,
        do=_do_wait,
        ends=True,
    ),
    "resolve": MacroAction(
        order=82,
        label=gettext_lazy("Resolver"),
        options=lambda: [(one.value, words) for one, words in labels.OUTCOMES.items()],
        say=_saying(gettext_lazy("Resolver el caso: %(value)s")),
        do=_do_resolve,
        ends=True,
    ),
}.items():
    actions.add(key, action)
