"""What the customer of a fault is told with the first answer: its cause and its end."""

from datetime import UTC, datetime, timedelta

from vinculo.config.demos.conectasur.matters import ZONE, Matter
from vinculo.config.demos.conectasur.texts import Plot

HOUR = timedelta(hours=1)
AT_LEAST = 3 * HOUR
"""What is not mended at once takes so long."""
MONTHS = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
    "octubre", "noviembre", "diciembre",
)  # fmt: skip
EARLY, LATE = 9, 20


def told_of(plot: Plot, matter: Matter) -> datetime | None:
    """When a fault is expected to be mended, as the first answer says; None: it says nothing.

    What the first answer mended, or what is no fault of the network, needs no such word.
    """
    answered = matter.answered_at
    if not plot.fault or answered is None or answered == matter.first_resolved_at:
        return None
    expected = max(matter.solve_due_at, answered + AT_LEAST).astimezone(ZONE)
    whole = expected.replace(minute=0, second=0, microsecond=0) + HOUR
    if whole.hour > LATE:
        whole = (whole + timedelta(days=1)).replace(hour=EARLY)
    return whole.replace(hour=max(whole.hour, EARLY)).astimezone(UTC)


def said_of_fault(cause: str, restores_at: datetime) -> str:
    """The words of it in a letter."""
    there = restores_at.astimezone(ZONE)
    when = f"{there.day} de {MONTHS[there.month - 1]} de {there.year}, {there:%H:%M}"
    return f"\n\nQué ha pasado: {cause}\nCuándo esperamos que vuelva: {when}"
