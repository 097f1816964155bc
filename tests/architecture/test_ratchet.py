"""Contexts grow knowingly: what was agreed stands in ratchet.json, `make ratchet` agrees anew."""

import json

from tools.ratchet import FILE, STEP, agreed, all_sizes, grown


def test_no_context_has_outgrown_what_was_agreed() -> None:
    limits = json.loads(FILE.read_text(encoding="utf-8"))
    assert grown(all_sizes(), limits) == [], "split it, or agree knowingly: make ratchet"


def test_growth_is_seen() -> None:
    small = {"cases": {"lines": 100, "models": 2, "api": 3, "fan_in": 1}}
    large = {"cases": {"lines": 251, "models": 3, "api": 3, "fan_in": 1}}
    limits = agreed(small)
    assert limits["cases"]["lines"] == STEP["lines"]
    assert grown(small, limits) == []
    assert grown(large, limits) == ["cases: lines 251 > 250", "cases: models 3 > 2"]
    assert grown(large, {}) != []
