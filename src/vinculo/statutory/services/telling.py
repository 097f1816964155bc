"""What a person says of a matter: what it is about, and to its customer what failed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import translation
from django.utils.html import format_html
from django.utils.translation import gettext

from vinculo.cases import api as cases
from vinculo.cases.contracts import CaseView
from vinculo.kernel import events, evidence
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError, NotAllowedError
from vinculo.statutory import policy
from vinculo.statutory.contracts import QUICK, MatterState, MatterTopic
from vinculo.statutory.domain.matters import check_told, check_topic
from vinculo.statutory.events import CauseTold
from vinculo.statutory.models import Matter
from vinculo.statutory.services import following, terms
from vinculo.statutory.services.beginning import wait_for_turn
from vinculo.statutory.services.words import filed_language, moment


class NoSuchMatterError(DomainError):
    """No law gives this case terms, or it is not within the person's sight."""

    code = "matter_not_found"


class MatterEndedError(DomainError):
    """It was answered, or it is a complaint now."""

    code = "matter_ended"


class NotOfContinuityError(DomainError):
    """No term about a fault runs."""

    code = "matter_not_of_continuity"


class NoWayError(DomainError):
    """Without an address it says how the customer was told."""

    code = "matter_no_way"


@dataclass(frozen=True, kw_only=True)
class Said:
    """The known cause, when the service is expected back, and how it was told without address.

    ``seen``: the last message that the person had on the screen.
    """

    cause: str
    restores_at: datetime
    otherwise: str = ""
    seen: UUID | None = None


@transaction.atomic
def set_topic(*, case_id: UUID, topic: MatterTopic, why: str, actor: Actor, at: datetime) -> None:
    """Say what a matter is about; leaving a topic with a term of its own needs a reason.

    The digest of the reason is evidence. Raises NotAllowedError, NoSuchMatterError,
    MatterEndedError, NoTopicReasonError.
    """
    row, case = locked(case_id, actor)
    was = MatterTopic(row.topic)
    if was is topic:
        row.is_presumed = False
        row.save(update_fields=["is_presumed"])
        following.tell(row, by=actor.user_id, at=at)
        return
    check_topic(was, why)
    row.topic, row.is_presumed = topic, False
    row.save(update_fields=["topic", "is_presumed"])
    owner = f"matter:{row.pk}"
    reason = why.strip()
    digest = evidence.digest_of(reason.encode(), owner=owner) if reason else ""
    facts = {"was": was.value, "now": topic.value, "by": str(actor.user_id or "")}
    evidence.record(
        evidence.Proof(kind="statutory.topic", subject=owner, facts=facts, digest=digest)
    )
    if reason:
        text = gettext("Asunto según la ley: %(words)s") % {"words": reason}
        cases.add_note(case_id=case_id, text=text, actor=actor, at=at)
    following.refile(row, case, at=at)
    following.tell(row, by=actor.user_id, at=at)


@transaction.atomic
def tell_cause(*, case_id: UUID, said: Said, actor: Actor, at: datetime) -> None:
    """Tell the customer the known cause of a fault and when the service is expected back.

    That ends the short term of the law; the case goes on until it is solved. Without an address
    ``otherwise`` says how they were told. Raises NotAllowedError, NoSuchMatterError,
    MatterEndedError, NotOfContinuityError, NoCauseError, NoReturnError, NoWayError and what
    answering a case refuses.
    """
    row, case = locked(case_id, actor)
    told = with_merged(row.case_id)
    if not told:
        raise NotOfContinuityError
    check_told(said.cause, said.restores_at, at=at)
    message_id = None
    if case.conversation_id is not None:
        message_id = cases.answer_case(
            case_id=case_id,
            html=_letter(case, said),
            seen=said.seen,
            actor=actor,
            at=at,
            keeps_draft=True,
        )
    elif not said.otherwise.strip():
        raise NoWayError
    else:
        cases.add_note(case_id=case_id, text=_noted(said), actor=actor, at=at, is_told=True)
    by = Teller(person=actor.user_id, message_id=message_id, at=at)
    note_told(told, said.cause, said.restores_at, by=by)


@dataclass(frozen=True, kw_only=True)
class Teller:
    """Who told a cause, in which message, when, and because of which announcement.

    ``mail_id``: in the mail of that announcement to those whom it affects.
    """

    person: UUID | None
    message_id: UUID | None
    at: datetime
    notice_id: UUID | None = None
    mail_id: UUID | None = None


def note_told(told: Sequence[Matter], cause: str, restores_at: datetime, *, by: Teller) -> None:
    """The customers of these matters know cause and return: their short term has ended."""
    for one in told:
        one.cause, one.restores_at, one.told_at = cause.strip()[:500], restores_at, by.at
        one.told_mail_id = by.mail_id
        if by.mail_id is None:  # a mail to all whom it affects says of nobody what they meant
            one.is_presumed = False
        one.save(update_fields=["cause", "restores_at", "told_at", "told_mail_id", "is_presumed"])
        terms.end(one, at=by.at, duties=[QUICK])
        events.publish(
            CauseTold(
                matter_id=one.pk,
                case_id=one.case_id,
                service_id=one.service_id,
                message_id=by.message_id,
                restores_at=restores_at,
                told_by=by.person,
                told_at=by.at,
                notice_id=by.notice_id,
                mail_id=by.mail_id,
            )
        )


def with_merged(case_id: UUID) -> list[Matter]:
    """The matter of a case and those of cases that go on in it, whose short term runs."""
    found = Matter.objects.select_for_update().filter(
        case_id__in=cases.with_merged(case_id), state=MatterState.OPEN, told_at=None
    )
    return [one for one in found.order_by("pk") if terms.runs(one, QUICK)]


def locked(case_id: UUID, actor: Actor) -> tuple[Matter, CaseView]:
    """The open matter of a case that somebody may see and act on, locked, with its case.

    Raises NotAllowedError, NoSuchMatterError, MatterEndedError.
    """
    if not (actor.is_system or policy.may(actor, "statutory.act")):
        raise NotAllowedError(action="statutory.act")
    wait_for_turn(case_id)
    seen = cases.case(actor=actor, case_id=case_id)
    row = Matter.objects.select_for_update().filter(case_id=case_id).first()
    if seen is None or row is None:
        raise NoSuchMatterError
    if row.state != MatterState.OPEN:
        raise MatterEndedError
    return row, seen


def _letter(case: CaseView, said: Said) -> str:
    """In the language in which the customer wrote, as far as the product speaks it."""
    with translation.override(filed_language(case)):
        return format_html(
            "<p>{}</p><p><strong>{}</strong> {}</p><p><strong>{}</strong> {}</p><p>{}</p>",
            gettext("Le contamos lo que sabemos de su incidencia %(number)s.")
            % {"number": case.number},
            gettext("Qué ha pasado:"),
            said.cause.strip(),
            gettext("Cuándo esperamos que vuelva:"),
            moment(said.restores_at),
            gettext("Si cambia, se lo decimos. Seguimos con ello hasta que funcione."),
        )


def _noted(said: Said) -> str:
    return gettext(
        "Se le dijo al cliente (%(how)s): %(cause)s Restablecimiento previsto: %(when)s."
    ) % {
        "how": said.otherwise.strip(),
        "cause": said.cause.strip(),
        "when": moment(said.restores_at),
    }
