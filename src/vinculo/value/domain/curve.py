"""The Pareto curve as a drawing that stands alone: SVG with its title, axes and classes in words.

The figures of the drawing are in the answer beside it; a drawing without its numbers is no
evidence. Colours are told apart in grey too.
"""

from collections.abc import Mapping
from xml.sax.saxutils import escape

from vinculo.value.domain.classes import Pareto

LEFT, RIGHT, TOP, BOTTOM = 60.0, 620.0, 48.0, 308.0
TICKS = (0, 20, 40, 60, 80, 100)
FILLS: Mapping[str, str] = {"A": "#1f5f8b", "B": "#6ba5c9", "C": "#c9dce8"}
HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 392" role="img" '
    'aria-labelledby="title description" font-family="system-ui, sans-serif" font-size="13">'
)
INK, GRID = "#1c2530", "#d5dbe1"


def pareto_svg(found: Pareto, words: Mapping[str, str]) -> str:
    """The curve as SVG.

    ``words``: ``title``, ``description``, ``customers`` and ``value`` (the axes, in per cent),
    ``class`` with ``%(name)s``, ``%(customers)s`` and ``%(value)s``.
    """
    parts = [
        HEAD,
        f'<title id="title">{escape(words["title"])}</title>',
        f'<desc id="description">{escape(words["description"])}</desc>',
        '<rect width="640" height="392" fill="#ffffff"/>',
        _text(LEFT, 26, words["title"], 'font-size="16" font-weight="600"'),
        *_bands(found),
        *_axes(words),
        f'<polyline fill="none" stroke="{INK}" stroke-width="2" points="{_line(found)}"/>',
        *_legend(found, words),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _x(pct: float) -> float:
    return round(LEFT + (RIGHT - LEFT) * pct / 100, 1)


def _y(pct: float) -> float:
    return round(BOTTOM - (BOTTOM - TOP) * pct / 100, 1)


def _line(found: Pareto) -> str:
    return " ".join(f"{_x(p.customers_pct)},{_y(p.value_pct)}" for p in found.points)


def _bands(found: Pareto) -> list[str]:
    """A band of the ground for each class, as wide as its share of the customers."""
    bands, begun = [], 0.0
    for share in found.classes:
        width = _x(begun + share.customers_pct) - _x(begun)
        if width > 0:
            bands.append(
                f'<rect x="{_x(begun)}" y="{TOP:g}" width="{width:.1f}" '
                f'height="{BOTTOM - TOP:g}" fill="{FILLS[share.name]}" fill-opacity="0.35"/>'
            )
        begun += share.customers_pct
    return bands


def _axes(words: Mapping[str, str]) -> list[str]:
    parts = []
    for tick in TICKS:
        x, y = _x(tick), _y(tick)
        parts += [
            f'<line x1="{LEFT:g}" y1="{y}" x2="{RIGHT:g}" y2="{y}" stroke="{GRID}"/>',
            _text(LEFT - 8, y + 4, str(tick), 'text-anchor="end"'),
            _text(x, BOTTOM + 18, str(tick), 'text-anchor="middle"'),
        ]
    across, up = (LEFT + RIGHT) / 2, (TOP + BOTTOM) / 2
    turned = f'text-anchor="middle" transform="rotate(-90 18 {up:g})"'
    parts += [
        _text(across, BOTTOM + 38, words["customers"], 'text-anchor="middle"'),
        _text(18, up, words["value"], turned),
    ]
    return parts


def _text(x: float, y: float, words: str, how: str = "") -> str:
    return f'<text x="{x:g}" y="{y:g}" fill="{INK}" {how}>{escape(words)}</text>'


def _legend(found: Pareto, words: Mapping[str, str]) -> list[str]:
    parts = []
    for place, share in enumerate(found.classes):
        x = LEFT + place * 190
        told = words["class"] % {
            "name": share.name,
            "customers": f"{share.customers_pct:.1f}",
            "value": f"{share.value_pct:.1f}",
        }
        parts += [
            f'<rect x="{x:g}" y="362" width="14" height="14" fill="{FILLS[share.name]}"/>',
            _text(x + 20, 374, told, 'font-size="12"'),
        ]
    return parts
