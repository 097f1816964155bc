"""What a cell may say: codes as people and programs write them."""

import numpy as np
import pytest

from vinculo.feedback.domain import reading
from vinculo.feedback.domain.questionnaire import Field
from vinculo.lib.tables import Table, TableError

FIELD = Field("a", {"es": "x", "en": "x"}, 1, 1000, whole=True)


@pytest.mark.parametrize("cell", ["1_000", "1_000 euros"])
def test_a_number_with_a_low_line_is_no_number(cell: str) -> None:
    with pytest.raises(TableError) as refused:
        reading.answers_of(Table(columns={"a": [cell]}, rows=[2]), [FIELD])
    assert refused.value.code == "not_number"


def test_value_labels_give_their_codes_but_not_where_they_mean_no_answer() -> None:
    table = Table(
        columns={"a": ["Mucho", "No contesta", "7"]},
        rows=[2, 3, 4],
        labels={"a": {5.0: "Mucho", 99.0: "No contesta", "x": "Otro"}},
    )
    found = reading.answers_of(table, [FIELD]).of("a")
    np.testing.assert_array_equal(found, [5, np.nan, 7])
