"""The packaged questions, in our own words, read once."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from vinculo.feedback.domain.questionnaire import Dimension, Item, Words

HERE = Path(__file__).resolve().parent


@lru_cache(maxsize=3)
def questions(name: str) -> Any:
    """The contents of a packaged file of questions."""
    return json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def quality_dimensions() -> tuple[Dimension, ...]:
    """The five dimensions of service quality with their twenty-two questions."""
    source = questions("servqual_items")
    items = {
        item["id"]: Item(item["id"], item["clause"], item["reverse"]) for item in source["items"]
    }
    return tuple(
        Dimension(entry["id"], entry["name"], tuple(items[key] for key in entry["items"]))
        for entry in source["dimensions"]
    )


@lru_cache(maxsize=1)
def antecedent_dimensions() -> tuple[Dimension, ...]:
    """The sixteen antecedents of gaps 1 to 4 with their fifty-one questions."""
    return tuple(
        Dimension(entry["id"], entry["name"], tuple(_item(item) for item in entry["items"]))
        for entry in questions("gap_items")["antecedents"]
    )


@lru_cache(maxsize=1)
def complaint_dimensions() -> tuple[Dimension, ...]:
    """Result, procedure and treatment of a complaint, three questions each."""
    return tuple(
        Dimension(entry["id"], entry["name"], tuple(_item(item) for item in entry["items"]))
        for entry in questions("complaint_items")["dimensions"]
    )


def _item(entry: dict[str, Any]) -> Item:
    words: Words = {"es": entry["es"], "en": entry["en"]}
    return Item(entry["id"], words, bool(entry.get("reverse", False)))
