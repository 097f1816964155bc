"""Articles: written, found while somebody writes, judged, and looked at again in time."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from vinculo.identity.testing import START, a_user, signed_in
from vinculo.kernel import clock
from vinculo.kernel.actor import SYSTEM, Role
from vinculo.kernel.demo import demo_parts, demo_secrets
from vinculo.kernel.models import UseWindow
from vinculo.kernel.testing import actor
from vinculo.knowledge import api
from vinculo.knowledge.contracts import ArticleText, Reach
from vinculo.knowledge.domain import articles as rules
from vinculo.knowledge.models import Article, ArticleOpinion
from vinculo.knowledge.selectors import articles as reading
from vinculo.knowledge.services import articles
from vinculo.knowledge.testing import an_article
from vinculo.organization.testing import a_company
from vinculo.work import api as work

TODAY = date(2026, 11, 2)
BOTH = {
    "es": ArticleText(title="  Clave  del wifi ", body=" Mire el router. "),
    "en": ArticleText(title="Wifi key", body="Look at the router."),
}


def test_an_article_says_something_in_each_language_that_it_has() -> None:
    assert rules.checked(BOTH)["es"] == ArticleText(title="Clave del wifi", body="Mire el router.")
    half = {"es": ArticleText(title="Solo título", body=" ")}
    for nothing in (half, {}, {"es": ArticleText(title="", body="")}):
        with pytest.raises(rules.ArticleEmptyError):
            rules.checked(nothing)
    assert rules.read_in(BOTH, "en")[0] == "en"
    assert rules.read_in({"en": BOTH["en"]}, "es")[0] == "en"
    assert rules.slug_of("¿Cómo cambio la clave?") == "como-cambio-la-clave"
    assert rules.slug_of("¿?") == "articulo"
    assert rules.excerpt("uno\n\ndos") == "uno dos"
    assert rules.excerpt("palabra " * 40).endswith("palabra…")


def test_an_article_is_looked_at_again_within_two_years() -> None:
    rules.check_review(TODAY + timedelta(days=1), today=TODAY)
    for day in (TODAY, date(2028, 11, 3)):
        with pytest.raises(rules.ReviewDayError):
            rules.check_review(day, today=TODAY)


@pytest.fixture
def known() -> UUID:
    a_company()
    return an_article()


@pytest.mark.django_db
def test_what_somebody_writes_finds_the_article_and_nothing_else(known: UUID) -> None:
    an_article("Mi factura ha subido", "Las tarifas de la fibra cambian en enero.")
    secret = an_article("Clave maestra del wifi", "Solo para técnicos.", reach=Reach.INTERNAL)
    both = [Reach.PUBLIC, Reach.INTERNAL]
    asked = "Hola, quiero cambiar las claves de mi wifi, ¿cómo lo hago?"
    found = api.suggestions(asked, language="es", reaches=[Reach.PUBLIC])
    assert [one.id for one in found] == [known]
    assert {one.id for one in api.suggestions(asked, language="es", reaches=both)} == {
        known, secret,
    }  # fmt: skip
    for nothing in ("", "el de la", "Buenas tardes desde Huelva"):
        assert api.suggestions(nothing, language="es", reaches=both) == []


@pytest.mark.django_db
def test_strangers_read_what_is_public_and_say_whether_it_was_of_use(known: UUID) -> None:
    an_article("Clave maestra", "Solo para técnicos.", reach=Reach.INTERNAL)
    stranger = Client()
    page = stranger.get(reverse("knowledge:answers")).content.decode()
    assert "Cómo cambiar la clave del wifi" in page
    assert "Clave maestra" not in page
    assert stranger.get(reverse("knowledge:answer", args=["clave-maestra"])).status_code == 404
    slug = Article.objects.get(pk=known).slug
    opine = reverse("knowledge:opine", args=[slug])
    said = {"sirve": "no", "palabras": "Falta la marca"}
    assert "Gracias" in stranger.post(opine, said, follow=True).content.decode()
    row = ArticleOpinion.objects.get()
    assert (row.is_useful, row.words, row.version) == (False, "Falta la marca", 1)
    UseWindow.objects.update(uses=1000)
    assert stranger.post(opine, said).status_code == 429
    part = stranger.post(reverse("knowledge:proposed"), {"q": "cambiar clave wifi"})
    assert reverse("knowledge:answer", args=[slug]) in part.content.decode()


@pytest.mark.django_db
def test_a_new_version_keeps_the_old_and_ends_the_task_of_looking_again(known: UUID) -> None:
    owner = Article.objects.get(pk=known).owner_id
    soon = START + timedelta(days=360)
    assert articles.ask_for_reviews(at=START) == 0
    assert articles.ask_for_reviews(at=soon) == 1
    assert articles.ask_for_reviews(at=soon) == 0
    (task,) = work.tasks_on(f"article:{known}")
    assert (task.owner_id, task.done_at) == (owner, None)
    boss = actor(Role.OWNER, user_id=a_user(Role.OWNER).id)
    new = articles.NewArticle(
        texts=BOTH, reach=Reach.PUBLIC, owner_id=owner, review_on=date(2028, 1, 1)
    )
    articles.change(article_id=known, new=new, by=boss, at=soon)
    articles.change(article_id=known, new=new, by=boss, at=soon)
    assert Article.objects.get(pk=known).version == 2
    (task,) = work.tasks_on(f"article:{known}")
    assert task.done_at is not None
    with pytest.raises(articles.NoSuchArticleError):
        articles.change(article_id=known, new=new, by=actor(Role.AGENT), at=soon)


@pytest.mark.django_db
def test_whoever_looks_for_a_short_word_finds_it() -> None:
    a_company()
    an_article("Cómo pagar", "Con la SIM nueva llega también el IVA.")
    for words in ("iva", "SIM", "facturas antiguas de la nueva"):
        found = Client().get(reverse("knowledge:answers"), {"q": words}).content.decode()
        assert "Cómo pagar" in found


@pytest.mark.django_db
def test_a_list_that_is_cut_says_so(known: UUID, monkeypatch: pytest.MonkeyPatch) -> None:
    words = "Solo se ven los primeros"
    browser = signed_in(a_user(Role.AGENT))
    pages = [(Client(), reverse("knowledge:answers")), (browser, reverse("knowledge:articles"))]
    for who, page in pages:
        assert words not in who.get(page).content.decode()
    monkeypatch.setattr(reading, "MOST", 1)
    for who, page in pages:
        assert words in who.get(page).content.decode()


@pytest.mark.django_db
def test_an_article_of_somebody_who_left_is_looked_at_by_somebody_else(known: UUID) -> None:
    gone = a_user(Role.AGENT)
    orphan = an_article("Cómo darse de baja", "Escríbanos.", owner_id=gone.id)
    get_user_model().objects.filter(pk=gone.id).update(is_active=False)
    soon = START + timedelta(days=360)
    assert articles.ask_for_reviews(at=soon) == 1
    assert work.tasks_on(f"article:{orphan}") == []
    boss = a_user(Role.SUPERVISOR)
    assert articles.ask_for_reviews(at=soon) == 1
    assert [one.owner_id for one in work.tasks_on(f"article:{orphan}")] == [boss.id]


@pytest.mark.django_db
def test_the_pages_write_change_and_retire_an_article(known: UUID) -> None:
    browser = signed_in(boss := a_user(Role.SUPERVISOR))
    typed = {"title_es": "Avisos de obra", "body_es": "", "reach": "internal",
             "owner": str(boss.id), "review_on": "2027-06-01", "service": ""}  # fmt: skip
    refused = browser.post(reverse("knowledge:new"), typed)
    assert refused.status_code == 422
    assert "Avisos de obra" in refused.content.decode()
    made = browser.post(reverse("knowledge:new"), typed | {"body_es": "Hay obras."}, follow=True)
    assert "Hay obras." in made.content.decode()
    page = reverse("knowledge:article", args=[known])
    edited = browser.get(reverse("knowledge:edit", args=[known])).content.decode()
    assert "Abra la página del router" in edited
    assert 'name="retirado" value="si"' in browser.get(page).content.decode()
    for _twice in range(2):
        browser.post(reverse("knowledge:retire", args=[known]), {"retirado": "si"})
    assert "Retirado" in browser.get(page).content.decode()
    assert "clave del wifi" not in Client().get(reverse("knowledge:answers")).content.decode()
    found = browser.get(reverse("knowledge:articles"), {"q": "obras"}).content.decode()
    assert "Avisos de obra" in found
    browser.post(reverse("knowledge:retire", args=[known]), {"retirado": "no"})
    assert "clave del wifi" in Client().get(reverse("knowledge:answers")).content.decode()
    other = signed_in(a_user(Role.AGENT))
    assert other.get(reverse("knowledge:edit", args=[known])).status_code == 404


@pytest.mark.django_db
def test_the_practice_company_answers_what_its_customers_ask(
    django_assert_max_num_queries: Callable[[int], AbstractContextManager[None]],
) -> None:
    demo_secrets.password = "laguna-verde-27"
    for part in ("identity", "organization", "portfolio", "knowledge"):
        demo_parts[part](clock.now())
    stranger = Client()
    with django_assert_max_num_queries(20):
        page = stranger.get(reverse("knowledge:answers")).content.decode()
    assert page.count("<li>") == 8
    asked = "Buenos días, desde ayer no tengo internet en casa, ¿qué hago?"
    best = api.suggestions(asked, language="en", reaches=[Reach.PUBLIC])[0]
    assert best.title == "I have no internet: what to look at first"
    browser = signed_in(a_user(Role.ANALYST))
    with django_assert_max_num_queries(20):
        listed = browser.get(reverse("knowledge:articles")).content.decode()
    assert "Averías de zona: a quién avisar" in listed


@pytest.mark.django_db
def test_whoever_is_second_to_change_an_article_reads_the_first_and_loses_no_word(
    known: UUID,
) -> None:
    ana, luis = (signed_in(a_user(Role.OWNER, name=name)) for name in ("Ana Soler", "Luis Rey"))
    url = reverse("knowledge:edit", args=[known])
    pages = [one.get(url).content.decode() for one in (ana, luis)]
    read = [page.split('name="leido" value="')[1].split('"')[0] for page in pages]
    assert read[0] == read[1]
    owner = str(Article.objects.get(pk=known).owner_id)
    said = {
        "title_es": "La clave del wifi", "reach": "public", "owner": owner,
        "review_on": f"{clock.now() + timedelta(days=90):%Y-%m-%d}",
    }  # fmt: skip
    first = said | {"body_es": "Está debajo del aparato.", "leido": read[0]}
    assert ana.post(url, first).status_code == 302
    second = said | {"body_es": "Está en su contrato.", "leido": read[1]}
    refused = luis.post(url, second)
    assert refused.status_code == 422
    page = refused.content.decode()
    assert "Otra persona lo cambió mientras usted escribía" in page
    assert "Está en su contrato." in page.split("<textarea")[1]
    assert "Está debajo del aparato." in page.split("<textarea")[0]
    assert "Ana Soler" in page
    assert Article.objects.get(pk=known).version == 2
    assert luis.post(url, said | {"body_es": "Mío"}).status_code == 422
    now = page.split('name="leido" value="')[1].split('"')[0]
    assert luis.post(url, second | {"leido": now}).status_code == 302
    assert Article.objects.get(pk=known).version == 3


@pytest.mark.django_db
def test_the_versions_carry_the_title_of_the_language_they_are_read_in(known: UUID) -> None:
    owner_id = Article.objects.get(pk=known).owner_id
    new = articles.NewArticle(
        texts=BOTH, reach=Reach.PUBLIC, owner_id=owner_id, review_on=TODAY + timedelta(days=99)
    )
    both, reader = articles.write(new, by=SYSTEM, at=START), actor(Role.AGENT)
    for article_id, language, title in (
        (both, "es", "Clave del wifi"),
        (both, "en", "Wifi key"),
        (known, "en", "Cómo cambiar la clave del wifi"),
    ):
        found = reading.versions(actor=reader, article_id=article_id, language=language)
        assert [one["title"] for one in found] == [title]
