"""The practice mailbox finds the customer's link in a mail."""

from vinculo.interactions.domain.practice import tracking_url

BASE = "https://vinculo.example"
TOKEN = "kX-3_" * 9


def test_only_a_link_of_ours_is_offered() -> None:
    assert tracking_url(f"Aquí: {BASE}/seguimiento/{TOKEN}/ .", base=BASE) == (
        f"/seguimiento/{TOKEN}/"
    )
    assert tracking_url(f"https://otra.example/seguimiento/{TOKEN}/", base=BASE) == ""
    assert tracking_url("Sin enlace", base=BASE) == ""
