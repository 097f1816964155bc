"""Looking for something everywhere: one field, a section for each context that finds something."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from vinculo.kernel import clock
from vinculo.kernel.access import allowed, may, the_actor
from vinculo.kernel.actor import Actor
from vinculo.kernel.amounts import number
from vinculo.kernel.errors import words_for
from vinculo.kernel.search import (
    BadFilterError,
    FilterField,
    Found,
    Question,
    Searcher,
    question,
    searchers,
)
from vinculo.lib.text.asking import Asked, asked
from vinculo.lib.text.folding import fold

ON_A_PAGE = 20
FARTHEST_PAGE = 25
SUGGESTED = 5


@dataclass(frozen=True, kw_only=True)
class Section:
    """What one context found, in words."""

    key: str
    title: str | Promise
    icon: str
    found: Found
    counted: str
    next_url: str = ""


@allowed("desk.search")
@require_GET
def search_page(request: HttpRequest) -> HttpResponse:
    """All that was found, by section; with filters by typing or from the form."""
    actor = the_actor(request)
    page = _page_number(request)
    found_by = _allowed_searchers(actor)
    fields = [field for _key, searcher in found_by for field in searcher.fields(actor)]
    is_choosing = "filtros" in request.GET  # chooses filters without scripts; looks for nothing yet
    wanted = asked("") if is_choosing else _asked(request, fields)
    sections: list[Section] = []
    problem = ""
    try:
        _check_filters(wanted, found_by)
        if not wanted.is_empty:
            what = question(wanted, at=clock.now(), most=ON_A_PAGE, after=(page - 1) * ON_A_PAGE)
            sections = list(_sections(request, actor, found_by, what, page))
            problem = _too_common(what)
    except BadFilterError as error:
        problem = words_for(error)
    is_narrowed = any(request.GET.get(str(field.name)) for field in fields)
    context = {
        "wanted": wanted,
        "typed": request.GET.get("q", "")[:400],
        "has_fields": bool(fields),
        "fields": _shown(request, fields) if is_narrowed or is_choosing else [],
        "filters_url": reverse("desk:search_filters") + _address(request, 1, {"filtros": "1"}),
        "sections": sections,
        "has_hits": any(section.found.hits for section in sections),
        "problem": problem,
        "page": page,
        "previous_url": _address(request, page - 1) if page > 1 else "",
    }
    return render(request, "desk/search.html", context)


@allowed("desk.search")
@require_GET
@vary_on_headers("HX-Request")
def filters(request: HttpRequest) -> HttpResponse:
    """The filters with all that they offer, when somebody opens them; by scripts or as a page."""
    if "HX-Request" not in request.headers:
        return redirect(reverse("desk:search") + _address(request, 1, {"filtros": "1"}))
    found_by = _allowed_searchers(the_actor(request))
    fields = [field for _k, searcher in found_by for field in searcher.fields(the_actor(request))]
    return render(request, "desk/_filters.html", {"fields": _shown(request, fields)})


@allowed("desk.search")
@require_GET
def suggestions(request: HttpRequest) -> HttpResponse:
    """The first of each section for what is being typed; nothing while a filter is half typed."""
    actor = the_actor(request)
    wanted = asked(request.GET.get("q", ""), is_begun=True)
    found_by = _allowed_searchers(actor)
    sections: list[Section] = []
    if not wanted.is_empty:
        what = question(wanted, at=clock.now(), most=SUGGESTED)
        try:
            _check_filters(wanted, found_by)
            sections = list(_sections(request, actor, found_by, what, 1))
        except BadFilterError:
            sections = []
    return render(request, "desk/_suggestions.html", {"sections": sections})


def _allowed_searchers(actor: Actor) -> list[tuple[str, Searcher]]:
    found = [(key, searchers[key]) for key in searchers if may(actor, searchers[key].action)]
    return sorted(found, key=lambda pair: (pair[1].order, pair[0]))


def _shown(
    request: HttpRequest, fields: Sequence[FilterField]
) -> list[tuple[FilterField, Sequence[tuple[str, str | Promise]], str]]:
    """Each filter with what may be chosen and what was."""
    return [
        (field, field.options() if field.options else (), request.GET.get(str(field.name), ""))
        for field in fields
    ]


def _asked(request: HttpRequest, fields: Sequence[FilterField]) -> Asked:
    """What was typed, with what was chosen in the form; the form wins."""
    wanted = asked(request.GET.get("q", ""))
    chosen = {
        fold(str(field.name)): value
        for field in fields
        if (value := request.GET.get(str(field.name), "").strip()[:100])
    }
    typed = tuple(pair for pair in wanted.filters if pair[0] not in chosen)
    return replace(wanted, filters=(*typed, *chosen.items()))


def _check_filters(wanted: Asked, found_by: Sequence[tuple[str, Searcher]]) -> None:
    """Refuse a filter that no section of this reader knows, in words that say which there are."""
    known = {name for _key, searcher in found_by for name in searcher.filters()}
    for name, _value in wanted.filters:
        if name not in known:
            raise BadFilterError(
                problem=_("No hay un filtro «%(name)s:». Mire los que hay en «Filtros».")
                % {"name": name}
            )


def _sections(
    request: HttpRequest,
    actor: Actor,
    found_by: Sequence[tuple[str, Searcher]],
    what: Question,
    page: int,
) -> Iterator[Section]:
    asked_for = {name for name, _value in what.asked.filters}
    for key, searcher in found_by:
        if not asked_for <= set(searcher.filters()):
            continue
        found = searcher.find(actor, what)
        has_more = found.count > page * ON_A_PAGE and page < FARTHEST_PAGE
        yield Section(
            key=key,
            title=searcher.title,
            icon=searcher.icon,
            found=found,
            counted=_counted(found),
            next_url=_address(request, page + 1) if has_more else "",
        )


def _counted(found: Found) -> str:
    if found.is_capped:
        return _("más de %(n)s") % {"n": found.count}
    return ngettext("%(n)s resultado", "%(n)s resultados", found.count) % {"n": number(found.count)}


def _too_common(what: Question) -> str:
    if what.asked.wanted and not what.query and not what.asked.fragments:
        return _("Esas palabras están en casi todo. Escriba otra que distinga lo que busca.")
    return ""


def _page_number(request: HttpRequest) -> int:
    said = request.GET.get("pagina", "1")
    return min(max(int(said), 1), FARTHEST_PAGE) if said.isascii() and said.isdigit() else 1


def _address(request: HttpRequest, page: int, more: Mapping[str, str] | None = None) -> str:
    values = [(k, v) for k, v in request.GET.items() if v and k not in {"pagina", "filtros"}]
    return "?" + urlencode([*values, *(more or {"pagina": str(page)}).items()])
