"""The encrypted container of a backup: a stream that cannot be read, changed or cut unnoticed.

Layout: a magic line, a line of JSON (the header), then frames. A frame is its length (4 bytes,
big endian) and that many bytes of AES-256-GCM ciphertext. The nonce is 7 random bytes of the
header, the frame's number (4 bytes) and a byte that is 1 in the last frame only: frames cannot be
swapped, dropped or appended, and an end that is missing is noticed (the STREAM construction of
Hoang, Reyhanitabar, Rogaway and Vizár, 2015). Every frame authenticates the header.
"""

import base64
import hashlib
import io
import json
import secrets
import struct
from dataclasses import asdict, dataclass
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

MAGIC = b"VINCULO-BACKUP\n"
FORMAT = 1
FRAME_BYTES = 1024 * 1024
TAG_BYTES = 16
HEADER_LIMIT = 64 * 1024
SCRYPT_N = 2**16
SCRYPT_R = 8
SCRYPT_P = 1
SCRYPT_NS = tuple(2**power for power in range(10, 21))


class NotABackupError(Exception):
    """The file does not begin like one of ours."""


class NewerFormatError(Exception):
    """The file was written by a version that knows more than this one."""


class WrongPassphraseError(Exception):
    """The passphrase does not open the first frame (or the file's beginning was changed)."""


class DamagedError(Exception):
    """Something after the first frame is not as it was written, or the end is missing."""


@dataclass(frozen=True, kw_only=True)
class Header:
    """What anybody may read of a backup without its passphrase."""

    format: int
    version: str
    created_at: str
    scrypt_n: int
    scrypt_r: int
    scrypt_p: int
    salt: str
    nonce: str

    @classmethod
    def new(cls, *, version: str, created_at: str, scrypt_n: int = SCRYPT_N) -> "Header":
        """A header with fresh salt and nonce."""
        return cls(
            format=FORMAT,
            version=version,
            created_at=created_at,
            scrypt_n=scrypt_n,
            scrypt_r=SCRYPT_R,
            scrypt_p=SCRYPT_P,
            salt=base64.b64encode(secrets.token_bytes(16)).decode(),
            nonce=base64.b64encode(secrets.token_bytes(7)).decode(),
        )

    def line(self) -> bytes:
        return json.dumps(asdict(self), sort_keys=True).encode() + b"\n"

    def cipher(self, passphrase: str) -> AESGCM:
        """The cipher under the key that scrypt draws from ``passphrase`` and the salt."""
        key = hashlib.scrypt(
            passphrase.encode(),
            salt=base64.b64decode(self.salt),
            n=self.scrypt_n,
            r=self.scrypt_r,
            p=self.scrypt_p,
            dklen=32,
            maxmem=256 * self.scrypt_n * self.scrypt_r,
        )
        return AESGCM(key)

    def nonce_of(self, number: int, *, last: bool) -> bytes:
        return base64.b64decode(self.nonce) + struct.pack(">IB", number, int(last))


def read_header(source: BinaryIO) -> Header:
    """The header of a backup. Raises NotABackupError, NewerFormatError."""
    if source.read(len(MAGIC)) != MAGIC:
        raise NotABackupError
    line = source.readline(HEADER_LIMIT)
    try:
        fields = json.loads(line)
        if int(fields["format"]) > FORMAT:
            raise NewerFormatError(str(fields.get("version", "")))
        header = Header(**fields)
        sane = header.scrypt_n in SCRYPT_NS and header.scrypt_r == SCRYPT_R
        sane = sane and header.scrypt_p == SCRYPT_P
        sane = sane and len(base64.b64decode(header.nonce, validate=True)) == 7
        sane = sane and len(base64.b64decode(header.salt, validate=True)) == 16
    except (ValueError, KeyError, TypeError) as error:
        raise NotABackupError from error
    if not sane:
        raise NotABackupError
    return header


class Writer(io.RawIOBase):
    """Encrypts what is written to it; the file is whole only after ``close``."""

    def __init__(self, target: BinaryIO, header: Header, passphrase: str) -> None:
        self._target = target
        self._header = header
        self._associated = header.line()
        self._cipher = header.cipher(passphrase)
        self._buffer = bytearray()
        self._number = 0
        target.write(MAGIC + self._associated)

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        """Take ``data`` in; frames leave as they fill."""
        view = memoryview(data).cast("B")  # type: ignore[arg-type]
        self._buffer += view
        while len(self._buffer) > FRAME_BYTES:
            self._frame(bytes(self._buffer[:FRAME_BYTES]), last=False)
            del self._buffer[:FRAME_BYTES]
        return len(view)

    def _frame(self, plain: bytes, *, last: bool) -> None:
        nonce = self._header.nonce_of(self._number, last=last)
        sealed = self._cipher.encrypt(nonce, plain, self._associated)
        self._target.write(struct.pack(">I", len(sealed)) + sealed)
        self._number += 1

    def finish(self) -> None:
        """Write the last frame; without it the file counts as damaged."""
        self._frame(bytes(self._buffer), last=True)
        self._buffer.clear()


class Reader(io.RawIOBase):
    """Gives back what a Writer took, frame by authenticated frame."""

    def __init__(self, source: BinaryIO, header: Header, passphrase: str) -> None:
        self._source = source
        self._header = header
        self._associated = header.line()
        self._cipher = header.cipher(passphrase)
        self._plain = b""
        self._at = 0
        self._number = 0
        self._ended = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        """Fill ``buffer``. Raises WrongPassphraseError at the first frame, DamagedError later."""
        target = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        while self._at >= len(self._plain):
            if self._ended:
                return 0
            self._next_frame()
        chunk = self._plain[self._at : self._at + len(target)]
        target[: len(chunk)] = chunk
        self._at += len(chunk)
        return len(chunk)

    def _next_frame(self) -> None:
        prefix = self._source.read(4)
        if len(prefix) != 4:
            raise DamagedError("the end is missing")
        length = struct.unpack(">I", prefix)[0]
        if not TAG_BYTES <= length <= FRAME_BYTES + TAG_BYTES:
            raise DamagedError("a frame has an impossible length")
        sealed = self._source.read(length)
        if len(sealed) != length:
            raise DamagedError("the end is missing")
        for last in (False, True):
            nonce = self._header.nonce_of(self._number, last=last)
            try:
                self._plain = self._cipher.decrypt(nonce, sealed, self._associated)
            except InvalidTag:
                continue
            self._at = 0
            self._number += 1
            self._ended = last
            if last and self._source.read(1):
                raise DamagedError("something was appended")
            return
        if self._number == 0:
            raise WrongPassphraseError
        raise DamagedError("a frame was changed")

    def drain(self) -> None:
        """Read to the end, so that damage anywhere is noticed."""
        while self.read(FRAME_BYTES):
            pass
