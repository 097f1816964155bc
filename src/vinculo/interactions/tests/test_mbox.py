"""Where the messages of an old mailbox begin, and their days."""

import io
from datetime import UTC, datetime

import pytest

from vinculo.interactions.domain.errors import EmptyArchiveError
from vinculo.interactions.domain.mbox import day_of, pieces
from vinculo.interactions.services import importing


def test_where_messages_begin_in_an_mbox() -> None:
    text = (
        b"x\n\nFrom a Mon Mar  4 09:00:00 2019\nA: 1\n\nFrom here on\n>From b\n\n"
        b"From b 2019\nB: 2\n\n"
    )
    found = list(pieces(io.BytesIO(text)))
    assert [line for begins, line in found if begins] == [
        b"From a Mon Mar  4 09:00:00 2019\n",
        b"From b 2019\n",
    ]
    assert b"From b\n" in [line for begins, line in found if not begins]
    assert list(pieces([])) == []
    assert day_of(b"From a Mon Mar  4 09:00:00 2019\n") == datetime(2019, 3, 4, 9, tzinfo=UTC)
    assert day_of(b"From a Mon, 4 Mar 2019 09:00:00 +0000\n") == datetime(2019, 3, 4, 9, tzinfo=UTC)
    assert day_of(b"From a Mon, 4 Mar 2019 09:00:00 -0000\n") == datetime(2019, 3, 4, 9, tzinfo=UTC)
    assert day_of(b"From a\n") is None
    with pytest.raises(EmptyArchiveError):
        next(importing.in_mbox(io.BytesIO(b"")))


DATED = b"From a@b.example Fri Nov 20 09:00:00 2026\r\n"


@pytest.mark.parametrize(
    ("archive", "begun"),
    [
        pytest.param(b"\xef\xbb\xbf" + DATED + b"A: 1\r\n\r\nhola\r\n", 1, id="a mark of Windows"),
        pytest.param(DATED + b"A: 1\n\nhola\n" + DATED + b"B: 2\n\nh\n", 2, id="no empty line"),
        pytest.param(DATED + b"A: 1\n\n" + DATED + b"hola\n", 2, id="no header"),
        pytest.param(DATED + b"A: 1\n\nhola\n" + DATED + b"hola\n", 1, id="a line quoted"),
        pytest.param(DATED + b"A: 1\n\nFrom all of 2020\nmore\n", 1, id="a sentence"),
        pytest.param(b"From a@b 2019\nA: 1\n\nFrom 2020 on\n", 1, id="a sentence at the end"),
    ],
)
def test_people_and_programs_write_from_in_many_ways(archive: bytes, begun: int) -> None:
    assert sum(begins for begins, _ in pieces(io.BytesIO(archive))) == begun
