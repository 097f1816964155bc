"""An address as a QR code that a template draws, black on white in every look."""

from dataclasses import dataclass

import qrcode

QUIET = 2
"""Empty modules around it, without which cameras do not find it."""


@dataclass(frozen=True, kw_only=True)
class QrCode:
    """The side in modules, and the outline of the black ones as an SVG path."""

    side: int
    path: str


def qr_code(text: str) -> QrCode:
    """``text`` as a code with medium correction (15 % of it may be damaged)."""
    drawn = qrcode.QRCode(border=QUIET, error_correction=qrcode.ERROR_CORRECT_M)
    drawn.add_data(text)
    rows = drawn.get_matrix()
    path = "".join(
        f"M{x} {y}h1v1h-1z"
        for y, row in enumerate(rows)
        for x, is_black in enumerate(row)
        if is_black
    )
    return QrCode(side=len(rows), path=path)
