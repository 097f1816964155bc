"""``vinculo up``: the database, web and worker as children of one small process.

One thread, one loop: children are forked from the main thread, because the signal that ends them
with us is tied to it. What dies is started again; web and worker outlive a database that dies.
"""

import selectors
import signal
import socket
import time
from collections.abc import Callable
from http.client import HTTPConnection, HTTPException
from types import FrameType

from vinculo.config import console
from vinculo.config.postgres import Postgres, State
from vinculo.config.refusals import RefusalError
from vinculo.config.roles import Backoff, Role
from vinculo.config.words import gettext_now as _

STOP_SECONDS = 5.0
STOP_ROLES_SECONDS = 3.9
HOPELESS_DEATHS = 4
TICK_SECONDS = 0.25


class Signals:
    """SIGTERM, SIGINT and SIGHUP become a flag that every wait of ours looks at."""

    def __init__(self) -> None:
        self.stopping = False
        self._reader, self._writer = socket.socketpair()
        self._reader.setblocking(False)
        self._writer.setblocking(False)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # `nohup` wants us to stay
            signal.signal(signal.SIGHUP, self._stop)
        signal.signal(signal.SIGCHLD, lambda _number, _frame: None)
        signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self.stopping = True

    def should_stop(self) -> bool:
        return self.stopping

    def fileno(self) -> int:
        return self._reader.fileno()

    def drain(self) -> None:
        try:
            while self._reader.recv(512):
                pass
        except BlockingIOError:
            return


class Supervisor:
    """Keeps the children alive until somebody asks to stop."""

    def __init__(
        self,
        *,
        signals: Signals,
        postgres: Postgres | None,
        roles: list[Role],
        health: tuple[str, int],
        ready: Callable[[], None],
        is_over: Callable[[], bool] = lambda: False,
    ) -> None:
        self._signals = signals
        self._postgres = postgres
        self._roles = roles
        self._health = health
        self._ready = ready
        self._is_over = is_over
        self._is_ready = False
        self._selector = selectors.DefaultSelector()
        self._database_backoff = Backoff()
        self._database_is_back = True

    def run(self) -> None:
        """Start web and worker, watch all, stop all. Raises RefusalError when web cannot start."""
        self._selector.register(self._signals, selectors.EVENT_READ, None)
        try:
            for role in self._roles:
                self._start(role)
            while not (self._signals.stopping or self._is_over()):
                self._turn()
        finally:
            self.stop()

    def stop(self) -> None:
        """End everything within five seconds, streams that are open included."""
        began = time.monotonic()
        for role in self._roles:
            role.ask_to_stop()
        while time.monotonic() < began + STOP_ROLES_SECONDS and any(
            role.process is not None and role.process.poll() is None for role in self._roles
        ):
            self._read(0.05)
        for role in self._roles:
            role.end(0.01)
        self._read(0)
        if self._postgres is not None:
            self._postgres.stop(max(STOP_SECONDS - 0.3 - (time.monotonic() - began), 0.8))

    def _turn(self) -> None:
        self._read(TICK_SECONDS)
        if self._signals.stopping:
            return
        self._watch_database()
        for role in self._roles:
            self._watch(role)
        if not self._is_ready and self._answers():
            self._is_ready = True
            self._ready()

    def _read(self, seconds: float) -> None:
        for key, _events in self._selector.select(seconds):
            if key.data is None:
                self._signals.drain()
                continue
            role: Role = key.data
            if not role.read_lines(key.fd):
                self._selector.unregister(key.fileobj)

    def _start(self, role: Role) -> None:
        self._selector.register(role.start(), selectors.EVENT_READ, role)

    def _watch(self, role: Role) -> None:
        if role.process is None or role.process.poll() is None:
            return
        if role.backoff.due is None:
            role.deaths += 1
            pause = role.backoff.died()
            self._forget_pipe(role)
            if not self._is_ready and role.deaths >= HOPELESS_DEATHS:
                raise RefusalError(
                    _("El proceso «%(name)s» no arranca; sus últimas líneas están en %(log)s.")
                    % {"name": role.name, "log": role.log.path}
                )
            console.say(
                _("«%(name)s» terminó (%(code)s); se inicia de nuevo en %(pause).1f s.")
                % {"name": role.name, "code": role.process.returncode, "pause": pause}
            )
        if role.backoff.is_due:
            self._start(role)

    def _forget_pipe(self, role: Role) -> None:
        pipe = role.process.stdout if role.process else None
        if pipe is None:
            return
        while role.read_lines(pipe.fileno()):
            if not self._has_data(pipe.fileno()):
                break
        if pipe.fileno() in self._selector.get_map():
            self._selector.unregister(pipe.fileno())
        pipe.close()

    @staticmethod
    def _has_data(descriptor: int) -> bool:
        with selectors.DefaultSelector() as once:
            once.register(descriptor, selectors.EVENT_READ)
            return bool(once.select(0))

    def _watch_database(self) -> None:
        server = self._postgres
        if server is None or server.process is None:
            return
        if server.process.poll() is not None:
            if self._database_backoff.due is None:
                self._database_is_back = False
                pause = self._database_backoff.died()
                console.say(
                    _("La base de datos terminó (%(code)s); se inicia de nuevo en %(pause).1f s.")
                    % {"code": server.process.returncode, "pause": pause}
                )
                if words := server.complaint():
                    console.say("\n".join(words.splitlines()[-3:]))
            if self._database_backoff.is_due:
                server.launch()
                self._database_backoff.started()
        elif not self._database_is_back and server.state() is State.READY:
            self._database_is_back = True
            console.say(_("La base de datos vuelve a estar en marcha."))

    def _answers(self) -> bool:
        connection = HTTPConnection(*self._health, timeout=2)
        try:
            connection.request("GET", "/healthz", headers={"Host": "localhost"})
            return connection.getresponse().status < 500
        except (OSError, HTTPException):
            return False
        finally:
            connection.close()
