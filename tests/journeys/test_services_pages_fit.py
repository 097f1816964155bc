"""Pages of services, promises, complaints and the law fit a small screen and a phone.

Several pages of each kind: an empty service fits where one with figures did not.
"""

import re
from collections import Counter

import pytest

from tests.browser import SIZES, Visit, Visitor, sideways
from tests.kinds_of_page import LEFT_OUT, LINKS, kind_of

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

OURS = re.compile(
    r"^/(afirmaciones|compromisos|estado|evaluacion|leyes|nuestros-servicios|oleadas|pedidos"
    r"|promesas|reclamaciones|respuestas|servicios|valoraciones|conocimiento"
    r"|clientes/[^/]+/datos|clientes/peticiones|casos/ofertas"
    r"|ajustes/(evidencia|lenguas|opcion-humana|promesas|remedios|valoracion))(/|$)"
)
ONE_KIND = re.compile(r"^(/leyes|/respuestas|.*/estrategia|.*/estandares)/[^/]+/$")
ALIKE = 2
"""So many pages of one kind: what one service lacks the next one has."""
WIDTHS = (1024, 390)
STARTS = {
    "ana": ["/servicios/", "/leyes/", "/afirmaciones/", "/oleadas/", "/evaluacion/", "/ajustes/"],
    "pilar": ["/reclamaciones/", "/pedidos/", "/promesas/", "/conocimiento/", "/valoraciones/"],
}


def pages_that_do_not_fit(visitor: Visitor, starts: list[str], seen: Counter[str]) -> list[str]:
    """What goes sideways on our pages that ``starts`` lead to, each kind ``ALIKE`` times."""
    wrong: list[str] = []
    waiting, known = list(starts), set(starts)
    while waiting:
        path = waiting.pop(0)
        kind = ONE_KIND.sub(r"\1/<id>/", kind_of(path))
        if seen[kind] >= ALIKE:
            continue
        seen[kind] += 1
        at_width(visitor, WIDTHS[0])
        response = visitor.open(path)
        if "text/html" not in response.headers.get("content-type", ""):
            continue
        if response.status != 200:
            wrong.append(f"{path}: {response.status}")
        links = visitor.page.evaluate(LINKS)
        for width in WIDTHS:
            at_width(visitor, width)
            wrong += [f"{path} at {width}: {part}" for part in sideways(visitor)]
        new = {link for link in links if OURS.search(link) and not LEFT_OUT.search(link)} - known
        known |= new
        waiting += sorted(new)
    return wrong


def at_width(visitor: Visitor, width: int) -> None:
    """Give the window that width, and wait until the page has it."""
    visitor.page.set_viewport_size({"width": width, "height": SIZES[width]})
    visitor.page.wait_for_function("width => innerWidth === width", arg=width)


def test_no_page_of_this_delivery_goes_sideways(visit: Visit, practice_company: None) -> None:
    from vinculo.identity import api as identity

    users = {user.email.partition("@")[0]: user for user in identity.users()}
    wrong: list[str] = []
    seen: Counter[str] = Counter()
    for person, starts in STARTS.items():
        wrong += pages_that_do_not_fit(visit(users[person]), starts, seen)
    assert wrong == []
    assert len(seen) > 40
