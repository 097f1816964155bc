"""Money and percentages as each language writes them."""

from decimal import Decimal

import pytest
from django.utils import translation

from vinculo.kernel import amounts


@pytest.mark.parametrize(
    ("amount", "currency", "spanish", "english"),
    [
        pytest.param("39.9", "EUR", "39,90 €", "€39.90", id="a sign stands after or before"),
        pytest.param("1200", "MXN", "1.200,00 MX$", "MX$1,200.00", id="thousands are grouped"),
        pytest.param("12", "CLP", "12,00 CLP", "CLP 12.00", id="a code keeps its space"),
        pytest.param("-5", "EUR", "−5,00 €", "−€5.00", id="less than nothing"),
    ],
)
def test_money_is_written_as_its_reader_writes_it(
    amount: str, currency: str, spanish: str, english: str
) -> None:
    with translation.override("es"):
        assert amounts.money(Decimal(amount), currency) == spanish
    with translation.override("en"):
        assert amounts.money(Decimal(amount), currency) == english
        assert amounts.money(Decimal("1283.4"), "EUR", 0) == "€1,283"


def test_a_share_has_a_space_before_its_sign_in_spanish_only() -> None:
    with translation.override("es"):
        assert amounts.percent(12.34, 1) == "12,3 %"
    with translation.override("en"):
        assert amounts.percent(12.34, 1) == "12.3%"
