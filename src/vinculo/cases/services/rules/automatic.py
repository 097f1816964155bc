"""The one thing that a rule may write to a customer: a text of the company, once, as automatic."""

from django.utils.translation import gettext_lazy

from vinculo.cases.contracts import EntryKind
from vinculo.cases.domain.canned import filled, require_filled, text_for
from vinculo.cases.domain.macros import Step
from vinculo.cases.domain.texts import require_something
from vinculo.cases.models import CannedAnswer, CaseEntry, CaseMessage
from vinculo.cases.selectors import canned as texts
from vinculo.cases.services import story
from vinculo.cases.services.answer import NobodyToAnswerError
from vinculo.cases.services.rules.actions import Options, RuleAction, RuleDoing, rule_actions
from vinculo.interactions import api as interactions
from vinculo.interactions.contracts import ByItself
from vinculo.kernel.errors import DomainError


class AnsweredBeforeError(DomainError):
    """The customer has had an automatic message of this case already."""

    code = "case_rule_answered_before"


def of_the_company() -> Options:
    """The texts that the whole company keeps ready."""
    rows = CannedAnswer.objects.filter(person__isnull=True, team_id__isnull=True)
    pairs = rows.order_by("name", "pk").values_list("pk", "name")
    return [(str(pk), name) for pk, name in pairs]


def write(doing: RuleDoing, step: Step) -> object:
    """Send a kept text as an automatic message: once a case, and never to a machine.

    It stops no clock: the customer still waits for a person. Raises AnsweredBeforeError,
    NobodyToAnswerError, OpenPlaceError and what ``interactions.api.send_answer`` does.
    """
    case = doing.case
    if case.conversation_id is None:
        raise NobodyToAnswerError
    if CaseEntry.objects.filter(case=case, kind=EntryKind.AUTO_ANSWERED).exists():
        raise AnsweredBeforeError
    kept = CannedAnswer.objects.get(pk=step.value)
    language, html = text_for(kept.texts, texts.language_of(case.pk))
    values = texts.values_of(actor=doing.actor, case_id=case.pk, language=language, at=doing.at)
    whole = filled(html, values or {})
    require_filled(whole.html)
    message = interactions.send_answer(
        conversation_id=case.conversation_id,
        html=require_something(whole.html),
        by=doing.actor,
        at=doing.at,
        by_itself=ByItself.COURTESY,
    )
    CaseMessage.objects.create(case=case, message_id=message.id, at=doing.at)
    story.enter(case, EntryKind.AUTO_ANSWERED, at=doing.at, actor=doing.actor, ref=message.id)
    return message.id


rule_actions.add(
    "auto_answer",
    RuleAction(
        order=70,
        label=gettext_lazy("Enviar un mensaje automático"),
        do=write,
        options=of_the_company,
        once=True,
    ),
)
