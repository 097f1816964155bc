"""Child processes that die with the process that started them, however that one ends."""

import ctypes
import os
import pwd
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None)


@dataclass(frozen=True)
class Account:
    """A user of this machine as whom a child runs."""

    name: str
    uid: int
    gid: int

    @classmethod
    def named(cls, name: str) -> "Account | None":
        """The account ``name``; None when there is none."""
        try:
            found = pwd.getpwnam(name)
        except KeyError:
            return None
        return cls(name=name, uid=found.pw_uid, gid=found.pw_gid)


def spawn(
    arguments: Sequence[str | Path],
    *,
    death_signal: signal.Signals,
    env: Mapping[str, str],
    account: Account | None = None,
    output: int | IO[bytes] = subprocess.DEVNULL,
    errors: int | IO[bytes] = subprocess.DEVNULL,
    pass_fds: Sequence[int] = (),
    cwd: Path = Path("/"),
) -> subprocess.Popen[bytes]:
    """Start a child in a session of its own that gets ``death_signal`` when we die.

    Call it from the main thread: the kernel ties the signal to the *thread* that forked. A
    session of its own keeps Ctrl-C in the terminal from the child and does not clear the signal;
    a change of user does, so it is set after that. A parent that died in between is noticed.
    """
    parent = os.getpid()

    def die_with_parent() -> None:
        # Popen runs this after setsid and the change of user, right before exec.
        if _libc.prctl(_PR_SET_PDEATHSIG, int(death_signal), 0, 0, 0) != 0:
            os._exit(126)
        if os.getppid() != parent:
            os._exit(126)

    return subprocess.Popen(
        [str(argument) for argument in arguments],
        preexec_fn=die_with_parent,
        start_new_session=True,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=errors,
        env=dict(env),
        cwd=cwd,
        umask=0o077,
        pass_fds=tuple(pass_fds),
        user=account.uid if account else None,
        group=account.gid if account else None,
        extra_groups=[] if account else None,
    )


class StoppedError(Exception):
    """Somebody asked us to stop while we waited."""


def wait(
    process: subprocess.Popen[bytes],
    *,
    should_stop: Callable[[], bool] = lambda: False,
    pause: float = 0.02,
) -> int:
    """Wait for ``process`` to end by itself; when we are to stop meanwhile, end it and raise."""
    while (code := process.poll()) is None:
        if should_stop():
            end(process, (signal.SIGTERM, 2.0))
            raise StoppedError
        time.sleep(pause)
    return code


def end(process: subprocess.Popen[bytes], *steps: tuple[signal.Signals, float]) -> int:
    """Send each signal in turn and wait its seconds; SIGKILL is always the last word."""
    for number, seconds in steps:
        if process.poll() is None:
            process.send_signal(number)
            try:
                return process.wait(seconds)
            except subprocess.TimeoutExpired:
                continue
    if process.poll() is None:
        process.kill()
    return process.wait()
