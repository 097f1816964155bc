"""What a child of ours says while it works for long."""

import os
from collections.abc import Callable

from vinculo.config.console import say


def say_on(words: str) -> None:
    """Say it as a part of the step that is under way."""
    say(f"  {words}")


class Told:
    """What a child has said so far, told line by line while it works."""

    def __init__(self, file: int, tell: Callable[[str], None] | None) -> None:
        self._file, self._tell, self._read = file, tell, 0

    def looking(self, should_stop: Callable[[], bool]) -> Callable[[], bool]:
        """``should_stop``, asked often, with a look at the child each time."""

        def look_and_ask() -> bool:
            self.look()
            return should_stop()

        return look_and_ask

    def look(self) -> None:
        """Tell the lines that are whole."""
        if self._tell is None:
            return
        while found := os.pread(self._file, 4096, self._read):
            whole, newline, _rest = found.rpartition(b"\n")
            if not newline:
                return
            self._read += len(whole) + 1
            for line in whole.decode(errors="replace").splitlines():
                self._tell(line)
