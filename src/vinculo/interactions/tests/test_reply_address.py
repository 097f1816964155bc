"""A reply address carries its token there and back, in one spelling only."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vinculo.interactions.domain.reply_address import plain_address, read_token, reply_address

KEY = "0123456789ab"
SIGNATURES = st.binary(min_size=16, max_size=16).map(bytes.hex)


@given(SIGNATURES)
def test_what_is_written_is_read_again(signature: str) -> None:
    address = reply_address("averias@fibra.example", reply_key=KEY, signature=signature)
    assert address == address.lower()
    token = read_token(address)
    assert token is not None
    assert (token.mailbox, token.reply_key, token.signature) == (
        "averias@fibra.example", KEY, signature,
    )  # fmt: skip


@given(SIGNATURES)
def test_a_mailbox_that_writes_its_own_plus_keeps_it(signature: str) -> None:
    address = reply_address("a+b@fibra.example", reply_key=KEY, signature=signature)
    token = read_token(address)
    assert token is not None
    assert token.mailbox == "a+b@fibra.example"


@pytest.mark.parametrize(("length", "is_tagged"), [(25, True), (26, False)])
def test_an_address_that_would_be_too_long_for_the_wire_stays_plain(
    length: int, is_tagged: bool
) -> None:
    mailbox = f"{'a' * length}@fibra.example"
    address = reply_address(mailbox, reply_key=KEY, signature="00" * 16)
    assert (address != mailbox) is is_tagged
    assert len(address.rpartition("@")[0]) <= 64


@pytest.mark.parametrize(
    "token",
    ["", "corto", "a" * 37, "a" * 39, KEY + "1" * 26, KEY + "a" * 25 + "b", KEY + "ñ" * 26],
)
def test_what_is_no_token_is_none(token: str) -> None:
    assert read_token(f"averias+{token}@fibra.example") is None
    assert read_token(f"{token}@fibra.example") is None


@pytest.mark.parametrize(
    ("address", "plain"),
    [
        ("averias+x@fibra.example", "averias@fibra.example"),
        ("averias+x+y@fibra.example", "averias@fibra.example"),
        ("averias@fibra.example", "averias@fibra.example"),
        ('"a@b"@fibra.example', '"a@b"@fibra.example'),
    ],
)
def test_a_plain_address_has_no_tag(address: str, plain: str) -> None:
    assert plain_address(address) == plain
