"""In what and how often an amount is paid, as people write it after a figure."""

import pytest

from vinculo.portfolio.domain.paid import MONTH, ONCE, YEAR, Paid, paid_in


@pytest.mark.parametrize(
    ("unit", "currency", "every"),
    [
        ("€/mes", "EUR", MONTH),
        ("€ al mes", "EUR", MONTH),
        ("eur/mes", "EUR", MONTH),
        ("MXN/año (IVA incluido)", "MXN", YEAR),
        ("pesos mensuales", "pesos", MONTH),
        ("$", "$", ONCE),
    ],
)
def test_a_unit_of_money_says_in_what_and_how_often(unit: str, currency: str, every: str) -> None:
    assert paid_in(unit) == Paid(currency=currency, every=every)


@pytest.mark.parametrize("unit", ["gbs/mes", "min/mes", "horas", "€ + IVA", "", "megas"])
def test_what_is_no_money_or_lacks_its_tax_is_no_price(unit: str) -> None:
    assert paid_in(unit) is None
