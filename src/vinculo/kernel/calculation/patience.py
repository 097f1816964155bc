"""Progress on standard error, for everything that lasts longer than a second."""

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

SILENT_SECONDS = 1.0


class Patience:
    """A bar that appears after a second. ``advance`` may be called as often as one likes."""

    def __init__(self, words: str, total: float | None = None) -> None:
        self._words = words
        self._total = total
        self._done = 0.0
        self._began = time.monotonic()
        self._bar: Any = None
        self._task: Any = None

    def advance(self, amount: float = 1) -> None:
        """So much more is done."""
        self._done += amount
        if self._bar is None:
            if time.monotonic() - self._began < SILENT_SECONDS:
                return
            self._show()
        self._bar.update(self._task, completed=self._done)

    def _show(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

        console = Console(stderr=True)
        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.percentage:>3.0f} %" if self._total else "{task.completed:,.0f}"),
            TimeElapsedColumn(),
            console=console,
            transient=console.is_terminal,
        )
        self._bar.start()
        self._task = self._bar.add_task(self._words, total=self._total)

    def close(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None


@contextmanager
def waiting(words: str) -> Iterator[None]:
    """Say ``words`` on standard error when what is inside lasts longer than a second."""
    timer = threading.Timer(SILENT_SECONDS, _say, [words])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _say(words: str) -> None:
    sys.stderr.write(f"· {words}…\n")
    sys.stderr.flush()
