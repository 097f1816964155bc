"""The container gives back what it took, and notices every change."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vinculo.config.backup import container
from vinculo.config.backup.container import (
    DamagedError,
    Header,
    NewerFormatError,
    NotABackupError,
    Reader,
    Writer,
    WrongPassphraseError,
    read_header,
)

SMALL_N = 2**10
KEY = "llave"


def sealed(plain: bytes, passphrase: str = KEY) -> bytes:
    target = io.BytesIO()
    header = Header.new(version="0.1", created_at="2026-11-21T10:00:00+00:00", scrypt_n=SMALL_N)
    writer = Writer(target, header, passphrase)
    writer.write(plain)
    writer.finish()
    return target.getvalue()


def opened(file: bytes, passphrase: str = KEY) -> bytes:
    source = io.BytesIO(file)
    return io.BufferedReader(Reader(source, read_header(source), passphrase)).read()


@pytest.fixture(autouse=True)
def _small_frames(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "FRAME_BYTES", 100)


@settings(deadline=None, max_examples=30)
@given(st.binary(max_size=450))
def test_what_goes_in_comes_out(plain: bytes) -> None:
    container.FRAME_BYTES = 100
    assert opened(sealed(plain)) == plain


def test_nothing_of_the_content_is_readable() -> None:
    assert b"secreto" not in sealed(b"secreto" * 40)


def test_another_passphrase_opens_nothing() -> None:
    with pytest.raises(WrongPassphraseError):
        opened(sealed(b"x"), "otra")


@pytest.mark.parametrize("size", [0, 99, 100, 101, 250])
def test_every_cut_is_noticed(size: int) -> None:
    file = sealed(b"a" * size)
    beginning = file.index(b"}\n") + 2
    for end in range(beginning, len(file)):
        with pytest.raises((DamagedError, WrongPassphraseError)):
            opened(file[:end])


def test_every_changed_byte_is_noticed() -> None:
    file = sealed(b"a" * 250)
    for place in range(len(container.MAGIC), len(file)):
        changed = bytearray(file)
        changed[place] ^= 1
        with pytest.raises((DamagedError, WrongPassphraseError, NotABackupError, NewerFormatError)):
            opened(bytes(changed))


def test_swapped_frames_and_additions_are_noticed() -> None:
    file = sealed(b"a" * 100 + b"b" * 100 + b"c" * 50)
    start = file.index(b"}\n") + 2
    frame = 4 + 100 + container.TAG_BYTES
    first, second = file[start : start + frame], file[start + frame : start + 2 * frame]
    with pytest.raises((DamagedError, WrongPassphraseError)):
        opened(file[:start] + second + first + file[start + 2 * frame :])
    with pytest.raises(DamagedError):
        opened(file + b"x")


def test_other_files_are_not_backups() -> None:
    for other in (b"", b"PK\x03\x04", container.MAGIC + b"{}\n", container.MAGIC + b"nonsense"):
        with pytest.raises(NotABackupError):
            read_header(io.BytesIO(other))


def test_a_newer_format_says_its_version() -> None:
    file = container.MAGIC + b'{"format": 99, "version": "7.0"}\n'
    with pytest.raises(NewerFormatError, match=r"7\.0"):
        read_header(io.BytesIO(file))
