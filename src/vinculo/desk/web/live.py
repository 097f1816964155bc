"""The supervisor's live page: what waits, who is there, what breaks first; also for a wall."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from vinculo.analytics.contracts import LiveFigure
from vinculo.desk import labels
from vinculo.desk.live import LiveView, QueueLine, live_view
from vinculo.desk.web import live_words as words
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.amounts import number
from vinculo.ui.charts import BandChart, BandPoint, Bar, BarShape, bar_shape
from vinculo.ui.clockface import two_units


@allowed("desk.watch")
@require_GET
def live(request: HttpRequest) -> HttpResponse:
    """The whole page; htmx asks for it anew and takes the board out of it."""
    view = live_view(actor=the_actor(request), at=clock.now())
    context = {
        "view": view,
        "figures": figures(view),
        "lines": [(line, _shape(line), words.queue_look(line)) for line in view.lines],
        "people": [words.person_line(person, view.at) for person in view.board.people],
        "people_words": words.people_words(view),
        "finding": words.finding(view),
        "chart": chart(view) if view.slots and view.lines else None,
    }
    return render(request, "desk/live.html", context)


def figures(view: LiveView) -> list[dict[str, object]]:
    """The six numbers on top; each opens its rows."""
    oldest, kept = view.board.oldest, view.kept
    waits = two_units(view.at - oldest.oldest_at) if oldest and oldest.oldest_at else "—"
    expected = sum(slot.expected for slot in view.upcoming)
    return [
        _figure(
            "waiting",
            view.board.waiting,
            ngettext("%(n)s en manos de alguien", "%(n)s en manos de alguien", view.board.held)
            % {"n": number(view.board.held)},
            state="warn" if view.is_beyond(LiveFigure.WAITING) else "",
        ),
        _figure(
            "oldest",
            waits,
            oldest.name if oldest else _("no espera nadie"),
            state="warn" if view.is_beyond(LiveFigure.OLDEST_MINUTES) else "",
        ),
        _figure(
            "judged",
            formats.number_format(_whole_pct(kept.kept, kept.judged), 0) if kept.judged else "—",
            words.judged_basis(view.lately),
            unit="%" if kept.judged else "",
            state="warn" if view.is_beyond(LiveFigure.KEPT_PCT) else "",
        ),
        _figure(
            "late",
            words.capped(view.late),
            _("sin resolver y fuera de plazo"),
            state="breach" if view.late else "ok",
        ),
        _figure(
            "free",
            len(view.free),
            _("de %(n)s personas que están") % {"n": len(view.there)},
            state="warn" if view.is_beyond(LiveFigure.FREE) else "",
        ),
        _figure(
            "expected",
            formats.number_format(round(expected), 0) if view.upcoming else "—",
            words.expected_basis(view),
        ),
    ]


def _figure(
    key: str, value: object, basis: str | Promise, *, unit: str = "", state: str = ""
) -> dict[str, object]:
    return {
        "key": key,
        "name": labels.LIVE[key],
        "value": value,
        "unit": unit,
        "basis": basis,
        "state": state,
        "href": reverse("desk:live_rows", args=[key]),
    }


def _shape(line: QueueLine) -> BarShape | None:
    if line.kept_pct is None:
        return None
    state = "warn" if line.is_beyond(LiveFigure.KEPT_PCT) else ""
    bar = Bar(label=line.queue.name, value=line.kept_pct, words="", state=state)
    return bar_shape(bar, low=0, high=100)


def chart(view: LiveView) -> BandChart:
    """Contacts of all queues by half hour: what came beside what was expected."""
    points = [
        BandPoint(
            label=formats.time_format(timezone.localtime(slot.starts_at), "G:i"),
            expected=slot.expected,
            low=slot.low,
            high=slot.high,
            real=slot.came,
            is_named=place % 2 == 0,
            is_minor=place % 4 != 0,
        )
        for place, slot in enumerate(view.slots)
    ]
    now = next((slot.came for slot in reversed(view.slots) if slot.came is not None), 0)
    is_expected = any(slot.expected is not None for slot in view.slots)
    return BandChart(
        key="medias-horas",
        title=_("Contactos por media hora, previstos y reales"),
        description=words.chart_words(view),
        points=points,
        label_head=_("Hora"),
        expected_head=_("Previstos"),
        real_head=_("Reales"),
        real_words=ngettext("%(n)s real", "%(n)s reales", now) % {"n": number(now)},
        expected_words=_("Punteado: lo previsto por las semanas pasadas, 8 de 10 veces dentro.")
        if is_expected
        else _("Aún no hay tres semanas de historia para prever."),
    )


def _whole_pct(kept: int, judged: int) -> int:
    """The percentage, rounded; «100» only when none failed and «0» only when none was kept."""
    said = round(100 * kept / judged)
    return kept and max(1, said if kept == judged else min(99, said))
