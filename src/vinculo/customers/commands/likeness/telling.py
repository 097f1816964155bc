"""The answer of the duplicates command, from what the domain found."""

from collections.abc import Mapping, Sequence
from math import log2
from typing import Any

from vinculo.customers.commands.likeness.words import FIELD_WORDS, LEVEL_WORDS, NOTES
from vinculo.customers.domain.duplicates.columns import cells_of
from vinculo.customers.domain.duplicates.features import Features, Texts
from vinculo.customers.domain.duplicates.fields import FIELDS
from vinculo.customers.domain.duplicates.find import Duplicates, Pair, ThresholdEffect
from vinculo.kernel.calculation import Answer
from vinculo.kernel.words import figure, gettext_of, ngettext_of
from vinculo.lib.tables import Table

_ = gettext_of("customers")
ngettext = ngettext_of("customers")

VERSION = "1"
SOURCE = "Fellegi–Sunter (1969), EM: Dempster–Laird–Rubin (1977), Winkler (1988, 2000)"
_FEW = 20


def answer_of(
    table: Table, features: Features, found: Duplicates, *, threshold: float, review: float
) -> Answer:
    """All that is told, as the schema says."""
    same = [pair for pair in found.pairs if pair.probability >= threshold]
    return {
        "version": VERSION,
        "source": SOURCE,
        "n": found.records,
        "compared_pairs": found.compared,
        "threshold": threshold,
        "review": review,
        "summary": {
            "pairs": len(same),
            "pairs_to_review": len(found.pairs) - len(same),
            "clusters": len(found.groups),
            "records_in_clusters": sum(map(len, found.groups)),
            "expected_pairs": round(found.expected, 2),
        },
        "thresholds": [_effect(effect) for effect in found.effects],
        "pairs": [_pair(table, pair, threshold) for pair in found.pairs],
        "clusters": [
            {"rows": _rows(table, group), "ids": _ids(table, group), "n": len(group)}
            for group in found.groups
        ],
        "fields": _fields(features, found),
        "left_out": _left_out(found),
        "warnings": _warnings(table, features, found),
    }


def _rows(table: Table, records: Sequence[int]) -> list[int]:
    return [table.rows[record] for record in records]


def _ids(table: Table, records: Sequence[int]) -> list[str | None]:
    known = table.values("id")
    return [None if known[record] is None else str(known[record]) for record in records]


def _pair(table: Table, pair: Pair, threshold: float) -> dict[str, Any]:
    return {
        "rows": _rows(table, (pair.a, pair.b)),
        "ids": _ids(table, (pair.a, pair.b)),
        "probability": round(pair.probability, 6),
        "household_probability": round(pair.household, 6),
        "verdict": "same" if pair.probability >= threshold else "review",
        "same_cluster": pair.together,
        "evidence": [
            {
                "field": reason.field,
                "level": reason.level,
                "bits": reason.bits,
                "words": LEVEL_WORDS[reason.field, reason.level],
                "values": [_cell(table, reason.field, record) for record in (pair.a, pair.b)],
            }
            for reason in pair.reasons
        ],
    }


def _cell(table: Table, field: str, record: int) -> str | None:
    """What the file says there, as it is written."""
    told = [table.values(name)[record] for name in cells_of(field) if name in table]
    return " · ".join(str(value) for value in told if value is not None) or None


def _effect(effect: ThresholdEffect) -> dict[str, Any]:
    return {
        "threshold": effect.threshold,
        "pairs": effect.pairs,
        "expected_false_pairs": round(effect.false_pairs, 3),
        "expected_found_share": round(effect.found_share, 4),
        "words": ngettext(
            "Con %(threshold)s se une %(pairs)s par: se esperan %(wrong)s equivocados y se "
            "encuentra el %(share)s %% de los repetidos.",
            "Con %(threshold)s se unen %(pairs)s pares: se esperan %(wrong)s equivocados y se "
            "encuentra el %(share)s %% de los repetidos.",
            effect.pairs,
        )
        % {
            "threshold": figure(effect.threshold),
            "pairs": effect.pairs,
            "wrong": figure(effect.false_pairs, ".1f"),
            "share": figure(100 * effect.found_share, ".0f"),
        },
    }


def _told(features: Features) -> Mapping[str, int]:
    texts: Mapping[str, Texts] = {
        "given_name": features.given,
        "surnames": features.surnames,
        "company": features.company,
        "birth_date": features.birth,
        "national_id": features.ids,
        "phone": features.phones[0],
        "mail": features.mail,
        "address": features.street,
        "address_2": features.address_more,
        "postcode": features.postcode,
        "city": features.city,
        "region": features.region,
    }
    return {key: int((found.ids > 0).sum()) for key, found in texts.items()}


def _fields(features: Features, found: Duplicates) -> list[dict[str, Any]]:
    """What was learned of each field that the file has."""
    told = _told(features)
    learned = found.learned
    return [
        {
            "field": field.key,
            "words": FIELD_WORDS[field.key],
            "n": told[field.key],
            "expected_matches_that_taught": round(learned.taught.get(field.key, 0.0), 1),
            "levels": [
                {
                    "level": level.code,
                    "words": LEVEL_WORDS[field.key, level.code],
                    "same": float(same),
                    "strangers": float(chance),
                    "bits": round(log2(same / chance), 2),
                }
                for level, same, chance in zip(
                    field.levels,
                    learned.same[field.key],
                    learned.chance[field.key],
                    strict=True,
                )
            ],
        }
        for field in FIELDS
        if told[field.key] and field.key in learned.chance
    ]


def _left_out(found: Duplicates) -> list[dict[str, Any]]:
    if not found.skipped:
        return []
    words = NOTES["crowded_blocks"] % {"n": found.skipped}
    return [{"reason": "crowded_blocks", "n": found.skipped, "words": words}]


def _warnings(table: Table, features: Features, found: Duplicates) -> list[dict[str, str]]:
    dates = sum(bool(text.strip()) for text in table.texts("birth_date"))
    unread = dates - int((features.birth.ids > 0).sum())
    wrong = int((features.valid == 0).sum())
    told = {
        "one_record": found.records < 2,
        "few_records": found.records >= 2 and found.expected < _FEW,
        "unread_dates": unread,
        "invalid_ids": wrong,
    }
    return [
        {"code": code, "words": NOTES[code] % {"n": int(count)}}
        for code, count in told.items()
        if count
    ]
