"""A receipt holds the whole of what was written, on as many pages as it takes."""

import hashlib
import re

import pytest

from vinculo.cases.testing import a_case, a_house
from vinculo.kernel.paper_words import ON_PAPER, on_paper
from vinculo.kernel.papers import pdf
from vinculo.organization.testing import a_company
from vinculo.portfolio.testing import a_signed_scope
from vinculo.statutory.models import Matter
from vinculo.statutory.services import receipts

END = "Y EXIJO LA DEVOLUCION DE 900 EUROS"


def test_what_fits_is_as_it_was_written():
    words = "palabra " * 1100 + END
    assert on_paper(words) == words
    link = "https://www.ejemplo.example/facturas/2026/octubre/detalle?linea=2&mes=10"
    assert on_paper(link) == link


def test_what_has_no_place_to_turn_the_line_is_given_one_and_leaves_no_page():
    parted = on_paper("No va: " + "x" * 300 + " fin")
    assert parted.replace("\u200b", "") == "No va: " + "x" * 300 + " fin"
    assert max(len(one) for one in re.split(r"[\s\u200b]", parted)) <= 40


def test_beyond_what_paper_holds_it_says_so_with_the_digest_of_the_whole():
    words = "palabra " * (ON_PAPER // 8) + END
    digest = hashlib.sha256(words.encode()).hexdigest()
    said = on_paper(words)
    assert END not in said
    assert said.startswith(words[:ON_PAPER])
    assert said.endswith(
        "[Aquí están los primeros 200000 caracteres de 200034. El resto está en su mensaje, que "
        f"guardamos entero; la huella SHA-256 de todo el texto es {digest}.]"
    )


@pytest.mark.django_db
def test_a_long_query_is_whole_in_its_receipt():
    a_house()
    a_company()
    a_signed_scope()
    case = a_case(text="¿Cuándo vienen? " + "palabra " * 1200 + END)
    row = Matter.objects.select_related("case", "service").get(case_id=case.id)
    said = receipts.said_until(case, row.filed_at)
    paper = receipts.paper_of(row, case, said=said, language="es")
    assert str(paper["words"]).endswith(END)
    pages = re.findall(rb"/Type\s*/Page\b", pdf(receipts.TEMPLATE, paper))
    assert len(pages) > 2
