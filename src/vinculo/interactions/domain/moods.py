"""What a mood is worth to whoever decides an order: a person's word first, then the estimate."""

from vinculo.lib.text.mood.judged import Polarity

SURE_ENOUGH_PCT = 60
SAID = {Polarity.NEGATIVE: 100, Polarity.NEUTRAL: 0, Polarity.POSITIVE: 0}


def upset_pct(*, negative_pct: int, sure_pct: int, said: str = "") -> int | None:
    """How upset somebody is, from 0 to 100; None: the estimate is not sure enough to count."""
    if said:
        return SAID[Polarity(said)]
    return negative_pct if sure_pct >= SURE_ENOUGH_PCT else None
