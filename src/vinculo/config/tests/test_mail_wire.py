"""SMTP as bytes: what is read, what is refused, and that no dot is lost however it is cut."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vinculo.config.mail.wire import LONGEST_PIECE, Body, Path, command_of, path_of


@pytest.mark.parametrize(
    ("argument", "address", "parameters"),
    [
        ("FROM:<a@b.example>", "a@b.example", {}),
        (
            "from:<a@b.example> SIZE=10 body=8BITMIME",
            "a@b.example",
            {"SIZE": "10", "BODY": "8BITMIME"},
        ),
        ("FROM:<>", "", {}),
        ("FROM: <ñandú@b.example> SMTPUTF8", "ñandú@b.example", {"SMTPUTF8": ""}),
        ("FROM:<@relay.example:a@b.example>", "a@b.example", {}),
        ('FROM:<"a>b"@c.example>', '"a>b"@c.example', {}),
        ("FROM:a@b.example", "a@b.example", {}),
    ],
)
def test_a_path_is_taken_apart(argument: str, address: str, parameters: dict[str, str]) -> None:
    assert path_of(argument, "FROM:") == Path(address=address, parameters=parameters)


@pytest.mark.parametrize(
    "argument",
    ["", "TO:<a@b.example>", "FROM:", "FROM:<a b@c.example>", "FROM:<a@b.example", "FROM:<a>>b",
     "FROM:<a\x00b@c.example>", "FROM:<" + "a" * 400 + "@b.example>", "FROM:<a\udce1@b.example>"],
)  # fmt: skip
def test_what_is_no_path_is_none(argument: str) -> None:
    assert path_of(argument, "FROM:") is None


def test_a_command_is_a_verb_and_the_rest() -> None:
    assert command_of(b"mail FROM:<a@b.example>\r") == ("MAIL", "FROM:<a@b.example>")
    assert command_of(b"\xff\xfe") == ("\udcff\udcfe", "")


def stuffed(content: bytes) -> bytes:
    lines = content.split(b"\r\n")
    return b"\r\n".join(b"." + line if line.startswith(b".") else line for line in lines) + b".\r\n"


@given(
    lines=st.lists(st.sampled_from([b"", b".", b"..", b"a", b".a", b"\n.\n", b"\r", b"x\ny"])),
    cuts=st.lists(st.integers(0, 60)),
    rest=st.sampled_from([b"", b"QUIT\r\n", b"MAIL"]),
)
def test_a_body_is_the_same_however_it_is_cut(
    lines: list[bytes], cuts: list[int], rest: bytes
) -> None:
    content = b"".join(line + b"\r\n" for line in lines)
    wire = stuffed(content) + rest
    body, found, after = Body(), b"", None
    places = [0, *sorted(cut for cut in cuts if cut < len(wire)), len(wire)]
    for start, end in pairwise(places):
        if after is not None:
            after += wire[start:end]
            continue
        piece, after = body.feed(wire[start:end])
        found += piece
    assert (found, after) == (content, rest)


def test_a_line_without_end_does_not_fill_the_memory() -> None:
    body, found = Body(), b""
    line = b"." + b"x" * (5 * LONGEST_PIECE)
    wire = b"." + line + b"\r\n.\r\n"
    for start in range(0, len(wire), 1000):
        piece, rest = body.feed(wire[start : start + 1000])
        found += piece
        assert len(body._kept) <= LONGEST_PIECE + 1000
    assert (found, rest) == (line + b"\r\n", b"")


@pytest.mark.parametrize("end", [b"\n.\n", b"\n.\r\n", b"\r.\r", b"\r\n.\n"])
def test_nothing_but_the_true_end_ends_a_body(end: bytes) -> None:
    """What servers disagree about must not become a second message (smuggling)."""
    body = Body()
    _, rest = body.feed(b"a" + end + b"MAIL FROM:<forged@b.example>\r\n")
    assert rest is None
