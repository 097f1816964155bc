"""Taking in a logo: only known picture formats, only so many pixels, redrawn."""

import warnings
from io import BytesIO
from typing import BinaryIO

from PIL import Image, ImageOps, UnidentifiedImageError

from vinculo.kernel import blobs
from vinculo.kernel.errors import DomainError

MAX_BYTES = 5 * 1024 * 1024
MAX_PIXELS = 16_000_000
LOGO_TYPE = "image/png"
SHOWN_SIZE = (640, 320)
FORMATS = ("PNG", "JPEG", "WEBP")


class BadLogoError(DomainError):
    """Not a picture that can be shown."""

    code = "company_bad_logo"


class LogoTooLargeError(DomainError):
    """A picture of too many bytes or pixels."""

    code = "company_logo_too_large"


def keep_logo(source: BinaryIO) -> str:
    """Redraw the picture as PNG, store it, and return its digest.

    Raises BadLogoError, LogoTooLargeError.
    """
    content = source.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise LogoTooLargeError(megabytes=MAX_BYTES // 1024**2, megapixels=MAX_PIXELS // 10**6)
    drawn = BytesIO()
    _redraw(content).save(drawn, format="PNG", optimize=True)
    drawn.seek(0)
    digest, _size = blobs.store(drawn)
    return digest


def _redraw(content: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(BytesIO(content), formats=FORMATS)
            if picture.width * picture.height > MAX_PIXELS:
                raise LogoTooLargeError(
                    megabytes=MAX_BYTES // 1024**2, megapixels=MAX_PIXELS // 10**6
                )
            upright = ImageOps.exif_transpose(picture).convert("RGBA")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise BadLogoError from error
    except Image.DecompressionBombError as error:
        raise LogoTooLargeError(
            megabytes=MAX_BYTES // 1024**2, megapixels=MAX_PIXELS // 10**6
        ) from error
    upright.thumbnail(SHOWN_SIZE)
    plain = Image.new("RGBA", upright.size)
    plain.paste(upright)
    return plain
