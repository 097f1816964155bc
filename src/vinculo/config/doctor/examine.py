"""The order in which the doctor looks."""

from collections.abc import Callable, Iterator

from django.db import Error, connection

from vinculo.config.doctor import machine, site, store
from vinculo.config.doctor.findings import Finding, bad
from vinculo.config.installation import Installation
from vinculo.config.words import gettext_now as _


def examine(installation: Installation | None, *, without_database: str = "") -> Iterator[Finding]:
    """Everything that can be looked at; without a database the rest is still said.

    ``without_database``: why there is none, when that is known.
    """
    yield machine.python()
    if installation is not None:
        yield machine.folder(installation)
        yield from machine.disk(installation)
        yield from machine.rights(installation)
    yield machine.clock()
    yield from _database(without_database)
    if not without_database:
        running = installation.running() if installation else None
        yield site.web(running)
        yield from site.address()
        if running is not None:
            yield site.mail_in(running)
        yield site.mail()


def _database(reason: str) -> Iterator[Finding]:
    if reason:
        yield bad("database", reason, _("Inicie Vínculo y repita: «vinculo up»."))
        return
    try:
        yield store.version()
    except Error as error:
        yield bad(
            "database",
            _("La base de datos no responde: %s") % str(error).strip(),
            _("Compruebe DATABASE_URL, o mire el registro de «vinculo up»."),
        )
        return
    yield from _checks(store.migrations, store.worker, store.failed_jobs, store.clock, store.search)
    yield from store.roles()


def _checks(*looks: Callable[[], Finding]) -> Iterator[Finding]:
    for look in looks:
        try:
            yield look()
        except Error as error:  # tables that are missing are the finding of `migrations`
            connection.rollback()
            yield bad(
                look.__name__,
                str(error).strip().split("\n", 1)[0],
                _("Ponga las tablas al día: «vinculo migrate»."),
            )
