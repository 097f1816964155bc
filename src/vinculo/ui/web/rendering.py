"""Template tags and filters of the one look."""

import logging
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, cast
from uuid import UUID

from django.template import Library
from django.template.context import Context
from django.template.defaultfilters import floatformat
from django.template.loader import get_template, render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from django_cotton.templatetags._component import (  # type: ignore[import-untyped]
    CottonComponentNode,
)

from vinculo.kernel import amounts, clock
from vinculo.kernel.access import actor_of, may, may_open
from vinculo.kernel.behind import address_of_rows
from vinculo.kernel.slots import Panel, panels_for
from vinculo.lib.calendar import Intervals
from vinculo.lib.calendar.written import write_hours
from vinculo.ui import charts, clockface, composing, moments, navigation, preferences, shortcuts
from vinculo.ui.icons import icon_svg
from vinculo.ui.templating.numbers import NUMBERS, for_machines, with_real_minus
from vinculo.ui.tongues import foreign, marked

PRODUCT = "Vínculo"
log = logging.getLogger(__name__)
register = Library()


@register.simple_tag
def icon(name: str, css: str = "icon") -> SafeString:
    """The icon ``name`` as inline SVG."""
    return icon_svg(name, css)


cast("Any", icon).is_settled = True


@register.simple_tag(name="said")
def said_words(
    spanish: str, english: str, *, lines: bool = False, is_spanish: bool = True
) -> SafeString | str:
    """A sentence of the company's in the reader's language: ``{% said one.words one.words_en %}``.

    Spanish that stands in for a missing English is marked as such. Not ``is_spanish``: somebody
    wrote it in whatever language, and its small words say which.
    """
    if is_spanish or english:
        return marked(spanish, english, lines=lines)
    told = foreign(spanish)
    return format_html("<span{}>{}</span>", told, spanish) if told else spanish


@register.simple_tag(name="tongue")
def tongue_of_words(text: str) -> SafeString:
    """That words somebody typed are in another language: ``<p{% tongue words %}>``."""
    return foreign(str(text or ""))


@register.simple_tag(takes_context=True)
def navigation_places(context: Context, section: str = "") -> list[navigation.Place]:
    """The places that the reader may go to."""
    request = context.get("request")
    if request is None:
        return []
    known = getattr(request, "allowed_places", None)  # four parts of a page ask for them
    if known is None:
        known = request.allowed_places = navigation.allowed(actor_of(request))
        request.placed = {}
    if section not in request.placed:
        request.placed[section] = navigation.placed(known, section=section, path=request.path)
    found: list[navigation.Place] = request.placed[section]
    return found


@register.simple_tag(takes_context=True)
def navigation_rail(context: Context) -> list[navigation.Entry]:
    """The entries of the rail for this reader: places, and families with theirs."""
    return navigation.folded(navigation_places(context, "main"))


@register.simple_tag(takes_context=True)
def reader_may(context: Context, action: str) -> bool:
    """Whether the reader may do ``action``: ``{% reader_may "cases.resolve" as may_resolve %}``."""
    request = context.get("request")
    actor = actor_of(request) if request is not None else None
    return actor is not None and may(actor, action)


@register.simple_tag(takes_context=True)
def way_to(context: Context, place: str, *about: Any) -> str:
    """The address of a place, "" for a reader whom it would refuse.

    ``{% way_to "routing:why" item.id as why %}{% if why %}<a href="{{ why }}">…</a>{% endif %}``
    """
    return if_open(context, reverse(place, args=about))


@register.simple_tag(takes_context=True)
def if_open(context: Context, address: str) -> str:
    """An address of this product as it is, "" for a reader whom it would refuse."""
    request = context.get("request", getattr(context, "request", None))  # not hidden by "only"
    actor = actor_of(request) if request is not None else None
    path = address.partition("?")[0].partition("#")[0]
    return address if may_open(actor, path) else ""


@register.simple_tag(takes_context=True, name="rows_behind")
def rows_behind_figure(context: Context, figure: str, **about: Any) -> str:
    """Where the reader finds the rows behind a figure; empty when there is no such page."""
    request = context.get("request", getattr(context, "request", None))  # not hidden by "only"
    actor = actor_of(request) if request is not None else None
    return address_of_rows(actor, figure, **about)


@register.simple_tag(takes_context=True)
def theme(context: Context) -> str:
    """``auto``, ``light`` or ``dark``."""
    return preferences.theme_of(context.get("request"))


@register.simple_tag(takes_context=True)
def slot(context: Context, name: str, subject_id: UUID | None = None) -> SafeString:
    """What contexts above put into the place ``name`` of this page.

    A panel that fails is replaced by a quiet message and logged; the rest of the page stands.
    """
    request = context.get("request")
    actor = actor_of(request) if request is not None else None
    if actor is None:
        return SafeString("")
    subject = subject_id or actor.user_id
    parts = (
        _panel(key, panel, context, subject) for key, panel in panels_for(name, actor) if subject
    )
    return format_html_join("", "{}", ((part,) for part in parts))


def _panel(key: str, panel: Panel, context: Context, subject: UUID) -> str:
    request = context["request"]
    actor = actor_of(request)
    try:
        loaded = panel.load(actor, subject) if actor is not None else None
        if loaded is None:
            return ""
        values = {"panel": loaded, "subject_id": subject, "panel_key": key}
        return _drawn(panel.template, values, context)
    except Exception:
        log.exception("panel %s of slot %s failed", key, panel.slot)
        return render_to_string("ui/_panel_failed.html", {"panel_key": key}, request)


def _drawn(name: str, values: dict[str, Any], context: Context) -> str:
    """A panel over its own values and what every template of this page knows.

    What the page knows (its token against forged forms, its messages, its company) was found once
    and is not asked for again for each panel.
    """
    request = context["request"]
    known = CottonComponentNode._get_processor_snapshot(context)  # noqa: SLF001 - kept nowhere else
    if known is None:
        return render_to_string(name, values, request)
    found: Any = get_template(name)
    shown: Any = Context(values)
    shown.dicts.insert(1, known)
    shown.dicts.append({})
    shown.request = request
    shown._cotton_processor_snapshot = known  # noqa: SLF001 - where components look for it
    drawn: str = found.template.render(shown)
    return drawn


STYLE_SHEETS = tuple(
    f"ui/css/{name}.css"
    for name in ("tokens", "base", "layout", "components", "charts", "product", "print")
)
KEY_WORDS = {"Enter": _("Intro"), "Esc": _("Esc"), "Ctrl": _("Ctrl"), "Alt": _("Alt")}


@register.inclusion_tag("ui/_head.html")
def head_parts() -> dict[str, object]:
    """What every page needs in its head."""
    return {"style_sheets": STYLE_SHEETS}


@register.simple_tag
def product_name() -> str:
    """The name of this product, which no language translates."""
    return PRODUCT


@register.simple_tag
def attribute(value: str) -> str:
    """A value for machines inside a block: ``{% block density %}{% attribute "compact" %}``."""
    return value


@register.simple_tag
def key_caps(keys: str) -> SafeString:
    """The caps of a shortcut such as ``Ctrl+Enter``."""
    names = [name for chord in keys.split() for name in chord.split("+")]
    return format_html_join(" ", "<kbd>{}</kbd>", ((KEY_WORDS.get(n, n.upper()),) for n in names))


@register.simple_tag(name="shortcut")
def shortcut_attributes(key: str, *others: str) -> SafeString:
    """That a part carries the order ``key``: its attributes, from the registry of orders.

    ``others`` are orders that it carries out as well where their own part does not stand.
    """
    order = shortcuts.shortcuts.get(key)
    if order is None:
        return SafeString("")
    also = [other.keys for each in others if (other := shortcuts.shortcuts.get(each))]
    said = " ".join([order.keys, *also]).replace("Ctrl", "Control")
    if not said or order.by_script:
        return format_html(' data-shortcut="{}"', key)
    return format_html(' data-shortcut="{}" aria-keyshortcuts="{}"', key, said)


cast("Any", shortcut_attributes).is_settled = True


@register.simple_tag
def keys_of(key: str) -> str:
    """The keys of an order, for ``<c-keys>``; empty when it has none."""
    order = shortcuts.shortcuts.get(key)
    return order.keys if order else ""


@register.simple_tag
def orders_by_place() -> list[tuple[Any, Sequence[shortcuts.Shortcut]]]:
    """Every order under the words of its place, for the sheet of keys."""
    return shortcuts.by_place()


@register.simple_tag
def every_language(*words: Any) -> str:
    """Words in each language of the product, for looking them up."""
    return shortcuts.in_every_language(*words)


@register.simple_tag(takes_context=True)
def single_keys(context: Context) -> str:
    """``on`` or ``off``: whether letters alone are orders for the reader."""
    return preferences.single_keys_of(context.get("request"))


@register.filter
def written(attrs: Mapping[str, Any]) -> SafeString:
    """The attributes that a component was given and did not use, escaped: ``{{ attrs|written }}``.

    The component library itself prints values that came by ``:name`` unescaped.
    """
    hidden: Collection[str] = getattr(attrs, "_exclude_from_str", ())
    parts = [
        conditional_escape(key)
        if value is True
        else f'{conditional_escape(key)}="{_quoted(value)}"'
        for key, value in attrs.items()
        if key not in hidden and value is not False and value is not None
    ]
    return mark_safe(" ".join(parts))  # noqa: S308 - each part is escaped above


def _quoted(value: Any) -> str:
    return conditional_escape(value).replace('"', "&quot;")


@register.filter
def plain(number: float) -> str:
    """A number for a drawing: with a point in every language."""
    return f"{number:g}"


@register.filter
def machine(value: Any) -> Any:
    """What a browser reads and no person: numbers without marks. Written on by the loader."""
    return for_machines(value) if type(value) in NUMBERS else value


@register.filter(name="floatformat")
def number_with_decimals(value: Any, places: Any = -1) -> str:
    """Django's, below zero with the sign of minus; with "u" it is for browsers."""
    shown = floatformat(value, places)
    return shown if "u" in str(places) else with_real_minus(shown)


@register.filter
def money(amount: Decimal | float | None, currency: str) -> str:
    """An amount with the sign of its currency; a dash for none."""
    return "—" if amount is None else amounts.money(amount, currency)


@register.filter
def whole_money(amount: Decimal | float | None, currency: str) -> str:
    """An amount without cents, for what is estimated; a dash for none."""
    return "—" if amount is None else amounts.money(amount, currency, 0)


@register.filter
def percent(share: Decimal | float | None, places: int = 0) -> str:
    """A share of 100 with its sign; a dash for none."""
    return "—" if share is None else amounts.percent(share, places)


@register.simple_tag
def spark_line(values: Sequence[float]) -> charts.Spark:
    """The drawing of a line without an axis."""
    return charts.spark(values)


@register.filter
def as_text(html: str) -> str:
    """The words of HTML as plain text, for a text box."""
    return composing.text_of(str(html or ""))


@register.filter
def up_to(count: int, most: int = 1_000) -> str:
    """A count that ends one above ``most``: ``1000+`` when it ended there."""
    return f"{most}+" if count > most else str(count)


@register.filter
def hours(intervals: Intervals) -> str:
    """The opening hours of a day, as people write them."""
    return write_hours(intervals)


@register.filter
def initials(name: str) -> str:
    """Two letters that stand for a person: of the first and the second word."""
    words = [word for word in str(name).split() if word[0].isalnum()]
    return "".join(word[0] for word in words[:2]).upper() or "?"


@register.filter
def when(moment: datetime | None) -> str:
    """A moment as people say it; empty for none."""
    if moment is None:
        return ""
    return moments.moment_words(timezone.localtime(moment), timezone.localtime(clock.now()))


@register.filter
def when_day(moment: datetime | None) -> str:
    """A moment as people say it, always with its day; empty for none."""
    if moment is None:
        return ""
    return moments.told_words(timezone.localtime(moment), timezone.localtime(clock.now()))


@register.filter
def day(on: date) -> str:
    """A day in words, with its year when that is another than ours."""
    return moments.day_words(on, timezone.localtime(clock.now()).date())


@register.filter
def ago(moment: datetime | None, now: datetime) -> str:
    """How long ago a moment was, in two units; empty for none."""
    return clockface.two_units(now - moment) if moment is not None else ""


@register.simple_tag
def clock_face(
    due: datetime,
    state: str = "running",
    started: datetime | None = None,
    warn: datetime | None = None,
    stopped: datetime | None = None,
) -> clockface.Face:
    """What a clock shows now."""
    return clockface.face(
        state=str(state or "running"),
        started=started or None,
        due=due,
        warn=warn or None,
        stopped=stopped or None,
        at=clock.now(),
    )
