"""The live page in words."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import formats, timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vinculo.analytics.contracts import KeptLately, LiveFigure
from vinculo.desk import labels
from vinculo.desk.live import LiveView, QueueLine
from vinculo.kernel.amounts import number
from vinculo.routing.contracts import ChannelKind, PersonNow, PresenceState
from vinculo.ui.clockface import two_units

MOST_COUNTED = 999
MUCH_MORE = 1.2
FEW = 5
LOOKS = {
    PresenceState.AVAILABLE: "info",
    PresenceState.AWAY: "idle",
    PresenceState.WRAP_UP: "info",
    PresenceState.OFFLINE: "idle",
}


@dataclass(frozen=True, kw_only=True)
class PersonLine:
    """A person as the list of people shows them."""

    person: PersonNow
    look: str
    doing: str | Promise
    since: str


def judged_basis(lately: KeptLately) -> str:
    """Of which deadlines the share inside the standard is."""
    kept = lately.whole
    said = {"kept": kept.kept, "judged": kept.judged, "days": lately.days}
    if not kept.judged:
        return _("ningún plazo juzgado en %(days)s días") % said
    if not lately.days:
        return _("%(kept)s de %(judged)s plazos juzgados hoy") % said
    return _("%(kept)s de %(judged)s en los últimos %(days)s días; hoy, ninguno") % said


def person_line(person: PersonNow, at: datetime) -> PersonLine:
    """What a person does, since when; shape and word say it as well as colour."""
    return PersonLine(
        person=person,
        look="ok" if person.is_free else LOOKS[person.state],
        doing=_doing(person),
        since=two_units(at - person.since),
    )


def _doing(person: PersonNow) -> str | Promise:
    if person.is_free:
        return _("libre")
    if person.state is PresenceState.AVAILABLE:
        return ", ".join(
            f"{labels.HELD[ChannelKind(kind)]} ×{n}" for kind, n in sorted(person.held.items())
        )
    if person.state is PresenceState.AWAY and person.reason:
        return person.reason
    return labels.STATES[person.state]


def people_words(view: LiveView) -> str:
    """How many are there, free, busy and away."""
    there = len(view.there)
    away = sum(person.state is PresenceState.AWAY for person in view.there)
    return ngettext(
        "%(n)s conectada: %(free)s libres, %(busy)s atendiendo, %(away)s en pausa",
        "%(n)s conectadas: %(free)s libres, %(busy)s atendiendo, %(away)s en pausa",
        there,
    ) % {
        "n": number(there),
        "free": len(view.free),
        "busy": there - len(view.free) - away,
        "away": away,
    }


def finding(view: LiveView) -> str:
    """The one sentence that says what matters now."""
    for line in view.lines:
        for alert in line.alerts:
            return _("%(queue)s pasa un umbral desde las %(time)s: %(figure)s.") % {
                "queue": line.queue.name,
                "time": formats.time_format(timezone.localtime(alert.since), "G:i"),
                "figure": labels.THRESHOLDS[alert.figure],
            }
    for line in view.lines:
        if line.expected and _is_much_more(line.came, line.expected.high):
            more = round(100 * (line.came / max(line.expected.expected, 1) - 1))
            return _("%(queue)s recibe un %(more)s %% más de lo previsto.") % {
                "queue": line.queue.name,
                "more": more,
            }
    if not view.board.waiting:
        return _("No espera nadie en sus colas.")
    return ngettext(
        "Espera %(n)s contacto; ninguna cifra pasa su umbral.",
        "Esperan %(n)s contactos; ninguna cifra pasa su umbral.",
        view.board.waiting,
    ) % {"n": number(view.board.waiting)}


def _is_much_more(came: int, high: float) -> bool:
    return came >= FEW and came > high * MUCH_MORE


def expected_basis(view: LiveView) -> str:
    """Between what and what the next half hour is expected, and from how many weeks."""
    if not view.upcoming:
        return _("faltan semanas de historia")
    slot = next(s for s in view.slots if s.starts_at == view.upcoming[0].starts_at)
    return _("entre %(low)s y %(high)s, por %(weeks)s semanas") % {
        "low": formats.number_format(slot.low or 0, 0),
        "high": formats.number_format(slot.high or 0, 0),
        "weeks": min(each.weeks for each in view.upcoming),
    }


def chart_words(view: LiveView) -> str:
    """What the eye should see in the picture."""
    came = sum(slot.came or 0 for slot in view.slots if slot.came is not None)
    expected = sum(slot.expected or 0 for slot in view.slots if slot.came is not None)
    return _("En las últimas horas entraron %(came)s contactos; se preveían %(expected)s.") % {
        "came": came,
        "expected": formats.number_format(expected, 0),
    }


def queue_look(line: QueueLine) -> str:
    """The state of the age of the oldest."""
    return "warn" if line.is_beyond(LiveFigure.OLDEST_MINUTES) else ""


def capped(count: int) -> str:
    """A count that was ended early."""
    return _("más de %(n)s") % {"n": MOST_COUNTED} if count > MOST_COUNTED else str(count)
