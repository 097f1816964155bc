"""What ``vinculo`` says while it works: one line for each step, on standard error."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape


class _Patient(Console):
    """A reader that goes away (a closed terminal, `| head`) is no reason to stop the company."""

    def on_broken_pipe(self) -> None:
        return


console = _Patient(stderr=True, highlight=False, soft_wrap=True)


@contextmanager
def step(words: str) -> Iterator[None]:
    """Say what begins, and how long it took when it is done."""
    began = time.monotonic()
    if console.is_terminal:
        console.print(f"[dim]· {escape(words)}…[/dim]", end="\r")
    try:
        yield
    except BaseException:
        console.print(f"[red]✗[/red] {escape(words)}")
        raise
    console.print(f"[green]✓[/green] {escape(words)} [dim]({time.monotonic() - began:.1f} s)[/dim]")


def say(words: str) -> None:
    console.print(escape(words))


def complain(words: str) -> None:
    """An error that a person can act on."""
    sys.stdout.flush()
    console.print(f"[red]✗[/red] {escape(words)}")
