"""Only the trusted server's topmost word about a sender counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vinculo.interactions.domain.authentication import (
    Authenticity,
    are_aligned,
    authenticity,
)

OURS = "mx.fibra.example"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ([], "unknown"),
        ([f"{OURS}; dmarc=pass header.from=b.example"], "pass"),
        ([f"{OURS}; dmarc=fail (p=reject) header.from=b.example; spf=pass"], "fail"),
        ([f"{OURS} 1; spf=fail smtp.mailfrom=a@b.example"], "fail"),
        ([f"{OURS}; spf=softfail"], "unknown"),
        ([f"{OURS}; spf=fail; dkim=pass header.d=b.example"], "pass"),
        ([f"{OURS}; dkim=fail header.d=b.example; dkim=pass header.i=@Mail.B.example"], "pass"),
        ([f"{OURS}; spf=pass smtp.mailfrom=bounce@news.b.example"], "pass"),
        ([f"{OURS}; dkim=pass; spf=pass"], "unknown"),  # for nobody knows whom
        (
            [f"{OURS}; dkim=pass header.d=evil.example; spf=pass smtp.mailfrom=evil.example"],
            "unknown",
        ),
        ([f"{OURS}; spf=fail smtp.mailfrom=b.example; dkim=pass header.d=evil.example"], "fail"),
        ([f"{OURS}; dkim=pass header.d=evil.example header.b=b.example"], "unknown"),
        ([f"{OURS}; dkim=pass (header.d=b.example) header.d=evilb.example"], "unknown"),
        ([f"{OURS}; none"], "unknown"),
        (["elsewhere.example; dmarc=fail"], "unknown"),
        ([f"{OURS}; dmarc=fail", f"{OURS}; dmarc=pass"], "fail"),
        ([f"elsewhere.example (x; {OURS}; dmarc=fail)", f"{OURS}; dmarc=pass"], "pass"),
        ([f'{OURS}; spf=none reason="a; dmarc=fail"; dmarc=pass'], "pass"),
        ([f"{OURS.upper()}; DMARC=FAIL"], "fail"),
        (["", ";", "((((", '"'], "unknown"),
    ],
)
def test_what_a_server_says(fields: list[str], expected: str) -> None:
    assert authenticity(fields, authority=OURS, sender="lucia@b.example") == expected


def test_without_a_trusted_server_nothing_is_believed() -> None:
    fields = ["; dmarc=pass", "x; dmarc=fail"]
    assert authenticity(fields, authority="", sender="a@b.example") is Authenticity.UNKNOWN


@pytest.mark.parametrize(
    ("one", "other", "aligned"),
    [
        ("b.example", "B.example.", True),
        ("example", "b.example", False),
        ("b.example", "ab.example", False),
        ("münchen.example", "xn--mnchen-3ya.example", True),
        ("", "b.example", False),
        ("b.example", "", False),
    ],
)
def test_domains_are_aligned_below_one_another(one: str, other: str, *, aligned: bool) -> None:
    assert are_aligned(one, other) is aligned
    assert are_aligned(other, one) is aligned


@given(forged=st.lists(st.text(max_size=80), max_size=5))
def test_nothing_below_the_topmost_field_of_ours_changes_the_answer(forged: list[str]) -> None:
    real = f"{OURS}; dmarc=fail"
    below = [*forged, f"{OURS}; dmarc=pass"]
    assert authenticity([real, *below], authority=OURS, sender="a@b.example") is Authenticity.FAIL


@given(fields=st.lists(st.text(max_size=60), max_size=5))
def test_any_text_is_read_or_left_out(fields: list[str]) -> None:
    assert authenticity(fields, authority=OURS, sender="a@b.example") in set(Authenticity)
