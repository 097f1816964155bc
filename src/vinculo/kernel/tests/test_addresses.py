"""Addresses by the short way are those of Django, read and written."""

from copy import copy
from uuid import UUID

import pytest
from django.conf import settings
from django.urls import NoReverseMatch, URLResolver, get_resolver, reverse
from django.urls.exceptions import Resolver404
from django.urls.resolvers import RegexPattern

from vinculo.kernel.addresses import FirstWordResolver, address

ONE, OTHER = UUID(int=7), UUID(int=8)


@pytest.mark.parametrize(
    ("view", "args"),
    [
        ("complaints:complaints", ()),
        ("complaints:complaint", (ONE,)),
        ("complaints:point", (ONE, OTHER)),
        ("complaints:step", (ONE, "points")),
        ("complaints:step", (OTHER, "assess")),
        ("complaints:step", (OTHER, "points")),
    ],
)
def test_an_address_is_that_of_django(view: str, args: tuple[UUID | str, ...]) -> None:
    assert address(view, *args) == reverse(view, args=args)


def test_a_page_that_is_not_there_is_refused_each_time() -> None:
    for _time in range(2):
        with pytest.raises(NoReverseMatch):
            address("complaints:nowhere", ONE)


def plain() -> URLResolver:
    """The same addresses without the short way."""
    root = get_resolver(settings.ROOT_URLCONF)
    patterns = []
    for one in root.url_patterns:
        same = copy(one)
        if type(same) is FirstWordResolver:
            same.__class__ = URLResolver
        patterns.append(same)
    return URLResolver(RegexPattern(r"^/"), patterns)


@pytest.mark.parametrize(
    "path",
    [
        "/", "/casos/", f"/casos/{ONE}/", f"/reclamaciones/{ONE}/paso/points/", "/ayuda/casos/",
        "/reclamaciones/remedios/", "/ajustes/", "/ajustes/remedios/nuevo/", "/entrar/",
        "/api/v1/openapi.json", "/api/nothing", "/nothing/", "/casos", "/casosx/", "/buscar/",
        f"/clientes/{ONE}/", "/f/queja/", "//casos/", "/servicios/", "/carta-de-servicios/",
        "/%63asos/", "/robots.txt", "/live/", "/ajustes/formularios/", "/ajustes", "/promesas/",
    ],
)  # fmt: skip
def test_a_page_is_found_where_django_finds_it(path: str) -> None:
    def found(resolver: URLResolver) -> object:
        try:
            match = resolver.resolve(path)
        except Resolver404:
            return None
        return match.view_name, match.args, match.kwargs, match.route

    assert found(get_resolver(settings.ROOT_URLCONF)) == found(plain())


def test_contexts_without_a_page_at_the_root_are_asked_by_their_first_word() -> None:
    quick = [one for one in get_resolver(settings.ROOT_URLCONF).url_patterns
             if isinstance(one, FirstWordResolver)]  # fmt: skip
    assert sum(one.first_words is not None for one in quick) > len(quick) / 2
