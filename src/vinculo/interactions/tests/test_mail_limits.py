"""What no honest message needs is refused before it costs anything, with a stable reason."""

import pytest

from vinculo.interactions.domain import limits
from vinculo.interactions.domain.limits import UnreadableMailError, check
from vinculo.interactions.domain.mail import parse

HEAD = b"From: Ana <ana@a.example>\r\nSubject: x\r\n"


def many_parts(count: int) -> bytes:
    return (
        HEAD
        + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n"
        + b"--b\r\n\r\nx\r\n" * count
        + b"--b--\r\n"
    )


def digests(depth: int) -> bytes:
    """Messages in messages that never say that they are messages: a digest's parts are."""
    levels = (
        f"Content-Type: multipart/digest; boundary=b{n}\r\n\r\n--b{n}\r\n\r\n" for n in range(depth)
    )
    return HEAD + "".join(levels).encode() + HEAD + b"\r\nHola"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        (HEAD + b"\r\n" + b"x" * limits.MAX_BYTES, "too_large"),
        (HEAD + b"X-Y: " + b"y" * limits.MAX_HEAD_BYTES + b"\r\n\r\nx", "head_too_large"),
        (HEAD + b"X-Y: " + b"y" * limits.MAX_HEAD_BYTES, "head_too_large"),
        (b"Hola\r\n\r\nFrom: a@a.example", "not_a_message"),
        (HEAD + b"\r\n" + b"\n" * limits.MAX_LINES, "too_many_lines"),
        (HEAD + b"\r\n" + b"\r" * 2 * limits.MAX_LINES, "too_many_lines"),
        (HEAD + b"\r\n" + b"; boundary=x" * (limits.MAX_CONTAINERS + 1), "too_many_parts"),
        (HEAD + b"\r\n" + b"; boundary*0=x" * (limits.MAX_CONTAINERS + 1), "too_many_parts"),
        (HEAD + b"\r\n" + b"Content-Type:\r\n message/rfc822" * 201, "too_many_parts"),
    ],
    ids=[
        "nothing",
        "only spaces",
        "large",
        "large head",
        "head without end",
        "no field of a message",
        "lines",
        "lines of an old machine",
        "containers",
        "containers by another spelling",
        "inner messages on a folded line",
    ],
)
def test_what_costs_too_much_is_refused(raw: bytes, reason: str) -> None:
    with pytest.raises(UnreadableMailError) as refused:
        check(raw)
    assert refused.value.reason == reason


@pytest.mark.parametrize(
    "raw",
    [
        HEAD + b"\r\n" + b"x" * (limits.MAX_BYTES - len(HEAD) - 2),
        HEAD + b"\r\n" + b"\n" * (limits.MAX_LINES - 4),
        HEAD + b"\r\n" + b"; boundary=x" * limits.MAX_CONTAINERS,
        (HEAD + b"X: ").ljust(limits.MAX_HEAD_BYTES, b"y") + b"\r\n\r\nx",
    ],
    ids=["bytes", "lines", "containers", "head"],
)
def test_what_just_fits_is_read(raw: bytes) -> None:
    check(raw)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (many_parts(limits.MAX_PARTS), "too_many_parts"),
        (digests(150), "too_deep"),
    ],
)
def test_what_shows_only_while_it_is_read_is_refused_too(raw: bytes, reason: str) -> None:
    with pytest.raises(UnreadableMailError) as refused:
        parse(raw)
    assert refused.value.reason == reason


def test_as_many_parts_as_allowed_are_read() -> None:
    assert parse(many_parts(limits.MAX_PARTS - 1)).text.count("x") == limits.MAX_PARTS - 1


@pytest.mark.parametrize(("depth", "is_read"), [(30, True), (31, False)])
def test_parts_may_lie_thirty_deep(depth: int, is_read: bool) -> None:
    levels = (
        f"Content-Type: multipart/mixed; boundary=b{n}x\r\n\r\n--b{n}x\r\n" for n in range(depth)
    )
    raw = HEAD + "".join(levels).encode() + b"\r\nHola"
    if is_read:
        assert parse(raw).text == "Hola"
        return
    with pytest.raises(UnreadableMailError, match="too_deep"):
        parse(raw)
