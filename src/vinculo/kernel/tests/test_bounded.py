"""What a stranger's server says has an end."""

import io
from collections.abc import Callable

import pytest

from vinculo.kernel import bounded
from vinculo.kernel.bounded import Bounded, TooMuchSaidError


def said(text: bytes) -> io.BufferedReader:
    return io.BufferedReader(io.BytesIO(text))  # type: ignore[arg-type]


def test_lines_and_pieces_come_as_from_any_file() -> None:
    file = Bounded(said(b"uno\r\ndos\n\ntres y\n cuatro"), seconds=9, most=100)
    assert [file.readline(100), file.readline(2), file.readline(9), file.readline(9)] == [
        b"uno\r\n",
        b"do",
        b"s\n",
        b"\n",
    ]
    assert file.peek(1)[:4] == b"tres"
    assert (file.read(6), file.readline(9)) == (b"tres y", b"\n")
    assert (file.read(99), file.read(5), file.readline(5)) == (b" cuatro", b"", b"")


@pytest.mark.parametrize("ask", [lambda f: f.readline(10**6), lambda f: f.read(10**6)])
def test_nobody_says_more_than_was_allowed(ask: Callable[[Bounded], bytes]) -> None:
    with pytest.raises(TooMuchSaidError):
        ask(Bounded(said(b"a" * 10_000), seconds=9, most=9_000))


def test_what_is_allowed_anew_is_counted_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr(bounded.time, "monotonic", lambda: now[0])
    file = Bounded(said(b"a" * 50_000), seconds=5, most=10_000)
    assert len(file.read(8_000)) == 8_000
    file.allow(seconds=5, most=10_000)
    assert len(file.read(9_000)) == 9_000
    now[0] = 6.0
    with pytest.raises(TimeoutError):
        file.read(20_000)
