"""Reading a large message in a process of its own: what goes wrong there ends there.

The child gets the bytes and nothing else (no database, no keys, no settings), a limit of memory
and of time, and lives for one message. ``python -m vinculo.interactions.services.apart`` is it.
"""

import os
import resource
import subprocess
import sys
import tempfile
import threading
import traceback
from collections.abc import Iterator
from pathlib import Path

import structlog

from vinculo.interactions.domain import carried
from vinculo.interactions.domain.limits import UnreadableMailError
from vinculo.interactions.domain.mail import ParsedMail, parse

LARGE_BYTES = 1024 * 1024
MEMORY_BYTES = 400 * 1024 * 1024
AT_ONCE = 2
CPU_SECONDS = 60
PATIENCE_SECONDS = 180
MODULE = "vinculo.interactions.services.apart"
SOURCE = Path(__file__).parents[3]
log = structlog.get_logger(__name__)
_room = threading.BoundedSemaphore(AT_ONCE)


def parse_apart(
    path: Path, *, memory: int = MEMORY_BYTES, patience: float = PATIENCE_SECONDS
) -> ParsedMail:
    """The mail in the file ``path``, read by a child, two at a time.

    What the child finds passes through a file, not through our memory. Raises
    UnreadableMailError, OSError.
    """
    with _room, path.open("rb") as source, tempfile.TemporaryFile() as answer:
        try:
            done = subprocess.run(  # noqa: S603  our own interpreter and module
                [sys.executable, "-m", MODULE, str(memory)],
                stdin=source,
                stdout=answer,
                stderr=subprocess.PIPE,
                timeout=patience,
                check=False,
                start_new_session=True,  # who stops the worker does not mean this message
                env={"PYTHONPATH": os.pathsep.join([str(SOURCE), *filter(None, sys.path)])},
            )
        except subprocess.TimeoutExpired as error:
            raise UnreadableMailError("takes_too_long") from error
        if done.stderr or done.returncode != 0:
            words = done.stderr[-4000:].decode("utf-8", "replace")
            log.error("mail_child_failed", status=done.returncode, words=words)
        if done.returncode != 0:
            raise UnreadableMailError("too_costly")
        answer.seek(0)
        return carried.unpacked(answer)


def _read(memory: int) -> Iterator[bytes]:
    """What the child answers; an end without answer is for the parent to see."""
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        return carried.packed(parse(sys.stdin.buffer.read()))
    except UnreadableMailError as error:
        return carried.refusal(error.reason)
    except MemoryError:
        return carried.refusal("too_costly")
    except Exception:  # noqa: BLE001  whatever the parser trips over stays with this message
        traceback.print_exc()
        return carried.refusal("parser_failed")


if __name__ == "__main__":
    for piece in _read(int(sys.argv[1])):
        sys.stdout.buffer.write(piece)
