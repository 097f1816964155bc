"""Is the clock right? What this machine says against what the database says and holds."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import psycopg

from vinculo.config.words import gettext_now as _

TOLERANCE = timedelta(seconds=30)


def machine_now() -> datetime:
    return datetime.now(UTC)


def complaint(
    connection: psycopg.Connection[tuple[datetime | None, ...]],
    now: Callable[[], datetime] = machine_now,
) -> str:
    """What is wrong with the clock and what to do about it; empty when nothing is.

    A server elsewhere has a clock of its own. The embedded one shares ours: there a clock that
    went back shows by marks of life that lie in the future.
    """
    row = connection.execute("SELECT clock_timestamp()").fetchone()
    theirs = row[0] if row else None
    if theirs is not None and abs(theirs - now()) > TOLERANCE:
        return _(
            "El reloj de esta máquina (%(ours)s) y el de la base de datos (%(theirs)s) no "
            "coinciden: ponga en hora la máquina que se equivoca (timedatectl, NTP) y repita."
        ) % {"ours": _show(now()), "theirs": _show(theirs)}
    newest = _newest_mark(connection)
    if newest is not None and newest - now() > TOLERANCE:
        return _(
            "El reloj de esta máquina dice %(ours)s, pero ya hay datos de las %(newest)s: está "
            "atrasado, o antes estuvo adelantado. Póngalo en hora (timedatectl, NTP): los plazos "
            "se cuentan con él."
        ) % {"ours": _show(now()), "newest": _show(newest)}
    return ""


def _newest_mark(
    connection: psycopg.Connection[tuple[datetime | None, ...]],
) -> datetime | None:
    known = connection.execute(
        "SELECT to_regclass('public.procrastinate_workers') IS NOT NULL"
        " AND to_regclass('public.kernel_liveevent') IS NOT NULL"
    ).fetchone()
    if not known or not known[0]:
        return None
    row = connection.execute(
        "SELECT greatest((SELECT max(last_heartbeat) FROM procrastinate_workers),"
        " (SELECT max(at) FROM kernel_liveevent))"
    ).fetchone()
    return row[0] if row else None


def _show(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"
