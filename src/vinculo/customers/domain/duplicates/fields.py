"""The fields that are compared, and the levels of agreement that each can reach.

A level carries what is believed before the file is seen: how often two records of the **same**
customer reach it (``same``), two **strangers** (``chance``) and two people of one **household**
(``household``). The file then teaches its own figures; with few records these remain.
"""

from dataclasses import dataclass
from typing import Final

NOT_COMPARED: Final = -1
"""The level when one of the two records says nothing."""


@dataclass(frozen=True, slots=True)
class Level:
    """One degree of agreement.

    Attributes:
        code: Its stable name; the words stand in the labels.
        same: Share of pairs of one customer that reach it.
        chance: Share of pairs of strangers that reach it.
        household: Share of pairs of one household that reach it; None: as strangers do.
        by_value: The chance is that of the value: «García» agrees more often than «Oyarzábal».
    """

    code: str
    same: float
    chance: float
    household: float | None = None
    by_value: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """A compared field and its levels, from the closest to «different»."""

    key: str
    levels: tuple[Level, ...]

    def index(self, code: str) -> int:
        """The number of the level called ``code``."""
        return next(i for i, level in enumerate(self.levels) if level.code == code)


GIVEN: Final = Field(
    "given_name",
    (
        Level("same", 0.80, 0.01, 0.04, by_value=True),
        Level("equivalent", 0.05, 0.003, 0.01),
        Level("partial", 0.04, 0.01, 0.03),
        Level("crossed", 0.01, 0.00005, 0.00005),
        Level("similar", 0.06, 0.005, 0.01),
        Level("one_shared", 0.01, 0.02, 0.06),
        Level("different", 0.03, 0.95, 0.85),
    ),
)
SURNAMES: Final = Field(
    "surnames",
    (
        Level("both_same", 0.60, 0.0005, 0.35, by_value=True),
        Level("only_same", 0.15, 0.005, 0.15, by_value=True),
        Level("second_missing", 0.05, 0.005, 0.05),
        Level("swapped", 0.02, 0.0002, 0.001),
        Level("both_alike", 0.07, 0.0005, 0.03),
        Level("alike", 0.07, 0.005, 0.02),
        Level("one_same", 0.01, 0.02, 0.25),
        Level("different", 0.03, 0.97, 0.15),
    ),
)
COMPANY: Final = Field(
    "company",
    (
        Level("same", 0.77, 0.0005, by_value=True),
        Level("reordered", 0.03, 0.0002, by_value=True),
        Level("similar", 0.17, 0.001),
        Level("different", 0.03, 0.9983),
    ),
)
BIRTH_DATE: Final = Field(
    "birth_date",
    (
        Level("same", 0.88, 0.00006, 0.01, by_value=True),
        Level("swapped", 0.02, 0.00005, 0.0005),
        Level("typo", 0.06, 0.001, 0.002),
        Level("two_parts", 0.02, 0.004, 0.01),
        Level("different", 0.02, 0.995, 0.9775),
    ),
)
NATIONAL_ID: Final = Field(
    "national_id",
    (
        Level("same", 0.90, 0.000001, 0.002, by_value=True),
        Level("same_invalid", 0.02, 0.000001, 0.002, by_value=True),
        Level("typo", 0.05, 0.00001, 0.0005),
        Level("different", 0.025, 0.4, 0.4),
        Level("different_valid", 0.005, 0.6, 0.6),
    ),
)
PHONE: Final = Field(
    "phone",
    (
        Level("same", 0.70, 0.00001, 0.45, by_value=True),
        Level("typo", 0.04, 0.00005, 0.01),
        Level("different", 0.26, 0.99994, 0.54),
    ),
)
MAIL: Final = Field(
    "mail",
    (
        Level("same", 0.70, 0.00001, 0.10, by_value=True),
        Level("same_local", 0.06, 0.0001, 0.002),
        Level("similar", 0.06, 0.0001, 0.002),
        Level("different", 0.18, 0.9998, 0.896),
    ),
)
ADDRESS: Final = Field(
    "address",
    (
        Level("same", 0.70, 0.0002, 0.84, by_value=True),
        Level("number_missing", 0.05, 0.001, 0.04, by_value=True),
        Level("similar", 0.07, 0.0005, 0.05),
        Level("other_number", 0.04, 0.002, 0.02),
        Level("similar_street", 0.02, 0.002, 0.01),
        Level("different", 0.12, 0.994, 0.04),
    ),
)
ADDRESS_MORE: Final = Field(
    "address_2",
    (
        Level("same", 0.80, 0.001, 0.90, by_value=True),
        Level("similar", 0.08, 0.002, 0.06),
        Level("different", 0.12, 0.997, 0.04),
    ),
)
POSTCODE: Final = Field(
    "postcode",
    (
        Level("same", 0.85, 0.005, 0.96, by_value=True),
        Level("typo", 0.05, 0.01, 0.01),
        Level("same_area", 0.04, 0.05, 0.01),
        Level("different", 0.06, 0.935, 0.02),
    ),
)
CITY: Final = Field(
    "city",
    (
        Level("same", 0.88, 0.05, 0.96, by_value=True),
        Level("similar", 0.06, 0.01, 0.02),
        Level("different", 0.06, 0.94, 0.02),
    ),
)
REGION: Final = Field(
    "region",
    (
        Level("same", 0.95, 0.15, 0.985, by_value=True),
        Level("different", 0.05, 0.85, 0.015),
    ),
)

FIELDS: Final = (
    GIVEN,
    SURNAMES,
    COMPANY,
    BIRTH_DATE,
    NATIONAL_ID,
    PHONE,
    MAIL,
    ADDRESS,
    ADDRESS_MORE,
    POSTCODE,
    CITY,
    REGION,
)
"""In the order in which reasons are told."""
