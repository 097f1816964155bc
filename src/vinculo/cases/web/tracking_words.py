"""What the customer's page says, in plain words: state, next step, until when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import formats, timezone
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from vinculo.cases.contracts import CaseStatus
from vinculo.cases.domain.tracking import Turn, key_as_said
from vinculo.cases.selectors.tracking import TrackingPage
from vinculo.cases.selectors.tracking_state import MatterState
from vinculo.cases.web.tracking_access import Visit
from vinculo.interactions.contracts import Direction, MessageView
from vinculo.portfolio.contracts import TermState, TermView

A_SECOND = timedelta(seconds=1)

HEADLINES: Mapping[CaseStatus | None, str | Promise] = {
    None: gettext_lazy("Lo hemos recibido."),
    CaseStatus.NEW: gettext_lazy("Lo hemos recibido y espera turno."),
    CaseStatus.OPEN: gettext_lazy("Estamos en ello."),
    CaseStatus.WAITING: gettext_lazy("Está en espera."),
    CaseStatus.RESOLVED: gettext_lazy("Lo damos por resuelto."),
    CaseStatus.CLOSED: gettext_lazy("Está cerrado."),
}

LOOKS: Mapping[CaseStatus | None, str] = {
    CaseStatus.WAITING: "warn",
    CaseStatus.RESOLVED: "ok",
    CaseStatus.CLOSED: "ok",
}

LATE = frozenset({Turn.LATE_ANSWER, Turn.LATE_WORK})

TURNS: Mapping[Turn, str | Promise] = {
    Turn.READING: gettext_lazy("En unos minutos verá aquí cuándo le contestamos."),
    Turn.ANSWER: gettext_lazy("Le contestamos antes del %(until)s."),
    Turn.LATE_ANSWER: gettext_lazy(
        "Debíamos haberle contestado antes del %(until)s y no lo hemos hecho. Sigue siendo lo "
        "siguiente que hacemos."
    ),
    Turn.WORK: gettext_lazy("Lo terminamos antes del %(until)s."),
    Turn.LATE_WORK: gettext_lazy(
        "Debía estar terminado antes del %(until)s y no lo está. Seguimos hasta terminarlo."
    ),
    Turn.WORK_UNDATED: gettext_lazy("Seguimos con ello y se lo contamos aquí."),
    Turn.YOURS: gettext_lazy("Nos falta una respuesta suya para seguir."),
    Turn.PAUSED: gettext_lazy("Seguimos el %(until)s."),
    Turn.CHECK: gettext_lazy(
        "Si no es así, díganoslo antes del %(until)s y seguimos donde estaba."
    ),
    Turn.OVER: gettext_lazy("Si escribe aquí, abrimos un asunto nuevo enlazado con este."),
}

OUTCOMES: Mapping[str, str | Promise] = {
    "escrito": gettext_lazy("Recibido. Lo lee quien lleva su asunto."),
    "no-resuelto": gettext_lazy("Recibido: no está resuelto. Alguien vuelve a ponerse con ello."),
    "resuelto": gettext_lazy("Gracias por decírnoslo. Queda cerrado con su palabra."),
    "preferencias": gettext_lazy("Guardado. Quien lleva su asunto lo ve."),
}


@dataclass(frozen=True, kw_only=True)
class Step:
    """A knot of the thread; ``at`` is None while it has not happened."""

    words: str
    at: datetime | None = None
    meta: str = ""

    @property
    def is_done(self) -> bool:
        """Whether it has happened."""
        return self.at is not None


@dataclass(frozen=True, kw_only=True)
class ShownMessage:
    """A message as its recipient sees it."""

    name: str
    direction: str
    at: datetime
    text: str
    files: tuple[tuple[str, int, str], ...]


@dataclass(frozen=True, kw_only=True)
class Shown:
    """The words of the page."""

    key: str
    headline: str
    look: str
    owner: str
    next: str
    steps: list[Step]
    messages: list[ShownMessage]


def shown(page: TrackingPage, visit: Visit) -> Shown:
    """The page in words."""
    late = page.next.turn in LATE
    return Shown(
        key=key_as_said(page.key),
        headline=str(HEADLINES[page.status]),
        look="breach" if late else LOOKS.get(page.status, "info"),
        owner=_owner(page),
        next=str(TURNS[page.next.turn]) % {"until": until_words(page.next.at, page.next.on)},
        steps=_steps(page),
        messages=[_message(message, visit) for message in page.messages],
    )


@dataclass(frozen=True, kw_only=True)
class ShownState:
    """What the key alone tells, in words; ``terms``: what is due by law, how it looks and when."""

    key: str
    headline: str
    look: str
    next: str
    steps: list[Step]
    terms: list[tuple[str, str]]


def shown_state(matter: MatterState, *, at: datetime) -> ShownState:
    """Where a matter stands, in words without anybody's name."""
    late, is_over = matter.next.turn in LATE, matter.next.turn is Turn.OVER
    said = {"until": until_words(matter.next.at, matter.next.on)}
    return ShownState(
        key=key_as_said(matter.key),
        headline=str(HEADLINES[matter.status]),
        look="breach" if late else LOOKS.get(matter.status, "info"),
        next="" if is_over else str(TURNS[matter.next.turn]) % said,
        steps=_steps(matter),
        terms=[(one.title, _term(one, at)) for one in matter.terms],
    )


def _term(one: TermView, at: datetime) -> str:
    """Until when the law gives time, or what became of it."""
    if one.ends_before is None:
        return _("En pausa: nos falta algo suyo.")
    if one.state is TermState.KEPT:
        return _("Hecho a tiempo.")
    said = {"day": _day(timezone.localtime(one.ends_before - A_SECOND).date())}
    if one.state is TermState.LATE and one.stopped_at is not None:
        return _("Hecho tarde: era hasta el %(day)s.") % said
    if one.ends_before <= at or one.state is TermState.LATE:
        return _("Era hasta el %(day)s, y no lo hemos hecho.") % said
    return _("Hasta el %(day)s.") % said


def outcome_words(code: str) -> str:
    """What was just done; "" for nothing."""
    return str(OUTCOMES.get(code, ""))


def until_words(moment: datetime | None, on: date | None = None) -> str:
    """A deadline as people say it: «jueves 19 de noviembre a las 10:00»."""
    if moment is not None:
        return day_and_clock(timezone.localtime(moment))
    return _day(on) if on else ""


def day_and_clock(local: datetime) -> str:
    """A moment, local to the company, with its day and hour."""
    said = {"day": _day(local.date()), "clock": formats.date_format(local, "G:i")}
    return _("%(day)s a las %(clock)s") % said


def _day(day: date) -> str:
    spanish = (get_language() or "es").startswith("es")
    words = formats.date_format(day, r"l j \d\e F" if spanish else "l j F")
    return words.lower() if spanish else words


def _owner(page: TrackingPage) -> str:
    if page.owner_name:
        return _("Lo lleva %(name)s.") % {"name": page.owner_name}
    if page.has_owner:
        return _("Lo lleva una persona de nuestro equipo.")
    return ""


def _steps(page: TrackingPage | MatterState) -> list[Step]:
    steps = [Step(words=_("Recibido"), at=page.opened_at)]
    if page.taken_at:
        words = (
            _("En manos de %(name)s") % {"name": page.owner_name}
            if page.owner_name
            else _("En manos de una persona")
        )
        steps.append(Step(words=words, at=page.taken_at))
    due = until_words(page.next.at, page.next.on)
    before = _("antes del %(until)s") % {"until": due} if due else ""
    answering = page.next.turn in {Turn.ANSWER, Turn.LATE_ANSWER}
    steps.append(
        Step(
            words=_("Contestado") if page.first_answered_at else _("Le contestamos"),
            at=page.first_answered_at,
            meta=before if answering else "",
        )
    )
    working = page.next.turn in {Turn.WORK, Turn.LATE_WORK}
    steps.append(
        Step(
            words=_("Resuelto") if page.resolved_at else _("Queda resuelto"),
            at=page.resolved_at,
            meta=before if working else "",
        )
    )
    if page.closed_at:
        steps.append(Step(words=_("Cerrado"), at=page.closed_at))
    return steps


def _message(message: MessageView, visit: Visit) -> ShownMessage:
    ours = message.direction is Direction.OUT
    return ShownMessage(
        name=message.sender_name if ours else _("Usted"),
        direction="in" if ours else "out",
        at=message.at,
        text=message.text,
        files=tuple(_file(file, visit) for file in message.attachments),
    )


def _file(file: Any, visit: Visit) -> tuple[str, int, str]:
    return file.name, file.size_bytes, visit.address("tracking_file", file.id)
