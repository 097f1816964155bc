"""The actions that only rules have: telling people, giving tasks, priority, fields, the queue."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy

from vinculo.cases.contracts import EntryKind
from vinculo.cases.domain.macros import Step
from vinculo.cases.domain.rules.loops import Effect
from vinculo.cases.domain.texts import plain
from vinculo.cases.models import Case, Watch
from vinculo.cases.selectors import facts as reading
from vinculo.cases.services import facts, hands, story, tasks_of_case, watching
from vinculo.cases.services.rules.actions import Options, RuleAction, RuleDoing, rule_actions
from vinculo.identity import api as identity
from vinculo.kernel.actor import Role
from vinculo.kernel.errors import DomainError
from vinculo.notices import api as notices
from vinculo.organization import api as organization
from vinculo.routing import api as routing

TELLS = "cases.rule_tells"
OWNER, SUPERVISORS, FOLLOWERS = "owner", "supervisors", "followers"
USUAL = 0
MOST_HOURS = 24 * 365
LONGEST_TEXT = 300


class NobodyToTellError(DomainError):
    """Nobody of those who would be told may see the case, or nobody has it."""

    code = "case_rule_nobody_to_tell"


class NoSuchFieldError(DomainError):
    """The case has no such field."""

    code = "case_rule_no_such_field"


def _somebody() -> Options:
    people = sorted((user.name, f"user:{user.id}") for user in identity.users())
    return [
        (OWNER, gettext_lazy("quien lleva el caso")),
        (SUPERVISORS, gettext_lazy("quien supervisa su cola")),
        (FOLLOWERS, gettext_lazy("quienes siguen el caso")),
        *((key, name) for name, key in people),
    ]


def _one_person() -> Options:
    return [pair for pair in _somebody() if pair[0] not in {SUPERVISORS, FOLLOWERS}]


def people_of(value: str, case: Case) -> list[UUID]:
    """Who is meant: the owner, the supervisors of the queue, who follows it, or one person."""
    if value.startswith("user:"):
        return [UUID(value.removeprefix("user:"))]
    if value == FOLLOWERS:
        return list(Watch.objects.filter(case=case).values_list("person_id", flat=True))
    subject = story.subject_of(case.pk)
    if value == OWNER:
        owner = routing.owners_of([subject])[subject]
        return [owner.user_id] if owner else []
    item = routing.item_of(subject)
    teams = [one.team_id for one in routing.all_queues() if item and one.id == item.queue_id]
    members = organization.members_by_team(teams)
    leads = {one.user_id for team in members.values() for one in team if one.leads}
    everybody = {user.id for user in identity.users(Role.SUPERVISOR)}
    inside = {one.user_id for team in members.values() for one in team} & everybody
    return sorted(leads or inside or everybody)


def _notify(doing: RuleDoing, step: Step) -> object:
    """Tell people, of those who may see the case. Raises NobodyToTellError."""
    people = [one for one in people_of(step.value, doing.case) if watching.sees(one, doing.case)]
    if not people:
        raise NobodyToTellError
    text = step.text[:LONGEST_TEXT]
    return notices.tell(
        people,
        kind=TELLS if text else f"{TELLS}_plainly",
        subject=story.subject_of(doing.case.pk),
        at=doing.at,
        params={"number": doing.case.number, "rule": doing.rule_name, "text": text},
        url=reverse("cases:page", args=[doing.case.pk]),
    )


def _priority(doing: RuleDoing, step: Step) -> object:
    case = doing.case
    case.refresh_from_db()
    least = int(step.value)
    if case.least_priority == least:
        return None
    case.least_priority, case.changed_at = least, doing.at
    case.save(update_fields=["least_priority", "changed_at"])
    story.enter(case, EntryKind.PRIORITY_SET, at=doing.at, actor=doing.actor, priority=least)
    story.read_clocks(case, doing.at, why="asked")
    story.tell(case)
    return None


def _field(doing: RuleDoing, step: Step) -> object:
    known = reading.fields_for(kind=doing.case.kind, service_id=doing.case.service_id)
    if UUID(step.value) not in {rule.id for rule in known}:
        raise NoSuchFieldError
    return facts.set_facts(
        case_id=doing.case.pk,
        values={UUID(step.value): plain(step.text)},
        actor=doing.actor,
        at=doing.at,
    )


def _task(doing: RuleDoing, step: Step) -> object:
    people = people_of(step.value, doing.case)
    if not people:
        raise NobodyToTellError
    hours = min(int(step.amount), MOST_HOURS) if step.amount.isdecimal() else 0
    return tasks_of_case.give_task(
        case_id=doing.case.pk,
        owner_id=people[0],
        title=step.text[:200],
        details="",
        due_at=doing.at + timedelta(hours=hours) if hours else None,
        actor=doing.actor,
        at=doing.at,
    )


def _give_back(doing: RuleDoing, _step: Step) -> object:
    return hands.give_back(case_id=doing.case.pk, actor=doing.actor, at=doing.at)


def _fields() -> Options:
    return [(str(rule.id), rule.label) for rule in reading.fields()]


def _wakes(*events: str) -> Effect:
    return Effect(wakes=frozenset(events))


OWN: Iterable[tuple[str, RuleAction]] = (
    (
        "notify",
        RuleAction(
            order=50,
            label=gettext_lazy("Avisar a una persona"),
            do=_notify,
            options=_somebody,
            writes=gettext_lazy("Qué se le dice (puede quedar vacío)"),
            decides=False,
        ),
    ),
    (
        "task",
        RuleAction(
            order=52,
            label=gettext_lazy("Encargar una tarea"),
            do=_task,
            options=_one_person,
            writes=gettext_lazy("Qué hay que hacer"),
            counts=gettext_lazy("Horas de plazo (vacío: sin plazo)"),
            decides=False,
        ),
    ),
    (
        "priority",
        RuleAction(
            order=54,
            label=gettext_lazy("Poner la prioridad"),
            do=_priority,
            options=lambda: [
                (str(routing.URGENT), gettext_lazy("urgente")),
                (str(routing.RAISED), gettext_lazy("elevada")),
                (str(USUAL), gettext_lazy("la de sus plazos")),
            ],
            once=True,
            effect=lambda _step: _wakes("priority"),
        ),
    ),
    (
        "field",
        RuleAction(
            order=56,
            label=gettext_lazy("Escribir en un campo"),
            do=_field,
            options=_fields,
            writes=gettext_lazy("Qué se escribe (vacío: se borra)"),
            decides=False,
            effect=lambda _step: _wakes("field"),
        ),
    ),
    (
        "give_back",
        RuleAction(
            order=79,
            label=gettext_lazy("Devolver a su cola"),
            do=_give_back,
            ends=True,
            effect=lambda _step: Effect(wakes=frozenset({"owner"}), leaves={"owner": "nobody"}),
        ),
    ),
)
for key, action in OWN:
    rule_actions.add(key, action)
