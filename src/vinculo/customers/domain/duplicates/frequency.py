"""How common each value of the file is: to share «García» says less than to share «Oyarzábal»."""

from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from vinculo.customers.domain.duplicates import fields
from vinculo.customers.domain.duplicates.features import Features, Texts
from vinculo.lib.text.similarity import Ids

Numbers = NDArray[np.float64]

_BELIEVED: Final = 200.0
COMMON_SURNAMES: Final = {
    "garcia": 0.031,
    "rodriguez": 0.0197,
    "gonzalez": 0.0197,
    "fernandez": 0.0193,
    "lopez": 0.0185,
    "martinez": 0.0177,
    "sanchez": 0.0174,
    "perez": 0.0166,
    "gomez": 0.0105,
    "martin": 0.0103,
    "jimenez": 0.0084,
    "hernandez": 0.0084,
    "ruiz": 0.0079,
    "diaz": 0.0073,
    "moreno": 0.0068,
    "munoz": 0.0060,
    "alvarez": 0.0060,
    "romero": 0.0047,
    "gutierrez": 0.0045,
    "alonso": 0.0043,
    "navarro": 0.0040,
    "torres": 0.0040,
    "dominguez": 0.0037,
    "ramos": 0.0036,
    "vazquez": 0.0036,
    "ramirez": 0.0034,
    "gil": 0.0033,
    "serrano": 0.0033,
    "molina": 0.0031,
    "blanco": 0.0031,
}
"""Share of people in Spain by first surname, rounded (Instituto Nacional de Estadística)."""


def shares(features: Features) -> Mapping[tuple[str, str], Numbers]:
    """For each (field, level) that goes by value, the share of each record's value.

    The file's own count, less the two records of a pair, blended with what is believed of a value
    never seen, as if that had been observed on 200 records.
    """
    first = _share(features.first, _surname_beliefs(features.first))
    second = _share(features.second, _surname_beliefs(features.second))
    both = _share_of_ids(features.surnames.ids, first * np.maximum(second, 1e-4))
    plain = {
        (fields.GIVEN, "same"): features.given,
        (fields.COMPANY, "same"): features.company,
        (fields.COMPANY, "reordered"): features.company_bag,
        (fields.BIRTH_DATE, "same"): features.birth,
        (fields.NATIONAL_ID, "same"): features.ids,
        (fields.NATIONAL_ID, "same_invalid"): features.ids,
        (fields.MAIL, "same"): features.mail,
        (fields.ADDRESS, "same"): features.place,
        (fields.ADDRESS, "number_missing"): features.street,
        (fields.ADDRESS_MORE, "same"): features.address_more,
        (fields.POSTCODE, "same"): features.postcode,
        (fields.CITY, "same"): features.city,
        (fields.REGION, "same"): features.region,
    }
    found = {
        (field.key, code): _share(texts, field.levels[field.index(code)].chance)
        for (field, code), texts in plain.items()
    }
    found["surnames", "both_same"] = both
    found["surnames", "only_same"] = np.where(features.second.ids > 0, both, first)
    found["phone", "same"] = _phones(features)
    return found


def _surname_beliefs(texts: Texts) -> Numbers:
    words = [COMMON_SURNAMES.get(word, 0.0005) for word in texts.known.words]
    return np.asarray(np.array(words)[texts.ids], dtype=np.float64)


def _share(texts: Texts, belief: float | Numbers) -> Numbers:
    return _share_of_ids(texts.ids, belief)


def _share_of_ids(ids: Ids, belief: float | Numbers) -> Numbers:
    counts = np.bincount(ids)
    told = ids.size - int(counts[0])
    others = np.maximum(counts[ids] - 2, 0)
    return np.asarray((others + _BELIEVED * belief) / (told + _BELIEVED), dtype=np.float64)


def _phones(features: Features) -> Numbers:
    """The share of the commoner of a record's telephones."""
    one, other = features.phones
    counts = np.bincount(np.concatenate((one.ids, other.ids)), minlength=1)
    told = int(((one.ids > 0) | (other.ids > 0)).sum())
    counts[0] = 0
    others = np.maximum(np.maximum(counts[one.ids], counts[other.ids]) - 2, 0)
    chance = fields.PHONE.levels[0].chance
    return np.asarray((others + _BELIEVED * chance) / (told + _BELIEVED), dtype=np.float64)
