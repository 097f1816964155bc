"""Pictures inside an answer: shown from our own address while it is written, then sent along."""

import re
from collections.abc import Collection
from uuid import UUID

from vinculo.kernel.errors import DomainError

MOST_PICTURE_BYTES = 10 * 1024 * 1024
_PLACE = re.compile(
    r"(<img\b[^>]*?\bsrc=\")([^\"]*/imagenes/([0-9a-f-]{36})/[^\"]*)(\")", re.IGNORECASE
)
_STARTS = (
    (b"\x89PNG\r\n\x1a\n", "image/png", "png"),
    (b"\xff\xd8\xff", "image/jpeg", "jpg"),
    (b"GIF87a", "image/gif", "gif"),
    (b"GIF89a", "image/gif", "gif"),
)


class NoPictureError(DomainError):
    """What was pasted is no picture that every mail program shows."""

    code = "case_no_picture"


def kind_of_picture(head: bytes) -> tuple[str, str]:
    """Media type and ending by the first bytes, whatever the browser called it.

    PNG, JPEG, GIF and WebP; never SVG, which carries scripts. Raises NoPictureError.
    """
    for start, media_type, ending in _STARTS:
        if head.startswith(start):
            return media_type, ending
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp", "webp"
    raise NoPictureError


def content_id(picture_id: UUID) -> str:
    """What the text of the mail calls a picture."""
    return f"{picture_id.hex}@inline"


def pictures_in(html: str) -> frozenset[UUID]:
    """The pictures of ours that ``html`` shows."""
    return frozenset(UUID(found) for _, _, found, _ in _PLACE.findall(html) if _is_id(found))


def with_content_ids(html: str, known: Collection[UUID]) -> str:
    """``html`` as it leaves: the ``known`` pictures by their content id, others without source."""

    def replaced(match: re.Match[str]) -> str:
        picture_id = UUID(match[3]) if _is_id(match[3]) else None
        source = f"cid:{content_id(picture_id)}" if picture_id in known and picture_id else ""
        return f"{match[1]}{source}{match[4]}"

    return _PLACE.sub(replaced, html)


def _is_id(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
