"""Small parts that stand in every row of long lists, drawn without a template.

The same markup as the components ``badge``, ``clock`` and ``ring``: a test compares them.
"""

from collections.abc import Iterable
from datetime import datetime
from html import escape

from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from vinculo.ui.clockface import face
from vinculo.ui.icons import icon_svg
from vinculo.ui.moments import moment_words


def joined(parts: Iterable[str]) -> SafeString:
    """Cells of a long list as HTML; whoever draws them escapes what people wrote, and tests it."""
    return mark_safe("".join(parts))  # noqa: S308


def badge(words: str, *, state: str = "") -> str:
    """A word with its colour."""
    look = f' data-state="{escape(state)}"' if state else ""
    return f'<span class="badge"{look} ><span>{escape(words)}</span></span>'


def moment(at: datetime, now: datetime) -> tuple[str, str]:
    """A moment for machines and in words, both in the reader's zone."""
    local = at.astimezone(timezone.get_current_timezone())
    return local.isoformat(), escape(moment_words(local, timezone.localtime(now)))


def ring(percent: int) -> str:
    """How much of a time is left, as a ring."""
    arc = f' pathLength="100" stroke-dasharray="{percent} 100"' if percent < 100 else ""
    return (
        '<svg class="ring" viewBox="0 0 16 16" aria-hidden="true"><circle class="track" cx="8"'
        f' cy="8" r="6"/><circle cx="8" cy="8" r="6"{arc}/></svg>'
    )


def small_clock(
    words: str = "",
    *,
    due: datetime | None = None,
    started: datetime | None = None,
    warn: datetime | None = None,
    at: datetime | None = None,
) -> str:
    """A running clock, told the time; without ``due``, one that stands and says ``words``."""
    if due is None or at is None:
        stands = icon_svg("pause")
        return f'<span class="clock" data-state="idle">{stands}{escape(words)}</span>'
    shown = face(state="running", started=started, due=due, warn=warn, stopped=None, at=at)
    machine, said = moment(due, at)
    look = f' data-state="{shown.look}"' if shown.look else ""
    marks = "".join(
        f' data-{name}="{moment(each, at)[0]}"'
        for name, each in (("started", started), ("warn", warn))
        if each
    )
    return (
        f'<span class="clock"{look} data-clock data-due="{machine}"{marks}>{ring(shown.percent)}'
        f'<time datetime="{machine}" title="{said}">{escape(shown.words)}</time></span>'
    )
