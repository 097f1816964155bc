"""Articles in the search page and the palette."""

import pytest

from vinculo.identity.testing import a_member
from vinculo.kernel import clock
from vinculo.kernel.actor import Actor, Role
from vinculo.kernel.search import question
from vinculo.knowledge.contracts import Reach
from vinculo.knowledge.searchers import found_articles
from vinculo.knowledge.testing import an_article
from vinculo.lib.text.asking import asked
from vinculo.organization.testing import a_company

pytestmark = pytest.mark.django_db


def looked_for(text: str, *, most: int = 3, after: int = 0):
    return question(asked(text), at=clock.now(), most=most, after=after)


def test_who_works_here_finds_public_and_internal_articles_and_as_many_as_asked_for() -> None:
    reader = Actor(user_id=None, name="", roles=frozenset({Role.AGENT}))
    inside = an_article("Claves de la contrata del wifi", reach=Reach.INTERNAL)
    for number in range(3):
        an_article(f"Cómo cambiar la clave del wifi {number}")
    found = found_articles(reader, looked_for("wifi contrata"))
    assert (len(found.hits), found.is_capped) == (3, True)
    assert str(inside) in found.hits[0].url
    assert found_articles(reader, looked_for("wifi", after=3)).hits == ()
    assert found_articles(reader, looked_for("mudanza")).hits == []
    nobody = Actor(user_id=None, name="", roles=frozenset())
    assert found_articles(nobody, looked_for("wifi")).hits == []


def test_articles_are_a_section_of_the_search_page() -> None:
    a_company()
    an_article()
    page = a_member(Role.AGENT).get("/buscar/?q=router").content.decode()
    assert "Cómo cambiar la clave del wifi" in page
