"""The house that tests of cases live in."""

import pytest

from vinculo.cases.testing import House, a_house


@pytest.fixture
def house(db: None) -> House:
    return a_house()
