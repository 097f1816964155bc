"""The sentence that a page of announcements opens with: what holds now."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vinculo.kernel.amounts import number
from vinculo.knowledge.contracts import NoticeState, NoticeView

RUNNING = (NoticeState.LATE, NoticeState.ACTIVE)


def state_finding(found: Sequence[NoticeView]) -> str:
    """What is announced and holds now, else what is planned; empty when there is neither."""
    running = [one for state in RUNNING for one in found if one.state is state]
    if running:
        n, title = len(running), running[0].title
        late = sum(one.state is NoticeState.LATE for one in running)
        words = ngettext(
            "Ahora hay %(n)s aviso en curso: «%(title)s».",
            "Ahora hay %(n)s avisos en curso; el primero, «%(title)s».",
            n,
        ) % {"n": number(n), "title": title}
        if late:
            more = ngettext("%(n)s se alarga.", "%(n)s se alargan.", late) % {"n": number(late)}
            return f"{words} {more}"
        return words
    planned = sum(one.state is NoticeState.PLANNED for one in found)
    if planned:
        return ngettext(
            "Nada en curso; hay %(n)s trabajo previsto.",
            "Nada en curso; hay %(n)s trabajos previstos.",
            planned,
        ) % {"n": number(planned)}
    return ""


def articles_finding(*, n: int, to_review: int) -> str:
    """How many articles there are, and how many nobody has looked at in time; empty of none."""
    if not n:
        return ""
    said = ngettext("Hay %(n)s artículo.", "Hay %(n)s artículos.", n) % {"n": number(n)}
    if not to_review:
        return " ".join((said, _("Ninguno espera revisión.")))
    more = ngettext(
        "%(n)s pasó su día de revisión.", "%(n)s pasaron su día de revisión.", to_review
    ) % {"n": number(to_review)}
    return f"{said} {more}"
