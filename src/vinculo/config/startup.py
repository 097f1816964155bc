"""What ``vinculo up`` does before the site answers, one visible step after the other."""

import json
import secrets
import signal
import socket
import sys
import tempfile
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import psycopg

from vinculo.config import children, database, leaving, moments, settled, surroundings
from vinculo.config.console import complain, say, step
from vinculo.config.doctor import machine
from vinculo.config.installation import Installation, Instance, make_secret
from vinculo.config.ports import listen, listen_for_mail
from vinculo.config.postgres import Postgres
from vinculo.config.refusals import DatabaseError, DiskError, RefusalError
from vinculo.config.roles import LogFile, Role
from vinculo.config.supervisor import Signals, Supervisor
from vinculo.config.telling import Told, say_on
from vinculo.config.waiting import waiting_page
from vinculo.config.words import gettext_now as _
from vinculo.kernel.env import environment
from vinculo.kernel.leaving import asked_to_leave, forget_wish

LEAST_MEGABYTES = 200
WORDS_INTO_INDEXES = """
SELECT gin_clean_pending_list(i.oid) FROM pg_class AS i JOIN pg_am AS a ON a.oid = i.relam
 WHERE a.amname = 'gin' AND i.relkind = 'i' AND i.relnamespace = 'public'::regnamespace
"""


@dataclass(frozen=True)
class Wish:
    """What the user asked for."""

    root: Path
    host: str
    port: int
    instance: Instance
    mail_port: int | None = None
    """Where mail arrives, on this machine; None: 2525, when nobody has it."""
    demo: str = "conectasur"
    """The demo company that fills a new practice database."""


def open_installation(root: Path) -> Installation:
    """The installation in ``root``, made when the folder is absent or empty."""
    return Installation.at(root) or Installation.create(root)


def address_of(wish: Wish) -> str:
    """What people type: ``VINCULO_BASE_URL`` when the site stands behind a proxy."""
    if base := environment().get("VINCULO_BASE_URL"):
        return base.rstrip("/")
    host = "127.0.0.1" if wish.host in {"0.0.0.0", "::", ""} else wish.host  # noqa: S104
    host = f"[{host}]" if ":" in host else host
    return f"http://{host}:{wish.port}"


class Startup:
    """The steps from a folder to a site that answers."""

    def __init__(
        self,
        wish: Wish,
        installation: Installation,
        signals: Signals,
        mail: socket.socket | None = None,
    ) -> None:
        self.wish = wish
        self._mail = mail
        self.installation = installation
        self.signals = signals
        self.postgres: Postgres | None = None
        self.address = address_of(wish)
        self._people: list[dict[str, Any]] = []
        self._is_first = False

    def run(self, port: socket.socket) -> None:
        """Everything, until somebody asks to stop."""
        instance = self.wish.instance
        self.installation.make_folders(instance)
        self.installation.announce(
            address=self.address,
            instance=instance,
            embedded=not surroundings.is_external(),
            mail="{}:{}".format(*self._mail.getsockname()) if self._mail else "",
        )
        try:
            self._check_room()
            self._start_database()
            self._check_clock()
            self._migrate(port)
            self._fill(port)
            self._supervise(port)
        except children.StoppedError:
            if self.postgres is not None:
                self.postgres.stop(4.0)
        except BaseException:
            if self.postgres is not None:
                self.postgres.stop(4.0)
            raise
        if not self._is_left():
            say(_("Vínculo está parado."))

    def _is_left(self) -> bool:
        """Whether somebody wishes to leave the practice company that runs here."""
        if self.wish.instance is not Instance.PRACTICE or surroundings.is_external():
            return False
        return asked_to_leave(self.installation.root) is not None

    def _check_room(self) -> None:
        for place in (self.installation.root, self.installation.cluster):
            if (free := machine.free_megabytes(place)) < LEAST_MEGABYTES:
                raise DiskError(
                    _(
                        "Quedan %(free)d MB en el disco de %(place)s y hacen falta %(least)d: "
                        "libere espacio, o elija otro disco con --data."
                    )
                    % {"free": free, "place": place, "least": LEAST_MEGABYTES}
                )

    def _check_clock(self) -> None:
        """A wrong clock is no reason to stand still: messages still come in. It is said aloud."""
        owner, _app = surroundings.database_urls(self.installation, self.wish.instance)
        with psycopg.connect(owner) as connection:
            if words := moments.complaint(connection):
                complain(words)

    def _start_database(self) -> None:
        if surroundings.is_external():
            self._check_external()
            return
        installation = self.installation
        installation.check_cluster_is_here()
        self.postgres = Postgres(installation.cluster)
        with step(_("Base de datos")):
            self.postgres.start(should_stop=self.signals.should_stop)
            installation.note_postgres()
            database.create_roles(self.postgres.url())
            if self.wish.instance is Instance.COMPANY:
                leaving.carry_out(installation, self.postgres.url())
            database.create_database(self.postgres.url(), self.wish.instance.database)

    def _check_external(self) -> None:
        owner, app = surroundings.database_urls(self.installation, self.wish.instance)
        with step(_("Base de datos propia")):
            if not owner:
                raise DatabaseError(
                    _(
                        "DATABASE_APP_URL sola no basta: dé en DATABASE_URL la dirección del "
                        "dueño, que hace las migraciones."
                    )
                )
            surroundings.check_external("DATABASE_URL", owner)
            database.ensure_app_role(owner)
            if app:
                surroundings.check_external("DATABASE_APP_URL", app)

    def _migrate(self, port: socket.socket) -> None:
        """A browser that comes meanwhile reads that a backup is made first, and how far it is."""
        owner, _app = surroundings.database_urls(self.installation, self.wish.instance)
        with step(_("Tablas al día")):
            if settled.is_settled(owner):
                return
            with waiting_page(port) as page:
                self._child("migrate", acts_as="owner", tell=page.tell)
            settled.settle(owner)

    def _fill(self, port: socket.socket) -> None:
        token = self.installation.setup_token
        if self.wish.instance is Instance.COMPANY:
            if self._somebody_signs_in():
                token.unlink(missing_ok=True)
            else:
                make_secret(token, secrets.token_urlsafe(24))
            return
        self._is_first = not self.installation.first_login.exists()
        known = self.installation.practice_people
        if not self._is_first and known.exists() and self._somebody_signs_in():
            self._people = json.loads(known.read_text(encoding="utf-8"))
            return
        with ExitStack() as opened, step(_("Empresa de práctica")):
            page = opened.enter_context(waiting_page(port)) if self._is_first else None
            tell = page.tell if page else say_on
            loaded = json.loads(self._child("demo", "load", self.wish.demo, tell=tell))
            if loaded["loaded"]:
                self._settle_rows()
        self._people = loaded["people"]
        known.write_text(json.dumps(self._people), encoding="utf-8")

    def _settle_rows(self) -> None:
        """Words wait no more beside their index, and PostgreSQL knows its new rows."""
        owner, _app = surroundings.database_urls(self.installation, self.wish.instance)
        with psycopg.connect(owner, autocommit=True) as connection:
            connection.execute(WORDS_INTO_INDEXES)
            connection.execute("ANALYZE")

    def _somebody_signs_in(self) -> bool:
        """Whether the wizard has done its work: from then on its address opens nothing."""
        owner, _app = surroundings.database_urls(self.installation, self.wish.instance)
        with psycopg.connect(owner) as connection:
            return connection.execute("SELECT 1 FROM identity_user LIMIT 1").fetchone() is not None

    def _child(
        self, *arguments: str, acts_as: str = "app", tell: Callable[[str], None] | None = None
    ) -> str:
        """Run one of our commands to its end; return what it wrote. Its complaint is ours.

        ``tell``: what it says on the way is told at once, as it works for long.
        """
        values = surroundings.for_process(self.installation, self.wish.instance, acts_as=acts_as)
        env = surroundings.inherited(values | {"VINCULO_BASE_URL": self.address})
        with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
            process = children.spawn(
                [sys.executable, "-m", "vinculo.config.cli", *arguments],
                death_signal=signal.SIGKILL,
                env=env,
                output=output,
                errors=errors,
                cwd=Path.cwd(),
            )
            told = Told(errors.fileno(), tell)
            code = children.wait(process, should_stop=told.looking(self.signals.should_stop))
            told.look()
            output.seek(0)
            errors.seek(0)
            if code != 0:
                words = errors.read().decode(errors="replace").strip()
                raise RefusalError(f"vinculo {' '.join(arguments)} → {code}\n{words}")
            return output.read().decode()

    def _supervise(self, port: socket.socket) -> None:
        values = surroundings.for_process(self.installation, self.wish.instance)
        values["VINCULO_BASE_URL"] = self.address
        if sys.stderr.isatty():
            values["VINCULO_LOG_FORMAT"] = "console"
        if self.wish.instance is Instance.COMPANY:
            values["VINCULO_SETUP_TOKEN"] = self._token()
        env = surroundings.inherited(values)
        logs = self.installation.logs
        web = ["web", "--host", self.wish.host, "--port", str(self.wish.port)]
        number = port.fileno()
        roles = [
            Role(
                "web",
                [*web, "--fd", str(number)],
                env=env,
                log=LogFile(logs / "web.log"),
                pass_fds=(number,),
            ),
            Role("worker", ["worker"], env=env, log=LogFile(logs / "worker.log")),
        ]
        if self._mail is not None:
            roles.append(_mail_role(self._mail.fileno(), env, logs))
        name = port.getsockname()
        local = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(name[0], name[0])  # noqa: S104
        Supervisor(
            signals=self.signals,
            postgres=self.postgres,
            roles=roles,
            health=(local, name[1]),
            ready=self._welcome,
            is_over=self._is_left,
        ).run()

    def _token(self) -> str:
        file = self.installation.setup_token
        return file.read_text(encoding="utf-8").strip() if file.exists() else ""

    def _welcome(self) -> None:
        say("")
        if self.wish.instance is Instance.COMPANY:
            say(_("Vínculo responde en %s") % self.address)
            if token := self._token():
                say(
                    _("Si su empresa aún no está creada, empiece aquí: %s")
                    % f"{self.address}/empezar/?token={token}"
                )
        else:
            say(_("Empresa de práctica en %s") % self.address)
            self._show_logins()
            say(_("Para empezar con su propia empresa: vinculo demo leave"))
        say(_("Para parar: Ctrl-C"))

    def _show_logins(self) -> None:
        for person in self._people:
            say(f"  {person['email']:<36} {person['name']} ({', '.join(person['roles'])})")
        file = self.installation.first_login
        if self._is_first and file.exists():
            say(file.read_text(encoding="utf-8").strip())
        say(_("La contraseña de todas las personas de práctica está en %s") % file)


def _mail_role(number: int, env: Mapping[str, str], logs: Path) -> Role:
    """Who takes mail in, on the socket ``number`` that outlives it."""
    return Role(
        "mail",
        ["mail", "--fd", str(number)],
        env=env,
        log=LogFile(logs / "mail.log"),
        pass_fds=(number,),
    )


def up(wish: Wish) -> None:
    """Open the ports, hold the installation, start everything, stop everything."""
    installation = open_installation(wish.root)
    with installation.locked():
        if wish.instance is Instance.PRACTICE:
            forget_wish(wish.root)  # who starts it again wants to stay
        signals = Signals()
        with ExitStack() as opened:
            port = opened.enter_context(listen(wish.host, wish.port))
            if mail := listen_for_mail(wish.mail_port):
                opened.enter_context(mail)
            found = replace(wish, port=port.getsockname()[1])  # --port 0: whichever is free
            Startup(found, installation, signals, mail).run(port)
            if asked_to_leave(wish.root) and not signals.stopping:
                own = replace(found, instance=Instance.COMPANY)
                Startup(own, installation, signals, mail).run(port)


__all__ = ["Startup", "Wish", "address_of", "up"]
