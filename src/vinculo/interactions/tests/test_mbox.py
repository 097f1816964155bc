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
