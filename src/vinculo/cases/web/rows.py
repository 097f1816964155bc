"""The rows of a list of cases as HTML: fifty times the same cells, so they are not a template.

Each cell is what ``_rows.html`` would say; everything that a person wrote is escaped here.
"""

from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from vinculo.cases import labels
from vinculo.cases.contracts import CaseKind, CaseRow, CaseStatus
from vinculo.cases.domain.lifecycle import UNRESOLVED
from vinculo.cases.domain.views import Column
from vinculo.cases.web.words import STATUS_LOOKS
from vinculo.kernel import clock
from vinculo.kernel.access import may
from vinculo.kernel.actor import Actor
from vinculo.ui.drawn import badge, joined, moment, small_clock
from vinculo.ui.icons import icon_svg
from vinculo.ui.web.rendering import shortcut_attributes

Cell = Callable[[CaseRow], str]
MARK = UUID(int=0)


def drawn(
    rows: Sequence[CaseRow], *, actor: Actor, columns: Sequence[Column], picks: bool
) -> SafeString:
    """The rows with these columns; ``picks`` puts a box before each, for doing many at once."""
    cells = [
        _first(is_picked=picks and may(actor, "cases.change")),
        *(cell for column, cell in _cells(actor).items() if column in columns),
    ]
    parts = []
    for row in rows:
        parts.append(f'<tr data-case="{row.id}">')
        parts.extend(cell(row) for cell in cells)
        parts.append("</tr>\n")
    return joined(parts)


def _first(*, is_picked: bool) -> Cell:
    """The box, the number and the subject, which every list has."""
    page, pick = _address("cases:page"), _("Elegir %(number)s")
    key = shortcut_attributes("cases.pick")
    words = escape(_("Asunto")), escape(_("Sin contestar")), escape(_("(sin asunto)"))
    subject, unanswered, nothing = words
    news = (
        f'<span class="case-fresh" title="{unanswered}"><span class="visually-hidden">'
        f"{unanswered}: </span></span>"
    )

    hidden = escape(_("Reservado"))
    lock = (
        f' <span class="case-lock" title="{hidden}">{icon_svg("lock")}'
        f'<span class="visually-hidden">{hidden}</span></span>'
    )

    def cell(row: CaseRow) -> str:
        number = escape(row.number)
        box = (
            '<td class="case-pick pick"><input type="checkbox" name="caso" form="varios"'
            f' value="{row.id}"'
            f' data-pick{key} aria-label="{escape(pick % {"number": row.number})}"></td>'
            if is_picked
            else ""
        )
        return (
            f'{box}\n<th scope="row"><a class="num" href="{page(row.id)}" data-row-link>{number}'
            f"</a>{lock if row.is_restricted else ''}</th>\n"
            f'<td class="case-subject" data-label="{subject}">'
            f"{news if row.has_news else ''}{escape(row.subject) or nothing}</td>\n"
        )

    return cell


def _cells(actor: Actor) -> Mapping[Column, Cell]:
    """How each column is drawn, in the order in which they stand."""
    kinds = _looked(labels.KINDS)
    states = {
        status: badge(str(words), state=STATUS_LOOKS[status])
        for status, words in labels.STATUSES.items()
    }
    draw: dict[Column, tuple[str, str, Cell]] = {
        Column.CUSTOMER: ("", _("Cliente"), _customer(actor)),
        Column.SERVICE: ("", _("Servicio"), lambda row: escape(row.service_name)),
        Column.KIND: ("", _("Tipo"), lambda row: kinds[row.kind]),
        Column.STATUS: ("", _("Estado"), lambda row: states[row.status]),
        Column.OWNER: ("", _("Lo lleva"), _owner()),
        Column.DEADLINE: ("", _("Plazo"), _deadline()),
        Column.OPENED: (' class="muted"', _("Entró"), _time("opened_at")),
        Column.CHANGED: (' class="muted"', _("Cambió"), _time("changed_at")),
    }
    return {column: _labelled(*how) for column, how in draw.items()}


def _owner() -> Cell:
    """Who has it; without anybody it waits in its queue, or ended without having been taken."""
    queued, nobody = (f'<span class="muted">{escape(w)}</span>' for w in (_("en cola"), _("nadie")))

    def cell(row: CaseRow) -> str:
        return escape(row.owner_name) or (queued if row.status in UNRESOLVED else nobody)

    return cell


def _labelled(look: str, label: str, inside: Cell) -> Cell:
    begun = f'<td{look} data-label="{escape(label)}">'
    return lambda row: f"{begun}{inside(row)}</td>\n"


def _looked(words: Mapping[CaseKind, str | Promise]) -> dict[CaseKind, str]:
    return {kind: escape(str(said)) for kind, said in words.items()}


def _customer(actor: Actor) -> Cell:
    page = _address("customers:customer") if may(actor, "customers.see") else None
    unknown = f'<span class="muted">{escape(_("por confirmar"))}</span>'

    def cell(row: CaseRow) -> str:
        if row.customer_id is None:
            return unknown
        name = escape(row.customer_name)
        return f'<a href="{page(row.customer_id)}">{name}</a>' if page else name

    return cell


def _deadline() -> Cell:
    at, stopped = clock.now(), small_clock(_("parado"))

    def cell(row: CaseRow) -> str:
        if row.due_at:
            return small_clock(due=row.due_at, started=row.opened_at, warn=row.warn_at, at=at)
        if row.status is CaseStatus.WAITING:
            return stopped
        if row.resolved_at:
            return f'<span class="muted small">{moment(row.resolved_at, at)[1]}</span>'
        return ""

    return cell


def _time(name: str) -> Cell:
    at = clock.now()

    def cell(row: Any) -> str:
        machine, words = moment(getattr(row, name), at)
        return f'<time datetime="{machine}">{words}</time>'

    return cell


def _address(view: str) -> Callable[[UUID], str]:
    """The address of a page by its id; the address around an id is always the same."""
    before, _mark, after = reverse(view, args=[MARK]).partition(str(MARK))
    return lambda key: f"{before}{key}{after}"
